//! What is told of files that a person or a merge broke: each fault is called what it is, at the place where it is
//! mended, once, and the documents beside it are read.

use std::sync::Arc;

use vedtak::yaml::{FaultKind, Limits, Node, SyntaxProblem as P, Tree, parse};

fn tree(text: &str) -> Tree {
    parse(&Arc::from(text), &Limits::default())
}

/// The only fault of a text: its problem, and its place as line, column (both from 1) and text.
fn fault(text: &str) -> (P, (usize, usize, &str)) {
    let tree = tree(text);
    let [fault] = tree.faults() else { panic!("{text:?}: {:?}", tree.faults()) };
    let FaultKind::Syntax(problem) = fault.kind else { panic!("{text:?}: {fault:?}") };
    let before = &text[..fault.span.range().start];
    let line = before.rfind('\n').map_or(0, |line| line + 1);
    let place = (before.matches('\n').count() + 1, before[line..].chars().count() + 1, &text[fault.span.range()]);
    (problem, place)
}

/// Each text has this one fault at this place, also with line breaks of Windows, also as the second of three documents,
/// whose others are read.
fn told(cases: &[(&str, P, (usize, usize, &str))]) {
    for &(text, problem, place) in cases {
        assert_eq!(fault(text), (problem, place), "{text:?}");
        let (_, windows) = (fault(text), text.replace('\n', "\r\n"));
        let (line, column, slice) = place;
        let found = fault(&windows);
        assert_eq!(found, (problem, (line, column, slice)), "{windows:?}");
        if text.starts_with(['%', '\u{feff}']) {
            continue;
        }
        let among = format!("first: 1\n---\n{text}\n---\nthird: 3\n");
        assert_eq!(fault(&among), (problem, (line + 2, column, slice)), "{among:?}");
        let tree = tree(&among);
        let read: Vec<bool> = tree.roots().iter().map(|root| tree.node(root).is_some_and(Node::is_mapping)).collect();
        assert_eq!(read, [true, false, true], "{among:?}");
    }
}

#[test]
fn quotation_marks_that_are_not_closed() {
    told(&[
        ("title: \"Upgrade\nowner: nhn", P::UnclosedQuote, (1, 8, "\"")),
        ("title: 'Upgrade\nowner: nhn", P::UnclosedQuote, (1, 8, "'")),
        ("title: \"Upgrade\nowner: \"nhn\"\nend: 1", P::UnclosedQuote, (1, 8, "\"")),
        ("title: 'Upgrade\nowner: don't", P::UnclosedQuote, (1, 8, "'")),
        ("note: don't\ntitle: \"Upgrade\nowner: nhn", P::UnclosedQuote, (2, 8, "\"")),
        ("# it's\nid: 'a'\ntitle: 'Upgrade\nowner: nhn", P::UnclosedQuote, (3, 8, "'")),
        ("plan:\n  title: \"Upgrade\n  of Medusa\nowner: nhn", P::UnclosedQuote, (2, 10, "\"")),
        ("plan:\n  title: \"Upgrade\n  start: 1\nowner: nhn", P::UnclosedQuote, (2, 10, "\"")),
        ("- \"a\n- b", P::UnclosedQuote, (1, 3, "\"")),
        ("- 'a\n- 'b'", P::UnclosedQuote, (1, 3, "'")),
        ("steps:\n  - id: \"a\n    title: b\n  - id: c", P::UnclosedQuote, (2, 9, "\"")),
        ("a: [\"x, y]\nb: 1", P::UnclosedQuote, (1, 5, "\"")),
        ("a: ['x, y]\nb: 1", P::UnclosedQuote, (1, 5, "'")),
        ("a: [\"x, \"y\"]\nb: 1", P::UnclosedQuote, (1, 5, "\"")),
        ("a: [\"x\", \"y]\nb: \"1\"", P::UnclosedQuote, (1, 10, "\"")),
        ("{\"a\": \"x, \"b\": 1}", P::UnclosedQuote, (1, 7, "\"")),
        ("{\"a\": \"x\", \"b: 1}", P::UnclosedQuote, (1, 12, "\"")),
        ("\"title: x\nowner: y", P::UnclosedQuote, (1, 1, "\"")),
        ("owner: y\n'title: x", P::UnclosedQuote, (2, 1, "'")),
        ("owner: y\ntitle: \"", P::UnclosedQuote, (2, 8, "\"")),
        ("owner: y\ntitle: '", P::UnclosedQuote, (2, 8, "'")),
        ("title: \"Upgrade\\\"\nowner: nhn", P::UnclosedQuote, (1, 8, "\"")),
    ]);
}

#[test]
fn a_quotation_mark_that_is_closed_is_not_called_open() {
    told(&[
        ("title: \"abc\ndef\"\nowner: x", P::Indentation, (2, 1, "d")),
        ("title: \"A\" and B\nowner: x", P::TextAfterQuote, (1, 12, "a")),
        ("title: 'A' and B", P::TextAfterApostrophe, (1, 12, "a")),
        ("title: 'it's here'\nowner: y", P::TextAfterApostrophe, (1, 12, "s")),
        ("- \"A\" and B", P::TextAfterQuote, (1, 7, "a")),
        ("\"A\" and B: x", P::TextAfterQuote, (1, 5, "a")),
        ("a: \"x\" # c\nb: 'x'y", P::TextAfterApostrophe, (2, 7, "y")),
        ("a: \"x\n  note: y\n  z\" w", P::TextAfterQuote, (3, 6, "w")),
        ("a: \"x\\y\"", P::UnknownEscape, (1, 6, "\\y")),
        ("a: b\nc: \"C:\\Users\\x\"", P::UnknownEscape, (2, 7, "\\U")),
        ("a: \"\\\\ \\n \\d\"", P::UnknownEscape, (1, 11, "\\d")),
    ]);
}

#[test]
fn brackets_that_are_not_closed() {
    told(&[
        ("a: [1, 2\nb: 3", P::UnclosedBracket, (1, 4, "[")),
        ("a: [1, 2\nb: \"x\"\nc: [3]", P::UnclosedBracket, (1, 4, "[")),
        ("a: [1, 2,\nb: 3", P::UnclosedBracket, (1, 4, "[")),
        ("a: {x: 1, y: 2\nb: 3", P::UnclosedBracket, (1, 4, "{")),
        ("a: {x: 1\nb: 3\nc: {d: 1}", P::UnclosedBracket, (1, 4, "{")),
        ("a: [1, [2, 3]\nb: 4", P::UnclosedBracket, (1, 4, "[")),
        ("a: {b: [1, 2}", P::UnclosedBracket, (1, 8, "[")),
        ("a: [{b: 1]", P::UnclosedBracket, (1, 5, "{")),
        ("a: [1, 2\n- b", P::UnclosedBracket, (1, 4, "[")),
        ("x: 1\nsteps:\n  - a: [1, 2\n    b: 3\n  - a: 4", P::UnclosedBracket, (3, 8, "[")),
        ("- [1, 2\n- [3]", P::UnclosedBracket, (1, 3, "[")),
        ("a: {\n  b: 1,\n  c: 2", P::UnclosedBracket, (1, 4, "{")),
        ("a: [", P::UnclosedBracket, (1, 4, "[")),
        ("title: [Medusa] upgrade", P::TextAfterBracket, (1, 17, "upgrade")),
        ("title: {a: b} c\nd: 1", P::TextAfterBracket, (1, 15, "c")),
        ("- [a] b", P::TextAfterBracket, (1, 7, "b")),
        ("a: ]", P::StrayBracket, (1, 4, "]")),
        ("a: [1]]", P::StrayBracket, (1, 7, "]")),
        ("a: }x", P::StrayBracket, (1, 4, "}")),
    ]);
}

#[test]
fn text_after_a_whole_document_in_brackets() {
    assert_eq!(fault("[a] b"), (P::TextAfterBracket, (1, 5, "b")));
    assert_eq!(fault("{a: 1} b"), (P::TextAfterBracket, (1, 8, "b")));
}

#[test]
fn commas_and_colons_in_brackets() {
    told(&[
        ("{\"a\": 1,, }", P::DoubleComma, (1, 9, ",")),
        ("[1,,2]", P::DoubleComma, (1, 4, ",")),
        ("a: [, 1]", P::DoubleComma, (1, 5, ",")),
        ("a: {, b: 1}", P::DoubleComma, (1, 5, ",")),
        ("{\"a\": 1 \"b\": 2}", P::MissingComma, (1, 9, "\"")),
        ("{a: 1 b: 2}", P::MissingComma, (1, 7, "b")),
        ("{\n  \"a\": 1\n  \"b\": 2\n}", P::MissingComma, (3, 3, "\"")),
        ("[\"a\" \"b\"]", P::MissingComma, (1, 6, "\"")),
        ("{\"a\": 1, \"b\" 2}", P::KeyColon, (1, 14, "2")),
        ("{\"a\" 1}", P::KeyColon, (1, 6, "1")),
        ("a: [x: y: z]", P::Colon, (1, 9, ":")),
    ]);
}

#[test]
fn lines_that_are_no_entries() {
    told(&[
        ("title x\nowner: y", P::MissingColon, (1, 1, "title")),
        ("one two\nthree\nowner: y", P::MissingColon, (1, 1, "one")),
        ("owner: y\ntitle x", P::MissingColon, (2, 1, "title")),
        ("owner: y\ntitle x\nb: 1", P::MissingColon, (2, 1, "title")),
        ("a: |\n  b\nc", P::MissingColon, (3, 1, "c")),
        ("key:value", P::MissingSpace, (1, 1, "key:value")),
        ("key:value\nother:\"x y\"", P::MissingSpace, (1, 1, "key:value")),
        ("key:value\nb: 1", P::MissingSpace, (1, 1, "key:value")),
        ("a: 1\nkey:value\nb: 2", P::MissingSpace, (2, 1, "key:value")),
        ("plan:\n  start:2026\n  end:2027", P::MissingSpace, (2, 3, "start:2026")),
        ("steps:\n  - id:a\n    title:b", P::MissingSpace, (2, 5, "id:a")),
        ("title: Change: part two", P::Colon, (1, 14, ":")),
        ("- title: Change: part two\n  b: 1", P::Colon, (1, 16, ":")),
    ]);
    for text in ["http://example.com", "a: b:c", "a:\n  b:c", "- a:b", "a: x\n  y:z", "--- a:b", "'a:b'"] {
        assert!(tree(text).faults().is_empty(), "{text:?}: {:?}", tree(text).faults());
    }
}

#[test]
fn indentation() {
    told(&[
        ("a:\n  b: 1\n   c: 2", P::IndentedBelowValue, (3, 4, "c")),
        ("a:\n  b: 1\n c: 2", P::Indentation, (3, 2, "c")),
        ("a:\n    b: 1\n  c: 2\nd: 1", P::Indentation, (3, 3, "c")),
        ("a: 1\n b: 2\nc: 3", P::IndentedBelowValue, (2, 2, "b")),
        ("a:\n  - b\n - c", P::Indentation, (3, 2, "-")),
        ("a:\n  - b\n- c", P::Indentation, (3, 1, "-")),
        ("- a: 1\n   b: 2", P::IndentedBelowValue, (2, 4, "b")),
        ("a: see below\n  b: 1", P::IndentedBelowValue, (2, 3, "b")),
        ("a: []\n  - b: 1\n  - c", P::IndentedBelowValue, (2, 3, "-")),
        ("a: []\n  - b", P::IndentedBelowValue, (2, 3, "-")),
        ("a: x\n  - b: 1", P::IndentedBelowValue, (2, 3, "-")),
        ("a: \"x\"\n  b: 1", P::IndentedBelowValue, (2, 3, "b")),
        ("a: {}\n  b: 1", P::IndentedBelowValue, (2, 3, "b")),
        ("- a: 1\n b: 2", P::Indentation, (2, 2, "b")),
        ("a:\n- b: 1\n  c: 2\n d: 3", P::Indentation, (4, 2, "d")),
        ("a:\n\tb: 1", P::Tab, (2, 1, "\t")),
        ("a:\n  b: 1\n\tc: 2", P::Tab, (3, 1, "\t")),
        ("a:\n  b: 1\n  \t c: 2", P::Tab, (3, 3, "\t")),
        ("a:\n  - b\n\t- c", P::Tab, (3, 1, "\t")),
    ]);
}

#[test]
fn items() {
    told(&[
        ("a: x\n- b", P::Dash, (2, 1, "-")),
        ("a:\n  - x\n  y\n  - z", P::MissingDash, (3, 3, "y")),
        ("a:\n  - x\n  y: 1", P::MissingDash, (3, 3, "y:")),
        ("- a: 1\nb: 2", P::MissingDash, (2, 1, "b:")),
        ("a:\n  - b: 1\n  -c: 2\n    d: 3", P::DashSpace, (3, 3, "-c:")),
        ("- a\n-b\n- c", P::DashSpace, (2, 1, "-b")),
    ]);
}

#[test]
fn characters_that_may_not_start_a_text() {
    told(&[
        ("a: %x", P::ForbiddenStart('%'), (1, 4, "%")),
        ("a: @x", P::ForbiddenStart('@'), (1, 4, "@")),
        ("a: `x`", P::ForbiddenStart('`'), (1, 4, "`")),
        ("@x: 1", P::ForbiddenStart('@'), (1, 1, "@")),
        ("b: 1\n- `x`", P::Dash, (2, 1, "-")),
        ("- @x", P::ForbiddenStart('@'), (1, 3, "@")),
        ("[a, @x]", P::ForbiddenStart('@'), (1, 5, "@")),
        ("%x: 1", P::Directive, (1, 1, "%")),
        ("a: b\0c", P::Control('\0'), (1, 5, "\0")),
        ("a: *.yaml", P::UnknownAlias, (1, 4, "*.yaml")),
    ]);
}

#[test]
fn conflicts_that_git_left() {
    told(&[
        ("a: 1\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> x", P::Conflict, (2, 1, "<<<<<<< HEAD")),
        ("<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> x\nb: 1", P::Conflict, (1, 1, "<<<<<<< HEAD")),
        ("a:\n  b: |\n    x\n<<<<<<< a\n    y\n=======\n    z\n>>>>>>> b", P::Conflict, (4, 1, "<<<<<<< a")),
        ("<<<<<<< a\n{\n||||||| b\n[\n=======\n\"\n>>>>>>> c", P::Conflict, (1, 1, "<<<<<<< a")),
        ("a: 1\n=======\nb: 2", P::Conflict, (2, 1, "=======")),
        ("a: 1\n>>>>>>> b\nb: 2", P::Conflict, (2, 1, ">>>>>>> b")),
        ("a: x\n||||||| b", P::Conflict, (2, 1, "||||||| b")),
        // YAML reads these.
        ("|\nx\n=======\ny", P::Conflict, (3, 1, "=======")),
        ("=======", P::Conflict, (1, 1, "=======")),
        ("<<<<<<< : 1", P::Conflict, (1, 1, "<<<<<<< : 1")),
        ("\"a\n<<<<<<< b\nc\"", P::Conflict, (2, 1, "<<<<<<< b")),
    ]);
    for text in ["a: <<<<<<< b", "a: |\n  =======\n", "a:\n  =======", "<<<<<<<<: 1", "========: 1", "# <<<<<<< a\n"] {
        assert!(tree(text).faults().is_empty(), "{text:?}: {:?}", tree(text).faults());
    }
    let two = "a: 1\n<<<<<<< a\nb: 1\n---\nc: 1\n=======\nb: 2\n>>>>>>> b\n---\nd: 1\n<<<<<<< a\n=======\n>>>>>>> b\n---\ne: 1\n";
    let tree = tree(two);
    let found: Vec<(usize, &str)> =
        tree.faults().iter().map(|fault| (fault.document, &two[fault.span.range()])).collect();
    assert_eq!(found, [(0, "<<<<<<< a"), (1, ">>>>>>> b"), (2, "<<<<<<< a")]);
    assert!(tree.faults().iter().all(|fault| fault.other.is_some()));
    let read: Vec<bool> = tree.roots().iter().map(|root| tree.node(root).is_some()).collect();
    assert_eq!(read, [false, false, false, true]);
}

#[test]
fn characters_that_look_like_a_space() {
    for space in ['\u{a0}', '\u{2007}', '\u{202f}', '\u{3000}', '\u{200b}'] {
        let s = space.to_string();
        let problem = P::InvisibleSpace(space);
        let cases: [(&str, usize, usize); 13] = [
            ("a:_1\nb: 2", 1, 3),
            ("a: 1\nb:_2", 2, 3),
            ("a: 1\nb:_2\nc: 3", 2, 3),
            ("a:\n__b: 1", 2, 1),
            ("a:\n  b: 1\n__c: 1", 3, 1),
            ("a:\n _b: 1\n  c: 1", 2, 2),
            ("-_a\n-_b", 1, 2),
            ("a:\n  -_b", 2, 4),
            ("a_: 1", 1, 2),
            ("a_b: 1", 1, 2),
            ("a: _1", 1, 4),
            ("a: x_\nb: 1", 1, 5),
            ("- a:_1\n  b: 2", 1, 5),
        ];
        for (text, line, column) in cases {
            told(&[(&text.replace('_', &s), problem, (line, column, &s))]);
        }
        for text in ["a: 10_000 kr", "a: 'x_'", "\"a_b\": 1", "a: |\n  _x\n", "# _a\na: 1\n", "a: \"_\""] {
            let text = text.replace('_', &s);
            assert!(tree(&text).faults().is_empty(), "{text:?}: {:?}", tree(&text).faults());
        }
    }
    told(&[
        ("a: 1\n\u{feff}b: 1", P::ByteOrderMark, (2, 1, "\u{feff}")),
        ("a: 1\nb: \u{feff}x", P::ByteOrderMark, (2, 4, "\u{feff}")),
    ]);
    assert_eq!(fault("---\n\u{feff}a: 1"), (P::ByteOrderMark, (2, 1, "\u{feff}")));
}

#[test]
fn tags_on_what_cannot_be_that() {
    told(&[
        ("a: !!bool yes", P::TagContent, (1, 4, "!!bool yes")),
        ("a: !!int x", P::TagContent, (1, 4, "!!int x")),
        ("a: !!int 1.5", P::TagContent, (1, 4, "!!int 1.5")),
        ("a: !!float \"y\"", P::TagContent, (1, 4, "!!float \"y\"")),
        ("a: !!null z", P::TagContent, (1, 4, "!!null z")),
        ("a: !!map x", P::TagContent, (1, 4, "!!map x")),
        ("a: !!seq {b: 1}", P::TagContent, (1, 4, "!!seq")),
        ("a: !!str [b]", P::TagContent, (1, 4, "!!str")),
        ("- !!int\n  a: 1", P::TagContent, (1, 3, "!!int")),
        ("a: !<tag:yaml.org,2002:int> x", P::TagContent, (1, 4, "!<tag:yaml.org,2002:int> x")),
    ]);
    for text in
        ["!!bool \"true\"", "!!int '1'", "!!float 1", "!!null ''", "!!str yes", "!!map {}", "!!seq [1]", "!x [1]"]
    {
        assert!(tree(text).faults().is_empty(), "{text:?}: {:?}", tree(text).faults());
    }
}
