//! The parser's events to a [`Tree`]. This is the only file that knows the parser.

use std::sync::Arc;

use granit_parser::{Event, Parser, ScalarStyle, ScanError, StructureStyle, Tag};

use super::fault::{Fault, FaultKind, LimitKind, SyntaxProblem};
use super::limits::Limits;
use super::keys::repeated;
use super::places::{
    after_colon, after_end_marker, block_scalar_end, block_scalar_start, dash, last_token_end, line_end, line_start, quotation_mark,
    starts_document,
};
use super::scalar::{ScalarKind, classify};
use super::tree::{Anchor, BORROWED, Comment, Raw, Root, Style, Tree, What};
use crate::source::Span;

/// Reads a text as YAML. Total: what cannot be read is a [`Fault`] of the tree, and the other documents are there.
pub fn parse(text: &Arc<str>, limits: &Limits) -> Tree {
    let mut build = Build::new(text, limits);
    if text.len() > limits.bytes {
        build.fault(FaultKind::Limit { kind: LimitKind::Bytes, most: limits.bytes }, Span::at(0), None);
        build.tree.roots.push(Root { region: Span::new(0, text.len()), node: None, unportable: true });
    } else {
        build.run();
    }
    build.tree
}

struct Build<'t> {
    text: &'t str,
    tree: Tree,
    /// The collections that are open.
    open: Vec<Open>,
    /// The end of the last token, from which places that the parser leaves out are found.
    cursor: usize,
    /// The end of the last scalar, alias or closing bracket: where a block collection that closes ends.
    content_end: u32,
    /// Nodes so far, aliases expanded.
    expanded: usize,
    aliases: usize,
    /// Whether the document at hand could not be kept.
    broken: bool,
    unportable: bool,
    root: Option<u32>,
    region_start: usize,
    /// The end of the line of `...`, where one ended the document at hand.
    end_marker: Option<usize>,
    checkpoint: Checkpoint,
    /// Between the start of a document and its end.
    in_document: bool,
}

/// A collection that is open.
struct Open {
    node: u32,
    children: u32,
    /// Nodes before it, to know what an anchor on it stands for.
    expanded_before: usize,
    /// How many collections lie inside one another in it, aliases expanded.
    height: usize,
    /// Its own anchor, as an index of `anchors`.
    anchor: Option<usize>,
    merge: bool,
}

/// Sizes of the arenas at the start of a document, to which they return if it breaks.
#[derive(Clone, Copy, Default)]
struct Checkpoint {
    nodes: usize,
    texts: usize,
    merged: usize,
    tags: usize,
    anchors: usize,
}

/// Why a document is given up.
struct GiveUp {
    /// Whether the documents after it are read.
    go_on: bool,
}

impl<'t> Build<'t> {
    fn new(text: &'t Arc<str>, limits: &Limits) -> Self {
        let tree = Tree {
            text: Arc::clone(text),
            // Ours have a node every 13 bytes; one allocation then holds most files.
            nodes: Vec::with_capacity(text.len().min(limits.bytes) / 12 + 4),
            texts: Vec::new(),
            anchors: Vec::new(),
            merged: Vec::new(),
            tags: Vec::new(),
            roots: Vec::new(),
            comments: Vec::new(),
            faults: Vec::new(),
            limits: limits.clone(),
        };
        Self {
            text,
            tree,
            open: Vec::new(),
            cursor: 0,
            content_end: 0,
            expanded: 0,
            aliases: 0,
            broken: false,
            unportable: false,
            root: None,
            region_start: 0,
            end_marker: None,
            checkpoint: Checkpoint::default(),
            in_document: false,
        }
    }

    fn run(&mut self) {
        let text = self.text;
        let options = granit_parser::options! {
            emit_anchor_events: true,
            emit_unresolved_aliases: true,
            // A key of a JSON file may be as long as the file.
            simple_key_max_lookahead: self.tree.limits.bytes,
            max_buffered_comment_events: self.tree.limits.bytes,
            flow_nesting_limit: self.tree.limits.depth,
            block_nesting_limit: self.tree.limits.depth,
        };
        let mut parser = Parser::new_from_str_with_options(text, options);
        while let Some(next) = parser.next_event() {
            let step = match next {
                Ok((event, span)) => {
                    let tag = span.tag_span().and_then(|span| span.byte_range());
                    let range = span.byte_range().unwrap_or(self.cursor..self.cursor);
                    self.event(&event, Span::new(range.start, range.end), tag.map(|tag| Span::new(tag.start, tag.end)))
                }
                Err(error) => Err(self.refuse(&error)),
            };
            let Err(GiveUp { go_on }) = step else { continue };
            self.drop_document();
            if !go_on || !parser.proceed_next_document().unwrap_or(false) {
                break;
            }
            self.in_document = false;
        }
        self.close_document(text.len());
    }

    fn event(&mut self, event: &Event<'_>, span: Span, tag: Option<Span>) -> Result<(), GiveUp> {
        match event {
            Event::DocumentStart(explicit, version) => {
                let start = span.start as usize;
                if !explicit && self.broken {
                    // Of a document that broke, the parser does not say where it ended.
                    self.end_marker = after_end_marker(self.text, self.cursor, start);
                    self.cursor = self.end_marker.unwrap_or(self.cursor);
                }
                self.start_document(start, span)?;
                if version.is_some_and(|version| (version.major, version.minor) != (1, 2)) {
                    self.unportable = true;
                }
                if !explicit {
                    // The place that the parser gives may lie past the header of a block scalar.
                    return Ok(());
                }
            }
            Event::DocumentEnd => {
                self.in_document = false;
                self.end_marker = (!span.is_empty()).then(|| line_end(self.text, span.end as usize));
            }
            Event::Comment(..) => {
                self.tree.comments.push(Comment { span });
                return Ok(());
            }
            Event::Scalar(value, style, _, kind) => return self.scalar(value, *style, span, kind.as_deref(), tag),
            Event::SequenceStart(style, _, kind) => self.start(What::Sequence, *style, span, kind.as_deref(), tag)?,
            Event::MappingStart(style, _, kind) => self.start(What::Mapping, *style, span, kind.as_deref(), tag)?,
            Event::SequenceEnd | Event::MappingEnd => return self.end(span),
            Event::Anchor(number, _) => {
                self.anchor(*number, span);
                return Ok(());
            }
            Event::Alias(number) => self.alias(*number, span)?,
            Event::UnresolvedAlias(_) => {
                return Err(self.syntax(SyntaxProblem::UnknownAlias, span));
            }
            _ => {}
        }
        self.cursor = self.cursor.max(span.end as usize);
        Ok(())
    }

    /// Notes the anchor of the node whose event was the last.
    fn anchor(&mut self, number: usize, name: Span) {
        let node = narrow(self.tree.nodes.len().saturating_sub(1));
        let index = self.tree.anchors.len();
        let size = match self.open.last_mut() {
            Some(open) if open.node == node => {
                open.anchor = Some(index);
                0
            }
            _ => weight(1, self.tree.nodes.last().map_or(0, |raw| raw.span.len())),
        };
        self.tree.anchors.push(Anchor { number, node, name, size, height: 0 });
    }

    /// Starts a document whose text starts at `start`, and ends the one before it.
    fn start_document(&mut self, start: usize, span: Span) -> Result<(), GiveUp> {
        self.close_document(self.end_marker.unwrap_or(start));
        self.end_marker = None;
        self.unportable = false;
        self.in_document = true;
        if self.tree.roots.len() >= self.tree.limits.documents {
            let most = self.tree.limits.documents;
            return Err(self.limit(LimitKind::Documents, most, span, false));
        }
        Ok(())
    }

    fn drop_document(&mut self) {
        let Checkpoint { nodes, texts, merged, tags, anchors } = self.checkpoint;
        self.tree.nodes.truncate(nodes);
        self.tree.texts.truncate(texts);
        self.tree.merged.truncate(merged);
        self.tree.tags.truncate(tags);
        self.tree.anchors.truncate(anchors);
        self.open.clear();
        let fault = self.tree.faults.last().map_or(0, |fault| fault.span.end as usize);
        self.cursor = self.cursor.max(fault);
        self.broken = true;
        self.root = None;
    }

    /// Ends the region of the document at hand, if there is one.
    fn close_document(&mut self, end: usize) {
        let waiting = self.in_document || self.broken || self.root.is_some();
        if !waiting {
            return;
        }
        let region = Span::new(self.region_start, end);
        self.tree.roots.push(Root { region, node: self.root, unportable: self.unportable || self.broken });
        self.in_document = false;
        self.broken = false;
        self.root = None;
        self.region_start = end;
        // Numbers of anchors are not used again, and no alias reaches over documents.
        self.checkpoint = Checkpoint {
            nodes: self.tree.nodes.len(),
            texts: self.tree.texts.len(),
            merged: self.tree.merged.len(),
            tags: self.tree.tags.len(),
            anchors: self.tree.anchors.len(),
        };
    }

    fn push(&mut self, what: What, style: Style, span: Span, data: u32) -> Result<u32, GiveUp> {
        let id = narrow(self.tree.nodes.len());
        self.expanded += 1;
        self.tree.nodes.push(Raw { span, next: id + 1, data, what, style, merge: false });
        self.check_nodes(span)?;
        match self.open.last_mut() {
            Some(open) => open.children += 1,
            None => self.root = Some(id),
        }
        Ok(id)
    }

    fn check_nodes(&mut self, span: Span) -> Result<(), GiveUp> {
        let most = self.tree.limits.nodes;
        if self.expanded > most { Err(self.limit(LimitKind::Nodes, most, span, false)) } else { Ok(()) }
    }

    fn scalar(&mut self, value: &str, style: ScalarStyle, span: Span, tag: Option<&Tag>, tag_span: Option<Span>) -> Result<(), GiveUp> {
        let text = self.text;
        let (style, span) = match style {
            ScalarStyle::Plain if span.is_empty() => {
                let at = span.start as usize;
                let at = match self.at_value() {
                    true => last_token_end(text, self.cursor, after_colon(text, at)),
                    false if text[at..].starts_with(':') => at,
                    false => last_token_end(text, self.cursor, at),
                };
                (Style::Plain, Span::at(at))
            }
            ScalarStyle::Plain => (Style::Plain, span),
            ScalarStyle::SingleQuoted => (Style::SingleQuoted, span),
            ScalarStyle::DoubleQuoted => (Style::DoubleQuoted, span),
            ScalarStyle::Literal | ScalarStyle::Folded => {
                let start = block_scalar_start(text, self.cursor, span.start as usize);
                (Style::BlockScalar, Span::new(start, block_scalar_end(text, start, span.end as usize, value)))
            }
        };
        // The parser gives `~` for a value that is not there.
        let value = if style == Style::Plain && span.is_empty() { "" } else { value };
        let inside = match style {
            Style::SingleQuoted | Style::DoubleQuoted => {
                text.get(span.start as usize + 1..(span.end as usize).saturating_sub(1))
            }
            Style::Plain => text.get(span.range()),
            _ => None,
        };
        let data = if inside == Some(value) {
            BORROWED
        } else {
            self.tree.texts.push(value.into());
            narrow(self.tree.texts.len() - 1)
        };
        let kind = match (style, tag) {
            (_, Some(tag)) => self.tagged_kind(value, style, tag),
            (Style::Plain, None) => classify(value),
            _ => ScalarKind::String,
        };
        let is_merge = style == Style::Plain && value == "<<" && tag.is_none() && self.at_key();
        let id = self.push(What::Scalar(kind), style, span, data)?;
        self.content_end = self.content_end.max(span.end);
        self.cursor = self.cursor.max(span.end as usize);
        self.note_tag(id, tag_span);
        if is_merge {
            self.tree.nodes[id as usize].merge = true;
            self.unportable = true;
            if let Some(open) = self.open.last_mut() {
                open.merge = true;
            }
        }
        Ok(())
    }

    /// Whether the next node is a key of a mapping.
    fn at_key(&self) -> bool {
        self.open.last().is_some_and(|open| self.is_mapping(open.node) && open.children % 2 == 0)
    }

    /// Whether the next node is a value of a mapping.
    fn at_value(&self) -> bool {
        self.open.last().is_some_and(|open| self.is_mapping(open.node) && open.children % 2 == 1)
    }

    fn is_mapping(&self, node: u32) -> bool {
        self.tree.nodes[node as usize].what == What::Mapping
    }

    /// `!!str`, `!!int` and the like decide; other tags leave a plain scalar what it is and a quoted one a string.
    fn tagged_kind(&mut self, value: &str, style: Style, tag: &Tag) -> ScalarKind {
        self.unportable = true;
        let plain = classify(value);
        match tag.core_suffix() {
            Some("str") => ScalarKind::String,
            Some("null") if plain == ScalarKind::Null => plain,
            Some("bool") if matches!(plain, ScalarKind::Bool(_)) => plain,
            Some("int") if plain == ScalarKind::Int => plain,
            Some("float") if matches!(plain, ScalarKind::Float | ScalarKind::Int) => ScalarKind::Float,
            None if style == Style::Plain && tag.original() != "!" => plain,
            _ => ScalarKind::String,
        }
    }

    fn note_tag(&mut self, node: u32, tag: Option<Span>) {
        if let Some(span) = tag {
            self.unportable = true;
            self.tree.tags.push((node, span));
        }
    }

    fn start(&mut self, what: What, style: StructureStyle, span: Span, tag: Option<&Tag>, tag_span: Option<Span>) -> Result<(), GiveUp> {
        let style = if style == StructureStyle::Flow { Style::Flow } else { Style::Block };
        let most = self.tree.limits.depth;
        if self.open.len() >= most {
            return Err(self.limit(LimitKind::Depth, most, span, true));
        }
        let expanded_before = self.expanded;
        let in_mapping = self.open.last().is_some_and(|open| self.is_mapping(open.node));
        let span = if what == What::Sequence && style == Style::Block && in_mapping {
            Span::at(dash(self.text, self.cursor, span.start as usize))
        } else {
            span
        };
        let id = self.push(what, style, span, 0)?;
        self.note_tag(id, tag_span);
        if tag.is_some() {
            self.unportable = true;
        }
        self.open.push(Open { node: id, children: 0, expanded_before, height: 0, anchor: None, merge: false });
        Ok(())
    }

    fn end(&mut self, span: Span) -> Result<(), GiveUp> {
        let Some(open) = self.open.pop() else { return Ok(()) };
        let count = narrow(self.tree.nodes.len());
        let raw = &mut self.tree.nodes[open.node as usize];
        raw.next = count;
        raw.data = open.children;
        // A pair in a list in brackets, `[a: b]`, ends with its value.
        let brackets = raw.style == Style::Flow && matches!(self.text.as_bytes()[raw.span.start as usize], b'[' | b'{');
        if brackets {
            self.content_end = self.content_end.max(span.end);
        }
        raw.span.end = self.content_end.max(raw.span.start);
        let what = raw.what;
        let span = raw.span;
        self.cursor = self.cursor.max(span.end as usize);
        let height = open.height + 1;
        self.grow(height);
        if what == What::Mapping {
            self.check_keys(open.node)?;
            if open.merge {
                self.merge(open.node)?;
            }
        }
        if let Some(index) = open.anchor {
            let anchor = &mut self.tree.anchors[index];
            anchor.size = weight(self.expanded - open.expanded_before, span.len());
            anchor.height = height;
        }
        Ok(())
    }

    /// Notes that the collection at hand holds one of this height.
    fn grow(&mut self, height: usize) {
        if let Some(open) = self.open.last_mut() {
            open.height = open.height.max(height);
        }
    }

    /// Follows the merge keys of a mapping. An entry that one brings is a node more, so that mappings merged into one
    /// another many times over stay small.
    fn merge(&mut self, mapping: u32) -> Result<(), GiveUp> {
        let Some(brought) = self.tree.merge(mapping) else {
            let span = self.tree.merge_value(mapping).unwrap_or_default();
            return Err(self.syntax(SyntaxProblem::Merge, span));
        };
        self.expanded = self.expanded.saturating_add(brought);
        self.check_nodes(self.tree.nodes[mapping as usize].span)
    }

    fn alias(&mut self, number: usize, span: Span) -> Result<(), GiveUp> {
        self.aliases += 1;
        let most = self.tree.limits.aliases;
        if self.aliases > most {
            return Err(self.limit(LimitKind::Aliases, most, span, false));
        }
        // The parser counts anchors upwards.
        let Ok(index) = self.tree.anchors.binary_search_by_key(&number, |anchor| anchor.number) else {
            return Err(self.syntax(SyntaxProblem::UnknownAlias, span));
        };
        let Anchor { name, size, height, .. } = self.tree.anchors[index];
        if size == 0 {
            self.fault(FaultKind::Syntax(SyntaxProblem::Cycle), span, Some(name));
            return Err(GiveUp { go_on: true });
        }
        let most = self.tree.limits.depth;
        if self.open.len() + height > most {
            return Err(self.limit(LimitKind::Depth, most, span, true));
        }
        self.push(What::Alias, Style::Plain, span, narrow(index))?;
        self.grow(height);
        self.content_end = self.content_end.max(span.end);
        self.expanded = self.expanded.saturating_add(size - 1);
        self.check_nodes(span)
    }

    /// Keys are scalars, and no two have the same text.
    fn check_keys(&mut self, mapping: u32) -> Result<(), GiveUp> {
        let mut keys: Vec<(u32, Span)> = Vec::with_capacity(self.tree.nodes[mapping as usize].data as usize / 2);
        let mut at = mapping + 1;
        let end = self.tree.nodes[mapping as usize].next;
        while at < end {
            let key = self.tree.nodes[at as usize];
            if !matches!(self.tree.nodes[self.tree.target(at) as usize].what, What::Scalar(_)) {
                return Err(self.syntax(SyntaxProblem::CollectionKey, key.span));
            }
            keys.push((at, key.span));
            at = self.tree.nodes[key.next as usize].next;
        }
        for (later, earlier) in repeated(&self.tree, &keys) {
            let key = self.tree.key_text(keys[later].0).to_owned();
            self.fault(FaultKind::DuplicateKey(key), keys[later].1, Some(keys[earlier].1));
        }
        Ok(())
    }

    fn refuse(&mut self, error: &ScanError) -> GiveUp {
        let at = error.marker().byte_offset().unwrap_or(self.cursor).min(self.text.len());
        let span = self.char_at(at);
        if !self.in_document {
            // A document whose first token is at fault has no start of its own.
            let start = line_start(self.text, span.start as usize).max(self.cursor);
            self.cursor = start;
            if let Err(give_up) = self.start_document(start, span) {
                return give_up;
            }
        }
        let (kind, span) = self.explain(FaultKind::of(error.kind(), self.tree.limits.depth), at, span);
        self.fault(kind, span, None);
        GiveUp { go_on: true }
    }

    /// The fault and its place as a writer sees them, where the parser means another.
    fn explain(&self, kind: FaultKind, at: usize, span: Span) -> (FaultKind, Span) {
        use SyntaxProblem as P;
        let FaultKind::Syntax(problem) = kind else { return (kind, span) };
        let rest = &self.text[at..];
        match problem {
            // The next document's marker ended the text in quotation marks.
            P::UnclosedQuote | P::Indentation if problem == P::UnclosedQuote || starts_document(self.text, at) => {
                let mark = quotation_mark(self.text, self.cursor, at);
                (FaultKind::Syntax(P::UnclosedQuote), self.char_at(mark))
            }
            // The parser also misses a document's start where text follows a whole document.
            P::Directive if !self.text[self.region_start..span.end as usize].lines().any(|line| line.starts_with('%')) => {
                (FaultKind::Syntax(P::Other), span)
            }
            // The parser gives the start of the line.
            P::Control(control) => (kind, rest.find(control).map_or(span, |before| self.char_at(at + before))),
            P::Other | P::ForbiddenStart(_) => match self.control(span) {
                Some(control) => (FaultKind::Syntax(P::Control(control)), span),
                None => (kind, span),
            },
            _ => (kind, span),
        }
    }

    fn control(&self, span: Span) -> Option<char> {
        self.tree.slice(span).chars().next().filter(|&c| c.is_control() && !matches!(c, '\n' | '\r' | '\t'))
    }

    /// The span of the character at a byte, empty at the end.
    fn char_at(&self, at: usize) -> Span {
        let start = (0..=at).rev().find(|&at| self.tree.text.is_char_boundary(at)).unwrap_or(0);
        let width = self.tree.text[start..].chars().next().filter(|c| !matches!(c, '\n' | '\r')).map_or(0, char::len_utf8);
        Span::new(start, start + width)
    }

    fn syntax(&mut self, problem: SyntaxProblem, span: Span) -> GiveUp {
        self.fault(FaultKind::Syntax(problem), span, None);
        GiveUp { go_on: true }
    }

    fn limit(&mut self, kind: LimitKind, most: usize, span: Span, go_on: bool) -> GiveUp {
        self.fault(FaultKind::Limit { kind, most }, span, None);
        GiveUp { go_on }
    }

    fn fault(&mut self, kind: FaultKind, span: Span, other: Option<Span>) {
        self.tree.faults.push(Fault { kind, span, other, document: self.tree.roots.len() });
    }
}

/// What an alias costs that stands for so many nodes written in so many bytes: as many nodes, and one more for every 64
/// bytes, lest a thousand aliases of one long text be a gigabyte for whoever reads the tree.
fn weight(nodes: usize, bytes: usize) -> usize {
    nodes.saturating_add(bytes / 64)
}

fn narrow(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
