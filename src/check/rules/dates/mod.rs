//! Which rules are about dates? One line a rule.

pub(super) mod years;

registry! {
    // The name of its file, in any order.
    access_before_link,
    access_before_publication,
    access_in_future,
    date_vs_url_date,
    duplicate_year,
    event_vs_publication,
    future_date,
    implausible_year,
    undated,
    year_suffix_broken,
}
