//! Other errors that a reader of one should know of.

use errcat_model::{ErrorDef, ErrorId, Relation};

use crate::index::Index;
use crate::markdown::Place;
use crate::relations::Relations;
use crate::shown::view;

view! {
    /// Errors beside one, as links.
    pub(crate) struct RelatedView {
        /// Those one might take for it, each with what tells it apart.
        differing: Vec<String>,
        /// Those that answer with the same code.
        same_code: Vec<String>,
        /// Those that answer with the same text, where there is no code.
        same_text: Vec<String>,
        /// Others.
        others: Vec<String>,
    }
}

/// The errors beside one, where there are any.
pub(super) fn view(index: &Index<'_>, id: ErrorId, error: &ErrorDef) -> Option<RelatedView> {
    let relations = Relations::of(index, id, error);
    let links = |errors: &[ErrorId]| -> Vec<String> {
        errors.iter().map(|&other| index.link_to(other, Place::Line)).collect()
    };
    let view = RelatedView {
        differing: relations.differing.iter().map(|relation| told(index, relation)).collect(),
        same_code: links(&relations.same_code),
        same_text: links(&relations.same_text),
        others: links(&relations.others),
    };
    let RelatedView { differing, same_code, same_text, others } = &view;
    let any = [differing, same_code, same_text, others].iter().any(|list| !list.is_empty());
    any.then_some(view)
}

/// A link and what tells the error apart.
pub(super) fn told(index: &Index<'_>, relation: &Relation) -> String {
    let link = index.link_to(relation.error, Place::Line);
    format!("{link}: {}", index.md.item(&relation.difference))
}
