//! Devices.

use clap::Subcommand;
use serde_json::{Value, json};
use sillage_server::{
    clock::{self, utc},
    deployment::{Deployment, DeploymentError},
    store::{AlarmRow, DeviceRow, StoreError, read, write},
};
use uuid::Uuid;

use super::Told;

#[derive(Subcommand)]
pub enum Command {
    /// Prints every device.
    List,
    /// Prints a device with its histories and how far each is in a copy that counts as safe.
    Show { device: Uuid },
    /// Revokes a device: it is given nothing any more, and what it still sends lies aside.
    Revoke { device: Uuid },
}

#[derive(Subcommand)]
pub enum AlarmsCommand {
    /// Prints them.
    List,
}

/// Months two sides differed in; both were put right when they were noticed.
pub fn alarms(deployment: &Deployment, command: &AlarmsCommand) -> Result<Told, DeploymentError> {
    let AlarmsCommand::List = command;
    let alarms = read(&*deployment.store()?, |rows| rows.alarms())?;
    Ok(Told::list("alarms", alarms.iter().map(|alarm| {
        let AlarmRow { device, unit, month, here, there, times, at_ms } = alarm;
        let value = json!({
            "device": device, "unit": unit, "month": month, "here": here, "there": there, "times": times, "at_ms": at_ms,
        });
        let line = format!("{}  device {device}  unit {unit}  month {month}  {here} here, {there} there", utc(*at_ms));
        (value, line)
    })))
}

pub fn run(deployment: &Deployment, command: &Command) -> Result<Told, DeploymentError> {
    let store = deployment.store()?;
    match command {
        Command::List => Ok(Told::list("devices", read(&*store, |rows| rows.devices())?.iter().map(row))),
        Command::Show { device } => {
            let (known, histories) = read(&*store, |rows| {
                let known = rows.device(*device)?.ok_or(StoreError::Missing("no such device"))?;
                let mut histories = Vec::new();
                for (replica, high) in rows.ends()? {
                    if rows.replica(replica)?.is_some_and(|row| row.device == *device) {
                        histories.push((replica, high, rows.safe(replica)?));
                    }
                }
                Ok((known, histories))
            })?;
            let (mut value, line) = row(&known);
            let of = |(replica, high, safe): &(Uuid, u64, u64)| json!({"replica": replica, "high": high, "safe": safe});
            value["histories"] = histories.iter().map(of).collect();
            let mut lines = vec![line];
            let told = |(replica, high, safe): &(Uuid, u64, u64)| format!("history  {replica}  {high}, safe to {safe}");
            lines.extend(histories.iter().map(told));
            Ok(Told::one(value, lines))
        }
        Command::Revoke { device } => {
            write(&*store, |rows| {
                let known = rows.device(*device)?.ok_or(StoreError::Missing("no such device"))?;
                let revoked_ms = known.revoked_ms.or(Some(clock::now_ms()));
                rows.save_device(&DeviceRow { revoked_ms, ..known })
            })?;
            Ok(Told::done())
        }
    }
}

fn row(device: &DeviceRow) -> (Value, String) {
    let DeviceRow { id, person, app, since_ms, seen_ms, revoked_ms, bytes, .. } = device;
    let state = if revoked_ms.is_some() { "revoked" } else { "good" };
    let value = json!({
        "id": id, "person": person, "state": state, "app": app, "since_ms": since_ms, "seen_ms": seen_ms,
        "revoked_ms": revoked_ms, "bytes": bytes,
    });
    (value, format!("{id}  {person}  {state}  seen {}  {bytes} bytes  {app}", utc(*seen_ms)))
}
