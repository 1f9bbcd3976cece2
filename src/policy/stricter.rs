//! Which way a project may move a parameter: only to what is stricter. A value that asks for less than the agreement is
//! refused, whoever wrote it.

use super::compile::{Compiler, Names};
use super::parameter::{Naming, Parameter, ParameterType, ParameterValue, Stricter};
use super::path::Path;
use crate::calendar::Eves;
use crate::kind::{meant, nearest};
use crate::language::messages::{names, parameters as say};
use crate::language::{Fact, Facts, Phrase, Reader, Refusal, Sentence};
use crate::workspace::Workspace;
use crate::yaml::Node;

impl Parameter {
    /// Reads `stricter` and `names` of a declaration into the parameter, and holds its own value against its bounds;
    /// mistakes are noted at their places.
    pub(super) fn declare(
        &mut self,
        name: &str,
        declaration: Node<'_>,
        workspace: &Workspace,
        compiler: &mut Compiler<'_>,
    ) {
        let span = |key: &str| declaration.get(key).map_or(self.span, Node::span);
        let refused = match self.way(declaration) {
            Ok(stricter) => {
                self.stricter = stricter;
                self.naming(declaration)
                    .map_err(|(key, refusal)| (span(key), refusal))
                    .and_then(|()| self.bounds().map_err(|(key, refusal)| (span(key), refusal)))
                    .and_then(|()| self.own_value(name).map_err(|refusal| (span("value"), refusal)))
            }
            Err((key, refusal)) => Err((span(key), refusal)),
        };
        if let Err((span, refusal)) = refused {
            compiler.refuse(span, &refusal);
            return;
        }
        for names in declaration.get("names").into_iter().flat_map(each) {
            self.names.extend(Naming::compile(names, workspace, compiler));
        }
    }

    /// Which way is stricter, as it is declared or as the bounds imply.
    fn way(&self, declaration: Node<'_>) -> Result<Stricter, (&'static str, Refusal)> {
        let written = declaration.get("stricter").and_then(|way| Stricter::find(way.text()));
        let stricter = match (written, &self.floor, &self.ceiling) {
            (Some(way), ..) => way,
            (None, Some(_), Some(_)) => {
                return Err(("floor", refusal(say::BOTH_BOUNDS, say::BOTH_BOUNDS_HELP, &Facts::new())));
            }
            (None, Some(_), None) => Stricter::Up,
            (None, None, Some(_)) => Stricter::Down,
            (None, None, None) => Stricter::Fixed,
        };
        let ways = Stricter::of_type(self.kind);
        if ways.contains(&stricter) {
            return Ok(stricter);
        }
        let place = match written {
            Some(_) => "stricter",
            None if self.floor.is_some() => "floor",
            None => "ceiling",
        };
        let ways = ways.iter().map(|way| Fact::code(format!("stricter: {way}"))).collect();
        let facts = Facts::new()
            .with("way", Fact::code(format!("stricter: {stricter}")))
            .with("type", Fact::code(self.kind.to_string()))
            .with("ways", Fact::Or(ways));
        Err((place, refusal(say::MISFIT, say::MISFIT_HELP, &facts)))
    }

    /// Whether what a free value names is said, and only of one that is free.
    fn naming(&self, declaration: Node<'_>) -> Result<(), (&'static str, Refusal)> {
        let is_name = matches!(self.kind, ParameterType::Text | ParameterType::List | ParameterType::Role);
        match (self.stricter == Stricter::Free, declaration.get("names")) {
            (true, None) if is_name => {
                let facts = Facts::new().with("type", Fact::code(self.kind.to_string()));
                Err(("stricter", refusal(say::NAMES_NOTHING, say::NAMES_NOTHING_HELP, &facts)))
            }
            (free, Some(_)) if !free || !is_name => {
                Err(("names", refusal(say::NAMES_MISFIT, say::NAMES_MISFIT_HELP, &Facts::new())))
            }
            _ => Ok(()),
        }
    }

    /// Whether each bound is one for the way that is stricter.
    fn bounds(&self) -> Result<(), (&'static str, Refusal)> {
        let both = self.floor.is_some() && self.ceiling.is_some();
        let bounds = [("floor", &self.floor, Stricter::Up), ("ceiling", &self.ceiling, Stricter::Down)];
        for (key, bound, way) in bounds {
            let Some(bound) = bound else { continue };
            let fits = self.stricter == way || (both && matches!(self.stricter, Stricter::Up | Stricter::Down));
            if !fits {
                let facts =
                    Facts::new().with("bound", Fact::code(key)).with("way", Fact::code(format!("stricter: {way}")));
                return Err((key, refusal(say::BOUND_MISFIT, say::BOUND_MISFIT_HELP, &facts)));
            }
            self.is_choice(key, bound).map_err(|refusal| (key, refusal))?;
        }
        Ok(())
    }

    /// Whether the policy's own value is one that it would take from a project.
    fn own_value(&self, name: &str) -> Result<(), Refusal> {
        if self.kind == ParameterType::Enum && self.values.is_empty() {
            return Err(refusal(say::NO_CHOICES, say::NO_CHOICES_HELP, &Facts::new()));
        }
        self.is_choice(name, &self.value)?;
        self.within(name, &self.value)
    }

    /// Whether a project may set the parameter to a value.
    ///
    /// # Errors
    /// Why it may not.
    pub(super) fn takes(
        &self,
        name: &str,
        value: &ParameterValue,
        workspace: &Workspace,
        compiler: &Compiler<'_>,
    ) -> Result<(), Refusal> {
        self.is_choice(name, value)?;
        self.within(name, value)?;
        if self.stricter == Stricter::Free {
            return self.names_something(name, value, workspace, compiler);
        }
        // What is within the bound may still be weaker than the policy where there is none.
        let bound = match self.stricter {
            Stricter::Up => self.floor.as_ref(),
            Stricter::Down => self.ceiling.as_ref(),
            _ => None,
        };
        self.is_weaker(name, value, bound.unwrap_or(&self.value)).map_or(Ok(()), Err)
    }

    /// Makes the value in force the weakest that may still be given.
    pub(super) fn bind(&mut self) {
        match self.stricter {
            Stricter::Up => self.floor = Some(self.value.clone()),
            Stricter::Down => self.ceiling = Some(self.value.clone()),
            _ => {}
        }
    }

    /// Whether a value lies within the bounds.
    fn within(&self, name: &str, value: &ParameterValue) -> Result<(), Refusal> {
        let facts = |bound: &ParameterValue| facts(name, value, bound);
        if let Some(floor) = self.floor.as_ref().filter(|floor| self.is_below(value, floor)) {
            let message = if self.has_order() { say::TOO_LITTLE } else { say::WEAKER };
            return Err(refusal(message, say::STRICTER_HELP, &facts(floor)));
        }
        if let Some(ceiling) = self.ceiling.as_ref().filter(|ceiling| self.is_below(ceiling, value)) {
            return Err(refusal(say::TOO_MUCH, say::STRICTER_HELP, &facts(ceiling)));
        }
        Ok(())
    }

    /// Why a value is weaker than another, if it is.
    fn is_weaker(&self, name: &str, value: &ParameterValue, bound: &ParameterValue) -> Option<Refusal> {
        let facts = facts(name, value, bound);
        let weaker = |message, facts| Some(refusal(message, say::STRICTER_HELP, &facts));
        match (self.stricter, value, bound) {
            (Stricter::Up, ..) if self.is_below(value, bound) => {
                weaker(if self.has_order() { say::TOO_LITTLE } else { say::WEAKER }, facts)
            }
            (Stricter::Down, ..) if self.is_below(bound, value) => {
                weaker(if self.has_order() { say::TOO_MUCH } else { say::WEAKER }, facts)
            }
            (Stricter::Up | Stricter::Down | Stricter::Free, ..) => None,
            (Stricter::Superset, ParameterValue::List(texts), ParameterValue::List(bound)) => {
                let missing = without(bound, texts)?;
                weaker(say::LACKS, facts.with("missing", missing))
            }
            (Stricter::Subset, ParameterValue::List(texts), ParameterValue::List(bound)) => {
                let added = without(texts, bound)?;
                weaker(say::ADDS, facts.with("added", added))
            }
            (_, value, bound) => (!value.is_same(bound)).then(|| refusal(say::FIXED, say::FIXED_HELP, &facts)),
        }
    }

    /// Whether the values of the type are amounts or numbers, so that one speaks of least and most.
    fn has_order(&self) -> bool {
        !matches!(self.kind, ParameterType::Enum | ParameterType::Boolean | ParameterType::Evidence)
    }

    /// Whether a value lies below another: of an enumeration the one that is listed first.
    fn is_below(&self, value: &ParameterValue, other: &ParameterValue) -> bool {
        let place = |text: &String| self.values.iter().position(|known| known == text);
        match (value, other) {
            (ParameterValue::Text(a), ParameterValue::Text(b)) => place(a) < place(b),
            (ParameterValue::Boolean(a), ParameterValue::Boolean(b)) => !a & b,
            (value, other) => value.is_below(other),
        }
    }

    /// Whether a value is one of an enumeration's.
    fn is_choice(&self, name: &str, value: &ParameterValue) -> Result<(), Refusal> {
        match value {
            ParameterValue::Text(text) if self.kind == ParameterType::Enum && !self.values.contains(text) => {
                let known: Vec<&str> = self.values.iter().map(String::as_str).collect();
                let says = say::NOT_A_CHOICE.with("name", Fact::code(name)).with("value", Fact::code(text));
                Err(Refusal { says: says.with("choices", Fact::any(&self.values)), help: meant(text, &known) })
            }
            ParameterValue::List(levels) if self.kind == ParameterType::Evidence && levels.is_empty() => {
                let facts = facts(name, value, &self.value);
                Err(refusal(say::NO_EVIDENCE, say::FIXED_HELP, &facts))
            }
            _ => Ok(()),
        }
    }

    /// Whether a free value names what is there. What the policy itself names needs not be registered to be kept.
    fn names_something(
        &self,
        name: &str,
        value: &ParameterValue,
        workspace: &Workspace,
        compiler: &Compiler<'_>,
    ) -> Result<(), Refusal> {
        let own = match &self.value {
            ParameterValue::Text(text) => std::slice::from_ref(text),
            ParameterValue::List(texts) => texts,
            _ => return Ok(()),
        };
        let given = match value {
            ParameterValue::Text(text) => std::slice::from_ref(text),
            ParameterValue::List(texts) => texts,
            _ => return Ok(()),
        };
        if self.kind == ParameterType::Hours {
            let known = compiler.calendar.is_some_and(|calendar| calendar.hours(&given[0], Eves::Free).is_ok());
            let facts = facts(name, value, &self.value);
            return if known { Ok(()) } else { Err(refusal(say::NO_HOURS, say::FIXED_HELP, &facts)) };
        }
        if self.names.is_empty() {
            return Ok(());
        }
        let registered: Vec<&str> = self.names.iter().flat_map(|names| names.registered(workspace)).collect();
        let unknown = given.iter().find(|text| !own.contains(text) && !registered.contains(&text.as_str()));
        let Some(unknown) = unknown else { return Ok(()) };
        let near = nearest(unknown, registered).map(Fact::code);
        let facts = Facts::new()
            .with("name", Fact::code(name))
            .with("value", written(value))
            .with("missing", Fact::code(unknown.as_str()))
            .with("place", self.place())
            .with("nearest", near.unwrap_or_else(|| Fact::text("")));
        Err(refusal(say::NAMELESS, say::NAMELESS_HELP, &facts))
    }

    /// What of the registry its values are names of.
    fn place(&self) -> Fact {
        Fact::Or(self.names.iter().map(|names| Fact::code(names.text.as_str())).collect())
    }

    /// What a project may do with it, in the reader's language.
    pub fn may(&self, reader: &Reader) -> String {
        let place = if self.names.is_empty() { Fact::text("") } else { self.place() };
        self.stricter.may(self.kind).render(reader, &Facts::new().with("place", place))
    }
}

impl Naming {
    fn compile(node: Node<'_>, workspace: &Workspace, compiler: &mut Compiler<'_>) -> Option<Self> {
        let text = node.text();
        let (kind, way) = text.split_once('.').unwrap_or((text, "id"));
        let Some(known) = workspace.kinds.get(kind) else {
            let kinds: Vec<&str> = workspace.kinds.keys().map(String::as_str).collect();
            compiler.unknown(node.span(), names::KIND, kind, kinds);
            return None;
        };
        // What everyone may write must not say what counts.
        if !known.is_trusted() {
            let refusal = refusal(say::NAMES_WORK, say::NAMES_WORK_HELP, &Facts::new().with("kind", Fact::code(kind)));
            compiler.refuse(node.span(), &refusal);
            return None;
        }
        let names = Names { kinds: vec![kind.to_owned()], ..Names::default() };
        Path::compile(way, node.span(), &names, compiler)?;
        let keys = way.split('.').map(|key| key.trim_end_matches("[]").to_owned()).collect();
        Some(Self { text: text.to_owned(), kind: kind.to_owned(), keys })
    }

    /// The names that the registry has.
    fn registered<'w>(&self, workspace: &'w Workspace) -> Vec<&'w str> {
        let of_kind = workspace.documents.iter().filter(|document| document.kind.as_deref() == Some(&self.kind));
        let of_kind = of_kind.filter(|document| document.misplaced.is_none());
        let mut at: Vec<Node<'w>> = of_kind.filter_map(|document| workspace.node(document)).collect();
        for key in &self.keys {
            at = at.into_iter().filter_map(|node| node.get(key)).flat_map(each).collect();
        }
        at.into_iter().filter(|node| node.scalar().is_some() && !node.is_null()).map(|node| node.text()).collect()
    }
}

/// A refusal whose message and help tell the same facts.
fn refusal(message: Phrase, help: Phrase, facts: &Facts) -> Refusal {
    let sentence = |phrase: Phrase| {
        facts.iter().fold(Sentence::from(phrase), |sentence, (name, fact)| sentence.with(name.to_owned(), fact.clone()))
    };
    Refusal { says: sentence(message), help: Some(sentence(help)) }
}

/// The items of a list, or the value itself.
fn each(node: Node<'_>) -> Vec<Node<'_>> {
    if node.is_sequence() { node.items().collect() } else { vec![node] }
}

/// What the first list has and the second lacks; `None` where it lacks nothing.
fn without(texts: &[String], others: &[String]) -> Option<Fact> {
    let rest: Vec<Fact> = texts.iter().filter(|text| !others.contains(text)).map(Fact::code).collect();
    (!rest.is_empty()).then_some(Fact::List(rest))
}

fn facts(name: &str, value: &ParameterValue, bound: &ParameterValue) -> Facts {
    Facts::new().with("name", Fact::code(name)).with("value", written(value)).with("bound", written(bound))
}

/// A value as it may be written; days and durations as people say them.
fn written(value: &ParameterValue) -> Fact {
    match value {
        ParameterValue::Amount(_) | ParameterValue::Number(_) => value.fact(),
        other => Fact::code(other.written()),
    }
}
