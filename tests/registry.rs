//! Who held which role, for what and when, and why somebody did not; which services a document belongs to.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod project;

use chrono::{DateTime, Utc};
use vedtak::calendar::{Moment, Zone};
use vedtak::registry::{Area, AskedRole, Holding, NotHeld, Registry, services_of, zone_of};
use vedtak::workspace::Review;

const REGISTRY: &str = "
kind: Service
id: crm
title: CRM
owner: vest
provider: drift
agreements: [AGR-1]
policies: []
timezone: Europe/Helsinki
sensitiveData: false
environments: []
---
{kind: Party, id: vest, title: Vest, type: region}
---
{kind: Party, id: drift, title: Drift, type: provider}
---
{kind: Party, id: annen, title: Annen, type: supplier}
---
kind: Agreement
id: AGR-1
title: Avtale
type: standing-order
parties: [vest, drift]
agreedAt: 2025-12-01
from: 2026-01-01
to: 2026-12-31
---
kind: Person
id: kari
title: Kari Nordmann
party: vest
roles:
  - {role: data-controller, for: {region: vest, service: crm}, from: 2026-01-01, to: 2026-06-30}
  - {role: system-owner, from: 2026-01-01T12:00:00+01:00, to: 2026-06-30T12:00:00+02:00}
---
{kind: Person, id: ola, title: Ola Nordmann, party: drift, to: 2026-03-31, roles: [{role: system-owner}]}
---
{kind: Person, id: per, title: Per Nordmann, party: drift, rolle: x, roles: [{role: system-owner}]}
---
{kind: Person, id: siri, title: Siri Nordmann, party: drift, roles: [{role: system-owner}]}
---
{kind: Person, id: siri, title: Siri Svensson, party: drift}
---
kind: Body
id: rad
title: Råd
function: management-council
from: 2026-01-01
members:
  - {person: kari, chair: true, from: 2026-01-01, to: 2026-06-30}
  - {person: ola, represents: vest, from: 2026-02-01}
---
{kind: Body, id: broken, title: Broken, function: management-council, medlemmer: [], members: [{person: kari}]}
";

const OWN: &str = r#"{"type": "object", "properties": {"id": {"type": "string"}, "about": {"x-ref": "Service"}}}"#;

fn review() -> Review {
    let config = "version: 1\ntimezone: Europe/Oslo\ndocuments:\n  - {paths: ['own/*.yaml'], kind: Own, id: id, schema: own.json}\n";
    let files = [
        ("vedtak.yaml", config),
        ("own.json", OWN),
        ("registry/all.yaml", REGISTRY),
        ("own/1.yaml", "id: one\nabout: crm\n"),
        ("own/2.yaml", "id: two\nservice: crm\n"),
    ];
    let files = files.map(|(path, text)| (path, text.to_owned()));
    project::review(&files, &files)
}

fn at(text: &str) -> DateTime<Utc> {
    DateTime::parse_from_rfc3339(text).unwrap().to_utc()
}

fn oslo() -> Zone {
    Zone::named("Europe/Oslo").unwrap()
}

fn role(role: &str, body: Option<&str>, areas: &[Area]) -> AskedRole {
    AskedRole { role: Some(role.to_owned()), body: body.map(str::to_owned), areas: areas.to_vec(), person: None }
}

const MAY: &str = "2026-05-01T12:00:00+02:00";

fn day(text: &str) -> Moment {
    text.parse().unwrap()
}

#[test]
fn a_role_is_held_for_its_area_and_its_days() {
    let review = review();
    let registry = Registry::of(&review);
    let region = |id: &str| Area::Region(id.to_owned());
    let service = |id: &str| Area::Service(id.to_owned());
    let party = |id: &str| Area::Party(id.to_owned());
    let named = |id: &str| Area::Named(id.to_owned());
    let no = Holding::NotHeld;
    let table: &[(&str, AskedRole, &str, Holding)] = &[
        ("kari", role("data-controller", None, &[]), MAY, Holding::Held),
        ("kari", role("data-controller", None, &[region("vest"), service("crm")]), MAY, Holding::Held),
        ("kari", role("data-controller", None, &[region("nord")]), MAY, no(NotHeld::OtherRegion)),
        ("kari", role("data-controller", None, &[service("hr")]), MAY, no(NotHeld::OtherService)),
        ("kari", role("data-controller", None, &[party("vest")]), MAY, Holding::Held),
        ("kari", role("data-controller", None, &[party("drift")]), MAY, no(NotHeld::OtherParty)),
        ("kari", role("data-controller", None, &[named("crm")]), MAY, Holding::Held),
        // A role without an area is held everywhere, but does not name one.
        ("kari", role("system-owner", None, &[region("nord")]), MAY, Holding::Held),
        ("kari", role("system-owner", None, &[named("crm")]), MAY, no(NotHeld::OtherRegion)),
        ("kari", role("requester", None, &[]), MAY, no(NotHeld::NoRole)),
        ("nobody", role("system-owner", None, &[]), MAY, no(NotHeld::UnknownPerson)),
        // The document of one is not as its schema says, that of the other is one of two.
        ("per", role("system-owner", None, &[]), MAY, no(NotHeld::UnreliablePerson)),
        ("siri", role("system-owner", None, &[]), MAY, no(NotHeld::UnreliablePerson)),
        // First and last day count whole, on the clocks of the zone.
        (
            "kari",
            role("data-controller", None, &[]),
            "2025-12-31T23:59:59+01:00",
            no(NotHeld::NotYet(day("2026-01-01"))),
        ),
        ("kari", role("data-controller", None, &[]), "2026-01-01T00:00:00+01:00", Holding::Held),
        ("kari", role("data-controller", None, &[]), "2026-06-30T23:59:59+02:00", Holding::Held),
        (
            "kari",
            role("data-controller", None, &[]),
            "2026-07-01T00:00:00+02:00",
            no(NotHeld::Ended(day("2026-06-30"))),
        ),
        // A moment in `to` is excluded.
        ("kari", role("system-owner", None, &[]), "2026-06-30T11:59:59+02:00", Holding::Held),
        (
            "kari",
            role("system-owner", None, &[]),
            "2026-06-30T12:00:00+02:00",
            no(NotHeld::Ended(day("2026-06-30T12:00:00+02:00"))),
        ),
        // Who is gone holds nothing any more.
        ("ola", role("system-owner", None, &[]), "2026-03-31T23:59:59+02:00", Holding::Held),
        ("ola", role("system-owner", None, &[]), "2026-04-01T00:00:00+02:00", no(NotHeld::Ended(day("2026-03-31")))),
    ];
    for (person, asked, when, expected) in table {
        let holding = registry.holding(person, asked, at(when), oslo()).unwrap();
        assert_eq!(&holding, expected, "{person}, {asked:?}, {when}");
    }
    let holders = |asked: AskedRole, when: &str| registry.holders(&asked, at(when), oslo()).unwrap();
    assert_eq!(holders(role("system-owner", None, &[]), "2026-02-01T12:00:00+01:00"), ["kari", "ola"]);
    assert_eq!(holders(role("system-owner", None, &[]), "2026-07-01T12:00:00+02:00"), Vec::<String>::new());
}

#[test]
fn a_seat_in_a_body_is_a_role() {
    let review = review();
    let registry = Registry::of(&review);
    let no = Holding::NotHeld;
    let party = |id: &str| Area::Party(id.to_owned());
    let february = "2026-02-01T00:00:00+01:00";
    let table: &[(&str, AskedRole, &str, Holding)] = &[
        ("kari", role("chair", Some("rad"), &[]), february, Holding::Held),
        ("kari", role("management-council", Some("rad"), &[]), february, Holding::Held),
        ("ola", role("management-council", Some("rad"), &[]), february, Holding::Held),
        ("ola", role("chair", Some("rad"), &[]), february, no(NotHeld::NotChair)),
        ("kari", role("chair", Some("rad"), &[]), "2026-06-30T23:59:59+02:00", Holding::Held),
        ("kari", role("chair", Some("rad"), &[]), "2026-07-01T00:00:00+02:00", no(NotHeld::Ended(day("2026-06-30")))),
        ("ola", role("cab", Some("rad"), &[]), "2026-01-31T23:59:59+01:00", no(NotHeld::NotYet(day("2026-02-01")))),
        ("kari", role("chair", Some("rad"), &[]), "2025-12-31T12:00:00+01:00", no(NotHeld::NotYet(day("2026-01-01")))),
        // A member acts for the party that is represented, else for the own.
        ("ola", role("cab", Some("rad"), &[party("vest")]), february, Holding::Held),
        ("ola", role("cab", Some("rad"), &[party("drift")]), february, no(NotHeld::OtherParty)),
        ("kari", role("cab", Some("rad"), &[party("vest")]), february, Holding::Held),
        ("nobody", role("chair", Some("rad"), &[]), february, no(NotHeld::UnknownPerson)),
        ("kari", role("chair", Some("board.v2"), &[]), february, no(NotHeld::UnknownBody)),
        ("kari", role("cab", Some("broken"), &[]), february, no(NotHeld::UnreliableBody)),
    ];
    for (person, asked, when, expected) in table {
        let holding = registry.holding(person, asked, at(when), oslo()).unwrap();
        assert_eq!(&holding, expected, "{person}, {asked:?}, {when}");
    }
    assert!(registry.body("broken").is_none());
}

#[test]
fn an_agreement_has_its_parties_and_its_days() {
    let review = review();
    let registry = Registry::of(&review);
    let agreement = registry.agreement("AGR-1").unwrap();
    assert_eq!(agreement.parties, ["vest", "drift"]);
    let holds = |when: &str| agreement.validity.holds(at(when), oslo()).unwrap();
    assert!(holds("2026-12-31T23:59:59+01:00"));
    assert!(!holds("2027-01-01T00:00:00+01:00"));
    assert!(registry.agreement("AGR-2").is_none());
}

#[test]
fn a_document_belongs_to_the_services_that_it_names_or_that_name_it() {
    let review = review();
    let services = |kind: &str, id: &str| {
        let document = review.find(kind, id).unwrap();
        let of = services_of(&review, document).into_iter();
        (of.map(|service| service.name.as_ref().unwrap().id.as_str()).collect::<Vec<_>>(), zone_of(&review, document))
    };
    let (crm, none) = (vec!["crm"], Vec::<&str>::new());
    let zone = |name: &str| Some(Zone::named(name).unwrap());
    for (kind, id) in
        [("Service", "crm"), ("Party", "vest"), ("Party", "drift"), ("Agreement", "AGR-1"), ("Own", "one")]
    {
        assert_eq!(services(kind, id), (crm.clone(), zone("Europe/Helsinki")), "{kind} {id}");
    }
    // What names no service by its schema belongs to none.
    for (kind, id) in [("Party", "annen"), ("Person", "kari"), ("Own", "two")] {
        assert_eq!(services(kind, id), (none.clone(), zone("Europe/Oslo")), "{kind} {id}");
    }
}
