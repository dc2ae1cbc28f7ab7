//! Profiles and the state of the application: none open, resting, open, handed over.

mod adopt;
mod handover;
mod joining;
mod link;
mod practice;
mod profile;
mod words;

use std::sync::{Arc, MutexGuard, atomic::Ordering};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_domain::{
    Id,
    network::{Network, Person, Role},
};
use sillage_store::Mode;
use ts_rs::TS;
use uuid::Uuid;

pub(crate) use handover::Handover;
pub(crate) use link::FollowedLink;
pub(crate) use profile::ProfileHeader;

use crate::{
    App, Failure, Meta, Registry,
    app::{Session, held},
    registry::Access,
};

/// Wrong PINs that turn a rest into a full lock.
const LAST_MISS: u32 = 5;

pub(crate) fn register(registry: &mut Registry) {
    registry.app("session.get_state", Access::Always, get_state);
    registry.app("profile.list_profiles", Access::Always, profile::list_profiles);
    registry.app("profile.create_practice", Access::Always, practice::create_practice);
    registry.app("profile.create_profile", Access::Always, profile::create_profile);
    registry.app("profile.suggest_passphrase", Access::Always, words::suggest_passphrase);
    registry.app("profile.unlock", Access::Always, profile::unlock);
    registry.app("profile.create_joining", Access::Always, joining::create_joining);
    registry.app("profile.recover", Access::Always, profile::recover);
    registry.app("profile.adopt_copy", Access::Always, adopt::adopt_copy);
    registry.app("profile.delete_practice", Access::Always, practice::delete_practice);
    registry.app("profile.lock", Access::Always, lock);
    registry.app("profile.rest", Access::Open, rest);
    registry.app("profile.wake", Access::Always, wake);
    registry.app("session.take_link", Access::Open, link::take_link);
    registry.app("session.hand_over", Access::Open, handover::hand_over);
    registry.app("session.hand_on", Access::Handover, handover::hand_on);
    registry.app("session.take_back", Access::Handover, handover::take_back);
}

/// Nothing asked.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct Nothing {}

/// Done.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct Done {}

/// Where the application stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// No profile is open.
    None,
    /// A profile rests: a PIN opens it.
    Resting,
    /// A profile is open.
    Open,
    /// The computer is in somebody else's hands.
    Handover,
}

/// The state of the application.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct SessionState {
    /// Where it stands.
    pub state: State,
    /// The open profile.
    pub profile: Option<OpenProfile>,
    /// What is handed over.
    pub handover: Option<Handover>,
    /// The disk cannot be written: look and export only.
    pub view_only: bool,
    /// The disk is nearly full: the room kept for that was let go, or there was none to keep.
    pub disk_nearly_full: bool,
    /// The log of the program before was damaged: the last acts may be missing, and what lay there is kept aside.
    pub log_damaged: bool,
    /// A file was opened with the system's own means and waits to be looked into.
    pub offered_file: bool,
    /// A link was followed elsewhere and waits to lead to its screen.
    pub offered_link: bool,
    /// Version of the program.
    pub version: String,
}

/// The profile that is open.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct OpenProfile {
    /// Id.
    pub id: Uuid,
    /// Name shown.
    pub name: String,
    /// Practice: invented, never sent.
    pub practice: bool,
    /// Role.
    pub role: Role,
    /// `fr` or `en`.
    pub locale: String,
    /// The person.
    pub me: Id<Person>,
    /// The network.
    pub network: Id<Network>,
    /// IANA zone of its network.
    pub time_zone: String,
}

fn get_state(app: &App, _: Nothing) -> Result<SessionState, Failure> {
    let version = env!("CARGO_PKG_VERSION").to_owned();
    let Ok(session) = app.session() else {
        return Ok(SessionState {
            state: State::None,
            profile: None,
            handover: None,
            view_only: false,
            disk_nearly_full: false,
            log_damaged: false,
            offered_file: app.has_offer(),
            offered_link: app.has_link(),
            version,
        });
    };
    let handover = held(&session.handover).clone();
    let state = match (session.resting.load(Ordering::SeqCst), &handover) {
        (true, _) => State::Resting,
        (false, Some(_)) => State::Handover,
        (false, None) => State::Open,
    };
    let (header, identity) = (&session.profile, &session.identity);
    Ok(SessionState {
        state,
        profile: Some(OpenProfile {
            id: header.id,
            name: header.name.clone(),
            practice: header.practice,
            role: identity.role,
            locale: header.locale.clone(),
            me: identity.me,
            network: identity.network,
            time_zone: identity.time_zone.clone(),
        }),
        handover,
        view_only: session.store.mode() == Mode::View,
        disk_nearly_full: session.store.ballast_spent(),
        log_damaged: session.store.log_was_damaged(),
        offered_file: app.has_offer(),
        offered_link: app.has_link(),
        version,
    })
}

fn lock(app: &App, _: Nothing) -> Result<Done, Failure> {
    if let Ok(session) = app.session() {
        app.lock(&session);
    }
    Ok(Done {})
}

fn rest(app: &App, _: Nothing) -> Result<Done, Failure> {
    let session = app.session()?;
    if session.profile.practice {
        return Ok(Done {});
    }
    session.resting.store(true, Ordering::SeqCst);
    app.tell(&["local".to_owned()]);
    Ok(Done {})
}

/// A short code.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct Wake {
    /// PIN of the profile.
    pub pin: String,
}

fn wake(app: &App, ask: Wake) -> Result<Done, Failure> {
    let session = app.session()?;
    // Opened only while no other try can close it; one that was closed is not brought back.
    let tries = check_pin(app, &session, &ask.pin)?;
    session.resting.store(false, Ordering::SeqCst);
    drop(tries);
    app.tell(&["local".to_owned()]);
    Ok(Done {})
}

/// Checks the PIN, one try after another; the fifth miss closes the profile.
fn check_pin<'s>(app: &App, session: &'s Arc<Session>, pin: &str) -> Result<MutexGuard<'s, u32>, Failure> {
    let mut misses = held(&session.misses);
    // Whoever waited while the last try closed it has none left.
    if *misses >= LAST_MISS {
        return Err(Failure::new("locked"));
    }
    // Counted before it is looked at: a try that never ends was one all the same.
    *misses += 1;
    let act = app.act(session, "read", &Meta::default(), false);
    let verifier: Option<String> = session.store.read(act, |db| Ok::<_, Failure>(db.local("pin")?))?;
    if verifier.is_some_and(|verifier| sillage_store::pin_matches(pin, &verifier)) {
        *misses = 0;
        return Ok(misses);
    }
    let left = LAST_MISS - *misses;
    if left == 0 {
        app.lock(session);
        return Err(Failure::new("locked"));
    }
    Err(Failure::new("wrong_pin").with("left", left))
}

/// Opens a profile again after its file was replaced, or what it says of its owner. What still reads in it is given a
/// moment to end.
pub(crate) fn reopen(app: &App, folder: &std::path::Path, key: sillage_store::DataKey) -> Result<Done, Failure> {
    app.set_session(None);
    sillage_store::Store::await_closed(folder)?;
    profile::open(app, folder, key)
}
