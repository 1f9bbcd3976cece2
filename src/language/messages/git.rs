//! What is said where two versions of a repository cannot be compared.

super::phrases! {
    /// A revision that is not there.
    NO_REVISION { nb: "revisjonen {{ name }} finnes ikke i denne klonen", sv: "revisionen {{ name }} finns inte i den här klonen", en: "the revision {{ name }} is not in this clone" }
    /// A revision that is not there, in a clone that is whole.
    NO_BRANCH { nb: "{{ name }} er ingen gren eller commit i denne klonen", sv: "{{ name }} är ingen gren eller commit i den här klonen", en: "{{ name }} is no branch or commit in this clone" }
    /// Help for it.
    NO_BRANCH_HELP { nb: "{% if nearest %}skriv {{ nearest }}{% else %}rett navnet, eller hent grenen: `git fetch origin {{ name | bare }}:refs/remotes/origin/{{ name | bare }}`{% endif %}", sv: "{% if nearest %}skriv {{ nearest }}{% else %}rätta namnet, eller hämta grenen: `git fetch origin {{ name | bare }}:refs/remotes/origin/{{ name | bare }}`{% endif %}", en: "{% if nearest %}write {{ nearest }}{% else %}correct the name, or fetch the branch: `git fetch origin {{ name | bare }}:refs/remotes/origin/{{ name | bare }}`{% endif %}" }
    /// Help for what was not fetched.
    NO_REVISION_HELP { nb: "hent hele historikken: `git fetch --unshallow`; i CI `fetch-depth: 0` (GitHub, Gitea), `GIT_DEPTH: 0` (GitLab) eller `fetchDepth: 0` (Azure)", sv: "hämta hela historiken: `git fetch --unshallow`; i CI `fetch-depth: 0` (GitHub, Gitea), `GIT_DEPTH: 0` (GitLab) eller `fetchDepth: 0` (Azure)", en: "fetch the whole history: `git fetch --unshallow`; in CI `fetch-depth: 0` (GitHub, Gitea), `GIT_DEPTH: 0` (GitLab) or `fetchDepth: 0` (Azure)" }
    /// A branch and a tag of one name.
    TAG { nb: "{{ name }} er navnet på både en gren og en tagg; den som får lage tagger, ville kunne velge hva som gjelder", sv: "{{ name }} är namnet på både en gren och en tagg; den som får skapa taggar skulle kunna välja vad som gäller", en: "{{ name }} is the name of both a branch and a tag; whoever may create tags could choose what is trusted" }
    /// Help for it.
    TAG_HELP { nb: "skriv hele navnet, {{ branch }}, eller slett taggen", sv: "skriv hela namnet, {{ branch }}, eller ta bort taggen", en: "write the full name, {{ branch }}, or delete the tag" }
    /// A revision that is written in another way.
    EXPRESSION { nb: "{{ name }} kan ikke leses som en revisjon", sv: "{{ name }} kan inte läsas som en revision", en: "{{ name }} cannot be read as a revision" }
    /// Help for it.
    EXPRESSION_HELP { nb: "skriv en gren (`origin/main`), `HEAD`, en hel commit-hash eller et navn fra `refs/`; `^N` og `~N` kan følge etter", sv: "skriv en gren (`origin/main`), `HEAD`, en hel commit-hash eller ett namn från `refs/`; `^N` och `~N` får följa efter", en: "write a branch (`origin/main`), `HEAD`, a whole commit hash or a name from `refs/` on; `^N` and `~N` may follow" }
    /// A revision that is no commit.
    NO_COMMIT { nb: "{{ name }} er ikke en commit", sv: "{{ name }} är ingen commit", en: "{{ name }} is not a commit" }
    /// A parent that is not there.
    NO_PARENT { nb: "{{ name }} leder lenger tilbake enn historikken går", sv: "{{ name }} leder längre tillbaka än historiken går", en: "{{ name }} leads farther back than the history goes" }
    /// A hash of a commit that the target has never been at.
    NOT_ON_LINE { nb: "{{ name }} har aldri vært spissen av {{ target }}, grenen som endringer går inn i", sv: "{{ name }} har aldrig varit spetsen av {{ target }}, grenen som ändringar går in i", en: "{{ name }} has never been the tip of {{ target }}, the branch that changes go into" }
    /// Help for it.
    NOT_ON_LINE_HELP { nb: "skriv `--base origin/{{ target | bare }}`, eller en commit blant de første foreldrene til spissen (`git log --first-parent`)", sv: "skriv `--base origin/{{ target | bare }}`, eller en commit bland de första föräldrarna till spetsen (`git log --first-parent`)", en: "write `--base origin/{{ target | bare }}`, or a commit among the first parents of its tip (`git log --first-parent`)" }
    /// A shallow clone.
    SHALLOW { nb: "klonen er grunn: historikken som trengs for å sammenligne, er ikke hentet", sv: "klonen är grund: historiken som behövs för att jämföra är inte hämtad", en: "the clone is shallow: the history that comparing takes has not been fetched" }
    /// An object that is not there.
    MISSING { nb: "innholdet i {{ path }} er ikke hentet; klonen er delvis", sv: "innehållet i {{ path }} är inte hämtat; klonen är partiell", en: "the content of {{ path }} has not been fetched; the clone is partial" }
    /// Help for it.
    MISSING_HELP { nb: "klon uten `--filter`, så er alt innhold hentet", sv: "klona utan `--filter`, så är allt innehåll hämtat", en: "clone without `--filter`, so that all content is fetched" }
    /// Replaced objects.
    REPLACED { nb: "arkivet bytter ut objekter (`refs/replace` eller `info/grafts`); da viser Git en annen historikk enn den som er lagret", sv: "arkivet byter ut objekt (`refs/replace` eller `info/grafts`); då visar Git en annan historik än den som är lagrad", en: "the repository replaces objects (`refs/replace` or `info/grafts`); Git then shows another history than the one that is stored" }
    /// Help for it.
    REPLACED_HELP { nb: "slett erstatningene, eller klon på nytt", sv: "ta bort ersättningarna, eller klona på nytt", en: "delete the replacements, or clone anew" }
    /// Nothing in common.
    NO_BASE { nb: "målet og endringen har ingen felles historikk", sv: "målet och ändringen har ingen gemensam historik", en: "the target and the change have no history in common" }
    /// Several latest common commits.
    MANY_BASES { nb: "målet og endringen har flere siste felles commits, så det finnes ikke én sikker sammenslåing", sv: "målet och ändringen har flera senaste gemensamma commits, så det finns ingen säker sammanslagning", en: "the target and the change have several latest commits in common, so no one merge is certain" }
    /// A conflict.
    CONFLICT { nb: "målet og endringen er i konflikt om {{ path }}", sv: "målet och ändringen är i konflikt om {{ path }}", en: "the target and the change conflict in {{ path }}" }
    /// Help for what only merging settles.
    CONFLICT_HELP { nb: "slå målgrenen sammen inn i endringen (`git merge`), og løs konflikten i {{ path }} der", sv: "slå ihop målgrenen in i ändringen (`git merge`) och lös konflikten i {{ path }} där", en: "merge the target branch into the change (`git merge`), and resolve the conflict in {{ path }} there" }
    /// Help for what takes the target.
    MERGE_HELP { nb: "flett målgrenen inn i endringen først", sv: "slå ihop målgrenen med ändringen först", en: "merge the target branch into the change first" }
    /// A conflict in the index.
    UNMERGED { nb: "indeksen har en uløst konflikt i {{ path }}", sv: "indexet har en olöst konflikt i {{ path }}", en: "the index has an unresolved conflict in {{ path }}" }
    /// Help for it.
    UNMERGED_HELP { nb: "løs konflikten og kjør `git add`", sv: "lös konflikten och kör `git add`", en: "resolve the conflict and run `git add`" }
    /// No commit yet.
    UNBORN { nb: "arkivet har ingen commits ennå, så det er ikke noe å sammenligne med", sv: "arkivet har inga commits än, så det finns inget att jämföra med", en: "the repository has no commits yet, so there is nothing to compare with" }
    /// Help for it.
    UNBORN_HELP { nb: "kjør `vedtak check` uten `--base`", sv: "kör `vedtak check` utan `--base`", en: "run `vedtak check` without `--base`" }
    /// No work tree.
    BARE { nb: "arkivet har ingen arbeidskopi", sv: "arkivet har ingen arbetskopia", en: "the repository has no work tree" }
    /// Help for it.
    BARE_HELP { nb: "si hva som skal kontrolleres, med `--head`", sv: "ange vad som ska kontrolleras, med `--head`", en: "say what to check, with `--head`" }
    /// A pull request into another branch than the target.
    OTHER_TARGET { nb: "endringen går inn i {{ name }}, men målet er {{ target }}", sv: "ändringen går in i {{ name }}, men målet är {{ target }}", en: "the change goes into {{ name }}, but the target is {{ target }}" }
    /// Help for it.
    OTHER_TARGET_HELP { nb: "send endringen dit; grenen står i `git.target` i `vedtak.yaml`", sv: "skicka ändringen dit; grenen står i `git.target` i `vedtak.yaml`", en: "send the change there; the branch stands in `git.target` of `vedtak.yaml`" }
    /// No repository.
    NOWHERE { nb: "{{ path }} ligger ikke i et Git-arkiv", sv: "{{ path }} ligger inte i ett Git-arkiv", en: "{{ path }} does not lie in a Git repository" }
    /// Help for it.
    NOWHERE_HELP { nb: "kjør kommandoen i arkivet; uten `--base` kontrolleres hele prosjektet", sv: "kör kommandot i arkivet; utan `--base` kontrolleras hela projektet", en: "run the command in the repository; without `--base` the whole project is checked" }
    /// A pull request whose target is not told.
    NO_TARGET { nb: "kjøringen er for en pull request, men miljøet sier ikke hvilken gren den går inn i", sv: "körningen gäller en pull request, men miljön säger inte vilken gren den går in i", en: "the run is for a pull request, but the environment does not say which branch it goes into" }
    /// Help for it.
    NO_TARGET_HELP { nb: "si det med `--base`, for eksempel `--base origin/main`", sv: "ange det med `--base`, till exempel `--base origin/main`", en: "say it with `--base`, for example `--base origin/main`" }
    /// A merge queue whose event is not there.
    NO_EVENT { nb: "kjøringen er for en flettekø, men hendelsen i {{ name }} kan ikke leses", sv: "körningen gäller en sammanslagningskö, men händelsen i {{ name }} kan inte läsas", en: "the run is for a merge queue, but the event in {{ name }} cannot be read" }
    /// Help for it.
    NO_EVENT_HELP { nb: "si med `--base` hvilken commit køen bygger på", sv: "ange med `--base` vilken commit kön bygger på", en: "say with `--base` which commit the queue builds on" }
    /// A pull request whose head is part of its target.
    NOTHING { nb: "det som er hentet, er målet selv; endringen er ikke med", sv: "det som är hämtat är målet självt; ändringen är inte med", en: "what is checked out is the target itself; the change is not part of it" }
    /// Help for it.
    NOTHING_HELP { nb: "hent ut endringen før kontrollen; `pull_request_target` henter ut målgrenen", sv: "hämta ut ändringen före kontrollen; `pull_request_target` hämtar ut målgrenen", en: "check out the change before the check; `pull_request_target` checks out the target branch" }
    /// Too many entries.
    ENTRIES { nb: "en versjon av arkivet har flere enn {{ limit }} filer og mapper", sv: "en version av arkivet har fler än {{ limit }} filer och mappar", en: "a version of the repository has more than {{ limit }} files and folders" }
    /// Too deep.
    DEPTH { nb: "en versjon av arkivet har mapper i mer enn {{ limit }} nivåer", sv: "en version av arkivet har mappar i mer än {{ limit }} nivåer", en: "a version of the repository has folders in more than {{ limit }} levels" }
    /// Too many changes.
    CHANGED { nb: "endringen rører flere enn {{ limit }} filer", sv: "ändringen rör fler än {{ limit }} filer", en: "the change touches more than {{ limit }} files" }
    /// Too large changes.
    BYTES { nb: "filene som endringen rører, er til sammen større enn {{ limit }} MiB", sv: "filerna som ändringen rör är tillsammans större än {{ limit }} MiB", en: "the files that the change touches are larger than {{ limit }} MiB together" }
    /// Help for both.
    CHANGED_HELP { nb: "del endringen opp", sv: "dela upp ändringen", en: "split the change" }
    /// A mistake in the set-up of the target, which judges.
    ON_TARGET { nb: "på målgrenen, der det må rettes før noen endring kan kontrolleres: {{ says }}", sv: "på målgrenen, där det måste rättas innan någon ändring kan kontrolleras: {{ says }}", en: "on the target, where it must be mended before any change can be checked: {{ says }}" }
    /// What else the reader of repositories says.
    OTHER { nb: "arkivet kan ikke leses: {{ reason }}", sv: "arkivet kan inte läsas: {{ reason }}", en: "the repository cannot be read: {{ reason }}" }
}
