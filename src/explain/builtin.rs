//! The explanation of a built-in rule: its page, laid out for a terminal.

use super::paper::Paper;
use super::rule::weight;
use super::shelf::Shelf;
use crate::finding::Lowering;
use crate::language::messages::explain as say;
use crate::language::{Facts, Language};
use crate::rules::Rule;

/// Explains a built-in rule as it weighs on a shelf.
pub fn builtin(shelf: &Shelf, rule: &Rule, paper: &mut Paper) {
    let reader = shelf.reader();
    let none = Facts::new();
    paper.line(0, &format!("{}: {}", rule.info.id, rule.info.title.of(reader.language)));
    if reader.language != Language::En {
        paper.line(0, &format!("({})", say::IN_ENGLISH.render(reader, &none)));
    }
    page(rule.info.page.unwrap_or_default(), paper);
    paper.heading(&if shelf.is_project { say::HERE } else { say::SHIPPED }.render(reader, &none));
    weight(&shelf.weight(&rule.info), reader, paper);
    let lowering = match rule.info.lowering {
        Lowering::Allowed | Lowering::RefusedInPart => say::LOWERABLE,
        Lowering::Refused | Lowering::RefusedForShippedKinds => say::INTEGRITY,
    };
    paper.prose(2, &lowering.render(reader, &none));
}

/// A page of Markdown as the built-in rules have it: a title, paragraphs that begin with a heading in bold, and fenced
/// blocks.
fn page(markdown: &str, paper: &mut Paper) {
    let mut paragraph = String::new();
    let mut lines = markdown.lines().filter(|line| !line.starts_with("# "));
    while let Some(line) = lines.next() {
        if line.starts_with("```") {
            flush(&mut paragraph, paper);
            for code in lines.by_ref().take_while(|code| !code.starts_with("```")) {
                paper.line(4, code);
            }
        } else if line.trim().is_empty() {
            flush(&mut paragraph, paper);
        } else {
            paragraph.push_str(line);
            paragraph.push(' ');
        }
    }
    flush(&mut paragraph, paper);
}

fn flush(paragraph: &mut String, paper: &mut Paper) {
    let text = std::mem::take(paragraph);
    let bold = text.trim().strip_prefix("**").and_then(|rest| rest.split_once("**"));
    match bold {
        None => paper.prose(2, &text),
        Some((heading, rest)) => {
            let heading = heading.trim_end_matches('.');
            let rest = rest.trim();
            // What stands in brackets behind the heading belongs to it.
            if rest.starts_with('(') {
                paper.heading(&format!("{heading} {rest}"));
            } else {
                paper.heading(heading);
                paper.prose(2, rest);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::RULES;

    #[test]
    fn every_page_is_laid_out_without_marks() {
        for rule in RULES {
            let mut paper = Paper::new();
            page(rule.info.page.unwrap(), &mut paper);
            let text = paper.into_text();
            assert!(text.contains("\nWhy\n") || text.starts_with("Why"), "{text}");
            for mark in ["**", "```", "# "] {
                let stays = text.lines().any(|line| !line.starts_with("    ") && line.contains(mark));
                assert!(!stays, "{}: {text}", rule.info.id);
            }
        }
    }
}
