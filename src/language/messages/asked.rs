//! What is said of a document that a command is asked about by its id.

super::phrases! {
    /// No document has an id: `name`, perhaps `nearest`.
    ID_UNKNOWN { nb: "ingen dokumenter har id-en {{ name }}{% if nearest %}; den nærmeste er {{ nearest }}{% endif %}", sv: "inget dokument har id:t {{ name }}{% if nearest %}; det närmaste är {{ nearest }}{% endif %}", en: "no document has the id {{ name }}{% if nearest %}; the nearest is {{ nearest }}{% endif %}" }
    /// Help for it.
    ID_HELP { nb: "oppgi id-en til et dokument, eller `Dokumenttype/id`; `vedtak check` nevner dem som ikke kan leses", sv: "ange ett dokuments id, eller `Dokumenttyp/id`; `vedtak check` nämner dem som inte kan läsas", en: "name the id of a document, or `Kind/id`; `vedtak check` tells of those that cannot be read" }
    /// Several documents have an id.
    ID_SEVERAL { nb: "flere dokumenter har id-en {{ name }}; det må være klart hvilket som er ment", sv: "flera dokument har id:t {{ name }}; det ska vara klart vilket som avses", en: "several documents have the id {{ name }}; it must be clear which is meant" }
    /// Help for it.
    ID_SEVERAL_HELP { nb: "skriv en av disse: {{ names }}", sv: "skriv en av dessa: {{ names }}", en: "write one of these: {{ names }}" }
    /// Several documents with one kind and id.
    ID_REPEATED { nb: "{{ name }} finnes flere ganger; en id kan bare brukes én gang", sv: "{{ name }} finns flera gånger; ett id får bara användas en gång", en: "{{ name }} is there several times; an id must be used only once" }
}
