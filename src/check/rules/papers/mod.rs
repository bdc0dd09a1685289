//! Which rules are about what several papers or files show together? One line a rule.

registry! {
    // The name of its file, in any order.
    variant_across_papers,
}
