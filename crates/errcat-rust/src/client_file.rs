//! `src/client.rs` and `src/client.txt`: responses back into errors.

use std::fmt::Write as _;

use errcat_model::{Draft, Per, TypeId, spill};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use crate::plan::Plan;
use crate::record::{ident, tokens};
use crate::table_file::numbers;
use crate::{client_errors, client_table, client_types, names, source_file};

/// Writes both files.
pub(crate) fn write(plan: &Plan<'_>, rust: &mut dyn Draft, text: &mut dyn Draft) {
    let pool = client_table::write(plan);
    let mut out = source_file::header(plan);
    module_docs(plan, &mut out);
    out.push_str(&source_file::print(vec![uses(), functions(), api(plan), advise()]));
    out.push('\n');
    client_errors::write(plan, &mut out);
    for item in client_types::items(plan) {
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
        spill(&mut out, rust);
    }
    out.push_str("];\n");
    rust.push(&out);
    text.push(&pool.text);
}

fn module_docs(plan: &Plan<'_>, out: &mut String) {
    let _ = write!(
        out,
        "//! The client's side: responses back into errors, and whether to try again.\n\
         //!\n\
         //! {}\n\
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
        plan.doc_test(),
        plan.crate_path(),
    );
}

fn uses() -> TokenStream {
    quote! {
        pub use errcat_runtime::client::{
            retry, Advice, Advise, Clock, Known, Limits, RetryAfter, Unknown, NO_HEADERS,
        };
        use errcat_runtime::client::internal;

        use super::{Context, Error, Problem, Wire};
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
            out.push_str("super::");
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
