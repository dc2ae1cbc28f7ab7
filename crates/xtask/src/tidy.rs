//! `cargo xtask tidy`: the rules of the house that neither the compiler nor clippy knows. There is no list of
//! exceptions: a rule that needs one is changed here, for everybody.

mod directions;
mod french;
mod locks;
mod pointed;
mod screens;
mod sizes;
mod sources;
mod threats;

use crate::licences;
use crate::shell::{Outcome, command, output, root};
use std::path::PathBuf;

/// A file of the repository, as its rules see it.
pub struct Source {
    /// From the top of the repository, with `/`.
    pub path: String,
    pub text: String,
}

impl Source {
    /// Whether the file lies under one of these folders.
    fn under(&self, folders: &[&str]) -> bool {
        folders.iter().any(|folder| self.path.starts_with(folder))
    }

    fn ends(&self, ending: &str) -> bool {
        self.path.ends_with(ending)
    }

    /// A finding at a line, counted from 0.
    fn at(&self, line: usize, what: &str) -> String {
        format!("{}:{}: {what}", self.path, line + 1)
    }
}

/// Checks every rule and prints every finding before failing.
pub fn tidy() -> Outcome {
    let sources = sources()?;
    let mut findings = directions::check()?;
    findings.extend(licences::check()?);
    for source in &sources {
        findings.extend(sizes::check(source));
        findings.extend(sources::check(source));
        findings.extend(french::check(source));
        findings.extend(locks::check(source));
    }
    findings.extend(sources::check_readme(&sources));
    findings.extend(threats::check(&sources));
    findings.extend(screens::check(&sources));
    for finding in &findings {
        println!("{finding}");
    }
    match findings.len() {
        0 => {
            println!("{} files are tidy", sources.len());
            Ok(())
        }
        count => Err(format!("{count} to put right")),
    }
}

/// Every text file git knows or would add; what it ignores is nobody's.
fn sources() -> Result<Vec<Source>, String> {
    let list = output(command("git").args(["ls-files", "--cached", "--others", "--exclude-standard", "-z"]))
        .ok_or("git ls-files failed: tidy needs a git checkout")?;
    let mut sources = Vec::new();
    for path in list.split('\0').filter(|path| !path.is_empty()) {
        let full: PathBuf = root().join(path);
        // A deleted file is still listed until its removal is committed; a picture or a font is no text.
        if let Ok(text) = std::fs::read_to_string(full) {
            sources.push(Source { path: path.to_owned(), text });
        }
    }
    Ok(sources)
}
