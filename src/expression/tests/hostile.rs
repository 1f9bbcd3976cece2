//! What must not run away, hang or overflow a stack: refused or undecided, at once.

use std::time::{Duration, Instant as Clock};

use super::super::*;
use super::world::*;

/// The first problem of a source; it has to be found at once, on a small stack.
fn refusal(source: String) -> ProblemKind {
    let thread = std::thread::Builder::new().stack_size(512 << 10).spawn(move || {
        let environment = environment(&["ChangeRequest"]);
        let start = Clock::now();
        let problems = Expression::compile(&source, &environment).unwrap_err();
        assert!(start.elapsed() < Duration::from_millis(500), "{:?}", start.elapsed());
        problems.into_iter().next().unwrap().kind
    });
    thread.unwrap().join().unwrap()
}

#[test]
fn what_is_too_much_is_refused_when_it_is_compiled() {
    let doubled = (0..29).fold("[\"x\"]".to_owned(), |inner, _| format!("{inner}.map(x, x+x)"));
    assert_eq!(refusal(doubled), ProblemKind::TooManyComprehensions);
    assert_eq!(refusal("doc".to_owned() + &".a".repeat(100_000)), ProblemKind::TooLong);
    assert_eq!(refusal("doc".to_owned() + &".a".repeat(900)), ProblemKind::TooTall);
    assert_eq!(refusal("(".repeat(60) + "1" + &")".repeat(60)), ProblemKind::TooDeep);
    assert_eq!(refusal("[".repeat(1900)), ProblemKind::TooDeep);
    let nested = (0..7).fold("true".to_owned(), |inner, at| format!("doc.environments.all(e{at}, {inner})"));
    assert_eq!(refusal(nested), ProblemKind::TooManyComprehensions);
    assert_eq!(refusal("!".repeat(500) + "true"), ProblemKind::TooManyOperators);
    assert_eq!(refusal("-".repeat(101) + "x"), ProblemKind::TooManyOperators);
    assert_eq!(refusal("1".to_owned() + &"+1".repeat(101)), ProblemKind::TooManyOperators);
    assert_eq!(refusal("true".to_owned() + &"?1:1".repeat(400)), ProblemKind::TooManyOperators);
    assert_eq!(refusal("true".to_owned() + &"&&true".repeat(200)), ProblemKind::TooManyOperators);
    assert_eq!(refusal("x[".repeat(30) + &"a[".repeat(30)), ProblemKind::TooDeep);
    assert_eq!(refusal("\"a\".matches(\"((a{1,1000}){1,1000}){1,1000}\")".to_owned()).help(), None);
    assert_eq!(refusal("å".repeat(2001)), ProblemKind::TooLong);
    // each level is checked once
    refusal("(".repeat(39) + "doc" + &"-b).c".repeat(39));
    refusal("doc".to_owned() + &"-b".repeat(100));
}

#[test]
fn the_largest_that_is_allowed_runs_on_a_small_stack() {
    let deepest = [
        "(".repeat(40) + "doc.title" + &")".repeat(40),
        "[".repeat(40) + "1" + &"]".repeat(40),
        "1".to_owned() + &"+1".repeat(100),
        "!".repeat(100) + "true",
        "(true ? ".repeat(40) + "1" + &" : 2)".repeat(40),
        "true".to_owned() + &" ? 1 : true".repeat(99) + " ? 1 : 2",
        "-".repeat(99) + "(1)",
        "dyn(doc)".to_owned() + &".a".repeat(100),
        "dyn({})".to_owned() + &"[\"a\"]".repeat(100),
        "dyn(".repeat(40) + "1" + &")".repeat(40),
    ];
    let run = move || {
        for source in &deepest {
            let told = evaluate(source, &sample("change-request"));
            assert!(!told.starts_with("refused"), "{source}: {told}");
        }
    };
    std::thread::Builder::new().stack_size(1 << 20).spawn(run).unwrap().join().unwrap();
}

fn change_with(environments: usize) -> String {
    let items: String = (0..environments).map(|_| "- test\n").collect();
    let small = "kind: ChangeRequest\nid: C1\ntitle: T\nservice: s\nstatus: draft\ninitiator: a\nrequester: b\npurpose: upgrade\n";
    format!("{small}environments:\n{items}")
}

fn in_time(source: &str, document: &str) -> String {
    let start = Clock::now();
    let told = evaluate(source, document);
    assert!(start.elapsed() < Duration::from_secs(10), "{source}: {:?}", start.elapsed());
    told
}

#[test]
fn lists_in_lists_have_a_bound() {
    let nested = "doc.environments.all(a, doc.environments.all(b, doc.environments.all(c, a == b && b == c)))";
    assert_eq!(in_time(nested, &change_with(20)), "true");
    assert_eq!(
        in_time(nested, &change_with(101)),
        "undecided: \"doc.environments\": lists in lists take more than 1000000 passes"
    );
    let two = "doc.environments.all(a, doc.environments.exists(b, a != b))";
    assert!(in_time(two, &change_with(2000)).contains("passes"));
    // a bound that is reached is not made up for by another operand
    assert!(in_time(&format!("{two} || true"), &change_with(2000)).contains("passes"));
}

#[test]
fn texts_and_lists_do_not_grow_without_bounds() {
    let grown = "doc.environments.map(a, doc.environments.map(b, doc.title + doc.title + doc.title).join())\
                 .map(t, t + t + t + t).join().size()";
    let long = change_with(900).replace("title: T", &format!("title: {}", "T".repeat(5000)));
    assert!(in_time(grown, &long).contains("takes more than 10000000 steps"), "{}", in_time(grown, &long));
    let compared = "doc.environments.all(a, doc.environments.all(b, doc.title == string(doc.title + \"\")))";
    assert!(in_time(compared, &long).contains("steps"));
    let replaced = format!("\"{}\"{}.size()", "a".repeat(200), ".replace(\"a\", \"aaaaaaaaaa\")".repeat(50));
    assert!(in_time(&replaced, &change_with(1)).contains("longer than 1048576 bytes"));
    let lists = format!("[1,1,1,1]{}.size()", ".map(x, [1,1,1,1,1,1,1,1]).flatten()".repeat(3));
    assert_eq!(in_time(&lists, &change_with(1)), "2048");
}
