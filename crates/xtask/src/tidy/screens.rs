//! `ui/SCREENS.md`: every row is there and in order, and the tests that hold it exist.

use super::Source;
use super::pointed::{exists, pointed_at};

const PAGE: &str = "ui/SCREENS.md";

/// How many things people know from other programs are looked at.
const ROWS: usize = 62;

/// Findings about the page.
pub fn check(sources: &[Source]) -> Vec<String> {
    let Some(page) = sources.iter().find(|source| source.path == PAGE) else {
        return vec![format!("{PAGE}: is not there")];
    };
    let mut findings = Vec::new();
    let mut rows = 0;
    for (number, line) in page.text.lines().enumerate() {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        let [row, _, _, tests] = cells.as_slice() else { continue };
        let Ok(row) = row.parse::<usize>() else { continue };
        rows += 1;
        if row != rows {
            findings.push(page.at(number, &format!("row {row} stands where row {rows} should")));
            rows = row;
        }
        let pointed = pointed_at(tests);
        // What no test holds is said in bold, so that whoever reads the page sees it first.
        if pointed.is_empty() && !tests.starts_with("**") {
            findings.push(page.at(number, &format!("row {row} points at no test")));
        }
        for name in pointed.iter().filter(|name| !exists(name, sources)) {
            findings.push(page.at(number, &format!("row {row}: nothing is named “{name}”")));
        }
    }
    if rows != ROWS {
        findings.push(format!("{PAGE}: {rows} rows, not {ROWS}"));
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::{ROWS, Source, check};

    fn page(last: &str) -> Vec<Source> {
        let rows: String = (1..=ROWS).map(|row| format!("| {row} | a thing | a place | {last} |\n")).collect();
        let source = |path: &str, text: &str| Source { path: path.to_owned(), text: text.to_owned() };
        vec![
            source("ui/SCREENS.md", &format!("| # | expected | where | held by |\n|---|---|---|---|\n{rows}")),
            source("crates/store/tests/it/main.rs", "#[test]\nfn it_holds() {}"),
            source(
                "tests/e2e/looks.test.mjs",
                "everyLook(test, \"it looks right\", check);\ntest(`a day, ${locale}`);",
            ),
        ]
    }

    #[test]
    fn a_row_is_held_by_what_exists_or_says_that_nothing_holds_it() {
        let held = [
            "`it_holds`",
            "“it looks right”",
            "“a day”",
            "`tests/e2e/looks.test.mjs`",
            "**by hand**",
            "**nothing**: why",
        ];
        for good in held {
            assert_eq!(check(&page(good)), Vec::<String>::new(), "{good}");
        }
        for bad in ["“it looks wrong”", "`it_broke`", "`tests/e2e/sounds.test.mjs`", "by hand", ""] {
            assert_eq!(check(&page(bad)).len(), ROWS, "{bad}");
        }
    }

    #[test]
    fn no_row_is_missing() {
        let mut short = page("`it_holds`");
        short[0].text =
            short[0].text.replace("| 7 | a thing", "| – | a thing").replace("| 62 | a thing", "| – | a thing");
        let line = "ui/SCREENS.md:10: row 8 stands where row 7 should";
        assert_eq!(check(&short), [line, "ui/SCREENS.md: 61 rows, not 62"]);
        assert_eq!(check(&[]), ["ui/SCREENS.md: is not there"]);
    }
}
