//! What went wrong that no place in a catalog can show.

use std::{fmt, io, path::Path};

/// Why a run ended early.
///
/// Faults an author can mend at a place in a catalog are diagnostics and never come here. These are
/// the rest: a folder that is not there, a disk that is full, two targets that want one folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// Who can do something about it.
    pub blame: Blame,
    /// What happened, without a full stop.
    pub message: String,
    /// What to do.
    pub help: Option<String>,
}

/// Who can do something about a [`Failure`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Blame {
    /// The author of a catalog: exit code 1.
    Catalog,
    /// Whoever runs the command: exit code 2.
    Environment,
}

impl Failure {
    /// A failure that the author of a catalog can mend.
    pub fn catalog(message: impl Into<String>) -> Self {
        Self { blame: Blame::Catalog, message: message.into(), help: None }
    }

    /// A failure of usage or of the machine.
    pub fn environment(message: impl Into<String>) -> Self {
        Self { blame: Blame::Environment, message: message.into(), help: None }
    }

    /// The system's refusal to do `what` to `path`.
    pub fn io(what: &str, path: impl AsRef<Path>, cause: &io::Error) -> Self {
        let path = path.as_ref().display();
        Self::environment(format!("cannot {what} `{path}`: {cause}"))
    }

    /// Says what to do.
    #[must_use]
    pub fn help(self, help: impl Into<String>) -> Self {
        Self { help: Some(help.into()), ..self }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "error: {}", self.message)?;
        match &self.help {
            Some(help) => write!(f, "\n  = help: {help}"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for Failure {}
