//! Types of the catalog as types of Rust.

use errcat_model::{Catalog, Decl, Json, TimeUnit, Type, TypeId, TypeKind};

use crate::limits::{self, Limits, Pattern};
use crate::names;
use crate::rust_field::{BaseIs, RustField};

/// A variant beyond this many bytes has its records boxed, so that `Result<_, Error>` stays cheap
/// to return.
const ROOMY: usize = 128;

/// The types of a catalog in Rust: their names, and which fields are boxed.
pub(crate) struct Types<'a> {
    catalog: &'a Catalog,
    names: Vec<String>,
    sizes: Vec<usize>,
    /// By type and field: whether the field is boxed because the type contains itself.
    recursive: Vec<Vec<bool>>,
    patterns: Vec<Pattern>,
}

impl<'a> Types<'a> {
    pub(crate) fn new(catalog: &'a Catalog) -> Self {
        let names = names::unique(catalog.types.iter().map(|t| names::type_name(&t.name)));
        let recursive = catalog
            .types
            .iter()
            .map(|t| match &t.kind {
                TypeKind::Record(fields) => vec![false; fields.len()],
                TypeKind::Enum(_) => Vec::new(),
            })
            .collect();
        let sizes = vec![0; catalog.types.len()];
        let patterns = limits::patterns(catalog);
        let mut types = Self { catalog, names, sizes, recursive, patterns };
        let mut visits = vec![Visit::New; catalog.types.len()];
        for id in 0..catalog.types.len() {
            types.visit(TypeId(id), &mut visits);
        }
        types
    }

    /// Sizes of records, and boxes where one would contain itself.
    fn visit(&mut self, id: TypeId, visits: &mut [Visit]) {
        if visits[id.0] != Visit::New {
            return;
        }
        visits[id.0] = Visit::Open;
        let mut size = 0;
        if let TypeKind::Record(fields) = &self.catalog.types[id.0].kind {
            for (i, field) in fields.iter().enumerate() {
                if let Type::Named(inner) = field.ty {
                    self.visit(inner, visits);
                    self.recursive[id.0][i] = visits[inner.0] == Visit::Open;
                }
                size += if self.recursive[id.0][i] { 8 } else { self.size(field) };
            }
        }
        self.sizes[id.0] = size.max(1);
        visits[id.0] = Visit::Done;
    }

    /// The patterns of texts.
    pub(crate) fn patterns(&self) -> &[Pattern] {
        &self.patterns
    }

    /// Name of a type of the catalog.
    pub(crate) fn name(&self, id: TypeId) -> &str {
        &self.names[id.0]
    }

    /// Fields of a record.
    pub(crate) fn record(&self, id: TypeId, fields: &[Decl]) -> Vec<RustField> {
        self.fields(fields.iter(), |i| self.recursive[id.0][i])
    }

    /// Members of the context.
    pub(crate) fn context<'d>(
        &self,
        decls: impl Iterator<Item = &'d Decl> + Clone,
    ) -> Vec<RustField> {
        self.fields(decls, |_| false)
    }

    /// Fields of a variant, and the bytes they take about.
    pub(crate) fn variant<'d>(
        &self,
        decls: impl Iterator<Item = &'d Decl> + Clone,
    ) -> (Vec<RustField>, usize) {
        let mut sizes: Vec<_> = decls.clone().map(|d| self.size(d)).collect();
        let mut boxed = vec![false; sizes.len()];
        let mut records: Vec<_> = decls
            .clone()
            .enumerate()
            .filter(|(i, d)| matches!(d.ty, Type::Named(_)) && sizes[*i] > 8)
            .map(|(i, _)| i)
            .collect();
        records.sort_by_key(|&i| sizes[i]);
        while 8 + sizes.iter().sum::<usize>() > ROOMY {
            let Some(largest) = records.pop() else { break };
            boxed[largest] = true;
            sizes[largest] = 8;
        }
        (self.fields(decls, |i| boxed[i]), 8 + sizes.iter().sum::<usize>())
    }

    fn fields<'d>(
        &self,
        decls: impl Iterator<Item = &'d Decl> + Clone,
        boxed: impl Fn(usize) -> bool,
    ) -> Vec<RustField> {
        let names = names::fields(decls.clone().map(|d| d.name.as_str()));
        let field = |(i, (decl, name)): (usize, (&Decl, String))| RustField {
            name,
            base: self.path(decl),
            optional: decl.may_be_missing(),
            boxed: boxed(i),
            limits: Limits::of(decl, &self.patterns),
            base_is: BaseIs { copy: self.is_copy(&decl.ty), converted: is_converted(&decl.ty) },
        };
        decls.zip(names).enumerate().map(field).collect()
    }

    /// The type of a declaration's value.
    pub(crate) fn path(&self, decl: &Decl) -> String {
        if is_unsigned(decl) { "u64".to_owned() } else { self.path_of(&decl.ty) }
    }

    /// A type.
    pub(crate) fn path_of(&self, ty: &Type) -> String {
        match ty {
            Type::String | Type::Uri => "String".to_owned(),
            Type::Integer => "i64".to_owned(),
            Type::Number => "f64".to_owned(),
            Type::Boolean => "bool".to_owned(),
            Type::DateTime => "DateTime".to_owned(),
            Type::Uuid => "Uuid".to_owned(),
            Type::Duration(_) => "Duration".to_owned(),
            Type::Any => "Json".to_owned(),
            Type::List(item) => format!("Vec<{}>", self.path_of(item)),
            Type::Map(item) => format!("Map<{}>", self.path_of(item)),
            Type::Named(id) => self.name(*id).to_owned(),
        }
    }

    fn is_copy(&self, ty: &Type) -> bool {
        match ty {
            Type::String | Type::Uri | Type::Any | Type::List(_) | Type::Map(_) => false,
            Type::Named(id) => matches!(self.catalog.type_def(*id).kind, TypeKind::Enum(_)),
            _ => true,
        }
    }

    /// Bytes of a value, about; never too few.
    fn size(&self, decl: &Decl) -> usize {
        let (size, niche) = match &decl.ty {
            Type::String | Type::Uri | Type::List(_) | Type::Map(_) => (24, true),
            Type::Integer | Type::Number => (8, false),
            Type::Boolean => (8, true),
            Type::Uuid => (16, false),
            Type::DateTime | Type::Duration(_) => (16, true),
            Type::Any => (32, true),
            Type::Named(id) => (self.sizes[id.0].next_multiple_of(8), false),
        };
        if decl.may_be_missing() && !niche { size + 8 } else { size }
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Visit {
    New,
    Open,
    Done,
}

/// Whether a declaration is a number that is never negative.
pub(crate) fn is_unsigned(decl: &Decl) -> bool {
    decl.ty == Type::Integer && decl.constraints.min.is_some_and(|min| min >= 0)
}

/// Whether a type's durations count milliseconds.
pub(crate) fn in_milliseconds(ty: &Type) -> bool {
    match ty {
        Type::Duration(unit) => *unit == TimeUnit::Milliseconds,
        Type::List(item) | Type::Map(item) => in_milliseconds(item),
        _ => false,
    }
}

/// Whether there are other types that callers have instead.
fn is_converted(ty: &Type) -> bool {
    matches!(
        ty,
        Type::String
            | Type::Uri
            | Type::DateTime
            | Type::Uuid
            | Type::Any
            | Type::List(_)
            | Type::Map(_)
    )
}

/// The default of a declaration as JSON.
pub(crate) fn default_json(decl: &Decl) -> Option<String> {
    decl.default.as_ref().map(Json::to_string)
}
