//! Agreeing to a preview of verbatims: everything it showed is written as one act, or nothing is.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_domain::{
    Bilingual, Id,
    voice::{CustomerVerbatim, VocImport, VocMapping, VocTheme},
};
use sillage_store::Writer;
use ts_rs::TS;
use uuid::Uuid;

use super::rows::Rows;
use crate::{
    App, Failure,
    file_import::{Prepared, agree},
    voice::themes::network_of,
    work::{Pace, Step},
};

/// A file of verbatims that was looked at.
pub(crate) type PreparedVerbatims = Prepared<VocMapping, Rows>;

/// Whether it may be taken in as it stands.
fn check(file: &PreparedVerbatims) -> Result<(), Failure> {
    match (&file.rows.two_days, file.rows.told.is_empty(), file.already) {
        (_, _, true) => Err(Failure::new("verbatims_already_imported").with("name", &file.file_name)),
        (Some(asked), ..) => Err(Failure::new("day_order_not_said").with("text", &asked.text)),
        (None, true, false) => Err(Failure::new("verbatims_empty")),
        (None, false, false) => Ok(()),
    }
}

/// Take in what a preview showed.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct ImportVerbatims {
    /// The preview's.
    pub token: Uuid,
}

/// It is taken in.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct VerbatimsImported {
    /// Its id.
    pub import: Id<VocImport>,
    /// Verbatims written.
    pub verbatims: u32,
    /// Themes that came with them.
    pub themes: u32,
}

pub(in crate::voice) fn import_verbatims(app: &App, ask: ImportVerbatims) -> Result<VerbatimsImported, Failure> {
    let session = app.session()?;
    let work = session.work.begin()?;
    agree(&session.verbatims, ask.token, |file| {
        check(file)?;
        app.write_undoable("voice.import_verbatims", |tx| {
            file.check_unchanged(tx)?;
            write(tx, file, &work)
        })
    })
}

fn write(tx: &mut Writer<'_>, file: &PreparedVerbatims, work: &Pace) -> Result<VerbatimsImported, Failure> {
    let count = |len: usize| u32::try_from(len).unwrap_or(u32::MAX);
    work.enter(Step::Writing, file.rows.told.len())?;
    let import = VocImport {
        unit: file.unit,
        file_name: file.file_name.clone(),
        file_hash: file.file_hash.clone(),
        headings: file.headings.clone(),
        mapping: file.mapping.clone(),
        rows_ok: count(file.rows.told.len()),
        rows_rejected: count(file.rows.troubles.len()),
        rows_masked: count(file.rows.told.iter().filter(|row| row.masked).count()),
        imported_at: tx.now().timestamp(),
    };
    let import = tx.add(file.unit.uuid(), &import)?;
    let network = network_of(tx)?;
    let mut themes: BTreeMap<&str, Id<VocTheme>> = BTreeMap::new();
    let mut added = 0;
    for (key, (name, known)) in &file.rows.themes {
        let theme = match known {
            Some(theme) => *theme,
            None => {
                added += 1;
                tx.add(network, &VocTheme { name: Bilingual { fr: name.clone(), en: None } })?
            }
        };
        themes.insert(key, theme);
    }
    for row in &file.rows.told {
        let said = CustomerVerbatim {
            unit: file.unit,
            visit_day: None,
            channel: row.channel,
            text: row.text.clone(),
            polarity: row.polarity,
            received_on: Some(row.received_on),
            themes: row.themes.iter().filter_map(|key| themes.get(key.as_str()).copied()).collect(),
            severity: row.severity,
            import: Some(import),
        };
        tx.add(file.unit.uuid(), &said)?;
        work.advance()?;
    }
    Ok(VerbatimsImported { import, verbatims: count(file.rows.told.len()), themes: added })
}

/// Take a file of verbatims out again, whole.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct RetractVocImport {
    /// Which.
    pub import: Id<VocImport>,
}

/// Done; there is nothing to tell.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct VoiceChanged {}

pub(in crate::voice) fn retract_import(tx: &mut Writer<'_>, ask: RetractVocImport) -> Result<VoiceChanged, Failure> {
    // Its verbatims count for nothing without it, and come back with it out of the bin.
    tx.delete(ask.import)?;
    Ok(VoiceChanged {})
}
