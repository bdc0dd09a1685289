//! Which rules are about authors, editors and translators? One line a rule.

registry! {
    // The name of its file, in any order.
}
