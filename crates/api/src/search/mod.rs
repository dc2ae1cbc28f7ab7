//! Finding anything by a few letters: units, people, actions, findings.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_domain::{
    Entity,
    action::Action,
    network::{PersonProfile, Unit},
    walk::Finding,
};
use sillage_store::{Reader, Row};
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
    let mut matches = Vec::new();
    gather(db, &ask, "name", &mut matches, |row: &Row<Unit>| Match {
        noun: "unit".into(),
        id: row.id.uuid(),
        label: row.name.clone(),
        visit_day: None,
        unit: row.id.uuid(),
    })?;
    gather(db, &ask, "display_name", &mut matches, |row: &Row<PersonProfile>| Match {
        noun: "person".into(),
        id: row.person.uuid(),
        label: row.display_name.clone(),
        visit_day: None,
        unit: row.unit,
    })?;
    gather(db, &ask, "title", &mut matches, |row: &Row<Action>| Match {
        noun: "action".into(),
        id: row.id.uuid(),
        label: row.title.clone(),
        visit_day: None,
        unit: row.doc.unit.uuid(),
    })?;
    gather(db, &ask, "text", &mut matches, |row: &Row<Finding>| Match {
        noun: "finding".into(),
        id: row.id.uuid(),
        label: row.text.clone(),
        visit_day: Some(row.visit_day.uuid()),
        unit: row.doc.unit.uuid(),
    })?;
    matches.sort_by_key(|(begins, _)| !begins);
    Ok(Matches { matches: matches.into_iter().take(LIMIT).map(|(_, found)| found).collect() })
}

/// Adds the entities of a noun whose `field` holds what was typed, each with whether it begins with it.
fn gather<E: Entity>(
    db: &Reader<'_>,
    ask: &ListMatches,
    field: &str,
    matches: &mut Vec<(bool, Match)>,
    show: impl Fn(&Row<E>) -> Match,
) -> Result<(), Failure> {
    for hit in db.list_holding::<E>(field, &ask.text, LIMIT)? {
        let found = show(&hit.row);
        // A person with two records, or a name in two units, is found once.
        if !matches.iter().any(|(_, known)| known.id == found.id) {
            matches.push((hit.begins, found));
        }
    }
    Ok(())
}
