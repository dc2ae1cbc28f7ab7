//! Lock files: what is built from elsewhere is held by its hash and comes from the two public registries. A package of
//! another source, or one that nothing holds, is a finding.

use serde_json::Value;

use super::Source;

/// Where every crate comes from.
const CRATES: &str = "registry+https://github.com/rust-lang/crates.io-index";

/// Findings of a lock file; every other file has none.
pub fn check(source: &Source) -> Vec<String> {
    let found = match source.path.rsplit('/').next() {
        Some("Cargo.lock") => crates(&source.text),
        Some("package-lock.json") => packages(&source.text),
        _ => Vec::new(),
    };
    found.into_iter().map(|what| format!("{}: {what}", source.path)).collect()
}

fn crates(text: &str) -> Vec<String> {
    let mut findings = Vec::new();
    for package in text.split("[[package]]").skip(1) {
        let of = |key: &str| package.lines().find_map(|line| line.strip_prefix(key)).map(|text| text.trim_matches('"'));
        let Some(from) = of("source = ") else { continue };
        let name = of("name = ").unwrap_or_default();
        if from != CRATES {
            findings.push(format!("{name} comes from {from}"));
        }
        if of("checksum = ").is_none_or(|sum| sum.len() != 64) {
            findings.push(format!("no hash holds {name}"));
        }
    }
    findings
}

fn packages(text: &str) -> Vec<String> {
    let Ok(lock) = serde_json::from_str::<Value>(text) else { return vec!["it cannot be read".to_owned()] };
    let mut findings = Vec::new();
    let all = lock["packages"].as_object().into_iter().flatten().filter(|(name, _)| !name.is_empty());
    for (name, package) in all {
        // Whose registry is asked is told to npm, never by a lock file: an address there would be asked unasked.
        if !package["resolved"].is_null() {
            findings.push(format!("{name} names where it comes from"));
        }
        if !package["integrity"].as_str().is_some_and(|hash| hash.starts_with("sha512-")) {
            findings.push(format!("no hash holds {name}"));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lock(path: &str, text: &str) -> Vec<String> {
        check(&Source { path: path.into(), text: text.into() })
    }

    #[test]
    fn a_crate_of_elsewhere_or_without_its_hash_is_found() {
        let sum = "0".repeat(64);
        let good = format!(
            "[[package]]\nname = \"ours\"\n\n[[package]]\nname = \"a\"\nsource = \"{CRATES}\"\nchecksum = \"{sum}\"\n"
        );
        assert_eq!(lock("Cargo.lock", &good), Vec::<String>::new());
        let other = good.replace(CRATES, "git+https://example.org/a");
        assert_eq!(lock("Cargo.lock", &other), ["Cargo.lock: a comes from git+https://example.org/a"]);
        let bare = good.replace(&format!("checksum = \"{sum}\"\n"), "");
        assert_eq!(lock("x/Cargo.lock", &bare), ["x/Cargo.lock: no hash holds a"]);
    }

    #[test]
    fn a_package_that_names_its_place_or_has_no_hash_is_found() {
        let good = r#"{"packages": {"": {}, "node_modules/a": {"integrity": "sha512-x"}}}"#;
        assert_eq!(lock("ui/package-lock.json", good), Vec::<String>::new());
        let bad =
            r#"{"packages": {"node_modules/a": {"resolved": "https://example.org/a.tgz", "integrity": "sha1-x"}}}"#;
        assert_eq!(lock("ui/package-lock.json", bad).len(), 2);
        assert_eq!(lock("ui/package-lock.json", "{"), ["ui/package-lock.json: it cannot be read"]);
    }
}
