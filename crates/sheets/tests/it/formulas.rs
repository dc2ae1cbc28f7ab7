//! A workbook to be filled in holds the texts it was given, and no formula.

use sillage_sheets::{Column, Line, SheetToWrite, Written, write};

use crate::live::{live, open, payloads, texts_of};

#[test]
fn hundreds_of_formulas_are_texts_in_every_workbook_to_fill_in() {
    let texts = payloads();
    let column = |heading: &String| Column { heading: heading.clone(), width: 20, ..Column::default() };
    let sheet = SheetToWrite {
        name: "Équipe".into(),
        columns: texts.iter().map(column).collect(),
        rows: texts.iter().map(|text| vec![Written::Text(text.clone()), text.as_str().into()]).collect(),
    };
    let hinted = Column {
        heading: "Choix".into(),
        hint: "=1+1".into(),
        width: 20,
        choices: vec!["=1+1".into(), "a\",HYPERLINK(\"b".into()],
        ..Column::default()
    };
    let offered = SheetToWrite { name: "=1+1".into(), columns: vec![hinted], rows: Vec::new() };
    let lines: Vec<Line> =
        texts.iter().cloned().flat_map(|text| [Line::Title(text.clone()), Line::Text(text)]).collect();
    let bytes = write("À lire", &lines, &[sheet, offered]).expect("written");
    assert_eq!(live(&bytes), Vec::<String>::new());
    let mut book = open(&bytes);
    for (sheet, times) in [("À lire", 2), ("Équipe", 3)] {
        let written = texts_of(&mut book, sheet);
        for text in &texts {
            let found = written.iter().filter(|written| *written == text).count();
            assert!(found >= times, "{sheet}: {text:?} stands there {found} times, not {times}");
        }
    }
}
