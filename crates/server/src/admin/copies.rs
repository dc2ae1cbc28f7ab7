//! Copies, and putting one back.

use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::json;
use sillage_server::{
    backup,
    clock::{self, utc},
    deployment::{Deployment, DeploymentError},
};

use super::Told;

#[derive(Args)]
pub struct BackupArguments {
    /// The folder for copies; each copy is a folder in it, photos lie in it once for all copies.
    to: PathBuf,
    /// This folder is carried off the machine, though it lies on the server's own disk now.
    #[arg(long)]
    carried_off: bool,
    /// Only reads a copy again: `to` is the copy itself.
    #[arg(long)]
    pub(super) check: bool,
}

#[derive(Args)]
pub struct RestoreArguments {
    /// The copy: a folder named by its time.
    copy: PathBuf,
    /// Another database than the copy's settings name: `postgres://user@host/name`, or `sqlite:FILE`.
    #[arg(long)]
    database: Option<String>,
}

pub fn backup(deployment: &Deployment, arguments: &BackupArguments) -> Result<Told, DeploymentError> {
    if arguments.check {
        let (copied, _) = backup::check(&arguments.to)?;
        let value = json!({"whole": true, "copy": copied});
        return Ok(Told::one(value, [format!("whole: {} operations, {} photos", copied.operations, copied.objects)]));
    }
    let made = backup::make(deployment, &arguments.to, arguments.carried_off, clock::now_ms())?;
    let value = json!({"folder": made.folder, "safe": made.is_elsewhere, "copy": made.copied});
    let safe = if made.is_elsewhere {
        "what it holds is safe: devices are told"
    } else {
        "it lies on the server's own disk, so nothing counts as safe: use another disk, or --carried-off"
    };
    let counted = format!("{} operations, {} photos, read again", made.copied.operations, made.copied.objects);
    Ok(Told::one(
        value,
        [format!("copy     {}", made.folder.display()), format!("         {counted}"), format!("         {safe}")],
    ))
}

/// Puts a copy back.
pub fn restore(folder: &Path, arguments: &RestoreArguments) -> Result<Told, DeploymentError> {
    let back = backup::restore(&arguments.copy, folder, arguments.database.clone(), clock::now_ms())?;
    let value = json!({"epoch": back.epoch, "aside": back.aside, "copy": back.copied});
    let mut lines = vec![
        format!("copy     of {}, {} operations", utc(back.copied.made_ms), back.copied.operations),
        format!("epoch    {}: devices send again what the server lacks", back.epoch),
    ];
    lines.extend(back.aside.map(|aside| format!("aside    {}", aside.display())));
    Ok(Told::one(value, lines))
}
