//! `vedtak digest`: the digests of documents, and the bytes that they are made of.

use clap::Args;
use serde_json::{Value, json};

use super::Exit;
use super::document::document;
use super::output::Format;
use super::reader::{LanguageOption, clock};
use super::terminal::{Color, fail, print};
use crate::approval::{ContentPaths, Extent, Preimage};
use crate::finding::{Clock, DocumentName, Error, Errors, set_up};
use crate::kind::Schema;
use crate::language::messages::digest as say;
use crate::language::personal_number::masked;
use crate::language::{Fact, Reader, Sentence};
use crate::load::load;
use crate::source::Span;
use crate::workspace::{Document, Review, resolve};

/// The version of the JSON.
const VERSION: u32 = 1;

/// Arguments of `vedtak digest`, as typed.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// Ids of documents, such as CHG-2026-0007; where several kinds have one, KIND/ID
    #[arg(value_name = "ID", required = true)]
    ids: Vec<String>,
    /// Leave out nothing but `approvals` and `status`, as a waiver or a reference does
    #[arg(long)]
    whole: bool,
    /// Print the bytes that are hashed, of one document
    #[arg(long, conflicts_with = "format")]
    canonical: bool,
    /// Format on standard output
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = Format::Pretty)]
    format: Format,
    #[command(flatten)]
    language: LanguageOption,
}

/// The digest of a document.
struct Made {
    name: DocumentName,
    path: String,
    excluding: Vec<String>,
    preimage: Preimage,
}

/// Prints digests.
pub(super) fn run(arguments: &Arguments) -> Exit {
    let clock = clock(None);
    let mut reader = arguments.language.reader(clock);
    match digests(arguments, clock, &mut reader) {
        Err(errors) => fail(&errors, Color::Auto, reader),
        // What the documents lack is theirs, not the set-up's.
        Ok(Err(errors)) => fail(&errors, Color::Auto, reader).min(Exit::Findings),
        Ok(Ok(all)) => print(&reader, |out| {
            if arguments.canonical {
                return all.iter().try_for_each(|one| out.write_all(one.preimage.as_str().as_bytes()));
            }
            match arguments.format {
                Format::Json => writeln!(out, "{:#}", machine(&all)),
                Format::Pretty => all.iter().try_for_each(|one| {
                    writeln!(out, "{}  {}/{}", one.preimage.digest(), one.name.kind, masked(&one.name.id))
                }),
            }
        }),
    }
}

/// The digests, or why documents have none.
fn digests(arguments: &Arguments, clock: Clock, reader: &mut Reader) -> Result<Result<Vec<Made>, Errors>, Errors> {
    let loaded = load(&arguments.language.options(*reader)?)?;
    *reader = loaded.reader;
    let review = Review::of(resolve(loaded, clock)?);
    if arguments.canonical && arguments.ids.len() > 1 {
        let count = u64::try_from(arguments.ids.len()).unwrap_or(u64::MAX);
        let says = say::CANONICAL_OF_ONE.with("count", Fact::number(count));
        return Err(set_up("digest", &says, Some(&say::CANONICAL_OF_ONE_HELP.into()), reader).into());
    }
    let (mut all, mut refused, mut errors) = (Vec::new(), Vec::new(), Vec::new());
    for id in &arguments.ids {
        match document(&review, id) {
            Err(refusal) => errors.push(set_up("digest", &refusal.says, refusal.help.as_ref(), reader)),
            Ok((project, found)) => match digest(project, found, arguments.whole, reader) {
                Ok(made) => all.push(made),
                Err(error) => refused.push(*error),
            },
        }
    }
    match (errors.is_empty(), refused.is_empty()) {
        (false, _) => Err(Errors(errors)),
        (true, false) => Ok(Err(Errors(refused))),
        (true, true) => Ok(Ok(all)),
    }
}

fn digest(review: &Review, found: &Document, whole: bool, reader: &Reader) -> Result<Made, Box<Error>> {
    let file = review.file(found.file);
    let refuse = |says: Sentence, help: Option<Sentence>, span| {
        Box::new(set_up("digest", &says, help.as_ref(), reader).at(file, span, ""))
    };
    let (Some(name), Some(tree), Some(root)) = (&found.name, review.tree(found), review.root(found)) else {
        return Err(refuse(say::NAMELESS.into(), None, Span::at(0)));
    };
    let schema = review.kind(found).and_then(|kind| kind.schema.as_deref());
    let marked = schema.filter(|_| !whole).map(Schema::not_approved).unwrap_or_default();
    let excluding = ContentPaths::left_out(marked.iter().map(String::as_str));
    let extent = Extent { excluding: &excluding, covering: None };
    let preimage = Preimage::of(tree, root, &name.kind, &name.id, extent)
        .map_err(|none| refuse(none.says(), Some(none.help()), none.span))?;
    Ok(Made { name: name.clone(), path: file.path.clone(), excluding: excluding.written().to_vec(), preimage })
}

/// For machines.
fn machine(all: &[Made]) -> Value {
    let digests = all.iter().map(|one| {
        json!({
            "document": {"kind": one.name.kind, "id": masked(&one.name.id)},
            "path": masked(&one.path),
            "digest": one.preimage.digest(),
            "excluding": one.excluding,
        })
    });
    json!({"version": VERSION, "digests": digests.collect::<Vec<_>>()})
}
