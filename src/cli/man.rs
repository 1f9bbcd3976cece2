//! `vedtak man`: manual pages, for the tool and for each command.

use std::io;

use clap::{Args, Command};
use clap_mangen::Man;

use super::Exit;
use super::reader::of_environment;
use super::terminal::{fail_plainly, print};

/// Arguments of `vedtak man`, as typed.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The command that the page is about; without it, vedtak itself
    #[arg(value_name = "COMMAND")]
    command: Option<String>,
}

/// Prints a page in the language of `man`.
pub(super) fn run(arguments: &Arguments, mut command: Command) -> Exit {
    command.build();
    let page = match &arguments.command {
        None => command,
        Some(name) => match command.find_subcommand(name) {
            Some(found) => found.clone(),
            None => {
                let names: Vec<&str> = command.get_subcommands().map(Command::get_name).collect();
                return fail_plainly(&format!("no command is called `{name}`; the commands are {}", names.join(", ")));
            }
        },
    };
    let mut text = Vec::new();
    match Man::new(page).render(&mut text) {
        Ok(()) => print(&of_environment(), |out: &mut dyn io::Write| out.write_all(&text)),
        Err(_) => Exit::Machine,
    }
}
