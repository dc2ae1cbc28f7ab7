//! What a Linux desktop tells over its two buses. One that tells nothing keeps its own habits: the profile rests after
//! five idle minutes all the same.

use std::{collections::HashMap, sync::Arc, thread, time::Duration};

use zbus::{
    MatchRule, Message,
    blocking::{Connection, MessageIterator, Proxy},
    message::Type,
    zvariant::{OwnedFd, OwnedObjectPath, OwnedValue},
};

const LOGIN: &str = "org.freedesktop.login1";
const MANAGER: &str = "org.freedesktop.login1.Manager";
const SESSION: &str = "org.freedesktop.login1.Session";

/// How long sleep waits until the program began anew and nothing is left in its memory.
const FAREWELL: Duration = Duration::from_secs(2);

/// Watches both buses, each in a thread of its own.
pub(super) fn watch(locks: &Arc<impl Fn() + Send + Sync + 'static>) {
    let (of_system, of_session) = (locks.clone(), locks.clone());
    // Where there is no such bus, or it ends, nothing is told any more.
    thread::spawn(move || drop(Connection::system().and_then(|bus| watch_system(&bus, &*of_system))));
    thread::spawn(move || drop(Connection::session().and_then(|bus| watch_session(&bus, &*of_session))));
}

/// Sleep, and the lock of this person's session, as the system's login service tells of them.
fn watch_system(bus: &Connection, locks: &impl Fn()) -> zbus::Result<()> {
    // Listened to first: what is told while the rest is asked waits here.
    let rule = MatchRule::builder().msg_type(Type::Signal).sender(LOGIN)?.build();
    let signals = MessageIterator::for_match_rule(rule, bus, None)?;
    let manager = Proxy::new(bus, LOGIN, "/org/freedesktop/login1", MANAGER)?;
    let own = own_session(bus, &manager);
    // Sleep waits a moment for whoever asks it to.
    let delay = || manager.call::<_, _, OwnedFd>("Inhibit", &("sleep", "Sillage", "locks its profile", "delay")).ok();
    let mut delayed = delay();
    for message in signals {
        let message = message?;
        if told(&message, MANAGER, "PrepareForSleep") {
            if message.body().deserialize::<bool>()? {
                locks();
                thread::sleep(FAREWELL);
                delayed = None;
            } else if delayed.is_none() {
                delayed = delay();
            }
        } else if is_of(&message, own.as_ref()) && (told(&message, SESSION, "Lock") || is_lock_hint(&message)) {
            locks();
        }
    }
    Ok(())
}

/// The screen's own lock.
fn watch_session(bus: &Connection, locks: &impl Fn()) -> zbus::Result<()> {
    let rule = MatchRule::builder().msg_type(Type::Signal).member("ActiveChanged")?.build();
    for message in MessageIterator::for_match_rule(rule, bus, None)? {
        let message = message?;
        // Each desktop has one under a name of its own.
        let is_screen = message.header().interface().is_some_and(|interface| interface.ends_with(".ScreenSaver"));
        if is_screen && message.body().deserialize::<bool>().unwrap_or_default() {
            locks();
        }
    }
    Ok(())
}

/// This person's session: the one this program belongs to, else the one that is shown.
fn own_session(bus: &Connection, manager: &Proxy<'_>) -> Option<OwnedObjectPath> {
    let of_program = manager.call::<_, _, OwnedObjectPath>("GetSessionByPID", &std::process::id());
    let shown = || {
        let user = Proxy::new(bus, LOGIN, "/org/freedesktop/login1/user/self", "org.freedesktop.login1.User").ok()?;
        user.get_property::<(String, OwnedObjectPath)>("Display").ok()
    };
    of_program.ok().or_else(|| shown().map(|(_, path)| path))
}

fn told(message: &Message, interface: &str, member: &str) -> bool {
    let header = message.header();
    header.interface().is_some_and(|name| name == interface) && header.member().is_some_and(|name| name == member)
}

fn is_of(message: &Message, session: Option<&OwnedObjectPath>) -> bool {
    session.is_some_and(|session| message.header().path().is_some_and(|path| path.as_str() == session.as_str()))
}

/// The desktop says that it locked the session.
fn is_lock_hint(message: &Message) -> bool {
    told(message, "org.freedesktop.DBus.Properties", "PropertiesChanged")
        && message
            .body()
            .deserialize::<(String, HashMap<String, OwnedValue>, Vec<String>)>()
            .is_ok_and(|(_, changed, _)| matches!(changed.get("LockedHint").map(bool::try_from), Some(Ok(true))))
}

#[cfg(test)]
mod tests {
    use std::{
        io::{BufRead, BufReader},
        process::{Child, Command, Stdio},
        sync::mpsc,
    };

    use zbus::{blocking::connection::Builder, interface, zvariant::Value};

    use super::*;

    const OWN: &str = "/org/freedesktop/login1/session/own";

    /// A bus for one test.
    struct Bus(Child, String);

    impl Bus {
        fn new() -> Self {
            let config = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/window/bus.conf");
            let mut daemon = Command::new("dbus-daemon")
                .args(["--nofork", "--print-address", "--config-file", config])
                .stdout(Stdio::piped())
                .spawn()
                .expect("a bus");
            let mut address = String::new();
            BufReader::new(daemon.stdout.take().expect("output")).read_line(&mut address).expect("its address");
            Self(daemon, address.trim().into())
        }

        fn join(&self) -> Builder<'_> {
            Builder::address(self.1.as_str()).expect("an address")
        }
    }

    impl Drop for Bus {
        fn drop(&mut self) {
            drop(self.0.kill().and_then(|()| self.0.wait()));
        }
    }

    struct Manager(mpsc::Sender<&'static str>);

    #[interface(name = "org.freedesktop.login1.Manager")]
    impl Manager {
        #[zbus(name = "GetSessionByPID")]
        fn get_session(&self, _pid: u32) -> OwnedObjectPath {
            OwnedObjectPath::try_from(OWN).expect("a path")
        }

        fn inhibit(&self, what: &str, _who: &str, _why: &str, mode: &str) -> OwnedFd {
            assert_eq!((what, mode), ("sleep", "delay"));
            self.0.send("delayed").expect("heard");
            std::os::fd::OwnedFd::from(std::fs::File::open("/dev/null").expect("open")).into()
        }
    }

    #[test]
    fn sleep_and_the_lock_of_ones_own_session_lock() {
        let bus = Bus::new();
        let (tell, told) = mpsc::channel();
        let manager = Manager(tell.clone());
        let login = bus.join().name(LOGIN).and_then(|login| login.serve_at("/org/freedesktop/login1", manager));
        let login = login.and_then(Builder::build).expect("the login service");
        let program = bus.join().build().expect("the program");
        thread::spawn(move || watch_system(&program, &|| tell.send("locked").expect("heard")));
        let next = || told.recv_timeout(Duration::from_secs(20)).expect("told");
        assert_eq!(next(), "delayed");
        let say = |path: &str, interface: &str, member: &str, body: &Value<'_>| {
            // A body of one value, or of what it is made of.
            let sent = match body {
                Value::Structure(several) => login.emit_signal(None::<&str>, path, interface, member, several),
                Value::Bool(one) => login.emit_signal(None::<&str>, path, interface, member, one),
                _ => login.emit_signal(None::<&str>, path, interface, member, &()),
            };
            sent.expect("said");
        };
        let hint = |locked: bool| {
            let changed = HashMap::from([("LockedHint", Value::from(locked))]);
            Value::from((SESSION, changed, Vec::<String>::new()))
        };
        let (properties, nothing) = ("org.freedesktop.DBus.Properties", Value::from(0_u8));
        // The lock of another session, an unlocked one and a wake are no reason.
        say("/org/freedesktop/login1/session/other", SESSION, "Lock", &nothing);
        say(OWN, properties, "PropertiesChanged", &hint(false));
        say(OWN, SESSION, "Lock", &nothing);
        assert_eq!(next(), "locked");
        say(OWN, SESSION, "Unlock", &nothing);
        say(OWN, properties, "PropertiesChanged", &hint(true));
        assert_eq!(next(), "locked");
        say("/org/freedesktop/login1", MANAGER, "PrepareForSleep", &Value::from(true));
        say("/org/freedesktop/login1", MANAGER, "PrepareForSleep", &Value::from(false));
        assert_eq!([next(), next()], ["locked", "delayed"], "the next sleep waits again");
        assert!(told.recv_timeout(Duration::from_millis(200)).is_err());
    }

    #[test]
    fn the_screens_own_lock_locks() {
        let bus = Bus::new();
        let (tell, told) = mpsc::channel();
        let program = bus.join().build().expect("the program");
        let screen = bus.join().build().expect("a screen");
        thread::spawn(move || watch_session(&program, &|| tell.send(()).expect("heard")));
        let say = |interface: &str, active: bool| {
            screen.emit_signal(None::<&str>, "/screen", interface, "ActiveChanged", &active).expect("said");
        };
        // It may not listen yet: said until it is heard.
        let hears = |patience| told.recv_timeout(Duration::from_millis(patience)).is_ok();
        let begins_to_hear = (0..200).any(|_| {
            say("org.gnome.ScreenSaver", true);
            hears(100)
        });
        assert!(begins_to_hear);
        while hears(200) {}
        say("org.gnome.ScreenSaver", false);
        say("org.example.Lamp", true);
        assert!(!hears(200), "a screen that is shown again, and what is no screen");
        say("org.freedesktop.ScreenSaver", true);
        assert!(hears(20_000) && !hears(200));
    }
}
