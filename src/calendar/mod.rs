//! Calendars and time: pure arithmetic on dates, working days, opening hours, windows, freezes and periods.
//!
//! Nothing here reads a file or a clock. Days are local dates; minutes and hours are instants; the two never mix.
//! Intervals are half-open. Supported are the years 1970 to 2199 ([`FIRST_YEAR`], [`LAST_YEAR`]); whatever lies outside
//! is [`TimeError::OutOfRange`], never a silent "no holiday".
//!
//! # The `Calendar` document
//!
//! | key | value |
//! |---|---|
//! | `kind`, `id`, `title` | as in every document |
//! | `basedOn` | the id of another calendar: all of it holds here too, unless said otherwise below |
//! | `timezone` | a name of the IANA time zone database, `Europe/Oslo`; required without `basedOn` |
//! | `country` | two capital letters, ISO 3166-1 |
//! | `workweek` | list of weekdays; required without `basedOn` |
//! | `holidays` | list of `{id, date, from, to, class, name}`; an id of the base replaces that holiday |
//! | `hours`, `windows` | mapping from a name to lines; the lines of a name replace those of the base; `[]` means never |
//! | `freezes` | mapping from a name to `{dates, hours, reason, except}` lines, in the same way |
//!
//! *Weekdays* are `monday` to `sunday`. A *day* is `MM-DD` (29 February: leap years only), `easter`, `easter+N` or
//! `easter-N` (N up to 80), a weekday in a span of exactly seven days such as `saturday 06-20..06-26`, or `YYYY-MM-DD`.
//! A *span* is `day..day`, both ends included and of the same form: `12-20..01-02` (may cross the year),
//! `easter-3..easter+1`, `2027-02-05..2027-02-08`. `dates` is one day or span, or a list of them.
//!
//! A holiday has one `date` (a day). `from` and `to` are the first and the last year in which it holds. `class` is
//! `public` (the default) or `eve`; whether eves are working days is said by each question ([`Eves`]). A working day is
//! a day of the workweek that is no holiday.
//!
//! A line of `hours` or `windows` says on which days and at which hours:
//!
//! | key | value |
//! |---|---|
//! | `days` | `working`, `all`, or a list of weekdays, which leaves out holidays unless `holidays: true` |
//! | `nth` | with weekdays: 1 to 5, the n-th such day of the month, or `last` |
//! | `dates` | only these; without `days` only those of them that are working days |
//! | `hours` | `HH:MM-HH:MM`, local time, `24:00` allowed as an end; an end at or before the start lies on the next day; or `closed` (in `hours` only) |
//! | `except` | what another set of hours of this calendar has is left out; a line may consist of this key alone |
//!
//! A day has to meet every key that is given. In a set of hours the last line that a day meets says what is open on it
//! (a night that began the day before goes on); in windows and freezes all lines add up. Hours that touch are one
//! interval. The set of hours `always`, round the clock, exists in every calendar. Windows and freezes share their names.
//! A freeze covers whole local days, or the `hours` of each of them; `except` lists the classes of documents that it
//! does not stop.
//!
//! # Clock changes
//!
//! In calendar hours a local time that a clock change skips means the instant of the change; one that it repeats means
//! the first as a start and the second as an end. In a document both are errors of their own: see [`Moment`].

mod amount;
mod build;
mod calendars;
mod day;
mod deadline;
mod easter;
mod freeze;
mod in_force;
mod interval;
mod line;
mod moment;
mod notice;
mod part;
mod period;
mod problem;
mod shipped;
mod spec;
#[cfg(test)]
mod testing;
mod times;
mod unreal;
mod working;
mod zone;

pub use amount::{Amount, AmountError, Days, duration};
pub use calendars::compile_all;
pub use deadline::{Deadline, DeadlineTerms, Elapsed};
pub use easter::easter;
pub use freeze::FreezeHit;
pub use in_force::InForce;
pub use interval::{Interval, IntervalSet};
pub use moment::{Moment, MomentError, Precision, Time};
pub use notice::{Count, Notice, NoticeTerms};
pub use period::{Period, PeriodError, PeriodLength};
pub use problem::{CalendarProblem, NameKind, TimeError, UnknownName, What};
pub use shipped::{compile_over_shipped, shipped, shipped_spec, shipped_specs, shipped_texts};
pub use spec::{CalendarSpec, Class, FreezeSpec, HolidaySpec, LineSpec, Nth, OneOrMany, SpecText, WordOrList};
pub use times::Times;
pub use unreal::unreal;
pub use working::{Calendar, Eves, Holiday};
pub use zone::{Resolved, ZONES_VERSION, Zone};

/// The first year that dates and instants may lie in.
pub const FIRST_YEAR: i32 = 1970;

/// The last year that dates and instants may lie in.
pub const LAST_YEAR: i32 = 2199;
