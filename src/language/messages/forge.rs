//! What is said of forges: the comment on a pull request, its reviews, and how a commit stands.

super::phrases! {
    /// No forge is known.
    NO_FORGE { nb: "det går ikke fram hvilken plattform pull requesten ligger på; kommandoen må få vite det", sv: "det framgår inte på vilken plattform pull requesten ligger; kommandot behöver veta det", en: "nothing tells at which forge the pull request is; the command must know" }
    /// Help for it.
    NO_FORGE_HELP { nb: "kjør i CI, eller oppgi `--forge`, `--server` og `--repository`", sv: "kör i CI, eller ange `--forge`, `--server` och `--repository`", en: "run in CI, or give `--forge`, `--server` and `--repository`" }
    /// No pull request is known.
    NO_PULL_REQUEST { nb: "kjøringen gjelder ingen pull request; kommandoen må få vite hvilken", sv: "körningen gäller ingen pull request; kommandot behöver veta vilken", en: "the run is for no pull request; the command must know which" }
    /// Help for it.
    NO_PULL_REQUEST_HELP { nb: "oppgi nummeret med `--pull-request`", sv: "ange numret med `--pull-request`", en: "give its number with `--pull-request`" }
    /// An address that no token is sent to.
    BAD_SERVER { nb: "{{ server }} er ikke en adresse som et token kan sendes til; den må begynne med `https://`", sv: "{{ server }} är ingen adress som en token kan skickas till; den ska börja med `https://`", en: "{{ server }} is no address that a token is sent to; it must begin with `https://`" }
    /// No token.
    NO_TOKEN { nb: "miljøet har ikke noe token i {{ variables }}; uten token svarer ikke plattformen", sv: "miljön har ingen token i {{ variables }}; utan token svarar inte plattformen", en: "the environment has no token in {{ variables }}; without a token the forge does not answer" }
    /// Help for it.
    NO_TOKEN_HELP { nb: "gi steget tokenet i den variabelen, eller oppgi en annen med `--token-env`", sv: "ge steget token i den variabeln, eller ange en annan med `--token-env`", en: "give the step the token in that variable, or name another with `--token-env`" }
    /// A request that the forge did not do, as it is told within other sentences.
    FAILED { nb: "{{ asked }} ga {% if status %}status {{ status }}{% else %}ikke noe svar{% endif %}{% if says %} ({{ says }}){% endif %}", sv: "{{ asked }} gav {% if status %}status {{ status }}{% else %}inget svar{% endif %}{% if says %} ({{ says }}){% endif %}", en: "{{ asked }} gave {% if status %}status {{ status }}{% else %}no answer{% endif %}{% if says %} ({{ says }}){% endif %}" }
    /// A token that the forge does not know, or that is for something else.
    REFUSED { nb: "plattformen avviser spørsmålet: {{ failure }}", sv: "plattformen avvisar frågan: {{ failure }}", en: "the forge turns the request away: {{ failure }}" }
    /// Help for it.
    REFUSED_HELP { nb: "kontroller tokenet og hva det har tilgang til, og navnet på repoet", sv: "kontrollera token och vad den har tillgång till, och namnet på repot", en: "look at the token and what it may do, and at the name of the repository" }
    /// A redirect to another server.
    ELSEWHERE { nb: "{{ asked }} viser til en annen adresse ({{ says }}); tokenet sendes ikke dit", sv: "{{ asked }} hänvisar till en annan adress ({{ says }}); token skickas inte dit", en: "{{ asked }} leads to another address ({{ says }}); the token is not sent there" }
    /// A comment that could not be posted.
    NOT_POSTED { nb: "kommentaren ble ikke lagt inn: {{ why }}", sv: "kommentaren lades inte in: {{ why }}", en: "the comment was not posted: {{ why }}" }
    /// Why: the token may not write, which is so for pull requests from forks.
    FORBIDDEN { nb: "tokenet kan ikke skrive, som ved pull requester fra forker; {{ failure }}", sv: "token får inte skriva, som vid pull requester från forkar; {{ failure }}", en: "the token has no right to write, as with pull requests from forks; {{ failure }}" }
    /// Why: the run of a fork has no token.
    FORK { nb: "kjøringen gjelder en fork, og har ikke noe token", sv: "körningen gäller en fork, och har ingen token", en: "the run is for a fork, and has no token" }
    /// Why: the pull request has gone on.
    STALE { nb: "rapporten gjelder {{ judged }}, og pull requesten er nå på {{ head }}", sv: "rapporten gäller {{ judged }}, och pull requesten är nu på {{ head }}", en: "the report is of {{ judged }}, and the pull request is at {{ head }} now" }
    /// Why: there is no such pull request any more.
    GONE { nb: "ingen åpen pull request har {{ head }} som siste commit", sv: "ingen öppen pull request har {{ head }} som senaste commit", en: "no open pull request has {{ head }} as its last commit" }
    /// What became of the comment.
    CREATED { nb: "kommentaren på pull request {{ number }} er lagt inn", sv: "kommentaren på pull request {{ number }} har lagts in", en: "the comment on pull request {{ number }} is posted" }
    /// The same.
    UPDATED { nb: "kommentaren på pull request {{ number }} er oppdatert", sv: "kommentaren på pull request {{ number }} har uppdaterats", en: "the comment on pull request {{ number }} is updated" }
    /// The same.
    UNCHANGED { nb: "kommentaren på pull request {{ number }} er som den var", sv: "kommentaren på pull request {{ number }} är som den var", en: "the comment on pull request {{ number }} is as it was" }
    /// A report of no change.
    NO_CHANGE { nb: "rapporten gjelder ingen endring; en kommentar må gjelde det som en pull request ville endre", sv: "rapporten gäller ingen ändring; en kommentar ska gälla det som en pull request skulle ändra", en: "the report is of no change; a comment must be of what a pull request would change" }
    /// Help for it.
    NO_CHANGE_HELP { nb: "kjør `vedtak check` med `--base`, eller i en kjøring for pull requesten", sv: "kör `vedtak check` med `--base`, eller i en körning för pull requesten", en: "run `vedtak check` with `--base`, or in a run for the pull request" }
    /// A report that is not there, as the comment says it.
    NO_REPORT { nb: "kontrollen ga ingen rapport; den må fullføres før noe kan slås sammen", sv: "kontrollen gav ingen rapport; den ska slutföras innan något kan slås samman", en: "the check gave no report; it must end with one before anything is merged" }
    /// Help for it.
    NO_REPORT_HELP { nb: "loggen for kjøringen sier hvorfor", sv: "loggen för körningen anger varför", en: "the log of the run says why" }
    /// A report that cannot be read.
    UNREAD { nb: "{{ path }} kan ikke leses: {{ reason }}", sv: "{{ path }} kan inte läsas: {{ reason }}", en: "{{ path }} cannot be read: {{ reason }}" }
    /// A file that is larger than a report may be.
    TOO_LARGE { nb: "{{ path }} er større enn {{ limit }} MiB, som er det meste en rapport kan ha", sv: "{{ path }} är större än {{ limit }} MiB, som är det mesta en rapport kan ha", en: "{{ path }} is larger than {{ limit }} MiB, the most that a report may have" }
    /// Comments on lines at a forge for which they are not built.
    NO_LINES { nb: "kommentarer på linjer finnes ikke for denne plattformen; alt står i kommentaren", sv: "kommentarer på rader finns inte för den här plattformen; allt står i kommentaren", en: "comments on lines are not there for this forge; all stands in the comment" }
    /// An option that gives another verdict than that of the gate, where a status is to be set.
    STATUS_OPTION { nb: "{{ option }} endrer vurderingen; en status må gjelde den som er i kraft", sv: "{{ option }} ändrar bedömningen; en status ska gälla den som är i kraft", en: "{{ option }} changes the verdict; a status must be of the one in force" }
    /// Help for it.
    STATUS_OPTION_HELP { nb: "ta bort {{ option }} eller `--status`", sv: "ta bort {{ option }} eller `--status`", en: "leave out {{ option }} or `--status`" }
    /// A status of what is no change of a target.
    STATUS_NO_CHANGE { nb: "det som vurderes, er ingen commit som skal inn i en målgren; en status må gjelde en slik", sv: "det som bedöms är ingen commit som ska in i en målgren; en status ska gälla en sådan", en: "what is judged is no commit that would go into a target; a status must be of one" }
    /// Help for it.
    STATUS_NO_CHANGE_HELP { nb: "oppgi begge, som `--base origin/main --head HEAD`", sv: "ange båda, som `--base origin/main --head HEAD`", en: "give both, such as `--base origin/main --head HEAD`" }
    /// A status that could not be set.
    NO_STATUS { nb: "statusen er ikke satt: {{ why }}", sv: "statusen har inte satts: {{ why }}", en: "the status is not set: {{ why }}" }
    /// Why: the pull request goes into another branch than the one that it was judged by.
    OTHER_TARGET { nb: "pull requesten skal inn i {{ target }}, og er vurdert etter reglene i {{ judged }}", sv: "pull requesten ska in i {{ target }}, och är bedömd efter reglerna i {{ judged }}", en: "the pull request goes into {{ target }}, and was judged by the rules of {{ judged }}" }
    /// The status of a check that came to no verdict.
    UNDECIDED { nb: "kontrollen kom ikke til noen vurdering; oppsettet må rettes", sv: "kontrollen kom inte till någon bedömning; uppsättningen ska rättas", en: "the check came to no verdict; the set-up must be put right" }
    /// Evidence that was written.
    EVIDENCE { nb: "vurderingene av pull request {{ number }} står i {{ path }}", sv: "granskningarna av pull request {{ number }} står i {{ path }}", en: "the reviews of pull request {{ number }} are in {{ path }}" }
    /// Evidence that is not to be had.
    NO_EVIDENCE { nb: "vurderingene er ikke hentet, og ingen fil er skrevet: {{ why }}", sv: "granskningarna har inte hämtats, och ingen fil har skrivits: {{ why }}", en: "the reviews were not fetched, and no file is written: {{ why }}" }
    /// Why: the forge does not say which commit was reviewed.
    NO_REVIEWS { nb: "plattformen sier ikke hvilken commit en vurdering gjelder", sv: "plattformen anger inte vilken commit en granskning gäller", en: "the forge does not say which commit a review is of" }
    /// Something else in the place of the file.
    EVIDENCE_THERE { nb: "{{ path }} finnes, og er ikke en fil med vurderinger; den skrives ikke over", sv: "{{ path }} finns, och är ingen fil med granskningar; den skrivs inte över", en: "{{ path }} is there, and is no file of reviews; it is not written over" }
    /// A file that cannot be written.
    UNWRITTEN { nb: "{{ path }} kan ikke skrives: {{ reason }}", sv: "{{ path }} kan inte skrivas: {{ reason }}", en: "{{ path }} cannot be written: {{ reason }}" }
    /// A file that is no evidence.
    NO_EVIDENCE_FILE { nb: "{{ path }} er ikke en fil med vurderinger; den må være slik `vedtak evidence` skrev den", sv: "{{ path }} är ingen fil med granskningar; den ska vara som `vedtak evidence` skrev den", en: "{{ path }} is no file of reviews; it must be as `vedtak evidence` wrote it" }
    /// A file that a pull request could have brought.
    EVIDENCE_IN_TREE { nb: "{{ path }} ligger i repoet; vurderinger må ligge der ingen pull request kan legge dem", sv: "{{ path }} ligger i repot; granskningar ska ligga där ingen pull request kan lägga dem", en: "{{ path }} lies in the repository; reviews must lie where no pull request can put them" }
    /// Evidence of something else.
    EVIDENCE_OTHER { nb: "{{ path }} gjelder {{ there }}, og kjøringen {{ here }}; vurderinger må gjelde det som vurderes", sv: "{{ path }} gäller {{ there }}, och körningen {{ here }}; granskningar ska gälla det som bedöms", en: "{{ path }} is of {{ there }}, and the run of {{ here }}; reviews must be of what is judged" }
    /// Evidence that is too old, or of a moment that has not come.
    EVIDENCE_OLD { nb: "{{ path }} er ikke fra de siste 15 minuttene; vurderinger må være hentet i samme kjøring", sv: "{{ path }} är inte från de senaste 15 minuterna; granskningar ska vara hämtade i samma körning", en: "{{ path }} is not of the last 15 minutes; reviews must be fetched in the same run" }
    /// Evidence where no pull request is judged.
    EVIDENCE_NO_CHANGE { nb: "{{ path }} gjelder en pull request; det som vurderes, er ingen commit som skal inn i en målgren", sv: "{{ path }} gäller en pull request; det som bedöms är ingen commit som ska in i en målgren", en: "{{ path }} is of a pull request; what is judged is no commit that would go into a target" }
    /// Help for all of these.
    EVIDENCE_HELP { nb: "kjør `vedtak evidence FIL` i samme jobb, rett før kontrollen", sv: "kör `vedtak evidence FIL` i samma jobb, strax före kontrollen", en: "run `vedtak evidence FILE` in the same job, just before the check" }
}
