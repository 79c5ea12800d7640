//! `gen --watch`: generates again when something was saved.

use std::{
    collections::BTreeSet,
    convert::Infallible,
    path::{Path, PathBuf},
    sync::mpsc::{self, Receiver, RecvTimeoutError},
    time::Duration,
};

use notify::{RecursiveMode, Watcher as _};

use super::{GenArgs, Session, report};
use crate::{Failure, Mode, Report, Request, paths};

/// How long nothing must happen before a change counts as done: editors save in several steps.
const QUIET: Duration = Duration::from_millis(50);

/// How long to wait for a folder that is gone, as it is for a moment when a branch is changed.
const GONE: Duration = Duration::from_secs(1);

/// Generates, waits, and begins again.
///
/// Pages that are filled are watched through their folders, because an editor may put another file in
/// the place of a page. Fails where the folders of catalogs cannot be watched. What is wrong with the
/// catalogs is said, and mended by the next save.
pub(super) fn watch(args: &GenArgs, session: &mut Session<'_>) -> Result<Infallible, Failure> {
    let cwd = session.cwd.clone();
    let catalogs = session.catalogs(&args.catalogs);
    let request =
        Request { cwd: &cwd, catalogs: &catalogs, out: args.out.as_deref(), mode: Mode::Write };

    let (waker, changes) = mpsc::channel();
    // What an event says is of little use: generating is cheap, and finds what is different. But
    // generating reads all files, and must not wake itself by that.
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        if !event.is_ok_and(|event| event.kind.is_access()) {
            let _ = waker.send(());
        }
    })
    .map_err(|cause| unwatched(Path::new("."), &cause))?;
    let mut look_at = |folder: &Path, mode| watcher.watch(&cwd.join(folder), mode);
    for folder in &catalogs {
        look_at(folder, RecursiveMode::Recursive).map_err(|cause| unwatched(folder, &cause))?;
    }

    let mut before = None;
    loop {
        let outcome = crate::generate(&request);
        let mut gone = outcome.is_err();
        if let Ok(report) = &outcome {
            // Again after each run, because a folder that came back is another one.
            for folder in folders_of_pages(report, &cwd, &catalogs) {
                gone |= look_at(&folder, RecursiveMode::NonRecursive).is_err();
            }
        }
        let wrote = outcome.as_ref().is_ok_and(|report| written(report) > 0);
        let now = Some(complaints(&outcome));
        // Its own writing wakes the watcher, and the run that follows has nothing to add.
        if wrote || now != before {
            match &outcome {
                Ok(report) => {
                    report::generated(report, args, session);
                }
                Err(failure) => session.complain(&format!("{failure}\n")),
            }
            session.mention("watching; Ctrl-C ends\n");
        }
        before = now;
        if gone {
            let _ = changes.recv_timeout(GONE);
            // A folder that came back is another one. One that did not is reported by the run.
            for folder in &catalogs {
                let _ = look_at(folder, RecursiveMode::Recursive);
            }
        } else {
            let _ = changes.recv();
        }
        settle(&changes)?;
    }
}

/// The folders of pages written by hand, but for what is watched with the catalogs.
fn folders_of_pages(report: &Report, cwd: &Path, catalogs: &[PathBuf]) -> BTreeSet<PathBuf> {
    let watched: Vec<_> = catalogs.iter().map(|folder| paths::absolute(cwd, folder)).collect();
    let pages = report.pages.iter().map(|page| paths::absolute(cwd, page));
    let folders = pages.filter_map(|page| page.parent().map(Path::to_owned));
    folders.filter(|folder| !watched.iter().any(|above| folder.starts_with(above))).collect()
}

fn unwatched(path: &Path, cause: &notify::Error) -> Failure {
    Failure::environment(format!("cannot watch `{}`: {cause}", path.display()))
}

fn written(report: &Report) -> usize {
    let found = report.catalogs.iter().map(|catalog| catalog.found);
    found.map(|found| found.stale + found.missing + found.orphaned).sum()
}

/// What a run has to complain of, to be compared.
fn complaints(outcome: &Result<Report, Failure>) -> String {
    match outcome {
        Ok(report) => format!("{:?} {:?}", report.diagnostics, report.warnings),
        Err(failure) => failure.to_string(),
    }
}

/// Waits until nothing happens any more.
fn settle(changes: &Receiver<()>) -> Result<(), Failure> {
    loop {
        match changes.recv_timeout(QUIET) {
            Ok(()) => {}
            Err(RecvTimeoutError::Timeout) => return Ok(()),
            Err(RecvTimeoutError::Disconnected) => {
                return Err(Failure::environment("nothing tells of changes any more"));
            }
        }
    }
}
