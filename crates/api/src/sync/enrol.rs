//! Joining a server by the line that was printed for a person, and forgetting it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_domain::Id;
use sillage_store::{Mode, Store};
use sillage_sync::{Device, EnrolError, Invitation, Membership, enrol};
use ts_rs::TS;

use super::{
    kept,
    kept::Kept,
    log,
    log::{SyncEvent, SyncLine},
};
use crate::{
    App, Failure,
    app::{Identity, Session},
    session::{Done, Nothing},
    unit_file::{device_of, is_awaiting, keep_device, new_device},
};

/// Join a server.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct EnrolDevice {
    /// The printed line: host and port, code, and the hash of the network's authority.
    pub line: String,
}

/// This computer belongs to the server's network now. Nothing went or came yet.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct DeviceEnrolled {
    /// Host and port.
    pub server: String,
    /// The profile had no network and takes this one: its first session brings it.
    pub joined: bool,
}

pub(super) fn enrol_device(app: &App, ask: EnrolDevice) -> Result<DeviceEnrolled, Failure> {
    let session = app.session()?;
    if session.profile.practice {
        return Err(Failure::new("sync_practice"));
    }
    if session.store.mode() == Mode::View {
        return Err(Failure::new("disk_read_only"));
    }
    let invitation: Invitation = ask.line.parse().map_err(|_| Failure::new("sync_line_unreadable"))?;
    let turn = session.exchange.begin()?;
    let (membership, device) = ask_server(&session.store, &invitation)?;
    let joined = app.read(|db| is_awaiting(db, session.identity.network))?;
    if !joined {
        check_mine(&session, &membership)?;
    }
    // Only now: a line that turned out to be another person's leaves the computer to the server it had.
    keep_device(&session.store, &device)?;
    let device = device.id();
    app.write_to(&session, "sync.enrol_device", |tx| {
        if joined {
            // Nothing was written yet as anybody: the profile is whoever the line was printed for.
            let identity = Identity {
                me: Id::new(membership.person),
                network: Id::new(membership.network),
                role: session.identity.role,
                time_zone: session.identity.time_zone.clone(),
            };
            tx.set_local("identity", Some(&identity))?;
        }
        let kept = Kept {
            membership: membership.clone(),
            device,
            fresh: joined,
            met_ms: None,
            sent_ms: None,
            away: None,
            given: None,
        };
        kept::keep(tx, Some(&kept))?;
        log::note(tx, [SyncLine::of(SyncEvent::Enrolled, tx.now().utc_ms)])
    })?;
    drop(turn);
    if joined {
        let (folder, key) = (session.store.folder().to_path_buf(), session.store.clone_key());
        drop(session);
        crate::session::reopen(app, &folder, key)?;
    }
    Ok(DeviceEnrolled { server: membership.server, joined })
}

/// The network and the person the line was printed for have to be those of the profile: what was written here under
/// another id would not be believed there.
fn check_mine(session: &Session, membership: &Membership) -> Result<(), Failure> {
    if membership.network != session.identity.network.uuid() {
        return Err(Failure::new("sync_other_network"));
    }
    if membership.person != session.identity.me.uuid() {
        return Err(Failure::new("sync_other_person").with("person", session.identity.me.uuid()));
    }
    Ok(())
}

/// A device belongs to one enrolment: one the server knows already (it was revoked, or the line before was another
/// person's) gets new keys. Files sealed for its old address do not open any more.
fn ask_server(store: &Store, invitation: &Invitation) -> Result<(Membership, Device), Failure> {
    let device = device_of(store)?;
    match enrol(&device, invitation) {
        Ok(membership) => Ok((membership, device)),
        Err(EnrolError::Refused(code)) if code == "device_known" => {
            let device = new_device()?;
            Ok((enrol(&device, invitation).map_err(not_enrolled)?, device))
        }
        Err(error) => Err(not_enrolled(error)),
    }
}

fn not_enrolled(error: EnrolError) -> Failure {
    match &error {
        EnrolError::NoAnswer => Failure::new("sync_unreachable"),
        EnrolError::Untrusted => Failure::new("sync_untrusted"),
        EnrolError::Refused(code) if code == "code_wrong" => Failure::new("sync_code_wrong"),
        EnrolError::Refused(code) if code == "signature_stale" => Failure::new("sync_clock"),
        EnrolError::Refused(code) if code == "too_often" => Failure::new("sync_busy"),
        EnrolError::Refused(code) => Failure::new("sync_refused").with("code", code),
        EnrolError::Way(_) => Failure::new("sync_line_unreadable").traced(&error),
    }
}

/// Forgets the server: nothing is sent any more. What came stays, what was written stays unsent, and units that were
/// taken away stay out of sight.
pub(super) fn forget_server(app: &App, _: Nothing) -> Result<Done, Failure> {
    let session = app.session()?;
    session.exchange.stop();
    app.write_to(&session, "sync.forget_server", |tx| {
        if kept::read(tx)?.is_none() {
            return Err(Failure::new("sync_no_server"));
        }
        kept::keep(tx, None)?;
        log::note(tx, [SyncLine::of(SyncEvent::Forgotten, tx.now().utc_ms)])
    })?;
    Ok(Done {})
}
