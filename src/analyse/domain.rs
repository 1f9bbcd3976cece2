//! The documents that are enough to have asked a rule about: for each field that it looks at, one value for every way in
//! which it can look different to the rule.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, TimeDelta};
use serde_json::{Value, json};

use super::filler::{Filler, Needs, at, remove, set, types, written};
use super::insight::InputValue;
use crate::expression::{Beyond, FieldWay, PLACEHOLDERS, Reliance, Scrutiny, says_something};
use crate::kind::Shape;

/// The most entries of a list that are told apart.
const MOST_ENTRIES: usize = 5;

/// A field with the values that it can have, as far as a rule tells them apart.
#[derive(Debug, Clone)]
pub(super) struct Variable {
    /// The way to it.
    pub way: FieldWay,
    /// Its values; `None` where it is not there.
    pub values: Vec<Option<Value>>,
    /// What each of them stands for.
    pub stands: Vec<Vec<InputValue>>,
}

/// Documents of a kind, told apart by some fields.
#[derive(Debug, Clone)]
pub(super) struct Domain {
    /// The kind.
    pub kind: String,
    /// The fields.
    pub variables: Vec<Variable>,
    /// Why these documents do not stand for all; nothing where they do.
    pub beyond: BTreeSet<Beyond>,
    /// What the documents name.
    pub needs: Needs,
    /// The document that the fields are written into.
    base: Value,
}

/// Which value each field of a domain has: positions in its values.
pub(super) type Choice = Vec<usize>;

impl Domain {
    /// The documents of a kind as far as something depends on them.
    pub(super) fn of(reliance: &Reliance, kind: &str, filler: Filler<'_>) -> Self {
        let mut needs = Needs::new();
        let base = filler.document(kind, &mut needs);
        let mut beyond = reliance.beyond.clone();
        let mut variables = Vec::new();
        for (way, looks) in &reliance.fields {
            let compared = compared(reliance, way);
            let (values, is_complete) = values(way, looks, &compared, kind, filler, &mut needs);
            if !is_complete {
                beyond.insert(Beyond::Values(way.join(".")));
            }
            let stands = values.iter().map(|value| stands(value.as_ref(), way, looks, kind, filler)).collect();
            variables.push(Variable { way: way.clone(), values, stands });
        }
        Self { kind: kind.to_owned(), variables, beyond, needs, base }
    }

    /// Whether what holds for its documents holds for all.
    pub(super) fn is_complete(&self) -> bool {
        self.beyond.is_empty()
    }

    /// How many documents there are at most.
    pub(super) fn size(&self) -> usize {
        self.variables.iter().map(|variable| variable.values.len()).fold(1, usize::saturating_mul)
    }

    /// Every choice of values that documents can have.
    pub(super) fn choices(&self) -> Vec<Choice> {
        let mut all = vec![Vec::new()];
        for variable in &self.variables {
            let longer = |choice: &Choice| {
                (0..variable.values.len()).map(|at| [choice.as_slice(), &[at]].concat()).collect::<Vec<_>>()
            };
            all = all.iter().flat_map(longer).collect();
        }
        all.retain(|choice| self.is_possible(choice));
        all
    }

    /// Whether nothing is there inside something that is not.
    fn is_possible(&self, choice: &[usize]) -> bool {
        let value = |at: usize| self.variables[at].values[choice[at]].as_ref();
        let is_inside = |inner: &FieldWay, outer: &FieldWay| inner.len() > outer.len() && inner.starts_with(outer);
        let count = self.variables.len();
        !(0..count).any(|outer| {
            value(outer).is_none_or(|outer| !outer.is_object())
                && (0..count).any(|inner| {
                    is_inside(&self.variables[inner].way, &self.variables[outer].way) && value(inner).is_some()
                })
        })
    }

    /// The document with these values.
    pub(super) fn document(&self, choice: &[usize]) -> Value {
        let mut document = self.base.clone();
        let chosen = || self.variables.iter().zip(choice).map(|(variable, at)| (&variable.way, &variable.values[*at]));
        let mut present: Vec<_> = chosen().filter_map(|(way, value)| Some((way, value.as_ref()?))).collect();
        present.sort_by_key(|(way, _)| way.len());
        for (way, value) in present {
            let is_there = value.is_object() && at(&document, way).is_some_and(Value::is_object);
            if !is_there {
                set(&mut document, way, value.clone());
            }
        }
        for (way, _) in chosen().filter(|(_, value)| value.is_none()) {
            remove(&mut document, way);
        }
        document
    }

    /// The same documents told apart by some of the fields alone, of which some have one of the values that are chosen.
    pub(super) fn part(&self, fields: &[usize], chosen: &BTreeMap<usize, BTreeSet<usize>>) -> Self {
        let variable = |at: &usize| {
            let mut variable = self.variables[*at].clone();
            if let Some(values) = chosen.get(at) {
                variable.stands = values.iter().map(|value| variable.stands[*value].clone()).collect();
                variable.values = values.iter().map(|value| variable.values[*value].clone()).collect();
            }
            variable
        };
        Self { variables: fields.iter().map(variable).collect(), ..self.clone() }
    }

    /// The documents that have these values.
    pub(super) fn only(&self, chosen: &BTreeMap<usize, BTreeSet<usize>>) -> Self {
        self.part(&chosen.keys().copied().collect::<Vec<_>>(), chosen)
    }

    /// The position of a field.
    pub(super) fn position(&self, way: &FieldWay) -> Option<usize> {
        self.variables.iter().position(|variable| variable.way == *way)
    }
}

/// The fields that a field is compared with, through others too, itself included.
fn compared(reliance: &Reliance, way: &FieldWay) -> BTreeSet<FieldWay> {
    let mut group = BTreeSet::from([way.clone()]);
    loop {
        let others = group.iter().filter_map(|one| reliance.fields.get(one)).flatten();
        let others: Vec<FieldWay> = others
            .filter_map(|look| if let Scrutiny::With(other) = look { Some(other.clone()) } else { None })
            .collect();
        let before = group.len();
        group.extend(others);
        if group.len() == before {
            return group;
        }
    }
}

/// The values of a field that are told apart, and whether they stand for all.
fn values(
    way: &FieldWay,
    looks: &[Scrutiny],
    compared: &BTreeSet<FieldWay>,
    kind: &str,
    filler: Filler<'_>,
    needs: &mut Needs,
) -> (Vec<Option<Value>>, bool) {
    let Some(root) = filler.shape(kind) else { return (vec![None, Some(json!("text"))], false) };
    let mut shape = Some(root);
    let mut is_closed = false;
    let mut is_certain = way.len() == 1;
    for key in way {
        let Some(outer) = shape else { break };
        is_certain &= outer.required_names().contains(&key.as_str());
        is_closed = outer.is_closed() && outer.property(key).is_none() && !has_branches(outer);
        shape = outer.property(key);
        if is_closed {
            return (vec![None], true);
        }
    }
    let Some(shape) = shape else {
        // Nothing is known of it.
        let is_presence = looks.iter().all(|look| matches!(look, Scrutiny::Presence));
        return (vec![None, Some(json!("text"))], is_presence && !is_closed);
    };
    let mut found = Found { shape, looks, filler, needs, values: Vec::new() };
    let is_complete = found.find(compared);
    let mut values = found.values;
    let is_time = shape
        .keyword("format")
        .and_then(Value::as_str)
        .is_some_and(|format| written(DateTime::UNIX_EPOCH.fixed_offset(), format).is_some());
    let mut distinct: Vec<Option<Value>> =
        if is_certain && !is_time && types(shape) != ["object"] { Vec::new() } else { vec![None] };
    for value in values.drain(..).map(Some) {
        if !distinct.contains(&value) {
            distinct.push(value);
        }
    }
    (distinct, is_complete)
}

/// What a value of a field stands for: all values that look the same.
fn stands(
    value: Option<&Value>,
    way: &FieldWay,
    looks: &[Scrutiny],
    kind: &str,
    filler: Filler<'_>,
) -> Vec<InputValue> {
    let Some(value) = value else { return vec![InputValue::Missing] };
    let shape = filler.shape(kind);
    let shape = shape.and_then(|shape| way.iter().try_fold(shape, |inside, key| inside.property(key)));
    let Some(shape) = shape else { return vec![InputValue::Like(value.clone())] };
    let mut needs = Needs::new();
    let found = Found { shape, looks, filler, needs: &mut needs, values: Vec::new() };
    let known = found.constants();
    let is_known = |value: &Value| known.iter().any(|known| is_same(known, value));
    let listed = |values: Vec<Value>| values.into_iter().map(InputValue::Value).collect();
    if let Some(all) = found.listed() {
        if !found.only(is_told_apart) || is_known(value) {
            return vec![InputValue::Value(value.clone())];
        }
        let phases = shape.keyword("x-phase").filter(|_| looks.contains(&Scrutiny::Phase));
        let phase = |value: &Value| phases.and_then(|phases| phases.get(value.as_str()?)?.as_str());
        return listed(all.into_iter().filter(|other| !is_known(other) && phase(other) == phase(value)).collect());
    }
    if let Some(entries) = value.as_array() {
        let of_item = shape.items().and_then(|item| {
            Found { shape: item, looks: &[], filler, needs: &mut Needs::new(), values: Vec::new() }.listed()
        });
        let Some(all) = of_item.filter(|all| all.len() <= MOST_ENTRIES) else {
            return if entries.is_empty() {
                vec![InputValue::Value(value.clone())]
            } else {
                vec![InputValue::Like(value.clone())]
            };
        };
        let look = |entries: &[Value]| -> (Vec<Value>, bool) {
            let (mut named, others): (Vec<Value>, Vec<Value>) = entries.iter().cloned().partition(|one| is_known(one));
            named.sort_by_key(Value::to_string);
            (named, !others.is_empty())
        };
        let some = (0..1_usize << all.len()).map(|chosen| -> Vec<Value> {
            all.iter().enumerate().filter(|(at, _)| chosen & (1 << at) != 0).map(|(_, entry)| entry.clone()).collect()
        });
        return listed(some.filter(|some| look(some) == look(entries)).map(Value::Array).collect());
    }
    if value.is_boolean() || is_known(value) {
        vec![InputValue::Value(value.clone())]
    } else {
        vec![InputValue::Like(value.clone())]
    }
}

/// Whether a look at a value of a list tells it only from the values that the look names.
fn is_told_apart(look: &Scrutiny) -> bool {
    matches!(look, Scrutiny::Presence | Scrutiny::Equal(_) | Scrutiny::Among(_) | Scrutiny::Phase)
}

/// Whether what a schema says of a value hangs on more than the value's own type.
fn has_branches(shape: Shape<'_>) -> bool {
    ["anyOf", "oneOf", "if", "then", "else", "not"].iter().any(|name| shape.keyword(name).is_some())
}

struct Found<'a, 's> {
    shape: Shape<'s>,
    looks: &'a [Scrutiny],
    filler: Filler<'a>,
    needs: &'a mut Needs,
    values: Vec<Value>,
}

impl Found<'_, '_> {
    /// Finds the values; answers whether they stand for all.
    fn find(&mut self, compared: &BTreeSet<FieldWay>) -> bool {
        let is_only_presence = self.looks.iter().all(|look| matches!(look, Scrutiny::Presence));
        let keyword = |name: &str| self.shape.keyword(name);
        let has_branches = has_branches(self.shape);
        if let Some(listed) = self.listed() {
            let is_complete = !has_branches || is_only_presence;
            return self.of_list(listed) && is_complete;
        }
        let types = types(self.shape);
        let format = keyword("format").and_then(Value::as_str).unwrap_or("").to_owned();
        let is_one_type = types.len() == 1 && !has_branches;
        let is_complete = match types.first().copied() {
            Some("boolean") => {
                self.values.extend([json!(true), json!(false)]);
                self.only(|look| !matches!(look, Scrutiny::Holds(_) | Scrutiny::Size(_)))
            }
            Some("integer" | "number") => self.numbers(types.first() == Some(&"integer")),
            Some("array") => self.entries(),
            Some("object") => {
                let value = self.filler.value(self.shape, 1, self.needs);
                self.values.push(value);
                is_only_presence
            }
            _ if written(self.filler.clock, &format).is_some() => self.times(&format, compared),
            Some("string") => self.texts(),
            _ => {
                let value = self.filler.value(self.shape, 1, self.needs);
                self.values.push(value);
                false
            }
        };
        is_only_presence || is_complete && is_one_type
    }

    fn only(&self, allowed: impl Fn(&Scrutiny) -> bool) -> bool {
        self.looks.iter().all(allowed)
    }

    /// The values that the schema lists.
    fn listed(&self) -> Option<Vec<Value>> {
        if let Some(value) = self.shape.keyword("const") {
            return Some(vec![value.clone()]);
        }
        let values = self.shape.keyword("enum")?.as_array()?;
        Some(values.iter().filter(|value| !value.is_null()).cloned().collect())
    }

    /// Of values that are listed, those that are told apart, one for each phase, and one of the others.
    fn of_list(&mut self, listed: Vec<Value>) -> bool {
        if !self.only(is_told_apart) {
            self.values = listed;
            return self.only(|look| !matches!(look, Scrutiny::Holds(_) | Scrutiny::Size(_)));
        }
        let named = self.constants();
        let phases = self.shape.keyword("x-phase").filter(|_| self.looks.contains(&Scrutiny::Phase));
        let phase = |value: &Value| phases.and_then(|phases| phases.get(value.as_str()?)?.as_str());
        let mut others = BTreeSet::new();
        for value in &listed {
            let is_named = named.iter().any(|known| is_same(known, value));
            if is_named || others.insert(phase(value)) {
                self.values.push(value.clone());
            }
        }
        true
    }

    /// The values that it is compared with.
    fn constants(&self) -> Vec<Value> {
        let of = |look: &Scrutiny| match look {
            Scrutiny::Equal(value) | Scrutiny::Order(value) | Scrutiny::Among(value) | Scrutiny::Holds(value) => {
                Some(value.clone())
            }
            _ => None,
        };
        self.looks.iter().filter_map(of).collect()
    }

    /// Numbers below, at, between and above those that it is compared with.
    fn numbers(&mut self, is_whole: bool) -> bool {
        let mut known: Vec<f64> = self
            .constants()
            .iter()
            .filter_map(|value| value.as_f64().or_else(|| value.as_str()?.parse().ok()))
            .collect();
        known.sort_by(f64::total_cmp);
        known.dedup();
        let number = |value: f64| json!(value.to_string().parse::<serde_json::Number>().ok());
        let mut found: Vec<f64> = Vec::new();
        for (at, value) in known.iter().enumerate() {
            let step = known.get(at + 1).map_or(1.0, |next| (next - value) / 2.0);
            if at == 0 {
                found.push(value - 1.0);
            }
            found.extend([*value, value + step]);
        }
        if is_whole {
            found = known
                .iter()
                .flat_map(|value| [value.floor() - 1.0, value.floor(), value.ceil(), value.ceil() + 1.0])
                .collect();
            found.sort_by(f64::total_cmp);
            found.dedup();
        }
        self.values.extend(found.into_iter().map(number));
        if self.values.is_empty() {
            let value = self.filler.value(self.shape, 1, self.needs);
            self.values.push(value);
        }
        self.only(|look| {
            matches!(
                look,
                Scrutiny::Presence | Scrutiny::Filled | Scrutiny::Equal(_) | Scrutiny::Order(_) | Scrutiny::Among(_)
            )
        })
    }

    /// Times before, at and after the clock, or as many days as there are times that are compared with each other.
    fn times(&mut self, format: &str, compared: &BTreeSet<FieldWay>) -> bool {
        let clock = self.filler.clock;
        let is_with = self.looks.iter().any(|look| matches!(look, Scrutiny::With(_)));
        let is_clock = self.looks.contains(&Scrutiny::Clock);
        let known = self.constants();
        let at = |value: &Value| value.as_str()?.parse::<crate::calendar::Moment>().ok()?.instant();
        let bounds: Vec<_> = known.iter().filter_map(at).collect();
        if is_clock {
            let minutes = [-43_200, 0, 2, 43_200].map(|minutes| clock + TimeDelta::minutes(minutes));
            self.values.extend(minutes.into_iter().filter_map(|at| written(at, format)));
        }
        if is_with {
            let count = i64::try_from(compared.len()).unwrap_or(1);
            // What is put off is seen only where it lies ahead.
            let days =
                [-60, 60].into_iter().flat_map(|from| (0..count).map(move |day| clock + TimeDelta::days(from + day)));
            self.values.extend(days.filter_map(|at| written(at, format)));
        }
        for bound in &bounds {
            let days = [-1, 0, 1].map(|days| *bound + TimeDelta::days(days));
            self.values.extend(days.into_iter().filter_map(|at| written(at.fixed_offset(), format)));
        }
        if self.values.is_empty() {
            let days = [-30, 30].map(|days| clock + TimeDelta::days(days));
            self.values.extend(days.into_iter().filter_map(|at| written(at, format)));
        }
        let mut sorted = bounds.clone();
        sorted.sort();
        let ways = usize::from(is_with) + usize::from(is_clock) + usize::from(!known.is_empty());
        ways <= 1
            && bounds.len() == known.len()
            && sorted.windows(2).all(|pair| (pair[1] - pair[0]).abs() > TimeDelta::days(2))
            && self.only(|look| !matches!(look, Scrutiny::Anything | Scrutiny::Holds(_) | Scrutiny::Size(_)))
    }

    /// The texts that it is compared with, and another.
    fn texts(&mut self) -> bool {
        let known = self.constants();
        self.values.extend(known.iter().filter(|value| value.is_string()).cloned());
        let other = Self::another(self.shape, &known);
        self.values.push(other);
        if self.looks.contains(&Scrutiny::Filled) {
            self.values.push(json!("TBD"));
        }
        if let Some(kind) = self.shape.keyword("x-ref").and_then(Value::as_str) {
            self.needs
                .extend(self.values.iter().filter_map(|value| Some((kind.to_owned(), value.as_str()?.to_owned()))));
        }
        self.only(|look| {
            matches!(look, Scrutiny::Presence | Scrutiny::Filled | Scrutiny::Equal(_) | Scrutiny::Among(_))
        })
    }

    /// A text that is none of these.
    fn another(shape: Shape<'_>, known: &[Value]) -> Value {
        let examples = shape.keyword("examples").and_then(Value::as_array).cloned().unwrap_or_default();
        let plain = ["text", "other", "another"].map(|text| json!(text));
        let mut all = examples.into_iter().filter(Value::is_string).chain(plain);
        let is_other = |text: &Value| {
            !known.contains(text) && text.as_str().is_some_and(|text| says_something(text, PLACEHOLDERS))
        };
        all.find(is_other).unwrap_or_else(|| json!("something-else"))
    }

    /// Lists with and without each of the entries that are asked for, and another.
    fn entries(&mut self) -> bool {
        let Some(item) = self.shape.items() else {
            self.values.extend([json!([]), json!(["text"])]);
            return false;
        };
        let of_item =
            Found { shape: item, looks: &[], filler: self.filler, needs: &mut Needs::new(), values: Vec::new() };
        let listed = of_item.listed();
        let is_text = types(item) == ["string"] && item.keyword("format").is_none();
        let known = self.constants();
        let mut entries: Vec<Value> = Vec::new();
        let mut is_all = false;
        match &listed {
            Some(listed) => {
                entries.extend(listed.iter().filter(|value| known.iter().any(|known| is_same(known, value))).cloned());
                let others: Vec<&Value> = listed.iter().filter(|value| !entries.contains(value)).collect();
                let other = others.first().map(|value| (*value).clone());
                is_all = others.len() <= 1;
                entries.extend(other);
            }
            None if is_text => {
                for value in known.iter().filter(|value| value.is_string()) {
                    if !entries.contains(value) {
                        entries.push(value.clone());
                    }
                }
                let other = Self::another(item, &known);
                entries.push(other);
            }
            None => {
                let value = self.filler.value(item, 1, self.needs);
                self.values.extend([json!([]), json!([value])]);
                return self.only(|look| matches!(look, Scrutiny::Presence | Scrutiny::Size(0)));
            }
        }
        if let Some(kind) = item.keyword("x-ref").and_then(Value::as_str) {
            self.needs.extend(entries.iter().filter_map(|value| Some((kind.to_owned(), value.as_str()?.to_owned()))));
        }
        let is_within = entries.len() <= MOST_ENTRIES + 1;
        entries.truncate(MOST_ENTRIES + 1);
        for chosen in 0..1_usize << entries.len() {
            let some =
                entries.iter().enumerate().filter(|(at, _)| chosen & (1 << at) != 0).map(|(_, entry)| entry.clone());
            self.values.push(Value::Array(some.collect()));
        }
        self.values.sort_by_key(|value| value.as_array().map_or(0, Vec::len));
        let is_unique = is_all && self.shape.keyword("uniqueItems").and_then(Value::as_bool) == Some(true);
        let is_told_apart = |look: &Scrutiny| match look {
            Scrutiny::Presence | Scrutiny::Holds(_) | Scrutiny::Among(_) | Scrutiny::Size(0) => true,
            Scrutiny::Filled => listed.is_some(),
            Scrutiny::Size(_) => is_unique,
            _ => false,
        };
        is_within && self.only(is_told_apart)
    }
}

/// Whether a value of a policy and one of a schema are one, be one a text and the other a number.
fn is_same(a: &Value, b: &Value) -> bool {
    let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    a == b || text(a) == text(b)
}
