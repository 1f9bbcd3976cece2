//! A set of calendar documents, each compiled over the one that it is based on.

use std::collections::BTreeMap;

use super::problem::{CalendarProblem, NameKind, UnknownName, What};
use super::spec::CalendarSpec;
use super::working::Calendar;

/// Compiles calendars by id, bases first, whatever their order.
///
/// Beside the calendars that are right it gives the problems of the others, by id: their own, a `basedOn` that names
/// no calendar of the set or leads in a circle, or a base that has problems.
pub fn compile_all(
    specs: &BTreeMap<String, CalendarSpec>,
) -> (BTreeMap<String, Calendar>, BTreeMap<String, Vec<CalendarProblem>>) {
    let (mut calendars, mut failed) = (BTreeMap::new(), BTreeMap::new());
    for id in specs.keys() {
        compile(id, specs, &mut calendars, &mut failed);
    }
    (calendars, failed)
}

/// Compiles one calendar after the line of those that it is based on.
fn compile(
    id: &str,
    specs: &BTreeMap<String, CalendarSpec>,
    calendars: &mut BTreeMap<String, Calendar>,
    failed: &mut BTreeMap<String, Vec<CalendarProblem>>,
) {
    let mut line: Vec<&str> = vec![id];
    while let Some(base) = line.last().and_then(|last| specs.get(*last)).and_then(|spec| spec.based_on.as_deref()) {
        if let Some(start) = line.iter().position(|earlier| *earlier == base) {
            for (index, id) in line.iter().enumerate().skip(start) {
                let round = line[index..].iter().chain(&line[start..index]).map(|&id| id.to_owned()).collect();
                failed.entry((*id).to_owned()).or_insert_with(|| base_problem(What::BaseCycle(round)));
            }
            break;
        }
        line.push(base);
    }
    for id in line.into_iter().rev() {
        let Some(spec) = specs.get(id).filter(|_| !calendars.contains_key(id) && !failed.contains_key(id)) else {
            continue;
        };
        let compiled = match spec.based_on.as_deref() {
            None => Calendar::compile(spec, None),
            Some(base) if calendars.contains_key(base) => Calendar::compile(spec, calendars.get(base)),
            Some(base) if specs.contains_key(base) => Err(base_problem(What::BaseFails(base.to_owned()))),
            Some(base) => Err(base_problem(
                UnknownName::among(
                    NameKind::Calendar,
                    base,
                    specs.keys().map(String::as_str).filter(|&known| known != id),
                )
                .into(),
            )),
        };
        match compiled {
            Ok(calendar) => drop(calendars.insert(id.to_owned(), calendar)),
            Err(problems) => drop(failed.insert(id.to_owned(), problems)),
        }
    }
}

fn base_problem(what: What) -> Vec<CalendarProblem> {
    vec![CalendarProblem { pointer: "/basedOn".to_owned(), what }]
}

#[cfg(test)]
mod tests {
    use super::super::testing::{english, shipped};
    use super::super::{Class, SpecText};
    use super::*;

    fn all(yaml: &str) -> (Vec<String>, Vec<String>) {
        let specs: BTreeMap<String, CalendarSpec> = serde_yaml::from_str(yaml).unwrap();
        let (calendars, failed) = compile_all(&specs);
        let problems = failed.into_iter().flat_map(|(id, problems)| {
            problems
                .into_iter()
                .map(move |problem| format!("{id} {}: {}", problem.pointer, english(&problem.what.sentence(), None)))
        });
        (calendars.into_keys().collect(), problems.collect())
    }

    #[test]
    fn bases_come_first_in_whatever_order() {
        let (calendars, problems) = all("{a: {basedOn: b}, b: {basedOn: c}, c: {timezone: UTC, workweek: [monday]}}");
        assert_eq!((calendars, problems), (vec!["a".into(), "b".into(), "c".into()], vec![]));
    }

    #[test]
    fn a_base_must_exist_be_right_and_lead_in_no_circle() {
        let (calendars, problems) = all(
            "{NO: {timezone: UTC, workweek: []}, a: {basedOn: 'NO'}, b: {basedOn: Nø}, c: {basedOn: d}, d: {basedOn: c}, e: {basedOn: c}}",
        );
        assert_eq!(calendars, [""; 0]);
        assert_eq!(
            problems,
            [
                "NO /workweek: days are missing; `days` or `dates` must give at least one day",
                "a /basedOn: builds on the calendar `NO`, which has mistakes; it must be corrected first",
                "b /basedOn: there is no calendar `Nø`",
                "c /basedOn: `basedOn` leads back to the calendar itself, by `c`, `d`; a calendar must build on another",
                "d /basedOn: `basedOn` leads back to the calendar itself, by `d`, `c`; a calendar must build on another",
                "e /basedOn: builds on the calendar `c`, which has mistakes; it must be corrected first",
            ]
        );
    }

    #[test]
    fn shipped_calendars_are_named_in_three_languages() {
        for text in [include_str!("../../policies/calendars/NO.yaml"), include_str!("../../policies/calendars/SE.yaml")]
        {
            let spec: CalendarSpec = serde_yaml::from_str(text).unwrap();
            for name in spec.holidays.iter().map(|holiday| &holiday.name).chain(&spec.title) {
                assert!(
                    matches!(name, SpecText::ByLanguage(texts) if ["en", "nb", "sv"].iter().eq(texts.keys())),
                    "{name:?}"
                );
            }
        }
        let eves = shipped("SE").holidays(2026).unwrap().into_iter().filter(|(_, holiday)| holiday.class == Class::Eve);
        assert_eq!(
            eves.map(|(date, _)| date.to_string()).collect::<Vec<_>>(),
            ["2026-06-19", "2026-12-24", "2026-12-31"]
        );
    }
}
