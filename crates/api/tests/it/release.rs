//! A newer program brought as a file: signed by whoever makes Sillage, for this system, newer, or not taken.

use std::{
    env::consts::{ARCH, OS},
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};

use minisign::KeyPair;
use serde_json::{Value, json};
use sillage_api::{App, Failure, Meta};
use sillage_testkit::{Paper, TestClock};

/// A desk whose program believes one key, and a stick.
struct Stick {
    app: App,
    key: KeyPair,
    folder: tempfile::TempDir,
}

impl Stick {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("folder");
        let key = KeyPair::generate_unencrypted_keypair().expect("keys");
        let app = program(&folder.path().join("profiles")).believing_releases_of(&key.pk.to_base64());
        app.open_practice("coach", "fr").expect("practice");
        Self { app, key, folder }
    }

    fn ask(&self, name: &str, body: Value) -> Result<Value, Failure> {
        self.app.call(name, body, Meta::default()).map(|answered| answered.answer)
    }

    /// A file on the stick, signed by a key with words about it.
    fn lay(&self, key: &KeyPair, about: &str, bytes: &[u8]) -> PathBuf {
        let path = self.folder.path().join("brought.deb");
        fs::write(&path, bytes).expect("written");
        let signature = minisign::sign(Some(&key.pk), &key.sk, bytes, Some(about), None).expect("signed");
        fs::write(self.folder.path().join("brought.deb.minisig"), signature.to_string()).expect("written");
        path
    }

    fn version(&self, version: &str) -> PathBuf {
        self.lay(&self.key, &format!("sillage {version} {OS} {ARCH}"), format!("package {version}").as_bytes())
    }

    fn take(&self, path: &Path) -> Result<Value, Failure> {
        self.ask("release.take_file", json!({ "path": path }))
    }

    fn refusal(&self, path: &Path) -> String {
        let before = self.ask("release.get_state", json!({})).expect("state");
        let refused = self.take(path).expect_err("not to be taken").code;
        assert_eq!(self.ask("release.get_state", json!({})).expect("state"), before, "{refused} changes nothing");
        refused
    }
}

fn program(root: &Path) -> App {
    let clock = TestClock::default();
    App::new(root, Box::new(clock.clone()), Some(Box::new(clock)), Arc::new(Paper::default())).in_a_hurry()
}

#[test]
fn a_newer_version_waits_until_it_is_installed_or_removed() {
    let stick = Stick::new();
    assert_eq!(
        stick.ask("release.get_state", json!({})).expect("state"),
        json!({ "is_possible": true, "waiting": null })
    );
    assert_eq!(stick.app.waiting_release().expect_err("none").code, "release_missing");
    let taken = stick.take(&stick.version("99.1.0")).expect("taken");
    assert_eq!(taken["waiting"], json!({ "version": "99.1.0", "bytes": "package 99.1.0".len() }));
    let path = stick.app.waiting_release().expect("waits");
    assert_eq!(
        (fs::read(&path).expect("a file"), path.extension().expect("an ending").to_str()),
        (b"package 99.1.0".to_vec(), Some("deb"))
    );
    // The stick may be gone, and the program started anew.
    let again = program(&stick.folder.path().join("profiles")).believing_releases_of(&stick.key.pk.to_base64());
    assert_eq!(again.waiting_release().expect_err("nobody is in").code, "no_profile");
    // A newer one takes its place, an older one does not.
    assert_eq!(stick.take(&stick.version("99.2.0")).expect("taken")["waiting"]["version"], "99.2.0");
    assert_eq!(stick.refusal(&stick.version("99.1.0")), "release_not_newer");
    assert_eq!(stick.ask("release.drop_file", json!({})).expect("removed")["waiting"], Value::Null);
    assert!(!stick.folder.path().join("profiles/releases").exists());
}

#[test]
fn what_cannot_be_taken_costs_nothing_that_waits() {
    let stick = Stick::new();
    stick.take(&stick.version("99.1.0")).expect("taken");
    let genuine = stick.version("99.2.0");
    for name in ["brought.zip", "brought", "brought.deb.txt"] {
        let other = genuine.with_file_name(name);
        fs::copy(&genuine, &other).expect("copied");
        fs::copy(genuine.with_file_name("brought.deb.minisig"), genuine.with_file_name(format!("{name}.minisig")))
            .expect("copied");
        assert_eq!(stick.refusal(&other), "release_not_genuine", "{name} is nothing a system installs");
    }
    // What was installed, or is not believed any more, does not lie about.
    let waiting = stick.app.waiting_release().expect("waits");
    fs::write(&waiting, b"changed").expect("written");
    assert_eq!(stick.ask("release.get_state", json!({})).expect("state")["waiting"], Value::Null);
    assert!(!waiting.exists());
}

#[test]
fn what_is_not_signed_for_this_program_is_not_taken() {
    let stick = Stick::new();
    let (other, here) = (KeyPair::generate_unencrypted_keypair().expect("keys"), format!("{OS} {ARCH}"));
    let newer = format!("sillage 99.1.0 {here}");
    assert_eq!(stick.refusal(&stick.lay(&other, &newer, b"package")), "release_not_genuine", "another key");
    for version in ["0.0.1", env!("CARGO_PKG_VERSION")] {
        assert_eq!(stick.refusal(&stick.version(version)), "release_not_newer", "{version}");
    }
    for about in ["sillage 99.1.0 plan9 vax", &format!("sillage 99.1.0 {OS} vax")] {
        assert_eq!(stick.refusal(&stick.lay(&stick.key, about, b"package")), "release_for_other_system", "{about}");
    }
    for about in
        ["", "sillage", &format!("other 99.1.0 {here}"), &format!("sillage newest {here}"), &format!("{newer} more")]
    {
        assert_eq!(stick.refusal(&stick.lay(&stick.key, about, b"package")), "release_not_genuine", "{about}");
    }
    // Every byte of the file counts, and what is signed about it.
    let path = stick.version("99.1.0");
    let whole = fs::read(&path).expect("a file");
    for at in 0..whole.len() {
        let mut harmed = whole.clone();
        harmed[at] ^= 1;
        fs::write(&path, harmed).expect("written");
        assert_eq!(stick.refusal(&path), "release_not_genuine", "byte {at}");
    }
    fs::write(&path, &whole).expect("written");
    let beside = stick.folder.path().join("brought.deb.minisig");
    let signature = fs::read_to_string(&beside).expect("a signature");
    fs::write(&beside, signature.replace("99.1.0", "99.9.0")).expect("written");
    assert_eq!(stick.refusal(&path), "release_not_genuine", "it is given out as another version");
    fs::write(&beside, "no signature").expect("written");
    assert_eq!(stick.refusal(&path), "release_not_genuine");
    fs::remove_file(&beside).expect("removed");
    assert_eq!(stick.refusal(&path), "release_unsigned");
    assert_eq!(stick.refusal(&stick.folder.path().join("nowhere.deb")), "release_unsigned");
    fs::write(&beside, signature).expect("written");
    stick.take(&path).expect("as it was signed");
}

#[test]
fn what_waits_is_looked_into_again_before_it_is_handed_over() {
    let stick = Stick::new();
    stick.take(&stick.version("99.1.0")).expect("taken");
    let path = stick.app.waiting_release().expect("waits");
    fs::write(&path, b"package 99.1.1").expect("somebody else's");
    assert_eq!(stick.app.waiting_release().expect_err("not believed").code, "release_missing");
    assert_eq!(stick.ask("release.get_state", json!({})).expect("state")["waiting"], Value::Null);
}

#[test]
fn a_program_without_a_key_believes_nothing() {
    let stick = Stick::new();
    let path = stick.version("99.1.0");
    let other = program(&stick.folder.path().join("others"));
    other.open_practice("coach", "fr").expect("practice");
    let refused = other.call("release.take_file", json!({ "path": path }), Meta::default()).expect_err("refused");
    assert_eq!(refused.code, "release_no_key");
    let state = other.call("release.get_state", json!({}), Meta::default()).expect("state").answer;
    assert_eq!(state, json!({ "is_possible": false, "waiting": null }));
}
