//! The functions of `src/client.rs` that make errors of what was found in a response.
//!
//! They grow with the catalog, so they are written as text, as in `matches`: variants whose fields
//! have the same types are read by one function.

use std::fmt::Write as _;

use crate::plan::{Plan, VariantShape};
use crate::table_file::numbers;

/// Writes them.
pub(crate) fn write(plan: &Plan<'_>, out: &mut String) {
    let units: Vec<_> = plan.units().collect();
    if plan.shapes.is_empty() {
        let (index, read) = match units[..] {
            [] => ("_", "None".to_owned()),
            [only] => {
                let name = &plan.errors[only].variant;
                ("index", format!("(index == {only}).then_some(Error::{name})"))
            }
            _ => ("index", format!("(index < {}).then(|| unit(index))", units.len())),
        };
        let _ = write!(
            out,
            "/// The error of this number.\n\
             fn read({index}: usize, _: &internal::Found<'_>) -> Option<Error> {{\n    {read}\n}}\n",
        );
    } else {
        read_by_shape(plan, out, &units);
    }
    for (i, shape) in plan.shapes.iter().enumerate() {
        read_shape(plan, out, i, shape);
    }
    if units.len() > 1 {
        out.push_str("\nfn unit(index: usize) -> Error {\n    match index {\n");
        for (n, &index) in units.iter().enumerate() {
            let pattern = if n + 1 == units.len() { "_".to_owned() } else { index.to_string() };
            let _ = writeln!(out, "        {pattern} => Error::{},", plan.errors[index].variant);
        }
        out.push_str("    }\n}\n");
    }
}

/// One function reads all errors whose fields have the same types.
fn read_by_shape(plan: &Plan<'_>, out: &mut String, units: &[usize]) {
    out.push_str(
        "/// The error of this number.\n\
         fn read(index: usize, found: &internal::Found<'_>) -> Option<Error> {\n    \
         match *SHAPE_OF.get(index)? {\n",
    );
    for (i, shape) in plan.shapes.iter().enumerate() {
        let index = if shape.errors.len() > 1 { "index, " } else { "" };
        let _ = writeln!(out, "        {i} => shape_{i}({index}found),");
    }
    match units {
        [] => out.push_str("        _ => None,\n"),
        [only] => {
            let _ = writeln!(out, "        _ => Some(Error::{}),", plan.errors[*only].variant);
        }
        _ => out.push_str("        _ => Some(unit(index)),\n"),
    }
    out.push_str("    }\n}\n");
    shapes_of_errors(plan, out);
}

fn shapes_of_errors(plan: &Plan<'_>, out: &mut String) {
    let mut shape_of = vec![plan.shapes.len(); plan.errors.len()];
    for (i, shape) in plan.shapes.iter().enumerate() {
        shape.errors.iter().for_each(|&error| shape_of[error] = i);
    }
    let words: Vec<_> = shape_of.into_iter().map(crate::pool::word).collect();
    let _ = writeln!(
        out,
        "\n/// By error: which function reads its fields.\nstatic SHAPE_OF: [u32; {}] = [",
        words.len()
    );
    for line in words.chunks(16) {
        numbers(out, line);
    }
    out.push_str("];\n");
}

fn read_shape(plan: &Plan<'_>, out: &mut String, i: usize, shape: &VariantShape) {
    let one = shape.errors.len() == 1;
    let index = if one { "" } else { "index: usize, " };
    let _ = writeln!(out, "\nfn shape_{i}({index}found: &internal::Found<'_>) -> Option<Error> {{");
    if one {
        let error = &plan.errors[shape.errors[0]];
        let _ = writeln!(out, "    Some(Error::{} {{", error.variant);
        for (k, field) in error.fields.iter().enumerate() {
            let _ = writeln!(out, "        {}: found.field({k})?,", field.name);
        }
        out.push_str("    })\n}\n");
        return;
    }
    for k in 0..shape.fields.len() {
        let _ = writeln!(out, "    let v{k} = found.field({k})?;");
    }
    out.push_str("    Some(match index {\n");
    for (n, &index) in shape.errors.iter().enumerate() {
        let error = &plan.errors[index];
        let pattern = if n + 1 == shape.errors.len() { "_".to_owned() } else { index.to_string() };
        let fields: Vec<_> =
            error.fields.iter().enumerate().map(|(k, f)| format!("{}: v{k}", f.name)).collect();
        let _ = writeln!(
            out,
            "        {pattern} => Error::{} {{ {} }},",
            error.variant,
            fields.join(", ")
        );
    }
    out.push_str("    })\n}\n");
}
