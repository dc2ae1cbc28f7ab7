//! The TypeScript contract in the repository is the one the registry gives.

use std::{fs, path::PathBuf};

#[test]
fn contract_is_current() {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../ui/src/contract/commands.ts");
    let wanted = sillage_api::typescript(&sillage_api::registry());
    if std::env::var_os("UPDATE_CONTRACT").is_some() {
        fs::create_dir_all(path.parent().expect("folder")).expect("contract folder");
        fs::write(&path, &wanted).expect("written");
    }
    let found = fs::read_to_string(&path).unwrap_or_default();
    assert!(found == wanted, "ui/src/contract/commands.ts is out of date: run `cargo xtask codegen`");
}

#[test]
fn every_command_is_described() {
    let registry = sillage_api::registry();
    let (commands, _) = sillage_api::describe(&registry);
    assert_eq!(commands.len(), registry.iter().count());
    for command in commands {
        let (feature, verb) = command.name.split_once('.').expect("feature.verb_noun");
        assert!(!feature.is_empty() && verb.contains('_') || verb.len() > 3, "{}", command.name);
        for word in ["update", "process", "handle"] {
            assert!(!verb.starts_with(word), "{} says nothing", command.name);
        }
    }
}
