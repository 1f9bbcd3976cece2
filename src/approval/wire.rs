//! Bytes of SSH: base64 text in armour, and strings with their length before them (RFC 4251, section 5).

/// What is left of some bytes.
pub(super) struct Wire<'b>(&'b [u8]);

impl<'b> Wire<'b> {
    pub(super) fn of(bytes: &'b [u8]) -> Self {
        Self(bytes)
    }

    /// The next bytes, where there are so many.
    pub(super) fn take(&mut self, count: usize) -> Option<&'b [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    /// The next four bytes as a number.
    pub(super) fn number(&mut self) -> Option<u32> {
        Some(u32::from_be_bytes(self.take(4)?.try_into().ok()?))
    }

    /// The next string: four bytes of length, and as many.
    pub(super) fn string(&mut self) -> Option<&'b [u8]> {
        let length = usize::try_from(self.number()?).ok()?;
        self.take(length)
    }

    /// The next string, where it is text.
    pub(super) fn text(&mut self) -> Option<&'b str> {
        std::str::from_utf8(self.string()?).ok()
    }

    /// Nothing, where nothing is left.
    pub(super) fn end(&self) -> Option<()> {
        self.0.is_empty().then_some(())
    }
}

/// The bytes between `-----BEGIN LABEL-----` and `-----END LABEL-----`; only line breaks may stand around and within.
pub(super) fn unarmoured(text: &str, label: &str) -> Option<Vec<u8>> {
    let text = text.trim_matches(['\r', '\n']).strip_prefix(&format!("-----BEGIN {label}-----"))?;
    let text = text.strip_suffix(&format!("-----END {label}-----"))?;
    base64(&text.replace(['\r', '\n'], ""))
}

/// The bytes of a base64 text (RFC 4648, section 4), which has one spelling only.
pub(super) fn base64(text: &str) -> Option<Vec<u8>> {
    let digits = text.strip_suffix("==").or_else(|| text.strip_suffix('=')).unwrap_or(text);
    if !text.len().is_multiple_of(4) || (text.len() - digits.len()) != (4 - digits.len() % 4) % 4 {
        return None;
    }
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    let (mut held, mut bits) = (0u32, 0u32);
    for digit in digits.bytes() {
        let value = match digit {
            b'A'..=b'Z' => digit - b'A',
            b'a'..=b'z' => digit - b'a' + 26,
            b'0'..=b'9' => digit - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => return None,
        };
        held = held << 6 | u32::from(value);
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push(u8::try_from(held >> bits).ok()?);
            held &= (1 << bits) - 1;
        }
    }
    (held == 0).then_some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_has_one_spelling() {
        // The examples of RFC 4648, section 10.
        for (text, bytes) in
            [("", ""), ("Zg==", "f"), ("Zm8=", "fo"), ("Zm9v", "foo"), ("Zm9vYg==", "foob"), ("Zm9vYmFy", "foobar")]
        {
            assert_eq!(base64(text).unwrap(), bytes.as_bytes(), "{text}");
        }
        for text in ["Zg", "Zg=", "Zh==", "Zm9=", "Z", "Zm9v=", "Zm9v====", "Zm 9", "Zm9-", "=", "===="] {
            assert_eq!(base64(text), None, "{text}");
        }
    }

    #[test]
    fn strings_end_where_their_length_says() {
        let mut wire = Wire::of(&[0, 0, 0, 2, b'a', b'b', 7]);
        assert_eq!(wire.text(), Some("ab"));
        assert_eq!(wire.end(), None);
        assert_eq!(wire.take(1), Some(&[7][..]));
        assert_eq!(wire.end(), Some(()));
        assert_eq!(Wire::of(&[0, 0, 0, 3, b'a', b'b']).string(), None);
        assert_eq!(Wire::of(&[255, 255, 255, 255]).string(), None);
    }

    #[test]
    fn armour_holds_base64_alone() {
        let text = |inner: &str| format!("-----BEGIN X-----{inner}-----END X-----\n");
        assert_eq!(unarmoured(&text("\nZm9v\r\nYmFy\n"), "X").unwrap(), b"foobar");
        assert_eq!(unarmoured(&text("\nZm9v YmFy\n"), "X"), None);
        assert_eq!(unarmoured(&text("\nZm9v\n"), "Y"), None);
        assert_eq!(unarmoured("Zm9v", "X"), None);
    }
}
