//! How two files differ, in whole; only commands show that.

use std::time::Duration;

use similar::TextDiff;

/// All lines of the file `name` that change, with their neighbours, as `patch` reads them.
pub(crate) fn difference(name: &str, actual: &str, planned: &str) -> String {
    // Large files that have little in common take long to compare exactly; a coarser diff will do.
    let diff = TextDiff::configure().timeout(Duration::from_secs(2)).diff_lines(actual, planned);
    diff.unified_diff().context_radius(3).header(name, name).to_string()
}
