//! What errors have in common: guides, formats, types, statuses, retrying, limits, credentials,
//! operations.

use errcat_model::{
    Catalog, Credentials, Guide, Limit, PolicyId, SchemeId, SecurityScheme, Transport, TypeId,
    Wire, WireId, example,
};

use super::client::{self, ClientView};
use super::escape;
use super::frame::Frame;
use super::prose::{Paragraphs, Run, paragraphs};
use super::table::{Cell, Table};
use super::values::{self, TypeView};
use crate::credentials;
use crate::index::Index;
use crate::markdown::visible_json;
use crate::shown::view;
use crate::templates::Pen;
use crate::view::{duration, retry};

view! {
    pub(crate) struct Reference {
        frame: Frame,
        /// Guides above the rest.
        before: Vec<GuideView>,
        formats: Vec<FormatView>,
        context: Option<Table>,
        types: Vec<TypeView>,
        statuses: Option<Table>,
        codes: Option<Table>,
        retries: Option<Table>,
        policies: Vec<PolicyView>,
        limits: Option<Table>,
        /// The credentials that requests bring along.
        security: Vec<SchemeView>,
        operations: Option<Table>,
        client: Option<ClientView>,
        /// Guides below the rest.
        after: Vec<GuideView>,
    }
}

view! {
    struct FormatView {
        /// Where there are several.
        title: Option<String>,
        description: Paragraphs,
        media_type: String,
        /// What carries it, where that is not HTTP.
        transport: Option<String>,
        sample: Option<String>,
        fields: Option<Table>,
        headers: Option<Table>,
    }
}

view! {
    struct PolicyView {
        anchor: String,
        name: String,
        formula: String,
        attempts: Option<u32>,
        doc: Paragraphs,
    }
}

view! {
    struct SchemeView {
        anchor: String,
        name: String,
        /// Where a request has them.
        place: Paragraphs,
        doc: Paragraphs,
        scopes: Option<Table>,
    }
}

view! {
    struct GuideView {
        anchor: String,
        title: String,
        text: Paragraphs,
        /// Title and text.
        callout: Option<(String, Paragraphs)>,
        items: Vec<ItemView>,
        /// Title and code.
        code: Vec<(Option<String>, String)>,
        links: Option<Table>,
    }
}

view! {
    struct ItemView {
        title: Vec<Run>,
        text: Paragraphs,
        steps: Vec<Paragraphs>,
    }
}

/// The page as HTML.
pub(super) fn draw(index: &Index<'_>, pen: &Pen<'_>) -> String {
    let catalog = index.catalog;
    let guides = |before| {
        let guides = catalog.guides.iter().enumerate().filter(move |(_, g)| g.before == before);
        guides.map(|(at, guide)| guide_view(index, at, guide)).collect()
    };
    let view = Reference {
        frame: Frame::top(index, "Reference", "reference"),
        before: guides(true),
        formats: catalog.wires().map(|(id, wire)| format(index, id, wire)).collect(),
        context: values::declarations(index, "Member", catalog.context.iter().map(|c| &c.decl)),
        types: (0..catalog.types.len()).map(|at| values::type_view(index, TypeId(at))).collect(),
        statuses: statuses(catalog),
        codes: Table::of(
            ["Code", "Description"],
            catalog
                .codes
                .iter()
                .map(|c| [Cell::code(c.code.to_text()), values::cell(&c.description)]),
        ),
        retries: retries(catalog),
        policies: policies(index),
        limits: Table::of(
            ["Operation", "Limit", "Window", "Description"],
            catalog.limits.iter().map(limit),
        ),
        security: schemes(index),
        operations: operations(index),
        client: client::of_api(index),
        after: guides(false),
    };
    pen.draw("html/reference.html.tera", "page", &view)
}

fn format(index: &Index<'_>, id: WireId, wire: &Wire) -> FormatView {
    let catalog = index.catalog;
    let fields = wire.fields.iter().map(|field| {
        let example = field.example.as_ref().map(|json| Cell::code(json.to_text()));
        [Cell::code(&field.path), values::cell(&field.doc), example.unwrap_or_default()]
    });
    let headers = index.headers_of(id).iter().map(|h| [Cell::code(&h.name), values::cell(&h.doc)]);
    let worked = || {
        let error = catalog.errors.iter().find(|error| error.wires.contains(&id))?;
        Some(example::body(catalog, id, error, error.examples.first()?))
    };
    FormatView {
        title: index.many_wires().then(|| wire.title.clone().unwrap_or_else(|| wire.name.clone())),
        description: paragraphs(&wire.description),
        media_type: wire.media_type.clone(),
        transport: match &wire.transport {
            Transport::Http => None,
            Transport::Other(name) => Some(name.clone()),
        },
        sample: example::sample(catalog, id).or_else(worked).map(|json| visible_json(&json)),
        fields: Table::of(["Field", "Description", "Example"], fields),
        headers: Table::of(["Header", "Description"], headers),
    }
}

fn statuses(catalog: &Catalog) -> Option<Table> {
    Table::of(
        ["Status", "Meaning", "Note", "Action", "Retry"],
        catalog.statuses.iter().map(|status| {
            [
                Cell::code(status.code.to_string()),
                Cell::plain(&status.meaning),
                values::cell(&status.note),
                values::cell(&status.action),
                Cell::plain(status.retry.map(errcat_model::RetryGrade::label).unwrap_or_default()),
            ]
        }),
    )
}

fn retries(catalog: &Catalog) -> Option<Table> {
    let of_errors = catalog.errors.iter().filter_map(|e| e.retry.as_ref()).map(|r| r.grade);
    let of_statuses = catalog.statuses.iter().filter_map(|s| s.retry);
    let used: std::collections::BTreeSet<_> = of_errors.chain(of_statuses).collect();
    let rows = used.into_iter().map(|g| [Cell::plain(g.label()), Cell::plain(retry::meaning(g))]);
    Table::of(["Retry", "What to do"], rows)
}

fn policies(index: &Index<'_>) -> Vec<PolicyView> {
    let policies = index.catalog.policies.iter().enumerate();
    let view = |(at, policy): (usize, &errcat_model::RetryPolicy)| PolicyView {
        anchor: index.policy_anchor(PolicyId(at)).to_owned(),
        name: policy.name.clone(),
        formula: retry::formula(policy),
        attempts: policy.attempts,
        doc: paragraphs(&policy.doc),
    };
    policies.map(view).collect()
}

fn limit(limit: &Limit) -> [Cell; 4] {
    let window = limit.window.map(duration::words);
    let window = match (window, &limit.per) {
        (Some(window), Some(per)) => format!("{window} per {per}"),
        (None, Some(per)) => format!("Per {per}"),
        (window, None) => window.unwrap_or_default(),
    };
    [
        Cell::plain(&limit.title),
        Cell::plain(limit.max.map_or_else(|| "Varies".to_owned(), |max| max.to_string())),
        Cell::plain(window),
        values::cell(&limit.doc),
    ]
}

fn schemes(index: &Index<'_>) -> Vec<SchemeView> {
    let schemes = index.catalog.security.iter().enumerate();
    let view = |(at, scheme): (usize, &SecurityScheme)| SchemeView {
        anchor: index.scheme_anchor(SchemeId(at)).to_owned(),
        name: scheme.name.clone(),
        place: paragraphs(&credentials::place(scheme)),
        doc: paragraphs(&scheme.doc),
        scopes: Table::of(
            ["Scope", "Meaning"],
            scheme.scopes.iter().map(|(name, doc)| [Cell::code(name), values::cell(doc)]),
        ),
    };
    schemes.map(view).collect()
}

fn operations(index: &Index<'_>) -> Option<Table> {
    let name = |c: &Credentials| credentials::scheme_name(index.catalog, c).to_owned();
    Table::of(
        ["Operation", "Request", "Summary", "Credentials"],
        index.catalog.operations.iter().map(|operation| {
            [
                Cell::code(&operation.id),
                Cell::code(format!("{} {}", operation.method, operation.path)),
                Cell::plain(operation.summary.clone().unwrap_or_default()),
                Cell::plain(credentials::requirements(
                    operation.security.as_deref(),
                    &name,
                    &str::to_owned,
                )),
            ]
        }),
    )
}

fn guide_view(index: &Index<'_>, at: usize, guide: &Guide) -> GuideView {
    let link = |link: &errcat_model::Link| match escape::target(&link.to) {
        Some(to) => [Cell::plain(&link.title).to(to.to_owned()), values::cell(&link.doc)],
        None => [Cell::plain(&link.title), values::cell(&link.doc)],
    };
    let title = |text: &str| paragraphs(&errcat_model::Prose::parse(text)).concat();
    GuideView {
        anchor: index.guide_anchor(at).to_owned(),
        title: guide.title.clone(),
        text: paragraphs(&guide.text),
        callout: guide.callout.as_ref().map(|c| (c.title.clone(), paragraphs(&c.text))),
        items: guide
            .items
            .iter()
            .map(|item| ItemView {
                title: title(&item.title),
                text: paragraphs(&item.text),
                steps: item.steps.iter().map(paragraphs).collect(),
            })
            .collect(),
        code: guide.code.iter().map(|code| (code.title.clone(), code.text.clone())).collect(),
        links: Table::of(["See also", "About"], guide.links.iter().map(link)),
    }
}
