//! The reading of criteria: a criterion names an act that somebody standing by can see or hear, never a trait of the
//! person. It warns while one writes; a version is published once every warning is solved or kept with a reason.
//!
//! The words of each language come from outside (`assets/criteria`); the rules here know none of them.

use schemars::JsonSchema;
use serde::Serialize;
use ts_rs::TS;
use uuid::Uuid;

use super::Content;
use crate::Bilingual;

/// More skills than this in one version dilute each other.
pub const CRITERIA: usize = 12;

/// One or several patterns looked for in a row.
type Phrase = Vec<Pattern>;

#[derive(Debug, Clone, PartialEq, Eq)]
enum Pattern {
    Word(String),
    /// Any ending.
    Open(String),
    /// An ending of the language's verbs.
    Verb(String),
}

/// The words of one language.
#[derive(Debug, Clone, Default)]
pub struct Lexicon {
    endings: Vec<String>,
    determiners: Vec<Phrase>,
    customers: Vec<Phrase>,
    neutral: Vec<Phrase>,
    acts: Vec<Phrase>,
    vague: Vec<Phrase>,
    /// By family.
    traits: Vec<(String, Phrase)>,
}

/// What a text gives an eye or an ear nothing for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum FlawReason {
    /// It judges the person.
    Trait {
        /// The word, as it was written.
        word: String,
        /// Its family: the catalogue proposes an act for each.
        family: String,
    },
    /// It names no visible act.
    NoAct,
    /// The version has more criteria than an eye can hold.
    TooMany {
        /// How many it has.
        count: u32,
    },
}

/// A text that says nothing visible, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct Flaw {
    /// The item; `None` for the version as a whole.
    pub item: Option<Uuid>,
    /// Its field: `title`, `anchor`, `behaviour`, `text`.
    pub field: String,
    /// Level of the anchor, or place of the behaviour from 1.
    pub level: Option<i32>,
    /// `fr` or `en`.
    pub language: String,
    /// The text.
    pub text: String,
    /// Why.
    pub reason: FlawReason,
}

/// The lexicons of both languages.
#[derive(Debug, Clone, Default)]
pub struct Lexicons {
    /// French.
    pub fr: Lexicon,
    /// English.
    pub en: Lexicon,
}

impl Lexicon {
    /// Reads a word list: sections in brackets, phrases separated by commas, `#` before remarks.
    pub fn parse(source: &str) -> Self {
        let mut lexicon = Self::default();
        let mut section = "";
        for line in source.lines().map(str::trim).filter(|line| !line.starts_with('#')) {
            if let Some(name) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
                section = name;
                continue;
            }
            for entry in line.split(',').map(str::trim).filter(|entry| !entry.is_empty()) {
                lexicon.put(section, entry);
            }
        }
        lexicon
    }

    fn put(&mut self, section: &str, entry: &str) {
        let phrase: Phrase = entry.split_whitespace().map(Pattern::parse).collect();
        match section {
            "endings" => self.endings.push(entry.to_owned()),
            "determiners" => self.determiners.push(phrase),
            "customers" => self.customers.push(phrase),
            "neutral" => self.neutral.push(phrase),
            "act" => self.acts.push(phrase),
            "vague" => self.vague.push(phrase),
            other => {
                if let Some(family) = other.strip_prefix("trait.") {
                    self.traits.push((family.to_owned(), phrase));
                }
            }
        }
    }

    /// Why a criterion says nothing visible; `None` if it names an act and judges nobody. With `signs`, a thing that is
    /// seen is enough and no act is asked for.
    pub fn read(&self, text: &str, signs: bool) -> Option<FlawReason> {
        let words = Words::of(text);
        let mut taken = vec![false; words.plain.len()];
        self.take(&self.neutral, &words, &mut taken);
        for (family, phrase) in &self.traits {
            let said = (0..words.plain.len()).find(|&at| {
                self.matches(phrase, &words, at) && !overlaps(&taken, at, phrase) && !self.is_of_customer(&words, at)
            });
            if let Some(at) = said {
                let word = words.written.get(at..at + phrase.len()).unwrap_or_default().join(" ");
                return Some(FlawReason::Trait { word, family: family.clone() });
            }
        }
        self.take(&self.vague, &words, &mut taken);
        let acts = |at: usize| {
            let named =
                self.acts.iter().any(|phrase| self.matches(phrase, &words, at) && !overlaps(&taken, at, phrase));
            named && !self.is_noun(&words, at)
        };
        let acted = signs || words.spoken || (0..words.plain.len()).any(acts);
        (!acted).then_some(FlawReason::NoAct)
    }

    fn take(&self, phrases: &[Phrase], words: &Words, taken: &mut [bool]) {
        for at in 0..words.plain.len() {
            for phrase in phrases.iter().filter(|phrase| self.matches(phrase, words, at)) {
                taken.iter_mut().skip(at).take(phrase.len()).for_each(|word| *word = true);
            }
        }
    }

    fn matches(&self, phrase: &[Pattern], words: &Words, at: usize) -> bool {
        phrase
            .iter()
            .enumerate()
            .all(|(n, pattern)| words.plain.get(at + n).is_some_and(|word| pattern.matches(word, &self.endings)))
    }

    /// After an article a word is the name of something: "the call", « la demande ».
    fn is_noun(&self, words: &Words, at: usize) -> bool {
        at > 0 && self.determiners.iter().any(|phrase| self.matches(phrase, words, at - 1))
    }

    /// A quality of whoever is served judges nobody who serves: the noun stands beside it, or one word away.
    fn is_of_customer(&self, words: &Words, at: usize) -> bool {
        let customer = |at: usize| self.customers.iter().any(|phrase| self.matches(phrase, words, at));
        let joined = |at: usize| words.joined.get(at).copied().unwrap_or_default();
        (at > 0 && joined(at) && customer(at - 1)) || (joined(at + 1) && customer(at + 1))
    }
}

impl Pattern {
    fn parse(source: &str) -> Self {
        match (source.strip_suffix('*'), source.strip_suffix('~')) {
            (Some(stem), _) => Self::Open(stem.to_owned()),
            (_, Some(stem)) => Self::Verb(stem.to_owned()),
            _ => Self::Word(source.to_owned()),
        }
    }

    fn matches(&self, word: &str, endings: &[String]) -> bool {
        match self {
            Self::Word(own) => word == own,
            Self::Open(stem) => word.starts_with(stem),
            Self::Verb(stem) => word
                .strip_prefix(stem.as_str())
                .is_some_and(|rest| rest.is_empty() || endings.iter().any(|end| end == rest)),
        }
    }
}

fn overlaps(taken: &[bool], at: usize, phrase: &[Pattern]) -> bool {
    taken.iter().skip(at).take(phrase.len()).any(|word| *word)
}

/// A text cut into words; what is said aloud in it is set apart, for words are heard.
#[derive(Default)]
struct Words {
    /// As written.
    written: Vec<String>,
    /// Without accents and capitals.
    plain: Vec<String>,
    /// No mark stands between the word and the one before it.
    joined: Vec<bool>,
    /// Something is quoted.
    spoken: bool,
}

impl Words {
    fn of(text: &str) -> Self {
        let mut words = Self::default();
        let (mut word, mut joined, mut quoted) = (String::new(), false, false);
        for c in text.chars().chain([' ']) {
            let opens = matches!(c, '«' | '“') || (c == '"' && !quoted);
            let closes = matches!(c, '»' | '”') || (c == '"' && quoted);
            if !quoted && c.is_alphanumeric() {
                word.push(c);
                continue;
            }
            if !word.is_empty() {
                words.put(&word, joined);
                word.clear();
                joined = true;
            }
            joined = joined && (c.is_whitespace() || matches!(c, '\'' | '’' | '-'));
            words.spoken |= opens;
            quoted = (quoted || opens) && !closes;
        }
        words
    }

    fn put(&mut self, word: &str, joined: bool) {
        self.written.push(word.to_owned());
        self.plain.push(bare(word));
        self.joined.push(joined);
    }
}

/// A word without its accents and capitals.
fn bare(word: &str) -> String {
    let mut plain = String::with_capacity(word.len());
    for c in word.to_lowercase().chars() {
        match c {
            'à' | 'â' | 'ä' => plain.push('a'),
            'ç' => plain.push('c'),
            'é' | 'è' | 'ê' | 'ë' => plain.push('e'),
            'î' | 'ï' => plain.push('i'),
            'ô' | 'ö' => plain.push('o'),
            'û' | 'ù' | 'ü' => plain.push('u'),
            'œ' => plain.push_str("oe"),
            'æ' => plain.push_str("ae"),
            _ => plain.push(c),
        }
    }
    plain
}

struct Reading<'a> {
    lexicons: &'a Lexicons,
    found: Vec<Flaw>,
}

impl Reading<'_> {
    fn text(&mut self, item: Uuid, field: &str, level: Option<i32>, text: &Bilingual, signs: bool) {
        let english = text.en.as_deref().unwrap_or_default();
        for (language, lexicon, text) in
            [("fr", &self.lexicons.fr, text.fr.as_str()), ("en", &self.lexicons.en, english)]
        {
            // What is not written yet is missing, not flawed.
            let reason = if text.trim().is_empty() { None } else { lexicon.read(text, signs) };
            self.found.extend(reason.map(|reason| Flaw {
                item: Some(item),
                field: field.into(),
                level,
                language: language.into(),
                text: text.into(),
                reason,
            }));
        }
    }
}

/// Everything in a version that judges a person or shows nothing, in the order of the screen. Attitudes themselves are
/// adjectives on purpose: what is read is the behaviours that show them.
pub fn flaws(content: &Content, lexicons: &Lexicons) -> Vec<Flaw> {
    let mut reading = Reading { lexicons, found: Vec::new() };
    for attitude in &content.attitudes {
        for (n, behaviour) in (1..).zip(&attitude.behaviours) {
            reading.text(attitude.item, "behaviour", Some(n), behaviour, false);
        }
    }
    for moment in &content.moments {
        for sign in moment.rituals.iter().chain(&moment.cues) {
            reading.text(sign.item, "text", None, &sign.text, true);
        }
    }
    for skill in &content.skills {
        reading.text(skill.item, "title", None, &skill.title, true);
        for anchor in &skill.anchors {
            reading.text(skill.item, "anchor", Some(anchor.level), &anchor.text, false);
        }
    }
    if content.skills.len() > CRITERIA {
        reading.found.push(Flaw {
            item: None,
            field: String::new(),
            level: None,
            language: String::new(),
            text: String::new(),
            reason: FlawReason::TooMany { count: u32::try_from(content.skills.len()).unwrap_or(u32::MAX) },
        });
    }
    reading.found
}

#[cfg(test)]
mod tests {
    use super::{super::content::samples::*, *};

    fn words(source: &str) -> Lexicon {
        Lexicon::parse(source)
    }

    #[test]
    fn rules_read_words_in_their_place() {
        let lexicon = words(
            "[endings]\ne, er\n[determiners]\nla\n[customers]\nclient*\n[neutral]\ndans le calme\n\
             [trait.calm]\ncalme*, bon esprit\n[act]\ndemand~, regard~, met\n[vague]\nmet en place",
        );
        let read = |text: &str| match lexicon.read(text, false) {
            None => "visible".to_owned(),
            Some(FlawReason::Trait { word, family }) => format!("{family}: {word}"),
            Some(FlawReason::NoAct) => "no act".to_owned(),
            Some(FlawReason::TooMany { .. }) => unreachable!(),
        };
        for (text, expected) in [
            ("Regarde la file.", "visible"),
            ("Demander, puis regarder.", "visible"),
            ("Traite la demande.", "no act"),
            ("Demande au client calme d’attendre.", "visible"),
            ("Demande au client, calme, d’attendre.", "calm: calme"),
            ("Reste Calme.", "calm: Calme"),
            ("A un bon esprit.", "calm: bon esprit"),
            ("Regarde dans le calme.", "visible"),
            ("Met en place un suivi.", "no act"),
            ("Met le produit en place.", "visible"),
            ("« Soyez calme », puis plus rien.", "visible"),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
        assert_eq!(lexicon.read("Un tapis propre.", true), None, "a sign is a thing that is seen");
    }

    #[test]
    fn a_version_is_read_field_by_field() {
        let fr = words("[trait.calm]\ncalme*\n[act]\nsalue, leve, continue, bonjour");
        let en = words("[act]\ngreets, looks, carries");
        let lexicons = Lexicons { fr, en };
        assert_eq!(flaws(&content(), &lexicons), []);
        let mut spoiled = content();
        spoiled.skills[0].title.fr = "Reste calme".into();
        spoiled.skills[0].anchors[2].text.en = Some("Handles it".into());
        spoiled.skills.extend((20..20 + CRITERIA as u128).map(skill));
        let found: Vec<_> =
            flaws(&spoiled, &lexicons).into_iter().map(|flaw| (flaw.field, flaw.level, flaw.language)).collect();
        let at = |field: &str, level, language: &str| (field.to_owned(), level, language.to_owned());
        assert_eq!(found, [at("title", None, "fr"), at("anchor", Some(3), "en"), at("", None, "")]);
    }
}
