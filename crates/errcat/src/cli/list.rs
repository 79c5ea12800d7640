//! `errcat list` and `errcat stats`: what is in the catalogs, as tables.

use std::collections::BTreeMap;

use clap::{Args, ValueEnum};
use errcat_model::{Catalog, ErrorDef};
use serde_json::{Value, json};

use super::page::visible;
use super::{CatalogArgs, FAULTS, FINE, Session, fail, report};
use crate::compile_all;

/// Flags of `list` and `stats`.
#[derive(Debug, Clone, Default, Args)]
pub struct ListArgs {
    #[command(flatten)]
    catalogs: CatalogArgs,
    /// How to write it.
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t)]
    format: TableFormat,
}

/// How tables are written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
enum TableFormat {
    /// Columns of text.
    #[default]
    Text,
    /// A JSON array with one object for each row.
    Json,
}

/// A table: the names of its columns, and rows of as many cells.
type Table = (&'static [&'static str], Vec<Vec<Value>>);

/// `errcat list`: every error in a row.
pub fn list(args: &ListArgs, session: &mut Session<'_>) -> u8 {
    show(args, session, |catalogs| {
        let rows = catalogs.iter().flat_map(|catalog| {
            catalog.errors.iter().map(move |error| {
                vec![
                    json!(catalog.api),
                    json!(error.key),
                    json!(error.code.to_text()),
                    json!(error.status),
                    json!(catalog.groups[error.group.0].name),
                    json!(error.retry.as_ref().map(|retry| retry.grade.as_str())),
                    json!(text_of(error)),
                ]
            })
        });
        (&["api", "key", "code", "status", "group", "retry", "text"], rows.collect())
    })
}

/// `errcat stats`: how many errors there are, by what counts them.
pub fn stats(args: &ListArgs, session: &mut Session<'_>) -> u8 {
    show(args, session, |catalogs| {
        let mut rows = Vec::new();
        for catalog in catalogs {
            let mut row = |by: &str, value: &str, number: usize| {
                rows.push(vec![json!(catalog.api), json!(by), json!(value), json!(number)]);
            };
            let errors = &catalog.errors;
            row("all", "", errors.len());
            for (status, number) in counted(errors, |error| error.status.map(|s| s.to_string())) {
                row("status", &status, number);
            }
            for group in &catalog.groups {
                row("group", &group.name, group.entries.iter().filter(|e| !e.also).count());
            }
            let grade =
                |error: &ErrorDef| error.retry.as_ref().map(|r| r.grade.as_str().to_owned());
            for (grade, number) in counted(errors, grade) {
                row("retry", &grade, number);
            }
            let with = |has: fn(&ErrorDef) -> bool| errors.iter().filter(|e| has(e)).count();
            row("with", "cause", with(|error| !error.causes.is_empty()));
            row("with", "resolution", with(|error| !error.resolutions.is_empty()));
            row("with", "params", with(|error| error.fields.iter().any(is_param)));
            row("with", "details", with(|error| error.details().is_some()));
            row("with", "written example", with(|error| error.has_written_example));
            row("with", "deprecation", with(|error| error.deprecated.is_some()));
        }
        (&["api", "by", "value", "errors"], rows)
    })
}

fn is_param(field: &errcat_model::Field) -> bool {
    field.role == errcat_model::FieldRole::Param
}

/// How many errors have each value; those without one are left out.
fn counted(
    errors: &[ErrorDef],
    value: impl Fn(&ErrorDef) -> Option<String>,
) -> BTreeMap<String, usize> {
    let mut out = BTreeMap::new();
    for value in errors.iter().filter_map(value) {
        *out.entry(value).or_insert(0) += 1;
    }
    out
}

/// What a reader of a list knows an error by.
fn text_of(error: &ErrorDef) -> String {
    let message = error.message.as_ref().map(|message| message.template(error));
    error.title.clone().or(message).unwrap_or_default()
}

fn show(args: &ListArgs, session: &mut Session<'_>, table: fn(&[Catalog]) -> Table) -> u8 {
    let compiled = match compile_all(&session.cwd, &session.catalogs(&args.catalogs)) {
        Ok(compiled) => compiled,
        Err(failure) => return fail(&failure, session),
    };
    report::warnings(&compiled.warnings, session);
    let Some(catalogs) = compiled.catalogs else {
        report::diagnostics(&compiled.diagnostics, &compiled.sources, session);
        return FAULTS;
    };
    let (names, rows) = table(&catalogs);
    session.say(&match args.format {
        TableFormat::Text => columns(names, &rows),
        TableFormat::Json => {
            let object = |row: &Vec<Value>| -> Value {
                names.iter().map(|&name| name.to_owned()).zip(row.iter().cloned()).collect()
            };
            format!("{:#}\n", rows.iter().map(object).collect::<Value>())
        }
    });
    FINE
}

/// Columns as wide as their widest cell; the last one as it is.
fn columns(names: &[&str], rows: &[Vec<Value>]) -> String {
    let cell = |value: &Value| match value {
        Value::String(text) => visible(text),
        Value::Null => String::new(),
        other => other.to_string(),
    };
    let head = names.iter().map(|name| (*name).to_owned()).collect();
    let rows: Vec<Vec<String>> = std::iter::once(head)
        .chain(rows.iter().map(|row| row.iter().map(cell).collect()))
        .collect();
    let width =
        |column: usize| rows.iter().map(|row| textwrap::core::display_width(&row[column])).max();
    let widths: Vec<usize> = (0..names.len()).map(|column| width(column).unwrap_or(0)).collect();
    let mut out = String::new();
    for row in &rows {
        let mut line = String::new();
        for (cell, width) in row.iter().zip(&widths) {
            let pad = width - textwrap::core::display_width(cell);
            line.push_str(cell);
            line.push_str(&" ".repeat(pad + 2));
        }
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}
