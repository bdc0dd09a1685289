//! RIS: tagged lines that every reference manager takes.
