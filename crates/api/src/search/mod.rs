//! Finding anything by a few letters: units, people, actions, findings.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_domain::{
    action::Action,
    network::{PersonProfile, Unit},
    walk::Finding,
};
use sillage_store::Reader;
use ts_rs::TS;
use uuid::Uuid;

use crate::{Failure, Registry};

/// Most matches answered.
const LIMIT: usize = 50;

pub(crate) fn register(registry: &mut Registry) {
    registry.read("search.list_matches", list_matches);
}

/// A few letters.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct ListMatches {
    /// What was typed.
    pub text: String,
}

/// What matches.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct Matches {
    /// At most 50, beginnings first.
    pub matches: Vec<Match>,
}

/// A thing found.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct Match {
    /// Noun.
    pub noun: String,
    /// Id.
    pub id: Uuid,
    /// Name or text.
    pub label: String,
    /// Day it belongs to, for a finding.
    pub visit_day: Option<Uuid>,
    /// Unit it belongs to.
    pub unit: Uuid,
}

fn list_matches(db: &Reader<'_>, ask: ListMatches) -> Result<Matches, Failure> {
    let wanted = plain(&ask.text);
    let mut matches = Vec::new();
    let mut offer = |noun: &str, id: Uuid, unit: Uuid, label: &str, visit_day: Option<Uuid>| {
        if !wanted.is_empty() && plain(label).contains(&wanted) {
            matches.push(Match { noun: noun.into(), id, label: label.into(), visit_day, unit });
        }
    };
    for row in db.list_all::<Unit>()? {
        offer("unit", row.id.uuid(), row.id.uuid(), &row.name, None);
    }
    for row in db.list_all::<PersonProfile>()? {
        offer("person", row.person.uuid(), row.unit, &row.display_name, None);
    }
    for row in db.list_all::<Action>()? {
        offer("action", row.id.uuid(), row.doc.unit.uuid(), &row.title, None);
    }
    for row in db.list_all::<Finding>()? {
        offer("finding", row.id.uuid(), row.doc.unit.uuid(), &row.text, Some(row.visit_day.uuid()));
    }
    matches.sort_by_key(|found| !plain(&found.label).starts_with(&wanted));
    matches.truncate(LIMIT);
    Ok(Matches { matches })
}

/// Letters without case and accents, so that "ines" finds Inès.
fn plain(text: &str) -> String {
    use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};
    text.nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect()
}
