//! Where an error would declare one more param.

use errcat_source::edit::{line_start, next_line};
use errcat_source::{SourceMap, Span};
use errcat_syntax::Entries;
use errcat_syntax::ast::{Decl, ErrorDef};

use crate::rules::unbounded_text::BOUNDED;

/// Where the parts of an error stand that tell how it is written.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Written {
    message: Option<Span>,
    params: Option<Params>,
}

#[derive(Debug, Clone, Copy)]
struct Params {
    span: Span,
    /// The key of the last one.
    last: Option<Span>,
}

impl Written {
    pub(crate) fn of(def: &ErrorDef) -> Self {
        let params = |params: &Entries<Decl>| Params {
            span: params.span,
            last: params.entries.last().map(|entry| entry.key.span),
        };
        Self {
            message: def.message.as_ref().map(|text| text.span),
            params: def.params.as_deref().map(params),
        }
    }

    /// The place and the text that declare `name` there, as a text with a limit, in the way the error is
    /// written. `None` where that is not plain to see.
    pub(crate) fn declare(&self, name: &str, sources: &SourceMap) -> Option<(Span, String)> {
        let file = self.params.map(|params| params.span).or(self.message)?.file;
        let text = sources.file(file).text();
        let (at, insert) = match self.params {
            Some(params) => one_more(text, params, name)?,
            None => the_first(text, self.message?, name)?,
        };
        Some((Span::new(file, at..at), insert))
    }
}

/// Behind the params that are there.
fn one_more(text: &str, params: Params, name: &str) -> Option<(usize, String)> {
    let written = text.get(params.span.range())?;
    if let Some(inside) = written.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')) {
        let inside = inside.trim_end();
        let at = params.span.range().start + 1 + inside.len();
        return match params.last {
            None => Some((at, format!(" {name}: {BOUNDED} "))),
            Some(_) if inside.ends_with(',') || inside.contains('#') => None,
            Some(_) => Some((at, format!(", {name}: {BOUNDED}"))),
        };
    }
    let key = params.last?.range().start;
    let indentation = &text[line_start(text, key)..key];
    let plain = indentation.bytes().all(|b| b == b' ');
    plain.then(|| {
        line_behind(text, params.span.range().end, &format!("{indentation}{name}: {BOUNDED}"))
    })
}

/// Behind the message.
fn the_first(text: &str, message: Span, name: &str) -> Option<(usize, String)> {
    let message = message.range();
    let line = line_start(text, message.start);
    let mut before = &text[line..message.start];
    if before.trim().is_empty() {
        // A text in lines of its own, below the sign that says so.
        let above = text[..line].trim_end().strip_suffix(['|', '>', '+', '-'])?;
        before = above[line_start(above, above.len())..].trim_end_matches(['|', '>']);
    }
    let key = before.trim_end().strip_suffix("message:")?;
    let params = format!("params: {{ {name}: {BOUNDED} }}");
    if text[message.end..].trim_start().starts_with([',', '}']) {
        return Some((message.end, format!(", {params}")));
    }
    let plain = key.bytes().all(|b| b == b' ');
    plain.then(|| line_behind(text, message.end, &format!("{key}{params}")))
}

/// A line of its own behind the last one that is written before `end`.
fn line_behind(text: &str, end: usize, line: &str) -> (usize, String) {
    let written = text[..end].trim_end().len();
    let at = next_line(text, written);
    if text[..at].ends_with('\n') { (at, format!("{line}\n")) } else { (at, format!("\n{line}")) }
}

#[cfg(test)]
mod tests {
    use crate::testing::{check, mended};

    #[test]
    fn a_param_is_declared_as_the_error_is_written() {
        let mend = |errors: &str| mended(&format!("errors:\n{errors}"));
        let to = |errors: &str| format!("errors:\n{errors}");
        assert_eq!(
            mend("  A:\n    status: 404\n    message: |\n      No {shelf}\n\n    title: A # a\n"),
            to(
                "  A:\n    status: 404\n    message: |\n      No {shelf}\n    params: { shelf: { type: string, max_length: 100 } }\n\n    title: A # a\n"
            ),
        );
        assert_eq!(
            mend("  A: { status: 404, message: \"{a} {b}\" } # a\n"),
            to(
                "  A: { status: 404, message: \"{a} {b}\", params: { a: { type: string, max_length: 100 }, b: { type: string, max_length: 100 } } } # a\n"
            ),
        );
        assert_eq!(
            mend(
                "  A:\n    status: 404\n    message: \"{one} {b}\"   # m\n    params:\n      one: string # a\n\n  B: { status: 404, message: B }"
            ),
            to(
                "  A:\n    status: 404\n    message: \"{one} {b}\"   # m\n    params:\n      one: string # a\n      b: { type: string, max_length: 100 }\n\n  B: { status: 404, message: B }"
            ),
        );
        assert_eq!(
            mend("  A:\n    status: 404\n    params: {}\n    message: No {shelf}"),
            to(
                "  A:\n    status: 404\n    params: { shelf: { type: string, max_length: 100 } }\n    message: No {shelf}"
            ),
        );
    }

    #[test]
    fn what_is_written_otherwise_is_left() {
        let odd = "errors:\n  A:\n    status: 404\n    message:\n      No {shelf}\n";
        assert_eq!(mended(odd), odd);
        check(
            odd,
            &[
                "9:11 E0302 there is no param `shelf` (declare it: `params: { shelf: { type: string, max_length: 100 } }`; or write `{{` for a brace)",
            ],
        );
    }
}
