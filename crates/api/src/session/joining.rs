//! A profile without a network of its own: the first unit file from a colleague brings it.

use schemars::JsonSchema;
use serde::Deserialize;
use sillage_domain::{Id, Refusal, check_name, network::Role};
use sillage_store::{Act, Store, Vault, pin_verifier};
use ts_rs::TS;
use uuid::Uuid;

use super::profile::{ProfileCreated, ProfileHeader, check_pin_shape, enter, folder};
use crate::{
    App, Failure, Language,
    app::{IDENTITY, Identity},
    practice,
};

/// A profile that will join a colleague's network.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct CreateJoining {
    /// The person's name.
    pub name: String,
    /// What the person does.
    pub role: Role,
    /// Language.
    pub locale: Language,
    /// At least 15 characters; none to rehearse with the practice network.
    pub passphrase: Option<String>,
    /// Four to eight digits; none to rehearse.
    pub pin: Option<String>,
}

pub(super) fn create_joining(app: &App, ask: CreateJoining) -> Result<ProfileCreated, Failure> {
    check_name("name", &ask.name)?;
    // Whoever keeps a network was named in it: nobody joins it as that.
    if !matches!(ask.role, Role::Coach | Role::Regional | Role::UnitManager) {
        return Err(Failure::new("unit_file_role"));
    }
    let id = Uuid::now_v7();
    let (vault, key, code, verifier) = match (&ask.passphrase, &ask.pin) {
        (Some(passphrase), Some(pin)) => {
            check_pin_shape(pin)?;
            let (vault, key, code) = Vault::create(id, passphrase, app.cost())?;
            (vault, key, Some(code.0), Some(pin_verifier(pin)?))
        }
        (None, None) => {
            let (vault, key) = Vault::practice(id)?;
            (vault, key, None, None)
        }
        _ => return Err(Refusal::new("pin_malformed").into()),
    };
    let practice = code.is_none();
    sillage_store::private_folder(app.root())?;
    let store = Store::create(&folder(app, id), vault, key, &app.boot_id(practice))?;
    let now = app.moment(practice, if practice { practice::ZONE } else { "" });
    let identity = Identity {
        me: Id::new(Uuid::now_v7()),
        network: Id::new(Uuid::now_v7()),
        role: ask.role,
        time_zone: now.zone.clone(),
    };
    let act = Act { me: identity.me, now, command: "profile.create_joining", is_final: true, draft: None };
    store.write(act, |tx| {
        tx.set_local(IDENTITY, Some(&identity))?;
        tx.set_local("pin", verifier.as_ref())?;
        tx.set_local("name", Some(&ask.name))?;
        Ok::<_, Failure>(())
    })?;
    let locale = ask.locale.code().to_owned();
    let header = ProfileHeader { id, name: ask.name, practice, role: Some(ask.role), locale, last_used: None };
    enter(app, store, header, identity)?;
    Ok(ProfileCreated { profile: id, recovery_code: code })
}
