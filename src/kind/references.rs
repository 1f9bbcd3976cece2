//! What a schema refers to, which addresses it gives its parts, and which patterns it has.

use serde_json::Value;

use super::keywords::{Holds, each_keyword};

/// What a schema says about other schemas.
#[derive(Debug, Default)]
pub struct References {
    /// Every `$ref`, `$dynamicRef` and `$recursiveRef`, and every `$schema`.
    pub references: Vec<Reference>,
    /// The addresses that its parts give themselves (a named place has a fragment), with the JSON pointers of the parts.
    pub ids: Vec<(String, String)>,
    /// Every `pattern`, and every key of `patternProperties`.
    pub patterns: Vec<WrittenPattern>,
    /// The JSON pointers of every `format`, and of every keyword that begins with `x-`.
    pub annotations: Vec<String>,
}

/// One reference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// The JSON pointer of its keyword.
    pub pointer: String,
    /// The address that it is relative to.
    pub base: String,
    /// As it is written.
    pub target: String,
}

impl Reference {
    /// Whether it names the draft of a schema rather than another schema.
    pub fn is_meta(&self) -> bool {
        self.pointer.ends_with("/$schema")
    }
}

/// One regular expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrittenPattern {
    /// The JSON pointer of its keyword, or of what a key of `patternProperties` leads to.
    pub pointer: String,
    /// Whether it is such a key.
    pub key: bool,
    /// As it is written.
    pub pattern: String,
}

/// What a schema with this address refers to.
///
/// Places that hold data rather than schemas (`const`, `enum`, `default`, `examples`) and names of properties are not
/// taken for keywords.
pub fn references(schema: &Value, address: &str) -> References {
    let mut found = References::default();
    walk(schema, "", address, &mut found);
    found
}

fn walk(value: &Value, at: &str, base: &str, found: &mut References) {
    match value {
        Value::Object(map) => {
            let own = ["$id", "id"].iter().find_map(|name| map.get(*name)?.as_str()).map(|id| resolve(base, id));
            if let Some(own) = &own {
                found.ids.push((own.trim_end_matches('#').to_owned(), at.to_owned()));
            }
            let base = own.as_deref().map_or(base, |own| own.split('#').next().unwrap_or(own));
            for name in ["$anchor", "$dynamicAnchor"].iter().filter_map(|name| map.get(*name)?.as_str()) {
                found.ids.push((format!("{base}#{name}"), at.to_owned()));
            }
            for (key, value) in map {
                let place = below(at, key);
                if key == "format" || key.starts_with("x-") {
                    found.annotations.push(place.clone());
                }
                keyword(key, value, place, base, found);
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                walk(item, &format!("{at}/{index}"), base, found);
            }
        }
        _ => {}
    }
}

fn keyword(key: &str, value: &Value, at: String, base: &str, found: &mut References) {
    match (key, value) {
        ("$ref" | "$dynamicRef" | "$recursiveRef" | "$schema", Value::String(target)) => {
            found.references.push(Reference { pointer: at, base: base.to_owned(), target: target.clone() });
        }
        // Words, of which some may be named as keywords are.
        ("x-title" | "x-description" | "x-values" | "x-help", _) => {}
        ("pattern", Value::String(pattern)) => {
            found.patterns.push(WrittenPattern { pointer: at, key: false, pattern: pattern.clone() });
        }
        _ => match (Holds::Schema.below(key), value) {
            (Holds::Data, _) => {}
            (Holds::Named, Value::Object(map)) => {
                for (name, value) in map {
                    let at = below(&at, name);
                    if key == "patternProperties" {
                        found.patterns.push(WrittenPattern { pointer: at.clone(), key: true, pattern: name.clone() });
                    }
                    walk(value, &at, base, found);
                }
            }
            _ => walk(value, &at, base, found),
        },
    }
}

/// The JSON pointer of a key.
fn below(at: &str, key: &str) -> String {
    format!("{at}/{}", key.replace('~', "~0").replace('/', "~1"))
}

/// Whether a reference leads to a meta-schema that vedtak carries: drafts 4, 6, 7, 2019-09 and 2020-12.
pub fn is_bundled(reference: &str) -> bool {
    let address = reference.split('#').next().unwrap_or("");
    let address = address.strip_prefix("http://").or_else(|| address.strip_prefix("https://")).unwrap_or("");
    let Some(path) = address.strip_prefix("json-schema.org/") else { return false };
    let known =
        ["draft-04/schema", "draft-06/schema", "draft-07/schema", "draft/2019-09/schema", "draft/2020-12/schema"];
    known.contains(&path) || path.starts_with("draft/2019-09/meta/") || path.starts_with("draft/2020-12/meta/")
}

/// Whether an address is absolute: it begins with a scheme, as `https:` is.
pub fn has_scheme(address: &str) -> bool {
    address.split_once(':').is_some_and(|(scheme, _)| {
        !scheme.is_empty() && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
    })
}

/// A reference without fragment, made absolute against an address (RFC 3986, section 5.2, for addresses with paths).
pub fn resolve(base: &str, reference: &str) -> String {
    // The usual case: a schema beside another one.
    if let Some((folder, _)) = base.rsplit_once('/')
        && !reference.is_empty()
        && !reference.starts_with('.')
        && !reference.bytes().any(|byte| matches!(byte, b':' | b'/'))
        && base.split_once(':').and_then(|(_, rest)| rest.strip_prefix("//")).is_some_and(is_plain)
    {
        return format!("{folder}/{reference}");
    }
    if has_scheme(reference) || reference.is_empty() {
        return if reference.is_empty() { base.to_owned() } else { reference.to_owned() };
    }
    let authority =
        base.find("://").map_or(0, |scheme| base[scheme + 3..].find('/').map_or(base.len(), |path| scheme + 3 + path));
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

/// Whether what follows the scheme of an address has a path, without empty parts and parts that lead elsewhere.
fn is_plain(rest: &str) -> bool {
    rest.contains('/') && !rest.as_bytes().windows(2).any(|pair| matches!(pair, b"//" | b"/."))
}

/// Percent-encodes the references of a schema, as RFC 3986 wants them: people write `#/$defs/Måned 1`.
pub fn encode_references(schema: &mut Value) {
    each_keyword(schema, &mut |key, value| {
        if let ("$ref" | "$dynamicRef" | "$recursiveRef", Value::String(target)) = (key, value) {
            *target = match target.split_once('#') {
                Some((address, fragment)) => format!("{}#{}", encoded(address), encoded(fragment)),
                None => encoded(target),
            };
        }
    });
}

/// A part of an address, with what may not stand in one percent-encoded; what is encoded already stays.
pub fn encoded(part: &str) -> String {
    use std::fmt::Write as _;
    let mut encoded = String::with_capacity(part.len());
    let bytes = part.as_bytes();
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

/// A part of an address without its percent-encoding.
pub fn decoded(part: &str) -> String {
    let bytes = part.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let hexadecimal = part.get(at + 1..at + 3).and_then(|digits| u8::from_str_radix(digits, 16).ok());
        match (bytes[at], hexadecimal) {
            (b'%', Some(byte)) => {
                out.push(byte);
                at += 3;
            }
            (byte, _) => {
                out.push(byte);
                at += 1;
            }
        }
    }
    String::from_utf8_lossy(&out).into_owned()
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
        let found = references(&schema, "vedtak:///s/x.json");
        let told: Vec<_> =
            found.references.iter().map(|found| (found.pointer.as_str(), found.target.as_str())).collect();
        let expected = [
            ("/$schema", "https://json-schema.org/draft/2020-12/schema"),
            ("/properties/$ref/$ref", "a.json"),
            ("/properties/enum/$ref", "b.json#/x"),
            ("/allOf/0/$ref", "#/$defs/here"),
            ("/allOf/1/$dynamicRef", "http://x/y"),
        ];
        assert_eq!(told, expected);
        assert!(found.references.iter().all(|found| found.base == "vedtak:///s/x.json"));
    }

    #[test]
    fn a_part_with_an_id_is_a_base_of_its_own() {
        let schema = json!({
            "$id": "https://e.example/a/b.json",
            "$defs": {"x": {"$id": "x/y.json#", "$anchor": "here", "$ref": "z.json"}, "id": {"$ref": "#/$defs/x"}},
            "patternProperties": {"^a/": {"pattern": "b"}},
            "properties": {"pattern": {"type": "string"}}
        });
        let found = references(&schema, "vedtak:///s/x.json");
        let ids: Vec<_> = found.ids.iter().map(|(address, pointer)| (address.as_str(), pointer.as_str())).collect();
        let named = ("https://e.example/a/x/y.json#here", "/$defs/x");
        assert_eq!(ids, [("https://e.example/a/b.json", ""), ("https://e.example/a/x/y.json", "/$defs/x"), named]);
        let bases: Vec<&str> = found.references.iter().map(|found| found.base.as_str()).collect();
        assert_eq!(bases, ["https://e.example/a/x/y.json", "https://e.example/a/b.json"]);
        let patterns: Vec<_> = found.patterns.iter().map(|p| (p.pointer.as_str(), p.key, p.pattern.as_str())).collect();
        assert_eq!(
            patterns,
            [("/patternProperties/^a~1", true, "^a/"), ("/patternProperties/^a~1/pattern", false, "b")]
        );
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
    fn only_references_are_encoded() {
        let data = json!({"const": {"$ref": "å b"}, "enum": [{"$ref": "å"}], "properties": {"$ref": {"title": "å"}}});
        let mut schema = json!({"allOf": [{"$ref": "#/$defs/å"}], "$defs": {"å": data}});
        encode_references(&mut schema);
        assert_eq!(schema, json!({"allOf": [{"$ref": "#/$defs/%C3%A5"}], "$defs": {"å": data}}));
    }

    #[test]
    fn fragments_are_encoded_once() {
        assert_eq!(encoded("/$defs/Måned 1"), "/$defs/M%C3%A5ned%201");
        assert_eq!(encoded("/$defs/M%C3%A5ned%201"), "/$defs/M%C3%A5ned%201");
        assert_eq!(encoded("/a%b"), "/a%25b");
    }
}
