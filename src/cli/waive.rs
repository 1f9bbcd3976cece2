//! `vedtak waive`: asks for a rule to be set aside for documents as they stand. It writes the waiver, which whoever owns the
//! rule then approves.

mod broken;
mod expiry;

use std::fmt::Write as _;
use std::io::{self, Write};
use std::path::PathBuf;

use clap::Args;
use serde_json::{Value, json};

use self::broken::why_not;
use self::expiry::{Expiry, expiry};
use super::Exit;
use super::output::create;
use super::past::with_history;
use super::place::{NewDocument, named};
use super::reader::{LanguageOption, clock};
use super::request::{self, Requester, requester, words};
use super::terminal::{Color, fail, print};
use crate::approval::{ContentPaths, Extent, marked, preimage};
use crate::calendar::{Moment, MomentError, Zone};
use crate::check::{Rules, check_one};
use crate::explain::RuleSet;
use crate::finding::{Clock, DocumentName, Error, Errors, Severity, set_up};
use crate::kind::{in_yaml, name, nearest};
use crate::language::messages::request as say_request;
use crate::language::messages::waive as say;
use crate::language::messages::waivers as say_waivers;
use crate::language::{Fact, Facts, Reader};
use crate::load::{Loaded, load, load_with};
use crate::policy::{Lapse, Owner, Pack, PolicyRule, reads};
use crate::registry::{Registry, services_of, zone};
use crate::report::{plain, tell_finding};
use crate::rules::Rule;
use crate::standing::{AllRules, rules_of_all, standing};
use crate::workspace::{Document, Review, resolve};

/// Arguments of `vedtak waive`, as typed.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The id of a rule of a policy, such as MED-12a
    #[arg(value_name = "RULE")]
    rule: String,
    /// The ids of the documents, or `Kind/id` where several have it
    #[arg(value_name = "ID", required = true)]
    which: Vec<String>,
    /// A rule that is waived as well; may be given several times
    #[arg(long, value_name = "RULE")]
    also: Vec<String>,
    /// Why the rule cannot be met, and what is done instead; without it a question at the terminal
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
    /// The last day of the waiver, or the moment at which it ends; without it as late as the policy allows, or in 90 days
    #[arg(long, value_name = "TIME", value_parser = moment)]
    expires: Option<Moment>,
    /// The person who asks for it; without it whoever has the key
    #[arg(long, value_name = "PERSON")]
    requester: Option<String>,
    /// The SSH key of that person, which signs when the waiver is put forward
    #[arg(long, value_name = "FILE")]
    key: Option<PathBuf>,
    /// The id of the waiver; without it WAI, the year and the next number
    #[arg(long, value_name = "ID")]
    id: Option<String>,
    /// Its title; without it the rules and documents
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,
    #[command(flatten)]
    language: LanguageOption,
}

fn moment(text: &str) -> Result<Moment, String> {
    text.parse().map_err(|error: MomentError| error.to_string())
}

/// A rule with its policy and its owner.
type Owned<'r> = (&'r Pack, &'r PolicyRule, &'r Owner);

/// A waiver that is written.
struct Written {
    name: String,
    path: String,
    expiry: Expiry,
    /// The owners of the rules, each with its rules and with those who may approve.
    owners: Vec<Approval>,
}

/// Who has to approve the waiver of some rules.
struct Approval {
    owner: Owner,
    named: Fact,
    area: Fact,
    rules: Vec<String>,
    who_may: Vec<String>,
    people: Vec<Fact>,
}

/// Writes a waiver, and says who has to do what with it.
pub(super) fn run(arguments: &Arguments) -> Exit {
    let clock = clock(None);
    let mut reader = arguments.language.reader(clock);
    match waive(arguments, clock, &mut reader) {
        Ok(exit) => exit,
        Err(errors) => fail(&errors, Color::Auto, reader),
    }
}

fn waive(arguments: &Arguments, clock: Clock, reader: &mut Reader) -> Result<Exit, Errors> {
    let options = arguments.language.options(*reader)?;
    let root = project(load(&options)?, clock, reader)?;
    let (project, documents) = documents(&root, &arguments.which, reader)?;
    let all = rules_of_all(&root)?;
    let rules = of_project(&all, &root, project).ok_or_else(|| not_taken(reader))?;
    let mut ids: Vec<&str> = Vec::new();
    std::iter::once(&arguments.rule).chain(&arguments.also).for_each(|id| {
        if !ids.contains(&id.as_str()) {
            ids.push(id);
        }
    });
    let owned = ids.iter().map(|id| waivable(id, rules, *reader, clock)).collect::<Result<Vec<_>, _>>()?;
    let registry = Registry::of(project);
    let signs = project.config().repository().is_some();
    let requester = requester(
        "waive",
        project,
        &registry,
        signs,
        arguments.requester.as_deref(),
        arguments.key.as_deref(),
        reader,
    )?;
    for document in &documents {
        let judged = document.name.as_ref().map(|name| check_one(project, rules, name));
        let (Some(name), Some(judged)) = (&document.name, judged) else { continue };
        let grants = judged.grants.clone();
        let report = standing(project, rules, judged);
        for id in &ids {
            if let Some((says, help)) = why_not(&report, &grants, id, name, clock) {
                return Err(set_up("waive", &says, help.as_ref(), reader).into());
            }
        }
    }
    let services = services(project, &documents);
    let first = services.first().and_then(|id| project.find(name::SERVICE, id));
    let zone = zone(project, first).unwrap_or(Zone::UTC);
    let packs: Vec<&Pack> = owned.iter().map(|(pack, ..)| *pack).collect();
    let expiry = expiry(arguments.expires, &packs, &rules.policies().calendars, clock.at.to_utc(), zone)
        .map_err(|refusal| set_up("waive", &refusal.says, refusal.help.as_ref(), reader))?;
    let entries = documents.iter().map(|document| entry(project, document, &owned, reader));
    let entries = entries.collect::<Result<Vec<_>, _>>()?;
    let new = NewDocument { kind: name::WAIVER, prefix: "WAI", folder: "waivers" };
    let (id, path) = named("waive", project, &new, arguments.id.as_deref(), expiry.local_now, reader)?;
    let names = || documents.iter().filter_map(|document| document.name.as_ref()).map(|name| name.id.as_str());
    let title = match words("waive", arguments.title.as_deref(), reader)? {
        Some(title) => title,
        None => {
            let list = |names: Vec<&str>| Fact::text(names.join(", "));
            let title = say::TITLE.with("rules", list(ids.clone())).with("ids", list(names().collect())).render(reader);
            let mut rest = title.chars();
            rest.next().map_or_else(String::new, |first| first.to_uppercase().chain(rest).collect())
        }
    };
    // What is asked at a terminal is asked once nothing else can be refused.
    let reason = request::reason("waive", say::ASK_REASON, arguments.reason.as_deref(), reader)?;
    let text = text(&Request {
        id: &id,
        title: &title,
        services: &services,
        requester: requester.id,
        rules: &ids,
        documents: &entries,
        reason: &reason,
        expires: &expiry.written,
    });
    let after = self::project(load_with(&options, &path, &text)?, clock, &mut *reader)?;
    let owners = would_count(&after, &project.config().folder, &id, &owned, documents.len(), reader)?;
    create(&project.sources.root.join(&path), text.as_bytes()).map_err(|error| {
        let says = crate::language::messages::approve::NOT_WRITTEN;
        let says = says.with("path", Fact::code(&path)).with("reason", Fact::code(error.to_string()));
        Error::machine("waive", says.render(reader))
    })?;
    let written = Written { name: id, path, expiry, owners };
    Ok(print(reader, |out| tell(&written, &ids, &names().collect::<Vec<_>>(), &requester, zone, reader, out)))
}

/// The project that lies here, with its history.
fn project(loaded: Loaded, clock: Clock, reader: &mut Reader) -> Result<Review, Errors> {
    *reader = loaded.reader;
    with_history(Review::of(resolve(loaded, clock)?.in_question()), reader)
}

/// The rules of a project among those of its root.
fn of_project<'a>(all: &'a AllRules, root: &'a Review, project: &Review) -> Option<&'a Rules> {
    all.by_project(root).find(|(other, _)| std::ptr::eq(*other, project)).map(|(_, rules)| rules)
}

fn not_taken(reader: &Reader) -> Errors {
    let why = Fact::text(say::NOT_TAKEN.render(reader, &Facts::new()));
    set_up("waive", &say::WOULD_NOT_COUNT.with("why", why), None, reader).into()
}

/// The documents that are asked about, each once, and their project.
fn documents<'r>(
    root: &'r Review,
    which: &[String],
    reader: &Reader,
) -> Result<(&'r Review, Vec<&'r Document>), Errors> {
    let mut found: Option<(&Review, Vec<&Document>)> = None;
    for id in which {
        let (project, document) = root
            .only_one_with_id(id)
            .map_err(|refusal| set_up("waive", &refusal.says, refusal.help.as_ref(), reader))?;
        if [name::WAIVER, name::LOCKDOWN].contains(&document.kind.as_deref().unwrap_or_default()) {
            return Err(set_up("waive", &say::NOT_OF_THESE.with("id", Fact::code(id)), None, reader).into());
        }
        match &mut found {
            None => found = Some((project, vec![document])),
            Some((first, _)) if !std::ptr::eq(*first, project) => {
                let says = say::TWO_PROJECTS.with("first", Fact::code(&which[0])).with("second", Fact::code(id));
                return Err(set_up("waive", &says, Some(&say::TWO_PROJECTS_HELP.into()), reader).into());
            }
            Some((_, documents)) if documents.iter().any(|known| std::ptr::eq(*known, document)) => {}
            Some((_, documents)) => documents.push(document),
        }
    }
    found.ok_or_else(|| not_taken(reader))
}

/// The rule with an id, which somebody may waive.
fn waivable<'r>(id: &str, rules: &'r Rules, reader: Reader, clock: Clock) -> Result<Owned<'r>, Errors> {
    let rule = || Fact::code(id);
    let refuse = |says, help| Err(set_up("waive", &says, Some(&help), &reader).into());
    let Some((pack, found)) = rules.policies().rule(id) else {
        if Rule::find(id).is_some() {
            let help = say::NOT_WAIVABLE_HELP.with("rule", rule());
            return refuse(say_waivers::NOT_WAIVABLE.with("rule", rule()), help);
        }
        if let Some((pack, _)) = RuleSet::shipped(reader, clock)?.rule(id).filter(|(_, known)| known.id == id) {
            let says = say::NOT_IN_FORCE.with("rule", rule()).with("policy", Fact::code(&pack.id));
            return refuse(says, say::RULES_HELP.into());
        }
        let known = rules.policies().packs.iter().flat_map(|pack| &pack.rules).map(|rule| rule.id.as_ref());
        let near = nearest(id, known).map_or_else(|| Fact::text(""), Fact::code);
        return refuse(say_waivers::NO_RULE.with("rule", rule()), say_waivers::NO_RULE_HELP.with("nearest", near));
    };
    if !found.is_judged() {
        return refuse(say_waivers::NOT_WAIVABLE.with("rule", rule()), say::RULES_HELP.into());
    }
    match &found.owner {
        Some(owner) => Ok((pack, found, owner)),
        None => {
            let says = say_waivers::NO_OWNER.with("rule", rule()).with("policy", Fact::code(&pack.id));
            refuse(says, say::NO_OWNER_HELP.into())
        }
    }
}

/// The ids of the services of documents, each once, in their order.
fn services(project: &Review, documents: &[&Document]) -> Vec<String> {
    let mut ids: Vec<String> = Vec::new();
    for service in documents.iter().flat_map(|document| services_of(project, document)) {
        ids.extend(service.name.as_ref().map(|name| name.id.clone()).filter(|id| !ids.contains(id)));
    }
    ids
}

/// The entry of a document as it stands: what its digest leaves out is nothing that one of the rules reads.
fn entry(project: &Review, document: &Document, rules: &[Owned<'_>], reader: &Reader) -> Result<Value, Error> {
    let marked = marked(project.kind(document).and_then(|kind| kind.schema.as_deref()));
    let excluding = marked.without(|path| rules.iter().any(|(pack, rule, _)| reads(pack, rule, path)));
    let made = preimage(project.side_of(document), document, Extent::all_but(&excluding)).map_err(|why| {
        let error = set_up("waive", &why.says(), Some(&why.help()), reader);
        error.at(project.file(document.file), why.span, "")
    })?;
    let (kind, id) = document.name.as_ref().map_or(("", ""), |name| (name.kind.as_str(), name.id.as_str()));
    let mut entry = json!({"kind": kind, "id": id, "digest": made.digest()});
    if excluding != ContentPaths::left_out([]) {
        entry["excluding"] = json!(excluding.written());
    }
    Ok(entry)
}

/// What a waiver holds.
struct Request<'r> {
    id: &'r str,
    title: &'r str,
    services: &'r [String],
    requester: &'r str,
    rules: &'r [&'r str],
    documents: &'r [Value],
    reason: &'r str,
    expires: &'r str,
}

/// The document as it is written.
fn text(request: &Request<'_>) -> String {
    let plain = |text: &str| in_yaml(&Value::from(text));
    let mut text = format!("kind: {}\nid: {}\ntitle: {}\n", name::WAIVER, plain(request.id), plain(request.title));
    match request.services {
        [] => {}
        [only] => {
            let _ = writeln!(text, "service: {}", plain(only));
        }
        several => {
            let _ = writeln!(text, "service: {}", in_yaml(&json!(several)));
        }
    }
    let _ = writeln!(text, "requester: {}", plain(request.requester));
    let _ = writeln!(text, "rules: {}\ndocuments:", in_yaml(&json!(request.rules)));
    for entry in request.documents {
        let _ = writeln!(text, "  - {}", in_yaml(entry));
    }
    let _ = writeln!(text, "reason: {}\nexpires: {}", plain(request.reason), request.expires);
    text
}

/// Who has to approve the waiver, where all that it lacks is that.
fn would_count(
    root: &Review,
    folder: &str,
    id: &str,
    owned: &[Owned<'_>],
    documents: usize,
    reader: &Reader,
) -> Result<Vec<Approval>, Errors> {
    let all = rules_of_all(root)?;
    let found = all.by_project(root).find(|(project, _)| project.config().folder == folder);
    let (project, rules) = found.ok_or_else(|| not_taken(reader))?;
    let waiver = DocumentName { kind: name::WAIVER.to_owned(), id: id.to_owned() };
    let judged = check_one(project, rules, &waiver);
    let grants: Vec<_> = judged.grants.iter().filter(|grant| grant.waiver == waiver).cloned().collect();
    let report = standing(project, rules, judged);
    let faulty = report.findings.iter().find(|found| {
        found.judgement.document.as_ref() == Some(&waiver)
            && found.status.gates()
            && found.severity == Severity::Error
            && Rule::find(&found.judgement.rule.id).is_some()
    });
    if let Some(found) = faulty {
        let told = tell_finding(found, reader);
        let error = set_up("waive", &say::WOULD_NOT_COUNT.with("why", Fact::text(told.message)), None, reader);
        return Err(told.help.into_iter().fold(error, Error::help).into());
    }
    let registry = Registry::of(project);
    let mut approvals: Vec<Approval> = Vec::new();
    for grant in &grants {
        let owner = owned.iter().find(|(_, rule, _)| rule.id == grant.rule).map(|(.., owner)| *owner);
        let (Some(owner), Err(Lapse::Unapproved { who_may, people, uncounted: None })) = (owner, &grant.worth) else {
            return Err(not_taken(reader));
        };
        let approval = match approvals.iter_mut().find(|approval| approval.owner == *owner) {
            Some(approval) => {
                // One person for all of it, as far as there is one.
                let is_of_all = |at: &usize| who_may.contains(&approval.who_may[*at]);
                let kept: Vec<usize> = (0..approval.who_may.len()).filter(is_of_all).collect();
                approval.people = kept.iter().map(|at| approval.people[*at].clone()).collect();
                approval.who_may = kept.iter().map(|at| approval.who_may[*at].clone()).collect();
                approval
            }
            None => {
                approvals.push(Approval {
                    owner: owner.clone(),
                    named: owner.name(project),
                    area: owner.area(&registry),
                    rules: Vec::new(),
                    who_may: who_may.clone(),
                    people: people.clone(),
                });
                let last = approvals.len() - 1;
                &mut approvals[last]
            }
        };
        if !approval.rules.contains(&grant.rule) {
            approval.rules.push(grant.rule.clone());
        }
    }
    if grants.len() == owned.len() * documents { Ok(approvals) } else { Err(not_taken(reader)) }
}

/// Says what is written, and the commands that follow.
fn tell(
    written: &Written,
    rules: &[&str],
    ids: &[&str],
    requester: &Requester<'_>,
    zone: Zone,
    reader: &Reader,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut line = |text: String| writeln!(out, "{}", plain(&text));
    let told = say::WRITTEN
        .with("path", Fact::code(&written.path))
        .with("rules", Fact::List(rules.iter().copied().map(Fact::code).collect()))
        .with("ids", Fact::List(ids.iter().copied().map(Fact::code).collect()));
    line(written.expiry.told(told, zone).render(reader))?;
    let id = &written.name;
    if requester.signs {
        line(say_request::SUBMITS.with("who", requester.named.clone()).render(reader))?;
        line(format!("  vedtak approve {id} --submit {}", requester.key))?;
    }
    for approval in &written.owners {
        let told = |phrase: crate::language::Phrase| {
            phrase.with("owner", approval.named.clone()).with("area", approval.area.clone())
        };
        let Some(first) = approval.who_may.first() else {
            line(told(say_request::NOBODY_APPROVES).render(reader))?;
            continue;
        };
        line(told(say_request::APPROVES).with("whoMay", Fact::Or(approval.people.clone())).render(reader))?;
        let body = approval.owner.body.as_ref().map_or_else(String::new, |body| format!(" --of {body}"));
        let scopes = approval.rules.iter().map(|rule| format!(" --scope {rule}")).collect::<Vec<_>>().concat();
        let by = if requester.signs { format!("--key {}", request::KEY) } else { format!("--by {first} --unsigned") };
        line(format!("  vedtak approve {id} --role {}{body}{scopes} {by}", approval.owner.role))?;
    }
    Ok(())
}
