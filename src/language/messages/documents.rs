//! What is said of documents among one another.

super::phrases! {
    /// A time of something that happened, ahead of the clock.
    BACKDATED { nb: "{{ field }} er {{ when }}, som ligger fram i tid; bare det som har skjedd, kan stå der", sv: "{{ field }} är {{ when }}, som ligger framåt i tiden; bara det som har skett kan stå där", en: "{{ field }} is {{ when }}, which lies ahead; only what has happened can stand there" }
    /// Help for it.
    BACKDATED_HELP { nb: "ta det bort til det har skjedd, og skriv da når; er datoen skrevet feil, rett den", sv: "ta bort det tills det har skett, och skriv då när; om datumet är felskrivet, rätta det", en: "remove it until it has happened, and then write when it did; if the date is mistyped, correct it" }
    /// Help where the status says that the work is done.
    BACKDATED_HELP_SIGNED { nb: "fjern oppføringen, og la den som signerte, kjøre `vedtak approve` på nytt; med en annen tid teller ikke signaturen", sv: "ta bort posten och låt den som signerade köra `vedtak approve` igen; med en annan tid räknas inte signaturen", en: "remove the entry, and have whoever signed it run `vedtak approve` again; with another time the signature does not count" }
    /// Help where the work is said to be done.
    BACKDATED_HELP_DONE { nb: "ta det bort til det har skjedd, og rett `status`, som sier at det er gjort; er datoen skrevet feil, rett den", sv: "ta bort det tills det har skett, och rätta `status`, som säger att det är gjort; om datumet är felskrivet, rätta det", en: "remove it until it has happened, and correct `status`, which says that it is done; if the date is mistyped, correct it" }
    /// What is written long after it is said to have happened.
    WRITTEN_LATE { nb: "{{ field }} er {{ when }}, og Git så det først {{ seen }}; det som har skjedd, bør skrives innen 30 dager", sv: "{{ field }} är {{ when }}, och Git såg det först {{ seen }}; det som har skett bör skrivas inom 30 dagar", en: "{{ field }} is {{ when }}, and Git first saw it on {{ seen }}; what has happened should be written within 30 days" }
    /// Help for it.
    WRITTEN_LATE_HELP { nb: "la tiden stå hvis den er riktig; da framgår det hvor sent den ble skrevet", sv: "låt tiden stå om den stämmer; då framgår det hur sent den skrevs", en: "leave the time if it is right; it then shows how late it was written" }
    /// A kind that nobody knows.
    UNKNOWN_KIND { nb: "dokumenttypen {{ kind }} er ukjent{% if nearest %}; den nærmeste er {{ nearest }}{% endif %}", sv: "dokumenttypen {{ kind }} är okänd{% if nearest %}; den närmaste är {{ nearest }}{% endif %}", en: "the kind {{ kind }} is not known{% if nearest %}; the nearest is {{ nearest }}{% endif %}" }
    /// Help with a nearest kind.
    UNKNOWN_KIND_HELP { nb: "skriv {{ nearest }}", sv: "skriv {{ nearest }}", en: "write {{ nearest }}" }
    /// Help without one.
    UNKNOWN_KIND_HELP_LIST { nb: "bruk en av vedtaks dokumenttyper, eller gi filen en med `documents` i vedtak.yaml", sv: "använd en av vedtaks dokumenttyper, eller ge filen en med `documents` i vedtak.yaml", en: "use one of vedtak's kinds, or give the file one with `documents` in vedtak.yaml" }
    /// A document of a kind of the project's own that has the fields of a kind of ours with nearly that name.
    CONFUSED_KIND { nb: "dokumenttypen {{ kind }} er prosjektets egen, men feltene er de av {{ nearest }}", sv: "dokumenttypen {{ kind }} är projektets egen, men fälten är de av {{ nearest }}", en: "the kind {{ kind }} is the project's own, but the fields are those of {{ nearest }}" }
    /// Help for it.
    CONFUSED_KIND_HELP { nb: "skriv {{ nearest }}, eller ta filen med i `documents` der {{ kind }} står", sv: "skriv {{ nearest }}, eller ta med filen i `documents` där {{ kind }} står", en: "write {{ nearest }}, or take the file into `documents` where {{ kind }} stands" }
    /// No kind at all.
    NO_KIND { nb: "dokumenttype (`kind`) mangler; uten den kan dokumentet ikke vurderes", sv: "dokumenttyp (`kind`) saknas; utan den kan dokumentet inte bedömas", en: "kind (`kind`) is missing; without it the document cannot be judged" }
    /// Two documents with one id.
    DUPLICATE_ID { nb: "{{ what }} {{ id }} finnes to ganger; en id kan bare brukes én gang", sv: "{{ what }} {{ id }} finns två gånger; ett id får bara användas en gång", en: "{{ what }} {{ id }} is there twice; an id must be used only once" }
    /// Help for it.
    DUPLICATE_ID_HELP { nb: "gi det ene dokumentet en ny id; det andre står i {{ other }}", sv: "ge det ena dokumentet ett nytt id; det andra står i {{ other }}", en: "give one of the documents a new id; the other is in {{ other }}" }
    /// Help where a file is called after an id that is free: `file`, `free`.
    DUPLICATE_ID_HELP_FREE { nb: "gi dokumentet i {{ file }} id-en {{ free }}, som filen er kalt etter; det andre står i {{ other }}", sv: "ge dokumentet i {{ file }} id {{ free }}, som filen är döpt efter; det andra står i {{ other }}", en: "give the document in {{ file }} the id {{ free }}, after which the file is named; the other is in {{ other }}" }
    /// The label at the first.
    FIRST_ID { nb: "brukt først her", sv: "används först här", en: "used here first" }
    /// A document without the id that its kind has: `key`.
    NO_ID { nb: "id-en ({{ key }}) mangler; uten den skiller ingenting dokumentet fra andre", sv: "id ({{ key }}) saknas; utan det skiljer inget dokumentet från andra", en: "the id ({{ key }}) is missing; without it nothing tells the document from others" }
    /// Help for it.
    NO_ID_HELP { nb: "skriv {{ key }}, eller rett `id` i oppføringen i {{ file }}", sv: "skriv {{ key }}, eller rätta `id` i posten i {{ file }}", en: "write {{ key }}, or correct `id` of the entry in {{ file }}" }
    /// An id that is a list, a mapping, null or empty: `key`.
    NO_TEXT_AS_ID { nb: "id-en ({{ key }}) må være en tekst eller et tall, og ikke tom", sv: "id ({{ key }}) ska vara en text eller ett tal, och inte tomt", en: "the id ({{ key }}) must be a text or a number, and not empty" }
    /// Help for it.
    NO_TEXT_AS_ID_HELP { nb: "skriv id-en som én tekst, eller rett `id` i oppføringen i {{ file }}", sv: "skriv id som en text, eller rätta `id` i posten i {{ file }}", en: "write the id as one text, or correct `id` of the entry in {{ file }}" }
    /// A policy that is named by itself and that no service lists.
    LISTED_NOWHERE { nb: "ingen tjeneste har {{ policy }} i sin `policies`; regelsettet gjelder ikke for noe", sv: "ingen tjänst har {{ policy }} i sin `policies`; regeluppsättningen gäller inte för något", en: "no service has {{ policy }} in its `policies`; the policy governs nothing" }
    /// Help for it.
    LISTED_NOWHERE_HELP { nb: "skriv {{ policy }} i `policies` til tjenesten det gjelder, eller fjern linjen", sv: "skriv {{ policy }} i `policies` för tjänsten som avses, eller ta bort raden", en: "write {{ policy }} in `policies` of the service that is meant, or remove the line" }
    /// Help where it is a pattern or folder that takes it.
    LISTED_NOWHERE_HELP_FILE { nb: "skriv {{ policy }} i `policies` til tjenesten det gjelder, eller fjern regelsettet", sv: "skriv {{ policy }} i `policies` för tjänsten som avses, eller ta bort regeluppsättningen", en: "write {{ policy }} in `policies` of the service that is meant, or remove the policy" }
    /// A service that lists a policy whose `applies` does not hold for it.
    APPLIES_NOT { nb: "`applies` i {{ policy }} stemmer ikke for tjenesten {{ service }}, som regelsettet ikke gjelder for", sv: "`applies` i {{ policy }} stämmer inte för tjänsten {{ service }}, som regeluppsättningen inte gäller för", en: "`applies` of {{ policy }} does not hold for the service {{ service }}, which it does not govern" }
    /// Help for it.
    APPLIES_NOT_HELP { nb: "rett `applies` eller tjenestens registerdokument, eller fjern {{ policy }} her", sv: "rätta `applies` eller tjänstens registerdokument, eller ta bort {{ policy }} här", en: "correct `applies` or the service's registry document, or remove {{ policy }} here" }
    /// A policy or calendar in a file that the configuration does not name among the policies.
    NOT_TAKEN { nb: "{{ kind }} {{ id }} er ikke i kraft; `policies` nevner ikke filen", sv: "{{ kind }} {{ id }} är inte i kraft; `policies` nämner inte filen", en: "{{ kind }} {{ id }} is not in force; `policies` does not name its file" }
    /// Help for it.
    NOT_TAKEN_HELP { nb: "føy {{ path }} til `policies` i {{ file }}, eller fjern dokumentet", sv: "lägg till {{ path }} i `policies` i {{ file }}, eller ta bort dokumentet", en: "add {{ path }} to `policies` of {{ file }}, or remove the document" }
    /// A pattern or folder of the configuration that names nothing.
    MATCHES_NOTHING { nb: "{{ path }} treffer ingen fil i prosjektet", sv: "{{ path }} träffar ingen fil i projektet", en: "{{ path }} matches no file of the project" }
    /// A folder of the configuration in whose place a file lies.
    FILE_FOR_FOLDER { nb: "{{ path }} skal være en mappe, men der ligger en fil; ingen dokumenter blir lest derfra", sv: "{{ path }} ska vara en mapp, men där ligger en fil; inga dokument läses därifrån", en: "{{ path }} must be a folder, yet a file lies there; no documents are read from it" }
    /// Help for it.
    FILE_FOR_FOLDER_HELP { nb: "legg mappen der i stedet for filen, eller rett stien", sv: "lägg mappen där i stället för filen, eller rätta sökvägen", en: "put the folder there instead of the file, or correct the path" }
    /// A place where what looks like a personal number may stand, and none does: `path`, perhaps `pointer`.
    NO_NUMBER { nb: "ingenting ser ut som et fødselsnummer {% if pointer %}i {{ pointer }} i {{ path }}{% else %}i kommentarene i {{ path }} eller i navnet på filen{% endif %}; oppføringen har ingen virkning", sv: "inget ser ut som ett personnummer {% if pointer %}i {{ pointer }} i {{ path }}{% else %}i kommentarerna i {{ path }} eller i filens namn{% endif %}; posten har ingen verkan", en: "nothing looks like a personal number {% if pointer %}at {{ pointer }} in {{ path }}{% else %}in the comments of {{ path }} or in its name{% endif %}; the entry has no effect" }
    /// Help for it.
    NO_NUMBER_HELP { nb: "rett `path` og `pointer`, eller fjern oppføringen", sv: "rätta `path` och `pointer`, eller ta bort posten", en: "correct `path` and `pointer`, or remove the entry" }
    /// An entry of `projects` whose folders have no configuration.
    NO_CONFIGURATION { nb: "ingen mappe som {{ path }} treffer, har en {{ file }}; de er ikke egne prosjekter", sv: "ingen mapp som {{ path }} träffar har en {{ file }}; de är inga egna projekt", en: "no folder that {{ path }} matches has a {{ file }}; they are no projects of their own" }
    /// Help for it.
    NO_CONFIGURATION_HELP { nb: "legg en {{ file }} i mappen, eller fjern oppføringen", sv: "lägg en {{ file }} i mappen, eller ta bort posten", en: "put a {{ file }} into the folder, or remove the entry" }
    /// An entry of `documents` all of whose files later entries take.
    TAKEN { nb: "{{ path }} har ingen virkning; senere oppføringer i `documents` tar hver fil", sv: "{{ path }} har ingen verkan; senare poster i `documents` tar varje fil", en: "{{ path }} has no effect; later entries of `documents` take every file" }
    /// Help for it.
    TAKEN_HELP { nb: "fjern oppføringen, eller sett den etter de andre; den siste som nevner en fil, gjelder", sv: "ta bort posten, eller sätt den efter de andra; den sista som nämner en fil gäller", en: "remove the entry, or put it after the others; the last that names a file counts" }
    /// A kind without a schema that no rule meets.
    HELD_AGAINST_NOTHING { nb: "{{ kind }} har verken skjema eller regler; dokumentene blir ikke vurdert mot noe", sv: "{{ kind }} har varken schema eller regler; dokumenten bedöms inte mot något", en: "{{ kind }} has neither a schema nor rules; its documents are held against nothing" }
    /// Help for it.
    HELD_AGAINST_NOTHING_HELP { nb: "gi oppføringen et `schema`, eller skriv et regelsett med regler for {{ kind }}", sv: "ge posten ett `schema`, eller skriv en regeluppsättning med regler för {{ kind }}", en: "give the entry a `schema`, or write a policy with rules for {{ kind }}" }
    /// A kind of the project's whose schema asks nothing, which no rule meets.
    ASKS_NOTHING { nb: "{{ schema }} stiller ingen krav; dokumentene av typen {{ kind }} blir ikke vurdert mot noe", sv: "{{ schema }} ställer inga krav; dokumenten av typen {{ kind }} bedöms inte mot något", en: "{{ schema }} asks for nothing; documents of the kind {{ kind }} are held against nothing" }
    /// Help for it.
    ASKS_NOTHING_HELP { nb: "skriv i skjemaet hva som kreves, med `required`, `type` eller `enum`, eller skriv et regelsett med regler for {{ kind }}", sv: "skriv i schemat vad som krävs, med `required`, `type` eller `enum`, eller skriv en regeluppsättning med regler för {{ kind }}", en: "write in the schema what is asked for, with `required`, `type` or `enum`, or write a policy with rules for {{ kind }}" }
    /// A configuration below the root's.
    NESTED { nb: "{{ path }} har ingen virkning; konfigurasjonen er den i prosjektets rot", sv: "{{ path }} har ingen verkan; konfigurationen är den i projektets rot", en: "{{ path }} has no effect; the configuration is the one at the project's root" }
    /// Help for it.
    NESTED_HELP { nb: "ta mappen med i `projects` eller `exclude` i {{ root }}, eller fjern filen", sv: "ta med mappen i `projects` eller `exclude` i {{ root }}, eller ta bort filen", en: "name its folder in `projects` or `exclude` of {{ root }}, or remove it" }
    /// `projects` in the configuration of a project.
    PROJECTS_BELOW { nb: "`projects` har ingen virkning her; det er roten som lister prosjektene", sv: "`projects` har ingen verkan här; det är roten som listar projekten", en: "`projects` has no effect here; it is the root that lists the projects" }
    /// Help for it.
    PROJECTS_BELOW_HELP { nb: "flytt mappene til `projects` i {{ root }} i roten", sv: "flytta mapparna till `projects` i {{ root }} i roten", en: "move the folders to `projects` of {{ root }} at the root" }
    /// A format of a schema that its draft does not have and another does.
    FORMAT_OF_OTHER_DRAFT { nb: "formatet {{ name }} finnes ikke i JSON Schema {{ draft }}; ingen verdi blir holdt mot det", sv: "formatet {{ name }} finns inte i JSON Schema {{ draft }}; inget värde hålls mot det", en: "the format {{ name }} is not in JSON Schema {{ draft }}; no value is held against it" }
    /// A format of a schema that no draft has.
    FORMAT_OF_NO_DRAFT { nb: "formatet {{ name }} finnes ikke i JSON Schema; ingen verdi blir holdt mot det", sv: "formatet {{ name }} finns inte i JSON Schema; inget värde hålls mot det", en: "the format {{ name }} is not in JSON Schema; no value is held against it" }
    /// Help for it.
    FORMAT_OF_NO_DRAFT_HELP { nb: "si formen med `pattern` eller grenser i tillegg, eller fjern `format`", sv: "ange även formen med `pattern` eller gränser, eller ta bort `format`", en: "say the form by `pattern` or bounds as well, or remove `format`" }
    /// A keyword of a schema that its draft does not have.
    KEYWORD_OF_OTHER_DRAFT { nb: "{{ name }} finnes ikke i JSON Schema {{ draft }}; ingen verdi blir holdt mot det", sv: "{{ name }} finns inte i JSON Schema {{ draft }}; inget värde hålls mot det", en: "{{ name }} is not in JSON Schema {{ draft }}; no value is held against it" }
    /// Help for both.
    OTHER_DRAFT_HELP { nb: "skriv en `$schema` som har det, for eksempel `https://json-schema.org/draft/2020-12/schema`", sv: "skriv en `$schema` som har det, till exempel `https://json-schema.org/draft/2020-12/schema`", en: "write a `$schema` that has it, for example `https://json-schema.org/draft/2020-12/schema`" }
    /// A keyword of a schema that no draft knows, and that is nearly one that a draft knows.
    KEYWORD_OF_NO_DRAFT { nb: "nøkkelordet {{ name }} finnes ikke i JSON Schema; ingen verdi blir holdt mot det", sv: "nyckelordet {{ name }} finns inte i JSON Schema; inget värde hålls mot det", en: "the keyword {{ name }} is not one of JSON Schema; no value is held against it" }
    /// Help for it.
    KEYWORD_OF_NO_DRAFT_HELP { nb: "skriv {{ nearest }}", sv: "skriv {{ nearest }}", en: "write {{ nearest }}" }
    /// A keyword that only counts with another beside it (`then` with `if`).
    KEYWORD_ALONE { nb: "{{ name }} har ingen virkning her; {{ nearest }} mangler ved siden av", sv: "{{ name }} har ingen verkan här; {{ nearest }} saknas bredvid", en: "{{ name }} has no effect here; {{ nearest }} is missing beside it" }
    /// Help for it.
    KEYWORD_ALONE_HELP { nb: "skriv {{ nearest }} i tillegg, eller fjern {{ name }}", sv: "skriv även {{ nearest }}, eller ta bort {{ name }}", en: "write {{ nearest }} as well, or remove {{ name }}" }
    /// A keyword about values of another type than `type` lets through.
    KEYWORD_OF_OTHER_TYPE { nb: "{{ name }} har ingen virkning her; det gjelder ikke verdier av typen {{ types }}", sv: "{{ name }} har ingen verkan här; det gäller inte värden av typen {{ types }}", en: "{{ name }} has no effect here; it is not about values of the type {{ types }}" }
    /// Help for it.
    KEYWORD_OF_OTHER_TYPE_HELP { nb: "fjern {{ name }}, eller skriv en annen `type`", sv: "ta bort {{ name }}, eller skriv en annan `type`", en: "remove {{ name }}, or write another `type`" }
    /// A keyword of a schema that is nearly a mark of ours (`x-happend`).
    NO_MARK { nb: "{{ name }} har ingen virkning; det er ikke et merke som vedtak kjenner", sv: "{{ name }} har ingen verkan; det är inte ett märke som vedtak känner till", en: "{{ name }} has no effect; it is not a mark that vedtak knows" }
    /// A keyword beside `$ref` in a draft where that stands alone.
    BESIDE_REFERENCE { nb: "{{ name }} har ingen virkning her; i JSON Schema {{ draft }} gjelder ikke noe ved siden av `$ref`", sv: "{{ name }} har ingen verkan här; i JSON Schema {{ draft }} gäller inget bredvid `$ref`", en: "{{ name }} has no effect here; in JSON Schema {{ draft }} nothing beside `$ref` counts" }
    /// Help for it.
    BESIDE_REFERENCE_HELP { nb: "sett `$ref` og resten hver for seg i `allOf`, eller skriv en nyere `$schema`", sv: "sätt `$ref` och resten var för sig i `allOf`, eller skriv en nyare `$schema`", en: "put `$ref` and the rest each into `allOf`, or write a newer `$schema`" }
    /// A `$schema` that names no draft.
    NO_DRAFT { nb: "{{ schema }} nevner ingen utgave av JSON Schema; skjemaet leses som {{ draft }}", sv: "{{ schema }} nämner ingen utgåva av JSON Schema; schemat läses som {{ draft }}", en: "{{ schema }} names no draft of JSON Schema; the schema is read as {{ draft }}" }
    /// Help for it.
    NO_DRAFT_HELP { nb: "skriv utgaven, for eksempel `https://json-schema.org/draft/2020-12/schema`", sv: "skriv utgåvan, till exempel `https://json-schema.org/draft/2020-12/schema`", en: "write the draft, for example `https://json-schema.org/draft/2020-12/schema`" }
    /// A document of the registry beside one of another kind.
    MISPLACED_BESIDE { nb: "{{ kind }} {{ id }} teller ikke her, ved siden av {{ other }}; registeret må ha egne filer", sv: "{{ kind }} {{ id }} räknas inte här, bredvid {{ other }}; registret ska ha egna filer", en: "{{ kind }} {{ id }} does not count here, beside {{ other }}; the registry must have files of its own" }
    /// Help for it.
    MISPLACED_BESIDE_HELP { nb: "flytt dokumentet til en fil i registeret, eller fjern det", sv: "flytta dokumentet till en fil i registret, eller ta bort det", en: "move the document to a file of the registry, or remove it" }
    /// A document of the registry outside its files.
    MISPLACED_OUTSIDE { nb: "{{ kind }} {{ id }} teller ikke utenfor registeret; filen må ligge i {{ registry }}", sv: "{{ kind }} {{ id }} räknas inte utanför registret; filen ska ligga i {{ registry }}", en: "{{ kind }} {{ id }} does not count outside the registry; the file must be in {{ registry }}" }
    /// Help for it.
    MISPLACED_OUTSIDE_HELP { nb: "flytt dokumentet dit, eller fjern det", sv: "flytta dokumentet dit, eller ta bort det", en: "move the document there, or remove it" }
    /// A role that nothing knows.
    MISPLACED_ROLE { nb: "rollen {{ role }} gir ingenting; ingen regel, intet organ og intet skjema kjenner den", sv: "rollen {{ role }} ger ingenting; ingen regel, inget organ och inget schema känner den", en: "the role {{ role }} confers nothing; no rule, no body and no schema knows it" }
    /// Help with the one that was meant.
    MISPLACED_ROLE_HELP_NEAREST { nb: "skriv {{ nearest }}", sv: "skriv {{ nearest }}", en: "write {{ nearest }}" }
    /// Help without one.
    MISPLACED_ROLE_HELP { nb: "skriv rollen som en regel krever, eller fjern den", sv: "skriv rollen som en regel kräver, eller ta bort den", en: "write the role that a rule asks for, or remove it" }
    /// A record of a breach of a rule that does not exist: `id`, `nearest`.
    ANSWERS_NO_RULE { nb: "avviket svarer på regelen {{ id }}, som ikke finnes{% if nearest %}; den nærmeste er {{ nearest }}{% endif %}", sv: "avvikelsen besvarar regeln {{ id }}, som inte finns{% if nearest %}; den närmaste är {{ nearest }}{% endif %}", en: "the deviation answers the rule {{ id }}, which does not exist{% if nearest %}; the nearest is {{ nearest }}{% endif %}" }
    /// Help: `nearest`.
    ANSWERS_NO_RULE_HELP { nb: "skriv {% if nearest %}{{ nearest }}, eller {% endif %}regelen som funnet nevner", sv: "skriv {% if nearest %}{{ nearest }}, eller {% endif %}regeln som felet nämner", en: "write {% if nearest %}{{ nearest }}, or {% endif %}the rule that the finding names" }
    /// A record of a breach in a document that does not exist: `id`, `nearest`.
    ANSWERS_NO_DOCUMENT { nb: "avviket gjelder dokumentet {{ id }}, som ikke finnes{% if nearest %}; det nærmeste er {{ nearest }}{% endif %}", sv: "avvikelsen gäller dokumentet {{ id }}, som inte finns{% if nearest %}; det närmaste är {{ nearest }}{% endif %}", en: "the deviation is of the document {{ id }}, which does not exist{% if nearest %}; the nearest is {{ nearest }}{% endif %}" }
    /// Help: `nearest`.
    ANSWERS_NO_DOCUMENT_HELP { nb: "skriv {% if nearest %}{{ nearest }}, eller {% endif %}id-en til dokumentet der kravet er brutt", sv: "skriv {% if nearest %}{{ nearest }}, eller {% endif %}id för dokumentet där kravet är brutet", en: "write {% if nearest %}{{ nearest }}, or {% endif %}the id of the document in which the requirement is broken" }
    /// A record of a breach that there is not: `rule`, `document`, `meant`.
    UNBROKEN { nb: "{{ rule }} er ikke brutt i {{ document }}, og avviket svarer ikke på noe der{% if meant %}; {{ meant }} er brutt{% endif %}", sv: "{{ rule }} är inte bruten i {{ document }}, och avvikelsen besvarar inget där{% if meant %}; {{ meant }} är bruten{% endif %}", en: "{{ rule }} is not broken in {{ document }}, and the deviation answers nothing there{% if meant %}; {{ meant }} is{% endif %}" }
    /// Help where no other is open.
    UNBROKEN_HELP { nb: "rett `rule` eller `document`, eller ta punktet ut av `deviates`", sv: "rätta `rule` eller `document`, eller ta bort punkten ur `deviates`", en: "correct `rule` or `document`, or take the entry out of `deviates`" }
    /// Help where another is open: `meant`.
    UNBROKEN_HELP_MEANT { nb: "skriv {{ meant }} hvis det er det avviket gjelder; ellers ta punktet ut av `deviates`", sv: "skriv {{ meant }} om det är det som avvikelsen gäller; ta annars bort punkten ur `deviates`", en: "write {{ meant }} if that is what the deviation is of; else take the entry out of `deviates`" }
    /// The number of a Norwegian in a `line`.
    NORWEGIAN_NUMBER { nb: "linje {{ line }} har et norsk fødselsnummer (vises ikke); fødselsnumre må aldri ligge i Git", sv: "rad {{ line }} har ett norskt födelsenummer (visas inte); sådana får aldrig ligga i Git", en: "line {{ line }} holds a Norwegian national identity number (not shown); these must never be in Git" }
    /// That of a Swede.
    SWEDISH_NUMBER { nb: "linje {{ line }} har et svensk personnummer (vises ikke); personnumre må aldri ligge i Git", sv: "rad {{ line }} har ett svenskt personnummer (visas inte); personnummer får aldrig ligga i Git", en: "line {{ line }} holds a Swedish personal identity number (not shown); these must never be in Git" }
    /// Either in the path of a file.
    NUMBER_IN_PATH { nb: "navnet på filen har et fødselsnummer eller personnummer (vises ikke); slike må aldri ligge i Git", sv: "filens namn har ett personnummer (visas inte); personnummer får aldrig ligga i Git", en: "the name of the file holds a personal number (not shown); these must never be in Git" }
    /// Help for them.
    PERSONAL_NUMBER_HELP { nb: "fjern det, også fra historikken, og meld fra til personvernombudet", sv: "ta bort det, även ur historiken, och kontakta dataskyddsombudet", en: "remove it, from the history too, and tell the data protection officer" }
    /// Help for the name of a file.
    NUMBER_IN_PATH_HELP { nb: "gi filen et annet navn, fjern det gamle fra historikken, og meld fra til personvernombudet", sv: "ge filen ett annat namn, ta bort det gamla ur historiken, och kontakta dataskyddsombudet", en: "rename the file, remove the old name from the history, and tell the data protection officer" }
    /// Two paths that some machines take for one.
    TWIN_PATHS { nb: "stien er lik {{ other }} bortsett fra store og små bokstaver; den må være en annen", sv: "sökvägen är lika med {{ other }} bortsett från stora och små bokstäver; den ska vara en annan", en: "the path is that of {{ other }} but for the case of its letters; it must be another" }
    /// Help for it.
    TWIN_PATHS_HELP { nb: "gi en av filene et annet navn (`git mv`); Windows og macOS leser begge som samme fil", sv: "ge en av filerna ett annat namn (`git mv`); Windows och macOS läser båda som samma fil", en: "give one of the files another name (`git mv`); Windows and macOS read both as one file" }
}
