//! What a path asks of the values on its way, and where a document has something else.

use super::{Path, Step};
use crate::expression::Why;
use crate::kind::{JsonType, type_fact, type_of};
use crate::language::Fact;
use crate::language::messages::policy as say;
use crate::policy::case::Case;
use crate::policy::facts::field_at;
use crate::policy::located::Located;
use crate::policy::outcome::Undecided;
use crate::policy::reason::told;
use crate::workspace::KindOf;
use crate::yaml::{self, PatternStep};

impl Path {
    /// As [`Path::find`], where every value on the way is what the path asks for.
    ///
    /// # Errors
    /// As [`Path::wrong_type`].
    pub(in crate::policy) fn walk<'w>(&self, case: &Case<'w>) -> Result<Vec<Located<'w>>, Undecided> {
        match self.wrong_type(case) {
            Some(undecided) => Err(undecided),
            None => Ok(self.find(case)),
        }
    }

    /// Undecided, where a value on the way is not what the path asks for: a list for `[]`, a mapping for a key and for `.*`,
    /// a scalar for `->`, and at its end for what is a text. What is absent or null is left out, but an item of a list that is null stands there and says
    /// nothing.
    pub(in crate::policy) fn wrong_type(&self, case: &Case<'_>) -> Option<Undecided> {
        let mut found = vec![self.start(case)?];
        for (number, step) in self.steps.iter().enumerate() {
            let (fits, wanted): (fn(JsonType) -> bool, JsonType) = match step {
                Step::To(PatternStep::Index(_) | PatternStep::Items { .. }) => {
                    (|is| is == JsonType::Array, JsonType::Array)
                }
                Step::To(_) => (|is| is == JsonType::Object, JsonType::Object),
                Step::Follow(_) => (|is| !matches!(is, JsonType::Array | JsonType::Object), JsonType::String),
            };
            found.retain(|at| !is_absent(at, case));
            // After `.*` only the fields that have the next step are meant, as far as the schema tells.
            if number.checked_sub(1).is_some_and(|before| self.steps[before] == Step::To(PatternStep::Values)) {
                found.retain(|at| fits(type_of(at.node)) || !is_other(at, wanted, case));
            }
            if let Some(at) = found.iter().find(|at| at.node.is_null() || !fits(type_of(at.node))) {
                return Some(wrong(at, wanted, case));
            }
            found =
                found.into_iter().flat_map(|at| super::follow_all(&self.steps[number..=number], at, case)).collect();
        }
        let is_value = |at: &&Located<'_>| at.node.scalar().is_some() || !self.is_scalar;
        let other = found.iter().find(|at| !is_absent(at, case) && (at.node.is_null() || !is_value(at)));
        other.map(|at| wrong(at, JsonType::String, case))
    }
}

/// Whether a value counts as absent: a null, but for one that stands as an item in a list whose schema has no nulls.
fn is_absent(at: &Located<'_>, case: &Case<'_>) -> bool {
    if !at.node.is_null() || !matches!(at.way.last(), Some(yaml::Step::Index(_))) {
        return at.node.is_null();
    }
    schema_type(at, case).is_some_and(|types| types.iter().any(|one| one == "null"))
}

/// Whether the schema of a value asks for another type.
fn is_other(at: &Located<'_>, wanted: JsonType, case: &Case<'_>) -> bool {
    let asked = schema_type(at, case);
    asked.is_some_and(|asked| !asked.iter().any(|one| one == type_name(wanted)))
}

fn type_name(kind: JsonType) -> &'static str {
    match kind {
        JsonType::Array => "array",
        JsonType::Object => "object",
        _ => "string",
    }
}

/// The types that the schema of a value allows; `None` where it says nothing of them.
fn schema_type(at: &Located<'_>, case: &Case<'_>) -> Option<Vec<String>> {
    let schema = case.world.review.kind(at.document)?.schema.as_deref()?;
    let types = schema.shape()?.descend(&at.pointer())?.keyword("type")?;
    let several = types.as_array().into_iter().flatten().filter_map(serde_json::Value::as_str);
    Some(types.as_str().into_iter().chain(several).map(str::to_owned).collect())
}

/// Undecided, since something else stands there than a rule asks for; shown there where it is one of the document's.
fn wrong(at: &Located<'_>, wanted: JsonType, case: &Case<'_>) -> Undecided {
    let why = told(at, None, case).unwrap_or_else(|| {
        let says = if at.node.is_null() { &say::EMPTY_ITEM } else { &say::WRONG_TYPE };
        let mut of = at.clone();
        if at.node.is_null() {
            of.way.pop();
        }
        let why = Why::new(says).with("field", field_at(case.world, &of));
        let why = why.with("found", type_fact(type_of(at.node))).with("wanted", type_fact(wanted));
        if at.node.is_null() {
            return why.help(&say::EMPTY_ITEM_HELP);
        }
        match case.world.review.kind(at.document).and_then(KindOf::shown_by) {
            Some(kind) => why.help(&say::OTHER_FORM_HELP).with("kind", Fact::code(kind)),
            None => why.help(&say::WRONG_TYPE_HELP),
        }
    });
    if std::ptr::eq(at.document, case.document) {
        return Undecided::at(at, why);
    }
    Undecided::at(&case.top(), why)
}
