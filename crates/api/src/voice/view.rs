//! The voice of the customer of a unit in a period: how many, by which channel, the themes in their Pareto, what nobody
//! sorted, what the team makes of it, and the files it rests on.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_domain::{
    Bilingual, Id, Timestamp,
    network::Unit,
    referential::Channel,
    voice::{CustomerVerbatim, Polarity, Said, VocImport, VocSynthesis, VocTheme, Weighing, theme_pareto},
};
use sillage_store::{Reader, Row};
use ts_rs::TS;

use super::{received, themes::themes, verbatims_of};
use crate::Failure;

/// Days looked back on where nobody says.
const YEAR_DAYS: u64 = 365;

/// The voice of the customer of a unit.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct GetVoice {
    /// Where.
    pub unit: Id<Unit>,
    /// First day; a year before the last one by default.
    #[ts(optional = nullable)]
    pub from: Option<NaiveDate>,
    /// Last day; today by default.
    #[ts(optional = nullable)]
    pub to: Option<NaiveDate>,
    /// Direction that is counted; complaints by default.
    #[ts(optional = nullable)]
    pub polarity: Option<Polarity>,
    /// What a mention weighs; one by default.
    #[ts(optional = nullable)]
    pub by: Option<Weighing>,
}

/// What customers said in a period.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct Voice {
    /// Name of the unit.
    pub unit_name: String,
    /// Today.
    pub today: NaiveDate,
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
    /// Direction that is counted.
    pub polarity: Polarity,
    /// What a mention weighs.
    pub by: Weighing,
    /// Verbatims of the period, whatever their direction.
    pub verbatims: u32,
    /// Of those, thanks.
    pub positive: u32,
    /// Of those, neither.
    pub neutral: u32,
    /// Of those, complaints.
    pub negative: u32,
    /// All channels first, then each by which something came.
    pub channels: Vec<ChannelVoice>,
    /// What the team made of this very period.
    pub synthesis: Option<SynthesisLine>,
    /// What it made of others, the newest first.
    pub earlier: Vec<SynthesisLine>,
    /// The themes of the network.
    pub themes: Vec<ThemeName>,
    /// Files taken in, the newest first.
    pub imports: Vec<VocImportLine>,
}

/// A theme and its name.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct ThemeName {
    /// Which.
    pub theme: Id<VocTheme>,
    /// Its name.
    pub name: Bilingual,
}

/// What came by a channel, in the direction that is counted.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct ChannelVoice {
    /// The channel; none for all of them.
    pub channel: Option<Channel>,
    /// Verbatims.
    pub verbatims: u32,
    /// Of those, sorted into no theme: they are in no line below.
    pub unsorted: u32,
    /// Mentions of themes; a verbatim that speaks of two is two.
    pub mentions: u32,
    /// The sum of all weights.
    pub total: u64,
    /// The themes, the heaviest first.
    pub pareto: Vec<ParetoTheme>,
}

/// A theme in its place.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct ParetoTheme {
    /// Which.
    pub theme: Id<VocTheme>,
    /// Its name.
    pub name: Bilingual,
    /// Verbatims that speak of it.
    pub mentions: u32,
    /// Of those, with a severity.
    pub rated: u32,
    /// Mean of the severities given, 1 to 5.
    pub severity: Option<f64>,
    /// Mentions × what each weighs.
    pub weight: u64,
    /// Weight down to here.
    pub cumulative: u64,
    /// Share of the total down to here; absent below ten mentions, where the two figures are said instead.
    pub cumulative_share: Option<f64>,
    /// One of the few that make four fifths of the weight.
    pub vital: bool,
}

/// A synthesis.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct SynthesisLine {
    /// Which.
    pub synthesis: Id<VocSynthesis>,
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
    /// The sentences.
    pub text: String,
    /// When they were first written.
    pub at: Timestamp,
}

/// A file taken in.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct VocImportLine {
    /// Which.
    pub import: Id<VocImport>,
    /// Its name.
    pub file_name: String,
    /// When.
    pub at: Timestamp,
    /// Verbatims taken.
    pub rows_ok: u32,
    /// Rows left out.
    pub rows_rejected: u32,
    /// Verbatims with something masked.
    pub rows_masked: u32,
}

/// Mentions from which a share is said as one.
const SHARE_FROM: u32 = 10;

pub(crate) fn get_voice(db: &Reader<'_>, ask: GetVoice) -> Result<Voice, Failure> {
    let unit_name = db.get(ask.unit)?.doc.name;
    let today = db.now().local_date();
    let to = ask.to.unwrap_or(today);
    let from = ask.from.unwrap_or_else(|| to.checked_sub_days(Days::new(YEAR_DAYS)).unwrap_or(to));
    if from > to {
        return Err(Failure::new("period_upside_down"));
    }
    let (polarity, by) = (ask.polarity.unwrap_or(Polarity::Negative), ask.by.unwrap_or(Weighing::Mentions));
    let mut rows = verbatims_of(db, ask.unit)?;
    rows.retain(|row| (from..=to).contains(&received(row)));
    let themes: Vec<ThemeName> =
        themes(db)?.into_iter().map(|row| ThemeName { theme: row.id, name: row.doc.name }).collect();
    let towards = |way: Polarity| count(rows.iter().filter(|row| row.polarity == way).count());
    let counted: Vec<&Row<CustomerVerbatim>> = rows.iter().filter(|row| row.polarity == polarity).collect();
    let mut by_channel: BTreeMap<Channel, Vec<&Row<CustomerVerbatim>>> = BTreeMap::new();
    for row in &counted {
        by_channel.entry(row.channel).or_default().push(row);
    }
    let mut channels = vec![channel_voice(None, &counted, &themes, by)?];
    for (channel, rows) in by_channel {
        channels.push(channel_voice(Some(channel), &rows, &themes, by)?);
    }
    let (same, earlier) = syntheses(db, ask.unit, (from, to))?;
    Ok(Voice {
        unit_name,
        today,
        from,
        to,
        polarity,
        by,
        verbatims: count(rows.len()),
        positive: towards(Polarity::Positive),
        neutral: towards(Polarity::Neutral),
        negative: towards(Polarity::Negative),
        channels,
        synthesis: same,
        earlier,
        themes,
        imports: imports(db, ask.unit)?,
    })
}

fn count(len: usize) -> u32 {
    u32::try_from(len).unwrap_or(u32::MAX)
}

fn channel_voice(
    channel: Option<Channel>,
    rows: &[&Row<CustomerVerbatim>],
    themes: &[ThemeName],
    by: Weighing,
) -> Result<ChannelVoice, Failure> {
    let named = |theme: &Id<VocTheme>| themes.iter().find(|known| known.theme == *theme);
    let mut said = Vec::new();
    let mut unsorted = 0;
    for row in rows {
        let before = said.len();
        said.extend(row.themes.iter().filter_map(named).map(|known| Said {
            theme: known.theme,
            name: &known.name.fr,
            severity: row.severity,
        }));
        unsorted += u32::from(said.len() == before);
    }
    let lines = theme_pareto(&said, by)?;
    let total = lines.last().map_or(0, |line| line.cumulative);
    let mentions = count(said.len());
    let line = |line: sillage_domain::voice::ThemeWeight| ParetoTheme {
        theme: line.theme,
        name: named(&line.theme).map(|known| known.name.clone()).unwrap_or_default(),
        mentions: line.mentions,
        rated: line.rated,
        severity: line.severity,
        weight: line.weight,
        cumulative: line.cumulative,
        cumulative_share: (mentions >= SHARE_FROM).then(|| line.cumulative as f64 / total as f64),
        vital: line.vital,
    };
    Ok(ChannelVoice {
        channel,
        verbatims: count(rows.len()),
        unsorted,
        mentions,
        total,
        pareto: lines.into_iter().map(line).collect(),
    })
}

type Syntheses = (Option<SynthesisLine>, Vec<SynthesisLine>);

/// That of the very period, and the others that say something.
fn syntheses(db: &Reader<'_>, unit: Id<Unit>, period: (NaiveDate, NaiveDate)) -> Result<Syntheses, Failure> {
    let mut rows = db.list_of::<VocSynthesis>(unit.uuid())?;
    rows.retain(|row| !row.text.trim().is_empty());
    rows.sort_by_key(|row| std::cmp::Reverse((row.period_to, row.period_from)));
    let line = |row: Row<VocSynthesis>| SynthesisLine {
        synthesis: row.id,
        from: row.period_from,
        to: row.period_to,
        at: row.created_at.clone(),
        text: row.doc.text,
    };
    let (same, earlier): (Vec<_>, Vec<_>) = rows.into_iter().map(line).partition(|line| (line.from, line.to) == period);
    Ok((same.into_iter().next(), earlier))
}

fn imports(db: &Reader<'_>, unit: Id<Unit>) -> Result<Vec<VocImportLine>, Failure> {
    let line = |row: Row<VocImport>| VocImportLine {
        import: row.id,
        rows_ok: row.rows_ok,
        rows_rejected: row.rows_rejected,
        rows_masked: row.rows_masked,
        file_name: row.doc.file_name,
        at: row.doc.imported_at,
    };
    Ok(db.list_of::<VocImport>(unit.uuid())?.into_iter().rev().map(line).collect())
}
