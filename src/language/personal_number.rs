//! Numbers of people: a Norwegian national identity number or D-number, a Swedish personal or co-ordination number. None
//! is ever shown, whatever field it stands in.

use std::borrow::Cow;
use std::ops::Range;

/// What stands for each digit.
const MASK: &str = "*";

/// More characters than a number has with what stands within it.
const MOST_OF_A_NUMBER: usize = 32;

/// Weights of the first check digit of a Norwegian number, its own included.
const FIRST: [u32; 10] = [3, 7, 6, 1, 8, 9, 4, 5, 2, 1];

/// Weights of the second.
const SECOND: [u32; 11] = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1];

/// How many characters before a number are looked at for the word that makes it a telephone number.
const LOOKED_BACK: usize = 40;

/// Words for a telephone. Right before ten digits that begin with 0 they say that these are a telephone number: in Sweden
/// it is as long as the number of a person, and one in ten that begins with 07 would pass for that of somebody born in
/// 2007. `ring` and `cell` are none of them: people ring at a time, and cells are of other things.
const TELEPHONE: [&str; 12] =
    ["tel", "telefax", "telefaks", "tlf", "tfn", "mob", "mobil", "mobilen", "mobile", "sms", "fax", "faks"];

/// Ends of words for a telephone: `telephone`, `smartphone`, `jobbtelefonen`.
const TELEPHONE_ENDS: [&str; 4] = ["telefon", "telefonen", "phone", "phones"];

/// What is joined to these words where they speak of the number itself: `mobilnummer`, `phoneNumber`, `tlfnr`.
const NUMBER_ENDS: [&str; 7] = ["nummer", "nummeret", "numret", "number", "numbers", "nr", "no"];

/// Words that may stand between the word for a telephone and the number. No other may: it could say that the number is
/// somebody's own.
const BETWEEN: [&str; 20] = [
    "nummer", "nummeret", "numret", "number", "numbers", "nr", "no", "eller", "or", "og", "och", "and", "til", "till",
    "to", "på", "at", "er", "är", "is",
];

/// The country that gave somebody a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberOf {
    /// A Norwegian national identity number or D-number.
    Norway,
    /// A Swedish personal or co-ordination number.
    Sweden,
}

/// The numbers of people in a text, in its order, with their bytes.
pub fn numbers(text: &str) -> impl Iterator<Item = (Range<usize>, NumberOf)> + '_ {
    // Shorter than any: most values, which need no further look.
    let mut from = if text.len() < 10 { text.len() } else { 0 };
    std::iter::from_fn(move || {
        while let Some(start) = next_digit(text, from) {
            let first = digits(text, start);
            from = first;
            // A sign before it makes it a telephone number with the country before it.
            let is_apart = !text[..start].ends_with(|c: char| c.is_alphanumeric() || c == '+');
            let Some((end, of)) = is_apart.then(|| end_of_number(text, start, first)).flatten() else { continue };
            if end - start == 10 && text[start..].starts_with('0') && follows_telephone(&text[..start]) {
                continue;
            }
            from = end;
            return Some((start..end, of));
        }
        None
    })
}

/// Whether what a text ends with, on its last line, is a word for a telephone, with nothing behind it but digits, signs
/// and words that belong to it.
fn follows_telephone(before: &str) -> bool {
    let is_letter = |c: char| c.is_alphabetic();
    let line_end = |(_, c): &(usize, char)| !matches!(c, '\n' | '\r');
    let start = before.char_indices().rev().take_while(line_end).take(LOOKED_BACK).last();
    let start = start.map_or(before.len(), |(at, _)| at);
    // A word that begins further back is not known.
    let is_cut = before[..start].ends_with(is_letter);
    let seen = &before[start..];
    let seen = if is_cut { seen.trim_start_matches(is_letter) } else { seen }.to_lowercase();
    let mut words = seen.rsplit(|c: char| !is_letter(c)).filter(|word| !word.is_empty());
    words.find(|word| !BETWEEN.contains(word)).is_some_and(is_telephone)
}

/// Whether a word, in small letters, is one for a telephone or its number.
fn is_telephone(word: &str) -> bool {
    let stem = NUMBER_ENDS.iter().find_map(|end| word.strip_suffix(end)).unwrap_or(word);
    [word, stem].iter().any(|word| TELEPHONE.contains(word) || TELEPHONE_ENDS.iter().any(|end| word.ends_with(end)))
}

/// The text with a star for every digit of the numbers of people in it, so that it stays as long as it is.
pub fn masked(text: &str) -> Cow<'_, str> {
    let mut shown: Option<String> = None;
    for (range, _) in numbers(text) {
        let number: String = text[range.clone()]
            .chars()
            .map(|c| if c.is_ascii_digit() { MASK.to_owned() } else { c.to_string() })
            .collect();
        shown.get_or_insert_with(|| text.to_owned()).replace_range(range, &number);
    }
    shown.map_or(Cow::Borrowed(text), Cow::Owned)
}

/// The beginning of a text, at least `most` characters of it where it is that long, as [`masked`] has it: what is cut there
/// afterwards ends within no number.
pub fn masked_beginning(text: &str, most: usize) -> Cow<'_, str> {
    let end = text.char_indices().nth(most.saturating_add(MOST_OF_A_NUMBER)).map_or(text.len(), |(at, _)| at);
    masked(&text[..end])
}

/// Whether a text has the number of a person in it.
pub fn is_in(text: &str) -> bool {
    numbers(text).next().is_some()
}

/// Where the next run of digits starts, from a place where none goes on.
fn next_digit(text: &str, from: usize) -> Option<usize> {
    text[from..].find(|c: char| c.is_ascii_digit()).map(|at| from + at)
}

/// The end of a run of digits.
fn digits(text: &str, start: usize) -> usize {
    start + text[start..].bytes().take_while(u8::is_ascii_digit).count()
}

/// The end of the number that starts with the digits from `start` to `first`, which may go on behind a space or a sign,
/// and whose it is; `None` where that is no number of a person.
fn end_of_number(text: &str, start: usize, first: usize) -> Option<(usize, NumberOf)> {
    let goes_on = text[first..].starts_with([' ', '-', '+']);
    let second = if goes_on { digits(text, first + 1) } else { first };
    let end = match (first - start, second.saturating_sub(first + 1)) {
        (6, 4 | 5) | (8, 4) if goes_on => second,
        (10..=12, _) => first,
        _ => return None,
    };
    if text[end..].starts_with(|c: char| c.is_alphanumeric()) {
        return None;
    }
    let number: Vec<u32> = text[start..end].chars().filter_map(|c| c.to_digit(10)).collect();
    let of = [(NumberOf::Norway, is_norwegian(&number)), (NumberOf::Sweden, is_swedish(&number))];
    of.into_iter().find(|(_, is)| *is).map(|(of, _)| (end, of))
}

/// Eleven digits with a date of birth and two check digits. The day of a D-number is 40 more; the month of a number of a
/// test population 40, 65 or 80 more.
fn is_norwegian(number: &[u32]) -> bool {
    let sum = |weights: &[u32]| number.iter().zip(weights).map(|(digit, weight)| digit * weight).sum::<u32>();
    let [d1, d2, m1, m2, ..] = *number else { return false };
    let is_day = |day: u32| (1..=31).contains(&day) || (41..=71).contains(&day);
    let is_month = |month: u32| [0, 40, 65, 80].iter().any(|more| (more + 1..=more + 12).contains(&month));
    number.len() == 11
        && is_day(d1 * 10 + d2)
        && is_month(m1 * 10 + m2)
        && sum(&FIRST).is_multiple_of(11)
        && sum(&SECOND).is_multiple_of(11)
}

/// Ten digits, or twelve with the century, with a date of birth and a check digit. The day of a co-ordination number is
/// 60 more.
fn is_swedish(number: &[u32]) -> bool {
    let number = match number {
        [1, 8 | 9, rest @ ..] | [2, 0, rest @ ..] if rest.len() == 10 => rest,
        whole => whole,
    };
    let [_, _, m1, m2, d1, d2, ..] = *number else { return false };
    let day = d1 * 10 + d2;
    let doubled = |(at, digit): (usize, &u32)| if at % 2 == 0 { digit * 2 / 10 + digit * 2 % 10 } else { *digit };
    number.len() == 10
        && (1..=12).contains(&(m1 * 10 + m2))
        && ((1..=31).contains(&day) || (61..=91).contains(&day))
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
        ] {
            let text = format!("{telephone}0701234569");
            assert!(!is_in(&text), "{text}");
        }
        for other in [
            // Norwegian: parts of other words, and other words between.
            "endring for ",
            "tittel: ",
            "mobilisering ",
            "ring ",
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
        let began = std::time::Instant::now();
        let line = "0701234569 ".repeat((1 << 20) / 11);
        assert_eq!(numbers(&line).count(), (1 << 20) / 11);
        assert_eq!(numbers(&format!("tlf. {line}")).count(), (1 << 20) / 11 - 4);
        assert!(began.elapsed().as_secs() < 10, "{:?}", began.elapsed());
    }
}
