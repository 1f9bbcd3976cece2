//! The tool's own sentences, each written once in every language.

use std::collections::{BTreeSet, HashMap};
use std::sync::{LazyLock, PoisonError, RwLock};

use super::part::{self, Part};
use super::{Facts, Label, Language, Reader};

/// A sentence of the tool itself: a template in each language, in the language of [`Template`](super::Template).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Phrase {
    /// In bokmål.
    pub nb: &'static str,
    /// In Swedish.
    pub sv: &'static str,
    /// In English.
    pub en: &'static str,
}

impl Phrase {
    /// The template in `language`.
    #[must_use]
    pub const fn of(&self, language: Language) -> &'static str {
        match language {
            Language::Nb => self.nb,
            Language::Sv => self.sv,
            Language::En => self.en,
        }
    }

    /// A phrase without facts as a word that a fact can be.
    #[must_use]
    pub fn label(&self) -> Label {
        Label::new(self.nb, self.sv, self.en)
    }

    /// The sentence with its facts filled in.
    ///
    /// A fact that is missing is a mistake of the tool's: a debug build stops there, any other
    /// shows the template, since half a message is better than none.
    #[must_use]
    pub fn render(&self, reader: &Reader, facts: &Facts) -> String {
        let source = self.of(reader.language);
        let rendered = fill(compiled(source), *reader, facts);
        debug_assert!(rendered.is_ok(), "{source}: {rendered:?}");
        rendered.unwrap_or_else(|_| source.to_owned())
    }

    /// The sentence, or what keeps it from being said.
    ///
    /// # Errors
    /// When the template cannot be read, or prints a fact that is missing.
    pub fn try_render(&self, reader: &Reader, facts: &Facts) -> Result<String, String> {
        fill(compiled(self.of(reader.language)), *reader, facts)
    }

    /// The facts that the sentence mentions in `language`, in the order of their names.
    ///
    /// # Errors
    /// When the template cannot be read.
    pub fn variables(&self, language: Language) -> Result<BTreeSet<String>, String> {
        let parts = compiled(self.of(language)).as_ref().map_err(Clone::clone)?;
        Ok(part::names(parts).into_iter().map(|(name, _)| name.to_owned()).collect())
    }
}

/// A template as it is kept.
type Compiled = Result<Vec<Part>, String>;

fn fill(compiled: &Compiled, reader: Reader, facts: &Facts) -> Result<String, String> {
    let mut out = String::with_capacity(128);
    let parts = compiled.as_ref().map_err(Clone::clone)?;
    part::write(parts, reader, facts, &mut out).map_err(|(name, _)| format!("no fact `{name}`"))?;
    Ok(out)
}

/// Compiled once: a template's text never moves, so its address and length name it.
type Kept = HashMap<(usize, usize), &'static Compiled>;

static KEPT: LazyLock<RwLock<Kept>> = LazyLock::new(RwLock::default);

fn compiled(source: &'static str) -> &'static Compiled {
    let key = (source.as_ptr() as usize, source.len());
    if let Some(kept) = KEPT.read().unwrap_or_else(PoisonError::into_inner).get(&key) {
        return kept;
    }
    // Not under the lock: what is wrong with a template is itself told by a phrase.
    let made = compile(source);
    KEPT.write().unwrap_or_else(PoisonError::into_inner).entry(key).or_insert_with(|| Box::leak(Box::new(made)))
}

fn compile(source: &str) -> Compiled {
    part::parse(source).map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::sync::Arc;

    use chrono::NaiveDate;
    use minijinja::value::{Object, ObjectRepr};
    use minijinja::{Environment, UndefinedBehavior, Value};

    use super::*;
    use crate::language::{Decimal, Fact, Period};

    const NOTICE: Phrase = Phrase {
        nb: "varslet {{ actual }} før start; NHN {{ must }} varsle minst {{ required }} før",
        sv: "aviserades {{ actual }} före start; NHN {{ must }} avisera minst {{ required }} före",
        en: "announced {{ actual }} before the start; NHN {{ must }} announce at least {{ required }} before",
    };

    fn reader(language: Language) -> Reader {
        Reader::new(language, NaiveDate::from_ymd_opt(2026, 11, 20).unwrap())
    }

    fn facts() -> Facts {
        Facts::new()
            .with("actual", Fact::Days(2))
            .with("required", Fact::Days(10))
            .with("must", super::super::Modal::Must.fact(false))
            .with("nothing", Fact::List(vec![]))
            .with("value", Fact::Value { value: "urgent".into(), label: Some(Label::new("haster", "akut", "urgent")) })
            .with("hostile", Fact::code("`{{ 7 * 7 }}` <b>"))
    }

    /// A fact as `MiniJinja` meets it.
    #[derive(Debug)]
    struct Told {
        full: String,
        bare: String,
        is_there: bool,
    }

    impl Object for Told {
        fn repr(self: &Arc<Self>) -> ObjectRepr {
            ObjectRepr::Plain
        }

        fn is_true(self: &Arc<Self>) -> bool {
            self.is_there
        }

        fn render(self: &Arc<Self>, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            out.write_str(&self.full)
        }
    }

    /// The template filled in by `MiniJinja`, whose language ours is a part of.
    fn by_minijinja(source: &str, reader: Reader, facts: &Facts) -> Result<String, String> {
        let mut engine = Environment::new();
        engine.set_undefined_behavior(UndefinedBehavior::SemiStrict);
        engine.set_auto_escape_callback(|_| minijinja::AutoEscape::None);
        engine.add_filter("bare", |value: Value| match value.downcast_object_ref::<Told>() {
            Some(told) => Value::from(told.bare.clone()),
            None => value,
        });
        let told =
            |fact: &Fact| Told { full: fact.render(&reader), bare: fact.bare(&reader), is_there: fact.is_told() };
        let context: BTreeMap<String, Value> =
            facts.iter().map(|(name, fact)| (name.to_owned(), Value::from_object(told(fact)))).collect();
        engine.render_str(source, Value::from_object(context)).map_err(|error| error.to_string())
    }

    #[test]
    fn a_sentence_is_said_in_each_language() {
        let said = Language::ALL.map(|language| NOTICE.render(&reader(language), &facts()));
        assert_eq!(
            said,
            [
                "varslet 2 dager før start; NHN må varsle minst 10 dager før",
                "aviserades 2 dagar före start; NHN ska avisera minst 10 dagar före",
                "announced 2 days before the start; NHN must announce at least 10 days before",
            ]
        );
    }

    #[test]
    fn facts_of_every_sort_fit_into_sentences() {
        let availability = Phrase {
            nb: "tilgjengeligheten i {{ period }} var {{ figure }}; avtalen krever minst {{ bound }}",
            sv: "tillgängligheten i {{ period }} var {{ figure }}; avtalet kräver minst {{ bound }}",
            en: "availability in {{ period }} was {{ figure }}; the agreement requires at least {{ bound }}",
        };
        let measured = Facts::new()
            .with("period", Fact::Period(Period::Month { year: 2026, month: 10 }))
            .with("figure", Fact::Percentage(Decimal::new(99_317, 3)))
            .with("bound", Fact::Percentage(Decimal::new(9944, 2)));
        assert_eq!(
            Language::ALL.map(|language| availability.render(&reader(language), &measured)),
            [
                "tilgjengeligheten i oktober 2026 var 99,317 %; avtalen krever minst 99,44 %",
                "tillgängligheten i oktober 2026 var 99,317 %; avtalet kräver minst 99,44 %",
                "availability in October 2026 was 99.317%; the agreement requires at least 99.44%",
            ]
        );
        let response = Phrase {
            nb: "arbeidet begynte {{ elapsed }} etter meldingen; for prioritet {{ priority }} er fristen {{ within }}",
            sv: "arbetet började {{ elapsed }} efter anmälan; för prioritet {{ priority }} är tidsfristen {{ within }}",
            en: "work began {{ elapsed }} after the report; for priority {{ priority }} the limit is {{ within }}",
        };
        let late = Facts::new()
            .with("elapsed", Fact::Duration(85 * 60))
            .with("priority", Fact::number(2))
            .with("within", Fact::Duration(3600));
        assert_eq!(
            Language::ALL.map(|language| response.render(&reader(language), &late)),
            [
                "arbeidet begynte 1 time og 25 minutter etter meldingen; for prioritet 2 er fristen 1 time",
                "arbetet började 1 timme och 25 minuter efter anmälan; för prioritet 2 är tidsfristen 1 timme",
                "work began 1 hour 25 minutes after the report; for priority 2 the limit is 1 hour",
            ]
        );
    }

    #[test]
    fn simple_templates_read_the_same_to_both_engines() {
        let sources = [
            "words only",
            "{{ actual }}",
            "{{actual}}/{{ value }}/{{ value | bare }}/{{value|bare}}",
            "{{ hostile }} {{ hostile | bare }}",
            "{% if nothing %}yes{% endif %}no",
            "{% if actual %}a {{ actual }}{% else %}b{% endif %} c",
            "{% if missing %}yes{% else %}{% if actual %}x{% endif %}y{% endif %}",
            "{{ missing }}",
            "{ } }} %}",
        ];
        for source in sources {
            for language in Language::ALL {
                let ours = fill(&compile(source), reader(language), &facts());
                let theirs = by_minijinja(source, reader(language), &facts());
                assert_eq!(ours.as_ref().ok(), theirs.as_ref().ok(), "{source}");
            }
        }
    }

    #[test]
    fn a_template_is_compiled_once() {
        assert!(std::ptr::eq(compiled(NOTICE.nb), compiled(NOTICE.nb)));
        assert!(!std::ptr::eq(compiled(NOTICE.nb), compiled(NOTICE.sv)));
        let names: Vec<_> = NOTICE.variables(Language::Sv).unwrap().into_iter().collect();
        assert_eq!(names, ["actual", "must", "required"]);
    }

    #[test]
    fn a_mistake_in_a_sentence_is_told_to_its_author() {
        let wrong = Phrase { nb: "{{ missing }}", sv: "{% if %}", en: "{{ actual + 1 }}{{ missing | bare }}" };
        for language in Language::ALL {
            assert!(wrong.try_render(&reader(language), &facts()).is_err());
        }
        assert!(wrong.variables(Language::Sv).is_err());
    }

    #[test]
    fn many_threads_share_what_is_compiled() {
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| {
                    for _ in 0..1_000 {
                        assert!(NOTICE.render(&reader(Language::En), &facts()).contains("2 days"));
                    }
                });
            }
        });
    }
}
