//! What the smaller commands say: `calendar` and `schema`.

super::phrases! {
    /// A calendar that does not exist.
    NO_CALENDAR { nb: "ingen kalender heter {{ name }}{% if nearest %}; den nærmeste er {{ nearest }}{% endif %}", sv: "ingen kalender heter {{ name }}{% if nearest %}; den närmaste är {{ nearest }}{% endif %}", en: "no calendar is called {{ name }}{% if nearest %}; the nearest is {{ nearest }}{% endif %}" }
    /// Help for it: all that there are.
    NO_CALENDAR_HELP { nb: "velg en av disse: {{ names }}", sv: "välj en av dessa: {{ names }}", en: "choose one of these: {{ names }}" }
    /// A year that calendars do not cover.
    YEAR { nb: "året {{ year }} dekkes ikke; det må være fra {{ first }} til {{ last }}", sv: "året {{ year }} täcks inte; det ska vara från {{ first }} till {{ last }}", en: "the year {{ year }} is not covered; it must be from {{ first }} to {{ last }}" }
    /// A project's calendar with the id of one that ships.
    SHIPPED_ID { nb: "kalenderen {{ id }} følger med vedtak og kan ikke erstattes", sv: "kalendern {{ id }} följer med vedtak och får inte ersättas", en: "the calendar {{ id }} comes with vedtak and must not be replaced" }
    /// Help for it.
    SHIPPED_ID_HELP { nb: "gi kalenderen en annen id, med `basedOn: {{ id | bare }}`", sv: "ge kalendern ett annat id, med `basedOn: {{ id | bare }}`", en: "give the calendar another id, with `basedOn: {{ id | bare }}`" }
    /// Two calendars of a project with one id.
    SAME_ID { nb: "kalenderen {{ id }} finnes to ganger; en id kan bare brukes én gang", sv: "kalendern {{ id }} finns två gånger; ett id får bara användas en gång", en: "the calendar {{ id }} is there twice; an id must be used only once" }
    /// A calendar with a mistake that its schema does not see.
    CALENDAR_FAULT { nb: "kalenderen {{ id }} kan ikke brukes: {{ reason }}", sv: "kalendern {{ id }} kan inte användas: {{ reason }}", en: "the calendar {{ id }} cannot be used: {{ reason }}" }

    /// Heading of the list of holidays.
    HOLIDAYS { nb: "helligdager og aftener", sv: "helgdagar och aftnar", en: "public holidays and eves" }
    /// A year without any.
    NO_HOLIDAYS { nb: "ingen", sv: "inga", en: "none" }
    /// Class of a holiday.
    PUBLIC { nb: "helligdag", sv: "helgdag", en: "public holiday" }
    /// Class of a holiday.
    EVE { nb: "aften", sv: "afton", en: "eve" }
    /// Heading of the working days.
    WORKING_DAYS { nb: "virkedager", sv: "arbetsdagar", en: "working days" }
    /// The sum of a table.
    TOTAL { nb: "i alt", sv: "totalt", en: "in all" }
    /// The sum where eves count as working days.
    TOTAL_WITH_EVES { nb: "i alt, med aftener som virkedager", sv: "totalt, med aftnar som arbetsdagar", en: "in all, with eves as working days" }
    /// Heading of the sets of hours.
    HOURS { nb: "åpningstider", sv: "öppettider", en: "hours" }
    /// Heading of the windows.
    WINDOWS { nb: "vinduer", sv: "fönster", en: "windows" }
    /// Heading of the freezes.
    FREEZES { nb: "endringsstopp", sv: "ändringsstopp", en: "change freezes" }
    /// A freeze, a window or hours that do not come in the year.
    NOT_THIS_YEAR { nb: "ikke dette året", sv: "inte det här året", en: "not in this year" }
    /// What a freeze does not stop.
    NOT_STOPPED { nb: "stopper ikke: {{ classes }}", sv: "stoppar inte: {{ classes }}", en: "does not stop: {{ classes }}" }

    /// A line of hours: on working days.
    ON_WORKING_DAYS { nb: "virkedager", sv: "arbetsdagar", en: "working days" }
    /// A line of hours: on all days.
    ON_ALL_DAYS { nb: "alle dager", sv: "alla dagar", en: "all days" }
    /// A line of hours: on weekdays, holidays too.
    ON_HOLIDAYS_TOO { nb: "{{ days }}, også på helligdager", sv: "{{ days }}, även på helgdagar", en: "{{ days }}, also on public holidays" }
    /// A line of hours: the n-th of some weekdays in the month.
    IN_MONTH { nb: "{{ nth }} {{ days }} i måneden", sv: "{{ days }}, den {{ nth }} i månaden", en: "the {{ nth }} {{ days }} of the month" }
    /// A line of hours without any.
    CLOSED { nb: "stengt", sv: "stängt", en: "closed" }
    /// A line of hours that leaves others out.
    EXCEPT { nb: "utenom {{ name }}", sv: "utom {{ name }}", en: "except {{ name }}" }
    /// All the time but for others.
    ALL_EXCEPT { nb: "hele døgnet utenom {{ name }}", sv: "dygnet runt utom {{ name }}", en: "round the clock except {{ name }}" }

    /// Heading of the list of kinds.
    KINDS { nb: "dokumenttyper", sv: "dokumenttyper", en: "kinds of documents" }
    /// Heading of the kinds that a project declares in its configuration.
    OWN_KINDS { nb: "prosjektets egne", sv: "projektets egna", en: "the project's own" }
    /// Heading of the other schemas.
    OTHER_SCHEMAS { nb: "andre skjemaer", sv: "andra scheman", en: "other schemas" }
    /// The schema of the JSON report.
    REPORT { nb: "rapport fra `vedtak check`", sv: "rapport från `vedtak check`", en: "report of `vedtak check`" }
    /// A kind that does not exist.
    NO_SCHEMA { nb: "ingen dokumenttype heter {{ name }}{% if nearest %}; den nærmeste er {{ nearest }}{% endif %}", sv: "ingen dokumenttyp heter {{ name }}{% if nearest %}; den närmaste är {{ nearest }}{% endif %}", en: "no kind is called {{ name }}{% if nearest %}; the nearest is {{ nearest }}{% endif %}" }
    /// Help for it.
    NO_SCHEMA_HELP { nb: "kjør `vedtak schema`, som viser dem alle", sv: "kör `vedtak schema`, som visar alla", en: "run `vedtak schema`, which lists them all" }
}
