//! Each check of the house's order is shown to fail on a source that breaks it, and to pass one that does not.

use super::circles::circles;
use super::source::{Source, blank, mark_tests, paths, without_tests};
use super::{crates, declared, documented, kinds, machine, manifest, names, order, rule_ids, short, spoken};

fn planted(check: fn(&[Source]) -> Vec<String>, path: &str, text: &str) -> Vec<String> {
    check(&[Source::new(path, text)])
}

#[track_caller]
fn says(complaints: &[String], words: &str) {
    assert!(complaints.len() == 1 && complaints[0].contains(words), "{complaints:?} should say {words:?}");
}

#[test]
fn a_room_that_uses_one_below_is_found() {
    let sideways = "//! X.\nuse crate::{source::Span,\n    kind::{self, Kind}};\n";
    says(&planted(order, "src/yaml/tree.rs", sideways), "src/yaml/tree.rs:2: `yaml` uses `kind`");
    says(&planted(order, "src/yaml/tree.rs", "fn f() { crate::check::check() }"), "`yaml` uses `check`");
    says(&planted(order, "src/yaml/tree.rs", "type A = $crate :: cli::Exit;"), "`yaml` uses `cli`");
    assert!(planted(order, "src/kind/own.rs", "use crate::yaml::Tree;\nuse crate::kind::near;").is_empty());
    assert!(
        planted(order, "src/yaml/tree.rs", "//! [`K`](crate::kind::K)\nconst A: &str = \"crate::kind::K\";").is_empty()
    );
}

#[test]
fn a_rule_that_is_named_elsewhere_is_found() {
    let named = "fn f(id: &str) -> bool {\n    id == \"duplicate-id\"\n}\n";
    says(&planted(rule_ids, "src/check.rs", named), "src/check.rs:2: \"duplicate-id\" is known in");
    says(&planted(rule_ids, "src/rules/schema.rs", "const A: &str = \"deadlock\";"), "src/rules/deadlock.rs alone");
    assert!(planted(rule_ids, "src/rules/duplicate_id.rs", named).is_empty());
    assert!(planted(rule_ids, "src/check.rs", "// as \"duplicate-id\" says\nconst A: &str = \"other\";").is_empty());
    assert!(planted(rule_ids, "src/check.rs", "#[cfg(test)]\nmod tests { const A: &str = \"deadlock\"; }").is_empty());
}

#[test]
fn a_name_that_two_rooms_have_is_found() {
    let sources = |inner: &str| {
        let text = "pub struct Shape(u8);\n";
        [Source::new("src/kind/shape.rs", text), Source::new("src/policy/path.rs", inner)]
    };
    says(
        &names(&sources("\npub enum Shape<T> {}"), &[]),
        "src/policy/path.rs:2: `Shape` is another type at src/kind/sh",
    );
    assert!(names(&sources("pub enum Shape {}"), &[("Shape", "of two things")]).is_empty());
    for other in ["enum Shape {}", "pub(super) enum Shape {}", "pub enum Shapes {}", "// pub enum Shape {}"] {
        assert!(names(&sources(other), &[]).is_empty(), "{other}");
    }
    let one = [Source::new("src/kind/a.rs", "pub enum A {}"), Source::new("src/kind/b.rs", "pub enum A {}")];
    assert!(names(&one, &[]).is_empty(), "within a room they are told apart by their modules");
}

#[test]
fn a_room_that_nobody_knows_is_found() {
    says(&planted(order, "src/helper.rs", ""), "`helper` is no room");
    says(&planted(order, "src/kind/own.rs", "use crate::helper::help;"), "`crate::helper` is no room");
}

#[test]
fn the_way_out_by_super_is_found() {
    says(&planted(order, "src/yaml/tree.rs", "use super::super::kind::Kind;"), "leaves the room");
    says(&planted(order, "src/check.rs", "use super::report;"), "leaves the room");
    says(&planted(order, "src/yaml/mod.rs", "use super::kind;"), "leaves the room");
    assert!(planted(order, "src/check.rs", "mod tests { use super::*; }").is_empty());
    assert!(
        planted(order, "src/yaml/tree.rs", "use super::node;\nmod tests { fn f() { super::super::node() } }")
            .is_empty()
    );
}

#[test]
fn a_binary_that_reaches_past_the_command_line_is_found() {
    says(&planted(order, "src/main.rs", "fn main() { vedtak::check::check() }"), "the command line alone");
    assert!(planted(order, "src/main.rs", "fn main() { vedtak::cli::run() }").is_empty());
}

#[test]
fn rooms_out_of_order_or_not_declared_are_found() {
    let lib = |text: &str| Source::new("src/lib.rs", text);
    let in_order = lib("pub mod source;\npub mod yaml;\n");
    assert!(declared(&in_order, &[]).is_empty());
    says(&declared(&lib("pub mod yaml;\npub mod source;\n"), &[]), "their order is");
    says(&declared(&lib("pub mod helper;\n"), &[]), "their order is");
    let kinds = [Source::new("src/kind/own.rs", ""), Source::new("src/kind/mod.rs", "")];
    says(&declared(&in_order, &kinds), "`kind` is not declared");
}

#[test]
fn files_that_import_each_other_are_found() {
    let complaints = |files: &[(&str, &str)]| {
        let sources: Vec<Source> = files.iter().map(|(path, text)| Source::new(path, text)).collect();
        circles(&sources, &["yaml"])
    };
    let two = [("src/yaml/a.rs", "use super::b::B;"), ("src/yaml/b.rs", "fn f() { crate::yaml::a::f() }")];
    says(&complaints(&two), "`yaml`: these files import each other: yaml/a -> yaml/b -> yaml/a");
    let chain = [
        ("src/yaml/mod.rs", "mod a;\npub use c::C;\npub use a::A;"),
        ("src/yaml/a.rs", "use super::b::{B, D};"),
        ("src/yaml/b.rs", "use super::C;"),
        ("src/yaml/c.rs", "mod inner { use super::super::a::A; }"),
    ];
    says(&complaints(&chain), "yaml/a -> yaml/b -> yaml/c -> yaml/a");
    let with_parent =
        [("src/yaml/mod.rs", "pub struct Tree(a::A);"), ("src/yaml/a.rs", "use super::Tree;\npub struct A;")];
    says(&complaints(&with_parent), "yaml -> yaml/a -> yaml");
    let below = [("src/yaml/a.rs", "use b::B;"), ("src/yaml/a/b.rs", "use super::super::a::A;")];
    says(&complaints(&below), "yaml/a -> yaml/a/b -> yaml/a");
    let straight = [
        ("src/yaml/mod.rs", "pub use a::A;\npub use b::B;"),
        ("src/yaml/a.rs", "use super::B;\nuse crate::source::a::A;"),
        ("src/yaml/b.rs", "//! [`A`](super::A)\n#[cfg(test)]\nmod tests { use super::super::a::A; }"),
    ];
    assert!(complaints(&straight).is_empty());
    let elsewhere = [("src/kind/a.rs", "use super::b::B;"), ("src/kind/b.rs", "use super::a::A;")];
    assert!(complaints(&elsewhere).is_empty());
}

#[test]
fn a_crate_out_of_its_place_is_found() {
    says(&planted(crates, "src/rules/schema.rs", "use granit_parser::Parser;"), "`granit-parser` belongs in");
    says(&planted(crates, "src/policy/mod.rs", "fn f(_: cel::Value) {}"), "expression");
    says(
        &planted(crates, "src/config/mod.rs", "#[derive(Debug)]\n#[diagnostic(miette::code)]"),
        "config/mod.rs:2: `miette`",
    );
    assert!(planted(crates, "src/expression.rs", "use cel::Value;").is_empty());
    assert!(planted(crates, "src/expression/types.rs", "use cel::Value;").is_empty());
    assert!(
        planted(crates, "src/rules/schema.rs", "// granit_parser::Parser\nuse crate::report::miette::View;").is_empty()
    );
    assert!(
        planted(crates, "src/rules/schema.rs", "#[cfg(test)]\nmod tests { use jsonschema::Validator; }").is_empty()
    );
    assert!(planted(crates, "tests/any.rs", "use jsonschema::Validator;").is_empty());
}

#[test]
fn a_room_that_touches_the_machine_is_found() {
    says(&planted(machine, "src/rules/schema.rs", "use std::{collections::BTreeMap, fs::File};"), "`std::fs`");
    says(&planted(machine, "src/rules/schema.rs", "fn f() { fs::read(p) }"), "`std::fs`");
    says(&planted(machine, "src/load.rs", "use std::env;"), "`std::env`");
    says(&planted(machine, "src/check.rs", "fn f() { std::process::exit(1) }"), "`std::process`");
    says(&planted(machine, "src/check.rs", "fn f() { let now = chrono::Utc::now(); }"), "`Utc::now(`");
    says(&planted(machine, "src/check.rs", "fn f() { let now = Instant::now(); }"), "`Instant::now(`");
    says(
        &planted(machine, "src/report/json.rs", "use std::io;\nfn f() { io::stdout(); }"),
        "json.rs:2: `std::io::stdout`",
    );
    says(&planted(machine, "src/kind/own.rs", "fn f(p: &Path) { p.exists(); }"), "`.exists(`");
    says(&planted(machine, "src/cli/check.rs", "fn f() { println!(); }"), "`println!(`");
    assert!(planted(machine, "src/load/schemas.rs", "use std::fs;").is_empty());
    assert!(planted(machine, "src/report/json.rs", "use std::io::{self, Write};\nfn f() { writeln!(out) }").is_empty());
    assert!(planted(machine, "src/kind/own.rs", "#[cfg(test)]\nmod tests { fn f() { std::fs::read(p) } }").is_empty());
    assert!(planted(machine, "src/kind/own.rs", "const V: &str = env!(\"CARGO_PKG_VERSION\");").is_empty());
}

#[test]
fn a_kind_that_is_spelled_out_is_found() {
    let spelled = "//! X.\nfn f() { find(\"Service\", id) }";
    says(&planted(kinds, "src/rules/schema.rs", spelled), "schema.rs:2: \"Service\" is a kind");
    says(&planted(kinds, "src/rules/schema.rs", "fn f(k: &str) { k == r\"PolicyTest\" }"), "\"PolicyTest\" is a kind");
    assert!(planted(kinds, "src/kind/own.rs", spelled).is_empty());
    assert!(planted(kinds, "tests/any.rs", spelled).is_empty());
    let other = "// \"Service\"\nfn f() { find(\"service\", \"Services\", \"a \\\"Service\\\"\") }";
    assert!(planted(kinds, "src/rules/schema.rs", other).is_empty());
    let tests = "fn f() {}\n#[cfg(test)]\nmod tests { fn f() { find(\"Service\") } }";
    assert!(planted(kinds, "src/rules/schema.rs", tests).is_empty());
}

#[test]
fn what_nobody_explained_is_found() {
    says(&planted(documented, "src/kind/own.rs", "// Own.\n"), "the first line");
    says(
        &planted(documented, "src/kind/own.rs", "//! Own.\n\npub fn f() {}\n"),
        "own.rs:3: no `///` on `pub fn f() {}`",
    );
    says(
        &planted(documented, "src/kind/own.rs", "//! Own.\n/// S.\npub struct S {\n    pub a: u8,\n}\n"),
        "pub a: u8,",
    );
    says(&planted(documented, "tests/any.rs", "use a;\n"), "the first line");
    let explained = "//! Own.\nmod a;\npub mod b;\npub use a::f;\n\n/// F.\n#[must_use]\n#[expect(\n    unused\n)]\npub fn f() {}\n";
    assert!(planted(documented, "src/kind/own.rs", explained).is_empty());
    assert!(planted(documented, "src/kind/own.rs", "//! Own.\nconst A: &str = \"\npub fn f() {}\n\";\n").is_empty());
}

#[test]
fn a_file_that_grew_too_long_is_found() {
    says(&planted(short, "src/kind/own.rs", &"\n".repeat(601)), "over 600 lines");
    assert!(planted(short, "src/kind/own.rs", &"\n".repeat(600)).is_empty());
}

#[test]
fn a_manifest_out_of_order_is_found() {
    let with = |dependencies: &str| format!("[dependencies]\n{dependencies}\n[lints.rust]\nunsafe_code = \"forbid\"\n");
    assert!(manifest(&with("cel = \"1\"\nserde = \"1\"\n"), "").is_empty());
    says(&manifest(&with("serde = \"1\"\ncel = \"1\"\n"), ""), "order of the alphabet");
    says(&manifest(&with("left-pad = \"1\"\n"), ""), "`left-pad` has no place");
    says(&manifest("[dependencies]\n", ""), "unsafe code");
    says(&manifest(&with(""), "[[package]]\nname = \"openssl\"\n"), "`openssl` must not come in");
}

#[test]
fn comments_and_literals_are_no_code() {
    let kept = |text: &str| blank(text).split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(kept("a // b\nc /* d /* e */ f */ g"), "a c g");
    assert_eq!(kept(r#"f("a\"b", 'c', '\'', '"', b'\\') g"#), "f( , , , , b ) g");
    assert_eq!(kept("r\"a\\\" b r#\"c \" d\"# e br##\"\"# \"## f"), "r b r# e br## f");
    assert_eq!(
        kept("fn f<'a>(b: &'a str) -> &'static str { r#type }"),
        "fn f<'a>(b: &'a str) -> &'static str { r#type }"
    );
    assert_eq!(blank("æ \"ø\" å").len(), "æ \"ø\" å".len());
}

#[test]
fn paths_are_multiplied_out() {
    let found = |code: &str| paths(code, "std").into_iter().map(|(_, path)| path).collect::<Vec<_>>();
    assert_eq!(
        found("use std::{fs, io::{self, Read as _, Write}, path::Path};"),
        ["fs", "io::self", "io::Read", "io::Write", "path::Path"]
    );
    assert_eq!(
        found("std::iter::once::<u8>(1); std :: env::var(); a::std::b; nonstd::c; use std::*;"),
        ["iter::once", "env::var", ""]
    );
}

#[test]
fn items_of_tests_are_no_product() {
    assert_eq!(
        without_tests("a #[cfg(test)] mod tests { fn f() { g([0; 2]) } } b").split_whitespace().collect::<Vec<_>>(),
        ["a", "b"]
    );
    assert_eq!(without_tests("#[cfg(test)]\n#[path = x]\nmod tests;\nb").trim(), "b");

    let mut sources =
        [Source::new("src/kind/mod.rs", "#[cfg(test)]\nmod testing;"), Source::new("src/kind/testing.rs", "a")];
    mark_tests(&mut sources);
    assert_eq!(sources[1].product, "");
}

#[test]
fn a_text_where_a_phrase_must_stand_is_found() {
    let found = |text: &str| planted(spoken, "src/policy/slot.rs", &format!("fn f() {{ {text}; }}"));
    for text in [
        "compiler.problem(span, \"no such slot\", None)",
        "compiler.problem(span, format!(\"no {name}\"), None)",
        "compiler.problem(\n    span,\n    error.to_string(),\n    None,\n)",
        "compiler.problem(span, say::X, Some(\"write it\".to_owned()))",
        "compiler.problem(span, say::X, Some(format!(\"write {name}\")))",
        "Error::set_up(\"policy\", format!(\"no {name}\"))",
        "Error::set_up(\"policy\", r#\"no \"x\"\"#)",
        "Error::machine(\"path\", error.to_string())",
        "error.help(\"write it\")",
    ] {
        says(&found(text), "give it a phrase");
    }
    for text in [
        "compiler.problem(span, say::X.with(\"name\", Fact::code(format!(\"[{name}]\"))), None)",
        "compiler.problem(span, error.sentence(), error.help())",
        "Error::set_up(\"policy\", words.message)",
        "Error::set_up(\"policy\", say::X.render(reader, &facts)).help(say::Y.render(reader, &facts))",
    ] {
        assert!(found(text).is_empty(), "{text}");
    }
    assert!(planted(spoken, "src/a.rs", "#[cfg(test)]\nmod tests { fn f() { c.problem(s, \"x\", None) } }").is_empty());
}
