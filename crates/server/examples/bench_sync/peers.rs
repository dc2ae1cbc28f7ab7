//! The same three phases of others: their own servers, their own clients, from their own packages.

use std::{
    io::{BufRead, BufReader, Write},
    path::Path,
    process::{Child, Command, Stdio},
};

use super::{
    PHASES, Taken, Trouble,
    watch::{Line, free_port, listening, ms_since, now, peak_mib},
};

/// A program that ends with this one.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _gone = self.0.kill();
        let _waited = self.0.wait();
    }
}

/// Anki's sync server and its client library.
pub fn anki(peers: &Path, scripts: &Path, folder: &Path, records: usize) -> Result<Taken, Trouble> {
    std::fs::create_dir_all(folder.join("server"))?;
    let (python, port) = (peers.join("anki/bin/python"), free_port()?);
    let server = Command::new(&python)
        .args(["-m", "anki.syncserver"])
        .env("SYNC_BASE", folder.join("server"))
        .env("SYNC_USER1", "bench:bench")
        .env("SYNC_HOST", "127.0.0.1")
        .env("SYNC_PORT", port.to_string())
        .env("MAX_SYNC_PAYLOAD_MEGS", "200")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()?;
    let server = Running(server);
    listening(port)?;
    let line = Line::to(port)?;
    let mut client = Command::new(&python);
    client.arg(scripts.join("anki_peer.py")).arg(format!("http://127.0.0.1:{}/", line.port));
    client.arg(folder).arg(records.to_string());
    phases(client, &line, server.0.id())
}

/// PouchDB and its server.
pub fn pouch(peers: &Path, scripts: &Path, folder: &Path, records: usize) -> Result<Taken, Trouble> {
    std::fs::create_dir_all(folder.join("server"))?;
    let (modules, port) = (peers.join("pouch"), free_port()?);
    let server = Command::new("node")
        .arg(modules.join("node_modules/pouchdb-server/bin/pouchdb-server"))
        .args(["--port", &port.to_string(), "--host", "127.0.0.1", "--dir"])
        .arg(folder.join("server"))
        .arg("--no-stdout-logs")
        .current_dir(folder)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()?;
    let server = Running(server);
    listening(port)?;
    let line = Line::to(port)?;
    let mut client = Command::new("node");
    client.arg(scripts.join("pouch_peer.mjs")).arg(format!("http://127.0.0.1:{}", line.port));
    client.arg(folder).arg(records.to_string()).arg(&modules);
    phases(client, &line, server.0.id())
}

/// Times a client that says what it will do next and does it when told.
fn phases(mut client: Command, line: &Line, server: u32) -> Result<Taken, Trouble> {
    let mut client = Running(client.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?);
    let mut told = client.0.stdin.take().ok_or("input")?;
    let mut said = BufReader::new(client.0.stdout.take().ok_or("output")?);
    let mut next = |expected: &str| -> Result<(), Trouble> {
        let mut word = String::new();
        loop {
            word.clear();
            if said.read_line(&mut word)? == 0 {
                return Err(format!("a peer ended before its {expected}").into());
            }
            if word.trim() == expected {
                return Ok(());
            }
        }
    };
    let mut taken = Taken::default();
    next(PHASES[0])?;
    for (i, after) in ["pull", "no-op", "end"].into_iter().enumerate() {
        let (before, start) = (line.carried(), now());
        told.write_all(b"go\n")?;
        next(after)?;
        taken.ms[i] = ms_since(start);
        taken.bytes[i] = line.carried() - before;
    }
    taken.server_mib = peak_mib(server);
    told.write_all(b"go\n")?;
    match client.0.wait()?.success() {
        true => Ok(taken),
        false => Err("a peer did not get everything across".into()),
    }
}
