//! The themes customers complain of, the heaviest first: `diagnosis.voc_pareto` (METHODS 11) over verbatims.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::VocTheme;
use crate::{
    Id, Refusal,
    diagnosis::{ParetoInputs, Theme, voc_pareto},
};

/// What a mention weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Weighing {
    /// One.
    Mentions,
    /// The severity of its theme, 1 to 5.
    Severity,
}

/// A severity nobody gave stands in the middle.
const MIDDLE: u32 = 3;
/// Share of the weight under which themes are the vital few.
const VITAL: f64 = 0.8;

/// A theme spoken of in a verbatim.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Said<'n> {
    /// The theme.
    pub theme: Id<VocTheme>,
    /// Its name, by which equals are ordered.
    pub name: &'n str,
    /// Severity of the verbatim.
    pub severity: Option<i32>,
}

/// A theme in its place.
#[derive(Debug, Clone, PartialEq)]
pub struct ThemeWeight {
    /// The theme.
    pub theme: Id<VocTheme>,
    /// Verbatims that speak of it.
    pub mentions: u32,
    /// Of those, with a severity.
    pub rated: u32,
    /// Mean of the severities given.
    pub severity: Option<f64>,
    /// Mentions × what each weighs.
    pub weight: u64,
    /// Weight down to here.
    pub cumulative: u64,
    /// One of the few that make four fifths of the weight.
    pub vital: bool,
}

/// The themes in order, the heaviest first.
///
/// # Errors
/// `invalid_input`: a severity outside 1 to 5.
pub fn theme_pareto(said: &[Said<'_>], by: Weighing) -> Result<Vec<ThemeWeight>, Refusal> {
    let mut themes: BTreeMap<(&str, Id<VocTheme>), Vec<Option<i32>>> = BTreeMap::new();
    for one in said {
        themes.entry((one.name, one.theme)).or_default().push(one.severity);
    }
    let known: Vec<(&(&str, Id<VocTheme>), ThemeWeight)> =
        themes.iter().map(|(key, severities)| (key, counted(key.1, severities))).collect();
    // Names may be the same; their place in the alphabet is not.
    let key = |at: usize| format!("{at:09}");
    let inputs = known.iter().enumerate().map(|(at, (_, theme))| Theme {
        theme: key(at),
        mentions: theme.mentions,
        severity: match by {
            Weighing::Mentions => 1,
            // A mean of marks from 1 to 5.
            Weighing::Severity => theme.severity.map_or(MIDDLE, |mean| mean.round().max(0.0) as u32),
        },
    });
    let lines = voc_pareto(&ParetoInputs { themes: inputs.collect() })?.pareto;
    let total: u64 = lines.iter().map(|line| line.weight).sum();
    let (mut sum, mut ordered) = (0, Vec::new());
    for line in lines {
        let Some((_, theme)) = known.iter().enumerate().find(|(at, _)| key(*at) == line.theme).map(|(_, one)| one)
        else {
            continue;
        };
        let vital = (sum as f64) < VITAL * total as f64;
        sum += line.weight;
        ordered.push(ThemeWeight { weight: line.weight, cumulative: sum, vital, ..theme.clone() });
    }
    Ok(ordered)
}

fn counted(theme: Id<VocTheme>, severities: &[Option<i32>]) -> ThemeWeight {
    let given: Vec<i32> = severities.iter().copied().flatten().collect();
    let whole = |len: usize| u32::try_from(len).unwrap_or(u32::MAX);
    let mean = || f64::from(given.iter().sum::<i32>()) / given.len() as f64;
    ThemeWeight {
        theme,
        mentions: whole(severities.len()),
        rated: whole(given.len()),
        severity: (!given.is_empty()).then(mean),
        weight: 0,
        cumulative: 0,
        vital: false,
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn said(theme: u128, name: &'static str, severity: Option<i32>) -> Said<'static> {
        Said { theme: Id::new(Uuid::from_u128(theme)), name, severity }
    }

    fn check(said: &[Said<'_>], by: Weighing, expected: &[(u128, u32, u64, u64, bool)]) {
        let found: Vec<_> = theme_pareto(said, by)
            .unwrap()
            .into_iter()
            .map(|line| (line.theme.uuid().as_u128(), line.mentions, line.weight, line.cumulative, line.vital))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn themes_are_counted_and_add_up() {
        let all: Vec<_> = [(1, "attente", 4), (2, "accueil", 2), (3, "prix", 1)]
            .into_iter()
            .flat_map(|(theme, name, times)| vec![said(theme, name, None); times])
            .collect();
        check(&all, Weighing::Mentions, &[(1, 4, 4, 4, true), (2, 2, 2, 6, true), (3, 1, 1, 7, false)]);
        check(&[], Weighing::Mentions, &[]);
    }

    #[test]
    fn severity_weighs_and_what_nobody_gave_stands_in_the_middle() {
        let all = [
            said(1, "attente", Some(1)),
            said(1, "attente", Some(2)),
            said(2, "accueil", Some(5)),
            said(3, "prix", None),
        ];
        // 1.5 rounds to 2: two mentions weigh 4.
        check(&all, Weighing::Severity, &[(2, 1, 5, 5, true), (1, 2, 4, 9, true), (3, 1, 3, 12, true)]);
        let lines = theme_pareto(&all, Weighing::Severity).unwrap();
        assert_eq!((lines[1].severity, lines[1].rated, lines[2].severity), (Some(1.5), 2, None));
    }

    #[test]
    fn two_themes_of_one_name_stay_two() {
        let all = [said(2, "prix", None), said(1, "prix", None), said(1, "prix", None)];
        check(&all, Weighing::Mentions, &[(1, 2, 2, 2, true), (2, 1, 1, 3, true)]);
    }
}
