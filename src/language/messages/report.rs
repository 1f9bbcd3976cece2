//! What is said around findings: verdicts, counts, what was left out.

super::phrases! {
    /// The last line: the verdict, then what was held against what: `verdict`, `documents`, `rules`, `time`; `all` where
    /// a change affects only some.
    CLOSING { nb: "{{ verdict }}; {{ documents }}{% if all %} som endringen berører, av {{ all }},{% endif %} vurdert etter {{ rules }} på {{ time }}", sv: "{{ verdict }}; {{ documents }}{% if all %} som ändringen berör, av {{ all }},{% endif %} bedömda efter {{ rules }} på {{ time }}", en: "{{ verdict }}; {{ documents }}{% if all %} that the change affects, of {{ all }},{% endif %} checked against {{ rules }} in {{ time }}" }
    /// Files without a document in scope.
    SKIPPED_FILES { nb: "ingen dokumenter av en kjent type", sv: "inga dokument av en känd typ", en: "no documents of a known kind" }
    /// Why a file that nothing names is not judged: it is neither YAML nor JSON.
    SKIPPED_UNREADABLE { nb: "kan ikke leses som YAML eller JSON", sv: "kan inte läsas som YAML eller JSON", en: "cannot be read as YAML or JSON" }
    /// Why a document of a known kind is not judged: `exclude`.
    SKIPPED_EXCLUDED { nb: "utelatt av `exclude` i vedtak.yaml", sv: "utesluten av `exclude` i vedtak.yaml", en: "left out by `exclude` in vedtak.yaml" }
    /// Why a file that `documents` nearly names is not judged: `!` takes it back.
    SKIPPED_TAKEN_BACK { nb: "utelatt med `!` i `documents` i vedtak.yaml", sv: "utesluten med `!` i `documents` i vedtak.yaml", en: "left out with `!` in `documents` of vedtak.yaml" }
    /// Why a file that vedtak.yaml names is not judged: Git ignores it.
    SKIPPED_UNTRACKED { nb: "utelatt av `.gitignore`; Git sporer ikke filen, som et mønster i vedtak.yaml treffer", sv: "utesluten av `.gitignore`; Git spårar inte filen, som ett mönster i vedtak.yaml träffar", en: "left out by `.gitignore`; Git does not track the file, which a pattern in vedtak.yaml matches" }
    /// Why a document of a known kind is not judged as one: its file is mapped to another kind.
    SKIPPED_MAPPED { nb: "{{ kind }} er vurdert som {{ as }}, fordi `documents` i vedtak.yaml sier det", sv: "{{ kind }} är bedömd som {{ as }}, eftersom `documents` i vedtak.yaml säger det", en: "{{ kind }} is judged as {{ as }}, because `documents` in vedtak.yaml says so" }
    /// Tests of policies, which a check does not run.
    SKIPPED_TESTS { nb: "tester av regelsett blir ikke kjørt av `vedtak check`; dokumentene blir bare holdt mot skjemaet", sv: "test av regeluppsättningar körs inte av `vedtak check`; dokumenten hålls bara mot schemat", en: "tests of policies are not run by `vedtak check`; their documents are only held against the schema" }
    /// Why a path of the command line is not judged: nothing is there that Git does not ignore.
    SKIPPED_IGNORED { nb: "der er det ingen YAML- eller JSON-fil, eller bare slike som `.gitignore` utelater og Git ikke sporer", sv: "där finns ingen YAML- eller JSON-fil, eller bara sådana som `.gitignore` utesluter och Git inte spårar", en: "no YAML or JSON file is there, or only such as `.gitignore` leaves out and Git does not track" }
    /// Why a path of the command line is not judged: all of it is excluded.
    SKIPPED_ALL_EXCLUDED { nb: "alt der er utelatt av `exclude` i vedtak.yaml", sv: "allt där är uteslutet av `exclude` i vedtak.yaml", en: "all of it is left out by `exclude` in vedtak.yaml" }
    /// Why a path of the command line is not judged: it is the configuration.
    SKIPPED_CONFIG { nb: "innstillingene er lest, men er ikke et dokument", sv: "inställningarna är lästa, men är inte ett dokument", en: "the configuration is read, but is no document" }
    /// A rule that is off.
    RULE_OFF { nb: "slått av i vedtak.yaml", sv: "avstängd i vedtak.yaml", en: "switched off in vedtak.yaml" }
    /// A rule that compares documents with how they stood, where there is nothing to compare with.
    RULE_WITHOUT_BASE { nb: "sammenligner med versjonen på målgrenen; her er det ingen", sv: "jämför med versionen på målgrenen; här finns ingen", en: "compares with the version on the target branch; there is none here" }
    /// What a rule asks of whoever approves, where nobody can tell who wrote the document.
    AUTHOR_NOT_KNOWN { nb: "at ingen godkjenner det de selv har skrevet; hvem som har skrevet det, framgår bare av forfatterne i Git, som ikke leses", sv: "att ingen godkänner det de själva har skrivit; vem som har skrivit det framgår bara av författarna i Git, som inte läses", en: "that nobody approves what they wrote; who wrote it is known only from the authors in Git, which are not read" }
    /// A rule whose last day is past.
    RULE_ENDED { nb: "gjaldt til og med {{ date }}", sv: "gällde till och med {{ date }}", en: "was in force until {{ date }}" }
    /// What a rule finds that is not in force yet.
    NOT_YET { nb: "{{ says }} (gjelder fra {{ date }})", sv: "{{ says }} (gäller från {{ date }})", en: "{{ says }} (in force from {{ date }})" }
    /// Label of help in pretty output.
    HELP { nb: "hjelp", sv: "hjälp", en: "help" }
    /// Label of what to write, as YAML.
    WRITE { nb: "skriv", sv: "skriv", en: "write" }
    /// The same, of what belongs under a field that is there.
    WRITE_UNDER { nb: "skriv under {{ field }}", sv: "lägg till i {{ field }}", en: "write under {{ field }}" }
    /// The same, of what belongs in another document.
    WRITE_IN { nb: "skriv i {{ document }}{% if field %} under {{ field }}{% endif %}", sv: "skriv i {{ document }}{% if field %}, i {{ field }}{% endif %}", en: "write in {{ document }}{% if field %} under {{ field }}{% endif %}" }
    /// The same, of a document of its own.
    WRITE_NEW { nb: "skriv et nytt dokument, i en fil for seg i prosjektet", sv: "skriv ett nytt dokument, i en egen fil i projektet", en: "write a new document, in a file of its own in the project" }
    /// The same, where another way stands before it.
    WRITE_NEW_ELSE { nb: "ellers skriv et nytt dokument, i en fil for seg i prosjektet", sv: "skriv annars ett nytt dokument, i en egen fil i projektet", en: "else write a new document, in a file of its own in the project" }
    /// The same, of a record that answers several findings of one document.
    WRITE_RECORD { nb: "skriv et nytt dokument, i en fil for seg i prosjektet, for det som ikke kan rettes, med de reglene det gjelder", sv: "skriv ett nytt dokument, i en egen fil i projektet, för det som inte kan rättas, med de regler det gäller", en: "write a new document, in a file of its own in the project, for what cannot be mended, with the rules it is about" }
    /// Label of the rule's clause.
    RULE { nb: "regel", sv: "regel", en: "rule" }
    /// Severity.
    ERROR { nb: "feil", sv: "fel", en: "error" }
    /// Severity.
    WARNING { nb: "advarsel", sv: "varning", en: "warning" }
    /// Severity.
    NOTE { nb: "merknad", sv: "upplysning", en: "note" }
    /// Not evaluated.
    SKIPPED { nb: "ikke vurdert: {{ what }} ({{ why }})", sv: "inte bedömt: {{ what }} ({{ why }})", en: "not evaluated: {{ what }} ({{ why }})" }
    /// Whose rules are in force: those of what is judged itself.
    BASIS_WORK_TREE { nb: "regler: arbeidskopien (ikke klarert)", sv: "regler: arbetskopian (inte betrodd)", en: "policies: work tree (untrusted)" }
    /// Those of the target of a change.
    BASIS_TARGET { nb: "regler: målgrenen ved {{ commit }}", sv: "regler: målgrenen vid {{ commit }}", en: "policies: target at {{ commit }}" }
    /// What a project sets otherwise.
    OVERRIDE { nb: "egen innstilling: {{ what }}", sv: "egen inställning: {{ what }}", en: "own setting: {{ what }}" }
    /// The same of a project below: `folder`, `what`.
    SETTING_IN { nb: "i {{ folder }}: {{ what }}", sv: "i {{ folder }}: {{ what }}", en: "in {{ folder }}: {{ what }}" }
    /// Files that are left out: `glob`.
    SETTING_EXCLUDE { nb: "{{ glob }} er utelatt av vurderingen", sv: "{{ glob }} är utesluten ur bedömningen", en: "{{ glob }} is left out of the check" }
    /// A project below: `folder`.
    SETTING_PROJECT { nb: "mappen {{ folder }} vurderes etter sitt eget oppsett", sv: "mappen {{ folder }} bedöms efter sina egna inställningar", en: "the folder {{ folder }} is judged by a configuration of its own" }
    /// A value that may look like the number of a person: `path`, `pointer`, `reason`.
    SETTING_NUMBER { nb: "{{ pointer }} i {{ path }} kan ha det som ser ut som et fødselsnummer: {{ reason }}", sv: "{{ pointer }} i {{ path }} får ha det som ser ut som ett personnummer: {{ reason }}", en: "{{ pointer }} in {{ path }} may have what looks like a personal number: {{ reason }}" }
    /// Comments and the name of a file that may have one: `path`, `reason`.
    SETTING_NUMBER_BESIDE { nb: "kommentarer i {{ path }} og navnet på filen kan ha det som ser ut som et fødselsnummer: {{ reason }}", sv: "kommentarer i {{ path }} och filens namn får ha det som ser ut som ett personnummer: {{ reason }}", en: "comments in {{ path }} and the name of the file may have what looks like a personal number: {{ reason }}" }
    /// Documents of a kind of ours that are judged as another: `kind`, `as`.
    SETTING_REMAPPED { nb: "dokumenter av typen {{ kind }} vurderes som {{ as }}", sv: "dokument av typen {{ kind }} bedöms som {{ as }}", en: "documents of the kind {{ kind }} are judged as {{ as }}" }
    /// A kind that no schema describes: `kind`.
    SETTING_SCHEMALESS { nb: "typen {{ kind }} har ikke noe skjema", sv: "typen {{ kind }} har inget schema", en: "the kind {{ kind }} has no schema" }
    /// Formats that are not asserted.
    SETTING_FORMATS { nb: "`format` i egne skjemaer blir ikke kontrollert (`formats: ignore`)", sv: "`format` i egna scheman kontrolleras inte (`formats: ignore`)", en: "`format` in own schemas is not checked (`formats: ignore`)" }
    /// How many findings are waived, in the verdict.
    NUMBER_WAIVED { nb: "{{ n }} med dispensasjon", sv: "{{ n }} med dispens", en: "{{ n }} waived" }
    /// How many findings a record answers: `n`.
    NUMBER_ANSWERED { nb: "{{ n }} besvart med avvik", sv: "{{ n }} besvaras av avvikelse", en: "{{ n }} answered by deviation" }
    /// How many findings were there before: `n`.
    NUMBER_EXISTING { nb: "{{ n }} fantes fra før", sv: "{{ n }} fanns redan", en: "{{ n }} there before" }
    /// Waivers that were not counted.
    SETTING_WAIVERS { nb: "dispensasjoner er ikke regnet med (`--no-waivers`)", sv: "dispenser räknas inte (`--no-waivers`)", en: "waivers are not counted (`--no-waivers`)" }
    /// A service without policies: `service`.
    SETTING_NO_POLICY { nb: "tjenesten {{ service }} følger ingen regelsett", sv: "tjänsten {{ service }} följer ingen regeluppsättning", en: "the service {{ service }} follows no policy" }
    /// A service with a policy of the project's: `service`, `policies`.
    SETTING_POLICY { nb: "tjenesten {{ service }} følger regelsettet {{ policies }}", sv: "tjänsten {{ service }} följer regeluppsättningen {{ policies }}", en: "the service {{ service }} follows the policy {{ policies }}" }
    /// The same with several.
    SETTING_POLICIES { nb: "tjenesten {{ service }} følger regelsettene {{ policies }}", sv: "tjänsten {{ service }} följer regeluppsättningarna {{ policies }}", en: "the service {{ service }} follows the policies {{ policies }}" }
    /// The severity of a rule: `rule`, `severity`.
    SETTING_SEVERITY { nb: "regelen {{ rule }} er satt til {{ severity }}", sv: "regeln {{ rule }} är satt till {{ severity }}", en: "the rule {{ rule }} is set to {{ severity }}" }
    /// A rule that is off: `rule`.
    SETTING_OFF { nb: "regelen {{ rule }} er slått av", sv: "regeln {{ rule }} är avstängd", en: "the rule {{ rule }} is switched off" }
    /// A parameter: `name`, `policy`, `value` in force and the policy's `own`.
    SETTING_PARAMETER { nb: "parameteren {{ name }} i {{ policy }} er {{ value }}; regelsettet har {{ own }}", sv: "parametern {{ name }} i {{ policy }} är {{ value }}; regeluppsättningen har {{ own }}", en: "the parameter {{ name }} of {{ policy }} is {{ value }}; the policy has {{ own }}" }
    /// The same of a value that holds from a later day on.
    SETTING_PARAMETER_LATER { nb: "parameteren {{ name }} i {{ policy }} er {{ value }} fra {{ date }}; til da gjelder {{ own }}", sv: "parametern {{ name }} i {{ policy }} är {{ value }} från {{ date }}; till dess gäller {{ own }}", en: "the parameter {{ name }} of {{ policy }} is {{ value }} from {{ date }}; until then {{ own }} holds" }
    /// The heading above it.
    OVERRIDES { nb: "egne innstillinger", sv: "egna inställningar", en: "own settings" }
    /// The label at a value at fault, where the message says it all.
    HERE { nb: "her", sv: "här", en: "here" }

    /// Heading of a page of findings.
    TITLE { nb: "rapport fra vedtak", sv: "rapport från vedtak", en: "report of vedtak" }
    /// What was held against what, and when: `documents`, `rules`, `at`; `all` where a change affects only some.
    JUDGED { nb: "{{ documents }}{% if all %} som endringen berører, av {{ all }},{% endif %} vurdert etter {{ rules }} {{ at }}", sv: "{{ documents }}{% if all %} som ändringen berör, av {{ all }},{% endif %} bedömda efter {{ rules }} {{ at }}", en: "{{ documents }}{% if all %} that the change affects, of {{ all }},{% endif %} checked against {{ rules }} on {{ at }}" }
    /// Until when the clock alone changes nothing: `until`.
    VALID_UNTIL { nb: "vurderingen gjelder til {{ until }}", sv: "bedömningen gäller till {{ until }}", en: "the verdict holds until {{ until }}" }
    /// The verdict where the set-up has errors.
    SET_UP_FAULTY { nb: "ingenting er vurdert, fordi oppsettet har feil", sv: "inget är bedömt, eftersom inställningarna har fel", en: "nothing was judged, because the set-up has errors" }
    /// Heading of the findings that must be mended.
    BLOCKS { nb: "må rettes eller besvares ({{ n }})", sv: "ska rättas eller besvaras ({{ n }})", en: "must be mended or answered ({{ n }})" }
    /// Heading of the warnings: `n`.
    WARNINGS { nb: "bør rettes ({{ n }})", sv: "bör rättas ({{ n }})", en: "should be mended ({{ n }})" }
    /// Heading of the warnings that no edit can mend: `n`.
    WARNINGS_PAST { nb: "advarsler som blir stående ({{ n }})", sv: "varningar som står kvar ({{ n }})", en: "warnings that stay ({{ n }})" }
    /// Heading of the notes: `n`.
    NOTES { nb: "merknader ({{ n }})", sv: "upplysningar ({{ n }})", en: "notes ({{ n }})" }
    /// Heading of what can still be met: `n`.
    PENDING_HEADING { nb: "venter: gjøres eller godkjennes senere ({{ n }})", sv: "väntar: görs eller godkänns senare ({{ n }})", en: "pending: to be done or approved later ({{ n }})" }
    /// Word for what can still be met.
    PENDING { nb: "venter", sv: "väntar", en: "pending" }
    /// When the first of what is pending is due, behind how many there are: `due`.
    FIRST_DUE { nb: "nærmeste frist: {{ due }}", sv: "närmaste tidsfrist: {{ due }}", en: "first due is {{ due }}" }
    /// Heading of waived findings: `n`.
    WAIVED { nb: "med dispensasjon ({{ n }})", sv: "med dispens ({{ n }})", en: "waived ({{ n }})" }
    /// Before when something is to be done that is nobody's alone to do: `before`.
    DONE_BEFORE { nb: "gjøres før {{ before }}", sv: "görs före {{ before }}", en: "to be done before {{ before }}" }
    /// Midnight, of something that must be done before it.
    END_OF_DAY { nb: "utgangen av {{ day }}", sv: "utgången av {{ day }}", en: "the end of {{ day }}" }
    /// Heading of findings that were there before: `n`.
    EXISTING { nb: "fantes fra før, stopper ikke her ({{ n }})", sv: "fanns redan, stoppar inte här ({{ n }})", en: "were there before, do not block here ({{ n }})" }
    /// Heading of findings that a record answers: `n`.
    ANSWERED { nb: "besvart med avvik ({{ n }})", sv: "besvaras av avvikelse ({{ n }})", en: "answered by deviation ({{ n }})" }
    /// Heading of what was not evaluated.
    NOT_EVALUATED { nb: "ikke vurdert", sv: "inte bedömt", en: "not evaluated" }
    /// Heading of the policies in force.
    POLICIES { nb: "regelverk", sv: "regelverk", en: "policies" }
    /// Heading of what the rules that are told of come from.
    SOURCES { nb: "hva avtalene sier", sv: "vad avtalen säger", en: "what the agreements say" }
    /// Heading of the documents that meet all that is asked of them: `n`.
    MET { nb: "oppfyller kravene ({{ n }})", sv: "uppfyller kraven ({{ n }})", en: "compliant ({{ n }})" }
    /// Who approved a document by its own word: `who`.
    APPROVED_BY { nb: "godkjent av {{ who }} (oppgitt i filen, ikke bekreftet)", sv: "godkänd av {{ who }} (uppgivet i filen, inte bekräftat)", en: "approved by {{ who }} (stated in the file, not confirmed)" }
    /// A line of a file: `n`.
    LINE { nb: "linje {{ n }}", sv: "rad {{ n }}", en: "line {{ n }}" }
    /// What a cut report leaves out, and where the whole is: `n`.
    MORE { nb: "og {{ n }} til, som ikke vises her; `vedtak check` viser alle", sv: "och {{ n }} till, som inte visas här; `vedtak check` visar alla", en: "and {{ n }} more, not shown here; `vedtak check` shows them all" }
    /// Status of a finding.
    WAIVED_STATUS { nb: "dispensasjon er gitt", sv: "dispens har getts", en: "waived" }
    /// Status of a finding.
    ANSWERED_STATUS { nb: "besvart med avvik{% if by %} {{ by }}{% endif %}", sv: "besvaras av avvikelse{% if by %} {{ by }}{% endif %}", en: "answered by {% if by %}deviation {{ by }}{% else %}a deviation{% endif %}" }
    /// What the record says of a finding that it answers.
    ANSWERS { nb: "svarer på det", sv: "besvarar det", en: "answers it" }
    /// What a record of which nobody can tell when it was reported says of a finding.
    ANSWERS_UNDATED { nb: "gjelder ikke som svar: `reportedAt` sier ikke når det ble meldt", sv: "gäller inte som svar: `reportedAt` säger inte när det anmäldes", en: "does not count as an answer: `reportedAt` does not say when it was reported" }
    /// What the record says of a finding that came after it.
    ANSWERS_BEFOREHAND { nb: "meldt før kravet ble brutt; et avvik svarer bare på det som har skjedd", sv: "anmäld innan kravet bröts; en avvikelse besvarar bara det som har hänt", en: "reported before the requirement was broken; a deviation answers only what has happened" }
    /// What to do about a record from before the breach: `record`.
    ANSWERS_BEFOREHAND_HELP { nb: "avviket {{ record }} er fra før kravet ble brutt; meld bruddet etter at det skjedde, og skriv tidspunktet i `reportedAt`", sv: "avvikelsen {{ record }} är från innan kravet bröts; anmäl brottet efter att det skett, och skriv tidpunkten i `reportedAt`", en: "the deviation {{ record }} is from before the breach; report it once it has happened, and write that time in `reportedAt`" }
    /// What to do about a record that does not say when it was reported: `record`.
    ANSWERS_UNDATED_HELP { nb: "avviket {{ record }} gjelder ikke som svar; skriv når bruddet ble meldt, i `reportedAt`", sv: "avvikelsen {{ record }} gäller inte som svar; skriv när brottet anmäldes i `reportedAt`", en: "the deviation {{ record }} does not count as an answer; write when the breach was reported in `reportedAt`" }
    /// What a record says that is a draft.
    ANSWERS_DRAFT { nb: "gjelder ikke som svar: avviket er et utkast etter `status`", sv: "gäller inte som svar: avvikelsen är ett utkast enligt `status`", en: "does not count as an answer: by `status` the deviation is a draft" }
    /// What to do about it: `record`.
    ANSWERS_DRAFT_HELP { nb: "avviket {{ record }} er et utkast og gjelder ikke som svar; fyll det ut, og skriv `open` i `status`", sv: "avvikelsen {{ record }} är ett utkast och gäller inte som svar; fyll i den, och skriv `open` i `status`", en: "the deviation {{ record }} is a draft and does not count as an answer; complete it, and write `open` in `status`" }
    /// What a record says that is withdrawn.
    ANSWERS_VOID { nb: "gjelder ikke som svar: avviket er trukket etter `status`", sv: "gäller inte som svar: avvikelsen är återkallad enligt `status`", en: "does not count as an answer: by `status` the deviation is withdrawn" }
    /// What to do about it: `record`.
    ANSWERS_VOID_HELP { nb: "avviket {{ record }} er trukket og gjelder ikke som svar; skriv et nytt avvik", sv: "avvikelsen {{ record }} är återkallad och gäller inte som svar; skriv en ny avvikelse", en: "the deviation {{ record }} is withdrawn and does not count as an answer; write a new one" }
    /// What a record says that has errors of its own.
    ANSWERS_FAULTY { nb: "gjelder ikke som svar før feilene i avviket er rettet", sv: "gäller inte som svar förrän felen i avvikelsen är rättade", en: "does not count as an answer until the errors in the deviation are mended" }
    /// What to do about it: `record`.
    ANSWERS_FAULTY_HELP { nb: "avviket {{ record }} har egne feil og gjelder ikke som svar; rett dem", sv: "avvikelsen {{ record }} har egna fel och gäller inte som svar; rätta dem", en: "the deviation {{ record }} has errors of its own and does not count as an answer; mend them" }
    /// What a record of another service says.
    ANSWERS_ELSEWHERE { nb: "gjelder ikke som svar: avviket gjelder en annen tjeneste", sv: "gäller inte som svar: avvikelsen gäller en annan tjänst", en: "does not count as an answer: the deviation is of another service" }
    /// What to do about it: `record`.
    ANSWERS_ELSEWHERE_HELP { nb: "avviket {{ record }} gjelder en annen tjeneste og gjelder ikke som svar; rett `service` i avviket", sv: "avvikelsen {{ record }} gäller en annan tjänst och gäller inte som svar; rätta `service` i avvikelsen", en: "the deviation {{ record }} is of another service and does not count as an answer; correct `service` in the deviation" }
    /// What a record of a document that does not exist says, where this one is the nearest.
    ANSWERS_MISNAMED { nb: "gjelder ikke som svar: dokumentet som avviket nevner, finnes ikke", sv: "gäller inte som svar: dokumentet som avvikelsen nämner finns inte", en: "does not count as an answer: the document that the deviation names does not exist" }
    /// What to do about it: `record`.
    ANSWERS_MISNAMED_HELP { nb: "avviket {{ record }} nevner et dokument som ikke finnes, og gjelder ikke som svar; rett `document` i avviket", sv: "avvikelsen {{ record }} nämner ett dokument som inte finns och gäller inte som svar; rätta `document` i avvikelsen", en: "the deviation {{ record }} names a document that does not exist and does not count as an answer; correct `document` in the deviation" }
    /// What a record that names a document says of a finding that is of a period.
    ANSWERS_BY_DOCUMENT { nb: "gjelder ikke som svar: kravet gjelder en periode", sv: "gäller inte som svar: kravet gäller en period", en: "does not count as an answer: the requirement is of a period" }
    /// What to do about that.
    ANSWERS_BY_DOCUMENT_HELP { nb: "avviket {{ record }} nevner et dokument og gjelder ikke som svar; skriv {{ entry }} under `deviates`", sv: "avvikelsen {{ record }} nämner ett dokument och gäller inte som svar; skriv {{ entry }} i `deviates`", en: "the deviation {{ record }} names a document and does not count as an answer; write {{ entry }} under `deviates`" }
    /// What a record that names a period says of a finding that is of a document.
    ANSWERS_BY_PERIOD { nb: "gjelder ikke som svar: kravet gjelder et dokument", sv: "gäller inte som svar: kravet gäller ett dokument", en: "does not count as an answer: the requirement is of a document" }
    /// What to do about that.
    ANSWERS_BY_PERIOD_HELP { nb: "avviket {{ record }} nevner en periode og gjelder ikke som svar; skriv {{ document }} i stedet for `period`", sv: "avvikelsen {{ record }} nämner en period och gäller inte som svar; skriv {{ document }} i stället för `period`", en: "the deviation {{ record }} names a period and does not count as an answer; write {{ document }} in place of `period`" }
    /// What a record says of a finding that can still be mended.
    ANSWERS_MENDABLE { nb: "gjelder ikke som svar: kravet kan ennå oppfylles", sv: "gäller inte som svar: kravet kan fortfarande uppfyllas", en: "does not count as an answer: the requirement can still be met" }
    /// What to do about it: `record`, `help`.
    ANSWERS_MENDABLE_HELP { nb: "{% if help %}{{ help }}{% else %}oppfyll kravet{% endif %}; avviket {{ record }} svarer ikke på det som ennå kan rettes", sv: "{% if help %}{{ help }}{% else %}uppfyll kravet{% endif %}; avvikelsen {{ record }} besvarar inte det som ännu kan rättas", en: "{% if help %}{{ help }}{% else %}meet the requirement{% endif %}; the deviation {{ record }} does not answer what can still be mended" }
    /// Where a rule is explained: `rule`.
    EXPLAINED { nb: "kjør `vedtak explain {{ rule }}`, som viser regelen og hvor den kommer fra", sv: "kör `vedtak explain {{ rule }}`, som visar regeln och var den kommer ifrån", en: "run `vedtak explain {{ rule }}`, which shows the rule and where it comes from" }
    /// A fault in vedtak itself: `what`, `place`.
    PANIC { nb: "feil i vedtak selv: {{ what }} ({{ place }})", sv: "fel i vedtak självt: {{ what }} ({{ place }})", en: "a fault in vedtak itself: {{ what }} ({{ place }})" }
    /// What can still be met, where a finding has its severity.
    PENDING_WORD { nb: "venter", sv: "väntar", en: "pending" }
    /// Rules that a fault in the document keeps from being judged: `rules`.
    UNJUDGED { nb: "kan ikke vurderes før det er rettet: {{ rules }}", sv: "kan inte bedömas förrän det är rättat: {{ rules }}", en: "cannot be judged until this is mended: {{ rules }}" }
}
