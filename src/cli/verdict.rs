//! `check --verdict` and `--sign`: what a check came to, in a file, with the signature of a gate.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use clap::Args;

use super::change::ChangeOptions;
use super::masked::Masked;
use super::ssh::{by_ssh_keygen, public_key};
use crate::approval::{GateFault, KeyRing, Signatures, VERDICT_NAMESPACE};
use crate::calendar::Zone;
use crate::expression::Why;
use crate::finding::{Error, Report, content_digest, set_up};
use crate::git::Base;
use crate::language::messages::approvals as say_signed;
use crate::language::messages::{config as say_config, verdicts as say};
use crate::language::{Fact, Facts, Phrase, Reader};
use crate::registry::{Registry, zone};
use crate::report::write_json;
use crate::standing::AllRules;
use crate::verdict::{Circumstances, SignatureSeen, signature_problem, statement};
use crate::workspace::Review;

/// What the file of a verdict and that of its signature are among the outputs of a check.
const VERDICT: &str = "verdict";
const SIGNATURE: &str = "signature";

/// The code of errors about verdicts.
const CODE: &str = "verdict";

/// Whether and where a verdict is written.
#[derive(Debug, Args)]
pub(super) struct VerdictOptions {
    /// Write the verdict with what it rests on to a file as well, as a statement of in-toto
    #[arg(long, value_name = "FILE")]
    verdict: Option<PathBuf>,
    /// Sign the verdict, in FILE.sig, by an SSH key of a person with `gate: true`: the private key, or the public one where an
    /// agent holds the private
    #[arg(long, value_name = "KEY", requires = "verdict")]
    sign: Option<PathBuf>,
}

/// A verdict as it is written.
pub(super) struct Written {
    verdict: Vec<u8>,
    signature: Option<String>,
}

impl Written {
    /// What is written to an output; none where it is no output of a verdict.
    pub(super) fn bytes(&self, output: &str) -> Option<&[u8]> {
        match output {
            VERDICT => Some(&self.verdict),
            SIGNATURE => self.signature.as_ref().map(String::as_bytes),
            _ => None,
        }
    }
}

impl VerdictOptions {
    /// The files that are written, each with what it is.
    pub(super) fn files(&self) -> Vec<(&'static str, PathBuf)> {
        let verdict = self.verdict.as_ref().map(|file| (VERDICT, file.clone()));
        let signature = self.verdict.as_ref().filter(|_| self.sign.is_some()).map(|file| {
            let mut name = file.as_os_str().to_owned();
            name.push(".sig");
            (SIGNATURE, PathBuf::from(name))
        });
        verdict.into_iter().chain(signature).collect()
    }

    /// Refuses to sign what a run with such arguments comes to. `other_verdict` has the options that change a verdict, each with
    /// whether it is given.
    ///
    /// # Errors
    /// Such an option, or a run of a part.
    pub(super) fn may_be_signed(
        &self,
        other_verdict: &[(&str, bool)],
        paths: &[PathBuf],
        reader: &Reader,
    ) -> Result<(), Error> {
        if self.sign.is_none() {
            return Ok(());
        }
        if let Some((option, _)) = other_verdict.iter().find(|(_, is_given)| *is_given) {
            let with = |phrase: Phrase| phrase.with("option", Fact::code(*option));
            return Err(set_up(CODE, &with(say::SIGN_OPTION), Some(&with(say::SIGN_OPTION_HELP)), reader));
        }
        if paths.is_empty() { Ok(()) } else { Err(refused(say::SIGN_PARTIAL, say::SIGN_PARTIAL_HELP, reader)) }
    }

    /// Refuses to sign what a review comes to, and asks for the key before anything is judged.
    ///
    /// # Errors
    /// Rules that are not a target's, what is no commit, a part of the project, a target without a repository's name, a key
    /// that is no gate's.
    pub(super) fn can_sign(&self, review: &Review, reader: &Reader) -> Result<(), Error> {
        let Some(key) = &self.sign else { return Ok(()) };
        let Some(change) = &review.change else {
            return Err(refused(say::SIGN_UNTRUSTED, say::SIGN_UNTRUSTED_HELP, reader));
        };
        if review.merge.focus.is_some() {
            return Err(refused(say::SIGN_PARTIAL, say::SIGN_PARTIAL_HELP, reader));
        }
        if change.revisions.head.is_none() {
            return Err(refused(say::SIGN_NO_COMMIT, say::SIGN_NO_COMMIT_HELP, reader));
        }
        if review.config().repository().is_none() {
            return Err(refused(say::SIGN_NO_REPOSITORY, say_signed::NO_REPOSITORY_HELP, reader));
        }
        let key = public_key(key, CODE, reader)?;
        // Whether a security key verifies its user is known once it signs.
        as_gate(review, reader, |signatures, now| signatures.gate_of(&key, true, now, now))
    }

    /// The verdict of a report, where one is to be written.
    ///
    /// # Errors
    /// A signature that cannot be made, or would not count.
    pub(super) fn of(
        &self,
        review: &Review,
        rules: &AllRules,
        report: &Report,
        (complies, fail_on): (bool, &str),
        change: &ChangeOptions,
    ) -> Result<Option<Written>, Error> {
        if self.verdict.is_none() {
            return Ok(None);
        }
        let reader = &review.merge.reader;
        let variable = |name: &str| std::env::var(name).ok();
        let asked = change.asked(variable, reader)?;
        let target = asked.and_then(|asked| branch_of(&asked.base, asked.into, variable));
        let program = std::env::current_exe().and_then(fs::read).ok().map(|bytes| content_digest(&bytes));
        let of = Circumstances { target: target.as_deref(), program: program.as_deref(), fail_on, complies };
        let mut verdict = Vec::new();
        let mut out = Masked::new(&mut verdict);
        let made = write_json(&statement(review, rules, report, &of), &mut out).and_then(|()| out.flush());
        made.map_err(|error| {
            let facts = Facts::new().with("reason", Fact::Text(error.to_string()));
            Error::machine(CODE, say_config::STANDARD_OUTPUT.render(reader, &facts))
        })?;
        let signature = match &self.sign {
            Some(key) => Some(signature(review, key, &verdict, reader)?),
            None => None,
        };
        Ok(Some(Written { verdict, signature }))
    }
}

fn refused(says: Phrase, help: Phrase, reader: &Reader) -> Error {
    set_up(CODE, &says.into(), Some(&help.into()), reader)
}

/// A signature that counts as whoever relies on the verdict will count it.
fn signature(review: &Review, key: &Path, bytes: &[u8], reader: &Reader) -> Result<String, Error> {
    let made = by_ssh_keygen(key, VERDICT_NAMESPACE, bytes, CODE, reader)?;
    as_gate(review, reader, |signatures, now| signatures.gate_signer(&made, bytes, now, now))?;
    Ok(made)
}

/// Goes on only where the target's registry lets somebody sign verdicts.
fn as_gate<T>(
    review: &Review,
    reader: &Reader,
    ask: impl FnOnce(&Signatures<'_, '_>, DateTime<Utc>) -> Result<Result<T, GateFault>, Box<Why>>,
) -> Result<(), Error> {
    let registry = Registry::of(review);
    let ring = KeyRing::of(review, &registry);
    let zone = zone(review, None).unwrap_or(Zone::UTC);
    let signatures = Signatures { review, registry: &registry, ring: &ring, zone };
    match ask(&signatures, review.clock.at.to_utc()) {
        Err(why) => Err(Error::set_up(CODE, why.message(reader))),
        Ok(Ok(_)) => Ok(()),
        Ok(Err(fault)) => {
            let why = signature_problem(&SignatureSeen::Faulty(fault), zone, &registry).says;
            Err(set_up(CODE, &say::NOT_SIGNED.with("why", why.fact()), None, reader))
        }
    }
}

/// The branch that a base is the tip of: the one that is named, else the one that a pull request would be merged into, else the
/// one that a CI system says a push is on. None where nothing tells.
pub(super) fn branch_of(
    base: &Base,
    into: Option<String>,
    variable: impl Fn(&str) -> Option<String>,
) -> Option<String> {
    let name = match base {
        Base::Branch(name) => return Some(name.clone()),
        Base::Revision(name) | Base::Commit(name) => name.split(['^', '~']).next().unwrap_or_default(),
    };
    let is_hash = name.len() == 40 && name.bytes().all(|byte| byte.is_ascii_hexdigit());
    if name != "HEAD" && !is_hash {
        let of_remote = name.strip_prefix("refs/remotes/").and_then(|rest| rest.split_once('/')).map(|(_, name)| name);
        let here = name.strip_prefix("refs/heads/").or_else(|| name.strip_prefix("origin/"));
        return Some(of_remote.or(here).unwrap_or(name).to_owned());
    }
    let set = |name: &str| variable(name).filter(|value| !value.trim().is_empty());
    let of_reference = |name: &str| Some(set(name)?.strip_prefix("refs/heads/")?.to_owned());
    let of_push = || {
        let references = ["GITHUB_REF", "BUILD_SOURCEBRANCH"].into_iter().find_map(of_reference);
        references.or_else(|| ["CI_COMMIT_BRANCH", "BITBUCKET_BRANCH"].into_iter().find_map(set))
    };
    into.or_else(of_push)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_verdict_is_for_the_branch_that_is_named_or_that_a_push_is_on() {
        let of = |base: &str, set: &[(&str, &str)]| {
            let variable =
                |name: &str| set.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned());
            branch_of(&Base::Revision(base.to_owned()), None, variable)
        };
        let hash = "0".repeat(40);
        for name in ["main", "origin/main", "refs/heads/main", "refs/remotes/upstream/main", "main^1", "origin/main~3"]
        {
            assert_eq!(of(name, &[]).as_deref(), Some("main"), "{name}");
        }
        for base in ["HEAD^1", "HEAD", &hash] {
            assert_eq!(of(base, &[]), None, "{base}");
            for set in [
                ("GITHUB_REF", "refs/heads/main"),
                ("CI_COMMIT_BRANCH", "main"),
                ("BUILD_SOURCEBRANCH", "refs/heads/main"),
                ("BITBUCKET_BRANCH", "main"),
            ] {
                assert_eq!(of(base, &[set]).as_deref(), Some("main"), "{base} {set:?}");
            }
            assert_eq!(of(base, &[("GITHUB_REF", "refs/tags/main")]), None, "a tag is no branch");
        }
        let nothing = |_: &str| None;
        assert_eq!(branch_of(&Base::Branch("release/1".to_owned()), None, nothing).as_deref(), Some("release/1"));
        let queued = branch_of(&Base::Revision(hash), Some("main".to_owned()), |_| Some("refs/heads/queue".to_owned()));
        assert_eq!(queued.as_deref(), Some("main"), "a merge queue is on a branch of its own");
    }
}
