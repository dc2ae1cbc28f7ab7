//! A code and this device's keys become a membership of a network.

use sillage_sync_protocol::{
    Address, Invitation,
    wire::{Enrol, Enrolled},
};

use super::{Http, Membership, Trouble, tls};
use crate::{Device, NoAnswer, WayError, drive::APP};

/// Why a device was not enrolled.
#[derive(Debug, thiserror::Error)]
pub enum EnrolError {
    /// There is no way to the server.
    #[error(transparent)]
    Way(#[from] WayError),
    /// No answer came, or not from whom the invitation names.
    #[error("no answer from the network that invited")]
    NoAnswer,
    /// The server refuses, with this code.
    #[error("refused: {0}")]
    Refused(String),
    /// Who answered is not who invited.
    #[error("not the network that invited")]
    Untrusted,
}

/// Enrols this device. Asked again, because the answer was lost, the server answers the same.
///
/// # Errors
/// [`EnrolError`]. Nothing is kept then.
pub fn enrol(device: &Device, invitation: &Invitation) -> Result<Membership, EnrolError> {
    let mut way = Http::with(device, &invitation.server, tls::of_pin(invitation.pin.clone())?)?;
    let enrol = Enrol {
        code: invitation.code.to_string(),
        device: device.id(),
        address: device.address().to_string(),
        app: APP.into(),
    };
    let body = serde_json::to_vec(&enrol).map_err(|_| EnrolError::NoAnswer)?;
    let enrolled: Enrolled = way.json("POST", "/v1/enrol", "application/json", &body).map_err(|none| match none {
        NoAnswer::Cut if way.trouble() == Trouble::Foreign => EnrolError::Untrusted,
        NoAnswer::Cut => EnrolError::NoAnswer,
        NoAnswer::Refused(problem) => EnrolError::Refused(problem.code),
    })?;
    if !tls::is_pinned(&enrolled.authority, &invitation.pin) || enrolled.address.parse::<Address>().is_err() {
        return Err(EnrolError::Untrusted);
    }
    Ok(Membership {
        server: invitation.server.clone(),
        network: enrolled.network,
        person: enrolled.person,
        address: enrolled.address,
        authority: enrolled.authority,
    })
}
