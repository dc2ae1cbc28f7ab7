//! What must not be written in a source file, and what must be in the README.

use super::Source;

/// Names that others have registered: the methods of Sillage are described in words of its own. They are written in
/// halves so that this file may be searched like every other.
const MARKS: [(&str, &str); 2] = [("symétrie des ", "attentions"), ("référen", "ciels")];

/// The two commands a newcomer needs.
const COMMANDS: [&str; 2] = ["cargo xtask run", "cargo xtask test"];

/// What makes markup of a string.
const MARKUP: [&str; 9] = [
    "{@html",
    "innerHTML",
    "outerHTML",
    "insertAdjacentHTML",
    "setHTMLUnsafe",
    "createContextualFragment",
    "DOMParser",
    "srcdoc",
    "document.write",
];

/// Every rule about the text of one file.
pub fn check(source: &Source) -> Vec<String> {
    let mut findings = Vec::new();
    // What is generated names things and imports nothing.
    let interface = source.under(&["ui/src/"]) && !source.under(&["ui/src/contract/"]);
    let host = source.under(&["ui/src/host/"]);
    for (number, line) in source.text.lines().enumerate() {
        let lower = line.to_lowercase();
        if MARKS.iter().any(|(first, second)| lower.contains(&format!("{first}{second}"))) {
            findings.push(source.at(number, "the name of a protected mark"));
        }
        if interface && !host && line.contains("@tauri-apps/") {
            findings.push(source.at(number, "only ui/src/host may import from @tauri-apps"));
        }
        if interface && MARKUP.iter().any(|way| line.contains(way)) {
            findings.push(source.at(number, "markup from a string: what a person typed could become a script"));
        }
    }
    if source.ends(".rs") {
        findings
            .extend(sql_through_format(&source.text).into_iter().map(|line| source.at(line, "SQL through format!")));
    }
    findings
}

/// The README names both commands, or a newcomer does not find them.
pub fn check_readme(sources: &[Source]) -> Vec<String> {
    let readme = sources.iter().find(|source| source.path == "README.md").map_or("", |source| &source.text);
    let missing = COMMANDS.iter().filter(|command| !readme.contains(**command));
    missing.map(|command| format!("README.md: does not name “{command}”")).collect()
}

/// The lines, counted from 0, where a `format!` makes a statement: a value in it would be read as SQL.
fn sql_through_format(text: &str) -> Vec<usize> {
    let mut lines = Vec::new();
    for (position, _) in text.match_indices("format!(") {
        let literal = text[position + "format!(".len()..].trim_start().trim_start_matches(['r', '#']);
        let Some(statement) = literal.strip_prefix('"') else { continue };
        let mut words = statement.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
        let first = words.next().unwrap_or_default();
        if VERBS.contains(&first) {
            lines.push(text[..position].matches('\n').count());
        }
    }
    lines
}

/// In capitals, as the house writes them; a sentence that begins with one of these words does not.
const VERBS: [&str; 13] = [
    "SELECT",
    "INSERT",
    "UPDATE",
    "DELETE",
    "REPLACE",
    "CREATE",
    "ALTER",
    "DROP",
    "PRAGMA",
    "ATTACH",
    "VACUUM",
    "WITH",
    "SAVEPOINT",
];

#[cfg(test)]
mod tests {
    use super::{Source, check, check_readme, sql_through_format};

    fn source(path: &str, text: &str) -> Source {
        Source { path: path.to_owned(), text: text.to_owned() }
    }

    #[test]
    fn each_rule_finds_its_case_and_nothing_else() {
        let check = |path: &str, text: &str, expected: usize| {
            assert_eq!(check(&source(path, text)).len(), expected, "{path}: {text}");
        };
        let import = ["import { invoke } from '@tauri-apps", "/api/core'"].concat();
        check("ui/src/lib/a.ts", &import, 1);
        check("ui/src/host/tauri.ts", &import, 0);
        for way in super::MARKUP {
            check("ui/src/kit/A.svelte", &format!("a {way} text"), 1);
            check("ui/src/host/tauri.ts", &format!("a.{way} = text;"), 1);
            check("tests/e2e/rough.test.mjs", &format!("a.{way} = text;"), 0);
        }
        check("ui/src/kit/A.svelte", "<p>{text}</p>", 0);
        check("ui/src/kit/A.svelte", "a.textContent = text; a.innerText = document.title;", 0);
        check("assets/locales/fr/a.ftl", &["a = La Symétrie ", "des Attentions"].concat(), 1);
        check("assets/locales/fr/a.ftl", "a = La symétrie", 0);
    }

    #[test]
    fn a_statement_is_told_from_a_sentence() {
        let opening = ["format", "!("].concat();
        assert_eq!(sql_through_format(&format!("let a = 1;\n{opening}\"SELECT {{name}}\")")), [1]);
        assert_eq!(sql_through_format(&format!("{opening}\n    r#\"PRAGMA key = {{k}}\"#)")), [0]);
        assert!(sql_through_format(&format!("{opening}\"Select a unit\")")).is_empty());
        assert!(sql_through_format("execute(\"SELECT 1\")").is_empty());
    }

    #[test]
    fn the_readme_names_both_commands() {
        assert_eq!(check_readme(&[]).len(), 2);
        assert!(check_readme(&[source("README.md", "`cargo xtask run`, `cargo xtask test`")]).is_empty());
    }
}
