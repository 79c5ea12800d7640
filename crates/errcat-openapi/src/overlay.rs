//! An overlay (OpenAPI Overlay 1.0): what a tool has to add to the API's own document.
//!
//! One action adds the components, others the responses of one operation each, found by path and
//! method. An operation that the document does not have is passed over. Updates append to lists, so
//! what is added is removed before: applied once more, an overlay changes nothing.

use errcat_model::Json;

use crate::document;
use crate::header::Headers;
use crate::idiom::Kind;
use crate::operation;
use crate::pieces::{CODES, RECORD, SECURITY, record_of_components, record_of_operation};
use crate::plan::Plan;
use crate::schema::Object;
use crate::security;
use crate::sheet::Sheets;

/// Writes the overlay.
pub(crate) fn write(plan: &Plan<'_>, headers: &Headers, out: &mut Sheets<'_>) {
    let version = plan.catalog.version.as_deref().unwrap_or("0.0.0");
    let info = Object::new()
        .with("title", Json::String(format!("Errors of {}", plan.catalog.title)))
        .with("version", Json::string(version));
    out.entry(Kind::Plain, "info", info.build());
    out.open_actions();
    write_components(plan, headers, out);
    for addition in operation::additions(plan) {
        write_operation(plan, addition, out);
    }
    out.close_actions();
}

fn write_components(plan: &Plan<'_>, headers: &Headers, out: &mut Sheets<'_>) {
    let api = &plan.catalog.api;
    let mut names = Sheets::names();
    document::components(plan, headers, &mut names);
    let sections = names.into_sections();
    for (section, entries) in &sections {
        out.remove_action(|version| {
            let names = entries.iter().map(|(name, _)| name.as_str());
            let known = |name: &&str| security::knows(plan.catalog, version, section, name);
            let mut names = names.filter(known).peekable();
            names.peek()?;
            Some(format!("$.components.{section}{}", selected(names)))
        });
    }
    out.remove_action(|_| Some(format!("${}{}", selected([RECORD]), selected([api.as_str()]))));
    out.open_action("$");
    out.open("components");
    document::components(plan, headers, out);
    out.close();
    out.open(RECORD);
    out.entry_by(Kind::Plain, api, |version| {
        let mut sections = sections.clone();
        for (section, entries) in &mut sections {
            entries.retain(|(name, _)| security::knows(plan.catalog, version, section, name));
        }
        Some(record_of_components(&sections))
    });
    out.close();
    out.close_action();
}

fn write_operation(plan: &Plan<'_>, addition: operation::Addition<'_>, out: &mut Sheets<'_>) {
    let operation::Addition { operation, method, responses, codes } = addition;
    let target = format!("$.paths{}.{method}", selected([operation.path.as_str()]));
    let statuses = || responses.iter().map(|(status, _)| status.as_str());
    let security = |version| security::of_operation(plan.catalog, operation, version);
    let record = |version| {
        let security = security(version).is_some();
        Some(record_of_operation(&plan.catalog.api, statuses(), security))
    };
    out.remove_action(|_| Some(format!("{target}.responses{}", selected(statuses()))));
    out.remove_action(|version| {
        let said = security(version).map(|_| SECURITY);
        Some(format!("{target}{}", selected(said.into_iter().chain([CODES, RECORD]))))
    });
    out.open_action(&target);
    out.open("responses");
    for (status, response) in &responses {
        out.entry(Kind::Plain, status, response.clone());
    }
    out.close();
    out.entry_by(Kind::Plain, SECURITY, security);
    out.entry(Kind::Plain, CODES, codes);
    out.entry_by(Kind::Plain, RECORD, record);
    out.close_action();
}

/// Members in a `JSONPath` (RFC 9535, section 2.3.1.1).
fn selected<'n>(names: impl IntoIterator<Item = &'n str>) -> String {
    let quoted = |name: &str| format!("'{}'", name.replace('\\', "\\\\").replace('\'', "\\'"));
    let names: Vec<String> = names.into_iter().map(quoted).collect();
    format!("[{}]", names.join(","))
}
