//! Practice profiles: made and opened without asking anything, deleted by whoever wants.

use std::fs;

use schemars::JsonSchema;
use serde::Deserialize;
use sillage_domain::{Id, Refusal, network::Role};
use sillage_store::{Act, Store, Vault};
use ts_rs::TS;
use uuid::Uuid;

use super::{
    Done,
    profile::{ProfileCreated, ProfileHeader, enter, folder, header_or_stand_in},
};
use crate::{
    App, Failure, Language, Meta,
    app::{IDENTITY, Identity},
    practice,
};

/// A practice profile.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct CreatePractice {
    /// `coach` or `unit_manager`.
    pub role: Role,
    /// Language.
    pub locale: Language,
}

/// Delete a practice profile.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct DeletePractice {
    /// Which.
    pub profile: Uuid,
}

pub(super) fn create_practice(app: &App, ask: CreatePractice) -> Result<ProfileCreated, Failure> {
    if !matches!(ask.role, Role::Coach | Role::UnitManager) {
        return Err(Refusal::new("practice_role_unknown").into());
    }
    let id = Uuid::now_v7();
    let (vault, key) = Vault::practice(id)?;
    let seed = practice::Seed::read()?;
    let now = app.moment(true, practice::ZONE);
    sillage_store::private_folder(app.root())?;
    let store = Store::create(&folder(app, id), vault, key, &app.boot_id(true))?;
    let (identity, name) = store
        .write(
            Act { me: Id::new(id), now: now.clone(), command: "practice.seed", is_final: true, draft: None },
            |tx| {
                let seeded = seed.plant_practice(tx, &now)?;
                let (me, name) = seeded.person(ask.role)?;
                let identity =
                    Identity { me, network: seeded.network, role: ask.role, time_zone: practice::ZONE.into() };
                tx.set_local(IDENTITY, Some(&identity))?;
                Ok::<_, Failure>((identity, name))
            },
        )?
        .0;
    let header = ProfileHeader {
        id,
        name,
        practice: true,
        role: Some(ask.role),
        locale: ask.locale.code().to_owned(),
        last_used: None,
    };
    enter(app, store, header, identity)?;
    Ok(ProfileCreated { profile: id, recovery_code: None })
}

pub(super) fn delete_practice(app: &App, ask: DeletePractice) -> Result<Done, Failure> {
    let folder = folder(app, ask.profile);
    if !header_or_stand_in(&folder)?.practice {
        return Err(Refusal::new("not_practice").into());
    }
    if app.session().is_ok_and(|session| session.profile.id == ask.profile) {
        app.set_session(None);
    }
    fs::remove_dir_all(&folder).map_err(|error| Failure::new("store_failed").traced(error))?;
    Ok(Done {})
}

impl App {
    /// Opens the practice profile of a role, making it if there is none: what a start with `--practice` does.
    ///
    /// # Errors
    /// Those of `profile.create_practice` and `profile.unlock`.
    pub fn open_practice(&self, role: &str, locale: &str) -> Result<(), Failure> {
        let profiles = self.call("profile.list_profiles", serde_json::json!({}), Meta::default())?.answer;
        let known = profiles["profiles"].as_array().and_then(|list| {
            list.iter()
                .find(|profile| profile["practice"] == true && profile["role"] == role)
                .map(|profile| profile["id"].clone())
        });
        match known {
            Some(profile) => {
                let body = serde_json::json!({ "profile": profile, "passphrase": null });
                self.call("profile.unlock", body, Meta::default())?;
            }
            None => {
                let body = serde_json::json!({ "role": role, "locale": locale });
                self.call("profile.create_practice", body, Meta::default())?;
            }
        }
        Ok(())
    }
}
