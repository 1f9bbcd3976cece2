//! What is said of a change of what is trusted.

super::phrases! {
    /// It changes, and somebody is named who approves that.
    CHANGED { nb: "endringen rører det den selv kontrolleres etter: {{ files }}; {{ who }} må godkjenne det i et `TrustChange`", sv: "ändringen rör det den själv kontrolleras efter: {{ files }}; {{ who }} ska godkänna det i ett `TrustChange`", en: "the change touches what it is itself checked by: {{ files }}; {{ who }} must approve that in a `TrustChange`" }
    /// Help for it.
    CHANGED_HELP { nb: "la `vedtak approve --trust` skrive dokumentet under, og få det godkjent; til det er slått sammen, gjelder det som står på målgrenen", sv: "låt `vedtak approve --trust` skriva dokumentet nedan, och få det godkänt; tills det är sammanslaget gäller det som står på målgrenen", en: "let `vedtak approve --trust` write the document below, and have it approved; until it is merged, what stands on the target branch is in force" }
    /// It changes, and nobody is named.
    UNNAMED { nb: "endringen rører det den selv kontrolleres etter: {{ files }}; ingen er utpekt til å godkjenne det", sv: "ändringen rör det den själv kontrolleras efter: {{ files }}; ingen är utsedd att godkänna det", en: "the change touches what it is itself checked by: {{ files }}; nobody is named to approve that" }
    /// Help for it.
    UNNAMED_HELP { nb: "skriv i {{ file }} på målgrenen hvem som godkjenner det, for eksempel `trust: {role: gatekeeper}`", sv: "skriv i {{ file }} på målgrenen vem som godkänner det, till exempel `trust: {role: gatekeeper}`", en: "write in {{ file }} on the target branch who approves that, for example `trust: {role: gatekeeper}`" }
    /// Nothing is trusted yet.
    FIRST { nb: "målgrenen har verken innstillinger eller register, så ingen er klarert ennå; det blir de når en administrator slår endringen inn", sv: "målgrenen har varken inställningar eller register, så ingen är betrodd än; det blir de när en administratör slår ihop ändringen", en: "the target branch has neither configuration nor registry, so nobody is trusted yet; an administrator's merge makes them so" }
    /// The list of a document is another.
    OTHER_FILES { nb: "{{ id }} gjelder ikke {{ files }} slik endringen har dem nå", sv: "{{ id }} gäller inte {{ files }} så som ändringen har dem nu", en: "{{ id }} is not of {{ files }} as the change has them now" }
    /// It names more.
    MORE_FILES { nb: "{{ id }} nevner filer som endringen ikke rører: {{ files }}", sv: "{{ id }} anger filer som ändringen inte rör: {{ files }}", en: "{{ id }} names files that the change does not touch: {{ files }}" }
    /// Help for it.
    OTHER_FILES_HELP { nb: "kjør `vedtak approve --trust --base {{ base | bare }}`, og få dokumentet lagt fram og godkjent på nytt", sv: "kör `vedtak approve --trust --base {{ base | bare }}`, och få dokumentet framlagt och godkänt på nytt", en: "run `vedtak approve --trust --base {{ base | bare }}`, and have the document put forward and approved anew" }
    /// Its approval is missing.
    UNAPPROVED { nb: "{{ id }} har {{ given }} av {{ count }} godkjenninger fra {{ who }}{% if reason %}: den fra {{ person }} teller ikke, {{ reason }}{% endif %}", sv: "{{ id }} har {{ given }} av {{ count }} godkännanden från {{ who }}{% if reason %}: det från {{ person }} räknas inte, {{ reason }}{% endif %}", en: "{{ id }} has {{ given }} of {{ count }} approvals by {{ who }}{% if reason %}: that of {{ person }} does not count, {{ reason }}{% endif %}" }
    /// Help for it.
    UNAPPROVED_HELP { nb: "{% if people %}be {{ people }} kjøre {{ command }}{% else %}registrer en person som har rollen{% endif %}", sv: "{% if people %}be {{ people }} köra {{ command }}{% else %}registrera en person som har rollen{% endif %}", en: "{% if people %}ask {{ people }} to run {{ command }}{% else %}register a person who holds the role{% endif %}" }
    /// Nothing proves who asks for it.
    UNSUBMITTED { nb: "ingenting beviser at {{ who }} ber om {{ id }}; ellers kunne den som endrer kontrollen, godkjenne det selv", sv: "inget bevisar att {{ who }} begär {{ id }}; annars kunde den som ändrar kontrollen själv godkänna det", en: "nothing proves that {{ who }} asks for {{ id }}; otherwise whoever changes the gate could approve it too" }
    /// Help for it.
    UNSUBMITTED_HELP { nb: "la {{ who }} kjøre {{ command }}", sv: "låt {{ who }} köra {{ command }}", en: "let {{ who }} run {{ command }}" }
    /// It is rejected.
    REJECTED { nb: "{{ id }} er avslått av {{ people }}", sv: "{{ id }} är avslagen av {{ people }}", en: "{{ id }} is rejected by {{ people }}" }
    /// Help for it.
    REJECTED_HELP { nb: "bare den som har avslått, kan oppheve avslaget, med en senere godkjenning", sv: "bara den som har avslagit kan häva avslaget, med ett senare godkännande", en: "only whoever rejected it can lift that, by a later approval" }
    /// Its approvals cannot be read.
    UNREADABLE { nb: "godkjenningene av {{ id }} kan ikke leses", sv: "godkännandena av {{ id }} kan inte läsas", en: "the approvals of {{ id }} cannot be read" }
    /// Verdicts that the changed rules turn round.
    FLIPS { nb: "med de endrede reglene {% if comply %}ville {{ comply }} oppfylle kravene{% endif %}{% if comply %}{% if fail %}, og {% endif %}{% endif %}{% if fail %}ville {{ fail }} ikke lenger oppfylle kravene{% endif %}", sv: "med de ändrade reglerna {% if comply %}skulle {{ comply }} uppfylla kraven{% endif %}{% if comply %}{% if fail %}, och {% endif %}{% endif %}{% if fail %}skulle {{ fail }} inte längre uppfylla kraven{% endif %}", en: "by the changed rules {% if comply %}{{ comply }} would comply{% endif %}{% if comply %}{% if fail %}, and {% endif %}{% endif %}{% if fail %}{{ fail }} would no longer comply{% endif %}" }
    /// Help for it.
    FLIPS_HELP { nb: "`vedtak impact --base {{ base }}` viser hvilke regler det gjelder", sv: "`vedtak impact --base {{ base }}` visar vilka regler det gäller", en: "`vedtak impact --base {{ base }}` shows by which rules" }
    /// What time alone breaks.
    EXPIRES { nb: "slås endringen inn så sent som {{ until }}, er dette ikke oppfylt: {{ says }}", sv: "slås ändringen ihop så sent som {{ until }} är detta inte uppfyllt: {{ says }}", en: "merged as late as {{ until }}, this does not comply: {{ says }}" }
    /// Help for it.
    EXPIRES_HELP { nb: "slå endringen inn før det, eller oppfyll det nå", sv: "slå ihop ändringen dessförinnan, eller uppfyll det nu", en: "merge the change before that, or meet it now" }
    /// What will not load any more.
    RULES_EXPIRE { nb: "innen {{ until }} kan ikke reglene brukes lenger: {{ reason }}", sv: "senast {{ until }} kan reglerna inte användas längre: {{ reason }}", en: "by {{ until }} the rules can no longer be used: {{ reason }}" }
    /// What would be found of the set-up after the merge.
    SET_UP_TO_COME { nb: "etter sammenslåingen: {{ says }}", sv: "efter sammanslagningen: {{ says }}", en: "after the merge: {{ says }}" }
    /// A change after which nobody could approve another.
    LOCKED_OUT { nb: "etter sammenslåingen har {{ have }} rollen {{ who }} som godkjenner endringer av reglene; minst {{ count }} må ha den", sv: "efter sammanslagningen har {{ have }} rollen {{ who }} som godkänner ändringar av reglerna; minst {{ count }} ska ha den", en: "after the merge {{ have }} would hold the role {{ who }}, which approves changes of the rules; at least {{ count }} must" }
    /// Help for it.
    LOCKED_OUT_HELP { nb: "rett rollen under `trust`, eller registrer en person som har den", sv: "rätta rollen i `trust`, eller registrera en person som har den", en: "correct the role in `trust`, or register a person who holds it" }
    /// What would not load after the merge.
    BROKEN { nb: "etter sammenslåingen kan ikke reglene brukes: {{ reason }}", sv: "efter sammanslagningen kan reglerna inte användas: {{ reason }}", en: "after the merge the rules could not be used: {{ reason }}" }
}
