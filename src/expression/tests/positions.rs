//! Positions in texts count Unicode code points, as CEL's extension for strings has it, whatever bytes they take.

use proptest::prelude::*;

use super::world::evaluate;

const SMALL: &str = "kind: ChangeRequest\n";

#[track_caller]
fn is(source: &str, expected: &str) {
    assert_eq!(evaluate(source, SMALL), expected, "{source}");
}

#[test]
fn a_position_is_a_character() {
    // Of the conformance cases of CEL (`string_ext`), and the same over Norwegian letters.
    for (source, expected) in [
        ("'©αT'.charAt(1)", "\"α\""),
        ("'tacocat'.charAt(7)", "\"\""),
        ("'tacocat'.indexOf('')", "0"),
        ("'tacocat'.indexOf('', 3)", "3"),
        ("'tacocat'.indexOf('a', 3)", "5"),
        ("'ta©o©αT'.indexOf('©')", "2"),
        ("'ta©o©αT'.indexOf('©', 3)", "4"),
        ("'ta©o©αT'.indexOf('©αT', 3)", "4"),
        ("'ta©o©αT'.indexOf('©α', 5)", "-1"),
        ("'hello wello'.indexOf('ello', 6)", "7"),
        ("''.lastIndexOf('@@')", "-1"),
        ("'tacocat'.lastIndexOf('')", "7"),
        ("'tacocat'.lastIndexOf('', 3)", "3"),
        ("'tacocat'.lastIndexOf('a', 3)", "1"),
        ("'ta©o©αT'.lastIndexOf('©')", "4"),
        ("'ta©o©αT'.lastIndexOf('©', 3)", "2"),
        ("'ta©o©αT'.lastIndexOf('©α', 4)", "4"),
        ("'hello wello'.lastIndexOf('ello', 6)", "1"),
        ("'bananananana'.lastIndexOf('nana', 7)", "6"),
        ("'åxå'.lastIndexOf('å', 1)", "0"),
        ("'åxå'.lastIndexOf('å', 2)", "2"),
        ("'xåå'.lastIndexOf('x', 1)", "0"),
        ("'åååå'.lastIndexOf('åå', 1)", "1"),
        ("'æøå'.indexOf('å', 2)", "2"),
        ("'æøå'.substring(1, 2) + 'æøå'.substring(2)", "\"øå\""),
        ("'ta©o©αT'.substring(2, 6)", "\"©o©α\""),
        ("'ta©o©αT'.substring(7, 7)", "\"\""),
        ("'o©o©o©o'.split('©', -1)", "[\"o\", \"o\", \"o\", \"o\"]"),
        ("'åøå'.split('', 2)", "[\"å\", \"øå\"]"),
        ("'hello world events!'.split(' ', 0)", "[]"),
        ("'hello world events!'.split(' ', 1)", "[\"hello world events!\"]"),
        ("'1 ©αT taco'.replace('αT', 'o©α')", "\"1 ©o©α taco\""),
        ("'ååå'.replace('å', 'aa', 2)", "\"aaaaå\""),
        ("'åå'.replace('', '-')", "\"-å-å-\""),
        ("'åå'.replace('å', 'x', 0)", "\"åå\""),
        ("'åå'.reverse() + 'aå'.reverse()", "\"åååa\""),
        ("'åå'.size()", "2"),
        ("'\\u0085\\u00a0\\u1680text'.trim()", "\"text\""),
    ] {
        is(source, expected);
    }
    for source in [
        "'åå'.charAt(3)",
        "'åå'.indexOf('å', 3)",
        "'åå'.lastIndexOf('å', 3)",
        "'åå'.lastIndexOf('å', -1)",
        "'åå'.substring(3)",
    ] {
        let answer = evaluate(source, SMALL);
        assert!(answer.starts_with("undecided") && answer.contains("among 2"), "{source}: {answer}");
    }
}

/// Where a part begins, looked for character by character.
fn places(text: &str, part: &str) -> Vec<usize> {
    let (text, part): (Vec<char>, Vec<char>) = (text.chars().collect(), part.chars().collect());
    (0..=text.len()).filter(|at| text[*at..].starts_with(&part)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn looking_for_a_part_is_looking_at_each_character(text in "[aåλ😀]{0,6}", part in "[aåλ😀]{0,2}", from in 0usize..7) {
        let length = text.chars().count();
        prop_assume!(from <= length);
        let shown = |at: Option<usize>| at.map_or("-1".to_owned(), |at| at.to_string());
        let places = places(&text, &part);
        let first = shown(places.iter().copied().find(|at| *at >= from));
        let last = shown(places.iter().copied().rfind(|at| *at <= from));
        prop_assert_eq!(evaluate(&format!("'{text}'.indexOf('{part}', {from})"), SMALL), first);
        prop_assert_eq!(evaluate(&format!("'{text}'.lastIndexOf('{part}', {from})"), SMALL), last);
    }
}
