//! The templates a catalog draws its documentation with.

use errcat_check::rules::{broken_template, unknown_template};
use errcat_docs::{Fault, Templates, template};
use errcat_source::{Sink, SourceMap, Span};

use crate::CatalogFiles;

/// errcat's templates but for those of the catalog; `None` where one of them is no template, which
/// was reported.
pub(crate) fn of(files: &CatalogFiles, sources: &SourceMap, sink: &mut Sink) -> Option<Templates> {
    for (name, file) in &files.templates {
        if template::all().all(|template| template.name != name) {
            let known = template::all().map(|template| template.name);
            sink.push(unknown_template::report(Span::new(*file, 0..0), name, known));
        }
    }
    let texts = files.templates.iter().map(|(name, file)| (&**name, sources.file(*file).text()));
    match Templates::with(texts) {
        Ok(templates) => Some(templates),
        Err(faults) => {
            report(&faults, files, sink);
            None
        }
    }
}

/// Reports faults at their places. Where one of errcat's own templates failed, it is for what one of
/// the catalog's gave it, and the place is the first of these.
pub(crate) fn report(faults: &[Fault], files: &CatalogFiles, sink: &mut Sink) {
    for (at, fault) in faults.iter().enumerate() {
        // Several outputs are drawn by the same templates.
        if faults[..at].contains(fault) {
            continue;
        }
        let own = files.templates.iter().find(|(name, _)| *name == fault.template);
        let relying = if own.is_none() { Some(&*fault.template) } else { None };
        let kind = fault.template.split('/').next().unwrap_or_default();
        let place = own.map(|(_, file)| Span::new(*file, fault.range.clone())).or_else(|| {
            let mut same = files.templates.iter().filter(|(name, _)| name.starts_with(kind));
            same.next().map(|(_, file)| Span::new(*file, 0..0))
        });
        if let Some(place) = place {
            let help = fault.help.clone();
            sink.push(broken_template::report(place, &fault.message, relying, help));
        }
    }
}
