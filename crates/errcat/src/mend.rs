//! Catalogs with the faults mended that have one safe answer.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use errcat_source::{Diagnostic, FileId, Severity, Sink, SourceMap, fix};

use crate::generate::judge_all;
use crate::load::{Loaded, load};
use crate::{CatalogFiles, CheckReport, Failure};

/// How often the changes that are found are made and the result checked: a mended reference shows
/// the next one behind it, and of changes that touch each other one is made at a time.
const ROUNDS: usize = 50;

/// What mending would do.
#[derive(Debug)]
pub struct Mended {
    /// Catalogs as they were found.
    pub before: CheckReport,
    /// Catalogs with `changes` made; those that stay are as they were.
    pub after: CheckReport,
    /// The files that change.
    pub changes: Vec<Change>,
    /// Folders of catalogs that changes are known for and would not be better for them.
    pub refused: Vec<String>,
}

/// A file and what becomes of it.
#[derive(Debug)]
pub struct Change {
    /// Path as shown.
    pub path: String,
    /// Its text.
    pub before: String,
    /// Its text with the changes.
    pub after: String,
}

/// Loads catalogs and mends what has one safe answer. Writes nothing.
///
/// Each catalog is changed as far as it gets better, and not at all where it would have as many
/// faults as before, or more.
pub fn mend(cwd: &Path, catalogs: &[PathBuf]) -> Result<Mended, Failure> {
    let mut sink = Sink::new();
    let Loaded { sources, catalogs, warnings } = load(cwd, catalogs, &mut sink)?;
    let unreadable = sink.into_sorted();
    let report = |mut sources: SourceMap| {
        let mut sink = Sink::new();
        sink.extend(unreadable.iter().cloned());
        let errors = judge_all(&catalogs, cwd, &mut sources, &mut sink)?;
        let diagnostics = sink.into_sorted();
        let (warnings, linked) = (warnings.clone(), Vec::new());
        Ok(CheckReport { sources, diagnostics, warnings, errors, linked })
    };
    let mut better = sources.with(&BTreeMap::new());
    let mut refused = Vec::new();
    for catalog in &catalogs {
        match improve(catalog, cwd, &better)? {
            Outcome::Better(changed) => better = changed,
            Outcome::NoChange => {}
            Outcome::NotBetter => refused.push(catalog.folder.clone()),
        }
    }
    let changes = sources.files().zip(better.files()).filter_map(|((_, before), (_, after))| {
        let change = || Change {
            path: before.path().to_owned(),
            before: before.text().to_owned(),
            after: after.text().to_owned(),
        };
        (before.text() != after.text()).then(change)
    });
    let changes = changes.collect();
    Ok(Mended { changes, before: report(sources)?, after: report(better)?, refused })
}

enum Outcome {
    Better(SourceMap),
    /// No change is known.
    NoChange,
    /// With all changes made there are as many faults, or more.
    NotBetter,
}

/// Changes one catalog in rounds, and takes the round with the fewest faults.
fn improve(catalog: &CatalogFiles, cwd: &Path, sources: &SourceMap) -> Result<Outcome, Failure> {
    let mut found = diagnose(catalog, cwd, sources)?;
    let mut least = weight(&found);
    let mut now = None;
    let mut best = None;
    for _ in 0..ROUNDS {
        let sources = now.as_ref().unwrap_or(sources);
        let mended = |(_, file): &(String, FileId)| {
            fix::mend(*file, &found, sources).map(|text| (*file, text))
        };
        let texts: BTreeMap<FileId, String> = catalog.files.iter().filter_map(mended).collect();
        if texts.is_empty() {
            break;
        }
        let changed = sources.with(&texts);
        found = diagnose(catalog, cwd, &changed)?;
        if weight(&found) < least {
            least = weight(&found);
            best = Some(changed.with(&BTreeMap::new()));
        }
        now = Some(changed);
    }
    Ok(match (best, now) {
        (Some(best), _) => Outcome::Better(best),
        (None, Some(_)) => Outcome::NotBetter,
        (None, None) => Outcome::NoChange,
    })
}

fn diagnose(
    catalog: &CatalogFiles,
    cwd: &Path,
    sources: &SourceMap,
) -> Result<Vec<Diagnostic>, Failure> {
    let mut sink = Sink::new();
    // Pages are read into it.
    let mut sources = sources.with(&BTreeMap::new());
    judge_all(std::slice::from_ref(catalog), cwd, &mut sources, &mut sink)?;
    Ok(sink.into_sorted())
}

/// How bad it is: errors first, then warnings.
fn weight(found: &[Diagnostic]) -> (usize, usize) {
    let errors = found.iter().filter(|d| d.severity == Severity::Error).count();
    (errors, found.len())
}
