//! `personal-number`: no number of a person stands in a document, its comments, the name of its file or the configuration.

use super::rule::{Look, Rule};
use crate::config::{AllowedNumber, FILE_NAME};
use crate::finding::{Judgement, Lowering, RuleInfo, Severity};
use crate::language::messages::documents as say;
use crate::language::messages::rules as title;
use crate::language::personal_number::{NumberOf, is_in, numbers, numbers_behind};
use crate::language::{Fact, Facts, Saying};
use crate::source::{FileId, Side, SourceFile, Span};
use crate::workspace::{Document, Review};
use crate::yaml::{Limits, Node, Step, Trail, parse};

pub(super) static RULE: Rule = Rule {
    info: RuleInfo::built_in("personal-number", Severity::Error, title::PERSONAL_NUMBER, page!("personal_number.md"))
        .lowering(Lowering::RefusedForShippedKinds),
    look: Look::All(check),
};

fn check(review: &Review, judgements: &mut Vec<Judgement>) {
    let documents = review.documents();
    for of_file in documents.chunk_by(|a, b| a.file == b.file) {
        let Some(first) = of_file.first().filter(|first| review.owns(first.file)) else { continue };
        let file = review.file(first.file);
        let is_allowed = |pointer: &str| review.config().allows_number(&file.path, pointer);
        if is_in(&file.path) && !is_allowed("") {
            let says = Saying::plain(say::NUMBER_IN_PATH).help(say::NUMBER_IN_PATH_HELP);
            judgements.push(RULE.judgement(first, Span::at(0), says));
        }
        let roots = of_file.iter().enumerate().filter_map(|(index, document)| {
            let (tree, root) = review.tree(document).zip(review.root(document))?;
            Some((index, tree.node(root)?))
        });
        for found in found_in(file, roots) {
            if is_allowed(&found.pointer) {
                continue;
            }
            let document = match found.root {
                Some(index) => of_file.get(index),
                None => document_at(review, of_file, found.span),
            };
            let (says, pointer) = (says(file, &found), found.pointer);
            let made = RULE.judgement(document.unwrap_or(first), found.span, says);
            judgements.push(Judgement { pointer, ..made });
        }
    }
    if let Some(id) = review.sources.find(Side::Merge, &review.config().path(FILE_NAME)) {
        judgements.extend(in_configuration(review, id));
    }
}

/// The places in the configuration where the number of a person may stand, and none does.
pub(super) fn needless(review: &Review) -> impl Iterator<Item = &AllowedNumber> {
    let config = review.config();
    config.allowed_numbers.iter().filter(|allowed| {
        let path = config.path(&allowed.path);
        let documents = review.documents();
        let Some(first) = documents.iter().position(|document| review.file(document.file).path == path) else {
            return true;
        };
        let id = documents[first].file;
        let of_file = documents[first..].iter().take_while(|document| document.file == id);
        let roots = of_file.enumerate().filter_map(|(index, document)| Some((index, review.node(document)?)));
        let file = review.file(id);
        let is_in_name = || allowed.is_at("") && is_in(&file.path);
        !found_in(file, roots).iter().any(|found| allowed.is_at(&found.pointer)) && !is_in_name()
    })
}

/// What stands in the configuration, which is no document.
fn in_configuration(review: &Review, id: FileId) -> Vec<Judgement> {
    let file = review.file(id);
    let tree = parse(&file.text, &Limits::default());
    let roots = tree.roots().iter().enumerate().filter_map(|(index, root)| Some((index, tree.node(root)?)));
    let made = found_in(file, roots).into_iter().map(|found| {
        let (says, pointer) = (says(file, &found), found.pointer);
        Judgement { pointer, ..Judgement::new(RULE.reference(), id, found.span, says) }
    });
    made.collect()
}

/// The number of a person in a file.
struct Found {
    span: Span,
    of: NumberOf,
    /// The position of the root whose value or key has it; `None` in a comment.
    root: Option<usize>,
    /// The way to that value; empty in a comment.
    pointer: String,
}

/// The numbers of people in a file, in its order: one of each value and key, and all that stand outside of them.
fn found_in<'t>(file: &SourceFile, roots: impl Iterator<Item = (usize, Node<'t>)>) -> Vec<Found> {
    let mut search = Search { file, root: 0, places: Vec::new(), found: Vec::new() };
    for (root, node) in roots {
        search.root = root;
        search.look(node, &Trail::Start);
    }
    let Search { mut places, mut found, .. } = search;
    places.sort_by_key(|(span, _)| span.start);
    for (range, of) in numbers(&file.text) {
        let span = Span::new(range.start, range.end);
        let before = places.partition_point(|(place, _)| place.start <= span.start);
        let inside = places[..before].last().filter(|(place, _)| place.contains(span));
        // A value that has the same digits has told already what they are.
        if inside.is_none_or(|(_, text)| !text.contains(file.slice(span))) {
            found.push(Found { span, of, root: None, pointer: String::new() });
        }
    }
    found.sort_by_key(|found| found.span.start);
    found
}

struct Search<'s, 't> {
    file: &'s SourceFile,
    root: usize,
    /// Every value and key that is long enough, with its text.
    places: Vec<(Span, &'t str)>,
    found: Vec<Found>,
}

impl<'t> Search<'_, 't> {
    fn look(&mut self, node: Node<'t>, trail: &Trail<'_, 't>) {
        // What an alias or a merge key brings is looked at where it is written.
        if node.definition().is_some() {
            return;
        }
        if node.is_mapping() {
            for entry in node.entries().filter(|entry| entry.via.is_none()) {
                let inner = Trail::Step(trail, Step::Key(entry.key.text()));
                self.scalar(entry.key.node(), &inner);
                self.look(entry.value, &inner);
            }
        } else if node.is_sequence() {
            for (index, item) in node.items().enumerate() {
                self.look(item, &Trail::Step(trail, Step::Index(index)));
            }
        } else {
            self.scalar(node, trail);
        }
    }

    fn scalar(&mut self, node: Node<'t>, trail: &Trail<'_, 't>) {
        let (text, span) = (node.text(), node.span());
        if text.len() < 10 {
            return;
        }
        self.places.push((span, text));
        let start = span.range().start;
        let Some((_, of)) = numbers_behind(&self.file.text[..start], text).into_iter().next() else { return };
        // The number alone, where it is written as it is read.
        let written = numbers(self.file.slice(span)).next();
        let span = written.map_or(span, |(range, _)| Span::new(start + range.start, start + range.end));
        self.found.push(Found { span, of, root: Some(self.root), pointer: trail.pointer().to_string() });
    }
}

/// The document of a file that a place belongs to: the last that begins before it.
fn document_at<'d>(review: &Review, of_file: &'d [Document], place: Span) -> Option<&'d Document> {
    let begins_before = |document: &&Document| {
        let start = review.tree(document).zip(review.root(document)).and_then(|(tree, root)| tree.node(root));
        start.is_some_and(|node| node.span().range().start <= place.range().start)
    };
    of_file.iter().rev().find(begins_before)
}

fn says(file: &SourceFile, found: &Found) -> Saying {
    let says = match found.of {
        NumberOf::Norway => say::NORWEGIAN_NUMBER,
        NumberOf::Sweden => say::SWEDISH_NUMBER,
    };
    let (start, _) = file.place(found.span);
    let facts = Facts::new().with("line", Fact::number(i64::from(start.line)));
    Saying::new(says, facts).help(say::PERSONAL_NUMBER_HELP)
}
