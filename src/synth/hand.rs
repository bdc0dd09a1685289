//! [`Hand`]: what one writer does one way throughout a reference: markup, quotation marks, dashes, wording.

use super::item::Item;
use super::people::{Arrangement, Given};
use super::rng::Rng;
use super::style::Style;
use super::words::Words;

/// What a writer does one way throughout a reference.
#[derive(Clone, Debug)]
pub struct Hand<'a> {
    /// The sign of emphasis, `""` where markup was lost.
    pub emphasis: &'static str,
    /// Opening and closing quotation mark.
    pub quotes: (&'static str, &'static str),
    /// Between the pages of a range.
    pub dash: &'static str,
    /// Whether page ranges are shortened where the style does not say: `258–92`.
    pub short_pages: bool,
    /// Whether journals are abbreviated where the style does not say, and if with dots.
    pub abbreviated: Option<bool>,
    /// The words.
    pub words: Words<'a>,
    /// Where this writer's names depart from the style's.
    pub names: Arrangement,
}

/// How often Markdown or HTML keeps its signs of emphasis when it becomes text.
const EMPHASIS_KEPT: f64 = 0.35;

/// A writer's habits for one reference.
pub fn draw<'a>(style: &'a Style, item: &'a Item, rng: &mut Rng) -> Hand<'a> {
    // A style's words are often kept in its own language, but writers also put them into that of the work.
    let lang = match &style.words {
        Some(words) => words.as_str(),
        None if item.lang != "en" && rng.chance(0.3) => "en",
        None => item.lang.as_str(),
    };
    let kind = style.quotes.as_deref().unwrap_or("double");
    let straight = rng.chance(0.5);
    let names = departures(style, rng);
    Hand {
        names,
        emphasis: if rng.chance(EMPHASIS_KEPT) { if rng.chance(0.06) { "_" } else { "*" } } else { "" },
        quotes: match kind {
            "guillemets" if rng.chance(0.5) => ("« ", " »"),
            "guillemets" => ("«", "»"),
            "german" if rng.chance(0.7) => ("„", "“"),
            "single" if straight => ("'", "'"),
            "single" => ("‘", "’"),
            _ if straight => ("\"", "\""),
            _ => ("“", "”"),
        },
        dash: rng.word(&["-", "–", "-", "–", "-", "–", "–", " - ", "--", "– "]),
        short_pages: rng.chance(0.08),
        abbreviated: rng.chance(0.08).then(|| rng.chance(0.6)),
        words: Words::of(lang, rng.below(60)),
    }
}

/// Where a writer's names depart from the style: dots and blanks of initials, the word before the last name.
fn departures(style: &Style, rng: &mut Rng) -> Arrangement {
    let mut names = Arrangement::default();
    match style.author.given {
        Some(Given::Initials) if rng.chance(0.2) => names.given = Some(Given::Tight),
        Some(Given::Initials | Given::Tight) if rng.chance(0.04) => names.given = Some(Given::BareSpaced),
        Some(Given::Tight) if rng.chance(0.2) => names.given = Some(Given::Initials),
        None | Some(Given::Full) if rng.chance(0.1) => {
            names.given = Some(if rng.chance(0.25) { Given::BareSpaced } else { Given::Initials });
        }
        _ => {}
    }
    if rng.chance(0.12) {
        let last = rng.word(&[" & ", " and ", ", & ", ", and ", " $and ", ", dan ", " dan ", ", "]).to_owned();
        names.two = Some(last.clone());
        names.last = Some(last);
    }
    // `Yusran R.`: the comma between family name and initials is lost.
    if style.author.comma.is_none() && matches!(style.author.given, Some(Given::Initials | Given::Tight)) && rng.chance(0.03) {
        names.comma = Some(" ".into());
    }
    names
}
