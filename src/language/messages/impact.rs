//! What `vedtak impact` says: whose verdict other rules change.

super::phrases! {
    /// A document that complies by other rules.
    COMPLIES { nb: "{{ id }} oppfyller kravene etter de endrede reglene; nå bryter dokumentet {{ before }}", sv: "{{ id }} uppfyller kraven efter de ändrade reglerna; nu bryter dokumentet mot {{ before }}", en: "{{ id }} complies by the changed rules; now it breaks {{ before }}" }
    /// One that breaks other rules.
    FAILS { nb: "{{ id }} bryter {{ after }} etter de endrede reglene; nå oppfyller dokumentet kravene", sv: "{{ id }} bryter mot {{ after }} efter de ändrade reglerna; nu uppfyller dokumentet kraven", en: "{{ id }} breaks {{ after }} by the changed rules; now it complies" }
    /// One that breaks some by both.
    OTHERS { nb: "{{ id }} bryter {{ after }} etter de endrede reglene; nå bryter dokumentet {{ before }}", sv: "{{ id }} bryter mot {{ after }} efter de ändrade reglerna; nu bryter dokumentet mot {{ before }}", en: "{{ id }} breaks {{ after }} by the changed rules; now it breaks {{ before }}" }
    /// No document.
    NONE { nb: "ingen av {{ documents }} får en annen vurdering", sv: "inget av {{ documents }} bedöms annorlunda", en: "none of {{ documents }} is judged otherwise" }
    /// How many.
    COUNT { nb: "{{ changed }} av {{ documents }} blir vurdert annerledes", sv: "{{ changed }} av {{ documents }} bedöms annorlunda", en: "{{ changed }} of {{ documents }} are judged otherwise" }
    /// Nothing that is trusted differs.
    SAME { nb: "endringen rører ikke det som kontrollen bygger på", sv: "ändringen rör inte det som kontrollen bygger på", en: "the change touches nothing that the check goes by" }
}
