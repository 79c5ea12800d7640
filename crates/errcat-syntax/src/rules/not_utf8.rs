//! A file that is not text in UTF-8.

use errcat_source::{Rule, Severity, Sink, Span};

/// The rule.
pub static RULE: Rule = Rule {
    code: "E0001",
    name: "not_utf8",
    severity: Severity::Error,
    explanation: "A catalog is text in UTF-8, with or without a byte order mark. Editors on some \
                  systems still save UTF-16 or a national encoding; save the file as UTF-8.",
    bad: "",
    good: "",
};

/// Reports a file whose first byte that is not UTF-8 stands at `byte_offset`.
///
/// `span` is the place of that byte in the text that is nearest to the file's.
pub fn report(span: Span, byte_offset: usize, sink: &mut Sink) {
    let message = format!("the file is not UTF-8: byte {byte_offset} belongs to no character");
    let label = "not a character";
    sink.push(RULE.at(span, message).label(label).help("save the file as UTF-8"));
}

#[cfg(test)]
mod tests {
    use errcat_source::{Sink, SourceMap, Span};

    #[test]
    fn it_points_at_the_start_and_names_the_byte() {
        let mut sources = SourceMap::new();
        let file = sources.add("catalog.yaml", "");
        let mut sink = Sink::new();
        super::report(Span::new(file, 0..0), 17, &mut sink);
        let faults = sink.into_sorted();
        assert_eq!(faults[0].message, "the file is not UTF-8: byte 17 belongs to no character");
        assert_eq!(sources.position(faults[0].primary.span).column, 1);
    }
}
