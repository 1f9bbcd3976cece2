//! Why an approval that stands in a document does not count, in words.

use crate::approval::Uncounted;
use crate::calendar::{Moment, Zone};
use crate::language::messages::policy as say;
use crate::language::{Fact, Facts, Phrase, Saying};
use crate::policy::facts::moment_fact;
use crate::registry::NotHeld;

/// What keeps an approval in a role from counting; `area` is what the role is asked for, `zone` that of the document.
pub fn why(role: &str, uncounted: &Uncounted, area: Fact, zone: Zone) -> Saying {
    let facts = Facts::new().with("role", Fact::code(role)).with("area", area);
    let at = |phrase: Phrase, moment: &Moment| Saying::new(phrase, facts.clone().with("at", moment_fact(moment, zone)));
    let phrase = match uncounted {
        Uncounted::NotHeld(NotHeld::NotYet(from)) => return at(say::UNCOUNTED_NOT_YET, from),
        Uncounted::NotHeld(NotHeld::Ended(to)) => return at(say::UNCOUNTED_ENDED, to),
        Uncounted::NotHeld(why) => match why {
            NotHeld::UnknownPerson => say::UNCOUNTED_UNKNOWN,
            NotHeld::UnreliablePerson | NotHeld::UnreliableBody => say::UNCOUNTED_UNRELIABLE,
            NotHeld::UnknownBody => say::UNCOUNTED_NO_BODY,
            NotHeld::NoMember => say::UNCOUNTED_NO_MEMBER,
            NotHeld::NotChair => say::UNCOUNTED_NOT_CHAIR,
            NotHeld::OtherParty => say::UNCOUNTED_OTHER_PARTY,
            NotHeld::OtherRegion | NotHeld::OtherService => say::UNCOUNTED_HELD_ELSEWHERE,
            NotHeld::NoRole | NotHeld::OtherPerson | NotHeld::NotYet(_) | NotHeld::Ended(_) => say::UNCOUNTED_NO_ROLE,
        },
        Uncounted::Unbound(with) => {
            return Saying::new(say::UNCOUNTED_UNBOUND, facts.with("with", Fact::all(with.iter().cloned())));
        }
        Uncounted::OtherVersion(name) => {
            return Saying::new(say::UNCOUNTED_OTHER_VERSION, facts.with("other", Fact::code(name)));
        }
        Uncounted::OtherContent => say::UNCOUNTED_OTHER_CONTENT,
        Uncounted::NoDigest => say::UNCOUNTED_NO_DIGEST,
        Uncounted::Excluded => say::UNCOUNTED_EXCLUDED,
        Uncounted::InAnotherRole => say::UNCOUNTED_IN_ANOTHER_ROLE,
        Uncounted::Withdrawn => say::UNCOUNTED_WITHDRAWN,
        Uncounted::OtherRole => say::UNCOUNTED_OTHER_ROLE,
        Uncounted::OtherArea => say::UNCOUNTED_OTHER_AREA,
        Uncounted::NoScope => say::UNCOUNTED_NO_SCOPE,
    };
    Saying::new(phrase, facts)
}
