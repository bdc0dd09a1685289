//! Which rules are about dates? One line a rule.

registry! {
    // The name of its file, in any order.
}
