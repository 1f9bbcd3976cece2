//! Files of one room that import each other, directly or through a chain: none can be read or changed without the rest.

use std::collections::{BTreeMap, BTreeSet};

use super::source::{Source, inline_modules, paths};

/// The files of a room, by their places, with what each imports of the others.
#[derive(Default)]
struct Room<'s> {
    imports: BTreeMap<&'s str, BTreeSet<&'s str>>,
    /// What a file passes on from the files below it: the name, and the file that has it.
    passed_on: BTreeMap<(&'s str, String), &'s str>,
}

/// A complaint for each circle among the files of a room, with the files that it leads through.
pub(super) fn circles(sources: &[Source], rooms: &[&str]) -> Vec<String> {
    let mut complaints = Vec::new();
    for room in rooms {
        let files: Vec<&Source> =
            sources.iter().filter(|source| source.room() == Some(*room) && !source.product.is_empty()).collect();
        let mut left = Room::read(&files).imports;
        while let Some(circle) = circle(&left) {
            complaints.push(format!("`{room}`: these files import each other: {}", circle.join(" -> ")));
            // Whatever else this link is part of is told once it is mended.
            if let [.., last, first] = circle[..] {
                left.entry(last).or_default().remove(first);
            }
        }
    }
    complaints
}

impl<'s> Room<'s> {
    fn read(files: &[&'s Source]) -> Self {
        let mut room = Self::default();
        for source in files {
            room.imports.insert(source.place().unwrap_or_default(), BTreeSet::new());
        }
        for source in files {
            room.read_passed_on(source);
        }
        for source in files {
            let place = source.place().unwrap_or_default();
            let code = without_passed_on(&source.product).0;
            let mut targets = Vec::new();
            for (at, path) in paths(&code, "super") {
                let path = format!("super::{path}");
                targets.push(room.resolve(place, inline_modules(&code, at), &path));
            }
            let own = place.split('/').next().unwrap_or_default();
            for (_, path) in paths(&code, "crate") {
                if let Some(rest) = path.strip_prefix(own).and_then(|rest| rest.strip_prefix("::")) {
                    targets.push(room.resolve(own, 0, rest));
                }
            }
            for child in room.children(place) {
                for (_, path) in paths(&code, child) {
                    targets.push(room.resolve(place, 0, &format!("{child}::{path}")));
                }
            }
            let imports = targets.into_iter().flatten().filter(|target| *target != place).collect();
            room.imports.insert(place, imports);
        }
        room
    }

    fn read_passed_on(&mut self, source: &'s Source) {
        let place = source.place().unwrap_or_default();
        let statements = without_passed_on(&source.product).1;
        for child in self.children(place) {
            for (_, path) in paths(&statements, child) {
                let (Some(name), Some(file)) = (path.rsplit("::").next(), self.resolve(place, 0, child)) else {
                    continue;
                };
                self.passed_on.insert((place, name.to_owned()), file);
            }
        }
    }

    /// The names of the files right below one.
    fn children(&self, place: &str) -> Vec<&'s str> {
        let below = |file: &&'s str| file.strip_prefix(place)?.strip_prefix('/').filter(|rest| !rest.contains('/'));
        self.imports.keys().filter_map(below).collect()
    }

    /// The file that a path leads to; none where it leaves the room.
    fn resolve(&self, from: &str, inline: usize, path: &str) -> Option<&'s str> {
        let mut parts = path.split("::").peekable();
        let mut place = from.to_owned();
        let mut inside = inline;
        while parts.next_if_eq(&"super").is_some() {
            if inside > 0 {
                inside -= 1;
            } else {
                place.truncate(place.rfind('/')?);
            }
        }
        for part in parts {
            let below = format!("{place}/{part}");
            if self.imports.contains_key(below.as_str()) {
                place = below;
            } else if let Some(file) = self
                .imports
                .get_key_value(place.as_str())
                .and_then(|(file, _)| self.passed_on.get(&(*file, part.to_owned())))
            {
                return Some(file);
            } else {
                break;
            }
        }
        self.imports.get_key_value(place.as_str()).map(|(file, _)| *file)
    }
}

/// A file's code without what it passes on by `pub use`, and those statements.
fn without_passed_on(code: &str) -> (String, String) {
    let (mut kept, mut passed_on) = (String::new(), String::new());
    let mut rest = code;
    while let Some(start) =
        ["pub use ", "pub(super) use ", "pub(crate) use "].iter().filter_map(|head| rest.find(head)).min()
    {
        let end = rest[start..].find(';').map_or(rest.len(), |length| start + length + 1);
        kept.push_str(&rest[..start]);
        passed_on.push_str(&rest[start..end]);
        rest = &rest[end..];
    }
    kept.push_str(rest);
    (kept, passed_on)
}

/// The shortest way from a file back to itself: its files in order, the first again at the end.
fn circle<'s>(imports: &BTreeMap<&'s str, BTreeSet<&'s str>>) -> Option<Vec<&'s str>> {
    let ways = imports.keys().filter_map(|start| {
        let mut reached: BTreeMap<&str, &str> = BTreeMap::new();
        let mut next = vec![*start];
        while !next.is_empty() {
            let mut after = Vec::new();
            for file in next {
                for target in imports.get(file).into_iter().flatten() {
                    if !reached.contains_key(target) {
                        reached.insert(target, file);
                        after.push(*target);
                    }
                }
            }
            next = after;
        }
        let mut way = vec![*start];
        loop {
            let before = reached.get(way.last()?)?;
            way.push(before);
            if before == start {
                way.reverse();
                return Some(way);
            }
        }
    });
    ways.min_by_key(Vec::len)
}
