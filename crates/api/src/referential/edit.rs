//! A draft edited one field, one item at a time.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_domain::{
    Id, Refusal,
    referential::{ChangeNature, Content, FieldValue, NewItem, ReferentialKind, ReferentialVersion},
};
use sillage_store::Writer;
use ts_rs::TS;
use uuid::Uuid;

use super::{
    keeper::check_keeper,
    tree::{content_of, kind_of, write_content},
};
use crate::Failure;

/// The draft is kept.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct DraftKept {
    /// The draft.
    pub version: Id<ReferentialVersion>,
    /// The item, by its identity.
    pub item: Uuid,
}

/// Reads a draft, lets it be edited and writes back what differs.
fn edit(
    tx: &mut Writer<'_>,
    version: Id<ReferentialVersion>,
    item: Uuid,
    change: impl FnOnce(&mut Content, ReferentialKind) -> Result<(), Refusal>,
) -> Result<DraftKept, Failure> {
    check_keeper(tx)?;
    let row = tx.get(version)?;
    row.check_draft()?;
    let mut content = content_of(tx, version)?;
    change(&mut content, kind_of(tx, &row)?)?;
    write_content(tx, version, &content)?;
    Ok(DraftKept { version, item })
}

/// Add an item to a draft.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct AddItem {
    /// The draft.
    pub version: Id<ReferentialVersion>,
    /// What.
    pub new: NewItem,
}

pub(super) fn add_item(tx: &mut Writer<'_>, ask: AddItem) -> Result<DraftKept, Failure> {
    let item = Uuid::now_v7();
    edit(tx, ask.version, item, |content, kind| content.add(ask.new, item, kind))
}

/// Write one field of an item.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct WriteField {
    /// The draft.
    pub version: Id<ReferentialVersion>,
    /// The item, by its identity.
    pub item: Uuid,
    /// The field with its new value.
    pub value: FieldValue,
}

pub(super) fn write_field(tx: &mut Writer<'_>, ask: WriteField) -> Result<DraftKept, Failure> {
    edit(tx, ask.version, ask.item, |content, kind| content.write(ask.item, ask.value, kind))
}

/// Move an item above or below its neighbour.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct MoveItem {
    /// The draft.
    pub version: Id<ReferentialVersion>,
    /// The item, by its identity.
    pub item: Uuid,
    /// Upwards.
    pub up: bool,
}

pub(super) fn move_item(tx: &mut Writer<'_>, ask: MoveItem) -> Result<DraftKept, Failure> {
    edit(tx, ask.version, ask.item, |content, _| content.shift(ask.item, ask.up))
}

/// Take an item out of a draft.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct RemoveItem {
    /// The draft.
    pub version: Id<ReferentialVersion>,
    /// The item, by its identity.
    pub item: Uuid,
}

pub(super) fn remove_item(tx: &mut Writer<'_>, ask: RemoveItem) -> Result<DraftKept, Failure> {
    edit(tx, ask.version, ask.item, |content, _| content.remove(ask.item))
}

/// Say whether an item's change is one of wording or of meaning; `None` goes back to the proposal.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct JudgeChange {
    /// The draft.
    pub version: Id<ReferentialVersion>,
    /// The item, by its identity.
    pub item: Uuid,
    /// Which.
    pub nature: Option<ChangeNature>,
}

pub(super) fn judge_change(tx: &mut Writer<'_>, ask: JudgeChange) -> Result<DraftKept, Failure> {
    edit(tx, ask.version, ask.item, |content, _| content.set_nature(ask.item, ask.nature))
}
