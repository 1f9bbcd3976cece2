//! What is said of verdicts: why none is signed, and what stands against relying on one.

super::phrases! {
    /// An option that gives another verdict than that of the gate, where it is to be signed.
    SIGN_OPTION { nb: "{{ option }} endrer vurderingen; en vurdering som signeres, må være den som gjelder", sv: "{{ option }} ändrar bedömningen; en bedömning som signeras ska vara den som gäller", en: "{{ option }} changes the verdict; one that is signed must be the one in force" }
    /// A part of the project, whose verdict is to be signed.
    SIGN_PARTIAL { nb: "bare en del av prosjektet vurderes; en vurdering som signeres, må gjelde alt", sv: "endast en del av projektet bedöms; en bedömning som signeras ska gälla allt", en: "only a part of the project is judged; a verdict that is signed must be of all of it" }
    /// Help for it.
    SIGN_PARTIAL_HELP { nb: "kjør i repoets øverste mappe, uten stier", sv: "kör i repots översta mapp, utan sökvägar", en: "run in the top folder of the repository, without paths" }
    /// Help for an option.
    SIGN_OPTION_HELP { nb: "ta bort {{ option }} eller `--sign`", sv: "ta bort {{ option }} eller `--sign`", en: "leave out {{ option }} or `--sign`" }
    /// The same, by the rules of the work tree.
    SIGN_UNTRUSTED { nb: "reglene er arbeidskopiens egne; en vurdering som signeres, må følge reglene på en målgren", sv: "reglerna är arbetskopians egna; en bedömning som signeras ska följa reglerna på en målgren", en: "the rules are those of the work tree; a verdict that is signed must go by those of a target" }
    /// Help for it.
    SIGN_UNTRUSTED_HELP { nb: "oppgi målet, som `--base HEAD^1 --head HEAD` etter en sammenslåing", sv: "ange målet, som `--base HEAD^1 --head HEAD` efter en sammanslagning", en: "give the target, such as `--base HEAD^1 --head HEAD` after a merge" }
    /// The same, of what is no commit.
    SIGN_NO_COMMIT { nb: "det som vurderes, er ikke en commit; en vurdering som signeres, må gjelde en", sv: "det som bedöms är ingen commit; en bedömning som signeras ska gälla en", en: "what is judged is no commit; a verdict that is signed must be of one" }
    /// Help for it.
    SIGN_NO_COMMIT_HELP { nb: "oppgi den, som `--head HEAD`", sv: "ange den, som `--head HEAD`", en: "give it, such as `--head HEAD`" }
    /// The same, where the target's configuration names no repository.
    SIGN_NO_REPOSITORY { nb: "vedtak.yaml på målgrenen nevner ikke repoet; en vurdering som signeres, må gjelde ett bestemt repo", sv: "vedtak.yaml på målgrenen nämner inte repot; en bedömning som signeras ska gälla ett bestämt repo", en: "vedtak.yaml of the target names no repository; a verdict that is signed must be of one repository" }
    /// Something else that keeps a signature from being made.
    NOT_SIGNED { nb: "vurderingen er ikke signert, og ikke skrevet: {{ why }}", sv: "bedömningen har inte signerats, och inte skrivits: {{ why }}", en: "the verdict is not signed, and not written: {{ why }}" }
    /// A file that cannot be read.
    UNREAD { nb: "{{ path }} kan ikke leses: {{ reason }}", sv: "{{ path }} kan inte läsas: {{ reason }}", en: "{{ path }} cannot be read: {{ reason }}" }
    /// A file that is larger than a verdict may be.
    TOO_LARGE { nb: "{{ path }} er ikke en vurdering; en vurdering har høyst {{ limit }} MiB", sv: "{{ path }} är ingen bedömning; en bedömning har högst {{ limit }} MiB", en: "{{ path }} is no verdict; a verdict has {{ limit }} MiB at most" }
    /// A file that is none.
    NO_VERDICT { nb: "{{ path }} er ikke en vurdering: {{ reason }}", sv: "{{ path }} är ingen bedömning: {{ reason }}", en: "{{ path }} is no verdict: {{ reason }}" }
    /// A statement of something else.
    OTHER_TYPE { nb: "{{ path }} er ikke en vurdering som denne versjonen kjenner; den er av typen {{ type }}", sv: "{{ path }} är ingen bedömning som den här versionen känner till; den är av typen {{ type }}", en: "{{ path }} is no verdict that this version knows; its type is {{ type }}" }
    /// Help for all of these.
    NO_VERDICT_HELP { nb: "oppgi en fil som `vedtak check --verdict FIL` har skrevet", sv: "ange en fil som `vedtak check --verdict FIL` har skrivit", en: "give a file that `vedtak check --verdict FILE` wrote" }
    /// A commit that is not written in full.
    NO_HASH { nb: "{{ value }} er ikke en hel commit-id; den må ha alle 40 sifre (0–9, a–f)", sv: "{{ value }} är inget helt commit-id; det ska ha alla 40 siffror (0–9, a–f)", en: "{{ value }} is no whole name of a commit; it must have all 40 digits (0–9, a–f)" }
    /// A verdict that may be relied on.
    VERIFIED { nb: "bekreftet: {{ repository }} oppfyller kravene", sv: "bekräftat: {{ repository }} uppfyller kraven", en: "verified: {{ repository }} is compliant" }
    /// The same, where nobody signed it.
    NOT_PROVEN { nb: "ikke bevist: vurderingen sier at {{ repository }} oppfyller kravene, men ingen har signert den", sv: "inte bevisat: bedömningen säger att {{ repository }} uppfyller kraven, men ingen har signerat den", en: "not proven: the verdict says that {{ repository }} is compliant, and nobody signed it" }
    /// One that may not.
    NOT_VERIFIED { nb: "ikke bekreftet: {{ path }} er ikke til å stole på her", sv: "inte bekräftat: {{ path }} går inte att lita på här", en: "not verified: {{ path }} is not to be relied on here" }
    /// What it is of.
    OF { nb: "gjelder: {% if repository %}{{ repository }}{% else %}et repo uten navn{% endif %}{% if target %}, målgren {{ target }}{% endif %}", sv: "gäller: {% if repository %}{{ repository }}{% else %}ett repo utan namn{% endif %}{% if target %}, målgren {{ target }}{% endif %}", en: "of: {% if repository %}{{ repository }}{% else %}a repository without a name{% endif %}{% if target %}, target {{ target }}{% endif %}" }
    /// Which versions were judged.
    JUDGED { nb: "vurdert: {% if commit %}commit {{ commit }}{% else %}{% if head %}commit {{ head }} slått sammen med målet{% else %}det som ikke er en commit{% endif %}{% endif %}{% if base %}, etter reglene i {{ base }}{% endif %}", sv: "bedömt: {% if commit %}commit {{ commit }}{% else %}{% if head %}commit {{ head }} sammanslagen med målet{% else %}det som inte är någon commit{% endif %}{% endif %}{% if base %}, efter reglerna i {{ base }}{% endif %}", en: "judged: {% if commit %}commit {{ commit }}{% else %}{% if head %}commit {{ head }} merged with the target{% else %}what is no commit{% endif %}{% endif %}{% if base %}, by the rules of {{ base }}{% endif %}" }
    /// When, and by what.
    WHEN { nb: "gitt: {{ at }} av vedtak {{ version }}{% if until %}, gjelder til {{ until }}{% endif %}", sv: "given: {{ at }} av vedtak {{ version }}{% if until %}, gäller till {{ until }}{% endif %}", en: "given: {{ at }} by vedtak {{ version }}{% if until %}, holds until {{ until }}{% endif %}" }
    /// The result in figures.
    RESULT { nb: "resultat: {% if complies %}oppfyller kravene{% else %}oppfyller ikke kravene{% endif %} ({{ documents }}, {{ errors }}, {{ warnings }}{% if waived %}, {{ waived }} med dispensasjon{% endif %}{% if pending %}, {{ pending }} venter{% endif %}{% if without %}, {{ without }} uten kontrollsum{% endif %})", sv: "resultat: {% if complies %}uppfyller kraven{% else %}uppfyller inte kraven{% endif %} ({{ documents }}, {{ errors }}, {{ warnings }}{% if waived %}, {{ waived }} med dispens{% endif %}{% if pending %}, {{ pending }} väntar{% endif %}{% if without %}, {{ without }} utan kontrollsumma{% endif %})", en: "result: {% if complies %}compliant{% else %}not compliant{% endif %} ({{ documents }}, {{ errors }}, {{ warnings }}{% if waived %}, {{ waived }} waived{% endif %}{% if pending %}, {{ pending }} pending{% endif %}{% if without %}, {{ without }} without a digest{% endif %})" }
    /// Who signed it.
    SIGNED { nb: "signert av: {{ who }}, nøkkel {{ key }}", sv: "signerad av: {{ who }}, nyckel {{ key }}", en: "signed by: {{ who }}, key {{ key }}" }
    /// What it was held against.
    AGAINST { nb: "kontrollert mot registeret i arbeidskopien, {{ at }}", sv: "kontrollerad mot registret i arbetskopian, {{ at }}", en: "held against the registry of the work tree, {{ at }}" }
    /// A verdict without a signature.
    UNSIGNED { nb: "vurderingen er ikke signert; uten `FIL.sig` kan hvem som helst ha skrevet den", sv: "bedömningen är inte signerad; utan `FIL.sig` kan vem som helst ha skrivit den", en: "the verdict is not signed; without `FILE.sig` anybody may have written it" }
    /// A signature of other bytes.
    OF_SOMETHING_ELSE { nb: "signaturen gjelder noe annet; filen er ikke som den ble signert", sv: "signaturen gäller något annat; filen är inte som den signerades", en: "the signature is of something else; the file is not as it was signed" }
    /// A signature by a certificate.
    CERTIFICATE { nb: "vurderingen er signert med et sertifikat; den må være signert med nøkkelen selv", sv: "bedömningen är signerad med ett certifikat; den ska vara signerad med själva nyckeln", en: "the verdict is signed by a certificate; it must be signed by the key itself" }
    /// A signature by an algorithm that is not accepted.
    ALGORITHM { nb: "vurderingen er signert med {{ name }}, som ikke er sikkert nok", sv: "bedömningen är signerad med {{ name }}, som inte är säkert nog", en: "the verdict is signed by {{ name }}, which is not safe enough" }
    /// A signature that was made for another use.
    NAMESPACE { nb: "signaturen er laget for {{ name }}, ikke for `vedtak-verdict`", sv: "signaturen är gjord för {{ name }}, inte för `vedtak-verdict`", en: "the signature is made for {{ name }}, not for `vedtak-verdict`" }
    /// Any other fault of a signature.
    FAULTY { nb: "signaturen teller ikke: {{ why }}", sv: "signaturen räknas inte: {{ why }}", en: "the signature does not count: {{ why }}" }
    /// A key that nobody has.
    UNKNOWN_KEY { nb: "ingen i registeret har nøkkelen; en person med `gate: true` må ha den", sv: "ingen i registret har nyckeln; en person med `gate: true` ska ha den", en: "nobody in the registry has the key; a person with `gate: true` must have it" }
    /// A key of somebody who may not sign verdicts.
    NO_GATE { nb: "nøkkelen tilhører {{ who }}; bare en person med `gate: true` kan signere vurderinger", sv: "nyckeln tillhör {{ who }}; endast en person med `gate: true` får signera bedömningar", en: "the key belongs to {{ who }}; only a person with `gate: true` may sign verdicts" }
    /// A key of somebody whose document cannot be relied on.
    UNRELIABLE { nb: "nøkkelen tilhører {{ who }}; oppføringen i registeret har feil, og må rettes først", sv: "nyckeln tillhör {{ who }}; posten i registret har fel och ska rättas först", en: "the key belongs to {{ who }}; the entry in the registry has faults and must be mended first" }
    /// A person who is not there yet.
    PERSON_NOT_YET { nb: "{{ who }} står i registeret først fra {{ at }}", sv: "{{ who }} finns i registret först från {{ at }}", en: "{{ who }} is in the registry from {{ at }} only" }
    /// A person who is no longer there.
    PERSON_ENDED { nb: "{{ who }} sto i registeret bare til {{ at }}", sv: "{{ who }} fanns i registret endast till {{ at }}", en: "{{ who }} was in the registry until {{ at }} only" }
    /// A project that names no repository.
    HERE_NO_REPOSITORY { nb: "vedtak.yaml her nevner ikke repoet; uten `repository` er det ukjent hva vurderingen må gjelde", sv: "vedtak.yaml här nämner inte repot; utan `repository` är det okänt vad bedömningen ska gälla", en: "vedtak.yaml here names no repository; without `repository` nobody knows what the verdict must be of" }
    /// A verdict of another repository.
    OTHER_REPOSITORY { nb: "vurderingen gjelder {% if own %}{{ own }}{% else %}et repo uten navn{% endif %}; den må gjelde {{ wanted }}", sv: "bedömningen gäller {% if own %}{{ own }}{% else %}ett repo utan namn{% endif %}; den ska gälla {{ wanted }}", en: "the verdict is of {% if own %}{{ own }}{% else %}a repository without a name{% endif %}; it must be of {{ wanted }}" }
    /// A verdict for another branch.
    OTHER_TARGET { nb: "vurderingen {% if own %}gjelder målgrenen {{ own }}{% else %}sier ikke hvilken målgren den gjelder{% endif %}; den må gjelde {{ wanted }}", sv: "bedömningen {% if own %}gäller målgrenen {{ own }}{% else %}säger inte vilken målgren den gäller{% endif %}; den ska gälla {{ wanted }}", en: "the verdict {% if own %}is for the target {{ own }}{% else %}does not say for which target it is{% endif %}; it must be for {{ wanted }}" }
    /// A verdict of another commit.
    OTHER_COMMIT { nb: "vurderingen {% if own %}gjelder commit {{ own }}{% else %}gjelder ikke en commit for seg{% endif %}; den må gjelde {{ wanted }}", sv: "bedömningen {% if own %}gäller commit {{ own }}{% else %}gäller inte en commit för sig{% endif %}; den ska gälla {{ wanted }}", en: "the verdict {% if own %}is of commit {{ own }}{% else %}is of no commit by itself{% endif %}; it must be of {{ wanted }}" }
    /// A verdict by rules that nobody had to approve.
    UNTRUSTED { nb: "reglene var arbeidskopiens egne; vurderingen må følge reglene på en målgren", sv: "reglerna var arbetskopians egna; bedömningen ska följa reglerna på en målgren", en: "the rules were those of the work tree; the verdict must go by those of a target" }
    /// A verdict of a part.
    PARTIAL { nb: "bare en del av prosjektet er vurdert; vurderingen må gjelde alt", sv: "endast en del av projektet är bedömd; bedömningen ska gälla allt", en: "only a part of the project was judged; the verdict must be of all of it" }
    /// A verdict by another clock.
    OTHER_CLOCK { nb: "klokken var en annen enn maskinens; vurderingen må være gitt etter maskinens klokke", sv: "klockan var en annan än maskinens; bedömningen ska vara given efter maskinens klocka", en: "the clock was another than the machine's; the verdict must go by the clock of the machine" }
    /// A verdict from the future.
    AHEAD { nb: "vurderingen er gitt {{ at }}, som ikke har vært ennå", sv: "bedömningen gavs {{ at }}, som ännu inte har varit", en: "the verdict was given {{ at }}, which has not been yet" }
    /// A verdict that time has changed.
    OUT_OF_DATE { nb: "vurderingen gjaldt til {{ until }}; det må vurderes på nytt", sv: "bedömningen gällde till {{ until }}; det ska bedömas på nytt", en: "the verdict held until {{ until }}; it must be judged anew" }
    /// A verdict of nothing.
    NOTHING { nb: "ingen dokumenter ble vurdert; en vurdering må gjelde minst ett", sv: "inga dokument bedömdes; en bedömning ska gälla minst ett", en: "no documents were judged; a verdict must be of one at least" }
    /// A verdict that says no.
    NOT_COMPLIANT { nb: "vurderingen sier at kravene ikke er oppfylt", sv: "bedömningen säger att kraven inte är uppfyllda", en: "the verdict says that the requirements are not met" }
}
