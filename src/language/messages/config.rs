//! What is said of a set-up that keeps vedtak from answering.

super::phrases! {
    /// vedtak.yaml is not YAML.
    NOT_YAML { nb: "{{ path }} kan ikke leses: {{ reason }}", sv: "{{ path }} kan inte läsas: {{ reason }}", en: "{{ path }} cannot be read: {{ reason }}" }
    /// A glob.
    GLOB { nb: "stimønsteret {{ glob }} kan ikke leses: {{ reason }}", sv: "sökvägsmönstret {{ glob }} kan inte läsas: {{ reason }}", en: "the glob {{ glob }} cannot be read: {{ reason }}" }
    /// An empty glob.
    GLOB_EMPTY { nb: "stimønsteret har ikke innhold; det må nevne minst én fil eller mappe", sv: "sökvägsmönstret saknar innehåll; det ska nämna minst en fil eller mapp", en: "the glob has no content; it must name at least one file or folder" }
    /// Help for both.
    GLOB_HELP { nb: "skriv for eksempel `changes/**/*.yaml`", sv: "skriv till exempel `changes/**/*.yaml`", en: "write for example `changes/**/*.yaml`" }
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
    /// Help for it.
    TWO_SCHEMAS_HELP { nb: "skriv samme skjema i begge oppføringene, eller gi den ene en annen dokumenttype", sv: "skriv samma schema i båda posterna, eller ge den ena en annan dokumenttyp", en: "write the same schema in both entries, or give one of them another kind" }
    /// Help where no rule is near.
    UNKNOWN_RULE_HELP { nb: "rett navnet, eller fjern linjen; `vedtak rules` viser de innebygde reglene", sv: "rätta namnet, eller ta bort raden; `vedtak rules` visar de inbyggda reglerna", en: "correct the name, or remove the line; `vedtak rules` lists the built-in rules" }
    /// A schema file outside the project.
    OUTSIDE { nb: "{{ path }} ligger utenfor prosjektet; bare filer i prosjektet leses", sv: "{{ path }} ligger utanför projektet; bara filer i projektet läses", en: "{{ path }} lies outside the project; only files of the project are read" }
    /// A path that is written as Windows writes it.
    BACKSLASH { nb: "{{ path }} er ikke skrevet slik stier skrives her: `/` skiller delene", sv: "{{ path }} är inte skriven så som sökvägar skrivs här: `/` skiljer delarna", en: "{{ path }} is not written as paths are here: `/` separates the parts" }
    /// Help for it.
    BACKSLASH_HELP { nb: "skriv stien fra mappen til `vedtak.yaml`, med `/` mellom delene", sv: "skriv sökvägen från mappen med `vedtak.yaml`, med `/` mellan delarna", en: "write the path from the folder of `vedtak.yaml`, with `/` between the parts" }
    /// A path that leads out of the project.
    OUTWARD { nb: "{{ path }} fører ut av prosjektet; bare filer i mappen til `vedtak.yaml` og under den hører til", sv: "{{ path }} leder ut ur projektet; bara filer i mappen med `vedtak.yaml` och under den hör till", en: "{{ path }} leads out of the project; only files in the folder of `vedtak.yaml` and below it belong to it" }
    /// Help for it.
    OUTWARD_HELP { nb: "legg filene i prosjektet, eller flytt `vedtak.yaml` til mappen over", sv: "lägg filerna i projektet, eller flytta `vedtak.yaml` till mappen ovanför", en: "put the files into the project, or move `vedtak.yaml` to the folder above" }
    /// A second document in the configuration.
    ONE_DOCUMENT { nb: "`vedtak.yaml` har et dokument til her; bare ett leses", sv: "`vedtak.yaml` har ett dokument till här; bara ett läses", en: "`vedtak.yaml` has another document here; only one is read" }
    /// Help for it.
    ONE_DOCUMENT_HELP { nb: "skriv alt i ett dokument, uten `---` imellom", sv: "skriv allt i ett dokument, utan `---` emellan", en: "write everything in one document, without `---` between" }
    /// A configuration under another name.
    OTHER_NAME { nb: "{{ path }} leses ikke; innstillingene skal stå i en fil som heter `vedtak.yaml`", sv: "{{ path }} läses inte; inställningarna ska stå i en fil som heter `vedtak.yaml`", en: "{{ path }} is not read; the configuration must be a file called `vedtak.yaml`" }
    /// Help for it.
    OTHER_NAME_HELP { nb: "gi {{ path }} navnet `vedtak.yaml`, eller fjern den", sv: "ge {{ path }} namnet `vedtak.yaml`, eller ta bort den", en: "rename {{ path }} to `vedtak.yaml`, or remove it" }
    /// A configuration that is a folder or a link.
    NO_ORDINARY_CONFIG { nb: "`vedtak.yaml` er ikke en vanlig fil; mapper og lenker leses ikke", sv: "`vedtak.yaml` är inte en vanlig fil; mappar och länkar läses inte", en: "`vedtak.yaml` is not an ordinary file; folders and links are not read" }
    /// Help for it.
    NO_ORDINARY_CONFIG_HELP { nb: "legg selve filen her", sv: "lägg själva filen här", en: "put the file itself here" }
    /// A file that the configuration names and that is not there.
    NAMED_NOTHING { nb: "filen {{ path }} finnes ikke i prosjektet", sv: "filen {{ path }} finns inte i projektet", en: "the file {{ path }} is not in the project" }
    /// Help for it.
    NAMED_NOTHING_HELP { nb: "{% if nearest %}skriv {{ nearest }}{% else %}rett stien, eller fjern den{% endif %}", sv: "{% if nearest %}skriv {{ nearest }}{% else %}rätta sökvägen, eller ta bort den{% endif %}", en: "{% if nearest %}write {{ nearest }}{% else %}correct the path, or remove it{% endif %}" }
    /// A file of `policies` that holds none.
    HOLDS_NO_POLICY { nb: "{{ path }} har verken regelsett eller kalender", sv: "{{ path }} har varken regeluppsättning eller kalender", en: "{{ path }} holds neither a policy nor a calendar" }
    /// Help for it.
    HOLDS_NO_POLICY_HELP { nb: "skriv `kind: Policy` eller `kind: Calendar` i {{ path }}, eller fjern linjen", sv: "skriv `kind: Policy` eller `kind: Calendar` i {{ path }}, eller ta bort raden", en: "write `kind: Policy` or `kind: Calendar` in {{ path }}, or remove the line" }
    /// A file of `registry` that holds nothing of it.
    HOLDS_NO_REGISTRY { nb: "{{ path }} har ingen av registerets dokumenter", sv: "{{ path }} har inget av registrets dokument", en: "{{ path }} holds no document of the registry" }
    /// Help for it.
    HOLDS_NO_REGISTRY_HELP { nb: "skriv for eksempel `kind: Service` i {{ path }}, eller fjern linjen", sv: "skriv till exempel `kind: Service` i {{ path }}, eller ta bort raden", en: "write for example `kind: Service` in {{ path }}, or remove the line" }
    /// A file that is named and that `exclude` takes out.
    HOLDS_EXCLUDED { nb: "{{ path }} er utelatt med `exclude` og gjelder derfor ikke", sv: "{{ path }} är utesluten med `exclude` och gäller därför inte", en: "{{ path }} is left out by `exclude` and is therefore not in force" }
    /// Help for it.
    HOLDS_EXCLUDED_HELP { nb: "fjern {{ path }} fra den ene listen", sv: "ta bort {{ path }} ur den ena listan", en: "remove {{ path }} from one of the two lists" }
    /// A severity below what the root says.
    BELOW_ROOT { nb: "roten sier {{ level }} for {{ rule }}; et prosjekt kan ikke senke det", sv: "roten säger {{ level }} för {{ rule }}; ett projekt kan inte sänka det", en: "the root says {{ level }} for {{ rule }}; a project cannot lower it" }
    /// Help for it.
    BELOW_ROOT_HELP { nb: "skriv {{ level }} eller noe strengere, eller fjern linjen", sv: "skriv {{ level }} eller något strängare, eller ta bort raden", en: "write {{ level }} or something stricter, or remove the line" }
    /// A policy that does not ship.
    NO_BUILTIN { nb: "det følger ikke med noe regelsett {{ id }}", sv: "det följer inte med någon regeluppsättning {{ id }}", en: "no policy {{ id }} comes with vedtak" }
    /// Help for it.
    NO_BUILTIN_HELP { nb: "skriv {{ names }}", sv: "skriv {{ names }}", en: "write {{ names }}" }
    /// A folder that lies in the database of a repository.
    DATABASE { nb: "{{ path }} er et Git-arkiv uten arbeidskopi; her er det ingen dokumenter å vurdere", sv: "{{ path }} är ett Git-arkiv utan arbetskopia; här finns inga dokument att bedöma", en: "{{ path }} is a Git repository without a work tree; there are no documents here to judge" }
    /// Help for it.
    DATABASE_HELP { nb: "kjør i en arbeidskopi av det (`git worktree add` eller `git clone`)", sv: "kör i en arbetskopia av det (`git worktree add` eller `git clone`)", en: "run in a work tree of it (`git worktree add` or `git clone`)" }
    /// A repository that cannot be read.
    REPOSITORY { nb: "ved {{ path }} ligger et Git-arkiv som ikke kunne leses: {{ reason }}", sv: "vid {{ path }} ligger ett Git-arkiv som inte kunde läsas: {{ reason }}", en: "the Git repository at {{ path }} could not be read: {{ reason }}" }
    /// Help for one whose index is sparse.
    SPARSE_INDEX_HELP { nb: "kjør `git sparse-checkout reapply --no-sparse-index`", sv: "kör `git sparse-checkout reapply --no-sparse-index`", en: "run `git sparse-checkout reapply --no-sparse-index`" }
    /// Help for one whose index is split.
    SPLIT_INDEX_HELP { nb: "kjør `git update-index --no-split-index`", sv: "kör `git update-index --no-split-index`", en: "run `git update-index --no-split-index`" }
    /// Help for one whose index is damaged.
    DAMAGED_INDEX_HELP { nb: "slett `.git/index`, og kjør `git reset`", sv: "ta bort `.git/index`, och kör `git reset`", en: "delete `.git/index`, and run `git reset`" }
    /// Help for one of a format that is not known.
    REPOSITORY_FORMAT_HELP { nb: "pakk ut `git archive HEAD` i en mappe utenfor arkivet, og kontroller den", sv: "packa upp `git archive HEAD` i en mapp utanför arkivet, och kontrollera den", en: "unpack `git archive HEAD` into a folder outside the repository, and check that" }
    /// Help for one that belongs to another user.
    OWNER_HELP { nb: "legg til mappen til arkivet med `git config --global --add safe.directory`", sv: "lägg till arkivets mapp med `git config --global --add safe.directory`", en: "add the folder of the repository with `git config --global --add safe.directory`" }
    /// Help for one that is none, whatever its name says.
    BROKEN_REPOSITORY_HELP { nb: "hent arkivet på nytt med `git clone`, eller fjern `.git` hvis mappen ikke skal være et arkiv", sv: "hämta arkivet på nytt med `git clone`, eller ta bort `.git` om mappen inte ska vara ett arkiv", en: "get the repository anew with `git clone`, or remove `.git` if the folder is not meant to be one" }
    /// A file that is a link, or lies in a linked folder.
    LINKED { nb: "{{ path }} er en symbolsk lenke eller ligger bak en; lenker følges ikke", sv: "{{ path }} är en symbolisk länk eller ligger bakom en; länkar följs inte", en: "{{ path }} is a symbolic link or lies behind one; links are not followed" }
    /// Help for it.
    LINKED_HELP { nb: "legg filen selv i prosjektet", sv: "lägg själva filen i projektet", en: "put the file itself into the project" }
    /// Help for it, and for a schema file that is not there.
    SCHEMA_FILE_HELP { nb: "legg filen i prosjektet, og rett stien til den", sv: "lägg filen i projektet, och rätta sökvägen till den", en: "put the file into the project, and correct the path to it" }
    /// A file that is not there.
    NO_FILE { nb: "{{ path }} kunne ikke leses: {{ reason }}", sv: "{{ path }} kunde inte läsas: {{ reason }}", en: "{{ path }} could not be read: {{ reason }}" }
    /// A reference of a schema that leads out of the project.
    REMOTE { nb: "{{ reference }} fører ut av prosjektet; ingenting hentes", sv: "{{ reference }} leder ut ur projektet; ingenting hämtas", en: "{{ reference }} leads out of the project; nothing is fetched" }
    /// Help for it.
    REMOTE_HELP { nb: "legg skjemaet i prosjektet og vis til filen", sv: "lägg schemat i projektet och hänvisa till filen", en: "put the schema into the project and refer to the file" }
    /// A reference to nothing.
    NO_TARGET { nb: "{{ reference }} viser til noe som ikke finnes i skjemaet", sv: "{{ reference }} hänvisar till något som inte finns i schemat", en: "{{ reference }} refers to what is not in the schema" }
    /// Help for it.
    NO_TARGET_HELP { nb: "rett henvisningen, eller legg til det den viser til", sv: "rätta hänvisningen, eller lägg till det som den hänvisar till", en: "correct the reference, or add what it refers to" }
    /// A schema that is not one.
    NOT_A_SCHEMA { nb: "skjemaet kan ikke brukes: {{ reason }}", sv: "schemat kan inte användas: {{ reason }}", en: "the schema cannot be used: {{ reason }}" }
    /// A PATH that is not there.
    NO_PATH { nb: "{{ path }} finnes ikke", sv: "{{ path }} finns inte", en: "{{ path }} does not exist" }
    /// Help for it.
    NO_PATH_HELP { nb: "rett stien; den regnes fra mappen som kommandoen kjøres i", sv: "rätta sökvägen; den räknas från mappen som kommandot körs i", en: "correct the path; it starts at the folder that the command is run in" }
    /// PATHs of two projects.
    TWO_ROOTS { nb: "{{ first }} og {{ second }} hører til to prosjekter; en kjøring vurderer ett", sv: "{{ first }} och {{ second }} hör till två projekt; en körning bedömer ett", en: "{{ first }} and {{ second }} belong to two projects; one run judges one" }
    /// Help for it.
    TWO_ROOTS_HELP { nb: "kjør `vedtak check` en gang for hvert prosjekt", sv: "kör `vedtak check` en gång för varje projekt", en: "run `vedtak check` once for each project" }
    /// An output that cannot be written.
    OUTPUT { nb: "{{ path }} kunne ikke skrives: {{ reason }}", sv: "{{ path }} kunde inte skrivas: {{ reason }}", en: "{{ path }} could not be written: {{ reason }}" }
    /// Help for an output that is a link, or lies behind one.
    OUTPUT_LINKED_HELP { nb: "oppgi en fil uten lenker på veien til den", sv: "ange en fil utan länkar på vägen till den", en: "name a file without links on the way to it" }
    /// An output that is a folder.
    OUTPUT_FOLDER { nb: "{{ path }} er en mappe; en rapport skrives til en fil", sv: "{{ path }} är en mapp; en rapport skrivs till en fil", en: "{{ path }} is a folder; a report is written to a file" }
    /// Help for it.
    OUTPUT_FOLDER_HELP { nb: "oppgi en fil i mappen", sv: "ange en fil i mappen", en: "name a file in the folder" }
    /// An output in a folder that is not there.
    OUTPUT_NO_FOLDER { nb: "{{ path }} kan ikke skrives: {{ folder }} er ingen mappe", sv: "{{ path }} kan inte skrivas: {{ folder }} är ingen mapp", en: "{{ path }} cannot be written: {{ folder }} is not a folder" }
    /// Help for it.
    OUTPUT_NO_FOLDER_HELP { nb: "opprett mappen først, eller oppgi en fil i en annen", sv: "skapa mappen först, eller ange en fil i en annan", en: "create the folder first, or name a file in another" }
    /// An output in the folder of Git.
    OUTPUT_GIT { nb: "{{ path }} hører til Gits egen mappe `.git`; der skrives ingen rapporter", sv: "{{ path }} hör till Gits egen mapp `.git`; där skrivs inga rapporter", en: "{{ path }} belongs to Git's own folder `.git`; no reports are written there" }
    /// An output that is read.
    OUTPUT_INPUT { nb: "{{ path }} leses i denne kjøringen og ville blitt overskrevet", sv: "{{ path }} läses i den här körningen och skulle skrivas över", en: "{{ path }} is read in this run and would be overwritten" }
    /// An output with a name that decides what is read.
    OUTPUT_NAME { nb: "{{ path }} har navnet til en fil som bestemmer hva som leses", sv: "{{ path }} har namnet på en fil som bestämmer vad som läses", en: "{{ path }} has the name of a file that decides what is read" }
    /// Help for all of these.
    OUTPUT_ELSEWHERE_HELP { nb: "skriv rapporten til en annen fil", sv: "skriv rapporten till en annan fil", en: "write the report to another file" }
    /// An output that would be a document.
    OUTPUT_JUDGED { nb: "{{ path }} ville blitt lest som et dokument i neste kjøring", sv: "{{ path }} skulle läsas som ett dokument i nästa körning", en: "{{ path }} would be read as a document in the next run" }
    /// Help for it.
    OUTPUT_JUDGED_HELP { nb: "skriv rapporten utenfor prosjektet eller med et annet filnavn, eller utelat filen med `exclude`", sv: "skriv rapporten utanför projektet eller med ett annat filnamn, eller uteslut filen med `exclude`", en: "write the report outside the project or under another file name, or leave the file out with `exclude`" }
    /// Two formats for one file.
    OUTPUT_TWICE { nb: "{{ first }} og {{ second }} ville blitt skrevet til samme fil, {{ path }} (store og små bokstaver regnes som like)", sv: "{{ first }} och {{ second }} skulle skrivas till samma fil, {{ path }} (stora och små bokstäver räknas som lika)", en: "{{ first }} and {{ second }} would be written to the same file, {{ path }} (upper and lower case count as the same)" }
    /// Help for it.
    OUTPUT_TWICE_HELP { nb: "gi hvert format en egen fil", sv: "ge varje format en egen fil", en: "give each format a file of its own" }
    /// Standard output that could not be written.
    STANDARD_OUTPUT { nb: "svaret kunne ikke skrives helt til standard ut: {{ reason }}", sv: "svaret kunde inte skrivas helt till standard ut: {{ reason }}", en: "the answer could not be written whole to standard output: {{ reason }}" }
    /// A file is not UTF-8.
    OTHER_ENCODING { nb: "{{ path }} er skrevet i {{ encoding }}; filen må lagres som UTF-8", sv: "{{ path }} är skriven i {{ encoding }}; filen ska sparas som UTF-8", en: "{{ path }} is written in {{ encoding }}; the file must be saved as UTF-8" }
    /// In an encoding that nothing tells the name of.
    ENCODING { nb: "{{ path }} er ikke UTF-8", sv: "{{ path }} är inte UTF-8", en: "{{ path }} is not UTF-8" }
    /// Help for it.
    ENCODING_HELP { nb: "lagre filen på nytt som UTF-8", sv: "spara om filen som UTF-8", en: "save the file again as UTF-8" }
    /// An entry that pins a shipped policy to nothing that could be its content.
    NO_PIN { nb: "{{ entry }} låser ikke noe regelsett til et innhold", sv: "{{ entry }} låser ingen regeluppsättning till ett innehåll", en: "{{ entry }} pins no policy to a content" }
    /// Help for it.
    NO_PIN_HELP { nb: "skriv ett regelsett med hele sjekksummen, slik `vedtak rules` viser den: `builtin:medusa@sha256:…`", sv: "skriv en regeluppsättning med hela kontrollsumman, så som `vedtak rules` visar den: `builtin:medusa@sha256:…`", en: "write one policy with its whole digest, as `vedtak rules` shows it: `builtin:medusa@sha256:…`" }
    /// A shipped policy that is another than it is pinned to.
    OTHER_CONTENT { nb: "{{ policy }} er {{ found }}; den må være {{ pinned }}", sv: "{{ policy }} är {{ found }}; den ska vara {{ pinned }}", en: "{{ policy }} is {{ found }}; it must be {{ pinned }}" }
    /// Help for it.
    OTHER_CONTENT_HELP { nb: "bruk den versjonen av vedtak, eller se på endringene og lås denne: {{ entry }}", sv: "använd den versionen av vedtak, eller titta på ändringarna och lås den här: {{ entry }}", en: "use that version of vedtak, or look at what changed and pin this one: {{ entry }}" }
}
