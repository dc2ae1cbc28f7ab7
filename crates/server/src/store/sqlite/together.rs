//! Writers who come together end together: each writes in its turn behind a savepoint of its own, and whoever finds nobody
//! behind commits for all. A commit waits for the disk, so a thousand devices at once cost a few of them, not thousands;
//! somebody alone waits for nobody. None is told of anything before it is on the disk.

use std::{
    panic::{AssertUnwindSafe, catch_unwind, resume_unwind},
    sync::{
        Arc, Condvar, Mutex, MutexGuard, OnceLock, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
};

use rusqlite::Connection;

use super::{Answer, StoreError};

/// Writers of one commit: the first of them waits for the last.
const MOST: usize = 64;

/// The one writing connection.
pub(super) struct Together {
    turn: Mutex<Turn>,
    /// How many are on their way to their turn: each of them looks, after it, whether somebody is behind.
    coming: AtomicUsize,
    ended: Condvar,
}

struct Turn {
    connection: Connection,
    /// The transaction that is open, and how many wrote in it.
    open: Option<(Arc<End>, usize)>,
}

/// How a transaction ended; nobody knows yet while it is open.
type End = OnceLock<Answer<()>>;

impl Together {
    pub(super) fn new(connection: Connection) -> Self {
        let turn = Turn { connection, open: None };
        Self { turn: Mutex::new(turn), coming: AtomicUsize::new(0), ended: Condvar::new() }
    }

    /// Writes. When it returns, it is on the disk or nothing of it is.
    pub(super) fn write(&self, work: &mut dyn FnMut(&Connection) -> Answer<()>) -> Answer<()> {
        let mut turn = self.take_turn();
        // Whoever wrote before in the same transaction waits for its end, whatever becomes of this one.
        let written = catch_unwind(AssertUnwindSafe(|| turn.write(work)));
        if self.coming.load(Ordering::SeqCst) == 0 || turn.is_full() {
            turn.end();
            self.ended.notify_all();
        }
        let end = written.unwrap_or_else(|panic| resume_unwind(panic))?;
        loop {
            if let Some(outcome) = end.get() {
                return outcome.as_ref().copied().map_err(StoreError::again);
            }
            turn = self.ended.wait(turn).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Does something outside of every transaction.
    pub(super) fn alone<T>(&self, work: impl FnOnce(&Connection) -> Answer<T>) -> Answer<T> {
        let mut turn = self.take_turn();
        turn.end();
        self.ended.notify_all();
        work(&turn.connection)
    }

    fn take_turn(&self) -> MutexGuard<'_, Turn> {
        self.coming.fetch_add(1, Ordering::SeqCst);
        // A savepoint whose thread panicked was rolled back: what the lock guards is whole.
        let turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        self.coming.fetch_sub(1, Ordering::SeqCst);
        turn
    }
}

impl Turn {
    /// Writes in the open transaction, or in a new one, and tells which.
    fn write(&mut self, work: &mut dyn FnMut(&Connection) -> Answer<()>) -> Answer<Arc<End>> {
        if self.open.is_none() {
            self.connection.execute_batch("BEGIN IMMEDIATE")?;
            self.open = Some((Arc::default(), 0));
        }
        let savepoint = self.connection.savepoint()?;
        let written = work(&savepoint).and_then(|()| Ok(savepoint.commit()?));
        if self.connection.is_autocommit() {
            // A full disk takes the whole transaction with it.
            let told = written.as_ref().err().map_or(StoreError::Damaged("transaction"), StoreError::again);
            let _first = self.open.take().map(|(end, _)| end.set(Err(told)));
        }
        written?;
        let (end, count) = self.open.as_mut().ok_or(StoreError::Damaged("transaction"))?;
        *count += 1;
        Ok(end.clone())
    }

    fn is_full(&self) -> bool {
        self.open.as_ref().is_some_and(|(_, count)| *count >= MOST)
    }

    /// Ends the transaction that is open, if one is.
    fn end(&mut self) {
        let Some((end, _)) = self.open.take() else {
            return;
        };
        let outcome = self.connection.execute_batch("COMMIT").map_err(StoreError::from);
        if outcome.is_err() && !self.connection.is_autocommit() {
            // What cannot be rolled back is refused to the next writer, who finds a transaction open.
            drop(self.connection.execute_batch("ROLLBACK"));
        }
        let _first = end.set(outcome);
    }
}

impl StoreError {
    /// The same, told to somebody else.
    fn again(&self) -> Self {
        match self {
            Self::Full => Self::Full,
            other => Self::Database(other.to_string()),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::thread;

    use super::*;

    fn table() -> Together {
        let connection = Connection::open_in_memory().expect("a database");
        connection.execute_batch("CREATE TABLE word (text TEXT UNIQUE)").expect("a table");
        Together::new(connection)
    }

    fn say(to: &Together, text: &str) -> Answer<()> {
        to.write(&mut |connection| Ok(connection.execute("INSERT INTO word VALUES (?1)", [text]).map(drop)?))
    }

    fn words(of: &Together) -> Vec<String> {
        of.alone(|connection| {
            let mut statement = connection.prepare("SELECT text FROM word ORDER BY text")?;
            Ok(statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?)
        })
        .expect("words")
    }

    /// The first has its turn and keeps it until so many others are on their way to theirs: they end together then.
    fn with_others_behind(
        to: &Together,
        sql: &str,
        others: &[&(dyn Fn() -> Answer<()> + Sync)],
        last: impl FnOnce() -> Answer<()> + Send,
    ) -> Vec<thread::Result<Answer<()>>> {
        let began = AtomicUsize::new(0);
        thread::scope(|scope| {
            let first = scope.spawn(|| {
                let mut last = Some(last);
                to.write(&mut |connection| {
                    connection.execute(sql, [])?;
                    began.store(1, Ordering::SeqCst);
                    while to.coming.load(Ordering::SeqCst) < others.len() {
                        thread::yield_now();
                    }
                    last.take().map_or(Ok(()), |last| last())
                })
            });
            while began.load(Ordering::SeqCst) == 0 {
                thread::yield_now();
            }
            let others: Vec<_> = others.iter().map(|other| scope.spawn(*other)).collect();
            std::iter::once(first).chain(others).map(thread::ScopedJoinHandle::join).collect()
        })
    }

    const FIRST: &str = "INSERT INTO word VALUES ('first')";

    #[test]
    fn all_end_with_the_last_and_none_is_lost() {
        let to = table();
        let names: Vec<String> = (0..200).map(|i| format!("{i:03}")).collect();
        let others: Vec<_> = names.iter().map(|name| || say(&to, name)).collect();
        let others: Vec<_> = others.iter().map(|other| other as &(dyn Fn() -> Answer<()> + Sync)).collect();
        for outcome in with_others_behind(&to, FIRST, &others, || Ok(())) {
            outcome.expect("no panic").expect("written");
        }
        assert_eq!(words(&to).len(), 201);
    }

    #[test]
    fn one_that_fails_or_panics_takes_nobody_with_it() {
        let to = table();
        say(&to, "here").expect("written");
        let panics = || {
            to.write(&mut |connection| {
                connection.execute("INSERT INTO word VALUES ('never')", [])?;
                panic!("in the middle of it")
            })
        };
        let outcomes =
            with_others_behind(&to, FIRST, &[&|| say(&to, "here"), &panics, &|| say(&to, "other")], || Ok(()));
        let told: Vec<_> = outcomes.into_iter().map(|outcome| outcome.map(|written| written.is_ok()).ok()).collect();
        assert_eq!(told, [Some(true), Some(false), None, Some(true)]);
        assert_eq!(words(&to), ["first", "here", "other"]);
    }

    #[test]
    fn a_first_that_fails_leaves_the_others_their_end() {
        let to = table();
        let fails = || Err(StoreError::Damaged("on purpose"));
        let outcomes = with_others_behind(&to, FIRST, &[&|| say(&to, "other")], fails);
        let told: Vec<_> = outcomes.into_iter().map(|outcome| outcome.map(|written| written.is_ok()).ok()).collect();
        assert_eq!(told, [Some(false), Some(true)]);
        assert_eq!(words(&to), ["other"]);
    }

    #[test]
    fn a_commit_that_fails_is_told_to_all_of_it() {
        let connection = Connection::open_in_memory().expect("a database");
        let tables = "PRAGMA foreign_keys = ON; CREATE TABLE parent (id INTEGER PRIMARY KEY); CREATE TABLE word (text TEXT, parent INTEGER REFERENCES parent DEFERRABLE INITIALLY DEFERRED);";
        connection.execute_batch(tables).expect("tables");
        let to = Together::new(connection);
        let fine = || {
            to.write(&mut |connection| {
                Ok(connection.execute("INSERT INTO word VALUES ('fine', NULL)", []).map(drop)?)
            })
        };
        // Whose parent nobody is: it is found out at the end.
        let orphan = "INSERT INTO word VALUES ('orphan', 7)";
        for outcome in with_others_behind(&to, orphan, &[&fine], || Ok(())) {
            outcome.expect("no panic").expect_err("nothing of it is kept");
        }
        assert!(words(&to).is_empty());
        fine().expect("it goes on");
        assert_eq!(words(&to), ["fine"]);
    }
}
