//! `cargo xtask simulate`: histories of devices and a server by the thousand, each from a seed that plays it again.

use crate::cargo;
use crate::shell::{Outcome, call};

/// Histories, if nobody says how many.
const SEEDS: u64 = 10_000;

/// `--seeds N` plays the first N histories, `--seed K` the one of that number.
pub fn simulate(arguments: &[String]) -> Outcome {
    let (name, value) = match arguments {
        [] => ("SILLAGE_SEEDS", SEEDS),
        [option, number] => {
            let number = number.parse().map_err(|_| format!("“{number}” is no number"))?;
            match option.as_str() {
                "--seeds" => ("SILLAGE_SEEDS", number),
                "--seed" => ("SILLAGE_SEED", number),
                other => return Err(format!("no option is named “{other}”; there are --seeds and --seed")),
            }
        }
        _ => return Err("one of --seeds N and --seed K, or nothing".into()),
    };
    // With our own crates optimised, as for whatever is done ten thousand times; the selection is the one of every test.
    let mut test = cargo::cargo("test")?;
    test.args(cargo::SELECTION).args(cargo::optimised()).args(["--test", "it"]);
    test.args(["simulation::three_hundred_histories", "--", "--exact", "--nocapture"]);
    call(test.env(name, value.to_string()))
}
