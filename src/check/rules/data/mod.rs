//! Which rules are about which data an entry must and may have? One line a rule.

registry! {
    // The name of its file, in any order.
    bad_date,
    bad_field_format,
    chapter_without_editor,
    consistency_outlier,
    empty_field,
    exclusive_fields,
    misplaced_field,
    missing_field,
    missing_identifier,
    no_locator,
    no_source,
    online_without_urldate,
    unknown_field,
    unknown_type,
    unmarked_chapter,
    unmarked_thesis,
    urldate_without_url,
}
