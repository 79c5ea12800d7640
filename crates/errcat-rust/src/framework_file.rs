//! `src/axum.rs` and `src/actix.rs`: errors as the responses of a framework.

use quote::quote;

use crate::plan::Plan;
use crate::source_file;

/// Writes `src/axum.rs`.
pub(crate) fn axum(plan: &Plan<'_>) -> String {
    let items = vec![
        quote! {
            use errcat_runtime::axum::{respond, IntoResponse, Response};
        },
        quote! {
            use super::{Error, Problem};
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
    file(plan, "axum 0.8", items)
}

/// Writes `src/actix.rs`.
pub(crate) fn actix(plan: &Plan<'_>) -> String {
    let items = vec![
        quote! {
            use errcat_runtime::actix::{
                respond, respond_with, status_code, HttpResponse, ResponseError, StatusCode,
            };
        },
        quote! {
            use errcat_runtime::serve::Respond as _;
        },
        quote! {
            use super::{Error, Problem};
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
    file(plan, "actix-web 4", items)
}

fn file(plan: &Plan<'_>, framework: &str, items: Vec<proc_macro2::TokenStream>) -> String {
    let mut out = source_file::header(plan);
    out.push_str("//! Errors as responses of ");
    out.push_str(framework);
    out.push_str(".\n\n");
    out.push_str(&source_file::print(items));
    out
}
