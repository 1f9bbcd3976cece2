//! What is said of lockdowns and of the work that they stop.

super::phrases! {
    /// Planned work in a lockdown.
    PLANNED { nb: "{{ field }}, {{ at }}, ligger i endringsstoppet {{ lockdown }}; arbeidet må vente til {{ until }}", sv: "{{ field }}, {{ at }}, ligger i ändringsstoppet {{ lockdown }}; arbetet ska vänta till {{ until }}", en: "{{ field }}, {{ at }}, is in the lockdown {{ lockdown }}; the work must wait until {{ until }}" }
    /// Help for it.
    PLANNED_HELP { nb: "flytt {{ field }}, og det som følger, til tidligst {{ until }}, eller be {{ who }} avslutte det i en endring som slås inn først", sv: "flytta {{ field }}, och det som följer, till tidigast {{ until }}, eller be {{ who }} avsluta det i en ändring som slås in först", en: "move {{ field }}, and what follows it, to {{ until }} or later, or ask {{ who }} to end the lockdown in a change that is merged first" }
    /// Work that was begun during a lockdown.
    BEGUN { nb: "arbeidet ble påbegynt {{ at }}, i endringsstoppet {{ lockdown }}; det måtte vente til {{ until }}", sv: "arbetet påbörjades {{ at }}, i ändringsstoppet {{ lockdown }}; det skulle vänta till {{ until }}", en: "the work was begun on {{ at }}, in the lockdown {{ lockdown }}; it had to wait until {{ until }}" }
    /// Help for it.
    BEGUN_HELP { nb: "avklar med {{ who }} om arbeidet skal stanses eller rulles tilbake", sv: "stäm av med {{ who }} om arbetet ska stoppas eller backas", en: "settle with {{ who }} whether the work is to stop or be rolled back" }
    /// At the lockdown.
    HERE { nb: "endringsstoppet gjelder fra dette tidspunktet", sv: "ändringsstoppet gäller från denna tidpunkt", en: "the lockdown holds from this time" }
    /// Work that was under way when it began.
    IN_FLIGHT { nb: "i gang da endringsstoppet begynte: {{ documents }}", sv: "pågick när ändringsstoppet började: {{ documents }}", en: "under way when the lockdown began: {{ documents }}" }
    /// Help for it.
    IN_FLIGHT_HELP { nb: "avklar med dem som utfører det, om det kan gjøres ferdig", sv: "stäm av med dem som utför det om det kan slutföras", en: "settle with those who carry it out whether it may be finished" }
    /// A lockdown that ends before it begins.
    REVERSED { nb: "endringsstoppet slutter {{ to }}, før det begynner {{ from }}; slutten må komme etter begynnelsen", sv: "ändringsstoppet slutar {{ to }}, innan det börjar {{ from }}; slutet ska komma efter början", en: "the lockdown ends on {{ to }}, before it starts on {{ from }}; its end must come after its start" }
    /// Help for it.
    REVERSED_HELP { nb: "rett `from` eller `to`", sv: "rätta `from` eller `to`", en: "correct `from` or `to`" }
    /// A service for which nobody may stop work.
    NOBODY_MAY { nb: "ingen regelsett for tjenesten sier hvem som kan stanse arbeidet; endringsstoppet gjelder ikke", sv: "ingen regeluppsättning för tjänsten säger vem som får stoppa arbetet; ändringsstoppet gäller inte", en: "no policy of the service says who may stop work; the lockdown stops nothing" }
    /// Help for it.
    NOBODY_MAY_HELP { nb: "skriv `lockdown` eller `owner` i et regelsett som tjenesten følger", sv: "skriv `lockdown` eller `owner` i en regeluppsättning som tjänsten följer", en: "write `lockdown` or `owner` in a policy that the service lists" }
    /// A lockdown that was shortened.
    MOVED { nb: "endringsstoppet er kortet inn fra {{ before }} uten ny godkjenning; den som kan stanse arbeidet, må godkjenne det", sv: "ändringsstoppet har kortats från {{ before }} utan nytt godkännande; den som får stoppa arbetet ska godkänna det", en: "the lockdown was shortened from {{ before }} without a new approval; whoever may stop work must approve it" }
    /// Help for it.
    MOVED_HELP { nb: "sett tidspunktet tilbake til {{ before }}, eller {% if approve %}be {{ owner }} kjøre {{ approve }}{% else %}få en ny linje under `approvals`{% endif %}", sv: "sätt tillbaka tidpunkten till {{ before }}, eller {% if approve %}be {{ owner }} köra {{ approve }}{% else %}skaffa en ny rad i `approvals`{% endif %}", en: "set the time back to {{ before }}, or {% if approve %}ask the {{ owner }} to run {{ approve }}{% else %}have a new line written under `approvals`{% endif %}" }
    /// It stops something else.
    NARROWED { nb: "endringsstoppet gjelder noe annet enn før, uten ny godkjenning; den som kan stanse arbeidet, må godkjenne det", sv: "ändringsstoppet gäller något annat än förut, utan nytt godkännande; den som får stoppa arbetet ska godkänna det", en: "the lockdown is of something else than before, without a new approval; whoever may stop work must approve it" }
    /// Help for it.
    NARROWED_HELP { nb: "skriv feltet slik det var, eller {% if approve %}be {{ owner }} kjøre {{ approve }}{% else %}få en ny linje under `approvals`{% endif %}", sv: "skriv fältet som det var, eller {% if approve %}be {{ owner }} köra {{ approve }}{% else %}skaffa en ny rad i `approvals`{% endif %}", en: "write the field as it was, or {% if approve %}ask the {{ owner }} to run {{ approve }}{% else %}have a new line written under `approvals`{% endif %}" }
    /// A lockdown that nobody has approved.
    UNAPPROVED { nb: "endringsstoppet mangler godkjenning; {{ owner }}{% if area %} for {{ area }}{% endif %} må godkjenne det", sv: "ändringsstoppet saknar godkännande; {{ owner }}{% if area %} för {{ area }}{% endif %} ska godkänna det", en: "the lockdown lacks approval; the {{ owner }}{% if area %} of {{ area }}{% endif %} must approve it" }
    /// An approval that does not count.
    UNCOUNTED { nb: "godkjenningen fra {{ who }} teller ikke: {{ why }}; {{ owner }}{% if area %} for {{ area }}{% endif %} må godkjenne", sv: "godkännandet från {{ who }} räknas inte: {{ why }}; {{ owner }}{% if area %} för {{ area }}{% endif %} ska godkänna", en: "the approval by {{ who }} does not count: {{ why }}; the {{ owner }}{% if area %} of {{ area }}{% endif %} must approve" }
    /// Help for both.
    UNAPPROVED_HELP { nb: "{% if whoMay %}{% if approve %}be {{ whoMay }} kjøre {{ approve }}{% else %}kan gis av {{ whoMay }}{% endif %}{% else %}ingen som kan godkjenne dette, har rollen; registrer en person med den{% endif %}", sv: "{% if whoMay %}{% if approve %}be {{ whoMay }} köra {{ approve }}{% else %}kan ges av {{ whoMay }}{% endif %}{% else %}ingen som får godkänna detta har rollen; registrera en person med den{% endif %}", en: "{% if whoMay %}{% if approve %}ask {{ whoMay }} to run {{ approve }}{% else %}may be given by {{ whoMay }}{% endif %}{% else %}nobody who may approve this holds the role; register a person who does{% endif %}" }
    /// A time that cannot be reckoned with.
    NO_TIME { nb: "{{ field }} kan ikke regnes med, og endringsstoppet gjelder ikke; det må være et tidspunkt i årene 1970–2199", sv: "{{ field }} kan inte räknas med, och ändringsstoppet gäller inte; det ska vara en tidpunkt åren 1970–2199", en: "{{ field }} cannot be reckoned with, so the lockdown stops nothing; it must be a time in the years 1970 to 2199" }
    /// Help for it.
    NO_TIME_HELP { nb: "skriv for eksempel `2026-12-10`, og forleng det om det trengs", sv: "skriv till exempel `2026-12-10`, och förläng det om det behövs", en: "write for example `2026-12-10`, and make it longer if need be" }
    /// A lockdown that was rejected.
    REJECTED { nb: "endringsstoppet er avslått; det gjelder ikke", sv: "ändringsstoppet har avslagits; det gäller inte", en: "the lockdown was rejected; it stops nothing" }
    /// Help for it.
    REJECTED_HELP { nb: "godkjenner den som avslo, likevel, skriv det som en ny linje under `approvals`", sv: "om den som avslog ändå godkänner, skriv det som en ny rad i `approvals`", en: "if whoever rejected it approves after all, write that as a new line under `approvals`" }
}
