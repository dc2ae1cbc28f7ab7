//! A version between its stored items and its tree: read whole, written back whole, so that only what differs becomes
//! an operation and every door passes the same limits.

use std::collections::{BTreeMap, HashMap};

use sillage_domain::{
    Entity, Id,
    referential::{
        AnchorText, Attitude, AttitudeText, Content, Item, Lineage, MomentOfTruth, MomentText, PromiseText,
        Referential, ReferentialKind, ReferentialVersion, Ritual, ServiceCue, ServicePromise, Sign, SignText, Skill,
        SkillAnchor, SkillText, check_limits,
    },
};
use sillage_store::{Reader, Row, Writer};
use uuid::Uuid;

use super::keeper::stream;
use crate::Failure;

fn identity<E: Item>(row: &Row<E>) -> Uuid {
    row.doc.identity(row.id)
}

/// A version as a tree.
pub(super) fn content_of(db: &Reader<'_>, version: Id<ReferentialVersion>) -> Result<Content, Failure> {
    let mut attitudes = db.list_of::<Attitude>(version.uuid())?;
    attitudes.sort_by_key(|row| row.rank);
    let mut moments = db.list_of::<MomentOfTruth>(version.uuid())?;
    moments.sort_by_key(|row| row.rank);
    let mut skills = db.list_of::<Skill>(version.uuid())?;
    skills.sort_by_key(|row| row.rank);
    let attitude_of: HashMap<_, _> = attitudes.iter().map(|row| (row.id, identity(row))).collect();
    let moment_of: HashMap<_, _> = moments.iter().map(|row| (row.id, identity(row))).collect();
    let mut content = Content {
        attitudes: attitudes.into_iter().map(attitude_text).collect(),
        promise: db.list_of::<ServicePromise>(version.uuid())?.into_iter().next().map(promise_text),
        moments: Vec::new(),
        skills: Vec::new(),
    };
    for row in moments {
        let (rituals, cues) = (signs_of::<Ritual>(db, row.id)?, signs_of::<ServiceCue>(db, row.id)?);
        content.moments.push(MomentText {
            item: identity(&row),
            nature: row.lineage.nature,
            channel: row.channel,
            occasion: row.doc.occasion,
            title: row.doc.title,
            emotional_expectation: row.doc.emotional_expectation,
            rituals,
            cues,
        });
    }
    content.order_moments();
    for row in skills {
        let mut anchors: Vec<AnchorText> = db
            .list_of::<SkillAnchor>(row.id.uuid())?
            .into_iter()
            .map(|anchor| AnchorText { level: anchor.level, text: anchor.doc.text })
            .collect();
        anchors.sort_by_key(|anchor| anchor.level);
        content.skills.push(SkillText {
            item: identity(&row),
            nature: row.lineage.nature,
            importance: row.importance,
            target: row.target,
            scale_min: row.scale_min,
            scale_max: row.scale_max,
            attitude: row.attitude.and_then(|id| attitude_of.get(&id).copied()),
            moment: row.moment.and_then(|id| moment_of.get(&id).copied()),
            code: row.doc.code,
            title: row.doc.title,
            situation: row.doc.situation,
            anchors,
        });
    }
    Ok(content)
}

fn attitude_text(row: Row<Attitude>) -> AttitudeText {
    AttitudeText {
        item: identity(&row),
        nature: row.lineage.nature,
        adjective: row.doc.adjective,
        meaning: row.doc.meaning,
        behaviours: row.doc.observable_behaviours,
    }
}

fn promise_text(row: Row<ServicePromise>) -> PromiseText {
    PromiseText { item: identity(&row), nature: row.lineage.nature, text: row.doc.text }
}

fn signs_of<S: Sign>(db: &Reader<'_>, moment: Id<MomentOfTruth>) -> Result<Vec<SignText>, Failure> {
    Ok(db
        .list_of::<S>(moment.uuid())?
        .into_iter()
        .map(|row| SignText {
            item: identity(&row),
            nature: row.doc.lineage().nature,
            mandatory: row.doc.mandatory(),
            text: row.doc.text().clone(),
        })
        .collect())
}

/// The stored items of one noun in one parent, by identity, while they are written back.
struct Kept<E: Item> {
    stream: Uuid,
    left: BTreeMap<Uuid, Id<E>>,
}

impl<E: Item> Kept<E> {
    fn of(db: &Reader<'_>, stream: Uuid, parent: Uuid) -> Result<Self, Failure> {
        let rows = db.list_of::<E>(parent)?;
        Ok(Self { stream, left: rows.iter().map(|row| (identity(row), row.id)).collect() })
    }

    /// Writes an item: the stored one of that identity changes, another is added.
    fn keep(&mut self, tx: &mut Writer<'_>, item: Uuid, mut doc: E) -> Result<Id<E>, Failure> {
        let Some(id) = self.left.remove(&item) else {
            doc.lineage_mut().origin = Some(item);
            return Ok(tx.add(self.stream, &doc)?);
        };
        tx.change(id, |stored| {
            doc.lineage_mut().origin = stored.lineage().origin;
            *stored = doc;
        })?;
        Ok(id)
    }

    /// What was not written again goes.
    fn drop_rest(self, tx: &mut Writer<'_>) -> Result<Vec<Id<E>>, Failure> {
        for id in self.left.values() {
            tx.delete(*id)?;
        }
        Ok(self.left.into_values().collect())
    }
}

fn rank(at: usize) -> u32 {
    u32::try_from(at + 1).unwrap_or(u32::MAX)
}

fn lineage(nature: Option<sillage_domain::referential::ChangeNature>) -> Lineage {
    Lineage { origin: None, nature }
}

/// Writes a tree into a draft.
pub(super) fn write_content(
    tx: &mut Writer<'_>,
    version: Id<ReferentialVersion>,
    content: &Content,
) -> Result<(), Failure> {
    tx.get(version)?.check_draft()?;
    check_limits(content)?;
    store_content(tx, version, content)
}

/// Writes a tree into a version, whatever its state: for a version that is being made or published.
pub(super) fn store_content(
    tx: &mut Writer<'_>,
    version: Id<ReferentialVersion>,
    content: &Content,
) -> Result<(), Failure> {
    let stream = stream(tx)?;
    let mut attitude_of = HashMap::new();
    let mut kept = Kept::<Attitude>::of(tx, stream, version.uuid())?;
    for (at, each) in content.attitudes.iter().enumerate() {
        let doc = Attitude {
            version,
            rank: rank(at),
            adjective: each.adjective.clone(),
            meaning: each.meaning.clone(),
            observable_behaviours: each.behaviours.clone(),
            lineage: lineage(each.nature),
        };
        attitude_of.insert(each.item, kept.keep(tx, each.item, doc)?);
    }
    kept.drop_rest(tx)?;
    let mut kept = Kept::<ServicePromise>::of(tx, stream, version.uuid())?;
    if let Some(each) = &content.promise {
        let doc = ServicePromise { version, text: each.text.clone(), lineage: lineage(each.nature) };
        kept.keep(tx, each.item, doc)?;
    }
    kept.drop_rest(tx)?;
    let moment_of = store_moments(tx, stream, version, &content.moments)?;
    store_skills(tx, stream, version, &content.skills, &attitude_of, &moment_of)
}

type Ids<E> = HashMap<Uuid, Id<E>>;

fn store_moments(
    tx: &mut Writer<'_>,
    stream: Uuid,
    version: Id<ReferentialVersion>,
    moments: &[MomentText],
) -> Result<Ids<MomentOfTruth>, Failure> {
    let mut moment_of = HashMap::new();
    let mut kept = Kept::<MomentOfTruth>::of(tx, stream, version.uuid())?;
    let mut ranks: BTreeMap<_, u32> = BTreeMap::new();
    for each in moments {
        let place = ranks.entry((each.channel, each.occasion.clone())).or_default();
        *place += 1;
        let doc = MomentOfTruth {
            version,
            channel: each.channel,
            occasion: each.occasion.clone(),
            rank: *place,
            title: each.title.clone(),
            emotional_expectation: each.emotional_expectation.clone(),
            lineage: lineage(each.nature),
        };
        let id = kept.keep(tx, each.item, doc)?;
        store_signs::<Ritual>(tx, stream, id, &each.rituals)?;
        store_signs::<ServiceCue>(tx, stream, id, &each.cues)?;
        moment_of.insert(each.item, id);
    }
    for gone in kept.drop_rest(tx)? {
        store_signs::<Ritual>(tx, stream, gone, &[])?;
        store_signs::<ServiceCue>(tx, stream, gone, &[])?;
    }
    Ok(moment_of)
}

fn store_signs<S: Sign>(
    tx: &mut Writer<'_>,
    stream: Uuid,
    moment: Id<MomentOfTruth>,
    signs: &[SignText],
) -> Result<(), Failure> {
    let mut kept = Kept::<S>::of(tx, stream, moment.uuid())?;
    for each in signs {
        kept.keep(tx, each.item, S::of(moment, each.text.clone(), each.mandatory, lineage(each.nature)))?;
    }
    kept.drop_rest(tx)?;
    Ok(())
}

fn store_skills(
    tx: &mut Writer<'_>,
    stream: Uuid,
    version: Id<ReferentialVersion>,
    skills: &[SkillText],
    attitude_of: &Ids<Attitude>,
    moment_of: &Ids<MomentOfTruth>,
) -> Result<(), Failure> {
    let mut kept = Kept::<Skill>::of(tx, stream, version.uuid())?;
    for (at, each) in skills.iter().enumerate() {
        let doc = Skill {
            version,
            code: each.code.clone(),
            rank: rank(at),
            title: each.title.clone(),
            situation: each.situation.clone(),
            importance: each.importance,
            target: each.target,
            scale_min: each.scale_min,
            scale_max: each.scale_max,
            attitude: each.attitude.and_then(|item| attitude_of.get(&item).copied()),
            moment: each.moment.and_then(|item| moment_of.get(&item).copied()),
            lineage: lineage(each.nature),
        };
        let id = kept.keep(tx, each.item, doc)?;
        store_anchors(tx, stream, id, &each.anchors)?;
    }
    for gone in kept.drop_rest(tx)? {
        store_anchors(tx, stream, gone, &[])?;
    }
    Ok(())
}

/// An anchor has no identity but its skill and level.
fn store_anchors(tx: &mut Writer<'_>, stream: Uuid, skill: Id<Skill>, anchors: &[AnchorText]) -> Result<(), Failure> {
    let mut stored: BTreeMap<i32, Id<SkillAnchor>> =
        tx.list_of::<SkillAnchor>(skill.uuid())?.iter().map(|row| (row.level, row.id)).collect();
    for each in anchors {
        match stored.remove(&each.level) {
            Some(id) => drop(tx.change(id, |anchor| anchor.text = each.text.clone())?),
            None => drop(tx.add(stream, &SkillAnchor { skill, level: each.level, text: each.text.clone() })?),
        }
    }
    for id in stored.into_values() {
        tx.delete(id)?;
    }
    Ok(())
}

/// The kind of the referential a version belongs to.
pub(super) fn kind_of(db: &Reader<'_>, version: &ReferentialVersion) -> Result<ReferentialKind, Failure> {
    Ok(db.get(version.referential)?.doc.kind)
}

/// An item taken out of the bin comes back into a draft only, and only if its place is still free.
pub(crate) fn check_restored(db: &Reader<'_>, noun: &str, id: Uuid) -> Result<(), Failure> {
    let version = match noun {
        Attitude::NOUN => db.get(Id::<Attitude>::new(id))?.doc.version,
        ServicePromise::NOUN => db.get(Id::<ServicePromise>::new(id))?.doc.version,
        MomentOfTruth::NOUN => db.get(Id::<MomentOfTruth>::new(id))?.doc.version,
        Skill::NOUN => db.get(Id::<Skill>::new(id))?.doc.version,
        Ritual::NOUN => db.get(db.get(Id::<Ritual>::new(id))?.doc.moment)?.doc.version,
        ServiceCue::NOUN => db.get(db.get(Id::<ServiceCue>::new(id))?.doc.moment)?.doc.version,
        SkillAnchor::NOUN => db.get(db.get(Id::<SkillAnchor>::new(id))?.doc.skill)?.doc.version,
        ReferentialVersion::NOUN => {
            let row = db.get(Id::<ReferentialVersion>::new(id))?;
            let drafts = super::life::drafts_of(db, row.doc.referential)?;
            return if drafts.len() > 1 { Err(Failure::new("draft_exists")) } else { Ok(()) };
        }
        Referential::NOUN => return super::life::check_kind(db, db.get(Id::<Referential>::new(id))?.doc.kind, 1),
        _ => return Ok(()),
    };
    db.get(version)?.check_draft()?;
    if noun == ServicePromise::NOUN && db.list_of::<ServicePromise>(version.uuid())?.len() > 1 {
        return Err(Failure::new("second_promise"));
    }
    Ok(check_limits(&content_of(db, version)?)?)
}
