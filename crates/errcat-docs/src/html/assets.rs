//! Files that are the same in every site.

use std::collections::BTreeMap;

const ASSETS: [(&str, &str); 7] = [
    ("assets/site.css", include_str!("../../templates/html/assets/site.css")),
    ("assets/icon.svg", include_str!("../../templates/html/assets/icon.svg")),
    ("assets/theme.js", include_str!("../../templates/html/assets/theme.js")),
    ("assets/copy.js", include_str!("../../templates/html/assets/copy.js")),
    ("assets/filter.js", include_str!("../../templates/html/assets/filter.js")),
    ("assets/decode.js", include_str!("../../templates/html/assets/decode.js")),
    ("assets/explain.js", include_str!("../../templates/html/assets/explain.js")),
];

/// The files by path.
pub(super) fn files() -> BTreeMap<String, String> {
    ASSETS.map(|(path, text)| (path.to_owned(), text.to_owned())).into()
}
