//! Which rules are about volume, issue, pages and edition? One line a rule.

pub(super) mod journals;

registry! {
    // The name of its file, in any order.
    edition_as_number,
    first_page_only,
    incomplete_pages,
    issue_exceeds_frequency,
    issue_number_as_volume,
    malformed_range,
    missing_issue,
    missing_pages,
    page_overlap,
    page_span_implausible,
    reversed_pages,
    volume_in_issue,
    volume_year_outlier,
}
