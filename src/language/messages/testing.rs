//! What `vedtak test` says: how many cases hold, what they never come to, which changes of a policy they do not notice.

super::phrases! {
    /// How many cases hold, of all.
    CASES_HOLD { nb: "testtilfeller som forventet: {{ holding }} av {{ all }}", sv: "testfall som väntat: {{ holding }} av {{ all }}", en: "cases as expected: {{ holding }} of {{ all }}" }
    /// How many rules, parts and conditions cases come to, of all.
    COVERED { nb: "dekning: {{ reached }} av {{ all }}", sv: "täckning: {{ reached }} av {{ all }}", en: "coverage: {{ reached }} of {{ all }}" }
    /// How many mutants are caught, with the score.
    CAUGHT { nb: "mutanter: {{ caught }} av {{ all }} avslørt ({{ score }} %)", sv: "mutanter: {{ caught }} av {{ all }} avslöjade ({{ score }} %)", en: "mutants: {{ caught }} of {{ all }} caught ({{ score }}%)" }
    /// The heading of the changes of the policies that no case notices.
    MISSED { nb: "{{ changes }} i regelsettene som ingen testtilfeller avslører:", sv: "{{ changes }} i regeluppsättningarna som inget testfall avslöjar:", en: "{{ changes }} of the policies that no case notices:" }
    /// How many mutants are no policies.
    INVALID { nb: "{{ count }} holdt utenfor, for de kan ikke skrives", sv: "{{ count }} lämnades utanför, för de kan inte skrivas", en: "{{ count }} left out, as nobody can write them" }
    /// How long it took.
    TOOK { nb: "testene tok {{ time }}", sv: "testen tog {{ time }}", en: "the tests took {{ time }}" }
    /// How long the mutants took, and how many times as long as the tests that is.
    MUTANTS_TOOK { nb: "mutantene tok {{ time }}, {{ times }} ganger så lenge som testene", sv: "mutanterna tog {{ time }}, {{ times }} gånger så lång tid som testen", en: "the mutants took {{ time }}, {{ times }} times as long as the tests" }
    /// Fewer mutants are caught than asked for.
    SCORE_TOO_LOW { nb: "{{ score }} % av mutantene er avslørt; det kreves minst {{ wanted }} %", sv: "{{ score }} % av mutanterna är avslöjade; minst {{ wanted }} % krävs", en: "{{ score }}% of the mutants are caught; at least {{ wanted }}% must be" }

    /// No case comes to a rule.
    NO_CASE_OF_RULE { nb: "ingen testtilfeller når regelen", sv: "inget testfall når regeln", en: "no case comes to the rule" }
    /// No case lets a rule hold.
    NO_CASE_RULE_HOLDS { nb: "regelen er ikke oppfylt i noe testtilfelle", sv: "regeln är inte uppfylld i något testfall", en: "the rule holds in no case" }
    /// No case lets a rule fail.
    NO_CASE_RULE_FAILS { nb: "regelen er ikke brutt i noe testtilfelle", sv: "regeln är inte bruten i något testfall", en: "the rule fails in no case" }
    /// No case comes to a part of a rule.
    NO_CASE_OF_PART { nb: "ingen testtilfeller når denne delen", sv: "inget testfall når den här delen", en: "no case comes to this part" }
    /// No case lets a part of a rule hold.
    NO_CASE_PART_HOLDS { nb: "denne delen er ikke oppfylt i noe testtilfelle", sv: "den här delen är inte uppfylld i något testfall", en: "this part holds in no case" }
    /// No case lets a part of a rule fail.
    NO_CASE_PART_FAILS { nb: "denne delen er ikke brutt i noe testtilfelle", sv: "den här delen är inte bruten i något testfall", en: "this part fails in no case" }
    /// No case asks a condition.
    NO_CASE_OF_WHEN { nb: "`when` vurderes ikke i noe testtilfelle", sv: "`when` bedöms inte i något testfall", en: "`when` is asked in no case" }
    /// A condition is true in no case.
    NO_CASE_WHEN_TRUE { nb: "`when` er ikke sann i noe testtilfelle", sv: "`when` är inte sant i något testfall", en: "`when` is true in no case" }
    /// A condition is false in no case.
    NO_CASE_WHEN_FALSE { nb: "`when` er ikke usann i noe testtilfelle", sv: "`when` är inte falskt i något testfall", en: "`when` is false in no case" }
    /// No case asks a side of `&&` or `||`.
    NO_CASE_OF_SIDE { nb: "dette leddet vurderes ikke i noe testtilfelle", sv: "det här ledet bedöms inte i något testfall", en: "this side is asked in no case" }
    /// A side is true in no case.
    NO_CASE_SIDE_TRUE { nb: "dette leddet er ikke sant i noe testtilfelle", sv: "det här ledet är inte sant i något testfall", en: "this side is true in no case" }
    /// A side is false in no case.
    NO_CASE_SIDE_FALSE { nb: "dette leddet er ikke usant i noe testtilfelle", sv: "det här ledet är inte falskt i något testfall", en: "this side is false in no case" }
    /// A row of a table, or a value or move that is allowed, that no document of a case has.
    NO_CASE_OF_ROW { nb: "ingen testtilfeller har denne verdien", sv: "inget testfall har det här värdet", en: "no case has this value" }
    /// A message that is not in every language.
    NOT_TOLD_IN { nb: "teksten finnes ikke på {{ languages }}", sv: "texten finns inte på {{ languages }}", en: "the text is not there in {{ languages }}" }

    /// What `check -v` says of tests, which it does not run.
    NOT_RUN { nb: "{{ tests }} er ikke kjørt; det gjør `vedtak test`", sv: "{{ tests }} har inte körts; det gör `vedtak test`", en: "{{ tests }} not run; `vedtak test` does that" }
    /// What a rule gives, as the name of something that does not exist.
    RESULT { nb: "resultatet", sv: "resultatet", en: "result" }
    /// There is nothing to run.
    NO_TESTS { nb: "prosjektet har ingen dokumenter av typen `PolicyTest`; minst ett kreves", sv: "projektet har inga dokument av typen `PolicyTest`; minst ett krävs", en: "the project has no documents of the kind `PolicyTest`; at least one is required" }
    /// Help for it.
    NO_TESTS_HELP { nb: "skriv tester i en fil som `policies/rutine.test.yaml`; `vedtak schema PolicyTest` viser formen", sv: "skriv test i en fil som `policies/rutin.test.yaml`; `vedtak schema PolicyTest` visar formen", en: "write tests in a file such as `policies/routine.test.yaml`; `vedtak schema PolicyTest` shows the form" }
    /// There is nothing to run at the paths that are asked for.
    NO_TESTS_AT { nb: "{{ path }} har ingen dokumenter av typen `PolicyTest`; minst ett kreves", sv: "{{ path }} har inga dokument av typen `PolicyTest`; minst ett krävs", en: "{{ path }} has no documents of the kind `PolicyTest`; at least one is required" }
}
