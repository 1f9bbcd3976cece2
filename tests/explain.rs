//! What is said of a value that is not as its schema says, in every language: read it aloud.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fmt::Write as _;
use std::sync::Arc;

use chrono::NaiveDate;
use vedtak::kind::{Formats, Library, Schema, Telling, kind_fact, to_json};
use vedtak::language::{Label, Language, Reader};
use vedtak::yaml::{Limits, Tree, parse};

fn tree(text: &str) -> Tree {
    let tree = parse(&text.into(), &Limits::default());
    assert!(tree.faults().is_empty(), "{:?} in\n{text}", tree.faults());
    tree
}

/// What is said of a document, as `nb`, `sv` and `en`; the kind is one of ours if it has a label.
fn told(schema: &str, document: &str, label: Option<&Label>) -> String {
    let schema = tree(schema);
    let mut library = Library::default();
    library.insert("vedtak:///s", to_json(schema.node(&schema.roots()[0]).unwrap()));
    let library = Arc::new(library);
    let schema = Schema::new("vedtak:///s", &library, Formats::Ignore);
    let document = tree(document);
    let root = document.node(&document.roots()[0]).unwrap();
    let breaches = schema.breaches(root).unwrap();
    let mut out = String::new();
    for breach in &breaches {
        let place = breach.span(root).unwrap();
        let line = document.text()[place.range()].lines().next().unwrap_or("").to_owned();
        let _ = writeln!(out, "  at {line}");
        for language in Language::ALL {
            let reader = Reader::new(language, NaiveDate::default());
            let kind = kind_fact("Sample", label.cloned());
            let telling = Telling::new(root, schema.shape(), kind, &library, None);
            let words = telling.words(breach, &reader);
            keeps_the_voice(&words.message, 120);
            let _ = writeln!(out, "  {} {}", language.code(), words.message);
            if let Some(help) = words.help {
                keeps_the_voice(&help, 160);
                let _ = writeln!(out, "     → {help}");
            }
        }
    }
    out
}

fn keeps_the_voice(text: &str, most: usize) {
    assert!(text.chars().count() <= most, "{} characters: {text}", text.chars().count());
    assert!(!text.ends_with('.') && !text.contains("{{") && !text.contains("``"), "{text}");
    assert!(text.matches(';').count() <= 1, "{text}");
    assert!(!text.chars().next().unwrap().is_uppercase(), "{text}");
}

/// Cases: what is planted, the schema, the document.
fn all(cases: &[(&str, &str, &str)]) -> String {
    let calendar = Label::new("kalender", "kalender", "calendar");
    let mut out = String::new();
    for (number, (title, schema, document)) in cases.iter().enumerate() {
        // Every other case is of a kind of ours, and of another repository's.
        let label = (number % 2 == 0).then_some(&calendar);
        let said = told(schema, document, label);
        assert!(!said.is_empty(), "{title}: nothing is said");
        let _ = writeln!(out, "{title}\n{said}");
    }
    out
}

const WINDOW: &str = "
properties:
  windows:
    title: windows
    x-title: {nb: vinduer, sv: fönster}
    items:
      title: window
      x-title: {nb: vindu, sv: fönster}
      required: [day]
      additionalProperties: false
      properties:
        day: {title: weekday, x-title: {nb: ukedag, sv: veckodag}, enum: [monday, tuesday, wednesday, thursday, friday]}
        from: {title: start, x-title: {nb: start, sv: start}, type: string, pattern: '^[0-9]{2}:[0-9]{2}$', examples: ['18:00']}
additionalProperties: false
";

#[test]
fn fields() {
    let owner =
        "required: [owner]\nproperties:\n  owner: {title: owner, x-title: {nb: eier, sv: ägare}, examples: [nhn]}\n";
    let no_more = "properties: {title: {title: title, x-title: {nb: tittel, sv: titel}}, id: {}, owner: {}, service: {}}\nadditionalProperties: false\n";
    let any = "anyOf: [{required: [start]}, {required: [end]}, {required: [day]}]\nproperties: {start: {title: start, x-title: {nb: start, sv: start}}}\n";
    let said = all(&[
        ("a field is missing", owner, "title: x\n"),
        ("a field is missing in another repository's kind", owner, "title: x\n"),
        ("a field is missing in an item", WINDOW, "windows: [{day: monday}, {from: '18:00'}]\n"),
        ("a field is missing because another is there", "dependentRequired: {a: [b]}\n", "a: 1\n"),
        ("one of several fields is missing", any, "title: x\n"),
        ("an unknown field with a near one", no_more, "tilte: x\n"),
        ("an unknown field with nothing near", no_more, "country: NO\n"),
        ("an unknown field of another repository's kind", no_more, "country: NO\n"),
        ("an unknown field in an item", WINDOW, "windows: [{day: monday, form: '18:00'}]\n"),
        (
            "an unknown field that nothing has looked at",
            "allOf: [{properties: {a: {}}}]\nunevaluatedProperties: false\n",
            "a: 1\nb: 2\n",
        ),
        ("a field that must not be there", "not: {required: [closed]}\n", "closed: true\n"),
        ("fields that must not be there together", "not: {required: [a, b]}\n", "a: 1\nb: 2\n"),
        ("a field that is barred", "properties: {a: false}\n", "a: 1\n"),
        (
            "a key whose name is not allowed",
            "properties: {labels: {propertyNames: {pattern: '^[a-z]+$'}}}\n",
            "labels: {A: 1}\n",
        ),
        ("too few and too many fields", "minProperties: 2\n", "a: 1\n"),
        ("too many fields", "maxProperties: 1\n", "a: 1\nb: 1\n"),
        ("no fields", "properties: {a: {minProperties: 1}}\n", "a: {}\n"),
    ]);
    insta::with_settings!({omit_expression => true}, { insta::assert_snapshot!(said) });
}

#[test]
fn values() {
    let class = "properties:\n  class:\n    title: class\n    x-title: {nb: klasse, sv: klass}\n    enum: [urgent, standard, normal]\n    x-values: {urgent: {nb: haster, sv: akut, en: urgent}}\n";
    let a = |keyword: &str| {
        format!("properties: {{a: {{title: amount, x-title: {{nb: beløp, sv: belopp}}, {keyword}}}}}\n")
    };
    let of = |keyword: &str| -> &'static str { Box::leak(a(keyword).into_boxed_str()) };
    let long: &'static str = Box::leak(format!("a: {}\n", "lang tekst ".repeat(30)).into_boxed_str());
    let said = all(&[
        ("a value with a near one", class, "class: urgnet\n"),
        ("a value with nothing near", class, "class: emergency\n"),
        ("one of many values", WINDOW, "windows: [{day: søndag}]\n"),
        ("a constant", of("const: 7"), "a: 8\n"),
        ("a truth value", of("const: true"), "a: false\n"),
        ("text for a number", of("type: integer"), "a: mye\n"),
        ("a number in quotation marks", of("type: integer"), "a: '7'\n"),
        ("a number for text", of("type: string"), "a: 007\n"),
        ("a truth value for text", of("type: string"), "a: true\n"),
        ("nothing for text", of("type: string"), "a:\n"),
        ("a list for text", of("type: string"), "a: [x]\n"),
        ("a single value for a list", of("type: array"), "a: x\n"),
        ("text for a mapping", of("type: object"), "a: x\n"),
        ("one of several types", of("type: [integer, boolean, 'null']"), "a: x\n"),
        ("a pattern", of("pattern: '^[a-z]+$', examples: [abc]"), "a: ABC\n"),
        ("a pattern and a value that are long", of("pattern: '^[a-z]+-[0-9]+-[a-z]+-[0-9]+-[a-z]+-[0-9]+$'"), long),
        ("at least", of("minimum: 10000"), "a: 5\n"),
        ("more than", of("exclusiveMinimum: 0.5"), "a: 0.5\n"),
        ("at most", of("maximum: 240"), "a: 900\n"),
        ("less than", of("exclusiveMaximum: 1"), "a: 1\n"),
        ("a multiple", of("multipleOf: 15"), "a: 20\n"),
        ("no characters", of("minLength: 3"), "a: ''\n"),
        ("too few characters", of("minLength: 3"), "a: å\n"),
        ("too many characters", of("maxLength: 3"), "a: blåbær\n"),
        ("a value that is barred", of("not: {const: x}"), "a: x\n"),
        ("content that is barred", of("not: {minItems: 1}"), "a: [x]\n"),
    ]);
    insta::with_settings!({omit_expression => true}, { insta::assert_snapshot!(said) });
}

#[test]
fn lists() {
    let role = "properties:\n  approvals:\n    title: approvals\n    x-title: {nb: godkjenninger, sv: godkännanden}\n    contains: {properties: {role: {const: data-controller}}, required: [role]}\n";
    let said = all(&[
        ("no items", "properties: {a: {minItems: 1}}\n", "a: []\n"),
        ("too few items", "properties: {a: {minItems: 3}}\n", "a: [1, 2]\n"),
        ("too many items", "properties: {a: {maxItems: 1}}\n", "a: [1, 2]\n"),
        ("two equal items", "properties: {a: {uniqueItems: true}}\n", "a: [x, y, x]\n"),
        ("an item that is missing", role, "approvals: [{role: owner}]\n"),
        ("any item that is missing", "properties: {a: {contains: {minimum: 5}}}\n", "a: [1]\n"),
        (
            "an item of another type",
            "properties: {a: {title: port, items: {title: port, type: integer}}}\n",
            "a: [1, x]\n",
        ),
        ("items one by one", "properties: {a: {prefixItems: [{type: integer}], items: false}}\n", "a: [1, 2]\n"),
        (
            "items that nothing has looked at",
            "properties: {a: {prefixItems: [true], unevaluatedItems: false}}\n",
            "a: [1, 2, 3]\n",
        ),
        ("a list in a list", "properties: {a: {items: {items: {type: integer}}}}\n", "a: [[1], [2, x]]\n"),
    ]);
    insta::with_settings!({omit_expression => true}, { insta::assert_snapshot!(said) });
}

const ENDPOINT: &str = "
properties:
  endpoint:
    title: endpoint
    x-title: {nb: endepunkt, sv: slutpunkt}
    oneOf:
      - {properties: {type: {const: http}, url: {type: string}}, required: [type, url]}
      - {properties: {type: {const: queue}, topic: {type: string}, size: {type: integer}}, required: [type, topic]}
      - {properties: {type: {const: file}, path: {oneOf: [{pattern: '^/'}, {type: integer}]}}, required: [type, path]}
";

#[test]
fn alternatives() {
    let types = "properties: {a: {anyOf: [{type: integer}, {type: array, items: {type: integer}}, {enum: [none]}]}}\n";
    let condition = "if: {properties: {urgent: {const: true}}, required: [urgent]}\nthen: {required: [reason]}\nelse: {required: [plan]}\n";
    let person = "properties: {by: {oneOf: [{type: string}, {type: object, required: [name, role], properties: {role: {enum: [owner, tester]}}}]}}\n";
    let said = all(&[
        ("the alternative that its type names", ENDPOINT, "endpoint: {type: queue, size: 3}\n"),
        (
            "the alternative that its type names, with a value of another type",
            ENDPOINT,
            "endpoint: {type: queue, topic: x, size: big}\n",
        ),
        ("a type of no alternative", ENDPOINT, "endpoint: {type: htpt, url: x}\n"),
        ("no type at all", ENDPOINT, "endpoint: {url: x}\n"),
        ("alternatives in an alternative", ENDPOINT, "endpoint: {type: file, path: relative}\n"),
        ("another type than any alternative", types, "a: {}\n"),
        ("the alternative of the value's own type", types, "a: [1, x]\n"),
        ("text or a mapping: neither", person, "by: [x]\n"),
        ("text or a mapping: a mapping with a fault", person, "by: {name: Kari, role: ownr}\n"),
        ("alternatives of which two fit", "properties: {a: {oneOf: [{minimum: 1}, {minimum: 2}]}}\n", "a: 3\n"),
        ("a condition that is met", condition, "urgent: true\n"),
        ("a condition that is not", condition, "urgent: false\n"),
        (
            "alternatives at the top",
            "oneOf: [{required: [a], properties: {a: {type: integer}}}, {required: [b]}]\n",
            "a: x\n",
        ),
        (
            "values from several alternatives",
            "properties: {a: {anyOf: [{enum: [red, green]}, {const: blue}]}}\n",
            "a: geen\n",
        ),
    ]);
    insta::with_settings!({omit_expression => true}, { insta::assert_snapshot!(said) });
}
