//! Erasing a person, and who has carried it out.

use clap::Subcommand;
use serde_json::json;
use sillage_server::{
    central::Reach,
    clock::{self, utc},
    deployment::{Deployment, DeploymentError},
    store::{DueRow, read},
};
use uuid::Uuid;

use super::{Told, refused};

#[derive(Subcommand)]
pub enum Command {
    /// Prints every erasure and, device by device, whether it was carried out.
    List,
}

pub fn erase(deployment: &Deployment, person: Uuid, yes: bool) -> Result<Told, DeploymentError> {
    if !yes {
        return Err(refused("nothing brings an erased person back: say --yes if it is meant"));
    }
    let Reach { erasure, operations, objects, devices, also } =
        deployment.attach()?.erase_person(person, clock::now_ms())?;
    let value = json!({
        "erasure": erasure, "person": person, "operations": operations, "objects": objects, "devices": devices,
        "also": also,
    });
    let mut lines = vec![
        format!("erasure  {erasure}"),
        format!("         {operations} operations and {objects} pictures are gone here"),
        format!("         {devices} devices have to carry it out: see `erasures list`"),
        "         copies made before hold the words still: throw them away in time".into(),
    ];
    lines.extend(also.iter().map(|other| format!("         erased with her: her other record {other}")));
    Ok(Told::one(value, lines))
}

pub fn run(deployment: &Deployment, command: &Command) -> Result<Told, DeploymentError> {
    let Command::List = command;
    let central = deployment.attach()?;
    let erasures = read(central.store(), |rows| rows.erasures())?;
    let due = central.erasures_due()?;
    let of = |id: Uuid| due.iter().filter(move |due| due.erasure == id);
    Ok(Told::list("erasures", erasures.iter().map(|row| {
        let told = |due: &DueRow| json!({"device": due.device, "done_ms": due.done_ms});
        let value = json!({
            "erasure": row.id, "person": row.person, "at_ms": row.at_ms, "devices": of(row.id).map(told).collect::<Vec<_>>(),
        });
        let outstanding: Vec<String> =
            of(row.id).filter(|due| due.done_ms.is_none()).map(|due| due.device.to_string()).collect();
        let left = if outstanding.is_empty() { "carried out".into() } else { format!("awaits {}", outstanding.join(", ")) };
        (value, format!("{}  {}  person {}  {left}", utc(row.at_ms), row.id, row.person))
    })))
}
