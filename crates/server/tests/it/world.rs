//! One server and some desks, in a time that is told, on a network that loses, doubles, delays and cuts.

use std::{
    cell::{Cell, RefCell},
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
    sync::OnceLock,
};

use sillage_server::{
    central::{Central, Quotas},
    deployment::grant,
    keys::Keys,
    objects::Folder,
    payloads::Payloads,
    refusal::Refusal,
    store::{DeviceRow, OpRow, PersonRow, Rows, ServerStore, StoreError, read, write},
};
use sillage_sync::{Bundle, Drive, Limits, NoAnswer, Transport};
use sillage_sync_protocol::{
    OpRef,
    scope::{Role, reads_unit},
    session::device::{Ending, Photo},
    wire::{
        Cursor, Differing, DigestAsk, Fate, Hello, Lines, Receipt, Receipts, Reconcile, Restored, Snapshot, Wanted,
        Welcome,
    },
};
use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering},
};
use tempfile::TempDir;
use uuid::Uuid;

use crate::{
    backend::Backend,
    chance::Chance,
    desk::{Broken, Desk},
};

/// 2026-11-26, some morning.
pub const START_MS: i64 = 1_795_680_000_000;

/// How the network and the machines fail, each once in so many times; 0 for never.
#[derive(Debug, Clone, Copy, Default)]
pub struct Faults {
    pub lost_request: u64,
    pub lost_reply: u64,
    pub doubled: u64,
    pub late_copy: u64,
    pub cut_body: u64,
    pub killed_device: u64,
    pub killed_server: u64,
    /// The disk of the server is full.
    pub full_server: u64,
    /// Disks that cannot be read or written: the server's now and then, and those of desks.
    pub broken_disk: u64,
}

impl Faults {
    fn strikes_server(&self) -> bool {
        self.killed_server + self.full_server + self.broken_disk > 0
    }
}

/// A server on a memory disk, and what it gave its word on.
pub struct World {
    folder: TempDir,
    backend: Backend,
    payloads: Payloads,
    pub central: Option<Central>,
    failing: Arc<Failures>,
    pub network: Uuid,
    pub now_ms: Cell<i64>,
    pub faults: Faults,
    /// Every receipt that says "stored", whether it arrived or not.
    pub promised: RefCell<Vec<Receipt>>,
    /// Bundles a slow network may deliver once more.
    late: RefCell<Vec<(Uuid, Uuid, Vec<u8>)>>,
    pub bug: Option<ServerBug>,
}

/// A defect planted under the server, to see that it is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ServerBug {
    /// It answers although its transaction was lost.
    PromisesTooSoon,
    /// Whoever reads a unit in part reads all of it.
    GivesTooMuch,
    /// It does not notice that its database was put back.
    ForgetsWhereItWas,
}

/// A disk where nothing waits for platters.
fn memory() -> PathBuf {
    let fast = Path::new("/dev/shm");
    if fast.is_dir() { fast.into() } else { std::env::temp_dir() }
}

/// Keys cost more than a world; all worlds share one pair.
fn keys() -> Keys {
    static FOLDER: OnceLock<TempDir> = OnceLock::new();
    let folder = FOLDER.get_or_init(|| {
        let folder = tempfile::tempdir_in(memory()).expect("folder");
        Keys::make(folder.path(), &["localhost".into()]).expect("keys");
        folder
    });
    Keys::read(folder.path()).expect("keys")
}

/// A payload key.
pub fn payload_key() -> Payloads {
    Payloads::parse(b"sillage-payload-key-1 AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=").expect("a key")
}

impl World {
    pub fn new(chance: &mut Chance) -> Self {
        Self::under(chance, Payloads::default())
    }

    /// A world whose payloads lie like this.
    pub fn under(chance: &mut Chance, payloads: Payloads) -> Self {
        let folder = tempfile::tempdir_in(memory()).expect("folder");
        let network = chance.uuid();
        let backend = Backend::new(folder.path());
        let store = backend.open(payloads.clone());
        write(&*store, |rows| {
            rows.set_fact("network", &network.to_string())?;
            rows.set_fact("epoch", &Uuid::from_u128(1).to_string())?;
            rows.set_fact("starts", "0")
        })
        .expect("facts");
        drop(store);
        let world = Self {
            folder,
            backend,
            payloads,
            central: None,
            failing: Arc::default(),
            network,
            now_ms: Cell::new(START_MS),
            faults: Faults::default(),
            promised: RefCell::default(),
            late: RefCell::default(),
            bug: None,
        };
        world.started()
    }

    fn started(mut self) -> Self {
        self.start();
        self
    }

    /// Stops the server as a power cut would, and starts it again.
    pub fn start(&mut self) {
        self.central = None;
        let failing = Arc::new(Failures::default());
        let store = Failing {
            store: self.backend.open(self.payloads.clone()),
            failing: failing.clone(),
            chance: RefCellSync::new(Chance::new(7)),
            bug: self.bug,
        };
        let objects = Folder::open(&self.folder.path().join("objects"), self.payloads.clone()).expect("objects");
        let quotas = Quotas { device: 1 << 32, total: 1 << 33 };
        let sidecar = self.folder.path().join("progress.json");
        if self.bug == Some(ServerBug::ForgetsWhereItWas) {
            let _gone = std::fs::remove_file(&sidecar);
        }
        let central = Central::open(Box::new(store), Box::new(objects), keys(), quotas, Some(&sidecar));
        let central = central.expect("server").keep_ledger(&self.ledger(), self.now_ms.get());
        self.central = Some(central.expect("the ledger"));
        failing.killed.store(self.faults.killed_server, Ordering::Relaxed);
        failing.full.store(self.faults.full_server, Ordering::Relaxed);
        self.failing = failing;
    }

    /// Who was erased, in a file of its own that no backup holds.
    pub fn ledger(&self) -> PathBuf {
        self.folder.path().join("erased.jsonl")
    }

    /// The server's folder.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Erases a person as an administrator does, who tries again if the machine dies.
    pub fn erase(&self, person: Uuid) {
        let done = (0..200).any(|_| self.central().erase_person(person, self.now_ms.get()).is_ok());
        assert!(done, "the database never answers");
    }

    /// Whether a word stands anywhere in the database's files, free pages among them.
    pub fn remembers(&self, word: &[u8]) -> bool {
        self.backend.files().iter().any(|file| {
            let bytes = std::fs::read(file).expect("a file");
            bytes.windows(word.len()).any(|window| window == word)
        })
    }

    /// The last operation of a history is lost with what is noted of its end.
    pub fn lose_end(&self, replica: Uuid, s: u64, link: &[u8; 32]) {
        self.backend.lose_end(replica, s, link);
    }

    /// Calls this after every answer of the database.
    pub fn pausing(&self, pause: impl Fn() + Send + Sync + 'static) {
        assert!(self.failing.pause.set(Box::new(pause)).is_ok(), "it pauses already");
    }

    /// A copy of the database as a backup makes one.
    pub fn back_up(&self) -> PathBuf {
        self.backend.back_up()
    }

    /// Puts a copy back, as somebody would who knows nothing of this program.
    pub fn put_back(&mut self, backup: &Path) {
        self.central = None;
        self.backend.put_back(backup);
        self.start();
    }

    pub fn central(&self) -> &Central {
        self.central.as_ref().expect("a server")
    }

    pub fn store(&self) -> &dyn ServerStore {
        self.central().store()
    }

    /// Enrols a desk, without the code and its slow hash.
    pub fn enrol(&self, desk: &Desk) {
        self.enrol_device(desk.person, &desk.device);
    }

    /// Enrols a device of somebody.
    pub fn enrol_device(&self, person: Uuid, device: &sillage_sync::Device) {
        let now_ms = self.now_ms.get();
        self.calm(|rows| {
            rows.add_person(&PersonRow { id: person, label: "somebody".into(), since_ms: now_ms })?;
            rows.save_device(&DeviceRow {
                id: device.id(),
                person,
                address: device.address().to_string(),
                app: "test".into(),
                since_ms: now_ms,
                seen_ms: now_ms,
                revoked_ms: None,
                bytes: 0,
            })
        });
    }

    pub fn grant(&self, person: Uuid, unit: Uuid, role: Role) {
        self.calm(|rows| grant(rows, person, unit, role, self.now_ms.get()));
    }

    pub fn end_grant(&self, person: Uuid, unit: Uuid) {
        self.calm(|rows| rows.end_grant(person, unit, self.now_ms.get()).map(drop));
    }

    pub fn revoke(&self, desk: &Desk) {
        self.calm(|rows| {
            let known = rows.device(desk.device.id())?.expect("a device");
            rows.save_device(&DeviceRow { revoked_ms: Some(self.now_ms.get()), ..known })
        });
    }

    /// Writes until the machine does not fail: an administrator tries again.
    fn calm(&self, mut work: impl FnMut(&mut dyn Rows) -> Result<(), StoreError>) {
        let done = (0..200).any(|_| write(self.store(), &mut work).is_ok());
        assert!(done, "the database never answers");
    }

    /// A desk of a new person.
    pub fn desk(&self, chance: &mut Chance, grants: &[(Uuid, Role)]) -> Desk {
        let desk = Desk::new(chance.uuid(), self.network, Chance::new(chance.next()));
        self.enrol(&desk);
        for (unit, role) in grants {
            self.grant(desk.person, *unit, *role);
        }
        desk
    }

    /// A session on a network that may fail; how it ended, or nothing if the device was killed.
    pub fn try_sync(&self, desk: &mut Desk, chance: &mut Chance) -> Option<Ending> {
        let device = desk.device.clone();
        let address = self.central().keys().address().clone();
        let mut drive = Drive::new(&device, self.network, address);
        let mut way = Way::new(self, desk, Chance::new(chance.next()));
        desk.refuses = self.faults.broken_disk * 5;
        for _ in 0..10_000 {
            if self.faults.killed_device > 0 && chance.once_in(self.faults.killed_device) {
                return None;
            }
            match drive.step(desk, &mut way) {
                Ok(None) => {}
                Ok(ending) => return ending,
                Err(Broken) => return None,
            }
        }
        panic!("I13: a session does not end");
    }

    /// A session on a network that works.
    pub fn sync(&self, desk: &mut Desk) -> Ending {
        assert_eq!(self.faults.lost_request + self.faults.killed_device, 0, "this network does not work");
        self.try_sync(desk, &mut Chance::new(1)).expect("nobody was killed")
    }

    /// Every operation of the server, by unit and commit, then what has no commit.
    pub fn ops(&self) -> Vec<OpRow> {
        let places = self.backend.ops();
        let ops = read(self.store(), |rows| {
            let op = |(replica, s, _): &(Uuid, u64, Option<u64>)| rows.op(*replica, *s);
            places.iter().map(op).collect::<Result<Vec<_>, _>>()
        });
        ops.expect("op").into_iter().map(|op| op.expect("an operation")).collect()
    }

    pub fn head(&self, unit: Uuid) -> u64 {
        read(self.store(), |rows| rows.head(unit)).expect("head")
    }

    /// Why operations of a desk lie aside.
    pub fn aside(&self) -> BTreeMap<(Uuid, u64), String> {
        let rows = read(self.store(), |rows| rows.aside()).expect("aside");
        rows.into_iter().map(|row| ((row.replica, row.s), row.code)).collect()
    }

    /// A device of somebody who reads all of a unit.
    fn somebody_whole(&self, unit: Uuid) -> Option<DeviceRow> {
        read(self.store(), |rows| {
            for device in rows.devices()? {
                let grants = rows.grants_of(device.person)?;
                let is_whole = |role: &str| Role::of(role).is_some_and(Role::is_whole);
                if grants.iter().any(|grant| grant.unit == unit && grant.until_ms.is_none() && is_whole(&grant.role)) {
                    return Ok(Some(device));
                }
            }
            Ok(None)
        })
        .expect("devices")
    }

    pub fn device_row(&self, id: Uuid) -> DeviceRow {
        read(self.store(), |rows| rows.device(id)).expect("device").expect("a device")
    }
}

/// The network between a desk and the server.
pub struct Way<'w> {
    pub world: &'w World,
    pub device: Uuid,
    pub skew_ms: i64,
    pub chance: Chance,
    /// The line drops after so many bytes of a long answer; 0 for never.
    pub drops_every: usize,
}

impl<'w> Way<'w> {
    pub fn new(world: &'w World, desk: &Desk, chance: Chance) -> Self {
        Self { world, device: desk.device.id(), skew_ms: desk.skew_ms, chance, drops_every: 0 }
    }
}

impl Way<'_> {
    fn strikes(&mut self, once_in: u64) -> bool {
        once_in > 0 && self.chance.once_in(once_in)
    }

    /// A request and its reply, as this network brings them.
    fn carry<T>(
        &mut self,
        mut answer: impl FnMut(&Central, &DeviceRow, i64) -> Result<T, Refusal>,
    ) -> Result<T, NoAnswer> {
        let world = self.world;
        world.now_ms.set(world.now_ms.get() + i64::try_from(self.chance.below(400)).expect("small"));
        if self.strikes(world.faults.lost_request) {
            return Err(NoAnswer::Cut);
        }
        let device = world.device_row(self.device);
        let is_doubled = self.strikes(world.faults.doubled);
        // Only who is asked over the network meets a disk that refuses: the tests themselves look at what is there.
        world.failing.broken.store(world.faults.broken_disk * 7, Ordering::Relaxed);
        if is_doubled {
            let _first = answer(world.central(), &device, world.now_ms.get());
        }
        let heard = answer(world.central(), &device, world.now_ms.get());
        world.failing.broken.store(0, Ordering::Relaxed);
        if self.strikes(world.faults.lost_reply) {
            return Err(NoAnswer::Cut);
        }
        heard.map_err(|refusal| match refusal.problem.status {
            // A server that was killed in the middle says nothing.
            503 | 507 if world.faults.strikes_server() => NoAnswer::Cut,
            status => {
                if status == 503 {
                    // What a log would hold: whoever plays a seed again reads why.
                    eprintln!("unavailable: {:?}", refusal.inside);
                }
                NoAnswer::Refused(*refusal.problem)
            }
        })
    }

    fn promise(world: &World, text: &str) -> Receipt {
        let receipt: Receipt = serde_json::from_str(text).expect("a receipt");
        if receipt.fate == Fate::Stored {
            world.promised.borrow_mut().push(receipt.clone());
        }
        receipt
    }
}

impl Transport for Way<'_> {
    fn now_ms(&mut self) -> i64 {
        self.world.now_ms.get() + self.skew_ms
    }

    fn challenge(&mut self) -> Result<String, NoAnswer> {
        Ok(format!("{}{}", self.chance.uuid().simple(), self.chance.uuid().simple()))
    }

    fn hello(&mut self, hello: &Hello) -> Result<Welcome, NoAnswer> {
        self.carry(|central, device, now_ms| central.hello(device, hello, now_ms))
    }

    fn push(&mut self, bundle: Uuid, bytes: &[u8]) -> Result<Receipt, NoAnswer> {
        let world = self.world;
        // A copy that was held up somewhere arrives now, long after its answer.
        if self.strikes(world.faults.late_copy) {
            let late = world.late.borrow_mut().pop();
            if let Some((device, id, bytes)) = late {
                let device = world.device_row(device);
                if let Ok(text) = world.central().push(&device, id, &bytes, world.now_ms.get()) {
                    Self::promise(world, &text);
                }
            }
            world.late.borrow_mut().push((self.device, bundle, bytes.to_vec()));
        }
        let body = if self.strikes(world.faults.cut_body) { &bytes[..self.chance.part_of(bytes.len())] } else { bytes };
        self.carry(|central, device, now_ms| {
            let text = central.push(device, bundle, body, now_ms)?;
            Ok(Self::promise(world, &text))
        })
    }

    fn pull(&mut self, cursor: Cursor, mine: OpRef) -> Result<Vec<u8>, NoAnswer> {
        let limit = 1 + self.chance.index(12);
        let person = self.world.device_row(self.device).person;
        let generous =
            (self.world.bug == Some(ServerBug::GivesTooMuch)).then(|| self.world.somebody_whole(cursor.unit));
        let generous = generous.flatten();
        let bytes = self.carry(|central, device, now_ms| {
            let device = generous.as_ref().unwrap_or(device);
            central.pull(device, cursor, Some(mine), limit, now_ms)
        })?;
        self.check_scope(person, &bytes);
        let whole = !self.strikes(self.world.faults.cut_body);
        Ok(if whole { bytes } else { bytes[..self.chance.part_of(bytes.len())].to_vec() })
    }

    fn offset(&mut self, photo: &Photo) -> Result<u64, NoAnswer> {
        self.carry(|central, device, _| Ok(central.upload_offset(device, photo.unit, &photo.hash)?.offset))
    }

    fn upload(&mut self, photo: &Photo, offset: u64, bytes: &[u8]) -> Result<u64, NoAnswer> {
        let sent = self.carry(|central, device, now_ms| {
            let place = (offset, photo.size);
            Ok(central.upload(device, photo.unit, &photo.hash, place, bytes, now_ms)?.offset)
        });
        match sent {
            Err(NoAnswer::Refused(problem)) if problem.status == 409 => Ok(problem.expected.expect("an offset")),
            sent => sent,
        }
    }

    fn fetch(&mut self, photo: &Photo) -> Result<Option<Vec<u8>>, NoAnswer> {
        match self.carry(|central, device, _| central.object(device, photo.unit, &photo.hash)) {
            Err(NoAnswer::Refused(problem)) if problem.status == 404 => Ok(None),
            fetched => fetched.map(Some),
        }
    }

    fn reconcile(&mut self, held: &Reconcile) -> Result<Wanted, NoAnswer> {
        self.carry(|central, device, _| central.wanted(device, held))
    }

    fn give(&mut self, _: Uuid, bytes: &[u8]) -> Result<Restored, NoAnswer> {
        let cut = self.strikes(self.world.faults.cut_body);
        let body = if cut { &bytes[..self.chance.part_of(bytes.len())] } else { bytes };
        let given = self.carry(|central, device, now_ms| central.restore(device, body, now_ms));
        // Cut on its way, it is sent again another time.
        if cut && given.is_err() { Err(NoAnswer::Cut) } else { given }
    }

    fn digest(&mut self, held: &DigestAsk) -> Result<Differing, NoAnswer> {
        self.carry(|central, device, now_ms| central.digest(device, held, now_ms))
    }

    fn lines(&mut self, lines: &Lines) -> Result<Vec<u8>, NoAnswer> {
        let person = self.world.device_row(self.device).person;
        let bytes = self.carry(|central, device, now_ms| central.lines(device, lines, now_ms))?;
        self.check_scope(person, &bytes);
        let whole = !self.strikes(self.world.faults.cut_body);
        Ok(if whole { bytes } else { bytes[..self.chance.part_of(bytes.len())].to_vec() })
    }

    fn snapshot(&mut self, unit: Uuid) -> Result<Option<Snapshot>, NoAnswer> {
        match self.carry(|central, device, now_ms| central.snapshot(device, unit, now_ms)) {
            Err(NoAnswer::Refused(problem)) if problem.status == 404 => Ok(None),
            made => made.map(Some),
        }
    }

    fn snapshot_part(&mut self, unit: Uuid, snapshot: &Snapshot, offset: u64) -> Result<Option<Vec<u8>>, NoAnswer> {
        let hash = &snapshot.hash;
        let bytes = self.carry(|central, device, now_ms| central.snapshot_part(device, unit, hash, offset, now_ms));
        let mut bytes = match bytes {
            Err(NoAnswer::Refused(problem)) if problem.status == 404 => return Ok(None),
            bytes => bytes?,
        };
        if self.strikes(self.world.faults.cut_body) {
            bytes.truncate(self.chance.part_of(bytes.len()));
        }
        if self.drops_every > 0 {
            bytes.truncate(self.drops_every);
        }
        if bytes.is_empty() { Err(NoAnswer::Cut) } else { Ok(Some(bytes)) }
    }

    fn tell(&mut self, receipts: &Receipts) -> Result<(), NoAnswer> {
        self.carry(|central, device, now_ms| central.receive(device, receipts, now_ms))
    }
}

impl Way<'_> {
    /// I11: no byte of a unit leaves for somebody who does not hold it now, and nobody's observation for headquarters.
    fn check_scope(&self, person: Uuid, bytes: &[u8]) {
        let world = self.world;
        let grants = read(world.store(), |rows| rows.grants_of(person)).expect("grants");
        let held: Vec<_> = grants.iter().filter(|grant| grant.until_ms.is_none()).collect();
        let bundle = Bundle::read(bytes, &Limits::default()).expect("a bundle");
        for line in &bundle.lines {
            let (unit, noun) = (line.envelope.u, line.envelope.t.as_str());
            let reads = unit == world.network
                || held.iter().any(|grant| {
                    let role = Role::of(&grant.role).expect("a role");
                    (grant.unit == unit || (grant.unit == world.network && !role.is_whole())) && reads_unit(role, noun)
                });
            // Said here once more, in other words than the protocol's own list.
            let is_hers = held
                .iter()
                .any(|grant| grant.unit == unit && !["headquarters", "administrator"].contains(&grant.role.as_str()));
            assert!(is_hers || noun != "observation", "I11: an observation left for headquarters");
            assert!(reads, "I11: {noun} of {unit} left for somebody who must not see it");
        }
    }
}

/// Something behind a lock that tests never contend for.
struct RefCellSync<T>(std::sync::Mutex<T>);

impl<T> RefCellSync<T> {
    fn new(inner: T) -> Self {
        Self(std::sync::Mutex::new(inner))
    }
}

/// How often the machine fails; 0 for never.
#[derive(Default)]
struct Failures {
    killed: AtomicU64,
    full: AtomicU64,
    broken: AtomicU64,
    pause: OnceLock<Pause>,
}

type Pause = Box<dyn Fn() + Send + Sync>;

/// A database whose machine dies or is full in the middle of a transaction, now and then: everything was written but the
/// commit.
struct Failing {
    store: Box<dyn ServerStore>,
    failing: Arc<Failures>,
    chance: RefCellSync<Chance>,
    bug: Option<ServerBug>,
}

impl Failing {
    fn strikes(&self, times: &AtomicU64) -> bool {
        let times = times.load(Ordering::Relaxed);
        times > 0 && self.chance.0.lock().expect("lock").once_in(times)
    }

    fn pause(&self) {
        if let Some(pause) = self.failing.pause.get() {
            pause();
        }
    }

    fn broken() -> StoreError {
        StoreError::File(std::io::Error::other("the disk refuses"))
    }
}

impl ServerStore for Failing {
    fn read(&self, work: &mut dyn FnMut(&mut dyn Rows) -> Result<(), StoreError>) -> Result<(), StoreError> {
        if self.strikes(&self.failing.broken) {
            return Err(Self::broken());
        }
        let read = self.store.read(work);
        self.pause();
        read
    }

    fn write(&self, work: &mut dyn FnMut(&mut dyn Rows) -> Result<(), StoreError>) -> Result<(), StoreError> {
        if self.strikes(&self.failing.broken) {
            return Err(Self::broken());
        }
        let (dies, is_full) = (self.strikes(&self.failing.killed), self.strikes(&self.failing.full));
        let written = self.store.write(&mut |rows| {
            work(rows)?;
            match (dies, is_full) {
                (true, _) => Err(StoreError::Database("killed".into())),
                (_, true) => Err(StoreError::Full),
                _ => Ok(()),
            }
        });
        self.pause();
        if dies && self.bug == Some(ServerBug::PromisesTooSoon) { Ok(()) } else { written }
    }

    fn scrub(&self) -> Result<(), StoreError> {
        self.store.scrub()
    }

    fn copy_into(&self, file: &Path) -> Result<(), StoreError> {
        self.store.copy_into(file)
    }
}

/// Units of a test.
pub fn units(chance: &mut Chance, count: usize) -> Vec<Uuid> {
    let units: BTreeSet<Uuid> = (0..count).map(|_| chance.uuid()).collect();
    units.into_iter().collect()
}
