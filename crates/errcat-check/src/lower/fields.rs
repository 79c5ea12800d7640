//! The fields of an error: its own params, those of group and catalog that it uses, its payload.

use std::cell::Cell;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use errcat_model::{Decl, Field, FieldRole, SlotSource};
use errcat_source::Span;
use errcat_syntax::ast::{self, Text};
use errcat_syntax::{Entries, Spanned};

use super::decls::{self, Declared, Home};
use super::drawings::{SlotPlace, UsedSlot};
use super::headers::DrawnHeader;
use super::messages::Template;
use super::scope::Scope;
use super::types;
use super::wires::DrawnWire;
use crate::rules::{sensitive_shown, unfit_in_text, unfit_merge, unused_param};
use crate::suggest::nearest;

/// Params that errors may use by name, those of a group or of the catalog.
#[derive(Debug, Default)]
pub(crate) struct SharedParams {
    params: Vec<Declared>,
    used: Vec<Cell<bool>>,
    by_name: HashMap<String, usize>,
    unread: HashSet<String>,
}

impl SharedParams {
    /// Lowers `params` of a group or of the catalog.
    pub(crate) fn lower(scope: &mut Scope<'_>, entries: Option<Entries<ast::Decl>>) -> Self {
        let Some(entries) = entries else { return Self::default() };
        let unread = entries.unread.iter().map(|key| key.value.clone()).collect();
        let params = decls::lower_all(scope, Home::Param, entries);
        let by_name = params.iter().enumerate().map(|(i, p)| (p.decl.name.clone(), i)).collect();
        let used = vec![Cell::new(false); params.len()];
        Self { params, used, by_name, unread }
    }

    /// Reports params that no error used.
    pub(crate) fn report_unused(&self, scope: &mut Scope<'_>) {
        for (param, used) in self.params.iter().zip(&self.used) {
            if !used.get() {
                scope.report(unused_param::report(&param.decl.name, param.place));
            }
        }
    }

    /// The names, for suggestions.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.params.iter().map(|p| p.decl.name.as_str())
    }
}

/// Where the fields of an error can be shown.
pub(crate) struct Shown<'a> {
    pub(crate) template: Option<&'a Template>,
    pub(crate) headers: &'a [Rc<DrawnHeader>],
    pub(crate) drawn: &'a [&'a DrawnWire],
    /// Whether all of this could be read, headers aside.
    pub(crate) known: bool,
}

/// Where a field is written.
#[derive(Debug, Clone, Copy)]
pub(crate) struct FieldPlace {
    /// Its name.
    pub(crate) span: Span,
    /// Whether its name and type could be read.
    pub(crate) sound: bool,
}

/// Up to here fields are found sooner without a table of them.
const FEW: usize = 16;

/// How many params that are used and not declared may be misspelt names of those that are.
const MISSPELT: usize = 100;

/// The fields of one error with their places.
#[derive(Debug)]
pub(crate) struct Fields {
    list: Vec<Field>,
    places: Vec<FieldPlace>,
    /// The params of an error with more than [`FEW`] fields.
    by_name: HashMap<String, usize>,
    /// How many are params the error declares itself.
    own: usize,
    /// Names of params that could not be read; `None` where that goes for all of them.
    unread: Option<Vec<String>>,
}

impl Fields {
    /// What an error carries: its own params, those of group and catalog that it uses, its payload.
    /// Reports what nothing shows.
    pub(crate) fn lower(
        scope: &mut Scope<'_>,
        inherited: [&SharedParams; 2],
        shown: &Shown<'_>,
        error: &Text,
        (params, details): (Option<Entries<ast::Decl>>, Option<ast::Decl>),
        unread: &[&'static str],
    ) -> Self {
        let mut fields = Self::own(scope, params, unread.contains(&"params"));
        let Shown { template, headers, drawn, known } = shown;
        let in_message = template.iter().flat_map(|t| t.params());
        let in_headers = headers.iter().flat_map(|h| h.slots.iter().filter_map(|(s, _)| s.name()));
        let in_wires = drawn.iter().flat_map(|w| w.slots.iter().filter_map(|(s, _)| s.name()));
        let mut used: Vec<&str> = in_message.chain(in_headers).chain(in_wires).collect();
        used.sort_unstable();
        used.dedup();
        for params in inherited {
            fields.inherit(params, &used);
        }
        if *known && !unread.contains(&"headers") {
            let shows_params = drawn.iter().any(|wire| wire.params);
            fields.report_unused(scope, &used, shows_params);
        }
        if let Some(details) = details {
            let mut slots = drawn.iter().flat_map(|wire| &wire.slots);
            if *known && !slots.any(|(slot, _)| slot.source == SlotSource::Details) {
                scope.report(unused_param::details(&error.value, details.span));
            }
            let name = Spanned::new("details".to_owned(), details.span);
            fields.push(decls::lower(scope, Home::Details, name, details), FieldRole::Details);
        }
        fields
    }

    /// The params an error declares itself.
    fn own(scope: &mut Scope<'_>, entries: Option<Entries<ast::Decl>>, all_unread: bool) -> Self {
        let mut out = Self {
            list: Vec::new(),
            places: Vec::new(),
            by_name: HashMap::new(),
            own: 0,
            unread: Some(Vec::new()),
        };
        if all_unread {
            out.unread = None;
        }
        if let Some(mut entries) = entries {
            let names = entries.unread.drain(..).map(|key| key.value);
            out.unread = Some(names.collect());
            let params = decls::lower_all(scope, Home::Param, entries);
            // Few errors add to them; a list that grows by itself has room for four.
            out.list.reserve_exact(params.len());
            for declared in params {
                out.push(declared, FieldRole::Param);
            }
            out.own = out.list.len();
        }
        out
    }

    /// Adds a field.
    fn push(&mut self, declared: Declared, role: FieldRole) {
        self.places.push(FieldPlace { span: declared.place, sound: declared.sound });
        self.list.push(Field { decl: declared.decl, role });
        let first = match self.list.len() {
            ..=FEW => return,
            length if length == FEW + 1 => 0,
            length => length - 1,
        };
        for (index, field) in self.list.iter().enumerate().skip(first) {
            if field.role == FieldRole::Param {
                self.by_name.entry(field.decl.name.clone()).or_insert(index);
            }
        }
    }

    /// Adds the params of `shared` that are among `used` (sorted) and not there already, in the order
    /// of their declaration.
    fn inherit(&mut self, shared: &SharedParams, used: &[&str]) {
        let indices = used.iter().filter(|name| self.param(name).is_none());
        let mut indices: Vec<usize> =
            indices.filter_map(|name| shared.by_name.get(*name).copied()).collect();
        indices.sort_unstable();
        for index in indices {
            shared.used[index].set(true);
            self.push(shared.params[index].clone(), FieldRole::Param);
        }
        if let Some(unread) = &mut self.unread {
            let names = used.iter().filter(|name| shared.unread.contains(**name));
            unread.extend(names.map(|name| (*name).to_owned()));
        }
    }

    /// The index of a param by name.
    pub(crate) fn param(&self, name: &str) -> Option<usize> {
        if self.list.len() > FEW {
            return self.by_name.get(name).copied();
        }
        let named = |f: &Field| f.role == FieldRole::Param && f.decl.name == name;
        self.list.iter().position(named)
    }

    /// A field and its place.
    pub(crate) fn get(&self, index: usize) -> (&Decl, FieldPlace) {
        (&self.list[index].decl, self.places[index])
    }

    /// All fields with their places.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&Decl, FieldPlace)> {
        self.list.iter().map(|f| &f.decl).zip(self.places.iter().copied())
    }

    /// Whether a param of that name may be declared where it could not be read.
    pub(crate) fn is_unread(&self, name: &str) -> bool {
        self.unread.as_ref().is_none_or(|names| names.iter().any(|n| n == name))
    }

    /// Whether something about a param could not be read.
    pub(crate) fn any_unread(&self) -> bool {
        self.unread.as_ref().is_none_or(|names| !names.is_empty())
            || self.places.iter().any(|place| !place.sound)
    }

    /// Names of the params, for suggestions.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.list.iter().map(|f| f.decl.name.as_str())
    }

    /// The fields as the model has them.
    pub(crate) fn into_model(self) -> Vec<Field> {
        self.list
    }

    /// Reports params of the error's own that are not among `used` (sorted), but for those whose name
    /// was probably meant by a misspelt one, which is reported as unknown.
    fn report_unused(&self, scope: &mut Scope<'_>, used: &[&str], in_params: bool) {
        let unknown: Vec<&&str> = used.iter().filter(|name| self.param(name).is_none()).collect();
        for (decl, place) in self.iter().take(self.own) {
            let shown = in_params && !decl.sensitive;
            let misspelt = || {
                unknown.len() > MISSPELT
                    || unknown.iter().any(|name| nearest(name, [decl.name.as_str()]).is_some())
            };
            let unused = used.binary_search(&decl.name.as_str()).is_err();
            if place.sound && !shown && unused && !misspelt() {
                scope.report(unused_param::report(&decl.name, place.span));
            }
        }
    }

    /// Checks a slot against the value this error has for it. Returns whether it has one.
    pub(crate) fn check_slot(&self, scope: &mut Scope<'_>, slot: &UsedSlot) -> bool {
        let (index, name) = match &slot.source {
            SlotSource::Named(name) => (self.param(name), name.as_str()),
            SlotSource::Details => {
                (self.list.iter().position(|f| f.role == FieldRole::Details), "details")
            }
            _ => return false,
        };
        let Some(index) = index else { return self.is_unread(name) };
        let (decl, place) = self.get(index);
        if matches!(slot.source, SlotSource::Named(_)) {
            scope.refer(slot.span, place.span);
        }
        if decl.sensitive {
            scope.report_once(sensitive_shown::report(name, slot.span, place.span));
        }
        match &slot.place {
            SlotPlace::Text if place.sound && !types::fits_text(scope, &decl.ty) => {
                scope.report_once(unfit_in_text::report(name, slot.span));
            }
            SlotPlace::Merge(_) if place.sound && !types::has_members(scope, &decl.ty) => {
                scope.report_once(unfit_merge::no_members(name, slot.span));
            }
            SlotPlace::Merge(siblings) => {
                let fields = types::fields_of(scope, &decl.ty).iter().map(|f| f.name.as_str());
                let twice: Vec<&str> = fields.filter(|f| siblings.iter().any(|s| s == f)).collect();
                if !twice.is_empty() {
                    let report = unfit_merge::twice(&twice, slot.span, place.span);
                    scope.report(report);
                }
            }
            SlotPlace::Whole | SlotPlace::Text => {}
        }
        true
    }
}
