//! The shell: one window over the registry. It decides nothing a test would want to reach.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod awake;
#[cfg(target_os = "linux")]
mod drawing;
mod events;
mod photos;
mod rpc;
mod unattended;
mod window;

use std::{
    ffi::OsString,
    path::Path,
    process::{Command, ExitCode},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use sillage_api::{App, SystemClock};
use sillage_pdf::{WORKER_FLAG, Worker};

fn main() -> ExitCode {
    sillage_api::leave_no_dump();
    if is_asked(WORKER_FLAG) {
        sillage_pdf::worker_main(sillage_api::settle_picture);
        return ExitCode::SUCCESS;
    }
    if !window::has_display() {
        eprintln!("Sillage needs a display. `sillagectl demo --out DIR` plays the practice day without one.");
        return ExitCode::FAILURE;
    }
    #[cfg(target_os = "linux")]
    if let Err(error) = drawing::settle() {
        eprintln!("Sillage draws as it can: {error}");
    }
    match open().and_then(|locked| if locked { begin_anew() } else { Ok(()) }) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("Sillage: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Room a real profile keeps on the disk for the day it is full: enough for the acts and photos of a visit.
const BALLAST: u64 = 64 << 20;

type Trouble = Box<dyn std::error::Error>;

/// Shows the window until it is closed, or a profile is locked: whether that was so.
fn open() -> Result<bool, Trouble> {
    let practice_clock = match std::env::var("SILLAGE_CLOCK") {
        Ok(setting) => Some(Box::new(SystemClock::practice(&setting)?) as _),
        Err(_) => None,
    };
    let renderer = Arc::new(Worker::current_program()?);
    let app = App::new(&sillage_api::profile_root(), Box::new(SystemClock::new()), practice_clock, renderer);
    let app = Arc::new(app.carrying_ballast(BALLAST));
    let (running, shown) = (app.clone(), app.clone());
    let locked = Arc::new(AtomicBool::new(false));
    let is_locked = locked.clone();
    // The profile's own lock keeps a second instance from the data; this plugin only brings the first window forward, with
    // the file the second one was started with.
    let window = tauri::Builder::default()
        .plugin(tauri_plugin_single_instance::init(move |handle, arguments, folder| {
            offer(&running, arguments.into_iter().map(OsString::from), Path::new(&folder));
            window::bring_forward(handle);
        }))
        .plugin(tauri_plugin_window_state::Builder::default().build())
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_opener::init())
        .plugin(tauri_plugin_prevent_default::Builder::new().with_flags(window::prevented()).build())
        .register_asynchronous_uri_scheme_protocol("photo", photos::serve)
        .manage(app.clone())
        .manage(awake::Awake::default())
        .invoke_handler(tauri::generate_handler![
            rpc::rpc,
            rpc::put_photo,
            rpc::read_picture,
            rpc::open_made_file,
            rpc::open_release,
            awake::stay_awake
        ])
        .setup(move |tauri| {
            events::forward(&shown, tauri.handle());
            let handle = tauri.handle().clone();
            shown.on_locked(move || {
                is_locked.store(true, Ordering::SeqCst);
                handle.exit(0);
            });
            let unattended = shown.clone();
            unattended::watch(move || unattended.lock_unattended());
            window::open(tauri.handle())?;
            Ok(())
        })
        .build(tauri::generate_context!())?;
    // A second start has ended by now: what follows is the one program that opens profiles and sends.
    if is_asked("--practice") {
        app.open_practice("coach", window::locale())?;
    }
    offer(&app, std::env::args_os(), &std::env::current_dir()?);
    let sending = app.clone();
    // A session with the server is work of its own thread: no window waits for a network.
    std::thread::spawn(move || {
        loop {
            std::thread::sleep(sending.sync_if_due());
        }
    });
    window.run_return(move |_, event| {
        if matches!(event, tauri::RunEvent::Exit) {
            app.finish_copy();
        }
    });
    Ok(locked.load(Ordering::SeqCst))
}

/// Begins as if it had just been started. What a locked profile left in the memory of this process and of those that drew
/// it is nobody's to read: the memory goes with them.
fn begin_anew() -> Result<(), Trouble> {
    let mut program = Command::new(std::env::current_exe()?);
    #[cfg(unix)]
    return Err(std::os::unix::process::CommandExt::exec(&mut program).into());
    #[cfg(not(unix))]
    {
        program.spawn()?;
        Ok(())
    }
}

/// Whether the program was started with this word.
fn is_asked(word: &str) -> bool {
    std::env::args_os().any(|argument| argument == word)
}

/// The unit file or the link a program was started with: what a double-click hands over.
fn offer(app: &App, arguments: impl Iterator<Item = OsString>, folder: &Path) {
    let mut words = arguments.skip(1).filter(|argument| !argument.as_encoded_bytes().starts_with(b"-"));
    if let Some(word) = words.next() {
        app.offer(&word, folder);
    }
}
