//! What is said of a set-up that keeps vedtak from answering.

super::phrases! {
    /// vedtak.yaml is not YAML.
    NOT_YAML { nb: "{{ path }} kan ikke leses: {{ reason }}", sv: "{{ path }} kan inte läsas: {{ reason }}", en: "{{ path }} cannot be read: {{ reason }}" }
    /// A glob.
    GLOB { nb: "stimønsteret {{ glob }} kan ikke leses: {{ reason }}", sv: "sökvägsmönstret {{ glob }} kan inte läsas: {{ reason }}", en: "the glob {{ glob }} cannot be read: {{ reason }}" }
    /// A time zone.
    TIMEZONE { nb: "tidssonen {{ zone }} er ukjent", sv: "tidszonen {{ zone }} är okänd", en: "the time zone {{ zone }} is not known" }
    /// Help for it.
    TIMEZONE_HELP { nb: "skriv et navn fra IANAs tidssonebase, som `Europe/Oslo`", sv: "skriv ett namn ur IANA:s tidszonsdatabas, som `Europe/Stockholm`", en: "write a name of the IANA time zone database, such as `Europe/Oslo`" }
    /// A rule in `severity` that does not exist.
    UNKNOWN_RULE { nb: "regelen {{ rule }} er ukjent{% if nearest %}; den nærmeste er {{ nearest }}{% endif %}", sv: "regeln {{ rule }} är okänd{% if nearest %}; den närmaste är {{ nearest }}{% endif %}", en: "the rule {{ rule }} is not known{% if nearest %}; the nearest is {{ nearest }}{% endif %}" }
    /// An integrity rule that is lowered.
    NOT_LOWERABLE { nb: "{{ rule }} holder porten hel og kan ikke settes ned", sv: "{{ rule }} håller grinden hel och får inte sänkas", en: "{{ rule }} keeps the gate whole and must not be lowered" }
    /// Help for it.
    NOT_LOWERABLE_HELP { nb: "fjern linjen, eller utelat filene med `exclude`", sv: "ta bort raden, eller uteslut filerna med `exclude`", en: "remove the line, or leave the files out with `exclude`" }
    /// A kind that is ours.
    OWN_KIND { nb: "dokumenttypen {{ kind }} er vedtaks egen og har sitt skjema", sv: "dokumenttypen {{ kind }} är vedtaks egen och har sitt schema", en: "the kind {{ kind }} is vedtak's own and has its schema" }
    /// Help for it.
    OWN_KIND_HELP { nb: "velg et annet navn, eller fjern `schema` og `id`", sv: "välj ett annat namn, eller ta bort `schema` och `id`", en: "choose another name, or remove `schema` and `id`" }
    /// Two schemas for one kind.
    TWO_SCHEMAS { nb: "dokumenttypen {{ kind }} har to skjemaer; den kan bare ha ett", sv: "dokumenttypen {{ kind }} har två scheman; den får bara ha ett", en: "the kind {{ kind }} has two schemas; it must have one only" }
    /// A schema file outside the project.
    OUTSIDE { nb: "{{ path }} ligger utenfor prosjektet; bare filer i prosjektet leses", sv: "{{ path }} ligger utanför projektet; bara filer i projektet läses", en: "{{ path }} lies outside the project; only files of the project are read" }
    /// A file that is a link, or lies in a linked folder.
    LINKED { nb: "{{ path }} er en symbolsk lenke eller ligger bak en; lenker følges ikke", sv: "{{ path }} är en symbolisk länk eller ligger bakom en; länkar följs inte", en: "{{ path }} is a symbolic link or lies behind one; links are not followed" }
    /// Help for it.
    LINKED_HELP { nb: "legg filen selv i prosjektet", sv: "lägg själva filen i projektet", en: "put the file itself into the project" }
    /// A file that is not there.
    NO_FILE { nb: "{{ path }} kunne ikke leses: {{ reason }}", sv: "{{ path }} kunde inte läsas: {{ reason }}", en: "{{ path }} could not be read: {{ reason }}" }
    /// A reference of a schema that leads out of the project.
    REMOTE { nb: "{{ reference }} fører ut av prosjektet; ingenting hentes", sv: "{{ reference }} leder ut ur projektet; ingenting hämtas", en: "{{ reference }} leads out of the project; nothing is fetched" }
    /// Help for it.
    REMOTE_HELP { nb: "legg skjemaet i prosjektet og vis til filen", sv: "lägg schemat i projektet och hänvisa till filen", en: "put the schema into the project and refer to the file" }
    /// A reference to nothing.
    NO_TARGET { nb: "{{ reference }} viser til noe som ikke finnes i skjemaet", sv: "{{ reference }} hänvisar till något som inte finns i schemat", en: "{{ reference }} refers to what is not in the schema" }
    /// A schema that is not one.
    NOT_A_SCHEMA { nb: "skjemaet kan ikke brukes: {{ reason }}", sv: "schemat kan inte användas: {{ reason }}", en: "the schema cannot be used: {{ reason }}" }
    /// A PATH that is not there.
    NO_PATH { nb: "{{ path }} finnes ikke", sv: "{{ path }} finns inte", en: "{{ path }} does not exist" }
    /// PATHs of two projects.
    TWO_ROOTS { nb: "{{ first }} og {{ second }} hører til to prosjekter; en kjøring vurderer ett", sv: "{{ first }} och {{ second }} hör till två projekt; en körning bedömer ett", en: "{{ first }} and {{ second }} belong to two projects; one run judges one" }
    /// Help for it.
    TWO_ROOTS_HELP { nb: "kjør `vedtak check` en gang for hvert prosjekt", sv: "kör `vedtak check` en gång för varje projekt", en: "run `vedtak check` once for each project" }
    /// An output that cannot be written.
    OUTPUT { nb: "{{ path }} kunne ikke skrives: {{ reason }}", sv: "{{ path }} kunde inte skrivas: {{ reason }}", en: "{{ path }} could not be written: {{ reason }}" }
    /// A file is not UTF-8.
    ENCODING { nb: "{{ path }} er ikke UTF-8", sv: "{{ path }} är inte UTF-8", en: "{{ path }} is not UTF-8" }
}
