//! The practice network: invented people and places, dated relative to the day it is first opened. Its network-wide
//! parts (questions of the walk, tallies, dashboard lines) also start a real profile off; its referential is chosen, its
//! zones are those of the kind of its unit.

mod year;

use std::collections::HashMap;

use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime, TimeZone};
use serde::Deserialize;
use serde_json::Value;
use sillage_domain::{
    Id, Moment, Timestamp,
    flow::ObservationWindow,
    network::{Network, Person, Role, Unit, UnitKind, service::UnitChannel},
    referential::Channel,
};
use sillage_store::{RowKind, Writer};
use uuid::Uuid;

use crate::{Failure, Registry, registry::Access};

pub(crate) fn register(registry: &mut Registry) {
    registry.app("practice.plant_year", Access::Open, year::plant_year);
}

/// Zone of the practice network.
pub(crate) const ZONE: &str = "Europe/Paris";

const SEED: &str = include_str!("../../../../assets/practice/network.json");
/// Nouns a real profile starts with.
const STARTER: [&str; 4] = ["sensory_prompt", "tally", "dashboard_item", "counting_post"];

#[derive(Deserialize)]
struct SeedEntity {
    key: String,
    noun: String,
    unit: String,
    by: String,
    at: String,
    fields: Value,
}

#[derive(Deserialize)]
struct SeedBlock {
    window: String,
    minutes: u32,
    arrivals_per_5_min: Vec<u32>,
    left_unserved_per_5_min: Vec<u32>,
    #[serde(default)]
    pauses_min: Vec<(u32, u32)>,
}

/// The seed file.
#[derive(Deserialize)]
pub(crate) struct Seed {
    entities: Vec<SeedEntity>,
    flow_blocks: Vec<SeedBlock>,
}

/// What was planted.
pub(crate) struct Seeded {
    pub network: Id<Network>,
    people: Vec<(Role, Id<Person>, String)>,
}

impl Seeded {
    pub fn person(&self, role: Role) -> Result<(Id<Person>, String), Failure> {
        let found = self.people.iter().find(|(has, ..)| *has == role);
        found.map(|(_, person, name)| (*person, name.clone())).ok_or_else(|| Failure::new("practice_role_unknown"))
    }
}

impl Seed {
    pub fn read() -> Result<Self, Failure> {
        serde_json::from_str(SEED).map_err(|error| Failure::new("store_failed").traced(error))
    }

    /// Plants the whole practice network, its past included.
    pub fn plant_practice(&self, tx: &mut Writer<'_>, now: &Moment) -> Result<Seeded, Failure> {
        let mut bed = Bed { ids: HashMap::new(), today: now.local_date(), now: now.clone() };
        for entity in &self.entities {
            bed.plant(tx, entity)?;
        }
        for block in &self.flow_blocks {
            bed.plant_block(tx, block)?;
        }
        let name_of = |person: &str| {
            self.entities.iter().find(|e| e.noun == "person_profile" && text(&e.fields, "person") == person)
        };
        let people = self
            .entities
            .iter()
            .filter(|entity| entity.noun == "assignment")
            .filter_map(|entity| {
                let person = text(&entity.fields, "person");
                let role: Role = serde_json::from_value(entity.fields.get("role")?.clone()).ok()?;
                let name = text(&name_of(person)?.fields, "display_name").to_owned();
                Some((role, Id::new(*bed.ids.get(person.strip_prefix('@')?)?), name))
            })
            .collect();
        Ok(Seeded { network: Id::new(bed.id("@network")?), people })
    }

    /// Plants what a real network starts with, in its own streams.
    pub fn plant_starter(
        &self,
        tx: &mut Writer<'_>,
        network: Id<Network>,
        unit: Id<Unit>,
        kind: UnitKind,
        now: &Moment,
    ) -> Result<(), Failure> {
        let me = tx.me();
        let by_phone = UnitChannel::usual(kind) == Channel::Phone;
        let mut bed = Bed { ids: HashMap::new(), today: now.local_date(), now: now.clone() };
        let seed_unit = self.entities.iter().find(|e| e.noun == "unit").map(|e| e.key.clone()).unwrap_or_default();
        bed.ids.insert("network".into(), network.uuid());
        bed.ids.insert(seed_unit.clone(), unit.uuid());
        for entity in self.entities.iter().filter(|entity| STARTER.contains(&entity.noun.as_str())) {
            let elsewhere = entity.unit != "@network" && entity.unit.strip_prefix('@') != Some(&seed_unit);
            // Nobody comes through the door of a contact centre.
            let unfit = by_phone && entity.noun == "counting_post" && text(&entity.fields, "channel") == "walk_in";
            if !elsewhere && !unfit {
                bed.plant_as(tx, entity, me, now.clone())?;
            }
        }
        tx.act_as(me, now.clone());
        Ok(())
    }
}

struct Bed {
    ids: HashMap<String, Uuid>,
    today: NaiveDate,
    now: Moment,
}

impl Bed {
    fn plant(&mut self, tx: &mut Writer<'_>, entity: &SeedEntity) -> Result<(), Failure> {
        let by = Id::new(self.id(&entity.by)?);
        let at = self.moment(entity.at.strip_prefix("@at:").unwrap_or(&entity.at))?;
        self.plant_as(tx, entity, by, at)
    }

    fn plant_as(
        &mut self,
        tx: &mut Writer<'_>,
        entity: &SeedEntity,
        by: Id<Person>,
        at: Moment,
    ) -> Result<(), Failure> {
        let id = self.mint(&entity.key);
        let unit = self.id(&entity.unit)?;
        let fields = self.resolve(&entity.fields)?;
        tx.act_as(by, at);
        tx.add_document(&entity.noun, id, unit, &fields).map_err(|error| Failure::from(error).with("key", &entity.key))
    }

    /// Plays the counting of an hour as it would have been lived: beats every five seconds, taps spread evenly.
    fn plant_block(&mut self, tx: &mut Writer<'_>, seed: &SeedBlock) -> Result<(), Failure> {
        let window: Id<ObservationWindow> = Id::new(self.id(&seed.window)?);
        let doc = tx.get(window)?.doc;
        let start = doc.started_at.utc_ms().ok_or_else(|| Failure::new("file_damaged"))?;
        let at = |offset_ms: i64| Moment { utc_ms: start + offset_ms, boot_ms: offset_ms, ..self.now.clone() };
        let mut events: Vec<(i64, RowKind, i64)> = Vec::new();
        for (tally, counts) in [(0, &seed.arrivals_per_5_min), (1, &seed.left_unserved_per_5_min)] {
            for (slot, &count) in counts.iter().enumerate() {
                for n in 0..i64::from(count) {
                    let offset = i64::try_from(slot).unwrap_or(0) * 300_000
                        + (2 * n + 1) * 150_000 / i64::from(count)
                        + tally * 700;
                    events.push((offset, RowKind::Tap, tally));
                }
            }
        }
        let pauses: Vec<(i64, i64)> =
            seed.pauses_min.iter().map(|&(from, to)| (i64::from(from) * 60_000, i64::from(to) * 60_000)).collect();
        events.retain(|(offset, ..)| !pauses.iter().any(|(from, to)| (from..to).contains(&offset)));
        for &(from, to) in &pauses {
            events.extend([(from, RowKind::Pause, 0), (to, RowKind::Resume, 0)]);
        }
        let end = i64::from(seed.minutes) * 60_000;
        events.push((end, RowKind::Close, 0));
        events.sort_by_key(|&(offset, ..)| offset);
        tx.act_as(doc.observer, at(0));
        let block = tx.open_block(window, doc.unit)?;
        let mut beat = 5_000;
        for (index, (offset, kind, x)) in (0_i64..).zip(events) {
            while beat < offset {
                tx.act_as(doc.observer, at(beat));
                tx.beat(block)?;
                beat += 5_000;
            }
            tx.act_as(doc.observer, at(offset));
            tx.push_row(block, index, kind, x)?;
        }
        Ok(tx.seal_block(block)?)
    }

    fn mint(&mut self, key: &str) -> Uuid {
        *self.ids.entry(key.to_owned()).or_insert_with(Uuid::now_v7)
    }

    fn id(&mut self, reference: &str) -> Result<Uuid, Failure> {
        match reference.strip_prefix('@') {
            // The author of the first lines comes before the line that introduces him.
            Some(key) => Ok(self.mint(key)),
            None => Err(Failure::new("file_damaged").with("reference", reference)),
        }
    }

    fn resolve(&mut self, value: &Value) -> Result<Value, Failure> {
        Ok(match value {
            Value::String(text) => match text.strip_prefix('@') {
                None => value.clone(),
                Some(rest) => {
                    if let Some(days) = rest.strip_prefix("day:") {
                        Value::String(self.date(days)?.to_string())
                    } else if let Some(at) = rest.strip_prefix("at:") {
                        let Timestamp { at, zone } = self.moment(at)?.timestamp();
                        serde_json::json!({ "at": at, "zone": zone })
                    } else {
                        Value::String(self.id(text)?.to_string())
                    }
                }
            },
            Value::Array(items) => Value::Array(items.iter().map(|item| self.resolve(item)).collect::<Result<_, _>>()?),
            Value::Object(fields) => Value::Object(
                fields
                    .iter()
                    .map(|(name, field)| Ok((name.clone(), self.resolve(field)?)))
                    .collect::<Result<_, Failure>>()?,
            ),
            other => other.clone(),
        })
    }

    fn date(&self, days: &str) -> Result<NaiveDate, Failure> {
        let offset: i64 = days.trim().parse().map_err(|_| Failure::new("file_damaged").with("day", days))?;
        let distance = Days::new(offset.unsigned_abs());
        let date =
            if offset < 0 { self.today.checked_sub_days(distance) } else { self.today.checked_add_days(distance) };
        date.ok_or_else(|| Failure::new("file_damaged").with("day", days))
    }

    /// `-21 09:30` or `-21 09:30:15`, local time at the place.
    fn moment(&self, text: &str) -> Result<Moment, Failure> {
        let bad = || Failure::new("file_damaged").with("at", text);
        let (days, time) = text.split_once(' ').ok_or_else(bad)?;
        let time = NaiveTime::parse_from_str(time, "%H:%M:%S")
            .or_else(|_| NaiveTime::parse_from_str(time, "%H:%M"))
            .map_err(|_| bad())?;
        let local = NaiveDateTime::new(self.date(days)?, time);
        let at = chrono_tz::Europe::Paris.from_local_datetime(&local).earliest().ok_or_else(bad)?;
        let offset_min = chrono::Offset::fix(at.offset()).local_minus_utc() / 60;
        Ok(Moment { utc_ms: at.timestamp_millis(), offset_min, zone: ZONE.into(), boot_ms: self.now.boot_ms })
    }
}

fn text<'a>(fields: &'a Value, name: &str) -> &'a str {
    fields.get(name).and_then(Value::as_str).unwrap_or_default()
}
