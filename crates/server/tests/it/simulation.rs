//! Chance: some desks, a server, a network that fails in every way it can, and what must hold whatever happens. A seed
//! is one history; `SILLAGE_SEED=n` plays one again, `SILLAGE_SEEDS=n` plays more.

use std::collections::BTreeSet;

use sha2::{Digest, Sha256};
use sillage_server::payloads::Payloads;
use sillage_sync_protocol::{scope::Role, session::device::Ending};
use uuid::Uuid;

use crate::{
    backend::{SEEDS, SOAKS},
    chance::Chance,
    desk::{Bug, Desk, photo},
    invariants::{
        always, i1_no_loss, i3_convergence, i6_monotonic, i11_purged, i12_erasure, i16_repaired, i17_honesty, no_alarm,
        word,
    },
    world::{Faults, ServerBug, World, payload_key, units},
};

const NOUNS: [&str; 3] = ["zone", "finding", "observation"];
const DAY_MS: i64 = 86_400_000;

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok().and_then(|text| text.parse::<u64>().ok())
}

#[test]
fn three_hundred_histories() {
    if let Some(seed) = number("SILLAGE_SEED") {
        Story::new(seed).play();
        return;
    }
    let seeds = number("SILLAGE_SEEDS").unwrap_or(SEEDS);
    // One that fails stops no other: each says which it was.
    let next = std::sync::atomic::AtomicU64::new(0);
    let failed = std::sync::Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                loop {
                    let seed = next.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
                    if seed >= seeds {
                        break;
                    }
                    // Twice: a history that is not the same again could not be looked into.
                    let play = || assert_eq!(Story::new(seed).play(), Story::new(seed).play(), "history {seed}");
                    if std::panic::catch_unwind(play).is_err() {
                        failed.lock().expect("nobody panics here").push(seed);
                    }
                }
            });
        }
    });
    let failed = failed.into_inner().expect("nobody panics here");
    assert!(failed.is_empty(), "SILLAGE_SEED plays each of these again: {failed:?}");
}

/// An operation came back to a server without the one before it, and nobody was given its unit any more (750, 1668). A
/// computer that read nothing any more was never told of an erasure (2230). A later word was beaten by the one it replaced,
/// because one clock was ahead and the server ruled (2168, 2519), or ruled again once it was put back (3037, 4508, 7209).
#[test]
fn histories_that_once_found_something() {
    for seed in [750, 1668, 2168, 2230, 2519, 3037, 4508, 4665, 7209] {
        let mut story = Story::new(seed);
        // Found on disks that always answer.
        story.world.faults.broken_disk = 0;
        story.play();
    }
}

/// A defect somebody might build in, and the histories it takes to find it.
#[derive(Debug, Clone, Copy)]
enum Planted {
    Desk(Bug),
    Server(ServerBug),
}

/// Whoever looks for faults has to be seen finding some: each planted defect breaks a named rule in one of a few
/// histories.
#[test]
fn planted_defects_are_found() {
    const FEW: u64 = 120;
    // Whether faults are found is a question about the stories, not about the database.
    if !SOAKS {
        return;
    }
    let planted = [
        Planted::Desk(Bug::DropsALine),
        Planted::Desk(Bug::BelievesTooSoon),
        Planted::Desk(Bug::KeepsItsName),
        Planted::Desk(Bug::ForgetsRulings),
        Planted::Desk(Bug::KeepsTheUnit),
        Planted::Desk(Bug::KeepsThePerson),
        Planted::Desk(Bug::ClockGoesBack),
        Planted::Server(ServerBug::PromisesTooSoon),
        Planted::Server(ServerBug::GivesTooMuch),
        Planted::Server(ServerBug::ForgetsWhereItWas),
    ];
    let find = |planted: Planted| {
        let finds = |planted, seed| std::panic::catch_unwind(|| Story::with(seed, planted).play()).is_err();
        // A history that fails by itself would find everything.
        (0..FEW).find(|seed| finds(Some(planted), *seed) && !finds(None, *seed))
    };
    let found: Vec<_> = std::thread::scope(|scope| {
        let looking: Vec<_> = planted.map(|planted| scope.spawn(move || find(planted))).into();
        looking.into_iter().map(|looking| looking.join().expect("looked")).collect()
    });
    for (planted, seed) in planted.iter().zip(&found) {
        println!("{planted:?}: history {seed:?}");
    }
    let missed: Vec<_> = planted.iter().zip(&found).filter(|(_, seed)| seed.is_none()).collect();
    assert!(missed.is_empty(), "not found in {FEW} histories: {missed:?}");
}

/// F50: thirty desks of every role, ninety days, every fault at once.
#[test]
fn f50_mixed_fleet_soak() {
    if !SOAKS {
        return;
    }
    let mut story = Story::new(50);
    story.enlarge(30);
    story.days(90);
    story.play();
}

/// What this story has besides a bad network.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Plot {
    Plain,
    /// Disks are put back, and live twice.
    Copies,
    /// The server's database is put back.
    Backup,
    /// Units are given and taken.
    Grants,
    /// The server's database is put back, and a computer is gone for ever.
    Gone,
    /// People are erased.
    Erase,
    /// All of it, one thing after the other.
    Everything,
}

struct Story {
    seed: u64,
    chance: Chance,
    plot: Plot,
    world: World,
    desks: Vec<Desk>,
    units: Vec<Uuid>,
    entities: Vec<Uuid>,
    written: BTreeSet<String>,
    words: u64,
    /// People who may be observed, and those who were erased.
    people: Vec<Uuid>,
    erased: BTreeSet<Uuid>,
    /// Bundles on their way by hand.
    sticks: Vec<(Uuid, Uuid, Vec<u8>)>,
    turns: u64,
    longest_ms: u64,
    trace: Sha256,
}

impl Story {
    fn new(seed: u64) -> Self {
        Self::with(seed, None)
    }

    fn with(seed: u64, planted: Option<Planted>) -> Self {
        let mut chance = Chance::new(seed);
        // Every other server keeps what people write under a key; no history may be told by it.
        let payloads = if seed.is_multiple_of(2) { Payloads::default() } else { payload_key() };
        let mut world = World::under(&mut chance, payloads);
        let plots = [Plot::Plain, Plot::Copies, Plot::Backup, Plot::Grants, Plot::Gone, Plot::Erase, Plot::Everything];
        let plot = plots[chance.index(plots.len())];
        let units = units(&mut chance, 2);
        let most = if chance.once_in(10) { 9 } else { 4 };
        let count = 2 + chance.index(most);
        let desks: Vec<Desk> = (0..count)
            .map(|i| {
                let roles: &[(Uuid, Role)] = match i % 4 {
                    0 => &[(units[0], Role::Coach), (units[1], Role::Coach)],
                    1 => &[(units[0], Role::UnitManager)],
                    2 => &[(units[1], Role::UnitManager)],
                    _ => &[(world.network, Role::Headquarters)],
                };
                let mut desk = world.desk(&mut chance, roles);
                desk.skew_ms = match chance.below(8) {
                    0 => 3 * DAY_MS,
                    1 => -DAY_MS,
                    2 => 10 * 365 * DAY_MS,
                    3 => 240_000,
                    _ => 0,
                };
                desk
            })
            .collect();
        let often = |chance: &mut Chance| [0, 3, 8, 25][chance.index(4)];
        world.faults = Faults {
            lost_request: often(&mut chance),
            lost_reply: often(&mut chance),
            doubled: often(&mut chance),
            late_copy: often(&mut chance),
            cut_body: often(&mut chance),
            killed_device: often(&mut chance) * 5,
            killed_server: often(&mut chance) * 2,
            full_server: often(&mut chance) * 3,
            // From a chance of its own: what happens besides is what happened before disks broke.
            broken_disk: often(&mut Chance::new(!seed)),
        };
        let entities = (0..6).map(|_| chance.uuid()).collect();
        let people = (0..3).map(|_| chance.uuid()).collect();
        let mut story = Self {
            seed,
            chance,
            plot,
            world,
            desks,
            units,
            entities,
            written: BTreeSet::new(),
            words: 0,
            people,
            erased: BTreeSet::new(),
            sticks: Vec::new(),
            turns: 40,
            longest_ms: 3_600_000,
            trace: Sha256::new(),
        };
        match planted {
            Some(Planted::Desk(bug)) => story.desks.iter_mut().for_each(|desk| desk.bug = Some(bug)),
            Some(Planted::Server(bug)) => story.world.bug = Some(bug),
            None => {}
        }
        story.world.start();
        story
    }

    /// More desks, of every role.
    fn enlarge(&mut self, count: usize) {
        self.plot = Plot::Everything;
        while self.desks.len() < count {
            let roles: &[(Uuid, Role)] = match self.desks.len() % 6 {
                0 => &[(self.units[0], Role::Coach), (self.units[1], Role::Coach)],
                1 => &[(self.units[0], Role::UnitManager)],
                2 => &[(self.units[1], Role::LineManager)],
                3 => &[(self.world.network, Role::Headquarters)],
                4 => &[(self.world.network, Role::Administrator)],
                _ => &[(self.units[0], Role::Regional), (self.units[1], Role::Regional)],
            };
            let mut desk = self.desk(roles);
            desk.skew_ms = i64::try_from(self.chance.below(240_000)).expect("small");
            self.desks.push(desk);
        }
    }

    /// A desk enrolled on a network that fails: an administrator tries again.
    fn desk(&mut self, roles: &[(Uuid, Role)]) -> Desk {
        self.world.desk(&mut self.chance, roles)
    }

    /// As many days as these, at a turn an hour or so of work and a night now and then.
    fn days(&mut self, days: u64) {
        self.turns = 400;
        self.longest_ms = 2 * days * 86_400_000 / self.turns;
    }

    /// Plays it to its end; what it came to, step by step.
    fn play(mut self) -> String {
        let mut backup: Option<std::path::PathBuf> = None;
        let mut images: Vec<Option<crate::desk::Disk>> = vec![None; self.desks.len()];
        for turn in 0..self.turns {
            let later = i64::try_from(self.chance.below(self.longest_ms)).expect("small");
            self.world.now_ms.set(self.world.now_ms.get() + later);
            let at = self.chance.index(self.desks.len());
            match self.chance.below(14) {
                0..=4 => self.edit(at),
                5..=7 => drop(self.sync(at)),
                8 => self.world.start(),
                9 => self.carry_by_hand(at),
                10 => self.step_clock(at),
                _ => match self.twist() {
                    Plot::Plain | Plot::Everything => self.take_photo(at),
                    Plot::Copies => match images[at].take() {
                        Some(image) => self.put_back(at, image),
                        None => images[at] = Some(self.desks[at].disk.clone()),
                    },
                    Plot::Backup => match backup.take() {
                        Some(copy) => self.restore(&copy),
                        None => backup = Some(self.world.back_up()),
                    },
                    Plot::Grants => self.regrant(at),
                    Plot::Gone => match backup.take() {
                        Some(copy) => {
                            self.restore(&copy);
                            self.lose(at);
                        }
                        None => backup = Some(self.world.back_up()),
                    },
                    Plot::Erase => self.erase(),
                },
            }
            if turn % 8 == 0 {
                always(&self.world, &self.desks);
                self.write_down();
            }
        }
        self.settle();
        self.write_down();
        hex::encode(self.trace.finalize())
    }

    /// What is everywhere, for comparing a history with itself.
    fn write_down(&mut self) {
        // The server names an erasure by chance, its own and no seed's.
        let is_told = |raw: &str| !raw.contains(r#""k":"erase""#);
        for op in self.world.ops().iter().filter(|op| is_told(&op.raw)) {
            self.trace.update(format!("{} {:?} {:?} {:?}", op.raw, op.eff, op.commit, op.code));
        }
        for desk in &self.desks {
            let disk = &desk.disk;
            self.trace.update(format!("{} {:?} {:?}", disk.replica, disk.acked, disk.units));
            for (place, op) in disk.log.iter().filter(|(_, op)| is_told(&op.raw)) {
                self.trace.update(format!("{place:?} {} {:?}", op.raw, op.eff));
            }
        }
    }

    /// What happens besides, this time.
    fn twist(&mut self) -> Plot {
        let all = [Plot::Plain, Plot::Copies, Plot::Backup, Plot::Grants, Plot::Erase];
        if self.plot == Plot::Everything { all[self.chance.index(all.len())] } else { self.plot }
    }

    /// Words about a person, who may be erased one day.
    fn observe(&mut self, at: usize) {
        let now_ms = self.world.now_ms.get();
        let Some(unit) = self.unit_of(at) else {
            return;
        };
        let who = self.chance.index(self.people.len());
        self.words += 1;
        let words = format!("secret-{who}-{}-{}", self.seed, self.words);
        let (person, e) = (self.people[who], self.chance.uuid());
        let fields = serde_json::json!({"k": "set", "about": [person], "f": {"text": {"v": words, "b": null}}});
        self.desks[at].write(unit, "observation", e, fields, now_ms);
        self.words += 1;
        let words = format!("secret-{who}-{}-{}", self.seed, self.words);
        let fields = serde_json::json!({
            "k": "set", "f": {"observation": {"v": e, "b": null}, "fact": {"v": words, "b": null}},
        });
        let score = self.chance.uuid();
        self.desks[at].write(unit, "observation_score", score, fields, now_ms);
    }

    fn erase(&mut self) {
        let person = self.people[self.chance.index(self.people.len())];
        self.world.erase(person);
        self.erased.insert(person);
    }

    fn unit_of(&self, at: usize) -> Option<Uuid> {
        let units = self.desks[at].disk.units.iter();
        let mut whole = units.filter(|(unit, (role, _))| role.is_whole() && **unit != self.world.network);
        whole.next().map(|(unit, _)| *unit)
    }

    /// A stick leaves with everything a history holds, or one that left before arrives; a copy stays on it.
    fn carry_by_hand(&mut self, at: usize) {
        if self.sticks.is_empty() || self.chance.once_in(2) {
            let disk = &self.desks[at].disk;
            let last = disk.last(disk.replica);
            if last > 0 {
                let (id, bytes) = crate::scenarios::bundle(&self.desks[at], 1, last);
                self.sticks.push((self.desks[at].device.id(), id, bytes));
            }
            return;
        }
        let (device, id, bytes) = self.sticks[self.chance.index(self.sticks.len())].clone();
        let cut = if self.chance.once_in(4) { self.chance.part_of(bytes.len()) } else { bytes.len() };
        let device = self.world.device_row(device);
        // Whatever is answered stays on the stick.
        let _answer = self.world.central().push(&device, id, &bytes[..cut], self.world.now_ms.get());
    }

    fn step_clock(&mut self, at: usize) {
        let steps = [-10 * 365 * DAY_MS, -3_600_000, 0, 3_600_000, 10 * 365 * DAY_MS];
        self.desks[at].skew_ms = steps[self.chance.index(steps.len())];
    }

    /// The database is put back. What was nowhere else, on no computer either, is gone for good.
    fn restore(&mut self, copy: &std::path::Path) {
        self.world.put_back(copy);
        let mut left: BTreeSet<String> = self.world.ops().iter().filter_map(|op| word(&op.raw)).collect();
        left.extend(self.desks.iter().flat_map(|desk| desk.disk.log.values().filter_map(|op| word(&op.raw))));
        self.written.retain(|word| left.contains(word));
    }

    /// A computer is gone for ever, and with it what was nowhere else.
    fn lose(&mut self, at: usize) {
        if self.desks.len() < 3 {
            return;
        }
        let of = |disk: &crate::desk::Disk| -> BTreeSet<String> {
            disk.log.values().filter_map(|op| word(&op.raw)).collect()
        };
        let gone = of(&self.desks[at].disk);
        // Its person sits down at a new computer, which knows nothing.
        let (person, network) = (self.desks[at].person, self.world.network);
        let fresh = Desk::new(person, network, Chance::new(self.chance.next()));
        self.world.enrol(&fresh);
        let bug = self.desks[at].bug;
        self.desks[at] = Desk { bug, ..fresh };
        let here: BTreeSet<String> = self.world.ops().iter().filter_map(|op| word(&op.raw)).collect();
        // Whoever was given it by the server has its proof, and brings it back: I16.
        let elsewhere: BTreeSet<String> = self.desks.iter().flat_map(|desk| of(&desk.disk)).collect();
        for word in gone.iter().filter(|word| !here.contains(*word) && !elsewhere.contains(*word)) {
            self.written.remove(word);
        }
    }

    fn word(&mut self) -> String {
        self.words += 1;
        let word = format!("word-{}-{}", self.seed, self.words);
        self.written.insert(word.clone());
        word
    }

    fn edit(&mut self, at: usize) {
        let now_ms = self.world.now_ms.get();
        if self.chance.once_in(4) {
            self.observe(at);
        }
        for _ in 0..=self.chance.below(5) {
            let entity = self.chance.index(self.entities.len());
            let unit = self.units[entity % 2];
            // One writes in the units one has; headquarters write nothing here.
            let Some((role, _)) = self.desks[at].disk.units.get(&unit).copied().filter(|(role, _)| role.is_whole())
            else {
                continue;
            };
            assert!(role.is_whole());
            let word = self.word();
            let (noun, e) = (NOUNS[entity % 3], self.entities[entity]);
            let field = ["name", "note"][self.chance.index(2)];
            self.desks[at].set(unit, noun, e, field, &word, now_ms);
        }
    }

    fn sync(&mut self, at: usize) -> Option<Ending> {
        let before = self.desks[at].disk.clone();
        let ending = self.world.try_sync(&mut self.desks[at], &mut self.chance);
        if ending == Some(Ending::Complete) {
            i6_monotonic(&before, &self.desks[at]);
        }
        self.trace.update(format!("{at} {ending:?}"));
        ending
    }

    fn take_photo(&mut self, at: usize) {
        let Some(unit) = self.desks[at].disk.units.iter().find(|(_, (role, _))| role.is_whole()).map(|(unit, _)| *unit)
        else {
            return;
        };
        if unit == self.world.network {
            return;
        }
        let bytes = vec![u8::try_from(at).expect("small"); 1_000 + self.chance.index(600_000)];
        self.desks[at].disk.photos.insert(photo(unit, &bytes), bytes);
    }

    /// An older image of a disk takes its place: what was only there is gone, and nothing else.
    fn put_back(&mut self, at: usize, image: crate::desk::Disk) {
        let of = |disk: &crate::desk::Disk| -> BTreeSet<String> {
            disk.log.values().filter_map(|op| word(&op.raw)).collect()
        };
        let kept = of(&image);
        let sent: BTreeSet<String> = self.world.ops().iter().filter_map(|op| word(&op.raw)).collect();
        let elsewhere: BTreeSet<String> =
            self.desks.iter().enumerate().filter(|(i, _)| *i != at).flat_map(|(_, desk)| of(&desk.disk)).collect();
        for gone in of(&self.desks[at].disk) {
            if !kept.contains(&gone) && !sent.contains(&gone) && !elsewhere.contains(&gone) {
                self.written.remove(&gone);
            }
        }
        self.desks[at].disk = image;
    }

    fn regrant(&mut self, at: usize) {
        let person = self.desks[at].person;
        // One that is held, as often as not.
        let held = self.unit_of(at).filter(|_| self.chance.once_in(2));
        let unit = held.unwrap_or(self.units[self.chance.index(2)]);
        if self.desks[at].disk.units.values().any(|(role, _)| !role.is_whole()) {
            return;
        }
        if self.chance.once_in(2) {
            self.world.end_grant(person, unit);
        } else {
            self.world.grant(person, unit, [Role::Coach, Role::UnitManager][self.chance.index(2)]);
        }
    }

    /// The network works again: in a bounded number of rounds everybody knows everything that is theirs.
    fn settle(&mut self) {
        self.world.faults = Faults::default();
        self.world.start();
        let (mut quiet, mut endings) = (0, Vec::new());
        for _ in 0..20 {
            endings = (0..self.desks.len()).map(|at| self.sync(at)).collect();
            // Who did not carry an erasure out in sixty days is revoked, and stays outside from then on.
            let settled = endings.iter().all(|ending| matches!(ending, Some(Ending::Complete | Ending::Revoked)))
                && self.desks.iter().all(|desk| desk.disk.is_all_sent());
            quiet = if settled { quiet + 1 } else { 0 };
            if quiet == 2 {
                break;
            }
        }
        assert_eq!(quiet, 2, "I13: no rest after twenty rounds: {endings:?}");
        always(&self.world, &self.desks);
        i1_no_loss(&self.world, &self.written);
        match self.plot {
            _ if !self.erased.is_empty() => {}
            // After the server was put back, words may stand under a new name (no word is lost: I1), and where computers
            // were put back too, a promise may be on no disk at all.
            Plot::Backup | Plot::Gone | Plot::Everything => i16_repaired(&self.world, &self.desks),
            _ => i17_honesty(&self.world),
        }
        let erased: Vec<usize> =
            (0..self.people.len()).filter(|who| self.erased.contains(&self.people[*who])).collect();
        let is_inside = |desk: &&Desk| self.world.device_row(desk.device.id()).revoked_ms.is_none();
        let inside: Vec<&Desk> = self.desks.iter().filter(is_inside).collect();
        assert!(inside.len() == self.desks.len() || self.plot == Plot::Everything, "nobody was revoked in so few days");
        i12_erasure(&self.world, &inside, &erased);
        for desk in inside {
            i11_purged(&self.world, desk);
            // After a database was put back the two may really differ, and comparing is how they find out: what an author's
            // stick brought first was ruled anew.
            if ![Plot::Backup, Plot::Gone, Plot::Everything].contains(&self.plot) {
                no_alarm(desk);
            }
            for (unit, (role, _)) in &desk.disk.units {
                if role.is_whole() && *unit != self.world.network {
                    i3_convergence(&self.world, desk, *unit);
                }
            }
        }
        let takes = [Plot::Grants, Plot::Everything].contains(&self.plot);
        let wrong: Vec<_> = self.world.aside().into_values().filter(|code| code != "erased").collect();
        assert!(takes || wrong.is_empty(), "nothing was wrong with any operation: {wrong:?}");
    }
}
