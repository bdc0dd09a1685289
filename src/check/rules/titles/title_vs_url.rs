//! Does the address spell out another title than the reference has?

use crate::check::prelude::*;
use crate::check::rules::identifiers::address;
use crate::key::{fold, number_of_word};

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "title-vs-url",
    severity: Severity::Info,
    default: true,
    group: Group::Titles,
    summary: "an address that spells the title out and has another word or number in it",
    page: include_str!("title_vs_url.md"),
};

/// So many words of the title must stand in the address in their order before a word that differs says anything.
const COMMON: usize = 4;

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn reference(&self, item: &Item<'_>, _cx: &Context<'_>, out: &mut Sink<'_>) {
        // Of a page on a site that has no name of its own the title may have been taken for the site's.
        let (field, title) = match (&item.record.title, &item.record.container_title) {
            (Some(title), _) => (Field::Title, title),
            (None, Some(title)) => (Field::Container, title),
            (None, None) => return,
        };
        let words: Vec<&str> = title.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        if words.len() < COMMON {
            return;
        }
        let folded: Vec<String> = words.iter().map(|word| fold(word)).collect();
        for address in address::of(item) {
            let Some(difference) = slugs(address.text).find_map(|slug| differs(&folded, &slug).or_else(|| other_years(&folded, &slug))) else {
                continue;
            };
            let word = words.get(difference.title).copied().unwrap_or("");
            let (said, what) = (difference.slug, if difference.number { "number" } else { "word" });
            out.add(item.find(field, word), format!("the address has another {what} here: {said}")).related(address.place, "the address");
            return;
        }
    }
}

/// The parts of an address's path, each as its words.
fn slugs(address: &str) -> impl Iterator<Item = Vec<String>> + '_ {
    let path = address.split_once("://").map_or(address, |(_, rest)| rest);
    let path = path.split(['?', '#']).next().unwrap_or("");
    path.split('/').skip(1).map(|part| {
        let plain = part.replace("%20", "-");
        let stem = plain.rsplit_once('.').filter(|(_, ending)| ending.len() <= 4).map_or(plain.as_str(), |(stem, _)| stem);
        stem.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(fold).collect()
    })
}

/// A word of the title that the address has otherwise.
#[derive(Debug, PartialEq, Eq)]
struct Difference {
    /// Its index in the title.
    title: usize,
    /// What the address has.
    slug: String,
    number: bool,
}

/// Compares title and slug word by word, from the first word they share. A word differs where those before and behind it agree.
fn differs(title: &[String], slug: &[String]) -> Option<Difference> {
    let anchor = title.iter().enumerate().find_map(|(at, word)| {
        let place = slug.iter().position(|own| own == word)?;
        (word.chars().count() > 2).then_some((at, place))
    })?;
    let start = anchor.0.min(anchor.1);
    let (mut at, mut place) = (anchor.0 - start, anchor.1 - start);
    let (mut common, mut found): (usize, Option<Difference>) = (0, None);
    while let (Some(word), Some(own)) = (title.get(at), slug.get(place)) {
        if word == own {
            common += 1;
        } else if let Some(number) = slip(word, own) {
            // Two differences are two titles, but a number may be said twice: "Ninth Meeting (9th MMC)".
            let again = |first: &Difference| {
                number && title.get(first.title).is_some_and(|word| number_of_word(word) == title.get(at).and_then(|word| number_of_word(word)))
            };
            match &found {
                None => found = Some(Difference { title: at, slug: own.clone(), number }),
                Some(first) if again(first) => {}
                Some(_) => return None,
            }
        } else if title.get(at + 1) == Some(own) {
            // Addresses leave small words out.
            at += 1;
            continue;
        } else if slug.get(place + 1) == Some(word) {
            place += 1;
            continue;
        } else {
            break;
        }
        at += 1;
        place += 1;
    }
    found.filter(|_| common >= COMMON)
}

/// A range of years of which one end is another in the address: "(2010-2015)" and `…plan-2012-2015`.
fn other_years(title: &[String], slug: &[String]) -> Option<Difference> {
    fn years(words: &[String]) -> Vec<(usize, &String)> {
        let year = |word: &String| word.len() == 4 && ("1900".."2100").contains(&word.as_str()) && word.bytes().all(|b| b.is_ascii_digit());
        words.iter().enumerate().filter(|(_, word)| year(word)).collect()
    }
    let (of_title, of_slug) = (years(title), years(slug));
    let ([(first, a), (last, b)], [(_, c), (_, d)]) = (of_title.as_slice(), of_slug.as_slice()) else { return None };
    let common = title.iter().filter(|word| word.chars().count() > 3 && slug.contains(word)).count();
    match (a == c, b == d) {
        (false, true) if common >= COMMON => Some(Difference { title: *first, slug: (*c).clone(), number: true }),
        (true, false) if common >= COMMON => Some(Difference { title: *last, slug: (*d).clone(), number: true }),
        _ => None,
    }
}

/// Whether two words are one but for a slip: another number, or a letter or two in a long word. `Some(true)` for numbers.
fn slip(word: &str, own: &str) -> Option<bool> {
    if let (Some(a), Some(b)) = (number_of_word(word), number_of_word(own)) {
        return (a != b).then_some(true);
    }
    let shorter = word.chars().count().min(own.chars().count());
    let digits = |text: &str| text.contains(|c: char| c.is_ascii_digit());
    let near = rapidfuzz::distance::osa::distance(word.chars(), own.chars()) <= usize::from(shorter > 9) + 1;
    (shorter >= 5 && near && !digits(word) && !digits(own)).then_some(false)
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("Joint Statement of the Ninth Meeting on Crime", "joint-statement-of-the-eighth-meeting-on-crime", Some(("eighth", true)))]
    #[case("Joint Statement of the 9th Meeting on Crime", "joint-statement-of-the-8th-meeting-on-crime", Some(("8th", true)))]
    #[case("2020 Report on Trade in Timber", "2022-report-on-trade-in-timber", Some(("2022", true)))]
    #[case("Irregular Movement of People and Smuggling in Person", "irregular-movement-of-people-smuggling-in-persons", Some(("persons", false)))]
    #[case("Irregular Movement of People and Smuggling in Persons", "irregular-movement-people-smuggling-persons", None)]
    #[case("What Dogs Eat in the Morning", "what-dogs-eat-in-the-evening", None)]
    #[case("Joint Statement of the Ninth Meeting on Crime (9th MMC)", "joint-statement-of-the-eighth-meeting-on-crime-8th-mmc", Some(("eighth", true)))]
    #[case("A Guide to Timber", "guide-to-stone", None)]
    fn compared(#[case] title: &str, #[case] slug: &str, #[case] expected: Option<(&str, bool)>) {
        let words = |text: &str| text.split([' ', '-', '(', ')']).filter(|w| !w.is_empty()).map(fold).collect::<Vec<_>>();
        let found = differs(&words(title), &words(slug));
        assert_eq!(found.as_ref().map(|found| (found.slug.as_str(), found.number)), expected);
    }
}
