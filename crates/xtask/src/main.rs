//! `cargo xtask`: everything a person or a machine does to this repository, one file per subcommand.
//!
//! It is not part of the application and nothing depends on it. It builds nothing twice: every call to cargo goes
//! through [`cargo`], with one selection of packages and features and one cache outside the checkout.

mod bench;
mod cargo;
mod codegen;
mod faults;
mod interface;
mod licences;
mod opinion;
mod package;
mod run;
mod setup;
mod shell;
mod simulate;
mod table;
mod test;
mod tidy;
mod windows;

use std::process::ExitCode;

const HELP: &str = "\
cargo xtask run               install what is missing, build, open Sillage on the practice network
cargo xtask test [STAGE…]     every test, or the stages named: tidy ui lint rust faults opinion e2e window
cargo xtask setup             only install what is missing
cargo xtask build             only build the interface and the programs
cargo xtask codegen           write ui/src/contract from the commands, the words and the licences
cargo xtask tidy              the rules of the house that no compiler knows
cargo xtask simulate          ten thousand histories of devices and a server (--seeds N, --seed K)
cargo xtask bench [PART…]     the figures of the project against their targets, or the parts named (--keep: crates/xtask/bench.md)
cargo xtask faults [PART…]    the long run of faults, or the parts named; writes crates/xtask/faults.tsv (--seed N, --percent N)
cargo xtask package           a Debian package, installed, run and removed in a bare Debian (--quick, --check, --only-make)
cargo xtask windows           whether the core compiles for Windows (--whole: the programs); nothing is linked or run
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (name, rest) = match arguments.split_first() {
        Some((name, rest)) => (name.as_str(), rest),
        None => ("help", &[][..]),
    };
    let outcome = match name {
        "run" => run::run(rest),
        "test" => test::test(rest),
        "setup" => setup::setup(&setup::Need::EVERYTHING),
        "build" => interface::build().and_then(|()| cargo::build_programs()),
        "codegen" => codegen::codegen(rest),
        "tidy" => tidy::tidy(),
        "simulate" => simulate::simulate(rest),
        "bench" => bench::bench(rest),
        "faults" => faults::faults(rest),
        "package" => package::package(rest),
        "windows" => windows::windows(rest),
        "help" | "--help" | "-h" => {
            print!("{HELP}");
            Ok(())
        }
        other => Err(format!("no subcommand is named “{other}”\n\n{HELP}")),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("\nxtask {name}: {message}");
            ExitCode::FAILURE
        }
    }
}
