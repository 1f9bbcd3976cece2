//! A reader who does what is written, and nothing else.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use chrono::{DateTime, Duration, FixedOffset, NaiveDate};
use regex::Regex;
use serde_json::{Value, json};
use vedtak::finding::{Block, BlockPlace};
use vedtak::kind::to_json;
use vedtak::language::Language;
use vedtak::yaml::{Limits, parse};

use crate::world::{Told, World};

/// One thing to do.
#[derive(Debug, Clone)]
pub enum Way {
    /// Write these lines where they belong, filled in.
    Write(Box<Block>),
    /// Write a value in a field.
    Set { pointer: String, value: String },
    /// Write a time that is missing.
    FillIn { pointer: String },
    /// Move a time to this one, and what moves with it.
    Move { pointers: Vec<String>, to: String },
    /// Take a value out.
    Remove { pointer: String },
    /// Write a value instead of another in a document of this id.
    Correct { id: String, from: String, to: String },
    /// Several of these, all of them.
    All(Vec<Way>),
    /// Leave it: the text says that the finding stays.
    Leave,
}

/// Help that leaves the choice to people, so that no reader of the text alone can do it: the rule, and a part of the help
/// in the three languages.
const CHOICES: [(&str, [&str; 3]); 9] = [
    ("MED-01", ["la en region bestille", "låt en region beställa", "let a region order"]),
    ("MED-08c", ["ellers få den bestilt", "få den annars beställd", "else have it ordered"]),
    ("MED-23", ["legg revisjonen fram", "lägg fram revisionen", "put the revision before"]),
    ("contradiction", ["skriv saken slik", "skriv punkten", "write the item"]),
    ("contradiction", ["skriv det første tidsrommet", "skriv den första", "write the first"]),
    ("uncovered", ["til `policies` i vedtak.yaml", "under `policies` i vedtak.yaml", "to `policies` in vedtak.yaml"]),
    ("MED-18", ["la en avtale dekke det", "låt ett avtal täcka det", "let an agreement cover it"]),
    ("deadlock", ["la en annen", "låt någon annan", "let someone else"]),
    ("MED-08a", ["registrer en person", "registrera en person", "register a person"]),
];

/// Whether somebody of a party is to be named who has nobody left.
pub fn asks_for_nobody(world: &World, finding: &Told) -> bool {
    let named = Regex::new("party: ([a-z-]+), person: …").unwrap();
    let lines = finding.blocks.iter().flat_map(|block| named.captures_iter(&block.text).map(|of| of[1].to_owned()));
    lines.into_iter().any(|party| person(world, Some(&party)).is_none())
}

/// Whether help leaves the choice to people.
pub fn asks_people(rule: &str, help: &str) -> bool {
    CHOICES.iter().any(|(of, parts)| *of == rule && parts.iter().any(|part| help.contains(part)))
}

/// The words of a language.
struct Words {
    write: &'static str,
    of_field: &'static str,
    shift: &'static str,
    /// What stands before the time to which something is moved.
    until: &'static str,
    send: &'static str,
    fill_in: &'static str,
    /// What stands behind a stage of the plan.
    follows: &'static str,
    remove: &'static str,
    stays: &'static str,
}

fn words(language: Language) -> Words {
    match language {
        Language::Nb => Words {
            write: "skriv",
            of_field: "i",
            shift: "flytt",
            until: " til ",
            send: "send",
            fill_in: "fyll ut",
            follows: "det som følger",
            remove: "fjern",
            stays: "blir stående",
        },
        Language::Sv => Words {
            write: "skriv",
            of_field: "i",
            shift: "flytta",
            until: " till ",
            send: "skicka",
            fill_in: "fyll i",
            follows: "det som följer",
            remove: "ta bort",
            stays: "blir kvar",
        },
        Language::En => Words {
            write: "write",
            of_field: "in",
            shift: "move",
            until: " to ",
            send: "send",
            fill_in: "fill in",
            follows: "what follows it",
            remove: "remove",
            stays: "stays",
        },
    }
}

/// The help without its values, so that one of a kind is looked at.
pub fn shape_of(help: &str) -> String {
    static VALUE: LazyLock<Regex> = LazyLock::new(|| Regex::new("`[A-Z]+-[^`]*`|[0-9]+").unwrap());
    VALUE.replace_all(help, "…").into_owned()
}

/// What a finding says may be done, as far as it is said so that it can be done.
pub fn ways(world: &World, finding: &Told, language: Language) -> Vec<Way> {
    let help = finding.help.as_deref().unwrap_or("");
    let words = words(language);
    // Lines for documents that are there belong together; a new document is another way.
    let (new, here): (Vec<Block>, Vec<Block>) =
        finding.blocks.iter().cloned().partition(|block| block.place == BlockPlace::New);
    let mut here: Vec<Way> = here.into_iter().map(Box::new).map(Way::Write).collect();
    // What is approved now comes too late for what has its time already.
    if !here.is_empty() && help.contains(&format!("{} ", words.shift)) && finding.facts.get("stage").is_some() {
        let named = Regex::new("`([^`]+)`").unwrap();
        let document = world.document(&finding.path);
        let named: Vec<String> =
            named.captures_iter(help).filter_map(|name| pointer_of(document, &finding.pointer, &name[1])).collect();
        // What follows a stage is the stages that the plan has behind it.
        let stages = document.and_then(|document| document["plan"].as_object()).into_iter().flatten();
        let following = stages
            .filter(|(stage, _)| help.contains(words.follows) && *stage != "copy" && *stage != "test")
            .filter(|(_, window)| window["start"].is_string())
            .map(|(stage, _)| format!("/plan/{stage}/start"))
            .filter(|pointer| !named.contains(pointer));
        let following: Vec<String> = following.collect();
        let to = |days| (world.clock + Duration::days(days)).to_rfc3339();
        let moved: BTreeSet<String> = named.iter().cloned().collect();
        here.push(Way::Move { pointers: moved.into_iter().collect(), to: to(14) });
        if !following.is_empty() {
            here.push(Way::Move { pointers: following, to: to(15) });
        }
    }
    let mut ways: Vec<Way> = Vec::new();
    if !here.is_empty() {
        ways.push(Way::All(here));
    }
    ways.extend(new.into_iter().map(Box::new).map(Way::Write));
    if help.contains(words.stays) {
        ways.push(Way::Leave);
    }
    if !ways.is_empty() {
        return ways;
    }
    let document = world.document(&finding.path);
    let field = |name: &str| pointer_of(document, &finding.pointer, name);
    let named = Regex::new("`([^`]+)`").unwrap();
    // `key: value` is written as it stands, whatever is said around it.
    let pairs = named
        .captures_iter(help)
        .filter_map(|token| token[1].split_once(": ").map(|(key, value)| (key.to_owned(), value.to_owned())));
    ways.extend(pairs.filter_map(|(key, value)| Some(Way::Set { pointer: field(&key)?, value })));
    let write = Regex::new(&format!(r"\b{} `([^`:]+)`(?:[^`;]*? {} `([^`]+)`)?", words.write, words.of_field)).unwrap();
    if let Some(found) = write.captures(help) {
        let missing = finding.facts.get("missing");
        let missing = missing.and_then(|missing| missing.get(0).unwrap_or(missing).as_str());
        let missing = missing.and_then(&field);
        let pointer =
            found.get(2).and_then(|name| field(name.as_str())).or(missing).unwrap_or_else(|| finding.pointer.clone());
        ways.push(Way::Set { pointer, value: found[1].to_owned() });
    }
    // What is sent to an address, which is then written in a field.
    let send = Regex::new(&format!(r"\b{} [^`;]*`([^`]+)`[^;]*? {} `([^`]+)`", words.send, words.of_field)).unwrap();
    if let Some(pointer) = send.captures(help).and_then(|found| field(&found[2])) {
        ways.push(Way::Set { pointer, value: send.captures(help).unwrap()[1].to_owned() });
    }
    let fill_in = Regex::new(&format!(r"\b{} `([^`]+)`", words.fill_in)).unwrap();
    if let Some(pointer) = fill_in.captures(help).and_then(|found| field(&found[1])) {
        ways.push(Way::FillIn { pointer });
    }
    let facts = &finding.facts;
    let earliest = facts.get("earliest").or(facts.get("next")).or(facts.get("first")).and_then(Value::as_str);
    let shifted = help
        .split_once(&format!("{} ", words.shift))
        .map(|(_, after)| after.split(words.until).next().unwrap_or(after));
    if let (Some(shifted), Some(to)) = (shifted, earliest) {
        let mut pointers: Vec<String> = named.captures_iter(shifted).filter_map(|name| field(&name[1])).collect();
        let is_item = facts.get("field").and_then(Value::as_str).is_some_and(|field| field.contains('['));
        if pointers.is_empty() || is_item {
            pointers = vec![finding.pointer.clone()];
        }
        ways.push(Way::Move { pointers, to: to.to_owned() });
    }
    let remove = Regex::new(&format!(r"\b{} `([^`]+)`", words.remove)).unwrap();
    if let Some(pointer) = remove.captures(help).and_then(|found| field(&found[1])) {
        ways.push(Way::Remove { pointer });
    }
    // A value that stands in a document that is named is to be the last one that the message names.
    let values = |text: &str| named.captures_iter(text).map(|value| value[1].to_owned()).collect::<Vec<_>>();
    if ways.is_empty()
        && let ([.., id], [said @ .., _, to]) = (values(help).as_slice(), values(&finding.message).as_slice())
        && let Some(from) = said.last()
    {
        ways.push(Way::Correct { id: id.clone(), from: from.clone(), to: to.clone() });
    }
    ways
}

/// The pointer of a field that a text names: from the top of the document, else beside the place of the finding.
fn pointer_of(document: Option<&Value>, place: &str, name: &str) -> Option<String> {
    if !name.chars().all(|c| c.is_ascii_alphanumeric() || c == '.')
        || !name.starts_with(|c: char| c.is_ascii_lowercase())
    {
        return None;
    }
    let way = format!("/{}", name.replace('.', "/"));
    let beside = place.rsplit_once('/').map_or(way.clone(), |(parent, _)| format!("{parent}{way}"));
    let is_there = |pointer: &String| document.is_some_and(|document| document.pointer(pointer).is_some());
    // What is missing in an item of a list is written in it.
    let item = place.to_owned() + &way;
    let is_item = place.rsplit_once('/').is_some_and(|(_, last)| last.parse::<usize>().is_ok());
    let otherwise = if is_item { item.clone() } else { way.clone() };
    [item, beside, way].into_iter().find(is_there).or(Some(otherwise))
}

impl Way {
    /// The project once it is done; `None` where it cannot be done, or nothing is to be.
    pub fn done(&self, world: &World, finding: &Told) -> Option<World> {
        let mut after = world.clone();
        match self {
            Self::Leave => return None,
            Self::All(ways) => {
                for way in ways {
                    after = way.done(&after, finding)?;
                }
            }
            Self::Write(block) => {
                let tree = parse(&block.text.as_str().into(), &Limits::default());
                let mut written = to_json(tree.node(tree.roots().first()?)?);
                let is_late = finding.blocks.iter().any(|block| block.place == BlockPlace::New);
                let (pointer, is_new) = match &block.place {
                    BlockPlace::Top => (String::new(), false),
                    BlockPlace::Under { pointer, .. } => (pointer.clone(), false),
                    BlockPlace::New => (String::new(), true),
                };
                let path = match &block.document {
                    Some(name) => world.path_of(&name.kind, &name.id)?,
                    None => finding.path.clone(),
                };
                let document = world.document(&path)?;
                let at = if is_late && !is_new { in_time(document, world.clock) } else { world.clock };
                let requester = document["requester"].as_str().map(str::to_owned);
                fill(&mut written, "", world, (at, requester.as_deref()));
                if let Some(there) = document.pointer(&pointer).filter(|_| !is_new) {
                    end_after_start(&mut written, there, world.clock);
                }
                if is_new {
                    let folder = if written["kind"] == "Person" { "registry" } else { "case" };
                    after.files.push((format!("{folder}/new.json"), written));
                } else {
                    merge(after.document_mut(&path)?.pointer_mut(&pointer)?, written);
                }
            }
            Self::Set { pointer, value } => {
                let document = after.document_mut(&finding.path)?;
                match document.pointer_mut(pointer) {
                    // In a list it is one more.
                    Some(Value::Array(items)) => items.push(scalar(value)),
                    _ => set(document, pointer, scalar(value))?,
                }
            }
            Self::FillIn { pointer } => {
                let document = after.document_mut(&finding.path)?;
                let start = pointer
                    .rsplit_once('/')
                    .and_then(|(parent, _)| document.pointer(&format!("{parent}/start"))?.as_str());
                let at = start
                    .and_then(|start| time(start, world.clock))
                    .map_or(world.clock, |start| start + Duration::hours(1));
                let value = if pointer.ends_with("/region") {
                    Value::from("helse-vest")
                } else if pointer.ends_with("At") {
                    // What has happened is written with its offset, as the descriptions of these fields say.
                    Value::from(at.format("%Y-%m-%dT%H:%M:%S%:z").to_string())
                } else {
                    Value::from(at.format("%Y-%m-%dT%H:%M").to_string())
                };
                set(document, pointer, value)?;
            }
            Self::Move { pointers, to } => {
                let document = after.document_mut(&finding.path)?;
                for pointer in pointers {
                    shift(document, pointer, to)?;
                }
            }
            Self::Correct { id, from, to } => {
                let document = after.files.iter_mut().map(|(_, document)| document).find(|of| of["id"] == **id)?;
                replace(document, from, to).then_some(())?;
            }
            Self::Remove { pointer } => {
                let (parent, key) = pointer.rsplit_once('/')?;
                match after.document_mut(&finding.path)?.pointer_mut(parent)? {
                    Value::Object(map) => map.remove(key)?,
                    Value::Array(items) => items.remove(key.parse().ok()?),
                    _ => return None,
                };
            }
        }
        Some(after)
    }
}

/// Writes a text instead of another wherever it stands; whether it stands anywhere.
fn replace(value: &mut Value, from: &str, to: &str) -> bool {
    match value {
        Value::String(text) if text == from => {
            to.clone_into(text);
            true
        }
        Value::Array(items) => items.iter_mut().map(|item| replace(item, from, to)).fold(false, |a, b| a | b),
        Value::Object(map) => map.values_mut().map(|item| replace(item, from, to)).fold(false, |a, b| a | b),
        _ => false,
    }
}

/// A scalar as YAML reads it.
fn scalar(text: &str) -> Value {
    let tree = parse(&text.into(), &Limits::default());
    tree.roots().first().and_then(|root| tree.node(root)).map_or(Value::Null, to_json)
}

fn set(document: &mut Value, pointer: &str, value: Value) -> Option<()> {
    let (parent, key) = pointer.rsplit_once('/')?;
    if document.pointer(parent).is_none() {
        set(document, parent, json!({}))?;
    }
    match document.pointer_mut(parent)? {
        Value::Object(map) => {
            map.insert(key.to_owned(), value);
        }
        Value::Array(items) => *items.get_mut(key.parse::<usize>().ok()?)? = value,
        _ => return None,
    }
    Some(())
}

/// Puts what is written where it belongs: a key is written anew, an item is added.
fn merge(there: &mut Value, written: Value) {
    match (there, written) {
        (Value::Object(map), Value::Object(more)) => map.extend(more),
        (Value::Array(items), Value::Array(more)) => items.extend(more),
        (Value::Array(items), one) => items.push(one),
        (there, written) => *there = written,
    }
}

/// A time at which what was done in time may have been done: two days before the first time in the document.
fn in_time(document: &Value, clock: DateTime<FixedOffset>) -> DateTime<FixedOffset> {
    let mut first = clock;
    visit(document, &mut |text| {
        if let Some(at) = time(text, clock) {
            first = first.min(at);
        }
    });
    first - Duration::days(2)
}

fn visit(value: &Value, each: &mut dyn FnMut(&str)) {
    match value {
        Value::String(text) => each(text),
        Value::Array(items) => items.iter().for_each(|item| visit(item, each)),
        Value::Object(map) => map.values().for_each(|item| visit(item, each)),
        _ => {}
    }
}

/// A day or time in any of its forms, in the zone of the clock.
fn time(text: &str, clock: DateTime<FixedOffset>) -> Option<DateTime<FixedOffset>> {
    let local = |text: &str| {
        let day = NaiveDate::parse_from_str(text.get(..10)?, "%Y-%m-%d").ok()?;
        let (hour, minute) = match text.get(11..16) {
            Some(time) => (time.get(..2)?.parse().ok()?, time.get(3..)?.parse().ok()?),
            None => (0, 0),
        };
        day.and_hms_opt(hour, minute, 0)?.and_local_timezone(*clock.offset()).single()
    };
    DateTime::parse_from_rfc3339(text).ok().or_else(|| local(text))
}

/// Fills in what only the writer knows: somebody of the party that stands beside it, and the time `at`.
fn fill(value: &mut Value, key: &str, world: &World, (at, requester): (DateTime<FixedOffset>, Option<&str>)) {
    match value {
        Value::Object(map) => {
            let party = map.get("party").and_then(Value::as_str).map(str::to_owned);
            for (key, value) in map.iter_mut() {
                let of_party = party.as_deref().filter(|_| value == "…" && key == "person");
                match of_party.and_then(|party| person(world, Some(party))) {
                    Some(person) => *value = Value::from(person),
                    None => fill(value, key, world, (at, requester)),
                }
            }
        }
        Value::Array(items) if key == "to" && items.contains(&json!("…")) => {
            let parties =
                world.files.iter().map(|(_, document)| document).filter(|document| document["kind"] == "Party");
            *items = parties.map(|party| party["id"].clone()).collect();
        }
        Value::Array(items) if key == "agreedBy" => {
            *items =
                ["nhn", "helse-vest"].iter().filter_map(|party| person(world, Some(party))).map(Value::from).collect();
        }
        Value::Array(items) => items.iter_mut().for_each(|item| fill(item, key, world, (at, requester))),
        Value::String(text) if text == "…" && key == "person" && requester.is_some() => {
            requester.unwrap_or_default().clone_into(text);
        }
        Value::String(text) if text == "…" && key == "expectedDowntime" => "PT2H".clone_into(text),
        Value::String(text) if text == "…" && ["needed", "daytime"].contains(&key) => *value = Value::Bool(true),
        Value::String(text) if text == "…" => *text = word(key, world),
        Value::String(text) if text.starts_with("YYYY") || text.starts_with("ÅÅÅÅ") => {
            // A timetable is ahead of what is done for it.
            let at = match key {
                "due" => at + Duration::days(30),
                "start" => at + Duration::days(14),
                "end" => at + Duration::days(14) + Duration::hours(2),
                _ => at,
            };
            let form = match text.chars().count() {
                10 => "%Y-%m-%d",
                16 => "%Y-%m-%dT%H:%M",
                _ => "%Y-%m-%dT%H:%M:%S%:z",
            };
            *text = at.format(form).to_string();
        }
        _ => {}
    }
}

/// Whoever writes an end to a start that stands there writes one that comes after it.
fn end_after_start(written: &mut Value, there: &Value, clock: DateTime<FixedOffset>) {
    let Value::Object(map) = written else { return };
    let start = there["start"].as_str().and_then(|start| time(start, clock));
    let end = map.get("end").and_then(Value::as_str).map(str::to_owned).filter(|_| !map.contains_key("start"));
    if let (Some(start), Some(end)) = (start, end)
        && time(&end, clock).is_some_and(|end| end < start)
    {
        let form = if end.len() == 10 { "%Y-%m-%d" } else { "%Y-%m-%dT%H:%M" };
        map.insert("end".to_owned(), Value::from((start + Duration::days(7)).format(form).to_string()));
    }
    for (key, value) in map.iter_mut() {
        end_after_start(value, &there[key.as_str()], clock);
    }
}

fn word(key: &str, world: &World) -> String {
    match key {
        "by" | "person" | "reportedBy" | "owner" => person(world, None).unwrap_or_default(),
        "id" => "ny.nordmann".to_owned(),
        "title" => "Ny Nordmann".to_owned(),
        "party" => "helse-vest".to_owned(),
        "name" => "Driftsvakten".to_owned(),
        "estimate" => "20 timer".to_owned(),
        "environments" => "test".to_owned(),
        _ => "Slik det ble avtalt skriftlig med Norsk Helsenett".to_owned(),
    }
}

fn person(world: &World, party: Option<&str>) -> Option<String> {
    let people = world.files.iter().map(|(_, document)| document).filter(|document| document["kind"] == "Person");
    let in_office = people.filter(|person| person["to"].is_null());
    let mut of_party = in_office.filter(|person| party.is_none_or(|party| person["party"] == party));
    of_party.next()?["id"].as_str().map(str::to_owned)
}

/// Moves a time to another, and the end that stands beside it by as much.
fn shift(document: &mut Value, pointer: &str, to: &str) -> Option<()> {
    let there = document.pointer(pointer)?;
    if let Some(items) = there.as_array() {
        return (0..items.len()).try_for_each(|index| shift(document, &format!("{pointer}/{index}/start"), to));
    }
    if there.is_object() {
        return shift(document, &format!("{pointer}/start"), to);
    }
    let text = there.as_str()?.to_owned();
    let to = DateTime::parse_from_rfc3339(to)
        .ok()
        .or_else(|| time(to, DateTime::parse_from_rfc3339("2026-01-01T00:00:00+01:00").ok()?))?;
    let from = time(&text, to)?;
    let has_time = to.time() != chrono::NaiveTime::MIN;
    let moved = |text: &str| {
        let at = time(text, to)? + (to - from);
        let form = match text.len() {
            10 if has_time => "%Y-%m-%dT%H:%M",
            10 => "%Y-%m-%d",
            16 => "%Y-%m-%dT%H:%M",
            _ => "%Y-%m-%dT%H:%M:%S%:z",
        };
        Some(Value::from(at.format(form).to_string()))
    };
    let new = moved(&text)?;
    if let Some(end) = pointer.strip_suffix("/start").map(|parent| format!("{parent}/end"))
        && let Some(end_text) = document.pointer(&end).and_then(Value::as_str).map(str::to_owned)
    {
        // Whoever writes the time of a start on a day writes that of the end too.
        let day_long = has_time && end_text.len() == 10;
        *document.pointer_mut(&end)? = if day_long {
            Value::from((to + Duration::hours(4)).format("%Y-%m-%dT%H:%M").to_string())
        } else {
            moved(&end_text)?
        };
    }
    *document.pointer_mut(pointer)? = new;
    Some(())
}
