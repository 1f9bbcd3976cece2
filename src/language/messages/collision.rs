//! What is said of work that collides with other work.

super::phrases! {
    /// A person who is at work in two places at once.
    PERSON { nb: "{{ person }} er også satt opp på {{ others }} fra {{ from }}; én person gjør ett arbeid om gangen", sv: "{{ person }} är även uppsatt på {{ others }} från {{ from }}; en person gör ett arbete i taget", en: "{{ person }} is also down for {{ others }} from {{ from }}; one person does one job at a time" }
    /// Help for it.
    PERSON_HELP { nb: "flytt det ene arbeidet, eller skriv hvem som gjør det i stedet", sv: "flytta det ena arbetet, eller skriv vem som gör det i stället", en: "move one of them, or write who does it instead" }
    /// Work on a service beside work on one that it depends on.
    SERVICE { nb: "{{ others }} er også planlagt da, fra {{ from }}, og {{ dependent }} er avhengig av {{ needed }}; gjør ett arbeid om gangen", sv: "{{ others }} är också planerat då, från {{ from }}, och {{ dependent }} är beroende av {{ needed }}; gör ett arbete i taget", en: "{{ others }} is planned then too, from {{ from }}, and {{ dependent }} depends on {{ needed }}; do one at a time" }
    /// Help for it.
    SERVICE_HELP { nb: "flytt det ene arbeidet; er det avtalt at de gjøres samtidig, la dem stå", sv: "flytta det ena arbetet; om det är avtalat att de görs samtidigt, låt dem stå", en: "move one of them; if it is agreed that they are done together, leave them" }
    /// At the other work.
    OTHER { nb: "det andre arbeidet", sv: "det andra arbetet", en: "the other work" }
}
