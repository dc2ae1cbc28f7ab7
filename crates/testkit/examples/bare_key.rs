//! The key of a profile, for the test that searches a memory for it: the folder is named, the passphrase comes in.

use std::io::{Error, stdin};

use sillage_store::Store;

fn main() -> Result<(), Error> {
    let folder = std::env::args_os().nth(1).ok_or_else(|| Error::other("which profile?"))?;
    let mut passphrase = String::new();
    stdin().read_line(&mut passphrase)?;
    let vault = Store::read_vault(folder.as_ref()).map_err(Error::other)?;
    let key = vault.unlock(passphrase.trim_end_matches('\n')).map_err(Error::other)?;
    let digits: String = key.bare().iter().map(|byte| format!("{byte:02x}")).collect();
    println!("{digits}");
    Ok(())
}
