//! Names of a catalog, as an editor asks for them: where declared, where used.

use std::collections::BTreeSet;

use errcat::SymbolKind;

const SHOP: &str = r#"errcat: 1
api: shop
title: Shop
context: { request_id: { type: string, optional: true } }
types:
  Item: { fields: { sku: string, parts: { type: list<Item>, optional: true } } }
params: { shelf: integer }
limits: { search: { max: 30 } }
security: { token: bearer }
retry: { policies: { slow: { base: 1s } } }
wire:
  http:
    default: true
    body: { code: $code, message: "${message} (${request_id})", details: $details, left: $left }
  mqtt: { transport: mqtt, body: { code: $code } }
groups:
  stock:
    title: Stock
    errors:
      GONE:
        status: 410
        message: "{left} left on {shelf}, {limits.search.max} searches"
        params: { left: integer }
        headers: { X-Shelf: $shelf }
        details: list<Item>
        examples: [{ left: 0, request_id: r1, details: [{ sku: a }] }]
      LOST: { status: 404, message: Lost, security: token, related: GONE, wire: [http, mqtt], retry: { grade: backoff, policy: slow } }
operations: { buy: { method: POST, path: /buy, errors: [group stock, GONE] } }
rejections: { panic: { error: GONE, with: { left: 0, shelf: 1 } } }
rules: { W0030: { level: off, errors: LOST, reason: Known } }
"#;

/// What is declared, and by each name the lines that use it.
#[test]
fn every_use_leads_to_its_declaration() {
    let shop = errcat::analyze("catalog/shop", [("catalog.yaml", SHOP)]);
    let text = |span| shop.sources.slice(span);
    let found: Vec<String> = shop
        .symbols
        .definitions()
        .iter()
        .map(|definition| {
            let uses = shop.symbols.references_to(definition.place);
            let uses: Vec<_> = uses
                .map(|place| format!("{}:{}", shop.sources.position(place).line, text(place)))
                .collect();
            format!("{:?} {}: {}", definition.kind, text(definition.place), uses.join(" "))
        })
        .collect();
    let expected = [
        "Context request_id: 14:${request_id} 26:request_id",
        "Type Item: 6:Item 25:Item",
        "Field sku: 26:sku",
        "Field parts: ",
        "Param shelf: 22:shelf 24:$shelf 29:shelf",
        "Limit search: 22:search",
        "Scheme token: 27:token",
        "Policy slow: 27:slow",
        "Wire http: 27:http",
        "Wire mqtt: 27:mqtt",
        "Group stock: 28:stock",
        "Error GONE: 27:GONE 28:GONE 29:GONE",
        "Param left: 14:$left 22:left 26:left 29:left",
        "Error LOST: 30:LOST",
        "Operation buy: ",
    ];
    assert_eq!(found, expected, "\n{}", found.join("\n"));
}

/// While somebody types, some of a catalog is wrong; the rest can still be gone to.
#[test]
fn names_are_there_beside_faults() {
    let broken = SHOP.replace("status: 410", "status: 4").replace("related: GONE", "related: GON");
    let shop = errcat::analyze("catalog/shop", [("catalog.yaml", broken.as_str())]);
    assert!(shop.catalog.is_none());
    assert!(shop.diagnostics.len() >= 2);
    let errors = shop.symbols.definitions().iter().filter(|d| d.kind == SymbolKind::Error);
    assert_eq!(errors.count(), 2);

    let no_yaml = errcat::analyze("catalog/shop", [("catalog.yaml", "errcat: [1\n")]);
    assert_eq!(no_yaml.symbols.definitions(), []);
    assert_eq!(no_yaml.diagnostics.len(), 1);
}

/// The names of the catalogs of this repository: those declared are those of the model.
#[test]
fn every_error_of_the_real_catalogs_is_a_name() {
    for folder in std::fs::read_dir("../catalog").unwrap() {
        let folder = folder.unwrap().path();
        let Ok(text) = std::fs::read_to_string(folder.join("catalog.yaml")) else { continue };
        let analysis = errcat::analyze("catalog", [("catalog.yaml", text.as_str())]);
        let Some(catalog) = &analysis.catalog else { continue };
        let names: BTreeSet<&str> = analysis
            .symbols
            .definitions()
            .iter()
            .filter(|d| d.kind == SymbolKind::Error)
            .map(|d| analysis.sources.slice(d.place))
            .collect();
        let keys: BTreeSet<&str> = catalog.errors.iter().map(|e| e.key.as_str()).collect();
        assert_eq!(names, keys, "{}", folder.display());
    }
}
