//! Names of revisions. They are read here and never by the library: a tag must not be taken for a branch.

use git2::{Commit, ObjectType, Oid, Repository};

use super::fault::GitFault;

/// The commit that a name stands for: `HEAD`, a full hash, a reference from `refs/` on, or a branch: of a remote
/// (`origin/main`), else of this repository. `^N` (the Nth parent) and `~N` (N first parents back) may follow.
///
/// # Errors
/// A name that is none of these, that a tag has as well, or whose commit is not there.
pub(super) fn commit<'r>(repository: &'r Repository, name: &str) -> Result<Commit<'r>, GitFault> {
    let end = name.find(['^', '~']).unwrap_or(name.len());
    let (start, steps) = name.split_at(end);
    let mut commit = named(repository, start, name)?;
    for (parents, back) in steps_of(steps).ok_or_else(|| GitFault::Expression(name.to_owned()))? {
        for _ in 0..back {
            let parent = parents.checked_sub(1).map(|at| parent(repository, &commit, at, name));
            commit = match parent {
                Some(parent) => parent?,
                None => commit,
            };
        }
    }
    Ok(commit)
}

/// The commit of a branch as a remote has it: the only one, or `origin`. Where there is no remote, that of the branch here,
/// which could be anything elsewhere.
///
/// # Errors
/// No such branch, or its commit is not there.
pub(super) fn branch<'r>(repository: &'r Repository, name: &str) -> Result<Commit<'r>, GitFault> {
    let remotes = repository.remotes()?;
    let remotes: Vec<&str> = remotes.iter().filter_map(|remote| remote.ok().flatten()).collect();
    let remote = if let [only] = remotes[..] { only } else { "origin" };
    let mut tried = vec![format!("refs/remotes/{remote}/{name}")];
    if remotes.is_empty() {
        tried.push(format!("refs/heads/{name}"));
    }
    let Some(reference) = tried.iter().find(|reference| repository.find_reference(reference).is_ok()) else {
        // No other branch is what it may be mistaken for.
        let is_partial = repository.is_shallow();
        return Err(GitFault::NoRevision { name: name.to_owned(), branches: Vec::new(), is_partial });
    };
    of_reference(repository, reference, name)
}

fn parent<'r>(repository: &'r Repository, commit: &Commit<'r>, at: usize, name: &str) -> Result<Commit<'r>, GitFault> {
    if at >= commit.parent_count() {
        // A shallow clone shows commits without the parents that they have.
        return Err(if repository.is_shallow() { GitFault::Shallow } else { GitFault::NoParent(name.to_owned()) });
    }
    commit.parent(at).map_err(|error| missing(repository, &error))
}

/// Each `^N` as (N, 1) and each `~N` as (1, N); a missing number is 1.
fn steps_of(mut text: &str) -> Option<Vec<(usize, usize)>> {
    let mut steps = Vec::new();
    while let Some(sign) = text.chars().next() {
        let rest = &text[sign.len_utf8()..];
        let digits = rest.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(rest.len());
        let number = if digits == 0 { 1 } else { rest[..digits].parse().ok().filter(|number| *number <= 1000)? };
        steps.push(match sign {
            '^' => (number, 1),
            '~' => (1, number),
            _ => return None,
        });
        text = &rest[digits..];
    }
    Some(steps)
}

fn named<'r>(repository: &'r Repository, start: &str, whole: &str) -> Result<Commit<'r>, GitFault> {
    if start == "HEAD" {
        return head(repository);
    }
    if is_hash(start) {
        let id = Oid::from_str(start)?;
        return repository.find_commit(id).map_err(|error| {
            let is_there = repository.find_object(id, None).is_ok();
            if is_there { GitFault::NoCommit(start.to_owned()) } else { missing_or(repository, &error, start) }
        });
    }
    if start.starts_with("refs/") {
        return of_reference(repository, start, whole);
    }
    let tried = [format!("refs/remotes/{start}"), format!("refs/heads/{start}")];
    let found = tried.iter().find(|reference| repository.find_reference(reference).is_ok());
    if repository.find_reference(&format!("refs/tags/{start}")).is_ok() {
        return Err(GitFault::TagOfThatName { name: start.to_owned(), branch: found.cloned() });
    }
    match found {
        Some(reference) => of_reference(repository, reference, whole),
        None => Err(absent(repository, start)),
    }
}

/// The commit at `HEAD`.
pub(super) fn head(repository: &Repository) -> Result<Commit<'_>, GitFault> {
    let head = repository.head().map_err(|error| match error.code() {
        git2::ErrorCode::UnbornBranch | git2::ErrorCode::NotFound => GitFault::Unborn,
        _ => error.into(),
    })?;
    head.peel_to_commit().map_err(|error| missing(repository, &error))
}

/// Whether a name begins with a full hash, so that no branch says which commit is meant.
pub(super) fn is_by_hash(name: &str) -> bool {
    is_hash(name.split(['^', '~']).next().unwrap_or_default())
}

fn is_hash(text: &str) -> bool {
    text.len() == 40 && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// What is said of a name that no branch has.
fn absent(repository: &Repository, name: &str) -> GitFault {
    let is_plain =
        !name.is_empty() && !name.contains(['@', ':', '{', ' ', '?', '*', '[', '\\']) && !name.contains("..");
    let is_short_hash = (4..40).contains(&name.len())
        && name.bytes().all(|byte| byte.is_ascii_hexdigit())
        && repository.revparse_single(name).is_ok();
    if !is_plain || is_short_hash { GitFault::Expression(name.to_owned()) } else { no_revision(repository, name) }
}

/// That no branch has a name, with those that there are.
fn no_revision(repository: &Repository, name: &str) -> GitFault {
    let references = repository.references().into_iter().flatten().filter_map(Result::ok);
    let names = references.filter_map(|reference| Some(reference.name().ok()?.to_owned()));
    let short = |name: String| {
        ["refs/remotes/", "refs/heads/"].iter().find_map(|start| Some(name.strip_prefix(start)?.to_owned()))
    };
    GitFault::NoRevision {
        name: name.to_owned(),
        branches: names.filter_map(short).collect(),
        is_partial: repository.is_shallow(),
    }
}

fn of_reference<'r>(repository: &'r Repository, reference: &str, name: &str) -> Result<Commit<'r>, GitFault> {
    let found = repository.find_reference(reference).map_err(|_| no_revision(repository, name))?;
    match found.peel(ObjectType::Commit) {
        Ok(object) => object.into_commit().map_err(|_| GitFault::NoCommit(name.to_owned())),
        Err(error) if error.code() == git2::ErrorCode::NotFound => Err(missing(repository, &error)),
        Err(_) => Err(GitFault::NoCommit(name.to_owned())),
    }
}

fn missing(repository: &Repository, error: &git2::Error) -> GitFault {
    if repository.is_shallow() { GitFault::Shallow } else { GitFault::Git(error.message().to_owned()) }
}

fn missing_or(repository: &Repository, error: &git2::Error, name: &str) -> GitFault {
    match error.code() {
        git2::ErrorCode::NotFound if !repository.is_shallow() => no_revision(repository, name),
        _ => missing(repository, error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_follow_a_name() {
        assert_eq!(steps_of(""), Some(vec![]));
        assert_eq!(steps_of("^"), Some(vec![(1, 1)]));
        assert_eq!(steps_of("^2~10"), Some(vec![(2, 1), (1, 10)]));
        assert_eq!(steps_of("^^"), Some(vec![(1, 1), (1, 1)]));
        for text in ["^{tree}", "~1x", "^-1", "~99999999999999999999", "@{1}"] {
            assert_eq!(steps_of(text), None, "{text}");
        }
    }
}
