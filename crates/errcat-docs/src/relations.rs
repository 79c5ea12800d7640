//! Which errors a reader of one should know of: those the catalog names, and those that a client
//! cannot help taking for it.

use std::collections::HashMap;

use errcat_model::{Catalog, ErrorDef, ErrorId, Piece, Relation};

use crate::index::Index;

/// More of a kind than this are a list nobody reads.
const LISTED: usize = 12;

/// The errors beside one, by what they have to do with it. None stands in two lists.
pub(crate) struct Relations<'a> {
    /// What the catalog tells apart.
    pub(crate) differing: Vec<&'a Relation>,
    /// The other errors under its code.
    pub(crate) same_code: Vec<ErrorId>,
    /// The other errors with its text, where there is no code.
    pub(crate) same_text: Vec<ErrorId>,
    /// What else the catalog names.
    pub(crate) others: Vec<ErrorId>,
}

impl<'a> Relations<'a> {
    pub(crate) fn of(index: &Index<'_>, id: ErrorId, error: &'a ErrorDef) -> Self {
        let (others, differing): (Vec<_>, Vec<_>) =
            error.related.iter().partition(|relation| relation.difference.is_empty());
        let named = |other: ErrorId| error.related.iter().any(|relation| relation.error == other);
        let derived = |errors: &[ErrorId]| -> Vec<ErrorId> {
            let errors = errors.iter().copied();
            errors.filter(|&other| other != id && !named(other)).take(LISTED).collect()
        };
        Self {
            differing,
            same_code: if index.shows_code(error) {
                derived(index.sharing(error))
            } else {
                Vec::new()
            },
            same_text: derived(index.saying_the_same(error)),
            others: others.into_iter().map(|relation| relation.error).collect(),
        }
    }
}

/// Texts that more than one error without a code answers with.
pub(crate) fn shared_texts(
    catalog: &Catalog,
    wires_with_code: &[bool],
) -> HashMap<String, Vec<ErrorId>> {
    let mut seen: HashMap<String, Vec<ErrorId>> = HashMap::new();
    for (id, error) in catalog.errors() {
        if let (true, Some(text)) =
            (error.wires.iter().all(|wire| !wires_with_code[wire.0]), spoken(error))
        {
            seen.entry(text).or_default().push(id);
        }
    }
    seen.retain(|_, errors| errors.len() > 1);
    seen
}

/// The message as clients tell it from others: whatever its params are called. A message without a
/// text of its own tells nothing.
pub(crate) fn spoken(error: &ErrorDef) -> Option<String> {
    let pieces = &error.message.as_ref()?.pieces;
    let piece = |piece: &Piece| match piece {
        Piece::Text(text) => text.clone(),
        Piece::Field(_) => "\0".to_owned(),
    };
    pieces.iter().any(|p| matches!(p, Piece::Text(_))).then(|| pieces.iter().map(piece).collect())
}
