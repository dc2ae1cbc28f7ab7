//! The spreadsheet to be filled in: what the network holds, under headings in the person's language.

use std::collections::HashMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_domain::{
    Id,
    network::{Network, Unit, service::ServiceFunction},
};
use sillage_i18n::{Locale, Words};
use sillage_sheets::{Column, Line, SheetToWrite, Written, write};
use sillage_store::Row;
use ts_rs::TS;
use uuid::Uuid;

use super::{
    cells::{Cells, Pen},
    known::Known,
    lexicon::Lexicon,
    part::{Field, Part},
};
use crate::{
    App, Failure, Language,
    report::{note_made, write_plain},
};

/// Sentences of the first sheet: `network-about-<n>`.
const SENTENCES: u32 = 8;

/// Write the spreadsheet.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct ExportSpreadsheet {
    /// Language of its headings.
    pub locale: Language,
    /// Folder or file to write; the folder of plain files by default.
    #[serde(default)]
    #[ts(optional)]
    pub path: Option<String>,
}

/// It is written.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct SpreadsheetExported {
    /// Where it lies.
    pub path: String,
    /// Its name.
    pub file_name: String,
    /// The network: what the file is opened by.
    pub network: Id<Network>,
}

pub(super) fn export_spreadsheet(app: &App, ask: ExportSpreadsheet) -> Result<SpreadsheetExported, Failure> {
    let words = Words::new(Locale::from(ask.locale));
    let lexicon = Lexicon::new();
    let known = app.read(Known::read)?;
    let pen = Pen { words, lexicon: &lexicon };
    let sheets: Vec<SheetToWrite> = Part::ALL.iter().map(|part| sheet(*part, &known, pen)).collect();
    let text = |n: u32| Line::Text(words.text(&format!("network-about-{n}"), &[]));
    let mut lines = vec![Line::Title(words.text("network-about-title", &[]))];
    lines.extend((1..=SENTENCES).map(text));
    let about = words.text("network-part-about", &[]);
    let bytes = write(&about, &lines, &sheets).map_err(|error| Failure::new("report_not_made").traced(error))?;
    let name = format!("{}.xlsx", words.text("network-file-name", &[]));
    let path = write_plain(app, ask.path.as_deref(), &name, &bytes)?;
    let shown = path.to_string_lossy().into_owned();
    app.write("network.export_spreadsheet", |tx| Ok(note_made(tx, known.network.uuid(), &shown)?))?;
    let file_name = path.file_name().map_or(name, |name| name.to_string_lossy().into_owned());
    Ok(SpreadsheetExported { path: shown, file_name, network: known.network })
}

fn sheet(part: Part, known: &Known, pen: Pen<'_>) -> SheetToWrite {
    let columns = part.fields().iter().map(|field| column(part, *field, pen)).collect();
    let place = |cells: Cells| {
        let mut cells: HashMap<Field, Written> = cells.into_iter().collect();
        part.fields().iter().map(|field| cells.remove(field).unwrap_or(Written::Blank)).collect()
    };
    let name = pen.lexicon.parts.word(pen.words, part);
    SheetToWrite { name, columns, rows: rows(part, known, pen).into_iter().map(place).collect() }
}

fn column(part: Part, field: Field, pen: Pen<'_>) -> Column {
    let (words, lexicon) = (pen.words, pen.lexicon);
    let heading = words.text(&format!("network-head-{}", field.word()), &[]);
    let hint = words.try_text(&format!("network-hint-{}", field.word()), &[]).unwrap_or_default();
    let choices = match field {
        Field::Kind => lexicon.kinds.words(words),
        Field::Status => lexicon.statuses.words(words),
        Field::Channel => lexicon.channels.words(words),
        Field::Regime => lexicon.regimes.words(words),
        Field::Role => lexicon.roles.words(words),
        Field::Active => lexicon.flags.words(words),
        _ => Vec::new(),
    };
    let needed = part.required().contains(&field);
    Column {
        heading: if needed { format!("{heading} *") } else { heading },
        hint,
        width: field.width(),
        choices,
        dates: matches!(field, Field::From | Field::Until),
        quiet: field == Field::Key,
    }
}

fn rows(part: Part, known: &Known, pen: Pen<'_>) -> Vec<Cells> {
    let keyed = |mut cells: Cells, key: Uuid| {
        cells.push((Field::Key, Written::Text(key.to_string())));
        cells
    };
    let of_unit = |mut cells: Cells, unit: Id<Unit>| {
        let code = known.unit(unit).map(|unit| unit.code.as_str());
        cells.push((Field::Unit, code.into()));
        cells
    };
    let in_units = |unit: Id<Unit>| known.units.iter().position(|known| known.id == unit);
    match part {
        Part::Structures => known.structures.iter().map(|row| keyed(pen.structure(&row.doc), row.id.uuid())).collect(),
        Part::Units => {
            let structure = |unit: &Unit| {
                let found = known.structures.iter().find(|row| Some(row.id) == unit.support_structure);
                found.map_or("", |row| row.name.as_str())
            };
            known.units.iter().map(|row| keyed(pen.unit(&row.doc, structure(&row.doc)), row.id.uuid())).collect()
        }
        Part::Zones => {
            let mut zones: Vec<_> = known.zones.iter().collect();
            zones.sort_by_key(|zone| (in_units(zone.doc.unit), zone.rank));
            zones.iter().map(|row| keyed(of_unit(pen.zone(&row.doc), row.doc.unit), row.id.uuid())).collect()
        }
        Part::Channels => {
            let mut channels: Vec<_> = known.channels.iter().collect();
            channels.sort_by_key(|row| (in_units(row.doc.unit), row.doc.channel));
            channels.iter().map(|row| of_unit(pen.channel(&row.doc), row.doc.unit)).collect()
        }
        Part::Functions => {
            let row = |row: &Row<ServiceFunction>| {
                let cells = pen.function(&row.doc);
                let cells = match row.doc.unit {
                    Some(unit) => of_unit(cells, unit),
                    None => cells,
                };
                keyed(cells, row.id.uuid())
            };
            known.functions.iter().map(row).collect()
        }
        Part::Hours => {
            let hours = known.units.iter().filter_map(|unit| known.hours_of(unit.id));
            hours.flat_map(|row| pen.hours(&row.doc).into_iter().map(|cells| of_unit(cells, row.doc.unit))).collect()
        }
        Part::People => people(known, pen),
    }
}

/// A row a person, role and time; the units of the same role stand in one cell.
fn people(known: &Known, pen: Pen<'_>) -> Vec<Cells> {
    let mut rows = Vec::new();
    for person in &known.people {
        let mut alike: Vec<(Cells, Vec<&str>)> = Vec::new();
        for row in person.current(known.today) {
            let cells = pen.assignment(&row.doc);
            let code = known.unit(row.doc.unit).map_or("", |unit| unit.code.as_str());
            match alike.iter_mut().find(|(same, _)| *same == cells) {
                Some((_, codes)) => codes.push(code),
                None => alike.push((cells, vec![code])),
            }
        }
        for (mut cells, codes) in alike {
            cells.extend(pen.profile(&person.profile.doc, person.person.active));
            cells.push((Field::Unit, Written::Text(codes.join(", "))));
            cells.push((Field::Key, Written::Text(person.person.id.to_string())));
            rows.push((codes.first().map(|code| (*code).to_owned()), person.profile.display_name.clone(), cells));
        }
    }
    rows.sort_by(|a, b| (&a.0, &a.1).cmp(&(&b.0, &b.1)));
    rows.into_iter().map(|(.., cells)| cells).collect()
}
