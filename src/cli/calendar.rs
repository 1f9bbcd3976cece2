//! `vedtak calendar`: the days of a calendar in a year.

mod project;
mod words;

use std::io::{self, Write};

use chrono::{Datelike as _, NaiveDate, TimeDelta};
use clap::Args;
use serde_json::{Value, json};

use super::Exit;
use super::output::Format;
use super::reader::{LanguageOption, clock};
use super::terminal::{Color, fail, print};
use crate::calendar::{Calendar, Class, Eves, FIRST_YEAR, Holiday, Interval, LAST_YEAR, SpecText, TimeError, Times};
use crate::finding::{Error, Errors};
use crate::language::messages::commands as say;
use crate::language::{Fact, Facts, Period, Reader};
use crate::report::{plain, write_json};
use project::{Found, find};

/// Arguments of `vedtak calendar`, as typed.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// A calendar that ships (NO, SE, helseplattformen, inera, medusa) or one of the project's
    #[arg(value_name = "NAME")]
    name: String,
    /// The year, from 1970 to 2199; without it the year it is
    #[arg(long, value_name = "YEAR", allow_hyphen_values = true)]
    year: Option<String>,
    /// Format on standard output
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = Format::Pretty)]
    format: Format,
    #[command(flatten)]
    language: LanguageOption,
}

/// Shows the days.
pub(super) fn run(arguments: &Arguments) -> Exit {
    let clock = clock(None);
    let mut reader = arguments.language.reader(clock);
    let shown = show(arguments, clock.at.year(), &mut reader);
    match shown {
        Ok(text) => print(&reader, |out| out.write_all(&text)),
        Err(errors) => fail(&errors, Color::Auto, reader),
    }
}

fn show(arguments: &Arguments, this_year: i32, reader: &mut Reader) -> Result<Vec<u8>, Errors> {
    let found = find(&arguments.name, &arguments.language, reader)?;
    let year = match &arguments.year {
        None => Ok(this_year),
        Some(text) => {
            text.parse::<i32>().ok().filter(|year| (FIRST_YEAR..=LAST_YEAR).contains(year)).ok_or_else(|| {
                let facts = Facts::new()
                    .with("year", Fact::code(text))
                    .with("first", Fact::text(FIRST_YEAR.to_string()))
                    .with("last", Fact::text(LAST_YEAR.to_string()));
                Error::set_up("year", say::YEAR.render(reader, &facts))
            })
        }
    }?;
    let page = Page { name: &arguments.name, found: &found, calendar: found.calendar.as_ref(), year, reader };
    let mut out = Vec::new();
    let written = match arguments.format {
        Format::Pretty => page.pretty(&mut out),
        Format::Json => page.json(&mut out),
    };
    written.map_err(|error| {
        let facts = Facts::new().with("id", Fact::code(&arguments.name)).with("reason", Fact::code(error.to_string()));
        Error::machine("calendar", say::CALENDAR_FAULT.render(page.reader, &facts))
    })?;
    Ok(out)
}

/// A calendar in a year, for a reader.
struct Page<'p> {
    name: &'p str,
    found: &'p Found,
    calendar: &'p Calendar,
    year: i32,
    reader: &'p Reader,
}

/// The first day and the last.
type Days = (NaiveDate, NaiveDate);

impl Page<'_> {
    fn json(&self, out: &mut Vec<u8>) -> io::Result<()> {
        let holidays = self.holidays()?.into_iter().map(|(date, holiday)| {
            let class = match holiday.class {
                Class::Public => "public",
                Class::Eve => "eve",
            };
            json!({"date": date.to_string(), "name": self.text(&holiday.name), "class": class})
        });
        let freezes = self.freezes()?.into_iter().flat_map(|(name, days)| {
            days.into_iter()
                .map(move |(from, to)| json!({"name": name, "from": from.to_string(), "to": to.to_string()}))
        });
        let months: Vec<Value> =
            (1..=12).map(|month| self.in_month(month, Eves::Free).map(Value::from)).collect::<io::Result<_>>()?;
        let document = json!({
            "calendar": self.name,
            "title": self.title(),
            "year": self.year,
            "country": self.calendar.country(),
            "timezone": self.calendar.zone().name(),
            "holidays": holidays.collect::<Vec<_>>(),
            "workingDays": self.in_year(Eves::Free)?,
            "workingDaysWithEves": self.in_year(Eves::Working)?,
            "workingDaysByMonth": months,
            "freezes": freezes.collect::<Vec<_>>(),
        });
        write_json(&document, out)
    }

    fn pretty(&self, out: &mut Vec<u8>) -> io::Result<()> {
        writeln!(out, "{} ({}), {}", plain(&self.title()), self.name, self.year)?;
        self.holiday_table(out)?;
        self.working_table(out)?;
        let calendar = self.calendar;
        let hours: Vec<String> = calendar.hours_names().map(str::to_owned).collect();
        let times = |name: &str| calendar.hours(name, Eves::Free).ok();
        self.times_table(say::HOURS, &hours, |spec| &spec.hours, times, out)?;
        let windows: Vec<String> = calendar.window_names().map(str::to_owned).collect();
        let times = |name: &str| calendar.window(name, Eves::Free).ok();
        self.times_table(say::WINDOWS, &windows, |spec| &spec.windows, times, out)?;
        self.freeze_table(out)
    }

    fn holiday_table(&self, out: &mut Vec<u8>) -> io::Result<()> {
        let rows: Vec<[String; 3]> = self
            .holidays()?
            .into_iter()
            .map(|(date, holiday)| {
                let class = match holiday.class {
                    Class::Public => say::PUBLIC,
                    Class::Eve => say::EVE,
                };
                [Fact::Date(date).cell(self.reader), self.text(&holiday.name), self.say(class)]
            })
            .collect();
        self.heading(say::HOLIDAYS, out)?;
        if rows.is_empty() {
            return writeln!(out, "  {}", self.say(say::NO_HOLIDAYS));
        }
        table(&rows, out)
    }

    fn working_table(&self, out: &mut Vec<u8>) -> io::Result<()> {
        self.heading(say::WORKING_DAYS, out)?;
        let mut rows: Vec<[String; 2]> = Vec::with_capacity(14);
        for month in 1..=12 {
            let name = Fact::Period(Period::Month { year: self.year, month }).bare(self.reader);
            rows.push([name, format!("{:>3}", self.in_month(month, Eves::Free)?)]);
        }
        let (free, working) = (self.in_year(Eves::Free)?, self.in_year(Eves::Working)?);
        rows.push([self.say(say::TOTAL), format!("{free:>3}")]);
        if free != working {
            rows.push([self.say(say::TOTAL_WITH_EVES), format!("{working:>3}")]);
        }
        table(&rows, out)
    }

    fn times_table<'t>(
        &'t self,
        heading: crate::language::Phrase,
        names: &[String],
        of: words::Sets,
        times: impl Fn(&str) -> Option<Times<'t>>,
        out: &mut Vec<u8>,
    ) -> io::Result<()> {
        if names.is_empty() {
            return Ok(());
        }
        self.heading(heading, out)?;
        let whole = self.whole_year()?;
        let mut rows: Vec<[String; 2]> = Vec::new();
        for name in names {
            let open = times(name).map(|times| times.open(&whole)).transpose().map_err(|error| out_of_range(&error))?;
            let lines = self.found.lines(name, of);
            let mut said = words::lines(lines, self.reader);
            if open.is_none_or(|open| open.is_empty()) {
                said = vec![self.say(say::NOT_THIS_YEAR)];
            }
            for (index, line) in said.into_iter().enumerate() {
                rows.push([if index == 0 { name.clone() } else { String::new() }, line]);
            }
        }
        table(&rows, out)
    }

    fn freeze_table(&self, out: &mut Vec<u8>) -> io::Result<()> {
        let freezes = self.freezes()?;
        if freezes.is_empty() {
            return Ok(());
        }
        self.heading(say::FREEZES, out)?;
        // Every year is named where it is not the page's.
        let january = NaiveDate::from_ymd_opt(self.year, 1, 1).unwrap_or(self.reader.today);
        let reader = Reader::new(self.reader.language, january);
        let mut rows: Vec<[String; 3]> = Vec::new();
        for (name, days) in freezes {
            let reasons = self.found.reasons(name, self.reader);
            if days.is_empty() {
                rows.push([name.to_owned(), self.say(say::NOT_THIS_YEAR), reasons.clone()]);
            }
            for (index, (from, to)) in days.into_iter().enumerate() {
                let first = index == 0;
                let name = if first { name.to_owned() } else { String::new() };
                rows.push([
                    name,
                    Fact::Dates { from, to }.render(&reader),
                    if first { reasons.clone() } else { String::new() },
                ]);
            }
        }
        table(&rows, out)
    }

    fn holidays(&self) -> io::Result<Vec<(NaiveDate, &Holiday)>> {
        self.calendar.holidays(self.year).map_err(|error| out_of_range(&error))
    }

    /// Each freeze with its days in the year, first and last, whole spans also where they began the year before.
    fn freezes(&self) -> io::Result<Vec<(&str, Vec<Days>)>> {
        let zone = self.calendar.zone();
        let whole = self.whole_year()?;
        let mut found = Vec::new();
        for name in self.calendar.freeze_names() {
            let Ok(times) = self.calendar.freeze(name, &[]) else { continue };
            let open = times.open(&whole).map_err(|error| out_of_range(&error))?;
            let mut days: Vec<Days> = Vec::new();
            for interval in &open {
                let last = zone.date(interval.end() - TimeDelta::nanoseconds(1));
                let first = zone.date(interval.start());
                // Days of which some hours are frozen follow each other as whole ones do.
                match days.last_mut().filter(|(_, before)| before.succ_opt().is_none_or(|next| first <= next)) {
                    Some((_, before)) => *before = last.max(*before),
                    None => days.push((first, last)),
                }
            }
            found.push((name, days));
        }
        Ok(found)
    }

    /// The year by the calendar's clocks.
    fn whole_year(&self) -> io::Result<Interval> {
        let zone = self.calendar.zone();
        let day = |year| NaiveDate::from_ymd_opt(year, 1, 1).map(|date| zone.start_of_day(date));
        let whole = day(self.year).zip(day(self.year + 1)).and_then(|(from, to)| Interval::new(from, to));
        whole.ok_or_else(|| out_of_range(&TimeError::OutOfRange { year: self.year }))
    }

    fn in_month(&self, month: u32, eves: Eves) -> io::Result<i64> {
        let first = NaiveDate::from_ymd_opt(self.year, month, 1).unwrap_or_default();
        let last = first + chrono::Days::new(u64::from(first.num_days_in_month()) - 1);
        let before = self.calendar.working_days_between(first, last, eves).map_err(|error| out_of_range(&error))?;
        let on_last = self.calendar.is_working_day(last, eves).map_err(|error| out_of_range(&error))?;
        Ok(before + i64::from(on_last))
    }

    fn in_year(&self, eves: Eves) -> io::Result<i64> {
        self.calendar.working_days(self.year, eves).map_err(|error| out_of_range(&error))
    }

    fn title(&self) -> String {
        self.found
            .specs
            .first()
            .and_then(|spec| spec.title.as_ref())
            .map_or_else(|| self.name.to_owned(), |title| self.text(title))
    }

    fn text(&self, text: &SpecText) -> String {
        plain(text.in_language(self.reader.language.code())).into_owned()
    }

    fn say(&self, phrase: crate::language::Phrase) -> String {
        phrase.render(self.reader, &Facts::new())
    }

    fn heading(&self, phrase: crate::language::Phrase, out: &mut Vec<u8>) -> io::Result<()> {
        writeln!(out, "\n{}", self.say(phrase))
    }
}

/// The year has been looked at before; should arithmetic leave the supported years all the same, the machine failed.
fn out_of_range(error: &TimeError) -> io::Error {
    io::Error::other(error.to_string())
}

/// Rows with their columns below one another.
pub(super) fn table<const N: usize>(rows: &[[String; N]], out: &mut dyn Write) -> io::Result<()> {
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..N).map(width).collect();
    for row in rows {
        let cells = row.iter().zip(&widths).map(|(cell, width)| format!("{cell:<width$}"));
        let line = cells.collect::<Vec<_>>().join("  ");
        writeln!(out, "  {}", line.trim_end())?;
    }
    Ok(())
}
