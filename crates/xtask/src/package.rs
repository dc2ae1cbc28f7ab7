//! `cargo xtask package`: a Debian package of the window and the command line, and the proof that it installs, runs and
//! goes again in a bare Debian.
//!
//! It is a recipe of `dpkg-deb`, not a bundler: the package holds two programs and nine small files, its dependencies
//! are what `dpkg-shlibdeps` reads from the programs themselves, and whoever wants to know what is in it reads this
//! file. Windows and macOS packages are made by Tauri's bundler on those systems from `src-tauri/tauri.conf.json`
//! (`cargo tauri build`): that configuration is kept here and cannot be tried here.

mod bare;

use crate::shell::{Outcome, call, command, heading, output, root};
use crate::{cargo, interface, setup};
use std::path::{Path, PathBuf};

/// Where a file of the repository goes.
const FILES: [(&str, &str); 9] = [
    ("assets/package/sillage.desktop", "usr/share/applications/sillage.desktop"),
    ("assets/package/sillage.xml", "usr/share/mime/packages/sillage.xml"),
    ("assets/package/app.sillage.desktop.metainfo.xml", "usr/share/metainfo/app.sillage.desktop.metainfo.xml"),
    ("src-tauri/icons/32x32.png", "usr/share/icons/hicolor/32x32/apps/sillage.png"),
    ("src-tauri/icons/128x128.png", "usr/share/icons/hicolor/128x128/apps/sillage.png"),
    ("assets/icon.svg", "usr/share/icons/hicolor/scalable/apps/sillage.svg"),
    ("assets/icon.svg", "usr/share/icons/hicolor/scalable/mimetypes/application-vnd.sillage.svg"),
    ("LICENSE-MIT", "usr/share/doc/sillage/LICENSE-MIT"),
    ("LICENSE-APACHE", "usr/share/doc/sillage/LICENSE-APACHE"),
];

/// The programs, and nothing a developer needs.
const PROGRAMS: [&str; 2] = ["sillage", "sillagectl"];

/// Makes the package and proves it. `--quick` takes the programs the tests run instead of optimised ones, `--built` those
/// that are there already; `--check` proves a package that was made before, `--only-make` leaves the proof out. `--sign KEY`, last, signs it.
pub fn package(words: &[String]) -> Outcome {
    let (words, key) = match words.split_last_chunk::<2>() {
        Some((words, [sign, key])) if sign == "--sign" => (words, Some(key)),
        _ => (words, None),
    };
    let said = |word: &str| words.iter().any(|other| other == word);
    if let Some(unknown) =
        words.iter().find(|word| !["--quick", "--check", "--only-make", "--built"].contains(&word.as_str()))
    {
        return Err(format!("“{unknown}” is not known here: --quick, --built, --check, --only-make, --sign KEY"));
    }
    if key.is_some() && (said("--quick") || said("--only-make")) {
        return Err("what is signed is optimised and proved: not with --quick or --only-make".into());
    }
    if !cfg!(target_os = "linux") {
        return Err("this recipe is Debian's; elsewhere `cargo tauri build` reads src-tauri/tauri.conf.json".into());
    }
    let file = file()?;
    if !said("--check") {
        if !said("--built") {
            setup::setup(&setup::Need::EVERYTHING)?;
            build(said("--quick"))?;
        }
        make(&file, said("--quick"))?;
    }
    if !said("--only-make") {
        bare::prove(&file)?;
    }
    key.map_or(Ok(()), |key| sign(&file, key))
}

/// Signs a package for programs that are out already, with minisign (Debian has it), which asks for the key's password.
/// They believe what is signed about it too: the version, and for what it is.
fn sign(file: &Path, key: &str) -> Outcome {
    use std::env::consts::{ARCH, OS};
    let about = format!("sillage {} {OS} {ARCH}", version()?);
    call(command("minisign").args(["-S", "-s", key, "-t", &about, "-m"]).arg(file))
}

fn version() -> Result<String, String> {
    let text = std::fs::read_to_string(root().join("Cargo.toml")).map_err(|error| error.to_string())?;
    let line = text.lines().find(|line| line.starts_with("version = ")).ok_or("Cargo.toml names no version")?;
    Ok(line.trim_start_matches("version = ").trim_matches('"').to_owned())
}

fn architecture() -> Result<String, String> {
    output(command("dpkg").arg("--print-architecture")).ok_or_else(|| "dpkg is not here".to_owned())
}

fn file() -> Result<PathBuf, String> {
    let folder = root().join("target/package");
    std::fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
    Ok(folder.join(format!("sillage_{}_{}.deb", version()?, architecture()?)))
}

fn build(quick: bool) -> Outcome {
    interface::build()?;
    if quick { cargo::build_programs() } else { cargo::build_release(&PROGRAMS) }
}

fn make(file: &Path, quick: bool) -> Outcome {
    let programs = cargo::target_dir()?.join(if quick { "debug" } else { "release" });
    heading("package");
    let tree = root().join("target/package/tree");
    if tree.exists() {
        std::fs::remove_dir_all(&tree).map_err(|error| error.to_string())?;
    }
    for program in PROGRAMS {
        let to = tree.join("usr/bin").join(program);
        put(&programs.join(program), &to, "755")?;
        call(command("strip").arg("--strip-unneeded").arg(&to))?;
    }
    for (from, to) in FILES {
        put(&root().join(from), &tree.join(to), "644")?;
    }
    write(&tree.join("usr/share/doc/sillage/copyright"), &copyright())?;
    put(&root().join("CHANGELOG.md"), &tree.join("usr/share/doc/sillage/changelog"), "644")?;
    call(command("gzip").args(["-9n"]).arg(tree.join("usr/share/doc/sillage/changelog")))?;
    // Folders that only hold others' files are the system's own.
    call(command("find").arg(&tree).args(["-type", "d", "-exec", "chmod", "755", "{}", "+"]))?;
    let control = control(&tree)?;
    write(&tree.join("DEBIAN/control"), &control)?;
    print!("{control}");
    call(command("dpkg-deb").args(["--root-owner-group", "-Zxz", "--build"]).arg(&tree).arg(file))
}

fn put(from: &Path, to: &Path, mode: &str) -> Outcome {
    call(command("install").args(["-D", "-m", mode]).arg(from).arg(to))
}

fn write(path: &Path, text: &str) -> Outcome {
    let written = path.parent().map_or(Ok(()), std::fs::create_dir_all).and_then(|()| std::fs::write(path, text));
    written.map_err(|error| format!("{}: {error}", path.display()))
}

/// What the programs are linked with, as packages: read from the programs.
fn depends(tree: &Path) -> Result<String, String> {
    let folder = root().join("target/package/shlibs");
    write(&folder.join("debian/control"), "Source: sillage\n\nPackage: sillage\nArchitecture: any\n")?;
    let mut shlibdeps = command("dpkg-shlibdeps");
    shlibdeps.current_dir(&folder).arg("-O");
    for program in PROGRAMS {
        shlibdeps.arg(format!("-e{}", tree.join("usr/bin").join(program).display()));
    }
    let said = output(&mut shlibdeps).ok_or("dpkg-shlibdeps failed (package dpkg-dev)")?;
    said.trim().strip_prefix("shlibs:Depends=").map(str::to_owned).ok_or_else(|| format!("dpkg-shlibdeps says {said}"))
}

fn control(tree: &Path) -> Result<String, String> {
    let size = output(command("du").args(["-sk", "--exclude=DEBIAN"]).arg(tree))
        .and_then(|text| text.split_whitespace().next().map(str::to_owned))
        .ok_or("du says nothing")?;
    Ok(format!(
        "Package: sillage\nVersion: {}\nArchitecture: {}\nMaintainer: Sillage <sillage@example.org>\n\
         Installed-Size: {size}\nDepends: {}\nRecommends: shared-mime-info, desktop-file-utils\nSection: misc\n\
         Priority: optional\nHomepage: https://example.org/sillage\nDescription: field visits, without a network\n \
         For coaches and managers who visit places that receive the public: walk,\n count, observe, debrief, agree, \
         and leave with a report. What is entered stays\n encrypted on this computer.\n",
        version()?,
        architecture()?,
        depends(tree)?,
    ))
}

fn copyright() -> String {
    "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\nUpstream-Name: Sillage\n\n\
     Files: *\nCopyright: the authors of Sillage\nLicense: MIT or Apache-2.0\n See LICENSE-MIT and LICENSE-APACHE \
     in this folder. The licences of what it\n is built from are shown by the program, under Settings, About.\n"
        .to_owned()
}
