//! Fields and enumeration values, each with what people call it.

use super::{Decimal, Label, Language, code};

/// Writes an enumeration value and its label: `` `urgent` (haster) ``; `bare`, the label alone.
pub(super) fn write_value(value: &str, label: Option<&Label>, language: Language, bare: bool, out: &mut String) {
    let label = label.map(|label| label.of(language));
    match label {
        Some(label) if bare => out.push_str(label),
        _ => code::write_or_bare(value, bare, out),
    }
    // the label of `urgent` in English is urgent: once is enough
    if let Some(label) = label.filter(|label| !bare && *label != value.replace('-', " ")) {
        out.push_str(" (");
        out.push_str(label);
        out.push(')');
    }
}

/// Writes a field's label and path: ``klasse (`class`)``; `bare`, the label alone.
pub(super) fn write_field(path: &str, label: Option<&Label>, language: Language, bare: bool, out: &mut String) {
    let (list, item) = split_item(path);
    let Some(label) = label else {
        write_path(list, language, bare, out);
        return write_item(item, language, out);
    };
    out.push_str(label.of(language));
    write_item(item, language, out);
    if !bare {
        out.push_str(" (");
        write_path(list, language, false, out);
        out.push(')');
    }
}

/// Writes a path; what lies in an item of a list is named beside the list: `` `to` in `notices` ``.
fn write_path(path: &str, language: Language, bare: bool, out: &mut String) {
    let path = without_indices(path);
    let (list, key) = path.rsplit_once("[]").unwrap_or(("", &path));
    if list.is_empty() {
        return code::write_or_bare(&path, bare, out);
    }
    if let Some(key) = key.strip_prefix('.') {
        code::write_or_bare(key, bare, out);
        out.push_str(if language == Language::En { " in " } else { " i " });
    }
    code::write_or_bare(&list.replace("[]", ""), bare, out);
}

/// The list and the index from 0, of a path that ends in one: `notices[1]`.
fn split_item(path: &str) -> (&str, Option<u64>) {
    let item = path
        .strip_suffix(']')
        .and_then(|open| open.rsplit_once('['))
        .filter(|(list, _)| !list.is_empty())
        .and_then(|(list, index)| Some((list, index.parse().ok()?)));
    item.map_or((path, None), |(list, index)| (list, Some(index)))
}

/// The path with `[]` for each index, as policies write it.
fn without_indices(path: &str) -> String {
    let mut text = String::with_capacity(path.len());
    let mut rest = path;
    while let Some((before, after)) = rest.split_once('[') {
        text.push_str(before);
        text.push('[');
        rest = match after.split_once(']') {
            Some((index, _)) if index.bytes().all(|byte| byte.is_ascii_digit()) => &after[index.len()..],
            _ => after,
        };
    }
    text.push_str(rest);
    text
}

fn write_item(item: Option<u64>, language: Language, out: &mut String) {
    if let Some(index) = item {
        out.push_str(match language {
            Language::Nb => " nr. ",
            Language::Sv => " nr ",
            Language::En => " ",
        });
        Decimal::from(index.saturating_add(1)).write(language, out);
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;
    use crate::language::{Fact, Reader};

    fn said(fact: &Fact) -> [String; 3] {
        Language::ALL.map(|language| fact.render(&Reader::new(language, NaiveDate::default())))
    }

    fn said_bare(fact: &Fact) -> [String; 3] {
        Language::ALL.map(|language| fact.bare(&Reader::new(language, NaiveDate::default())))
    }

    #[test]
    fn a_value_is_followed_by_its_label_where_that_says_more() {
        let urgent = Fact::Value { value: "urgent".into(), label: Some(Label::new("haster", "akut", "urgent")) };
        assert_eq!(said(&urgent), ["`urgent` (haster)", "`urgent` (akut)", "`urgent`"]);
        assert_eq!(said_bare(&urgent), ["haster", "akut", "urgent"]);
        let plain = Fact::Value { value: "emergency".into(), label: None };
        assert_eq!(said(&plain), ["`emergency`"; 3]);
        assert_eq!(said_bare(&plain), ["emergency"; 3]);
    }

    #[test]
    fn a_field_is_its_label_and_its_path() {
        let start = Fact::Field {
            path: "plan.production.start".into(),
            label: Some(Label::new("start i produksjon", "start i produktion", "start in production")),
        };
        assert_eq!(
            said(&start),
            [
                "start i produksjon (`plan.production.start`)",
                "start i produktion (`plan.production.start`)",
                "start in production (`plan.production.start`)",
            ]
        );
        assert_eq!(said_bare(&start), ["start i produksjon", "start i produktion", "start in production"]);
        assert_eq!(said(&Fact::Field { path: "class".into(), label: None }), ["`class`"; 3]);
    }

    #[test]
    fn items_of_a_list_count_from_one_and_have_no_index_in_the_path() {
        let notice =
            |path: &str| Fact::Field { path: path.into(), label: Some(Label::new("varsel", "avisering", "notice")) };
        assert_eq!(
            said(&notice("notices[1]")),
            ["varsel nr. 2 (`notices`)", "avisering nr 2 (`notices`)", "notice 2 (`notices`)"]
        );
        assert_eq!(said_bare(&notice("notices[0]")), ["varsel nr. 1", "avisering nr 1", "notice 1"]);
        for path in ["notices[1].to", "notices[].to"] {
            assert_eq!(
                said(&notice(path)),
                ["varsel (`to` i `notices`)", "avisering (`to` i `notices`)", "notice (`to` in `notices`)"]
            );
        }
        assert_eq!(said(&notice("plan.production.further[]"))[0], "varsel (`plan.production.further`)");
        assert_eq!(said(&notice("endpoints[0].topics[].name"))[2], "notice (`name` in `endpoints.topics`)");
        let nameless = Fact::Field { path: "windows[].day".into(), label: None };
        assert_eq!(said(&nameless), ["`day` i `windows`", "`day` i `windows`", "`day` in `windows`"]);
        for odd in ["[0]", "a[b]", "a[", "a]", "[", "a[x].b", "a[99999999999999999999]"] {
            assert!(said(&notice(odd))[0].starts_with("varsel (`"), "{odd}");
        }
    }
}
