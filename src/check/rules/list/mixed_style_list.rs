//! Do the entries of one list follow different styles?

use super::style::AUTHOR;
use crate::check::prelude::*;
use crate::segment::Label;

/// See the page.
pub struct Check;

static META: Meta = Meta {
    name: "mixed-style-list",
    severity: Severity::Info,
    default: false,
    group: Group::List,
    summary: "a list whose entries follow different styles",
    page: include_str!("mixed_style_list.md"),
};

/// Fewer entries show no style.
const SHORTEST: usize = 5;

/// Where the year of an entry stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Style {
    /// "Doe, J. (2001). Title"
    Bracketed,
    /// "Doe, J. 2001. Title"
    Bare,
    /// "Doe, J. Title. London, 2001."
    Late,
}

impl Style {
    const fn said(self) -> &'static str {
        match self {
            Self::Bracketed => "in round brackets behind the names",
            Self::Bare => "behind the names",
            Self::Late => "behind the title",
        }
    }
}

impl Rule for Check {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn paper(&self, file: &File<'_>, _paper: &Paper, cx: &Context<'_>, out: &mut Sink<'_>) {
        notes_in_list(cx.items_of(file), out);
        let listed = cx.items_of(file).iter().filter(|item| item.listed());
        let styled: Vec<(&Item<'_>, Style)> = listed.filter_map(|item| Some((item, style(item)?))).collect();
        let count = |style: Style| styled.iter().filter(|(_, other)| *other == style).count();
        let Some(usual) = [Style::Bracketed, Style::Bare, Style::Late].into_iter().max_by_key(|style| count(*style)) else { return };
        if styled.len() < SHORTEST || count(usual) == styled.len() || 3 * count(usual) < 2 * styled.len() {
            return;
        }
        let others: Vec<&(&Item<'_>, Style)> = styled.iter().filter(|(_, style)| *style != usual).collect();
        let Some((item, style)) = others.first() else { return };
        let more = if others.len() > 1 { format!("; so have {} more", others.len() - 1) } else { String::new() };
        let message =
            format!("this entry has its year {}, {} of {} have it {}{more}", style.said(), count(usual), styled.len(), usual.said());
        let finding = out.about(item, item.place(Field::Date), message);
        for (other, style) in others.iter().skip(1) {
            finding.related(other.place(Field::Date), format!("{} here", style.said()));
        }
    }
}

/// Says of a list, once, that part of it is punctuated as notes are: "Doe, Jane, “Title,” …", not "Doe, Jane. “Title.” …".
fn notes_in_list(items: &[Item<'_>], out: &mut Sink<'_>) {
    let listed = items.iter().filter(|item| item.listed());
    let shown: Vec<(&Item<'_>, bool, Span)> =
        listed.filter_map(|item| (AUTHOR.form)(item).map(|(comma, span)| (item, comma, span))).collect();
    let notes: Vec<&(&Item<'_>, bool, Span)> = shown.iter().filter(|(_, comma, _)| *comma).collect();
    let few = notes.len().min(shown.len() - notes.len());
    let Some((item, _, span)) = notes.first().filter(|_| shown.len() >= SHORTEST && 100 * few > (100 - AUTHOR.share) * shown.len()) else {
        return;
    };
    let message =
        format!("{} of {} entries have a comma behind the author, as notes have it, the others a full stop", notes.len(), shown.len());
    let finding = out.about(item, item.at_raw(*span), message);
    for (other, _, span) in notes.iter().skip(1) {
        finding.related(other.at_raw(*span), "a comma behind the author");
    }
}

/// Where the year of an entry stands, if there are people, a title and a year.
fn style(item: &Item<'_>) -> Option<Style> {
    let segmentation = &item.reference()?.segmentation;
    let author = segmentation.of(Label::Author).next()?;
    let title = segmentation.of(Label::Title).next()?;
    let date = segmentation.of(Label::Date).next().filter(|date| date.of(item.raw()).contains(|c: char| c.is_ascii_digit()))?;
    if author.start > title.start {
        return None;
    }
    let bracketed = item.raw().get(..date.start)?.trim_end().ends_with(['(', '[']);
    Some(match (date.start < title.start, bracketed) {
        (true, true) => Style::Bracketed,
        (true, false) => Style::Bare,
        (false, _) => Style::Late,
    })
}
