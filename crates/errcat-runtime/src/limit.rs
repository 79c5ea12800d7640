//! Limits of values, held where a value enters an error.

/// The text, cut after so many characters.
pub fn at_most(mut text: String, characters: usize) -> String {
    // A character has at least one byte, so almost always nothing needs counting.
    if text.len() > characters {
        if let Some((end, _)) = text.char_indices().nth(characters) {
            text.truncate(end);
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_are_cut_whole() {
        let cut = |text: &str, n| at_most(text.to_owned(), n);
        assert_eq!(cut("", 0), "");
        assert_eq!(cut("abc", 3), "abc");
        assert_eq!(cut("abcd", 3), "abc");
        assert_eq!(cut("é漢🦀", 3), "é漢🦀");
        assert_eq!(cut("é漢🦀x", 2), "é漢");
        assert_eq!(cut("é", 0), "");
    }
}
