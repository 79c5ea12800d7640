//! Tables with the columns they need.

use crate::shown::view;

view! {
    /// A table. Cells are Markdown already.
    pub(crate) struct Table {
        columns: Vec<&'static str>,
        rows: Vec<Vec<String>>,
    }
}

view! {
    /// Tables without headings, for pages that have their own.
    pub(crate) struct Tables {
        pub(crate) tables: Vec<Table>,
    }
}

impl Table {
    /// A table of these rows without the columns that are empty in all of them; `None` where
    /// nothing is left.
    pub(crate) fn of<const N: usize>(
        columns: [&'static str; N],
        rows: impl IntoIterator<Item = [String; N]>,
    ) -> Option<Self> {
        let rows: Vec<[String; N]> = rows.into_iter().collect();
        let mut used = [false; N];
        for row in &rows {
            for (used, cell) in used.iter_mut().zip(row) {
                *used |= !cell.is_empty();
            }
        }
        let columns: Vec<_> =
            columns.into_iter().zip(used).filter(|(_, used)| *used).map(|(c, _)| c).collect();
        if columns.is_empty() {
            return None;
        }
        let kept = |row: [String; N]| {
            row.into_iter().zip(used).filter(|(_, used)| *used).map(|(cell, _)| cell).collect()
        };
        Some(Self { columns, rows: rows.into_iter().map(kept).collect() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells<const N: usize>(cells: [&str; N]) -> [String; N] {
        cells.map(str::to_owned)
    }

    #[test]
    fn a_column_stands_only_where_a_row_has_it() {
        let rows = [cells(["a", "", "x"]), cells(["b", "", ""])];
        let table = Table::of(["One", "Two", "Three"], rows).unwrap();
        assert_eq!(table.columns, ["One", "Three"]);
        assert_eq!(table.rows, [["a", "x"], ["b", ""]]);
        assert!(Table::of(["One"], [cells([""])]).is_none());
        assert!(Table::of(["One"], Vec::<[String; 1]>::new()).is_none());
    }
}
