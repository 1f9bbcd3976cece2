//! What is wrong with a project's set-up, its policies, calendars, schemas, configuration and tests, is told in the
//! reader's language: the same facts in the same order, at the same place, in bokmål, Swedish and English.

#[path = "set_up_words/mistakes.rs"]
mod mistakes;

use std::collections::BTreeSet;

use chrono::DateTime;
use rayon::prelude::*;
use vedtak::calendar::{NameKind, UnknownName, What};
use vedtak::cases::{OwnSetUp, TestFiles, run};
use vedtak::check::Rules;
use vedtak::expression::ProblemKind;
use vedtak::finding::{Clock, ClockSource, Error, Errors};
use vedtak::language::messages::{calendar, cases, config, expression, names, parameters, policy_file};
use vedtak::language::{Fact, Facts, Language, Phrase, Reader, Sentence};
use vedtak::load::load_files;
use vedtak::policy;
use vedtak::source::Memory;
use vedtak::workspace::resolve;

use mistakes::{Mistake, TEST, mistakes, tests};

/// What a reader is told: the message, the help and the place.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Told {
    message: String,
    help: Option<String>,
    place: Option<(String, u32, u32)>,
}

fn reader(language: Language) -> Reader {
    Reader::new(language, chrono::NaiveDate::default())
}

/// Everything that is wrong with a project, as a check finds it before it judges a document.
fn told(files: &[(String, String)], language: Language) -> Vec<Told> {
    let wrong = || -> Result<(), Errors> {
        let loaded = load_files(&Memory::new(files.iter().cloned()), reader(language), true)?;
        let clock = Clock { at: DateTime::UNIX_EPOCH.fixed_offset(), source: ClockSource::Given };
        let workspace = resolve(loaded, clock)?;
        for project in [&workspace].into_iter().chain(&workspace.projects) {
            Rules::of(project, policy::load_for_all(project)?)?;
        }
        Ok(())
    };
    let told = |error: Error| Told {
        message: error.message,
        help: error.help,
        place: error.place.map(|(file, span, _)| (file.path.clone(), span.start, span.end)),
    };
    wrong().err().map(|errors| errors.0.into_iter().map(told).collect()).unwrap_or_default()
}

/// Codes and figures of a text, in order: what no language may change. The sample of a mapping has words of the
/// language, that of a time zone the capital of its readers.
fn facts(text: &str) -> Vec<String> {
    let mut facts = Vec::new();
    for (at, part) in text.split('`').enumerate() {
        match part {
            "nøkkel: verdi" | "nyckel: värde" | "key: value" => facts.push("key: value".to_owned()),
            "Europe/Stockholm" => facts.push("Europe/Oslo".to_owned()),
            code if at % 2 == 1 => facts.push(code.to_owned()),
            words => {
                let numbers = words.split(|c: char| !c.is_ascii_digit()).filter(|number| !number.is_empty());
                facts.extend(numbers.map(str::to_owned));
            }
        }
    }
    facts
}

/// Words that only English has, whole.
fn english(text: &str) -> Vec<String> {
    let words = text.split('`').step_by(2).flat_map(|words| words.split(|c: char| !c.is_alphanumeric()));
    let only = ["the", "is", "must", "not", "of", "and", "there", "here", "write", "has", "which", "this", "cannot"];
    words.filter(|word| only.contains(word)).map(str::to_owned).collect()
}

/// Holds three texts of one thing against each other.
fn compare(name: &str, texts: [&str; 3], failed: &mut Vec<String>) {
    let [nb, sv, en] = texts;
    if nb == en || sv == en || nb == sv {
        failed.push(format!("{name}: not all different: {texts:#?}"));
    }
    if facts(nb) != facts(en) || facts(sv) != facts(en) {
        failed.push(format!("{name}: other facts, or another order: {texts:#?}"));
    }
    for (language, text) in [("nb", nb), ("sv", sv)] {
        // A reason of a foreign program may be quoted; it stands as code.
        let left = english(text);
        if !left.is_empty() {
            failed.push(format!("{name}: English in {language}: {left:?} in {text}"));
        }
    }
    for text in texts {
        let tidy = text.contains('\n')
            || text.chars().next().is_some_and(|first| !first.is_uppercase())
                && !text.ends_with('.')
                && text.split('`').step_by(2).map(|words| words.matches(';').count()).sum::<usize>() <= 1;
        if !tidy {
            failed.push(format!("{name}: not one lowercase phrase without full stop: {text}"));
        }
    }
}

/// Holds the helps of one thing against each other.
fn compare_help(name: &str, helps: [Option<&str>; 3], failed: &mut Vec<String>) {
    match helps {
        [None, None, None] => {}
        // `skriv` is the word of both neighbours; what follows may be one code.
        [Some(nb), Some(sv), Some(en)] if nb == sv && nb != en && facts(nb) == facts(en) => {}
        [Some(nb), Some(sv), Some(en)] => compare(name, [nb, sv, en], failed),
        helps => failed.push(format!("{name}: help for some only: {helps:?}")),
    }
}

/// What is wrong with calendars and expressions that their schemas or limits tell of before anything else does.
fn sentences() -> Vec<(String, Sentence, Option<Sentence>)> {
    let text = || "x".to_owned();
    let nouns = [
        NameKind::Calendar,
        NameKind::TimeZone,
        NameKind::Weekday,
        NameKind::Days,
        NameKind::Hours,
        NameKind::Window,
        NameKind::Freeze,
    ];
    let unknown = |noun| What::Unknown(UnknownName { noun, name: text(), nearest: Some("y".to_owned()) });
    let mut all: Vec<What> = nouns.into_iter().map(unknown).collect();
    all.extend([
        What::BaseCycle(vec![text(), "y".to_owned()]),
        What::BaseFails(text()),
        What::Required("timezone"),
        What::Country(text()),
        What::Repeated(text()),
        What::Day(text()),
        What::NotOneDay(text()),
        What::NotSevenDays(text()),
        What::Backwards(text()),
        What::FarFromEaster(text()),
        What::Year(1900),
        What::Hours(text()),
        What::NoDays,
        What::NoHours,
        What::Nth(text()),
        What::NoList(text()),
        What::NeedsWeekdays("nth"),
        What::ClosedWindow,
        What::ClosedExcept,
        What::ExceptCycle(vec![text()]),
        What::Reserved(text()),
        What::SameName(text()),
    ]);
    let mut all: Vec<_> = all.iter().map(|what| (format!("{what:?}"), what.sentence(), what.help())).collect();
    let long = ProblemKind::TooLong;
    all.push((format!("{long:?}"), long.sentence(), long.help()));
    all
}

/// Everything that is told of the table, in every language: its name, the messages and helps.
fn all_told() -> Vec<(String, [Vec<Told>; 3])> {
    let of = |Mistake { name, files, least }: Mistake| {
        let told = Language::ALL.map(|language| told(&files, language));
        assert!(told[0].len() >= least, "{name}: {told:#?}");
        (name, told)
    };
    let mut all: Vec<_> = mistakes().into_par_iter().map(of).collect();
    all.extend(sentences().into_iter().map(|(name, says, help)| {
        let told = Language::ALL.map(|language| {
            let (message, help) =
                (says.render(&reader(language)), help.as_ref().map(|help| help.render(&reader(language))));
            vec![Told { message, help, place: None }]
        });
        (name, told)
    }));
    let tests: Vec<_> = tests();
    all.extend(
        tests
            .into_par_iter()
            .map(|(name, cases)| (name.to_owned(), Language::ALL.map(|language| test(cases, language))))
            .collect::<Vec<_>>(),
    );
    all
}

/// What keeps cases from running, or is not as they expect.
fn test(cases: &str, language: Language) -> Vec<Told> {
    let text = if cases.contains("kind:") { cases.to_owned() } else { format!("{TEST}{cases}") };
    let sources = TestFiles { policies: &[], own: &OwnSetUp::default(), folder: "", file: &mistakes::file };
    let results = run(&text, "own.test.yaml", &sources, reader(language)).into_iter();
    let lines = results.flat_map(|result| {
        let title = (result.policy.is_empty()).then_some(result.title);
        title.into_iter().chain(result.problems).collect::<Vec<_>>()
    });
    lines.map(|message| Told { message, help: None, place: None }).collect()
}

/// The longest run of words between the tags of a template.
fn core(template: &str) -> &str {
    let pieces = template.split("{{").filter_map(|piece| piece.split("}}").last()).flat_map(|piece| piece.split("{%"));
    pieces.filter_map(|piece| piece.split("%}").last()).max_by_key(|piece| piece.len()).unwrap_or_default().trim()
}

/// The phrases about a set-up, with their names.
fn phrases() -> impl Iterator<Item = (String, Phrase)> {
    let rooms: [(&str, &[(&str, Phrase)]); 7] = [
        ("calendar", calendar::ALL),
        ("cases", cases::ALL),
        ("config", config::ALL),
        ("expression", expression::ALL),
        ("names", names::ALL),
        ("parameters", parameters::ALL),
        ("policy_file", policy_file::ALL),
    ];
    rooms.into_iter().flat_map(|(room, all)| all.iter().map(move |(name, phrase)| (format!("{room}::{name}"), *phrase)))
}

#[test]
fn every_mistake_is_told_in_the_readers_language() {
    let all = all_told();
    let mut failed = Vec::new();
    for (name, [nb, sv, en]) in &all {
        if en.is_empty() || nb.len() != en.len() || sv.len() != en.len() {
            failed.push(format!("{name}: told {}, {} and {} times", nb.len(), sv.len(), en.len()));
            continue;
        }
        for ((nb, sv), en) in nb.iter().zip(sv).zip(en) {
            if nb.place != en.place || sv.place != en.place {
                failed.push(format!("{name}: other places: {nb:?} {sv:?} {en:?}"));
            }
            compare(name, [&nb.message, &sv.message, &en.message], &mut failed);
            compare_help(name, [nb, sv, en].map(|told| told.help.as_deref()), &mut failed);
        }
    }
    assert!(failed.is_empty(), "{} faults\n{}", failed.len(), failed.join("\n"));

    // The table has a mistake for every phrase, but for those that no set-up comes to.
    let english = || all.iter().flat_map(|(_, [_, _, en])| en);
    let said: BTreeSet<&str> =
        english().flat_map(|told| [Some(told.message.as_str()), told.help.as_deref()]).flatten().collect();
    let unsaid = phrases().filter(|(_, phrase)| !said.iter().any(|text| text.contains(core(phrase.en))));
    let unsaid: BTreeSet<String> = unsaid.map(|(name, _)| name).collect();
    let never: BTreeSet<String> = mistakes::NEVER_MET.iter().map(ToString::to_string).collect();
    let (new, old): (Vec<_>, Vec<_>) = (unsaid.difference(&never).collect(), never.difference(&unsaid).collect());
    assert!(new.is_empty() && old.is_empty(), "not in the table: {new:?}; said, though listed as never met: {old:?}");
}

/// Whatever is met: each phrase tells its facts in the same order in every language.
#[test]
fn every_phrase_tells_its_facts_in_the_same_order() {
    let mut failed = Vec::new();
    for (name, phrase) in phrases() {
        let variables = phrase.variables(Language::En).unwrap();
        let known: Facts = variables.into_iter().map(|name| (name.clone(), Fact::code(name))).collect();
        let [nb, sv, en] = Language::ALL.map(|language| facts(&phrase.render(&reader(language), &known)));
        if nb != en || sv != en {
            failed.push(format!("{name}: {nb:?} {sv:?} {en:?}"));
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}
