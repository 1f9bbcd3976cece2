//! What the repository of the agreement begins with, and the documents of its year.

use crate::gate::Document;
use crate::signing::public;

/// Who signs, with the number that their key is made of.
pub const KARI: (&str, u8) = ("kari.nordmann", 1);
pub const PER: (&str, u8) = ("per.nordmann", 2);
pub const OLA: (&str, u8) = ("ola.nordmann", 3);
pub const NORA: (&str, u8) = ("nora.nordmann", 4);
/// The key that Per gets once the first is revoked.
pub const PER_ANEW: (&str, u8) = ("per.nordmann", 6);

/// Approvals must be signed, and a change of the rules is approved by whoever has the role `gatekeeper`.
pub const CONFIG: &str = "\
version: 1
language: en
timezone: Europe/Oslo
repository: nhn/test
git: {target: main}
trust: {role: gatekeeper}
policies: ['builtin:medusa', 'policies/*.yaml']
registry: ['registry/*.yaml']
parameters:
  medusa:
    evidence: signed
";

/// What the parties have added: who declares a lockdown, and that an urgent change is reviewed afterwards.
pub const HOUSE: &str = "\
kind: Policy
id: house
title: House rules
calendar: medusa
owner: {role: chair, of: medusa-forvaltningsrad}
lockdown: {role: system-manager}
rules:
  HUS-1:
    title: An urgent change is reviewed afterwards
    kinds: [ChangeRequest]
    when: 'doc.class == \"urgent\"'
    check: {obligation: {after: completedAt, within: 5 working days, check: {require: [result.summary]}}}
";

/// Kari orders for Helse Vest and leads the council, Per is its data controller, Ola and Nora are of NHN, Anna of Softpro.
pub fn people(per: &str) -> String {
    let keys = |seed: u8| format!("{{ssh: {}, from: 2025-01-01}}", public(seed));
    let person = |(id, name, party): (&str, &str, &str), keys: &str, roles: &str| {
        format!("kind: Person\nid: {id}\ntitle: {name}\nparty: {party}\nkeys: [{keys}]\nroles: [{roles}]\n")
    };
    [
        person(
            ("kari.nordmann", "Kari Nordmann", "helse-vest"),
            &keys(KARI.1),
            "{role: region-responsible, for: {region: helse-vest, service: medusa}, from: 2025-01-01}",
        ),
        person(
            ("per.nordmann", "Per Nordmann", "helse-vest"),
            per,
            "{role: data-controller, for: {region: helse-vest}, from: 2025-01-01}",
        ),
        person(("ola.nordmann", "Ola Nordmann", "nhn"), &keys(OLA.1), ""),
        person(
            ("nora.nordmann", "Nora Nordmann", "nhn"),
            &keys(NORA.1),
            "{role: system-manager, for: {service: medusa}, from: 2025-01-01}, {role: gatekeeper, from: 2025-01-01}",
        ),
        person(("anna.svensson", "Anna Svensson", "softpro"), &keys(5), ""),
    ]
    .join("---\n")
}

/// Per's key as it is at first.
pub fn first_key() -> String {
    format!("{{ssh: {}, from: 2025-01-01}}", public(PER.1))
}

pub const REGISTRY: &str = "\
kind: Service
id: medusa
title: Medusa
owner: [helse-vest, helse-nord]
provider: nhn
policies: [medusa, house]
timezone: Europe/Oslo
regions: [helse-vest, helse-nord]
customers: [helse-vest, helse-nord]
suppliers: [softpro]
sensitiveData: true
environments:
  - {name: medusa-test, type: test, owner: nhn}
  - {name: medusa, type: production, owner: nhn}
databases:
  - {name: MTU, region: helse-vest}
  - {name: BHM, region: helse-nord}
agreements: [AGR-MEDUSA-DRIFT]
governance: {managementCouncil: medusa-forvaltningsrad}
contacts:
  - {party: nhn, name: Kundesenteret, for: [orders], email: kundesenter@nhn.no, phone: 24 20 00 00}
---
kind: Body
id: medusa-forvaltningsrad
title: Medusa Forvaltningsråd
function: management-council
services: [medusa]
members:
  - {person: kari.nordmann, represents: helse-vest, chair: true, from: 2025-01-01}
  - {person: ola.nordmann, represents: nhn, from: 2025-01-01}
---
kind: Agreement
id: AGR-MEDUSA-DRIFT
title: Drift av Medusa
type: service
parties: [nhn, helse-vest, helse-nord]
services: [medusa]
agreedAt: 2024-11-04
from: 2025-01-01
---
kind: Party
id: nhn
title: Norsk Helsenett SF
type: provider
country: \"NO\"
contacts:
  - {name: Kundesenteret, for: [orders, operation, incidents], email: kundesenter@nhn.no, phone: 24 20 00 00}
---
kind: Party
id: helse-vest
title: Helse Vest
type: region
country: \"NO\"
region: helse-vest
---
kind: Party
id: helse-nord
title: Helse Nord
type: region
country: \"NO\"
region: helse-nord
---
kind: Party
id: softpro
title: Softpro
type: supplier
country: SE
contacts:
  - {name: Softpro support, for: [operation], email: nhnsupport@softpro.se, phone: 21 06 23 02}
---
kind: Region
id: helse-vest
title: Helse Vest
country: \"NO\"
party: helse-vest
---
kind: Region
id: helse-nord
title: Helse Nord
country: \"NO\"
party: helse-nord
";

/// An upgrade that Helse Vest orders for February; at first Ola has written his own name on it.
pub fn order() -> Document {
    Document::of(
        "orders",
        "Order",
        "ORD-2025-0001",
        "\
title: Oppgradering av Medusa til 8.0
service: medusa
status: sent
type: upgrade
description: Versjon 8.0 gir utlån på tvers av sykehus.
initiator: helse-vest
requester: ola.nordmann
channel: kundesenter@nhn.no
subject: 'Bestilling Medusa: oppgradering til 8.0'
sentAt: 2025-01-13T10:00:00+01:00
caseNumber: NHN-000101
environments: [test, production]
affectsOperation: true
databases:
  - {name: MTU, region: helse-vest, operation: change}
expectedDowntime: PT2H
daytime: false
contacts:
  - {person: kari.nordmann, for: [handover, testing, approval]}
plan:
  test: {start: 2025-02-03, end: 2025-02-07, owner: kari.nordmann}
  production: {start: 2025-02-18T18:00, end: 2025-02-18T20:00}
billing: {basis: agreement, agreement: AGR-MEDUSA-DRIFT}
",
    )
}

/// The change that carries the order out, proposed.
pub fn upgrade() -> Document {
    Document::of(
        "changes",
        "ChangeRequest",
        "CHG-2025-0001",
        "\
title: Oppgradering av Medusa til 8.0
service: medusa
status: proposed
initiator: helse-vest
requester: kari.nordmann
implementer: ola.nordmann
purpose: upgrade
class: normal
size: major
environments: [test, production]
affectsOperation: true
orders: [ORD-2025-0001]
databases:
  - {name: MTU, region: helse-vest, operation: change}
expectedDowntime: PT2H
daytime: false
plan:
  preparedBy: nhn
  participants:
    - {party: softpro, person: anna.svensson, role: planning}
  test: {start: 2025-02-03, end: 2025-02-07, owner: kari.nordmann}
  production: {start: 2025-02-18T18:00, end: 2025-02-18T20:00}
notification:
  needed: true
  judgedBy:
    - {party: softpro, person: anna.svensson}
    - {party: nhn, person: ola.nordmann}
  reason: Nedetid i to timer
rollback:
  procedure: Gjenopprett øyeblikksbildet MTU-pre-8.0, og installer 7.9 på nytt.
  maxDuration: PT2H
billing: {basis: agreement, agreement: AGR-MEDUSA-DRIFT}
",
    )
}

/// A change that NHN initiates in production, for an hour from a moment; more lines follow.
pub fn of_nhn(id: &'static str, class: &str, start: &str, end: &str, more: &str) -> Document {
    Document::of(
        "changes",
        "ChangeRequest",
        id,
        &format!(
            "\
title: Arbeid på Medusa
service: medusa
status: approved
initiator: nhn
requester: ola.nordmann
implementer: nora.nordmann
purpose: maintenance
class: {class}
size: minor
environments: [production]
plan:
  production: {{start: {start}, end: {end}}}
rollback:
  procedure: Sett tilbake forrige versjon.
  maxDuration: PT1H
{more}"
        ),
    )
}

/// That a change does not affect operation.
pub const UNNOTICED: &str = "affectsOperation: false\nexpectedDowntime: none\n";

/// That a change affects operation for an hour, and was announced to both regions at a moment.
pub fn announced(at: &str) -> String {
    format!(
        "affectsOperation: true\nexpectedDowntime: PT1H\nannouncedAt: {at}\nnotices:\n  - {{from: nhn, to: [helse-vest, helse-nord], channel: e-mail, at: {at}, \
         stage: production, text: Medusa er nede i en time.}}\n"
    )
}
