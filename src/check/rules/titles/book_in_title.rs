//! Does a title hold the book that the part stands in?

use crate::check::prelude::*;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "book-in-title",
    severity: Severity::Warning,
    default: true,
    group: Group::Titles,
    summary: "a title that goes on with “In …”: the book or journal that the part stands in",
    page: include_str!("book_in_title.md"),
};

/// What "In" leads to in titles that go on after a stop.
const PHRASES: [&str; 22] = [
    "memoriam", "memory", "honor", "honour", "search", "defense", "defence", "praise", "pursuit", "response", "reply", "light", "quest", "my", "our",
    "his", "her", "your", "this", "situ", "vitro", "vivo",
];

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn reference(&self, item: &Item<'_>, _cx: &Context<'_>, out: &mut Sink<'_>) {
        let Some(title) = item.record.title.as_deref() else { return };
        // Of a reference the words stand in their order; what is title and what book is this program's reading.
        let article = item.record.entry_type == EntryType::Article;
        if item.reference().is_some() || item.record.container_title.is_some() && !article {
            return;
        }
        if let Some(book) = book(title) {
            out.add(item.find(Field::Title, book), format!("the title holds what it stands in: “{}”", short(book)));
        }
    }
}

/// What follows "In" behind a stop, where it is a name.
fn book(title: &str) -> Option<&str> {
    let before = |at: usize| title.get(..at).unwrap_or("").trim_end_matches(['"', '”', '*', '}', '\'', '’']);
    let stopped = |at: &usize| before(*at).ends_with(['.', '?', '!']);
    let places = title.match_indices(" In").map(|(at, _)| at).filter(stopped);
    places.filter_map(|at| title.get(at + " In".len()..)).find_map(|rest| {
        let book = rest.strip_prefix(':').unwrap_or(rest).strip_prefix(' ')?.trim();
        let word = book.split(|c: char| !c.is_alphanumeric()).next()?;
        // One word more is no book: "In Vain", "In Part".
        let name = word.starts_with(char::is_uppercase) && book.split_whitespace().count() > 2;
        (name && !PHRASES.contains(&word.to_lowercase().as_str())).then_some(book)
    })
}

/// The first words.
fn short(text: &str) -> String {
    const WORDS: usize = 8;
    let words: Vec<&str> = text.split_whitespace().collect();
    let more = if words.len() > WORDS { " …" } else { "" };
    format!("{}{more}", words.iter().take(WORDS).copied().collect::<Vec<_>>().join(" "))
}
