//! The message templates of policies, compiled when a policy is loaded.

use std::fmt;
use std::ops::Range;
use std::sync::OnceLock;

use chrono::NaiveDate;

use super::messages::policy_file as say;
use super::{Fact, Facts, Language, Reader, Sentence, part};
use part::Part;

/// A message or help of a policy in one language: `{{ fact }}`, `{{ fact | bare }}`, `{{ fact | name }}`,
/// `{% if fact %} … {% else %} … {% endif %}`.
///
/// A fact enters as data: what is in it is never read as a template. The modal verb of a rule's
/// severity is the fact `must`, see [`Modal::fact`](super::Modal::fact).
#[derive(Clone, Debug)]
pub struct Template {
    source: Box<str>,
    language: Language,
    parts: OnceLock<Vec<Part>>,
}

impl PartialEq for Template {
    fn eq(&self, other: &Self) -> bool {
        self.source == other.source && self.language == other.language
    }
}

impl Eq for Template {}

impl Template {
    /// Reads a template written in `language`.
    ///
    /// # Errors
    /// When it isn't in the template language; the error says where.
    pub fn compile(source: &str, language: Language) -> Result<Self, TemplateError> {
        let source = source.trim_end();
        Ok(Self { source: source.into(), language, parts: OnceLock::from(part::parse(source)?) })
    }

    /// A template that is known to be one, read when it is first asked for.
    #[must_use]
    pub fn known(source: &str, language: Language) -> Self {
        Self { source: source.trim_end().into(), language, parts: OnceLock::new() }
    }

    fn parts(&self) -> &[Part] {
        self.parts.get_or_init(|| part::parse(&self.source).unwrap_or_default())
    }

    /// The language that it is written in; facts are told in this language too.
    #[must_use]
    pub const fn language(&self) -> Language {
        self.language
    }

    /// The names that it mentions, each once, in the order in which they come.
    #[must_use]
    pub fn variables(&self) -> Vec<&str> {
        let mut names = Vec::new();
        for (name, _) in part::names(self.parts()) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names
    }

    /// An error for each mention of a name that `is_known` does not know.
    #[must_use]
    pub fn unknown(&self, is_known: impl Fn(&str) -> bool) -> Vec<TemplateError> {
        part::names(self.parts())
            .into_iter()
            .filter(|(name, _)| !is_known(name))
            .map(|(name, range)| TemplateError::at(&self.source, range, TemplateProblem::Unknown(name.to_owned())))
            .collect()
    }

    /// Fills in the facts, in the template's language and with the reader's year.
    ///
    /// # Errors
    /// When a fact that it prints is missing; `{% if name %}` asks without needing it.
    pub fn render(&self, reader: &Reader, facts: &Facts) -> Result<String, TemplateError> {
        let reader = Reader { language: self.language, today: reader.today };
        let mut out = String::with_capacity(self.source.len() + 64);
        part::write(self.parts(), reader, facts, &mut out).map_err(|(name, range)| {
            TemplateError::at(&self.source, range, TemplateProblem::Unknown(name.to_owned()))
        })?;
        Ok(out)
    }
}

/// The same message in the languages that it is written in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Templates {
    /// In the order of [`Language::ALL`].
    texts: [Option<Template>; 3],
}

impl Templates {
    /// Those of `templates`, each in its own language; of two in one language the last.
    #[must_use]
    pub fn of(templates: impl IntoIterator<Item = Template>) -> Self {
        let mut texts = [const { None }; 3];
        for template in templates {
            let language = template.language;
            texts[language as usize] = Some(template);
        }
        Self { texts }
    }

    /// The message in the reader's language; where it has none in English, else in bokmål, else in Swedish. `None`
    /// where a fact is missing that it prints.
    #[must_use]
    pub fn render(&self, reader: &Reader, facts: &Facts) -> Option<String> {
        let order = [reader.language, Language::En, Language::Nb, Language::Sv];
        let template = order.into_iter().find_map(|language| self.texts[language as usize].as_ref())?;
        template.render(reader, facts).ok()
    }
}

/// Why a template cannot be read or filled in, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateError {
    /// The line in the template, from 1.
    pub line: usize,
    /// The bytes of the template at fault.
    pub range: Range<usize>,
    /// What is wrong.
    pub problem: TemplateProblem,
}

/// What is wrong with a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TemplateProblem {
    /// A `{{` or `{%` without its end.
    Unclosed,
    /// An `if`, `else` or `endif` without the others.
    Unbalanced,
    /// Conditions nested more than eight deep.
    TooDeep,
    /// Something that isn't in the template language.
    Unsupported,
    /// A name that no fact has.
    Unknown(String),
}

impl TemplateError {
    pub(super) fn at(source: &str, range: Range<usize>, problem: TemplateProblem) -> Self {
        let line = 1 + source[..range.start].matches('\n').count();
        Self { line, range, problem }
    }

    /// The name that no fact has.
    #[must_use]
    pub fn variable(&self) -> Option<&str> {
        match &self.problem {
            TemplateProblem::Unknown(name) => Some(name),
            _ => None,
        }
    }

    /// What is wrong, and what is required.
    #[must_use]
    pub fn sentence(&self) -> Sentence {
        match &self.problem {
            TemplateProblem::Unclosed => say::TAG_UNCLOSED.with("ends", Fact::any(["}}", "%}"])),
            TemplateProblem::Unbalanced => say::TAG_UNBALANCED.into(),
            TemplateProblem::TooDeep => say::TAG_TOO_DEEP.into(),
            TemplateProblem::Unsupported => say::TAG_UNSUPPORTED
                .with("forms", Fact::any(["{{ name }}", "{{ name | bare }}", "{{ name | name }}", "{% if name %}"])),
            TemplateProblem::Unknown(name) => say::TAG_UNKNOWN.with("name", Fact::code(name)),
        }
    }
}

impl fmt::Display for TemplateError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.sentence().render(&Reader::new(Language::En, NaiveDate::default())))
    }
}

impl std::error::Error for TemplateError {}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;
    use crate::language::{Fact, Label, Modal};

    fn reader(language: Language) -> Reader {
        Reader::new(language, NaiveDate::from_ymd_opt(2026, 11, 20).unwrap())
    }

    #[test]
    fn the_filter_name_tells_titles_of_ids() {
        let mut facts = Facts::new()
            .with("who", Fact::code("kari.nordmann"))
            .with("to", Fact::Or(vec![Fact::code("helse-vest"), Fact::code("nobody")]));
        facts.learn_titles(|id| match id {
            "kari.nordmann" => Some("Kari Nordmann"),
            "helse-vest" => Some("Helse Vest"),
            _ => None,
        });
        let told = |source| {
            let template = Template::compile(source, Language::Nb).unwrap();
            template.render(&reader(Language::Nb), &facts).unwrap()
        };
        assert_eq!(told("{{ who | name }} ({{ who }})"), "Kari Nordmann (`kari.nordmann`)");
        assert_eq!(told("til {{to|name}}"), "til Helse Vest eller `nobody`");
        assert!(Template::compile("{{ who | title }}", Language::Nb).is_err());
    }

    fn notice() -> Facts {
        Facts::new().with("actual", Fact::Days(2)).with("required", Fact::Days(10)).with(
            "start",
            Fact::Field {
                path: "plan.production.start".into(),
                label: Some(Label::new("start", "start", "the start")),
            },
        )
    }

    fn error_in(source: &str) -> TemplateError {
        Template::compile(source, Language::En).unwrap_err()
    }

    #[test]
    fn a_policys_message_is_filled_in_with_the_modal_of_its_severity() {
        let messages = [
            (
                Language::Nb,
                "varslet {{ actual }} før start; NHN {{ must }} varsle minst {{ required }} før",
                "varslet 2 dager før start; NHN må varsle minst 10 dager før",
                "varslet 2 dager før start; NHN bør varsle minst 10 dager før",
            ),
            (
                Language::Sv,
                "aviserades {{ actual }} före start; NHN {{ must }} avisera minst {{ required }} före",
                "aviserades 2 dagar före start; NHN ska avisera minst 10 dagar före",
                "aviserades 2 dagar före start; NHN bör avisera minst 10 dagar före",
            ),
            (
                Language::En,
                "announced {{ actual }} before the start; NHN {{ must }} announce at least {{ required }} before",
                "announced 2 days before the start; NHN must announce at least 10 days before",
                "announced 2 days before the start; NHN should announce at least 10 days before",
            ),
        ];
        for (language, source, error, warning) in messages {
            let template = Template::compile(source, language).unwrap();
            let says = |modal: Modal| template.render(&reader(language), &notice().with("must", modal.fact(false)));
            assert_eq!(says(Modal::Must).unwrap(), error);
            assert_eq!(says(Modal::Should).unwrap(), warning);
        }
    }

    #[test]
    fn a_field_is_named_in_full_and_then_by_its_label() {
        let template = Template::compile("move {{ start }}; {{start|bare}} comes first", Language::En).unwrap();
        assert_eq!(
            template.render(&reader(Language::En), &notice()).unwrap(),
            "move the start (`plan.production.start`); the start comes first"
        );
    }

    #[test]
    fn a_message_that_fell_back_to_english_tells_its_facts_in_english() {
        let template = Template::compile("announced {{ actual }} before", Language::En).unwrap();
        assert_eq!(template.render(&reader(Language::Nb), &notice()).unwrap(), "announced 2 days before");
    }

    #[test]
    fn conditions_ask_for_a_fact_without_needing_it() {
        let source =
            "late{% if due %}, due {{ due }}{% else %}, no limit{% endif %}{% if list %} ({{ list }}){% endif %}\n";
        let template = Template::compile(source, Language::En).unwrap();
        assert_eq!(template.variables(), ["due", "list"]);
        let says = |facts: &Facts| template.render(&reader(Language::En), facts).unwrap();
        assert_eq!(says(&Facts::new()), "late, no limit");
        assert_eq!(says(&Facts::new().with("due", Fact::Days(0))), "late, due the same day");
        let nothing = Facts::new().with("due", Fact::Days(1)).with("list", Fact::List(vec![]));
        assert_eq!(says(&nothing), "late, due 1 day");
    }

    #[test]
    fn a_value_is_data_and_never_a_template() {
        let template = Template::compile("{{ value }} {{ text }}", Language::En).unwrap();
        let facts = Facts::new().with("value", Fact::code("{{ text }}")).with("text", Fact::text("{% if x %}<b>&amp;"));
        let said = template.render(&reader(Language::En), &facts).unwrap();
        assert_eq!(said, "`{{ text }}` {% if x %}<b>&amp;");
    }

    #[test]
    fn a_missing_fact_is_an_error_at_its_name() {
        let template = Template::compile("one\nof {{ wrong }}", Language::Nb).unwrap();
        let error = template.render(&reader(Language::Nb), &notice()).unwrap_err();
        assert_eq!((error.line, error.range.clone(), error.variable()), (2, 10..15, Some("wrong")));
        assert_eq!(template.unknown(|name| notice().get(name).is_some()), std::slice::from_ref(&error));
        assert_eq!(
            error.sentence().render(&reader(Language::Nb)),
            "opplysningen `wrong` finnes ikke her; malen må bruke en som finnes"
        );
        assert!(template.unknown(|_| true).is_empty());
    }

    #[test]
    fn what_is_not_in_the_language_is_refused_where_it_stands() {
        let refused = [
            ("a {{ name", 2..9, TemplateProblem::Unclosed),
            ("a {% if b", 2..9, TemplateProblem::Unclosed),
            ("{% if b %}c", 0..10, TemplateProblem::Unbalanced),
            ("c{% endif %}", 1..12, TemplateProblem::Unbalanced),
            ("{% else %}", 0..10, TemplateProblem::Unbalanced),
            ("{% if b %}{% else %}{% else %}{% endif %}", 20..30, TemplateProblem::Unbalanced),
            ("{# note #}", 0..2, TemplateProblem::Unsupported),
            ("{{ a.b }}", 0..9, TemplateProblem::Unsupported),
            ("{{ a | upper }}", 0..15, TemplateProblem::Unsupported),
            ("{{ a | bare | bare }}", 0..21, TemplateProblem::Unsupported),
            ("{{ 1 + 1 }}", 0..11, TemplateProblem::Unsupported),
            ("{{ true }}", 0..10, TemplateProblem::Unsupported),
            ("{{ }}", 0..5, TemplateProblem::Unsupported),
            ("{{- a }}", 0..8, TemplateProblem::Unsupported),
            ("{% for a in b %}{% endfor %}", 0..16, TemplateProblem::Unsupported),
            ("{% if not a %}{% endif %}", 0..14, TemplateProblem::Unsupported),
            ("{% include a %}", 0..15, TemplateProblem::Unsupported),
            ("{{ å }}", 0..8, TemplateProblem::Unsupported),
        ];
        for (source, range, problem) in refused {
            assert_eq!(error_in(source), TemplateError { line: 1, range, problem }, "{source}");
        }
        assert_eq!(error_in("ä\n\n {{ a b }}").line, 3);
        assert_eq!(error_in(&"{% if a %}".repeat(9)).problem, TemplateProblem::TooDeep);
        assert_eq!(error_in(&"{% if a %}".repeat(100_000)).problem, TemplateProblem::TooDeep);
    }

    #[test]
    fn lone_braces_are_words() {
        for source in ["a { b } c", "}} %}", "{", "{ {", "100 %}"] {
            let template = Template::compile(source, Language::En).unwrap();
            assert_eq!(template.render(&reader(Language::En), &Facts::new()).unwrap(), source);
        }
    }

    #[test]
    fn every_problem_is_said_briefly_in_every_language() {
        let problems = [
            TemplateProblem::Unclosed,
            TemplateProblem::Unbalanced,
            TemplateProblem::TooDeep,
            TemplateProblem::Unsupported,
            TemplateProblem::Unknown("elapsed".into()),
        ];
        for problem in problems {
            let error = TemplateError { line: 1, range: 0..0, problem };
            for language in Language::ALL {
                let message = error.sentence().render(&reader(language));
                assert!(message.chars().count() <= 120, "{message}");
                assert_eq!(message.matches(';').count(), 1, "{message}");
            }
        }
    }
}
