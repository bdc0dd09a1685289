//! Every dependency has a licence that `deny.toml` welcomes.

use std::process::Command;

use serde_json::Value;

#[test]
fn dependencies_have_welcome_licences() {
    let deny: toml::Table = std::fs::read_to_string("deny.toml").unwrap().parse().unwrap();
    let allowed: Vec<&str> = deny["licenses"]["allow"].as_array().unwrap().iter().filter_map(|v| v.as_str()).collect();
    let output = Command::new(env!("CARGO")).args(["metadata", "--format-version", "1", "--locked", "--offline"]).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    assert!(packages.len() > 20, "cargo metadata lists the dependencies");
    for package in packages {
        let licence = package["license"].as_str().unwrap_or("none");
        assert!(welcome(licence, &allowed), "{} has the licence {licence}", package["name"]);
    }
}

/// Whether an SPDX expression can be met: all parts of an AND, one of an OR.
fn welcome(expression: &str, allowed: &[&str]) -> bool {
    let expression = expression.replace('/', " OR ");
    if let Some(inner) = expression.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')).filter(|inner| !inner.contains(['(', ')'])) {
        return welcome(inner, allowed);
    }
    if let Some(parts) = split(&expression, " AND ") {
        return parts.iter().all(|part| welcome(part, allowed));
    }
    if let Some(parts) = split(&expression, " OR ") {
        return parts.iter().any(|part| welcome(part, allowed));
    }
    allowed.contains(&expression.trim())
}

/// The parts of an expression between `operator`s that stand outside brackets; `None` where there is none.
fn split(expression: &str, operator: &str) -> Option<Vec<String>> {
    let mut parts = vec![String::new()];
    let mut depth = 0;
    let mut rest = expression;
    while let Some(c) = rest.chars().next() {
        if depth == 0 && rest.starts_with(operator) {
            parts.push(String::new());
            rest = &rest[operator.len()..];
            continue;
        }
        depth += i32::from(c == '(') - i32::from(c == ')');
        parts.last_mut().unwrap().push(c);
        rest = &rest[c.len_utf8()..];
    }
    (parts.len() > 1).then(|| parts.into_iter().map(|part| part.trim().to_owned()).collect())
}
