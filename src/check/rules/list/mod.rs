//! Which rules are about the list and how it splits into entries? One line a rule.

registry! {
    // The name of its file, in any order.
}
