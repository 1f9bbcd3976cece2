//! The explanation of a policy rule.

use super::asks::asked;
use super::condition::Conditions;
use super::rule_set::{FileLine, RuleSet, RuleWeight};
use super::sample::{Sample, cases, samples};
use super::text_page::TextPage;
use super::written::{Reads, Written};
use crate::finding::Severity;
use crate::kind::{Schema, Shape};
use crate::language::messages::{explain as say, report as say_report};
use crate::language::personal_number::masked;
use crate::language::{Fact, Facts, Label, Noun, Phrase, Reader};
use crate::policy::{Pack, Parameter, ParameterType, ParameterValue, PolicyRule, RuleBody, split_clause};
use crate::report::plain;

const CASE: Noun = Noun { nb: ["testtilfelle", "testtilfeller"], sv: ["testfall", "testfall"], en: ["case", "cases"] };

/// For whom the page of a rule is written.
#[derive(Debug, Clone, Copy)]
pub struct PageOptions {
    /// Whether the reader's project uses the policy.
    pub here: bool,
    /// Whether the reader is an author of policies, who sees the condition as it is written too.
    pub code: bool,
}

/// Explains a policy rule as it is in force.
pub fn rule(rule_set: &RuleSet, pack: &Pack, rule: &PolicyRule, options: PageOptions, out: &mut TextPage) {
    let page = Page { rule_set, pack, rule, reader: rule_set.reader(), written: Written::of(pack) };
    let reads = page.written.reads(pack, rule);
    page.words(&reads, options, out);
    if rule.is_judged() {
        page.samples(&reads, out);
    }
}

struct Page<'p> {
    rule_set: &'p RuleSet,
    pack: &'p Pack,
    rule: &'p PolicyRule,
    reader: &'p Reader,
    written: Written,
}

impl<'p> Page<'p> {
    fn say(&self, phrase: Phrase) -> String {
        phrase.render(self.reader, &Facts::new())
    }

    fn of<'l>(&self, label: &'l Label) -> &'l str {
        label.of(self.reader.language)
    }

    /// All but the examples.
    fn words(&self, reads: &Reads, options: PageOptions, out: &mut TextPage) {
        self.title(options.here, out);
        match &self.rule.body {
            RuleBody::Check(_) => {
                self.meets(reads, out);
                if let Some(when) = reads.when.as_deref().filter(|_| options.code) {
                    out.code(4, &masked(&format!("when: {when}")));
                }
                self.asks(out);
            }
            RuleBody::Provided(text) => self.not_judged(say::PROVIDED, text, out),
            RuleBody::Stated(text) => self.not_judged(say::STATED, text, out),
        }
        self.why(out);
        if self.rule.is_judged() {
            self.in_force(reads, out);
        }
    }

    fn title(&self, here: bool, out: &mut TextPage) {
        out.line(0, &format!("{}: {}", self.rule.id, self.rule.title.of(self.reader.language)));
        if let Some(about) = &self.rule.about {
            out.gap();
            out.prose(0, self.of(about));
        }
        if !here {
            out.gap();
            let facts = Facts::new().with("policy", Fact::code(self.pack.id.as_str()));
            out.prose(0, &say::NOT_USED.render(self.reader, &facts));
        }
    }

    fn shapes(&self) -> Vec<Shape<'p>> {
        let kinds = self.rule_set.review.kinds();
        let schema = |kind: &String| kinds.get(kind).and_then(|kind| kind.schema.as_deref()).and_then(Schema::shape);
        self.rule.kinds.iter().filter_map(schema).collect()
    }

    fn meets(&self, reads: &Reads, out: &mut TextPage) {
        out.heading(&self.say(say::MEETS));
        let kinds = self.rule.kinds.iter().map(|kind| {
            let label = self.rule_set.review.kinds().get(kind).and_then(|kind| kind.schema.as_deref());
            let label = label.and_then(Schema::shape).and_then(|shape| shape.label());
            Fact::Field { path: kind.clone(), label }.render(self.reader)
        });
        let mut line = kinds.collect::<Vec<_>>().join(", ");
        if let Some(each) = &reads.each {
            let facts = Facts::new().with("field", Fact::code(each.as_str()));
            line = format!("{line}, {}", say::FOR_EACH.render(self.reader, &facts));
        }
        let Some(when) = &reads.when else {
            out.prose(2, &format!("{line}, {}", self.say(say::ALWAYS)));
            return;
        };
        let says = reads.when_says.as_ref();
        let parts = Conditions { pack: self.pack, shapes: self.shapes(), reader: self.reader, says }.words(when);
        let when = if parts.len() == 1 { say::WHEN } else { say::WHEN_ALL };
        out.prose(2, &format!("{line}, {}", self.say(when)));
        for part in parts {
            out.hanging(2, "- ", &part);
        }
    }

    /// What the check asks, as far as there are words for it.
    fn asks(&self, out: &mut TextPage) {
        let conditions = Conditions { pack: self.pack, shapes: self.shapes(), reader: self.reader, says: None };
        let mut lines = Vec::new();
        if let Some(check) = self.written.check(self.rule) {
            asked(check, &conditions, &mut lines);
        }
        if !lines.is_empty() {
            out.heading(&self.say(say::ASKS));
        }
        for line in lines {
            out.hanging(2, "- ", &masked(&line));
        }
    }

    fn not_judged(&self, phrase: Phrase, text: &Label, out: &mut TextPage) {
        out.gap();
        out.prose(0, self.of(text));
        out.gap();
        out.prose(0, &self.say(phrase));
    }

    fn why(&self, out: &mut TextPage) {
        out.heading(&self.say(say::WHY));
        let document = self.pack.document.as_deref().unwrap_or_else(|| self.of(&self.pack.title));
        let facts = Facts::new().with("document", Fact::text(document));
        let (heading, quote) = self.rule.clause.as_deref().map_or(("", None), split_clause);
        let mut source = if heading.is_empty() {
            say::COMES_FROM.render(self.reader, &facts)
        } else {
            say::STANDS_IN.render(self.reader, &facts.with("clause", Fact::text(heading)))
        };
        if let Some(approval) = self.written.approval() {
            let facts = Facts::new()
                .with("date", Fact::Date(approval.date))
                .with("by", Fact::Text(approval.by.unwrap_or_default()));
            source = format!("{source} ({})", say::APPROVED.render(self.reader, &facts));
        }
        out.prose(2, &source);
        if let Some(quote) = quote {
            out.prose(4, quote);
        }
        if let Some(covers) = &self.rule.covers {
            let facts = Facts::new().with("clause", Fact::text(covers.as_str()));
            out.prose(2, &say::COVERS.render(self.reader, &facts));
        }
        for (phrase, text) in [(say::OURS, &self.rule.ours), (say::READING, &self.rule.reading)] {
            if let Some(text) = text {
                out.prose(2, &self.say(phrase));
                out.prose(4, self.of(text));
            }
        }
    }

    fn in_force(&self, reads: &Reads, out: &mut TextPage) {
        out.heading(&self.say(if self.rule_set.is_project { say::HERE } else { say::SHIPPED }));
        weight(&self.rule_set.weight(&self.rule.info), self.reader, out);
        if let Some(last) = self.rule.effective.ended(self.reader.today) {
            out.prose(2, &say::ENDED.render(self.reader, &Facts::new().with("date", Fact::Date(last))));
        } else if let Some(from) = self.rule.effective.from {
            let facts = Facts::new().with("date", Fact::Date(from));
            let phrase = if self.reader.today < from { say::EFFECTIVE } else { say::EFFECTIVE_SINCE };
            out.prose(2, &phrase.render(self.reader, &facts));
        }
        for name in &reads.parameters {
            if let Some(parameter) = self.pack.parameters.get(name) {
                self.parameter(name, parameter, out);
            }
        }
    }

    fn parameter(&self, name: &str, parameter: &Parameter, out: &mut TextPage) {
        let config = self.rule_set.review.config();
        let set_at = config.file.as_ref().and_then(|file| {
            let place = config.parameters.get(&self.pack.id)?.names.get(name)?;
            Some(FileLine::of(file, *place))
        });
        let place = set_at.clone().unwrap_or_else(|| FileLine::of(&self.pack.file, parameter.span));
        let facts = Facts::new()
            .with("name", Fact::code(name))
            .with("value", self.value(&parameter.value))
            .with("place", Fact::Text(place.to_string()));
        out.prose(
            2,
            &match (&parameter.instead_of, set_at) {
                (Some(own), Some(_)) => say::PARAMETER_SET.render(self.reader, &facts.with("own", self.value(own))),
                _ => say::PARAMETER.render(self.reader, &facts),
            },
        );
        if let Some(about) = self.written.about_parameter(name) {
            out.prose(4, self.of(&about));
        }
        let bounds = [(say::FLOOR, &parameter.floor), (say::CEILING, &parameter.ceiling)];
        for (phrase, bound) in bounds {
            if let Some(bound) = bound {
                out.prose(4, &phrase.render(self.reader, &Facts::new().with("value", self.value(bound))));
            }
        }
        out.prose(4, &parameter.may(self.reader));
        if parameter.kind == ParameterType::Enum {
            let values = parameter.values.iter().map(Fact::code).collect();
            out.prose(4, &say::CHOICE.render(self.reader, &Facts::new().with("values", Fact::Or(values))));
        }
    }

    /// A value whole: a list that is in force is not cut short.
    fn value(&self, value: &ParameterValue) -> Fact {
        match value {
            ParameterValue::List(texts) if texts.is_empty() => Fact::Text(self.say(say::NOTHING)),
            ParameterValue::List(texts) => {
                let texts: Vec<String> = texts.iter().map(|text| Fact::code(text).render(self.reader)).collect();
                Fact::Text(texts.join(", "))
            }
            ParameterValue::Table(_) => Fact::text("…"),
            other => other.fact(),
        }
    }

    fn samples(&self, reads: &Reads, out: &mut TextPage) {
        let (passing, failing) = samples(self.rule_set, self.pack, self.rule, reads);
        if passing.is_none() && failing.is_none() {
            out.gap();
            let cases = cases(self.rule_set, self.pack);
            let phrase = if cases == 0 { say::NO_TEST } else { say::NO_EXAMPLE };
            let count = Fact::Count { n: u64::try_from(cases).unwrap_or(u64::MAX), of: CASE };
            out.prose(0, &phrase.render(self.reader, &Facts::new().with("cases", count)));
        }
        if let Some(sample) = passing {
            self.sample(say::PASSING, &sample, out);
        }
        if let Some(sample) = failing {
            self.sample(say::FAILING, &sample, out);
        }
    }

    fn sample(&self, heading: Phrase, sample: &Sample, out: &mut TextPage) {
        out.heading(&self.say(heading));
        out.code(4, &sample.excerpt);
        for (message, help) in &sample.findings {
            out.hanging(2, "→ ", message);
            if let Some(help) = help {
                out.hanging(4, "", &format!("{}: {}", self.say(say_report::HELP), plain(help)));
            }
        }
    }
}

/// How much a rule weighs, and who says so.
pub(super) fn weight(weight: &RuleWeight, reader: &Reader, out: &mut TextPage) {
    let line = |severity: Option<Severity>| match severity {
        None => say::OFF,
        Some(Severity::Error) => say::ERROR,
        Some(Severity::Warning) => say::WARNING,
        Some(Severity::Note) => say::NOTE,
    };
    out.prose(2, &line(weight.severity).render(reader, &Facts::new()));
    if let Some(place) = &weight.set_at {
        let own = severity_word(weight.own).render(reader, &Facts::new());
        let facts = Facts::new().with("place", Fact::Text(place.to_string())).with("own", Fact::Text(own));
        out.prose(4, &say::SET_AT.render(reader, &facts));
    }
}

pub(super) fn severity_word(severity: Severity) -> Phrase {
    match severity {
        Severity::Error => say_report::ERROR,
        Severity::Warning => say_report::WARNING,
        Severity::Note => say_report::NOTE,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::{Clock, ClockSource};
    use crate::language::Language;

    #[test]
    fn no_page_of_a_shipped_rule_shows_an_expression() {
        let at = chrono::DateTime::parse_from_rfc3339("2026-11-26T12:00:00+01:00").unwrap();
        let clock = Clock { at, source: ClockSource::Given };
        let mut pages = 0;
        for language in Language::ALL {
            let shipped = RuleSet::shipped(Reader::new(language, at.date_naive()), clock).unwrap();
            for (rule_set, pack) in shipped.all_policies() {
                for rule in &pack.rules {
                    let page = Page { rule_set, pack, rule, reader: rule_set.reader(), written: Written::of(pack) };
                    let mut out = TextPage::new();
                    page.words(&page.written.reads(pack, rule), PageOptions { here: true, code: false }, &mut out);
                    let text = out.into_text();
                    for code in
                        ["&&", "||", "==", "!=", ".exists(", "has(", "orValue", "hasValue", "params.", "--trace"]
                    {
                        assert!(!text.contains(code), "{} in {language:?} shows {code}:\n{text}", rule.id);
                    }
                    pages += 1;
                }
            }
        }
        assert!(pages > 90, "{pages} pages");
    }
}
