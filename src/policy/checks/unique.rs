//! `unique`: no other document of the kind has the value.

use crate::language::messages::policy as say;
use crate::language::{Fact, Facts};
use crate::policy::case::Case;
use crate::policy::check::Check;
use crate::policy::compile::{CheckKind, Compiled, Compiler, Names};
use crate::policy::outcome::{Outcome, Shown};
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
        for at in self.path.find(case) {
            for other in case.world.of_kind(&case.kind.name) {
                if std::ptr::eq(other.document, case.document) {
                    continue;
                }
                let id = other.document.name.as_ref().map_or("", |name| name.id.as_str()).to_owned();
                let inner = Case { other: Some(other), ..case.clone() };
                if let Some(same) = self.other.find(&inner).into_iter().find(|same| same.node.text() == at.node.text())
                {
                    let mut outcome = Outcome::fail(&at, Facts::new().with("other", Fact::Code(id)));
                    outcome.says = Some((say::SAME_VALUE, say::SAME_VALUE_HELP));
                    outcome.labels.push(Shown::of(&same).label(None));
                    outcomes.push(outcome);
                    break;
                }
            }
        }
        outcomes
    }

    fn absent(&self, case: &Case<'_>) -> Option<Outcome> {
        self.path.find(case).is_empty().then(|| self.path.lacking(case))
    }
}
