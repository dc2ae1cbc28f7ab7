//! What the administrator's hand did before.

use clap::Subcommand;
use serde_json::json;
use sillage_server::{
    audit::{self, Head},
    clock::utc,
    deployment::{Deployment, DeploymentError},
};

use super::{Told, refused};

#[derive(Subcommand)]
pub enum Command {
    /// Prints every act, oldest first.
    List,
    /// Looks whether every act still stands as it was written, and prints how far they have come, signed by the network.
    Verify {
        /// How far they had come when you last looked: `number:hash`, from this command or from the server's log.
        #[arg(long)]
        since: Option<String>,
    },
}

pub fn run(deployment: &Deployment, command: &Command) -> Result<Told, DeploymentError> {
    match command {
        Command::List => {
            let trail = audit::verify(deployment, None)?;
            Ok(Told::list(
                "acts",
                trail.entries.iter().map(|entry| {
                    let reason = entry.reason.as_ref().map_or_else(String::new, |reason| format!("  ({reason})"));
                    let line =
                        format!("{}  {}  {}  {}{reason}", entry.n, utc(entry.at_ms), entry.who, entry.act.join(" "));
                    (json!(entry), line)
                }),
            ))
        }
        Command::Verify { since } => {
            let since = since.as_deref().map(head).transpose()?;
            let trail = audit::verify(deployment, since.as_ref())?;
            if let Some(broken) = trail.broken {
                return Err(refused(&format!("act {broken} is missing, changed or in another’s place")));
            }
            let signature = audit::sign(deployment, &trail.head)?;
            let Head { n, hash } = &trail.head;
            let value = json!({"n": n, "hash": hash, "signature": signature});
            Ok(Told::one(value, [format!("{n} acts stand as they were written"), format!("head     {n}:{hash}")]))
        }
    }
}

fn head(text: &str) -> Result<Head, DeploymentError> {
    let parts = text.split_once(':').and_then(|(n, hash)| Some((n.parse().ok()?, hash.to_owned())));
    let (n, hash) = parts.ok_or_else(|| refused("a head is `number:hash`"))?;
    Ok(Head { n, hash })
}
