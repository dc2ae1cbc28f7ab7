//! What the day itself says for each line of the dashboard: counts and, where it is honest, a mean.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::Serialize;
use sillage_domain::{
    Id,
    action::{Standing, is_kept},
    closing::{LevelProposal, NormalisedScore, propose_level},
    observation::{Observation, ObservationScore, RecordStatus},
    referential::{MomentOfTruth, ReferentialVersion, Skill},
    visit::VisitDay,
    walk::{Finding, FindingKind, FindingSource},
};
use sillage_store::{Reader, Row};
use ts_rs::TS;

use crate::{
    Failure,
    action::Promises,
    observation::{seen_on, skills_of},
    referential::{MeaningChange, meaning_change, meanings},
    visit::{flow_of, promises_before},
};

/// What a line rests on today; each is a sentence of the catalogue (`closing-evidence-<kind>`).
#[derive(Debug, Clone, PartialEq, Serialize, TS, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Evidence {
    /// A mean over scores and people.
    Mean {
        /// From 1 to 4.
        mean: f64,
        /// Scores.
        scores: u32,
        /// People.
        people: u32,
    },
    /// Too few scores or people for a mean.
    TooEarly {
        /// Scores.
        scores: u32,
        /// People.
        people: u32,
    },
    /// Customers counted.
    Flow {
        /// Arrivals.
        arrivals: u32,
        /// Left unserved.
        left: u32,
        /// Minutes watched.
        observed_min: u32,
    },
    /// Findings of the senses.
    Senses {
        /// Enchantments.
        enchantments: u32,
        /// Irritants and ruptures.
        irritants: u32,
    },
    /// A computed line needs no evidence but itself.
    Computed,
    /// The day holds nothing on it.
    Nothing,
}

/// What today says of a stated line.
pub(super) struct Stated {
    pub proposal: LevelProposal,
    pub evidence: Evidence,
}

/// The proposal and evidence of a stated line.
pub(super) fn stated(db: &Reader<'_>, day: &Row<VisitDay>, code: &str, last: Option<i32>) -> Result<Stated, Failure> {
    let scores = if code == "flow" || code == "senses" { Vec::new() } else { scores_of(db, day, code)? };
    let proposal = propose_level(&scores, last);
    let evidence = match code {
        "flow" => {
            let flow = flow_of(db, day.id)?;
            let counted = Evidence::Flow { arrivals: flow.arrivals, left: flow.left, observed_min: flow.observed_min };
            if flow.countings == 0 { Evidence::Nothing } else { counted }
        }
        "senses" => senses(db, day.id)?,
        _ => match (proposal.mean, proposal.scores) {
            (Some(mean), scores) => Evidence::Mean { mean, scores, people: proposal.people },
            (None, 0) => Evidence::Nothing,
            (None, scores) => Evidence::TooEarly { scores, people: proposal.people },
        },
    };
    Ok(Stated { proposal, evidence })
}

fn senses(db: &Reader<'_>, day: Id<VisitDay>) -> Result<Evidence, Failure> {
    let findings = db.list_of::<Finding>(day.uuid())?;
    let of_senses = findings.iter().filter(|row| row.source == FindingSource::Sensory);
    let (mut enchantments, mut irritants) = (0, 0);
    for row in of_senses {
        match row.kind {
            FindingKind::Enchantment => enchantments += 1,
            FindingKind::Irritant | FindingKind::Rupture => irritants += 1,
            FindingKind::Neutral => {}
        }
    }
    Ok(if enchantments + irritants == 0 { Evidence::Nothing } else { Evidence::Senses { enchantments, irritants } })
}

/// What tells the skills of a version that speak of a line: that of its code, or for the welcome those of the first moment.
fn speaking(
    db: &Reader<'_>,
    version: Option<Id<ReferentialVersion>>,
    code: &str,
) -> Result<impl Fn(&Skill) -> bool, Failure> {
    let first: BTreeSet<Id<MomentOfTruth>> = match version {
        Some(version) => {
            db.list_of::<MomentOfTruth>(version.uuid())?.iter().filter(|row| row.rank == 1).map(|row| row.id).collect()
        }
        None => BTreeSet::new(),
    };
    Ok(move |skill: &Skill| {
        skill.code == code || (code == "welcome" && skill.moment.is_some_and(|moment| first.contains(&moment)))
    })
}

/// The change of meaning that parts the day from an earlier one, for a criterion that speaks of a line.
pub(super) fn meaning_since(
    db: &Reader<'_>,
    day: &Row<VisitDay>,
    earlier: Id<VisitDay>,
    code: &str,
) -> Result<Option<MeaningChange>, Failure> {
    let (before, now) = (db.get(earlier)?.doc.referential_version, day.referential_version);
    let (Some(before), Some(now)) = (before, now) else { return Ok(None) };
    let (meanings, speaks) = (meanings(db)?, speaking(db, Some(now), code)?);
    let known = skills_of(db, before)?;
    for skill in skills_of(db, now)?.iter().filter(|skill| speaks(&skill.doc)) {
        let meaning = meanings.of_skill(skill.id);
        let other = known.iter().map(|row| meanings.of_skill(row.id)).find(|other| other.item == meaning.item);
        if other.is_some_and(|other| other.since < meaning.since) {
            return meaning_change(db, meaning, &skill.doc, 1);
        }
    }
    Ok(None)
}

/// Final scores of the day that speak of a line.
fn scores_of(db: &Reader<'_>, day: &Row<VisitDay>, code: &str) -> Result<Vec<NormalisedScore>, Failure> {
    let speaks = speaking(db, day.referential_version, code)?;
    let mut scores = Vec::new();
    for observation in db.list_of::<Observation>(day.id.uuid())? {
        if observation.status != RecordStatus::Final {
            continue;
        }
        for score in db.list_of::<ObservationScore>(observation.id.uuid())? {
            let (Some(value), Some(skill)) = (score.value, db.find(score.skill)?) else { continue };
            if speaks(&skill.doc) {
                scores.push(NormalisedScore::new(observation.observed, value, skill.scale_min, skill.scale_max));
            }
        }
    }
    Ok(scores)
}

/// The count of a computed line, and out of how many; `None` for a code this program does not know.
pub(super) fn computed(
    db: &Reader<'_>,
    day: &Row<VisitDay>,
    code: &str,
) -> Result<Option<(i32, Option<i32>)>, Failure> {
    let number = |n: usize| i32::try_from(n).unwrap_or(i32::MAX);
    Ok(match code {
        "promises_kept" => {
            let promises = promises_before(db, day)?;
            let kept = promises.iter().filter(|row| is_kept(&row.doc)).count();
            Some((number(kept), Some(number(promises.len()))))
        }
        "actions_late" => {
            let actions = Promises::of_unit(db, day.doc.unit)?.all(db)?;
            let open = actions.iter().filter(|item| item.standing < Standing::Done).count();
            Some((number(actions.iter().filter(|item| item.standing == Standing::Late).count()), Some(number(open))))
        }
        "observations_made" => {
            let present = number(day.present.len());
            Some((number(seen_on(db, day.id)?.len()), (present > 0).then_some(present)))
        }
        _ => None,
    })
}
