//! What a plain scalar is: by the core schema of YAML 1.2.2 (chapter 10.3.2), and by the types of YAML 1.1 that older
//! tools still read it as.

/// What a scalar is in YAML 1.2.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ScalarKind {
    /// `null`, `Null`, `NULL`, `~` or nothing.
    Null,
    /// `true` or `false`, also capitalised or in capitals.
    Bool(bool),
    /// Decimal, `0o` octal or `0x` hexadecimal.
    Int,
    /// With a point or an exponent, `.inf` or `.nan`.
    Float,
    /// Everything else.
    String,
}

/// What a plain scalar is in YAML 1.1 that it is not in YAML 1.2.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Ambiguity {
    /// `yes`, `no`, `on`, `off`, `y`, `n` in their spellings.
    Bool(bool),
    /// Digits with a leading zero: octal in 1.1, decimal in 1.2.
    Octal,
    /// `0b` and binary digits.
    Binary,
    /// Digits with underscores between them.
    Underscored,
    /// Base 60, such as `17:00`.
    Sexagesimal,
}

/// What a plain scalar is by the core schema of YAML 1.2.
pub fn classify(text: &str) -> ScalarKind {
    let Some(&first) = text.as_bytes().first() else { return ScalarKind::Null };
    match first {
        b'~' if text.len() == 1 => ScalarKind::Null,
        b'n' | b'N' if matches!(text, "null" | "Null" | "NULL") => ScalarKind::Null,
        b't' | b'T' if matches!(text, "true" | "True" | "TRUE") => ScalarKind::Bool(true),
        b'f' | b'F' if matches!(text, "false" | "False" | "FALSE") => ScalarKind::Bool(false),
        b'0'..=b'9' | b'+' | b'-' | b'.' => number(text),
        _ => ScalarKind::String,
    }
}

/// What a plain scalar is for tools that read YAML 1.1, where YAML 1.2 reads something else.
pub fn ambiguity(text: &str) -> Option<Ambiguity> {
    match text {
        "y" | "Y" | "yes" | "Yes" | "YES" | "on" | "On" | "ON" => return Some(Ambiguity::Bool(true)),
        "n" | "N" | "no" | "No" | "NO" | "off" | "Off" | "OFF" => return Some(Ambiguity::Bool(false)),
        _ => {}
    }
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    if !digits.as_bytes().first()?.is_ascii_digit() {
        return None;
    }
    let all =
        |text: &str, valid: fn(u8) -> bool| !text.is_empty() && text.bytes().all(|byte| valid(byte) || byte == b'_');
    if let Some(rest) = digits.strip_prefix("0b") {
        return all(rest, |byte| matches!(byte, b'0' | b'1')).then_some(Ambiguity::Binary);
    }
    if let Some(rest) = digits.strip_prefix("0x") {
        return (rest.contains('_') && all(rest, |byte| byte.is_ascii_hexdigit())).then_some(Ambiguity::Underscored);
    }
    if digits.contains(':') {
        return sexagesimal(digits).then_some(Ambiguity::Sexagesimal);
    }
    if digits.len() > 1 && digits.starts_with('0') && all(&digits[1..], |byte| (b'0'..=b'7').contains(&byte)) {
        return Some(Ambiguity::Octal);
    }
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let underscored = digits.contains('_') && (!whole.starts_with('0') || digits.contains('.'));
    (underscored
        && all(whole, |byte| byte.is_ascii_digit())
        && (fraction.is_empty() || all(fraction, |byte| byte.is_ascii_digit())))
    .then_some(Ambiguity::Underscored)
}

/// Base 60 of YAML 1.1: `[1-9][0-9_]*(:[0-5]?[0-9])+`, or any first digit where a `.` and a fraction follow.
fn sexagesimal(digits: &str) -> bool {
    let (whole, fraction) = digits.split_once('.').map_or((digits, None), |(whole, fraction)| (whole, Some(fraction)));
    let mut parts = whole.split(':');
    let first = parts.next().unwrap_or("");
    let leading = fraction.is_some() || !first.starts_with('0');
    let tail = |part: &str| match part.as_bytes() {
        [one] => one.is_ascii_digit(),
        [ten, one] => (b'0'..=b'5').contains(ten) && one.is_ascii_digit(),
        _ => false,
    };
    leading
        && first.bytes().all(|byte| byte.is_ascii_digit() || byte == b'_')
        && parts.all(tail)
        && fraction.is_none_or(|fraction| fraction.bytes().all(|byte| byte.is_ascii_digit() || byte == b'_'))
}

fn number(text: &str) -> ScalarKind {
    if text
        .strip_prefix("0o")
        .is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|b| (b'0'..=b'7').contains(&b)))
        || text
            .strip_prefix("0x")
            .is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_hexdigit()))
    {
        return ScalarKind::Int;
    }
    if matches!(text, ".nan" | ".NaN" | ".NAN") {
        return ScalarKind::Float;
    }
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    if matches!(unsigned, ".inf" | ".Inf" | ".INF") {
        return ScalarKind::Float;
    }
    let bytes = unsigned.as_bytes();
    let run = |from: usize| bytes[from..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    let whole = run(0);
    let mut at = whole;
    let mut fraction = 0;
    if bytes.get(at) == Some(&b'.') {
        fraction = run(at + 1);
        at += 1 + fraction;
    }
    if whole + fraction == 0 {
        return ScalarKind::String;
    }
    if at == bytes.len() {
        return if at == whole { ScalarKind::Int } else { ScalarKind::Float };
    }
    if matches!(bytes[at], b'e' | b'E') {
        let sign = usize::from(matches!(bytes.get(at + 1), Some(b'+' | b'-')));
        let exponent = at + 1 + sign;
        if exponent < bytes.len() && exponent + run(exponent) == bytes.len() {
            return ScalarKind::Float;
        }
    }
    ScalarKind::String
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_core_schema_of_yaml_1_2() {
        // The examples of chapter 10.3.2 and their near misses.
        for text in ["", "~", "null", "Null", "NULL"] {
            assert_eq!(classify(text), ScalarKind::Null, "{text}");
        }
        for text in ["0", "-19", "+12", "0o7", "0x3A", "010", "08"] {
            assert_eq!(classify(text), ScalarKind::Int, "{text}");
        }
        for text in ["0.", "-0.0", ".5", "+12e03", "-2E+05", "12.5e-7", ".inf", "-.Inf", "+.INF", ".NAN", "1e3"] {
            assert_eq!(classify(text), ScalarKind::Float, "{text}");
        }
        for text in [
            "NO",
            "yes",
            "on",
            "nuLL",
            "tRUE",
            "0o8",
            "0o",
            "0x",
            "-0x1",
            "1_000",
            "17:00",
            "1.2.3",
            ".",
            "-",
            "+",
            "e3",
            "1e",
            "1e+",
            "-.nan",
            "2026-11-21",
        ] {
            assert_eq!(classify(text), ScalarKind::String, "{text}");
        }
        assert_eq!(classify("TRUE"), ScalarKind::Bool(true));
        assert_eq!(classify("False"), ScalarKind::Bool(false));
    }

    #[test]
    fn what_yaml_1_1_reads_otherwise() {
        // The regular expressions of yaml.org/type/{bool,int,float}.html.
        let cases = [
            ("NO", Some(Ambiguity::Bool(false))),
            ("on", Some(Ambiguity::Bool(true))),
            ("17:00", Some(Ambiguity::Sexagesimal)),
            ("190:20:30", Some(Ambiguity::Sexagesimal)),
            ("190:20:30.15", Some(Ambiguity::Sexagesimal)),
            ("07:00:00.5", Some(Ambiguity::Sexagesimal)),
            ("010", Some(Ambiguity::Octal)),
            ("-0_7", Some(Ambiguity::Octal)),
            ("0b1010", Some(Ambiguity::Binary)),
            ("685_230", Some(Ambiguity::Underscored)),
            ("0x_0A_74", Some(Ambiguity::Underscored)),
            ("1_000.5", Some(Ambiguity::Underscored)),
            ("07:00", None),
            ("17:60", None),
            ("07:00-17:00", None),
            ("08", None),
            ("0", None),
            ("10", None),
            ("3.14", None),
            ("2026-11-21", None),
            ("true", None),
            ("nO", None),
            ("1_000x", None),
            ("", None),
        ];
        for (text, expected) in cases {
            assert_eq!(ambiguity(text), expected, "{text}");
        }
    }
}
