//! `announced`: since when the target has announced what a document announces now. Each way to make it seem earlier stands
//! beside what it looks like where nobody cheats.

use crate::story::{START, Story, change};

const JANUARY: &str = "2026-01-10T09:00:00Z";
const FEBRUARY: &str = "2026-02-10T09:00:00Z";
const MARCH: &str = "2026-03-10T09:00:00Z";
const NOVEMBER: &str = "2026-11-20T09:00:00Z";

/// The facts tell moments in the zone of the service.
const IN_JANUARY: &str = "2026-01-10T10:00:00+01:00";
const IN_MARCH: &str = "2026-03-10T10:00:00+01:00";
const IN_NOVEMBER: &str = "2026-11-20T10:00:00+01:00";
const CLOCK: &str = "2026-11-29T13:00:00+01:00";

fn one() -> String {
    change("CHG-1", START, "")
}

#[test]
fn a_document_is_announced_once_the_target_has_it() {
    let story = Story::of("announced");
    story.one(JANUARY, &one());
    story.files(MARCH, &[("note.yaml", Some("a: 1\n"))]);
    assert_eq!(story.both(), IN_JANUARY);
    // What else it says may change.
    story.one(MARCH, &change("CHG-1", START, "title: Upgrade to 7.2\n"));
    assert_eq!(story.both(), IN_JANUARY);
}

#[test]
fn what_is_not_merged_is_announced_by_the_clock() {
    let story = Story::of("announced");
    story.commit(JANUARY);
    story.repository.branch("change");
    story.one(MARCH, &one());
    assert_eq!(story.only(&["--base", "main"]), CLOCK);
    assert_eq!(story.only(&["--base", "main", "--head", "change"]), CLOCK);
    story.repository.project.write("changes/one.yaml", change("CHG-1", "2026-12-01T18:00", ""));
    story.repository.git(&["add", "-A"]);
    assert_eq!(story.only(&["--staged"]), CLOCK);
}

/// The run of versions that announce the same ends where one does not.
#[test]
fn a_change_of_what_is_announced_restarts_it_and_other_changes_do_not() {
    for (what, before, now, expected) in [
        ("an earlier start", change("CHG-1", "2026-12-20T18:00", ""), one(), IN_MARCH),
        ("a later start", change("CHG-1", "2026-12-01T18:00", ""), one(), IN_JANUARY),
        ("a draft", change("CHG-1", START, "status: draft\n"), one(), IN_MARCH),
        ("a void one", change("CHG-1", START, "status: cancelled\n"), one(), IN_MARCH),
        ("another status", change("CHG-1", START, "status: approved\n"), one(), IN_JANUARY),
        ("another class", change("CHG-1", START, "class: standard\n"), one(), IN_MARCH),
        ("another environment", change("CHG-1", START, "environments: [production, test]\n"), one(), IN_MARCH),
        (
            "another order of environments",
            change("CHG-1", START, "environments: [production, test]\n"),
            change("CHG-1", START, "environments: [test, production]\n"),
            IN_JANUARY,
        ),
        ("no start", change("CHG-1", START, "plan: {}\n"), one(), IN_MARCH),
        ("another title", change("CHG-1", START, "title: Other\n"), one(), IN_JANUARY),
    ] {
        let story = Story::of("announced");
        story.one(JANUARY, &before);
        story.one(MARCH, &now);
        assert_eq!(story.both(), expected, "{what}");
    }
}

/// What began some hours before its plan was announced for that day; what began a day before was not.
#[test]
fn what_was_begun_early_was_announced_for_its_day() {
    let policy =
        crate::story::POLICY.replace("plan.production.start", "{earliest: [plan.production.start, startedAt]}");
    let policy = policy.replace("{from}", "announced").replace("{more}", "");
    let begun = |at: &str| change("CHG-1", "2026-11-28T18:00", &format!("startedAt: {at}\n"));
    for (at, expected) in [("2026-11-28T17:50:00+01:00", IN_JANUARY), ("2026-11-27T18:00:00+01:00", IN_NOVEMBER)] {
        let story = Story::of("announced");
        story.files(JANUARY, &[("policies/p.yaml", Some(&policy))]);
        story.one(JANUARY, &change("CHG-1", "2026-11-28T18:00", ""));
        story.one(NOVEMBER, &begun(at));
        assert_eq!(story.both(), expected, "{at}");
    }
}

#[test]
fn a_notice_may_say_what_else_it_announces() {
    let databases = |region: &str| {
        change("CHG-1", START, &format!("databases: [{{name: MTU, region: {region}, operation: change}}]\n"))
    };
    for (more, expected) in [("", IN_JANUARY), (", announces: [databases]", IN_MARCH)] {
        let story = Story::with("announced", more, &[]);
        story.one(JANUARY, &databases("helse-vest"));
        story.one(MARCH, &databases("helse-nord"));
        assert_eq!(story.both(), expected, "{more}");
    }
}

/// An empty draft of January is filled in November; what was whole in January is its twin.
#[test]
fn an_id_that_was_taken_early_announces_nothing() {
    let story = Story::of("announced");
    let draft = "kind: ChangeRequest\nid: CHG-1\ntitle: Later\nstatus: draft\n";
    story.files(JANUARY, &[("changes/one.yaml", Some(draft)), ("changes/two.yaml", Some(&change("CHG-2", START, "")))]);
    story.files(
        NOVEMBER,
        &[("changes/one.yaml", Some(&one())), ("changes/two.yaml", Some(&change("CHG-2", START, "title: Two\n")))],
    );
    let told = story.told(&["--base", "main"]);
    assert_eq!(told, [("CHG-1".into(), IN_NOVEMBER.into()), ("CHG-2".into(), IN_JANUARY.into())]);
    assert_eq!(story.told(&[]), told);
}

#[test]
fn what_was_gone_in_between_is_announced_anew() {
    let story = Story::of("announced");
    story.one(JANUARY, &one());
    story.files(FEBRUARY, &[("changes/one.yaml", None)]);
    story.one(MARCH, &one());
    assert_eq!(story.both(), IN_MARCH);
    // So is what was reverted, and reverted back.
    let story = Story::of("announced");
    story.one(JANUARY, &one());
    story.one(FEBRUARY, &change("CHG-1", "2026-12-20T18:00", ""));
    story.at(MARCH, &["revert", "--no-edit", "HEAD"]);
    assert_eq!(story.both(), IN_MARCH);
}

#[test]
fn a_document_is_followed_wherever_it_goes() {
    let two = || format!("{}---\n{}", one(), change("CHG-2", START, ""));
    let story = Story::of("announced");
    story.one(JANUARY, &one());
    // Renamed and changed at once, so that no similarity of files tells.
    let rewritten =
        change("CHG-1", START, "title: Another upgrade that says everything else there is to say\nsize: major\n");
    story.files(FEBRUARY, &[("changes/one.yaml", None), ("changes/moved/other-name.yaml", Some(&rewritten))]);
    assert_eq!(story.both(), IN_JANUARY, "renamed");
    story.files(MARCH, &[("changes/moved/other-name.yaml", None), ("changes/all.yaml", Some(&two()))]);
    let expected = vec![("CHG-1".to_owned(), IN_JANUARY.to_owned()), ("CHG-2".to_owned(), IN_MARCH.to_owned())];
    assert_eq!(story.told(&["--base", "main"]), expected, "moved into another file");
    assert_eq!(story.told(&[]), expected);
    // A file that takes over the path of another document takes nothing of its past.
    story.files(NOVEMBER, &[("changes/all.yaml", Some(&change("CHG-3", START, "")))]);
    assert_eq!(story.both(), IN_NOVEMBER, "another document in its place");
}

/// As the project lies, a file that is not committed yet may have been moved.
#[test]
fn a_document_is_followed_in_the_work_tree() {
    let story = Story::of("announced");
    story.one(JANUARY, &one());
    std::fs::remove_file(story.repository.path().join("changes/one.yaml")).unwrap();
    story.repository.project.write("changes/new.yaml", one());
    story.repository.git(&["add", "-A"]);
    assert_eq!(story.both(), IN_JANUARY);
    assert_eq!(story.only(&["--staged"]), IN_JANUARY);
}

#[test]
fn a_squash_and_a_merge_count_from_when_they_landed() {
    for way in ["--squash", "--no-ff"] {
        let story = Story::of("announced");
        story.repository.branch("change");
        story.one(JANUARY, &one());
        story.repository.switch("main");
        story.at(MARCH, &["merge", "-q", way, "-m", "merge", "change"]);
        if way == "--squash" {
            story.commit(MARCH);
        }
        assert_eq!(story.both(), IN_MARCH, "{way}");
    }
}

/// Content that stands in the merge commit alone is in no log of single commits.
#[test]
fn what_a_merge_commit_adds_counts_from_that_merge() {
    let story = Story::of("announced");
    story.repository.branch("change");
    story.files(JANUARY, &[("note.yaml", Some("a: 1\n"))]);
    story.repository.switch("main");
    story.at(MARCH, &["merge", "-q", "--no-ff", "--no-commit", "change"]);
    story.one(MARCH, &one());
    let log = story.repository.git(&["log", "--name-only", "--format=", "--", "changes"]);
    assert_eq!(log, "", "Git's log does not show it");
    assert_eq!(story.both(), IN_MARCH);
}

#[test]
fn a_rebase_counts_from_when_it_landed() {
    let story = Story::of("announced");
    story.repository.branch("change");
    story.one(JANUARY, &one());
    story.repository.switch("main");
    story.files(FEBRUARY, &[("note.yaml", Some("a: 1\n"))]);
    story.repository.switch("change");
    story.at(MARCH, &["rebase", "-q", "main"]);
    story.repository.switch("main");
    story.at(MARCH, &["merge", "-q", "--ff-only", "change"]);
    // The committer's time is that of the rebase, the author's the old one.
    assert_eq!(story.both(), IN_MARCH);
}

/// A commit that says that it is older than the one before it is as old as that one.
#[test]
fn a_date_that_was_set_back_gains_nothing() {
    let story = Story::of("announced");
    story.files(MARCH, &[("note.yaml", Some("a: 1\n"))]);
    story.one(JANUARY, &one());
    assert_eq!(story.both(), IN_MARCH);
}

/// A commit of 2037 makes all that follows as new as the clock, until its time is not believed any more.
#[test]
fn a_date_of_the_future_is_the_clock() {
    let story = Story::of("announced");
    let future = story.files("2037-01-01T00:00:00Z", &[("note.yaml", Some("a: 1\n"))]);
    story.one(JANUARY, &one());
    assert_eq!(story.both(), CLOCK);
    let config = format!("{}git: {{distrustTime: [{future}]}}\n", crate::story::CONFIG);
    story.files(MARCH, &[("vedtak.yaml", Some(&config))]);
    // No earlier than the next commit whose time is believed.
    assert_eq!(story.both(), IN_JANUARY);
}

/// A time that is not believed was no earlier than that of the next commit; the newest is as new as the clock.
#[test]
fn what_a_distrusted_commit_brought_gains_nothing() {
    let story = Story::of("announced");
    let distrusted = story.one("2026-01-15T10:00:00Z", &one());
    let config = format!("{}git: {{distrustTime: [{distrusted}]}}\n", crate::story::CONFIG);
    story.repository.project.write("vedtak.yaml", &config);
    assert_eq!(story.told(&[])[0].1, CLOCK);
    story.files(MARCH, &[("vedtak.yaml", Some(&config))]);
    assert_eq!(story.both(), IN_MARCH);
}

/// A clone that lacks the target tells of no past: claims stand, and are told as such.
#[test]
fn without_the_target_nothing_was_seen() {
    let story = Story::of("{latest: [announcedAt, announced]}");
    story.one(JANUARY, &change("CHG-1", START, "announcedAt: 2025-12-01T10:00:00+01:00\n"));
    story.repository.project.write("vedtak.yaml", format!("{}git: {{target: release}}\n", crate::story::CONFIG));
    let report = story.report(&[]);
    assert_eq!(report["summary"]["unproven"][0]["what"], "announcement", "{report:#}");
}

#[test]
fn two_documents_of_one_name_are_announced_by_the_clock() {
    let story = Story::of("announced");
    story.one(JANUARY, &one());
    story.files(MARCH, &[("changes/two.yaml", Some(&one()))]);
    let told = story.told(&["--base", "main"]);
    assert!(told.iter().all(|(_, at)| at == CLOCK), "{told:?}");
}

/// `latest` keeps a claim from counting earlier than Git saw it; the claim may be the later one.
#[test]
fn a_claim_counts_no_earlier_than_it_was_seen() {
    let with = |at: &str| change("CHG-1", START, &format!("announcedAt: {at}\n"));
    let story = Story::of("{latest: [announcedAt, announced]}");
    story.one(MARCH, &with("2026-01-05T10:00:00+01:00"));
    assert_eq!(story.both(), IN_MARCH);
    story.one(NOVEMBER, &with("2026-11-12T10:00:00+01:00"));
    assert_eq!(story.both(), "2026-11-12T10:00:00+01:00");
}

/// What the first commit with a `vedtak.yaml` held is imported: its own claims stand, and the report says so.
#[test]
fn what_was_imported_stands_by_its_own_word() {
    let with =
        |title: &str| change("CHG-1", START, &format!("title: {title}\nannouncedAt: 2025-12-01T10:00:00+01:00\n"));
    let story = Story::with("{latest: [announcedAt, announced]}", "", &[("changes/one.yaml", &with("One"))]);
    let unproven = |arguments: &[&str]| story.report(arguments)["summary"]["unproven"].clone();
    let expected = serde_json::json!([{"rule": "P-1", "what": "announcement", "count": 1}]);
    for step in ["as it came", "changed since"] {
        assert_eq!(story.both(), "2025-12-01T10:00:00+01:00", "{step}");
        assert_eq!(unproven(&[]), expected, "{step}");
        assert_eq!(unproven(&["--base", "main"]), expected, "{step}");
        story.one(MARCH, &with("Two"));
    }
    story.one(NOVEMBER, &change("CHG-1", "2026-12-06T18:00", "announcedAt: 2025-12-01T10:00:00+01:00\n"));
    assert_eq!(story.both(), IN_NOVEMBER, "an earlier start is announced anew");
    assert_eq!(unproven(&[]), serde_json::json!([]));
}

#[test]
fn what_was_brought_along_later_is_named() {
    let story = Story::of("{latest: [announcedAt, announced]}");
    let with = change("CHG-1", START, "announcedAt: 2025-12-01T10:00:00+01:00\n");
    let moved = story.one(MARCH, &with);
    assert_eq!(story.both(), IN_MARCH);
    let config = format!("{}git: {{imported: {{from: {moved}}}}}\n", crate::story::CONFIG);
    story.files(NOVEMBER, &[("vedtak.yaml", Some(&config))]);
    assert_eq!(story.both(), "2025-12-01T10:00:00+01:00");
}

/// Without a repository of its own, or with the history off, a project stands by its own word.
#[test]
fn without_history_the_documents_own_dates_stand() {
    let off = format!("{}git: {{history: off}}\n", crate::story::CONFIG);
    let claim = change("CHG-1", START, "announcedAt: 2025-12-01T10:00:00+01:00\n");
    let story = Story::of("{latest: [announcedAt, announced]}");
    story.files(JANUARY, &[("vedtak.yaml", Some(&off)), ("changes/one.yaml", Some(&claim))]);
    assert_eq!(story.only(&[]), "2025-12-01T10:00:00+01:00");
    assert_eq!(story.only(&["--base", "main"]), IN_JANUARY, "a pull request is judged by it all the same");
    let report = story.report(&[]);
    assert_eq!(report["summary"]["unproven"][0]["what"], "announcement");
}

/// The history is that of `git.target`, whatever is checked out.
#[test]
fn the_target_that_the_configuration_names_is_asked() {
    let config = format!("{}git: {{target: main}}\n", crate::story::CONFIG);
    let story = Story::of("announced");
    story.files(JANUARY, &[("vedtak.yaml", Some(&config))]);
    story.repository.branch("change");
    story.one(MARCH, &one());
    assert_eq!(story.only(&[]), CLOCK, "main has it not");
    story.repository.switch("main");
    story.at(NOVEMBER, &["merge", "-q", "--no-ff", "-m", "merge", "change"]);
    story.repository.switch("change");
    assert_eq!(story.only(&[]), IN_NOVEMBER);
}

/// In expressions it is asked of any document, and of a part of one.
#[test]
fn expressions_may_ask_when_a_document_was_announced() {
    for (asked, expected) in [
        ("announced(doc) < timestamp(\"2026-02-01T00:00:00Z\")", 0),
        ("announced(doc) < timestamp(\"2026-01-10T09:00:00Z\")", 1),
        ("announced(doc) == timestamp(\"2026-01-10T09:00:00Z\")", 0),
        ("doc.?plan.?production.optMap(p, announced(p) == timestamp(\"2026-01-10T09:00:00Z\")).orValue(false)", 0),
        ("docs(\"ChangeRequest\").all(o, announced(o) == timestamp(\"2026-01-10T09:00:00Z\"))", 0),
    ] {
        let policy = format!(
            "kind: Policy\nid: p\ntitle: P\ncalendar: \"NO\"\nrules:\n  P-1:\n    title: P\n    kinds: [ChangeRequest]\n    check: {{assert: '{asked}'}}\n"
        );
        let story = Story::of("announced");
        story.files(JANUARY, &[("policies/p.yaml", Some(&policy))]);
        story.one(JANUARY, &one());
        story.one(MARCH, &change("CHG-1", START, "title: Other\n"));
        let report = story.report(&[]);
        let told: Vec<String> = report["findings"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|one| one["rule"] == "P-1")
            .map(|one| one["message"].to_string())
            .collect();
        assert_eq!(told.len(), expected, "{asked}: {told:?}");
    }
}
