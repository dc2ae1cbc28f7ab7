//! The administrator's hand: network, people, grants, codes, devices, what lies aside, copies. What it prints are ids,
//! codes and the administrator's own words; nobody's observation, unless the exact bytes of one operation are asked for.

mod aside;
mod copies;
mod devices;
mod erasures;
mod network;
mod people;
mod told;
mod trail;

use clap::Subcommand;
use sillage_server::{
    audit,
    deployment::{Deployment, DeploymentError},
    store::{PersonRow, StoreError},
};
use uuid::Uuid;

pub use copies::{BackupArguments, KeyArguments, PayloadKeyArguments, RestoreArguments, restore};
pub use told::Told;

#[derive(Subcommand)]
pub enum Command {
    /// How the server stands: streams, devices, what lies aside, the last copy.
    Status,
    /// The network: its id, its timeline, its streams.
    Network {
        #[command(subcommand)]
        command: network::Command,
    },
    /// People who may have a device.
    People {
        #[command(subcommand)]
        command: people::PeopleCommand,
    },
    /// Who holds which unit, and as what.
    Grants {
        #[command(subcommand)]
        command: people::GrantsCommand,
    },
    /// Enrolment codes.
    Codes {
        #[command(subcommand)]
        command: people::CodesCommand,
    },
    /// Devices that were enrolled.
    Devices {
        #[command(subcommand)]
        command: devices::Command,
    },
    /// Operations that lie aside, and why.
    Quarantine {
        #[command(subcommand)]
        command: aside::QuarantineCommand,
    },
    /// Work of people who did not hold the unit any more when it came.
    LateWork {
        #[command(subcommand)]
        command: aside::LateCommand,
    },
    /// Erases a person: the words about them go, here and on every device that was given them. Nothing brings them back.
    Erase {
        person: Uuid,
        /// Says that it is meant.
        #[arg(long)]
        yes: bool,
    },
    /// Who was erased, and which devices have not carried it out.
    Erasures {
        #[command(subcommand)]
        command: erasures::Command,
    },
    /// Months in which a device and the server held different operations.
    Alarms {
        #[command(subcommand)]
        command: devices::AlarmsCommand,
    },
    /// What was done with these commands, and whether all of it still stands as it was written.
    Audit {
        #[command(subcommand)]
        command: trail::Command,
    },
    /// Copies everything into a folder for copies, reads the copy again, and notes that what it holds is safe.
    Backup(BackupArguments),
    /// Makes a key for copies that nobody else reads, and says what to write into the settings.
    BackupKey(KeyArguments),
    /// Makes a key for what people wrote and photographed, and says what to write into the settings.
    PayloadKey(PayloadKeyArguments),
}

impl Command {
    /// Whether it changes something, or shows what people wrote.
    fn is_act(&self) -> bool {
        match self {
            Self::Status | Self::Alarms { .. } | Self::Audit { .. } | Self::Erasures { .. } => false,
            Self::Network { command } => matches!(command, network::Command::NewEpoch),
            Self::People { command } => !matches!(command, people::PeopleCommand::List),
            Self::Grants { command } => !matches!(command, people::GrantsCommand::List { .. }),
            Self::Codes { command } => !matches!(command, people::CodesCommand::List),
            Self::Devices { command } => matches!(command, devices::Command::Revoke { .. }),
            Self::Quarantine { command } => {
                !matches!(command, aside::QuarantineCommand::List | aside::QuarantineCommand::Show { bytes: false, .. })
            }
            Self::LateWork { command } => !matches!(command, aside::LateCommand::List),
            Self::Erase { yes, .. } => *yes,
            Self::Backup(arguments) => !arguments.check,
            Self::BackupKey(_) | Self::PayloadKey(_) => true,
        }
    }
}

/// Does what was asked, and notes it before if it is an act. `typed` is what was typed, `reason` why.
pub fn run(
    deployment: &Deployment,
    command: &Command,
    typed: &[String],
    reason: Option<&str>,
) -> Result<Told, DeploymentError> {
    if command.is_act() {
        audit::enter(deployment, typed, reason)?;
    }
    match command {
        Command::Audit { command } => trail::run(deployment, command),
        Command::Status => network::status(deployment),
        Command::Network { command } => network::run(deployment, command),
        Command::People { command } => people::people(deployment, command),
        Command::Grants { command } => people::grants(deployment, command),
        Command::Codes { command } => people::codes(deployment, command),
        Command::Devices { command } => devices::run(deployment, command),
        Command::Quarantine { command } => aside::quarantine(deployment, command),
        Command::LateWork { command } => aside::late(deployment, command),
        Command::Erase { person, yes } => erasures::erase(deployment, *person, *yes),
        Command::Erasures { command } => erasures::run(deployment, command),
        Command::Alarms { command } => devices::alarms(deployment, command),
        Command::Backup(arguments) => copies::backup(deployment, arguments),
        Command::BackupKey(arguments) => copies::make_key(arguments),
        Command::PayloadKey(arguments) => copies::make_payload_key(arguments),
    }
}

fn known_person(people: Vec<PersonRow>, person: Uuid) -> Result<(), StoreError> {
    let known = people.iter().any(|row| row.id == person);
    if known { Ok(()) } else { Err(StoreError::Missing("no such person")) }
}

fn refused(told: &str) -> DeploymentError {
    DeploymentError::Refused(told.into())
}
