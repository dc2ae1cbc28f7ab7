//! Names of people found in free text: full names, first or last names, initials with dots, whatever the case, the
//! accents, the hyphens and the possessives, in whatever alphabet the roster writes them. A word that happens to be a
//! name counts only where it is written as one; a name with one typing error is found as an uncertain one.
//! It finds; what stands in the place of a name is decided by a person, not here.

mod words;

use std::{
    collections::{BTreeMap, BTreeSet, HashMap, HashSet},
    sync::LazyLock,
};

use strsim::osa_distance;

pub use words::folded;

use self::words::{Case, Word, adjoins, close, follows, is_gap, opens, words_of};

/// French and English words that are also given or family names: in small letters they are words.
static ALSO_WORDS: LazyLock<HashSet<&str>> =
    LazyLock::new(|| include_str!("../../../../assets/words/also-names.txt").lines().collect());
/// What links the parts of a name and names nobody.
const PARTICLES: &[&str] = &[
    "al", "ben", "da", "dal", "de", "del", "della", "den", "der", "des", "di", "dit", "do", "dos", "du", "el", "et",
    "la", "le", "les", "of", "san", "the", "van", "von",
];
/// What stands before a name and goes with it.
const TITLES: &[&str] = &[
    "dr",
    "m",
    "madame",
    "mademoiselle",
    "maitre",
    "miss",
    "mister",
    "mlle",
    "mme",
    "monsieur",
    "mr",
    "mrs",
    "ms",
    "pr",
];
/// Shortest name that is told with a typing error in it, in letters.
const MISTYPED: usize = 5;
/// Shortest word that is taken for a mistyped name at the head of a sentence or in capitals, where any word may stand.
const SHOWN: usize = 7;
/// Before one of these a name is that of a place or a feast.
const SAINTS: &[&str] = &["saint", "sainte", "st", "ste"];

/// A name in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mention {
    /// First byte.
    pub start: usize,
    /// First byte after it.
    pub end: usize,
    /// It can only be a name. An uncertain one may be an ordinary word: "Rose" at the head of a sentence.
    pub certain: bool,
}

/// The names of a network's people, ready to be looked for.
#[derive(Debug, Clone, Default)]
pub struct Roster {
    /// Words that name somebody alone.
    single: BTreeSet<String>,
    /// Those long enough to be told with a typing error, by their first and by their last two letters: an error
    /// touches one end only.
    near: HashMap<(End, String), Vec<String>>,
    /// Names of several words, by their first one.
    full: BTreeMap<String, Vec<Vec<String>>>,
    /// Initials of people, two letters and more.
    initials: BTreeSet<String>,
    /// Names of places made of several words: what they hold names nobody.
    places: Vec<Vec<String>>,
}

impl Roster {
    /// The roster of people called `names`, in a network whose places are called `places`.
    pub fn new<'n>(names: impl IntoIterator<Item = &'n str>, places: impl IntoIterator<Item = &'n str>) -> Self {
        let mut roster = Self::default();
        for name in names {
            roster.add(name);
        }
        roster.near = near(&roster.single);
        let folded = |place: &str| words_of(place).into_iter().map(|word| word.folded).collect::<Vec<_>>();
        roster.places = places.into_iter().map(folded).filter(|words| words.len() > 1).collect();
        roster
    }

    fn add(&mut self, name: &str) {
        let groups: Vec<Vec<String>> = name
            .split_whitespace()
            .map(|group| words_of(group).into_iter().map(|word| word.folded).collect::<Vec<_>>())
            .filter(|group| !group.is_empty())
            .collect();
        let words: Vec<String> = groups.concat();
        for word in words.iter().filter(|word| is_name_alone(word)) {
            self.single.insert(word.clone());
        }
        // Written as one word, as in an address: jeanpaul, pauldelorme, delormepaul.
        let joined = groups.iter().filter(|group| group.len() > 1).map(|group| group.concat());
        let reversed: Vec<String> = groups.iter().skip(1).chain(groups.first()).flatten().cloned().collect();
        self.single.extend(joined.chain([words.concat(), reversed.concat()]).filter(|word| is_name_alone(word)));
        if words.len() > 1 {
            for order in [words.clone(), reversed] {
                let known = self.full.entry(order[0].clone()).or_default();
                if !known.contains(&order) {
                    known.push(order);
                }
            }
            let letters = |parts: &mut dyn Iterator<Item = &String>| {
                parts.filter_map(|part| part.chars().next()).collect::<String>()
            };
            let bare = |word: &&String| !PARTICLES.contains(&word.as_str());
            self.initials.insert(letters(&mut words.iter()));
            self.initials.insert(letters(&mut words.iter().filter(bare)));
            self.initials.insert(letters(&mut groups.iter().filter_map(|group| group.first()).filter(bare)));
            self.initials.retain(|letters| letters.chars().count() > 1);
        }
    }

    /// Every name in `text`, in order; none overlaps another.
    pub fn find(&self, text: &str) -> Vec<Mention> {
        let words = words_of(text);
        let mut found: Vec<Mention> = Vec::new();
        let mut at = 0;
        while at < words.len() {
            if let Some(length) = self.place_at(text, &words, at) {
                at += length;
                continue;
            }
            let hit = self
                .full_at(text, &words, at)
                .or_else(|| self.initials_at(text, &words, at))
                .or_else(|| self.single_at(text, &words, at))
                .or_else(|| self.mistyped_at(text, &words, at));
            let Some((length, certain)) = hit else {
                at += 1;
                continue;
            };
            let mention = widened(text, &words, (at, at + length), certain);
            match found.last_mut() {
                // "Delorme Paul" typed with a first name of somebody else still is one person's place in the sentence.
                Some(last)
                    if last.end >= mention.start || is_gap(&text[last.end..mention.start], " \u{A0}\u{202F}-") =>
                {
                    last.end = mention.end;
                    last.certain |= mention.certain;
                }
                _ => found.push(mention),
            }
            at += length;
        }
        found
    }

    fn place_at(&self, text: &str, words: &[Word], at: usize) -> Option<usize> {
        self.places.iter().filter(|place| follows(text, words, at, place)).map(Vec::len).max()
    }

    fn full_at(&self, text: &str, words: &[Word], at: usize) -> Option<(usize, bool)> {
        let names = self.full.get(&words[at].folded)?;
        let longest = names.iter().filter(|name| follows(text, words, at, name)).map(Vec::len).max()?;
        // Written in small letters throughout, "rose page" may be two words.
        let written =
            words[at..at + longest].iter().any(|word| word.case != Case::Small || !is_also_word(&word.folded));
        Some((longest, written))
    }

    fn initials_at(&self, text: &str, words: &[Word], at: usize) -> Option<(usize, bool)> {
        let is_letter = |word: &Word| word.folded.chars().count() == 1;
        let dotted = |index: usize| is_letter(&words[index]) && text[words[index].end..].starts_with('.');
        if !dotted(at) || (at > 0 && dotted(at - 1) && close(text, &words[at - 1], &words[at])) {
            return None;
        }
        let mut end = at + 1;
        // In "A. K. l’a dit" the last letter is a word.
        let goes_on = |index: usize| {
            let bare = words[index].case != Case::Small && !text[words[index].end..].starts_with(['\'', '’']);
            is_letter(&words[index]) && close(text, &words[index - 1], &words[index]) && (dotted(index) || bare)
        };
        while end < words.len() && goes_on(end) {
            end += 1;
        }
        let letters: String = words[at..end].iter().map(|word| word.folded.as_str()).collect();
        let capital = words[at..end].iter().all(|word| word.case != Case::Small);
        self.initials.contains(&letters).then_some((end - at, capital))
    }

    fn single_at(&self, text: &str, words: &[Word], at: usize) -> Option<(usize, bool)> {
        let word = &words[at];
        let known = self.single.contains(&word.folded);
        // "les Delorme", "the Delormes": the family, or a possessive without its apostrophe.
        let stem = word.folded.strip_suffix('s').filter(|stem| stem.chars().count() > 2 && word.case != Case::Small);
        let name = if known { Some(word.folded.as_str()) } else { stem.filter(|stem| self.single.contains(*stem)) }?;
        if at > 0 && SAINTS.contains(&words[at - 1].folded.as_str()) && adjoins(text, &words[at - 1], word) {
            return None;
        }
        let titled = at > 0 && is_title(text, &words[at - 1], word);
        let certain = match (is_also_word(name), word.case) {
            (true, Case::Small) => return None,
            (true, Case::Capital) => titled || !opens(&text[..word.start]),
            (true, Case::Capitals | Case::Alone) => titled,
            (false, Case::Small) => titled,
            (false, _) => true,
        };
        Some((1, certain))
    }

    /// A name with one typing error, where a word has a capital for no other reason: in small letters, and at the head
    /// of a sentence unless the name is long, it is likelier a word ("Matin calme" beside Martin).
    fn mistyped_at(&self, text: &str, words: &[Word], at: usize) -> Option<(usize, bool)> {
        let word = &words[at];
        let capital = matches!(word.case, Case::Capital | Case::Capitals);
        let length = word.folded.chars().count();
        if !capital || length + 1 < MISTYPED || ALSO_WORDS.contains(word.folded.as_str()) {
            return None;
        }
        let shown = length >= SHOWN || (word.case == Case::Capital && !opens(&text[..word.start]));
        let near = |end| self.near.get(&(end, end_of(&word.folded, end))).into_iter().flatten();
        let mut names = near(End::First).chain(near(End::Last));
        (shown && names.any(|name| is_mistyped(&word.folded, name))).then_some((1, false))
    }
}

/// Which end of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum End {
    First,
    Last,
}

/// The two letters at an end of a word.
fn end_of(word: &str, end: End) -> String {
    match end {
        End::First => word.chars().take(2).collect(),
        End::Last => word.chars().rev().take(2).collect(),
    }
}

fn near(names: &BTreeSet<String>) -> HashMap<(End, String), Vec<String>> {
    let mut near = HashMap::<_, Vec<String>>::new();
    for name in names.iter().filter(|name| name.chars().count() >= MISTYPED) {
        for end in [End::First, End::Last] {
            near.entry((end, end_of(name, end))).or_default().push(name.clone());
        }
    }
    near
}

/// Whether `word` is `name` with one letter changed, missing or doubled, or two neighbours swapped. Any other letter
/// added makes another name: Martine is not Martin.
fn is_mistyped(word: &str, name: &str) -> bool {
    let (letters, wanted) = (word.chars().count(), name.chars().count());
    if osa_distance(word, name) != 1 {
        return false;
    }
    let single = |letters: &str| {
        letters.chars().fold(String::new(), |mut kept, c| {
            if !kept.ends_with(c) {
                kept.push(c);
            }
            kept
        })
    };
    letters <= wanted || single(word) == single(name)
}

fn is_name_alone(word: &str) -> bool {
    word.chars().count() > 1 && !PARTICLES.contains(&word)
}

/// Two letters say too little to be a name where they are not written as one.
fn is_also_word(word: &str) -> bool {
    word.chars().count() < 3 || ALSO_WORDS.contains(word)
}

fn is_title(text: &str, before: &Word, word: &Word) -> bool {
    TITLES.contains(&before.folded.as_str())
        && before.case != Case::Small
        && is_gap(&text[before.end..word.start], ". \u{A0}\u{202F}")
}

/// The mention with the title or the initial before it, and the initial after it.
fn widened(text: &str, words: &[Word], (from, to): (usize, usize), certain: bool) -> Mention {
    let (mut start, mut end) = (words[from].start, words[to - 1].end);
    let is_initial = |word: &Word| word.folded.chars().count() == 1 && word.case != Case::Small;
    if to - from > 1 && is_initial(&words[to - 1]) && text[end..].starts_with('.') {
        end += 1;
    }
    if let Some(before) = from.checked_sub(1).map(|index| &words[index]) {
        let initial = is_initial(before) && close(text, before, &words[from]);
        if initial || is_title(text, before, &words[from]) {
            start = before.start;
        }
    }
    if let Some(after) = words.get(to).filter(|after| is_initial(after) && is_gap(&text[end..after.start], " \u{A0}")) {
        let rest = &text[after.end..];
        let spells_more = matches!(after.folded.as_str(), "a" | "i" | "o" | "y") && !rest.starts_with('.');
        if !spells_more && !rest.starts_with(['\'', '’']) {
            end = after.end + usize::from(rest.starts_with('.'));
        }
    }
    Mention { start, end, certain }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PEOPLE: [&str; 12] = [
        "Amina Kessler",
        "Paul Delorme",
        "Claire Vasseur",
        "Rose Page",
        "Jean-Paul Martin",
        "Inès Robin",
        "Zoë O’Brien",
        "Li Wei",
        "Marie de la Tour",
        "Cœur Lœb",
        "Mark Bell",
        "Michel Dupont",
    ];

    /// What is found, certain ones as they are, uncertain ones with a question mark.
    fn check(text: &str, expected: &[&str]) {
        let found = Roster::new(PEOPLE, ["Saint-Michel", "Les Lilas"]).find(text);
        let shown: Vec<String> = found
            .iter()
            .map(|one| format!("{}{}", &text[one.start..one.end], if one.certain { "" } else { "?" }))
            .collect();
        assert_eq!(shown, expected, "{text}");
    }

    #[test]
    fn names_are_found_however_they_are_written() {
        for (text, expected) in [
            ("Amina a souri.", &["Amina"][..]),
            ("le sourire d’Amina", &["Amina"]),
            ("le sourire d'AMINA", &["AMINA"]),
            ("Amina’s smile, amina's smile", &["Amina", "amina?"]),
            ("PAUL range ; Paul range", &["PAUL", "Paul"]),
            ("M. Dupont est passé, puis Mme Kessler.", &["M. Dupont", "Mme Kessler"]),
            ("vu avec A.K. et P. D., pas avec A.B.", &["A.K.", "P. D."]),
            ("A.\u{A0}K. l’a dit, J.-P. M. aussi", &["A.\u{A0}K.", "J.-P. M."]),
            ("KESSLER Amina et Delorme, Paul", &["KESSLER Amina", "Delorme, Paul"]),
            ("ines et Inès ; robin des bois, Ines Robin", &["ines?", "Inès", "Ines Robin"]),
            ("Jean-Paul, Jean Paul et jeanpaul", &["Jean-Paul", "Jean Paul", "jeanpaul?"]),
            ("P. Delorme et Amina K. rangent", &["P. Delorme", "Amina K."]),
            ("paul.delorme@example.org", &["paul.delorme"]),
            ("pauldelorme, PaulDelorme", &["pauldelorme?", "PaulDelorme"]),
            ("chez les Delormes", &["Delormes"]),
            ("Ami\u{AD}na, Pa\u{200B}ul", &["Ami\u{AD}na", "Pa\u{200B}ul"]),
            ("Zoe O'Brien, Brien, ZOË", &["Zoe O'Brien", "Brien", "ZOË"]),
            ("Marie de la Tour ; la tour, de la rue", &["Marie de la Tour"]),
            ("avec Li, mais li et là", &["Li"]),
            ("Coeur Loeb, cœur", &["Coeur Loeb"]),
        ] {
            check(text, expected);
        }
    }

    #[test]
    fn a_word_is_a_name_only_where_it_is_written_as_one() {
        for (text, expected) in [
            ("une lumière claire, rose, belle", &[][..]),
            ("Hier, Claire a souri", &["Claire"]),
            ("Claire et nette, la vitrine attire.", &["Claire?"]),
            ("Trop sombre. Rose pâle au mur.", &["Rose?"]),
            ("Une vitrine ROSE", &["ROSE?"]),
            ("Mme Rose conseille", &["Mme Rose"]),
            ("the mark on the bell, page 2", &[]),
            ("I asked Mark; Mark Bell came", &["Mark", "Mark Bell"]),
            ("rose page", &["rose page?"]),
            ("Rose Page, rose Page", &["Rose Page", "rose Page"]),
            ("Saint-Michel ouvre, Michel ferme", &["Michel"]),
            ("rue St Paul", &[]),
            ("Les Lilas, à 11 h", &[]),
            ("Paula, Delormeau, aminata", &[]),
            ("", &[]),
        ] {
            check(text, expected);
        }
    }

    #[test]
    fn a_name_with_one_typing_error_is_found_as_uncertain() {
        for (text, expected) in [
            ("Avec Amona, Amna, Aminna et Aimna", &["Amona?", "Amna?", "Aminna?", "Aimna?"][..]),
            ("Delorne range. Avec Vaseur, Kesller et Kessller", &["Delorne?", "Vaseur?", "Kesller?", "Kessller?"]),
            ("DELORNE ; l’accueil de Mme Vassuer", &["DELORNE?", "Mme Vassuer?"]),
            ("Amina Kesler et Paul Delrome", &["Amina Kesler", "Paul Delrome"]),
            // Two errors, another letter added, a short name, small letters, a word at the head of a sentence.
            ("Chez Amonna, Aminah, Pual, Miche", &["Miche?"]),
            ("l’amona, un delorne", &[]),
            ("Matin calme. Marin pêcheur ; MATIN", &[]),
            ("Ce Matin-là, ce Martn-là", &["Martn?"]),
        ] {
            check(text, expected);
        }
    }

    #[test]
    fn a_name_is_found_in_the_alphabet_of_the_roster() {
        let roster = Roster::new(["Иван Петров", "Νίκος Παπαδάκης", "أمينة بن علي", "דוד לוי"], []);
        for (text, expected) in [
            ("Здесь Иван и ПЕТРОВ, а также иван", &["Иван", "ПЕТРОВ", "иван?"][..]),
            ("Вот Петрв и Иванна", &["Петрв?"]),
            ("Ο ΝΙΚΟΣ και ο Νικος Παπαδακης", &["ΝΙΚΟΣ", "Νικος Παπαδακης"]),
            ("قالت أمينة إن امينة هنا", &["أمينة", "امينة"]),
            ("مع أمـينة بن علي", &["أمـينة بن علي"]),
            ("דוד בא", &["דוד"]),
            ("Amina", &[]),
        ] {
            let found = roster.find(text);
            let shown: Vec<String> = found
                .iter()
                .map(|one| format!("{}{}", &text[one.start..one.end], if one.certain { "" } else { "?" }))
                .collect();
            assert_eq!(shown, expected, "{text}");
        }
    }

    #[test]
    fn mentions_lie_apart_in_order_and_on_letters() {
        let pieces =
            ["Amina", " ", "’", "d’", "Paul", "É", "\u{301}", "A.K.", ".", "\n", "Rose", "-", "x", "\u{AD}", "M. "];
        let roster = Roster::new(PEOPLE, []);
        // Every text of three pieces.
        for pick in 0..pieces.len().pow(3) {
            let text: String = (0..3).map(|at| pieces[pick / pieces.len().pow(at) % pieces.len()]).collect();
            let mut end = 0;
            for mention in roster.find(&text) {
                assert!(mention.start >= end && mention.end > mention.start, "{text:?}");
                assert!(!text[mention.start..mention.end].trim().is_empty(), "{text:?}");
                end = mention.end;
            }
        }
    }
}
