//! Syntax errors in an author's words.

use std::ops::Range;

use errcat_source::{Diagnostic, Span};

use super::{Builder, ErrorKind};
use crate::rules::{syntax_error, tab_indentation, tag, too_deep};

/// What to say about a fault.
struct Words {
    /// Where, if not at the parser's place.
    at: Option<Range<usize>>,
    message: String,
    label: &'static str,
    help: &'static str,
}

/// Why the parser gave up at `at`, having read what stands at `last`. `None` where that is reported.
pub(super) fn diagnose(
    text: &str,
    kind: &ErrorKind,
    last: &Range<usize>,
    at: usize,
    builder: &mut Builder<'_>,
) -> Option<Diagnostic> {
    let character = at..at + text[at..].chars().next().map_or(0, char::len_utf8);
    if let Some(tabs) = indenting_tabs(text, at) {
        return Some(tab_indentation::at(builder.span(tabs)));
    }
    let span = builder.span(character.clone());
    match kind {
        ErrorKind::UndeclaredTagHandle
        | ErrorKind::MissingTagUri
        | ErrorKind::InvalidTagTerminator => return Some(tag::at(span)),
        // Where the tree is not that deep, the parser's own limit was met first.
        ErrorKind::RecursionLimitExceeded if builder.refuses_depth() => return None,
        ErrorKind::RecursionLimitExceeded => return Some(too_deep::at(span)),
        _ => {}
    }
    let line_start = text[..at].rfind('\n').map_or(0, |at| at + 1);
    if *kind == ErrorKind::ExpectedBlockMappingKey && !text[line_start..at].trim().is_empty() {
        // The value in front was read as something that it is not meant to be.
        builder.withdraw(&(line_start..at));
    }
    let words = words(text, kind, last, at);
    let span = builder.span(words.at.unwrap_or(character));
    let diagnostic = syntax_error::at(span, words.message).label(words.label);
    Some(diagnostic.help(words.help))
}

/// Where the fault most likely lies: at the parser's place, or in a line above that reaches into it.
pub(super) fn origin(text: &str, kind: &ErrorKind, last: &Range<usize>, at: usize) -> usize {
    if let Some(quote) = unclosed_quote(text, kind, last.end..at) {
        return quote.start;
    }
    match line_without_key(text, last) {
        Some(line) if *kind == ErrorKind::MappingValueNotAllowed => line.start,
        _ => at,
    }
}

/// A line that fits no collection above.
pub(super) fn misplaced(line: Span) -> Diagnostic {
    syntax_error::at(line, MISPLACED.into()).label("belongs to no mapping").help(ALIGN)
}

/// The tabs that indent the line at `at`, or the one behind it, which the parser looked into.
fn indenting_tabs(text: &str, at: usize) -> Option<Range<usize>> {
    let start = text[..at].rfind('\n').map_or(0, |at| at + 1);
    let mut offset = start;
    for line in text[start..].split_inclusive('\n').take(2) {
        let content = line.trim_start_matches([' ', '\t']);
        let indent = &line[..line.len() - content.len()];
        if let Some(first) = indent.find('\t').filter(|_| !content.trim_end().is_empty()) {
            let last = indent.rfind('\t').unwrap_or(first);
            return Some(offset + first..offset + last + 1);
        }
        offset += line.len();
    }
    None
}

const MISPLACED: &str = "the indentation of this line fits no line above";
const ALIGN: &str = "lines that belong to one list or mapping begin in the same column";

/// Message, label and help for a quote without its other half.
const UNCLOSED: (&str, &str, &str) = (
    "a text in quotes does not end",
    "the quote opens here",
    "close the quote; further lines of the text are indented more than its key",
);

fn words(text: &str, kind: &ErrorKind, last: &Range<usize>, at: usize) -> Words {
    use ErrorKind as K;

    let say = |message: &str, label, help| Words { at: None, message: message.into(), label, help };
    match kind {
        K::MappingValueNotAllowed if line_without_key(text, last).is_some() => Words {
            at: line_without_key(text, last),
            ..say("expected `key: value`", "this line has no `:`", "write `key: value`")
        },
        K::MappingValueNotAllowed => say(
            "a second `:` in one line",
            "this begins a value",
            "put a text that contains `: ` in quotes",
        ),
        K::UnexpectedCharacter { character } if character.is_control() => Words {
            at: text[at..]
                .find(*character)
                .map(|found| at + found..at + found + character.len_utf8()),
            ..say(
                "a control character stands in the text",
                "here",
                "remove it, or write it as an escape in double quotes: \"\\u0007\"",
            )
        },
        K::UnexpectedCharacter { character } => say(
            &format!("a text cannot begin with `{character}`"),
            "not without quotes",
            "put the text in quotes",
        ),
        K::ExpectedBlockMappingKey => expected_key(text, at, say),
        K::SimpleKeyExpected => say("a key without `:`", "expected `: `", "write `key: value`"),
        K::UnclosedQuotedScalar => say(UNCLOSED.0, UNCLOSED.1, UNCLOSED.2),
        _ if unclosed_quote(text, kind, last.end..at).is_some() => Words {
            at: unclosed_quote(text, kind, last.end..at),
            ..say(UNCLOSED.0, UNCLOSED.1, UNCLOSED.2)
        },
        K::InvalidTrailingSingleQuotedScalar => say(
            "text behind the closing quote",
            "the quoted text ended before this",
            "inside single quotes, write an apostrophe twice: 'it''s'",
        ),
        K::InvalidTrailingDoubleQuotedScalar => say(
            "text behind the closing quote",
            "the quoted text ended before this",
            "inside double quotes, write a quote as `\\\"`; or put the whole text in single quotes",
        ),
        K::UnknownQuotedScalarEscape => Words {
            at: unknown_escape(text, at),
            ..say(
                "an unknown escape in double quotes",
                "not an escape of YAML",
                "write the backslash twice, or use single quotes, where it means itself",
            )
        },
        K::BlockSequenceEntryNotAllowed | K::BlockEntryInFlowCollection => say(
            "a list item cannot begin here",
            "this begins an item",
            "begin each `- ` item on its own line, or write the list in brackets: `[a, b]`",
        ),
        K::UnexpectedEofFlowSequence
        | K::UnexpectedEofFlowMapping
        | K::UnexpectedEofImplicitFlowMapping
        | K::ExpectedFlowMappingSeparator
        | K::ExpectedFlowSequenceSeparator
        | K::MisplacedFlowCollectionEnd
        | K::MismatchedFlowCollectionEnd { .. }
        | K::UnclosedFlowCollection { .. }
        | K::InvalidColonPlacement
        | K::InvalidFlowScalarIndent => say(
            match kind {
                K::ExpectedFlowMappingSeparator => "expected `,` or `}`",
                K::ExpectedFlowSequenceSeparator => "expected `,` or `]`",
                K::InvalidColonPlacement => "a `:` cannot stand here",
                K::MisplacedFlowCollectionEnd | K::MismatchedFlowCollectionEnd { .. } => {
                    "this bracket closes none that is open"
                }
                _ => "a bracket is not closed",
            },
            "in a list or mapping in brackets",
            "close every bracket; a text with `[`, `]`, `{`, `}` or `,` in it needs quotes there",
        ),
        K::CommentNotSeparated | K::CommentInterceptedScalar => say(
            &kind.to_string(),
            "a comment",
            "put a space before the `#` of a comment, and a text that contains one in quotes",
        ),
        K::InvalidIndentation
        | K::InvalidBlockScalarIndent
        | K::ExpectedBlockSequenceEntry
        | K::ExpectedNodeContent => say(&kind.to_string(), "this fits no line above", ALIGN),
        _ => say(
            &kind.to_string(),
            "the YAML reader stops here",
            "if this is part of a text, put the text in quotes",
        ),
    }
}

/// The first line of a text that reaches into the line of a key.
fn line_without_key(text: &str, last: &Range<usize>) -> Option<Range<usize>> {
    let (line, _) = text.get(last.clone())?.split_once('\n')?;
    Some(last.start..last.start + line.trim_end().len())
}

/// Something that is no key where the next key of a mapping should be.
fn expected_key(
    text: &str,
    at: usize,
    say: impl Fn(&str, &'static str, &'static str) -> Words,
) -> Words {
    let line_start = text[..at].rfind('\n').map_or(0, |at| at + 1);
    let before = text[line_start..at].trim();
    let line = text[at..].lines().next().unwrap_or_default();
    if before.ends_with(['}', ']']) {
        say(
            "text behind a closing bracket",
            "the value ended before this",
            "put a text that begins with `{` or `[` in quotes",
        )
    } else if before.is_empty() && line.contains(':') {
        say(MISPLACED, "belongs to no mapping", ALIGN)
    } else {
        say("expected `key: value`", "not a key", "write `key: value`")
    }
}

/// The quote of a text that runs into further lines, where the parser gave up because of that.
fn unclosed_quote(text: &str, kind: &ErrorKind, gap: Range<usize>) -> Option<Range<usize>> {
    use ErrorKind as K;

    let quoted = matches!(
        kind,
        K::InvalidQuotedScalarIndent
            | K::DocumentIndicatorInQuotedScalar
            | K::InvalidTrailingSingleQuotedScalar
            | K::InvalidTrailingDoubleQuotedScalar
    );
    let between = text.get(gap.clone()).filter(|_| quoted)?;
    let quote = between.find(['"', '\''])?;
    let start = gap.start + quote;
    between[quote..].contains('\n').then_some(start..start + 1)
}

/// The first unknown escape behind the quote at `at`.
fn unknown_escape(text: &str, at: usize) -> Option<Range<usize>> {
    let mut characters = text[at..].char_indices();
    while let Some((offset, character)) = characters.next() {
        if character == '\\' {
            let (_, escape) = characters.next()?;
            if !"0abt\tnvfre \"/\\N_LPxuU\r\n".contains(escape) {
                return Some(at + offset..at + offset + 1 + escape.len_utf8());
            }
        }
    }
    None
}
