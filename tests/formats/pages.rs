//! Markdown and HTML: what strangers write stays text.

use proptest::prelude::*;
use vedtak::language::Language;

use super::reports::{ATTACKS, cases, hostile_text, large, of_texts};

/// Markdown without its code spans, which end with as many backticks as they begin with.
fn outside_code(text: &str) -> String {
    let mut outside = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('`') {
        outside.push_str(&rest[..at]);
        let run = rest[at..].chars().take_while(|c| *c == '`').count();
        let after = &rest[at + run..];
        let mut from = 0;
        let end = loop {
            let Some(found) = after[from..].find('`').map(|found| from + found) else { break None };
            let length = after[found..].chars().take_while(|c| *c == '`').count();
            if length == run {
                break Some(found + length);
            }
            from = found + length;
        };
        outside.push_str(if end.is_some() { "C" } else { "`" });
        rest = &after[end.unwrap_or(0)..];
    }
    outside + rest
}

/// What of a comment a forge would read as more than words.
fn live(markdown: &str) -> Vec<String> {
    let mut complaints = Vec::new();
    let mut text = outside_code(markdown);
    for own in ["<details>", "</details>", "<summary>", "</summary>", "<br>", "<sub>", "</sub>"] {
        text = text.replace(own, "");
    }
    for (at, _) in text.match_indices("](") {
        let target = text[at + 2..].split(')').next().unwrap();
        let (path, line) = target.split_once("#L").unwrap_or((target, ""));
        let safe = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/%".contains(&byte);
        if !path.bytes().all(safe) || line.is_empty() || !line.bytes().all(|byte| byte.is_ascii_digit()) {
            complaints.push(format!("link to {target}"));
        }
    }
    for mark in ["@", "<", ">", "`", "![", "www.", "\\", "&", "|", "javascript:"] {
        if text.contains(mark) {
            complaints.push(format!("{mark} in {text}"));
        }
    }
    complaints.extend(text.lines().filter(|line| line.starts_with('/')).map(|line| format!("a quick action: {line}")));
    let opened = markdown.lines().filter(|line| line.starts_with("<details>")).count();
    if opened != markdown.lines().filter(|line| *line == "</details>").count() {
        complaints.push("details do not end".to_owned());
    }
    complaints
}

/// What of a page is not ours.
fn foreign(html: &str) -> Vec<String> {
    let body = html.split_once("</head>").map_or("", |(_, body)| body);
    let known = [
        "body",
        "header",
        "main",
        "footer",
        "section",
        "article class=\"error\"",
        "article class=\"warning\"",
        "article class=\"note\"",
        "h1 class=\"verdict holds\"",
        "h1 class=\"verdict fails\"",
        "h2",
        "h3",
        "p",
        "p class=\"quiet\"",
        "span class=\"quiet\"",
        "span class=\"word\"",
        "span class=\"number\"",
        "footer class=\"quiet\"",
        "code",
        "pre",
        "pre class=\"write\"",
        "mark",
        "ul",
        "li",
        "strong",
        "time",
        "details",
        "summary",
        "br",
        "h1",
        "span",
        "article",
        "html",
    ];
    let mut complaints = Vec::new();
    let mut open: Vec<&str> = vec!["html"];
    for (at, _) in body.match_indices('<') {
        let tag = body[at + 1..].split('>').next().unwrap();
        let name = tag.trim_start_matches('/');
        if !known.contains(&name) {
            complaints.push(format!("<{tag}>"));
        }
        let element = name.split(' ').next().unwrap();
        if tag.starts_with('/') {
            if open.pop() != Some(element) {
                complaints.push(format!("<{tag}> ends another"));
            }
        } else if element != "br" {
            open.push(element);
        }
    }
    if !open.is_empty() {
        complaints.push(format!("not ended: {open:?}"));
    }
    complaints
}

#[test]
fn the_checks_refuse_what_is_wrong() {
    for bad in [
        "ask @org/team",
        "a <b>c",
        "`` a",
        "[x](javascript:alert(1))",
        "[x](a b#L1)",
        "<details><summary>x</summary>",
        "\n/approve",
        "![a](b#L1)",
    ] {
        assert!(!live(bad).is_empty(), "{bad}");
    }
    assert_eq!(live("- `@org/team` ``a`b`` [`x`](a/b%20c.yaml#L3)<br>"), [] as [&str; 0]);
    for bad in ["<script>", "<p onclick=\"x\">a</p>", "<p>a", "</details>"] {
        assert!(!foreign(&format!("<html><head></head><body>{bad}</body></html>")).is_empty(), "{bad}");
    }
}

#[test]
fn every_case_is_inert() {
    for case in cases() {
        for language in Language::ALL {
            let markdown = case.write_in("markdown", language);
            assert_eq!(live(&markdown), [] as [&str; 0], "{}: {markdown}", case.name);
            let html = case.write_in("html", language);
            assert_eq!(foreign(&html), [] as [&str; 0], "{}", case.name);
            assert!(html.contains(&format!("<html lang=\"{}\">", language.code())));
        }
    }
}

#[test]
fn a_page_loads_and_runs_nothing() {
    let html = of_texts("a.yaml", ATTACKS).write("html");
    assert!(html.contains("content=\"default-src 'none';"));
    for loading in ["<script", "<link", "<img", "<iframe", "url(", "@import", "http-equiv=\"refresh"] {
        assert!(!html.contains(loading), "{loading}");
    }
    assert_eq!(foreign(&html), [] as [&str; 0]);
}

#[test]
fn a_comment_is_short_when_all_is_well() {
    for case in cases().iter().filter(|case| case.name == "empty") {
        for language in Language::ALL {
            let markdown = case.write_in("markdown", language);
            assert!(markdown.lines().filter(|line| !line.is_empty()).count() == 2, "{markdown}");
        }
    }
}

#[test]
fn a_comment_is_cut_between_findings_and_says_so() {
    for count in [300, 30_000] {
        let markdown = large(count).write("markdown");
        assert!(markdown.len() <= 60_000 && markdown.len() > 50_000, "{}", markdown.len());
        assert_eq!(live(&markdown), [] as [&str; 0]);
        let shown = markdown.lines().filter(|line| line.starts_with("- ")).count();
        let more = markdown.lines().last().unwrap();
        let left: usize = more.chars().filter(char::is_ascii_digit).collect::<String>().parse().unwrap();
        assert_eq!(shown + left, count, "{more}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_inert(texts in prop::collection::vec(hostile_text(), 1..4), path in hostile_text()) {
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let case = of_texts(&path, &texts);
        let markdown = case.write("markdown");
        prop_assert_eq!(live(&markdown), [] as [&str; 0], "{}", markdown);
        let html = case.write("html");
        prop_assert_eq!(foreign(&html), [] as [&str; 0], "{}", html);
    }
}
