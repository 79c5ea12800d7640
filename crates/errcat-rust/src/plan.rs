//! What the files of a crate have in common: names and types, decided once.

use std::collections::HashMap;

use errcat_model::{Catalog, ErrorDef, Per, RustFeature, RustForm, RustTarget};

use crate::names;
use crate::rust_field::RustField;
use crate::rust_type::Types;

/// A catalog with its names in Rust.
pub(crate) struct Plan<'a> {
    pub(crate) catalog: &'a Catalog,
    pub(crate) target: &'a RustTarget,
    pub(crate) types: Types<'a>,
    /// By [`errcat_model::ErrorId`].
    pub(crate) errors: Vec<ErrorPlan<'a>>,
    /// The lists of types that variants have as fields.
    pub(crate) shapes: Vec<VariantShape>,
    /// By [`errcat_model::WireId`].
    pub(crate) wires: Vec<String>,
    /// By [`errcat_model::ContextId`].
    pub(crate) context: Vec<ContextPlan>,
    /// Whether every error has a status.
    pub(crate) all_have_status: bool,
    /// Bytes of the largest variant, about.
    pub(crate) largest: usize,
}

/// An error in Rust.
pub(crate) struct ErrorPlan<'a> {
    pub(crate) def: &'a ErrorDef,
    pub(crate) variant: String,
    pub(crate) constructor: String,
    pub(crate) fields: Vec<RustField>,
}

/// Variants whose fields have the same types in the same order: one arm serves them all.
pub(crate) struct VariantShape {
    /// The fields of one of them.
    pub(crate) fields: Vec<RustField>,
    /// Which they are.
    pub(crate) errors: Vec<usize>,
}

/// A member of the context in Rust.
pub(crate) struct ContextPlan {
    pub(crate) field: RustField,
    /// Its index among those per response or those per problem.
    pub(crate) position: usize,
    pub(crate) per: Per,
}

impl<'a> Plan<'a> {
    pub(crate) fn new(catalog: &'a Catalog, target: &'a RustTarget) -> Self {
        let types = Types::new(catalog);
        let mut largest = 0;
        let constructors =
            names::unique(catalog.errors.iter().map(|e| names::constructor(&e.function)));
        let errors: Vec<_> = catalog
            .errors
            .iter()
            .zip(constructors)
            .map(|(def, constructor)| {
                let (fields, size) = types.variant(def.fields.iter().map(|f| &f.decl));
                largest = largest.max(size);
                let variant = names::variant(&def.variant);
                ErrorPlan { def, variant, constructor, fields }
            })
            .collect();
        Self {
            shapes: shapes(&errors),
            wires: names::unique(catalog.wires.iter().map(|w| names::wire(&w.name))),
            context: context(catalog, &types),
            all_have_status: catalog.errors.iter().all(|e| e.status.is_some()),
            catalog,
            target,
            types,
            errors,
            largest,
        }
    }

    /// Whether the crate has an integration.
    pub(crate) fn has(&self, feature: RustFeature) -> bool {
        self.target.features.contains(&feature)
    }

    /// Whether it has one that answers requests.
    pub(crate) fn is_served(&self) -> bool {
        self.has(RustFeature::Axum) || self.has(RustFeature::ActixWeb)
    }

    /// What to write above an item that is there with one of `features`: their `cfg`, nothing in a
    /// module that has one, `None` in a module without.
    pub(crate) fn gate(&self, features: &[&str]) -> Option<String> {
        let RustForm::Module { client, serde } = self.target.form else {
            let all: Vec<_> = features.iter().map(|name| format!("feature = \"{name}\"")).collect();
            return Some(match &all[..] {
                [one] => format!("#[cfg({one})]\n"),
                all => format!("#[cfg(any({}))]\n", all.join(", ")),
            });
        };
        let is_there = |name: &&str| match *name {
            "client" => client,
            "serde" => serde,
            integration => self.target.features.iter().any(|f| f.as_str() == integration),
        };
        features.iter().any(is_there).then(String::new)
    }

    /// How a code block opens that names the crate: as a test, where there is a crate of that name.
    pub(crate) fn doc_test(&self) -> &'static str {
        match self.target.form {
            RustForm::Crate => "```",
            RustForm::Module { .. } => "```text",
        }
    }

    /// Name of the crate in paths.
    pub(crate) fn crate_path(&self) -> String {
        self.target.crate_name.replace('-', "_")
    }

    /// The members of the context of one kind with their declarations, in order.
    pub(crate) fn context(
        &self,
        per: Per,
    ) -> impl Iterator<Item = (&RustField, &'a errcat_model::Decl)> {
        let all = self.context.iter().zip(&self.catalog.context);
        all.filter(move |(plan, _)| plan.per == per).map(|(plan, def)| (&plan.field, &def.decl))
    }

    /// The types of the fields of all variants, each list of types once.
    pub(crate) fn variant_types(&self) -> impl Iterator<Item = &str> {
        self.shapes.iter().flat_map(|shape| shape.fields.iter().map(|f| f.base.as_str()))
    }

    /// Whether an error is deprecated.
    pub(crate) fn has_deprecated(&self) -> bool {
        self.catalog.errors.iter().any(|e| e.deprecated.is_some())
    }

    /// The errors without fields, by index.
    pub(crate) fn units(&self) -> impl Iterator<Item = usize> + '_ {
        self.errors.iter().enumerate().filter(|(_, e)| e.fields.is_empty()).map(|(i, _)| i)
    }
}

fn shapes(errors: &[ErrorPlan<'_>]) -> Vec<VariantShape> {
    let mut by_types: HashMap<Vec<String>, usize> = HashMap::new();
    let mut shapes: Vec<VariantShape> = Vec::new();
    for (index, error) in errors.iter().enumerate().filter(|(_, e)| !e.fields.is_empty()) {
        let types = error.fields.iter().map(RustField::ty).collect();
        let shape = *by_types.entry(types).or_insert_with(|| {
            shapes.push(VariantShape { fields: error.fields.clone(), errors: Vec::new() });
            shapes.len() - 1
        });
        shapes[shape].errors.push(index);
    }
    shapes
}

fn context(catalog: &Catalog, types: &Types<'_>) -> Vec<ContextPlan> {
    let fields = types.context(catalog.context.iter().map(|c| &c.decl));
    let mut counts = [0, 0];
    let plan = |(field, def): (RustField, &errcat_model::ContextDef)| {
        let count = &mut counts[usize::from(def.per == Per::Problem)];
        *count += 1;
        ContextPlan { field, position: *count - 1, per: def.per }
    };
    fields.into_iter().zip(&catalog.context).map(plan).collect()
}
