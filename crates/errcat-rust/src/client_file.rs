//! `src/client.rs` and `src/client.txt`: responses back into errors.
//!
//! What grows with the catalog is written as text, as in `matches`: variants whose fields have the
//! same types are read by one function.

use std::fmt::Write as _;

use errcat_model::{Decl, EnumValue, Per, TypeId, TypeKind};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use crate::plan::{Plan, VariantShape};
use crate::record::{ident, tokens};
use crate::rust_type::{RustField, in_milliseconds};
use crate::table_file::numbers;
use crate::{client_table, names, source_file, types_file};

/// The two files.
pub(crate) struct ClientFiles {
    pub(crate) rust: String,
    pub(crate) text: String,
}

/// Writes both.
pub(crate) fn write(plan: &Plan<'_>) -> ClientFiles {
    let pool = client_table::write(plan);
    let mut out = source_file::header(plan);
    module_docs(plan, &mut out);
    out.push_str(&source_file::print(vec![uses(), functions(), api(plan), advise()]));
    out.push('\n');
    read_errors(plan, &mut out);
    for (id, def) in plan.catalog.types.iter().enumerate() {
        let name = ident(plan.types.name(TypeId(id)));
        let item = match &def.kind {
            TypeKind::Record(decls) => {
                read_record(&name, &plan.types.record(TypeId(id), decls), decls)
            }
            TypeKind::Enum(values) => read_enum(&name, values),
        };
        out.push('\n');
        out.push_str(&source_file::print(vec![item]));
    }
    let _ = write!(
        out,
        "\nstatic TABLE: internal::ClientTable = internal::ClientTable {{ text: TEXT, data: &DATA }};\n\n\
         const TEXT: &str = include_str!(\"client.txt\");\n\n\
         const _: () = assert!(\n    TEXT.len() == {},\n    \
         \"client.txt is not as generated: generate again, and keep its line ends\",\n);\n\n\
         static DATA: [u32; {}] = [\n",
        pool.text.len(),
        pool.data.len(),
    );
    for line in pool.data.chunks(16) {
        numbers(&mut out, line);
    }
    out.push_str("];\n");
    ClientFiles { rust: out, text: pool.text }
}

fn module_docs(plan: &Plan<'_>, out: &mut String) {
    let _ = write!(
        out,
        "//! The client's side: responses back into errors, and whether to try again.\n\
         //!\n\
         //! ```\n\
         //! use {}::client::{{decode, Decoded, NO_HEADERS}};\n\
         //!\n\
         //! match decode(502, NO_HEADERS, b\"<html>Bad Gateway</html>\") {{\n\
         //!     Decoded::Known(known) => println!(\"{{}}\", known.problems[0]),\n\
         //!     Decoded::Unknown(unknown) => assert_eq!(unknown.status, 502),\n\
         //! }}\n\
         //! ```\n\
         //!\n\
         //! Which error a body is, its code says; where the wire has none, or several errors share\n\
         //! one, the status and the text. A sentence that differs from the catalog's does no harm\n\
         //! where the code is enough: it is kept in [`Known::extra`].\n\n",
        plan.crate_path(),
    );
}

fn uses() -> TokenStream {
    quote! {
        pub use errcat_runtime::client::{
            retry, Advice, Advise, Clock, Known, Limits, RetryAfter, Unknown, NO_HEADERS,
        };
        use errcat_runtime::client::internal;

        use crate::{Context, Error, Problem, Wire};
    }
}

fn functions() -> TokenStream {
    quote! {
        /// A response as errors of this catalog, or as something else.
        pub type Decoded = errcat_runtime::client::Decoded<Problem, Context>;

        /// Reads a response over HTTP, on whichever wire fits; those of its `Content-Type` come
        /// first. `headers` are any pairs of name and value, such as `&http::HeaderMap`.
        ///
        /// Never fails: what is not known comes back with everything that was in it.
        pub fn decode(
            status: u16,
            headers: impl IntoIterator<Item = (impl AsRef<str>, impl AsRef<[u8]>)>,
            body: &[u8],
        ) -> Decoded {
            internal::decode::<Api>(None, status, headers, body)
        }

        /// Reads a response or message on a wire. What does not travel over HTTP has no status;
        /// any number will do.
        pub fn decode_on(
            wire: Wire,
            status: u16,
            headers: impl IntoIterator<Item = (impl AsRef<str>, impl AsRef<[u8]>)>,
            body: &[u8],
        ) -> Decoded {
            internal::decode::<Api>(Some(wire as usize), status, headers, body)
        }
    }
}

fn api(plan: &Plan<'_>) -> TokenStream {
    let members = plan.context(Per::Response).enumerate().map(|(i, (field, _))| {
        let name = ident(&field.name);
        quote!(#name: found.response(#i)?)
    });
    let mut found = quote!(_);
    if plan.context(Per::Response).next().is_some() {
        found = quote!(found);
    }
    let setters: Vec<_> = plan
        .context(Per::Problem)
        .enumerate()
        .map(|(i, (field, _))| {
            let setter = format_ident!("with_{}", names::bare(&field.name));
            let base = tokens(&in_crate(plan, &field.base));
            quote! {
                if let Some(value) = found.problem::<Option<#base>>(#i)? {
                    problem = problem.#setter(value);
                }
            }
        })
        .collect();
    let mutable = (!setters.is_empty()).then(|| quote!(mut));
    quote! {
        struct Api;

        impl internal::Api for Api {
            type Problem = Problem;
            type Context = Context;

            fn table() -> &'static internal::ClientTable {
                &TABLE
            }

            fn problem(error: usize, found: &internal::Found<'_>) -> Option<Problem> {
                let #mutable problem = Problem::from(read(error, found)?);
                #(#setters)*
                Some(problem)
            }

            fn context(#found: &internal::Found<'_>) -> Option<Context> {
                Some(Context { #(#members),* })
            }
        }
    }
}

/// A type with the names of the catalog's types as paths.
fn in_crate(plan: &Plan<'_>, ty: &str) -> String {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let own: Vec<_> = (0..plan.catalog.types.len()).map(|id| plan.types.name(TypeId(id))).collect();
    let runtime = ["DateTime", "Json", "Map", "Uuid"];
    let mut out = String::new();
    let mut rest = ty;
    while !rest.is_empty() {
        let word = rest.find(|c| !is_word(c)).unwrap_or(rest.len());
        if own.contains(&&rest[..word]) || runtime.contains(&&rest[..word]) {
            out.push_str("crate::");
        } else if &rest[..word] == "Duration" {
            out.push_str("std::time::");
        }
        let end = rest[word..].find(is_word).map_or(rest.len(), |at| word + at);
        out.push_str(&rest[..end]);
        rest = &rest[end..];
    }
    out
}

fn advise() -> TokenStream {
    quote! {
        /// What the catalog says.
        impl Advise for Error {
            fn retry_advice(&self) -> Advice {
                self.retry().into()
            }
        }

        impl Advise for Problem {
            fn retry_advice(&self) -> Advice {
                self.error().retry_advice()
            }
        }
    }
}

/// The error of a number from what was found of it.
fn read_errors(plan: &Plan<'_>, out: &mut String) {
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

fn read_record(name: &proc_macro2::Ident, fields: &[RustField], decls: &[Decl]) -> TokenStream {
    let values = fields.iter().zip(decls).map(|(field, decl)| {
        let (field, member) = (ident(&field.name), decl.name.as_str());
        let unit = if in_milliseconds(&decl.ty) { "Milliseconds" } else { "Seconds" };
        let unit = format_ident!("{unit}");
        quote!(#field: members.read(#member, internal::Unit::#unit)?)
    });
    let members = if fields.is_empty() {
        quote!(input.members()?;)
    } else {
        quote!(let members = input.members()?;)
    };
    quote! {
        impl internal::Read for crate::#name {
            fn read(input: internal::Input<'_>) -> Option<Self> {
                #members
                Some(Self { #(#values),* })
            }
        }
    }
}

fn read_enum(name: &proc_macro2::Ident, values: &[EnumValue]) -> TokenStream {
    let variants = types_file::variants(values);
    let arms = values.iter().zip(&variants).map(|(value, variant)| {
        let (text, variant) = (value.text.as_str(), ident(variant));
        quote!(#text => Self::#variant)
    });
    quote! {
        impl internal::Read for crate::#name {
            fn read(input: internal::Input<'_>) -> Option<Self> {
                Self::parse(&input.string()?, internal::Unit::Seconds)
            }

            fn parse(text: &str, _: internal::Unit) -> Option<Self> {
                Some(match text {
                    #(#arms,)*
                    _ => return None,
                })
            }
        }
    }
}
