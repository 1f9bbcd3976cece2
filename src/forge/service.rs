//! What every forge is asked for, whatever it calls it.

use std::fmt;

use super::client::{ForgeFailure, part};

/// A forge's name for itself, as options and files have it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ForgeKind {
    /// GitHub, also GitHub Enterprise Server.
    Github,
    /// GitLab.
    Gitlab,
    /// Gitea and Forgejo.
    Gitea,
    /// Azure DevOps, Services and Server.
    Azure,
}

impl ForgeKind {
    /// Every forge, in the order in which help lists them.
    pub const ALL: [Self; 4] = [Self::Github, Self::Gitlab, Self::Gitea, Self::Azure];

    /// As options and files have it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Github => "github",
            Self::Gitlab => "gitlab",
            Self::Gitea => "gitea",
            Self::Azure => "azure",
        }
    }

    /// The forge with a name.
    pub fn find(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|forge| forge.name() == name)
    }

    /// The variables of the environment that its token is looked for in, where none is named.
    pub fn token_variables(self) -> &'static [&'static str] {
        match self {
            Self::Github => &["GITHUB_TOKEN", "GH_TOKEN"],
            Self::Gitlab => &["GITLAB_TOKEN"],
            Self::Gitea => &["GITEA_TOKEN", "FORGEJO_TOKEN", "GITHUB_TOKEN"],
            Self::Azure => &["SYSTEM_ACCESSTOKEN", "AZURE_DEVOPS_EXT_PAT"],
        }
    }
}

/// Which pull request is meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Which {
    /// The one with this number.
    Number(u64),
    /// The open one with this head, where a run is told the branch and no number.
    Head {
        /// Who owns the branch, which may lie in a fork.
        owner: String,
        /// The branch.
        branch: String,
        /// The commit at its tip.
        sha: String,
    },
}

impl fmt::Display for Which {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => number.fmt(f),
            Self::Head { sha, .. } => sha.fmt(f),
        }
    }
}

/// A repository at a forge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ForgePlace {
    /// The forge.
    pub forge: ForgeKind,
    /// The address that people see, such as `https://github.com`, without a slash at its end.
    pub server: String,
    /// The address of its interface, without a slash at its end.
    pub api: String,
    /// `owner/name`; at GitLab with all groups, at Azure DevOps `project/name`.
    pub repository: String,
}

impl ForgePlace {
    /// The address of something of the repository, where the forge has these below `/repos`: GitHub and Gitea.
    pub(super) fn below_repos(&self, rest: &str) -> String {
        let path: Vec<String> = self.repository.split('/').map(part).collect();
        format!("{}/repos/{}{rest}", self.api, path.join("/"))
    }
}

/// Who wrote something at a forge: by the number that never changes, or by a name that nobody else can take.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Author {
    /// The forge's own id of the account.
    Id(String),
    /// A program by its name, where the forge tells no id.
    Program(String),
}

/// A pull request as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PullRequest {
    /// Its number.
    pub number: u64,
    /// The commit at the tip of its branch.
    pub head: String,
    /// The branch that it would be merged into.
    pub target: String,
    /// The id of the account that opened it.
    pub opener: Option<String>,
    /// What places in its difference are counted from: base, start and head, where the forge asks for them.
    pub base: Option<(String, String)>,
}

/// A comment that stands at a forge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Posted {
    /// Its id, by which it is changed.
    pub id: String,
    /// The id of the account that wrote it.
    pub author: Option<String>,
    /// The name of that account.
    pub login: Option<String>,
    /// Whether the forge says that the account is no person's.
    pub is_bot: bool,
    /// What it says.
    pub body: String,
}

impl Posted {
    /// Whether an author wrote it.
    pub fn is_by(&self, author: &Author) -> bool {
        match author {
            Author::Id(id) => self.author.as_ref() == Some(id),
            Author::Program(login) => self.login.as_ref() == Some(login) && self.is_bot,
        }
    }
}

/// A comment on a line of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InlineComment {
    /// The file's path from the top of the repository.
    pub path: String,
    /// The line, from 1, of the file as the pull request has it.
    pub line: u32,
    /// What it says, in Markdown.
    pub body: String,
}

/// A file of a pull request, with the lines that its difference shows of the new version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileDifference {
    /// The file's path from the top of the repository.
    pub path: String,
    /// Line numbers from 1, with what stands there.
    pub lines: Vec<(u32, String)>,
}

/// The decision of a review.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReviewState {
    /// It is approved.
    Approved,
    /// Changes are asked for.
    Rejected,
    /// It was taken back, by whoever may.
    Dismissed,
}

/// A review of a pull request that decides something. Reviews that only say something are none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ForgeReview {
    /// The forge's id of the account.
    pub account: String,
    /// The name of the account, for people.
    pub login: String,
    /// Whether the forge says that the account is no person's.
    pub is_bot: bool,
    /// Its decision.
    pub state: ReviewState,
    /// The commit that was reviewed.
    pub commit: String,
    /// When, as the forge has it (RFC 3339).
    pub at: String,
    /// What the reviewer wrote.
    pub body: String,
}

/// How a commit stands, as a forge shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommitStatus {
    /// What it is called: of one name the last counts.
    pub context: String,
    /// Whether all is well.
    pub is_success: bool,
    /// A line on it.
    pub description: String,
    /// Where there is more to read.
    pub details: Option<String>,
}

/// A forge, asked about one repository.
pub trait ForgeService {
    /// Whose token it is.
    ///
    /// # Errors
    /// The forge does not say.
    fn own(&self) -> Result<Author, ForgeFailure>;

    /// The pull request as it stands; none where no single one is meant.
    ///
    /// # Errors
    /// The forge does not say.
    fn pull_request(&self, which: &Which) -> Result<Option<PullRequest>, ForgeFailure>;

    /// The commits that a commit was made on.
    ///
    /// # Errors
    /// The forge does not say.
    fn parents(&self, commit: &str) -> Result<Vec<String>, ForgeFailure>;

    /// The comments of a pull request, the oldest first.
    ///
    /// # Errors
    /// The forge does not say.
    fn comments(&self, pull_request: u64) -> Result<Vec<Posted>, ForgeFailure>;

    /// Adds a comment.
    ///
    /// # Errors
    /// The forge does not take it.
    fn create(&self, pull_request: u64, body: &str) -> Result<(), ForgeFailure>;

    /// Puts another text in the place of a comment's.
    ///
    /// # Errors
    /// The forge does not take it.
    fn update(&self, pull_request: u64, id: &str, body: &str) -> Result<(), ForgeFailure>;

    /// Removes a comment.
    ///
    /// # Errors
    /// The forge does not do it.
    fn delete(&self, pull_request: u64, id: &str) -> Result<(), ForgeFailure>;

    /// The address below which the files of a commit are shown, with a slash at its end; none where places in them have no
    /// address of the form `path#L1`.
    fn files_at(&self, commit: &str) -> Option<String>;

    /// What a pull request changes, as far as the forge shows it; none where comments on lines are not built for the forge.
    ///
    /// # Errors
    /// The forge does not say.
    fn difference(&self, _pull_request: u64) -> Result<Option<Vec<FileDifference>>, ForgeFailure> {
        Ok(None)
    }

    /// The comments on lines; none where these are not built for the forge.
    ///
    /// # Errors
    /// The forge does not say.
    fn inline(&self, _pull_request: u64) -> Result<Vec<Posted>, ForgeFailure> {
        Ok(Vec::new())
    }

    /// Adds comments on lines, in one review that decides nothing. Nobody asks for it where `difference` has none.
    ///
    /// # Errors
    /// The forge does not take them.
    fn comment_on_lines(&self, _of: &PullRequest, _comments: &[InlineComment]) -> Result<(), ForgeFailure> {
        Ok(())
    }

    /// The reviews of a pull request that decide something, the oldest first; none where the forge does not say which commit
    /// was reviewed.
    ///
    /// # Errors
    /// The forge does not say.
    fn reviews(&self, _pull_request: u64) -> Result<Option<Vec<ForgeReview>>, ForgeFailure> {
        Ok(None)
    }

    /// Whether an account may write to the repository; no account where reviews are not built for the forge.
    ///
    /// # Errors
    /// The forge does not say.
    fn may_write(&self, _login: &str) -> Result<bool, ForgeFailure> {
        Ok(false)
    }

    /// Says how a commit stands.
    ///
    /// # Errors
    /// The forge does not take it.
    fn set_status(&self, commit: &str, status: &CommitStatus) -> Result<(), ForgeFailure>;
}
