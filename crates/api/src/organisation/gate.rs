//! The record itself: shown, written, switched off and on again. A notice that tells people something else is added
//! beside the older ones, which stay readable for those who were told them.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_domain::{
    Bilingual, Id,
    network::{MAX_RETENTION_MONTHS, Network, Notice, OrganisationGate, Person},
};
use sillage_i18n::{Locale, Words};
use sillage_store::{Reader, Writer};
use ts_rs::TS;

use super::{gate_of, keepers, names};
use crate::{Failure, observation::count, visit::name_of};

/// Months proposed for keeping named observations.
const PROPOSED_MONTHS: u32 = 24;

/// Nothing asked.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct GetOrganisation {}

/// What the network recorded before observing anybody.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct Organisation {
    /// The network.
    pub network: String,
    /// Today.
    pub today: NaiveDate,
    /// Observations are open.
    pub open: bool,
    /// The record in force; none before anything was recorded.
    pub gate: Option<OrganisationGate>,
    /// When it was last written, and by whom.
    pub written: Option<GateWritten>,
    /// Whether the person of the profile keeps the record.
    pub may_keep: bool,
    /// Who keeps it.
    pub keepers: Vec<Keeper>,
    /// A text to begin with, written for this product.
    pub proposed_text: Bilingual,
    /// Months to begin with.
    pub proposed_months: u32,
    /// Longest time allowed, in months.
    pub most_months: u32,
    /// People who were informed of the notice in force.
    pub informed: u32,
    /// Versions of the notice, the one in force first.
    pub versions: Vec<NoticeVersion>,
}

/// Who wrote the record last.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct GateWritten {
    /// First day of this version.
    pub on: NaiveDate,
    /// By whom.
    pub by: String,
}

/// Somebody who keeps the record.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct Keeper {
    /// Who.
    pub person: Id<Person>,
    /// Name.
    pub name: String,
}

/// A version of the notice.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct NoticeVersion {
    /// Its number.
    pub version: u32,
    /// Since when.
    pub since: NaiveDate,
    /// What people were told.
    pub text: Bilingual,
    /// Months.
    pub retention_months: u32,
    /// People who were informed of it.
    pub informed: u32,
}

/// People who were informed of a version or a later one.
fn informed(notices: &[sillage_store::Row<Notice>], version: u32) -> u32 {
    let mut people: Vec<_> = notices.iter().filter(|row| row.text_version >= version).map(|row| row.person).collect();
    people.sort();
    people.dedup();
    count(people.len())
}

pub(super) fn get_organisation(db: &Reader<'_>, _: GetOrganisation) -> Result<Organisation, Failure> {
    let today = db.now().local_date();
    let notices = db.list_all::<Notice>()?;
    let day_of = |at: &sillage_domain::Timestamp| at.local().map_or(today, |at| at.date_naive());
    let mut rows = db.list_all::<OrganisationGate>()?;
    rows.sort_by_key(|row| std::cmp::Reverse(row.notice_version));
    let versions = rows.iter().map(|row| NoticeVersion {
        version: row.notice_version,
        since: day_of(&row.created_at),
        text: row.notice_text.clone(),
        retention_months: row.retention_months,
        informed: informed(&notices, row.notice_version),
    });
    let versions: Vec<NoticeVersion> = versions.collect();
    let keepers = keepers(db)?;
    let text = |locale| Words::new(locale).text("organisation-notice-proposed", &[]);
    let in_force = rows.into_iter().next();
    let written = match &in_force {
        Some(row) => Some(GateWritten { on: day_of(&row.created_at), by: name_of(db, row.created_by)? }),
        None => None,
    };
    Ok(Organisation {
        network: db.list_all::<Network>()?.into_iter().next().map(|row| row.doc.name).unwrap_or_default(),
        today,
        open: in_force.as_ref().is_some_and(|row| row.is_open(today)),
        written,
        may_keep: keepers.iter().any(|(person, _)| *person == db.me()),
        keepers: keepers.into_iter().map(|(person, name)| Keeper { person, name }).collect(),
        proposed_text: Bilingual { fr: text(Locale::Fr), en: Some(text(Locale::En)) },
        proposed_months: PROPOSED_MONTHS,
        most_months: MAX_RETENTION_MONTHS,
        informed: versions.first().map_or(0, |version| version.informed),
        versions,
        gate: in_force.map(|row| row.doc),
    })
}

/// Record what opens observations, or correct it.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct RecordGate {
    /// Day on which the works council was informed and consulted; not in the future.
    pub council_on: NaiveDate,
    /// Reference of that consultation.
    pub council_reference: String,
    /// Reference of the impact assessment.
    pub impact_reference: String,
    /// Day of that assessment.
    #[ts(optional = nullable)]
    pub impact_on: Option<NaiveDate>,
    /// The notice in both languages.
    pub notice_text: Bilingual,
    /// Months for which named observations are kept.
    pub retention_months: u32,
    /// Whom to ask.
    pub contact: String,
}

/// It is recorded.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct GateRecorded {
    /// Version of the notice in force now.
    pub notice_version: u32,
    /// People who were informed of an older notice and are to be informed again.
    pub to_inform_again: u32,
}

fn check_keeper(db: &Reader<'_>) -> Result<(), Failure> {
    let keepers = keepers(db)?;
    if keepers.iter().any(|(person, _)| *person == db.me()) {
        return Ok(());
    }
    Err(Failure::new("organisation_not_yours").with("who", names(&keepers)))
}

pub(super) fn record_gate(tx: &mut Writer<'_>, ask: RecordGate) -> Result<GateRecorded, Failure> {
    check_keeper(tx)?;
    let today = tx.now().local_date();
    if ask.council_on > today || ask.impact_on.is_some_and(|on| on > today) {
        return Err(Failure::new("date_in_future"));
    }
    let before = gate_of(tx)?;
    let mut doc = OrganisationGate {
        council_on: ask.council_on,
        council_reference: ask.council_reference.trim().to_owned(),
        impact_reference: ask.impact_reference.trim().to_owned(),
        impact_on: ask.impact_on,
        notice_version: before.as_ref().map_or(1, |row| row.notice_version),
        notice_text: ask.notice_text,
        retention_months: ask.retention_months,
        contact: ask.contact.trim().to_owned(),
        switched_off_at: before.as_ref().and_then(|row| row.switched_off_at.clone()),
    };
    let notices = tx.list_all::<Notice>()?;
    match before {
        Some(row) if !row.tells_otherwise(&doc) => {
            tx.change(row.id, |stored| *stored = doc)?;
            return Ok(GateRecorded { notice_version: row.notice_version, to_inform_again: 0 });
        }
        Some(row) => doc.notice_version = row.notice_version + 1,
        None => {}
    }
    let network = network_of(tx)?;
    tx.add(network.uuid(), &doc)?;
    Ok(GateRecorded { notice_version: doc.notice_version, to_inform_again: informed(&notices, 0) })
}

fn network_of(db: &Reader<'_>) -> Result<Id<Network>, Failure> {
    let network = db.list_all::<Network>()?.into_iter().next();
    Ok(network.ok_or_else(|| Failure::new("not_found").with("noun", "network"))?.id)
}

/// Switch observations off for the whole network, or on again.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct SwitchObservations {
    /// On.
    pub on: bool,
}

/// They are switched.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct ObservationsSwitched {
    /// Anybody may be observed now.
    pub open: bool,
}

pub(super) fn switch_observations(
    tx: &mut Writer<'_>,
    ask: SwitchObservations,
) -> Result<ObservationsSwitched, Failure> {
    check_keeper(tx)?;
    let row = gate_of(tx)?.ok_or_else(|| Failure::new("organisation_not_recorded"))?;
    let now = tx.now().clone();
    let row = tx.change(row.id, |gate| {
        let since = gate.switched_off_at.take().unwrap_or_else(|| now.timestamp());
        gate.switched_off_at = (!ask.on).then_some(since);
    })?;
    Ok(ObservationsSwitched { open: row.is_open(now.local_date()) })
}
