//! `src/error.rs`: the enum people open, its constructors, and what can be asked of an error.

use std::fmt::Write as _;

use errcat_model::{Draft, spill};
use proc_macro2::TokenStream;
use quote::quote;

use crate::imports::Imports;
use crate::plan::{ErrorPlan, Plan};
use crate::rust_field::RustField;
use crate::{docs, source_file};

/// Beyond this difference between variants clippy asks for boxes.
const UNEVEN: usize = 200;

/// Writes the file.
pub(crate) fn write(plan: &Plan<'_>, draft: &mut dyn Draft) {
    let mut out = source_file::header(plan);
    let cuts = plan.errors.iter().flat_map(|e| &e.fields).any(RustField::is_cut);
    let imports = Imports {
        std: &["borrow::Cow", "error::Error as StdError", "fmt"],
        internal: if cuts {
            &["Program", "Redacted", "Values", "self"]
        } else {
            &["Program", "Redacted", "Values"]
        },
        runtime: &["about::RetryAdvice"],
        own: &["Context", "Problem", "Wire"],
    };
    imports.write(&mut out, plan, plan.variant_types());
    let _ = writeln!(out, "/// An error of {}.", crate::text::markdown(&plan.catalog.title));
    if plan.largest > UNEVEN {
        out.push_str(
            "// Errors with many params are rare; a box for each would cost all others.\n",
        );
        out.push_str("#[allow(clippy::large_enum_variant)]\n");
    }
    out.push_str("#[non_exhaustive]\npub enum Error {\n");
    for error in &plan.errors {
        variant(plan, &mut out, error);
        spill(&mut out, draft);
    }
    out.push_str("}\n\n");
    if plan.errors.iter().any(|e| !e.fields.is_empty()) {
        out.push_str("/// Constructors of the errors that have fields.\nimpl Error {\n");
        let with_fields = plan.errors.iter().filter(|e| !e.fields.is_empty());
        for (i, error) in with_fields.enumerate() {
            if i > 0 {
                out.push('\n');
            }
            constructor(plan, &mut out, error);
            spill(&mut out, draft);
        }
        out.push_str("}\n\n");
    }
    out.push_str(&source_file::print(vec![methods(plan), traits()]));
    draft.push(&out);
}

fn variant(plan: &Plan<'_>, out: &mut String, error: &ErrorPlan<'_>) {
    docs::variant(plan, out, error.def);
    if let Some(attribute) = docs::deprecated_attribute(plan, error.def) {
        let _ = writeln!(out, "    {attribute}");
    }
    if error.fields.iter().any(|field| !field.limits.are_none()) {
        out.push_str(
            "    // Made by its constructor, which holds the fields to what they must be.\n",
        );
        out.push_str("    #[non_exhaustive]\n");
    }
    let _ = write!(out, "    {}", error.variant);
    if !error.fields.is_empty() {
        out.push_str(" {\n");
        for (field, def) in error.fields.iter().zip(&error.def.fields) {
            docs::field(out, "        ", &def.decl);
            let _ = writeln!(out, "        {}: {},", field.name, field.ty());
        }
        out.push_str("    }");
    }
    out.push_str(",\n");
}

fn constructor(plan: &Plan<'_>, out: &mut String, error: &ErrorPlan<'_>) {
    let _ =
        writeln!(out, "    /// [`{0}`](Self::{0}): {1}", error.variant, docs::summary(error.def));
    if let Some(attribute) = docs::deprecated_attribute(plan, error.def) {
        let _ = writeln!(out, "    {attribute}\n    #[allow(deprecated)]");
    }
    if error.fields.len() > 7 {
        out.push_str("    // As many as the variant has fields.\n");
        out.push_str("    #[allow(clippy::too_many_arguments)]\n");
    }
    let arguments: Vec<_> =
        error.fields.iter().map(|f| format!("{}: {}", f.name, f.argument())).collect();
    let one_line = format!("    pub fn {}({}) -> Self {{", error.constructor, arguments.join(", "));
    if one_line.len() <= 100 {
        let _ = writeln!(out, "{one_line}");
    } else {
        let _ = writeln!(out, "    pub fn {}(", error.constructor);
        for argument in &arguments {
            let _ = writeln!(out, "        {argument},");
        }
        out.push_str("    ) -> Self {\n");
    }
    let kept: Vec<_> = error.fields.iter().map(RustField::kept_argument).collect();
    let one_line = format!("        Self::{} {{ {} }}", error.variant, kept.join(", "));
    if one_line.len() <= 100 {
        let _ = writeln!(out, "{one_line}");
    } else {
        let _ = writeln!(out, "        Self::{} {{", error.variant);
        for kept in &kept {
            let _ = writeln!(out, "            {kept},");
        }
        out.push_str("        }\n");
    }
    out.push_str("    }\n");
}

/// What can be asked of any error.
fn methods(plan: &Plan<'_>) -> TokenStream {
    let (status, read) = if plan.all_have_status {
        (quote!(u16), quote!(status))
    } else {
        (quote!(Option<u16>), quote!(status_if_any))
    };
    quote! {
        impl Error {
            /// The HTTP status, where it has one.
            pub fn status(&self) -> #status {
                self.row().#read()
            }

            /// The constant short name of this kind of error.
            pub fn title(&self) -> Option<&'static str> {
                self.row().title()
            }

            /// The sentence with its params filled in.
            pub fn message(&self) -> Option<Cow<'static, str>> {
                self.row().message(&Values { fields: &self.values(), ..Values::default() })
            }

            /// Whether and how to try again.
            pub fn retry(&self) -> Option<RetryAdvice> {
                self.row().retry()
            }

            /// The wire it travels on; the preferred one of several.
            pub fn wire(&self) -> Wire {
                Wire::ALL[self.row().first_wire()]
            }

            /// The body of the response, on [the preferred wire](Self::wire).
            pub fn body(&self, context: &Context) -> Cow<'static, [u8]> {
                self.render(self.row().first_body(), context)
            }

            /// The body of the response on a wire; `None` where the error does not travel on it.
            pub fn body_on(&self, wire: Wire, context: &Context) -> Option<Cow<'static, [u8]>> {
                Some(self.render(self.row().body(wire as usize)?.one, context))
            }

            fn render(&self, body: Program, context: &Context) -> Cow<'static, [u8]> {
                // Before any value is looked at.
                if let Some(text) = body.constant() {
                    return Cow::Borrowed(text.as_bytes());
                }
                body.bytes(&Values {
                    fields: &self.values(),
                    response: &context.values(),
                    ..Values::default()
                })
            }

            /// Writes the body of the response, on [the preferred wire](Self::wire), in place of
            /// what a buffer holds. Allocates only where the buffer is too small.
            pub fn write_body(&self, context: &Context, buffer: &mut Vec<u8>) {
                self.row().first_body().write(&Values {
                    fields: &self.values(),
                    response: &context.values(),
                    ..Values::default()
                }, buffer);
            }

            /// The headers of the response, but for its content type, which is
            /// [the wire's](Wire::media_type).
            pub fn headers(&self, context: &Context) -> Vec<(&'static str, Cow<'static, str>)> {
                self.row().headers(&Values {
                    fields: &self.values(),
                    response: &context.values(),
                    ..Values::default()
                })
            }

            /// An occurrence of the error with what caused it.
            pub fn caused_by(self, cause: impl Into<Box<dyn StdError + Send + Sync>>) -> Problem {
                Problem::from(self).caused_by(cause)
            }
        }
    }
}

fn traits() -> TokenStream {
    quote! {
        /// `CODE: message`, the title where there is no message.
        impl fmt::Display for Error {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.row().code())?;
                match (self.message(), self.title()) {
                    (Some(message), _) => write!(f, ": {message}"),
                    (None, Some(title)) => write!(f, ": {title}"),
                    (None, None) => Ok(()),
                }
            }
        }

        /// Name and fields; sensitive ones are not shown.
        impl fmt::Debug for Error {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                let row = self.row();
                if row.fields().next().is_none() {
                    return f.write_str(row.name());
                }
                let mut debug = f.debug_struct(row.name());
                for ((name, sensitive), value) in row.fields().zip(self.values()) {
                    if sensitive {
                        debug.field(name, &Redacted);
                    } else {
                        debug.field(name, &value);
                    }
                }
                debug.finish()
            }
        }

        impl StdError for Error {}
    }
}
