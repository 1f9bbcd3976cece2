//! What a policy says, in its languages.

use std::ops::Range;
use std::sync::Arc;

use super::compile::Compiler;
use crate::kind::nearest;
use crate::language::messages::names;
use crate::language::{Fact, Language, Template, Templates, Text};
use crate::source::Span;
use crate::yaml::Node;

/// Facts that every outcome has.
pub const COMMON: [&str; 3] = ["must", "field", "value"];

/// The messages of a rule; parts refer to them by number.
#[derive(Debug, Default)]
pub struct Messages(Vec<Message>);

/// A message, its help, what can still be done when it is late, and its example.
#[derive(Debug)]
pub struct Message {
    fact: Texts,
    help: Option<Texts>,
    late_help: Option<Texts>,
    example: Option<Texts>,
}

/// A template in each language that has one.
#[derive(Debug, Default)]
struct Texts {
    nb: Option<Told>,
    sv: Option<Told>,
    en: Option<Told>,
    /// The same, as they are told.
    templates: Arc<Templates>,
}

/// A template and where it stands.
#[derive(Debug)]
struct Told {
    template: Template,
    span: Span,
    /// Where its text begins in the file; none where quoting or folding moves things.
    verbatim: Option<usize>,
}

impl Messages {
    /// Adds a message and gives its number.
    pub(super) fn add(&mut self, message: Message) -> usize {
        self.0.push(message);
        self.0.len() - 1
    }

    /// The message with a number.
    pub fn find(&self, number: usize) -> Option<&Message> {
        self.0.get(number)
    }

    /// The texts that lack languages: the place of one that is there, and what it lacks. A text that stands in several
    /// messages is told once; an example is YAML, and the same in every language.
    pub(super) fn untold(&self) -> Vec<(Span, Vec<Language>)> {
        let mut untold: Vec<(Span, Vec<Language>)> = Vec::new();
        let told = self.0.iter().flat_map(|one| std::iter::once(&one.fact).chain(&one.help).chain(&one.late_help));
        for texts in told {
            let lacking: Vec<Language> = Language::ALL.into_iter().filter(|of| texts.of(*of).is_none()).collect();
            let place = texts.told().next().map(|told| told.span);
            if let Some(place) = place.filter(|at| !lacking.is_empty() && untold.iter().all(|(known, _)| known != at)) {
                untold.push((place, lacking));
            }
        }
        untold
    }

    /// Holds a message against the facts of a check that says it, and the policy's parameters.
    pub(super) fn hold_against(&self, number: usize, facts: &[&str], compiler: &mut Compiler<'_>) {
        let Some(message) = self.0.get(number).filter(|_| !compiler.is_shipped) else { return };
        let parameters: Vec<String> = compiler.parameters.keys().cloned().collect();
        let known = |name: &str| {
            COMMON.contains(&name) || facts.contains(&name) || parameters.iter().any(|known| known == name)
        };
        let mut problems = Vec::new();
        for texts in message.texts() {
            for told in texts.told() {
                for error in told.template.unknown(known) {
                    problems.push((told.place(&error.range), error));
                }
            }
        }
        problems.dedup();
        for (span, error) in problems {
            let all = facts.iter().copied().chain(COMMON).chain(parameters.iter().map(String::as_str));
            let help = match nearest(error.variable().unwrap_or(""), all) {
                Some(near) => names::WRITE_HELP.with("name", Fact::code(near)),
                None => names::CHOOSE_HELP.with("names", Fact::all(facts.iter().copied().chain(COMMON))),
            };
            compiler.problem(span, error.sentence(), Some(help));
        }
    }
}

impl Message {
    /// Reads `message`, `help`, `lateHelp` and `example` of a part or rule; `None` inside where there is no message.
    #[expect(clippy::option_option, reason = "a part may have none, and one that cannot be read is another thing")]
    pub(super) fn compile(node: Node<'_>, compiler: &mut Compiler<'_>) -> Option<Option<Self>> {
        let mut texts = |key| match node.get(key) {
            None => Some(None),
            Some(written) => Texts::compile(written, compiler).map(Some),
        };
        let (fact, help, late_help) = (texts("message")?, texts("help")?, texts("lateHelp")?);
        let example = texts("example")?;
        Some(fact.map(|fact| Self { fact, help, late_help, example }))
    }

    /// The names that it, its help and its example mention.
    pub(super) fn mentions(&self) -> Vec<&str> {
        self.texts().flat_map(Texts::told).flat_map(|told| told.template.variables()).collect()
    }

    /// The message.
    pub fn fact(&self) -> Text {
        self.fact.text()
    }

    /// The help.
    pub fn help(&self) -> Option<Text> {
        self.help.as_ref().map(Texts::text)
    }

    /// What can still be done where it is too late to do it in time.
    pub fn late_help(&self) -> Option<Text> {
        self.late_help.as_ref().map(Texts::text)
    }

    /// What to write, as YAML.
    pub fn example(&self) -> Option<Text> {
        self.example.as_ref().map(Texts::text)
    }

    fn texts(&self) -> impl Iterator<Item = &Texts> {
        std::iter::once(&self.fact).chain(&self.help).chain(&self.late_help).chain(&self.example)
    }
}

impl Told {
    fn place(&self, range: &Range<usize>) -> Span {
        self.verbatim.map_or(self.span, |start| Span::new(start + range.start, start + range.end))
    }
}

impl Texts {
    fn compile(node: Node<'_>, compiler: &mut Compiler<'_>) -> Option<Self> {
        let mut texts = Self::read(node, compiler)?;
        texts.templates = Arc::new(Templates::of(texts.told().map(|told| told.template.clone())));
        Some(texts)
    }

    fn read(node: Node<'_>, compiler: &mut Compiler<'_>) -> Option<Self> {
        let mut texts = Texts::default();
        if node.scalar().is_some() {
            texts.en = Some(template(node, Language::En, compiler)?);
            return Some(texts);
        }
        for entry in node.entries() {
            let language = Language::parse(entry.key.text())?;
            let template = template(entry.value, language, compiler)?;
            match language {
                Language::Nb => texts.nb = Some(template),
                Language::Sv => texts.sv = Some(template),
                Language::En => texts.en = Some(template),
            }
        }
        Some(texts)
    }

    fn of(&self, language: Language) -> Option<&Told> {
        match language {
            Language::Nb => self.nb.as_ref(),
            Language::Sv => self.sv.as_ref(),
            Language::En => self.en.as_ref(),
        }
    }

    fn told(&self) -> impl Iterator<Item = &Told> {
        [&self.nb, &self.sv, &self.en].into_iter().flatten()
    }

    fn text(&self) -> Text {
        Text::Templates(Arc::clone(&self.templates))
    }
}

fn template(node: Node<'_>, language: Language, compiler: &mut Compiler<'_>) -> Option<Told> {
    let span = node.span();
    let written = node.tree().text().get(span.range()).unwrap_or("");
    let verbatim =
        written.find(node.text()).filter(|_| !node.text().is_empty()).map(|offset| span.range().start + offset);
    if compiler.is_shipped {
        return Some(Told { template: Template::known(node.text(), language), span, verbatim });
    }
    match Template::compile(node.text(), language) {
        Ok(template) => Some(Told { template, span, verbatim }),
        Err(error) => {
            let place = verbatim.map_or(span, |start| Span::new(start + error.range.start, start + error.range.end));
            compiler.problem(place, error.sentence(), None);
            None
        }
    }
}
