//! Chance: some desks, a server, a network that fails in every way it can, and what must hold whatever happens. A seed
//! is one history; `SILLAGE_SEED=n` plays one again, `SILLAGE_SEEDS=n` plays more.

use std::collections::BTreeSet;

use sillage_sync_protocol::{scope::Role, session::device::Ending};
use uuid::Uuid;

use crate::{
    backend::SEEDS,
    chance::Chance,
    desk::{Desk, photo},
    invariants::{always, i1_no_loss, i3_convergence, i17_honesty, word},
    world::{Faults, World, units},
};

const NOUNS: [&str; 3] = ["zone", "finding", "observation"];
const DAY_MS: i64 = 86_400_000;

#[test]
fn three_hundred_histories() {
    let number = |name: &str| std::env::var(name).ok().and_then(|text| text.parse::<u64>().ok());
    if let Some(seed) = number("SILLAGE_SEED") {
        return Story::new(seed).play();
    }
    let seeds = number("SILLAGE_SEEDS").unwrap_or(SEEDS);
    // Each in a thread of its own, so that the one that fails says which it was.
    let next = std::sync::atomic::AtomicU64::new(0);
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                loop {
                    let seed = next.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
                    if seed >= seeds {
                        break;
                    }
                    let played = std::panic::catch_unwind(|| Story::new(seed).play());
                    assert!(played.is_ok(), "SILLAGE_SEED={seed} plays it again");
                }
            });
        }
    });
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
}

impl Story {
    fn new(seed: u64) -> Self {
        let mut chance = Chance::new(seed);
        let mut world = World::new(&mut chance);
        let plot = [Plot::Plain, Plot::Copies, Plot::Backup, Plot::Grants][chance.index(4)];
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
        };
        let entities = (0..6).map(|_| chance.uuid()).collect();
        let mut story = Self { seed, chance, plot, world, desks, units, entities, written: BTreeSet::new(), words: 0 };
        story.world.start();
        story
    }

    fn play(mut self) {
        let mut backup: Option<std::path::PathBuf> = None;
        let mut images: Vec<Option<crate::desk::Disk>> = vec![None; self.desks.len()];
        for turn in 0..40 {
            let later = i64::try_from(self.chance.below(3_600_000)).expect("small");
            self.world.now_ms.set(self.world.now_ms.get() + later);
            let at = self.chance.index(self.desks.len());
            match self.chance.below(10) {
                0..=4 => self.edit(at),
                5..=7 => drop(self.sync(at)),
                8 => self.world.start(),
                _ => match self.plot {
                    Plot::Plain => self.take_photo(at),
                    Plot::Copies => match images[at].take() {
                        Some(image) => self.put_back(at, image),
                        None => images[at] = Some(self.desks[at].disk.clone()),
                    },
                    Plot::Backup => match backup.take() {
                        Some(copy) => self.world.put_back(&copy),
                        None => backup = Some(self.world.back_up()),
                    },
                    Plot::Grants => self.regrant(at),
                },
            }
            if turn % 8 == 0 {
                always(&self.world, &self.desks);
            }
        }
        self.settle();
    }

    fn word(&mut self) -> String {
        self.words += 1;
        let word = format!("word-{}-{}", self.seed, self.words);
        self.written.insert(word.clone());
        word
    }

    fn edit(&mut self, at: usize) {
        let now_ms = self.world.now_ms.get();
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
        self.world.try_sync(&mut self.desks[at], &mut self.chance)
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
        let (person, unit) = (self.desks[at].person, self.units[self.chance.index(2)]);
        if at % 4 == 3 {
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
        let mut quiet = 0;
        for _ in 0..12 {
            let endings: Vec<_> = (0..self.desks.len()).map(|at| self.sync(at)).collect();
            let settled = endings.iter().all(|ending| *ending == Some(Ending::Complete))
                && self.desks.iter().all(|desk| desk.disk.is_all_sent());
            quiet = if settled { quiet + 1 } else { 0 };
            if quiet == 2 {
                break;
            }
        }
        assert_eq!(quiet, 2, "I13: no rest after twelve rounds");
        always(&self.world, &self.desks);
        i1_no_loss(&self.world, &self.written);
        i17_honesty(&self.world);
        for desk in &self.desks {
            for (unit, (role, _)) in &desk.disk.units {
                if role.is_whole() && *unit != self.world.network {
                    i3_convergence(&self.world, desk, *unit);
                }
            }
        }
        assert!(self.plot == Plot::Grants || self.world.aside().is_empty(), "nothing was wrong with any operation");
    }
}
