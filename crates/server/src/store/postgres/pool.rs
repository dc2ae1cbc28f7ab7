//! Connections to PostgreSQL, kept open for the next question, and never more than the database was promised.

use std::{
    collections::HashMap,
    path::Path,
    sync::{Condvar, Mutex, PoisonError},
    time::Duration,
};

use postgres::{Client, Config, Statement};

use super::{Answer, StoreError, tls};

/// Connections at once.
const MOST: usize = 16;
/// How long a question waits for a connection.
const WAIT: Duration = Duration::from_secs(10);
/// What each connection is told first. Whoever waits for another's row does not wait for ever, and a transaction whose
/// program was stopped in the middle does not hold a unit for ever.
const FIRST: &str = "SET synchronous_commit = on; SET lock_timeout = '20s'; SET idle_in_transaction_session_timeout = '60s'; SET client_min_messages = warning";

/// A connection, with the statements it knows.
pub(super) struct Session {
    pub client: Client,
    statements: HashMap<String, Statement>,
}

/// Connections.
pub(super) struct Pool {
    config: Config,
    tls: tls::Way,
    places: Mutex<Places>,
    free: Condvar,
}

struct Places {
    idle: Vec<Session>,
    busy: usize,
}

impl Pool {
    pub(super) fn new(mut config: Config, authority: Option<&Path>) -> Answer<Self> {
        config.application_name("sillage-server");
        if config.get_connect_timeout().is_none() {
            config.connect_timeout(Duration::from_secs(10));
        }
        let tls = tls::Way::to(&mut config, authority)?;
        let places = Mutex::new(Places { idle: Vec::new(), busy: 0 });
        Ok(Self { config, tls, places, free: Condvar::new() })
    }

    /// A connection.
    pub(super) fn take(&self) -> Answer<Session> {
        let places = self.places.lock().unwrap_or_else(PoisonError::into_inner);
        let waited = self.free.wait_timeout_while(places, WAIT, |places| places.busy >= MOST);
        let (mut places, waited) = waited.unwrap_or_else(PoisonError::into_inner);
        if waited.timed_out() && places.busy >= MOST {
            return Err(StoreError::Database("every connection is busy".into()));
        }
        places.busy += 1;
        let idle = places.idle.pop();
        drop(places);
        match idle {
            Some(session) => Ok(session),
            None => self.connect().inspect_err(|_| self.leave(None)),
        }
    }

    /// A connection in a transaction. One that was kept may be dead by now; a new one is not.
    pub(super) fn begin(&self, begin: &str) -> Answer<Session> {
        loop {
            let mut session = self.take()?;
            let is_kept = !session.statements.is_empty();
            match session.client.batch_execute(begin) {
                Ok(()) => return Ok(session),
                Err(_) if is_kept && session.client.is_closed() => self.leave(None),
                Err(error) => {
                    self.leave(None);
                    return Err(error.into());
                }
            }
        }
    }

    /// Gives a connection back.
    pub(super) fn give(&self, session: Session) {
        self.leave(Some(session).filter(|session| !session.client.is_closed()));
    }

    fn leave(&self, session: Option<Session>) {
        let mut places = self.places.lock().unwrap_or_else(PoisonError::into_inner);
        places.busy = places.busy.saturating_sub(1);
        places.idle.extend(session);
        self.free.notify_one();
    }

    fn connect(&self) -> Answer<Session> {
        let mut client = self.tls.connect(&self.config)?;
        client.batch_execute(FIRST)?;
        Ok(Session { client, statements: HashMap::new() })
    }
}

impl Session {
    /// A statement, prepared once a connection; `?1` is written `$1` here.
    pub(super) fn statement(&mut self, sql: &str) -> Answer<Statement> {
        if let Some(known) = self.statements.get(sql) {
            return Ok(known.clone());
        }
        let statement = self.client.prepare(&sql.replace('?', "$"))?;
        self.statements.insert(sql.into(), statement.clone());
        Ok(statement)
    }

    /// A receipt is a promise: a database that does not wait for its disk could not keep it.
    pub(super) fn is_durable(&mut self) -> Answer<()> {
        for setting in ["fsync", "full_page_writes"] {
            let row = self.client.query_one("SELECT current_setting($1)", &[&setting])?;
            let value: String = row.try_get(0)?;
            if value != "on" {
                return Err(StoreError::Damaged("the database does not wait for its disk (fsync, full_page_writes)"));
            }
        }
        Ok(())
    }
}
