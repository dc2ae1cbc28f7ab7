//! A unit as a sealed file, and what travels in plain sight.

use std::path::PathBuf;

use clap::Subcommand;
use serde_json::{Value, json};

use crate::{
    ProfileOf,
    desk::{Desk, Trouble},
    open, print,
};

#[derive(Subcommand)]
pub enum UnitVerb {
    /// Prints the address a colleague seals files for, and the code to compare.
    Address {
        #[command(flatten)]
        of: ProfileOf,
    },
    /// Writes the file of a unit, sealed for a colleague's computer.
    Export {
        #[command(flatten)]
        of: ProfileOf,
        /// Name or short code of the unit.
        #[arg(long)]
        unit: String,
        /// Address of the colleague's computer.
        #[arg(long)]
        to: String,
        /// Without photos and issued reports.
        #[arg(long)]
        no_photos: bool,
        /// Folder to write into.
        #[arg(short, long)]
        out: PathBuf,
    },
    /// Says what a colleague's file holds and, once agreed, opens it.
    #[command(visible_alias = "import")]
    Open {
        #[command(flatten)]
        of: ProfileOf,
        /// The file.
        file: PathBuf,
        /// Opens it; without, nothing is kept.
        #[arg(long)]
        agreed: bool,
    },
}

#[derive(Subcommand)]
pub enum BundleVerb {
    /// Prints a bundle as JSON, with its verdict. A sealed one needs the profile it was sealed for.
    Inspect {
        /// Folder of the profile.
        #[arg(long)]
        profile: Option<PathBuf>,
        /// File whose first line is the passphrase (else the variable SILLAGE_PASSPHRASE).
        #[arg(long)]
        passphrase_file: Option<PathBuf>,
        /// The file.
        file: PathBuf,
    },
}

pub fn run(verb: UnitVerb) -> Result<(), Trouble> {
    match verb {
        UnitVerb::Address { of } => print(&open(&of)?.call("unit_file.get_address", json!({}))?),
        UnitVerb::Export { of, unit, to, no_photos, out } => {
            let desk = open(&of)?;
            let body = json!({ "unit": unit_named(&desk, &unit)?, "to": to, "photos": !no_photos, "folder": out });
            print(&desk.call("unit_file.export_unit", body)?)
        }
        UnitVerb::Open { of, file, agreed } => {
            let desk = open(&of)?;
            let preview = desk.call("unit_file.get_preview", json!({ "path": file }))?;
            print(&preview)?;
            if agreed {
                print(&desk.call("unit_file.open_file", json!({ "path": file, "bundle": preview["bundle"] }))?)?;
            }
            Ok(())
        }
    }
}

pub fn look(verb: BundleVerb) -> Result<(), Trouble> {
    let BundleVerb::Inspect { profile, passphrase_file, file } = verb;
    let desk = match profile {
        Some(profile) => open(&ProfileOf { profile, passphrase_file })?,
        None => Desk::at(&sillage_api::profile_root())?,
    };
    let told = desk.app().inspect_bundle(&file)?;
    print(&told)?;
    if told["verdict"] == "sound" { Ok(()) } else { Err(Trouble::Refused) }
}

fn unit_named(desk: &Desk, name: &str) -> Result<Value, Trouble> {
    let units = desk.call("visit.list_units", json!({}))?;
    let named = |unit: &&Value| unit["name"] == name || unit["code"] == name;
    let found = units["units"].as_array().and_then(|units| units.iter().find(named));
    found.map(|unit| unit["unit"].clone()).ok_or_else(|| Trouble::Unexpected(format!("unit {name}")))
}
