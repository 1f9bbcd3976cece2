//! `vedtak approve`: a decision on a document as it stands, bound to its content and signed by whoever makes it.

mod content;
mod sign;
mod trust;
mod who;
mod write;

use std::io::{self, BufRead as _, IsTerminal as _, Write as _};
use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;
use serde_json::{Map, Value, json};

use self::content::{Shown, show};
use self::sign::signed;
use self::trust::{TrustOptions, list_what_is_touched};
use self::who::{Decider, decider};
use self::write::rewrite;
use super::Exit;
use super::explain::workspace;
use super::reader::{LanguageOption, clock};
use super::terminal::{Color, fail, print};
use crate::approval::{ContentPaths, Extent, Preimage, marked, preimage, with_entry};
use crate::calendar::Zone;
use crate::finding::{Clock, Error, Errors, set_up};
use crate::kind::{Schema, in_yaml};
use crate::language::messages::{approve as say, digest as say_digest};
use crate::language::{Fact, Facts, Reader};
use crate::registry::{Area, AskedRole, zone_of};
use crate::report::plain;
use crate::source::SourceFile;
use crate::standing::rules_of_all;
use crate::workspace::{Document, Review};

/// Arguments of `vedtak approve`, as typed.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The id of a document, or `Kind/id` where several have it; with --trust that of the list
    #[arg(value_name = "ID", required_unless_present = "trust")]
    id: Option<String>,
    /// The role that it is decided in
    #[arg(long, value_name = "ROLE", required_unless_present_any = ["submit", "trust"])]
    role: Option<String>,
    /// The body whose role it is
    #[arg(long = "of", value_name = "BODY")]
    body: Option<String>,
    /// The region or service that it is decided for: region=ID or service=ID; may be given twice
    #[arg(long = "for", value_name = "AREA")]
    areas: Vec<String>,
    /// What the decision covers, such as production; may be given several times
    #[arg(long, value_name = "SCOPE")]
    scope: Vec<String>,
    /// A document that is approved with it, as it stands: Kind/id; may be given several times
    #[arg(long, value_name = "KIND/ID")]
    with: Vec<String>,
    /// Reject it
    #[arg(long, conflicts_with_all = ["submit", "conditions"])]
    reject: bool,
    /// Put it forward, and decide nothing
    #[arg(long, conflicts_with_all = ["scope", "conditions", "with"])]
    submit: bool,
    /// The person who decides; without it whoever has the key
    #[arg(long, value_name = "PERSON")]
    by: Option<String>,
    /// The SSH key to sign with: the private key, or the public one where an agent holds the private
    #[arg(long, value_name = "FILE", conflicts_with = "unsigned")]
    key: Option<PathBuf>,
    /// What the approval depends on
    #[arg(long, value_name = "TEXT")]
    conditions: Option<String>,
    /// Confirm the content with this digest, without a question
    #[arg(long, value_name = "DIGEST")]
    yes: Option<String>,
    /// Write it without a signature, for a person who has no key
    #[arg(long)]
    unsigned: bool,
    #[command(flatten)]
    trust: TrustOptions,
    #[command(flatten)]
    language: LanguageOption,
}

impl Arguments {
    fn decision(&self) -> &'static str {
        match (self.submit, self.reject) {
            (true, _) => "submitted",
            (_, true) => "rejected",
            _ => "approved",
        }
    }

    /// The role that is asked for.
    fn asked(&self, reader: &Reader) -> Result<AskedRole, Error> {
        let area = |written: &String| match written.split_once('=') {
            Some(("region", id)) if !id.is_empty() => Ok(Area::Region(id.to_owned())),
            Some(("service", id)) if !id.is_empty() => Ok(Area::Service(id.to_owned())),
            _ => Err(set_up("approve", &say::WRONG_FOR.with("value", Fact::code(written)), None, reader)),
        };
        Ok(AskedRole {
            role: self.role.clone(),
            body: self.body.clone(),
            areas: self.areas.iter().map(area).collect::<Result<_, _>>()?,
            person: None,
        })
    }
}

/// Why nothing is written.
enum Stopped {
    /// The set-up or the machine does not allow it.
    Errors(Errors),
    /// The document has no digest.
    NoDigest(Error),
    /// It was not confirmed.
    Declined,
}

impl From<Error> for Stopped {
    fn from(error: Error) -> Self {
        Self::Errors(error.into())
    }
}

/// Asks, signs and writes; or writes what is to be approved.
pub(super) fn run(arguments: &Arguments) -> Exit {
    let clock = clock(None);
    let mut reader = arguments.language.reader(clock);
    if arguments.trust.is_asked() {
        let (id, key) = (arguments.id.as_deref(), arguments.key.as_deref());
        return match list_what_is_touched(&arguments.trust, id, key, &arguments.language, clock, reader) {
            Ok(exit) => exit,
            Err((errors, reader)) => fail(&errors, Color::Auto, reader),
        };
    }
    match decide(arguments, clock, &mut reader) {
        Ok(exit) => exit,
        Err(Stopped::Errors(errors)) => fail(&errors, Color::Auto, reader),
        Err(Stopped::NoDigest(error)) => {
            let _ = fail(&error.into(), Color::Auto, reader);
            Exit::Findings
        }
        Err(Stopped::Declined) => {
            let _ = fail(&set_up("approve", &say::DECLINED.into(), None, &reader).into(), Color::Auto, reader);
            Exit::Findings
        }
    }
}

fn decide(arguments: &Arguments, clock: Clock, reader: &mut Reader) -> Result<Exit, Stopped> {
    let workspace = workspace(&arguments.language, Vec::new(), clock, reader).map_err(Stopped::Errors)?;
    let root = Review::of(workspace);
    let (project, document) = root.one_with_id(arguments.id.as_deref().unwrap_or_default()).map_err(|refusal| {
        let help = refusal.help.unwrap_or_else(|| say_digest::ID_OR_FILE_HELP.into());
        set_up("approve", &refusal.says, Some(&help), reader)
    })?;
    takes_approvals(project, document, reader)?;
    let asked = arguments.asked(reader)?;
    let zone = zone_of(project, document).unwrap_or(Zone::UTC);
    let decider = decider(project, arguments, &asked, zone, reader)?;
    let excluding = marked(project.kind(document).and_then(|kind| kind.schema.as_deref()));
    let covering = covering(&root, project, document, arguments)?;
    let preimage = content(project, document, Extent { excluding: &excluding, covering: covering.as_ref() }, reader)?;
    let with = together(project, &arguments.with, reader)?;
    let digest = preimage.digest();
    let shown = Shown { project, document, preimage: &preimage, digest: &digest, excluding: &excluding, with: &with };
    let printed = print(reader, |out| show(&shown, arguments, &decider, zone, reader, out));
    if printed != Exit::Compliant {
        return Ok(printed);
    }
    confirm(arguments.yes.as_deref(), &digest, reader)?;
    let now = project.clock.at.to_utc();
    let at = now.with_timezone(&zone.offset(now)).format("%Y-%m-%dT%H:%M:%S%:z").to_string();
    let mut entry = entry(arguments, decider.id, &at);
    if !with.is_empty() {
        entry.insert("with".to_owned(), Value::Object(with));
    }
    entry.insert("digest".to_owned(), json!(digest));
    if let Some(covering) = &covering {
        entry.insert("covering".to_owned(), json!(covering.written()));
    }
    if excluding != ContentPaths::left_out([]) {
        entry.insert("excluding".to_owned(), json!(excluding.written()));
    }
    if let Some(key) = &decider.key {
        let signature = signed(project, document, &entry, key, zone, reader)?;
        entry.insert("signature".to_owned(), json!(signature));
    }
    write(project, document, &entry, reader)?;
    let path = Fact::code(&project.file(document.file).path);
    let is_signed = if decider.key.is_some() { "yes" } else { "" };
    let written = say::WRITTEN.with("path", path).with("signed", Fact::text(is_signed)).render(reader);
    Ok(print(reader, |out| writeln!(out, "{}", plain(&written))))
}

/// A kind whose schema has no approvals has none that count.
fn takes_approvals(project: &Review, document: &Document, reader: &Reader) -> Result<(), Error> {
    let Some(kind) = project.kind(document) else { return Ok(()) };
    let shape = kind.schema.as_deref().and_then(Schema::shape);
    if shape.is_none_or(|shape| shape.property("approvals").is_some()) {
        return Ok(());
    }
    Err(set_up("approve", &say::NO_APPROVALS.with("what", kind.fact()), None, reader))
}

/// What an approval in a role is of, where no rule asks the role for all of the document. What is put forward or rejected is the
/// whole.
fn covering(
    root: &Review,
    project: &Review,
    document: &Document,
    arguments: &Arguments,
) -> Result<Option<ContentPaths>, Stopped> {
    let (Some(role), Some(name), "approved") = (&arguments.role, &document.name, arguments.decision()) else {
        return Ok(None);
    };
    let rules = rules_of_all(root).map_err(Stopped::Errors)?;
    let own = rules.by_project(root).find(|(one, _)| one.config().folder == project.config().folder);
    let packs = own.map(|(_, rules)| rules.policies().packs.as_slice()).unwrap_or_default();
    let mut all = None;
    for asked in packs.iter().flat_map(|pack| pack.asked_of(&name.kind, role)) {
        let Some(paths) = asked else { return Ok(None) };
        all = Some(all.map_or_else(|| paths.clone(), |all: ContentPaths| all.and(paths)));
    }
    Ok(all)
}

/// The content of the document that the entry will be bound to.
fn content(project: &Review, document: &Document, extent: Extent<'_>, reader: &Reader) -> Result<Preimage, Stopped> {
    preimage(project.side_of(document), document, extent).map_err(|why| {
        let error = set_up("approve", &why.says(), Some(&why.help()), reader);
        Stopped::NoDigest(error.at(project.file(document.file), why.span, ""))
    })
}

/// The documents that are approved with it, and their digests.
fn together(project: &Review, names: &[String], reader: &Reader) -> Result<Map<String, Value>, Stopped> {
    let mut with = Map::new();
    for name in names {
        let (of, document) = project.one_with_id(name).map_err(|refusal| {
            set_up(
                "approve",
                &refusal.says,
                Some(&refusal.help.unwrap_or_else(|| say_digest::ID_OR_FILE_HELP.into())),
                reader,
            )
        })?;
        let made = content(of, document, Extent::all_but(&ContentPaths::left_out([])), reader)?;
        let name = document.name.as_ref().map_or_else(String::new, |name| format!("{}/{}", name.kind, name.id));
        with.insert(name, json!(made.digest()));
    }
    Ok(with)
}

/// The entry as far as it was asked for.
fn entry(arguments: &Arguments, by: &str, at: &str) -> Map<String, Value> {
    let mut entry = Map::new();
    let mut put = |key: &str, value: Value| entry.insert(key.to_owned(), value);
    put("role", json!(arguments.role.as_deref().unwrap_or("submitter")));
    if let Some(body) = &arguments.body {
        put("of", json!(body));
    }
    let areas = arguments.areas.iter().filter_map(|area| area.split_once('='));
    let areas: Map<String, Value> = areas.map(|(kind, id)| (kind.to_owned(), json!(id))).collect();
    if !areas.is_empty() {
        put("for", Value::Object(areas));
    }
    put("by", json!(by));
    put("at", json!(at));
    if !arguments.scope.is_empty() {
        put("scope", json!(arguments.scope));
    }
    put("decision", json!(arguments.decision()));
    if let Some(conditions) = &arguments.conditions {
        put("conditions", json!(conditions));
    }
    entry
}

/// Goes on only where somebody has confirmed this content.
fn confirm(given: Option<&str>, digest: &str, reader: &Reader) -> Result<(), Stopped> {
    if let Some(given) = given {
        let says = say::OTHER_DIGEST.with("digest", Fact::code(digest));
        return if given == digest { Ok(()) } else { Err(set_up("approve", &says, None, reader).into()) };
    }
    if !io::stdin().is_terminal() || !io::stderr().is_terminal() {
        let help = say::NO_TERMINAL_HELP.with("digest", Fact::code(digest));
        return Err(set_up("approve", &say::NO_TERMINAL.into(), Some(&help), reader).into());
    }
    let mut answer = String::new();
    let asked = write!(io::stderr(), "{}: ", plain(&say::ASK.render(reader, &Facts::new())));
    let read = asked.and_then(|()| io::stdin().lock().read_line(&mut answer));
    let is_yes = read.is_ok() && answer.trim().eq_ignore_ascii_case(say::YES.of(reader.language));
    if is_yes { Ok(()) } else { Err(Stopped::Declined) }
}

/// Writes the entry where the file is still what was read.
fn write(project: &Review, document: &Document, entry: &Map<String, Value>, reader: &Reader) -> Result<(), Stopped> {
    let file: &Arc<SourceFile> = project.file(document.file);
    let Some(made) = with_entry(&file.path, &file.text, document.position, entry) else {
        let help = say::NO_PLACE_HELP.with("entry", Fact::code(in_yaml(&Value::Object(entry.clone()))));
        let says = say::NO_PLACE.with("path", Fact::code(&file.path));
        return Err(set_up("approve", &says, Some(&help), reader).into());
    };
    Ok(rewrite(project, file, &made, reader)?)
}

/// Who decides, as messages name the person.
fn person(decider: &Decider<'_>) -> Fact {
    Fact::Person { id: decider.id.to_owned(), name: decider.name.to_owned(), role: None }
}
