//! New content that waits beside the files it is for.
//!
//! Whatever can be refused (a full disk, a folder nobody may write to) is refused while content is
//! staged, and then nothing has changed. What is left to do is a rename for each file.

use std::{
    collections::{BTreeMap, hash_map::RandomState},
    fs::{self, File},
    hash::BuildHasher,
    io::{self, Write},
    path::{Path, PathBuf},
    process,
    sync::{
        OnceLock,
        atomic::{AtomicUsize, Ordering},
    },
};

/// Temporary files by the paths they are for. What is not put in place is deleted with the value.
#[derive(Debug, Default)]
pub(super) struct Staging {
    files: BTreeMap<PathBuf, PathBuf>,
    /// Folders that were made for them, the outer ones first.
    folders: Vec<PathBuf>,
}

impl Staging {
    /// Gives the path of a file, yet to be created, in which the content of `path` shall wait.
    ///
    /// It lies in the folder of `path`, so that the rename crosses no file system and the folder
    /// proves that it can be written to; further up where a file still stands in the folder's place.
    /// It need not be flushed to the medium: generated files can be made again, and a flush per file
    /// is most of the time of a run.
    pub(super) fn begin(&mut self, path: &Path) -> io::Result<PathBuf> {
        let temporary = self.folder_for(path)?.join(temporary_name());
        self.files.insert(path.to_owned(), temporary.clone());
        Ok(temporary)
    }

    /// Takes back [`Staging::begin`], where nothing was created.
    pub(super) fn forget(&mut self, path: &Path) {
        self.files.remove(path);
    }

    /// Puts `bytes` on the disk for `path`.
    pub(super) fn add(&mut self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        File::create_new(self.begin(path)?)?.write_all(bytes)
    }

    /// As [`Staging::add`], for a file that nothing could make again: with the permissions of the one
    /// that is there, and flushed.
    pub(super) fn add_successor(&mut self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        self.add(path, bytes)?;
        let Some(temporary) = self.files.get(path) else { return Ok(()) };
        fs::set_permissions(temporary, fs::metadata(path)?.permissions())?;
        File::open(temporary)?.sync_all()
    }

    /// The innermost folder above `path` that there is, once all are made that can be.
    fn folder_for(&mut self, path: &Path) -> io::Result<PathBuf> {
        let folder = path.parent().unwrap_or(path);
        let missing: Vec<&Path> = folder.ancestors().take_while(|above| !above.is_dir()).collect();
        for folder in missing.into_iter().rev() {
            if folder.is_file() {
                return Ok(folder.parent().unwrap_or(folder).to_owned());
            }
            fs::create_dir(folder)?;
            self.folders.push(folder.to_owned());
        }
        Ok(folder.to_owned())
    }

    /// Puts what waits for `path` in its place: the old file or the new one is there, never half.
    ///
    /// Where another run has taken it for litter, it is written once more, from `bytes`.
    pub(super) fn put(&mut self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        if !self.settle(path)? {
            self.add(path, bytes)?;
            self.settle(path)?;
        }
        Ok(())
    }

    /// Whether all that was staged waits still: another run may have taken it for litter.
    pub(super) fn is_whole(&self) -> bool {
        self.files.values().all(|temporary| temporary.exists())
    }

    /// Renames what waits for `path`. Gives whether there was anything.
    pub(super) fn settle(&mut self, path: &Path) -> io::Result<bool> {
        let Some(temporary) = self.files.get(path) else { return Ok(false) };
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        let there = match fs::rename(temporary, path) {
            Ok(()) => true,
            Err(cause) if cause.kind() == io::ErrorKind::NotFound => false,
            Err(cause) => return Err(cause),
        };
        self.files.remove(path);
        Ok(there)
    }
}

impl Drop for Staging {
    /// The failure that leaves something here is the one to report.
    fn drop(&mut self) {
        for temporary in self.files.values() {
            let _ = fs::remove_file(temporary);
        }
        // Refused where a folder is not empty, and then it is in use.
        for folder in self.folders.iter().rev() {
            let _ = fs::remove_dir(folder);
        }
    }
}

const BEGIN: &str = ".errcat-";
const END: &str = ".tmp";

/// A name that nothing else uses, hidden from the readers of catalogs.
fn temporary_name() -> String {
    static COUNT: AtomicUsize = AtomicUsize::new(0);
    let number = COUNT.fetch_add(1, Ordering::Relaxed);
    format!("{BEGIN}{}-{number}{END}", this_run())
}

/// Tells this process from others. Its id would not: in containers each has the same.
fn this_run() -> &'static str {
    static RUN: OnceLock<String> = OnceLock::new();
    RUN.get_or_init(|| format!("{:016x}", RandomState::new().hash_one(process::id())))
}

/// Deletes what runs that were killed left in a folder. What cannot be deleted harms nobody.
pub(super) fn clear(folder: &Path) {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    for entry in entries.filter(|entry| entry.file_name().to_str().is_some_and(is_litter)) {
        let _ = fs::remove_file(entry.path());
    }
}

/// Whether it is the name of a temporary file, of another run than this one.
fn is_litter(name: &str) -> bool {
    let inner = name.strip_prefix(BEGIN).and_then(|rest| rest.strip_suffix(END));
    inner.and_then(|inner| inner.split_once('-')).is_some_and(|(run, number)| {
        let hexadecimal = run.len() == 16 && run.bytes().all(|b| b.is_ascii_hexdigit());
        hexadecimal && number.parse::<usize>().is_ok() && run != this_run()
    })
}
