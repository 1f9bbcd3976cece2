//! The fixed wordings of messages and reports: each is said in one way only.

use super::{Decimal, Language, Noun, Phrase};

/// Who may give what is missing: `whoMay`, alternatives.
pub const MAY_BE_GIVEN_BY: Phrase =
    Phrase { nb: "kan gis av {{ whoMay }}", sv: "kan ges av {{ whoMay }}", en: "may be given by {{ whoMay }}" };

/// Who gives what is missing by a command: `whoMay`, alternatives, and `command`.
pub const ASKED_TO_RUN: Phrase = Phrase {
    nb: "be {{ whoMay }} kjøre {{ command }}",
    sv: "be {{ whoMay }} köra {{ command }}",
    en: "ask {{ whoMay }} to run {{ command }}",
};

/// What gives what is missing: `command`.
pub const GIVEN_BY_COMMAND: Phrase =
    Phrase { nb: "kjør {{ command }}", sv: "kör {{ command }}", en: "run {{ command }}" };

/// What can still be met: `before`, the last moment.
pub const PENDING_UNTIL: Phrase = Phrase {
    nb: "venter; må gis senest {{ before }}",
    sv: "väntar; ska ges senast {{ before }}",
    en: "pending; must be given by {{ before }}",
};

/// The first start that meets the rule: `earliest`.
pub const EARLIEST_START: Phrase = Phrase {
    nb: "tidligst mulige start er {{ earliest }}",
    sv: "tidigast möjliga start är {{ earliest }}",
    en: "the earliest compliant start is {{ earliest }}",
};

/// Said of something that held before.
pub const NO_LONGER_HOLDS: Phrase =
    Phrase { nb: "gjelder ikke lenger", sv: "gäller inte längre", en: "no longer holds" };

/// The last day of something, that day included: `until`.
pub const THROUGH: Phrase =
    Phrase { nb: "til og med {{ until }}", sv: "till och med {{ until }}", en: "through {{ until }}" };

/// A check without its subject: `missing`.
pub const CANNOT_BE_JUDGED: Phrase = Phrase {
    nb: "kan ikke vurderes: {{ missing }} mangler",
    sv: "kan inte bedömas: {{ missing }} saknas",
    en: "cannot be judged: {{ missing }} is missing",
};

/// Evidence that is a mere statement.
pub const STATED_ONLY: Phrase = Phrase {
    nb: "bare oppgitt i filen, ikke bekreftet",
    sv: "bara uppgivet i filen, inte bekräftat",
    en: "stated in the file only, not confirmed",
};

/// A breach that stood on the target branch already.
pub const EXISTING: Phrase = Phrase {
    nb: "fantes fra før, stopper ikke her",
    sv: "fanns redan, stoppar inte här",
    en: "was there before, does not block here",
};

/// A breach that a record answers: `by`, the deviation.
pub const ANSWERED: Phrase = Phrase {
    nb: "besvart med avvik {{ by }}",
    sv: "besvaras av avvikelse {{ by }}",
    en: "answered by deviation {{ by }}",
};

/// The verdict when every requirement is met.
pub const COMPLIANT: Phrase = Phrase { nb: "oppfyller kravene", sv: "uppfyller kraven", en: "compliant" };

/// The verdict when every requirement is met that is owed yet, and something is still to come.
pub const COMPLIANT_SO_FAR: Phrase =
    Phrase { nb: "oppfyller kravene så langt", sv: "uppfyller kraven hittills", en: "compliant so far" };

/// The verdict where there was no document to judge: it is never called compliant.
pub const NOTHING_JUDGED: Phrase =
    Phrase { nb: "ingenting er vurdert", sv: "ingenting är bedömt", en: "nothing judged" };

/// A limit that is a moment and included: `due`.
pub const BY: Phrase = Phrase { nb: "senest {{ due }}", sv: "senast {{ due }}", en: "by {{ due }}" };

/// A limit that is a moment and excluded: `before`.
pub const BEFORE: Phrase = Phrase { nb: "før {{ before }}", sv: "före {{ before }}", en: "before {{ before }}" };

/// A limit that is a duration: `within`.
pub const WITHIN: Phrase = Phrase { nb: "innen {{ within }}", sv: "inom {{ within }}", en: "within {{ within }}" };

/// What working days are, for the help of a message that counts them.
pub const WORKING_DAYS: Phrase = Phrase {
    nb: "virkedager er mandag til fredag, ikke helligdager",
    sv: "arbetsdagar är måndag till fredag, inte helgdagar",
    en: "working days are Monday to Friday, no public holidays",
};

/// Documents.
pub const DOCUMENT: Noun =
    Noun { nb: ["dokument", "dokumenter"], sv: ["dokument", "dokument"], en: ["document", "documents"] };

/// Findings.
pub const FINDING: Noun =
    Noun { nb: ["funn", "funn"], sv: ["anmärkning", "anmärkningar"], en: ["finding", "findings"] };

/// Requirements that are not met.
pub const NOT_MET: Noun = Noun {
    nb: ["krav er ikke oppfylt", "krav er ikke oppfylt"],
    sv: ["krav är inte uppfyllt", "krav är inte uppfyllda"],
    en: ["requirement not met", "requirements not met"],
};

/// Warnings.
pub const WARNING: Noun =
    Noun { nb: ["advarsel", "advarsler"], sv: ["varning", "varningar"], en: ["warning", "warnings"] };

/// What can still be met.
pub const PENDING: Noun = Noun { nb: ["venter", "venter"], sv: ["väntar", "väntar"], en: ["pending", "pending"] };

/// The summary of a report: what is not met, or that all is that is owed yet (that nothing was judged, where nothing was),
/// then warnings and what is pending;
/// what there is none of is left out.
#[must_use]
pub fn summary(language: Language, is_judged: bool, [not_met, warnings, pending]: [u64; 3]) -> String {
    let mut text = String::new();
    if not_met == 0 {
        let verdict = match (is_judged, pending) {
            (false, _) => NOTHING_JUDGED,
            (true, 0) => COMPLIANT,
            (true, _) => COMPLIANT_SO_FAR,
        };
        text.push_str(verdict.of(language));
    }
    for (n, of) in [(not_met, NOT_MET), (warnings, WARNING), (pending, PENDING)] {
        if n > 0 {
            if !text.is_empty() {
                text.push_str(", ");
            }
            Decimal::from(n).write(language, &mut text);
            text.push(' ');
            text.push_str(of.form_of(language, n));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, NaiveDate};

    use super::*;
    use crate::language::{Fact, Facts, Reader};

    fn said(phrase: Phrase, facts: &Facts) -> [String; 3] {
        let today = NaiveDate::from_ymd_opt(2026, 11, 20).unwrap();
        Language::ALL.map(|language| phrase.render(&Reader::new(language, today), facts))
    }

    fn person(name: &str) -> Fact {
        Fact::Person { id: name.to_lowercase(), name: name.into(), role: None }
    }

    fn facts() -> Facts {
        let at = Fact::Time(DateTime::parse_from_rfc3339("2026-12-08T18:00:00+01:00").unwrap().into());
        Facts::new()
            .with("whoMay", Fact::Or(vec![person("Kari Nordmann"), person("Ola Nordmann")]))
            .with("before", at.clone())
            .with("due", at)
            .with("earliest", Fact::Date(NaiveDate::from_ymd_opt(2026, 12, 6).unwrap()))
            .with("until", Fact::Date(NaiveDate::from_ymd_opt(2026, 12, 8).unwrap()))
            .with("missing", Fact::Field { path: "plan.production.start".into(), label: None })
            .with("by", Fact::code("DEV-2026-0001"))
            .with("within", Fact::Duration(3600))
    }

    #[test]
    fn who_may_give_it_and_by_when() {
        assert_eq!(
            said(MAY_BE_GIVEN_BY, &facts()),
            [
                "kan gis av Kari Nordmann eller Ola Nordmann",
                "kan ges av Kari Nordmann eller Ola Nordmann",
                "may be given by Kari Nordmann or Ola Nordmann",
            ]
        );
        assert_eq!(
            said(PENDING_UNTIL, &facts()),
            [
                "venter; må gis senest tirsdag 8. desember kl. 18.00",
                "väntar; ska ges senast tisdag 8 december kl. 18.00",
                "pending; must be given by Tuesday 8 December, 18:00",
            ]
        );
    }

    #[test]
    fn limits_say_whether_they_are_included() {
        assert_eq!(
            said(BY, &facts()),
            [
                "senest tirsdag 8. desember kl. 18.00",
                "senast tisdag 8 december kl. 18.00",
                "by Tuesday 8 December, 18:00",
            ]
        );
        assert_eq!(
            said(BEFORE, &facts()),
            [
                "før tirsdag 8. desember kl. 18.00",
                "före tisdag 8 december kl. 18.00",
                "before Tuesday 8 December, 18:00",
            ]
        );
        assert_eq!(said(WITHIN, &facts()), ["innen 1 time", "inom 1 timme", "within 1 hour"]);
        assert_eq!(
            said(THROUGH, &facts()),
            ["til og med tirsdag 8. desember", "till och med tisdag 8 december", "through Tuesday 8 December"]
        );
    }

    #[test]
    fn what_is_and_can_be() {
        assert_eq!(
            said(EARLIEST_START, &facts()),
            [
                "tidligst mulige start er søndag 6. desember",
                "tidigast möjliga start är söndag 6 december",
                "the earliest compliant start is Sunday 6 December",
            ]
        );
        assert_eq!(
            said(CANNOT_BE_JUDGED, &facts()),
            [
                "kan ikke vurderes: `plan.production.start` mangler",
                "kan inte bedömas: `plan.production.start` saknas",
                "cannot be judged: `plan.production.start` is missing",
            ]
        );
        assert_eq!(
            said(ANSWERED, &facts()),
            [
                "besvart med avvik `DEV-2026-0001`",
                "besvaras av avvikelse `DEV-2026-0001`",
                "answered by deviation `DEV-2026-0001`",
            ]
        );
        assert_eq!(said(NO_LONGER_HOLDS, &facts()), ["gjelder ikke lenger", "gäller inte längre", "no longer holds"]);
        assert_eq!(
            said(STATED_ONLY, &facts()),
            [
                "bare oppgitt i filen, ikke bekreftet",
                "bara uppgivet i filen, inte bekräftat",
                "stated in the file only, not confirmed",
            ]
        );
        assert_eq!(
            said(EXISTING, &facts()),
            [
                "fantes fra før, stopper ikke her",
                "fanns redan, stoppar inte här",
                "was there before, does not block here",
            ]
        );
    }

    #[test]
    fn a_report_is_summed_up() {
        let summed = |n, w, p| Language::ALL.map(|language| summary(language, true, [n, w, p]));
        assert_eq!(
            summed(3, 1, 2),
            [
                "3 krav er ikke oppfylt, 1 advarsel, 2 venter",
                "3 krav är inte uppfyllda, 1 varning, 2 väntar",
                "3 requirements not met, 1 warning, 2 pending",
            ]
        );
        assert_eq!(summed(1, 0, 0), ["1 krav er ikke oppfylt", "1 krav är inte uppfyllt", "1 requirement not met"]);
        assert_eq!(summed(0, 0, 0), ["oppfyller kravene", "uppfyller kraven", "compliant"]);
        assert_eq!(summed(0, 2, 0)[0], "oppfyller kravene, 2 advarsler");
    }
}
