//! The reports of shares, read again as what a reader is told, with as much of the files as is shown.

use std::collections::{BTreeMap, HashMap};
use std::path::PathBuf;
use std::sync::Arc;

use super::carried::{Carried, CarriedBlock, CarriedField, CarriedPlace, KeySide};
use super::finding::{Annotation, Finding, Pending};
use super::json::{Due, Item, Key, Lines};
use crate::finding::{
    Block, BlockPlace, DocumentName, Edit, Fingerprint, Fix, Met, Override, RuleInfo, RuleRef, Skipped, SkippedThing,
    Titles,
};
use crate::language::{Fact, Saying};
use crate::rules::Rule;
use crate::source::{FileId, Side, SourceFile, Sources, Span};

/// What all shares carry.
pub(super) struct Rebuilt {
    /// The files, of which no line has its text but those that are shown.
    pub(super) sources: Sources,
    /// Those of each share, by their positions there.
    files: Vec<Vec<FileId>>,
    rules: HashMap<String, RuleRef>,
}

impl Rebuilt {
    /// The files and rules of all shares; `None` where two have the same line otherwise, or name a rule that there is not.
    pub(super) fn of<'c>(shares: impl Iterator<Item = &'c Carried> + Clone) -> Option<Self> {
        let mut lines: BTreeMap<(KeySide, &str), BTreeMap<u32, &str>> = BTreeMap::new();
        let mut rules = HashMap::new();
        for share in shares.clone() {
            for file in &share.files {
                let known = lines.entry((file.side, &file.path)).or_default();
                for (line, text) in &file.lines {
                    if *line == 0 || *known.entry(*line).or_insert(text) != text.as_str() {
                        return None;
                    }
                }
            }
            for rule in &share.rules {
                let info = RuleInfo::of_policy(rule.id.as_str(), rule.severity, rule.title.clone());
                let source = rule.source.as_deref().map(Saying::verbatim);
                let info = RuleInfo { source, answered_by: rule.answered_by.clone().map(Into::into), ..info };
                rules.insert(rule.id.clone(), RuleRef::Policy(Arc::new(info)));
            }
        }
        let mut room = MOST_BYTES_IN_ALL;
        let mut of_side = |side: KeySide| {
            let own = lines.iter().filter(|((of, _), _)| *of == side);
            let file = own.map(|((_, path), lines)| {
                let text = text(lines)?;
                room = room.checked_sub(text.len())?;
                Some(Arc::new(SourceFile::new(*path, text)))
            });
            file.collect::<Option<Vec<_>>>()
        };
        let target = Sources::new(PathBuf::new(), Side::Target, of_side(KeySide::Target)?);
        let sources = Sources::new(PathBuf::new(), Side::Merge, of_side(KeySide::Merge)?).with_target(&target);
        let side = |side: KeySide| if side == KeySide::Merge { Side::Merge } else { Side::Target };
        let ids = |share: &Carried| {
            share.files.iter().map(|file| sources.find(side(file.side), &file.path)).collect::<Option<Vec<_>>>()
        };
        let files = shares.map(ids).collect::<Option<Vec<_>>>()?;
        Some(Self { sources, files, rules })
    }

    fn place(&self, share: usize, place: CarriedPlace) -> Option<(FileId, Span)> {
        let id = *self.files.get(share)?.get(place.file)?;
        let file = self.sources.file(id);
        let offset = |(line, byte): (u32, u32)| file.lines().start(line)?.checked_add(byte);
        let (start, end) = (offset(place.start)?, offset(place.end)?);
        let is_there = start <= end && file.text.get(start as usize..end as usize).is_some();
        is_there.then_some((id, Span { start, end }))
    }

    fn rule(&self, id: &str) -> Option<RuleRef> {
        Rule::find(id).map(Rule::reference).or_else(|| self.rules.get(id).cloned())
    }

    /// A finding of a share.
    pub(super) fn finding(
        &self,
        (share, at): (usize, usize),
        carried: &Carried,
        item: &Item<'_>,
        key: &Key<'_>,
    ) -> Option<Finding> {
        let own = carried.findings.get(at)?;
        let annotation = |place: CarriedPlace, text: &str| {
            let (file, span) = self.place(share, place)?;
            Some(Annotation { file, span, text: text.to_owned() })
        };
        let labels = own.labels.iter().zip(&item.labels).map(|(place, label)| annotation(*place, &label.text));
        let fixes = own.edits.iter().zip(&item.fixes).map(|(places, fix)| {
            let edits = places.iter().zip(&fix.edits).map(|(place, edit)| {
                let (file, span) = self.place(share, *place)?;
                Some(Edit { file, span, text: edit.text.to_string() })
            });
            Some(Fix { title: fix.title.to_string(), safe: fix.safe, edits: edits.collect::<Option<_>>()? })
        });
        Some(Finding {
            rule: self.rule(&item.rule)?,
            severity: item.severity,
            status: item.status,
            message: item.message.to_string(),
            help: item.help.as_deref().map(str::to_owned),
            blocks: blocks(&item.blocks, &own.blocks),
            document: item.document.as_deref().cloned(),
            subject: key.subject.as_deref().cloned(),
            pointer: item.pointer.to_string(),
            primary: annotation(own.place, &own.text)?,
            labels: labels.collect::<Option<_>>()?,
            facts: item.facts.as_ref().clone(),
            is_past: own.is_past,
            clause: item.clause.as_deref().map(str::to_owned),
            fixes: fixes.collect::<Option<_>>()?,
            fingerprint: Fingerprint::default(),
        })
    }

    /// What is pending in a share.
    pub(super) fn pending(
        &self,
        (share, at): (usize, usize),
        carried: &Carried,
        due: &Due<'_>,
        key: &Key<'_>,
    ) -> Option<Pending> {
        let own = carried.pending.get(at)?;
        let (file, span) = self.place(share, own.place)?;
        let before = due.before.as_deref().map(chrono::DateTime::parse_from_rfc3339).transpose().ok()?;
        Some(Pending {
            rule: self.rule(&due.rule)?,
            document: due.document.as_deref().cloned(),
            subject: key.subject.as_deref().cloned(),
            pointer: key.pointer.to_string(),
            file,
            span,
            missing: due.missing.to_string(),
            blocks: blocks(&due.blocks, &own.blocks),
            who_may: due.who_may.to_vec(),
            command: due.command.as_deref().map(str::to_owned),
            before,
            fingerprint: key.seed.fingerprint(0),
        })
    }

    /// The documents of all shares of which nothing is found, but for those that `is_told` says something is found of.
    pub(super) fn met<'c>(
        &self,
        shares: impl Iterator<Item = &'c Carried>,
        is_told: impl Fn(&DocumentName) -> bool,
    ) -> Option<Vec<Met>> {
        let all = shares.enumerate().flat_map(|(share, carried)| carried.met.iter().map(move |met| (share, met)));
        let met = all.filter(|(_, met)| !is_told(&met.document)).map(|(share, met)| {
            let (file, span) = self.place(share, met.place)?;
            Some(Met { document: met.document.clone(), file, span, approved_by: met.approved_by.clone() })
        });
        let mut met: Vec<Met> = met.collect::<Option<_>>()?;
        met.sort_by_key(|met| (met.file, met.span));
        Some(met)
    }

    /// What the project sets otherwise, which each share says.
    pub(super) fn overrides(&self, carried: &Carried) -> Option<Vec<Override>> {
        let one = |own: &super::carried::CarriedOverride| {
            let place = own.place.map(|place| self.place(0, place).ok_or(())).transpose().ok()?;
            Some(Override { folder: own.folder.clone(), what: own.what.clone(), place })
        };
        carried.overrides.iter().map(one).collect()
    }
}

/// The titles that any share knows.
pub(super) fn titles<'c>(shares: impl Iterator<Item = &'c Carried>) -> Titles {
    let mut titles = Titles::default();
    for share in shares {
        titles.documents.extend(share.documents.iter().cloned());
        titles.people.extend(share.people.clone());
    }
    titles
}

/// What was not evaluated, with what that is: of a share all, of the others what is theirs alone.
pub(super) fn skipped(what: &str, why: &str, count: usize, of: Option<&SkippedThing>) -> Skipped {
    Skipped { what: what.to_owned(), why: why.to_owned(), count, of: of.copied().unwrap_or(SkippedThing::Proof) }
}

/// A text of which only these lines have their own.
fn text(lines: &BTreeMap<u32, &str>) -> Option<String> {
    let mut text = String::new();
    let mut next = 1;
    for (line, own) in lines {
        // A gap of lines that nobody shows; what says that there are more than fit into memory is no report of ours.
        let gap = usize::try_from(line.checked_sub(next)?).ok().filter(|gap| *gap <= MOST_LINES)?;
        text.extend(std::iter::repeat_n('\n', gap));
        text.push_str(own);
        next = line.checked_add(1)?;
        if text.len() > MOST_BYTES {
            return None;
        }
    }
    Some(text)
}

/// The most lines between two that are shown, and the most bytes: what a file that is read may have. All files together may have
/// what those of a large repository do.
const MOST_LINES: usize = 1 << 20;
const MOST_BYTES: usize = 1 << 22;
const MOST_BYTES_IN_ALL: usize = 1 << 28;

fn blocks(lines: &[Lines<'_>], own: &[CarriedBlock]) -> Vec<Block> {
    let block = |(lines, own): (&Lines<'_>, &CarriedBlock)| {
        let field = match &own.field {
            Some(CarriedField::Field { path, label }) => Fact::Field { path: path.clone(), label: label.clone() },
            Some(CarriedField::Text(text)) => Fact::text(text),
            None => Fact::text(""),
        };
        let place = match &lines.under {
            None => BlockPlace::New,
            Some(_) if own.field.is_none() => BlockPlace::Top,
            Some(pointer) => BlockPlace::Under { pointer: pointer.clone(), field },
        };
        Block {
            document: lines.document.as_deref().cloned(),
            place,
            text: lines.text.to_string(),
            is_alternative: own.is_alternative,
        }
    };
    lines.iter().zip(own).map(block).collect()
}
