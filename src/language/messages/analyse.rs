//! What `vedtak analyse` says: what policies can never do, alone or together, and what it cannot decide.

super::phrases! {
    /// The condition of a rule is never true.
    RULE_NEVER_APPLIES { nb: "`when` er ikke sann for noe dokument; regelen skal kunne gjelde for minst ett", sv: "`when` är inte sant för något dokument; regeln ska kunna gälla för minst ett", en: "`when` is true for no document; the rule must be able to apply to at least one" }
    /// The condition of a part is never true where it is asked.
    PART_NEVER_APPLIES { nb: "`when` er ikke sann for noe dokument som når hit; delen bør kunne gjelde for minst ett", sv: "`when` är inte sant för något dokument som når hit; delen bör kunna gälla för minst ett", en: "`when` is true for no document that comes here; the part should be able to apply to at least one" }
    /// No document breaks a rule.
    RULE_NEVER_FAILS { nb: "regelen er oppfylt for alle dokumenter den gjelder for; minst ett skal kunne bryte den", sv: "regeln är uppfylld för alla dokument som den gäller för; minst ett ska kunna bryta mot den", en: "every document that the rule applies to meets it; at least one must be able to break it" }
    /// No document breaks a part.
    PART_NEVER_FAILS { nb: "delen er oppfylt for alle dokumenter som når hit; minst ett bør kunne bryte den", sv: "delen är uppfylld för alla dokument som når hit; minst ett bör kunna bryta mot den", en: "every document that comes here meets the part; at least one should be able to break it" }
    /// No document holds an alternative.
    ALTERNATIVE_NEVER_HOLDS { nb: "alternativet er ikke oppfylt for noe dokument som når hit; minst ett bør kunne oppfylle det", sv: "alternativet är inte uppfyllt för något dokument som når hit; minst ett bör kunna uppfylla det", en: "no document that comes here meets the alternative; at least one should be able to" }
    /// A side of `||` changes nothing.
    SIDE_NEVER_DECIDES { nb: "{{ side }} avgjør aldri, for den er bare sann når en annen side av `||` er det; hver side bør utgjøre en forskjell", sv: "{{ side }} avgör aldrig, för den är sann bara när en annan sida av `||` är det; varje sida bör göra skillnad", en: "{{ side }} never decides, as it is true only where another side of `||` is; each side should make a difference" }
    /// A row of a table is never taken.
    ROW_NEVER_TAKEN { nb: "raden {{ row }} gjelder ikke for noe dokument som når hit; hver rad bør gjelde for minst ett", sv: "raden {{ row }} gäller inte för något dokument som når hit; varje rad bör gälla för minst ett", en: "the row {{ row }} is that of no document that comes here; each row should be that of at least one" }
    /// Two rules cannot both be met.
    NEVER_BOTH { nb: "reglene kan aldri oppfylles samtidig{% if inputs %} der {{ inputs }}{% endif %}; et dokument som begge gjelder for, skal kunne oppfylle begge", sv: "reglerna kan aldrig uppfyllas samtidigt{% if inputs %} där {{ inputs }}{% endif %}; ett dokument som båda gäller för ska kunna uppfylla båda", en: "the rules can never both be met{% if inputs %} where {{ inputs }}{% endif %}; a document to which both apply must be able to meet both" }
    /// Two parts of one rule cannot both be met.
    NEVER_BOTH_PARTS { nb: "to deler av regelen kan aldri oppfylles samtidig{% if inputs %} der {{ inputs }}{% endif %}; et dokument som begge gjelder for, skal kunne oppfylle begge", sv: "två delar av regeln kan aldrig uppfyllas samtidigt{% if inputs %} där {{ inputs }}{% endif %}; ett dokument som båda gäller för ska kunna uppfylla båda", en: "two parts of the rule can never both be met{% if inputs %} where {{ inputs }}{% endif %}; a document to which both apply must be able to meet both" }
    /// Documents meet no rule.
    MEET_NO_RULE { nb: "ingen regler gjelder for {{ kind }}{% if inputs %} der {{ inputs }}{% endif %}; minst én bør gjelde", sv: "inga regler gäller för {{ kind }}{% if inputs %} där {{ inputs }}{% endif %}; minst en bör gälla", en: "no rule applies to {{ kind }}{% if inputs %} where {{ inputs }}{% endif %}; at least one should" }
    /// A new version fails where the old one does not.
    STRICTER { nb: "strengere enn før{% if inputs %}: der {{ inputs }}{% endif %}", sv: "strängare än förr{% if inputs %}: där {{ inputs }}{% endif %}", en: "stricter than before{% if inputs %}: where {{ inputs }}{% endif %}" }
    /// The same, and nowhere else.
    STRICTER_ONLY { nb: "strengere enn før bare der {{ inputs }}", sv: "strängare än förr bara där {{ inputs }}", en: "stricter than before only where {{ inputs }}" }
    /// A new version does not fail where the old one does.
    LOOSER { nb: "mildere enn før{% if inputs %}: der {{ inputs }}{% endif %}", sv: "mildare än förr{% if inputs %}: där {{ inputs }}{% endif %}", en: "looser than before{% if inputs %}: where {{ inputs }}{% endif %}" }
    /// The same, and nowhere else.
    LOOSER_ONLY { nb: "mildere enn før bare der {{ inputs }}", sv: "mildare än förr bara där {{ inputs }}", en: "looser than before only where {{ inputs }}" }
    /// A rule of the old version that is gone.
    RULE_GONE { nb: "regelen finnes ikke lenger", sv: "regeln finns inte längre", en: "the rule is no longer there" }
    /// A field that is not there.
    NOT_THERE { nb: "{{ field }} mangler", sv: "{{ field }} saknas", en: "{{ field }} is missing" }
    /// A field that has a value such as this one.
    LIKE { nb: "{{ field }} er noe som {{ value }}", sv: "{{ field }} är något som {{ value }}", en: "{{ field }} is something like {{ value }}" }
    /// Between alternatives of inputs.
    OR { nb: "eller", sv: "eller", en: "or" }
    /// Between inputs.
    AND { nb: "og", sv: "och", en: "and" }
    /// More alternatives than are told.
    MORE { nb: "{{ count }} til", sv: "{{ count }} till", en: "{{ count }} more" }
    /// Before the smallest document.
    EXAMPLE { nb: "minste dokument: {{ document }}", sv: "minsta dokument: {{ document }}", en: "smallest document: {{ document }}" }
    /// Where the other rule stands.
    OTHER_RULE { nb: "den andre står her: {{ place }}", sv: "den andra står här: {{ place }}", en: "the other stands here: {{ place }}" }

    /// The heading of what is not decided.
    NOT_DECIDED { nb: "ikke avgjort:", sv: "inte avgjort:", en: "not decided:" }
    /// How many times more a rule stands there.
    PLACES { nb: "{{ count }} steder", sv: "{{ count }} ställen", en: "{{ count }} places" }
    /// Other documents or the registry.
    BEYOND_DOCUMENTS { nb: "andre dokumenter eller registeret", sv: "andra dokument eller registret", en: "other documents or the registry" }
    /// The service's entry.
    BEYOND_SERVICE { nb: "tjenestens oppføring i registeret", sv: "tjänstens post i registret", en: "the service's entry in the registry" }
    /// The target branch.
    BEYOND_TARGET { nb: "dokumentet slik det står på målgreinen", sv: "dokumentet så som det står på målgrenen", en: "the document as it stands on the target branch" }
    /// Git.
    BEYOND_HISTORY { nb: "historikken i Git", sv: "historiken i Git", en: "the history in Git" }
    /// The clock.
    BEYOND_CLOCK { nb: "klokken", sv: "klockan", en: "the clock" }
    /// Entries of lists.
    BEYOND_ENTRIES { nb: "elementene i en liste", sv: "elementen i en lista", en: "the entries of a list" }
    /// The id or path.
    BEYOND_PLACE { nb: "id, filsti eller andre filer", sv: "id, sökväg eller andra filer", en: "the id, the path or other files" }
    /// A check.
    BEYOND_CHECK { nb: "kontrollen {{ check }}", sv: "kontrollen {{ check }}", en: "the check {{ check }}" }
    /// A field whose values are too many.
    BEYOND_VALUES { nb: "verdiene av {{ field }}", sv: "värdena för {{ field }}", en: "the values of {{ field }}" }
    /// Too many combinations.
    BEYOND_SIZE { nb: "for mange kombinasjoner", sv: "för många kombinationer", en: "too many combinations" }
    /// No answer.
    BEYOND_UNANSWERED { nb: "dokumenter som regelen ikke kan avgjøres for, eller som den først svarer på senere", sv: "dokument som regeln inte kan avgöras för, eller som den svarar på först senare", en: "documents for which the rule has no answer, or none yet" }
    /// How much was asked and decided.
    SUMMARY { nb: "avgjort: {{ decided }} av {{ questions }} spørsmål, med {{ documents }} dokumenter; {{ errors }} og {{ warnings }}", sv: "avgjort: {{ decided }} av {{ questions }} frågor, med {{ documents }} dokument; {{ errors }} och {{ warnings }}", en: "decided: {{ decided }} of {{ questions }} questions, with {{ documents }} documents; {{ errors }} and {{ warnings }}" }
    /// Cases were added to a test.
    ADDED { nb: "{{ cases }} lagt til i {{ path }}", sv: "{{ cases }} har lagts till i {{ path }}", en: "{{ cases }} added to {{ path }}" }
    /// There is no test that cases can be added to.
    NO_TEST_TO_ADD_TO { nb: "regelsettet har ingen test som slutter med `cases`, så her er testtilfellene:", sv: "regeluppsättningen har inget test som slutar med `cases`, så här är testfallen:", en: "the policy has no test that ends with `cases`, so here are the cases:" }
    /// The other version has no policy in force.
    NOTHING_TO_COMPARE { nb: "{{ path }} har ingen av regelsettene som er i bruk; minst ett kreves", sv: "{{ path }} har ingen av de regeluppsättningar som används; minst en krävs", en: "{{ path }} has none of the policies in force; at least one is required" }
    /// Help for it.
    NOTHING_TO_COMPARE_HELP { nb: "oppgi filen eller mappen med en annen versjon av et regelsett, med samme `id`", sv: "ange filen eller mappen med en annan version av en regeluppsättning, med samma `id`", en: "name the file or folder with another version of a policy, with the same `id`" }
    /// The project has no policy.
    NO_POLICIES { nb: "prosjektet har ingen regelsett; minst ett kreves", sv: "projektet har inga regeluppsättningar; minst en krävs", en: "the project has no policies; at least one is required" }
    /// None at these paths.
    NO_POLICIES_AT { nb: "{{ path }} har ingen regelsett som er i bruk; minst ett kreves", sv: "{{ path }} har inga regeluppsättningar som används; minst en krävs", en: "{{ path }} has no policies in force; at least one is required" }
    /// Help for both.
    NO_POLICIES_HELP { nb: "nevn dem under `policies` i `vedtak.yaml`, eller skriv `vedtak analyse builtin:medusa`", sv: "nämn dem under `policies` i `vedtak.yaml`, eller skriv `vedtak analyse builtin:medusa`", en: "name them under `policies` in `vedtak.yaml`, or write `vedtak analyse builtin:medusa`" }
}
