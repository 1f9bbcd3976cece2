//! A made-up project of any size, the same each time: changes of about 70 lines and 2 KB, of a kind with a JSON Schema of its
//! own, so that other validators can be held beside vedtak. Three in a hundred break the schema, in one way each.

use std::fmt::Write as _;
use std::path::Path;
use std::{fs, io};

const CONFIG: &str = "\
version: 1
language: en
documents:
  - paths: [\"/changes/**\"]
    kind: Change
    schema: change.schema.json
";

/// Required keys, enumerations, patterns, closed objects, and four conditions.
const SCHEMA: &str = r#"{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "type": "object",
  "required": ["id", "title", "service", "requester", "class", "risk", "noticeDays", "environments", "window", "approvals", "plan"],
  "properties": {
    "id": {"type": "string", "pattern": "^CHG-[0-9]{6}$"},
    "title": {"type": "string", "minLength": 3},
    "service": {"type": "string"},
    "requester": {"type": "string"},
    "labels": {"type": "object", "additionalProperties": {"type": "string"}},
    "summary": {"type": "string"},
    "description": {"type": "string"},
    "category": {"enum": ["application", "network", "database", "infrastructure"]},
    "class": {"enum": ["standard", "normal", "urgent"]},
    "risk": {"enum": ["low", "medium", "high"]},
    "noticeDays": {"type": "integer", "minimum": 3},
    "incident": {"type": "string"},
    "environments": {"type": "array", "minItems": 1, "items": {"enum": ["development", "test", "production"]}},
    "window": {
      "type": "object",
      "required": ["start", "end"],
      "properties": {"start": {"type": "string"}, "end": {"type": "string"}, "timezone": {"type": "string"}},
      "additionalProperties": false
    },
    "approvals": {
      "type": "array",
      "items": {
        "type": "object",
        "required": ["role", "by", "at"],
        "properties": {"role": {"type": "string"}, "by": {"type": "string"}, "at": {"type": "string"}, "decision": {"const": "approved"}},
        "additionalProperties": false
      }
    },
    "plan": {
      "type": "array",
      "minItems": 1,
      "items": {
        "type": "object",
        "required": ["id", "does", "owner"],
        "properties": {
          "id": {"type": "string"},
          "does": {"enum": ["prepare", "deploy", "verify"]},
          "owner": {"type": "string"},
          "minutes": {"type": "integer", "minimum": 1},
          "text": {"type": "string"}
        },
        "additionalProperties": false
      }
    },
    "rollback": {
      "type": "object",
      "required": ["trigger", "steps"],
      "properties": {"trigger": {"type": "string"}, "minutes": {"type": "integer"}, "steps": {"type": "array", "items": {"type": "string"}}},
      "additionalProperties": false
    },
    "communications": {"type": "object"}
  },
  "additionalProperties": false,
  "allOf": [
    {"if": {"properties": {"class": {"const": "urgent"}}}, "then": {"required": ["incident"]}, "else": {"required": ["rollback"]}},
    {"properties": {"approvals": {"contains": {"properties": {"role": {"const": "change-manager"}}}}}},
    {
      "if": {"required": ["category"], "properties": {"category": {"const": "database"}}},
      "then": {"properties": {"approvals": {"contains": {"properties": {"role": {"const": "data-controller"}}}}}}
    },
    {
      "if": {"properties": {"environments": {"contains": {"const": "production"}}}},
      "then": {"properties": {"plan": {"contains": {"properties": {"does": {"const": "verify"}}}}}}
    }
  ]
}
"#;

const WORDS: &str = "the service is drained before the new version is rolled out and traffic is moved in two waves while those on call \
                     watch errors latency and queues then confirm with the owner that the journeys still pass";

/// How a change breaks the schema.
const BREAKS: usize = 6;

/// Which way a change breaks it, if it does.
fn fault(number: usize) -> Option<usize> {
    (number % 33 == 32).then_some(number / 33 % BREAKS)
}

/// How many of the first so many changes break the schema.
pub fn bad(count: usize) -> usize {
    (0..count).filter(|number| fault(*number).is_some()).count()
}

fn prose(seed: usize, length: usize) -> String {
    let words: Vec<&str> = WORDS.split_whitespace().collect();
    (0..length).map(|at| words[(seed * 7 + at * (1 + seed % 5)) % words.len()]).collect::<Vec<_>>().join(" ")
}

/// One change.
fn change(number: usize) -> String {
    let fault = fault(number);
    let urgent = number % 10 == 9 || fault == Some(4);
    let database = number.is_multiple_of(4) || fault == Some(3);
    let id = if fault == Some(0) { format!("CHG{number}") } else { format!("CHG-{number:06}") };
    let day = number % 27 + 1;
    let mut text = format!(
        "# Change {number}, as agreed in the board\nid: {id}\ntitle: {}\nservice: service-{}\nrequester: person-{}\nlabels:\n  costCentre: \"{}\"\n  \
         quarter: 2026Q{}\nsummary: {}\ndescription: |\n",
        prose(number, 5),
        number % 40,
        number % 17,
        1000 + number % 9000,
        number % 4 + 1,
        prose(number + 1, 9)
    );
    for line in 0..3 + number % 3 {
        let _ = writeln!(text, "  {}", prose(number + line, 14));
    }
    let _ = write!(
        text,
        "category: {}\nclass: {}\nrisk: {}\nnoticeDays: {}\n",
        if database { "database" } else { ["application", "network", "infrastructure"][number % 3] },
        if urgent { "urgent" } else { ["standard", "normal"][number % 2] },
        if fault == Some(1) { "severe" } else { ["low", "medium", "high"][number % 3] },
        if fault == Some(2) { 1 } else { 3 + number % 18 }
    );
    if urgent && fault != Some(4) {
        let _ = writeln!(text, "incident: INC-{:05}", number % 99_999);
    }
    let _ = write!(
        text,
        "environments: [test, production]\nwindow:\n  start: \"2026-11-{day:02}T21:00:00+01:00\"\n  end: \"2026-11-{day:02}T23:30:00+01:00\"\n  \
         timezone: Europe/Oslo\napprovals:\n"
    );
    let controller = (database && fault != Some(3)).then_some("data-controller");
    for role in ["change-manager", "service-owner"].into_iter().chain(controller) {
        let _ = write!(
            text,
            "  - role: {role}\n    by: person-{}\n    at: \"2026-10-{day:02}T08:00:00+02:00\"\n    decision: approved\n",
            number % 13
        );
    }
    text.push_str("plan:\n");
    let steps = ["prepare", "deploy", "deploy", if fault == Some(5) { "deploy" } else { "verify" }];
    for (step, does) in steps.into_iter().enumerate() {
        let _ = write!(
            text,
            "  - id: s{step}\n    does: {does}\n    owner: person-{}\n    minutes: {}\n    text: {}\n",
            (number + step) % 17,
            2 + step * 7,
            prose(number + step, 9)
        );
    }
    let _ = write!(
        text,
        "rollback:\n  trigger: {}\n  minutes: {}\n  steps:\n    - {}\n    - {}\ncommunications:\n  channel: \"#service-{}\"\n  audience:\n    - support\n    \
         - customers\n  statusPage: {}\n",
        prose(number, 8),
        5 + number % 55,
        prose(number + 2, 7),
        prose(number + 3, 7),
        number % 40,
        number.is_multiple_of(2)
    );
    text
}

/// Writes a project of so many changes, a hundred to a folder.
pub fn write(folder: &Path, count: usize) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    fs::write(folder.join("vedtak.yaml"), CONFIG)?;
    fs::write(folder.join("change.schema.json"), SCHEMA)?;
    for number in 0..count {
        let folder = folder.join(format!("changes/{:03}", number / 100));
        if number % 100 == 0 {
            fs::create_dir_all(&folder)?;
        }
        fs::write(folder.join(format!("chg-{number:06}.yaml")), change(number))?;
    }
    Ok(())
}
