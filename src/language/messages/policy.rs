//! What is said of policies over documents.

super::phrases! {
    /// A rule without a message of its own.
    RULE_FAILS { nb: "ikke oppfylt: {{ title }}", sv: "inte uppfyllt: {{ title }}", en: "not met: {{ title }}" }
    /// The same where it fails at a value.
    RULE_FAILS_AT { nb: "{{ field }} har verdien {{ value }}; ikke oppfylt: {{ title }}", sv: "{{ field }} har värdet {{ value }}; inte uppfyllt: {{ title }}", en: "{{ field }} has the value {{ value }}; not met: {{ title }}" }
    /// The same where it fails on the document as a whole, with the fields that it looks at.
    RULE_FAILS_OF { nb: "ikke oppfylt: {{ title }}; regelen ser på {{ fields }}", sv: "inte uppfyllt: {{ title }}; regeln ser på {{ fields }}", en: "not met: {{ title }}; the rule looks at {{ fields }}" }
    /// Fields that must say something.
    NOT_FILLED { nb: "{{ missing }} mangler; {{ must }} fylles ut", sv: "{{ missing }} saknas; {{ must }} fyllas i", en: "{{ missing }} is missing; {{ must }} be filled in" }
    /// Several of them.
    NOT_FILLED_SEVERAL { nb: "{{ missing }} mangler; {{ must }} fylles ut", sv: "{{ missing }} saknas; {{ must }} fyllas i", en: "{{ missing }} are missing; {{ must }} be filled in" }
    /// Several of them of which one is enough.
    NOT_FILLED_ANY { nb: "{{ missing }} mangler; noe av dette {{ must }} fylles ut", sv: "{{ missing }} saknas; något av detta {{ must }} fyllas i", en: "{{ missing }} is missing; one of these {{ must }} be filled in" }
    /// Help where one of several ways is enough: `advice` for the nearest of them, perhaps none.
    ANY_HELP { nb: "{% if advice %}{{ advice }}; {% endif %}én av {{ ways }} måter er nok", sv: "{% if advice %}{{ advice }}; {% endif %}ett av {{ ways }} sätt räcker", en: "{% if advice %}{{ advice }}; {% endif %}one of {{ ways }} ways is enough" }
    /// Help for it.
    NOT_FILLED_HELP { nb: "fyll ut {{ missing }}", sv: "fyll i {{ missing }}", en: "fill in {{ missing }}" }
    /// A field that has something in its place that says nothing.
    PLACEHOLDER { nb: "i {{ missing }} står det bare {{ written }}; feltet {{ must }} fylles ut", sv: "i {{ missing }} står det bara {{ written }}; fältet {{ must }} fyllas i", en: "{{ missing }} says only {{ written }}; it {{ must }} be filled in" }
    /// A field that must not be there.
    FORBIDDEN { nb: "{{ found }} {% if value %}har verdien {{ value }}{% else %}finnes{% endif %}; feltet kan ikke stå her", sv: "{{ found }} {% if value %}har värdet {{ value }}{% else %}finns{% endif %}; fältet får inte stå här", en: "{{ found }} {% if value %}has the value {{ value }}{% else %}is there{% endif %}; the field must not stand here" }
    /// Help for it.
    FORBIDDEN_HELP { nb: "fjern feltet", sv: "ta bort fältet", en: "remove the field" }
    /// The same where one of them has something that says nothing.
    NOT_ANSWERED_SEVERAL { nb: "{{ missing }} mangler eller sier ikke noe, som {{ written }}; {{ must }} fylles ut", sv: "{{ missing }} saknas eller säger inget, som {{ written }}; {{ must }} fyllas i", en: "{{ missing }} are missing or say nothing, such as {{ written }}; {{ must }} be filled in" }
    /// The title of a fix that a policy gives.
    SET_FIX { nb: "sett {{ field }} til {{ to }}", sv: "sätt {{ field }} till {{ to }}", en: "set {{ field }} to {{ to }}" }
    /// Beside a value that vedtak.yaml gives to a parameter.
    PARAMETER_SET { nb: "{{ name }} er satt til {{ value }} her; regelsettet har {{ own }}", sv: "{{ name }} är satt till {{ value }} här; regeluppsättningen har {{ own }}", en: "{{ name }} is set to {{ value }} here; the policy has {{ own }}" }
    /// A step that comes after one that it should come before.
    STEP_BACK { nb: "{{ second }} kommer etter {{ first }}; det {{ must }} komme før", sv: "{{ second }} kommer efter {{ first }}; det {{ must }} komma före", en: "{{ second }} comes after {{ first }}; it {{ must }} come before" }
    /// Steps that are left out.
    STEP_LEFT_OUT { nb: "{{ second }} følger rett etter {{ first }}; {{ skipped }} {{ must }} komme imellom", sv: "{{ second }} följer direkt på {{ first }}; {{ skipped }} {{ must }} komma emellan", en: "{{ second }} follows {{ first }} at once; {{ skipped }} {{ must }} come between" }
    /// A first step that is another.
    STEP_FIRST { nb: "{{ second }} kommer først; {{ first }} {{ must }} komme før det", sv: "{{ second }} kommer först; {{ first }} {{ must }} komma före det", en: "{{ second }} comes first; {{ first }} {{ must }} come before it" }
    /// A step that is none.
    STEP_UNKNOWN { nb: "{{ second }} er ikke blant stegene; det {{ must }} være {{ order }}", sv: "{{ second }} finns inte bland stegen; det {{ must }} vara {{ order }}", en: "{{ second }} is none of the steps; it {{ must }} be {{ order }}" }
    /// Help for all of them.
    STEP_HELP { nb: "er det skrevet feil, rett det; ellers la det stå", sv: "om det är felskrivet, rätta det; låt det annars stå", en: "if it is written wrongly, correct it; else leave it" }
    /// A field that became something that it may not become.
    TRANSITION_OTHER { nb: "{{ changed }} er endret fra {{ from }} til {{ to }}; etter {{ from }} {{ must }} det være {{ allowed }}", sv: "{{ changed }} har ändrats från {{ from }} till {{ to }}; efter {{ from }} {{ must }} det vara {{ allowed }}", en: "{{ changed }} went from {{ from }} to {{ to }}; after {{ from }} it {{ must }} be {{ allowed }}" }
    /// Help for it.
    TRANSITION_HELP { nb: "skriv {{ allowed }}, eller la {{ from }} stå", sv: "skriv {{ allowed }}, eller låt {{ from }} stå kvar", en: "write {{ allowed }}, or keep {{ from }}" }
    /// The same where it may become nothing else any more.
    TRANSITION_ENDED { nb: "{{ changed }} er endret fra {{ from }} til {{ to }}; {{ from }} {{ must }} bli stående", sv: "{{ changed }} har ändrats från {{ from }} till {{ to }}; {{ from }} {{ must }} stå kvar", en: "{{ changed }} went from {{ from }} to {{ to }}; {{ from }} {{ must }} stay" }
    /// A field that was there and is not any more.
    TRANSITION_GONE { nb: "{{ changed }} er fjernet og var {{ from }}; feltet {{ must }} fylles ut", sv: "{{ changed }} har tagits bort och var {{ from }}; fältet {{ must }} fyllas i", en: "{{ changed }} was {{ from }} and is gone; it {{ must }} be filled in" }
    /// Help for both.
    TRANSITION_BACK_HELP { nb: "skriv {{ from }} igjen", sv: "skriv {{ from }} igen", en: "write {{ from }} again" }
    /// A new document that starts with another value.
    TRANSITION_START { nb: "{{ changed }} er {{ to }} i et nytt dokument; det {{ must }} begynne som {{ initial }}", sv: "{{ changed }} är {{ to }} i ett nytt dokument; det {{ must }} börja som {{ initial }}", en: "{{ changed }} is {{ to }} in a new document; it {{ must }} start as {{ initial }}" }
    /// Help for it.
    TRANSITION_START_HELP { nb: "skriv {{ initial }}; resten kommer i senere endringer", sv: "skriv {{ initial }}; resten kommer i senare ändringar", en: "write {{ initial }}; the rest comes with later changes" }
    /// A field that must stay as it was.
    IMMUTABLE_CHANGED { nb: "{{ changed }} er endret{% if from %} fra {{ from }}{% endif %}{% if to %} til {{ to }}{% endif %}; det {{ must }} stå som det var", sv: "{{ changed }} har ändrats{% if from %} från {{ from }}{% endif %}{% if to %} till {{ to }}{% endif %}; det {{ must }} stå som det var", en: "{{ changed }} changed{% if from %} from {{ from }}{% endif %}{% if to %} to {{ to }}{% endif %}; it {{ must }} stay as it was" }
    /// The same where it is gone.
    IMMUTABLE_REMOVED { nb: "{{ changed }} er fjernet{% if from %} og var {{ from }}{% endif %}; det {{ must }} stå som det var", sv: "{{ changed }} har tagits bort{% if from %} och var {{ from }}{% endif %}; det {{ must }} stå som det var", en: "{{ changed }} {% if from %}was {{ from }} and {% endif %}is gone; it {{ must }} stay as it was" }
    /// Help for both.
    IMMUTABLE_HELP { nb: "{% if from %}skriv {{ from }} igjen{% else %}sett det tilbake til det som står på målgrenen{% endif %}", sv: "{% if from %}skriv {{ from }} igen{% else %}återställ det till det som står på målgrenen{% endif %}", en: "{% if from %}write {{ from }} again{% else %}put back what the target branch has{% endif %}" }
    /// The same where it was not there.
    IMMUTABLE_ADDED { nb: "{{ changed }} er lagt til{% if to %} med verdien {{ to }}{% endif %}; dokumentet {{ must }} stå som det var", sv: "{{ changed }} har lagts till{% if to %} med värdet {{ to }}{% endif %}; dokumentet {{ must }} stå som det var", en: "{{ changed }} was added{% if to %} with the value {{ to }}{% endif %}; the document {{ must }} stay as it was" }
    /// Help for it.
    IMMUTABLE_ADDED_HELP { nb: "fjern det", sv: "ta bort det", en: "remove it" }
    /// The target branch has the document, and nobody can tell how.
    BASE_UNCLEAR { nb: "målgrenen har ingen entydig og lesbar versjon av dokumentet", sv: "målgrenen har ingen entydig och läsbar version av dokumentet", en: "the target branch has no single readable version of the document" }
    /// Help for it.
    BASE_UNCLEAR_HELP { nb: "rett dokumentet på målgrenen først", sv: "rätta dokumentet på målgrenen först", en: "mend the document on the target branch first" }
    /// A value that another document has.
    SAME_VALUE { nb: "{{ field }} har verdien {{ value }}, som {{ other }} også har; hvert dokument {{ must }} ha sin egen", sv: "{{ field }} har värdet {{ value }}, som {{ other }} också har; varje dokument {{ must }} ha sitt eget", en: "{{ field }} has the value {{ value }}, as {{ other }} has; each document {{ must }} have its own" }
    /// Help for it.
    SAME_VALUE_HELP { nb: "skriv en verdi som ingen andre har", sv: "skriv ett värde som inga andra har", en: "write a value that no other has" }
    /// A time that comes before one that comes earlier in the order.
    OUT_OF_ORDER { nb: "{{ field }} er {{ second }}; {{ earlier }}, {{ first }}, {{ must }} komme før", sv: "{{ field }} är {{ second }}; {{ earlier }}, {{ first }}, {{ must }} komma före", en: "{{ field }} is {{ second }}; {{ earlier }}, {{ first }}, {{ must }} come before it" }
    /// Help for it.
    OUT_OF_ORDER_HELP { nb: "rett den av tidene som ikke stemmer", sv: "rätta den av tiderna som inte stämmer", en: "correct the one of the times that is not right" }
    /// An interval that lies in no window.
    NOT_INSIDE { nb: "{{ interval }} er {{ time }}; det {{ must }} ligge i {{ window }}", sv: "{{ interval }} är {{ time }}; det {{ must }} ligga i {{ window }}", en: "{{ interval }} is {{ time }}; it {{ must }} lie in {{ window }}" }
    /// An interval that lies in a window that it may not.
    NOT_OUTSIDE { nb: "{{ interval }} er {{ time }}; det {{ must }} ligge utenfor {{ window }}{% if reason %} ({{ reason }}){% endif %}", sv: "{{ interval }} är {{ time }}; det {{ must }} ligga utanför {{ window }}{% if reason %} ({{ reason }}){% endif %}", en: "{{ interval }} is {{ time }}; it {{ must }} lie outside {{ window }}{% if reason %} ({{ reason }}){% endif %}" }
    /// Help for both.
    MOVE_HELP { nb: "flytt tidsrommet{% if next %} til tidligst {{ next }}{% endif %}", sv: "flytta tidsrymden{% if next %} till tidigast {{ next }}{% endif %}", en: "move the interval{% if next %} to {{ next }} or later{% endif %}" }
    /// Help where it has begun.
    LEAVE_HELP { nb: "er det slik det var, la tidene stå", sv: "om det var så, låt tiderna stå", en: "if that is how it was, leave the times as they are" }
    /// A notice that came too late.
    SHORT_NOTICE { nb: "{{ field }}, {{ start }}, er varslet {{ gap }}; det {{ must }} varsles minst {{ required }} før", sv: "{{ field }}, {{ start }}, aviserades {{ gap }}; det {{ must }} aviseras minst {{ required }} före", en: "{{ field }}, {{ start }}, was announced {{ gap }}; it {{ must }} be announced at least {{ required }} before" }
    /// Help for it.
    SHORT_NOTICE_HELP { nb: "flytt {{ field }}, og slutten med den, til tidligst {{ earliest }}", sv: "flytta {{ field }}, och slutet med den, till tidigast {{ earliest }}", en: "move {{ field }}, and the end with it, to {{ earliest }} or later" }
    /// A document that a field refers to and that is not as the rule asks.
    UNFIT_REFERENCE { nb: "{{ field }} viser til {{ kind }} {{ id }}; ikke oppfylt: {{ title }}", sv: "{{ field }} hänvisar till {{ kind }} {{ id }}; inte uppfyllt: {{ title }}", en: "{{ field }} refers to {{ kind }} {{ id }}; not met: {{ title }}" }
    /// Help for it.
    UNFIT_REFERENCE_HELP { nb: "vis til et annet dokument, eller rett det som det vises til", sv: "hänvisa till ett annat dokument, eller rätta det som hänvisningen gäller", en: "refer to another document, or correct the one that is referred to" }
    /// Where a rule comes from: `agreement`, `section` of it, and its words, the `quote`.
    CLAUSE { nb: "{{ agreement }}{% if quote %}{% if section %}, avsnitt «{{ section }}»{% endif %}: {{ quote }}{% else %}, {{ section }}{% endif %}", sv: "{{ agreement }}{% if quote %}{% if section %}, avsnittet ”{{ section }}”{% endif %}: {{ quote }}{% else %}, {{ section }}{% endif %}", en: "{{ agreement }}{% if quote %}{% if section %}, section ‘{{ section }}’{% endif %}: {{ quote }}{% else %}, {{ section }}{% endif %}" }

    /// Help where no edit can repair a breach any more.
    ANSWER { nb: "la det stå som det er, og skriv et avvik ({{ kind }}) fra {{ rule }} for {{ document }}", sv: "låt det stå som det är, och skriv en avvikelse ({{ kind }}) från {{ rule }} för {{ document }}", en: "leave it as it is, and write a {{ kind }} from {{ rule }} for {{ document }}" }
    /// The same where something is missing that may have been there in time.
    ANSWER_ELSE { nb: "{% if uncounted %}er den feil skrevet, rett den, eller skriv den som ble gitt i tide{% else %}{% if approval %}ble den gitt i tide, skriv den under {{ approval }}{% else %}var det oppgitt i tide, skriv {% if missing %}{{ missing }}{% else %}det{% endif %}{% endif %}{% endif %}; ellers skriv et avvik ({{ kind }}) fra {{ rule }} for {{ document }}", sv: "{% if uncounted %}om det är felskrivet, rätta det, eller skriv det som gavs i tid{% else %}{% if approval %}om det gavs i tid, skriv det i {{ approval }}{% else %}om det var angivet i tid, skriv {% if missing %}{{ missing }}{% else %}det{% endif %}{% endif %}{% endif %}; skriv annars en avvikelse ({{ kind }}) från {{ rule }} för {{ document }}", en: "{% if uncounted %}if it is written wrongly, correct it, or write the one that was given in time{% else %}{% if approval %}if it was given in time, write it under {{ approval }}{% else %}if it was stated in time, write {% if missing %}{{ missing }}{% else %}so{% endif %}{% endif %}{% endif %}; else write a {{ kind }} from {{ rule }} for {{ document }}" }
    /// The same where the policy says what can still be done: `late`.
    ANSWER_LATE { nb: "{{ late }}; ellers et avvik ({{ kind }}) fra {{ rule }} for {{ document }}", sv: "{{ late }}; annars en avvikelse ({{ kind }}) från {{ rule }} för {{ document }}", en: "{{ late }}; else a {{ kind }} from {{ rule }} for {{ document }}" }
    /// The same where what is written may not be what happened.
    ANSWER_TRUE { nb: "er {% if field %}{{ field }}{% else %}det{% endif %} skrevet feil, rett det; stemmer det, la det stå, og skriv et avvik ({{ kind }}) fra {{ rule }} for {{ document }}", sv: "om {% if field %}{{ field }}{% else %}det{% endif %} är felskrivet, rätta det; om det stämmer, låt det stå och skriv en avvikelse ({{ kind }}) från {{ rule }} för {{ document }}", en: "if {% if field %}{{ field }}{% else %}it{% endif %} is written wrongly, correct it; if it is true, leave it and write a {{ kind }} from {{ rule }} for {{ document }}" }
    /// The same of work that was planned, and may not have been done.
    ANSWER_UNDONE { nb: "ble arbeidet ikke gjort, skriv `postponed` eller `cancelled` i `status`; ellers skriv et avvik ({{ kind }}) fra {{ rule }} for {{ document }}", sv: "om arbetet inte gjordes, skriv `postponed` eller `cancelled` i `status`; skriv annars en avvikelse ({{ kind }}) från {{ rule }} för {{ document }}", en: "if the work was not done, write `postponed` or `cancelled` in `status`; else write a {{ kind }} from {{ rule }} for {{ document }}" }
    /// The same where something is missing that may have been there in time.
    ANSWER_UNDONE_ELSE { nb: "ble arbeidet ikke gjort: `status: postponed`; var dette oppgitt i tide, skriv det{% if missing %} som mangler{% endif %}, ellers et avvik ({{ kind }}) fra {{ rule }}", sv: "gjordes arbetet inte: `status: postponed`; om detta var angivet i tid, skriv det{% if missing %} som saknas{% endif %}, annars en avvikelse ({{ kind }}) från {{ rule }}", en: "if the work was not done: `status: postponed`; if this was stated in time, write {% if missing %}what is missing{% else %}so{% endif %}, else a {{ kind }} from {{ rule }}" }
    /// The same where the policy says what can still be done: `late`.
    ANSWER_UNDONE_LATE { nb: "ble det ikke gjort: `status: postponed`; {{ late }}, ellers avvik ({{ kind }}) fra {{ rule }}", sv: "gjordes arbetet inte: `status: postponed`; {{ late }}, annars en avvikelse ({{ kind }}) från {{ rule }}", en: "if the work was not done: `status: postponed`; {{ late }}, else a {{ kind }} from {{ rule }}" }
    /// The same of work that lies ahead, where the moment for what is missing has passed.
    ANSWER_AHEAD { nb: "utsett arbeidet (`status: postponed`), eller skriv et avvik ({{ kind }}) fra {{ rule }} for {{ document }}", sv: "skjut upp arbetet (`status: postponed`), eller skriv en avvikelse ({{ kind }}) från {{ rule }} för {{ document }}", en: "put the work off (`status: postponed`), or write a {{ kind }} from {{ rule }} for {{ document }}" }
    /// The same where something is missing that may have been there in time.
    ANSWER_AHEAD_ELSE { nb: "var dette oppgitt i tide, skriv {% if missing %}{{ missing }}{% else %}det{% endif %}; ellers utsett arbeidet (`status: postponed`), eller skriv et avvik ({{ kind }}) fra {{ rule }}", sv: "om detta var angivet i tid, skriv {% if missing %}{{ missing }}{% else %}det{% endif %}; skjut annars upp arbetet (`status: postponed`), eller skriv en avvikelse ({{ kind }}) från {{ rule }}", en: "if this was stated in time, write {% if missing %}{{ missing }}{% else %}so{% endif %}; else put the work off (`status: postponed`), or write a {{ kind }} from {{ rule }}" }
    /// The same where the policy says what can still be done: `late`.
    ANSWER_AHEAD_LATE { nb: "{{ late }}; ellers utsett arbeidet (`status: postponed`), eller skriv et avvik ({{ kind }}) fra {{ rule }}", sv: "{{ late }}; skjut annars upp arbetet (`status: postponed`), eller skriv en avvikelse ({{ kind }}) från {{ rule }}", en: "{{ late }}; else put the work off (`status: postponed`), or write a {{ kind }} from {{ rule }}" }
    /// The record that answers a breach, to be filled in; lines of YAML.
    ANSWER_RECORD { nb: "kind: {{ kind }}\nid: …\ntitle: …\nservice: {{ service }}\nstatus: open\ndeviates: [{rule: {{ rule }}, {{ key }}: {{ document }}}]\ncause: …\nreportedBy: …\nreportedAt: YYYY-MM-DDThh:mm:ss+hh:mm  # når avviket blir meldt\ncorrection:\n  action: …\n  owner: …\n  due: YYYY-MM-DD\n  # er tiltaket utført: doneAt, med tidspunktet, og status: corrected", sv: "kind: {{ kind }}\nid: …\ntitle: …\nservice: {{ service }}\nstatus: open\ndeviates: [{rule: {{ rule }}, {{ key }}: {{ document }}}]\ncause: …\nreportedBy: …\nreportedAt: YYYY-MM-DDThh:mm:ss+hh:mm  # när avvikelsen anmäls\ncorrection:\n  action: …\n  owner: …\n  due: YYYY-MM-DD\n  # om åtgärden är utförd: doneAt, med tidpunkten, och status: corrected", en: "kind: {{ kind }}\nid: …\ntitle: …\nservice: {{ service }}\nstatus: open\ndeviates: [{rule: {{ rule }}, {{ key }}: {{ document }}}]\ncause: …\nreportedBy: …\nreportedAt: YYYY-MM-DDThh:mm:ss+hh:mm  # when the deviation is reported\ncorrection:\n  action: …\n  owner: …\n  due: YYYY-MM-DD\n  # if the action is done: doneAt, with the time, and status: corrected" }
    /// Beside a placeholder: the values that the field takes.
    ONE_OF_VALUES { nb: "en av {{ values }}", sv: "en av {{ values }}", en: "one of {{ values }}" }
    /// Beside a placeholder: the kind of document whose id it wants.
    AN_ID { nb: "id ({{ kind }})", sv: "id ({{ kind }})", en: "id ({{ kind }})" }
    /// Beside a placeholder: values that the field takes.
    SUCH_AS { nb: "som {{ examples }}", sv: "som {{ examples }}", en: "such as {{ examples }}" }
    /// Beside a placeholder: one of two or three values.
    EITHER { nb: "{{ values }}", sv: "{{ values }}", en: "{{ values }}" }
    /// What waits for a new time, in a document that is postponed.
    PUT_OFF { nb: "arbeidet er utsatt; {{ missing }} skrives når ny tid er satt", sv: "arbetet är uppskjutet; {{ missing }} skrivs när ny tid är satt", en: "the work is postponed; {{ missing }} is to be written once a new time is set" }
    /// A notice that is not given yet and may still be in time.
    NOTICE_DUE { nb: "{{ missing }} mangler; fristen er {{ latest }}", sv: "{{ missing }} saknas; tidsfristen är {{ latest }}", en: "{{ missing }} is missing; the last day is {{ latest }}" }
    /// Help for it.
    NOTICE_DUE_HELP { nb: "varsle senest {{ latest }}, og skriv da når det ble gjort", sv: "avisera senast {{ latest }}, och skriv då när det gjordes", en: "announce by {{ latest }}, and write then when it was done" }
    /// A notice that is not given and can no longer be in time.
    NOTICE_MISSED { nb: "{{ missing }} mangler; fristen var {{ latest }}", sv: "{{ missing }} saknas; tidsfristen var {{ latest }}", en: "{{ missing }} is missing; the last day was {{ latest }}" }
    /// Help where what it announces has not begun.
    NOTICE_MISSED_MOVE_HELP { nb: "varsle nå, skriv når, og flytt {{ stage }}, og slutten med den, til tidligst {{ earliest }}", sv: "avisera nu, skriv när, och flytta {{ stage }}, och slutet med den, till tidigast {{ earliest }}", en: "announce now, write when, and move {{ stage }}, and the end with it, to {{ earliest }} or later" }
    /// Help where it has.
    NOTICE_MISSED_HELP { nb: "ble det varslet i tide, skriv når; ellers la tidene stå", sv: "om det aviserades i tid, skriv när; låt annars tiderna stå", en: "if it was announced in time, write when; else leave the times as they are" }

    /// A value that is none of those that are allowed.
    NOT_ONE_OF { nb: "{{ field }} har verdien {{ value }}; den {{ must }} være {{ values }}", sv: "{{ field }} har värdet {{ value }}; det {{ must }} vara {{ values }}", en: "{{ field }} has the value {{ value }}; it {{ must }} be {{ values }}" }
    /// Help for it.
    NOT_ONE_OF_HELP { nb: "{% if nearest %}skriv {{ nearest }}{% else %}velg en av: {{ all }}{% endif %}", sv: "{% if nearest %}skriv {{ nearest }}{% else %}välj en av: {{ all }}{% endif %}", en: "{% if nearest %}write {{ nearest }}{% else %}choose one of: {{ all }}{% endif %}" }
    /// A value that is not the one that a table has.
    NOT_THE_TABLES { nb: "{{ field }} har verdien {{ value }}; {{ keys }} gir {{ expected }}", sv: "{{ field }} har värdet {{ value }}; {{ keys }} ger {{ expected }}", en: "{{ field }} has the value {{ value }}; {{ keys }} gives {{ expected }}" }
    /// Help for it.
    NOT_THE_TABLES_HELP { nb: "skriv {{ expected }}, eller rett det som verdien følger av", sv: "skriv {{ expected }}, eller rätta det som värdet följer av", en: "write {{ expected }}, or correct what the value follows from" }
    /// A field with its value, within a sentence.
    FIELD_IS { nb: "{{ field }} {{ value }}", sv: "{{ field }} {{ value }}", en: "{{ field }} {{ value }}" }
    /// A value that a table has no row for.
    NO_ROW { nb: "{{ field }} har verdien {{ value }}, som tabellen i regelen ikke har", sv: "{{ field }} har värdet {{ value }}, som tabellen i regeln inte har", en: "{{ field }} has the value {{ value }}, which the rule's table does not have" }
    /// What came later than it was allowed to.
    CAME_LATE { nb: "{{ field }} er {{ elapsed }}{% if hours %} ({{ hours }}){% endif %} etter {{ start | bare }}; det {{ must }} være {% if less %}mindre enn{% else %}høyst{% endif %} {{ required }}", sv: "{{ field }} är {{ elapsed }}{% if hours %} ({{ hours }}){% endif %} efter {{ start | bare }}; det {{ must }} vara {% if less %}mindre än{% else %}högst{% endif %} {{ required }}", en: "{{ field }} is {{ elapsed }}{% if hours %} ({{ hours }}){% endif %} after {{ start | bare }}; it {{ must }} be {% if less %}less than{% else %}at most{% endif %} {{ required }}" }
    /// Help where it may still be moved.
    CAME_LATE_HELP { nb: "flytt {{ field }} til {% if less %}før{% else %}senest{% endif %} {{ due }}", sv: "flytta {{ field }} till {% if less %}före{% else %}senast{% endif %} {{ due }}", en: "move {{ field }} to {% if less %}before {{ due }}{% else %}{{ due }} or earlier{% endif %}" }
    /// The label at what came late.
    WAS_DUE { nb: "frist {{ due }}", sv: "tidsfrist {{ due }}", en: "due {{ due }}" }
    /// Help for what has not come, and may still come in time.
    DUE_BY_HELP { nb: "gjør det senest {{ due }}, og skriv da når det ble gjort", sv: "gör det senast {{ due }}, och skriv då när det gjordes", en: "do it by {{ due }}, and write then when it was done" }
    /// What has not come, and can no longer come in time.
    OVERDUE { nb: "{{ missing }} mangler; fristen var {{ due }}", sv: "{{ missing }} saknas; tidsfristen var {{ due }}", en: "{{ missing }} is missing; it was due {{ due }}" }
    /// Help for it.
    OVERDUE_HELP { nb: "ble det gjort, skriv når; ellers gjør det nå, og skriv da når", sv: "om det gjordes, skriv när; gör det annars nu, och skriv då när", en: "if it was done, write when; else do it now, and write then when" }
    /// What comes before what it is counted from.
    BEFORE_ITS_START { nb: "{{ field }}, {{ time }}, er før {{ start | bare }}, som fristen regnes fra", sv: "{{ field }}, {{ time }}, är före {{ start | bare }}, som tidsfristen räknas från", en: "{{ field }}, {{ time }}, is before {{ start | bare }}, which it is counted from" }
    /// A log with a longer gap than is allowed.
    LONG_GAP { nb: "{{ log }} har {{ gap }}{% if hours %} ({{ hours }}){% endif %} uten noe nytt etter {{ at }}; det {{ must }} gå høyst {{ required }}", sv: "{{ log }} har {{ gap }}{% if hours %} ({{ hours }}){% endif %} utan något nytt efter {{ at }}; det {{ must }} gå högst {{ required }}", en: "{{ log }} has {{ gap }}{% if hours %} ({{ hours }}){% endif %} without an entry after {{ at }}; it {{ must }} be at most {{ required }}" }
    /// Help for it.
    LONG_GAP_HELP { nb: "ble noe gjort i mellomtiden, skriv det med tiden; ellers la loggen stå", sv: "om något gjordes däremellan, skriv det med tiden; låt annars loggen stå", en: "if something was done in between, write it with its time; else leave the log as it is" }
    /// Help where the gap goes on.
    OPEN_GAP_HELP { nb: "ble noe gjort siden da, skriv det med tiden; ellers skriv det som gjøres nå", sv: "om något har gjorts sedan dess, skriv det med tiden; skriv annars det som görs nu", en: "if something was done since then, write it with its time; else write what is done now" }
    /// A log that is still to go on.
    NEXT_ENTRY { nb: "{{ log }} venter på neste oppføring; den siste er fra {{ at }}", sv: "{{ log }} väntar på nästa post; den senaste är från {{ at }}", en: "{{ log }} awaits its next entry; the last is of {{ at }}" }
    /// Help for it.
    NEXT_ENTRY_HELP { nb: "skriv senest {{ due }} hva som er gjort, og når", sv: "skriv senast {{ due }} vad som har gjorts, och när", en: "write by {{ due }} what has been done, and when" }

    /// A value whose field is not known, where a field's name would stand.
    SOME_VALUE { nb: "en verdi", sv: "ett värde", en: "a value" }
    /// A time whose field is not known.
    SOME_TIME { nb: "et tidspunkt", sv: "en tidpunkt", en: "a time" }
    /// A document whose status its kind does not know, so that nobody can tell how far it has come.
    NO_PHASE { nb: "statusen {{ status }} i {{ document }} er ingen av dem som finnes", sv: "statusen {{ status }} i {{ document }} är ingen av dem som finns", en: "the status {{ status }} of {{ document }} is none of those that there are" }
    /// Help for it.
    NO_PHASE_HELP { nb: "rett `status` i {{ document }} først", sv: "rätta `status` i {{ document }} först", en: "correct `status` of {{ document }} first" }
    /// A text in the place of a time.
    NO_TIME { nb: "{{ field }} har verdien {{ value }}; den må være en dato eller et tidspunkt som finnes", sv: "{{ field }} har värdet {{ value }}; det ska vara ett datum eller en tidpunkt som finns", en: "{{ field }} has the value {{ value }}; it must be a date or a time that exists" }
    /// Help for it.
    NO_TIME_HELP { nb: "skriv for eksempel `2026-12-08` eller `2026-12-08T18:00`", sv: "skriv till exempel `2026-12-08` eller `2026-12-08T18:00`", en: "write for example `2026-12-08` or `2026-12-08T18:00`" }
    /// A text in the place of a duration.
    NO_DURATION { nb: "{{ field }} har verdien {{ value }}; den må være en varighet, som `P2D` eller `PT4H`", sv: "{{ field }} har värdet {{ value }}; det ska vara en varaktighet, som `P2D` eller `PT4H`", en: "{{ field }} has the value {{ value }}; it must be a duration, such as `P2D` or `PT4H`" }
    /// Help for it.
    NO_DURATION_HELP { nb: "skriv for eksempel `PT2H` (2 timer) eller `P5D` (5 dager)", sv: "skriv till exempel `PT2H` (2 timmar) eller `P5D` (5 dagar)", en: "write for example `PT2H` (2 hours) or `P5D` (5 days)" }
    /// A time of a decision without its offset.
    NO_OFFSET { nb: "{{ field }} har verdien {{ value }} uten tidssone", sv: "{{ field }} har värdet {{ value }} utan tidszon", en: "{{ field }} has the value {{ value }} without its time zone" }
    /// Help for it.
    NO_OFFSET_HELP { nb: "skriv tidssonen, for eksempel {{ example }}", sv: "skriv tidszonen, till exempel {{ example }}", en: "write the time zone, for example {{ example }}" }
    /// An end that lies before its start.
    BACKWARDS { nb: "slutt{% if end %} {{ end }}{% endif %} er før start{% if start %} {{ start }}{% endif %}", sv: "slut{% if end %} {{ end }}{% endif %} är före start{% if start %} {{ start }}{% endif %}", en: "the end{% if end %}, {{ end }},{% endif %} is before the start{% if start %}, {{ start }}{% endif %}" }
    /// Help for it.
    BACKWARDS_HELP { nb: "rett start eller slutt", sv: "rätta start eller slut", en: "correct the start or the end" }
    /// A year that is not reckoned with.
    FAR_YEAR { nb: "årstallet {{ year }} er utenfor {{ first }} til {{ last }}", sv: "årtalet {{ year }} är utanför {{ first }} till {{ last }}", en: "the year {{ year }} is outside {{ first }} to {{ last }}" }
    /// Help for it.
    FAR_YEAR_HELP { nb: "rett årstallet", sv: "rätta årtalet", en: "correct the year" }
    /// Hours that never come.
    NEVER_OPEN { nb: "kalenderen har ingen åpen tid de neste ti årene", sv: "kalendern har ingen öppen tid de närmaste tio åren", en: "the calendar has no open time within ten years" }
    /// A window or hours that the calendar lacks.
    NOT_IN_CALENDAR { nb: "{{ value }} mangler i kalenderen", sv: "{{ value }} saknas i kalendern", en: "{{ value }} is missing in the calendar" }
    /// A policy without a calendar.
    NO_CALENDAR { nb: "regelsettet har ingen kalender", sv: "regeluppsättningen har ingen kalender", en: "the policy names no calendar" }
    /// Hours that the calendar of the policy does not have.
    NO_HOURS { nb: "kalenderen har ingen åpningstid {{ name }}", sv: "kalendern har ingen öppettid {{ name }}", en: "the calendar has no hours {{ name }}" }
    /// What only history knows.
    NO_HISTORY { nb: "tidspunktet for varselet framgår bare av historikken i Git, som ikke er lest", sv: "tiden för aviseringen framgår bara av historiken i Git, som inte har lästs", en: "when it was announced is known only from the history in Git, which has not been read" }
    /// An approval that is bound to content, where nothing tells whether it is this content.
    UNVERIFIED_APPROVAL { nb: "{{ field }} i godkjenningen fra {{ who }} kan ikke kontrolleres; den kan gjelde et annet innhold", sv: "{{ field }} i godkännandet från {{ who }} kan inte kontrolleras; det kan gälla ett annat innehåll", en: "{{ field }} of the approval by {{ who }} cannot be verified; it may be of other content" }
    /// How it is approved so that it counts.
    UNVERIFIED_APPROVAL_HELP { nb: "la {{ who }} godkjenne innholdet slik det står, og skriv det som en ny linje under `approvals`, uten {{ field }}", sv: "låt {{ who }} godkänna innehållet som det står, och skriv det som en ny rad i `approvals`, utan {{ field }}", en: "let {{ who }} approve the content as it stands, and write that as a new line under `approvals`, without {{ field }}" }
    /// Evidence that only Git gives.
    NO_EVIDENCE { nb: "beviset som kreves, finnes bare i kodetjenesten, som ikke leses", sv: "det bevis som krävs finns bara i kodtjänsten, som inte läses", en: "the evidence that is required is known only at the forge, which is not read" }
    /// A scope of a role that is none.
    NO_SCOPE { nb: "området for en rolle må være id-en til en region, tjeneste eller part", sv: "området för en roll ska vara id för en region, tjänst eller part", en: "the scope of a role must be the id of a region, service or party" }
    /// A country whose numbers are not known.
    NO_COUNTRY { nb: "organisasjonsnumre i landet {{ value }} kan ikke kontrolleres; bare `NO` og `SE` er kjent", sv: "organisationsnummer i landet {{ value }} kan inte kontrolleras; bara `NO` och `SE` är kända", en: "organisation numbers of the country {{ value }} cannot be checked; only `NO` and `SE` are known" }
    /// A value that is not of the form that a rule reckons with.
    OTHER_FORM { nb: "{{ field }} har en annen form enn regelen regner med", sv: "{{ field }} har en annan form än regeln räknar med", en: "{{ field }} has another form than the rule expects" }
    /// Help for it.
    OTHER_FORM_HELP { nb: "se formen i `vedtak schema {{ kind | bare }}`", sv: "se formen i `vedtak schema {{ kind | bare }}`", en: "see the form in `vedtak schema {{ kind | bare }}`" }
    /// A value that is of another type than a path asks for: `found`, in place of `wanted`.
    WRONG_TYPE { nb: "{{ field }} er {{ found }}, men regelen venter {{ wanted }}", sv: "{{ field }} är {{ found }}, men regeln väntar sig {{ wanted }}", en: "{{ field }} is {{ found }}, but the rule expects {{ wanted }}" }
    /// Help for it.
    WRONG_TYPE_HELP { nb: "skriv {{ wanted }} der", sv: "skriv {{ wanted }} där", en: "write {{ wanted }} there" }
    /// An item of a list that is null.
    EMPTY_ITEM { nb: "listen {{ field }} har et tomt punkt", sv: "listan {{ field }} har en tom punkt", en: "the list {{ field }} has an empty item" }
    /// Help for it.
    EMPTY_ITEM_HELP { nb: "fyll ut punktet, eller fjern det", sv: "fyll i punkten, eller ta bort den", en: "fill in the item, or remove it" }
    /// Fewer items than a rule asks for.
    TOO_FEW { nb: "{{ field }} har færre verdier enn regelen regner med", sv: "{{ field }} har färre värden än regeln räknar med", en: "{{ field }} has fewer values than the rule expects" }
    /// Help for it.
    TOO_FEW_HELP { nb: "skriv det som mangler i listen eller teksten", sv: "skriv det som saknas i listan eller texten", en: "write what is missing in the list or the text" }
    /// A field that is missing.
    LACKING { nb: "{{ missing }} mangler", sv: "{{ missing }} saknas", en: "{{ missing }} is missing" }
    /// Help for it.
    LACKING_HELP { nb: "fyll ut {{ key }}", sv: "fyll i {{ key }}", en: "fill in {{ key }}" }
    /// Shown at the place: the part of the rule's expression that has no value.
    NOT_COMPUTED { nb: "{{ part }} kan ikke regnes ut", sv: "{{ part }} kan inte räknas ut", en: "{{ part }} cannot be computed" }
    /// A text that is no version.
    NO_VERSION { nb: "{{ field }} har verdien {{ value }}; den må være en versjon, som `1.10.2`", sv: "{{ field }} har värdet {{ value }}; det ska vara en version, som `1.10.2`", en: "{{ field }} has the value {{ value }}; it must be a version, such as `1.10.2`" }
    /// A text for `format` in which a place is none.
    NO_CLAUSE { nb: "{{ value }} er ikke en plass for en verdi i `format`", sv: "{{ value }} är inte en plats för ett värde i `format`", en: "{{ value }} is not a place for a value in `format`" }
    /// A number with a fraction where a whole one is asked for.
    NOT_WHOLE { nb: "{{ field }} har verdien {{ value }}, men må være et heltall", sv: "{{ field }} har värdet {{ value }}, men ska vara ett heltal", en: "{{ field }} has the value {{ value }}, but must be a whole number" }
    /// A number beyond what is reckoned with.
    TOO_LARGE { nb: "{{ field }} har verdien {{ value }}, som er for stor til å regnes med", sv: "{{ field }} har värdet {{ value }}, som är för stort för att räknas med", en: "{{ field }} has the value {{ value }}, which is too large to reckon with" }
    /// A number with more digits than are reckoned with.
    INEXACT { nb: "{{ field }} har verdien {{ value }}, som har flere sifre enn det regnes med", sv: "{{ field }} har värdet {{ value }}, som har fler siffror än det räknas med", en: "{{ field }} has the value {{ value }}, which has more digits than are reckoned with" }
    /// A result beyond what is reckoned with.
    OUT_OF_BOUNDS { nb: "et tall eller tidspunkt som regelen regner ut, blir for stort eller for lite", sv: "ett tal eller en tidpunkt som regeln räknar ut blir för stort eller för litet", en: "a number or time that the rule reckons out becomes too large or too small" }
    /// A division by zero.
    BY_ZERO { nb: "regelen deler på en verdi som er 0", sv: "regeln delar med ett värde som är 0", en: "the rule divides by a value of 0" }
    /// A time zone that there is not.
    NO_ZONE { nb: "tidssonen {{ value }} finnes ikke", sv: "tidszonen {{ value }} finns inte", en: "the time zone {{ value }} does not exist" }
    /// Help for it.
    NO_ZONE_HELP { nb: "skriv for eksempel `Europe/Oslo`", sv: "skriv till exempel `Europe/Stockholm`", en: "write for example `Europe/Oslo`" }
    /// A text in the place of a period.
    NO_PERIOD { nb: "{{ field }} har verdien {{ value }}; den må være et år, et kvartal eller en måned", sv: "{{ field }} har värdet {{ value }}; det ska vara ett år, ett kvartal eller en månad", en: "{{ field }} has the value {{ value }}; it must be a year, a quarter or a month" }
    /// Help for it.
    NO_PERIOD_HELP { nb: "skriv for eksempel `2026`, `2026-Q4` eller `2026-11`", sv: "skriv till exempel `2026`, `2026-Q4` eller `2026-11`", en: "write for example `2026`, `2026-Q4` or `2026-11`" }
    /// A document that is not there, where the field that names it is not known.
    NOT_REGISTERED { nb: "{{ what }} {{ id }} er ikke registrert{% if nearest %}; den nærmeste er {{ nearest }}{% endif %}", sv: "{{ what }} {{ id }} finns inte i registret{% if nearest %}; den närmaste är {{ nearest }}{% endif %}", en: "{{ what }} {{ id }} is not registered{% if nearest %}; the nearest is {{ nearest }}{% endif %}" }
    /// More than a rule may read.
    TOO_MUCH { nb: "dokumentene er for store til å vurderes etter denne regelen", sv: "dokumenten är för stora för att bedömas efter den här regeln", en: "the documents are too large to be held against this rule" }
    /// Help for it.
    TOO_MUCH_HELP { nb: "del de lange listene på flere dokumenter", sv: "dela upp de långa listorna på flera dokument", en: "divide the long lists among several documents" }
    /// A key that a rule makes twice.
    REPEATED_KEY { nb: "regelen får navnet {{ value }} to ganger", sv: "regeln får namnet {{ value }} två gånger", en: "the rule comes upon the name {{ value }} twice" }
    /// A name that is not bound.
    UNBOUND { nb: "regelen bruker {{ value }}, som ikke er kjent her", sv: "regeln använder {{ value }}, som inte är känt här", en: "the rule uses {{ value }}, which is not known here" }
    /// A rule that asks for something not to be, where it may still come: `due` is when that is known.
    NOT_KNOWN_YET { nb: "ennå ikke avgjort: {{ title }}{% if due %}; det avgjøres senest {{ due }}{% endif %}", sv: "ännu inte avgjort: {{ title }}{% if due %}; det avgörs senast {{ due }}{% endif %}", en: "not decided yet: {{ title }}{% if due %}; it is decided by {{ due }}{% endif %}" }
    /// An event that a document says is to come, where the rule asks for it.
    EVENT_AHEAD { nb: "{{ field }} er {{ time }}, og har ikke skjedd ennå; det {{ must }} ha skjedd", sv: "{{ field }} är {{ time }}, och har inte hänt ännu; det {{ must }} ha hänt", en: "{{ field }} is {{ time }} and has not happened yet; it {{ must }} have happened" }
    /// A rule that could not be decided.
    UNDECIDED { nb: "kan ikke vurderes: {{ reason }}", sv: "kan inte bedömas: {{ reason }}", en: "cannot be judged: {{ reason }}" }
    /// Given on the day itself.
    SAME_DAY { nb: "samme dag som start", sv: "samma dag som start", en: "on the day of the start" }
    /// Given so many days before.
    BEFORE_START { nb: "{{ days }} før start", sv: "{{ days }} före start", en: "{{ days }} before the start" }
    /// Given so many days after.
    AFTER_START { nb: "{{ days }} etter start", sv: "{{ days }} efter start", en: "{{ days }} after the start" }
    /// Given before, but not so long before that it counts as one.
    LESS_BEFORE { nb: "mindre enn {{ one }} før start", sv: "mindre än {{ one }} före start", en: "less than {{ one }} before the start" }
    /// Given after, but not so long after that it counts as one.
    LESS_AFTER { nb: "mindre enn {{ one }} etter start", sv: "mindre än {{ one }} efter start", en: "less than {{ one }} after the start" }
    /// Under a start that comes too soon.
    STARTS_TOO_SOON { nb: "tidligst {{ earliest }}", sv: "tidigast {{ earliest }}", en: "{{ earliest }} at the earliest" }
    /// The label at the announcement.
    ANNOUNCED_HERE { nb: "fristen regnes herfra", sv: "tidsfristen räknas härifrån", en: "counted from here" }
    /// A reference to nothing.
    UNKNOWN_REFERENCE { nb: "{{ field }} viser til {{ what }} {{ id }}, som ikke er registrert{% if nearest %}; den nærmeste er {{ nearest }}{% endif %}", sv: "{{ field }} hänvisar till {{ what }} {{ id }}, som inte finns i registret{% if nearest %}; den närmaste är {{ nearest }}{% endif %}", en: "{{ field }} refers to {{ what }} {{ id }}, which is not registered{% if nearest %}; the nearest is {{ nearest }}{% endif %}" }
    /// Help with a nearest id.
    UNKNOWN_REFERENCE_HELP { nb: "skriv {{ nearest }}, eller legg inn dokumentet det vises til", sv: "skriv {{ nearest }}, eller lägg in dokumentet som hänvisningen gäller", en: "write {{ nearest }}, or add the document that is referred to" }
    /// Help without one.
    UNKNOWN_REFERENCE_HELP_ADD { nb: "legg inn {{ kind }} {{ id }}, eller rett henvisningen", sv: "lägg in {{ kind }} {{ id }}, eller rätta hänvisningen", en: "add {{ kind }} {{ id }}, or correct the reference" }
    /// A service that is not registered.
    UNKNOWN_SERVICE { nb: "tjenesten {{ id }} er ikke registrert{% if nearest %}; den nærmeste er {{ nearest }}{% endif %}", sv: "tjänsten {{ id }} är inte registrerad{% if nearest %}; den närmaste är {{ nearest }}{% endif %}", en: "the service {{ id }} is not registered{% if nearest %}; the nearest is {{ nearest }}{% endif %}" }
    /// Help with a nearest service.
    UNKNOWN_SERVICE_HELP { nb: "skriv {{ nearest }}, eller registrer tjenesten som et `Service`-dokument", sv: "skriv {{ nearest }}, eller registrera tjänsten som ett `Service`-dokument", en: "write {{ nearest }}, or register the service as a `Service` document" }
    /// Help without one.
    UNKNOWN_SERVICE_HELP_ADD { nb: "{% if known %}skriv en som er registrert, som {{ known }}, eller registrer{% else %}registrer{% endif %} tjenesten som et `Service`-dokument; ellers gjelder ingen regler for den", sv: "{% if known %}skriv en som är registrerad, som {{ known }}, eller registrera{% else %}registrera{% endif %} tjänsten som ett `Service`-dokument; annars gäller inga regler för den", en: "{% if known %}write one that is registered, such as {{ known }}, or register{% else %}register{% endif %} the service as a `Service` document; else no rule governs it" }
    /// A document that no policy governs.
    UNCOVERED { nb: "ingen regelsett gjelder for tjenesten {{ id }}; dokumentet er bare vurdert etter skjemaet", sv: "ingen regeluppsättning gäller för tjänsten {{ id }}; dokumentet är bara bedömt efter schemat", en: "no policy governs the service {{ id }}; the document is held against its schema only" }
    /// Help for it.
    UNCOVERED_HELP { nb: "skriv regelsettet i tjenestens `policies`, for eksempel `policies: [medusa]`", sv: "skriv regeluppsättningen i tjänstens `policies`, till exempel `policies: [medusa]`", en: "list the policy in the service's `policies`, for example `policies: [medusa]`" }
    /// A policy that a service lists and that is not in force.
    LISTED { nb: "regelsettet {{ policy }} er ikke i kraft; tjenestens dokumenter blir ikke vurdert etter det", sv: "regeluppsättningen {{ policy }} gäller inte; tjänstens dokument bedöms inte efter den", en: "the policy {{ policy }} is not in force; the service's documents are not held against it" }
    /// Help where the configuration does not take it.
    LISTED_HELP_TAKE { nb: "legg {{ entry }} til `policies` i vedtak.yaml, eller fjern regelsettet her", sv: "lägg till {{ entry }} under `policies` i vedtak.yaml, eller ta bort regeluppsättningen här", en: "add {{ entry }} to `policies` in vedtak.yaml, or remove the policy here" }
    /// Help with the one that was meant.
    LISTED_HELP_NEAREST { nb: "skriv {{ nearest }}, eller legg inn regelsettet", sv: "skriv {{ nearest }}, eller lägg in regeluppsättningen", en: "write {{ nearest }}, or add the policy" }
    /// Help where its last day is past.
    LISTED_HELP_ENDED { nb: "den gjaldt til og med {{ date }}; fjern den her, eller rett `effective`", sv: "den gällde till och med {{ date }}; ta bort den här, eller rätta `effective`", en: "it was in force until {{ date }}; remove it here, or correct `effective`" }
    /// Help without one.
    LISTED_HELP { nb: "legg inn regelsettet, eller fjern det her", sv: "lägg in regeluppsättningen, eller ta bort den här", en: "add the policy, or remove it here" }
    /// A local time that does not exist or comes twice.
    CLOCK_SKIPS { nb: "{{ field }} har verdien {{ value }}, som ikke finnes; klokken stilles fram da", sv: "{{ field }} har värdet {{ value }}, som inte finns; klockan ställs fram då", en: "{{ field }} has the value {{ value }}, which does not exist; clocks go forward then" }
    /// A local time that comes twice.
    CLOCK_REPEATS { nb: "{{ field }} har verdien {{ value }}, som kommer to ganger; klokken stilles tilbake da", sv: "{{ field }} har värdet {{ value }}, som kommer två gånger; klockan ställs tillbaka då", en: "{{ field }} has the value {{ value }}, which comes twice; clocks go back then" }
    /// Help for a time that does not exist.
    CLOCK_SKIPS_HELP { nb: "skriv klokkeslettet som klokken viser da, som {{ example }}, og se også på den andre enden av tidsrommet", sv: "skriv tiden som klockan visar då, som {{ example }}, och se även på andra änden av tidsrymden", en: "write the time that clocks show then, such as {{ example }}, and look at the other end of the interval too" }
    /// Help for a time that comes twice.
    CLOCK_REPEATS_HELP { nb: "skriv {{ example }} for den første gangen, {{ second }} for den andre", sv: "skriv {{ example }} för den första gången, {{ second }} för den andra", en: "write {{ example }} for the first time, {{ second }} for the second" }
    /// Another document's time that cannot be read, so that nobody can tell whether it overlaps.
    OTHER_UNCLEAR { nb: "{{ field }} i {{ others }}{% if more %} med flere{% endif %} kan ikke leses", sv: "{{ field }} i {{ others }}{% if more %} med flera{% endif %} kan inte läsas", en: "{{ field }} of {{ others }}{% if more %} and others{% endif %} cannot be read" }
    /// Help for it.
    OTHER_UNCLEAR_HELP { nb: "rett tidene i {{ others }}", sv: "rätta tiderna i {{ others }}", en: "correct the times in {{ others }}" }
    /// An end before its start.
    REVERSED { nb: "{{ field }} er {{ end }}, før starten; slutten må komme etter starten", sv: "{{ field }} är {{ end }}, före starten; slutet ska komma efter starten", en: "{{ field }} is {{ end }}, before the start; the end must come after it" }
    /// Its help.
    REVERSED_HELP { nb: "rett slutten; flyttes starten, må slutten flyttes med", sv: "rätta slutet; flyttas starten ska slutet flyttas med", en: "correct the end; where the start moves, the end must move with it" }
    /// Its help where the start is past.
    REVERSED_HELP_PAST { nb: "rett den av de to tidene som er feil, {{ start }} eller {{ end }}", sv: "rätta den av de två tiderna som är fel, {{ start }} eller {{ end }}", en: "correct the one of the two times that is wrong, {{ start }} or {{ end }}" }
    /// Beside the start.
    STARTS_HERE { nb: "starter {{ start }}", sv: "startar {{ start }}", en: "starts on {{ start }}" }
    /// An approval that is missing, where the policy says nothing.
    APPROVAL_MISSING { nb: "godkjenning fra {{ role | bare }}{% if area %} for {{ area }}{% endif %} mangler{% if before %}; kreves før {{ before }}{% endif %}", sv: "godkännande från {{ role | bare }}{% if area %} för {{ area }}{% endif %} saknas{% if before %}; krävs före {{ before }}{% endif %}", en: "approval by {{ role | bare }}{% if area %} for {{ area }}{% endif %} is missing{% if before %}; required before {{ before }}{% endif %}" }
    /// Help for it.
    APPROVAL_MISSING_HELP { nb: "{% if whoMay %}kan gis av {{ whoMay }}{% else %}ingen har rollen; registrer en person med den{% endif %}", sv: "{% if whoMay %}kan ges av {{ whoMay }}{% else %}ingen har rollen; registrera en person med den{% endif %}", en: "{% if whoMay %}may be given by {{ whoMay }}{% else %}nobody holds the role; register a person who does{% endif %}" }
    /// An approval that came when the work had started.
    APPROVAL_LATE { nb: "{{ late }} godkjente{% if scope %} for {{ scope }}{% endif %} {{ lateAt }}; {{ must }} skje før {{ before }}", sv: "{{ late }} godkände{% if scope %} för {{ scope }}{% endif %} {{ lateAt }}; det {{ must }} ske före {{ before }}", en: "{{ late }} approved{% if scope %} for {{ scope }}{% endif %} on {{ lateAt }}; it {{ must }} be before {{ before }}" }
    /// Help for it.
    APPROVAL_LATE_HELP { nb: "er arbeidet ikke begynt, flytt {{ stage }} og det som følger, til etter godkjenningen; la tiden i godkjenningen stå", sv: "om arbetet inte har börjat, flytta {{ stage }} och det som följer, till efter godkännandet; låt tiden i godkännandet stå", en: "if the work has not begun, move {{ stage }} and what follows it to after the approval; leave the time of the approval" }
    /// An approval that the clock has not come to.
    APPROVAL_AHEAD { nb: "godkjenningen fra {{ ahead }}{% if scope %} for {{ scope }}{% endif %} er datert {{ aheadAt }}, som ligger fram i tid; den {{ must }} være gitt for å telle", sv: "godkännandet från {{ ahead }}{% if scope %} för {{ scope }}{% endif %} är daterat {{ aheadAt }}, som ligger framåt i tiden; det {{ must }} vara givet för att räknas", en: "the approval by {{ ahead }}{% if scope %} for {{ scope }}{% endif %} is dated {{ aheadAt }}, which lies ahead; it {{ must }} be given before it counts" }
    /// Help for it.
    APPROVAL_AHEAD_HELP { nb: "skriv når {{ ahead }} godkjente", sv: "skriv när {{ ahead }} godkände", en: "write when {{ ahead }} approved" }
    /// The same where the work has its time already.
    APPROVAL_AHEAD_LATE { nb: "er tiden feil skrevet, rett den i `at`", sv: "om tiden är felskriven, rätta den i `at`", en: "if the time is written wrongly, correct it in `at`" }
    /// An approval with conditions, of which nothing says that they are met.
    APPROVAL_CONDITIONAL { nb: "{{ conditional }} godkjente{% if scope %} for {{ scope }}{% endif %} på vilkår ({{ conditions }}); oppfyllelsen {{ must }} stå i `conditionsMet`", sv: "{{ conditional }} godkände{% if scope %} för {{ scope }}{% endif %} på villkor ({{ conditions }}); hur de uppfylls {{ must }} stå i `conditionsMet`", en: "{{ conditional }} approved{% if scope %} for {{ scope }}{% endif %} on conditions ({{ conditions }}); how they are met {{ must }} be in `conditionsMet`" }
    /// The same where the work has its time already.
    APPROVAL_CONDITIONAL_LATE { nb: "skriv under `conditionsMet` hvordan vilkårene ble oppfylt", sv: "skriv i `conditionsMet` hur villkoren uppfylldes", en: "write under `conditionsMet` how the conditions were met" }
    /// Help for it.
    APPROVAL_CONDITIONAL_HELP { nb: "skriv under `conditionsMet` hvordan vilkårene oppfylles, eller la {{ conditional }} godkjenne uten dem, som en ny linje under `approvals`", sv: "skriv i `conditionsMet` hur villkoren uppfylls, eller låt {{ conditional }} godkänna utan dem, som en ny rad i `approvals`", en: "write under `conditionsMet` how the conditions are met, or let {{ conditional }} approve without them, as a new line under `approvals`" }
    /// An approval that stands there and does not count: by whom, and why.
    APPROVAL_UNCOUNTED { nb: "godkjenning fra {{ by }}{% if scope %} for {{ scope }}{% endif %} teller ikke: {{ why }}; en i rollen {{ must }} gi den", sv: "godkännandet från {{ by }}{% if scope %} för {{ scope }}{% endif %} räknas inte: {{ why }}; någon med rollen {{ must }} godkänna", en: "the approval by {{ by }}{% if scope %} for {{ scope }}{% endif %} does not count: {{ why }}; someone with the role {{ must }} approve" }
    /// Why it does not count.
    UNCOUNTED_NOT_YET { nb: "rollen gjelder først fra {{ at }}", sv: "rollen gäller först från {{ at }}", en: "the role begins on {{ at }}" }
    /// Why it does not count.
    UNCOUNTED_ENDED { nb: "rollen gikk ut {{ at }}", sv: "rollen upphörde {{ at }}", en: "the role ended on {{ at }}" }
    /// Why it does not count.
    UNCOUNTED_UNKNOWN { nb: "personen finnes ikke i registeret", sv: "personen finns inte i registret", en: "the registry has no such person" }
    /// Why it does not count.
    UNCOUNTED_SERVICE { nb: "en tjenestekonto har ingen roller", sv: "ett tjänstekonto har inga roller", en: "a service account holds no roles" }
    /// Why it does not count.
    UNCOUNTED_UNRELIABLE { nb: "oppføringen i registeret har feil", sv: "posten i registret har fel", en: "the entry in the registry has faults" }
    /// Why it does not count.
    UNCOUNTED_NO_BODY { nb: "{{ area }} finnes ikke i registeret", sv: "{{ area }} finns inte i registret", en: "the registry has no {{ area }}" }
    /// Why it does not count.
    UNCOUNTED_NO_MEMBER { nb: "er ikke medlem av {{ area }}", sv: "är inte medlem av {{ area }}", en: "is no member of {{ area }}" }
    /// Why it does not count.
    UNCOUNTED_NOT_CHAIR { nb: "leder ikke {{ area }}", sv: "leder inte {{ area }}", en: "does not chair {{ area }}" }
    /// Why it does not count.
    UNCOUNTED_OTHER_PARTY { nb: "personen hører til en annen part", sv: "personen hör till en annan part", en: "the person belongs to another party" }
    /// Why it does not count.
    UNCOUNTED_HELD_ELSEWHERE { nb: "rollen gjelder ikke {{ area }}", sv: "rollen gäller inte {{ area }}", en: "the role is not for {{ area }}" }
    /// Why it does not count.
    UNCOUNTED_NO_ROLE { nb: "personen har ikke rollen", sv: "personen har inte rollen", en: "the person does not hold the role" }
    /// Why it does not count.
    UNCOUNTED_EXCLUDED { nb: "den som ber om det eller har skrevet det, kan ikke godkjenne det selv", sv: "den som begär det eller har skrivit det kan inte själv godkänna det", en: "whoever asks for it or wrote it cannot approve it" }
    /// Why it does not count.
    UNCOUNTED_IN_ANOTHER_ROLE { nb: "personen har alt godkjent i en annen rolle", sv: "personen har redan godkänt i en annan roll", en: "the person has approved in another role already" }
    /// Why it does not count.
    UNCOUNTED_WITHDRAWN { nb: "den er trukket tilbake", sv: "det har tagits tillbaka", en: "it was taken back" }
    /// Why it does not count.
    UNCOUNTED_OTHER_ROLE { nb: "den er skrevet i rollen {{ role }}", sv: "det är skrivet i rollen {{ role }}", en: "it is written in the role {{ role }}" }
    /// Why it does not count.
    UNCOUNTED_OTHER_AREA { nb: "den er skrevet for noe annet enn {{ area }}", sv: "det är skrivet för annat än {{ area }}", en: "it is written for something else than {{ area }}" }
    /// Why it does not count.
    UNCOUNTED_NO_SCOPE { nb: "den sier ikke hva den gjelder (`scope`)", sv: "det anger inte vad det gäller (`scope`)", en: "it does not say what it is of (`scope`)" }
    /// Why it does not count.
    UNCOUNTED_UNBOUND { nb: "den sier ikke hvilken versjon av {{ with }} den gjelder (`with`)", sv: "det anger inte vilken version av {{ with }} det gäller (`with`)", en: "it does not say which version of {{ with }} it is of (`with`)" }
    /// Why it does not count.
    UNCOUNTED_OTHER_CONTENT { nb: "den gjelder et annet innhold enn det som står her nå (`digest`)", sv: "det gäller ett annat innehåll än det som står här nu (`digest`)", en: "it is of other content than what is here now (`digest`)" }
    /// Why it does not count.
    UNCOUNTED_OTHER_VERSION { nb: "den gjelder en annen versjon av {{ other }} (`with`)", sv: "det gäller en annan version av {{ other }} (`with`)", en: "it is of another version of {{ other }} (`with`)" }
    /// Why it does not count.
    UNCOUNTED_NO_DIGEST { nb: "den er ikke knyttet til innholdet (`digest`; `vedtak digest` skriver det)", sv: "det är inte knutet till innehållet (`digest`; `vedtak digest` skriver det)", en: "it is not bound to the content (`digest`; `vedtak digest` prints it)" }
    /// Help where the work should have started by now.
    APPROVAL_PASSED_HELP { nb: "{% if whoMay %}er arbeidet ikke begynt, flytt {{ stage }} og det som følger, til etter godkjenningen, som {{ whoMay }} kan gi{% else %}ingen har rollen; registrer en person med den{% endif %}", sv: "{% if whoMay %}om arbetet inte har börjat, flytta {{ stage }} och det som följer till efter godkännandet, som {{ whoMay }} kan ge{% else %}ingen har rollen; registrera en person med den{% endif %}", en: "{% if whoMay %}if the work has not begun, move {{ stage }} and what follows it to after the approval, which {{ whoMay }} may give{% else %}nobody holds the role; register a person who does{% endif %}" }
    /// An approval that was refused.
    APPROVAL_REJECTED { nb: "{{ rejectedBy }} har avslått; avslaget gjelder til den som ga det, godkjenner", sv: "{{ rejectedBy }} har avslagit; avslaget gäller tills den som gav det godkänner", en: "{{ rejectedBy }} rejected; the rejection stands until whoever gave it approves" }
    /// Help for it.
    APPROVAL_REJECTED_HELP { nb: "står avslaget, skriv det i `status`; godkjenner {{ rejectedBy }} likevel, skriv det som en ny linje under `approvals`", sv: "om avslaget står fast, skriv det i `status`; om {{ rejectedBy }} ändå godkänner, skriv det som en ny rad i `approvals`", en: "if the rejection stands, write so in `status`; if {{ rejectedBy }} approves after all, write that as a new line under `approvals`" }
    /// The same where an approval must be signed.
    APPROVAL_REJECTED_HELP_SIGNED { nb: "står avslaget, skriv det i `status`; godkjenner {{ rejectedBy }} likevel, skal det gjøres med {{ command }}", sv: "om avslaget står fast, skriv det i `status`; om {{ rejectedBy }} ändå godkänner ska det göras med {{ command }}", en: "if the rejection stands, write that in `status`; if {{ rejectedBy }} approves after all, that is done by {{ command }}" }
    /// An interval that runs into another's.
    OVERLAP { nb: "{{ interval }} går inn i {{ other }}{% if from %} fra {{ from }}{% endif %}{% if to %} til {{ to }}{% endif %}{% if open %}; {{ open }} mangler{% endif %}", sv: "{{ interval }} går in i {{ other }}{% if from %} från {{ from }}{% endif %}{% if to %} till {{ to }}{% endif %}{% if open %}; {{ open }} saknas{% endif %}", en: "{{ interval }} runs into {{ other }}{% if from %} from {{ from }}{% endif %}{% if to %} to {{ to }}{% endif %}{% if open %}; {{ open }} missing{% endif %}" }
    /// Help for it.
    OVERLAP_HELP { nb: "flytt den ene{% if owner %}, eller be {{ owner }} om skriftlig samtykke{% endif %}", sv: "flytta den ena{% if owner %}, eller be {{ owner }} om skriftligt samtycke{% endif %}", en: "move one of them{% if owner %}, or ask {{ owner }} for consent in writing{% endif %}" }
    /// The further documents whose times an interval runs into, where many are told one by one already.
    OVERLAP_MORE { nb: "{{ interval }} møter tiden til {{ more }} dokumenter til, {{ other }} først; de vises ikke hver for seg", sv: "{{ interval }} möter tiden för {{ more }} dokument till, {{ other }} först; de visas inte var för sig", en: "{{ interval }} meets the times of {{ more }} more documents, {{ other }} first; they are not shown one by one" }
    /// Help for it.
    OVERLAP_MORE_HELP { nb: "rett de andre først; vis så resten med en ny kjøring", sv: "rätta de andra först; visa sedan resten med en ny körning", en: "mend the others first; another run then shows the rest" }
    /// An approval that nobody may give.
    DEADLOCK { nb: "ingen kan gi det som mangler etter {{ rule }}: {{ missing }}", sv: "ingen kan ge det som saknas enligt {{ rule }}: {{ missing }}", en: "nobody may give what {{ rule }} lacks: {{ missing }}" }
    /// Help for it.
    DEADLOCK_HELP { nb: "registrer en person med rollen, eller la en annen enn den som har rollen, bestille", sv: "registrera en person med rollen, eller låt någon annan än den som har rollen beställa", en: "register a person with the role, or let someone else than its holder order" }
}
