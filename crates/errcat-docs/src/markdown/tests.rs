//! Whatever the catalog says comes out of a real renderer as it went in.

use errcat_model::{DocsFlavor, Inline, Json, Prose};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::*;

/// What Markdown, HTML, templates and tables might read into a text.
const HOSTILE: &[&str] = &[
    "plain words",
    "*bold* **x** _em_ __x__ ~~gone~~ ~x~ ***",
    "snake_case and a_b_c, 2 * 3 * 4, _lead trail_",
    "a*b*c, (*x*), \"_x_\"",
    "<script>alert(1)</script> <b>x</b> <!-- c --> <?php ?> </p>",
    "<https://x.example> <a@b.example> 1 < 2 > 0, Quantity <= 0, List<T>",
    "[x](javascript:alert(1)) ![x](y) [x][y] [^1] [ ] [x]: /url",
    "# heading",
    "####### seven",
    "#",
    "a # b #",
    "> quote",
    "- item",
    "-",
    "---",
    "--flag -5",
    "+ item",
    "+1",
    "* item",
    "* * *",
    "_ _ _",
    "1. item",
    "1) item",
    "12.",
    "1.5 apples",
    "=== ---",
    "===",
    "    indented",
    "```",
    "``` rust",
    "~~~",
    "a `code` b `` c",
    "`",
    "``x``",
    "a|b|c",
    "| a | b |",
    "a \\| b \\\\| c |",
    "\\",
    "ends with \\",
    "C:\\new\\*table* \\d+ \\[",
    "&amp; &lt; &#60; &#x3c; &copy; AT&T & co; &x &nbsp;",
    "{{ x }} {% raw %} {# c #} {x} ${x} $a$ $$b$$ $`c`$",
    "line one\nline two",
    "line one\r\n- line two",
    "tab\tbed",
    "x  \ny",
    "x\\\ny",
    "bidi \u{202e}cba\u{202c} \u{2066}x\u{2069}",
    "zero\u{200b}width \u{200d} \u{feff} soft\u{ad}hyphen",
    "line\u{2028}separator bell\u{7} escape\u{1b}[31m",
    "tag \u{e0041}",
    "emoji 👩‍👩‍👧 ünïcödé 日本語 العربية",
    "'quotes' \"double\" it's (parens) [brackets]",
    "</a><a href=\"x\">",
    "-->",
    "]]>",
    "! [x]",
    "https://example.com/a_b_c?x=1&y=2*3",
    "see https://example.com/~joe/_x_ and www.example.com/*a*, ok.",
    "https://example.com/a_b?c=1&d=2 is plain",
];

/// Writers for every host.
fn every() -> [Markdown; 6] {
    [
        DocsFlavor::Docusaurus,
        DocsFlavor::MkDocs,
        DocsFlavor::MdBook,
        DocsFlavor::JustTheDocs,
        DocsFlavor::GitHub,
        DocsFlavor::Plain,
    ]
    .map(|flavor| Markdown::new(Flavor::of(flavor)))
}

fn github() -> Markdown {
    Markdown::new(Flavor::of(DocsFlavor::GitHub))
}

/// The text a browser would show, and whether anything but text came out.
struct Rendered {
    text: String,
    markup: Vec<String>,
    cells: Vec<usize>,
}

fn render(markdown: &str) -> Rendered {
    let mut options = Options::all();
    options.remove(Options::ENABLE_SMART_PUNCTUATION);
    options.remove(Options::ENABLE_YAML_STYLE_METADATA_BLOCKS);
    options.remove(Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS);
    // Not of GitHub.
    options.remove(Options::ENABLE_DEFINITION_LIST);
    options.remove(Options::ENABLE_HEADING_ATTRIBUTES);
    options.remove(Options::ENABLE_SUPERSCRIPT);
    options.remove(Options::ENABLE_SUBSCRIPT);
    let mut out = Rendered { text: String::new(), markup: Vec::new(), cells: Vec::new() };
    for event in Parser::new_ext(markdown, options) {
        match event {
            Event::Text(text) | Event::Code(text) => out.text.push_str(&text),
            Event::SoftBreak => out.text.push(' '),
            Event::InlineHtml(html) if html.starts_with("<br") => out.text.push(' '),
            Event::InlineHtml(html) if &*html == "<code>" || &*html == "</code>" => {}
            Event::Start(Tag::TableHead | Tag::TableRow) => out.cells.push(0),
            Event::End(TagEnd::TableCell) => *out.cells.last_mut().unwrap() += 1,
            Event::Start(
                Tag::Paragraph
                | Tag::Table(_)
                | Tag::TableCell
                | Tag::Heading { .. }
                | Tag::CodeBlock(_),
            )
            | Event::End(_) => {}
            other => out.markup.push(format!("{other:?}")),
        }
    }
    out
}

/// Text as a browser shows it: white space in one, line ends as spaces.
fn shown(text: &str) -> String {
    let white = |c: char| matches!(c, ' ' | '\t' | '\n' | '\r');
    let visible: String = text
        .chars()
        .map(|c| if white(c) { c } else { super::invisible::picture(c).unwrap_or(c) })
        .collect();
    visible.split(white).filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" ")
}

#[track_caller]
fn comes_out(markdown: &str, expected: &str) {
    let rendered = render(markdown);
    assert_eq!(shown(&rendered.text), shown(expected), "raw: {markdown}");
    assert!(rendered.markup.is_empty(), "raw: {markdown}\nmarkup: {:?}", rendered.markup);
}

#[test]
fn text_comes_out_as_text() {
    for (md, hostile) in every().into_iter().flat_map(|md| HOSTILE.iter().map(move |h| (md, h))) {
        comes_out(&md.text(hostile, Place::Line), hostile);
        comes_out(&format!("## {}", md.heading(hostile)), hostile);
    }
}

#[test]
fn text_beside_text_and_code_comes_out_as_text() {
    for (md, hostile) in every().into_iter().flat_map(|md| HOSTILE.iter().map(move |h| (md, h))) {
        for other in HOSTILE.iter().step_by(3) {
            let inlines = vec![
                Inline::Text((*hostile).to_owned()),
                Inline::Code("c".to_owned()),
                Inline::Code("d".to_owned()),
                Inline::Text((*other).to_owned()),
            ];
            let prose = Prose { paragraphs: vec![inlines] };
            comes_out(&md.block(&prose), &format!("{hostile}cd{other}"));
        }
    }
}

#[test]
fn cells_stay_cells() {
    for (md, hostile) in every().into_iter().flat_map(|md| HOSTILE.iter().map(move |h| (md, h))) {
        let text_cell = md.text(hostile, Place::Cell);
        let code_cell = md.span(hostile, Place::Cell);
        let table = format!("| A | B |\n| --- | --- |\n| {text_cell} | {code_cell} |\n");
        let rendered = render(&table);
        assert_eq!(rendered.cells, [2, 2], "raw: {table}");
        assert!(rendered.markup.is_empty(), "raw: {table}\nmarkup: {:?}", rendered.markup);
        let words = shown(&hostile.replace(['\n', '\r'], " "));
        let squeezed = |text: &str| shown(text).replace(' ', "");
        assert_eq!(
            squeezed(&rendered.text),
            squeezed(&format!("AB{words}{words}")),
            "raw: {table}"
        );
    }
}

#[test]
fn code_comes_out_as_code() {
    for (md, hostile) in every().into_iter().flat_map(|md| HOSTILE.iter().map(move |h| (md, h))) {
        comes_out(&md.span(hostile, Place::Line), hostile);
        let fence = md.fence("text", hostile);
        if fence.starts_with("<pre>") {
            continue;
        }
        let rendered = render(&fence);
        let lines = hostile.replace("\r\n", "\n");
        assert_eq!(rendered.text.trim_end_matches('\n'), lines, "{hostile}");
        assert!(rendered.markup.is_empty());
        let json = Json::object([(*hostile, Json::string(*hostile))]);
        let rendered = render(&md.json_fence(&json));
        let value: serde_json::Value = serde_json::from_str(&rendered.text).unwrap();
        assert_eq!(value[hostile], *hostile);
        assert!(!rendered.text.contains('\u{202e}'), "bidi controls are visible in JSON");
    }
}

#[test]
fn bold_and_links_hold_their_text() {
    for (md, hostile) in every().into_iter().flat_map(|md| HOSTILE.iter().map(move |h| (md, h))) {
        let inner = md.text(hostile, Place::Line);
        let rendered = render(&format!("**{inner}**"));
        assert_eq!(rendered.markup, ["Start(Strong)"], "raw: **{inner}**");
        assert_eq!(shown(&rendered.text), shown(hostile));
        let linked = md.link_or_text(hostile, "a page(1).md?x=<y>&copy;|z", Place::Line);
        let rendered = render(&linked);
        assert_eq!(rendered.markup.len(), 1, "raw: {linked}");
        assert!(rendered.markup[0].contains("a%20page%281%29.md?x=%3Cy%3E&copy;%7Cz"));
        assert_eq!(shown(&rendered.text), shown(hostile));
    }
}

#[test]
fn only_what_opens_is_a_link() {
    let md = github();
    for to in ["javascript:alert(1)", "JaVaScRiPt:x", "data:text/html,x", "vbscript:x", " "] {
        let markdown = md.link_or_text("x", to, Place::Line);
        assert!(render(&markdown).markup.is_empty(), "{markdown}");
    }
    for to in ["https://x.example/", "Pagination", "../a.md#b:c", "/x?y=a:b", "mailto:a@b.example"]
    {
        let markdown = md.link_or_text("x", to, Place::Line);
        assert_eq!(render(&markdown).markup.len(), 1, "{markdown}");
    }
}

#[test]
fn anchors_cannot_leave_their_attribute() {
    assert_eq!(anchor("token-expired"), "<a id=\"token-expired\"></a>");
    assert_eq!(anchor("a\"><b|\n"), "<a id=\"a&quot;&gt;&lt;b&#124;-\"></a>");
}

#[test]
fn what_needs_no_escape_has_none() {
    let md = github();
    for plain in [
        "The site owner's handle can't be changed: user_id, 2 * 3, Quantity <= 0, AT&T & {name}.",
        "Rate limit exceeded (300 commands/minute) - at 50% #1 a|b!",
        "path C:\\temp, 1.5 and -5",
        "https://example.com/a_b?c=1&d=2: a URL. www.example.com/a",
    ] {
        assert_eq!(md.text(plain, Place::Line), plain);
    }
    assert_eq!(md.text("a|b", Place::Cell), "a\\|b");
    assert_eq!(md.heading("C#"), "C#");
}

#[test]
fn long_text_stays_whole() {
    let md = github();
    let long = "a_b *c* |".repeat(2000);
    comes_out(&md.text(&long, Place::Line), &long);
}

#[test]
fn each_host_gets_what_it_acts_on_in_its_own_spelling() {
    let [docusaurus, mkdocs, mdbook, just_the_docs, github, plain] = every();
    let line = |md: Markdown, text| md.text(text, Place::Line);
    assert_eq!(line(docusaurus, "{x} <b> 1 < 2"), "\\{x\\} &lt;b> 1 &lt; 2");
    assert_eq!(line(docusaurus, "import it"), "&#105;mport it");
    assert_eq!(line(mkdocs, "a ~ b $x !!!"), "a &#126; b &#36;x !!!");
    assert_eq!(line(mkdocs, "!!! note"), "\\!!! note");
    assert_eq!(line(mdbook, ": term {.x}"), "\\: term \\{.x\\}");
    assert_eq!(line(just_the_docs, "{{ x }} a | b"), "&#123;&#123; x &#125;&#125; a &#124; b");
    for md in [github, plain] {
        assert_eq!(line(md, "{x} a | b"), "{x} a | b");
    }
    // Liquid and mdBook's preprocessor run before there is any code.
    for md in [mdbook, just_the_docs] {
        for code in [md.span("{{#include x}}", Place::Line), md.fence("text", "a {{#include x}}")] {
            assert!(!code.contains("{{"), "{code}");
        }
    }
    assert_eq!(mkdocs.span("a|b", Place::Cell), "<code>a&#x7C;b</code>");
    assert_eq!(github.span("a|b", Place::Cell), "`a\\|b`");
}

#[test]
fn boxes_and_headings_are_those_of_the_host() {
    let [docusaurus, mkdocs, mdbook, just_the_docs, github, plain] = every();
    let boxed = |md: Markdown| md.callout(Urgency::Note, Some("Mind \"it\""), "One.\n\nTwo.");
    assert_eq!(boxed(docusaurus), ":::note[Mind \"it\"]\n\nOne.\n\nTwo.\n\n:::");
    assert_eq!(boxed(mkdocs), "!!! note \"Mind &quot;it&quot;\"\n\n    One.\n\n    Two.");
    let alert = "> [!NOTE]\n> **Mind \"it\"**\n>\n> One.\n>\n> Two.";
    assert_eq!(boxed(mdbook), alert);
    assert_eq!(boxed(github), alert);
    assert_eq!(boxed(just_the_docs), "{: .note-title }\n> Mind \"it\"\n>\n> One.\n>\n> Two.");
    assert_eq!(boxed(plain), "> **Mind \"it\"**\n>\n> One.\n>\n> Two.");
    let heading = |md: Markdown| md.anchored("a-b", "`A_B`");
    assert_eq!(heading(docusaurus), (String::new(), "`A_B` {#a-b}".to_owned()));
    assert_eq!(heading(github), ("<a id=\"a-b\"></a>".to_owned(), "`A_B`".to_owned()));
}

#[test]
fn front_matter_is_yaml_whatever_is_in_it() {
    let [docusaurus, .., github, _] = every();
    let hostile = Json::string("a: b # \"c\"\n--- \u{202e}");
    let entries = [("title", &hostile), ("no", &Json::Null)];
    let written = docusaurus.front_matter(entries).unwrap();
    let lines = written.strip_prefix("---\n").and_then(|rest| rest.strip_suffix("---")).unwrap();
    let read: serde_json::Value = serde_yaml::from_str(lines).unwrap();
    assert_eq!(read, serde_json::json!({ "title": hostile.as_str(), "no": null }));
    assert!(!lines.lines().any(|line| line.starts_with("---")), "{written}");
    assert!(github.front_matter(entries).is_none());
}

#[test]
fn kramdown_makes_no_typography_of_a_message() {
    let [_, _, _, just_the_docs, ..] = every();
    let text = just_the_docs.text("Field 'a' isn't \"b\" -- wait... a-b", Place::Line);
    assert_eq!(text, r#"Field \'a\' isn\'t \"b\" \-- wait\.\.. a-b"#);
    let (anchor, heading) = just_the_docs.anchored("404-gone", "Gone");
    assert_eq!((&*anchor, &*heading), ("<a id=\"404-gone\"></a>", "Gone"));
}
