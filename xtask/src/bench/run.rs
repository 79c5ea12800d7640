//! How each stage is run.

use std::{
    collections::BTreeMap,
    fs,
    hint::black_box,
    path::{Path, PathBuf},
};

use errcat::{Mode, Request, load::Loaded};
use errcat_check::Part;
use errcat_model::{
    Catalog, DocsPages, DocsTarget, Generate, OpenApiFormat, OpenApiTarget, OpenApiVersion,
    SiteTarget,
};
use errcat_source::Sink;
use granit_parser::Parser;

use super::measure::{Measured, measure};
use super::stage::Stage;

/// Where the catalog lies.
pub(crate) fn catalog(dir: &Path) -> PathBuf {
    dir.join("catalog")
}

/// Where the output goes.
pub(crate) fn output(dir: &Path) -> PathBuf {
    dir.join("out")
}

/// Runs and measures one stage in this process.
pub(crate) fn run(stage: Stage, dir: &Path) -> Result<Measured, String> {
    match stage {
        Stage::Whole | Stage::Unchanged => generate(dir, Mode::Write),
        Stage::Check => generate(dir, Mode::Check),
        Stage::Faults => {
            let (measured, report) = measure(|| errcat::check(dir, &[catalog(dir)]));
            let report = report.map_err(|failure| failure.to_string())?;
            refuse_faults(report.diagnostics.first().map(|fault| &*fault.message))?;
            Ok(measured)
        }
        Stage::Analyze => analyze(dir),
        Stage::Parse => {
            let (measured, parsed) = measure(|| parse(dir));
            parsed.map(|_| measured)
        }
        Stage::Lower => {
            let (loaded, parts) = parse(dir)?;
            let (measured, lowered) = measure(|| lower(&loaded, parts));
            lowered.map(|_| measured)
        }
        Stage::Rust => emit(dir, |all| Generate { openapi: None, docs: None, site: None, ..all }),
        Stage::OpenApi => emit(dir, |all| Generate { rust: None, docs: None, site: None, ..all }),
        Stage::EveryOpenApi => emit(dir, every_openapi),
        Stage::WriteOpenApi => write(dir, &planned(dir, every_openapi)?),
        Stage::Docs => emit(dir, |all| Generate { rust: None, openapi: None, site: None, ..all }),
        Stage::Pages => emit(dir, pages),
        Stage::Site => emit(dir, site),
        Stage::Scan => scan(&catalog(dir)),
        Stage::Write => write(dir, &output_files(dir)?),
        Stage::WritePages => write(dir, &planned(dir, pages)?),
        Stage::WriteSite => write(dir, &planned(dir, site)?),
    }
}

fn generate(dir: &Path, mode: Mode) -> Result<Measured, String> {
    let out = output(dir);
    let request = Request { cwd: dir, catalogs: &[catalog(dir)], out: Some(&out), mode };
    let (measured, report) = measure(|| errcat::generate(&request));
    let report = report.map_err(|failure| failure.to_string())?;
    refuse_faults(report.diagnostics.first().map(|fault| &*fault.message))?;
    Ok(measured)
}

fn analyze(dir: &Path) -> Result<Measured, String> {
    let mut files = Files::new();
    collect(&catalog(dir), Path::new(""), &mut files).map_err(|e| e.to_string())?;
    let text = |(path, bytes): (&PathBuf, &Vec<u8>)| {
        Some((path.to_str()?.to_owned(), String::from_utf8(bytes.clone()).ok()?))
    };
    let texts: Vec<_> = files.iter().filter_map(text).collect();
    let texts = texts.iter().map(|(path, text)| (path.as_str(), text.as_str()));
    let (measured, analysis) = measure(|| errcat::analyze("catalog", texts));
    refuse_faults(analysis.diagnostics.first().map(|fault| &*fault.message))?;
    Ok(measured)
}

fn parse(dir: &Path) -> Result<(Loaded, Vec<Part>), String> {
    let mut sink = Sink::new();
    let loaded = errcat::load::load(dir, &[catalog(dir)], &mut sink).map_err(|f| f.to_string())?;
    let files = loaded.catalogs.iter().flat_map(|catalog| &catalog.files);
    let parts = files
        .filter_map(|(path, id)| {
            let file = errcat_syntax::parse(&loaded.sources, *id, &mut sink)?;
            Some(Part { path: path.clone(), file })
        })
        .collect();
    refuse_faults(sink.into_sorted().first().map(|fault| &*fault.message))?;
    Ok((loaded, parts))
}

fn lower(loaded: &Loaded, parts: Vec<Part>) -> Result<Catalog, String> {
    let mut sink = Sink::new();
    let folder = loaded.catalogs.first().map_or(".", |catalog| &catalog.folder);
    let lowered = errcat_check::lower(folder, parts, &loaded.sources, &mut sink);
    refuse_faults(sink.into_sorted().first().map(|fault| &*fault.message))?;
    lowered.ok_or_else(|| "the synthetic catalog has no model".into())
}

/// A page for each error and nothing else.
fn pages(all: Generate) -> Generate {
    let docs = all.docs.map(|docs| DocsTarget { pages: DocsPages::Error, ..docs });
    Generate { docs, rust: None, openapi: None, site: None }
}

/// The site and nothing else.
fn site(_: Generate) -> Generate {
    let site = SiteTarget { dir: "site".to_owned(), source: None };
    Generate { site: Some(site), rust: None, openapi: None, docs: None }
}

/// Files by path.
type Files = BTreeMap<PathBuf, Vec<u8>>;

/// The files of the targets that `choose` leaves.
fn planned(dir: &Path, choose: fn(Generate) -> Generate) -> Result<Files, String> {
    let (loaded, parts) = parse(dir)?;
    let mut catalog = lower(&loaded, parts)?;
    catalog.generate = choose(catalog.generate);
    let plan = errcat::plan::plan(&catalog, dir).map_err(|failure| failure.to_string())?;
    let files = plan.roots.into_values().flatten();
    Ok(files.map(|(path, bytes)| (PathBuf::from(path), bytes)).collect())
}

/// Measures the targets that `choose` leaves.
fn emit(dir: &Path, choose: fn(Generate) -> Generate) -> Result<Measured, String> {
    let (loaded, parts) = parse(dir)?;
    let mut catalog = lower(&loaded, parts)?;
    catalog.generate = choose(catalog.generate);
    let (measured, plan) = measure(|| errcat::plan::plan(&catalog, dir));
    plan.map(|_| measured).map_err(|failure| failure.to_string())
}

fn scan(catalog: &Path) -> Result<Measured, String> {
    let (measured, scanned) = measure(|| {
        for entry in fs::read_dir(catalog).map_err(|e| e.to_string())? {
            let path = entry.map_err(|e| e.to_string())?.path();
            let text = fs::read_to_string(path).map_err(|e| e.to_string())?;
            for event in Parser::new_from_str(&text) {
                black_box(event.map_err(|e| e.to_string())?);
            }
        }
        Ok(())
    });
    scanned.map(|()| measured)
}

/// OpenAPI alone, in all versions and forms.
fn every_openapi(all: Generate) -> Generate {
    let every = |target| OpenApiTarget {
        versions: vec![OpenApiVersion::V3_1, OpenApiVersion::V3_0, OpenApiVersion::V3_2],
        formats: vec![OpenApiFormat::Yaml, OpenApiFormat::Json],
        ..target
    };
    Generate { rust: None, openapi: all.openapi.map(every), docs: None, site: None }
}

/// What the whole run wrote.
fn output_files(dir: &Path) -> Result<Files, String> {
    let mut files = Files::new();
    collect(&output(dir), Path::new(""), &mut files).map_err(|e| e.to_string())?;
    Ok(files)
}

/// Writes files from memory into an empty folder.
fn write(dir: &Path, files: &Files) -> Result<Measured, String> {
    let fresh = dir.join("floor");
    let (measured, written) = measure(|| {
        files.iter().try_for_each(|(path, bytes)| {
            let path = fresh.join(path);
            path.parent().map_or(Ok(()), fs::create_dir_all)?;
            fs::write(path, bytes)
        })
    });
    written.and_then(|()| fs::remove_dir_all(&fresh)).map_err(|e| e.to_string())?;
    Ok(measured)
}

fn collect(root: &Path, below: &Path, files: &mut Files) -> std::io::Result<()> {
    for entry in fs::read_dir(root.join(below))? {
        let path = below.join(entry?.file_name());
        if root.join(&path).is_dir() {
            collect(root, &path, files)?;
        } else {
            let bytes = fs::read(root.join(&path))?;
            files.insert(path, bytes);
        }
    }
    Ok(())
}

fn refuse_faults(first: Option<&str>) -> Result<(), String> {
    match first {
        Some(message) => Err(format!("the synthetic catalog has a fault: {message}")),
        None => Ok(()),
    }
}
