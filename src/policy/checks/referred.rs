//! Documents that a path of references leads to.

use crate::kind::Shape;
use crate::language::Fact;
use crate::language::messages::policy_file as say;
use crate::policy::case::Case;
use crate::policy::compile::{Compiler, Names};
use crate::policy::located::Located;
use crate::policy::outcome::Undecided;
use crate::policy::path::Path;
use crate::policy::reason::no_document;
use crate::yaml::Node;

/// A path to ids of documents.
#[derive(Debug)]
pub(super) struct Referred {
    pub(super) path: Path,
    /// The kinds that the ids may be of.
    kinds: Vec<String>,
}

impl Referred {
    /// Reads a path of references; `key` is the argument that it is.
    pub(super) fn compile<'k>(
        node: Node<'k>,
        key: &str,
        names: &Names<'k>,
        compiler: &mut Compiler<'k>,
    ) -> Option<Self> {
        let path = Path::compile(node.text(), node.span(), names, compiler)?;
        let kind = |(_, shape): &(String, Option<Shape<'_>>)| {
            shape.and_then(|shape| shape.keyword("x-ref")?.as_str()).map(str::to_owned)
        };
        let kinds: Vec<String> = path.shapes(names, compiler).iter().filter_map(kind).collect();
        if kinds.is_empty() {
            let says = say::IN_NO_DOCUMENTS.with("key", Fact::code(key)).with("path", Fact::code(path.shown()));
            compiler.problem(node.span(), says, None);
            return None;
        }
        Some(Self { path, kinds })
    }

    /// The documents.
    ///
    /// # Errors
    /// An id of no document.
    pub(super) fn find<'w>(&self, case: &Case<'w>) -> Result<Vec<Located<'w>>, Undecided> {
        self.path.find(case).iter().map(|at| self.document(at, case)).collect()
    }

    /// The documents as `with` of an approval names them: `ChangeModel/disk`.
    ///
    /// # Errors
    /// As for [`Self::find`].
    pub(super) fn names(&self, case: &Case<'_>) -> Result<Vec<String>, Undecided> {
        let name = |at: &Located<'_>| {
            let name = at.document.name.as_ref();
            name.map_or_else(String::new, |name| format!("{}/{}", name.kind, name.id))
        };
        Ok(self.find(case)?.iter().map(name).collect())
    }

    fn document<'w>(&self, at: &Located<'w>, case: &Case<'w>) -> Result<Located<'w>, Undecided> {
        if let Some(found) = self.kinds.iter().find_map(|kind| case.world.find_value(kind, at.node)) {
            return Ok(found);
        }
        let kind = self.kinds.first().map_or("", String::as_str);
        let (why, _) = no_document(kind, at.node.text(), Some(at.clone()), case);
        Err(Undecided::at(at, why))
    }
}
