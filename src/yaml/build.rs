//! The parser's events to a [`Tree`]. Only this file, the two below it and `fault` know the parser.

mod conflict;
mod json;
mod nodes;
mod refusal;
mod stumble;

use std::sync::Arc;

use granit_parser::{Event, Parser};

use super::fault::{Fault, FaultKind, LimitKind, SyntaxProblem};
use super::limits::Limits;
use super::lookup::Lookup;
use super::places::{after_end_marker, line_end};
use super::tree::{Anchor, Comment, Raw, Root, Style, Tree, What};
use crate::source::Span;

/// Reads a text as YAML. Total: what cannot be read is a [`Fault`] of the tree, and the other documents are there.
pub fn parse(text: &Arc<str>, limits: &Limits) -> Tree {
    read(text, limits, Build::run)
}

/// Reads the text of a file, whose byte order mark is gone, as YAML: one that is still there does not belong there.
pub(super) fn parse_unmarked(text: &Arc<str>, limits: &Limits) -> Tree {
    let mut tree = parse(text, limits);
    if text.starts_with('\u{feff}') && text.len() <= limits.bytes {
        let kind = FaultKind::Syntax(SyntaxProblem::ByteOrderMark);
        let mark = Fault { kind, span: Span::new(0, '\u{feff}'.len_utf8()), other: None, document: 0 };
        // The parser drops the first, and complains of the next itself.
        if !tree.faults.iter().any(|fault| fault.kind == mark.kind) {
            tree.faults.insert(0, mark);
        }
    }
    tree
}

/// Reads a text as JSON of RFC 8259. Total, as [`parse`] is.
pub(super) fn parse_json(text: &Arc<str>, limits: &Limits) -> Tree {
    read(text, limits, Build::run_json)
}

fn read<'t>(text: &'t Arc<str>, limits: &Limits, run: fn(&mut Build<'t>)) -> Tree {
    let mut build = Build::new(text, limits);
    if text.len() > limits.bytes {
        build.fault(FaultKind::Limit { kind: LimitKind::Bytes, most: limits.bytes }, Span::at(0), None);
        build.tree.roots.push(Root { region: Span::new(0, text.len()), node: None, unportable: true });
    } else {
        run(&mut build);
        build.tell_conflicts();
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
            lookup: Lookup::default(),
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
                if self.broken {
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
        self.close_document(self.end_marker.map_or(start, |end| end.min(start)));
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
