//! What a text may hold: control characters, tags, empty values, comments, tabs, line breaks and large numbers.

use vedtak::yaml::{Node, ScalarKind, SyntaxProblem};

use super::{fault, root, show, syntax, tree};

#[test]
fn control_characters_are_refused_where_yaml_forbids_them() {
    for (text, problem) in [
        ("\0", '\0'),
        ("a: \0", '\0'),
        ("a: x\0y", '\0'),
        ("a: 'x\0y'", '\0'),
        ("a: \"\u{1}\"", '\u{1}'),
        ("a: |\n  x\u{1b}[31m\n", '\u{1b}'),
        ("a: x\u{8}", '\u{8}'),
        ("a: # x\u{7}\n", '\u{7}'),
    ] {
        let tree = tree(text);
        assert_eq!(fault(&tree), (syntax(SyntaxProblem::Control(problem)), &*problem.to_string(), 0), "{text:?}");
    }
}

#[test]
fn c1_controls_never_reach_a_plain_text() {
    for code in 0x80..=0x9f_u32 {
        let control = char::from_u32(code).unwrap();
        let tree = tree(&format!("a: x{control}y\n"));
        if control == '\u{85}' {
            // Printable in YAML, and no line break since 1.2.
            assert_eq!(root(&tree, 0).get("a").unwrap().text(), "x\u{85}y");
        } else {
            assert_eq!(fault(&tree).0, syntax(SyntaxProblem::Control(control)), "{code:x}");
        }
    }
}

#[test]
fn a_byte_order_mark_is_no_text() {
    let tree = tree("\u{feff}a: 1\n");
    assert_eq!(show(root(&tree, 0)), "{a: 1}");
    assert_eq!(root(&tree, 0).span().range(), 3..7);
    let inside = self::tree("a: 1\n\u{feff}b: 2\n");
    assert_eq!(fault(&inside).0, syntax(SyntaxProblem::ByteOrderMark));
}

#[test]
fn directives_and_tags_leave_a_document_without_a_digest() {
    for (text, unportable) in [
        ("%YAML 1.1\n---\na: 1\n", true),
        ("%YAML 1.2\n---\na: 1\n", false),
        ("%TAG ! tag:x,2026:\n---\na: 1\n", false),
        ("%TAG ! tag:x,2026:\n---\na: !y 1\n", true),
        ("a: !!str 1\n", true),
        ("a: !x {b: 1}\n", true),
        ("!!map {a: 1}\n", true),
        ("a: &b 1\nc: *b\n", false),
        ("a: 1\n", false),
    ] {
        let tree = tree(text);
        assert!(tree.faults().is_empty(), "{text}");
        assert_eq!(tree.roots()[0].unportable, unportable, "{text}");
    }
    let file = tree("%YAML 1.1\n---\na: NO\n...\nb: NO\n");
    assert_eq!(file.roots().iter().map(|root| root.unportable).collect::<Vec<_>>(), [true, false]);
    assert_eq!(root(&file, 0).get("a").and_then(Node::as_str), Some("NO"));
}

#[test]
fn tags_say_what_a_scalar_is() {
    use ScalarKind::{Bool, Float, Int, Null, String};
    let tree =
        tree("[!!str 1, !!int \"1\", !!float 1, !!bool 'true', !!null '', !own 1, !own '1', ! 1, !!binary eA==]");
    let kinds: Vec<_> = root(&tree, 0).items().map(|item| item.scalar().unwrap()).collect();
    assert_eq!(kinds, [String, Int, Float, Bool(true), Null, Int, String, String, String]);
}

#[test]
fn what_holds_nothing_is_nothing() {
    for text in ["", " ", "\n\n", "# a\n", "# a\n\n# b", "...\n", "\u{feff}", "\u{feff}# a\n"] {
        let tree = tree(text);
        assert!(tree.roots().is_empty() && tree.faults().is_empty(), "{text:?}: {:?}", tree.roots());
    }
    for (text, count) in [("---", 1), ("---\n", 1), ("---\n---\n", 2), ("--- # a\n...\n---\n", 2), ("a: 1\n---\n", 2)] {
        let tree = tree(text);
        assert!(tree.faults().is_empty());
        assert_eq!(tree.roots().len(), count, "{text:?}");
        assert!(root(&tree, count - 1).is_null(), "{text:?}");
    }
}

#[test]
fn empty_values_stand_after_what_calls_for_them() {
    let cases = [
        ("a:", 2),
        ("a:  # c\nb: 1\n", 2),
        ("a: &x\n# c\n\nb: 1\n", 5),
        ("a: !!null # c\nb: 1\n", 9),
        ("? a\n# c\nb: 1\n", 3),
        ("? a\n# c\n: # d\nb: 1\n", 9),
        ("{a: , b: 1}", 3),
        ("{a, b: 1}", 2),
        ("{\"a\":, b: 1}", 5),
        ("[a: , b]", 3),
        ("- a:\n- b\n", 4),
        ("? a\n:key: 1\n", 3),
    ];
    for (text, at) in cases {
        let tree = tree(text);
        assert!(tree.faults().is_empty(), "{text}");
        let node = root(&tree, 0);
        let entry = node.items().next().unwrap_or(node).entries().next().unwrap();
        assert_eq!((entry.value.span().range(), entry.value.is_null()), (at..at, true), "{text}");
    }
    let items = tree("-\n- # c\n-  \n- &x\n- x");
    let starts: Vec<u32> = root(&items, 0).items().map(|item| item.span().start).collect();
    assert_eq!(starts, [1, 3, 9, 16, 19]);
}

#[test]
fn collections_start_and_end_with_what_they_hold() {
    let cases = [
        ("a:\n- b\n- c\n\n# d\ne: 1\n", "- b\n- c"),
        ("a: &x # - d\n- b\n-\n# c\n", "- b\n-"),
        ("a:\n- - b\n  - c\n- -1\n", "- - b\n  - c\n- -1"),
        ("a:\n  - b # c\n\n  # d\ne: 1", "- b"),
        ("a:\n  b: 1 # c\n  # d\n\ne: 1\n", "b: 1"),
        ("a:\n  ? b\n  # c\ne: 1\n", "? b"),
        ("a:\n  &k b: 1\n", "&k b: 1"),
        ("a: &x\n  b: |\n    1\n\n\ne: 1\n", "b: |\n    1"),
        ("a: [b,\n c ] # d\n", "[b,\n c ]"),
        ("a: !!seq\n- b\n", "- b"),
        ("? a\n: - b\n  - c\n", "- b\n  - c"),
    ];
    for (text, expected) in cases {
        let tree = tree(text);
        assert!(tree.faults().is_empty(), "{text}: {:?}", tree.faults());
        let value = root(&tree, 0).get("a").unwrap();
        assert_eq!(&text[value.span().range()], expected, "{text}");
    }
    let pairs = "[a: b , c : \n d\n, ? e : f, g: , : h, {i: j}]";
    let pairs_tree = tree(pairs);
    let slices: Vec<&str> = root(&pairs_tree, 0).items().map(|item| &pairs[item.span().range()]).collect();
    assert_eq!(slices, ["a: b", "c : \n d", "? e : f", "g:", ": h", "{i: j}"]);
}

#[test]
fn block_scalars_start_with_their_header_and_end_with_their_text() {
    let cases = [
        ("a: |\n  b\n  c\n\n\nd: 1\n", "|\n  b\n  c", "b\nc\n"),
        ("a: >- # d\n  b\n  c\nd: 1\n", ">- # d\n  b\n  c", "b c"),
        ("a: |+\n  b\n\n\nd: 1\n", "|+\n  b\n\n\n", "b\n\n\n"),
        ("a: |2\n    b\n   c\nd: 1\n", "|2\n    b\n   c", "  b\n c\n"),
        ("a: &x !!str |-\n  b\n", "|-\n  b", "b"),
        ("a: # | d\n  |\n  b\n", "|\n  b", "b\n"),
        ("a: |\n  # b\n # d\nd: 1\n", "|\n  # b", "# b\n"),
        ("a: |\n  b  \n   \n # d\nd: 1\n", "|\n  b  \n   ", "b  \n \n"),
        ("a: |+\n  b\n # d\nd: 1\n", "|+\n  b\n", "b\n"),
        ("a: |  # d\n\n\nd: 1\n", "|", ""),
        ("a: >2-\n", ">2-", ""),
        ("? |\n  k\n: 1\na: |\n  b", "|\n  b", "b\n"),
    ];
    for (text, slice, value) in cases {
        let tree = tree(text);
        assert!(tree.faults().is_empty(), "{text}: {:?}", tree.faults());
        let node = root(&tree, 0).get("a").unwrap();
        assert_eq!((&text[node.span().range()], node.text()), (slice, value), "{text}");
    }
    for (text, slice) in
        [("|\n a\n", "|\n a"), ("# |\n--- # >\n>\n a\n", ">\n a"), ("%YAML 1.2 # |\n--- |\n a", "|\n a")]
    {
        let tree = tree(text);
        assert_eq!(&text[root(&tree, 0).span().range()], slice, "{text}");
    }
}

#[test]
fn a_comment_does_not_hide_inside_a_value() {
    for line_break in ["\n", "\r\n", "\r"] {
        for text in ["b: x\n\t# y\n  z\n", "- x\n \n\t#y\n  z\n"] {
            let text = text.replace('\n', line_break);
            let tree = tree(&text);
            assert_eq!(fault(&tree), (syntax(SyntaxProblem::Comment), "#", 0), "{text:?}");
        }
    }
}

#[test]
fn many_comments_are_kept() {
    let comments = "# x\n".repeat(5_000);
    for text in [
        comments.clone(),
        format!("{comments}a: 1\n"),
        format!("a:\n{comments}  b: 1\n"),
        format!("a: 1\n{comments}"),
        format!("a: 1\n...\n{comments}---\nb: 1\n"),
        format!("a: 1\n---\n[\n---\n{comments}b: 1\n"),
        format!("a:\n- 1\n{comments}- 2\n"),
        format!("[a,\n{comments}b]\n"),
    ] {
        let tree = tree(&text);
        assert_eq!(tree.comments().len(), 5_000);
        assert!(tree.comments().iter().all(|comment| &text[comment.span.range()] == "# x"));
    }
}

#[test]
fn a_key_of_json_may_be_long() {
    let key = "k".repeat(5_000);
    for text in [
        format!("{{\"{key}\": 1}}"),
        format!("{{\n\t\"{key}\"\n\t:\n\t1\n}}\n"),
        format!("\"{key}\": 1\n"),
        format!("{key}: 1\n"),
    ] {
        let tree = tree(&text);
        assert!(tree.faults().is_empty(), "{:?}", tree.faults());
        assert_eq!(root(&tree, 0).get(&key).and_then(Node::as_i64), Some(1));
    }
}

#[test]
fn tabs_may_separate_and_not_indent() {
    assert_eq!(show(root(&tree("a:\t1\t# x\nb:\n  - x\t\n"), 0)), "{a: 1, b: [x]}");
    assert_eq!(show(root(&tree("{\n\t\"a\": [\n\t\t1,\n\t\t2\n\t]\n}\n"), 0)), "{a: [1, 2]}");
    for text in ["a:\n\tb: 1\n", "a:\n  b: 1\n\tc: 2\n"] {
        assert_eq!(fault(&tree(text)).0, syntax(SyntaxProblem::Tab), "{text:?}");
    }
}

#[test]
fn line_breaks_of_every_kind_end_a_line() {
    for line_break in ["\n", "\r\n", "\r"] {
        let text =
            ["a: 1 # x", "b: |", "  y", "  z", "c: \"p", "  q\"", "d:", "- e", "---", "f: 1", ""].join(line_break);
        let tree = tree(&text);
        assert!(tree.faults().is_empty(), "{text:?}: {:?}", tree.faults());
        assert_eq!(show(root(&tree, 0)), "{a: 1, b: y\nz\n, c: p q, d: [e]}", "{text:?}");
        let slice = |key: &str| root(&tree, 0).get(key).map(|node| &text[node.span().range()]).unwrap();
        assert_eq!(slice("b"), ["|", "  y", "  z"].join(line_break));
        assert_eq!(slice("d"), "- e");
        assert_eq!(&text[tree.comments()[0].span.range()], "# x");
        assert_eq!(&text[root(&tree, 1).span().range()], "f: 1");
    }
}

#[test]
fn numbers_larger_than_any_type_are_still_numbers() {
    let tree = tree(
        "[9223372036854775807, 18446744073709551615, 0xffffffffffffffffffff, 0o7777777777777777777777777, 123456789012345678901234567890, 1e999]",
    );
    let items: Vec<Node<'_>> = root(&tree, 0).items().collect();
    assert_eq!(items[0].as_i64(), Some(i64::MAX));
    assert_eq!((items[1].as_i64(), items[1].as_u64()), (None, Some(u64::MAX)));
    let doubles: Vec<f64> = items.iter().filter_map(|item| item.as_f64()).collect();
    assert!((doubles[2] / 1.208_925_819_614_629_2e24 - 1.0).abs() < 1e-12, "{}", doubles[2]);
    assert!((doubles[3] / 3.777_893_186_295_716e22 - 1.0).abs() < 1e-12, "{}", doubles[3]);
    assert!((doubles[4] / 1.234_567_890_123_456_8e29 - 1.0).abs() < 1e-12, "{}", doubles[4]);
    assert!(doubles[5].is_infinite());
}
