//! From the validator's errors to the breaches that a person should read: of alternatives that all fail, the one that
//! was most likely meant.

use std::collections::{HashMap, HashSet};

use jsonschema::ValidationError;
use jsonschema::error::ValidationErrorKind as Kind;
use serde_json::Value;

use super::breach::{Breach, Choices, Expected, JsonType, pointer};
use super::library::Library;
use super::likeness::{self, Candidate};
use super::nearest::nearest;
use super::shape::Shape;
use crate::yaml::{Node, Pointer, Step};

/// How many names and values a document's unknown ones are compared with: those of some hundred mistakes. Of what goes
/// beyond, only that it is unknown is told.
const MOST_COMPARED: usize = 10_000;

/// Of how many letters a name is at least that is told from another by likeness.
const LEAST_ALIKE: usize = 3;

/// The breaches of a document, each once.
pub(super) fn breaches(
    errors: &[ValidationError<'_>],
    root: Node<'_>,
    shape: Option<Shape<'_>>,
    library: &Library,
) -> Vec<Breach> {
    let mut found = Vec::new();
    for error in errors {
        let from = found.len();
        expand(error, root, &mut found);
        for breach in &mut found[from..] {
            if let Expected::Undecided(pattern) = &mut breach.expected {
                *pattern = shape.and_then(|shape| pattern_at(shape, error.schema_path().as_str())).unwrap_or_default();
            }
        }
    }
    described(&mut found, root, library);
    let mut near = Near { document: root, shape, library, left: MOST_COMPARED, fields: None, mentioned: None };
    for breach in &mut found {
        near.suggest(breach);
    }
    // Our schemas give the form of a time both as a format and as a pattern: one of them says it.
    let formed: HashSet<Pointer> =
        found.iter().filter(|one| matches!(one.expected, Expected::Format(_))).map(|one| one.pointer.clone()).collect();
    found.retain(|one| !matches!(one.expected, Expected::Pattern(_)) || !formed.contains(&one.pointer));
    // Of a number with a fraction where a whole one is asked, bounds say nothing more.
    let typed: HashSet<Pointer> =
        found.iter().filter(|one| matches!(one.expected, Expected::Types(_))).map(|one| one.pointer.clone()).collect();
    found.retain(|one| !one.is_of_size() || !typed.contains(&one.pointer));
    // A key that is missing for several reasons, or a type that several keywords ask for, is one thing to mend.
    let mut seen = HashSet::with_capacity(found.len());
    found.retain(|breach| seen.insert((breach.pointer.clone(), breach.expected.clone())));
    misspelt(&mut found);
    near.instead(&mut found);
    found
}

/// Leaves out what is only unlooked-at because the alternative that describes it fails: the fault in that alternative is
/// told, and once it is mended the rest is looked at.
fn described(found: &mut Vec<Breach>, root: Node<'_>, library: &Library) {
    let unlooked = |breach: &Breach| {
        breach.keyword.ends_with("/unevaluatedProperties") || breach.keyword.ends_with("/unevaluatedItems")
    };
    let mut faulty: HashSet<&[Step]> = HashSet::new();
    for breach in found.iter().filter(|breach| !unlooked(breach)) {
        faulty.extend((0..=breach.pointer.0.len()).map(|length| &breach.pointer.0[..length]));
    }
    let mut shapes: HashMap<&str, Option<Shape<'_>>> = HashMap::new();
    let mut left = Vec::with_capacity(found.len());
    for breach in found.iter() {
        let looked_at = !unlooked(breach) || !faulty.contains(breach.pointer.0.as_slice());
        let shape = || Shape::at_keyword(library, &breach.keyword);
        let shape = if looked_at { None } else { *shapes.entry(&breach.keyword).or_insert_with(shape) };
        match (&breach.expected, shape) {
            (Expected::NotKey(key, _), Some(shape)) if shape.names(key) => {}
            (Expected::FewerItems(_), Some(shape)) => {
                let items = breach.pointer.resolve(root).map_or(0, Node::len);
                let more = (0..items).filter(|index| shape.item(*index).is_none()).count();
                if more > 0 {
                    left.push(Breach { expected: Expected::FewerItems(more), ..breach.clone() });
                }
            }
            _ => left.push(breach.clone()),
        }
    }
    *found = left;
}

/// Makes one breach of a key that is missing and an unknown one that was meant to be it.
fn misspelt(found: &mut Vec<Breach>) {
    let mut missing: HashSet<(Pointer, String)> = HashSet::new();
    for breach in found.iter() {
        if let Expected::Key(key) = &breach.expected {
            missing.insert((breach.pointer.clone(), key.clone()));
        }
    }
    let mut told = HashSet::new();
    for breach in found.iter_mut() {
        if let Expected::NotKey(key, Some(meant)) = &breach.expected {
            let place = (breach.pointer.clone(), meant.clone());
            if missing.remove(&place) {
                breach.expected = Expected::Misspelt(key.clone(), meant.clone());
                told.insert(place);
            }
        }
    }
    found.retain(|breach| match &breach.expected {
        Expected::Key(key) => !told.contains(&(breach.pointer.clone(), key.clone())),
        _ => true,
    });
}

/// The pattern that an error of the regular expression engine is about: the keyword's, or the key's of
/// `patternProperties`.
fn pattern_at(shape: Shape<'_>, way: &str) -> Option<String> {
    let found = shape.at(way)?;
    let key = || way.rsplit('/').next().map(|key| key.replace("~1", "/").replace("~0", "~"));
    found.as_str().map(str::to_owned).or_else(key)
}

fn expand(error: &ValidationError<'_>, root: Node<'_>, found: &mut Vec<Breach>) {
    match error.kind() {
        Kind::AdditionalProperties { unexpected } | Kind::UnevaluatedProperties { unexpected } => {
            found.extend(unexpected.iter().map(|key| Breach::at(error, Expected::NotKey(key.clone(), None))));
        }
        Kind::PropertyNames { error: inner } => {
            let name = inner.instance().as_str().unwrap_or_default().to_owned();
            let mut asked = Vec::new();
            expand(inner, root, &mut asked);
            let asked = asked.pop().map_or(Expected::Nothing, |breach| breach.expected);
            // What only one of several alternatives asks is not what is asked.
            let of_several = matches!(inner.kind(), Kind::AnyOf { .. } | Kind::OneOfNotValid { .. });
            let asked = if of_several && !matches!(asked, Expected::OneOf(..)) { Expected::Nothing } else { asked };
            if let Expected::OneOf(values, _) = &asked {
                let meant = nearest(&name, values.iter().filter_map(Value::as_str)).map(str::to_owned);
                if meant.is_some() {
                    found.push(Breach::at(error, Expected::NotKey(name, meant)));
                    return;
                }
            }
            found.push(Breach::at(error, Expected::OtherKey(name, Box::new(asked))));
        }
        Kind::AnyOf { context } | Kind::OneOfNotValid { context } => alternatives(error, context, root, found),
        // `propertyNames: false` leaves no name that a key may have.
        Kind::FalseSchema if error.schema_path().as_str().ends_with("/propertyNames") => {
            found.push(Breach::at(error, Expected::MaxKeys(0)));
        }
        _ => found.extend(Breach::of(error)),
    }
}

/// Of alternatives that all fail: their common sum where they only differ in type or in allowed values, else the
/// likeliest one's own breaches.
fn alternatives(
    error: &ValidationError<'_>,
    branches: &[Vec<ValidationError<'static>>],
    root: Node<'_>,
    found: &mut Vec<Breach>,
) {
    let here = pointer(error.instance_path());
    let branches: Vec<Vec<Breach>> = branches
        .iter()
        .map(|branch| {
            let mut own = Vec::new();
            for error in branch {
                expand(error, root, &mut own);
            }
            own
        })
        .collect();
    if let Some(common) = discriminator(&branches, &here).or_else(|| one_key_each(&branches, &here)) {
        found.push(Breach { keyword: Breach::at(error, Expected::Nothing).keyword, ..common });
        return;
    }
    let all = branches.len();
    let mut types: Vec<JsonType> = Vec::new();
    let mut values: Vec<Value> = Vec::new();
    let mut best: Option<(Likelihood, Vec<Breach>)> = None;
    let mut simple = 0;
    for own in branches {
        match own.as_slice() {
            [Breach { pointer, expected: Expected::Types(more), .. }] if *pointer == here => {
                types.extend(more);
                simple += 1;
                continue;
            }
            [Breach { pointer, expected: Expected::OneOf(more, _), .. }] if *pointer == here => {
                values.extend(more.iter().cloned());
                simple += 1;
                continue;
            }
            _ => {}
        }
        // A branch of another type than the value has was hardly meant.
        let other_type = |breach: &Breach| breach.pointer == here && matches!(breach.expected, Expected::Types(_));
        if let Some(Breach { expected: Expected::Types(more), .. }) = own.iter().find(|breach| other_type(breach)) {
            types.extend(more);
            continue;
        }
        let likelihood = Likelihood::of(&own, &here);
        if best.as_ref().is_none_or(|(least, _)| likelihood > *least) {
            best = Some((likelihood, own));
        }
    }
    match best {
        Some((_, own)) => found.extend(own),
        None if !values.is_empty() && simple == all && (types.is_empty() || is_scalar(root, &here)) => {
            found.push(Breach::at(error, Expected::OneOf(Choices::of(values), None)));
        }
        None if !types.is_empty() => {
            types.extend(values.iter().map(JsonType::of_value));
            types.sort_unstable();
            types.dedup();
            found.push(Breach::at(error, Expected::Types(types)));
        }
        None => found.push(Breach::at(error, Expected::Other(error.masked().to_string()))),
    }
}

fn is_scalar(root: Node<'_>, here: &Pointer) -> bool {
    here.resolve(root).is_some_and(|node| node.scalar().is_some())
}

/// The field whose value tells the alternatives apart, where it has the value of none of them.
fn discriminator(branches: &[Vec<Breach>], here: &Pointer) -> Option<Breach> {
    let told = |breach: &&Breach| {
        let below = breach.pointer.0.len() == here.0.len() + 1;
        below && matches!(&breach.expected, Expected::OneOf(values, _) if !values.is_empty())
    };
    let first = branches.first()?.iter().find(told)?;
    let mut values = Vec::new();
    for branch in branches {
        let same = branch.iter().filter(told).find(|breach| breach.pointer == first.pointer)?;
        let Expected::OneOf(more, _) = &same.expected else { return None };
        values.extend(more.iter().filter(|value| !values.contains(*value)).cloned().collect::<Vec<_>>());
    }
    Some(Breach { expected: Expected::OneOf(Choices::of(values), None), ..first.clone() })
}

/// The keys of alternatives of which each only asks for one.
fn one_key_each(branches: &[Vec<Breach>], here: &Pointer) -> Option<Breach> {
    let mut keys: Vec<String> = Vec::new();
    for branch in branches {
        let [Breach { pointer, expected: Expected::Key(key), .. }] = branch.as_slice() else { return None };
        if pointer != here {
            return None;
        }
        if !keys.contains(key) {
            keys.push(key.clone());
        }
    }
    let first = branches.first()?.first()?.clone();
    (keys.len() > 1).then_some(Breach { expected: Expected::AnyKey(keys), ..first })
}

/// How likely a branch was meant; the greater, the likelier.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Likelihood {
    /// The value that tells alternatives apart (a constant, an enumeration near the top) is not of another one.
    own_discriminator: bool,
    /// No key of another alternative is present.
    own_keys: bool,
    /// How deep the first thing at fault lies: what is right on the way there speaks for the branch.
    depth: usize,
    /// The fewer breaches, the better.
    fewness: std::cmp::Reverse<usize>,
}

impl Likelihood {
    fn of(breaches: &[Breach], here: &Pointer) -> Self {
        let depth = |breach: &Breach| breach.pointer.0.len().saturating_sub(here.0.len());
        let discriminates = |breach: &Breach| {
            depth(breach) <= 1 && matches!(&breach.expected, Expected::OneOf(values, _) if values.len() == 1)
        };
        let foreign = |breach: &Breach| depth(breach) == 0 && matches!(breach.expected, Expected::NotKey(..));
        Self {
            own_discriminator: !breaches.iter().any(discriminates),
            own_keys: !breaches.iter().any(foreign),
            depth: breaches.iter().map(depth).max().unwrap_or(0),
            fewness: std::cmp::Reverse(breaches.len()),
        }
    }
}

/// The fields that may still be written in a mapping of a document.
pub(super) fn candidates<'s>(shapes: &[Shape<'s>], node: Node<'_>) -> Vec<Candidate<'s>> {
    let mut fields: Vec<Candidate<'s>> = Vec::new();
    for shape in shapes {
        let required = shape.required_names();
        for name in shape.property_names() {
            if node.entry(name).is_none() && !fields.iter().any(|field| field.name == name) {
                let label = shape.property(name).and_then(|property| property.label());
                fields.push(Candidate { name, label, lacking: required.contains(&name) });
            }
        }
    }
    fields
}

/// The search for the name or value that was probably meant.
struct Near<'t, 's> {
    document: Node<'t>,
    shape: Option<Shape<'s>>,
    library: &'s Library,
    /// How many more names and values are compared.
    left: usize,
    /// The fields that may be written in the mapping that was asked for last, by the keyword and the mapping.
    fields: Option<(String, Pointer, Vec<Candidate<'s>>)>,
    /// Every name that the schema's text has anywhere.
    mentioned: Option<HashSet<&'s str>>,
}

impl<'s> Near<'_, 's> {
    /// Adds the name or value that was probably meant.
    fn suggest(&mut self, breach: &mut Breach) {
        let shape = self.shape;
        let Some(node) = breach.pointer.resolve(self.document) else { return };
        match &mut breach.expected {
            Expected::NotKey(key, meant) if meant.is_none() => {
                let is_last = |(keyword, pointer, _): &(String, Pointer, _)| {
                    *keyword == breach.keyword && *pointer == breach.pointer
                };
                if !self.fields.as_ref().is_some_and(is_last) {
                    let keyword = Shape::at_keyword(self.library, &breach.keyword);
                    let at_value = shape.and_then(|shape| shape.descend(&breach.pointer));
                    let shapes: Vec<Shape<'s>> = keyword.into_iter().chain(at_value).collect();
                    self.fields = Some((breach.keyword.clone(), breach.pointer.clone(), candidates(&shapes, node)));
                }
                let fields = self.fields.as_ref().map_or(&[][..], |(.., fields)| fields);
                if take(&mut self.left, fields.len()) {
                    *meant = likeness::meant(key, fields).map(|field| field.name.to_owned());
                }
            }
            Expected::OnlyOne(fits) => {
                if let Some(expected) = keys_of_several(self.library, &breach.keyword, fits, node) {
                    breach.expected = expected;
                }
            }
            Expected::OneOf(values, meant) if take(&mut self.left, values.len()) => {
                *meant =
                    nearest(node.text(), values.iter().filter_map(Value::as_str)).map(str::to_owned).or_else(|| {
                        // People write the word of their language: `oppgradering` for `upgrade`.
                        let shape = shape.and_then(|shape| shape.descend(&breach.pointer))?;
                        let called = |value: &&Value| {
                            let label = value.as_str().and_then(|value| shape.value_label(value)).unwrap_or_default();
                            let words = [label.nb, label.sv, label.en];
                            words
                                .iter()
                                .any(|word| !word.is_empty() && word.to_lowercase() == node.text().to_lowercase())
                        };
                        values.iter().find(called).and_then(Value::as_str).map(str::to_owned)
                    });
            }
            _ => {}
        }
    }

    /// Makes one breach of a key that is missing and of one that is there instead, where other keys may stand and nothing
    /// describes that one.
    fn instead(&mut self, found: &mut [Breach]) {
        let mut taken: HashSet<(Pointer, String)> = HashSet::new();
        for breach in found {
            let Expected::Key(missing) = &breach.expected else { continue };
            // What is asked because another key is there has a reason of its own.
            if !breach.keyword.ends_with("/required") || missing.chars().count() < LEAST_ALIKE {
                continue;
            }
            let Some(node) = breach.pointer.resolve(self.document) else { continue };
            let keyword = Shape::at_keyword(self.library, &breach.keyword);
            let shapes: Vec<Shape<'s>> =
                keyword.into_iter().chain(self.shape.and_then(|shape| shape.descend(&breach.pointer))).collect();
            if !take(&mut self.left, node.len()) {
                return;
            }
            let label = shapes.iter().find_map(|shape| shape.property(missing)).and_then(|field| field.label());
            let lacking = [Candidate { name: missing, label, lacking: true }];
            let keys = node.entries().map(|entry| entry.key.text());
            let mentioned = self.mentioned.get_or_insert_with(|| {
                shapes.iter().flat_map(Shape::words).chain(self.shape.iter().flat_map(Shape::words)).collect()
            });
            let is_free = |key: &&str| !mentioned.contains(key) && !shapes.iter().any(|shape| shape.names(key));
            let mut free = keys.filter(is_free);
            let there = free.find(|key| {
                likeness::called(key, &lacking).is_some()
                    && !taken.contains(&(breach.pointer.clone(), (*key).to_owned()))
            });
            if let Some(there) = there {
                taken.insert((breach.pointer.clone(), there.to_owned()));
                breach.expected = Expected::Instead(there.to_owned(), missing.clone());
            }
        }
    }
}

/// The keys that a mapping has for several alternatives at once, of which it may only fit one; none where something else
/// tells the alternatives apart. `fits` are the alternatives that it fits.
fn keys_of_several(library: &Library, keyword: &str, fits: &[usize], node: Node<'_>) -> Option<Expected> {
    let alternatives = Shape::at_keyword(library, keyword)?.alternatives("oneOf");
    let fitting: Vec<Vec<&str>> =
        fits.iter().filter_map(|at| alternatives.get(*at)).map(Shape::required_names).collect();
    let mut own: Vec<String> = Vec::new();
    for key in fitting.iter().flatten().filter(|key| node.get(key).is_some()) {
        if !own.iter().any(|known| known == key) && !fitting.iter().all(|keys| keys.contains(key)) {
            own.push((*key).to_owned());
        }
    }
    // Each has a key that only it asks for, so that leaving out the others makes it the only one.
    let of = |keys: &Vec<&str>| own.iter().filter(|known| keys.contains(&known.as_str())).count();
    if own.len() < 2 || fitting.iter().any(|keys| of(keys) == 0) {
        return None;
    }
    let one_each = fitting.iter().all(|keys| of(keys) == 1);
    Some(if one_each { Expected::OneKey(own) } else { Expected::NotTogether(own) })
}

/// Takes `wanted` from what is left; takes nothing and returns `false` where less is left.
fn take(left: &mut usize, wanted: usize) -> bool {
    let enough = *left >= wanted;
    *left -= if enough { wanted } else { 0 };
    enough
}
