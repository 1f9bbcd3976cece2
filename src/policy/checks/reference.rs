//! `reference`: ids name documents for which a condition holds.

use std::collections::BTreeSet;

use crate::finding::Unproven;
use crate::kind::{plain_form, the_kind};
use crate::language::messages::{names as words, policy as say};
use crate::language::{Fact, Facts};
use crate::policy::announced::is_earlier;
use crate::policy::argument::TextArgument;
use crate::policy::case::Case;
use crate::policy::check::Check;
use crate::policy::compile::{CheckKind, Compiled, Compiler, Names};
use crate::policy::condition::Condition;
use crate::policy::located::Located;
use crate::policy::outcome::{Outcome, Shown};
use crate::policy::path::Path;
use crate::workspace::KindOf;
use crate::yaml::Node;

pub(super) const CHECK: CheckKind = CheckKind {
    name: "reference",
    about: "the ids name documents of the kind for which the condition holds, and which name this one back",
    compile,
};

#[derive(Debug)]
struct Reference {
    from: From,
    kind: String,
    condition: Option<Condition>,
    back: Option<Path>,
    /// Whether the target must have had the documents before this one.
    earlier: bool,
    /// Whether one of several is enough.
    any: bool,
}

#[derive(Debug)]
enum From {
    Path(Path),
    Value(TextArgument),
}

fn compile<'k>(node: Node<'k>, _: Node<'k>, names: &Names<'k>, compiler: &mut Compiler<'k>) -> Option<Compiled> {
    let from = match (node.get("path"), node.get("value")) {
        (Some(path), _) => From::Path(Path::compile(path.text(), path.span(), names, compiler)?),
        (None, Some(value)) => {
            let kind = node.get("kind").map(Node::text);
            From::Value(TextArgument::id(value, kind, names, compiler)?)
        }
        (None, None) => {
            compiler.without(node.span(), "reference", &["path", "value"], "path: service");
            return None;
        }
    };
    let kind = node.get("kind")?;
    if !compiler.kinds.contains_key(kind.text()) {
        let all = compiler.kinds;
        compiler.unknown(kind.span(), words::KIND, kind.text(), all.keys().map(String::as_str));
        return None;
    }
    let inner = Names { other: vec![kind.text().to_owned()], ..names.clone() };
    let condition = match node.get("where") {
        None => None,
        Some(condition) => Some(Condition::compile(condition, &inner, compiler)?),
    };
    let back = match node.get("back") {
        None => None,
        Some(back) => Some(Path::compile(&format!("other.{}", back.text()), back.span(), &inner, compiler)?),
    };
    let earlier = node.get("earlier").and_then(Node::as_bool).unwrap_or(false);
    let any = node.get("match").is_some_and(|number| number.text() == "any");
    Some(Compiled::new(Reference { from, kind: kind.text().to_owned(), condition, back, earlier, any }, &["id"]))
}

impl Check for Reference {
    fn judge(&self, case: &Case<'_>) -> Vec<Outcome> {
        let ids: Vec<(String, Located<'_>)> = match &self.from {
            From::Path(path) => {
                let each = path.find(case).into_iter().flat_map(Located::into_items);
                each.map(|at| (at.node.text().to_owned(), at)).collect()
            }
            From::Value(value) => value.find(case).into_iter().map(|id| (id, case.subject())).collect(),
        };
        // One of none is none.
        if self.any && ids.is_empty() {
            return self.absent(case).into_iter().collect();
        }
        let mut outcomes = Vec::new();
        for (id, at) in ids {
            let other = match self.from {
                From::Path(_) => case.world.find_value(&self.kind, at.node),
                From::Value(_) => case.world.find(&self.kind, &id),
            };
            match self.holds(other.clone(), case) {
                Ok(true) if self.any => return Vec::new(),
                Ok(true) => {}
                Ok(false) => {
                    let mut outcome = Outcome::fail(&at, Facts::new().with("id", Fact::code(id.as_str())));
                    // What is to be mended may stand in the document that is referred to.
                    outcome.facts.insert("kind", self.kind(case));
                    outcome.facts.insert("what", the_kind(&self.kind));
                    outcome.says = Some(match other {
                        Some(_) => (say::UNFIT_REFERENCE, say::UNFIT_REFERENCE_HELP),
                        None => (say::UNKNOWN_REFERENCE, say::UNKNOWN_REFERENCE_HELP_ADD),
                    });
                    outcome.other = other.as_ref().and_then(|other| other.document.name.clone());
                    outcome.labels.extend(other.map(|other| Shown::of(&other).label(None)));
                    outcomes.push(outcome);
                }
                Err(outcome) => outcomes.push(*outcome),
            }
        }
        if self.any {
            outcomes.truncate(1);
        }
        outcomes
    }

    fn rests_on(&self) -> BTreeSet<Unproven> {
        self.earlier.then_some(Unproven::Announcement).into_iter().collect()
    }

    fn absent(&self, case: &Case<'_>) -> Option<Outcome> {
        match &self.from {
            From::Path(path) => path.find(case).is_empty().then(|| path.lacking(case)),
            From::Value(value) => value.missing(case).map(|missing| missing.outcome(case)),
        }
    }
}

impl Reference {
    /// The kind of the documents, as messages name it.
    fn kind(&self, case: &Case<'_>) -> Fact {
        let kind = case.world.review.kinds().get(&self.kind);
        kind.map_or_else(|| Fact::code(self.kind.as_str()), KindOf::fact)
    }

    fn holds<'w>(&self, other: Option<Located<'w>>, case: &Case<'w>) -> Result<bool, Box<Outcome>> {
        let Some(other) = other else { return Ok(false) };
        if self.earlier && !is_earlier(&other, case) {
            return Ok(false);
        }
        let inner = Case { other: Some(other), ..case.clone() };
        if let Some(condition) = &self.condition
            && !condition.holds(&inner).map_err(|undecided| Box::new(undecided.into()))?
        {
            return Ok(false);
        }
        let own = case.document.name.as_ref().map_or("", |name| name.id.as_str());
        let is_own = |id: Node<'_>| {
            id.text() == own
                || case.document.number.as_ref().is_some_and(|number| plain_form(id).as_ref() == Some(number))
        };
        let Some(back) = &self.back else { return Ok(true) };
        let back = back.walk(&inner).map_err(|undecided| Box::new(undecided.into()))?;
        Ok(back.iter().any(|at| is_own(at.node)))
    }
}
