//! From the catalog as written to the catalog as meant, one construct per file.

mod also_in;
mod claims;
mod codes;
mod declare;
mod decls;
mod dialect;
mod docs;
mod drawings;
mod errors;
mod examples;
pub(crate) mod exceptions;
mod fields;
mod folders;
pub(crate) mod formats;
mod generate;
mod groups;
mod guides;
mod headers;
mod limits;
mod literals;
mod messages;
mod operations;
mod patterns;
mod rejected_value;
mod rejections;
mod retry;
mod scope;
mod security;
mod slots;
mod statuses;
mod type_expressions;
mod types;
mod values;
mod wires;
mod words;

#[cfg(test)]
mod refused;
#[cfg(test)]
mod tests;

use std::collections::HashSet;

use errcat_model::{Catalog, Generate, Prose, WireId};
use errcat_source::{MAX_ERRORS, Sink, SourceMap, Span};
use errcat_syntax::ast;
use heck::ToKebabCase as _;

use self::errors::Shared;
use self::exceptions::Exception;
use self::fields::SharedParams;
use self::groups::Members;
use self::scope::{Names, Scope};
use crate::claims::Claims;
use crate::merge::Merged;
use crate::names::CodeStyle;
use crate::places::Places;
use crate::rules::{bad_api, duplicate_error, missing_key, unsupported_version};
use crate::symbols::Symbols;

/// A lowered catalog, where it is written, and what its errors must say.
pub(crate) struct Lowered {
    pub(crate) catalog: Catalog,
    pub(crate) places: Places,
    pub(crate) require: Vec<Required>,
    pub(crate) exceptions: Vec<Exception>,
    /// Where the reference is published; the model has whole links.
    pub(crate) docs_url: Option<String>,
    /// By `WireId`. Not in the model: what a wire claims changes no output.
    pub(crate) claims: Vec<Claims>,
}

/// Prose every error must have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Required {
    Title,
    Message,
    Description,
    Cause,
    Resolution,
    Retry,
    Example,
}

impl Required {
    /// The words in the catalog.
    pub(crate) const WORDS: &'static [(&'static str, Self)] = &[
        ("title", Self::Title),
        ("message", Self::Message),
        ("description", Self::Description),
        ("cause", Self::Cause),
        ("resolution", Self::Resolution),
        ("retry", Self::Retry),
        ("example", Self::Example),
    ];
}

/// Lowers a catalog. What is faulty is reported and stands for something harmless in the result,
/// which is good for further checks and, without faults, for the outputs.
pub(crate) fn lower(
    folder: &str,
    merged: Merged,
    sources: &SourceMap,
    sink: &mut Sink,
    symbols: Option<&mut Symbols>,
) -> Lowered {
    let Merged { mut file, paths, start } = merged;
    let most = sink.errors() + MAX_ERRORS;
    let mut scope = Scope {
        sources,
        sink,
        paths,
        catalog: empty(folder),
        places: Places::default(),
        types: Names::default(),
        limits: Names::default(),
        policies: Names::default(),
        wires: Names::default(),
        security: Names::default(),
        unread_context: HashSet::new(),
        patterns: patterns::Patterns::default(),
        reported: HashSet::new(),
        symbols,
    };
    let scope = &mut scope;

    identity(scope, &mut file, start);
    let require = file.require.unwrap_or_default();
    let require = require
        .iter()
        .filter_map(|word| words::one_of(scope, "prose an error can have", word, Required::WORDS));
    let require = require.collect();

    if let Some(types) = file.types {
        types::lower(scope, types);
    }
    if let Some(context) = file.context {
        decls::context(scope, context);
    }
    limits::lower(scope, file.limits);
    let unread = file.unread.contains(&"security");
    security::lower(scope, file.security, unread);
    let grades = statuses::lower(scope, file.statuses);
    let grade = retry::lower(scope, file.retry);
    let claims = claims::take(file.wire.as_mut());
    let wires = wires::lower(scope, file.wire, start, &file.unread);
    let headers = headers::lower(scope, file.headers);
    let params = SharedParams::lower(scope, file.params);
    let docs_url = errors::link(scope, file.docs_url);
    let style = codes::style(scope, file.code_style.as_ref()).unwrap_or(CodeStyle::Any);

    let mut group_names = Names::default();
    if let Some(groups) = &file.groups {
        group_names.unread(groups);
    }
    let members = groups::lower(scope, file.groups, file.errors, style);
    for (index, group) in scope.catalog.groups.iter().enumerate() {
        group_names.declare(&group.name, index, scope.places.groups[index]);
    }
    let errors = error_names(scope, &members);
    let example_context = examples::context(scope);
    let shared = Shared {
        wires,
        headers,
        params,
        grades,
        grade,
        docs_url,
        errors,
        groups: group_names,
        example_context,
    };

    let declared = members.iter().filter_map(|group| group.errors.as_ref());
    scope.catalog.errors.reserve_exact(declared.map(|errors| errors.entries.len()).sum());
    let mut inherited = Vec::new();
    for Members { inherited: group, errors } in members {
        for entry in errors.map(|e| e.entries).unwrap_or_default() {
            if scope.sink.errors() > most {
                break;
            }
            errors::lower(scope, &shared, &group, entry);
        }
        inherited.push(group);
    }
    // Errors a group shows also come after those it declares.
    for group in &mut scope.catalog.groups {
        group.entries.sort_by_key(|entry| entry.also);
    }
    slots::report_unfilled(scope, &shared, &inherited);
    for params in inherited.iter().map(|g| &g.params).chain([&shared.params]) {
        params.report_unused(scope);
    }
    codes::shared(scope, file.codes);
    operations::lower(scope, &shared, file.operations);
    rejections::lower(scope, &shared, file.rejections);
    guides::lower(scope, file.guides);
    let exceptions = exceptions::lower(scope, &shared.errors, file.rules);
    let claims = claims::lower(scope, &shared.errors, claims);
    groups::part_anchors(&mut scope.catalog);
    let generate = generate::lower(scope, file.generate);
    scope.catalog.generate = generate;

    let catalog = std::mem::replace(&mut scope.catalog, empty(""));
    Lowered {
        catalog,
        places: std::mem::take(&mut scope.places),
        require,
        exceptions,
        docs_url: shared.docs_url,
        claims,
    }
}

/// Which language a catalog is written in, and what it says of its API.
fn identity(scope: &mut Scope<'_>, file: &mut ast::CatalogFile, start: Span) {
    match &file.errcat {
        Some(version) if version.value != 1 => {
            scope.report(unsupported_version::report(version.value, version.span));
        }
        Some(_) => {}
        None if file.unread.contains(&"errcat") => {}
        None => scope.report(missing_key::report("a catalog", "errcat", start)),
    }
    let owner = ("a catalog", start, file.unread.as_slice());
    if let Some(api) = scope.required(file.api.take(), "api", owner) {
        let fits = CodeStyle::Kebab.fits(&api.value)
            && api.value.starts_with(|c: char| c.is_ascii_lowercase());
        if !fits {
            let right = api.value.to_kebab_case();
            let right = if CodeStyle::Kebab.fits(&right) { right.as_str() } else { "" };
            scope.report(bad_api::report(&api, right));
        }
        scope.catalog.api = api.value;
    }
    let title = scope.required(file.title.take(), "title", owner);
    scope.catalog.title = scope.line("a title", title).unwrap_or_default();
    scope.catalog.summary = scope.line("a summary", file.summary.take());
    scope.catalog.description = scope.prose(file.description.as_ref());
    scope.catalog.version = scope.line("a version", file.version.take());
}

/// The ids of errors by key, and keys that are written twice.
fn error_names(scope: &mut Scope<'_>, groups: &[Members]) -> Names {
    let mut names = Names::default();
    let mut count = 0;
    for errors in groups.iter().filter_map(|g| g.errors.as_ref()) {
        names.unread(errors);
        for entry in &errors.entries {
            let key = &entry.key;
            if let scope::Found::At(_, first) = names.find(&key.value) {
                let report = duplicate_error::report("error", &key.value, first, key.span);
                scope.report(report);
            }
            names.declare(&key.value, count, key.span);
            count += 1;
        }
    }
    names
}

fn empty(folder: &str) -> Catalog {
    Catalog {
        api: String::new(),
        folder: folder.to_owned(),
        title: String::new(),
        summary: None,
        description: Prose::default(),
        version: None,
        context: Vec::new(),
        types: Vec::new(),
        wires: Vec::new(),
        default_wire: WireId(0),
        statuses: Vec::new(),
        policies: Vec::new(),
        limits: Vec::new(),
        codes: Vec::new(),
        groups: Vec::new(),
        errors: Vec::new(),
        operations: Vec::new(),
        rejections: Vec::new(),
        guides: Vec::new(),
        security: Vec::new(),
        generate: Generate { rust: None, openapi: None, docs: None, site: None },
    }
}
