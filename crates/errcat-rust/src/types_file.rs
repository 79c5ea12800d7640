//! `src/types.rs`: the named types of the catalog.

use errcat_model::{Decl, EnumValue, Json, TypeDef, TypeId, TypeKind};
use proc_macro2::TokenStream;
use quote::quote;

use crate::imports::Imports;
use crate::names;
use crate::plan::Plan;
use crate::record::{Record, doc, ident};
use crate::rust_field::RustField;
use crate::rust_type::{default_json, in_milliseconds};
use crate::source_file;
use crate::text::{code_span, paragraph};

/// Writes the file.
pub(crate) fn write(plan: &Plan<'_>) -> String {
    let enums = plan.catalog.types.iter().any(|def| matches!(def.kind, TypeKind::Enum(_)));
    let runtime: &[_] = if enums { &["UnknownValue"] } else { &[] };
    let mut items = Vec::new();
    let mut mentioned = Vec::new();
    for (id, def) in plan.catalog.types.iter().enumerate() {
        let id = TypeId(id);
        let name = plan.types.name(id);
        match &def.kind {
            TypeKind::Record(decls) => {
                let fields = plan.types.record(id, decls);
                mentioned.extend(fields.iter().map(|f| f.base.clone()));
                record(&mut items, name, def, &fields, decls);
            }
            TypeKind::Enum(values) => enumeration(&mut items, name, def, values),
        }
    }
    let mut out = source_file::header(plan);
    let internal = &["Form", "Value", "self"];
    let imports = Imports { std: &[], internal, runtime, own: &[] };
    imports.write(&mut out, plan, mentioned.iter().map(String::as_str));
    out.push_str(&source_file::print(items));
    out
}

fn docs_of(def: &TypeDef) -> Vec<String> {
    let docs: Vec<_> = def.doc.paragraphs.iter().map(|p| paragraph(p)).collect();
    if docs.is_empty() {
        vec![format!("The type {} of the catalog.", code_span(&def.name))]
    } else {
        docs
    }
}

fn record(
    items: &mut Vec<TokenStream>,
    name: &str,
    def: &TypeDef,
    fields: &[RustField],
    decls: &[Decl],
) {
    let fields: Vec<_> = fields.iter().zip(decls).collect();
    let members: Vec<_> = fields.iter().map(|(field, decl)| member(field, decl)).collect();
    items.extend(Record { name, docs: docs_of(def), fields }.items());
    let name = ident(name);
    let arguments = if members.is_empty() {
        quote!(_: &mut Vec<u8>, _: Form)
    } else {
        quote!(out: &mut Vec<u8>, _: Form)
    };
    items.push(quote! {
        impl Value for #name {
            fn write(&self, out: &mut Vec<u8>, form: Form) {
                internal::composite(out, form, |out, form| {
                    out.push(b'{');
                    self.members(out, form);
                    out.push(b'}');
                });
            }

            fn members(&self, #arguments) {
                #(#members)*
            }
        }
    });
}

fn member(field: &RustField, decl: &Decl) -> TokenStream {
    let value = ident(&field.name);
    let name = format!("{}:", Json::string(&decl.name));
    let form = if in_milliseconds(&decl.ty) {
        quote!(Form::JSON_MILLISECONDS)
    } else {
        quote!(Form::JSON)
    };
    let Some(default) = default_json(decl) else {
        return quote!(internal::member(out, #form, #name, &self.#value););
    };
    quote!(internal::default_member(out, #form, #name, &self.#value, #default);)
}

fn enumeration(items: &mut Vec<TokenStream>, name: &str, def: &TypeDef, values: &[EnumValue]) {
    let name = ident(name);
    let docs = doc(&docs_of(def));
    let variants = variants(values);
    let variants: Vec<_> = variants.iter().map(|v| ident(v)).collect();
    let texts: Vec<_> = values.iter().map(|v| v.text.as_str()).collect();
    let variant_docs = values.iter().map(|value| {
        let mut lines = vec![code_span(&value.text)];
        lines.extend(value.doc.paragraphs.iter().map(|p| paragraph(p)));
        doc(&lines)
    });
    items.push(quote! {
        #docs
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum #name {
            #(#variant_docs #variants),*
        }
    });
    items.push(quote! {
        impl #name {
            /// Every value, in the order of the catalog.
            pub const ALL: &'static [Self] = &[#(Self::#variants),*];

            /// The text on the wire.
            pub fn as_str(self) -> &'static str {
                match self {
                    #(Self::#variants => #texts),*
                }
            }
        }
    });
    items.push(quote! {
        impl std::fmt::Display for #name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }
    });
    items.push(quote! {
        impl std::str::FromStr for #name {
            type Err = UnknownValue;

            fn from_str(text: &str) -> std::result::Result<Self, UnknownValue> {
                Self::ALL.iter().find(|value| value.as_str() == text).copied().ok_or(UnknownValue)
            }
        }
    });
    items.push(quote! {
        impl Value for #name {
            fn write(&self, out: &mut Vec<u8>, form: Form) {
                internal::string(out, form, self.as_str());
            }
        }
    });
}

/// The variants of an enum of the catalog.
pub(crate) fn variants(values: &[EnumValue]) -> Vec<String> {
    names::unique(values.iter().map(|value| names::variant(&value.variant)))
}
