//! Every body a catalog can answer fits its schema, and what it cannot answer does not.
//!
//! Bodies are made from the model, from which the crates' tables are made too; each crate's own
//! tests hold its bytes against them.

mod handlers;
mod limits;
mod names;
mod occurrence;
mod repeated;
mod schemas;

use errcat_model::{
    Catalog, ErrorDef, Generate, OpenApiLayout, OpenApiTarget, OpenApiVersion, Transport, WireId,
    example,
};
use errcat_source::Sink;
use errcat_tests::repository;
use serde_json::Value;

use schemas::Document;

const VERSIONS: [OpenApiVersion; 3] =
    [OpenApiVersion::V3_0, OpenApiVersion::V3_1, OpenApiVersion::V3_2];

/// The catalogs of the repository that describe an API over HTTP: not that of errcat's rules.
fn catalogs() -> Vec<Catalog> {
    let mut sink = Sink::new();
    let root = repository();
    let loaded = errcat::load::load(&root, &[root.join("catalog")], &mut sink).unwrap();
    let compile = |files| errcat::compile(files, &loaded.sources, &mut sink).unwrap();
    let catalogs = loaded.catalogs.iter().map(compile);
    catalogs.filter(|catalog: &Catalog| catalog.generate.openapi.is_some()).collect()
}

/// The document of a catalog in one version.
fn document(
    catalog: &Catalog,
    layout: OpenApiLayout,
    open_codes: bool,
    version: OpenApiVersion,
) -> Document {
    let target = OpenApiTarget {
        versions: vec![version],
        layout,
        open_codes,
        ..OpenApiTarget::new("openapi")
    };
    let mut catalog = catalog.clone();
    catalog.generate = Generate { rust: None, openapi: Some(target), docs: None, site: None };
    let plan = errcat::plan::plan(&catalog, &repository()).unwrap();
    let files = plan.roots.values().next().unwrap();
    Document::new(serde_json::from_slice(&files["openapi.json"]).unwrap(), version)
}

/// Each error on each of its wires, with bodies it can answer there.
fn bodies(catalog: &Catalog) -> impl Iterator<Item = (&ErrorDef, WireId, Vec<Value>)> {
    catalog.errors.iter().flat_map(move |error| {
        error.wires.iter().map(move |&wire| {
            let body = |example| example::body(catalog, wire, error, example).to_string();
            let occurrences = occurrence::all(catalog, error);
            let bodies = occurrences.iter().map(|e| serde_json::from_str(&body(e)).unwrap());
            (error, wire, bodies.collect())
        })
    })
}

#[test]
fn bodies_fit_their_schemas_and_nothing_else_does() {
    let (mut fitting, mut refused) = (0, 0);
    for catalog in catalogs() {
        for version in VERSIONS {
            let document = document(&catalog, OpenApiLayout::PerError, false, version);
            for (error, wire, bodies) in bodies(&catalog) {
                let name = schemas::name_of(&catalog, error, wire);
                let validator = document.validator(&name);
                for body in &bodies {
                    let at = format!("{} {version:?} {name}: {body}", catalog.api);
                    validator.validate(body).unwrap_or_else(|e| panic!("{at}: {e}"));
                    fitting += 1;
                    for wrong in document.broken(&name, body) {
                        assert!(!validator.is_valid(&wrong), "{at} fits as {wrong}");
                        refused += 1;
                    }
                }
            }
        }
    }
    assert!(fitting > 1000 && refused > 2000, "{fitting} fit, {refused} do not");
}

#[test]
fn bodies_fit_the_responses_of_every_layout() {
    let mut fitting = 0;
    for catalog in catalogs() {
        for layout in [OpenApiLayout::PerError, OpenApiLayout::Shared] {
            for (open, version) in [false, true].into_iter().flat_map(|o| VERSIONS.map(|v| (o, v)))
            {
                let document = document(&catalog, layout, open, version);
                let http = |wire: &WireId| catalog.wire(*wire).transport == Transport::Http;
                for (error, wire, bodies) in bodies(&catalog).filter(|(_, wire, _)| http(wire)) {
                    let media_type = &catalog.wire(wire).media_type;
                    // The first is the example that the response shows.
                    let media = document.media(error.status.unwrap(), media_type, &bodies[0]);
                    let validator = document.validator_of(&media["schema"]);
                    for body in bodies {
                        let at = format!("{} {layout:?} {version:?} {body}", catalog.api);
                        validator.validate(&body).unwrap_or_else(|e| panic!("{at}: {e}"));
                        fitting += 1;
                    }
                }
            }
        }
    }
    assert!(fitting > 3000, "{fitting}");
}
