//! The consolidation: all observers together. The heat map, the irritants in order, the enchantments.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_domain::{
    Bilingual, Id,
    network::{Unit, Zone},
    visit::VisitDay,
    walk::{
        Finding, FindingDecision, FindingKind, Sense, SensoryRecord, SensoryWalk,
        heatmap::{Cell, HeatmapInputs, Perceived, heatmap},
        priority::{Band, Irritant, PriorityInputs, priority},
    },
};
use sillage_store::{Reader, Row};
use ts_rs::TS;

use super::{
    passes::{self, PassLine},
    view::{self, FindingView, FindingViews},
};
use crate::Failure;

/// The consolidation of a day.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct GetConsolidation {
    /// The day.
    pub visit_day: Id<VisitDay>,
}

/// What all observers perceived.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct Consolidation {
    /// The place.
    pub unit: Id<Unit>,
    /// Its name.
    pub unit_name: String,
    /// The day is closed: nothing more is recorded.
    pub closed: bool,
    /// Columns, in the order of the passes.
    pub senses: Vec<SenseColumn>,
    /// Rows, in the customer's order.
    pub zones: Vec<ZoneLine>,
    /// Irritants with their three marks, first things first.
    pub ranking: Vec<RankedFinding>,
    /// Irritants that wait for a mark, oldest first.
    pub to_weigh: Vec<FindingView>,
    /// Irritants accepted without their marks, and findings said elsewhere.
    pub settled: Vec<FindingView>,
    /// Enchantments, most intense first.
    pub enchantments: Vec<FindingView>,
    /// Neither: worth noting.
    pub notes: Vec<FindingView>,
}

/// A sense and who walked it.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct SenseColumn {
    /// The sense.
    pub sense: Sense,
    /// Somebody still walks it: its marks stay hidden until then.
    pub open: bool,
    /// Its passes.
    pub passes: Vec<PassLine>,
}

/// A zone over all senses.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct ZoneLine {
    /// The zone.
    pub zone: Id<Zone>,
    /// Its name.
    pub name: Bilingual,
    /// One cell a sense, in the order of the columns.
    pub cells: Vec<SenseCell>,
}

/// What is known of a zone with a sense. The states are never mixed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum SenseCellState {
    /// Somebody still walks.
    Hidden,
    /// Nobody walked it: neither zero nor neutral.
    NotWalked,
    /// Walked, nothing perceptible.
    NotPerceptible,
    /// Marked on one side.
    Marked,
    /// Marked with opposite signs.
    Contested,
}

/// A cell of the heat map.
#[derive(Debug, Clone, PartialEq, Serialize, TS, JsonSchema)]
pub struct SenseCell {
    /// What is known.
    pub state: SenseCellState,
    /// Observers who perceived something.
    pub n: u32,
    /// Mean of their marks.
    pub mean: Option<f64>,
    /// Lowest mark.
    pub min: Option<i32>,
    /// Highest mark.
    pub max: Option<i32>,
}

/// An irritant in its place.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct RankedFinding {
    /// Place, from 1.
    pub rank: u32,
    /// Product of the three marks.
    pub priority: i32,
    /// How soon to look at it.
    pub band: Band,
    /// The finding with its three marks.
    pub finding: FindingView,
}

pub(crate) fn get_consolidation(db: &Reader<'_>, ask: GetConsolidation) -> Result<Consolidation, Failure> {
    let day = db.get(ask.visit_day)?;
    let passes = db.list_of::<SensoryWalk>(ask.visit_day.uuid())?;
    let findings = db.list_of::<Finding>(ask.visit_day.uuid())?;
    let mut columns = Vec::new();
    for sense in passes::senses(db)? {
        let mut lines = Vec::new();
        for pass in passes.iter().filter(|pass| pass.sense == sense) {
            lines.push(passes::line(db, pass, &findings)?);
        }
        columns.push(SenseColumn { sense, open: !view::sense_is_consolidated(&passes, sense), passes: lines });
    }
    let zones = draw(db, &day, &passes, &columns)?;
    let shown: Vec<Row<Finding>> = findings.into_iter().filter(|row| view::is_consolidated(&passes, row)).collect();
    let views = FindingViews::of(db, day.doc.unit)?;
    let sorted = sort(db, &views, shown)?;
    Ok(Consolidation {
        unit: day.doc.unit,
        unit_name: db.get(day.doc.unit)?.doc.name,
        closed: day.closed_at.is_some(),
        senses: columns,
        zones,
        ranking: sorted.ranking,
        to_weigh: sorted.to_weigh,
        settled: sorted.settled,
        enchantments: sorted.enchantments,
        notes: sorted.notes,
    })
}

/// The heat map: the method's cells, in the order of zones and columns, with what the method leaves out said.
fn draw(
    db: &Reader<'_>,
    day: &Row<VisitDay>,
    passes: &[Row<SensoryWalk>],
    columns: &[SenseColumn],
) -> Result<Vec<ZoneLine>, Failure> {
    let mut records = Vec::new();
    for pass in passes {
        let sense = sense_key(pass.sense);
        let marks = db.list_of::<SensoryRecord>(pass.id.uuid())?;
        records.extend(marks.into_iter().map(|mark| Perceived {
            zone: mark.zone.to_string(),
            sense: sense.clone(),
            perception: mark.perception,
        }));
    }
    let cells = heatmap(&HeatmapInputs { records })?.cells;
    let find = |zone: &str, sense: &str| cells.iter().find(|cell| cell.zone == zone && cell.sense == sense);
    let line = |zone: Row<Zone>| {
        let key = zone.id.to_string();
        let cells = columns.iter().map(|column| shade(column.open, find(&key, &sense_key(column.sense)))).collect();
        ZoneLine { zone: zone.id, name: zone.doc.name, cells }
    };
    Ok(view::zones(db, day.doc.unit)?.into_iter().map(line).collect())
}

fn sense_key(sense: Sense) -> String {
    format!("{sense:?}").to_lowercase()
}

fn shade(open: bool, cell: Option<&Cell>) -> SenseCell {
    let state = match cell {
        _ if open => SenseCellState::Hidden,
        None => SenseCellState::NotWalked,
        Some(cell) if cell.n == 0 => SenseCellState::NotPerceptible,
        Some(cell) if cell.contested => SenseCellState::Contested,
        Some(_) => SenseCellState::Marked,
    };
    match cell.filter(|_| !open) {
        Some(cell) => SenseCell { state, n: cell.n, mean: cell.mean, min: cell.min, max: cell.max },
        None => SenseCell { state, n: 0, mean: None, min: None, max: None },
    }
}

#[derive(Default)]
struct Sorted {
    ranking: Vec<RankedFinding>,
    to_weigh: Vec<FindingView>,
    settled: Vec<FindingView>,
    enchantments: Vec<FindingView>,
    notes: Vec<FindingView>,
}

fn sort(db: &Reader<'_>, views: &FindingViews, findings: Vec<Row<Finding>>) -> Result<Sorted, Failure> {
    let mut sorted = Sorted::default();
    let (mut weighed, mut irritants) = (Vec::new(), Vec::new());
    for row in findings {
        let finding = views.view(db, row)?;
        let marks = (finding.severity, finding.frequency, finding.ease);
        match (finding.decision, finding.kind) {
            (FindingDecision::Duplicate, _) => sorted.settled.push(finding),
            (_, FindingKind::Enchantment) => sorted.enchantments.push(finding),
            (_, FindingKind::Neutral) => sorted.notes.push(finding),
            (decision, FindingKind::Irritant | FindingKind::Rupture) => match marks {
                (Some(severity), Some(frequency), Some(ease)) => {
                    let id = finding.finding.to_string();
                    irritants.push(Irritant { id, severity, frequency, ease, safety: finding.safety });
                    weighed.push(finding);
                }
                _ if matches!(decision, FindingDecision::Accepted | FindingDecision::Dropped) => {
                    sorted.settled.push(finding)
                }
                _ => sorted.to_weigh.push(finding),
            },
        }
    }
    // A danger comes first even before it is weighed.
    sorted.to_weigh.sort_by_key(|finding| !finding.safety);
    sorted.enchantments.sort_by_key(|finding| std::cmp::Reverse(finding.perception));
    for (rank, place) in (1..).zip(priority(&PriorityInputs { irritants })?.ranking) {
        if let Some(at) = weighed.iter().position(|finding| finding.finding.to_string() == place.id) {
            let finding = weighed.swap_remove(at);
            sorted.ranking.push(RankedFinding { rank, priority: place.priority, band: place.band, finding });
        }
    }
    Ok(sorted)
}
