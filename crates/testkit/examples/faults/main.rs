//! The program that `cargo xtask faults` cuts off, starves and lies to. It does one act of a person, tells of each act
//! it was answered for, and looks afterwards at what a profile still holds. It judges nothing: that is the bench's.
//!
//! A trial is a folder: `profiles` as a program keeps them, `known.json` with what the acts need to know.

mod acts;
mod clocks;
mod copies;
mod damage;
mod look;
mod replay;
mod states;
mod trace;
mod unsent;

use std::path::Path;

const HELP: &str = "\
faults prepare TRIAL                     a practice profile with a day begun, and a copy of it
faults act TRIAL NAME                    one act: tap, close, photo, export, backup, restore, rescue, open …
faults grow TRIAL N                      writes until there are N operations
faults older TRIAL STEP                  the file as the program left it whose last migration was STEP
faults shapes                            how many shapes a file had before: STEP is one of so many
faults look TRIAL                        what is there, as JSON
faults hold TRIAL                        opens the profile, says whether it owns it, waits for its input to end
faults replay TRIAL TRACE NAME N SEED    N states a power cut may leave behind of a recorded act
faults damage TRIAL N SEED               N damaged files and logs
faults copies TRIAL N                    N copies made while somebody counts, and some put back
faults clocks SEED                       clocks that jump, zones that change, sleep
faults unsent TRIAL                      what a person may do to a profile nothing of which was sent";

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let number = |word: &str| word.parse::<u64>().expect("a number");
    match words.as_slice() {
        ["prepare", trial] => acts::prepare(Path::new(trial)),
        ["act", trial, name] => acts::act(Path::new(trial), name),
        ["grow", trial, operations] => acts::grow(Path::new(trial), number(operations)),
        ["older", trial, step] => {
            acts::make_older(Path::new(trial), usize::try_from(number(step)).expect("a step"));
        }
        ["shapes"] => println!("{}", sillage_store::Store::OLDER_SHAPES),
        ["look", trial] => println!("{}", look::look(Path::new(trial))),
        ["hold", trial] => acts::hold(Path::new(trial)),
        ["replay", trial, trace, name, states, seed] => {
            let found = replay::replay(Path::new(trial), Path::new(trace), name, number(states), number(seed));
            println!("{found}");
        }
        ["damage", trial, count, seed] => {
            println!("{}", damage::damage(Path::new(trial), number(count), number(seed)));
        }
        ["copies", trial, count] => println!("{}", copies::copies(Path::new(trial), number(count))),
        ["unsent", trial] => println!("{}", unsent::unsent(Path::new(trial))),
        ["clocks", seed] => println!("{}", clocks::clocks(number(seed))),
        _ => {
            eprintln!("{HELP}");
            std::process::exit(2);
        }
    }
}
