//! Every row of a reference is a row of the generated page.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::Seed;

fn check(api: &'static str) {
    let seed = Seed::open(api);
    let rows: Vec<_> = seed.pages().iter().flat_map(|page| rows(page)).collect();
    let missing: Vec<_> =
        seed.rows().filter(|cells| !rows.iter().any(|r| states(r, cells))).collect();
    assert!(missing.is_empty(), "not in one row of the pages of {api}: {missing:#?}");
}

/// The cells of all table rows of a page, as a reader sees them.
fn rows(page: &str) -> Vec<Vec<String>> {
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut in_cell = false;
    for event in Parser::new_ext(page, Options::ENABLE_TABLES) {
        match event {
            Event::Start(Tag::TableRow) => rows.push(Vec::new()),
            Event::Start(Tag::TableCell) => {
                in_cell = true;
                if let Some(row) = rows.last_mut() {
                    row.push(String::new());
                }
            }
            Event::End(TagEnd::TableCell) => in_cell = false,
            Event::Text(text) | Event::Code(text) if in_cell => {
                if let Some(cell) = rows.last_mut().and_then(|row| row.last_mut()) {
                    cell.push_str(&text);
                }
            }
            _ => {}
        }
    }
    rows
}

/// Whether a row of the page states all that a row of the reference does.
fn states(row: &[String], cells: &[&str]) -> bool {
    cells.iter().all(|cell| row.iter().any(|shown| contains(shown, cell)))
}

/// Whether `shown` contains `cell`, where `{}` stands for a named parameter.
fn contains(shown: &str, cell: &str) -> bool {
    let mut parts = cell.split("{}");
    let first = parts.next().unwrap_or_default();
    let Some(at) = shown.find(first) else { return false };
    let mut rest = &shown[at + first.len()..];
    for part in parts {
        let Some((param, tail)) = rest.strip_prefix('{').and_then(|r| r.split_once('}')) else {
            return false;
        };
        if param.is_empty() || !tail.starts_with(part) {
            return false;
        }
        rest = &tail[part.len()..];
    }
    true
}

#[test]
fn device_cloud() {
    check("device-cloud");
}

#[test]
fn nfr_connect() {
    check("nfr-connect");
}

#[test]
fn pixel_social() {
    check("pixel-social");
}

#[test]
fn incident_desk() {
    check("incident-desk");
}

#[test]
fn apigate() {
    check("apigate");
}

#[test]
fn a_missing_fact_is_noticed() {
    let page = "| A | B | C |\n|-|-|-|\n| [`NOT_FOUND`](#x) | `404` | Playset '{name}' not\\_found &lt; 3 |";
    let [row] = &rows(page)[..] else { panic!("{:?}", rows(page)) };
    assert!(states(row, &["NOT_FOUND", "404", "Playset '{}' not_found < 3"]));
    assert!(!states(row, &["NOT_FOUND", "405"]));
    assert!(!states(row, &["Playset 'X' not_found"]));
}
