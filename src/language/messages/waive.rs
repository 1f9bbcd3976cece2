//! What `vedtak waive` says.

super::phrases! {
    /// A rule of a shipped policy that no service follows.
    NOT_IN_FORCE { nb: "{{ rule }} hører til {{ policy }}, som ingen tjeneste her følger; en dispensasjon må gjelde en regel som er i kraft", sv: "{{ rule }} hör till {{ policy }}, som ingen tjänst här följer; en dispens ska gälla en regel som är i kraft", en: "{{ rule }} is of {{ policy }}, which no service here follows; a waiver must be of a rule in force" }
    /// Help for it, and for a rule that nobody can waive.
    RULES_HELP { nb: "`vedtak rules` viser reglene som gjelder", sv: "`vedtak rules` visar de regler som gäller", en: "`vedtak rules` shows the rules in force" }
    /// Help for a built-in rule.
    NOT_WAIVABLE_HELP { nb: "rett dokumentet i stedet; `vedtak explain {{ rule | bare }}` sier hvordan", sv: "rätta dokumentet i stället; `vedtak explain {{ rule | bare }}` säger hur", en: "mend the document instead; `vedtak explain {{ rule | bare }}` says how" }
    /// Help for a rule of a policy without an owner.
    NO_OWNER_HELP { nb: "skriv `owner` i regelsettet, eller oppfyll regelen", sv: "skriv `owner` i regeluppsättningen, eller uppfyll regeln", en: "write `owner` in the policy, or meet the rule" }
    /// A document that is a waiver or a lockdown.
    NOT_OF_THESE { nb: "{{ id }} er en dispensasjon eller et endringsstopp; en dispensasjon kan ikke gjelde slike", sv: "{{ id }} är en dispens eller ett ändringsstopp; en dispens får inte gälla sådana", en: "{{ id }} is a waiver or a lockdown; a waiver must not be of such documents" }
    /// Documents of several projects.
    TWO_PROJECTS { nb: "{{ first }} og {{ second }} ligger i hvert sitt prosjekt; en dispensasjon må gjelde dokumenter i ett", sv: "{{ first }} och {{ second }} ligger i varsitt projekt; en dispens ska gälla dokument i ett", en: "{{ first }} and {{ second }} lie in projects of their own; a waiver must be of documents of one" }
    /// Help for it.
    TWO_PROJECTS_HELP { nb: "kjør kommandoen én gang for hvert prosjekt", sv: "kör kommandot en gång för varje projekt", en: "run the command once for each project" }
    /// The rule is not broken.
    NOT_BROKEN { nb: "{{ id }} bryter ikke {{ rule }} nå; det er ingenting å gi dispensasjon fra", sv: "{{ id }} bryter inte mot {{ rule }} nu; det finns inget att ge dispens från", en: "{{ id }} does not break {{ rule }} now; there is nothing to waive" }
    /// Help for it.
    NOT_BROKEN_HELP { nb: "`vedtak check` viser hvilke regler {{ id }} bryter", sv: "`vedtak check` visar vilka regler {{ id }} bryter mot", en: "`vedtak check` shows which rules {{ id }} breaks" }
    /// A record of the breach answers it.
    ANSWERED { nb: "bruddet på {{ rule }} i {{ id }} er besvart allerede; det er ingenting å gi dispensasjon fra", sv: "överträdelsen av {{ rule }} i {{ id }} är redan besvarad; det finns inget att ge dispens från", en: "the breach of {{ rule }} in {{ id }} is answered already; there is nothing to waive" }
    /// The rule cannot be decided.
    UNDECIDED { nb: "{{ rule }} kan ikke vurderes for {{ id }}; det kan ingen gi dispensasjon fra", sv: "{{ rule }} kan inte bedömas för {{ id }}; det kan ingen ge dispens från", en: "{{ rule }} cannot be judged for {{ id }}; nobody can waive that" }
    /// Help for it.
    UNDECIDED_HELP { nb: "kjør `vedtak check`, og rett det den sier mangler", sv: "kör `vedtak check`, och rätta det som den säger saknas", en: "run `vedtak check`, and mend what it says is missing" }
    /// Somebody with the right to has rejected it.
    REJECTED { nb: "det {{ rule }} krever av {{ id }}, er avslått; et avslag kan ingen gi dispensasjon fra", sv: "det som {{ rule }} kräver av {{ id }} har avslagits; ett avslag kan ingen ge dispens från", en: "what {{ rule }} asks of {{ id }} was rejected; nobody can waive a rejection" }
    /// Help for it.
    REJECTED_HELP { nb: "bare den som har avslått, kan oppheve avslaget, med en senere godkjenning", sv: "bara den som har avslagit kan häva avslaget, med ett senare godkännande", en: "only whoever rejected it can lift that, by a later approval" }
    /// A figure of many documents.
    FIGURE { nb: "{{ rule }} gjelder et tall for mange dokumenter; en dispensasjon kan bare gjelde ett dokument slik det er", sv: "{{ rule }} gäller ett tal för många dokument; en dispens kan bara gälla ett dokument så som det är", en: "{{ rule }} is about a figure of many documents; a waiver can only be of a document as it is" }
    /// Help for it.
    FIGURE_HELP { nb: "skriv et avvik (`Deviation`) i stedet", sv: "skriv en avvikelse (`Deviation`) i stället", en: "write a deviation (`Deviation`) instead" }
    /// A waiver that is live.
    LIVE { nb: "{{ by }} gir allerede dispensasjon fra {{ rule }} for {{ id }}, {% if lastDay %}til og med {{ lastDay }}{% else %}til {{ until }}{% endif %} ({{ zone }})", sv: "{{ by }} ger redan dispens från {{ rule }} för {{ id }}, {% if lastDay %}till och med {{ lastDay }}{% else %}till {{ until }}{% endif %} ({{ zone }})", en: "{{ by }} waives {{ rule }} for {{ id }} already, {% if lastDay %}through {{ lastDay }}{% else %}until {{ until }}{% endif %} ({{ zone }})" }
    /// Help for it.
    LIVE_HELP { nb: "skal den vare lenger, endre `expires` i den og få den godkjent på nytt", sv: "om den ska gälla längre, ändra `expires` i den och få den godkänd på nytt", en: "if it is to last longer, change its `expires` and have it approved anew" }
    /// A waiver that waits for its approval.
    ASKED { nb: "{{ by }} ber allerede om dispensasjon fra {{ rule }} for {{ id }}; den må godkjennes", sv: "{{ by }} begär redan dispens från {{ rule }} för {{ id }}; den ska godkännas", en: "{{ by }} asks for a waiver of {{ rule }} for {{ id }} already; it must be approved" }
    /// Help for it.
    ASKED_HELP { nb: "`vedtak check` viser hvem som kan godkjenne den; er den feil, rett den", sv: "`vedtak check` visar vem som kan godkänna den; om den är fel, rätta den", en: "`vedtak check` shows who may approve it; if it is wrong, mend it" }
    /// The question at a terminal.
    ASK_REASON { nb: "hvorfor kan ikke regelen oppfylles, og hva gjøres i stedet", sv: "varför kan regeln inte uppfyllas, och vad görs i stället", en: "why the rule cannot be met, and what is done instead" }
    /// An end that has passed.
    PAST { nb: "{{ end }} er over; en dispensasjon må gjelde en tid framover", sv: "{{ end }} har passerat; en dispens ska gälla en tid framåt", en: "{{ end }} has passed; a waiver must hold for some time to come" }
    /// Help for an end that cannot be.
    EXPIRES_HELP { nb: "oppgi en senere dag med `--expires`, eller la det stå til regelsettet", sv: "ange en senare dag med `--expires`, eller låt regeluppsättningen bestämma", en: "give a later day by `--expires`, or leave it to the policy" }
    /// Help for an end that is too far ahead.
    TOO_LONG_HELP { nb: "oppgi `--expires` til senest {{ last }}, eller utelat det", sv: "ange `--expires` till senast {{ last }}, eller utelämna det", en: "give `--expires` of {{ last }} or earlier, or leave it out" }
    /// It would not count for another reason.
    WOULD_NOT_COUNT { nb: "dispensasjonen ville ikke gjelde, og ingenting er skrevet: {{ why }}", sv: "dispensen skulle inte gälla, och inget har skrivits: {{ why }}", en: "the waiver would not count, and nothing is written: {{ why }}" }
    /// Why, where nothing else tells.
    NOT_TAKEN { nb: "den ble ikke lest slik den ble skrevet", sv: "den lästes inte så som den skrevs", en: "it was not read as it was written" }
    /// The title of a waiver that has no other.
    TITLE { nb: "dispensasjon fra {{ rules }} for {{ ids }}", sv: "dispens från {{ rules }} för {{ ids }}", en: "waiver of {{ rules }} for {{ ids }}" }
    /// It is written.
    WRITTEN { nb: "{{ path }} er skrevet: gir dispensasjon fra {{ rules }} for {{ ids }} {% if lastDay %}til og med {{ lastDay }}{% else %}til {{ until }}{% endif %} ({{ zone }}), når den er godkjent", sv: "{{ path }} har skrivits: ger dispens från {{ rules }} för {{ ids }} {% if lastDay %}till och med {{ lastDay }}{% else %}till {{ until }}{% endif %} ({{ zone }}), när den är godkänd", en: "{{ path }} is written: it waives {{ rules }} for {{ ids }} {% if lastDay %}through {{ lastDay }}{% else %}until {{ until }}{% endif %} ({{ zone }}), once it is approved" }
}
