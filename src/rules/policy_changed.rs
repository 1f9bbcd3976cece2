//! `policy-changed`: whoever is named approves each change of what is trusted.

use super::revocation::revoked;
use super::rule::{Look, Rule};
use std::sync::Arc;

use crate::approval::EvidenceDemand;
use crate::calendar::Zone;
use crate::config::{FILE_NAME, Trust};
use crate::finding::{
    Block, BlockPlace, BlockText, ChangedFile, DocumentName, Errors, Judgement, Lowering, RepositoryChange, RuleInfo,
    Severity, Weight,
};
use crate::kind::name;
use crate::language::messages::rules as title;
use crate::language::messages::trust as say;
use crate::language::{Fact, Facts, Phrase, Saying, Text};
use crate::policy::{Located, Mandate, NotGiven, Owner, Policies, World};
use crate::registry::{Area, AskedRole, Registry, zone};
use crate::source::{FileId, Side, Span};
use crate::workspace::{Document, KindOf, Review, Workspace};
use crate::yaml::Node;

pub(super) static RULE: Rule = Rule {
    info: RuleInfo::built_in("policy-changed", Severity::Error, title::POLICY_CHANGED, page!("policy_changed.md"))
        .lowering(Lowering::Refused)
        .of_changes(),
    look: Look::InForce(check),
};

/// What runs the check, or steers what it reads, by its path from the top of a repository; a name alone stands in any folder.
const RUNNERS: [&str; 21] = [
    ".github/workflows/",
    ".github/actions/",
    ".gitea/workflows/",
    ".forgejo/workflows/",
    ".gitlab/",
    ".circleci/",
    ".woodpecker/",
    ".gitlab-ci.yml",
    ".woodpecker.yml",
    ".woodpecker.yaml",
    ".drone.yml",
    "azure-pipelines.yml",
    "azure-pipelines.yaml",
    "bitbucket-pipelines.yml",
    "vedtak-steps.yml",
    "Jenkinsfile",
    "CODEOWNERS",
    ".gitattributes",
    ".pre-commit-config.yaml",
    "action.yml",
    "action.yaml",
];

/// Whether a change touches what is trusted.
pub fn touches_trust(review: &Review) -> bool {
    let change = review.change.as_deref();
    change.is_some_and(|change| change.files.iter().any(|file| is_trusted(review, change, &file.path)))
}

/// The files of a change that are trusted, which whoever the target's `trust` names has to approve.
pub fn trusted_files(review: &Review) -> Vec<&ChangedFile> {
    let Some(change) = review.change.as_deref() else { return Vec::new() };
    change.files.iter().filter(|file| is_trusted(review, change, &file.path)).collect()
}

/// The documents of a change that may list what it touches: those that the target does not have.
pub fn new_lists(review: &Review) -> Vec<&Document> {
    review.documents().iter().filter(|document| is_new_change(review, document)).collect()
}

/// Whether a document names all files as they differ, each once, and no other.
pub fn names_all(review: &Review, document: &Document, files: &[&ChangedFile]) -> bool {
    lists(review, document).is_some_and(|listed| is_all(&listed, files))
}

/// What keeps the rules from being used after the merge, as findings: there, nothing could be judged any more.
pub fn unusable(review: &Review, errors: &Errors) -> Vec<Judgement> {
    let Some(change) = review.change.as_deref() else { return Vec::new() };
    let told = errors.0.iter().filter_map(|error| {
        let at = error.place.as_ref().and_then(|(file, span, _)| {
            let file = review.sources.find(Side::Merge, &file.path)?;
            Some((file, *span))
        });
        let (file, span) = at.or_else(|| Some((shown(review, change, &[])?, Span::at(0))))?;
        let facts = Facts::new().with("reason", Fact::text(&error.message));
        let machine = facts.to_json();
        let says = Saying::new(say::BROKEN, facts);
        let help = error.help.as_ref().map(|help| Text::Message(Box::new(Saying::verbatim(help.as_str()))));
        let says = Saying { help, ..says };
        Some(Judgement { facts: machine, ..Judgement::new(RULE.reference(), file, span, says) })
    });
    told.collect()
}

/// What would be found of the set-up once the change is merged, at the place where it stands; as severe as then.
pub fn set_up_to_come(review: &Review, later: &Judgement, path: &str, severity: Severity) -> Option<Judgement> {
    let change = review.change.as_deref()?;
    let at = review.sources.find(Side::Merge, path).map(|file| (file, later.primary.span));
    let (file, span) = at.or_else(|| Some((shown(review, change, &[])?, Span::at(0))))?;
    let inner = Saying::of(later.says.message.clone(), later.says.facts.clone());
    let facts = Facts::new().with("rule", Fact::code(later.rule.id.as_ref()));
    let machine = facts.to_json();
    let says = Saying::new(say::SET_UP_TO_COME, facts.with("says", Fact::said(inner)));
    // Its help tells the facts of the finding, not those of this one.
    let help = later.says.help.clone().map(|help| Saying::of(help, later.says.facts.clone()));
    let says = Saying { help: help.map(|help| Text::Message(Box::new(help))), ..says };
    let judgement = Judgement { facts: machine, ..Judgement::new(RULE.reference(), file, span, says) };
    Some(Judgement { weight: Weight::Always(severity), pointer: later.pointer.clone(), ..judgement })
}

/// That nobody could approve a change of the rules any more once this one is merged.
pub fn locked_out(review: &Review, proposed: &Review) -> Option<Judgement> {
    let trust = proposed.config().trust.as_ref()?;
    let change = review.change.as_deref()?;
    let role = AskedRole {
        role: Some(trust.role.clone()),
        body: trust.body.clone(),
        areas: if trust.body.is_some() { Vec::new() } else { vec![Area::Everywhere] },
        person: None,
    };
    let registry = Registry::of(proposed);
    let zone = zone(proposed, None).unwrap_or(Zone::UTC);
    let holders = registry.holders(&role, proposed.clock.at.to_utc(), zone).ok()?;
    if holders.len() >= trust.count {
        return None;
    }
    let owner = Owner { role: trust.role.clone(), body: trust.body.clone() };
    let number = |number: usize| Fact::text(number.to_string());
    let facts = Facts::new().with("count", number(trust.count)).with("have", number(holders.len()));
    let machine = facts.to_json();
    let path = proposed.config().path(FILE_NAME);
    let file = review.sources.find(Side::Merge, &path).or_else(|| shown(review, change, &[]))?;
    let says = Saying::new(say::LOCKED_OUT, facts.with("who", owner.name(proposed))).help(say::LOCKED_OUT_HELP);
    let judgement = Judgement { facts: machine, ..Judgement::new(RULE.reference(), file, Span::at(0), says) };
    Some(Judgement { weight: Weight::Always(Severity::Error), ..judgement })
}

/// The documents whose verdict the changed rules turn round, as a note.
pub fn flips(review: &Review, comply: &[DocumentName], fail: &[DocumentName]) -> Option<Judgement> {
    let change = review.change.as_deref()?;
    let file = shown(review, change, &[])?;
    let ids = |names: &[DocumentName]| names.iter().map(|name| Fact::code(name.id.as_str())).collect::<Vec<_>>();
    let facts = Facts::new().with("comply", Fact::List(ids(comply))).with("fail", Fact::List(ids(fail)));
    let machine = facts.to_json();
    // A part of a hash is no revision.
    let facts = facts.with("base", Fact::text(&change.revisions.target));
    let says = Saying::new(say::FLIPS, facts).help(say::FLIPS_HELP);
    let judgement = Judgement { facts: machine, ..Judgement::new(RULE.reference(), file, Span::at(0), says) };
    Some(Judgement { weight: Weight::Always(Severity::Note), ..judgement })
}

fn check<'w>(world: &'w World<'w>, _: &'w Policies, judgements: &mut Vec<Judgement>) {
    let review = world.review;
    // The root speaks for the projects below it.
    let Some(change) = review.change.as_deref().filter(|_| review.config().root.is_none()) else { return };
    let files = trusted_files(review);
    let Some(file) = shown(review, change, &files).filter(|_| !files.is_empty()) else { return };
    let paths = || Fact::List(files.iter().map(|file| Fact::code(file.path.as_str())).collect());
    let tell = |phrase: Phrase, help: Option<Phrase>, facts: Facts| {
        let facts = facts.with("files", paths()).with("file", Fact::code(review.config().path(FILE_NAME)));
        let machine = Facts::new().with("files", paths()).to_json();
        let says = Saying::new(phrase, facts);
        let says = help.into_iter().fold(says, Saying::help);
        Judgement { facts: machine, ..Judgement::new(RULE.reference(), file, Span::at(0), says) }
    };
    if trusts_nobody(review) {
        judgements.push(Judgement { weight: Weight::Always(Severity::Note), ..tell(say::FIRST, None, Facts::new()) });
        return;
    }
    let Some(trust) = review.config().trust() else {
        let judgement = tell(say::UNNAMED, Some(say::UNNAMED_HELP), Facts::new());
        judgements.push(Judgement { weight: Weight::Always(Severity::Warning), ..judgement });
        return;
    };
    let owner = Owner { role: trust.role.clone(), body: trust.body.clone() };
    let who = || Facts::new().with("who", owner.name(review)).with("count", Fact::text(trust.count.to_string()));
    let new = new_lists(review);
    let of_these = new.iter().copied().find(|document| names_all(review, document, &files));
    let Some(document) = of_these else {
        judgements.push(match new.as_slice() {
            [only] => other_files(review, only, &files),
            _ => {
                let judgement = tell(say::CHANGED, Some(say::CHANGED_HELP), who());
                Judgement { blocks: vec![block(BlockPlace::New, &document_of(&files))], ..judgement }
            }
        });
        return;
    };
    judgements.extend(unapproved(world, document, &owner, trust, revoked(review, &files).as_deref()));
}

/// Whether a file is trusted, on either side: configuration, policies, schemas, the registry, or what runs the check. Waivers
/// and lockdowns carry approvals of their own.
fn is_trusted(review: &Review, change: &RepositoryChange, path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    if RUNNERS.iter().any(|runner| path.starts_with(runner) && runner.ends_with('/') || name == *runner) {
        return true;
    }
    let Some(path) = path.strip_prefix(change.within.as_str()) else { return false };
    let sides = |review: &Review| [Arc::clone(&review.target), Arc::clone(&review.merge)];
    let projects = |review: &Review| review.projects.iter().chain([review]).flat_map(sides).collect::<Vec<_>>();
    // What the configuration would name after the merge is trusted from then on.
    let proposed = review.proposed.as_deref().and_then(|proposed| proposed.as_ref().ok());
    let all = projects(review).into_iter().chain(proposed.into_iter().flat_map(projects));
    name == FILE_NAME || all.into_iter().any(|workspace| goes_by(&workspace, path))
}

/// Whether a version of a project goes by a file: it is a policy, a schema, or holds documents of the registry.
fn goes_by(workspace: &Workspace, path: &str) -> bool {
    let sides = [Side::Merge, Side::Target];
    let files: Vec<FileId> = sides.into_iter().filter_map(|side| workspace.sources.find(side, path)).collect();
    let own = workspace.documents.iter().filter(|document| files.contains(&document.file));
    let confers = |document: &Document| workspace.kind(document).is_some_and(KindOf::is_of_registry);
    workspace.config.owns(path) && workspace.config.is_policy_file(path)
        || workspace.schemas.is_schema(path)
        || own.filter(|document| document.misplaced.is_none()).any(confers)
}

/// Whether the target has nothing that could be trusted: no configuration, and nobody in a registry.
pub fn trusts_nobody(review: &Review) -> bool {
    review.config().file.is_none() && !review.target.documents.iter().any(|document| review.is_trusted(document))
}

/// The file to show the finding at: the first that changed, else the configuration, else any.
fn shown(review: &Review, change: &RepositoryChange, files: &[&ChangedFile]) -> Option<FileId> {
    let own = files.iter().filter_map(|file| file.path.strip_prefix(change.within.as_str()));
    let at = |path: &str| [Side::Merge, Side::Target].into_iter().find_map(|side| review.sources.find(side, path));
    let any = || [Side::Merge, Side::Target].into_iter().find_map(|side| Some(review.sources.iter(side).next()?.0));
    // What a project below owns is told where the root can tell it.
    own.clone()
        .find_map(|path| at(path).filter(|file| review.owns(*file)))
        .or_else(|| review.configuration())
        .or_else(any)
}

fn is_new_change(review: &Review, document: &Document) -> bool {
    let name = document.name.as_ref().filter(|name| name.kind == name::TRUST_CHANGE);
    // One that stands on the target has been used, and is not used again.
    name.is_some_and(|name| review.base(name).is_none())
}

/// What a document lists: path, content before and content after.
type Listed<'r> = (&'r str, Option<&'r str>, Option<&'r str>);

fn lists<'r>(review: &'r Review, document: &Document) -> Option<Vec<Listed<'r>>> {
    let items = review.node(document)?.get("changes")?.items();
    let text = |item: Node<'r>, key: &str| item.get(key).filter(|value| !value.is_null()).map(Node::text);
    Some(items.map(|item| (text(item, "path").unwrap_or(""), text(item, "from"), text(item, "to"))).collect())
}

/// Whether a list names all files as they differ, each once, and no other.
fn is_all(listed: &[Listed<'_>], files: &[&ChangedFile]) -> bool {
    let is = |file: &&&ChangedFile| listed.contains(&(file.path.as_str(), file.from.as_deref(), file.to.as_deref()));
    listed.len() == files.len() && files.iter().filter(is).count() == files.len()
}

fn other_files(review: &Review, document: &Document, files: &[&ChangedFile]) -> Judgement {
    let listed = lists(review, document).unwrap_or_default();
    let is = |file: &ChangedFile| listed.contains(&(file.path.as_str(), file.from.as_deref(), file.to.as_deref()));
    let missing = files.iter().filter(|file| !is(file)).map(|file| file.path.as_str());
    let more = listed.iter().map(|(path, ..)| *path).filter(|path| files.iter().all(|file| file.path != *path));
    let twice =
        listed.iter().enumerate().filter(|(at, (path, ..))| listed[..*at].iter().any(|(first, ..)| first == path));
    let mut paths: Vec<&str> = missing.collect();
    let phrase = if paths.is_empty() { say::MORE_FILES } else { say::OTHER_FILES };
    if paths.is_empty() {
        paths = more.chain(twice.map(|(_, (path, ..))| *path)).collect();
    }
    paths.sort_unstable();
    paths.dedup();
    let facts = told_of(document).with("files", Fact::List(paths.into_iter().map(Fact::code).collect()));
    let machine = facts.to_json();
    let base = review.change.as_deref().map_or("", |change| change.revisions.target.as_str());
    let facts = facts.with("base", Fact::text(base));
    let node = review.node(document);
    let place = node.and_then(|node| Some(node.get("changes")?.span())).or(document.id_place).unwrap_or(Span::at(0));
    let mut judgement = RULE.judgement(document, place, Saying::new(phrase, facts).help(say::OTHER_FILES_HELP));
    judgement.facts = machine;
    judgement.blocks.push(block(BlockPlace::Top, &list_of(files)));
    judgement
}

fn told_of(document: &Document) -> Facts {
    Facts::new().with("id", Fact::code(document.name.as_ref().map_or("", |name| name.id.as_str())))
}

/// Why the approval that the target asks for is not there; `None` where it is.
///
/// Where the change does nothing but take something away from persons, the word of one other than these is enough, whoever asks.
fn unapproved<'w>(
    world: &'w World<'w>,
    document: &'w Document,
    owner: &Owner,
    trust: &Trust,
    revoked: Option<&[String]>,
) -> Option<Judgement> {
    let review = world.review;
    let place = document.id_place.unwrap_or(Span::at(0));
    let at: Option<Located<'w>> = world.located(document);
    let requester = at.as_ref().and_then(|at| at.root.get("requester")).map(|person| person.text().to_owned());
    let excluded: Vec<String> = requester.into_iter().filter(|_| revoked.is_none()).collect();
    let count = if revoked.is_some() { 1 } else { trust.count };
    let evidence = EvidenceDemand::read(trust.evidence.iter().map(String::as_str));
    let submitter = excluded.first().map(String::as_str);
    // The rules are those of every service and region.
    let areas = vec![Area::Everywhere];
    let (excluded, unheard) = (excluded.as_slice(), revoked.unwrap_or_default());
    let mandate = Mandate { areas, excluded, unheard, submitter, count, evidence, ..Mandate::of(owner) };
    let zone = Zone::UTC;
    let given = at.as_ref().map_or(Err(NotGiven::Unreadable), |at| mandate.given(world, at, zone));
    let (message, help, facts) = match given {
        Ok(_) => return None,
        Err(NotGiven::Unreadable) => (say::UNREADABLE, None, told_of(document)),
        Err(NotGiven::Rejected(people)) => {
            let people = people.iter().map(|id| Fact::code(id.as_str())).collect();
            (say::REJECTED, Some(say::REJECTED_HELP), told_of(document).with("people", Fact::List(people)))
        }
        Err(NotGiven::Unsubmitted(who)) => {
            let id = document.name.as_ref().map_or("", |name| name.id.as_str());
            let command = Fact::code(format!("vedtak approve {id} --submit"));
            let facts = told_of(document).with("who", Fact::code(who)).with("command", command);
            (say::UNSUBMITTED, Some(say::UNSUBMITTED_HELP), facts)
        }
        Err(NotGiven::Missing { given, people, uncounted, .. }) => {
            let number = |number: usize| Fact::text(number.to_string());
            let facts = told_of(document).with("given", number(given)).with("count", number(count));
            let facts = facts.with("who", owner.name(review)).with("people", Fact::Or(people));
            let id = document.name.as_ref().map_or("", |name| name.id.as_str());
            let facts = facts.with("command", owner.approval_command(id));
            let facts = match uncounted.map(|uncounted| *uncounted) {
                Some((person, reason)) => facts.with("person", person).with("reason", Fact::said(reason)),
                None => facts,
            };
            (say::UNAPPROVED, Some(say::UNAPPROVED_HELP), facts)
        }
    };
    let machine = facts.to_json();
    let says = help.into_iter().fold(Saying::new(message, facts), Saying::help);
    Some(Judgement { facts: machine, ..RULE.judgement(document, place, says) })
}

/// The document to write, with what it lists filled in.
fn document_of(files: &[&ChangedFile]) -> String {
    let kind = name::TRUST_CHANGE;
    format!("kind: {kind}\nid: …\ntitle: …\nreason: …\nrequester: …\n{}", list_of(files))
}

/// The list of files, as YAML.
fn list_of(files: &[&ChangedFile]) -> String {
    let item = |file: &&ChangedFile| {
        let or_null = |digest: &Option<String>| digest.clone().unwrap_or_else(|| "null".to_owned());
        let path = crate::kind::in_yaml(&serde_json::Value::from(file.path.as_str()));
        format!("  - path: {path}\n    from: {}\n    to: {}", or_null(&file.from), or_null(&file.to))
    };
    format!("changes:\n{}", files.iter().map(item).collect::<Vec<_>>().join("\n"))
}

fn block(place: BlockPlace, text: &str) -> Block<BlockText> {
    Block { document: None, place, text: BlockText::whole(Saying::verbatim(text)), is_alternative: false }
}
