//! Arguments of `approval` that are no values of documents: how many, by what evidence, and of what of the document.

use crate::approval::{ContentPaths, EvidenceDemand};
use crate::language::Facts;
use crate::language::messages::approvals as say;
use crate::policy::compile::{Argument, Compiler, Names};
use crate::policy::decisive::covered;
use crate::policy::parameter::{ParameterType, ParameterValue};
use crate::policy::path::Path;
use crate::yaml::Node;

/// What an approval is of that says so: fields of the document, none of them inside a list, with what decides that it is asked for.
pub(super) fn covers<'k>(
    list: Node<'k>,
    approval: Node<'k>,
    is_elsewhere: bool,
    names: &Names<'k>,
    compiler: &mut Compiler<'k>,
) -> Option<ContentPaths> {
    if is_elsewhere {
        // What decides on it stands in another document than the one that is approved.
        compiler.problem(list.span(), say::COVERS_ELSEWHERE, Some(say::COVERS_ELSEWHERE_HELP.into()));
        return None;
    }
    let mut paths = Vec::new();
    for item in list.items() {
        let (known, text) = (compiler.paths.len(), item.text());
        Path::compile(text, item.span(), names, compiler)?;
        compiler.paths.truncate(known);
        if text.contains(['[', '*']) || text.split('.').next().is_some_and(|first| matches!(first, "it" | "doc")) {
            compiler.problem(item.span(), say::COVERS_LIST, Some(say::COVERS_LIST_HELP.into()));
            return None;
        }
        paths.push(text.split('.').map(str::to_owned).collect());
    }
    let covered = compiler.rule.and_then(|rule| covered(rule, approval, &paths));
    if covered.is_none() {
        compiler.problem(list.span(), say::COVERS_UNKNOWN, Some(say::COVERS_UNKNOWN_HELP.into()));
    }
    covered
}

/// How many approvals are asked for; one where nothing is said.
pub(super) fn count<'k>(node: Node<'k>, compiler: &mut Compiler<'k>) -> Option<usize> {
    let Some(written) = node.get("count") else { return Some(1) };
    match compiler.argument(written, &[ParameterType::Number])? {
        Argument::Written(number) => number.as_i64().and_then(|number| usize::try_from(number).ok()),
        Argument::Parameter(parameter) => match parameter.value {
            ParameterValue::Number(number) => number.plain().parse().ok(),
            _ => None,
        },
    }
}

/// What proves an approval.
pub(super) fn evidence<'k>(node: Node<'k>, compiler: &mut Compiler<'k>) -> Option<EvidenceDemand> {
    let Some(written) = node.get("evidence") else { return Some(EvidenceDemand::default()) };
    let value = match compiler.argument(written, &[ParameterType::Evidence])? {
        Argument::Parameter(parameter) => parameter.value,
        Argument::Written(node) => match ParameterValue::read(node, ParameterType::Evidence) {
            Ok(value) => value,
            Err(refusal) => {
                compiler.refuse(node.span(), &refusal);
                return None;
            }
        },
    };
    let levels = if let ParameterValue::List(levels) = value { levels } else { Vec::new() };
    let demand = EvidenceDemand::read(levels.iter().map(String::as_str));
    let is_told = || {
        compiler.errors.iter().any(|error| error.message == say::NO_REPOSITORY.render(&compiler.reader, &Facts::new()))
    };
    if demand.demands_signatures() && compiler.documents.config.repository().is_none() && !is_told() {
        compiler.problem(written.span(), say::NO_REPOSITORY, Some(say::NO_REPOSITORY_HELP.into()));
        return None;
    }
    Some(demand)
}
