//! What is said of a [`Fault`].

use super::fault::{Fault, FaultKind, LimitKind, SyntaxProblem};
use super::tree::Tree;
use crate::language::messages::syntax as say;
use crate::language::{Fact, Facts, Label, Phrase, Reader, Saying, Words};

impl Fault {
    /// What is said of the fault.
    pub fn saying(&self, tree: &Tree) -> Saying {
        match &self.kind {
            FaultKind::Syntax(problem) => {
                let facts = Facts::new().with("found", self.found(*problem, tree)).with("template", template());
                let (fact, help) = phrases(*problem);
                Saying::new(fact, facts).help(help)
            }
            FaultKind::DuplicateKey(key) => {
                let facts = Facts::new().with("key", Fact::code(key.as_str()));
                Saying::new(say::DUPLICATE_KEY, facts).help(say::DUPLICATE_KEY_HELP)
            }
            FaultKind::Limit { kind, most } => {
                let facts = Facts::new().with("most", Fact::number(u64::try_from(*most).unwrap_or(u64::MAX)));
                let fact = match kind {
                    LimitKind::Bytes => say::LIMIT_BYTES,
                    LimitKind::Depth => say::LIMIT_DEPTH,
                    LimitKind::Nodes => say::LIMIT_NODES,
                    LimitKind::Aliases => say::LIMIT_ALIASES,
                    LimitKind::Documents => say::LIMIT_DOCUMENTS,
                };
                Saying::new(fact, facts).help(say::LIMIT_HELP)
            }
        }
    }

    /// What is said at the other place that explains it.
    pub fn other_saying(&self) -> Saying {
        match &self.kind {
            FaultKind::DuplicateKey(key) => {
                Saying::new(say::FIRST_KEY, Facts::new().with("key", Fact::code(key.as_str())))
            }
            FaultKind::Syntax(_) | FaultKind::Limit { .. } => Saying::plain(say::DEFINED_HERE),
        }
    }

    /// The fault in the reader's language.
    pub fn words(&self, tree: &Tree, reader: &Reader) -> Words {
        self.saying(tree).words(reader)
    }

    /// The text at fault, as far as a message shows it.
    fn found(&self, problem: SyntaxProblem, tree: &Tree) -> Fact {
        match problem {
            SyntaxProblem::Control(character) | SyntaxProblem::ForbiddenStart(character) => {
                Fact::code(character.to_string())
            }
            _ => Fact::code(tree.slice(self.span)),
        }
    }
}

/// A template of another tool, as it stands unquoted in YAML.
fn template() -> Fact {
    Fact::Label(Label::new("`{{ navn }}`", "`{{ namn }}`", "`{{ name }}`"))
}

fn phrases(problem: SyntaxProblem) -> (Phrase, Phrase) {
    match problem {
        SyntaxProblem::UnclosedBracket => (say::UNCLOSED_BRACKET, say::UNCLOSED_BRACKET_HELP),
        SyntaxProblem::StrayBracket => (say::STRAY_BRACKET, say::STRAY_BRACKET_HELP),
        SyntaxProblem::MissingComma => (say::MISSING_COMMA, say::MISSING_COMMA_HELP),
        SyntaxProblem::UnclosedQuote => (say::UNCLOSED_QUOTE, say::UNCLOSED_QUOTE_HELP),
        SyntaxProblem::TextAfterQuote => (say::TEXT_AFTER_QUOTE, say::TEXT_AFTER_QUOTE_HELP),
        SyntaxProblem::UnknownEscape => (say::UNKNOWN_ESCAPE, say::UNKNOWN_ESCAPE_HELP),
        SyntaxProblem::Indentation => (say::INDENTATION, say::INDENTATION_HELP),
        SyntaxProblem::Tab => (say::TAB, say::TAB_HELP),
        SyntaxProblem::Colon => (say::COLON, say::COLON_HELP),
        SyntaxProblem::MissingColon => (say::MISSING_COLON, say::MISSING_COLON_HELP),
        SyntaxProblem::Dash => (say::DASH, say::DASH_HELP),
        SyntaxProblem::BlockHeader => (say::BLOCK_HEADER, say::BLOCK_HEADER_HELP),
        SyntaxProblem::Comment => (say::COMMENT, say::COMMENT_HELP),
        SyntaxProblem::ForbiddenStart(_) => (say::FORBIDDEN_START, say::FORBIDDEN_START_HELP),
        SyntaxProblem::Control(_) => (say::CONTROL, say::CONTROL_HELP),
        SyntaxProblem::Directive => (say::DIRECTIVE, say::DIRECTIVE_HELP),
        SyntaxProblem::Tag => (say::TAG, say::TAG_HELP),
        SyntaxProblem::UnknownAlias => (say::UNKNOWN_ALIAS, say::UNKNOWN_ALIAS_HELP),
        SyntaxProblem::MissingAnchorName => (say::MISSING_ANCHOR_NAME, say::MISSING_ANCHOR_NAME_HELP),
        SyntaxProblem::Cycle => (say::CYCLE, say::CYCLE_HELP),
        SyntaxProblem::CollectionKey => (say::COLLECTION_KEY, say::COLLECTION_KEY_HELP),
        SyntaxProblem::Merge => (say::MERGE, say::MERGE_HELP),
        SyntaxProblem::Encoding => (say::ENCODING, say::ENCODING_HELP),
        SyntaxProblem::NoMapping => (say::NO_MAPPING, say::NO_MAPPING_HELP),
        SyntaxProblem::UnexpectedEnd => (say::UNEXPECTED_END, say::UNEXPECTED_END_HELP),
        SyntaxProblem::Other => (say::OTHER, say::OTHER_HELP),
    }
}
