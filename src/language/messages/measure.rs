//! What is said of service levels, and of measures of policies that cannot be used.

super::phrases! {
    /// The availability of a service.
    AVAILABILITY { nb: "tilgjengeligheten i {{ period }} var {{ figure }}; avtalen krever {% if least %}minst {% endif %}{% if most %}høyst {% endif %}{{ bound }}", sv: "tillgängligheten i {{ period }} var {{ figure }}; avtalet kräver {% if least %}minst {% endif %}{% if most %}högst {% endif %}{{ bound }}", en: "availability in {{ period }} was {{ figure }}; the agreement requires {% if least %}at least {% endif %}{% if most %}at most {% endif %}{{ bound }}" }
    /// The same of a period that is not over.
    AVAILABILITY_LOST { nb: "tilgjengeligheten i {{ period }} kan høyst bli {{ figure }}; avtalen krever minst {{ bound }}", sv: "tillgängligheten i {{ period }} kan bli högst {{ figure }}; avtalet kräver minst {{ bound }}", en: "availability in {{ period }} can reach {{ figure }} at most; the agreement requires at least {{ bound }}" }
    /// Help for both: what was lost.
    AVAILABILITY_HELP { nb: "nede i {{ loss }}{% if allowed %}, avtalen tillater {{ allowed }}{% endif %}{% if day %}, mest {{ day }} ({{ dayLoss }}){% endif %}", sv: "nere i {{ loss }}{% if allowed %}, avtalet tillåter {{ allowed }}{% endif %}{% if day %}, mest {{ day }} ({{ dayLoss }}){% endif %}", en: "down for {{ loss }}{% if allowed %}, the agreement allows {{ allowed }}{% endif %}{% if day %}, most on {{ day }} ({{ dayLoss }}){% endif %}" }
    /// Any other figure.
    FIGURE { nb: "{% if kind %}{{ kind }}{% else %}{{ field }}{% endif %}: {{ figure }}{% if period %} i {{ period }}{% endif %}; {% if percentile %}persentil {{ percentile }}{% else %}{% if share %}andelen{% else %}det{% endif %}{% endif %} {{ must }} være {% if least %}minst {% endif %}{% if most %}høyst {% endif %}{{ bound }}", sv: "{% if kind %}{{ kind }}{% else %}{{ field }}{% endif %}: {{ figure }}{% if period %} i {{ period }}{% endif %}; {% if percentile %}percentil {{ percentile }}{% else %}{% if share %}andelen{% else %}det{% endif %}{% endif %} {{ must }} vara {% if least %}minst {% endif %}{% if most %}högst {% endif %}{{ bound }}", en: "{% if kind %}{{ kind }}{% else %}{{ field }}{% endif %}: {{ figure }}{% if period %} in {{ period }}{% endif %}; {% if percentile %}percentile {{ percentile }}{% else %}{% if share %}the share{% else %}it{% endif %}{% endif %} {{ must }} be {% if least %}at least {% endif %}{% if most %}at most {% endif %}{{ bound }}" }
    /// Help for a share.
    SHARE_HELP { nb: "tallene er {{ part }} av {{ whole }}", sv: "siffrorna är {{ part }} av {{ whole }}", en: "the figures are {{ part }} of {{ whole }}" }
    /// Help where there are too few.
    COUNT_HELP { nb: "er noe gjort og ikke ført, før det med tiden da det skjedde", sv: "om något har gjorts och inte förts in, för in det med tiden då det skedde", en: "if something was done and not recorded, record it with the time at which it happened" }
    /// Help where there is too much.
    MOST_HELP { nb: "mest kommer fra {{ contributors }}", sv: "mest kommer från {{ contributors }}", en: "most comes from {{ contributors }}" }
    /// The same where it is only planned.
    PLANNED_HELP { nb: "flytt eller kort ned noe av det som er planlagt, mest i {{ contributors }}", sv: "flytta eller korta något av det som är planerat, mest i {{ contributors }}", en: "move or shorten some of what is planned, most of it in {{ contributors }}" }
    /// Help where the grace after a period is not over.
    GRACE_HELP { nb: "før det som mangler, senest {{ due }}", sv: "för in det som saknas senast {{ due }}", en: "record what is missing by {{ due }}" }
    /// A breach of a period that a record answers.
    ANSWER_PERIOD { nb: "skriv et avvik ({{ kind }}) fra {{ rule }} for {{ document }}; {{ help }}", sv: "skriv en avvikelse ({{ kind }}) från {{ rule }} för {{ document }}; {{ help }}", en: "write a {{ kind }} from {{ rule }} for {{ document }}; {{ help }}" }
    /// Beside a document: what it adds to a figure.
    CONTRIBUTES { nb: "{% if own %}{{ own }}{% if open %} så langt{% endif %}{% if more %}, {% endif %}{% endif %}{% if more %}og {{ more }} til{% endif %}", sv: "{% if own %}{{ own }}{% if open %} hittills{% endif %}{% if more %}, {% endif %}{% endif %}{% if more %}och {{ more }} till{% endif %}", en: "{% if own %}{{ own }}{% if open %} so far{% endif %}{% if more %}, {% endif %}{% endif %}{% if more %}and {{ more }} more{% endif %}" }
    /// A figure of nothing.
    NONE { nb: "ingen", sv: "inga", en: "none" }

    /// A field that a document that counts lacks.
    INPUT_LACKS { nb: "{{ document }} mangler {{ field }}", sv: "{{ document }} saknar {{ field }}", en: "{{ document }} lacks {{ field }}" }
    /// Help for it.
    INPUT_LACKS_HELP { nb: "skriv {{ field }} i {{ document }}", sv: "skriv {{ field }} i {{ document }}", en: "write {{ field }} in {{ document }}" }
    /// An end before its start.
    INPUT_BACKWARDS { nb: "i {{ document }} er {{ field }}, {{ time }}, før {{ start | bare }}", sv: "i {{ document }} är {{ field }}, {{ time }}, före {{ start | bare }}", en: "in {{ document }}, {{ field }}, {{ time }}, is before {{ start | bare }}" }
    /// Help for it.
    INPUT_BACKWARDS_HELP { nb: "rett den av de to som er skrevet feil", sv: "rätta den av de två som är felskriven", en: "correct the one of the two that is written wrongly" }
    /// A document of a period that is not wholly within the one that is measured.
    INPUT_DIVIDED { nb: "{{ document }} gjelder {{ value }}, som ikke ligger helt i {{ period }}", sv: "{{ document }} gäller {{ value }}, som inte ligger helt inom {{ period }}", en: "{{ document }} is for {{ value }}, which is not wholly within {{ period }}" }
    /// Help for it.
    INPUT_DIVIDED_HELP { nb: "skriv ett dokument for hver periode som måles", sv: "skriv ett dokument för varje period som mäts", en: "write one document for each period that is measured" }
    /// A document that may count and cannot be read.
    INPUT_UNREAD { nb: "{{ path }} kan ikke leses, og kan telle med", sv: "{{ path }} kan inte läsas, och kan räknas med", en: "{{ path }} cannot be read, and may count" }
    /// Help for it.
    INPUT_UNREAD_HELP { nb: "rett filen først", sv: "rätta filen först", en: "mend the file first" }
    /// A part that is not from nothing to its whole.
    PART_OF_LESS { nb: "delen er {{ part }} og helheten {{ whole }}", sv: "delen är {{ part }} och helheten {{ whole }}", en: "the part is {{ part }} and the whole {{ whole }}" }
    /// Help for it.
    PART_OF_LESS_HELP { nb: "rett tallene, så delen er fra 0 til helheten", sv: "rätta siffrorna, så att delen är från 0 till helheten", en: "correct the figures, so that the part is from 0 to the whole" }
    /// A value that is no amount.
    NO_AMOUNT { nb: "{{ field }}{% if value %} har verdien {{ value }}{% else %} har ingen verdi{% endif %}; den må være et tall eller en varighet", sv: "{{ field }}{% if value %} har värdet {{ value }}{% else %} har inget värde{% endif %}; det ska vara ett tal eller en varaktighet", en: "{{ field }}{% if value %} has the value {{ value }}{% else %} has no value{% endif %}; it must be a number or a duration" }
    /// Help for it.
    NO_AMOUNT_HELP { nb: "skriv for eksempel `12`, `99.4` eller `PT2H`", sv: "skriv till exempel `12`, `99.4` eller `PT2H`", en: "write for example `12`, `99.4` or `PT2H`" }
    /// Numbers beside lengths of time.
    UNLIKE_AMOUNTS { nb: "verdiene har ulike enheter, eller er for store", sv: "värdena har olika enheter, eller är för stora", en: "the values have different units, or are too large" }
    /// Help for it.
    UNLIKE_AMOUNTS_HELP { nb: "bruk enten tall eller varigheter, og en grense av samme slag", sv: "använd antingen tal eller varaktigheter, och en gräns av samma slag", en: "use either numbers or durations, and a bound of the same sort" }

    /// A measure without a bound, or with several.
    ONE_BOUND { nb: "`measure` må ha én av {{ keys }}", sv: "`measure` ska ha en av {{ keys }}", en: "`measure` must have one of {{ keys }}" }
    /// Help for it.
    ONE_BOUND_HELP { nb: "skriv én, for eksempel `atLeast: 99.9 %`", sv: "skriv en, till exempel `atLeast: 99.9 %`", en: "write one, for example `atLeast: 99.9 %`" }
    /// Documents with several sorts of time.
    ONE_MOMENT { nb: "det kan bare stå én av {{ keys }}", sv: "det får bara stå en av {{ keys }}", en: "there can be only one of {{ keys }}" }
    /// An argument that a figure does not look at.
    NOT_OF_FIGURE { nb: "{{ key }} har ingen virkning her, med figuren {{ figure }}", sv: "{{ key }} har ingen verkan här, med måttet {{ figure }}", en: "{{ key }} has no effect here, with the figure {{ figure }}" }
    /// Help for it.
    NOT_OF_FIGURE_HELP { nb: "fjern {{ key }}", sv: "ta bort {{ key }}", en: "remove {{ key }}" }
    /// A text that is no length of a period.
    NO_LENGTH { nb: "{{ value }} er ikke lengden på en periode", sv: "{{ value }} är inte längden på en period", en: "{{ value }} is not the length of a period" }
    /// `periods` beside a period that a field names.
    PERIODS_OF_FIELD { nb: "`periods` står ved en periode som et felt nevner; den må stå alene", sv: "`periods` står vid en period som ett fält anger; den ska stå ensam", en: "`periods` is beside a period that a field names; it must stand alone" }
    /// Help for it.
    PERIODS_OF_FIELD_HELP { nb: "fjern `periods`", sv: "ta bort `periods`", en: "remove `periods`" }
    /// A period of the calendar for a document that is measured itself.
    PERIOD_OF_ITSELF { nb: "dokumentet måles selv; `period` må være feltet som nevner perioden", sv: "dokumentet mäts självt; `period` ska vara fältet som anger perioden", en: "the document itself is measured; `period` must be the field that names its period" }
    /// Help for it.
    PERIOD_OF_ITSELF_HELP { nb: "fjern `period`, eller skriv for eksempel `period: {field: month}`", sv: "ta bort `period`, eller skriv till exempel `period: {field: month}`", en: "remove `period`, or write for example `period: {field: month}`" }
    /// A number of periods that is none.
    PERIODS_RANGE { nb: "`periods` må være et helt tall fra 1 til {{ most }}", sv: "`periods` ska vara ett heltal från 1 till {{ most }}", en: "`periods` must be a whole number from 1 to {{ most }}" }
    /// A percentile that is none.
    PERCENTILE_RANGE { nb: "`p` må være mer enn 0 og høyst 100", sv: "`p` ska vara mer än 0 och högst 100", en: "`p` must be more than 0 and at most 100" }
    /// A bound in days or months, which have no one length.
    BOUND_OF_DAYS { nb: "grensen er i dager eller måneder; den må være i timer, minutter eller sekunder", sv: "gränsen är i dagar eller månader; den ska vara i timmar, minuter eller sekunder", en: "the bound is in days or months; it must be in hours, minutes or seconds" }
    /// Help for it.
    BOUND_OF_DAYS_HELP { nb: "skriv for eksempel `60 minutes`", sv: "skriv till exempel `60 minutes`", en: "write for example `60 minutes`" }
    /// An expression that gives no amount.
    COUNTS_NOTHING { nb: "uttrykket gir noe annet enn et tall, en varighet eller sant og usant", sv: "uttrycket ger något annat än ett tal, en varaktighet eller sant och falskt", en: "the expression gives something else than a number, a duration, or true and false" }
    /// Help for it, and for a path to several values.
    COUNTS_NOTHING_HELP { nb: "skriv ett felt med et tall, eller et uttrykk som gir det", sv: "skriv ett fält med ett tal, eller ett uttryck som ger det", en: "write one field with a number, or an expression that gives it" }
}
