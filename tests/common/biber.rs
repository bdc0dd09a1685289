//! What biber says of a `.bib` file.

use std::path::Path;
use std::process::Command;

/// The warnings and errors of `biber --tool --validate-datamodel`, without their heads. `None`, with a message, where biber is not installed;
/// with `IBID_REQUIRE_PROGRAMS=1` that is a failure.
pub fn biber_warnings(path: &Path) -> Option<Vec<String>> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    // biber counts a `.bib` by its name: a copy keeps its output files out of the repository.
    let copy = folder.path().join("checked.bib");
    std::fs::copy(path, &copy).expect("a readable file");
    let output = Command::new("biber")
        .args(["--tool", "--validate-datamodel", "--nolog", "--output-file"])
        .arg(folder.path().join("out.bib"))
        .arg(&copy)
        .output();
    let output = match output {
        Ok(output) => output,
        Err(error) => {
            assert!(std::env::var("IBID_REQUIRE_PROGRAMS").as_deref() != Ok("1"), "biber is required: {error}");
            eprintln!("skipped: biber cannot be run: {error}");
            return None;
        }
    };
    let said = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    let complaints: Vec<String> = said
        .lines()
        .filter(|line| line.starts_with("WARN") || line.starts_with("ERROR"))
        .map(|line| line.trim_start_matches("WARN - ").to_owned())
        .collect();
    assert!(output.status.success() || !complaints.is_empty(), "biber failed: {said}");
    Some(complaints)
}

/// Those of the complaints that are not about a mandatory field that is missing.
pub fn without_missing_fields(complaints: Vec<String>) -> Vec<String> {
    complaints.into_iter().filter(|line| !line.contains("Missing mandatory field")).collect()
}
