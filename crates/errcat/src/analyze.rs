//! What an editor asks of the catalog on its screen.

use errcat_check::Symbols;
use errcat_model::Catalog;
use errcat_source::{Diagnostic, Sink, SourceMap};

use crate::compile::parse;

/// A catalog as far as it can be understood.
#[derive(Debug)]
pub struct Analysis {
    /// The texts, in the order of their paths.
    pub sources: SourceMap,
    /// Every fault, by place.
    pub diagnostics: Vec<Diagnostic>,
    /// Where names are declared and used. Empty while a file is no YAML at all.
    pub symbols: Symbols,
    /// The catalog as meant, where it has no errors.
    pub catalog: Option<Catalog>,
}

/// Reads, resolves and checks the texts of one catalog; touches no disk.
///
/// `folder` is the catalog's folder as diagnostics shall show it. A text comes with its path
/// relative to that folder, with `/`; one of them is `catalog.yaml`. Files are joined in the order
/// of their paths, as on a disk. Templates and pages written by hand are not looked at.
///
/// ```
/// let text = "
/// errcat: 1
/// api: shop
/// title: Shop
/// wire: { http: { body: { code: $code, message: $message } } }
/// errors:
///   GONE: { status: 410, message: Gone }
///   LOST: { status: 404, message: Lost, related: GONE }
/// ";
/// let shop = errcat::analyze("catalog/shop", [("catalog.yaml", text)]);
/// assert!(shop.diagnostics.is_empty());
///
/// // Where the cursor is, and where the name below it is declared.
/// let (file, _) = shop.sources.files().next().unwrap();
/// let cursor = text.rfind("GONE").unwrap() as u32 + 2;
/// let declared = shop.symbols.definitions_at(file, cursor).next().unwrap();
/// assert_eq!(shop.sources.position(declared.place).line, 7);
/// ```
pub fn analyze<'t>(folder: &str, texts: impl IntoIterator<Item = (&'t str, &'t str)>) -> Analysis {
    let mut texts: Vec<_> = texts.into_iter().collect();
    texts.sort_unstable();
    let mut sources = SourceMap::new();
    let mut sink = Sink::new();
    let add = |(path, text)| (path, sources.add(format!("{folder}/{path}"), text));
    let files: Vec<_> = texts.into_iter().map(add).collect();
    let (catalog, symbols) = match parse(&files, &sources, &mut sink) {
        Some(parts) => errcat_check::analyze(folder, parts, &sources, &mut sink),
        None => (None, Symbols::default()),
    };
    Analysis { diagnostics: sink.into_sorted(), sources, symbols, catalog }
}
