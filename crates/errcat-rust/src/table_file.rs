//! `src/table.rs` and `src/table.txt`: what the catalog says of its errors.

use std::fmt::Write as _;

use errcat_model::shape::{self, Shape};
use errcat_model::{Draft, ErrorDef, spill};

use crate::imports::Imports;
use crate::plan::Plan;
use crate::pool::{NONE, Pool, word};
use crate::program::{self, List};
use crate::{facts, lookup, matches, source_file};

/// In the length of a field's name: the field is sensitive.
const SENSITIVE: u32 = 1 << 31;

/// Writes both files.
pub(crate) fn write(plan: &Plan<'_>, rust: &mut dyn Draft, text: &mut dyn Draft) {
    let mut pool = Pool::default();
    let groups = facts::groups(plan, &mut pool);
    let policies = facts::policies(plan, &mut pool);
    let row = |e| row(plan, &mut pool, e, &groups, &policies);
    let rows: Vec<_> = plan.catalog.errors.iter().map(row).collect();
    let mut out = source_file::header(plan);
    out.push_str("//! The tables behind [`Error`]. `errcat_runtime` knows their format.\n\n");
    let imports = Imports {
        std: &[],
        internal: &["Row", "Table", "Value"],
        runtime: &[],
        own: &["Error", "ErrorCode"],
    };
    imports.write(&mut out, plan, plan.variant_types());
    let _ = write!(
        out,
        "pub(crate) static TABLE: Table = \
         Table {{ text: TEXT, rows: &ROWS, data: &DATA, codes: &CODES }};\n\n\
         const TEXT: &str = include_str!(\"table.txt\");\n\n\
         const _: () = assert!(\n    TEXT.len() == {},\n    \
         \"table.txt is not as generated: generate again, and keep its line ends\",\n);\n\n",
        pool.text.len(),
    );
    let _ =
        writeln!(out, "static ROWS: [u32; {}] = [", rows.iter().map(|r| r.len()).sum::<usize>());
    for row in &rows {
        numbers(&mut out, row);
        spill(&mut out, rust);
    }
    out.push_str("];\n\n");
    let _ = writeln!(out, "static DATA: [u32; {}] = [", pool.data.len());
    for line in pool.data.chunks(16) {
        numbers(&mut out, line);
        spill(&mut out, rust);
    }
    out.push_str("];\n\n");
    let slots = lookup::slots(plan.catalog);
    let _ = writeln!(out, "static CODES: [u32; {}] = [", slots.len());
    for line in slots.chunks(16) {
        numbers(&mut out, line);
    }
    out.push_str("];\n\n");
    matches::write(plan, &mut out);
    rust.push(&out);
    text.push(&pool.text);
}

/// Writes a line of an array.
pub(crate) fn numbers(out: &mut String, words: &[u32]) {
    out.push_str("    ");
    for (i, word) in words.iter().enumerate() {
        if i > 0 {
            out.push(' ');
        }
        if *word == NONE {
            out.push_str("!0,");
        } else {
            let _ = write!(out, "{word},");
        }
    }
    out.push('\n');
}

fn row(
    plan: &Plan<'_>,
    pool: &mut Pool,
    error: &ErrorDef,
    groups: &[u32],
    policies: &[u32],
) -> [u32; 12] {
    let name = pool.text(&error.variant);
    let code = pool.text(&error.code.to_text());
    let title = error.title.as_ref().map_or([NONE, 0], |title| pool.text(title));
    let message = error.message.as_ref().map_or(NONE, |m| program::message(plan, pool, error, m));
    let status = u32::from(error.status.unwrap_or(0))
        | facts::grade(error) << 16
        | facts::severity(error) << 24;
    let [fields, bodies, headers] =
        [fields(pool, error), bodies(plan, pool, error), headers(plan, pool, error)];
    let facts = facts::write(plan, pool, error, groups, policies);
    [
        name[0], name[1], code[0], code[1], title[0], title[1], message, status, fields, bodies,
        headers, facts,
    ]
}

fn fields(pool: &mut Pool, error: &ErrorDef) -> u32 {
    let mut words = Vec::new();
    for field in &error.fields {
        let [start, len] = pool.text(&field.decl.name);
        words.extend([start, if field.decl.sensitive { len | SENSITIVE } else { len }]);
    }
    pool.list(error.fields.len(), &words)
}

fn bodies(plan: &Plan<'_>, pool: &mut Pool, error: &ErrorDef) -> u32 {
    let mut words = Vec::new();
    for &wire in &error.wires {
        let shape = shape::of_body(plan.catalog, wire, error);
        let one = program::body(plan, pool, error, &shape, List::One);
        let [envelope, problem] = match problem_in(&shape) {
            Some(problem) => [
                program::body(plan, pool, error, &shape, List::Any),
                program::body(plan, pool, error, problem, List::One),
            ],
            None => [NONE, NONE],
        };
        words.extend([word(wire.0), one, envelope, problem]);
    }
    pool.list(error.wires.len(), &words)
}

/// The problem of the list in a body.
pub(crate) fn problem_in(shape: &Shape) -> Option<&Shape> {
    match shape {
        Shape::Problems(problem) => Some(problem),
        Shape::Array(items) => items.iter().find_map(problem_in),
        Shape::Object(members) => members.iter().find_map(|member| match member {
            shape::Member::Named { shape, .. } => problem_in(shape),
            shape::Member::Merged(_) => None,
        }),
        Shape::Literal(_) | Shape::Text(_) | Shape::Value(_) => None,
    }
}

fn headers(plan: &Plan<'_>, pool: &mut Pool, error: &ErrorDef) -> u32 {
    let mut words = Vec::new();
    let mut count = 0;
    for header in &error.headers {
        if let Some((pieces, needs)) = shape::of_header(plan.catalog, error, header) {
            let name = pool.text(&header.name);
            words.extend(name);
            words.push(program::header(plan, pool, error, &pieces, &needs));
            count += 1;
        }
    }
    pool.list(count, &words)
}
