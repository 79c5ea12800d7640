//! A file larger than the reader accepts.

use errcat_source::{Rule, Severity, Sink, Span};

/// The rule.
pub static RULE: Rule = Rule {
    code: "E0002",
    name: "file_too_large",
    severity: Severity::Error,
    explanation: "A file of a catalog may have up to 32 MiB, far beyond what people write. A \
                  larger one is nearly always something else in the catalog's folder. A catalog \
                  may have any number of files.",
    bad: "",
    good: "",
};

/// Reports a file of `size` bytes. `start` is its start, or that of the empty file the loader puts
/// in its place without reading it.
pub fn report(start: Span, size: usize, limit: usize, sink: &mut Sink) {
    let message = format!("the file has {size} bytes; at most {limit} are read");
    sink.push(RULE.at(start, message).help("split the catalog into several files"));
}
