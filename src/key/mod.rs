//! What is equal: folded, comparable values. A value that folds to nothing is `None`, never `""`.
