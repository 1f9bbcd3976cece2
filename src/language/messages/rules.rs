//! What the built-in rules are called.

super::phrases! {
    /// Title.
    AMBIGUOUS_SCALAR { nb: "verdien leses ulikt av ulike programmer", sv: "värdet läses olika av olika program", en: "value that programs read differently" }
    /// Title.
    ANSWERS_NOTHING { nb: "avvik som ikke svarer på noe", sv: "avvikelse som inte besvarar något", en: "deviation that answers nothing" }
    /// Title.
    BACKDATED { nb: "noe som ikke har skjedd, er skrevet som gjort", sv: "något som inte har skett har skrivits som gjort", en: "what has not happened is written as done" }
    /// Title.
    CLOCK_CHANGE { nb: "tiden finnes ikke eller kommer to ganger", sv: "tiden finns inte eller kommer två gånger", en: "time that is skipped or comes twice" }
    /// Title.
    COLLISION { nb: "arbeid som kolliderer med annet arbeid", sv: "arbete som krockar med annat arbete", en: "work that collides with other work" }
    /// Title.
    CONTRADICTION { nb: "dokumentet motsier seg selv", sv: "dokumentet säger emot sig självt", en: "document that contradicts itself" }
    /// Title.
    DEADLOCK { nb: "ingen kan gi en godkjenning som kreves", sv: "ingen kan ge ett godkännande som krävs", en: "no one who may give a required approval" }
    /// Title.
    DELETED { nb: "dokument eller avgjørelse som en endring fjerner", sv: "dokument eller beslut som en ändring tar bort", en: "document or decision that a change takes away" }
    /// Title.
    MOVED_ID { nb: "en id som en endring bytter ut", sv: "ett id som en ändring byter ut", en: "an id that a change replaces" }
    /// Title.
    DUPLICATE_ID { nb: "to dokumenter av en type har samme id", sv: "två dokument av en typ har samma id", en: "two documents of a kind with one id" }
    /// Title.
    DUPLICATE_KEY { nb: "en nøkkel står to ganger", sv: "en nyckel står två gånger", en: "a key that stands twice" }
    /// Title.
    EXPIRES_SOON { nb: "det som tiden alene bryter før sammenslåingen", sv: "det som tiden ensam bryter före sammanslagningen", en: "what time alone breaks before the merge" }
    /// Title.
    IDENTITY { nb: "personer som ikke kan skilles fra hverandre", sv: "personer som inte kan skiljas åt", en: "persons who cannot be told apart" }
    /// Title.
    HISTORY { nb: "historikk som ikke er til å stole på", sv: "historik som inte går att lita på", en: "history that cannot be relied on" }
    /// Title.
    LIMITS { nb: "filen er over en grense", sv: "filen är över en gräns", en: "file over a limit" }
    /// Title.
    LOCKDOWN { nb: "arbeid i et endringsstopp", sv: "arbete i ett ändringsstopp", en: "work in a lockdown" }
    /// Title.
    MISPLACED { nb: "det som står her, gir ingen noe", sv: "det som står här ger ingen något", en: "what stands here confers nothing" }
    /// Title.
    DUE_DATE { nb: "fristen er ute, og det er ikke gjort", sv: "tidsfristen har gått ut, och det är inte gjort", en: "not done by its due date" }
    /// Title.
    PATHS { nb: "to stier som noen maskiner leser som én", sv: "två sökvägar som vissa datorer läser som en", en: "two paths that some machines read as one" }
    /// Title.
    PERSONAL_NUMBER { nb: "fødselsnummer eller personnummer i Git", sv: "personnummer i Git", en: "personal number in Git" }
    /// Title.
    POLICY_CHANGED { nb: "en endring av det som kontrollen bygger på", sv: "en ändring av det som kontrollen bygger på", en: "a change of what the check goes by" }
    /// Title.
    REVERSED_INTERVAL { nb: "slutten er før starten", sv: "slutet är före starten", en: "end before its start" }
    /// Title.
    SCHEMA { nb: "dokumentet følger ikke skjemaet", sv: "dokumentet följer inte schemat", en: "document not as its schema says" }
    /// Title.
    SYNTAX { nb: "dokumentet er ikke YAML", sv: "dokumentet är inte YAML", en: "document that is not YAML" }
    /// Title.
    UNAPPROVED { nb: "endret, og godkjent av ingen", sv: "ändrat, och godkänt av ingen", en: "changed, and approved by nobody" }
    /// Title.
    UNCOVERED { nb: "ingen regelsett gjelder for tjenesten", sv: "ingen regeluppsättning gäller för tjänsten", en: "service that no policy governs" }
    /// Title.
    UNKNOWN_KIND { nb: "dokumenttypen er ukjent", sv: "dokumenttypen är okänd", en: "kind that nobody knows" }
    /// Title.
    UNKNOWN_REFERENCE { nb: "henvisningen fører ingen steder", sv: "hänvisningen leder ingenstans", en: "reference to nothing" }
    /// Title.
    UNKNOWN_SERVICE { nb: "tjenesten er ikke registrert", sv: "tjänsten är inte registrerad", en: "service that is not registered" }
    /// Title.
    UNMATCHED { nb: "linje i vedtak.yaml eller et skjema uten virkning", sv: "rad i vedtak.yaml eller ett schema utan verkan", en: "line of vedtak.yaml or a schema without effect" }
    /// Title.
    WAIVER { nb: "dispensasjonen gjelder ikke", sv: "dispensen gäller inte", en: "waiver that does not count" }
}
