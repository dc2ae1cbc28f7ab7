//! What tests share: a desk with the practice network open, a clock that moves when told, a temporary folder.
//! It is never part of a program.

pub mod camera;
pub mod marks;
pub mod names;
pub mod server;

use std::{
    path::PathBuf,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use chrono::{DateTime, Offset, TimeZone, Utc};
use serde_json::{Value, json};
use sillage_api::{Answered, App, Failure, Meta, PhotoTarget};
use sillage_domain::{Clock, Id, Moment, network::Role};
use sillage_report::{Render, RenderFailure, Sheet, VisitDocument};
use sillage_store::{Act, Reader, Store, StoreError, Writer};
use uuid::Uuid;

/// Where a movable clock begins: a Tuesday morning in Paris.
pub const START: &str = "2026-11-24T09:30:00+01:00";

/// The passphrase of real profiles of tests.
pub const PASSPHRASE: &str = "rive gauche, quai numéro sept";

#[derive(Debug, Clone)]
struct Hands {
    utc_ms: i64,
    boot_ms: i64,
    boot: u32,
}

/// A clock that stands still until it is moved.
#[derive(Debug, Clone)]
pub struct TestClock(Arc<Mutex<Hands>>);

impl Default for TestClock {
    fn default() -> Self {
        let clock = Self(Arc::new(Mutex::new(Hands { utc_ms: 0, boot_ms: 1_000_000, boot: 1 })));
        clock.set(START);
        clock
    }
}

impl TestClock {
    fn hands(&self) -> MutexGuard<'_, Hands> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Time passes on both clocks.
    pub fn advance_ms(&self, ms: i64) {
        let mut hands = self.hands();
        hands.utc_ms += ms;
        hands.boot_ms += ms;
    }

    /// The wall clock is set, the boot clock runs on: what a person or a time server does.
    ///
    /// # Panics
    /// The text is not RFC 3339.
    pub fn set(&self, rfc3339: &str) {
        self.hands().utc_ms = DateTime::parse_from_rfc3339(rfc3339).expect("RFC 3339").timestamp_millis();
    }

    /// The machine restarts: another boot clock begins.
    pub fn reboot(&self) {
        let mut hands = self.hands();
        hands.boot += 1;
        hands.boot_ms = 5_000;
    }
}

impl Clock for TestClock {
    fn moment(&self, zone: &str) -> Moment {
        let hands = self.hands();
        let zone: chrono_tz::Tz = zone.parse().unwrap_or(chrono_tz::Europe::Paris);
        let offset_s = Utc
            .timestamp_millis_opt(hands.utc_ms)
            .single()
            .map_or(0, |utc| zone.offset_from_utc_datetime(&utc.naive_utc()).fix().local_minus_utc());
        Moment { utc_ms: hands.utc_ms, offset_min: offset_s / 60, zone: zone.name().into(), boot_ms: hands.boot_ms }
    }

    fn boot_id(&self) -> String {
        format!("boot-{}", self.hands().boot)
    }
}

/// A renderer that keeps the document instead of laying it out: pages are the `pdf` crate's business and tested there.
#[derive(Default)]
pub struct Paper {
    documents: Mutex<Vec<VisitDocument>>,
    sheets: Mutex<Vec<Sheet>>,
}

impl Paper {
    /// The documents handed in so far.
    pub fn documents(&self) -> Vec<VisitDocument> {
        self.documents.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The sheets handed in so far.
    pub fn sheets(&self) -> Vec<Sheet> {
        self.sheets.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Render for Paper {
    fn render(&self, document: &VisitDocument, _: Vec<(String, Vec<u8>)>) -> Result<Vec<u8>, RenderFailure> {
        self.documents.lock().unwrap_or_else(PoisonError::into_inner).push(document.clone());
        Ok(b"%PDF-paper".to_vec())
    }

    fn render_sheet(&self, sheet: &Sheet) -> Result<Vec<u8>, RenderFailure> {
        self.sheets.lock().unwrap_or_else(PoisonError::into_inner).push(sheet.clone());
        Ok(b"%PDF-paper".to_vec())
    }
}

/// An application over a temporary folder, with a practice profile open.
pub struct Desk {
    /// The clock of its profiles.
    pub clock: TestClock,
    /// What it printed.
    pub paper: Arc<Paper>,
    /// The application; `None` only while it is being opened anew.
    app: Option<App>,
    role: Role,
    folder: tempfile::TempDir,
}

impl Desk {
    /// A desk with nothing on it.
    ///
    /// # Panics
    /// No temporary folder can be made.
    pub fn empty() -> Self {
        let folder = tempfile::tempdir().expect("temporary folder");
        let mut desk =
            Self { clock: TestClock::default(), paper: Arc::default(), app: None, role: Role::Coach, folder };
        desk.app = Some(desk.start());
        desk
    }

    /// A desk with a real profile of one unit open, and its printed code.
    ///
    /// # Panics
    /// The profile cannot be made.
    pub fn real(name: &str, role: Role) -> (Self, String) {
        let desk = Self::empty();
        let body = json!({
            "name": name, "passphrase": PASSPHRASE, "pin": "2468", "network": "Réseau", "unit": "Gare",
            "unit_kind": "shop", "role": role, "locale": "fr", "starter": "shop",
        });
        let made = desk.answer("profile.create_profile", body);
        let code = made["recovery_code"].as_str().expect("a code").to_owned();
        (desk, code)
    }

    /// A desk with a real profile open that awaits the network of a server or of a colleague.
    ///
    /// # Panics
    /// The profile cannot be made.
    pub fn awaiting(name: &str) -> Self {
        let desk = Self::empty();
        let body = json!({ "name": name, "role": "coach", "locale": "fr", "passphrase": PASSPHRASE, "pin": "2468" });
        desk.answer("profile.create_joining", body);
        desk
    }

    /// A desk with the practice network open.
    ///
    /// # Panics
    /// The practice network cannot be made.
    pub fn practice(role: Role) -> Self {
        let mut desk = Self::empty();
        desk.role = role;
        desk.answer("profile.create_practice", json!({ "role": role, "locale": "fr" }));
        desk
    }

    fn start(&self) -> App {
        App::new(
            self.folder.path(),
            Box::new(self.clock.clone()),
            Some(Box::new(self.clock.clone())),
            self.paper.clone(),
        )
        .in_a_hurry()
    }

    /// The folder of its profiles.
    pub fn root(&self) -> PathBuf {
        self.folder.path().to_path_buf()
    }

    /// The application.
    ///
    /// # Panics
    /// Never: it is absent only inside [`Desk::reopen`].
    pub fn app(&self) -> &App {
        self.app.as_ref().expect("open")
    }

    /// Calls a command.
    ///
    /// # Errors
    /// The command's failure.
    pub fn call(&self, name: &str, body: Value) -> Result<Value, Failure> {
        self.app().call(name, body, Meta::default()).map(|answered| answered.answer)
    }

    /// Calls a command that must succeed.
    ///
    /// # Panics
    /// It fails.
    pub fn answer(&self, name: &str, body: Value) -> Value {
        match self.call(name, body.clone()) {
            Ok(answer) => answer,
            Err(failure) => panic!("{name} {body}: {failure:?}"),
        }
    }

    /// Calls a command that must be refused, and gives the code.
    ///
    /// # Panics
    /// It succeeds.
    pub fn refusal(&self, name: &str, body: Value) -> String {
        match self.call(name, body.clone()) {
            Ok(answer) => panic!("{name} {body} was not refused: {answer}"),
            Err(failure) => failure.code,
        }
    }

    /// Hands a picture in for what it illustrates.
    ///
    /// # Errors
    /// Those of the intake.
    pub fn put_photo(&self, owner: Uuid, day: Uuid, bytes: &[u8]) -> Result<Answered, Failure> {
        self.app().put_photo(PhotoTarget::Owner { owner, day }, bytes)
    }

    /// Hands a picture in for a numbered place.
    ///
    /// # Errors
    /// Those of the intake.
    pub fn put_at_place(&self, place: Uuid, bytes: &[u8]) -> Result<Answered, Failure> {
        self.app().put_photo(PhotoTarget::Place(place), bytes)
    }

    /// Looks into the file of the last profile as no profile may: outside any scope.
    ///
    /// # Panics
    /// It is no practice profile, or cannot be read.
    pub fn peek<T>(&mut self, look: impl FnOnce(&Reader<'_>) -> Result<T, StoreError>) -> T {
        self.beside(|store, act| store.read(act, look))
    }

    /// Writes into the file of the last profile past every command, as a faulty program would.
    ///
    /// # Panics
    /// It is no practice profile, or cannot be written.
    pub fn poke<T>(&mut self, write: impl FnOnce(&mut Writer<'_>) -> Result<T, StoreError>) -> T {
        self.beside(|store, act| Ok(store.write(act, write)?.0))
    }

    fn beside<T>(&mut self, work: impl FnOnce(&Store, Act) -> Result<T, StoreError>) -> T {
        let folder = self.profile();
        self.answer("profile.lock", json!({}));
        let key = Store::read_vault(&folder).expect("a vault").practice_key().expect("a practice profile");
        let store = Store::open(&folder, key, "peek").expect("opens");
        let now = self.clock.moment("Europe/Paris");
        let act = Act { me: Id::new(Uuid::nil()), now, command: "peek", is_final: true, draft: None };
        let seen = work(&store, act).expect("it works");
        drop(store);
        self.reopen();
        seen
    }

    /// The folder of the profile that was used last.
    ///
    /// # Panics
    /// There is none.
    pub fn profile(&self) -> PathBuf {
        let profiles = self.answer("profile.list_profiles", json!({}));
        self.root().join(profiles["profiles"][0]["id"].as_str().expect("a profile"))
    }

    /// Drops the application without any farewell and opens its last profile again, as after a crash.
    ///
    /// # Panics
    /// The profile does not open.
    pub fn reopen(&mut self) {
        self.app = None;
        self.app = Some(self.start());
        let profiles = self.answer("profile.list_profiles", json!({}));
        let profile = profiles["profiles"][0]["id"].clone();
        self.answer("profile.unlock", json!({ "profile": profile, "passphrase": null }));
    }
}
