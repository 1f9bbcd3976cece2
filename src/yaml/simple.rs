//! Texts of the simplest YAML, told by their lines: enough to know that nothing is wrong with a file and what its documents
//! hold at their top, at a fraction of what reading it costs.

use super::limits::Limits;

/// A document of a simple text.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct SimpleDocument<'t> {
    /// The keys at its top in their order, each with what is written after it on its line; none where its root is a list or
    /// nothing.
    pub keys: Vec<(&'t str, &'t str)>,
}

/// The documents of a text that is YAML without a fault, but that a key may be there twice. `None` where that would take
/// more than a look at each line: it says nothing of the text.
///
/// Looked through are keys of letters and digits, plain and quoted scalars of a line, lists and mappings of a line without
/// others in them, block scalars, comments, and lists and mappings by their indentation.
pub fn simple_documents<'t>(text: &'t str, limits: &Limits) -> Option<Vec<SimpleDocument<'t>>> {
    // A line may make as many nodes as half its letters.
    if text.len() > limits.bytes || text.len() / 2 > limits.nodes {
        return None;
    }
    let documents = vec![SimpleDocument::default()];
    let mut lines = Lines { open: Vec::new(), slot: false, block: None, documents, depth: limits.depth.min(MOST_OPEN) };
    for line in text.split('\n') {
        lines.line(line.strip_suffix('\r').unwrap_or(line))?;
        if lines.documents.len() > limits.documents {
            return None;
        }
    }
    Some(lines.documents)
}

/// What the lines so far have opened.
struct Lines<'t> {
    /// The collections that are open, with their columns, which never fall from the outer to the inner.
    open: Vec<(Collection, usize)>,
    /// Whether the innermost of them has a key or a dash whose value is still to come.
    slot: bool,
    /// A block scalar that may go on.
    block: Option<Block>,
    documents: Vec<SimpleDocument<'t>>,
    /// How many collections may be open.
    depth: usize,
}

/// The most collections that are open in a simple text: each dash of a line opens one within another.
const MOST_OPEN: usize = 32;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Collection {
    Mapping,
    Sequence,
}

/// A block scalar.
struct Block {
    /// The column of the collection that it is in.
    outer: usize,
    /// The indentation of its first line that is not blank.
    indent: Option<usize>,
}

impl<'t> Lines<'t> {
    fn line(&mut self, line: &'t str) -> Option<()> {
        let content = line.trim_start_matches(' ');
        let column = line.len() - content.len();
        if let Some(goes_on) = self.in_block(content, column) {
            return (goes_on && is_text(content)).then_some(());
        }
        if content.is_empty() || content.starts_with('#') {
            return is_text(content).then_some(());
        }
        if line == "---" {
            // A first document that says nothing is none.
            let is_first = self.documents.len() == 1 && self.is_blank();
            if !is_first {
                self.documents.push(SimpleDocument::default());
            }
            (self.open, self.slot) = (Vec::new(), false);
            self.documents.last_mut()?.keys.clear();
            return Some(());
        }
        let is_start = self.is_blank();
        self.node(content, column, is_start)
    }

    /// Whether a line belongs to a block scalar, and then whether it may; `None` where it does not.
    fn in_block(&mut self, content: &str, column: usize) -> Option<bool> {
        let block = self.block.as_mut()?;
        let is_blank = content.is_empty();
        match block.indent {
            // Blank lines before the first may not be longer than it.
            None if is_blank => Some(column == 0),
            None if column > block.outer => {
                block.indent = Some(column);
                // A tab here may be indentation or not.
                Some(!content.starts_with('\t'))
            }
            Some(indent) if is_blank || column >= indent => Some(true),
            Some(_) if column > block.outer => Some(false),
            _ => {
                self.block = None;
                None
            }
        }
    }

    /// Whether the document at hand has nothing yet.
    fn is_blank(&self) -> bool {
        self.open.is_empty()
    }

    /// A key or a dash at a column, and what follows it on the line. `is_start` is whether it may open the document.
    fn node(&mut self, content: &'t str, column: usize, is_start: bool) -> Option<()> {
        let dash = content.strip_prefix('-').filter(|rest| rest.is_empty() || rest.starts_with(' '));
        let wanted = if dash.is_some() { Collection::Sequence } else { Collection::Mapping };
        if self.open.last().is_some_and(|(_, at)| *at > column) {
            self.slot = false;
        }
        while self.open.last().is_some_and(|(_, at)| *at > column) {
            self.open.pop();
        }
        // A list may stand in the column of the key that it is the value of.
        let beneath =
            |open: &[(Collection, usize)]| open.len() > 1 && open[open.len() - 2] == (Collection::Mapping, column);
        if wanted == Collection::Mapping
            && self.open.last() == Some(&(Collection::Sequence, column))
            && beneath(&self.open)
        {
            self.open.pop();
            self.slot = false;
        }
        match self.open.last().copied() {
            Some((kind, at)) if at == column && kind == wanted => {}
            Some((Collection::Mapping, at)) if at == column && self.slot => self.open.push((wanted, column)),
            Some((_, at)) if at < column && self.slot => self.open.push((wanted, column)),
            None if is_start => self.open.push((wanted, column)),
            _ => return None,
        }
        if self.open.len() > self.depth {
            return None;
        }
        self.slot = false;
        match dash {
            Some(rest) => self.item(rest, column),
            None => self.entry(content, column),
        }
    }

    fn item(&mut self, rest: &'t str, column: usize) -> Option<()> {
        let inner = rest.trim_start_matches(' ');
        if inner.is_empty() || inner.starts_with('#') {
            self.slot = true;
            return is_text(inner).then_some(());
        }
        if inner == "-" || inner.starts_with("- ") || key(inner).is_some() {
            self.slot = true;
            return self.node(inner, column + 1 + (rest.len() - inner.len()), false);
        }
        self.value(inner, column)
    }

    fn entry(&mut self, content: &'t str, column: usize) -> Option<()> {
        let (key, rest) = key(content)?;
        let value = rest.trim_start_matches(' ');
        if self.open.len() == 1 {
            self.documents.last_mut()?.keys.push((key, value));
        }
        if value.is_empty() || value.starts_with('#') && rest.len() > value.len() {
            self.slot = true;
            return is_text(value).then_some(());
        }
        self.value(value, column)
    }

    /// A value that begins on this line, in a collection at a column.
    fn value(&mut self, value: &str, column: usize) -> Option<()> {
        if !is_text(value) {
            return None;
        }
        if matches!(value.trim_end_matches(' '), "|" | "|-" | "|+" | ">" | ">-" | ">+") {
            self.block = Some(Block { outer: column, indent: None });
            return Some(());
        }
        let value = value.split_once(" #").map_or(value, |(value, _)| value).trim_end_matches(' ');
        let inner = |open: char, close: char| value.strip_prefix(open)?.strip_suffix(close);
        let is_simple = if let Some(items) = inner('[', ']') {
            items.trim_matches(' ').is_empty() || items.split(',').all(|item| is_item(item.trim_matches(' ')))
        } else if let Some(entries) = inner('{', '}') {
            let is_entry = |entry: &str| {
                let (name, value) = entry.trim_matches(' ').split_once(": ")?;
                Some(is_name(name) && is_item(value.trim_matches(' ')))
            };
            entries.trim_matches(' ').is_empty() || entries.split(',').all(|entry| is_entry(entry) == Some(true))
        } else {
            is_quoted(value) || is_plain(value)
        };
        is_simple.then_some(())
    }
}

/// The key that a line begins with, and what follows its colon.
fn key(content: &str) -> Option<(&str, &str)> {
    let (key, rest) = content.split_once(':')?;
    (is_name(key) && (rest.is_empty() || rest.starts_with(' '))).then_some((key, rest))
}

/// Whether a text is of letters, digits and the marks within names.
fn is_name(text: &str) -> bool {
    let is_inside = |byte: u8| byte.is_ascii_alphanumeric() || b"_-./".contains(&byte);
    // What is longer may not stand before a colon.
    text.len() < 1_000
        && text.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_')
        && text.bytes().all(is_inside)
}

/// Whether a text is an item of a list or mapping of one line.
fn is_item(text: &str) -> bool {
    let is_inside = |c: char| c.is_alphanumeric() || "_-./ ".contains(c);
    is_quoted(text) || text.starts_with(|c: char| c.is_alphanumeric() || c == '_') && text.chars().all(is_inside)
}

/// Whether a text is in quotation marks, with none and no escape within.
fn is_quoted(text: &str) -> bool {
    let within = |mark: char| text.strip_prefix(mark)?.strip_suffix(mark);
    within('"').or_else(|| within('\'')).is_some_and(|inner| !inner.contains(['"', '\'', '\\']))
}

/// Whether a text is a plain scalar of a line.
fn is_plain(text: &str) -> bool {
    let starts = |c: char| c.is_alphanumeric() || "_/.(+~$=<;^".contains(c);
    text.starts_with(starts) && !text.contains(": ") && !text.ends_with(':') && !text.contains('\t') && text != "..."
}

/// Whether a text holds only letters, digits, blanks and the usual marks.
fn is_text(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b' '..=b'~'))
        || text.chars().all(|c| matches!(c, ' '..='~' | '\t') || c.is_alphanumeric() || "–—…«»“”’·°§€".contains(c))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::yaml::parse;

    /// The same of a tree; `None` where a document of it cannot be read.
    fn read(text: &str) -> Option<Vec<Vec<String>>> {
        let tree = parse(&text.into(), &Limits::default());
        let keys = |root| {
            let node = tree.node(root)?;
            Some(if node.is_mapping() {
                node.entries().map(|entry| entry.key.text().to_owned()).collect()
            } else {
                vec![]
            })
        };
        tree.roots().iter().map(keys).collect()
    }

    fn agrees(text: &str) -> Result<bool, String> {
        let Some(simple) = simple_documents(text, &Limits::default()) else { return Ok(false) };
        let mut own: Vec<Vec<String>> = simple
            .iter()
            .map(|document| {
                let mut seen = Vec::new();
                for (key, _) in &document.keys {
                    if !seen.contains(&(*key).to_owned()) {
                        seen.push((*key).to_owned());
                    }
                }
                seen
            })
            .collect();
        let mut read = read(text).ok_or_else(|| format!("cannot be read: {text:?}"))?;
        for document in &mut read {
            let mut seen: Vec<String> = Vec::new();
            document.retain(|key| {
                !seen.contains(key) && {
                    seen.push(key.clone());
                    true
                }
            });
        }
        // Documents that say nothing count for nothing.
        own.retain(|keys| !keys.is_empty());
        read.retain(|keys| !keys.is_empty());
        if own == read { Ok(true) } else { Err(format!("{own:?} {read:?}: {text:?}")) }
    }

    #[test]
    fn usual_files_are_simple() {
        for text in [
            "",
            "# nothing\n",
            "a: 1\n",
            "apiVersion: apps/v1\r\nkind: Deployment\r\nmetadata:\r\n  labels: {app: n0, tier: \"web\"}\r\n",
            "on:\n  push:\n    branches: [main, 'v1']\njobs:\n  build:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: actions/checkout@v4\n      - name: Test\n        run: |\n          cargo test\n\n          echo \"a: b\" # c\n      - run: x\n",
            "list:\n- a\n- b: 1\n  c:\n  - d\nnext: {}\n",
            "---\na: b # c\n---\n- x\n-\n  y: z\n- - 1\n  - 2\n",
            "a:\nb:\n  # c\n  d: æøå «ø»\n",
        ] {
            assert_eq!(agrees(text), Ok(true), "{text}");
        }
    }

    #[test]
    fn what_takes_more_than_a_look_is_left_alone() {
        for text in [
            "a",
            "a: b: c\n",
            "a: &x b\n",
            "a: *x\n",
            "a: !t b\n",
            "<<: x\n",
            "a: [b\n",
            "a: 'b\n",
            "a: \"\\x41\"\n",
            "a: b\n  c\n",
            "a: b\n  c: d\n",
            "a:\n    b: 1\n  c: 2\n",
            "- a\nb: 1\n",
            "a: 1\n- b\n",
            "\ta: 1\n",
            "a:\tb\n",
            "? a\n: b\n",
            "a: @b\n",
            "a: |2\n   b\n",
            "a: |\n    b\n   c\n",
            "a: |\n  \n b\n",
            "a: {b: {c: d}}\n",
            "%YAML 1.2\n---\na: 1\n",
            "a: 1\n...\n",
            "a: \u{1}\n",
            "\u{feff}a: 1\n",
            "a: b\u{2028}c: d\n",
            "a:\n  b\n",
            "a: %b\n",
            "a: -\n",
            "a: - b\n",
            "--- a\n",
            "a: 1\n ---\n",
        ] {
            assert_eq!(simple_documents(text, &Limits::default()), None, "{text:?}");
        }
        let deep = |dashes: usize| format!("{}a", "- ".repeat(dashes));
        assert_eq!(agrees(&deep(MOST_OPEN)), Ok(true));
        assert_eq!(simple_documents(&deep(MOST_OPEN + 1), &Limits::default()), None);
        assert_eq!(simple_documents(&deep(100_000), &Limits::default()), None);
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 2_000, ..ProptestConfig::default() })]

        #[test]
        fn what_is_simple_is_read_so(
            pieces in proptest::collection::vec(
                prop_oneof![
                    3 => Just("\n"), 2 => Just("a: "), 2 => Just("b:"), 2 => Just("- "), 2 => Just("  "), 1 => Just(" "), 1 => Just("-"),
                    1 => Just("x"), 1 => Just("[a, b]"), 1 => Just("{a: b}"), 1 => Just("|"), 1 => Just(">-"), 1 => Just("# c"),
                    1 => Just("'q'"), 1 => Just("\"q\""), 1 => Just("---"), 1 => Just("\r\n"), 1 => Just(":"), 1 => Just("\t"),
                    1 => Just("\n- "), 1 => Just("\n  b: "), 1 => Just("\n  - "), 1 => Just("\na:"), 1 => Just("["), 1 => Just(","),
                    1 => Just("..."), 1 => Just("\r"), 1 => Just("é"), 1 => Just("=")
                ],
                0..24
            )
        ) {
            let text = pieces.concat();
            prop_assert!(agrees(&text).is_ok(), "{:?}", agrees(&text));
        }

        #[test]
        fn what_is_simple_by_its_lines_is_read_so(
            lines in proptest::collection::vec((0..6usize, prop_oneof![
                4 => Just("a: 1"), 4 => Just("b:"), 3 => Just("- x"), 3 => Just("- c: 2"), 2 => Just("-"), 1 => Just("- - y"),
                1 => Just("- d:"), 2 => Just(""), 1 => Just("# e"), 2 => Just("f: |"), 1 => Just("- >-"), 1 => Just("text"),
                1 => Just("'g': h"), 1 => Just("i: [j, k] # l"), 1 => Just("---"), 1 => Just("m: {n: o}"), 1 => Just("- - p: q")
            ]), 0..9)
        ) {
            let text = lines.iter().fold(String::new(), |text, (indent, line)| text + &" ".repeat(*indent) + line + "\n");
            prop_assert!(agrees(&text).is_ok(), "{:?}", agrees(&text));
        }
    }
}
