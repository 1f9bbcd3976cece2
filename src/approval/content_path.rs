//! Paths into the content of a document: what a digest leaves out, and what it covers.

use crate::yaml::{Node, Pointer, Step};

/// A path of keys, as in `plan/participants/[]/informedAt`: `[]` is every item of a list, `/` in a
/// key is written `~1` and `~` is written `~0` (RFC 6901).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ContentPath(pub(super) Vec<PathStep>);

/// A step of a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum PathStep {
    /// The value of a key.
    Key(String),
    /// Every item of a list.
    Items,
}

/// A list of paths as a digest has it: in the order of their bytes, none twice, none inside another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContentPaths {
    written: Vec<String>,
    pub(super) paths: Vec<ContentPath>,
}

/// The fields that every digest leaves out, whatever the kind.
const ALWAYS: [&str; 2] = ["approvals", "status"];

impl ContentPaths {
    /// What the digest of a document leaves out: `approvals`, `status`, and what the schema of its kind marks. A path that
    /// cannot be one is dropped, so that what it names stays in the digest.
    pub fn left_out<'p>(marked: impl IntoIterator<Item = &'p str>) -> Self {
        let mut all: Vec<&str> = ALWAYS.into_iter().chain(marked).filter(|path| read(path).is_some()).collect();
        all.sort_unstable();
        all.dedup();
        let outermost = all.iter().filter(|path| !all.iter().any(|other| is_inside(path, other)));
        Self::of(outermost.copied())
    }

    /// A list that is written in an approval as what its digest leaves out (`excluding`). `None` where it is not in order,
    /// has a path twice or inside another, or one that cannot be a path: such an approval counts for nothing.
    pub fn excluding<'p>(written: impl IntoIterator<Item = &'p str>) -> Option<Self> {
        let list = Self::listed(written)?;
        ALWAYS.iter().all(|path| list.written.iter().any(|written| written == path)).then_some(list)
    }

    /// A list that is written in an approval as all that its digest covers (`covering`). It is refused as that of
    /// [`excluding`](Self::excluding) is, and where it goes through the items of a list: a list is covered whole.
    pub fn covering<'p>(written: impl IntoIterator<Item = &'p str>) -> Option<Self> {
        let list = Self::listed(written)?;
        list.paths.iter().all(|path| !path.0.contains(&PathStep::Items)).then_some(list)
    }

    /// The smallest list that covers all of several paths of keys, such as those of a policy.
    pub fn of_keys<'k>(all: impl IntoIterator<Item = &'k [String]>) -> Self {
        let written = |keys: &[String]| {
            keys.iter().map(|key| key.replace('~', "~0").replace('/', "~1")).collect::<Vec<_>>().join("/")
        };
        let mut all: Vec<String> = all.into_iter().map(written).filter(|path| read(path).is_some()).collect();
        all.sort_unstable();
        all.dedup();
        let outermost = all.iter().filter(|path| !all.iter().any(|other| is_inside(path, other)));
        Self::of(outermost.map(String::as_str))
    }

    /// The smallest list that covers what this one or another covers.
    #[must_use]
    pub fn and(&self, other: &Self) -> Self {
        let keys = |path: &ContentPath| {
            let key = |step: &PathStep| if let PathStep::Key(key) = step { Some(key.clone()) } else { None };
            path.0.iter().filter_map(key).collect::<Vec<String>>()
        };
        let all: Vec<Vec<String>> = self.paths.iter().chain(&other.paths).map(keys).collect();
        Self::of_keys(all.iter().map(Vec::as_slice))
    }

    /// The paths that are none of others and lie within none.
    pub fn beyond(&self, others: &Self) -> Vec<String> {
        let is_of = |path: &str| others.written.iter().any(|other| other == path || is_inside(path, other));
        self.written.iter().filter(|path| !is_of(path)).cloned().collect()
    }

    /// The same without the paths that a condition holds for; what every digest leaves out stays.
    #[must_use]
    pub fn without(&self, is_kept: impl Fn(&str) -> bool) -> Self {
        let left = self.written.iter().map(String::as_str);
        Self::of(left.filter(|path| ALWAYS.contains(path) || !is_kept(path)))
    }

    /// Whether each path is one of others, or lies within one, or leads nowhere in a document.
    pub(super) fn are_within(&self, others: &Self, root: Node<'_>) -> bool {
        self.written.iter().zip(&self.paths).all(|(written, path)| {
            let is_of = |other: &String| other == written || is_inside(written, other);
            others.written.iter().any(is_of) || !leads_somewhere(root, &path.0)
        })
    }

    /// Whether a path leads into what stands at a place, and not to all of it.
    pub(super) fn goes_into(&self, place: &Pointer) -> bool {
        let is_same = |(step, other): (&PathStep, &Step)| match (step, other) {
            (PathStep::Key(key), Step::Key(other)) => key == other,
            _ => false,
        };
        self.paths.iter().any(|path| path.0.len() > place.0.len() && path.0.iter().zip(&place.0).all(is_same))
    }

    /// The paths as they are written.
    pub fn written(&self) -> &[String] {
        &self.written
    }

    fn listed<'p>(written: impl IntoIterator<Item = &'p str>) -> Option<Self> {
        let all: Vec<&str> = written.into_iter().collect();
        let is_in_order = all.windows(2).all(|pair| pair[0] < pair[1]);
        let stands_apart = |path: &&str| read(path).is_some() && !all.iter().any(|other| is_inside(path, other));
        (is_in_order && all.iter().all(stands_apart)).then(|| Self::of(all.iter().copied()))
    }

    fn of<'p>(paths: impl Iterator<Item = &'p str>) -> Self {
        let (written, paths) = paths.filter_map(|path| Some((path.to_owned(), read(path)?))).unzip();
        Self { written, paths }
    }
}

/// Whether what a path names lies in what another names.
fn is_inside(path: &str, other: &str) -> bool {
    path.strip_prefix(other).is_some_and(|rest| rest.starts_with('/'))
}

/// Whether a path leads to a key of a document.
fn leads_somewhere(node: Node<'_>, steps: &[PathStep]) -> bool {
    match steps {
        [] => true,
        [PathStep::Key(key), rest @ ..] => node.get(key).is_some_and(|value| leads_somewhere(value, rest)),
        [PathStep::Items, rest @ ..] => node.items().any(|item| leads_somewhere(item, rest)),
    }
}

fn read(written: &str) -> Option<ContentPath> {
    let steps: Option<Vec<PathStep>> = written.split('/').map(step).collect();
    let steps = steps?;
    let ends_in_keys = |step: Option<&PathStep>| matches!(step, Some(PathStep::Key(_)));
    (ends_in_keys(steps.first()) && ends_in_keys(steps.last())).then_some(ContentPath(steps))
}

fn step(part: &str) -> Option<PathStep> {
    let mut pieces = part.split('~');
    let mut key = pieces.next().filter(|_| !part.is_empty())?.to_owned();
    for piece in pieces {
        key.push(match piece.as_bytes().first()? {
            b'0' => '~',
            b'1' => '/',
            _ => return None,
        });
        key.push_str(&piece[1..]);
    }
    Some(if part == "[]" { PathStep::Items } else { PathStep::Key(key) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_keys_and_items_of_lists() {
        let key = |key: &str| PathStep::Key(key.to_owned());
        assert_eq!(read("a~1b~0/[]/c"), Some(ContentPath(vec![key("a/b~"), PathStep::Items, key("c")])));
        assert_eq!(read("[]a"), Some(ContentPath(vec![key("[]a")])));
        for wrong in ["", "/a", "a/", "a//b", "[]", "[]/a", "a/[]", "a~", "a~2", "~"] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn what_is_left_out_is_sorted_and_outermost() {
        let list = ContentPaths::left_out(["log/[]/at", "log-book", "log", "a/[]", "status", "log", "ø", "z"]);
        assert_eq!(list.written(), ["approvals", "log", "log-book", "status", "z", "ø"]);
    }

    #[test]
    fn a_list_that_is_not_in_order_is_none() {
        assert!(ContentPaths::excluding(["approvals", "log", "log-a/x", "status"]).is_some());
        let wrong: [&[&str]; 6] = [
            &["status", "approvals"],
            &["approvals", "approvals", "status"],
            &["approvals", "log", "log-a", "log/at", "status"],
            &["approvals"],
            &["approvals", "a~", "status"],
            &["", "approvals", "status"],
        ];
        for list in wrong {
            assert_eq!(ContentPaths::excluding(list.iter().copied()), None, "{list:?}");
        }
        assert!(ContentPaths::covering(["a", "b/c"]).is_some());
        assert_eq!(ContentPaths::covering(["a/[]/b"]), None);
    }
}
