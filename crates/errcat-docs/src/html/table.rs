//! Tables of the site.

use super::prose::{Paragraphs, Run};
use crate::shown::view;

view! {
    /// A cell: paragraphs, and where it leads.
    #[derive(Clone, Default)]
    pub(super) struct Cell {
        text: Paragraphs,
        /// Anchor or page, already safe.
        href: Option<String>,
    }
}

impl Cell {
    pub(super) fn plain(text: impl Into<String>) -> Self {
        Self::runs(vec![Run::plain(text)])
    }

    pub(super) fn code(text: impl Into<String>) -> Self {
        Self::runs(vec![Run::code(text)])
    }

    pub(super) fn runs(runs: Vec<Run>) -> Self {
        let said = runs.iter().any(|run| !run.text.is_empty());
        Self { text: if said { vec![runs] } else { Vec::new() }, href: None }
    }

    pub(super) fn prose(text: Paragraphs) -> Self {
        Self { text, href: None }
    }

    pub(super) fn to(mut self, href: String) -> Self {
        self.href = Some(href);
        self
    }
}

view! {
    /// A table with the columns that some row fills.
    pub(super) struct Table {
        columns: Vec<&'static str>,
        rows: Vec<Vec<Cell>>,
    }
}

impl Table {
    /// `None` where no row says anything.
    pub(super) fn of<const N: usize>(
        columns: [&'static str; N],
        rows: impl IntoIterator<Item = [Cell; N]>,
    ) -> Option<Self> {
        let rows: Vec<[Cell; N]> = rows.into_iter().collect();
        let used: [bool; N] =
            std::array::from_fn(|at| rows.iter().any(|row| !row[at].text.is_empty()));
        let keep = |at: &usize| used[*at];
        let columns: Vec<_> = (0..N).filter(keep).map(|at| columns[at]).collect();
        let rows = rows.into_iter().map(|row| {
            row.into_iter().zip(used).filter(|(_, used)| *used).map(|(cell, _)| cell).collect()
        });
        (!columns.is_empty()).then(|| Self { columns, rows: rows.collect() })
    }
}
