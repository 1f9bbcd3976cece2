//! The drafts of JSON Schema, and how `$schema` names them.

/// The draft that an address names, as the address by which validators know it. In use are `http` and `https`, an empty
/// fragment or `/` at the end, and the addresses of JSON Hyper-Schema, which describe the same schemas. Draft 5 has the
/// meta-schema of draft 4, and an address without a draft names the newest.
pub fn draft(address: &str) -> Option<&'static str> {
    const NEWEST: &str = "https://json-schema.org/draft/2020-12/schema";
    const BEFORE: &str = "https://json-schema.org/draft/2019-09/schema";
    let (address, fragment) = address.split_once('#').unwrap_or((address, ""));
    let rest = address.strip_prefix("http://").or_else(|| address.strip_prefix("https://"))?;
    let path = rest.strip_prefix("www.").unwrap_or(rest).strip_prefix("json-schema.org/")?;
    if !matches!(fragment, "" | "/") {
        return None;
    }
    let path = path.trim_end_matches('/');
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    match (folder, name.strip_suffix(".json").unwrap_or(name)) {
        ("", "schema") | ("draft/2020-12", "schema" | "hyper-schema") => Some(NEWEST),
        ("", "hyper-schema") | ("draft/2019-09", "schema" | "hyper-schema") => Some(BEFORE),
        ("draft-07", "schema" | "hyper-schema") => Some("http://json-schema.org/draft-07/schema#"),
        ("draft-06", "schema" | "hyper-schema") => Some("http://json-schema.org/draft-06/schema#"),
        ("draft-04" | "draft-05", "schema" | "hyper-schema") => Some("http://json-schema.org/draft-04/schema#"),
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
