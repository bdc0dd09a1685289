//! A title as it is meant: without the quotes and emphasis it is set in, with its own question marks, quotations and typos.

use super::clean::{drop_stop, plain, trim_edges, unquote};

/// Reads the title in `text`; `None` where no letter or digit is left.
pub fn read_title(text: &str) -> Option<String> {
    let plain = plain(text);
    let mut title = plain.as_str();
    loop {
        let before = title;
        title = drop_stop(trim_title(unquote(title)));
        if title == before {
            break;
        }
    }
    title.contains(char::is_alphanumeric).then(|| title.to_owned())
}

/// Trims joining signs; brackets stay unless one has lost its partner, for "[Review of] X" and "(In)security" are titles.
fn trim_title(text: &str) -> &str {
    let text = text.trim_matches([',', ';', ':', ' ', '|', '–', '—']).trim_start_matches(['.', ')', ']']).trim();
    let balanced = text.matches('(').count() == text.matches(')').count() && text.matches('[').count() == text.matches(']').count();
    // "“Title?,”" has a comma of the reference's behind a mark of its own.
    let text = text.strip_suffix("?.").map_or(text, |_| &text[..text.len() - 1]);
    let text = text.strip_suffix("!.").map_or(text, |_| &text[..text.len() - 1]);
    if balanced { text } else { trim_edges(text) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case(
        "*Human trafficking, human misery: the global trade in human beings*.",
        "Human trafficking, human misery: the global trade in human beings"
    )]
    #[case("“The Legal Nature of Trafficking in Human Beings.”", "The Legal Nature of Trafficking in Human Beings")]
    #[case("\"How Do Key Types Compare and What Are Their Predictors?,\"", "How Do Key Types Compare and What Are Their Predictors?")]
    #[case("Enlarging the Space: Whither Human Rights in ASEAN?.", "Enlarging the Space: Whither Human Rights in ASEAN?")]
    #[case("ASEAN, and ASEAN Community\".", "ASEAN, and ASEAN Community")]
    #[case("The ‘ASEAN Way’.", "The ‘ASEAN Way’")]
    #[case("\"The world is outraged\": legitimacy in the making", "\"The world is outraged\": legitimacy in the making")]
    #[case("Peran IOM (International Organization of Migration)", "Peran IOM (International Organization of Migration)")]
    #[case("(In)security in Europe", "(In)security in Europe")]
    #[case("Trafficking in the U.S.", "Trafficking in the U.S.")]
    #[case("*Tindak Pidana di Indonesia : Tanggung Jawab*”,", "Tindak Pidana di Indonesia : Tanggung Jawab")]
    fn titles(#[case] text: &str, #[case] expected: &str) {
        assert_eq!(read_title(text).as_deref(), Some(expected));
    }
}
