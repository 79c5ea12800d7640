//! What errors are told by, and how that is written.

use errcat_fixture::{catalog, error, object, slot};
use errcat_model::{
    Catalog, Client, Drawing, ErrorId, Json, RustForm, RustTarget, SlotSource, Transport, WireId,
};

use super::{of_api, of_error};
use crate::index::Index;

/// Two errors; `second` may change the one that is not looked at.
fn pair(second: impl FnOnce(&mut errcat_model::ErrorDef)) -> Catalog {
    let mut other = error("OTHER", "Other");
    second(&mut other);
    let mut catalog = catalog(vec![error("GONE", "Gone"), other]);
    catalog.generate.rust = Some(RustTarget {
        crate_name: "book-errors".to_owned(),
        dir: "out".to_owned(),
        runtime: None,
        features: Vec::new(),
        form: RustForm::Crate,
    });
    catalog
}

/// The code for the first error in a language.
fn code(catalog: &Catalog, client: Client) -> Option<String> {
    let mut index = Index::of(catalog);
    index.clients = vec![client];
    of_error(&index, ErrorId(0)).map(|clients| clients.snippets[0].code.clone())
}

#[track_caller]
fn has(catalog: &Catalog, expected: [(Client, &str); 3]) {
    for (client, expected) in expected {
        let code = code(catalog, client).unwrap_or_default();
        assert!(code.contains(expected), "{expected} is not in:\n{code}");
    }
}

#[test]
fn a_code_of_its_own_is_enough() {
    has(
        &pair(|_| ()),
        [
            (Client::Python, "return response.json()[\"code\"] == \"GONE\"\n"),
            (Client::TypeScript, "return body?.code === \"GONE\";"),
            (Client::Curl, "curl -s \"$URL\" | jq -e '.code? == \"GONE\"'"),
        ],
    );
    let rust = code(&pair(|_| ()), Client::Rust).unwrap();
    assert!(rust.contains("use book_errors::client::decode;"), "{rust}");
    assert!(rust.contains("problem.error().code() == ErrorCode::Gone"), "{rust}");
}

#[test]
fn a_shared_code_needs_the_status_and_one_with_it_only_the_crate_tells() {
    let by_status = pair(|other| (other.code, other.status) = (Json::string("GONE"), Some(410)));
    has(
        &by_status,
        [
            (Client::Python, "response.status_code == 404 and response.json()[\"code\"]"),
            (Client::TypeScript, "response.status === 404 && body?.code"),
            (Client::Curl, "[ \"$status\" = 404 ] && jq -e"),
        ],
    );
    let by_text = pair(|other| other.code = Json::string("GONE"));
    for client in [Client::Python, Client::TypeScript, Client::Curl] {
        assert_eq!(code(&by_text, client), None);
    }
    assert!(code(&by_text, Client::Rust).is_some());
}

#[test]
fn without_a_code_a_link_or_the_status_tells() {
    let text = || object([("detail", slot(SlotSource::Message))]);
    let mut by_status = pair(|other| other.status = Some(410));
    by_status.wires[0].body = text();
    has(
        &by_status,
        [
            (Client::Python, "    return response.status_code == 404"),
            (Client::TypeScript, "  return response.status === 404;"),
            (Client::Curl, "-w '%{http_code}' \"$URL\")\" = 404 ]"),
        ],
    );
    let mut by_text = pair(|_| ());
    by_text.wires[0].body = text();
    assert_eq!(code(&by_text, Client::Python), None);
    assert!(of_api(&Index::of(&by_text)).is_some_and(|clients| clients.snippets.len() == 1));
    by_text.wires[0].body = object([("type", slot(SlotSource::Docs))]);
    by_text.errors[0].docs = Some("https://x.example/#gone".to_owned());
    let python = code(&by_text, Client::Python).unwrap();
    assert!(python.contains("[\"type\"] == \"https://x.example/#gone\""), "{python}");
}

#[test]
fn odd_names_lists_and_quotes_are_spelled() {
    let mut odd = pair(|_| ());
    odd.errors[0].code = Json::string("it's \"gone\" \\");
    let one = odd.wires[0].body.clone();
    odd.wires[0].body = object([(
        "the errors",
        Drawing::Array(vec![Drawing::Literal(Json::Null), Drawing::Problems]),
    )]);
    odd.wires[0].problem = Some(one);
    has(
        &odd,
        [
            (
                Client::Python,
                r#"any(problem["code"] == "it's \"gone\" \\" for problem in response.json()["the errors"][1])"#,
            ),
            (
                Client::TypeScript,
                r#"body?.["the errors"]?.[1]?.some?.((problem: any) => problem?.code === "it's \"gone\" \\") ?? false"#,
            ),
            (Client::Curl, r#"'any(.["the errors"]?.[1]?[]?; .code? == "it'\''s \"gone\" \\")'"#),
        ],
    );
    let rust = code(&odd, Client::Rust).unwrap();
    assert!(rust.contains("known.problems.iter().any("), "{rust}");
}

#[test]
fn without_http_a_message_is_read_and_nothing_is_fetched() {
    let mut mqtt = pair(|_| ());
    mqtt.wires[0].transport = Transport::Other("mqtt".to_owned());
    mqtt.wires[0].name = "order_updates".to_owned();
    assert_eq!(code(&mqtt, Client::Curl), None);
    for (client, expected) in [
        (Client::Rust, "decode_on(Wire::OrderUpdates, 0, NO_HEADERS, payload)"),
        (Client::Python, "json.loads(payload)[\"code\"] == \"GONE\""),
        (Client::TypeScript, "JSON.parse(payload)"),
    ] {
        let code = code(&mqtt, client).unwrap();
        assert!(code.contains(expected), "{code}");
    }
    mqtt.errors[0].wires = Vec::<WireId>::new();
    assert_eq!(code(&mqtt, Client::Rust), None);
}

#[test]
fn only_what_is_asked_for_is_shown() {
    let mut catalog = pair(|_| ());
    catalog.generate.rust = None;
    let index = Index::of(&catalog);
    let labels = |clients: &super::Clients| {
        clients.snippets.iter().map(|snippet| snippet.label).collect::<Vec<_>>()
    };
    assert_eq!(labels(&of_error(&index, ErrorId(0)).unwrap()), ["Python", "TypeScript", "curl"]);
    assert_eq!(labels(&of_api(&index).unwrap()), ["Python", "TypeScript", "curl"]);
    let mut index = Index::of(&catalog);
    index.clients.clear();
    assert!(of_error(&index, ErrorId(0)).is_none() && of_api(&index).is_none());
    // What nobody sees, nobody can copy.
    catalog.errors[0].code = Json::string("GO\u{200b}NE");
    assert!(of_error(&Index::of(&catalog), ErrorId(0)).is_none());
}
