//! A year of an agreement, played through in a repository: each pull request, what the gate says of it, how it is mended and merged; and
//! an audit that says of every merge what the gate said then. What is expected follows from the clauses. Each part is a test with a
//! repository of its own; the whole year in one takes minutes and is ignored, and `.ci/full` runs it.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod agreement;
mod gate;
#[path = "../project/mod.rs"]
mod project;
#[path = "../repository/mod.rs"]
mod repository;
#[path = "../signing/mod.rs"]
mod signing;

use agreement::{
    CONFIG, HOUSE, KARI, NORA, OLA, PER, PER_ANEW, REGISTRY, UNNOTICED, announced, first_key, of_nhn, order, people,
    upgrade,
};
use gate::{Document, How, Year};
use serde_json::json;
use signing::public;

const NOTHING: [&str; 0] = [];

/// A repository with the agreement alone.
fn begin() -> Year {
    let files = [
        ("vedtak.yaml", CONFIG),
        ("policies/house.yaml", HOUSE),
        ("registry/medusa.yaml", REGISTRY),
        ("registry/people.yaml", &people(&first_key())),
    ];
    Year::of(&files, "2025-01-02T09:00:00+01:00")
}

#[test]
fn an_upgrade_is_ordered_approved_announced_and_done() {
    winter(&mut begin());
}

#[test]
fn what_is_announced_too_late_is_moved() {
    late(&mut begin());
}

#[test]
fn what_cannot_wait_is_reviewed_afterwards() {
    urgent(&mut begin());
}

#[test]
fn what_was_waived_comes_back() {
    waived(&mut begin());
}

#[test]
fn a_lockdown_and_two_changes_of_the_rules() {
    summer(&mut begin());
}

#[test]
fn what_is_forced_is_known_afterwards() {
    let mut year = begin();
    autumn(&mut year);
    audit(&year, "2025-10-06");
}

#[test]
#[ignore = "takes minutes; .ci/full runs it"]
fn the_audit_of_a_year_says_what_the_gate_said() {
    let mut year = begin();
    assert_eq!(year.whole("2025-01-02T09:00:00+01:00").errors, NOTHING);
    winter(&mut year);
    late(&mut year);
    urgent(&mut year);
    waived(&mut year);
    summer(&mut year);
    autumn(&mut year);
    audit(&year, "2025-05-31");
}

/// January and February: an upgrade is ordered, approved, announced and done.
fn winter(year: &mut Year) {
    // MED-01: Ola of NHN is not responsible for the region. MED-08a: the database changes, and its data controller has not approved.
    year.branch("order");
    let mut order = order();
    year.save(&order, "2025-01-13T10:30:00+01:00");
    let said = year.request("2025-01-13T10:30:00+01:00");
    assert_eq!(said.errors, ["MED-01 ORD-2025-0001", "MED-08a ORD-2025-0001"]);
    order.edit("requester: ola.nordmann", "requester: kari.nordmann");
    let scope = json!({"role": "data-controller", "for": {"region": "helse-vest"}, "scope": ["test", "production"]});
    year.sign(&mut order, PER, "2025-01-13T09:00:00+01:00", &scope);
    year.save(&order, "2025-01-13T11:00:00+01:00");
    year.merge(How::Squash, "2025-01-13T12:00:00+01:00", &[]);

    // The change is proposed: nobody has approved or announced anything, and nothing of it is owed yet.
    year.branch("upgrade");
    let mut upgrade = upgrade();
    year.save(&upgrade, "2025-01-20T09:00:00+01:00");
    let said = year.request("2025-01-20T10:00:00+01:00");
    for rule in ["MED-08a", "MED-09", "MED-11", "MED-12b", "MED-17"] {
        assert!(said.pending.contains(&format!("{rule} CHG-2025-0001")), "{rule}: {said:?}");
    }
    year.merge(How::Merge, "2025-01-20T10:00:00+01:00", &[]);

    // `approved` says that the data controller (MED-08a) and the council (MED-09) have approved. What somebody typed is not signed.
    year.branch("approvals");
    upgrade.edit("status: proposed", "status: approved");
    let council = json!({"role": "chair", "of": "medusa-forvaltningsrad", "scope": ["test", "production"]});
    year.typed(&mut upgrade, PER.0, "2025-01-27T09:00:00+01:00", &scope);
    year.typed(&mut upgrade, KARI.0, "2025-01-27T09:30:00+01:00", &council);
    year.save(&upgrade, "2025-01-27T09:40:00+01:00");
    let void = ["MED-08a CHG-2025-0001", "MED-09 CHG-2025-0001"];
    assert_eq!(year.request("2025-01-27T10:00:00+01:00").errors, void);
    upgrade.take_back().take_back();
    year.sign(&mut upgrade, PER, "2025-01-27T10:10:00+01:00", &scope);
    year.save(&upgrade, "2025-01-27T10:15:00+01:00");
    // One of two.
    assert_eq!(year.request("2025-01-27T10:20:00+01:00").errors, void[1..]);
    year.sign(&mut upgrade, KARI, "2025-01-27T10:30:00+01:00", &council);
    year.save(&upgrade, "2025-01-27T10:35:00+01:00");
    // The squash makes another commit of it; the approvals stand.
    year.merge(How::Squash, "2025-01-27T12:00:00+01:00", &[]);
    assert_eq!(year.whole("2025-01-27T13:00:00+01:00").errors, NOTHING);

    // A later fact leaves the approvals as they are, and so does a rebase.
    year.branch("informed");
    upgrade.edit("role: planning}", "role: planning, informedAt: 2025-01-28}");
    year.save(&upgrade, "2025-01-28T09:00:00+01:00");
    upgrade.edit("  reason: Nedetid", "  judgedAt: 2025-01-28\n  reason: Nedetid");
    year.save(&upgrade, "2025-01-28T09:30:00+01:00");
    words(year, "readme", "2025-01-28T10:00:00+01:00");
    year.repository.switch("informed");
    year.merge(How::Rebase, "2025-01-29T09:00:00+01:00", &[]);

    // An edit voids both. What was approved stays in the list; what is new is approved anew.
    year.branch("shorter");
    upgrade.edit("expectedDowntime: PT2H", "expectedDowntime: PT1H30M");
    year.save(&upgrade, "2025-01-30T09:00:00+01:00");
    assert_eq!(year.request("2025-01-30T10:00:00+01:00").errors, void);
    year.sign(&mut upgrade, PER, "2025-01-30T11:00:00+01:00", &scope);
    year.sign(&mut upgrade, KARI, "2025-01-30T12:00:00+01:00", &council);
    year.save(&upgrade, "2025-01-30T12:30:00+01:00");
    year.merge(How::Squash, "2025-01-31T09:00:00+01:00", &[]);

    // Announced eight days before; three are asked of what a customer initiates (MED-12b).
    year.branch("announcement");
    let notice = "announcedAt: 2025-02-10T09:00:00+01:00\nnotices:\n  - {from: helse-vest, to: [nhn, helse-nord], channel: e-mail, \
                  at: 2025-02-10T09:00:00+01:00, stage: production, text: Medusa er nede 18. februar kl. 18.00.}\n";
    upgrade.add(notice);
    order.add(notice);
    year.write(&order);
    year.save(&upgrade, "2025-02-10T09:10:00+01:00");
    year.merge(How::Merge, "2025-02-10T10:00:00+01:00", &[]);

    year.branch("done");
    upgrade.edit("status: approved", "status: completed").add("completedAt: 2025-02-18T19:40:00+01:00\n");
    order.edit("status: sent", "status: done").add("completedAt: 2025-02-18T19:40:00+01:00\n");
    year.write(&order);
    year.save(&upgrade, "2025-02-19T09:00:00+01:00");
    year.merge(How::Squash, "2025-02-19T10:00:00+01:00", &[]);
    let said = year.whole("2025-02-19T12:00:00+01:00");
    assert_eq!((said.errors, said.pending), (Vec::new(), Vec::new()));
}

/// Words that no rule asks about, merged.
fn words(year: &mut Year, name: &str, at: &str) {
    year.branch(name);
    year.repository.project.write("README.md", format!("# {name}\n"));
    year.commit(name, at);
    year.merge(How::Squash, at, &[]);
}

/// April: a change that is announced too late is moved.
fn late(year: &mut Year) {
    // MED-12a: ten days, by the date; 1 April to 8 April are seven. Moved to the 11th they are ten.
    year.branch("late");
    let mut late = of_nhn(
        "CHG-2025-0002",
        "normal",
        "2025-04-08T18:00",
        "2025-04-08T19:00",
        &announced("2025-04-01T09:00:00+02:00"),
    );
    year.save(&late, "2025-04-01T09:10:00+02:00");
    let red = ["MED-12a CHG-2025-0002"];
    assert_eq!(year.request("2025-04-01T10:00:00+02:00").errors, red);
    late.edit("{start: 2025-04-08T18:00, end: 2025-04-08T19:00}", "{start: 2025-04-11T18:00, end: 2025-04-11T19:00}");
    year.save(&late, "2025-04-01T10:10:00+02:00");
    assert_eq!(year.request("2025-04-01T11:00:00+02:00").errors, NOTHING);
    // It was not merged that day, and nobody could see it before it is: nine days.
    assert_eq!(year.request("2025-04-02T00:00:00+02:00").errors, red);
    late.edit("{start: 2025-04-11T18:00, end: 2025-04-11T19:00}", "{start: 2025-04-14T18:00, end: 2025-04-14T19:00}");
    year.save(&late, "2025-04-02T08:00:00+02:00");
    year.merge(How::Merge, "2025-04-02T09:00:00+02:00", &[]);
}

/// May: an urgent change is reviewed afterwards, two days late.
fn urgent(year: &mut Year) {
    // Done in the night of Tuesday 6 May; five working days later is Tuesday the 13th.
    year.branch("urgent");
    let mut urgent = of_nhn("CHG-2025-0003", "urgent", "2025-05-06T01:00", "2025-05-06T03:00", UNNOTICED);
    year.save(&urgent, "2025-05-06T00:20:00+02:00");
    year.merge(How::Squash, "2025-05-06T00:30:00+02:00", &[]);
    year.branch("urgent-done");
    urgent.edit("status: approved", "status: completed");
    urgent.add("startedAt: 2025-05-06T01:05:00+02:00\ncompletedAt: 2025-05-06T02:40:00+02:00\n");
    year.save(&urgent, "2025-05-06T08:00:00+02:00");
    let review = ["HUS-1 CHG-2025-0003"];
    assert_eq!(year.request("2025-05-06T08:30:00+02:00").pending, review);
    year.merge(How::Squash, "2025-05-06T08:30:00+02:00", &[]);
    let said = year.whole("2025-05-13T23:59:00+02:00");
    assert!(said.errors.is_empty() && said.pending == review, "{said:?}");
    let said = year.whole("2025-05-14T00:00:00+02:00");
    assert!(said.errors == review && said.pending.is_empty(), "{said:?}");
    // What is overdue on `main` is not the fault of another pull request.
    words(year, "overdue", "2025-05-14T09:00:00+02:00");
    year.branch("review");
    urgent.add("result: {summary: Disken var full; den overvåkes nå.}\n");
    year.save(&urgent, "2025-05-15T09:00:00+02:00");
    year.merge(How::Merge, "2025-05-15T10:00:00+02:00", &[]);
    assert_eq!(year.whole("2025-05-15T11:00:00+02:00").errors, NOTHING);
}

/// June and July: the notice of a change is waived, until the waiver runs out.
fn waived(year: &mut Year) {
    // Announced three days before. The council sets the ten days aside for it, through June.
    year.branch("waived");
    let more = announced("2025-06-02T09:00:00+02:00");
    let mut quick = of_nhn("CHG-2025-0004", "normal", "2025-06-05T18:00", "2025-06-05T19:00", &more);
    year.save(&quick, "2025-06-02T09:10:00+02:00");
    let red = ["MED-12a CHG-2025-0004"];
    assert_eq!(year.request("2025-06-02T09:20:00+02:00").errors, red);
    let named = year.repository.project.run(&["digest", quick.id, "--waives", "MED-12a"]).out;
    let text = format!(
        "title: Kortere varsel\nservice: medusa\nrequester: ola.nordmann\nrules: [MED-12a]\ndocuments:\n  {}\n\
         reason: Sårbarheten utnyttes allerede; regionene er varslet på telefon.\nexpires: 2025-06-30\n",
        named.trim_end()
    );
    let mut waiver = Document::of("waivers", "Waiver", "WAI-2025-0001", &text);
    let chair = json!({"role": "chair", "of": "medusa-forvaltningsrad", "scope": ["MED-12a"]});
    year.sign(
        &mut waiver,
        OLA,
        "2025-06-02T10:00:00+02:00",
        &json!({"role": "chair", "decision": "submitted", "scope": ["MED-12a"]}),
    );
    year.typed(&mut waiver, KARI.0, "2025-06-02T10:30:00+02:00", &chair);
    year.save(&waiver, "2025-06-02T10:40:00+02:00");
    // What somebody typed waives nothing.
    let said = year.request("2025-06-02T10:50:00+02:00");
    assert!(said.errors.contains(&red[0].to_owned()), "{said:?}");
    waiver.take_back();
    year.sign(&mut waiver, KARI, "2025-06-02T11:00:00+02:00", &chair);
    year.save(&waiver, "2025-06-02T11:10:00+02:00");
    let waived = ["waived MED-12a CHG-2025-0004"];
    assert_eq!(year.request("2025-06-02T12:00:00+02:00").set_aside, waived);
    year.merge(How::Squash, "2025-06-02T12:00:00+02:00", &[]);
    // A later fact that the rule does not read leaves the waiver as it is.
    year.branch("waived-done");
    quick.add("log:\n  - {at: 2025-06-05T18:40:00+02:00, by: nora.nordmann, text: Rettelsen er inne.}\n");
    year.save(&quick, "2025-06-06T08:00:00+02:00");
    year.merge(How::Squash, "2025-06-06T09:00:00+02:00", &[]);
    let said = year.whole("2025-06-30T23:59:00+02:00");
    assert!(said.errors.is_empty() && said.set_aside == waived, "{said:?}");
    // It has run out: the finding is back, until a deviation answers it.
    assert_eq!(year.whole("2025-07-01T00:00:00+02:00").errors, red);
    words(year, "run-out", "2025-07-01T09:00:00+02:00");
    year.branch("deviation");
    let mut deviation = Document::of(
        "deviations",
        "Deviation",
        "DEV-2025-0001",
        "\
title: Varslet for sent
service: medusa
status: open
deviates: [{rule: MED-12a, document: CHG-2025-0004}]
cause: Rettelsen måtte inn før noen rakk å varsle.
reportedBy: ola.nordmann
reportedAt: 2025-07-02T09:00:00+02:00
correction: {action: Eget punkt i sjekklisten, owner: ola.nordmann, due: 2025-07-31}
",
    );
    quick.edit("status: approved", "status: completed").add("completedAt: 2025-06-05T18:50:00+02:00\n");
    year.write(&quick);
    year.save(&deviation, "2025-07-02T09:10:00+02:00");
    year.merge(How::Squash, "2025-07-02T10:00:00+02:00", &[]);
    let said = year.whole("2025-07-02T11:00:00+02:00");
    assert!(said.errors.is_empty(), "{said:?}");
    assert_eq!(said.set_aside, ["answered MED-12a CHG-2025-0004"]);
    // It answers as long as what it promises is done in time.
    year.branch("corrected");
    deviation.edit("status: open", "status: corrected").edit("due: 2025-07-31", "due: 2025-07-31, doneAt: 2025-07-25");
    year.save(&deviation, "2025-07-25T09:00:00+02:00");
    year.merge(How::Squash, "2025-07-25T10:00:00+02:00", &[]);
}

/// August and September: a lockdown, and two changes of the rules.
fn summer(year: &mut Year) {
    year.branch("lockdown");
    let mut lockdown = Document::of(
        "lockdowns",
        "Lockdown",
        "LCK-2025-0001",
        "\
title: Endringsstopp mens nettet er ustabilt
service: medusa
environments: [production]
requester: ola.nordmann
reason: Ustabilt nett i to regioner; ingen vet ennå hvorfor.
from: 2025-08-12T12:00:00+02:00
to: 2025-08-20
except: [urgent]
",
    );
    year.sign(&mut lockdown, NORA, "2025-08-12T10:00:00+02:00", &json!({"role": "system-manager"}));
    year.save(&lockdown, "2025-08-12T10:10:00+02:00");
    year.merge(How::Squash, "2025-08-12T11:00:00+02:00", &[]);
    year.branch("stopped");
    let mut stopped = of_nhn("CHG-2025-0005", "normal", "2025-08-15T18:00", "2025-08-15T19:00", UNNOTICED);
    year.save(&stopped, "2025-08-13T09:00:00+02:00");
    assert_eq!(year.request("2025-08-13T10:00:00+02:00").errors, ["lockdown CHG-2025-0005"]);
    stopped
        .edit("{start: 2025-08-15T18:00, end: 2025-08-15T19:00}", "{start: 2025-08-21T18:00, end: 2025-08-21T19:00}");
    year.save(&stopped, "2025-08-13T11:00:00+02:00");
    year.merge(How::Merge, "2025-08-13T12:00:00+02:00", &[]);

    // More time for reviews: a change of the rules.
    year.branch("rules");
    year.repository.project.write("policies/house.yaml", HOUSE.replace("5 working days", "10 working days"));
    year.commit("More time for reviews", "2025-09-01T09:00:00+02:00");
    let said = year.request("2025-09-01T09:10:00+02:00");
    assert_eq!(said.errors.len(), 1, "{said:?}");
    assert!(said.errors[0].starts_with("policy-changed "), "{said:?}");
    trust_change(year, "TC-2025-0001", "2025-09-01T10:00:00+02:00");
    year.merge(How::Squash, "2025-09-01T12:00:00+02:00", &[]);

    // Per's key is stolen: it ends, and he gets another.
    year.branch("key");
    let keys = format!(
        "{{ssh: {}, from: 2025-01-01, revoked: {{at: 2025-09-15T08:00:00+02:00, compromisedSince: 2025-09-10T00:00:00+02:00}}}}, \
         {{ssh: {}, from: 2025-09-15}}",
        public(PER.1),
        public(PER_ANEW.1)
    );
    year.repository.project.write("registry/people.yaml", people(&keys));
    year.commit("Per's key is revoked", "2025-09-15T08:30:00+02:00");
    trust_change(year, "TC-2025-0002", "2025-09-15T09:00:00+02:00");
    year.merge(How::Merge, "2025-09-15T10:00:00+02:00", &[]);
    // What he signed in January stood on `main` long before.
    assert_eq!(year.whole("2025-09-15T11:00:00+02:00").errors, NOTHING);
    // Whoever has the key signs with a day before it was stolen.
    year.branch("stolen");
    let more = format!("{UNNOTICED}databases:\n  - {{name: MTU, region: helse-vest, operation: change}}\n");
    let mut change = of_nhn("CHG-2025-0006", "normal", "2025-09-25T18:00", "2025-09-25T19:00", &more);
    let scope = json!({"role": "data-controller", "for": {"region": "helse-vest"}, "scope": ["production"]});
    year.sign(&mut change, PER, "2025-09-09T10:00:00+02:00", &scope);
    year.save(&change, "2025-09-16T09:00:00+02:00");
    assert_eq!(year.request("2025-09-16T09:10:00+02:00").errors, ["MED-08a CHG-2025-0006"]);
    change.take_back();
    year.sign(&mut change, PER_ANEW, "2025-09-16T09:30:00+02:00", &scope);
    year.save(&change, "2025-09-16T09:40:00+02:00");
    year.merge(How::Squash, "2025-09-16T10:00:00+02:00", &[]);
}

/// A change of the rules is listed by `vedtak approve --trust`; it is asked for by Ola, and approved by Nora.
fn trust_change(year: &Year, id: &'static str, at: &str) {
    let project = &year.repository.project;
    let list = ["approve", id, "--trust", "--base", "main", "--requester", "ola.nordmann", "--lang", "en"];
    let about = ["--title", "Regler", "--reason", "Rådet har vedtatt det."];
    let answer = project.run(&[&list[..], &about].concat());
    assert_eq!(answer.status, 0, "{answer:?}");
    let path = year.repository.git(&["ls-files", "--others", "--exclude-standard"]);
    let text = std::fs::read_to_string(year.repository.path().join(&path)).unwrap();
    let head = format!("kind: TrustChange\nid: {id}\n");
    let mut document = Document::of("", "TrustChange", id, text.strip_prefix(&head).unwrap());
    document.path = path;
    year.write(&document);
    year.commit(id, at);
    // A list that nobody approved is none.
    let said = year.request(at);
    assert_eq!(said.errors.len(), 1, "{said:?}");
    assert!(said.errors[0].starts_with("policy-changed "), "{said:?}");
    year.sign(&mut document, OLA, at, &json!({"role": "gatekeeper", "decision": "submitted"}));
    year.sign(&mut document, NORA, at, &json!({"role": "gatekeeper"}));
    year.save(&document, at);
}

/// October to December: one is merged although the gate says no, and one must not be.
fn autumn(year: &mut Year) {
    year.branch("forced");
    let more = announced("2025-10-06T09:00:00+02:00");
    let forced = of_nhn("CHG-2025-0007", "normal", "2025-10-09T18:00", "2025-10-09T19:00", &more);
    year.save(&forced, "2025-10-06T09:10:00+02:00");
    year.merge(How::Squash, "2025-10-06T10:00:00+02:00", &["MED-12a CHG-2025-0007"]);
    words(year, "after", "2025-10-07T09:00:00+02:00");

    year.branch("deletion");
    year.repository.git(&["rm", "-q", &forced.path]);
    year.commit("Tidy up", "2025-11-03T09:00:00+01:00");
    assert_eq!(year.request("2025-11-03T10:00:00+01:00").errors, ["deleted CHG-2025-0007"]);
    words(year, "december", "2025-12-22T09:00:00+01:00");
}

/// Every merge is as it was: in a run of those until a day, in one that goes on from there, and from what they kept alone.
fn audit(year: &Year, until: &str) {
    year.repository.switch("main");
    let file = year.repository.path().join(".git/audit.jsonl");
    let resume = ["--resume", file.to_str().unwrap()];
    let half = year.audited(&[&resume[..], &["--until", until]].concat());
    let kept = std::fs::read_to_string(&file).unwrap().lines().count();
    assert_eq!(half["steps"].as_array().unwrap().len(), kept);
    let whole = year.audited(&resume);
    let steps = whole["steps"].as_array().unwrap();
    let commits: Vec<&str> = steps.iter().map(|step| step["commit"].as_str().unwrap()).collect();
    assert_eq!(commits, year.commits());
    assert!(kept > 0 && kept < commits.len(), "{kept}");
    assert_eq!(std::fs::read_to_string(&file).unwrap().lines().count(), commits.len());
    assert_eq!(year.audited(&resume), whole);
    let red = steps.iter().filter(|step| step["verdict"] != "compliant");
    assert_eq!(red.map(|step| &step["title"]).collect::<Vec<_>>(), ["forced"]);
}
