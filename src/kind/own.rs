//! The kinds that vedtak brings, each with its schema.

use std::sync::{Arc, LazyLock};

use super::library::Library;
use super::schema::Schema;

/// A kind of document that vedtak brings.
#[derive(Debug, Clone, Copy)]
pub struct Kind {
    /// As documents name it.
    pub name: &'static str,
    /// Its file in `schemas/`, without `.schema.json`.
    pub file: &'static str,
    /// Its JSON Schema.
    pub schema: &'static str,
}

macro_rules! kinds {
    ($($constant:ident $name:literal $file:literal),* $(,)?) => {
        /// The names of the kinds that vedtak brings, for code that is about one of them.
        pub mod name {
            $(
                /// The kind as documents name it.
                pub const $constant: &str = $name;
            )*
        }

        /// Every kind that vedtak brings, in the order of the names.
        pub static KINDS: &[Kind] = &[
            $(Kind {
                name: name::$constant,
                file: $file,
                schema: include_str!(concat!("../../schemas/", $file, ".schema.json")),
            }),*
        ];
    };
}

kinds![
    AGREEMENT "Agreement" "agreement",
    BODY "Body" "body",
    CALENDAR "Calendar" "calendar",
    CATALOGUE_ENTRY "CatalogueEntry" "catalogue-entry",
    CHANGE_MODEL "ChangeModel" "change-model",
    CHANGE_REQUEST "ChangeRequest" "change-request",
    DEVIATION "Deviation" "deviation",
    ESCALATION "Escalation" "escalation",
    GOVERNANCE_MODEL "GovernanceModel" "governance-model",
    INCIDENT "Incident" "incident",
    LOCKDOWN "Lockdown" "lockdown",
    MAINTENANCE "Maintenance" "maintenance",
    MEETING "Meeting" "meeting",
    ORDER "Order" "order",
    PARTY "Party" "party",
    PERSON "Person" "person",
    POLICY "Policy" "policy",
    POLICY_TEST "PolicyTest" "policy-test",
    PROBLEM "Problem" "problem",
    REGION "Region" "region",
    RELEASE "Release" "release",
    RELEASE_NOTE "ReleaseNote" "release-note",
    ROADMAP "Roadmap" "roadmap",
    SERVICE "Service" "service",
    SERVICE_REPORT "ServiceReport" "service-report",
    SUPPLIER_ACCESS "SupplierAccess" "supplier-access",
    SUPPORT_REPORT "SupportReport" "support-report",
    TRUST_CHANGE "TrustChange" "trust-change",
    WAIVER "Waiver" "waiver",
];

/// What kinds share.
const COMMON: &str = include_str!("../../schemas/common.schema.json");

/// The folder of the addresses of our schemas; nothing is ever fetched from it.
const FOLDER: &str = "https://vedtak.example/schemas/";

impl Kind {
    /// The kind with a name.
    pub fn find(name: &str) -> Option<&'static Kind> {
        KINDS.binary_search_by(|kind| kind.name.cmp(name)).ok().map(|at| &KINDS[at])
    }

    /// The address of its schema.
    pub fn address(&self) -> String {
        format!("{FOLDER}{}.schema.json", self.file)
    }

    /// Its schema, compiled when it is first needed.
    pub fn schema(&self) -> Schema {
        static BARE: LazyLock<Arc<Library>> = LazyLock::new(|| library(true));
        Schema::own(&self.address(), own_library(), &BARE)
    }
}

/// Whether our own schemas refer to documents of a kind, also to one that is still to come.
pub fn is_referred_to(kind: &str) -> bool {
    let written = format!("\"x-ref\": \"{kind}\"");
    KINDS.iter().map(|kind| kind.schema).chain([COMMON]).any(|schema| schema.contains(&written))
}

/// The files of our schemas by their names, with what they hold.
pub fn own_files() -> impl Iterator<Item = (String, &'static str)> {
    let files = KINDS.iter().map(|kind| (kind.file, kind.schema)).chain([("common", COMMON)]);
    files.map(|(file, text)| (format!("{file}.schema.json"), text))
}

/// Our schemas; each is read when it is first needed.
pub fn own_library() -> &'static Arc<Library> {
    static LIBRARY: LazyLock<Arc<Library>> = LazyLock::new(|| library(false));
    &LIBRARY
}

fn library(bare: bool) -> Arc<Library> {
    let mut library = Library::default();
    library.insert_text(&format!("{FOLDER}common.schema.json"), COMMON, bare);
    for kind in KINDS {
        library.insert_text(&kind.address(), kind.schema, bare);
    }
    Arc::new(library)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc as Shared;

    use super::super::bare::OWN_FORMATS;
    use super::super::formats::is_of;
    use super::super::references::{encoded, references};
    use super::*;
    use crate::yaml::{Limits, parse};

    #[test]
    fn kinds_are_in_the_order_of_their_names() {
        assert!(KINDS.is_sorted_by_key(|kind| kind.name));
    }

    #[test]
    fn every_schema_is_as_its_meta_schema_says() {
        for (file, text) in KINDS.iter().map(|kind| (kind.file, kind.schema)).chain([("common", COMMON)]) {
            let schema: serde_json::Value = serde_json::from_str(text).unwrap();
            assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema", "{file}");
            if let Err(error) = jsonschema::meta::validate(&schema) {
                panic!("{file}: {error} at {}", error.instance_path());
            }
        }
    }

    #[test]
    fn every_schema_compiles_and_takes_its_sample() {
        for kind in KINDS {
            let path = format!("{}/schemas/samples/{}.yaml", env!("CARGO_MANIFEST_DIR"), kind.file);
            let text: Shared<str> = std::fs::read_to_string(&path).unwrap().into();
            let tree = parse(&text, &Limits::default());
            assert_eq!(tree.faults(), [], "{path}");
            let root = tree.node(&tree.roots()[0]).unwrap();
            assert_eq!(root.get("kind").unwrap().text(), kind.name);
            assert_eq!(kind.schema().breaches(root).unwrap(), [], "{path}");
        }
    }

    #[test]
    fn every_reference_is_encoded_and_every_pattern_can_be_read() {
        for text in KINDS.iter().map(|kind| kind.schema).chain([COMMON]) {
            let found = references(&serde_json::from_str(text).unwrap(), "");
            for reference in found.references {
                let whole = reference.target.replacen('#', "", 1);
                assert_eq!(encoded(&whole), whole);
            }
            for pattern in found.patterns {
                assert!(regex::Regex::new(&pattern.pattern).is_ok(), "{}", pattern.pattern);
                // Nothing that the two engines read differently: their letters, digits and ends of lines.
                assert!(!["\\d", "\\w", "\\s", "\\b", "(?"].iter().any(|part| pattern.pattern.contains(part)));
            }
        }
    }

    #[test]
    fn what_a_format_accepts_fits_the_pattern_beside_it() {
        let texts: Vec<String> = texts().collect();
        for (format, pattern) in OWN_FORMATS {
            assert!(KINDS.iter().map(|kind| kind.schema).chain([COMMON]).any(|schema| stands_in(schema, pattern)));
            let pattern = regex::Regex::new(pattern).unwrap();
            let accepted: Vec<&String> = texts.iter().filter(|text| is_of(text, format)).collect();
            assert!(accepted.len() > 5, "{format}");
            assert_eq!(accepted.into_iter().find(|text| !pattern.is_match(text)), None, "{format}");
        }
    }

    /// Whether the text of a schema has a pattern.
    fn stands_in(schema: &str, pattern: &str) -> bool {
        schema.contains(&format!("\"pattern\": {}", serde_json::Value::from(pattern)))
    }

    /// Dates, times and lengths of time as they are, and with one character left out, put in or replaced.
    fn texts() -> impl Iterator<Item = String> {
        let whole = [
            "2026-12-08",
            "2028-02-29",
            "1970-01-01",
            "2026-12-08T18:00",
            "2026-12-08T18:00:59",
            "2026-12-08T18:00:59.123456789",
            "2026-12-08T18:00Z",
            "2026-12-08T18:00:00+01:00",
            "2026-12-08T00:00-12:30",
            "P1D",
            "PT2H",
            "P1DT2H30M15S",
            "P2W",
            "PT999999S",
            "PT90M",
            "P1Y",
            "P1M",
            "PT1.5H",
            "P0D",
            "PT0S",
        ];
        whole.into_iter().flat_map(|text| {
            let characters: Vec<char> = text.chars().collect();
            let mut all = vec![text.to_owned(), format!("{text}\n"), format!(" {text}"), text.to_lowercase()];
            for at in 0..=characters.len() {
                for put in "0123456789-+:.,TZtzPWDHMS ٣−２".chars() {
                    let (before, after) = characters.split_at(at);
                    all.push(before.iter().chain([&put]).chain(after).collect());
                    all.push(before.iter().chain([&put]).chain(after.iter().skip(1)).collect());
                }
                all.push(characters.iter().take(at).chain(characters.iter().skip(at + 1)).collect());
            }
            all
        })
    }
}
