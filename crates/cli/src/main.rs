//! `sillagectl`: the commands of Sillage without a window. It adds no rule of its own: everything goes through the
//! registry the window uses. A passphrase comes from a file or the environment, never from the arguments.

mod bench;
mod demo;
mod desk;
mod method;
mod network;
mod referential;
mod rpc;
mod sync;
mod unit;

use std::{path::PathBuf, process::ExitCode};

use clap::{Args, Parser, Subcommand};
use serde_json::{Value, json};
use sillage_pdf::WORKER_FLAG;

use desk::{Desk, Trouble, at};

/// How people are named on a paper.
const NAMES: [&str; 3] = ["full", "initials", "none"];

/// A path as the commands want it: they do not know where this program was started.
fn absolute(path: &str) -> std::io::Result<PathBuf> {
    std::path::absolute(path)
}

#[derive(Parser)]
#[command(name = "sillagectl", version, about = "Sillage without a window")]
struct Options {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Args)]
struct ProfileOf {
    /// Folder of the profile.
    #[arg(long)]
    profile: PathBuf,
    /// File whose first line is the passphrase (else the variable SILLAGE_PASSPHRASE).
    #[arg(long)]
    passphrase_file: Option<PathBuf>,
}

#[derive(Subcommand)]
enum Verb {
    /// Reads requests as JSON lines and answers each on one line.
    Rpc {
        #[command(flatten)]
        of: ProfileOf,
    },
    /// Prints every command with the schemas of its request and answer.
    Commands,
    /// Plays the practice day and says where its report, spreadsheet and data lie.
    Demo {
        /// Folder to write into.
        #[arg(long, value_parser = absolute)]
        out: PathBuf,
        /// `fr` or `en`.
        #[arg(long, default_value = "fr", value_parser = ["fr", "en"])]
        locale: String,
        /// With texts meant to break screens and papers.
        #[arg(long)]
        rough: bool,
    },
    /// Makes the report of a visit day as PDF.
    Report {
        #[command(flatten)]
        of: ProfileOf,
        /// The visit day; the latest one otherwise.
        #[arg(long)]
        day: Option<uuid::Uuid>,
        /// `manager`, `region` or `wall`; the last two name nobody.
        #[arg(long, default_value = "manager", value_parser = ["manager", "region", "wall"])]
        edition: String,
        /// `full`, `initials` or `none`, in the manager's edition.
        #[arg(long, default_value = "initials", value_parser = NAMES)]
        names: String,
        /// `fr` or `en`.
        #[arg(long, default_value = "fr", value_parser = ["fr", "en"])]
        locale: String,
        /// File to write.
        #[arg(short, long, value_parser = absolute)]
        out: PathBuf,
    },
    /// Makes the personal sheet of everybody who was spoken with on a visit day.
    Sheets {
        #[command(flatten)]
        of: ProfileOf,
        /// The visit day; the latest one otherwise.
        #[arg(long)]
        day: Option<uuid::Uuid>,
        /// `fr` or `en`.
        #[arg(long, default_value = "fr", value_parser = ["fr", "en"])]
        locale: String,
        /// Folder to write into.
        #[arg(long, value_parser = absolute)]
        out: PathBuf,
    },
    /// Makes the sheets to walk a place with a pen, one page a sense.
    WalkSheets {
        #[command(flatten)]
        of: ProfileOf,
        /// A visit day of the place; the latest one otherwise.
        #[arg(long)]
        day: Option<uuid::Uuid>,
        /// `fr` or `en`.
        #[arg(long, default_value = "fr", value_parser = ["fr", "en"])]
        locale: String,
        /// File to write.
        #[arg(short, long, value_parser = absolute)]
        out: PathBuf,
    },
    /// Makes the notice that people are handed before anybody is observed, as PDF.
    Notice {
        #[command(flatten)]
        of: ProfileOf,
        /// `fr` or `en`.
        #[arg(long, default_value = "fr", value_parser = ["fr", "en"])]
        locale: String,
        /// File to write.
        #[arg(short, long, value_parser = absolute)]
        out: PathBuf,
    },
    /// Exports a visit day as a spreadsheet and as JSON.
    Export {
        #[command(flatten)]
        of: ProfileOf,
        /// The visit day; the latest one otherwise.
        #[arg(long)]
        day: Option<uuid::Uuid>,
        /// `manager` or `region`; the last names nobody.
        #[arg(long, default_value = "manager", value_parser = ["manager", "region"])]
        edition: String,
        /// `full`, `initials` or `none`, in the manager's edition.
        #[arg(long, default_value = "initials", value_parser = NAMES)]
        names: String,
        /// `fr` or `en`.
        #[arg(long, default_value = "fr", value_parser = ["fr", "en"])]
        locale: String,
        /// Folder to write into.
        #[arg(long, value_parser = absolute)]
        out: PathBuf,
    },
    /// The network's spreadsheet: written, looked at, imported.
    Network {
        #[command(subcommand)]
        verb: network::NetworkVerb,
    },
    /// Writes a version of a referential as a file, or brings a file into a draft.
    Referential {
        #[command(subcommand)]
        verb: referential::Verb,
    },
    /// Makes a verified copy of the profile, here and in its second place.
    Backup {
        #[command(flatten)]
        of: ProfileOf,
    },
    /// Puts a copy back; what is there is moved aside.
    Restore {
        #[command(flatten)]
        of: ProfileOf,
        /// Name of the copy; the newest otherwise.
        #[arg(long)]
        name: Option<String>,
    },
    /// Rebuilds everything from the log and compares.
    Verify {
        #[command(flatten)]
        of: ProfileOf,
    },
    /// Carries a unit between computers as a sealed file.
    Unit {
        #[command(subcommand)]
        verb: unit::UnitVerb,
    },
    /// Runs one session with the server and says what went and what came.
    Sync {
        #[command(flatten)]
        of: ProfileOf,
        /// Joins the server of this printed line first.
        #[arg(long)]
        enrol: Option<String>,
        /// Says where the profile stands, without a session.
        #[arg(long, conflicts_with = "enrol")]
        state: bool,
    },
    /// Looks into what travels.
    Bundle {
        #[command(subcommand)]
        verb: unit::BundleVerb,
    },
    /// Measures the core on a throw-away practice network.
    Bench {
        /// `core`, `growth` (taps and visits of years), `history` (the start with years behind it) or `day` (eight hours).
        #[arg(long, default_value = "core")]
        part: String,
        /// As JSON, for `cargo xtask bench`.
        #[arg(long)]
        json: bool,
    },
    /// Runs a method of the programme: one JSON object on standard input, one on standard output.
    Method {
        /// Its public name, for instance `flow.rate_ci`.
        #[arg(required_unless_present = "lines")]
        name: Option<String>,
        /// Reads `{"id", "method", "inputs"}` as JSON lines and answers each on one line.
        #[arg(long, conflicts_with = "name")]
        lines: bool,
    },
    /// Says what this program and its profiles look like, without any personal data.
    Doctor {
        /// Folder of the profiles.
        #[arg(long)]
        root: Option<PathBuf>,
    },
}

fn main() -> ExitCode {
    sillage_api::leave_no_dump();
    if std::env::args().any(|argument| argument == WORKER_FLAG) {
        sillage_pdf::worker_main(sillage_api::settle_picture);
        return ExitCode::SUCCESS;
    }
    match run(Options::parse().verb) {
        Ok(()) => ExitCode::SUCCESS,
        Err(trouble) => {
            eprintln!("sillagectl: {trouble}");
            ExitCode::FAILURE
        }
    }
}

fn run(verb: Verb) -> Result<(), Trouble> {
    match verb {
        Verb::Rpc { of } => rpc::serve(&open(&of)?),
        Verb::Commands => {
            let (commands, definitions) = sillage_api::describe(&sillage_api::registry());
            print(&json!({ "commands": commands, "$defs": definitions }))
        }
        Verb::Demo { out, locale, rough } => demo::play(&out, &locale, rough),
        Verb::Report { of, day, edition, names, locale, out } => {
            let desk = open(&of)?;
            let ask = json!({ "visit_day": desk.day(day)?, "edition": edition, "names": names, "locale": locale, "path": out });
            print(&desk.call("report.make_report", ask)?)
        }
        Verb::Notice { of, locale, out } => {
            print(&open(&of)?.call("organisation.make_notice", json!({ "locale": locale, "path": out }))?)
        }
        Verb::Sheets { of, day, locale, out } => {
            let desk = open(&of)?;
            at(&out, std::fs::create_dir_all(&out))?;
            let ask = json!({ "visit_day": desk.day(day)?, "locale": locale, "folder": out });
            print(&desk.call("report.make_personal_sheets", ask)?)
        }
        Verb::WalkSheets { of, day, locale, out } => {
            let desk = open(&of)?;
            let unit = desk.call("report.get_report", json!({ "visit_day": desk.day(day)? }))?["unit"].clone();
            print(&desk.call("report.make_walk_sheets", json!({ "unit": unit, "locale": locale, "path": out }))?)
        }
        Verb::Export { of, day, edition, names, locale, out } => {
            let desk = open(&of)?;
            let day = desk.day(day)?;
            at(&out, std::fs::create_dir_all(&out))?;
            let ask = json!({ "visit_day": day, "folder": out, "edition": edition, "names": names, "locale": locale });
            print(&desk.call("report.export_data", ask)?)
        }
        Verb::Network { verb } => network::run(verb),
        Verb::Referential { verb } => referential::run(verb),
        Verb::Backup { of } => print(&open(&of)?.call("backup.make_backup", json!({}))?),
        Verb::Restore { of, name } => restore(&of, name),
        Verb::Verify { of } => {
            let found = open(&of)?.call("backup.verify_profile", json!({}))?;
            print(&found)?;
            if found["faults"].as_array().is_some_and(Vec::is_empty) { Ok(()) } else { Err(Trouble::Faulty) }
        }
        Verb::Unit { verb } => unit::run(verb),
        Verb::Sync { of, enrol, state } => sync::run(&of, enrol.as_deref(), state),
        Verb::Bundle { verb } => unit::look(verb),
        Verb::Bench { part, json } => bench::measure(&part, json),
        Verb::Method { name: Some(name), .. } => method::once(&name),
        Verb::Method { name: None, .. } => method::lines(),
        Verb::Doctor { root } => {
            let desk = Desk::at(&root.unwrap_or_else(sillage_api::profile_root))?;
            let profiles = desk.call("profile.list_profiles", json!({}))?;
            let ids: Vec<&Value> =
                profiles["profiles"].as_array().into_iter().flatten().map(|one| &one["id"]).collect();
            print(&json!({
                "version": env!("CARGO_PKG_VERSION"),
                "system": std::env::consts::OS,
                "machine": std::env::consts::ARCH,
                "profiles": ids,
                "commands": sillage_api::registry().iter().count(),
            }))
        }
    }
}

fn open(of: &ProfileOf) -> Result<Desk, Trouble> {
    let (desk, id) = Desk::beside(&of.profile)?;
    desk.call("profile.unlock", json!({ "profile": id, "passphrase": passphrase(of)? }))?;
    Ok(desk)
}

/// Works on a damaged profile too: the copy brings its own key header.
fn restore(of: &ProfileOf, name: Option<String>) -> Result<(), Trouble> {
    let (desk, id) = Desk::beside(&of.profile)?;
    let copies = desk.call("backup.list_rescues", json!({ "profile": id }))?;
    let name = name.map_or_else(|| copies["backups"][0]["name"].clone(), Value::String);
    let rescue = json!({ "profile": id, "name": name, "passphrase": passphrase(of)? });
    let mut told = desk.call("backup.rescue_profile", rescue)?;
    told["restored"] = name;
    print(&told)
}

fn passphrase(of: &ProfileOf) -> Result<Option<String>, Trouble> {
    match &of.passphrase_file {
        Some(path) => Ok(at(path, std::fs::read_to_string(path))?.lines().next().map(str::to_owned)),
        None => Ok(std::env::var("SILLAGE_PASSPHRASE").ok()),
    }
}

fn print(value: &Value) -> Result<(), Trouble> {
    desk::say(serde_json::to_string_pretty(value)?);
    Ok(())
}
