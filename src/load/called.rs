//! By what names the kinds that vedtak brings are known: their own, mistyped or written otherwise, and what people call
//! them.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::kind::{KINDS, name, near};
use crate::language::Language;

/// Fields that documents of ours have, and objects of Kubernetes and its kin never: what has an `apiVersion` and none of
/// these is theirs, though names of kinds are shared (Service, Policy).
pub(crate) const OURS_ALONE: [&str; 3] = ["id", "title", "service"];

/// Whether a kind's name is ours, within a few letters of ours, ours in another case or with other marks between its
/// words, or nearly what people call ours. In what has fields of [`OURS_ALONE`], two letters are allowed in shorter names,
/// and short words count: of others, a `Server` is no `Service`, a `Version` no `Person`, and a `Change` no `ChangeRequest`.
pub(crate) fn is_nearly_ours(kind: &str, has_our_fields: bool) -> bool {
    let most = |known: &str| if has_our_fields && known.len() > 5 { 2 } else { most_letters(known.len()) };
    KINDS.iter().any(|known| known.name == kind)
        || KINDS.iter().any(|known| near(kind, known.name, most(known.name)))
        || kind_named(kind).is_some()
        || has_our_fields && kind_for_short(kind).is_some()
}

/// How many letters of a name of so many may be wrong.
fn most_letters(length: usize) -> usize {
    match length {
        0..8 => 1,
        8..11 => 2,
        _ => 3,
    }
}

/// The kind of ours that a name stands for that people call it by, be it for short.
pub(crate) fn kind_called(name: &str) -> Option<&'static str> {
    kind_named(name).or_else(|| kind_for_short(name))
}

/// The kind that a short word stands for, one or many, whatever the case.
fn kind_for_short(name: &str) -> Option<&'static str> {
    let known = |one: &str| SHORT.iter().find(|(word, _)| *word == one).map(|(_, kind)| *kind);
    one_of(&folded(name)).find_map(|one| known(&one))
}

/// The kind of ours that a name stands for: its name or its label in any language, one or many, whatever the case, the
/// marks between the words and the accents, and a letter or two aside where it is long.
fn kind_named(name: &str) -> Option<&'static str> {
    let folded = folded(name);
    if folded.len() >= 64 {
        return None;
    }
    let is_near = |label: &str| {
        let length = label.len().min(folded.len());
        length >= 6 && near(&folded, label, most_letters(length))
    };
    let called = || LABELS.iter().find(|(label, _)| is_near(label));
    let exactly = one_of(&folded).find_map(|one| LABELS.get(one.as_str()));
    exactly.or_else(|| called().map(|(_, kind)| kind)).copied()
}

/// Whether a name is that of a kind of ours, but for its case and the marks in it.
pub(super) fn is_ours(kind: &str) -> bool {
    let written = folded(kind);
    KINDS.iter().any(|known| folded(known.name) == written)
}

/// What our kinds are called: their names and their labels in every language, folded.
static LABELS: LazyLock<BTreeMap<String, &'static str>> = LazyLock::new(|| {
    let mut labels = BTreeMap::new();
    for kind in KINDS {
        let label = kind.schema().shape().and_then(|shape| shape.label());
        let words = label.iter().flat_map(|label| Language::ALL.map(|language| folded(label.of(language))));
        labels.extend(words.filter(|word| !word.is_empty()).map(|word| (word, kind.name)));
    }
    labels.extend(CHANGES.map(|word| (word.to_owned(), name::CHANGE_REQUEST)));
    labels.extend(KINDS.iter().map(|kind| (folded(kind.name), kind.name)));
    labels
});

/// What a change request is called for short in bokmål and Swedish, folded.
const CHANGES: [&str; 2] = ["endring", "andring"];

/// Short words that others use as well, folded, with the kinds that they mean in a document of ours.
const SHORT: [(&str, &str); 6] = [
    ("change", name::CHANGE_REQUEST),
    ("rfc", name::CHANGE_REQUEST),
    ("access", name::SUPPLIER_ACCESS),
    ("accesse", name::SUPPLIER_ACCESS),
    ("tilgang", name::SUPPLIER_ACCESS),
    ("atkomst", name::SUPPLIER_ACCESS),
];

/// The letters and digits of a name in lower case, without accents, however these are written.
fn folded(name: &str) -> String {
    let plain = |letter: char| match letter {
        'å' | 'ä' | 'á' | 'à' | 'â' => 'a',
        'ö' | 'ø' | 'ó' | 'ò' | 'ô' => 'o',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'ü' | 'ú' => 'u',
        other => other,
    };
    name.chars().flat_map(char::to_lowercase).map(plain).filter(|letter| letter.is_alphanumeric()).collect()
}

/// A folded name as it is and, where it may be that of many or the definite one, as that of one.
fn one_of(name: &str) -> impl Iterator<Item = String> {
    let replaced = [
        ("ies", "y"),
        ("drene", "der"),
        ("drar", "der"),
        ("drarna", "der"),
        ("sler", "sel"),
        ("slene", "sel"),
        ("anden", "an"),
        ("andena", "an"),
    ];
    let left_out = ["s", "er", "ar", "or", "r", "en", "n", "et", "t", "ene", "ne", "rna", "erna", "arna", "na"];
    let ends = replaced.into_iter().chain(left_out.map(|end| (end, "")));
    let shorter = ends.into_iter().filter_map(|(end, one)| Some(format!("{}{one}", name.strip_suffix(end)?)));
    std::iter::once(name.to_owned()).chain(shorter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn our_kinds_are_known_by_whatever_people_call_them() {
        for (written, kind) in [
            ("change-request", "ChangeRequest"),
            ("change_request", "ChangeRequest"),
            ("CHANGE_REQUEST", "ChangeRequest"),
            ("change.request", "ChangeRequest"),
            ("change-reqest", "ChangeRequest"),
            ("ChangeRequests", "ChangeRequest"),
            ("supplier-access", "SupplierAccess"),
            ("policy-test", "PolicyTest"),
            ("policies", "Policy"),
            ("Tja\u{308}nst", "Service"),
            ("tjanst", "Service"),
            ("Tjenester", "Service"),
            ("tjenesten", "Service"),
            ("Leverandortilgang", "SupplierAccess"),
            ("leverantörsåtkomst", "SupplierAccess"),
            ("endringsforesporsler", "ChangeRequest"),
            ("Bestillinger", "Order"),
            ("Møter", "Meeting"),
            ("Parter", "Party"),
        ] {
            assert_eq!(kind_called(written), Some(kind), "{written}");
            assert!(is_nearly_ours(written, false), "{written}");
        }
        // One, the one, many and the many, of every label, as Bokmålsordboka and SAOL have them.
        for (kind, words) in [
            ("Agreement", "avtale avtalen avtaler avtalene avtal avtalet avtalen"),
            ("Body", "organ organet organer organene organ organen"),
            (
                "Calendar",
                "kalender kalenderen kalendere kalendre kalenderne kalendrene kalendern kalendrar kalendrarna",
            ),
            ("ChangeModel", "endringsmodellen endringsmodeller endringsmodellene ändringsmodeller ändringsmodellerna"),
            (
                "ChangeRequest",
                "endring endringen endringer endringene endringsforespørselen endringsforespørsler \
                 endringsforespørslene endrings-forespørsel ändring ändringen ändringar ändringarna ändringsbegäran \
                 ändringsbegäranden ändringsbegärandena ändrings-begäran",
            ),
            ("Deviation", "avvik avviket avvikene avvikelse avvikelsen avvikelser avvikelserna"),
            ("Incident", "hendelse hendelsen hendelser hendelsene incidenten incidenter incidenterna"),
            ("Maintenance", "vedlikehold vedlikeholdet vedlikeholdene underhåll underhållet underhållen"),
            ("Meeting", "møte møtet møter møtene möte mötet möten mötena"),
            ("Order", "bestillingen bestillinger bestillingene beställningen beställningar beställningarna"),
            ("Party", "part parten parter partene parterna"),
            ("Person", "person personen personer personene personerna"),
            (
                "Policy",
                "regelsett regelsettet regelsettene regeluppsättningen regeluppsättningar regel-uppsättningarna",
            ),
            ("PolicyTest", "regeltesten regeltester regeltestene regeltestet regeltesterna regel-test"),
            ("Region", "helseregion helseregionen helseregioner helse-regionene region regionen regionerna"),
            ("Service", "tjeneste tjenesten tjenester tjenestene tjänst tjänsten tjänster tjänsterna"),
            ("SupplierAccess", "leverandørtilgangen leverandør-tilganger leverandørtilgangene leverantörsåtkomsterna"),
            ("Waiver", "dispensasjonen dispensasjoner dispensasjonene dispens dispensen dispenser dispenserna"),
        ] {
            for word in words.split_whitespace() {
                assert_eq!(kind_called(word), Some(kind), "{word}");
            }
        }
        // Short words count in what has fields of ours.
        for (written, kind) in [
            ("Change", "ChangeRequest"),
            ("change", "ChangeRequest"),
            ("CHANGE", "ChangeRequest"),
            ("Changes", "ChangeRequest"),
            ("RFC", "ChangeRequest"),
            ("Access", "SupplierAccess"),
            ("accesses", "SupplierAccess"),
            ("tilganger", "SupplierAccess"),
            ("Åtkomster", "SupplierAccess"),
        ] {
            assert_eq!(kind_called(written), Some(kind), "{written}");
            assert!(is_nearly_ours(written, true) && !is_nearly_ours(written, false), "{written}");
        }
        for foreign in ["Charge", "Chance", "Range", "Process", "Success", "Exchange"] {
            assert!(!is_nearly_ours(foreign, true), "{foreign}");
        }
        for foreign in [
            "Deployment",
            "List",
            "Role",
            "ConfigMap",
            "NetworkPolicy",
            "Ingress",
            "Job",
            "Note",
            "Partner",
            "Department",
            "Motor",
            "Organisation",
            "",
            "-",
        ] {
            assert!(!is_nearly_ours(foreign, false), "{foreign}: {:?}", kind_called(foreign));
        }
    }
}
