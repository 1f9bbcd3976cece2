//! The template language of messages: `{{ fact }}`, `{{ fact | bare }}`, `{{ fact | name }}`, and
//! `{% if fact %} … {% else %} … {% endif %}`, in `MiniJinja`'s syntax. Nothing else can be said
//! in it, so nothing in it can run away. Values are data: they are written once, never read again.

use std::ops::Range;

use super::{Facts, Reader, TemplateError, TemplateProblem};

/// How deep conditions may nest.
const MOST_DEPTH: usize = 8;

/// Words that are not names in the template language.
const RESERVED: [&str; 16] = [
    "true", "false", "none", "True", "False", "None", "not", "and", "or", "in", "is", "if", "elif", "else", "loop",
    "self",
];

/// A piece of a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// Words as they stand.
    Words(Box<str>),
    /// A fact.
    Name { name: Box<str>, filter: Filter, range: Range<usize> },
    /// What is said if there is a fact to tell, and if not.
    If { name: Box<str>, range: Range<usize>, then: Vec<Part>, otherwise: Vec<Part> },
}

/// How a fact is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Filter {
    /// As it is written in a sentence: what is typed in backticks.
    None,
    /// Without backticks and paths, as it stands in a file.
    Bare,
    /// The title of the person, party, region or body with this id, in ordinary words; an id that nobody has stays as it is.
    Name,
}

/// Reads a template.
pub(super) fn parse(source: &str) -> Result<Vec<Part>, TemplateError> {
    let mut open: Vec<Open> = Vec::new();
    let mut parts = Vec::new();
    let mut at = 0;
    while let Some(start) = next_tag(source, at) {
        push_words(&source[at..start], &mut parts);
        let tag = read_tag(source, start)?;
        at = tag.range.end;
        match tag.kind {
            TagKind::Name { name, filter } => {
                parts.push(Part::Name { name: name.text.into(), filter, range: name.range });
            }
            TagKind::If(name) => {
                if open.len() == MOST_DEPTH {
                    return Err(TemplateError::at(source, tag.range, TemplateProblem::TooDeep));
                }
                let before = std::mem::take(&mut parts);
                open.push(Open { tag: tag.range, name: name.text.into(), range: name.range, before, then: None });
            }
            TagKind::Else => match open.last_mut() {
                Some(condition) if condition.then.is_none() => {
                    condition.then = Some(std::mem::take(&mut parts));
                }
                _ => return Err(TemplateError::at(source, tag.range, TemplateProblem::Unbalanced)),
            },
            TagKind::EndIf => {
                let Some(condition) = open.pop() else {
                    return Err(TemplateError::at(source, tag.range, TemplateProblem::Unbalanced));
                };
                let last = std::mem::replace(&mut parts, condition.before);
                let (then, otherwise) = match condition.then {
                    Some(then) => (then, last),
                    None => (last, Vec::new()),
                };
                parts.push(Part::If { name: condition.name, range: condition.range, then, otherwise });
            }
        }
    }
    if let Some(condition) = open.pop() {
        return Err(TemplateError::at(source, condition.tag, TemplateProblem::Unbalanced));
    }
    push_words(&source[at..], &mut parts);
    Ok(parts)
}

/// Writes the template; the name and place of a fact that is missing is the error.
pub(super) fn write<'a>(
    parts: &'a [Part],
    reader: Reader,
    facts: &Facts,
    out: &mut String,
) -> Result<(), (&'a str, Range<usize>)> {
    for part in parts {
        match part {
            Part::Words(words) => out.push_str(words),
            Part::Name { name, filter, range } => match facts.get(name) {
                Some(fact) if *filter == Filter::Name => facts.named(fact).write(reader, false, out),
                Some(fact) => fact.write(reader, *filter == Filter::Bare, out),
                None => return Err((name, range.clone())),
            },
            Part::If { name, then, otherwise, .. } => {
                let told = facts.get(name).is_some_and(super::Fact::is_told);
                write(if told { then } else { otherwise }, reader, facts, out)?;
            }
        }
    }
    Ok(())
}

/// Every name that the template mentions, with where it stands.
pub(super) fn names(parts: &[Part]) -> Vec<(&str, Range<usize>)> {
    let mut found = Vec::new();
    for part in parts {
        match part {
            Part::Words(_) => {}
            Part::Name { name, range, .. } => found.push((&**name, range.clone())),
            Part::If { name, range, then, otherwise } => {
                found.push((&**name, range.clone()));
                found.extend(names(then));
                found.extend(names(otherwise));
            }
        }
    }
    found
}

/// A condition whose end has not been read.
struct Open {
    tag: Range<usize>,
    name: Box<str>,
    range: Range<usize>,
    before: Vec<Part>,
    then: Option<Vec<Part>>,
}

/// A tag: what it says, and where it stands.
struct Tag<'a> {
    kind: TagKind<'a>,
    range: Range<usize>,
}

enum TagKind<'a> {
    Name { name: Named<'a>, filter: Filter },
    If(Named<'a>),
    Else,
    EndIf,
}

/// A name, and where it stands.
#[derive(Clone)]
struct Named<'a> {
    text: &'a str,
    range: Range<usize>,
}

/// Where the next tag begins.
fn next_tag(source: &str, from: usize) -> Option<usize> {
    let mut at = from;
    while let Some(brace) = source[at..].find('{') {
        at += brace + 1;
        if matches!(source.as_bytes().get(at), Some(b'{' | b'%' | b'#')) {
            return Some(at - 1);
        }
    }
    None
}

fn read_tag(source: &str, start: usize) -> Result<Tag<'_>, TemplateError> {
    let fail = |end, problem| TemplateError::at(source, start..end, problem);
    let (close, is_name) = match source.as_bytes()[start + 1] {
        b'{' => ("}}", true),
        b'%' => ("%}", false),
        _ => return Err(fail(start + 2, TemplateProblem::Unsupported)),
    };
    let inside = start + 2;
    let Some(length) = source[inside..].find(close) else {
        return Err(fail(source.len(), TemplateProblem::Unclosed));
    };
    let end = inside + length + close.len();
    let words = words(source, inside..inside + length);
    let kind = match (is_name, words.as_slice()) {
        (true, [name]) if is_a_name(name.text) => TagKind::Name { name: name.clone(), filter: Filter::None },
        (true, [name, pipe, filter]) if is_a_name(name.text) && pipe.text == "|" => match filter.text {
            "bare" => TagKind::Name { name: name.clone(), filter: Filter::Bare },
            "name" => TagKind::Name { name: name.clone(), filter: Filter::Name },
            _ => return Err(fail(end, TemplateProblem::Unsupported)),
        },
        (false, [word, name]) if word.text == "if" && is_a_name(name.text) => TagKind::If(name.clone()),
        (false, [word]) if word.text == "else" => TagKind::Else,
        (false, [word]) if word.text == "endif" => TagKind::EndIf,
        _ => return Err(fail(end, TemplateProblem::Unsupported)),
    };
    Ok(Tag { kind, range: start..end })
}

/// The words of a tag, `|` being one also without spaces around it.
fn words(source: &str, range: Range<usize>) -> Vec<Named<'_>> {
    let mut words = Vec::new();
    let mut start = None;
    for (offset, character) in source[range.clone()].char_indices() {
        let at = range.start + offset;
        if character.is_ascii_whitespace() || character == '|' {
            if let Some(start) = start.take() {
                words.push(Named { text: &source[start..at], range: start..at });
            }
            if character == '|' {
                words.push(Named { text: &source[at..=at], range: at..at + 1 });
            }
        } else {
            start.get_or_insert(at);
        }
    }
    if let Some(start) = start {
        words.push(Named { text: &source[start..range.end], range: start..range.end });
    }
    words
}

fn is_a_name(word: &str) -> bool {
    word.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_')
        && word.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
        && !RESERVED.contains(&word)
}

fn push_words(words: &str, parts: &mut Vec<Part>) {
    if !words.is_empty() {
        parts.push(Part::Words(words.into()));
    }
}
