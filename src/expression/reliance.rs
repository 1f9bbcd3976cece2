//! What an expression depends on: which fields of the document, and how it looks at each. Whoever knows that knows which
//! documents an expression can tell apart, and so which are enough to have asked it about.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::code::Loop;
use super::form::PHASE;
use super::parse::parse;
use super::syntax::{Operator, Syntax, What};
use crate::kind::STOPPED;
use crate::source::Span;

/// The most parts that are looked at, those of `let`s again wherever they are named.
const MOST_STEPS: usize = 20_000;

/// The keys that lead to a field from the document.
pub type FieldWay = Vec<String>;

/// What an expression, or a part of a rule, depends on.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Reliance {
    /// The fields of the document, each with the ways in which it is looked at.
    pub fields: BTreeMap<FieldWay, Vec<Scrutiny>>,
    /// What else, which no enumeration of the document's own fields answers.
    pub beyond: BTreeSet<Beyond>,
}

/// How a field is looked at.
#[derive(Debug, Clone, PartialEq)]
pub enum Scrutiny {
    /// Whether it is there.
    Presence,
    /// Whether it says something, which a placeholder does not.
    Filled,
    /// Whether it is this value.
    Equal(Value),
    /// Whether it lies before or after this value.
    Order(Value),
    /// Whether it lies before or after the clock.
    Clock,
    /// Whether it is a list that has this value.
    Holds(Value),
    /// Whether it, or an entry of it, is this value.
    Among(Value),
    /// How many entries it has, against this number.
    Size(i64),
    /// The phase that it maps to.
    Phase,
    /// How it compares with another field.
    With(FieldWay),
    /// In a way that only its every value tells.
    Anything,
}

/// What lies beyond the document's own fields.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Beyond {
    /// Other documents, or the registry.
    Documents,
    /// The registry entry of the service.
    Service,
    /// The document as the target branch has it.
    Target,
    /// The history in Git.
    History,
    /// The clock, in another way than that a time lies before or after it.
    Clock,
    /// The entries of a list or a mapping.
    Entries,
    /// Its id, its path or other files.
    Place,
    /// A check that looks at more than values, by its name.
    Check(String),
    /// A field whose values cannot be listed, by its path.
    Values(String),
    /// More documents, or more of an expression, than there is time for.
    Size,
    /// Documents for which a rule has no answer.
    Unanswered,
}

/// An expression that is true or false, in its parts.
#[derive(Debug, Clone, Default)]
pub struct Outlined {
    /// As it is written.
    pub source: String,
    /// What all of it depends on.
    pub whole: Reliance,
    /// The parts that must all be true, with what each depends on; one where there is no `&&` outermost.
    pub conjuncts: Vec<(Span, Reliance)>,
    /// The sides of every `||` that is not inside a comprehension.
    pub sides: Vec<Vec<Span>>,
    /// The operands of `&&`, `||` and `!` that depend on nothing but parameters.
    pub constants: Vec<Span>,
}

/// What an expression may name beside the document.
#[derive(Clone, Copy)]
pub struct KnownNames<'n> {
    /// The values of a parameter, where they are numbers, texts or truth values.
    pub parameters: &'n dyn Fn(&str) -> Option<Vec<Value>>,
    /// The names of `let` with their expressions.
    pub lets: &'n BTreeMap<String, String>,
}

impl Reliance {
    /// Adds what something else depends on.
    pub fn add(&mut self, other: &Self) {
        for (way, looks) in &other.fields {
            for look in looks {
                self.look(way.clone(), look.clone());
            }
        }
        self.beyond.extend(other.beyond.iter().cloned());
    }

    /// Adds a look at a field.
    pub fn look(&mut self, way: FieldWay, look: Scrutiny) {
        let looks = self.fields.entry(way).or_default();
        if !looks.contains(&look) {
            looks.push(look);
        }
    }
}

/// What an expression depends on; `None` where it cannot be read.
pub fn outlined(source: &str, names: KnownNames<'_>) -> Option<Outlined> {
    let syntax = parse(source).ok()?;
    let lets = names.lets.iter().filter_map(|(name, source)| Some((name.clone(), parse(source).ok()?))).collect();
    let mut walk =
        Walk { lets: &lets, parameters: names.parameters, locals: Vec::new(), found: Reliance::default(), steps: 0 };
    let mut of = |syntax: &Syntax| {
        walk.found = Reliance::default();
        walk.steps = 0;
        walk.walk(syntax);
        std::mem::take(&mut walk.found)
    };
    let conjuncts: Vec<&Syntax> = match &syntax.what {
        What::And(parts) => parts.iter().collect(),
        _ => vec![&syntax],
    };
    let conjuncts = conjuncts.into_iter().map(|part| (part.span, of(part))).collect();
    let whole = of(&syntax);
    let mut sides = Vec::new();
    collect_sides(&syntax, &mut sides);
    let mut operands = vec![&syntax];
    let mut constants = Vec::new();
    while let Some(part) = operands.pop() {
        match &part.what {
            What::And(parts) | What::Or(parts) => operands.extend(parts),
            What::Not(inner) => operands.push(inner),
            _ if of(part) == Reliance::default() => constants.push(part.span),
            _ => {}
        }
    }
    Some(Outlined { source: source.to_owned(), whole, conjuncts, sides, constants })
}

fn collect_sides(syntax: &Syntax, sides: &mut Vec<Vec<Span>>) {
    match &syntax.what {
        What::Or(parts) => {
            sides.push(parts.iter().map(|part| part.span).collect());
            for part in parts {
                collect_sides(part, sides);
            }
        }
        What::And(parts) => parts.iter().for_each(|part| collect_sides(part, sides)),
        What::Not(part) => collect_sides(part, sides),
        _ => {}
    }
}

/// What a part stands for.
#[derive(Debug, Clone)]
enum Term {
    /// One of these values, or a list of them.
    Constants(Vec<Value>),
    /// The value of one of these fields.
    Fields(Vec<FieldWay>),
    /// The phase of the document.
    Phase,
    /// An entry of one of these lists.
    Entry(Vec<FieldWay>),
    /// How many entries one of these lists has.
    Size(Vec<FieldWay>),
    /// The clock.
    Now,
    /// What has been looked at where it is bound.
    Seen,
    /// Something else.
    Other,
}

struct Walk<'a> {
    lets: &'a BTreeMap<String, Syntax>,
    parameters: &'a dyn Fn(&str) -> Option<Vec<Value>>,
    locals: Vec<(Box<str>, Term)>,
    found: Reliance,
    steps: usize,
}

impl Walk<'_> {
    fn is_spent(&mut self) -> bool {
        self.steps += 1;
        if self.steps > MOST_STEPS {
            self.found.beyond.insert(Beyond::Size);
            return true;
        }
        false
    }

    fn look(&mut self, ways: &[FieldWay], look: &Scrutiny) {
        for way in ways {
            match way.as_slice() {
                // What kind a document has is not for its author to vary.
                [only] if only == "kind" => {}
                [first, ..] if first != "id" => self.found.look(way.clone(), look.clone()),
                _ => {
                    self.found.beyond.insert(Beyond::Place);
                }
            }
        }
    }

    fn look_at_phase(&mut self) {
        self.found.look(vec!["status".to_owned()], Scrutiny::Phase);
        self.found.look(vec![STOPPED.to_owned()], Scrutiny::Presence);
    }

    fn local(&self, name: &str) -> Option<&Term> {
        self.locals.iter().rev().find(|(local, _)| local.as_ref() == name).map(|(_, term)| term)
    }

    /// What a part stands for. Defaults that it names are noted.
    fn term(&mut self, syntax: &Syntax) -> Term {
        if self.is_spent() {
            return Term::Other;
        }
        match &syntax.what {
            What::Null => Term::Constants(Vec::new()),
            What::Boolean(value) => Term::Constants(vec![json!(value)]),
            What::Integer(value) => Term::Constants(vec![json!(value)]),
            What::Decimal(value) => Term::Constants(vec![json!(value)]),
            What::Text(value) => Term::Constants(vec![json!(value)]),
            What::Name(name) => self.name(name),
            What::Select { of, field, .. } => self.field(of, &field.text),
            What::Index { of, at, .. } => self.index(of, at),
            What::List(items) => {
                let mut all = Vec::new();
                for item in items {
                    match self.term(&item.value) {
                        Term::Constants(values) => all.extend(values),
                        _ => return Term::Other,
                    }
                }
                Term::Constants(all)
            }
            What::Negate(inner) => match self.term(inner) {
                Term::Constants(values) => {
                    let negative = |value: &Value| {
                        value
                            .as_i64()
                            .map(|number| json!(number.wrapping_neg()))
                            .or_else(|| Some(json!(-value.as_f64()?)))
                    };
                    values.iter().map(negative).collect::<Option<_>>().map_or(Term::Other, Term::Constants)
                }
                _ => Term::Other,
            },
            What::Call { of: Some(of), name, arguments } => match (name.text.as_ref(), arguments.as_slice()) {
                ("orValue", [other]) => match (self.term(of), self.term(other)) {
                    (Term::Fields(ways), Term::Constants(values)) => {
                        for value in values {
                            self.look(&ways, &Scrutiny::Equal(value));
                        }
                        Term::Fields(ways)
                    }
                    _ => Term::Other,
                },
                ("value", []) => self.term(of),
                ("size", []) => self.size(of),
                _ => Term::Other,
            },
            What::Call { of: None, name, arguments } => match (name.text.as_ref(), arguments.as_slice()) {
                ("size", [of]) => self.size(of),
                ("timestamp" | "date", [time]) => match self.term(time) {
                    Term::Constants(values) => Term::Constants(values),
                    _ => Term::Other,
                },
                _ => Term::Other,
            },
            _ => Term::Other,
        }
    }

    fn name(&mut self, name: &str) -> Term {
        if let Some(term) = self.local(name) {
            return term.clone();
        }
        if let Some(named) = self.lets.get(name) {
            return self.term(named);
        }
        match name {
            "doc" => Term::Fields(vec![Vec::new()]),
            "kind" => Term::Constants(Vec::new()),
            "now" => Term::Now,
            _ => Term::Other,
        }
    }

    fn field(&mut self, of: &Syntax, field: &str) -> Term {
        if matches!(&of.what, What::Name(name) if name.as_ref() == "params" && self.local(name).is_none()) {
            return (self.parameters)(field).map_or(Term::Other, Term::Constants);
        }
        match self.term(of) {
            Term::Fields(ways) if field == PHASE && ways.iter().all(Vec::is_empty) => Term::Phase,
            Term::Fields(ways) => Term::Fields(ways.into_iter().map(|way| then(way, field)).collect()),
            Term::Seen => Term::Seen,
            _ => Term::Other,
        }
    }

    fn index(&mut self, of: &Syntax, at: &Syntax) -> Term {
        match (self.term(of), self.term(at)) {
            (Term::Fields(ways), Term::Constants(keys)) if !keys.is_empty() && keys.iter().all(Value::is_string) => {
                let keys: Vec<&str> = keys.iter().filter_map(Value::as_str).collect();
                let each = |way: &FieldWay| keys.iter().map(|key| then(way.clone(), key)).collect::<Vec<_>>();
                Term::Fields(ways.iter().flat_map(each).collect())
            }
            (Term::Constants(values), Term::Constants(_)) => Term::Constants(values),
            (Term::Seen, _) => Term::Seen,
            _ => Term::Other,
        }
    }

    fn size(&mut self, of: &Syntax) -> Term {
        match self.term(of) {
            Term::Fields(ways) => Term::Size(ways),
            _ => Term::Other,
        }
    }

    /// Notes what the truth, or the value, of a part depends on.
    fn walk(&mut self, syntax: &Syntax) {
        if self.is_spent() {
            return;
        }
        match &syntax.what {
            What::And(parts) | What::Or(parts) => parts.iter().for_each(|part| self.walk(part)),
            What::Not(part) => self.walk(part),
            What::If { condition, then, otherwise } => {
                for part in [condition, then, otherwise] {
                    self.walk(part);
                }
            }
            What::Binary { operator, left, right } => self.binary(*operator, left, right),
            What::Call { of: None, name, arguments } => match (name.text.as_ref(), arguments.as_slice()) {
                ("has" | "written", [field]) => self.presence(field, &Scrutiny::Presence),
                ("filled", [field]) => self.presence(inside_string(field), &Scrutiny::Filled),
                _ => self.rest_of_call(syntax),
            },
            What::Call { of: Some(of), name, arguments } => match (name.text.as_ref(), arguments.as_slice()) {
                ("hasValue", []) => self.presence(of, &Scrutiny::Presence),
                _ => self.rest_of_call(syntax),
            },
            _ => self.rest(syntax),
        }
    }

    /// A call that asks for something else than whether a field is there.
    fn rest_of_call(&mut self, syntax: &Syntax) {
        match &syntax.what {
            What::Call { name, arguments, .. }
                if matches!(name.text.as_ref(), "has" | "written" | "filled" | "hasValue") =>
            {
                for part in arguments {
                    self.rest(part);
                }
            }
            _ => self.rest(syntax),
        }
    }

    fn presence(&mut self, field: &Syntax, look: &Scrutiny) {
        match self.term(field) {
            Term::Fields(ways) => self.look(&ways, look),
            Term::Phase => self.look_at_phase(),
            Term::Constants(_) | Term::Seen => {}
            _ => self.rest(field),
        }
    }

    fn binary(&mut self, operator: Operator, left: &Syntax, right: &Syntax) {
        use Operator::{AtLeast, AtMost, Equal, In, Less, More, Unequal};
        let (a, b) = (self.term(left), self.term(right));
        let is_order = matches!(operator, Less | AtMost | More | AtLeast);
        match (operator, &a, &b) {
            (_, Term::Constants(_), Term::Constants(_)) => {}
            (In, Term::Constants(values), Term::Fields(ways)) | (In, Term::Fields(ways), Term::Constants(values)) => {
                let is_in_field = matches!(b, Term::Fields(_));
                for value in values.clone() {
                    let look = if is_in_field { Scrutiny::Holds(value) } else { Scrutiny::Equal(value) };
                    self.look(ways, &look);
                }
                self.look(ways, &Scrutiny::Presence);
            }
            (Equal | Unequal | In, Term::Entry(ways), Term::Constants(values))
            | (Equal | Unequal, Term::Constants(values), Term::Entry(ways)) => {
                for value in values.clone() {
                    self.look(ways, &Scrutiny::Holds(value));
                }
                self.look(ways, &Scrutiny::Presence);
            }
            (Equal | Unequal, Term::Fields(ways), Term::Constants(values))
            | (Equal | Unequal, Term::Constants(values), Term::Fields(ways))
                if !is_list(left) && !is_list(right) =>
            {
                for value in values.clone() {
                    self.look(ways, &Scrutiny::Equal(value));
                }
                self.look(ways, &Scrutiny::Presence);
            }
            (_, Term::Fields(ways), Term::Constants(values)) | (_, Term::Constants(values), Term::Fields(ways))
                if is_order =>
            {
                for value in values.clone() {
                    self.look(ways, &Scrutiny::Order(value));
                }
            }
            (Equal | Unequal | In, Term::Phase, Term::Constants(_))
            | (Equal | Unequal, Term::Constants(_), Term::Phase) => {
                self.look_at_phase();
            }
            (_, Term::Size(ways), Term::Constants(values)) | (_, Term::Constants(values), Term::Size(ways))
                if is_order || matches!(operator, Equal | Unequal) =>
            {
                for size in values.clone().iter().filter_map(Value::as_i64) {
                    self.look(ways, &Scrutiny::Size(size));
                }
            }
            (_, Term::Fields(ways), Term::Now) | (_, Term::Now, Term::Fields(ways)) if is_order => {
                self.look(ways, &Scrutiny::Clock);
            }
            (_, Term::Fields(these), Term::Fields(those)) if is_order || matches!(operator, Equal | Unequal) => {
                for (these, those) in [(these, those), (those, these)] {
                    for way in those.clone() {
                        self.look(these, &Scrutiny::With(way));
                    }
                }
            }
            _ => {
                self.rest(left);
                self.rest(right);
            }
        }
    }

    /// Notes what a part depends on whose value may be used in any way.
    fn rest(&mut self, syntax: &Syntax) {
        if self.is_spent() {
            return;
        }
        match self.term(syntax) {
            Term::Constants(_) | Term::Seen => return,
            Term::Fields(ways) | Term::Entry(ways) | Term::Size(ways) => return self.look(&ways, &Scrutiny::Anything),
            Term::Phase => return self.look_at_phase(),
            Term::Now => {
                self.found.beyond.insert(Beyond::Clock);
                return;
            }
            Term::Other => {}
        }
        match &syntax.what {
            What::Name(name) => {
                if let Some(named) = self.lets.get(name.as_ref()) {
                    return self.walk(named);
                }
                let beyond = match name.as_ref() {
                    "base" => Beyond::Target,
                    "service" => Beyond::Service,
                    "git" => Beyond::History,
                    "it" | "key" => Beyond::Entries,
                    "other" => Beyond::Documents,
                    "id" | "file" => Beyond::Place,
                    _ => return,
                };
                self.found.beyond.insert(beyond);
            }
            What::Call { name, .. } if matches!(name.text.as_ref(), "has" | "written" | "filled" | "hasValue") => {
                self.walk(syntax);
            }
            What::Call { of, name, arguments } => self.call(of.as_deref(), &name.text, arguments),
            What::And(_) | What::Or(_) | What::Not(_) | What::If { .. } | What::Binary { .. } => self.walk(syntax),
            _ => syntax.parts().into_iter().for_each(|part| self.rest(part)),
        }
    }

    fn call(&mut self, of: Option<&Syntax>, name: &str, arguments: &[Syntax]) {
        if let Some(list) = of
            && let Some((how, has_two)) = Loop::find(name, arguments.len())
        {
            return self.comprehension(list, how, has_two, arguments);
        }
        if let (Some(held), "optMap" | "optFlatMap", [variable, body]) = (of, name, arguments) {
            let bound = match self.term(held) {
                Term::Fields(ways) => {
                    self.look(&ways, &Scrutiny::Presence);
                    Term::Fields(ways)
                }
                _ => {
                    self.rest(held);
                    Term::Seen
                }
            };
            return self.within([(variable, bound)], [body]);
        }
        let beyond = match (of, name) {
            (None, "docs" | "lookup" | "person" | "party" | "hasRole") => Some(Beyond::Documents),
            (None, "announced") => Some(Beyond::History),
            (None, "folders" | "isThere") => Some(Beyond::Place),
            (None, "inForce" | "periodStart" | "periodEnd") => Some(Beyond::Clock),
            _ => None,
        };
        self.found.beyond.extend(beyond);
        of.into_iter().chain(arguments).for_each(|part| self.rest(part));
    }

    fn comprehension(&mut self, list: &Syntax, how: Loop, has_two: bool, arguments: &[Syntax]) {
        let variables = if has_two { 2 } else { 1 };
        let (variables, bodies) = arguments.split_at(variables.min(arguments.len()));
        let bound = match self.term(list) {
            Term::Constants(values) if !has_two => Term::Constants(values),
            Term::Fields(ways) if !has_two && matches!(how, Loop::All | Loop::Exists) => {
                self.look(&ways, &Scrutiny::Presence);
                Term::Entry(ways)
            }
            _ => {
                self.rest(list);
                Term::Seen
            }
        };
        self.within(variables.iter().map(|variable| (variable, bound.clone())), bodies);
    }

    fn within<'s>(
        &mut self,
        bound: impl IntoIterator<Item = (&'s Syntax, Term)>,
        bodies: impl IntoIterator<Item = &'s Syntax>,
    ) {
        let before = self.locals.len();
        for (variable, term) in bound {
            if let What::Name(name) = &variable.what {
                self.locals.push((name.clone(), term));
            }
        }
        bodies.into_iter().for_each(|body| self.walk(body));
        self.locals.truncate(before);
    }
}

fn then(mut way: FieldWay, key: &str) -> FieldWay {
    way.push(key.to_owned());
    way
}

/// Whether a part is a list that is written out, so that another is compared with all of it.
fn is_list(syntax: &Syntax) -> bool {
    matches!(syntax.what, What::List(_))
}

/// What `string(x)` is about.
fn inside_string(syntax: &Syntax) -> &Syntax {
    match &syntax.what {
        What::Call { of: None, name, arguments } if name.text.as_ref() == "string" && arguments.len() == 1 => {
            &arguments[0]
        }
        _ => syntax,
    }
}
