//! What is said of an expression of a policy that cannot be used, and the words for what its parts are.

super::phrases! {
    /// Too many characters.
    TOO_LONG { nb: "uttrykket er for langt; det må ha høyst {{ most }} tegn", sv: "uttrycket är för långt; det ska ha högst {{ most }} tecken", en: "the expression is too long; it must have at most {{ most }} characters" }
    /// Too many brackets inside one another.
    TOO_DEEP { nb: "for mange klammer står inni hverandre; det må være høyst {{ most }}", sv: "för många klamrar står inuti varandra; det ska vara högst {{ most }}", en: "too many brackets stand inside one another; there must be at most {{ most }}" }
    /// Too many operators.
    TOO_MANY_OPERATORS { nb: "uttrykket har for mange operatorer; det må ha høyst {{ most }}", sv: "uttrycket har för många operatorer; det ska ha högst {{ most }}", en: "the expression has too many operators; it must have at most {{ most }}" }
    /// Too many parts inside one another.
    TOO_TALL { nb: "for mange deler står inni hverandre; det må være høyst {{ most }}", sv: "för många delar står inuti varandra; det ska vara högst {{ most }}", en: "too many parts stand inside one another; there must be at most {{ most }}" }
    /// Too many comprehensions.
    TOO_MANY_COMPREHENSIONS { nb: "uttrykket går gjennom lister for mange ganger; det må være høyst {{ most }}", sv: "uttrycket går igenom listor för många gånger; det ska vara högst {{ most }}", en: "the expression goes through lists too many times; it must be at most {{ most }}" }
    /// Help for what is too large.
    SPLIT_HELP { nb: "gi en del av det et navn med `let`, eller del regelen", sv: "ge en del av det ett namn med `let`, eller dela regeln", en: "name a part of it with `let`, or split the rule" }
    /// A character that begins nothing.
    UNKNOWN_CHARACTER { nb: "{{ character }} har ingen betydning her", sv: "{{ character }} har ingen betydelse här", en: "{{ character }} has no meaning here" }
    /// Help for it.
    UNKNOWN_CHARACTER_HELP { nb: "fjern tegnet, eller sett teksten i anførselstegn", sv: "ta bort tecknet, eller sätt texten inom citattecken", en: "remove the character, or put the text in quotation marks" }
    /// A text without its end.
    UNCLOSED_TEXT { nb: "teksten mangler anførselstegnet på slutten", sv: "texten saknar citattecknet på slutet", en: "the text has no closing quotation mark" }
    /// Help for it.
    UNCLOSED_TEXT_HELP { nb: "skriv det samme anførselstegnet der teksten slutter", sv: "skriv samma citattecken där texten slutar", en: "write the same quotation mark where the text ends" }
    /// An escape that there is not.
    NO_ESCAPE { nb: "{{ escape }} er ikke en kjent tegnkode", sv: "{{ escape }} är inte en känd teckenkod", en: "{{ escape }} is not a known escape" }
    /// Help for it.
    NO_ESCAPE_HELP { nb: "skriv `\\\\` for en omvendt skråstrek", sv: "skriv `\\\\` för ett omvänt snedstreck", en: "write `\\\\` for a backslash" }
    /// Digits that are no number.
    NO_NUMBER { nb: "{{ number }} er ikke et tall på 64 bit", sv: "{{ number }} är inte ett tal på 64 bitar", en: "{{ number }} is not a number of 64 bits" }
    /// A closing bracket without its opening one.
    UNOPENED { nb: "{{ bracket }} lukker ingenting", sv: "{{ bracket }} stänger ingenting", en: "{{ bracket }} closes nothing" }
    /// Help for it.
    UNOPENED_HELP { nb: "fjern klammen, eller skriv den som åpner", sv: "ta bort klammern, eller skriv den som öppnar", en: "remove the bracket, or write the one that opens" }
    /// An opening bracket without its closing one.
    UNCLOSED { nb: "klammen lukkes aldri; den må lukkes med {{ bracket }}", sv: "klammern stängs aldrig; den ska stängas med {{ bracket }}", en: "this bracket is never closed; it must be closed by {{ bracket }}" }
    /// Something in the place of something else.
    UNEXPECTED { nb: "{{ found }} står der det må stå {{ expected }}", sv: "{{ found }} står där det ska stå {{ expected }}", en: "{{ found }} stands where {{ expected }} must stand" }
    /// The end in the place of something else.
    UNEXPECTED_END { nb: "uttrykket slutter der det må stå {{ expected }}", sv: "uttrycket slutar där det ska stå {{ expected }}", en: "the expression ends where {{ expected }} must stand" }
    /// An operator of another language.
    ELSEWHERE { nb: "{{ operator }} er ikke en operator i CEL", sv: "{{ operator }} är inte en operator i CEL", en: "{{ operator }} is not an operator of CEL" }
    /// A field with a hyphen, read as a minus.
    HYPHEN { nb: "bindestreken i {{ field }} leses som et minustegn", sv: "bindestrecket i {{ field }} läses som ett minustecken", en: "the hyphen in {{ field }} is read as a minus" }
    /// A word that the language keeps for itself.
    RESERVED { nb: "{{ word }} er et reservert ord i CEL", sv: "{{ word }} är ett reserverat ord i CEL", en: "{{ word }} is a reserved word of CEL" }
    /// Help for it.
    RESERVED_HELP { nb: "skriv et annet navn; som felt kan {{ field }} brukes", sv: "skriv ett annat namn; som fält får {{ field }} användas", en: "write another name; as a field, {{ field }} is fine" }
    /// A part of CEL that policies have no use for.
    UNSUPPORTED { nb: "{{ what }} i CEL kan ikke brukes i regelsett", sv: "{{ what }} i CEL får inte användas i regeluppsättningar", en: "{{ what }} of CEL must not be used in policies" }
    /// Bytes.
    BYTES { nb: "byte-tekster", sv: "bytetexter", en: "bytes" }
    /// Numbers without a sign.
    UNSIGNED { nb: "tall uten fortegn", sv: "tal utan förtecken", en: "unsigned numbers" }
    /// Messages, of which CEL makes mappings with a type.
    MESSAGES { nb: "meldinger", sv: "meddelanden", en: "messages" }
    /// A function that values of this type do not have.
    NO_METHOD { nb: "{{ of }} har ikke funksjonen {{ name }}", sv: "{{ of }} har inte funktionen {{ name }}", en: "{{ of }} has no function {{ name }}" }
    /// A kind that is not written as a text.
    KIND_NOT_WRITTEN { nb: "dokumenttypen i {{ function }} regnes ut; den må skrives ut som tekst", sv: "dokumenttypen i {{ function }} räknas ut; den ska skrivas ut som text", en: "the kind of {{ function }} is computed; it must be written out as a text" }
    /// A field that a kind does not have.
    NO_FIELD { nb: "{{ of }} har ikke feltet {{ field }}{% if others %}, i motsetning til {{ others }}{% endif %}", sv: "{{ of }} har inte fältet {{ field }}{% if others %}, till skillnad från {{ others }}{% endif %}", en: "{{ of }} has no field {{ field }}{% if others %}, unlike {{ others }}{% endif %}" }
    /// Help where other kinds have it.
    NO_FIELD_HELP { nb: "snevre inn delen til dem som har det, med {{ kinds }}", sv: "begränsa delen till dem som har det, med {{ kinds }}", en: "narrow the part to those that have it, with {{ kinds }}" }
    /// A field that may be absent.
    UNCERTAIN { nb: "{{ path }} kan mangle i {{ of }}", sv: "{{ path }} kan saknas i {{ of }}", en: "{{ path }} may be missing in {{ of }}" }
    /// Help for it.
    UNCERTAIN_HELP { nb: "skriv {{ proposal }}, eller spør `has(…) &&` først", sv: "skriv {{ proposal }}, eller fråga `has(…) &&` först", en: "write {{ proposal }}, or ask `has(…) &&` before" }
    /// A value that may be null.
    MAY_BE_NULL { nb: "{{ path }} kan være `null`", sv: "{{ path }} kan vara `null`", en: "{{ path }} may be `null`" }
    /// Help for it.
    MAY_BE_NULL_HELP { nb: "spør {{ test }} først", sv: "fråga {{ test }} först", en: "ask {{ test }} before" }
    /// A field of something that has none.
    NO_MAPPING { nb: "{{ path }} er {{ found }}, som ikke har felter", sv: "{{ path }} är {{ found }}, som inte har fält", en: "{{ path }} is {{ found }}, which has no fields" }
    /// `value()` of what may hold nothing.
    MAY_BE_EMPTY { nb: "`value()` står etter noe som kan mangle", sv: "`value()` står efter något som kan saknas", en: "`value()` stands after what may hold nothing" }
    /// Help for it.
    MAY_BE_EMPTY_HELP { nb: "skriv `.orValue(…)`, eller spør `.hasValue() &&` først", sv: "skriv `.orValue(…)`, eller fråga `.hasValue() &&` först", en: "write `.orValue(…)`, or ask `.hasValue() &&` before" }
    /// A text that is not one of those that the other side can be.
    UNKNOWN_VALUE { nb: "{{ value }} er ikke blant verdiene her: {{ values }}", sv: "{{ value }} är inte bland värdena här: {{ values }}", en: "{{ value }} is none of the values here: {{ values }}" }
    /// A comparison of what is never equal.
    NEVER_EQUAL { nb: "{{ left }} og {{ right }} er aldri like", sv: "{{ left }} och {{ right }} är aldrig lika", en: "{{ left }} and {{ right }} are never equal" }
    /// A comparison with null of what is never null.
    NEVER_NULL { nb: "{{ found }} er aldri `null`", sv: "{{ found }} är aldrig `null`", en: "{{ found }} is never `null`" }
    /// Help for it.
    NEVER_NULL_HELP { nb: "spør `has(…)`: et felt uten verdi regnes som manglende", sv: "fråga `has(…)`: ett fält utan värde räknas som saknat", en: "ask `has(…)`: a field without a value counts as absent" }
    /// A time compared with a text.
    TIME_AS_TEXT { nb: "et tidspunkt sammenlignes med en tekst; begge må være tidspunkter", sv: "en tidpunkt jämförs med en text; båda ska vara tidpunkter", en: "a time is compared with a text; both must be times" }
    /// Help for it.
    TIME_AS_TEXT_HELP { nb: "skriv den andre siden som `timestamp(\"2026-12-08T00:00:00Z\")`", sv: "skriv den andra sidan som `timestamp(\"2026-12-08T00:00:00Z\")`", en: "write the other side as `timestamp(\"2026-12-08T00:00:00Z\")`" }
    /// A duration compared with a text.
    DURATION_AS_TEXT { nb: "en varighet sammenlignes med en tekst; begge må være varigheter", sv: "en varaktighet jämförs med en text; båda ska vara varaktigheter", en: "a duration is compared with a text; both must be durations" }
    /// Help for it.
    DURATION_AS_TEXT_HELP { nb: "skriv den andre siden som `duration(\"2h\")`", sv: "skriv den andra sidan som `duration(\"2h\")`", en: "write the other side as `duration(\"2h\")`" }
    /// A version compared with a text.
    VERSION_AS_TEXT { nb: "en versjon sammenlignes med en tekst; begge må være versjoner", sv: "en version jämförs med en text; båda ska vara versioner", en: "a version is compared with a text; both must be versions" }
    /// Help for it.
    VERSION_AS_TEXT_HELP { nb: "skriv den andre siden som `version(\"1.10\")`", sv: "skriv den andra sidan som `version(\"1.10\")`", en: "write the other side as `version(\"1.10\")`" }
    /// An operator between values that it is not for.
    OPERANDS { nb: "{{ operator }} kan ikke stå mellom {{ left }} og {{ right }}", sv: "{{ operator }} får inte stå mellan {{ left }} och {{ right }}", en: "{{ operator }} must not stand between {{ left }} and {{ right }}" }
    /// Help for `in`.
    IN_HELP { nb: "skriv `… in [x].flatten()` der `x` kan være én verdi eller en liste", sv: "skriv `… in [x].flatten()` där `x` kan vara ett värde eller en lista", en: "write `… in [x].flatten()` where `x` may be one value or a list" }
    /// A part of another type than it must be, perhaps `for` a function.
    EXPECTED { nb: "dette er {{ found }}; det må være {{ expected }}{% if function %} for {{ function }}{% endif %}", sv: "detta är {{ found }}; det ska vara {{ expected }}{% if function %} för {{ function }}{% endif %}", en: "this is {{ found }}; it must be {{ expected }}{% if function %} for {{ function }}{% endif %}" }
    /// A call with the wrong number of arguments.
    ARGUMENTS { nb: "{{ function }} tar {% if least %}{{ least }} til {% endif %}{{ most }}, ikke {{ found }}", sv: "{{ function }} tar {% if least %}{{ least }} till {% endif %}{{ most }}, inte {{ found }}", en: "{{ function }} takes {% if least %}{{ least }} to {% endif %}{{ most }}, not {{ found }}" }
    /// An argument of the wrong type.
    ARGUMENT { nb: "argument {{ position }} i {{ function }} er {{ found }}; det må være {{ expected }}", sv: "argument {{ position }} i {{ function }} är {{ found }}; det ska vara {{ expected }}", en: "argument {{ position }} of {{ function }} is {{ found }}; it must be {{ expected }}" }
    /// A part of a time without a time zone.
    NO_ZONE { nb: "{{ function }} mangler tidssone; et tidspunkt har ingen egen", sv: "{{ function }} saknar tidszon; en tidpunkt har ingen egen", en: "{{ function }} lacks a time zone; a time has none of its own" }
    /// Help for it.
    NO_ZONE_HELP { nb: "nevn tidssonen: {{ example }}", sv: "ange tidszonen: {{ example }}", en: "name the zone: {{ example }}" }
    /// A place in a text for `format` that is none.
    NO_CLAUSE { nb: "{{ clause }} er ikke en plass for en verdi i `format`", sv: "{{ clause }} är inte en plats för ett värde i `format`", en: "{{ clause }} is not a place for a value in `format`" }
    /// Help for it.
    NO_CLAUSE_HELP { nb: "skriv `%s` for en verdi, `%%` for et prosenttegn", sv: "skriv `%s` för ett värde, `%%` för ett procenttecken", en: "write `%s` for a value, `%%` for a percent sign" }
    /// A text for `format` with more or fewer places than there are values.
    MISCOUNTED { nb: "teksten har plass til {{ clauses }}, listen har {{ values }}; det må være like mange", sv: "texten har plats för {{ clauses }}, listan har {{ values }}; det ska vara lika många", en: "the text has places for {{ clauses }}, the list has {{ values }}; there must be as many" }
    /// A glob that is none.
    BAD_GLOB { nb: "mønsteret {{ glob }} kan ikke leses", sv: "mönstret {{ glob }} går inte att läsa", en: "the pattern {{ glob }} cannot be read" }
    /// A glob that is not written as a text.
    GLOB_NOT_WRITTEN { nb: "mønsteret regnes ut; det må skrives ut som tekst", sv: "mönstret räknas ut; det ska skrivas ut som text", en: "the pattern is computed; it must be written out as a text" }
    /// Two variables of a comprehension with one name.
    SAME_VARIABLE { nb: "begge variablene heter {{ name }}; de må ha hvert sitt navn", sv: "båda variablerna heter {{ name }}; de ska ha var sitt namn", en: "both variables are called {{ name }}; each must have its own name" }
    /// `has()` of something else than a field.
    NOT_FIELD { nb: "argumentet til {{ function }} er ikke et felt; det må være et felt, som `doc.title`", sv: "argumentet till {{ function }} är inte ett fält; det ska vara ett fält, som `doc.title`", en: "the argument of {{ function }} is not a field; it must be one, such as `doc.title`" }
    /// A comprehension whose variable is not a plain name.
    NOT_VARIABLE { nb: "det første argumentet i {{ function }} er ikke et navn; det må være et nytt navn", sv: "det första argumentet i {{ function }} är inte ett namn; det ska vara ett nytt namn", en: "the first argument of {{ function }} is not a name; it must be a new name" }
    /// Help for it.
    NOT_VARIABLE_HELP { nb: "skriv for eksempel {{ example }}", sv: "skriv till exempel {{ example }}", en: "write for example {{ example }}" }
    /// A literal that cannot be read.
    NOT_READABLE { nb: "{{ text }} er ikke {{ expected }}", sv: "{{ text }} är inte {{ expected }}", en: "{{ text }} is not {{ expected }}" }
    /// A regular expression that cannot be used, for the engine's reason.
    BAD_PATTERN { nb: "det regulære uttrykket kan ikke brukes: {{ reason }}", sv: "det reguljära uttrycket kan inte användas: {{ reason }}", en: "the regular expression cannot be used: {{ reason }}" }
    /// A regular expression that is not written as a text.
    PATTERN_NOT_WRITTEN { nb: "det regulære uttrykket regnes ut; det må skrives ut, så det kan kontrolleres", sv: "det reguljära uttrycket räknas ut; det ska skrivas ut, så att det kan kontrolleras", en: "the regular expression is computed; it must be written out, so that it can be checked" }

    /// An operator or the end.
    OPERATOR_OR_END { nb: "en operator eller slutten", sv: "en operator eller slutet", en: "an operator or the end" }
    /// A field's name.
    FIELD_NAME { nb: "navnet på et felt", sv: "namnet på ett fält", en: "a field's name" }
    /// An argument.
    AN_ARGUMENT { nb: "et argument", sv: "ett argument", en: "an argument" }
    /// A name.
    A_NAME { nb: "et navn", sv: "ett namn", en: "a name" }

    /// A colon.
    COLON { nb: "`:`", sv: "`:`", en: "`:`" }
    /// A colon and what follows it.
    COLON_AND_VALUE { nb: "`:` og verdien", sv: "`:` och värdet", en: "`:` and the value" }
    /// The start of arguments.
    OPENING { nb: "`(`", sv: "`(`", en: "`(`" }
    /// The end of arguments, or the next of them.
    COMMA_OR_CLOSING { nb: "`,` eller `)`", sv: "`,` eller `)`", en: "`,` or `)`" }
    /// The end of a group.
    CLOSING_OR_OPERATOR { nb: "`)` eller en operator", sv: "`)` eller en operator", en: "`)` or an operator" }
    /// The end of an index.
    SQUARE { nb: "`]`", sv: "`]`", en: "`]`" }
    /// The end of a list, or its next item.
    COMMA_OR_SQUARE { nb: "`,` eller `]`", sv: "`,` eller `]`", en: "`,` or `]`" }
    /// The end of a mapping, or its next key.
    COMMA_OR_BRACE { nb: "`,` eller `}`", sv: "`,` eller `}`", en: "`,` or `}`" }

    /// Any value.
    A_VALUE { nb: "en verdi", sv: "ett värde", en: "a value" }
    /// Null.
    NULL { nb: "`null`", sv: "`null`", en: "`null`" }
    /// True or false.
    A_BOOLEAN { nb: "en sannhetsverdi", sv: "ett sanningsvärde", en: "a boolean" }
    /// A whole number.
    A_WHOLE_NUMBER { nb: "et heltall", sv: "ett heltal", en: "a whole number" }
    /// Any number.
    A_NUMBER { nb: "et tall", sv: "ett tal", en: "a number" }
    /// A number with decimals.
    A_DECIMAL { nb: "et desimaltall", sv: "ett decimaltal", en: "a number with decimals" }
    /// A text.
    A_TEXT { nb: "en tekst", sv: "en text", en: "a text" }
    /// One certain text.
    THE_TEXT { nb: "teksten {{ value }}", sv: "texten {{ value }}", en: "the text {{ value }}" }
    /// One of the texts that a schema lists.
    A_WORD { nb: "et av ordene {{ values }}", sv: "ett av orden {{ values }}", en: "one of the words {{ values }}" }
    /// A day or an instant.
    A_TIME { nb: "et tidspunkt", sv: "en tidpunkt", en: "a time" }
    /// A length of time.
    A_DURATION { nb: "en varighet", sv: "en varaktighet", en: "a duration" }
    /// A version.
    A_VERSION { nb: "en versjon", sv: "en version", en: "a version" }
    /// A version as it is written.
    A_VERSION_LITERAL { nb: "en versjon, som `1.10.2`", sv: "en version, som `1.10.2`", en: "a version, such as `1.10.2`" }
    /// A list.
    A_LIST { nb: "en liste", sv: "en lista", en: "a list" }
    /// A list of texts.
    TEXTS { nb: "en liste med tekster", sv: "en lista med texter", en: "a list of texts" }
    /// A list of times.
    TIMES { nb: "en liste med tidspunkter", sv: "en lista med tidpunkter", en: "a list of times" }
    /// A list of what can be added up.
    NUMBERS { nb: "en liste med tall eller varigheter av samme type", sv: "en lista med tal eller varaktigheter av samma typ", en: "a list of numbers or durations of one type" }
    /// A list of what has an order.
    ORDERED { nb: "en liste med verdier som har en rekkefølge", sv: "en lista med värden som har en ordning", en: "a list of values that have an order" }
    /// A mapping.
    A_MAPPING { nb: "en tilordning", sv: "en mappning", en: "a mapping" }
    /// A mapping of one of some kinds.
    A_MAPPING_OF { nb: "en tilordning ({{ kinds }})", sv: "en mappning ({{ kinds }})", en: "a mapping ({{ kinds }})" }
    /// A value of a type that may be absent.
    MAYBE { nb: "{{ of }} som kan mangle", sv: "{{ of }} som kan saknas", en: "{{ of }} that may be absent" }
    /// Any value that may be absent.
    MAYBE_VALUE { nb: "en verdi som kan mangle", sv: "ett värde som kan saknas", en: "a value that may be absent" }
    /// A value without parts.
    A_SCALAR { nb: "en sannhetsverdi, et tall, en tekst, et tidspunkt eller en varighet", sv: "ett sanningsvärde, ett tal, en text, en tidpunkt eller en varaktighet", en: "a boolean, a number, a text, a time or a duration" }
    /// A list or a mapping.
    LIST_OR_MAPPING { nb: "en liste eller en tilordning", sv: "en lista eller en mappning", en: "a list or a mapping" }
    /// No value.
    NO_VALUE { nb: "ingen verdi", sv: "inget värde", en: "no value" }
    /// A time with its offset.
    A_TIMESTAMP { nb: "et tidspunkt med tidssone, som `2026-12-08T18:00:00+01:00`", sv: "en tidpunkt med tidszon, som `2026-12-08T18:00:00+01:00`", en: "a time with its offset, such as `2026-12-08T18:00:00+01:00`" }
    /// A duration as expressions write it.
    A_DURATION_LITERAL { nb: "en varighet, som `2h30m`", sv: "en varaktighet, som `2h30m`", en: "a duration, such as `2h30m`" }
}
