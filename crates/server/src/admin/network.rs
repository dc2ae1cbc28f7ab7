//! The network and how the server stands.

use clap::Subcommand;
use serde_json::json;
use sillage_server::{
    clock::utc,
    deployment::{Deployment, DeploymentError},
    store::read,
};

use super::Told;

#[derive(Subcommand)]
pub enum Command {
    /// Prints ids and streams.
    Show,
    /// Begins a new timeline: say this after a database was put back by hand.
    NewEpoch,
}

pub fn run(deployment: &Deployment, command: &Command) -> Result<Told, DeploymentError> {
    let central = deployment.attach()?;
    match command {
        Command::Show => {
            let (network, epoch, pin) = (central.network(), central.epoch(), central.keys().pin()?.to_string());
            let streams = read(central.store(), |rows| rows.streams())?;
            let value = json!({
                "network": network, "epoch": epoch, "pin": pin, "public": deployment.config.public,
                "streams": streams.iter().map(|row| json!({"unit": row.unit, "commits": row.head})).collect::<Vec<_>>(),
            });
            let mut lines = vec![format!("network  {network}"), format!("epoch    {epoch}"), format!("pin      {pin}")];
            lines.extend(streams.iter().map(|row| format!("stream   {}  {} commits", row.unit, row.head)));
            Ok(Told::one(value, lines))
        }
        Command::NewEpoch => {
            let epoch = central.begin_epoch()?;
            let again = "         a server that runs has to be started again".to_owned();
            Ok(Told::one(json!({"epoch": epoch}), [format!("epoch    {epoch}"), again]))
        }
    }
}

pub fn status(deployment: &Deployment) -> Result<Told, DeploymentError> {
    let central = deployment.attach()?;
    let (streams, devices, aside, bytes, copied) = read(central.store(), |rows| {
        Ok((rows.streams()?, rows.devices()?, rows.aside()?, rows.total_bytes()?, rows.fact("backup_ms")?))
    })?;
    let copied = copied.and_then(|ms| ms.parse::<i64>().ok());
    let commits: u64 = streams.iter().map(|row| row.head).sum();
    let good = devices.iter().filter(|row| row.revoked_ms.is_none()).count();
    let late = aside.iter().filter(|row| row.code == "late_work").count();
    let value = json!({
        "network": central.network(), "epoch": central.epoch(), "streams": streams.len(), "operations": commits,
        "devices": good, "revoked": devices.len() - good, "aside": aside.len() - late, "late_work": late,
        "bytes": bytes, "backup_ms": copied, "version": env!("CARGO_PKG_VERSION"),
    });
    let last = copied.map_or_else(|| "none: make one with `backup`".into(), utc);
    let lines = [
        format!("network     {}", central.network()),
        format!("operations  {commits} in {} streams, {bytes} bytes with photos", streams.len()),
        format!("devices     {good}, and {} revoked", devices.len() - good),
        format!("aside       {}, and {late} of late work", aside.len() - late),
        format!("last copy   {last}"),
    ];
    Ok(Told::one(value, lines))
}
