//! How many real numbers are found in every spelling, and how many ordinary texts have something that is taken for one. The
//! numbers are put together here from dates, serial numbers and check digits; the figures are printed (`--nocapture`).

use vedtak::language::personal_number::{is_in, masked};

/// Numbers that look random and are the same in every run (`SplitMix64`).
struct Random(u64);

impl Random {
    fn below(&mut self, most: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % most
    }

    /// A day that every month has.
    fn day(&mut self, years: std::ops::Range<u64>) -> (u64, u64, u64) {
        (years.start + self.below(years.end - years.start), 1 + self.below(12), 1 + self.below(28))
    }

    fn digits(&mut self, count: usize) -> String {
        (0..count).map(|_| char::from(b'0' + u8::try_from(self.below(10)).unwrap())).collect()
    }
}

/// A Norwegian number, of which the first six digits and the last five: with both check digits, or none where there are none.
fn norwegian(random: &mut Random) -> Option<(String, String)> {
    let (year, month, day) = random.day(1900..2026);
    let (day, month) = match random.below(4) {
        0 => (day + 40, month),
        1 => (day, month + 80),
        _ => (day, month),
    };
    let date = format!("{day:02}{month:02}{:02}", year % 100);
    let mut all: Vec<u64> =
        format!("{date}{:03}", random.below(1000)).bytes().map(|byte| u64::from(byte - b'0')).collect();
    for weights in [vec![3, 7, 6, 1, 8, 9, 4, 5, 2], vec![5, 4, 3, 2, 7, 6, 5, 4, 3, 2]] {
        let sum: u64 = all.iter().zip(weights).map(|(digit, weight)| digit * weight).sum();
        match (11 - sum % 11) % 11 {
            10 => return None,
            digit => all.push(digit),
        }
    }
    Some((date, all[6..].iter().map(u64::to_string).collect()))
}

/// A Swedish number of somebody born in these years: the century, the date and the last four digits.
fn swedish(random: &mut Random, years: std::ops::Range<u64>) -> (String, String, String) {
    let (year, month, day) = random.day(years);
    let day = if random.below(10) == 0 { day + 60 } else { day };
    let date = format!("{:02}{month:02}{day:02}", year % 100);
    let serial = format!("{:03}", 1 + random.below(999));
    let doubled: u64 = format!("{date}{serial}")
        .bytes()
        .enumerate()
        .map(|(at, byte)| {
            let digit = u64::from(byte - b'0') * if at % 2 == 0 { 2 } else { 1 };
            digit / 10 + digit % 10
        })
        .sum();
    let check = (10 - doubled % 10) % 10;
    ((year / 100).to_string(), date, format!("{serial}{check}"))
}

const ALL: u64 = 20_000;

/// What stands between the date and the rest.
const BETWEEN: [&str; 16] = [
    "", " ", "-", "  ", "   ", " - ", "\u{a0}", "\u{2009}", "\u{202f}", "\u{2010}", "\u{2011}", "\u{2013}", "\u{2014}",
    "\u{2212}", "\u{ad}", "\u{200b}",
];

/// The same text in the digits of another script.
fn in_script(text: &str, zero: u32) -> String {
    let of = |c: char| c.to_digit(10).and_then(|digit| char::from_u32(zero + digit)).unwrap_or(c);
    text.chars().map(of).collect()
}

#[test]
fn every_norwegian_number_is_found_in_every_spelling() {
    let mut random = Random(1);
    let mut tried = 0;
    while tried < ALL {
        let Some((date, rest)) = norwegian(&mut random) else { continue };
        tried += 1;
        let between = BETWEEN[usize::try_from(tried).unwrap() % BETWEEN.len()];
        let plain = format!("{date}{between}{rest}");
        let grouped = format!("{}.{}.{} {rest}", &date[..2], &date[2..4], &date[4..]);
        let parted = format!("{date} {} {}", &rest[..3], &rest[3..]);
        for text in [
            plain.clone(),
            format!("Feil hos {plain}, meldt i g\u{e5}r"),
            format!("fnr:{plain}."),
            format!("({plain})"),
            format!("1,{plain},Kari"),
            format!("ring {plain}"),
            format!("SAK-{plain}"),
            grouped,
            parted,
            in_script(&plain, 0xff10),
            in_script(&plain, 0x660),
            in_script(&plain, 0x1d7ce),
        ] {
            assert!(is_in(&text), "{text}");
            let shown = masked(&text);
            assert!(
                !is_in(&shown) && shown.len() == text.len() && shown.chars().count() == text.chars().count(),
                "{shown}"
            );
        }
    }
}

/// In the spellings that a day with a time of day or the seconds since 1970 have as well, some are missed; in no other, and
/// none behind a word for a person.
#[test]
fn swedish_numbers_are_found_in_every_spelling() {
    let mut random = Random(2);
    let mut missed = [0_u64; 3];
    for tried in 0..ALL {
        let (century, date, rest) = swedish(&mut random, 1926..2026);
        let between = BETWEEN[1 + usize::try_from(tried).unwrap() % (BETWEEN.len() - 1)];
        let (one_run, parted, long) =
            (format!("{date}{rest}"), format!("{date}{between}{rest}"), format!("{century}{date}-{rest}"));
        for (missed, text) in missed.iter_mut().zip([&one_run, &parted, &long]) {
            *missed += u64::from(!is_in(text));
            assert!(is_in(&format!("personnummer: {text}")) && is_in(&format!("Feil hos pasient {text}")), "{text}");
            assert!(!is_in(&masked(text)) && masked(text) != **text, "{text}");
        }
        assert!(is_in(&format!("{date}+{rest}")), "{date}+{rest}");
        let clock: u64 = rest.parse().unwrap();
        let is_time = clock / 100 < 24 && clock % 100 < 60;
        assert!(is_time || is_in(&format!("Feil hos {one_run}")), "{one_run}");
        let year = century.parse::<u64>().unwrap() * 100 + date[..2].parse::<u64>().unwrap();
        assert!((2015..2031).contains(&year) && is_time || is_in(&long), "{long}");
    }
    let share = missed.map(|missed| format!("{:.2} %", 100.0 * f64::from(u32::try_from(missed).unwrap()) / 20_000.0));
    println!("Swedish numbers missed in one run, with a sign, with century and sign: {share:?}");
    assert!(missed[0] < ALL * 9 / 100 && missed[1] < ALL * 3 / 100 && missed[2] < ALL * 2 / 100, "{missed:?}");
}

#[test]
fn ordinary_texts_have_none() {
    let mut random = Random(3);
    let mut alarms = [0_u32; 3];
    for _ in 0..ALL {
        let (year, month, day) = random.day(2015..2031);
        let (hour, minute) = (random.below(24), random.below(60));
        let (short, time) = (year % 100, format!("{hour:02}{minute:02}"));
        let seconds = 1_420_070_400 + random.below(1_924_992_000 - 1_420_070_400);
        let phone = format!("07{}", random.digits(8));
        let ten = format!("{}{}", 1 + random.below(9), random.digits(9));
        for text in [
            format!("{short:02}{month:02}{day:02}{time}"),
            format!("{short:02}{month:02}{day:02}-{time}"),
            format!("{year}{month:02}{day:02}{time}"),
            format!("{year}{month:02}{day:02}-{time}"),
            format!("backup-{year}{month:02}{day:02}-{time}.tar"),
            format!("{year}-{month:02}-{day:02}T{hour:02}:{minute:02}:00+01:00"),
            format!("{year}{month:02}{day:02}{time}{}", random.digits(2)),
            format!("{seconds}"),
            format!("epoch {seconds}"),
            format!("{{\"iat\": {seconds}}}"),
            format!("exp: {seconds}.{}", random.digits(3)),
            format!("{}.{}, 10.{}", random.below(90), random.digits(10), random.digits(11)),
            format!("SAK-{ten}"),
            format!("CHG-{year}-{ten}"),
            format!("saksnummer {ten}"),
            format!("tlf. {phone}"),
            format!("mobil {}-{}", &phone[..6], &phone[6..]),
            format!("ring {phone}"),
            format!("+46{}", &phone[1..]),
            format!("+47 {} {} {}", random.digits(3), random.digits(2), random.digits(3)),
            format!("9{}", random.digits(8)),
            format!("55{}-{}", 6000 + random.below(4000), random.digits(4)),
            format!("2026/{}-{}", random.digits(6), random.digits(2)),
        ] {
            assert!(!is_in(&text), "{text}");
        }
        for (alarms, digits) in alarms.iter_mut().zip([10, 11, 12]) {
            *alarms += u32::from(is_in(&random.digits(digits)));
        }
    }
    // Of ten digits 12 of 100 have a month, 28 to 31 of 100 a day, as many that of a co-ordination number, one of ten the
    // check digit: 0.74 in 100. Of eleven 48 of 100 have a month, 61 of 100 a day, one of 121 both check digits: 0.24.
    // Of twelve, 3 of 100 have a century besides: 0.02.
    let share = alarms.map(|alarms| format!("{:.2} %", 100.0 * f64::from(alarms) / 20_000.0));
    println!("any 10, 11 and 12 digits that pass for a number: {share:?}");
    assert!(alarms[0] < 200 && alarms[1] < 70 && alarms[2] < 15, "{alarms:?}");
}
