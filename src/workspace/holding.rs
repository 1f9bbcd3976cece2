//! Files that the configuration names for what they hold: one that holds nothing of it takes nothing from nobody, and
//! must not pass for one that does.

use std::sync::Arc;

use super::unread::unread_saying;
use super::{Document, KindOf, Workspace};
use crate::config::{Holds, PathEntry};
use crate::finding::{Error, set_up};
use crate::kind::name;
use crate::language::Fact;
use crate::language::messages::config as say;
use crate::source::{Side, SourceFile};
use crate::yaml::{Limits, parse_file};

/// The files that `policies` and `registry` name by their paths and that hold nothing of that.
pub(super) fn empty(workspace: &Workspace) -> Vec<Error> {
    let Some(config) = &workspace.config.file else { return Vec::new() };
    let entries = workspace.config.named.iter().filter(|entry| entry.holds != Holds::Anything);
    entries.flat_map(|entry| empty_file(workspace, config, entry)).collect()
}

fn empty_file(workspace: &Workspace, config: &Arc<SourceFile>, entry: &PathEntry) -> Vec<Error> {
    let is_named = |path: &str| workspace.config.owns(path) && entry.globs.matches(path);
    let all = [Side::Merge, Side::Target].into_iter().flat_map(|side| workspace.sources.iter(side));
    let files: Vec<_> = all.filter(|(_, file)| is_named(&file.path)).collect();
    let Some((first, file)) = files.first().filter(|_| entry.file().is_some()) else { return Vec::new() };
    let is_held = |document: &Document| match entry.holds {
        Holds::Policies => {
            matches!(document.kind.as_deref(), Some(name::POLICY | name::POLICY_TEST | name::CALENDAR))
        }
        Holds::Registry | Holds::Anything => workspace.kind(document).is_some_and(KindOf::is_of_registry),
    };
    let is_here = |document: &&Document| files.iter().any(|(at, _)| document.file == *at);
    if workspace.documents.iter().filter(is_here).any(is_held) {
        return Vec::new();
    }
    let reader = &workspace.reader;
    let at_entry = |error: Error| vec![error.at(config, entry.span, "")];
    if let Some(unread) = workspace.files.get(first.index()).and_then(|read| read.unread.as_ref()) {
        return at_entry(Error::set_up("config", unread_saying(unread).say(reader)));
    }
    let tree = parse_file(file, &Limits::default());
    if !tree.faults().is_empty() {
        let faults = tree.faults().iter().map(|fault| {
            let words = fault.words(&tree, reader);
            let error = Error::set_up("config", words.message).at(file, fault.span, "");
            words.help.into_iter().fold(error, Error::help)
        });
        return faults.collect();
    }
    let (says, help) = match entry.holds {
        _ if workspace.config.excludes(&file.path) => (say::HOLDS_EXCLUDED, say::HOLDS_EXCLUDED_HELP),
        Holds::Policies => (say::HOLDS_NO_POLICY, say::HOLDS_NO_POLICY_HELP),
        Holds::Registry | Holds::Anything => (say::HOLDS_NO_REGISTRY, say::HOLDS_NO_REGISTRY_HELP),
    };
    let [says, help] = [says, help].map(|phrase| phrase.with("path", Fact::code(&file.path)));
    at_entry(set_up("config", &says, Some(&help), reader))
}
