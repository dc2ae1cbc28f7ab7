//! Seeing the same things: scenes rated by several people beside a reference, and scenes two people really saw. In words
//! first; a coefficient only from ten double ratings on. Raters are compared with a reference, never with each other
//! by name, save oneself with somebody one observed with.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_domain::{
    Bilingual, Id,
    network::{Person, Unit},
    observation::{
        Observation, ObservationScore, RecordStatus,
        agreement::{AlphaInputs, Measure, krippendorff_alpha},
        calibration::{Agreed, COEFFICIENT_FROM, CalibrationAttempt, CalibrationScene, DoubleRating, agreed},
    },
    referential::{Skill, SkillAnchor},
};
use sillage_i18n::by_name;
use sillage_store::{Reader, Row};
use ts_rs::TS;
use uuid::Uuid;

use super::{
    looks::check_leads,
    rated::{check_prepares, rater_of},
};
use crate::{
    Failure,
    observation::{AnchorLine, count, is_blind, name_of, skills_of},
};

/// Scenes and double observations.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct ListCalibration {
    /// In which unit one observes.
    pub unit: Id<Unit>,
}

/// How one sees beside a reference and beside others.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct Calibration {
    /// The place.
    pub unit_name: String,
    /// Scenes may be written.
    pub may_write: bool,
    /// Oldest first.
    pub scenes: Vec<SceneLine>,
    /// One's own levels beside the references, over all scenes.
    pub with_reference: AgreementTold,
    /// Everybody who rated, without names.
    pub together: TogetherTold,
    /// Real scenes of this unit that two people rated, all of them.
    pub doubles: AgreementTold,
    /// The same, of those one rated oneself, by who the other was, in order of names.
    pub pairs: Vec<PairTold>,
    /// A coefficient is shown from this many double ratings on.
    pub coefficient_from: u32,
}

/// A scene in the list.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct SceneLine {
    /// It.
    pub scene: Id<CalibrationScene>,
    /// Title.
    pub title: String,
    /// One wrote it oneself.
    pub mine: bool,
    /// One has rated it.
    pub rated: bool,
    /// How many have.
    pub raters: u32,
}

/// How two looks agree.
#[derive(Debug, Default, Serialize, TS, JsonSchema)]
pub struct AgreementTold {
    /// Double ratings: criteria both gave a level.
    pub of: u32,
    /// The same level.
    pub same: u32,
    /// At most one level apart, the same ones included.
    pub near: u32,
    /// Mean difference, the first minus the second; none below ten.
    pub mean_difference: Option<f64>,
    /// Quadratic weighted kappa; none below ten, or where it would not judge.
    pub kappa: Option<f64>,
    /// Ten or more, and not enough variety to judge.
    pub no_variety: bool,
}

impl From<Agreed> for AgreementTold {
    fn from(found: Agreed) -> Self {
        Self {
            of: count(found.of),
            same: count(found.same),
            near: count(found.near),
            mean_difference: found.mean_difference,
            kappa: found.kappa,
            no_variety: found.no_variety,
        }
    }
}

/// How everybody agrees, without names.
#[derive(Debug, Default, Serialize, TS, JsonSchema)]
pub struct TogetherTold {
    /// People who rated.
    pub raters: u32,
    /// Criteria two or more of them rated.
    pub of: u32,
    /// Of those, where all of them gave the same level.
    pub same: u32,
    /// Krippendorff's alpha, ordinal; none below ten, or where all levels are the same.
    pub alpha: Option<f64>,
}

/// Oneself and somebody one observed with.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct PairTold {
    /// The other's name.
    pub name: String,
    /// Scenes both rated.
    pub scenes: u32,
    /// How the two agree.
    pub agreement: AgreementTold,
}

/// Scale of every skill of the versions in front.
type Scales = BTreeMap<Id<Skill>, (i32, i32)>;

pub(super) fn list_calibration(db: &Reader<'_>, ask: ListCalibration) -> Result<Calibration, Failure> {
    check_leads(db, ask.unit)?;
    let (mut scenes, mut mine, mut attempts) = (Vec::new(), Vec::new(), Vec::new());
    for scene in db.list_all::<CalibrationScene>()? {
        let of_scene = db.list_of::<CalibrationAttempt>(scene.id.uuid())?;
        let own = of_scene.iter().find(|row| row.rater == db.me());
        let scales = scales(db, &scene)?;
        mine.extend(own.map(|own| beside(own, &scene, &scales)).unwrap_or_default());
        scenes.push(SceneLine {
            scene: scene.id,
            title: scene.title.clone(),
            mine: scene.created_by == db.me(),
            rated: own.is_some(),
            raters: count(of_scene.len()),
        });
        attempts.extend(of_scene);
    }
    let (doubles, pairs) = doubles(db, ask.unit)?;
    Ok(Calibration {
        unit_name: db.get(ask.unit)?.doc.name,
        may_write: check_prepares(db).is_ok(),
        scenes,
        with_reference: agreed(&mine)?.into(),
        together: together(&attempts)?,
        doubles: agreed(&doubles)?.into(),
        pairs,
        coefficient_from: count(COEFFICIENT_FROM),
    })
}

fn scales(db: &Reader<'_>, scene: &CalibrationScene) -> Result<Scales, Failure> {
    let skills = skills_of(db, scene.version)?;
    Ok(skills.into_iter().map(|row| (row.id, (row.scale_min, row.scale_max))).collect())
}

/// Somebody's levels beside the reference.
fn beside(attempt: &CalibrationAttempt, scene: &CalibrationScene, scales: &Scales) -> Vec<DoubleRating> {
    let pair = |level: &sillage_domain::observation::calibration::ReferenceLevel| {
        let own = attempt.scores.iter().find(|score| score.skill == level.skill)?;
        let &(min, max) = scales.get(&level.skill)?;
        Some(DoubleRating { a: own.value, b: level.value, min, max })
    };
    scene.reference.iter().filter_map(pair).collect()
}

/// A criterion of a scene.
type Criterion = (Id<CalibrationScene>, Id<Skill>);

/// Every rater beside every other: a line a rater, a column a criterion of a scene.
fn together(attempts: &[Row<CalibrationAttempt>]) -> Result<TogetherTold, Failure> {
    let mut raters: Vec<Id<Person>> = attempts.iter().map(|row| row.rater).collect();
    raters.sort();
    raters.dedup();
    let mut columns: BTreeMap<Criterion, Vec<Option<f64>>> = BTreeMap::new();
    for attempt in attempts {
        let Ok(at) = raters.binary_search(&attempt.rater) else { continue };
        for score in &attempt.scores {
            let column = columns.entry((attempt.scene, score.skill)).or_insert_with(|| vec![None; raters.len()]);
            column[at] = Some(f64::from(score.value));
        }
    }
    let columns: Vec<Vec<Option<f64>>> =
        columns.into_values().filter(|column| column.iter().flatten().count() >= 2).collect();
    let all_same = |column: &&Vec<Option<f64>>| {
        let mut levels = column.iter().flatten();
        levels.next().is_some_and(|first| levels.all(|level| (level - first).abs() < f64::EPSILON))
    };
    let alpha = if columns.len() >= COEFFICIENT_FROM {
        let ratings = (0..raters.len()).map(|at| columns.iter().map(|column| column[at]).collect()).collect();
        krippendorff_alpha(&AlphaInputs { ratings, level: Measure::Ordinal })?.alpha
    } else {
        None
    };
    Ok(TogetherTold {
        raters: count(raters.len()),
        of: count(columns.len()),
        same: count(columns.iter().filter(all_same).count()),
        alpha,
    })
}

/// Real scenes two people rated, both ratings done: all of them, and those of whoever asks by who the other was.
fn doubles(db: &Reader<'_>, unit: Id<Unit>) -> Result<(Vec<DoubleRating>, Vec<PairTold>), Failure> {
    let mut groups: BTreeMap<Uuid, Vec<Row<Observation>>> = BTreeMap::new();
    for row in db.list_in::<Observation>(unit.uuid())? {
        if let (Some(group), RecordStatus::Final) = (row.double_group, row.status) {
            groups.entry(group).or_default().push(row);
        }
    }
    let mut all = Vec::new();
    let mut mine: BTreeMap<Id<Person>, (u32, Vec<DoubleRating>)> = BTreeMap::new();
    for group in groups.into_values() {
        let [first, second] = &group[..] else { continue };
        if is_blind(db, first)? || is_blind(db, second)? {
            continue;
        }
        let pairs = rated_by_both(db, first, second)?;
        let other = match db.me() {
            me if first.observer == me => Some((second.observer, false)),
            me if second.observer == me => Some((first.observer, true)),
            _ => None,
        };
        if let Some((other, turned)) = other {
            let (scenes, own) = mine.entry(other).or_default();
            *scenes += 1;
            own.extend(pairs.iter().map(
                |pair| {
                    if turned { DoubleRating { a: pair.b, b: pair.a, ..*pair } } else { *pair }
                },
            ));
        }
        all.extend(pairs);
    }
    let mut told = Vec::new();
    for (other, (scenes, own)) in mine {
        told.push(PairTold { name: name_of(db, other)?, scenes, agreement: agreed(&own)?.into() });
    }
    told.sort_by(|a, b| by_name(&a.name, &b.name));
    Ok((all, told))
}

fn rated_by_both(
    db: &Reader<'_>,
    first: &Row<Observation>,
    second: &Row<Observation>,
) -> Result<Vec<DoubleRating>, Failure> {
    let theirs = db.list_of::<ObservationScore>(second.id.uuid())?;
    let mut pairs = Vec::new();
    for score in db.list_of::<ObservationScore>(first.id.uuid())? {
        let other = theirs.iter().rev().find(|other| other.skill == score.skill).and_then(|other| other.value);
        if let (Some(a), Some(b), Some(skill)) = (score.value, other, db.find(score.skill)?) {
            pairs.push(DoubleRating { a, b, min: skill.scale_min, max: skill.scale_max });
        }
    }
    Ok(pairs)
}

/// Show a scene.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct GetScene {
    /// Which.
    pub scene: Id<CalibrationScene>,
    /// In which unit one observes.
    pub unit: Id<Unit>,
}

/// A scene to rate, and once it is rated what the reference says.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct SceneView {
    /// It.
    pub scene: Id<CalibrationScene>,
    /// Title.
    pub title: String,
    /// What happens.
    pub material: String,
    /// Who rates it now: oneself, or whom the computer was handed over to.
    pub rater_name: String,
    /// Who wrote it.
    pub author_name: String,
    /// One wrote it oneself.
    pub mine: bool,
    /// One has rated it: it stands.
    pub rated: bool,
    /// Criteria of the referential it is rated against.
    pub criteria: Vec<SceneCriterion>,
    /// One's own levels beside the reference.
    pub with_reference: Option<AgreementTold>,
    /// Everybody who rated it, without names; told once one has rated it, or wrote it.
    pub together: Option<TogetherTold>,
}

/// A criterion of a scene.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct SceneCriterion {
    /// The skill.
    pub skill: Id<Skill>,
    /// Title.
    pub title: Bilingual,
    /// Lowest level.
    pub min: i32,
    /// Highest level.
    pub max: i32,
    /// What is seen at each level.
    pub anchors: Vec<AnchorLine>,
    /// One's own level.
    pub own: Option<i32>,
    /// The reference; hidden until one has rated the scene.
    pub reference: Option<i32>,
    /// What in the scene speaks for it; hidden like it.
    pub reason: String,
}

pub(super) fn get_scene(db: &Reader<'_>, ask: GetScene) -> Result<SceneView, Failure> {
    let rater = rater_of(db, ask.scene, ask.unit)?;
    check_leads(db, ask.unit)?;
    let scene = db.get(ask.scene)?;
    let attempts = db.list_of::<CalibrationAttempt>(scene.id.uuid())?;
    let own = attempts.iter().find(|row| row.rater == rater);
    let mine = scene.created_by == rater;
    let told = mine || own.is_some();
    let mut criteria = Vec::new();
    for skill in skills_of(db, scene.version)? {
        let level = own.and_then(|own| own.scores.iter().find(|score| score.skill == skill.id));
        let reference = scene.reference.iter().find(|level| level.skill == skill.id).filter(|_| told);
        let mut anchors: Vec<AnchorLine> = db
            .list_of::<SkillAnchor>(skill.id.uuid())?
            .into_iter()
            .map(|row| AnchorLine { level: row.level, text: row.doc.text })
            .collect();
        anchors.sort_by_key(|anchor| anchor.level);
        criteria.push(SceneCriterion {
            skill: skill.id,
            min: skill.scale_min,
            max: skill.scale_max,
            anchors,
            own: level.map(|level| level.value),
            reference: reference.map(|level| level.value),
            reason: reference.map(|level| level.reason.clone()).unwrap_or_default(),
            title: skill.doc.title,
        });
    }
    let scales = scales(db, &scene)?;
    Ok(SceneView {
        scene: scene.id,
        rater_name: name_of(db, rater)?,
        author_name: name_of(db, scene.created_by)?,
        mine,
        rated: own.is_some(),
        criteria,
        with_reference: own.map(|own| agreed(&beside(own, &scene, &scales))).transpose()?.map(Into::into),
        together: if told { Some(together(&attempts)?) } else { None },
        title: scene.doc.title,
        material: scene.doc.material,
    })
}
