//! `immutable`: what must not change any more, once a condition holds of the document as the target branch has it.

use crate::kind::is_same_value;
use crate::language::messages::{names as words, policy as say, policy_file};
use crate::language::{Fact, Facts};
use crate::policy::case::Case;
use crate::policy::check::Check;
use crate::policy::compile::{CheckKind, Compiled, Compiler, Names};
use crate::policy::condition::Condition;
use crate::policy::facts::field_at;
use crate::policy::located::Located;
use crate::policy::outcome::{Outcome, Undecided};
use crate::policy::path::Path;
use crate::policy::slot::texts;
use crate::yaml::Node;

pub(super) const CHECK: CheckKind = CheckKind {
    name: "immutable",
    about: "once the condition holds of the version on the target branch, the paths do not change",
    compile,
};

#[derive(Debug)]
struct Immutable {
    paths: Vec<Path>,
    /// From when on; always where nothing is said.
    once: Option<Condition>,
}

fn compile<'k>(node: Node<'k>, _: Node<'k>, names: &Names<'k>, compiler: &mut Compiler<'k>) -> Option<Compiled> {
    // It compares documents, not elements of their lists.
    let names = Names { it: None, it_type: None, other: Vec::new(), item: false, ..names.clone() };
    let paths = texts(node.get("paths")?).map(|path| Path::compile(path.text(), path.span(), &names, compiler));
    let paths = paths.collect::<Option<Vec<_>>>()?;
    let once = match node.get("once") {
        None => None,
        Some(once) => {
            let condition = Condition::compile(once, &Names { has_base: true, ..names }, compiler)?;
            // A condition on the version that is proposed would be met or not as its author likes.
            if condition.uses("doc") {
                let help = words::EXAMPLE_HELP.with("example", Fact::code("once: 'base.status == \"decided\"'"));
                compiler.problem(once.span(), policy_file::ONCE_OF_BASE, Some(help));
                return None;
            }
            Some(condition)
        }
    };
    compiler.reads.base = true;
    Some(Compiled::new(Immutable { paths, once }, &["from", "to", "changed"]))
}

impl Check for Immutable {
    fn judge(&self, case: &Case<'_>) -> Vec<Outcome> {
        self.find(case).unwrap_or_else(|undecided| vec![undecided.into()])
    }
}

impl Immutable {
    fn find(&self, case: &Case<'_>) -> Result<Vec<Outcome>, Undecided> {
        let Some(base) = case.base_as_written() else { return Ok(Vec::new()) };
        if let Some(once) = &self.once
            && !once.holds(case)?
        {
            return Ok(Vec::new());
        }
        let own = case.as_written();
        if let Some(undecided) = self.paths.iter().find_map(|path| path.wrong_type(&base)) {
            return Err(Undecided::at(&case.top(), *undecided.reason));
        }
        Ok(self.paths.iter().filter_map(|path| changed(path, &base, &own)).collect())
    }
}

/// The outcome where the values at a path are not the same in two versions of a document, `base` and `own`; `None` where
/// they are. Of several values that differ, the first is told.
fn changed(path: &Path, base: &Case<'_>, own: &Case<'_>) -> Option<Outcome> {
    let (before, after) = (path.find(base), path.find(own));
    let is_same = |(a, b): (&Located<'_>, &Located<'_>)| is_same_value(a.node, b.node);
    if before.len() == after.len() && before.iter().zip(&after).all(is_same) {
        return None;
    }
    let pair = before.iter().zip(&after).find(|pair| !is_same(*pair));
    let facts = |from: Option<Node<'_>>, to: Option<Node<'_>>, changed: Fact| {
        let text = |node: Option<Node<'_>>| {
            node.filter(|node| node.scalar().is_some()).map_or_else(|| Fact::text(""), |node| Fact::code(node.text()))
        };
        Facts::new().with("from", text(from)).with("to", text(to)).with("changed", changed)
    };
    Some(match pair {
        Some((before, after)) => {
            let (was, at) = innermost(before.node, after.clone());
            let mut outcome = Outcome::fail(&at, facts(was, Some(at.node), field_at(own.world, &at)));
            outcome.says = Some((say::IMMUTABLE_CHANGED, say::IMMUTABLE_HELP));
            outcome
        }
        None if before.len() < after.len() => {
            let at = &after[before.len()];
            let mut outcome = Outcome::fail(at, facts(None, Some(at.node), path.fact(own)));
            outcome.says = Some((say::IMMUTABLE_ADDED, say::IMMUTABLE_ADDED_HELP));
            outcome
        }
        None => {
            let was = before[after.len()].node;
            let mut outcome = Outcome::fail(&path.nearest(own), facts(Some(was), None, path.fact(own)));
            outcome.says = Some((say::IMMUTABLE_REMOVED, say::IMMUTABLE_HELP));
            outcome
        }
    })
}

/// What exactly changed within a value that was `was` and now stands at `at`: goes down into the first entry or item that
/// differs, as far as there is one, and answers with what that was and where it is now. What it was is `None` for a field that
/// was added. A mapping that lost a field, and a list that became longer or shorter, are told as a whole.
fn innermost<'w>(was: Node<'w>, at: Located<'w>) -> (Option<Node<'w>>, Located<'w>) {
    let (mut was, mut at) = (was, at);
    loop {
        let next = if was.is_mapping() && at.node.is_mapping() {
            let is_gone = was.entries().any(|entry| at.node.get(entry.key.text()).is_none());
            let differs = |entry: &crate::yaml::Entry<'w>| {
                was.get(entry.key.text()).is_none_or(|was| !is_same_value(was, entry.value))
            };
            let mut entries = at.node.entries().filter(differs);
            entries.next().filter(|_| !is_gone).map(|entry| (was.get(entry.key.text()), at.clone().into_entry(entry)))
        } else if was.is_sequence() && at.node.is_sequence() && was.len() == at.node.len() {
            let mut pairs = was.items().zip(at.node.items()).enumerate();
            let pair = pairs.find(|(_, (was, is))| !is_same_value(*was, *is));
            pair.map(|(index, (was, is))| (Some(was), at.to_item(index, is)))
        } else {
            None
        };
        match next {
            Some((Some(inner), place)) => (was, at) = (inner, place),
            Some((None, place)) => return (None, place),
            None => return (Some(was), at),
        }
    }
}
