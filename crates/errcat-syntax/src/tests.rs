//! Files, and what is found in them.

mod hostile;
mod recovery;
mod tree;

use errcat_source::{Diagnostic, Sink, SourceMap};

use crate::{Node, NodeKind, parse, yaml};

fn diagnostics(text: &str) -> (SourceMap, Vec<Diagnostic>) {
    let mut sources = SourceMap::new();
    let file = sources.add("catalog.yaml", text);
    let mut sink = Sink::new();
    parse(&sources, file, &mut sink);
    (sources, sink.into_sorted())
}

/// What [`parse`] reports: `line:column code message: help`.
pub(crate) fn faults(text: &str) -> Vec<String> {
    let (sources, found) = diagnostics(text);
    let line = |d: Diagnostic| {
        let at = sources.position(d.primary.span);
        let help = d.help.map(|help| format!(": {help}")).unwrap_or_default();
        format!("{}:{} {} {}{help}", at.line, at.column, d.rule.code, d.message)
    };
    found.into_iter().map(line).collect()
}

/// The texts that the diagnostics mark.
pub(crate) fn marked(text: &str) -> Vec<String> {
    let (sources, found) = diagnostics(text);
    found.iter().map(|d| sources.slice(d.primary.span).to_owned()).collect()
}

/// The tree of a file with one document, whatever is reported.
pub(crate) fn root(text: &str) -> Node {
    let mut sources = SourceMap::new();
    let file = sources.add("catalog.yaml", text);
    let contents = yaml::read(&sources, file, &mut Sink::new());
    contents.roots.into_iter().next().expect("a document")
}

/// A tree on one line: texts in quotes unless plain, and with `places` the source of each value.
pub(crate) fn show(node: &Node, source: Option<&str>) -> String {
    let all = |items: Vec<String>| items.join(", ");
    let value = match &node.kind {
        NodeKind::Null => "null".to_owned(),
        NodeKind::Refused => "!".to_owned(),
        NodeKind::Scalar { text, plain: true } => text.clone(),
        NodeKind::Scalar { text, plain: false } => format!("{text:?}"),
        NodeKind::Sequence(items) => {
            format!("[{}]", all(items.iter().map(|item| show(item, source)).collect()))
        }
        NodeKind::Mapping(members) => {
            let member = |(key, value): &(crate::Spanned<String>, Node)| {
                format!("{}: {}", key.value, show(value, source))
            };
            format!("{{{}}}", all(members.iter().map(member).collect()))
        }
    };
    match source {
        Some(source) => format!("{value}<{}>", &source[node.span.range()]),
        None => value,
    }
}
