//! Which rules are about authors, editors and translators? One line a rule.

pub(super) mod people;

registry! {
    // The name of its file, in any order.
    author_order_differs,
    caps_name,
    corporate_as_person,
    dangling_repeat_dash,
    digits_in_name,
    editor_as_author,
    et_al_in_list,
    generic_name,
    initials_as_family,
    inverted_name,
    literal_et_al,
    missing_and,
    mixed_name_order,
    name_format,
    name_variant,
    repeated_author,
    title_as_author,
    unmarked_editor,
}
