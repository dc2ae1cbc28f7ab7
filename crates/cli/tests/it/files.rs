//! The structural refusals of a referential through its files: JSON and workbook, looked through and brought in by the
//! registry and by `sillagectl referential import`. The code is that of the command that would write the same.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::{Value, json};
use sillage_domain::network::Role;
use sillage_sheets::{Column, Limits, SheetToWrite, Written, read, write};
use sillage_testkit::{Desk, START};

use crate::doors::Door;

/// One refusal: how a document breaks it, how a workbook does (sheet, row to repeat or 0, then column and text), the
/// code, and where each is told.
struct Row {
    code: &'static str,
    document: fn(&mut Value),
    cells: &'static [(&'static str, u32, u32, &'static str)],
    pointer: &'static str,
    cell: (&'static str, &'static str),
}

/// A row of a sheet written again at its end, without its key; then single cells.
const AGAIN: u32 = 0;

const ROWS: &[Row] = &[
    Row {
        code: "sixth_moment",
        document: |content| again(content, "moments", 0),
        cells: &[("Moments de vérité", 2, AGAIN, "")],
        pointer: "/content/moments/",
        cell: ("Moments de vérité", ""),
    },
    Row {
        code: "fourth_attitude",
        document: |content| again(content, "attitudes", 0),
        cells: &[("Attitudes", 2, AGAIN, "")],
        pointer: "/content/attitudes/3",
        cell: ("Attitudes", "A5"),
    },
    Row {
        code: "second_promise",
        document: |content| content["promise"] = json!([content["promise"], content["promise"]]),
        cells: &[("Promesse", 2, AGAIN, "")],
        pointer: "/content/promise/1",
        cell: ("Promesse", "A3"),
    },
    Row {
        code: "skill_code_taken",
        document: |content| content["skills"][1]["code"] = content["skills"][0]["code"].clone(),
        cells: &[("Compétences", 3, 1, "=")],
        pointer: "/content/skills/1/code",
        cell: ("Compétences", "A3"),
    },
    Row {
        code: "channel_or_occasion",
        document: |content| content["moments"][0]["occasion"] = json!("Point du matin"),
        cells: &[("Moments de vérité", 2, 2, "Point du matin")],
        pointer: "/content/moments/0/channel",
        cell: ("Moments de vérité", "A2"),
    },
    Row {
        code: "importance_out_of_range",
        document: |content| content["skills"][0]["importance"] = json!(4),
        cells: &[("Compétences", 2, 6, "4")],
        pointer: "/content/skills/0/importance",
        cell: ("Compétences", "F2"),
    },
    Row {
        code: "scale_out_of_range",
        document: |content| content["skills"][0]["scale_max"] = json!(9),
        cells: &[("Compétences", 2, 9, "9")],
        pointer: "/content/skills/0/scale_max",
        cell: ("Compétences", "I2"),
    },
    Row {
        code: "item_unknown",
        document: |content| content["skills"][0]["moment"] = json!("01900000-0000-7000-8000-00000000000f"),
        cells: &[("Compétences", 2, 11, "Un moment que personne n’a écrit")],
        pointer: "/content/skills/0/moment",
        cell: ("Compétences", "K2"),
    },
];

/// An item once more, under no identity.
fn again(content: &mut Value, list: &str, at: usize) {
    let mut item = content[list][at].clone();
    item["item"] = json!("00000000-0000-0000-0000-000000000000");
    for signs in ["rituals", "cues"] {
        if item.get(signs).is_some() {
            item[signs] = json!([]);
        }
    }
    content[list].as_array_mut().expect("a list").push(item);
}

type Sheets = Vec<(String, Vec<Vec<String>>)>;

fn sheets_of(path: &Path) -> Sheets {
    let book = read(&fs::read(path).expect("the file"), "", &Limits::default()).expect("a workbook");
    let table = |table: &sillage_sheets::Table| {
        let width = table.rows.iter().flat_map(|row| &row.cells).map(|cell| cell.address.column).max().unwrap_or(1);
        let row = |row: &sillage_sheets::Row| (1..=width).map(|column| row.text(column).to_owned()).collect();
        (table.name.to_string(), table.rows.iter().map(row).collect())
    };
    book.tables.iter().skip(1).map(table).collect()
}

fn spoil(sheets: &mut Sheets, (sheet, row, column, words): (&str, u32, u32, &str)) {
    let rows = &mut sheets.iter_mut().find(|(name, _)| name == sheet).expect("the sheet").1;
    let at = row as usize - 1;
    if column == AGAIN {
        let mut copy = rows[at].clone();
        *copy.last_mut().expect("the key") = String::new();
        rows.push(copy);
        return;
    }
    let above = rows[at - 1][column as usize - 1].clone();
    rows[at][column as usize - 1] = if words == "=" { above } else { words.to_owned() };
}

fn workbook(sheets: &Sheets) -> Vec<u8> {
    let sheets: Vec<SheetToWrite> = sheets
        .iter()
        .map(|(name, rows)| SheetToWrite {
            name: name.clone(),
            columns: rows[0]
                .iter()
                .map(|heading| Column { heading: heading.clone(), width: 9, ..Column::default() })
                .collect(),
            rows: rows[1..].iter().map(|row| row.iter().map(|cell| Written::from(cell.as_str())).collect()).collect(),
        })
        .collect();
    write("Mode d’emploi", &[], &sheets).expect("written")
}

/// The version in force as a file.
fn exported(desk: &mut Desk, format: &str) -> PathBuf {
    let all = Door::answer(desk, "referential.list_referentials", json!({}));
    let service = all["referentials"].as_array().expect("a list").iter().find(|line| line["kind"] == "service");
    let version = service.expect("service")["versions"][0]["version"].clone();
    let ask = json!({ "version": version, "format": format, "locale": "fr", "path": desk.root() });
    PathBuf::from(Door::answer(desk, "referential.export_version", ask)["path"].as_str().expect("a path"))
}

fn check(desk: &mut Desk, row: &Row, file: &Path) {
    let seen = Door::answer(desk, "referential.get_import", json!({ "path": file }));
    let problem = seen["problems"].as_array().expect("a list").iter().find(|problem| problem["code"] == row.code);
    let problem = problem.unwrap_or_else(|| panic!("{}: {seen}", row.code));
    if let Some(cell) = problem["cell"].as_object() {
        assert_eq!(cell["sheet"], row.cell.0, "{}", row.code);
        assert!(row.cell.1.is_empty() || cell["cell"] == row.cell.1, "{}: {cell:?}", row.code);
    } else {
        assert!(problem["at"].as_str().expect("a pointer").starts_with(row.pointer), "{}: {problem}", row.code);
    }
    let held = Door::answer(desk, "backup.verify_profile", json!({}));
    let refused = Door::call(desk, "referential.import_file", json!({ "path": file, "digest": seen["digest"] }));
    assert_eq!(refused.expect_err("refused")["code"], "import_refused", "{}", row.code);
    assert_eq!(Door::answer(desk, "backup.verify_profile", json!({})), held, "{}: something changed", row.code);
}

#[test]
fn every_refusal_of_a_referential_through_both_files_and_the_command_line() {
    let mut desk = Desk::practice(Role::Coach);
    let (json, xlsx) = (exported(&mut desk, "json"), exported(&mut desk, "xlsx"));
    let mut files = Vec::new();
    for row in ROWS {
        let mut document: Value = serde_json::from_slice(&fs::read(&json).expect("the file")).expect("JSON");
        (row.document)(&mut document["content"]);
        let mut sheets = sheets_of(&xlsx);
        for cell in row.cells {
            spoil(&mut sheets, *cell);
        }
        let spoiled = [
            (desk.root().join(format!("{}.json", row.code)), document.to_string().into_bytes()),
            (desk.root().join(format!("{}.xlsx", row.code)), workbook(&sheets)),
        ];
        for (path, bytes) in spoiled {
            fs::write(&path, bytes).expect("written");
            check(&mut desk, row, &path);
            files.push((row.code, path));
        }
    }
    let profile = desk.profile();
    Door::answer(&mut desk, "profile.lock", json!({}));
    for (code, file) in files {
        let told = Command::new(env!("CARGO_BIN_EXE_sillagectl"))
            .args(["referential", "import", "--profile"])
            .arg(&profile)
            .arg(&file)
            .env("SILLAGE_CLOCK", START)
            .output()
            .expect("sillagectl");
        assert!(!told.status.success(), "{code}: {file:?} was taken");
        let (out, err) = (String::from_utf8_lossy(&told.stdout), String::from_utf8_lossy(&told.stderr));
        assert!(out.contains(code) && err.contains("import_refused"), "{code}: {out} {err}");
    }
}
