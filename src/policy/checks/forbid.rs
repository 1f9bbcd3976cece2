//! `forbid`: none of the paths is present.

use crate::language::Facts;
use crate::language::messages::policy as say;
use crate::policy::case::Case;
use crate::policy::check::Check;
use crate::policy::compile::{CheckKind, Compiled, Compiler, Names};
use crate::policy::outcome::Outcome;
use crate::policy::path::Path;
use crate::policy::slot::texts;
use crate::yaml::Node;

pub(super) const CHECK: CheckKind = CheckKind { name: "forbid", about: "none of the paths is present", compile };

#[derive(Debug)]
struct Forbid {
    paths: Vec<Path>,
}

fn compile<'k>(node: Node<'k>, _: Node<'k>, names: &Names<'k>, compiler: &mut Compiler<'k>) -> Option<Compiled> {
    let paths =
        texts(node).map(|path| Path::compile(path.text(), path.span(), names, compiler)).collect::<Option<_>>()?;
    Some(Compiled::new(Forbid { paths }, &["found"]))
}

impl Check for Forbid {
    fn judge(&self, case: &Case<'_>) -> Vec<Outcome> {
        let present = self.paths.iter().filter_map(|path| path.find(case).into_iter().next().map(|at| (path, at)));
        let found = present.map(|(path, at)| Outcome {
            says: Some((say::FORBIDDEN, say::FORBIDDEN_HELP)),
            ..Outcome::fail(&at, Facts::new().with("found", path.fact(case)))
        });
        found.collect()
    }
}
