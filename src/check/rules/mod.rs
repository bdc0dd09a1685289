//! Which rules are there? The registry, one line a rule, and the trait they share.

use super::{Context, Corpus, File, Item, Sink};
use crate::diagnostic::Meta;
use crate::format::biblatex::Bibliography;
use crate::pipeline::Paper;

// What several rules of a group need.
#[path = "identifiers/address.rs"]
mod address;
#[path = "identifiers/doi_code.rs"]
mod doi_code;
#[path = "identifiers/same_title.rs"]
mod same_title;

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
    }
    data {
        bad_date,
        bad_field_format,
        consistency_outlier,
        empty_field,
        exclusive_fields,
        missing_field,
        missing_identifier,
        no_locator,
        online_without_urldate,
        unknown_field,
        unknown_type,
        urldate_without_url,
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
        ai_marker,
        bad_arxiv_id,
        bad_doi,
        bad_isbn,
        bad_issn,
        bad_orcid,
        bad_pmid,
        broken_url,
        container_doi,
        doi_as_url,
        doi_in_url_field,
        doi_issn_conflict,
        doi_publisher_conflict,
        doi_volume_page_conflict,
        doi_year_conflict,
        issn_in_isbn,
        proxy_url,
        redirect_url,
        shared_doi,
        shared_url,
        tracking_url,
    }
    files {
        alias_clash,
        case_clash_key,
        dangling_crossref,
        duplicate_field,
        duplicate_key,
        duplicate_string,
        invalid_key,
        markup_in_field,
        non_nfc,
        syntax,
        undefined_string,
        unused_string,
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
