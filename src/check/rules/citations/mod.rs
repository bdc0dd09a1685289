//! Which rules are about citations in the text and in notes? One line a rule.

registry! {
    // The name of its file, in any order.
    cited_not_listed,
}
