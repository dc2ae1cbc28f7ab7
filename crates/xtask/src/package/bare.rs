//! The package in a bare Debian 12: installed by apt with what it depends on, started under a display of its own,
//! asked for its version, removed without a trace.
//!
//! The bare system is made by debootstrap, which wants root and a mirror. Without either the files are unpacked and
//! checked where they lie, and the rest is said to be unproven.

use crate::shell::{Outcome, call, command, heading, output, root};
use std::path::{Path, PathBuf};

/// What the system is after the package went: nothing under these names is left.
const TRACES: &str = "find / -xdev -iname '*sillage*' -not -path '/proc/*' -not -path '/root/*' -not -path '/tmp/*'";

/// The window is there once its profile is: `--practice` makes one before anything is drawn. It then lives on.
const RUN: &str = r#"
set -e
sillagectl --version
export HOME=/tmp/somebody XDG_RUNTIME_DIR=/tmp/run LANG=C.UTF-8
mkdir -p "$HOME" "$XDG_RUNTIME_DIR"; chmod 700 "$XDG_RUNTIME_DIR"
Xvfb :77 -screen 0 1280x800x24 & display=$!
export DISPLAY=:77
sleep 2
dbus-run-session -- sillage --practice > /tmp/said 2>&1 & window=$!
for _ in $(seq 60); do
  if xwininfo -root -tree | grep -q '"Sillage"'; then break; fi
  sleep 1
done
sleep 5
xwininfo -root -tree | grep '"Sillage"' || { cat /tmp/said; exit 1; }
kill -0 $window
find "$HOME" -name sillage.db | grep -q . || { echo 'no profile'; exit 1; }
kill $window $display
wait || true
"#;

/// Proves a package.
pub fn prove(file: &Path) -> Outcome {
    heading("package: what is in it");
    contents(file)?;
    if output(command("id").arg("-u")).as_deref() != Some("0")
        || output(command("debootstrap").arg("--version")).is_none()
    {
        println!("UNPROVEN: installing into a bare Debian wants root and debootstrap");
        return Ok(());
    }
    heading("package: in a bare Debian 12");
    let bare = bare(&root().join("target/package"))?;
    let installed = mount(&bare).and_then(|()| installed(&bare, file));
    unmount(&bare)?;
    installed
}

/// Files are where the desktop looks for them, and the desktop's own checkers agree where they are there.
fn contents(file: &Path) -> Outcome {
    let list = output(command("dpkg-deb").arg("--contents").arg(file)).ok_or("dpkg-deb cannot read the package")?;
    println!("{list}");
    let wanted = super::FILES.iter().map(|(_, to)| (*to).to_owned());
    let programs = super::PROGRAMS.iter().map(|name| format!("usr/bin/{name}"));
    for path in wanted.chain(programs) {
        if !list.lines().any(|line| line.ends_with(&format!("./{path}"))) {
            return Err(format!("{path} is not in the package"));
        }
    }
    let foreign = list.lines().find(|line| !line.contains(" root/root "));
    foreign.map_or(Ok(()), |line| Err(format!("not root's: {line}")))
}

/// Where the kernel shows itself inside.
const MOUNTS: [(&str, &str); 3] = [("proc", "proc"), ("devtmpfs", "dev"), ("tmpfs", "dev/shm")];

/// A bare system, made once and kept; a package is installed into a copy of it, which a failed proof may leave behind.
fn bare(place: &Path) -> Result<PathBuf, String> {
    let kept = place.join("bookworm");
    if !kept.join("etc/debian_version").is_file() {
        call(command("debootstrap").args(["--variant=minbase", "bookworm"]).arg(&kept))?;
        call(command("chroot").arg(&kept).args(["apt-get", "update", "-qq"]))?;
        let display =
            ["xvfb", "x11-utils", "dbus", "dbus-x11", "desktop-file-utils", "shared-mime-info", "libglib2.0-bin"];
        let mut install = command("chroot");
        install.arg(&kept).args(["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "install", "-y", "-qq"]);
        call(install.arg("--no-install-recommends").args(display))?;
    }
    let copy = place.join("bookworm-trial");
    unmount(&copy)?;
    call(command("rm").args(["-rf", "--one-file-system"]).arg(&copy))?;
    call(command("cp").args(["-a", "--reflink=auto"]).args([&kept, &copy]))?;
    Ok(copy)
}

fn mount(bare: &Path) -> Outcome {
    for (kind, folder) in MOUNTS {
        std::fs::create_dir_all(bare.join(folder)).map_err(|error| error.to_string())?;
        call(command("mount").args(["-t", kind, kind]).arg(bare.join(folder)))?;
    }
    Ok(())
}

/// Lets go of what is mounted there, the innermost first.
fn unmount(bare: &Path) -> Outcome {
    let mounted = std::fs::read_to_string("/proc/mounts").map_err(|error| error.to_string())?;
    for (_, folder) in MOUNTS.iter().rev() {
        let place = bare.join(folder);
        if mounted.lines().any(|line| line.split(' ').nth(1).map(Path::new) == Some(&place)) {
            call(command("umount").arg("-l").arg(&place))?;
        }
    }
    Ok(())
}

fn installed(bare: &Path, file: &Path) -> Outcome {
    std::fs::copy(file, bare.join("tmp/sillage.deb")).map_err(|error| error.to_string())?;
    let inside = |script: &str| call(command("chroot").arg(bare).args(["sh", "-c", script]));
    inside("DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends /tmp/sillage.deb")?;
    inside("dpkg --verify sillage && desktop-file-validate /usr/share/applications/sillage.desktop")?;
    inside("update-mime-database /usr/share/mime && echo x > /tmp/a.sillage")?;
    // As a file manager asks.
    let kind =
        output(command("chroot").arg(bare).args(["gio", "info", "-a", "standard::content-type", "/tmp/a.sillage"]));
    if !kind.as_deref().is_some_and(|said| said.ends_with("standard::content-type: application/vnd.sillage")) {
        return Err(format!("a .sillage file is taken for {kind:?}"));
    }
    inside("update-desktop-database")?;
    // A double-click on a file, and a link in a mail.
    for kind in ["application/vnd.sillage", "x-scheme-handler/sillage"] {
        inside(&format!("grep -q '^{kind}=sillage.desktop' /usr/share/applications/mimeinfo.cache"))?;
    }
    inside(RUN)?;
    inside("DEBIAN_FRONTEND=noninteractive apt-get purge -y -qq sillage && update-mime-database /usr/share/mime")?;
    inside("rm -f /tmp/sillage.deb /tmp/a.sillage; rm -rf /tmp/somebody /tmp/run")?;
    let left = output(command("chroot").arg(bare).args(["sh", "-c", TRACES])).unwrap_or_default();
    if left.is_empty() { Ok(()) } else { Err(format!("left behind:\n{left}")) }
}
