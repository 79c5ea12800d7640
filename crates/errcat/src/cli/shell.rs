//! `errcat completions` and `errcat man`: the command line for a shell and for `man`.

use clap::{Args, CommandFactory};
use clap_complete::Shell;

use super::{Cli, FINE, REFUSED, Session};

/// Flags of `completions`.
#[derive(Debug, Clone, Args)]
pub struct CompletionArgs {
    /// The shell.
    #[arg(value_enum)]
    shell: Shell,
}

/// `errcat completions`.
pub fn completions(args: &CompletionArgs, session: &mut Session<'_>) -> u8 {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "errcat", &mut script);
    session.say(&String::from_utf8_lossy(&script));
    FINE
}

/// `errcat man`: one page for the command and its parts, in roff.
pub fn man(session: &mut Session<'_>) -> u8 {
    let mut page = Vec::new();
    let mut command = Cli::command().flatten_help(true);
    command.build();
    match clap_mangen::Man::new(command).render(&mut page) {
        Ok(()) => {
            session.say(&String::from_utf8_lossy(&page));
            FINE
        }
        // Nothing refuses to be written to memory; but it is a result all the same.
        Err(cause) => {
            session.complain(&format!("error: {cause}\n"));
            REFUSED
        }
    }
}
