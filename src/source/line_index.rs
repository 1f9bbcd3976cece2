//! Bytes to lines and columns, in the units that people, editors and formats count in.

/// A line and a column, both counted from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LineColumn {
    /// From 1.
    pub line: u32,
    /// From 1, in the unit that was asked for.
    pub column: u32,
}

/// Where each line starts. A line ends with LF, CRLF or a CR on its own, as YAML counts lines.
#[derive(Debug)]
pub struct LineIndex {
    starts: Vec<u32>,
    /// How many characters begin before each [`STRIDE`]th byte: a line may be as long as the file.
    characters: Vec<u32>,
}

/// How many bytes at most are looked through for the characters before a byte.
const STRIDE: usize = 256;

impl LineIndex {
    /// The index of a text of less than 4 GiB.
    pub fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        let breaks = bytes.iter().enumerate().filter(|&(at, byte)| match byte {
            b'\n' => true,
            b'\r' => bytes.get(at + 1) != Some(&b'\n'),
            _ => false,
        });
        let starts = std::iter::once(0).chain(breaks.filter_map(|(at, _)| u32::try_from(at + 1).ok())).collect();
        let mut before = 0;
        let characters = bytes.chunks(STRIDE).map(|chunk| {
            let here = before;
            before += beginnings(chunk);
            here
        });
        Self { characters: characters.collect(), starts }
    }

    /// How many lines there are; the empty text has one.
    pub fn count(&self) -> u32 {
        u32::try_from(self.starts.len()).unwrap_or(u32::MAX)
    }

    /// The byte at which a line starts, counted from 1; `None` past the last.
    pub fn start(&self, line: u32) -> Option<u32> {
        self.starts.get(line.checked_sub(1)? as usize).copied()
    }

    /// The line (from 1) that holds a byte.
    pub fn line(&self, offset: u32) -> u32 {
        u32::try_from(self.starts.partition_point(|&start| start <= offset)).unwrap_or(u32::MAX)
    }

    /// The place of a byte, columns in Unicode scalar values.
    pub fn scalar(&self, text: &str, offset: u32) -> LineColumn {
        let line = self.line(offset);
        let before = |at: u32| self.characters_before(text, at);
        LineColumn { line, column: before(offset).saturating_sub(before(self.start(line).unwrap_or(0))) + 1 }
    }

    /// The place of a byte, columns in UTF-8 bytes.
    pub fn utf8(&self, text: &str, offset: u32) -> LineColumn {
        self.place(text, offset, str::len)
    }

    /// The place of a byte, columns in UTF-16 units.
    pub fn utf16(&self, text: &str, offset: u32) -> LineColumn {
        self.place(text, offset, |before| before.encode_utf16().count())
    }

    /// The text of a line (from 1) without its line break.
    pub fn text<'t>(&self, text: &'t str, line: u32) -> &'t str {
        let Some(start) = self.start(line) else { return "" };
        let end = self.start(line + 1).map_or(text.len(), |next| next as usize);
        text.get(start as usize..end).unwrap_or("").trim_end_matches(['\n', '\r'])
    }

    /// How many characters begin before a byte.
    fn characters_before(&self, text: &str, offset: u32) -> u32 {
        let offset = (offset as usize).min(text.len());
        // The end of the text may lie where the next stride would begin.
        let stride = (offset / STRIDE).min(self.characters.len().saturating_sub(1));
        let before = self.characters.get(stride).copied().unwrap_or(0);
        before + beginnings(text.as_bytes().get(stride * STRIDE..offset).unwrap_or(&[]))
    }

    fn place(&self, text: &str, offset: u32, width: impl Fn(&str) -> usize) -> LineColumn {
        let line = self.line(offset);
        let start = self.start(line).unwrap_or(0) as usize;
        let before = text.get(start..offset as usize).unwrap_or("");
        LineColumn { line, column: u32::try_from(width(before)).unwrap_or(u32::MAX).saturating_add(1) }
    }
}

/// How many characters begin in a piece of UTF-8.
fn beginnings(bytes: &[u8]) -> u32 {
    let begins = |byte: &&u8| !(0x80..0xc0).contains(*byte);
    u32::try_from(bytes.iter().filter(begins).count()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_of_long_lines_count_all_before_them() {
        for length in [STRIDE - 1, STRIDE, STRIDE + 1, 3 * STRIDE] {
            for letter in ["x", "é", "𝄞"] {
                let text = format!("first\n{}", letter.repeat(length));
                let index = LineIndex::new(&text);
                for (column, (at, _)) in text["first\n".len()..].char_indices().enumerate() {
                    let place = index.scalar(&text, u32::try_from("first\n".len() + at).unwrap());
                    let column = u32::try_from(column + 1).unwrap();
                    assert_eq!(place, LineColumn { line: 2, column }, "{letter} {length}");
                }
                let end = index.scalar(&text, u32::try_from(text.len()).unwrap());
                assert_eq!(end.column, u32::try_from(length + 1).unwrap());
            }
        }
    }

    #[test]
    fn columns_count_in_the_unit_asked_for() {
        // é is 2 bytes and 1 UTF-16 unit; 𝄞 is 4 bytes and 2 units.
        let text = "a: é𝄞x\n";
        let index = LineIndex::new(text);
        let x = u32::try_from(text.find('x').unwrap()).unwrap();
        assert_eq!(index.scalar(text, x), LineColumn { line: 1, column: 6 });
        assert_eq!(index.utf8(text, x), LineColumn { line: 1, column: 10 });
        assert_eq!(index.utf16(text, x), LineColumn { line: 1, column: 7 });
    }

    #[test]
    fn crlf_and_lone_cr_end_a_line_once() {
        let text = "a\r\nb\rc\nd";
        let index = LineIndex::new(text);
        assert_eq!(index.count(), 4);
        let lines: Vec<&str> = (1..=4).map(|line| index.text(text, line)).collect();
        assert_eq!(lines, ["a", "b", "c", "d"]);
        assert_eq!(index.scalar(text, 3), LineColumn { line: 2, column: 1 });
    }

    #[test]
    fn the_end_of_the_text_has_a_place() {
        let text = "a\n";
        assert_eq!(LineIndex::new(text).scalar(text, 2), LineColumn { line: 2, column: 1 });
        assert_eq!(LineIndex::new("").scalar("", 0), LineColumn { line: 1, column: 1 });
    }
}
