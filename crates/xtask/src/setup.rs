//! What a machine needs before anything can be built, and how it gets it. Rust itself is not installed from here:
//! without it this program would not run.

use crate::shell::{Outcome, call, command, heading, output};

/// Which part of the machine a subcommand needs.
#[derive(Clone, Copy)]
pub struct Need {
    /// Libraries to build the window and the store.
    pub libraries: bool,
    /// Browsers, displays and checkers for the tests.
    pub browsers: bool,
    /// Node, for the interface.
    pub node: bool,
}

impl Need {
    pub const EVERYTHING: Self = Self { libraries: true, browsers: true, node: true };
    pub const TO_RUN: Self = Self { libraries: true, browsers: false, node: true };
}

const OLDEST_NODE: (u32, u32) = (20, 19);

/// Debian package, and the reason it is needed.
const LIBRARIES: [(&str, &str); 4] = [
    ("build-essential", "compiles the encrypted database"),
    ("pkg-config", "finds the libraries below"),
    ("libssl-dev", "the cipher of the encrypted database"),
    ("libwebkit2gtk-4.1-dev", "draws the window"),
];
const BROWSERS: [(&str, &str); 13] = [
    ("chromium-headless-shell", "the browser of the screen tests, without the window nobody sees"),
    ("webkit2gtk-driver", "drives the real window"),
    ("xvfb", "a display for the real window where there is none"),
    ("dbus-x11", "the session bus the real window expects"),
    ("at-spi2-core", "the accessibility bus the real window expects"),
    ("poppler-utils", "reads the text of a report back"),
    ("qpdf", "checks the structure of a report"),
    ("iproute2", "runs the real window without any network interface"),
    ("strace", "kills a program at a chosen call, and lets a chosen call fail"),
    ("xfsprogs", "cuts the power of a small disk"),
    ("postgresql", "the other database of the central server, which its tests start for themselves"),
    ("faketime", "a server whose clock is wrong by days"),
    ("python3-venv", "holds the libraries that give a second opinion on the methods"),
];

/// Checks the machine and installs what is missing, or says what to type.
pub fn setup(need: &Need) -> Outcome {
    heading("setup");
    if need.node {
        check_node()?;
    }
    let wanted: Vec<(&str, &str)> = [(need.libraries, &LIBRARIES[..]), (need.browsers, &BROWSERS[..])]
        .into_iter()
        .filter(|(asked, _)| *asked)
        .flat_map(|(_, packages)| packages.iter().copied())
        .collect();
    match std::env::consts::OS {
        "linux" => install_on_debian(&wanted),
        "macos" => {
            println!(
                "macOS: Xcode's command line tools are needed (xcode-select --install). WebKit is part of the system."
            );
            Ok(())
        }
        "windows" => {
            println!(
                "Windows: Visual Studio Build Tools with “Desktop development with C++”, the WebView2 runtime \
                 (part of Windows 11) and Perl, which builds the cipher of the database, are needed."
            );
            Ok(())
        }
        other => {
            println!("{other}: install the equivalents of {}", names(&wanted));
            Ok(())
        }
    }
}

fn check_node() -> Outcome {
    let (major, minor) = OLDEST_NODE;
    let how = format!("Node {major}.{minor} or newer is needed to build the interface: see https://nodejs.org");
    let Some(version) = output(command("node").arg("--version")) else {
        return Err(format!("no “node” was found. {how}"));
    };
    let mut numbers = version.trim_start_matches('v').split('.').map(|part| part.parse::<u32>().unwrap_or(0));
    let found = (numbers.next().unwrap_or(0), numbers.next().unwrap_or(0));
    if found < OLDEST_NODE {
        return Err(format!("Node {version} is too old. {how}"));
    }
    println!("Node {version}");
    Ok(())
}

fn install_on_debian(wanted: &[(&'static str, &'static str)]) -> Outcome {
    if wanted.is_empty() {
        return Ok(());
    }
    if output(command("dpkg-query").arg("--version")).is_none() {
        println!("This is not a Debian system: install the equivalents of {}", names(wanted));
        return Ok(());
    }
    let missing: Vec<_> = wanted.iter().copied().filter(|(package, _)| !is_installed(package)).collect();
    if missing.is_empty() {
        println!("System packages: all {} there", wanted.len());
        return Ok(());
    }
    println!("System packages missing:");
    for (package, reason) in &missing {
        println!("  {package:<24} {reason}");
    }
    let prefix: &[&str] = if output(command("id").arg("-u")).as_deref() == Some("0") {
        &[]
    } else if output(command("sudo").args(["-n", "true"])).is_some() {
        &["sudo", "-n"]
    } else {
        return Err(format!(
            "the packages above are installed by an administrator. Type this line, then start again:\n\n  \
             sudo apt-get update && sudo apt-get install -y {}",
            names(&missing)
        ));
    };
    apt(prefix, &["update", "-q"])?;
    let mut install = vec!["install", "-y", "-q"];
    install.extend(missing.iter().map(|(package, _)| *package));
    apt(prefix, &install)
}

/// `env` carries the variable through sudo, which drops it otherwise.
fn apt(prefix: &[&str], arguments: &[&str]) -> Outcome {
    let words: Vec<&str> = [prefix, &["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"], arguments].concat();
    match words.split_first() {
        Some((first, rest)) => call(command(first).args(rest)),
        None => Ok(()),
    }
}

fn is_installed(package: &str) -> bool {
    let status = output(command("dpkg-query").args(["-W", "-f=${db:Status-Status}", package]));
    status.is_some_and(|status| status.starts_with("installed"))
}

fn names(packages: &[(&str, &str)]) -> String {
    packages.iter().map(|(package, _)| *package).collect::<Vec<_>>().join(" ")
}
