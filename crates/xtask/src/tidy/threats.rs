//! `tests/THREATS.md`: every row is there, and what it points at exists.

use super::Source;
use super::pointed::{exists, pointed_at};

const PAGE: &str = "tests/THREATS.md";

/// What has to be answered: who one is, what is altered, denied, told, stopped, and who may more than they should.
const ROWS: [&str; 35] = [
    "S1", "S2", "S3", "S4", "S5", "S6", "T1", "T2", "T3", "T4", "T5", "T6", "T7", "T8", "T9", "T10", "T11", "N1", "N2",
    "I1", "I2", "I3", "I4", "I5", "I6", "I7", "I8", "I9", "D1", "D2", "D3", "E1", "E2", "E3", "E4",
];

/// Findings about the page.
pub fn check(sources: &[Source]) -> Vec<String> {
    let Some(page) = sources.iter().find(|source| source.path == PAGE) else {
        return vec![format!("{PAGE}: is not there")];
    };
    let mut findings = Vec::new();
    let mut rows = Vec::new();
    for (number, line) in page.text.lines().enumerate() {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        let [row, _, answer, tests] = cells.as_slice() else { continue };
        if !row.starts_with(|letter: char| letter.is_ascii_uppercase())
            || !row.ends_with(|end: char| end.is_ascii_digit())
        {
            continue;
        }
        rows.push((*row).to_owned());
        // Said in bold, so that whoever reads the page sees it first.
        if answer.starts_with("**not answered**") {
            continue;
        }
        let pointed = pointed_at(tests);
        if pointed.is_empty() {
            findings.push(page.at(number, &format!("{row} points at no test")));
        }
        for name in pointed.iter().filter(|name| !exists(name, sources)) {
            findings.push(page.at(number, &format!("{row}: nothing is named “{name}”")));
        }
    }
    let missing = ROWS.iter().filter(|row| rows.iter().all(|known| known != *row));
    findings.extend(missing.map(|row| format!("{PAGE}: no row {row}")));
    findings
}

#[cfg(test)]
mod tests {
    use super::{ROWS, Source, check};

    fn page(last: &str) -> Vec<Source> {
        let rows = ROWS.map(|row| format!("| {row} | a threat | an answer | `it_holds`, {last} |\n")).concat();
        let source = |path: &str, text: &str| Source { path: path.to_owned(), text: text.to_owned() };
        vec![
            source("tests/THREATS.md", &format!("| row | threat | answer | test |\n|---|---|---|---|\n{rows}")),
            source("crates/store/tests/it/main.rs", "#[test]\nfn it_holds() {}"),
            source("tests/e2e/host.test.mjs", "test(\"nobody else is answered\", async () => {});"),
            source("crates/xtask/src/faults.rs", "(\"full\", \"full disks\", disks::full)"),
        ]
    }

    #[test]
    fn a_row_points_at_what_exists() {
        for good in ["“nobody else is answered”", "`tests/e2e/host.test.mjs`", "`cargo xtask faults full`"] {
            assert_eq!(check(&page(good)), Vec::<String>::new(), "{good}");
        }
        for bad in ["“somebody is answered”", "`tests/e2e/guest.test.mjs`", "`cargo xtask faults rot`", "`it_breaks`"]
        {
            assert_eq!(check(&page(bad)).len(), ROWS.len(), "{bad}");
        }
        let mut short = page("`it_holds`");
        short[0].text = short[0]
            .text
            .replace("| I9 |", "| J |")
            .replace("| D3 | a threat | an answer | `it_holds`, `it_holds` |", "| D3 | a | b | by hand |");
        short[0].text.push_str("| N3 | a threat | **not answered**: not yet | |\n");
        assert_eq!(check(&short), ["tests/THREATS.md:33: D3 points at no test", "tests/THREATS.md: no row I9"]);
    }
}
