//! What is said around findings: verdicts, counts, what was left out.

super::phrases! {
    /// One line when there is nothing to mend: `documents`, `rules`, `time`.
    COMPLIANT { nb: "oppfyller kravene: {{ documents }} vurdert etter {{ rules }} på {{ time }}", sv: "uppfyller kraven: {{ documents }} bedömda efter {{ rules }} på {{ time }}", en: "compliant: {{ documents }} checked against {{ rules }} in {{ time }}" }
    /// The line below findings.
    NOT_COMPLIANT { nb: "{{ counts }} i {{ documents }}, vurdert på {{ time }}", sv: "{{ counts }} i {{ documents }}, bedömda på {{ time }}", en: "{{ counts }} in {{ documents }}, checked in {{ time }}" }
    /// Files without a document in scope.
    SKIPPED_FILES { nb: "ingen dokumenter av en kjent type", sv: "inga dokument av en känd typ", en: "no documents of a known kind" }
    /// What stands for the skipped files.
    SKIPPED_WHAT { nb: "filer", sv: "filer", en: "files" }
    /// A rule that is off.
    RULE_OFF { nb: "slått av i vedtak.yaml", sv: "avstängd i vedtak.yaml", en: "switched off in vedtak.yaml" }
    /// Label of help in pretty output.
    HELP { nb: "hjelp", sv: "hjälp", en: "help" }
    /// Label of the rule's clause.
    RULE { nb: "regel", sv: "regel", en: "rule" }
    /// Severity.
    ERROR { nb: "feil", sv: "fel", en: "error" }
    /// Severity.
    WARNING { nb: "advarsel", sv: "varning", en: "warning" }
    /// Severity.
    NOTE { nb: "merknad", sv: "upplysning", en: "note" }
    /// Not evaluated.
    SKIPPED { nb: "ikke vurdert: {{ what }} ({{ why }})", sv: "inte bedömt: {{ what }} ({{ why }})", en: "not evaluated: {{ what }} ({{ why }})" }
    /// The label at a value at fault, where the message says it all.
    HERE { nb: "her", sv: "här", en: "here" }
}
