//! The parameters that a policy declares, with the values that the configuration gives them.

use std::sync::Arc;

use super::compile::Compiler;
use super::label::label;
use super::parameter::{self, Parameter, ParameterType, ParameterValue, Stricter};
use crate::finding::set_up;
use crate::language::Refusal;
use crate::workspace::Workspace;
use crate::yaml::Node;

/// Reads the parameters of a policy into its compiler; mistakes are noted at their places.
pub(super) fn parameters(root: Node<'_>, id: &str, workspace: &Workspace, compiler: &mut Compiler<'_>) {
    for entry in root.get("parameters").into_iter().flat_map(Node::entries) {
        let name = entry.key.text();
        let Some(kind) = entry.value.get("type").and_then(|kind| ParameterType::find(kind.text())) else { continue };
        let mut value = |key: &str| -> Option<ParameterValue> {
            let node = entry.value.get(key)?;
            ParameterValue::read(node, kind).map_err(|refusal| compiler.refuse(node.span(), &refusal)).ok()
        };
        let (Some(own), floor, ceiling) = (value("value"), value("floor"), value("ceiling")) else { continue };
        let values =
            entry.value.get("values").map(|values| values.items().map(|value| value.text().to_owned()).collect());
        let mut parameter = Parameter {
            kind,
            value: own,
            instead_of: None,
            later: None,
            floor,
            ceiling,
            stricter: Stricter::Fixed,
            names: Vec::new(),
            values: values.unwrap_or_default(),
            about: entry.value.get("about").map(|about| about.text().to_owned()).unwrap_or_default(),
            span: entry.key.span(),
        };
        if let Some(own) = label(entry.value.get("about")) {
            parameter.about = own.en;
        }
        parameter.declare(name, entry.value, workspace, compiler);
        // The root's value comes first: a project may be stricter than it, and no weaker.
        for config in workspace.config.root.as_ref().into_iter().chain([&workspace.config]) {
            let (Some(given), Some(file)) = (config.parameter(id, name), &config.file) else { continue };
            let taken = parameter::given(given, kind).and_then(|(given, from)| {
                let value = ParameterValue::read(given, kind);
                let value = value.and_then(|value| parameter.takes(name, &value, workspace, compiler).map(|()| value));
                value.map(|value| (value, from)).map_err(|refusal| (given.span(), refusal))
            });
            match taken {
                Ok((value, Some(from))) if workspace.clock.at.date_naive() < from => {
                    parameter.later = Some((value, from));
                }
                Ok((value, _)) => {
                    let instead_of = std::mem::replace(&mut parameter.value, value);
                    parameter.instead_of.get_or_insert(instead_of);
                    if !Arc::ptr_eq(config, &workspace.config) {
                        parameter.bind();
                    }
                }
                Err((span, Refusal { says, help })) => {
                    let error = set_up("config", &says, help.as_ref(), &workspace.reader);
                    compiler.errors.push(error.at(file, span, ""));
                }
            }
        }
        compiler.parameters.insert(name.to_owned(), parameter);
    }
}
