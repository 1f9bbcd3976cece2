//! Calls: comprehensions and functions, their arguments and answers.

use std::sync::Arc;

use regex::RegexBuilder;

use super::check::{Asked, Checker};
use super::code::{Code, Loop, Op};
use super::format::{Piece, pieces};
use super::functions::{ELSEWHERE, FUNCTIONS, OTHERS};
use super::literal;
use super::problem::ProblemKind;
use super::signature::{Function, Give, Signature, Want, Zero, held};
use super::syntax::{Name, Syntax, What};
use super::types::Type;
use super::value::Value;
use super::version::Version;
use crate::calendar::{Time, Zone};
use crate::kind::{name as kind_name, nearest};
use crate::language::Label;
use crate::language::messages::expression as say;
use crate::source::{Globs, Span};

/// The largest compiled regular expression, in bytes.
const LARGEST_PATTERN: usize = 1 << 20;

impl Checker<'_> {
    pub(super) fn call(
        &mut self,
        whole: &Syntax,
        of: Option<&Syntax>,
        name: &Name,
        arguments: &[Syntax],
    ) -> (Op, Type) {
        if let Some(of) = of {
            if matches!(&of.what, What::Name(namespace) if namespace.as_ref() == "optional" && self.local("optional").is_none())
            {
                return self.optional(name, arguments);
            }
            if let Some(how) = Loop::find(&name.text, arguments.len()) {
                return self.comprehension(whole, how, of, name, arguments);
            }
            return match (name.text.as_ref(), arguments) {
                ("optMap" | "optFlatMap", [variable, body]) => self.inside(of, name, variable, body),
                ("matches", [pattern]) => self.matches(of, pattern),
                _ => self.method(of, name, arguments),
            };
        }
        match (name.text.as_ref(), arguments) {
            ("has", [field]) => match &field.what {
                What::Select { of, field: name, optional: false } => self.select(field, of, name, Asked::Has),
                _ => self.not_field(field, "has"),
            },
            ("written", [field]) => match &field.what {
                What::Select { of, field: name, .. } => {
                    let (code, ty) = self.maybe(of);
                    self.field(field.span, of, &ty, name, Asked::Has);
                    (Op::Written(Box::new(code), name.text.clone()), Type::Boolean)
                }
                _ => self.not_field(field, "written"),
            },
            ("folders", [glob]) => self.folders(glob),
            ("filled", [field]) => {
                let (code, _) = self.maybe(field);
                (Op::Call(Function::Filled, Box::new([code])), Type::Boolean)
            }
            ("matches", [text, pattern]) => self.matches(text, pattern),
            ("docs", [kind]) => match self.kind(kind, "docs") {
                Some((name, ty)) => (Op::Documents(name), Type::list(ty)),
                None => (Op::Null, Type::Any),
            },
            ("lookup", [kind, id]) => {
                let kind = self.kind(kind, "lookup");
                self.find(name, kind, id, 2)
            }
            ("person" | "party", [id]) => {
                let kind = if name.text.as_ref() == "person" { kind_name::PERSON } else { kind_name::PARTY };
                let found = self.environment.kind(kind).map(|form| (kind.into(), Type::of_form(form)));
                if found.is_none() {
                    let kind = ProblemKind::UnknownKind { name: kind.to_owned(), nearest: None };
                    self.problem(name.span, kind);
                }
                self.find(name, found, id, 1)
            }
            (special, _) if OTHERS.contains(&special) => {
                let least = if matches!(special, "lookup" | "matches") { 2 } else { 1 };
                self.miscounted(name, (least, least), arguments.len())
            }
            _ => self.function(name, arguments),
        }
    }

    pub(super) fn refuse(&mut self, span: Span, kind: ProblemKind) -> (Op, Type) {
        self.problem(span, kind);
        (Op::Null, Type::Any)
    }

    /// The argument of `has` or `written`, which is no field.
    fn not_field(&mut self, argument: &Syntax, function: &'static str) -> (Op, Type) {
        if !self.is_hyphenated(argument) {
            self.problem(argument.span, ProblemKind::NotField { function });
        }
        (Op::Null, Type::Any)
    }

    fn folders(&mut self, glob: &Syntax) -> (Op, Type) {
        let What::Text(text) = &glob.what else { return self.refuse(glob.span, ProblemKind::GlobNotWritten) };
        match Globs::new(&[text.as_ref()]) {
            Ok(globs) => (Op::Folders(Box::new((text.clone(), globs))), Type::list(Type::Text)),
            Err(_) => self.refuse(glob.span, ProblemKind::BadGlob { glob: text.to_string() }),
        }
    }

    pub(super) fn miscounted(&mut self, name: &Name, (least, most): (usize, usize), found: usize) -> (Op, Type) {
        let function = name.text.to_string();
        self.refuse(name.span, ProblemKind::Arguments { function, least, most, found })
    }

    fn function(&mut self, name: &Name, arguments: &[Syntax]) -> (Op, Type) {
        let Some(signature) = FUNCTIONS.iter().find(|one| !one.method && one.name == name.text.as_ref()) else {
            let names = || FUNCTIONS.iter().filter(|one| !one.method).map(|one| one.name).chain(OTHERS);
            let known = elsewhere(&name.text).filter(|known| *known == "!" || names().any(|name| name == *known));
            let nearest = known.or_else(|| nearest(&name.text, names())).map(str::to_owned);
            for argument in arguments {
                self.part(argument);
            }
            return self.refuse(name.span, ProblemKind::UnknownFunction { name: name.text.to_string(), nearest });
        };
        let (codes, types): (Vec<Code>, Vec<Type>) = arguments.iter().map(|argument| self.part(argument)).unzip();
        self.apply(signature, name, arguments, codes, &types)
    }

    fn method(&mut self, of: &Syntax, name: &Name, arguments: &[Syntax]) -> (Op, Type) {
        let (code, ty) = self.part(of);
        if Loop::NAMES.contains(&name.text.as_ref()) {
            return self.miscounted(name, Loop::arguments(&name.text), arguments.len());
        }
        let named = || FUNCTIONS.iter().filter(|one| one.method && one.name == name.text.as_ref());
        if named().next().is_none() {
            // its arguments are not looked at: they may speak of the variable of a misspelt comprehension
            return self.unknown_method(name, &ty);
        }
        let (mut codes, mut types) = (vec![code], vec![ty.clone()]);
        for argument in arguments {
            let (code, ty) = self.part(argument);
            codes.push(code);
            types.push(ty);
        }
        let fitting = named().find(|one| one.takes[0].accepts(&ty));
        let Some(signature) = fitting else {
            let Some(one) = named().next().filter(|_| !matches!(ty, Type::Optional(_))) else {
                return self.unknown_method(name, &ty);
            };
            let (expected, function) = (one.takes[0].label().into(), Some(name.text.to_string()));
            return self.refuse(of.span, ProblemKind::Expected { expected, found: ty.label().into(), function });
        };
        if matches!(signature.function, Function::PartOfTime(_)) && arguments.is_empty() {
            return self.refuse(name.span, ProblemKind::NoZone { function: name.text.to_string() });
        }
        if signature.function == Function::Value && !self.known(of) && matches!(ty, Type::Optional(_)) {
            self.problem(name.span, ProblemKind::MayBeEmpty);
        }
        let parts: Vec<Syntax> = std::iter::once(of).chain(arguments).cloned().collect();
        self.apply(signature, name, &parts, codes, &types)
    }

    fn unknown_method(&mut self, name: &Name, ty: &Type) -> (Op, Type) {
        let of_type = || FUNCTIONS.iter().filter(|one| one.method && one.takes[0].accepts(ty)).map(|one| one.name);
        let loops = Loop::NAMES.into_iter().filter(|_| matches!(ty, Type::List(_) | Type::Map(_) | Type::Any));
        let known = elsewhere(&name.text).filter(|known| of_type().any(|name| name == *known));
        let nearest = known.or_else(|| nearest(&name.text, of_type().chain(loops)));
        let nearest = nearest.filter(|near| *near != name.text.as_ref());
        let (name_text, nearest) = (name.text.to_string(), nearest.map(str::to_owned));
        self.refuse(name.span, ProblemKind::UnknownMethod { name: name_text, of: ty.label().into(), nearest })
    }

    /// Whether a part that may be absent is known to be there.
    fn known(&self, of: &Syntax) -> bool {
        self.path(of).is_none_or(|path| self.facts.contains(&path))
    }

    fn apply(
        &mut self,
        signature: &Signature,
        name: &Name,
        parts: &[Syntax],
        codes: Vec<Code>,
        types: &[Type],
    ) -> (Op, Type) {
        let before = usize::from(signature.method);
        let (least, most) = (signature.least, signature.takes.len());
        if !(least..=most).contains(&types.len()) {
            return self.miscounted(name, (least - before, most - before), types.len() - before);
        }
        for (at, (want, ty)) in signature.takes.iter().zip(types).enumerate() {
            if want.accepts(ty) {
                continue;
            }
            let (function, position) = (name.text.to_string(), at + 1 - before);
            let (expected, found) = (want.label().into(), ty.label().into());
            self.problem(parts[at].span, ProblemKind::Argument { function, position, expected, found });
        }
        self.apply_words(signature, parts, types);
        self.apply_written(signature.function, parts);
        if let Some(constant) = self.constant(signature.function, parts) {
            return (Op::Constant(constant), signature.gives.of(types));
        }
        let function = match (signature.function, types) {
            (Function::Sum(_), [ty]) => {
                Function::Sum(ty.element().and_then(|of| Zero::of(&of)).unwrap_or(Zero::Integer))
            }
            (function, _) => function,
        };
        (Op::Call(function, codes.into()), signature.gives.of(types))
    }

    /// Arguments that are written out and can be held against what they have to be.
    fn apply_written(&mut self, function: Function, parts: &[Syntax]) {
        match (function, parts) {
            (Function::PartOfTime(_), [_, Syntax { what: What::Text(zone), span, .. }]) => {
                if literal::offset(zone).is_none()
                    && let Err(unknown) = Zone::named(zone)
                {
                    let kind = ProblemKind::UnknownZone { name: zone.to_string(), nearest: unknown.nearest };
                    self.problem(*span, kind);
                }
            }
            (Function::Format, [Syntax { what: What::Text(text), span, .. }, values]) => match pieces(text) {
                Err(clause) => self.problem(*span, ProblemKind::NoClause(clause.to_owned())),
                Ok(pieces) => {
                    let clauses = pieces.iter().filter(|piece| matches!(piece, Piece::Clause(..))).count();
                    let What::List(items) = &values.what else { return };
                    if items.len() != clauses && items.iter().all(|item| !item.optional) {
                        let kind = ProblemKind::Miscounted { clauses, values: items.len() };
                        self.problem(values.span, kind);
                    }
                }
            },
            _ => {}
        }
    }

    /// Words among the arguments that have to be words of a list.
    fn apply_words(&mut self, signature: &Signature, parts: &[Syntax], types: &[Type]) {
        if let (Function::InForce, [Type::Record(record), _]) = (signature.function, types) {
            let without = record.layouts.iter().find(|of| of.field("from").is_none() && of.field("to").is_none());
            if let Some(form) = without {
                let (field, of) = ("from".to_owned(), form.name());
                self.problem(parts[0].span, ProblemKind::UnknownField { field, of, others: Vec::new(), nearest: None });
            }
        }
        // `x.orValue("nomral")` is a misspelt word, `x.orValue("")` and `x.orValue("unknown")` are words of their own
        let (Function::OrValue, [of, Type::Choice(default)]) = (signature.function, types) else { return };
        let Type::Choice(listed) = held(of) else { return };
        let value = default.values.first().filter(|value| !listed.values.contains(*value));
        let near = value.and_then(|value| nearest(value, listed.values.iter().map(AsRef::as_ref)));
        if near.is_some() && !listed.written && default.values.len() == 1 {
            self.words(&parts[1], default, &listed);
        }
    }

    /// Times and durations that are written out are read at once.
    fn constant(&mut self, function: Function, parts: &[Syntax]) -> Option<Value<'static>> {
        let [Syntax { what: What::Text(text), span, .. }] = parts else { return None };
        let (value, expected) = match function {
            Function::ToTime => {
                let at = literal::timestamp(text).map(|at| Value::Time(Time::Instant(at)));
                (at, say::A_TIMESTAMP)
            }
            Function::ToDuration => (literal::duration(text).map(Value::Duration), say::A_DURATION_LITERAL),
            Function::ToVersion => {
                let version = Version::read(text).map(|version| Value::Version(Arc::new(version)));
                (version, say::A_VERSION_LITERAL)
            }
            _ => return None,
        };
        if value.is_none() {
            self.problem(*span, ProblemKind::NotReadable { text: text.to_string(), expected });
        }
        Some(value.unwrap_or(Value::Null))
    }

    /// `optional.of(…)`, `optional.ofNonZeroValue(…)`, `optional.none()`.
    fn optional(&mut self, name: &Name, arguments: &[Syntax]) -> (Op, Type) {
        let (function, takes) = match name.text.as_ref() {
            "of" => (Function::Of, 1),
            "ofNonZeroValue" => (Function::NonZero, 1),
            "none" => (Function::None, 0),
            other => {
                let nearest = nearest(other, ["of", "ofNonZeroValue", "none"]).map(str::to_owned);
                let (name_text, of) = (other.to_owned(), Label::same("`optional`").into());
                return self.refuse(name.span, ProblemKind::UnknownMethod { name: name_text, of, nearest });
            }
        };
        if arguments.len() != takes {
            return self.miscounted(name, (takes, takes), arguments.len());
        }
        let (codes, types): (Vec<Code>, Vec<Type>) = arguments.iter().map(|argument| self.part(argument)).unzip();
        let ty = if takes == 0 { Type::nothing().optional() } else { Give::Maybe.of(&types) };
        (Op::Call(function, codes.into()), ty)
    }

    /// A field that may be absent, and whatever it lies in too.
    fn maybe(&mut self, syntax: &Syntax) -> (Code, Type) {
        let What::Select { of, field, .. } = &syntax.what else { return self.part(syntax) };
        let (code, ty) = self.maybe(of);
        let ty = self.field(syntax.span, of, &ty, field, Asked::Maybe).optional();
        (Code { span: syntax.span, what: Op::MaybeField(Box::new(code), field.text.clone()) }, ty)
    }

    /// A kind that is written out.
    fn kind(&mut self, syntax: &Syntax, function: &'static str) -> Option<(Box<str>, Type)> {
        let What::Text(name) = &syntax.what else {
            self.problem(syntax.span, ProblemKind::KindNotWritten(function));
            return None;
        };
        if let Some(form) = self.environment.kind(name) {
            return Some((name.clone(), Type::of_form(form)));
        }
        let nearest = nearest(name, self.environment.kinds()).map(str::to_owned);
        self.problem(syntax.span, ProblemKind::UnknownKind { name: name.to_string(), nearest });
        None
    }

    fn find(&mut self, name: &Name, kind: Option<(Box<str>, Type)>, id: &Syntax, position: usize) -> (Op, Type) {
        let (code, ty) = self.part(id);
        if !Want::Text.accepts(&ty) {
            let (function, expected) = (name.text.to_string(), Want::Text.label().into());
            self.problem(id.span, ProblemKind::Argument { function, position, expected, found: ty.label().into() });
        }
        match kind {
            Some((kind, ty)) => (Op::Find(kind, Box::new(code)), ty),
            None => (Op::Null, Type::Any),
        }
    }

    fn matches(&mut self, text: &Syntax, pattern: &Syntax) -> (Op, Type) {
        let (code, ty) = self.part(text);
        if !Want::Text.accepts(&ty) {
            let (expected, found) = (Want::Text.label().into(), ty.label().into());
            self.problem(text.span, ProblemKind::Expected { expected, found, function: None });
        }
        let What::Text(source) = &pattern.what else {
            return self.refuse(pattern.span, ProblemKind::PatternNotWritten);
        };
        match RegexBuilder::new(source).size_limit(LARGEST_PATTERN).build() {
            Ok(regex) => (Op::Matches(Box::new(code), Box::new(regex)), Type::Boolean),
            Err(error) => {
                let last =
                    error.to_string().lines().last().unwrap_or_default().trim_start_matches("error: ").to_owned();
                self.refuse(pattern.span, ProblemKind::BadPattern { reason: last })
            }
        }
    }
}

/// What a function of another language is here.
fn elsewhere(name: &str) -> Option<&'static str> {
    ELSEWHERE.iter().find(|(there, _)| *there == name).map(|(_, here)| *here)
}
