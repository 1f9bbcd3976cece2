//! What is said of waivers, in force or not.

super::phrases! {
    /// No rule has the id; `nearest` where there is one.
    NO_RULE { nb: "det finnes ingen regel {{ rule }}; en dispensasjon må nevne regler som finnes", sv: "det finns ingen regel {{ rule }}; en dispens ska nämna regler som finns", en: "there is no rule {{ rule }}; a waiver must name rules that exist" }
    /// Help for it.
    NO_RULE_HELP { nb: "{% if nearest %}skriv {{ nearest }} hvis det er den som er ment; {% endif %}`vedtak rules` viser reglene som gjelder", sv: "{% if nearest %}skriv {{ nearest }} om det är den som avses; {% endif %}`vedtak rules` visar de regler som gäller", en: "{% if nearest %}write {{ nearest }} if that is meant; {% endif %}`vedtak rules` shows the rules in force" }
    /// A built-in rule, or one that judges nothing.
    NOT_WAIVABLE { nb: "ingen kan gi dispensasjon fra {{ rule }}; det må være en regel som kontrollerer noe, i et regelsett med eier", sv: "ingen kan ge dispens från {{ rule }}; det ska vara en regel som kontrollerar något, i en regeluppsättning med ägare", en: "nobody can waive {{ rule }}; it must be a rule that checks something, of a policy with an owner" }
    /// Help for it.
    NOT_WAIVABLE_HELP { nb: "rett dokumentet i stedet, og ta {{ rule }} ut av `rules`", sv: "rätta dokumentet i stället, och ta bort {{ rule }} ur `rules`", en: "mend the document instead, and take {{ rule }} out of `rules`" }
    /// A policy without an owner.
    NO_OWNER { nb: "regelsettet {{ policy }} har ingen eier; bare eieren kan gi dispensasjon fra {{ rule }}", sv: "regeluppsättningen {{ policy }} har ingen ägare; bara ägaren kan ge dispens från {{ rule }}", en: "the policy {{ policy }} has no owner; only the owner can waive {{ rule }}" }
    /// Help for it.
    NO_OWNER_HELP { nb: "skriv `owner` i regelsettet, eller ta {{ rule }} ut av `rules`", sv: "skriv `owner` i regeluppsättningen, eller ta bort {{ rule }} ur `rules`", en: "write `owner` in the policy, or take {{ rule }} out of `rules`" }
    /// No document has the id.
    ORPHANED { nb: "ingen dokumenter har id-en {{ id }}; en dispensasjon må gjelde et dokument som finnes", sv: "inget dokument har id:t {{ id }}; en dispens ska gälla ett dokument som finns", en: "no document has the id {{ id }}; a waiver must be of a document that exists" }
    /// Help for it; `nearest` where there is one.
    ORPHANED_HELP { nb: "{% if nearest %}skriv {{ nearest }} hvis det er det som er ment, med kontrollsummen{% else %}skriv id-en til dokumentet, eller ta linjen ut{% endif %}", sv: "{% if nearest %}skriv {{ nearest }} om det är det som avses, med kontrollsumman{% else %}skriv dokumentets id, eller ta bort raden{% endif %}", en: "{% if nearest %}write {{ nearest }} if that is meant, with its digest{% else %}write the id of the document, or remove the line{% endif %}" }
    /// A pattern that the policy does not allow.
    PATTERN { nb: "{{ id }} er et mønster, og {{ policy }} tillater ikke mønstre; hvert dokument må nevnes for seg", sv: "{{ id }} är ett mönster, och {{ policy }} tillåter inte mönster; varje dokument ska nämnas för sig", en: "{{ id }} is a pattern, which {{ policy }} does not allow; each document must be named" }
    /// A pattern of too many documents.
    TOO_MANY { nb: "{{ id }} treffer {{ count }} dokumenter i alt; en dispensasjon kan gjelde høyst {{ most }}", sv: "{{ id }} träffar {{ count }} dokument totalt; en dispens får gälla högst {{ most }}", en: "{{ id }} and other patterns match {{ count }} documents; a waiver can be of {{ most }} at most" }
    /// Help for both.
    PATTERN_HELP { nb: "nevn hvert dokument med `id` og det som `vedtak digest` skriver med `--waives`", sv: "nämn varje dokument med `id` och det som `vedtak digest` skriver med `--waives`", en: "name each document by its `id` and what `vedtak digest` prints with `--waives`" }
    /// An entry without a digest.
    NO_DIGEST { nb: "{{ id }} står uten kontrollsum; en dispensasjon må nevne dokumentet slik det er", sv: "{{ id }} står utan kontrollsumma; en dispens ska nämna dokumentet så som det är", en: "{{ id }} stands without a digest; a waiver must name the document as it is" }
    /// Fields that must not be left out of the digest.
    LEAVES_OUT { nb: "kontrollsummen utelater {{ field }}; det som {{ rule }} leser, og det som er innhold, må være med", sv: "kontrollsumman utelämnar {{ field }}; det som {{ rule }} läser och det som är innehåll ska vara med", en: "the digest leaves out {{ field }}; what {{ rule }} reads, and what is content, must be in it" }
    /// Help for both.
    DIGEST_HELP { nb: "kjør {{ command }}, og skriv det som kommer, i linjen", sv: "kör {{ command }}, och skriv det som kommer på raden", en: "run {{ command }}, and write what it prints in the entry" }
    /// A document that has no digest.
    UNDIGESTED { nb: "{{ id }} har ingen kontrollsum; en dispensasjon må nevne dokumentet slik det er", sv: "{{ id }} har ingen kontrollsumma; en dispens ska nämna dokumentet så som det är", en: "{{ id }} has no digest; a waiver must name the document as it is" }
    /// Help for it.
    UNDIGESTED_HELP { nb: "kjør `vedtak digest`, som sier hva som er i veien", sv: "kör `vedtak digest`, som säger vad som är i vägen", en: "run `vedtak digest`, which says what is in the way" }
    /// A document that has changed.
    CHANGED { nb: "kontrollsummen for {{ id }} er ikke dokumentets, slik det er nå; dispensasjonen fra {{ rule }} må gjelde det", sv: "kontrollsumman för {{ id }} är inte dokumentets så som det är nu; dispensen från {{ rule }} ska gälla det", en: "the digest of {{ id }} is not that of the document as it is; the waiver of {{ rule }} must be of that" }
    /// Help for it.
    CHANGED_HELP { nb: "er dokumentet endret, be {{ owner }} om ny dispensasjon; {{ command }} skriver linjen", sv: "om dokumentet har ändrats, be {{ owner }} om ny dispens; {{ command }} skriver raden", en: "if the document has changed, ask the {{ owner }} for a new waiver; {{ command }} prints the entry" }
    /// An end that was moved.
    MOVED { nb: "utløpet er flyttet fra {{ before }} til {{ end }}; den som eier regelen, må godkjenne det på nytt", sv: "utgången har flyttats från {{ before }} till {{ end }}; den som äger regeln ska godkänna det på nytt", en: "the end was moved from {{ before }} to {{ end }}; whoever owns the rule must approve that anew" }
    /// Help for it.
    MOVED_HELP { nb: "sett `expires` tilbake til {{ before }}, eller be {{ owner }} {% if approve %}kjøre {{ approve }}{% else %}skrive en ny linje under `approvals`{% endif %}", sv: "sätt tillbaka `expires` till {{ before }}, eller be {{ owner }} {% if approve %}köra {{ approve }}{% else %}skriva en ny rad i `approvals`{% endif %}", en: "set `expires` back to {{ before }}, or ask the {{ owner }} to {% if approve %}run {{ approve }}{% else %}write a new line under `approvals`{% endif %}" }
    /// A waiver that lasts too long.
    TOO_LONG { nb: "dispensasjonen varer til {{ end }}; {{ policy }} tillater {{ most }}, og den må slutte senest {{ last }}", sv: "dispensen gäller till {{ end }}; {{ policy }} tillåter {{ most }}, och den ska sluta senast {{ last }}", en: "the waiver lasts until {{ end }}; {{ policy }} allows {{ most }}, and it must end by {{ last }}" }
    /// Help for it.
    TOO_LONG_HELP { nb: "sett `expires` til senest {{ last }}", sv: "sätt `expires` till senast {{ last }}", en: "set `expires` to {{ last }} or earlier" }
    /// A waiver that nobody has approved.
    UNAPPROVED { nb: "dispensasjonen mangler godkjenning; {{ owner }}{% if area %} for {{ area }}{% endif %} må godkjenne den", sv: "dispensen saknar godkännande; {{ owner }}{% if area %} för {{ area }}{% endif %} ska godkänna den", en: "the waiver lacks approval; the {{ owner }}{% if area %} of {{ area }}{% endif %} must approve it" }
    /// An approval that does not count.
    UNCOUNTED { nb: "godkjenningen fra {{ who }} teller ikke: {{ why }}; {{ owner }}{% if area %} for {{ area }}{% endif %} må godkjenne", sv: "godkännandet från {{ who }} räknas inte: {{ why }}; {{ owner }}{% if area %} för {{ area }}{% endif %} ska godkänna", en: "the approval by {{ who }} does not count: {{ why }}; the {{ owner }}{% if area %} of {{ area }}{% endif %} must approve" }
    /// Help for both.
    UNAPPROVED_HELP { nb: "{% if whoMay %}{% if approve %}be {{ whoMay }} kjøre {{ approve }}{% else %}kan gis av {{ whoMay }}{% endif %}{% else %}ingen som kan godkjenne dette, har rollen; registrer en person med den{% endif %}", sv: "{% if whoMay %}{% if approve %}be {{ whoMay }} köra {{ approve }}{% else %}kan ges av {{ whoMay }}{% endif %}{% else %}ingen som får godkänna detta har rollen; registrera en person med den{% endif %}", en: "{% if whoMay %}{% if approve %}ask {{ whoMay }} to run {{ approve }}{% else %}may be given by {{ whoMay }}{% endif %}{% else %}nobody who may approve this holds the role; register a person who does{% endif %}" }
    /// A waiver that has ended and is still needed.
    EXPIRED { nb: "dispensasjonen fra {{ rule }} for {{ id }} gjaldt {% if lastDay %}til og med {{ lastDay }}{% else %}til {{ until }}{% endif %} ({{ zone }}); regelen gjelder igjen", sv: "dispensen från {{ rule }} för {{ id }} gällde {% if lastDay %}till och med {{ lastDay }}{% else %}till {{ until }}{% endif %} ({{ zone }}); regeln gäller igen", en: "the waiver of {{ rule }} for {{ id }} held {% if lastDay %}through {{ lastDay }}{% else %}until {{ until }}{% endif %} ({{ zone }}); the rule holds again" }
    /// Help for it.
    EXPIRED_HELP { nb: "oppfyll regelen, eller kjør `vedtak waive {{ rule | bare }} {{ id | bare }}` og be {{ owner }}{% if area %} for {{ area }}{% endif %} godkjenne", sv: "uppfyll regeln, eller kör `vedtak waive {{ rule | bare }} {{ id | bare }}` och be {{ owner }}{% if area %} för {{ area }}{% endif %} godkänna", en: "meet the rule, or run `vedtak waive {{ rule | bare }} {{ id | bare }}` and ask the {{ owner }}{% if area %} of {{ area }}{% endif %} to approve it" }

    /// With a finding that is waived: who waived it and until when.
    WAIVED { nb: "dispensasjonen {{ by }} fra {{ who }} {% if ended %}dekker det som skjedde{% else %}gjelder{% endif %} {% if lastDay %}til og med {{ lastDay }}{% else %}til {{ until }}{% endif %} ({{ zone }})", sv: "dispensen {{ by }} från {{ who }} {% if ended %}täcker det som hände{% else %}gäller{% endif %} {% if lastDay %}till och med {{ lastDay }}{% else %}till {{ until }}{% endif %} ({{ zone }})", en: "the waiver {{ by }} by {{ who }} {% if ended %}covers what happened{% else %}holds{% endif %} {% if lastDay %}through {{ lastDay }}{% else %}until {{ until }}{% endif %} ({{ zone }})" }
    /// At the waiver that waives a finding.
    IN_FORCE { nb: "dispensasjonen står her", sv: "dispensen står här", en: "the waiver is here" }
    /// At a waiver that has ended.
    HAS_ENDED { nb: "dispensasjonen gikk ut {{ end }}", sv: "dispensen gick ut {{ end }}", en: "the waiver ended on {{ end }}" }
    /// At a waiver of a document that has changed.
    OF_OTHER_CONTENT { nb: "dispensasjonen gjaldt dokumentet slik det var", sv: "dispensen gällde dokumentet så som det var", en: "the waiver was of the document as it was" }
    /// At a waiver that nobody has approved.
    WAS_APPROVED_LATE { nb: "dispensasjonen ble godkjent først etter at den gikk ut", sv: "dispensen godkändes först efter att den hade gått ut", en: "the waiver was approved only after it had ended" }
    /// One that was approved too late, whose rule is broken.
    APPROVED_LATE { nb: "dispensasjonen ble godkjent først etter at den gikk ut {{ end }}; den gjelder ikke", sv: "dispensen godkändes först efter att den gick ut {{ end }}; den gäller inte", en: "the waiver was approved only after it had ended on {{ end }}; it does not hold" }
    /// One that nobody has approved.
    NOT_APPROVED { nb: "dispensasjonen mangler godkjenning fra den som eier regelen", sv: "dispensen saknar godkännande från den som äger regeln", en: "the waiver lacks the approval of whoever owns the rule" }
    /// At a waiver that was rejected.
    IS_REJECTED { nb: "dispensasjonen er avslått", sv: "dispensen är avslagen", en: "the waiver was rejected" }
    /// At a waiver that does not count for another reason.
    NOT_IN_FORCE { nb: "denne dispensasjonen gjelder ikke", sv: "den här dispensen gäller inte", en: "this waiver does not count" }
    /// What the approvals of waivers rest on.
    ONLY_STATED { nb: "hvem som har godkjent dispensasjonene, er bare oppgitt i filene; `repository` i vedtak.yaml krever signaturer", sv: "vem som har godkänt dispenserna är bara angivet i filerna; `repository` i vedtak.yaml kräver signaturer", en: "who approved the waivers is only stated in the files; `repository` in vedtak.yaml demands signatures" }
    /// An end that cannot be reckoned with.
    NO_END { nb: "utløpet kan ikke regnes med; det må være et tidspunkt som finnes, i årene 1970–2199", sv: "utgången kan inte räknas med; den ska vara en tidpunkt som finns, åren 1970–2199", en: "the end cannot be reckoned with; it must be a time that exists, in the years 1970 to 2199" }
    /// Help for it.
    NO_END_HELP { nb: "skriv den siste dagen dispensasjonen gjelder, for eksempel `2026-12-31`", sv: "skriv den sista dag som dispensen gäller, till exempel `2026-12-31`", en: "write the last day of the waiver, such as `2026-12-31`" }
    /// A pattern with a digest.
    DIGEST_OF_PATTERN { nb: "{{ id }} er et mønster og står med kontrollsum; bare ett dokument kan ha en kontrollsum", sv: "{{ id }} är ett mönster och står med kontrollsumma; bara ett dokument kan ha en kontrollsumma", en: "{{ id }} is a pattern with a digest; only one document can have a digest" }
    /// Help for it.
    DIGEST_OF_PATTERN_HELP { nb: "fjern `digest`, eller nevn dokumentet med `id`", sv: "ta bort `digest`, eller nämn dokumentet med `id`", en: "remove `digest`, or name the document by its `id`" }
    /// A waiver that was rejected.
    UNSUBMITTED { nb: "ingenting beviser at {{ who }} ber om dispensasjonen fra {{ rule }}; den kunne være søkerens egen godkjenning", sv: "inget bevisar att {{ who }} begär dispensen från {{ rule }}; den kunde vara sökandens eget godkännande", en: "nothing proves that {{ who }} asks for the waiver of {{ rule }}; it could be approved by whoever asks" }
    /// Help for it.
    UNSUBMITTED_HELP { nb: "la {{ who }} kjøre {{ command }}", sv: "låt {{ who }} köra {{ command }}", en: "let {{ who }} run {{ command }}" }
    /// A waiver that was rejected.
    REJECTED { nb: "dispensasjonen fra {{ rule }} er avslått; den gjelder ikke", sv: "dispensen från {{ rule }} har avslagits; den gäller inte", en: "the waiver of {{ rule }} was rejected; it does not count" }
    /// Help for it.
    REJECTED_HELP { nb: "oppfyll regelen; godkjenner den som avslo, likevel, skriv det som en ny linje under `approvals`", sv: "uppfyll regeln; om den som avslog ändå godkänner, skriv det som en ny rad i `approvals`", en: "meet the rule; if whoever rejected it approves after all, write that as a new line under `approvals`" }
}
