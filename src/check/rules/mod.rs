//! Which rules are there? The registry, one line a rule, and the trait they share.

use super::{Context, Corpus, File, Item, Sink};
use crate::diagnostic::Meta;
use crate::format::biblatex::Bibliography;
use crate::pipeline::Paper;

/// A check. It implements the scopes it looks at; see the module's page for how to write one.
pub trait Rule: Sync {
    /// Its name, default and page.
    fn meta(&self) -> &'static Meta;

    /// Looks at one reference, of a paper or of a bibliography.
    fn reference(&self, _item: &Item<'_>, _cx: &Context<'_>, _out: &mut Sink<'_>) {}

    /// Looks at the references of one file together, whatever kind of file it is: `cx.items_of(file)`.
    fn list(&self, _file: &File<'_>, _cx: &Context<'_>, _out: &mut Sink<'_>) {}

    /// Looks at one `.bib` file.
    fn bib(&self, _file: &File<'_>, _bib: &Bibliography, _cx: &Context<'_>, _out: &mut Sink<'_>) {}

    /// Looks at one paper: its citations, links, notes and list.
    fn paper(&self, _file: &File<'_>, _paper: &Paper, _cx: &Context<'_>, _out: &mut Sink<'_>) {}

    /// Looks at all files together.
    fn corpus(&self, _corpus: &Corpus<'_, '_>, _out: &mut Sink<'_>) {}
}

#[path = "numbers/journals.rs"]
mod journals;
#[path = "names/people.rs"]
mod people;
#[path = "titles/wording.rs"]
mod wording;
#[path = "dates/years.rs"]
mod years;

/// `rule,` in the block of a group stands for the file `<group>/<rule>.rs`, which holds the unit struct `Check`.
macro_rules! registry {
    ($($group:ident { $($rule:ident,)* })*) => {
        $(mod $group { $(pub(super) mod $rule;)* })*
        static ALL: &[&dyn Rule] = &[$($(&$group::$rule::Check,)*)*];
    };
}

// One rule a line, so that lines added side by side do not meet; .gitattributes keeps both sides' lines when branches are merged.
registry! {
    list {
    }
    data {
        missing_field,
        unknown_field,
        unknown_type,
    }
    names {
        inverted_name,
        initials_as_family,
        corporate_as_person,
        name_variant,
        missing_and,
        name_format,
        literal_et_al,
        caps_name,
        generic_name,
        repeated_author,
        dangling_repeat_dash,
        editor_as_author,
        author_order_differs,
        mixed_name_order,
        digits_in_name,
    }
    titles {
        doubled_word,
        joined_words,
        stray_quotes,
        broken_word,
        url_in_title,
        allcaps_title,
        title_trailing_dot,
        year_in_booktitle,
        locator_in_journal,
        title_equals_container,
        truncated_container,
        generic_title,
        journal_spelling,
        mixed_journal_forms,
        unprotected_capitals,
        wrong_language_field,
        odd_spacing,
    }
    dates {
        future_date,
        implausible_year,
        access_before_publication,
        date_vs_url_date,
        duplicate_year,
        event_vs_publication,
        year_suffix_broken,
        access_in_future,
    }
    numbers {
        reversed_pages,
        incomplete_pages,
        page_span_implausible,
        volume_year_outlier,
        issue_number_as_volume,
        issue_exceeds_frequency,
        page_overlap,
        missing_issue,
        missing_pages,
        malformed_range,
        edition_as_number,
        volume_in_issue,
    }
    identifiers {
        doi_as_url,
    }
    files {
        duplicate_field,
        duplicate_key,
        syntax,
    }
    citations {
        cited_not_listed,
    }
    papers {
        variant_across_papers,
    }
}

/// Every rule, in no order that counts.
pub fn all() -> impl Iterator<Item = &'static dyn Rule> {
    ALL.iter().copied()
}

/// The rule of that name.
pub fn find(name: &str) -> Option<&'static dyn Rule> {
    all().find(|rule| rule.meta().name == name)
}
