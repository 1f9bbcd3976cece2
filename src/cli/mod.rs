//! The command line: arguments, environment, standard output, exit status. One file per command.

mod analyse;
mod answer;
mod approve;
mod calendar;
mod audit;
mod change;
mod check;
mod commands;
#[cfg(feature = "forge")]
mod comment;
mod completions;
mod destination;
mod digest;
#[cfg(feature = "forge")]
mod evidence;
mod exit;
mod explain;
#[cfg(feature = "forge")]
mod forge;
mod impact;
mod man;
mod masked;
mod may;
mod measure;
mod merge;
mod output;
mod past;
mod place;
mod progress;
mod reader;
mod repository;
mod request;
mod rules;
mod schema;
mod show;
mod ssh;
#[cfg(feature = "forge")]
mod status;
mod terminal;
mod test;
mod verdict;
mod verify;
mod waive;
mod when;

pub use commands::{COMMANDS, CommandHelp};
pub use exit::{Exit, FailOn};

use std::io::{self, Write as _};
use std::panic::UnwindSafe;
use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};

/// A declarative policy-as-code gate for change management in Git.
#[derive(Debug, Parser)]
#[command(name = "vedtak", version, arg_required_else_help = true, disable_help_subcommand = true, after_help = AFTER)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

const AFTER: &str = "\
Exit status:
  0  compliant; warnings are allowed unless --fail-on warning
  1  findings at or above the bar
  2  the set-up is wrong: arguments, configuration, schema
  3  the machine failed: input and output, or a fault in vedtak";

#[derive(Debug, Subcommand)]
enum Command {
    /// The gate: hold documents against their schemas and the rules in force
    Check(check::Arguments),
    /// The days of a calendar: holidays, working days, windows, freezes, hours
    Calendar(calendar::Arguments),
    /// Approves or rejects a document as it stands: shows it, asks, and writes an entry that is bound to it and signed
    Approve(approve::Arguments),
    /// Asks for a rule to be set aside for documents as they stand: writes the waiver, which its owner then approves
    Waive(waive::Arguments),
    /// The digest of a document's content, which approvals and waivers name it by
    Digest(digest::Arguments),
    /// A rule in plain words; or, for a file, which rules applied and why the others did not
    Explain(explain::Arguments),
    /// All rules in force, with their severity and where they come from
    Rules(rules::Arguments),
    /// Go or no-go: whether a stage of a document may be carried out now
    May(may::Arguments),
    /// The earliest compliant start of each stage of a document, and which rule sets it
    When(when::Arguments),
    /// Service levels: the figures of the rules in force, with all that they were computed from
    ///
    /// Status 0: every figure is as required, or may still come to be. 1: one is not, or cannot be computed, whether or not a
    /// record answers it. `vedtak check` is the gate; this shows the figures.
    Measure(measure::Arguments),
    /// Which documents a change of policies, registry, schemas or configuration judges otherwise
    Impact(impact::Arguments),
    /// Every merge of a target, judged by the rules, the registry and the clock of its moment
    Audit(audit::Arguments),
    /// Whether a verdict that `check --verdict` wrote may be relied on: who signed it, what it is of, and what it says
    Verify(verify::Arguments),
    /// The reports of `check --shard`, joined into the one that one machine would have written
    Merge(merge::Arguments),
    /// What a check came to, as one comment on its pull request, kept up to date
    #[cfg(feature = "forge")]
    Comment(comment::Arguments),
    /// The reviews of a pull request, as evidence for a check of it
    #[cfg(feature = "forge")]
    Evidence(evidence::Arguments),
    /// The JSON Schema of a kind, as one document for editors
    Schema(schema::Arguments),
    /// The tests of policies: cases, what they never come to, and which changes of a policy they do not notice
    Test(test::Arguments),
    /// What policies can never do, alone or together, with the smallest document that shows it
    Analyse(analyse::Arguments),
    /// What a shell needs to complete commands and options
    Completions(completions::Arguments),
    /// The manual page of vedtak, or of a command
    Man(man::Arguments),
}

/// The command line with all its help.
pub fn command() -> clap::Command {
    COMMANDS.iter().fold(Arguments::command(), |command, help| {
        command.mut_subcommand(help.name, |subcommand| subcommand.after_help(help.after_help()))
    })
}

/// Runs the command line of this process.
pub fn run() -> ExitCode {
    let matches = match command().try_get_matches() {
        Ok(matches) => matches,
        // What was typed may come from a branch's name.
        Err(error) if error.use_stderr() => return terminal::fail_plainly(&error.to_string()).into(),
        Err(error) => {
            // Help and versions are answers like any other.
            let printed = error.print().and_then(|()| io::stdout().flush());
            let reader = reader::of_environment();
            return printed.map_or_else(|error| terminal::fail_to_print(&error, &reader), |()| Exit::Compliant).into();
        }
    };
    let arguments = match Arguments::from_arg_matches(&matches) {
        Ok(arguments) => arguments,
        Err(error) => return terminal::fail_plainly(&error.to_string()).into(),
    };
    terminal::tame_panics(reader::of_environment());
    shielded(|| match arguments.command {
        Command::Check(arguments) => check::run(&arguments),
        Command::Calendar(arguments) => calendar::run(&arguments),
        Command::Approve(arguments) => approve::run(&arguments),
        Command::Waive(arguments) => waive::run(&arguments),
        Command::Digest(arguments) => digest::run(&arguments),
        Command::Explain(arguments) => explain::run(&arguments),
        Command::Rules(arguments) => rules::run(&arguments),
        Command::May(arguments) => may::run(&arguments),
        Command::When(arguments) => when::run(&arguments),
        Command::Measure(arguments) => measure::run(&arguments),
        Command::Impact(arguments) => impact::run(&arguments),
        Command::Audit(arguments) => audit::run(&arguments),
        Command::Verify(arguments) => verify::run(&arguments),
        Command::Merge(arguments) => merge::run(&arguments),
        #[cfg(feature = "forge")]
        Command::Comment(arguments) => comment::run(&arguments),
        #[cfg(feature = "forge")]
        Command::Evidence(arguments) => evidence::run(&arguments),
        Command::Schema(arguments) => schema::run(&arguments),
        Command::Test(arguments) => test::run(&arguments),
        Command::Analyse(arguments) => analyse::run(&arguments),
        Command::Completions(arguments) => completions::run(&arguments, command()),
        Command::Man(arguments) => man::run(&arguments, command()),
    })
    .into()
}

/// How a command ended; a panic is a fault of vedtak's own, told on standard error already.
fn shielded(run: impl FnOnce() -> Exit + UnwindSafe) -> Exit {
    std::panic::catch_unwind(run).unwrap_or(Exit::Machine)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_a_failure_of_the_machine_on_any_thread() {
        assert_eq!(shielded(|| Exit::Findings), Exit::Findings);
        assert_eq!(shielded(|| panic!("planted")), Exit::Machine);
        assert_eq!(shielded(|| rayon::join(|| panic!("planted"), || Exit::Compliant).1), Exit::Machine);
    }
}
