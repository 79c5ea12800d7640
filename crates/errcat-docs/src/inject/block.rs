//! What is done to drawn Markdown so that it fits the page it goes to.

/// The levels that Markdown has.
const DEEPEST: usize = 6;

/// `drawn` with its headings moved so that those of level `topmost` are of `level`.
pub(super) fn relevel(drawn: &str, topmost: usize, level: usize) -> String {
    let mut out = String::with_capacity(drawn.len());
    let mut fence = None;
    for line in drawn.split_inclusive('\n') {
        let ticks = run(line, '`');
        match fence {
            Some(length) if ticks == length && line[ticks..].trim().is_empty() => fence = None,
            None if ticks >= 3 => fence = Some(ticks),
            _ => {}
        }
        let marks = run(line, '#');
        if fence.is_some() || marks == 0 || !line[marks..].starts_with(' ') {
            out.push_str(line);
            continue;
        }
        let marks_there = (marks + level).saturating_sub(topmost).clamp(1, DEEPEST);
        out.push_str(&"#".repeat(marks_there));
        out.push_str(&line[marks..]);
    }
    out
}

/// A piece without the heading that it begins with, and without the anchor above that.
pub(super) fn without_heading(piece: &str) -> &str {
    let mut rest = piece.trim_start_matches('\n');
    loop {
        let (line, below) = rest.split_once('\n').unwrap_or((rest, ""));
        match line {
            _ if line.starts_with('#') => return below,
            _ if line.starts_with("<a id=") => rest = below.trim_start_matches('\n'),
            _ => return piece,
        }
    }
}

/// `block` as the lines between two markers: set apart by blank lines, which hosts need before and
/// after a table, indented as the markers are and with the page's line breaks.
pub(super) fn in_lines(block: &str, indent: &str, crlf: bool) -> String {
    if block.is_empty() {
        return String::new();
    }
    let end = if crlf { "\r\n" } else { "\n" };
    let mut out = String::from(end);
    for line in block.lines() {
        if !line.is_empty() {
            out.push_str(indent);
            out.push_str(line);
        }
        out.push_str(end);
    }
    out + end
}

fn run(text: &str, of: char) -> usize {
    text.len() - text.trim_start_matches(of).len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_move_and_code_does_not() {
        let drawn = "### A {#a}\n\n#### B\n\n````json\n# x\n```\n# y\n````\n\n#hash\n### C";
        assert_eq!(
            relevel(drawn, 3, 1),
            "# A {#a}\n\n## B\n\n````json\n# x\n```\n# y\n````\n\n#hash\n# C"
        );
        assert_eq!(relevel("### A\n#### B\n", 3, 6), "###### A\n###### B\n");
    }

    #[test]
    fn only_the_heading_at_the_beginning_goes() {
        assert_eq!(without_heading("\n\n<a id=\"x\"></a>\n\n# X\n\nText\n# Y"), "\nText\n# Y");
        assert_eq!(without_heading("\n\nText\n# Y"), "\n\nText\n# Y");
        assert_eq!(without_heading(""), "");
    }

    #[test]
    fn lines_are_those_of_the_page() {
        assert_eq!(in_lines("a\n\nb", "\t", true), "\r\n\ta\r\n\r\n\tb\r\n\r\n");
        assert_eq!(in_lines("", "\t", true), "");
    }
}
