//! What is served: a catalog of the repository, with operations for all its errors.

use std::path::PathBuf;

use errcat_model::{
    Catalog, ErrorId, Generate, GroupId, OpenApiFormat, OpenApiTarget, OpenApiVersion, Operation,
    Transport, example,
};
use errcat_source::Sink;
use errcat_tests::repository;
use serde_json::Value;

/// The catalog of an API. Errors that none of its operations answers get one for each of their
/// groups, with and without a body and a param in the path.
pub(crate) fn read(api: &str) -> Catalog {
    let mut sink = Sink::new();
    let folder = PathBuf::from("catalog").join(api);
    let loaded = errcat::load::load(&repository(), &[folder], &mut sink).expect("a catalog");
    let compiled = errcat::compile(&loaded.catalogs[0], &loaded.sources, &mut sink);
    let mut catalog = compiled.expect("a catalog without faults");
    for (place, group) in catalog.groups.iter().enumerate() {
        let errors: Vec<ErrorId> = catalog
            .errors()
            .filter(|(id, error)| {
                let http =
                    |wire: &errcat_model::WireId| catalog.wire(*wire).transport == Transport::Http;
                error.group == GroupId(place)
                    && error.wires.iter().any(http)
                    && !catalog.operations.iter().any(|operation| operation.errors.contains(id))
            })
            .map(|(id, _)| id)
            .collect();
        if errors.is_empty() {
            continue;
        }
        let (method, param) = [("POST", "/{id}"), ("GET", "")][place % 2];
        let (id, path) = (format!("use_{}", group.name), format!("/groups/{}{param}", group.name));
        let method = method.to_owned();
        let operation = Operation { id, method, path, summary: None, security: None, errors };
        catalog.operations.push(operation);
    }
    catalog
}

/// The bundle of the catalog, by version.
pub(crate) fn bundles(catalog: &Catalog) -> Vec<(&'static str, Value)> {
    let versions = [
        ("3.0", OpenApiVersion::V3_0),
        ("3.1", OpenApiVersion::V3_1),
        ("3.2", OpenApiVersion::V3_2),
    ];
    let bundle = |(name, version)| {
        let target = OpenApiTarget {
            versions: vec![version],
            formats: vec![OpenApiFormat::Json],
            ..OpenApiTarget::new("openapi")
        };
        let mut catalog = catalog.clone();
        catalog.generate = Generate { rust: None, openapi: Some(target), docs: None, site: None };
        let plan = errcat::plan::plan(&catalog, &repository()).expect("a plan");
        let files = plan.roots.into_values().next().expect("the document");
        (name, serde_json::from_slice(&files["openapi.json"]).expect("JSON"))
    };
    versions.map(bundle).into()
}

/// A response as the catalog documents it.
#[derive(Clone)]
pub(crate) struct Response {
    /// Place of its wire among those of the catalog.
    pub(crate) wire: usize,
    pub(crate) status: u16,
    pub(crate) media_type: String,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: String,
}

/// Every example of every error on each of its HTTP wires.
pub(crate) fn responses(catalog: &Catalog) -> Vec<Response> {
    let mut out = Vec::new();
    for error in &catalog.errors {
        let Some(status) = error.status else { continue };
        for &wire in &error.wires {
            if catalog.wire(wire).transport != Transport::Http {
                continue;
            }
            out.extend(error.examples.iter().map(|example| Response {
                wire: wire.0,
                status,
                media_type: catalog.wire(wire).media_type.clone(),
                headers: example::headers(catalog, error, example),
                body: example::body(catalog, wire, error, example).to_string(),
            }));
        }
    }
    out
}
