//! Where a command runs and how it speaks.

use std::{
    io::{self, IsTerminal, Write},
    panic,
    path::PathBuf,
};

use clap::ColorChoice;
use errcat_source::render::Look;

use super::{CatalogArgs, FINE, OutputArgs, REFUSED};
use crate::{Failure, load};

/// The surroundings of a command. Tests make their own.
pub struct Session<'a> {
    /// The folder that paths are relative to.
    pub cwd: PathBuf,
    /// What to call in order to run the same command again: `errcat`, `cargo xtask`.
    pub command: &'a str,
    /// Catalogs to read where none is named; `catalog` or the current folder where not given.
    pub default_catalogs: Option<PathBuf>,
    /// Results.
    pub stdout: Box<dyn Write + 'a>,
    /// What is wrong.
    pub stderr: Box<dyn Write + 'a>,
    /// What the terminal behind `stderr` can show.
    pub look: Look,
    /// Whether results are kept back.
    pub quiet: bool,
    /// Whether somebody is there to be asked.
    pub asks: bool,
}

impl Session<'_> {
    /// Current folder and standard streams of this process.
    pub fn of_process(
        command: &'static str,
        default_catalogs: Option<PathBuf>,
    ) -> Result<Session<'static>, Failure> {
        let cwd = std::env::current_dir()
            .map_err(|cause| Failure::io("find the current folder", ".", &cause))?;
        let look = if io::stderr().is_terminal() { of_terminal() } else { Look::PLAIN };
        Ok(Session {
            cwd,
            command,
            default_catalogs,
            stdout: Box::new(io::stdout()),
            stderr: Box::new(io::stderr()),
            look,
            quiet: false,
            asks: io::stdin().is_terminal() && io::stderr().is_terminal(),
        })
    }

    /// A result. That nobody reads it any more (`| head`) is no reason to fail.
    pub(super) fn say(&mut self, text: &str) {
        let _ = self.stdout.write_all(text.as_bytes()).and_then(|()| self.stdout.flush());
    }

    /// A result for people, which `--quiet` keeps back.
    pub(super) fn mention(&mut self, text: &str) {
        if !self.quiet {
            self.say(text);
        }
    }

    /// Something that is wrong.
    pub(super) fn complain(&mut self, text: &str) {
        let _ = self.stderr.write_all(text.as_bytes());
    }

    /// Help and version, or what is wrong with the arguments.
    pub fn usage(&mut self, error: &clap::Error) -> u8 {
        if error.use_stderr() {
            self.complain(&error.to_string());
            REFUSED
        } else {
            self.say(&error.to_string());
            FINE
        }
    }

    /// Speaks as asked for.
    pub fn apply(&mut self, args: &OutputArgs) {
        self.quiet |= args.quiet;
        match args.color {
            ColorChoice::Auto => {}
            ColorChoice::Always => self.look.color = true,
            ColorChoice::Never => self.look.color = false,
        }
    }

    pub(super) fn catalogs(&self, args: &CatalogArgs) -> Vec<PathBuf> {
        match (&args.catalogs[..], &self.default_catalogs) {
            ([], Some(path)) => vec![path.clone()],
            ([], None) => load::default_arguments(&self.cwd),
            (named, _) => named.to_vec(),
        }
    }
}

/// What the terminal can show, as far as it or its user says.
fn of_terminal() -> Look {
    let value = |name| std::env::var(name).ok().filter(|value| !value.is_empty());
    if value("TERM").is_some_and(|term| term == "dumb") {
        return Look::PLAIN;
    }
    // The first that is set decides (POSIX, section 8.2).
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(value);
    let encoding = locale.unwrap_or_default().to_ascii_lowercase().replace('-', "");
    Look {
        color: value("NO_COLOR").is_none(),
        unicode: encoding.contains("utf8"),
        width: textwrap::termwidth().max(NARROWEST),
    }
}

/// Below as many columns nothing of a catalog's lines would be left beside their numbers.
const NARROWEST: usize = 40;

/// From here on a panic says that it is a mistake in errcat and where to report it.
pub fn report_panics() {
    let default = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        default(info);
        eprintln!(
            "\nThis is a mistake in errcat {}, not in your catalog. Please report it, with the \
             lines above and the catalog if you can share it:\n{}/issues",
            env!("CARGO_PKG_VERSION"),
            env!("CARGO_PKG_REPOSITORY"),
        );
    }));
}
