//! Any values for the fields of any error, the awkward ones first.

use std::time::{Duration, SystemTime};

use errcat_model::{Catalog, Decl, ErrorDef, Example, ExampleProblem, Json, Per, Piece, Prose};
use errcat_model::{Type, TypeKind};
use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use proptest::sample::select;
use proptest::string::string_regex;

/// Depth at which recursive values end.
const DEPTH: usize = 3;

/// An example of an error with any values.
pub(super) fn example(catalog: &Catalog, error: &ErrorDef) -> BoxedStrategy<Example> {
    let values = Values { catalog, texts: texts(catalog) };
    let fields = values.all(error.fields.iter().map(|field| &field.decl));
    let context = |per| {
        let of = catalog.context.iter().map(move |def| (def.per == per, &def.decl));
        let value = |(is, decl): (bool, &Decl)| {
            if is { values.maybe(decl, 0) } else { Just(None).boxed() }
        };
        of.map(value).collect::<Vec<_>>()
    };
    let lists = catalog.wire(error.wires[0]).problem.is_some();
    let problem = (fields, context(Per::Problem))
        .prop_map(|(fields, context)| ExampleProblem { fields, context });
    let problems = vec(problem, 1..=if lists { 3 } else { 1 });
    (context(Per::Response), problems)
        .prop_map(|(context, problems)| Example { about: Prose::default(), context, problems })
        .boxed()
}

/// The constant texts of the catalog's messages: what a param should not be mistaken for.
fn texts(catalog: &Catalog) -> Vec<String> {
    let messages = catalog.errors.iter().filter_map(|error| error.message.as_ref());
    let texts = messages.flat_map(|message| &message.pieces).filter_map(|piece| match piece {
        Piece::Text(text) => Some(text.clone()),
        Piece::Field(_) => None,
    });
    texts
        .chain([String::new(), "\"".to_owned(), "\\u0000".to_owned(), "{\"a\":1}".to_owned()])
        .collect()
}

struct Values<'a> {
    catalog: &'a Catalog,
    texts: Vec<String>,
}

impl Values<'_> {
    fn all<'d>(&self, decls: impl Iterator<Item = &'d Decl>) -> Vec<BoxedStrategy<Option<Json>>> {
        decls.map(|decl| self.maybe(decl, 0)).collect()
    }

    /// A value, or none where there may be none.
    fn maybe(&self, decl: &Decl, depth: usize) -> BoxedStrategy<Option<Json>> {
        let value = self.value(&decl.ty, Some(decl), depth);
        if decl.may_be_missing() {
            proptest::option::of(value).boxed()
        } else {
            value.prop_map(Some).boxed()
        }
    }

    fn value(&self, ty: &Type, decl: Option<&Decl>, depth: usize) -> BoxedStrategy<Json> {
        let constraints = decl.map(|decl| decl.constraints.clone()).unwrap_or_default();
        match ty {
            Type::String if constraints.pattern.is_some() => {
                let pattern = constraints.pattern.unwrap_or_default();
                string_regex(&pattern).expect("a pattern").prop_map(Json::String).boxed()
            }
            Type::String | Type::Uri => {
                let most = constraints.max_length.unwrap_or(u64::MAX);
                let most = usize::try_from(most).unwrap_or(usize::MAX);
                let cut = move |text: String| Json::String(text.chars().take(most).collect());
                self.text().prop_map(cut).boxed()
            }
            Type::Integer => {
                let least = constraints.min.unwrap_or(i64::MIN);
                (least..=constraints.max.unwrap_or(i64::MAX)).prop_map(Json::integer).boxed()
            }
            Type::Number => any::<f64>()
                .prop_filter("finite", |n| n.is_finite())
                .prop_map(Json::decimal)
                .boxed(),
            Type::Boolean => any::<bool>().prop_map(Json::Boolean).boxed(),
            Type::DateTime => (0..253_402_300_799u64, 0..1_000_000_000u32)
                .prop_map(|(s, n)| SystemTime::UNIX_EPOCH + Duration::new(s, n))
                .prop_map(|time| Json::string(bookstore_errors::DateTime::from(time).to_string()))
                .boxed(),
            Type::Uuid => any::<u128>()
                .prop_map(|uuid| Json::string(bookstore_errors::Uuid::from(uuid).to_string()))
                .boxed(),
            Type::Duration(_) => (0..u64::MAX / 1000).prop_map(Json::integer).boxed(),
            Type::Any => self.json(),
            Type::List(_) if depth > DEPTH => Just(Json::Array(Vec::new())).boxed(),
            Type::List(item) => {
                vec(self.value(item, None, depth + 1), 0..4).prop_map(Json::Array).boxed()
            }
            Type::Map(_) if depth > DEPTH => Just(Json::Object(Vec::new())).boxed(),
            Type::Map(item) => btree_map(self.text(), self.value(item, None, depth + 1), 0..4)
                .prop_map(|map| Json::Object(map.into_iter().collect()))
                .boxed(),
            Type::Named(id) => match &self.catalog.type_def(*id).kind {
                TypeKind::Enum(values) => {
                    let texts: Vec<_> = values.iter().map(|v| Json::string(&v.text)).collect();
                    select(texts).boxed()
                }
                TypeKind::Record(decls) => self.record(decls, depth),
            },
        }
    }

    fn record(&self, decls: &[Decl], depth: usize) -> BoxedStrategy<Json> {
        let member = |decl: &Decl| {
            let name = decl.name.clone();
            self.maybe(decl, depth + 1).prop_map(move |value| value.map(|v| (name.clone(), v)))
        };
        let members: Vec<_> = decls.iter().map(member).collect();
        members.prop_map(|members| Json::Object(members.into_iter().flatten().collect())).boxed()
    }

    fn text(&self) -> BoxedStrategy<String> {
        let part = prop_oneof![
            select(self.texts.clone()),
            vec(any::<char>(), 0..8).prop_map(|chars| chars.into_iter().collect()),
            vec((0u8..0x80).prop_map(char::from), 0..8).prop_map(|c| c.into_iter().collect()),
        ];
        vec(part, 0..3).prop_map(|parts| parts.concat()).boxed()
    }

    fn json(&self) -> BoxedStrategy<Json> {
        let numbers = ["0", "-0", "1.50", "1e3", "18446744073709551616", "-2.5E-10"];
        let leaf = prop_oneof![
            Just(Json::Null),
            any::<bool>().prop_map(Json::Boolean),
            select(numbers.to_vec()).prop_map(|n| Json::Number(n.to_owned())),
            self.text().prop_map(Json::String),
        ];
        let text = self.text();
        leaf.prop_recursive(3, 12, 3, move |inner| {
            prop_oneof![
                vec(inner.clone(), 0..3).prop_map(Json::Array),
                btree_map(text.clone(), inner, 0..3)
                    .prop_map(|map| Json::Object(map.into_iter().collect())),
            ]
        })
        .boxed()
    }
}
