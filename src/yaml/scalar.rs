//! What a plain scalar is by the core schema of YAML 1.2.2 (chapter 10.3.2).

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
}
