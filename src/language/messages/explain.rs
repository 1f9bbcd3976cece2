//! What `explain` and `rules` say.

super::phrases! {
    /// Heading: which documents a rule meets.
    MEETS { nb: "hva den gjelder for", sv: "vad den gäller för", en: "what it applies to" }
    /// A rule without a condition.
    ALWAYS { nb: "uten andre vilkår", sv: "utan andra villkor", en: "with no further condition" }
    /// What comes before one condition.
    WHEN { nb: "og bare når dette stemmer:", sv: "och bara när detta stämmer:", en: "and only when this is so:" }
    /// What comes before several.
    WHEN_ALL { nb: "og bare når alt dette stemmer:", sv: "och bara när allt detta stämmer:", en: "and only when all of this is so:" }
    /// Heading: what the check of a rule asks.
    ASKS { nb: "hva den krever", sv: "vad den kräver", en: "what it asks" }
    /// What a field may become.
    MOVES { nb: "{{ field }} kan endres fra {{ from }} til {{ to }}", sv: "{{ field }} får ändras från {{ from }} till {{ to }}", en: "{{ field }} may go from {{ from }} to {{ to }}" }
    /// The same where it may become nothing else.
    MOVES_NOWHERE { nb: "{{ field }} kan ikke endres fra {{ from }}", sv: "{{ field }} får inte ändras från {{ from }}", en: "{{ field }} must not change from {{ from }}" }
    /// What comes after all that it may become.
    MOVES_NOT { nb: "andre endringer av {{ field }} er ikke tillatt", sv: "andra ändringar av {{ field }} är inte tillåtna", en: "no other change of {{ field }} is allowed" }
    /// What a field is in a new document.
    STARTS { nb: "i et nytt dokument er {{ field }} {{ initial }}", sv: "i ett nytt dokument är {{ field }} {{ initial }}", en: "in a new document {{ field }} is {{ initial }}" }
    /// Fields that never change.
    FIXED { nb: "{{ fields }} kan ikke endres etter at dokumentet er på målgrenen", sv: "{{ fields }} får inte ändras när dokumentet väl är på målgrenen", en: "{{ fields }} must not change once the document is on the target branch" }
    /// The same from when on.
    FIXED_ONCE { nb: "{{ fields }} kan ikke endres når dette stemmer på målgrenen: {{ once }}", sv: "{{ fields }} får inte ändras när detta stämmer på målgrenen: {{ once }}", en: "{{ fields }} must not change once this is so on the target branch: {{ once }}" }
    /// The same where that is written as an expression only.
    FIXED_ONCE_WORDLESS { nb: "{{ fields }} kan ikke endres når vilkåret under `once` stemmer på målgrenen", sv: "{{ fields }} får inte ändras när villkoret under `once` stämmer på målgrenen", en: "{{ fields }} must not change once the condition under `once` holds on the target branch" }
    /// A rule that looks at each element of a list.
    FOR_EACH { nb: "én gang for hvert element i {{ field }}", sv: "en gång för varje element i {{ field }}", en: "once for each element of {{ field }}" }
    /// A condition: a field has a value, or one of several.
    IS { nb: "{{ field }} har verdien {{ value }}", sv: "{{ field }} har värdet {{ value }}", en: "{{ field }} has the value {{ value }}" }
    /// A condition: a field has another value.
    IS_OTHER { nb: "{{ field }} har en annen verdi enn {{ value }}", sv: "{{ field }} har ett annat värde än {{ value }}", en: "{{ field }} has another value than {{ value }}" }
    /// A condition: a list holds a value.
    HOLDS { nb: "{{ field }} omfatter {{ value }}", sv: "{{ field }} omfattar {{ value }}", en: "{{ field }} includes {{ value }}" }
    /// A condition: a list does not hold a value.
    HOLDS_NOT { nb: "{{ field }} omfatter ikke {{ value }}", sv: "{{ field }} omfattar inte {{ value }}", en: "{{ field }} does not include {{ value }}" }
    /// A condition: a field says something.
    PRESENT { nb: "{{ field }} har innhold", sv: "{{ field }} har innehåll", en: "{{ field }} has content" }
    /// A condition: a field is not there.
    ABSENT { nb: "{{ field }} mangler", sv: "{{ field }} saknas", en: "{{ field }} is missing" }
    /// A part of an expression that has no value: `code`, `reason`.
    NO_VALUE { nb: "{{ code }} → ingen verdi: {{ reason }}", sv: "{{ code }} → inget värde: {{ reason }}", en: "{{ code }} → no value: {{ reason }}" }
    /// Two conditions of which one must hold.
    EITHER { nb: "{{ first }}, eller {{ second }}", sv: "{{ first }}, eller {{ second }}", en: "{{ first }}, or {{ second }}" }
    /// Two conditions that must both hold.
    BOTH { nb: "{{ first }} og {{ second }}", sv: "{{ first }} och {{ second }}", en: "{{ first }} and {{ second }}" }
    /// Conditions that must not all hold.
    NOT_SO { nb: "det er ikke slik at {{ all }}", sv: "det är inte så att {{ all }}", en: "it is not so that {{ all }}" }
    /// A condition: what a parameter that is a truth value says.
    PARAMETER_IS { nb: "parameteren {{ name }} har verdien {{ value }}", sv: "parametern {{ name }} har värdet {{ value }}", en: "the parameter {{ name }} has the value {{ value }}" }
    /// A condition that is written as an expression and has no words.
    WORDLESS { nb: "et vilkår stemmer som bare er skrevet som uttrykk; `--trace` viser det", sv: "ett villkor stämmer som bara är skrivet som uttryck; `--trace` visar det", en: "a condition holds that is written as an expression only; `--trace` shows it" }
    /// A condition: the phase of a document.
    PHASE { nb: "dokumentet er {{ phases }} (`status`)", sv: "dokumentet är {{ phases }} (`status`)", en: "the document is {{ phases }} (`status`)" }
    /// A condition: another phase of a document.
    PHASE_OTHER { nb: "dokumentet er ikke {{ phases }} (`status`)", sv: "dokumentet är inte {{ phases }} (`status`)", en: "the document is not {{ phases }} (`status`)" }
    /// Phase.
    DRAFT { nb: "utkast", sv: "utkast", en: "a draft" }
    /// Phase.
    OPEN { nb: "åpent", sv: "öppet", en: "open" }
    /// Phase.
    DECIDED { nb: "besluttet", sv: "beslutat", en: "decided" }
    /// Phase.
    CLOSED { nb: "avsluttet", sv: "avslutat", en: "closed" }
    /// Phase.
    VOID { nb: "bortfalt", sv: "bortfallet", en: "void" }
    /// What `true` means.
    YES { nb: "ja", sv: "ja", en: "yes" }
    /// What `false` means.
    NO { nb: "nei", sv: "nej", en: "no" }

    /// Heading: where the rule comes from.
    WHY { nb: "hvorfor", sv: "varför", en: "why" }
    /// The clause of the agreement.
    STANDS_IN { nb: "kravet står i {{ document }}, under {{ clause }}", sv: "kravet står i {{ document }}, under {{ clause }}", en: "the requirement stands in {{ document }}, under {{ clause }}" }
    /// The agreement, where no clause is named.
    COMES_FROM { nb: "kravet kommer fra {{ document }}", sv: "kravet kommer från {{ document }}", en: "the requirement comes from {{ document }}" }
    /// The newest approval of the agreement.
    APPROVED { nb: "godkjent {{ date }}{% if by %} av {{ by }}{% endif %}", sv: "godkändes {{ date }}{% if by %} av {{ by }}{% endif %}", en: "approved on {{ date }}{% if by %} by {{ by }}{% endif %}" }
    /// The clause that a rule covers whose id is another.
    COVERS { nb: "regelen dekker punkt {{ clause }}", sv: "regeln täcker punkt {{ clause }}", en: "the rule covers clause {{ clause }}" }
    /// What goes beyond the words of the agreement.
    OURS { nb: "vårt, ikke avtalens ord:", sv: "vårt, inte avtalets ord:", en: "ours, beyond the agreement's words:" }
    /// How the agreement is read.
    READING { nb: "slik leser vi avtalen:", sv: "så läser vi avtalet:", en: "how we read the agreement:" }

    /// Heading: what holds in this project.
    HERE { nb: "slik gjelder den her", sv: "så gäller den här", en: "how it holds here" }
    /// Heading: what holds where no project says otherwise.
    SHIPPED { nb: "slik gjelder den når ingenting annet er satt", sv: "så gäller den när inget annat är satt", en: "how it holds where nothing else is set" }
    /// Severity in force.
    ERROR { nb: "feil: stopper til kravet er oppfylt", sv: "fel: stoppar tills kravet är uppfyllt", en: "error: blocks until it is met" }
    /// Severity in force.
    WARNING { nb: "advarsel: vises, men stopper bare med `--fail-on warning`", sv: "varning: visas, men stoppar bara med `--fail-on warning`", en: "warning: shown, but blocks only with `--fail-on warning`" }
    /// Severity in force.
    NOTE { nb: "merknad: bare til opplysning", sv: "upplysning: bara för kännedom", en: "note: for information only" }
    /// A rule that is off.
    OFF { nb: "slått av: vurderes ikke", sv: "avstängd: bedöms inte", en: "off: not evaluated" }
    /// Where the severity was changed.
    SET_AT { nb: "satt i {{ place }}; regelens eget nivå er {{ own }}", sv: "satt i {{ place }}; regelns egen nivå är {{ own }}", en: "set in {{ place }}; the rule's own level is {{ own }}" }
    /// A rule that nobody may lower.
    INTEGRITY { nb: "kan ikke settes ned: den holder porten hel", sv: "får inte sänkas: den håller grinden hel", en: "must not be lowered: it keeps the gate whole" }
    /// A rule that may be lowered.
    LOWERABLE { nb: "kan settes ned eller slås av under `severity` i vedtak.yaml", sv: "kan sänkas eller stängas av under `severity` i vedtak.yaml", en: "can be lowered or switched off under `severity` in vedtak.yaml" }
    /// A rule that does not gate yet.
    EFFECTIVE { nb: "gjelder fra {{ date }}; til da er funn bare advarsler", sv: "gäller från {{ date }}; till dess är anmärkningar bara varningar", en: "in force from {{ date }}; until then findings are warnings only" }
    /// A rule whose last day is past.
    ENDED { nb: "gjaldt til og med {{ date }}; vurderer ikke noe lenger", sv: "gällde till och med {{ date }}; bedömer inget längre", en: "was in force until {{ date }}; it judges nothing any more" }
    /// A rule that compares documents with how they stand on the target branch, where there is none.
    WITHOUT_BASE { nb: "sammenligner med versjonen på målgrenen; her er det ingen", sv: "jämför med versionen på målgrenen; här finns ingen", en: "compares with the version on the target branch; there is none here" }
    /// A rule that gates since a day.
    EFFECTIVE_SINCE { nb: "har vært i kraft siden {{ date }}", sv: "har gällt sedan {{ date }}", en: "in force since {{ date }}" }
    /// A parameter at its own value.
    PARAMETER { nb: "{{ name }} er {{ value }} ({{ place }})", sv: "{{ name }} är {{ value }} ({{ place }})", en: "{{ name }} is {{ value }} ({{ place }})" }
    /// A parameter that the project sets.
    PARAMETER_SET { nb: "{{ name }} er {{ value }}, satt i {{ place }}; avtalens egen verdi er {{ own }}", sv: "{{ name }} är {{ value }}, satt i {{ place }}; avtalets eget värde är {{ own }}", en: "{{ name }} is {{ value }}, set in {{ place }}; the agreement's own value is {{ own }}" }
    /// The least value of a parameter.
    FLOOR { nb: "avtalen krever minst {{ value }}", sv: "avtalet kräver minst {{ value }}", en: "the agreement asks for at least {{ value }}" }
    /// The greatest value of a parameter.
    CEILING { nb: "avtalen tillater høyst {{ value }}", sv: "avtalet tillåter högst {{ value }}", en: "the agreement allows at most {{ value }}" }
    /// A project may raise it.
    MAY_RISE { nb: "prosjektet kan sette den høyere", sv: "projektet får sätta den högre", en: "a project may set it higher" }
    /// A project may lower it.
    MAY_FALL { nb: "prosjektet kan sette den lavere", sv: "projektet får sätta den lägre", en: "a project may set it lower" }
    /// A project may take a stricter choice.
    MAY_BE_STRICTER { nb: "prosjektet kan velge en strengere verdi", sv: "projektet får välja ett strängare värde", en: "a project may choose a stricter value" }
    /// A project may take from the list.
    MAY_SHRINK { nb: "prosjektet kan ta bort fra listen", sv: "projektet får ta bort ur listan", en: "a project may take from the list" }
    /// A project may add to the list.
    MAY_GROW { nb: "prosjektet kan legge til i listen", sv: "projektet får lägga till i listan", en: "a project may add to the list" }
    /// Nobody may change it.
    MAY_NOT { nb: "prosjektet kan ikke endre den", sv: "projektet får inte ändra den", en: "a project must not change it" }
    /// It is the project's own matter.
    MAY_CHOOSE { nb: "prosjektet velger selv{% if place %}, blant det som står som {{ place }} i registeret{% endif %}", sv: "projektet väljer självt{% if place %}, bland det som står som {{ place }} i registret{% endif %}", en: "a project chooses{% if place %}, among what stands as {{ place }} in the registry{% endif %}" }
    /// The values of a parameter that is a choice.
    CHOICE { nb: "kan være {{ values }}", sv: "kan vara {{ values }}", en: "can be {{ values }}" }
    /// A list without elements.
    NOTHING { nb: "ingenting", sv: "inget", en: "nothing" }
    /// A policy that is shipped but not used here.
    NOT_USED { nb: "ikke i kraft i dette prosjektet: ingen tjeneste har {{ policy }} i sin `policies`", sv: "gäller inte i det här projektet: ingen tjänst har {{ policy }} i sin `policies`", en: "not in force in this project: no service lists {{ policy }} in its `policies`" }

    /// A clause that the tool itself provides.
    PROVIDED { nb: "vedtak sørger selv for dette; ingen regel vurderer det i dokumentene", sv: "vedtak ser själv till detta; ingen regel bedömer det i dokumenten", en: "vedtak itself provides this; no rule judges it in the documents" }
    /// A clause that is only stated.
    STATED { nb: "dette kan ingen maskin vurdere; det står her for at alle skal kjenne det", sv: "detta kan ingen maskin bedöma; det står här för att alla ska känna till det", en: "no machine can judge this; it stands here so that everyone knows it" }
    /// Heading of a passing example.
    PASSING { nb: "eksempel som oppfyller kravet", sv: "exempel som uppfyller kravet", en: "an example that meets it" }
    /// Heading of a failing example.
    FAILING { nb: "eksempel som ikke oppfyller kravet", sv: "exempel som inte uppfyller kravet", en: "an example that does not meet it" }
    /// The tests of the policy have cases, and none that shows the rule.
    NO_EXAMPLE { nb: "ingen eksempler: regelsettet har {{ cases }}; `example: true` i et tilfelle som når regelen, gjør det til et eksempel", sv: "inga exempel: regeluppsättningen har {{ cases }}; `example: true` i ett fall som når regeln gör det till ett exempel", en: "no example: the policy has {{ cases }}; `example: true` in one that comes to the rule makes it an example" }
    /// The policy has no tests.
    NO_TEST { nb: "ingen eksempler: regelsettet har ingen tester; et tilfelle med `example: true` i et dokument av typen `PolicyTest` vises her", sv: "inga exempel: regeluppsättningen har inga test; ett fall med `example: true` i ett dokument av typen `PolicyTest` visas här", en: "no example: the policy has no tests; a case with `example: true` in a document of the kind `PolicyTest` is shown here" }
    /// A clause that several rules carry out, in the place of a rule: `rule`, `parts`.
    DIVIDED { nb: "{{ rule }} er delt på flere regler: {{ parts }}", sv: "{{ rule }} är delad på flera regler: {{ parts }}", en: "{{ rule }} is divided among several rules: {{ parts }}" }
    /// Help where a rule is not known.
    ALL_RULES { nb: "kjør `vedtak rules`, som viser alle regler, eller oppgi en fil som finnes", sv: "kör `vedtak rules`, som visar alla regler, eller ange en fil som finns", en: "run `vedtak rules`, which lists all rules, or name a file that exists" }

    /// A file without documents in scope.
    NO_DOCUMENTS { nb: "{{ path }} har ingen dokumenter som vedtak vurderer", sv: "{{ path }} har inga dokument som vedtak bedömer", en: "{{ path }} has no documents that vedtak evaluates" }
    /// A document without an id.
    NAMELESS { nb: "dokument nr. {{ number }}", sv: "dokument nr {{ number }}", en: "document {{ number }}" }
    /// The heading of the built-in rules.
    BUILT_IN { nb: "innebygde regler", sv: "inbyggda regler", en: "built-in rules" }
    /// A rule that holds.
    MET { nb: "oppfylt", sv: "uppfyllt", en: "met" }
    /// Rules that hold.
    ALL_MET { nb: "oppfylt: {{ rules }}", sv: "uppfyllt: {{ rules }}", en: "met: {{ rules }}" }
    /// Below the findings of a document that could not be read.
    NOTHING_ELSE { nb: "ingen andre regler er vurdert", sv: "inga andra regler är bedömda", en: "no other rule was evaluated" }
    /// A rule that can still be met.
    PENDING { nb: "venter: {{ missing }}", sv: "väntar: {{ missing }}", en: "pending: {{ missing }}" }
    /// A part of a rule that asks who wrote the document.
    AUTHORSHIP_UNKNOWN { nb: "ikke vurdert: hvem som har skrevet dokumentet, er ukjent uten historikk", sv: "inte bedömt: vem som har skrivit dokumentet är okänt utan historik", en: "not judged: who wrote the document is unknown without history" }
    /// A part of a rule that asks when the document was announced.
    ANNOUNCEMENT_UNKNOWN { nb: "ikke vurdert: når dokumentet ble kunngjort, er ukjent uten historikk", sv: "inte bedömt: när dokumentet kungjordes är okänt utan historik", en: "not judged: when the document was announced is unknown without history" }
    /// A part of a rule that asks when fields were changed.
    CHANGE_UNKNOWN { nb: "ikke vurdert: når feltene ble endret, er ukjent uten historikk", sv: "inte bedömt: när fälten ändrades är okänt utan historik", en: "not judged: when the fields were changed is unknown without history" }
    /// An approval that is only stated.
    APPROVAL_UNKNOWN { nb: "hvem som har godkjent, er bare oppgitt i filen", sv: "vem som har godkänt är bara angivet i filen", en: "who approved is only stated in the file" }
    /// A rule whose condition is false.
    PASSED_OVER { nb: "gjelder ikke; bare når dette stemmer:", sv: "gäller inte; bara när detta stämmer:", en: "does not apply; only when this is so:" }
    /// A rule whose condition, of several parts, is false.
    NOT_ALL { nb: "gjelder ikke; bare når alt dette stemmer:", sv: "gäller inte; bara när allt detta stämmer:", en: "does not apply; only when all of this is so:" }
    /// A rule that is off, and where.
    OFF_AT { nb: "slått av i {{ place }}", sv: "avstängd i {{ place }}", en: "switched off in {{ place }}" }
    /// Rules about other kinds.
    OTHER_KINDS { nb: "gjelder andre dokumenttyper: {{ rules }}", sv: "gäller andra dokumenttyper: {{ rules }}", en: "about other kinds: {{ rules }}" }
    /// Clauses that judge nothing.
    NOT_JUDGED { nb: "vurderes ikke i dokumenter: {{ rules }}", sv: "bedöms inte i dokument: {{ rules }}", en: "not judged in documents: {{ rules }}" }
    /// A policy that does not govern a document's service.
    NOT_GOVERNED { nb: "regelsettet gjelder ikke for dette dokumentets tjeneste{% if service %} {{ service }}{% endif %}", sv: "regeluppsättningen gäller inte för det här dokumentets tjänst{% if service %} {{ service }}{% endif %}", en: "the policy does not govern this document's service{% if service %} {{ service }}{% endif %}" }

    /// In a list: a clause that the tool provides.
    MARK_PROVIDED { nb: "ivaretatt av vedtak", sv: "tillgodosett av vedtak", en: "provided by vedtak" }
    /// In a list: a clause that is only stated.
    MARK_STATED { nb: "bare tekst", sv: "bara text", en: "text only" }
    /// In a list: a rule that is off.
    MARK_OFF { nb: "av", sv: "av", en: "off" }
    /// In a list: a severity that the project sets.
    MARK_SET { nb: "satt i {{ place }}", sv: "satt i {{ place }}", en: "set in {{ place }}" }
    /// In a list: a rule that does not gate yet.
    MARK_FROM { nb: "fra {{ date }}", sv: "från {{ date }}", en: "from {{ date }}" }
    /// Above a list outside a project.
    NO_PROJECT { nb: "ikke i et prosjekt: dette er alt som følger med vedtak", sv: "inte i ett projekt: detta är allt som följer med vedtak", en: "not in a project: this is all that comes with vedtak" }
    /// Below a list.
    RULES_HELP { nb: "`vedtak explain` med en id forklarer regelen", sv: "`vedtak explain` med ett id förklarar regeln", en: "`vedtak explain` with an id explains the rule" }
    /// What pins a shipped policy to its content.
    PIN { nb: "lås innholdet i `policies` i vedtak.yaml: {{ entry }}", sv: "lås innehållet i `policies` i vedtak.yaml: {{ entry }}", en: "pin its content in `policies` of vedtak.yaml: {{ entry }}" }
}
