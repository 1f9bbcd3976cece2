//! Who asks for something that others approve, and why; the commands that follow.

use std::io::{self, BufRead as _, IsTerminal as _, Write as _};
use std::path::Path;

use super::ssh::public_key;
use crate::approval::KeyRing;
use crate::expression::{PLACEHOLDERS, says_something};
use crate::finding::{Error, set_up};
use crate::kind::nearest;
use crate::language::messages::approve as say_approve;
use crate::language::messages::request as say;
use crate::language::personal_number::is_in;
use crate::language::{Fact, Facts, Phrase, Reader};
use crate::policy::person_of;
use crate::registry::Registry;
use crate::report::plain;
use crate::workspace::Review;

/// The key of somebody whose key is not known.
pub(super) const KEY: &str = "~/.ssh/id_ed25519";

/// Who asks.
pub(super) struct Requester<'r> {
    pub(super) id: &'r str,
    pub(super) named: Fact,
    /// Whether the person has to sign.
    pub(super) signs: bool,
    /// The option of `vedtak approve` that names the key.
    pub(super) key: String,
}

/// The person of the registry who asks.
///
/// # Errors
/// Whoever cannot be told, has another key than the one that is given, or cannot sign where that is asked for.
pub(super) fn requester<'r>(
    code: &'static str,
    project: &'r Review,
    registry: &Registry<'r>,
    signs: bool,
    given: Option<&str>,
    key_file: Option<&Path>,
    reader: &Reader,
) -> Result<Requester<'r>, Error> {
    let ring = KeyRing::of(project, registry);
    let key = key_file.map(|file| public_key(file, code, reader)).transpose()?;
    let owners = key.as_ref().map(|key| ring.owners(key)).unwrap_or_default();
    let people = || registry.people().map(|(id, ..)| id);
    let id = match (given, owners) {
        (Some(given), _) => people().find(|id| *id == given).ok_or_else(|| {
            let near = nearest(given, people()).map_or_else(|| Fact::text(""), Fact::code);
            set_up(code, &say_approve::NO_PERSON.with("who", Fact::code(given)).with("nearest", near), None, reader)
        })?,
        (None, [one]) => one,
        (None, _) => return Err(set_up(code, &say::NOBODY.into(), Some(&say::NOBODY_HELP.into()), reader)),
    };
    let named = person_of(registry, id);
    if let Some(key) = key.filter(|_| !owners.contains(&id)) {
        let says = say_approve::KEY_OWNER.with("key", Fact::code(key.fingerprint())).with("who", named);
        return Err(set_up(code, &says, Some(&say_approve::KEY_OWNER_HELP.into()), reader));
    }
    if signs && registry.person(id).is_none_or(|person| person.keys.is_empty()) {
        return Err(set_up(code, &say::NO_KEY.with("who", named), Some(&say::NO_KEY_HELP.into()), reader));
    }
    let file = key_file.map_or_else(|| KEY.to_owned(), |file| quoted(&file.display().to_string()));
    Ok(Requester { id, named, signs, key: format!("--key {file}") })
}

/// A text as a shell reads it.
fn quoted(text: &str) -> String {
    let is_safe = |c: char| c.is_alphanumeric() || matches!(c, '/' | '.' | '_' | '-' | '~' | '+' | ':');
    if text.chars().all(is_safe) { text.to_owned() } else { format!("'{}'", text.replace('\'', "'\\''")) }
}

/// A text that somebody gives; none where it says nothing.
///
/// # Errors
/// One that holds the number of a person.
pub(super) fn words(code: &'static str, given: Option<&str>, reader: &Reader) -> Result<Option<String>, Error> {
    let text = given.map(str::trim).filter(|text| says_something(text, PLACEHOLDERS));
    if text.is_some_and(is_in) {
        return Err(set_up(code, &say::NUMBER.into(), None, reader));
    }
    Ok(text.map(str::to_owned))
}

/// The reason, asked for at a terminal where it is not given.
///
/// # Errors
/// None that says something.
pub(super) fn reason(
    code: &'static str,
    question: Phrase,
    given: Option<&str>,
    reader: &Reader,
) -> Result<String, Error> {
    let mut typed = String::new();
    let given = match given {
        None if io::stdin().is_terminal() && io::stderr().is_terminal() => {
            let asked = write!(io::stderr(), "{}: ", plain(&question.render(reader, &Facts::new())));
            // Where nothing can be asked or read, nothing is given.
            let _ = asked.and_then(|()| io::stdin().lock().read_line(&mut typed));
            Some(typed.as_str())
        }
        given => given,
    };
    words(code, given, reader)?
        .ok_or_else(|| set_up(code, &say::NO_REASON.into(), Some(&say::NO_REASON_HELP.into()), reader))
}
