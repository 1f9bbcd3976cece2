//! Every command with examples of how it is called: one list, from which help is made and against which it is held.

/// A command.
#[derive(Debug, Clone, Copy)]
pub struct CommandHelp {
    /// Its name, as it is typed.
    pub name: &'static str,
    /// Calls of it, each with what it does.
    pub examples: &'static [(&'static str, &'static str)],
}

/// Every command, in the order of help.
pub static COMMANDS: &[CommandHelp] = &[
    CommandHelp {
        name: "check",
        examples: &[
            ("vedtak check", "the whole project"),
            ("vedtak check changes/CHG-7.yaml", "findings for one file; the rest is read, not shown"),
            ("vedtak check --format json --output sarif=report.sarif", "two formats at once"),
            ("vedtak check --shard 2/4 --format json > part-2.json", "one of four machines; see vedtak merge"),
            ("vedtak check --base HEAD^1 --verdict v.json --sign key", "in CI after a merge, signed"),
        ],
    },
    CommandHelp {
        name: "calendar",
        examples: &[
            ("vedtak calendar NO --year 2026", "public holidays and working days of Norway"),
            ("vedtak calendar medusa --format json", "for machines"),
        ],
    },
    CommandHelp {
        name: "approve",
        examples: &[
            ("vedtak approve CHG-7 --role data-controller --key ~/.ssh/id_ed25519", "approve, signed by your key"),
            ("vedtak approve CHG-7 --role chair --of council --reject --by kari --unsigned", "reject, without a key"),
            ("vedtak approve CHG-7 --submit --key ~/.ssh/id_ed25519", "put it forward, and decide nothing"),
            (
                "vedtak approve --trust --base origin/main --requester kari",
                "list a change of the rules, to be approved",
            ),
        ],
    },
    CommandHelp {
        name: "waive",
        examples: &[
            ("vedtak waive MED-12a CHG-7 --requester kari", "as long as the policy allows; asks for the reason"),
            ("vedtak waive MED-12a CHG-7 CHG-8 --key ~/.ssh/id_ed25519 --expires 2026-12-31", "of two documents"),
        ],
    },
    CommandHelp {
        name: "digest",
        examples: &[
            ("vedtak digest CHG-7", "the digest of a document"),
            ("vedtak digest CHG-7 --canonical | sha256sum", "the same, computed by another tool"),
            ("vedtak digest changes/CHG-7.yaml --format json", "all documents of a file, for machines"),
        ],
    },
    CommandHelp {
        name: "explain",
        examples: &[
            ("vedtak explain MED-12a --lang nb", "a rule, in Norwegian"),
            ("vedtak explain changes/CHG-7.yaml", "which rules applied to the file, and why the others did not"),
            ("vedtak explain changes/CHG-7.yaml --trace", "with the value of each part of their conditions"),
        ],
    },
    CommandHelp {
        name: "rules",
        examples: &[("vedtak rules", "all rules in force"), ("vedtak rules --format json", "for machines")],
    },
    CommandHelp {
        name: "may",
        examples: &[
            ("vedtak may CHG-2026-0007 --stage production", "go (0) or no-go (1), and why"),
            ("vedtak may MNT-2026-0003 --format json", "for a deployment job"),
        ],
    },
    CommandHelp {
        name: "when",
        examples: &[
            ("vedtak when CHG-2026-0007", "the earliest compliant start of each stage, and which rule sets it"),
            ("vedtak when CHG-2026-0007 --stage production --format json", "of one stage, for machines"),
        ],
    },
    CommandHelp {
        name: "measure",
        examples: &[
            ("vedtak measure", "every figure, with its arithmetic"),
            ("vedtak measure --service medusa --period 2026-10", "of a service and a month"),
            ("vedtak measure --rule HPL-03b --format html > levels.html", "as a page to send"),
        ],
    },
    CommandHelp {
        name: "impact",
        examples: &[
            ("vedtak impact --base origin/main", "the work tree's rules, compared with those of the target"),
            ("vedtak impact --base origin/main --head HEAD --format json", "those of a commit, for machines"),
        ],
    },
    CommandHelp {
        name: "audit",
        examples: &[
            ("vedtak audit origin/main --since 2026-01-01", "what was merged this year"),
            ("vedtak audit --resume audit.jsonl --format json", "in several runs, for machines"),
        ],
    },
    CommandHelp {
        name: "verify",
        examples: &[
            ("vedtak verify v.json", "who signed it, what it is of, and whether it says compliant"),
            ("vedtak verify v.json --commit $COMMIT --target main", "in a deployment job"),
            ("vedtak verify v.json --format json", "for machines"),
        ],
    },
    CommandHelp {
        name: "merge",
        examples: &[("vedtak merge part-*.json > report.json", "the reports of all shards, as one")],
    },
    #[cfg(feature = "forge")]
    CommandHelp {
        name: "comment",
        examples: &[
            ("vedtak comment --report comment.json", "in CI, after `vedtak check --output comment=comment.json`"),
            ("vedtak comment --report comment.json --review --dry-run", "what would be sent, lines as well"),
        ],
    },
    #[cfg(feature = "forge")]
    CommandHelp {
        name: "evidence",
        examples: &[("vedtak evidence reviews.json", "in CI, before `vedtak check --evidence reviews.json`")],
    },
    CommandHelp {
        name: "schema",
        examples: &[
            ("vedtak schema", "all kinds"),
            ("vedtak schema ChangeRequest > change-request.schema.json", "for an editor"),
            ("vedtak schema ChangeRequest --lang nb", "titles and descriptions in Norwegian"),
        ],
    },
    CommandHelp {
        name: "test",
        examples: &[
            ("vedtak test", "the tests of the project's own policies"),
            ("vedtak test policies/local.test.yaml --coverage", "one file, and what its cases never come to"),
            ("vedtak test builtin:medusa --mutate --score 95", "a shipped policy, changed a little at a time"),
        ],
    },
    CommandHelp {
        name: "analyse",
        examples: &[
            ("vedtak analyse", "the policies in force"),
            ("vedtak analyse builtin:medusa --format json", "a shipped policy, for machines"),
        ],
    },
    CommandHelp {
        name: "completions",
        examples: &[("vedtak completions bash > ~/.local/share/bash-completion/completions/vedtak", "for bash")],
    },
    CommandHelp {
        name: "man",
        examples: &[("vedtak man | man -l -", "the manual page of vedtak"), ("vedtak man check", "that of a command")],
    },
];

impl CommandHelp {
    /// The examples as help shows them.
    pub(super) fn after_help(&self) -> String {
        let heading = if self.examples.len() == 1 { "Example:" } else { "Examples:" };
        let width = self.examples.iter().map(|(call, _)| call.chars().count()).max().unwrap_or(0);
        let lines = self.examples.iter().map(|(call, what)| format!("  {call:<width$}  {what}"));
        std::iter::once(heading.to_owned()).chain(lines).collect::<Vec<_>>().join("\n")
    }
}
