//! Easter Sunday, on which the movable holidays hang.

use chrono::NaiveDate;

use super::{FIRST_YEAR, LAST_YEAR, TimeError};

/// Easter Sunday of the Gregorian calendar in a year from 1970 to 2199.
///
/// Source: the anonymous algorithm printed in Nature of 20 April 1876, as given by J. Meeus, Astronomical Algorithms,
/// chapter 8. Norwegian and Swedish law name the feast, not how it is reckoned.
///
/// # Errors
/// [`TimeError::OutOfRange`] outside these years.
pub fn easter(year: i32) -> Result<NaiveDate, TimeError> {
    if (FIRST_YEAR..=LAST_YEAR).contains(&year) { Ok(easter_sunday(year)) } else { Err(TimeError::OutOfRange { year }) }
}

/// The same without a limit; right for every Gregorian year from 1583 that chrono can hold.
pub(super) fn easter_sunday(year: i32) -> NaiveDate {
    let golden = year.rem_euclid(19);
    let (century, of_century) = (year.div_euclid(100), year.rem_euclid(100));
    let correction = (century - (century + 8).div_euclid(25) + 1).div_euclid(3);
    let epact = (19 * golden + century - century.div_euclid(4) - correction + 15).rem_euclid(30);
    let to_sunday = (32 + 2 * century.rem_euclid(4) + 2 * (of_century / 4) - epact - of_century % 4).rem_euclid(7);
    let late = (golden + 11 * epact + 22 * to_sunday) / 451;
    // Days after 22 March, the earliest possible date.
    let after = epact + to_sunday - 7 * late;
    NaiveDate::from_ymd_opt(year, 3, 22)
        .and_then(|day| day.checked_add_signed(chrono::TimeDelta::days(i64::from(after))))
        .unwrap_or(NaiveDate::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_the_recorded_dates_of_1970_to_2199() {
        let recorded: Vec<NaiveDate> = include_str!("../../tests/data/easter.csv")
            .lines()
            .filter(|line| line.starts_with(|first: char| first.is_ascii_digit()))
            .map(|line| line.parse().unwrap())
            .collect();
        assert_eq!(recorded.len(), 230);
        for (year, expected) in (FIRST_YEAR..=LAST_YEAR).zip(recorded) {
            assert_eq!(easter(year), Ok(expected));
        }
    }

    #[test]
    fn knows_its_earliest_and_latest_dates_and_its_limits() {
        assert_eq!(easter_sunday(1818).to_string(), "1818-03-22");
        assert_eq!(easter_sunday(2038).to_string(), "2038-04-25");
        assert_eq!(easter(1969), Err(TimeError::OutOfRange { year: 1969 }));
        assert_eq!(easter(2200), Err(TimeError::OutOfRange { year: 2200 }));
    }
}
