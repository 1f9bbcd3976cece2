//! The parser's events to a [`Tree`]. This is the only file that knows the parser.

use std::sync::Arc;

use granit_parser::{Event, Parser, ScalarStyle, ScanError, StructureStyle, Tag};

use super::fault::{Fault, FaultKind, LimitKind, SyntaxProblem};
use super::limits::Limits;
use super::places::{after_colon, block_scalar_end, block_scalar_start};
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
    /// Arena sizes at the start of the document, to which they return if it breaks.
    checkpoint: (usize, usize, usize),
    in_document: bool,
}

/// A collection that is open.
struct Open {
    node: u32,
    children: u32,
    /// Nodes before it, to know what an anchor on it stands for.
    expanded_before: usize,
    merge: bool,
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
            checkpoint: (0, 0, 0),
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
                Err(error) => {
                    if !self.in_document {
                        self.close_document(self.cursor);
                    }
                    Err(self.refuse(&error))
                }
            };
            let Err(GiveUp { go_on }) = step else { continue };
            self.drop_document();
            if !go_on || !parser.proceed_next_document().unwrap_or(false) {
                break;
            }
        }
        self.close_document(text.len());
    }

    fn event(&mut self, event: &Event<'_>, span: Span, tag: Option<Span>) -> Result<(), GiveUp> {
        match event {
            Event::DocumentStart(_, version) => {
                self.close_document(span.start as usize);
                self.start_document(span)?;
                if version.is_some_and(|version| (version.major, version.minor) != (1, 2)) {
                    self.unportable = true;
                }
            }
            Event::DocumentEnd => self.in_document = false,
            Event::Comment(..) => {
                self.tree.comments.push(Comment { span });
                return Ok(());
            }
            Event::Scalar(value, style, _, kind) => self.scalar(value, *style, span, kind.as_deref(), tag)?,
            Event::SequenceStart(style, _, kind) => self.start(What::Sequence, *style, span, kind.as_deref(), tag)?,
            Event::MappingStart(style, _, kind) => self.start(What::Mapping, *style, span, kind.as_deref(), tag)?,
            Event::SequenceEnd | Event::MappingEnd => return self.end(span),
            Event::Anchor(number, _) => {
                let node = self.anchored();
                let scalar = self.tree.nodes.get(node as usize).is_some_and(|raw| matches!(raw.what, What::Scalar(_)));
                let size = usize::from(scalar);
                self.tree.anchors.push(Anchor { number: *number, node, name: span, size });
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

    /// The node that an anchor event, which follows its node's event, is about.
    fn anchored(&self) -> u32 {
        narrow(self.tree.nodes.len().saturating_sub(1))
    }

    fn start_document(&mut self, span: Span) -> Result<(), GiveUp> {
        self.checkpoint = (self.tree.nodes.len(), self.tree.texts.len(), self.tree.merged.len());
        self.broken = false;
        self.unportable = false;
        self.root = None;
        self.region_start = span.start as usize;
        self.in_document = true;
        if self.tree.roots.len() >= self.tree.limits.documents {
            let most = self.tree.limits.documents;
            return Err(self.limit(LimitKind::Documents, most, span, false));
        }
        Ok(())
    }

    fn drop_document(&mut self) {
        let (nodes, texts, merged) = self.checkpoint;
        self.tree.nodes.truncate(nodes);
        self.tree.texts.truncate(texts);
        self.tree.merged.truncate(merged);
        self.tree.tags.retain(|(node, _)| (*node as usize) < nodes);
        self.tree.anchors.retain(|anchor| (anchor.node as usize) < nodes);
        self.open.clear();
        self.broken = true;
        // An error before the first document is a document that could not be read, too.
        self.in_document = true;
        self.root = None;
    }

    /// Ends the region of the document at hand, if there is one.
    fn close_document(&mut self, end: usize) {
        let waiting = self.in_document || self.broken || self.root.is_some();
        if !waiting {
            return;
        }
        let node = if self.broken { None } else { self.root };
        let region = Span::new(self.region_start, end);
        self.tree.roots.push(Root { region, node, unportable: self.unportable || self.broken });
        self.in_document = false;
        self.broken = false;
        self.root = None;
        self.region_start = end;
        // Numbers of anchors are not used again, and no alias reaches over documents.
        self.checkpoint = (self.tree.nodes.len(), self.tree.texts.len(), self.tree.merged.len());
    }

    fn push(&mut self, what: What, style: Style, span: Span, data: u32) -> Result<u32, GiveUp> {
        let id = narrow(self.tree.nodes.len());
        self.expanded += 1;
        self.tree.nodes.push(Raw { span, next: id + 1, data, what, style, has_merge: false });
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
            ScalarStyle::Plain if span.is_empty() => (Style::Plain, Span::at(after_colon(text, span.start as usize))),
            ScalarStyle::Plain => (Style::Plain, span),
            ScalarStyle::SingleQuoted => (Style::SingleQuoted, span),
            ScalarStyle::DoubleQuoted => (Style::DoubleQuoted, span),
            ScalarStyle::Literal | ScalarStyle::Folded => {
                let start = block_scalar_start(text, self.cursor, span.start as usize);
                (Style::BlockScalar, Span::new(start, block_scalar_end(text, start, span.end as usize)))
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
        let id = self.push(What::Scalar(kind), style, span, data)?;
        self.content_end = self.content_end.max(span.end);
        self.note_tag(id, tag_span);
        self.note_merge(id);
        Ok(())
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

    /// Marks the mapping at hand if this node is its key `<<`.
    fn note_merge(&mut self, id: u32) {
        let raw = &self.tree.nodes[id as usize];
        if raw.style == Style::Plain && self.tree.slice(raw.span) == "<<" {
            if let Some(open) = self.open.last_mut() {
                // Children are counted before this is called: an odd count means that a key was pushed.
                if self.tree.nodes[open.node as usize].what == What::Mapping && open.children % 2 == 1 {
                    open.merge = true;
                    self.unportable = true;
                }
            }
        }
    }

    fn start(&mut self, what: What, style: StructureStyle, span: Span, tag: Option<&Tag>, tag_span: Option<Span>) -> Result<(), GiveUp> {
        let style = if style == StructureStyle::Flow { Style::Flow } else { Style::Block };
        let most = self.tree.limits.depth;
        if self.open.len() >= most {
            return Err(self.limit(LimitKind::Depth, most, span, true));
        }
        let expanded_before = self.expanded;
        let id = self.push(what, style, span, 0)?;
        self.note_tag(id, tag_span);
        if tag.is_some() {
            self.unportable = true;
        }
        self.open.push(Open { node: id, children: 0, expanded_before, merge: false });
        Ok(())
    }

    fn end(&mut self, span: Span) -> Result<(), GiveUp> {
        let Some(open) = self.open.pop() else { return Ok(()) };
        let count = narrow(self.tree.nodes.len());
        let raw = &mut self.tree.nodes[open.node as usize];
        raw.next = count;
        raw.data = open.children;
        if raw.style == Style::Flow {
            self.content_end = self.content_end.max(span.end);
        }
        raw.span.end = self.content_end.max(raw.span.start);
        let what = raw.what;
        let end = raw.span.end as usize;
        self.cursor = self.cursor.max(end);
        let size = self.expanded - open.expanded_before;
        if let Some(anchor) = self.tree.anchors.iter_mut().rev().find(|anchor| anchor.node == open.node) {
            anchor.size = size;
        }
        if what == What::Mapping {
            self.check_keys(open.node)?;
            if open.merge && !self.tree.merge(open.node) {
                let span = self.tree.merge_value(open.node).unwrap_or(span);
                return Err(self.syntax(SyntaxProblem::Merge, span));
            }
        }
        Ok(())
    }

    fn alias(&mut self, number: usize, span: Span) -> Result<(), GiveUp> {
        self.aliases += 1;
        let most = self.tree.limits.aliases;
        if self.aliases > most {
            return Err(self.limit(LimitKind::Aliases, most, span, false));
        }
        let Some(index) = self.tree.anchors.iter().rposition(|anchor| anchor.number == number) else {
            return Err(self.syntax(SyntaxProblem::UnknownAlias, span));
        };
        let anchor = &self.tree.anchors[index];
        let size = anchor.size;
        if size == 0 {
            let name = anchor.name;
            self.fault(FaultKind::Syntax(SyntaxProblem::Cycle), span, Some(name));
            return Err(GiveUp { go_on: true });
        }
        self.push(What::Alias, Style::Plain, span, narrow(index))?;
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
        let at = error.marker().byte_offset().unwrap_or(self.cursor).min(self.tree.text.len());
        let span = self.char_at(at);
        let kind = match FaultKind::of(error.kind(), self.tree.limits.depth) {
            FaultKind::Syntax(SyntaxProblem::Other | SyntaxProblem::ForbiddenStart(_)) if self.control(span).is_some() => {
                FaultKind::Syntax(SyntaxProblem::Control(self.control(span).unwrap_or('\0')))
            }
            kind => kind,
        };
        self.fault(kind, span, None);
        GiveUp { go_on: true }
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

/// Pairs of positions in `keys`, a later key and the first with the same text.
fn repeated(tree: &Tree, keys: &[(u32, Span)]) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    if keys.len() <= 12 {
        for later in 1..keys.len() {
            let text = tree.key_text(keys[later].0);
            if let Some(earlier) = (0..later).find(|&earlier| tree.key_text(keys[earlier].0) == text) {
                pairs.push((later, earlier));
            }
        }
        return pairs;
    }
    let mut seen = std::collections::HashMap::with_capacity(keys.len());
    for (position, (key, _)) in keys.iter().enumerate() {
        match seen.entry(tree.key_text(*key)) {
            std::collections::hash_map::Entry::Occupied(first) => pairs.push((position, *first.get())),
            std::collections::hash_map::Entry::Vacant(free) => {
                free.insert(position);
            }
        }
    }
    pairs
}

fn narrow(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
