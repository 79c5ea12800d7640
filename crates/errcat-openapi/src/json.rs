//! The document as JSON.

use crate::part::{AsTheyAre, Part, Writing};
use crate::unseen;

/// The document with two spaces of indentation and a final newline.
pub(crate) fn to_string(document: &Part<'_>) -> String {
    let written = serde_json::to_string_pretty(&Writing { value: document, strings: &AsTheyAre });
    // Writing to memory cannot fail, and the keys of a document are all strings.
    let mut json = written.expect("a document of strings, numbers, arrays and objects is JSON");
    json.push('\n');
    unseen::escaped(json)
}
