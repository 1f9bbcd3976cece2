//! One comment on a pull request, kept up to date.

use super::address::encoded;
use super::client::ForgeFailure;
use super::service::{ForgeService, Posted};

/// What became of the comment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Upserted {
    /// There was none.
    Created,
    /// It said something else.
    Updated,
    /// It says so already.
    Unchanged,
}

/// The hidden line by which a comment of a project is known: each project of a repository has one of its own.
pub fn marker(within: &str) -> String {
    format!("<!-- vedtak comment {} -->", encoded(within, b"/._"))
}

/// Sees to it that exactly one comment of ours with the marker stands at the pull request, and says what `text` says. What
/// others wrote is never touched, whatever it looks like.
///
/// # Errors
/// The forge does not say what stands there, or does not take the comment.
pub fn upsert(
    service: &dyn ForgeService,
    pull_request: u64,
    within: &str,
    text: &str,
) -> Result<Upserted, ForgeFailure> {
    let marker = marker(within);
    let body = format!("{marker}\n{text}");
    let own = service.own()?;
    let comments = service.comments(pull_request)?;
    let is_ours = |posted: &&Posted| posted.is_by(&own) && posted.body.trim_start().starts_with(&marker);
    let mut ours: Vec<&Posted> = comments.iter().filter(is_ours).collect();
    // Ids only grow; forges do not promise any other order.
    ours.sort_by_key(|posted| (posted.id.len(), posted.id.as_str()));
    let Some((first, others)) = ours.split_first() else {
        service.create(pull_request, &body)?;
        return Ok(Upserted::Created);
    };
    let is_same = same(&first.body, &body);
    if !is_same {
        service.update(pull_request, &first.id, &body)?;
    }
    for other in others {
        service.delete(pull_request, &other.id)?;
    }
    Ok(if is_same { Upserted::Unchanged } else { Upserted::Updated })
}

/// Whether two texts are the same to a forge, which may write the ends of lines in its own way.
fn same(a: &str, b: &str) -> bool {
    a.replace("\r\n", "\n").trim_end() == b.replace("\r\n", "\n").trim_end()
}
