//! What stands around the errors.

use std::time::Duration;

use errcat_fixture::{
    catalog, decl, error, error_with, header, isbn, named, no_book, object, optional, slot,
};
use errcat_model::{
    Callout, Catalog, CodeBlock, ContextDef, Credentials, Decl, Drawing, DrawnPiece, Entry,
    Example, ExampleProblem, Guide, GuideItem, Json, KeyPlace, Limit, Link, OAuthFlow, OAuthGrant,
    Operation, Per, PolicyId, Prose, Retry, RetryGrade, RetryPolicy, SchemeId, SchemeKind,
    SecurityScheme, Slot, SlotSource, Type, TypeDef, TypeId, TypeKind,
};

use super::page;

#[test]
fn limits_read_as_sentences() {
    let limit = |max, window: Option<u64>, per: Option<&str>| Limit {
        name: String::new(),
        title: "Login".to_owned(),
        max,
        window: window.map(Duration::from_secs),
        per: per.map(str::to_owned),
        doc: Prose::default(),
    };
    let mut catalog = catalog(Vec::new());
    catalog.limits = vec![
        limit(None, None, Some("IP")),
        limit(Some(300), Some(60), Some("player")),
        limit(Some(20), Some(3600), None),
    ];
    let page = page(&catalog);
    assert!(page.contains("| Login | Varies | Per IP |"));
    assert!(page.contains("| Login | 300 | 1 minute per player |"));
    assert!(page.contains("| Login | 20 | 1 hour |"));
    assert!(!page.contains("## Errors"), "no errors, no section");
}

/// A catalog whose wire carries several problems, with a place for each.
fn with_problems() -> Catalog {
    let detail = Decl { name: "detail".to_owned(), ..optional(isbn()) };
    let mut whole = error_with("WHOLE", "{detail}", vec![detail]);
    whole.title = Some("Whole".to_owned());
    whole.has_written_example = true;
    let problem =
        |text: &str| ExampleProblem { fields: vec![Some(Json::string(text))], context: vec![None] };
    whole.examples = vec![Example {
        about: Prose::parse("Two at once."),
        context: vec![None],
        problems: vec![problem("first"), problem("second")],
    }];
    let mut catalog = catalog(vec![whole]);
    let source = Decl { doc: isbn().doc, ..optional(decl("source", Type::Named(TypeId(0)))) };
    catalog.context = vec![ContextDef { decl: source, per: Per::Problem }];
    catalog.types = vec![TypeDef {
        name: "Source".to_owned(),
        doc: Prose::default(),
        kind: TypeKind::Record(vec![Decl { name: "pointer".to_owned(), ..isbn() }]),
    }];
    let wire = &mut catalog.wires[0];
    wire.problem = Some(object([
        ("code", slot(SlotSource::Code)),
        ("detail", slot(SlotSource::Message)),
        ("source", named("source")),
    ]));
    wire.body = object([("errors", Drawing::Problems)]);
    catalog
}

#[test]
fn a_wire_with_problems_documents_one_of_them() {
    let page = page(&with_problems());
    assert!(page.contains("| `errors` | array of objects | Yes |"), "{page}");
    assert!(page.contains("| `detail` | string | No |"), "optional whole messages may be absent");
    assert!(page.contains("| `source` | [Source](#type-source) object | No |"));
    assert!(page.contains("<a id=\"type-source\"></a>\n\n### Source\n"));
    assert!(page.contains("Two at once.\n\n```json\n"));
    assert!(page.contains("\"detail\": \"second\""));
    assert!(page.contains("| Parameter |"));
}

#[test]
fn a_param_that_is_the_message_of_many_is_told_with_the_format() {
    let mut catalog = with_problems();
    let mut twin = catalog.errors[0].clone();
    twin.anchor = "twin".to_owned();
    catalog.errors.push(twin);
    let page = page(&catalog);
    assert!(page.contains("| `detail` | string | No | The book asked for. | `978-3` |"), "{page}");
    assert!(!page.contains("| Parameter |"));
}

#[test]
fn merged_members_are_told_of() {
    let mut catalog = catalog(vec![error("A", "a")]);
    catalog.wires[0].body = Drawing::Object(vec![
        Entry::Member("code".to_owned(), slot(SlotSource::Code)),
        Entry::Merge(Slot { source: SlotSource::Params, as_string: false }),
    ]);
    assert!(page(&catalog).contains("Beside these members stand the parameters of the error.\n"));
}

#[test]
fn headers_of_all_errors_are_told_with_the_format() {
    let no_store = header("Cache-Control", vec![DrawnPiece::Text("no-store".to_owned())]);
    let source = SlotSource::Named("isbn".to_owned());
    let retry_after =
        header("Retry-After", vec![DrawnPiece::Slot(Slot { source, as_string: false })]);
    let mut catalog = catalog(vec![error("PLAIN", "plain"), no_book("LATER")]);
    catalog.errors[0].headers = vec![no_store.clone()];
    catalog.errors[1].headers = vec![no_store, retry_after];
    let page = page(&catalog);
    assert!(page.contains("| `Cache-Control` | `no-store` |"), "{page}");
    assert!(page.contains("Cache-Control: no-store\nRetry-After: 978-3\n```"));
    assert_eq!(page.matches("HTTP/1.1").count(), 1, "shown where there is a header of its own");
    assert!(page.contains("## Retrying\n\nA response with a `Retry-After` header"));
}

#[test]
fn retry_advice_leads_to_the_numbers() {
    let mut catalog = catalog(vec![error("A", "a"), error("B", "b")]);
    catalog.policies = vec![RetryPolicy {
        name: "backoff".to_owned(),
        base: Duration::from_secs(1),
        factor: 2.0,
        max: Some(Duration::from_secs(60)),
        attempts: Some(5),
        jitter: None,
        doc: Prose::default(),
    }];
    catalog.errors[0].anchor = "retry-backoff".to_owned();
    let policy = Some(PolicyId(0));
    catalog.errors[1].retry = Some(Retry { grade: RetryGrade::Backoff, policy });
    let page = page(&catalog);
    assert!(page.contains("[Yes, with backoff](#retry-backoff-2)"), "errors keep their anchors");
    assert!(
        page.contains(
            "<a id=\"retry-backoff-2\"></a>`backoff` | `wait = min(1 s × 2^attempt, 60 s)`"
        )
    );
}

#[test]
fn a_guide_is_drawn_with_all_its_parts() {
    let mut catalog = catalog(Vec::new());
    catalog.guides = vec![Guide {
        name: "help".to_owned(),
        title: "Help".to_owned(),
        text: Prose::parse("Try *this* first."),
        callout: Some(Callout {
            title: "Note `this`".to_owned(),
            text: Prose::parse("One.\n\nTwo."),
        }),
        items: vec![GuideItem {
            title: "\"Token expired\" at login".to_owned(),
            text: Prose::default(),
            steps: vec![Prose::parse("1. Look at the clock"), Prose::parse("Wait")],
        }],
        code: vec![CodeBlock {
            title: Some("A client".to_owned()),
            language: "python".to_owned(),
            text: "print('```')\n\n\ndone()\n".to_owned(),
        }],
        links: vec![Link {
            title: "More".to_owned(),
            to: "https://example.com/a b".to_owned(),
            doc: Prose::parse("Further reading"),
        }],
        before: false,
    }];
    let expected = "
<a id=\"help\"></a>

## Help

Try \\*this\\* first.

> [!NOTE]
> **Note `this`**
>
> One.
>
> Two.

**\"Token expired\" at login**

- 1\\. Look at the clock
- Wait

**A client**

````python
print('```')


done()
````

See also:

- [More](https://example.com/a%20b) - Further reading
";
    let page = page(&catalog);
    assert!(page.ends_with(expected), "{page}");
}

#[test]
fn errors_and_operations_lead_to_the_credentials_they_are_about() {
    let flow = OAuthFlow {
        grant: OAuthGrant::ClientCredentials,
        authorization_url: None,
        token_url: Some("https://id.example/token".to_owned()),
        refresh_url: None,
    };
    let kinds = [
        SchemeKind::Http { scheme: "bearer".to_owned(), bearer_format: Some("JWT".to_owned()) },
        SchemeKind::OAuth2 { flows: vec![flow] },
        SchemeKind::ApiKey { place: KeyPlace::Cookie, name: "s|d".to_owned() },
    ];
    let scheme = |(name, kind): (&str, SchemeKind)| SecurityScheme {
        name: name.to_owned(),
        kind,
        scopes: vec![("write".to_owned(), Prose::parse("Place orders."))],
        doc: Prose::default(),
    };
    let asks = |at, scope: Option<&str>| Credentials {
        scheme: SchemeId(at),
        scopes: scope.into_iter().map(str::to_owned).collect(),
    };
    let mut told = error("NOT_SIGNED_IN", "Sign in");
    told.security = vec![asks(0, None), asks(1, Some("write"))];
    let mut catalog = catalog(vec![told]);
    catalog.security = ["token", "partner", "session"].into_iter().zip(kinds).map(scheme).collect();
    let operation = |id: &str, security| Operation {
        id: id.to_owned(),
        method: "GET".to_owned(),
        path: "/".to_owned(),
        summary: None,
        security,
        errors: Vec::new(),
    };
    let either = vec![vec![asks(0, None), asks(2, None)], vec![asks(1, Some("write"))], vec![]];
    catalog.operations = vec![
        operation("free", Some(Vec::new())),
        operation("either", Some(either)),
        operation("unsaid", None),
    ];
    let page = page(&catalog);
    for said in [
        "**Credentials:** [`token`](#credentials-token), [`partner`](#credentials-partner) (`write`)",
        "| <a id=\"credentials-token\"></a>`token` | Header `Authorization: Bearer …`, a `JWT` | `write`: Place orders. |",
        "`partner` | Token of OAuth 2.0: client credentials, token from `https://id.example/token` |",
        "`session` | Cookie `s\\|d` |",
        "| `free` | `GET /` | None |",
        "[`token`](#credentials-token) and [`session`](#credentials-session), or [`partner`](#credentials-partner) (`write`), or none |",
        "| `unsaid` | `GET /` |  |",
    ] {
        assert!(page.contains(said), "{said}\n{page}");
    }
}
