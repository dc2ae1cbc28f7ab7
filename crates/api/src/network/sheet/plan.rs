//! What a file would change: every thing matched with what is known, by its key first, then by what names it. Nothing
//! is written here, and nothing that the file does not mention is touched.

use std::collections::{BTreeMap, HashMap, HashSet};

use schemars::JsonSchema;
use serde::Serialize;
use sillage_domain::{
    Bilingual, Entity, Id, Refusal,
    flow::CountingPost,
    network::{
        Assignment, CODE_CHARS, FIRST_UNIT_CODE, Person, PersonProfile, SupportStructure, Unit, UnitStatus, Zone,
        hours::OpeningHours,
        service::{ServiceFunction, UnitChannel},
    },
};
use sillage_sheets::fold;
use ts_rs::TS;
use uuid::Uuid;

use super::{
    cells::{Cells, Pen, text},
    known::{Known, by_key},
    part::{Field, Part},
    reading::{Line, Reading, Said, Sheet, check_short},
};

/// Something to write: new, or what is there with other fields.
pub(crate) struct Planned<E> {
    pub id: Id<E>,
    pub stream: Uuid,
    pub doc: E,
    pub known: bool,
}

/// Everything a file would change.
#[derive(Default)]
pub(crate) struct Plan {
    pub structures: Vec<Planned<SupportStructure>>,
    pub units: Vec<Planned<Unit>>,
    pub zones: Vec<Planned<Zone>>,
    pub zones_gone: Vec<Id<Zone>>,
    pub channels: Vec<Planned<UnitChannel>>,
    pub posts: Vec<Planned<CountingPost>>,
    pub functions: Vec<Planned<ServiceFunction>>,
    pub hours: Vec<Planned<OpeningHours>>,
    pub people: Vec<Planned<Person>>,
    pub profiles: Vec<Planned<PersonProfile>>,
    pub assignments: Vec<Planned<Assignment>>,
    pub told: Told,
}

/// What the preview says of a plan.
#[derive(Default)]
pub(crate) struct Told {
    pub counts: BTreeMap<Part, PartCount>,
    pub lines: Vec<ChangeLine>,
    pub namesakes: BTreeMap<String, Vec<Namesake>>,
    pub notes: Vec<Note>,
}

/// How many things of a sheet would change.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct PartCount {
    /// New.
    pub added: u32,
    /// Known, with other values.
    pub changed: u32,
    /// Known, as they are.
    pub same: u32,
    /// Taken out, to the bin.
    pub removed: u32,
    /// Known and not in the file: they stay as they are.
    pub absent: u32,
}

/// What happens to one thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// It is new.
    Added,
    /// It gets other values.
    Changed,
    /// It goes to the bin.
    Removed,
    /// Somebody leaves.
    Leaving,
}

/// A line of the preview.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct ChangeLine {
    /// Sheet it belongs to.
    pub part: Part,
    /// What happens.
    pub change: Change,
    /// Its name, and its unit's.
    pub title: String,
    /// What is different.
    pub fields: Vec<FieldChange>,
}

/// A value that is different.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct FieldChange {
    /// Column.
    pub field: Field,
    /// Before; empty if there was none.
    pub before: String,
    /// After; empty if it is taken away.
    pub after: String,
}

/// One of several people of the same name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct Namesake {
    /// Row in the file; none for somebody already known.
    pub row: Option<u32>,
    /// Their units.
    pub units: String,
    /// What tells them apart: number, address or key.
    pub told_by: String,
}

/// Something worth knowing before agreeing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct Note {
    /// `network-note-<code>` words it.
    pub code: String,
    /// Values of the sentence.
    pub params: BTreeMap<String, String>,
}

/// A unit a row may speak of.
#[derive(Clone)]
pub(crate) struct Place {
    pub id: Id<Unit>,
    pub stream: Uuid,
    pub name: String,
}

/// The work of planning.
pub(crate) struct Planning<'a> {
    pub known: &'a Known,
    pub reading: Reading<'a>,
    pub pen: Pen<'a>,
    pub plan: Plan,
    places: HashMap<String, Place>,
    structures: HashMap<String, (Id<SupportStructure>, String)>,
}

impl<'a> Planning<'a> {
    pub fn new(known: &'a Known, reading: Reading<'a>, pen: Pen<'a>) -> Self {
        let places = known
            .units
            .iter()
            .map(|unit| (fold(&unit.code), Place { id: unit.id, stream: unit.id.uuid(), name: unit.name.clone() }));
        let structures = known.structures.iter().map(|row| (fold(&row.name), (row.id, row.name.clone())));
        let (places, structures) = (places.collect(), structures.collect());
        Self { known, reading, pen, plan: Plan::default(), places, structures }
    }

    /// Notes something for the person who will agree.
    pub fn note(&mut self, code: &str, params: &[(&str, &str)]) {
        let params = params.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        self.plan.told.notes.push(Note { code: code.to_owned(), params });
    }

    /// Counts a thing, says what is different in it, and whether anything is.
    pub fn tell(&mut self, part: Part, title: &str, before: Option<&Cells>, after: &Cells) -> bool {
        let counts = self.plan.told.counts.entry(part).or_default();
        let fields: Vec<FieldChange> = after
            .iter()
            .map(|(field, cell)| {
                let old = before.and_then(|cells| cells.iter().find(|(known, _)| known == field));
                let before = old.map(|(_, cell)| text(cell)).unwrap_or_default();
                FieldChange { field: *field, before, after: text(cell) }
            })
            .filter(|change| change.before != change.after)
            .collect();
        let change = match before {
            None => {
                counts.added += 1;
                Change::Added
            }
            Some(_) if fields.is_empty() => {
                counts.same += 1;
                return false;
            }
            Some(_) => {
                counts.changed += 1;
                Change::Changed
            }
        };
        self.plan.told.lines.push(ChangeLine { part, change, title: title.to_owned(), fields });
        true
    }

    /// The row of a file that speaks of something already spoken of.
    pub fn twice(&mut self, line: Line<'_>, field: Field, code: &'static str, first: u32) {
        self.reading.wrong(line, field, Refusal::new(code).with("row", first));
    }

    /// The units a cell names; a code nobody knows is noted.
    pub fn places(&mut self, line: Line<'_>) -> Vec<Place> {
        let codes = self.reading.codes(line, Field::Unit);
        if codes.is_empty() {
            self.reading.wrong(line, Field::Unit, Refusal::new("cell_missing"));
        }
        let mut places = Vec::new();
        for code in codes {
            match self.places.get(&fold(&code)) {
                Some(place) => places.push(place.clone()),
                None => self.reading.wrong(line, Field::Unit, Refusal::new("unit_unknown").with("unit", code)),
            }
        }
        places
    }

    pub fn place(&mut self, line: Line<'_>) -> Option<Place> {
        let places = self.places(line);
        if places.len() > 1 {
            self.reading.wrong(line, Field::Unit, Refusal::new("one_unit_only"));
        }
        places.into_iter().next()
    }

    /// What is known under the key of a row. A key nobody knows is noted.
    pub fn keyed<'k, E: Entity>(
        &mut self,
        line: Line<'_>,
        rows: &'k [sillage_store::Row<E>],
    ) -> Option<&'k sillage_store::Row<E>> {
        let key = self.reading.key(line)?;
        let found = by_key(rows, key);
        if found.is_none() {
            self.reading.wrong(line, Field::Key, Refusal::new("key_unknown"));
        }
        found
    }

    pub fn structures(&mut self, sheet: &Sheet<'_>) {
        let mut seen = HashMap::new();
        for line in sheet.lines().filter(|line| !line.is_blank()) {
            let Some(name) = self.reading.required(line, Field::Name) else { continue };
            let known = self.known;
            let found = self
                .keyed(line, &known.structures)
                .or_else(|| known.structures.iter().find(|row| fold(&row.name) == fold(&name)));
            if let Some(first) = seen.insert(fold(&name), line.number()) {
                self.twice(line, Field::Name, "structure_twice", first);
                continue;
            }
            let region = self.reading.name(line, Field::Region).over(found.and_then(|row| row.region.clone()));
            let doc = SupportStructure { name, region };
            let before = found.map(|row| self.pen.structure(&row.doc));
            let differs = self.tell(Part::Structures, &doc.name, before.as_ref(), &self.pen.structure(&doc));
            let id = found.map_or_else(|| Id::new(Uuid::now_v7()), |row| row.id);
            self.structures.insert(fold(&doc.name), (id, doc.name.clone()));
            if differs {
                self.plan.structures.push(Planned { id, stream: known.network.uuid(), doc, known: found.is_some() });
            }
        }
        self.absent(Part::Structures, self.known.structures.len());
    }

    pub fn units(&mut self, sheet: &Sheet<'_>) {
        let known = self.known;
        let codes: HashSet<String> = sheet
            .lines()
            .filter_map(|line| self.reading.text(line, Field::Code, |_| Ok(())).value())
            .map(|c| fold(&c))
            .collect();
        let (mut seen, mut met) = (HashMap::new(), HashMap::new());
        for line in sheet.lines().filter(|line| !line.is_blank()) {
            let code = self.reading.text(line, Field::Code, |code| check_short("code", code, CODE_CHARS)).value();
            if code.is_none() {
                self.reading.required(line, Field::Code);
            }
            let (Some(code), Some(name)) = (code, self.reading.required(line, Field::Name)) else { continue };
            let by_code = known.units.iter().find(|unit| fold(&unit.code) == fold(&code));
            // The unit a network starts with has no code of its own: its name tells it.
            let first = || {
                let first = known.units.iter().find(|unit| unit.code == FIRST_UNIT_CODE)?;
                (fold(&first.name) == fold(&name) && !codes.contains(FIRST_UNIT_CODE)).then_some(first)
            };
            let found = self.keyed(line, &known.units).or(by_code).or_else(first);
            if let Some(row) = seen.insert(fold(&code), line.number()) {
                self.twice(line, Field::Code, "code_twice", row);
                continue;
            }
            if let Some(row) = found.and_then(|unit| met.insert(unit.id, line.number())) {
                self.twice(line, Field::Key, "key_twice", row);
                continue;
            }
            if let Some(other) = by_code.filter(|other| found.is_some_and(|unit| unit.id != other.id)) {
                self.reading.wrong(line, Field::Code, Refusal::new("code_taken").with("unit", &other.name));
                continue;
            }
            self.unit(line, code, name, found);
        }
        self.absent(Part::Units, known.units.len());
    }

    fn unit(&mut self, line: Line<'_>, code: String, name: String, found: Option<&sillage_store::Row<Unit>>) {
        let kind = self.reading.word(line, Field::Kind, |lexicon| &lexicon.kinds);
        let kind = kind.or(found.map(|unit| unit.unit_kind));
        if kind.is_none() && self.reading.troubles.last().is_none_or(|trouble| trouble.row != line.number()) {
            self.reading.wrong(line, Field::Kind, Refusal::new("cell_missing"));
        }
        let structure = match self.reading.name(line, Field::Structure) {
            Said::Nothing => found.and_then(|unit| unit.support_structure),
            Said::Away => None,
            Said::Value(name) => {
                let structure = self.structures.get(&fold(&name)).map(|(id, _)| *id);
                if structure.is_none() {
                    self.reading.wrong(line, Field::Structure, Refusal::new("structure_unknown").with("name", name));
                }
                structure
            }
        };
        let fact = |field: &'static str| move |text: &str| sillage_domain::check_fact(field, text);
        let zone = self.reading.text(line, Field::TimeZone, |zone| {
            let known = zone.parse::<chrono_tz::Tz>().is_ok();
            if known { Ok(()) } else { Err(Refusal::new("time_zone_unknown").with("zone", zone)) }
        });
        let address = self.reading.text(line, Field::Address, fact("address"));
        let note = self.reading.text(line, Field::MarketNote, fact("local_market_note"));
        let status = self.reading.word(line, Field::Status, |lexicon| &lexicon.statuses);
        let Some(unit_kind) = kind else { return };
        let doc = Unit {
            name,
            code,
            unit_kind,
            address: address.over(found.and_then(|unit| unit.address.clone())),
            time_zone: zone.over(found.map(|unit| unit.time_zone.clone())).unwrap_or(self.known.time_zone.clone()),
            status: status.or(found.map(|unit| unit.status)).unwrap_or(UnitStatus::Active),
            support_structure: structure,
            local_market_note: note.over(found.and_then(|unit| unit.local_market_note.clone())),
        };
        let before = found.map(|unit| self.pen.unit(&unit.doc, &self.structure_name(unit.support_structure)));
        let after = self.pen.unit(&doc, &self.structure_name(doc.support_structure));
        let differs = self.tell(Part::Units, &doc.name, before.as_ref(), &after);
        let id = found.map_or_else(|| Id::new(Uuid::now_v7()), |unit| unit.id);
        let stream = found.map_or(id.uuid(), |unit| unit.unit);
        if let Some(unit) = found {
            self.places.remove(&fold(&unit.code));
        }
        self.places.insert(fold(&doc.code), Place { id, stream: id.uuid(), name: doc.name.clone() });
        if differs {
            self.plan.units.push(Planned { id, stream, doc, known: found.is_some() });
        }
    }

    fn structure_name(&self, id: Option<Id<SupportStructure>>) -> String {
        let found = self.structures.values().find(|(known, _)| Some(*known) == id);
        found.map(|(_, name)| name.clone()).unwrap_or_default()
    }

    pub fn place_name(&self, unit: Id<Unit>) -> String {
        let place = self.places.values().find(|place| place.id == unit);
        place.map(|place| place.name.clone()).unwrap_or_default()
    }

    /// What is known of a sheet and not mentioned in it: it stays.
    pub fn absent(&mut self, part: Part, known: usize) {
        let counts = self.plan.told.counts.entry(part).or_default();
        let met = counts.changed + counts.same + counts.removed;
        counts.absent = u32::try_from(known).unwrap_or(u32::MAX).saturating_sub(met);
    }

    /// Names in both languages, over those there were.
    pub fn bilingual(&mut self, line: Line<'_>, fr: String, en: Field, before: Option<&Bilingual>) -> Bilingual {
        let said = self.reading.name(line, en);
        Bilingual { fr, en: said.over(before.and_then(|name| name.en.clone())) }
    }
}
