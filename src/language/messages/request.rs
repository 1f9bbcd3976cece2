//! What is said of documents that a command writes for somebody to approve: who asks, why, where they stand, and what follows.

super::phrases! {
    /// Nobody is named who asks for it.
    NOBODY { nb: "ingen vet hvem som ber om dette; personen må være i registeret", sv: "ingen vet vem som begär detta; personen ska finnas i registret", en: "nobody knows who asks for this; it must be a person of the registry" }
    /// Help for it.
    NOBODY_HELP { nb: "oppgi `--requester PERSON`, eller `--key FIL` med en nøkkel som er registrert på personen", sv: "ange `--requester PERSON`, eller `--key FIL` med en nyckel som är registrerad på personen", en: "give `--requester PERSON`, or `--key FILE` with a key that is registered for the person" }
    /// A person without a key, where whoever asks has to sign.
    NO_KEY { nb: "{{ who }} har ingen nøkkel; den som ber om dette, må signere det", sv: "{{ who }} har ingen nyckel; den som begär detta ska signera det", en: "{{ who }} has no key; whoever asks for this must sign that" }
    /// Help for it.
    NO_KEY_HELP { nb: "registrer en nøkkel under `keys` hos personen, eller la en som har en, be om det", sv: "registrera en nyckel i `keys` hos personen, eller låt någon som har en begära det", en: "register a key under `keys` of the person, or let somebody ask who has one" }
    /// No reason.
    NO_REASON { nb: "begrunnelsen mangler; den som godkjenner, må få vite hvorfor", sv: "motiveringen saknas; den som godkänner ska få veta varför", en: "the reason is missing; whoever approves must know why" }
    /// Help for it.
    NO_REASON_HELP { nb: "oppgi den med `--reason`", sv: "ange den med `--reason`", en: "give it by `--reason`" }
    /// The number of a person.
    NUMBER { nb: "teksten har et fødselsnummer eller personnummer; slike må aldri ligge i Git", sv: "texten har ett personnummer; sådana får aldrig ligga i Git", en: "the text holds a personal number; these must never be in Git" }
    /// An id that is none.
    WRONG_ID { nb: "{{ id }} kan ikke være en id; den må ha 1 til 64 bokstaver, sifre, punktum, understreker og bindestreker", sv: "{{ id }} kan inte vara ett id; det ska ha 1 till 64 bokstäver, siffror, punkter, understreck och bindestreck", en: "{{ id }} cannot be an id; it must be of 1 to 64 letters, digits, full stops, underscores and hyphens" }
    /// An id that is taken.
    TAKEN { nb: "id-en {{ id }} er tatt av {{ path }}; hvert dokument må ha sin egen", sv: "id:t {{ id }} är upptaget av {{ path }}; varje dokument ska ha sitt eget", en: "the id {{ id }} is taken by {{ path }}; each document must have one of its own" }
    /// Help for it.
    TAKEN_HELP { nb: "oppgi en annen id, eller utelat den", sv: "ange ett annat id, eller utelämna det", en: "give another id, or leave it out" }
    /// No place that is read.
    NO_PLACE { nb: "det finnes ikke noe sted for {{ path }}; mappen må være blant det som vedtak leser", sv: "det finns ingen plats för {{ path }}; mappen ska vara bland det som vedtak läser", en: "there is no place for {{ path }}; the folder must be among what vedtak reads" }
    /// Help for it.
    NO_PLACE_HELP { nb: "legg til `{{ entry }}` under `documents` i {{ file }}, sist, og ta mappen ut av `exclude`", sv: "lägg till `{{ entry }}` i `documents` i {{ file }}, sist, och ta bort mappen ur `exclude`", en: "add `{{ entry }}` under `documents` in {{ file }}, last, and take the folder out of `exclude`" }
    /// Who puts it forward; the command stands below.
    SUBMITS { nb: "først må {{ who }} legge dokumentet fram:", sv: "först ska {{ who }} lägga fram dokumentet:", en: "first {{ who }} must put it forward:" }
    /// Who approves it; the command stands below.
    APPROVES { nb: "så må {{ owner }}{% if area %} for {{ area }}{% endif %} godkjenne{% if count %} ({{ count }} personer){% endif %}; kan gis av {{ whoMay }}:", sv: "sedan ska {{ owner }}{% if area %} för {{ area }}{% endif %} godkänna{% if count %} ({{ count }} personer){% endif %}; kan ges av {{ whoMay }}:", en: "then the {{ owner }}{% if area %} of {{ area }}{% endif %} must approve{% if count %} ({{ count }} persons){% endif %}; may be given by {{ whoMay }}:" }
    /// The same where nobody may.
    NOBODY_APPROVES { nb: "så må {{ owner }}{% if area %} for {{ area }}{% endif %} godkjenne; ingen som kan det, har rollen: registrer en person med den", sv: "sedan ska {{ owner }}{% if area %} för {{ area }}{% endif %} godkänna; ingen som får det har rollen: registrera en person med den", en: "then the {{ owner }}{% if area %} of {{ area }}{% endif %} must approve; nobody who may holds the role: register a person who does" }
}
