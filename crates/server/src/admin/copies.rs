//! Copies, and putting one back.

use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::json;
use sillage_server::{
    backup,
    clock::{self, utc},
    deployment::{Deployment, DeploymentError},
    payloads::Payloads,
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
    /// The key of a sealed copy, to read it to its end.
    #[arg(long, requires = "check")]
    key: Option<PathBuf>,
}

#[derive(Args)]
pub struct KeyArguments {
    /// A new file for the key, to be carried off this machine: whoever holds it opens every copy sealed for it.
    file: PathBuf,
}

#[derive(Args)]
pub struct PayloadKeyArguments {
    /// A new file for the key, on another disk than the server's: whoever holds both reads all.
    file: PathBuf,
}

#[derive(Args)]
pub struct RestoreArguments {
    /// The copy: a folder named by its time.
    copy: PathBuf,
    /// Another database than the copy's settings name: `postgres://user@host/name`, or `sqlite:FILE`.
    #[arg(long)]
    database: Option<String>,
    /// The key of a sealed copy: the file `backup-key` made.
    #[arg(long)]
    key: Option<PathBuf>,
}

pub fn backup(deployment: &Deployment, arguments: &BackupArguments) -> Result<Told, DeploymentError> {
    if arguments.check {
        if let Some((sealed, copied)) = backup::check_sealed(deployment, &arguments.to, arguments.key.as_deref())? {
            let value = json!({"whole": true, "sealed": sealed, "copy": copied});
            let told = copied.map_or_else(
                || format!("as it was sealed for {}; --key FILE reads it to its end", sealed.sealed_for),
                |copied| format!("whole: {} operations, {} photos", copied.operations, copied.objects),
            );
            return Ok(Told::one(value, [told]));
        }
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

/// Makes a key for sealed copies.
pub fn make_key(arguments: &KeyArguments) -> Result<Told, DeploymentError> {
    let word = backup::make_key(&arguments.file)?;
    let lines = [
        format!(
            "key      {}: carry it off, twice; without it no sealed copy is ever read again",
            arguments.file.display()
        ),
        format!("settings copies_sealed_for = \"{word}\""),
    ];
    Ok(Told::one(json!({"file": arguments.file, "copies_sealed_for": word}), lines))
}

/// Makes a payload key.
pub fn make_payload_key(arguments: &PayloadKeyArguments) -> Result<Told, DeploymentError> {
    let file = std::path::absolute(&arguments.file)?;
    Payloads::make(&file)?;
    let lines = [
        format!("key      {}: needed at every start; sealed copies hold it too", file.display()),
        format!("settings payload_key = {}", json!(file)),
        "         what lies open comes under it at the next start".into(),
    ];
    Ok(Told::one(json!({"payload_key": file}), lines))
}

/// Puts a copy back.
pub fn restore(folder: &Path, arguments: &RestoreArguments) -> Result<Told, DeploymentError> {
    let back = backup::restore(
        (&arguments.copy, arguments.key.as_deref()),
        folder,
        arguments.database.clone(),
        clock::now_ms(),
    )?;
    let value = json!({"epoch": back.epoch, "aside": back.aside, "copy": back.copied});
    let mut lines = vec![
        format!("copy     of {}, {} operations", utc(back.copied.made_ms), back.copied.operations),
        format!("epoch    {}: devices send again what the server lacks", back.epoch),
    ];
    lines.extend(back.aside.map(|aside| format!("aside    {}", aside.display())));
    Ok(Told::one(value, lines))
}
