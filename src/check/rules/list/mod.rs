//! Which rules are about the list and how it splits into entries? One line a rule.

pub(super) mod style;

registry! {
    // The name of its file, in any order.
    cut_short,
    hidden_characters,
    label_gap,
    list_order,
    low_confidence,
    mixed_style_list,
    not_a_reference,
    run_on_entry,
    split_entry,
    style_outlier,
    unparsed_remainder,
}
