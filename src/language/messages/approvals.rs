//! What is said of signed approvals, and of persons who cannot be told apart.

super::phrases! {
    /// Why an approval does not count.
    UNCOUNTED_UNSIGNED { nb: "den er ikke signert (`signature`)", sv: "det är inte signerat (`signature`)", en: "it is not signed (`signature`)" }
    /// The same.
    UNCOUNTED_GATE { nb: "den som signerer vurderinger (`gate`), har ingen roller", sv: "den som signerar bedömningar (`gate`) har inga roller", en: "whoever signs verdicts (`gate`) holds no roles" }
    /// The same.
    SIGNATURE_NO_REPOSITORY { nb: "ingen vet hvilket repo den er signert for (`repository` i vedtak.yaml)", sv: "ingen vet vilket repo det är signerat för (`repository` i vedtak.yaml)", en: "nobody knows which repository it is signed for (`repository` in vedtak.yaml)" }
    /// The same.
    SIGNATURE_LACKS { nb: "signaturen dekker ikke {{ field }}, som mangler", sv: "signaturen omfattar inte {{ field }}, som saknas", en: "the signature does not cover {{ field }}, which is missing" }
    /// The same.
    SIGNATURE_TOO_LONG { nb: "den er lengre enn de 4096 bytene som kan signeres", sv: "det är längre än de 4096 byte som kan signeras", en: "it is longer than the 4096 bytes that can be signed" }
    /// The same.
    SIGNATURE_MALFORMED { nb: "signaturen er ikke slik `ssh-keygen -Y sign` lager den", sv: "signaturen är inte sådan som `ssh-keygen -Y sign` gör den", en: "the signature is not as `ssh-keygen -Y sign` makes it" }
    /// The same.
    SIGNATURE_CERTIFICATE { nb: "den er signert med et sertifikat, ikke med nøkkelen selv", sv: "det är signerat med ett certifikat, inte med själva nyckeln", en: "it is signed by a certificate, not by the key itself" }
    /// The same.
    SIGNATURE_ALGORITHM { nb: "den er signert med {{ name }}, som ikke er sikkert nok", sv: "det är signerat med {{ name }}, som inte är säkert nog", en: "it is signed by {{ name }}, which is not safe enough" }
    /// The same.
    SIGNATURE_RSA_SIZE { nb: "nøkkelen er RSA med {{ bits }} biter, og må ha 2048 til 8192", sv: "nyckeln är RSA med {{ bits }} bitar och ska ha 2048 till 8192", en: "the RSA key has {{ bits }} bits and must have 2048 to 8192" }
    /// The same.
    SIGNATURE_NAMESPACE { nb: "signaturen er laget for {{ name }}, ikke for `vedtak-approval`", sv: "signaturen är gjord för {{ name }}, inte för `vedtak-approval`", en: "the signature is made for {{ name }}, not for `vedtak-approval`" }
    /// The same.
    SIGNATURE_UNTOUCHED { nb: "ingen rørte sikkerhetsnøkkelen da den signerte", sv: "ingen rörde säkerhetsnyckeln när den signerade", en: "nobody touched the security key when it signed" }
    /// The same.
    SIGNATURE_OF_SOMETHING_ELSE { nb: "signaturen gjelder noe annet (et felt i godkjenningen, id-en eller repoet er endret)", sv: "signaturen gäller något annat (ett fält i godkännandet, id eller repot har ändrats)", en: "the signature is of something else (a field of the approval, the id or the repository has changed)" }
    /// The same.
    SIGNATURE_OF_ANOTHER { nb: "nøkkelen som signerte, tilhører {{ other }}", sv: "nyckeln som signerade tillhör {{ other }}", en: "the key that signed belongs to {{ other }}" }
    /// The same.
    SIGNATURE_UNKNOWN_KEY { nb: "nøkkelen som signerte, er ikke registrert på personen (`keys`)", sv: "nyckeln som signerade är inte registrerad på personen (`keys`)", en: "the key that signed is not registered for the person (`keys`)" }
    /// The same.
    SIGNATURE_DOUBLE { nb: "registeret skiller ikke personen fra {{ other }}", sv: "registret skiljer inte personen från {{ other }}", en: "the registry does not tell the person from {{ other }}" }
    /// The same.
    SIGNATURE_KEY_NOT_YET { nb: "nøkkelen gjelder først fra {{ at }}", sv: "nyckeln gäller först från {{ at }}", en: "the key is valid from {{ at }} only" }
    /// The same.
    SIGNATURE_KEY_ENDED { nb: "nøkkelen gikk ut {{ at }}", sv: "nyckeln upphörde {{ at }}", en: "the key ended on {{ at }}" }
    /// The same.
    SIGNATURE_KEY_REVOKED { nb: "nøkkelen er trukket tilbake fra {{ at }}", sv: "nyckeln är återkallad från {{ at }}", en: "the key is revoked since {{ at }}" }
    /// The same.
    SIGNATURE_NOT_VERIFIED { nb: "sikkerhetsnøkkelen spurte ikke om PIN eller finger", sv: "säkerhetsnyckeln frågade inte efter PIN eller finger", en: "the security key asked for no PIN or finger" }
    /// The same.
    SIGNATURE_TOO_OLD { nb: "den er signert mer enn {{ age }} før den kom hit", sv: "det är signerat mer än {{ age }} innan det kom hit", en: "it is signed more than {{ age }} before it came here" }
    /// The same.
    SIGNATURE_AHEAD { nb: "den oppgir et tidspunkt etter at den kom hit", sv: "det anger en tidpunkt efter att det kom hit", en: "it claims a moment after it came here" }
    /// More entries than are verified.
    TOO_MANY { nb: "listen har mer enn 200 oppføringer, og så mange signaturer kontrolleres ikke", sv: "listan har mer än 200 poster, och så många signaturer kontrolleras inte", en: "the list has more than 200 entries, and so many signatures are not verified" }
    /// Help where a signature is asked for.
    SIGN_HELP { nb: "{% if whoMay %}kan gis av {{ whoMay }}: {{ command }}{% else %}ingen har rollen; registrer en person med den{% endif %}", sv: "{% if whoMay %}kan ges av {{ whoMay }}: {{ command }}{% else %}ingen har rollen; registrera en person med den{% endif %}", en: "{% if whoMay %}may be given by {{ whoMay }}: {{ command }}{% else %}nobody holds the role; register a person who does{% endif %}" }
    /// Help where a review at the forge is asked for, and a signature would not do.
    REVIEW_HELP { nb: "{% if whoMay %}kan gis av {{ whoMay }}: godkjenn pull requesten{% if command %}, med linjen {{ command }} i vurderingen{% endif %}{% else %}ingen har rollen; registrer en person med den{% endif %}", sv: "{% if whoMay %}kan ges av {{ whoMay }}: godkänn pull requesten{% if command %}, med raden {{ command }} i granskningen{% endif %}{% else %}ingen har rollen; registrera en person med den{% endif %}", en: "{% if whoMay %}may be given by {{ whoMay }}: approve the pull request{% if command %}, with the line {{ command }} in the review{% endif %}{% else %}nobody holds the role; register a person who does{% endif %}" }
    /// The same where it was rejected.
    REVIEW_REJECTED_HELP { nb: "står avslaget, skriv det i `status`; godkjenner {{ rejectedBy }} likevel, skal det gjøres i en ny vurdering av pull requesten{% if command %}, med linjen {{ command }}{% endif %}", sv: "om avslaget står fast, skriv det i `status`; om {{ rejectedBy }} ändå godkänner ska det göras i en ny granskning av pull requesten{% if command %}, med raden {{ command }}{% endif %}", en: "if the rejection stands, write that in `status`; if {{ rejectedBy }} approves after all, that is done in a new review of the pull request{% if command %}, with the line {{ command }}{% endif %}" }
    /// Nobody has signed that they put a document forward.
    UNPROVEN_AUTHOR { nb: "det er ikke bevist hvem som legger fram dokumentet; en av dem {{ must }} signere det", sv: "det är inte bevisat vem som lägger fram dokumentet; en av dem {{ must }} signera det", en: "nothing proves who puts the document forward; one of them {{ must }} sign that" }
    /// Help for it.
    UNPROVEN_AUTHOR_HELP { nb: "be den som legger det fram, kjøre {{ command }}", sv: "be den som lägger fram det köra {{ command }}", en: "ask whoever puts it forward to run {{ command }}" }
    /// A person who asks for something by the document's own word alone.
    UNPROVEN_REQUESTER { nb: "{% if why %}at {{ by }} la dette fram, teller ikke: {{ why }}{% else %}at {{ who }} ber om dette, er ikke bevist{% endif %}; {{ who }} {{ must }} signere det", sv: "{% if why %}att {{ by }} lade fram detta räknas inte: {{ why }}{% else %}att {{ who }} begär detta är inte bevisat{% endif %}; {{ who }} {{ must }} signera det", en: "{% if why %}that {{ by }} put this forward does not count: {{ why }}{% else %}nothing proves that {{ who }} asks for this{% endif %}; {{ who }} {{ must }} sign it" }
    /// Help for it.
    UNPROVEN_REQUESTER_HELP { nb: "be {{ who }} kjøre {{ command }}", sv: "be {{ who }} köra {{ command }}", en: "ask {{ who }} to run {{ command }}" }
    /// An approval of a part that is too small.
    UNCOUNTED_TOO_LITTLE { nb: "den omfatter {% if fields %}ikke {{ fields }}{% else %}bare en del av dokumentet{% endif %} (`covering`)", sv: "det omfattar {% if fields %}inte {{ fields }}{% else %}bara en del av dokumentet{% endif %} (`covering`)", en: "it covers {% if fields %}no {{ fields }}{% else %}only a part of the document{% endif %} (`covering`)" }
    /// A part of a document, and its approvals in another.
    COVERS_ELSEWHERE { nb: "`covers` gjelder dokumentet som regelen dømmer, ikke dem i `in`", sv: "`covers` gäller det dokument som regeln bedömer, inte dem i `in`", en: "`covers` is of the document that the rule judges, not of those in `in`" }
    /// Help for it.
    COVERS_ELSEWHERE_HELP { nb: "fjern `covers`, eller skriv en regel for den andre typen", sv: "ta bort `covers`, eller skriv en regel för den andra typen", en: "remove `covers`, or write a rule for the other kind" }
    /// A path into a list.
    COVERS_LIST { nb: "`covers` går ikke inn i lister; en liste omfattes helt eller ikke", sv: "`covers` går inte in i listor; en lista omfattas helt eller inte alls", en: "`covers` goes into no list; a list is covered whole or not at all" }
    /// Help for it.
    COVERS_LIST_HELP { nb: "nevn listen, for eksempel `databases`", sv: "ange listan, till exempel `databases`", en: "name the list, such as `databases`" }
    /// What decides on it cannot be told.
    COVERS_UNKNOWN { nb: "det som avgjør om godkjenningen kreves, er hele dokumentet eller kan ikke leses ut av regelen", sv: "det som avgör om godkännandet krävs är hela dokumentet eller kan inte utläsas av regeln", en: "what decides whether the approval is asked for is the whole document, or cannot be told from the rule" }
    /// Help for it.
    COVERS_UNKNOWN_HELP { nb: "fjern `covers`, eller la vilkårene lese enkelte felt", sv: "ta bort `covers`, eller låt villkoren läsa enskilda fält", en: "remove `covers`, or have the conditions read single fields" }
    /// Signatures without a repository.
    NO_REPOSITORY { nb: "vedtak.yaml nevner ikke repoet; signerte godkjenninger (`evidence`) må gjelde ett bestemt repo", sv: "vedtak.yaml nämner inte repot; signerade godkännanden (`evidence`) ska gälla ett bestämt repo", en: "vedtak.yaml names no repository; signed approvals (`evidence`) must be of one repository" }
    /// Help for it.
    NO_REPOSITORY_HELP { nb: "skriv `repository: eier/navn` i vedtak.yaml, og la det stå når repoet flyttes", sv: "skriv `repository: ägare/namn` i vedtak.yaml, och låt det stå när repot flyttas", en: "write `repository: owner/name` in vedtak.yaml, and keep it when the repository moves" }
    /// Two persons with one key.
    SHARED_KEY { nb: "nøkkelen står også under {{ other }}; den kan bare tilhøre én person", sv: "nyckeln står även under {{ other }}; den ska tillhöra endast en person", en: "the key stands under {{ other }} too; it must belong to one person only" }
    /// Two persons with one address.
    SHARED_EMAIL { nb: "adressen {{ value }} står også under {{ other }}; den kan bare tilhøre én person", sv: "adressen {{ value }} står även under {{ other }}; den ska tillhöra endast en person", en: "the address {{ value }} stands under {{ other }} too; it must belong to one person only" }
    /// Two persons with one account.
    SHARED_ACCOUNT { nb: "kontoen {{ value }} står også under {{ other }}; den kan bare tilhøre én person", sv: "kontot {{ value }} står även under {{ other }}; det ska tillhöra endast en person", en: "the account {{ value }} stands under {{ other }} too; it must belong to one person only" }
    /// Help for all three.
    SHARED_HELP { nb: "fjern den hos en av dem, eller behold bare én oppføring hvis de er samme person; til da teller ingen signatur fra dem", sv: "ta bort den hos en av dem, eller behåll bara en post om de är samma person; tills dess räknas ingen signatur från dem", en: "remove it from one of them, or keep one entry if they are one person; until then no signature of theirs counts" }
    /// What changes and no approval is of.
    UNAPPROVED { nb: "godkjent av ingen: {{ fields }}; godkjenningene gjelder andre deler", sv: "godkänt av ingen: {{ fields }}; godkännandena gäller andra delar", en: "approved by nobody: {{ fields }}; the approvals cover other parts" }
    /// Help for it.
    UNAPPROVED_HELP { nb: "se på det før sammenslåingen; skal noen godkjenne det, skriv det under `covers` i regelsettet", sv: "titta på det före sammanslagningen; om någon ska godkänna det, skriv det under `covers` i regeluppsättningen", en: "look at it before the merge; if somebody is to approve it, write it under `covers` in the policy" }
    /// Signed commits would be the proof, and there is no history.
    NO_COMMITS { nb: "beviset som kreves, framgår bare av historikken i Git, som ikke er lest her", sv: "det bevis som krävs framgår bara av historiken i Git, som inte är läst här", en: "the evidence that is required is known only from the history in Git, which is not read here" }
}
