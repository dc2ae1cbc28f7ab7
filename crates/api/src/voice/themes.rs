//! The themes of the network: few words everybody sorts by.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_domain::{
    Bilingual, Id,
    network::Network,
    voice::{CustomerVerbatim, VocTheme},
};
use sillage_i18n::by_name;
use sillage_sheets::fold;
use sillage_store::{Reader, Row, Writer};
use ts_rs::TS;

use crate::Failure;

/// Nothing asked.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct ListThemes {}

/// The themes.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct Themes {
    /// In the order of their French names.
    pub themes: Vec<ThemeLine>,
}

/// A theme.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct ThemeLine {
    /// Which.
    pub theme: Id<VocTheme>,
    /// Its name.
    pub name: Bilingual,
    /// Verbatims of the units this profile sees that speak of it.
    pub mentions: u32,
}

/// The themes in order.
pub(super) fn themes(db: &Reader<'_>) -> Result<Vec<Row<VocTheme>>, Failure> {
    let mut rows = db.list_all::<VocTheme>()?;
    rows.sort_by(|a, b| by_name(&a.name.fr, &b.name.fr));
    Ok(rows)
}

pub(super) fn list_themes(db: &Reader<'_>, _: ListThemes) -> Result<Themes, Failure> {
    let said = db.list_all::<CustomerVerbatim>()?;
    let line = |row: Row<VocTheme>| ThemeLine {
        theme: row.id,
        mentions: u32::try_from(said.iter().filter(|one| one.themes.contains(&row.id)).count()).unwrap_or(u32::MAX),
        name: row.doc.name,
    };
    Ok(Themes { themes: themes(db)?.into_iter().map(line).collect() })
}

/// Add a theme, or put its name right.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct RecordTheme {
    /// Which; none for a new one.
    #[ts(optional = nullable)]
    pub theme: Option<Id<VocTheme>>,
    /// Its name, 1 to 120 characters, unlike any other.
    pub name: Bilingual,
}

/// It is there.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct ThemeRecorded {
    /// Which.
    pub theme: Id<VocTheme>,
}

pub(super) fn record_theme(tx: &mut Writer<'_>, ask: RecordTheme) -> Result<ThemeRecorded, Failure> {
    let mut name = ask.name;
    name.tidy();
    let known = tx.list_all::<VocTheme>()?;
    if let Some(twin) = known.iter().find(|row| fold(&row.name.fr) == fold(&name.fr) && Some(row.id) != ask.theme) {
        return Err(Failure::new("theme_known").with("name", &twin.name.fr));
    }
    let theme = match ask.theme {
        Some(theme) => tx.change(theme, |row: &mut VocTheme| row.name = name)?.id,
        None => {
            let network = network_of(tx)?;
            tx.add(network, &VocTheme { name })?
        }
    };
    Ok(ThemeRecorded { theme })
}

/// The stream of what all units share.
pub(super) fn network_of(db: &Reader<'_>) -> Result<uuid::Uuid, Failure> {
    let network = db.list_all::<Network>()?.into_iter().next();
    Ok(network.ok_or_else(|| Failure::new("not_found").with("noun", "network"))?.id.uuid())
}

/// Take a theme away; it lies in the bin, and what was sorted into it waits to be sorted again.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct RemoveTheme {
    /// Which.
    pub theme: Id<VocTheme>,
}

pub(super) fn remove_theme(tx: &mut Writer<'_>, ask: RemoveTheme) -> Result<ThemeRecorded, Failure> {
    tx.delete(ask.theme)?;
    Ok(ThemeRecorded { theme: ask.theme })
}
