//! The irritants of a unit and their ends: what was noticed on its walks and what its customers complain of, each
//! answered by an action, accepted or dropped, and those that wait.

mod list;
mod settle;

use std::collections::HashMap;

use sillage_domain::{
    Id,
    irritant::IrritantEnd,
    network::Unit,
    voice::VocTheme,
    walk::{Finding, FindingDecision},
};
use sillage_store::{Reader, Row};

pub(crate) use list::irritants_of;

use crate::{Failure, Registry};

pub(crate) fn register(registry: &mut Registry) {
    registry.read("irritant.list_irritants", list::list_irritants);
    registry.write("irritant.settle_irritant", settle::settle_irritant);
    registry.write("irritant.reopen_irritant", settle::reopen_irritant);
}

/// The ends given in a unit. Of two for one irritant, which a merge may leave, the last given stands.
pub(crate) struct Ends {
    findings: HashMap<Id<Finding>, Row<IrritantEnd>>,
    themes: HashMap<Id<VocTheme>, Row<IrritantEnd>>,
}

impl Ends {
    pub fn of(db: &Reader<'_>, unit: Id<Unit>) -> Result<Self, Failure> {
        let mut rows = db.list_of::<IrritantEnd>(unit.uuid())?;
        rows.sort_by_key(|row| (row.decided_on, row.id));
        let (mut findings, mut themes) = (HashMap::new(), HashMap::new());
        for row in rows {
            match (row.finding, row.theme) {
                (Some(finding), _) => drop(findings.insert(finding, row)),
                (None, Some(theme)) => drop(themes.insert(theme, row)),
                (None, None) => {}
            }
        }
        Ok(Self { findings, themes })
    }

    pub fn of_finding(&self, finding: Id<Finding>) -> Option<&Row<IrritantEnd>> {
        self.findings.get(&finding)
    }

    pub fn of_theme(&self, theme: Id<VocTheme>) -> Option<&Row<IrritantEnd>> {
        self.themes.get(&theme)
    }

    /// What becomes of a finding with its reason: an end given later goes before what was said on its day.
    pub fn decision(&self, id: Id<Finding>, finding: &Finding) -> (FindingDecision, Option<String>) {
        use sillage_domain::irritant::EndKind;
        match self.of_finding(id) {
            Some(end) if finding.decision != FindingDecision::Duplicate => {
                let decision = match end.end {
                    EndKind::Accepted => FindingDecision::Accepted,
                    EndKind::Dropped => FindingDecision::Dropped,
                };
                (decision, Some(end.reason.clone()))
            }
            _ => (finding.decision, finding.decision_reason.clone()),
        }
    }
}
