//! What is said of tests of policies that cannot be run, or do not come out as expected.

super::phrases! {
    /// The title of what is told in the place of a test's cases.
    UNREADABLE { nb: "testen kan ikke leses", sv: "testet kan inte läsas", en: "the test cannot be read" }
    /// A text without a test.
    NO_TEST { nb: "dokument av typen `PolicyTest` mangler; minst ett kreves", sv: "dokument av typen `PolicyTest` saknas; minst ett krävs", en: "a document of the kind `PolicyTest` is missing; at least one is required" }
    /// Facts of a case that nothing looks at yet.
    NOT_LOOKED_AT { nb: "{{ key }} leses ikke ennå, så testtilfellet beviser ingenting", sv: "{{ key }} läses inte ännu, så testfallet bevisar ingenting", en: "{{ key }} is not looked at yet, so the case proves nothing" }
    /// A file of several documents, or of none.
    ONE_DOCUMENT { nb: "{{ path }} har {{ count }}; et testtilfelle må ha ett", sv: "{{ path }} har {{ count }}; ett testfall ska ha ett", en: "{{ path }} has {{ count }}; a case must have one" }
    /// A file that is not there.
    FILE_MISSING { nb: "{{ path }} kan ikke leses; stien må gå ut fra mappen til testen", sv: "{{ path }} kan inte läsas; sökvägen ska utgå från testets mapp", en: "{{ path }} cannot be read; the path must start at the folder of the test" }
    /// A file that is not YAML.
    FILE_NOT_YAML { nb: "{{ path }} er ikke YAML", sv: "{{ path }} är inte YAML", en: "{{ path }} is not YAML" }
    /// A file in which something stands that is no mapping.
    FILE_OF_OTHERS { nb: "{{ path }} har noe annet enn dokumenter", sv: "{{ path }} innehåller annat än dokument", en: "{{ path }} holds something else than documents" }
    /// A case whose document a check would not look at where it lies.
    NOT_A_DOCUMENT { nb: "dokumentet i testtilfellet blir ikke kontrollert som {{ path }}", sv: "dokumentet i testfallet kontrolleras inte som {{ path }}", en: "the document of the case is not checked as {{ path }}" }
    /// The policy is not used by any service of the registry.
    NOT_IN_FORCE { nb: "regelsettet {{ policy }} er ikke i kraft; en tjeneste i registeret må nevne det", sv: "regeluppsättningen {{ policy }} är inte i kraft; en tjänst i registret ska nämna den", en: "the policy {{ policy }} is not in force; a service of the registry must list it" }
    /// A rule that judges no documents, or is not there.
    NO_RULE { nb: "regelsettet {{ policy }} har ingen regel {{ rule }} som vurderer dokumenter", sv: "regeluppsättningen {{ policy }} har ingen regel {{ rule }} som bedömer dokument", en: "the policy {{ policy }} has no rule {{ rule }} that judges documents" }
    /// In a difference: nothing is expected, or found.
    NOTHING { nb: "ingenting", sv: "ingenting", en: "nothing" }
    /// In a difference: the document is none that the rule is for.
    NOT_MET { nb: "ingenting: regelen gjelder ikke dokumentet", sv: "ingenting: regeln gäller inte dokumentet", en: "nothing: the document does not meet the rule" }
    /// In a difference: the place in the document.
    AT { nb: "{{ verdict | bare }} ved {{ path | bare }}", sv: "{{ verdict | bare }} vid {{ path | bare }}", en: "{{ verdict | bare }} at {{ path | bare }}" }
}
