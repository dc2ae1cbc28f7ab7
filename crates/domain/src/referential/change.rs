//! What changed between two versions, item by item and typed: wording, meaning, added, removed. The author says which
//! of the first two it is; until then a proposal stands. A trend breaks where the meaning of a skill changed.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use super::{Content, ItemNoun, MomentText, SkillText};
use crate::Bilingual;

/// Share of words two texts must have in common to say the same.
const SAME_WORDS: f64 = 0.6;

/// What a change of text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ChangeNature {
    /// It says the same in other words: a trend goes on.
    Wording,
    /// It says something else: a trend begins anew.
    Meaning,
}

/// What happened to an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ChangeKind {
    /// Other words.
    Wording,
    /// Another meaning.
    Meaning,
    /// It is new.
    Added,
    /// It is gone.
    Removed,
}

/// A field that reads otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct ItemFieldChange {
    /// Its name.
    pub field: String,
    /// Level, for an anchor.
    pub level: Option<i32>,
    /// Before.
    pub before: Bilingual,
    /// After.
    pub after: Bilingual,
}

/// What happened to one item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct ItemChange {
    /// The item.
    pub item: Uuid,
    /// What it is.
    pub noun: ItemNoun,
    /// How it is called, after the change if it is still there.
    pub name: Bilingual,
    /// What happened: the author's word, else the proposal.
    pub kind: ChangeKind,
    /// The author said so.
    pub said: bool,
    /// Levels cannot be compared across it, whatever the author says.
    pub forced: bool,
    /// What reads otherwise.
    pub fields: Vec<ItemFieldChange>,
}

/// One item laid flat.
struct Flat {
    noun: ItemNoun,
    name: Bilingual,
    nature: Option<ChangeNature>,
    fields: BTreeMap<(&'static str, Option<i32>), Bilingual>,
    order: usize,
}

/// Everything that happened between two versions: changed and added items in the order of `after`, then removed ones.
pub fn changes(before: &Content, after: &Content) -> Vec<ItemChange> {
    let (old, new) = (flatten(before), flatten(after));
    let mut found: Vec<(bool, usize, ItemChange)> = Vec::new();
    for (item, now) in &new {
        match old.get(item) {
            None => found.push((false, now.order, gone_or_new(*item, now, ChangeKind::Added))),
            Some(then) => found.extend(changed(*item, then, now).map(|change| (false, now.order, change))),
        }
    }
    for (item, then) in old.iter().filter(|(item, _)| !new.contains_key(*item)) {
        found.push((true, then.order, gone_or_new(*item, then, ChangeKind::Removed)));
    }
    found.sort_by_key(|(removed, order, _)| (*removed, *order));
    found.into_iter().map(|(.., change)| change).collect()
}

fn gone_or_new(item: Uuid, flat: &Flat, kind: ChangeKind) -> ItemChange {
    ItemChange { item, noun: flat.noun, name: flat.name.clone(), kind, said: false, forced: false, fields: Vec::new() }
}

fn changed(item: Uuid, then: &Flat, now: &Flat) -> Option<ItemChange> {
    let keys: BTreeSet<_> = then.fields.keys().chain(now.fields.keys()).copied().collect();
    let text = |flat: &Flat, key| flat.fields.get(key).cloned().unwrap_or_default();
    let fields: Vec<ItemFieldChange> = keys
        .iter()
        .filter(|key| text(then, key) != text(now, key))
        .map(|key| ItemFieldChange {
            field: key.0.into(),
            level: key.1,
            before: text(then, key),
            after: text(now, key),
        })
        .collect();
    if fields.is_empty() {
        return None;
    }
    let forced = fields.iter().any(|change| change.field == "scale");
    let nature = if forced { ChangeNature::Meaning } else { now.nature.unwrap_or_else(|| propose(&fields)) };
    let kind = match nature {
        ChangeNature::Wording => ChangeKind::Wording,
        ChangeNature::Meaning => ChangeKind::Meaning,
    };
    let said = now.nature.is_some() && !forced;
    Some(ItemChange { item, noun: now.noun, name: now.name.clone(), kind, said, forced, fields })
}

fn flatten(content: &Content) -> BTreeMap<Uuid, Flat> {
    let mut items = BTreeMap::new();
    let mut put = |item: Uuid, noun, name: &Bilingual, nature, fields: Vec<(&'static str, Option<i32>, Bilingual)>| {
        let order = items.len();
        let fields = fields.into_iter().map(|(field, level, text)| ((field, level), text)).collect();
        items.insert(item, Flat { noun, name: name.clone(), nature, fields, order });
    };
    for each in &content.attitudes {
        let mut fields = vec![("adjective", None, each.adjective.clone()), ("meaning", None, each.meaning.clone())];
        fields.extend((1..).zip(&each.behaviours).map(|(n, text)| ("behaviour", Some(n), text.clone())));
        put(each.item, ItemNoun::Attitude, &each.adjective, each.nature, fields);
    }
    if let Some(each) = &content.promise {
        put(each.item, ItemNoun::Promise, &each.text, each.nature, vec![("text", None, each.text.clone())]);
    }
    for each in &content.moments {
        put(each.item, ItemNoun::Moment, &each.title, each.nature, moment_fields(each));
        for (noun, signs) in [(ItemNoun::Ritual, &each.rituals), (ItemNoun::Cue, &each.cues)] {
            for sign in signs {
                let fields = vec![("text", None, sign.text.clone()), ("mandatory", None, figure(sign.mandatory))];
                put(sign.item, noun, &sign.text, sign.nature, fields);
            }
        }
    }
    for each in &content.skills {
        put(each.item, ItemNoun::Skill, &each.title, each.nature, skill_fields(each));
    }
    items
}

fn moment_fields(moment: &MomentText) -> Vec<(&'static str, Option<i32>, Bilingual)> {
    let place = match (moment.channel, &moment.occasion) {
        (Some(channel), _) => code_of(&channel),
        (None, occasion) => figure(occasion.as_deref().unwrap_or_default()),
    };
    vec![
        (if moment.channel.is_some() { "channel" } else { "occasion" }, None, place),
        ("title", None, moment.title.clone()),
        ("emotional_expectation", None, moment.emotional_expectation.clone()),
    ]
}

fn skill_fields(skill: &SkillText) -> Vec<(&'static str, Option<i32>, Bilingual)> {
    let mut fields = vec![
        ("code", None, figure(&skill.code)),
        ("title", None, skill.title.clone()),
        ("situation", None, skill.situation.clone()),
        ("importance", None, figure(skill.importance)),
        ("target", None, figure(skill.target)),
        ("scale", None, figure(format!("{}–{}", skill.scale_min, skill.scale_max))),
        ("attitude", None, link(skill.attitude)),
        ("moment", None, link(skill.moment)),
    ];
    let described = skill.anchors.iter().filter(|anchor| anchor.text != Bilingual::default());
    fields.extend(described.map(|anchor| ("anchor", Some(anchor.level), anchor.text.clone())));
    fields
}

/// A value that reads the same in both languages.
fn figure(value: impl ToString) -> Bilingual {
    Bilingual { fr: value.to_string(), en: None }
}

/// The item another one is tied to, by identity: its own words change on their own line.
fn link(item: Option<Uuid>) -> Bilingual {
    figure(item.map(|item| item.to_string()).unwrap_or_default())
}

/// The word of an enumeration on the wire: the screen words it.
fn code_of(value: &impl Serialize) -> Bilingual {
    figure(serde_json::to_value(value).ok().as_ref().and_then(|value| value.as_str()).unwrap_or_default())
}

/// Meaning if any text that says what is meant seems to say something else now.
fn propose(fields: &[ItemFieldChange]) -> ChangeNature {
    let meant = |change: &ItemFieldChange| match change.field.as_str() {
        // A weight, a tie or a mark of order moves no level.
        "code" | "importance" | "target" | "mandatory" | "attitude" | "moment" => false,
        "channel" | "occasion" => true,
        _ => {
            let other = |a: &str, b: &str| !a.trim().is_empty() && !same_meaning(a, b);
            let english = |text: &Bilingual| text.en.clone().unwrap_or_default();
            // A translation that is new or gone changes nothing; a text that is gone does.
            let (was, is) = (english(&change.before), english(&change.after));
            other(&change.before.fr, &change.after.fr)
                || (change.before.fr.trim().is_empty() && change.level.is_some())
                || (change.before.fr == change.after.fr && !is.trim().is_empty() && other(&was, &is))
        }
    };
    if fields.iter().any(meant) { ChangeNature::Meaning } else { ChangeNature::Wording }
}

/// Words that turn a sentence round.
const TURNS: [&str; 14] = [
    "ne", "n", "pas", "jamais", "sans", "aucun", "aucune", "avant", "not", "no", "never", "without", "before", "after",
];

/// Most words in common, the same figures, the same negations.
fn same_meaning(before: &str, after: &str) -> bool {
    let words = |text: &str| -> BTreeSet<String> {
        text.to_lowercase()
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect()
    };
    let (was, is) = (words(before), words(after));
    let telling = |set: &BTreeSet<String>| -> Vec<String> {
        let tells = |word: &&String| word.chars().any(|c| c.is_ascii_digit()) || TURNS.contains(&word.as_str());
        set.iter().filter(tells).cloned().collect()
    };
    let (common, all) = (was.intersection(&is).count(), was.union(&is).count());
    telling(&was) == telling(&is) && all > 0 && common as f64 / all as f64 >= SAME_WORDS
}

#[cfg(test)]
mod tests {
    use super::{super::content::samples::*, *};

    fn told(change: &ItemChange) -> (ItemNoun, ChangeKind, Vec<&str>) {
        (change.noun, change.kind, change.fields.iter().map(|field| field.field.as_str()).collect())
    }

    fn check(spoil: fn(&mut Content), expected: &[(ItemNoun, ChangeKind, Vec<&str>)]) {
        let mut after = content();
        spoil(&mut after);
        let found = changes(&content(), &after);
        assert_eq!(found.iter().map(told).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn a_copy_changed_nothing() {
        check(|_| (), &[]);
        check(|c| c.attitudes.reverse(), &[]);
    }

    #[test]
    fn changes_are_typed() {
        use ChangeKind::{Added, Meaning, Removed, Wording};
        check(|c| c.skills[0].target = 3, &[(ItemNoun::Skill, Wording, vec!["target"])]);
        check(
            |c| c.skills[0].anchors[1].text.fr = "Salue en moins de 30 s.".into(),
            &[(ItemNoun::Skill, Meaning, vec!["anchor"])],
        );
        check(
            |c| c.skills[0].anchors[1].text.fr = "Salue, en moins de 10 s !".into(),
            &[(ItemNoun::Skill, Wording, vec!["anchor"])],
        );
        check(|c| c.skills[0].title.en = None, &[(ItemNoun::Skill, Wording, vec!["title"])]);
        check(
            |c| c.promise.as_mut().expect("one").text.fr = "Personne n’attend.".into(),
            &[(ItemNoun::Promise, Meaning, vec!["text"])],
        );
        check(
            |c| c.moments[0].channel = Some(super::super::Channel::Phone),
            &[(ItemNoun::Moment, Meaning, vec!["channel"])],
        );
        check(|c| c.moments[0].rituals[0].mandatory = false, &[(ItemNoun::Ritual, Wording, vec!["mandatory"])]);
        check(|c| c.skills.push(skill(8)), &[(ItemNoun::Skill, Added, vec![])]);
        check(
            |c| drop(c.moments.pop()),
            &[
                (ItemNoun::Moment, Removed, vec![]),
                (ItemNoun::Ritual, Removed, vec![]),
                (ItemNoun::Cue, Removed, vec![]),
            ],
        );
    }

    #[test]
    fn the_author_decides_except_about_the_scale() {
        let mut after = content();
        after.skills[0].title.fr = "Tout autre chose".into();
        after.skills[0].nature = Some(ChangeNature::Wording);
        let change = changes(&content(), &after).remove(0);
        assert_eq!((change.kind, change.said, change.forced), (ChangeKind::Wording, true, false));
        after.skills[0].scale_max = 4;
        let change = changes(&content(), &after).remove(0);
        assert_eq!((change.kind, change.said, change.forced), (ChangeKind::Meaning, false, true));
    }

    #[test]
    fn a_proposal_reads_words_figures_and_negations() {
        for (before, after, same) in [
            ("Lève les yeux dès que quelqu’un entre.", "Lève les yeux dès que quelqu’un entre !", true),
            ("Lève les yeux dès que quelqu’un entre.", "Lève les yeux aussitôt que quelqu’un entre.", true),
            ("Salue en moins de 10 s.", "Salue en moins de 20 s.", false),
            ("Regarde la file.", "Ne regarde pas la file.", false),
            ("Redit le besoin en une phrase.", "Propose deux produits côte à côte.", false),
            ("Names a time in minutes.", "Names a time in minutes, aloud.", true),
            ("Greets before ten steps.", "Greets after ten steps.", false),
        ] {
            assert_eq!(same_meaning(before, after), same, "{before} → {after}");
        }
    }
}
