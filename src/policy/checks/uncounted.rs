//! Why an approval that stands in a document does not count, in words.

use crate::approval::{BadSignature, NoPayload, SignatureFault, Uncounted};
use crate::calendar::{Moment, Zone};
use crate::language::messages::{approvals as say_signed, policy as say};
use crate::language::{Fact, Facts, Phrase, Saying};
use crate::policy::facts::moment_fact;
use crate::policy::person::person_of;
use crate::registry::{NotHeld, Registry};

/// What keeps an approval in a role from counting; `area` is what the role is asked for, `zone` that of the document.
pub fn why(role: &str, uncounted: &Uncounted, area: Fact, zone: Zone, registry: &Registry<'_>) -> Saying {
    let facts = Facts::new().with("role", Fact::code(role)).with("area", area);
    let at = |phrase: Phrase, moment: &Moment| Saying::new(phrase, facts.clone().with("at", moment_fact(moment, zone)));
    let phrase = match uncounted {
        Uncounted::NotHeld(NotHeld::NotYet(from)) => return at(say::UNCOUNTED_NOT_YET, from),
        Uncounted::NotHeld(NotHeld::Ended(to)) => return at(say::UNCOUNTED_ENDED, to),
        Uncounted::NotHeld(why) => match why {
            NotHeld::UnknownPerson => say::UNCOUNTED_UNKNOWN,
            NotHeld::UnreliablePerson | NotHeld::UnreliableBody => say::UNCOUNTED_UNRELIABLE,
            NotHeld::UnknownBody => say::UNCOUNTED_NO_BODY,
            NotHeld::Service => say::UNCOUNTED_SERVICE,
            NotHeld::Gate => say_signed::UNCOUNTED_GATE,
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
        Uncounted::TooLittle(fields) => {
            let facts = facts.with("fields", Fact::all(fields.iter().cloned()));
            return Saying::new(say_signed::UNCOUNTED_TOO_LITTLE, facts);
        }
        Uncounted::OtherContent => say::UNCOUNTED_OTHER_CONTENT,
        Uncounted::Unsigned => say_signed::UNCOUNTED_UNSIGNED,
        Uncounted::Signature(fault) => return signature(fault, zone, registry),
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

/// What keeps a signature from proving anything.
fn signature(fault: &SignatureFault, zone: Zone, registry: &Registry<'_>) -> Saying {
    let plain = |phrase: Phrase| Saying::new(phrase, Facts::new());
    let at = |phrase: Phrase, moment: &Moment| Saying::new(phrase, Facts::new().with("at", moment_fact(moment, zone)));
    let with = |phrase: Phrase, name: &'static str, fact: Fact| Saying::new(phrase, Facts::new().with(name, fact));
    match fault {
        SignatureFault::NoRepository => plain(say_signed::SIGNATURE_NO_REPOSITORY),
        SignatureFault::NoPayload(NoPayload::Missing(field)) => {
            with(say_signed::SIGNATURE_LACKS, "field", Fact::code(*field))
        }
        SignatureFault::NoPayload(NoPayload::TooLong) => plain(say_signed::SIGNATURE_TOO_LONG),
        SignatureFault::NoPayload(NoPayload::Malformed) | SignatureFault::Bad(BadSignature::Malformed) => {
            plain(say_signed::SIGNATURE_MALFORMED)
        }
        SignatureFault::Bad(BadSignature::Certificate) => plain(say_signed::SIGNATURE_CERTIFICATE),
        SignatureFault::Bad(BadSignature::Algorithm(name)) => {
            with(say_signed::SIGNATURE_ALGORITHM, "name", Fact::code(name))
        }
        SignatureFault::Bad(BadSignature::RsaSize(bits)) => {
            with(say_signed::SIGNATURE_RSA_SIZE, "bits", Fact::number(*bits))
        }
        SignatureFault::Bad(BadSignature::Namespace(name)) => {
            with(say_signed::SIGNATURE_NAMESPACE, "name", Fact::code(name))
        }
        SignatureFault::Bad(BadSignature::Untouched) => plain(say_signed::SIGNATURE_UNTOUCHED),
        SignatureFault::Bad(BadSignature::OfSomethingElse) => plain(say_signed::SIGNATURE_OF_SOMETHING_ELSE),
        SignatureFault::OfAnother(id) => with(say_signed::SIGNATURE_OF_ANOTHER, "other", person_of(registry, id)),
        SignatureFault::UnknownKey => plain(say_signed::SIGNATURE_UNKNOWN_KEY),
        SignatureFault::Double(id) => with(say_signed::SIGNATURE_DOUBLE, "other", person_of(registry, id)),
        SignatureFault::KeyNotYet(from) => at(say_signed::SIGNATURE_KEY_NOT_YET, from),
        SignatureFault::KeyEnded(to) => at(say_signed::SIGNATURE_KEY_ENDED, to),
        SignatureFault::KeyRevoked(since) => at(say_signed::SIGNATURE_KEY_REVOKED, since),
        SignatureFault::UserNotVerified => plain(say_signed::SIGNATURE_NOT_VERIFIED),
        SignatureFault::TooOld(age) => with(say_signed::SIGNATURE_TOO_OLD, "age", Fact::Duration(age.num_seconds())),
        SignatureFault::Ahead => plain(say_signed::SIGNATURE_AHEAD),
    }
}
