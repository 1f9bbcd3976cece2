//! What `vedtak measure` says: figures of service levels with what they were computed from, and how changes went.

super::phrases! {
    /// What the page is called.
    TITLE { nb: "tjenestenivåer", sv: "tjänstenivåer", en: "service levels" }
    /// Nothing is broken.
    ALL_MET { nb: "alt som er målt, oppfyller kravene", sv: "allt som har mätts uppfyller kraven", en: "all that is measured is as required" }
    /// How many figures there are, by what they came to.
    COUNTS { nb: "{{ all }}: {{ counts }}", sv: "{{ all }}: {{ counts }}", en: "{{ all }}: {{ counts }}" }
    /// How many figures came to something.
    COUNT { nb: "{{ n }} {{ verdict }}", sv: "{{ n }} {{ verdict }}", en: "{{ n }} {{ verdict }}" }
    /// The moment that figures are of.
    COMPUTED { nb: "beregnet {{ at }}; `vedtak check` avgjør om en endring slipper gjennom", sv: "beräknat {{ at }}; `vedtak check` avgör om en ändring släpps igenom", en: "computed on {{ at }}; `vedtak check` decides whether a change passes" }

    /// A figure is as asked.
    MET { nb: "oppfylt", sv: "uppfyllt", en: "met" }
    /// A figure is not as asked.
    BROKEN { nb: "ikke oppfylt", sv: "inte uppfyllt", en: "not met" }
    /// A figure of a period that is not over cannot come to be as asked.
    LOST { nb: "kan ikke oppfylles", sv: "kan inte uppfyllas", en: "can no longer be met" }
    /// What is missing may still come.
    PENDING { nb: "venter", sv: "väntar", en: "pending" }
    /// The period is not over.
    RUNNING { nb: "løper", sv: "pågår", en: "running" }
    /// What a whole period must reach is not asked of a part of it.
    NOT_OWED { nb: "ikke krevd", sv: "krävs inte", en: "not required" }
    /// A figure that cannot be computed.
    UNDECIDED { nb: "kan ikke beregnes", sv: "kan inte beräknas", en: "cannot be computed" }
    /// It is so for a figure whose finding is waived.
    WAIVED { nb: "dispensasjon", sv: "dispens", en: "waived" }
    /// It is so for a figure that a record answers.
    ANSWERED { nb: "besvart med avvik", sv: "besvaras av avvikelse", en: "answered by a deviation" }

    /// A figure: availability.
    AVAILABILITY { nb: "tilgjengelighet", sv: "tillgänglighet", en: "availability" }
    /// A figure: a sum.
    SUM { nb: "sum", sv: "summa", en: "sum" }
    /// A figure: how many there are.
    NUMBER { nb: "antall", sv: "antal", en: "number" }
    /// A figure: a share.
    SHARE { nb: "andel", sv: "andel", en: "share" }
    /// A figure: a percentile.
    PERCENTILE { nb: "persentil {{ p }}", sv: "percentil {{ p }}", en: "percentile {{ p }}" }
    /// A bound from below.
    AT_LEAST { nb: "minst {{ bound }}", sv: "minst {{ bound }}", en: "at least {{ bound }}" }
    /// A bound from above.
    AT_MOST { nb: "høyst {{ bound }}", sv: "högst {{ bound }}", en: "at most {{ bound }}" }
    /// What a figure must be.
    EXACTLY { nb: "{{ bound }}", sv: "{{ bound }}", en: "{{ bound }}" }
    /// What a rule asks, and what it is computed from.
    ASKS { nb: "{{ figure }}{% if value %} {{ value }}{% if whole %} av {{ whole }}{% endif %}{% endif %}, {{ bound }}{% if kind %}; beregnet av {{ kind }}{% if except %}, uten tiden i {{ except }}{% endif %}{% endif %}{% if hours %}, i {{ hours }}{% endif %}{% if grace %}, vurderes {{ grace }} etter perioden{% endif %}", sv: "{{ figure }}{% if value %} {{ value }}{% if whole %} av {{ whole }}{% endif %}{% endif %}, {{ bound }}{% if kind %}; beräknas av {{ kind }}{% if except %}, utan tiden i {{ except }}{% endif %}{% endif %}{% if hours %}, i {{ hours }}{% endif %}{% if grace %}, bedöms {{ grace }} efter perioden{% endif %}", en: "{{ figure }}{% if value %} {{ value }}{% if whole %} of {{ whole }}{% endif %}{% endif %}, {{ bound }}{% if kind %}; computed from {{ kind }}{% if except %}, without the time of {{ except }}{% endif %}{% endif %}{% if hours %}, in {{ hours }}{% endif %}{% if grace %}, judged {{ grace }} after the period{% endif %}" }
    /// From when on a service is measured.
    MEASURED_FROM { nb: "målt fra {{ from }}", sv: "mätt från {{ from }}", en: "measured from {{ from }}" }
    /// A document that is measured itself.
    OF_DOCUMENT { nb: "dokumentet {{ document }}", sv: "dokumentet {{ document }}", en: "document {{ document }}" }

    /// Head of a column.
    PERIOD { nb: "periode", sv: "period", en: "period" }
    /// Head of a column: the figure.
    FIGURE { nb: "målt", sv: "uppmätt", en: "measured" }
    /// Head of a column: how far it is from its bound.
    MARGIN { nb: "margin", sv: "marginal", en: "margin" }
    /// Head of a column: what it comes to.
    RESULT { nb: "resultat", sv: "resultat", en: "result" }
    /// Head of a column, and where a document stands.
    DOCUMENT { nb: "dokument", sv: "dokument", en: "document" }
    /// Head of a column: when it begins.
    FROM { nb: "fra", sv: "från", en: "from" }
    /// Head of a column: when it ends.
    TO { nb: "til", sv: "till", en: "to" }
    /// Head of a column: when it is.
    WHEN { nb: "når", sv: "när", en: "when" }
    /// Head of a column: what it adds.
    COUNTS_FOR { nb: "teller", sv: "räknas", en: "counts" }
    /// Head of a column: the time of it that does not count.
    EXCEPTED { nb: "unntatt", sv: "undantaget", en: "excepted" }
    /// What is not over.
    OPEN { nb: "ikke over", sv: "inte över", en: "not over" }

    /// What may still be lost.
    LEFT { nb: "{{ amount }} igjen", sv: "{{ amount }} kvar", en: "{{ amount }} left" }
    /// Just as much is lost as may be.
    NOTHING_LEFT { nb: "ingenting igjen", sv: "inget kvar", en: "nothing left" }
    /// There is just as much as is asked for.
    JUST { nb: "akkurat nok", sv: "precis nog", en: "just enough" }
    /// What is more than may be.
    TOO_MUCH { nb: "{{ amount }} for mye", sv: "{{ amount }} för mycket", en: "{{ amount }} too much" }
    /// What there is more than is asked for.
    ABOVE { nb: "{{ amount }} over kravet", sv: "{{ amount }} över kravet", en: "{{ amount }} above" }
    /// What there is less than is asked for.
    SHORT { nb: "{{ amount }} for lite", sv: "{{ amount }} för lite", en: "{{ amount }} short" }

    /// The minutes that were lost, of how many, and how many may be.
    LOST_OF { nb: "{{ lost }} av {{ total }}{% if allowed %}, {{ allowed }} er tillatt{% endif %}{% if margin %}; {{ margin }}{% endif %}", sv: "{{ lost }} av {{ total }}{% if allowed %}, {{ allowed }} är tillåtet{% endif %}{% if margin %}; {{ margin }}{% endif %}", en: "{{ lost }} of {{ total }}{% if allowed %}, {{ allowed }} allowed{% endif %}{% if margin %}; {{ margin }}{% endif %}" }
    /// The parts of a share, of the wholes.
    PART_OF { nb: "{{ part }} av {{ whole }}{% if margin %}; {{ margin }}{% endif %}", sv: "{{ part }} av {{ whole }}{% if margin %}; {{ margin }}{% endif %}", en: "{{ part }} of {{ whole }}{% if margin %}; {{ margin }}{% endif %}" }
    /// What documents take one by one.
    EACH { nb: "hver for seg", sv: "var för sig", en: "each by itself" }
    /// What several take at once.
    ONCE { nb: "samtidig, telles én gang", sv: "samtidigt, räknas en gång", en: "at once, counted once" }
    /// What they take together.
    TOGETHER { nb: "i alt", sv: "totalt", en: "in all" }
    /// A period that began before measuring did.
    PARTIAL { nb: "perioden begynte før målingen; tallet er fra {{ from }}", sv: "perioden började före mätningen; siffran är från {{ from }}", en: "the period began before measuring did; the figure is from {{ from }}" }
    /// When a period is judged.
    DUE { nb: "vurderes {{ due }}", sv: "bedöms {{ due }}", en: "judged on {{ due }}" }
    /// Nothing counts.
    NO_DOCUMENT { nb: "ingen dokumenter teller i perioden", sv: "inga dokument räknas i perioden", en: "no document counts in the period" }
    /// Heading of the documents whose time does not count.
    EXEMPTED { nb: "unntatt tid", sv: "undantagen tid", en: "excepted time" }
    /// A document whose time does not count, with what it takes from what was lost.
    TAKES { nb: "{{ document }}: tar bort {{ time }}", sv: "{{ document }}: tar bort {{ time }}", en: "{{ document }}: takes off {{ time }}" }
    /// Heading of the documents that do not count.
    NOT_COUNTED { nb: "teller ikke", sv: "räknas inte", en: "does not count" }
    /// A document that does not count, and why.
    BECAUSE { nb: "{{ document }}: {{ why }}", sv: "{{ document }}: {{ why }}", en: "{{ document }}: {{ why }}" }
    /// Why not: a part of the condition of the rule is false.
    CONDITION { nb: "{% if values %}{{ values }}{% else %}{% if part %}{{ part }} er usant{% else %}oppfyller ikke vilkåret i regelen{% endif %}{% endif %}", sv: "{% if values %}{{ values }}{% else %}{% if part %}{{ part }} är falskt{% else %}uppfyller inte villkoret i regeln{% endif %}{% endif %}", en: "{% if values %}{{ values }}{% else %}{% if part %}{{ part }} is false{% else %}does not meet the rule's condition{% endif %}{% endif %}" }
    /// A field that keeps a document from counting, with its value.
    VALUE { nb: "{{ field }} har verdien {{ value }}", sv: "{{ field }} har värdet {{ value }}", en: "{{ field }} has the value {{ value }}" }
    /// Why not: its moment has not come.
    NOT_YET { nb: "har ikke skjedd", sv: "har inte inträffat", en: "has not happened" }
    /// Why not: it has no end, and so excepts nothing.
    ENDLESS { nb: "har ingen slutt, og unntar derfor ingen tid", sv: "saknar slut och undantar därför ingen tid", en: "has no end, and so excepts no time" }
    /// Why not: it was before measuring began.
    EARLY { nb: "var over før målingen begynte", sv: "var över innan mätningen började", en: "was over before measuring began" }
    /// How many more there are than are shown.
    MORE { nb: "og {{ n }} til; `--format json` har alle", sv: "och {{ n }} till; `--format json` har alla", en: "and {{ n }} more; `--format json` has all" }

    /// Heading of the documents that cannot be read.
    UNREAD { nb: "dokumenter som ikke kan leses, og som kunne ha telt", sv: "dokument som inte kan läsas, och som kunde ha räknats", en: "documents that cannot be read and might have counted" }
    /// A measure that a rule may do without.
    ALTERNATIVE { nb: "regelen kan oppfylles på en annen måte", sv: "regeln kan uppfyllas på annat sätt", en: "the rule may be met in another way" }

    /// Heading of how changes went.
    CHANGES { nb: "endringer og utgivelser", sv: "ändringar och releaser", en: "changes and releases" }
    /// Heading of those that follow a change model.
    BY_MODEL { nb: "etter endringsmodellen {{ model }}", sv: "enligt ändringsmodellen {{ model }}", en: "by change model {{ model }}" }
    /// Until when a change model is in force.
    MODEL_TO { nb: "modellen gjelder til og med {{ to }}; innen da må den gjennomgås", sv: "modellen gäller till och med {{ to }}; dessförinnan ska den ses över", en: "the model is in force through {{ to }}; it must be reviewed before then" }
    /// A change model without a last day.
    MODEL_ENDLESS { nb: "modellen har ingen siste dag", sv: "modellen har ingen sista dag", en: "the model has no last day" }
    /// A change model that is not in force.
    MODEL_ENDED { nb: "modellen gjelder ikke; en endring etter den er ikke lenger en standardendring", sv: "modellen gäller inte; en ändring enligt den är inte längre en standardändring", en: "the model is not in force; a change by it is no longer a standard change" }
    /// Head of a column: how a change went.
    HOW { nb: "hvordan", sv: "hur", en: "how" }
    /// Head of a column: how many of how many.
    NUMBER_OF { nb: "antall", sv: "antal", en: "number" }
    /// How many of how many.
    OF { nb: "{{ n }} av {{ all }}", sv: "{{ n }} av {{ all }}", en: "{{ n }} of {{ all }}" }
    /// Changes that ended as planned.
    AS_PLANNED { nb: "som planlagt", sv: "som planerat", en: "as planned" }
    /// Changes that ended with a deviation.
    WITH_DEVIATION { nb: "med avvik", sv: "med avvikelse", en: "with a deviation" }
    /// Changes that were rolled back.
    ROLLED_BACK { nb: "rullet tilbake", sv: "tillbakarullade", en: "rolled back" }
    /// Changes that failed.
    FAILED { nb: "mislyktes", sv: "misslyckades", en: "failed" }
    /// Changes that were made and do not say how they ended.
    UNTOLD { nb: "uten utfall (`result.outcome`)", sv: "utan utfall (`result.outcome`)", en: "without an outcome (`result.outcome`)" }
    /// Changes that caused an incident.
    CAUSED { nb: "førte til en hendelse", sv: "orsakade en incident", en: "caused an incident" }
    /// Urgent changes.
    URGENT { nb: "haster", sv: "akuta", en: "urgent" }
    /// Changes that were announced in time.
    IN_TIME { nb: "varslet i tide", sv: "aviserade i tid", en: "announced in time" }
    /// Changes that are not made yet.
    NOT_MADE { nb: "ikke gjennomført ennå", sv: "ännu inte genomförda", en: "not made yet" }

    /// A rule that measures nothing.
    MEASURES_NOTHING { nb: "regelen {{ rule }} måler ikke noe", sv: "regeln {{ rule }} mäter inget", en: "the rule {{ rule }} measures nothing" }
    /// A text that is no period.
    NO_PERIOD { nb: "{{ value }} er ingen periode", sv: "{{ value }} är ingen period", en: "{{ value }} is no period" }
    /// No figure at all.
    NOTHING { nb: "ingen regel som gjelder her, måler noe", sv: "ingen regel som gäller här mäter något", en: "no rule in force here measures anything" }
    /// Help for it.
    NOTHING_HELP { nb: "kjør `vedtak rules` for å se hvilke regler som gjelder", sv: "kör `vedtak rules` för att se vilka regler som gäller", en: "run `vedtak rules` to see which rules are in force" }
    /// No figure of the period that is asked for.
    NOTHING_IN { nb: "ingen regel måler noe i {{ period }}", sv: "ingen regel mäter något i {{ period }}", en: "no rule measures anything in {{ period }}" }
    /// Help for it.
    NOTHING_IN_HELP { nb: "velg en periode etter `measuredFrom` i tjenesten, som har begynt", sv: "välj en period efter `measuredFrom` i tjänsten, som har börjat", en: "choose a period that has begun, after `measuredFrom` of the service" }
}

/// How many requirements are not met.
pub const NOT_MET: crate::language::Noun = crate::language::Noun {
    nb: ["krav er ikke oppfylt", "krav er ikke oppfylt"],
    sv: ["krav är inte uppfyllt", "krav är inte uppfyllda"],
    en: ["requirement is not met", "requirements are not met"],
};

/// How many cannot be computed.
pub const NOT_COMPUTED: crate::language::Noun = crate::language::Noun {
    nb: ["kan ikke beregnes", "kan ikke beregnes"],
    sv: ["kan inte beräknas", "kan inte beräknas"],
    en: ["cannot be computed", "cannot be computed"],
};

/// How many documents cannot be read.
pub const UNREAD_DOCUMENTS: crate::language::Noun = crate::language::Noun {
    nb: ["dokument kan ikke leses", "dokumenter kan ikke leses"],
    sv: ["dokument kan inte läsas", "dokument kan inte läsas"],
    en: ["document cannot be read", "documents cannot be read"],
};

/// How many figures there are.
pub const FIGURES: crate::language::Noun =
    crate::language::Noun { nb: ["tall", "tall"], sv: ["siffra", "siffror"], en: ["figure", "figures"] };
