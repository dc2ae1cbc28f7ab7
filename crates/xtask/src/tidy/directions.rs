//! Which crate of ours may use which. Crates of others are cargo-deny's business.

use crate::cargo;
use crate::shell::output;
use serde_json::Value;

/// The whole picture: a crate, and the crates of ours it may depend on.
const MAY_USE: [(&str, &[&str]); 14] = [
    ("sillage-domain", &[]),
    ("sillage-sync-protocol", &[]),
    ("sillage-i18n", &[]),
    ("sillage-sheets", &[]),
    ("sillage-store", &["sillage-domain", "sillage-sync-protocol"]),
    ("sillage-sync", &["sillage-domain", "sillage-store", "sillage-sync-protocol"]),
    ("sillage-report", &["sillage-domain", "sillage-i18n"]),
    ("sillage-pdf", &["sillage-report"]),
    (
        "sillage-api",
        &["sillage-domain", "sillage-store", "sillage-sync", "sillage-report", "sillage-i18n", "sillage-sheets"],
    ),
    ("sillage-server", &["sillage-sync-protocol", "sillage-domain", "sillage-i18n"]),
    ("sillage-cli", &["sillage-api", "sillage-pdf", "sillage-i18n", "sillage-sheets"]),
    ("sillage-devhost", HOST),
    ("sillage", HOST),
    ("sillage-testkit", ANY),
];
const HOST: &[&str] = &["sillage-api", "sillage-pdf"];
const ANY: &[&str] = &[
    "sillage-domain",
    "sillage-sync-protocol",
    "sillage-i18n",
    "sillage-sheets",
    "sillage-store",
    "sillage-sync",
    "sillage-report",
    "sillage-pdf",
    "sillage-api",
    "sillage-server",
];

/// Compares the manifests with the picture.
pub fn check() -> Result<Vec<String>, String> {
    let metadata = output(cargo::cargo("metadata")?.args(["--no-deps", "--format-version", "1"]))
        .ok_or("cargo metadata failed")?;
    let metadata: Value = serde_json::from_str(&metadata).map_err(|error| format!("cargo metadata: {error}"))?;
    Ok(findings(&metadata))
}

fn findings(metadata: &Value) -> Vec<String> {
    let mut findings = Vec::new();
    for package in array(&metadata["packages"]) {
        let name = package["name"].as_str().unwrap_or_default();
        if name == "sillage-xtask" {
            continue;
        }
        let Some((_, allowed)) = MAY_USE.iter().find(|(known, _)| *known == name) else {
            findings.push(format!("{name}: a crate without a place in the direction of dependency"));
            continue;
        };
        for dependency in array(&package["dependencies"]) {
            let used = dependency["name"].as_str().unwrap_or_default();
            if !used.starts_with("sillage") || allowed.contains(&used) {
                continue;
            }
            // Tests may use the kit that exists for them, and whatever lies below the crate they test; a server is tested
            // by real devices.
            let is_other_side =
                name == "sillage-server" && (used == "sillage-sync" || lies_below("sillage-sync", used));
            let may_test = used == "sillage-testkit" || is_other_side || lies_below(name, used);
            if dependency["kind"].as_str() == Some("dev") && may_test {
                continue;
            }
            findings.push(format!("{name}: must not depend on {used}"));
        }
    }
    findings
}

fn lies_below(name: &str, used: &str) -> bool {
    let allowed = MAY_USE.iter().find(|(known, _)| *known == name).map_or(&[][..], |(_, allowed)| allowed);
    allowed.iter().any(|direct| *direct == used || lies_below(direct, used))
}

fn array(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use super::findings;
    use serde_json::json;

    #[test]
    fn a_dependency_against_the_direction_is_found() {
        let check = |name: &str, used: &str, kind: Option<&str>, expected: usize| {
            let metadata = json!({"packages": [{"name": name, "dependencies": [{"name": used, "kind": kind}]}]});
            assert_eq!(findings(&metadata).len(), expected, "{name} -> {used} ({kind:?})");
        };
        check("sillage-api", "sillage-store", None, 0);
        check("sillage-api", "serde", None, 0);
        check("sillage-store", "sillage-api", None, 1);
        check("sillage-domain", "sillage-i18n", None, 1);
        check("sillage-store", "sillage-testkit", Some("dev"), 0);
        check("sillage-store", "sillage-testkit", None, 1);
        check("sillage-pdf", "sillage-api", Some("dev"), 1);
        check("sillage-pdf", "sillage-domain", Some("dev"), 0);
        check("sillage-pdf", "sillage-domain", None, 1);
        check("sillage-elsewhere", "serde", None, 1);
    }
}
