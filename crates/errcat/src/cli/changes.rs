//! Changed files of catalogs: shown, or written.

use super::Session;
use crate::{Change, Failure, sync};

/// Shows changes as `patch` reads them.
pub(super) fn show(changes: &[Change], aloud: bool, session: &mut Session<'_>) {
    for change in changes.iter().filter(|_| aloud) {
        session.say(&sync::difference(&change.path, &change.before, &change.after));
    }
}

/// Writes changed files, each as a whole, and says so. A file that somebody has changed since it
/// was read is not written.
pub(super) fn write(
    changes: &[Change],
    done: &str,
    aloud: bool,
    session: &mut Session<'_>,
) -> Result<(), Failure> {
    for Change { path, before, after } in changes {
        sync::revise(&session.cwd.join(path), path, before.as_bytes(), after.as_bytes())?;
        if aloud {
            session.mention(&format!("{done} {path}\n"));
        }
    }
    Ok(())
}
