//! `table`: a value is the one that a table has for others.

use std::collections::BTreeSet;

use serde_json::Value;

use super::words::shown;
use crate::finding::Fix;
use crate::kind::{GivenValue, equals, is_same_text, meant, nearest, text_of, to_json};
use crate::language::messages::{names as words, policy as say, policy_file as say_file};
use crate::language::{Fact, Facts, Saying};
use crate::policy::case::Case;
use crate::policy::check::Check;
use crate::policy::compile::{Argument, CheckKind, Compiled, Compiler, Names};
use crate::policy::edit::replacing;
use crate::policy::facts::field_at;
use crate::policy::located::Located;
use crate::policy::outcome::{Outcome, Shown};
use crate::policy::parameter::{ParameterType, ParameterValue};
use crate::policy::path::Path;
use crate::policy::point::Point;
use crate::policy::slot::texts;
use crate::source::Span;
use crate::yaml::Node;

pub(super) const CHECK: CheckKind =
    CheckKind { name: "table", about: "the value is the table's for the keys", compile };

/// What a table looks like to those who left out a part of it.
const EXAMPLE: &str = "table: {value: priority, keys: [impact], rows: {high: 1, low: 2}}";

#[derive(Debug)]
struct Table {
    value: Path,
    keys: Vec<Path>,
    /// Mappings within each other, one for each key, with the values innermost.
    rows: Value,
    /// The keys to each cell, and where it is written.
    cells: Vec<(Vec<String>, Span)>,
}

fn compile<'k>(node: Node<'k>, _: Node<'k>, names: &Names<'k>, compiler: &mut Compiler<'k>) -> Option<Compiled> {
    let argument = |name: &str, compiler: &mut Compiler<'k>| {
        let found = node.get(name);
        if found.is_none() {
            compiler.without(node.span(), "table", &[name], EXAMPLE);
        }
        found
    };
    let value = one(argument("value", compiler)?, "value", names, compiler)?;
    let keys: Vec<Path> =
        texts(argument("keys", compiler)?).map(|key| one(key, "keys", names, compiler)).collect::<Option<_>>()?;
    let written = argument("rows", compiler)?;
    let rows = match compiler.argument(written, &[ParameterType::Table])? {
        Argument::Parameter(parameter) => match parameter.value {
            ParameterValue::Table(rows) => rows,
            _ => return None,
        },
        Argument::Written(node) => written_rows(node, compiler)?,
    };
    let before = compiler.errors.len();
    hold(&rows, written, &keys, names, compiler);
    let mut lines = Vec::new();
    uneven(&rows, keys.len(), &mut Vec::new(), &mut lines);
    let owned = |line: &[&str]| line.iter().map(|key| (*key).to_owned()).collect();
    let cells = lines.iter().map(|line| (owned(line), place(written, line))).collect();
    (compiler.errors.len() == before)
        .then(|| Compiled::new(Table { value, keys, rows, cells }, &["expected", "keys", "missing"]))
}

/// A table that is written in the check, each key or cell as it is written or `$x`.
fn written_rows<'k>(node: Node<'k>, compiler: &mut Compiler<'k>) -> Option<Value> {
    let wanted = [ParameterType::Text, ParameterType::Enum, ParameterType::Number, ParameterType::Boolean];
    if node.is_mapping() {
        let mut rows = serde_json::Map::new();
        for entry in node.entries() {
            let key = match compiler.argument(entry.key.node(), &wanted)? {
                Argument::Written(key) => key.text().to_owned(),
                Argument::Parameter(parameter) => text_of(&parameter.value.to_scalar()?),
            };
            let row = written_rows(entry.value, compiler)?;
            rows.entry(key).or_insert(row);
        }
        return Some(Value::Object(rows));
    }
    match compiler.argument(node, &wanted)? {
        Argument::Written(node) => Some(to_json(node)),
        Argument::Parameter(parameter) => parameter.value.to_scalar(),
    }
}

/// A path to one value.
fn one<'k>(node: Node<'k>, key: &str, names: &Names<'k>, compiler: &mut Compiler<'k>) -> Option<Path> {
    let path = Path::compile(node.text(), node.span(), names, compiler)?;
    if path.is_many() {
        let says = say_file::ONE_VALUE.with("key", Fact::code(key)).with("path", Fact::code(node.text()));
        compiler.problem(node.span(), says, Some(say_file::ONE_VALUE_HELP.into()));
        return None;
    }
    Some(path)
}

/// Notes every cell that a table lacks, and every row of a key that its schema does not know.
fn hold<'k>(rows: &Value, written: Node<'k>, keys: &[Path], names: &Names<'k>, compiler: &mut Compiler<'k>) {
    let mut lines: Vec<Vec<&str>> = Vec::new();
    if let Some(way) = uneven(rows, keys.len(), &mut Vec::new(), &mut lines) {
        let says = say_file::TABLE_DEPTH.with("keys", Fact::number(u64::try_from(keys.len()).unwrap_or(u64::MAX)));
        compiler.problem(place(written, &way), says, Some(words::EXAMPLE_HELP.with("example", Fact::code(EXAMPLE))));
        return;
    }
    for (depth, key) in keys.iter().enumerate() {
        let listed = key.listed(names, compiler);
        let wanted: Vec<String> = listed.unwrap_or_else(|| {
            let mut seen = BTreeSet::new();
            lines.iter().map(|line| line[depth]).filter(|key| seen.insert(*key)).map(str::to_owned).collect()
        });
        let mut told = BTreeSet::new();
        for line in &lines {
            let way = &line[..=depth];
            if !wanted.iter().any(|wanted| is_same_text(wanted, line[depth])) && told.insert(way) {
                let help = meant(line[depth], &wanted.iter().map(String::as_str).collect::<Vec<_>>());
                let says = words::UNKNOWN.with("what", Fact::Label(words::VALUE.label()));
                compiler.problem(place(written, way), says.with("name", Fact::code(line[depth])), help);
            }
            let above = &line[..depth];
            for wanted in &wanted {
                let has = |other: &Vec<&str>| other[..depth] == *above && is_same_text(other[depth], wanted);
                if !lines.iter().any(has) && told.insert(above) {
                    let row = above.iter().copied().chain([wanted.as_str()]).collect::<Vec<_>>().join(", ");
                    let says = say_file::NO_CELL.with("row", Fact::code(row));
                    compiler.problem(place(written, above), says, Some(say_file::NO_CELL_HELP.into()));
                }
            }
        }
    }
}

/// The lines of a table, each the keys that lead to a cell; or where it has not one mapping for each key.
fn uneven<'r>(
    rows: &'r Value,
    depth: usize,
    way: &mut Vec<&'r str>,
    lines: &mut Vec<Vec<&'r str>>,
) -> Option<Vec<&'r str>> {
    match rows {
        Value::Object(entries) if depth > 0 && !entries.is_empty() => entries.iter().find_map(|(key, inner)| {
            way.push(key);
            let found = uneven(inner, depth - 1, way, lines);
            way.pop();
            found
        }),
        Value::String(_) | Value::Number(_) | Value::Bool(_) if depth == 0 => {
            lines.push(way.clone());
            None
        }
        _ => Some(way.clone()),
    }
}

/// Where a row is written; for a table that is a parameter, where that is named.
fn place(written: Node<'_>, way: &[&str]) -> Span {
    let mut at = written;
    let mut span = written.span();
    for key in way {
        let Some(entry) = at.entry(key) else { break };
        span = entry.key.span();
        at = entry.value;
    }
    span
}

/// The row, or the cell, of a key. Keys are texts; a number or a truth value finds the one that reads as it.
fn row<'r>(rows: &'r Value, key: Node<'_>) -> Option<&'r Value> {
    rows.as_object()?.iter().find(|(text, _)| GivenValue::Untyped((*text).clone()).is(key)).map(|(_, row)| row)
}

impl Check for Table {
    fn judge(&self, case: &Case<'_>) -> Vec<Outcome> {
        self.find(case).into_iter().collect()
    }

    fn points_inside(&self) -> Vec<Point> {
        self.cells.iter().enumerate().map(|(number, (_, span))| Point::Row(*span, number)).collect()
    }

    fn reach_inside(&self, case: &Case<'_>, tell: &mut dyn FnMut(Point, bool)) {
        let keys = self.keys.iter().map(|path| Some(path.find(case).into_iter().next()?.node));
        let Some(keys) = keys.collect::<Option<Vec<_>>>() else { return };
        let is_own =
            |line: &[String]| line.iter().zip(&keys).all(|(text, key)| GivenValue::Untyped(text.clone()).is(*key));
        if let Some((number, (_, span))) = self.cells.iter().enumerate().find(|(_, (line, _))| is_own(line)) {
            tell(Point::Row(*span, number), true);
        }
    }
}

impl Table {
    fn find(&self, case: &Case<'_>) -> Option<Outcome> {
        let mut cell = &self.rows;
        let mut keys: Vec<Located<'_>> = Vec::new();
        for path in &self.keys {
            let Some(at) = path.find(case).into_iter().next() else { return Some(path.lacking(case)) };
            let Some(found) = row(cell, at.node) else { return Some(no_row(&at, cell)) };
            cell = found;
            keys.push(at);
        }
        let Some(at) = self.value.find(case).into_iter().next() else { return Some(self.value.lacking(case)) };
        if equals(at.node, cell) {
            return None;
        }
        let of = |key: &Located<'_>| {
            let facts = Facts::new().with("field", field_at(case.world, key));
            Fact::said(Saying::new(say::FIELD_IS, facts.with("value", Fact::code(key.node.text()))))
        };
        let facts = Facts::new()
            .with("expected", Fact::code(text_of(cell)))
            .with("value", Fact::code(shown(at.node, std::iter::once(text_of(cell).as_str()))))
            .with("keys", Fact::List(keys.iter().map(of).collect()));
        let mut outcome = Outcome::fail(&at, facts);
        outcome.says = Some((say::NOT_THE_TABLES, say::NOT_THE_TABLES_HELP));
        outcome.labels.extend(keys.iter().map(|key| Shown::of(key).label(None)));
        outcome.fixes.extend(replacing(&at, cell, case).map(|edit| {
            let title = Saying::new(words::WRITE_HELP, Facts::new().with("name", Fact::code(text_of(cell))));
            Fix { title, safe: true, edits: vec![edit] }
        }));
        Some(outcome)
    }
}

/// A key of which the table has no row.
fn no_row(at: &Located<'_>, cell: &Value) -> Outcome {
    let rows: Vec<&str> = cell.as_object().into_iter().flat_map(|rows| rows.keys().map(String::as_str)).collect();
    let near = nearest(at.node.text(), rows.iter().copied());
    let facts = Facts::new()
        .with("expected", Fact::text(""))
        .with("keys", Fact::text(""))
        .with("nearest", near.map_or_else(|| Fact::text(""), Fact::code))
        .with("all", Fact::all(rows));
    let mut outcome = Outcome::fail(at, facts);
    // What a policy says of a value that the table has would be told with holes.
    outcome.instead = (Some(say::NO_ROW), Some(say::NOT_ONE_OF_HELP));
    outcome
}
