//! What `vedtak approve` says.

super::phrases! {
    /// Nobody is named, and no key tells who it is.
    NOBODY { nb: "ingen vet hvem som godkjenner; personen må være i registeret", sv: "ingen vet vem som godkänner; personen ska finnas i registret", en: "nobody knows who approves; it must be a person of the registry" }
    /// Help for it.
    NOBODY_HELP { nb: "oppgi `--by PERSON`, eller `--key FIL` med en nøkkel som er registrert på personen", sv: "ange `--by PERSON`, eller `--key FIL` med en nyckel som är registrerad på personen", en: "give `--by PERSON`, or `--key FILE` with a key that is registered for the person" }
    /// A person who is not in the registry.
    NO_PERSON { nb: "registeret har ingen {{ who }}{% if nearest %}; den nærmeste er {{ nearest }}{% endif %}", sv: "registret har ingen {{ who }}{% if nearest %}; den närmaste är {{ nearest }}{% endif %}", en: "the registry has no {{ who }}{% if nearest %}; the nearest is {{ nearest }}{% endif %}" }
    /// A file of a key that cannot be read.
    KEY_FILE { nb: "nøkkelen {{ path }} kan ikke leses: {{ reason }}", sv: "nyckeln {{ path }} kan inte läsas: {{ reason }}", en: "the key {{ path }} cannot be read: {{ reason }}" }
    /// A file that holds no public key.
    KEY_PUBLIC { nb: "{{ path }} har ingen offentlig nøkkel; den må ligge ved siden av den private", sv: "{{ path }} har ingen publik nyckel; den ska ligga bredvid den privata", en: "{{ path }} holds no public key; it must lie beside the private one" }
    /// A key that nobody has, or another.
    KEY_OWNER { nb: "nøkkelen {{ key }} er ikke registrert på {{ who }}; signaturen ville ikke telle", sv: "nyckeln {{ key }} är inte registrerad på {{ who }}; signaturen skulle inte räknas", en: "the key {{ key }} is not registered for {{ who }}; the signature would not count" }
    /// Help for it.
    KEY_OWNER_HELP { nb: "velg en nøkkel som står under `keys` hos personen, eller få den registrert der", sv: "välj en nyckel som står under `keys` hos personen, eller få den registrerad där", en: "choose a key that stands under `keys` of the person, or have it registered there" }
    /// A key that is of no use without `--key`.
    NO_KEY { nb: "{{ who }} har en registrert nøkkel; godkjenningen må signeres med den", sv: "{{ who }} har en registrerad nyckel; godkännandet ska signeras med den", en: "{{ who }} has a registered key; the approval must be signed by it" }
    /// Help for it.
    NO_KEY_HELP { nb: "oppgi `--key FIL`, som `--key ~/.ssh/id_ed25519`", sv: "ange `--key FIL`, som `--key ~/.ssh/id_ed25519`", en: "give `--key FILE`, such as `--key ~/.ssh/id_ed25519`" }
    /// A person without a key.
    UNSIGNED { nb: "{{ who }} har ingen nøkkel, så ingenting beviser hvem som godkjenner; det må sies med `--unsigned`", sv: "{{ who }} har ingen nyckel, så inget bevisar vem som godkänner; det ska sägas med `--unsigned`", en: "{{ who }} has no key, so that nothing proves who approves; that must be said by `--unsigned`" }
    /// Help for it.
    UNSIGNED_HELP { nb: "skriv det uten signatur med `--unsigned`; det teller bare der regelen ikke krever `signed`", sv: "skriv det utan signatur med `--unsigned`; det räknas endast där regeln inte kräver `signed`", en: "write it without a signature by `--unsigned`; it counts only where the rule does not ask for `signed`" }
    /// A person who does not hold the role.
    NOT_HELD { nb: "{{ who }} kan ikke beslutte i rollen {{ role }}{% if area %} for {{ area }}{% endif %}: {{ why }}", sv: "{{ who }} får inte besluta i rollen {{ role }}{% if area %} för {{ area }}{% endif %}: {{ why }}", en: "{{ who }} must not decide in the role {{ role }}{% if area %} for {{ area }}{% endif %}: {{ why }}" }
    /// Help for it.
    NOT_HELD_HELP { nb: "{% if whoMay %}kan gis av {{ whoMay }}{% else %}ingen har rollen; registrer en person med den{% endif %}", sv: "{% if whoMay %}kan ges av {{ whoMay }}{% else %}ingen har rollen; registrera en person med den{% endif %}", en: "{% if whoMay %}may be given by {{ whoMay }}{% else %}nobody holds the role; register a person who does{% endif %}" }
    /// A service account that is to decide.
    NO_ROLE { nb: "rollen mangler; en beslutning må gis i en rolle", sv: "rollen saknas; ett beslut ska fattas i en roll", en: "the role is missing; a decision must be made in a role" }
    /// Help for it.
    NO_ROLE_HELP { nb: "oppgi `--role ROLLE`, eller legg dokumentet fram med `--submit`", sv: "ange `--role ROLL`, eller lägg fram dokumentet med `--submit`", en: "give `--role ROLE`, or put the document forward by `--submit`" }
    /// A kind that has no approvals.
    NO_APPROVALS { nb: "{{ what }} har ikke feltet `approvals`; bare dokumenter med det kan godkjennes", sv: "{{ what }} har inget fält `approvals`; endast dokument med det kan godkännas", en: "{{ what }} has no field `approvals`; only documents with one can be approved" }
    /// Something in `--for` that is none.
    WRONG_FOR { nb: "{{ value }} er ikke et område; det må være `region=ID` eller `service=ID`", sv: "{{ value }} är inget område; det ska vara `region=ID` eller `service=ID`", en: "{{ value }} is no area; it must be `region=ID` or `service=ID`" }
    /// What is being decided.
    APPROVES { nb: "{{ who }} godkjenner {{ name }}{% if role %} som {{ role }}{% endif %}", sv: "{{ who }} godkänner {{ name }}{% if role %} som {{ role }}{% endif %}", en: "{{ who }} approves {{ name }}{% if role %} as {{ role }}{% endif %}" }
    /// The same.
    REJECTS { nb: "{{ who }} avslår {{ name }}{% if role %} som {{ role }}{% endif %}", sv: "{{ who }} avslår {{ name }}{% if role %} som {{ role }}{% endif %}", en: "{{ who }} rejects {{ name }}{% if role %} as {{ role }}{% endif %}" }
    /// The same.
    SUBMITS { nb: "{{ who }} legger fram {{ name }}", sv: "{{ who }} lägger fram {{ name }}", en: "{{ who }} puts {{ name }} forward" }
    /// Heading of the content.
    CONTENT { nb: "innhold ({{ digest }})", sv: "innehåll ({{ digest }})", en: "content ({{ digest }})" }
    /// What is not part of the content.
    LEFT_OUT { nb: "ikke en del av det: {{ paths }}", sv: "ingår inte: {{ paths }}", en: "not part of it: {{ paths }}" }
    /// A document that is approved with it.
    WITH { nb: "sammen med {{ name }} ({{ digest }})", sv: "tillsammans med {{ name }} ({{ digest }})", en: "together with {{ name }} ({{ digest }})" }
    /// The last decision of the same person is of this content.
    SAME_BEFORE { nb: "{{ who }} besluttet om det samme innholdet {{ at }}", sv: "{{ who }} beslutade om samma innehåll {{ at }}", en: "{{ who }} decided on the same content on {{ at }}" }
    /// It is of other content, which is nowhere to be found.
    OTHER_BEFORE { nb: "innholdet er endret siden {{ who }} besluttet {{ at }}; hva som er endret, står i historikken i Git", sv: "innehållet har ändrats sedan {{ who }} beslutade {{ at }}; vad som har ändrats står i historiken i Git", en: "the content has changed since {{ who }} decided on {{ at }}; what changed stands in the history of Git" }
    /// The question at a terminal.
    ASK { nb: "skriv `ja` for å bekrefte", sv: "skriv `ja` för att bekräfta", en: "type `yes` to confirm" }
    /// The word that confirms.
    YES { nb: "ja", sv: "ja", en: "yes" }
    /// Something else was typed.
    DECLINED { nb: "ingenting er skrevet", sv: "inget har skrivits", en: "nothing is written" }
    /// No terminal to ask at.
    NO_TERMINAL { nb: "ingen kan bekrefte her; innholdet må bekreftes ved en terminal eller med `--yes`", sv: "ingen kan bekräfta här; innehållet ska bekräftas vid en terminal eller med `--yes`", en: "nobody can confirm here; the content must be confirmed at a terminal or by `--yes`" }
    /// Help for it.
    NO_TERMINAL_HELP { nb: "les innholdet over, og oppgi `--yes {{ digest | bare }}`", sv: "läs innehållet ovan och ange `--yes {{ digest | bare }}`", en: "read the content above, and give `--yes {{ digest | bare }}`" }
    /// `--yes` of other content.
    OTHER_DIGEST { nb: "`--yes` gjelder et annet innhold; dokumentet har nå {{ digest }}", sv: "`--yes` gäller ett annat innehåll; dokumentet har nu {{ digest }}", en: "`--yes` is of other content; the document now has {{ digest }}" }
    /// ssh-keygen cannot be run.
    NO_PROGRAM { nb: "`ssh-keygen` kan ikke kjøres: {{ reason }}", sv: "`ssh-keygen` kan inte köras: {{ reason }}", en: "`ssh-keygen` cannot be run: {{ reason }}" }
    /// ssh-keygen made no signature.
    NOT_SIGNED { nb: "`ssh-keygen` laget ingen signatur; ingenting er skrevet", sv: "`ssh-keygen` gjorde ingen signatur; inget har skrivits", en: "`ssh-keygen` made no signature; nothing is written" }
    /// The signature would not count.
    WOULD_NOT_COUNT { nb: "signaturen ville ikke telle, og ingenting er skrevet: {{ why }}", sv: "signaturen skulle inte räknas, och inget har skrivits: {{ why }}", en: "the signature would not count, and nothing is written: {{ why }}" }
    /// The file has changed meanwhile.
    CHANGED { nb: "{{ path }} er endret mens innholdet ble vist; det må vises på nytt", sv: "{{ path }} har ändrats medan innehållet visades; det ska visas på nytt", en: "{{ path }} has changed while its content was shown; it must be shown anew" }
    /// Help for it.
    CHANGED_HELP { nb: "kjør kommandoen på nytt", sv: "kör kommandot på nytt", en: "run the command again" }
    /// No way to write the entry.
    NO_PLACE { nb: "{{ path }} kan ikke utvides uten å endre noe annet; godkjenningen må skrives for hånd", sv: "{{ path }} kan inte utökas utan att något annat ändras; godkännandet ska skrivas för hand", en: "{{ path }} cannot be extended without changing something else; the approval must be written by hand" }
    /// Help for it.
    NO_PLACE_HELP { nb: "skriv dette under `approvals`: {{ entry }}", sv: "skriv detta under `approvals`: {{ entry }}", en: "write this under `approvals`: {{ entry }}" }
    /// It is written.
    WRITTEN { nb: "skrevet i {{ path }}{% if signed %}, signert{% endif %}", sv: "skrivet i {{ path }}{% if signed %}, signerat{% endif %}", en: "written to {{ path }}{% if signed %}, signed{% endif %}" }
    /// The file cannot be written.
    NOT_WRITTEN { nb: "{{ path }} kan ikke skrives: {{ reason }}", sv: "{{ path }} kan inte skrivas: {{ reason }}", en: "{{ path }} cannot be written: {{ reason }}" }
}
