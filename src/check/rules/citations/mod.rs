//! Which rules are about citations in the text and in notes? One line a rule.

pub(super) mod doubt;

registry! {
    // The name of its file, in any order.
    ambiguous_citation,
    citation_after_stop,
    citation_name_mismatch,
    citation_spacing,
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
