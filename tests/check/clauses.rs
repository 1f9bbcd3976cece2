//! Every clause of the Medusa routine at the moment before and the moment after what it asks for falls due, and what a
//! person may do about a wrong act before and after it happened. The dates were worked out by hand: in 2026,
//! 16 and 30 November are Mondays, 3 and 17 December Thursdays, 8 December is a Tuesday.

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::Value;

use super::project::Project;

pub const REGISTRY: &str = "\
kind: Service
id: medusa
title: Medusa
owner: [helse-vest, helse-nord]
provider: nhn
policies: [medusa]
timezone: Europe/Oslo
suppliers: [softpro]
regions: [helse-vest, helse-nord]
sensitiveData: true
databases: [{name: MTU, region: helse-vest}, {name: BHM, region: helse-nord}]
environments: [{name: test, type: test}, {name: production, type: production}]
---
kind: Party
id: nhn
title: Norsk Helsenett SF
type: provider
contacts: [{name: Kundesenteret, for: [orders], email: kundesenter@nhn.no, phone: 24 20 00 00}]
---
{kind: Party, id: helse-vest, title: Helse Vest, type: region, region: helse-vest}
---
{kind: Party, id: helse-nord, title: Helse Nord, type: region, region: helse-nord}
---
kind: Party
id: softpro
title: Softpro
type: supplier
contacts: [{name: Softpro support, for: [operation], email: nhnsupport@softpro.se, phone: 21 06 23 02}]
---
{kind: Region, id: helse-vest, title: Helse Vest, party: helse-vest}
---
{kind: Region, id: helse-nord, title: Helse Nord, party: helse-nord}
---
kind: Person
id: kari.nordmann
title: Kari Nordmann
party: helse-vest
roles: [{role: region-responsible, for: {region: helse-vest, service: medusa}, from: 2026-01-01}]
---
kind: Person
id: per.nordmann
title: Per Nordmann
party: helse-vest
roles: [{role: data-controller, for: {region: helse-vest}, from: 2026-01-01}]
---
{kind: Person, id: siri.nordmann, title: Siri Nordmann, party: helse-nord, roles: []}
---
{kind: Person, id: ola.nordmann, title: Ola Nordmann, party: nhn, roles: []}
---
{kind: Person, id: anna.svensson, title: Anna Svensson, party: softpro, roles: []}
---
kind: Body
id: medusa-forvaltningsrad
title: Medusa Forvaltningsråd
function: management-council
services: [medusa]
members: [{person: kari.nordmann, represents: helse-vest, chair: true, from: 2026-01-01}]
---
{kind: Agreement, id: AGR-DRIFT, title: Drift, type: service, parties: [nhn, helse-vest, helse-nord], services: [medusa], agreedAt: 2025-11-03, from: 2026-01-01}
---
{kind: Agreement, id: AGR-WORK, title: Flytting, type: work, parties: [nhn, softpro], services: [medusa], agreedAt: 2026-11-03, from: 2026-11-01}
";

/// Sent on Monday 16 November at 9; test from Monday 30 November at 8, production on Thursday 17 December at 17.
pub const ORDER: &str = "\
kind: Order
id: DOC-1
title: Ny integrasjon
service: medusa
status: registered
type: integration
initiator: helse-vest
requester: kari.nordmann
channel: kundesenter@nhn.no
subject: 'Bestilling Medusa: ny integrasjon'
sentAt: 2026-11-16T09:00:00+01:00
caseNumber: NHN-000041
environments: [test, production]
databases: [{name: MTU, region: helse-vest, operation: change}]
expectedDowntime: PT30M
daytime: false
contacts: [{person: kari.nordmann, for: [handover, testing, approval]}]
plan:
  test: {start: 2026-11-30T08:00, end: 2026-12-04T16:00, owner: kari.nordmann}
  production: {start: 2026-12-17T17:00, end: 2026-12-17T17:30}
announcedAt: 2026-11-17T09:00:00+01:00
notices: [{from: helse-vest, to: [nhn, helse-nord], channel: e-mail, at: 2026-11-17T09:00:00+01:00}]
billing: {basis: fixed}
approvals: [{role: data-controller, by: per.nordmann, at: 2026-11-13T12:00:00+01:00, scope: [test, production], decision: approved}]
";

/// Test from Monday 23 November at 8, production on Tuesday 8 December at 18.
pub const CHANGE: &str = "\
kind: ChangeRequest
id: DOC-1
title: Oppgradering
service: medusa
status: proposed
initiator: nhn
requester: ola.nordmann
purpose: upgrade
size: major
environments: [test, production]
databases: [{name: MTU, region: helse-vest, operation: change}]
plan:
  preparedBy: nhn
  participants: [{party: softpro, person: anna.svensson, role: planning, informedAt: 2026-11-02}]
  test: {start: 2026-11-23T08:00, end: 2026-11-27T16:00, owner: ola.nordmann}
  production: {start: 2026-12-08T18:00, end: 2026-12-08T20:00}
notification:
  needed: true
  judgedBy: [{party: softpro, person: anna.svensson}, {party: nhn, person: ola.nordmann}]
  judgedAt: 2026-11-05
announcedAt: 2026-11-18T10:00:00+01:00
notices: [{from: nhn, to: [helse-vest, helse-nord], channel: e-mail, at: 2026-11-18T10:00:00+01:00}]
approvals:
  - {role: data-controller, by: per.nordmann, at: 2026-11-18T09:12:00+01:00, scope: [test, production], decision: approved}
  - {role: chair, of: medusa-forvaltningsrad, by: kari.nordmann, at: 2026-11-19T12:00:00+01:00, scope: [test, production], decision: approved}
";

/// Planned for the slot on Thursday 3 December at 9, reported on Thursday 19 November at 14.
pub const ACCESS: &str = "\
kind: SupplierAccess
id: DOC-1
title: Feilsøking
service: medusa
status: planned
initiator: softpro
requester: anna.svensson
supplier: softpro
supervisor: ola.nordmann
background: Rapportkøen stopper hver natt.
channel: kundesenter@nhn.no
environments: [production]
affectsOperation: false
slot: {start: 2026-12-03T09:00, end: 2026-12-03T11:00}
window: {start: 2026-12-03T09:00, end: 2026-12-03T11:00}
scale: minor
billing: {basis: base-price}
notification:
  needed: false
  judgedBy: [{party: softpro, person: anna.svensson}, {party: nhn, person: ola.nordmann}]
  judgedAt: 2026-11-19
announcedAt: 2026-11-19T14:00:00+01:00
";

/// Reported on Monday 16 November at 9.
const INCIDENT: &str = "\
kind: Incident
id: DOC-1
title: Rapportkøen stopper
service: medusa
status: registered
initiator: softpro
requester: anna.svensson
channel: kundesenter@nhn.no
reportedAt: 2026-11-16T09:00:00+01:00
registeredAt: 2026-11-16T09:05:00+01:00
";

/// Copies over the test of `ORDER` on Wednesday 2 December at 20, with the consent of its owner.
const COPYING: &str = "\
kind: Order
id: DOC-2
title: Kopiering
service: medusa
status: registered
type: database-copy
initiator: helse-vest
requester: kari.nordmann
channel: kundesenter@nhn.no
subject: 'Bestilling Medusa: kopiering'
sentAt: 2026-11-16T09:00:00+01:00
caseNumber: NHN-000042
environments: [test]
affectsOperation: false
databases: [{name: MTU, region: helse-vest, operation: copy, source: production, target: test}]
contacts: [{person: kari.nordmann, for: [handover, testing, approval]}]
notRelevant: {plan.test.start: Bare kopiering, plan.test.end: Bare kopiering}
plan: {copy: {start: 2026-12-02T20:00, end: 2026-12-02T23:00}}
billing: {basis: fixed}
approvals:
  - {role: data-controller, by: per.nordmann, at: 2026-11-13T12:00:00+01:00, scope: [test], decision: approved}
  - {role: test-owner, by: kari.nordmann, at: 2026-11-17T12:00:00+01:00, scope: [DOC-1], decision: approved}
";

/// What is changed in the text of a document: what stands there, and what takes its place.
type Edits = &'static [(&'static str, &'static str)];

/// The last second before a moment, and the moment.
type Around = (&'static str, &'static str);

const SENT: Around = ("2026-11-16T08:59:59+01:00", "2026-11-16T09:00:00+01:00");
const WORK: Around = ("2026-11-30T07:59:59+01:00", "2026-11-30T08:00:00+01:00");
const CHANGE_WORK: Around = ("2026-11-23T07:59:59+01:00", "2026-11-23T08:00:00+01:00");
const SLOT: Around = ("2026-12-03T08:59:59+01:00", "2026-12-03T09:00:00+01:00");

/// Of a clause: when something of it is owed, in which document, what is taken away or changed there; it is pending at the
/// last second before the moment, and fails from it.
const OWED: &[(&str, &str, &str, Edits, Around)] = &[
    ("MED-01", "sent", ORDER, &[("requester: kari.nordmann", "requester: per.nordmann")], SENT),
    (
        "MED-01b",
        "the work starts",
        CHANGE,
        &[("initiator: nhn\nrequester: ola", "initiator: helse-vest\nrequester: per")],
        CHANGE_WORK,
    ),
    ("MED-03", "sent", ORDER, &[("channel: kundesenter@nhn.no\n", "")], SENT),
    ("MED-03", "sent", ORDER, &[("subject: 'Bestilling Medusa: ny integrasjon'\n", "")], SENT),
    ("MED-05", "the work starts", ORDER, &[("basis: fixed", "basis: hourly")], WORK),
    ("MED-05", "sent", ORDER, &[("type: integration\n", "type: standard\n"), ("basis: fixed", "basis: hourly")], SENT),
    (
        "MED-05b",
        "the work starts",
        CHANGE,
        &[("size: major\n", "size: major\nbilling: {basis: hourly}\n")],
        CHANGE_WORK,
    ),
    ("MED-07", "the work starts", ORDER, &[("billing: {basis: fixed}\n", "")], WORK),
    ("MED-08a", "sent", ORDER, &[("decision: approved", "decision: submitted")], SENT),
    (
        "MED-08a",
        "the work starts",
        CHANGE,
        &[(
            "at: 2026-11-18T09:12:00+01:00, scope: [test, production], decision: approved",
            "at: 2026-11-18T09:12:00+01:00, scope: [test, production], decision: submitted",
        )],
        CHANGE_WORK,
    ),
    ("MED-08b", "sent", ORDER, &[("[test, production]\ndatabases", "[]\ndatabases")], SENT),
    ("MED-08c", "sent", ORDER, &[("name: MTU, region: helse-vest, ", "name: MTU, ")], SENT),
    ("MED-08d", "sent", ORDER, &[("expectedDowntime: PT30M\n", "")], SENT),
    ("MED-08e", "sent", ORDER, &[("daytime: false\n", "")], SENT),
    (
        "MED-08f",
        "sent",
        ORDER,
        &[("contacts: [{person: kari.nordmann, for: [handover, testing, approval]}]\n", "")],
        SENT,
    ),
    ("MED-08g", "sent", ORDER, &[(", end: 2026-12-17T17:30", "")], SENT),
    ("MED-09", "the work starts", CHANGE, &[("  preparedBy: nhn\n", "")], CHANGE_WORK),
    (
        "MED-09",
        "its stage starts",
        CHANGE,
        &[("at: 2026-11-19T12:00:00+01:00, scope: [test, production]", "at: 2026-11-19T12:00:00+01:00, scope: [test]")],
        ("2026-12-08T17:59:59+01:00", "2026-12-08T18:00:00+01:00"),
    ),
    (
        "MED-10",
        "copying starts",
        COPYING,
        &[(
            "  - {role: test-owner, by: kari.nordmann, at: 2026-11-17T12:00:00+01:00, scope: [DOC-1], decision: approved}\n",
            "",
        )],
        ("2026-12-02T19:59:59+01:00", "2026-12-02T20:00:00+01:00"),
    ),
    (
        "MED-11",
        "the work starts",
        CHANGE,
        &[("  participants: [{party: softpro, person: anna.svensson, role: planning, informedAt: 2026-11-02}]\n", "")],
        CHANGE_WORK,
    ),
    (
        "MED-11",
        "deployed",
        CHANGE,
        &[(", informedAt: 2026-11-02", "")],
        ("2026-12-08T17:59:59+01:00", "2026-12-08T18:00:00+01:00"),
    ),
    (
        "MED-12a",
        "10 days before: the 28th is the last",
        CHANGE,
        &[(
            "announcedAt: 2026-11-18T10:00:00+01:00\nnotices: [{from: nhn, to: [helse-vest, helse-nord], channel: e-mail, at: 2026-11-18T10:00:00+01:00}]\n",
            "",
        )],
        ("2026-11-28T23:59:59+01:00", "2026-11-29T00:00:00+01:00"),
    ),
    (
        "MED-12a",
        "10 days before: to whom",
        CHANGE,
        &[("to: [helse-vest, helse-nord], ", "")],
        ("2026-11-28T23:59:59+01:00", "2026-11-29T00:00:00+01:00"),
    ),
    (
        "MED-12b",
        "3 days before: the 14th is the last",
        ORDER,
        &[(
            "announcedAt: 2026-11-17T09:00:00+01:00\nnotices: [{from: helse-vest, to: [nhn, helse-nord], channel: e-mail, at: 2026-11-17T09:00:00+01:00}]\n",
            "",
        )],
        ("2026-12-14T23:59:59+01:00", "2026-12-15T00:00:00+01:00"),
    ),
    (
        "MED-12b",
        "3 days before: to whom",
        ORDER,
        &[("to: [nhn, helse-nord], ", "")],
        ("2026-12-14T23:59:59+01:00", "2026-12-15T00:00:00+01:00"),
    ),
    (
        "MED-08a",
        "the access starts",
        ACCESS,
        &[("scale: minor\n", "scale: minor\ndatabases: [{name: MTU, region: helse-vest, operation: change}]\n")],
        SLOT,
    ),
    (
        "MED-17",
        "3 days before: the 30th is the last",
        ACCESS,
        &[
            ("affectsOperation: false", "affectsOperation: true"),
            ("needed: false", "needed: true"),
            ("judgedAt: 2026-11-19\n", "judgedAt: 2026-11-19\nnotices: [{from: nhn, to: [helse-vest, helse-nord]}]\n"),
        ],
        ("2026-11-30T23:59:59+01:00", "2026-12-01T00:00:00+01:00"),
    ),
    ("MED-13", "the access starts", ACCESS, &[("supervisor: ola.nordmann\n", "")], SLOT),
    (
        "MED-13b",
        "the work in production starts",
        CHANGE,
        &[("requester: ola.nordmann\n", "requester: ola.nordmann\nimplementer: anna.svensson\n")],
        ("2026-12-08T17:59:59+01:00", "2026-12-08T18:00:00+01:00"),
    ),
    (
        "MED-14",
        "the access starts",
        ACCESS,
        &[("window: {start: 2026-12-03T09:00, end: 2026-12-03T11:00}\n", "")],
        SLOT,
    ),
    (
        "MED-15",
        "2 working days before: Tuesday is the last",
        ACCESS,
        &[("announcedAt: 2026-11-19T14:00:00+01:00\n", "")],
        ("2026-12-01T23:59:59+01:00", "2026-12-02T00:00:00+01:00"),
    ),
    (
        "MED-16",
        "5 working days before: Thursday is the last",
        ACCESS,
        &[("announcedAt: 2026-11-19T14:00:00+01:00\n", "extended: true\n")],
        ("2026-11-26T23:59:59+01:00", "2026-11-27T00:00:00+01:00"),
    ),
    ("MED-17", "the access starts", ACCESS, &[("  judgedAt: 2026-11-19\n", "")], SLOT),
    (
        "MED-18",
        "sent",
        ORDER,
        &[
            ("initiator: helse-vest\nrequester: kari.nordmann", "initiator: softpro\nrequester: anna.svensson"),
            ("basis: fixed", "basis: agreement"),
        ],
        SENT,
    ),
    ("MED-20", "the access starts", ACCESS, &[("scale: minor", "scale: larger")], SLOT),
    (
        "MED-21",
        "reported",
        ACCESS,
        &[("channel: kundesenter@nhn.no\n", "")],
        ("2026-11-19T13:59:59+01:00", "2026-11-19T14:00:00+01:00"),
    ),
    ("MED-21", "reported", INCIDENT, &[("channel: kundesenter@nhn.no\n", "")], SENT),
];

/// Of a clause: a wrong act in a document, the last second at which it is corrected, and the first at which it is done.
const DONE: &[(&str, &str, Edits, Around)] = &[
    ("MED-03", ORDER, &[("channel: kundesenter@nhn.no", "channel: ola@nhn.no")], SENT),
    ("MED-03", ORDER, &[("'Bestilling Medusa: ny", "'Ny")], SENT),
    ("MED-04", ORDER, &[("channel: kundesenter@nhn.no", "channel: Medusa Support site")], SENT),
    ("MED-04", INCIDENT, &[("channel: kundesenter@nhn.no", "channel: Medusa Support site")], SENT),
    ("MED-06", ORDER, &[("type: integration", "type: site-setup")], WORK),
    ("MED-07", ORDER, &[("basis: fixed", "basis: base-price")], WORK),
    ("MED-08a", CHANGE, &[("name: MTU", "name: BHM")], CHANGE_WORK),
    ("MED-08c", ORDER, &[("name: MTU", "name: BHM")], SENT),
    ("MED-08f", ORDER, &[("contacts: [{person: kari", "contacts: [{person: siri")], SENT),
    ("MED-09", CHANGE, &[("preparedBy: nhn", "preparedBy: helse-vest")], CHANGE_WORK),
    ("MED-12b", CHANGE, &[("initiator: nhn", "initiator: helse-vest")], CHANGE_WORK),
    ("MED-13", ACCESS, &[("supervisor: ola.nordmann", "supervisor: anna.svensson")], SLOT),
    (
        "MED-14",
        ACCESS,
        &[(
            "window: {start: 2026-12-03T09:00, end: 2026-12-03T11:00}",
            "window: {start: 2026-12-03T09:00, end: 2026-12-03T12:00}",
        )],
        SLOT,
    ),
    (
        "MED-15",
        ACCESS,
        &[("requester: anna.svensson", "requester: ola.nordmann")],
        ("2026-11-19T13:59:59+01:00", "2026-11-19T14:00:00+01:00"),
    ),
    (
        "MED-16",
        ACCESS,
        &[("requester: anna.svensson", "extended: true\nrequester: ola.nordmann")],
        ("2026-11-19T13:59:59+01:00", "2026-11-19T14:00:00+01:00"),
    ),
    (
        "MED-18",
        ORDER,
        &[
            ("initiator: helse-vest\nrequester: kari.nordmann", "initiator: softpro\nrequester: anna.svensson"),
            ("basis: fixed", "basis: hourly"),
        ],
        WORK,
    ),
    ("MED-19", ACCESS, &[("basis: base-price", "basis: hourly")], SLOT),
    (
        "MED-21",
        ACCESS,
        &[("channel: kundesenter@nhn.no", "channel: ola@nhn.no")],
        ("2026-11-19T13:59:59+01:00", "2026-11-19T14:00:00+01:00"),
    ),
    ("MED-21", INCIDENT, &[("channel: kundesenter@nhn.no", "channel: ola@nhn.no")], SENT),
];

/// The clauses that owe nothing at a time.
const ALWAYS: &[(&str, &str)] = &[
    ("MED-02", "the file is the written order"),
    (
        "MED-04",
        "a channel that is written is right or wrong at once; that one is written falls due by MED-03 and MED-21",
    ),
    ("MED-06", "a site is not billed, whenever its billing is written"),
    ("MED-19", "help is inside the base price, whenever its billing is written"),
    ("MED-22", "the address of a contact can be corrected at any time"),
    ("MED-23", "the log of the routine can be completed at any time"),
    ("MED-24", "stated: the customer centre does it by itself"),
];

/// The document with changes of its text, beside what it refers to.
fn project(document: &str, edits: Edits) -> Project {
    let mut text = document.to_owned();
    for (was, is) in edits {
        assert_eq!(document.matches(was).count(), 1, "{was}");
        text = text.replace(was, is);
    }
    let project = Project::new().with("registry/all.yaml", REGISTRY).with("d.yaml", text);
    if document == COPYING { project.with("other.yaml", ORDER) } else { project }
}

/// What a rule finds in the document at a moment, with whether it is pending.
fn found(project: &Project, rule: &str, now: &str) -> (Vec<Value>, Vec<Value>) {
    let report = project.report(&["--now", now]);
    let of = |list: &str| {
        let all = report[list].as_array().unwrap().iter();
        let of_rule = all.filter(|one| one["rule"] == rule && one["path"] == "d.yaml" && one["severity"] != "warning");
        of_rule.cloned().collect::<Vec<_>>()
    };
    (of("findings"), of("pending"))
}

#[test]
fn what_is_owed_is_pending_until_its_moment_and_fails_from_it() {
    for (rule, moment, document, edits, (before, after)) in OWED {
        let project = project(document, edits);
        let (findings, pending) = found(&project, rule, before);
        assert!(findings.is_empty() && !pending.is_empty(), "{rule}, {moment}, {before}: {findings:#?}");
        let (findings, _) = found(&project, rule, after);
        assert!(!findings.is_empty(), "{rule}, {moment}, {after}");
        assert!(findings.iter().all(|one| one["status"] == "active"), "{rule}, {moment}: {findings:#?}");
    }
}

#[test]
fn the_whole_documents_owe_nothing() {
    for document in [ORDER, CHANGE, ACCESS, INCIDENT, COPYING] {
        let project = project(document, &[]);
        for now in ["2026-11-20T12:00:00+01:00", "2026-12-31T12:00:00+01:00"] {
            let report = project.report(&["--now", now]);
            let of_medusa = |list: &str| {
                let all = report[list].as_array().unwrap().iter();
                all.filter(|one| one["rule"].as_str().unwrap().starts_with("MED")).cloned().collect::<Vec<_>>()
            };
            assert_eq!((of_medusa("findings"), of_medusa("pending")), (vec![], vec![]), "{document} {now}");
        }
    }
}

#[test]
fn a_wrong_act_is_corrected_until_it_is_done_and_answered_from_then_on() {
    for (rule, document, edits, (before, after)) in DONE {
        let deviation = |reported: &str| {
            format!(
                "kind: Deviation\nid: DEV-1\ntitle: Avvik\nservice: medusa\nstatus: open\n\
                 deviates: [{{rule: {rule}, document: DOC-1}}]\ncause: Glippet.\n\
                 reportedBy: ola.nordmann\nreportedAt: {reported}\n\
                 correction: {{action: Egen sjekkliste, owner: ola.nordmann, due: 2027-01-20}}\n"
            )
        };
        let project = project(document, edits);
        let help = |now: &str| {
            let (findings, _) = found(&project, rule, now);
            assert!(!findings.is_empty(), "{rule} {edits:?} {now}");
            findings.into_iter().map(|one| one["help"].as_str().unwrap_or_default().to_owned()).collect::<Vec<_>>()
        };
        assert!(
            help(before).iter().all(|help| !help.contains("Deviation")),
            "{rule} {edits:?} {before}: {:?}",
            help(before)
        );
        assert!(
            help(after).iter().all(|help| help.contains("Deviation")),
            "{rule} {edits:?} {after}: {:?}",
            help(after)
        );
        let statuses = |now: &str| {
            project.write("deviations/d.yaml", deviation(now));
            let (findings, _) = found(&project, rule, now);
            findings.into_iter().map(|one| one["status"].as_str().unwrap().to_owned()).collect::<BTreeSet<_>>()
        };
        assert_eq!(statuses(before), BTreeSet::from(["active".to_owned()]), "{rule} {edits:?}");
        assert_eq!(statuses(after), BTreeSet::from(["answered".to_owned()]), "{rule} {edits:?}");
    }
}

/// Every rule of the pack, and so every clause, is in one of the tables.
#[test]
fn every_clause_has_its_moment_or_says_why_not() {
    let pack = Path::new(env!("CARGO_MANIFEST_DIR")).join("policies/medusa.yaml");
    let pack: serde_yaml::Value = serde_yaml::from_str(&std::fs::read_to_string(pack).unwrap()).unwrap();
    let rules: BTreeSet<&str> = pack["rules"].as_mapping().unwrap().keys().map(|id| id.as_str().unwrap()).collect();
    let timed: BTreeSet<&str> = OWED.iter().map(|entry| entry.0).collect();
    let always: BTreeSet<&str> = ALWAYS.iter().map(|(id, _)| *id).collect();
    assert_eq!(timed.intersection(&always).count(), 0, "what falls due is not owed always");
    assert_eq!(timed.union(&always).copied().collect::<BTreeSet<_>>(), rules);
    assert_eq!(rules.iter().filter(|id| !["MED-01b", "MED-05b", "MED-13b"].contains(id)).count(), 31);
    // What a rule says of wrong acts, it says of one that no edit mends any more.
    let answered = pack["rules"].as_mapping().unwrap().iter().filter(|(_, rule)| rule.get("answeredBy").is_some());
    let answered: BTreeSet<&str> = answered.map(|(id, _)| id.as_str().unwrap()).collect();
    let timeless = ["MED-02", "MED-22", "MED-23", "MED-24"];
    assert_eq!(answered, rules.into_iter().filter(|id| !timeless.contains(id)).collect());
    // The page for people has a line for each.
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/when-owed.md");
    let page = std::fs::read_to_string(page).unwrap();
    for id in timed.union(&always).filter(|id| !id.starts_with("MED-08")) {
        assert!(page.contains(&format!("| {id} ")), "{id} is not in docs/when-owed.md");
    }
}
