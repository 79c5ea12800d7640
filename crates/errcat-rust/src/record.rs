//! Structs of declared members: records of the catalog, and the context.

use errcat_model::Decl;
use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote};

use crate::docs::{decl_lines, setter_lines};
use crate::names;
use crate::rust_field::RustField;

/// A struct to write.
pub(crate) struct Record<'a> {
    /// Its name.
    pub(crate) name: &'a str,
    /// Its docs, paragraph by paragraph.
    pub(crate) docs: Vec<String>,
    /// Its fields.
    pub(crate) fields: Vec<(&'a RustField, &'a Decl)>,
}

impl Record<'_> {
    /// The struct, how to make one, and `Debug`.
    pub(crate) fn items(&self) -> Vec<TokenStream> {
        let name = ident(self.name);
        let docs = doc(&self.docs);
        let fields = self.fields.iter().map(|(field, decl)| {
            let (docs, name, ty) =
                (doc(&decl_lines(decl)), ident(&field.name), tokens(&field.ty()));
            quote!(#docs pub #name: #ty)
        });
        let mut derives = vec![format_ident!("Clone"), format_ident!("PartialEq")];
        let sensitive = self.fields.iter().any(|(_, decl)| decl.sensitive);
        if !sensitive {
            derives.push(format_ident!("Debug"));
        }
        if self.fields.iter().all(|(field, _)| field.optional) {
            derives.push(format_ident!("Default"));
        }
        let mut items = vec![
            quote! {
                #docs
                #[derive(#(#derives),*)]
                #[non_exhaustive]
                pub struct #name { #(#fields),* }
            },
            self.constructors(&name),
        ];
        if sensitive {
            items.push(self.debug(&name));
        }
        items
    }

    fn constructors(&self, name: &Ident) -> TokenStream {
        let required: Vec<_> = self.fields.iter().filter(|(field, _)| !field.optional).collect();
        let arguments = required.iter().map(|(field, _)| {
            let (name, ty) = (ident(&field.name), tokens(&field.given()));
            quote!(#name: #ty)
        });
        let values = self.fields.iter().map(|(field, _)| {
            if field.optional {
                let name = ident(&field.name);
                quote!(#name: None)
            } else {
                tokens(&field.kept_argument())
            }
        });
        let allow = (required.len() > 7).then(|| {
            quote! {
                #[doc = ""]
                #[doc = " They are as many as the catalog requires, hence the lint's exception."]
                #[allow(clippy::too_many_arguments)]
            }
        });
        let docs = if required.is_empty() {
            "Without any of its members."
        } else if required.len() == self.fields.len() {
            "With all its members."
        } else {
            "With the members that are always there."
        };
        let docs = doc(&[docs.to_owned()]);
        let setters =
            self.fields.iter().filter(|(field, _)| field.optional).map(|(field, decl)| {
                let (field_name, ty) = (ident(&field.name), tokens(&field.given()));
                let setter = format_ident!("with_{}", names::bare(&field.name));
                let kept = tokens(&field.kept_as_some(&field.name));
                let docs = doc(&setter_lines(decl));
                quote! {
                    #docs
                    pub fn #setter(mut self, #field_name: #ty) -> Self {
                        self.#field_name = #kept;
                        self
                    }
                }
            });
        quote! {
            impl #name {
                #docs
                #allow
                pub fn new(#(#arguments),*) -> Self {
                    Self { #(#values),* }
                }
                #(#setters)*
            }
        }
    }

    fn debug(&self, name: &Ident) -> TokenStream {
        let text = self.name;
        let fields = self.fields.iter().map(|(field, decl)| {
            let (label, name) = (names::bare(&field.name), ident(&field.name));
            if decl.sensitive {
                quote!(.field(#label, &::errcat_runtime::internal::Redacted))
            } else {
                quote!(.field(#label, &self.#name))
            }
        });
        quote! {
            /// Sensitive members are not shown.
            impl ::std::fmt::Debug for #name {
                fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                    f.debug_struct(#text) #(#fields)* .finish()
                }
            }
        }
    }
}

/// An identifier as [`names`] made it.
pub(crate) fn ident(name: &str) -> Ident {
    match name.strip_prefix("r#") {
        Some(keyword) => Ident::new_raw(keyword, Span::call_site()),
        None => Ident::new(name, Span::call_site()),
    }
}

/// A type or expression that this crate wrote as text.
pub(crate) fn tokens(text: &str) -> TokenStream {
    text.parse().unwrap_or_default()
}

/// Doc comments, paragraphs parted by an empty line.
pub(crate) fn doc(paragraphs: &[String]) -> TokenStream {
    let lines = paragraphs.iter().enumerate().flat_map(|(i, text)| {
        let blank = (i > 0).then(String::new);
        blank.into_iter().chain(text.lines().map(|line| format!(" {line}")))
    });
    quote!(#(#[doc = #lines])*)
}
