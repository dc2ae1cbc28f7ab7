//! What lies aside: operations that were taken in and went no further.

use std::str::FromStr;

use clap::Subcommand;
use serde_json::{Value, json};
use sillage_server::{
    clock::{self, utc},
    deployment::{Deployment, DeploymentError},
    store::{AsideRow, StoreError, read},
};
use sillage_sync_protocol::OpRef;
use uuid::Uuid;

use super::{Told, refused};

/// The code of work that came after its unit was taken away.
const LATE: &str = "late_work";

#[derive(Subcommand)]
pub enum QuarantineCommand {
    /// Prints what lies aside, and why.
    List,
    /// Prints what is known of an operation: `replica:sequence`.
    Show {
        operation: String,
        /// Its exact bytes too: they may hold words about people.
        #[arg(long)]
        bytes: bool,
    },
    /// Lets an operation in: `replica:sequence`. Bad bytes stay aside, whoever asks.
    Release { operation: String },
}

#[derive(Subcommand)]
pub enum LateCommand {
    /// Prints late work: whose, of which unit.
    List,
    /// Lets late work in: one operation, `replica:sequence`, or all of one person in one unit.
    Accept {
        #[arg(required_unless_present = "person", conflicts_with = "person")]
        operation: Option<String>,
        #[arg(long, requires = "unit")]
        person: Option<Uuid>,
        #[arg(long, requires = "person")]
        unit: Option<Uuid>,
    },
}

pub fn quarantine(deployment: &Deployment, command: &QuarantineCommand) -> Result<Told, DeploymentError> {
    let central = deployment.attach()?;
    match command {
        QuarantineCommand::List => {
            let rows = read(central.store(), |rows| rows.aside())?;
            Ok(Told::list("aside", rows.iter().map(row)))
        }
        QuarantineCommand::Show { operation, bytes } => {
            let place = place(operation)?;
            let (known, op) = read(central.store(), |rows| {
                let known = rows.aside()?.into_iter().find(|row| (row.replica, row.s) == (place.r, place.s));
                let known = known.ok_or(StoreError::Missing("nothing lies aside there"))?;
                Ok((known, rows.op(place.r, place.s)?.ok_or(StoreError::Damaged("operation"))?))
            })?;
            let (mut value, line) = row(&known);
            value["bytes"] = op.raw.len().into();
            let mut lines = vec![line, format!("received {}, {} bytes", utc(op.received_ms), op.raw.len())];
            if *bytes {
                value["raw"] = op.raw.as_str().into();
                // Written inert: nothing in it steers a terminal.
                lines.push(op.raw.escape_debug().to_string());
            }
            Ok(Told::one(value, lines))
        }
        QuarantineCommand::Release { operation } => {
            let place = place(operation)?;
            central.release(place.r, place.s, clock::now_ms())?;
            Ok(Told::done())
        }
    }
}

pub fn late(deployment: &Deployment, command: &LateCommand) -> Result<Told, DeploymentError> {
    let central = deployment.attach()?;
    let late = || -> Result<Vec<AsideRow>, DeploymentError> {
        let rows = read(central.store(), |rows| rows.aside())?;
        Ok(rows.into_iter().filter(|row| row.code == LATE).collect())
    };
    match command {
        LateCommand::List => Ok(Told::list("late_work", late()?.iter().map(row))),
        LateCommand::Accept { operation, person, unit } => {
            let place = operation.as_deref().map(place).transpose()?;
            let asked = |row: &&AsideRow| match place {
                Some(place) => (row.replica, row.s) == (place.r, place.s),
                None => row.author == *person && row.unit == *unit,
            };
            let rows = late()?;
            let asked: Vec<&AsideRow> = rows.iter().filter(asked).collect();
            if asked.is_empty() {
                return Err(refused("no such late work"));
            }
            let mut accepted = 0;
            for row in asked {
                central.release(row.replica, row.s, clock::now_ms())?;
                accepted += 1;
            }
            Ok(Told::one(json!({"accepted": accepted}), [format!("{accepted} accepted")]))
        }
    }
}

fn place(operation: &str) -> Result<OpRef, DeploymentError> {
    OpRef::from_str(operation).map_err(|_| refused("not an operation: replica:sequence"))
}

fn row(row: &AsideRow) -> (Value, String) {
    let AsideRow { replica, s, code, received_ms, unit, noun, author, device } = row;
    let value = json!({
        "operation": format!("{replica}:{s}"), "code": code, "noun": noun, "unit": unit, "author": author,
        "device": device, "received_ms": received_ms,
    });
    let of_unit = unit.map_or_else(|| "-".into(), |unit| unit.to_string());
    let noun = noun.as_deref().unwrap_or("-");
    (value, format!("{replica}:{s}  {code}  {noun}  unit {of_unit}  device {device}"))
}
