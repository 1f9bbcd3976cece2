//! Texts in UTF-16 and UTF-32, which spreadsheets and old editors write: known by their first bytes, as chapter 5.2 of
//! YAML 1.2.2 says, and told by name.

use std::char::decode_utf16;

/// The encoding of bytes that are not UTF-8 but UTF-16 or UTF-32, and their text without a byte order mark.
pub(super) fn decode(bytes: &[u8]) -> Option<(&'static str, String)> {
    let (name, width, big, marked) = match bytes {
        [0, 0, 0xfe, 0xff, ..] => ("UTF-32", 4, true, true),
        [0xff, 0xfe, 0, 0, ..] => ("UTF-32", 4, false, true),
        [0xfe, 0xff, ..] => ("UTF-16", 2, true, true),
        [0xff, 0xfe, ..] => ("UTF-16", 2, false, true),
        [0, 0, 0, c, ..] if *c != 0 => ("UTF-32", 4, true, false),
        [c, 0, 0, 0, ..] if *c != 0 => ("UTF-32", 4, false, false),
        [0, c, ..] if *c != 0 => ("UTF-16", 2, true, false),
        [c, 0, ..] if *c != 0 => ("UTF-16", 2, false, false),
        _ => return None,
    };
    let number = |unit: &[u8]| -> u32 {
        let digits = |sum: u32, byte: &u8| sum << 8 | u32::from(*byte);
        if big { unit.iter().fold(0, digits) } else { unit.iter().rev().fold(0, digits) }
    };
    let units = bytes.chunks_exact(width).map(number);
    let text: Option<String> = if width == 4 {
        units.map(char::from_u32).collect()
    } else {
        let units = units.filter_map(|unit| u16::try_from(unit).ok());
        decode_utf16(units).map(Result::ok).collect()
    };
    // The mark alone says what the file is; without it the text must bear it out. Text in UTF-8 that is read so is made of
    // signs of the far East.
    let is_latin = |text: &str| {
        let text = text.trim_start_matches('\u{feff}');
        2 * text.chars().filter(|c| *c < '\u{250}').count() > text.chars().count()
    };
    let is_borne_out = |text: &str| bytes.len().is_multiple_of(width) && !text.contains('\0') && is_latin(text);
    let replaced = || {
        let units = bytes.chunks_exact(width).map(number);
        units.map(|unit| char::from_u32(unit).unwrap_or('\u{fffd}')).collect()
    };
    let text = match text {
        Some(text) if !marked => Some(text).filter(|text| is_borne_out(text))?,
        None if !marked => return None,
        text => text.unwrap_or_else(replaced),
    };
    // A mark before text in UTF-8: what was meant stands in that.
    let rest = bytes.get(width..).filter(|_| marked && !is_latin(&text)).unwrap_or_default();
    let text = if rest.is_empty() { text } else { text + "\n" + &String::from_utf8_lossy(rest).replace('\0', "") };
    Some((name, text.trim_start_matches('\u{feff}').to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bytes(text: &str, width: usize, big: bool) -> Vec<u8> {
        let unit = |unit: u32| {
            let bytes = unit.to_be_bytes()[4 - width..].to_vec();
            if big { bytes } else { bytes.into_iter().rev().collect() }
        };
        match width {
            2 => text.encode_utf16().flat_map(|c| unit(u32::from(c))).collect(),
            _ => text.chars().flat_map(|c| unit(u32::from(c))).collect(),
        }
    }

    #[test]
    fn an_encoding_is_known_by_its_first_bytes() {
        for (width, name) in [(2, "UTF-16"), (4, "UTF-32")] {
            for big in [true, false] {
                for mark in ["", "\u{feff}"] {
                    let text = "kind: Order\ntitle: Blåbær 𝄞\n";
                    let decoded = decode(&bytes(&format!("{mark}{text}"), width, big));
                    assert_eq!(decoded, Some((name, text.to_owned())), "{width} {big} {mark:?}");
                }
            }
        }
    }

    #[test]
    fn other_bytes_are_left_alone() {
        for bytes in [
            &b"kind: Order\n"[..],
            b"",
            b"a",
            "\u{feff}kind: Order".as_bytes(),
            b"a\0b",
            b"\0",
            b"\0\0\0\0",
            b"a\0b\0\0\0",
            b"#\0\nkind: Person\n",
            b"#\0\n\nkind: Person\n",
            b"\0#\nkind: Person\n\n",
            b"#\0\0\0kind: Person\n\n",
        ] {
            assert_eq!(decode(bytes), None, "{bytes:?}");
        }
        // A mark before text in UTF-8.
        for mark in [&b"\xff\xfe"[..], b"\xfe\xff", b"\xff\xfe\0\0", b"\0\0\xfe\xff"] {
            let (_, text) = decode(&[mark, b"kind: Person\nid: x\n"].concat()).unwrap();
            assert!(text.contains("kind: Person"), "{mark:?}: {text}");
        }
        // Cut in the middle of a character.
        assert_eq!(decode(b"\xff\xfek\0i\0\x34\xd8"), Some(("UTF-16", "ki\u{fffd}".to_owned())));
    }
}
