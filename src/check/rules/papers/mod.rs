//! Which rules are about what several papers or files show together? One line a rule.

registry! {
    // The name of its file, in any order.
    duplicate_entry,
    edition_mismatch,
    given_elsewhere,
    preprint_has_published,
    same_work_conflicting_metadata,
    shared_misprint,
    title_word_variant,
    variant_across_papers,
}
