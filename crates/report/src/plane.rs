//! A plane of the diagnosis as a reader meets it: what is known, what is missing, what the team says of it.

use serde::{Deserialize, Serialize};

/// One of the four planes.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct PlanePart {
    /// Its name.
    pub title: String,
    /// How far it is, in a word.
    pub state: String,
    /// What exists, one sentence each.
    pub known: Vec<String>,
    /// What is missing, one sentence each: never a zero.
    pub missing: Vec<String>,
    /// What customers should experience, in the team's words.
    pub target: String,
    /// What they experience today, in the team's words.
    pub gap: String,
    /// Who of the team took part; nobody where people are only counted.
    pub took_part: Vec<String>,
}
