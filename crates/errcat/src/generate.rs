//! The whole way from folders to folders.

use std::{
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use errcat_model::Catalog;
use errcat_source::{Diagnostic, Sink, SourceMap, Span};

use crate::{
    CatalogFiles, Failure,
    compile::{compile, links, weigh_files},
    inject,
    load::{self, Loaded, load},
    plan::{self, Plan},
    sync::{Counts, State, Survey},
    templates,
};

/// What to do with what differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Make the disk as the catalogs say.
    Write,
    /// Report, and write nothing.
    Check,
}

/// What to generate.
#[derive(Debug, Clone, Copy)]
pub struct Request<'a> {
    /// The folder that paths are relative to.
    pub cwd: &'a Path,
    /// Catalog folders, or folders of catalog folders.
    pub catalogs: &'a [PathBuf],
    /// Where everything goes instead of where the catalogs say.
    pub out: Option<&'a Path>,
    /// Whether to write.
    pub mode: Mode,
}

/// What a run found and did.
#[derive(Debug)]
pub struct Report {
    /// The texts that diagnostics point into.
    pub sources: SourceMap,
    /// Faults and warnings, by place. With an error among them nothing was generated.
    pub diagnostics: Vec<Diagnostic>,
    /// What a user should know besides.
    pub warnings: Vec<String>,
    /// Pages written by hand that the catalogs name, whether they are there or not.
    pub pages: Vec<PathBuf>,
    /// The catalogs; empty where the diagnostics have an error.
    pub catalogs: Vec<CatalogReport>,
}

/// What a run found and did for one catalog.
#[derive(Debug, Default)]
pub struct CatalogReport {
    /// Name of the API.
    pub api: String,
    /// How many errors it declares.
    pub errors: usize,
    /// Its files as they were found.
    pub found: Counts,
    /// In [`Mode::Check`], the differences for people to read.
    pub differences: String,
    /// How long it took.
    pub elapsed: Duration,
}

/// Loads, compiles, plans and syncs.
///
/// All catalogs or none: while one has a fault, or one file is in the way, nothing is written.
pub fn generate(request: &Request<'_>) -> Result<Report, Failure> {
    let Request { cwd, catalogs, out, mode } = *request;
    run(cwd, catalogs, mode, |catalog| {
        if let Some(out) = out {
            plan::redirect(catalog, out, cwd);
        }
    })
}

/// Writes the HTML site of every catalog, and nothing else, to `out`, in a folder per API.
pub fn site(cwd: &Path, catalogs: &[PathBuf], out: &Path) -> Result<Report, Failure> {
    run(cwd, catalogs, Mode::Write, |catalog| plan::site_only(catalog, out, cwd))
}

/// The whole way; `aim` may change what a catalog generates and where.
pub(crate) fn run(
    cwd: &Path,
    catalogs: &[PathBuf],
    mode: Mode,
    mut aim: impl FnMut(&mut Catalog),
) -> Result<Report, Failure> {
    let mut sink = Sink::new();
    let Loaded { mut sources, catalogs, warnings } = load(cwd, catalogs, &mut sink)?;

    let mut plans = Vec::with_capacity(catalogs.len());
    let mut pages = Vec::new();
    for files in &catalogs {
        let start = Instant::now();
        let before = sink.mark();
        let templates = templates::of(files, &sources, &mut sink);
        let Some(mut catalog) = compile(files, &sources, &mut sink) else { continue };
        aim(&mut catalog);
        let inject = catalog.generate.docs.iter().flat_map(|docs| &docs.inject);
        pages.extend(inject.map(|page| PathBuf::from(&page.path)));
        let read = inject::read(&catalog, files, cwd, &mut sources, &mut sink)?;
        weigh_files(files, &sources, before, true, &mut sink);
        let Some(templates) = templates else { continue };
        // Faults of a later catalog are still looked for, but nothing more will be generated.
        if sink.has_errors() {
            continue;
        }
        let mut broken = Vec::new();
        let mut plan = plan::plan_with(&catalog, &templates, cwd, &mut broken)?;
        plan.pages = read.fill(&catalog, &templates, cwd, &sources, &mut broken);
        plans.push((plan, start.elapsed()));
        templates::report(&broken, files, &mut sink);
    }
    if sink.has_errors() {
        let diagnostics = sink.into_sorted();
        return Ok(Report { sources, diagnostics, warnings, pages, catalogs: Vec::new() });
    }
    assert_eq!(plans.len(), catalogs.len(), "a catalog was given up without a word");
    plan::disjoint(plans.iter().map(|(plan, _)| plan), cwd)?;
    inject::disjoint(plans.iter().map(|(plan, _)| plan))?;

    let mut surveys = Vec::with_capacity(plans.len());
    for (plan, elapsed) in &plans {
        let start = Instant::now();
        surveys.push((plan, Survey::take(plan, cwd)?, *elapsed + start.elapsed()));
    }
    if mode == Mode::Write {
        refuse_foreign(surveys.iter().map(|(_, survey, _)| survey))?;
        write(&mut surveys, || load::as_read(cwd, &sources))?;
    }
    let catalogs = surveys
        .into_iter()
        .map(|(plan, survey, elapsed)| settle(plan, &survey, mode, elapsed))
        .collect();
    Ok(Report { sources, diagnostics: sink.into_sorted(), warnings, pages, catalogs })
}

/// Loads and compiles, to see what is wrong with the catalogs. Gives how many errors each declares.
pub fn check(cwd: &Path, catalogs: &[PathBuf]) -> Result<CheckReport, Failure> {
    let mut sink = Sink::new();
    let Loaded { mut sources, catalogs, warnings } = load(cwd, catalogs, &mut sink)?;
    let mut errors = Vec::with_capacity(catalogs.len());
    for files in &catalogs {
        let before = sink.mark();
        let templates = templates::of(files, &sources, &mut sink);
        let Some(catalog) = compile(files, &sources, &mut sink) else { continue };
        errors.push(catalog.errors.len());
        let read = inject::read(&catalog, files, cwd, &mut sources, &mut sink)?;
        weigh_files(files, &sources, before, true, &mut sink);
        if let Some(templates) = templates {
            let mut broken = templates::try_out(&templates, &catalog, files);
            if !files.templates.is_empty() && !sink.has_errors() {
                read.fill(&catalog, &templates, cwd, &sources, &mut broken);
            }
            templates::report(&broken, files, &mut sink);
        }
    }
    let diagnostics = sink.into_sorted();
    Ok(CheckReport { sources, diagnostics, warnings, errors, linked: catalogs })
}

/// Reports what is wrong with loaded catalogs. Gives how many errors each declares of those that can
/// be understood.
pub(crate) fn judge(catalogs: &[CatalogFiles], sources: &SourceMap, sink: &mut Sink) -> Vec<usize> {
    let errors = |files: &CatalogFiles| {
        let before = sink.mark();
        let templates = templates::of(files, sources, sink);
        let catalog = compile(files, sources, sink)?;
        weigh_files(files, sources, before, false, sink);
        if let Some(templates) = templates {
            let broken = templates::try_out(&templates, &catalog, files);
            templates::report(&broken, files, sink);
        }
        Some(catalog.errors.len())
    };
    catalogs.iter().filter_map(errors).collect()
}

/// Loads and compiles, for what only reads catalogs.
pub fn compile_all(cwd: &Path, catalogs: &[PathBuf]) -> Result<Compiled, Failure> {
    let mut sink = Sink::new();
    let Loaded { sources, catalogs, warnings } = load(cwd, catalogs, &mut sink)?;
    let compiled: Vec<Catalog> =
        catalogs.iter().filter_map(|files| compile(files, &sources, &mut sink)).collect();
    let catalogs = (!sink.has_errors()).then_some(compiled);
    Ok(Compiled { sources, diagnostics: sink.into_sorted(), warnings, catalogs })
}

/// What [`compile_all`] read.
#[derive(Debug)]
pub struct Compiled {
    /// The texts that diagnostics point into.
    pub sources: SourceMap,
    /// Faults and warnings, by place.
    pub diagnostics: Vec<Diagnostic>,
    /// What a user should know besides.
    pub warnings: Vec<String>,
    /// The catalogs; `None` where one has a fault.
    pub catalogs: Option<Vec<Catalog>>,
}

/// What [`check`] found.
#[derive(Debug)]
pub struct CheckReport {
    /// The texts that diagnostics point into.
    pub sources: SourceMap,
    /// Faults and warnings, by place.
    pub diagnostics: Vec<Diagnostic>,
    /// What a user should know besides.
    pub warnings: Vec<String>,
    /// How many errors the catalogs declare that can be understood.
    pub errors: Vec<usize>,
    /// The catalogs whose links may be asked for.
    pub(crate) linked: Vec<CatalogFiles>,
}

impl CheckReport {
    /// Links to pages that are not the catalogs' own, and where they are written. Reads the catalogs
    /// again, as few ask.
    pub fn links(&self) -> Vec<(String, Span)> {
        self.linked.iter().flat_map(|files| links(files, &self.sources)).collect()
    }
}

/// A plan, how the disk differs from it, and how long it took so far.
type Surveyed<'p> = (&'p Plan, Survey<'p>, Duration);

/// Writes all catalogs: first what is new, beside the files it is for, and then, if that could be done
/// and `as_read` finds nothing changed since, in their place.
fn write(
    surveys: &mut [Surveyed<'_>],
    as_read: impl FnOnce() -> Result<(), Failure>,
) -> Result<(), Failure> {
    let mut ready = Vec::with_capacity(surveys.len());
    for (_, survey, elapsed) in surveys {
        let start = Instant::now();
        let staged = survey.stage()?;
        *elapsed += start.elapsed();
        ready.push((staged, elapsed));
    }
    as_read()?;
    for (staged, elapsed) in ready {
        let start = Instant::now();
        staged.commit()?;
        *elapsed += start.elapsed();
    }
    Ok(())
}

/// Describes one catalog.
fn settle(plan: &Plan, survey: &Survey<'_>, mode: Mode, elapsed: Duration) -> CatalogReport {
    let start = Instant::now();
    let differences = match mode {
        Mode::Write => String::new(),
        Mode::Check => survey.describe(),
    };
    CatalogReport {
        api: plan.api.clone(),
        errors: plan.errors,
        found: survey.counts(),
        differences,
        elapsed: elapsed + start.elapsed(),
    }
}

fn refuse_foreign<'s>(surveys: impl Iterator<Item = &'s Survey<'s>>) -> Result<(), Failure> {
    let paths: Vec<String> = surveys
        .flat_map(Survey::findings)
        .filter(|(state, _)| *state == State::Foreign)
        .map(|(_, path)| format!("\n  {path}"))
        .collect();
    if paths.is_empty() {
        return Ok(());
    }
    Err(Failure::environment(format!(
        "these files are in the way, and errcat did not generate them:{}",
        paths.concat()
    ))
    .help("nothing was written; move them, delete them, or generate into another folder"))
}
