//! `vedtak digest`: what approvals, waivers and references name a document's content by.

use std::io::{self, IsTerminal as _, Write};
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use serde_json::json;

use super::Exit;
use super::explain::workspace;
use super::reader::{LanguageOption, clock};
use super::terminal::{Color, fail, print};
use crate::approval::{ContentPaths, Extent, NoDigest, NoDigestReason, Preimage};
use crate::finding::{Clock, Error, Errors, set_up};
use crate::kind::Schema;
use crate::language::messages::digest as say;
use crate::language::{Decimal, Fact, Reader, Sentence};
use crate::report::plain;
use crate::source::Span;
use crate::workspace::{Document, Review};
use crate::yaml::Unportable;

/// Arguments of `vedtak digest`, as typed.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The id of a document, `Kind/id` where several have it, or a file for all documents in it
    #[arg(value_name = "ID|FILE", required = true)]
    which: Vec<String>,
    /// Print the bytes that are hashed, with no line break at their end, to compare with other tools
    #[arg(long)]
    canonical: bool,
    /// Format on standard output
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = Format::Text)]
    format: Format,
    #[command(flatten)]
    language: LanguageOption,
}

/// The formats of digests.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// The digest alone; of several documents, a line each with its kind and id
    Text,
    /// For machines: what was left out, too, and why there is no digest
    Json,
}

/// A document that was asked for.
struct Asked {
    /// `Kind/id`, or the path of the file where it has none.
    name: String,
    kind: Option<String>,
    id: Option<String>,
    path: String,
    excluding: ContentPaths,
    /// What is hashed, or a word for machines and an error for people.
    made: Result<Preimage, (&'static str, Error)>,
}

/// Prints the digests.
pub(super) fn run(arguments: &Arguments) -> Exit {
    let clock = clock(None);
    let mut reader = arguments.language.reader(clock);
    match asked(arguments, clock, &mut reader) {
        Ok(asked) => finish(arguments, &asked, reader),
        Err(errors) => fail(&errors, Color::Auto, reader),
    }
}

fn finish(arguments: &Arguments, asked: &[Asked], reader: Reader) -> Exit {
    let errors: Vec<Error> =
        asked.iter().filter_map(|one| one.made.as_ref().err()).map(|(_, error)| error.clone()).collect();
    let printed = print(&reader, |out| match arguments.format {
        Format::Json => as_json(asked, arguments.canonical, out),
        Format::Text => as_text(asked, arguments.canonical, out),
    });
    if errors.is_empty() {
        return printed;
    }
    // It is the documents that lack something, so that this is a finding and no error of the set-up.
    let _ = fail(&Errors(errors), Color::Auto, reader);
    Exit::Findings.max(printed)
}

fn as_text(asked: &[Asked], canonical: bool, out: &mut dyn Write) -> io::Result<()> {
    for one in asked {
        let Ok(made) = &one.made else { continue };
        match asked {
            // At a terminal it is for eyes, and must not command the terminal; elsewhere it is to the byte.
            [_] if canonical && io::stdout().is_terminal() => writeln!(out, "{}", plain(made.as_str()))?,
            [_] if canonical => write!(out, "{}", made.as_str())?,
            [_] => writeln!(out, "{}", made.digest())?,
            _ => writeln!(out, "{}  {}", made.digest(), plain(&one.name))?,
        }
    }
    Ok(())
}

fn as_json(asked: &[Asked], canonical: bool, out: &mut dyn Write) -> io::Result<()> {
    let documents = asked.iter().map(|one| {
        let made = one.made.as_ref().ok();
        let mut written = json!({
            "kind": one.kind,
            "id": one.id,
            "path": one.path,
            "digest": made.map(Preimage::digest),
            "excluding": one.excluding.written(),
        });
        if let Err((reason, _)) = &one.made {
            written["reason"] = json!(reason);
        }
        if canonical {
            written["canonical"] = json!(made.map(Preimage::as_str));
        }
        written
    });
    let written = json!({"version": 1, "documents": documents.collect::<Vec<_>>()});
    serde_json::to_writer_pretty(&mut *out, &written)?;
    writeln!(out)
}

/// All documents that are asked for, in the order of the arguments.
fn asked(arguments: &Arguments, clock: Clock, reader: &mut Reader) -> Result<Vec<Asked>, Errors> {
    let root = Review::of(workspace(&arguments.language, Vec::new(), clock, reader)?);
    let mut asked = Vec::new();
    for which in &arguments.which {
        if root.with_id(which).is_empty() && std::fs::metadata(which).is_ok() {
            let here = Review::of(workspace(&arguments.language, vec![PathBuf::from(which)], clock, reader)?);
            let before = asked.len();
            let documents = here.all_documents().filter(|(project, document)| project.in_focus(document.file));
            asked.extend(documents.map(|(project, document)| made(project, document, reader)));
            if asked.len() == before {
                return Err(set_up("digest", &say::NO_DOCUMENTS.with("path", Fact::code(which)), None, reader).into());
            }
            continue;
        }
        let (project, document) = root.one_with_id(which).map_err(|refusal| {
            let help = refusal.help.unwrap_or_else(|| say::ID_OR_FILE_HELP.into());
            set_up("digest", &refusal.says, Some(&help), reader)
        })?;
        asked.push(made(project, document, reader));
    }
    if arguments.canonical && arguments.format == Format::Text && asked.len() > 1 {
        let count = i128::try_from(asked.len()).unwrap_or(i128::MAX);
        let says = say::CANONICAL_OF_ONE.with("count", Fact::number(Decimal::new(count, 0)));
        return Err(set_up("digest", &says, Some(&say::CANONICAL_OF_ONE_HELP.into()), reader).into());
    }
    Ok(asked)
}

/// The preimage of a document, or why there is none.
fn made(project: &Review, document: &Document, reader: &Reader) -> Asked {
    let schema = project.kind(document).and_then(|kind| kind.schema.as_deref());
    let marked = schema.map(Schema::not_approved).unwrap_or_default();
    let excluding = ContentPaths::left_out(marked.iter().map(String::as_str));
    let path = project.file(document.file).path.clone();
    let name = document.name.as_ref();
    let shown = name.map_or_else(|| path.clone(), |name| format!("{}/{}", name.kind, name.id));
    let made = preimage(project, document, &excluding).map_err(|(word, says, help, span)| {
        let error = set_up("digest", &says, help.as_ref(), reader);
        (word, error.at(project.file(document.file), span, ""))
    });
    let (kind, id) = (document.kind.clone(), name.map(|name| name.id.clone()));
    Asked { name: shown, kind, id, path, excluding, made }
}

/// What is wrong, and where.
type Refused = (&'static str, Sentence, Option<Sentence>, Span);

fn preimage(project: &Review, document: &Document, excluding: &ContentPaths) -> Result<Preimage, Refused> {
    let unreadable = || NoDigest { reason: NoDigestReason::Unreadable, span: Span::at(0) };
    let refused = |why: &NoDigest| (word(&why.reason), why.says(), Some(why.help()), why.span);
    let (tree, root) = project.tree(document).zip(project.root(document)).ok_or_else(|| refused(&unreadable()))?;
    // A document that cannot be read has no name either.
    let extent = Extent { excluding, covering: None };
    let name = document.name.as_ref();
    let (kind, id) = name.map_or(("", ""), |name| (name.kind.as_str(), name.id.as_str()));
    let preimage = Preimage::of(tree, root, kind, id, extent).map_err(|why| refused(&why))?;
    let start = || document.id_place.or_else(|| tree.node(root).map(|node| node.span())).unwrap_or(root.region);
    let Some(name) = name else { return Err(("nameless", say::NAMELESS.into(), None, start())) };
    if project.is_repeated(&name.kind, &name.id) {
        let says = say::REPEATED.with("name", Fact::code(format!("{kind}/{id}")));
        return Err(("repeated", says, None, start()));
    }
    Ok(preimage)
}

/// The word for machines.
fn word(reason: &NoDigestReason) -> &'static str {
    match reason {
        NoDigestReason::Unreadable => "unreadable",
        NoDigestReason::DuplicateKey(_) => "repeated-key",
        NoDigestReason::Unportable(Unportable::Version) => "version",
        NoDigestReason::Unportable(Unportable::Tag) => "tag",
        NoDigestReason::Unportable(Unportable::MergeKey) => "merge-key",
        NoDigestReason::Number { .. } => "number",
    }
}
