//! The application: where profiles lie, which one is open, and the one door to every command. What a command
//! does is its feature's; here is only what holds for all of them: who may, in which transaction, who is told.

mod beside;
mod measured;
mod open;

use std::{
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError, RwLock, atomic::Ordering},
    thread::JoinHandle,
};

use serde::{Deserialize, Serialize};
use serde_json::Value;
use sillage_domain::{Clock, Moment};
use sillage_report::Render;
use sillage_store::{Act, Cost, Reader, Store, Writer};

pub(crate) use open::{IDENTITY, Identity, Session, held};

use crate::{
    Command, Failure, Registry,
    observation::admit_written,
    organisation, place,
    problem::{AnsweredFailure, Troubles},
    registry::{Access, OnApp, OnReader, OnWriter, Run},
    release, scope,
    session::FollowedLink,
};

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

type Listener = Box<dyn Fn(&[String]) + Send + Sync>;
type Parting = Box<dyn Fn() + Send + Sync>;

/// The application.
pub struct App {
    root: PathBuf,
    registry: Registry,
    clock: Box<dyn Clock>,
    practice_clock: Option<Box<dyn Clock>>,
    renderer: Arc<dyn Render>,
    session: RwLock<Option<Arc<Session>>>,
    listeners: Mutex<Vec<Listener>>,
    /// What is told that a real profile was locked.
    partings: Mutex<Vec<Parting>>,
    /// What is being written beside the work: automatic copies, the ballast.
    copying: Mutex<Vec<JoinHandle<()>>>,
    /// Bytes a real profile keeps for the day the disk is full.
    ballast: u64,
    /// Of a guess at the passphrase of a profile made here.
    cost: Cost,
    /// Which failures were answered, for whoever reports a problem.
    troubles: Mutex<Troubles>,
    /// The file somebody opened with the system's own means.
    pub(crate) offered: Mutex<Option<PathBuf>>,
    /// The key newer programs are signed with.
    pub(crate) release_key: Option<String>,
    /// One file is taken, looked into or removed at a time.
    pub(crate) releasing: Mutex<()>,
    /// The link somebody followed elsewhere.
    pub(crate) link: Mutex<Option<FollowedLink>>,
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
            partings: Mutex::default(),
            copying: Mutex::default(),
            ballast: 0,
            cost: Cost::FIELD,
            troubles: Mutex::default(),
            offered: Mutex::default(),
            release_key: release::KEY.map(str::to_owned),
            releasing: Mutex::default(),
            link: Mutex::default(),
        }
    }

    /// The same, whose real profiles keep so many bytes for the day the disk is full.
    #[must_use]
    pub fn carrying_ballast(mut self, bytes: u64) -> Self {
        self.ballast = bytes;
        self
    }

    /// The same, for tests that make real profiles by the hundred: a guess at their passphrases costs no more than it must.
    #[doc(hidden)]
    #[must_use]
    pub fn in_a_hurry(mut self) -> Self {
        self.cost = Cost::FLOOR;
        self
    }

    /// Every command.
    pub fn registry(&self) -> &Registry {
        &self.registry
    }

    /// Calls `listener` with the nouns every act changes.
    pub fn on_changed(&self, listener: impl Fn(&[String]) + Send + Sync + 'static) {
        held(&self.listeners).push(Box::new(listener));
    }

    /// Calls `parting` once a real profile was locked: its key is gone from here, and what was shown of it is still in the
    /// memory of whoever showed it.
    pub fn on_locked(&self, parting: impl Fn() + Send + Sync + 'static) {
        held(&self.partings).push(Box::new(parting));
    }

    /// Locks a real profile because nobody is before the screen. A practice profile asks nothing and stays.
    pub fn lock_unattended(&self) {
        if let Ok(session) = self.session()
            && !session.profile.practice
        {
            self.lock(&session);
        }
    }

    /// Runs a command.
    ///
    /// # Errors
    /// The command's failure, or `unknown_command`, `no_profile`, `locked`, `handed_over`.
    pub fn call(&self, name: &str, body: Value, meta: Meta) -> Result<Answered, Failure> {
        let command = self.registry.find(name).ok_or_else(|| Failure::new("unknown_command").traced(name))?;
        let answered = self.run(command, body, meta);
        if let Err(failure) = &answered {
            held(&self.troubles).remember(command.name, failure);
        }
        answered
    }

    /// The failures answered since the start.
    pub(crate) fn troubles(&self) -> Vec<AnsweredFailure> {
        held(&self.troubles).all()
    }

    fn run(&self, command: &Command, body: Value, meta: Meta) -> Result<Answered, Failure> {
        match &command.run {
            Run::App(run) => self.run_app(command, run, body),
            Run::Read(run) => self.run_read(command, run, body, &meta),
            Run::Write(run, is_final) => self.run_write(command, run, *is_final, body, meta),
        }
    }

    fn run_app(&self, command: &Command, run: &OnApp, mut body: Value) -> Result<Answered, Failure> {
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
        if !command.is_query() {
            self.tell(&["local".to_owned()]);
        }
        Ok(Answered { answer, nouns: vec!["local".into()], at })
    }

    fn run_read(&self, command: &Command, run: &OnReader, body: Value, meta: &Meta) -> Result<Answered, Failure> {
        let session = self.admit(command.access)?;
        let act = self.act(&session, command.name, meta, false);
        let at = act.now.timestamp().at;
        session.store.read(act, |db| {
            scope::admit(db, &body)?;
            let body = db.follow(body)?;
            Ok(Answered { answer: scope::same_answer(db, run(db, body))?, nouns: db.nouns(), at })
        })
    }

    fn run_write(
        &self,
        command: &Command,
        run: &OnWriter,
        is_final: bool,
        body: Value,
        meta: Meta,
    ) -> Result<Answered, Failure> {
        let session = self.admit(command.access)?;
        // What somebody else does on this computer is not its owner's to undo.
        let act = self.act(&session, command.name, &meta, is_final || session.is_handed_over());
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
        self.follow_up(&session, &nouns, boot_ms)?;
        self.back_up_if_due(&session, now_ms, boot_ms);
        Ok(Answered { answer, nouns, at: self.now().timestamp().at })
    }

    /// Whoever got another place to work at sees another scope.
    fn keep_to_scope(&self, session: &Session, changed: &[String]) -> Result<(), Failure> {
        if changed.iter().any(|noun| scope::DEPENDS_ON.contains(&noun.as_str())) {
            self.refresh_scope(session)?;
        }
        Ok(())
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
        write: impl FnOnce(&mut Writer<'_>) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        let act = self.act(session, command, &Meta::default(), true);
        let (answer, nouns) = admitted(&session.store, act, write)?;
        let kept = self.keep_to_scope(session, &nouns);
        self.tell(&nouns);
        kept.map(|()| answer)
    }

    /// Writes outside a registered command: for the application's own acts.
    pub(crate) fn write<T>(
        &self,
        command: &'static str,
        write: impl FnOnce(&mut Writer<'_>) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        self.write_act(command, true, write)
    }

    /// The same for an act that can be undone.
    pub(crate) fn write_undoable<T>(
        &self,
        command: &'static str,
        write: impl FnOnce(&mut Writer<'_>) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        self.write_act(command, false, write)
    }

    fn write_act<T>(
        &self,
        command: &'static str,
        is_final: bool,
        write: impl FnOnce(&mut Writer<'_>) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        let session = self.session()?;
        let act = self.act(&session, command, &Meta::default(), is_final);
        let boot_ms = act.now.boot_ms;
        let spent = session.store.ballast_spent();
        let written = admitted(&session.store, act, write);
        self.tell_of_ballast(&session, spent);
        let (answer, nouns) = written?;
        self.follow_up(&session, &nouns, boot_ms).map(|()| answer)
    }

    /// What follows every act of whoever works here: what they may see, what is to leave, who is told.
    pub(crate) fn follow_up(&self, session: &Session, nouns: &[String], boot_ms: i64) -> Result<(), Failure> {
        let kept = self.keep_to_scope(session, nouns);
        session.exchange.note_written(boot_ms);
        self.tell(nouns);
        kept
    }

    /// Reads outside a registered command: for the application's own acts.
    pub(crate) fn read<T>(&self, read: impl FnOnce(&Reader<'_>) -> Result<T, Failure>) -> Result<T, Failure> {
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

    /// Locks a profile: nothing opens it again but its passphrase.
    pub(crate) fn lock(&self, session: &Arc<Session>) {
        self.close(session);
        if !session.profile.practice {
            held(&self.partings).iter().for_each(|parting| parting());
        }
    }

    /// The folder of all profiles.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// What a guess at the passphrase of a new profile shall cost.
    pub(crate) fn cost(&self) -> Cost {
        self.cost
    }

    /// What makes PDFs.
    pub(crate) fn renderer(&self) -> Arc<dyn Render> {
        self.renderer.clone()
    }

    /// Now, for a profile: practice profiles may live at another time.
    pub(crate) fn moment(&self, practice: bool, zone: &str) -> Moment {
        self.clock_for(practice).moment(zone)
    }

    /// Now, where a profile lives.
    pub(crate) fn now_in(&self, session: &Session) -> Moment {
        self.moment(session.profile.practice, &session.identity.time_zone)
    }

    /// Now, where the open profile lives; the machine's time without one.
    pub(crate) fn now(&self) -> Moment {
        self.session().map_or_else(|_| self.moment(false, ""), |session| self.now_in(&session))
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
        let now = self.now_in(session);
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
        if access == Access::Open && session.is_handed_over() {
            return Err(Failure::new("handed_over"));
        }
        Ok(session)
    }

    pub(crate) fn tell(&self, nouns: &[String]) {
        if !nouns.is_empty() {
            for listener in held(&self.listeners).iter() {
                listener(nouns);
            }
        }
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
