//! A session with the server without a window.

use serde_json::json;

use crate::{ProfileOf, desk::Trouble, open, print};

/// Joins a server if a line is given, then runs one session; or only says where the profile stands.
pub fn run(of: &ProfileOf, enrol: Option<&str>, only_state: bool) -> Result<(), Trouble> {
    let desk = open(of)?;
    if only_state {
        return print(&desk.call("sync.get_state", json!({}))?);
    }
    if let Some(line) = enrol {
        print(&desk.call("sync.enrol_device", json!({ "line": line }))?)?;
    }
    let ran = desk.call("sync.run_session", json!({}))?;
    print(&ran)?;
    if ran["complete"] == true { Ok(()) } else { Err(Trouble::Unfinished) }
}
