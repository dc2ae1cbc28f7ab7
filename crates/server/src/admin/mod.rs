//! The administrator's hand: network, people, grants, codes, devices, quarantine. What it prints are ids, codes and the
//! administrator's own words; nobody's observation.

use std::str::FromStr;

use clap::Subcommand;
use sillage_server::{
    central::{new_code, role_words},
    clock,
    deployment::{Deployment, DeploymentError, grant},
    store::{DeviceRow, PersonRow, StoreError, read, write},
};
use sillage_sync_protocol::{OpRef, scope::Role};
use uuid::Uuid;

#[derive(Subcommand)]
pub enum Command {
    /// The network: its id, its timeline, its streams.
    Network {
        #[command(subcommand)]
        command: NetworkCommand,
    },
    /// People who may have a device.
    People {
        #[command(subcommand)]
        command: PeopleCommand,
    },
    /// Who holds which unit, and as what.
    Grants {
        #[command(subcommand)]
        command: GrantsCommand,
    },
    /// Enrolment codes.
    Codes {
        #[command(subcommand)]
        command: CodesCommand,
    },
    /// Devices that were enrolled.
    Devices {
        #[command(subcommand)]
        command: DevicesCommand,
    },
    /// Operations that lie aside.
    Quarantine {
        #[command(subcommand)]
        command: QuarantineCommand,
    },
}

#[derive(Subcommand)]
pub enum NetworkCommand {
    /// Prints ids and streams.
    Show,
    /// Begins a new timeline: say this after a backup was put back by hand.
    NewEpoch,
}

#[derive(Subcommand)]
pub enum PeopleCommand {
    /// Adds a person under your own word for them.
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
    /// Prints what a person holds and held.
    List { person: Uuid },
}

#[derive(Subcommand)]
pub enum CodesCommand {
    /// Prints a new code for a person, once.
    New { person: Uuid },
}

#[derive(Subcommand)]
pub enum DevicesCommand {
    /// Prints every device.
    List,
    /// Revokes a device: it is given nothing any more, and what it still sends lies aside.
    Revoke { device: Uuid },
}

#[derive(Subcommand)]
pub enum QuarantineCommand {
    /// Prints what lies aside, and why.
    List,
    /// Lets an operation in: `replica:sequence`.
    Release { operation: String },
}

/// Does what was asked.
pub fn run(deployment: &Deployment, command: &Command) -> Result<(), DeploymentError> {
    match command {
        Command::Network { command } => network(deployment, command),
        Command::People { command } => people(deployment, command),
        Command::Grants { command } => grants(deployment, command),
        Command::Codes { command: CodesCommand::New { person } } => code(deployment, *person),
        Command::Devices { command } => devices(deployment, command),
        Command::Quarantine { command } => quarantine(deployment, command),
    }
}

fn network(deployment: &Deployment, command: &NetworkCommand) -> Result<(), DeploymentError> {
    let central = deployment.attach()?;
    match command {
        NetworkCommand::Show => {
            println!("network  {}\nepoch    {}", central.network(), central.epoch());
            println!("pin      {}", central.keys().pin()?);
            for stream in read(central.store(), |rows| rows.streams())? {
                println!("stream   {}  {} commits", stream.unit, stream.head);
            }
        }
        NetworkCommand::NewEpoch => {
            let epoch = central.begin_epoch()?;
            println!("epoch    {epoch}\n         a server that runs has to be started again");
        }
    }
    Ok(())
}

fn people(deployment: &Deployment, command: &PeopleCommand) -> Result<(), DeploymentError> {
    let store = deployment.store()?;
    match command {
        PeopleCommand::Add { label, id } => {
            let person =
                PersonRow { id: id.unwrap_or_else(Uuid::now_v7), label: label.clone(), since_ms: clock::now_ms() };
            write(&*store, |rows| rows.add_person(&person))?;
            println!("{}  {}", person.id, person.label);
        }
        PeopleCommand::List => {
            for person in read(&*store, |rows| rows.people())? {
                println!("{}  {}", person.id, person.label);
            }
        }
    }
    Ok(())
}

fn grants(deployment: &Deployment, command: &GrantsCommand) -> Result<(), DeploymentError> {
    let central = deployment.attach()?;
    match command {
        GrantsCommand::Add { person, unit, role } => {
            let role = Role::of(role).ok_or_else(|| DeploymentError::Refused("unknown role".into()))?;
            if *unit == central.network() && role.is_whole() {
                return Err(DeploymentError::Refused(format!("{} is a role of units", role.word())));
            }
            write(central.store(), |rows| {
                known_person(rows.people()?, *person)?;
                grant(rows, *person, *unit, role, clock::now_ms())
            })?;
        }
        GrantsCommand::End { person, unit } => {
            let ended = write(central.store(), |rows| rows.end_grant(*person, *unit, clock::now_ms()))?;
            if ended == 0 {
                return Err(DeploymentError::Refused("this person does not hold this unit".into()));
            }
        }
        GrantsCommand::List { person } => {
            for grant in read(central.store(), |rows| rows.grants_of(*person))? {
                let ended = if grant.until_ms.is_some() { "  (ended)" } else { "" };
                println!("{}  {}{ended}", grant.unit, grant.role);
            }
        }
    }
    Ok(())
}

fn code(deployment: &Deployment, person: Uuid) -> Result<(), DeploymentError> {
    let store = deployment.store()?;
    let code = write(&*store, |rows| {
        known_person(rows.people()?, person)?;
        new_code(rows, person, clock::now_ms())
    })?;
    println!("{}", deployment.invitation(&deployment.keys()?, code)?);
    Ok(())
}

fn devices(deployment: &Deployment, command: &DevicesCommand) -> Result<(), DeploymentError> {
    let store = deployment.store()?;
    match command {
        DevicesCommand::List => {
            for device in read(&*store, |rows| rows.devices())? {
                let state = if device.revoked_ms.is_some() { "revoked" } else { "good" };
                println!("{}  {}  {state}  seen_ms {}  {}", device.id, device.person, device.seen_ms, device.app);
            }
        }
        DevicesCommand::Revoke { device } => {
            write(&*store, |rows| {
                let known = rows.device(*device)?.ok_or(StoreError::Damaged("no such device"))?;
                let revoked_ms = known.revoked_ms.or(Some(clock::now_ms()));
                rows.save_device(&DeviceRow { revoked_ms, ..known })
            })?;
        }
    }
    Ok(())
}

fn quarantine(deployment: &Deployment, command: &QuarantineCommand) -> Result<(), DeploymentError> {
    let central = deployment.attach()?;
    match command {
        QuarantineCommand::List => {
            for row in read(central.store(), |rows| rows.aside())? {
                let unit = row.unit.map_or_else(|| "-".into(), |unit| unit.to_string());
                let noun = row.noun.as_deref().unwrap_or("-");
                println!("{}:{}  {}  {noun}  unit {unit}  device {}", row.replica, row.s, row.code, row.device);
            }
        }
        QuarantineCommand::Release { operation } => {
            let place = OpRef::from_str(operation)
                .map_err(|_| DeploymentError::Refused("not an operation: replica:sequence".into()))?;
            central.release(place.r, place.s, clock::now_ms())?;
        }
    }
    Ok(())
}

fn known_person(people: Vec<PersonRow>, person: Uuid) -> Result<(), StoreError> {
    let known = people.iter().any(|row| row.id == person);
    if known { Ok(()) } else { Err(StoreError::Damaged("no such person")) }
}
