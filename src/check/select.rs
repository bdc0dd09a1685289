//! Which rules run, and how much do they matter? [`Selection`]: made of the settings and the command line.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::rules::{self, Rule};
use super::{Settings, nearest};
use crate::diagnostic::{Group, Severity};
use crate::{Error, Result};

/// The rules of a run.
#[derive(Clone, Debug, Default)]
pub struct Selection {
    enabled: BTreeSet<&'static str>,
    severity: BTreeMap<&'static str, Severity>,
    per_file: Vec<(String, BTreeSet<&'static str>)>,
}

/// What the command line selects, over the settings.
#[derive(Clone, Debug, Default)]
pub struct Choice {
    /// In place of the settings' choice.
    pub select: Vec<String>,
    /// Besides.
    pub extend_select: Vec<String>,
    /// Not these.
    pub ignore: Vec<String>,
}

impl Selection {
    /// The rules that are on by default.
    pub fn by_default() -> Self {
        Self { enabled: rules::all().filter(|rule| rule.meta().default).map(|rule| rule.meta().name).collect(), ..Self::default() }
    }

    /// First the settings: their `select` or the defaults, with `extend-select`, without `ignore`. Then the command line: its `select`
    /// takes the place of all that, its `extend-select` adds, its `ignore` takes away.
    ///
    /// # Errors
    /// When a name fits no rule and no group.
    pub fn new(settings: &Settings, choice: &Choice) -> Result<Self> {
        let mut selection = Self::by_default();
        if let Some(select) = &settings.select {
            selection.enabled = names(select)?;
        }
        selection.enabled.extend(names(&settings.extend_select)?);
        remove(&mut selection.enabled, &names(&settings.ignore)?);
        if !choice.select.is_empty() {
            selection.enabled = names(&choice.select)?;
        }
        selection.enabled.extend(names(&choice.extend_select)?);
        remove(&mut selection.enabled, &names(&choice.ignore)?);
        // What is named exactly is set last: it overrides its group.
        let (exact, broad): (Vec<_>, Vec<_>) = settings.severity.iter().partition(|(pattern, _)| rules::find(pattern).is_some());
        for (pattern, severity) in broad.into_iter().chain(exact) {
            selection.severity.extend(matching(pattern)?.into_iter().map(|name| (name, *severity)));
        }
        for (file, patterns) in &settings.per_file_ignores {
            selection.per_file.push((file.clone(), names(patterns)?));
        }
        Ok(selection)
    }

    /// The rules that run, in order of their names.
    pub fn rules(&self) -> Vec<&'static dyn Rule> {
        let mut rules: Vec<_> = rules::all().filter(|rule| self.enabled.contains(rule.meta().name)).collect();
        rules.sort_by_key(|rule| rule.meta().name);
        rules
    }

    /// The severity that the settings give to a rule.
    pub fn severity(&self, rule: &str) -> Option<Severity> {
        self.severity.get(rule).copied()
    }

    /// Whether the rule is not heard in that file.
    pub fn ignores(&self, file: &str, rule: &str) -> bool {
        let name = Path::new(file).file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
        let fits = |pattern: &str| glob(pattern, file) || glob(pattern, &name);
        self.per_file.iter().any(|(pattern, rules)| rules.contains(rule) && fits(pattern))
    }
}

fn remove(from: &mut BTreeSet<&'static str>, names: &BTreeSet<&'static str>) {
    from.retain(|name| !names.contains(name));
}

fn names(patterns: &[String]) -> Result<BTreeSet<&'static str>> {
    let mut out = BTreeSet::new();
    for pattern in patterns {
        out.extend(matching(pattern)?);
    }
    Ok(out)
}

/// The rules that a name, a group, a pattern with `*` or `all` means.
///
/// # Errors
/// When it means none; the nearest name is told.
pub fn matching(pattern: &str) -> Result<Vec<&'static str>> {
    let pattern = pattern.trim();
    let fits = |rule: &&'static dyn Rule| {
        let meta = rule.meta();
        pattern == "all" || meta.group.as_str() == pattern || glob(pattern, meta.name)
    };
    let found: Vec<&'static str> = rules::all().filter(fits).map(|rule| rule.meta().name).collect();
    let known_group = Group::ALL.iter().any(|group| group.as_str() == pattern);
    if found.is_empty() && !known_group {
        return Err(unknown(pattern));
    }
    Ok(found)
}

/// The complaint about a name that is no rule's.
pub fn unknown(name: &str) -> Error {
    let names = rules::all().map(|rule| rule.meta().name).chain(Group::ALL.iter().map(|group| group.as_str()));
    let hint = nearest(name, names).map_or_else(|| "; `ibid rules` lists them".to_owned(), |near| format!("; did you mean {near}?"));
    Error::Usage(format!("no rule is called {name}{hint}"))
}

/// Whether a text fits a pattern in which `*` stands for any characters and `?` for one.
pub fn glob(pattern: &str, text: &str) -> bool {
    let (pattern, text): (Vec<char>, Vec<char>) = (pattern.chars().collect(), text.chars().collect());
    let (mut p, mut t) = (0, 0);
    let mut star: Option<(usize, usize)> = None;
    while let Some(&c) = text.get(t) {
        match pattern.get(p) {
            Some('*') => {
                star = Some((p, t));
                p += 1;
            }
            Some(&sign) if sign == '?' || sign == c => (p, t) = (p + 1, t + 1),
            _ => match &mut star {
                Some((at, from)) => {
                    *from += 1;
                    (p, t) = (*at + 1, *from);
                }
                None => return false,
            },
        }
    }
    pattern.get(p..).unwrap_or(&[]).iter().all(|sign| *sign == '*')
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("*-field", "missing-field", true)]
    #[case("*", "", true)]
    #[case("a*b*c", "aXbYc", true)]
    #[case("a*b*c", "aXbY", false)]
    #[case("dir/?.bib", "dir/a.bib", true)]
    #[case("dir/?.bib", "dir/ab.bib", false)]
    #[case("*.bib", "dir/ab.bib", true)]
    fn globs(#[case] pattern: &str, #[case] text: &str, #[case] fits: bool) {
        assert_eq!(glob(pattern, text), fits);
    }

    fn choice(select: &str, extend: &str, ignore: &str) -> Choice {
        let list = |text: &str| text.split_whitespace().map(str::to_owned).collect();
        Choice { select: list(select), extend_select: list(extend), ignore: list(ignore) }
    }

    fn enabled(settings: &str, choice: &Choice) -> Vec<&'static str> {
        let settings: Settings = toml::from_str(settings).unwrap();
        Selection::new(&settings, choice).unwrap().rules().iter().map(|rule| rule.meta().name).collect()
    }

    #[test]
    fn settings_come_first_and_the_command_line_over_them() {
        assert_eq!(enabled("select = ['reversed-pages', 'syntax']", &choice("", "", "")), ["reversed-pages", "syntax"]);
        assert_eq!(enabled("select = ['all']\nignore = ['*']", &choice("", "", "")), [""; 0]);
        assert_eq!(enabled("ignore = ['syntax']", &choice("syntax", "reversed-pages", "")), ["reversed-pages", "syntax"]);
        assert_eq!(enabled("select = ['syntax', 'reversed-pages']", &choice("", "", "numbers")), ["syntax"]);
        assert!(enabled("", &choice("", "", "")).contains(&"missing-field"));
    }

    #[test]
    fn an_unknown_rule_is_told_with_the_nearest() {
        let error = Selection::new(&Settings::default(), &choice("reverse-pages", "", "")).unwrap_err().to_string();
        assert_eq!(error, "no rule is called reverse-pages; did you mean reversed-pages?");
        assert!(unknown("qqqqqqqq").to_string().ends_with("`ibid rules` lists them"));
    }

    #[test]
    fn an_exact_name_outweighs_its_group() {
        let settings: Settings = toml::from_str("severity = { reversed-pages = 'info', numbers = 'warning' }").unwrap();
        let selection = Selection::new(&settings, &Choice::default()).unwrap();
        assert_eq!(selection.severity("reversed-pages"), Some(Severity::Info));
        assert_eq!(selection.severity("syntax"), None);
    }

    #[test]
    fn rules_are_ignored_in_files_by_path_or_name() {
        let settings: Settings = toml::from_str("per-file-ignores = { 'old*.bib' = ['files'] }").unwrap();
        let selection = Selection::new(&settings, &Choice::default()).unwrap();
        assert!(selection.ignores("dir/old-1.bib", "syntax") && !selection.ignores("dir/new.bib", "syntax"));
        assert!(!selection.ignores("dir/old-1.bib", "reversed-pages"));
    }
}
