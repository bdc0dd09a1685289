//! [`Error`]: what kept the tool from its work. What is odd about references is never an error.

use std::fmt;
use std::path::{Path, PathBuf};

/// `Result` with this crate's [`Error`].
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Why a file could not be read or written, or was not of its format; one line that names the file and, where there is one, the line.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// The operating system refused.
    Io {
        /// The file.
        path: PathBuf,
        /// What it said.
        source: std::io::Error,
    },
    /// The file is not of the format it was read as.
    Format {
        /// The file.
        path: PathBuf,
        /// One-based line, where known.
        line: Option<usize>,
        /// What is wrong, in lower case, without a full stop.
        message: String,
    },
    /// The request cannot be carried out as it was made.
    Usage(String),
}

impl Error {
    /// An [`Error::Io`] about `path`.
    pub fn io(path: impl AsRef<Path>, source: std::io::Error) -> Self {
        Self::Io { path: path.as_ref().to_path_buf(), source }
    }

    /// An [`Error::Format`] about `path`.
    pub fn format(path: impl AsRef<Path>, line: Option<usize>, message: impl Into<String>) -> Self {
        Self::Format { path: path.as_ref().to_path_buf(), line, message: message.into() }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io { path, source } => write!(f, "{}: {source}", path.display()),
            Self::Format { path, line: Some(line), message } => write!(f, "{}:{line}: {message}", path.display()),
            Self::Format { path, line: None, message } => write!(f, "{}: {message}", path.display()),
            Self::Usage(message) => f.write_str(message),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io { source, .. } => Some(source),
            _ => None,
        }
    }
}
