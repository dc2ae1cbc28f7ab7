//! Referentials written for this product, for a network that has none; and the word lists criteria are read with.

use std::sync::OnceLock;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_domain::referential::{Lexicon, Lexicons};
use sillage_store::Writer;
use ts_rs::TS;

use super::{
    file::ReferentialFile,
    life::{begin, publish},
    tree::content_of,
};
use crate::Failure;

const SHOP: &str = include_str!("../../../../assets/referentials/shop.json");
const BRANCH: &str = include_str!("../../../../assets/referentials/branch.json");
const FRENCH: &str = include_str!("../../../../assets/criteria/fr.txt");
const ENGLISH: &str = include_str!("../../../../assets/criteria/en.txt");

/// A referential to start from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Starter {
    /// Of a retail shop.
    Shop,
    /// Of a bank branch.
    Branch,
}

impl Starter {
    pub(super) const ALL: [Self; 2] = [Self::Shop, Self::Branch];

    pub(super) fn file(self) -> Result<ReferentialFile, Failure> {
        let source = match self {
            Self::Shop => SHOP,
            Self::Branch => BRANCH,
        };
        serde_json::from_str(source).map_err(|error| Failure::new("store_failed").traced(error))
    }
}

pub(super) fn lexicons() -> &'static Lexicons {
    static LEXICONS: OnceLock<Lexicons> = OnceLock::new();
    LEXICONS.get_or_init(|| Lexicons { fr: Lexicon::parse(FRENCH), en: Lexicon::parse(ENGLISH) })
}

/// A new network begins with the starter in force: its first visit can observe.
pub(crate) fn plant_starter(tx: &mut Writer<'_>, starter: Starter) -> Result<(), Failure> {
    let file = starter.file()?;
    let version = begin(tx, file.kind, file.title, &file.content)?;
    let row = tx.get(version)?;
    let content = content_of(tx, version)?;
    publish(tx, &row, content, file.change_note, None)?;
    Ok(())
}
