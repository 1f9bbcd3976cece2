//! Code to a value. Errors of `&&`, `||`, `all` and `exists` count only where no other operand decides (CEL
//! specification, "Logical Operators"); reaching a bound always counts.

use std::sync::Arc;

use super::bounds::{LONGEST_TEXT, MOST_PASSES, MOST_WORK};
use super::code::{Code, Loop, Op};
use super::compile::Expression;
use super::scope::{Bound, Outcome, Scope};
use super::undecided::{NoValue, Reason};
use super::value::{List, Map, Value};
use crate::source::Span;

impl Expression {
    /// Its value in a scope.
    ///
    /// # Errors
    /// The part that has no value, and why.
    pub fn evaluate<'v>(&'v self, scope: &Scope<'_, 'v>) -> Result<Value<'v>, NoValue> {
        Evaluation::new(scope, scope.len()).value(&self.code).map_err(|undecided| *undecided)
    }

    /// Whether it is true in a scope.
    ///
    /// # Errors
    /// The part that has no value, and why; also a value that is neither true nor false.
    pub fn holds<'v>(&'v self, scope: &Scope<'_, 'v>) -> Result<bool, NoValue> {
        Evaluation::new(scope, scope.len()).boolean(&self.code).map_err(|undecided| *undecided)
    }
}

/// One evaluation of an expression.
pub(super) struct Evaluation<'s, 'v> {
    pub(super) scope: &'s Scope<'s, 'v>,
    /// How many of the scope's own names can be seen: the value of a `let` sees those before it.
    visible: usize,
    /// The values of the variables of comprehensions.
    pub(super) locals: Vec<Value<'v>>,
    /// The product of the lengths of the lists that are being gone through.
    passes: u64,
    pub(super) work: u64,
}

impl<'s, 'v> Evaluation<'s, 'v> {
    pub(super) fn new(scope: &'s Scope<'s, 'v>, visible: usize) -> Self {
        Self { scope, visible, locals: Vec::new(), passes: 1, work: 0 }
    }

    /// Takes note of a step and of more that come with it.
    pub(super) fn charge(&mut self, more: usize) -> Result<(), Reason> {
        self.work = self.work.saturating_add(1).saturating_add(more as u64);
        if self.work > MOST_WORK { Err(Reason::TooMuchWork) } else { Ok(()) }
    }

    /// Takes note of going through a text.
    pub(super) fn charge_text(&mut self, length: usize) -> Result<(), Reason> {
        self.charge(length / 4)
    }

    /// Takes note of making a text, before it is made.
    pub(super) fn charge_made(&mut self, length: usize) -> Result<(), Reason> {
        if length > LONGEST_TEXT { Err(Reason::TooLong) } else { self.charge_text(length) }
    }

    pub(super) fn value(&mut self, code: &'v Code) -> Outcome<'v> {
        self.charge(0).map_err(|reason| reason.at(code.span))?;
        match &code.what {
            Op::Null => Ok(Value::Null),
            Op::Boolean(value) => Ok(Value::Boolean(*value)),
            Op::Integer(value) => Ok(Value::Integer(*value)),
            Op::Decimal(value) => Ok(Value::Decimal(*value)),
            Op::Text(text) => Ok(Value::from(text.as_ref())),
            Op::Constant(value) => Ok(value.clone()),
            Op::Constants(items) => Ok(Value::List(List::Borrowed(items))),
            Op::Now => Ok(Value::Time(crate::calendar::Time::Instant(self.scope.host().now()))),
            Op::Name(_) | Op::Local(_) => self.with(code.span, code, |value| Ok(value.clone())),
            Op::Field(of, name) => self.field(code.span, of, name),
            Op::MaybeField(of, name) => self.maybe_field(code.span, of, name),
            Op::Has(of, name) => self.has(code.span, of, name),
            Op::Index(of, at) => self.index(code.span, of, at, false),
            Op::MaybeIndex(of, at) => self.index(code.span, of, at, true),
            Op::Not(part) => Ok(Value::Boolean(!self.boolean(part)?)),
            Op::Negate(part) => self.negate(part),
            Op::And(parts) => self.logic(parts, false),
            Op::Or(parts) => self.logic(parts, true),
            Op::Binary(operator, left, right) => self.binary(code.span, *operator, left, right),
            Op::If(condition, then, otherwise) => {
                if self.boolean(condition)? {
                    self.value(then)
                } else {
                    self.value(otherwise)
                }
            }
            Op::List(items) => self.list(items),
            Op::Map(entries) => self.map(entries),
            Op::Loop { how, over, slot, two, test, body } => {
                self.comprehension((*how, *two), over, *slot, test.as_deref(), body)
            }
            Op::Inside { of, slot, body, flat } => self.inside(of, *slot, body, *flat),
            Op::Call(function, arguments) => self.call(code.span, *function, arguments),
            Op::Matches(text, pattern) => self.matches(text, pattern),
            Op::Written(of, name) => self.written(of, name),
            Op::Folders(glob) => {
                let folders = self.scope.host().folders(&glob.0, &glob.1);
                self.charge(folders.len()).map_err(|reason| reason.at(code.span))?;
                Ok(Value::List(List::Made(folders)))
            }
            Op::Find(kind, id) => self.find(code.span, kind, id),
            Op::Documents(kind) => Ok(Value::List(List::Borrowed(self.scope.host().documents(kind)))),
        }
    }

    pub(super) fn boolean(&mut self, code: &'v Code) -> Result<bool, Box<NoValue>> {
        match self.value(code)? {
            Value::Boolean(value) => Ok(value),
            other => Err(unlike("a condition", &[&other]).at(code.span)),
        }
    }

    /// A part's value for a look, without a copy where it has a name; a look that fails does so at `span`.
    fn with<T>(
        &mut self,
        span: Span,
        code: &'v Code,
        look: impl FnOnce(&Value<'v>) -> Result<T, Reason>,
    ) -> Result<T, Box<NoValue>> {
        let looked = match &code.what {
            Op::Name(name) => look(named(self.scope, self.visible, name).map_err(|reason| reason.at(code.span))?),
            Op::Local(slot) => look(&self.locals[*slot]),
            _ => look(&self.value(code)?),
        };
        looked.map_err(|reason| reason.at(span))
    }

    fn field(&mut self, span: Span, of: &'v Code, name: &'v str) -> Outcome<'v> {
        self.with(span, of, |value| {
            let found = match value {
                Value::Optional(None) => return Ok(Value::Optional(None)),
                Value::Optional(Some(held)) => member(held, name)?.map(some),
                value => member(value, name)?,
            };
            found.ok_or_else(|| Reason::NoField(name.to_owned()))
        })
    }

    fn maybe_field(&mut self, span: Span, of: &'v Code, name: &'v str) -> Outcome<'v> {
        self.with(span, of, |value| {
            let found = match value {
                Value::Null | Value::Optional(None) => None,
                Value::Optional(Some(held)) => member(held, name)?,
                value => member(value, name)?,
            };
            Ok(found.map_or(Value::Optional(None), some))
        })
    }

    fn has(&mut self, span: Span, of: &'v Code, name: &'v str) -> Outcome<'v> {
        self.with(span, of, |value| {
            let value = match value {
                Value::Optional(Some(held)) => held.as_ref(),
                value => value,
            };
            match value {
                Value::Null | Value::Optional(None) => Ok(Value::Boolean(false)),
                Value::Map(Map::Written(seen)) => Ok(Value::Boolean(seen.has(name))),
                Value::Map(Map::Made(entries)) => Ok(Value::Boolean(entry(entries, name).is_some())),
                other => Err(unlike("has()", &[other])),
            }
        })
    }

    fn index(&mut self, span: Span, of: &'v Code, at: &'v Code, optional: bool) -> Outcome<'v> {
        let container = self.value(of)?;
        let key = self.value(at)?;
        let (container, chained) = match container {
            Value::Optional(None) => return Ok(Value::Optional(None)),
            Value::Optional(Some(held)) => (held.as_ref().clone(), true),
            other => (other, false),
        };
        // a number of which nothing was known when the policy was loaded may have decimals, if they are zeros
        let key = match (&container, key) {
            (Value::List(_), Value::Decimal(number)) => {
                super::read::whole(number).map_or(Value::Decimal(number), Value::Integer)
            }
            (_, key) => key,
        };
        let found = match (&container, &key) {
            (Value::Null, _) if optional => Ok(None),
            (Value::Map(_), Value::Text(key)) => member(&container, key.as_str()),
            (Value::List(list), Value::Integer(index)) => {
                usize::try_from(*index).ok().map_or(Ok(None), |index| item(list, index))
            }
            (container, key) => Err(unlike("[ ]", &[container, key])),
        };
        match found.map_err(|reason| reason.at(span))? {
            Some(value) if optional || chained => Ok(some(value)),
            Some(value) => Ok(value),
            None if optional => Ok(Value::Optional(None)),
            None => Err(match (&container, &key) {
                (Value::List(list), Value::Integer(index)) => Reason::NoIndex { index: *index, length: length(list) },
                _ => Reason::NoKey(key.as_str().unwrap_or_default().to_owned()),
            }
            .at(span)),
        }
    }

    /// `&&`, which `false` decides, or `||`, which `true` decides.
    fn logic(&mut self, parts: &'v [Code], decides: bool) -> Outcome<'v> {
        let mut failed = None;
        for part in parts {
            match self.boolean(part) {
                Ok(value) if value == decides => return Ok(Value::Boolean(decides)),
                Ok(_) => {}
                Err(undecided) if undecided.reason.is_limit() => return Err(undecided),
                Err(undecided) => failed = failed.or(Some(undecided)),
            }
        }
        failed.map_or(Ok(Value::Boolean(!decides)), Err)
    }

    fn list(&mut self, items: &'v [(Code, bool)]) -> Outcome<'v> {
        let mut values = Vec::with_capacity(items.len());
        for (code, optional) in items {
            values.extend(self.element(code, *optional)?);
        }
        Ok(Value::list(values))
    }

    fn element(&mut self, code: &'v Code, optional: bool) -> Result<Option<Value<'v>>, Box<NoValue>> {
        Ok(match self.value(code)? {
            Value::Optional(held) if optional => held.map(|held| held.as_ref().clone()),
            other if optional => return Err(unlike("?", &[&other]).at(code.span)),
            other => Some(other),
        })
    }

    fn map(&mut self, entries: &'v [(Code, Code, bool)]) -> Outcome<'v> {
        let mut values: Vec<(Value<'v>, Value<'v>)> = Vec::with_capacity(entries.len());
        for (key_code, code, optional) in entries {
            let key = self.value(key_code)?;
            let Some(value) = self.element(code, *optional)? else { continue };
            self.put(&mut values, key, value).map_err(|reason| reason.at(key_code.span))?;
        }
        Ok(Value::Map(Map::Made(values.into())))
    }

    /// Whether a field is there in the file; nothing that lies in a default is.
    fn written(&mut self, of: &'v Code, name: &'v str) -> Outcome<'v> {
        let value = match self.value(of)? {
            Value::Optional(Some(held)) => held.as_ref().clone(),
            value => value,
        };
        match value {
            Value::Map(Map::Written(seen)) => Ok(Value::Boolean(seen.writes(name))),
            Value::Map(Map::Made(_)) | Value::Null | Value::Optional(None) => Ok(Value::Boolean(false)),
            other => Err(unlike("written()", &[&other]).at(of.span)),
        }
    }

    fn comprehension(
        &mut self,
        (how, two): (Loop, bool),
        over: &'v Code,
        slot: usize,
        test: Option<&'v Code>,
        body: &'v Code,
    ) -> Outcome<'v> {
        let range = self.value(over)?;
        let (length, elements) = elements(&range, two).map_err(|reason| reason.at(over.span))?;
        let outer = self.passes;
        self.passes = outer.saturating_mul(length.max(1) as u64);
        if self.passes > MOST_PASSES {
            return Err(Reason::TooManyPasses.at(over.span));
        }
        let mut pass = Pass { how, slot, found: 0, kept: Vec::new(), entries: Vec::new(), failed: None };
        for element in elements {
            let (key, item) = element.map_err(|reason| reason.at(over.span))?;
            debug_assert_eq!(self.locals.len(), slot);
            self.locals.extend(key);
            self.locals.push(item);
            let done = self.pass(&mut pass, test, body);
            self.locals.truncate(slot);
            if let Some(value) = done? {
                self.passes = outer;
                return Ok(value);
            }
        }
        self.passes = outer;
        if let Some(undecided) = pass.failed {
            return Err(undecided);
        }
        Ok(match how {
            Loop::All => Value::Boolean(true),
            Loop::Exists => Value::Boolean(false),
            Loop::ExistsOne => Value::Boolean(pass.found == 1),
            Loop::Filter | Loop::Map => Value::list(pass.kept),
            Loop::Values | Loop::Entries => Value::Map(Map::Made(pass.entries.into())),
            Loop::Sort => {
                let sorted = self.sorted(pass.entries).map_err(|reason| reason.at(body.span))?;
                Value::list(sorted)
            }
        })
    }

    /// One pass; a value ends the comprehension.
    fn pass(
        &mut self,
        pass: &mut Pass<'v>,
        test: Option<&'v Code>,
        body: &'v Code,
    ) -> Result<Option<Value<'v>>, Box<NoValue>> {
        if let Loop::Map | Loop::Values | Loop::Entries | Loop::Sort = pass.how {
            if test.map_or(Ok(true), |test| self.boolean(test))? {
                let value = self.value(body)?;
                self.keep(pass, value).map_err(|reason| reason.at(body.span))?;
            }
            return Ok(None);
        }
        let holds = match self.boolean(body) {
            Err(undecided) if matches!(pass.how, Loop::All | Loop::Exists) && !undecided.reason.is_limit() => {
                pass.failed.get_or_insert(undecided);
                return Ok(None);
            }
            holds => holds?,
        };
        match pass.how {
            Loop::All if !holds => return Ok(Some(Value::Boolean(false))),
            Loop::Exists if holds => return Ok(Some(Value::Boolean(true))),
            Loop::ExistsOne => pass.found += usize::from(holds),
            Loop::Filter if holds => pass.kept.extend(self.locals.last().cloned()),
            _ => {}
        }
        Ok(None)
    }

    /// Puts what a pass has made into the list or the mapping.
    fn keep(&mut self, pass: &mut Pass<'v>, value: Value<'v>) -> Result<(), Reason> {
        match pass.how {
            Loop::Values => {
                let key = self.locals[pass.slot].clone();
                self.put(&mut pass.entries, key, value)
            }
            Loop::Entries => {
                let (_, entries) = elements(&value, true)?;
                if !matches!(value, Value::Map(_)) {
                    return Err(unlike("transformMapEntry", &[&value]));
                }
                for entry in entries {
                    let (key, value) = entry?;
                    self.put(&mut pass.entries, key.unwrap_or(Value::Null), value)?;
                }
                Ok(())
            }
            Loop::Sort => {
                pass.entries.extend(self.locals.last().map(|item| (value, item.clone())));
                Ok(())
            }
            _ => {
                pass.kept.push(value);
                Ok(())
            }
        }
    }

    /// Adds an entry to a mapping, whose keys are texts that are there once.
    fn put(
        &mut self,
        entries: &mut Vec<(Value<'v>, Value<'v>)>,
        key: Value<'v>,
        value: Value<'v>,
    ) -> Result<(), Reason> {
        let Some(name) = key.as_str() else { return Err(unlike("a key", &[&key])) };
        self.charge(entries.len())?;
        if entry(entries, name).is_some() {
            return Err(Reason::RepeatedKey(name.to_owned()));
        }
        entries.push((key, value));
        Ok(())
    }

    fn inside(&mut self, of: &'v Code, slot: usize, body: &'v Code, flat: bool) -> Outcome<'v> {
        let held = match self.value(of)? {
            Value::Optional(Some(held)) => held.as_ref().clone(),
            Value::Optional(None) => return Ok(Value::Optional(None)),
            other => return Err(unlike("optMap", &[&other]).at(of.span)),
        };
        self.locals.push(held);
        let value = self.value(body);
        self.locals.truncate(slot);
        match value? {
            value @ Value::Optional(_) if flat => Ok(value),
            value => Ok(some(value)),
        }
    }

    fn find(&mut self, span: Span, kind: &'v str, id: &'v Code) -> Outcome<'v> {
        let id = self.value(id)?;
        let Some(id) = id.as_str() else { return Err(unlike("lookup", &[&id]).at(span)) };
        let found = self.scope.host().find(kind, id);
        found.ok_or_else(|| Reason::NoDocument { kind: kind.to_owned(), id: id.to_owned() }.at(span))
    }
}

struct Pass<'v> {
    how: Loop,
    /// The variable, or the first of two.
    slot: usize,
    found: usize,
    kept: Vec<Value<'v>>,
    /// Keys and values of a mapping; of what is sorted, what is made of each item, and the item.
    entries: Vec<(Value<'v>, Value<'v>)>,
    /// The first pass that failed; it counts if no other decides.
    failed: Option<Box<NoValue>>,
}

/// The value of a name, among the first `visible` of a scope and all of those around it.
fn named<'s, 'v>(scope: &'s Scope<'_, 'v>, visible: usize, name: &str) -> Result<&'s Value<'v>, Reason> {
    match scope.bound(name, visible) {
        Some((_, _, Bound::Value(value))) => Ok(value),
        Some((scope, at, Bound::Let(code, value))) => {
            let value = value.get_or_init(|| Evaluation::new(scope, at).value(code));
            value.as_ref().map_err(|inner| Reason::Let { name: name.to_owned(), inner: inner.clone() })
        }
        None => Err(Reason::Unbound(name.to_owned())),
    }
}

/// A value that is there.
pub(super) fn some(value: Value<'_>) -> Value<'_> {
    Value::Optional(Some(Arc::new(value)))
}

pub(super) fn unlike(operation: &'static str, values: &[&Value<'_>]) -> Reason {
    let found: Vec<&str> = values.iter().map(|value| value.describe()).collect();
    Reason::Unlike { operation, found: found.join(" and ") }
}

fn entry<'a, 'v>(entries: &'a [(Value<'v>, Value<'v>)], name: &str) -> Option<&'a Value<'v>> {
    entries.iter().find(|(key, _)| key.as_str() == Some(name)).map(|(_, value)| value)
}

/// The value of a key.
pub(super) fn member<'v>(value: &Value<'v>, name: &str) -> Result<Option<Value<'v>>, Reason> {
    match value {
        Value::Map(Map::Written(seen)) => seen.get(name),
        Value::Map(Map::Made(entries)) => Ok(entry(entries, name).cloned()),
        other => Err(unlike("a field", &[other])),
    }
}

fn item<'v>(list: &List<'v>, index: usize) -> Result<Option<Value<'v>>, Reason> {
    match list {
        List::Written(seen) => seen.at(index),
        List::Made(items) => Ok(items.get(index).cloned()),
        List::Borrowed(items) => Ok(items.get(index).cloned()),
    }
}

pub(super) fn length(list: &List<'_>) -> usize {
    match list {
        List::Written(seen) => seen.len(),
        List::Made(items) => items.len(),
        List::Borrowed(items) => items.len(),
    }
}

pub(super) type Items<'a, 'v> = Box<dyn Iterator<Item = Result<Value<'v>, Reason>> + 'a>;

/// What comprehensions go through: the items of a list, the keys of a mapping; and at most how many there are.
pub(super) fn items<'a, 'v: 'a>(value: &'a Value<'v>) -> Result<(usize, Items<'a, 'v>), Reason> {
    Ok(match value {
        Value::List(List::Written(seen)) => (seen.node.len(), Box::new(seen.items())),
        Value::List(List::Made(items)) => (items.len(), Box::new(items.iter().cloned().map(Ok))),
        Value::List(List::Borrowed(items)) => (items.len(), Box::new(items.iter().cloned().map(Ok))),
        Value::Map(Map::Written(seen)) => {
            let keys = seen.keys();
            (keys.len(), Box::new(keys.into_iter().map(|key| Ok(Value::from(key)))))
        }
        Value::Map(Map::Made(entries)) => (entries.len(), Box::new(entries.iter().map(|(key, _)| Ok(key.clone())))),
        other => return Err(unlike("a comprehension", &[other])),
    })
}

type Elements<'a, 'v> = Box<dyn Iterator<Item = Result<(Option<Value<'v>>, Value<'v>), Reason>> + 'a>;

/// What a comprehension goes through; for two variables with the position of each item, or the key of each value.
pub(super) fn elements<'a, 'v: 'a>(value: &'a Value<'v>, two: bool) -> Result<(usize, Elements<'a, 'v>), Reason> {
    let (length, all) = match value {
        Value::Map(Map::Written(seen)) if two => {
            let entries = seen.entries().map(|entry| entry.map(|(key, value)| (Some(Value::from(key)), value)));
            return Ok((seen.len(), Box::new(entries)));
        }
        Value::Map(Map::Made(entries)) if two => {
            let each = entries.iter().map(|(key, value)| Ok((Some(key.clone()), value.clone())));
            return Ok((entries.len(), Box::new(each)));
        }
        value => items(value)?,
    };
    let numbered = all.enumerate();
    Ok((
        length,
        Box::new(numbered.map(move |(at, item)| {
            item.map(|item| (two.then(|| Value::Integer(i64::try_from(at).unwrap_or(i64::MAX))), item))
        })),
    ))
}
