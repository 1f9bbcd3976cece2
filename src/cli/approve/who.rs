//! Who decides: the person of the registry, with the key to sign with, who holds the role now.

use std::path::PathBuf;

use super::Arguments;
use crate::approval::{KeyRing, Uncounted};
use crate::calendar::Zone;
use crate::cli::request::public_key;
use crate::expression::Why;
use crate::finding::{Error, set_up};
use crate::kind::nearest;
use crate::language::messages::approve as say;
use crate::language::{Fact, Reader};
use crate::policy::{person_of, role_fact, why_uncounted};
use crate::registry::{Area, AskedRole, Holding, Registry};
use crate::workspace::Review;

/// Who decides.
pub(super) struct Decider<'r> {
    /// The id of the person.
    pub(super) id: &'r str,
    /// The name of the person.
    pub(super) name: &'r str,
    /// The file of the key to sign with.
    pub(super) key: Option<PathBuf>,
}

/// The person who decides, who must hold the role now.
///
/// # Errors
/// Whoever cannot be told, holds no such role or has no such key.
pub(super) fn decider<'r>(
    project: &'r Review,
    arguments: &Arguments,
    asked: &AskedRole,
    zone: Zone,
    reader: &Reader,
) -> Result<Decider<'r>, Error> {
    let registry = Registry::of(project);
    let ring = KeyRing::of(project, &registry);
    let key = arguments.key.as_deref().map(|file| public_key("approve", file, reader)).transpose()?;
    let owners = key.as_ref().map(|key| ring.owners(key)).unwrap_or_default();
    let id = match (&arguments.by, owners) {
        (Some(by), _) => registry.people().map(|(id, ..)| id).find(|id| id == by).ok_or_else(|| {
            let near = nearest(by, registry.people().map(|(id, ..)| id)).map_or_else(|| Fact::text(""), Fact::code);
            set_up("approve", &say::NO_PERSON.with("who", Fact::code(by)).with("nearest", near), None, reader)
        })?,
        (None, [one]) => one,
        (None, _) => return Err(set_up("approve", &say::NOBODY.into(), Some(&say::NOBODY_HELP.into()), reader)),
    };
    let name = registry.name_of_person(id).unwrap_or(id);
    let who = || person_of(&registry, id);
    if !arguments.submit {
        holds(&registry, project, (id, who()), asked, zone, reader)?;
    }
    let refuse = |says, help: crate::language::Phrase| Err(set_up("approve", &says, Some(&help.into()), reader));
    let has_key = registry.person(id).is_some_and(|person| !person.keys.is_empty());
    match (&key, has_key) {
        (Some(key), _) if !owners.contains(&id) => {
            let says = say::KEY_OWNER.with("key", Fact::code(key.fingerprint())).with("who", who());
            refuse(says, say::KEY_OWNER_HELP)
        }
        (None, true) if !arguments.unsigned => refuse(say::NO_KEY.with("who", who()), say::NO_KEY_HELP),
        (None, false) if !arguments.unsigned => refuse(say::UNSIGNED.with("who", who()), say::UNSIGNED_HELP),
        _ => Ok(Decider { id, name, key: arguments.key.clone() }),
    }
}

/// Goes on only where the person holds the role now.
fn holds(
    registry: &Registry<'_>,
    project: &Review,
    (id, who): (&str, Fact),
    asked: &AskedRole,
    zone: Zone,
    reader: &Reader,
) -> Result<(), Error> {
    let unreadable = |why: Box<Why>| Error::set_up("approve", why.message(reader));
    let now = project.clock.at.to_utc();
    let Holding::NotHeld(why) = registry.holding(id, asked, now, zone).map_err(unreadable)? else { return Ok(()) };
    let area = asked.areas.first().map(Area::id).or(asked.body.as_deref());
    let area =
        area.map_or_else(|| Fact::text(""), |id| registry.name_of_area(id).map_or_else(|| Fact::code(id), Fact::text));
    let role = asked.role.as_deref().unwrap_or("");
    let why = Fact::said(why_uncounted(role, &Uncounted::NotHeld(why), area.clone(), zone, registry));
    let says = say::NOT_HELD.with("who", who).with("role", role_fact(project, role)).with("area", area);
    let may = registry.holders(asked, now, zone).map_err(unreadable)?;
    let may = may.iter().map(|id| person_of(registry, id));
    let help = say::NOT_HELD_HELP.with("whoMay", Fact::Or(may.collect()));
    Err(set_up("approve", &says.with("why", why), Some(&help), reader))
}
