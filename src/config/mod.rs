//! `vedtak.yaml`: as it is written, held against its own schema, then as it is meant.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use chrono::{DateTime, FixedOffset, Utc};
use chrono_tz::Tz;
use serde::Deserialize;

use crate::calendar::Zone;
use crate::finding::{Error, Errors, Severity, set_up};
use crate::kind::{Formats, Library, Schema, Telling, kind_fact};
use crate::language::messages::{config as say, names};
use crate::language::{Fact, Facts, Language, Phrase, Reader};
use crate::source::{GlobError, Globs, SourceFile, Span};
use crate::yaml::{Limits, Node, Spanned, Tree, parse, read};

mod allowed_number;
mod history;
mod path_entry;
mod pin;
mod territory;
mod trust;

pub use allowed_number::AllowedNumber;
pub use history::{GitSettings, Merging};
pub use path_entry::{Holds, PathEntry};
pub use pin::Pin;
pub use territory::{excluded_by, projects_of};
pub use trust::Trust;

/// The name of the file at the project's root.
pub const FILE_NAME: &str = "vedtak.yaml";

/// The schema of `vedtak.yaml`.
pub const SCHEMA: &str = include_str!("../../schemas/vedtak.schema.json");

const SCHEMA_ADDRESS: &str = "https://vedtak.example/schemas/vedtak.schema.json";

/// A project's set-up, as it is meant.
#[derive(Debug)]
pub struct Config {
    /// The file, where there is one.
    pub file: Option<Arc<SourceFile>>,
    /// The folder that it is the configuration of, relative to the root; empty for the root's own.
    pub folder: String,
    /// The folders of the projects below this one, relative to the root: what lies there is theirs.
    pub inner: Vec<String>,
    /// The root's configuration, where this is that of a project below it.
    pub root: Option<Arc<Config>>,
    /// The folders that have a configuration of their own.
    pub projects: Globs,
    /// The same, each by itself.
    pub project_paths: Vec<PathEntry>,
    /// The language of messages, where the file names one.
    pub language: Option<Language>,
    /// The zone of local times in documents.
    pub timezone: Option<Tz>,
    /// What signatures are of, as the file has it; see [`Config::repository`].
    named_repository: Option<String>,
    /// The files that are named, in order.
    pub documents: Vec<DocumentsEntry>,
    /// Further schema files, which those of `documents` may refer to by their addresses.
    pub schemas: Globs,
    /// Whether the project's schemas assert `format`.
    pub formats: Formats,
    /// Files that are left out.
    pub exclude: Globs,
    /// The same, as it is written.
    pub excluded: Vec<String>,
    /// How much rules weigh here.
    pub severity: BTreeMap<String, (Level, Span)>,
    /// The shipped policies that may be used, by id, with their places; `*` for all.
    pub shipped: Vec<(String, Span)>,
    /// What shipped policies are pinned to; of several of one policy any will do.
    pub pins: Vec<Pin>,
    /// The project's own policies and calendars.
    pub policies: Globs,
    /// The same, each by itself.
    pub policy_paths: Vec<PathEntry>,
    /// The files of the registry, where they are named.
    pub registry: Option<RegistryFiles>,
    /// Everything that names files, as it is written, for whoever asks whether it names any.
    pub named: Vec<PathEntry>,
    /// The values given to policies' parameters: policy, then parameter.
    pub parameters: BTreeMap<String, Given>,
    /// Where what looks like the number of a person may stand.
    pub allowed_numbers: Vec<AllowedNumber>,
    /// Who approves changes of what is trusted; nobody is named where it is absent. That of the root is for all.
    pub trust: Option<Trust>,
    /// What it says of the repository.
    pub git: GitSettings,
    /// The file as a tree, where there is one.
    tree: Option<Tree>,
}

/// The values that the configuration gives to a policy's parameters.
#[derive(Debug)]
pub struct Given {
    /// Where the policy is named.
    pub span: Span,
    /// The names of the parameters, with their places.
    pub names: BTreeMap<String, Span>,
}

/// The files of the registry.
#[derive(Debug)]
pub struct RegistryFiles {
    /// Which files.
    pub globs: Globs,
    /// As it is written.
    pub texts: Vec<String>,
}

/// An entry of `documents`.
#[derive(Debug)]
pub struct DocumentsEntry {
    /// Which files.
    pub paths: Globs,
    /// The first of the paths, as it is written.
    pub first: Spanned<String>,
    /// Their documents' kind; `None` where each document names its own.
    pub kind: Option<Spanned<String>>,
    /// The file of the kind's schema, relative to the root.
    pub schema: Option<Spanned<String>>,
    /// The keys that lead to the id.
    pub id: Vec<String>,
    /// Whether the entry says where the id stands; where it does not, documents need not have one.
    pub has_id: bool,
}

/// What `severity` gives a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// See [`Severity::Error`].
    Error,
    /// See [`Severity::Warning`].
    Warning,
    /// See [`Severity::Note`].
    Note,
    /// The rule is not evaluated.
    Off,
}

impl Level {
    /// The severity; `None` for off.
    pub fn severity(self) -> Option<Severity> {
        match self {
            Level::Error => Some(Severity::Error),
            Level::Warning => Some(Severity::Warning),
            Level::Note => Some(Severity::Note),
            Level::Off => None,
        }
    }
}

/// The file as it is written.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct Written {
    #[serde(rename = "version")]
    _version: Option<u32>,
    language: Option<String>,
    timezone: Option<Spanned<String>>,
    repository: Option<String>,
    #[serde(default)]
    documents: Vec<WrittenEntry>,
    #[serde(default)]
    schemas: Vec<Spanned<String>>,
    #[serde(default)]
    formats: Formats,
    #[serde(default)]
    exclude: Vec<Spanned<String>>,
    #[serde(default)]
    projects: Vec<Spanned<String>>,
    #[serde(default)]
    severity: BTreeMap<String, Spanned<Level>>,
    policies: Option<Vec<Spanned<String>>>,
    registry: Option<Vec<Spanned<String>>>,
    #[serde(default)]
    #[expect(clippy::zero_sized_map_values, reason = "the names are read here, the values by their types later")]
    parameters: BTreeMap<String, BTreeMap<String, serde::de::IgnoredAny>>,
    #[serde(default)]
    personal_numbers: Vec<allowed_number::Written>,
    trust: Option<Trust>,
    git: Option<history::Written>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenEntry {
    paths: Vec<Spanned<String>>,
    kind: Option<Spanned<String>>,
    schema: Option<Spanned<String>>,
    id: Option<String>,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            file: None,
            folder: String::new(),
            inner: Vec::new(),
            root: None,
            projects: Globs::none(),
            project_paths: Vec::new(),
            language: None,
            timezone: None,
            named_repository: None,
            documents: Vec::new(),
            schemas: Globs::none(),
            formats: Formats::default(),
            exclude: Globs::none(),
            excluded: Vec::new(),
            severity: BTreeMap::new(),
            shipped: vec![("*".to_owned(), Span::at(0))],
            pins: Vec::new(),
            named: Vec::new(),
            policies: own_policies(""),
            policy_paths: Vec::new(),
            registry: None,
            parameters: BTreeMap::new(),
            allowed_numbers: Vec::new(),
            trust: None,
            git: GitSettings::default(),
            tree: None,
        }
    }
}

/// Where a project's own policies and calendars lie, if the configuration says nothing else.
const OWN_POLICIES: &[&str] = &["policies/**/*.yaml", "policies/**/*.yml"];

/// What a configuration in a folder takes for its own policies if it says nothing else.
fn own_policies(folder: &str) -> Globs {
    Globs::below(folder, OWN_POLICIES).unwrap_or_else(|_| Globs::none())
}

/// The folder that a configuration stands in, relative to the root.
fn folder_of(file: &SourceFile) -> &str {
    file.path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

impl Config {
    /// An instant on the clocks of the project; in UTC where it names no zone.
    pub fn local(&self, at: DateTime<Utc>) -> DateTime<FixedOffset> {
        self.timezone.map_or_else(|| at.fixed_offset(), |zone| at.with_timezone(&zone).fixed_offset())
    }

    /// How changes come into the target: the root's word is for the projects below it as well.
    pub fn git(&self) -> &GitSettings {
        &self.root.as_deref().unwrap_or(self).git
    }

    /// Who approves changes of what is trusted: the root's word is for the projects below it as well.
    pub fn trust(&self) -> Option<&Trust> {
        self.root.as_deref().unwrap_or(self).trust.as_ref()
    }

    /// The repository that signatures are of: that of the root, also for the projects below it.
    pub fn repository(&self) -> Option<&str> {
        self.root.as_deref().unwrap_or(self).named_repository.as_deref()
    }

    /// Whether a shipped policy may be used; what the root takes, its projects may use as well.
    pub fn takes_shipped(&self, id: &str) -> bool {
        self.shipped.iter().any(|(taken, _)| taken == "*" || taken == id)
            || self.root.as_ref().is_some_and(|root| root.takes_shipped(id))
    }

    /// Whether a file may hold policies and calendars that are in force: of this project, or of the root.
    pub fn is_policy_file(&self, path: &str) -> bool {
        self.owns(path) && self.policies.matches(path)
            || self.root.as_ref().is_some_and(|root| root.is_policy_file(path))
    }

    /// The value that the file gives a parameter of a policy.
    pub fn parameter(&self, policy: &str, name: &str) -> Option<Node<'_>> {
        let tree = self.tree.as_ref()?;
        let root = tree.roots().iter().filter_map(|root| tree.node(root)).find(|node| !node.is_null())?;
        root.get("parameters")?.get(policy)?.get(name)
    }

    /// Where an entry of `documents` names a schema, by its path from the root; the start of the file where none does.
    pub fn place_of_schema(&self, path: &str) -> Span {
        let mut schemas = self.documents.iter().filter_map(|entry| entry.schema.as_ref());
        let named = schemas.find(|schema| self.path(schema.value.trim_start_matches("./")) == path);
        named.map_or(Span::at(0), |schema| schema.span)
    }

    /// Where something stands in the file: the key, or the item of a list, at the end of these keys and positions; of as
    /// many of them as there are, and the start of the file where there is none.
    pub fn place(&self, way: &[&str]) -> Span {
        let mut place = Span::at(0);
        let Some(tree) = &self.tree else { return place };
        let mut node = tree.roots().iter().filter_map(|root| tree.node(root)).find(|node| !node.is_null());
        for step in way {
            let Some(at) = node else { break };
            let item = || step.parse().ok().and_then(|index| at.items().nth(index)).map(|item| (item, item.span()));
            let Some((next, span)) = at.entry(step).map(|entry| (entry.value, entry.key.span())).or_else(item) else {
                break;
            };
            (node, place) = (Some(next), span);
        }
        place
    }
}

/// Reads a configuration file. An empty file is the default configuration.
///
/// # Errors
/// Everything in the file that is not as its schema says, or names what does not exist, each at its place.
pub fn read_config(file: &Arc<SourceFile>, reader: &Reader) -> Result<Config, Errors> {
    let tree = parse(&file.text, &Limits::default());
    let faults: Vec<Error> = tree
        .faults()
        .iter()
        .map(|fault| {
            let words = fault.words(&tree, reader);
            let error = Error::set_up("config", words.message).at(file, fault.span, "");
            words.help.into_iter().fold(error, Error::help)
        })
        .collect();
    if !faults.is_empty() {
        return Err(Errors(faults));
    }
    if let Some(second) = tree.roots().iter().filter_map(|root| tree.node(root)).filter(|node| !node.is_null()).nth(1) {
        let error =
            Error::set_up("config", say::ONE_DOCUMENT.render(reader, &Facts::new())).at(file, second.span(), "");
        return Err(error.help(say::ONE_DOCUMENT_HELP.render(reader, &Facts::new())).into());
    }
    let written = tree.roots().iter().filter_map(|root| tree.node(root)).find(|node| !node.is_null());
    let Some(root) = written else {
        return Ok(Config { file: Some(Arc::clone(file)), ..Config::of_folder(folder_of(file)) });
    };
    hold_against_schema(file, root, reader)?;
    let written: Written = read(root)
        .map_err(|error| set_up("config", &error.says, None, reader).at(file, error.span.unwrap_or(root.span()), ""))?;
    let config = mean(written, file, root, reader)?;
    Ok(Config { tree: Some(tree), ..config })
}

/// The language that a configuration names, however broken the rest of it is: so that even what is wrong with the
/// file is told in it.
pub fn language_of(text: &Arc<str>) -> Option<Language> {
    let tree = parse(text, &Limits::default());
    let root = tree.roots().first().and_then(|root| tree.node(root))?;
    Language::parse(root.get("language")?.as_str()?)
}

fn hold_against_schema(file: &Arc<SourceFile>, root: Node<'_>, reader: &Reader) -> Result<(), Errors> {
    static LIBRARY: LazyLock<Arc<Library>> = LazyLock::new(|| {
        let mut library = Library::default();
        library.insert(SCHEMA_ADDRESS, serde_json::from_str(SCHEMA).unwrap_or_default());
        Arc::new(library)
    });
    let schema = Schema::new(SCHEMA_ADDRESS, &LIBRARY, Formats::Own);
    let breaches = schema.breaches(root).map_err(|fault| Error::machine("config", fault.reason))?;
    let shape = schema.shape();
    let telling = Telling::new(
        root,
        shape,
        kind_fact(FILE_NAME, shape.and_then(|shape| shape.label())),
        &LIBRARY,
        Some(FILE_NAME),
    );
    let errors: Vec<Error> = breaches
        .iter()
        .map(|breach| {
            let words = telling.words(breach, reader);
            let span = breach.span(telling.document).unwrap_or(root.span());
            words.help.into_iter().fold(Error::set_up("config", words.message).at(file, span, ""), Error::help)
        })
        .collect();
    if errors.is_empty() { Ok(()) } else { Err(Errors(errors)) }
}

fn mean(written: Written, file: &Arc<SourceFile>, root: Node<'_>, reader: &Reader) -> Result<Config, Errors> {
    let mut errors = Vec::new();
    let folder = folder_of(file);
    let timezone = written.timezone.and_then(|zone| match zone.parse::<Tz>() {
        Ok(known) => Some(known),
        Err(_) => {
            let says = say::TIMEZONE.with("zone", Fact::code(zone.value.as_str()));
            let nearest = Zone::named(&zone.value).err().and_then(|unknown| unknown.nearest);
            let help = nearest
                .map_or_else(|| say::TIMEZONE_HELP.into(), |near| names::WRITE_HELP.with("name", Fact::code(near)));
            let error = set_up("config", &says, Some(&help), reader);
            errors.push(error.at(file, zone.span, ""));
            None
        }
    });
    let (ids, pins) = pin::shipped(written.policies.as_deref().unwrap_or_default(), file, reader, &mut errors);
    let mut named = Vec::new();
    let mut globs = |written: &[Spanned<String>], must_match: Option<Holds>| {
        errors.extend(written.iter().filter_map(|path| no_path(path, file, reader)));
        let texts: Vec<&str> = written.iter().map(|glob| glob.value.as_str()).collect();
        if let Some(holds) = must_match {
            // What takes back names nothing by itself.
            named.extend(
                written
                    .iter()
                    .filter(|path| !path.value.starts_with('!'))
                    .filter_map(|path| PathEntry::of(path, folder, holds)),
            );
        }
        Globs::below(folder, &texts).unwrap_or_else(|GlobError { index, reason }| {
            let says = match reason {
                Some(reason) => say::GLOB.with("glob", Fact::code(texts[index])).with("reason", Fact::code(reason)),
                None => say::GLOB_EMPTY.into(),
            };
            let error = set_up("config", &says, Some(&say::GLOB_HELP.into()), reader);
            errors.push(error.at(file, written[index].span, ""));
            Globs::none()
        })
    };
    let schemas = globs(&written.schemas, Some(Holds::Anything));
    let exclude = globs(&written.exclude, None);
    let projects = globs(&written.projects, None);
    let documents = written
        .documents
        .into_iter()
        .filter_map(|entry| {
            Some(DocumentsEntry {
                paths: globs(&entry.paths, Some(Holds::Anything)),
                first: entry.paths.into_iter().next()?,
                kind: entry.kind,
                schema: entry.schema,
                has_id: entry.id.is_some(),
                id: entry.id.as_deref().unwrap_or("id").split('.').map(str::to_owned).collect(),
            })
        })
        .collect();
    let severity = severity(written.severity, root);
    let (shipped, policies, policy_paths) = match &written.policies {
        None => (vec![("*".to_owned(), Span::at(0))], own_policies(folder), Vec::new()),
        Some(list) => {
            let own: Vec<_> = list.iter().filter(|entry| !entry.starts_with(pin::SHIPPED)).cloned().collect();
            let entries = own.iter().filter_map(|path| PathEntry::of(path, folder, Holds::Policies));
            (ids, globs(&own, Some(Holds::Policies)), entries.collect())
        }
    };
    let registry = written.registry.map(|list| RegistryFiles {
        globs: globs(&list, Some(Holds::Registry)),
        texts: list.into_iter().map(|path| path.value).collect(),
    });
    let parameters = given(written.parameters, root);
    if !errors.is_empty() {
        return Err(Errors(errors));
    }
    Ok(Config {
        file: Some(Arc::clone(file)),
        projects,
        project_paths: written
            .projects
            .iter()
            .filter_map(|path| PathEntry::of(path, folder, Holds::Anything))
            .collect(),
        language: written.language.as_deref().and_then(Language::parse),
        timezone,
        named_repository: written.repository,
        documents,
        schemas,
        formats: written.formats,
        exclude,
        excluded: written.exclude.into_iter().map(|glob| glob.value).collect(),
        severity,
        shipped,
        pins,
        policies,
        policy_paths,
        registry,
        named,
        parameters,
        trust: written.trust,
        allowed_numbers: written.personal_numbers.into_iter().map(Into::into).collect(),
        git: written.git.map(Into::into).unwrap_or_default(),
        ..Config::of_folder(folder)
    })
}

/// The values that the file gives to parameters, with the places of their names.
#[expect(clippy::zero_sized_map_values, reason = "the names are read here, the values by their types later")]
fn given(
    written: BTreeMap<String, BTreeMap<String, serde::de::IgnoredAny>>,
    root: Node<'_>,
) -> BTreeMap<String, Given> {
    let places = root.get("parameters");
    written
        .into_iter()
        .map(|(policy, values)| {
            let entry = places.and_then(|node| node.entry(&policy));
            let span = entry.map_or(root.span(), |entry| entry.key.span());
            let place =
                |name: &str| entry.and_then(|entry| entry.value.entry(name)).map_or(span, |entry| entry.key.span());
            let names = values.into_keys().map(|name| (name.clone(), place(&name))).collect();
            (policy, Given { span, names })
        })
        .collect()
}

/// What each rule weighs, with the place of its name.
fn severity(written: BTreeMap<String, Spanned<Level>>, root: Node<'_>) -> BTreeMap<String, (Level, Span)> {
    let keys = root.get("severity");
    let with_place = |(rule, level): (String, Spanned<Level>)| {
        let key = keys.and_then(|node| node.entry(&rule)).map_or(level.span, |entry| entry.key.span());
        (rule, (level.value, key))
    };
    written.into_iter().map(with_place).collect()
}

/// Why a path can name nothing: it leads out of the project, or its parts are not joined by `/`.
fn no_path(path: &Spanned<String>, file: &Arc<SourceFile>, reader: &Reader) -> Option<Error> {
    let facts = Facts::new().with("path", Fact::code(path.value.as_str()));
    let says = |fact: Phrase, help: Phrase| {
        let error = Error::set_up("config", fact.render(reader, &facts)).at(file, path.span, "");
        Some(error.help(help.render(reader, &facts)))
    };
    let is_drive = path.value.as_bytes().get(1) == Some(&b':') && path.value.as_bytes()[0].is_ascii_alphabetic();
    if path.value.contains('\\') || is_drive {
        says(say::BACKSLASH, say::BACKSLASH_HELP)
    } else if path.value.trim_start_matches('!').split('/').any(|part| part == "..") {
        says(say::OUTWARD, say::OUTWARD_HELP)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reader() -> Reader {
        Reader::new(Language::En, chrono::NaiveDate::default())
    }

    fn errors(text: &str) -> Vec<(String, String)> {
        let file = Arc::new(SourceFile::new(FILE_NAME, text));
        let errors = read_config(&file, &reader()).map(|_| ()).unwrap_err();
        errors
            .0
            .into_iter()
            .map(|error| {
                let (file, span, _) = error.place.unwrap();
                (error.message, file.slice(span).to_owned())
            })
            .collect()
    }

    #[test]
    fn the_schema_is_itself_valid() {
        assert!(jsonschema_is_valid());
    }

    fn jsonschema_is_valid() -> bool {
        let file = Arc::new(SourceFile::new(FILE_NAME, "version: 1\n"));
        read_config(&file, &reader()).is_ok()
    }

    #[test]
    fn everything_has_a_default() {
        for text in ["", "# nothing\n", "version: 1\n"] {
            let file = Arc::new(SourceFile::new(FILE_NAME, text));
            let config = read_config(&file, &reader()).unwrap();
            assert!(config.documents.is_empty() && config.severity.is_empty() && config.language.is_none());
        }
    }

    #[test]
    fn every_mistake_is_shown_at_its_place() {
        assert_eq!(errors("langauge: nb\n")[0].1, "langauge");
        assert!(errors("langauge: nb\n")[0].0.contains("the nearest is language (`language`)"));
        assert_eq!(errors("timezone: Europe/Olso\n")[0].1, "Europe/Olso");
        assert_eq!(errors("documents:\n  - paths: ['a{b']\n")[0].1, "'a{b'");
        assert_eq!(errors("severity: {schema: fatal}\n")[0].1, "fatal");
        assert_eq!(errors("version: 2\n")[0].1, "2");
        assert_eq!(
            errors("documents:\n  - paths: [a]\n    schema: b.json\n")[0].0,
            "kind (`kind` in `documents`) is missing; required in entry 1 (`documents`)"
        );
    }

    #[test]
    fn the_language_is_found_in_a_broken_file() {
        assert_eq!(language_of(&"language: sv\nlangauge: nb\n".into()), Some(Language::Sv));
        assert_eq!(language_of(&"[".into()), None);
    }
}
