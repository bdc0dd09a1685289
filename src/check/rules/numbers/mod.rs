//! Which rules are about volume, issue, pages and edition? One line a rule.

registry! {
    // The name of its file, in any order.
    reversed_pages,
}
