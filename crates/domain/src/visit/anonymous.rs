//! How a free text is told in the editions that name nobody. The text itself stays as it was written.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use super::VisitDay;
use crate::{
    Closes, Entity, Id, Refusal, check_fact, check_long,
    network::mention::{Roster, folded},
};

/// Other words for a free text of a day, without anybody's name. It belongs to the text as it was then: once the text
/// changes, it says nothing any more.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct AnonymousWording {
    /// Day.
    pub visit_day: Id<VisitDay>,
    /// `sha256:` of the text it stands for, so that the name is not kept a second time.
    pub text_digest: String,
    /// What is printed, 1 to 10,000 characters.
    pub wording: String,
    /// Words of it that look like a name and were read as ordinary words, each at most 2,000 characters.
    pub words: Vec<String>,
}

impl Entity for AnonymousWording {
    const NOUN: &'static str = "anonymous_wording";
    const CLOSES: Closes = Closes::Never;
    fn parent(&self) -> Option<Uuid> {
        Some(self.visit_day.uuid())
    }
    fn check(&self) -> Result<(), Refusal> {
        if self.wording.trim().is_empty() {
            return Err(Refusal::new("text_missing").with("field", "wording"));
        }
        check_long("wording", &self.wording)?;
        self.words.iter().try_for_each(|word| check_fact("words", word))
    }
}

impl AnonymousWording {
    /// Whether it still names nobody of `roster`.
    ///
    /// # Errors
    /// `name_still_there` where a name can only be a name, `name_or_word` where nobody said that it is a word.
    pub fn check_names(&self, roster: &Roster) -> Result<(), Refusal> {
        for mention in roster.find(&self.wording) {
            let name = &self.wording[mention.start..mention.end];
            if mention.certain {
                return Err(Refusal::new("name_still_there").with("name", name));
            }
            if !self.words.iter().any(|word| folded(word) == folded(name)) {
                return Err(Refusal::new("name_or_word").with("name", name));
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_refused_and_a_word_must_be_said_to_be_one() {
        let roster = Roster::new(["Rose Martin"], []);
        for (wording, words, code) in [
            ("Une vitrine vive.", &[][..], None),
            ("Merci à Rose.", &["Rose"], Some("name_still_there")),
            ("Rose pâle au mur.", &[], Some("name_or_word")),
            ("Rose pâle au mur.", &["ROSE"], None),
            ("Rose et martin.", &["rose"], Some("name_or_word")),
        ] {
            let told = AnonymousWording {
                visit_day: Id::new(Uuid::nil()),
                text_digest: String::new(),
                wording: wording.to_owned(),
                words: words.iter().map(|word| (*word).to_owned()).collect(),
            };
            assert_eq!(told.check_names(&roster).err().map(|refusal| refusal.code), code, "{wording} {words:?}");
        }
    }
}
