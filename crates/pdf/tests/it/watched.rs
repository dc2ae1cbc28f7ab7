//! The worker as Linux sees it: what it may take, what it opens, and its end when it hangs.
#![cfg(target_os = "linux")]

use std::{
    ffi::OsString,
    path::Path,
    process::{Command, Stdio},
    time::Duration,
};

use sillage_i18n::Locale;
use sillage_pdf::Worker;
use sillage_report::{Render, RenderFailure};

use crate::{paper::photo, sample::Sample, worker::worker};

/// The real one, which hangs after it had answered: stopped, buried, and the next question finds another.
#[test]
fn a_worker_that_hangs_is_stopped_by_its_limit() {
    let worker = worker().with_patience(Duration::from_secs(2));
    assert_eq!(worker.settle_picture(b"a picture"), Some(Ok(b"a picture".to_vec())));
    let id = worker.process_id().unwrap();
    let signal =
        |name: &str| Command::new("kill").args([name, &id.to_string()]).stderr(Stdio::null()).status().unwrap();
    assert!(signal("-STOP").success());
    let outcome = worker.render(&Sample::new(Locale::Fr).empty(), Vec::new());
    assert_eq!(outcome, Err(RenderFailure::TooSlow));
    assert_eq!(worker.process_id(), None);
    assert!(!signal("-0").success(), "nothing of it is left");
    assert_eq!(worker.settle_picture(b"the next one"), Some(Ok(b"the next one".to_vec())));
    assert_ne!(worker.process_id(), Some(id));
}

/// What the system says a process may take: its row of `/proc/ID/limits`.
fn most(limits: &str, row: &str) -> u64 {
    let said = limits.lines().find_map(|line| line.strip_prefix(row)).and_then(|rest| rest.split_whitespace().next());
    said.and_then(|figure| figure.parse().ok()).unwrap_or_else(|| panic!("{row} is bounded: {limits}"))
}

#[test]
fn a_worker_bounds_what_a_picture_and_a_document_may_take() {
    let worker = worker();
    let under = worker.settle_picture(b"its bounds").unwrap().unwrap();
    let under = String::from_utf8(under).unwrap();
    let file = |name: &str| std::fs::read_to_string(format!("/proc/{}/{name}", worker.process_id().unwrap())).unwrap();
    let mapped = file("status").lines().find_map(|line| line.strip_prefix("VmSize:")).map(str::to_owned).unwrap();
    let mapped = mapped.trim().trim_end_matches(" kB").parse::<u64>().unwrap() * 1024;
    let room = |limits: &str| most(limits, "Max address space").saturating_sub(mapped) >> 20;
    assert!((200..=260).contains(&room(&under)), "a picture: {} MiB", room(&under));
    assert!((10..=12).contains(&most(&under, "Max cpu time")), "a picture: {under}");
    let waiting = file("limits");
    assert!(room(&waiting) >= 2_048, "a document: {} MiB", room(&waiting));
    assert!((120..=125).contains(&most(&waiting, "Max cpu time")), "a document: {waiting}");
}

#[test]
fn a_picture_that_hoards_memory_takes_nothing_with_it() {
    let worker = worker();
    assert_eq!(
        worker.settle_picture(b"a hoard"),
        Some(Err("damaged".to_owned())),
        "a gibibyte is set aside only unbound"
    );
    assert_eq!(worker.settle_picture(b"the next one"), Some(Ok(b"the next one".to_vec())));
}

/// Calls by which a program reaches a file, another program or a network.
const REACHING: &str = "trace=open,openat,openat2,creat,execve,execveat,%network";

/// What a program reached that is neither itself nor a library or the state of its system.
fn reached(log: &Path) -> Vec<String> {
    let own = format!("\"{}\"", env!("CARGO_BIN_EXE_sillage-pdf-worker"));
    let log = std::fs::read_to_string(log).unwrap();
    assert!(log.contains(&own), "the worker was watched: {log}");
    let of_the_system = |line: &str| {
        let path = line.split('"').nth(1).unwrap_or_default();
        let library = path.starts_with("/lib") || path.starts_with("/usr/lib");
        let about_itself = path.starts_with("/proc/self/") || path.starts_with("/sys/fs/cgroup/");
        let shared = library && path.contains(".so");
        shared || about_itself || ["/etc/ld.so.cache", "/sys/devices/system/cpu/online"].contains(&path)
    };
    let calls = log.lines().filter(|line| line.contains('(') && !line.contains("--- SIG"));
    calls.filter(|line| !line.contains(&own) && !of_the_system(line)).map(str::to_owned).collect()
}

#[test]
fn setting_a_report_opens_no_file_and_no_network() {
    let tried = Command::new("strace").args(["-o", "/dev/null", "true"]).output();
    if !tried.is_ok_and(|tried| tried.status.success()) {
        eprintln!("strace is not installed or may not be used here: what the worker opens was not watched");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let log = folder.path().join("calls");
    // Whoever runs the tests may have told where else libraries lie.
    let words =
        ["-u", "LD_LIBRARY_PATH", "strace", "-f", "-qq", "-e", REACHING, "-e", "signal=none", "-o"].map(OsString::from);
    let program = [log.clone().into(), "--".into(), env!("CARGO_BIN_EXE_sillage-pdf-worker").into()];
    let worker = Worker::new("env".into(), words.into_iter().chain(program).collect());
    let worker = worker.with_patience(Duration::from_secs(60));
    let document = Sample::new(Locale::Fr).with_photos(1);
    let photo = (document.photos[0].file.clone(), photo("", 90).bytes);
    assert!(worker.render(&document, vec![photo]).unwrap().starts_with(b"%PDF-"));
    assert_eq!(reached(&log), Vec::<String>::new());
    worker.settle_picture(b"a look outside").unwrap().unwrap();
    let found = reached(&log);
    assert!(found.len() == 1 && found[0].contains("/etc/hosts"), "a file opened outside is seen: {found:?}");
}
