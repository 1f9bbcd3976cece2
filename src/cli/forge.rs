//! Which forge a command asks, about which pull request, and in whose name.

use std::fs;
use std::time::Duration;

use clap::Args;
use serde_json::Value;

use crate::finding::{Error, set_up};
use crate::forge::{
    FailureKind, ForgeFailure, ForgeKind, ForgePlace, ForgeService, ForgeToken, PullRequest, RunContext, Which,
    is_safe_address, run_context,
};
use crate::language::messages::forge as say;
use crate::language::{Fact, Reader, Sentence};

/// The code of errors about forges.
pub(super) const CODE: &str = "forge";

/// Where a pull request is; without these options as the CI system says.
#[derive(Debug, Args)]
#[command(next_help_heading = "Forge")]
pub(super) struct ForgeOptions {
    /// The forge; without it as the CI system says
    #[arg(long, value_name = "FORGE", value_parser = ForgeKind::ALL.map(ForgeKind::name))]
    forge: Option<String>,
    /// The forge's address, such as `https://github.com`; of Azure DevOps with the organisation
    #[arg(long, value_name = "URL")]
    server: Option<String>,
    /// The repository, as OWNER/NAME; of Azure DevOps PROJECT/NAME
    #[arg(long, value_name = "NAME")]
    repository: Option<String>,
    /// The number of the pull request
    #[arg(long, value_name = "NUMBER")]
    pull_request: Option<u64>,
    /// The variable of the environment that holds the token; without it the forge's usual ones
    #[arg(long, value_name = "VARIABLE")]
    token_env: Option<String>,
}

/// A forge with its repository, the pull request that is meant, and the token to ask with.
pub(super) struct Connection {
    pub(super) place: ForgePlace,
    pub(super) which: Option<Which>,
    pub(super) token: Option<ForgeToken>,
    /// The variables that the token was looked for in.
    variables: Vec<String>,
    pub(super) context: RunContext,
}

impl ForgeOptions {
    /// By these options, else by what the CI system says.
    ///
    /// # Errors
    /// Nothing tells the forge or the repository, or no token may be sent to its address.
    pub(super) fn connection(&self, reader: &Reader) -> Result<Connection, Error> {
        let variable = |name: &str| std::env::var(name).ok();
        let event = variable("GITHUB_EVENT_PATH").and_then(|path| fs::read(path).ok()).unwrap_or_default();
        let event: Value = serde_json::from_slice(&event).unwrap_or_default();
        let context = run_context(&variable, &event);
        let forge = self.forge.as_deref().and_then(ForgeKind::find).or(context.forge);
        let server = self.server.as_ref().or(context.server.as_ref());
        let repository = self.repository.as_ref().or(context.repository.as_ref());
        let (Some(forge), Some(server), Some(repository)) = (forge, server, repository) else {
            return Err(set_up(CODE, &say::NO_FORGE.into(), Some(&say::NO_FORGE_HELP.into()), reader));
        };
        // The interface that the run names is that of the run's own server.
        let api = context.api.as_deref().filter(|_| self.server.is_none() && self.forge.is_none());
        let place = ForgePlace::new(forge, server, api, repository);
        if let Some(bad) = [&place.server, &place.api].into_iter().find(|url| !is_safe_address(url)) {
            return Err(set_up(CODE, &say::BAD_SERVER.with("server", Fact::code(bad)), None, reader));
        }
        let usual = || forge.token_variables().iter().map(|name| (*name).to_owned()).collect();
        let variables: Vec<String> = self.token_env.clone().map_or_else(usual, |name| vec![name]);
        let secret = variables.iter().find_map(|name| variable(name)).map(|secret| secret.trim().to_owned());
        let token = secret.filter(|secret| !secret.is_empty()).map(|secret| match forge {
            ForgeKind::Github => ForgeToken::new("Authorization", "Bearer ", &secret),
            ForgeKind::Gitea => ForgeToken::new("Authorization", "token ", &secret),
            ForgeKind::Gitlab => ForgeToken::new("PRIVATE-TOKEN", "", &secret),
            // Tokens of runs have three parts; those of persons have none.
            ForgeKind::Azure if secret.contains('.') => ForgeToken::new("Authorization", "Bearer ", &secret),
            ForgeKind::Azure => ForgeToken::basic(&secret),
        });
        let which = self.pull_request.map(Which::Number).or_else(|| context.which.clone());
        Ok(Connection { place, which, token, variables, context })
    }
}

impl Connection {
    /// The pull request that is meant.
    ///
    /// # Errors
    /// The run is for none.
    pub(super) fn which(&self, reader: &Reader) -> Result<&Which, Error> {
        let none = || set_up(CODE, &say::NO_PULL_REQUEST.into(), Some(&say::NO_PULL_REQUEST_HELP.into()), reader);
        self.which.as_ref().ok_or_else(none)
    }

    /// That there is no token.
    pub(super) fn no_token(&self, reader: &Reader) -> Error {
        let variables = Fact::all(self.variables.iter().map(String::as_str));
        set_up(CODE, &say::NO_TOKEN.with("variables", variables), Some(&say::NO_TOKEN_HELP.into()), reader)
    }
}

/// Waits before a request is sent again.
pub(super) fn wait(pause: Duration) {
    std::thread::sleep(pause);
}

/// A failed request to a forge, in words.
pub(super) fn told(failure: &ForgeFailure) -> Sentence {
    let facts = |phrase: crate::language::Phrase| {
        let says = if failure.says.is_empty() { Fact::text("") } else { Fact::code(&failure.says) };
        phrase.with("asked", Fact::code(&failure.asked)).with("says", says)
    };
    if failure.kind == FailureKind::Elsewhere {
        return facts(say::ELSEWHERE);
    }
    let status = failure.status.map_or_else(|| Fact::text(""), |status| Fact::number(u32::from(status)));
    facts(say::FAILED).with("status", status)
}

/// A failure that the user's own set-up is the cause of: a token that is not valid, or a thing that is not there.
pub(super) fn of_set_up(failure: &ForgeFailure, reader: &Reader) -> Option<Error> {
    let is_own = matches!(failure.kind, FailureKind::Unauthorised | FailureKind::NotFound | FailureKind::Elsewhere);
    let says = say::REFUSED.with("failure", told(failure).fact());
    is_own.then(|| set_up(CODE, &says, Some(&say::REFUSED_HELP.into()), reader))
}

/// Whether a commit is the tip of a pull request, or was made on it, as a forge does that tries out the merge.
pub(super) fn is_of(
    service: &dyn ForgeService,
    judged: &str,
    pull_request: &PullRequest,
) -> Result<bool, ForgeFailure> {
    if judged == pull_request.head {
        return Ok(true);
    }
    match service.parents(judged) {
        Ok(parents) => Ok(parents.len() > 1 && parents.contains(&pull_request.head)),
        // A commit that the forge does not know is none of its pull requests'.
        Err(failure) if matches!(failure.kind, FailureKind::NotFound | FailureKind::Refused) => Ok(false),
        Err(failure) => Err(failure),
    }
}
