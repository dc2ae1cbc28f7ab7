//! The network's spreadsheet without a window: the commands of the screen, in its order.

use std::path::PathBuf;

use clap::Subcommand;
use serde_json::{Value, json};

use crate::{
    ProfileOf, absolute,
    desk::{Desk, Trouble},
    open, print,
};

/// What to do with the spreadsheet.
#[derive(Subcommand)]
pub enum NetworkVerb {
    /// Writes the spreadsheet, filled with what the network holds.
    Export {
        #[command(flatten)]
        of: ProfileOf,
        /// `fr` or `en`.
        #[arg(long, default_value = "fr")]
        locale: String,
        /// File or folder to write.
        #[arg(short, long, value_parser = absolute)]
        out: PathBuf,
    },
    /// Prints what a file would change, and changes nothing.
    Preview(FileOf),
    /// Imports a file, whole or not at all; prints the preview instead when something is wrong or unclear.
    Import(FileOf),
}

/// A file for a profile.
#[derive(clap::Args)]
pub struct FileOf {
    #[command(flatten)]
    of: ProfileOf,
    /// XLSX or CSV.
    file: PathBuf,
    /// `day_first` or `month_first`, for dates that can be read both ways.
    #[arg(long)]
    day_order: Option<String>,
    /// Language of the values shown: `fr` or `en`.
    #[arg(long, default_value = "fr")]
    locale: String,
}

pub fn run(verb: NetworkVerb) -> Result<(), Trouble> {
    match verb {
        NetworkVerb::Export { of, locale, out } => {
            print(&open(&of)?.call("network.export_spreadsheet", json!({ "locale": locale, "path": out }))?)
        }
        NetworkVerb::Preview(file) => print(&preview(&open(&file.of)?, &file)?),
        NetworkVerb::Import(file) => {
            let desk = open(&file.of)?;
            let seen = preview(&desk, &file)?;
            let imported = desk.call("network.import_spreadsheet", json!({ "token": seen["token"] }));
            if imported.is_err() {
                print(&seen)?;
            }
            print(&imported?)
        }
    }
}

fn preview(desk: &Desk, file: &FileOf) -> Result<Value, Trouble> {
    let body = json!({ "path": file.file, "day_order": file.day_order, "locale": file.locale });
    desk.call("network.preview_spreadsheet", body)
}
