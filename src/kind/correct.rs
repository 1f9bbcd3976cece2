//! What was most likely meant by a date, a time or a length of time that is written as people write it elsewhere.

use super::formats::is_of;
use crate::calendar::Zone;

/// The value as its format has it, where it is plain what was meant.
pub(super) fn corrected(value: &str, format: &str) -> Option<String> {
    let value = value.trim();
    let tried = match format {
        "duration" => duration(value),
        "vedtak-timezone" => Zone::named(value).err().and_then(|unknown| unknown.nearest).unwrap_or_default(),
        _ => [value.replacen(' ', "T", 1), clock(value), day_first(value), clock(&day_first(value))]
            .into_iter()
            .find(|text| is_of(text, format))
            .unwrap_or_default(),
    };
    (is_of(&tried, format) && tried != value).then_some(tried)
}

/// Whether a text starts with a day that is written as it should be, but is in no calendar.
pub(super) fn has_unreal_day(text: &str) -> bool {
    let Some(day) = text.get(..10) else { return false };
    let formed = day.char_indices().all(|(at, letter)| match at {
        4 | 7 => letter == '-',
        _ => letter.is_ascii_digit(),
    });
    formed && !is_of(day, "date")
}

/// Whether an example is a length of time, such as `PT2H`.
pub(super) fn is_length(text: &str) -> bool {
    text.starts_with('P') && text.contains(|letter: char| letter.is_ascii_digit())
}

/// `2026-12-15 kl. 12.00` as `2026-12-15T12:00`.
fn clock(text: &str) -> String {
    let (day, time) = text.split_once([' ', 'T']).unwrap_or((text, ""));
    let time = time.trim_start_matches(|letter: char| !letter.is_ascii_digit()).replace('.', ":");
    let time = if time.find(':') == Some(1) { format!("0{time}") } else { time };
    let day = day.trim_end_matches(',');
    if time.is_empty() { day.to_owned() } else { format!("{day}T{time}") }
}

/// `8.12.2026 18:00` as `2026-12-08 18:00`.
fn day_first(text: &str) -> String {
    let (day, rest) = text.split_once(' ').map_or((text, ""), |(day, rest)| (day, rest));
    let parts: Vec<&str> = day.split(['.', '/']).collect();
    let [day, month, year] = parts.as_slice() else { return text.to_owned() };
    let (Ok(day), Ok(month), Ok(year)) = (day.parse::<u8>(), month.parse::<u8>(), year.parse::<u16>()) else {
        return text.to_owned();
    };
    let date = format!("{year:04}-{month:02}-{day:02}");
    if rest.is_empty() { date } else { format!("{date} {rest}") }
}

/// `2 timer` as `PT2H`, `1 h 30 min` as `PT1H30M`; nothing where it says anything else.
fn duration(text: &str) -> String {
    let (mut days, mut clock) = (String::new(), String::new());
    let mut rest = text;
    while !rest.trim().is_empty() {
        rest = rest.trim_start();
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let (number, more) = rest.split_at(digits);
        let more = more.trim_start();
        let letters = more.find(|letter: char| !letter.is_alphabetic()).unwrap_or(more.len());
        let (unit, more) = more.split_at(letters);
        if number.is_empty() || number.len() > 6 {
            return String::new();
        }
        match unit.to_lowercase().as_str() {
            "uke" | "uker" | "vecka" | "veckor" | "week" | "weeks" if days.is_empty() && more.trim().is_empty() => {
                return if clock.is_empty() { format!("P{number}W") } else { String::new() };
            }
            "d" | "dag" | "dager" | "dagar" | "day" | "days" if days.is_empty() && clock.is_empty() => {
                days = format!("{number}D");
            }
            "h" | "t" | "time" | "timer" | "timme" | "timmar" | "hour" | "hours" if clock.is_empty() => {
                clock = format!("{number}H");
            }
            "m" | "min" | "minutt" | "minutter" | "minut" | "minuter" | "minute" | "minutes"
                if !clock.contains('M') =>
            {
                clock.push_str(number);
                clock.push('M');
            }
            _ => return String::new(),
        }
        rest = more.trim_start_matches(['.', ',']).trim_start();
        for and in ["og ", "och ", "and "] {
            rest = rest.strip_prefix(and).unwrap_or(rest);
        }
    }
    match (days.is_empty(), clock.is_empty()) {
        (true, true) => String::new(),
        (_, true) => format!("P{days}"),
        _ => format!("P{days}T{clock}"),
    }
}

#[cfg(test)]
mod tests {
    use super::corrected;

    #[test]
    fn times_as_people_write_them() {
        for (written, format, meant) in [
            ("2026-12-15 12:00", "vedtak-time", Some("2026-12-15T12:00")),
            ("2026-12-15 kl. 9.30", "vedtak-time", Some("2026-12-15T09:30")),
            ("8.12.2026", "vedtak-time", Some("2026-12-08")),
            ("8.12.2026 kl. 18.00", "vedtak-time", Some("2026-12-08T18:00")),
            ("08/12/2026", "vedtak-date", Some("2026-12-08")),
            ("2026-12-15 12:00:00+01:00", "vedtak-instant", Some("2026-12-15T12:00:00+01:00")),
            ("2026-12-15 12:00", "vedtak-instant", None),
            ("2026-02-30 12:00", "vedtak-time", None),
            ("8. desember", "vedtak-time", None),
            ("2 timer", "duration", Some("PT2H")),
            ("1 time og 30 minutter", "duration", Some("PT1H30M")),
            ("30 min", "duration", Some("PT30M")),
            ("2 dagar 4 h", "duration", Some("P2DT4H")),
            ("3 uker", "duration", Some("P3W")),
            ("1,5 timer", "duration", None),
            ("2", "duration", None),
            ("en time", "duration", None),
            ("", "duration", None),
            ("", "vedtak-date", None),
        ] {
            assert_eq!(corrected(written, format).as_deref(), meant, "{written}");
        }
    }
}
