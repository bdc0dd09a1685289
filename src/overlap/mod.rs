//! What papers share: shared works, coupling strengths, duplicates inside a list.
