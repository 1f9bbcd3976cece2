//! What `vedtak approve --trust` says.

super::phrases! {
    /// Nothing that is trusted is touched.
    NOTHING { nb: "endringen rører ingenting av det den selv kontrolleres etter; det er ingenting å godkjenne", sv: "ändringen rör inget av det som den själv kontrolleras efter; det finns inget att godkänna", en: "the change touches nothing that it is itself checked by; there is nothing to approve" }
    /// Help for it.
    NOTHING_HELP { nb: "`--base` må være målgrenen, og det som er endret, må ligge i arbeidstreet", sv: "`--base` ska vara målgrenen, och det som har ändrats ska finnas i arbetsträdet", en: "`--base` must be the target, and what is changed must be in the work tree" }
    /// A document that the target has.
    USED { nb: "{{ id }} står på målgrenen og er brukt; en ny endring må ha et nytt dokument", sv: "{{ id }} står på målgrenen och är använt; en ny ändring ska ha ett nytt dokument", en: "{{ id }} stands on the target and has been used; another change must have a document of its own" }
    /// Help for it.
    USED_HELP { nb: "oppgi en annen id, eller utelat den", sv: "ange ett annat id, eller utelämna det", en: "give another id, or leave it out" }
    /// Several documents that may be meant.
    SEVERAL { nb: "endringen har flere dokumenter av denne typen: {{ ids }}; det må sies hvilket", sv: "ändringen har flera dokument av den typen: {{ ids }}; det ska sägas vilket", en: "the change has several such documents: {{ ids }}; it must be said which" }
    /// Help for it.
    SEVERAL_HELP { nb: "oppgi id-en: `vedtak approve ID --trust`", sv: "ange id:t: `vedtak approve ID --trust`", en: "name its id: `vedtak approve ID --trust`" }
    /// No way to write the list.
    NO_PLACE { nb: "listen i {{ path }} kan ikke skrives uten å endre noe annet; den må skrives for hånd", sv: "listan i {{ path }} kan inte skrivas utan att något annat ändras; den ska skrivas för hand", en: "the list in {{ path }} cannot be written without changing something else; it must be written by hand" }
    /// Help for it.
    NO_PLACE_HELP { nb: "skriv dette som `changes`: {{ list }}", sv: "skriv detta som `changes`: {{ list }}", en: "write this as `changes`: {{ list }}" }
    /// The question at a terminal.
    ASK_REASON { nb: "hvorfor endres det", sv: "varför ändras det", en: "why it is changed" }
    /// The title of a document that has no other.
    TITLE { nb: "endring av {{ files }}{% if more %} og {{ more }} til{% endif %}", sv: "ändring av {{ files }}{% if more %} och {{ more }} till{% endif %}", en: "change of {{ files }}{% if more %} and {{ more }} more{% endif %}" }
    /// It is written.
    WRITTEN { nb: "{{ path }} er skrevet, med det endringen rører: {{ files }}", sv: "{{ path }} har skrivits, med det som ändringen rör: {{ files }}", en: "{{ path }} is written, with what the change touches: {{ files }}" }
    /// It was as it must be.
    RIGHT { nb: "{{ path }} har allerede det endringen rører: {{ files }}", sv: "{{ path }} har redan det som ändringen rör: {{ files }}", en: "{{ path }} has what the change touches already: {{ files }}" }
    /// Approvals of the list as it was.
    VOID { nb: "det som står under `approvals`, gjaldt listen slik den var; det må gis på nytt", sv: "det som står i `approvals` gällde listan så som den var; det ska ges på nytt", en: "what stands under `approvals` was of the list as it was; it must be given anew" }
    /// A change that does nothing but take something away from persons.
    REVOCATION { nb: "endringen tar bare noe fra noen, så én godkjenning er nok; også den som ber om det, kan gi den", sv: "ändringen tar bara ifrån någon något, så ett godkännande räcker; även den som begär det får ge det", en: "the change only takes something away, so one approval is enough; whoever asks for it may give it too" }
}
