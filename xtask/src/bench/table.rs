//! The figures of one size as a table.

use std::{fmt::Write, fs, io, path::Path};

use super::{measure::Measured, stage::Stage};

/// How much there is in a folder.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Volume {
    files: u64,
    bytes: u64,
}

impl Volume {
    /// Counts the files of a folder and of all folders in it.
    pub(super) fn of(dir: &Path) -> io::Result<Self> {
        let mut sum = Self::default();
        for entry in fs::read_dir(dir)? {
            let entry = entry?;
            let metadata = entry.metadata()?;
            let part = if metadata.is_dir() {
                Self::of(&entry.path())?
            } else {
                Self { files: 1, bytes: metadata.len() }
            };
            sum.files += part.files;
            sum.bytes += part.bytes;
        }
        Ok(sum)
    }
}

/// The output of a size, by target.
#[derive(Debug, Clone, Copy)]
pub(super) struct Output {
    all: Volume,
    openapi: Volume,
    docs: Volume,
}

impl Output {
    /// Measures the folder of the only generated crate in `dir`.
    pub(super) fn of(dir: &Path) -> io::Result<Self> {
        let home = dir.join(format!("{}-errors", super::synthetic::API));
        Ok(Self {
            all: Volume::of(&home)?,
            openapi: Volume::of(&home.join("openapi"))?,
            docs: Volume::of(&home.join("docs"))?,
        })
    }

    fn rust(self) -> u64 {
        self.all.bytes - self.openapi.bytes - self.docs.bytes
    }
}

type Column = Vec<(Stage, Measured)>;

/// The table of `size` errors. `before` is the size measured before it, to compare with.
pub(super) fn render(
    size: usize,
    input: Volume,
    output: Output,
    column: &Column,
    before: Option<&(usize, Column)>,
) -> String {
    let mut out = String::new();
    let _ = writeln!(
        out,
        "{size} errors: {:.1} MB in {} files, to {:.1} MB in {} files \
         (Rust {:.1}, OpenAPI {:.1}, docs {:.1}; {:.0} bytes of OpenAPI per error and form)",
        megabytes(input.bytes),
        input.files,
        megabytes(output.all.bytes),
        output.all.files,
        megabytes(output.rust()),
        megabytes(output.openapi.bytes),
        megabytes(output.docs.bytes),
        ratio(output.openapi.bytes, output.openapi.files * size as u64),
    );
    let growth = before.map_or(String::new(), |(size, _)| format!("CPU, × {size}"));
    let _ = writeln!(
        out,
        "  {:<24}{:>10}{:>10}{:>10}{growth:>16}",
        "", "CPU ms", "wall ms", "peak MiB"
    );
    for &(stage, measured) in column {
        let growth = before
            .and_then(|(_, column)| find(column, stage))
            .map_or(String::new(), |earlier| format!("{:.1}", ratio(measured.cpu, earlier.cpu)));
        let _ = writeln!(
            out,
            "  {:<24}{:>10.1}{:>10.1}{:>10.1}{growth:>16}",
            stage.label(),
            ratio(measured.cpu, 1000),
            ratio(measured.wall, 1000),
            ratio(measured.peak, 1024),
        );
    }
    let whole = find(column, Stage::Whole).unwrap_or_default();
    let of = |stage| find(column, stage).unwrap_or_default().cpu;
    let _ = writeln!(
        out,
        "  whole / floors, CPU: {:.1}   peak memory / input: {:.1}   again / whole, CPU: {:.2}",
        ratio(whole.cpu, of(Stage::Scan) + of(Stage::Write)),
        ratio(whole.peak * 1024, input.bytes),
        ratio(of(Stage::Unchanged), whole.cpu),
    );
    out
}

fn find(column: &Column, wanted: Stage) -> Option<Measured> {
    column.iter().find(|(stage, _)| *stage == wanted).map(|&(_, measured)| measured)
}

fn megabytes(bytes: u64) -> f64 {
    ratio(bytes, 1_000_000)
}

/// Figures are far below the 2^52 where a float loses count.
#[expect(clippy::cast_precision_loss, reason = "the figures are shown with one decimal")]
fn ratio(a: u64, b: u64) -> f64 {
    a as f64 / b.max(1) as f64
}
