//! Observations and debriefs of the report. Facts are printed as they were written; a debrief carries no level.

use sillage_domain::{
    debrief::{Debrief, DebriefFact, DebriefPlace},
    observation::{Observation, ObservationScore, RecordStatus},
    referential::ReferentialKind,
};
use sillage_i18n::Words;
use sillage_report::{Criterion, CriterionState, DebriefPart, FactLine, ObservationPart};
use sillage_store::Row;

use super::gather::Gather;
use crate::{
    Failure,
    observation::{is_blind, kind_of, seen_on, skills_of},
};

/// A fact in its three parts.
pub(super) fn fact_line(fact: &DebriefFact) -> FactLine {
    FactLine {
        situation: fact.situation.clone(),
        behaviour: fact.behaviour.clone(),
        effect: fact.effect_on_customer.clone(),
    }
}

impl Gather<'_, '_> {
    pub fn observations(&mut self) -> Result<Vec<ObservationPart>, Failure> {
        let mut rows = seen_on(self.db, self.day.id)?;
        rows.sort_by_key(|row| row.observed_at.utc_ms());
        let notes: Vec<_> =
            self.db.list_of::<Debrief>(self.day.id.uuid())?.into_iter().filter(|row| row.is_note).collect();
        let mut parts = Vec::new();
        for row in &rows {
            let part = self.observation(row)?;
            // A note of two minutes is told among the debriefs: without a level it is no observation to print.
            let noted = notes.iter().any(|note| note.observations.contains(&row.id));
            if !(noted && part.criteria.iter().all(|line| line.state == CriterionState::Blank && line.fact.is_empty()))
            {
                parts.push(part);
            }
        }
        Ok(parts)
    }

    fn observation(&mut self, row: &Row<Observation>) -> Result<ObservationPart, Failure> {
        // Of two raters neither is read before both are done.
        let blind = is_blind(self.db, row)?;
        let scores = if blind { Vec::new() } else { self.db.list_of::<ObservationScore>(row.id.uuid())? };
        let mut criteria = Vec::new();
        for skill in skills_of(self.db, row.referential_version)? {
            let score = scores.iter().rev().find(|score| score.skill == skill.id).map(|score| &score.doc);
            let scale = (skill.scale_min, skill.scale_max);
            let (level, absence) = score.map_or((None, None), |score| (score.value, score.absence));
            let (state, word) = self.say.criterion(level, absence, scale);
            criteria.push(Criterion {
                title: skill.title.get(self.words.locale.code()).to_owned(),
                state,
                level,
                scale_min: scale.0,
                scale_max: scale.1,
                word,
                fact: score.map(|score| score.fact.clone()).unwrap_or_default(),
                cause: score.and_then(|score| score.cause).map(|cause| self.say.cause(cause)).unwrap_or_default(),
            });
        }
        let scene = self.scene(row)?;
        self.pictures(row.id.uuid(), &scene)?;
        let rated = criteria.iter().filter(|line| line.state == CriterionState::Level).count();
        let all = self.words.number(criteria.len() as f64, 0);
        let coverage = self.words.text("report-coverage-criteria", &[("count", rated.into()), ("all", all.into())]);
        Ok(ObservationPart {
            person: self.somebody(row.observed)?,
            scene,
            draft: row.status == RecordStatus::Draft,
            coverage: if blind { self.word("report-second-rater-open") } else { coverage },
            criteria: if blind { Vec::new() } else { criteria },
        })
    }

    fn scene(&mut self, row: &Row<Observation>) -> Result<String, Failure> {
        let moment = match row.moment {
            Some(moment) => self.db.find(moment)?.map(|moment| moment.title.get(self.words.locale.code()).to_owned()),
            None => None,
        };
        let observer = if row.observer == self.visit.coach {
            None
        } else {
            let observer = self.person(row.observer)?;
            Some(self.words.text("report-observed-by", &[("person", observer.into())]))
        };
        let where_from = match kind_of(self.db, row.referential_version)? {
            ReferentialKind::Management => self.word("report-referential-management"),
            ReferentialKind::Service | ReferentialKind::Cooperation => self.say.channel(row.channel),
        };
        let parts = [Some(self.hour(&row.observed_at)), Some(where_from), moment, observer, Some(row.scene.clone())];
        Ok(joined(parts))
    }

    pub fn debriefs(&mut self) -> Result<Vec<DebriefPart>, Failure> {
        let mut rows = self.db.list_of::<Debrief>(self.day.id.uuid())?;
        rows.sort_by_key(|row| row.started_at.utc_ms());
        rows.iter().map(|row| self.debrief(row)).collect()
    }

    fn debrief(&mut self, row: &Row<Debrief>) -> Result<DebriefPart, Failure> {
        let place = row.place.map(|place| {
            self.word(match place {
                DebriefPlace::Private => "report-place-private",
                DebriefPlace::SemiPrivate => "report-place-semi-private",
                DebriefPlace::Remote => "report-place-remote",
            })
        });
        let leader = self.person(row.led_by)?;
        let leader = self.words.text("report-led-by-person", &[("person", leader.into())]);
        let note = row.is_note.then(|| self.word("report-short-note"));
        let facts = self.db.list_of::<DebriefFact>(row.id.uuid())?;
        Ok(DebriefPart {
            person: self.somebody(row.person)?,
            setting: joined([note, Some(self.hour(&row.started_at)), place, Some(leader)]),
            // A note is done when whoever wrote it says so: nothing of it is confirmed by two.
            draft: row.status == RecordStatus::Draft && !(row.is_note && row.ended_at.is_some()),
            facts: facts.iter().map(|fact| fact_line(&fact.doc)).collect(),
            strengths: row.strengths.clone(),
            improvement: row.improvement_text.clone(),
            commitment_when: after(&self.words, "report-commitment-when", &row.commitment_when),
            commitment_then: agreed(&self.words, row),
            support: row.support_needed.clone(),
            look_again: row.follow_up_on.map(|day| self.words.date(day)),
        })
    }
}

/// What was agreed: in a debrief it follows the word of the layout, in a note it is a sentence of its own.
pub(super) fn agreed(words: &Words, debrief: &Debrief) -> String {
    match debrief.is_note {
        true => debrief.commitment_then.clone(),
        false => after(words, "report-commitment-then", &debrief.commitment_then),
    }
}

/// A commitment after the word the layout puts before it: typed again by the person, it would stand there twice.
pub(super) fn after(words: &Words, label: &str, text: &str) -> String {
    let label = format!("{} ", words.text(label, &[])).to_lowercase();
    let head: String = text.chars().take(label.chars().count()).collect();
    if head.to_lowercase() == label { text.chars().skip(label.chars().count()).collect() } else { text.to_owned() }
}

/// What there is of these, side by side.
fn joined(parts: impl IntoIterator<Item = Option<String>>) -> String {
    parts.into_iter().flatten().filter(|part| !part.trim().is_empty()).collect::<Vec<_>>().join(" · ")
}
