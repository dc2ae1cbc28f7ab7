//! Editions that name nobody: which free texts hold a name of the network, the words kept for them, and what is told
//! in their place. A text itself is never changed here.

use std::{cell::RefCell, collections::HashMap};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use sillage_domain::{
    Id,
    network::{Network, PersonProfile, Unit, mention::Roster},
    visit::{AnonymousWording, Edition, Names, VisitDay},
};
use sillage_i18n::Words;
use sillage_report::without_names;
use sillage_store::{Reader, Row, Writer};
use ts_rs::TS;

use super::gather::Gather;
use crate::{Failure, Language};

/// Where a free text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum TextPlace {
    /// What the coach wanted to see.
    Intention,
    /// A zone's name.
    Zone,
    /// A finding.
    Finding,
    /// Why a finding was accepted.
    Decision,
    /// What a customer said.
    Said,
    /// The counting: its conclusion, the names of posts and tallies.
    Flow,
    /// An action of the plan.
    Action,
    /// What became of a promise.
    Promise,
    /// The dashboard.
    Dashboard,
    /// The success of the day.
    Success,
    /// A photo.
    Photo,
}

/// A free text that holds at least one name.
#[derive(Debug, Clone, Serialize, TS, JsonSchema)]
pub struct NamedText {
    /// `sha256:` of the text: what its other words belong to.
    pub digest: String,
    /// Where it stands.
    pub place: TextPlace,
    /// The text in pieces, names apart.
    pub passages: Vec<Passage>,
    /// What is told instead: the words kept, else a proposal.
    pub wording: String,
    /// Words of it that were read as ordinary words.
    pub words: Vec<String>,
    /// Words were kept for it, and they name nobody.
    pub settled: bool,
}

/// A piece of a text.
#[derive(Debug, Clone, Serialize, TS, JsonSchema)]
pub struct Passage {
    /// The piece.
    pub text: String,
    /// It is a name.
    pub name: bool,
    /// It can only be a name.
    pub certain: bool,
}

/// What is known of names while a document without any is gathered.
pub(super) struct Telling {
    words: Words,
    roster: Roster,
    kept: HashMap<String, Row<AnonymousWording>>,
    found: RefCell<Vec<NamedText>>,
}

impl Telling {
    pub fn of(db: &Reader<'_>, day: Id<VisitDay>, words: Words) -> Result<Self, Failure> {
        let rows = db.list_of::<AnonymousWording>(day.uuid())?;
        let kept = rows.into_iter().map(|row| (row.text_digest.clone(), row)).collect();
        Ok(Self { words, roster: roster(db)?, kept, found: RefCell::default() })
    }

    /// What is told instead of `text`.
    pub fn told(&self, place: TextPlace, text: &str) -> String {
        let mentions = self.roster.find(text);
        if mentions.is_empty() {
            return text.to_owned();
        }
        let digest = digest_of(text);
        let kept = self.kept.get(&digest).map(|row| &row.doc);
        let settled = kept.is_some_and(|kept| kept.check_names(&self.roster).is_ok());
        let wording = kept.map_or_else(|| without_names(&self.words, &self.roster, text), |kept| kept.wording.clone());
        let mut found = self.found.borrow_mut();
        if !found.iter().any(|one| one.digest == digest) {
            let mut passages = Vec::new();
            let mut from = 0;
            for mention in mentions {
                passages.push(Passage { text: text[from..mention.start].to_owned(), name: false, certain: false });
                let name = text[mention.start..mention.end].to_owned();
                passages.push(Passage { text: name, name: true, certain: mention.certain });
                from = mention.end;
            }
            passages.push(Passage { text: text[from..].to_owned(), name: false, certain: false });
            passages.retain(|passage| !passage.text.is_empty());
            let words = kept.map(|kept| kept.words.clone()).unwrap_or_default();
            found.push(NamedText { digest, place, passages, wording: wording.clone(), words, settled });
        }
        wording
    }

    /// The texts that hold a name, in the order they were told.
    pub fn found(&self) -> Vec<NamedText> {
        self.found.borrow().clone()
    }

    /// Refuses a document that still names somebody: a text nobody reread, or, whatever field it came through, a
    /// full name anywhere but in the fixed words and the names of places.
    pub fn check(&self, document: &impl Serialize) -> Result<(), Failure> {
        let waiting = self.found.borrow().iter().filter(|text| !text.settled).count();
        if waiting > 0 {
            return Err(Failure::new("names_in_text").with("count", waiting));
        }
        let tree = serde_json::to_value(document).map_err(|error| Failure::new("report_not_made").traced(error))?;
        match self.named_in(&tree) {
            Some(name) => Err(Failure::new("name_still_there").with("name", name)),
            None => Ok(()),
        }
    }

    fn named_in(&self, tree: &serde_json::Value) -> Option<String> {
        use serde_json::Value;
        match tree {
            Value::String(text) => {
                let mentions = self.roster.find(text);
                let full = mentions.into_iter().find(|one| one.certain && text[one.start..one.end].contains(' '))?;
                Some(text[full.start..full.end].to_owned())
            }
            Value::Array(items) => items.iter().find_map(|item| self.named_in(item)),
            Value::Object(fields) => {
                let told = fields.iter().filter(|(name, _)| name.as_str() != "labels");
                told.into_iter().find_map(|(_, field)| self.named_in(field))
            }
            Value::Null | Value::Bool(_) | Value::Number(_) => None,
        }
    }
}

/// Everybody whose name the network knows.
/// Everybody the file names, and its places, ready to be looked for in a text.
pub(crate) fn roster(db: &Reader<'_>) -> Result<Roster, Failure> {
    let names: Vec<String> = db.list_all::<PersonProfile>()?.into_iter().map(|row| row.doc.display_name).collect();
    let units = db.list_all::<Unit>()?.into_iter().map(|row| row.doc.name);
    let networks = db.list_all::<Network>()?.into_iter().map(|row| row.doc.name);
    let places: Vec<String> = units.chain(networks).collect();
    Ok(Roster::new(names.iter().map(String::as_str), places.iter().map(String::as_str)))
}

fn digest_of(text: &str) -> String {
    let hex: String = Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect();
    format!("sha256:{hex}")
}

/// List the names in the free texts of an edition that names nobody.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct ListNamesFound {
    /// The day.
    pub visit_day: Id<VisitDay>,
    /// The edition; that of the manager names people, so nothing is to be found for it.
    pub edition: Edition,
    /// Language of what is proposed.
    pub locale: Language,
}

/// The names found.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct NamesFound {
    /// In the order of the pages.
    pub texts: Vec<NamedText>,
    /// How many of them wait for other words.
    pub waiting: u32,
}

pub(super) fn list_names_found(db: &Reader<'_>, ask: ListNamesFound) -> Result<NamesFound, Failure> {
    let texts = found_in(db, ask.visit_day, ask.edition, ask.locale)?;
    let waiting = texts.iter().filter(|text| !text.settled).count();
    Ok(NamesFound { texts, waiting: u32::try_from(waiting).unwrap_or(u32::MAX) })
}

fn found_in(db: &Reader<'_>, day: Id<VisitDay>, edition: Edition, locale: Language) -> Result<Vec<NamedText>, Failure> {
    let gather = Gather::new(db, day, edition, Names::None, locale.into())?;
    Ok(match edition {
        Edition::Manager => Vec::new(),
        Edition::Region => gather.document(1)?.telling.map_or_else(Vec::new, |telling| telling.found()),
        Edition::Wall => gather.wall(1)?.telling.map_or_else(Vec::new, |telling| telling.found()),
    })
}

/// Say a text without anybody's name. It is kept for every edition that names nobody; the text itself stays.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct TellWithoutNames {
    /// The day.
    pub visit_day: Id<VisitDay>,
    /// `sha256:` of the text.
    pub digest: String,
    /// What is printed instead, 1 to 10,000 characters.
    pub wording: String,
    /// Words of it that look like a name and are none.
    #[serde(default)]
    #[ts(optional)]
    pub words: Option<Vec<String>>,
}

/// The words are kept.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct ToldWithoutNames {
    /// The wording.
    pub wording: Id<AnonymousWording>,
}

pub(super) fn tell_without_names(tx: &mut Writer<'_>, ask: TellWithoutNames) -> Result<ToldWithoutNames, Failure> {
    let day = tx.get(ask.visit_day)?;
    let told = AnonymousWording {
        visit_day: day.id,
        text_digest: ask.digest,
        wording: ask.wording.trim().to_owned(),
        words: ask.words.unwrap_or_default(),
    };
    told.check_names(&roster(tx)?)?;
    let known =
        tx.list_of::<AnonymousWording>(day.id.uuid())?.into_iter().rfind(|row| row.text_digest == told.text_digest);
    let wording = match known {
        Some(row) => tx.change(row.id, |row| *row = told)?.id,
        None => {
            // Words for a text that is not there would wait for ever.
            let is_found = |edition| {
                let texts = found_in(tx, day.id, edition, Language::Fr)?;
                Ok::<_, Failure>(texts.iter().any(|text| text.digest == told.text_digest))
            };
            if !is_found(Edition::Region)? && !is_found(Edition::Wall)? {
                return Err(Failure::new("text_changed"));
            }
            tx.add(day.doc.unit.uuid(), &told)?
        }
    };
    Ok(ToldWithoutNames { wording })
}
