//! Bodies as places with something in them.

use std::collections::HashSet;

use errcat_model::shape::{self, Member, Shape, TextPiece, ValueSource};
use errcat_model::{Drawing, Entry, ErrorDef, Json, SlotSource, Type, TypeKind, WireId};
use serde::Serialize;

use crate::index::Index;

/// Where things stand in a body.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub(super) struct Layout {
    /// Of the body; where it lists problems, of what stands beside them.
    places: Vec<Place>,
    /// Where the list of problems stands.
    #[serde(skip_serializing_if = "Option::is_none")]
    list: Option<Vec<String>>,
    /// Of one problem.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    problem: Vec<Place>,
}

/// A place in a body.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub(super) struct Place {
    at: Vec<String>,
    kind: Kind,
    /// Whether the body may be without it.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    optional: bool,
    /// What the value is called, where a value stands here.
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
}

/// What stands at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
enum Kind {
    /// The code.
    Code,
    /// Another constant.
    Constant,
    /// Text with values in it.
    Text,
    /// A value.
    Value,
}

/// What fills the places that hold no value, in their order, those of the body first.
pub(super) type Filling = Vec<Fill>;

/// What fills a place.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub(super) enum Fill {
    Constant(Json),
    /// Text and names of values in turn, text first.
    Template(Vec<String>),
}

/// Layout and filling of an error's body on a wire.
pub(super) fn of(index: &Index<'_>, id: WireId, error: &ErrorDef) -> (Layout, Filling) {
    let wire = index.catalog.wire(id);
    let mut codes = HashSet::new();
    code_paths(&wire.body, &mut Vec::new(), &mut codes);
    let mut problem_codes = HashSet::new();
    if let Some(problem) = &wire.problem {
        code_paths(problem, &mut Vec::new(), &mut problem_codes);
    }
    let body = shape::of_body(index.catalog, id, error);
    let mut walk = Walk {
        index,
        error,
        codes: &codes,
        path: Vec::new(),
        places: Vec::new(),
        filling: Vec::new(),
        list: None,
    };
    walk.shape(&body, false);
    let (places, mut filling, list) = (walk.places, walk.filling, walk.list);
    let mut layout = Layout { places, list: None, problem: Vec::new() };
    if let Some((at, problem)) = list {
        let mut walk = Walk {
            index,
            error,
            codes: &problem_codes,
            path: Vec::new(),
            places: Vec::new(),
            filling,
            list: None,
        };
        walk.shape(problem, false);
        layout.list = Some(at);
        layout.problem = walk.places;
        filling = walk.filling;
    }
    (layout, filling)
}

/// Text and names in turn, text first.
pub(super) fn template(index: &Index<'_>, error: &ErrorDef, pieces: &[TextPiece]) -> Vec<String> {
    let mut out = vec![String::new()];
    for piece in pieces {
        match piece {
            TextPiece::Text(text) => {
                if let Some(last) = out.last_mut() {
                    last.push_str(text);
                }
            }
            TextPiece::Value(source) => {
                out.push(source.decl(index.catalog, error).name.clone());
                out.push(String::new());
            }
        }
    }
    out
}

/// The paths at which a drawing has the code.
fn code_paths(drawing: &Drawing, path: &mut Vec<String>, out: &mut HashSet<Vec<String>>) {
    match drawing {
        Drawing::Slot(slot) if slot.source == SlotSource::Code => {
            out.insert(path.clone());
        }
        Drawing::Object(entries) => {
            for entry in entries {
                if let Entry::Member(name, value) = entry {
                    path.push(name.clone());
                    code_paths(value, path, out);
                    path.pop();
                }
            }
        }
        Drawing::Array(items) => {
            for (at, item) in items.iter().enumerate() {
                path.push(at.to_string());
                code_paths(item, path, out);
                path.pop();
            }
        }
        _ => {}
    }
}

struct Walk<'a, 's> {
    index: &'a Index<'a>,
    error: &'a ErrorDef,
    codes: &'a HashSet<Vec<String>>,
    path: Vec<String>,
    places: Vec<Place>,
    filling: Filling,
    list: Option<(Vec<String>, &'s Shape)>,
}

impl<'s> Walk<'_, 's> {
    fn shape(&mut self, shape: &'s Shape, optional: bool) {
        match shape {
            Shape::Literal(json) => {
                let code = self.codes.contains(&self.path);
                self.place(if code { Kind::Code } else { Kind::Constant }, optional, None);
                self.filling.push(Fill::Constant(json.clone()));
            }
            Shape::Text(pieces) => {
                self.place(Kind::Text, optional, None);
                let template = template(self.index, self.error, pieces);
                self.filling.push(Fill::Template(template));
            }
            Shape::Value(value) => self.value(value.source, optional),
            Shape::Problems(problem) => self.list = Some((self.path.clone(), problem)),
            Shape::Array(items) => {
                for (at, item) in items.iter().enumerate() {
                    self.within(&at.to_string(), |walk| walk.shape(item, optional));
                }
            }
            Shape::Object(members) => {
                for member in members {
                    match member {
                        Member::Named { name, shape, needs } => {
                            let optional = optional || !needs.is_empty();
                            self.within(name, |walk| walk.shape(shape, optional));
                        }
                        Member::Merged(source) => self.merged(*source, optional),
                    }
                }
            }
        }
    }

    fn within(&mut self, name: &str, visit: impl FnOnce(&mut Self)) {
        self.path.push(name.to_owned());
        visit(self);
        self.path.pop();
    }

    fn value(&mut self, source: ValueSource, optional: bool) {
        let name = source.decl(self.index.catalog, self.error).name.clone();
        self.place(Kind::Value, optional, Some(name));
    }

    /// The fields of a record beside the other members; of a map nothing is known.
    fn merged(&mut self, source: ValueSource, optional: bool) {
        let catalog = self.index.catalog;
        let decl = source.decl(catalog, self.error);
        let Type::Named(id) = decl.ty else { return };
        let TypeKind::Record(fields) = &catalog.type_def(id).kind else { return };
        for field in fields {
            let optional = optional || !decl.always_present() || !field.always_present();
            self.within(&field.name, |walk| {
                walk.place(Kind::Value, optional, Some(field.name.clone()));
            });
        }
    }

    fn place(&mut self, kind: Kind, optional: bool, name: Option<String>) {
        self.places.push(Place { at: self.path.clone(), kind, optional, name });
    }
}
