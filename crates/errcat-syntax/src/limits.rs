//! How much a file may hold, so that none can take a machine down.

/// The largest file that is read, in bytes.
pub const MAX_FILE_SIZE: usize = 32 * 1024 * 1024;

/// How deep lists and mappings may nest.
pub const MAX_DEPTH: usize = 64;

/// How many values a file may have: scalars, lists and mappings. An error has some twenty, so there is
/// room for twenty thousand; the tree of so many takes about 60 MB.
pub const MAX_VALUES: usize = 400_000;

/// How many entries a list or a mapping may have, and how many errors a file.
pub const MAX_ENTRIES: usize = 50_000;

/// How long a text may be, in bytes.
pub const MAX_TEXT: usize = 1024 * 1024;
