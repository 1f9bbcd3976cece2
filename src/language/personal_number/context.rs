//! What digits can be instead of the number of a person, by themselves and by the words before them.

/// How many characters before a number are looked at for words.
const LOOKED_BACK: usize = 40;

/// Words for a telephone. `cell` is none of them: cells are of other things.
const TELEPHONE: [&str; 12] =
    ["tel", "telefax", "telefaks", "tlf", "tfn", "mob", "mobil", "mobilen", "mobile", "sms", "fax", "faks"];

/// Ends of words for a telephone: `telephone`, `smartphone`, `jobbtelefonen`.
const TELEPHONE_ENDS: [&str; 4] = ["telefon", "telefonen", "phone", "phones"];

/// Words that ask for a call. They may be followed by somebody as well, so that a number in the form of a person's, with a
/// sign before its last four digits, is one.
const CALLS: [&str; 4] = ["ring", "ringe", "ringa", "call"];

/// Words for a case or an order, whose numbers may have ten digits.
const CASES: [&str; 8] = ["sak", "saks", "case", "ärende", "arende", "ticket", "incident", "issue"];

/// What is joined to these words where they speak of the number itself: `mobilnummer`, `phoneNumber`, `tlfnr`.
const NUMBER_ENDS: [&str; 7] = ["nummer", "nummeret", "numret", "number", "numbers", "nr", "no"];

/// Words that may stand between such a word and the number. No other may: it could say that the number is somebody's own.
const BETWEEN: [&str; 20] = [
    "nummer", "nummeret", "numret", "number", "numbers", "nr", "no", "eller", "or", "og", "och", "and", "til", "till",
    "to", "på", "at", "er", "är", "is",
];

/// Words that seconds since 1970 may stand behind; behind any other they are no moment.
const TIMES: [&str; 14] = [
    "epoch",
    "unix",
    "timestamp",
    "tidsstempel",
    "tidsstämpel",
    "time",
    "tid",
    "ts",
    "seconds",
    "sekunder",
    "at",
    "exp",
    "iat",
    "nbf",
];

/// Words that say that a number is somebody's.
const PERSONS: [&str; 12] =
    ["pnr", "fnr", "ssn", "nin", "dnr", "barn", "barnet", "born", "child", "född", "født", "fødd"];

/// Parts of words that say it: `personnummer`, `fødselsnr`, `patientId`.
const PERSON_PARTS: [&str; 8] =
    ["personn", "personaln", "fødsel", "födelse", "fodsel", "samordning", "pasient", "patient"];

/// The years of dates that are taken for days of work, the last not included.
const YEARS: std::ops::Range<u32> = 2015..2031;

/// The seconds since 1970 of the same years.
const SECONDS: std::ops::Range<u64> = 1_420_070_400..1_924_992_000;

/// Whether a word for a telephone stands right before, on the same line, with nothing behind it but digits, signs and words
/// that belong to it.
pub(super) fn is_telephone(before: &str) -> bool {
    names(before, |word| TELEPHONE.contains(&word) || TELEPHONE_ENDS.iter().any(|end| word.ends_with(end)))
}

/// Whether a word that asks for a call stands right before.
pub(super) fn is_call(before: &str) -> bool {
    names(before, |word| CALLS.contains(&word))
}

/// Whether a word for a case stands right before.
pub(super) fn is_case(before: &str) -> bool {
    names(before, |word| CASES.contains(&word))
}

/// Whether one of the words before, on the same line, says that the number is somebody's.
pub(super) fn is_of_person(before: &str) -> bool {
    let seen = seen(before);
    let mut words = seen.split(|c: char| !c.is_alphabetic());
    words.any(is_person)
}

/// Whether the digits go on from the letters of an id: `SAK-`, `CHG-2026-`, `INC_`.
pub(super) fn is_id(before: &str) -> bool {
    let is_joined = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
    let start = before.char_indices().rev().take_while(|(_, c)| is_joined(*c)).last();
    let joined = start.map_or("", |(at, _)| &before[at..]);
    let letters = joined.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let word = letters.to_lowercase();
    let is_name = letters.chars().count() >= 2 && letters.chars().all(char::is_uppercase);
    joined.ends_with(['-', '_']) && (is_name || CASES.contains(&word.as_str())) && !is_person(&word)
}

/// Whether digits are a day with a time of day behind it: `202601022235`, `2601022235`.
pub(super) fn is_date_and_time(digits: &[u8]) -> bool {
    let number = |digits: &[u8]| digits.iter().fold(0, |sum, digit| sum * 10 + u32::from(*digit));
    let (year, rest) = match digits.len() {
        10 => (2000 + number(&digits[..2]), &digits[2..]),
        12 => (number(&digits[..4]), &digits[4..]),
        _ => return false,
    };
    let (month, day, hour, minute) = (number(&rest[..2]), number(&rest[2..4]), number(&rest[4..6]), number(&rest[6..]));
    YEARS.contains(&year)
        && chrono::NaiveDate::from_ymd_opt(i32::try_from(year).unwrap_or_default(), month, day).is_some()
        && hour < 24
        && minute < 60
}

/// Whether ten digits are seconds since 1970: a value by themselves, or right behind a word for time.
pub(super) fn is_seconds(before: &str, digits: &[u8]) -> bool {
    let is_by_itself = || !before.trim_end().ends_with(char::is_alphabetic);
    SECONDS.contains(&digits.iter().fold(0, |sum, digit| sum * 10 + u64::from(*digit)))
        && (is_by_itself() || names(before, |word| TIMES.contains(&word)))
}

/// Whether the last word before, but for those that may stand between, is one of a kind, by itself or with a word for its
/// number joined to it.
fn names(before: &str, is: impl Fn(&str) -> bool) -> bool {
    let seen = seen(before);
    let mut words = seen.rsplit(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    words.find(|word| !BETWEEN.contains(word)).is_some_and(|word| {
        let stem = NUMBER_ENDS.iter().find_map(|end| word.strip_suffix(end)).unwrap_or(word);
        is(word) || is(stem)
    })
}

/// The end of the last line of a text: as much as is looked at, and a little more, which shows where its first word begins.
pub(super) fn last_line(before: &str) -> &str {
    end_of(before, LOOKED_BACK + 1)
}

/// The last characters of a text, of its last line at most.
fn end_of(before: &str, most: usize) -> &str {
    let is_of_line = |(_, c): &(usize, char)| !matches!(c, '\n' | '\r');
    let start = before.char_indices().rev().take_while(is_of_line).take(most).last();
    start.map_or("", |(at, _)| &before[at..])
}

/// What is looked at of the text before a number, in small letters: of its last line, without a word that begins further
/// back, as that is not known.
fn seen(before: &str) -> String {
    let seen = end_of(before, LOOKED_BACK);
    let is_cut = before[..before.len() - seen.len()].ends_with(char::is_alphabetic);
    if is_cut { seen.trim_start_matches(char::is_alphabetic) } else { seen }.to_lowercase()
}

fn is_person(word: &str) -> bool {
    PERSONS.contains(&word) || PERSON_PARTS.iter().any(|part| word.contains(part))
}
