//! The checks, one file each.

mod approval;
mod assert;
mod filled;
mod forbid;
mod notice;
mod overlap;
mod reference;
mod require;
mod sequence;
mod unique;
mod window;
mod words;

use super::compile::CheckKind;

/// Every check, in the order of the names.
pub static CHECKS: &[CheckKind] = &[
    approval::CHECK,
    assert::CHECK,
    forbid::CHECK,
    notice::CHECK,
    overlap::CHECK,
    reference::CHECK,
    require::CHECK,
    sequence::CHECK,
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
        assert!(CHECKS.is_sorted_by_key(|check| check.name));
    }
}
