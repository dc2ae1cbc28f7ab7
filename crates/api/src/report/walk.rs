//! The sensory walk of the report. What an observer still walks stays out: nobody's marks are shown before that
//! sense is consolidated.

use std::{
    cmp::Reverse,
    collections::{BTreeSet, HashSet},
};

use sillage_domain::{
    action::Action,
    network::Zone,
    voice::{CustomerVerbatim, Polarity},
    walk::{Finding, FindingDecision, FindingKind, Sense, SensoryRecord, SensoryWalk},
};
use sillage_report::{FindingLine, HeatCell, Marks, Sign, WalkPart, ZoneRow};
use sillage_store::Row;

use super::{gather::Gather, nameless::TextPlace};
use crate::{
    Failure,
    irritant::Ends,
    walk::{is_consolidated, sense_is_consolidated},
};

const SENSES: [Sense; 5] = [Sense::Sight, Sense::Touch, Sense::Smell, Sense::Hearing, Sense::Taste];

/// The walk, and the findings page 1 chooses from: neither settled nor said elsewhere.
pub(super) struct Walked {
    pub part: WalkPart,
    pub for_page_one: Vec<FindingLine>,
}

impl Gather<'_, '_> {
    pub fn walk(&mut self) -> Result<Walked, Failure> {
        let mut passes = self.db.list_of::<SensoryWalk>(self.day.id.uuid())?;
        passes.sort_by_key(|pass| (pass.sense, pass.started_at.utc_ms()));
        // Taste is a column only where somebody tasted; the four others are, so that what was not walked shows.
        let columns: Vec<Sense> = SENSES
            .into_iter()
            .filter(|sense| *sense != Sense::Taste || passes.iter().any(|pass| pass.sense == *sense))
            .collect();
        let mut part = WalkPart { observers: self.observers(&passes), ..WalkPart::default() };
        for pass in &passes {
            let sentence = self.pass(pass)?;
            part.passes.push(sentence);
        }
        if !passes.is_empty() {
            part.senses = columns.iter().map(|sense| self.say.sense(*sense)).collect();
            part.zones = self.heatmap(&passes, &columns)?;
        }
        let (findings, for_page_one) = self.findings(&passes, |_| true)?;
        part.findings = findings;
        part.findings.extend(self.said()?);
        Ok(Walked { part, for_page_one })
    }

    /// What delights, the strongest first, whatever becomes of it but what was said elsewhere.
    pub fn delights(&mut self) -> Result<Vec<FindingLine>, Failure> {
        let passes = self.db.list_of::<SensoryWalk>(self.day.id.uuid())?;
        Ok(self.findings(&passes, |finding| finding.kind == FindingKind::Enchantment)?.1)
    }

    /// How many people observed, and how many came from outside.
    fn observers(&self, passes: &[Row<SensoryWalk>]) -> String {
        let who = |pass: &Row<SensoryWalk>| (pass.observer, pass.guest.clone());
        let all: HashSet<_> = passes.iter().map(who).collect();
        let outside: HashSet<_> = passes.iter().filter(|pass| pass.observer_is_external).map(who).collect();
        match (all.len(), outside.len()) {
            (0, _) => String::new(),
            (count, 0) => self.words.text("report-observers-count", &[("count", count.into())]),
            (count, outside) => {
                let outside = self.words.number(outside as f64, 0);
                self.words.text("report-observers-outside", &[("count", count.into()), ("outside", outside.into())])
            }
        }
    }

    fn pass(&mut self, pass: &Row<SensoryWalk>) -> Result<String, Failure> {
        let observer = match (&pass.guest, pass.observer) {
            (Some(guest), _) => self.guest(guest),
            (None, observer) => self.somebody(observer)?,
        };
        let sense = self.say.sense(pass.sense);
        let Some(end) = pass.ended_at.as_ref().and_then(|at| at.utc_ms()) else {
            return Ok(self.words.text("report-pass-open", &[("sense", sense.into()), ("observer", observer.into())]));
        };
        if pass.on_paper {
            // The minutes of typing are not those of the walk.
            return Ok(self.words.text("report-pass-paper", &[("sense", sense.into()), ("observer", observer.into())]));
        }
        let minutes = (end - pass.started_at.utc_ms().unwrap_or(end)) as f64 / 60_000.0;
        let minutes = self.words.minutes(minutes.round().max(1.0));
        let args = [("sense", sense.into()), ("observer", observer.into()), ("minutes", minutes.into())];
        Ok(match pass.moment {
            Some(moment) => {
                let moment = self.say.occupancy(moment);
                self.words.text("report-pass", &[args.as_slice(), &[("moment", moment.into())]].concat())
            }
            None => self.words.text("report-pass-plain", &args),
        })
    }

    fn heatmap(&self, passes: &[Row<SensoryWalk>], columns: &[Sense]) -> Result<Vec<ZoneRow>, Failure> {
        let mut marks = Vec::new();
        for pass in passes.iter().filter(|pass| sense_is_consolidated(passes, pass.sense)) {
            for record in self.db.list_of::<SensoryRecord>(pass.id.uuid())? {
                marks.push((pass.sense, record.zone, record.perception));
            }
        }
        let mut zones = self.db.list_of::<Zone>(self.day.doc.unit.uuid())?;
        zones.sort_by_key(|zone| zone.rank);
        let row = |zone: Row<Zone>| {
            let cell = |sense: &Sense| {
                let here = marks.iter().filter(|(of, at, _)| of == sense && *at == zone.id).map(|(.., mark)| *mark);
                HeatCell::new(&self.words, &here.collect::<Vec<_>>())
            };
            ZoneRow {
                zone: self.told(TextPlace::Zone, zone.name.get(self.words.locale.code())),
                cells: columns.iter().map(cell).collect(),
            }
        };
        Ok(zones.into_iter().map(row).collect())
    }

    /// Every finding that is wanted, and those of them page 1 chooses from.
    fn findings(
        &mut self,
        passes: &[Row<SensoryWalk>],
        wanted: impl Fn(&Finding) -> bool,
    ) -> Result<(Vec<FindingLine>, Vec<FindingLine>), Failure> {
        let answered: BTreeSet<_> =
            self.db.list_of::<Action>(self.day.doc.unit.uuid())?.into_iter().filter_map(|row| row.source_id).collect();
        let ends = Ends::of(self.db, self.day.doc.unit)?;
        let mut lines = Vec::new();
        for row in self.db.list_of::<Finding>(self.day.id.uuid())? {
            if !is_consolidated(passes, &row) || !wanted(&row) {
                continue;
            }
            // The action itself is the truth, as on the screen of the consolidation.
            let (given, reason) = ends.decision(row.id, &row.doc);
            let decision = match (given, answered.contains(&row.id.uuid())) {
                (_, true) => FindingDecision::Action,
                (FindingDecision::Action, false) => FindingDecision::Open,
                (decision, false) => decision,
            };
            lines.push((decision, self.finding(&row, decision, reason.as_deref())?));
        }
        lines.sort_by_key(|(_, line)| order(line));
        let settled = |decision: FindingDecision| !matches!(decision, FindingDecision::Open | FindingDecision::Action);
        let for_page_one =
            lines.iter().filter(|(decision, _)| !settled(*decision)).map(|(_, line)| line.clone()).collect();
        Ok((lines.into_iter().map(|(_, line)| line).collect(), for_page_one))
    }

    fn finding(
        &mut self,
        row: &Row<Finding>,
        decision: FindingDecision,
        reason: Option<&str>,
    ) -> Result<FindingLine, Failure> {
        let zone = match row.zone {
            Some(zone) => {
                self.db.find(zone)?.map(|zone| self.told(TextPlace::Zone, zone.name.get(self.words.locale.code())))
            }
            None => None,
        };
        let sense = row.sense.map(|sense| self.say.sense(sense));
        let place = zone.into_iter().chain(sense).collect::<Vec<_>>().join(" · ");
        let (sign, kind) = self.say.finding(row.kind);
        let photos = self.pictures(row.id.uuid(), &place)?;
        let marks = match (row.severity, row.frequency, row.ease) {
            (Some(severity), Some(frequency), Some(ease)) => Some(Marks::new(&self.words, severity, frequency, ease)),
            _ => None,
        };
        let open_strength = decision == FindingDecision::Open && !row.kind.is_irritant();
        Ok(FindingLine {
            sign,
            kind,
            place,
            text: self.told(TextPlace::Finding, &row.text),
            perception: row.perception,
            marks,
            safety: row.safety,
            // Only what annoys waits for a decision.
            decision: if open_strength {
                String::new()
            } else {
                let reason = reason.map(|reason| self.told(TextPlace::Decision, reason));
                self.say.decision(decision, reason.as_deref())
            },
            cause: row.cause.map(|cause| self.say.cause(cause)).unwrap_or_default(),
            photos,
        })
    }

    /// What customers said, in their words: beside the findings, never ranked with them.
    fn said(&self) -> Result<Vec<FindingLine>, Failure> {
        let line = |row: Row<CustomerVerbatim>| {
            let key = match row.polarity {
                Polarity::Positive => "report-said-positive",
                Polarity::Neutral => "report-said-neutral",
                Polarity::Negative => "report-said-negative",
            };
            FindingLine {
                sign: Sign::Neutral,
                kind: self.word(key),
                place: self.say.channel(row.channel),
                text: self.told(TextPlace::Said, &row.doc.text),
                ..FindingLine::default()
            }
        };
        Ok(self.db.list_of::<CustomerVerbatim>(self.day.id.uuid())?.into_iter().map(line).collect())
    }
}

/// Irritants first, by safety and product; then enchantments, the strongest first; then the rest.
fn order(line: &FindingLine) -> impl Ord + use<> {
    let group = match line.sign {
        Sign::Irritant | Sign::Rupture => 0,
        Sign::Enchantment => 1,
        Sign::Neutral => 2,
    };
    let marks = line.marks.as_ref().map(|marks| (marks.priority, marks.severity, marks.ease));
    (group, Reverse((line.safety, marks, line.perception.map(i32::abs))))
}
