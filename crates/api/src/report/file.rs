//! Plain files for people: where they go, and how they are written, for their owner alone, without ever replacing
//! another file.

use std::{
    fs,
    io::{ErrorKind, Write},
    path::{Path, PathBuf},
};

use sillage_store::{Reader, private_options, sync_folder};
use uuid::Uuid;

use crate::{App, Failure};

/// Names tried beside a file that is already there.
const TRIES: u32 = 200;

/// The folder of plain files: the one chosen, else `Sillage` among the person's documents.
pub(super) fn folder_of(db: &Reader<'_>) -> Result<Option<PathBuf>, Failure> {
    let chosen: Option<Option<String>> = db.local("setting.report_folder")?;
    let chosen = chosen.flatten().filter(|folder| !folder.trim().is_empty()).map(PathBuf::from);
    Ok(chosen.or_else(|| dirs::document_dir().or_else(dirs::home_dir).map(|documents| documents.join("Sillage"))))
}

/// The folder to write into; the one that is proposed is made if it is missing, a chosen one is not: it may be on a
/// key that was pulled out.
fn folder_for(app: &App) -> Result<PathBuf, Failure> {
    let (folder, chosen) = app.read(|db| {
        let chosen: Option<Option<String>> = db.local("setting.report_folder")?;
        Ok((folder_of(db)?, chosen.flatten().is_some_and(|folder| !folder.trim().is_empty())))
    })?;
    // Without any home the profile's own folder is the one place that is known to take files.
    let folder = match folder {
        Some(folder) => folder,
        None => app.session()?.store.folder().join("reports"),
    };
    if !chosen {
        fs::create_dir_all(&folder).map_err(|error| refused(&folder, &error))?;
    }
    if folder.is_dir() {
        Ok(folder)
    } else {
        Err(Failure::new("report_folder_missing").with("folder", folder.display()))
    }
}

/// Writes a file called `name` into `folder`, which must be there, else into the folder of plain files.
pub(super) fn write_into(app: &App, folder: Option<&str>, name: &str, bytes: &[u8]) -> Result<PathBuf, Failure> {
    match folder {
        Some(folder) if !Path::new(folder).is_dir() => {
            Err(Failure::new("report_folder_missing").with("folder", folder))
        }
        folder => write_plain(app, folder, name, bytes),
    }
}

/// Writes a file called `name` into `path` if that is a folder, at `path` if it names a file, else into the folder of
/// plain files. It is there whole or not at all, and no other file is touched.
pub(crate) fn write_plain(app: &App, path: Option<&str>, name: &str, bytes: &[u8]) -> Result<PathBuf, Failure> {
    let (folder, name, exact) = match path.map(Path::new) {
        None => (folder_for(app)?, name.to_owned(), false),
        // Where a program happened to be started is nobody's choice of a place.
        Some(path) if path.is_relative() => {
            return Err(Failure::new("report_folder_missing").with("folder", path.display()));
        }
        Some(path) if path.is_dir() => (path.to_path_buf(), name.to_owned(), false),
        Some(path) => {
            let folder = path.parent().unwrap_or(path);
            let name =
                path.file_name().ok_or_else(|| Failure::new("report_folder_missing").with("folder", path.display()))?;
            (folder.to_path_buf(), name.to_string_lossy().into_owned(), true)
        }
    };
    if !folder.is_dir() {
        return Err(Failure::new("report_folder_missing").with("folder", folder.display()));
    }
    let folder = folder.canonicalize().map_err(|error| refused(&folder, &error))?;
    let aside = folder.join(format!(".sillage-{}.part", Uuid::now_v7()));
    let written = write_aside(&aside, bytes).and_then(|()| claim(&folder, &name, exact)).and_then(|target| {
        fs::rename(&aside, &target).inspect_err(|_| drop(fs::remove_file(&target)))?;
        Ok(target)
    });
    let target = written.map_err(|error| {
        drop(fs::remove_file(&aside));
        if error.kind() == ErrorKind::AlreadyExists {
            Failure::new("report_file_exists").with("name", &name)
        } else {
            refused(&folder, &error)
        }
    })?;
    // The name itself must outlive a power cut; not every file system lets a folder be synced.
    drop(sync_folder(&folder));
    Ok(target)
}

fn write_aside(aside: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let mut file = private_options().write(true).create_new(true).open(aside)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// Takes a name nobody has: the one wanted, else the same with a number.
fn claim(folder: &Path, name: &str, exact: bool) -> std::io::Result<PathBuf> {
    let (stem, ending) =
        name.rsplit_once('.').map_or((name, String::new()), |(stem, ending)| (stem, format!(".{ending}")));
    for n in 1..TRIES {
        let target = folder.join(if n == 1 { name.to_owned() } else { format!("{stem} ({n}){ending}") });
        match private_options().write(true).create_new(true).open(&target) {
            Ok(_) => return Ok(target),
            Err(error) if error.kind() == ErrorKind::AlreadyExists && !exact => {}
            Err(error) => return Err(error),
        }
    }
    Err(ErrorKind::AlreadyExists.into())
}

fn refused(folder: &Path, error: &std::io::Error) -> Failure {
    let code = match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "report_disk_full",
        ErrorKind::NotFound => "report_folder_missing",
        _ => "report_folder_refused",
    };
    Failure::new(code).with("folder", folder.display()).traced(error)
}
