//! What a program asked of the system, read back from `strace -f -y -xx`: which bytes went where, what was synced when.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

/// One thing that changed the disk, or that was told.
#[derive(Debug, Clone)]
pub enum Step {
    Make { path: PathBuf },
    Write { path: PathBuf, at: u64, bytes: Vec<u8> },
    Cut { path: PathBuf, length: u64 },
    Sync { path: PathBuf },
    Rename { from: PathBuf, to: PathBuf },
    Remove { path: PathBuf },
    Folder { path: PathBuf },
    Ack,
}

/// The steps under `root`, in the order they were asked for. Calls that failed changed nothing.
pub fn steps(trace: &str, root: &Path) -> Vec<Step> {
    let mut reader = Reader { root, offsets: BTreeMap::new(), steps: Vec::new() };
    let mut begun: BTreeMap<&str, String> = BTreeMap::new();
    for line in trace.lines() {
        let Some((pid, rest)) = line.split_once(' ') else { continue };
        let rest = rest.trim_start();
        if let Some(start) = rest.strip_suffix(" <unfinished ...>") {
            begun.insert(pid, start.to_owned());
        } else if let Some((_, end)) = rest.strip_prefix("<... ").and_then(|rest| rest.split_once(" resumed>")) {
            if let Some(start) = begun.remove(pid) {
                reader.call(&(start + end));
            }
        } else {
            reader.call(rest);
        }
    }
    reader.steps
}

struct Reader<'r> {
    root: &'r Path,
    offsets: BTreeMap<u32, u64>,
    steps: Vec<Step>,
}

impl Reader<'_> {
    fn call(&mut self, line: &str) {
        let Some((name, rest)) = line.split_once('(') else { return };
        let Some((arguments, result)) = rest.rsplit_once(" = ") else { return };
        let arguments = arguments.trim_end();
        if result.starts_with('-') || result.starts_with('?') {
            return;
        }
        let words = texts(arguments);
        let file = descriptor(arguments);
        let number = |from_end: usize| {
            let plain = arguments.trim_end_matches(')').rsplit(", ").nth(from_end);
            plain.and_then(|text| text.trim().parse::<u64>().ok()).unwrap_or(0)
        };
        match name {
            "openat" => self.open(&words, arguments, result),
            "writev" if words.last().is_some_and(|text| text.starts_with(b"ack")) => self.steps.push(Step::Ack),
            "pwrite64" => {
                if let (Some((_, path)), Some(bytes)) = (file, words.into_iter().next()) {
                    self.push(&path, |path| Step::Write { path, at: number(0), bytes });
                }
            }
            "write" => {
                if let (Some((fd, path)), Some(bytes)) = (file, words.into_iter().next()) {
                    let at = self.offsets.entry(fd).or_default();
                    let start = *at;
                    *at += bytes.len() as u64;
                    self.push(&path, |path| Step::Write { path, at: start, bytes });
                }
            }
            "ftruncate" => {
                if let Some((_, path)) = file {
                    self.push(&path, |path| Step::Cut { path, length: number(0) });
                }
            }
            "fsync" | "fdatasync" => {
                if let Some((_, path)) = file {
                    self.push(&path, |path| Step::Sync { path });
                }
            }
            "rename" | "renameat" | "renameat2" => {
                if let [from, to] = paths(words).as_slice()
                    && self.is_ours(from)
                {
                    self.steps.push(Step::Rename { from: from.clone(), to: to.clone() });
                }
            }
            "unlink" | "unlinkat" => {
                if let Some(path) = paths(words).into_iter().next() {
                    self.push(&path, |path| Step::Remove { path });
                }
            }
            "mkdir" | "mkdirat" => {
                if let Some(path) = paths(words).into_iter().next() {
                    self.push(&path, |path| Step::Folder { path });
                }
            }
            _ => {}
        }
    }

    fn open(&mut self, words: &[Vec<u8>], arguments: &str, result: &str) {
        let Some((fd, path)) = descriptor(result) else { return };
        self.offsets.insert(fd, 0);
        if words.is_empty() {
            return;
        }
        if arguments.contains("O_CREAT") {
            self.push(&path, |path| Step::Make { path });
        }
        if arguments.contains("O_TRUNC") {
            self.push(&path, |path| Step::Cut { path, length: 0 });
        }
    }

    fn is_ours(&self, path: &Path) -> bool {
        path.starts_with(self.root)
    }

    fn push(&mut self, path: &Path, step: impl FnOnce(PathBuf) -> Step) {
        if self.is_ours(path) {
            self.steps.push(step(path.to_path_buf()));
        }
    }
}

/// `3<\x2f\x74…>`: number and path.
fn descriptor(text: &str) -> Option<(u32, PathBuf)> {
    let (number, rest) = text.split_once('<')?;
    let (path, _) = rest.split_once('>')?;
    Some((number.trim().parse().ok()?, PathBuf::from(String::from_utf8(bytes_of(path)?).ok()?)))
}

/// Everything between quotes.
fn texts(arguments: &str) -> Vec<Vec<u8>> {
    arguments.split('"').skip(1).step_by(2).filter_map(bytes_of).collect()
}

fn paths(words: Vec<Vec<u8>>) -> Vec<PathBuf> {
    words.into_iter().filter_map(|word| String::from_utf8(word).ok()).map(PathBuf::from).collect()
}

/// `\x2f\x74` to bytes.
fn bytes_of(hex: &str) -> Option<Vec<u8>> {
    hex.split("\\x").skip(1).map(|pair| u8::from_str_radix(pair.get(..2)?, 16).ok()).collect()
}
