//! Any text is answered, as an expression or with what is wrong with it.

#![expect(clippy::expect_used, reason = "a test fails by panicking")]

mod expression_invariants;

use expression_invariants::check;
use proptest::prelude::*;

/// What expressions are made of, to be thrown together.
const PIECES: [&str; 77] = [
    "doc",
    "base",
    "any",
    "list",
    "kind",
    "now",
    "x",
    "y",
    ".",
    ".?",
    ".`",
    "`",
    "[",
    "[?",
    "]",
    "(",
    ")",
    "{",
    "}",
    ", ",
    ": ",
    "? ",
    "+",
    "-",
    "*",
    "/",
    "%",
    "==",
    "!=",
    "<",
    "<=",
    "&&",
    "||",
    "!",
    "=",
    "&",
    " in ",
    " and ",
    " not ",
    "1",
    "0",
    "-1",
    "9223372036854775807",
    "1.5",
    "1e308",
    "0x1f",
    "2u",
    "\"a\"",
    "'å'",
    "\"%s %.2f\"",
    "r\"\\d\"",
    "b\"x\"",
    "\"",
    "'''",
    "\\u00e5",
    "true",
    "null",
    "title",
    "plan",
    "environments",
    "size()",
    "has(doc.plan)",
    "filled(doc.title)",
    "written(doc.id)",
    "version(\"1.10\")",
    "timestamp(\"2026-12-08T18:00:00Z\")",
    "duration(\"1h\")",
    ".map(x, ",
    ".exists(x, y, ",
    ".transformMap(x, y, ",
    ".format([",
    ".orValue(",
    ".sum()",
    ".max()",
    ".getHours(\"+02:00\")",
    ".split(\"\")",
    "optional.none()",
];

/// Expressions that can be compiled.
const GOOD: [&str; 14] = [
    "doc.initiator == \"nhn\" && doc.affectsOperation && !(doc.phase in [\"draft\", \"void\"])",
    "doc.environments.exists(i, e, i == 0 && e == \"test\") || list.sum() > 7 / list[1]",
    "has(doc.plan) && doc.title.matches(\"^[A-Z]\") ? doc.title.size() : list.max()",
    "any.map(x, dyn(x)).transformList(i, x, i > 0, x)",
    "\"%s: %d of %.1f\".format([doc.id, list.size(), 2.5]).split(\":\").join(\"-\")",
    "{\"a\": 1, ?\"b\": list[?9]}.transformMap(k, v, v * 2)",
    "[\"1.10\", \"1.9\"].map(v, version(v)).max() == version(\"1.10\")",
    "now - duration(\"1h\") < now || written(doc.daytime) && {\"a\": [1]}.a.size() == 1",
    "list.filter(x, x > 0).all(x, list.exists(y, y <= x && any.size() == 4))",
    "timestamp(\"2026-12-08T18:00:00+01:00\").getHours(\"-09:30\") + list.slice(0, 2).min()",
    "list[?9].orValue(3) + any.size() - -7 % 3 * 2",
    "[[1], [2, [3]]].flatten(2).distinct().reverse().sort().first().hasValue()",
    "doc.environments.transformMapEntry(i, e, {e: i}).?test.optMap(x, x + 1).orValue(0) == 1",
    "\"abc\".replace(\"b\", \"\").indexOf(\"c\") == 1 && \"a\" + 'å' != r\"\\d\" && kind == \"ChangeRequest\"",
];

#[test]
fn what_is_good_is_compiled() {
    for source in GOOD {
        assert!(check(source), "{source}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_answered(source in any::<String>()) {
        check(&source);
    }

    #[test]
    fn any_text_of_pieces_is_answered(pieces in prop::collection::vec(prop::sample::select(&PIECES[..]), 0..24)) {
        check(&pieces.concat());
    }

    #[test]
    fn any_change_of_an_expression_is_answered(
        source in prop::sample::select(&GOOD[..]),
        from in 0.0..1.0_f64,
        length in 0_usize..12,
        piece in prop::sample::select(&PIECES[..]),
    ) {
        let characters: Vec<char> = source.chars().collect();
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "a position")]
        let from = (from * characters.len() as f64) as usize;
        let to = (from + length).min(characters.len());
        let changed: String =
            characters[..from].iter().chain(piece.chars().collect::<Vec<_>>().iter()).chain(&characters[to..]).collect();
        check(&changed);
    }
}
