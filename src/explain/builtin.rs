//! The explanation of a built-in rule: its page, laid out for a terminal.

use super::rule::weight;
use super::rule_set::RuleSet;
use super::text_page::TextPage;
use crate::finding::Lowering;
use crate::language::Facts;
use crate::language::messages::explain as say;
use crate::rules::Rule;

/// Explains a built-in rule, with its severity in the project.
pub fn builtin(rule_set: &RuleSet, rule: &Rule, out: &mut TextPage) {
    let reader = rule_set.reader();
    let none = Facts::new();
    out.line(0, &format!("{}: {}", rule.info.id, rule.info.title.of(reader.language)));
    page(rule.info.page.as_ref().map_or("", |page| page.of(reader.language)), out);
    out.heading(&if rule_set.is_project { say::HERE } else { say::SHIPPED }.render(reader, &none));
    weight(&rule_set.weight(&rule.info), reader, out);
    let lowering = match rule.info.lowering {
        Lowering::Allowed | Lowering::RefusedInPart => say::LOWERABLE,
        Lowering::Refused | Lowering::RefusedForShippedKinds => say::INTEGRITY,
    };
    out.prose(2, &lowering.render(reader, &none));
}

/// A page of Markdown as the built-in rules have it: a title, paragraphs that begin with a heading in bold, and fenced
/// blocks.
fn page(markdown: &str, out: &mut TextPage) {
    let mut paragraph = String::new();
    let mut lines = markdown.lines().filter(|line| !line.starts_with("# "));
    while let Some(line) = lines.next() {
        if line.starts_with("```") {
            flush(&mut paragraph, out);
            for code in lines.by_ref().take_while(|code| !code.starts_with("```")) {
                out.line(4, code);
            }
        } else if line.trim().is_empty() {
            flush(&mut paragraph, out);
        } else {
            paragraph.push_str(line);
            paragraph.push(' ');
        }
    }
    flush(&mut paragraph, out);
}

fn flush(paragraph: &mut String, out: &mut TextPage) {
    let text = std::mem::take(paragraph);
    let bold = text.trim().strip_prefix("**").and_then(|rest| rest.split_once("**"));
    match bold {
        None => out.prose(2, &text),
        Some((heading, rest)) => {
            let heading = heading.trim_end_matches('.');
            let rest = rest.trim();
            // What stands in brackets behind the heading belongs to it.
            if rest.starts_with('(') {
                out.heading(&format!("{heading} {rest}"));
            } else {
                out.heading(heading);
                out.prose(2, rest);
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
            let mut out = TextPage::new();
            page(rule.info.page.as_ref().unwrap().en, &mut out);
            let text = out.into_text();
            assert!(text.contains("\nWhy\n") || text.starts_with("Why"), "{text}");
            for mark in ["**", "```", "# "] {
                let stays = text.lines().any(|line| !line.starts_with("    ") && line.contains(mark));
                assert!(!stays, "{}: {text}", rule.info.id);
            }
        }
    }
}
