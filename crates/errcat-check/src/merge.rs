//! The files of a catalog, joined into one.

use std::collections::HashMap;

use errcat_source::{FileId, Sink, Span};
use errcat_syntax::ast::{CatalogFile, GenerateDef, RetryDefaults};
use errcat_syntax::{Entries, Entry, Spanned};

use crate::Part;
use crate::rules::{declared_twice, misplaced_key};

/// A catalog of one or more files, as if written in one.
pub(crate) struct Merged {
    /// What the files say together.
    pub(crate) file: CatalogFile,
    /// Path of each file, relative to the catalog's folder.
    pub(crate) paths: HashMap<FileId, String>,
    /// The beginning of `catalog.yaml`, where a missing key is missing.
    pub(crate) start: Span,
}

impl Merged {
    /// Whether a section that any error may refer to could not be read at all, which was reported.
    /// Of a single declaration that could not be read the name is known, and that is enough.
    pub(crate) fn lacks_shared_declarations(&self) -> bool {
        ["context", "params", "headers", "retry"].iter().any(|key| self.file.unread.contains(key))
    }
}

/// Joins the parts in their order. `None` where there are none.
pub(crate) fn merge(parts: Vec<Part>, sink: &mut Sink) -> Option<Merged> {
    let main = parts.iter().find(|p| p.path == "catalog.yaml").or(parts.first())?;
    let span = main.file.span;
    let start = span.part(0..0);
    let in_main = (main.file.errcat.is_some(), main.file.api.is_some());
    let main = main.path.clone();
    let mut joined = CatalogFile::empty(span);
    let (mut paths, mut known) = (HashMap::new(), Known::new());
    for Part { path, mut file } in parts {
        let is_other = path != main;
        paths.insert(file.span.file, path);
        joined.unread.append(&mut file.unread);
        if is_other {
            misplaced(&file, in_main, sink);
        }
        add(&mut joined, file, &mut known, sink);
    }
    Some(Merged { file: joined, paths, start })
}

/// Reports what another file says and only `catalog.yaml` may. Written in both it is written twice.
fn misplaced(file: &CatalogFile, (errcat, api): (bool, bool), sink: &mut Sink) {
    let errcat = file.errcat.as_ref().filter(|_| !errcat).map(|value| ("errcat", value.span));
    let api = file.api.as_ref().filter(|_| !api).map(|value| ("api", value.span));
    for (key, span) in errcat.into_iter().chain(api) {
        sink.push(misplaced_key::report(key, span));
    }
}

fn add(joined: &mut CatalogFile, file: CatalogFile, known: &mut Known, sink: &mut Sink) {
    macro_rules! once {
        ($($key:ident),*) => {$(
            write_once(stringify!($key), &mut joined.$key, file.$key, sink);
        )*};
    }
    macro_rules! entries {
        ($($key:ident),*) => {$(
            join(known.entry(stringify!($key)).or_default(), &mut joined.$key, file.$key, sink);
        )*};
    }
    once!(errcat, api, title, summary, description, version, code_style, docs_url, require, retry);
    once!(generate);
    entries!(context, types, params, headers, wire, statuses, limits, codes, groups, errors);
    entries!(security, operations, rejections, guides, rules);
}

fn write_once<T: Place>(key: &str, joined: &mut Option<T>, more: Option<T>, sink: &mut Sink) {
    match (&*joined, &more) {
        (Some(first), Some(second)) => {
            if let (Some(first), Some(second)) = (first.place(), second.place()) {
                sink.push(declared_twice::report(key, first, second));
            }
        }
        (None, Some(_)) => *joined = more,
        (_, None) => {}
    }
}

/// Where the entries of a key that came from several files are declared. It grows with the files:
/// made anew for each, it would take as long as the square of their number.
type Known = HashMap<&'static str, HashMap<String, Span>>;

fn join<T>(
    known: &mut HashMap<String, Span>,
    joined: &mut Option<Entries<T>>,
    more: Option<Entries<T>>,
    sink: &mut Sink,
) {
    let Some(mut more) = more else { return };
    let Some(all) = joined else {
        *joined = Some(more);
        return;
    };
    let places = |entries: &[Entry<T>]| -> Vec<_> {
        entries.iter().map(|entry| (entry.key.value.clone(), entry.key.span)).collect()
    };
    if known.is_empty() {
        known.extend(places(&all.entries));
    }
    more.entries.retain(|entry| match known.get(&entry.key.value) {
        Some(first) => {
            sink.push(declared_twice::report(&entry.key.value, *first, entry.key.span));
            false
        }
        None => true,
    });
    known.extend(places(&more.entries));
    all.entries.append(&mut more.entries);
    all.unread.append(&mut more.unread);
}

/// Where a value stands, for the label of a duplicate.
trait Place {
    fn place(&self) -> Option<Span>;
}

impl<T> Place for Spanned<T> {
    fn place(&self) -> Option<Span> {
        Some(self.span)
    }
}

impl<T: Place> Place for Vec<T> {
    fn place(&self) -> Option<Span> {
        self.first()?.place().zip(self.last()?.place()).map(|(first, last)| first.to(last))
    }
}

impl Place for RetryDefaults {
    fn place(&self) -> Option<Span> {
        Some(self.span)
    }
}

impl Place for GenerateDef {
    fn place(&self) -> Option<Span> {
        Some(self.span)
    }
}
