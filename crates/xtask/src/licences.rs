//! The licences of what the programs are built from: read from the lock files, cargo's own list of dependencies and the
//! files the authors put beside their code; written to `ui/src/contract/licences.json`, which the program shows.
//!
//! What only builds or tests is left out: it is not in what people install. The list is that of a Linux build.

use crate::cargo;
use crate::shell::{Outcome, output, root};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

const FILE: &str = "ui/src/contract/licences.json";
const PLATFORM: &str = "x86_64-unknown-linux-gnu";
/// The programs people install.
const ROOTS: [&str; 3] = ["sillage", "sillage-cli", "sillage-server"];
/// Typefaces in the programs: name, licence, its text.
const FONTS: [(&str, &str, &str); 2] = [
    ("Atkinson Hyperlegible Next", "OFL-1.1", "assets/fonts/OFL-AtkinsonHyperlegibleNext.txt"),
    ("DejaVu Sans", "LicenseRef-DejaVu", "assets/fonts/LICENSE-DejaVu.txt"),
];

/// Works of others inside a crate of others: name, licence, the crate, and its text in there.
const INSIDE: [(&str, &str, &str, &str); 3] = [
    ("SQLCipher", "BSD-3-Clause", "sqlcipher-src", "sqlcipher/LICENSE-sqlcipher"),
    ("LibTomCrypt", "WTFPL", "sqlcipher-src", "sqlcipher/LICENSE-libtomcrypt"),
    ("Zstandard", "BSD-3-Clause", "zstd-sys", "zstd/LICENSE"),
];

/// Crates that are linked on another platform alone: cargo tells of which platform a dependency is, not a feature.
const ELSEWHERE: [&str; 1] = ["openssl-sys"];

/// A package whose lock file names no licence is under the one its own file bears; so far that was this one each time.
const SILENT: &str = "MIT";

/// One thing of others.
struct Work {
    name: String,
    version: String,
    licence: String,
    folder: PathBuf,
}

/// Writes the list.
pub fn write() -> Outcome {
    let works = works()?;
    let lines: Vec<Value> = works.iter().map(line).collect();
    let list = json!({ "works": lines, "texts": texts(&works)? });
    let text = serde_json::to_string_pretty(&list).map_err(|error| error.to_string())?;
    std::fs::write(root().join(FILE), text + "\n").map_err(|error| format!("{FILE}: {error}"))?;
    println!("{FILE}: {} works", lines.len());
    Ok(())
}

/// What is wrong with the list that is there.
pub fn check() -> Result<Vec<String>, String> {
    let text = std::fs::read_to_string(root().join(FILE)).unwrap_or_default();
    let there: Value = serde_json::from_str(&text).unwrap_or_default();
    let named = |work: &Value| {
        ["name", "version", "licence"].map(|field| work[field].as_str().unwrap_or_default().to_owned()).join(" ")
    };
    let shown: BTreeSet<String> = there["works"].as_array().into_iter().flatten().map(named).collect();
    let used: BTreeSet<String> = works()?.iter().map(line).map(|work| named(&work)).collect();
    let mut findings: Vec<String> = used.difference(&shown).map(|work| format!("{FILE}: lacks {work}")).collect();
    findings.extend(shown.difference(&used).map(|work| format!("{FILE}: names {work}, which is not used")));
    if !findings.is_empty() {
        findings.push(format!("{FILE}: `cargo xtask codegen` writes it anew"));
    }
    // A licence nobody can read in the program is no licence given along.
    for work in there["works"].as_array().into_iter().flatten() {
        let named = ids(work["licence"].as_str().unwrap_or_default());
        if !named.iter().any(|id| there["texts"][id].as_str().is_some_and(|text| !text.is_empty())) {
            findings.push(format!("{FILE}: no text of {}, the licence of {}", work["licence"], work["name"]));
        }
    }
    Ok(findings)
}

fn line(work: &Work) -> Value {
    json!({ "name": work.name, "version": work.version, "licence": work.licence, "holders": holders(&work.folder) })
}

fn works() -> Result<Vec<Work>, String> {
    let mut works = crates()?;
    for (name, licence, within, text) in INSIDE {
        let holder = works.iter().find(|work| work.name == within).map(|work| work.folder.join(text));
        works.extend(holder.map(|folder| Work {
            name: name.into(),
            version: String::new(),
            licence: licence.into(),
            folder,
        }));
    }
    works.extend(packages()?);
    works.extend(FONTS.iter().map(|(name, licence, text)| Work {
        name: (*name).into(),
        version: String::new(),
        licence: (*licence).into(),
        folder: root().join(text),
    }));
    works.sort_by_key(|work| (work.name.to_lowercase(), work.version.clone()));
    works.dedup_by_key(|work| (work.name.clone(), work.version.clone()));
    Ok(works)
}

/// The crates the programs are linked from, by cargo's own answer.
fn crates() -> Result<Vec<Work>, String> {
    let mut metadata = cargo::cargo("metadata")?;
    metadata.args(["--format-version", "1", "--locked", "--filter-platform", PLATFORM]);
    let text = output(&mut metadata).ok_or("cargo metadata failed")?;
    let metadata: Value = serde_json::from_str(&text).map_err(|error| error.to_string())?;
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let packages: BTreeMap<String, Value> =
        list(&metadata["packages"]).into_iter().map(|package| (text(&package["id"]), package)).collect();
    let nodes: BTreeMap<String, Value> =
        list(&metadata["resolve"]["nodes"]).into_iter().map(|node| (text(&node["id"]), node)).collect();
    let is_root = |package: &&Value| ROOTS.contains(&package["name"].as_str().unwrap_or_default());
    let mut waiting: Vec<String> = packages.values().filter(is_root).map(|package| text(&package["id"])).collect();
    let mut seen = BTreeSet::new();
    while let Some(id) = waiting.pop() {
        if !seen.insert(id.clone()) {
            continue;
        }
        for dependency in nodes.get(&id).map(|node| list(&node["deps"])).unwrap_or_default() {
            // Neither build scripts nor tests are in what people install, but what a script compiles in is.
            let id = text(&dependency["pkg"]);
            let name = packages.get(&id).map(|package| text(&package["name"])).unwrap_or_default();
            if ELSEWHERE.contains(&name.as_str()) {
                continue;
            }
            let brings_code = name.ends_with("-src");
            if brings_code || list(&dependency["dep_kinds"]).iter().any(|kind| kind["kind"].is_null()) {
                waiting.push(id);
            }
        }
    }
    let foreign = seen.iter().filter_map(|id| packages.get(id)).filter(|package| !package["source"].is_null());
    Ok(foreign
        .map(|package| Work {
            name: text(&package["name"]),
            version: text(&package["version"]),
            licence: text(&package["license"]).replace('/', " OR "),
            folder: Path::new(&text(&package["manifest_path"])).parent().map(Path::to_path_buf).unwrap_or_default(),
        })
        .collect())
}

/// The packages the interface is built from, by its lock file.
fn packages() -> Result<Vec<Work>, String> {
    let lock = std::fs::read_to_string(root().join("ui/package-lock.json")).map_err(|error| error.to_string())?;
    let lock: Value = serde_json::from_str(&lock).map_err(|error| error.to_string())?;
    let packages = lock["packages"].as_object().ok_or("ui/package-lock.json names no packages")?;
    let shipped = packages.iter().filter(|(path, package)| {
        !path.is_empty() && package["dev"] != true && package["optional"] != true && package["peer"] != true
    });
    Ok(shipped
        .map(|(path, package)| Work {
            name: path.rsplit("node_modules/").next().unwrap_or(path).to_owned(),
            version: package["version"].as_str().unwrap_or_default().to_owned(),
            licence: package["license"].as_str().unwrap_or(SILENT).to_owned(),
            folder: root().join("ui").join(path),
        })
        .collect())
}

/// The files in which authors say under which licence their work is, or the file itself.
fn notices(place: &Path) -> Vec<PathBuf> {
    if place.is_file() {
        return vec![place.to_path_buf()];
    }
    let is_notice = |path: &PathBuf| {
        let name = path.file_name().map(|name| name.to_string_lossy().to_uppercase()).unwrap_or_default();
        path.is_file() && ["LICENSE", "LICENCE", "COPYING", "NOTICE"].iter().any(|start| name.starts_with(start))
    };
    let entries = std::fs::read_dir(place).into_iter().flatten().flatten();
    let mut found: Vec<PathBuf> = entries.map(|entry| entry.path()).filter(is_notice).collect();
    found.sort();
    found
}

/// Whose work it is, as its files say.
fn holders(place: &Path) -> Vec<String> {
    let mut found = BTreeSet::new();
    for notice in notices(place) {
        let text = std::fs::read_to_string(notice).unwrap_or_default();
        let lines = text.lines().map(|line| line.trim().trim_start_matches(['*', '/', '#', ' ']));
        let lines = lines.map(|line| line.strip_prefix("Copyright: ").unwrap_or(line));
        found.extend(lines.filter(|line| is_holder(line)).map(str::to_owned));
    }
    found.into_iter().collect()
}

/// `Copyright (c) 2020 Somebody`, and not a sentence of a licence that begins with the word.
fn is_holder(line: &str) -> bool {
    let lower = line.to_lowercase();
    let says = lower.starts_with("copyright (c)") || lower.starts_with("copyright ©");
    // A licence counts its own clauses, too: “(c) You must retain”.
    let dated =
        (lower.starts_with("copyright ") || lower.starts_with("(c) ")) && lower.chars().any(|c| c.is_ascii_digit());
    (says || dated)
        && line.chars().count() < 200
        && !["[", "{", "<year", "<name", "<copyright"].iter().any(|blank| lower.contains(blank))
}

/// The licences an expression names.
fn ids(expression: &str) -> Vec<String> {
    let words = expression.split(|c: char| c.is_whitespace() || "()".contains(c));
    words.filter(|word| !["", "OR", "AND", "WITH"].contains(word)).map(str::to_owned).collect()
}

/// One text a licence: our own for ours, else that of a work under it alone.
fn texts(works: &[Work]) -> Result<Map<String, Value>, String> {
    let named: BTreeSet<String> = works.iter().flat_map(|work| ids(&work.licence)).collect();
    let mut texts = Map::new();
    // Where a work may be had under another licence too, this one is not the one taken.
    for id in named.into_iter().filter(|id| !id.starts_with("GPL")) {
        let ours = match id.as_str() {
            "MIT" => Some(root().join("LICENSE-MIT")),
            "Apache-2.0" => Some(root().join("LICENSE-APACHE")),
            _ => None,
        };
        let only =
            works.iter().filter(|work| work.licence == id).find_map(|work| notices(&work.folder).into_iter().next());
        let bears_its_name = || {
            let short = id.split('-').next().unwrap_or_default().to_uppercase();
            let mut among =
                works.iter().filter(|work| ids(&work.licence).contains(&id)).flat_map(|work| notices(&work.folder));
            among.find(|path| {
                path.file_name().is_some_and(|name| name.to_string_lossy().to_uppercase().contains(&short))
            })
        };
        if let Some(path) = ours.or(only).or_else(bears_its_name) {
            let text = std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
            texts.insert(id, text.trim().into());
        }
    }
    Ok(texts)
}

#[cfg(test)]
mod tests {
    use super::{ids, is_holder};

    #[test]
    fn an_expression_names_its_licences() {
        assert_eq!(ids("MIT OR Apache-2.0"), ["MIT", "Apache-2.0"]);
        assert_eq!(ids("(MIT OR Apache-2.0) AND Unicode-3.0"), ["MIT", "Apache-2.0", "Unicode-3.0"]);
    }

    #[test]
    fn a_holder_is_told_from_a_sentence() {
        assert!(is_holder("Copyright (c) 2020 Somebody"));
        assert!(is_holder("Copyright 2018-2024 Somebody Else"));
        assert!(is_holder("(c) 2019 Somebody"));
        assert!(!is_holder("(c) You must retain, in the Source form of any Derivative Works"));
        assert!(!is_holder("Copyright notice and this permission notice shall be included"));
        assert!(!is_holder("Copyright [yyyy] [name of copyright owner]"));
    }
}
