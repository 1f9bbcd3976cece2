//! Mistakes that are easily made, and what a reader is told of each: the fact, and help that leads to what was meant.

use super::project::Project;

/// Message and help of the only finding of a rule, in a language.
fn told(files: &[(&str, &str)], rule: &str, language: &str) -> (String, String) {
    let project = files.iter().fold(Project::new(), |project, (path, text)| project.with(path, text));
    let now = "2026-12-20T12:00:00+01:00";
    let report = project.run(&["check", "--format", "json", "--lang", language, "--now", now]).json();
    let all = report["findings"].as_array().unwrap().iter();
    let found: Vec<_> = all.filter(|finding| finding["rule"] == rule).collect();
    assert_eq!(found.len(), 1, "{files:?}: {report:#}");
    let text = |key: &str| found[0][key].as_str().unwrap_or("").to_owned();
    (text("message"), text("help"))
}

const MAINTENANCE: &str = "kind: Maintenance\nid: MNT-1\ntitle: Patching\nservice: crm\nstatus: completed\ninitiator: drift\n\
    environments: [production]\naffectsOperation: true\nplan:\n  production: {start: 2026-12-13T21:00, end: 2026-12-13T23:00}\n\
    startedAt: 2026-12-13T22:05:00+01:00\nendedAt: 2026-12-13T21:52:00+01:00\n";

#[test]
fn two_times_that_contradict_are_named() {
    for (language, message, help) in [
        (
            "nb",
            "tidspunkt for avslutning (`endedAt`) søndag 13. desember kl. 21.52 er før tidspunkt for oppstart (`startedAt`) søndag 13. desember kl. 22.05; det må være omvendt",
            "rett tidspunkt for oppstart (`startedAt`) eller tidspunkt for avslutning (`endedAt`), det tidspunktet som er feil",
        ),
        (
            "en",
            "time ended (`endedAt`), Sunday 13 December, 21:52, is before time started (`startedAt`), Sunday 13 December, 22:05; it must be the other way round",
            "correct time started (`startedAt`) or time ended (`endedAt`), whichever is wrong",
        ),
    ] {
        let files = [
            ("d.yaml", MAINTENANCE),
            ("registry/crm.yaml", "kind: Service\nid: crm\ntitle: CRM\nowner: vest\ntimezone: Europe/Oslo\n"),
        ];
        assert_eq!(told(&files, "contradiction", language), (message.to_owned(), help.to_owned()));
    }
}

#[test]
fn a_day_that_there_is_not_is_told_with_the_days_there_are() {
    for (written, help) in [
        ("2026-11-31", "november har 30 dager; rett datoen"),
        ("2026-11-31T10:00:00+01:00", "november har 30 dager; rett datoen"),
        ("2026-02-29T10:00:00+01:00", "februar 2026 har 28 dager; rett datoen"),
        ("2026-13-01T10:00:00+01:00", "et år har månedene 01 til 12; rett datoen"),
        ("2026-12-13T25:00:00+01:00", "et døgn har timene 00 til 23; rett klokkeslettet"),
    ] {
        let text = MAINTENANCE.replace("endedAt: 2026-12-13T21:52:00+01:00", &format!("endedAt: {written}"));
        assert_eq!(told(&[("d.yaml", &text)], "schema", "nb").1, help, "{written}");
    }
}

#[test]
fn a_comma_in_braces_parts_a_text() {
    let schema = r#"{"properties": {"note": {"type": "object", "additionalProperties": false, "properties": {"at": {}, "text": {}}}}}"#;
    let config = "documents:\n  - {paths: ['d/*'], kind: Thing, schema: s.json}\n";
    let help = |note: &str| {
        let text = format!("note: {note}\n");
        told(&[("vedtak.yaml", config), ("s.json", schema), ("d/a.yaml", &text)], "schema", "nb").1
    };
    let quotes =
        |text: &str| format!("komma skiller felter i `{{…}}`; sett hele teksten i anførselstegn: `text: {text}`");
    assert_eq!(help("{text: Feil, uten pålogging hos NHN}"), quotes("\"Feil, uten pålogging hos NHN\""));
    assert_eq!(help("{text: 1,5 timer, at: 2}"), quotes("\"1,5 timer\""));
    // A field of another name, with a value or where nothing is parted, is told as before.
    for note in ["{text: Feil, uten: pålogging}", "{texts, at: 2}", "{text: \"Feil\", uten}", "\n  text: Feil\n  uten:"]
    {
        assert!(!help(note).contains("komma"), "{note}: {}", help(note));
    }
}

#[test]
fn a_tab_is_replaced_by_as_many_blanks_as_the_line_above_has() {
    for (text, help) in [
        ("a:\n    b: 1\n\tc: 2\n", "bytt ut tabulatoren med 4 mellomrom, som linjen over"),
        ("a:\n  b: 1\n  # merknad\n\n\tc: 2\n", "bytt ut tabulatoren med 2 mellomrom, som linjen over"),
        ("a:\n\tb: 1\n", "bytt ut tabulatoren med 2 mellomrom"),
    ] {
        let config = "documents:\n  - {paths: ['d/*'], kind: Thing}\n";
        assert_eq!(told(&[("vedtak.yaml", config), ("d/a.yaml", text)], "syntax", "nb").1, help, "{text:?}");
    }
}

#[test]
fn an_id_that_stands_twice_is_the_one_that_its_file_is_called_after() {
    let person = |id: &str| format!("kind: Person\nid: {id}\ntitle: Kari Nordmann\n");
    let meeting = "kind: Meeting\nid: MTG-2026-0001\ntitle: Råd\nservice: crm\nstatus: planned\nlevel: council\n";
    let files = [("m/MTG-2026-0001.yaml", meeting), ("m/MTG-2026-0002.yaml", meeting)];
    let (message, help) = told(&files, "duplicate-id", "sv");
    assert_eq!(message, "mötet `MTG-2026-0001` finns två gånger; ett id får bara användas en gång");
    assert_eq!(
        help,
        "ge dokumentet i `m/MTG-2026-0002.yaml` id `MTG-2026-0002`, som filen är döpt efter; det andra står i `m/MTG-2026-0001.yaml`"
    );
    // A name of another form, and one that somebody has, is not proposed.
    let other = meeting.replace("0001", "0002");
    let taken = [("m/MTG-2026-0002.yaml", meeting), ("m/a.yaml", meeting), ("m/b.yaml", other.as_str())];
    assert!(told(&taken, "duplicate-id", "nb").1.starts_with("gi det ene dokumentet en ny id; det andre står i "));
    let kari = person("kari");
    assert!(told(&[("r/a.yaml", &kari), ("r/b.yaml", &kari)], "duplicate-id", "nb").1.starts_with("gi det ene"));
}

#[test]
fn a_signatory_who_is_not_registered_is_told_as_one() {
    let agreement =
        "kind: Agreement\nid: AGR-1\ntitle: Drift\ntype: service\nparties: [vest]\nsignatories: [nora.dal]\n";
    for (language, message) in [
        ("nb", "underskriver nr. 1 (`signatories`) viser til personen `nora.dal`, som ikke er registrert"),
        ("sv", "undertecknare nr 1 (`signatories`) hänvisar till personen `nora.dal`, som inte finns i registret"),
        ("en", "signatory 1 (`signatories`) refers to the person `nora.dal`, which is not registered"),
    ] {
        let party = "kind: Party\nid: vest\ntitle: Vest\ntype: region\n";
        let files = [("registry/agreement.yaml", agreement), ("registry/vest.yaml", party)];
        assert_eq!(told(&files, "unknown-reference", language).0, message);
    }
}
