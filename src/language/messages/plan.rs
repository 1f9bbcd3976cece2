//! What `vedtak may` says: whether a stage of a document may be carried out now, and why not.

super::phrases! {
    /// A stage of the plan of a document.
    STAGE { nb: "trinnet", sv: "steget", en: "stage" }

    /// It may be carried out.
    GO { nb: "klar: {{ document }}{% if stage %}, {{ stage }},{% endif %} kan gjennomføres til {{ end }}", sv: "klart: {{ document }}{% if stage %}, {{ stage }},{% endif %} kan genomföras till {{ end }}", en: "go: {{ document }}{% if stage %}, {{ stage }},{% endif %} may be carried out until {{ end }}" }
    /// It may not be carried out now.
    NO_GO { nb: "ikke klar: {{ document }}{% if stage %}, {{ stage }},{% endif %} skal ikke gjennomføres nå", sv: "inte klart: {{ document }}{% if stage %}, {{ stage }},{% endif %} ska inte genomföras nu", en: "no-go: {{ document }}{% if stage %}, {{ stage }},{% endif %} is not to be carried out now" }
    /// When it may next be.
    NEXT { nb: "tidligst {{ start }}", sv: "tidigast {{ start }}", en: "at {{ start }} at the earliest" }
    /// What was looked at.
    WORK_TREE { nb: "lest fra arbeidskopien, som ingen har godkjent", sv: "läst från arbetskopian, som ingen har godkänt", en: "read from the work tree (untrusted)" }
    /// What was looked at, where it is the tip of the branch that changes go into.
    TARGET { nb: "lest fra {{ branch }}, commit {{ commit }}", sv: "läst från {{ branch }}, commit {{ commit }}", en: "read from {{ branch }}, commit {{ commit }}" }
    /// Its status: a draft.
    DRAFT { nb: "dokumentet er et utkast", sv: "dokumentet är ett utkast", en: "the document is a draft" }
    /// Its status: called off, done or postponed.
    STATUS { nb: "dokumentets status er {{ status }}", sv: "dokumentets status är {{ status }}", en: "the document's status is {{ status }}" }
    /// No rule of a policy applies to it.
    UNGOVERNED { nb: "ingen regler i noe regelsett gjelder for dokumentet", sv: "inga regler i någon regeluppsättning gäller för dokumentet", en: "no rule of a policy applies to the document" }
    /// Its start or its end is missing.
    NO_TIME { nb: "{{ field }} mangler", sv: "{{ field }} saknas", en: "{{ field }} is missing" }
    /// Its start or its end is no time.
    NO_MOMENT { nb: "{{ field }} er ikke et tidspunkt: {{ value }}", sv: "{{ field }} är ingen tidpunkt: {{ value }}", en: "{{ field }} is no time: {{ value }}" }
    /// Its start or its end is a local time, and nothing says where.
    NO_ZONE { nb: "{{ field }} har ingen tidssone; skriv `timezone` i tjenesten eller i `vedtak.yaml`", sv: "{{ field }} har ingen tidszon; skriv `timezone` i tjänsten eller i `vedtak.yaml`", en: "{{ field }} has no time zone; write `timezone` in the service or in `vedtak.yaml`" }
    /// It starts later.
    AHEAD { nb: "tiden er ikke inne; starten er {{ start }}", sv: "tiden är inte inne; starten är {{ start }}", en: "its time has not come; it starts on {{ start }}" }
    /// It was to end earlier.
    OVER { nb: "tiden er over; slutten var {{ end }}", sv: "tiden är ute; slutet var {{ end }}", en: "its time is over; it ended on {{ end }}" }
    /// A stage of a document without stages.
    NO_STAGES { nb: "dokumentet har ingen trinn, heller ikke {{ stage }}; utelat `--stage`", sv: "dokumentet har inga steg, inte heller {{ stage }}; utelämna `--stage`", en: "the document has no stages, and so no {{ stage }}; leave out `--stage`" }
    /// A document with several stages, or none yet.
    WHICH_STAGE { nb: "dokumentet har flere trinn; skriv `--stage` med ett av {{ stages }}", sv: "dokumentet har flera steg; skriv `--stage` med ett av {{ stages }}", en: "the document has several stages; write `--stage` with one of {{ stages }}" }

    /// A stage cannot be moved: its times are written for several places.
    SHARED { nb: "tidene brukes også andre steder i filen (`&` og `*`); skriv dem her, så kan trinnet flyttes", sv: "tiderna används även på andra ställen i filen (`&` och `*`); skriv dem här, så kan steget flyttas", en: "other places of the file share the times (`&` and `*`); write them here, so that the stage can be moved" }
    /// A stage as it is planned, and that it complies.
    PLANNED { nb: "{% if stage %}{{ stage }}: {% endif %}den planlagte tiden ({{ times }}) oppfyller kravene", sv: "{% if stage %}{{ stage }}: {% endif %}den planerade tiden ({{ times }}) uppfyller kraven", en: "{% if stage %}{{ stage }}: {% endif %}the planned time ({{ times }}) is compliant" }
    /// A stage as it is planned, and that it does not comply.
    NOT_PLANNED { nb: "{% if stage %}{{ stage }}: {% endif %}den planlagte tiden ({{ times }}) oppfyller ikke kravene", sv: "{% if stage %}{{ stage }}: {% endif %}den planerade tiden ({{ times }}) uppfyller inte kraven", en: "{% if stage %}{{ stage }}: {% endif %}the planned time ({{ times }}) is not compliant" }
    /// A stage whose times cannot be read.
    NOT_TOLD { nb: "{% if stage %}{{ stage }}: {% endif %}kan ikke beregnes", sv: "{% if stage %}{{ stage }}: {% endif %}kan inte beräknas", en: "{% if stage %}{{ stage }}: {% endif %}cannot be computed" }
    /// A draft is judged as what comes after it.
    JUDGED_AS { nb: "dokumentet er et utkast; tidene gjelder når status er {{ status }}", sv: "dokumentet är ett utkast; tiderna gäller när status är {{ status }}", en: "the document is a draft; the times are those once its status is {{ status }}" }
    /// The earliest start, and the first slot of the planned length.
    EARLIEST { nb: "tidligst {{ start }}; første ledige tid er {{ times }}", sv: "tidigast {{ start }}; första lediga tid är {{ times }}", en: "at the earliest {{ start }}; the first slot is {{ times }}" }
    /// There is no start that complies.
    NONE_BEFORE { nb: "ingen start til og med {{ until }} oppfyller kravene", sv: "ingen start till och med {{ until }} uppfyller kraven", en: "no start up to and including {{ until }} is compliant" }
    /// A rule that stands against earlier starts, and from when on it does not.
    BOUND { nb: "{% if sets %}avgjøres av{% else %}også{% endif %} {{ rule }}, tidligst {{ start }}: {{ why }}", sv: "{% if sets %}avgörs av{% else %}även{% endif %} {{ rule }}, tidigast {{ start }}: {{ why }}", en: "{% if sets %}set by{% else %}also{% endif %} {{ rule }}, {{ start }} at the earliest: {{ why }}" }
    /// A rule that stands against every start that was looked at.
    BOUND_ALWAYS { nb: "{{ rule }} er til hinder: {{ why }}", sv: "{{ rule }} står i vägen: {{ why }}", en: "{{ rule }} stands against it: {{ why }}" }
    /// Heading of what is still to come before a stage starts.
    STILL_TO_COME { nb: "mangler fortsatt:", sv: "saknas ännu:", en: "still to come:" }
    /// Heading of what no other time mends.
    ALSO { nb: "til hinder, uansett tid:", sv: "står i vägen, oavsett tid:", en: "in the way, whatever the time:" }
    /// Why a start was too early: a notice that was given.
    WHY_ANNOUNCED { nb: "varslet {{ announced }}, kravet er {{ required }} før", sv: "aviserat {{ announced }}, kravet är {{ required }} före", en: "announced {{ announced }}, {{ required }} before is required" }
    /// Why a start is too early: a notice that has not been given.
    WHY_NOTICE { nb: "ikke varslet ennå, kravet er {{ required }} før", sv: "ännu inte aviserat, kravet är {{ required }} före", en: "not announced yet, {{ required }} before is required" }
    /// Why a start does not do: a freeze.
    WHY_FREEZE { nb: "endringsstopp, {{ reason }}", sv: "ändringsstopp, {{ reason }}", en: "change freeze, {{ reason }}" }
    /// Why a start does not do: a window, or the times that it is to be outside of.
    WHY_WINDOW { nb: "tidene i {{ window }}", sv: "tiderna i {{ window }}", en: "the times of {{ window }}" }
    /// Why a start does not do: another document at the same time.
    WHY_OTHER { nb: "samtidig med {{ other }}", sv: "samtidigt med {{ other }}", en: "at the same time as {{ other }}" }
    /// Why a start does not do: the rule's title.
    WHY_RULE { nb: "{{ title }}", sv: "{{ title }}", en: "{{ title }}" }
}
