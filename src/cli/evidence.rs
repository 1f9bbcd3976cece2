//! `vedtak evidence`: the reviews of a pull request, written to a file; and `check --evidence`, which takes the file only for the
//! pull request that it judges.

use std::fs::{self, File};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};

use chrono::{DateTime, SecondsFormat, TimeDelta, Utc};
use clap::Args;

use super::Exit;
use super::change::ChangeOptions;
use super::forge::{CODE, ForgeOptions, of_set_up, told, wait};
use super::output::create;
use super::reader::{LanguageOption, clock};
use super::repository::top;
use super::terminal::{Color, fail, print};
use super::verdict::branch_of;
use crate::finding::{AccountReview, Clock, Error, ErrorKind, RepositoryChange, RequestEvidence, set_up};
use crate::forge::{Client, EVIDENCE_TYPE, EvidenceFile, ForgeFailure, Http, ReviewDecision, Which, evidence, service};
use crate::git::Commits;
use crate::language::messages::forge as say;
use crate::language::{Fact, Phrase, Reader, Sentence};
use crate::report::{write_json, write_plain};
use crate::workspace::Review;

/// The most bytes of the file.
const MOST_BYTES: u64 = 4 << 20;

/// How long it may have been since the forge was asked, and how far clocks may differ.
const MOST_AGE: TimeDelta = TimeDelta::minutes(15);
const SKEW: TimeDelta = TimeDelta::minutes(5);

/// Arguments of `vedtak evidence`, as typed.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The file to write, outside the repository, for `vedtak check --evidence`. One from before is deleted first
    #[arg(value_name = "FILE")]
    file: PathBuf,
    #[command(flatten)]
    language: LanguageOption,
    #[command(flatten)]
    forge: ForgeOptions,
}

/// Asks the forge and writes the file, or leaves none.
pub(super) fn run(arguments: &Arguments) -> Exit {
    let clock = clock(None);
    let reader = arguments.language.reader(clock);
    match write(arguments, clock, &reader) {
        Ok(says) => print(&reader, |out| write_plain(&says.render(&reader), out)),
        Err(error) => fail(&error.into(), Color::Auto, reader),
    }
}

fn write(arguments: &Arguments, clock: Clock, reader: &Reader) -> Result<Sentence, Error> {
    let path = &arguments.file;
    let name = Fact::code(path.display().to_string());
    // What is from before must not be taken for what the forge says now, whatever comes next.
    match fs::symlink_metadata(path) {
        Ok(found) if found.is_file() && read(path, reader).is_ok() => {
            fs::remove_file(path).map_err(|error| unwritten(&name, &error, reader))?;
        }
        Ok(_) => return Err(set_up(CODE, &say::EVIDENCE_THERE.with("path", name), None, reader)),
        Err(_) => {}
    }
    let connection = arguments.forge.connection(reader)?;
    let failed = |failure: ForgeFailure| {
        of_set_up(&failure, reader).unwrap_or_else(|| {
            let says = say::NO_EVIDENCE.with("why", told(&failure).fact());
            Error { fault: ErrorKind::Machine, ..set_up(CODE, &says, None, reader) }
        })
    };
    let refused = |why: Sentence| set_up(CODE, &say::NO_EVIDENCE.with("why", why.fact()), None, reader);
    let which = connection.which(reader)?;
    if connection.token.is_none() {
        return Err(connection.no_token(reader));
    }
    let transport = Http::new();
    let client = Client::new(&transport, connection.token.clone(), &wait);
    let service = service(&client, &connection.place);
    let Some(pull_request) = service.pull_request(which).map_err(failed)? else {
        return Err(refused(say::GONE.with("head", Fact::code(which.to_string()))));
    };
    let at = clock.at.to_utc().to_rfc3339_opts(SecondsFormat::Secs, true);
    let found = evidence(service.as_ref(), &connection.place, &pull_request, at).map_err(failed)?;
    let found = found.ok_or_else(|| refused(say::NO_REVIEWS.into()))?;
    let mut bytes = Vec::new();
    let written = write_json(&found, &mut bytes).and_then(|()| bytes.flush()).and_then(|()| create(path, &bytes));
    written.map_err(|error| unwritten(&name, &error, reader))?;
    let number = Fact::code(pull_request.number.to_string());
    Ok(say::EVIDENCE.with("number", number).with("path", name))
}

fn unwritten(name: &Fact, error: &io::Error, reader: &Reader) -> Error {
    let says = say::UNWRITTEN.with("path", name.clone()).with("reason", Fact::Text(error.to_string()));
    Error { fault: ErrorKind::Machine, ..set_up(CODE, &says, None, reader) }
}

/// `check --evidence`.
#[derive(Debug, Args)]
pub(super) struct EvidenceOption {
    /// Reviews of the pull request as evidence: what `vedtak evidence` wrote in the same job, at most 15 minutes ago
    #[arg(long, value_name = "FILE")]
    evidence: Option<PathBuf>,
}

impl EvidenceOption {
    /// Refuses a file where no change is judged, so that nobody takes it for heard.
    ///
    /// # Errors
    /// That.
    pub(super) fn is_used(&self, review: &Review) -> Result<(), Error> {
        let Some(path) = self.evidence.as_ref().filter(|_| review.change.is_none()) else { return Ok(()) };
        let says = say::EVIDENCE_NO_CHANGE.with("path", Fact::code(path.display().to_string()));
        Err(set_up(CODE, &says, Some(&say::EVIDENCE_HELP.into()), &review.merge.reader))
    }

    /// What the file proves of the change that is judged, where one is given.
    ///
    /// # Errors
    /// A file that is no evidence, lies in the repository, is of something else than the change, or is too old.
    pub(super) fn of(
        &self,
        change: &RepositoryChange,
        asked: &ChangeOptions,
        forge: &ForgeOptions,
        clock: Clock,
        folder: &Path,
        reader: &Reader,
    ) -> Result<Option<RequestEvidence>, Error> {
        let Some(path) = &self.evidence else { return Ok(None) };
        let name = Fact::code(path.display().to_string());
        let refused = |says: Sentence| set_up(CODE, &says, Some(&say::EVIDENCE_HELP.into()), reader);
        let with = |phrase: Phrase| refused(phrase.with("path", name.clone()));
        let real = fs::canonicalize(path).map_err(|error| unread(path, &error, reader))?;
        let here = fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned());
        // What lies outside the work tree is in no commit of it.
        if real.starts_with(top(&here).unwrap_or(&here)) {
            return Err(with(say::EVIDENCE_IN_TREE));
        }
        let file = read(path, reader)?;
        let connection = forge.connection(reader)?;
        let other = |there: &str, here: &str| {
            let says = say::EVIDENCE_OTHER.with("path", name.clone()).with("there", Fact::code(there));
            refused(says.with("here", Fact::code(here)))
        };
        let place = &connection.place;
        let number = match connection.which(reader)? {
            Which::Number(number) => number.to_string(),
            Which::Head { sha, .. } => sha.clone(),
        };
        let variable = |name: &str| std::env::var(name).ok();
        let target = asked.asked(variable, reader)?.and_then(|asked| branch_of(&asked.base, asked.into, variable));
        let judged = change.revisions.head.clone().ok_or_else(|| with(say::EVIDENCE_NO_CHANGE))?;
        let commits = Commits::of(folder).ok_or_else(|| with(say::EVIDENCE_NO_CHANGE))?;
        let pairs = [
            (file.forge.as_str(), place.forge.name()),
            (&file.host, &place.host()),
            (&file.repository, &place.repository),
            (&file.pull_request.to_string(), &number),
            (&file.target, target.as_deref().unwrap_or("?")),
        ];
        if let Some((there, here)) = pairs.into_iter().find(|(there, here)| there != here) {
            return Err(other(there, here));
        }
        // A forge that tries out the merge makes a commit on the head.
        let parents = commits.parents(&judged).filter(|parents| parents.len() > 1).unwrap_or_default();
        if file.head != judged && !parents.contains(&file.head) {
            return Err(other(&file.head, &judged));
        }
        let fetched = DateTime::parse_from_rfc3339(&file.fetched_at).map_err(|_| with(say::EVIDENCE_OLD))?;
        let age = clock.at.to_utc() - fetched.to_utc();
        if age > MOST_AGE || age < -SKEW {
            return Err(with(say::EVIDENCE_OLD));
        }
        let mut reviews = Vec::new();
        for review in file.reviews {
            let at = DateTime::parse_from_rfc3339(&review.at).map_err(|_| with(say::NO_EVIDENCE_FILE))?;
            let is_as_reviewed =
                |path: &str, to: Option<&String>| to.is_some() && commits.digest(&review.commit, path).as_ref() == to;
            let files = change.files.iter().filter(|file| is_as_reviewed(&file.path, file.to.as_ref()));
            reviews.push(AccountReview {
                files: files.map(|file| file.path.clone()).collect(),
                account: review.account,
                approved: review.decision == ReviewDecision::Approved,
                at: at.with_timezone(&Utc),
                role: review.role,
            });
        }
        Ok(Some(RequestEvidence { host: file.host, opener: file.opener, reviews }))
    }
}

fn unread(path: &Path, error: &io::Error, reader: &Reader) -> Error {
    let name = Fact::code(path.display().to_string());
    let says = say::UNREAD.with("path", name).with("reason", Fact::Text(error.to_string()));
    set_up(CODE, &says, Some(&say::EVIDENCE_HELP.into()), reader)
}

/// Reads a file of evidence.
fn read(path: &Path, reader: &Reader) -> Result<EvidenceFile, Error> {
    let mut bytes = Vec::new();
    let took = File::open(path).and_then(|file| file.take(MOST_BYTES).read_to_end(&mut bytes));
    took.map_err(|error| unread(path, &error, reader))?;
    let file = serde_json::from_slice::<EvidenceFile>(&bytes).ok().filter(|file| file.r#type == EVIDENCE_TYPE);
    file.ok_or_else(|| {
        let says = say::NO_EVIDENCE_FILE.with("path", Fact::code(path.display().to_string()));
        set_up(CODE, &says, Some(&say::EVIDENCE_HELP.into()), reader)
    })
}
