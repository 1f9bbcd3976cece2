//! What a measure asks, read from a policy.

use crate::calendar::{Amount, PeriodLength};
use crate::language::messages::{measure as say, names as words, policy_file};
use crate::language::{Decimal, Fact};
use crate::policy::allowance::hours_named;
use crate::policy::compile::{Argument, Compiler, Names};
use crate::policy::condition::{Condition, Formula};
use crate::policy::figure::{Bound, FigureKind, Quantity, Way};
use crate::policy::measured::MeasureTerms;
use crate::policy::parameter::{ParameterType, ParameterValue};
use crate::policy::path::Path;
use crate::policy::slot::texts;
use crate::yaml::Node;

/// What a measure looks like to those who left out a part of it.
const EXAMPLE: &str = "of: {kind: Incident, from: registeredAt, to: [workaroundAt, resolvedAt]}";

/// Most periods that are judged at once.
const MOST_PERIODS: u64 = 120;

/// How many complete periods are judged where nothing is said, of those that do not overlap.
const PERIODS: u32 = 12;

/// A measure.
#[derive(Debug)]
pub(super) struct Measure {
    pub(super) figure: FigureKind,
    /// The documents that count; without, the document itself does.
    pub(super) of: Option<Source>,
    /// The time that does not count.
    pub(super) except: Option<Source>,
    /// What each document adds; of a share its part.
    pub(super) value: Option<Term>,
    /// Of a share: what the part is a part of.
    pub(super) whole: Option<Term>,
    /// Of a percentile: how many of a hundred.
    pub(super) percentile: Decimal,
    pub(super) periods: Periods,
    /// The set of hours of the calendar that counts; round the clock without.
    pub(super) hours: Option<String>,
    /// How long after a period it is judged.
    pub(super) grace: Option<Amount>,
    pub(super) way: Way,
    pub(super) limit: Limit,
}

/// Documents of a kind, with when they are.
#[derive(Debug)]
pub(super) struct Source {
    pub(super) kind: String,
    pub(super) condition: Option<Condition>,
    pub(super) moments: Moments,
}

/// When a document is.
#[derive(Debug)]
pub(super) enum Moments {
    /// From a moment to the earliest of others.
    Interval(Path, Vec<Path>),
    /// At a moment.
    At(Path),
    /// In the period that it names.
    In(Path),
}

/// What a document adds.
#[derive(Debug)]
pub(super) enum Term {
    /// The value at a path.
    Path(Path),
    /// What an expression comes to.
    Formula(Formula),
}

/// Which periods are judged.
#[derive(Debug)]
pub(super) enum Periods {
    /// None: the document itself is measured.
    None,
    /// So many complete ones, and those that are not over.
    Of(PeriodLength, u32),
    /// The one that a field of the document names.
    Field(Path),
}

/// The value of a bound.
#[derive(Debug)]
pub(super) enum Limit {
    /// As the policy or a parameter says.
    Given(Quantity),
    /// The value of a `let`.
    Named(String),
    /// What stands at a path of the document.
    At(Path),
}

impl Measure {
    /// What it is made of.
    pub(super) fn terms(&self, bound: Bound) -> MeasureTerms {
        let source = |condition: &Condition| condition.source().to_owned();
        MeasureTerms {
            figure: self.figure,
            of: self.of.as_ref().map(|of| of.kind.clone()),
            condition: self.of.as_ref().and_then(|of| of.condition.as_ref()).map(source),
            except: self.except.as_ref().map(|of| of.kind.clone()),
            hours: self.hours.clone(),
            grace: self.grace,
            percentile: (self.figure == FigureKind::Percentile).then_some(self.percentile),
            adds: (self.value.as_ref().map(Term::written), self.whole.as_ref().map(Term::written)),
            is_of_time: self.of.is_some()
                && self.value.is_none()
                && matches!(self.figure, FigureKind::Availability | FigureKind::Sum),
            bound,
        }
    }

    /// Reads a measure; mistakes are noted at their places.
    pub(super) fn compile<'k>(node: Node<'k>, names: &Names<'k>, compiler: &mut Compiler<'k>) -> Option<Self> {
        let figure = match node.get("figure")?.text() {
            "availability" => FigureKind::Availability,
            "sum" => FigureKind::Sum,
            "count" => FigureKind::Count,
            "share" => FigureKind::Share,
            _ => FigureKind::Percentile,
        };
        let mut inner = names.clone();
        let of = match node.get("of") {
            None => None,
            Some(of) => {
                let source = Source::compile(of, "of", names, compiler)?;
                inner.other = vec![source.kind.clone()];
                Some(source)
            }
        };
        let is_time = of.as_ref().is_some_and(|of| matches!(of.moments, Moments::Interval(..)));
        fits(node, figure, of.is_some(), is_time, compiler)?;
        let except = match node.get("except") {
            None => None,
            // Only an interval takes time that could be excepted.
            Some(except) if except.get("from").is_none() => {
                compiler.without(except.span(), "except", &["from"], EXAMPLE);
                return None;
            }
            Some(except) => Some(Source::compile(except, "except", names, compiler)?),
        };
        let is_of_documents = of.is_some();
        let term = |key: &str, compiler: &mut Compiler<'k>| match node.get(key) {
            None => Some(None),
            Some(written) => Term::compile(written, is_of_documents, &inner, compiler).map(Some),
        };
        let value = term(if figure == FigureKind::Share { "part" } else { "value" }, compiler)?;
        let whole = term("whole", compiler)?;
        let percentile = match node.get("p") {
            None => Decimal::from(100),
            Some(p) => percentile(p, compiler)?,
        };
        let hours = match node.get("hours") {
            None => None,
            Some(hours) => Some(hours_named(hours, compiler)?),
        };
        let periods = Periods::compile(node, is_of_documents, names, compiler)?;
        let grace = match node.get("grace") {
            None => None,
            Some(grace) => Some(compiler.amount(grace)?),
        };
        let bounds = [("atLeast", Way::AtLeast), ("atMost", Way::AtMost), ("equals", Way::Equals)];
        let mut given = bounds.into_iter().filter_map(|(key, way)| Some((way, node.get(key)?)));
        let (Some((way, limit)), None) = (given.next(), given.next()) else {
            let says = say::ONE_BOUND.with("keys", Fact::any(bounds.map(|(key, _)| key)));
            compiler.problem(node.span(), says, Some(say::ONE_BOUND_HELP.into()));
            return None;
        };
        let is_time = is_time && value.is_none();
        let limit = Limit::compile(limit, figure, is_time, names, compiler)?;
        Some(Self { figure, of, except, value, whole, percentile, periods, hours, grace, way, limit })
    }
}

/// Holds the arguments against the figure: each has what it needs, and nothing that it would not look at.
fn fits<'k>(
    node: Node<'k>,
    figure: FigureKind,
    is_of_documents: bool,
    is_time: bool,
    compiler: &mut Compiler<'k>,
) -> Option<()> {
    let name = node.get("figure")?.text();
    let needed: &[(&str, &str)] = match figure {
        FigureKind::Availability | FigureKind::Count => &[("of", EXAMPLE)],
        FigureKind::Percentile => &[("of", EXAMPLE), ("p", "p: 95")],
        FigureKind::Share => &[("part", "part: telephone.within30s")],
        FigureKind::Sum => &[],
    };
    for (key, example) in needed {
        if node.get(key).is_none() {
            compiler.without(node.span(), name, &[key], example);
            return None;
        }
    }
    let is_interval_figure = matches!(figure, FigureKind::Availability | FigureKind::Sum);
    if figure == FigureKind::Availability && !is_time {
        compiler.without(node.get("of")?.span(), name, &["from"], "from: registeredAt");
        return None;
    }
    if matches!(figure, FigureKind::Sum | FigureKind::Percentile) && !is_time && node.get("value").is_none() {
        compiler.without(node.span(), name, &["value"], "value: calls");
        return None;
    }
    let by_time = is_time && node.get("value").is_none();
    let is_useless = |key: &str| match key {
        "except" => !is_interval_figure || !by_time,
        "hours" => !by_time || matches!(figure, FigureKind::Count | FigureKind::Share),
        "value" => !matches!(figure, FigureKind::Sum | FigureKind::Percentile),
        "part" | "whole" => figure != FigureKind::Share,
        "p" => figure != FigureKind::Percentile,
        "grace" => !is_of_documents,
        _ => false,
    };
    let keys = ["except", "hours", "value", "part", "whole", "p", "grace"];
    if let Some(key) = keys.into_iter().find(|key| node.get(key).is_some() && is_useless(key)) {
        let at = node.entry(key)?.key.span();
        let says = say::NOT_OF_FIGURE.with("key", Fact::code(key)).with("figure", Fact::code(name));
        compiler.problem(at, says, Some(say::NOT_OF_FIGURE_HELP.with("key", Fact::code(key))));
        return None;
    }
    Some(())
}

impl Source {
    fn compile<'k>(node: Node<'k>, key: &str, names: &Names<'k>, compiler: &mut Compiler<'k>) -> Option<Self> {
        let Some(kind) = node.get("kind") else {
            compiler.without(node.span(), key, &["kind"], EXAMPLE);
            return None;
        };
        if !compiler.kinds.contains_key(kind.text()) {
            let all = compiler.kinds;
            compiler.unknown(kind.span(), words::KIND, kind.text(), all.keys().map(String::as_str));
            return None;
        }
        let inner = Names { other: vec![kind.text().to_owned()], ..names.clone() };
        let path = |node: Node<'k>, compiler: &mut Compiler<'k>| {
            Path::compile(&format!("other.{}", node.text()), node.span(), &inner, compiler)
        };
        let one = |node: Node<'k>, compiler: &mut Compiler<'k>| {
            let path = path(node, compiler)?;
            if path.is_many() {
                let says = policy_file::ONE_FIELD.with("path", Fact::code(node.text()));
                compiler.problem(node.span(), says, Some(say::COUNTS_NOTHING_HELP.into()));
                return None;
            }
            Some(path)
        };
        let condition = match node.get("where") {
            None => None,
            Some(condition) => Some(Condition::compile(condition, &inner, compiler)?),
        };
        let moments = match (node.get("from"), node.get("at"), node.get("in")) {
            (Some(from), None, None) => {
                let from = one(from, compiler)?;
                let Some(to) = node.get("to") else {
                    compiler.without(node.span(), key, &["to"], EXAMPLE);
                    return None;
                };
                let ends: Vec<Path> = texts(to).map(|to| path(to, compiler)).collect::<Option<_>>()?;
                Moments::Interval(from, ends)
            }
            (None, Some(at), None) => Moments::At(one(at, compiler)?),
            (None, None, Some(month)) => Moments::In(one(month, compiler)?),
            (None, None, None) => {
                compiler.without(node.span(), key, &["from", "at", "in"], EXAMPLE);
                return None;
            }
            _ => {
                let says = say::ONE_MOMENT.with("keys", Fact::any(["from", "at", "in"]));
                compiler.problem(node.span(), says, Some(policy_file::EITHER_HELP.into()));
                return None;
            }
        };
        if let Some(to) = node.entry("to").filter(|_| !matches!(moments, Moments::Interval(..))) {
            compiler.without(to.key.span(), key, &["from"], EXAMPLE);
            return None;
        }
        Some(Self { kind: kind.text().to_owned(), condition, moments })
    }
}

impl Term {
    /// As the policy writes it.
    fn written(&self) -> String {
        match self {
            Self::Path(path) => path.shown().strip_prefix("other.").unwrap_or(path.shown()).to_owned(),
            Self::Formula(formula) => formula.source().to_owned(),
        }
    }

    /// Reads a path, of the documents that count where there are some; what is no path is an expression.
    fn compile<'k>(
        node: Node<'k>,
        is_of_documents: bool,
        names: &Names<'k>,
        compiler: &mut Compiler<'k>,
    ) -> Option<Self> {
        let text = node.text();
        let is_path = text.chars().all(|c| c.is_ascii_alphanumeric() || "_.[]*->".contains(c));
        if !is_path {
            return Formula::compile(node, names, compiler).map(Self::Formula);
        }
        let own = ["other.", "doc.", "it."].iter().any(|start| text.starts_with(start));
        let whole = if is_of_documents && !own { format!("other.{text}") } else { text.to_owned() };
        let path = Path::compile(&whole, node.span(), names, compiler)?;
        if path.is_many() {
            let says = policy_file::ONE_FIELD.with("path", Fact::code(text));
            compiler.problem(node.span(), says, Some(say::COUNTS_NOTHING_HELP.into()));
            return None;
        }
        Some(Self::Path(path))
    }
}

impl Periods {
    fn compile<'k>(
        node: Node<'k>,
        is_of_documents: bool,
        names: &Names<'k>,
        compiler: &mut Compiler<'k>,
    ) -> Option<Self> {
        let number = node.entry("periods");
        let Some(period) = node.get("period") else {
            if is_of_documents {
                compiler.without(node.span(), "measure", &["period"], "period: month");
                return None;
            }
            if let Some(number) = number {
                compiler.without(number.key.span(), "periods", &["period"], "period: month");
                return None;
            }
            return Some(Self::None);
        };
        if let Some(field) = period.get("field") {
            if let Some(number) = number {
                compiler.problem(number.key.span(), say::PERIODS_OF_FIELD, Some(say::PERIODS_OF_FIELD_HELP.into()));
                return None;
            }
            let path = Path::compile(field.text(), field.span(), names, compiler)?;
            return compiler.counting(period.span(), "period").then_some(Self::Field(path));
        }
        if !is_of_documents {
            compiler.problem(period.span(), say::PERIOD_OF_ITSELF, Some(say::PERIOD_OF_ITSELF_HELP.into()));
            return None;
        }
        let Ok(length) = period.text().parse::<PeriodLength>() else {
            let says = say::NO_LENGTH.with("value", Fact::code(period.text()));
            let example = words::EXAMPLE_HELP.with("example", Fact::any(["month", "quarter", "12 months"]));
            compiler.problem(period.span(), says, Some(example));
            return None;
        };
        let one_by_one = if let PeriodLength::Months(_) = length { 1 } else { PERIODS };
        let number = match number {
            None => one_by_one,
            Some(number) => match number.value.as_u64().filter(|number| (1..=MOST_PERIODS).contains(number)) {
                Some(number) => u32::try_from(number).unwrap_or(PERIODS),
                None => {
                    let says = say::PERIODS_RANGE.with("most", Fact::number(MOST_PERIODS));
                    compiler.problem(number.value.span(), says, None);
                    return None;
                }
            },
        };
        compiler.counting(period.span(), "period").then_some(Self::Of(length, number))
    }
}

impl Limit {
    fn compile<'k>(
        node: Node<'k>,
        figure: FigureKind,
        is_time: bool,
        names: &Names<'k>,
        compiler: &mut Compiler<'k>,
    ) -> Option<Self> {
        let wanted: &[ParameterType] = match figure {
            FigureKind::Availability | FigureKind::Share => &[ParameterType::Percentage],
            FigureKind::Count => &[ParameterType::Number],
            _ if is_time => &[ParameterType::Duration],
            _ => &[ParameterType::Number, ParameterType::Duration],
        };
        let name = node.as_str().and_then(|text| text.strip_prefix('$'));
        if let Some((name, _)) = name.and_then(|name| names.lets.iter().rev().find(|(bound, _)| bound == name)) {
            return Some(Self::Named(name.clone()));
        }
        let refusal = match compiler.argument(node, wanted)? {
            Argument::Parameter(parameter) => match quantity(&parameter.value) {
                Some(quantity) => return Some(Self::Given(quantity)),
                // Of what is wanted, only an amount of days or months is no quantity.
                None => None,
            },
            Argument::Written(node) => {
                let read: Vec<_> = wanted.iter().filter_map(|kind| ParameterValue::read(node, *kind).ok()).collect();
                if let Some(quantity) = read.iter().find_map(quantity) {
                    return Some(Self::Given(quantity));
                }
                // What begins as a number does, was meant as one.
                let is_number = node.text().starts_with(|c: char| c.is_ascii_digit() || c == '-');
                if !is_number {
                    return Path::compile(node.text(), node.span(), names, compiler).map(Self::At);
                }
                // An amount that is no quantity is one of days or months.
                let kind = wanted.first().filter(|_| read.is_empty());
                kind.and_then(|kind| ParameterValue::read(node, *kind).err())
            }
        };
        match refusal {
            Some(refusal) => compiler.refuse(node.span(), &refusal),
            None => compiler.problem(node.span(), say::BOUND_OF_DAYS, Some(say::BOUND_OF_DAYS_HELP.into())),
        }
        None
    }
}

/// An amount of a parameter; none of days and months, which have no one length.
pub(super) fn quantity(value: &ParameterValue) -> Option<Quantity> {
    match value {
        ParameterValue::Amount(Amount::Time(time)) => Some(Quantity::Time(time.num_seconds())),
        ParameterValue::Number(number) => Some(Quantity::Number(*number)),
        _ => None,
    }
}

/// How many of a hundred: more than 0, at most 100.
fn percentile<'k>(node: Node<'k>, compiler: &mut Compiler<'k>) -> Option<Decimal> {
    let value = match compiler.argument(node, &[ParameterType::Number, ParameterType::Percentage])? {
        Argument::Parameter(parameter) => parameter.value,
        Argument::Written(node) => match ParameterValue::read(node, ParameterType::Percentage) {
            Ok(value) => value,
            Err(refusal) => {
                compiler.refuse(node.span(), &refusal);
                return None;
            }
        },
    };
    let ParameterValue::Number(p) = value else { return None };
    let hundred = 100 * 10_i128.pow(u32::from(p.decimals()));
    if p.units() <= 0 || p.units() > hundred {
        compiler.problem(
            node.span(),
            say::PERCENTILE_RANGE,
            Some(words::EXAMPLE_HELP.with("example", Fact::code("95"))),
        );
        return None;
    }
    Some(p)
}
