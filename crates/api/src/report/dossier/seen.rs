//! What was perceived and what was observed. The walk is told whole; of people, only how much was looked at.

use std::collections::BTreeSet;

use sillage_domain::{debrief::Debrief, observation::Observation, visit::VisitDay, walk::SensoryWalk};
use sillage_report::{DossierCell, DossierPart, DossierTable};
use sillage_store::Row;

use super::{Parts, part};
use crate::{
    Failure,
    walk::{GetConsolidation, RankedFinding, get_consolidation, recurring_in},
};

impl Parts<'_, '_> {
    pub fn walk(&self) -> Result<DossierPart, Failure> {
        let mut part = part(self.word("report-walk"));
        let Some(day) = self.last_walked()? else {
            part.missing.push(self.word("report-dossier-walk-none"));
            return Ok(part);
        };
        let last = get_consolidation(self.db, GetConsolidation { visit_day: day.id })?;
        let date = self.words.date(day.date);
        part.sentences.push(self.words.text("report-dossier-walk", &[("day", date.into())]));
        if last.ranking.is_empty() {
            part.sentences.push(self.word("report-irritants-none"));
        } else {
            part.tables.push(self.ranking(&last.ranking));
        }
        let again = recurring_in(self.db, self.unit)?;
        if !again.is_empty() {
            let row = |irritant: &crate::walk::RecurringIrritant| {
                let text = irritant.notes.last().map_or("", |note| note.text.as_str());
                let place = irritant.zone_name.as_ref().map_or("–", |zone| zone.get(self.words.locale.code()));
                vec![
                    DossierCell::of(text),
                    DossierCell::of(place),
                    DossierCell::of(self.count(irritant.visits as usize)),
                ]
            };
            part.tables.push(DossierTable {
                title: self.word("report-dossier-again"),
                head: ["report-finding", "report-zone", "report-dossier-visits"].map(|key| self.word(key)).to_vec(),
                figures: false,
                rows: again.iter().map(row).collect(),
                legend: String::new(),
            });
        }
        Ok(part)
    }

    /// The last closed day on which somebody walked.
    fn last_walked(&self) -> Result<Option<Row<VisitDay>>, Failure> {
        let walks = self.db.list_in::<SensoryWalk>(self.unit.uuid())?;
        let walked: BTreeSet<_> =
            walks.iter().filter(|walk| walk.ended_at.is_some()).map(|walk| walk.visit_day).collect();
        let mut days = self.db.list_in::<VisitDay>(self.unit.uuid())?;
        days.retain(|day| day.closed_at.is_some() && walked.contains(&day.id));
        days.sort_by_key(|day| day.opened_at.utc_ms());
        Ok(days.pop())
    }

    fn ranking(&self, ranking: &[RankedFinding]) -> DossierTable {
        let row = |ranked: &RankedFinding| {
            let finding = &ranked.finding;
            let zone = finding.zone_name.as_ref().map_or("–", |zone| zone.get(self.words.locale.code()));
            let decision = self.say.decision(finding.decision, finding.decision_reason.as_deref());
            vec![
                DossierCell::of(&finding.text),
                DossierCell::of(zone),
                DossierCell::of(self.figure(ranked.priority.into(), 0)),
                DossierCell::of(decision),
            ]
        };
        DossierTable {
            title: self.word("report-dossier-ranking"),
            head: ["report-finding", "report-zone", "report-priority", "report-state"]
                .map(|key| self.word(key))
                .to_vec(),
            figures: false,
            rows: ranking.iter().map(row).collect(),
            legend: String::new(),
        }
    }

    /// How much was observed; what was seen of a person stays with that person.
    pub fn skills(&self) -> Result<DossierPart, Failure> {
        let mut part = part(self.word("report-dossier-skills"));
        let observations = self.db.list_in::<Observation>(self.unit.uuid())?;
        let people: BTreeSet<_> = observations.iter().filter_map(|row| row.observed).collect();
        let debriefs = self.db.list_in::<Debrief>(self.unit.uuid())?;
        let ended = debriefs.iter().filter(|row| row.ended_at.is_some()).count();
        if observations.is_empty() {
            part.missing.push(self.word("report-dossier-skills-none"));
            return Ok(part);
        }
        part.sentences.push(self.words.text(
            "report-dossier-observed",
            &[
                ("observations", self.count(observations.len()).into()),
                ("people", self.count(people.len()).into()),
                ("debriefs", self.count(ended).into()),
            ],
        ));
        part.sentences.push(self.word("report-dossier-observed-why"));
        Ok(part)
    }
}
