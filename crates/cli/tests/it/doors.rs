//! Two doors to one practice profile: the registry the window calls, and `sillagectl rpc` as a process.

use std::{
    io::{BufRead, BufReader, Write},
    process::{Child, ChildStdin, ChildStdout, Command, Stdio},
};

use serde_json::{Value, json};
use sillage_domain::{
    Id,
    network::{Role, Unit},
};
use sillage_testkit::{Desk, START};

/// What a door answers: the answer, or the failure as it leaves.
pub type Reply = Result<Value, Value>;

/// A way to the commands of an open practice profile.
pub trait Door {
    /// Calls a command.
    fn call(&mut self, name: &str, body: Value) -> Reply;

    /// Calls a command that must succeed.
    fn answer(&mut self, name: &str, body: Value) -> Value {
        self.call(name, body).unwrap_or_else(|failure| panic!("{name}: {failure}"))
    }
}

impl Door for Desk {
    fn call(&mut self, name: &str, body: Value) -> Reply {
        Desk::call(self, name, body).map_err(|failure| serde_json::to_value(failure).expect("a failure"))
    }
}

/// `sillagectl rpc` on a profile; it ends with the test.
pub struct Process {
    child: Child,
    requests: ChildStdin,
    answers: BufReader<ChildStdout>,
    /// Keeps the profile's folder.
    _desk: Desk,
}

impl Process {
    pub fn of(role: Role) -> Self {
        Self::on(Desk::practice(role))
    }

    /// On the profile that lies on a desk, which lets go of it.
    pub fn on(desk: Desk) -> Self {
        let profile = desk.profile();
        desk.answer("profile.lock", json!({}));
        let mut child = Command::new(env!("CARGO_BIN_EXE_sillagectl"))
            .args(["rpc", "--profile"])
            .arg(profile)
            .env("SILLAGE_CLOCK", START)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("sillagectl");
        let requests = child.stdin.take().expect("standard input");
        let answers = BufReader::new(child.stdout.take().expect("standard output"));
        Self { child, requests, answers, _desk: desk }
    }
}

impl Process {
    /// Sends a line as it is, and reads the answer to it.
    pub fn line(&mut self, bytes: &[u8]) -> Value {
        self.requests.write_all(&[bytes, b"\n"].concat()).expect("asked");
        let mut line = String::new();
        self.answers.read_line(&mut line).expect("answered");
        serde_json::from_str(&line).expect("a line of JSON")
    }
}

impl Door for Process {
    fn call(&mut self, name: &str, body: Value) -> Reply {
        writeln!(self.requests, "{}", json!({ "id": 1, "name": name, "body": body })).expect("asked");
        let mut line = String::new();
        self.answers.read_line(&mut line).expect("answered");
        let mut reply: Value = serde_json::from_str(&line).expect("a line of JSON");
        match reply.get("failure") {
            Some(failure) => Err(failure.clone()),
            None => Ok(reply["answer"].take()),
        }
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The other unit of a manager's file, which no door of hers would tell.
pub fn other_unit(desk: &mut Desk) -> Id<Unit> {
    let units = desk.peek(|db| db.list_all::<Unit>());
    units.into_iter().find(|unit| unit.name == "Les Halles").expect("Les Halles").id
}
