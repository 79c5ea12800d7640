//! The `use` lines of a source file: what it always needs, and what the types in it need.

use std::collections::HashSet;
use std::fmt::Write as _;

use errcat_model::TypeId;

use crate::plan::Plan;

/// What a file imports.
pub(crate) struct Imports<'a> {
    /// Paths below `std`.
    pub(crate) std: &'a [&'a str],
    /// Names of `errcat_runtime::internal`.
    pub(crate) internal: &'a [&'a str],
    /// Names of `errcat_runtime`, beside those of types.
    pub(crate) runtime: &'a [&'a str],
    /// Names of the generated crate, beside those of types.
    pub(crate) own: &'a [&'a str],
}

/// Names of types of `errcat_runtime`.
const RUNTIME_TYPES: [&str; 4] = ["DateTime", "Json", "Map", "Uuid"];

impl Imports<'_> {
    /// Writes the lines and an empty one. `types` are written in the file; those of the catalog
    /// are imported unless the file is where they stand.
    pub(crate) fn write<'t>(
        &self,
        out: &mut String,
        plan: &Plan<'_>,
        types: impl Iterator<Item = &'t str>,
    ) {
        let break_at = |c: char| !c.is_alphanumeric() && c != '_';
        let mentioned: HashSet<&str> = types.flat_map(|ty| ty.split(break_at)).collect();
        for path in self.std {
            let _ = writeln!(out, "use std::{path};");
        }
        let duration = mentioned.contains("Duration");
        if duration {
            out.push_str("use std::time::Duration;\n");
        }
        if duration || !self.std.is_empty() {
            out.push('\n');
        }
        braced(out, "errcat_runtime::internal", self.internal.to_vec());
        let runtime = RUNTIME_TYPES.into_iter().filter(|name| mentioned.contains(name));
        braced(out, "errcat_runtime", self.runtime.iter().copied().chain(runtime).collect());
        out.push('\n');
        if !self.own.is_empty() {
            let types = (0..plan.catalog.types.len()).map(|id| plan.types.name(TypeId(id)));
            let types = types.filter(|name| mentioned.contains(name));
            // As good in a module of another crate as in one of its own: every file is a child of
            // the root.
            braced(out, "super", self.own.iter().copied().chain(types).collect());
            out.push('\n');
        }
    }
}

/// One `use` of several names, in lines of a hundred columns.
fn braced(out: &mut String, path: &str, mut names: Vec<&str>) {
    names.sort_unstable_by_key(|name| (*name != "self", *name));
    match names[..] {
        [] => {}
        [name] => {
            let _ = writeln!(out, "use {path}::{name};");
        }
        _ => {
            let one_line = format!("use {path}::{{{}}};", names.join(", "));
            if one_line.len() <= 100 {
                let _ = writeln!(out, "{one_line}");
                return;
            }
            let _ = write!(out, "use {path}::{{");
            let mut width = 100;
            for name in names {
                if width + name.len() + 2 > 100 {
                    out.push_str("\n   ");
                    width = 3;
                }
                let _ = write!(out, " {name},");
                width += name.len() + 2;
            }
            out.push_str("\n};\n");
        }
    }
}
