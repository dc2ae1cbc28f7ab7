//! What the administrator's hand did: one line an act, written before it is done. Each line holds the hash of the one
//! before it and its own number, and the database remembers the last of them, so that none can be changed, taken out or
//! moved unseen. Whoever could rewrite both is met by the head: the server says it, signed, whenever it starts, on the
//! log that is kept elsewhere.

use std::{
    fs::File,
    io::{self, Read, Seek, SeekFrom, Write},
};

use base64::{Engine, engine::general_purpose::STANDARD as BASE64};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::{
    clock,
    deployment::{Deployment, DeploymentError},
    files, log,
    store::{read, write},
};

/// The file beside the database.
pub(crate) const FILE: &str = "audit.jsonl";
/// How far it had come, as the database remembers it.
const HEAD: &str = "audit_head";

/// An act.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Entry {
    /// From 1.
    pub n: u64,
    /// When it was asked for.
    pub at_ms: i64,
    /// The account of the machine that asked.
    pub who: String,
    /// What was typed.
    pub act: Vec<String>,
    /// Why, in the administrator's words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// What the database remembered and this file did not hold any more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub missing: Option<Head>,
    /// Hash of the line before it, in hexadecimal digits; nothing before the first.
    pub before: String,
}

/// How far the lines have come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// Lines.
    pub n: u64,
    /// Hash of the last one.
    pub hash: String,
}

impl Head {
    fn signed(&self) -> Vec<u8> {
        format!("sillage-audit\n{}\n{}", self.n, self.hash).into_bytes()
    }
}

/// Every line, and the first that is not what was written, if one is not.
#[derive(Debug)]
pub struct Trail {
    /// As they stand.
    pub entries: Vec<Entry>,
    /// The last line's.
    pub head: Head,
    /// The number of the first line that is missing, changed or in another's place.
    pub broken: Option<u64>,
}

/// Notes an act before it is done.
///
/// # Errors
/// The folder or the database refuses: nothing is to be done then.
pub fn enter(deployment: &Deployment, act: &[String], reason: Option<&str>) -> Result<Head, DeploymentError> {
    let path = deployment.folder().join(FILE);
    let mut file = files::append_private(&path)?;
    // Two administrators at once write one line after the other.
    file.lock()?;
    let lines = lines(&File::open(&path)?)?;
    let remembered = remembered(deployment)?;
    let asked = Asked { at_ms: clock::now_ms(), who: std::env::var("USER").unwrap_or_default(), act, reason };
    let (line, head) = next(&lines, asked, remembered)?;
    file.seek(SeekFrom::End(0))?;
    file.write_all(format!("{line}\n").as_bytes())?;
    file.sync_all()?;
    files::sync_folder_of(&path)?;
    let text = serde_json::to_string(&head).map_err(io::Error::other)?;
    write(&*deployment.store()?, |rows| rows.set_fact(HEAD, &text))?;
    Ok(head)
}

struct Asked<'a> {
    at_ms: i64,
    who: String,
    act: &'a [String],
    reason: Option<&'a str>,
}

/// The line of an act behind these lines, and the head it makes.
fn next(lines: &[String], asked: Asked<'_>, remembered: Option<Head>) -> io::Result<(String, Head)> {
    let Asked { at_ms, who, act, reason } = asked;
    let n = lines.len() as u64 + 1;
    let missing = remembered.filter(|head| !holds(lines, head));
    let before = lines.last().map_or_else(String::new, |line| hash(line));
    let entry = Entry { n, at_ms, who, act: act.to_vec(), reason: reason.map(str::to_owned), missing, before };
    let line = serde_json::to_string(&entry).map_err(io::Error::other)?;
    let head = Head { n, hash: hash(&line) };
    Ok((line, head))
}

/// Reads the trail and holds it against itself, against what the database remembers, and against a head that was kept
/// elsewhere, if one is given.
///
/// # Errors
/// The folder or the database refuses.
pub fn verify(deployment: &Deployment, kept: Option<&Head>) -> Result<Trail, DeploymentError> {
    let lines = match File::open(deployment.folder().join(FILE)) {
        Ok(file) => lines(&file)?,
        Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
        Err(error) => return Err(error.into()),
    };
    Ok(trail(&lines, remembered(deployment)?.iter().chain(kept)))
}

fn trail<'a>(lines: &[String], heads: impl Iterator<Item = &'a Head>) -> Trail {
    let mut trail = Trail { entries: Vec::new(), head: Head { n: 0, hash: String::new() }, broken: None };
    let mut broken: Vec<u64> = heads.filter(|head| !holds(lines, head)).map(|head| head.n).collect();
    // What is not there breaks off where the lines end.
    broken.iter_mut().for_each(|n| *n = (*n).min(lines.len() as u64 + 1));
    for (n, line) in (1..).zip(lines) {
        let Some(entry) = serde_json::from_str::<Entry>(line).ok().filter(|entry| entry.n == n) else {
            broken.push(n);
            break;
        };
        if entry.before != trail.head.hash {
            // The line before is not what this one was written behind.
            broken.push(n.saturating_sub(1).max(1));
        }
        broken.extend(entry.missing.as_ref().map(|missing| missing.n.min(n)));
        trail.head = Head { n, hash: hash(line) };
        trail.entries.push(entry);
    }
    trail.broken = broken.into_iter().min();
    trail
}

/// Says on the log how far the acts have come, signed by the network.
///
/// # Errors
/// The folder, the database or the keys refuse.
pub fn say_head(deployment: &Deployment) -> Result<(), DeploymentError> {
    let Some(head) = remembered(deployment)? else { return Ok(()) };
    let signature = sign(deployment, &head)?;
    log::say("audit_head", &[("n", &head.n.to_string()), ("hash", &head.hash), ("signature", &signature)]);
    Ok(())
}

/// The network's word for a head, to be kept where the administrator of this machine does not reach.
///
/// # Errors
/// The keys refuse.
pub fn sign(deployment: &Deployment, head: &Head) -> Result<String, DeploymentError> {
    Ok(BASE64.encode(deployment.keys()?.sign(&head.signed())))
}

fn remembered(deployment: &Deployment) -> Result<Option<Head>, DeploymentError> {
    let text = read(&*deployment.store()?, |rows| rows.fact(HEAD))?;
    text.map(|text| serde_json::from_str(&text).map_err(|error| io::Error::other(error).into())).transpose()
}

/// Whether the line of a head is there, as it was.
fn holds(lines: &[String], head: &Head) -> bool {
    let at = usize::try_from(head.n).ok().and_then(|n| n.checked_sub(1));
    at.and_then(|at| lines.get(at)).is_some_and(|line| hash(line) == head.hash)
}

fn lines(mut file: &File) -> io::Result<Vec<String>> {
    let mut text = String::new();
    file.read_to_string(&mut text)?;
    Ok(text.lines().map(str::to_owned).collect())
}

fn hash(line: &str) -> String {
    hex::encode(Sha256::digest(line.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn thousand() -> (Vec<String>, Head) {
        let (mut lines, mut last) = (Vec::new(), None);
        for i in 0..1_000 {
            let act = [format!("act {i}")];
            let asked = Asked { at_ms: i, who: "admin".into(), act: &act, reason: Some("practice") };
            let (line, head) = next(&lines, asked, last.take()).expect("a line");
            lines.push(line);
            last = Some(head);
        }
        (lines, last.expect("a head"))
    }

    #[test]
    fn whoever_changes_removes_or_moves_one_act_of_a_thousand_is_told_which() {
        let (lines, head) = thousand();
        let broken = |lines: &[String]| trail(lines, std::iter::once(&head)).broken;
        assert_eq!(broken(&lines), None);
        for at in 0..1_000 {
            let named = Some(at as u64 + 1);
            let mut changed = lines.clone();
            changed[at] = changed[at].replace("practice", "nothing!");
            assert_eq!(broken(&changed), named, "changed");
            let mut removed = lines.clone();
            removed.remove(at);
            assert_eq!(broken(&removed), named, "removed");
            if at + 1 < lines.len() {
                let mut moved = lines.clone();
                moved.swap(at, at + 1);
                assert_eq!(broken(&moved), named, "moved");
            }
        }
    }

    #[test]
    fn what_is_written_after_a_gap_does_not_hide_it() {
        let (mut lines, head) = thousand();
        lines.truncate(990);
        let asked = Asked { at_ms: 0, who: String::new(), act: &[], reason: None };
        let (line, after) = next(&lines, asked, Some(head)).expect("a line");
        lines.push(line);
        assert_eq!(trail(&lines, std::iter::once(&after)).broken, Some(991));
    }

    #[test]
    fn a_whole_new_trail_is_met_by_a_head_that_was_kept_elsewhere() {
        let (lines, kept) = thousand();
        let mut forged: Vec<String> = Vec::new();
        let mut head = None;
        for _ in &lines {
            let asked = Asked { at_ms: 0, who: String::new(), act: &[], reason: None };
            let (line, made) = next(&forged, asked, head.take()).expect("a line");
            forged.push(line);
            head = Some(made);
        }
        let head = head.expect("a head");
        assert_eq!(trail(&forged, std::iter::once(&head)).broken, None);
        assert_eq!(trail(&forged, [&head, &kept].into_iter()).broken, Some(1_000));
    }
}
