//! Which rules are about DOI, ISBN, ISSN, URL and the like? One line a rule.

pub(super) mod address;

pub(super) mod doi_code;

pub(super) mod same_title;

registry! {
    // The name of its file, in any order.
    ai_marker,
    bad_arxiv_id,
    bad_doi,
    bad_isbn,
    bad_issn,
    bad_orcid,
    bad_pmid,
    broken_url,
    container_doi,
    doi_as_url,
    doi_in_url_field,
    doi_issn_conflict,
    doi_publisher_conflict,
    doi_volume_page_conflict,
    doi_year_conflict,
    homepage_url,
    issn_in_isbn,
    proxy_url,
    redirect_url,
    shared_doi,
    shared_url,
    tracking_url,
}
