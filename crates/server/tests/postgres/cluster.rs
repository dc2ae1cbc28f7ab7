//! A PostgreSQL of this process: a folder in memory, a socket in it, no port; it ends with the last test that uses it.
//! PostgreSQL refuses to run as root, so root starts it as another user.

use std::{
    fs::File,
    os::unix::fs::{MetadataExt, chown},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::{Arc, Mutex, PoisonError, Weak, mpsc},
    thread::JoinHandle,
    time::Duration,
};

use postgres::{Client, NoTls};
use tempfile::TempDir;

/// A PostgreSQL that runs.
pub struct Cluster {
    folder: TempDir,
    stop: Option<mpsc::Sender<Signal>>,
    done: Mutex<mpsc::Receiver<()>>,
    keeper: Option<JoinHandle<()>>,
}

/// What is said to the thread that keeps it.
enum Signal {
    /// As a power cut: everything stops at once, and is started again.
    Crash,
}

impl Cluster {
    /// The one of this process.
    pub fn running() -> Arc<Self> {
        static ONE: Mutex<Weak<Cluster>> = Mutex::new(Weak::new());
        let mut one = ONE.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(running) = one.upgrade() {
            return running;
        }
        let started = Arc::new(Self::start());
        *one = Arc::downgrade(&started);
        started
    }

    fn start() -> Self {
        let folder = tempfile::tempdir_in(memory()).expect("folder");
        let data = folder.path().join("data");
        let copied = Command::new("cp").arg("-a").arg(template()).arg(&data).status().expect("cp");
        assert!(copied.success(), "the copy of an empty PostgreSQL failed");
        own(folder.path());
        let (stop, said) = mpsc::channel();
        let (up, done) = mpsc::channel();
        // A process that asks to die with its parent dies with the thread that started it: that thread stays.
        let keeper = std::thread::spawn(move || {
            let mut server = serve(&data);
            up.send(()).expect("somebody waits");
            loop {
                match said.recv() {
                    Ok(Signal::Crash) => {
                        end(&mut server, "QUIT");
                        server = serve(&data);
                        up.send(()).expect("somebody waits");
                    }
                    Err(_) => break end(&mut server, "INT"),
                }
            }
        });
        done.recv().expect("PostgreSQL starts");
        let cluster = Self { folder, stop: Some(stop), done: Mutex::new(done), keeper: Some(keeper) };
        cluster.connect("postgres");
        cluster
    }

    /// As a power cut, and the start after it.
    pub fn crash(&self) {
        let stop = self.stop.as_ref().expect("it runs");
        stop.send(Signal::Crash).expect("it runs");
        self.done.lock().unwrap_or_else(PoisonError::into_inner).recv().expect("PostgreSQL starts");
        self.connect("postgres");
    }

    /// The folder of its files.
    pub fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// The address of a database.
    pub fn url(&self, name: &str) -> String {
        let socket = self.folder.path().join("data").display().to_string().replace('/', "%2F");
        format!("postgres://sillage@{socket}/{name}")
    }

    /// A connection past the program; it waits until the database is there.
    pub fn connect(&self, name: &str) -> Client {
        for _ in 0..600 {
            match Client::connect(&self.url(name), NoTls) {
                Ok(client) => return client,
                Err(error) if error.as_db_error().is_some_and(|told| told.code().code() != "57P03") => {
                    panic!("{error}")
                }
                Err(_) => std::thread::sleep(Duration::from_millis(50)),
            }
        }
        panic!("PostgreSQL does not answer");
    }

    pub fn say(&self, sql: &str) {
        // One by one: some may not stand in a transaction, which several at once would be.
        let mut client = self.connect("postgres");
        for statement in sql.split(';').map(str::trim).filter(|statement| !statement.is_empty()) {
            client.batch_execute(statement).expect(statement);
        }
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(keeper) = self.keeper.take() {
            let _ended = keeper.join();
        }
    }
}

/// The folder of PostgreSQL's programs.
pub fn programs() -> PathBuf {
    let found = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let mut found: Vec<_> =
        found.map(|entry| entry.path().join("bin")).filter(|bin| bin.join("initdb").exists()).collect();
    found.sort();
    let in_path = std::env::var_os("PATH").unwrap_or_default();
    found.extend(std::env::split_paths(&in_path).filter(|bin| bin.join("initdb").exists()));
    found
        .into_iter()
        .next()
        .expect("PostgreSQL is not installed: install the package postgresql, or `cargo xtask setup`")
}

/// A disk where nothing waits for platters.
fn memory() -> PathBuf {
    let fast = Path::new("/dev/shm");
    if fast.is_dir() { fast.into() } else { std::env::temp_dir() }
}

fn is_root() -> bool {
    File::open("/proc/self").and_then(|own| own.metadata()).is_ok_and(|own| own.uid() == 0)
}

/// Whom root starts PostgreSQL as.
fn other() -> (u32, u32) {
    let users = std::fs::read_to_string("/etc/passwd").unwrap_or_default();
    let id = |line: &str| {
        let mut fields = line.split(':').skip(2).map(|field| field.parse().ok());
        Some((fields.next()??, fields.next()??))
    };
    users.lines().find(|line| line.starts_with("postgres:")).and_then(id).unwrap_or((65_534, 65_534))
}

fn own(folder: &Path) {
    if is_root() {
        let (user, group) = other();
        chown(folder, Some(user), Some(group)).expect("chown");
    }
}

/// A program of PostgreSQL, as somebody who may run it, and dying with whoever started it.
fn command(program: &str) -> Command {
    let path = programs().join(program);
    let mut command = Command::new("setpriv");
    command.args(["--pdeathsig", "INT"]);
    if is_root() {
        let (user, group) = other();
        command.args([format!("--reuid={user}"), format!("--regid={group}"), "--clear-groups".into()]);
    }
    command.arg(path).current_dir("/").env_remove("PGDATA");
    command
}

/// An empty PostgreSQL, made once for all tests of this checkout.
fn template() -> PathBuf {
    let kept = Path::new(env!("CARGO_TARGET_TMPDIR"));
    std::fs::create_dir_all(kept).expect("folder");
    let version = programs().parent().and_then(Path::file_name).expect("a version").to_string_lossy().into_owned();
    let made = kept.join(format!("postgres-{version}-{}", if is_root() { "root" } else { "user" }));
    let lock = File::create(kept.join("postgres.lock")).expect("lock");
    lock.lock().expect("lock");
    if !made.exists() {
        let folder = tempfile::tempdir_in(memory()).expect("folder");
        own(folder.path());
        let data = folder.path().join("data");
        let mut init = command("initdb");
        init.args(["--username=sillage", "--auth=trust", "--encoding=UTF8", "--no-locale", "--no-sync", "-D"])
            .arg(&data);
        let out = init.output().expect("initdb");
        assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
        let beside = made.with_extension("new");
        let _older = std::fs::remove_dir_all(&beside);
        let copied = Command::new("cp").arg("-a").arg(&data).arg(&beside).status().expect("cp");
        assert!(copied.success(), "cp");
        std::fs::rename(&beside, &made).expect("rename");
    }
    made
}

fn serve(data: &Path) -> Child {
    let mut server = command("postgres");
    server.arg("-D").arg(data).arg("-k").arg(data);
    for setting in ["listen_addresses=", "max_connections=200", "shared_buffers=32MB", "autovacuum=off"] {
        server.args(["-c", setting]);
    }
    server.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("PostgreSQL starts")
}

fn end(server: &mut Child, signal: &str) {
    let told = Command::new("kill").args(["-s", signal, &server.id().to_string()]).status();
    assert!(told.is_ok_and(|told| told.success()), "PostgreSQL was gone already");
    server.wait().expect("gone");
}
