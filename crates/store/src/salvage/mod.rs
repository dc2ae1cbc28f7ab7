//! What a damaged file still tells. The copy that takes its place lacks what was written after it, and most of that can
//! be read all the same: damage is a page or two among thousands, and whatever page fits its seal is as it was written.
//! Operations come home under their names as far as each follows from the one before it; one's own behind a hole, as far
//! as nobody else has them, are written again (`log`); what is in no operation yet is added as it lies (`unfinished`). What
//! cannot be read is counted.

mod log;
mod unfinished;

use std::{collections::BTreeSet, path::Path};

use rusqlite::{Connection, OpenFlags, Params, Row, params};
use sillage_domain::{Id, Moment};
use sillage_sync_protocol::{Line, OpRef};
use uuid::Uuid;

use log::Place;

use crate::{
    Act, DataKey, StoreError, Writer,
    durable::sync_file,
    file::{Begun, DATABASE, connect},
    intake::Order,
    remembered::Remembered,
    replica,
    scrub::remove_unnamed,
    steps::bring_up_to_date,
};

/// What became of what a damaged file held beyond the copy that took its place.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Salvaged {
    /// Acts that came home, and rows of counters that are in none.
    pub brought: u64,
    /// Acts that others have, by the receipts of a server or in a file, and give back.
    pub elsewhere: u64,
    /// Those known to be there that could not be read: at least so many.
    pub left: u64,
}

/// Whether a server took an operation in.
pub type Acknowledged = Box<dyn Fn(OpRef) -> bool>;

/// Which values of this device say whose it is and how far a server has a history, and how they are read.
#[derive(Debug, Clone, Copy)]
pub struct Reached {
    /// Key of what is remembered of the server.
    pub memory: &'static str,
    /// Which operations a server took in, by its receipts.
    pub acknowledged: fn(&str) -> Acknowledged,
    /// Key of whose profile it is.
    pub identity: &'static str,
    /// The person.
    pub person: fn(&str) -> Option<Uuid>,
}

/// A file that is damaged. A connection that met a page which does not fit reads nothing any more, so each question has
/// one of its own.
struct Wreck<'w> {
    path: &'w Path,
    key: &'w DataKey,
}

impl Wreck<'_> {
    fn connect(&self) -> Result<Connection, StoreError> {
        connect(self.path, self.key, OpenFlags::SQLITE_OPEN_READ_ONLY)
    }

    /// Rows as far as they can be read, and whether those are all.
    fn read<T>(
        &self,
        select: &'static str,
        of: impl Params,
        read: fn(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<(Vec<T>, bool), StoreError> {
        let connection = self.connect()?;
        let mut found = Vec::new();
        let is_all = (|| {
            let mut statement = connection.prepare(select)?;
            let mut rows = statement.query(of)?;
            while let Some(row) = rows.next()? {
                found.push(read(row)?);
            }
            Ok::<_, rusqlite::Error>(())
        })();
        Ok((found, is_all.is_ok()))
    }

    /// The same from both ends, where the first way meets a page that does not fit.
    fn read_both_ways<T: Ord>(
        &self,
        [forward, back]: [&'static str; 2],
        read: fn(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<(BTreeSet<T>, bool), StoreError> {
        let (found, is_all) = self.read(forward, [], read)?;
        let mut found: BTreeSet<T> = found.into_iter().collect();
        if !is_all {
            found.extend(self.read(back, [], read)?.0);
        }
        Ok((found, is_all))
    }
}

/// Adds to a copy what the damaged file of a folder holds beyond it. All of it is added, or nothing is known of the copy any more and it is
/// to be made again.
pub(crate) fn bring_home(
    folder: &Path,
    copy: &Path,
    key: &DataKey,
    reached: Reached,
    now: &Moment,
) -> Result<Salvaged, StoreError> {
    let mut connection = connect(copy, key, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    // It stands for nothing yet, and no log of it may be left beside it.
    connection.pragma_update_and_check(None, "journal_mode", "MEMORY", |_| Ok(()))?;
    bring_up_to_date(&mut connection)?;
    let wreck = Wreck { path: &folder.join(DATABASE), key };
    let act = Act { me: Id::new(Uuid::nil()), now: now.clone(), command: "rescue", is_final: true, draft: None };
    let begun = Begun::with(&connection, "BEGIN IMMEDIATE")?;
    let mut writer = Writer::new(&connection, act, "", None, Remembered::default());
    let erased = erase(&wreck, &mut writer)?;
    let carried = replica::carried(folder, key)?;
    let log::Beyond { lines, again, elsewhere, left } = log::beyond(&wreck, &writer, carried, reached)?;
    for (lines, place) in &lines {
        let streams: BTreeSet<Uuid> = lines.iter().map(|line| line.envelope.u).collect();
        // What orders each was settled when it was written: this computer may have lost its clock with its file.
        writer.take(lines, &streams.into_iter().collect::<Vec<_>>(), Order::Servers, None)?;
        if let Some(place) = place {
            keep_place(&connection, place)?;
        }
    }
    let lines: Vec<Line> = lines.into_iter().flat_map(|(lines, _)| lines).collect();
    let written_again = writer.write_again(&again)?;
    let counters = unfinished::add_counters(&wreck, &connection)?;
    let stamps = lines.iter().map(|line| line.envelope.h).chain(again.iter().map(|line| line.envelope.h));
    let latest = stamps.map(|h| h.ms()).max().unwrap_or_default();
    unfinished::add_drafts(&wreck, &connection, i64::try_from(latest).unwrap_or(i64::MAX))?;
    writer.finish()?;
    begun.end("COMMIT")?;
    // Pictures of the copy's place came with it.
    remove_unnamed(&connection, folder, &erased)?;
    drop(connection);
    sync_file(copy)?;
    let acts = lines.iter().filter(|line| line.envelope.a == line.envelope.reference.s).count();
    let brought = u64::try_from(acts).unwrap_or(u64::MAX).saturating_add(written_again);
    Ok(Salvaged { brought: brought.saturating_add(counters.brought), elsewhere, left: left + counters.left })
}

/// Words that were forgotten after the copy leave their place, and what follows them follows.
fn keep_place(copy: &Connection, Place { reference, found }: &Place) -> Result<(), StoreError> {
    copy.prepare_cached(
        "INSERT OR IGNORE INTO op (r, s, h, a, e, line, link, eff) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?
    .execute(params![reference.r, reference.s, found.h, found.a, found.e, found.raw, found.link, found.eff])?;
    Ok(())
}

/// Whoever was erased after the copy is erased in it: the server says so again, but not before somebody reads. Answers the
/// pictures that are to go.
fn erase(wreck: &Wreck<'_>, writer: &mut Writer<'_>) -> Result<Vec<String>, StoreError> {
    const ERASED: [&str; 2] =
        ["SELECT is_person, id FROM erased ORDER BY id", "SELECT is_person, id FROM erased ORDER BY id DESC"];
    let (erased, _) = wreck.read_both_ways(ERASED, |row| Ok((row.get::<_, bool>(0)?, row.get::<_, Uuid>(1)?)))?;
    let known = writer.erased()?;
    let mut files = Vec::new();
    for (is_person, id) in erased {
        if !is_person {
            writer.note_erased(id)?;
        } else if !known.people.contains(&id) {
            files.extend(writer.erase(id)?);
        }
    }
    Ok(files)
}
