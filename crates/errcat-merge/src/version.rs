//! Which OpenAPI a document is.

use errcat_model::OpenApiVersion;
use errcat_source::Sink;
use errcat_syntax::written::{Kind, Node};

use crate::rules;

/// The version of a document. `None` where errors cannot be written for it; that was reported.
pub(crate) fn of(root: &Node, sink: &mut Sink) -> Option<OpenApiVersion> {
    let start = root.span.part(0..0);
    let Kind::Mapping { .. } = root.kind else {
        sink.push(
            rules::not_openapi(start, "this is not an OpenAPI document").label("not a mapping"),
        );
        return None;
    };
    let Some(stated) = root.get("openapi") else {
        sink.push(match root.member("swagger") {
            Some((key, value)) => rules::not_openapi(
                key.span.to(value.span),
                "errors cannot be merged into a document of Swagger 2.0",
            )
            .help("convert it to OpenAPI 3, for instance with `swagger2openapi`"),
            None => rules::not_openapi(start, "this is not an OpenAPI document")
                .label("has no member `openapi`")
                .help("name the API's own OpenAPI document, in YAML or JSON"),
        });
        return None;
    };
    let text = stated.as_text().unwrap_or_default();
    let mut numbers = text.splitn(3, '.');
    match (numbers.next(), numbers.next()) {
        (Some("3"), Some("0")) => Some(OpenApiVersion::V3_0),
        (Some("3"), Some("1")) => Some(OpenApiVersion::V3_1),
        (Some("3"), Some("2")) => Some(OpenApiVersion::V3_2),
        _ => {
            let message = "errors cannot be merged into a document of this version of OpenAPI";
            sink.push(rules::not_openapi(stated.span, message).label("expected 3.0, 3.1 or 3.2"));
            None
        }
    }
}
