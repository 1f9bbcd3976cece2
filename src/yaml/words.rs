//! What is said of a [`Fault`].

use super::fault::{Fault, FaultKind, JsonProblem, LimitKind, SyntaxProblem};
use super::tree::Tree;
use crate::language::messages::{json, syntax as say};
use crate::language::{Fact, Facts, Label, Noun, Phrase, Reader, Saying, Words};

const SPACE: Noun = Noun { nb: ["mellomrom", "mellomrom"], sv: ["blanksteg", "blanksteg"], en: ["space", "spaces"] };

impl Fault {
    /// What is said of the fault.
    pub fn saying(&self, tree: &Tree) -> Saying {
        match &self.kind {
            FaultKind::Syntax(problem) => {
                let (fact, help) = phrases(*problem);
                Saying::new(fact, self.facts(*problem, tree)).help(help)
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

    /// The text at fault as far as a message shows it, and what the help needs.
    fn facts(&self, problem: SyntaxProblem, tree: &Tree) -> Facts {
        use SyntaxProblem as P;
        let slice = tree.slice(self.span);
        let found = match problem {
            P::Control(c) | P::InvisibleSpace(c) | P::Json(JsonProblem::Control(c)) => {
                format!("U+{:04X}", u32::from(c))
            }
            P::ByteOrderMark => String::from("U+FEFF"),
            P::ForbiddenStart(c) => c.to_string(),
            _ => slice.to_owned(),
        };
        let facts = Facts::new().with("found", Fact::Code(found)).with("template", template());
        match problem {
            P::UnclosedBracket => facts.with("close", Fact::code(if slice == "{" { "}" } else { "]" })),
            P::DashSpace => facts.with("spaced", Fact::Code(slice.replacen('-', "- ", 1))),
            P::MissingSpace => facts.with("spaced", Fact::Code(slice.replacen(':', ": ", 1))),
            P::Json(JsonProblem::Control(c)) => {
                let escape = match c {
                    '\t' => String::from("\\t"),
                    c => format!("\\u{:04x}", u32::from(c)),
                };
                facts.with("escape", Fact::Code(escape))
            }
            P::Tab => {
                let (spaces, as_above) = tree.text().get(..self.span.start as usize).map_or((0, false), indentation_of);
                let facts = facts.with("spaces", Fact::Count { n: spaces, of: SPACE });
                facts.with("as", Fact::text(if as_above { "above" } else { "" }))
            }
            _ => facts,
        }
    }
}

/// With how many blanks a line is to be indented that goes on behind a text, and whether the line above it is so: below a
/// key without a value, two more. None where the line above is indented with a tab.
fn indentation_of(before: &str) -> (u64, bool) {
    let mut lines = before.lines().rev();
    // What stands on the line itself is the indentation.
    if !before.ends_with('\n') {
        lines.next();
    }
    let above = lines.find(|line| !line.trim().is_empty() && !line.trim_start().starts_with('#')).unwrap_or("");
    let indent = &above[..above.len() - above.trim_start().len()];
    if indent.contains('\t') {
        return (0, false);
    }
    let opens = above.trim_end().ends_with(':');
    (u64::try_from(indent.len()).unwrap_or(0) + if opens { 2 } else { 0 }, !opens)
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
        SyntaxProblem::TextAfterApostrophe => (say::TEXT_AFTER_APOSTROPHE, say::TEXT_AFTER_APOSTROPHE_HELP),
        SyntaxProblem::DoubleComma => (say::DOUBLE_COMMA, say::DOUBLE_COMMA_HELP),
        SyntaxProblem::KeyColon => (say::KEY_COLON, say::KEY_COLON_HELP),
        SyntaxProblem::MissingSpace => (say::MISSING_SPACE, say::MISSING_SPACE_HELP),
        SyntaxProblem::UnknownEscape => (say::UNKNOWN_ESCAPE, say::UNKNOWN_ESCAPE_HELP),
        SyntaxProblem::TextAfterBracket => (say::TEXT_AFTER_BRACKET, say::TEXT_AFTER_BRACKET_HELP),
        SyntaxProblem::Indentation => (say::INDENTATION, say::INDENTATION_HELP),
        SyntaxProblem::IndentedBelowValue => (say::INDENTED_BELOW_VALUE, say::INDENTED_BELOW_VALUE_HELP),
        SyntaxProblem::Tab => (say::TAB, say::TAB_HELP),
        SyntaxProblem::Colon => (say::COLON, say::COLON_HELP),
        SyntaxProblem::MissingColon => (say::MISSING_COLON, say::MISSING_COLON_HELP),
        SyntaxProblem::Dash => (say::DASH, say::DASH_HELP),
        SyntaxProblem::DashSpace => (say::DASH_SPACE, say::MISSING_SPACE_HELP),
        SyntaxProblem::MissingDash => (say::MISSING_DASH, say::MISSING_DASH_HELP),
        SyntaxProblem::BlockHeader => (say::BLOCK_HEADER, say::BLOCK_HEADER_HELP),
        SyntaxProblem::Comment => (say::COMMENT, say::COMMENT_HELP),
        SyntaxProblem::ForbiddenStart(_) => (say::FORBIDDEN_START, say::FORBIDDEN_START_HELP),
        SyntaxProblem::Control(_) => (say::CONTROL, say::CONTROL_HELP),
        SyntaxProblem::InvisibleSpace(_) => (say::INVISIBLE_SPACE, say::INVISIBLE_SPACE_HELP),
        SyntaxProblem::ByteOrderMark => (say::BYTE_ORDER_MARK, say::BYTE_ORDER_MARK_HELP),
        SyntaxProblem::Conflict => (say::CONFLICT, say::CONFLICT_HELP),
        SyntaxProblem::Directive => (say::DIRECTIVE, say::DIRECTIVE_HELP),
        SyntaxProblem::Tag => (say::TAG, say::TAG_HELP),
        SyntaxProblem::TagContent => (say::TAG_CONTENT, say::TAG_CONTENT_HELP),
        SyntaxProblem::UnknownAlias => (say::UNKNOWN_ALIAS, say::UNKNOWN_ALIAS_HELP),
        SyntaxProblem::MissingAnchorName => (say::MISSING_ANCHOR_NAME, say::MISSING_ANCHOR_NAME_HELP),
        SyntaxProblem::Cycle => (say::CYCLE, say::CYCLE_HELP),
        SyntaxProblem::CollectionKey => (say::COLLECTION_KEY, say::COLLECTION_KEY_HELP),
        SyntaxProblem::Merge => (say::MERGE, say::MERGE_HELP),
        SyntaxProblem::Encoding => (say::ENCODING, say::ENCODING_HELP),
        SyntaxProblem::NoMapping => (say::NO_MAPPING, say::NO_MAPPING_HELP),
        SyntaxProblem::UnexpectedEnd => (say::UNEXPECTED_END, say::UNEXPECTED_END_HELP),
        SyntaxProblem::Json(problem) => json_phrases(problem),
        SyntaxProblem::Other => (say::OTHER, say::OTHER_HELP),
    }
}

fn json_phrases(problem: JsonProblem) -> (Phrase, Phrase) {
    match problem {
        JsonProblem::Comment => (json::COMMENT, json::COMMENT_HELP),
        JsonProblem::TrailingComma => (json::TRAILING_COMMA, json::TRAILING_COMMA_HELP),
        JsonProblem::NoValue => (json::NO_VALUE, json::NO_VALUE_HELP),
        JsonProblem::SingleQuotes => (json::SINGLE_QUOTES, json::QUOTES_HELP),
        JsonProblem::TypographicQuotes => (json::TYPOGRAPHIC_QUOTES, json::QUOTES_HELP),
        JsonProblem::Unquoted => (json::UNQUOTED, json::QUOTES_HELP),
        JsonProblem::UnquotedKey => (json::UNQUOTED_KEY, json::QUOTES_HELP),
        JsonProblem::Number => (json::NUMBER, json::NUMBER_HELP),
        JsonProblem::Literal => (json::LITERAL, json::LITERAL_HELP),
        JsonProblem::Yaml => (json::YAML, json::YAML_HELP),
        JsonProblem::SecondDocument => (json::SECOND_DOCUMENT, json::SECOND_DOCUMENT_HELP),
        JsonProblem::LineBreak => (json::LINE_BREAK, json::LINE_BREAK_HELP),
        JsonProblem::Control(_) => (json::CONTROL, json::CONTROL_HELP),
        JsonProblem::Escape => (json::ESCAPE, json::ESCAPE_HELP),
        JsonProblem::Surrogate => (json::SURROGATE, json::SURROGATE_HELP),
    }
}
