//! Which rules are about titles and what works stand in? One line a rule.

registry! {
    // The name of its file, in any order.
}
