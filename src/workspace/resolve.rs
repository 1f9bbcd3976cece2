//! From files to documents: which are in scope, what kind they are, what they are called.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;

use super::unread::unread_saying;
use super::{Document, KindOf, Workspace, holding, registry};
use crate::config::{Config, DocumentsEntry, FILE_NAME};
use crate::finding::{Clock, DocumentName, Error, Errors, Skipped, SkippedThing};
use crate::kind::{KINDS, Kind, name, own_library, plain_form};
use crate::language::messages::{config as say_config, report as say};
use crate::language::{Fact, Facts, Reader, Saying};
use crate::load::{
    Loaded, OURS_ALONE, Read, Schemas, Unread, is_nearly_ours, is_plainly_foreign, looks_like_ours, may_hold_a_kind,
    names_ours_otherwise,
};
use crate::source::{FileId, Side, SourceFile};
use crate::yaml::{Format, Limits, Node, Style, Tree, parse_file};

/// Reads every file of a project that is judged by itself as YAML, and says which documents are in scope; of the projects
/// below it as well.
///
/// # Errors
/// Kinds that a configuration declares twice or that are vedtak's own.
pub fn resolve(mut loaded: Loaded, clock: Clock) -> Result<Workspace, Errors> {
    let below = std::mem::take(&mut loaded.projects);
    let mut errors = Vec::new();
    let mut of =
        |loaded: Loaded, above: Option<&Workspace>| match kinds(&loaded.config, &loaded.schemas, &loaded.reader) {
            Ok(kinds) => Some(resolve_as(loaded, clock, Arc::new(kinds), Known { beside: None, above })),
            Err(more) => {
                errors.extend(more.0);
                None
            }
        };
    let root = of(loaded, None);
    let projects: Vec<Workspace> = below.into_iter().filter_map(|project| of(project, root.as_ref())).collect();
    errors.extend(root.iter().chain(&projects).flat_map(holding::empty));
    match root {
        Some(root) if errors.is_empty() => Ok(root.with(projects)),
        _ => Err(Errors(errors)),
    }
}

/// The same for the judged side of a review, whose kinds are those of the target. What both sides have is parsed once.
pub(super) fn resolve_beside(mut loaded: Loaded, target: &Workspace) -> Workspace {
    let below = std::mem::take(&mut loaded.projects);
    let of = |loaded: Loaded, beside: &Workspace, above: Option<&Workspace>| {
        resolve_as(loaded, target.clock, Arc::clone(&beside.kinds), Known { beside: Some(beside), above })
    };
    let root = of(loaded, target, None);
    // The projects of both sides are those of the target.
    let projects = below.into_iter().zip(&target.projects).map(|(project, beside)| of(project, beside, Some(&root)));
    let projects = projects.collect();
    root.with(projects)
}

/// What is resolved already.
#[derive(Clone, Copy)]
struct Known<'w> {
    /// The other side.
    beside: Option<&'w Workspace>,
    /// The root, for a project below it.
    above: Option<&'w Workspace>,
}

impl Workspace {
    /// This root with the projects below it.
    fn with(mut self, projects: Vec<Workspace>) -> Self {
        let documents = || projects.iter().chain([&self]).flat_map(|one| &one.documents);
        let why = Saying::plain(say::SKIPPED_FILES);
        let focus = self.focus.iter().flatten().map(String::as_str);
        let told = focus.filter_map(|path| Some((path, not_judged(path, &self, documents())?)));
        let (others, rest): (Vec<_>, Vec<_>) = told.partition(|(_, skipped)| skipped.why == why);
        // A hook names every file that changed: those of other tools are one line.
        let paths: Vec<&str> = others.iter().map(|(path, _)| *path).collect();
        let what = if let [path] = paths[..] { path.to_owned() } else { folder_of_all(&paths) };
        let others = Skipped { what: Saying::verbatim(what), why, count: paths.len(), of: SkippedThing::Path };
        let mut not_judged: Vec<Skipped<Saying>> = rest.into_iter().map(|(_, skipped)| skipped).collect();
        if others.count > 0 {
            let is_the_same = |one: &Skipped<Saying>| {
                one.of == SkippedThing::OtherFiles && one.what == others.what && one.count == others.count
            };
            self.skipped.retain(|skipped| !is_the_same(skipped));
            not_judged.push(others);
        }
        self.skipped.extend(not_judged);
        Self { projects, ..self }
    }
}

fn resolve_as(loaded: Loaded, clock: Clock, kinds: Arc<BTreeMap<String, KindOf>>, known: Known<'_>) -> Workspace {
    let beside = known.beside;
    let limits = Limits::default();
    let numbered: Vec<(FileId, &Arc<SourceFile>)> = loaded.sources.iter(loaded.side).collect();
    let parsed: Vec<Parsed> = numbered
        .par_iter()
        .zip(loaded.files.par_iter())
        .map(|((id, file), read)| {
            if read.excluded || !loaded.config.owns(&file.path) || loaded.config.is_at(&file.path) {
                return Parsed::default();
            }
            // A configuration below the root's is no document, but one of ours does not leave the gate by its file's name.
            let entry = read.entry.filter(|_| !is_config(&file.path));
            let entry = entry.and_then(|entry| loaded.config.documents.get(entry));
            let parsed = || beside.and_then(|beside| beside.tree_of(file));
            documents_of(*id, file, read, entry, &|| parsed().unwrap_or_else(|| Arc::new(parse_file(file, &limits))))
        })
        .collect();
    let mut trees = Vec::with_capacity(parsed.len());
    let mut documents = Vec::with_capacity(parsed.len());
    let mut unscoped = Folders::default();
    let mut skipped = Vec::new();
    let mut remapped = BTreeSet::new();
    for ((parsed, read), (_, file)) in parsed.into_iter().zip(loaded.files.iter()).zip(&numbered) {
        if !loaded.config.owns(&file.path) {
            trees.push(None);
            continue;
        }
        let skip =
            |why: Saying| Skipped { what: Saying::verbatim(file.path.as_str()), why, count: 1, of: SkippedThing::Path };
        if read.excluded {
            skipped.extend(looks_like_ours(&file.text).then(|| skip(Saying::plain(say::SKIPPED_EXCLUDED))));
        } else if parsed.documents.is_empty() {
            match &read.unread {
                Some(unread) => skipped.push(skip(unread_saying(unread))),
                None if loaded.schemas.is_schema(&file.path) || is_config(&file.path) => {}
                None if read.entry.is_none() && loaded.config.takes_back(&file.path) => {
                    skipped.push(skip(Saying::plain(say::SKIPPED_TAKEN_BACK)));
                }
                None if parsed.unreadable => skipped.push(skip(Saying::plain(say::SKIPPED_UNREADABLE))),
                None => unscoped.add(&file.path),
            }
        }
        if parsed.documents.iter().any(|document| document.kind.as_deref() == Some(name::POLICY_TEST)) {
            skipped.push(skip(Saying::plain(say::SKIPPED_TESTS)));
        }
        remapped.extend(parsed.remapped.iter().cloned());
        skipped.extend(parsed.remapped.into_iter().map(|(kind, mapped)| {
            let facts = Facts::new().with("kind", Fact::code(kind)).with("as", Fact::code(mapped));
            skip(Saying::new(say::SKIPPED_MAPPED, facts))
        }));
        documents.extend(parsed.documents);
        trees.push(parsed.tree);
    }
    let mut passed_over = Folders::default();
    loaded.passed_over.iter().for_each(|path| passed_over.add(path));
    skipped.extend(passed_over.skipped(&Saying::plain(say::SKIPPED_UNTRACKED), SkippedThing::Path));
    skipped.extend(unscoped.skipped(&Saying::plain(say::SKIPPED_FILES), SkippedThing::OtherFiles));
    let Loaded { config, schemas, reader, sources, files, focus, unmatched, .. } = loaded;
    registry::mark(&mut documents, &kinds, &config, &sources, &trees);
    for document in known.above.into_iter().flat_map(shared) {
        trees[document.file.index()] = known.above.and_then(|above| above.tree(document).cloned());
        documents.push(document.clone());
    }
    documents.sort_by_key(|document| (document.file, document.position));
    let mut index: HashMap<String, HashMap<String, usize>> = HashMap::new();
    let mut numbers: HashMap<String, HashMap<String, usize>> = HashMap::new();
    let mut repeated = HashSet::new();
    let is_own = |document: &Document| config.owns(&sources.file(document.file).path);
    // What confers nothing is not found, and takes nobody's id; nor does a project take one of the root's.
    let numbered = || documents.iter().enumerate().filter(|(_, document)| document.misplaced.is_none());
    let roots = numbered().filter(|(_, document)| !is_own(document));
    for (at, document) in roots.chain(numbered().filter(|(_, document)| is_own(document))) {
        let Some(name) = &document.name else { continue };
        let first = *index.entry(name.kind.clone()).or_default().entry(name.id.clone()).or_insert(at);
        if first != at {
            repeated.insert((name.kind.clone(), name.id.clone()));
        }
        if let Some(number) = &document.number {
            numbers.entry(name.kind.clone()).or_default().entry(number.clone()).or_insert(at);
        }
    }
    Workspace {
        sources,
        files,
        trees,
        documents,
        kinds,
        config,
        schemas,
        clock,
        reader,
        skipped,
        focus,
        unmatched,
        remapped,
        projects: Vec::new(),
        index,
        numbers,
        repeated,
    }
}

/// Files by the folders that they lie in: how many, and the last of them.
#[derive(Default)]
struct Folders<'p>(BTreeMap<&'p str, (usize, &'p str)>);

impl<'p> Folders<'p> {
    fn add(&mut self, path: &'p str) {
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let (count, last) = self.0.entry(folder).or_default();
        *count += 1;
        *last = path;
    }

    /// One entry a folder, for one reason; one file is called by its name.
    fn skipped(self, why: &Saying, of: SkippedThing) -> impl Iterator<Item = Skipped<Saying>> {
        self.0.into_iter().map(move |(folder, (count, last))| {
            let what = match (count, folder) {
                (1, _) => last.to_owned(),
                (_, "") => "./".to_owned(),
                _ => format!("{folder}/"),
            };
            Skipped { what: Saying::verbatim(what), why: why.clone(), count, of }
        })
    }
}

/// What the projects below a root see of it: its registry and its lockdowns, and the policies and calendars that are in force.
fn shared(root: &Workspace) -> impl Iterator<Item = &Document> {
    root.documents.iter().filter(|document| {
        let is_policy = matches!(document.kind.as_deref(), Some(name::POLICY | name::CALENDAR));
        let is_in_force = || root.config.is_policy_file(&root.sources.file(document.file).path);
        let is_lockdown = document.kind.as_deref() == Some(name::LOCKDOWN);
        is_policy && is_in_force() || is_lockdown || root.kind(document).is_some_and(KindOf::is_of_registry)
    })
}

/// What a file holds.
#[derive(Default)]
pub(super) struct Parsed {
    /// Dropped where no document is in scope, so that other people's files cost no memory.
    pub(super) tree: Option<Arc<Tree>>,
    pub(super) documents: Vec<Document>,
    /// Whether a document of it cannot be read at all, where none is in scope.
    unreadable: bool,
    /// Kinds of ours that the documents name themselves, and what the configuration takes them for.
    remapped: Vec<(String, String)>,
}

/// Whether a file is a configuration: that of the root, or one below, which has no effect on it.
pub(super) fn is_config(path: &str) -> bool {
    path.rsplit('/').next() == Some(FILE_NAME)
}

/// Why nothing is judged at a path of the command line.
fn not_judged<'d>(
    path: &str,
    root: &Workspace,
    mut documents: impl Iterator<Item = &'d Document>,
) -> Option<Skipped<Saying>> {
    let is_here = |file: &str| file.strip_prefix(path).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    if documents.any(|document| is_here(&root.sources.file(document.file).path)) {
        return None;
    }
    let here: Vec<&Read> = root
        .sources
        .iter(Side::Merge)
        .zip(root.files.iter())
        .filter(|((_, file), _)| is_here(&file.path))
        .map(|(_, read)| read)
        .collect();
    // What is called otherwise than documents are is told as that.
    if !here.is_empty() && here.iter().all(|read| read.unread == Some(Unread::Ending)) {
        return None;
    }
    let phrase = if here.is_empty() {
        say::SKIPPED_IGNORED
    } else if here.iter().all(|read| read.excluded) {
        say::SKIPPED_ALL_EXCLUDED
    } else if is_config(path) {
        say::SKIPPED_CONFIG
    } else if here.iter().all(|read| read.entry.is_none()) && root.config_of(path).takes_back(path) {
        say::SKIPPED_TAKEN_BACK
    } else {
        say::SKIPPED_FILES
    };
    let why = Saying::plain(phrase);
    Some(Skipped { what: Saying::verbatim(path), why, count: 1, of: SkippedThing::Path })
}

/// The innermost folder that all paths lie in, with a slash at its end; `./` for the root.
fn folder_of_all(paths: &[&str]) -> String {
    let folder = |path: &str| path.rsplit_once('/').map_or(String::new(), |(folder, _)| format!("{folder}/"));
    let mut common = paths.first().map_or(String::new(), |path| folder(path));
    while !paths.iter().all(|path| path.starts_with(&common)) {
        common = folder(common.trim_end_matches('/'));
    }
    if common.is_empty() { "./".to_owned() } else { common }
}

/// The documents in scope of a file.
pub(super) fn documents_of(
    id: FileId,
    file: &SourceFile,
    read: &Read,
    entry: Option<&DocumentsEntry>,
    parsed: &dyn Fn() -> Arc<Tree>,
) -> Parsed {
    let named = entry.is_some();
    let nothing = Parsed::default();
    if let Some(unread) = &read.unread {
        // It is in scope if it is named, or if what could be read of it looks like ours.
        let is_ours = match unread {
            Unread::TooLarge { is_ours, .. } => *is_ours,
            // What was not even opened may hold anything.
            Unread::Error(_) => true,
            _ => read.is_owed || looks_like_ours(&file.text),
        };
        let documents = if named || is_ours { vec![broken(id, 0, named, entry)] } else { Vec::new() };
        return Parsed { documents, ..nothing };
    }
    if !named && Format::of(&file.path) == Format::Yaml && is_plainly_foreign(&file.text) {
        return nothing;
    }
    let tree = parsed();
    let unreadable = !tree.faults().is_empty() && tree.roots().iter().any(|root| tree.node(root).is_none());
    let nothing = Parsed { unreadable, ..nothing };
    if !named && !may_hold_a_kind(&file.text) {
        return nothing;
    }
    let mut documents = Vec::with_capacity(tree.roots().len());
    let mut remapped = Vec::new();
    for (position, root) in tree.roots().iter().enumerate() {
        match tree.node(root) {
            Some(node) if node.is_mapping() => {
                let mapped = entry.and_then(|entry| entry.kind.as_ref()).map(|kind| kind.value.as_str());
                let written = node.get("kind").map(|kind| kind.text()).filter(|kind| Kind::find(kind).is_some());
                if let (Some(mapped), Some(written)) = (mapped, written)
                    && mapped != written
                {
                    remapped.push((written.to_owned(), mapped.to_owned()));
                }
                if let Some(document) = document_of(id, file, position, node, entry) {
                    documents.push(document);
                }
            }
            // An empty document between others says nothing; a file that holds nothing else is for the rules to see.
            Some(node) if node.is_null() && tree.roots().len() > 1 => {}
            // A mapping without spaces after its colons is a text.
            Some(node) if !(named || node.style() == Style::Plain && looks_like_ours(node.text())) => {}
            None if !named && !looks_like_ours(file.slice(root.region)) => {}
            _ => documents.push(broken(id, position, named, entry)),
        }
    }
    if named && tree.roots().is_empty() {
        documents.push(broken(id, 0, named, entry));
    }
    if documents.is_empty() { nothing } else { Parsed { tree: Some(tree), documents, remapped, unreadable: false } }
}

fn broken(file: FileId, position: usize, named: bool, entry: Option<&DocumentsEntry>) -> Document {
    let kind = entry.and_then(|entry| entry.kind.as_ref()).map(|kind| kind.value.clone());
    Document { file, position, name: None, kind, id_place: None, number: None, named, misplaced: None }
}

fn document_of(
    id: FileId,
    file: &SourceFile,
    position: usize,
    node: Node<'_>,
    entry: Option<&DocumentsEntry>,
) -> Option<Document> {
    let named = entry.is_some();
    let written =
        node.get("kind").filter(|kind| kind.scalar().is_some() && !kind.is_null()).map(|kind| kind.text().to_owned());
    let kind = match entry.and_then(|entry| entry.kind.as_ref()) {
        Some(mapped) => Some(mapped.value.clone()),
        None => written,
    };
    if !named {
        let has_our_fields = OURS_ALONE.iter().any(|key| node.get(key).is_some());
        let foreign = node.get("apiVersion").is_some() && !has_our_fields;
        // A document that lost its `kind` must not leave the gate by that.
        let lost = || ["id", "service", "status"].iter().all(|key| node.get(key).is_some());
        let is_ours = kind.as_deref().map_or_else(lost, |kind| is_nearly_ours(kind, has_our_fields))
            || names_ours_otherwise(node);
        if foreign || !is_ours {
            return None;
        }
    }
    let keys: &[String] = entry.map_or(&[], |entry| &entry.id);
    let id_node = if keys.is_empty() { node.get("id") } else { keys.iter().try_fold(node, |node, key| node.get(key)) };
    let id_node = id_node.filter(|id| id.scalar().is_some() && !id.is_null() && !id.text().is_empty());
    let mapped = entry.is_some_and(|entry| entry.kind.is_some());
    let text = match id_node {
        Some(node) => Some(node.text().to_owned()),
        // A mapped document without an id is called by its file.
        None if mapped && position == 0 => Some(file.path.clone()),
        None if mapped => Some(format!("{}#{}", file.path, position + 1)),
        None => None,
    };
    let name = kind.clone().zip(text).map(|(kind, id)| DocumentName { kind, id });
    let (id_place, number) = (id_node.map(Node::span), id_node.and_then(plain_form));
    Some(Document { file: id, position, name, kind, id_place, number, named, misplaced: None })
}

/// Every kind that documents may have: ours, and those that the configuration maps.
fn kinds(config: &Config, schemas: &Schemas, reader: &Reader) -> Result<BTreeMap<String, KindOf>, Errors> {
    let own = |kind: &Kind| KindOf {
        name: kind.name.to_owned(),
        schema: Some(Arc::new(kind.schema())),
        library: Arc::clone(own_library()),
        mapped: false,
        places: OnceLock::new(),
        belonging: OnceLock::new(),
    };
    let mut kinds: BTreeMap<String, KindOf> = KINDS.iter().map(|kind| (kind.name.to_owned(), own(kind))).collect();
    let mut errors = Vec::new();
    for entry in &config.documents {
        let (Some(kind), Some(file)) = (&entry.kind, &config.file) else { continue };
        let facts = Facts::new().with("kind", Fact::code(kind.value.as_str()));
        let own_id = entry.id != ["id"];
        if Kind::find(&kind.value).is_some() && (entry.schema.is_some() || own_id) {
            let error = Error::set_up("config", say_config::OWN_KIND.render(reader, &facts)).at(file, kind.span, "");
            errors.push(error.help(say_config::OWN_KIND_HELP.render(reader, &facts)));
            continue;
        }
        if Kind::find(&kind.value).is_some() {
            continue;
        }
        let schema = entry.schema.as_ref().and_then(|schema| schemas.find(&config.folder, &schema.value));
        let place = kinds.entry(kind.value.clone()).or_insert_with(|| KindOf {
            name: kind.value.clone(),
            schema: None,
            library: Arc::clone(schemas.library()),
            mapped: true,
            places: OnceLock::new(),
            belonging: OnceLock::new(),
        });
        let second = schema.filter(|schema| place.schema.as_ref().is_some_and(|first| !Arc::ptr_eq(first, schema)));
        if second.is_some() {
            let error = Error::set_up("config", say_config::TWO_SCHEMAS.render(reader, &facts)).at(file, kind.span, "");
            errors.push(error.help(say_config::TWO_SCHEMAS_HELP.render(reader, &facts)));
            continue;
        }
        if place.schema.is_none() {
            place.schema = schema.cloned();
        }
    }
    if errors.is_empty() { Ok(kinds) } else { Err(Errors(errors)) }
}
