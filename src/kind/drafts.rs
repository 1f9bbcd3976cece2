//! The drafts of JSON Schema, and how `$schema` names them.

/// The drafts, oldest first: the address by which validators know each, and what people call it.
pub(super) const DRAFTS: [(&str, &str); 5] = [
    ("http://json-schema.org/draft-04/schema#", "draft-04"),
    ("http://json-schema.org/draft-06/schema#", "draft-06"),
    ("http://json-schema.org/draft-07/schema#", "draft-07"),
    ("https://json-schema.org/draft/2019-09/schema", "2019-09"),
    ("https://json-schema.org/draft/2020-12/schema", "2020-12"),
];

/// The address of the draft that a schema is read in where nothing says which.
pub const NEWEST: &str = DRAFTS[DRAFTS.len() - 1].0;

/// The position in [`DRAFTS`] of the draft that an address names.
pub(super) fn edition(address: &str) -> Option<usize> {
    let known = draft(address)?;
    DRAFTS.iter().position(|(address, _)| *address == known)
}

/// What people call the draft of an address that names none, and that some draft is taken for; `None` of any other.
pub fn unnamed_draft(address: &str) -> Option<&'static str> {
    let names_one = address.contains("/draft/") || address.contains("/draft-");
    edition(address).filter(|_| !names_one).map(|edition| DRAFTS[edition].1)
}

/// The draft that an address names, as the address by which validators know it. In use are `http` and `https`, an empty
/// fragment or `/` at the end, and the addresses of JSON Hyper-Schema, which describe the same schemas. Draft 5 has the
/// meta-schema of draft 4, and an address without a draft names the newest.
pub fn draft(address: &str) -> Option<&'static str> {
    let (address, fragment) = address.split_once('#').unwrap_or((address, ""));
    let rest = address.strip_prefix("http://").or_else(|| address.strip_prefix("https://"))?;
    let path = rest.strip_prefix("www.").unwrap_or(rest).strip_prefix("json-schema.org/")?;
    if !matches!(fragment, "" | "/") {
        return None;
    }
    let path = path.trim_end_matches('/');
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    match (folder, name.strip_suffix(".json").unwrap_or(name)) {
        ("", "schema") | ("draft/2020-12", "schema" | "hyper-schema") => Some(DRAFTS[4].0),
        ("", "hyper-schema") | ("draft/2019-09", "schema" | "hyper-schema") => Some(DRAFTS[3].0),
        ("draft-07", "schema" | "hyper-schema") => Some(DRAFTS[2].0),
        ("draft-06", "schema" | "hyper-schema") => Some(DRAFTS[1].0),
        ("draft-04" | "draft-05", "schema" | "hyper-schema") => Some(DRAFTS[0].0),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::draft;

    #[test]
    fn every_spelling_in_use_is_known() {
        const DRAFT4: Option<&str> = Some("http://json-schema.org/draft-04/schema#");
        const DRAFT7: Option<&str> = Some("http://json-schema.org/draft-07/schema#");
        const DRAFT2019: Option<&str> = Some("https://json-schema.org/draft/2019-09/schema");
        const DRAFT2020: Option<&str> = Some("https://json-schema.org/draft/2020-12/schema");
        for (address, expected) in [
            ("http://json-schema.org/draft-04/schema", DRAFT4),
            ("https://json-schema.org/draft-04/schema#", DRAFT4),
            ("http://json-schema.org/draft-05/schema#", DRAFT4),
            ("http://json-schema.org/draft-04/hyper-schema#", DRAFT4),
            ("http://json-schema.org/draft-07/schema#/", DRAFT7),
            ("https://json-schema.org/draft-07/schema/", DRAFT7),
            ("http://www.json-schema.org/draft-07/schema", DRAFT7),
            ("https://json-schema.org/draft-07/schema.json", DRAFT7),
            ("https://json-schema.org/draft/2019-09/hyper-schema", DRAFT2019),
            ("https://json-schema.org/draft/2020-12/schema#", DRAFT2020),
            ("http://json-schema.org/schema#", DRAFT2020),
            ("https://json-schema.org/schema", DRAFT2020),
            ("http://json-schema.org/draft-03/schema#", None),
            ("http://json-schema.org/draft-07/schema#/properties", None),
            ("https://json-schema.org.example/draft-07/schema", None),
            ("json-schema.org/draft-07/schema", None),
            ("draft-07", None),
            ("", None),
        ] {
            assert_eq!(draft(address), expected, "{address}");
        }
    }
}
