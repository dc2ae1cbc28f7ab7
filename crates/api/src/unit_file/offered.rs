//! What the program was started with. A file somebody opened with the system's own means, by a double-click for instance,
//! waits until a profile is open, and is told of before anything of it is kept, like a file that was chosen. A link waits
//! to lead to its screen.

use std::{ffi::OsStr, path::Path};

use schemars::JsonSchema;
use serde::Serialize;
use ts_rs::TS;
use url::Url;

use crate::{App, Failure, app::held, session::Nothing};

/// The file that waits.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct OfferedFile {
    /// Where it lies; nothing if none waits.
    pub path: Option<String>,
}

impl App {
    /// Offers a file or a link to whoever opens a profile next. A host calls it with what it was started with, and where:
    /// a path, whatever bytes it is made of, or an address.
    pub fn offer(&self, word: &OsStr, folder: &Path) {
        let address = word.to_str().and_then(|text| Url::parse(text).ok());
        match address.as_ref().map(Url::scheme) {
            Some("sillage") => self.offer_link(word.to_str().unwrap_or_default()),
            Some("file") => {
                if let Some(path) = address.and_then(|address| address.to_file_path().ok()) {
                    self.offer_file(&path);
                }
            }
            // The letter of a drive looks like a scheme.
            _ => self.offer_file(&folder.join(word)),
        }
    }

    /// What is no unit file by its name is none of ours.
    fn offer_file(&self, path: &Path) {
        let ours = path.extension().is_some_and(|ending| ending == sillage_sync::EXTENSION);
        if ours && path.is_file() {
            *held(&self.offered) = Some(path.to_path_buf());
            self.tell(&["local".to_owned()]);
        }
    }

    /// Whether a file waits.
    pub(crate) fn has_offer(&self) -> bool {
        held(&self.offered).is_some()
    }
}

/// Takes the file that waits: it is looked into once.
pub(super) fn take_offered(app: &App, _: Nothing) -> Result<OfferedFile, Failure> {
    let path = held(&app.offered).take();
    Ok(OfferedFile { path: path.map(|path| path.display().to_string()) })
}
