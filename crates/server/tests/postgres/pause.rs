//! F46: a transaction that stalls after it took its commit.

use std::{sync::mpsc, time::Duration};

use sillage_server::store::{PostgresStore, read, write};
use uuid::Uuid;

use crate::backend::Backend;

#[test]
fn f46_a_paused_transaction_holds_up_its_unit_and_no_other() {
    let folder = tempfile::tempdir().expect("folder");
    let backend = Backend::new(folder.path());
    let store = PostgresStore::open(&backend.url(), None).expect("store");
    let [here, elsewhere] = [1, 2].map(Uuid::from_u128);
    let head = |unit| read(&store, |rows| rows.head(unit)).expect("head");
    let (taken, is_taken) = mpsc::channel();
    let (go_on, may_go_on) = mpsc::channel::<()>();
    let (next, is_next) = mpsc::channel();
    std::thread::scope(|scope| {
        let store = &store;
        scope.spawn(move || {
            let commit = write(store, |rows| {
                let commit = rows.next_commit(here)?;
                let _first_time_only = taken.send(commit);
                let _until_told = may_go_on.recv_timeout(Duration::from_secs(30));
                Ok(commit)
            });
            assert_eq!(commit.expect("stored"), 1);
        });
        assert_eq!(is_taken.recv().expect("taken"), 1);
        scope.spawn(move || {
            let commit = write(store, |rows| rows.next_commit(here)).expect("stored");
            next.send(commit).expect("somebody waits");
        });
        // Another unit does not wait.
        assert_eq!(write(store, |rows| rows.next_commit(elsewhere)).expect("stored"), 1);
        assert!(is_next.recv_timeout(Duration::from_millis(500)).is_err(), "the same unit waits");
        // Whoever reads meanwhile sees neither of them, and passes over nothing.
        assert_eq!((head(here), head(elsewhere)), (0, 1));
        go_on.send(()).expect("it waits");
        assert_eq!(is_next.recv_timeout(Duration::from_secs(30)).expect("stored"), 2);
    });
    assert_eq!(head(here), 2);
}

#[test]
fn a_database_that_does_not_wait_for_its_disk_is_refused() {
    let folder = tempfile::tempdir().expect("folder");
    let backend = Backend::new(folder.path());
    let refused = PostgresStore::open("postgres://sillage@db.example.org/sillage", None).err().expect("refused");
    assert!(refused.to_string().contains("database_authority"), "no password leaves without TLS: {refused}");
    backend.cluster.say("ALTER SYSTEM SET full_page_writes = off; SELECT pg_reload_conf()");
    let mut refused = None;
    for _ in 0..50 {
        refused = PostgresStore::open(&backend.url(), None).err();
        if refused.is_some() {
            break;
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    backend.cluster.say("ALTER SYSTEM RESET full_page_writes; SELECT pg_reload_conf()");
    assert!(refused.expect("refused").to_string().contains("full_page_writes"));
}
