//! One event for each problem that is answered, with the names of OpenTelemetry's semantic
//! conventions.

use std::error::Error as StdError;
use std::fmt;

use crate::about::Severity;
use crate::serve::{RequestId, Respond};

/// Reports the problems of a response.
pub(crate) fn problems<P: Respond>(problems: &[P], status: u16, request_id: Option<&RequestId>) {
    for problem in problems {
        macro_rules! report {
            ($level:ident) => {
                tracing::event!(
                    tracing::Level::$level,
                    error.type = problem.code(),
                    http.response.status_code = status,
                    request.id = request_id.map(RequestId::as_str),
                    exception.message = problem.source().map(|e| Chain(e).to_string()),
                    "{problem}"
                )
            };
        }
        match problem.severity().unwrap_or_else(|| severity_of(problem.status())) {
            Severity::Debug => report!(DEBUG),
            Severity::Info => report!(INFO),
            Severity::Warning => report!(WARN),
            Severity::Error | Severity::Critical => report!(ERROR),
        }
    }
}

/// Of errors that say nothing: faults of the server need attention, those of the caller do not.
fn severity_of(status: u16) -> Severity {
    if status >= 500 {
        Severity::Error
    } else {
        Severity::Debug
    }
}

/// An error and its sources: `timed out: connection refused`.
struct Chain<'a>(&'a (dyn StdError + 'static));

impl fmt::Display for Chain<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)?;
        let mut error = self.0;
        while let Some(source) = error.source() {
            write!(f, ": {source}")?;
            error = source;
        }
        Ok(())
    }
}
