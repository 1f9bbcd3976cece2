//! The table of mistakes: one for every phrase about a set-up.

/// A project with something wrong.
pub struct Mistake {
    /// What is wrong.
    pub name: String,
    /// Path and text of its files.
    pub files: Vec<(String, String)>,
    /// How many mistakes there are at least.
    pub least: usize,
}

/// Phrases that no set-up comes to.
pub const NEVER_MET: &[&str] = &[
    "policy_file::RULE_NOT_READ",
    // Of times that stand in documents.
    "calendar::DAYS_OF_MONTH",
    "calendar::HOURS_OF_DAY",
    "calendar::MINUTES_OF_HOUR",
    "calendar::MONTHS_OF_YEAR",
    // The system's: a disk, a file that cannot be read or written.
    "config::LINKED",
    "config::LINKED_HELP",
    "config::NO_FILE",
    "config::TWO_ROOTS",
    "config::TWO_ROOTS_HELP",
    "config::OUTPUT",
    "config::NO_PATH_HELP",
    "config::NO_ORDINARY_CONFIG",
    "config::NO_ORDINARY_CONFIG_HELP",
    "config::DATABASE",
    "config::DATABASE_HELP",
    "config::REPOSITORY",
    "config::SPARSE_INDEX_HELP",
    "config::SPLIT_INDEX_HELP",
    "config::DAMAGED_INDEX_HELP",
    "config::REPOSITORY_FORMAT_HELP",
    "config::BROKEN_REPOSITORY_HELP",
    "config::OWNER_HELP",
    "config::ENCODING",
    "config::ENCODING_HELP",
    "config::OTHER_ENCODING",
    // Of `--output` and standard output: tests/check/destinations.rs has them in each language.
    "config::OUTPUT_ELSEWHERE_HELP",
    "config::OUTPUT_FOLDER",
    "config::OUTPUT_FOLDER_HELP",
    "config::OUTPUT_GIT",
    "config::OUTPUT_INPUT",
    "config::OUTPUT_JUDGED",
    "config::OUTPUT_JUDGED_HELP",
    "config::OUTPUT_LINKED_HELP",
    "config::OUTPUT_NAME",
    "config::OUTPUT_NO_FOLDER",
    "config::OUTPUT_NO_FOLDER_HELP",
    "config::OUTPUT_TWICE",
    "config::OUTPUT_TWICE_HELP",
    "config::STANDARD_OUTPUT",
    // What no schema file is known to bring about.
    "config::NOT_A_SCHEMA",
    // What the schemas of `Policy` and `PolicyTest` tell first.
    "policy_file::A_TABLE",
    "policy_file::RULE_WITHOUT_CHECK",
    "policy_file::ONE_CHECK",
    "policy_file::ONE_CHECK_HELP",
    "policy_file::NO_CHECK",
    "policy_file::NO_CHECK_HELP",
    "policy_file::SHORT_SEQUENCE",
    "policy_file::NOT_A_PATH",
    "policy_file::NOT_A_PATH_HELP",
];

const HEAD: &str = "kind: Policy\nid: own\ntitle: Own\ncalendar: medusa\n";

const PARAMETERS: &str = "\
parameters:
  days: {type: days, value: 10 days, floor: 10 days, ceiling: 20 days, stricter: up, about: Notice}
  list: {type: list, value: [production], about: Environments}
  mode: {type: enum, value: calendar, values: [calendar, clear], about: Mode}
  more: {type: list, value: [production], stricter: superset, about: More}
  less: {type: list, value: [copy, move], stricter: subset, about: Less}
  level: {type: evidence, value: signed, stricter: up, about: Level}
  body: {type: text, value: council, stricter: free, names: Body, about: Body}
  open: {type: hours, value: ordinary, stricter: free, about: Hours}
  odd: {type: text, value: weekly, about: A way to count that there is not}
";

const KINDS: &str = "[ChangeRequest, Maintenance]";

/// A project of one policy.
fn policy(text: &str) -> Vec<(String, String)> {
    vec![("policies/own.yaml".to_owned(), text.to_owned())]
}

/// A policy of one rule.
fn rule(kinds: &str, check: &str) -> Vec<(String, String)> {
    let text = format!("{HEAD}{PARAMETERS}rules:\n  OWN-1:\n    title: One\n    kinds: {kinds}\n    check: {check}\n");
    policy(&text)
}

fn calendar(text: &str) -> Vec<(String, String)> {
    vec![("policies/calendars/own.yaml".to_owned(), format!("kind: Calendar\nid: own\ntitle: Own\n{text}"))]
}

fn config(text: &str) -> Vec<(String, String)> {
    let mut files = rule(KINDS, "{require: [title]}");
    files.push(configured(text));
    files.extend(["one", "two"].map(|name| (format!("schemas/{name}.json"), "{}".to_owned())));
    files.extend(["a.yaml", "b.yaml"].map(|path| (path.to_owned(), "id: a\n".to_owned())));
    files
}

fn configured(text: &str) -> (String, String) {
    ("vedtak.yaml".to_owned(), format!("version: 1\n{text}"))
}

fn schema(path: &str, text: &str) -> Vec<(String, String)> {
    let documents = format!("documents:\n  - {{paths: ['teams/*.yaml'], kind: Team, schema: {path}}}\n");
    let mut files = config(&documents);
    files.push(("schemas/team.json".to_owned(), text.to_owned()));
    files
}

/// Every mistake.
pub fn mistakes() -> Vec<Mistake> {
    let named = |name: &str, files| Mistake { name: name.to_owned(), files, least: 1 };
    let mut all = vec![
        named(
            "two policies",
            [policy(&whole("  A: {title: A, provided: x}\n")), second(&whole("  B: {title: B, provided: x}\n"))]
                .concat(),
        ),
        named(
            "the id of a shipped policy",
            policy(&whole("  A: {title: A, provided: x}\n").replace("id: own", "id: medusa")),
        ),
        named(
            "two rules",
            [
                policy(&whole("  A: {title: A, provided: x}\n")),
                second(&whole("  A: {title: B, provided: x}\n").replace("id: own", "id: other")),
            ]
            .concat(),
        ),
        named(
            "a project that lowers what the root asks",
            vec![
                ("vedtak.yaml".to_owned(), "projects: [below]\nseverity: {ambiguous-scalar: error}\n".to_owned()),
                ("below/vedtak.yaml".to_owned(), "severity: {ambiguous-scalar: note}\n".to_owned()),
            ],
        ),
        named(
            "policies in a file without any",
            vec![configured("policies: [p.yaml]\n"), ("p.yaml".to_owned(), "title: x\n".to_owned())],
        ),
        named(
            "a registry in a file without any",
            vec![configured("registry: [p.yaml]\n"), ("p.yaml".to_owned(), "title: x\n".to_owned())],
        ),
        named(
            "policies in a file that is left out",
            vec![
                configured("policies: [p.yaml]\nexclude: [p.yaml]\n"),
                ("p.yaml".to_owned(), whole("  A: {title: A, provided: x}\n")),
            ],
        ),
        named(
            "a rule that is never in force",
            policy(&whole("  A: {title: A, provided: x, effective: {from: 2027-01-01, to: 2020-01-01}}\n")),
        ),
        named("built-in", policy(&whole("  schema: {title: A, provided: x}\n"))),
        named("rule without kinds", policy(&whole("  A: {title: A, check: {require: [title]}}\n"))),
        named("rule without check", policy(&whole("  A: {title: A}\n"))),
        named("kind", rule("[ChangeReqest]", "{require: [title]}")),
        named(
            "a rule of a kind that its policy has not",
            policy(&format!(
                "{HEAD}kinds: [Order]\nrules:\n  A: {{title: A, kinds: [Meeting], check: {{require: [title]}}}}\n"
            )),
        ),
        named("a hyphen", {
            let mut files = schema("schemas/team.json", r#"{"properties": {"owning-sig": {"type": "string"}}}"#);
            files.retain(|(path, _)| path != "policies/own.yaml");
            files.extend(rule("[Team]", "{assert: 'doc.owning-sig != \"\"'}"));
            files
        }),
        named("calendar of policy", policy(&whole("  A: {title: A, provided: x}\n").replace("medusa", "medsua"))),
        named(
            "parameter of a policy without any",
            vec![
                ("policies/own.yaml".to_owned(), format!("{HEAD}rules:\n  A: {{title: A, provided: x}}\n")),
                configured("parameters: {own: {days: 9 days}}\n"),
            ],
        ),
        named(
            "no calendar for days",
            without_calendar("{notice: {before: plan.production.start, from: announced, atLeast: 10 days}}"),
        ),
        named("no calendar for windows", without_calendar("{window: {path: plan.production, inside: always}}")),
        named("id in the place of a path", {
            let body = "kind: Body\nid: board.v2\ntitle: Board\nfunction: board\nmembers: []\n";
            let mut files = rule(KINDS, "{approval: {role: chair, of: board.v2}}");
            files.push(("registry/board.yaml".to_owned(), body.to_owned()));
            files
        }),
        named("neither an id nor a path", rule(KINDS, "{approval: {role: chair, of: borad}}")),
    ];
    all.extend(CHECKS.iter().map(|check| named(check, rule(KINDS, check))));
    let declare = |(n, line): (usize, &&str)| format!("  p{n}: {line}\n");
    let declared: String = PARAMETER_LINES.iter().enumerate().map(declare).collect();
    let parameters = policy(&format!("{HEAD}parameters:\n{declared}rules:\n  A: {{title: A, provided: x}}\n"));
    all.push(Mistake { least: PARAMETER_LINES.len(), ..named("parameters", parameters) });
    let asserting = |(n, source): (usize, &String)| {
        let quoted = source.replace('\'', "''");
        format!("  OWN-{n}: {{title: A, kinds: [ChangeRequest], check: {{assert: '{quoted}'}}}}\n")
    };
    let asserted: String = expressions().iter().enumerate().map(asserting).collect();
    all.push(Mistake { least: expressions().len(), ..named("expressions", policy(&whole(&asserted))) });
    all.push(named("field of one kind", rule(KINDS, "{assert: 'doc.purpose == \"upgrade\"'}")));
    all.extend(CALENDARS.iter().map(|text| named(text, calendar(text))));
    all.push(named("other name", vec![("vedtak.yml".to_owned(), "version: 1\n".to_owned())]));
    all.extend(CONFIGS.iter().map(|text| named(text, config(text))));
    all.extend(SCHEMAS.iter().map(|(path, text)| named(&format!("{path} {text}"), schema(path, text))));
    all
}

fn whole(rules: &str) -> String {
    format!("{HEAD}{PARAMETERS}rules:\n{rules}")
}

fn second(text: &str) -> Vec<(String, String)> {
    vec![("policies/second.yaml".to_owned(), text.to_owned())]
}

fn without_calendar(check: &str) -> Vec<(String, String)> {
    rule("[ChangeRequest]", check)
        .into_iter()
        .map(|(path, text)| (path, text.replace("calendar: medusa\n", "")))
        .collect()
}

/// Checks, each with one mistake.
const CHECKS: &[&str] = &[
    "{requires: [title]}",
    "{require: [title], forbid: [title]}",
    "{kinds: [ChangeRequest]}",
    "{kinds: [Meeting], require: [title]}",
    "{severity: eror, require: [title]}",
    "{each: title, require: [title]}",
    "{when: 'has(doc.announcedAt)', approval: {role: data-controller, evidence: bound}}",
    "{forbid: [title], missing: fail}",
    "{require: ['plan.prod uction']}",
    "{require: [tilte]}",
    "{require: [zzzzzzzzzz]}",
    "{require: ['title[]']}",
    "{require: ['title->owner']}",
    "{let: {words: 'doc.title'}, sequence: [$words, announcedAt]}",
    "{sequence: [announcedAt]}",
    "{sequence: [{lastest: [announcedAt]}, announcedAt]}",
    "{sequence: [{latest: [announcedAt, announcedAt], where: 'true'}, announcedAt]}",
    "{window: {path: plan.production, inside: reservd}}",
    "{window: {path: plan.production}}",
    "{table: {value: 'notices[].to', keys: [id], rows: {a: 1}}}",
    "{table: {value: title, keys: [id], rows: {a: {b: 1}}}}",
    "{table: {value: title, keys: [id, title], rows: {a: {x: 1, y: 2}, b: {x: 1}}}}",
    "{obligation: {after: announcedAt, within: 1 day, check: {require: [title], message: x}}}",
    "{window: {inside: reserved}}",
    "{unique: title, fix: {set: title, to: x, safe: true}}",
    "{sequence: {values: 'approvals[].role', at: 'notices[].at', order: [a, b]}}",
    "{sequence: {values: title, at: announcedAt, order: [a, b]}}",
    "{sequence: {values: 'approvals[].role', at: 'approvals[].at', order: [a, b, a]}}",
    "{transition: {field: status, initial: [draft], allowed: draft}}",
    "{transition: {field: 'notices[].channel', initial: [a], allowed: {a: [b]}}}",
    "{immutable: {paths: [title], once: 'doc.title == \"\"'}}",
    "{require: {paths: [title], placeholders: forbid}}",
    "{notice: {from: announced, atLeast: 10 days}}",
    "{notice: {before: plan.production.start, from: announced}}",
    "{notice: {before: plan.production.start, from: announced, atLeast: 10 dags}}",
    "{notice: {before: plan.production.start, from: announced, atLeast: 10 days, count: $odd}}",
    "{notice: {before: plan.production.start, from: announced, atLeast: 10 days, window: reservd}}",
    "{notice: {before: plan.production.start, from: announced, atLeast: $dyas}}",
    "{notice: {before: plan.production.start, from: announced, atLeast: $list}}",
    "{reference: {value: '{{ approvals[].by }}-x', kind: Party}}",
    "{reference: {kind: Service}}",
    "{reference: {path: service, kind: Servise}}",
    "{approval: {scope: [test]}}",
    "{approval: {role: data-controller, in: title}}",
    "{approval: {role: data-controller, evidence: sworn}}",
    "{assert: 'true', message: '{{ must'}",
    "{assert: 'true', message: '{% if must %}x'}",
    "{assert: 'true', message: '{% if must %}{% if must %}{% if must %}{% if must %}{% if must %}{% if must %}{% if must %}{% if must %}{% if must %}x'}",
    "{assert: 'true', message: '{{ must.x }}'}",
    "{assert: 'true', message: '{{ mist }}'}",
    "{assert: 'true', message: '{{ nothingnear }}'}",
];

/// Declarations of parameters, each with a value that does not fit.
const PARAMETER_LINES: &[&str] = &[
    "{type: days, value: 2 hours, about: A}",
    "{type: days, value: [1], about: A}",
    "{type: duration, value: soon, about: A}",
    "{type: percentage, value: many, about: A}",
    "{type: number, value: many, about: A}",
    "{type: text, value: {a: b}, about: A}",
    "{type: boolean, value: ja, about: A}",
    "{type: enum, value: [a], values: [a], about: A}",
    "{type: list, value: a, about: A}",
    "{type: evidence, value: [stated, sworn], about: A}",
    "{type: role, value: [a], about: A}",
    "{type: hours, value: [a], about: A}",
    "{type: list, value: [a], stricter: up, about: A}",
    "{type: number, value: 5, floor: 3, stricter: down, about: A}",
    "{type: number, value: 5, floor: 3, ceiling: 9, about: A}",
    "{type: number, value: 2, floor: 3, about: A}",
    "{type: text, value: a, stricter: free, about: A}",
    "{type: text, value: a, names: Body, about: A}",
    "{type: text, value: a, stricter: free, names: Order, about: A}",
    "{type: enum, value: a, about: A}",
];

/// Expressions as they are written, each with one mistake.
const EXPRESSIONS: &[&str] = &[
    "1 +",
    "1 = 1",
    "doc.title == \"abc",
    r#"doc.title == "\q""#,
    "99999999999999999999 > 1",
    "1 == 1)",
    "(1 == 1",
    "1 == 1 2",
    "for == 1",
    "b\"a\" == b\"b\"",
    "1u == 1u",
    "doc{} == 1",
    "dco.title != \"\"",
    "siez(doc.title) > 1",
    "doc.title.startWith(\"a\")",
    "docs(\"Meting\").size() > 0",
    "docs(kind).size() > 0",
    "doc.tilte != \"\"",
    "doc.databases.size() > 0",
    "base.title != doc.title",
    "doc.title.name == \"\"",
    "doc.?databases.value().size() > 0",
    "doc.class == \"urgnet\"",
    "doc.title == 1",
    "doc.title == null",
    "doc.class == doc.size",
    "doc.?announcedAt.orValue(now) < \"2026-12-08\"",
    "version(\"one\") == version(\"1\")",
    "!version(\"1\")",
    "version(\"1\") < \"2\"",
    "folders(doc.title).size() > 0",
    "\"%s %s\".format([1]) == \"\"",
    "\"%q\".format([1]) == \"\"",
    "[\"a\"].sum() == 1",
    "[{\"a\": 1}].max() == 1",
    "doc.environments.exists(e, e, true)",
    "1 ; 2",
    "duration(\"1h\") >= \"10 days\"",
    "1 + 1.0 == 2.0",
    "\"medusa\" in doc.service",
    "!doc.title",
    "doc.title.exists(t, true)",
    "workingDays(now) > 1",
    "hasRole(doc.requester)",
    "workingDays(now, 3) > 1",
    "now.getHours() > 7",
    "has(doc)",
    "doc.environments.all(doc.title, true)",
    "timestamp(\"2026-12-08\") < now",
    "duration(\"10 days\") < now - now",
    "doc.title.matches(\"(\")",
    "doc.title.matches(doc.title)",
    "doc.()",
    "size(doc.title,)",
    ".true",
    "true ? 1",
    "{\"a\" 1}.size() > 0",
    "size(doc.title 1) > 0",
    "(1 2)",
    "doc.environments[1 2] == \"\"",
    "[1 2].size() > 0",
    "{\"a\": 1 \"b\": 2}.size() > 0",
    "doc == 1",
    "[1] == {\"a\": 1}",
    "-doc.title == 1",
    "doc.?plan && true",
    "{1: 2}.size() > 0",
    "[\"a\"].exist(x, true)",
    "doc.class == now",
    "(doc.title == \"\") == now",
    "latest([1]) < now",
    "[1].join(\"\") == \"\"",
    "optional.off(1).hasValue()",
    "doc.status == 1",
    "doc.?class.optFlatMap(c, c).hasValue()",
    "[].size() && true",
    "optional.none() == 1",
    "[?doc.title].size() > 0",
    "lookup(\"Body\", 3).title == \"\"",
    "size(1) > 0",
    "int([1]) > 0",
    "string([1]) == \"\"",
    "filled(1, 2)",
    "[1][\"a\"] == 1",
    "duration(1) < duration(\"1h\")",
    "timestamp([1]) < now",
    "month(1) == \"\"",
    "doc.title.first() == \"\"",
    "optional.of(1, 2).hasValue()",
    "[[1]].flatten() == now",
    "{\"a\": 1}.?a.orValue(true)",
    "\"abc\".size() == null",
];

/// Expressions, each with one mistake, the long ones too.
fn expressions() -> Vec<String> {
    let mut all: Vec<String> = EXPRESSIONS.iter().map(ToString::to_string).collect();
    all.extend([
        format!("doc{} == 1", ".a".repeat(500)),
        format!("{}true{}", "(".repeat(60), ")".repeat(60)),
        format!("1{} > 0", "+1".repeat(101)),
        format!("[[1]]{}.size() > 0", ".map(x, x)".repeat(4)),
    ]);
    all
}

/// Calendars, each with mistakes.
const CALENDARS: &[&str] = &[
    "workweek: [monday]\n",
    "basedOn: own\n",
    "basedOn: other\n---\nkind: Calendar\nid: other\ntitle: Other\nbasedOn: own\n",
    "basedOn: other\n---\nkind: Calendar\nid: other\ntitle: Other\nworkweek: [monday]\n",
    "basedOn: NOO\n",
    "basedOn: \"NO\"\n---\nkind: Calendar\nid: own\ntitle: Twin\nbasedOn: \"NO\"\n",
    "basedOn: \"NO\"\n---\nkind: Calendar\nid: SE\ntitle: Sweden\nbasedOn: \"NO\"\n",
    "basedOn: \"NO\"\ntimezone: Europe/Olso\n",
    "basedOn: \"NO\"\ntimezone: [a]\n",
    "basedOn: \"NO\"\ncountry: \"no\"\n",
    "basedOn: \"NO\"\nworkweek: [monday, monday]\n",
    "basedOn: \"NO\"\nworkweek: [mon]\n",
    "basedOn: \"NO\"\nholidays: [{id: a, date: 13-01, name: A}]\n",
    "basedOn: \"NO\"\nholidays: [{id: a, date: 12-20..12-22, name: A}]\n",
    "basedOn: \"NO\"\nholidays: [{id: a, date: 12-20, from: 2005, to: 2004, name: A}]\n",
    "basedOn: \"NO\"\nholidays: [{id: a, date: saturday 06-20..06-24, name: A}]\n",
    "basedOn: \"NO\"\nholidays: [{id: a, date: easter+99, name: A}]\n",
    "basedOn: \"NO\"\nholidays: [{id: a, date: 1900-01-01, name: A}]\n",
    "basedOn: \"NO\"\nhours: {a: [{days: working}]}\n",
    "basedOn: \"NO\"\nhours: {a: [{days: workin, hours: 07:00-17:00}]}\n",
    "basedOn: \"NO\"\nhours: {a: [{days: thursday, hours: 07:00-17:00}]}\n",
    "basedOn: \"NO\"\nhours: {a: [{hours: 07:00-17:00}]}\n",
    "basedOn: \"NO\"\nhours: {a: [{days: [monday], nth: 6, hours: 07:00-17:00}]}\n",
    "basedOn: \"NO\"\nhours: {a: [{days: working, nth: 2, hours: 07:00-17:00}]}\n",
    "basedOn: \"NO\"\nhours: {a: [{days: all, hours: closed, except: a}]}\n",
    "basedOn: \"NO\"\nhours: {a: [{days: all, except: b}], b: [{days: all, except: a}]}\n",
    "basedOn: \"NO\"\nhours: {abc: [{days: all, hours: 07:00-17:00}], b: [{days: all, except: abd}]}\n",
    "basedOn: \"NO\"\nhours: {always: [{days: all, hours: 07:00-17:00}]}\n",
    "basedOn: \"NO\"\nwindows: {a: [{days: all, hours: closed}]}\n",
    "basedOn: \"NO\"\nwindows: {a: [{days: all, hours: 07:00-17:00}]}\nfreezes: {a: [{dates: 12-20..01-02}]}\n",
    "basedOn: \"NO\"\nunknown: 1\n",
];

/// Configurations, each with one mistake.
const CONFIGS: &[&str] = &[
    "timezone: Nowhere/Atall\n",
    "langauge: nb\n",
    "timezone: Europe/Olso\n",
    "documents:\n  - paths: ['a{b']\n",
    "exclude: ['']\n",
    "severity: {schema: fatal}\n",
    "severity: {OWN-7: warning}\n",
    "severity: {zzzzzzzzzzzzz: warning}\n",
    "severity: {syntax: off}\n",
    "documents: [\n",
    "parameters: {own: {days: 9 days}}\n",
    "parameters: {own: {days: 21 days}}\n",
    "parameters: {own: {days: 10 working days}}\n",
    "parameters: {own: {dyas: 12 days}}\n",
    "parameters: {own: {mode: claer}}\n",
    "parameters: {own: {list: [test]}}\n",
    "parameters: {own: {more: [test]}}\n",
    "parameters: {own: {less: [copy, drop]}}\n",
    "parameters: {own: {level: stated}}\n",
    "parameters: {own: {level: []}}\n",
    "parameters: {own: {body: council2}}\n",
    "parameters: {own: {open: night}}\n",
    "parameters: {medsua: {noticeNhn: 12 days}}\n",
    "exclude: [' ']\n",
    "exclude: ['changes\\old']\n",
    "exclude: ['../old']\n",
    "language: en\n---\nlanguage: nb\n",
    "documents: [{paths: [schemas/onw.json], kind: A}]\n",
    "documents: [{paths: [zzzzzzzzzz.yaml], kind: A}]\n",
    "policies: ['builtin:medsua']\n",
    "policies: ['builtin:medusa@latest']\n",
    "policies: ['builtin:medusa@sha256:0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a']\n",
    "documents:\n  - {paths: [a.yaml], kind: Service, schema: schemas/one.json, id: name}\n",
    "documents:\n  - {paths: [a.yaml], kind: A, schema: schemas/one.json}\n  - {paths: [b.yaml], kind: A, schema: schemas/two.json}\n",
];

/// Where a configuration names a schema, and what `schemas/team.json` holds.
const SCHEMAS: &[(&str, &str)] = &[
    ("schemas/team.json", r##"{"x-implies": [{"$ref": "#/nowhere"}]}"##),
    ("schemas/team.json", r#"{"not": {"x-ref": "Person"}}"#),
    ("schemas/none.json", "{}"),
    ("../team.json", "{}"),
    ("schemas/team.json", "[]"),
    ("schemas/team.json", "{}\n---\n{}"),
    ("schemas/team.json", "{"),
    ("schemas/team.json", r#"{"type": "objekt"}"#),
    ("schemas/team.json", r#"{"$schema": "https://example.org/draft"}"#),
    ("schemas/team.json", r#"{"properties": {"a": {"$ref": "https://example.org/a.json"}}}"#),
    ("schemas/team.json", r##"{"properties": {"a": {"$ref": "#/$defs/none"}}}"##),
    ("schemas/team.json", r##"{"$defs": {"a": {"$ref": "#/$defs/a"}}, "$ref": "#/$defs/a"}"##),
    ("schemas/team.json", r#"{"properties": {"a": {"pattern": "("}}}"#),
    ("schemas/team.json", r#"{"properties": {"a": {"$ref": "other.json"}}}"#),
    ("schemas/team.json", r#"{"properties": {"a": {"pattern": "^(?<q>x)\\k<q>$"}}}"#),
    ("schemas/team.json", r#"{"properties": {"a": {"pattern": "^(\\p{L}{1,500}){1,500}$"}}}"#),
    ("schemas/team.json", r#"{"properties": {"a": {"x-ref": "Persn", "x-happened": "yes", "format": "datetime"}}}"#),
    ("schemas/team.json", r#"{"x-implies": {"require": ["a"]}, "properties": {"status": {"x-phase": {"a": "opne"}}}}"#),
    ("schemas/team.json", r#"{"properties": {"a": {"x-phase": {"a": "open"}}, "b": {"x-belongs": true}}}"#),
    ("schemas/team.json", r#"{"$defs": {"a": {"$id": "t"}, "b": {"$id": "t", "type": "null"}}}"#),
];

/// The head of a test of the shipped policy `medusa`.
pub const TEST: &str = "\
kind: PolicyTest
id: own
title: Own
policy: medusa
clock: 2026-11-21T12:00:00+01:00
registry: [registry.yaml]
fixtures:
  change: {kind: ChangeRequest, id: CHG-1, title: A, service: medusa, status: draft, environments: [test], initiator: nhn, requester: kari, purpose: upgrade}
cases:
";

/// Cases, each with something that keeps it from running or that is not as expected.
pub fn tests() -> Vec<(&'static str, &'static str)> {
    vec![
        ("no test", "kind: Party\nid: a\ntitle: A\ntype: provider\n"),
        ("fixture", "  - {title: a, fixture: chnage, expect: {}}\n"),
        ("git", "  - {title: a, fixture: change, git: {authors: [kari]}, expect: {}}\n"),
        ("no file", "  - {title: a, file: none.yaml, expect: {}}\n"),
        ("no YAML", "  - {title: a, file: broken.yaml, expect: {}}\n"),
        ("a list in a file", "  - {title: a, fixture: change, registry: [list.yaml], expect: {}}\n"),
        ("where no check looks", "  - {title: a, fixture: change, path: notes/a.case.json, expect: {}}\n"),
        ("two documents", "  - {title: a, file: registry.yaml, expect: {}}\n"),
        ("rule", "  - {title: a, fixture: change, expect: {MED-99x: fail}}\n"),
        (
            "rule that is tested",
            "kind: PolicyTest\nid: own\ntitle: Own\npolicy: medusa\nclock: 2026-11-21T12:00:00+01:00\nrules: [MED-99x]\n\
             registry: [registry.yaml]\ncases:\n  - {title: a, file: party.yaml, expect: {}}\n",
        ),
        ("another result", "  - {title: a, fixture: change, expect: {MED-09: fail}}\n"),
        ("policy that is not in force", "  - {title: a, fixture: change, registry: [other.yaml], expect: {}}\n"),
        ("unreadable", "  - {title: a, fixture: change}\n"),
    ]
}

/// The files that tests refer to.
pub fn file(path: &str) -> Option<String> {
    let service = "kind: Service\nid: medusa\ntitle: Medusa\nowner: nhn\npolicies: [medusa]\ntimezone: Europe/Oslo\n";
    let party = "---\nkind: Party\nid: nhn\ntitle: NHN\ntype: provider\n---\nkind: Person\nid: kari\ntitle: Kari Nordmann\nparty: nhn\n";
    match path {
        "registry.yaml" => Some(format!("{service}{party}")),
        "other.yaml" => Some(service.replace("[medusa]", "[]")),
        "party.yaml" => Some("kind: Party\nid: a\ntitle: A\ntype: provider\n".to_owned()),
        "list.yaml" => Some("- a\n".to_owned()),
        "broken.yaml" => Some("a: [".to_owned()),
        _ => None,
    }
}
