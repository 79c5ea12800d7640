//! What a command says of what it did.

use std::collections::BTreeSet;
use std::fmt::Write;

use errcat_source::{Diagnostic, Severity, SourceMap, render};

use super::{FAULTS, FINE, GenArgs, Session};
use crate::{CatalogReport, CheckReport, Report};

/// Says what `gen` did, and gives its exit code.
pub(super) fn generated(report: &Report, args: &GenArgs, session: &mut Session<'_>) -> u8 {
    warnings(&report.warnings, session);
    if diagnostics(&report.diagnostics, &report.sources, session) {
        session.complain("nothing was generated\n");
        return FAULTS;
    }
    let width = report.catalogs.iter().map(|catalog| catalog.api.len()).max().unwrap_or(0);
    for catalog in &report.catalogs {
        session.complain(&catalog.differences);
        session.mention(&line(&catalog.api, width, catalog, args.check));
    }
    if let [_, _, ..] = report.catalogs[..] {
        session.mention(&line("total", width, &total(&report.catalogs), args.check));
    }
    let clean = report.catalogs.iter().all(|catalog| catalog.differences.is_empty());
    if args.check && !clean {
        let command = mending_command(args, session);
        session.complain(&format!(
            "error: generated files are not what their catalogs say\n  = help: run `{command}` \
             and commit what it writes\n"
        ));
        return FAULTS;
    }
    FINE
}

/// Says what `check` found, to people.
pub(super) fn checked(found: &CheckReport, session: &mut Session<'_>) {
    if diagnostics(&found.diagnostics, &found.sources, session) {
        return;
    }
    let catalogs = counted(found.errors.len(), "catalog");
    let errors = counted(found.errors.iter().sum(), "error");
    session.mention(&format!("{catalogs} with {errors}: no faults\n"));
}

/// Shows what a user should know and nothing depends on.
pub(super) fn warnings(warnings: &[String], session: &mut Session<'_>) {
    for warning in warnings {
        session.complain(&format!("warning: {warning}\n"));
    }
}

/// Shows diagnostics and says how many there are. Gives whether one of them stops generation.
pub(super) fn diagnostics(
    found: &[Diagnostic],
    sources: &SourceMap,
    session: &mut Session<'_>,
) -> bool {
    if let Some(summary) = render::summary(found, session.look) {
        let all = render::human(found, sources, session.look);
        let more = explained(found, session);
        session.complain(&format!("{all}{summary}\n{more}"));
    }
    found.iter().any(|d| d.severity == Severity::Error)
}

/// Where more is said of the rules that are broken, as rustc says it.
fn explained(found: &[Diagnostic], session: &Session<'_>) -> String {
    let codes: BTreeSet<&str> = found.iter().map(|diagnostic| diagnostic.rule.code).collect();
    let Some(first) = codes.first() else { return String::new() };
    let explain = format!("{} explain {first}", session.command);
    if codes.len() == 1 {
        return format!("For more information about this rule, try `{explain}`.\n");
    }
    let codes = codes.iter().copied().collect::<Vec<_>>().join(", ");
    format!("The rules {codes} are explained: for more information about one, try `{explain}`.\n")
}

/// `nfr-connect  15 errors  9 files: 2 written, 7 unchanged, 0 deleted  12 ms`
fn line(name: &str, width: usize, catalog: &CatalogReport, check: bool) -> String {
    let found = &catalog.found;
    let mut out = format!("{name:width$}  {:>10}  ", counted(catalog.errors, "error"));
    let _ = write!(out, "{:>10}: ", counted(found.files, "file"));
    let _ = if check {
        let up_to_date = found.unchanged;
        write!(out, "{up_to_date} up to date, {} stale, ", found.stale + found.foreign)
            .and_then(|()| write!(out, "{} missing, {} orphaned", found.missing, found.orphaned))
    } else {
        let written = found.stale + found.missing;
        write!(out, "{written} written, {} unchanged, ", found.unchanged)
            .and_then(|()| write!(out, "{} deleted", found.orphaned))
    };
    let _ = writeln!(out, "  {} ms", catalog.elapsed.as_millis());
    out
}

fn total(catalogs: &[CatalogReport]) -> CatalogReport {
    let mut total = CatalogReport::default();
    for catalog in catalogs {
        total.errors += catalog.errors;
        total.found += catalog.found;
        total.elapsed += catalog.elapsed;
    }
    total
}

/// `1 error`, `2 errors`.
pub(super) fn counted(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}

/// The command that makes everything as it should be: this one, without `--check`.
fn mending_command(args: &GenArgs, session: &Session<'_>) -> String {
    let mut out = format!("{} gen", session.command);
    for catalog in &args.catalogs.catalogs {
        let _ = write!(out, " {}", catalog.display());
    }
    if let Some(dir) = &args.out {
        let _ = write!(out, " --out {}", dir.display());
    }
    out
}
