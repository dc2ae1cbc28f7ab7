//! Files as they come from the field, made here byte by byte.

mod formulas;
#[path = "../../../report/tests/it/live.rs"]
mod live;

use std::io::{Cursor, Read, Write};

use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet};
use sillage_sheets::{
    Book, Column, DateTrouble, DayOrder, Limits, Line, SheetError, SheetToWrite, Source, Value, Written, date_of, read,
    time_of, write,
};
use zip::{ZipArchive, ZipWriter, write::SimpleFileOptions};

fn opened(bytes: &[u8]) -> Book {
    read(bytes, "units.csv", &Limits::default()).expect("readable")
}

fn refused(bytes: &[u8], limits: &Limits) -> SheetError {
    read(bytes, "units.csv", limits).expect_err("refused")
}

fn workbook(fill: impl Fn(&mut Worksheet)) -> Vec<u8> {
    let mut book = Workbook::new();
    fill(book.add_worksheet().set_name("Équipe").expect("a name"));
    book.save_to_buffer().expect("written")
}

fn lines(book: &Book) -> Vec<String> {
    let rows = book.tables[0].rows.iter();
    rows.map(|row| {
        let texts: Vec<_> = row.cells.iter().map(|cell| format!("{}={}", cell.address, cell.text)).collect();
        texts.join(" ")
    })
    .collect()
}

#[test]
fn a_workbook_keeps_what_was_seen_and_what_was_known() {
    let bytes = workbook(|sheet| {
        let format = |code: &str| Format::new().set_num_format(code);
        let at = |text: &str| ExcelDateTime::parse_from_str(text).unwrap();
        sheet.write(0, 0, "  Nom ").unwrap();
        sheet.write(0, 2, "=1+1").unwrap();
        sheet.write(1, 0, "00750").unwrap();
        sheet.write_with_format(1, 1, 750, &format("00000")).unwrap();
        sheet.write(1, 2, 12.5).unwrap();
        sheet.write(1, 3, 1_200_000).unwrap();
        sheet.write_datetime_with_format(3, 0, at("2026-04-03"), &format("dd/mm/yyyy")).unwrap();
        sheet.write_datetime_with_format(3, 1, at("09:30"), &format("hh:mm")).unwrap();
        sheet.write_datetime_with_format(3, 2, at("2026-04-03T09:30:00"), &format("dd/mm/yyyy hh:mm")).unwrap();
        sheet.write_with_format(3, 3, 25.0 / 24.0, &format("[h]:mm")).unwrap();
        sheet.write(3, 4, true).unwrap();
        sheet.write(3, 5, "   ").unwrap();
    });
    let book = opened(&bytes);
    assert_eq!(book.source, Source::Workbook);
    assert_eq!(&*book.tables[0].name, "Équipe");
    assert_eq!(
        lines(&book),
        [
            "A1=Nom C1==1+1",
            "A2=00750 B2=00750 C2=12.5 D2=1200000",
            "A4=2026-04-03 B4=09:30 C4=2026-04-03 09:30 D4=25:00 E4=TRUE"
        ]
    );
    let row = &book.tables[0].rows[2];
    assert_eq!(date_of(row.cell(1).unwrap(), None).map(|date| date.to_string()), Ok("2026-04-03".into()));
    assert_eq!(date_of(row.cell(3).unwrap(), None).map(|date| date.to_string()), Ok("2026-04-03".into()));
    assert_eq!(date_of(row.cell(2).unwrap(), None), Err(DateTrouble::NotADate));
    assert_eq!(time_of(row.cell(2).unwrap()).map(|time| time.to_string()).as_deref(), Some("09:30:00"));
    assert_eq!(time_of(row.cell(4).unwrap()), None, "25:00");
    assert_eq!(row.cell(5).unwrap().value, Value::Flag(true));
    assert_eq!((row.cell(6), row.text(6)), (None, ""));
    assert_eq!(book.tables[0].address(9, 28).to_string(), "AB9");
}

#[test]
fn encodings_and_separators_are_recognised() {
    let text = "Unité;Ville\nCafé de l’été;Créteil\n";
    let windows = b"Unit\xe9;Ville\r\nCaf\xe9 de l\x92\xe9t\xe9;Cr\xe9teil\r\n".to_vec();
    let utf16 = |bytes: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(bytes).collect::<Vec<u8>>();
    let marked = |mark: &[u8], bytes: &[u8]| [mark, bytes].concat();
    let check = |bytes: &[u8], encoding: &str, separator: char| {
        let book = opened(bytes);
        let Source::Text { encoding: found, separator: by } = book.source else { panic!("{:?}", book.source) };
        assert_eq!((found, by), (encoding, separator));
        assert_eq!(lines(&book), ["A1=Unité B1=Ville", "A2=Café de l’été B2=Créteil"], "{encoding} {separator:?}");
    };
    check(text.as_bytes(), "UTF-8", ';');
    check(&marked(b"\xef\xbb\xbf", text.as_bytes()), "UTF-8", ';');
    check(&windows, "windows-1252", ';');
    check(&utf16(u16::to_le_bytes), "UTF-16LE", ';');
    check(&utf16(u16::to_be_bytes), "UTF-16BE", ';');
    check(&marked(b"\xff\xfe", &utf16(u16::to_le_bytes)), "UTF-16LE", ';');
    check(text.replace(';', "\t").as_bytes(), "UTF-8", '\t');
    check(text.replace(';', ",").as_bytes(), "UTF-8", ',');
    check(text.replace(';', "|").replace('\n', "\r").as_bytes(), "UTF-8", '|');
}

#[test]
fn rows_of_a_text_have_the_numbers_a_spreadsheet_shows() {
    let commas = "Nom;Adresse\n\n\"Les \"\"Lilas\"\"\";\"1, rue; des\nLilas\"\n00750;a, b, c\n";
    let book = opened(commas.as_bytes());
    assert_eq!(lines(&book), ["A1=Nom B1=Adresse", "A3=Les \"Lilas\" B3=1, rue; des\nLilas", "A4=00750 B4=a, b, c"]);
    let said = opened("sep=,\nNom,Ville\nLes Lilas,Paris".as_bytes());
    assert_eq!(lines(&said), ["A2=Nom B2=Ville", "A3=Les Lilas B3=Paris"]);
    assert_eq!(lines(&opened(b"Nom\nLes Lilas")), ["A1=Nom", "A2=Les Lilas"]);
    let dates = opened(b"Depuis\n03/04/2026\n");
    let cell = dates.tables[0].rows[1].cell(1).unwrap();
    assert_eq!(date_of(cell, None), Err(DateTrouble::Ambiguous));
    assert!(date_of(cell, Some(DayOrder::DayFirst)).is_ok());
}

#[test]
fn what_a_file_claims_costs_nothing() {
    let limits = Limits {
        bytes: 50_000,
        unpacked: 400_000,
        strings: 400_000,
        part: 40_000,
        line: 100,
        sheets: 2,
        rows: 20,
        columns: 4,
        cells: 30,
    };
    let too_many = |bytes: &[u8]| match refused(bytes, &limits) {
        SheetError::TooMany { what, .. } => what,
        other => panic!("{other:?}"),
    };
    assert_eq!(refused(&vec![b'a'; 50_001], &limits), SheetError::TooLarge { limit_mb: 0 });
    assert_eq!(too_many(&b"a\n".repeat(21)), "rows");
    assert_eq!(too_many(b"a;b;c;d;e\n"), "columns");
    assert_eq!(too_many(&b"a;b\n".repeat(16)), "cells");
    assert_eq!(too_many(&workbook(|sheet| drop(sheet.write(1_048_575, 0, 1)))), "rows");
    assert_eq!(too_many(&workbook(|sheet| drop(sheet.write(0, 16_383, 1)))), "columns");
    let mut book = Workbook::new();
    (0..3).for_each(|_| drop(book.add_worksheet().write(0, 0, "a")));
    assert_eq!(too_many(&book.save_to_buffer().unwrap()), "sheets");
    let bomb = workbook(|sheet| {
        let same = "a".repeat(30_000);
        (0..10).for_each(|row| drop(sheet.write(row, 0, format!("{row}{same}"))));
    });
    assert!(bomb.len() < 50_000, "{}", bomb.len());
    assert_eq!(refused(&bomb, &Limits { unpacked: 200_000, ..limits }), SheetError::Bomb { limit_mb: 0 });
    assert_eq!(refused(&bomb, &Limits { strings: 200_000, ..limits }), SheetError::Bomb { limit_mb: 0 });
    let styles = with_part("xl/styles.xml", |_| " ".repeat(40_001));
    assert_eq!(refused(&styles, &limits), SheetError::Bomb { limit_mb: 0 });
    for endless in [",".repeat(101), "\"".repeat(101)] {
        assert_eq!(too_many(endless.as_bytes()), "columns");
    }
}

/// A workbook of one cell in which a part says something else.
fn with_part(name: &str, change: impl Fn(String) -> String) -> Vec<u8> {
    let whole = workbook(|sheet| drop(sheet.write(0, 0, "a")));
    let mut archive = ZipArchive::new(Cursor::new(whole)).expect("a workbook");
    let mut changed = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).expect("a workbook");
        let mut text = String::new();
        part.read_to_string(&mut text).expect("a workbook");
        changed.start_file(part.name().expect("a workbook"), SimpleFileOptions::default()).expect("a workbook");
        let text = if part.name().expect("a workbook") == name { change(text) } else { text };
        changed.write_all(text.as_bytes()).expect("a workbook");
    }
    changed.finish().expect("a workbook").into_inner()
}

#[test]
fn a_cell_that_stands_nowhere_breaks_its_file_alone() {
    for place in ["A99999999999", "ZZZZZZZZZZ1", "A4294967296"] {
        let file = with_part("xl/worksheets/sheet1.xml", |text| text.replace("r=\"A1\"", &format!("r=\"{place}\"")));
        assert!(
            matches!(refused(&file, &Limits::default()), SheetError::Broken(_) | SheetError::TooMany { .. }),
            "{place}"
        );
    }
}

#[test]
fn what_is_no_table_is_told_apart() {
    let limits = Limits::default();
    assert_eq!(refused(b"", &limits), SheetError::Empty);
    assert_eq!(refused(b" ; \n\n", &limits), SheetError::Empty);
    assert_eq!(refused(&workbook(|_| ()), &limits), SheetError::Empty);
    assert_eq!(refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", &limits), SheetError::OldOrLocked);
    assert_eq!(refused(b"%PDF-1.7\0\0\x01\x02", &limits), SheetError::NotText);
    assert!(matches!(refused(b"PK\x03\x04 is not a package", &limits), SheetError::Broken(_)));
    let whole = workbook(|sheet| drop(sheet.write(0, 0, "a")));
    assert!(matches!(refused(&whole[..whole.len() / 2], &limits), SheetError::Broken(_)), "cut in the middle");
}

#[test]
fn what_is_written_is_read_again() {
    let column = |heading: &str, choices: &[&str]| Column {
        heading: heading.into(),
        hint: "Une aide".into(),
        width: 20,
        choices: choices.iter().map(|&choice| choice.to_owned()).collect(),
        ..Column::default()
    };
    let since = Column { dates: true, ..column("Depuis", &[]) };
    let day = "2026-04-03".parse().unwrap();
    let sheet = SheetToWrite {
        name: "Unités [1/2]".into(),
        columns: vec![column("Code", &[]), column("Type", &["Magasin", "Guichet"]), since],
        rows: vec![
            vec!["007".into(), "=1+1".into(), Written::Date(day)],
            vec![Written::Blank, Written::Number(12), None::<&str>.into()],
        ],
    };
    let lines = [Line::Title("À lire".into()), Line::Text("Une ligne par unité.".into())];
    let book = opened(&write("Mode d’emploi", &lines, &[sheet]).unwrap());
    let names: Vec<_> = book.tables.iter().map(|table| table.name.to_string()).collect();
    assert_eq!(names, ["Mode d’emploi", "Unités 12"]);
    let table = &book.tables[1];
    assert_eq!((table.rows[1].text(1), table.rows[1].text(2)), ("007", "=1+1"));
    assert_eq!(date_of(table.rows[1].cell(3).unwrap(), None), Ok(day));
    assert_eq!(table.rows[2].text(2), "12");
}
