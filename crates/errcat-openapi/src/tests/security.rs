//! Credentials: schemes, requirements, and what errors are about.

use errcat_model::{
    Catalog, Credentials, KeyPlace, OAuthFlow, OAuthGrant, OpenApiLayout, OpenApiTarget,
    OpenApiVersion, Prose, SchemeId, SchemeKind, SecurityScheme,
};
use serde_json::{Value, json};

use crate::fixture::*;

const TOKEN: usize = 0;
const OAUTH: usize = 2;
const CERTIFICATE: usize = 4;

/// A catalog with a scheme of each kind, an error about a scope and operations that ask for
/// different things.
fn secured() -> Catalog {
    let mut catalog = flat();
    let bearer_format = Some("JWT".to_owned());
    let flow = OAuthFlow {
        grant: OAuthGrant::AuthorizationCode,
        authorization_url: Some("https://id.example/agree".to_owned()),
        token_url: Some("https://id.example/token".to_owned()),
        refresh_url: Some("https://id.example/again".to_owned()),
    };
    let kinds = [
        SchemeKind::Http { scheme: "bearer".to_owned(), bearer_format },
        SchemeKind::ApiKey { place: KeyPlace::Cookie, name: "sid".to_owned() },
        SchemeKind::OAuth2 { flows: vec![flow] },
        SchemeKind::OpenIdConnect { url: "https://id.example/about".to_owned() },
        SchemeKind::MutualTls,
    ];
    let names = ["token", "session", "oauth", "id", "certificate"];
    for (name, kind) in names.into_iter().zip(kinds) {
        let scopes = vec![("write:a*b".to_owned(), Prose::parse("Write *all*."))];
        let doc =
            if name == "token" { Prose::parse("From <signing in>.") } else { Prose::default() };
        catalog.security.push(SecurityScheme { name: name.to_owned(), kind, scopes, doc });
    }
    error(&mut catalog, "A", 401).security = vec![asks(TOKEN, false), asks(OAUTH, true)];
    error(&mut catalog, "B", 401).security = vec![asks(TOKEN, false)];
    error(&mut catalog, "C", 409);
    for (id, security) in [
        ("anybody", Some(vec![])),
        ("unsaid", None),
        ("either", Some(vec![vec![asks(TOKEN, true)], vec![asks(OAUTH, true)], vec![]])),
        ("both", Some(vec![vec![asks(TOKEN, false), asks(CERTIFICATE, false)]])),
        ("machines", Some(vec![vec![asks(CERTIFICATE, false)]])),
        ("one", Some(vec![vec![asks(CERTIFICATE, false)], vec![asks(TOKEN, false)]])),
    ] {
        let operation = operation(id, "GET", &format!("/{id}"), &[0, 1, 2]);
        catalog.operations.push(errcat_model::Operation { security, ..operation });
    }
    catalog
}

fn asks(scheme: usize, scope: bool) -> Credentials {
    let scopes = scope.then(|| "write:a*b".to_owned()).into_iter().collect();
    Credentials { scheme: SchemeId(scheme), scopes }
}

fn in_version(catalog: &Catalog, version: OpenApiVersion, layout: OpenApiLayout) -> Value {
    let versions = vec![version];
    let target = OpenApiTarget { versions, layout, ..OpenApiTarget::new("openapi") };
    let files = emitted(catalog, &target);
    let document: Value = serde_json::from_str(&files["openapi.json"]).unwrap();
    assert_eq!(document, serde_yaml::from_str::<Value>(&files["openapi.yaml"]).unwrap());
    document
}

#[test]
fn schemes_are_described() {
    let document = document(&secured());
    let schemes = &document["components"]["securitySchemes"];
    assert_eq!(
        schemes["token"],
        json!({
            "description": "From &lt;signing in>.", "type": "http", "scheme": "bearer",
            "bearerFormat": "JWT",
        })
    );
    assert_eq!(schemes["session"], json!({ "type": "apiKey", "in": "cookie", "name": "sid" }));
    let flow = json!({
        "authorizationUrl": "https://id.example/agree",
        "tokenUrl": "https://id.example/token",
        "refreshUrl": "https://id.example/again",
        "scopes": { "write:a*b": "Write \\*all\\*." },
    });
    let flows = json!({ "authorizationCode": flow });
    assert_eq!(schemes["oauth"], json!({ "type": "oauth2", "flows": flows }));
    let url = "https://id.example/about";
    assert_eq!(schemes["id"], json!({ "type": "openIdConnect", "openIdConnectUrl": url }));
    assert_eq!(schemes["certificate"], json!({ "type": "mutualTLS" }));
}

#[test]
fn operations_say_what_they_ask_for() {
    let scope = json!(["write:a*b"]);
    for (version, roles) in
        [(OpenApiVersion::V3_0, json!([])), (OpenApiVersion::V3_1, scope.clone())]
    {
        let document = in_version(&secured(), version, OpenApiLayout::PerError);
        let of = |id: &str| document["paths"][format!("/{id}")]["get"].get("security");
        assert_eq!(of("anybody"), Some(&json!([])));
        assert_eq!(of("unsaid"), None);
        assert_eq!(of("either"), Some(&json!([{ "token": roles }, { "oauth": scope }, {}])));
    }
    let new = in_version(&secured(), OpenApiVersion::V3_2, OpenApiLayout::PerError);
    let old = in_version(&secured(), OpenApiVersion::V3_0, OpenApiLayout::PerError);
    let of = |document: &Value, id: &str| {
        document["paths"][format!("/{id}")]["get"].get("security").cloned()
    };
    let certificate = || json!({ "certificate": [] });
    assert_eq!(of(&new, "both"), Some(json!([{ "token": [], "certificate": [] }])));
    assert_eq!(of(&new, "machines"), Some(json!([certificate()])));
    assert_eq!(of(&new, "one"), Some(json!([certificate(), { "token": [] }])));
    // 3.0 has no certificates, and an empty list would say that anybody may call it.
    assert_eq!(old["components"]["securitySchemes"].get("certificate"), None);
    assert_eq!(of(&old, "both"), Some(json!([{ "token": [] }])));
    assert_eq!(of(&old, "machines"), None);
    assert_eq!(of(&old, "one"), Some(json!([{ "token": [] }])));
}

#[test]
fn errors_say_which_credentials_they_are_about() {
    let about = json!([{ "token": [] }, { "oauth": ["write:a*b"] }]);
    for version in [OpenApiVersion::V3_0, OpenApiVersion::V3_1, OpenApiVersion::V3_2] {
        let document = in_version(&secured(), version, OpenApiLayout::PerError);
        let of = |section: &str, name: &str| {
            document["components"][section][name].get("x-error-security").cloned()
        };
        assert_eq!(of("schemas", "A"), Some(about.clone()));
        assert_eq!(of("schemas", "B"), Some(json!([{ "token": [] }])));
        assert_eq!(of("schemas", "C"), None);
        assert_eq!(of("responses", "Error401"), Some(about.clone()));
        assert_eq!(of("responses", "Error409"), None);
        assert_eq!(of("examples", "A"), None);
        let document = in_version(&secured(), version, OpenApiLayout::Shared);
        assert_eq!(document["components"]["examples"]["A"]["x-error-security"], about);
    }
}

#[test]
fn an_overlay_takes_out_no_scheme_that_it_does_not_bring() {
    let taken_out = |catalog: &Catalog, file: &str| {
        let versions = vec![OpenApiVersion::V3_1, OpenApiVersion::V3_0];
        let target = OpenApiTarget { overlay: true, versions, ..OpenApiTarget::new("out") };
        let overlay: Value = serde_json::from_str(&emitted(catalog, &target)[file]).unwrap();
        let removed = overlay["actions"].as_array().unwrap().iter().filter(|a| a["remove"] == true);
        let targets = removed.filter_map(|action| action["target"].as_str());
        targets.filter(|t| t.contains("securitySchemes")).map(str::to_owned).collect::<Vec<_>>()
    };
    let mut catalog = secured();
    let schemes = "$.components.securitySchemes";
    let most = format!("{schemes}['token','session','oauth','id'");
    assert_eq!(taken_out(&catalog, "overlay.json"), [format!("{most},'certificate']")]);
    assert_eq!(taken_out(&catalog, "overlay-3.0.json"), [format!("{most}]")]);
    for scheme in &mut catalog.security {
        scheme.kind = SchemeKind::MutualTls;
    }
    assert_eq!(taken_out(&catalog, "overlay.json").len(), 1);
    assert_eq!(taken_out(&catalog, "overlay-3.0.json"), Vec::<String>::new());
}
