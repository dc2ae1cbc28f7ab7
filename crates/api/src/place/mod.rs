//! What belongs to this device: the place on screen, texts being typed, settings.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use sillage_domain::{Refusal, check_fact, check_long, without_controls};
use sillage_store::{Reader, Writer};
use ts_rs::TS;

use crate::{Failure, Registry, closing, session::Handover, walk::blind};

/// Settings a person may change.
const SETTINGS: [&str; 13] = [
    "theme",
    "density",
    "text_factor",
    "hand",
    "motion",
    "sound",
    "locale",
    "hide_names",
    "single_keys",
    "keys",
    "report_folder",
    "second_place",
    "lock_after_min",
];

pub(crate) fn register(registry: &mut Registry) {
    registry.read("place.get_place", get_place);
    registry.write("place.record_place", record_place);
    registry.read_in_handover("draft.list_drafts", list_drafts);
    registry.write_in_handover("draft.record_draft", record_draft);
    registry.write("draft.drop_drafts", drop_drafts);
    registry.read_in_handover("setting.get_settings", get_settings);
    registry.write("setting.change_setting", change_setting);
}

/// Nothing asked.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct GetPlace {}

/// Where the person was.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct Place {
    /// Route, `/today` at first.
    pub route: String,
}

/// Longest absence after which a person goes on where they were; after it a new day begins, on Today.
const SAME_DAY_MS: i64 = 12 * 3_600_000;

fn get_place(db: &Reader<'_>, _: GetPlace) -> Result<Place, Failure> {
    let since = db.local("place_at_ms")?.unwrap_or(i64::MIN);
    let left = db.local("place")?.filter(|_| db.now().utc_ms.saturating_sub(since) <= SAME_DAY_MS);
    Ok(Place { route: left.unwrap_or_else(|| "/today".into()) })
}

/// Remember where the person is.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct RecordPlace {
    /// Route.
    pub route: String,
}

/// Kept.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct Kept {}

fn record_place(tx: &mut Writer<'_>, ask: RecordPlace) -> Result<Kept, Failure> {
    check_fact("route", &ask.route)?;
    check_printed("route", &ask.route)?;
    set_place(tx, &ask.route)?;
    Ok(Kept {})
}

/// Where a person will find themselves again.
pub(crate) fn set_place(tx: &mut Writer<'_>, route: &str) -> Result<(), Failure> {
    let now = tx.now().utc_ms;
    tx.set_local("place", Some(&route))?;
    tx.set_local("place_at_ms", Some(&now))?;
    Ok(())
}

/// What names something on this device is not what people write: it is kept as it is or not at all.
fn check_printed(field: &str, text: &str) -> Result<(), Refusal> {
    if without_controls(text) == text { Ok(()) } else { Err(Refusal::new("invalid_input").with("field", field)) }
}

/// Drafts of a screen.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct ListDrafts {
    /// Beginning of their keys.
    pub prefix: String,
}

/// Texts being typed.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct Drafts {
    /// In order of keys.
    pub drafts: Vec<DraftText>,
}

/// A text being typed.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct DraftText {
    /// Field it belongs to.
    pub key: String,
    /// Text so far.
    pub text: String,
}

/// Whether whoever holds the computer may see, write or end texts under `key`: a guest those of their own screen, its
/// owner all but the words of a rating of themselves.
pub(crate) fn within_reach(db: &Reader<'_>, key: &str) -> Result<(), Failure> {
    match Handover::now(db)? {
        None => closing::check_draft(db, key),
        Some(given) if key.starts_with(&given.drafts()) => Ok(()),
        Some(_) => blind::own_draft(db, key),
    }
}

fn list_drafts(db: &Reader<'_>, ask: ListDrafts) -> Result<Drafts, Failure> {
    if let Some(given) = Handover::now(db)?
        && !ask.prefix.starts_with(given.drafts().trim_end_matches('/'))
    {
        return Err(Failure::new("handed_over"));
    }
    let mut drafts = db.list_drafts(&ask.prefix)?;
    drafts.retain(|draft| within_reach(db, &draft.key).is_ok());
    Ok(Drafts { drafts: drafts.into_iter().map(|draft| DraftText { key: draft.key, text: draft.text }).collect() })
}

/// A text being typed.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct RecordDraft {
    /// Field it belongs to.
    pub key: String,
    /// Text so far; at most 10,000 characters.
    pub text: String,
}

fn record_draft(tx: &mut Writer<'_>, ask: RecordDraft) -> Result<Kept, Failure> {
    check_fact("key", &ask.key)?;
    check_printed("key", &ask.key)?;
    check_long("text", &ask.text)?;
    within_reach(tx, &ask.key)?;
    tx.record_draft(&ask.key, &ask.text)?;
    Ok(Kept {})
}

/// Forget texts being typed.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct DropDrafts {
    /// Beginning of their keys.
    pub prefix: String,
}

fn drop_drafts(tx: &mut Writer<'_>, ask: DropDrafts) -> Result<Kept, Failure> {
    tx.drop_drafts(&ask.prefix)?;
    Ok(Kept {})
}

/// Nothing asked.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct GetSettings {}

/// The settings of this device.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct Settings {
    /// Value by name; what was never changed is absent.
    pub values: Map<String, Value>,
}

fn get_settings(db: &Reader<'_>, _: GetSettings) -> Result<Settings, Failure> {
    let mut values = Map::new();
    for name in SETTINGS {
        if let Some(value) = db.local::<Value>(&format!("setting.{name}"))? {
            values.insert(name.into(), value);
        }
    }
    Ok(Settings { values })
}

/// A setting changes at once.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct ChangeSetting {
    /// Its name.
    pub key: String,
    /// Its new value.
    pub value: Value,
}

fn check_strings(value: &Value) -> Result<(), Refusal> {
    match value {
        Value::String(text) => check_printed("value", text),
        Value::Array(items) => items.iter().try_for_each(check_strings),
        Value::Object(fields) => fields.iter().try_for_each(|(name, field)| {
            check_printed("value", name)?;
            check_strings(field)
        }),
        Value::Null | Value::Bool(_) | Value::Number(_) => Ok(()),
    }
}

fn change_setting(tx: &mut Writer<'_>, ask: ChangeSetting) -> Result<Kept, Failure> {
    if !SETTINGS.contains(&ask.key.as_str()) {
        return Err(Refusal::new("setting_unknown").with("key", ask.key).into());
    }
    check_long("value", &ask.value.to_string())?;
    check_strings(&ask.value)?;
    let is_folder = matches!(ask.key.as_str(), "report_folder" | "second_place");
    if is_folder && !(ask.value.is_string() || ask.value.is_null()) {
        return Err(Failure::new("malformed_request"));
    }
    // Nothing chosen is nothing kept: a null would be read as a broken choice.
    let value = Some(&ask.value).filter(|value| !value.is_null());
    tx.set_local(&format!("setting.{}", ask.key), value)?;
    Ok(Kept {})
}
