//! A file larger than the reader accepts.

use errcat_source::{Rule, Severity, Sink, Span};

use crate::{MAX_ENTRIES, MAX_TEXT, MAX_VALUES};

/// The rule.
pub static RULE: Rule = Rule {
    code: "E0002",
    name: "file_too_large",
    severity: Severity::Error,
    explanation: "A file of a catalog may have up to 32 MiB, 400,000 values and 50,000 errors, each of its \
                  lists and mappings 50,000 entries, and a text 1 MiB, far beyond what people write. \
                  What is larger is nearly always something else in the catalog's folder. A catalog \
                  may have any number of files.",
    bad: "",
    good: "",
};

const SPLIT: &str = "split the catalog into several files";

/// Reports a file of `size` bytes. `start` is its start, or that of the empty file the loader puts
/// in its place without reading it.
pub fn report(start: Span, size: usize, limit: usize, sink: &mut Sink) {
    let message = format!("the file has {size} bytes; at most {limit} are read");
    sink.push(RULE.at(start, message).help(SPLIT));
}

/// Reports a file with too many values, of which the last one read ends at `end`.
pub(crate) fn values(end: Span, sink: &mut Sink) {
    let message = format!("the file has more than {MAX_VALUES} values");
    sink.push(RULE.at(end, message).label("it is read up to here").help(SPLIT));
}

/// Reports a list or a mapping, which `what` says, with too many entries; the last one read ends at
/// `end`.
pub(crate) fn entries(end: Span, what: &str, sink: &mut Sink) {
    let message = format!("{what} has more than {MAX_ENTRIES} entries");
    sink.push(RULE.at(end, message).label("the file is read up to here").help(SPLIT));
}

/// Reports a file with `count` errors.
pub(crate) fn errors(start: Span, count: usize, sink: &mut Sink) {
    let message = format!("the file has {count} errors; at most {MAX_ENTRIES} are read");
    sink.push(RULE.at(start, message).help(SPLIT));
}

/// Reports a text of `size` bytes.
pub(crate) fn text(start: Span, size: usize, sink: &mut Sink) {
    let message = format!("a text of {size} bytes; at most {MAX_TEXT} are read");
    sink.push(RULE.at(start, message).label("begins here").help("leave most of it out"));
}

#[cfg(test)]
mod tests {
    use crate::tests::faults;
    use crate::{MAX_ENTRIES, MAX_TEXT, MAX_VALUES};

    #[test]
    fn a_file_is_read_up_to_so_many_values() {
        let items = format!("- [{}]\n", "x,".repeat(9_999));
        // Each list is a value, too.
        let found = faults(&format!("titel:\n{}", items.repeat(MAX_VALUES / 10_000)));
        let split = "split the catalog into several files";
        let message = format!("the file has more than {MAX_VALUES} values: {split}");
        assert_eq!(found.len(), 1);
        assert!(found[0].starts_with("41:20003 ") && found[0].ends_with(&message), "{found:?}");
    }

    #[test]
    fn a_list_or_mapping_is_read_up_to_so_many_entries() {
        let list = |items: usize| format!("titel: [{}]\n", "x,".repeat(items));
        assert!(faults(&list(MAX_ENTRIES))[0].starts_with("1:1 E0011 "));
        let message = format!("a list has more than {MAX_ENTRIES} entries");
        let at = format!("1:{}", "titel: [".len() + 2 * MAX_ENTRIES + 2);
        let split = "split the catalog into several files";
        assert_eq!(faults(&list(MAX_ENTRIES + 1)), [format!("{at} E0002 {message}: {split}")]);
        let keys =
            |keys: usize| (0..keys).map(|key| format!("k{key}: x\n")).collect::<Vec<_>>().concat();
        let found = faults(&keys(MAX_ENTRIES + 1));
        assert_eq!(found.len(), 1);
        assert!(found[0].contains("E0002 a mapping has more than"), "{found:?}");
    }

    #[test]
    fn a_file_has_so_many_errors_however_they_are_grouped() {
        let group = |name: &str, errors: usize| {
            let errors = (0..errors).map(|n| format!("{name}{n}: x,")).collect::<Vec<_>>().concat();
            format!("  {name}: {{ title: T, errors: {{{errors}}} }}\n")
        };
        let text = |errors: usize| {
            let groups = ["a", "b"].map(|name| group(name, errors / 2)).concat();
            format!("groups:\n{groups}errors: {{ A: x }}\n")
        };
        assert_eq!(faults(&text(MAX_ENTRIES - 2)), [""; 0]);
        let message = "the file has 50001 errors; at most 50000 are read";
        let split = "split the catalog into several files";
        assert_eq!(faults(&text(MAX_ENTRIES)), [format!("1:1 E0002 {message}: {split}")]);
    }

    #[test]
    fn a_text_that_is_too_long_is_left_out_and_its_neighbours_are_read() {
        let text = |size: usize| format!("title: {}\ntitel: x\n", "x".repeat(size));
        assert_eq!(faults(&text(MAX_TEXT)).len(), 1);
        let found = faults(&text(MAX_TEXT + 1));
        assert_eq!(found.len(), 2);
        assert!(found[0].starts_with("1:8 E0002 a text of 1048577 bytes"), "{found:?}");
        let key = format!("? {}\n: x\n", "x".repeat(MAX_TEXT + 1));
        assert_eq!(faults(&key).len(), 1);
    }
}
