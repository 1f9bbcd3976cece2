//! Periods that figures are computed for.

use std::fmt::Write;

use super::Language;
use super::date::{month_name, write_year};

/// A period that figures are computed for; its year is always named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Period {
    /// A calendar month, 1–12.
    Month {
        /// The year.
        year: i32,
        /// The month, 1–12.
        month: u32,
    },
    /// A quarter, 1–4.
    Quarter {
        /// The year.
        year: i32,
        /// The quarter, 1–4.
        quarter: u32,
    },
    /// A calendar year.
    Year(i32),
    /// Whole months in a row, each as year and month, both ends included.
    Months {
        /// The first month.
        from: (i32, u32),
        /// The last month.
        to: (i32, u32),
    },
}

/// Writes a period with its year: `oktober 2026`.
pub(super) fn write(period: Period, language: Language, out: &mut String) {
    match period {
        Period::Month { year, month } => {
            out.push_str(month_name(language, month));
            write_year(year, out);
        }
        Period::Quarter { year, quarter } => {
            // writing to a String cannot fail
            let _ = match language {
                Language::Nb => write!(out, "{quarter}. kvartal"),
                Language::Sv => write!(out, "kvartal {quarter}"),
                Language::En => write!(out, "quarter {quarter} of"),
            };
            write_year(year, out);
        }
        Period::Year(year) => out.push_str(&year.to_string()),
        Period::Months { from, to } => {
            out.push_str(month_name(language, from.1));
            if from.0 != to.0 {
                write_year(from.0, out);
            }
            out.push_str(if language == Language::En { " to " } else { "–" });
            out.push_str(month_name(language, to.1));
            write_year(to.0, out);
        }
    }
}

/// The machine form of a period: `2026-10`, `2026-Q4`, `2026`, `2025-11/2026-10`.
pub(super) fn code(period: Period) -> String {
    match period {
        Period::Month { year, month } => format!("{year:04}-{month:02}"),
        Period::Quarter { year, quarter } => format!("{year:04}-Q{quarter}"),
        Period::Year(year) => format!("{year:04}"),
        Period::Months { from, to } => format!("{:04}-{:02}/{:04}-{:02}", from.0, from.1, to.0, to.1),
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;
    use crate::language::{Fact, Reader};

    fn said(fact: &Fact) -> [String; 3] {
        Language::ALL.map(|language| fact.render(&Reader::new(language, NaiveDate::default())))
    }

    #[test]
    fn a_period_always_has_its_year() {
        let period = |period| said(&Fact::Period(period));
        assert_eq!(period(Period::Month { year: 2026, month: 10 }), ["oktober 2026", "oktober 2026", "October 2026"]);
        assert_eq!(
            period(Period::Quarter { year: 2026, quarter: 4 }),
            ["4. kvartal 2026", "kvartal 4 2026", "quarter 4 of 2026"]
        );
        assert_eq!(period(Period::Year(2026)), ["2026"; 3]);
        assert_eq!(
            period(Period::Months { from: (2025, 11), to: (2026, 10) }),
            ["november 2025–oktober 2026", "november 2025–oktober 2026", "November 2025 to October 2026"]
        );
        assert_eq!(
            period(Period::Months { from: (2026, 1), to: (2026, 12) }),
            ["januar–desember 2026", "januari–december 2026", "January to December 2026"]
        );
    }
}
