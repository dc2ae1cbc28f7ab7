//! Versions as files, JSON and workbook: what leaves comes back as it left, what cannot be read is named where it stands.

use std::{collections::BTreeMap, fs, path::PathBuf};

use serde_json::{Value, json};
use sillage_domain::network::Role;
use sillage_sheets::{Column, Limits, SheetToWrite, column_letters, read, write};
use sillage_testkit::Desk;

use crate::{
    observation::{list, text},
    referential::{draft, version, view},
};

fn exported(desk: &Desk, version: &str, format: &str, locale: &str) -> PathBuf {
    let ask = json!({ "version": version, "format": format, "locale": locale, "path": desk.root() });
    PathBuf::from(text(&desk.answer("referential.export_version", ask), "path"))
}

fn kept(desk: &Desk, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
    let path = desk.root().join(name);
    fs::write(&path, bytes).expect("written");
    path
}

fn looked(desk: &Desk, path: &PathBuf) -> Value {
    desk.answer("referential.get_import", json!({ "path": path }))
}

fn asked(desk: &Desk, path: &PathBuf) -> Value {
    json!({ "path": path, "digest": looked(desk, path)["digest"] })
}

fn brought(desk: &Desk, path: &PathBuf) -> String {
    text(&desk.answer("referential.import_file", asked(desk, path)), "version")
}

/// A workbook taken apart into cells, as somebody at a spreadsheet changes it.
struct Book(Vec<(String, Cells)>);

/// Cells by row and column.
type Cells = BTreeMap<(u32, u32), String>;

impl Book {
    fn of(path: &PathBuf) -> Self {
        let read = read(&fs::read(path).expect("the file"), "", &Limits::default()).expect("a workbook");
        let cells = |table: &sillage_sheets::Table| {
            let cells = table.rows.iter().flat_map(|row| &row.cells);
            cells.map(|cell| ((cell.address.row, cell.address.column), cell.text.clone())).collect()
        };
        Self(read.tables.iter().map(|table| (table.name.to_string(), cells(table))).collect())
    }

    fn sheet(&mut self, name: &str) -> &mut Cells {
        if !self.0.iter().any(|(sheet, _)| sheet == name) {
            self.0.push((name.to_owned(), BTreeMap::new()));
        }
        &mut self.0.iter_mut().find(|(sheet, _)| sheet == name).expect("it").1
    }

    /// The row after the last one of a sheet.
    fn end(&mut self, name: &str) -> u32 {
        self.sheet(name).keys().map(|(row, _)| *row).max().expect("a heading") + 1
    }

    fn column(&mut self, name: &str, heading: &str) -> u32 {
        let found = self.sheet(name).iter().find(|((row, _), text)| *row == 1 && text.as_str() == heading);
        found.unwrap_or_else(|| panic!("{heading}")).0.1
    }

    /// Writes a cell, and says where it stands.
    fn put(&mut self, name: &str, heading: &str, row: u32, text: &str) -> String {
        let column = self.column(name, heading);
        self.sheet(name).insert((row, column), text.to_owned());
        format!("{name} {}{row}", column_letters(column))
    }

    fn bytes(&self) -> Vec<u8> {
        let sheets = self.0.iter().skip(1).map(|(name, cells)| {
            let (rows, columns) =
                cells.keys().fold((1, 1), |(rows, columns), (row, column)| (rows.max(*row), columns.max(*column)));
            let cell = |row, column| cells.get(&(row, column)).map_or("", String::as_str);
            SheetToWrite {
                name: name.clone(),
                columns: (1..=columns)
                    .map(|column| Column { heading: cell(1, column).into(), width: 9, ..Column::default() })
                    .collect(),
                rows: (2..=rows).map(|row| (1..=columns).map(|column| cell(row, column).into()).collect()).collect(),
            }
        });
        write("Mode d’emploi", &[], &sheets.collect::<Vec<_>>()).expect("written")
    }
}

#[test]
fn a_version_comes_back_from_its_file_as_it_left() {
    for (format, locale) in [("json", "fr"), ("xlsx", "fr"), ("xlsx", "en")] {
        for kind in ["service", "management"] {
            let desk = Desk::practice(Role::Coach);
            let first = version(&desk, kind, "published");
            let file = exported(&desk, &first, format, locale);
            let preview = looked(&desk, &file);
            let seen = (&preview["problems"], &preview["changes"], &preview["number"], &preview["kind"]);
            assert_eq!(seen, (&json!([]), &json!([]), &json!(2), &json!(kind)), "{format} {locale}");
            let draft = brought(&desk, &file);
            assert_eq!(view(&desk, &draft)["content"], view(&desk, &first)["content"], "{format} {locale}");
            assert_eq!(view(&desk, &draft)["line"]["status"], "draft");
            assert_eq!(brought(&desk, &file), draft);
            assert_eq!(view(&desk, &draft)["content"], view(&desk, &first)["content"], "nothing doubles");
            let again = exported(&desk, &draft, format, locale);
            assert_eq!(looked(&desk, &again)["changes"], json!([]));
        }
    }
}

#[test]
fn a_draft_that_is_half_written_and_words_that_look_like_something_else_come_back_too() {
    let desk = Desk::practice(Role::Coach);
    let next = draft(&desk);
    let add = |new: Value| desk.answer("referential.add_item", json!({ "version": next, "new": new }))["item"].clone();
    let write = |item: &Value, name: &str, at: Option<i32>, words: &str| {
        let value = json!({ "field": "text", "name": name, "at": at, "language": "fr", "text": words });
        desk.answer("referential.write_field", json!({ "version": next, "item": item, "value": value }));
    };
    let first = view(&desk, &next)["content"].clone();
    let moment = add(json!({ "noun": "moment", "channel": "phone", "occasion": null }));
    let twin = add(json!({ "noun": "moment", "channel": "chat", "occasion": null }));
    for item in [&moment, &twin] {
        // Two moments of one title: what belongs to them is told apart by key.
        write(item, "title", None, "=1+1 _x0041_");
        let sign = add(json!({ "noun": "ritual", "moment": item }));
        write(&sign, "text", None, "+33 1 02\nsur deux lignes");
    }
    add(json!({ "noun": "moment", "channel": "web", "occasion": null }));
    let skill = add(json!({ "noun": "skill" }));
    let code = json!({ "field": "code", "code": "007" });
    desk.answer("referential.write_field", json!({ "version": next, "item": skill, "value": code }));
    write(&skill, "anchor", Some(1), "TRUE");
    write(&first["attitudes"][0]["item"], "behaviour", Some(1), "2026-04-03");
    let tie = json!({ "field": "moment", "moment": twin });
    desk.answer("referential.write_field", json!({ "version": next, "item": skill, "value": tie }));
    let before = view(&desk, &next)["content"].clone();
    for format in ["json", "xlsx"] {
        let file = exported(&desk, &next, format, "fr");
        let preview = looked(&desk, &file);
        assert_eq!((&preview["problems"], &preview["changes"]), (&json!([]), &json!([])), "{format}");
        assert_eq!(brought(&desk, &file), next);
        assert_eq!(view(&desk, &next)["content"], before, "{format}");
    }
}

#[test]
fn a_workbook_without_keys_updates_and_adds_without_doubling() {
    let desk = Desk::practice(Role::Coach);
    let first = version(&desk, "service", "published");
    let mut book = Book::of(&exported(&desk, &first, "xlsx", "fr"));
    for sheet in ["Attitudes", "Promesse", "Moments de vérité", "Rituels et signes", "Compétences"] {
        let column = book.column(sheet, "Repère");
        book.sheet(sheet).retain(|(row, at), _| *row == 1 || *at != column);
    }
    assert_eq!(looked(&desk, &kept(&desk, "sans.xlsx", book.bytes()))["changes"], json!([]), "names are enough");
    // A new moment with a ritual, and a new skill tied to it, all by name.
    let row = book.end("Moments de vérité");
    book.put("Moments de vérité", "Canal", row, "messagerie");
    book.put("Moments de vérité", "Titre (français)", row, "Écrire");
    let row = book.end("Rituels et signes");
    for (heading, words) in [("Moment", "ÉCRIRE"), ("Sorte", "signe"), ("Texte (français)", "Le prénom est signé.")]
    {
        book.put("Rituels et signes", heading, row, words);
    }
    let row = book.end("Compétences");
    for (heading, words) in [
        ("Code", "K1"),
        ("Titre (français)", "Réponse écrite"),
        ("Importance", "2"),
        ("Niveau visé", "2"),
        ("Niveau le plus bas", "1"),
        ("Niveau le plus haut", "3"),
        ("Moment", "Écrire"),
    ] {
        book.put("Compétences", heading, row, words);
    }
    let file = kept(&desk, "ajouts.xlsx", book.bytes());
    let preview = looked(&desk, &file);
    assert_eq!(preview["problems"], json!([]));
    let kinds: Vec<_> = list(&preview, "changes").iter().map(|each| (text(each, "noun"), text(each, "kind"))).collect();
    let added = |noun: &str| (noun.to_owned(), "added".to_owned());
    assert_eq!(kinds, [added("moment"), added("cue"), added("skill")]);
    let draft = brought(&desk, &file);
    let content = view(&desk, &draft)["content"].clone();
    let written = list(&content, "moments").iter().find(|each| each["title"]["fr"] == "Écrire").expect("it").clone();
    let skill = list(&content, "skills").iter().find(|each| each["code"] == "K1").expect("it").clone();
    assert_eq!((&skill["moment"], &written["channel"]), (&written["item"], &json!("chat")));
    assert_eq!(looked(&desk, &file)["changes"], json!([]), "a second time nothing is added");
    assert_eq!(brought(&desk, &file), draft);
    assert_eq!(view(&desk, &draft)["content"], content);
}

/// Problems as `place code`.
fn problems(preview: &Value) -> Vec<String> {
    let place = |problem: &Value| match &problem["cell"] {
        Value::Null => text(problem, "at"),
        cell => format!("{} {}", text(cell, "sheet"), text(cell, "cell")),
    };
    list(preview, "problems").iter().map(|each| format!("{} {}", place(each), text(each, "code"))).collect()
}

#[test]
fn json_names_every_place_that_cannot_be_read() {
    let desk = Desk::practice(Role::Coach);
    let bytes = fs::read(exported(&desk, &version(&desk, "service", "published"), "json", "fr")).expect("the file");
    let file: Value = serde_json::from_slice(&bytes).expect("JSON");
    let check = |spoil: &dyn Fn(&mut Value), expected: &[&str]| {
        let mut spoiled = file.clone();
        spoil(&mut spoiled);
        let path = kept(&desk, "r.json", spoiled.to_string());
        assert_eq!(problems(&looked(&desk, &path)), expected);
        assert_eq!(desk.refusal("referential.import_file", asked(&desk, &path)), "import_refused");
    };
    check(
        &|file| {
            file["content"]["skills"][3]["target"] = json!("trois");
            file["content"]["moments"][1]["channel"] = json!("pigeon");
            file["content"]["skills"][4]["importance"] = json!(null);
        },
        &[
            "/content/moments/1/channel import_value",
            "/content/skills/3/target import_value",
            "/content/skills/4/importance import_missing",
        ],
    );
    check(
        &|file| {
            file["content"]["skills"][2]["importance"] = json!(7);
            file["content"]["skills"][4]["moment"] = json!("01900000-0000-7000-8000-00000000000f");
            file["content"]["attitudes"][1]["meaning"]["en"] = json!("e".repeat(2_001));
            file["content"]["skills"][5]["scale_min"] = json!(i32::MIN);
            file["content"]["skills"][5]["scale_max"] = json!(i32::MAX);
            file["content"]["skills"][5]["anchors"] = json!([]);
        },
        &[
            "/content/attitudes/1/meaning/en text_too_long",
            "/content/skills/2/importance importance_out_of_range",
            "/content/skills/4/moment item_unknown",
            "/content/skills/5/scale_max scale_out_of_range",
        ],
    );
    check(
        &|file| {
            let promise = file["content"]["promise"].clone();
            file["content"]["promise"] = json!([promise, promise]);
        },
        &["/content/promise/1 second_promise"],
    );
    check(
        &|file| file["content"]["skills"][1]["item"] = file["content"]["attitudes"][0]["item"].clone(),
        &["/content/skills/1 item_twice"],
    );
    check(&|file| file["format"] = json!("autre"), &["/format import_format"]);
    for (words, expected) in [("{ \"format\": ", "1:12 import_not_json"), ("Nom;Type", "1:1 import_not_json")] {
        assert_eq!(problems(&looked(&desk, &kept(&desk, "r.json", words))), [expected], "{words}");
    }
    let doubled = file.to_string().replacen("\"kind\"", "\"title\":{\"fr\":\"a\"},\"kind\"", 1);
    let found = problems(&looked(&desk, &kept(&desk, "r.json", doubled)));
    assert!(matches!(&found[..], [only] if only.ends_with(" import_field_twice")), "{found:?}");
}

#[test]
fn a_workbook_names_each_bad_cell() {
    let desk = Desk::practice(Role::Coach);
    let path = exported(&desk, &version(&desk, "service", "published"), "xlsx", "fr");
    let check = |spoil: &dyn Fn(&mut Book) -> Vec<(String, &'static str)>| {
        let mut book = Book::of(&path);
        let mut expected: Vec<_> =
            spoil(&mut book).into_iter().map(|(place, code)| format!("{place} {code}")).collect();
        expected.sort();
        let file = kept(&desk, "r.xlsx", book.bytes());
        let mut found = problems(&looked(&desk, &file));
        found.sort();
        assert_eq!(found, expected);
        let failure = desk.call("referential.import_file", asked(&desk, &file)).expect_err("refused");
        assert_eq!(failure.code, "import_refused");
        assert!(expected.iter().any(|each| each.starts_with(&failure.params["at"])), "{failure:?}");
    };
    check(&|book| {
        vec![
            (book.put("Moments de vérité", "Canal", 3, "Pigeon"), "import_value"),
            (book.put("Rituels et signes", "Partout", 2, "souvent"), "import_value"),
            (book.put("Compétences", "Niveau visé", 5, "trois"), "import_value"),
            (book.put("Compétences", "Importance", 6, ""), "import_missing"),
            (book.put("Niveaux", "Niveau", 2, "1,5"), "import_value"),
        ]
    });
    check(&|book| {
        vec![
            (book.put("Attitudes", "Ce que cela veut dire (anglais)", 3, &"e".repeat(2_001)), "text_too_long"),
            (book.put("Actes visibles", "Texte (anglais)", 2, &"e".repeat(2_001)), "text_too_long"),
            (book.put("Moments de vérité", "Titre (anglais)", 2, &"t".repeat(121)), "text_too_long"),
            (book.put("Compétences", "Importance", 4, "7"), "importance_out_of_range"),
        ]
    });
    // What has no place in the version is told before what breaks a rule.
    check(&|book| {
        let place = book.put("Compétences", "Attitude", 3, "pressés");
        let other = book.put("Niveaux", "Code", 4, "ZZZ");
        let far = book.sheet("Attitudes").keys().map(|(_, column)| *column).max().expect("columns") + 2;
        book.sheet("Attitudes").insert((3, far), "à relire".into());
        book.sheet("Brouillon").insert((1, 1), "notes".into());
        vec![
            (format!("Attitudes {}3", column_letters(far)), "import_column"),
            ("Brouillon A1".into(), "import_sheet"),
            (place, "item_unknown"),
            (other, "item_unknown"),
        ]
    });
    // A name two of them bear calls neither, and a name none bears any more calls nothing.
    check(&|book| {
        let column = book.column("Attitudes", "Adjectif (français)");
        let [both, gone] = [2, 3].map(|row| book.sheet("Attitudes")[&(row, column)].clone());
        book.sheet("Attitudes").insert((3, column), both.clone());
        let mut expected = Vec::new();
        for sheet in ["Actes visibles", "Compétences"] {
            let column = book.column(sheet, "Attitude");
            for ((row, _), text) in book.sheet(sheet).iter().filter(|((_, at), _)| *at == column) {
                let place = format!("{sheet} {}{row}", column_letters(column));
                match text {
                    called if *called == both => expected.push((place, "item_shares_name")),
                    called if *called == gone => expected.push((place, "item_unknown")),
                    _ => {}
                }
            }
        }
        assert!(expected.iter().any(|(_, code)| *code == "item_shares_name"), "{both}");
        expected
    });
    check(&|book| vec![(book.put("Référentiel", "Type", 2, "Référentiel de cuisine"), "import_value")]);
    check(&|book| vec![(book.put("Référentiel", "Type", 3, "Référentiel de service"), "import_second_row")]);
    check(&|book| vec![(book.put("Promesse", "Promesse (français)", 3, "Une autre"), "second_promise")]);
    let mut empty = Book::of(&path);
    empty.0.truncate(1);
    empty.sheet("Référentiel").insert((1, 1), "Type".into());
    let found = problems(&looked(&desk, &kept(&desk, "r.xlsx", empty.bytes())));
    assert_eq!(found, [" import_format"], "a workbook of something else");
}

#[test]
fn what_is_no_workbook_is_said_to_be_none_and_a_changed_file_is_looked_at_again() {
    let desk = Desk::practice(Role::Coach);
    let refused = |bytes: &[u8]| {
        let path = kept(&desk, "r.xlsx", bytes);
        desk.refusal("referential.get_import", json!({ "path": path }))
    };
    assert_eq!(refused(b"PK\x03\x04 nothing"), "sheet_broken");
    assert_eq!(refused(&[0xd0, 0xcf, 0x11, 0xe0, 0]), "sheet_old_or_locked");
    assert_eq!(refused(&vec![b' '; 20_000_001]), "sheet_too_large");
    assert_eq!(desk.refusal("referential.get_import", json!({ "path": desk.root() })), "file_unreadable");
    let nowhere = json!({ "path": desk.root().join("nulle part.xlsx") });
    assert_eq!(desk.refusal("referential.get_import", nowhere), "file_missing");
    let file = exported(&desk, &version(&desk, "service", "published"), "xlsx", "fr");
    let ask = asked(&desk, &file);
    let mut book = Book::of(&file);
    book.put("Promesse", "Promesse (français)", 2, "Une autre promesse.");
    fs::write(&file, book.bytes()).expect("written");
    assert_eq!(desk.refusal("referential.import_file", ask), "file_changed");
}
