//! What a person at a terminal meets: a refusal in words, and a reader who has read enough.

use std::{
    io::Read,
    process::{Command, Stdio},
};

use sillage_domain::network::Role;
use sillage_i18n::{Locale, Words};
use sillage_testkit::Desk;

fn sillagectl() -> Command {
    Command::new(env!("CARGO_BIN_EXE_sillagectl"))
}

#[test]
fn a_refusal_is_said_in_words_and_by_its_code() {
    let desk = Desk::practice(Role::Coach);
    let told = sillagectl().args(["verify", "--profile"]).arg(desk.profile()).output().expect("sillagectl");
    let told = String::from_utf8(told.stderr).expect("text");
    let sentence = Words::new(Locale::En).text("failure-already-open", &[]);
    assert_eq!(told.trim_end(), format!("sillagectl: {sentence} (already_open)"), "the desk holds it");
}

#[test]
fn whoever_stops_reading_is_no_fault() {
    let mut child =
        sillagectl().arg("commands").stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("started");
    // A pipe holds less than all commands: the program is still writing when its reader goes.
    let mut first = [0; 16];
    child.stdout.take().expect("a pipe").read_exact(&mut first).expect("some of it");
    let told = child.wait_with_output().expect("ended");
    assert!(told.status.success() && told.stderr.is_empty(), "{}", String::from_utf8_lossy(&told.stderr));
}
