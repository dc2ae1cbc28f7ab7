//! Text that a spreadsheet program would run if it could: in every cell of the report's spreadsheet it is a text, letter
//! by letter what was typed; and the data gives it back as it was.

use std::{collections::BTreeSet, process::Command};

use calamine::Reader;
use rust_xlsxwriter::Workbook;
use sillage_i18n::Locale;
use sillage_report::{
    ActionLine, Criterion, DashboardLine, DebriefPart, FactLine, Figure, FindingLine, Handling, ObservationPart,
    PhotoEntry, Promise, Stream, TallyLine, VisitDocument, to_json, to_xlsx,
};

use crate::{
    live::{live, open, payloads, texts_of},
    sample::Sample,
};

/// The rule for text of a report: a tab is a space, an end of line is a line feed, what cannot be printed is a block.
fn ruled(text: &str) -> String {
    text.replace('\t', " ").replace(['\r', '\u{FEFF}'], "").replace('\0', "■")
}

/// A document with every payload in every column that holds a text.
fn filled(texts: &[String]) -> VisitDocument {
    let mut d = Sample::new(Locale::En).full();
    let figure = |text: &String| Figure { value: None, text: text.clone() };
    let finding = |text: &String| FindingLine {
        kind: text.clone(),
        place: text.clone(),
        text: text.clone(),
        decision: text.clone(),
        ..FindingLine::default()
    };
    let action = |text: &String| ActionLine {
        title: text.clone(),
        owner: text.clone(),
        due: text.clone(),
        source: text.clone(),
        kind: text.clone(),
        expected_effect: text.clone(),
        proposed_as: text.clone(),
        rank_reason: text.clone(),
        ..ActionLine::default()
    };
    d.summary.enchantments = texts.iter().map(finding).collect();
    d.summary.actions = texts.iter().map(action).collect();
    d.missing = texts.to_vec();
    d.walk.findings = d.summary.enchantments.clone();
    d.actions = d.summary.actions.clone();
    let zone = d.walk.zones[0].clone();
    d.walk.zones = texts.iter().map(|text| sillage_report::ZoneRow { zone: text.clone(), ..zone.clone() }).collect();
    d.walk.zones.iter_mut().zip(texts).for_each(|(zone, text)| zone.cells[0].detail.clone_from(text));
    let stream: &Stream = &d.flow.streams[0];
    let bin = stream.bins[0].clone();
    let bin = |text: &String| {
        let (label, remark) = (text.clone(), text.clone());
        sillage_report::Bin { label, remark, coverage: figure(text), ..bin.clone() }
    };
    let tally = |text: &String| TallyLine { name: text.clone(), count: figure(text) };
    d.flow.streams = vec![Stream {
        bins: texts.iter().map(bin).collect(),
        tallies: texts.iter().map(tally).collect(),
        gaps: texts.to_vec(),
        ..stream.clone()
    }];
    d.flow.handling = texts
        .iter()
        .map(|text| Handling { title: text.clone(), sentence: text.clone(), samples: Vec::new() })
        .collect();
    let criterion = d.observations[0].criteria[0].clone();
    let criterion = |text: &String| Criterion {
        title: text.clone(),
        word: text.clone(),
        fact: text.clone(),
        cause: text.clone(),
        ..criterion.clone()
    };
    d.observations = texts
        .iter()
        .map(|text| ObservationPart {
            person: text.clone(),
            scene: text.clone(),
            draft: false,
            criteria: vec![criterion(text)],
            coverage: text.clone(),
        })
        .collect();
    d.debriefs = texts
        .iter()
        .map(|text| DebriefPart {
            person: text.clone(),
            facts: vec![FactLine { situation: text.clone(), behaviour: text.clone(), effect: text.clone() }],
            strengths: vec![text.clone()],
            improvement: text.clone(),
            commitment_when: text.clone(),
            commitment_then: text.clone(),
            support: text.clone(),
            ..DebriefPart::default()
        })
        .collect();
    d.previous_promises = texts
        .iter()
        .map(|text| Promise {
            title: text.clone(),
            owner: text.clone(),
            due: text.clone(),
            state_word: text.clone(),
            reason: text.clone(),
            ..Promise::default()
        })
        .collect();
    let line = |text: &String| DashboardLine {
        name: text.clone(),
        last: figure(text),
        today: figure(text),
        level: None,
        evidence: text.clone(),
    };
    d.dashboard.lines = texts.iter().map(line).collect();
    d.photos = texts
        .iter()
        .map(|text| PhotoEntry { place: text.clone(), caption: text.clone(), ..PhotoEntry::default() })
        .collect();
    d
}

/// How many columns of a sheet hold texts of people.
const COLUMNS: [(&str, usize); 10] = [
    ("Summary", 3),
    ("Sensory walk", 2),
    ("Findings", 4),
    ("Customer flow", 4),
    ("Observations", 6),
    ("Debriefs", 4),
    ("Earlier promises", 5),
    ("Action plan", 8),
    ("Unit dashboard", 4),
    ("Photos", 2),
];

#[test]
fn hundreds_of_formulas_are_texts_in_every_cell_of_a_report() {
    let texts = payloads();
    assert!(texts.iter().collect::<BTreeSet<_>>().len() >= 200, "{} payloads", texts.len());
    let bytes = to_xlsx(&filled(&texts)).unwrap();
    assert_eq!(live(&bytes), Vec::<String>::new());
    let mut book = open(&bytes);
    assert_eq!(book.sheet_names(), COLUMNS.map(|(name, _)| name.to_owned()));
    for (sheet, columns) in COLUMNS {
        let written = texts_of(&mut book, sheet);
        for text in &texts {
            let wanted = ruled(text);
            let found = written.iter().filter(|written| **written == wanted).count();
            assert!(found >= columns, "{sheet}: {text:?} stands there {found} times, not {columns}");
        }
    }
    second_opinion(&bytes, &texts);
}

#[test]
fn a_formula_and_a_link_are_found_where_they_are() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write_formula(0, 0, "=1+1").unwrap();
    sheet.write_url(1, 0, "http://x.invalid/").unwrap();
    let bytes = book.save_to_buffer().unwrap();
    assert!(in_libreoffice(&bytes).is_none_or(|read| read.contains(RECKONED)), "LibreOffice sees it too");
    let found = live(&bytes);
    for wanted in ["Sheet1 0 0", "<f>", "<hyperlink", "External"] {
        assert!(found.iter().any(|found| found.contains(wanted)), "{wanted} in {found:?}");
    }
}

#[test]
fn the_data_keeps_every_letter() {
    let document = filled(&payloads());
    let json = to_json(&document).unwrap();
    assert_eq!(serde_json::from_slice::<VisitDocument>(&json).unwrap(), document);
    // Read by a program that knows nothing of the document.
    let value: serde_json::Value = serde_json::from_slice(&json).unwrap();
    for (at, text) in payloads().iter().enumerate() {
        assert_eq!(value["walk"]["findings"][at]["text"], **text);
        assert_eq!(value["actions"][at]["owner"], **text);
    }
}

/// The same file read by LibreOffice, where it is installed: it shows the texts and reckons nothing.
fn second_opinion(bytes: &[u8], texts: &[String]) {
    let Some(read) = in_libreoffice(bytes) else {
        eprintln!("soffice is not installed: LibreOffice was not asked");
        return;
    };
    assert!(!read.contains(RECKONED), "LibreOffice found a formula");
    let read = read.replace("&quot;", "\"").replace("&apos;", "'");
    let escaped = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    // It puts lines into paragraphs and spaces at the beginning into elements: whatever has none stands there as it is.
    let whole = texts.iter().map(|text| ruled(text)).filter(|text| !text.contains('\n') && !text.starts_with(' '));
    for text in whole {
        assert!(read.contains(&escaped(&text)), "LibreOffice shows {text:?}");
    }
}

/// How LibreOffice marks a cell that is a formula.
const RECKONED: &str = "table:formula=";

/// A workbook as LibreOffice writes it out; nothing where it is not installed.
fn in_libreoffice(bytes: &[u8]) -> Option<String> {
    let folder = tempfile::tempdir().unwrap();
    let book = folder.path().join("book.xlsx");
    std::fs::write(&book, bytes).unwrap();
    let profile = format!("-env:UserInstallation=file://{}", folder.path().join("profile").display());
    let words = ["--headless", "--convert-to", "fods", "--outdir"];
    let told = Command::new("soffice").arg(profile).args(words).arg(folder.path()).arg(&book).output().ok()?;
    assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stderr));
    Some(std::fs::read_to_string(book.with_extension("fods")).unwrap())
}
