//! What a spreadsheet program and a JSON reader get.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx, open_workbook_from_rs};
use sillage_i18n::Locale;
use sillage_report::{Sheet, VisitDocument, clean_sheet, to_json, to_xlsx};

use crate::sample::Sample;

fn open(document: &VisitDocument) -> Xlsx<Cursor<Vec<u8>>> {
    open_workbook_from_rs(Cursor::new(to_xlsx(document).unwrap())).unwrap()
}

fn texts(book: &mut Xlsx<Cursor<Vec<u8>>>) -> Vec<String> {
    let sheets = book.worksheets();
    sheets
        .iter()
        .flat_map(|(_, range)| range.used_cells().map(|(_, _, cell)| cell.to_string()).collect::<Vec<_>>())
        .collect()
}

#[test]
fn sheets_follow_the_pages_and_numbers_are_numbers() {
    let mut book = open(&Sample::new(Locale::Fr).full());
    let names = book.sheet_names();
    assert_eq!(
        names,
        [
            "Synthèse",
            "Parcours sensoriel",
            "Constats",
            "Flux clients",
            "Observations",
            "Débriefings",
            "Promesses précédentes",
            "Plan d’action",
            "Tableau de bord de l’unité",
            "Photos"
        ]
    );
    let flow = book.worksheet_range("Flux clients").unwrap();
    assert_eq!(flow.get((1, 2)), Some(&Data::Float(4.0)));
    assert_eq!(flow.get((5, 2)), Some(&Data::String("n/c".to_owned())), "not counted is never zero");
    assert_eq!(flow.get((11, 2)), Some(&Data::Float(0.0)), "nobody came is zero");
    let walk = book.worksheet_range("Parcours sensoriel").unwrap();
    assert_eq!(walk.get((1, 2)), Some(&Data::Float(-0.5)));
}

#[test]
fn no_cell_becomes_a_formula() {
    let payloads = [
        "=cmd|' /C calc'!A0",
        "+1+1",
        "-2",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "=1",
        "=HYPERLINK(\"http://x\")",
        "{=1}",
    ];
    for payload in payloads {
        let mut document = Sample::new(Locale::En).full();
        document.unit = payload.to_owned();
        document.intention = payload.to_owned();
        document.walk.findings[0].text = payload.to_owned();
        document.observations[0].criteria[0].fact = payload.to_owned();
        document.actions[0].title = payload.to_owned();
        document.flow.conclusion = Some(payload.to_owned());
        let mut book = open(&document);
        for name in book.sheet_names() {
            let formulas = book.worksheet_formula(&name).unwrap();
            let written: Vec<_> = formulas.used_cells().filter(|(_, _, formula)| !formula.is_empty()).collect();
            assert!(written.is_empty(), "{name}: {written:?}");
        }
        let wanted = payload.replace('\t', " ").replace('\r', "");
        assert!(texts(&mut book).iter().filter(|text| **text == wanted).count() >= 6, "{payload:?} is kept as text");
    }
}

#[test]
fn an_empty_document_says_so_on_each_sheet() {
    let mut book = open(&Sample::new(Locale::En).empty());
    let all = texts(&mut book);
    for sentence in ["No sensory walk this day.", "Nothing was counted this day.", "No debrief this day."] {
        assert!(all.iter().any(|text| text == sentence), "{sentence}");
    }
}

#[test]
fn json_is_the_document() {
    for locale in Locale::ALL {
        let document = Sample::new(locale).with_photos(2);
        let read: VisitDocument = serde_json::from_slice(&to_json(&document).unwrap()).unwrap();
        assert_eq!(read, document);
    }
}

#[test]
fn the_personal_sheet_has_no_room_for_a_level() {
    let sheet = serde_json::to_value(Sample::new(Locale::Fr).sheet()).unwrap();
    let fields: Vec<&String> = sheet.as_object().unwrap().keys().collect();
    assert!(!fields.iter().any(|field| field.contains("level") || field.contains("criteria")), "{fields:?}");
}

#[test]
fn the_coachs_rating_has_no_place() {
    let json = String::from_utf8(to_json(&Sample::new(Locale::En).full()).unwrap()).unwrap();
    assert!(!json.contains("rating") && !json.contains("usefulness"));
}

#[test]
fn the_regions_spreadsheet_has_no_sheet_of_people() {
    let document = Sample::new(Locale::Fr).region();
    let mut book = open(&document);
    let names = book.sheet_names();
    assert!(!names.iter().any(|name| name == "Observations" || name == "Débriefings"), "{names:?}");
    let kept_back = document.kept_back.unwrap();
    assert!(texts(&mut book).contains(&kept_back), "it says what it keeps back");
}

#[test]
fn every_sheet_is_made_fit_to_print() {
    let sample = Sample::new(Locale::En);
    let (mut wall, mut walk, mut personal) = (sample.wall(1), sample.walk_sheets(), sample.sheet());
    for text in [&mut wall.enchantments[0].text, &mut walk.zones[0], &mut personal.improvement] {
        text.push('\u{202E}');
    }
    for sheet in [Sheet::Wall(Box::new(wall)), Sheet::Walk(Box::new(walk)), Sheet::Personal(Box::new(personal))] {
        let mut clean = clean_sheet(&sheet, &|_| true);
        assert_eq!(clean.notes_mut().len(), 1, "{sheet:?}");
        assert!(!serde_json::to_string(&clean).unwrap().contains('\u{202E}'));
    }
}

#[test]
fn the_proposed_notice_has_six_titled_parts_in_both_languages() {
    for locale in Locale::ALL {
        let notice = Sample::new(locale).notice();
        assert_eq!(notice.parts.len(), 6, "{:?}", notice.parts);
        assert!(notice.parts.iter().all(|part| !part.title.is_empty() && part.text.len() > 40));
    }
}
