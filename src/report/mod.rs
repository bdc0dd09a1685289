//! How it is shown: Markdown.
