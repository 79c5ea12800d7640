//! A file while it is drawn: compared with what is on disk, and kept only from where it differs.

use std::{
    fs::File,
    io::{self, Read, Seek, Write},
    path::{Path, PathBuf},
};

/// What to do with a text that is not as on disk.
#[derive(Debug)]
pub(super) enum Keep {
    /// Forget it.
    Nothing,
    /// Keep it in memory.
    Text,
    /// Write it to a file of that path, which is created for it.
    File(PathBuf),
}

/// What a text turned out to be.
#[derive(Debug)]
pub(super) enum Drawn {
    /// As on disk.
    Same,
    /// Something else. Holds the text where it was to be kept.
    Other(Vec<u8>),
}

/// Why a text cannot be compared or kept: what could not be done.
pub(super) type Refused = (&'static str, io::Error);

/// A text on its way.
#[derive(Debug)]
pub(super) struct Draft {
    keep: Keep,
    state: State,
    /// Drafts take text and cannot refuse it, so what went wrong waits here.
    refused: Option<Refused>,
}

#[derive(Debug)]
enum State {
    /// So far as the file that is there: read up to here, and that many bytes.
    Same(File, u64),
    /// Not as there, and forgotten.
    Forgotten,
    /// Not as there.
    Text(Vec<u8>),
    /// Not as there.
    File(File),
}

impl Draft {
    /// Begins the text of `path`, which is compared with the file if one `is_there`.
    pub(super) fn begin(path: &Path, is_there: bool, keep: Keep) -> Result<Self, Refused> {
        let state = if is_there {
            State::Same(File::open(path).map_err(reading)?, 0)
        } else {
            State::begin(&keep)?
        };
        Ok(Self { keep, state, refused: None })
    }

    /// Ends the text.
    pub(super) fn finish(mut self) -> Result<Drawn, Refused> {
        if let Some(refused) = self.refused {
            return Err(refused);
        }
        if let State::Same(there, same) = &mut self.state {
            if there.read(&mut [0]).map_err(reading)? == 0 {
                return Ok(Drawn::Same);
            }
            self.state = State::with_beginning(&self.keep, there, *same)?;
        }
        Ok(Drawn::Other(match self.state {
            State::Text(text) => text,
            State::Same(..) | State::Forgotten | State::File(_) => Vec::new(),
        }))
    }

    fn add(&mut self, bytes: &[u8]) -> Result<(), Refused> {
        if let State::Same(there, same) = &mut self.state {
            if goes_on(there, bytes).map_err(reading)? {
                *same += bytes.len() as u64;
                return Ok(());
            }
            self.state = State::with_beginning(&self.keep, there, *same)?;
        }
        match &mut self.state {
            State::Text(text) => text.extend_from_slice(bytes),
            State::File(file) => file.write_all(bytes).map_err(writing)?,
            State::Same(..) | State::Forgotten => {}
        }
        Ok(())
    }
}

impl errcat_model::Draft for Draft {
    fn push(&mut self, text: &str) {
        if self.refused.is_none() {
            self.refused = self.add(text.as_bytes()).err();
        }
    }
}

impl State {
    fn begin(keep: &Keep) -> Result<Self, Refused> {
        Ok(match keep {
            Keep::Nothing => Self::Forgotten,
            Keep::Text => Self::Text(Vec::new()),
            Keep::File(path) => Self::File(File::create_new(path).map_err(writing)?),
        })
    }

    /// Begins with the first bytes of the file that is there.
    fn with_beginning(keep: &Keep, there: &mut File, bytes: u64) -> Result<Self, Refused> {
        let mut state = Self::begin(keep)?;
        there.rewind().map_err(reading)?;
        let beginning = &mut there.take(bytes);
        let copied = match &mut state {
            Self::Text(text) => io::copy(beginning, text),
            Self::File(file) => io::copy(beginning, file),
            Self::Same(..) | Self::Forgotten => Ok(0),
        };
        copied.map_err(writing)?;
        Ok(state)
    }
}

/// Whether the next bytes of `file` are `bytes`.
fn goes_on(file: &mut File, mut bytes: &[u8]) -> io::Result<bool> {
    let mut buffer = [0; 16 * 1024];
    while !bytes.is_empty() {
        let length = bytes.len().min(buffer.len());
        let (next, rest) = bytes.split_at(length);
        match file.read_exact(&mut buffer[..length]) {
            Ok(()) if buffer[..length] == *next => bytes = rest,
            Ok(()) => return Ok(false),
            Err(cause) if cause.kind() == io::ErrorKind::UnexpectedEof => return Ok(false),
            Err(cause) => return Err(cause),
        }
    }
    Ok(true)
}

fn reading(cause: io::Error) -> Refused {
    ("read", cause)
}

fn writing(cause: io::Error) -> Refused {
    ("write", cause)
}
