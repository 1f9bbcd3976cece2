//! What is said of a name that nothing has, and the words for what it was to name: definite in bokmål and Swedish, where
//! the sentence needs them so, and without article in English.

super::phrases! {
    /// A name that nothing has. `what` is one of the words below.
    UNKNOWN { nb: "{{ what }} {{ name }} finnes ikke", sv: "{{ what }} {{ name }} finns inte", en: "there is no {{ what }} {{ name }}" }
    /// A name that nothing has in the place at hand.
    UNKNOWN_HERE { nb: "{{ what }} {{ name }} finnes ikke her", sv: "{{ what }} {{ name }} finns inte här", en: "there is no {{ what }} {{ name }} here" }
    /// Help with the nearest name.
    WRITE_HELP { nb: "skriv {{ name }}", sv: "skriv {{ name }}", en: "write {{ name }}" }
    /// Help with every name there is.
    CHOOSE_HELP { nb: "velg en av: {{ names }}", sv: "välj en av: {{ names }}", en: "choose one of: {{ names }}" }
    /// Help with an example.
    EXAMPLE_HELP { nb: "skriv for eksempel {{ example }}", sv: "skriv till exempel {{ example }}", en: "write for example {{ example }}" }
    /// Help for what is there twice under one id.
    OTHER_ID_HELP { nb: "gi det ene en annen id, eller fjern det", sv: "ge det ena ett annat id, eller ta bort det", en: "give one of them another id, or remove it" }

    /// A policy.
    POLICY { nb: "regelsettet", sv: "regeluppsättningen", en: "policy" }
    /// A parameter of a policy.
    PARAMETER { nb: "parameteren", sv: "parametern", en: "parameter" }
    /// A kind of document.
    KIND { nb: "dokumenttypen", sv: "dokumenttypen", en: "kind" }
    /// A rule.
    RULE { nb: "regelen", sv: "regeln", en: "rule" }
    /// A service.
    SERVICE { nb: "tjenesten", sv: "tjänsten", en: "service" }
    /// A check of a rule.
    CHECK { nb: "kontrollen", sv: "kontrollen", en: "check" }
    /// A value of a field.
    VALUE { nb: "verdien", sv: "värdet", en: "value" }
    /// A way to name a time, such as `earliest`.
    TIME_SLOT { nb: "tidsangivelsen", sv: "tidsangivelsen", en: "time slot" }
    /// A way to count days.
    COUNT { nb: "tellemåten", sv: "räknesättet", en: "way to count" }
    /// A name of an expression.
    NAME { nb: "navnet", sv: "namnet", en: "name" }
    /// A function of an expression.
    FUNCTION { nb: "funksjonen", sv: "funktionen", en: "function" }
    /// A calendar.
    CALENDAR { nb: "kalenderen", sv: "kalendern", en: "calendar" }
    /// A time zone.
    TIME_ZONE { nb: "tidssonen", sv: "tidszonen", en: "time zone" }
    /// A weekday.
    WEEKDAY { nb: "ukedagen", sv: "veckodagen", en: "weekday" }
    /// A word for days, such as `working`.
    DAYS { nb: "dagvalget", sv: "dagvalet", en: "choice of days" }
    /// A set of hours of a calendar.
    HOURS { nb: "åpningstiden", sv: "öppettiden", en: "set of hours" }
    /// A window of a calendar.
    WINDOW { nb: "vinduet", sv: "fönstret", en: "window" }
    /// A freeze of a calendar.
    FREEZE { nb: "endringsstoppet", sv: "ändringsstoppet", en: "change freeze" }
    /// A key of a mapping.
    KEY { nb: "nøkkelen", sv: "nyckeln", en: "key" }
    /// A step of an order.
    STEP { nb: "steget", sv: "steget", en: "step" }
    /// A fixture of a test.
    FIXTURE { nb: "eksempeldokumentet", sv: "exempeldokumentet", en: "fixture" }
}
