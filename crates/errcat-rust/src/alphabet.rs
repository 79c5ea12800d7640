//! What the text of a value is made of: which characters, and how many.
//!
//! Clients use it to tell where a param ends in a sentence. It says less than a pattern does, and
//! needs no engine for patterns where it is used.

use errcat_model::{Catalog, Decl, Type, TypeKind};
use regex_syntax::hir::{Class, Hir, HirKind};

/// Least and greatest number of characters, then a bit per character below U+0080; the first bit
/// stands for the characters above too.
pub(crate) type Alphabet = [u32; 6];

/// As many as there are.
const MANY: u32 = u32::MAX;

/// The alphabet of a value within text.
pub(crate) fn of(catalog: &Catalog, decl: &Decl) -> Alphabet {
    let (characters, least, greatest) = match &decl.ty {
        Type::String => return string(decl),
        Type::Uri | Type::Any | Type::List(_) | Type::Map(_) => return [0, MANY, !0, !0, !0, !0],
        Type::Integer => ("-0123456789", 1, 20),
        Type::Number => ("-+.eE0123456789nul", 1, MANY),
        Type::Boolean => ("truefals", 4, 5),
        Type::DateTime => ("-:.TZ0123456789", 20, 30),
        Type::Uuid => ("-0123456789abcdefABCDEF", 36, 36),
        Type::Duration(_) => ("0123456789", 1, MANY),
        Type::Named(id) => {
            let TypeKind::Enum(values) = &catalog.type_def(*id).kind else {
                return [0, MANY, !0, !0, !0, !0];
            };
            let lengths = values.iter().map(|value| value.text.chars().count());
            let short = |n: Option<usize>| n.and_then(|n| u32::try_from(n).ok());
            let least = short(lengths.clone().min()).unwrap_or(0);
            let greatest = short(lengths.max()).unwrap_or(MANY);
            let mut alphabet = [least, greatest, 0, 0, 0, 0];
            values.iter().flat_map(|value| value.text.chars()).for_each(|c| add(&mut alphabet, c));
            return alphabet;
        }
    };
    let mut alphabet = [least, greatest, 0, 0, 0, 0];
    characters.chars().for_each(|c| add(&mut alphabet, c));
    alphabet
}

fn add(alphabet: &mut Alphabet, c: char) {
    let c = if c.is_ascii() { c as usize } else { 0 };
    alphabet[2 + c / 32] |= 1 << (c % 32);
}

fn string(decl: &Decl) -> Alphabet {
    let max = decl.constraints.max_length.and_then(|max| u32::try_from(max).ok()).unwrap_or(MANY);
    let Some(hir) = decl.constraints.pattern.as_ref().and_then(|p| regex_syntax::parse(p).ok())
    else {
        return [0, max, !0, !0, !0, !0];
    };
    let mut alphabet = [0; 6];
    collect(&hir, &mut alphabet);
    // The pattern's lengths are in bytes, of which a character beyond ASCII has up to four.
    let widest = if alphabet[2] & 1 == 0 { 1 } else { 4 };
    let short = |bytes: usize| u32::try_from(bytes).unwrap_or(MANY);
    let properties = hir.properties();
    let least = properties.minimum_len().map_or(0, |bytes| short(bytes.div_ceil(widest)));
    alphabet[1] = properties.maximum_len().map_or(MANY, short).min(max);
    alphabet[0] = least.min(alphabet[1]);
    alphabet
}

/// Adds every character that a pattern can match.
fn collect(hir: &Hir, alphabet: &mut Alphabet) {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => {}
        HirKind::Literal(literal) => {
            String::from_utf8_lossy(&literal.0).chars().for_each(|c| add(alphabet, c));
        }
        HirKind::Class(Class::Unicode(class)) => {
            for range in class.ranges() {
                let ascii = u32::from(range.start())..=u32::from(range.end()).min(0x7f);
                ascii.filter_map(char::from_u32).for_each(|c| add(alphabet, c));
                add(alphabet, range.end());
            }
        }
        HirKind::Class(Class::Bytes(class)) => {
            for range in class.ranges() {
                (range.start()..=range.end()).for_each(|b| add(alphabet, char::from(b)));
            }
        }
        HirKind::Repetition(repetition) => collect(&repetition.sub, alphabet),
        HirKind::Capture(capture) => collect(&capture.sub, alphabet),
        HirKind::Concat(parts) | HirKind::Alternation(parts) => {
            for part in parts {
                collect(part, alphabet);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use errcat_model::{Constraints, Json};

    use super::*;
    use crate::sample;

    fn of_pattern(pattern: &str, max_length: Option<u64>) -> (u32, u32, String) {
        let constraints =
            Constraints { pattern: Some(pattern.to_owned()), max_length, ..Constraints::default() };
        let decl = Decl { constraints, ..sample::decl("a", Type::String, Json::string("x")) };
        let alphabet = string(&decl);
        let has = |c: &char| alphabet[2 + *c as usize / 32] & (1 << (*c as usize % 32)) != 0;
        (alphabet[0], alphabet[1], (' '..='~').filter(has).collect())
    }

    #[test]
    fn patterns_become_characters_and_lengths() {
        assert_eq!(of_pattern("[0-9]{13}", None), (13, 13, "0123456789".to_owned()));
        assert_eq!(of_pattern("[a-c]+(-x)?", Some(5)), (1, 5, "-abcx".to_owned()));
        assert_eq!(of_pattern("(?s).*", None).2.len(), 95);
        assert_eq!(of_pattern("é|a", None), (1, 2, "a".to_owned()));
    }
}
