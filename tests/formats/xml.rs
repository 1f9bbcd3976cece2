//! A strict reader of the little XML that a `JUnit` file needs.

/// An element.
#[derive(Debug, Default)]
pub(crate) struct Element {
    pub(crate) name: String,
    pub(crate) attributes: Vec<(String, String)>,
    pub(crate) children: Vec<Element>,
    pub(crate) text: String,
}

impl Element {
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// The root of a document, or why it is none.
pub(crate) fn parse(text: &str) -> Result<Element, String> {
    let legal = |c: char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..);
    if let Some(c) = text.chars().find(|&c| !legal(c)) {
        return Err(format!("illegal character {c:?}"));
    }
    let mut rest =
        text.strip_prefix("<?xml version=\"1.0\" encoding=\"UTF-8\"?>").ok_or("no declaration")?.trim_start();
    let mut open: Vec<Element> = vec![Element::default()];
    while !rest.is_empty() {
        let top = open.last_mut().ok_or("nothing is open")?;
        let Some(tag) = rest.strip_prefix('<') else {
            let end = rest.find('<').unwrap_or(rest.len());
            top.text.push_str(&unescape(&rest[..end])?);
            rest = &rest[end..];
            continue;
        };
        let end = tag.find('>').ok_or("a tag has no end")?;
        let inner = &tag[..end];
        rest = &tag[end + 1..];
        if let Some(name) = inner.strip_prefix('/') {
            let done = open.pop().ok_or("nothing is open")?;
            if done.name != name {
                return Err(format!("{} ends as {name}", done.name));
            }
            open.last_mut().ok_or("the root ended twice")?.children.push(done);
            continue;
        }
        let empty = inner.ends_with('/');
        let element = element(inner.trim_end_matches('/'))?;
        if empty {
            top.children.push(element);
        } else {
            open.push(element);
        }
    }
    let mut document = open.pop().ok_or("no root")?;
    if !open.is_empty() || document.children.len() != 1 || !document.text.trim().is_empty() {
        return Err("there must be one root, closed".to_owned());
    }
    Ok(document.children.remove(0))
}

fn element(tag: &str) -> Result<Element, String> {
    let (name, mut rest) = tag.split_once(' ').unwrap_or((tag, ""));
    if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-') {
        return Err(format!("no name of an element: {name:?}"));
    }
    let mut element = Element { name: name.to_owned(), ..Element::default() };
    while !rest.trim().is_empty() {
        let (attribute, value) = rest.trim_start().split_once("=\"").ok_or("an attribute has no value")?;
        let (value, more) = value.split_once('"').ok_or("an attribute has no end")?;
        if value.contains('<') || element.attribute(attribute).is_some() || attribute.contains([' ', '"']) {
            return Err(format!("attribute {attribute}"));
        }
        element.attributes.push((attribute.to_owned(), unescape(value)?));
        rest = more;
    }
    Ok(element)
}

fn unescape(text: &str) -> Result<String, String> {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        plain.push_str(before);
        let (name, more) = after.split_once(';').ok_or("a lone &")?;
        plain.push(match name {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "#39" => '\'',
            _ => return Err(format!("entity {name}")),
        });
        rest = more;
    }
    plain.push_str(rest);
    Ok(plain)
}
