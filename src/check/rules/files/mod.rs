//! Which rules are about keys, fields and syntax of bibliography files? One line a rule.

registry! {
    // The name of its file, in any order.
    alias_clash,
    case_clash_key,
    dangling_crossref,
    duplicate_field,
    duplicate_key,
    duplicate_string,
    invalid_key,
    markup_in_field,
    non_nfc,
    syntax,
    undefined_string,
    unused_string,
}
