//! The real program in a process of its own.

use std::{
    fs::File,
    io::{BufRead, BufReader},
    net::{SocketAddr, TcpListener},
    os::unix::process::CommandExt,
    path::{Path, PathBuf},
    process::{Child, Command, Output, Stdio},
    time::Duration,
};

use sillage_sync::{Device, Membership, enrol};
use sillage_sync_protocol::Invitation;
use tempfile::TempDir;
use uuid::Uuid;

use crate::{backend::Backend, chance::Chance, desk::Desk};

/// What everybody here is called: no server says it.
pub const SURNAME: &str = "Kerandraon";
/// What operations of these tests say.
const WORDS: [&str; 3] = ["word-", "Accueil", SURNAME];

/// A server's folder, and the program over it.
pub struct Rig {
    pub folder: TempDir,
    pub backend: Backend,
    pub port: u16,
    pub network: Uuid,
    pub first: Invitation,
    child: Option<Child>,
    /// Another clock for the server, as `faketime` takes it: `+3d`.
    pub clock: Option<&'static str>,
}

impl Rig {
    /// `init`, as it is typed.
    pub fn new() -> Self {
        Self::on(tempfile::tempdir().expect("folder"))
    }

    /// The same in this folder.
    pub fn on(folder: TempDir) -> Self {
        let port = TcpListener::bind("127.0.0.1:0").and_then(|free| free.local_addr()).expect("port").port();
        let (listen, public) = (format!("127.0.0.1:{port}"), format!("localhost:{port}"));
        let data = folder.path().join("data");
        let backend = Backend::new(&data);
        let told = backend.arguments();
        let mut arguments = vec!["init", "--listen", &listen, "--public", &public];
        arguments.extend(told.iter().map(String::as_str));
        let out = command(&data, &arguments);
        let said = text(&out);
        let after = |word: &str| {
            let line = said.lines().find_map(|line| line.strip_prefix(word));
            line.unwrap_or_else(|| panic!("{word} in {said}")).trim().to_owned()
        };
        let (network, first) = (after("network"), after("enrol"));
        Self {
            folder,
            backend,
            port,
            network: network.parse().expect("network"),
            first: first.parse().expect("invitation"),
            child: None,
            clock: None,
        }
    }

    /// The server's folder.
    pub fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// What an administrator types.
    pub fn run(&self, arguments: &[&str]) -> String {
        let out = command(&self.data(), arguments);
        assert!(out.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&out.stderr));
        text(&out)
    }

    pub fn serve(&mut self) {
        let mut command = program(&self.data(), &["serve"]);
        if let Some(clock) = self.clock {
            let mut other = Command::new("faketime");
            other.args(["-f", clock]).arg(command.get_program()).args(command.get_args());
            other.env_remove("SILLAGE_SERVER_DATA");
            command = other;
        }
        let mut child = command
            .stdout(Stdio::piped())
            .stderr(self.log())
            .process_group(0)
            .spawn()
            .expect("the server starts (another clock needs the package faketime: `cargo xtask setup`)");
        let mut line = String::new();
        BufReader::new(child.stdout.as_mut().expect("output")).read_line(&mut line).expect("a line");
        assert!(line.starts_with("listening on"), "{line}");
        self.child = Some(child);
    }

    /// The process of the server, on this machine's clock.
    pub fn pid(&self) -> u32 {
        self.child.as_ref().expect("a server").id()
    }

    /// Where everything lies that the server ever said.
    fn said(&self) -> PathBuf {
        self.folder.path().join("said")
    }

    fn log(&self) -> File {
        File::options().create(true).append(true).open(self.said()).expect("a file")
    }

    /// What the server said so far.
    pub fn heard(&self) -> String {
        String::from_utf8_lossy(&std::fs::read(self.said()).unwrap_or_default()).into_owned()
    }

    /// `kill -9`.
    pub fn kill(&mut self) {
        if let Some(mut child) = self.child.take() {
            // The whole group: another clock stands between this process and the program.
            let group = format!("-{}", child.id());
            Command::new("kill").args(["-9", "--", &group]).status().expect("killed");
            child.wait().expect("gone");
            // Another clock lies in shared memory, and stays there when it is killed: its name comes again with its number.
            for name in ["faketime_shm_", "sem.faketime_sem_"] {
                drop(std::fs::remove_file(format!("/dev/shm/{name}{}", child.id())));
            }
            // What stood behind another clock is nobody's child here: it is gone when its port is.
            let still_there = || TcpListener::bind(("127.0.0.1", self.port)).is_err();
            for _ in (0..2_000).take_while(|_| still_there()) {
                std::thread::sleep(Duration::from_millis(5));
            }
        }
    }

    /// The machine is gone, and a new one stands there.
    pub fn lose_folder(&self) {
        std::fs::remove_dir_all(self.data()).expect("gone");
    }

    /// Where the operator asks; say it before `serve`.
    pub fn operate(&self) -> SocketAddr {
        let free = TcpListener::bind("127.0.0.1:0").and_then(|free| free.local_addr()).expect("port");
        self.set(&format!("operations = \"{free}\""));
        free
    }

    /// A setting, instead of the one there is.
    pub fn set(&self, line: &str) {
        let file = self.data().join("sillage.toml");
        let text = std::fs::read_to_string(&file).expect("settings");
        let key = line.split(" = ").next().expect("a key");
        let others = text.lines().filter(|other| other.split(" = ").next() != Some(key));
        let text = std::iter::once(line).chain(others).collect::<Vec<_>>().join("\n");
        std::fs::write(&file, text).expect("settings");
    }

    pub fn address(&self) -> SocketAddr {
        ([127, 0, 0, 1], self.port).into()
    }

    /// A person with a desk, enrolled over the wire.
    pub fn join(&self, label: &str, grants: &[(Uuid, &str)]) -> (Desk, Membership) {
        let person = self.run(&["people", "add", &[label, SURNAME].join(" ")]);
        let person = person.split_whitespace().next().expect("an id").to_owned();
        for (unit, role) in grants {
            self.run(&["grants", "add", &person, &unit.to_string(), role]);
        }
        let invitation: Invitation = self.run(&["codes", "new", &person]).parse().expect("invitation");
        let device = Device::new().expect("device");
        let membership = enrol(&device, &invitation).expect("enrolled");
        let mut desk = Desk::new(membership.person, membership.network, Chance::new(u64::from(self.port)));
        desk.chance = Chance::new(device.id().as_u128() as u64);
        desk.disk.replica = device.id();
        desk.disk.mine = [device.id()].into();
        desk.device = device.into();
        (desk, membership)
    }
}

impl Drop for Rig {
    fn drop(&mut self) {
        self.kill();
        let heard = self.heard();
        if std::thread::panicking() {
            eprintln!("the server said:\n{heard}");
        } else {
            assert_eq!(indiscreet(&heard), Vec::<&str>::new(), "the server says what people wrote");
        }
    }
}

/// Lines that say what somebody wrote or is called.
pub fn indiscreet(heard: &str) -> Vec<&str> {
    heard.lines().filter(|line| WORDS.iter().any(|word| line.contains(word))).collect()
}

fn program(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sillage-server"));
    command.arg("--data").arg(folder).args(arguments).env_remove("SILLAGE_SERVER_DATA");
    command
}

/// What a command says, whatever becomes of it.
pub fn typed(folder: &Path, arguments: &[&str]) -> Output {
    command(folder, arguments)
}

fn command(folder: &Path, arguments: &[&str]) -> Output {
    program(folder, arguments).output().expect("the program runs")
}

fn text(out: &Output) -> String {
    String::from_utf8(out.stdout.clone()).expect("text")
}
