//! The keyword of JSON Schema that a name which is none was meant as.

use super::nearest::near;

/// Names that people write for a keyword, with the keyword, in lower case and without marks: words near in meaning, of
/// older drafts and of other languages of schemas.
const MEANT: [(&str, &str); 61] = [
    ("additionalprops", "additionalProperties"),
    ("additionalfields", "additionalProperties"),
    ("additionalkeys", "additionalProperties"),
    ("additionalattributes", "additionalProperties"),
    ("allowadditionalproperties", "additionalProperties"),
    ("extraproperties", "additionalProperties"),
    ("otherproperties", "additionalProperties"),
    ("unknownproperties", "additionalProperties"),
    ("unevaluatedprops", "unevaluatedProperties"),
    ("patternprops", "patternProperties"),
    ("optionalproperties", "properties"),
    ("props", "properties"),
    ("fields", "properties"),
    ("requiredproperties", "required"),
    ("requiredprops", "required"),
    ("requiredfields", "required"),
    ("requiredkeys", "required"),
    ("isrequired", "required"),
    ("mandatory", "required"),
    ("obligatory", "required"),
    ("max", "maximum"),
    ("maxvalue", "maximum"),
    ("maximumvalue", "maximum"),
    ("min", "minimum"),
    ("minvalue", "minimum"),
    ("minimumvalue", "minimum"),
    ("exclusivemax", "exclusiveMaximum"),
    ("exclusivemin", "exclusiveMinimum"),
    ("maxlen", "maxLength"),
    ("maximumlength", "maxLength"),
    ("minlen", "minLength"),
    ("minimumlength", "minLength"),
    ("maximumitems", "maxItems"),
    ("minimumitems", "minItems"),
    ("maximumproperties", "maxProperties"),
    ("maxprops", "maxProperties"),
    ("minimumproperties", "minProperties"),
    ("minprops", "minProperties"),
    ("unique", "uniqueItems"),
    ("multiple", "multipleOf"),
    ("divisibleby", "multipleOf"),
    ("regex", "pattern"),
    ("regexp", "pattern"),
    ("regularexpression", "pattern"),
    ("match", "pattern"),
    ("matches", "pattern"),
    ("values", "enum"),
    ("allowedvalues", "enum"),
    ("validvalues", "enum"),
    ("enumeration", "enum"),
    ("constant", "const"),
    ("any", "anyOf"),
    ("all", "allOf"),
    ("extends", "allOf"),
    ("one", "oneOf"),
    ("none", "not"),
    ("noneof", "not"),
    ("disallow", "not"),
    ("when", "if"),
    ("elseif", "else"),
    ("otherwise", "else"),
];

/// The keyword of those `known` that a name which is none was meant as: the same in another case, with other marks or in
/// another number, a word for it, or a letter or two aside.
pub(super) fn meant(name: &str, known: &(impl Iterator<Item = &'static str> + Clone)) -> Option<&'static str> {
    // Other tools mark their keywords so: `x-order`, `ui:widget`.
    if name.starts_with("x-") || name.contains(':') || known.clone().any(|known| known == name) {
        return None;
    }
    let written = letters(name);
    let most = match written.len() {
        0..3 => 0,
        3..9 => 1,
        _ => 2,
    };
    let is_near = |known: &str| {
        let known = letters(known);
        // Of three letters, one aside is mostly another word: `note` and `not`, `rel` and `ref`.
        let is_word = known.len() > 3 || set(&known) == set(&written);
        known.len() > 2 && is_word && near(&known, &written, most)
    };
    let is_number = |known: &str| {
        let known = letters(known);
        known.len() > 2 && singular(&known) == singular(&written)
    };
    let same = known.clone().find(|known| letters(known) == written);
    same.or_else(|| MEANT.iter().find(|(name, _)| *name == written).map(|(_, meant)| *meant))
        .or_else(|| known.clone().find(|known| is_number(known)))
        .or_else(|| known.clone().find(|known| is_near(known)))
}

/// A name in lower case and without marks.
fn letters(name: &str) -> String {
    name.chars().filter(char::is_ascii_alphabetic).collect::<String>().to_lowercase()
}

/// Which letters a name has.
fn set(name: &str) -> Vec<char> {
    let mut letters: Vec<char> = name.chars().collect();
    letters.sort_unstable();
    letters.dedup();
    letters
}

/// A name in the singular.
fn singular(name: &str) -> String {
    match name.strip_suffix("ies") {
        Some(stem) => format!("{stem}y"),
        None => name.strip_suffix('s').unwrap_or(name).to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::meant;

    const KNOWN: [&str; 40] = [
        "type",
        "enum",
        "const",
        "not",
        "items",
        "$ref",
        "$id",
        "id",
        "$defs",
        "if",
        "then",
        "else",
        "properties",
        "patternProperties",
        "additionalProperties",
        "unevaluatedProperties",
        "minProperties",
        "maxProperties",
        "propertyNames",
        "dependencies",
        "required",
        "minimum",
        "maximum",
        "minLength",
        "maxLength",
        "minItems",
        "maxItems",
        "uniqueItems",
        "pattern",
        "format",
        "allOf",
        "anyOf",
        "oneOf",
        "title",
        "description",
        "default",
        "examples",
        "deprecated",
        "readOnly",
        "$comment",
    ];

    #[test]
    fn a_name_near_a_keyword_in_letters_number_or_meaning_is_meant_as_it() {
        for (names, keyword) in [
            ("tpye typ types tipe typee ytpe TYPE", "type"),
            ("enmu emum enums enun Enum enumeration values allowedValues", "enum"),
            ("nto nott Not none", "not"),
            ("item itmes Items", "items"),
            ("cons conts constant", "const"),
            ("property propertis props", "properties"),
            ("patternProperty patern_properties", "patternProperties"),
            ("additionalProperty additionalProps additionalFields additional_properties", "additionalProperties"),
            ("unevaluatedProperty", "unevaluatedProperties"),
            ("minProperty", "minProperties"),
            ("dependency dependancies", "dependencies"),
            ("requiredProperties requires mandatory", "required"),
            ("max maxValue maximun max_value", "maximum"),
            ("min minValue minimumm", "minimum"),
            ("maxItem", "maxItems"),
            ("uniqueItem unique", "uniqueItems"),
            ("regex regexp patterns RegEx", "pattern"),
            ("any anyof onyOf", "anyOf"),
            ("all AllOf", "allOf"),
            ("one onof", "oneOf"),
            ("thne", "then"),
            ("esle otherwise", "else"),
            ("when", "if"),
            ("ref $reff", "$ref"),
        ] {
            for name in names.split(' ') {
                assert_eq!(meant(name, &KNOWN.into_iter()), Some(keyword), "{name}");
            }
        }
    }

    #[test]
    fn a_word_of_another_tool_is_meant_as_no_keyword() {
        let words = "x-order x-type ui:order ui:widget $comment markdownDescription defaultSnippets discriminator nullable \
                     xml externalDocs deprecated order options label note notes rel rev unit name version group hidden tags \
                     icon tip hint help hide term time mode team role no nor of is in to by on ids key keys errorMessage \
                     patternErrorMessage deprecationMessage doNotSuggest suggestSortText enumDescriptions enumNames \
                     markdownEnumDescriptions enumItemLabels allowComments tsType tsEnumNames javaType bsonType \
                     propertyOrder headerTemplate widget placeholder template links media scope step meta data text \
                     faker chance owner contact since summary";
        for word in words.split_whitespace() {
            assert_eq!(meant(word, &KNOWN.into_iter()), None, "{word}");
        }
    }
}
