//! What a network records before anybody is observed. A notice that tells people something else is another version:
//! whoever was told the older one is told again.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Bilingual, Entity, Refusal, Timestamp, check_fact, check_long, check_name};

/// Named observations are never kept longer than this: five years.
pub const MAX_RETENTION_MONTHS: u32 = 60;

/// What a network records before individual observations may be switched on. One record a version of the notice:
/// the one with the highest version is in force, the others tell what people were once told.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct OrganisationGate {
    /// Day on which the works council was informed and consulted.
    pub council_on: NaiveDate,
    /// Reference of that consultation.
    pub council_reference: String,
    /// Reference of the data protection impact assessment.
    pub impact_reference: String,
    /// Day of that assessment.
    #[serde(default)]
    pub impact_on: Option<NaiveDate>,
    /// Version of the notice handed to people.
    pub notice_version: u32,
    /// The notice itself.
    pub notice_text: Bilingual,
    /// Months for which named observations are kept.
    pub retention_months: u32,
    /// Whom to ask: controller and data protection officer.
    pub contact: String,
    /// When observations were switched off again, while they are.
    #[serde(default)]
    pub switched_off_at: Option<Timestamp>,
}

impl OrganisationGate {
    /// Whether anybody may be observed on `day`.
    pub fn is_open(&self, day: NaiveDate) -> bool {
        self.switched_off_at.is_none() && self.council_on <= day
    }

    /// Whether people who were told `self` must be told again: the text or the time things are kept is another one.
    pub fn tells_otherwise(&self, next: &Self) -> bool {
        self.notice_text != next.notice_text || self.retention_months != next.retention_months
    }
}

impl Entity for OrganisationGate {
    const NOUN: &'static str = "organisation_gate";
    fn check(&self) -> Result<(), Refusal> {
        check_name("council_reference", &self.council_reference)?;
        check_name("impact_reference", &self.impact_reference)?;
        for (field, text) in [
            ("contact", self.contact.as_str()),
            ("notice_text", self.notice_text.fr.as_str()),
            ("notice_text", self.notice_text.en.as_deref().unwrap_or_default()),
        ] {
            if text.trim().is_empty() {
                return Err(Refusal::new("text_missing").with("field", field));
            }
            check_long(field, text)?;
        }
        check_fact("contact", &self.contact)?;
        if !(1..=MAX_RETENTION_MONTHS).contains(&self.retention_months) {
            return Err(Refusal::new("retention_out_of_range").with("most", MAX_RETENTION_MONTHS));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gate() -> OrganisationGate {
        OrganisationGate {
            council_on: "2026-02-01".parse().expect("a date"),
            council_reference: "C".into(),
            impact_reference: "I".into(),
            impact_on: None,
            notice_version: 1,
            notice_text: Bilingual { fr: "N".into(), en: Some("N".into()) },
            retention_months: 24,
            contact: "X".into(),
            switched_off_at: None,
        }
    }

    #[test]
    fn it_is_complete_or_refused() {
        let check = |change: fn(&mut OrganisationGate)| {
            let mut doc = gate();
            change(&mut doc);
            doc.check().map_err(|refusal| refusal.code)
        };
        assert_eq!(check(|_| ()), Ok(()));
        assert_eq!(check(|doc| doc.council_reference = " ".into()), Err("text_missing"));
        assert_eq!(check(|doc| doc.impact_reference.clear()), Err("text_missing"));
        assert_eq!(check(|doc| doc.contact = "\n".into()), Err("text_missing"));
        assert_eq!(check(|doc| doc.notice_text.en = None), Err("text_missing"));
        assert_eq!(check(|doc| doc.retention_months = 0), Err("retention_out_of_range"));
        assert_eq!(check(|doc| doc.retention_months = 61), Err("retention_out_of_range"));
    }

    #[test]
    fn people_are_told_again_what_they_were_not_told() {
        let told = |change: fn(&mut OrganisationGate)| {
            let mut next = gate();
            change(&mut next);
            gate().tells_otherwise(&next)
        };
        assert!(told(|doc| doc.notice_text.fr = "M".into()));
        assert!(told(|doc| doc.notice_text.en = Some("M".into())));
        assert!(told(|doc| doc.retention_months = 12));
        assert!(!told(|doc| doc.contact = "Y".into()));
        assert!(!told(|doc| doc.council_reference = "D".into()));
    }

    #[test]
    fn it_opens_on_the_day_of_the_council_and_closes_at_once() {
        let day = |text: &str| text.parse().expect("a date");
        assert!(!gate().is_open(day("2026-01-31")));
        assert!(gate().is_open(day("2026-02-01")));
        let off = Some(Timestamp { at: "2026-03-01T09:00:00+01:00".into(), zone: "Europe/Paris".into() });
        assert!(!OrganisationGate { switched_off_at: off, ..gate() }.is_open(day("2026-03-02")));
    }
}
