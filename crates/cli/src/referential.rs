//! Referentials as files, through the commands of the window: nothing here reads or checks a file by itself.

use std::path::PathBuf;

use clap::{Subcommand, ValueEnum};
use serde_json::{Value, json};

use crate::{ProfileOf, absolute, desk::Trouble, open, print};

/// Which mirror.
#[derive(Clone, Copy, ValueEnum)]
pub enum Kind {
    Service,
    Management,
    Cooperation,
}

impl Kind {
    fn word(self) -> &'static str {
        match self {
            Self::Service => "service",
            Self::Management => "management",
            Self::Cooperation => "cooperation",
        }
    }
}

#[derive(Subcommand)]
pub enum Verb {
    /// Writes the version in force, else the newest one, as JSON.
    Export {
        #[command(flatten)]
        of: ProfileOf,
        /// Which referential.
        #[arg(long, value_enum, default_value = "service")]
        kind: Kind,
        /// Folder or file to write.
        #[arg(short, long, value_parser = absolute)]
        out: PathBuf,
    },
    /// Brings a file into a draft; nothing is kept while a place of it cannot be read.
    Import {
        #[command(flatten)]
        of: ProfileOf,
        /// The file.
        file: PathBuf,
        /// Only says what it would do.
        #[arg(long)]
        preview: bool,
    },
}

pub fn run(verb: Verb) -> Result<(), Trouble> {
    match verb {
        Verb::Export { of, kind, out } => {
            let desk = open(&of)?;
            let all = desk.call("referential.list_referentials", json!({}))?;
            let of_kind = |line: &&Value| line["kind"] == kind.word();
            let line = all["referentials"].as_array().into_iter().flatten().find(of_kind);
            let versions: Vec<&Value> =
                line.and_then(|line| line["versions"].as_array()).into_iter().flatten().collect();
            let published = versions.iter().find(|version| version["status"] == "published");
            let version = published.or(versions.first()).map_or(Value::Null, |version| version["version"].clone());
            print(&desk.call("referential.export_version", json!({ "version": version, "path": out }))?)
        }
        Verb::Import { of, file, preview } => {
            let text = std::fs::read_to_string(file)?;
            let desk = open(&of)?;
            let found = desk.call("referential.get_import", json!({ "text": text }))?;
            let readable = found["problems"].as_array().is_some_and(Vec::is_empty);
            if preview || !readable {
                print(&found)?;
            }
            // An unreadable file is refused by the command itself, with its sentence.
            if preview { Ok(()) } else { print(&desk.call("referential.import_file", json!({ "text": text }))?) }
        }
    }
}
