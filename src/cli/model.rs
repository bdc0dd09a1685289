//! Which tagger model a verb reads with: the one in the program, or the user's own.

use std::ops::Deref;
use std::path::PathBuf;

use crate::Result;
use crate::segment::model::Model;
use crate::segment::{load, shipped};

/// The flag of every verb that reads references.
#[derive(Debug, Default, clap::Args)]
pub struct ModelArg {
    /// Read references with this model (made by `ibid train`) in place of the one in the program
    #[arg(long, value_name = "FILE")]
    model: Option<PathBuf>,
}

/// A model ready for use.
pub enum Loaded {
    /// The one in the program.
    Shipped,
    /// The user's own.
    Own(Box<Model>),
}

impl ModelArg {
    /// The model that was asked for.
    ///
    /// # Errors
    /// When the file cannot be read or is no model.
    pub fn load(&self) -> Result<Loaded> {
        self.model.as_deref().map_or(Ok(Loaded::Shipped), |path| load(path).map(|model| Loaded::Own(Box::new(model))))
    }
}

impl Deref for Loaded {
    type Target = Model;

    fn deref(&self) -> &Model {
        match self {
            Self::Shipped => shipped(),
            Self::Own(model) => model,
        }
    }
}
