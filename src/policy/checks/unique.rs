//! `unique`: no other document of the kind has the value.

use crate::expression::Why;
use crate::language::messages::policy as say;
use crate::language::{Fact, Facts};
use crate::policy::case::Case;
use crate::policy::check::Check;
use crate::policy::compile::{CheckKind, Compiled, Compiler, Names};
use crate::policy::facts::field_at;
use crate::policy::holders::{Holder, ValueHolders};
use crate::policy::outcome::{Outcome, Shown, Undecided};
use crate::policy::path::Path;
use crate::yaml::Node;

pub(super) const CHECK: CheckKind =
    CheckKind { name: "unique", about: "no other document of the kind has the value", compile };

#[derive(Debug)]
struct Unique {
    path: Path,
    other: Path,
}

fn compile<'k>(node: Node<'k>, _: Node<'k>, names: &Names<'k>, compiler: &mut Compiler<'k>) -> Option<Compiled> {
    let path = Path::compile(node.text(), node.span(), names, compiler)?;
    let inner = Names { other: names.kinds.clone(), ..names.clone() };
    let other = Path::compile(&format!("other.{}", node.text()), node.span(), &inner, compiler)?;
    Some(Compiled::new(Unique { path, other }, &["other"]))
}

impl Check for Unique {
    fn judge(&self, case: &Case<'_>) -> Vec<Outcome> {
        let mut outcomes = Vec::new();
        let found = self.path.find(case);
        if found.is_empty() {
            return outcomes;
        }
        let key = (case.kind.name.clone(), self.path.shown().to_owned());
        let holders = case.world.holders.of(key, || self.holders(case));
        if let Some(other) = holders.other_unclear(case.document) {
            let id = other.of.name.as_ref().map_or("", |name| name.id.as_str());
            let why = Why::new(&say::OTHER_UNCLEAR).help(&say::OTHER_UNCLEAR_HELP);
            let why = why.with("field", field_at(case.world, &other.at)).with("more", Fact::text(""));
            let why = why.with("others", Fact::List(vec![Fact::code(id)]));
            let mut outcome: Outcome = Undecided::at(&case.subject(), why).into();
            outcome.labels.push(Shown::of(&other.at).label(None));
            outcomes.push(outcome);
        }
        for at in found {
            if let Some(same) = holders.other_with(at.node, case.document) {
                let id = same.of.name.as_ref().map_or("", |name| name.id.as_str());
                let mut outcome = Outcome::fail(&at, Facts::new().with("other", Fact::code(id)));
                outcome.says = Some((say::SAME_VALUE, say::SAME_VALUE_HELP));
                outcome.labels.push(Shown::of(&same.at).label(None));
                outcomes.push(outcome);
            }
        }
        outcomes
    }

    fn absent(&self, case: &Case<'_>) -> Option<Outcome> {
        self.path.find(case).is_empty().then(|| self.path.lacking(case))
    }
}

impl Unique {
    /// The values of all documents of the kind.
    fn holders<'w>(&self, case: &Case<'w>) -> ValueHolders<'w> {
        let all = case.world.of_kind(&case.kind.name);
        all.flat_map(|other| {
            let of = other.document;
            let inner = Case { other: Some(other), ..case.clone() };
            let is_unclear = self.other.wrong_type(&inner).is_some();
            let values = if is_unclear { vec![self.other.nearest(&inner)] } else { self.other.find(&inner) };
            values.into_iter().map(move |at| Holder { of, at, is_unclear })
        })
        .collect()
    }
}
