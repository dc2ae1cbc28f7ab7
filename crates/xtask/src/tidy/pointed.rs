//! What the pages `tests/THREATS.md` and `ui/SCREENS.md` point at exists. A test that was renamed would answer nobody.

use super::Source;

/// What stands in `code` or in “quotes”.
pub fn pointed_at(cell: &str) -> Vec<String> {
    let between = |open: char, close: char| {
        let mut found = Vec::new();
        let mut rest = cell;
        while let Some((name, after)) = rest.split_once(open).and_then(|(_, rest)| rest.split_once(close)) {
            found.push(name.to_owned());
            rest = after;
        }
        found
    };
    [between('`', '`'), between('“', '”')].concat()
}

/// A file, parts of the faults, a test of Rust, or the title of a test in the browser, the window or the interface.
pub fn exists(name: &str, sources: &[Source]) -> bool {
    let tests =
        |ending: &'static [&str]| sources.iter().filter(move |source| ending.iter().any(|end| source.ends(end)));
    if let Some(parts) = name.strip_prefix("cargo xtask faults ") {
        let bench = sources.iter().find(|source| source.path == "crates/xtask/src/faults.rs");
        return bench.is_some_and(|bench| parts.split(' ').all(|part| bench.text.contains(&format!("(\"{part}\", "))));
    }
    if name == "cargo xtask tidy" {
        return true;
    }
    if name.contains('/') {
        return sources.iter().any(|source| source.path == name);
    }
    let function = format!("fn {name}(");
    // `test("…"`, `test(\`…, ${locale}\``, and `everyLook(test, "…"`.
    let titles = [format!("(\"{name}"), format!("(`{name}"), format!("(test, \"{name}")];
    tests(&[".rs"]).any(|source| source.text.contains(&function))
        || tests(&[".mjs", ".ts"]).any(|source| titles.iter().any(|title| source.text.contains(title)))
}
