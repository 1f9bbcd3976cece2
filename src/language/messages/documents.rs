//! What is said of documents among one another.

super::phrases! {
    /// A kind that nobody knows.
    UNKNOWN_KIND { nb: "dokumenttypen {{ kind }} er ukjent{% if nearest %}; den nærmeste er {{ nearest }}{% endif %}", sv: "dokumenttypen {{ kind }} är okänd{% if nearest %}; den närmaste är {{ nearest }}{% endif %}", en: "the kind {{ kind }} is not known{% if nearest %}; the nearest is {{ nearest }}{% endif %}" }
    /// Help with a nearest kind.
    UNKNOWN_KIND_HELP { nb: "skriv {{ nearest }}", sv: "skriv {{ nearest }}", en: "write {{ nearest }}" }
    /// Help without one.
    UNKNOWN_KIND_HELP_LIST { nb: "bruk en av vedtaks dokumenttyper, eller gi filen en med `documents` i vedtak.yaml", sv: "använd en av vedtaks dokumenttyper, eller ge filen en med `documents` i vedtak.yaml", en: "use one of vedtak's kinds, or give the file one with `documents` in vedtak.yaml" }
    /// No kind at all.
    NO_KIND { nb: "dokumenttype (`kind`) mangler; uten den kan dokumentet ikke vurderes", sv: "dokumenttyp (`kind`) saknas; utan den kan dokumentet inte bedömas", en: "kind (`kind`) is missing; without it the document cannot be judged" }
    /// Two documents with one id.
    DUPLICATE_ID { nb: "{{ kind }} {{ id }} finnes to ganger; en id kan bare brukes én gang", sv: "{{ kind }} {{ id }} finns två gånger; ett id får bara användas en gång", en: "{{ kind }} {{ id }} is there twice; an id must be used only once" }
    /// Help for it.
    DUPLICATE_ID_HELP { nb: "gi det ene dokumentet en ny id; den andre står i {{ other }}", sv: "ge det ena dokumentet ett nytt id; det andra står i {{ other }}", en: "give one of the documents a new id; the other is in {{ other }}" }
    /// The label at the first.
    FIRST_ID { nb: "brukt først her", sv: "används först här", en: "used here first" }
}
