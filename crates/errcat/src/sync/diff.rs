//! A glimpse of how two files differ.

use std::{fmt::Write, time::Duration};

use similar::{ChangeTag, TextDiff};

/// How many lines of a diff are shown for one file.
const LINES: usize = 12;

/// How many characters of a line are shown.
const WIDTH: usize = 160;

/// The first changed lines with a little context, indented.
pub(super) fn short(actual: &[u8], planned: &[u8]) -> String {
    let (actual, planned) = (String::from_utf8_lossy(actual), String::from_utf8_lossy(planned));
    // Large files that have little in common take long to compare exactly; a coarser diff will do.
    let diff =
        TextDiff::configure().timeout(Duration::from_millis(200)).diff_lines(&*actual, &*planned);
    let mut out = String::new();
    let mut shown = 0;
    let mut left_out = 0;
    for hunk in diff.unified_diff().context_radius(1).iter_hunks() {
        if shown < LINES {
            let _ = writeln!(out, "    {}", hunk.header().to_string().trim_end());
        }
        for change in hunk.iter_changes() {
            let changed = change.tag() != ChangeTag::Equal;
            if shown < LINES {
                let _ = writeln!(out, "    {}{}", change.tag(), printable(change.value()));
                shown += 1;
            } else if changed {
                left_out += 1;
            }
        }
    }
    if left_out > 0 {
        let _ = writeln!(out, "    … {left_out} more changed lines");
    }
    out
}

/// A line fit for a terminal: not too long, and without characters that would steer it.
fn printable(line: &str) -> String {
    let line = line.strip_suffix('\n').unwrap_or(line);
    let mut out: String = line
        .chars()
        .take(WIDTH)
        .flat_map(|c| {
            let steers = c.is_control() && c != '\t';
            let plain = (!steers).then_some(c);
            plain.into_iter().chain(c.escape_default().filter(move |_| steers))
        })
        .collect();
    if line.chars().nth(WIDTH).is_some() {
        out.push('…');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_is_shown_with_its_neighbours() {
        let shown = short(b"a\nb\nc\nd\n", b"a\nB\nc\nd\n");
        assert_eq!(shown, "    @@ -1,3 +1,3 @@\n     a\n    -b\n    +B\n     c\n");
    }

    #[test]
    fn long_diffs_and_lines_are_cut_and_terminals_left_alone() {
        let planned = "\u{1b}[31mred\n".repeat(40) + &"x".repeat(10_000);
        let shown = short(b"", planned.as_bytes());
        assert!(shown.lines().count() <= LINES + 2, "{shown}");
        assert!(shown.ends_with("more changed lines\n"), "{shown}");
        assert!(!shown.contains('\u{1b}'), "{shown:?}");
        assert!(short(b"", "x".repeat(10_000).as_bytes()).len() < 400);
    }
}
