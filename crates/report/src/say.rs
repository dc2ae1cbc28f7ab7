//! The words of the method as the report prints them, one function per notion.

use sillage_domain::{
    action::{ActionKind, ActionSource, ActionStatus},
    flow::CountUnit,
    observation::Absence,
    referential::Channel,
    walk::{Cause, FindingDecision, FindingKind, Occupancy, Sense},
};
use sillage_i18n::Words;

use crate::{CriterionState, PromiseState, Sign};

/// Words of the method in one language.
#[derive(Debug, Clone, Copy)]
pub struct Say(pub Words);

impl Say {
    fn word(&self, key: &str) -> String {
        self.0.text(key, &[])
    }

    /// A sense.
    pub fn sense(&self, sense: Sense) -> String {
        self.word(match sense {
            Sense::Sight => "report-sense-sight",
            Sense::Touch => "report-sense-touch",
            Sense::Smell => "report-sense-smell",
            Sense::Hearing => "report-sense-hearing",
            Sense::Taste => "report-sense-taste",
        })
    }

    /// How busy a place was.
    pub fn occupancy(&self, occupancy: Occupancy) -> String {
        self.word(match occupancy {
            Occupancy::Quiet => "report-occupancy-quiet",
            Occupancy::Normal => "report-occupancy-normal",
            Occupancy::Peak => "report-occupancy-peak",
        })
    }

    /// The sign and the word of a finding.
    pub fn finding(&self, kind: FindingKind) -> (Sign, String) {
        let (sign, key) = match kind {
            FindingKind::Irritant => (Sign::Irritant, "report-kind-irritant"),
            FindingKind::Enchantment => (Sign::Enchantment, "report-kind-enchantment"),
            FindingKind::Rupture => (Sign::Rupture, "report-kind-rupture"),
            FindingKind::Neutral => (Sign::Neutral, "report-kind-neutral"),
        };
        (sign, self.word(key))
    }

    /// A cause, as a short sentence.
    pub fn cause(&self, cause: Cause) -> String {
        self.word(match cause {
            Cause::Person => "report-cause-person",
            Cause::Tool => "report-cause-tool",
            Cause::Space => "report-cause-space",
            Cause::Staffing => "report-cause-staffing",
            Cause::Process => "report-cause-process",
            Cause::Management => "report-cause-management",
        })
    }

    /// What becomes of a finding.
    pub fn decision(&self, decision: FindingDecision, reason: Option<&str>) -> String {
        match decision {
            FindingDecision::Open => self.word("report-decision-open"),
            FindingDecision::Action => self.word("report-decision-action"),
            FindingDecision::Accepted => {
                self.0.text("report-decision-accepted", &[("reason", reason.unwrap_or("–").into())])
            }
            FindingDecision::Dropped => {
                self.0.text("report-decision-dropped", &[("reason", reason.unwrap_or("–").into())])
            }
            FindingDecision::Duplicate => self.word("report-decision-duplicate"),
        }
    }

    /// State and word of a criterion: its level on the scale, why there is none, or blank.
    pub fn criterion(
        &self,
        level: Option<i32>,
        absence: Option<Absence>,
        scale: (i32, i32),
    ) -> (CriterionState, String) {
        match (level, absence) {
            (Some(level), _) => (CriterionState::Level, self.level(level, scale)),
            (None, Some(Absence::NotObserved)) => {
                (CriterionState::NotObserved, self.word("report-criterion-not-observed"))
            }
            (None, Some(Absence::NotApplicable)) => {
                (CriterionState::NotApplicable, self.word("report-criterion-not-applicable"))
            }
            (None, Some(Absence::Refused)) => (CriterionState::Refused, self.word("report-criterion-refused")),
            (None, None) => (CriterionState::Blank, self.word("report-criterion-blank")),
        }
    }

    /// The word of a level. Only the four-level scale has words of its own; others are said by their position.
    fn level(&self, level: i32, scale: (i32, i32)) -> String {
        if scale == (1, 4) && (1..=4).contains(&level) {
            return self.word(&format!("report-level-{level}"));
        }
        let (level, top) = (self.0.number(level.into(), 0), self.0.number(scale.1.into(), 0));
        self.0.text("report-level-of", &[("level", level.into()), ("top", top.into())])
    }

    /// What became of a promise.
    pub fn promise(&self, status: ActionStatus) -> (PromiseState, String) {
        let (state, key) = match status {
            ActionStatus::Todo | ActionStatus::Doing => (PromiseState::NotYet, "report-promise-not-yet"),
            ActionStatus::Done => (PromiseState::Kept, "report-promise-kept"),
            ActionStatus::Effective => (PromiseState::Effective, "report-promise-effective"),
            ActionStatus::CannotDo => (PromiseState::CannotDo, "report-promise-cannot-do"),
            ActionStatus::Dropped => (PromiseState::Dropped, "report-promise-dropped"),
        };
        (state, self.word(key))
    }

    /// Kind of an action.
    pub fn action(&self, kind: ActionKind) -> String {
        self.word(match kind {
            ActionKind::QuickWin => "report-action-quick-win",
            ActionKind::Project => "report-action-project",
            ActionKind::Ritual => "report-action-ritual",
            ActionKind::Organisation => "report-action-organisation",
            ActionKind::Training => "report-action-training",
        })
    }

    /// What an action was born from.
    pub fn source(&self, source: ActionSource) -> String {
        self.word(match source {
            ActionSource::Finding => "report-source-finding",
            ActionSource::Criterion => "report-source-criterion",
            ActionSource::Debrief => "report-source-debrief",
            ActionSource::Team => "report-source-team",
            ActionSource::Theme => "report-source-theme",
            ActionSource::Staffing => "report-source-staffing",
            ActionSource::Skill => "report-source-skill",
            ActionSource::Plan => "report-source-plan",
        })
    }

    /// A channel.
    pub fn channel(&self, channel: Channel) -> String {
        self.word(match channel {
            Channel::WalkIn => "report-channel-walk-in",
            Channel::Phone => "report-channel-phone",
            Channel::Mail => "report-channel-mail",
            Channel::Email => "report-channel-email",
            Channel::Chat => "report-channel-chat",
            Channel::Social => "report-channel-social",
            Channel::Appointment => "report-channel-appointment",
            Channel::Pickup => "report-channel-pickup",
            Channel::Web => "report-channel-web",
            Channel::Survey => "report-channel-survey",
            Channel::Other => "report-channel-other",
        })
    }

    /// The counting rule, as a sentence.
    pub fn rule(&self, unit: CountUnit) -> String {
        self.word(match unit {
            CountUnit::Group => "report-rule-group",
            CountUnit::Person => "report-rule-person",
            CountUnit::Contact => "report-rule-contact",
            CountUnit::Item => "report-rule-item",
        })
    }
}
