//! Starting other programs and naming places. Not a shell: arguments are passed as they are, nothing is interpreted.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::mpsc::{Sender, channel};

/// What a subcommand answers: nothing, or the sentence that says what stopped it.
pub type Outcome = Result<(), String>;

/// The top of the repository. Cargo names the manifest it runs, so a shared build cache cannot point elsewhere.
pub fn root() -> PathBuf {
    let manifest = std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
    let crates = Path::new(&manifest).join("../..");
    crates.canonicalize().unwrap_or(crates)
}

/// A command started at the top of the repository, without the variables that `cargo run` gave to this program:
/// a second cargo would take some of them for a changed environment and compile again.
pub fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(root());
    for (name, _) in std::env::vars_os() {
        let name = name.to_string_lossy().into_owned();
        if ["CARGO_PKG_", "CARGO_MANIFEST_", "CARGO_BIN_", "CARGO_CRATE_"].iter().any(|start| name.starts_with(start)) {
            command.env_remove(name);
        }
    }
    command
}

/// Runs a command with our own standard streams; a status other than 0 is a failure named by its command line.
pub fn call(command: &mut Command) -> Outcome {
    let line = line_of(command);
    println!("$ {line}");
    let status = command.status().map_err(|error| format!("{line}: {error}"))?;
    if status.success() { Ok(()) } else { Err(format!("{line}: {status}")) }
}

/// A command that runs beside others.
pub struct Beside {
    line: String,
    output: std::thread::JoinHandle<std::io::Result<std::process::Output>>,
}

/// Starts a command of which nothing is shown until somebody asks how it ended.
pub fn beside(mut command: Command) -> Beside {
    Beside { line: line_of(&command), output: std::thread::spawn(move || command.output()) }
}

impl Beside {
    /// Waits for it and prints what it said.
    pub fn end(self) -> Outcome {
        let Self { line, output } = self;
        println!("$ {line}");
        let output = output.join().map_err(|_| format!("{line}: nobody waited for it"))?;
        let output = output.map_err(|error| format!("{line}: {error}"))?;
        print!("{}", String::from_utf8_lossy(&output.stdout));
        eprint!("{}", String::from_utf8_lossy(&output.stderr));
        if output.status.success() { Ok(()) } else { Err(format!("{line}: {}", output.status)) }
    }
}

/// Runs a command, prints every line it writes as it comes, and shows each line to `watch` as well.
pub fn watched(command: &mut Command, watch: &mut dyn FnMut(&str)) -> Outcome {
    let line = line_of(command);
    println!("$ {line}");
    let mut child =
        command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().map_err(|error| format!("{line}: {error}"))?;
    let (sender, lines) = channel();
    for stream in [
        child.stdout.take().map(|stream| Box::new(stream) as Box<dyn Read + Send>),
        child.stderr.take().map(|stream| Box::new(stream) as Box<dyn Read + Send>),
    ]
    .into_iter()
    .flatten()
    {
        let sender = sender.clone();
        std::thread::spawn(move || forward(stream, &sender));
    }
    drop(sender);
    for text in lines {
        println!("{text}");
        watch(&text);
    }
    let status = child.wait().map_err(|error| format!("{line}: {error}"))?;
    if status.success() { Ok(()) } else { Err(format!("{line}: {status}")) }
}

fn forward(stream: Box<dyn Read + Send>, sender: &Sender<String>) {
    let mut reader = BufReader::new(stream);
    let mut bytes = Vec::new();
    while let Ok(1..) = reader.read_until(b'\n', &mut bytes) {
        let text = String::from_utf8_lossy(&bytes).trim_end().to_owned();
        if sender.send(text).is_err() {
            return;
        }
        bytes.clear();
    }
}

/// What a command prints, if it starts and succeeds.
pub fn output(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Prints a heading that can be found again in a long log.
pub fn heading(text: &str) {
    println!("\n── {text} {}", "─".repeat(72_usize.saturating_sub(text.chars().count())));
    // The heading must stand before what the child writes on the same stream.
    std::io::stdout().flush().unwrap_or(());
}

/// The clock that measures how long something takes.
#[expect(clippy::disallowed_methods, reason = "durations are what is measured and waited for here")]
pub fn now() -> std::time::Instant {
    std::time::Instant::now()
}

fn line_of(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy().into_owned()).collect::<Vec<_>>().join(" ")
}
