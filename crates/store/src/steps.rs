//! The shapes a file has had: each step from one to the next is a file of `migrations`.

use std::path::Path;

use rusqlite::Connection;
use uuid::Uuid;

use crate::{
    DataKey, StoreError, Vault,
    backup::{self, BackupKind},
    project,
};

mod embedded {
    refinery::embed_migrations!("migrations");
}

/// How many steps a file has taken.
fn applied_steps(connection: &Connection) -> Result<i64, StoreError> {
    let known: bool = connection.query_row(
        "SELECT count(*) FROM sqlite_schema WHERE name = 'refinery_schema_history'",
        [],
        |row| row.get(0),
    )?;
    if !known {
        return Ok(0);
    }
    Ok(connection.query_row("SELECT coalesce(max(version), 0) FROM refinery_schema_history", [], |row| row.get(0))?)
}

fn last_step() -> i64 {
    embedded::migrations::runner().get_migrations().iter().map(|step| i64::from(step.version())).max().unwrap_or(0)
}

/// The same, unless a newer program took more.
pub(crate) fn check_age(connection: &Connection) -> Result<i64, StoreError> {
    let (found, known) = (applied_steps(connection)?, last_step());
    if found > known {
        return Err(StoreError::NewerFile { found, known });
    }
    Ok(found)
}

/// Takes the steps that are missing and notes them, all at once: between a step and its note the file would be of no
/// known shape, and whoever opened it next would take the step again.
fn take_steps(connection: &mut Connection) -> Result<(), StoreError> {
    embedded::migrations::runner().set_grouped(true).run(connection)?;
    Ok(())
}

/// Brings a copy to this program's shape.
pub(crate) fn bring_up_to_date(copy: &mut Connection) -> Result<(), StoreError> {
    if check_age(copy)? < last_step() {
        take_steps(copy)?;
    }
    // A disk that filled up in between left a file of this step in the shape of another.
    shape_projections(copy)
}

/// Brings the file to this program's shape, a verified copy first.
pub(crate) fn migrate(
    connection: &mut Connection,
    folder: &Path,
    key: &DataKey,
    vault: &Vault,
) -> Result<(), StoreError> {
    let found = check_age(connection)?;
    if found < last_step() {
        if found > 0 {
            backup::make(connection, key, vault, &folder.join("backups"), BackupKind::BeforeMigration, 0)?;
        }
        take_steps(connection)?;
    }
    shape_projections(connection)?;
    let replica: i64 = connection.query_row("SELECT count(*) FROM meta WHERE key = 'replica'", [], |row| row.get(0))?;
    if replica == 0 {
        connection.execute("INSERT INTO meta (key, value) VALUES ('replica', ?1)", [Uuid::now_v7().to_string()])?;
    }
    Ok(())
}

/// Gives the projections the shape of this program's step, once: cut off in between, the next start does it.
fn shape_projections(connection: &mut Connection) -> Result<(), StoreError> {
    let step = last_step().to_string();
    let shaped: i64 =
        connection
            .query_row("SELECT count(*) FROM meta WHERE key = 'projected' AND value = ?1", [&step], |row| row.get(0))?;
    if shaped == 0 {
        let transaction = connection.transaction()?;
        project::rebuild(&transaction)?;
        transaction.execute("INSERT OR REPLACE INTO meta (key, value) VALUES ('projected', ?1)", [step])?;
        transaction.commit()?;
    }
    Ok(())
}
