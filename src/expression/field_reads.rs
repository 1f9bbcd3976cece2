//! Which fields of documents an expression reads, and how, for those who must be certain that it does not read some: it may tell of
//! a read that there is not, and never leaves one out.

use std::collections::BTreeMap;

use super::code::Loop;
use super::parse::parse;
use super::reliance::FieldWay;
use super::syntax::{Operator, Syntax, What};
use crate::kind::name;

/// The most parts that are looked at, those of `let`s again wherever they are named.
const MOST_STEPS: usize = 20_000;

/// Whichever item of a list, or value of a mapping, on the way of a read.
pub const ITEM: &str = "[]";

/// A read of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldRead {
    /// Where the way begins.
    pub start: ReadStart,
    /// The keys from there, with [`ITEM`] for whichever item of a list or value of a mapping.
    pub way: FieldWay,
    /// Whether the value counts with all that lies within it; else only that it is there, or how many entries it has.
    pub is_whole: bool,
}

/// Where the way of a read begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadStart {
    /// At the document that is judged, or as it is on the target.
    Document,
    /// At documents of this kind.
    OfKind(String),
    /// Nobody can tell.
    Somewhere,
}

impl FieldRead {
    /// Whether it reads a field with these keys in documents of a kind, something within it, or something that it lies within.
    pub fn is_of(&self, kind: &str, field: &[&str]) -> bool {
        let way: Vec<&String> = self.way.iter().filter(|key| *key != ITEM).collect();
        let meets = |field: &[&str]| {
            let is_same = way.iter().zip(field).all(|(own, key)| own == key);
            is_same && (self.is_whole || way.len() >= field.len())
        };
        match &self.start {
            ReadStart::OfKind(other) if other != kind => false,
            ReadStart::Document | ReadStart::OfKind(_) => meets(field),
            ReadStart::Somewhere => (0..field.len()).any(|at| meets(&field[at..])),
        }
    }
}

/// The fields that an expression reads; one that is too large to follow may read any. `element` is the way to what `it` stands for,
/// where that is known. None where the expression cannot be read.
pub fn field_reads(
    source: &str,
    lets: &BTreeMap<String, String>,
    element: Option<&FieldWay>,
) -> Option<Vec<FieldRead>> {
    let syntax = parse(source).ok()?;
    let lets = lets.iter().map(|(name, source)| Some((name.as_str(), parse(source).ok()?)));
    let lets: BTreeMap<&str, Syntax> = lets.collect::<Option<_>>()?;
    let mut walk = Walk { lets: &lets, element, locals: Vec::new(), reads: Vec::new(), steps: 0 };
    walk.consume(&syntax);
    if walk.steps > MOST_STEPS {
        walk.note(&Some((ReadStart::Somewhere, Vec::new())), true);
    }
    Some(walk.reads)
}

/// The place in documents that a part stands for; none of what is no part of a document.
type Place = Option<(ReadStart, FieldWay)>;

/// Whichever item of a place.
fn item(place: Place) -> Place {
    let (start, mut way) = place?;
    way.push(ITEM.to_owned());
    Some((start, way))
}

struct Walk<'a> {
    lets: &'a BTreeMap<&'a str, Syntax>,
    element: Option<&'a FieldWay>,
    locals: Vec<(Box<str>, Place)>,
    reads: Vec<FieldRead>,
    steps: usize,
}

impl Walk<'_> {
    fn note(&mut self, place: &Place, is_whole: bool) {
        if let Some((start, way)) = place {
            let read = FieldRead { start: start.clone(), way: way.clone(), is_whole };
            if !self.reads.contains(&read) {
                self.reads.push(read);
            }
        }
    }

    /// Notes all that a part reads, and that its value counts.
    fn consume(&mut self, syntax: &Syntax) {
        let place = self.place(syntax);
        self.note(&place, true);
    }

    fn consume_all<'s>(&mut self, parts: impl IntoIterator<Item = &'s Syntax>) {
        parts.into_iter().for_each(|part| self.consume(part));
    }

    /// What a part stands for. All that it reads to come there is noted.
    fn place(&mut self, syntax: &Syntax) -> Place {
        self.steps += 1;
        if self.steps > MOST_STEPS {
            return None;
        }
        match &syntax.what {
            What::Name(name) => self.name(name),
            What::Select { of, field, .. } => {
                if matches!(&of.what, What::Name(name) if name.as_ref() == "params" && !self.is_local(name)) {
                    return None;
                }
                // Of what is reckoned all that it is made of has been read.
                let (start, mut way) = self.place(of)?;
                way.push(field.text.to_string());
                Some((start, way))
            }
            What::Index { of, at, .. } => {
                let place = self.place(of);
                match (&at.what, place) {
                    (What::Text(key), place) => {
                        let (start, mut way) = place?;
                        way.push(key.to_string());
                        Some((start, way))
                    }
                    (What::Integer(_), place) => item(place),
                    // Whatever the key is, what lies there is read.
                    (_, place) => {
                        self.consume(at);
                        self.note(&place, true);
                        item(place)
                    }
                }
            }
            What::Call { of, name, arguments } => self.call(of.as_deref(), &name.text, arguments),
            What::Binary { operator: Operator::In, left, right } => {
                self.consume(left);
                match (&left.what, self.place(right)) {
                    // A key of a mapping, or a value of a list.
                    (What::Text(key), Some((start, mut way))) => {
                        self.note(&Some((start.clone(), way.clone())), false);
                        way.push(key.to_string());
                        self.note(&Some((start, way)), true);
                    }
                    (_, place) => self.note(&place, true),
                }
                None
            }
            _ => {
                self.consume_all(syntax.parts());
                None
            }
        }
    }

    fn is_local(&self, name: &str) -> bool {
        self.locals.iter().any(|(local, _)| local.as_ref() == name)
    }

    fn name(&mut self, name: &str) -> Place {
        if let Some((_, place)) = self.locals.iter().rev().find(|(local, _)| local.as_ref() == name) {
            return place.clone();
        }
        let lets = self.lets;
        if let Some(named) = lets.get(name) {
            return self.place(named);
        }
        match name {
            "doc" | "base" => Some((ReadStart::Document, Vec::new())),
            "it" => match self.element {
                Some(way) => Some((ReadStart::Document, way.clone())),
                None => Some((ReadStart::Somewhere, Vec::new())),
            },
            // They hold nothing of a document that is judged.
            "now" | "kind" | "id" | "key" | "file" | "params" => None,
            "service" => Some((ReadStart::OfKind(name::SERVICE.to_owned()), Vec::new())),
            _ => Some((ReadStart::Somewhere, Vec::new())),
        }
    }

    fn call(&mut self, of: Option<&Syntax>, name: &str, arguments: &[Syntax]) -> Place {
        if let Some(list) = of
            && let Some((how, has_two)) = Loop::find(name, arguments.len())
        {
            return self.comprehension(list, how, has_two, arguments);
        }
        match (of, name, arguments) {
            (None, "has" | "size", [what]) | (Some(what), "size" | "hasValue", []) => {
                let place = self.place(what);
                self.note(&place, false);
                None
            }
            (Some(held), "optMap" | "optFlatMap", [variable, body]) => {
                let place = self.place(held);
                self.note(&place, false);
                self.within([(variable, place)], body)
            }
            (Some(held), "value", []) => self.place(held),
            (Some(held), "orValue" | "or", [other]) => {
                self.consume(other);
                self.place(held)
            }
            (None, "docs" | "lookup", [kind, rest @ ..]) => {
                self.consume_all(rest);
                Some(match &kind.what {
                    What::Text(kind) => (ReadStart::OfKind(kind.to_string()), Vec::new()),
                    _ => (ReadStart::Somewhere, Vec::new()),
                })
            }
            // It reads what documents say of being announced.
            (None, "announced", arguments) => {
                self.consume_all(arguments);
                for key in ["announcedAt", "notices"] {
                    self.note(&Some((ReadStart::Somewhere, vec![key.to_owned()])), true);
                }
                None
            }
            _ => {
                self.consume_all(of.into_iter().chain(arguments));
                None
            }
        }
    }

    fn comprehension(&mut self, list: &Syntax, how: Loop, has_two: bool, arguments: &[Syntax]) -> Place {
        let place = self.place(list);
        self.note(&place, false);
        let (variables, bodies) = arguments.split_at(if has_two { 2 } else { 1 }.min(arguments.len()));
        // Of two variables one may be a key, which is part of what is there.
        if has_two {
            self.note(&place, true);
        }
        let bound: Vec<(&Syntax, Place)> = variables.iter().map(|variable| (variable, item(place.clone()))).collect();
        match (how, bodies) {
            (Loop::Map, [body]) => self.within(bound, body),
            _ => {
                for body in bodies {
                    let place = self.within(bound.clone(), body);
                    self.note(&place, true);
                }
                // What is filtered or sorted is the same list.
                if matches!(how, Loop::Filter | Loop::Sort) { place } else { None }
            }
        }
    }

    fn within<'s>(&mut self, bound: impl IntoIterator<Item = (&'s Syntax, Place)>, body: &Syntax) -> Place {
        let before = self.locals.len();
        for (variable, place) in bound {
            if let What::Name(name) = &variable.what {
                self.locals.push((name.clone(), place));
            }
        }
        let place = self.place(body);
        self.locals.truncate(before);
        place
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reads(source: &str, field: &str) -> bool {
        let lets = [("people", "doc.plan.participants"), ("told", "people.all(p, has(p.informedAt))")];
        let lets = lets.into_iter().map(|(name, source)| (name.to_owned(), source.to_owned())).collect();
        let keys: Vec<&str> = field.split('/').filter(|key| *key != "[]").collect();
        let element = vec!["plan".to_owned(), "participants".to_owned()];
        let all = field_reads(source, &lets, Some(&element)).unwrap();
        all.iter().any(|read| read.is_of("Change", &keys))
    }

    const MARK: &str = "plan/participants/[]/informedAt";

    /// Each way to the field: by its name, a literal key, an item, `let`, a comprehension, `it`, another document, something that
    /// it lies within, a key that is reckoned.
    #[test]
    fn every_way_to_a_field_is_a_read_of_it() {
        for source in [
            "doc.plan.participants[0].informedAt > now",
            "doc.plan.?participants[?0].?informedAt.hasValue()",
            "doc['plan'].participants[0]['informedAt'] == 'x'",
            "doc.plan.participants.exists(p, has(p.informedAt))",
            "doc.plan.participants.map(p, p.informedAt).size() > 0 || doc.plan.participants.map(p, p.informedAt)[0] == now",
            "doc.plan.participants.filter(p, p.party == 'x').all(q, q.informedAt < now)",
            "doc.plan.participants.sortBy(p, p.party)[0].informedAt < now",
            "has(it.informedAt)",
            "it == base.plan.participants[0]",
            "people.exists(p, p.informedAt < now)",
            "told",
            "!told || doc.class == 'urgent'",
            "docs('Change').exists(c, c.plan.participants.exists(p, has(p.informedAt)))",
            "docs('Change').map(c, c.plan) == []",
            "lookup('Change', doc.related).plan.participants[0].informedAt == now",
            "doc == base",
            "doc.plan == base.plan",
            "doc.plan.participants != base.plan.participants",
            "base.plan.participants.exists(p, p == doc.plan.participants[0])",
            "string(doc.plan).contains('informedAt')",
            "doc[doc.field] == 1",
            "doc.plan[doc.field].size() > 0 && doc.plan.participants[0][doc.field] == 1",
            "'informedAt' in doc.plan.participants[0]",
            "doc.plan.participants.exists(i, p, p.party == 'x')",
            "(doc.class == 'urgent' ? doc.plan.participants : people).exists(p, has(p.informedAt))",
            "[doc.plan] == []",
            "{'a': doc.plan} == {}",
            "doc.?plan.orValue(base.plan) == {}",
            "doc.?plan.optMap(p, p.participants.exists(q, has(q.informedAt))).orValue(false)",
            "unknown.informedAt == now",
            "unknown == now",
        ] {
            assert!(reads(source, MARK), "{source}");
        }
    }

    #[test]
    fn what_lies_elsewhere_is_no_read_of_it() {
        for source in [
            "doc.class == 'urgent'",
            "doc.plan.participants.exists(p, p.party == 'softpro')",
            "size(doc.plan.participants) > 2",
            "has(doc.plan.participants)",
            "has(doc.plan)",
            "people.exists(p, p.party == 'x')",
            "it.party == 'x'",
            "doc.test.informedAt == now",
            "docs('Order').exists(o, has(o.plan.participants))",
            "docs('Order') == []",
            "service.plan == 1 && params.informedAt == 2",
            "'party' in doc.plan.participants[0]",
        ] {
            assert!(!reads(source, MARK), "{source}");
        }
    }

    #[test]
    fn within_a_field_that_is_left_out_whole_everything_is_a_read() {
        assert!(reads("has(doc.log)", "log"));
        assert!(reads("doc.log.exists(l, l.at < now)", "log"));
        assert!(!reads("doc.logged", "log"));
        assert!(reads("announced(doc) < now", "announcedAt"));
    }
}
