//! `cargo xtask run`: from a fresh machine to the practice network on the screen. It is not how Sillage is shipped.

use crate::shell::{Outcome, call, command, heading, root};
use crate::{cargo, interface, setup};

/// Sets up, builds, opens. Further arguments go to Sillage itself.
pub fn run(arguments: &[String]) -> Outcome {
    setup::setup(&setup::Need::TO_RUN)?;
    heading("1 of 3: the interface");
    interface::build()?;
    heading("2 of 3: the programs (the first time: some ten minutes)");
    cargo::build_programs()?;
    if has_display() {
        heading("3 of 3: Sillage, on the practice network");
        return call(command(cargo::program("sillage")?).arg("--practice").args(arguments));
    }
    heading("3 of 3: no display");
    println!("Neither DISPLAY nor WAYLAND_DISPLAY is set: no window can open here.");
    println!("The practice day is played through the same commands instead.\n");
    let out = root().join("target/practice-day");
    call(command(cargo::program("sillagectl")?).arg("demo").arg("--out").arg(&out).args(arguments))?;
    println!("\nThe report, the spreadsheet and the exported data lie in {}", out.display());
    Ok(())
}

fn has_display() -> bool {
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || set("DISPLAY") || set("WAYLAND_DISPLAY")
}
