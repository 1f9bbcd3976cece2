//! `vedtak calendar` and `vedtak schema` as a user runs them.

#![expect(clippy::unwrap_used, reason = "a test that fails to set itself up fails")]

mod project;

use std::collections::BTreeMap;

use chrono::{Datelike as _, NaiveDate, Weekday};
use project::Project;
use serde_json::{Value, json};

/// Exit status, standard output and standard error.
fn run(project: &Project, arguments: &[&str]) -> (i32, String, String) {
    let answer = project.run(arguments);
    (answer.status, answer.out, answer.err)
}

fn json_of(project: &Project, arguments: &[&str]) -> Value {
    let (status, out, error) = run(project, arguments);
    assert_eq!((status, error.as_str()), (0, ""), "{arguments:?}");
    serde_json::from_str(&out).unwrap()
}

/// Dates with class and English name, of a year of the recorded holidays.
fn recorded(country: &str) -> BTreeMap<i32, Vec<(NaiveDate, String)>> {
    let path = format!("{}/tests/data/holidays-{country}.csv", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).unwrap();
    let mut years: BTreeMap<i32, Vec<(NaiveDate, String)>> = BTreeMap::new();
    for row in text.lines().filter(|line| !line.starts_with('#')).skip(1) {
        let (date, rest) = row.split_once(',').unwrap();
        let date: NaiveDate = date.parse().unwrap();
        let (class, names) = rest.split_once(',').unwrap();
        for _ in names.split(';') {
            years.entry(date.year()).or_default().push((date, class.to_owned()));
        }
    }
    years
}

/// Monday to Friday without the dates, counted day by day.
fn count(year: i32, free: impl Fn(NaiveDate) -> bool) -> u64 {
    let days = NaiveDate::from_ymd_opt(year, 1, 1).unwrap().iter_days().take_while(|date| date.year() == year);
    days.filter(|date| !matches!(date.weekday(), Weekday::Sat | Weekday::Sun) && !free(*date)).count() as u64
}

#[test]
fn the_days_are_those_that_were_recorded_elsewhere() {
    let folder = Project::new();
    for country in ["NO", "SE"] {
        let years = recorded(country);
        assert!(years.keys().copied().eq(1990..=2100));
        for (year, expected) in years {
            let found = json_of(&folder, &["calendar", country, "--year", &year.to_string(), "--format", "json"]);
            assert_eq!((&found["calendar"], &found["year"]), (&json!(country), &json!(year)));
            let holidays: Vec<(NaiveDate, String)> = found["holidays"]
                .as_array()
                .unwrap()
                .iter()
                .map(|day| (day["date"].as_str().unwrap().parse().unwrap(), day["class"].as_str().unwrap().to_owned()))
                .collect();
            assert_eq!(holidays, expected, "{country} {year}");
            let all = count(year, |date| expected.iter().any(|(free, _)| *free == date));
            let public = count(year, |date| expected.iter().any(|(free, class)| *free == date && class == "public"));
            assert_eq!(found["workingDays"], all, "{country} {year}");
            assert_eq!(found["workingDaysWithEves"], public, "{country} {year}");
            let months = found["workingDaysByMonth"].as_array().unwrap();
            assert_eq!((months.len(), months.iter().map(|month| month.as_u64().unwrap()).sum::<u64>()), (12, all));
        }
    }
}

#[test]
fn names_are_in_the_reader_s_language() {
    let folder = Project::new();
    for (language, name) in [("nb", "grunnlovsdagen"), ("sv", "Norges nationaldag"), ("en", "Constitution Day")] {
        let arguments = ["calendar", "NO", "--year", "2026", "--format", "json", "--lang", language];
        let found = json_of(&folder, &arguments);
        assert_eq!(found["holidays"][7], json!({"date": "2026-05-17", "name": name, "class": "public"}));
    }
    std::fs::write(folder.path().join("vedtak.yaml"), "language: sv\n").unwrap();
    let found = json_of(&folder, &["calendar", "NO", "--year", "2026", "--format", "json"]);
    assert_eq!(found["title"], "Norge");
    assert_eq!(found["holidays"][7]["name"], "Norges nationaldag");
}

#[test]
fn people_get_tables() {
    let folder = Project::new();
    let (status, out, error) = run(&folder, &["calendar", "helseplattformen", "--year", "2026", "--lang", "nb"]);
    assert_eq!((status, error.as_str()), (0, ""));
    for line in [
        "Helseplattformens tjenestekalender (helseplattformen), 2026",
        "  sø. 17.05.2026  grunnlovsdagen         helligdag",
        "  april 2026       19",
        "  i alt           253",
        "  ordinary  virkedager, kl. 07.00–17.00",
        "  maintenance  andre tirsdag i måneden, kl. 22.00–23.00",
        "  christmas  1.–2. januar     Jul; stopper ikke: urgent",
        "             20.–31. desember",
    ] {
        let there = out.lines().any(|found| found == line);
        assert!(there || line.contains("1.–2. januar") && out.contains("christmas"), "{line}\n{out}");
    }
    let (_, out, _) = run(&folder, &["calendar", "SE", "--year", "2026", "--lang", "en"]);
    assert!(out.contains("in all, with eves as working days"), "{out}");
    assert!(out.contains("  Fri 19 Jun 2026  Midsummer Eve"), "{out}");
}

#[test]
fn without_a_year_it_is_this_one() {
    let folder = Project::new();
    let before = chrono::Local::now().year();
    let found = json_of(&folder, &["calendar", "NO", "--format", "json"])["year"].as_i64().unwrap();
    assert!((i64::from(before)..=i64::from(chrono::Local::now().year())).contains(&found));
}

#[test]
fn unknown_names_and_years_are_the_user_s_to_mend() {
    let folder = Project::new();
    for (arguments, said) in [
        (&["calendar", "medusaa", "--lang", "en"][..], "no calendar is called `medusaa`; the nearest is `medusa`"),
        (&["calendar", "medusaa", "--lang", "nb"], "ingen kalender heter `medusaa`; den nærmeste er `medusa`"),
        (&["calendar", "NO", "--year", "1969", "--lang", "en"], "the year `1969` is not covered"),
        (&["calendar", "NO", "--year", "2200", "--lang", "sv"], "året `2200` täcks inte"),
        (&["calendar", "NO", "--year", "-1", "--lang", "en"], "the year `-1` is not covered"),
        (&["calendar", "NO", "--year", "next", "--lang", "en"], "the year `next` is not covered"),
        (
            &["schema", "ChangeRequst", "--lang", "en"],
            "no kind is called `ChangeRequst`; the nearest is `ChangeRequest`",
        ),
    ] {
        let (status, out, error) = run(&folder, arguments);
        assert_eq!((status, out.as_str()), (2, ""), "{arguments:?}");
        assert!(error.contains(said), "{arguments:?}: {error}");
    }
    for year in ["1970", "2199"] {
        assert_eq!(run(&folder, &["calendar", "SE", "--year", year]).0, 0, "{year}");
    }
}

/// A project with one calendar file.
fn project(text: &str) -> Project {
    Project::of([("vedtak.yaml", "language: en\n"), ("policies/calendars/deep/ours.yaml", text)])
}

#[test]
fn a_project_has_calendars_of_its_own() {
    let folder = project(
        "kind: Calendar\nid: ours\ntitle: Ours\nbasedOn: medusa\nholidays: [{id: eve, date: 12-24, name: Eve}]\n",
    );
    let found = {
        let mut command = folder.command();
        command.current_dir(folder.path().join("policies"));
        project::answer(command.args(["calendar", "ours", "--year", "2026", "--format", "json"])).json()
    };
    assert_eq!((found["title"].as_str(), found["holidays"].as_array().unwrap().len()), (Some("Ours"), 13));
    assert_eq!(found["workingDays"], 252);
    let (_, out, _) = run(&folder, &["calendar", "ours", "--year", "2026"]);
    assert!(out.contains("  reserved            Thursday, 09:00 to 11:00"), "{out}");
    let (status, _, error) = run(&folder, &["calendar", "our"]);
    assert!(status == 2 && error.contains("the nearest is `ours`"), "{error}");
}

#[test]
fn a_project_s_calendar_must_be_right_and_its_own() {
    for (text, said) in [
        ("kind: Calendar\nid: \"NO\"\ntitle: x\nbasedOn: SE\n", "the calendar `NO` comes with vedtak"),
        (
            "kind: Calendar\nid: a\ntitle: x\nbasedOn: \"NO\"\n---\nkind: Calendar\nid: a\ntitle: y\nbasedOn: SE\n",
            "the calendar `a` is there twice",
        ),
        ("kind: Calendar\nid: a\ntitle: x\nbasedon: \"NO\"\n", "`basedOn`"),
        ("kind: Calendar\nid: a\ntitle: x\nbasedOn: NOO\n", "there is no calendar `NOO`"),
        ("kind: Calendar\nid: a\ntitle: [\n", "policies/calendars/deep/ours.yaml"),
    ] {
        let folder = project(text);
        let (status, out, error) = run(&folder, &["calendar", "NO", "--year", "2026"]);
        let later = text.contains("NOO");
        assert_eq!(status, if later { 0 } else { 2 }, "{text}{out}");
        let (status, _, error) = if later { run(&folder, &["calendar", "a"]) } else { (status, out, error) };
        assert_eq!(status, 2);
        assert!(error.contains(said), "{text}\n{error}");
    }
}

#[test]
fn a_copy_of_what_ships_is_no_calendar_of_the_project_s() {
    let root = env!("CARGO_MANIFEST_DIR");
    let folder = project(&std::fs::read_to_string(format!("{root}/policies/calendars/NO.yaml")).unwrap());
    assert_eq!(run(&folder, &["calendar", "NO", "--year", "2026"]).0, 0);
}

#[test]
fn schemas_are_listed_and_printed() {
    let folder = Project::new();
    let (status, out, _) = run(&folder, &["schema", "--lang", "nb"]);
    assert_eq!(status, 0);
    assert!(out.contains("  ChangeRequest    endringsforespørsel\n"), "{out}");
    assert!(out.contains("  vedtak.yaml  konfigurasjon\n"), "{out}");
    let names: Vec<String> = vedtak::kind::KINDS.iter().map(|kind| kind.name.to_owned()).collect();
    for name in names.iter().map(String::as_str).chain(["vedtak.yaml", "report"]) {
        let schema = json_of(&folder, &["schema", name]);
        assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema", "{name}");
        let _ = jsonschema::options().offline().build(&schema).unwrap_or_else(|error| panic!("{name}: {error}"));
    }
}

#[test]
fn the_schema_of_a_kind_of_the_project_needs_no_other() {
    let config = "language: en\ndocuments:\n  - {paths: [keps/], kind: Kep, schema: schemas/kep.json}\nschemas: [schemas/parts/]\n";
    let kep = json!({
        "$id": "https://keps.example/kep.json", "title": "proposal", "x-title": {"nb": "forslag", "sv": "förslag"},
        "type": "object", "required": ["stage"], "properties": {"stage": {"$ref": "parts/stage.json#/$defs/stage"}},
    });
    let stage = json!({
        "$id": "https://keps.example/parts/stage.json", "$defs": {"stage": {"enum": ["alpha", "beta"]}},
    });
    let folder = Project::of([
        ("vedtak.yaml", config.to_owned()),
        ("schemas/kep.json", kep.to_string()),
        ("schemas/parts/stage.json", stage.to_string()),
    ]);
    let schema = json_of(&folder, &["schema", "Kep"]);
    let compiled = jsonschema::options().offline().build(&schema).unwrap();
    assert!(compiled.is_valid(&json!({"stage": "beta"})) && !compiled.is_valid(&json!({"stage": "gamma"})));
    assert_eq!(json_of(&folder, &["schema", "Kep", "--lang", "sv"])["title"], "förslag");
    let (_, out, _) = run(&folder, &["schema", "--lang", "nb"]);
    assert!(out.contains("\nprosjektets egne\n  Kep  forslag\n"), "{out}");
    let (status, _, error) = run(&folder, &["schema", "Kpe"]);
    assert!(status == 2 && error.contains("the nearest is `Kep`"), "{error}");
    // A schema that cannot be used is told; the list of kinds is there all the same.
    let broken = Project::of([("vedtak.yaml", config), ("schemas/kep.json", "[")]);
    assert_eq!(run(&broken, &["schema", "Kep"]).0, 2);
    assert_eq!(run(&broken, &["schema"]).0, 0);
}

#[test]
fn a_schema_is_printed_in_the_language_that_is_asked_for() {
    let folder = Project::new();
    let printed = |arguments: &[&str]| json_of(&folder, &[&["schema", "Order"], arguments].concat());
    for (language, title, id) in [
        ("nb", "bestilling", "Navnet på dokumentet"),
        ("sv", "beställning", "Dokumentets namn"),
        ("en", "order", "Name of the document"),
    ] {
        let schema = printed(&["--lang", language]);
        assert_eq!(schema["title"], title);
        let description = schema["$defs"]["id"]["description"].as_str().unwrap();
        assert!(description.starts_with(id), "{description}");
        let text = schema.to_string();
        assert!(!text.contains("\"x-title\"") && !text.contains("\"x-description\""), "{language}");
        assert_eq!(json_of(&folder, &["schema", "report", "--lang", language])["type"], "object");
    }
    let whole = printed(&[]);
    assert_eq!((&whole["title"], &whole["x-title"]["nb"]), (&json!("order"), &json!("bestilling")));
    assert_eq!(json_of(&folder, &["schema", "vedtak.yaml", "--lang", "sv"])["title"], "konfiguration");
}

/// What editors are given takes the files that ship.
#[test]
fn printed_schemas_take_our_own_files() {
    let folder = Project::new();
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let files = |pattern: &str| {
        let (path, end) = pattern.split_once('*').unwrap();
        let entries = std::fs::read_dir(root.join(path)).unwrap().map(|entry| entry.unwrap().path());
        let files = entries.map(|entry| match end.strip_prefix('/') {
            Some(name) => entry.join(name),
            None => entry,
        });
        files.filter(|file| file.is_file() && file.to_str().unwrap().ends_with(end)).collect::<Vec<_>>()
    };
    for (schema, pattern) in [
        ("PolicyTest", "policies/*.test.yaml"),
        ("Policy", "policies/*.yaml"),
        ("Policy", "examples/medusa-violations/policies/*.yaml"),
        ("Calendar", "policies/calendars/*.yaml"),
        ("Waiver", "schemas/samples/*waiver.yaml"),
        ("Lockdown", "schemas/samples/*lockdown.yaml"),
        ("TrustChange", "schemas/samples/*trust-change.yaml"),
        ("vedtak.yaml", "examples/*/vedtak.yaml"),
        ("vedtak.yaml", "examples/any-yaml/*/vedtak.yaml"),
    ] {
        let printed = json_of(&folder, &["schema", schema]);
        let validator = jsonschema::options().offline().build(&printed).unwrap();
        let is_test = |file: &std::path::Path| file.to_str().unwrap().ends_with(".test.yaml");
        let files = files(pattern).into_iter().filter(|file| is_test(file) == (schema == "PolicyTest"));
        let mut taken = 0;
        for file in files {
            let text = std::fs::read_to_string(&file).unwrap();
            for document in serde_yaml::Deserializer::from_str(&text) {
                let mut document: serde_yaml::Value = serde::Deserialize::deserialize(document).unwrap();
                document.apply_merge().unwrap();
                let document = serde_json::to_value(document).unwrap();
                let wrong: Vec<String> = validator.iter_errors(&document).map(|error| error.to_string()).collect();
                assert!(wrong.is_empty(), "{}: {wrong:?}", file.display());
                taken += 1;
            }
        }
        assert!(taken > 0, "{pattern}");
    }
}

/// The samples of every kind, and what becomes of them when a piece is taken away, changed or added.
#[test]
fn a_printed_schema_gives_the_verdicts_of_the_schemas_together() {
    let folder = Project::new();
    let root = env!("CARGO_MANIFEST_DIR");
    let read = |file: &str| -> Value {
        serde_json::from_str(&std::fs::read_to_string(format!("{root}/schemas/{file}.schema.json")).unwrap()).unwrap()
    };
    let common = read("common");
    let registry = jsonschema::Registry::new().add("https://vedtak.example/schemas/common.schema.json", &common);
    let registry = registry.unwrap().prepare().unwrap();
    let (mut valid, mut invalid) = (0, 0);
    for kind in vedtak::kind::KINDS {
        let printed = json_of(&folder, &["schema", kind.name]);
        let printed = jsonschema::options().offline().build(&printed).unwrap();
        let together = jsonschema::options().with_registry(&registry).build(&read(kind.file)).unwrap();
        let sample = std::fs::read_to_string(format!("{root}/schemas/samples/{}.yaml", kind.file)).unwrap();
        let sample: Value = serde_yaml::from_str(&sample).unwrap();
        for instance in variants(&sample) {
            let verdict = together.is_valid(&instance);
            assert_eq!(printed.is_valid(&instance), verdict, "{}: {instance}", kind.name);
            if verdict { valid += 1 } else { invalid += 1 }
        }
    }
    assert!(valid > 300 && invalid > 300, "{valid} valid, {invalid} not");
}

/// A document, and each of its mappings, lists and values changed in a few ways.
fn variants(value: &Value) -> Vec<Value> {
    let mut found = vec![value.clone(), json!(7), json!("§"), Value::Null];
    match value {
        Value::Object(map) => {
            let mut more = map.clone();
            more.insert("surplus".to_owned(), json!(true));
            found.push(Value::Object(more));
            for (key, inner) in map {
                let mut less = map.clone();
                less.remove(key);
                found.push(Value::Object(less));
                found.extend(variants(inner).into_iter().skip(1).map(|changed| {
                    let mut map = map.clone();
                    map.insert(key.clone(), changed);
                    Value::Object(map)
                }));
            }
        }
        Value::Array(items) => {
            found.push(json!([]));
            for (index, inner) in items.iter().enumerate() {
                found.extend(variants(inner).into_iter().skip(1).map(|changed| {
                    let mut items = items.clone();
                    items[index] = changed;
                    Value::Array(items)
                }));
            }
        }
        _ => {}
    }
    found
}
