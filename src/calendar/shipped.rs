//! The calendars that ship with vedtak, each read and compiled when it is first asked for.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use super::calendars::compile_all;
use super::problem::CalendarProblem;
use super::spec::CalendarSpec;
use super::working::Calendar;
use crate::yaml::{Limits, parse, read};

macro_rules! shipped {
    ($($id:literal),* $(,)?) => {
        [$(Shipped {
            id: $id,
            text: include_str!(concat!("../../policies/calendars/", $id, ".yaml")),
            spec: OnceLock::new(),
            calendar: OnceLock::new(),
        }),*]
    };
}

/// In the order of the ids.
static SHIPPED: [Shipped; 5] = shipped!["NO", "SE", "helseplattformen", "inera", "medusa"];

/// A calendar that ships.
struct Shipped {
    id: &'static str,
    text: &'static str,
    spec: OnceLock<Option<CalendarSpec>>,
    calendar: OnceLock<Option<Calendar>>,
}

impl Shipped {
    fn find(id: &str) -> Option<&'static Self> {
        SHIPPED.iter().find(|shipped| shipped.id == id)
    }

    // That every one of them is right, and that `basedOn` leads in no circle, is seen to by a test.

    fn spec(&'static self) -> Option<&'static CalendarSpec> {
        let read_spec = || {
            let tree = parse(&Arc::from(self.text), &Limits::default());
            read(tree.node(tree.roots().first()?)?).ok()
        };
        self.spec.get_or_init(read_spec).as_ref()
    }

    fn calendar(&'static self) -> Option<&'static Calendar> {
        let compile = || {
            let spec = self.spec()?;
            let base = match &spec.based_on {
                Some(base) => Some(shipped(base)?),
                None => None,
            };
            Calendar::compile(spec, base).ok()
        };
        self.calendar.get_or_init(compile).as_ref()
    }
}

/// The ids of the calendars that ship, each with its document as text, in the order of the ids.
pub fn shipped_texts() -> impl Iterator<Item = (&'static str, &'static str)> {
    SHIPPED.iter().map(|shipped| (shipped.id, shipped.text))
}

/// A calendar that ships, compiled; only it and what it is based on is ever read.
pub fn shipped(id: &str) -> Option<&'static Calendar> {
    Shipped::find(id)?.calendar()
}

/// A calendar that ships, as it is written.
pub fn shipped_spec(id: &str) -> Option<&'static CalendarSpec> {
    Shipped::find(id)?.spec()
}

/// All calendars that ship, as they are written, by id.
pub fn shipped_specs() -> BTreeMap<String, CalendarSpec> {
    SHIPPED.iter().filter_map(|shipped| Some((shipped.id.to_owned(), shipped.spec()?.clone()))).collect()
}

/// Compiles a project's calendars over one another and over those that ship. Of the latter only those are read that
/// one of the project's leads to; all of them where a base is unknown, so that the nearest name is found.
///
/// The answer is that of [`compile_all`] and holds the calendars that ship, as far as they were read. An id that ships
/// is the project's to give no more than any other that is taken: the caller sees to that, here the project's counts.
pub fn compile_over_shipped(
    specs: &BTreeMap<String, CalendarSpec>,
) -> (BTreeMap<String, Calendar>, BTreeMap<String, Vec<CalendarProblem>>) {
    let mut all = specs.clone();
    let mut wanted: Vec<&str> = specs.values().filter_map(|spec| spec.based_on.as_deref()).collect();
    while let Some(base) = wanted.pop() {
        if all.contains_key(base) {
            continue;
        }
        if let Some(spec) = shipped_spec(base) {
            all.insert(base.to_owned(), spec.clone());
            wanted.extend(spec.based_on.as_deref());
        } else {
            for (id, spec) in shipped_specs() {
                all.entry(id).or_insert(spec);
            }
        }
    }
    compile_all(&all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_calendar_that_ships_compiles_under_its_own_id() {
        assert!(SHIPPED.is_sorted_by_key(|shipped| shipped.id));
        let (calendars, problems) = compile_all(&shipped_specs());
        assert_eq!(problems, BTreeMap::new());
        assert!(calendars.keys().map(String::as_str).eq(shipped_texts().map(|(id, _)| id)));
        for (id, calendar) in &calendars {
            assert_eq!(shipped_spec(id).unwrap().id.as_deref(), Some(id.as_str()));
            assert_eq!(shipped(id).unwrap().holidays(2026), calendar.holidays(2026));
            assert_eq!(shipped(id).unwrap().zone().name(), calendar.zone().name());
        }
    }

    #[test]
    fn every_file_of_the_folder_ships() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/policies/calendars");
        let mut files: Vec<String> =
            std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        files.sort();
        let shipped: Vec<String> = shipped_texts().map(|(id, _)| format!("{id}.yaml")).collect();
        assert_eq!(files, shipped);
    }

    #[test]
    fn what_does_not_ship_is_not_there() {
        assert!(shipped("no").is_none() && shipped_spec("FI").is_none());
    }

    #[test]
    fn a_project_builds_on_what_ships() {
        let specs = |yaml: &str| serde_yaml::from_str::<BTreeMap<String, CalendarSpec>>(yaml).unwrap();
        let (calendars, problems) =
            compile_over_shipped(&specs("{ours: {basedOn: helseplattformen}, more: {basedOn: ours}}"));
        assert_eq!(problems, BTreeMap::new());
        assert!(calendars.keys().eq(["NO", "helseplattformen", "more", "ours"]));
        assert!(calendars["more"].hours_names().eq(["onCall", "ordinary"]));
        let (_, problems) = compile_over_shipped(&specs("{ours: {basedOn: helseplatformen}}"));
        let [super::super::CalendarProblem { what, .. }] = problems["ours"].as_slice() else { panic!("{problems:?}") };
        let said = super::super::testing::english(&what.sentence(), what.help().as_ref());
        assert_eq!(said, "there is no calendar `helseplatformen` → write `helseplattformen`");
    }
}
