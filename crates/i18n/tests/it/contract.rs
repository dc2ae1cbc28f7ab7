//! The keys in the interface's contract are the catalogues': `t("…")` with another key or without a value it wants
//! does not compile there.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
    fs,
    path::PathBuf,
};

use sillage_i18n::Locale;

use crate::catalogues::{Sentence, sentences};

/// The names of the values a sentence wants, those of the sentences it quotes among them.
fn wanted<'a>(all: &'a BTreeMap<String, Sentence>, key: &str) -> BTreeSet<&'a str> {
    let sentence = &all[key];
    let own = sentence.variables.iter().map(String::as_str);
    own.chain(sentence.references.iter().flat_map(|quoted| wanted(all, quoted))).collect()
}

fn typescript() -> String {
    let all = sentences(Locale::En);
    let mut text = "// Generated from assets/locales by `cargo xtask codegen`. Do not edit.\n\n\
        /** Every sentence, by its key, with the names of the values it wants. */\nexport interface Sentences {\n"
        .to_owned();
    for key in all.keys().filter(|key| !key.starts_with('-')) {
        let names: Vec<String> = wanted(&all, key).iter().map(|name| format!("\"{name}\"")).collect();
        let names = if names.is_empty() { "never".to_owned() } else { names.join(" | ") };
        writeln!(text, "  \"{key}\": {names};").expect("a string takes all");
    }
    text + "}\n"
}

#[test]
fn contract_is_current() {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../ui/src/contract/sentences.ts");
    let wanted = typescript();
    if std::env::var_os("UPDATE_CONTRACT").is_some() {
        fs::write(&path, &wanted).expect("written");
    }
    let found = fs::read_to_string(&path).unwrap_or_default();
    assert!(found == wanted, "ui/src/contract/sentences.ts is out of date: run `cargo xtask codegen`");
}
