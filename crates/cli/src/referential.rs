//! Referentials as files, through the commands of the window: nothing here reads or checks a file by itself.

use std::path::PathBuf;

use clap::{Subcommand, ValueEnum};
use serde_json::{Value, json};

use crate::{ProfileOf, absolute, desk::Trouble, open, print};

/// What a version is written as.
#[derive(Clone, Copy, ValueEnum)]
pub enum Format {
    Json,
    Xlsx,
}

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
    /// Writes the version in force, else the newest one.
    Export {
        #[command(flatten)]
        of: ProfileOf,
        /// Which referential.
        #[arg(long, value_enum, default_value = "service")]
        kind: Kind,
        /// JSON for programs, a workbook for people.
        #[arg(long, value_enum, default_value = "json")]
        format: Format,
        /// Language of a workbook's headings: `fr` or `en`.
        #[arg(long, default_value = "fr")]
        locale: String,
        /// Folder or file to write.
        #[arg(short, long, value_parser = absolute)]
        out: PathBuf,
    },
    /// Brings a file into a draft; nothing is kept while a place of it cannot be read.
    Import {
        #[command(flatten)]
        of: ProfileOf,
        /// JSON, or a workbook.
        #[arg(value_parser = absolute)]
        file: PathBuf,
        /// Only says what it would do.
        #[arg(long)]
        preview: bool,
    },
}

pub fn run(verb: Verb) -> Result<(), Trouble> {
    match verb {
        Verb::Export { of, kind, format, locale, out } => {
            let desk = open(&of)?;
            let all = desk.call("referential.list_referentials", json!({}))?;
            let of_kind = |line: &&Value| line["kind"] == kind.word();
            let line = all["referentials"].as_array().into_iter().flatten().find(of_kind);
            let versions: Vec<&Value> =
                line.and_then(|line| line["versions"].as_array()).into_iter().flatten().collect();
            let published = versions.iter().find(|version| version["status"] == "published");
            let version = published.or(versions.first()).map_or(Value::Null, |version| version["version"].clone());
            let format = match format {
                Format::Json => "json",
                Format::Xlsx => "xlsx",
            };
            let ask = json!({ "version": version, "format": format, "locale": locale, "path": out });
            print(&desk.call("referential.export_version", ask)?)
        }
        Verb::Import { of, file, preview } => {
            let desk = open(&of)?;
            let found = desk.call("referential.get_import", json!({ "path": file }))?;
            let readable = found["problems"].as_array().is_some_and(Vec::is_empty);
            if preview || !readable {
                print(&found)?;
            }
            // An unreadable file is refused by the command itself, with its sentence.
            if preview {
                return Ok(());
            }
            let ask = json!({ "path": file, "digest": found["digest"] });
            print(&desk.call("referential.import_file", ask)?)
        }
    }
}
