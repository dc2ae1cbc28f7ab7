//! What comes out on paper: complete, in order, literal, archivable.

use std::{io::Cursor, path::PathBuf, process::Command};

use sillage_i18n::{Locale, Words};
use sillage_pdf::{Pdf, Photo, Renderer};
use sillage_report::{Dossier, DossierCell, DossierPart, DossierTable, Sheet, VisitDocument, WalkSheets};

use crate::sample::Sample;

/// Sets a document; a warning of the engine is a defect.
pub fn set(document: &VisitDocument, photos: &[Photo]) -> Pdf {
    let pdf = Renderer.render(document, photos).unwrap();
    assert_eq!(pdf.warnings, Vec::<String>::new());
    pdf
}

/// Writes the file where `SILLAGE_PAPER` says, for looking at it, or into a temporary folder.
fn keep(pdf: &Pdf, name: &str) -> (PathBuf, Option<tempfile::TempDir>) {
    let (folder, guard) = match std::env::var_os("SILLAGE_PAPER") {
        Some(folder) => (PathBuf::from(folder), None),
        None => {
            let guard = tempfile::tempdir().unwrap();
            (guard.path().to_owned(), Some(guard))
        }
    };
    let path = folder.join(format!("{name}.pdf"));
    std::fs::write(&path, &pdf.bytes).unwrap();
    (path, guard)
}

/// The text layer with every run of white space made one space; `None` where the tool is not installed.
pub fn read(pdf: &Pdf, name: &str) -> Option<String> {
    let (path, _guard) = keep(pdf, name);
    let out = Command::new("pdftotext").args(["-raw", "-enc", "UTF-8"]).arg(&path).arg("-").output().ok()?;
    assert!(out.status.success());
    Some(String::from_utf8_lossy(&out.stdout).split_whitespace().collect::<Vec<_>>().join(" "))
}

fn check(pdf: &Pdf, name: &str) {
    let (path, _guard) = keep(pdf, name);
    if let Ok(out) = Command::new("qpdf").arg("--check").arg(&path).output() {
        assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stdout));
    }
    let text = String::from_utf8_lossy(&pdf.bytes);
    assert!(text.contains("pdfuaid:part") && text.contains("pdfaid:conformance"), "declares PDF/UA and PDF/A");
}

pub fn photo(file: &str, shade: u8) -> Photo {
    let picture = image::RgbImage::from_fn(1_600, 1_200, |x, y| image::Rgb([shade, (x / 7) as u8, (y / 5) as u8]));
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, image::ImageFormat::Jpeg).unwrap();
    Photo { file: file.to_owned(), bytes: bytes.into_inner() }
}

fn in_order(text: &str, wanted: &[&str]) {
    let mut from = 0;
    for piece in wanted {
        let found = text[from..].find(piece);
        assert!(found.is_some(), "{piece:?} missing after byte {from} in: {text}");
        from += found.unwrap_or_default();
    }
}

#[test]
fn the_golden_day_in_french() {
    let pdf = set(&Sample::new(Locale::Fr).full(), &[]);
    check(&pdf, "golden-fr");
    if let Some(text) = read(&pdf, "golden-fr") {
        in_order(
            &text,
            &[
                "Saint-Michel",
                "mardi 24 novembre 2026",
                "Claire Vasseur",
                "Ce qui enchante",
                "La vitrine raconte",
                "Irritants à traiter",
                "Dalle descellée",
                "Odeur d’égout",
                "Actions promises",
                "Resceller la dalle",
                "Marc Delorme",
                "vendredi 27 novembre",
                "Prochaine visite",
                "mardi 8 décembre 2026",
                "À fêter",
                "Parcours sensoriel",
                "non parcourue",
                "Flux clients",
                "Pointe de 11 h 00",
                "Observations",
                "Amina Kaddour",
                "Exemplaire",
                "non observé",
                "non applicable",
                "non regardé",
                "Brouillon",
                "refus de la personne",
                "Débriefings",
                "L’engagement",
                "jeudi 3 décembre 2026",
                "Promesses de la visite précédente",
                "Abandonnée",
                "Plan d’action",
                "Tableau de bord",
                "2 sur 4",
            ],
        );
    }
}

#[test]
fn the_golden_day_in_english() {
    let pdf = set(&Sample::new(Locale::En).full(), &[]);
    check(&pdf, "golden-en");
    if let Some(text) = read(&pdf, "golden-en") {
        in_order(
            &text,
            &[
                "Saint-Michel",
                "What delights",
                "Actions promised",
                "Sensory walk",
                "Customer flow",
                "Debriefs",
                "Action plan",
            ],
        );
    }
}

#[test]
fn page_one_alone_holds_the_days_essentials() {
    let pdf = set(&Sample::new(Locale::Fr).full(), &[]);
    let (path, _guard) = keep(&pdf, "page-one");
    let Ok(out) = Command::new("pdftotext").args(["-raw", "-l", "1"]).arg(&path).arg("-").output() else { return };
    let text = String::from_utf8_lossy(&out.stdout).split_whitespace().collect::<Vec<_>>().join(" ");
    in_order(
        &text,
        &[
            "Ce qui enchante",
            "Irritants à traiter",
            "Actions promises",
            "Inès Roche",
            "mardi 8 décembre 2026",
            "débriefing avec Paul Dervaux",
            "1 / ",
        ],
    );
    assert!(!text.contains("Parcours sensoriel"));
}

#[test]
fn an_empty_day_says_so() {
    for locale in Locale::ALL {
        let pdf = set(&Sample::new(locale).empty(), &[]);
        check(&pdf, &format!("empty-{}", locale.code()));
    }
    let pdf = set(&Sample::new(Locale::Fr).empty(), &[]);
    if let Some(text) = read(&pdf, "empty-fr") {
        in_order(
            &text,
            &[
                "Aucun enchantement",
                "Aucun irritant",
                "Aucune action",
                "Date à convenir",
                "Aucun parcours",
                "Aucun comptage",
                "Aucun débriefing",
            ],
        );
    }
}

#[test]
fn zeros_and_nothing_counted_divide_by_nothing() {
    let mut document = Sample::new(Locale::En).full();
    for stream in &mut document.flow.streams {
        for bin in &mut stream.bins {
            if bin.count.value.is_some() {
                bin.count = sillage_report::Figure { value: Some(0.0), text: "0".to_owned() };
            }
        }
    }
    set(&document, &[]);
    for stream in &mut document.flow.streams {
        for bin in &mut stream.bins {
            bin.count = sillage_report::Figure::none();
        }
        stream.total = sillage_report::Figure::none();
    }
    document.walk.senses.clear();
    set(&document, &[]);
}

#[test]
fn hostile_text_is_printed_literally() {
    let payloads = [
        "#set page(fill: red)",
        "#import \"@preview/x:1.0.0\"",
        "#read(\"/etc/passwd\")",
        "$ x^2 $",
        "*bold* _it_ `raw`",
        "= Title",
        "- item",
        "=cmd|' /C calc'!A0",
        "<label> @ref",
        "\\u{41} \\ // comment /* x */",
        "#json(\"/data.json\")",
        "{\"a\": [1]}",
        "#eval(\"1\")",
        "~ -- --- ... '\"",
        "https://example.org/a?b=c",
    ];
    for payload in payloads {
        let mut document = Sample::new(Locale::En).full();
        document.walk.findings[0].text = format!("A {payload} Z");
        document.observations[0].criteria[0].fact = format!("B {payload} Y");
        document.unit = payload.to_owned();
        document.title = payload.to_owned();
        let pdf = set(&document, &[]);
        if let Some(text) = read(&pdf, "hostile") {
            let plain = |text: &str| text.split_whitespace().collect::<String>().replace('-', "");
            for wanted in [format!("A {payload} Z"), format!("B {payload} Y")] {
                assert!(plain(&text).contains(&plain(&wanted)), "{wanted:?} in {text}");
            }
        }
    }
}

#[test]
fn what_no_font_has_becomes_a_block_and_is_counted() {
    let mut document = Sample::new(Locale::Fr).full();
    document.walk.findings[0].text = "bravo 🙂👨‍👩‍👧 店 a\u{202E}b \u{0} \u{E000} \u{FFFD}".to_owned();
    document.actions[0].title = "العربية עברית Ελλάδα Привет".to_owned();
    document.unit = "🙂".to_owned();
    let pdf = set(&document, &[]);
    check(&pdf, "blocks");
    if let Some(text) = read(&pdf, "blocks") {
        assert!(text.contains("bravo ■■■■ ■ a■b"), "{text}");
        assert!(text.contains("remplacés par ■"), "{text}");
    }
}

#[test]
fn long_text_and_stacked_marks_stay_on_the_paper() {
    let mut document = Sample::new(Locale::Fr).full();
    document.intention = "Une phrase ordinaire qui se répète. ".repeat(280);
    document.walk.findings[0].text = "x".repeat(10_000);
    document.walk.findings[1].text = format!("a{}b", "\u{323}".repeat(5_000));
    document.observations[0].criteria[1].fact = "motsansespace".repeat(60);
    document.debriefs[0].person = "P".repeat(120);
    document.unit = "U".repeat(120);
    let pdf = set(&document, &[]);
    check(&pdf, "long");
    if let Some(text) = read(&pdf, "long") {
        assert!(text.chars().filter(|c| *c == 'x').count() >= 10_000);
    }
}

#[test]
fn twenty_photos_and_one_that_cannot_be_read() {
    let document = Sample::new(Locale::Fr).with_photos(20);
    let mut photos: Vec<Photo> =
        document.photos.iter().zip(0_u8..).map(|(entry, n)| photo(&entry.file, n * 12)).collect();
    photos[7].bytes.truncate(20);
    photos.remove(11);
    let pdf = set(&document, &photos);
    check(&pdf, "photos");
    if let Some(text) = read(&pdf, "photos") {
        assert_eq!(text.matches("Photo illisible").count(), 2);
    }
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    let document = Sample::new(Locale::En).full();
    assert!(set(&document, &[]).bytes == set(&document, &[]).bytes);
}

#[test]
fn the_personal_sheet_carries_no_level() {
    for locale in Locale::ALL {
        let pdf = Renderer.render_sheet(&Sheet::Personal(Box::new(Sample::new(locale).sheet()))).unwrap();
        assert_eq!(pdf.warnings, Vec::<String>::new());
        let name = format!("personal-{}", locale.code());
        check(&pdf, &name);
        if let Some(text) = read(&pdf, &name) {
            assert!(!text.contains("Exemplaire") && !text.contains("Exemplary"));
            assert!(text.contains("Amina Kaddour"));
        }
        assert_eq!(pdf.pages, 1);
    }
}

/// Sets a sheet; a warning of the engine is a defect.
pub fn set_sheet(sheet: &Sheet, name: &str) -> Pdf {
    let pdf = Renderer.render_sheet(sheet).unwrap();
    assert_eq!(pdf.warnings, Vec::<String>::new(), "{name}");
    check(&pdf, name);
    pdf
}

#[test]
fn the_regions_edition_says_what_it_keeps_back() {
    for locale in Locale::ALL {
        let name = format!("region-{}", locale.code());
        let document = Sample::new(locale).region();
        let pdf = set(&document, &[]);
        check(&pdf, &name);
        if let Some(text) = read(&pdf, &name) {
            let kept_back = document.kept_back.unwrap();
            in_order(
                &text,
                &[&document.mark, "Saint-Michel", &kept_back.replace('\u{a0}', " "), &document.notes[0][..20]],
            );
            for person in ["Amina", "Delorme", "Dervaux", "Vasseur"] {
                assert!(!text.contains(person), "{person} in {text}");
            }
        }
    }
}

#[test]
fn the_wall_page_is_one_page_however_full_the_day() {
    for locale in Locale::ALL {
        for lines in [0, 2, 5] {
            let name = format!("wall-{lines}-{}", locale.code());
            let page = Sample::new(locale).wall(lines);
            let pdf = set_sheet(&Sheet::Wall(Box::new(page.clone())), &name);
            assert_eq!(pdf.pages, 1, "{name}");
            let mut long = page;
            for line in &mut long.enchantments {
                line.text = "Une odeur de pain chaud ".repeat(40);
            }
            for action in &mut long.actions {
                action.what = "Annoncer l’attente à chaque personne ".repeat(4);
            }
            assert_eq!(Renderer.render_sheet(&Sheet::Wall(Box::new(long))).unwrap().pages, 1, "{name}, long texts");
        }
    }
}

#[test]
fn walk_sheets_have_a_page_a_sense_and_a_row_a_zone() {
    for locale in Locale::ALL {
        let name = format!("walk-sheets-{}", locale.code());
        let sheets = Sample::new(locale).walk_sheets();
        let pdf = set_sheet(&Sheet::Walk(Box::new(sheets.clone())), &name);
        assert_eq!(pdf.pages, sheets.senses.len());
        if let Some(text) = read(&pdf, &name) {
            let zones: Vec<&str> = sheets.zones.iter().map(String::as_str).collect();
            in_order(&text, &zones);
        }
        let with_zones = |count: u32| {
            let zones = (1..=count).map(|at| format!("Zone {at}")).collect();
            let sheets = WalkSheets { zones, ..sheets.clone() };
            set_sheet(&Sheet::Walk(Box::new(sheets)), &format!("{name}-{count}")).pages
        };
        assert_eq!(with_zones(10), sheets.senses.len(), "ten zones fit beside seven questions");
        assert!(with_zones(30) > sheets.senses.len());
    }
}

#[test]
fn a_dossier_runs_over_its_pages_and_hatches_what_nobody_knows() {
    for locale in Locale::ALL {
        let name = format!("dossier-{}", locale.code());
        let words = Words::new(locale);
        let mut dossier = Dossier::new(&words, "Saint-Michel", "Réseau d’exercice", "26 novembre 2026");
        dossier.generated_iso = "2026-11-26T09:00:00+01:00".into();
        let unknown = DossierCell { text: "n/c".into(), unknown: true, estimated: false };
        let estimated = DossierCell { text: "12,5".into(), unknown: false, estimated: true };
        let row = |hour: usize| {
            let mut row = vec![DossierCell::of(format!("{:02} h", hour % 24)), unknown.clone(), estimated.clone()];
            row.extend((1..=5).map(|day| DossierCell::of((hour * day).to_string())));
            row
        };
        let head = ["Heure", "lun.", "mar.", "mer.", "jeu.", "ven.", "sam.", "dim."].map(str::to_owned).to_vec();
        let table = DossierTable {
            title: "Clients par heure".into(),
            head,
            figures: true,
            rows: (0..70).map(row).collect(),
            legend: "Hachuré : non compté.".into(),
        };
        let told = DossierPart {
            title: "Comptage".into(),
            sentences: vec!["Dix mille clients comptés.".into()],
            tables: vec![table],
            missing: vec!["L’effectif prévu n’est pas saisi.".into()],
        };
        let missing =
            DossierPart { title: "Parcours".into(), missing: vec!["Pas encore parcouru.".into()], ..told.clone() };
        dossier.parts = vec![told, DossierPart { sentences: Vec::new(), tables: Vec::new(), ..missing }];
        let pdf = set_sheet(&Sheet::Dossier(Box::new(dossier)), &name);
        assert!(pdf.pages > 2, "{} pages", pdf.pages);
        if let Some(text) = read(&pdf, &name) {
            in_order(&text, &["Saint-Michel", "Comptage", "Dix mille clients", "Hachuré", "Parcours", "Pas encore"]);
        }
    }
}

#[test]
fn the_notice_tells_its_parts_and_leaves_a_line_to_sign() {
    for (locale, wanted) in [
        (
            Locale::Fr,
            [
                "L’observation au travail",
                "À quoi cela sert",
                "Vos droits",
                "Ce qui est regardé",
                "Reformuler",
                "Conservation",
                "24 mois",
                "J’ai reçu cette notice",
            ],
        ),
        (
            Locale::En,
            [
                "Being observed at work",
                "What it is for",
                "Your rights",
                "What is looked at",
                "Reformuler",
                "Kept for",
                "24 months",
                "I have received this notice",
            ],
        ),
    ] {
        let name = format!("notice-{}", locale.code());
        let pdf = set_sheet(&Sheet::Notice(Box::new(Sample::new(locale).notice())), &name);
        if let Some(text) = read(&pdf, &name) {
            in_order(&text, &wanted);
        }
        assert!(pdf.pages <= 2);
    }
}
