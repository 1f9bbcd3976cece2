//! What can be asked of a rule: each `when`, each part, with what decides it, read from the file of the policy.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::{Value, json};

use crate::expression::{Beyond, FieldWay, KnownNames, Outlined, Reliance, Scrutiny, outlined};
use crate::kind::to_json;
use crate::policy::{Pack, ParameterValue, Parameters, Point, PolicyRule};
use crate::source::Span;
use crate::yaml::{Limits, Node, Tree, parse_file};

/// The keys of a part that change nothing of whether it holds.
const WORDS: [&str; 11] =
    ["kinds", "when", "let", "severity", "message", "help", "lateHelp", "example", "clause", "about", "fix"];

/// Something of a rule that is true or false for a document.
#[derive(Debug, Clone)]
pub(super) struct Spot {
    /// As judging tells of it.
    pub point: Point,
    /// What it is in the rule.
    pub role: Role,
    /// The kinds of documents that come to it.
    pub kinds: Vec<String>,
    /// What decides whether a document comes to it.
    pub guards: Reliance,
    /// What decides how it comes out.
    pub own: Reliance,
    /// The `when`s above it, from the outside in: the positions of their spots.
    pub above: Vec<usize>,
    /// The expression, of a `when` or an `assert`, and where it stands.
    pub outlined: Option<(Span, Outlined)>,
    /// The rows of a table, with the ways to its keys.
    pub table: Option<Rows>,
}

impl Spot {
    /// Whether a part of its expression hangs on parameters alone: another value of them may turn it on or off.
    pub(super) fn is_set_by_parameters(&self) -> bool {
        self.outlined.as_ref().is_some_and(|(_, outlined)| !outlined.constants.is_empty())
    }
}

/// What a spot is in its rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// The `when` of the rule.
    RuleWhen,
    /// That of a part.
    When,
    /// A check that must hold for the rule to hold.
    Duty,
    /// An alternative of `any`.
    Alternative,
    /// A part that consists of others, or stands below an `any` or a `not`.
    Other,
}

/// The rows of a table.
#[derive(Debug, Clone)]
pub(super) struct Rows {
    /// The ways to the fields that choose a row.
    pub keys: Vec<FieldWay>,
    /// The values of the keys that have a row, with the place of each row.
    pub rows: Vec<(Vec<String>, Span)>,
}

/// A rule with what can be asked of it.
#[derive(Debug)]
pub(super) struct Asked<'p> {
    /// The policy.
    pub pack: &'p Pack,
    /// The rule.
    pub rule: &'p PolicyRule,
    /// Its spots, each after those above it.
    pub spots: Vec<Spot>,
    /// The rule as it is written, with the parameters that it names, to tell whether two versions of it are one.
    pub written: Value,
}

impl Asked<'_> {
    /// What decides how the rule comes out, all of it.
    pub(super) fn whole(&self) -> Reliance {
        let mut whole = Reliance::default();
        for spot in &self.spots {
            whole.add(&spot.guards);
            whole.add(&spot.own);
        }
        whole
    }
}

/// The rules of a policy that judge documents, with what can be asked of them.
pub(super) fn asked<'p>(pack: &'p Pack, is_off: &dyn Fn(&str) -> bool) -> Vec<Asked<'p>> {
    let tree = Arc::new(parse_file(&pack.file, &Limits::default()));
    let Some(root) = root_of(&tree, &pack.id) else { return Vec::new() };
    let by_policy = root.get("effective").and_then(|effective| effective.get("by")).is_some();
    let rules = pack.rules.iter().filter(|rule| rule.is_judged() && !is_off(&rule.id));
    let read = rules.filter_map(|rule| {
        let node = root.get("rules")?.get(&rule.id)?;
        let check = node.get("check")?;
        let mut reading = Reading { parameters: &pack.parameters, spots: Vec::new() };
        let mut place = Place { kinds: rule.kinds.clone(), ..Place::default() };
        if by_policy || node.get("effective").and_then(|effective| effective.get("by")).is_some() {
            place.guards.beyond.insert(Beyond::Clock);
        }
        reading.narrow(node, &mut place, Role::RuleWhen);
        reading.part(check, place, Under::All);
        let values: BTreeMap<&String, String> =
            pack.parameters.iter().map(|(name, parameter)| (name, parameter.value.written())).collect();
        let written = json!([to_json(node), values, pack.calendar]);
        Some(Asked { pack, rule, spots: reading.spots, written })
    });
    read.collect()
}

fn root_of<'t>(tree: &'t Tree, id: &str) -> Option<Node<'t>> {
    let roots = tree.roots().iter().filter_map(|root| tree.node(root));
    let mut policies = roots.filter(|root| root.get("id").is_some_and(|node| node.text() == id));
    policies.find(|root| root.get("rules").is_some())
}

/// What stands around a part.
#[derive(Debug, Clone, Default)]
struct Place {
    kinds: Vec<String>,
    guards: Reliance,
    above: Vec<usize>,
    lets: BTreeMap<String, String>,
    /// What else decides whether a part holds, once a document comes to it.
    own: Reliance,
    /// Whether what is said of a missing subject holds for the parts inside.
    missing: bool,
}

/// What a part stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Under {
    All,
    Any,
    Other,
}

struct Reading<'p> {
    parameters: &'p Parameters,
    spots: Vec<Spot>,
}

impl Reading<'_> {
    /// What narrows a part: its `when` is a spot of its own.
    fn narrow(&mut self, node: Node<'_>, place: &mut Place, role: Role) {
        if let Some(kinds) = node.get("kinds").filter(|_| role == Role::When) {
            place.kinds = kinds.items().map(|kind| kind.text().to_owned()).collect();
        }
        if node.get("each").is_some() {
            place.guards.beyond.insert(Beyond::Entries);
        }
        if node.get("due").is_some() {
            place.own.beyond.insert(Beyond::Clock);
        }
        place.missing |= node.get("missing").is_some();
        if place.missing
            && let Some(at) = node.get("at")
        {
            match way(at.text()) {
                Some(way) => place.own.look(way, Scrutiny::Presence),
                None => {
                    place.own.beyond.insert(Beyond::Entries);
                }
            }
        }
        for entry in node.get("let").into_iter().flat_map(Node::entries) {
            place.lets.insert(entry.key.text().to_owned(), entry.value.text().to_owned());
        }
        let Some(when) = node.get("when") else { return };
        let outlined = self.outlined(when.text(), &place.lets);
        self.spots.push(Spot {
            point: Point::When(when.span()),
            role,
            kinds: place.kinds.clone(),
            guards: place.guards.clone(),
            own: outlined.whole.clone(),
            above: place.above.clone(),
            outlined: Some((when.span(), outlined.clone())),
            table: None,
        });
        place.guards.add(&outlined.whole);
        place.above.push(self.spots.len() - 1);
    }

    fn outlined(&self, source: &str, lets: &BTreeMap<String, String>) -> Outlined {
        let parameters = |name: &str| self.constants(name);
        outlined(source, KnownNames { parameters: &parameters, lets }).unwrap_or_else(|| {
            let whole = Reliance { beyond: [Beyond::Size].into(), ..Reliance::default() };
            Outlined { whole, ..Outlined::default() }
        })
    }

    /// The values of a parameter, where expressions compare with them as they are.
    fn constants(&self, name: &str) -> Option<Vec<Value>> {
        match &self.parameters.get(name)?.value {
            ParameterValue::List(texts) => Some(texts.iter().map(|text| json!(text)).collect()),
            ParameterValue::Text(text) => Some(vec![json!(text)]),
            ParameterValue::Boolean(value) => Some(vec![json!(value)]),
            ParameterValue::Number(_) => self.parameters.get(name)?.value.to_scalar().map(|value| vec![value]),
            ParameterValue::Amount(_) | ParameterValue::Table(_) => None,
        }
    }

    /// Reads a part, and what is inside it; answers with what decides how it comes out.
    fn part(&mut self, node: Node<'_>, mut place: Place, under: Under) -> Reliance {
        self.narrow(node, &mut place, Role::When);
        let mut own = std::mem::take(&mut place.own);
        let at = self.spots.len();
        let check =
            node.entries().find(|entry| !WORDS.contains(&entry.key.text()) && !NARROWS.contains(&entry.key.text()));
        let is_one = !check.as_ref().is_some_and(|entry| ["all", "any", "not"].contains(&entry.key.text()));
        let role = match under {
            Under::All if is_one && node.get("then").is_none() => Role::Duty,
            Under::Any => Role::Alternative,
            _ => Role::Other,
        };
        self.spots.push(Spot {
            point: Point::Part(node.span()),
            role,
            kinds: place.kinds.clone(),
            guards: place.guards.clone(),
            own: Reliance::default(),
            above: place.above.clone(),
            outlined: None,
            table: None,
        });
        let mut inside = Reliance::default();
        if let Some(entry) = check {
            match entry.key.text() {
                name @ ("all" | "any") => {
                    let below = if name == "any" { Under::Any } else { under };
                    let below = if under == Under::All || name == "any" { below } else { Under::Other };
                    for part in entry.value.items() {
                        inside.add(&self.part(part, place.clone(), below));
                    }
                }
                "not" => inside.add(&self.part(entry.value, place.clone(), Under::Other)),
                name => {
                    let (found, outlined, table) = self.check(name, entry.value, &place);
                    inside.add(&found);
                    self.spots[at].outlined = outlined;
                    self.spots[at].table = table;
                }
            }
        }
        if let Some(then) = node.get("then") {
            let mut after = place.clone();
            after.guards.add(&inside);
            inside.add(&self.part(then, after, Under::Other));
        }
        own.add(&inside);
        self.spots[at].own = own.clone();
        // Whether a part inside applies decides how the whole comes out, too.
        own.add(&place.guards);
        own
    }

    fn check(&self, name: &str, node: Node<'_>, place: &Place) -> (Reliance, Option<(Span, Outlined)>, Option<Rows>) {
        let mut found = Reliance::default();
        match name {
            "assert" => {
                let outlined = self.outlined(node.text(), &place.lets);
                return (outlined.whole.clone(), Some((node.span(), outlined)), None);
            }
            "require" | "forbid" if node.is_sequence() || node.scalar().is_some() => {
                let look = if name == "require" { Scrutiny::Filled } else { Scrutiny::Presence };
                for path in list(node) {
                    Self::look(&mut found, path, &look);
                }
            }
            "oneOf" if node.get("path").is_some() => {
                let values = node.get("values").into_iter().flat_map(list).map(|value| self.values(value));
                match (node.get("path"), values.collect::<Option<Vec<_>>>()) {
                    (Some(path), Some(values)) => {
                        let is_each = path.text().ends_with("[]");
                        let path = path.text().trim_end_matches("[]");
                        match way(path) {
                            Some(way) => {
                                found.look(way.clone(), Scrutiny::Presence);
                                for value in values.into_iter().flatten() {
                                    let look = if is_each { Scrutiny::Holds(value) } else { Scrutiny::Among(value) };
                                    found.look(way.clone(), look);
                                }
                            }
                            None => {
                                found.beyond.insert(Beyond::Entries);
                            }
                        }
                    }
                    _ => {
                        found.beyond.insert(Beyond::Check(name.to_owned()));
                    }
                }
            }
            "sequence" if node.is_sequence() && node.items().all(|item| way(item.text()).is_some()) => {
                let ways: Vec<FieldWay> = node.items().filter_map(|item| way(item.text())).collect();
                for one in &ways {
                    for other in ways.iter().filter(|other| *other != one) {
                        found.look(one.clone(), Scrutiny::With(other.clone()));
                    }
                }
            }
            "table" => {
                if let Some((reliance, rows)) = self.table(node) {
                    return (reliance, None, rows);
                }
                found.beyond.insert(Beyond::Check(name.to_owned()));
            }
            _ => {
                found.beyond.insert(Beyond::Check(name.to_owned()));
            }
        }
        (found, None, None)
    }

    fn look(found: &mut Reliance, path: Node<'_>, look: &Scrutiny) {
        match way(path.text()) {
            Some(way) => found.look(way, look.clone()),
            None => {
                found.beyond.insert(Beyond::Entries);
            }
        }
    }

    /// The values that an argument stands for; none where it is no constant.
    fn values(&self, node: Node<'_>) -> Option<Vec<Value>> {
        match node.text().strip_prefix('$') {
            Some(name) => self.constants(name),
            None => Some(vec![to_json(node)]),
        }
    }

    fn table(&self, node: Node<'_>) -> Option<(Reliance, Option<Rows>)> {
        let mut found = Reliance::default();
        let value = way(node.get("value")?.text())?;
        let keys: Vec<FieldWay> = list(node.get("keys")?).map(|key| way(key.text())).collect::<Option<_>>()?;
        let rows = node.get("rows")?;
        found.look(value.clone(), Scrutiny::Presence);
        if rows.is_mapping() {
            let mut read = Vec::new();
            let mut cells = Vec::new();
            self.rows(rows, keys.len(), &mut Vec::new(), &mut read, &mut cells)?;
            for (row, _) in &read {
                for (key, text) in keys.iter().zip(row) {
                    found.look(key.clone(), Scrutiny::Equal(json!(text)));
                }
            }
            for cell in cells {
                found.look(value.clone(), Scrutiny::Equal(cell));
            }
            for key in &keys {
                found.look(key.clone(), Scrutiny::Presence);
            }
            return Some((found, Some(Rows { keys, rows: read })));
        }
        // Rows of a parameter: only keys and values that a schema lists can be told apart.
        for way in keys.iter().chain([&value]) {
            found.look(way.clone(), Scrutiny::Anything);
        }
        Some((found, None))
    }

    fn rows(
        &self,
        node: Node<'_>,
        depth: usize,
        way: &mut Vec<String>,
        rows: &mut Vec<(Vec<String>, Span)>,
        cells: &mut Vec<Value>,
    ) -> Option<()> {
        for entry in node.entries() {
            // A key that a parameter gives is read when the policy is compiled.
            if entry.key.text().starts_with('$') {
                return None;
            }
            way.push(entry.key.text().to_owned());
            if way.len() == depth {
                cells.extend(self.values(entry.value)?);
                rows.push((way.clone(), entry.key.span()));
            } else {
                self.rows(entry.value, depth, way, rows, cells)?;
            }
            way.pop();
        }
        Some(())
    }
}

/// The keys of a part that [`Reading::narrow`] reads, and those that no verdict turns on.
const NARROWS: [&str; 7] = ["each", "at", "missing", "due", "happens", "strict", "then"];

fn list(node: Node<'_>) -> Box<dyn Iterator<Item = Node<'_>> + '_> {
    if node.is_sequence() { Box::new(node.items()) } else { Box::new(std::iter::once(node)) }
}

/// The keys of a path that leads to one value of the document itself.
fn way(path: &str) -> Option<FieldWay> {
    let keys: Vec<String> = path.split('.').map(str::to_owned).collect();
    let is_plain = |key: &String| !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_');
    let is_bound = ["it", "other", "key", "kind", "id"].contains(&keys[0].as_str());
    (keys.iter().all(is_plain) && !is_bound).then_some(keys)
}
