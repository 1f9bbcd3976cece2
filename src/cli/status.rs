//! `check --status`: how the head of a pull request stands, set at its forge by the process that judged it and by no other.

use std::path::PathBuf;

use clap::Args;

use super::Exit;
use super::change::ChangeOptions;
use super::forge::{CODE, Connection, ForgeOptions, is_of, of_set_up, told, wait};
use super::repository::within_of_project;
use super::terminal::{Color, fail};
use super::verdict::branch_of;
use crate::finding::{Error, ErrorKind, Errors, set_up};
use crate::forge::{Client, CommitStatus, ForgeFailure, ForgeService, Http, PullRequest, service};
use crate::language::messages::forge as say;
use crate::language::{Fact, Facts, Phrase, Reader, Sentence};
use crate::report::plain;
use crate::workspace::Review;

/// GitHub takes no longer descriptions.
const MOST_CHARACTERS: usize = 140;

/// Whether a status is set, and where.
#[derive(Debug, Args)]
pub(super) struct StatusOptions {
    /// Set the status `vedtak / TARGET` of the pull request's head at its forge
    #[arg(long)]
    status: bool,
    #[command(flatten)]
    pub(super) forge: ForgeOptions,
}

/// The commit that a status is set on, and the branch whose rules judged it.
pub(super) struct StatusSubject {
    /// The commit that was judged.
    head: String,
    /// The branch by whose rules.
    target: Option<String>,
}

impl StatusOptions {
    /// Refuses what is not the verdict of the gate. `other_verdict` has the options that change a verdict, each with whether it is
    /// given.
    ///
    /// # Errors
    /// Such an option, or a run of a part.
    pub(super) fn may_be_set(
        &self,
        other_verdict: &[(&str, bool)],
        paths: &[PathBuf],
        is_share: bool,
        reader: &Reader,
    ) -> Result<(), Error> {
        let parts = [("PATH", !paths.is_empty()), ("--shard", is_share)];
        let other = other_verdict.iter().chain(&parts).find(|(_, is_given)| self.status && *is_given);
        other.map_or(Ok(()), |(option, _)| {
            let with = |phrase: Phrase| phrase.with("option", Fact::code(*option));
            Err(set_up(CODE, &with(say::STATUS_OPTION), Some(&with(say::STATUS_OPTION_HELP)), reader))
        })
    }

    /// The commit to set a status on; none without `--status`.
    ///
    /// # Errors
    /// A work tree is judged and not a commit, or no target's rules judge it.
    pub(super) fn subject(&self, review: &Review, change: &ChangeOptions) -> Result<Option<StatusSubject>, Error> {
        if !self.status {
            return Ok(None);
        }
        let reader = &review.merge.reader;
        let head = review.change.as_ref().and_then(|change| change.revisions.head.clone());
        let Some(head) = head.filter(|_| review.merge.focus.is_none()) else {
            return Err(set_up(CODE, &say::STATUS_NO_CHANGE.into(), Some(&say::STATUS_NO_CHANGE_HELP.into()), reader));
        };
        let variable = |name: &str| std::env::var(name).ok();
        let target = change.asked(variable, reader)?.and_then(|asked| branch_of(&asked.base, asked.into, variable));
        Ok(Some(StatusSubject { head, target }))
    }

    /// Sets the status of what was judged; the exit status tells whether that could be done.
    pub(super) fn set(
        &self,
        subject: &StatusSubject,
        within: &str,
        is_success: bool,
        words: &str,
        reader: &Reader,
    ) -> Exit {
        self.put(Some(subject), within, is_success, words, reader)
    }

    /// Sets the status of a check that came to no verdict, so that none from before stands.
    pub(super) fn set_undecided(&self, errors: &Errors, reader: &Reader) -> Exit {
        // A call that may set no status sets none; nor does one that could not ask.
        if !self.status || errors.0.iter().any(|error| error.code == CODE) || errors.fault() == ErrorKind::Machine {
            return Exit::Compliant;
        }
        let within = std::env::current_dir().map(|folder| within_of_project(&folder)).unwrap_or_default();
        self.put(None, &within, false, &say::UNDECIDED.render(reader, &Facts::new()), reader)
    }

    fn put(
        &self,
        subject: Option<&StatusSubject>,
        within: &str,
        is_success: bool,
        words: &str,
        reader: &Reader,
    ) -> Exit {
        let done = self.forge.connection(reader).and_then(|connection| {
            let transport = Http::new();
            let client = Client::new(&transport, connection.token.clone(), &wait);
            let service = service(&client, &connection.place);
            let of = StatusOf { subject, within, is_success, words, page: connection.context.page.clone() };
            of.put(service.as_ref(), &connection, reader)
        });
        done.map_or_else(|error| fail(&error.into(), Color::Auto, *reader), |()| Exit::Compliant)
    }
}

/// A status in the making.
struct StatusOf<'a> {
    subject: Option<&'a StatusSubject>,
    within: &'a str,
    is_success: bool,
    words: &'a str,
    page: Option<String>,
}

impl StatusOf<'_> {
    fn put(&self, service: &dyn ForgeService, connection: &Connection, reader: &Reader) -> Result<(), Error> {
        let failed = |failure: ForgeFailure| {
            of_set_up(&failure, reader).unwrap_or_else(|| {
                let says = say::NO_STATUS.with("why", told(&failure).fact());
                Error { fault: ErrorKind::Machine, ..set_up(CODE, &says, None, reader) }
            })
        };
        let refused = |why: Sentence| set_up(CODE, &say::NO_STATUS.with("why", why.fact()), None, reader);
        let which = connection.which(reader)?;
        if connection.token.is_none() {
            return Err(connection.no_token(reader));
        }
        let Some(pull_request) = service.pull_request(which).map_err(failed)? else {
            return Err(refused(say::GONE.with("head", Fact::code(which.to_string()))));
        };
        if let Some(subject) = self.subject {
            if !is_of(service, &subject.head, &pull_request).map_err(failed)? {
                let says = say::STALE.with("judged", Fact::code(&subject.head));
                return Err(refused(says.with("head", Fact::code(&pull_request.head))));
            }
            if subject.target.as_ref().is_none_or(|target| *target != pull_request.target) {
                let judged = subject.target.as_deref().unwrap_or("?");
                let says = say::OTHER_TARGET.with("target", Fact::code(&pull_request.target));
                return Err(refused(says.with("judged", Fact::code(judged))));
            }
        }
        service.set_status(&pull_request.head, &self.status(&pull_request)).map_err(failed)
    }

    /// Its name carries the target: statuses are of a commit, which another pull request may have too.
    fn status(&self, pull_request: &PullRequest) -> CommitStatus {
        let within = self.within.trim_end_matches('/');
        let folder = if within.is_empty() { String::new() } else { format!(" / {within}") };
        CommitStatus {
            context: plain(&format!("vedtak / {}{folder}", pull_request.target)).into_owned(),
            is_success: self.is_success,
            description: plain(self.words).chars().take(MOST_CHARACTERS).collect(),
            details: self.page.clone(),
        }
    }
}
