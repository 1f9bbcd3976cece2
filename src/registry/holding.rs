//! Who held which role, for what, and when; and why somebody did not.

use chrono::{DateTime, Utc};

use super::Registry;
use super::entry::{Body, HeldRole, Member, Person};
use super::validity::ValidityState;
use crate::calendar::{Moment, Zone};
use crate::expression::Why;

/// The role of the member who chairs a body; every member in office holds any other role of the body.
const CHAIR: &str = "chair";

/// A role that is asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AskedRole {
    /// The role; none where a person is named instead.
    pub role: Option<String>,
    /// The id of the body whose role it is.
    pub body: Option<String>,
    /// For what it must be held, all of them.
    pub areas: Vec<Area>,
    /// The id of the person who must hold it, where one is named.
    pub person: Option<String>,
}

/// What a role is held for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Area {
    /// The region with an id.
    Region(String),
    /// The service with an id.
    Service(String),
    /// The party with an id: that of the person, or that which a member of a body represents.
    Party(String),
    /// The region or service with an id, named by the role itself: a role that is held everywhere does not do.
    Named(String),
    /// Every region and service: a role that is held for one of them does not do.
    Everywhere,
}

/// Whether somebody held a role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Holding {
    /// The role was held.
    Held,
    /// The role was not held, for this reason.
    NotHeld(NotHeld),
}

/// Why somebody did not hold a role. Where several roles or seats are almost it, that which is nearest is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotHeld {
    /// The registry has no such person.
    UnknownPerson,
    /// The document of the person is not as its schema says, or is not the only one with its id.
    UnreliablePerson,
    /// Another person is asked for.
    OtherPerson,
    /// It is a program, and no human.
    Service,
    /// It signs verdicts, and decides nothing.
    Gate,
    /// The registry has no such body.
    UnknownBody,
    /// The document of the body is not as its schema says, or is not the only one with its id.
    UnreliableBody,
    /// The person has no such role.
    NoRole,
    /// The person is no member of the body.
    NoMember,
    /// The person is a member of the body, not its chair.
    NotChair,
    /// The role is that of another party.
    OtherParty,
    /// The role is held for another region.
    OtherRegion,
    /// The role is held for another service.
    OtherService,
    /// The role, the seat, the body or the person's own time begins later.
    NotYet(Moment),
    /// The role, the seat, the body or the person's own time has ended.
    Ended(Moment),
}

impl AskedRole {
    /// Whether a decision in a role, of a body, may be the one that is asked for by its own words.
    pub fn is_named(&self, role: &str, body: Option<&str>, person: &str) -> bool {
        self.role.as_deref().is_none_or(|asked| asked == role)
            && self.body.as_deref().is_none_or(|asked| body.is_none_or(|body| body == asked))
            && self.person.as_deref().is_none_or(|asked| asked == person)
    }
}

impl Registry<'_> {
    /// The ids of those who can make the service accounts among some persons write, and who are not among them.
    pub fn responsible_for(&self, people: &[String]) -> Vec<String> {
        let services = people.iter().filter_map(|id| self.person(id)).filter(|person| person.is_service);
        let behind = services.flat_map(|service| service.responsible.iter().copied());
        behind.filter(|id| !people.iter().any(|known| known == id)).map(str::to_owned).collect()
    }

    /// Whether a person held a role at an instant. `zone` is that of the days in the registry.
    ///
    /// # Errors
    /// A time of the registry that cannot be read or reckoned with.
    pub fn holding(&self, person: &str, asked: &AskedRole, at: DateTime<Utc>, zone: Zone) -> Result<Holding, Box<Why>> {
        let not = |why: NotHeld| Ok(Holding::NotHeld(why));
        if asked.person.as_deref().is_some_and(|named| named != person) {
            return not(NotHeld::OtherPerson);
        }
        let Some(entry) = self.people.get(person) else { return not(NotHeld::UnknownPerson) };
        let Some(holder) = entry.reliable(self.review) else { return not(NotHeld::UnreliablePerson) };
        if holder.is_service {
            return not(NotHeld::Service);
        }
        if holder.is_gate {
            return not(NotHeld::Gate);
        }
        if let Some(why) = NotHeld::in_time(holder.validity.standing(at, zone)?) {
            return not(why);
        }
        let Some(role) = &asked.role else { return Ok(Holding::Held) };
        if let Some(body) = &asked.body {
            return self.in_body(body, (person, holder), role, &asked.areas, (at, zone));
        }
        let mut nearest = NotHeld::NoRole;
        for held in holder.roles.iter().filter(|held| held.role == role) {
            let elsewhere = asked.areas.iter().find_map(|area| area.beyond_role(held, holder));
            match elsewhere
                .map_or_else(|| held.validity.standing(at, zone).map(NotHeld::in_time), |why| Ok(Some(why)))?
            {
                None => return Ok(Holding::Held),
                Some(why) => nearest = nearest.or_nearer(why),
            }
        }
        not(nearest)
    }

    /// Whether a person sits in a body, or chairs it.
    fn in_body(
        &self,
        id: &str,
        (person, holder): (&str, &Person<'_>),
        role: &str,
        areas: &[Area],
        (at, zone): (DateTime<Utc>, Zone),
    ) -> Result<Holding, Box<Why>> {
        let not = |why: NotHeld| Ok(Holding::NotHeld(why));
        let Some(entry) = self.bodies.get(id) else { return not(NotHeld::UnknownBody) };
        let Some(body) = entry.reliable(self.review) else { return not(NotHeld::UnreliableBody) };
        if let Some(why) = NotHeld::in_time(body.validity.standing(at, zone)?) {
            return not(why);
        }
        let mut nearest = NotHeld::NoMember;
        for member in body.members.iter().filter(|member| member.person == person) {
            let no_chair = (role == CHAIR && !member.is_chair).then_some(NotHeld::NotChair);
            let elsewhere = || areas.iter().find_map(|area| area.beyond_seat(body, member, holder));
            match no_chair
                .or_else(elsewhere)
                .map_or_else(|| member.validity.standing(at, zone).map(NotHeld::in_time), |why| Ok(Some(why)))?
            {
                None => return Ok(Holding::Held),
                Some(why) => nearest = nearest.or_nearer(why),
            }
        }
        not(nearest)
    }

    /// The ids of all who held a role at an instant, in order.
    ///
    /// # Errors
    /// The same as for [`holding`](Self::holding).
    pub fn holders(&self, asked: &AskedRole, at: DateTime<Utc>, zone: Zone) -> Result<Vec<String>, Box<Why>> {
        let mut holders = Vec::new();
        for id in self.people.keys() {
            if self.holding(id, asked, at, zone)? == Holding::Held {
                holders.push((*id).to_owned());
            }
        }
        Ok(holders)
    }
}

impl NotHeld {
    /// Why something does not hold at an instant; none where it does.
    fn in_time(state: ValidityState) -> Option<Self> {
        match state {
            ValidityState::Holds => None,
            ValidityState::NotYet { from } => Some(Self::NotYet(from)),
            ValidityState::Ended { to } => Some(Self::Ended(to)),
        }
    }

    /// Of two reasons that which is nearer to holding the role; of two that are as near the second.
    fn or_nearer(self, other: Self) -> Self {
        if other.nearness() >= self.nearness() { other } else { self }
    }

    fn nearness(&self) -> u8 {
        match self {
            Self::NotYet(_) | Self::Ended(_) => 3,
            Self::OtherParty | Self::OtherRegion | Self::OtherService => 2,
            Self::NotChair => 1,
            Self::UnknownPerson
            | Self::UnreliablePerson
            | Self::OtherPerson
            | Self::Service
            | Self::Gate
            | Self::UnknownBody
            | Self::UnreliableBody
            | Self::NoRole
            | Self::NoMember => 0,
        }
    }
}

impl Area {
    /// The id of the region, service or party; empty for everywhere.
    pub fn id(&self) -> &str {
        match self {
            Self::Region(id) | Self::Service(id) | Self::Party(id) | Self::Named(id) => id,
            Self::Everywhere => "",
        }
    }

    /// Why a role of a person does not cover what is asked for; `None` where it does.
    fn beyond_role(&self, held: &HeldRole<'_>, holder: &Person<'_>) -> Option<NotHeld> {
        let other = |held: Option<&str>, asked: &str| held.is_some_and(|held| held != asked);
        match self {
            Self::Region(id) => other(held.region, id).then_some(NotHeld::OtherRegion),
            Self::Service(id) => other(held.service, id).then_some(NotHeld::OtherService),
            Self::Party(id) => (holder.party != Some(id)).then_some(NotHeld::OtherParty),
            Self::Named(id) => {
                let names = [held.region, held.service].contains(&Some(id.as_str()));
                (!names).then_some(NotHeld::OtherRegion)
            }
            Self::Everywhere if held.region.is_some() => Some(NotHeld::OtherRegion),
            Self::Everywhere => held.service.is_some().then_some(NotHeld::OtherService),
        }
    }

    /// Why a seat in a body does not cover what is asked for; `None` where it does.
    fn beyond_seat(&self, body: &Body<'_>, member: &Member<'_>, holder: &Person<'_>) -> Option<NotHeld> {
        match self {
            Self::Region(id) => body.region.is_some_and(|region| region != id).then_some(NotHeld::OtherRegion),
            Self::Service(id) => {
                let other = !body.services.is_empty() && !body.services.contains(&id.as_str());
                other.then_some(NotHeld::OtherService)
            }
            Self::Party(id) => (member.represents.or(holder.party) != Some(id)).then_some(NotHeld::OtherParty),
            Self::Named(id) => {
                let names = body.region == Some(id) || body.services.contains(&id.as_str());
                (!names).then_some(NotHeld::OtherRegion)
            }
            // Whoever asks for the seat in a body has named the body.
            Self::Everywhere => None,
        }
    }
}
