//! What `vedtak audit` says of every step of a target.

super::phrases! {
    /// A step that did not comply.
    BROKEN { nb: "{{ at }} {{ commit }} oppfylte ikke kravene{% if title %}: {{ title }}{% endif %}", sv: "{{ at }} {{ commit }} uppfyllde inte kraven{% if title %}: {{ title }}{% endif %}", en: "{{ at }} {{ commit }} did not comply{% if title %}: {{ title }}{% endif %}" }
    /// One that could not be judged.
    UNJUDGED { nb: "{{ at }} {{ commit }} kunne ikke vurderes: {{ reason }}", sv: "{{ at }} {{ commit }} kunde inte bedömas: {{ reason }}", en: "{{ at }} {{ commit }} could not be judged: {{ reason }}" }
    /// A commit whose time is not to be believed.
    AHEAD { nb: "tiden i commiten, eller i en før den, ligger foran klokken", sv: "tiden i commiten, eller i en före den, ligger före klockan", en: "the time of the commit, or of one before it, lies ahead of the clock" }
    /// The sum.
    SUM { nb: "{{ steps }} vurdert; {{ broken }} oppfylte ikke kravene{% if unjudged %}, {{ unjudged }} kunne ikke vurderes{% endif %}", sv: "{{ steps }} bedömda; {{ broken }} uppfyllde inte kraven{% if unjudged %}, {{ unjudged }} kunde inte bedömas{% endif %}", en: "{{ steps }} judged; {{ broken }} did not comply{% if unjudged %}, {{ unjudged }} could not be judged{% endif %}" }
    /// Where times come from.
    CLAIMS { nb: "tidene er dem som står i commitene; regelsettene som følger med vedtak, er dagens", sv: "tiderna är de som står i commiterna; de regeluppsättningar som följer med vedtak är dagens", en: "the times are those that the commits claim; the policies that come with vedtak are today's" }
    /// A file of earlier results.
    RESUME { nb: "{{ path }} kan ikke leses som resultatet av en tidligere gjennomgang", sv: "{{ path }} kan inte läsas som resultatet av en tidigare genomgång", en: "{{ path }} cannot be read as the result of an earlier audit" }
    /// Help for it.
    RESUME_HELP { nb: "slett filen, eller velg en annen", sv: "ta bort filen, eller välj en annan", en: "delete the file, or choose another" }
}
