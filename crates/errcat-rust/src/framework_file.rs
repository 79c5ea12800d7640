//! `src/axum.rs` and `src/actix.rs`: errors as the responses of a framework.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use crate::plan::Plan;
use crate::{operations_file, source_file};

/// Writes `src/axum.rs`.
pub(crate) fn axum(plan: &Plan<'_>) -> String {
    let mut items = vec![
        quote! {
            use errcat_runtime::axum::{respond, IntoResponse, Response};
        },
        quote! {
            use crate::{Error, Problem};
        },
        quote! {
            pub use errcat_runtime::serve::{Deliberate, Raised, RequestId};
        },
        quote! {
            /// Completes problems, and answers with them what axum answers by itself: the last
            /// layer of the router.
            pub type ErrorLayer = errcat_runtime::axum::ErrorLayer<Problem>;
        },
        quote! {
            /// Several problems in one response.
            pub type Problems = errcat_runtime::serve::Problems<Problem>;
        },
        quote! {
            impl IntoResponse for Problem {
                fn into_response(self) -> Response {
                    respond(vec![self])
                }
            }
        },
        quote! {
            impl IntoResponse for Error {
                fn into_response(self) -> Response {
                    Problem::from(self).into_response()
                }
            }
        },
    ];
    items.extend(operations(plan).map(|operation| {
        quote! {
            impl IntoResponse for #operation {
                fn into_response(self) -> Response {
                    Problem::from(self).into_response()
                }
            }
        }
    }));
    file(plan, "axum 0.8", items)
}

/// Writes `src/actix.rs`.
pub(crate) fn actix(plan: &Plan<'_>) -> String {
    let mut items = vec![
        quote! {
            use errcat_runtime::actix::{
                respond, respond_with, status_code, HttpResponse, ResponseError, StatusCode,
            };
        },
        quote! {
            use errcat_runtime::serve::Respond as _;
        },
        quote! {
            use crate::{Error, Problem};
        },
        quote! {
            pub use errcat_runtime::serve::{Deliberate, Raised, RequestId};
        },
        quote! {
            /// Completes problems, and answers with them what actix-web answers by itself: the last
            /// that wraps the app.
            pub type ErrorMiddleware = errcat_runtime::actix::ErrorMiddleware<Problem>;
        },
        quote! {
            /// Several problems in one response.
            pub type Problems = errcat_runtime::serve::Problems<Problem>;
        },
        quote! {
            impl ResponseError for Problem {
                fn status_code(&self) -> StatusCode {
                    status_code(self.status())
                }

                fn error_response(&self) -> HttpResponse {
                    respond(std::slice::from_ref(self))
                }
            }
        },
        quote! {
            impl ResponseError for Error {
                fn status_code(&self) -> StatusCode {
                    Problem::from(self.clone()).status_code()
                }

                fn error_response(&self) -> HttpResponse {
                    respond_with(vec![Problem::from(self.clone())])
                }
            }
        },
    ];
    // As a problem, which is what the middleware looks for behind a response.
    items.extend(operations(plan).map(|operation| {
        quote! {
            impl From<#operation> for errcat_runtime::actix::Error {
                fn from(answer: #operation) -> Self {
                    Problem::from(answer).into()
                }
            }
        }
    }));
    file(plan, "actix-web 4", items)
}

/// The types of what operations may answer, which handlers return.
fn operations(plan: &Plan<'_>) -> impl Iterator<Item = TokenStream> {
    operations_file::type_names(plan).into_iter().map(|name| {
        let name = format_ident!("{name}");
        quote! { super::operations::#name }
    })
}

fn file(plan: &Plan<'_>, framework: &str, items: Vec<TokenStream>) -> String {
    let mut out = source_file::header(plan);
    out.push_str("//! Errors as responses of ");
    out.push_str(framework);
    out.push_str(".\n\n");
    out.push_str(&source_file::print(items));
    out
}
