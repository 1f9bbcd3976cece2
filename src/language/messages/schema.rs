//! What is said of a value that is not as its schema says.

super::phrases! {
    /// A key is missing in one of our kinds.
    MISSING { nb: "{{ field }} mangler; kreves for {{ kind }}", sv: "{{ field }} saknas; krävs för {{ kind }}", en: "{{ field }} is missing; required in every {{ kind }}" }
    /// A key is missing in a part of a document, or in another kind.
    MISSING_IN { nb: "{{ field }} mangler; kreves i {{ owner }}", sv: "{{ field }} saknas; krävs i {{ owner }}", en: "{{ field }} is missing; required in {{ owner }}" }
    /// One of several keys is missing.
    MISSING_ANY { nb: "{{ fields }} mangler; minst ett av feltene kreves i {{ owner }}", sv: "{{ fields }} saknas; minst ett av fälten krävs i {{ owner }}", en: "{{ fields }} is missing; at least one is required in {{ owner }}" }
    /// Keys that exclude one another.
    NOT_TOGETHER { nb: "{{ fields }} står sammen; skjemaet tillater ikke alle på en gang", sv: "{{ fields }} står tillsammans; schemat tillåter inte alla på en gång", en: "{{ fields }} stand together; the schema does not allow all of them at once" }
    /// A document in a test without the key that it stands under: `place` has it.
    DOCUMENT_BESIDE { nb: "dokumentet står rett i {{ place }}; det må stå under `document`", sv: "dokumentet står direkt i {{ place }}; det ska stå under `document`", en: "the document stands directly in {{ place }}; it must stand under `document`" }
    /// Help for it.
    DOCUMENT_BESIDE_HELP { nb: "skriv `document: {kind: …}`, med alle feltene i dokumentet under `document`", sv: "skriv `document: {kind: …}`, med dokumentets alla fält under `document`", en: "write `document: {kind: …}`, with all fields of the document below `document`" }
    /// A document in a test under a key that is one too many.
    DOCUMENT_TOO_DEEP { nb: "{{ place }} har `document`; her må dokumentet selv stå", sv: "{{ place }} har `document`; här ska själva dokumentet stå", en: "{{ place }} has `document`; the document itself must stand here" }
    /// Help for it.
    DOCUMENT_TOO_DEEP_HELP { nb: "ta bort linjen `document`, og flytt feltene ett nivå ut", sv: "ta bort raden `document` och flytta ut fälten en nivå", en: "remove the line `document`, and move the fields out one level" }
    /// Help for it.
    NOT_TOGETHER_HELP { nb: "fjern ett av feltene", sv: "ta bort ett av fälten", en: "remove one of the fields" }
    /// Keys of which only one may be there.
    ONE_KEY { nb: "{{ fields }} står sammen; bare ett av feltene kan være der", sv: "{{ fields }} står tillsammans; bara ett av fälten får vara där", en: "{{ fields }} stand together; only one of them may be there" }
    /// Help for it.
    ONE_KEY_HELP { nb: "la bare ett av feltene stå", sv: "låt bara ett av fälten stå", en: "keep only one of the fields" }
    /// Help for it.
    MISSING_HELP { nb: "skriv {{ key }} med en verdi", sv: "skriv {{ key }} med ett värde", en: "write {{ key }} with a value" }
    /// Help where the field describes itself.
    MISSING_HELP_EXAMPLE { nb: "skriv for eksempel {{ example }}", sv: "skriv till exempel {{ example }}", en: "write for example {{ example }}" }
    /// Help with the field's values.
    MISSING_HELP_VALUES { nb: "skriv {{ key }} med verdien {{ values }}", sv: "skriv {{ key }} med värdet {{ values }}", en: "write {{ key }} with the value {{ values }}" }
    /// Help with the fields of a field.
    MISSING_HELP_FIELDS { nb: "skriv {{ names }} under {{ key }}", sv: "skriv {{ names }} under {{ key }}", en: "write {{ names }} below {{ key }}" }
    /// Help in the schema's own words.
    MISSING_HELP_OWN { nb: "skriv {{ key }}: {{ asked }}", sv: "skriv {{ key }}: {{ asked }}", en: "write {{ key }}: {{ asked }}" }
    /// A key that the schema does not know.
    UNKNOWN { nb: "{{ owner }} har ikke feltet {{ key }}{% if nearest %}; det nærmeste er {{ nearest }}{% endif %}", sv: "{{ owner }} har inte fältet {{ key }}{% if nearest %}; det närmaste är {{ nearest }}{% endif %}", en: "{{ owner }} has no field {{ key }}{% if nearest %}; the nearest is {{ nearest }}{% endif %}" }
    /// Help with a nearest name.
    UNKNOWN_HELP { nb: "skriv {{ name }}, eller fjern feltet", sv: "skriv {{ name }}, eller ta bort fältet", en: "write {{ name }}, or remove the field" }
    /// Help without one.
    UNKNOWN_HELP_LIST { nb: "{% if names %}bruk et felt som finnes, som {{ names }}, eller fjern det{% else %}fjern feltet{% endif %}{% if command %}; {{ command }} viser alle{% endif %}", sv: "{% if names %}använd ett fält som finns, som {{ names }}, eller ta bort det{% else %}ta bort fältet{% endif %}{% if command %}; {{ command }} visar alla{% endif %}", en: "{% if names %}use a field that exists, such as {{ names }}, or remove it{% else %}remove the field{% endif %}{% if command %}; {{ command }} lists them all{% endif %}" }
    /// Help where a comma ends a text in braces: `quoted`.
    COMMA_HELP { nb: "komma skiller felter i `{…}`; sett hele teksten i anførselstegn: {{ quoted }}", sv: "komma skiljer fält i `{…}`; sätt hela texten inom citattecken: {{ quoted }}", en: "a comma parts fields in `{…}`; put the whole text in quotation marks: {{ quoted }}" }
    /// A key that the schema does not know where the one that was meant is missing.
    MISSPELT { nb: "feltet {{ key }} finnes ikke i {{ owner }}; {{ nearest }} kreves", sv: "fältet {{ key }} finns inte i {{ owner }}; {{ nearest }} krävs", en: "{{ owner }} has no field {{ key }}; {{ nearest }} is required" }
    /// Help for it.
    MISSPELT_HELP { nb: "skriv {{ name }} i stedet for {{ key }}", sv: "skriv {{ name }} i stället för {{ key }}", en: "write {{ name }} instead of {{ key }}" }
    /// A key whose name is not allowed.
    OTHER_KEY { nb: "nøkkelen {{ key }} er ikke blant dem som kan stå i {{ owner }}", sv: "nyckeln {{ key }} är inte bland dem som får stå i {{ owner }}", en: "the key {{ key }} is not among those that may stand in {{ owner }}" }
    /// A key whose name breaks a pattern.
    OTHER_KEY_PATTERN { nb: "{{ owner }} har nøkkelen {{ key }}; navn på nøkler der må passe mønsteret {{ pattern }}", sv: "{{ owner }} har nyckeln {{ key }}; namn på nycklar där ska passa mönstret {{ pattern }}", en: "{{ owner }} has the key {{ key }}; names of keys there must match the pattern {{ pattern }}" }
    /// A key whose name is too short.
    OTHER_KEY_SHORT { nb: "{{ owner }} har nøkkelen {{ key }}; navn på nøkler der må ha minst {{ limit }}", sv: "{{ owner }} har nyckeln {{ key }}; namn på nycklar där ska ha minst {{ limit }}", en: "{{ owner }} has the key {{ key }}; names of keys there must have at least {{ limit }}" }
    /// A key whose name is too long.
    OTHER_KEY_LONG { nb: "{{ owner }} har nøkkelen {{ key }}; navn på nøkler der må ha høyst {{ limit }}", sv: "{{ owner }} har nyckeln {{ key }}; namn på nycklar där ska ha högst {{ limit }}", en: "{{ owner }} has the key {{ key }}; names of keys there must have at most {{ limit }}" }
    /// A key whose name is of another form.
    OTHER_KEY_FORM { nb: "{{ owner }} har nøkkelen {{ key }}; navn på nøkler der må være {{ form }}", sv: "{{ owner }} har nyckeln {{ key }}; namn på nycklar där ska vara {{ form }}", en: "{{ owner }} has the key {{ key }}; names of keys there must be {{ form }}" }
    /// A key whose name is not one of those allowed.
    OTHER_KEY_ONE_OF { nb: "{{ owner }} har nøkkelen {{ key }}; navn på nøkler der må være {{ values }}", sv: "{{ owner }} har nyckeln {{ key }}; namn på nycklar där ska vara {{ values }}", en: "{{ owner }} has the key {{ key }}; names of keys there must be {{ values }}" }
    /// Help for all of them.
    OTHER_KEY_HELP { nb: "gi {{ key }} et annet navn, eller fjern nøkkelen", sv: "ge {{ key }} ett annat namn, eller ta bort nyckeln", en: "give {{ key }} another name, or remove the key" }
    /// A key that is missing, and one that is there and that nothing describes.
    INSTEAD { nb: "{{ field }} mangler, men {{ key }} finnes; kreves i {{ owner }}", sv: "{{ field }} saknas, men {{ key }} finns; krävs i {{ owner }}", en: "{{ field }} is missing, but {{ key }} is there; required in {{ owner }}" }
    /// Help for it.
    INSTEAD_HELP { nb: "skriv {{ name }} i stedet for {{ key }}, eller skriv begge", sv: "skriv {{ name }} i stället för {{ key }}, eller skriv båda", en: "write {{ name }} instead of {{ key }}, or write both" }
    /// A value that is not one of those allowed.
    ONE_OF { nb: "{{ field }} har verdien {{ value }}; den må være {{ values }}", sv: "{{ field }} har värdet {{ value }}; det ska vara {{ values }}", en: "{{ field }} has the value {{ value }}; it must be {{ values }}" }
    /// Help with the nearest value.
    ONE_OF_HELP { nb: "skriv {{ nearest }}", sv: "skriv {{ nearest }}", en: "write {{ nearest }}" }
    /// Help with all values.
    ONE_OF_HELP_ALL { nb: "velg en av: {{ all }}", sv: "välj en av: {{ all }}", en: "choose one of: {{ all }}" }
    /// A value of another type.
    TYPE { nb: "{{ field }} er {{ found }}; det må være {{ types }}", sv: "{{ field }} är {{ found }}; det ska vara {{ types }}", en: "{{ field }} is {{ found }}; it must be {{ types }}" }
    /// Help: a number or truth value where text is asked for.
    TYPE_QUOTE_HELP { nb: "sett verdien i anførselstegn: {{ quoted }}", sv: "sätt värdet inom citattecken: {{ quoted }}", en: "put the value in quotation marks: {{ quoted }}" }
    /// Help: a single value where a list is asked for.
    TYPE_LIST_HELP { nb: "skriv verdien som liste: {{ listed }}", sv: "skriv värdet som en lista: {{ listed }}", en: "write the value as a list: {{ listed }}" }
    /// Help: a null.
    TYPE_NULL_HELP { nb: "skriv en verdi, eller fjern linjen", sv: "skriv ett värde, eller ta bort raden", en: "write a value, or remove the line" }
    /// Help: quotation marks around a number or truth value.
    TYPE_UNQUOTE_HELP { nb: "skriv verdien uten anførselstegn: {{ plain }}", sv: "skriv värdet utan citattecken: {{ plain }}", en: "write the value without quotation marks: {{ plain }}" }
    /// A pattern that does not match.
    PATTERN { nb: "{{ field }} har verdien {{ value }}; den må passe mønsteret {{ pattern }}", sv: "{{ field }} har värdet {{ value }}; det ska passa mönstret {{ pattern }}", en: "{{ field }} has the value {{ value }}; it must match the pattern {{ pattern }}" }
    /// A pattern that does not match, where examples show its form.
    PATTERN_LIKE { nb: "{{ field }} har verdien {{ value }}; den må skrives som {{ form }}", sv: "{{ field }} har värdet {{ value }}; det ska skrivas som {{ form }}", en: "{{ field }} has the value {{ value }}; it must be written like {{ form }}" }
    /// Help with an example of the field.
    EXAMPLE_HELP { nb: "skriv for eksempel {{ example }}", sv: "skriv till exempel {{ example }}", en: "write for example {{ example }}" }
    /// A format.
    FORMAT { nb: "{{ field }} har verdien {{ value }}; den må være {{ form }}", sv: "{{ field }} har värdet {{ value }}; det ska vara {{ form }}", en: "{{ field }} has the value {{ value }}; it must be {{ form }}" }
    /// At least.
    MINIMUM { nb: "{{ field }} er {{ value }}; det må være minst {{ limit }}", sv: "{{ field }} är {{ value }}; det ska vara minst {{ limit }}", en: "{{ field }} is {{ value }}; it must be at least {{ limit }}" }
    /// More than.
    ABOVE { nb: "{{ field }} er {{ value }}; det må være mer enn {{ limit }}", sv: "{{ field }} är {{ value }}; det ska vara mer än {{ limit }}", en: "{{ field }} is {{ value }}; it must be more than {{ limit }}" }
    /// At most.
    MAXIMUM { nb: "{{ field }} er {{ value }}; det må være høyst {{ limit }}", sv: "{{ field }} är {{ value }}; det ska vara högst {{ limit }}", en: "{{ field }} is {{ value }}; it must be at most {{ limit }}" }
    /// Less than.
    BELOW { nb: "{{ field }} er {{ value }}; det må være mindre enn {{ limit }}", sv: "{{ field }} är {{ value }}; det ska vara mindre än {{ limit }}", en: "{{ field }} is {{ value }}; it must be less than {{ limit }}" }
    /// A multiple.
    MULTIPLE_OF { nb: "{{ field }} er {{ value }}; det må være et multiplum av {{ limit }}", sv: "{{ field }} är {{ value }}; det ska vara en multipel av {{ limit }}", en: "{{ field }} is {{ value }}; it must be a multiple of {{ limit }}" }
    /// At least so many characters, items or keys.
    AT_LEAST { nb: "{{ field }} har {{ actual }}; det må være minst {{ limit }}", sv: "{{ field }} har {{ actual }}; det ska vara minst {{ limit }}", en: "{{ field }} has {{ actual }}; there must be at least {{ limit }}" }
    /// Help for a day or time that there is not: `calendar`, what there is.
    UNREAL_HELP { nb: "{{ calendar }}", sv: "{{ calendar }}", en: "{{ calendar }}" }
    /// Help for a value with the number of a person in it.
    PERSONAL_NUMBER_HELP { nb: "fjern det som ser ut som fødselsnummeret til en person, også fra historikken i Git", sv: "ta bort det som ser ut som en persons personnummer, även ur historiken i Git", en: "remove what looks like the personal number of a person, from the history in Git as well" }
    /// Nothing where something must be.
    EMPTY { nb: "{{ field }} har ikke innhold; det må være minst {{ limit }}", sv: "{{ field }} saknar innehåll; det ska vara minst {{ limit }}", en: "{{ field }} has no content; there must be at least {{ limit }}" }
    /// At most so many characters, items or keys.
    AT_MOST { nb: "{{ field }} har {{ actual }}; det må være høyst {{ limit }}", sv: "{{ field }} har {{ actual }}; det ska vara högst {{ limit }}", en: "{{ field }} has {{ actual }}; there must be at most {{ limit }}" }
    /// Two equal items.
    UNIQUE { nb: "{{ field }} har to like elementer; hvert må være der én gang", sv: "{{ field }} har två lika element; varje ska finnas en gång", en: "{{ field }} has two equal items; each must be there once" }
    /// No item as asked for.
    CONTAINS { nb: "{{ field }} mangler et element {% if wanted %}med {{ wanted }}; skjemaet krever ett{% else %}som skjemaet krever{% endif %}", sv: "{{ field }} saknar ett element {% if wanted %}med {{ wanted }}; schemat kräver ett{% else %}som schemat kräver{% endif %}", en: "{{ field }} lacks an item {% if wanted %}with {{ wanted }}; the schema requires one{% else %}that the schema requires{% endif %}" }
    /// Items at the end that the schema does not know.
    FEWER_ITEMS { nb: "{{ field }} har {{ actual }} for mye; skjemaet tillater ikke flere", sv: "{{ field }} har {{ actual }} för mycket; schemat tillåter inte fler", en: "{{ field }} has {{ actual }} too many; the schema allows no more" }
    /// Nothing may stand here.
    NOTHING { nb: "{{ field }} kan ikke stå her", sv: "{{ field }} får inte stå här", en: "{{ field }} must not stand here" }
    /// Not what `not` describes.
    NOT { nb: "{{ field }} har verdien {{ value }}; skjemaet tillater den ikke her", sv: "{{ field }} har värdet {{ value }}; schemat tillåter det inte här", en: "{{ field }} has the value {{ value }}; the schema does not allow it here" }
    /// The same of a list or mapping.
    NOT_CONTENT { nb: "{{ field }} har innhold som skjemaet ikke tillater her", sv: "{{ field }} har innehåll som schemat inte tillåter här", en: "{{ field }} has content that the schema does not allow here" }
    /// More than one alternative.
    ONLY_ONE { nb: "{{ field }} passer flere av alternativene i skjemaet: {{ which }}; det må passe bare ett", sv: "{{ field }} passar flera av schemats alternativ: {{ which }}; det ska passa bara ett", en: "{{ field }} fits several of the schema's alternatives: {{ which }}; it must fit only one" }
    /// The engine gave up.
    UNDECIDED { nb: "{{ field }} kan ikke vurderes: {% if pattern %}mønsteret {{ pattern }}{% else %}et mønster i skjemaet{% endif %} krever for mange forsøk", sv: "{{ field }} kan inte bedömas: {% if pattern %}mönstret {{ pattern }}{% else %}ett mönster i schemat{% endif %} kräver för många försök", en: "{{ field }} cannot be judged: {% if pattern %}the pattern {{ pattern }}{% else %}a pattern of the schema{% endif %} takes too many steps" }
    /// Help for it.
    UNDECIDED_HELP { nb: "skriv mønsteret i skjemaet uten tilbakehenvisninger og nestede gjentakelser", sv: "skriv mönstret i schemat utan bakåtreferenser och nästlade upprepningar", en: "write the schema's pattern without back-references and nested repetitions" }
    /// The alternatives of the schema take too many steps to judge the value.
    TOO_MUCH { nb: "{{ field }} kan ikke vurderes: alternativene i skjemaet krever for mange forsøk", sv: "{{ field }} kan inte bedömas: schemats alternativ kräver för många försök", en: "{{ field }} cannot be judged: the schema's alternatives take too many steps" }
    /// None of the alternatives, which are too many to say more.
    NO_ALTERNATIVE { nb: "{{ field }} passer ikke skjemaet; hvilket alternativ som er nærmest, krever for mange forsøk å finne", sv: "{{ field }} passar inte schemat; vilket alternativ som är närmast kräver för många försök att hitta", en: "{{ field }} does not fit the schema; which alternative is nearest takes too many steps to find" }
    /// Help for both.
    ALTERNATIVES_HELP { nb: "la ett felt med `const` skille alternativene i skjemaet (`anyOf`, `oneOf`) fra hverandre", sv: "låt ett fält med `const` skilja schemats alternativ (`anyOf`, `oneOf`) från varandra", en: "let one field with `const` tell the schema's alternatives (`anyOf`, `oneOf`) apart" }
    /// Anything else.
    OTHER { nb: "{{ field }} er ikke slik skjemaet krever: {{ reason }}", sv: "{{ field }} är inte som schemat kräver: {{ reason }}", en: "{{ field }} is not as the schema requires: {{ reason }}" }
    /// Where an alias or merge key took the value from.
    DEFINED_HERE { nb: "verdien er skrevet her", sv: "värdet är skrivet här", en: "the value is written here" }
    /// The document's top, where a field's name would stand.
    DOCUMENT { nb: "dokumentet", sv: "dokumentet", en: "the document" }

    /// Text.
    STRING { nb: "tekst", sv: "text", en: "text" }
    /// A whole number.
    INTEGER { nb: "et heltall", sv: "ett heltal", en: "a whole number" }
    /// A number.
    NUMBER { nb: "et tall", sv: "ett tal", en: "a number" }
    /// A truth value.
    BOOLEAN { nb: "`true`/`false`", sv: "`true`/`false`", en: "`true`/`false`" }
    /// A mapping.
    OBJECT { nb: "en tilordning (`nøkkel: verdi`)", sv: "en mappning (`nyckel: värde`)", en: "a mapping (`key: value`)" }
    /// A list.
    ARRAY { nb: "en liste", sv: "en lista", en: "a list" }
    /// Nothing.
    NULL { nb: "uten verdi", sv: "utan värde", en: "without a value" }

    /// A date.
    FORMAT_DATE { nb: "en dato", sv: "ett datum", en: "a date" }
    /// An instant.
    FORMAT_INSTANT { nb: "et tidspunkt med tidssone", sv: "en tidpunkt med tidszon", en: "a time with its time zone" }
    /// A time of a plan.
    FORMAT_TIME { nb: "en dato eller et tidspunkt", sv: "ett datum eller en tidpunkt", en: "a date or a time" }
    /// A time zone.
    FORMAT_TIMEZONE { nb: "navnet på en tidssone", sv: "namnet på en tidszon", en: "the name of a time zone" }
    /// A duration.
    FORMAT_DURATION { nb: "en varighet, som `P2D` eller `PT4H`", sv: "en varaktighet, som `P2D` eller `PT4H`", en: "a duration, such as `P2D` or `PT4H`" }
    /// A day that is not in the calendar, such as 30 February.
    FORMAT_REAL_DAY { nb: "en dag som finnes", sv: "en dag som finns", en: "a day that exists" }
    /// A time of day that is on no clock, such as 25:00.
    FORMAT_REAL_TIME { nb: "et tidspunkt som finnes", sv: "en tidpunkt som finns", en: "a time that exists" }
    /// A regular expression.
    FORMAT_REGEX { nb: "et regulært uttrykk", sv: "ett reguljärt uttryck", en: "a regular expression" }
    /// Any other format.
    FORMAT_OTHER { nb: "på formen {{ format }}", sv: "på formen {{ format }}", en: "of the form {{ format }}" }

    /// A regular expression of a schema that cannot be read.
    BAD_PATTERN { nb: "mønsteret {{ pattern }} er ikke et regulært uttrykk; skjemaet kan ikke brukes", sv: "mönstret {{ pattern }} är inte ett reguljärt uttryck; schemat kan inte användas", en: "the pattern {{ pattern }} is not a regular expression; the schema cannot be used" }
    /// Help for it.
    BAD_PATTERN_HELP { nb: "se på klammer, parenteser og skråstreker i mønsteret", sv: "se på klamrar, parenteser och snedstreck i mönstret", en: "look at the brackets, parentheses and backslashes of the pattern" }
    /// A pattern that the engine cannot use, though it is a regular expression.
    UNUSABLE_PATTERN { nb: "mønsteret {{ pattern }} er et regulært uttrykk som vedtak ikke kan bruke", sv: "mönstret {{ pattern }} är ett reguljärt uttryck som vedtak inte kan använda", en: "the pattern {{ pattern }} is a regular expression that vedtak cannot use" }
    /// Help where it refers back to a group by its name.
    NAMED_REFERENCE_HELP { nb: "vis til gruppen med nummeret, for eksempel `\\1`, i stedet for med navnet", sv: "hänvisa till gruppen med numret, till exempel `\\1`, i stället för med namnet", en: "refer to the group by its number, for example `\\1`, rather than by its name" }
    /// Help where it is too large.
    LARGE_PATTERN_HELP { nb: "gjenta store tegnklasser færre ganger, eller begrens lengden med `maxLength`", sv: "upprepa stora teckenklasser färre gånger, eller begränsa längden med `maxLength`", en: "repeat large character classes fewer times, or limit the length by `maxLength`" }
    /// A draft that vedtak does not know.
    UNKNOWN_DRAFT { nb: "{{ reference }} er ikke en kjent utgave av JSON Schema; `$schema` må være en som vedtak har", sv: "{{ reference }} är inte en känd utgåva av JSON Schema; `$schema` ska vara en som vedtak har", en: "{{ reference }} is not a known draft of JSON Schema; `$schema` must be one that vedtak has" }
    /// Help for it.
    UNKNOWN_DRAFT_HELP { nb: "skriv `https://json-schema.org/draft/2020-12/schema`, eller draft 4, 6, 7 eller 2019-09", sv: "skriv `https://json-schema.org/draft/2020-12/schema`, eller draft 4, 6, 7 eller 2019-09", en: "write `https://json-schema.org/draft/2020-12/schema`, or draft 4, 6, 7 or 2019-09" }
    /// A file without a schema.
    NO_SCHEMA { nb: "filen har ikke noe skjema; et skjema er en tilordning (`nøkkel: verdi`)", sv: "filen har inget schema; ett schema är en mappning (`nyckel: värde`)", en: "the file has no schema; a schema is a mapping (`key: value`)" }
    /// Help for it.
    NO_SCHEMA_HELP { nb: "skriv for eksempel `{\"type\": \"object\"}`", sv: "skriv till exempel `{\"type\": \"object\"}`", en: "write for example `{\"type\": \"object\"}`" }
    /// A file with several schemas.
    ONE_SCHEMA { nb: "filen har flere dokumenter; en skjemafil må ha ett skjema", sv: "filen har flera dokument; en schemafil ska ha ett schema", en: "the file has several documents; a schema file must hold one schema" }
    /// Help for it.
    ONE_SCHEMA_HELP { nb: "legg hvert skjema i sin egen fil", sv: "lägg varje schema i en egen fil", en: "put each schema into a file of its own" }
    /// A number in a schema that JSON lacks, such as `.inf`.
    NOT_OF_JSON { nb: "{{ number }} er et tall som JSON ikke har; et skjema kan ikke kreve det", sv: "{{ number }} är ett tal som JSON inte har; ett schema kan inte kräva det", en: "{{ number }} is a number that JSON does not have; a schema cannot ask for it" }
    /// Help for it.
    NOT_OF_JSON_HELP { nb: "skriv et endelig tall, eller sett anførselstegn rundt om det er tekst", sv: "skriv ett ändligt tal, eller sätt citattecken omkring om det är text", en: "write a finite number, or put it into quotation marks if it is text" }
    /// A reference that leads back to itself.
    CIRCLE { nb: "{{ reference }} fører tilbake til seg selv; skjemaet sier dermed ingenting", sv: "{{ reference }} leder tillbaka till sig själv; schemat säger därmed ingenting", en: "{{ reference }} leads back to itself; the schema thereby says nothing" }
    /// Help for it.
    CIRCLE_HELP { nb: "fjern henvisningen, eller la den stå under `properties` eller `items`", sv: "ta bort hänvisningen, eller låt den stå under `properties` eller `items`", en: "remove the reference, or let it stand below `properties` or `items`" }
    /// An address that two schemas give themselves.
    TWO_IDS { nb: "{{ id }} er også adressen til et annet skjema i {{ file }}; hvert skjema må ha sin egen", sv: "{{ id }} är också adressen till ett annat schema i {{ file }}; varje schema ska ha sin egen", en: "{{ id }} is also the address of another schema in {{ file }}; each schema must have its own" }
    /// Help for it.
    TWO_IDS_HELP { nb: "gi det ene skjemaet en annen adresse, eller fjern det", sv: "ge det ena schemat en annan adress, eller ta bort det", en: "give one of the schemas another address, or remove it" }
    /// A mark where a schema describes no value of a document.
    MARKS_NOTHING { nb: "{{ name }} virker ikke her; dette stedet beskriver ikke verdien av et felt", sv: "{{ name }} har ingen verkan här; stället beskriver inte värdet av ett fält", en: "{{ name }} has no effect here; this place does not describe the value of a field" }
    /// Help for it.
    MARKS_NOTHING_HELP { nb: "skriv det der feltet beskrives, under `properties`, `items` eller `then`", sv: "skriv det där fältet beskrivs, under `properties`, `items` eller `then`", en: "write it where the field is described, below `properties`, `items` or `then`" }
    /// `x-ref` at a field whose values name nothing, such as a mapping.
    MARKS_NO_ID { nb: "{{ name }} virker ikke her; typen slipper ikke gjennom noen id som kan nevne et dokument", sv: "{{ name }} har ingen verkan här; typen släpper inte igenom något id som kan nämna ett dokument", en: "{{ name }} has no effect here; the type lets no id through that could name a document" }
    /// Help for it.
    MARKS_NO_ID_HELP { nb: "skriv det ved feltet som har id-en", sv: "skriv det vid fältet som har id:t", en: "write it at the field that has the id" }
    /// `x-phase` elsewhere than at the field `status` of a document.
    PHASES_NOTHING { nb: "{{ name }} virker ikke her; fasen leses av `status` øverst i dokumentet", sv: "{{ name }} har ingen verkan här; fasen läses av `status` överst i dokumentet", en: "{{ name }} has no effect here; the phase is read from `status` at the top of the document" }
    /// Help for it.
    PHASES_NOTHING_HELP { nb: "skriv det ved `status` under `properties`, eller fjern det", sv: "skriv det vid `status` under `properties`, eller ta bort det", en: "write it at `status` below `properties`, or remove it" }
    /// `x-belongs` elsewhere than at a field of a document that names others.
    BELONGS_NOWHERE { nb: "{{ name }} virker ikke her; det gjelder et felt øverst i dokumentet som nevner andre (`x-ref`)", sv: "{{ name }} har ingen verkan här; det gäller ett fält överst i dokumentet som nämner andra (`x-ref`)", en: "{{ name }} has no effect here; it is for a field at the top of the document that names others (`x-ref`)" }
    /// Help for it.
    BELONGS_NOWHERE_HELP { nb: "skriv det ved feltet med `x-ref`, eller fjern det", sv: "skriv det vid fältet med `x-ref`, eller ta bort det", en: "write it at the field with `x-ref`, or remove it" }
    /// Why a schema file is not read: it is a folder, a pipe or a device.
    NO_ORDINARY_FILE { nb: "det er ikke en vanlig fil", sv: "det är inte en vanlig fil", en: "it is not an ordinary file" }
    /// Why a schema file is not read: its size.
    TOO_LARGE { nb: "den er større enn 8 MiB", sv: "den är större än 8 MiB", en: "it is larger than 8 MiB" }
    /// Why a schema file is not read: its encoding.
    OTHER_ENCODING { nb: "den er skrevet i {{ encoding }} og må lagres på nytt som UTF-8", sv: "den är skriven i {{ encoding }} och ska sparas om som UTF-8", en: "it is written in {{ encoding }} and must be saved again as UTF-8" }
    /// In an encoding that nothing tells the name of.
    NOT_UTF8 { nb: "den er ikke UTF-8", sv: "den är inte UTF-8", en: "it is not UTF-8" }
}
