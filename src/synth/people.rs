//! Lists of names as styles arrange them.

use serde::Deserialize;

use super::name::Name;
use super::words::Words;

/// How a style arranges names; what is not given is taken from the style it is based on, then from [`Arrangement::default`].
#[derive(Clone, Debug, Default, Deserialize, PartialEq)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Arrangement {
    /// Which comes first; default inverted.
    pub order: Option<Order>,
    /// How given names are written; default full.
    pub given: Option<Given>,
    /// Between family and given name when inverted; default `, `.
    pub comma: Option<String>,
    /// Between names; default `, `. `$and` in this and the next is the word of the row's language.
    pub sep: Option<String>,
    /// Between two names alone; default that before the last of many.
    pub two: Option<String>,
    /// Before the last of more than two; default ` $and `.
    pub last: Option<String>,
    /// The most names that are all printed; default 10.
    pub max: Option<usize>,
    /// How many are kept of a longer list; default 1.
    pub keep: Option<usize>,
    /// What stands for the others; default ` $etal`.
    pub etal: Option<String>,
    /// Family names in capitals; default false.
    pub upper: Option<bool>,
    /// Given names in brackets behind the family name, `Dupont (J.)`; default false.
    pub brackets: Option<bool>,
}

/// Which name comes first.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum Order {
    /// `Smith, John`.
    Inverted,
    /// `John Smith`.
    Straight,
    /// The first inverted, the others straight.
    FirstInverted,
}

/// How given names are written.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum Given {
    /// `John A.`
    Full,
    /// `J. A.`
    Initials,
    /// `J.A.`
    Tight,
    /// `JA`
    Bare,
    /// `J A`
    BareSpaced,
    /// Left out.
    None,
}

impl Arrangement {
    /// This arrangement with what it does not say taken from `base`.
    pub fn over(&self, base: &Arrangement) -> Arrangement {
        let base = base.clone();
        let own = self.clone();
        Arrangement {
            order: own.order.or(base.order),
            given: own.given.or(base.given),
            comma: own.comma.or(base.comma),
            sep: own.sep.or(base.sep),
            two: own.two.or(base.two),
            last: own.last.or(base.last),
            max: own.max.or(base.max),
            keep: own.keep.or(base.keep),
            etal: own.etal.or(base.etal),
            upper: own.upper.or(base.upper),
            brackets: own.brackets.or(base.brackets),
        }
    }

    /// The list in print; `""` for nobody.
    pub fn print(&self, names: &[Name], words: &Words<'_>) -> String {
        let cut = names.len() > self.max.unwrap_or(10).max(1);
        let shown = if cut { names.get(..self.keep.unwrap_or(1).max(1)).unwrap_or(names) } else { names };
        let filled = |text: &Option<String>, default: &str| {
            let text = text.as_deref().unwrap_or(default);
            text.replace("$and", words.get("and")).replace("$etal", words.get("etal"))
        };
        let last = filled(&self.last, " $and ");
        let two = if self.two.is_some() { filled(&self.two, "") } else { last.clone() };
        let mut out = String::new();
        for (at, name) in shown.iter().enumerate() {
            let between = match at {
                0 => String::new(),
                _ if cut || at + 1 < shown.len() => filled(&self.sep, ", "),
                1 => two.clone(),
                _ => last.clone(),
            };
            out.push_str(&between);
            out.push_str(&self.one(name, at));
        }
        if cut {
            out.push_str(&filled(&self.etal, " $etal"));
        }
        out
    }

    fn one(&self, name: &Name, at: usize) -> String {
        let Name::Person { family, given, particle, suffix } = name else {
            let Name::Body(body) = name else { return String::new() };
            return body.clone();
        };
        let given = self.given(given);
        let family = if self.upper.unwrap_or(false) { family.to_uppercase() } else { family.clone() };
        let family = joined(&[particle, &family], " ");
        let inverted = match self.order.unwrap_or(Order::Inverted) {
            Order::Inverted => true,
            Order::Straight => false,
            Order::FirstInverted => at == 0,
        };
        if inverted && self.brackets.unwrap_or(false) && !given.is_empty() {
            format!("{family} ({given})")
        } else if inverted {
            let name = joined(&[&family, &given], self.comma.as_deref().unwrap_or(", "));
            joined(&[&name, suffix], ", ")
        } else {
            joined(&[&given, &family, suffix], " ")
        }
    }

    fn given(&self, given: &str) -> String {
        let form = self.given.unwrap_or(Given::Full);
        if form == Given::None {
            return String::new();
        }
        if form == Given::Full {
            return given.to_owned();
        }
        let initials: Vec<String> = given.split([' ', '.']).filter(|part| !part.is_empty()).map(|part| initial(part, form)).collect();
        initials.join(if matches!(form, Given::Initials | Given::BareSpaced) { " " } else { "" })
    }
}

/// The first letter of a name, of both halves of a hyphened one.
fn initial(part: &str, form: Given) -> String {
    let dot = if matches!(form, Given::Initials | Given::Tight) { "." } else { "" };
    let small = part.chars().next().is_some_and(char::is_lowercase);
    if small {
        return part.to_owned();
    }
    let halves = part.split('-').filter_map(|half| half.chars().next()).map(|letter| format!("{letter}{dot}"));
    halves.collect::<Vec<_>>().join(if form == Given::Bare { "" } else { "-" })
}

fn joined(parts: &[&str], with: &str) -> String {
    let parts: Vec<&str> = parts.iter().copied().filter(|part| !part.is_empty()).collect();
    parts.join(with)
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    fn names() -> Vec<Name> {
        Name::list("Smith, John Adam and van der Hulst, Harry and Li, Jean-Paul and {UNICEF}")
    }

    #[rstest]
    #[case(Order::Inverted, Given::Initials, "Smith, J. A., van der Hulst, H., Li, J.-P. and UNICEF")]
    #[case(Order::Straight, Given::Tight, "J.A. Smith, H. van der Hulst, J.-P. Li and UNICEF")]
    #[case(Order::FirstInverted, Given::Full, "Smith, John Adam, Harry van der Hulst, Jean-Paul Li and UNICEF")]
    #[case(Order::Inverted, Given::Bare, "Smith, JA, van der Hulst, H, Li, JP and UNICEF")]
    fn arranges(#[case] order: Order, #[case] given: Given, #[case] text: &str) {
        let style = Arrangement { order: Some(order), given: Some(given), ..Arrangement::default() };
        assert_eq!(style.print(&names(), &Words::of("en", 0)), text);
    }

    #[test]
    fn cuts_long_lists() {
        let style = Arrangement { max: Some(2), keep: Some(1), ..Arrangement::default() };
        assert_eq!(style.print(&names(), &Words::of("id", 1)), "Smith, John Adam Dkk.");
    }
}
