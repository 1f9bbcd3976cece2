//! Which documents an expression looks through that neither name the one that is judged nor are named by it: whoever knows these
//! knows whose change can alter what it comes to. It may tell of more than there are, and never leaves one out.

use std::collections::{BTreeMap, BTreeSet};

use super::code::Loop;
use super::parse::parse;
use super::syntax::{Operator, Syntax, What};

/// The most parts that are looked at, those of `let`s again wherever they are named.
const MOST_STEPS: usize = 20_000;

/// The documents that an expression looks through.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Scans {
    /// The kinds whose documents are looked through.
    pub kinds: BTreeSet<String>,
    /// Whether anything else may be: documents of a kind that is not known beforehand, or the files of the project.
    pub anything: bool,
}

impl Scans {
    /// Nothing that can be told beforehand.
    pub fn anything() -> Self {
        Self { kinds: BTreeSet::new(), anything: true }
    }

    /// Adds what something else looks through.
    pub fn add(&mut self, more: Self) {
        self.kinds.extend(more.kinds);
        self.anything |= more.anything;
    }

    /// Whether a change of documents of these kinds can alter what it comes to.
    pub fn meets(&self, kinds: &BTreeSet<&str>) -> bool {
        self.anything || self.kinds.iter().any(|kind| kinds.contains(kind.as_str()))
    }
}

/// What an expression looks through. `lets` are the names in reach with their expressions. What it looks up by an id that stands in
/// the judged document, or in one that this names, and what it keeps of all documents because they name the judged one
/// (`doc.id in other.orders`), is not among it.
pub fn scans(source: &str, lets: &BTreeMap<String, String>) -> Scans {
    let Ok(syntax) = parse(source) else { return Scans::anything() };
    let lets = lets.iter().map(|(name, source)| (name.as_str(), parse(source).ok()));
    let mut walk = Walk { lets: lets.collect(), locals: Vec::new(), found: Scans::default(), steps: 0 };
    walk.part(&syntax);
    if walk.steps > MOST_STEPS { Scans::anything() } else { walk.found }
}

/// The most parts inside one another that are followed to where a value stands.
const MOST_NAMES: usize = 200;

struct Walk<'a> {
    lets: BTreeMap<&'a str, Option<Syntax>>,
    /// The variables of comprehensions, each with whether it stands for what documents say that the judged one leads to.
    locals: Vec<(Box<str>, bool)>,
    found: Scans,
    steps: usize,
}

impl Walk<'_> {
    fn part(&mut self, syntax: &Syntax) {
        self.steps += 1;
        if self.steps > MOST_STEPS {
            return;
        }
        let What::Call { of, name, arguments } = &syntax.what else {
            syntax.parts().into_iter().for_each(|part| self.part(part));
            return;
        };
        match (of.as_deref(), &*name.text, arguments.as_slice()) {
            (None, "docs", [kind]) => self.note(kind),
            (None, "lookup", [kind, id]) => {
                if !self.is_led_to(id) {
                    self.note(kind);
                }
                self.part(id);
            }
            (None, "docs" | "lookup" | "folders" | "isThere", _) => self.found.anything = true,
            (Some(list), name, _) if Loop::find(name, arguments.len()).is_some() => {
                self.comprehension(list, name, arguments);
            }
            _ => syntax.parts().into_iter().for_each(|part| self.part(part)),
        }
    }

    fn note(&mut self, kind: &Syntax) {
        match &kind.what {
            What::Text(kind) => {
                self.found.kinds.insert(kind.to_string());
            }
            _ => self.found.anything = true,
        }
    }

    fn comprehension(&mut self, list: &Syntax, name: &str, arguments: &[Syntax]) {
        let Some((how, has_two)) = Loop::find(name, arguments.len()) else { return };
        let (variables, bodies) = arguments.split_at(if has_two { 2 } else { 1 });
        let is_led_to = self.is_led_to(list);
        let before = self.locals.len();
        for variable in variables {
            if let What::Name(name) = &variable.what {
                // The key of an entry or the number of an item is no id that a document holds as a value.
                self.locals.push((name.clone(), is_led_to && !has_two));
            }
        }
        let all = match &list.what {
            What::Call { of: None, name, arguments } if &*name.text == "docs" => arguments.first(),
            _ => None,
        };
        let is_kept = match (variables, bodies) {
            ([variable], [body]) if how == Loop::All => self.excepts(variable, body),
            ([variable], [test]) if matches!(how, Loop::Exists | Loop::ExistsOne | Loop::Filter) => {
                self.keeps(variable, test)
            }
            ([variable], [test, _]) if how == Loop::Map => self.keeps(variable, test),
            _ => false,
        };
        match all {
            Some(_) if is_kept => {}
            _ => self.part(list),
        }
        for body in bodies {
            self.part(body);
        }
        self.locals.truncate(before);
    }

    /// Whether a test is false of every document that neither is named by the judged one nor names it.
    fn keeps(&self, variable: &Syntax, test: &Syntax) -> bool {
        let What::Name(variable) = &variable.what else { return false };
        match &test.what {
            What::And(parts) => parts.iter().any(|part| self.keeps_by(variable, part)),
            _ => self.keeps_by(variable, test),
        }
    }

    /// Whether a test is true of every document that neither is named by the judged one nor names it.
    fn excepts(&self, variable: &Syntax, test: &Syntax) -> bool {
        let What::Name(variable) = &variable.what else { return false };
        let excepts = |part: &Syntax| matches!(&part.what, What::Not(kept) if self.keeps_by(variable, kept));
        match &test.what {
            What::Or(parts) => parts.iter().any(excepts),
            _ => excepts(test),
        }
    }

    fn keeps_by(&self, variable: &str, test: &Syntax) -> bool {
        let What::Binary { operator: Operator::Equal | Operator::In, left, right } = &test.what else { return false };
        let is_id_of = |part: &Syntax, name: &str| {
            matches!(&part.what, What::Select { of, field, .. }
                if &*field.text == "id" && matches!(&of.what, What::Name(of) if of.as_ref() == name))
        };
        let is_equal = matches!(&test.what, What::Binary { operator: Operator::Equal, .. });
        let by_id = |id: &Syntax, other: &Syntax| is_id_of(id, variable) && self.is_led_to(other);
        let by_naming =
            |id: &Syntax, other: &Syntax| is_id_of(id, "doc") && !self.is_hidden("doc") && Self::is_of(variable, other);
        by_id(left, right) || by_naming(left, right) || is_equal && (by_id(right, left) || by_naming(right, left))
    }

    fn is_hidden(&self, name: &str) -> bool {
        self.lets.contains_key(name) || self.locals.iter().any(|(local, _)| local.as_ref() == name)
    }

    /// Whether each text in a value stands in the judged document, or in one that this leads to.
    fn is_led_to(&self, syntax: &Syntax) -> bool {
        self.is_led_to_within(syntax, MOST_NAMES)
    }

    /// The same, through so many names of `let` at most: one that leads back to itself leads nowhere.
    fn is_led_to_within(&self, syntax: &Syntax, left: usize) -> bool {
        let Some(left) = left.checked_sub(1) else { return false };
        match &syntax.what {
            What::Name(name) => match self.locals.iter().rev().find(|(local, _)| local == name) {
                Some((_, is_led_to)) => *is_led_to,
                None => match self.lets.get(name.as_ref()) {
                    // A let cannot name itself, and what it names was named before it.
                    Some(named) => named.as_ref().is_some_and(|named| self.is_led_to_within(named, left)),
                    None => matches!(name.as_ref(), "doc" | "base" | "other"),
                },
            },
            What::Select { of, .. } => self.is_led_to_within(of, left),
            What::Index { of, at, .. } => {
                self.is_led_to_within(of, left) && matches!(at.what, What::Integer(_) | What::Text(_))
            }
            What::Call { of: Some(of), name, arguments } => match (&*name.text, arguments.as_slice()) {
                ("orValue", [other]) => {
                    self.is_led_to_within(of, left) && (is_no_id(other) || self.is_led_to_within(other, left))
                }
                ("value" | "flatten" | "distinct", []) | ("filter", [_, _]) => self.is_led_to_within(of, left),
                _ => false,
            },
            What::List(items) => items.iter().all(|item| self.is_led_to_within(&item.value, left)),
            _ => false,
        }
    }

    /// Whether each text in a value stands in what a variable stands for.
    fn is_of(variable: &str, syntax: &Syntax) -> bool {
        match &syntax.what {
            What::Name(name) => name.as_ref() == variable,
            What::Select { of, .. } => Self::is_of(variable, of),
            What::Call { of: Some(of), name, arguments } => match (&*name.text, arguments.as_slice()) {
                ("value", []) => Self::is_of(variable, of),
                ("orValue", [other]) => Self::is_of(variable, of) && is_no_id(other),
                _ => false,
            },
            _ => false,
        }
    }
}

/// Whether a value is a literal that no id is: an empty list, or a text that does not begin as ids do.
fn is_no_id(syntax: &Syntax) -> bool {
    match &syntax.what {
        What::List(items) => items.is_empty(),
        What::Text(text) => !text.starts_with(|first: char| first.is_alphanumeric()),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::functions::FUNCTIONS;
    use super::*;

    fn told(source: &str) -> String {
        let lets = [("theirs", "doc.?orders.orValue([])"), ("made", "'O-' + doc.title"), ("doubtful", "1 +")];
        let lets = lets.into_iter().map(|(name, source)| (name.to_owned(), source.to_owned())).collect();
        let found = scans(source, &lets);
        let kinds = found.kinds.iter().map(String::as_str).collect::<Vec<_>>().join(" ");
        if found.anything { format!("{kinds} *").trim().to_owned() } else { kinds }
    }

    #[test]
    fn what_is_looked_through_is_told() {
        for (source, expected) in [
            ("size(docs('Order')) > 0", "Order"),
            ("docs('Order').exists(o, o.title == doc.title)", "Order"),
            ("docs('Order').map(o, o.id) == []", "Order"),
            ("docs('Order').sortBy(o, o.id)[0].id == 'x'", "Order"),
            ("docs('Order').exists(o, o.id == 'ORD-1')", "Order"),
            ("docs('Order').exists(o, o.id == made)", "Order"),
            ("docs('Order').exists(o, o.id == doubtful)", "Order"),
            ("docs('Order').exists(o, o.id == doc.?order.orValue('ORD-1'))", "Order"),
            ("docs('Order').exists(o, o.id == doc.a + doc.b)", "Order"),
            ("docs('Order').exists(o, o.id != doc.order)", "Order"),
            ("docs('Order').exists(o, o.id == doc.order || o.title == 'x')", "Order"),
            ("docs('Order').all(o, o.id in theirs)", "Order"),
            ("docs('Order').all(o, !(o.id in theirs) && o.title == 'x')", "Order"),
            ("docs('Order').exists(o, o.title in doc.orders)", "Order"),
            ("docs('Order').exists(o, doc.title in o.changes)", "Order"),
            ("docs('Order').exists(o, doc.id in o.?changes.orValue(['CHG-1']))", "Order"),
            ("docs('Order').exists(o, doc.id == docs('Meeting').map(m, m.id)[0])", "Meeting Order"),
            ("docs('Order').exists(doc, doc.id in doc.orders)", "Order"),
            ("docs('Order').filter(o, o.id in docs('Meeting').map(m, m.order))", "Meeting Order"),
            ("lookup('Order', 'ORD-1').title == ''", "Order"),
            ("lookup('Order', params.order).title == ''", "Order"),
            ("lookup('Order', made).title == ''", "Order"),
            ("lookup(doc.kind, doc.order).title == ''", ""),
            ("lookup(doc.kind, 'x').title == ''", "*"),
            ("docs(doc.kind).size() == 0", "*"),
            ("folders('changes/*').size() == 0", "*"),
            ("isThere('docs/plan.md')", "*"),
            ("isThere(doc.plan)", "*"),
            ("docs('Order').map(o, o.title == 'x', o.id) == []", "Order"),
            ("doc.orders.exists(i, o, lookup('Order', i).title == o)", "Order"),
            ("(doc.a", "*"),
        ] {
            assert_eq!(told(source), expected, "{source}");
        }
    }

    /// A function that is added is put here, or among those that look further.
    #[test]
    fn every_function_is_known_here() {
        const FURTHER: [&str; 1] = ["isThere"];
        /// They look at their arguments, the clock, calendars, the registry, or what the target has had of the document.
        const NEAR: [&str; 25] = [
            "addWorkingDays",
            "announced",
            "bool",
            "double",
            "duration",
            "dyn",
            "earliest",
            "hasRole",
            "inForce",
            "int",
            "isOpen",
            "isWorkingDay",
            "latest",
            "month",
            "periodEnd",
            "periodStart",
            "quarter",
            "size",
            "skeleton",
            "string",
            "timestamp",
            "validOrganisationNumber",
            "version",
            "workingDays",
            "year",
        ];
        for function in FUNCTIONS.iter().filter(|function| !function.method) {
            let is_known = FURTHER.contains(&function.name) || NEAR.contains(&function.name);
            assert!(is_known, "does {} look at other documents, or at files?", function.name);
        }
    }

    #[test]
    fn what_the_document_names_or_is_named_by_is_not() {
        for source in [
            "doc.title == ''",
            "docs('Order').exists(o, o.id == doc.order)",
            "docs('Order').exists(o, doc.order == o.id && o.title == 'x')",
            "docs('Order').exists(o, o.title == 'x' && o.id in doc.?orders.orValue([]))",
            "docs('Order').filter(o, o.id in theirs).map(o, o.title) == []",
            "docs('Order').map(o, o.id in theirs, o.title) == []",
            "docs('Order').all(o, !(o.id in theirs) || o.title == 'x')",
            "docs('Order').filter(o, o.id == doc.?decision.?meeting.orValue('-'))[?0].hasValue()",
            "docs('ChangeRequest').exists(c, doc.id in c.?orders.orValue([]))",
            "docs('ChangeRequest').exists(c, c.order == doc.id)",
            "lookup('Order', doc.order).title == ''",
            "lookup('Order', other.order).title == ''",
            "doc.orders.exists(o, lookup('Order', o).title == '')",
            "theirs.filter(o, o != '').exists(o, lookup('Order', o).title == '')",
            "[doc.service].flatten().exists(s, lookup('Service', s).title == '')",
        ] {
            assert_eq!(told(source), "", "{source}");
        }
    }
}
