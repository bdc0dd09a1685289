//! Which rules are about DOI, ISBN, ISSN, URL and the like? One line a rule.

registry! {
    // The name of its file, in any order.
    doi_as_url,
}
