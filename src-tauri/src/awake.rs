//! Keeps the screen on while somebody counts, where the web view cannot do it itself. It knows nothing of counting.

use std::sync::Mutex;

use keepawake::KeepAwake;
use tauri::State;

/// What holds the screen on: nothing most of the time.
#[derive(Default)]
pub struct Awake(Mutex<Option<KeepAwake>>);

/// Holds the screen on for this reason, which the system may show; lets go without one. Answers whether it is held.
#[tauri::command(async)]
pub fn stay_awake(awake: State<'_, Awake>, reason: Option<String>) -> bool {
    let held = reason.and_then(|reason| {
        let mut wanted = keepawake::Builder::default();
        wanted.display(true).idle(true).reason(reason).app_name("Sillage").app_reverse_domain("app.sillage.desktop");
        // A desktop without such a service keeps its own habits: counting goes on all the same.
        wanted.create().ok()
    });
    let is_held = held.is_some();
    if let Ok(mut now) = awake.0.lock() {
        *now = held;
    }
    is_held
}
