//! Help: what each command says of itself, and that nothing names a command that is not there.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::path::Path;
use std::process::Command;
use std::{env, fs};

use clap::error::ErrorKind;
use vedtak::cli::{COMMANDS, command};
use vedtak::language::{Language, messages};
use vedtak::rules::RULES;

/// What `vedtak` with these arguments prints, on a page that is 100 characters wide.
fn help(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_vedtak"))
        .args(arguments)
        .arg("--help")
        .env("COLUMNS", "100")
        .output()
        .unwrap();
    assert!(output.status.success() && output.stderr.is_empty(), "{output:?}");
    String::from_utf8(output.stdout).unwrap()
}

/// Why a call of `vedtak` cannot be made; what it lacks is for the reader to fill in.
fn fault(call: &str) -> Option<String> {
    let is_placeholder = |word: &&str| {
        word.contains(['{', '<', '…', '[']) || word.chars().all(|c| c.is_ascii_uppercase() || matches!(c, '-' | '|'))
    };
    let words = call.split_whitespace().take_while(|word| !matches!(*word, ">" | "|" | ">>"));
    let words: Vec<&str> = words.take_while(|word| !is_placeholder(word)).collect();
    match command().try_get_matches_from(words) {
        Ok(_) => None,
        Err(error) => match error.kind() {
            ErrorKind::MissingRequiredArgument
            | ErrorKind::DisplayHelp
            | ErrorKind::DisplayVersion
            | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
            | ErrorKind::InvalidValue => None,
            kind => Some(format!("`{call}`: {kind:?}")),
        },
    }
}

/// The calls of `vedtak` that a text names in backticks.
fn calls(text: &str) -> Vec<String> {
    let spans = text.split('`').skip(1).step_by(2);
    spans.filter(|span| span.starts_with("vedtak ")).map(str::to_owned).collect()
}

#[test]
fn every_command_says_what_it_does_as_it_did() {
    insta::assert_snapshot!("vedtak", help(&[]));
    for entry in COMMANDS {
        insta::assert_snapshot!(entry.name, help(&[entry.name]));
    }
}

#[test]
fn the_list_of_commands_is_that_of_the_command_line() {
    let command = command();
    let there: Vec<&str> = command.get_subcommands().map(clap::Command::get_name).collect();
    let listed: Vec<&str> = COMMANDS.iter().map(|entry| entry.name).collect();
    assert_eq!(there, listed);
    for subcommand in command.get_subcommands() {
        assert!(subcommand.get_about().is_some(), "{}", subcommand.get_name());
    }
}

#[test]
fn every_example_can_be_called() {
    for entry in COMMANDS {
        assert!(!entry.examples.is_empty(), "{}", entry.name);
        for (call, what) in entry.examples {
            assert!(call.starts_with(&format!("vedtak {}", entry.name)) && !what.is_empty(), "{call}");
            assert_eq!(fault(call), None);
        }
    }
}

#[test]
fn a_call_of_what_is_not_there_is_found() {
    assert!(fault("vedtak conjure CHG-1").is_some());
    assert!(fault("vedtak check --no-such-option").is_some());
    assert_eq!(fault("vedtak check --format FORMAT"), None);
    assert_eq!(fault("vedtak explain {{ rule }}"), None);
    assert_eq!(calls("run `vedtak rules`, or `policies` of `vedtak explain X`"), ["vedtak rules", "vedtak explain X"]);
}

#[test]
fn a_help_names_only_commands_that_exist() {
    let mut texts: Vec<(String, String)> = Vec::new();
    for (name, phrase) in messages::all() {
        texts.extend(Language::ALL.map(|language| (name.to_owned(), phrase.of(language).to_owned())));
    }
    texts.extend(RULES.iter().map(|rule| (rule.info.id.to_string(), rule.info.page.as_ref().unwrap().en.to_owned())));
    let policies = Path::new(env!("CARGO_MANIFEST_DIR")).join("policies");
    for entry in fs::read_dir(policies).unwrap().map(Result::unwrap).filter(|entry| entry.path().is_file()) {
        texts.push((entry.path().display().to_string(), fs::read_to_string(entry.path()).unwrap()));
    }
    let faults: Vec<String> = texts
        .iter()
        .flat_map(|(name, text)| {
            calls(text).into_iter().filter_map(move |call| Some(format!("{name}: {}", fault(&call)?)))
        })
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
