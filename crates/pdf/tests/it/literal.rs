//! Hostile text in hundreds: whatever the engine's language could take for markup, code or a file stands on the paper as
//! it was typed, in every kind of place a text of people has.

use std::collections::BTreeSet;

use sillage_i18n::{Locale, Words};
use sillage_report::{
    CriteriaList, Dossier, DossierCell, DossierPart, DossierTable, FindingLine, Sheet, VisitDocument,
};

use crate::{
    paper::{read, set, set_sheet},
    sample::Sample,
};

const BEFORE: [&str; 16] =
    ["", "#", "#(", "\\", "\\#", "$", "$ ", "*", "_", "`", "```typ #", "= ", "/* ", "<", "@", "\"#"];
const BODIES: [&str; 18] = [
    "eval(\"1+1\")",
    "import \"@preview/x:1.0.0\": *",
    "read(\"/etc/passwd\")",
    "include \"/data.json\"",
    "json(\"/data.json\").unit",
    "plugin(\"/x.wasm\")",
    "set page(fill: red)",
    "show: none",
    "panic(\"stop\")",
    "let a = 1; a",
    "x^2/3 <= sum_i",
    "label> @label",
    "u{41} // rest",
    "[*b*] _i_ #h(1pt)",
    "image(\"/photo-000.jpg\")",
    "while true {}",
    "context here().page()",
    "sys.inputs --- ... ~",
];
const AFTER: [&str; 7] = ["", "$", "`", " */", "\\", "]>", ")```"];

/// Each head with each body, the endings in turn; then what the eye does not see.
fn hostile() -> Vec<String> {
    let pairs = BEFORE.iter().flat_map(|before| BODIES.iter().map(move |body| format!("{before}{body}")));
    let mut all: Vec<String> = pairs.zip(AFTER.iter().cycle()).map(|(text, after)| text + after).collect();
    for mark in ['\u{202A}', '\u{202B}', '\u{202D}', '\u{202E}', '\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}'] {
        all.push(format!("{mark}#read(x){mark}cba"));
    }
    for unseen in ['\u{200B}', '\u{200E}', '\u{200F}', '\u{2060}', '\u{FEFF}', '\u{AD}'] {
        all.push(format!("#{unseen}eval(\"1\"){unseen}$"));
    }
    all
}

/// Words that do not end.
fn endless() -> Vec<String> {
    let long = ["#eval(x)", "$mot$", "\\", "`", "/*", "@"].map(|text| text.repeat(140 / text.len()));
    let longer = ["mot", "#", "_*_", "'\"", "<a>"].map(|text| text.repeat(99 / text.len()));
    long.into_iter().chain(longer).collect()
}

/// What the rule makes of a character nobody may print.
fn printed(text: &str) -> String {
    let kept = text.chars().filter(|c| !"\u{200B}\u{200E}\u{200F}\u{2060}\u{FEFF}\u{AD}".contains(*c));
    kept.map(|c| if matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}') { '■' } else { c }).collect()
}

/// Without white space, and without hyphens, which the ends of lines may bring.
fn plain(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !"-\u{200B}".contains(*c)).collect()
}

/// The text between its number at both ends, so that finding it is finding all of it and nothing else.
fn framed(place: char, at: usize, text: &str) -> String {
    format!("{place}{at}«{text}»{at}{place}")
}

/// Which texts do not stand in the layer as they were typed.
fn missed(layer: &str, places: &str, texts: &[String]) -> BTreeSet<String> {
    let layer = plain(layer);
    let wanted = places
        .chars()
        .flat_map(|place| texts.iter().enumerate().map(move |(at, text)| framed(place, at, &printed(text))));
    wanted.filter(|wanted| !layer.contains(&plain(wanted))).collect()
}

fn visit(texts: &[String]) -> VisitDocument {
    let mut document = Sample::new(Locale::En).full();
    let all = |place| texts.iter().enumerate().map(move |(at, text)| framed(place, at, text));
    let finding = document.walk.findings[0].clone();
    document.walk.findings = all('F').map(|text| FindingLine { text, ..finding.clone() }).collect();
    let criterion = document.observations[0].criteria[0].clone();
    document.observations[0].criteria =
        all('C').map(|fact| sillage_report::Criterion { fact, ..criterion.clone() }).collect();
    let action = document.actions[0].clone();
    document.actions = all('A').map(|title| sillage_report::ActionLine { title, ..action.clone() }).collect();
    document
}

fn dossier(texts: &[String]) -> Dossier {
    let words = Words::new(Locale::Fr);
    let mut dossier = Dossier::new(&words, "Saint-Michel", "Réseau d’exercice", "26 novembre 2026");
    dossier.generated_iso = "2026-11-26T09:00:00+01:00".into();
    let all = |place| texts.iter().enumerate().map(move |(at, text)| framed(place, at, text));
    let table = DossierTable {
        head: vec!["Constat".into(), String::new()],
        rows: all('T').map(|text| vec![DossierCell::of(text), DossierCell::of("x")]).collect(),
        ..DossierTable::default()
    };
    let told = DossierPart { title: "Dits".into(), sentences: all('S').collect(), ..DossierPart::default() };
    let rested = DossierPart { title: "Table".into(), tables: vec![table], ..DossierPart::default() };
    let titled = all('H').map(|title| DossierPart { title, ..DossierPart::default() });
    dossier.parts = [told, rested].into_iter().chain(titled).collect();
    dossier
}

#[test]
fn hundreds_of_hostile_texts_are_printed_as_they_were_typed() {
    let short = hostile();
    let texts = [short.clone(), endless()].concat();
    let different: BTreeSet<&String> = texts.iter().collect();
    assert!(different.len() >= 300, "{} texts", different.len());

    if let Some(layer) = read(&set(&visit(&texts), &[]), "literal-visit") {
        assert_eq!(missed(&layer, "FA", &texts), BTreeSet::new());
        // In a narrow column the end of a page may come in between, from the fourth line on.
        assert_eq!(missed(&layer, "C", &short), BTreeSet::new());
        // One letter more or less is seen.
        assert_eq!(missed(&layer, "F", &["eval(\"1+1\"".to_owned()]).len(), 1);
    }
    let pdf = set_sheet(&Sheet::Dossier(Box::new(dossier(&texts))), "literal-dossier");
    if let Some(layer) = read(&pdf, "literal-dossier") {
        assert_eq!(missed(&layer, "SH", &texts), BTreeSet::new());
        assert_eq!(missed(&layer, "T", &short), BTreeSet::new());
    }
    let mut notice = Sample::new(Locale::En).notice();
    let lines = texts.iter().enumerate().map(|(at, text)| framed('N', at, text)).collect();
    notice.criteria = vec![CriteriaList { title: "Criteria".into(), lines }];
    if let Some(layer) = read(&set_sheet(&Sheet::Notice(Box::new(notice)), "literal-notice"), "literal-notice") {
        assert_eq!(missed(&layer, "N", &short), BTreeSet::new());
    }
}
