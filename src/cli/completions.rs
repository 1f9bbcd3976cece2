//! `vedtak completions`: what a shell needs to complete commands and options.

use clap::{Args, Command};
use clap_complete::Shell;

use super::Exit;
use super::reader::of_environment;
use super::terminal::print;

/// Arguments of `vedtak completions`, as typed.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The shell; what is printed goes where that shell looks for completions
    #[arg(value_name = "SHELL", value_enum)]
    shell: Shell,
}

/// Prints the script.
pub(super) fn run(arguments: &Arguments, mut command: Command) -> Exit {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut command, "vedtak", &mut script);
    print(&of_environment(), |out| out.write_all(&script))
}
