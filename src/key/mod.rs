//! What is equal: folded, comparable values. A value that folds to nothing is `None`, never `""`.
//!
//! Comparison happens on these types only; what was written is never changed here. Text is folded by [`fold`] (compatibility forms, case,
//! accents, TeX and Markdown, dashes, quotes), numbers and identifiers each by their own rules.

mod doi;
mod fold;
mod isbn;
mod issn;
mod markup;
mod numeral;
mod pages;
mod person;
mod text;
mod url;
mod words;

pub use doi::DoiKey;
pub use fold::fold;
pub use isbn::IsbnKey;
pub use issn::IssnKey;
pub use numeral::{number_of_word, roman};
pub use pages::PagesKey;
pub(crate) use person::near_word;
pub use person::{NameAgreement, NameKey};
pub use text::{ContainerKey, NumberKey, PlaceKey, PublisherKey, TitleKey};
pub use url::UrlKey;
pub(crate) use url::percent_decoded;
pub use words::{is_instrument_word, is_language_word, is_reply_word, is_rubric_word, is_stop_word};
