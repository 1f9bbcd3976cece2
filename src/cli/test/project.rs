//! Which tests are meant, and which policies they are run against.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use crate::calendar::shipped_texts;
use crate::cases::OwnSetUp;
use crate::cli::reader::LanguageOption;
use crate::finding::{Clock, Error, Errors, set_up};
use crate::kind::{meant, name};
use crate::language::messages::{config as say_config, testing as say};
use crate::language::{Fact, Reader, Sentence};
use crate::load::{Options, load};
use crate::policy::PACKS;
use crate::source::{FileId, Side, SourceFile};
use crate::workspace::{Document, Workspace, resolve};

/// How the name of a shipped policy begins.
const SHIPPED: &str = "builtin:";

/// What is run.
pub(super) struct Gathered {
    /// The tests: path and text.
    pub tests: Vec<(String, String)>,
    /// Policies and calendars that are not shipped: path and text.
    pub policies: Vec<(String, String)>,
    /// Files of policies with ids of shipped ones, which take their places, and which document of the file it is.
    pub instead: Vec<(Arc<SourceFile>, usize)>,
    workspace: Option<Workspace>,
}

impl Gathered {
    /// The kinds of the project's own and its time zone; empty where only shipped policies are tested.
    pub(super) fn own(&self) -> OwnSetUp {
        self.workspace.as_ref().map(OwnSetUp::of).unwrap_or_default()
    }

    /// The text of a file of the project by its path from the root.
    pub(super) fn text(&self, path: &str) -> Option<String> {
        let workspace = self.workspace.as_ref()?;
        let file = workspace.sources.find(Side::Merge, path)?;
        Some(workspace.sources.file(file).text.to_string())
    }
}

/// Finds the tests at some paths, or of the whole project, and the policies that they are about.
///
/// # Errors
/// A path or shipped policy that does not exist, a project that cannot be read, no test at all.
pub(super) fn gather(
    paths: &[String],
    language: &LanguageOption,
    clock: Clock,
    reader: &mut Reader,
) -> Result<Gathered, Errors> {
    let mut gathered = Gathered { tests: Vec::new(), policies: Vec::new(), instead: Vec::new(), workspace: None };
    let (shipped, of_project): (Vec<&String>, Vec<&String>) = paths.iter().partition(|path| path.starts_with(SHIPPED));
    for path in &shipped {
        let Some(pack) = PACKS.iter().find(|pack| pack.path() == **path) else {
            return Err(not_shipped(path, reader).into());
        };
        gathered.tests.push((format!("{}.test", pack.path()), pack.tests.to_owned()));
    }
    if shipped.is_empty() || !of_project.is_empty() {
        let paths = of_project.iter().map(PathBuf::from).collect();
        let options = Options { paths, ..language.options(*reader)? };
        let loaded = load(&options)?;
        *reader = loaded.reader;
        let workspace = resolve(loaded, clock)?.in_question();
        add(&workspace, &mut gathered);
        gathered.workspace = Some(workspace);
    }
    if gathered.tests.is_empty() {
        let help = Sentence::from(say::NO_TESTS_HELP);
        let says = if of_project.is_empty() {
            Sentence::from(say::NO_TESTS)
        } else {
            say::NO_TESTS_AT.with("path", Fact::all(of_project.iter().map(|path| path.as_str())))
        };
        return Err(set_up("test", &says, Some(&help), reader).into());
    }
    Ok(gathered)
}

fn not_shipped(path: &str, reader: &Reader) -> Error {
    let id = path.strip_prefix(SHIPPED).unwrap_or(path);
    let names: Vec<String> = PACKS.iter().map(|pack| pack.path()).collect();
    let says = say_config::NO_BUILTIN.with("id", Fact::code(id));
    let known: Vec<&str> = names.iter().map(String::as_str).collect();
    set_up("test", &says, meant(path, &known).as_ref(), reader)
}

fn add(workspace: &Workspace, gathered: &mut Gathered) {
    let of_kind =
        |kind: &'static str| workspace.documents.iter().filter(move |document| document.kind.as_deref() == Some(kind));
    let path = |document: &Document| workspace.sources.file(document.file).path.as_str();
    let is_test = |document: &Document| {
        let is_called_so = [".test.yaml", ".test.yml"].iter().any(|end| path(document).ends_with(end));
        let is_own = || workspace.config.is_policy_file(path(document));
        // What cannot be read is told by the run, and not passed over.
        document.kind.as_deref() == Some(name::POLICY_TEST) || is_called_so && document.kind.is_none() && is_own()
    };
    let tests: BTreeSet<FileId> = workspace
        .documents
        .iter()
        .filter(|document| workspace.in_focus(path(document)) && is_test(document))
        .map(|document| document.file)
        .collect();
    let tested = of_kind(name::POLICY_TEST).filter(|document| tests.contains(&document.file));
    let tested: BTreeSet<&str> =
        tested.filter_map(|document| Some(workspace.node(document)?.get("policy")?.text())).collect();
    let text = |file: FileId| {
        let file = workspace.sources.file(file);
        (file.path.clone(), file.text.to_string())
    };
    gathered.tests.extend(tests.into_iter().map(text));
    let is_policy_file = |document: &&Document| workspace.config.is_policy_file(path(document));
    let mut own: BTreeSet<FileId> = of_kind(name::POLICY).filter(is_policy_file).map(|one| one.file).collect();
    own.extend(of_kind(name::CALENDAR).filter(is_policy_file).map(|one| one.file));
    // Where the configuration takes no policies of the project, those that the tests are about are found by their ids.
    let id = |document: &Document| document.name.as_ref().map_or("", |name| name.id.as_str()).to_owned();
    let unlisted = |document: &&Document| !is_policy_file(document) && tested.contains(id(document).as_str());
    for document in of_kind(name::POLICY).filter(unlisted) {
        if PACKS.iter().any(|pack| pack.id == id(document)) {
            gathered.instead.push((Arc::clone(workspace.sources.file(document.file)), document.position));
        } else {
            own.insert(document.file);
            let calendar = workspace.node(document).and_then(|policy| policy.get("calendar"));
            let calendar =
                calendar.map(|calendar| calendar.text()).filter(|id| shipped_texts().all(|(known, _)| known != *id));
            own.extend(of_kind(name::CALENDAR).filter(|one| Some(id(one).as_str()) == calendar).map(|one| one.file));
        }
    }
    gathered.policies.extend(own.into_iter().map(text));
}
