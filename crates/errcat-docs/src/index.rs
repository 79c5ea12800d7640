//! What several sections of a page need to know about the whole catalog, worked out once.

use std::collections::{HashMap, HashSet};

use errcat_model::{
    Catalog, Client, Decl, DocsFlavor, DocsPages, DocsTarget, Drawing, DrawnPiece, Entry, ErrorDef,
    ErrorId, GroupId, Header, Piece, PolicyId, SchemeId, SlotSource, Transport, TypeId, WireId,
    reason_phrase,
};

use crate::client::Marks;
use crate::flavor::Flavor;
use crate::inject::Host;
use crate::links::{Page, Spot};
use crate::markdown::{Markdown, Place};
use crate::relations::{shared_texts, spoken};

/// The catalog and what is known about it as a whole.
pub(crate) struct Index<'a> {
    /// The catalog.
    pub(crate) catalog: &'a Catalog,
    /// The writer of the pages' Markdown.
    pub(crate) md: Markdown,
    /// How the reference is cut into pages.
    pub(crate) pages: DocsPages,
    /// The page that is being written.
    pub(crate) here: Page,
    /// The page written by hand that is filled, if it is one.
    pub(crate) host: Option<Host>,
    /// What tells errors from each other.
    pub(crate) marks: Marks,
    /// Languages of the client code that is shown.
    pub(crate) clients: Vec<Client>,
    operations: HashMap<&'a str, Vec<usize>>,
    wires_with_code: Vec<bool>,
    common_headers: Vec<Vec<&'a Header>>,
    message_param: Option<&'a Decl>,
    shared_codes: HashMap<String, Vec<ErrorId>>,
    shared_texts: HashMap<String, Vec<ErrorId>>,
    groups: Vec<String>,
    types: Vec<String>,
    policies: Vec<String>,
    schemes: Vec<String>,
    guides: Vec<String>,
}

impl<'a> Index<'a> {
    /// Looks through the catalog, to write the pages of `target`.
    pub(crate) fn for_pages(catalog: &'a Catalog, target: &DocsTarget) -> Self {
        let md = Markdown::new(Flavor::of(target.flavor));
        let clients = target.clients.clone();
        Self { md, pages: target.pages, clients, ..Self::of(catalog) }
    }

    /// Looks through the catalog.
    pub(crate) fn of(catalog: &'a Catalog) -> Self {
        let mut operations: HashMap<_, Vec<usize>> = HashMap::new();
        for (at, operation) in catalog.operations.iter().enumerate() {
            for &error in &operation.errors {
                operations.entry(catalog.error(error).key.as_str()).or_default().push(at);
            }
        }
        let shows_code = |wire: &errcat_model::Wire| {
            draws_code(&wire.body) || wire.problem.as_ref().is_some_and(draws_code)
        };
        let wires_with_code: Vec<bool> = catalog.wires.iter().map(shows_code).collect();
        let mut anchors = Anchors::default();
        for error in &catalog.errors {
            anchors.claim(&error.anchor);
        }
        Self {
            catalog,
            md: Markdown::new(Flavor::of(DocsFlavor::default())),
            pages: DocsPages::One,
            here: Page::Reference,
            host: None,
            marks: Marks::of(catalog),
            clients: match &catalog.generate.docs {
                Some(target) => target.clients.clone(),
                None => Client::ALL.to_vec(),
            },
            operations,
            common_headers: common_headers(catalog),
            shared_texts: shared_texts(catalog, &wires_with_code),
            wires_with_code,
            message_param: message_param(catalog),
            shared_codes: shared_codes(catalog),
            groups: catalog.groups.iter().map(|g| anchors.claim(&g.anchor)).collect(),
            types: catalog.types.iter().map(|t| anchors.claim(&named("type", &t.name))).collect(),
            policies: catalog
                .policies
                .iter()
                .map(|p| anchors.claim(&named("retry", &p.name)))
                .collect(),
            guides: catalog.guides.iter().map(|g| anchors.claim(&g.name)).collect(),
            schemes: catalog
                .security
                .iter()
                .map(|scheme| anchors.claim(&named("credentials", &scheme.name)))
                .collect(),
        }
    }

    /// The operations that may answer the error, as indices.
    pub(crate) fn operations_of(&self, error: &ErrorDef) -> &[usize] {
        self.operations.get(error.key.as_str()).map_or(&[], Vec::as_slice)
    }

    /// Whether clients see the error's code.
    pub(crate) fn shows_code(&self, error: &ErrorDef) -> bool {
        error.wires.iter().any(|wire| self.wires_with_code[wire.0])
    }

    /// Whether the error is the only one under its code.
    pub(crate) fn owns_code(&self, error: &ErrorDef) -> bool {
        self.shows_code(error) && self.sharing(error).is_empty()
    }

    /// The errors with the error's code, itself included; none where it is the only one.
    pub(crate) fn sharing(&self, error: &ErrorDef) -> &[ErrorId] {
        self.shared_codes.get(&error.code.to_text()).map_or(&[], Vec::as_slice)
    }

    /// The errors that say the same as the error and show no code, itself included; none where it is
    /// the only one.
    pub(crate) fn saying_the_same(&self, error: &ErrorDef) -> &[ErrorId] {
        if self.shows_code(error) {
            return &[];
        }
        spoken(error).and_then(|text| self.shared_texts.get(&text)).map_or(&[], Vec::as_slice)
    }

    /// What a client knows the error by: its code, else what the response says, else its key.
    pub(crate) fn name(&self, error: &ErrorDef, place: Place) -> String {
        let code = || self.md.span(&error.code.to_text(), place);
        if self.owns_code(error) {
            return code();
        }
        let message = error.message.as_ref().filter(|m| m.optional_whole(error).is_none());
        let words = message.map(|m| m.template(error)).or_else(|| error.title.clone());
        match words {
            Some(words) if self.shows_code(error) => {
                format!("{}: {}", code(), self.md.text(&words, place))
            }
            Some(words) => self.md.text(&words, place),
            None => self.md.span(&error.key, place),
        }
    }

    /// A link to the error.
    pub(crate) fn link_to(&self, id: ErrorId, place: Place) -> String {
        let error = self.catalog.error(id);
        self.link(&self.name(error, place), Spot::Error(id))
    }

    /// The param that is the whole message of several errors, where there is one: it says what
    /// the message is, and belongs to the format rather than to each of these errors.
    pub(crate) fn message_param(&self) -> Option<&'a Decl> {
        self.message_param
    }

    /// The status with its phrase, in code and words.
    pub(crate) fn status(&self, code: u16) -> String {
        let meaning = self.catalog.status(code).map(|status| status.meaning.as_str());
        format!(
            "`{code}` {}",
            self.md.text(meaning.unwrap_or_else(|| reason_phrase(code)), Place::Cell)
        )
    }

    /// The headers that every response on the wire carries.
    pub(crate) fn headers_of(&self, id: WireId) -> &[&'a Header] {
        &self.common_headers[id.0]
    }

    /// The headers of an error that are not those of every response on its wires.
    pub(crate) fn own_headers<'e>(&self, error: &'e ErrorDef) -> impl Iterator<Item = &'e Header> {
        let wires = || error.wires.iter().copied();
        let http = wires().any(|wire| self.catalog.wire(wire).transport == Transport::Http);
        let common = move |header: &&Header| {
            !http || wires().any(|wire| self.headers_of(wire).contains(header))
        };
        error.headers.iter().filter(move |header| !common(header))
    }

    pub(crate) fn group_anchor(&self, id: GroupId) -> &str {
        &self.groups[id.0]
    }

    pub(crate) fn type_anchor(&self, id: TypeId) -> &str {
        &self.types[id.0]
    }

    pub(crate) fn policy_anchor(&self, id: PolicyId) -> &str {
        &self.policies[id.0]
    }

    pub(crate) fn scheme_anchor(&self, id: SchemeId) -> &str {
        &self.schemes[id.0]
    }

    pub(crate) fn guide_anchor(&self, at: usize) -> &str {
        &self.guides[at]
    }

    /// Whether errors travel in more than one way.
    pub(crate) fn many_wires(&self) -> bool {
        self.catalog.wires.len() > 1
    }

    /// What a wire is called.
    pub(crate) fn wire_name(&self, id: WireId) -> String {
        let wire = self.catalog.wire(id);
        match &wire.title {
            Some(title) => self.md.text(title, Place::Line),
            None => self.md.span(&wire.name, Place::Line),
        }
    }
}

/// Anchors of one page, each given once.
#[derive(Default)]
struct Anchors {
    taken: HashSet<String>,
}

impl Anchors {
    /// The wanted anchor, with a number where it is taken.
    fn claim(&mut self, wanted: &str) -> String {
        let numbered = (2..).map(|n| format!("{wanted}-{n}"));
        let mut candidates = std::iter::once(wanted.to_owned()).chain(numbered);
        candidates.find(|c| self.taken.insert(c.clone())).unwrap_or_default()
    }
}

fn named(prefix: &str, name: &str) -> String {
    format!("{prefix}-{}", name.to_lowercase().replace(['_', '.'], "-"))
}

/// Codes that more than one error answers with.
fn shared_codes(catalog: &Catalog) -> HashMap<String, Vec<ErrorId>> {
    let mut seen: HashMap<String, Vec<ErrorId>> = HashMap::with_capacity(catalog.errors.len());
    for (id, error) in catalog.errors() {
        seen.entry(error.code.to_text()).or_default().push(id);
    }
    seen.retain(|_, errors| errors.len() > 1);
    seen
}

/// The param that is the whole message of an error.
pub(crate) fn whole_message(error: &ErrorDef) -> Option<&Decl> {
    match error.message.as_ref()?.pieces[..] {
        [Piece::Field(at)] => Some(&error.fields[at].decl),
        _ => None,
    }
}

fn message_param(catalog: &Catalog) -> Option<&Decl> {
    let mut params = catalog.errors.iter().filter_map(whole_message);
    let first = params.next()?;
    params.any(|param| param == first).then_some(first)
}

/// By wire: its own headers and those that all its errors share.
fn common_headers(catalog: &Catalog) -> Vec<Vec<&Header>> {
    let mut shared: Vec<Option<Vec<&Header>>> = vec![None; catalog.wires.len()];
    let mut errors = vec![0; catalog.wires.len()];
    for error in &catalog.errors {
        for wire in &error.wires {
            errors[wire.0] += 1;
            match &mut shared[wire.0] {
                Some(headers) => headers.retain(|header| error.headers.contains(header)),
                none => *none = Some(error.headers.iter().collect()),
            }
        }
    }
    let wires = catalog.wires.iter().zip(shared).zip(errors);
    wires
        .map(|((wire, shared), errors)| {
            let mut headers: Vec<_> = wire.headers.iter().collect();
            // What a single error sends says nothing about the wire.
            let shared = shared.filter(|_| errors > 1 && wire.transport == Transport::Http);
            let more = shared.into_iter().flatten().filter(|h| !wire.headers.contains(h));
            headers.extend(more);
            headers
        })
        .collect()
}

fn draws_code(drawing: &Drawing) -> bool {
    match drawing {
        Drawing::Literal(_) | Drawing::Problems => false,
        Drawing::Slot(slot) => slot.source == SlotSource::Code,
        Drawing::Array(items) => items.iter().any(draws_code),
        Drawing::Object(entries) => {
            entries.iter().any(|e| matches!(e, Entry::Member(_, value) if draws_code(value)))
        }
        Drawing::Text(pieces) => pieces
            .iter()
            .any(|p| matches!(p, DrawnPiece::Slot(slot) if slot.source == SlotSource::Code)),
    }
}
