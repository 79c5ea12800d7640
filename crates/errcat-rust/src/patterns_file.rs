//! `src/patterns.rs`: what texts must match, and what stands in for those that do not.

use std::fmt::Write as _;

use crate::plan::Plan;
use crate::table_file::numbers;
use crate::text::{code_span, literal};
use crate::{automaton, source_file};

/// Writes the file.
pub(crate) fn write(plan: &Plan<'_>) -> String {
    let mut out = source_file::header(plan);
    out.push_str("//! Patterns of texts, as `errcat_runtime` follows them.\n\n");
    out.push_str("use errcat_runtime::internal::Pattern;\n");
    for pattern in plan.types.patterns() {
        let program = automaton::of(&pattern.text);
        let max_length = pattern.max_length.and_then(|n| u32::try_from(n).ok());
        let max_length = max_length.map_or("usize::MAX".to_owned(), |n| n.to_string());
        let otherwise = pattern.otherwise.as_deref().map(literal);
        let otherwise = otherwise.map_or("None".to_owned(), |text| format!("Some({text})"));
        let _ = writeln!(
            out,
            "\n/// {}\npub(crate) static {}: Pattern = Pattern {{\n    program: &[",
            code_span(&pattern.text),
            pattern.name,
        );
        for line in program.chunks(16) {
            out.push_str("    ");
            numbers(&mut out, line);
        }
        let _ = write!(
            out,
            "    ],\n    max_length: {max_length},\n    otherwise: {otherwise},\n}};\n"
        );
    }
    out
}
