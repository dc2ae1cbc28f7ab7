//! What a file would change in a unit: its zones, channels, functions and hours.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use sillage_domain::{
    Bilingual, Id, Refusal,
    network::{
        Unit, UnitKind, Zone,
        hours::{OpeningException, OpeningHours, OpeningSlot, OpeningSpan, check_day},
        service::{ServiceFunction, UnitChannel},
    },
};
use sillage_sheets::fold;
use sillage_store::Row;
use uuid::Uuid;

use super::{
    part::{Field, Part},
    plan::{Change, ChangeLine, FieldChange, Place, Planned, Planning},
    reading::{Line, Sheet},
};

/// A zone as a row says it.
struct ZoneSaid<'b, 'k> {
    line: Line<'b>,
    order: Option<u32>,
    name: Bilingual,
    found: Option<&'k Row<Zone>>,
}

/// The hours of a unit as its rows say them.
#[derive(Default)]
struct HoursSaid {
    place: Option<Place>,
    week: BTreeMap<u32, Vec<OpeningSpan>>,
    days: BTreeMap<NaiveDate, Vec<OpeningSpan>>,
}

/// A day of a row: every week, or once.
enum Day {
    Weekday(u32),
    Date(NaiveDate),
}

impl Planning<'_> {
    pub fn zones(&mut self, sheet: &Sheet<'_>) {
        let mut order = Vec::new();
        let mut of_unit: HashMap<Id<Unit>, (Place, Vec<ZoneSaid<'_, '_>>)> = HashMap::new();
        for line in sheet.lines().filter(|line| !line.is_blank()) {
            let place = self.place(line);
            let name = self.reading.required(line, Field::Name);
            let (Some(place), Some(name)) = (place, name) else { continue };
            let known = self.known;
            let in_unit = |zone: &&Row<Zone>| zone.doc.unit == place.id;
            let called = |zone: &&Row<Zone>| fold(&zone.name.fr) == fold(&name);
            let keyed = self.keyed(line, &known.zones).filter(in_unit);
            let found = keyed.or_else(|| known.zones.iter().filter(in_unit).find(called));
            let said = of_unit.entry(place.id).or_insert_with(|| {
                order.push(place.id);
                (place.clone(), Vec::new())
            });
            if let Some(first) = said.1.iter().find(|zone| fold(&zone.name.fr) == fold(&name)) {
                let first = first.line.number();
                self.twice(line, Field::Name, "zone_twice", first);
                continue;
            }
            let name = self.bilingual(line, name, Field::NameEn, found.map(|zone| &zone.name));
            said.1.push(ZoneSaid { line, order: self.reading.number(line, Field::Order), name, found });
        }
        for unit in order {
            if let Some((place, zones)) = of_unit.remove(&unit) {
                self.zones_of(&place, zones);
            }
        }
        self.absent(Part::Zones, self.known.zones.len());
    }

    /// The zones of a unit, whole and in the customer's order: what is not named any more goes to the bin, unless
    /// something was recorded there.
    fn zones_of(&mut self, place: &Place, mut zones: Vec<ZoneSaid<'_, '_>>) {
        zones.sort_by_key(|zone| (zone.order.unwrap_or(u32::MAX), zone.line.number()));
        let same = zones.windows(2).filter(|pair| pair[0].order.is_some() && pair[0].order == pair[1].order);
        for (line, first) in same.map(|pair| (pair[1].line, pair[0].line.number())).collect::<Vec<_>>() {
            self.twice(line, Field::Order, "order_twice", first);
        }
        let mut rank = 0;
        let named: Vec<Id<Zone>> = zones.iter().filter_map(|zone| zone.found.map(|row| row.id)).collect();
        for zone in zones {
            rank += 1;
            self.zone(place, Zone { unit: place.id, name: zone.name, rank }, zone.found);
        }
        let known = self.known;
        for left in known.zones.iter().filter(|zone| zone.doc.unit == place.id && !named.contains(&zone.id)) {
            if known.walked.contains(&left.id) {
                rank += 1;
                self.zone(place, Zone { rank, ..left.doc.clone() }, Some(left));
                self.note("zone_kept", &[("zone", &left.name.fr), ("unit", &place.name)]);
            } else {
                self.plan.zones_gone.push(left.id);
                self.plan.told.counts.entry(Part::Zones).or_default().removed += 1;
                let title = format!("{}, {}", left.name.fr, place.name);
                let line = ChangeLine { part: Part::Zones, change: Change::Removed, title, fields: Vec::new() };
                self.plan.told.lines.push(line);
            }
        }
    }

    fn zone(&mut self, place: &Place, doc: Zone, found: Option<&Row<Zone>>) {
        let title = format!("{}, {}", doc.name.fr, place.name);
        let before = found.map(|row| self.pen.zone(&row.doc));
        if !self.tell(Part::Zones, &title, before.as_ref(), &self.pen.zone(&doc)) {
            return;
        }
        let id = found.map_or_else(|| Id::new(Uuid::now_v7()), |row| row.id);
        self.plan.zones.push(Planned { id, stream: place.stream, doc, known: found.is_some() });
    }

    pub fn channels(&mut self, sheet: &Sheet<'_>) {
        let mut seen = BTreeMap::new();
        for line in sheet.lines().filter(|line| !line.is_blank()) {
            let places = self.places(line);
            let channel = self.reading.word(line, Field::Channel, |lexicon| &lexicon.channels);
            if channel.is_none() && self.reading.codes(line, Field::Channel).is_empty() {
                self.reading.wrong(line, Field::Channel, Refusal::new("cell_missing"));
            }
            let active = self.reading.word(line, Field::Active, |lexicon| &lexicon.flags);
            let label = self.reading.name(line, Field::Label);
            let regime = self.reading.word(line, Field::Regime, |lexicon| &lexicon.regimes);
            let Some(channel) = channel else { continue };
            for place in places {
                if let Some(first) = seen.insert((place.id, channel), line.number()) {
                    self.twice(line, Field::Channel, "channel_twice", first);
                    continue;
                }
                let known = self.known;
                let found = known.channels.iter().find(|row| row.doc.unit == place.id && row.channel == channel);
                let before = found.and_then(|row| row.label.as_ref());
                let fr = label.clone().over(before.map(|label| label.fr.clone()));
                let label = fr.map(|fr| self.bilingual(line, fr, Field::LabelEn, before));
                let doc = UnitChannel {
                    unit: place.id,
                    channel,
                    label,
                    regime: regime.or(found.and_then(|row| row.regime)),
                    active: active.or(found.map(|row| row.active)).unwrap_or(true),
                };
                let title = format!("{}, {}", self.pen.lexicon.channels.word(self.pen.words, channel), place.name);
                let before = found.map(|row| self.pen.channel(&row.doc));
                if !self.tell(Part::Channels, &title, before.as_ref(), &self.pen.channel(&doc)) {
                    continue;
                }
                let id = found.map_or_else(|| Id::new(Uuid::now_v7()), |row| row.id);
                self.plan.channels.push(Planned { id, stream: place.stream, doc, known: found.is_some() });
            }
        }
        self.absent(Part::Channels, self.known.channels.len());
    }

    pub fn functions(&mut self, sheet: &Sheet<'_>) {
        let mut seen = HashMap::new();
        for line in sheet.lines().filter(|line| !line.is_blank()) {
            let everywhere = self.reading.codes(line, Field::Unit).is_empty();
            let place = if everywhere { None } else { self.place(line) };
            let Some(name) = self.reading.required(line, Field::Name) else { continue };
            if place.is_none() && !everywhere {
                continue;
            }
            let (known, unit) = (self.known, place.as_ref().map(|place| place.id));
            let called = |row: &&Row<ServiceFunction>| row.doc.unit == unit && fold(&row.name.fr) == fold(&name);
            let found = self.keyed(line, &known.functions).or_else(|| known.functions.iter().find(called));
            if let Some(first) = seen.insert((unit, fold(&name)), line.number()) {
                self.twice(line, Field::Name, "function_twice", first);
                continue;
            }
            let regime = self.reading.word(line, Field::Regime, |lexicon| &lexicon.regimes);
            let regime = regime.or(found.map(|row| row.regime));
            if regime.is_none() && self.reading.codes(line, Field::Regime).is_empty() {
                self.reading.wrong(line, Field::Regime, Refusal::new("cell_missing"));
            }
            let min_presence = self.reading.number(line, Field::MinPresence);
            let active = self.reading.word(line, Field::Active, |lexicon| &lexicon.flags);
            let name = self.bilingual(line, name, Field::NameEn, found.map(|row| &row.name));
            let Some(regime) = regime else { continue };
            let doc = ServiceFunction {
                unit,
                name,
                regime,
                min_presence: min_presence.or(found.map(|row| row.min_presence)).unwrap_or(0),
                active: active.or(found.map(|row| row.active)).unwrap_or(true),
            };
            if let Err(refusal) = sillage_domain::Entity::check(&doc) {
                self.reading.wrong(line, Field::MinPresence, refusal);
            }
            let title = match &place {
                Some(place) => format!("{}, {}", doc.name.fr, place.name),
                None => doc.name.fr.clone(),
            };
            let before = found.map(|row| self.pen.function(&row.doc));
            if !self.tell(Part::Functions, &title, before.as_ref(), &self.pen.function(&doc)) {
                continue;
            }
            let id = found.map_or_else(|| Id::new(Uuid::now_v7()), |row| row.id);
            let stream = place.map_or(known.network.uuid(), |place| place.stream);
            self.plan.functions.push(Planned { id, stream, doc, known: found.is_some() });
        }
        self.absent(Part::Functions, self.known.functions.len());
    }

    pub fn hours(&mut self, sheet: &Sheet<'_>) {
        let mut order = Vec::new();
        let mut of_unit: HashMap<Id<Unit>, HoursSaid> = HashMap::new();
        for line in sheet.lines().filter(|line| !line.is_blank()) {
            let places = self.places(line);
            let days = self.days(line);
            let closed = self.reading.codes(line, Field::Opens);
            let closed = closed.first().is_some_and(|word| self.pen.lexicon.is_closed(word));
            let span = if closed {
                None
            } else {
                let (opens, closes) = (self.reading.time(line, Field::Opens), self.reading.time(line, Field::Closes));
                let (Some(opens), Some(closes)) = (opens, closes) else { continue };
                Some(OpeningSpan { opens, closes })
            };
            for place in places {
                let said = of_unit.entry(place.id).or_insert_with(|| {
                    order.push(place.id);
                    HoursSaid { place: Some(place.clone()), ..HoursSaid::default() }
                });
                for day in &days {
                    let spans = match day {
                        Day::Weekday(weekday) => said.week.entry(*weekday).or_default(),
                        Day::Date(date) => said.days.entry(*date).or_default(),
                    };
                    spans.extend(span);
                    if let Err(refusal) = check_day(spans.clone()) {
                        self.reading.wrong(line, Field::Closes, refusal);
                        spans.pop();
                    }
                }
            }
        }
        for unit in order {
            if let Some(said) = of_unit.remove(&unit) {
                self.hours_of(unit, said);
            }
        }
        let known = self.known.units.iter().filter(|unit| self.known.hours_of(unit.id).is_some()).count();
        self.absent(Part::Hours, known);
    }

    fn days(&mut self, line: Line<'_>) -> Vec<Day> {
        let words = self.reading.codes(line, Field::Day);
        if words.is_empty() {
            self.reading.wrong(line, Field::Day, Refusal::new("cell_missing"));
            return Vec::new();
        }
        let weekdays: Vec<Option<u32>> = words.iter().map(|word| self.pen.lexicon.weekdays.find(word)).collect();
        if weekdays.iter().all(Option::is_some) {
            return weekdays.into_iter().flatten().map(Day::Weekday).collect();
        }
        if words.len() > 1 {
            self.reading.unknown_word(line, Field::Day, &self.pen.lexicon.weekdays);
            return Vec::new();
        }
        self.reading.day(line, Field::Day).map(Day::Date).into_iter().collect()
    }

    /// Weekdays of the file replace the whole week; a day that is different replaces that day alone.
    fn hours_of(&mut self, unit: Id<Unit>, said: HoursSaid) {
        let Some(place) = said.place else { return };
        let known = self.known;
        let found = known.hours_of(unit);
        let mut doc = found.map_or_else(
            || OpeningHours { unit, valid_from: known.today, valid_to: None, slots: vec![], exceptions: vec![] },
            |row| row.doc.clone(),
        );
        if !said.week.is_empty() {
            let of_day = |(&iso_weekday, spans): (&u32, &Vec<OpeningSpan>)| {
                let slot = |span: &OpeningSpan| OpeningSlot { iso_weekday, opens: span.opens, closes: span.closes };
                spans.iter().map(slot).collect::<Vec<_>>()
            };
            doc.slots = said.week.iter().flat_map(of_day).collect();
        }
        doc.exceptions.retain(|exception| !said.days.contains_key(&exception.date));
        doc.exceptions.extend(said.days.into_iter().map(|(date, spans)| OpeningException { date, spans }));
        let doc = doc.in_order();
        let counts = self.plan.told.counts.entry(Part::Hours).or_default();
        let change = match found {
            None => {
                counts.added += 1;
                Change::Added
            }
            Some(row) if row.doc.clone().in_order() == doc => {
                counts.same += 1;
                return;
            }
            Some(_) => {
                counts.changed += 1;
                Change::Changed
            }
        };
        let before = self.pen.hours_in_short(found.map(|row| &row.doc));
        let fields = vec![FieldChange { field: Field::Day, before, after: self.pen.hours_in_short(Some(&doc)) }];
        self.plan.told.lines.push(ChangeLine { part: Part::Hours, change, title: place.name.clone(), fields });
        let id = found.map_or_else(|| Id::new(Uuid::now_v7()), |row| row.id);
        self.plan.hours.push(Planned { id, stream: place.stream, doc, known: found.is_some() });
    }

    /// What a unit needs before anybody can count there: a channel, and a place to count each from.
    pub fn furnish(&mut self) {
        let known = self.known;
        let bare: Vec<(Place, UnitKind)> = self
            .plan
            .units
            .iter()
            .filter(|unit| !unit.known && !self.plan.channels.iter().any(|row| row.doc.unit == unit.id))
            .map(|unit| {
                (Place { id: unit.id, stream: unit.id.uuid(), name: unit.doc.name.clone() }, unit.doc.unit_kind)
            })
            .collect();
        for (place, kind) in bare {
            let doc = UnitChannel {
                unit: place.id,
                channel: UnitChannel::usual(kind),
                label: None,
                regime: None,
                active: true,
            };
            let word = self.pen.lexicon.channels.word(self.pen.words, doc.channel);
            self.tell(Part::Channels, &format!("{word}, {}", place.name), None, &self.pen.channel(&doc));
            let id = Id::new(Uuid::now_v7());
            self.plan.channels.push(Planned { id, stream: place.stream, doc, known: false });
        }
        let mut ranks: HashMap<Id<Unit>, u32> = HashMap::new();
        for post in &known.posts {
            let rank = ranks.entry(post.doc.unit).or_default();
            *rank = post.rank.max(*rank);
        }
        for channel in self.plan.channels.iter().filter(|channel| channel.doc.active) {
            let doc = &channel.doc;
            if known.posts.iter().any(|post| post.doc.unit == doc.unit && post.channel == doc.channel) {
                continue;
            }
            let rank = ranks.entry(doc.unit).or_default();
            *rank += 1;
            let post = crate::network::post_for(doc, *rank);
            let id = Id::new(Uuid::now_v7());
            self.plan.posts.push(Planned { id, stream: channel.stream, doc: post, known: false });
        }
    }
}
