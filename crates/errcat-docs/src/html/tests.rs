//! The site as files, without a browser.

use std::collections::BTreeMap;
use std::path::Path;

use errcat_fixture::{catalog, error, no_book};
use errcat_model::{Catalog, CodeBlock, Guide, Json, Link, Prose, SiteTarget};

fn site(catalog: &Catalog) -> BTreeMap<String, String> {
    let target = SiteTarget::default();
    crate::emitted::site(catalog, &target, crate::Templates::builtin()).unwrap()
}

fn is_page(path: &str) -> bool {
    Path::new(path).extension().is_some_and(|extension| extension == "html")
}

/// The rules, as a browser would read them out of the script.
fn rules(files: &BTreeMap<String, String>) -> serde_json::Value {
    let script = &files["assets/rules.js"];
    let literal = script.strip_prefix("globalThis.errcatRules = JSON.parse('").unwrap();
    let literal = literal.strip_suffix("');\n").unwrap();
    let (mut text, mut chars) = (String::new(), literal.chars());
    while let Some(c) = chars.next() {
        match c {
            '\\' => match chars.next().unwrap() {
                'u' => {
                    let code: String = chars.by_ref().take(4).collect();
                    let code = u32::from_str_radix(&code, 16).unwrap();
                    text.push(char::from_u32(code).unwrap());
                }
                other => text.push(other),
            },
            '\'' | '\n' => panic!("the literal ends early"),
            c => text.push(c),
        }
    }
    serde_json::from_str(&text).unwrap()
}

#[test]
fn every_error_has_a_page_a_twin_and_a_row_under_its_anchor() {
    let files = site(&catalog(vec![error("GONE", "gone"), no_book("LOST_BOOK")]));
    for anchor in ["gone", "lost-book"] {
        let page = &files[&format!("errors/{anchor}.html")];
        assert!(page.contains(&format!("<article id=\"{anchor}\">")), "{page}");
        assert!(files[&format!("errors/{anchor}.md")].contains("\n# "), "{anchor}");
        let row = format!("<li class=\"row\" id=\"{anchor}\"");
        assert_eq!(files["index.html"].matches(&row).count(), 1);
    }
}

#[test]
fn the_site_is_small_before_content() {
    let files = site(&catalog(Vec::new()));
    let size: usize = files.values().map(String::len).sum();
    assert!(size < 60_000, "{size} bytes");
}

#[test]
fn pages_load_their_own_files_and_nothing_else() {
    let files = site(&catalog(vec![error("GONE", "gone")]));
    for (path, page) in files.iter().filter(|(path, _)| is_page(path)) {
        assert!(page.contains("content=\"default-src 'none'; script-src 'self';"), "{path}");
        let root = if path.starts_with("errors/") { "../" } else { "" };
        for part in page.split(" src=\"").skip(1) {
            let source = part.split('"').next().unwrap();
            let file = source.strip_prefix(root).unwrap();
            assert!(files.contains_key(file), "{path} loads {source}");
        }
        assert!(!page.contains("<script>") && !page.contains(" style="), "{path}");
        let handler =
            |rest: &str| rest.trim_start_matches(|c: char| c.is_ascii_lowercase()).starts_with('=');
        assert!(!page.split(" on").skip(1).any(handler), "{path}");
    }
}

#[test]
fn rules_tell_code_constants_texts_and_values_apart() {
    let files = site(&catalog(vec![no_book("LOST_BOOK"), error("GONE", "gone")]));
    let rules = rules(&files);
    assert_eq!(rules["layouts"].as_array().unwrap().len(), 2);
    let places = rules["layouts"][0]["places"].as_array().unwrap();
    let kinds: Vec<_> = places.iter().map(|place| place["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["code", "text"]);
    let filling = &rules["errors"][0]["bodies"][0][1];
    assert_eq!(*filling, serde_json::json!(["LOST_BOOK", ["There is no book ", "isbn", ""]]));
    let constants = &rules["errors"][1]["bodies"][0];
    assert_eq!(*constants, serde_json::json!([1, ["GONE", "gone"]]));
}

#[test]
fn bodies_of_one_layout_share_it() {
    let errors = (0..50).map(|n| error(&format!("E_{n}"), "same")).collect();
    let rules = rules(&site(&catalog(errors)));
    assert_eq!(rules["layouts"].as_array().unwrap().len(), 1);
    assert_eq!(rules["errors"].as_array().unwrap().len(), 50);
}

#[test]
fn hostile_text_is_text_in_every_file() {
    let hostile =
        "</script><script>alert(1)</script>'\"`${x}{{ 1 }}\u{2028}\r\0 <img src=x onerror=y>";
    let mut catalog = catalog(vec![error("HOSTILE", hostile)]);
    catalog.title = hostile.to_owned();
    catalog.summary = Some(hostile.to_owned());
    catalog.description = Prose::parse(hostile);
    catalog.groups[0].title = hostile.to_owned();
    let error = &mut catalog.errors[0];
    error.code = Json::string(hostile);
    error.title = Some(hostile.to_owned());
    error.description = Prose::parse(&format!("`{hostile}`"));
    error.docs = Some("javascript:alert(1)".to_owned());
    error.samples = vec![CodeBlock {
        title: Some(hostile.to_owned()),
        language: hostile.to_owned(),
        text: hostile.to_owned(),
    }];
    let to =
        |to: &str| Link { title: hostile.to_owned(), to: to.to_owned(), doc: Prose::default() };
    catalog.guides = vec![Guide {
        name: "links".to_owned(),
        title: hostile.to_owned(),
        text: Prose::parse(hostile),
        callout: None,
        items: Vec::new(),
        code: Vec::new(),
        links: vec![to("javascript:alert(1)"), to("https://a.example/?\"><script>")],
        before: false,
    }];
    let files = site(&catalog);
    for (path, text) in &files {
        if is_page(path) {
            assert!(!text.contains("<script>") && !text.contains("<img"), "{path}: {text}");
            assert!(!text.contains("href=\"javascript"), "{path}");
            assert!(!text.contains(['\r', '\0']), "{path}");
            assert!(text.contains("&lt;script&gt;alert(1)&lt;/script&gt;"), "{path}");
        }
    }
    assert!(!files["assets/rules.js"].contains("</script"));
    let code = &rules(&files)["errors"][0]["code"];
    assert_eq!(code.as_str(), Some(hostile));
    let data: serde_json::Value = serde_json::from_str(&files["catalog.json"]).unwrap();
    assert_eq!(data["errors"][0]["code"].as_str(), Some(hostile));
}

#[test]
fn the_site_depends_on_the_catalog_alone() {
    let mut moved = catalog(vec![error("GONE", "gone")]);
    moved.folder = "elsewhere".to_owned();
    assert_eq!(site(&catalog(vec![error("GONE", "gone")])), site(&moved));
}

#[test]
fn a_page_links_to_the_line_that_declares_its_error() {
    let with = |source: Option<&str>| {
        let target = SiteTarget { source: source.map(str::to_owned), ..SiteTarget::default() };
        let catalog = catalog(vec![error("GONE", "gone")]);
        crate::emitted::site(&catalog, &target, crate::Templates::builtin()).unwrap()
    };
    let files = with(Some("https://git.example/errors"));
    let link = "<a href=\"https://git.example/errors/catalog.yaml#L1\" rel=\"noreferrer\">";
    assert!(files["errors/gone.html"].contains(link), "{}", files["errors/gone.html"]);
    assert!(files["errors/gone.md"].contains("(https://git.example/errors/catalog.yaml#L1)"));
    for source in [None, Some("javascript:alert(1)")] {
        let page = &with(source)["errors/gone.html"];
        assert!(page.contains("Declared in <code>catalog.yaml:1</code>."), "{page}");
    }
}
