//! The functions that expressions can call: one table, from which calls are checked, names are proposed and the
//! documentation is made.

use super::signature::{Function, Give, Signature, Unit, Want, Zero};

const fn global(name: &'static str, takes: &'static [Want], gives: Give, function: Function) -> Signature {
    Signature { name, method: false, takes, least: takes.len(), gives, function, about: "", example: "" }
}

const fn method(name: &'static str, takes: &'static [Want], gives: Give, function: Function) -> Signature {
    Signature { name, method: true, takes, least: takes.len(), gives, function, about: "", example: "" }
}

impl Signature {
    /// The same, its last argument optional.
    const fn optional(mut self) -> Self {
        self.least -= 1;
        self
    }

    /// The same with what it answers with, and an expression that is true.
    const fn means(mut self, about: &'static str, example: &'static str) -> Self {
        self.about = about;
        self.example = example;
        self
    }
}

const fn of_time(name: &'static str, unit: Unit) -> Signature {
    method(name, &[Want::Time, Want::Text], Give::Integer, Function::PartOfTime(unit))
}

const fn of_duration(name: &'static str, unit: Unit) -> Signature {
    method(name, &[Want::Duration], Give::Integer, Function::PartOfDuration(unit))
}

/// Every function but those that are checked by themselves, which [`OTHERS`] names: of policies first, then of CEL's
/// standard library, of its optional values, its extensions for texts and for lists.
pub(super) static FUNCTIONS: &[Signature] = &[
    global("addWorkingDays", &[Want::Time, Want::Integer], Give::Time, Function::AddWorkingDays).means(
        "the n-th working day of the policy's calendar after a time, before it where n is negative",
        "month(addWorkingDays(timestamp(\"2026-12-07T09:00:00+01:00\"), 2)) == \"2026-12\"",
    ),
    global("announced", &[Want::Map], Give::Time, Function::Announced)
        .means("when a document, or an element of one, was announced", "announced(doc) <= now"),
    global("earliest", &[Want::Times], Give::Time, Function::Earliest)
        .means("the first of some times", "earliest([now, now + duration(\"1h\")]) == now"),
    global("hasRole", &[Want::Text, Want::Text, Want::TextOrMap], Give::Boolean, Function::HasRole).optional().means(
        "whether a person holds a role now, for the region, service or party that is named",
        "hasRole(\"kari.nordmann\", \"chair\")",
    ),
    global("inForce", &[Want::Map, Want::Time], Give::Boolean, Function::InForce).means(
        "whether a time lies within the `from` and `to` of a mapping",
        "!inForce({\"from\": now + duration(\"1h\")}, now)",
    ),
    global("isOpen", &[Want::Text, Want::Time], Give::Boolean, Function::IsOpen).means(
        "whether hours of the policy's calendar are open at a time; at any time of a day",
        "isOpen(\"ordinary\", timestamp(\"2026-12-07T09:00:00+01:00\"))",
    ),
    global("isThere", &[Want::Text], Give::Boolean, Function::IsThere).means(
        "whether a link leads to something: to a web address, or to a file of the project that says something",
        "isThere(\"https://example.org/plan\") && !isThere(\"no/such/plan.md\")",
    ),
    global("isWorkingDay", &[Want::Time], Give::Boolean, Function::IsWorkingDay).means(
        "whether a day is a working day of the policy's calendar",
        "isWorkingDay(timestamp(\"2026-12-07T09:00:00+01:00\"))",
    ),
    global("latest", &[Want::Times], Give::Time, Function::Latest)
        .means("the last of some times", "latest([now - duration(\"1h\"), now]) == now"),
    global("month", &[Want::Time], Give::Text, Function::Month).means(
        "the month that a time lies in, in the zone of the document",
        "month(timestamp(\"2026-11-30T23:30:00Z\")) == \"2026-12\"",
    ),
    global("periodEnd", &[Want::Text], Give::Time, Function::PeriodEnd)
        .means("the first day after a year, quarter or month", "month(periodEnd(\"2026-Q4\")) == \"2027-01\""),
    global("periodStart", &[Want::Text], Give::Time, Function::PeriodStart)
        .means("the first day of a year, quarter or month", "month(periodStart(\"2026-Q4\")) == \"2026-10\""),
    global("quarter", &[Want::Time], Give::Text, Function::Quarter)
        .means("the quarter that a time lies in", "quarter(timestamp(\"2026-11-26T12:00:00Z\")) == \"2026-Q4\""),
    global("skeleton", &[Want::Text], Give::Text, Function::Skeleton).means(
        "how a text looks: without case, white space and punctuation, letters that look alike as one",
        "skeleton(\"Support-Site\") == skeleton(\"support site\")",
    ),
    global(
        "validOrganisationNumber",
        &[Want::TextOrInteger, Want::Text],
        Give::Boolean,
        Function::ValidOrganisationNumber,
    )
    .means(
        "whether the check digit of an organisation number is right",
        "validOrganisationNumber(\"974760673\", \"NO\")",
    ),
    global("version", &[Want::Text], Give::Version, Function::ToVersion).means(
        "a version, which compares number by number; one before its release, `2.0-rc.1`, comes before it",
        "version(\"1.10\") > version(\"v1.9.3\")",
    ),
    global("workingDays", &[Want::Time, Want::Time], Give::Integer, Function::WorkingDays).means(
        "how many working days come after the day of the first time, through that of the second",
        "workingDays(timestamp(\"2026-12-07T09:00:00+01:00\"), timestamp(\"2026-12-09T09:00:00+01:00\")) == 2",
    ),
    global("year", &[Want::Time], Give::Text, Function::Year)
        .means("the year that a time lies in", "year(timestamp(\"2026-11-26T12:00:00Z\")) == \"2026\""),
    global("bool", &[Want::Scalar], Give::Boolean, Function::ToBoolean).means("a truth from a text", "bool(\"true\")"),
    global("double", &[Want::Scalar], Give::Decimal, Function::ToDecimal)
        .means("a number with decimals from a number or a text", "double(\"1.5\") + double(1) == 2.5"),
    global("duration", &[Want::DurationOrText], Give::Duration, Function::ToDuration)
        .means("a length of time: `h`, `m`, `s`, `ms`", "duration(\"1h30m\") == duration(\"90m\")"),
    global("dyn", &[Want::Any], Give::Any, Function::Same)
        .means("the same value, of which nothing is known when the policy is loaded", "dyn(1) == 1.0"),
    global("int", &[Want::Scalar], Give::Integer, Function::ToInteger)
        .means("a whole number; decimals are cut off", "int(\"12\") + int(3.9) == 15"),
    global("size", &[Want::Sized], Give::Integer, Function::Size)
        .means("the number of characters, items or keys", "size(\"åse\") == 3"),
    global("string", &[Want::Scalar], Give::Text, Function::ToText)
        .means("a text of a value", "string(12) + string(true) == \"12true\""),
    global("timestamp", &[Want::TimeOrText], Give::Time, Function::ToTime).means(
        "a time with its offset",
        "timestamp(\"2026-12-08T18:00:00+01:00\") == timestamp(\"2026-12-08T17:00:00Z\")",
    ),
    method("contains", &[Want::Text, Want::Text], Give::Boolean, Function::Contains)
        .means("whether a text has another in it", "\"medusa\".contains(\"dus\")"),
    method("endsWith", &[Want::Text, Want::Text], Give::Boolean, Function::EndsWith)
        .means("whether a text ends with another", "\"a.yaml\".endsWith(\".yaml\")"),
    method("size", &[Want::Sized], Give::Integer, Function::Size)
        .means("the number of characters, items or keys", "[1, 2].size() == 2 && {\"a\": 1}.size() == 1"),
    method("startsWith", &[Want::Text, Want::Text], Give::Boolean, Function::StartsWith)
        .means("whether a text begins with another", "\"CHG-7\".startsWith(\"CHG-\")"),
    of_time("getDate", Unit::Date)
        .means("the day of the month, from 1", "timestamp(\"2026-12-08T23:30:00Z\").getDate(\"Europe/Oslo\") == 9"),
    of_time("getDayOfMonth", Unit::DayOfMonth)
        .means("the day of the month, from 0", "timestamp(\"2026-12-08T23:30:00Z\").getDayOfMonth(\"UTC\") == 7"),
    of_time("getDayOfWeek", Unit::DayOfWeek)
        .means("the day of the week, 0 is Sunday", "timestamp(\"2026-12-08T12:00:00Z\").getDayOfWeek(\"UTC\") == 2"),
    of_time("getDayOfYear", Unit::DayOfYear)
        .means("the day of the year, from 0", "timestamp(\"2026-02-01T12:00:00Z\").getDayOfYear(\"UTC\") == 31"),
    of_time("getFullYear", Unit::Year)
        .means("the year", "timestamp(\"2026-12-31T23:30:00Z\").getFullYear(\"+01:00\") == 2027"),
    of_time("getHours", Unit::Hours)
        .means("the hour of the day", "timestamp(\"2026-12-08T17:00:00Z\").getHours(\"+01:00\") == 18"),
    of_time("getMilliseconds", Unit::Milliseconds).means(
        "the thousandths of the second",
        "timestamp(\"2026-12-08T17:00:00.250Z\").getMilliseconds(\"UTC\") == 250",
    ),
    of_time("getMinutes", Unit::Minutes)
        .means("the minute of the hour", "timestamp(\"2026-12-08T17:05:00Z\").getMinutes(\"UTC\") == 5"),
    of_time("getMonth", Unit::Month)
        .means("the month, from 0", "timestamp(\"2026-12-08T17:00:00Z\").getMonth(\"UTC\") == 11"),
    of_time("getSeconds", Unit::Seconds)
        .means("the second of the minute", "timestamp(\"2026-12-08T17:00:07Z\").getSeconds(\"UTC\") == 7"),
    of_duration("getHours", Unit::Hours).means("the whole hours", "duration(\"90m\").getHours() == 1"),
    of_duration("getMilliseconds", Unit::Milliseconds)
        .means("the milliseconds beyond the seconds", "duration(\"1.5s\").getMilliseconds() == 500"),
    of_duration("getMinutes", Unit::Minutes).means("the whole minutes", "duration(\"1h30m\").getMinutes() == 90"),
    of_duration("getSeconds", Unit::Seconds).means("the whole seconds", "duration(\"1m\").getSeconds() == 60"),
    method("hasValue", &[Want::Optional], Give::Boolean, Function::HasValue)
        .means("whether there is a value", "!optional.none().hasValue()"),
    method("or", &[Want::Optional, Want::Optional], Give::Either, Function::Or)
        .means("the value, else the other one", "optional.none().or(optional.of(2)).hasValue()"),
    method("orValue", &[Want::Optional, Want::Any], Give::HeldOr, Function::OrValue)
        .means("the value, else this one", "{\"a\": 1}.?b.orValue(7) == 7"),
    method("value", &[Want::Optional], Give::Held, Function::Value)
        .means("the value, where it is known to be there", "optional.of(2).value() == 2"),
    method("charAt", &[Want::Text, Want::Integer], Give::Text, Function::CharAt)
        .means("the character at a position, from 0", "\"åse\".charAt(1) == \"s\""),
    method("format", &[Want::Text, Want::List], Give::Text, Function::Format).means(
        "a text with values: `%s` any, `%d` whole, `%.2f` with decimals, `%e`, `%b`, `%o`, `%x`, `%X`, `%%`",
        "\"%s: %d of %.1f\".format([\"a\", 1, 2.5]) == \"a: 1 of 2.5\"",
    ),
    method("indexOf", &[Want::Text, Want::Text, Want::Integer], Give::Integer, Function::IndexOf).optional().means(
        "the first position of a text, at or after the one that is given; -1 for none",
        "\"abcb\".indexOf(\"b\", 2) == 3",
    ),
    method("join", &[Want::Texts, Want::Text], Give::Text, Function::Join)
        .optional()
        .means("the texts of a list in one", "[\"a\", \"b\"].join(\", \") == \"a, b\""),
    method("lastIndexOf", &[Want::Text, Want::Text, Want::Integer], Give::Integer, Function::LastIndexOf)
        .optional()
        .means(
            "the last position of a text, at or before the one that is given; -1 for none",
            "\"abcb\".lastIndexOf(\"b\") == 3",
        ),
    method("lowerAscii", &[Want::Text], Give::Text, Function::LowerAscii)
        .means("A to Z as small letters", "\"CHG\".lowerAscii() == \"chg\""),
    method("replace", &[Want::Text, Want::Text, Want::Text, Want::Integer], Give::Text, Function::Replace)
        .optional()
        .means(
            "a text with another in the place of each, or of the first n",
            "\"a-b-c\".replace(\"-\", \"\", 1) == \"ab-c\"",
        ),
    method("reverse", &[Want::Text], Give::Text, Function::Reverse)
        .means("the characters from the last to the first", "\"abc\".reverse() == \"cba\""),
    method("split", &[Want::Text, Want::Text, Want::Integer], Give::Texts, Function::Split)
        .optional()
        .means("the parts between a text, at most n", "\"a,b,c\".split(\",\", 2) == [\"a\", \"b,c\"]"),
    method("substring", &[Want::Text, Want::Integer, Want::Integer], Give::Text, Function::Substring)
        .optional()
        .means("the characters from a position, before another", "\"abcd\".substring(1, 3) == \"bc\""),
    method("trim", &[Want::Text], Give::Text, Function::Trim)
        .means("a text without white space around it", "\" a \".trim() == \"a\""),
    method("upperAscii", &[Want::Text], Give::Text, Function::UpperAscii)
        .means("a to z as capitals", "\"chg\".upperAscii() == \"CHG\""),
    method("distinct", &[Want::List], Give::First, Function::Distinct)
        .means("each item once, where it is first", "[1, 2, 1].distinct() == [1, 2]"),
    method("first", &[Want::List], Give::MaybeElement, Function::First)
        .means("the first item, if there is one", "[1, 2].first().orValue(0) == 1"),
    method("flatten", &[Want::List, Want::Integer], Give::Flat, Function::Flatten)
        .optional()
        .means("the items of the lists in a list, n deep", "[[1], [2, [3]]].flatten(2) == [1, 2, 3]"),
    method("last", &[Want::List], Give::MaybeElement, Function::Last)
        .means("the last item, if there is one", "[1, 2].last().orValue(0) == 2"),
    method("max", &[Want::Ordered], Give::Element, Function::Max)
        .means("the largest or last item; none has no value", "[3, 7, 5].max() == 7"),
    method("min", &[Want::Ordered], Give::Element, Function::Min)
        .means("the smallest or first item; none has no value", "[3, 7, 5].min() == 3"),
    method("reverse", &[Want::List], Give::First, Function::Reverse)
        .means("the items from the last to the first", "[1, 2].reverse() == [2, 1]"),
    method("slice", &[Want::List, Want::Integer, Want::Integer], Give::First, Function::Slice)
        .means("the items from a position, before another", "[1, 2, 3].slice(1, 3) == [2, 3]"),
    method("sort", &[Want::List], Give::First, Function::Sort)
        .means("the items in their order", "[3, 1, 2].sort() == [1, 2, 3]"),
    method("sum", &[Want::Numbers], Give::Sum, Function::Sum(Zero::Integer))
        .means("the sum of numbers or durations; of none, 0", "[1, 2, 3].sum() == 6"),
];

/// The functions that are checked by themselves.
pub(super) const OTHERS: [&str; 9] =
    ["docs", "filled", "folders", "has", "lookup", "matches", "party", "person", "written"];

/// What people write who know other languages, and what it is here.
pub(super) const ELSEWHERE: [(&str, &str); 15] = [
    ("count", "size"),
    ("date", "timestamp"),
    ("float", "double"),
    ("includes", "contains"),
    ("isEmpty", "size"),
    ("len", "size"),
    ("length", "size"),
    ("lower", "lowerAscii"),
    ("not", "!"),
    ("number", "double"),
    ("str", "string"),
    ("strip", "trim"),
    ("toLowerCase", "lowerAscii"),
    ("toUpperCase", "upperAscii"),
    ("upper", "upperAscii"),
];
