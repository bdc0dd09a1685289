//! Which rules are about keys, fields and syntax of bibliography files? One line a rule.

registry! {
    // The name of its file, in any order.
    duplicate_field,
    duplicate_key,
    syntax,
}
