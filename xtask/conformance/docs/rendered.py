"""What a host made of the pages, compared with what GitHub's own renderer makes of them.

usage: rendered.py BASELINE_DIR SITE_DIR CONTENT
       rendered.py BASELINE_DIR SITE_DIR --build   (build SITE_DIR with GitHub's renderer)

BASELINE_DIR holds the pages in the flavor `github`, SITE_DIR the host's HTML of the same pages in its
own flavor; CONTENT is the element that holds a page's content, as `tag` or `tag.class`. Tables must
have the same cells, code the same text, headings the same words, and every paragraph must be there; no
markup may be left over as text, every link must lead to a page and an anchor that exist, and nothing
may run. Prints what is wrong; exit 1 if anything is.
"""
import html.parser, pathlib, posixpath, re, sys, unicodedata, urllib.parse
from collections import Counter

import cmarkgfm
from cmarkgfm.cmark import Options

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
BLOCKS = {"p", "li", "td", "th", "pre", "h1", "h2", "h3", "h4", "h5", "h6"}
# Furniture of hosts: permalinks, copy buttons, line numbers.
FURNITURE = {"button", "svg", "style", "script"}
FURNITURE_CLASSES = {"hash-link", "headerlink", "toc", "md-source-file"}
LEFT_OVER = re.compile(r"\*\*|^\|| --- |:::|^!!! |\[!(NOTE|WARNING)\]|\{#|\]\(|^#+ |\{: |\{\{|&[a-z]+;|&#")


def words(text):
    """Text as people see it: white space in one, invisible characters left out."""
    text = "".join(c for c in text if unicodedata.category(c) not in ("Cf", "Cc") or c in "\n\t ")
    return re.sub(r"\s+", " ", text).strip()


class Page(html.parser.HTMLParser):
    def __init__(self, content):
        super().__init__(convert_charrefs=True)
        self.tag, _, self.cls = content.partition(".")
        self.open, self.inside, self.hidden = [], 0, 0
        self.ids, self.links, self.rows = set(), [], []
        self.blocks = []  # (tag, text) of the content, in order
        self.stack = []  # blocks being read
        self.code, self.left_over, self.active = 0, [], []
        self.scripts = 0
        self.text = []

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        classes = set((attrs.get("class") or "").split())
        self.ids.update(i for i in (attrs.get("id"), attrs.get("name") if tag == "a" else None) if i)
        starts = tag == self.tag and (not self.cls or self.cls in classes)
        if tag not in VOID:
            hides = tag in FURNITURE or bool(classes & FURNITURE_CLASSES)
            self.open.append((tag, starts, hides))
            self.inside += starts
            self.hidden += hides
        if not self.inside:
            return
        if tag == "script":
            self.scripts += 1
        self.active += [f"{tag} {k}" for k in attrs if k.startswith("on")]
        if self.hidden:
            return
        if tag == "a" and "href" in attrs:
            self.links.append(attrs["href"] or "")
        if tag in ("code", "pre"):
            self.code += 1
        if tag == "tr":
            self.rows.append([])
        if tag == "br":
            self.handle_data("\n")
        if tag in BLOCKS:
            self.stack.append((tag, []))

    def handle_endtag(self, tag):
        while any(t == tag for t, _, _ in self.open):
            last, starts, hides = self.open.pop()
            if self.inside and not self.hidden:
                if last in ("code", "pre"):
                    self.code -= 1
                if last in BLOCKS and self.stack:
                    name, parts = self.stack.pop()
                    text = words("".join(parts))
                    self.blocks.append((name, text))
                    if name in ("td", "th") and self.rows:
                        self.rows[-1].append(text)
            self.inside -= starts
            self.hidden -= hides
            if last == tag:
                break

    def handle_data(self, data):
        if not self.inside or self.hidden:
            return
        self.text.append(data)
        for _, parts in self.stack:
            parts.append(data)
        if not self.code and LEFT_OVER.search(data):
            self.left_over.append(words(data)[:80])

    def texts(self, *tags):
        return sorted(text for tag, text in self.blocks if tag in tags and text)


def read(text, content):
    page = Page(content)
    page.feed(text)
    return page


def by_github(path):
    options = Options.CMARK_OPT_UNSAFE
    body = cmarkgfm.github_flavored_markdown_to_html(path.read_text(encoding="utf8"), options)
    # Of all HTML, cmark knows everything of GitHub's but the boxes.
    body = re.sub(r"<p>\[!(NOTE|WARNING)\]\n?", "<p>", body)
    return f"<main>{body}</main>"


def build(base, site):
    for source in base.rglob("*.md"):
        path = (site / source.relative_to(base)).with_suffix(".html")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(by_github(source), encoding="utf8")


def site_file(site, relative):
    """The host's file of a page: `a/b.html` or `a/b/index.html`."""
    for candidate in (relative.with_suffix(".html"), relative.with_suffix("") / "index.html"):
        if (site / candidate).is_file():
            return candidate
    return None


def difference(what, expected, found):
    expected, found = Counter(expected), Counter(found)
    yield from (f"{what} lost: {text!r}" for text in expected - found)
    yield from (f"{what} not expected: {text!r}" for text in found - expected)


def main():
    base, site, content = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), sys.argv[3]
    if content == "--build":
        build(base, site)
        return 0
    pages, faults = {}, []
    sources = sorted(p.relative_to(base) for p in base.rglob("*.md"))
    for source in sources:
        path = site_file(site, source)
        if path is None:
            faults.append(f"{source}: no page")
            continue
        pages[path] = (source, read((site / path).read_text(encoding="utf8"), content))
    known = {}

    def ids(path):
        if path not in known:
            known[path] = read((site / path).read_text(encoding="utf8"), content).ids
        return known[path]

    cells = 0
    for path, (source, page) in pages.items():
        want = read(by_github(base / source), "main")
        wrong = []
        if not page.blocks:
            wrong.append(f"no content in <{content}>")
        cells += sum(len(row) for row in page.rows)
        wrong += difference("row", map(tuple, want.rows), map(tuple, page.rows))
        wrong += difference("code", want.texts("pre"), page.texts("pre"))
        headings = ("h1", "h2", "h3", "h4", "h5", "h6")
        wrong += difference("heading", want.texts(*headings), page.texts(*headings))
        # Titles of boxes are not blocks everywhere.
        whole = words(" ".join(text for _, text in page.blocks) + " " + "".join(page.text))
        wrong += [
            f"paragraph lost: {text!r}"
            for text in want.texts("p", "li")
            if text not in whole
        ]
        wrong += [f"runs: {what}" for what in page.active] + ["a script"] * page.scripts
        if "hostile" not in source.parts:
            wrong += [f"left over: {text!r}" for text in page.left_over]
        # Relative links of the author's own lead to pages that are not here.
        authors = {link for link in want.links if not link.startswith("#") and ".md" not in link}
        authors |= {f"../{link}" for link in authors}  # as folders of their own
        for link in page.links:
            url = urllib.parse.urlsplit(link)
            if url.scheme in ("http", "https", "mailto") or link in authors:
                continue
            if url.scheme or url.netloc:
                wrong.append(f"link to {link}")
                continue
            to = urllib.parse.unquote(url.path)
            folder = path.parent.as_posix()
            target = posixpath.normpath(posixpath.join("/", folder, to)) if to else f"/{path.as_posix()}"
            target = pathlib.PurePosixPath(target.lstrip("/") or ".")
            forms = [target, target.with_suffix(".html") if target.name else target, target / "index.html"]
            there = next((f for f in forms if f.name and (site / f).is_file()), None)
            if there is None:
                wrong.append(f"link to {link}: no such page")
            elif url.fragment and urllib.parse.unquote(url.fragment) not in ids(there):
                wrong.append(f"link to {link}: no such anchor")
        faults += [f"{source}: {what}" for what in wrong]
    for fault in faults[:60]:
        print(fault)
    if len(faults) > 60:
        print(f"and {len(faults) - 60} more")
    print(f"{len(pages)} pages, {cells} cells")
    return 1 if faults or not cells else 0


if __name__ == "__main__":
    sys.exit(main())
