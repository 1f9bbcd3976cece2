//! What a schema refers to.

use serde_json::Value;

/// The references of a schema, each with the JSON pointer of its keyword.
#[derive(Debug, Default)]
pub struct References(pub Vec<(String, String)>);

/// All `$ref`, `$dynamicRef` and `$recursiveRef` of a schema that lead out of it, and its `$schema`.
///
/// Places that hold data rather than schemas (`const`, `enum`, `default`, `examples`) and names of properties are not
/// taken for keywords.
pub fn references(schema: &Value) -> References {
    let mut found = References::default();
    walk(schema, String::new(), false, &mut found.0);
    found
}

fn walk(value: &Value, at: String, names: bool, found: &mut Vec<(String, String)>) {
    match value {
        Value::Object(map) => {
            for (key, value) in map {
                let here = format!("{at}/{}", key.replace('~', "~0").replace('/', "~1"));
                if names {
                    walk(value, here, false, found);
                    continue;
                }
                match (key.as_str(), value) {
                    ("const" | "enum" | "default" | "examples" | "example", _) => {}
                    ("$ref" | "$dynamicRef" | "$recursiveRef" | "$schema", Value::String(target)) => {
                        if !target.starts_with('#') {
                            found.push((here, target.clone()));
                        }
                    }
                    (
                        "properties" | "patternProperties" | "$defs" | "definitions" | "dependentSchemas"
                        | "dependencies",
                        Value::Object(_),
                    ) => walk(value, here, true, found),
                    _ => walk(value, here, false, found),
                }
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                walk(item, format!("{at}/{index}"), false, found);
            }
        }
        _ => {}
    }
}

/// Whether a reference leads to a meta-schema that vedtak carries: drafts 4, 6, 7, 2019-09 and 2020-12.
pub fn is_bundled(reference: &str) -> bool {
    let address = reference.split('#').next().unwrap_or("");
    let address = address.strip_prefix("http://").or_else(|| address.strip_prefix("https://")).unwrap_or("");
    let Some(path) = address.strip_prefix("json-schema.org/") else { return false };
    let known = ["draft-04/schema", "draft-06/schema", "draft-07/schema", "draft/2019-09/schema", "draft/2020-12/schema"];
    known.contains(&path) || path.starts_with("draft/2019-09/meta/") || path.starts_with("draft/2020-12/meta/")
}

/// A reference without fragment, made absolute against an address (RFC 3986, section 5.2, for addresses with paths).
pub fn resolve(base: &str, reference: &str) -> String {
    let has_scheme = reference.split_once(':').is_some_and(|(scheme, _)| {
        !scheme.is_empty() && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
    });
    if has_scheme || reference.is_empty() {
        return if reference.is_empty() { base.to_owned() } else { reference.to_owned() };
    }
    let authority = base.find("://").map_or(0, |scheme| base[scheme + 3..].find('/').map_or(base.len(), |path| scheme + 3 + path));
    let (head, path) = base.split_at(authority);
    let joined = match reference.strip_prefix('/') {
        Some(rooted) => rooted.to_owned(),
        None => format!("{}{reference}", &path[..path.rfind('/').map_or(0, |at| at + 1)]),
    };
    let mut parts: Vec<&str> = Vec::new();
    for part in joined.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    format!("{head}/{}", parts.join("/"))
}

/// The same schema with the fragments of its references percent-encoded, as RFC 3986 wants them: people write
/// `#/$defs/Måned 1`.
pub(super) fn encode_fragments(value: &mut Value) {
    match value {
        Value::Object(map) => {
            for (key, value) in map.iter_mut() {
                match value {
                    Value::String(target) if matches!(key.as_str(), "$ref" | "$dynamicRef" | "$recursiveRef") => {
                        if let Some((address, fragment)) = target.split_once('#') {
                            *target = format!("{address}#{}", encode(fragment));
                        }
                    }
                    other => encode_fragments(other),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(encode_fragments),
        _ => {}
    }
}

fn encode(fragment: &str) -> String {
    use std::fmt::Write as _;
    let mut encoded = String::with_capacity(fragment.len());
    let bytes = fragment.as_bytes();
    for (at, &byte) in bytes.iter().enumerate() {
        let escaped = byte == b'%'
            && bytes.get(at + 1).is_some_and(u8::is_ascii_hexdigit)
            && bytes.get(at + 2).is_some_and(u8::is_ascii_hexdigit);
        if escaped || byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=:@/?".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn only_keywords_are_references() {
        let schema = json!({
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "properties": {"$ref": {"$ref": "a.json"}, "enum": {"$ref": "b.json#/x"}},
            "const": {"$ref": "no.json"},
            "allOf": [{"$ref": "#/$defs/here"}, {"$dynamicRef": "http://x/y"}]
        });
        let found = references(&schema).0;
        let expected = [
            ("/$schema", "https://json-schema.org/draft/2020-12/schema"),
            ("/properties/$ref/$ref", "a.json"),
            ("/properties/enum/$ref", "b.json#/x"),
            ("/allOf/1/$dynamicRef", "http://x/y"),
        ];
        let expected: Vec<_> = expected.map(|(at, to)| (at.to_owned(), to.to_owned())).into();
        assert_eq!(found, expected);
    }

    #[test]
    fn references_are_resolved_as_addresses_are() {
        assert_eq!(resolve("vedtak:///schemas/a.json", "common.json"), "vedtak:///schemas/common.json");
        assert_eq!(resolve("vedtak:///schemas/a.json", "../x/./b.json"), "vedtak:///x/b.json");
        assert_eq!(resolve("https://e.example/s/a.json", "/b.json"), "https://e.example/b.json");
        assert_eq!(resolve("https://e.example/s/a.json", "http://x/y"), "http://x/y");
        assert_eq!(resolve("https://e.example", "a.json"), "https://e.example/a.json");
    }

    #[test]
    fn fragments_are_encoded_once() {
        assert_eq!(encode("/$defs/Måned 1"), "/$defs/M%C3%A5ned%201");
        assert_eq!(encode("/$defs/M%C3%A5ned%201"), "/$defs/M%C3%A5ned%201");
        assert_eq!(encode("/a%b"), "/a%25b");
    }
}
