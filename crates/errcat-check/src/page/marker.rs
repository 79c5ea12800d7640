//! Reads what a comment says as a marker.

use std::ops::Range;

/// A comment that is meant for errcat.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Marker<'p> {
    /// `errcat:PART ARGUMENT=VALUE …`.
    Open { part: Word<'p>, arguments: Vec<Argument<'p>> },
    /// `/errcat`, or `/errcat:PART`.
    Close { part: Option<Word<'p>> },
}

/// A word and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word<'p> {
    pub(super) text: &'p str,
    pub(super) at: Range<usize>,
}

/// An argument.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Argument<'p> {
    pub(super) name: Word<'p>,
    /// Without quotes.
    pub(super) value: Word<'p>,
}

/// What cannot be read as part of a marker, where, and why.
pub(super) type Unread<'p> = (Word<'p>, &'static str);

/// Reads `page[inner]`; `None` where the comment is not meant for errcat.
pub(super) fn read(page: &str, inner: Range<usize>) -> Option<Result<Marker<'_>, Unread<'_>>> {
    let mut words = Words { page, at: inner.start, end: inner.end };
    let first = words.next_word()?;
    if let Some(rest) = first.text.strip_prefix("/errcat") {
        let part = match rest.strip_prefix(':') {
            Some(part) => Some(Word { text: part, at: first.at.end - part.len()..first.at.end }),
            None if rest.is_empty() => None,
            None => return None,
        };
        let more = words.next_word();
        let close = Marker::Close { part };
        return Some(more.map_or(Ok(close), |word| Err((word, "an end has no arguments"))));
    }
    let part = first.text.strip_prefix("errcat:")?;
    let part = Word { text: part, at: first.at.end - part.len()..first.at.end };
    if part.text.is_empty() {
        return Some(Err((first, "the part is missing: `errcat:errors`, for one")));
    }
    Some(arguments(words).map(|arguments| Marker::Open { part, arguments }))
}

fn arguments(mut words: Words<'_>) -> Result<Vec<Argument<'_>>, Unread<'_>> {
    let mut arguments = Vec::new();
    while let Some(name) = words.next_until(|c| c.is_whitespace() || c == '=') {
        if !words.rest().starts_with('=') || name.text.is_empty() {
            let name = if name.text.is_empty() { words.next_word().unwrap_or(name) } else { name };
            return Err((name, "expected `argument=value`"));
        }
        words.at += 1;
        let quote = words.rest().chars().next().filter(|c| matches!(c, '"' | '\''));
        let value = match quote {
            Some(quote) => {
                let start = words.at + 1;
                let Some(length) = words.page[start..words.end].find(quote) else {
                    let at = words.at..words.end;
                    let text = words.page[at.clone()].trim_end();
                    let word = Word { text, at: at.start..at.start + text.len() };
                    return Err((word, "the quote is not closed"));
                };
                words.at = start + length + 1;
                Word { text: &words.page[start..start + length], at: start..start + length }
            }
            None => words.rest_until(char::is_whitespace),
        };
        if value.text.is_empty() {
            return Err((name, "the value is missing"));
        }
        arguments.push(Argument { name, value });
    }
    Ok(arguments)
}

/// The words of a stretch of text.
struct Words<'p> {
    page: &'p str,
    at: usize,
    end: usize,
}

impl<'p> Words<'p> {
    fn rest(&self) -> &'p str {
        &self.page[self.at..self.end]
    }

    fn next_word(&mut self) -> Option<Word<'p>> {
        self.next_until(char::is_whitespace)
    }

    /// After white space, what comes before such a character; `None` at the end.
    fn next_until(&mut self, stop: impl Fn(char) -> bool) -> Option<Word<'p>> {
        self.at = self.end - self.rest().trim_start().len();
        (self.at < self.end).then(|| self.rest_until(stop))
    }

    fn rest_until(&mut self, stop: impl Fn(char) -> bool) -> Word<'p> {
        let rest = self.rest();
        let text = &rest[..rest.find(stop).unwrap_or(rest.len())];
        let start = self.at;
        self.at += text.len();
        Word { text, at: start..self.at }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_all(text: &str) -> String {
        match read(text, 0..text.len()) {
            None => "not ours".to_owned(),
            Some(Ok(Marker::Close { part })) => format!("end {:?}", part.map(|p| p.text)),
            Some(Err((word, why))) => {
                assert_eq!(&text[word.at], word.text);
                format!("`{}`: {why}", word.text)
            }
            Some(Ok(Marker::Open { part, arguments })) => {
                let each = arguments.iter().map(|argument| {
                    assert_eq!(&text[argument.value.at.clone()], argument.value.text);
                    format!(" {}=[{}]", argument.name.text, argument.value.text)
                });
                part.text.to_owned() + &each.collect::<String>()
            }
        }
    }

    #[test]
    fn markers_are_read_and_other_comments_are_not() {
        for (text, expected) in [
            (" errcat:errors group=books ", "errors group=[books]"),
            ("errcat:errors", "errors"),
            (" errcat:error code='NOT FOUND' level=3", "error code=[NOT FOUND] level=[3]"),
            (" errcat:error code=\"it's\"", "error code=[it's]"),
            (" /errcat ", "end None"),
            ("/errcat:errors", "end Some(\"errors\")"),
            (" /errcat errors", "`errors`: an end has no arguments"),
            (" errcat: errors", "`errcat:`: the part is missing: `errcat:errors`, for one"),
            (" errcat:errors books", "`books`: expected `argument=value`"),
            (" errcat:errors =books", "`=books`: expected `argument=value`"),
            (" errcat:errors group= books", "`group`: the value is missing"),
            (" errcat:errors group=\"books ", "`\"books`: the quote is not closed"),
            (" errcat is a generator", "not ours"),
            ("/errcatalog", "not ours"),
            ("", "not ours"),
        ] {
            assert_eq!(read_all(text), expected, "{text}");
        }
    }
}
