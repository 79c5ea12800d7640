//! Pages as people write them, and what is found there.

use errcat_model::{DocsFlavor, ErrorId, GroupId, Part};

use crate::testing::of_page;

const END: &str = "<!-- /errcat -->\n";

#[track_caller]
fn check(page: &str, expected: &[&str]) {
    let (found, _) = of_page(DocsFlavor::GitHub, page);
    assert_eq!(found, expected, "{page}");
}

/// The parts of a page without faults and the levels of their headings.
#[track_caller]
fn parts(flavor: DocsFlavor, page: &str) -> Vec<(Part, usize)> {
    let (found, inserts) = of_page(flavor, page);
    assert_eq!(found, [""; 0], "{page}");
    inserts.into_iter().map(|insert| (insert.part, insert.level)).collect()
}

#[test]
fn headings_follow_the_section_or_the_argument() {
    let page = format!(
        "<!-- errcat:errors -->\n{END}
# Books\n<!-- errcat:errors group=books -->\n#### Not the author's\n{END}
Signing in\n----------\n\n<!-- errcat:error code=GONE level=5 -->\n{END}
<!-- errcat:reference -->\n<!-- /errcat:reference -->\n"
    );
    assert_eq!(
        parts(DocsFlavor::GitHub, &page),
        [
            (Part::Errors, 2),
            (Part::Group(GroupId(0)), 2),
            (Part::Error(ErrorId(0)), 5),
            (Part::Reference, 3),
        ],
    );
}

#[test]
fn lines_between_the_markers_are_replaced_and_no_byte_more() {
    for (page, lines, indent) in [
        ("<!-- errcat:statuses -->\nold\n<!-- /errcat -->", "old\n", ""),
        ("\u{feff}<!-- errcat:statuses -->\r\n\r\nold\r\n<!-- /errcat -->\r\n", "\r\nold\r\n", ""),
        ("- a\n\t<!-- errcat:statuses -->\n\told\n\t<!-- /errcat -->\n", "\told\n", "\t"),
        ("<!--errcat:statuses-->\n<!--/errcat:statuses-->\n", "", ""),
        ("---\na: '<!-- b'\n---\n <!-- errcat:statuses -->  \n x\n <!-- /errcat -->", " x\n", " "),
    ] {
        let (found, inserts) = of_page(DocsFlavor::GitHub, page);
        assert_eq!(found, [""; 0], "{page}");
        assert_eq!(&page[inserts[0].lines.clone()], lines, "{page}");
        assert_eq!(inserts[0].indent, indent, "{page}");
    }
}

#[test]
fn code_and_comments_are_left_alone() {
    for page in [
        "```\n<!-- errcat:nonsense -->\n```\n",
        "~~~~ markdown\n```\n~~~\n<!-- errcat:nonsense -->\n~~~~\n",
        "1. ```\n   <!-- errcat:nonsense -->\n   ```\n",
        "> ```\n> <!-- errcat:nonsense -->\n\nText\n",
        "Text\n\n    <!-- errcat:nonsense -->\n",
        "Write `<!-- errcat:nonsense -->` or ``<!-- /errcat -->`` there.\n",
        "Write \\<!-- errcat:nonsense --> there.\n",
        "<!-- not now:\n<!-- errcat:nonsense -->\n",
        "<!-- errcat fills this page -->\n",
        "---\ntitle: <!-- errcat:nonsense -->\n---\n",
        "An arrow <!-- is not a comment.\n\nAnd {/* is none */ either.\n",
    ] {
        assert_eq!(parts(DocsFlavor::GitHub, page), [], "{page}");
    }
    let filled = "```\n<!-- errcat:nonsense -->\n``` \nAn <!-- arrow\n\n<!-- errcat:statuses -->\n";
    assert_eq!(parts(DocsFlavor::GitHub, &format!("{filled}{END}")).len(), 1);
    let tab = "=== \"Table\"\n\n    <!-- errcat:statuses -->\n    <!-- /errcat -->\n";
    assert_eq!(parts(DocsFlavor::MkDocs, tab).len(), 1);
}

#[test]
fn docusaurus_takes_comments_as_in_jsx() {
    let page = "{/* errcat:statuses */}\n{/* /errcat */}\n";
    assert_eq!(parts(DocsFlavor::Docusaurus, page).len(), 1);
    let (found, _) = of_page(DocsFlavor::MkDocs, page);
    assert!(found[0].contains("this flavor writes comments as `<!-- … -->`"), "{found:?}");
    let hidden = "{/* not now\n<!-- errcat:nonsense -->\n*/}\n";
    assert_eq!(parts(DocsFlavor::Docusaurus, hidden), []);
}

#[test]
fn markers_and_ends_pair() {
    check(
        "Text\n<!-- errcat:statuses -->\n",
        &["2:1 E0612 the marker has no end (write `<!-- /errcat -->` on a line of its own where \
           the part ends)"],
    );
    check(
        "<!-- /errcat -->\n",
        &["1:1 E0612 this end belongs to no marker (remove it, or write its marker above)"],
    );
    check(
        "<!-- errcat:statuses -->\n<!-- errcat:errors -->\n<!-- /errcat -->\n",
        &["2:1 E0612 the marker begins before the one above has ended (write `<!-- /errcat -->` \
           before it)"],
    );
    check(
        "<!-- errcat:statuses -->\n<!-- /errcat:errors -->\n",
        &["2:14 E0612 this is the end of `statuses` (write `/errcat:statuses`, or `/errcat`)"],
    );
    check(
        "<!-- errcat:statuses -->\n```\n<!-- /errcat -->\n",
        &["1:1 E0612 the marker has no end (write `<!-- /errcat -->` on a line of its own where \
           the part ends)"],
    );
}

#[test]
fn names_are_looked_up() {
    let page = |marker: &str| format!("<!-- errcat:{marker} -->\n{END}");
    for (marker, expected) in [
        (
            "tables",
            "there is no part `tables` (write one of `errors`, `error`, `statuses`, \
                    `retry`, `limits`, `operations`, `reference`)",
        ),
        ("statusses", "there is no part `statusses` (did you mean `statuses`?)"),
        ("end", "there is no part `end` (an end is written `/errcat`)"),
        ("errors groups=books", "`errors` has no argument `groups` (did you mean `group`?)"),
        ("statuses level=3", "`statuses` has no argument `level` (`statuses` takes no arguments)"),
        ("errors group=book", "there is no group `book` (did you mean `books`?)"),
        ("error code=gone", "there is no error `gone` (did you mean `GONE`?)"),
        (
            "limits",
            "there is nothing to fill in: the catalog has no `limits` (remove the marker, \
                    or declare what it shall show)",
        ),
        (
            "error code=410",
            "a marker cannot be read: several errors answer with this code (name \
                            one by its key: `CLOSED`, `MOVED`)",
        ),
    ] {
        let (found, _) = of_page(DocsFlavor::GitHub, &page(marker));
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].ends_with(expected), "{found:?}");
    }
    assert_eq!(
        parts(DocsFlavor::GitHub, &page("error code='MOVED'")),
        [(Part::Error(ErrorId(2)), 2)]
    );
}

#[test]
fn what_cannot_be_read_says_why() {
    for (page, at, why) in [
        ("Text <!-- errcat:errors -->\n<!-- /errcat -->", "1:6", "stands alone on its line"),
        ("<!-- errcat:errors --><!-- /errcat -->", "1:1", "stands alone on its line"),
        ("> <!-- errcat:errors -->\n> <!-- /errcat -->", "1:3", "stands alone on its line"),
        ("<!-- errcat:errors\n-->\n", "1:1", "does not end on its line"),
        ("<!-- errcat:error -->\n<!-- /errcat -->", "1:13", "say which error"),
        ("<!-- errcat:errors level=7 -->\n<!-- /errcat -->", "1:26", "from 1 to 6"),
        ("<!-- errcat:errors level=1 level=2 -->\n<!-- /errcat -->", "1:28", "there twice"),
        ("<!-- errcat:errors books -->\n<!-- /errcat -->", "1:20", "expected `argument=value`"),
    ] {
        let (found, _) = of_page(DocsFlavor::GitHub, page);
        assert!(found[0].starts_with(at) && found[0].contains(why), "{page}: {found:?}");
    }
}
