//! A workbook as the document a JSON file holds, with the cell behind every value. What cannot be placed in it is a
//! problem of its own; everything else is left to the one reader.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde::Serialize;
use serde_json::{Map, Value, json};
use sillage_domain::{Refusal, referential::ReferentialKind};
use sillage_sheets::{Address, Book, Row, Table, fold};
use uuid::Uuid;

use super::{ABOUT, Lexicon, Sheet, Sort, said};
use crate::{
    network::Vocabulary,
    referential::{file::FORMAT, reader::ImportProblem},
};

/// First bytes of a workbook, and of one that is too old or locked.
const BEGINS: [&[u8]; 2] = [b"PK\x03\x04", &[0xd0, 0xcf, 0x11, 0xe0]];

pub(in crate::referential) fn is_workbook(bytes: &[u8]) -> bool {
    BEGINS.iter().any(|begin| bytes.starts_with(begin))
}

/// Whether two names are one to people.
pub(super) fn alike(a: &str, b: &str) -> bool {
    fold(a) == fold(b)
}

/// A workbook as a document.
pub(in crate::referential) struct Transcript {
    pub document: Value,
    /// Identities given to items that bore none.
    pub nameless: BTreeSet<Uuid>,
    /// Cells that have no place in the document.
    pub problems: Vec<ImportProblem>,
    cells: BTreeMap<String, Address>,
}

impl Transcript {
    /// The cell behind a pointer: its own, else that of the nearest thing around it.
    pub fn cell_of(&self, pointer: &str) -> Option<&Address> {
        let mut at = pointer;
        loop {
            match (self.cells.get(at), at.rsplit_once('/')) {
                (Some(cell), _) => return Some(cell),
                (None, Some((around, _))) => at = around,
                (None, None) => return None,
            }
        }
    }
}

/// Reads a workbook. A sheet is known by its name and a column by its heading, in either language; one that is not
/// there is empty.
pub(in crate::referential) fn read(book: &Book) -> Transcript {
    let mut reading = Reading::default();
    let mut of_sheet: HashMap<Sheet, Lines<'_>> = HashMap::new();
    for table in &book.tables {
        match Sheet::ALL.into_iter().find(|sheet| sheet.is(&table.name)) {
            Some(sheet) => of_sheet.entry(sheet).or_default().extend(reading.lines(sheet, table)),
            None if said(ABOUT, &table.name) => {}
            None => reading.unknown_sheet(table),
        }
    }
    let mut lines = |sheet: Sheet| of_sheet.remove(&sheet).unwrap_or_default();
    let mut document = reading.head(&lines(Sheet::Head));
    let mut attitudes = reading.attitudes(&lines(Sheet::Attitudes));
    reading.behaviours(&lines(Sheet::Behaviours), &mut attitudes);
    let promise = reading.promise(&lines(Sheet::Promise));
    let mut moments = reading.moments(&lines(Sheet::Moments));
    reading.signs(&lines(Sheet::Signs), &mut moments);
    let mut skills = reading.skills(&lines(Sheet::Skills));
    reading.levels(&lines(Sheet::Levels), &mut skills);
    debug_assert!(of_sheet.is_empty(), "a sheet that nobody reads");
    document["content"] = json!({ "attitudes": attitudes, "promise": promise, "moments": moments, "skills": skills });
    let Reading { cells, nameless, problems, .. } = reading;
    Transcript { document, nameless, problems, cells }
}

/// A row below the headings.
struct Line<'b> {
    table: &'b Table,
    row: &'b Row,
    columns: HashMap<&'static str, u32>,
}

type Lines<'b> = Vec<Line<'b>>;

impl Line<'_> {
    fn text(&self, column: &str) -> &str {
        self.columns.get(column).map_or("", |column| self.row.text(*column))
    }

    fn address(&self, column: &str) -> Address {
        let first = self.row.cells.first().map_or(1, |cell| cell.address.column);
        self.table.address(self.row.number, self.columns.get(column).copied().unwrap_or(first))
    }

    fn both(&self, name: &str) -> Value {
        let mut text = Map::from_iter([("fr".to_owned(), self.text(&format!("{name}-fr")).into())]);
        let english = self.text(&format!("{name}-en"));
        if !english.is_empty() {
            text.insert("en".into(), english.into());
        }
        Value::Object(text)
    }

    /// A whole number, else the text itself, which the reader refuses with its place; nothing if there is none.
    fn number(&self, column: &str) -> Value {
        match self.text(column) {
            "" => Value::Null,
            text => text.parse::<i64>().map_or_else(|_| text.into(), Value::from),
        }
    }

    /// The value of a word, else the word itself, which the reader refuses with its place.
    fn word<T: Copy + Serialize>(&self, column: &str, words: &Vocabulary<T>) -> Value {
        let text = self.text(column);
        words.find(text).map_or_else(|| text.into(), |value| json!(value))
    }

    fn optional<T: Copy + Serialize>(&self, column: &str, words: &Vocabulary<T>) -> Value {
        if self.text(column).is_empty() { Value::Null } else { self.word(column, words) }
    }
}

/// Items of one sheet by what other rows may call them.
#[derive(Default)]
struct Named {
    by_name: BTreeMap<String, Vec<String>>,
    items: BTreeSet<String>,
}

impl Named {
    fn put(&mut self, name: &str, item: &Value) {
        let Some(item) = item.as_str() else { return };
        self.items.insert(item.to_owned());
        self.by_name.entry(fold(name)).or_default().push(item.to_owned());
    }

    /// The item a cell calls: by its key, or by a name that is its alone.
    fn find(&self, called: &str) -> Result<&str, Refusal> {
        if let Some(item) = self.items.get(&called.to_lowercase()) {
            return Ok(item);
        }
        match self.by_name.get(&fold(called)).map(Vec::as_slice) {
            Some([item]) => Ok(item),
            Some(_) => Err(Refusal::new("item_shares_name").with("name", called)),
            None => Err(Refusal::new("item_unknown")),
        }
    }
}

struct Reading {
    lexicon: Lexicon,
    cells: BTreeMap<String, Address>,
    nameless: BTreeSet<Uuid>,
    problems: Vec<ImportProblem>,
    attitudes: Named,
    moments: Named,
}

impl Default for Reading {
    fn default() -> Self {
        Self {
            lexicon: Lexicon::new(),
            cells: BTreeMap::new(),
            nameless: BTreeSet::new(),
            problems: Vec::new(),
            attitudes: Named::default(),
            moments: Named::default(),
        }
    }
}

impl Reading {
    /// The rows below the headings. A filled cell under none of them would be lost: it is a problem.
    fn lines<'b>(&mut self, sheet: Sheet, table: &'b Table) -> Lines<'b> {
        let headings = sheet.headings();
        let Some((head, rows)) = table.rows.split_first() else { return Vec::new() };
        let mut columns = HashMap::new();
        for cell in &head.cells {
            if let Some(column) = headings.get(&fold(&cell.text)) {
                columns.entry(*column).or_insert(cell.address.column);
            }
        }
        let known: BTreeSet<u32> = columns.values().copied().collect();
        let mut told = BTreeSet::new();
        for cell in rows.iter().flat_map(|row| &row.cells) {
            if !known.contains(&cell.address.column) && told.insert(cell.address.column) {
                let refusal = Refusal::new("import_column").with("heading", head.text(cell.address.column));
                self.problems.push(ImportProblem::of_cell(&cell.address, refusal));
            }
            if cell.value == sillage_sheets::Value::Error {
                let refusal = Refusal::new("import_value").with("found", &cell.text);
                self.problems.push(ImportProblem::of_cell(&cell.address, refusal));
            }
        }
        // A row of remarks has no value under any heading and was told of above.
        let says = |row: &&Row| row.cells.iter().any(|cell| known.contains(&cell.address.column));
        rows.iter().filter(says).map(|row| Line { table, row, columns: columns.clone() }).collect()
    }

    fn unknown_sheet(&mut self, table: &Table) {
        let first = table.rows.first().and_then(|row| row.cells.first());
        if let Some(cell) = first {
            let refusal = Refusal::new("import_sheet").with("sheet", &*table.name);
            self.problems.push(ImportProblem::of_cell(&cell.address, refusal));
        }
    }

    fn misplaced(&mut self, line: &Line<'_>, column: &str, refusal: Refusal) {
        self.problems.push(ImportProblem::of_cell(&line.address(column), refusal));
    }

    /// Notes the cells behind an item, field by field; a text stands in two.
    fn put(&mut self, pointer: &str, line: &Line<'_>, fields: &[(&str, &str)]) {
        self.cells.insert(pointer.to_owned(), line.address(""));
        for (field, column) in fields {
            let french = format!("{column}-fr");
            if line.columns.contains_key(french.as_str()) || line.columns.contains_key(format!("{column}-en").as_str())
            {
                self.cells.insert(format!("{pointer}/{field}"), line.address(&french));
                self.cells.insert(format!("{pointer}/{field}/en"), line.address(&format!("{column}-en")));
            } else {
                self.cells.insert(format!("{pointer}/{field}"), line.address(column));
            }
        }
    }

    /// The identity of a row: its own, or a fresh one that is known as such.
    fn item(&mut self, line: &Line<'_>) -> Value {
        match line.text("key") {
            "" => {
                let fresh = Uuid::now_v7();
                self.nameless.insert(fresh);
                fresh.to_string().into()
            }
            own => own.to_lowercase().into(),
        }
    }

    fn head(&mut self, lines: &[Line<'_>]) -> Value {
        // A workbook that does not say what it is, is none of ours.
        let Some(line) = lines.first() else { return json!({}) };
        self.put("", line, &[("kind", "kind"), ("title", "title"), ("change_note", "note")]);
        for line in lines.iter().skip(1) {
            self.misplaced(line, "kind", Refusal::new("import_second_row"));
        }
        json!({
            "format": FORMAT, "kind": line.optional::<ReferentialKind>("kind", &self.lexicon.kinds),
            "title": line.both("title"), "change_note": line.text("note"),
        })
    }

    fn attitudes(&mut self, lines: &[Line<'_>]) -> Vec<Value> {
        let mut found = Vec::new();
        for line in lines {
            let pointer = format!("/content/attitudes/{}", found.len());
            self.put(&pointer, line, &[("item", "key"), ("adjective", "adjective"), ("meaning", "meaning")]);
            let item = self.item(line);
            self.attitudes.put(line.text("adjective-fr"), &item);
            found.push(json!({
                "item": item, "adjective": line.both("adjective"), "meaning": line.both("meaning"), "behaviours": [],
            }));
        }
        found
    }

    fn behaviours(&mut self, lines: &[Line<'_>], attitudes: &mut [Value]) {
        for line in lines {
            let of = match self.attitudes.find(line.text("attitude")) {
                Ok(item) => attitudes.iter().position(|each| each["item"] == item),
                Err(refusal) => {
                    self.misplaced(line, "attitude", refusal);
                    continue;
                }
            };
            let Some((at, acts)) = of.and_then(|at| Some((at, attitudes.get_mut(at)?["behaviours"].as_array_mut()?)))
            else {
                continue;
            };
            let pointer = format!("/content/attitudes/{at}/behaviours/{}", acts.len());
            self.put(&pointer, line, &[("fr", "act-fr"), ("en", "act-en")]);
            acts.push(line.both("act"));
        }
    }

    /// One promise; more of them are handed on as a list, which the reader refuses.
    fn promise(&mut self, lines: &[Line<'_>]) -> Value {
        let mut found = Vec::new();
        for line in lines {
            let pointer =
                if lines.len() > 1 { format!("/content/promise/{}", found.len()) } else { "/content/promise".into() };
            self.put(&pointer, line, &[("item", "key"), ("text", "promise")]);
            let item = self.item(line);
            found.push(json!({ "item": item, "text": line.both("promise") }));
        }
        if found.len() > 1 { Value::Array(found) } else { found.pop().unwrap_or_default() }
    }

    fn moments(&mut self, lines: &[Line<'_>]) -> Vec<Value> {
        const FIELDS: [(&str, &str); 5] = [
            ("item", "key"),
            ("channel", "channel"),
            ("occasion", "occasion"),
            ("title", "title"),
            ("emotional_expectation", "felt"),
        ];
        let mut found = Vec::new();
        for line in lines {
            self.put(&format!("/content/moments/{}", found.len()), line, &FIELDS);
            let item = self.item(line);
            self.moments.put(line.text("title-fr"), &item);
            let occasion = Some(line.text("occasion")).filter(|occasion| !occasion.is_empty());
            found.push(json!({
                "item": item, "channel": line.optional("channel", &self.lexicon.channels), "occasion": occasion,
                "title": line.both("title"), "emotional_expectation": line.both("felt"), "rituals": [], "cues": [],
            }));
        }
        found
    }

    fn signs(&mut self, lines: &[Line<'_>], moments: &mut [Value]) {
        for line in lines {
            let of = match self.moments.find(line.text("moment")) {
                Ok(item) => moments.iter().position(|each| each["item"] == item),
                Err(refusal) => {
                    self.misplaced(line, "moment", refusal);
                    continue;
                }
            };
            let list = match self.lexicon.sorts.find(line.text("sort")) {
                Some(Sort::Ritual) => "rituals",
                Some(Sort::Cue) => "cues",
                None => {
                    self.misplaced(line, "sort", Refusal::new("import_value").with("found", line.text("sort")));
                    continue;
                }
            };
            let Some((at, signs)) = of.and_then(|at| Some((at, moments.get_mut(at)?[list].as_array_mut()?))) else {
                continue;
            };
            let pointer = format!("/content/moments/{at}/{list}/{}", signs.len());
            self.put(&pointer, line, &[("item", "key"), ("text", "act"), ("mandatory", "everywhere")]);
            let everywhere = match line.text("everywhere") {
                "" => Value::Bool(false),
                _ => line.word("everywhere", &self.lexicon.flags),
            };
            signs.push(json!({ "item": self.item(line), "text": line.both("act"), "mandatory": everywhere }));
        }
    }

    /// The item a cell calls.
    fn tie(&mut self, line: &Line<'_>, column: &str) -> Value {
        let called = line.text(column);
        if called.is_empty() {
            return Value::Null;
        }
        let named = if column == "attitude" { &self.attitudes } else { &self.moments };
        match named.find(called) {
            Ok(item) => item.into(),
            Err(refusal) => {
                self.misplaced(line, column, refusal);
                Value::Null
            }
        }
    }

    fn skills(&mut self, lines: &[Line<'_>]) -> Vec<Value> {
        const FIELDS: [(&str, &str); 10] = [
            ("item", "key"),
            ("code", "code"),
            ("title", "title"),
            ("situation", "situation"),
            ("importance", "importance"),
            ("target", "target"),
            ("scale_min", "lowest"),
            ("scale_max", "highest"),
            ("attitude", "attitude"),
            ("moment", "moment"),
        ];
        let mut found = Vec::new();
        for line in lines {
            let pointer = format!("/content/skills/{}", found.len());
            self.put(&pointer, line, &FIELDS);
            let attitude = self.tie(line, "attitude");
            let moment = self.tie(line, "moment");
            found.push(json!({
                "item": self.item(line), "code": line.text("code"), "title": line.both("title"),
                "situation": line.both("situation"), "importance": line.number("importance"),
                "target": line.number("target"), "scale_min": line.number("lowest"),
                "scale_max": line.number("highest"), "attitude": attitude, "moment": moment, "anchors": [],
            }));
        }
        found
    }

    fn levels(&mut self, lines: &[Line<'_>], skills: &mut [Value]) {
        for line in lines {
            let of = skills.iter().position(|skill| skill["code"] == line.text("code"));
            let Some((at, anchors)) = of.and_then(|at| Some((at, skills.get_mut(at)?["anchors"].as_array_mut()?)))
            else {
                self.misplaced(line, "code", Refusal::new("item_unknown"));
                continue;
            };
            let pointer = format!("/content/skills/{at}/anchors/{}", anchors.len());
            self.put(&pointer, line, &[("level", "level"), ("text", "seen")]);
            anchors.push(json!({ "level": line.number("level"), "text": line.both("seen") }));
        }
    }
}
