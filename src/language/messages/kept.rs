//! What is said of documents that a change takes away, of their ids and of their approvals.

super::phrases! {
    /// A document is gone.
    DELETED { nb: "{{ what }} {{ id }} er slettet; det som er sendt, godkjent eller i kraft, skal bli stående", sv: "{{ what }} {{ id }} har raderats; det som är skickat, godkänt eller i kraft ska stå kvar", en: "{{ what }} {{ id }} is deleted; what has been sent, approved or is in force must stay" }
    /// Help for it.
    DELETED_HELP { nb: "hent filen tilbake med `git checkout {{ base }} -- {{ file | bare }}`; skal arbeidet ikke utføres, si det med `status`", sv: "hämta tillbaka filen med `git checkout {{ base }} -- {{ file | bare }}`; ska arbetet inte utföras, ange det med `status`", en: "bring the file back with `git checkout {{ base }} -- {{ file | bare }}`; if the work is not to be done, say so by `status`" }
    /// A document is not looked at any more.
    LEFT { nb: "{{ what }} {{ id }} blir ikke kontrollert lenger{% if to %}; innholdet ligger nå i {{ to }}{% endif %}", sv: "{{ what }} {{ id }} kontrolleras inte längre{% if to %}; innehållet ligger nu i {{ to }}{% endif %}", en: "{{ what }} {{ id }} is no longer checked{% if to %}; its content is in {{ to }} now{% endif %}" }
    /// Help for it.
    LEFT_HELP { nb: "legg det tilbake i {{ file }}, med samme `kind` og `id`", sv: "lägg tillbaka det i {{ file }}, med samma `kind` och `id`", en: "put it back in {{ file }}, with the same `kind` and `id`" }
    /// An approval is gone.
    LOST { nb: "avgjørelsen til {{ who }} i rollen {{ role }} er fjernet eller endret; avgjørelser blir stående, og nye kommer i tillegg", sv: "beslutet av {{ who }} i rollen {{ role }} är borttaget eller ändrat; beslut står kvar, och nya kommer till", en: "the decision of {{ who }} as {{ role }} is removed or changed; decisions stay, and new ones are added" }
    /// Help for it.
    LOST_HELP { nb: "skriv oppføringen slik den står på målgrenen; den som har ombestemt seg, skriver en ny", sv: "skriv posten så som den står på målgrenen; den som har ändrat sig skriver en ny", en: "write the entry as it stands on the target branch; whoever has decided otherwise writes a new one" }
    /// What stands at the entry on the target.
    ENTRY { nb: "slik står den på målgrenen", sv: "så står den på målgrenen", en: "as it stands on the target branch" }
    /// An id that is another one now.
    MOVED_ID { nb: "id-en er endret fra {{ was }}; det som viser til {{ was }}, finner den ikke lenger", sv: "id:t är ändrat från {{ was }}; det som hänvisar till {{ was }} hittar det inte längre", en: "the id was {{ was }}; what refers to {{ was }} no longer finds it" }
    /// Help for it.
    MOVED_ID_HELP { nb: "skriv `id: {{ was | bare }}`", sv: "skriv `id: {{ was | bare }}`", en: "write `id: {{ was | bare }}`" }
    /// What stands there on the target.
    WAS { nb: "{{ was }} på målgrenen", sv: "{{ was }} på målgrenen", en: "{{ was }} on the target branch" }
}
