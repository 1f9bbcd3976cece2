//! The line grammars of CI runners, and what they find in what we print.

use std::collections::BTreeMap;

use proptest::prelude::*;
use vedtak::report::REPORTERS;
use vedtak::source::Side;

use super::reports::{Case, cases, hostile_text, of_texts};

/// A command that a runner would obey.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Command {
    name: String,
    properties: BTreeMap<String, String>,
    data: String,
}

fn properties(text: &str, separator: char, unescape: fn(&str) -> String) -> BTreeMap<String, String> {
    let pairs = text.split(separator).filter_map(|pair| pair.split_once('='));
    pairs.map(|(name, value)| (name.trim().to_owned(), unescape(value))).collect()
}

fn named(info: &str) -> (&str, &str) {
    info.split_once(' ').unwrap_or((info, ""))
}

/// GitHub: `::name props::data` after white space.
fn github(line: &str) -> Option<Command> {
    let (info, data) = line.trim_start().strip_prefix("::")?.split_once("::")?;
    let (name, rest) = named(info);
    let unescape = |text: &str| {
        text.replace("%0D", "\r").replace("%0A", "\n").replace("%3A", ":").replace("%2C", ",").replace("%25", "%")
    };
    let data = data.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%");
    Some(Command { name: name.to_owned(), properties: properties(rest, ',', unescape), data })
}

/// GitHub's older form, anywhere in a line.
fn github_anywhere(line: &str) -> Option<Command> {
    bracketed(line, "##[")
}

/// Azure: anywhere in a line; the name is an area and an event.
fn azure(line: &str) -> Option<Command> {
    bracketed(line, "##vso[").filter(|command| command.name.split('.').filter(|part| !part.is_empty()).count() == 2)
}

fn bracketed(line: &str, prefix: &str) -> Option<Command> {
    let (info, data) = line[line.find(prefix)? + prefix.len()..].split_once(']')?;
    let (name, rest) = named(info);
    let unescape = |text: &str| {
        text.replace("%3B", ";").replace("%0D", "\r").replace("%0A", "\n").replace("%5D", "]").replace("%AZP25", "%")
    };
    Some(Command { name: name.to_owned(), properties: properties(rest, ';', unescape), data: unescape(data) })
}

/// A line as a comparison by culture sees it: without what has no weight there.
fn weightless(line: &str) -> String {
    let weight = |c: &char| {
        let ignored = (c.is_control() && !c.is_whitespace())
            || matches!(c, '\u{ad}' | '\u{34f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
                | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0000}'..='\u{e0fff}');
        !ignored
    };
    line.chars().filter(weight).collect()
}

/// Whether a property holds a path; a leading `::` needs no mark before it where a property's name stands there.
fn is_shown(file: &str, path: &str) -> bool {
    let (file, path) = (weightless(file), weightless(path));
    file == path || format!("| {file}") == path
}

/// The commands in an output: of GitHub, of GitHub's older form, of Azure.
fn commands(output: &str) -> [Vec<Command>; 3] {
    let lines = || output.split(['\n', '\r']).flat_map(|line| [line.to_owned(), weightless(line)]);
    let mut found = [
        lines().filter_map(|line| github(&line)).collect(),
        lines().filter_map(|line| github_anywhere(&line)).collect(),
        lines().filter_map(|line| azure(&line)).collect::<Vec<_>>(),
    ];
    // Each line was looked at twice.
    for commands in &mut found {
        commands.dedup();
    }
    found
}

#[track_caller]
fn only_ours(case: &Case, path: &str) {
    for format in REPORTERS.iter().map(|reporter| reporter.name) {
        let output = case.write(format);
        let [github, older, azure] = commands(&output);
        assert_eq!(older, [], "{format}: {output}");
        let annotations = |severity: &str| output.lines().filter(|line| line.starts_with(severity)).count();
        if format == "github" {
            let ours = annotations("::error ")
                + annotations("::warning ")
                + annotations("::notice ")
                + annotations("::error::")
                + annotations("::warning::")
                + annotations("::notice::");
            assert_eq!(ours, output.lines().count(), "a line a command: {output}");
            for command in &github {
                assert!(["error", "warning", "notice"].contains(&command.name.as_str()), "{command:?}");
                let names = ["file", "line", "endLine", "col", "endColumn", "title"];
                assert!(command.properties.keys().all(|name| names.contains(&name.as_str())), "{command:?}");
                assert!(command.properties.get("file").is_none_or(|file| is_shown(file, path)), "{command:?}");
            }
        } else {
            assert_eq!(github, [], "{format}: {output}");
        }
        if format == "azure" {
            for command in &azure {
                assert_eq!(command.name, "task.logissue");
                let names = ["type", "sourcepath", "linenumber", "columnnumber", "code"];
                assert!(command.properties.keys().all(|name| names.contains(&name.as_str())), "{command:?}");
            }
            assert!(output.lines().all(|line| !line.contains("##vso[") || line.starts_with("##vso[task.logissue ")));
        } else {
            assert_eq!(azure, [], "{format}: {output}");
        }
        assert!(!output.to_ascii_lowercase().contains("[[attachment"), "{format}: {output}");
        let obeyed = |c: &char| {
            (c.is_control() && *c != '\n')
                || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{feff}' | '\u{ffff}')
        };
        assert_eq!(output.chars().find(obeyed), None, "{format}: {output}");
    }
}

#[test]
fn the_grammars_find_what_the_runners_find() {
    let command = github("  ::error file=a%2Cb,line=1::50 %25%0A::x").unwrap();
    assert_eq!((command.name.as_str(), command.data.as_str()), ("error", "50 %\n::x"));
    assert_eq!(command.properties["file"], "a,b");
    assert_eq!(github("a ::error::b"), None);
    assert_eq!(github("::error"), None);
    assert_eq!(github_anywhere("x ##[set-output name=approved;]true").unwrap().properties["name"], "approved");
    assert_eq!(azure("x ##vso[task.complete result=Succeeded;]done").unwrap().data, "done");
    assert_eq!(azure("##vso[task]x"), None);
    assert!(github_anywhere(&weightless("#\u{fe0f}#\u{200b}[error]x")).is_some());
    let [first, second, third] = commands("::a::b\nx ##[a]b\r##vso[a.b]c");
    assert_eq!((first.len(), second.len(), third.len()), (1, 1, 1));
}

#[test]
fn every_case_holds_our_commands_alone() {
    for case in cases() {
        let path = match case.name {
            "files" | "told" => continue,
            "hostile" => "::error a,b::c ##\\[x]y ##vso\\[a.b]c @org `d`.yaml".to_owned(),
            _ => case.sources.iter(Side::Merge).next().unwrap().1.path.clone(),
        };
        only_ours(&case, &path);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn text_of_strangers_is_no_command(texts in prop::collection::vec(hostile_text(), 1..5)) {
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        only_ours(&of_texts("a.yaml", &texts), "a.yaml");
    }

    #[test]
    fn paths_of_strangers_are_no_command(path in hostile_text()) {
        let case = of_texts(&path, &["x"]);
        let shown = vedtak::report::plain(&path).into_owned();
        only_ours(&case, &shown);
    }

    #[test]
    fn json_keeps_every_value(texts in prop::collection::vec(hostile_text(), 1..4)) {
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let case = of_texts("a.yaml", &texts);
        let written: serde_json::Value = serde_json::from_str(&case.write("json")).unwrap();
        for (finding, item) in case.report.findings.iter().zip(written["findings"].as_array().unwrap()) {
            prop_assert_eq!(item["message"].as_str().unwrap(), &finding.message);
            prop_assert_eq!(item["rule"].as_str().unwrap(), finding.rule.id.as_ref());
        }
    }
}
