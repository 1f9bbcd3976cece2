//! Scalars, collections and aliases as the parser announces them, to nodes with exact places.

use granit_parser::{ScalarStyle, StructureStyle, Tag};

use super::super::fault::{FaultKind, LimitKind, SyntaxProblem};
use super::super::keys::repeated;
use super::super::places::{
    BLANKS, after_colon, block_scalar_end, block_scalar_start, comment_inside, dash, is_colon, last_token_end,
};
use super::super::scalar::{ScalarKind, classify};
use super::super::spaces::{is_invisible_space, is_own_line, stand_in};
use super::super::tree::{Anchor, BORROWED, Raw, Style, What};
use super::stumble::sticks;
use super::{Build, GiveUp, Open, narrow, weight};
use crate::source::Span;

impl Build<'_> {
    pub(super) fn scalar(
        &mut self,
        value: &str,
        style: ScalarStyle,
        span: Span,
        tag: Option<&Tag>,
        tag_span: Option<Span>,
    ) -> Result<(), GiveUp> {
        let text = self.text;
        let (style, span) = match style {
            ScalarStyle::Plain if span.is_empty() => (Style::Plain, Span::at(self.empty(span.start as usize))),
            ScalarStyle::Plain => (Style::Plain, span),
            ScalarStyle::SingleQuoted => (Style::SingleQuoted, span),
            ScalarStyle::DoubleQuoted => (Style::DoubleQuoted, span),
            ScalarStyle::Literal | ScalarStyle::Folded => {
                let start = block_scalar_start(text, self.cursor, span.start as usize);
                (Style::BlockScalar, Span::new(start, block_scalar_end(text, start, span.end as usize, value)))
            }
        };
        if let Some(at) = self.invisible_space(style, span) {
            let space = text[at..].chars().next().unwrap_or(' ');
            return Err(self.syntax(SyntaxProblem::InvisibleSpace(space), Span::new(at, at + space.len_utf8())));
        }
        if style == Style::Plain && self.is_mapping_without_spaces(span) {
            return Err(self.syntax(SyntaxProblem::MissingSpace, self.word_at(span.start as usize)));
        }
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
            if let Some(comment) = comment_inside(text, span).filter(|_| style == Style::Plain) {
                return Err(self.syntax(SyntaxProblem::Comment, Span::new(comment, comment + 1)));
            }
            self.tree.texts.push(value.into());
            narrow(self.tree.texts.len() - 1)
        };
        let kind = match (style, tag) {
            (_, Some(tag)) => match self.tagged_kind(value, style, tag) {
                Some(kind) => kind,
                None => return Err(self.syntax(SyntaxProblem::TagContent, tag_span.unwrap_or(span).to(span))),
            },
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

    /// The place of an empty plain scalar for which the parser gives `at`, perhaps the start of the next token.
    fn empty(&self, at: usize) -> usize {
        let place = |at| last_token_end(self.text, self.cursor, at);
        let Some(open) = self.open.last() else { return place(at) };
        let Raw { span, style, what, .. } = self.tree.nodes[open.node as usize];
        let (mapping, flow) = (span.start as usize, style == Style::Flow);
        if what != What::Mapping {
            place(at)
        } else if self.at_value() {
            place(after_colon(self.text, at, mapping, flow))
        } else if is_colon(self.text, at, mapping, flow) {
            at
        } else {
            place(at)
        }
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

    /// Where a character stands in a plain scalar that looks like a space and is none.
    fn invisible_space(&self, style: Style, span: Span) -> Option<usize> {
        let scalar = self.text.get(span.range()).filter(|scalar| style == Style::Plain && !scalar.is_ascii())?;
        let in_key = || scalar.find(is_invisible_space).filter(|_| self.at_key()).map(|at| span.start as usize + at);
        stand_in(self.text, span.start as usize, span.end as usize).or_else(in_key)
    }

    /// Whether a plain scalar is a whole document, or several lines of one, of which each is like `key:value`.
    fn is_mapping_without_spaces(&self, span: Span) -> bool {
        let scalar = self.text.get(span.range()).unwrap_or("");
        let in_block = self.open.last().is_none_or(|open| self.tree.nodes[open.node as usize].style == Style::Block);
        let enough = self.open.is_empty() || scalar.contains(['\n', '\r']);
        scalar.contains(':')
            && in_block
            && enough
            && is_own_line(self.text, span.start as usize)
            && scalar
                .split(['\n', '\r'])
                .map(|line| line.trim_matches(BLANKS))
                .filter(|line| !line.is_empty())
                .all(sticks)
    }

    /// `!!str`, `!!int` and the like decide, whatever the quotation marks (YAML 1.2.2, chapter 10); other tags leave a
    /// plain scalar what it is and a quoted one a string. `None` where the text cannot be what the tag says.
    fn tagged_kind(&mut self, value: &str, style: Style, tag: &Tag) -> Option<ScalarKind> {
        self.unportable = true;
        let plain = classify(value);
        match tag.core_suffix() {
            Some("null") => (plain == ScalarKind::Null).then_some(plain),
            Some("bool") => matches!(plain, ScalarKind::Bool(_)).then_some(plain),
            Some("int") => (plain == ScalarKind::Int).then_some(plain),
            Some("float") => matches!(plain, ScalarKind::Float | ScalarKind::Int).then_some(ScalarKind::Float),
            Some("map" | "seq") => None,
            None if style == Style::Plain && tag.original() != "!" => Some(plain),
            _ => Some(ScalarKind::String),
        }
    }

    fn note_tag(&mut self, node: u32, tag: Option<Span>) {
        if let Some(span) = tag {
            self.unportable = true;
            self.tree.tags.push((node, span));
        }
    }

    pub(super) fn start(
        &mut self,
        what: What,
        style: StructureStyle,
        span: Span,
        tag: Option<&Tag>,
        tag_span: Option<Span>,
    ) -> Result<(), GiveUp> {
        let style = if style == StructureStyle::Flow { Style::Flow } else { Style::Block };
        let most = self.tree.limits.depth;
        if self.open.len() >= most {
            return Err(self.limit(LimitKind::Depth, most, span, true));
        }
        let other = match tag.and_then(|tag| tag.core_suffix()) {
            Some("map") => what != What::Mapping,
            Some("seq") => what != What::Sequence,
            Some("null" | "bool" | "int" | "float" | "str") => true,
            _ => false,
        };
        if other {
            return Err(self.syntax(SyntaxProblem::TagContent, tag_span.unwrap_or(span)));
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

    pub(super) fn end(&mut self, span: Span) -> Result<(), GiveUp> {
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

    pub(super) fn alias(&mut self, number: usize, span: Span) -> Result<(), GiveUp> {
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
}
