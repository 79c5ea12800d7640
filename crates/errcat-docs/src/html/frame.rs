//! What every page of the site has around its content.

use crate::index::Index;
use crate::shown::view;

view! {
    /// Title, place in the site and the way back to its root.
    pub(super) struct Frame {
        /// Of the window.
        title: String,
        /// Of the API.
        api: String,
        version: Option<String>,
        /// From the page to the root of the site: empty, or `../`.
        root: &'static str,
        /// The entry of the navigation that this page is.
        here: &'static str,
    }
}

impl Frame {
    /// A page at the root of the site.
    pub(super) fn top(index: &Index<'_>, title: &str, here: &'static str) -> Self {
        Self::new(index, title, here, "")
    }

    /// A page in `errors/`.
    pub(super) fn of_error(index: &Index<'_>, title: &str) -> Self {
        Self::new(index, title, "error", "../")
    }

    fn new(index: &Index<'_>, title: &str, here: &'static str, root: &'static str) -> Self {
        let api = index.catalog.title.clone();
        let title =
            if title.is_empty() { format!("{api} errors") } else { format!("{title} – {api}") };
        Self { title, api, version: index.catalog.version.clone(), root, here }
    }
}
