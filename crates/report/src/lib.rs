//! The visit report and its sheets as documents: plain data whose strings are ready to be read, the report's
//! spreadsheet and its JSON.
//!
//! It holds no query, no layout and no font: `api` fills a [`VisitDocument`], `pdf` sets it on paper, hosts inject
//! the [`Render`]er. The coach's rating is not part of any report.
#![warn(missing_docs)]

mod calendar;
mod clean;
mod document;
mod dossier;
mod flow;
mod json;
mod labels;
mod nameless;
mod naming;
mod notice;
mod people;
mod personal;
mod plane;
mod render;
mod say;
mod sheet;
mod walk;
mod walk_sheet;
mod wall;
mod xlsx;

pub use calendar::{Calendar, Event, EventTime};
pub use clean::{clean, clean_sheet};
pub use document::{ActionLine, Figure, PhotoEntry, Promise, PromiseState, Summary, VisitDocument};
pub use dossier::{Dossier, DossierCell, DossierPart, DossierTable};
pub use flow::{Bin, BinState, FlowPart, Handling, Stream, TallyLine};
pub use json::to_json;
pub use labels::{Labels, labels};
pub use nameless::without_names;
pub use naming::{Namer, file_name};
pub use notice::{CriteriaList, NoticePart, NoticeSheet};
pub use people::{Criterion, CriterionState, DashboardLine, DashboardPart, DebriefPart, FactLine, ObservationPart};
pub use personal::PersonalSheet;
pub use plane::PlanePart;
pub use render::{Render, RenderFailure};
pub use say::Say;
pub use sheet::Sheet;
pub use walk::{Band, CellState, FindingLine, HeatCell, Marks, Sign, WalkPart, ZoneRow, enchantments, irritants};
pub use walk_sheet::{ScaleMark, SenseSheet, WalkSheets};
pub use wall::{WALL_LINES, WallAction, WallLine, WallPage};
pub use xlsx::{XlsxFailure, to_xlsx};
