//! What a person sees at a terminal, on the sorts of files that there are.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod project;

use project::Project;

const SCHEMA: &str = r#"{
  "required": ["title"],
  "properties": {
    "amount": {"type": "integer"},
    "owner": {"type": "object", "required": ["name"]},
    "text": {"maxLength": 3}
  }
}"#;

fn pretty(files: &[(&str, &str)]) -> String {
    let project = Project::of_schema(SCHEMA);
    let project = files.iter().fold(project, |project, (path, text)| project.with(&format!("d/{path}"), text));
    let answer = project.check(&["--format", "pretty"]);
    assert!(answer.out.lines().all(|line| line.trim_end() == line), "no blanks at the ends of lines");
    answer.out
}

macro_rules! shown {
    ($name:literal, $files:expr) => {
        insta::with_settings!({omit_expression => true}, { insta::assert_snapshot!($name, pretty($files)) })
    };
}

#[test]
fn nothing() {
    shown!("nothing", &[("a.yaml", "title: x\n")]);
}

#[test]
fn one() {
    shown!("one", &[("a.yaml", "title: x\namount: much\nowner: {name: x}\n")]);
}

#[test]
fn many() {
    shown!(
        "many",
        &[
            ("a.yaml", "amount: much\nowner: {}\n"),
            ("b.yaml", "title: x\ncountry: NO\ntitle: y z\n---\ntitle: [\n---\ntext: long\ntitle: z\n"),
        ]
    );
}

#[test]
fn unicode() {
    let text = "title: 日本語 blåbær\namount: 日本語\nowner: 👩\u{200d}👧 # å\ntext: \"a\\u202e\u{202e}\u{200b}\"\n";
    shown!("unicode", &[("møte \u{202e}日本.yaml", text)]);
}

#[test]
fn crlf() {
    let dos = "# a\r\ntitle: x\r\namount: much\r\nowner:\r\n  id: 1\r\n  more: 2\r\n";
    let out = pretty(&[("a.yaml", dos)]);
    // The other line ends change nothing that is seen.
    assert_eq!(out, pretty(&[("a.yaml", &dos.replace("\r\n", "\n"))]));
    insta::with_settings!({omit_expression => true}, { insta::assert_snapshot!("crlf", out) });
}

#[test]
fn several_files() {
    shown!("several_files", &[("a.yaml", "id: A\ntitle: x\n"), ("b.yaml", "title: y z\n\n\nid: A\n")]);
}

#[test]
fn places_of_every_sort() {
    shown!(
        "places",
        &[
            ("at-the-end.yaml", "title: x\namount: much"),
            ("block.yaml", "title: x\ntext: |\n  line one\n  line two\nmore: 1\n"),
            ("empty.yaml", ""),
            ("mapping.yaml", "\n\nowner:\n  a: 1\n  b: 2\ntitle: x\n"),
            ("nothing.yaml", "title: x\namount:\ntext: abc\n"),
            ("tab.yaml", "title: x\namount:\tmuch\t# tab\n"),
            ("two-labels.yaml", "title: x\ntitle: z\n"),
            ("unclosed.yaml", "title: \"x\n"),
        ]
    );
}

#[test]
fn long_lines_are_shown_around_the_place() {
    let long = format!("title: x\nmore: {{a: {}, amount: 1}}\namount: [{}]\n", "y".repeat(500), "å, ".repeat(300));
    let text = format!("{}, text: {}}}\n", "{title: x, more: ".to_owned() + &"z".repeat(400), "blåbær ".repeat(60));
    let out = pretty(&[("a.yaml", &long), ("b.yaml", &text)]);
    assert!(out.lines().all(|line| line.chars().count() < 220), "{out}");
    insta::with_settings!({omit_expression => true}, { insta::assert_snapshot!("long_lines", out) });
}

#[test]
fn colours_are_all_taken_back() {
    let project = Project::of_schema(SCHEMA).with("d/a.yaml", "amount: much\ncountry: NO\n");
    let answer = project.check(&["--format", "pretty", "--color", "always"]);
    let without = project.check(&["--format", "pretty"]);
    let mut plain = String::new();
    let mut rest = answer.out.as_str();
    let mut set = false;
    while let Some((before, after)) = rest.split_once("\u{1b}[") {
        plain.push_str(before);
        let (code, after) = after.split_once('m').unwrap();
        assert!(code.bytes().all(|byte| byte.is_ascii_digit() || byte == b';'), "{code:?}");
        set = code != "0";
        rest = after;
    }
    plain.push_str(rest);
    assert!(!set, "the last colour is taken back");
    assert_eq!(plain, without.out);
}
