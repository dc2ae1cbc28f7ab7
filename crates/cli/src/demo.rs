//! The practice day, played through the commands a person would cause.

use std::path::Path;

use serde_json::json;

use crate::desk::{Desk, Trouble};

/// Plays the day in `out/profiles` and writes report, spreadsheet and data beside it.
pub fn play(out: &Path, locale: &str) -> Result<(), Trouble> {
    std::fs::create_dir_all(out)?;
    let desk = Desk::at(&out.join("profiles"))?;
    desk.app().open_practice("coach", locale)?;
    desk.call("session.get_state", json!({}))?;
    Ok(())
}
