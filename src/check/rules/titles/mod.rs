//! Which rules are about titles and what works stand in? One line a rule.

pub(super) mod spacing;
pub(super) mod wording;

registry! {
    // The name of its file, in any order.
    acronym_case,
    allcaps_title,
    book_in_title,
    broken_word,
    double_punctuation,
    doubled_word,
    generic_title,
    joined_words,
    journal_spelling,
    locator_in_journal,
    misspelt_word,
    mixed_journal_forms,
    odd_spacing,
    stray_quotes,
    title_equals_container,
    title_trailing_dot,
    title_vs_url,
    truncated_container,
    unprotected_capitals,
    url_in_title,
    wrong_language_field,
    year_in_booktitle,
}
