//! A test in a process of its own, whatever else is tested at the same time.

use std::process::{Command, Output};

const APART: &str = "SILLAGE_TEST_APART";

/// Whether this is that process.
pub fn is_here() -> bool {
    std::env::var_os(APART).is_some()
}

/// Runs one test of this program alone, started by `starter` if there is one; what it says on its way.
pub fn run(test: &str, starter: &[&str]) -> String {
    let program = std::env::current_exe().expect("this program");
    let mut words = starter.iter().map(AsRef::as_ref).chain([program.as_os_str()]);
    let mut command = Command::new(words.next().expect("a program"));
    let ran = command.args(words).args(["--exact", test, "--nocapture"]).env(APART, "1").output().expect("it runs");
    let Output { status, stdout, stderr } = ran;
    let (said, complained) = (String::from_utf8_lossy(&stdout), String::from_utf8_lossy(&stderr));
    assert!(status.success() && said.contains("1 passed"), "{said}\n{complained}");
    complained.into_owned()
}
