//! The matches over all errors: a number for each, their fields by type, and the way back.
//!
//! They grow with the catalog, so they are written as text, and each is as few and as simple arms
//! as do: variants whose fields have the same types share one.

use std::fmt::Write as _;

use crate::plan::{ErrorPlan, Plan, VariantShape};

/// Letters for the fields of a shape, in order.
fn binding(i: usize) -> String {
    format!("v{i}")
}

fn bindings(shape: &VariantShape) -> String {
    (0..shape.fields.len()).map(binding).collect::<Vec<_>>().join(", ")
}

/// Writes them all.
pub(crate) fn write(plan: &Plan<'_>, out: &mut String) {
    let widest = plan.errors.iter().map(|e| e.fields.len()).max().unwrap_or(0);
    fields_enum(plan, out, widest);
    out.push_str("impl Error {\n");
    code(plan, out);
    if widest > 0 {
        fields_of(plan, out);
    }
    let values = if widest > 0 { "self.fields().values()" } else { "[]" };
    let _ = write!(
        out,
        "\n    /// Its fields as values, in order.\n    \
         pub(crate) fn values(&self) -> [&dyn Value; {widest}] {{\n        {values}\n    }}\n",
    );
    out.push_str("}\n\n");
    for (i, shape) in plan.shapes.iter().enumerate() {
        build(plan, out, i, shape);
    }
    build_unit(plan, out);
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

/// The code of an error, whose number the tables know it by. The compiler makes a copy of the
/// discriminant of it.
fn code(plan: &Plan<'_>, out: &mut String) {
    out.push_str(
        "    /// The code that names this kind of error.\n    pub fn code(&self) -> ErrorCode {\n",
    );
    if plan.errors.is_empty() {
        out.push_str(NOTHING);
        return;
    }
    out.push_str("        match self {\n");
    for error in &plan.errors {
        let rest = if error.fields.is_empty() { "" } else { " { .. }" };
        let _ = writeln!(out, "            Self::{0}{rest} => ErrorCode::{0},", error.variant);
    }
    out.push_str(FROM_CODE);
}

const NOTHING: &str = "        match *self {}
    }

    /// Its place in the catalog.
    pub(crate) fn index(&self) -> usize {
        match *self {}
    }

    /// What the tables say of it.
    pub(crate) fn row(&self) -> Row {
        match *self {}
    }
";

const FROM_CODE: &str = "        }
    }

    /// Its place in the catalog.
    pub(crate) fn index(&self) -> usize {
        self.code().index()
    }

    /// What the tables say of it.
    #[inline]
    pub(crate) fn row(&self) -> Row {
        self.code().row()
    }
";

/// How many variants one arm joins. The compiler compares the alternatives of a pattern with each
/// other, so that one arm for thousands of them takes it seconds.
const ALTERNATIVES: usize = 64;

fn fields_of(plan: &Plan<'_>, out: &mut String) {
    out.push_str("\n    fn fields(&self) -> Fields<'_> {\n        match self {\n");
    for (i, shape) in plan.shapes.iter().enumerate() {
        for errors in shape.errors.chunks(ALTERNATIVES) {
            for (n, &error) in errors.iter().enumerate() {
                out.push_str(if n == 0 { "            " } else { "\n            | " });
                variant_of_bindings(out, "Self", &plan.errors[error]);
            }
            let _ = writeln!(out, " => Fields::Shape{i}({}),", bindings(shape));
        }
    }
    if plan.units().next().is_some() {
        out.push_str("            _ => Fields::Unit,\n");
    }
    out.push_str("        }\n    }\n");
}

/// The function that makes errors of one shape. It stands outside of the `impl`, whose names are
/// those of the constructors. The last one needs no number of its own: nobody asks for an error of
/// another shape.
fn build(plan: &Plan<'_>, out: &mut String, i: usize, shape: &VariantShape) {
    if let [_] = shape.errors[..] {
        return;
    }
    if shape.fields.len() >= 7 {
        out.push_str(
            "// As many as the variants have fields.\n#[allow(clippy::too_many_arguments)]\n",
        );
    }
    let _ = write!(out, "fn shape_{i}(index: usize");
    for (k, field) in shape.fields.iter().enumerate() {
        let _ = write!(out, ", v{k}: {}", field.ty());
    }
    out.push_str(") -> Error {\n    match index {\n");
    for (n, &index) in shape.errors.iter().enumerate() {
        if n + 1 == shape.errors.len() {
            out.push_str("        _ => ");
        } else {
            let _ = write!(out, "        {index} => ");
        }
        variant_of_bindings(out, "Error", &plan.errors[index]);
        out.push_str(",\n");
    }
    out.push_str("    }\n}\n\n");
}

/// A variant whose fields are the bindings, as a pattern and as an expression.
fn variant_of_bindings(out: &mut String, of: &str, error: &ErrorPlan<'_>) {
    let _ = write!(out, "{of}::{} {{ ", error.variant);
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
    out.push_str("fn unit(index: usize) -> Error {\n    match index {\n");
    for (n, &index) in units.iter().enumerate() {
        let name = &plan.errors[index].variant;
        if n + 1 == units.len() {
            let _ = writeln!(out, "        _ => Error::{name},");
        } else {
            let _ = writeln!(out, "        {index} => Error::{name},");
        }
    }
    out.push_str("    }\n}\n\n");
}

fn clone_and_eq(plan: &Plan<'_>, out: &mut String, widest: usize) {
    out.push_str("impl Clone for Error {\n    fn clone(&self) -> Self {\n");
    let unit = match plan.units().collect::<Vec<_>>()[..] {
        [] => None,
        [only] => Some(format!("Self::{}", plan.errors[only].variant)),
        _ => Some("unit(self.index())".to_owned()),
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
                let _ = writeln!(out, "shape_{i}(self.index(), {}),", values.join(", "));
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
