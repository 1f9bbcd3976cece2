//! Numbers of people: a Norwegian national identity number or D-number, a Swedish personal or co-ordination number. None
//! is ever shown, whatever field it stands in.
//!
//! [`numbers`] are those that the rule `personal-number` finds. What is shown is masked more widely, by [`masked`]: a value
//! that is told apart from its line has lost the words that said whose number it is, and a number that was written without
//! quotation marks has lost its zero.

mod as_read;
mod context;
mod digits;

use std::borrow::Cow;
use std::ops::Range;

use as_read::AsRead;
use digits::{MOST_DIGITS, Run};

/// The most groups of digits that a number is written in: `17 06 39 202 15`.
const MOST_GROUPS: usize = 5;

/// More characters than a number has with what stands within it, all of it escaped.
const MOST_OF_A_NUMBER: usize = 160;

/// Weights of the first check digit of a Norwegian number, its own included.
const FIRST: [u8; 10] = [3, 7, 6, 1, 8, 9, 4, 5, 2, 1];

/// Weights of the second.
const SECOND: [u8; 11] = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1];

/// The most days of each month.
const DAYS: [u8; 12] = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/// The country that gave somebody a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberOf {
    /// A Norwegian national identity number or D-number.
    Norway,
    /// A Swedish personal or co-ordination number.
    Sweden,
}

/// How much is taken for the number of a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Width {
    /// What the rule finds.
    Found,
    /// That, and what can as well be a moment, and a Norwegian number that has lost its first zero.
    Shown,
}

/// The numbers of people in a text, in its order, with their bytes.
pub fn numbers(text: &str) -> impl Iterator<Item = (Range<usize>, NumberOf)> + '_ {
    scan(text, Width::Found)
}

/// The numbers of people in a value, with their bytes in it. `before` is the text of the file before the value: the words of
/// its last line say whether the number is one of a telephone, or of a person.
pub fn numbers_behind(before: &str, value: &str) -> Vec<(Range<usize>, NumberOf)> {
    if !may_be_in(value) {
        return Vec::new();
    }
    let before = context::last_line(before);
    let whole = format!("{before}{value}");
    let found = scan(&whole, Width::Found).filter(|(range, _)| range.start >= before.len());
    found.map(|(range, of)| (range.start - before.len()..range.end - before.len(), of)).collect()
}

/// Whether a text has the number of a person in it.
pub fn is_in(text: &str) -> bool {
    numbers(text).next().is_some()
}

/// Whether the text of a file has the number of a person in it, as it is written or as it is read.
pub fn is_in_source(text: &str) -> bool {
    is_in(text) || may_hold(text) && is_in(&AsRead::of(text).text)
}

/// Whether a text has what may be the number of a person in it.
pub fn may_be_in(text: &str) -> bool {
    scan(text, Width::Shown).next().is_some()
}

/// The text with a star for every digit of what may be the number of a person, as it stands there and, where it is a piece of
/// a file, as it is read: with the escapes of quoted text, and over the end of a line. It stays as long as it is, in bytes and
/// in characters.
pub fn masked(text: &str) -> Cow<'_, str> {
    with_stars(text, Width::Shown)
}

/// The text with a star for every digit of the numbers that [`numbers`] finds in it: for text that is shown whole, such as
/// the path of a file, which nothing must change without need.
pub fn masked_found(text: &str) -> Cow<'_, str> {
    with_stars(text, Width::Found)
}

/// The beginning of a text, at least `most` characters of it where it is that long, as [`masked`] has it: what is cut there
/// afterwards ends within no number.
pub fn masked_beginning(text: &str, most: usize) -> Cow<'_, str> {
    let end = text.char_indices().nth(most.saturating_add(MOST_OF_A_NUMBER)).map_or(text.len(), |(at, _)| at);
    masked(&text[..end])
}

/// Stars for a figure that may be the number of a person, `None` for any other. A figure has no zeros at its front, so that
/// one that is lost is put there.
pub fn masked_figure(figure: &str) -> Option<String> {
    let whole = figure.strip_prefix('-').unwrap_or(figure);
    let (whole, fraction) = whole.split_once('.').unwrap_or((whole, ""));
    let is_whole = whole.bytes().all(|byte| byte.is_ascii_digit()) && fraction.bytes().all(|byte| byte == b'0');
    let is_one = is_whole && (may_be_in(whole) || whole.len() == 9 && may_be_in(&format!("0{whole}")));
    is_one.then(|| "*".repeat(whole.len()))
}

/// Whether a text is long enough to have a number in it: most values are not, and need no further look.
fn may_hold(text: &str) -> bool {
    text.len() >= 10
}

fn with_stars(text: &str, width: Width) -> Cow<'_, str> {
    let mut ranges: Vec<Range<usize>> = Vec::new();
    for (range, _) in scan(text, width) {
        ranges.extend(digits::within(text, range));
    }
    // It may be a piece of a file.
    if may_hold(text) && text.contains(['\\', '\n']) {
        let read = AsRead::of(text);
        for (range, _) in scan(&read.text, width) {
            ranges.extend(digits::within(&read.text, range).filter_map(|digit| read.written(digit.start)));
        }
    }
    if ranges.is_empty() { Cow::Borrowed(text) } else { Cow::Owned(starred(text, ranges)) }
}

/// The text with stars for the characters in these ranges, each as many bytes long as the character.
fn starred(text: &str, mut ranges: Vec<Range<usize>>) -> String {
    ranges.sort_by_key(|range| range.start);
    let mut shown = String::with_capacity(text.len());
    let mut done = 0;
    for range in ranges {
        let start = range.start.max(done);
        if start >= range.end {
            continue;
        }
        shown.push_str(&text[done..start]);
        shown.extend(text[start..range.end].chars().map(digits::star));
        done = range.end;
    }
    shown.push_str(&text[done..]);
    shown
}

fn scan(text: &str, width: Width) -> impl Iterator<Item = (Range<usize>, NumberOf)> + '_ {
    let mut from = if may_hold(text) { 0 } else { text.len() };
    std::iter::from_fn(move || {
        while let Some(start) = digits::next(text, from) {
            let first = Run::at(text, start);
            from = first.end;
            if digits::stands_apart(&text[..start])
                && let Some((end, of)) = number_at(text, first, width)
            {
                from = end;
                return Some((start..end, of));
            }
        }
        None
    })
}

/// The end of the number that starts with a run of digits, and whose it is; `None` where that is no number of a person.
fn number_at(text: &str, first: Run, width: Width) -> Option<(usize, NumberOf)> {
    let start = first.start;
    let mut number = Digits::default();
    let mut lengths = [0; MOST_GROUPS];
    let mut run = Some(first);
    for groups in 1..=MOST_GROUPS {
        let this = run?;
        number.add(&this)?;
        lengths[groups - 1] = this.count;
        let form = Form { lengths: &lengths[..groups], before: &text[..start], text: &text[start..this.end] };
        if !digits::goes_on(&text[this.end..])
            && let Some(of) = form.number_of(&number, width)
        {
            return Some((this.end, of));
        }
        run = Run::behind(text, this.end);
    }
    None
}

/// The digits of what may be a number.
#[derive(Default)]
struct Digits {
    all: [u8; MOST_DIGITS],
    count: usize,
}

impl Digits {
    /// Adds those of a run; `None` where they are more than any number has.
    fn add(&mut self, run: &Run) -> Option<()> {
        let own = run.digits.get(..run.count)?;
        self.all.get_mut(self.count..self.count + run.count)?.copy_from_slice(own);
        self.count += run.count;
        Some(())
    }

    fn as_slice(&self) -> &[u8] {
        &self.all[..self.count]
    }
}

/// How the digits of what may be a number are written.
struct Form<'t> {
    /// How many digits each group has.
    lengths: &'t [usize],
    /// What stands before them.
    before: &'t str,
    /// The digits with what stands between them.
    text: &'t str,
}

impl Form<'_> {
    fn number_of(&self, number: &Digits, width: Width) -> Option<NumberOf> {
        let digits = number.as_slice();
        let is_norwegian = match self.lengths {
            [11] | [6, 5] | [6, 3, 2] => is_norwegian(digits) && !self.has_point(),
            [2, 2, 2, 5] | [2, 2, 2, 3, 2] => is_norwegian(digits),
            // Where its first zero is lost.
            [10] => width == Width::Shown && is_norwegian(&[&[0][..], digits].concat()) && !self.has_point(),
            _ => false,
        };
        let may_be_swedish = matches!(self.lengths, [10 | 12] | [6 | 8, 4]) && !self.has_point();
        if is_norwegian {
            Some(NumberOf::Norway)
        } else {
            (may_be_swedish && self.is_swedish(digits, width)).then_some(NumberOf::Sweden)
        }
    }

    /// Whether they are a Swedish number: a check digit of ten says less than two of eleven, so that other things are looked
    /// for that the digits can be.
    fn is_swedish(&self, digits: &[u8], width: Width) -> bool {
        if !is_swedish(digits) {
            return false;
        }
        let is_other = || {
            let is_one_run = self.lengths == [10];
            self.is_telephone(digits) || is_one_run && (context::is_case(self.before) || context::is_id(self.before))
        };
        let is_moment = || {
            let is_moment = context::is_date_and_time(digits) && !self.text.contains('+')
                || self.lengths == [10] && context::is_seconds(self.before, digits);
            width == Width::Found && is_moment && !context::is_of_person(self.before)
        };
        !is_other() && !is_moment()
    }

    /// Whether a word for a telephone right before them says that they are the number of one: in Sweden it is as long as the
    /// number of a person, and one in ten that begins with 07 would pass for that of somebody born in 2007.
    fn is_telephone(&self, digits: &[u8]) -> bool {
        let may_be = digits.len() == 10 && digits[0] == 0;
        may_be && (context::is_telephone(self.before) || self.lengths == [10] && context::is_call(self.before))
    }

    /// Whether they are the decimals of a number, or have some.
    fn has_point(&self) -> bool {
        let is_behind_point = || self.before.strip_suffix('.').is_some_and(|whole| whole.ends_with(digits::is));
        self.text.contains('.') || self.lengths.len() == 1 && is_behind_point()
    }
}

/// Whether a day may be in a month, both counted from 1.
fn is_day(day: u8, month: u8) -> bool {
    let days = month.checked_sub(1).and_then(|index| DAYS.get(usize::from(index)));
    days.is_some_and(|days| (1..=*days).contains(&day))
}

/// Eleven digits with a date of birth and two check digits. The day of a D-number is 40 more; the month of a number of a
/// test population 40, 65 or 80 more.
fn is_norwegian(number: &[u8]) -> bool {
    let sum = |weights: &[u8]| {
        number.iter().zip(weights).map(|(digit, weight)| u32::from(*digit) * u32::from(*weight)).sum::<u32>()
    };
    let [d1, d2, m1, m2, ..] = *number else { return false };
    let (day, month) = (d1 * 10 + d2, m1 * 10 + m2);
    let mut months = [0, 40, 65, 80].iter().filter_map(|more| month.checked_sub(*more));
    let Some(month) = months.find(|month| (1..=12).contains(month)) else { return false };
    number.len() == 11
        && (is_day(day, month) || day > 40 && is_day(day - 40, month))
        && sum(&FIRST).is_multiple_of(11)
        && sum(&SECOND).is_multiple_of(11)
}

/// Ten digits, or twelve with the century, with a date of birth and a check digit. The day of a co-ordination number is
/// 60 more.
fn is_swedish(number: &[u8]) -> bool {
    let number = match number {
        [1, 8 | 9, rest @ ..] | [2, 0, rest @ ..] if rest.len() == 10 => rest,
        whole => whole,
    };
    let [_, _, m1, m2, d1, d2, ..] = *number else { return false };
    let (day, month) = (d1 * 10 + d2, m1 * 10 + m2);
    let doubled = |(at, digit): (usize, &u8)| {
        let digit = u32::from(*digit);
        if at % 2 == 0 { digit * 2 / 10 + digit * 2 % 10 } else { digit }
    };
    number.len() == 10
        && (is_day(day, month) || day > 60 && is_day(day - 60, month))
        && number.iter().enumerate().map(doubled).sum::<u32>().is_multiple_of(10)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The numbers are evident samples: made up of a date and a serial number, with check digits worked out by hand.
    #[test]
    fn numbers_of_people_are_masked_and_others_are_not() {
        for (text, shown) in [
            // 01.01.1901, serial 000: 0·3 + 1·7 + 0·6 + 1·1 + 0·8 + 1·9 = 17, so 5; 1·4 + 1·2 + 1·6 + 5·2 = 22, so 0.
            ("01010100050", "***********"),
            ("010101 00050", "****** *****"),
            ("fnr. 01010100050, Kari", "fnr. ***********, Kari"),
            // The same person's D-number: 4·3 more is 29, so 4; 4·5 + 1·4 + 1·2 + 1·6 + 4·2 = 40, so 4.
            ("41010100044", "***********"),
            // The sample of the Swedish tax agency.
            ("811228-9874", "******-****"),
            ("8112289874", "**********"),
            ("198112289874", "************"),
            ("19811228-9874", "********-****"),
            ("811228+9874", "******+****"),
            // A co-ordination number: the day is 60 more.
            ("701063-2391", "******-****"),
            ("01010100050 811228-9874", "*********** ******-****"),
            // Another check digit, no date, another length, part of something longer.
            ("01010100051", "01010100051"),
            ("01010100060", "01010100060"),
            ("811228-9873", "811228-9873"),
            ("99999999999", "99999999999"),
            ("010101000500", "010101000500"),
            ("A01010100050", "A01010100050"),
            ("01010100050x", "01010100050x"),
            // Organisation numbers: nine digits, and ten whose third is never less than 2.
            ("994598759", "994598759"),
            ("556559-4230", "556559-4230"),
            ("2026-12-08T18:00", "2026-12-08T18:00"),
            // Telephone numbers. 07 01 23, serial 456: 0 + 7 + 0 + 1 + 4 + 3 + 8 + 5 + 3 = 31, so 9 is a check digit.
            ("+4681122898 74", "+4681122898 74"),
            ("tlf. 0701234569", "tlf. 0701234569"),
            ("    telefon: 0701234569", "    telefon: 0701234569"),
            ("born 0701234569", "born **********"),
            ("telefon: 1\n  0701234569", "telefon: 1\n  **********"),
            ("phone of 811228-9874", "phone of ******-****"),
            // A case number and a time.
            ("2026/123456-12", "2026/123456-12"),
            ("20261208180000", "20261208180000"),
            ("", ""),
            ("æ1", "æ1"),
        ] {
            assert_eq!(masked(text), shown);
            assert_eq!(is_in(text), text != shown, "{text}");
        }
    }
    /// 07 01 23, serial 456, as above: a number of a person unless a word for a telephone stands right before it.
    #[test]
    fn only_a_word_for_a_telephone_right_before_it_makes_a_number_one_of_a_telephone() {
        for telephone in [
            // Norwegian.
            "tlf. ",
            "Tlf: ",
            "tlfnr ",
            "TELEFON ",
            "telefonnummeret er ",
            "mobil: ",
            "mobilnr. ",
            "jobbtelefon ",
            "vakttelefonen: ",
            "telefon 08-12 34 56 eller ",
            "sms til ",
            "faks: ",
            // Swedish.
            "tel ",
            "tel. nr: ",
            "tfn: ",
            "mobilnummer ",
            "mobilen är ",
            "jourtelefon: ",
            "sms till ",
            "telefon (",
            // English.
            "phone: ",
            "Phone number: ",
            "phoneNumber: ",
            "telephone_number: ",
            "mobilePhone: \"",
            "cell phone: ",
            "fax no. ",
            // A call in any of them.
            "ring ",
            "Ringe til ",
            "ringa ",
            "call ",
        ] {
            let text = format!("{telephone}0701234569");
            assert!(!is_in(&text), "{text}");
        }
        for other in [
            // Norwegian: parts of other words, and other words between.
            "endring for ",
            "tittel: ",
            "mobilisering ",
            "telefonist ",
            "tlf. og fødselsnummer ",
            "telefon ukjent, f. ",
            "mobil til Kari Nordmann, fnr ",
            // Swedish.
            "hotell ",
            "ändring: ",
            "ring Anna ",
            "tel. saknas, personnummer ",
            "mobilitet ",
            "automobil ",
            // English.
            "title of ",
            "cellgift ",
            "intel ",
            "phonetic ",
            "during ",
            "string: ",
            "phone; born ",
            "phone\n",
            "phone\r\n",
            // Further back than is looked.
            "phone ........................................ ",
            "phone                                        1: ",
            // A word of which only the end lies near enough.
            "automobil.....................................",
        ] {
            let text = format!("{other}0701234569");
            assert!(is_in(&text), "{text}");
        }
    }

    #[test]
    fn a_long_line_of_numbers_is_read_soon() {
        // If time grew with the square of the length, this would take hours.
        let line = "0701234569 ".repeat((1 << 20) / 11);
        assert_eq!(numbers(&line).count(), (1 << 20) / 11);
        assert_eq!(numbers(&format!("tlf. {line}")).count(), (1 << 20) / 11 - 4);
    }
}
