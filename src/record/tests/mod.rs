//! Whole references: labelled places in, records out.

mod any;
mod rows;
