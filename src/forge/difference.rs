//! The lines that a difference in the unified form shows of the new version of a file.

/// Line numbers from 1 with what stands there: lines that were added, and, unless these alone are wanted, those around them. A
/// piece whose head cannot be read ends it.
pub(super) fn lines_of_patch(patch: &str, added_alone: bool) -> Vec<(u32, String)> {
    let mut lines = Vec::new();
    let mut next: Option<u32> = None;
    for line in patch.lines() {
        if let Some(head) = line.strip_prefix("@@ -") {
            next = begin(head);
            if next.is_none() {
                break;
            }
        } else if let Some(number) = next {
            let mark = line.as_bytes().first();
            // An empty line may lose its mark on the way.
            if matches!(mark, Some(b'+' | b' ') | None) {
                if mark == Some(&b'+') || !added_alone {
                    lines.push((number, line.get(1..).unwrap_or_default().trim_end_matches('\r').to_owned()));
                }
                next = number.checked_add(1);
            }
        }
    }
    lines
}

/// The first line of the new version in a head such as `1,4 +1,6 @@ section`.
fn begin(head: &str) -> Option<u32> {
    let (_, new) = head.split_once(" +")?;
    let digits = new.find(|c: char| !c.is_ascii_digit()).unwrap_or(new.len());
    new[..digits].parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lines_of_the_new_version_are_counted() {
        let patch = "@@ -1,3 +1,4 @@ top\n kind: A\n-id: 1\n+id: 2\n+title: B\n last\n@@ -10 +11,2 @@\n-x\n+y\n+z\n\\ No newline at end of file";
        let expected = [(1, "kind: A"), (2, "id: 2"), (3, "title: B"), (4, "last"), (11, "y"), (12, "z")];
        let expected: Vec<(u32, String)> = expected.map(|(line, text)| (line, text.to_owned())).into();
        assert_eq!(lines_of_patch(patch, false), expected);
        let added = lines_of_patch(patch, true).into_iter().map(|(line, _)| line).collect::<Vec<_>>();
        assert_eq!(added, [2, 3, 11, 12]);
    }

    #[test]
    fn what_is_no_patch_has_no_lines() {
        assert_eq!(lines_of_patch("+a\n b", false), []);
        assert_eq!(lines_of_patch("@@ -x +y @@\n+a", false), []);
        assert_eq!(lines_of_patch("@@ -1 +99999999999 @@\n+a", false), []);
    }
}
