//! `src/serve.rs`: what middleware asks of a problem, whatever the framework.

use std::collections::BTreeSet;

use errcat_model::{Per, Rejection, RejectionKind, Transport, Type};
use proc_macro2::{TokenStream, TokenTree};
use quote::{format_ident, quote};

use crate::imports::Imports;
use crate::plan::Plan;
use crate::record::{ident, tokens};
use crate::rejected_value;
use crate::source_file;

/// Writes the file.
pub(crate) fn write(plan: &Plan<'_>) -> String {
    let mut out = source_file::header(plan);
    out.push_str("//! What middleware asks of a problem, whatever the framework.\n\n");
    let rejected = rejected(plan);
    let mut mentioned = BTreeSet::new();
    identifiers(rejected.clone(), &mut mentioned);
    let number = mentioned.contains("Number");
    let imports = Imports {
        std: &["borrow::Cow"],
        internal: &[],
        runtime: if number { &["serve", "Number"] } else { &["serve"] },
        own: if plan.catalog.rejections.is_empty() {
            &["Context", "Problem", "Wire"]
        } else {
            &["Context", "Error", "Problem", "Wire"]
        },
    };
    imports.write(&mut out, plan, mentioned.iter().map(String::as_str));
    out.push_str(&source_file::print(vec![implementation(plan, &rejected)]));
    out
}

/// The identifiers in an expression; texts in it are none.
fn identifiers(tokens: TokenStream, out: &mut BTreeSet<String>) {
    for tree in tokens {
        match tree {
            TokenTree::Group(group) => identifiers(group.stream(), out),
            TokenTree::Ident(ident) => _ = out.insert(ident.to_string()),
            TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
    }
}

fn implementation(plan: &Plan<'_>, rejected: &TokenStream) -> TokenStream {
    let http = plan.catalog.wires().filter(|(_, wire)| wire.transport == Transport::Http);
    let http = http.map(|(id, _)| ident(&plan.wires[id.0]));
    let status = if plan.all_have_status {
        quote!(self.error().status())
    } else {
        quote!(self.error().status().unwrap_or(500))
    };
    let several = if plan.catalog.wires.iter().any(|wire| wire.problem.is_some()) {
        quote!(several => wire.body_of_many(several, context).map(Cow::Owned))
    } else {
        quote!(_ => None)
    };
    let context = context(plan);
    quote! {
        impl serve::Respond for Problem {
            type Context = Context;
            type Wire = Wire;

            const HTTP: &'static [Wire] = &[#(Wire::#http),*];

            #context

            #rejected

            fn with_cause(self, cause: serve::Rejected) -> Self {
                self.caused_by(cause)
            }

            fn code(&self) -> &'static str {
                self.error().code().as_str()
            }

            fn status(&self) -> u16 {
                #status
            }

            fn severity(&self) -> Option<errcat_runtime::about::Severity> {
                self.error().code().severity()
            }

            fn wire(&self) -> Wire {
                self.error().wire()
            }

            fn travels_on(&self, wire: Wire) -> bool {
                self.error().row().body(wire as usize).is_some()
            }

            fn media_type(wire: Wire) -> &'static str {
                wire.media_type()
            }

            fn headers(&self, context: &Context) -> Vec<(&'static str, Cow<'static, str>)> {
                self.headers(context)
            }

            fn body(problems: &[Self], wire: Wire, context: &Context) -> Option<Cow<'static, [u8]>> {
                match problems {
                    [problem] => problem.body_on(wire, context),
                    #several,
                }
            }
        }
    }
}

/// The context as far as middleware knows it; `errcat-check` sees to it that this is all that is
/// required.
fn context(plan: &Plan<'_>) -> TokenStream {
    let mut required = Vec::new();
    let mut known = Vec::new();
    for (field, decl) in plan.context(Per::Response) {
        let is_id = matches!(decl.name.as_str(), "request_id" | "requestId");
        let name = ident(&field.name);
        let (some, perhaps) = match decl.ty {
            Type::DateTime => (quote!(occasion.now()), quote!(Some(occasion.now()))),
            Type::Uuid if is_id => (quote!(occasion.some_uuid()), quote!(occasion.uuid())),
            Type::String if is_id => {
                (quote!(occasion.some_request_id()), quote!(occasion.request_id()))
            }
            _ => continue,
        };
        if field.optional {
            known.push(quote!(context.#name = #perhaps;));
        } else {
            required.push(some);
        }
    }
    let asks = !required.is_empty() || !known.is_empty();
    let occasion = if asks { format_ident!("occasion") } else { format_ident!("_occasion") };
    let made = quote!(Context::new(#(#required),*));
    let body =
        if known.is_empty() { made } else { quote!(let mut context = #made; #(#known)* context) };
    quote! {
        fn context(#occasion: &serve::Occasion<'_>) -> Context {
            #body
        }
    }
}

fn rejected(plan: &Plan<'_>) -> TokenStream {
    if plan.catalog.rejections.is_empty() {
        return quote! {
            fn rejected(_rejection: &serve::Rejection<'_>) -> Option<Self> {
                None
            }
        };
    }
    // One arm for all kinds with the same answer.
    let mut arms: Vec<(String, Vec<RejectionKind>)> = Vec::new();
    for rejection in &plan.catalog.rejections {
        let answer = error_of(plan, rejection);
        match arms.iter_mut().find(|(of, _)| *of == answer) {
            Some((_, kinds)) => kinds.push(rejection.kind),
            None => arms.push((answer, vec![rejection.kind])),
        }
    }
    let arms = arms.iter().map(|(answer, kinds)| {
        let kinds = kinds.iter().map(|kind| format_ident!("{kind:?}"));
        let answer = tokens(answer);
        quote!(#(serve::RejectionKind::#kinds)|* => #answer)
    });
    quote! {
        fn rejected(rejection: &serve::Rejection<'_>) -> Option<Self> {
            let error = match rejection.kind() {
                #(#arms,)*
                _ => return None,
            };
            Some(error.into())
        }
    }
}

/// The expression of the error that answers.
fn error_of(plan: &Plan<'_>, rejection: &Rejection) -> String {
    let error = &plan.errors[rejection.error.0];
    if error.fields.is_empty() {
        return format!("Error::{}", error.variant);
    }
    let values = error.def.fields.iter().zip(&rejection.fields);
    let values = values.map(|(f, value)| rejected_value::argument(plan, &f.decl, value.as_ref()));
    format!("Error::{}({})", error.constructor, values.collect::<Vec<_>>().join(", "))
}
