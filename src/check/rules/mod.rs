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
        hidden_characters,
        label_gap,
        list_order,
        low_confidence,
        mixed_style_list,
        not_a_reference,
        run_on_entry,
        split_entry,
        unparsed_remainder,
    }
    data {
        missing_field,
        unknown_field,
        unknown_type,
    }
    names {
    }
    titles {
    }
    dates {
    }
    numbers {
        reversed_pages,
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
        ambiguous_citation,
        citation_name_mismatch,
        citation_year_mismatch,
        cited_not_listed,
        et_al_misuse,
        full_form_repeated,
        ibid_ambiguous,
        listed_not_cited,
        locator_outside_pages,
        note_list_mismatch,
        numeric_citation_out_of_range,
        numeric_order,
        orphan_abbreviation,
        secondary_citation,
        short_form_before_full,
        short_form_without_full,
        source_not_in_list,
        supra_note_mismatch,
    }
    papers {
        duplicate_entry,
        edition_mismatch,
        preprint_has_published,
        same_work_conflicting_metadata,
        shared_misprint,
        title_word_variant,
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
