//! What an observation needs before it is final, who may be named in one, and what two raters of one scene saw.

use chrono::NaiveDate;

use super::{Absence, ObservationScore};
use crate::{
    Refusal,
    network::{Notice, OrganisationGate},
    referential::Skill,
};

/// A fact is asked for at the lowest and the highest level: the two that change most for the person.
pub fn needs_fact(skill: &Skill, value: Option<i32>) -> bool {
    value.is_some_and(|level| level == skill.scale_min || level == skill.scale_max)
}

/// The fact is asked for and not written.
pub fn lacks_fact(skill: &Skill, score: &ObservationScore) -> bool {
    needs_fact(skill, score.value) && score.fact.trim().is_empty()
}

/// A level lies on the skill's scale.
///
/// # Errors
/// `level_out_of_scale`.
pub fn check_level(skill: &Skill, value: Option<i32>) -> Result<(), Refusal> {
    match value {
        Some(level) if !(skill.scale_min..=skill.scale_max).contains(&level) => {
            Err(Refusal::new("level_out_of_scale").with("min", skill.scale_min).with("max", skill.scale_max))
        }
        _ => Ok(()),
    }
}

/// The day on which a person was informed of the notice in force, if it is `day` or before.
/// A refusal to sign is recorded as informed and blocks nothing.
pub fn informed_on<'a>(
    gate: &OrganisationGate,
    notices: impl IntoIterator<Item = &'a Notice>,
    day: NaiveDate,
) -> Option<NaiveDate> {
    notices
        .into_iter()
        .filter(|notice| notice.text_version >= gate.notice_version && notice.date <= day)
        .map(|notice| notice.date)
        .max()
}

/// How two raters of one scene compare on one skill.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Agreement {
    /// Both rated it: how many levels apart.
    Apart(u32),
    /// Only one of them rated it.
    OneOnly,
    /// Neither rated it.
    Neither,
}

/// Compares two ratings of one skill in one scene.
pub fn compare(first: Option<i32>, second: Option<i32>) -> Agreement {
    match (first, second) {
        (Some(a), Some(b)) => Agreement::Apart(a.abs_diff(b)),
        (None, None) => Agreement::Neither,
        _ => Agreement::OneOnly,
    }
}

/// Nothing is known yet: neither level, nor reason, nor fact, nor cause.
pub fn is_blank(value: Option<i32>, absence: Option<Absence>, score: Option<&ObservationScore>) -> bool {
    value.is_none() && absence.is_none() && score.is_none_or(|score| score.fact.is_empty() && score.cause.is_none())
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::{Bilingual, Id, network::NoticeChannel};

    fn skill() -> Skill {
        Skill {
            version: Id::new(Uuid::nil()),
            code: "S".into(),
            rank: 1,
            title: Bilingual { fr: "S".into(), en: None },
            situation: Bilingual::default(),
            importance: 1,
            target: 3,
            scale_min: 1,
            scale_max: 4,
            attitude: None,
            moment: None,
            lineage: Default::default(),
        }
    }

    fn gate() -> OrganisationGate {
        OrganisationGate {
            council_on: "2026-02-01".parse().expect("a date"),
            council_reference: "C".into(),
            impact_reference: "I".into(),
            impact_on: None,
            notice_version: 2,
            notice_text: Bilingual { fr: "N".into(), en: None },
            retention_months: 12,
            contact: "X".into(),
            switched_off_at: None,
        }
    }

    fn notice(version: u32, date: &str, acknowledged: Option<bool>) -> Notice {
        Notice {
            person: Id::new(Uuid::nil()),
            text_version: version,
            date: date.parse().expect("a date"),
            channel: NoticeChannel::Meeting,
            informed_by: Id::new(Uuid::nil()),
            acknowledged,
            also: Vec::new(),
        }
    }

    #[test]
    fn a_fact_is_asked_for_at_both_ends_only() {
        for (value, needs) in [(None, false), (Some(1), true), (Some(2), false), (Some(3), false), (Some(4), true)] {
            assert_eq!(needs_fact(&skill(), value), needs, "{value:?}");
        }
        assert_eq!(check_level(&skill(), Some(5)).map_err(|refusal| refusal.code), Err("level_out_of_scale"));
        assert_eq!(check_level(&skill(), None), Ok(()));
    }

    #[test]
    fn nobody_is_named_before_the_notice_in_force() {
        let day = "2026-05-01".parse().expect("a date");
        for (notices, informed) in [
            (vec![], false),
            (vec![notice(1, "2026-03-01", Some(true))], false),
            (vec![notice(2, "2026-05-02", Some(true))], false),
            (vec![notice(2, "2026-05-01", Some(true))], true),
            (vec![notice(2, "2026-05-01", Some(false))], true),
            (vec![notice(3, "2026-04-01", None)], true),
        ] {
            assert_eq!(informed_on(&gate(), &notices, day).is_some(), informed, "{notices:?}");
        }
    }

    #[test]
    fn two_raters() {
        assert_eq!(compare(Some(3), Some(3)), Agreement::Apart(0));
        assert_eq!(compare(Some(1), Some(3)), Agreement::Apart(2));
        assert_eq!(compare(None, Some(3)), Agreement::OneOnly);
        assert_eq!(compare(None, None), Agreement::Neither);
    }
}
