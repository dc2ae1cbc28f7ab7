//! People, what they hold, and the codes that enrol their devices.

use clap::Subcommand;
use serde_json::{Value, json};
use sillage_server::{
    central::{MISSES, new_code, role_words},
    clock::{self, utc},
    deployment::{Deployment, DeploymentError, grant},
    store::{CodeRow, GrantRow, PersonRow, StoreError, read, write},
};
use sillage_sync_protocol::scope::Role;
use uuid::Uuid;

use super::{Told, known_person, refused};

#[derive(Subcommand)]
pub enum PeopleCommand {
    /// Adds a person under your own word for them, or words a known one anew.
    Add {
        label: String,
        /// Their id, if the network knows them already.
        #[arg(long)]
        id: Option<Uuid>,
    },
    /// Prints everybody.
    List,
}

#[derive(Subcommand)]
pub enum GrantsCommand {
    /// Gives a unit to a person; the network's id gives every unit, to roles of headquarters.
    Add {
        person: Uuid,
        unit: Uuid,
        #[arg(value_parser = clap::builder::PossibleValuesParser::new(role_words()))]
        role: String,
    },
    /// Takes a unit from a person. What they wrote there and did not send yet will come as late work.
    End { person: Uuid, unit: Uuid },
    /// Prints what a person holds and held; without one, what everybody does.
    List { person: Option<Uuid> },
}

#[derive(Subcommand)]
pub enum CodesCommand {
    /// Prints a new code for a person, once.
    New { person: Uuid },
    /// Prints which codes were given out, without their secret.
    List,
    /// Burns a code that was not used. Name it by its first part.
    Burn { public: String },
}

pub fn people(deployment: &Deployment, command: &PeopleCommand) -> Result<Told, DeploymentError> {
    let store = deployment.store()?;
    let row = |person: &PersonRow| {
        let PersonRow { id, label, since_ms } = person;
        (json!({"id": id, "label": label, "since_ms": since_ms}), format!("{id}  {label}"))
    };
    match command {
        PeopleCommand::Add { label, id } => {
            let id = id.unwrap_or_else(Uuid::now_v7);
            let person = PersonRow { id, label: label.clone(), since_ms: clock::now_ms() };
            write(&*store, |rows| rows.add_person(&person))?;
            let (value, line) = row(&person);
            Ok(Told::one(value, [line]))
        }
        PeopleCommand::List => Ok(Told::list("people", read(&*store, |rows| rows.people())?.iter().map(row))),
    }
}

pub fn grants(deployment: &Deployment, command: &GrantsCommand) -> Result<Told, DeploymentError> {
    let central = deployment.attach()?;
    match command {
        GrantsCommand::Add { person, unit, role } => {
            let role = Role::of(role).ok_or_else(|| refused("unknown role"))?;
            if *unit == central.network() && role.is_whole() {
                return Err(refused(&format!("{} is a role of units", role.word())));
            }
            write(central.store(), |rows| {
                known_person(rows.people()?, *person)?;
                grant(rows, *person, *unit, role, clock::now_ms())
            })?;
            Ok(Told::done())
        }
        GrantsCommand::End { person, unit } => {
            match write(central.store(), |rows| rows.end_grant(*person, *unit, clock::now_ms()))? {
                0 => Err(refused("this person does not hold this unit")),
                _ => Ok(Told::done()),
            }
        }
        GrantsCommand::List { person } => {
            let held = read(central.store(), |rows| match person {
                Some(person) => rows.grants_of(*person),
                None => {
                    let mut all = Vec::new();
                    for person in rows.people()? {
                        all.extend(rows.grants_of(person.id)?);
                    }
                    Ok(all)
                }
            })?;
            Ok(Told::list("grants", held.iter().map(|row| grant_row(row, person.is_none()))))
        }
    }
}

fn grant_row(row: &GrantRow, with_person: bool) -> (Value, String) {
    let GrantRow { person, unit, role, since_ms, until_ms } = row;
    let value = json!({"person": person, "unit": unit, "role": role, "since_ms": since_ms, "until_ms": until_ms});
    let ended = until_ms.map_or_else(String::new, |ms| format!("  (ended {})", utc(ms)));
    let whose = if with_person { format!("{person}  ") } else { String::new() };
    (value, format!("{whose}{unit}  {role}{ended}"))
}

pub fn codes(deployment: &Deployment, command: &CodesCommand) -> Result<Told, DeploymentError> {
    let store = deployment.store()?;
    match command {
        CodesCommand::New { person } => {
            let code = write(&*store, |rows| {
                known_person(rows.people()?, *person)?;
                new_code(rows, *person, clock::now_ms())
            })?;
            let invitation = deployment.invitation(&deployment.keys()?, code)?.to_string();
            Ok(Told::one(json!({"person": person, "invitation": invitation}), [invitation]))
        }
        CodesCommand::List => {
            let now_ms = clock::now_ms();
            let codes = read(&*store, |rows| rows.codes())?;
            Ok(Told::list("codes", codes.iter().map(|code| code_row(code, now_ms))))
        }
        CodesCommand::Burn { public } => {
            write(&*store, |rows| {
                let known = rows.code(public)?.ok_or(StoreError::Missing("no such code"))?;
                rows.save_code(public, MISSES, known.device)
            })?;
            Ok(Told::done())
        }
    }
}

fn code_row(code: &CodeRow, now_ms: i64) -> (Value, String) {
    let CodeRow { public, person, made_ms, expires_ms, misses, device, .. } = code;
    let state = match device {
        Some(_) => "used",
        None if *misses >= MISSES => "burnt",
        None if *expires_ms < now_ms => "expired",
        None => "open",
    };
    let value = json!({
        "public": public, "person": person, "state": state, "made_ms": made_ms, "expires_ms": expires_ms,
        "device": device,
    });
    (value, format!("{public}  {person}  {state}  until {}", utc(*expires_ms)))
}
