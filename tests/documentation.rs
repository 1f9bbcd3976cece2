//! The pages of docs/ that have projects and commands say what is so: the projects are made and the commands are run.
//!
//! A block whose first line names a file (```` ```yaml policies/a.yaml ````) is that file of the page's project, from there on.
//! In a `console` block each line `$ vedtak …` is run there, in order, and what it prints must stand below it, without how
//! long it took. Tables between `<!-- table: … -->` and `<!-- end -->`
//! are made of the schemas and registries. `VEDTAK_WRITE=1 cargo test --test documentation` writes both anew.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod project;

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

use project::Project;
use serde_json::Value;
use vedtak::policy::CHECKS;

const PAGES: [&str; 8] = [
    "docs/policy-language.md",
    "docs/tutorial.md",
    "docs/digest.md",
    "docs/waivers.md",
    "docs/lockdowns.md",
    "docs/may.md",
    "docs/when.md",
    "docs/measure.md",
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn schema(name: &str) -> Value {
    let text = fs::read_to_string(root().join(format!("schemas/{name}.schema.json"))).unwrap();
    serde_json::from_str(&text).unwrap()
}

/// What a command prints in a project, on both outputs, without how long it took.
fn run(project: &Project, command: &str) -> String {
    let arguments = command.strip_prefix("$ vedtak ").unwrap_or_else(|| panic!("no command of vedtak: {command}"));
    let arguments: Vec<&str> = arguments.split(' ').collect();
    let mut vedtak = project.command();
    vedtak.args(&arguments).env("LC_ALL", "C").env_remove("LANG");
    if ["check", "test", "explain"].contains(&arguments[0]) {
        vedtak.args(["--color", "never"]);
    }
    if arguments[0] == "check" && !arguments.contains(&"--format") {
        vedtak.args(["--format", "pretty"]);
    }
    let answer = project::answer(&mut vedtak);
    let printed = format!("{}\n{}", answer.out.trim_end(), answer.err);
    let took = |line: &&str| ["the tests took ", "the mutants took "].iter().any(|start| line.starts_with(start));
    let lines = printed.trim().lines().filter(|line| !took(line)).map(|line| match line.rsplit_once(" in ") {
        Some((before, time)) if time.ends_with(" seconds") => before,
        _ => line,
    });
    format!("{}\n", lines.collect::<Vec<_>>().join("\n"))
}

/// The page with the output that its commands have.
fn with_output(page: &str) -> String {
    let mut project = Project::new();
    let mut told = String::new();
    let mut rest = page;
    while let Some((before, block)) = rest.split_once("```") {
        let (info, block) = block.split_once('\n').unwrap();
        let (text, after) = block.split_once("```").unwrap_or_else(|| panic!("a block does not end: {info}"));
        let _ = writeln!(told, "{before}```{info}");
        match info.split_once(' ') {
            Some((_, path)) => {
                project = project.with(path, text);
                told.push_str(text);
            }
            None if info == "console" => {
                for command in text.lines().filter(|line| line.starts_with("$ ")) {
                    let _ = write!(told, "{command}\n{}", run(&project, command));
                }
            }
            None => told.push_str(text),
        }
        told.push_str("```");
        rest = after;
    }
    told + rest
}

/// A text as a cell of a table.
fn cell(text: &str) -> String {
    text.replace('|', "\\|").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The description of a field, its own or that of what it refers to.
fn description(field: &Value, of: &Value) -> String {
    if let Some(text) = field["description"].as_str() {
        return text.to_owned();
    }
    let target = field["$ref"].as_str().unwrap_or_else(|| panic!("no description: {field}"));
    let (file, pointer) = target.split_once('#').unwrap();
    if file.is_empty() {
        description(of.pointer(pointer).unwrap(), of)
    } else {
        let other = schema(file.split('.').next().unwrap());
        description(other.pointer(pointer).unwrap(), &other)
    }
}

/// A table of the keys that a mapping may have.
fn keys(of: &Value, pointer: &str, is_shown: impl Fn(&str) -> bool) -> String {
    let mapping = of.pointer(pointer).unwrap();
    let required = mapping["required"].as_array().cloned().unwrap_or_default();
    let mut table = "| key | |\n|---|---|\n".to_owned();
    for (key, field) in mapping["properties"].as_object().unwrap() {
        if is_shown(key) {
            let must = if required.contains(&Value::from(key.as_str())) { " *Required.*" } else { "" };
            let _ = writeln!(table, "| `{key}` | {}{must} |", cell(&description(field, of)));
        }
    }
    table
}

fn table(name: &str) -> String {
    let (policy, test) = (schema("policy"), schema("policy-test"));
    let is_check = |key: &str| CHECKS.iter().any(|check| check.name == key);
    match name {
        "policy" => keys(&policy, "", |_| true),
        "rule" => keys(&policy, "/$defs/rule", |_| true),
        "part" => keys(&policy, "/$defs/part", |key| !is_check(key)),
        "parameter" => keys(&policy, "/$defs/parameter", |_| true),
        "effective" => keys(&policy, "/$defs/effective", |_| true),
        "test" => keys(&test, "", |_| true),
        "case" => keys(&test, "/properties/cases/items", |_| true),
        "checks" => {
            let mut table = "| check | holds when |\n|---|---|\n".to_owned();
            for check in CHECKS {
                let _ = writeln!(table, "| [`{0}`](checks/{0}.md) | {1} |", check.name, cell(check.about));
            }
            table
        }
        other => panic!("there is no table {other}"),
    }
}

/// The page with its tables made anew.
fn with_tables(page: &str) -> String {
    let mut told = String::new();
    let mut rest = page;
    while let Some((before, after)) = rest.split_once("<!-- table: ") {
        let (name, after) = after.split_once(" -->").unwrap();
        let (_, after) = after.split_once("<!-- end -->").unwrap_or_else(|| panic!("the table {name} does not end"));
        let _ = write!(told, "{before}<!-- table: {name} -->\n\n{}\n<!-- end -->", table(name));
        rest = after;
    }
    told + rest
}

#[test]
fn the_pages_show_what_is_so() {
    for path in PAGES {
        let page = fs::read_to_string(root().join(path)).unwrap().replace("\r\n", "\n");
        let told = with_output(&with_tables(&page));
        if env::var_os("VEDTAK_WRITE").is_some() {
            fs::write(root().join(path), told).unwrap();
            continue;
        }
        let differs = page.lines().zip(told.lines()).position(|(page, told)| page != told);
        let line = differs.unwrap_or_else(|| page.lines().count().min(told.lines().count()));
        let [is, should] = [&page, &told].map(|text| text.lines().nth(line).unwrap_or("nothing"));
        let help = "VEDTAK_WRITE=1 cargo test --test documentation writes it";
        assert!(page == told, "{path}:{} says\n  {is}\nand it is\n  {should}\n{help}", line + 1);
    }
}

/// A key that is added to the schema is in the page, since its tables are made of it; that the page has the tables is this.
#[test]
fn the_page_of_the_language_has_every_table() {
    let page = fs::read_to_string(root().join(PAGES[0])).unwrap();
    for name in ["policy", "rule", "part", "parameter", "effective", "test", "case", "checks"] {
        assert!(page.contains(&format!("<!-- table: {name} -->")), "{name}");
    }
}

#[test]
fn what_is_not_so_is_found() {
    let page = "```yaml vedtak.yaml\nlanguage: en\n```\n\n```console\n$ vedtak schema Ordr\nnothing\n```\n";
    let told = with_output(page);
    assert!(told.contains("no kind is called `Ordr`; the nearest is `Order`") && !told.contains("nothing"), "{told}");
    let table = with_tables("<!-- table: rule -->\n<!-- end -->\n");
    assert!(table.contains("| `title` | What the rule demands, at most 50 characters."), "{table}");
}

/// An attack without a test is not shown to fail.
#[test]
fn every_test_that_the_threat_model_names_exists() {
    let page = fs::read_to_string(root().join("docs/trust.md")).unwrap();
    let quoted = page.split('`').skip(1).step_by(2);
    let named: Vec<(&str, &str)> = quoted.filter_map(|name| name.split_once(".rs::")).collect();
    assert!(named.len() > 60, "{named:?}");
    for (file, name) in named {
        let path = format!("{file}.rs");
        let text = fs::read_to_string(root().join(&path)).unwrap_or_else(|error| panic!("{path}: {error}"));
        assert!(text.contains(&format!("fn {name}(")), "docs/trust.md names the test `{path}::{name}`, which is gone");
    }
}
