//! What is said of a policy's file, or of values given to it, that cannot be used.

super::phrases! {
    /// A field that decides on an approval, and that no approval covers.
    DECIDES_UNAPPROVED { nb: "dette avgjør om det kreves godkjenning, og {{ field }} i {{ kind }} er ikke med i det som godkjennes", sv: "detta avgör om det krävs godkännande, och {{ field }} i {{ kind }} ingår inte i det som godkänns", en: "this decides whether an approval is asked for, and {{ field }} of {{ kind }} is no part of what is approved" }
    /// Help for it.
    DECIDES_UNAPPROVED_HELP { nb: "les et annet felt, eller fjern `x-approved: false` fra feltet i skjemaet", sv: "läs ett annat fält, eller ta bort `x-approved: false` från fältet i schemat", en: "read another field, or remove `x-approved: false` from the field in the schema" }
    /// Two policies of one id.
    TWO_POLICIES { nb: "regelsettet {{ id }} finnes to ganger, det andre i {{ path }}; en id kan bare brukes én gang", sv: "regeluppsättningen {{ id }} finns två gånger, den andra i {{ path }}; ett id får bara användas en gång", en: "the policy {{ id }} is there twice, the other in {{ path }}; an id must be used only once" }
    /// A policy of the project with the id of one that ships.
    SHIPPED_POLICY { nb: "regelsettet {{ id }} følger med vedtak og kan ikke erstattes", sv: "regeluppsättningen {{ id }} följer med vedtak och får inte ersättas", en: "the policy {{ id }} comes with vedtak and must not be replaced" }
    /// Help for it.
    SHIPPED_POLICY_HELP { nb: "gi regelsettet en annen id, og før den opp i `policies` til tjenestene", sv: "ge regeluppsättningen ett annat id, och ange det i `policies` för tjänsterna", en: "give the policy another id, and list that in `policies` of the services" }
    /// Two rules of one id.
    TWO_RULES { nb: "regelen {{ id }} finnes to ganger, den andre i {{ path }}; en id kan bare brukes én gang", sv: "regeln {{ id }} finns två gånger, den andra i {{ path }}; ett id får bara användas en gång", en: "the rule {{ id }} is there twice, the other in {{ path }}; an id must be used only once" }
    /// `x-implies` of a schema refers to nothing.
    NO_IMPLICATION { nb: "`x-implies` i skjemaet for {{ kind }} viser til {{ target }}, som ikke finnes", sv: "`x-implies` i schemat för {{ kind }} hänvisar till {{ target }}, som inte finns", en: "`x-implies` of the schema of {{ kind }} refers to {{ target }}, which does not exist" }
    /// Help for it.
    NO_IMPLICATION_HELP { nb: "rett `$ref`", sv: "rätta `$ref`", en: "correct `$ref`" }
    /// A rule with the id of a built-in one.
    BUILT_IN { nb: "regelen {{ id }} er innebygd; en regel i et regelsett må ha en annen id", sv: "regeln {{ id }} är inbyggd; en regel i en regeluppsättning ska ha ett annat id", en: "the rule {{ id }} is built in; a rule of a policy must have another id" }
    /// Help for it.
    BUILT_IN_HELP { nb: "gi regelen en annen id", sv: "ge regeln ett annat id", en: "give the rule another id" }
    /// A parameter that a policy does not have.
    NO_PARAMETER { nb: "regelsettet {{ policy }} har ikke parameteren {{ name }}", sv: "regeluppsättningen {{ policy }} har inte parametern {{ name }}", en: "the policy {{ policy }} has no parameter {{ name }}" }
    /// Help for a policy without any.
    NO_PARAMETER_HELP { nb: "fjern linjen; regelsettet har ingen parametere", sv: "ta bort raden; regeluppsättningen har inga parametrar", en: "remove the line; the policy has no parameters" }
    /// A parameter of another type than the place at hand takes.
    PARAMETER_TYPE { nb: "parameteren {{ name }} har typen {{ type }}; her må den ha typen {{ wanted }}", sv: "parametern {{ name }} har typen {{ type }}; här ska den ha typen {{ wanted }}", en: "the parameter {{ name }} has the type {{ type }}; here it must have the type {{ wanted }}" }
    /// Help for it.
    PARAMETER_TYPE_HELP { nb: "bruk en parameter med typen {{ wanted }}, eller skriv verdien selv", sv: "använd en parameter med typen {{ wanted }}, eller skriv värdet självt", en: "use a parameter of the type {{ wanted }}, or write the value itself" }
    /// A value of another type than wanted.
    NOT_WANTED { nb: "verdien er {{ value }}; den må være {{ wanted }}", sv: "värdet är {{ value }}; det ska vara {{ wanted }}", en: "the value is {{ value }}; it must be {{ wanted }}" }

    /// A number of days.
    A_NUMBER_OF_DAYS { nb: "et antall dager eller virkedager", sv: "ett antal dagar eller arbetsdagar", en: "a number of days or working days" }
    /// An amount of time.
    AN_AMOUNT { nb: "en varighet", sv: "en varaktighet", en: "a duration" }
    /// A percentage.
    A_PERCENTAGE { nb: "et prosenttall", sv: "ett procenttal", en: "a percentage" }
    /// A number.
    A_NUMBER { nb: "et tall", sv: "ett tal", en: "a number" }
    /// Text.
    A_TEXT { nb: "en tekst", sv: "en text", en: "a text" }
    /// A truth value.
    A_BOOLEAN { nb: "`true` eller `false`", sv: "`true` eller `false`", en: "`true` or `false`" }
    /// One of the values that the parameter declares.
    ONE_OF_VALUES { nb: "en av verdiene i `values`", sv: "ett av värdena i `values`", en: "one of the values in `values`" }
    /// A list of texts.
    A_LIST { nb: "en liste med tekster", sv: "en lista med texter", en: "a list of texts" }
    /// Rows of values.
    A_TABLE { nb: "en tabell", sv: "en tabell", en: "a table" }
    /// A day.
    A_DAY { nb: "en dato", sv: "ett datum", en: "a date" }
    /// A level of evidence.
    EVIDENCE { nb: "et bevisnivå", sv: "en bevisnivå", en: "a level of evidence" }
    /// A role.
    A_ROLE { nb: "en rolle", sv: "en roll", en: "a role" }
    /// The name of a set of hours.
    HOURS { nb: "navnet på en åpningstid", sv: "namnet på en öppettid", en: "the name of a set of hours" }

    /// A rule with a check that meets no kind.
    RULE_WITHOUT_KINDS { nb: "regelen {{ rule }} mangler `kinds`; en regel med `check` må nevne dokumenttypene den gjelder", sv: "regeln {{ rule }} saknar `kinds`; en regel med `check` ska nämna dokumenttyperna som den gäller", en: "the rule {{ rule }} lacks `kinds`; a rule with `check` must name the kinds that it is for" }
    /// A rule that says nothing.
    RULE_WITHOUT_CHECK { nb: "regelen {{ rule }} sier ikke hva den krever; `check`, `provided` eller `stated` må si det", sv: "regeln {{ rule }} säger inte vad den kräver; `check`, `provided` eller `stated` ska säga det", en: "the rule {{ rule }} does not say what it requires; `check`, `provided` or `stated` must say it" }
    /// `each` with a path to one value.
    EACH_OF_ONE { nb: "`each` er {{ path }}, som fører til én verdi; den må føre til flere", sv: "`each` är {{ path }}, som leder till ett värde; den ska leda till flera", en: "`each` is {{ path }}, which leads to one value; it must lead to several" }
    /// Help for it.
    EACH_OF_ONE_HELP { nb: "skriv `[]` etter en liste eller `.*` etter en tilordning, som `databases[]` eller `plan.*`", sv: "skriv `[]` efter en lista eller `.*` efter en mappning, som `databases[]` eller `plan.*`", en: "write `[]` after a list or `.*` after a mapping, such as `databases[]` or `plan.*`" }
    /// `forbid` with `missing: fail` or `missing: pending`.
    FORBID_MISSING { nb: "`forbid` holder når feltene mangler, så `missing` kan bare være `pass`", sv: "`forbid` uppfylls när fälten saknas, så `missing` kan bara vara `pass`", en: "`forbid` holds where the fields are missing, so `missing` can only be `pass`" }
    /// Help for it.
    FORBID_MISSING_HELP { nb: "fjern `missing`, eller skriv `require` hvis feltene må være der", sv: "ta bort `missing`, eller skriv `require` om fälten måste finnas", en: "remove `missing`, or write `require` if the fields must be there" }
    /// A kind of a part that the rule does not meet.
    KIND_OF_OTHERS { nb: "dokumenttypen {{ kind }} er ikke blant dem regelen gjelder", sv: "dokumenttypen {{ kind }} är inte bland dem som regeln gäller", en: "the kind {{ kind }} is not among those that the rule is for" }
    /// A part with several checks.
    ONE_CHECK { nb: "kontrollen {{ check }} kommer i tillegg til en annen; en del kan bare ha én", sv: "kontrollen {{ check }} kommer utöver en annan; en del får bara ha en", en: "the check {{ check }} comes on top of another; a part must have only one" }
    /// Help for it.
    ONE_CHECK_HELP { nb: "sett kontrollene under `all` eller `any`, hver i sin del", sv: "lägg kontrollerna under `all` eller `any`, var och en i sin del", en: "put the checks under `all` or `any`, each in a part of its own" }
    /// A part without a check.
    NO_CHECK { nb: "delen har ingen kontroll; den må ha én", sv: "delen har ingen kontroll; den ska ha en", en: "the part has no check; it must have one" }
    /// Help for it.
    NO_CHECK_HELP { nb: "legg til en, for eksempel `require: [title]`", sv: "lägg till en, till exempel `require: [title]`", en: "add one, for example `require: [title]`" }
    /// A check without an argument that it needs.
    CHECK_WITHOUT { nb: "{{ check }} mangler {{ key }}", sv: "{{ check }} saknar {{ key }}", en: "{{ check }} lacks {{ key }}" }
    /// A check that takes one of two arguments, and has none or both.
    EITHER { nb: "{{ check }} må ha enten {{ first }} eller {{ second }}", sv: "{{ check }} ska ha antingen {{ first }} eller {{ second }}", en: "{{ check }} must have either {{ first }} or {{ second }}" }
    /// Help for it.
    EITHER_HELP { nb: "skriv det ene, og ikke begge", sv: "skriv det ena, och inte båda", en: "write one of them, and not both" }
    /// `sequence` with fewer than two times.
    SHORT_SEQUENCE { nb: "`sequence` har færre enn to tidspunkter; den må være en liste med minst to", sv: "`sequence` har färre än två tidpunkter; den ska vara en lista med minst två", en: "`sequence` has fewer than two times; it must be a list of at least two" }
    /// A path to several values where one is wanted.
    ONE_VALUE { nb: "{{ key }} har stien {{ path }}, som fører til flere verdier; den må føre til én", sv: "{{ key }} har sökvägen {{ path }}, som leder till flera värden; den ska leda till ett", en: "{{ key }} has the path {{ path }}, which leads to several values; it must lead to one" }
    /// Help for it.
    ONE_VALUE_HELP { nb: "skriv listen i `each`, og her `it` med feltet", sv: "skriv listan i `each`, och här `it` med fältet", en: "write the list in `each`, and here `it` with the field" }
    /// A table that is not as deep as it has keys.
    TABLE_DEPTH { nb: "raden er ikke {{ keys }} nivåer dyp; tabellen må ha ett nivå for hver nøkkel, og en verdi innerst", sv: "raden är inte {{ keys }} nivåer djup; tabellen ska ha en nivå för varje nyckel, och ett värde innerst", en: "the row is not {{ keys }} levels deep; the table must have a level for each key, and a value innermost" }
    /// A table that lacks a cell.
    NO_CELL { nb: "tabellen mangler raden {{ row }}; den må ha en verdi for alle nøkler", sv: "tabellen saknar raden {{ row }}; den ska ha ett värde för alla nycklar", en: "the table lacks the row {{ row }}; it must have a value for all keys" }
    /// Help for it.
    NO_CELL_HELP { nb: "legg til raden", sv: "lägg till raden", en: "add the row" }
    /// A message inside an obligation.
    WORDS_INSIDE { nb: "inne i `obligation` kan det ikke stå tekster; de må stå ved siden av den", sv: "inuti `obligation` får det inte stå texter; de ska stå bredvid den", en: "there can be no texts inside `obligation`; they must stand beside it" }
    /// Help for it.
    WORDS_INSIDE_HELP { nb: "flytt teksten ut, eller bruk en `obligation` for hver tekst, under `all`", sv: "flytta ut texten, eller använd en `obligation` för varje text, i `all`", en: "move the text out, or use an `obligation` for each text, under `all`" }
    /// A path to several values where one field is meant.
    ONE_FIELD { nb: "stien {{ path }} fører til flere verdier; den må føre til ett felt", sv: "sökvägen {{ path }} leder till flera värden; den ska leda till ett fält", en: "the path {{ path }} leads to several values; it must lead to one field" }
    /// Help for it in a text with values in it.
    ONE_BY_ONE_HELP { nb: "skriv `each` over listen; da står `it` for én verdi om gangen", sv: "skriv `each` över listan; då står `it` för ett värde i taget", en: "write `each` over the list; `it` is then one value at a time" }
    /// A path to one value where the names of steps are meant.
    ONE_STEP { nb: "stien {{ path }} fører til én verdi; `values` må føre til flere", sv: "sökvägen {{ path }} leder till ett värde; `values` ska leda till flera", en: "the path {{ path }} leads to one value; `values` must lead to several" }
    /// `at` of named steps that leads elsewhere than their names.
    NOT_BESIDE { nb: "`at` er {{ path }}, som ikke hører til de samme elementene som {{ values }}; den må stå i dem", sv: "`at` är {{ path }}, som inte hör till samma element som {{ values }}; den ska stå i dem", en: "`at` is {{ path }}, which is not in the same elements as {{ values }}; it must be in them" }
    /// A rule that cannot be compiled, and no check says why.
    RULE_NOT_READ { nb: "regelen {{ rule }} kan ikke brukes slik den er skrevet; den må ha en kontroll som kan leses", sv: "regeln {{ rule }} kan inte användas så som den är skriven; den ska ha en kontroll som kan läsas", en: "the rule {{ rule }} cannot be used as it is written; it must have a check that can be read" }
    /// A step that an order names twice.
    TWO_STEPS { nb: "steget {{ name }} står to ganger i rekkefølgen; det må ha én plass", sv: "steget {{ name }} står två gånger i ordningen; det ska ha en plats", en: "the step {{ name }} is in the order twice; it must have one place" }
    /// `placeholders` that is neither.
    PLACEHOLDERS { nb: "`placeholders` er {{ value }}; det må være `allow` eller `$` og navnet på en parameter av typen `list`", sv: "`placeholders` är {{ value }}; det ska vara `allow` eller `$` och namnet på en parameter av typen `list`", en: "`placeholders` is {{ value }}; it must be `allow`, or `$` and the name of a parameter of type `list`" }
    /// `fix` beside another check.
    FIX_OF_OTHERS { nb: "`fix` står ved en annen kontroll enn `assert` og `require`; bare de kan ha den", sv: "`fix` står vid en annan kontroll än `assert` och `require`; bara de får ha den", en: "`fix` is beside another check than `assert` and `require`; only these can have it" }
    /// Help for it.
    FIX_OF_OTHERS_HELP { nb: "fjern `fix`, eller sett den i delen som har `assert` eller `require`", sv: "ta bort `fix`, eller lägg den i den del som har `assert` eller `require`", en: "remove `fix`, or put it into the part that has `assert` or `require`" }
    /// A kind of a rule that is not among those of its policy.
    KIND_OF_OTHER_RULES { nb: "dokumenttypen {{ kind }} er ikke blant `kinds` i regelsettet", sv: "dokumenttypen {{ kind }} finns inte bland `kinds` i regeluppsättningen", en: "the kind {{ kind }} is not among `kinds` of the policy" }
    /// `allowed` of a transition that is no mapping, nor a parameter that is one.
    NO_MOVES { nb: "`allowed` er ingen tilordning; den må si hva hver verdi kan bli", sv: "`allowed` är ingen mappning; den ska säga vad varje värde får bli", en: "`allowed` is no mapping; it must say what each value can become" }
    /// `once` that asks of the proposed version.
    ONCE_OF_BASE { nb: "`once` spør etter `doc`, versjonen som foreslås; den må gjelde `base`, versjonen på målgrenen", sv: "`once` frågar efter `doc`, versionen som föreslås; det ska gälla `base`, versionen på målgrenen", en: "`once` asks about `doc`, the proposed version; it must be about `base`, the version on the target branch" }
    /// What is counted or looked up in a calendar, in a policy without one.
    NO_CALENDAR { nb: "{{ key }} regnes etter en kalender, og regelsettet har ingen", sv: "{{ key }} räknas efter en kalender, och regeluppsättningen har ingen", en: "{{ key }} goes by a calendar, and the policy has none" }
    /// Help for it.
    NO_CALENDAR_HELP { nb: "skriv øverst i regelsettet for eksempel `calendar: \"NO\"`", sv: "skriv överst i regeluppsättningen till exempel `calendar: \"NO\"`", en: "write at the top of the policy for example `calendar: \"NO\"`" }
    /// A `let` in the place of a time that is none.
    NO_TIME { nb: "{{ name }} er ingen tid; den må være det", sv: "{{ name }} är ingen tid; den ska vara det", en: "{{ name }} is no time; it must be one" }
    /// `where` of a time slot without a path.
    WHERE_WITHOUT_PATH { nb: "`where` står ved noe annet enn én sti; det kan bare velge blant verdiene til én", sv: "`where` står vid något annat än en sökväg; det kan bara välja bland värdena i en", en: "`where` stands beside something else than one path; it can only choose among the values of one" }
    /// Help for it.
    WHERE_WITHOUT_PATH_HELP { nb: "skriv én sti, for eksempel `earliest: \"plan.*.start\"`", sv: "skriv en sökväg, till exempel `earliest: \"plan.*.start\"`", en: "write one path, for example `earliest: \"plan.*.start\"`" }
    /// A text that is no path.
    NOT_A_PATH { nb: "{{ path }} er ikke en sti; {{ word }} kan ikke være et felt", sv: "{{ path }} är inte en sökväg; {{ word }} får inte vara ett fält", en: "{{ path }} is not a path; {{ word }} cannot be a field" }
    /// Help for it.
    NOT_A_PATH_HELP { nb: "skriv feltene med punktum mellom, som `plan.production.start`", sv: "skriv fälten med punkt mellan, som `plan.production.start`", en: "write the fields with points between, such as `plan.production.start`" }
    /// A field of a path that a kind does not have.
    NO_FIELD { nb: "stien {{ path }} fører ikke til noe: {{ kind }} har ikke feltet {{ field }}", sv: "sökvägen {{ path }} leder ingenstans: {{ kind }} har inte fältet {{ field }}", en: "the path {{ path }} leads nowhere: {{ kind }} has no field {{ field }}" }
    /// Help with the nearest field.
    NO_FIELD_HELP_NEAREST { nb: "skriv {{ name }}, eller snevre inn regelen med `kinds`", sv: "skriv {{ name }}, eller begränsa regeln med `kinds`", en: "write {{ name }}, or narrow the rule with `kinds`" }
    /// Help without one.
    NO_FIELD_HELP { nb: "snevre inn regelen eller delen med `kinds`", sv: "begränsa regeln eller delen med `kinds`", en: "narrow the rule or the part with `kinds`" }
    /// An id where a path is read.
    ID_AS_PATH { nb: "{{ id }} er id-en til et dokument av typen {{ kind }}; her leses en sti", sv: "{{ id }} är id:t för ett dokument av typen {{ kind }}; här läses en sökväg", en: "{{ id }} is the id of a document of the kind {{ kind }}; a path is read here" }
    /// Help where neither is there, after that for a path.
    OR_ID_HELP { nb: "en id skrives {{ id }}", sv: "ett id skrivs {{ id }}", en: "an id is written {{ id }}" }
    /// `[]` after what is not a list.
    NOT_A_LIST { nb: "i stien {{ path }} står `[]` etter noe som ikke er en liste i {{ kind }}", sv: "i sökvägen {{ path }} står `[]` efter något som inte är en lista i {{ kind }}", en: "in the path {{ path }}, `[]` stands after what is not a list in {{ kind }}" }
    /// Help for it.
    NOT_A_LIST_HELP { nb: "fjern `[]`", sv: "ta bort `[]`", en: "remove `[]`" }
    /// `->` after what does not refer to documents.
    NOT_A_REFERENCE { nb: "i stien {{ path }} står `->` etter noe som ikke viser til et dokument i {{ kind }}", sv: "i sökvägen {{ path }} står `->` efter något som inte hänvisar till ett dokument i {{ kind }}", en: "in the path {{ path }}, `->` stands after what does not refer to a document in {{ kind }}" }
    /// Help for it.
    NOT_A_REFERENCE_HELP { nb: "skriv et felt som viser til et dokument, som `service->owner`", sv: "skriv ett fält som hänvisar till ett dokument, som `service->owner`", en: "write a field that refers to a document, such as `service->owner`" }
    /// `in` or `with` of an approval with a path to no documents.
    IN_NO_DOCUMENTS { nb: "stien i {{ key }} er {{ path }}; den må føre til felter som viser til dokumenter", sv: "sökvägen i {{ key }} är {{ path }}; den ska leda till fält som hänvisar till dokument", en: "the path in {{ key }} is {{ path }}; it must lead to fields that refer to documents" }

    /// A tag of a template without its end.
    TAG_UNCLOSED { nb: "taggen mangler slutt; den må ende med {{ ends }}", sv: "taggen saknar slut; den ska sluta med {{ ends }}", en: "the tag has no end; it must end with {{ ends }}" }
    /// Conditions that do not match.
    TAG_UNBALANCED { nb: "`if` og `endif` hører ikke sammen; hver `if` må ha sin `endif` og høyst én `else`", sv: "`if` och `endif` hör inte ihop; varje `if` ska ha sin `endif` och högst en `else`", en: "`if` and `endif` do not match; each `if` must have its `endif` and at most one `else`" }
    /// Conditions too deep.
    TAG_TOO_DEEP { nb: "vilkåret står på nivå 9; et vilkår må stå på nivå 1 til 8", sv: "villkoret står på nivå 9; ett villkor ska stå på nivå 1 till 8", en: "the condition is at level 9; it must be at levels 1 to 8" }
    /// What the language of templates does not have.
    TAG_UNSUPPORTED { nb: "taggen er ukjent; en mal må bruke {{ forms }}", sv: "taggen är okänd; en mall ska använda {{ forms }}", en: "the tag is unknown; a template must use {{ forms }}" }
    /// A name that no fact has.
    TAG_UNKNOWN { nb: "opplysningen {{ name }} finnes ikke her; malen må bruke en som finnes", sv: "uppgiften {{ name }} finns inte här; mallen ska använda en som finns", en: "there is no fact {{ name }} here; the template must use one that exists" }
    /// `effective` whose last day is before its first, by itself or with that of the policy.
    NEVER_IN_FORCE { nb: "gjelder fra {{ from }} til {{ to }}, altså aldri; siste dag må komme etter den første", sv: "gäller från {{ from }} till {{ to }}, alltså aldrig; den sista dagen ska komma efter den första", en: "in force from {{ from }} to {{ to }}, which is never; the last day must come after the first" }
    /// Help for it.
    NEVER_IN_FORCE_HELP { nb: "rett `effective`; dagene i en regel må ligge innenfor dem i regelsettet", sv: "rätta `effective`; dagarna i en regel ska ligga inom dem i regeluppsättningen", en: "correct `effective`; the days of a rule must lie within those of its policy" }
}
