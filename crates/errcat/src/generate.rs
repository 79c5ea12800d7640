//! The whole way from folders to folders.

use std::{
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use errcat_docs::Templates;
use errcat_model::{Catalog, Files};
use errcat_source::{Diagnostic, Sink, SourceMap, Span};

use crate::{
    CatalogFiles, Failure, Pages,
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

    let mut judged = Vec::with_capacity(catalogs.len());
    for files in &catalogs {
        let start = Instant::now();
        let found = judge(files, cwd, &mut sources, &mut sink, &mut aim)?;
        judged.extend(found.map(|found| (found, start.elapsed())));
    }
    let inject = judged.iter().flat_map(|(found, _)| &found.catalog.generate.docs);
    let pages = inject.flat_map(|docs| &docs.inject).map(|page| PathBuf::from(&page.path));
    let pages = pages.collect();
    if sink.has_errors() {
        let diagnostics = sink.into_sorted();
        return Ok(Report { sources, diagnostics, warnings, pages, catalogs: Vec::new() });
    }
    assert_eq!(judged.len(), catalogs.len(), "a catalog was given up without a word");

    let mut plans = Vec::with_capacity(judged.len());
    for (found, elapsed) in &judged {
        let start = Instant::now();
        let plan = Plan::new(&found.catalog, &found.templates, cwd)?;
        plans.push((plan, &found.pages, *elapsed + start.elapsed()));
    }
    let named = plans.iter().map(|(plan, pages, _)| (&*plan.catalog().api, &plan.roots, *pages));
    plan::disjoint(named.clone().map(|(api, roots, _)| (api, roots)), cwd)?;
    inject::disjoint(named)?;

    let mut surveys = Vec::with_capacity(plans.len());
    for (plan, pages, elapsed) in &plans {
        let start = Instant::now();
        let mut survey = Survey::take(&plan.roots, pages, cwd)?;
        let draw = &mut |root: &str, files: &mut dyn Files| draw(plan, root, files);
        match mode {
            Mode::Write => survey.judge(draw)?,
            Mode::Check => survey.compare(draw)?,
        }
        surveys.push((plan, survey, *elapsed + start.elapsed()));
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

/// A catalog in which nothing was found that stops generation, or else what is left of it.
struct Judged {
    catalog: Catalog,
    templates: Templates,
    /// Pages written by hand as they shall be.
    pages: Pages,
}

/// Compiles a catalog and reports everything that is wrong with it, its templates and its pages.
///
/// Templates show what is wrong with them when they draw. So what a catalog's own templates draw is
/// drawn here once for nothing: after this nothing can fail for a reason that the author caused.
fn judge(
    files: &CatalogFiles,
    cwd: &Path,
    sources: &mut SourceMap,
    sink: &mut Sink,
    aim: &mut dyn FnMut(&mut Catalog),
) -> Result<Option<Judged>, Failure> {
    let before = sink.mark();
    let templates = templates::of(files, sources, sink);
    let Some(mut catalog) = compile(files, sources, sink) else { return Ok(None) };
    aim(&mut catalog);
    let read = inject::read(&catalog, files, cwd, sources, sink)?;
    weigh_files(files, sources, before, sink);
    let mut pages = Pages::new();
    let mut broken = Vec::new();
    if let Some(templates) = &templates {
        if !files.templates.is_empty() {
            broken = plan::try_out(&catalog, templates);
        }
        if !sink.has_errors() {
            pages = read.fill(&catalog, templates, cwd, sources, &mut broken);
        }
    }
    templates::report(&broken, files, sink);
    let templates = templates.unwrap_or_else(|| Templates::builtin().clone());
    Ok(Some(Judged { catalog, templates, pages }))
}

/// Loads and compiles, to see what is wrong with the catalogs. Gives how many errors each declares.
pub fn check(cwd: &Path, catalogs: &[PathBuf]) -> Result<CheckReport, Failure> {
    let mut sink = Sink::new();
    let Loaded { mut sources, catalogs, warnings } = load(cwd, catalogs, &mut sink)?;
    let errors = judge_all(&catalogs, cwd, &mut sources, &mut sink)?;
    let diagnostics = sink.into_sorted();
    Ok(CheckReport { sources, diagnostics, warnings, errors, linked: catalogs })
}

/// Reports what is wrong with loaded catalogs. Gives how many errors each declares of those that can
/// be understood.
pub(crate) fn judge_all(
    catalogs: &[CatalogFiles],
    cwd: &Path,
    sources: &mut SourceMap,
    sink: &mut Sink,
) -> Result<Vec<usize>, Failure> {
    let mut errors = Vec::with_capacity(catalogs.len());
    for files in catalogs {
        let judged = judge(files, cwd, sources, sink, &mut |_| {})?;
        errors.extend(judged.map(|judged| judged.catalog.errors.len()));
    }
    Ok(errors)
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
type Surveyed<'p> = (&'p Plan<'p>, Survey<'p>, Duration);

/// Writes all catalogs: first what is new, beside the files it is for, and then, if that could be done
/// and `as_read` finds nothing changed since, in their place.
fn write(
    surveys: &mut [Surveyed<'_>],
    as_read: impl FnOnce() -> Result<(), Failure>,
) -> Result<(), Failure> {
    let mut ready = Vec::with_capacity(surveys.len());
    for (plan, survey, elapsed) in surveys {
        let start = Instant::now();
        let staged = survey.stage(&mut |root, files| draw(plan, root, files))?;
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
fn settle(plan: &Plan<'_>, survey: &Survey<'_>, mode: Mode, elapsed: Duration) -> CatalogReport {
    let start = Instant::now();
    let differences = match mode {
        Mode::Write => String::new(),
        Mode::Check => survey.describe(),
    };
    CatalogReport {
        api: plan.catalog().api.clone(),
        errors: plan.catalog().errors.len(),
        found: survey.counts(),
        differences,
        elapsed: elapsed + start.elapsed(),
    }
}

fn draw(plan: &Plan<'_>, root: &str, files: &mut dyn Files) {
    let faults = plan.draw(root, files);
    assert!(faults.is_empty(), "templates that drew everything before do so again: {faults:?}");
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
