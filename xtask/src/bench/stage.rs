//! What is measured.

use clap::ValueEnum;

/// More pages than this nobody has in one folder.
const PAGES: usize = 10_000;

/// A stretch of the way from YAML to files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Stage {
    /// All three outputs into an empty folder. First, so that the others find its output.
    Whole,
    /// The same again, when nothing changed.
    Unchanged,
    /// The same as a check.
    Check,
    /// `errcat check`: files to faults, the templates tried.
    Faults,
    /// What an editor asks for at every keystroke: texts in memory to faults and names.
    Analyze,
    /// Files to the catalog as written.
    Parse,
    /// The catalog as written to the catalog as meant.
    Lower,
    /// The model to the Rust crate, in memory.
    Rust,
    /// The model to OpenAPI, in memory.
    OpenApi,
    /// The model to OpenAPI in all versions and forms, in memory.
    EveryOpenApi,
    /// Floor of it: write these documents.
    WriteOpenApi,
    /// The model to Markdown on one page, in memory.
    Docs,
    /// The same with a page for each error.
    Pages,
    /// The model to the HTML site, in memory.
    Site,
    /// Floor: read the files and scan the events of their YAML.
    Scan,
    /// Floor: write the bytes of the output.
    Write,
    /// Floor: write the pages of errors.
    WritePages,
    /// Floor: write the files of the site.
    WriteSite,
}

impl Stage {
    /// The stages of a catalog with `errors` errors, in the order to run them.
    pub(crate) fn in_order(errors: usize) -> impl Iterator<Item = Self> {
        let all = Self::value_variants().iter().copied();
        all.filter(move |stage| errors <= PAGES || !stage.has_pages())
    }

    /// Whether there is a file for each error.
    fn has_pages(self) -> bool {
        matches!(self, Self::Pages | Self::Site | Self::WritePages | Self::WriteSite)
    }

    /// The name on the command line.
    pub(crate) fn name(self) -> String {
        self.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
    }

    /// What the table calls it.
    pub(crate) fn label(self) -> &'static str {
        match self {
            Self::Whole => "whole: gen",
            Self::Unchanged => "gen, nothing to change",
            Self::Check => "gen --check",
            Self::Faults => "errcat check",
            Self::Analyze => "analyze texts in memory",
            Self::Parse => "load and parse",
            Self::Lower => "resolve and check",
            Self::Rust => "emit Rust",
            Self::OpenApi => "emit OpenAPI",
            Self::EveryOpenApi => "emit OpenAPI, 3 × 2",
            Self::WriteOpenApi => "floor: write OpenAPI",
            Self::Docs => "emit docs",
            Self::Pages => "emit pages of errors",
            Self::Site => "emit the HTML site",
            Self::Scan => "floor: scan events",
            Self::Write => "floor: write output",
            Self::WritePages => "floor: write the pages",
            Self::WriteSite => "floor: write the site",
        }
    }

    /// Whether the output of an earlier run would be in its way.
    pub(crate) fn starts_empty(self) -> bool {
        self == Self::Whole
    }
}
