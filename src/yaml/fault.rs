//! What can be wrong with a file as YAML.

use granit_parser::ErrorKind;

use crate::source::Span;

/// Something wrong at a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// What is wrong.
    pub kind: FaultKind,
    /// Where.
    pub span: Span,
    /// Another place that explains it, such as the first of two equal keys.
    pub other: Option<Span>,
    /// Which document of the file, from 0.
    pub document: usize,
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FaultKind {
    /// It is not YAML.
    Syntax(SyntaxProblem),
    /// A mapping has a key twice; the first counts.
    DuplicateKey(String),
    /// A limit is passed.
    Limit {
        /// Which.
        kind: LimitKind,
        /// Its value.
        most: usize,
    },
}

/// Which limit is passed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LimitKind {
    /// Bytes of a file.
    Bytes,
    /// Collections inside one another.
    Depth,
    /// Nodes of a file.
    Nodes,
    /// Aliases of a file.
    Aliases,
    /// Documents of a file.
    Documents,
}

/// Why something is not YAML, as far as a writer needs to know to mend it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SyntaxProblem {
    /// A bracket or brace is opened and never closed.
    UnclosedBracket,
    /// A closing bracket without its opening one, or of the other form.
    StrayBracket,
    /// A comma or closing bracket is missing between the items of a list or mapping in brackets.
    MissingComma,
    /// A comma with nothing before it, as in `[1,, 2]`.
    DoubleComma,
    /// A key in brackets without its colon, as in `{"a" 1}`.
    KeyColon,
    /// A quotation mark is opened and never closed.
    UnclosedQuote,
    /// Text after a closing quotation mark, as in `"a" in b`.
    TextAfterQuote,
    /// Text after a closing single quotation mark, as in `'it's'`.
    TextAfterApostrophe,
    /// A backslash in double quotation marks that starts no known escape.
    UnknownEscape,
    /// Text after a closing bracket, as in `[a] b`.
    TextAfterBracket,
    /// A line is indented otherwise than its neighbours.
    Indentation,
    /// A line is indented further than the one above it, whose key has a value already.
    IndentedBelowValue,
    /// A tab where only spaces may indent.
    Tab,
    /// `key: value: more`, or a colon where no key may stand.
    Colon,
    /// A key without a colon, or text where a key is expected.
    MissingColon,
    /// `key:value`, which is text and no entry.
    MissingSpace,
    /// A dash where no list item may stand.
    Dash,
    /// `-item`, which is text and no item.
    DashSpace,
    /// A line beside the items of a list that is none.
    MissingDash,
    /// The header of a block scalar is not one.
    BlockHeader,
    /// A `#` without a space before it, or a comment inside a value.
    Comment,
    /// A character that may not start a value, such as `@` or a backtick.
    ForbiddenStart(char),
    /// A control character, such as NUL.
    Control(char),
    /// A character that looks like a space or like nothing where a space must stand, such as U+00A0.
    InvisibleSpace(char),
    /// A byte order mark that is not the first of the file.
    ByteOrderMark,
    /// A line that marks two versions which Git could not merge.
    Conflict,
    /// `%YAML` or `%TAG` is not as it must be, or a `%` starts a line.
    Directive,
    /// A tag such as `!x` is not as it must be.
    Tag,
    /// A tag of the core schema on what cannot be that, such as `!!bool yes`.
    TagContent,
    /// `*name` without an `&name` before it.
    UnknownAlias,
    /// `&` or `*` without a name.
    MissingAnchorName,
    /// An anchor that contains itself.
    Cycle,
    /// A list or mapping stands where a key must stand.
    CollectionKey,
    /// `<<` whose value is not a mapping or a list of mappings.
    Merge,
    /// The file is not UTF-8.
    Encoding,
    /// A document of a file that the configuration names is not a mapping.
    NoMapping,
    /// The file ends before the document does.
    UnexpectedEnd,
    /// It is YAML, perhaps, but no JSON.
    Json(JsonProblem),
    /// None of the above.
    Other,
}

/// Why a text is not JSON, where YAML would read it or has other words for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JsonProblem {
    /// `//`, `/*` or `#`.
    Comment,
    /// A comma after the last item.
    TrailingComma,
    /// A value is missing, as in `{"a": }`.
    NoValue,
    /// `'a'`.
    SingleQuotes,
    /// `“a”` and the like.
    TypographicQuotes,
    /// Text without quotation marks.
    Unquoted,
    /// A key without quotation marks.
    UnquotedKey,
    /// `+1`, `01`, `.5`, `1.`, `0x1F`, `NaN`.
    Number,
    /// `True`, `FALSE`, `Null`.
    Literal,
    /// A tag, anchor, alias, item or block scalar of YAML.
    Yaml,
    /// Anything after the value of the file.
    SecondDocument,
    /// The line ends within a text.
    LineBreak,
    /// A control character within a text.
    Control(char),
    /// A backslash that starts no escape.
    Escape,
    /// `\ud800` without its other half.
    Surrogate,
}

impl FaultKind {
    pub(super) fn of(kind: &ErrorKind, depth: usize) -> Self {
        match kind {
            ErrorKind::RecursionLimitExceeded => FaultKind::Limit { kind: LimitKind::Depth, most: depth },
            other => FaultKind::Syntax(SyntaxProblem::of(other)),
        }
    }
}

impl SyntaxProblem {
    fn of(kind: &ErrorKind) -> Self {
        use ErrorKind as E;
        match kind {
            E::UnclosedFlowCollection { .. }
            | E::MismatchedFlowCollectionEnd { .. }
            | E::UnexpectedEofFlowSequence
            | E::UnexpectedEofFlowMapping
            | E::UnexpectedEofImplicitFlowMapping => Self::UnclosedBracket,
            E::MisplacedFlowCollectionEnd => Self::StrayBracket,
            E::ExpectedFlowMappingSeparator
            | E::ExpectedFlowSequenceSeparator
            | E::FlowMappingValueAdjacentCollection => Self::MissingComma,
            E::UnclosedQuotedScalar | E::DocumentIndicatorInQuotedScalar => Self::UnclosedQuote,
            E::InvalidTrailingSingleQuotedScalar => Self::TextAfterApostrophe,
            E::InvalidTrailingDoubleQuotedScalar => Self::TextAfterQuote,
            E::UnknownQuotedScalarEscape
            | E::InvalidQuotedScalarHexEscape
            | E::InvalidLowSurrogateHexEscape
            | E::InvalidLowSurrogate
            | E::MissingLowSurrogate
            | E::UnpairedLowSurrogate
            | E::InvalidUnicodeEscape => Self::UnknownEscape,
            E::InvalidIndentation
            | E::InvalidQuotedScalarIndent
            | E::InvalidFlowScalarIndent
            | E::InvalidBlockScalarIndent => Self::Indentation,
            E::TabNotAllowed
            | E::TabInBlockIndentation
            | E::TabInIndentation
            | E::TabAtBlockScalarStart
            | E::TabInPlainScalar => Self::Tab,
            E::MappingValueNotAllowed
            | E::MappingKeyNotAllowed
            | E::InvalidColonPlacement
            | E::InvalidMappingValueWhitespace => Self::Colon,
            E::ExpectedBlockMappingKey | E::SimpleKeyExpected | E::InvalidSimpleKey | E::UnexpectedEndOfPlainScalar => {
                Self::MissingColon
            }
            E::ExpectedBlockSequenceEntry
            | E::BlockEntryInFlowCollection
            | E::BlockSequenceEntryNotAllowed
            | E::InvalidBlockEntryWhitespace
            | E::PlainScalarStartsWithDashFlowIndicator => Self::Dash,
            E::ZeroBlockScalarIndent | E::InvalidBlockScalarHeader => Self::BlockHeader,
            E::CommentInterceptedScalar | E::CommentNotSeparated | E::TooManyComments => Self::Comment,
            // U+FFFE and U+FFFF are no characters, and YAML forbids them like controls.
            E::UnexpectedCharacter { character }
                if character.is_control() || matches!(character, '\u{fffe}' | '\u{ffff}') =>
            {
                Self::Control(*character)
            }
            E::UnexpectedCharacter { character } => Self::ForbiddenStart(*character),
            E::DuplicateVersionDirective
            | E::UnsupportedYamlMajorVersion
            | E::DuplicateTagDirective
            | E::MissingDocumentEndBeforeDirective
            | E::InvalidDirectiveTerminator
            | E::DirectiveDisallowed
            | E::MissingYamlVersionSeparator
            | E::MissingDirectiveName
            | E::InvalidDirectiveName
            | E::DirectiveByteLimitExceeded { .. }
            | E::TooManyReservedDirectiveParams { .. }
            | E::YamlVersionTooLong
            | E::MissingYamlVersion
            | E::InvalidTagDirectiveTerminator
            | E::ExpectedTagDirectiveBang
            | E::ExpectedDocumentStart => Self::Directive,
            E::UndeclaredTagHandle
            | E::ExpectedTagBang
            | E::InvalidGlobalTagCharacter
            | E::InvalidTagTerminator
            | E::MissingTagUri
            | E::UnclosedVerbatimTag
            | E::InvalidTagEscape
            | E::InvalidTagUtf8LeadingByte
            | E::InvalidTagUtf8TrailingByte
            | E::InvalidTagUtf8 => Self::Tag,
            E::UnknownAnchor => Self::UnknownAlias,
            E::MissingAnchorOrAliasName => Self::MissingAnchorName,
            E::InputDecoding { .. } => Self::Encoding,
            E::BomInsideDocument => Self::ByteOrderMark,
            E::UnexpectedEof | E::UnexpectedEofBlockSequence | E::UnexpectedEofBlockMapping => Self::UnexpectedEnd,
            _ => Self::Other,
        }
    }
}
