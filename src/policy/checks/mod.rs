//! The checks, one file each.

mod approval;
mod approval_arguments;
mod approved;
mod assert;
mod deadline;
mod filled;
mod forbid;
mod gaps;
mod immutable;
mod measure;
mod notice;
mod obligation;
mod one_of;
mod overlap;
mod reference;
mod referred;
mod require;
mod sequence;
mod steps;
mod submitted;
mod table;
mod transition;
mod uncounted;
mod unique;
mod window;
mod words;

pub use uncounted::why as why_uncounted;
pub use words::role_fact;

use super::compile::CheckKind;

pub(super) use filled::is_filled;

/// Every check, in the order of the names.
pub static CHECKS: &[CheckKind] = &[
    approval::CHECK,
    assert::CHECK,
    deadline::CHECK,
    forbid::CHECK,
    gaps::CHECK,
    immutable::CHECK,
    measure::CHECK,
    notice::CHECK,
    obligation::CHECK,
    one_of::CHECK,
    overlap::CHECK,
    reference::CHECK,
    require::CHECK,
    sequence::CHECK,
    table::CHECK,
    transition::CHECK,
    unique::CHECK,
    window::CHECK,
];

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::kind::Kind;

    #[test]
    fn every_check_has_its_form_in_the_schema_of_policies() {
        let schema: Value = serde_json::from_str(Kind::find("Policy").unwrap().schema).unwrap();
        let part = &schema["$defs"]["part"];
        for CheckKind { name, .. } in CHECKS {
            assert!(part["properties"][name].is_object(), "{name}: not in `properties` of `part`");
            let chosen = part["oneOf"].as_array().unwrap().contains(&json!({"required": [name]}));
            assert!(chosen, "{name}: not in `oneOf` of `part`, so that no policy may use it");
        }
        // And the other way: what the schema offers is what the engine reads.
        let known = |name: &str| CHECKS.iter().any(|check| check.name == name) || ["all", "any", "not"].contains(&name);
        for choice in part["oneOf"].as_array().unwrap() {
            let name = choice["required"][0].as_str().unwrap();
            assert!(known(name), "{name}: offered, but there is no such check");
        }
        for (name, form) in part["properties"].as_object().unwrap() {
            let read = known(name) || crate::policy::narrowed::KEYS.contains(&name.as_str());
            assert!(read, "{name}: offered, but nothing reads it");
            let own = form["properties"].get("missing").is_some();
            let is_mapping = known(name) && form["properties"].is_object();
            assert_eq!(own, is_mapping, "{name}: every check that is a mapping may say `missing` inside");
        }
        assert!(CHECKS.is_sorted_by_key(|check| check.name));
    }
}
