//! Every name, operator, macro and function of expressions with a line about it and an example, for the documentation:
//! functions as their table has them, the rest as it is listed here.

use super::functions::FUNCTIONS;
use super::signature::{Give, Signature, Want};

/// Something that expressions may use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Documented {
    /// Of which sort it is.
    pub sort: Sort,
    /// How it is written.
    pub form: String,
    /// What it answers with, in a line.
    pub about: &'static str,
    /// An expression that is true.
    pub example: &'static str,
}

/// The sorts of what expressions may use, in the order of the documentation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// A name that is bound.
    Name,
    /// An operator, a literal, or a way to a value.
    Operator,
    /// A form that looks like a call and is not one: its arguments are read in a way of their own.
    Macro,
    /// A function before whose arguments nothing stands.
    Function,
    /// A function of the value before the point.
    Method,
}

/// Names, operators and macros: how each is written, what it is, and an expression that is true.
static OTHERS: &[(Sort, &str, &str, &str)] = &[
    (Sort::Name, "doc", "the document that is judged", "doc.id == \"CHG-2026-0007\""),
    (Sort::Name, "kind", "its kind", "kind == \"ChangeRequest\""),
    (Sort::Name, "id", "its id", "id == doc.id"),
    (Sort::Name, "file", "its file: `.path`, `.name`, `.folder`", "file.path == file.folder + \"/\" + file.name"),
    (
        Sort::Name,
        "base",
        "the document as it was before the change; null where it is new",
        "base == null || base.id == doc.id",
    ),
    (
        Sort::Name,
        "service",
        "the registry entry of its service; null where it belongs to none",
        "service == null || service.id != \"\"",
    ),
    (Sort::Name, "params", "the parameters of the policy", "params.percent > 99"),
    (Sort::Name, "now", "the moment of the check", "now > timestamp(\"2020-01-01T00:00:00Z\")"),
    (Sort::Name, "it", "the element that `each` is at", "it in doc.environments"),
    (Sort::Name, "key", "its key, where `each` goes through a mapping", "key == \"\""),
    (
        Sort::Name,
        "other",
        "the other document, in conditions of `reference`, `unique` and `overlap`",
        "other.kind == \"Meeting\"",
    ),
    (
        Sort::Operator,
        "a == b, a != b",
        "whether two values are the same; a number is the same with and without decimals",
        "1 == 1.0 && doc.title != \"\"",
    ),
    (
        Sort::Operator,
        "a < b, a <= b, a > b, a >= b",
        "which comes first, of numbers, texts, times, durations, versions",
        "2 < 2.5 && now <= now",
    ),
    (
        Sort::Operator,
        "a && b",
        "whether both are true; false where one is false, whatever the other comes to",
        "!(1 / 0 == 1 && false)",
    ),
    (
        Sort::Operator,
        "a || b",
        "whether one is true; true where one is true, whatever the other comes to",
        "1 / 0 == 1 || true",
    ),
    (Sort::Operator, "!a", "the opposite", "!false"),
    (Sort::Operator, "c ? a : b", "a where c is true, else b", "(1 < 2 ? \"a\" : \"b\") == \"a\""),
    (Sort::Operator, "a in b", "whether a list has a value, or a mapping a key", "2 in [1, 2] && \"a\" in {\"a\": 1}"),
    (
        Sort::Operator,
        "a + b",
        "a sum; texts and lists one after the other; a time moved by a duration",
        "1 + 2 == 3 && \"a\" + \"b\" == \"ab\" && [1] + [2] == [1, 2]",
    ),
    (
        Sort::Operator,
        "a - b",
        "a difference; of two times a duration",
        "now - (now - duration(\"1h\")) == duration(\"1h\")",
    ),
    (Sort::Operator, "-a", "the number with the other sign", "-(2) == 0 - 2"),
    (
        Sort::Operator,
        "a * b, a / b",
        "a product, a quotient; of whole numbers without the rest",
        "7 / 2 == 3 && 7.0 / 2.0 == 3.5",
    ),
    (Sort::Operator, "a % b", "what is left of a division of whole numbers", "7 % 2 == 1"),
    (
        Sort::Operator,
        "a.b",
        "a field that is always there, or known to be there",
        "{\"b\": 1}[\"b\"] == 1 && doc.id != \"\"",
    ),
    (Sort::Operator, "a.`b-c`", "a field whose name has a hyphen", "params.`synced-within` > duration(\"1h\")"),
    (Sort::Operator, "a.?b", "a field that may be absent: an optional value", "{\"a\": 1}.?b.orValue(0) == 0"),
    (
        Sort::Operator,
        "a[b]",
        "the item at a position, from 0, or the value of a key",
        "[5, 6][1] == 6 && {\"a\": 1}[\"a\"] == 1",
    ),
    (Sort::Operator, "a[?b]", "the same, where it may be absent", "[5, 6][?9].orValue(0) == 0"),
    (Sort::Operator, "[a, b]", "a list; `?a` leaves out what is absent", "[1, ?optional.none()].size() == 1"),
    (
        Sort::Operator,
        "{\"k\": a}",
        "a mapping, its keys texts; `?\"k\": a` leaves out what is absent",
        "{\"k\": 1, ?\"l\": optional.none()}.size() == 1",
    ),
    (
        Sort::Operator,
        "\"a\", 'a', r\"\\d\"",
        "a text; after `r` a backslash is itself",
        "'a' == \"a\" && r'\\d'.size() == 2",
    ),
    (Sort::Operator, "true, false, null", "truths, and no value", "true != false && null == null"),
    (Sort::Macro, "has(a.b)", "whether a field has a value, also by default", "has(doc.id)"),
    (
        Sort::Macro,
        "filled(a.b)",
        "whether a field says something: no placeholder, not empty",
        "filled(doc.title) && !filled(doc.stoppedAt)",
    ),
    (Sort::Macro, "written(a.b)", "whether a field is there in the file, and not by default", "written(doc.id)"),
    (Sort::Macro, "docs(\"Kind\")", "all documents of a kind", "docs(\"Meeting\").all(m, m.id != \"\")"),
    (
        Sort::Macro,
        "lookup(\"Kind\", id)",
        "the document of a kind with an id",
        "lookup(\"Party\", \"nhn\").id == \"nhn\"",
    ),
    (Sort::Macro, "person(id)", "the person with an id", "person(\"kari.nordmann\").id == \"kari.nordmann\""),
    (Sort::Macro, "party(id)", "the party with an id", "party(\"nhn\").id == \"nhn\""),
    (
        Sort::Macro,
        "folders(\"glob\")",
        "the folders of the project's files that a glob names, as paths",
        "folders(\"changes/*\") == [\"changes/2026\"]",
    ),
    (
        Sort::Macro,
        "text.matches(\"regex\"), matches(text, \"regex\")",
        "whether a regular expression is found in a text",
        "\"CHG-7\".matches(\"^CHG-[0-9]+$\")",
    ),
    (
        Sort::Macro,
        "optional.of(a), optional.ofNonZeroValue(a), optional.none()",
        "an optional value; of `ofNonZeroValue` none where it is empty or 0",
        "optional.of(1).hasValue() && !optional.ofNonZeroValue(\"\").hasValue()",
    ),
    (
        Sort::Macro,
        "optional.optMap(x, a), optional.optFlatMap(x, a)",
        "what becomes of a value that may be absent",
        "optional.of(2).optMap(x, x * 2).orValue(0) == 4",
    ),
    (
        Sort::Macro,
        "list.all(x, c), list.all(i, x, c)",
        "whether a condition holds for each item; of a mapping `x` is the key, `k, x` key and value",
        "[1, 2].all(x, x > 0) && {\"a\": 1}.all(k, v, k == \"a\" && v == 1)",
    ),
    (
        Sort::Macro,
        "list.exists(x, c), list.exists(i, x, c)",
        "whether it holds for one",
        "[1, 2].exists(x, x == 2) && {\"a\": 1}.exists(k, v, v == 1)",
    ),
    (
        Sort::Macro,
        "list.existsOne(x, c), list.exists_one(i, x, c)",
        "whether it holds for exactly one",
        "[1, 2].existsOne(x, x > 1) && [7, 8].exists_one(i, x, i == 1)",
    ),
    (
        Sort::Macro,
        "list.filter(x, c)",
        "the items, or keys, for which it holds",
        "[1, 2, 3].filter(x, x > 1) == [2, 3]",
    ),
    (
        Sort::Macro,
        "list.map(x, a), list.map(x, c, a)",
        "what becomes of each, or of those for which it holds",
        "[1, 2].map(x, x * 2) == [2, 4] && [1, 2].map(x, x > 1, x * 2) == [4]",
    ),
    (
        Sort::Macro,
        "list.sortBy(x, a)",
        "the items in the order of what is made of them",
        "[3, 1, 2].sortBy(x, 0 - x) == [3, 2, 1]",
    ),
    (
        Sort::Macro,
        "list.transformList(i, x, a), list.transformList(i, x, c, a)",
        "the same of position and item, or of key and value",
        "[5, 6].transformList(i, x, i + x) == [5, 7]",
    ),
    (
        Sort::Macro,
        "mapping.transformMap(k, x, a), mapping.transformMap(k, x, c, a)",
        "a mapping with the same keys and other values",
        "{\"a\": 1, \"b\": 2}.transformMap(k, x, x > 1, x * 10) == {\"b\": 20}",
    ),
    (
        Sort::Macro,
        "list.transformMapEntry(i, x, m), list.transformMapEntry(i, x, c, m)",
        "one mapping of the mappings that are made",
        "[\"a\"].transformMapEntry(i, x, {x: i}) == {\"a\": 0}",
    ),
];

/// All of it, in the order of the sorts.
pub fn reference() -> Vec<Documented> {
    let others = OTHERS.iter().map(|(sort, form, about, example)| Documented {
        sort: *sort,
        form: (*form).to_owned(),
        about,
        example,
    });
    let of = |methods: bool| FUNCTIONS.iter().filter(move |one| one.method == methods).map(documented);
    others.chain(of(false)).chain(of(true)).collect()
}

fn documented(signature: &Signature) -> Documented {
    let mut words: Vec<String> = signature.takes.iter().map(|want| want.word().to_owned()).collect();
    for word in &mut words[signature.least..] {
        *word = format!("[{word}]");
    }
    let (of, arguments) = if signature.method { words.split_at(1) } else { words.split_at(0) };
    let of: String = of.iter().flat_map(|of| [of.as_str(), "."]).collect();
    Documented {
        sort: if signature.method { Sort::Method } else { Sort::Function },
        form: format!("{of}{}({}): {}", signature.name, arguments.join(", "), signature.gives.word()),
        about: signature.about,
        example: signature.example,
    }
}

impl Want {
    /// What it is, in a word.
    fn word(self) -> &'static str {
        match self {
            Self::Any | Self::Scalar => "value",
            Self::Integer => "n",
            Self::Text => "text",
            Self::TextOrInteger => "text or n",
            Self::Time => "time",
            Self::TimeOrText => "time or text",
            Self::Duration => "duration",
            Self::DurationOrText => "duration or text",
            Self::List | Self::Ordered => "list",
            Self::Texts => "texts",
            Self::Times => "times",
            Self::Numbers => "numbers",
            Self::Map => "mapping",
            Self::TextOrMap => "text or mapping",
            Self::Sized => "text, list or mapping",
            Self::Optional => "optional",
        }
    }
}

impl Give {
    /// What it is, in a word.
    fn word(self) -> &'static str {
        match self {
            Self::Boolean => "truth",
            Self::Integer => "n",
            Self::Decimal => "number",
            Self::Text => "text",
            Self::Texts => "texts",
            Self::Time => "time",
            Self::Duration => "duration",
            Self::Version => "version",
            Self::First | Self::Flat => "list",
            Self::Element => "item",
            Self::Sum => "number or duration",
            Self::MaybeElement => "optional item",
            Self::Any | Self::Held | Self::HeldOr => "value",
            Self::Either | Self::Maybe => "optional",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::code::Loop;
    use super::super::functions;
    use super::super::syntax::Operator;
    use super::*;

    #[test]
    fn nothing_is_left_out() {
        let all = reference();
        let forms = |sort: Sort| all.iter().filter(move |one| one.sort == sort).map(|one| one.form.as_str());
        let macros: Vec<&str> = forms(Sort::Macro).collect();
        for name in functions::OTHERS.iter().chain(&Loop::NAMES) {
            let call = format!("{name}(");
            assert!(macros.iter().any(|form| form.contains(&call)), "{name}");
        }
        let operators: Vec<&str> = forms(Sort::Operator).collect();
        for (_, text, _) in Operator::ALL {
            let between = format!("a {text} b");
            assert!(operators.iter().any(|form| form.contains(&between)), "{text}");
        }
        for one in &all {
            assert!(!one.about.is_empty() && !one.example.is_empty(), "{one:?}");
        }
    }
}
