//! What is said of parameters of policies: which way a project may move them, and of values and declarations that are
//! refused.

super::phrases! {
    /// A value below what the agreement asks for.
    TOO_LITTLE { nb: "{{ name }} er {{ value }}; avtalen krever minst {{ bound }}", sv: "{{ name }} är {{ value }}; avtalet kräver minst {{ bound }}", en: "{{ name }} is {{ value }}; the agreement requires at least {{ bound }}" }
    /// A value above what the agreement allows.
    TOO_MUCH { nb: "{{ name }} er {{ value }}; avtalen tillater høyst {{ bound }}", sv: "{{ name }} är {{ value }}; avtalet tillåter högst {{ bound }}", en: "{{ name }} is {{ value }}; the agreement allows at most {{ bound }}" }
    /// A choice that asks for less.
    WEAKER { nb: "{{ name }} er {{ value }}, som er svakere enn {{ bound }}; verdien kan bare gjøres strengere", sv: "{{ name }} är {{ value }}, som är svagare än {{ bound }}; värdet får bara göras strängare", en: "{{ name }} is {{ value }}, weaker than {{ bound }}; the value must only be made stricter" }
    /// A list without what makes it strict.
    LACKS { nb: "{{ name }} er {{ value }} og mangler {{ missing }}; listen må ha alt som står i {{ bound }}", sv: "{{ name }} är {{ value }} och saknar {{ missing }}; listan ska ha allt som står i {{ bound }}", en: "{{ name }} is {{ value }} and lacks {{ missing }}; the list must have all of {{ bound }}" }
    /// A list with more than the agreement allows.
    ADDS { nb: "{{ name }} er {{ value }} og har {{ added }} i tillegg; listen kan bare ha det som står i {{ bound }}", sv: "{{ name }} är {{ value }} och har {{ added }} därutöver; listan får bara ha det som står i {{ bound }}", en: "{{ name }} is {{ value }} and adds {{ added }}; the list must have nothing but {{ bound }}" }
    /// Help for a value that is weaker.
    STRICTER_HELP { nb: "skriv {{ bound }} eller noe strengere, eller fjern linjen", sv: "skriv {{ bound }} eller något strängare, eller ta bort raden", en: "write {{ bound }} or something stricter, or remove the line" }
    /// A value that nobody may change.
    FIXED { nb: "{{ name }} er {{ value }}; verdien er {{ bound }} i avtalen og kan ikke endres her", sv: "{{ name }} är {{ value }}; värdet är {{ bound }} i avtalet och får inte ändras här", en: "{{ name }} is {{ value }}; the agreement has {{ bound }}, which must not be changed here" }
    /// Help for it.
    FIXED_HELP { nb: "fjern linjen, så gjelder {{ bound }}", sv: "ta bort raden, så gäller {{ bound }}", en: "remove the line, so that {{ bound }} holds" }
    /// A value that names nothing of the project.
    NAMELESS { nb: "{{ name }} er {{ value }}; {{ missing }} finnes ikke som {{ place }} i registeret", sv: "{{ name }} är {{ value }}; {{ missing }} finns inte som {{ place }} i registret", en: "{{ name }} is {{ value }}; {{ missing }} is not there as {{ place }} in the registry" }
    /// Help for it.
    NAMELESS_HELP { nb: "{% if nearest %}skriv {{ nearest }}, eller {% endif %}legg det inn i registeret, eller fjern linjen", sv: "{% if nearest %}skriv {{ nearest }}, eller {% endif %}lägg in det i registret, eller ta bort raden", en: "{% if nearest %}write {{ nearest }}, or {% endif %}add it to the registry, or remove the line" }
    /// A name of hours that the policy's calendar does not have.
    NO_HOURS { nb: "{{ name }} er {{ value }}; kalenderen har ikke slike timer", sv: "{{ name }} är {{ value }}; kalendern har inga sådana timmar", en: "{{ name }} is {{ value }}; the calendar has no such hours" }
    /// A choice that there is not.
    NOT_A_CHOICE { nb: "{{ name }} er {{ value }}; verdien må være {{ choices }}", sv: "{{ name }} är {{ value }}; värdet ska vara {{ choices }}", en: "{{ name }} is {{ value }}; it must be one of {{ choices }}" }
    /// An empty list of levels of evidence.
    NO_EVIDENCE { nb: "{{ name }} har ingen beviskrav; minst ett må stå der", sv: "{{ name }} har inget beviskrav; minst ett ska stå där", en: "{{ name }} has no level of evidence; at least one must be there" }

    /// A direction that a type does not have.
    MISFIT { nb: "{{ way }} passer ikke for en parameter av typen {{ type }}; den kan ha {{ ways }}", sv: "{{ way }} passar inte för en parameter av typen {{ type }}; den får ha {{ ways }}", en: "{{ way }} does not fit a parameter of type {{ type }}; it can have {{ ways }}" }
    /// Help for it.
    MISFIT_HELP { nb: "skriv {{ ways }}, eller fjern `stricter`, så kan ingen endre verdien", sv: "skriv {{ ways }}, eller ta bort `stricter`, så får ingen ändra värdet", en: "write {{ ways }}, or remove `stricter`, so that nobody may change the value" }
    /// A bound that says something else than `stricter`.
    BOUND_MISFIT { nb: "{{ bound }} er en grense bare for {{ way }}", sv: "{{ bound }} är en gräns bara för {{ way }}", en: "{{ bound }} is a bound only for {{ way }}" }
    /// Help for it.
    BOUND_MISFIT_HELP { nb: "skriv {{ way }}, eller fjern grensen", sv: "skriv {{ way }}, eller ta bort gränsen", en: "write {{ way }}, or remove the bound" }
    /// Both bounds, and no word of which way is stricter.
    BOTH_BOUNDS { nb: "parameteren har både `floor` og `ceiling`; den må si hvilken vei som er strengere", sv: "parametern har både `floor` och `ceiling`; den ska säga åt vilket håll det är strängare", en: "the parameter has both `floor` and `ceiling`; it must say which way is stricter" }
    /// Help for it.
    BOTH_BOUNDS_HELP { nb: "skriv `stricter: up` eller `stricter: down`", sv: "skriv `stricter: up` eller `stricter: down`", en: "write `stricter: up` or `stricter: down`" }
    /// A free text that says not what it names.
    NAMES_NOTHING { nb: "`stricter: free` krever `names` for typen {{ type }}: hva i registeret verdien er navnet på", sv: "`stricter: free` kräver `names` för typen {{ type }}: vad i registret värdet är namnet på", en: "`stricter: free` needs `names` for type {{ type }}: what of the registry the value is the name of" }
    /// Help for it.
    NAMES_NOTHING_HELP { nb: "legg til `names`, som `names: Body` eller `names: 'Party.contacts[].email'`", sv: "lägg till `names`, som `names: Body` eller `names: 'Party.contacts[].email'`", en: "add `names`, such as `names: Body` or `names: 'Party.contacts[].email'`" }
    /// `names` where the value is no name.
    NAMES_MISFIT { nb: "`names` hører bare til `stricter: free`", sv: "`names` hör bara till `stricter: free`", en: "`names` belongs to `stricter: free` only" }
    /// Help for it.
    NAMES_MISFIT_HELP { nb: "fjern `names`, eller skriv `stricter: free`", sv: "ta bort `names`, eller skriv `stricter: free`", en: "remove `names`, or write `stricter: free`" }
    /// `names` with a kind that anyone may write.
    NAMES_WORK { nb: "{{ kind }} hører ikke til registeret; `names` kan bare gjelde det", sv: "{{ kind }} hör inte till registret; `names` får bara gälla det", en: "{{ kind }} is not of the registry; `names` must be about that only" }
    /// Help for it.
    NAMES_WORK_HELP { nb: "skriv en dokumenttype i registeret, som `Body` eller `Party`", sv: "skriv en dokumenttyp i registret, som `Body` eller `Party`", en: "write a kind of the registry, such as `Body` or `Party`" }
    /// An enumeration without values.
    NO_CHOICES { nb: "en parameter av typen `enum` må ha `values`, den svakeste først", sv: "en parameter av typen `enum` ska ha `values`, den svagaste först", en: "a parameter of type `enum` must have `values`, the weakest first" }
    /// Help for it.
    NO_CHOICES_HELP { nb: "legg til `values: [low, high]`", sv: "lägg till `values: [low, high]`", en: "add `values: [low, high]`" }
}
