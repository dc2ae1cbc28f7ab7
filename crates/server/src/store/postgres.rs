//! PostgreSQL: the same questions, in transactions that behave as if they came one after another. Where two met, the
//! database lets one of them begin anew; the commit of a unit is taken under that unit's row.

mod cells;
mod pool;
mod tls;
mod whole;

use std::{path::Path, sync::Mutex, time::Duration};

use postgres::{Config, error::SqlState, fallible_iterator::FallibleIterator};

use self::{
    cells::{Raw, Sent},
    pool::{Pool, Session},
};
use super::{
    Answer, Rows, ServerStore, StoreError,
    sql::{Database, Row, SqlRows, Value},
};
use crate::payloads::Payloads;

mod embedded {
    refinery::embed_migrations!("migrations_postgres");
}

/// Times a transaction is begun anew because it met another.
const TIMES: u32 = 40;
/// From this time on, those that met wait for each other instead of trying at once.
const IN_TURN: u32 = 3;
/// One program migrates at a time.
const MIGRATING: i64 = 0x5111_a9e0;

/// A PostgreSQL database.
pub struct PostgresStore {
    pool: Pool,
    turn: Mutex<()>,
    payloads: Payloads,
}

impl PostgresStore {
    /// Opens the database at this address, and makes its tables if there are none. `authority` is a file with the
    /// certificate of whoever signed the database's own; without it only a database on this machine is spoken to.
    ///
    /// # Errors
    /// It cannot be reached, or does not keep what it is told to.
    pub fn open(url: &str, authority: Option<&Path>) -> Answer<Self> {
        let config: Config = url.parse().map_err(|_| StoreError::Schema("no address of a database".into()))?;
        let pool = Pool::new(config, authority)?;
        let mut session = pool.take()?;
        session.is_durable()?;
        session.client.execute("SELECT pg_advisory_lock($1)", &[&MIGRATING])?;
        // All at once: between a step and its note the database would be of no known shape.
        let migrated = embedded::migrations::runner().set_grouped(true).run(&mut session.client);
        session.client.execute("SELECT pg_advisory_unlock($1)", &[&MIGRATING])?;
        migrated.map_err(|error| StoreError::Schema(error.to_string()))?;
        pool.give(session);
        Ok(Self { pool, turn: Mutex::new(()), payloads: Payloads::default() })
    }

    /// Reads and writes what people wrote under this key.
    #[must_use]
    pub fn under(self, payloads: Payloads) -> Self {
        Self { payloads, ..self }
    }

    /// One transaction, from its beginning to its end.
    fn once(&self, begin: &str, work: &mut dyn FnMut(&mut dyn Rows) -> Answer<()>) -> Answer<()> {
        let mut session = self.pool.begin(begin)?;
        let worked = work(&mut SqlRows { database: Within(&mut session), payloads: &self.payloads });
        let ended = match worked {
            Ok(()) => session.client.batch_execute("COMMIT").map_err(StoreError::from),
            Err(error) => {
                // What cannot be rolled back any more ended with its connection.
                let _gone = session.client.batch_execute("ROLLBACK");
                Err(error)
            }
        };
        self.pool.give(session);
        ended
    }
}

impl ServerStore for PostgresStore {
    fn read(&self, work: &mut dyn FnMut(&mut dyn Rows) -> Answer<()>) -> Answer<()> {
        self.once("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", work)
    }

    fn write(&self, work: &mut dyn FnMut(&mut dyn Rows) -> Answer<()>) -> Answer<()> {
        let begin = "BEGIN ISOLATION LEVEL SERIALIZABLE";
        for time in 0..TIMES {
            let turn = (time >= IN_TURN).then(|| self.turn.lock().unwrap_or_else(std::sync::PoisonError::into_inner));
            match self.once(begin, work) {
                Err(StoreError::Conflict) => {}
                ended => return ended,
            }
            drop(turn);
            std::thread::sleep(pause(time)?);
        }
        Err(StoreError::Conflict)
    }

    fn copy_into(&self, file: &Path) -> Answer<()> {
        whole::copy(self, file)
    }

    fn scrub(&self) -> Answer<()> {
        // A deleted row lies in its page until the table is written anew.
        let mut session = self.pool.take()?;
        let scrubbed = whole::rewrite(&mut session.client);
        self.pool.give(session);
        scrubbed
    }
}

/// Some milliseconds, more of them each time, and never the same for two.
fn pause(time: u32) -> Answer<Duration> {
    let mut random = [0_u8; 2];
    getrandom::fill(&mut random).map_err(|_| StoreError::Damaged("randomness"))?;
    let most = 1_u64 << time.clamp(1, 6);
    Ok(Duration::from_micros(u64::from(u16::from_be_bytes(random)) * most * 1_000 / 65_536))
}

/// The database within a transaction.
struct Within<'s>(&'s mut Session);

impl Database for Within<'_> {
    fn run(&mut self, sql: &str, values: &[Value<'_>]) -> Answer<usize> {
        let statement = self.0.statement(sql)?;
        let values: Vec<Sent<'_>> = values.iter().map(Sent).collect();
        let touched = self.0.client.execute(&statement, &cells::references(&values))?;
        usize::try_from(touched).map_err(|_| StoreError::Damaged("count"))
    }

    fn query(&mut self, sql: &str, values: &[Value<'_>], row: &mut dyn FnMut(&Row<'_>) -> Answer<bool>) -> Answer<()> {
        let statement = self.0.statement(sql)?;
        let values: Vec<Sent<'_>> = values.iter().map(Sent).collect();
        let mut rows = self.0.client.query_raw(&statement, cells::references(&values))?;
        while let Some(found) = rows.next()? {
            if !row(&Row(&|i| Raw::cell(&found, i)))? {
                break;
            }
        }
        Ok(())
    }
}

impl From<postgres::Error> for StoreError {
    fn from(error: postgres::Error) -> Self {
        let Some(told) = error.as_db_error() else {
            return Self::Database(error.to_string());
        };
        let code = told.code();
        // A key that is there already was not there when this transaction looked: whoever put it there came first.
        let met = [&SqlState::T_R_SERIALIZATION_FAILURE, &SqlState::T_R_DEADLOCK_DETECTED, &SqlState::UNIQUE_VIOLATION];
        if met.contains(&code) {
            Self::Conflict
        } else if *code == SqlState::DISK_FULL {
            Self::Full
        } else {
            // The code and the sentence; never the detail, which quotes rows.
            Self::Database(format!("{} {}", code.code(), told.message()))
        }
    }
}
