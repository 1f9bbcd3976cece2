//! Which policies are analysed.

use std::collections::BTreeSet;
use std::path::PathBuf;

use serde_json::json;

use crate::cli::reader::LanguageOption;
use crate::config::Config;
use crate::finding::{Clock, Errors, set_up};
use crate::kind::{meant, name};
use crate::language::messages::{analyse as say, config as say_config};
use crate::language::{Fact, Reader, Sentence};
use crate::load::{Options, load, load_as};
use crate::policy::{PACKS, Policies, load_for_all};
use crate::source::Memory;
use crate::workspace::{Workspace, resolve};

/// How the name of a shipped policy begins.
const SHIPPED: &str = "builtin:";

/// A project with its policies.
pub(super) struct Gathered {
    /// The project.
    pub workspace: Workspace,
    /// Its policies.
    pub policies: Policies,
    /// The ids of those that are asked for; none for all.
    pub only: Vec<String>,
    /// The folder of the project; none where only a shipped policy is analysed.
    pub root: PathBuf,
}

impl Gathered {
    /// The files of the project's own policies and calendars: path and text.
    pub(super) fn own_policies(&self) -> Vec<(String, String)> {
        let is_one = |kind: Option<&str>| matches!(kind, Some(name::POLICY | name::CALENDAR));
        let documents = self.workspace.documents.iter().filter(|document| is_one(document.kind.as_deref()));
        let files: BTreeSet<_> = documents.map(|document| document.file).collect();
        let files = files.into_iter().map(|file| self.workspace.sources.file(file));
        files
            .filter(|file| self.workspace.config.is_policy_file(&file.path))
            .map(|file| (file.path.clone(), file.text.to_string()))
            .collect()
    }
}

/// Finds the policies at some paths, or all of the project.
///
/// # Errors
/// A path or a shipped policy that does not exist, a project or a policy that cannot be read, no policy at all.
pub(super) fn gather(
    paths: &[String],
    language: &LanguageOption,
    clock: Clock,
    reader: &mut Reader,
) -> Result<Vec<Gathered>, Errors> {
    let (shipped, of_project): (Vec<&String>, Vec<&String>) = paths.iter().partition(|path| path.starts_with(SHIPPED));
    let mut gathered = Vec::new();
    for path in &shipped {
        let id = path.strip_prefix(SHIPPED).unwrap_or(path);
        if PACKS.iter().all(|pack| pack.id != id) {
            let names: Vec<String> = PACKS.iter().map(|pack| pack.path()).collect();
            let known: Vec<&str> = names.iter().map(String::as_str).collect();
            let says = say_config::NO_BUILTIN.with("id", Fact::code(id));
            return Err(set_up("analyse", &says, meant(path, &known).as_ref(), reader).into());
        }
        let service = json!({"kind": name::SERVICE, "id": "x", "title": "x", "owner": "x", "policies": [id]});
        let files = Memory::new([("registry/x.json", service.to_string())]);
        let workspace = resolve(load_as(&files, Config::default(), *reader)?, clock)?;
        let policies = load_for_all(&workspace)?;
        gathered.push(Gathered { workspace, policies, only: vec![id.to_owned()], root: PathBuf::new() });
    }
    if shipped.is_empty() || !of_project.is_empty() {
        let paths = of_project.iter().map(PathBuf::from).collect();
        let options = Options { paths, ..language.options(*reader)? };
        let loaded = load(&options)?;
        *reader = loaded.reader;
        let workspace = resolve(loaded, clock)?.in_question();
        let policies = load_for_all(&workspace)?;
        let is_asked_for = |path: &str| of_project.is_empty() || workspace.in_focus(path);
        let asked = policies.packs.iter().filter(|pack| is_asked_for(&pack.file.path));
        let only: Vec<String> = asked.map(|pack| pack.id.clone()).collect();
        if only.is_empty() {
            let says = if of_project.is_empty() {
                Sentence::from(say::NO_POLICIES)
            } else {
                say::NO_POLICIES_AT.with("path", Fact::all(of_project.iter().map(|path| path.as_str())))
            };
            return Err(set_up("analyse", &says, Some(&say::NO_POLICIES_HELP.into()), reader).into());
        }
        let root = workspace.sources.root.clone();
        gathered.push(Gathered { workspace, policies, only, root });
    }
    Ok(gathered)
}
