//! `vedtak approve --trust`: the document in which a change of the rules is approved, with the list of what the change touches
//! filled in, so that nobody types digests.

use std::io::{self, Write};
use std::path::Path;

use clap::Args;
use serde_json::{Value, json};

use super::write::rewrite;
use crate::approval::with_changes;
use crate::calendar::Zone;
use crate::cli::Exit;
use crate::cli::check::{Unanswered, on_target, review_of_change};
use crate::cli::output::create;
use crate::cli::place::{NewDocument, named};
use crate::cli::reader::LanguageOption;
use crate::cli::request::{KEY, Requester, reason, requester, words};
use crate::cli::terminal::print;
use crate::config::{FILE_NAME, Trust};
use crate::expression::Why;
use crate::finding::{ChangedFile, Clock, DocumentName, Error, set_up};
use crate::git::{Base, Head};
use crate::kind::{in_yaml, name};
use crate::language::messages::approve as say_approve;
use crate::language::messages::listing as say;
use crate::language::messages::request as say_request;
use crate::language::messages::trust as say_trust;
use crate::language::{Fact, Facts, Phrase, Reader};
use crate::load::{Asked, load_change, reader_of_errors};
use crate::policy::{Owner, person_of};
use crate::registry::{Area, AskedRole, Registry};
use crate::report::plain;
use crate::rules::{names_all, new_lists, revoked, trusted_files, trusts_nobody};
use crate::workspace::{Document, Review};
use crate::yaml::Node;

/// The most files that the title of a new `TrustChange` names.
const MOST_NAMED: usize = 2;

/// The longest title that names files, in characters.
const MOST_OF_TITLE: usize = 200;

/// Options of `vedtak approve --trust`, which writes a `TrustChange` with its list of files.
#[derive(Debug, Args)]
pub(super) struct TrustOptions {
    /// Write the list of what a change touches of the rules, for whoever `trust` in vedtak.yaml names to approve
    #[arg(long, requires = "base", conflicts_with_all = [
        "role", "body", "areas", "scope", "with", "reject", "submit", "by", "conditions", "yes", "unsigned",
    ])]
    trust: bool,
    /// With --trust: the tip of the target that the change goes into, such as origin/main
    #[arg(long, value_name = "REVISION", requires = "trust")]
    base: Option<String>,
    /// With --trust: why the rules are changed; without it a question at the terminal
    #[arg(long, value_name = "TEXT", requires = "trust")]
    reason: Option<String>,
    /// With --trust: the person who asks for it; without it whoever has the key
    #[arg(long, value_name = "PERSON", requires = "trust")]
    requester: Option<String>,
    /// With --trust: the title of a new document; without it the files
    #[arg(long, value_name = "TEXT", requires = "trust")]
    title: Option<String>,
}

impl TrustOptions {
    /// Whether something is to be written for others to approve.
    pub(super) fn is_asked(&self) -> bool {
        self.trust
    }
}

/// Writes the list of what a change touches of what it is checked by.
///
/// # Errors
/// Revisions that cannot be compared, a change that touches nothing, and what keeps the document from being written.
pub(super) fn list_what_is_touched(
    options: &TrustOptions,
    id: Option<&str>,
    key: Option<&Path>,
    language: &LanguageOption,
    clock: Clock,
    reader: Reader,
) -> Result<Exit, Unanswered> {
    let load = language.options(reader).map_err(|error| (error.into(), reader))?;
    let reader = reader_of_errors(&load);
    let base = Base::Revision(options.base.clone().unwrap_or_default());
    let asked = Asked { base, head: Head::WorkTree, is_request: false, into: None };
    let change = load_change(&load, &asked).map_err(|errors| (on_target(errors, reader), reader))?;
    let review = review_of_change(change, clock).map_err(|(errors, reader)| (on_target(errors, reader), reader))?;
    let reader = review.merge.reader;
    let listed = write(&review, options, id, key, &reader).map_err(|error| (error.into(), reader))?;
    Ok(print(&reader, |out| tell(&listed, &reader, out)))
}

/// The `TrustChange` that was written, and the commands by which people put it forward and approve it.
struct Listed {
    /// The file, and whether it was written, with the files that it lists.
    path: String,
    is_written: bool,
    files: Vec<Fact>,
    /// Whether somebody approved the list as it was.
    is_void: bool,
    id: String,
    /// Who asks for it, by name, and the option that names the key.
    who: Fact,
    key: String,
    trust: Trust,
    /// Whether one approval is enough and whoever asks may give it: something is only taken away.
    is_revocation: bool,
    named: Fact,
    area: Fact,
    people: Vec<Fact>,
}

fn write(
    review: &Review,
    options: &TrustOptions,
    id: Option<&str>,
    key: Option<&Path>,
    reader: &Reader,
) -> Result<Listed, Error> {
    let files = trusted_files(review);
    let paths = || files.iter().map(|file| Fact::code(&file.path)).collect::<Vec<_>>();
    let trust = demanded(review, &files, reader)?;
    let registry = Registry::of(review);
    let asks = |given: Option<&str>| requester("approve", review, &registry, true, given, key, reader);
    let (id, path, who, is_written, is_void) = match existing(review, id, reader)? {
        Some(document) => {
            let file = review.file(document.file);
            let root = review.node(document);
            let given = options.requester.as_deref();
            let asked = given.or_else(|| root?.get("requester").map(Node::text));
            let who = asks(asked)?;
            let is_right = names_all(review, document, &files);
            if !is_right {
                let list = changes(&files);
                let made = with_changes(&file.path, &file.text, document.position, &list).ok_or_else(|| {
                    let help = say::NO_PLACE_HELP.with("list", Fact::code(in_yaml(&json!(list))));
                    set_up("approve", &say::NO_PLACE.with("path", Fact::code(&file.path)), Some(&help), reader)
                })?;
                rewrite(review, file, &made, reader)?;
            }
            let approvals = root.and_then(|root| root.get("approvals"));
            let is_void = !is_right && approvals.is_some_and(|list| list.items().next().is_some());
            (id_of(document).to_owned(), file.path.clone(), who, !is_right, is_void)
        }
        None => {
            let who = asks(options.requester.as_deref())?;
            let new = NewDocument { kind: name::TRUST_CHANGE, prefix: "TC", folder: "trust" };
            let today = review.config().local(review.clock.at.to_utc()).date_naive();
            let (id, path) = named("approve", review, &new, id, today, reader)?;
            let title = match words("approve", options.title.as_deref(), reader)? {
                Some(title) => title,
                None => title(&files, reader),
            };
            let reason = reason("approve", say::ASK_REASON, options.reason.as_deref(), reader)?;
            let text = text(&id, &title, &reason, who.id, &files);
            create(&review.sources.root.join(&path), text.as_bytes()).map_err(|error| {
                let says = say_approve::NOT_WRITTEN.with("path", Fact::code(&path));
                Error::machine("approve", says.with("reason", Fact::code(error.to_string())).render(reader))
            })?;
            (id, path, who, true, false)
        }
    };
    let owner = Owner { role: trust.role.clone(), body: trust.body.clone() };
    let Requester { id: asking, named, key, .. } = who;
    let revoked = revoked(review, &files);
    let barred = revoked.clone().unwrap_or_else(|| vec![asking.to_owned()]);
    Ok(Listed {
        path,
        is_written,
        files: paths(),
        is_void,
        id,
        who: named,
        key,
        named: owner.name(review),
        area: owner.area(&registry),
        people: who_may(review, &registry, &owner, &barred, reader)?,
        is_revocation: revoked.is_some(),
        trust,
    })
}

/// Whom the target names to approve what a change touches.
fn demanded(review: &Review, files: &[&ChangedFile], reader: &Reader) -> Result<Trust, Error> {
    let refuse = |says, help: Option<Phrase>| {
        let file = Fact::code(review.config().path(FILE_NAME));
        let help = help.map(|help| help.with("file", file));
        Err(set_up("approve", &says, help.as_ref(), reader))
    };
    if files.is_empty() {
        return refuse(say::NOTHING.into(), Some(say::NOTHING_HELP));
    }
    if trusts_nobody(review) {
        return refuse(say_trust::FIRST.into(), None);
    }
    let paths = files.iter().map(|file| Fact::code(&file.path)).collect();
    match review.config().trust() {
        Some(trust) => Ok(trust.clone()),
        None => refuse(say_trust::UNNAMED.with("files", Fact::List(paths)), Some(say_trust::UNNAMED_HELP)),
    }
}

/// The document whose list is to be written; none where it is a new one.
fn existing<'r>(review: &'r Review, id: Option<&str>, reader: &Reader) -> Result<Option<&'r Document>, Error> {
    let new = new_lists(review);
    if let Some(id) = id {
        let kind = name::TRUST_CHANGE;
        let id = id.strip_prefix(kind).and_then(|id| id.strip_prefix('/')).unwrap_or(id);
        let wanted = DocumentName { kind: kind.to_owned(), id: id.to_owned() };
        if review.base(&wanted).is_some() {
            let says = say::USED.with("id", Fact::code(id));
            return Err(set_up("approve", &says, Some(&say::USED_HELP.into()), reader));
        }
        return Ok(new.into_iter().find(|document| document.name.as_ref() == Some(&wanted)));
    }
    match new.as_slice() {
        [] => Ok(None),
        [only] => Ok(Some(*only)),
        several => {
            let says = say::SEVERAL
                .with("ids", Fact::List(several.iter().map(|document| Fact::code(id_of(document))).collect()));
            Err(set_up("approve", &says, Some(&say::SEVERAL_HELP.into()), reader))
        }
    }
}

fn id_of(document: &Document) -> &str {
    document.name.as_ref().map_or("", |name| name.id.as_str())
}

/// The list, as a document has it.
fn changes(files: &[&ChangedFile]) -> Vec<Value> {
    files.iter().map(|file| json!({"path": file.path, "from": file.from, "to": file.to})).collect()
}

/// What a new document is called: the files, as far as there is room.
fn title(files: &[&ChangedFile], reader: &Reader) -> String {
    let named: Vec<&str> = files.iter().take(MOST_NAMED).map(|file| file.path.as_str()).collect();
    let more = files.len().saturating_sub(MOST_NAMED);
    let more = if more == 0 { Fact::text("") } else { Fact::text(more.to_string()) };
    let says = say::TITLE.with("files", Fact::text(named.join(", "))).with("more", more);
    let said: String = says.render(reader).chars().take(MOST_OF_TITLE).collect();
    let mut rest = said.chars();
    rest.next().map_or_else(String::new, |first| first.to_uppercase().chain(rest).collect())
}

/// A new document.
fn text(id: &str, title: &str, reason: &str, requester: &str, files: &[&ChangedFile]) -> String {
    let plain = |text: &str| in_yaml(&Value::from(text));
    let head = format!(
        "kind: {}\nid: {}\ntitle: {}\nreason: {}\nrequester: {}\nchanges:\n",
        name::TRUST_CHANGE,
        plain(id),
        plain(title),
        plain(reason),
        plain(requester)
    );
    let content = |digest: &Option<String>| digest.clone().unwrap_or_else(|| "null".to_owned());
    let item = |file: &&ChangedFile| {
        format!("  - path: {}\n    from: {}\n    to: {}\n", plain(&file.path), content(&file.from), content(&file.to))
    };
    head + &files.iter().map(item).collect::<Vec<_>>().concat()
}

/// Those who hold the role on the target now, without those who must not approve.
fn who_may(
    review: &Review,
    registry: &Registry<'_>,
    owner: &Owner,
    barred: &[String],
    reader: &Reader,
) -> Result<Vec<Fact>, Error> {
    let asked = AskedRole {
        role: Some(owner.role.clone()),
        body: owner.body.clone(),
        areas: vec![Area::Everywhere],
        person: None,
    };
    let unreadable = |why: Box<Why>| Error::set_up("approve", why.message(reader));
    let holders = registry.holders(&asked, review.clock.at.to_utc(), Zone::UTC).map_err(unreadable)?;
    let behind = registry.responsible_for(barred);
    let may = holders.iter().filter(|id| !barred.contains(id) && !behind.contains(id));
    Ok(may.map(|id| person_of(registry, id)).collect())
}

/// Says what is written, and the commands that follow.
fn tell(listed: &Listed, reader: &Reader, out: &mut dyn Write) -> io::Result<()> {
    let mut line = |text: String| writeln!(out, "{}", plain(&text));
    let says = if listed.is_written { say::WRITTEN } else { say::RIGHT };
    let says = says.with("path", Fact::code(&listed.path)).with("files", Fact::List(listed.files.clone()));
    line(says.render(reader))?;
    if listed.is_void {
        line(say::VOID.render(reader, &Facts::new()))?;
    }
    let Listed { id, key, trust, .. } = listed;
    if listed.is_revocation {
        line(say::REVOCATION.render(reader, &Facts::new()))?;
    } else {
        line(say_request::SUBMITS.with("who", listed.who.clone()).render(reader))?;
        line(format!("  vedtak approve {id} --submit {key}"))?;
    }
    let told = |phrase: Phrase| phrase.with("owner", listed.named.clone()).with("area", listed.area.clone());
    if listed.people.is_empty() {
        return line(told(say_request::NOBODY_APPROVES).render(reader));
    }
    let mut says = told(say_request::APPROVES).with("whoMay", Fact::Or(listed.people.clone()));
    if trust.count > 1 && !listed.is_revocation {
        says = says.with("count", Fact::text(trust.count.to_string()));
    }
    line(says.render(reader))?;
    let of = trust.body.as_ref().map_or_else(String::new, |body| format!(" --of {body}"));
    line(format!("  vedtak approve {id} --role {}{of} --key {KEY}", trust.role))
}
