//! The network, its places, its people and what must be recorded before anybody is observed.

pub mod alias;
pub mod hours;
pub mod mention;
mod organisation;
pub mod service;

pub use organisation::{MAX_RETENTION_MONTHS, OrganisationGate};

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use crate::{Bilingual, Entity, Id, Refusal, check_fact, check_name, check_names};

/// Code of the one unit a network starts with, until it gets its own.
pub const FIRST_UNIT_CODE: &str = "1";
/// Longest code of a unit, in characters.
pub const CODE_CHARS: usize = 20;

/// The whole set of units that share a brand and a service referential.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Network {
    /// Name, 1 to 120 characters.
    pub name: String,
    /// `fr` or `en`.
    pub default_locale: String,
    /// IANA zone of the network.
    pub time_zone: String,
    /// Taste is an optional fifth sense, off by default and never counted in completeness.
    pub taste: bool,
    /// The practice network: invented, never sent.
    pub practice: bool,
}

impl Entity for Network {
    const NOUN: &'static str = "network";
    fn check(&self) -> Result<(), Refusal> {
        check_name("name", &self.name)
    }
}

/// Kind of place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum UnitKind {
    /// A shop.
    Shop,
    /// An agency.
    Agency,
    /// A branch.
    Branch,
    /// A contact centre.
    ContactCentre,
    /// A counter.
    Counter,
    /// Anything else.
    Other,
}

impl UnitKind {
    /// Every kind.
    pub const ALL: [Self; 6] =
        [Self::Shop, Self::Agency, Self::Branch, Self::ContactCentre, Self::Counter, Self::Other];
}

/// Whether a unit takes part.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum UnitStatus {
    /// Not yet.
    Prospect,
    /// It does.
    #[default]
    Active,
    /// Not for the moment.
    Paused,
    /// It closed down.
    Closed,
}

impl UnitStatus {
    /// Every status.
    pub const ALL: [Self; 4] = [Self::Prospect, Self::Active, Self::Paused, Self::Closed];
}

/// The level that supports several units.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct SupportStructure {
    /// Name, 1 to 120 characters.
    pub name: String,
    /// Region, if it has one.
    pub region: Option<String>,
}

impl Entity for SupportStructure {
    const NOUN: &'static str = "support_structure";
    fn check(&self) -> Result<(), Refusal> {
        check_name("name", &self.name)?;
        self.region.as_ref().map_or(Ok(()), |region| check_name("region", region))
    }
}

/// One place with a team that serves customers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Unit {
    /// Name, 1 to 120 characters.
    pub name: String,
    /// Short code, 1 to 20 characters, unique in the network (checked at input).
    pub code: String,
    /// Kind of place.
    pub unit_kind: UnitKind,
    /// Postal address.
    pub address: Option<String>,
    /// IANA zone of the place.
    pub time_zone: String,
    /// Whether it takes part.
    #[serde(default)]
    pub status: UnitStatus,
    /// The structure that supports it.
    #[serde(default)]
    pub support_structure: Option<Id<SupportStructure>>,
    /// What makes its market its own: no unit is average.
    #[serde(default)]
    pub local_market_note: Option<String>,
}

impl Entity for Unit {
    const NOUN: &'static str = "unit";
    fn check(&self) -> Result<(), Refusal> {
        check_name("name", &self.name)?;
        check_name("code", &self.code)?;
        if self.code.chars().count() > CODE_CHARS {
            return Err(Refusal::new("code_too_long").with("limit", CODE_CHARS));
        }
        if self.time_zone.parse::<chrono_tz::Tz>().is_err() {
            return Err(Refusal::new("time_zone_unknown").with("zone", &self.time_zone));
        }
        check_fact("address", self.address.as_deref().unwrap_or_default())?;
        check_fact("local_market_note", self.local_market_note.as_deref().unwrap_or_default())
    }
}

/// A stop of the walk, in the customer's order.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Zone {
    /// The unit.
    pub unit: Id<Unit>,
    /// Name shown on the walk.
    pub name: Bilingual,
    /// Position in the customer's order, from 1.
    pub rank: u32,
}

impl Entity for Zone {
    const NOUN: &'static str = "zone";
    fn parent(&self) -> Option<Uuid> {
        Some(self.unit.uuid())
    }
    fn check(&self) -> Result<(), Refusal> {
        check_names("name", &self.name)
    }
}

/// Somebody, as an opaque identity: every name and address is in [`PersonProfile`], which can be erased.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Person {
    /// Still part of the network.
    pub active: bool,
}

impl Entity for Person {
    const NOUN: &'static str = "person";
}

/// What names a person.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct PersonProfile {
    /// Whose profile.
    pub person: Id<Person>,
    /// Name shown, 1 to 120 characters.
    pub display_name: String,
    /// Address, if given.
    pub email: Option<String>,
    /// Number by which the network knows them, kept as written (leading zeros included).
    #[serde(default)]
    pub external_ref: Option<String>,
}

impl Entity for PersonProfile {
    const NOUN: &'static str = "person_profile";
    fn parent(&self) -> Option<Uuid> {
        Some(self.person.uuid())
    }
    fn about(&self) -> Vec<Id<Person>> {
        vec![self.person]
    }
    fn check(&self) -> Result<(), Refusal> {
        check_name("display_name", &self.display_name)?;
        self.external_ref.as_ref().map_or(Ok(()), |number| check_name("external_ref", number))?;
        match &self.email {
            Some(email) => check_email(email),
            None => Ok(()),
        }
    }
}

/// An address has something before and after one `@`, a dot after it, and no space.
///
/// # Errors
/// `email_malformed`, and those of a name.
pub fn check_email(email: &str) -> Result<(), Refusal> {
    let whole = email.split_once('@').is_some_and(|(name, host)| {
        let dotted = host.split_once('.').is_some_and(|(first, rest)| !first.is_empty() && !rest.is_empty());
        !name.is_empty() && dotted && !host.contains('@')
    });
    check_name("email", email)?;
    if whole && !email.contains(char::is_whitespace) { Ok(()) } else { Err(Refusal::new("email_malformed")) }
}

/// What a person does somewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Accompanies units on site.
    Coach,
    /// Heads a unit, rates the coach.
    UnitManager,
    /// Direct manager who observes and debriefs.
    LineManager,
    /// In contact with customers.
    TeamMember,
    /// Supports several units.
    Regional,
    /// Keeps the network's referentials, people and rights.
    Administrator,
    /// A guest of the team, from another unit.
    ExternalOccupant,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 7] = [
        Self::Coach,
        Self::UnitManager,
        Self::LineManager,
        Self::TeamMember,
        Self::Regional,
        Self::Administrator,
        Self::ExternalOccupant,
    ];
}

/// A role of a person in a unit, for a time.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Assignment {
    /// Who.
    pub person: Id<Person>,
    /// Where.
    pub unit: Id<Unit>,
    /// As what.
    pub role: Role,
    /// First day.
    pub from: NaiveDate,
    /// Last day, if known.
    pub to: Option<NaiveDate>,
}

impl Assignment {
    /// Whether it is in force on `day`.
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        self.from <= day && self.to.is_none_or(|to| day <= to)
    }
}

impl Entity for Assignment {
    const NOUN: &'static str = "assignment";
    fn parent(&self) -> Option<Uuid> {
        Some(self.unit.uuid())
    }
    fn about(&self) -> Vec<Id<Person>> {
        vec![self.person]
    }
    fn check(&self) -> Result<(), Refusal> {
        match self.to {
            Some(to) if to < self.from => Err(Refusal::new("end_before_start").with("field", "to")),
            _ => Ok(()),
        }
    }
}

/// How somebody was informed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum NoticeChannel {
    /// Told in a meeting.
    Meeting,
    /// Handed the printed sheet.
    Paper,
    /// By mail.
    Mail,
}

/// A person was informed, before any observation of them. It opens observations of that person.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Notice {
    /// Who was informed.
    pub person: Id<Person>,
    /// Which text.
    pub text_version: u32,
    /// When.
    pub date: NaiveDate,
    /// How.
    pub channel: NoticeChannel,
    /// By whom.
    pub informed_by: Id<Person>,
    /// Read or signed; `false` records a refusal to sign, which blocks nothing.
    pub acknowledged: Option<bool>,
    /// Other records of the same person, as far as they were known on that day.
    #[serde(default)]
    pub also: Vec<Id<Person>>,
}

impl Entity for Notice {
    const NOUN: &'static str = "notice";
    fn parent(&self) -> Option<Uuid> {
        Some(self.person.uuid())
    }
    fn about(&self) -> Vec<Id<Person>> {
        [self.person].into_iter().chain(self.also.iter().copied()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_looks_like_one() {
        let check = |email: &str, code: Option<&str>| {
            assert_eq!(check_email(email).err().map(|refusal| refusal.code), code, "{email}");
        };
        check("amina@tilleul.example", None);
        check("a.k+visite@boutiques.tilleul.example", None);
        check("amina", Some("email_malformed"));
        check("amina@tilleul", Some("email_malformed"));
        check("@tilleul.example", Some("email_malformed"));
        check("amina@.example", Some("email_malformed"));
        check("amina@tilleul.", Some("email_malformed"));
        check("amina @tilleul.example", Some("email_malformed"));
        check("a@b@tilleul.example", Some("email_malformed"));
        check("", Some("text_missing"));
    }
}
