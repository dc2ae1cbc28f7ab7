//! How long a file may be. Tests do not count: a long table of cases is a good thing.

use super::Source;

const RUST: usize = 600;
const SVELTE: usize = 300;

/// One finding at most: the file is too long.
pub fn check(source: &Source) -> Option<String> {
    let (lines, most) = if source.ends(".svelte") {
        (source.text.lines().count(), SVELTE)
    } else if source.ends(".rs") && !source.path.contains("/tests/") {
        (lines_without_tests(&source.text), RUST)
    } else {
        return None;
    };
    (lines > most).then(|| format!("{}: {lines} lines, {most} at most: split it", source.path))
}

/// Leaves out every item marked `#[cfg(test)]`, down to the brace that closes it at the same indentation.
fn lines_without_tests(text: &str) -> usize {
    let mut count = 0;
    let mut closing: Option<String> = None;
    for line in text.lines() {
        match &closing {
            Some(brace) => {
                if line == brace || (line.ends_with(';') && line.trim_start().starts_with("mod ")) {
                    closing = None;
                }
            }
            None if line.trim() == "#[cfg(test)]" => {
                let indent = line.len() - line.trim_start().len();
                closing = Some(format!("{}}}", " ".repeat(indent)));
            }
            None => count += 1,
        }
    }
    count
}

#[cfg(test)]
mod tests {
    use super::{Source, check, lines_without_tests};

    #[test]
    fn tests_do_not_count() {
        assert_eq!(lines_without_tests("a\n#[cfg(test)]\nmod tests {\n    b\n}\nc\n"), 2);
        assert_eq!(lines_without_tests("a\n#[cfg(test)]\nmod tests;\nb\nc\n"), 3);
    }

    #[test]
    fn a_long_file_is_found() {
        let source = |path: &str, lines: usize| Source { path: path.to_owned(), text: "x\n".repeat(lines) };
        assert!(check(&source("crates/a/src/lib.rs", 600)).is_none());
        assert!(check(&source("crates/a/src/lib.rs", 601)).is_some());
        assert!(check(&source("ui/src/A.svelte", 301)).is_some());
        assert!(check(&source("crates/a/tests/it/main.rs", 900)).is_none());
    }
}
