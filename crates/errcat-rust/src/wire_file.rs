//! `src/wire.rs`: the ways errors travel.

use errcat_model::{WireId, example};
use proc_macro2::TokenStream;
use quote::quote;

use crate::plan::Plan;
use crate::record::{doc, ident};
use crate::source_file;
use crate::text::{code_span, markdown, paragraph, visible_json};

/// Writes the file.
pub(crate) fn write(plan: &Plan<'_>) -> String {
    let has_list = plan.catalog.wires.iter().any(|wire| wire.problem.is_some());
    let mut items = vec![wire_enum(plan), facts(plan)];
    let imports = has_list.then(|| {
        items.push(list());
        quote!(
            use super::{Context, Problem};
        )
    });
    let mut out = source_file::header(plan);
    if let Some(imports) = imports {
        out.push_str(&source_file::print(vec![imports]));
        out.push('\n');
    }
    out.push_str(&source_file::print(items));
    out
}

fn wire_enum(plan: &Plan<'_>) -> TokenStream {
    let variants = plan.catalog.wires().map(|(id, wire)| {
        let mut docs = vec![wire.title.as_deref().map_or_else(|| code_span(&wire.name), markdown)];
        docs.extend(wire.description.paragraphs.iter().map(|p| paragraph(p)));
        docs.push(format!("Content type {}.", code_span(&wire.media_type)));
        if let Some(sample) = example::sample(plan.catalog, id) {
            docs.push(format!("```json\n{}\n```", visible_json(sample.to_pretty())));
        }
        let (docs, name) = (doc(&docs), ident(&plan.wires[id.0]));
        quote!(#docs #name)
    });
    quote! {
        /// A way errors travel: a body and its content type.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum Wire { #(#variants),* }
    }
}

fn facts(plan: &Plan<'_>) -> TokenStream {
    let wires: Vec<_> = plan.wires.iter().map(|w| ident(w)).collect();
    let names = plan.catalog.wires.iter().map(|w| w.name.as_str());
    let media_types = plan.catalog.wires.iter().map(|w| w.media_type.as_str());
    let samples = (0..wires.len()).map(|i| {
        let sample = example::sample(plan.catalog, WireId(i)).map(|json| json.to_string());
        sample.map_or_else(|| quote!(None), |text| quote!(Some(#text)))
    });
    quote! {
        impl Wire {
            /// All of them, in the order of the catalog.
            pub const ALL: &'static [Self] = &[#(Self::#wires),*];

            /// Its name in the catalog.
            pub const fn name(self) -> &'static str {
                match self { #(Self::#wires => #names),* }
            }

            /// The content type of its bodies.
            pub const fn media_type(self) -> &'static str {
                match self { #(Self::#wires => #media_types),* }
            }

            /// The bare format as JSON, where the catalog shows one.
            pub const fn sample(self) -> Option<&'static str> {
                match self { #(Self::#wires => #samples),* }
            }
        }
    }
}

/// Several problems in one body.
fn list() -> TokenStream {
    quote! {
        impl Wire {
            /// The body of a response with several problems, in the order given. What belongs to
            /// the response comes from the first.
            ///
            /// `None` where there is no problem, one does not travel on this wire, or there are
            /// several and the wire carries one.
            pub fn body_of_many(self, problems: &[Problem], context: &Context) -> Option<Vec<u8>> {
                let (first, others) = problems.split_first()?;
                let Some(envelope) = first.error().row().body(self as usize)?.envelope else {
                    let one = others.is_empty().then_some(first)?;
                    return one.body_on(self, context).map(Into::into);
                };
                let mut list = Vec::new();
                for problem in problems {
                    if !list.is_empty() {
                        list.push(b',');
                    }
                    problem.push_item(self, context, &mut list)?;
                }
                Some(first.envelope(envelope, context, &list).into())
            }
        }
    }
}
