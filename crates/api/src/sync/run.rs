//! One session with the server, from what is sealed before it to what is told after it.

use schemars::JsonSchema;
use serde::Serialize;
use sillage_store::Mode;
use sillage_sync::{Device, Drive, Ending, Http, Memory, Problem, Profile, Trouble, waiting};
use ts_rs::TS;

use super::{
    device::{Moved, Watched},
    join, kept,
    kept::{Away, Kept},
    log,
    log::{SyncEvent, SyncLine},
};
use crate::{
    App, Failure, Meta, app::Session, backup::renew_if_erased, observation::admit_carried, session::Nothing,
    unit_file::device_of,
};

/// Seconds until one comes again where the server does not say.
const HINT_S: u32 = 900;

/// What a session did.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct SessionRan {
    /// Everything was said on both sides; otherwise something is left for the next time.
    pub complete: bool,
    /// Operations that went.
    pub sent: u32,
    /// Operations that came.
    pub received: u32,
    /// Photos and papers that went.
    pub photos_sent: u32,
    /// Photos and papers that came.
    pub photos_received: u32,
    /// Operations the server keeps aside.
    pub aside: u32,
}

/// A session was asked to stop.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct SessionStopped {
    /// There was one.
    pub stopped: bool,
}

pub(super) fn run_session(app: &App, _: Nothing) -> Result<SessionRan, Failure> {
    let ran = session_now(app)?;
    let small = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    Ok(SessionRan {
        complete: ran.1,
        sent: small(ran.0.sent),
        received: small(ran.0.received),
        photos_sent: small(ran.0.photos_sent),
        photos_received: small(ran.0.photos_received),
        aside: small(ran.0.aside.values().sum()),
    })
}

pub(super) fn stop_session(app: &App, _: Nothing) -> Result<SessionStopped, Failure> {
    Ok(SessionStopped { stopped: app.session()?.exchange.stop() })
}

/// The server of the open profile, if it may be spoken to from this computer.
///
/// # Errors
/// `sync_practice`, `disk_read_only`, `sync_no_server`, `sync_new_computer`.
pub(super) fn server_of(app: &App, session: &Session) -> Result<(Kept, Device), Failure> {
    if session.profile.practice {
        return Err(Failure::new("sync_practice"));
    }
    if session.store.mode() == Mode::View {
        return Err(Failure::new("disk_read_only"));
    }
    let kept = app.read(kept::read)?.ok_or_else(|| Failure::new("sync_no_server"))?;
    let device = device_of(&session.store)?;
    if device.id() != kept.device {
        return Err(Failure::new("sync_new_computer"));
    }
    Ok((kept, device))
}

/// Runs a session now. Whatever it did before it failed is kept.
pub(super) fn session_now(app: &App) -> Result<(Moved, bool), Failure> {
    let session = app.session()?;
    let (kept, device) = server_of(app, &session)?;
    let turn = session.exchange.begin()?;
    app.tell(&["local".to_owned()]);
    let (mut moved, mut outcome) = exchange(app, &session, &kept, &device);
    let has_brought = !moved.brought.is_empty();
    let has_told = outcome.is_ok() && join::introduce(app, &session)?;
    let has_followed = outcome.is_ok() && has_brought && join::follow_moves(app, &session)?;
    if has_told || has_followed {
        // Whoever was given a unit is named in it, and what was written of somebody who moved follows them: that leaves
        // at once, so that nobody meets an unnamed author or a person as they were.
        let (more, again) = exchange(app, &session, &kept, &device);
        moved.sent += more.sent;
        moved.received += more.received;
        moved.brought.extend(more.brought);
        outcome = again;
    }
    conclude(app, &session, &moved, &outcome)?;
    if has_brought {
        renew_if_erased(app, app.now_in(&session).utc_ms)?;
    }
    // Whoever closes the profile meanwhile does not get it opened again.
    let is_wanted = outcome.is_ok() && session.exchange.check().is_ok();
    let becomes = if is_wanted { join::settle(app, &session)? } else { None };
    drop(turn);
    app.tell(&["local".to_owned()]);
    if let Some((folder, key)) = becomes {
        drop(session);
        crate::session::reopen(app, &folder, key)?;
    }
    outcome.map(|complete| (moved, complete))
}

/// What was moved, and whether everything was said; or why not.
fn exchange(app: &App, session: &Session, kept: &Kept, device: &Device) -> (Moved, Result<bool, Failure>) {
    let mut moved = Moved::default();
    let outcome = (|| {
        join::seal_counts(app, session)?;
        let (operations, photos) = app.read(|db| {
            let all = waiting(db, &session.store, &Memory::read(db)?)?.total();
            Ok((usize::try_from(all.operations).unwrap_or(usize::MAX), all.photos as usize))
        })?;
        let address = kept.membership.address.parse().map_err(|_| Failure::new("sync_untrusted"))?;
        let way = Http::new(device, &kept.membership).map_err(|error| Failure::new("sync_untrusted").traced(error))?;
        let mut way = way.until(session.exchange.unwanted());
        let act = app.act(session, "sync.run_session", &Meta::default(), true);
        let profile = Profile::new(&session.store, act);
        let mut watched = Watched::new(app, session, profile, (operations, photos));
        let ended = Drive::new(device, kept.membership.network, address).run(&mut watched, &mut way);
        moved = std::mem::take(&mut watched.moved);
        ended_well(ended?, way.trouble())
    })();
    (moved, outcome)
}

fn ended_well(ending: Ending, trouble: Trouble) -> Result<bool, Failure> {
    match ending {
        Ending::Complete => Ok(true),
        Ending::Unfinished => Ok(false),
        Ending::Revoked => Err(Failure::new("sync_revoked")),
        Ending::Untrusted(what) => Err(Failure::new("sync_untrusted").traced(what)),
        Ending::Refused(problem) => Err(refused(&problem)),
        Ending::Cut => Err(match trouble {
            Trouble::Foreign => Failure::new("sync_untrusted").traced("certificate"),
            Trouble::Stopped => Failure::new("work_cancelled"),
            Trouble::Unreachable => Failure::new("sync_unreachable"),
        }),
    }
}

/// A refusal of the server in the words of this program: each its own sentence and its own way on.
fn refused(problem: &Problem) -> Failure {
    let code = match problem.code.as_str() {
        "unknown_device" => "sync_unknown_device",
        "signature_stale" => "sync_clock",
        "quota_reached" | "held_too_much" => "sync_server_full",
        "bundle_needs_update" | "upgrade_required" => "sync_needs_update",
        "too_often" | "unavailable" | "disk_full" => "sync_busy",
        _ => return Failure::new("sync_refused").with("code", &problem.code),
    };
    let failure = Failure::new(code).traced(&problem.code);
    let failure = match problem.retry_after {
        Some(seconds) => failure.with("seconds", seconds),
        None => failure,
    };
    if code == "sync_needs_update" { failure.with("version", env!("CARGO_PKG_VERSION")) } else { failure }
}

/// Keeps what became of a session: the log, since when nobody answers, when the next one is due.
fn conclude(app: &App, session: &Session, moved: &Moved, outcome: &Result<bool, Failure>) -> Result<(), Failure> {
    let now = app.now_in(session);
    let unadmitted =
        if moved.brought.is_empty() { None } else { app.read(|db| Ok(admit_carried(db, &moved.brought).err()))? };
    let conflicts = if moved.brought.is_empty() { 0 } else { count_new_conflicts(app, session, moved)? };
    app.write_to(session, "sync.note_session", |tx| {
        let mut kept = kept::read(tx)?.ok_or_else(|| Failure::new("sync_no_server"))?;
        let mut lines = told_of(moved, now.utc_ms);
        let line = |event, count| SyncLine::of(event, now.utc_ms).counted(count);
        lines.extend((conflicts > 0).then(|| line(SyncEvent::Conflicts, conflicts)));
        lines.extend(unadmitted.map(|failure| line(SyncEvent::Unadmitted, 1).coded(&failure.code)));
        match outcome {
            Ok(complete) => {
                kept.met_ms = Some(now.utc_ms);
                kept.sent_ms = if *complete { Some(now.utc_ms) } else { kept.sent_ms };
                kept.away = None;
            }
            // Whoever stops it knows why.
            Err(failure) if failure.code == "work_cancelled" => {}
            Err(failure) => {
                let since_ms = match &kept.away {
                    Some(away) if away.code == failure.code => away.since_ms,
                    _ => now.utc_ms,
                };
                kept.away = Some(Away { code: failure.code.clone(), params: failure.params.clone(), since_ms });
                // A reason this program has no sentence for is told as the server gave it.
                let code = failure.params.get("code").unwrap_or(&failure.code);
                lines.push(SyncLine::of(SyncEvent::Failed, now.utc_ms).coded(code));
            }
        }
        kept::keep(tx, Some(&kept))?;
        log::note(tx, lines)
    })?;
    match outcome {
        Ok(true) => session.exchange.plan(now.boot_ms, HINT_S),
        Ok(false) => session.exchange.plan(now.boot_ms, 10),
        Err(failure) => {
            let told = failure.params.get("seconds").and_then(|seconds| seconds.parse().ok());
            session.exchange.put_off(now.boot_ms, told);
        }
    }
    Ok(())
}

fn count_new_conflicts(app: &App, session: &Session, moved: &Moved) -> Result<usize, Failure> {
    app.read(|db| {
        let conflicted = session.exchange.conflicted(|| super::conflict::list_conflicted(db))?;
        Ok(conflicted.iter().filter(|entity| moved.brought.contains(entity)).count())
    })
}

fn told_of(moved: &Moved, now_ms: i64) -> Vec<SyncLine> {
    let line = |event, count| SyncLine::of(event, now_ms).counted(count);
    let small = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let mut lines = Vec::new();
    lines.extend((moved.gained > 0).then(|| line(SyncEvent::UnitsGained, moved.gained)));
    lines.extend((moved.lost > 0).then(|| line(SyncEvent::UnitsLost, moved.lost)));
    lines.extend(moved.aside.iter().map(|(code, count)| line(SyncEvent::Aside, *count).coded(code)));
    let exchanged = [moved.sent, moved.received, moved.photos_sent, moved.photos_received];
    if exchanged.iter().any(|count| *count > 0) {
        let [sent, received, photos_sent, photos_received] = exchanged.map(small);
        lines.push(SyncLine {
            sent,
            received,
            photos_sent,
            photos_received,
            ..SyncLine::of(SyncEvent::Exchanged, now_ms)
        });
    }
    lines
}
