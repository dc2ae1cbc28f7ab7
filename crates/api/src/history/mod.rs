//! Undo, redo and the bin.

use chrono::Duration;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_domain::{
    Entity, Id, action::Action, debrief::DebriefFact, observation::ObservationScore, visit::VisitDay, walk::Finding,
};
use sillage_store::{Reader, Undone, Writer};
use ts_rs::TS;
use uuid::Uuid;

use crate::{Failure, Registry, observation::check_draft};

/// Days a deleted thing stays in the bin.
const BIN_DAYS: i64 = 30;

pub(crate) fn register(registry: &mut Registry) {
    registry.write("history.undo_last", undo_last);
    registry.write("history.redo_last", redo_last);
    registry.read("bin.list_deleted", list_deleted);
    registry.write("bin.restore_deleted", restore_deleted);
}

/// Which acts to walk.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct WalkHistory {
    /// Those of a day, or all of mine.
    pub visit_day: Option<Id<VisitDay>>,
    /// Only if it came from this command: what is offered for a moment must not take back what was done since.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub only: Option<String>,
}

/// What was undone or redone.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct Reversed {
    /// The command it came from.
    pub command: String,
    /// Title of the promise or words of the finding it was about, where there is one.
    pub label: String,
    /// How many acts can still be undone, 200 at most.
    pub left: u32,
}

fn undo_last(tx: &mut Writer<'_>, ask: WalkHistory) -> Result<Reversed, Failure> {
    let undone = tx.undo_last(ask.visit_day.map(Id::uuid))?;
    check_meant(&ask, &undone)?;
    reversed(tx, undone)
}

fn redo_last(tx: &mut Writer<'_>, ask: WalkHistory) -> Result<Reversed, Failure> {
    let redone = tx.redo_last(ask.visit_day.map(Id::uuid))?;
    check_meant(&ask, &redone)?;
    reversed(tx, redone)
}

/// A refusal takes the step back with the rest of the act.
fn check_meant(ask: &WalkHistory, undone: &Undone) -> Result<(), Failure> {
    match &ask.only {
        Some(command) if *command != undone.command => Err(Failure::new("nothing_to_undo")),
        _ => Ok(()),
    }
}

/// What was undone, so that it can be said: never the name of a person, which a screen may be asked to hide.
fn reversed(db: &Reader<'_>, undone: Undone) -> Result<Reversed, Failure> {
    let label = match &undone.about {
        Some((noun, id)) if noun == Action::NOUN => db.find(Id::<Action>::new(*id))?.map(|row| row.doc.title),
        Some((noun, id)) if noun == Finding::NOUN => db.find(Id::<Finding>::new(*id))?.map(|row| row.doc.text),
        _ => None,
    };
    Ok(Reversed { command: undone.command, label: label.unwrap_or_default(), left: undone.left })
}

/// The whole bin.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct ListDeleted {}

/// What lies in the bin.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct Bin {
    /// Newest first.
    pub items: Vec<BinItem>,
}

/// A deleted thing.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct BinItem {
    /// Noun.
    pub noun: String,
    /// Id.
    pub id: Uuid,
    /// Its text or title, whatever names it best.
    pub label: String,
    /// When it was deleted, RFC 3339.
    pub deleted_at: String,
}

fn list_deleted(db: &Reader<'_>, _: ListDeleted) -> Result<Bin, Failure> {
    let since = db.now().local() - Duration::days(BIN_DAYS);
    let label = |doc: &serde_json::Value| {
        let named = ["title", "text", "what", "display_name", "expected_behaviour", "scene", "caption", "file_name"];
        named
            .iter()
            .find_map(|field| doc.get(field)?.as_str().filter(|text| !text.is_empty()))
            .unwrap_or_default()
            .to_owned()
    };
    let items = db
        .list_deleted(&since.to_rfc3339())?
        .into_iter()
        .map(|item| BinItem { label: label(&item.doc), noun: item.noun, id: item.id, deleted_at: item.deleted_at })
        .collect();
    Ok(Bin { items })
}

/// Take something out of the bin.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct RestoreDeleted {
    /// Noun.
    pub noun: String,
    /// Id.
    pub id: Uuid,
}

/// It is back.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct Restored {
    /// Its id.
    pub id: Uuid,
}

/// What comes back obeys the rules it would obey if it were written now; an error here takes the act back. Whom it may
/// name is asked of every act (`observation::admit_written`).
fn check_restored(db: &Reader<'_>, ask: &RestoreDeleted) -> Result<(), Failure> {
    crate::referential::check_restored(db, &ask.noun, ask.id)?;
    if ask.noun == ObservationScore::NOUN {
        let score = db.get(Id::<ObservationScore>::new(ask.id))?;
        if db.find(score.observation)?.is_some() {
            check_draft(db, score.observation)?;
        }
    } else if ask.noun == DebriefFact::NOUN {
        let fact = db.get(Id::<DebriefFact>::new(ask.id))?;
        if let Some(debrief) = db.find(fact.debrief)? {
            debrief.check_open()?;
        }
    }
    Ok(())
}

fn restore_deleted(tx: &mut Writer<'_>, ask: RestoreDeleted) -> Result<Restored, Failure> {
    tx.restore(&ask.noun, ask.id)?;
    check_restored(tx, &ask)?;
    Ok(Restored { id: ask.id })
}
