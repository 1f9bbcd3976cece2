//! Comments on the lines of a pull request: only on lines that it shows, and each once.

use super::address::encoded;
use super::client::ForgeFailure;
use super::service::{ForgeService, InlineComment, PullRequest};

/// The most comments of ours on the lines of one pull request; GitHub takes no more in a request.
const MOST: usize = 30;

/// A comment on a line, as it is wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WantedComment {
    /// Where, and what it says.
    pub comment: InlineComment,
    /// What stands in the line that was judged: where the pull request has something else there, the comment is of another line.
    pub text: String,
    /// What tells one remark from another.
    pub fingerprint: String,
}

/// Adds what does not stand there yet, as far as the pull request shows these lines; returns how many were added, and none where
/// the forge has no such comments.
///
/// # Errors
/// The forge does not say what stands there, or does not take the comments.
pub fn comment_on_lines(
    service: &dyn ForgeService,
    of: &PullRequest,
    within: &str,
    wanted: &[WantedComment],
) -> Result<Option<usize>, ForgeFailure> {
    if wanted.is_empty() {
        return Ok(Some(0));
    }
    let Some(difference) = service.difference(of.number)? else { return Ok(None) };
    let own = service.own()?;
    let standing = service.inline(of.number)?;
    let ours: Vec<&str> =
        standing.iter().filter(|posted| posted.is_by(&own)).map(|posted| posted.body.trim_start()).collect();
    let is_shown = |wanted: &WantedComment| {
        let file = difference.iter().find(|file| file.path == wanted.comment.path);
        file.is_some_and(|file| {
            file.lines.iter().any(|(line, text)| *line == wanted.comment.line && *text == wanted.text)
        })
    };
    let mut comments = Vec::new();
    for wanted in wanted {
        let marker = format!("<!-- vedtak line {} {} -->", encoded(within, b"/._"), encoded(&wanted.fingerprint, b""));
        let stands = ours.iter().any(|body| body.starts_with(&marker));
        if ours.len() + comments.len() < MOST && !stands && is_shown(wanted) {
            let body = format!("{marker}\n{}", wanted.comment.body);
            comments.push(InlineComment { body, ..wanted.comment.clone() });
        }
    }
    if !comments.is_empty() {
        service.comment_on_lines(of, &comments)?;
    }
    Ok(Some(comments.len()))
}
