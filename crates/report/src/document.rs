//! The report of one visit day. Every text is already in the reader's language and form; numbers that a spreadsheet
//! needs as numbers travel beside their text. No identifier is needed to read it.

use serde::{Deserialize, Serialize};
use sillage_domain::visit::{Edition, Names};
use sillage_i18n::Words;

use crate::{DashboardPart, DebriefPart, FindingLine, FlowPart, Labels, ObservationPart, PlanePart, WalkPart, labels};

/// A number and the way it is written.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    /// The number; absent where there is none, which is never zero.
    pub value: Option<f64>,
    /// How people read it.
    pub text: String,
}

impl Figure {
    /// `value` with `decimals` decimals.
    pub fn new(words: &Words, value: f64, decimals: u8) -> Self {
        Self { value: Some(value), text: words.number(value, decimals) }
    }

    /// A share from 0 to 1.
    pub fn share(words: &Words, value: f64) -> Self {
        Self { value: Some(value), text: words.percent(value) }
    }

    /// No number: a dash.
    pub fn none() -> Self {
        Self { value: None, text: "–".to_owned() }
    }
}

/// The report of a visit day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct VisitDocument {
    /// `fr` or `en`.
    pub locale: String,
    /// For whom it is.
    pub edition: Edition,
    /// How people are named. Names were already replaced when the document was built.
    pub names: Names,
    /// Fixed words of the layout: titles, column heads, legends.
    pub labels: Labels,
    /// Title of the file and of page 1.
    pub title: String,
    /// Place.
    pub unit: String,
    /// Network.
    pub network: String,
    /// Day or days, written out.
    pub date: String,
    /// The coach, under the naming chosen.
    pub coach: String,
    /// 1 for the first issue.
    pub number: u32,
    /// The revision mark printed on each page.
    pub mark: String,
    /// What this issue replaces, as a sentence.
    pub replaces: Option<String>,
    /// When it was made, written out.
    pub generated_at: String,
    /// When it was made, RFC 3339: the date kept inside the file.
    pub generated_iso: String,
    /// Who of the team was there.
    pub present: Vec<String>,
    /// What the coach wanted to see.
    pub intention: String,
    /// Page 1.
    pub summary: Summary,
    /// The sensory walk.
    pub walk: WalkPart,
    /// The counting.
    pub flow: FlowPart,
    /// Observations, one per person and scene.
    pub observations: Vec<ObservationPart>,
    /// Debriefs, without any level.
    pub debriefs: Vec<DebriefPart>,
    /// What had been promised before this day.
    pub previous_promises: Vec<Promise>,
    /// The plan.
    pub actions: Vec<ActionLine>,
    /// Who made the plan together, as a sentence; absent if nobody met over it.
    pub meeting: Option<String>,
    /// What stays with the people it concerns and is not told here, as a sentence.
    pub kept_back: Option<String>,
    /// Where the unit stands.
    pub dashboard: DashboardPart,
    /// The diagnosis of the unit, where it was asked for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub diagnosis: Vec<PlanePart>,
    /// Photos; their bytes travel apart.
    pub photos: Vec<PhotoEntry>,
    /// What the report lacks, one sentence each.
    pub missing: Vec<String>,
    /// What a reader should know, one sentence each.
    pub notes: Vec<String>,
}

impl VisitDocument {
    /// An empty report with its fixed words, issued as `number`; `unit` and `date` are written out.
    pub fn new(words: &Words, edition: Edition, names: Names, number: u32, unit: &str, date: &str) -> Self {
        let figure = words.number(f64::from(number), 0);
        let mark = if edition == Edition::Region { "report-mark-region" } else { "report-mark" };
        let mark = words.text(mark, &[("number", figure.into())]);
        let replaces = (number > 1).then(|| {
            let before = words.number(f64::from(number - 1), 0);
            words.text("report-replaces", &[("number", before.into())])
        });
        Self {
            locale: words.locale.code().to_owned(),
            edition,
            names,
            labels: labels(words),
            title: words.text("report-title", &[("unit", unit.into()), ("date", date.into())]),
            unit: unit.to_owned(),
            network: String::new(),
            date: date.to_owned(),
            coach: String::new(),
            number,
            mark,
            replaces,
            generated_at: String::new(),
            generated_iso: String::new(),
            present: Vec::new(),
            intention: String::new(),
            summary: Summary::default(),
            walk: WalkPart::default(),
            flow: FlowPart::default(),
            observations: Vec::new(),
            debriefs: Vec::new(),
            previous_promises: Vec::new(),
            actions: Vec::new(),
            meeting: None,
            kept_back: None,
            dashboard: DashboardPart::default(),
            diagnosis: Vec::new(),
            photos: Vec::new(),
            missing: Vec::new(),
            notes: Vec::new(),
        }
    }
}

/// Page 1: enough, alone, for the talk with the manager before leaving.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Summary {
    /// At most three; see [`crate::enchantments`].
    pub enchantments: Vec<FindingLine>,
    /// At most three, safety first; see [`crate::irritants`].
    pub irritants: Vec<FindingLine>,
    /// At most three, in the order of the plan.
    pub actions: Vec<ActionLine>,
    /// Day of the next visit, written out.
    pub next_visit: Option<String>,
    /// The success of the day.
    pub celebration: Option<String>,
}

/// A promise of the plan.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct ActionLine {
    /// Place in the plan, from 1.
    pub number: u32,
    /// What.
    pub title: String,
    /// Who.
    pub owner: String,
    /// By when.
    pub due: String,
    /// Born from.
    pub source: String,
    /// Quick win, ritual …
    pub kind: String,
    /// What should change for customers.
    pub expected_effect: String,
    /// The words it was proposed in, where the team chose others.
    pub proposed_as: String,
    /// Why the team put it at that place.
    pub rank_reason: String,
}

/// What became of a promise.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PromiseState {
    /// Done.
    Kept,
    /// Done, and seen to work.
    Effective,
    /// Not yet.
    #[default]
    NotYet,
    /// Cannot be done.
    CannotDo,
    /// Given up.
    Dropped,
}

/// A promise made before this day.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Promise {
    /// What.
    pub title: String,
    /// Who.
    pub owner: String,
    /// It was due.
    pub due: String,
    /// What became of it.
    pub state: PromiseState,
    /// The same as a word; see [`crate::Say::promise`].
    pub state_word: String,
    /// Why it cannot be done or was given up.
    pub reason: String,
}

/// A photo of the report.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct PhotoEntry {
    /// Name under which its bytes are handed over.
    pub file: String,
    /// Number by which the text refers to it, from 1.
    pub number: u32,
    /// What it shows.
    pub caption: String,
    /// Where it was taken.
    pub place: String,
}
