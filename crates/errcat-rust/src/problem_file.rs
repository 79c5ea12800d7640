//! `src/problem.rs`: one occurrence of an error, and the context of a response.
//!
//! `From<Error>` makes a problem of an error alone, so context of one problem is optional in Rust
//! whatever its declaration says: a required member is `null` on the wire until it is set.

use errcat_model::Per;
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use crate::docs::{decl_lines, setter_lines};
use crate::imports::Imports;
use crate::names;
use crate::plan::Plan;
use crate::record::{Record, doc, ident, tokens};
use crate::source_file;

/// Writes the file.
pub(crate) fn write(plan: &Plan<'_>) -> String {
    let mut out = source_file::header(plan);
    let internal: &[&str] = if plan.context.iter().any(|c| c.field.is_cut()) {
        &["Program", "Value", "Values", "self"]
    } else {
        &["Program", "Value", "Values"]
    };
    let imports = Imports {
        std: &["borrow::Cow", "error::Error as StdError", "fmt"],
        internal,
        runtime: &[],
        own: &["Error", "Wire"],
    };
    imports.write(&mut out, plan, plan.context.iter().map(|c| c.field.base.as_str()));
    let context = Record {
        name: "Context",
        docs: vec!["What a response carries that no error knows.".to_owned()],
        fields: plan.context(Per::Response).collect(),
    };
    let mut items = context.items();
    items.push(context_values(plan));
    items.extend(problem(plan));
    items.push(answers(plan));
    items.extend(traits(plan));
    out.push_str(&source_file::print(items));
    out
}

fn context_values(plan: &Plan<'_>) -> TokenStream {
    let fields: Vec<_> = plan.context(Per::Response).map(|(field, _)| ident(&field.name)).collect();
    let count = fields.len();
    quote! {
        impl Context {
            /// Its members as values, in order.
            pub(crate) fn values(&self) -> [&dyn Value; #count] {
                [#(&self.#fields),*]
            }
        }
    }
}

/// The struct and how to make one.
fn problem(plan: &Plan<'_>) -> Vec<TokenStream> {
    let members: Vec<_> = plan.context(Per::Problem).collect();
    let names: Vec<_> = members.iter().map(|(field, _)| ident(&field.name)).collect();
    let kept = members.iter().map(|(field, decl)| {
        let (name, base) = (ident(&field.name), tokens(&field.base));
        let docs = doc(&decl_lines(decl));
        quote!(#docs pub #name: Option<#base>)
    });
    let debug = members.iter().all(|(_, decl)| !decl.sensitive).then(|| quote!(, Debug));
    // Who has no members need not hear of them.
    let (public, getter) = if members.is_empty() {
        (quote!(), quote!())
    } else {
        let getter = quote! {
            /// Context of this problem.
            pub fn members(&self) -> &Members {
                &self.0.members
            }
        };
        (quote!(#[non_exhaustive] pub), getter)
    };
    let count = names.len();
    let setters = members.iter().map(|(field, decl)| {
        let (name, ty) = (ident(&field.name), tokens(&field.given()));
        let setter = format_ident!("with_{}", names::bare(&field.name));
        let value = tokens(&field.kept_as_some(&field.name));
        let docs = doc(&setter_lines(decl));
        quote! {
            #docs
            pub fn #setter(mut self, #name: #ty) -> Self {
                self.0.members.#name = #value;
                self
            }
        }
    });
    vec![
        quote! {
            /// One occurrence of an error: the error, what caused it, and where.
            ///
            /// One pointer wide, so that `Result<_, Problem>` costs next to nothing to return.
            pub struct Problem(Box<Occurrence>);
        },
        quote! {
            struct Occurrence {
                error: Error,
                cause: Option<Box<dyn StdError + Send + Sync>>,
                members: Members,
            }
        },
        quote! {
            /// Context of one problem.
            #[derive(Default, Clone, PartialEq #debug)]
            #public struct Members { #(#kept),* }
        },
        quote! {
            impl Members {
                fn values(&self) -> [&dyn Value; #count] {
                    [#(&self.#names),*]
                }
            }
        },
        quote! {
            impl Problem {
                /// The error.
                pub fn error(&self) -> &Error {
                    &self.0.error
                }

                /// The error alone.
                pub fn into_error(self) -> Error {
                    self.0.error
                }

                #getter

                /// Keeps what caused it, for [`source`](StdError::source). Responses never show it.
                pub fn caused_by(mut self, cause: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
                    self.0.cause = Some(cause.into());
                    self
                }

                #(#setters)*
            }
        },
    ]
}

/// What it looks like on the wire.
fn answers(plan: &Plan<'_>) -> TokenStream {
    let has_list = plan.catalog.wires.iter().any(|wire| wire.problem.is_some());
    let list = has_list.then(|| {
        quote! {
            /// Appends this problem as one of a list; `None` where the wire has none.
            pub(crate) fn push_item(&self, wire: Wire, context: &Context, list: &mut Vec<u8>) -> Option<()> {
                let item = self.error().row().body(wire as usize)?.problem?;
                item.render(list, &Values {
                    fields: &self.error().values(),
                    problem: &self.0.members.values(),
                    response: &context.values(),
                    ..Values::default()
                });
                Some(())
            }

            /// The body around a list of problems.
            pub(crate) fn envelope(&self, around: Program, context: &Context, list: &[u8]) -> Cow<'static, [u8]> {
                around.bytes(&Values {
                    fields: &self.error().values(),
                    problem: &self.0.members.values(),
                    response: &context.values(),
                    problems: list,
                })
            }
        }
    });
    quote! {
        impl Problem {
            /// The body of the response, on [the error's preferred wire](Error::wire).
            pub fn body(&self, context: &Context) -> Cow<'static, [u8]> {
                self.render(self.error().row().first_body(), context)
            }

            /// The body of the response on a wire; `None` where the error does not travel on it.
            pub fn body_on(&self, wire: Wire, context: &Context) -> Option<Cow<'static, [u8]>> {
                Some(self.render(self.error().row().body(wire as usize)?.one, context))
            }

            fn render(&self, body: Program, context: &Context) -> Cow<'static, [u8]> {
                // Before any value is looked at.
                if let Some(text) = body.constant() {
                    return Cow::Borrowed(text.as_bytes());
                }
                body.bytes(&Values {
                    fields: &self.error().values(),
                    problem: &self.0.members.values(),
                    response: &context.values(),
                    ..Values::default()
                })
            }

            /// Writes the body of the response, on [the error's preferred wire](Error::wire), in
            /// place of what a buffer holds. Allocates only where the buffer is too small.
            pub fn write_body(&self, context: &Context, buffer: &mut Vec<u8>) {
                self.error().row().first_body().write(&Values {
                    fields: &self.error().values(),
                    problem: &self.0.members.values(),
                    response: &context.values(),
                    ..Values::default()
                }, buffer);
            }

            /// The headers of the response, but for its content type, which is
            /// [the wire's](Wire::media_type).
            pub fn headers(&self, context: &Context) -> Vec<(&'static str, Cow<'static, str>)> {
                self.error().row().headers(&Values {
                    fields: &self.error().values(),
                    problem: &self.0.members.values(),
                    response: &context.values(),
                    ..Values::default()
                })
            }

            #list
        }
    }
}

fn traits(plan: &Plan<'_>) -> Vec<TokenStream> {
    let shown = plan.context(Per::Problem).map(|(field, decl)| {
        let (label, name) = (names::bare(&field.name), ident(&field.name));
        if decl.sensitive {
            quote!(.field(#label, &errcat_runtime::internal::Redacted))
        } else {
            quote!(.field(#label, &self.0.members.#name))
        }
    });
    vec![
        quote! {
            impl From<Error> for Problem {
                fn from(error: Error) -> Self {
                    Self(Box::new(Occurrence { error, cause: None, members: Members::default() }))
                }
            }
        },
        quote! {
            /// As the error; never the cause.
            impl fmt::Display for Problem {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    self.0.error.fmt(f)
                }
            }
        },
        quote! {
            impl fmt::Debug for Problem {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    f.debug_struct("Problem")
                        .field("error", &self.0.error)
                        .field("cause", &self.0.cause)
                        #(#shown)*
                        .finish()
                }
            }
        },
        quote! {
            impl StdError for Problem {
                fn source(&self) -> Option<&(dyn StdError + 'static)> {
                    self.0.cause.as_deref().map(|cause| cause as _)
                }
            }
        },
    ]
}
