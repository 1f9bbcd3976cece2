//! `vedtak digest`: what approvals, waivers and references name a document's content by.

use std::io::{self, IsTerminal as _, Write};
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use serde_json::json;

use super::Exit;
use super::explain::workspace;
use super::reader::{LanguageOption, clock};
use super::terminal::{Color, fail, print};
use crate::approval::{ContentPaths, Extent, Preimage, marked, preimage};
use crate::finding::{Clock, Error, Errors, set_up};
use crate::kind::{in_yaml, nearest};
use crate::language::messages::digest as say;
use crate::language::messages::waivers as say_waivers;
use crate::language::personal_number::is_in_source;
use crate::language::{Decimal, Fact, Reader};
use crate::policy::{Policies, load as load_policies, reads};
use crate::report::{plain, write_json};
use crate::workspace::{Document, Review};

/// Arguments of `vedtak digest`, as typed.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The id of a document, `Kind/id` where several have it, or a file for all documents in it
    #[arg(value_name = "ID|FILE", required = true)]
    which: Vec<String>,
    /// Print the bytes that are hashed, with no line break at their end, to compare with other tools
    #[arg(long)]
    canonical: bool,
    /// Print the entry of a waiver of this rule, whose digest leaves out nothing that the rule reads; may be given several times
    #[arg(long, value_name = "RULE", conflicts_with = "canonical")]
    waives: Vec<String>,
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

/// The rules that a waiver is to be of.
struct Waived<'a> {
    policies: Policies,
    rules: &'a [String],
}

impl<'a> Waived<'a> {
    fn of(rules: &'a [String], review: &Review, reader: &Reader) -> Result<Self, Errors> {
        if rules.is_empty() {
            return Ok(Self { policies: Policies::default(), rules });
        }
        let policies = load_policies(&review.target)?;
        let known = || policies.packs.iter().flat_map(|pack| &pack.rules).map(|rule| rule.id.as_ref());
        if let Some(unknown) = rules.iter().find(|rule| policies.rule(rule).is_none()) {
            let near = nearest(unknown, known()).map_or_else(|| Fact::text(""), Fact::code);
            let says = say_waivers::NO_RULE.with("rule", Fact::code(unknown));
            let help = say_waivers::NO_RULE_HELP.with("nearest", near);
            return Err(set_up("digest", &says, Some(&help), reader).into());
        }
        Ok(Self { policies, rules })
    }

    /// Whether one of the rules may read what a path leads to.
    fn is_read(&self, path: &str) -> bool {
        self.rules.iter().filter_map(|id| self.policies.rule(id)).any(|(pack, rule)| reads(pack, rule, path))
    }
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
        Format::Text if !arguments.waives.is_empty() => as_entries(asked, out),
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

/// The entries that a waiver has under `documents`.
fn as_entries(asked: &[Asked], out: &mut dyn Write) -> io::Result<()> {
    for one in asked {
        let (Ok(made), Some(kind), Some(id)) = (&one.made, &one.kind, &one.id) else { continue };
        let mut entry = json!({"kind": kind, "id": id, "digest": made.digest()});
        if one.excluding != ContentPaths::left_out([]) {
            entry["excluding"] = json!(one.excluding.written());
        }
        writeln!(out, "- {}", plain(&in_yaml(&entry)))?;
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
    write_json(&written, out)
}

/// All documents that are asked for, in the order of the arguments.
fn asked(arguments: &Arguments, clock: Clock, reader: &mut Reader) -> Result<Vec<Asked>, Errors> {
    let root = Review::of(workspace(&arguments.language, Vec::new(), clock, reader)?);
    let waived = Waived::of(&arguments.waives, &root, reader)?;
    let mut asked = Vec::new();
    for which in &arguments.which {
        if root.with_id(which).is_empty() && std::fs::metadata(which).is_ok() {
            let here = Review::of(workspace(&arguments.language, vec![PathBuf::from(which)], clock, reader)?);
            let before = asked.len();
            let documents = here.all_documents().filter(|(project, document)| project.in_focus(document.file));
            asked.extend(documents.map(|(project, document)| made(project, document, &waived, reader)));
            if asked.len() == before {
                return Err(set_up("digest", &say::NO_DOCUMENTS.with("path", Fact::code(which)), None, reader).into());
            }
            continue;
        }
        let (project, document) = root.one_with_id(which).map_err(|refusal| {
            let help = refusal.help.unwrap_or_else(|| say::ID_OR_FILE_HELP.into());
            set_up("digest", &refusal.says, Some(&help), reader)
        })?;
        asked.push(made(project, document, &waived, reader));
    }
    let shows_number = |one: &Asked| one.made.as_ref().is_ok_and(|made| is_in_source(made.as_str()));
    if arguments.canonical
        && let Some(one) = asked.iter().find(|one| shows_number(one))
    {
        let says = say::CANONICAL_OF_NUMBER.with("path", Fact::code(&one.path));
        return Err(set_up("digest", &says, Some(&say::CANONICAL_OF_NUMBER_HELP.into()), reader).into());
    }
    if arguments.canonical && arguments.format == Format::Text && asked.len() > 1 {
        let count = i128::try_from(asked.len()).unwrap_or(i128::MAX);
        let says = say::CANONICAL_OF_ONE.with("count", Fact::number(Decimal::new(count, 0)));
        return Err(set_up("digest", &says, Some(&say::CANONICAL_OF_ONE_HELP.into()), reader).into());
    }
    Ok(asked)
}

/// The preimage of a document, or why there is none.
fn made(project: &Review, document: &Document, waived: &Waived<'_>, reader: &Reader) -> Asked {
    let marked = marked(project.kind(document).and_then(|kind| kind.schema.as_deref()));
    let excluding = marked.without(|path| waived.is_read(path));
    let path = project.file(document.file).path.clone();
    let name = document.name.as_ref();
    let shown = name.map_or_else(|| path.clone(), |name| format!("{}/{}", name.kind, name.id));
    let made = preimage(project.side_of(document), document, Extent::all_but(&excluding)).map_err(|why| {
        let error = set_up("digest", &why.says(), Some(&why.help()), reader);
        (why.word(), error.at(project.file(document.file), why.span, ""))
    });
    let (kind, id) = (document.kind.clone(), name.map(|name| name.id.clone()));
    Asked { name: shown, kind, id, path, excluding, made }
}
