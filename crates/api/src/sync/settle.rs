//! A conflict settled: one value stands, and everything that was looked at is named, so that it is asked once.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sillage_store::{Conflict, Writer};
use sillage_sync::OpRef;
use ts_rs::TS;
use uuid::Uuid;

use super::conflict::{both, conflicts_of};
use crate::Failure;

/// Settle a conflict.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct ResolveConflict {
    /// The record.
    pub entity: Uuid,
    /// The field; none if the question is whether the record is to be there.
    pub field: Option<String>,
    /// The operation whose value stands from now on; none to keep both texts.
    pub keep: Option<String>,
    /// Every operation that was looked at: if something else stands by now, nothing is settled.
    pub seen: Vec<String>,
}

/// It is settled.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct ConflictResolved {
    /// The record is gone, as one of the two wanted.
    pub deleted: bool,
}

pub(super) fn resolve_conflict(tx: &mut Writer<'_>, ask: ResolveConflict) -> Result<ConflictResolved, Failure> {
    let keep = ask.keep.as_deref().map(read).transpose()?;
    let mut seen = ask.seen.iter().map(|text| read(text)).collect::<Result<Vec<_>, _>>()?;
    let found = conflicts_of(tx, ask.entity)?.into_iter().find(|conflict| conflict.field == ask.field);
    let conflict = found.ok_or_else(|| Failure::new("conflict_settled"))?;
    let mut there: Vec<OpRef> = conflict.lost.iter().chain([&conflict.stands]).map(|told| told.reference).collect();
    there.sort_unstable();
    seen.sort_unstable();
    if there != seen {
        return Err(Failure::new("conflict_changed"));
    }
    if conflict.field.is_none() && keep == conflict.lost.first().map(|told| told.reference) {
        tx.agree_to_delete(&conflict)?;
        return Ok(ConflictResolved { deleted: true });
    }
    let value = value_of(&conflict, keep)?;
    tx.settle_conflict(&conflict, value)?;
    Ok(ConflictResolved { deleted: false })
}

fn value_of(conflict: &Conflict, keep: Option<OpRef>) -> Result<Option<Value>, Failure> {
    if conflict.field.is_none() {
        return Ok(None);
    }
    let Some(keep) = keep else {
        let text = both(conflict).ok_or_else(|| Failure::new("conflict_not_both"))?;
        return Ok(Some(Value::String(text)));
    };
    let chosen = conflict.lost.iter().chain([&conflict.stands]).find(|told| told.reference == keep);
    Ok(Some(chosen.ok_or_else(|| Failure::new("conflict_changed"))?.value.clone()))
}

fn read(text: &str) -> Result<OpRef, Failure> {
    text.parse().map_err(|_| Failure::new("conflict_changed"))
}
