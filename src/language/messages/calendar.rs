//! What is said of a calendar's document that cannot be used.

super::phrases! {
    /// A day that its month does not have: `month`, `year` where it matters, `days`.
    DAYS_OF_MONTH { nb: "{{ month }}{{ year }} har {{ days }} dager; rett datoen", sv: "{{ month }}{{ year }} har {{ days }} dagar; rätta datumet", en: "{{ month }}{{ year }} has {{ days }} days; correct the date" }
    /// A month that no year has.
    MONTHS_OF_YEAR { nb: "et år har månedene 01 til 12; rett datoen", sv: "ett år har månaderna 01 till 12; rätta datumet", en: "a year has the months 01 to 12; correct the date" }
    /// An hour that no day has.
    HOURS_OF_DAY { nb: "et døgn har timene 00 til 23; rett klokkeslettet", sv: "ett dygn har timmarna 00 till 23; rätta klockslaget", en: "a day has the hours 00 to 23; correct the time of day" }
    /// A minute that no hour has.
    MINUTES_OF_HOUR { nb: "en time har minuttene 00 til 59; rett klokkeslettet", sv: "en timme har minuterna 00 till 59; rätta klockslaget", en: "an hour has the minutes 00 to 59; correct the time of day" }
    /// `basedOn` leads back to the calendar itself.
    BASE_CYCLE { nb: "`basedOn` fører tilbake til kalenderen selv, via {{ ids }}; en kalender må bygge på en annen", sv: "`basedOn` leder tillbaka till kalendern själv, via {{ ids }}; en kalender ska bygga på en annan", en: "`basedOn` leads back to the calendar itself, by {{ ids }}; a calendar must build on another" }
    /// Help for it.
    BASE_CYCLE_HELP { nb: "fjern `basedOn` i en av kalenderne", sv: "ta bort `basedOn` i en av kalendrarna", en: "remove `basedOn` from one of the calendars" }
    /// The calendar that this one builds on cannot be used.
    BASE_FAILS { nb: "bygger på kalenderen {{ id }}, som har feil; den må rettes først", sv: "bygger på kalendern {{ id }}, som har fel; den ska rättas först", en: "builds on the calendar {{ id }}, which has mistakes; it must be corrected first" }
    /// A key that a calendar without `basedOn` must have.
    REQUIRED { nb: "{{ key }} mangler; kreves i en kalender uten `basedOn`", sv: "{{ key }} saknas; krävs i en kalender utan `basedOn`", en: "{{ key }} is missing; required in a calendar without `basedOn`" }
    /// Help for it.
    REQUIRED_HELP { nb: "skriv {{ key }}, eller bygg på en kalender som har det, for eksempel `basedOn: \"NO\"`", sv: "skriv {{ key }}, eller bygg på en kalender som har det, till exempel `basedOn: \"NO\"`", en: "write {{ key }}, or build on a calendar that has it, for example `basedOn: \"NO\"`" }
    /// A country that is not two capital letters.
    COUNTRY { nb: "landet er {{ value }}; det må være to store bokstaver", sv: "landet är {{ value }}; det ska vara två stora bokstäver", en: "the country is {{ value }}; it must be two capital letters" }
    /// Help for it.
    COUNTRY_HELP { nb: "skriv for eksempel `NO` eller `SE`", sv: "skriv till exempel `NO` eller `SE`", en: "write for example `NO` or `SE`" }
    /// One weekday or id twice.
    REPEATED { nb: "{{ name }} står to ganger; det må stå bare én gang", sv: "{{ name }} står två gånger; det ska stå bara en gång", en: "{{ name }} stands twice; it must stand only once" }
    /// Help for it.
    REPEATED_HELP { nb: "fjern den ene", sv: "ta bort den ena", en: "remove one of them" }
    /// Not a day or a span of days.
    DAY { nb: "{{ value }} kan ikke leses som en dag eller et tidsrom", sv: "{{ value }} kan inte läsas som en dag eller en tidsrymd", en: "{{ value }} cannot be read as a day or a span of days" }
    /// Help for it.
    DAY_HELP { nb: "skriv for eksempel `12-24`, `2026-12-24`, `easter+1`, `saturday 06-20..06-26` eller `12-20..01-02`", sv: "skriv till exempel `12-24`, `2026-12-24`, `easter+1`, `saturday 06-20..06-26` eller `12-20..01-02`", en: "write for example `12-24`, `2026-12-24`, `easter+1`, `saturday 06-20..06-26` or `12-20..01-02`" }
    /// A span where one day is wanted.
    NOT_ONE_DAY { nb: "{{ value }} er et tidsrom; en helligdag må være én dag", sv: "{{ value }} är en tidsrymd; en helgdag ska vara en dag", en: "{{ value }} is a span of days; a public holiday must be one day" }
    /// Help for it.
    NOT_ONE_DAY_HELP { nb: "skriv én helligdag for hver dag, for eksempel med `date: 12-25`", sv: "skriv en helgdag för varje dag, till exempel med `date: 12-25`", en: "write one holiday for each day, for example with `date: 12-25`" }
    /// A weekday in a span of more or fewer than seven days.
    NOT_SEVEN_DAYS { nb: "tidsrommet i {{ value }} er ikke på 7 dager hvert år; det må det være for at ukedagen skal komme én gang", sv: "tidsrymden i {{ value }} är inte 7 dagar varje år; det ska den vara för att veckodagen ska infalla en gång", en: "the span in {{ value }} is not 7 days in every year; it must be, for the weekday to come once" }
    /// Help for it.
    NOT_SEVEN_DAYS_HELP { nb: "skriv et tidsrom på 7 dager, for eksempel `saturday 06-20..06-26`", sv: "skriv en tidsrymd på 7 dagar, till exempel `saturday 06-20..06-26`", en: "write a span of 7 days, for example `saturday 06-20..06-26`" }
    /// A span whose end lies before its start.
    BACKWARDS { nb: "{{ value }} har slutten før starten; slutten må komme etter", sv: "{{ value }} har slutet före starten; slutet ska komma efter", en: "{{ value }} has its end before its start; the end must come after" }
    /// Help for it.
    BACKWARDS_HELP { nb: "bytt om start og slutt", sv: "byt plats på start och slut", en: "swap the start and the end" }
    /// A day far from Easter.
    FAR_FROM_EASTER { nb: "{{ value }} er for langt fra påske; det må være høyst 80 dager", sv: "{{ value }} är för långt från påsk; det ska vara högst 80 dagar", en: "{{ value }} is too far from Easter; it must be at most 80 days" }
    /// Help for it.
    FAR_FROM_EASTER_HELP { nb: "skriv dagen som dato, for eksempel `12-24`", sv: "skriv dagen som datum, till exempel `12-24`", en: "write the day as a date, for example `12-24`" }
    /// Not hours of a day.
    HOURS { nb: "{{ value }} er ikke klokkeslett fra og til; de må ligge fra 00:00 til 24:00", sv: "{{ value }} är inte klockslag från och till; de ska ligga från 00:00 till 24:00", en: "{{ value }} is not a time from and a time to; they must lie from 00:00 to 24:00" }
    /// A line or list without days.
    NO_DAYS { nb: "dager mangler; `days` eller `dates` må si minst én dag", sv: "dagar saknas; `days` eller `dates` ska ange minst en dag", en: "days are missing; `days` or `dates` must give at least one day" }
    /// A line without hours.
    NO_HOURS { nb: "`hours` mangler; kreves i hver linje", sv: "`hours` saknas; krävs i varje rad", en: "`hours` is missing; required in every line" }
    /// A number in the month that is none.
    NTH { nb: "nummeret i måneden er {{ value }}; det må være 1 til 5, eller `last`", sv: "numret i månaden är {{ value }}; det ska vara 1 till 5, eller `last`", en: "the number in the month is {{ value }}; it must be 1 to 5, or `last`" }
    /// A weekday outside a list.
    NO_LIST { nb: "ukedagen {{ day }} står alene; ukedager må stå i en liste", sv: "veckodagen {{ day }} står ensam; veckodagar ska stå i en lista", en: "the weekday {{ day }} stands alone; weekdays must stand in a list" }
    /// A key that only weekdays can have.
    NEEDS_WEEKDAYS { nb: "{{ key }} gjelder bare ukedager; `days` må være en liste av ukedager", sv: "{{ key }} gäller bara veckodagar; `days` ska vara en lista med veckodagar", en: "{{ key }} is for weekdays only; `days` must be a list of weekdays" }
    /// A window with `closed`.
    CLOSED_WINDOW { nb: "et vindu kan ikke ha `closed`; linjene i det legges sammen", sv: "ett fönster får inte ha `closed`; raderna i det läggs ihop", en: "a window must not have `closed`; its lines are added together" }
    /// Help for it.
    REMOVE_LINE_HELP { nb: "fjern linjen", sv: "ta bort raden", en: "remove the line" }
    /// `closed` with `except`.
    CLOSED_EXCEPT { nb: "`closed` står sammen med `except`; bare det ene kan stå", sv: "`closed` står tillsammans med `except`; bara det ena får stå", en: "`closed` stands with `except`; only one of them can stand" }
    /// Help for it.
    CLOSED_EXCEPT_HELP { nb: "fjern `except`", sv: "ta bort `except`", en: "remove `except`" }
    /// `except` leads back to the same hours.
    EXCEPT_CYCLE { nb: "`except` fører tilbake til de samme åpningstidene, via {{ names }}; de må være andre", sv: "`except` leder tillbaka till samma öppettider, via {{ names }}; de ska vara andra", en: "`except` leads back to the same hours, by {{ names }}; they must be others" }
    /// Help for it.
    EXCEPT_CYCLE_HELP { nb: "fjern `except` i en av dem", sv: "ta bort `except` i en av dem", en: "remove `except` from one of them" }
    /// A name that is taken.
    RESERVED { nb: "{{ name }} er navnet på hele døgnet og kan ikke brukes om annet", sv: "{{ name }} är namnet på hela dygnet och får inte användas om annat", en: "{{ name }} is the name of hours round the clock and must not be used for others" }
    /// A window and a freeze of one name.
    SAME_NAME { nb: "{{ name }} er både et vindu og et endringsstopp; de må ha hvert sitt navn", sv: "{{ name }} är både ett fönster och ett ändringsstopp; de ska ha var sitt namn", en: "{{ name }} is both a window and a change freeze; they must have names of their own" }
    /// Help for both.
    OTHER_NAME_HELP { nb: "velg et annet navn", sv: "välj ett annat namn", en: "choose another name" }
}
