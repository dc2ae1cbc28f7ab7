//! The application: where profiles lie, which one is open, and the one door to every command.

use std::{
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex, PoisonError, RwLock,
        atomic::{AtomicBool, AtomicI64, Ordering},
    },
    thread::JoinHandle,
};

use serde::{Deserialize, Serialize};
use serde_json::Value;
use sillage_domain::{
    Clock, Entity, Id, Moment,
    network::{Assignment, Network, Person, Role, Unit},
};
use sillage_report::Render;
use sillage_store::{Act, BackupKind, Store, Writer};
use uuid::Uuid;

use crate::{
    Command, Failure, Registry,
    network::Prepared,
    observation::admit_written,
    organisation, place,
    problem::{AnsweredFailure, Troubles},
    registry::{Access, Run},
    scope,
    session::Handover,
    sync::Exchange,
    voice::PreparedVerbatims,
    week::PreparedCounts,
    work::Work,
};

/// Automatic copies are made this often while something changes.
const BACKUP_EVERY_MS: i64 = 3_600_000;

/// An event is told at most this late; an older one would be a clock gone wrong.
const OLDEST_EVENT_MS: i64 = 3_600_000;

/// What travels beside a request.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Meta {
    /// How long before the call the event happened, in milliseconds.
    #[serde(default)]
    pub age_ms: Option<i64>,
    /// Draft that this write makes final.
    #[serde(default)]
    pub draft: Option<String>,
}

/// An answer, with the nouns it read or changed.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Answered {
    /// The answer.
    pub answer: Value,
    /// For a query the nouns it read, for an act the nouns it changed.
    pub nouns: Vec<String>,
    /// When it was given, RFC 3339: the time screens show, which for a practice profile may not be the machine's.
    pub at: String,
}

/// Who the profile is, kept inside its encrypted file.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Identity {
    pub me: Id<Person>,
    pub network: Id<Network>,
    pub role: Role,
    pub time_zone: String,
}

/// An open profile.
pub(crate) struct Session {
    pub store: Store,
    pub profile: crate::session::ProfileHeader,
    pub identity: Identity,
    pub resting: AtomicBool,
    /// Wrong PINs in a row; whoever tries one holds it.
    pub misses: Mutex<u32>,
    pub handover: Mutex<Option<Handover>>,
    /// The work that takes seconds, if any is under way.
    pub work: Work,
    /// Sessions with the server.
    pub exchange: Exchange,
    /// The file that was looked at and not yet imported.
    pub import: Mutex<Option<Prepared>>,
    /// The file of counts that was looked at and not yet taken in.
    pub counts: Mutex<Option<PreparedCounts>>,
    /// The file of verbatims that was looked at and not yet taken in.
    pub verbatims: Mutex<Option<PreparedVerbatims>>,
    /// When the last automatic copy was made, by the boot clock: the other one may be set back.
    last_backup_ms: AtomicI64,
}

impl Session {
    pub fn new(
        store: Store,
        profile: crate::session::ProfileHeader,
        identity: Identity,
        handover: Option<Handover>,
        boot_ms: i64,
    ) -> Self {
        Self {
            store,
            profile,
            identity,
            resting: AtomicBool::new(false),
            misses: Mutex::default(),
            handover: Mutex::new(handover),
            work: Work::default(),
            exchange: Exchange::default(),
            import: Mutex::default(),
            counts: Mutex::default(),
            verbatims: Mutex::default(),
            last_backup_ms: AtomicI64::new(boot_ms),
        }
    }
}

type Listener = Box<dyn Fn(&[String]) + Send + Sync>;

/// The application.
pub struct App {
    root: PathBuf,
    registry: Registry,
    clock: Box<dyn Clock>,
    practice_clock: Option<Box<dyn Clock>>,
    renderer: Arc<dyn Render>,
    session: RwLock<Option<Arc<Session>>>,
    listeners: Mutex<Vec<Listener>>,
    /// What is being written beside the work: automatic copies, the ballast.
    copying: Mutex<Vec<JoinHandle<()>>>,
    /// Bytes a real profile keeps for the day the disk is full.
    ballast: u64,
    /// Which failures were answered, for whoever reports a problem.
    troubles: Mutex<Troubles>,
    /// The file somebody opened with the system's own means.
    pub(crate) offered: Mutex<Option<PathBuf>>,
}

/// Queries are named by their verb.
fn is_query(name: &str) -> bool {
    let verb = name.split_once('.').map_or(name, |(_, verb)| verb);
    ["get_", "list_", "count_"].iter().any(|prefix| verb.starts_with(prefix))
}

impl App {
    /// An application whose profiles lie under `root`.
    pub fn new(
        root: &Path,
        clock: Box<dyn Clock>,
        practice_clock: Option<Box<dyn Clock>>,
        renderer: Arc<dyn Render>,
    ) -> Self {
        Self {
            root: root.into(),
            registry: crate::registry(),
            clock,
            practice_clock,
            renderer,
            session: RwLock::new(None),
            listeners: Mutex::default(),
            copying: Mutex::default(),
            ballast: 0,
            troubles: Mutex::default(),
            offered: Mutex::default(),
        }
    }

    /// The same, whose real profiles keep so many bytes for the day the disk is full.
    #[must_use]
    pub fn carrying_ballast(mut self, bytes: u64) -> Self {
        self.ballast = bytes;
        self
    }

    /// Opens the practice profile of a role, making it if there is none: what a start with `--practice` does.
    ///
    /// # Errors
    /// Those of `profile.create_practice` and `profile.unlock`.
    pub fn open_practice(&self, role: &str, locale: &str) -> Result<(), Failure> {
        let profiles = self.call("profile.list_profiles", serde_json::json!({}), Meta::default())?.answer;
        let known = profiles["profiles"].as_array().and_then(|list| {
            list.iter()
                .find(|profile| profile["practice"] == true && profile["role"] == role)
                .map(|profile| profile["id"].clone())
        });
        match known {
            Some(profile) => {
                let body = serde_json::json!({ "profile": profile, "passphrase": null });
                self.call("profile.unlock", body, Meta::default())?;
            }
            None => {
                let body = serde_json::json!({ "role": role, "locale": locale });
                self.call("profile.create_practice", body, Meta::default())?;
            }
        }
        Ok(())
    }

    /// Every command.
    pub fn registry(&self) -> &Registry {
        &self.registry
    }

    /// Calls `listener` with the nouns every act changes.
    pub fn on_changed(&self, listener: impl Fn(&[String]) + Send + Sync + 'static) {
        self.listeners.lock().unwrap_or_else(PoisonError::into_inner).push(Box::new(listener));
    }

    /// Runs a command.
    ///
    /// # Errors
    /// The command's failure, or `unknown_command`, `no_profile`, `locked`, `handed_over`.
    pub fn call(&self, name: &str, body: Value, meta: Meta) -> Result<Answered, Failure> {
        let command = self.registry.find(name).ok_or_else(|| Failure::new("unknown_command").with("name", name))?;
        let answered = self.run(command, body, meta);
        if let Err(failure) = &answered {
            self.troubles.lock().unwrap_or_else(PoisonError::into_inner).remember(command.name, failure);
        }
        answered
    }

    /// The failures answered since the start.
    pub(crate) fn troubles(&self) -> Vec<AnsweredFailure> {
        self.troubles.lock().unwrap_or_else(PoisonError::into_inner).all()
    }

    fn run(&self, command: &Command, mut body: Value, meta: Meta) -> Result<Answered, Failure> {
        match &command.run {
            Run::App(run) => {
                if command.access != Access::Always {
                    self.admit(command.access)?;
                    body = self.read(|db| {
                        scope::admit(db, &body)?;
                        Ok(db.follow(body.clone())?)
                    })?;
                }
                let answer = run(self, body)?;
                let at = self.now().timestamp().at;
                // Telling of a read would make every open query that reads it ask again, for ever.
                if !is_query(command.name) {
                    self.tell(&["local".to_owned()]);
                }
                Ok(Answered { answer, nouns: vec!["local".into()], at })
            }
            Run::Read(run) => {
                let session = self.admit(command.access)?;
                let act = self.act(&session, command.name, &meta, false);
                let at = act.now.timestamp().at;
                session.store.read(act, |db| {
                    scope::admit(db, &body)?;
                    let body = db.follow(body)?;
                    Ok(Answered { answer: scope::same_answer(db, run(db, body))?, nouns: db.nouns(), at })
                })
            }
            Run::Write(run, is_final) => {
                let session = self.admit(command.access)?;
                // What somebody else does on this computer is not its owner's to undo.
                let by_guest = session.handover.lock().unwrap_or_else(PoisonError::into_inner).is_some();
                let act = self.act(&session, command.name, &meta, *is_final || by_guest);
                let (now_ms, boot_ms) = (act.now.utc_ms, act.now.boot_ms);
                let spent = session.store.ballast_spent();
                let is_full = |failure: &Failure| failure.code == "disk_full";
                let written = session.store.with_ballast(is_full, || {
                    admitted(&session.store, act.clone(), |tx| {
                        scope::admit(tx, &body)?;
                        organisation::admit_write(tx, command.name)?;
                        // The draft it ends is as much out of reach as one it would write.
                        meta.draft.as_deref().map_or(Ok(()), |key| place::within_reach(tx, key))?;
                        let asked = tx.follow(body.clone())?;
                        let answer = run(tx, asked);
                        scope::same_answer(tx, answer)
                    })
                });
                self.tell_of_ballast(&session, spent);
                let (answer, nouns) = written?;
                self.keep_to_scope(&session, &nouns)?;
                session.exchange.note_written(boot_ms);
                self.tell(&nouns);
                self.back_up_if_due(&session, now_ms, boot_ms);
                Ok(Answered { answer, nouns, at: self.now().timestamp().at })
            }
        }
    }

    /// Whoever got another place to work at sees another scope.
    fn keep_to_scope(&self, session: &Session, changed: &[String]) -> Result<(), Failure> {
        if !changed.iter().any(|noun| noun == Assignment::NOUN || noun == Unit::NOUN) {
            return Ok(());
        }
        self.refresh_scope(session)
    }

    /// Finds out anew what a profile may see.
    pub(crate) fn refresh_scope(&self, session: &Session) -> Result<(), Failure> {
        scope::keep_to(&session.store, &session.identity, self.act(session, "scope", &Meta::default(), false))
    }

    /// Writes into a profile outside a registered command, be it open for long or about to be closed.
    pub(crate) fn write_to<T>(
        &self,
        session: &Session,
        command: &'static str,
        write: impl FnOnce(&mut sillage_store::Writer<'_>) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        let act = self.act(session, command, &Meta::default(), true);
        let (answer, nouns) = admitted(&session.store, act, write)?;
        self.keep_to_scope(session, &nouns)?;
        self.tell(&nouns);
        Ok(answer)
    }

    /// Writes outside a registered command: for the application's own acts.
    pub(crate) fn write<T>(
        &self,
        command: &'static str,
        write: impl FnOnce(&mut sillage_store::Writer<'_>) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        self.write_act(command, true, write)
    }

    /// The same for an act that can be undone.
    pub(crate) fn write_undoable<T>(
        &self,
        command: &'static str,
        write: impl FnOnce(&mut sillage_store::Writer<'_>) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        self.write_act(command, false, write)
    }

    fn write_act<T>(
        &self,
        command: &'static str,
        is_final: bool,
        write: impl FnOnce(&mut sillage_store::Writer<'_>) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        let session = self.session()?;
        let act = self.act(&session, command, &Meta::default(), is_final);
        let spent = session.store.ballast_spent();
        let written = admitted(&session.store, act, write);
        self.tell_of_ballast(&session, spent);
        let (answer, nouns) = written?;
        self.keep_to_scope(&session, &nouns)?;
        self.tell(&nouns);
        Ok(answer)
    }

    /// Reads outside a registered command: for the application's own acts.
    pub(crate) fn read<T>(
        &self,
        read: impl FnOnce(&sillage_store::Reader<'_>) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        let session = self.session()?;
        session.store.read(self.act(&session, "read", &Meta::default(), false), read)
    }

    /// The open profile, locked or not.
    pub(crate) fn session(&self) -> Result<Arc<Session>, Failure> {
        self.session.read().unwrap_or_else(PoisonError::into_inner).clone().ok_or_else(|| Failure::new("no_profile"))
    }

    pub(crate) fn set_session(&self, session: Option<Arc<Session>>) {
        // A copy under way holds the profile open; whoever opens it next must find it free.
        self.finish_copy();
        *self.session.write().unwrap_or_else(PoisonError::into_inner) = session;
        self.tell(&["local".to_owned()]);
    }

    /// Closes `session`, unless another one was opened meanwhile.
    pub(crate) fn close(&self, session: &Arc<Session>) {
        if self.session().is_ok_and(|open| Arc::ptr_eq(&open, session)) {
            self.set_session(None);
        }
    }

    /// The folder of all profiles.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// What makes PDFs.
    pub(crate) fn renderer(&self) -> Arc<dyn Render> {
        self.renderer.clone()
    }

    /// Now, for a profile: practice profiles may live at another time.
    pub(crate) fn moment(&self, practice: bool, zone: &str) -> Moment {
        self.clock_for(practice).moment(zone)
    }

    /// Now, where the open profile lives; the machine's time without one.
    pub(crate) fn now(&self) -> Moment {
        match self.session() {
            Ok(session) => self.moment(session.profile.practice, &session.identity.time_zone),
            Err(_) => self.moment(false, ""),
        }
    }

    /// The run of the boot clock.
    pub(crate) fn boot_id(&self, practice: bool) -> String {
        self.clock_for(practice).boot_id()
    }

    fn clock_for(&self, practice: bool) -> &dyn Clock {
        match &self.practice_clock {
            Some(clock) if practice => clock.as_ref(),
            _ => self.clock.as_ref(),
        }
    }

    pub(crate) fn act(&self, session: &Session, command: &'static str, meta: &Meta, is_final: bool) -> Act {
        let now = self.moment(session.profile.practice, &session.identity.time_zone);
        let now = match meta.age_ms {
            Some(age) if age > 0 => now.earlier(age.min(OLDEST_EVENT_MS)),
            _ => now,
        };
        Act { me: session.identity.me, now, command, is_final, draft: meta.draft.clone() }
    }

    pub(crate) fn admit(&self, access: Access) -> Result<Arc<Session>, Failure> {
        let session = self.session()?;
        if session.resting.load(Ordering::SeqCst) {
            return Err(Failure::new("locked"));
        }
        let handed_over = session.handover.lock().unwrap_or_else(PoisonError::into_inner).is_some();
        if handed_over && access == Access::Open {
            return Err(Failure::new("handed_over"));
        }
        Ok(session)
    }

    /// Starts an automatic copy when the last one is an hour old. It runs beside the work: nobody waits for it.
    fn back_up_if_due(&self, session: &Arc<Session>, now_ms: i64, boot_ms: i64) {
        let last = session.last_backup_ms.load(Ordering::SeqCst);
        let due = boot_ms.saturating_sub(last) >= BACKUP_EVERY_MS && !session.store.lacks_room_for_a_copy();
        if due && session.last_backup_ms.compare_exchange(last, boot_ms, Ordering::SeqCst, Ordering::SeqCst).is_ok() {
            let session = session.clone();
            let copying = std::thread::spawn(move || {
                if session.store.back_up(BackupKind::Hourly, now_ms).is_err() {
                    // The next act tries again; the backup page shows the age of the last good copy.
                    session.last_backup_ms.store(last, Ordering::SeqCst);
                }
            });
            self.beside(copying);
        }
    }

    /// Makes the ballast of a real profile beside the work, where it is missing.
    pub(crate) fn keep_ballast(&self, session: &Arc<Session>) {
        if self.ballast == 0 || session.profile.practice {
            return;
        }
        let (session, size) = (session.clone(), self.ballast);
        self.beside(std::thread::spawn(move || {
            // A folder that cannot be written says so at the first act.
            drop(session.store.keep_ballast(size));
        }));
    }

    /// Whoever works learns that the disk is full when the ballast goes, and it is made again once there is room.
    fn tell_of_ballast(&self, session: &Arc<Session>, spent_before: bool) {
        if session.store.ballast_spent() != spent_before {
            self.tell(&["local".to_owned()]);
        }
        if self.ballast > 0 && session.store.ballast_due(self.ballast) {
            self.keep_ballast(session);
        }
    }

    fn beside(&self, work: JoinHandle<()>) {
        let mut copying = self.copying.lock().unwrap_or_else(PoisonError::into_inner);
        copying.retain(|work| !work.is_finished());
        copying.push(work);
    }

    /// Waits for what is being written beside the work, and for the session with the server, which is given up: a program
    /// must not end in the middle of it.
    pub fn finish_copy(&self) {
        if let Ok(session) = self.session() {
            session.exchange.end();
        }
        let copying = std::mem::take(&mut *self.copying.lock().unwrap_or_else(PoisonError::into_inner));
        for copying in copying {
            // A copy that panicked does not count, like any other that failed.
            drop(copying.join());
        }
    }

    pub(crate) fn tell(&self, nouns: &[String]) {
        if !nouns.is_empty() {
            for listener in self.listeners.lock().unwrap_or_else(PoisonError::into_inner).iter() {
                listener(nouns);
            }
        }
    }

    /// The plain file of an issued report on this computer.
    ///
    /// # Errors
    /// `locked`, or `report_file_missing` if it was moved or made elsewhere.
    pub fn made_file(&self, report: Uuid) -> Result<PathBuf, Failure> {
        self.admit(Access::Open)?;
        let path: Option<PathBuf> = self.read(|db| {
            scope::admit(db, &serde_json::json!(report))?;
            Ok(db.local(&format!("made.{report}"))?)
        })?;
        path.filter(|path| path.is_file()).ok_or_else(|| Failure::new("report_file_missing"))
    }

    /// One row in one commit of the open profile's file: the yardstick of `bench`.
    ///
    /// # Errors
    /// `locked`, or the file cannot be written.
    #[doc(hidden)]
    pub fn commit_one_row(&self, n: i64) -> Result<(), Failure> {
        Ok(self.admit(Access::Open)?.store.commit_one_row(n)?)
    }

    /// Writes from now on as a careless program would: the control of the fault tests.
    ///
    /// # Errors
    /// No profile is open, or its file cannot be read.
    #[doc(hidden)]
    pub fn write_carelessly(&self) -> Result<(), Failure> {
        Ok(self.admit(Access::Open)?.store.write_carelessly()?)
    }

    /// Lays so many taps into the open profile at once, for measuring.
    ///
    /// # Errors
    /// No profile is open, or its file cannot be written.
    #[doc(hidden)]
    pub fn lay_taps(&self, taps: u32) -> Result<(), Failure> {
        Ok(self.admit(Access::Open)?.store.lay_taps(taps)?)
    }
}

/// Writes an act, once what it wrote of people is admitted: the one way of acts into the file of an open profile.
pub(crate) fn admitted<T>(
    store: &Store,
    act: Act,
    write: impl FnOnce(&mut Writer<'_>) -> Result<T, Failure>,
) -> Result<(T, Vec<String>), Failure> {
    store.write(act, |tx| {
        let answer = write(tx)?;
        admit_written(tx)?;
        Ok(answer)
    })
}

impl Drop for App {
    fn drop(&mut self) {
        self.finish_copy();
    }
}
