//! What somebody may do to a profile nothing of which was ever sent: leave it, lend it, put an older copy back, take
//! things away, ask for it to be deleted. Whatever they do, every word that was written stays on the computer: in the
//! profile, or in a copy or a file of it that was set aside.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};

use serde_json::{Value, json};
use sillage_api::{App, Failure};
use sillage_store::{DataKey, Store, StoreError};
use sillage_testkit::{Paper, TestClock};

use crate::{
    acts::call,
    damage::{act, copy_folder},
};

const PASSPHRASE: &str = "cinq mots pour une boutique";
const NEW_PASSPHRASE: &str = "une phrase toute nouvelle";
const PIN: &str = "4821";

/// A profile of somebody real, in the middle of a day, with a copy older than most of it.
struct Desk {
    app: App,
    known: Value,
    root: PathBuf,
}

impl Desk {
    fn open(root: &Path, known: Value) -> Self {
        let clock = TestClock::default();
        let app = App::new(root, Box::new(clock.clone()), Some(Box::new(clock)), Arc::new(Paper::default()));
        Self { app: app.in_a_hurry(), known, root: root.into() }
    }

    fn ask(&self, name: &str, body: Value) -> Result<Value, Failure> {
        call(&self.app, name, body)
    }

    fn answer(&self, name: &str, body: Value) -> Value {
        self.ask(name, body).unwrap_or_else(|failure| panic!("{name}: {failure:?}"))
    }

    fn unlock(&self) -> Result<Value, Failure> {
        self.ask("profile.unlock", json!({ "profile": self.known["profile"], "passphrase": PASSPHRASE }))
    }

    /// Something of the day.
    fn of(&self, name: &str) -> Value {
        self.known[name].clone()
    }

    fn find(&self, text: &str) -> Value {
        let finding = json!({ "visit_day": self.of("day"), "kind": "irritant", "text": text });
        self.answer("visit.record_finding", finding)["finding"].clone()
    }

    fn colleague(&self, name: &str, unit: &Value) -> Value {
        let person = json!({ "unit": unit, "person": null, "name": name, "number": null, "email": null,
                             "role": "team_member", "until": null });
        self.answer("network.record_person", person)["person"].clone()
    }

    fn zone(&self, name: &str) -> Value {
        let unit = self.of("unit");
        self.answer("network.record_zone", json!({ "unit": unit, "zone": null, "name": { "fr": name } }));
        self.answer("network.get_unit_setup", json!({ "unit": unit }))["zones"][0]["zone"].clone()
    }
}

/// Makes the profile, and says what the deeds need to know of it.
fn prepare(root: &Path) -> Value {
    let desk = Desk::open(root, Value::Null);
    let asked = json!({ "name": "Hélène Aubry", "network": "Réseau d’essai", "unit": "Place Neuve", "passphrase": PASSPHRASE,
                        "pin": PIN, "unit_kind": "shop", "role": "coach", "locale": "fr" });
    let code = desk.answer("profile.create_profile", asked)["recovery_code"].clone();
    let profile = desk.answer("session.get_state", json!({}))["profile"]["id"].clone();
    let unit = desk.answer("visit.list_units", json!({}))["units"][0]["unit"].clone();
    let day = desk.answer("visit.start_unplanned", json!({ "unit": unit }))["visit_day"].clone();
    let copy = desk.answer("backup.make_backup", json!({}))["backup"]["name"].clone();
    let mut desk = desk;
    desk.known = json!({ "profile": profile, "code": code, "unit": unit, "day": day, "copy": copy });
    let finding = desk.find("Une lampe grésille.");
    let person = desk.colleague("Léa Roux", &unit);
    let zone = desk.zone("Réserve");
    let promise = json!({ "unit": unit, "visit_day": day, "source": "plan", "source_id": null, "title": "Changer la lampe",
                          "owner": null, "due": "one_week" });
    let action = desk.answer("action.promise_action", promise)["action"].clone();
    let walk = desk.answer("walk.start_pass", json!({ "visit_day": day, "sense": "sight", "moment": "quiet" }))["walk"]
        .clone();
    let said = json!({ "visit_day": day, "unit": null, "text": "La file n’avance pas", "polarity": "negative",
                       "channel": "walk_in" });
    let verbatim = desk.answer("voice.record_verbatim", said)["verbatim"].clone();
    desk.answer("draft.record_draft", json!({ "key": "note", "text": "à moitié dit" }));
    for (name, id) in [("finding", finding), ("person", person), ("zone", zone), ("action", action), ("walk", walk)] {
        desk.known[name] = id;
    }
    desk.known["verbatim"] = verbatim;
    desk.answer("profile.lock", json!({}));
    desk.known
}

/// Something somebody does. What comes of it is theirs: carried out or refused.
type Deed = fn(&Desk) -> Result<Value, Failure>;

/// Each ends as it says: carried out, or refused with this code.
const DEEDS: &[(&str, Option<&str>, Deed)] = &[
    ("ends the program", None, |_| Ok(Value::Null)),
    ("locks", None, |desk| desk.ask("profile.lock", json!({}))),
    ("locks and comes back", None, |desk| {
        desk.ask("profile.lock", json!({}))?;
        desk.unlock()
    }),
    ("rests and comes back", None, |desk| {
        desk.ask("profile.rest", json!({}))?;
        desk.ask("profile.wake", json!({ "pin": PIN }))
    }),
    ("rests and guesses until it locks", Some("wrong_pin"), |desk| {
        desk.ask("profile.rest", json!({}))?;
        (0..5).map(|_| desk.ask("profile.wake", json!({ "pin": "0000" }))).next_back().unwrap_or(Ok(Value::Null))
    }),
    ("goes over to a practice profile", None, |desk| {
        desk.ask("profile.create_practice", json!({ "role": "coach", "locale": "fr" }))
    }),
    ("asks for the profile to be deleted as if it were for practice", Some("not_practice"), |desk| {
        desk.ask("profile.delete_practice", json!({ "profile": desk.of("profile") }))
    }),
    ("deletes a practice profile beside it", None, |desk| {
        desk.ask("profile.create_practice", json!({ "role": "coach", "locale": "fr" }))?;
        let other = desk.answer("session.get_state", json!({}))["profile"]["id"].clone();
        desk.ask("profile.delete_practice", json!({ "profile": other }))
    }),
    ("makes another profile beside it", None, |desk| {
        desk.ask(
            "profile.create_joining",
            json!({ "name": "Jeanne Morel", "role": "coach", "locale": "fr", "passphrase": NEW_PASSPHRASE, "pin": "1593" }),
        )
    }),
    ("forgets the passphrase", None, |desk| {
        let ask = json!({ "profile": desk.of("profile"), "recovery_code": desk.of("code"), "new_passphrase": NEW_PASSPHRASE });
        desk.ask("profile.recover", ask)
    }),
    ("puts an older copy back", None, |desk| desk.ask("backup.restore_backup", json!({ "name": desk.of("copy") }))),
    ("puts an older copy back at the door", None, |desk| {
        desk.ask("profile.lock", json!({}))?;
        let ask = json!({ "profile": desk.of("profile"), "name": desk.of("copy"), "passphrase": PASSPHRASE });
        desk.ask("backup.rescue_profile", ask)
    }),
    ("takes the profile from its copy", None, |desk| {
        let place = desk.root.join(desk.of("profile").as_str().expect("an id")).join("backups");
        let ask = json!({ "place": place, "recovery_code": desk.of("code"), "new_passphrase": NEW_PASSPHRASE });
        desk.ask("profile.adopt_copy", ask)
    }),
    ("chooses a second place", None, |desk| {
        let place = desk.root.join("stick");
        fs::create_dir_all(&place).expect("a folder");
        desk.ask("backup.choose_second_place", json!({ "path": place }))
    }),
    ("leaves a server that is none", Some("sync_no_server"), |desk| desk.ask("sync.forget_server", json!({}))),
    ("joins with a line that is none", Some("sync_line_unreadable"), |desk| {
        desk.ask("sync.enrol_device", json!({ "line": "rien" }))
    }),
    ("takes back the last entry", None, |desk| {
        desk.find("Un tapis glisse.");
        desk.ask("history.undo_last", json!({ "visit_day": desk.of("day") }))
    }),
    ("takes back and does again", None, |desk| {
        desk.find("Un tapis glisse.");
        desk.ask("history.undo_last", json!({ "visit_day": desk.of("day") }))?;
        desk.ask("history.redo_last", json!({ "visit_day": desk.of("day") }))
    }),
    ("takes everything back", Some("nothing_to_undo"), |desk| {
        loop {
            desk.ask("history.undo_last", json!({ "visit_day": desk.of("day") }))?;
        }
    }),
    ("deletes a finding", None, |desk| desk.ask("walk.retract_finding", json!({ "finding": desk.of("finding") }))),
    ("deletes what a customer said", None, |desk| {
        desk.ask("voice.retract_verbatim", json!({ "verbatim": desk.of("verbatim") }))
    }),
    ("deletes a finding and brings it back", None, |desk| {
        desk.ask("walk.retract_finding", json!({ "finding": desk.of("finding") }))?;
        desk.ask("bin.restore_deleted", json!({ "noun": "finding", "id": desk.of("finding") }))
    }),
    ("drops a promise", None, |desk| {
        desk.ask("action.drop_action", json!({ "action": desk.of("action"), "reason": "Plus besoin." }))
    }),
    ("removes a zone", None, |desk| desk.ask("network.remove_zone", json!({ "zone": desk.of("zone") }))),
    ("closes the day", None, |desk| {
        desk.ask("visit.close_day", json!({ "visit_day": desk.of("day"), "reason": "Fermeture avancée." }))
    }),
    ("closes the day and opens it again", None, |desk| {
        desk.ask("visit.close_day", json!({ "visit_day": desk.of("day"), "reason": "Fermeture avancée." }))?;
        desk.ask("visit.reopen_day", json!({ "visit_day": desk.of("day") }))
    }),
    ("lends the computer and takes it back", None, |desk| {
        desk.ask("session.hand_over", json!({ "what": { "kind": "rating", "visit_day": desk.of("day") } }))?;
        desk.ask("session.take_back", json!({ "pin": PIN }))
    }),
    ("lets go of a text being typed", None, |desk| desk.ask("draft.drop_drafts", json!({ "prefix": "" }))),
    ("switches off observations nobody opened", Some("organisation_not_recorded"), |desk| {
        desk.ask("organisation.switch_observations", json!({ "on": false }))
    }),
    ("begins a referential and drops it", None, |desk| {
        let begun = json!({ "kind": "service", "title": { "fr": "Accueil", "en": "Welcome" }, "starter": null });
        let version = desk.ask("referential.start_referential", begun)?["version"].clone();
        desk.ask("referential.drop_draft", json!({ "version": version }))
    }),
    ("changes every looks there are", None, |desk| {
        for (key, value) in [("theme", json!("dark")), ("locale", json!("en")), ("lock_after_min", json!(1))] {
            desk.ask("setting.change_setting", json!({ "key": key, "value": value }))?;
        }
        Ok(Value::Null)
    }),
];

/// Does each deed on a profile of its own.
pub fn unsent(trial: &Path) -> Value {
    let base = trial.join("real");
    let known = prepare(&base);
    let folder = base.join(known["profile"].as_str().expect("an id"));
    let key = Store::read_vault(&folder).and_then(|vault| vault.unlock(PASSPHRASE)).expect("a key");
    let written = lines_in(&folder, &key).expect("read");
    assert!(written.len() > 8, "{} operations", written.len());
    let (mut lost, mut first) = (0, String::new());
    for (what, code, deed) in DEEDS {
        let root = trial.join("deed");
        copy_folder(&base, &root);
        let desk = Desk::open(&root, known.clone());
        desk.unlock().expect("unlocked");
        let came = deed(&desk).err().map(|failure| failure.code.to_string());
        drop(desk);
        let left = written.difference(&kept(&root.join(known["profile"].as_str().expect("an id")), &key)).count();
        if left > 0 || came.as_deref() != *code {
            lost += 1;
            if first.is_empty() {
                first = format!("{what}: {left} operations are nowhere, {came:?} instead of {code:?}");
            }
        }
        fs::remove_dir_all(&root).expect("removed");
    }
    json!({ "trials": DEEDS.len(), "lost": lost, "first": first })
}

/// Everything that is said in a profile, in its copies and in what was set aside.
fn kept(folder: &Path, key: &DataKey) -> BTreeSet<String> {
    let mut all = lines_in(folder, key).unwrap_or_default();
    let inside = |folder: &Path| fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let aside = inside(folder).filter(|path| path.join("sillage.db").is_file()).map(|path| path.join("sillage.db"));
    let copies = inside(&folder.join("backups")).filter(|path| path.extension().is_some_and(|end| end == "db"));
    for file in aside.chain(copies).collect::<Vec<_>>() {
        // As somebody who puts it back would find it.
        let place = folder.join("found");
        fs::create_dir_all(&place).expect("a folder");
        fs::copy(folder.join("vault.json"), place.join("vault.json")).expect("a vault");
        fs::copy(file, place.join("sillage.db")).expect("a file");
        all.extend(lines_in(&place, key).unwrap_or_default());
        fs::remove_dir_all(&place).expect("removed");
    }
    all
}

/// Every operation of a file, as it was written.
fn lines_in(folder: &Path, key: &DataKey) -> Result<BTreeSet<String>, StoreError> {
    let store = Store::open(folder, key.clone(), "boot-1")?;
    let heads = store.verify()?.heads;
    store.read(act(), |db| {
        let mut lines = BTreeSet::new();
        for (replica, _) in heads {
            lines.extend(db.list_outgoing(replica, 0, usize::MAX >> 1)?.into_iter().map(|operation| operation.raw));
        }
        Ok(lines)
    })
}
