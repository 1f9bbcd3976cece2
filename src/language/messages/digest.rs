//! What is said of digests of documents, and why a document has none.

super::phrases! {
    /// A document that cannot be read as a whole.
    UNREADABLE { nb: "dokumentet har ingen kontrollsum, for det kan ikke leses i sin helhet; alt i det må kunne leses", sv: "dokumentet har ingen kontrollsumma, eftersom det inte kan läsas i sin helhet; allt i det ska kunna läsas", en: "the document has no digest, since it cannot be read as a whole; all of it must be readable" }
    /// A key that stands twice.
    DUPLICATE_KEY { nb: "dokumentet har ingen kontrollsum, for nøkkelen {{ key }} står to ganger; hver nøkkel må stå én gang", sv: "dokumentet har ingen kontrollsumma, eftersom nyckeln {{ key }} står två gånger; varje nyckel ska stå en gång", en: "the document has no digest, since the key {{ key }} stands twice; each key must stand once" }
    /// Help for both.
    CHECK_HELP { nb: "kjør `vedtak check`, som sier hva som må rettes", sv: "kör `vedtak check`, som säger vad som ska rättas", en: "run `vedtak check`, which says what to mend" }
    /// A merge key.
    MERGE_KEY { nb: "dokumentet har ingen kontrollsum, for `<<` leses ulikt av ulike verktøy; et dokument som godkjennes, må leses likt av alle", sv: "dokumentet har ingen kontrollsumma, eftersom `<<` läses olika av olika verktyg; ett dokument som godkänns ska läsas lika av alla", en: "the document has no digest, since tools differ in how they read `<<`; a document that is approved must read the same to all" }
    /// Help for it.
    MERGE_KEY_HELP { nb: "skriv feltene ut, eller vis til hele verdien med `*navn`", sv: "skriv ut fälten, eller hänvisa till hela värdet med `*namn`", en: "write the fields out, or refer to the whole value by `*name`" }
    /// A tag.
    TAG { nb: "dokumentet har ingen kontrollsum, for tagger leses ulikt av ulike verktøy; et dokument som godkjennes, må leses likt av alle", sv: "dokumentet har ingen kontrollsumma, eftersom taggar läses olika av olika verktyg; ett dokument som godkänns ska läsas lika av alla", en: "the document has no digest, since tools differ in how they read tags; a document that is approved must read the same to all" }
    /// Help for it.
    TAG_HELP { nb: "fjern taggen, og sett verdien i anførselstegn hvis den er tekst", sv: "ta bort taggen, och sätt värdet inom citattecken om det är text", en: "remove the tag, and put the value in quotation marks if it is text" }
    /// `%YAML` of another version.
    VERSION { nb: "dokumentet har ingen kontrollsum, for det sier at det er en annen YAML enn 1.2; et dokument som godkjennes, må være YAML 1.2", sv: "dokumentet har ingen kontrollsumma, eftersom det säger sig vara en annan YAML än 1.2; ett dokument som godkänns ska vara YAML 1.2", en: "the document has no digest, since it says that it is another YAML than 1.2; a document that is approved must be YAML 1.2" }
    /// Help for it.
    VERSION_HELP { nb: "fjern linjen `%YAML`", sv: "ta bort raden `%YAML`", en: "remove the line `%YAML`" }
    /// A number with other spellings.
    NUMBER { nb: "dokumentet har ingen kontrollsum, for tallet {{ number }} kan skrives på flere måter; hvert tall må ha én skrivemåte", sv: "dokumentet har ingen kontrollsumma, eftersom talet {{ number }} kan skrivas på flera sätt; varje tal ska ha ett enda skrivsätt", en: "the document has no digest, since the number {{ number }} can be written in several ways; each number must have one spelling" }
    /// Help for it; `spelling` where a double holds the number.
    NUMBER_HELP { nb: "skriv {{ quoted }} hvis det er tekst, som et versjonsnummer{% if spelling %}, ellers {{ spelling }}{% endif %}", sv: "skriv {{ quoted }} om det är text, som ett versionsnummer{% if spelling %}, annars {{ spelling }}{% endif %}", en: "write {{ quoted }} if it is text, such as a version{% if spelling %}, else {{ spelling }}{% endif %}" }

    /// A document that lacks its kind or id.
    NAMELESS { nb: "dokumentet har ingen kontrollsum, for det mangler dokumenttype eller id; den må ha begge", sv: "dokumentet har ingen kontrollsumma, eftersom det saknar dokumenttyp eller id; det ska ha båda", en: "the document has no digest, since it lacks its kind or id; it must have both" }
    /// Two documents with one kind and id.
    REPEATED { nb: "{{ name }} finnes to ganger og har ingen kontrollsum; en id kan bare brukes én gang", sv: "{{ name }} finns två gånger och har ingen kontrollsumma; ett id får bara användas en gång", en: "{{ name }} is there twice and has no digest; an id must be used only once" }
    /// Help where no document has an id, and no file is called so.
    ID_OR_FILE_HELP { nb: "oppgi id-en til et dokument, `Dokumenttype/id`, eller en fil; `vedtak check` nevner dem som ikke kan leses", sv: "ange ett dokuments id, `Dokumenttyp/id` eller en fil; `vedtak check` nämner dem som inte kan läsas", en: "name the id of a document, `Kind/id`, or a file; `vedtak check` tells of those that cannot be read" }
    /// A file without documents in scope.
    NO_DOCUMENTS { nb: "{{ path }} har ingen dokumenter som vedtak vurderer", sv: "{{ path }} har inga dokument som vedtak bedömer", en: "{{ path }} has no documents that vedtak evaluates" }
    /// `--canonical` for several documents.
    CANONICAL_OF_ONE { nb: "`--canonical` viser ett dokument om gangen; her er det {{ count }}", sv: "`--canonical` visar ett dokument i taget; här är det {{ count }}", en: "`--canonical` shows one document at a time; there are {{ count }} here" }
    /// Help for it.
    CANONICAL_OF_ONE_HELP { nb: "oppgi ett dokument, eller bruk `--format json`", sv: "ange ett dokument, eller använd `--format json`", en: "name one document, or use `--format json`" }
    /// `--canonical` of a document with the number of a person in it: `path`.
    CANONICAL_OF_NUMBER { nb: "{{ path }} har et fødselsnummer eller personnummer; innholdet vises ikke", sv: "{{ path }} har ett personnummer; innehållet visas inte", en: "{{ path }} holds a personal number; its content is not shown" }
    /// Help for it.
    CANONICAL_OF_NUMBER_HELP { nb: "fjern nummeret, eller spør om kontrollsummen alene, uten `--canonical`", sv: "ta bort numret, eller fråga efter kontrollsumman ensam, utan `--canonical`", en: "remove the number, or ask for the digest alone, without `--canonical`" }
}
