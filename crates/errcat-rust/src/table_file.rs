//! `src/table.rs` and `src/table.txt`: what the catalog says of its errors, and the matches that
//! grow with it.

use std::fmt::Write as _;

use errcat_model::shape::{self, Shape};
use errcat_model::{ErrorDef, RetryGrade};

use crate::plan::{Plan, VariantShape};
use crate::pool::{NONE, Pool, word};
use crate::program::{self, List};
use crate::source_file;

/// In the length of a field's name: the field is sensitive.
const SENSITIVE: u32 = 1 << 31;

/// The two files.
pub(crate) struct Tables {
    pub(crate) rust: String,
    pub(crate) text: String,
}

/// Writes both.
pub(crate) fn write(plan: &Plan<'_>) -> Tables {
    let mut pool = Pool::default();
    let rows: Vec<_> = plan.catalog.errors.iter().map(|e| row(plan, &mut pool, e)).collect();
    let mut out = source_file::header(plan);
    out.push_str(
        "//! The tables behind [`Error`]. `errcat_runtime` knows their format.\n\n\
         use errcat_runtime::internal::{Row, Table, Value};\n",
    );
    imports(plan, &mut out);
    out.push_str("use crate::Error;\n");
    let types = plan.catalog.types.iter().enumerate();
    let used =
        |name: &str| plan.shapes.iter().any(|s| s.fields.iter().any(|f| mentions(&f.base, name)));
    for (id, _) in types {
        let name = plan.types.name(errcat_model::TypeId(id));
        if used(name) {
            let _ = writeln!(out, "use crate::{name};");
        }
    }
    let _ = write!(
        out,
        "\nstatic TABLE: Table = Table {{ text: include_str!(\"table.txt\"), rows: &ROWS, data: &DATA }};\n\n\
         const _: () = assert!(\n    TABLE.text.len() == {},\n    \
         \"table.txt is not as generated: generate again, and keep its line ends\",\n);\n\n",
        pool.text.len(),
    );
    let _ =
        writeln!(out, "static ROWS: [u32; {}] = [", rows.iter().map(|r| r.len()).sum::<usize>());
    for row in &rows {
        numbers(&mut out, row);
    }
    out.push_str("];\n\n");
    let _ = writeln!(out, "static DATA: [u32; {}] = [", pool.data.len());
    for line in pool.data.chunks(16) {
        numbers(&mut out, line);
    }
    out.push_str("];\n\n");
    matches(plan, &mut out);
    Tables { rust: out, text: pool.text }
}

fn imports(plan: &Plan<'_>, out: &mut String) {
    let used =
        |name: &str| plan.shapes.iter().any(|s| s.fields.iter().any(|f| mentions(&f.base, name)));
    let runtime: Vec<_> =
        ["DateTime", "Json", "Map", "Uuid"].into_iter().filter(|n| used(n)).collect();
    if !runtime.is_empty() {
        let _ = writeln!(out, "use errcat_runtime::{{{}}};", runtime.join(", "));
    }
    if used("Duration") {
        out.push_str("use std::time::Duration;\n");
    }
    out.push('\n');
}

/// Whether a type has that name in it as a word.
pub(crate) fn mentions(ty: &str, name: &str) -> bool {
    ty.split(|c: char| !c.is_alphanumeric() && c != '_').any(|word| word == name)
}

fn numbers(out: &mut String, words: &[u32]) {
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

fn row(plan: &Plan<'_>, pool: &mut Pool, error: &ErrorDef) -> [u32; 11] {
    let name = pool.text(&error.variant);
    let code = pool.text(&error.code.to_text());
    let title = error.title.as_ref().map_or([NONE, 0], |title| pool.text(title));
    let message = error.message.as_ref().map_or(NONE, |m| program::message(plan, pool, error, m));
    let grade = match error.retry.as_ref().map(|r| r.grade) {
        None => 0,
        Some(RetryGrade::Never) => 1,
        Some(RetryGrade::AfterFix) => 2,
        Some(RetryGrade::AfterReauth) => 3,
        Some(RetryGrade::Backoff) => 4,
        Some(RetryGrade::Caution) => 5,
    };
    let status = u32::from(error.status.unwrap_or(0)) | grade << 16;
    let [fields, bodies, headers] =
        [fields(pool, error), bodies(plan, pool, error), headers(plan, pool, error)];
    [
        name[0], name[1], code[0], code[1], title[0], title[1], message, status, fields, bodies,
        headers,
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
fn problem_in(shape: &Shape) -> Option<&Shape> {
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

/// Letters for the fields of a shape, in order.
fn binding(i: usize) -> String {
    format!("v{i}")
}

fn bindings(shape: &VariantShape) -> String {
    (0..shape.fields.len()).map(binding).collect::<Vec<_>>().join(", ")
}

fn matches(plan: &Plan<'_>, out: &mut String) {
    let widest = plan.errors.iter().map(|e| e.fields.len()).max().unwrap_or(0);
    fields_enum(plan, out, widest);
    out.push_str("impl Error {\n");
    index(plan, out);
    if widest > 0 {
        fields_of(plan, out);
    }
    let values = if widest > 0 { "self.fields().values()" } else { "[]" };
    let _ = write!(
        out,
        "\n    /// What the tables say of it.\n    #[inline]\n    pub(crate) fn row(&self) -> Row {{\n        \
         TABLE.row(self.index())\n    }}\n\n    \
         /// Its fields as values, in order.\n    \
         pub(crate) fn values(&self) -> [&dyn Value; {widest}] {{\n        {values}\n    }}\n",
    );
    for (i, shape) in plan.shapes.iter().enumerate() {
        build(plan, out, i, shape);
    }
    build_unit(plan, out);
    out.push_str("}\n\n");
    clone_and_eq(plan, out, widest);
}

fn fields_enum(plan: &Plan<'_>, out: &mut String, widest: usize) {
    if widest == 0 {
        return;
    }
    out.push_str(
        "/// The fields of an error, by their types.\n#[derive(PartialEq)]\nenum Fields<'a> {\n",
    );
    for (i, shape) in plan.shapes.iter().enumerate() {
        let types: Vec<_> = shape.fields.iter().map(|f| format!("&'a {}", f.borrowed())).collect();
        let _ = writeln!(out, "    Shape{i}({}),", types.join(", "));
    }
    if plan.units().next().is_some() {
        out.push_str("    Unit,\n");
    }
    let _ = write!(
        out,
        "}}\n\nimpl<'a> Fields<'a> {{\n    fn values(self) -> [&'a dyn Value; {widest}] {{\n        match self {{\n",
    );
    for (i, shape) in plan.shapes.iter().enumerate() {
        let mut values: Vec<_> = (0..shape.fields.len()).map(binding).collect();
        values.resize(widest, "&()".to_owned());
        let _ = writeln!(
            out,
            "            Self::Shape{i}({}) => [{}],",
            bindings(shape),
            values.join(", ")
        );
    }
    if plan.units().next().is_some() {
        let _ = writeln!(out, "            Self::Unit => [&(); {widest}],");
    }
    out.push_str("        }\n    }\n}\n\n");
}

fn index(plan: &Plan<'_>, out: &mut String) {
    out.push_str("    fn index(&self) -> usize {\n");
    if plan.errors.is_empty() {
        out.push_str("        match *self {}\n    }\n");
        return;
    }
    out.push_str("        match self {\n");
    for (i, error) in plan.errors.iter().enumerate() {
        let rest = if error.fields.is_empty() { "" } else { " { .. }" };
        let _ = writeln!(out, "            Self::{}{rest} => {i},", error.variant);
    }
    out.push_str("        }\n    }\n");
}

fn fields_of(plan: &Plan<'_>, out: &mut String) {
    out.push_str("\n    fn fields(&self) -> Fields<'_> {\n        match self {\n");
    for (i, shape) in plan.shapes.iter().enumerate() {
        for (n, &error) in shape.errors.iter().enumerate() {
            let error = &plan.errors[error];
            out.push_str(if n == 0 { "            " } else { "\n            | " });
            let _ = write!(out, "Self::{} {{ ", error.variant);
            for (k, field) in error.fields.iter().enumerate() {
                let _ = write!(out, "{}{}: v{k}", if k == 0 { "" } else { ", " }, field.name);
            }
            out.push_str(" }");
        }
        let _ = writeln!(out, " => Fields::Shape{i}({}),", bindings(shape));
    }
    if plan.units().next().is_some() {
        out.push_str("            _ => Fields::Unit,\n");
    }
    out.push_str("        }\n    }\n");
}

/// The function that makes errors of one shape. The last one needs no number of its own: nobody
/// asks for an error of another shape.
fn build(plan: &Plan<'_>, out: &mut String, i: usize, shape: &VariantShape) {
    if let [_] = shape.errors[..] {
        return;
    }
    out.push('\n');
    if shape.fields.len() >= 7 {
        out.push_str("    // As many as the variants have fields.\n    #[allow(clippy::too_many_arguments)]\n");
    }
    let _ = write!(out, "    fn shape_{i}(index: usize");
    for (k, field) in shape.fields.iter().enumerate() {
        let _ = write!(out, ", v{k}: {}", field.ty());
    }
    out.push_str(") -> Self {\n        match index {\n");
    for (n, &index) in shape.errors.iter().enumerate() {
        if n + 1 == shape.errors.len() {
            out.push_str("            _ => ");
        } else {
            let _ = write!(out, "            {index} => ");
        }
        variant_of_bindings(plan, out, index);
        out.push_str(",\n");
    }
    out.push_str("        }\n    }\n");
}

fn variant_of_bindings(plan: &Plan<'_>, out: &mut String, error: usize) {
    let error = &plan.errors[error];
    let _ = write!(out, "Self::{} {{ ", error.variant);
    for (k, field) in error.fields.iter().enumerate() {
        let _ = write!(out, "{}{}: v{k}", if k == 0 { "" } else { ", " }, field.name);
    }
    out.push_str(" }");
}

fn build_unit(plan: &Plan<'_>, out: &mut String) {
    let units: Vec<_> = plan.units().collect();
    if units.len() < 2 {
        return;
    }
    out.push_str("\n    fn unit(index: usize) -> Self {\n        match index {\n");
    for (n, &index) in units.iter().enumerate() {
        let name = &plan.errors[index].variant;
        if n + 1 == units.len() {
            let _ = writeln!(out, "            _ => Self::{name},");
        } else {
            let _ = writeln!(out, "            {index} => Self::{name},");
        }
    }
    out.push_str("        }\n    }\n");
}

fn clone_and_eq(plan: &Plan<'_>, out: &mut String, widest: usize) {
    out.push_str("impl Clone for Error {\n    fn clone(&self) -> Self {\n");
    let unit = match plan.units().collect::<Vec<_>>()[..] {
        [] => None,
        [only] => Some(format!("Self::{}", plan.errors[only].variant)),
        _ => Some("Self::unit(self.index())".to_owned()),
    };
    if widest == 0 {
        let _ = writeln!(out, "        {}", unit.as_deref().unwrap_or("match *self {}"));
    } else {
        out.push_str("        match self.fields() {\n");
        for (i, shape) in plan.shapes.iter().enumerate() {
            let _ = write!(out, "            Fields::Shape{i}({}) => ", bindings(shape));
            let cloned = shape.fields.iter().enumerate().map(|(k, f)| f.cloned(&binding(k)));
            if let [only] = shape.errors[..] {
                let error = &plan.errors[only];
                let fields: Vec<_> = error
                    .fields
                    .iter()
                    .zip(cloned)
                    .map(|(f, v)| format!("{}: {v}", f.name))
                    .collect();
                let _ = writeln!(out, "Self::{} {{ {} }},", error.variant, fields.join(", "));
            } else {
                let values: Vec<_> = cloned.collect();
                let _ = writeln!(out, "Self::shape_{i}(self.index(), {}),", values.join(", "));
            }
        }
        if let Some(unit) = unit {
            let _ = writeln!(out, "            Fields::Unit => {unit},");
        }
        out.push_str("        }\n");
    }
    out.push_str(
        "    }\n}\n\nimpl PartialEq for Error {\n    fn eq(&self, other: &Self) -> bool {\n",
    );
    out.push_str(if widest == 0 {
        "        self.index() == other.index()\n"
    } else {
        "        self.index() == other.index() && self.fields() == other.fields()\n"
    });
    out.push_str("    }\n}\n");
}
