//! What is looked for is looked for as letters: units, people, actions and findings that hold them, and nothing else.

use serde_json::json;
use sillage_domain::{
    action::Action,
    network::{PersonProfile, Unit},
    plain,
    walk::Finding,
};
use sillage_store::{Reader, StoreError};

use crate::{
    hostile::texts::{FORMULAS, SCRIPTS, SQL, every_question},
    observation::{Scene, list, text},
};

/// Most that are answered.
const LIMIT: usize = 50;

/// Every name and text that can be found, with the id it is found under.
fn everything(db: &Reader<'_>) -> Result<Vec<(String, String)>, StoreError> {
    let mut all = Vec::new();
    all.extend(db.list_all::<Unit>()?.iter().map(|row| (row.id.uuid(), row.name.clone())));
    all.extend(db.list_all::<PersonProfile>()?.iter().map(|row| (row.person.uuid(), row.display_name.clone())));
    all.extend(db.list_all::<Action>()?.iter().map(|row| (row.id.uuid(), row.title.clone())));
    all.extend(db.list_all::<Finding>()?.iter().map(|row| (row.id.uuid(), row.text.clone())));
    Ok(all.into_iter().map(|(id, text)| (id.to_string(), text)).collect())
}

#[test]
fn what_is_found_holds_the_letters_whatever_they_say_to_a_database() {
    let mut scene = Scene::of_today();
    for said in SQL.iter().chain(&SCRIPTS[..6]).chain(&FORMULAS[..6]) {
        let noted = json!({ "visit_day": scene.day, "kind": "irritant", "text": said });
        scene.desk.answer("visit.record_finding", noted);
    }
    let all = scene.desk.peek(everything);
    assert!(all.len() > 60, "{}", all.len());
    let parts = all.iter().flat_map(|(_, text)| {
        let letters: Vec<char> = text.chars().collect();
        letters.chunks(3).take(4).map(|part| part.iter().collect()).collect::<Vec<String>>()
    });
    let whole = every_question().chain(SCRIPTS.iter().chain(&FORMULAS).map(|said| (*said).to_owned()));
    let mut questions: Vec<String> = parts.chain(whole).collect();
    questions.sort();
    questions.dedup();
    let mut answered = 0;
    for letters in questions {
        let wanted = plain(&letters);
        let mut holding: Vec<&str> = all
            .iter()
            .filter(|(_, text)| !wanted.is_empty() && plain(text).contains(&wanted))
            .map(|(id, _)| id.as_str())
            .collect();
        holding.sort_unstable();
        holding.dedup();
        let answer = scene.desk.answer("search.list_matches", json!({ "text": letters }));
        let mut found: Vec<String> = list(&answer, "matches").iter().map(|found| text(found, "id")).collect();
        found.sort();
        if holding.len() <= LIMIT {
            assert_eq!(found, holding, "{letters:?}");
        } else {
            assert!(found.len() == LIMIT && found.iter().all(|id| holding.contains(&id.as_str())), "{letters:?}");
        }
        answered += usize::from(!found.is_empty());
    }
    assert!(answered > 100, "{answered} questions found something");
}
