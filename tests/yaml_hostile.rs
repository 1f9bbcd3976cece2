//! Files made to hurt the reader: each is answered at once, with the fault that it deserves at the place that
//! deserves it, and what is healthy in it is read.

#[path = "yaml_hostile/text.rs"]
mod text;

use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use vedtak::yaml::{Fault, FaultKind, LimitKind, Limits, Node, SyntaxProblem, Tree, parse};

/// What any file may take in a build without optimisation, on a machine with much else to do; it is milliseconds else.
const BOUND: Duration = Duration::from_secs(20);

/// Reads a text and walks all of it, on a small stack and within the bound; on a busy machine at the third attempt.
fn tree(text: &str) -> Tree {
    let mut took = Vec::new();
    loop {
        let text: Arc<str> = text.into();
        let start = Instant::now();
        let small = std::thread::Builder::new().stack_size(1 << 20).spawn(move || {
            let tree = parse(&text, &Limits::default());
            assert!(nodes(&tree) <= tree.limits().nodes, "more than the limit can be walked");
            tree
        });
        let Ok(Ok(tree)) = small.map(JoinHandle::join) else { panic!("the reader panicked") };
        took.push(start.elapsed());
        if took.iter().any(|took| *took < BOUND) {
            return tree;
        }
        assert!(took.len() < 3, "took {took:?}");
    }
}

/// A text for each of so many numbers, one after another.
fn each(count: usize, text: impl Fn(usize) -> String) -> String {
    (0..count).map(text).collect::<Vec<_>>().concat()
}

/// Nodes of all documents, aliases and merge keys followed.
fn nodes(tree: &Tree) -> usize {
    fn count(node: Node<'_>) -> usize {
        let entries: usize = node.entries().map(|entry| 1 + count(entry.value)).sum();
        1 + entries + node.items().map(count).sum::<usize>()
    }
    tree.roots().iter().filter_map(|root| tree.node(root)).map(count).sum()
}

fn only_fault(tree: &Tree) -> &Fault {
    assert_eq!(tree.faults().len(), 1, "{:?}", tree.faults());
    &tree.faults()[0]
}

/// The only fault: its kind, the text at its place, its document.
fn fault(tree: &Tree) -> (FaultKind, &str, usize) {
    let fault = only_fault(tree);
    (fault.kind.clone(), &tree.text()[fault.span.range()], fault.document)
}

fn syntax(problem: SyntaxProblem) -> FaultKind {
    FaultKind::Syntax(problem)
}

fn limit(kind: LimitKind) -> FaultKind {
    let limits = Limits::default();
    let most = match kind {
        LimitKind::Bytes => limits.bytes,
        LimitKind::Depth => limits.depth,
        LimitKind::Nodes => limits.nodes,
        LimitKind::Aliases => limits.aliases,
        LimitKind::Documents => limits.documents,
    };
    FaultKind::Limit { kind, most }
}

fn root(tree: &Tree, document: usize) -> Node<'_> {
    tree.node(&tree.roots()[document]).unwrap_or_else(|| panic!("document {document}: {:?}", tree.faults()))
}

/// A document as one line: scalars as text, keys in order.
fn show(node: Node<'_>) -> String {
    if node.is_mapping() {
        let entries: Vec<String> =
            node.entries().map(|entry| format!("{}: {}", entry.key.text(), show(entry.value))).collect();
        return format!("{{{}}}", entries.join(", "));
    }
    if node.is_sequence() {
        return format!("[{}]", node.items().map(show).collect::<Vec<_>>().join(", "));
    }
    node.text().to_owned()
}

#[test]
fn alias_bombs_end_at_the_node_limit() {
    let mut bomb = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    bomb += &each(19, |below| format!("a{0}: &a{0} [{1}]\n", below + 1, vec![format!("*a{below}"); 9].join(", ")));
    let tree = tree(&bomb);
    // 9^5 is less than the limit and 9^6 is not: the fault is in the line of a5 that reaches it.
    assert_eq!(fault(&tree).0, limit(LimitKind::Nodes));
    assert!(only_fault(&tree).span.range().start < bomb.find("a6:").unwrap());
    assert!(tree.node(&tree.roots()[0]).is_none());
}

#[test]
fn aliases_of_a_long_text_count_by_their_length() {
    let mut bomb = format!("a: &a {}\nb:\n", "x".repeat(900_000));
    bomb.push_str(&"- *a\n".repeat(999));
    assert_eq!(fault(&tree(&bomb)), (limit(LimitKind::Nodes), "*a", 0));
    // As keys, whose texts are compared, too.
    let mut bomb = format!("&a {}: 1\n", "x".repeat(900_000));
    bomb.push_str(&"*a : 2\n".repeat(999));
    let tree = tree(&bomb);
    assert_eq!(tree.faults()[0].kind, limit(LimitKind::Nodes));
    assert_eq!(tree.faults().len(), 1);
}

#[test]
fn merges_inside_one_another_count_what_they_bring() {
    let keys: Vec<String> = (0..20_000).map(|key| format!("k{key}: 0")).collect();
    let bomb = format!("{}{{{}}}{}", "{<<: ".repeat(60), keys.join(", "), "}".repeat(60));
    assert_eq!(fault(&tree(&bomb)).0, limit(LimitKind::Nodes));
}

#[test]
fn depth_counts_through_aliases() {
    // Each level lies only 30 deep, but an alias hides the ones before it.
    let level = |below: usize| format!("- &a{} {}*a{below}{}\n", below + 1, "[".repeat(30), "]".repeat(30));
    let text = String::from("- &a0 x\n") + &each(40, level);
    assert_eq!(fault(&tree(&text)), (limit(LimitKind::Depth), "*a2", 0));
    // 63 in the alias and the list that holds it are 64, which is the limit.
    let deep = |levels: usize| format!("- &a {}x{}\n- *a\n", "[".repeat(levels), "]".repeat(levels));
    assert!(tree(&deep(63)).faults().is_empty());
    assert_eq!(fault(&tree(&deep(64))).0, limit(LimitKind::Depth));
    let nested = format!("- &a {}x{}\n- [*a]\n", "[".repeat(63), "]".repeat(63));
    assert_eq!(fault(&tree(&nested)), (limit(LimitKind::Depth), "*a", 0));
}

#[test]
fn nesting_ends_at_the_depth_limit() {
    let lines = |unit: &str, count: usize| each(count, |at| format!("{}{unit}\n", " ".repeat(at)));
    let cases = [
        ("[".repeat(100_000), 64),
        ("{".repeat(100_000), 64),
        ("{a: ".repeat(100_000), 64 * 4),
        ("[{".repeat(50_000), 64),
        ("- ".repeat(50_000), 64 * 2),
        ("? ".repeat(50_000), 64 * 2),
        (lines("-", 1_000), 64 * 64 / 2 + 64 * 3 / 2),
        (lines("a:", 1_000), 64 * 64 / 2 + 64 * 5 / 2),
        ("- ".repeat(32) + &"[".repeat(1_000), 64 + 32),
    ];
    for (text, at) in cases {
        let tree = tree(&text);
        let found = only_fault(&tree);
        assert_eq!(found.kind, limit(LimitKind::Depth), "{text:.20}");
        let place = usize::try_from(found.span.start).unwrap();
        assert!(place.abs_diff(at) <= 64, "{text:.20}: {place}, not about {at}");
    }
    // 64 are not too many.
    for (open, close) in [("[", "]"), ("{a: ", "}"), ("- ", ""), ("? ", "")] {
        let text = format!("{}x{}", open.repeat(64), close.repeat(64));
        let tree = tree(&text);
        assert!(tree.faults().iter().all(|fault| fault.kind == syntax(SyntaxProblem::CollectionKey)), "{open}");
    }
}

#[test]
fn fifty_thousand_items_on_lines_are_no_fault() {
    let tree = tree(&"- \n".repeat(50_000));
    assert!(tree.faults().is_empty());
    assert_eq!(root(&tree, 0).len(), 50_000);
    assert!(root(&tree, 0).items().all(Node::is_null));
}

#[test]
fn nodes_are_counted_exactly() {
    // A list and its items.
    let list = |nodes: usize| format!("[{}]", vec!["x"; nodes - 1].join(","));
    for nodes in [99_999, 100_000] {
        let tree = tree(&list(nodes));
        assert!(tree.faults().is_empty(), "{nodes}");
        assert_eq!(root(&tree, 0).len(), nodes - 1);
    }
    let over = tree(&list(100_001));
    let found = only_fault(&over);
    assert_eq!((found.kind.clone(), found.span.start), (limit(LimitKind::Nodes), 1 + 2 * 99_999));
    // In a later document, the ones before it stay.
    let over = tree(&format!("a: 1\n---\n{}\n---\nb: 1\n", list(100_001)));
    assert_eq!(fault(&over), (limit(LimitKind::Nodes), "x", 1));
    assert_eq!(show(root(&over, 0)), "{a: 1}");
    assert_eq!(over.roots().len(), 2);
}

#[test]
fn bytes_are_counted_exactly() {
    let most = Limits::default().bytes;
    let scalar = |bytes: usize| "x".repeat(bytes);
    assert!(tree(&scalar(most)).faults().is_empty());
    for text in [scalar(most + 1), scalar(1_200_000), format!("a: \"{}\"\n", scalar(1_200_000))] {
        let tree = tree(&text);
        assert_eq!(fault(&tree), (limit(LimitKind::Bytes), "", 0));
        assert_eq!(tree.roots().len(), 1);
        assert_eq!(tree.roots()[0].region.range(), 0..text.len());
    }
}

#[test]
fn of_five_hundred_documents_a_hundred_are_read() {
    let texts: [(&str, &str); 4] = [("---\na: ", ""), ("--- [", "]"), ("---\n|\n ", "\n...\n"), ("# c\n--- ", "\n# c")];
    for (before, after) in texts {
        let text = each(500, |number| format!("{before}{number}{after}\n"));
        let tree = tree(&text);
        assert_eq!(fault(&tree), (limit(LimitKind::Documents), "---", 100), "{before}");
        assert_eq!(tree.roots().len(), 101);
        for number in 0..100 {
            assert!(show(root(&tree, number)).contains(&number.to_string()));
        }
        assert!(tree.node(&tree.roots()[100]).is_none());
        assert_eq!(tree.roots()[100].region.range().end, text.len());
    }
}

#[test]
fn five_hundred_broken_documents_are_not_five_hundred_faults() {
    for text in [
        "--- [\n",
        "---\n@\n",
        "%YAML 1.1\n%YAML 1.1\n---\na\n...\n",
        "a: b: c\n...\n",
        "...\n%\n",
        "--- *a\n",
        "] x\n...\n",
    ] {
        let tree = tree(&text.repeat(500));
        assert_eq!(tree.roots().len(), 101, "{text:?}");
        assert_eq!(tree.faults().len(), 101, "{text:?}");
        for (number, fault) in tree.faults().iter().enumerate() {
            assert_eq!(fault.document, number, "{text:?}");
            assert!(tree.roots()[number].region.contains(fault.span), "{text:?} {number}");
        }
        assert_eq!(tree.faults()[100].kind, limit(LimitKind::Documents), "{text:?}");
    }
}

#[test]
fn a_broken_document_leaves_its_neighbours() {
    let broken = [
        ("b: [1, 2", SyntaxProblem::UnclosedBracket),
        ("b: ]", SyntaxProblem::StrayBracket),
        ("b: \"x", SyntaxProblem::UnclosedQuote),
        ("b: \"x\" y", SyntaxProblem::TextAfterQuote),
        ("b: \"\\q\"", SyntaxProblem::UnknownEscape),
        ("b: c: d", SyntaxProblem::Colon),
        ("b: |x\n  y", SyntaxProblem::BlockHeader),
        ("b: @x", SyntaxProblem::ForbiddenStart('@')),
        ("b: *nobody", SyntaxProblem::UnknownAlias),
        ("b: &", SyntaxProblem::MissingAnchorName),
        ("b: &x [*x]", SyntaxProblem::Cycle),
        ("[b]: c", SyntaxProblem::CollectionKey),
        ("<<: c", SyntaxProblem::Merge),
        ("b: \0", SyntaxProblem::Control('\0')),
        ("b: x\u{7}y", SyntaxProblem::Control('\u{7}')),
        ("b: !x!y z", SyntaxProblem::Tag),
    ];
    for (text, problem) in broken {
        let file = format!("a: &x 1 # one\n---\n{text}\n--- # three\nc: &x 3\nd: *x\n");
        let tree = tree(&file);
        let found = only_fault(&tree);
        assert_eq!((&found.kind, found.document), (&syntax(problem), 1), "{text:?}");
        assert!(tree.roots()[1].region.contains(found.span), "{text:?}");
        assert_eq!(tree.roots().len(), 3, "{text:?}");
        assert_eq!(show(root(&tree, 0)), "{a: 1}", "{text:?}");
        assert_eq!(root(&tree, 0).get("a").map(|node| &file[node.span().range()]), Some("1"));
        assert!(tree.node(&tree.roots()[1]).is_none());
        assert_eq!(show(root(&tree, 2)), "{c: 3, d: 3}", "{text:?}");
        assert_eq!(&file[root(&tree, 2).span().range()], "c: &x 3\nd: *x");
        let regions: String = tree.roots().iter().map(|root| &file[root.region.range()]).collect();
        assert_eq!(regions, file, "{text:?}");
        assert_eq!(tree.comments().len(), 2, "{text:?}");
    }
}

#[test]
fn a_fault_between_documents_leaves_the_one_before() {
    for middle in ["%YAML 1.1\n%YAML 1.1\n---\nb: 1\n", "%\n---\nb: 1\n", "@\n", "%YAML x\n---\n", "|x\n", "'\n"] {
        let file = format!("a: 1\n...\n{middle}...\nc: 3\n");
        let tree = tree(&file);
        let found = only_fault(&tree);
        assert_eq!(found.document, 1, "{middle:?}");
        assert!(tree.roots()[1].region.contains(found.span), "{middle:?}");
        assert_eq!(show(root(&tree, 0)), "{a: 1}", "{middle:?}");
        assert!(tree.node(&tree.roots()[1]).is_none(), "{middle:?}");
        assert_eq!(show(root(&tree, 2)), "{c: 3}", "{middle:?}");
        assert_eq!(&file[tree.roots()[1].region.range()], format!("{middle}...\n"), "{middle:?}");
        assert_eq!(tree.roots().len(), 3);
    }
}

#[test]
fn a_block_scalar_after_a_broken_document_starts_at_its_own_header() {
    let file = "a: | b [\n...\n# |\n|\n x\n";
    let tree = tree(file);
    assert_eq!(&file[root(&tree, 1).span().range()], "|\n x");
    let late = "a: @\n...\n%YAML 1.2\n--- b\n...\0\n";
    let late_tree = self::tree(late);
    let regions: Vec<&str> = late_tree.roots().iter().map(|root| &late[root.region.range()]).collect();
    assert_eq!(regions, ["a: @\n...\n", "%YAML 1.2\n--- b\n...", "\0\n"]);
    let dots = format!("@\n...\n# {}\n|\n x\n", ".".repeat(1_000_000));
    let tree = self::tree(&dots);
    assert_eq!(&dots[root(&tree, 1).span().range()], "|\n x");
}

#[test]
fn anchors_that_contain_themselves_are_refused_at_the_alias() {
    let cases = [
        ("&a [*a]", "&a"),
        ("&a\n- *a", "&a"),
        ("a: &a\n  b: *a\n", "&a"),
        ("&a [&b [*a]]", "&a"),
        ("a: &a\n  b: &b\n    c: [*b]\n", "&b"),
        ("a: &a\n  <<: *a\n", "&a"),
        ("a: &a\n  <<: [{x: 1}, *a]\n", "&a"),
        ("&a {<<: {b: *a}}", "&a"),
        ("&a {? *a : 1}", "&a"),
    ];
    for (text, anchor) in cases {
        let tree = tree(text);
        let found = only_fault(&tree);
        assert_eq!(found.kind, syntax(SyntaxProblem::Cycle), "{text}");
        assert!(text[found.span.range()].starts_with('*'), "{text}");
        assert_eq!(&text[found.other.unwrap().range()], anchor, "{text}");
    }
}

#[test]
fn undefined_aliases_are_refused() {
    for text in ["*a", "- *a\n- &a x\n", "&b x\n---\n*b\n", "*a : x\n", "{*a : x}", "- [*a]"] {
        let tree = tree(text);
        let (kind, place, _) = fault(&tree);
        assert_eq!(kind, syntax(SyntaxProblem::UnknownAlias), "{text}");
        assert!(place.starts_with('*') && place.len() == 2, "{text}: {place}");
    }
}

#[test]
fn the_latest_anchor_of_a_name_counts() {
    assert_eq!(
        show(root(&tree("- &x a\n- *x\n- &x b\n- *x\n- &y [*x, &x c]\n- [*x, *y]\n"), 0)),
        "[a, a, b, b, [b, c], [c, [b, c]]]"
    );
    let keys = tree("&k a: 1\nb: &v 2\n*v : *k\n");
    assert_eq!(show(root(&keys, 0)), "{a: 1, b: 2, 2: a}");
    assert_eq!(show(root(&tree("- &x a\n---\n- &x b\n- *x\n"), 1)), "[b, b]");
}

#[test]
fn two_thousand_aliases_are_a_thousand_too_many() {
    let text = format!("- &a x\n{}", "- *a\n".repeat(2_000));
    let found = tree(&text);
    assert_eq!(only_fault(&found).kind, limit(LimitKind::Aliases));
    assert_eq!(only_fault(&found).span.start, 7 + 1_000 * 5 + 2);
    let enough = tree(&format!("- &a x\n{}", "- *a\n".repeat(1_000)));
    assert!(enough.faults().is_empty());
    assert_eq!(root(&enough, 0).len(), 1_001);
}

#[test]
fn many_anchors_cost_no_more_than_few() {
    let anchors = each(30_000, |number| format!("- &a{number} []\n"));
    let aliases = each(1_000, |number| format!("- *a{}\n", number * 29));
    let tree = tree(&(anchors + &aliases));
    assert!(tree.faults().is_empty());
    assert_eq!(root(&tree, 0).len(), 31_000);
}

#[test]
fn many_tags_cost_no_more_than_few() {
    let tree = tree(&"- !t x\n".repeat(30_000));
    assert!(tree.faults().is_empty());
    let start = Instant::now();
    assert!(root(&tree, 0).items().all(|item| item.tag().is_some_and(|tag| &tree.text()[tag.range()] == "!t")));
    assert!(start.elapsed() < BOUND);
}

#[test]
fn merge_keys_bring_what_the_mapping_lacks() {
    let anchors = "x: &x {a: 1, b: 2}\ny: &y {b: 3, c: 4}\n";
    let cases = [
        ("<<: *x", "{a: 1, b: 2}"),
        ("<<: *x\n  b: 9", "{b: 9, a: 1}"),
        ("b: 9\n  <<: *x", "{b: 9, a: 1}"),
        ("<<: [*x, *y]", "{a: 1, b: 2, c: 4}"),
        ("<<: [*y, *x]", "{b: 3, c: 4, a: 1}"),
        ("<<: {b: 5}\n  d: 6", "{d: 6, b: 5}"),
        ("<<: {<<: *x, b: 7}", "{b: 7, a: 1}"),
        ("<<: []\n  d: 6", "{d: 6}"),
        ("\"<<\": 1", "{<<: 1}"),
        ("!!str <<: 1", "{<<: 1}"),
        ("d: <<", "{d: <<}"),
    ];
    for (text, expected) in cases {
        let file = format!("{anchors}z:\n  {text}\n");
        let tree = tree(&file);
        assert!(tree.faults().is_empty(), "{text}: {:?}", tree.faults());
        let node = root(&tree, 0).get("z").unwrap();
        assert_eq!(show(node), expected, "{text}");
        assert_eq!(node.len(), node.entries().count());
        let merges = text.contains("<<:") && !text.starts_with("!!str");
        assert_eq!(tree.roots()[0].unportable, merges || text.starts_with("!!str"), "{text}");
    }
    let file = format!("{anchors}z:\n  <<: [*x, *y]\n");
    let merged = tree(&file);
    let entry = root(&merged, 0).get("z").and_then(|node| node.entry("c")).unwrap();
    assert_eq!(entry.via.map(|via| &file[via.range()]), Some("*y"));
}

#[test]
fn merge_keys_that_lead_to_no_mapping_are_refused() {
    for value in ["1", "x", "[1]", "[{a: 1}, [b]]", "*s", "[*s]", "null", "''"] {
        let tree = tree(&format!("s: &s x\nz:\n  <<: {value}\n"));
        assert_eq!(fault(&tree), (syntax(SyntaxProblem::Merge), value, 0), "{value}");
    }
}

#[test]
fn keys_that_stand_twice_are_found() {
    let cases = [
        ("a: 1\nb: 2\na: 3\n", "a", "{a: 1, b: 2, a: 3}"),
        ("1: a\n\"1\": b\n", "\"1\"", "{1: a, 1: b}"),
        ("{a: 1, 'a': 2}", "'a'", "{a: 1, a: 2}"),
        ("{\"a\": 1, \"\\x61\": 2}", "\"\\x61\"", "{a: 1, a: 2}"),
        ("&k a: 1\n*k : 2\n", "*k", "{a: 1, a: 2}"),
        ("? |-\n  a\n: 1\na: 2\n", "a", "{a: 1, a: 2}"),
    ];
    for (text, later, shown) in cases {
        let tree = tree(text);
        let found = only_fault(&tree);
        assert!(matches!(&found.kind, FaultKind::DuplicateKey(key) if key == "a" || key == "1"), "{text}");
        assert_eq!(&text[found.span.range()], later, "{text}");
        assert!(found.other.unwrap().range().end <= found.span.range().start, "{text}");
        assert_eq!(show(root(&tree, 0)), shown, "{text}");
    }
    assert!(tree("1: a\n01: b\n1.0: c\n~: d\nnull: e\n: f\n").faults().is_empty());
}

#[test]
fn five_thousand_keys_that_stand_twice_are_found_each() {
    let keys: Vec<String> = (0..5_000).map(|key| format!("k{key}: 1")).collect();
    let text = format!("{}\n{}\n", keys.join("\n"), keys.join("\n"));
    let tree = tree(&text);
    assert_eq!(tree.faults().len(), 5_000);
    for (number, fault) in tree.faults().iter().enumerate() {
        assert_eq!(fault.kind, FaultKind::DuplicateKey(format!("k{number}")));
        assert_eq!(text[fault.span.range()], text[fault.other.unwrap().range()]);
    }
    let same = format!("{{{}}}", vec!["k: 1"; 5_000].join(", "));
    assert_eq!(self::tree(&same).faults().len(), 4_999);
}

#[test]
fn collections_as_keys_are_refused_at_the_key() {
    for (text, key) in [
        ("[a]: b", "[a]"),
        ("{a: b}: c", "{a: b}"),
        ("? - a\n: b\n", "- a"),
        ("? a: b\n: c\n", "a: b"),
        ("x: &x [a]\n*x : b\n", "*x"),
        ("[[a]: b]", "[a]"),
        ("{[a]: b}", "[a]"),
        ("? ? a\n", "? a"),
    ] {
        assert_eq!(fault(&tree(text)), (syntax(SyntaxProblem::CollectionKey), key, 0), "{text}");
    }
}
