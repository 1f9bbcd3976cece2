//! What decides whether an approval is asked for must be approved itself (`docs/trust.md`): a field that the schema marks with
//! `x-approved: false` can change after the approval, and nobody would have approved what follows from it.
//!
//! What decides on a part with `approval` is that part but for its moments, what narrows it and the parts around it, the check
//! that it follows as `then`, and its alternatives in `any`. The other parts of `all` are each judged by themselves. A condition
//! by which the same approval is asked for either way, with another moment, decides nothing.

use std::collections::BTreeMap;

use super::compile::Compiler;
use super::known_roles::TOLD;
use super::parameter::{Parameter, ParameterValue};
use crate::approval::{ContentPaths, Evidence, EvidenceDemand, Reached, marked};
use crate::expression::{FieldRead, ITEM, KnownNames, ReadStart, field_reads, outlined};
use crate::kind::to_json;
use crate::language::Fact;
use crate::language::messages::policy_file as say;
use crate::source::Span;
use crate::yaml::Node;

/// The keys of moments, which say by when and not whether.
const MOMENTS: [&str; 6] = ["before", "after", "begun", "due", "happens", "since"];

/// The keys that say where a breach is shown, how it is weighed and mended; names are looked at where they are used.
const ASIDE: [&str; 8] = ["let", "kinds", "at", "fix", "effective", "owner", "severity", "missing"];

/// Notes each place in a rule at which a field decides on an approval that no approval covers.
pub(super) fn hold<'k>(rule: Node<'k>, kinds: &[String], compiler: &mut Compiler<'k>) {
    let parameters = &compiler.parameters;
    let is_asked = |approval: Node<'_>| is_bound(approval, parameters);
    let mut deciding = Deciding { is_asked: &is_asked, found: Vec::new() };
    deciding.part(rule, &Around::default(), None);
    let marks: Vec<(&String, String)> = kinds
        .iter()
        .flat_map(|kind| {
            let schema = compiler.kinds.get(kind).and_then(|kind| kind.schema.as_deref());
            marked(schema).written().iter().map(|path| (kind, path.clone())).collect::<Vec<_>>()
        })
        // Every rule sees these: the approvals themselves, and how far the work has come.
        .filter(|(_, path)| !matches!(path.as_str(), "approvals" | "status"))
        .collect();
    let found = deciding.found;
    for (node, reads) in found {
        let is_read = |(kind, path): &&(&String, String)| {
            let keys: Vec<String> = path.split('/').filter(|key| *key != "[]").map(unescaped).collect();
            let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
            reads.as_ref().is_none_or(|reads| reads.iter().any(|read| read.is_of(kind, &keys)))
        };
        if let Some((kind, path)) = marks.iter().find(is_read) {
            let says = say::DECIDES_UNAPPROVED.with("field", Fact::code(path)).with("kind", Fact::code(*kind));
            compiler.problem(node.span(), says, Some(say::DECIDES_UNAPPROVED_HELP.into()));
        }
    }
}

/// What every approval covers, of whichever part it is.
const ALWAYS: [&str; 6] = ["service", "environments", "class", "affectsOperation", "initiator", "requester"];

/// What an approval must cover that is asked for by a rule and says what it is of (`covers`): these paths, what decides that it is
/// asked for, up to the first list on the way, and what every approval covers. None where that is the whole document, as nobody can
/// tell what decides.
pub(super) fn covered<'k>(rule: Node<'k>, approval: Node<'k>, covers: &[Vec<String>]) -> Option<ContentPaths> {
    let is_asked = |other: Node<'k>| other.span() == approval.span();
    let mut deciding = Deciding { is_asked: &is_asked, found: Vec::new() };
    deciding.part(rule, &Around::default(), None);
    let mut all: Vec<Vec<String>> = ALWAYS.iter().map(|key| vec![(*key).to_owned()]).collect();
    all.extend(covers.iter().cloned());
    for (_, reads) in deciding.found {
        for read in reads? {
            let keys: Vec<String> = read.way.into_iter().take_while(|key| key != ITEM).collect();
            match read.start {
                // What other documents hold is no part of this one; that something is there decides by what it is.
                ReadStart::OfKind(_) => {}
                ReadStart::Document if !read.is_whole => {}
                ReadStart::Document if !keys.is_empty() => all.push(keys),
                ReadStart::Document | ReadStart::Somewhere => return None,
            }
        }
    }
    Some(ContentPaths::of_keys(all.iter().map(Vec::as_slice)))
}

/// Whether an approval must be bound to content: what is only stated is of whatever the document holds.
fn is_bound(approval: Node<'_>, parameters: &BTreeMap<String, Parameter>) -> bool {
    let Some(evidence) = approval.get("evidence") else { return false };
    let named = evidence.as_str().and_then(|text| parameters.get(text.strip_prefix('$')?));
    let demand = match named.map(|parameter| &parameter.value) {
        Some(ParameterValue::List(levels)) => EvidenceDemand::read(levels.iter().map(String::as_str)),
        Some(_) => return true,
        None => EvidenceDemand::read(evidence.items().chain(evidence.scalar().map(|_| evidence)).map(Node::text)),
    };
    demand.reached_by(Evidence::Stated) != Reached::Yes
}

fn unescaped(key: &str) -> String {
    key.replace("~1", "/").replace("~0", "~")
}

/// What is bound around a part.
#[derive(Default, Clone)]
struct Around {
    lets: BTreeMap<String, String>,
    /// The way to what `it` stands for, where `each` has it.
    element: Option<Vec<String>>,
}

/// The texts that decide on an approval, each with what it reads; none where that cannot be told.
struct Deciding<'k, 'c> {
    /// The approvals on which is decided.
    is_asked: &'c dyn Fn(Node<'k>) -> bool,
    found: Vec<(Node<'k>, Option<Vec<FieldRead>>)>,
}

impl<'k> Deciding<'k, '_> {
    /// Goes through a part that holds an approval, or does nothing; whether it does. `free` is a side of its condition that
    /// decides nothing.
    fn part(&mut self, part: Node<'k>, around: &Around, free: Option<&str>) -> bool {
        if !self.holds_approval(part) {
            return false;
        }
        let mut around = around.clone();
        if let Some(each) = part.get("each").and_then(|each| path(each.text(), &around)) {
            around.element = (each.start == ReadStart::Document).then_some(each.way);
        } else if part.get("each").is_some() {
            around.element = None;
        }
        for named in part.get("let").into_iter().flat_map(Node::entries) {
            around.lets.insert(named.key.text().to_owned(), named.value.text().to_owned());
        }
        let follows = part.get("then").is_some_and(|then| self.holds_approval(then));
        for entry in part.entries() {
            let (key, value) = (entry.key.text(), entry.value);
            match key {
                _ if TOLD.contains(&key) || MOMENTS.contains(&key) || ASIDE.contains(&key) => {}
                "each" => self.each(value, &around),
                "approval" => self.approval(value, &around),
                "all" if !follows => {
                    let items: Vec<Node<'k>> = value.items().collect();
                    for (at, item) in items.iter().enumerate() {
                        let mut free = items.iter().enumerate().filter(|(other, _)| *other != at);
                        let free = free.find_map(|(_, other)| either_way(*item, *other));
                        self.part(*item, &around, free.as_deref());
                    }
                }
                "when" if free.is_some() => {
                    let rest: Vec<String> =
                        sides_of(value).into_iter().filter(|side| Some(side.as_str()) != free).collect();
                    if !rest.is_empty() {
                        let lets = &around.lets;
                        self.found.push((value, field_reads(&rest.join(" && "), lets, around.element.as_ref())));
                    }
                }
                "any" => {
                    for item in value.items() {
                        if !self.part(item, &around, None) {
                            self.whole(item, &around);
                        }
                    }
                }
                "check" | "not" | "then" => {
                    if !self.part(value, &around, None) && follows {
                        self.whole(value, &around);
                    }
                }
                _ => self.whole_at(key, value, &around),
            }
        }
        true
    }

    /// Whether one of the approvals lies in a node.
    fn holds_approval(&self, node: Node<'k>) -> bool {
        let asks = |key: &str, value: Node<'k>| match key {
            "approval" => (self.is_asked)(value),
            _ => self.holds_approval(value),
        };
        node.entries().any(|entry| asks(entry.key.text(), entry.value))
            || node.items().any(|item| self.holds_approval(item))
    }

    /// What an approval is asked for by. Roles, scopes and levels of evidence are words, unless one is written as a path, a template or a name.
    fn approval(&mut self, check: Node<'k>, around: &Around) {
        for entry in check.entries().filter(|entry| !MOMENTS.contains(&entry.key.text())) {
            match entry.key.text() {
                "covers" => {}
                "role" | "of" | "scope" | "evidence" | "hats" | "count" => {
                    let texts = entry.value.items().chain(entry.value.scalar().map(|_| entry.value));
                    let is_read = |text: &Node<'k>| [".", "{{", "$"].iter().any(|mark| text.text().contains(mark));
                    texts.filter(is_read).for_each(|text| self.text("", text, around));
                }
                key => self.whole_at(key, entry.value, around),
            }
        }
    }

    fn each(&mut self, value: Node<'k>, around: &Around) {
        // A list that the policy gives.
        if value.text().starts_with('$') {
            return;
        }
        // That there are elements is read, not what they hold.
        let reads = path(value.text(), around).map(|read| vec![FieldRead { is_whole: false, ..read }]);
        self.found.push((value, reads));
    }

    /// All that lies in a node.
    fn whole(&mut self, node: Node<'k>, around: &Around) {
        if node.is_mapping() {
            let mut around = around.clone();
            for named in node.get("let").into_iter().flat_map(Node::entries) {
                around.lets.insert(named.key.text().to_owned(), named.value.text().to_owned());
            }
            if node.get("each").is_some() {
                around.element = None;
            }
            for entry in node.entries() {
                let key = entry.key.text();
                if key == "approval" {
                    self.approval(entry.value, &around);
                } else if !TOLD.contains(&key) && !MOMENTS.contains(&key) && !ASIDE.contains(&key) {
                    self.whole_at(key, entry.value, &around);
                }
            }
        } else if node.is_sequence() {
            node.items().for_each(|item| self.whole(item, around));
        } else {
            self.text("", node, around);
        }
    }

    fn whole_at(&mut self, key: &str, value: Node<'k>, around: &Around) {
        match value.scalar() {
            Some(_) => self.text(key, value, around),
            None => self.whole(value, around),
        }
    }

    /// A condition, a path, or a word.
    fn text(&mut self, key: &str, node: Node<'k>, around: &Around) {
        let text = node.text();
        // In a template each place is a path, or a name of `let`; a reference is followed from where it stands.
        let places = text.split("{{").skip(1).map(|place| place.split("}}").next().unwrap_or(place));
        let places = places.map(|place| place.split('|').next().unwrap_or(place).trim());
        let named = text.strip_prefix('$').filter(|name| around.lets.contains_key(*name));
        let followed = text.split_once("->").map(|(from, _)| from.trim());
        for inner in places.chain(named).chain(followed) {
            let reads = path(inner, around).map(|read| vec![read]);
            self.found.push((node, reads.or_else(|| field_reads(inner, &around.lets, around.element.as_ref()))));
        }
        let is_condition = matches!(key, "when" | "assert" | "where");
        let as_path = if is_condition { None } else { path(text, around) };
        let reads = match as_path {
            Some(read) => Some(vec![read]),
            None => field_reads(text, &around.lets, around.element.as_ref()),
        };
        // What is neither is a title, an amount of time, a pattern.
        if reads.is_some() || is_condition {
            self.found.push((node, reads));
        }
    }
}

/// The side of a part's condition that decides nothing, as another part asks for the same approval where it is not so.
fn either_way(part: Node<'_>, other: Node<'_>) -> Option<String> {
    let same = |key: &str| part.get(key).map(to_json) == other.get(key).map(to_json);
    let asked = |part: Node<'_>| {
        let check = part.get("approval")?.entries().filter(|entry| !MOMENTS.contains(&entry.key.text()));
        Some(check.map(|entry| (entry.key.text().to_owned(), to_json(entry.value))).collect::<Vec<_>>())
    };
    if !["kinds", "each", "let", "severity", "missing", "then"].into_iter().all(same) || asked(part)? != asked(other)? {
        return None;
    }
    let (own, others) = (sides_of(part.get("when")?), sides_of(other.get("when")?));
    let is_opposite = |side: &&String| {
        let rest = |sides: &[String], but: &str| sides.iter().filter(|one| *one != but).cloned().collect::<Vec<_>>();
        let of = others.iter().find(|other| negates(side, other) || negates(other, side));
        of.is_some_and(|opposite| rest(&own, side) == rest(&others, opposite))
    };
    own.iter().find(is_opposite).cloned()
}

/// Whether a condition is true exactly where another is not. Of `!a == b` the opposite is not `a == b`.
fn negates(condition: &str, other: &str) -> bool {
    let Some(inner) = condition.strip_prefix('!') else { return false };
    let is_name = inner.chars().all(|c| c.is_alphanumeric() || "_.?".contains(c));
    let inside = inner.strip_prefix('(').and_then(|inner| inner.strip_suffix(')'));
    let is_one = |inside: &str| {
        let mut depth = 0_i32;
        inside.chars().all(|c| {
            depth += i32::from(c == '(') - i32::from(c == ')');
            depth >= 0
        })
    };
    is_name && inner == other || inside.is_some_and(|inside| is_one(inside) && (inside == other || inner == other))
}

/// The sides of a condition that must all be true, as they are written.
fn sides_of(condition: Node<'_>) -> Vec<String> {
    let (source, lets) = (condition.text(), BTreeMap::new());
    let known = KnownNames { parameters: &|_| None, lets: &lets };
    let sides = outlined(source, known).map(|outlined| outlined.conjuncts).unwrap_or_default();
    let text = |span: Span| source.get(span.range()).unwrap_or(source).trim().to_owned();
    sides.into_iter().map(|(span, _)| text(span)).collect()
}

/// A path such as `plan.participants[].party`, from the document, from `it` or from a name of `let`.
fn path(text: &str, around: &Around) -> Option<FieldRead> {
    let step = |key: &'_ str| match key.strip_suffix(ITEM) {
        Some(list) => vec![list.to_owned(), ITEM.to_owned()],
        None if key == "*" => vec![ITEM.to_owned()],
        None => vec![key.to_owned()],
    };
    let keys: Vec<String> = text.split('.').flat_map(step).collect();
    let is_key = |key: &String| {
        key == ITEM || !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '-')
    };
    if !keys.iter().all(is_key) {
        return None;
    }
    let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
    let owned = |keys: &[&str]| keys.iter().map(|key| (*key).to_owned()).collect::<Vec<_>>();
    let of = |start, way| Some(FieldRead { start, way, is_whole: true });
    match keys.as_slice() {
        ["doc" | "base", rest @ ..] => of(ReadStart::Document, owned(rest)),
        ["it", rest @ ..] => match &around.element {
            Some(element) => of(ReadStart::Document, [element.clone(), owned(rest)].concat()),
            None => of(ReadStart::Somewhere, owned(rest)),
        },
        [first, ..] if around.lets.contains_key(*first) || *first == "other" => None,
        keys => of(ReadStart::Document, owned(keys)),
    }
}
