//! Which rules are about which data an entry must and may have? One line a rule.

registry! {
    // The name of its file, in any order.
    missing_field,
    unknown_field,
    unknown_type,
}
