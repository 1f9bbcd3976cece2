//! `vedtak verify`: whether a verdict may be relied on.

use std::fs::File;
use std::io::{self, Read as _, Write};
use std::path::{Path, PathBuf};

use chrono::{DateTime, FixedOffset};
use clap::Args;
use serde_json::{Value, json};

use super::Exit;
use super::check::instant;
use super::output::Format;
use super::reader::{LanguageOption, clock};
use super::terminal::{Color, fail, print};
use crate::approval::{GateSigner, KeyRing, Signatures};
use crate::calendar::Zone;
use crate::finding::{Clock, Error, Errors, set_up};
use crate::language::messages::verdicts as say;
use crate::language::{Decimal, Fact, Noun, Reader, Sentence};
use crate::load::load;
use crate::policy::person_of;
use crate::registry::{Registry, zone};
use crate::report::{plain, write_json};
use crate::verdict::{
    Expectation, NoStatement, SignatureSeen, Statement, StatementProblem, problems, signature_problem,
};
use crate::workspace::{Review, resolve};

/// The version of the JSON.
const VERSION: u32 = 1;

/// The most MiB that a verdict may have.
const MOST_MIB: u64 = 64;

/// The most bytes that are read of a signature: more than it may have.
const MOST_OF_SIGNATURE: u64 = 16 << 10;

const DOCUMENT: Noun =
    Noun { nb: ["dokument", "dokumenter"], sv: ["dokument", "dokument"], en: ["document", "documents"] };
const ERROR: Noun = Noun { nb: ["feil", "feil"], sv: ["fel", "fel"], en: ["error", "errors"] };
const WARNING: Noun = Noun { nb: ["advarsel", "advarsler"], sv: ["varning", "varningar"], en: ["warning", "warnings"] };

/// Arguments of `vedtak verify`, as typed.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The verdict, as `vedtak check --verdict FILE` wrote it; its signature is FILE.sig
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// The commit that it must be of, in full: the one that is deployed
    #[arg(long, value_name = "COMMIT")]
    commit: Option<String>,
    /// The branch that it must be for; without it `git.target` of vedtak.yaml, where that is set
    #[arg(long, value_name = "BRANCH")]
    target: Option<String>,
    /// Accept a verdict that nobody signed; a signature that is there must be good
    #[arg(long)]
    unsigned_ok: bool,
    /// Verify as if it were this moment (RFC 3339, such as 2026-11-26T12:00:00+01:00)
    #[arg(long, value_name = "TIME", value_parser = instant)]
    now: Option<DateTime<FixedOffset>>,
    /// Format on standard output
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = Format::Pretty)]
    format: Format,
    #[command(flatten)]
    language: LanguageOption,
}

/// What became of a verdict.
struct Verification {
    statement: Statement,
    /// Who signed it, and what they are called.
    signer: Option<(GateSigner, Fact)>,
    problems: Vec<StatementProblem>,
    /// Moments on the clocks of the project.
    given: DateTime<FixedOffset>,
    now: DateTime<FixedOffset>,
    until: Option<DateTime<FixedOffset>>,
}

/// Tells whether it may be relied on: status 0 where it may, 1 where not, 2 where it is no verdict.
pub(super) fn run(arguments: &Arguments) -> Exit {
    let clock = clock(arguments.now);
    let mut reader = arguments.language.reader(clock);
    match verify(arguments, clock, &mut reader) {
        Err(errors) => fail(&errors, Color::Auto, reader),
        Ok(verified) => {
            let printed = print(&reader, |out| match arguments.format {
                Format::Json => write_json(&machine(&verified, arguments, &reader), out),
                Format::Pretty => people(&verified, arguments, &reader, out),
            });
            printed.max(if verified.problems.is_empty() { Exit::Compliant } else { Exit::Findings })
        }
    }
}

fn verify(arguments: &Arguments, clock: Clock, reader: &mut Reader) -> Result<Verification, Errors> {
    let options = arguments.language.options(*reader)?;
    let loaded = load(&options)?;
    *reader = loaded.reader;
    if let Some(commit) = arguments.commit.as_ref().filter(|commit| !is_hash(commit)) {
        return Err(set_up("verify", &say::NO_HASH.with("value", Fact::code(commit)), None, reader).into());
    }
    // The root's registry and repository, also in the folder of a project below it.
    let review = Review::of(resolve(loaded, clock)?);
    let bytes = bytes_of(&arguments.file, reader)?;
    let statement = Statement::read(&bytes).map_err(|why| unlike(&arguments.file, &why, reader))?;
    let registry = Registry::of(&review);
    let ring = KeyRing::of(&review, &registry);
    let zone = zone(&review, None).unwrap_or(Zone::UTC);
    let signatures = Signatures { review: &review, registry: &registry, ring: &ring, zone };
    let now = clock.at.to_utc();
    let config = review.config();
    let mut found = Vec::new();
    let mut signer = None;
    match signature_of(&arguments.file, reader)? {
        None if arguments.unsigned_ok => {}
        None => found.push(signature_problem(&SignatureSeen::Absent, zone, &registry)),
        Some(armoured) => match signatures.gate_signer(&armoured, &bytes, statement.at.to_utc(), now) {
            Err(why) => return Err(Error::set_up("verify", why.message(reader)).into()),
            Ok(Err(fault)) => found.push(signature_problem(&SignatureSeen::Faulty(fault), zone, &registry)),
            Ok(Ok(one)) => {
                let name = person_of(&registry, &one.person);
                signer = Some((one, name));
            }
        },
    }
    let expected = Expectation {
        repository: config.repository(),
        target: arguments.target.as_deref().or(config.git.target.as_deref()),
        commit: arguments.commit.as_deref(),
        now,
        zone,
    };
    found.extend(problems(&statement, &expected));
    let local = |at: DateTime<FixedOffset>| config.local(at.to_utc());
    let (given, until) = (local(statement.at), statement.valid_until.map(local));
    Ok(Verification { given, until, now: local(clock.at), statement, signer, problems: found })
}

/// Whether a text is the whole name of a commit.
fn is_hash(text: &str) -> bool {
    text.len() == 40 && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// The bytes of a verdict: what is verified is what is read here, once.
fn bytes_of(path: &Path, reader: &Reader) -> Result<Vec<u8>, Error> {
    let file = File::open(path).map_err(|error| unread(path, &error, reader))?;
    let mut bytes = Vec::new();
    let most = MOST_MIB << 20;
    file.take(most + 1).read_to_end(&mut bytes).map_err(|error| unread(path, &error, reader))?;
    if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > most {
        let limit = Fact::number(Decimal::new(i128::from(MOST_MIB), 0));
        let says = say::TOO_LARGE.with("path", code(path)).with("limit", limit);
        return Err(set_up("verify", &says, Some(&say::NO_VERDICT_HELP.into()), reader));
    }
    Ok(bytes)
}

/// What stands beside a verdict as its signature; none where nothing does.
fn signature_of(path: &Path, reader: &Reader) -> Result<Option<String>, Error> {
    let mut beside = path.as_os_str().to_owned();
    beside.push(".sig");
    let beside = PathBuf::from(beside);
    let file = match File::open(&beside) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(unread(&beside, &error, reader)),
        Ok(file) => file,
    };
    let mut bytes = Vec::new();
    file.take(MOST_OF_SIGNATURE).read_to_end(&mut bytes).map_err(|error| unread(&beside, &error, reader))?;
    // What is no text is no signature either.
    Ok(Some(String::from_utf8(bytes).unwrap_or_default()))
}

fn unread(path: &Path, error: &io::Error, reader: &Reader) -> Error {
    let says = say::UNREAD.with("path", code(path)).with("reason", Fact::code(error.to_string()));
    match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::IsADirectory | io::ErrorKind::NotADirectory => {
            set_up("verify", &says, Some(&say::NO_VERDICT_HELP.into()), reader)
        }
        _ => Error::machine("verify", says.render(reader)),
    }
}

/// What is said of a file that is no verdict.
fn unlike(path: &Path, why: &NoStatement, reader: &Reader) -> Error {
    let says = match why {
        NoStatement::Malformed(reason) => say::NO_VERDICT.with("path", code(path)).with("reason", Fact::code(reason)),
        NoStatement::OtherType(name) => say::OTHER_TYPE.with("path", code(path)).with("type", Fact::code(name)),
    };
    set_up("verify", &says, Some(&say::NO_VERDICT_HELP.into()), reader)
}

fn code(path: &Path) -> Fact {
    Fact::code(path.display().to_string())
}

/// For people: whether it may be relied on, what it is of, and what stands against it.
fn people(verified: &Verification, arguments: &Arguments, reader: &Reader, out: &mut dyn Write) -> io::Result<()> {
    let Verification { statement, signer, problems, given, now, until } = verified;
    let code = |text: &Option<String>| text.as_ref().map_or_else(|| Fact::text(""), Fact::code);
    let short = |text: &Option<String>| {
        let short = text.as_ref().map(|text| text.get(..12).unwrap_or(text));
        short.map_or_else(|| Fact::text(""), Fact::code)
    };
    let some = |number: u64| Fact::text(if number == 0 { String::new() } else { number.to_string() });
    let count = |n: u64, of: Noun| Fact::Count { n, of };
    let mut line = |says: Sentence| writeln!(out, "{}", plain(&says.render(reader)));
    let verdict = match (problems.is_empty(), signer.is_some()) {
        (true, true) => say::VERIFIED.with("repository", code(&statement.repository)),
        (true, false) => say::NOT_PROVEN.with("repository", code(&statement.repository)),
        (false, _) => say::NOT_VERIFIED.with("path", self::code(&arguments.file)),
    };
    line(verdict)?;
    for problem in problems {
        writeln!(out, "- {}", plain(&problem.says.render(reader)))?;
    }
    let mut line = |says: Sentence| writeln!(out, "{}", plain(&says.render(reader)));
    line(say::OF.with("repository", code(&statement.repository)).with("target", code(&statement.target)))?;
    let judged = say::JUDGED.with("commit", code(&statement.commit)).with("head", code(&statement.head));
    line(judged.with("base", short(&statement.base)))?;
    let until = until.map_or_else(|| Fact::text(""), |until| Fact::Time(until.into()));
    let when = say::WHEN.with("at", Fact::Time((*given).into())).with("version", Fact::text(&statement.tool));
    line(when.with("until", until))?;
    let counts = &statement.counts;
    let without = u64::try_from(statement.without_digest).unwrap_or(u64::MAX);
    let complies = if statement.complies() { "yes" } else { "" };
    let result = say::RESULT
        .with("complies", Fact::text(complies))
        .with("documents", count(counts.documents, DOCUMENT))
        .with("errors", count(counts.errors, ERROR))
        .with("warnings", count(counts.warnings, WARNING))
        .with("waived", some(counts.waived))
        .with("pending", some(counts.pending));
    line(result.with("without", some(without)))?;
    if let Some((one, who)) = signer {
        line(say::SIGNED.with("who", who.clone()).with("key", Fact::code(one.key.fingerprint())))?;
    }
    line(say::AGAINST.with("at", Fact::Time((*now).into())))
}

/// For machines.
fn machine(verified: &Verification, arguments: &Arguments, reader: &Reader) -> Value {
    let Verification { statement, signer, problems, given, now, until } = verified;
    let told = problems.iter().map(|problem| json!({"code": problem.code, "message": problem.says.render(reader)}));
    let signature = signer.as_ref().map(|(one, _)| json!({"person": one.person, "key": one.key.fingerprint()}));
    let counts = &statement.counts;
    json!({
        "version": VERSION,
        "file": arguments.file.display().to_string(),
        "verified": problems.is_empty(),
        "signedBy": signature,
        "problems": told.collect::<Vec<_>>(),
        "clock": {"at": now.to_rfc3339()},
        "verdict": {
            "result": statement.result,
            "repository": statement.repository,
            "target": statement.target,
            "base": statement.base,
            "head": statement.head,
            "commit": statement.commit,
            "merge": statement.merge,
            "at": given.to_rfc3339(),
            "validUntil": until.map(|until| until.to_rfc3339()),
            "tool": statement.tool,
            "documents": counts.documents,
            "withoutDigest": statement.without_digest,
            "errors": counts.errors,
            "warnings": counts.warnings,
            "undecided": counts.undecided,
            "waived": counts.waived,
            "pending": counts.pending,
        },
    })
}
