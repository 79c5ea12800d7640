//! The items of `src/client.rs` that read the types of a catalog.

use errcat_model::{Decl, EnumValue, TypeId, TypeKind};
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use crate::client_steps::name_step;
use crate::plan::Plan;
use crate::record::ident;
use crate::rust_field::RustField;
use crate::rust_type::in_milliseconds;
use crate::types_file;

/// An item for each type.
pub(crate) fn items<'p>(plan: &'p Plan<'_>) -> impl Iterator<Item = TokenStream> + 'p {
    plan.catalog.types.iter().enumerate().map(|(id, def)| {
        let name = ident(plan.types.name(TypeId(id)));
        match &def.kind {
            TypeKind::Record(decls) => {
                read_record(&name, &plan.types.record(TypeId(id), decls), decls)
            }
            TypeKind::Enum(values) => read_enum(&name, values),
        }
    })
}

fn read_record(name: &Ident, fields: &[RustField], decls: &[Decl]) -> TokenStream {
    let scan = scan_record(fields, decls);
    let values = fields.iter().zip(decls).map(|(field, decl)| {
        let (field, member, unit) = (ident(&field.name), decl.name.as_str(), unit(decl));
        quote!(#field: members.read(#member, internal::Unit::#unit)?)
    });
    let members = if fields.is_empty() {
        quote!(input.members()?;)
    } else {
        quote!(let members = input.members()?;)
    };
    quote! {
        impl internal::Read for super::#name {
            fn read(input: internal::Input<'_>) -> Option<Self> {
                #members
                Some(Self { #(#values),* })
            }
            #scan
        }
    }
}

/// The same from a body that is written as this crate writes it.
fn scan_record(fields: &[RustField], decls: &[Decl]) -> TokenStream {
    let values = fields.iter().zip(decls).map(|(field, decl)| {
        let (field, member, unit) = (ident(&field.name), name_step(&decl.name), unit(decl));
        quote!(#field: cursor.member(#member, internal::Unit::#unit)?)
    });
    quote! {
        fn scan(cursor: &mut internal::Cursor<'_>, _: internal::Unit) -> Option<Self> {
            cursor.begin()?;
            let value = Self { #(#values),* };
            cursor.end()?;
            Some(value)
        }
    }
}

fn unit(decl: &Decl) -> Ident {
    format_ident!("{}", if in_milliseconds(&decl.ty) { "Milliseconds" } else { "Seconds" })
}

fn read_enum(name: &Ident, values: &[EnumValue]) -> TokenStream {
    let variants = types_file::variants(values);
    let arms = values.iter().zip(&variants).map(|(value, variant)| {
        let (text, variant) = (value.text.as_str(), ident(variant));
        quote!(#text => Self::#variant)
    });
    quote! {
        impl internal::Read for super::#name {
            fn read(input: internal::Input<'_>) -> Option<Self> {
                Self::parse(&input.string()?, internal::Unit::Seconds)
            }

            fn scan(cursor: &mut internal::Cursor<'_>, unit: internal::Unit) -> Option<Self> {
                Self::parse(&cursor.string()?, unit)
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
