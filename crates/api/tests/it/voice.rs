//! The voice of the customer through the registry: kept in the customer's words without personal data, sorted, counted,
//! imported whole or not at all.

use std::fs;

use serde_json::{Value, json};

use crate::observation::{Scene, list, text};

impl Scene {
    fn said(&self, words: &str, polarity: &str, channel: &str) -> Value {
        let said = json!({ "unit": self.unit, "text": words, "polarity": polarity, "channel": channel });
        self.desk.answer("voice.record_verbatim", said)["verbatim"].clone()
    }

    fn theme(&self, name: &str) -> Value {
        self.desk.answer("voice.record_theme", json!({ "name": { "fr": name } }))["theme"].clone()
    }

    fn voice(&self, more: Value) -> Value {
        let mut ask = more;
        ask["unit"] = json!(self.unit);
        self.desk.answer("voice.get_voice", ask)
    }

    fn preview(&self, name: &str, content: impl AsRef<[u8]>, mapping: Value) -> Value {
        let path = self.desk.root().join(name);
        fs::write(&path, content).expect("written");
        self.desk.answer("voice.preview_verbatims", json!({ "unit": self.unit, "path": path, "mapping": mapping }))
    }

    fn import(&self, preview: &Value) -> Value {
        self.desk.answer("voice.import_verbatims", json!({ "token": preview["token"] }))
    }

    fn verbatims(&self) -> Vec<Value> {
        list(&self.desk.answer("voice.list_verbatims", json!({ "unit": self.unit })), "verbatims").clone()
    }
}

/// A scene whose unit is one where customers said nothing yet.
pub(crate) fn silent() -> Scene {
    let mut scene = Scene::of_today();
    let units = scene.desk.answer("visit.list_units", json!({}));
    let other = list(&units, "units").iter().find(|unit| unit["unit"] != scene.unit.as_str()).expect("another unit");
    scene.unit = text(other, "unit");
    scene
}

/// The lines of a Pareto: theme, mentions, cumulative weight.
fn lines(voice: &Value, at: usize) -> Vec<(String, u64, u64)> {
    let line = |line: &Value| {
        (text(&line["name"], "fr"), line["mentions"].as_u64().expect("n"), line["cumulative"].as_u64().expect("sum"))
    };
    list(&voice["channels"][at], "pareto").iter().map(line).collect()
}

#[test]
fn what_customers_said_is_kept_in_their_words_and_never_empty() {
    let scene = Scene::of_today();
    let said =
        |words: &str| json!({ "visit_day": scene.day, "text": words, "polarity": "negative", "channel": "phone" });
    assert_eq!(scene.desk.refusal("voice.record_verbatim", said("   ")), "text_missing");
    assert_eq!(scene.desk.refusal("voice.record_verbatim", said(&"x".repeat(2_001))), "text_too_long");
    let hostile = "#let x = 1 $a$ *b* =cmd|' /C calc'!A0 \u{202E}renversé 🙂";
    scene.desk.answer("voice.record_verbatim", said(hostile));
    let of_day = || scene.desk.answer("voice.list_verbatims", json!({ "visit_day": scene.day }));
    let kept = of_day();
    assert_eq!(
        (&kept["verbatims"][0]["text"], &kept["verbatims"][0]["received_on"]),
        (&json!(hostile), &json!("2026-11-24"))
    );
    // One list: what was said on the day is the unit's voice too.
    assert_eq!(scene.verbatims()[0]["text"], hostile);
    scene.desk.answer("voice.retract_verbatim", json!({ "verbatim": kept["verbatims"][0]["verbatim"] }));
    assert_eq!(of_day()["count"], 0);
    scene.desk.answer("history.undo_last", json!({ "visit_day": scene.day }));
    assert_eq!(of_day()["count"], 1);
}

#[test]
fn names_and_numbers_are_told_before_they_are_kept() {
    let scene = silent();
    let words = "Amina m’a rappelé au 06 12 34 56 78, merci à Mme Durand";
    let said = |sure: bool| json!({ "unit": scene.unit, "text": words, "polarity": "positive", "channel": "phone", "as_it_is": sure });
    assert_eq!(scene.desk.refusal("voice.record_verbatim", said(false)), "personal_data_in_text");
    let found = scene.desk.answer("voice.get_personal_data", json!({ "text": words }));
    let kinds: Vec<_> = list(&found, "pieces").iter().filter_map(|piece| piece["kind"].as_str()).collect();
    assert_eq!(kinds, ["name", "phone", "name"]);
    assert_eq!(found["masked"], "■ m’a rappelé au ■, merci à Mme ■");
    // The pieces together are the words, to the byte.
    let whole: String = list(&found, "pieces").iter().map(|piece| text(piece, "text")).collect();
    assert_eq!(whole, words);
    let masked = json!({ "unit": scene.unit, "text": found["masked"], "polarity": "positive", "channel": "phone" });
    let kept = scene.desk.answer("voice.record_verbatim", masked)["verbatim"].clone();
    // A correction passes the same door; a person may still say that a word stays.
    let amend = |sure: bool| json!({ "verbatim": kept, "text": words, "as_it_is": sure });
    assert_eq!(scene.desk.refusal("voice.amend_verbatim", amend(false)), "personal_data_in_text");
    scene.desk.answer("voice.amend_verbatim", amend(true));
    assert_eq!(scene.verbatims()[0]["text"], words);
}

#[test]
fn themes_are_counted_by_channel_and_what_is_unsorted_is_in_no_line() {
    let scene = silent();
    let (waiting, price) = (scene.theme("Attente"), scene.theme("Prix"));
    let twin = json!({ "name": { "fr": "  attente " } });
    assert_eq!(scene.desk.refusal("voice.record_theme", twin), "theme_known");
    for (at, (words, channel, themes)) in [
        ("trop long", "phone", json!([waiting])),
        ("vingt minutes", "phone", json!([waiting, price])),
        ("cher", "walk_in", json!([price])),
        ("file immense", "phone", json!([waiting])),
        ("bof", "walk_in", json!([])),
    ]
    .into_iter()
    .enumerate()
    {
        let verbatim = scene.said(words, "negative", channel);
        let severity = if at == 2 { json!(5) } else { Value::Null };
        scene
            .desk
            .answer("voice.amend_verbatim", json!({ "verbatim": verbatim, "themes": themes, "severity": severity }));
    }
    scene.said("merci", "positive", "phone");
    let voice = scene.voice(json!({}));
    assert_eq!((&voice["verbatims"], &voice["negative"], &voice["positive"]), (&json!(6), &json!(5), &json!(1)));
    let all = &voice["channels"][0];
    assert_eq!(
        (&all["channel"], &all["verbatims"], &all["unsorted"], &all["mentions"]),
        (&Value::Null, &json!(5), &json!(1), &json!(5))
    );
    assert_eq!(lines(&voice, 0), [("Attente".into(), 3, 3), ("Prix".into(), 2, 5)]);
    assert_eq!(all["pareto"][0]["cumulative_share"], Value::Null, "five mentions are no percentage");
    let by_channel: Vec<_> = list(&voice, "channels").iter().skip(1).map(|one| text(one, "channel")).collect();
    assert_eq!(by_channel, ["walk_in", "phone"]);
    assert_eq!(lines(&voice, 2), [("Attente".into(), 3, 3), ("Prix".into(), 1, 4)]);
    // By severity: price was rated 5 once, waiting never and stands at 3.
    let severe = scene.voice(json!({ "by": "severity" }));
    assert_eq!(lines(&severe, 0), [("Prix".into(), 2, 10), ("Attente".into(), 3, 19)]);
    assert_eq!(severe["channels"][0]["pareto"][0]["rated"], 1);
    // A theme that goes leaves its verbatims to be sorted; it comes back with them.
    scene.desk.answer("voice.remove_theme", json!({ "theme": waiting }));
    assert_eq!(scene.voice(json!({}))["channels"][0]["unsorted"], 3);
    scene.desk.answer("history.undo_last", json!({}));
    assert_eq!(scene.voice(json!({}))["channels"][0]["unsorted"], 1);
    let unsorted = scene
        .desk
        .answer("voice.list_verbatims", json!({ "unit": scene.unit, "unsorted": true, "polarity": "negative" }));
    assert_eq!((&unsorted["count"], &unsorted["verbatims"][0]["text"]), (&json!(1), &json!("bof")));
}

#[test]
fn from_ten_mentions_on_a_share_is_told_beside_its_figures() {
    let scene = silent();
    let theme = scene.theme("Attente");
    for at in 0..10 {
        let verbatim = scene.said(&format!("attente {at} minutes"), "negative", "survey");
        scene.desk.answer("voice.amend_verbatim", json!({ "verbatim": verbatim, "themes": [theme] }));
    }
    assert_eq!(scene.voice(json!({}))["channels"][0]["pareto"][0]["cumulative_share"], 1.0);
}

#[test]
fn a_synthesis_belongs_to_its_period() {
    let scene = silent();
    let write =
        |from: &str, to: &str, words: &str| json!({ "unit": scene.unit, "from": from, "to": to, "text": words });
    let october = scene.desk.answer("voice.write_synthesis", write("2026-10-01", "2026-10-31", "On attend trop."));
    let again =
        scene.desk.answer("voice.write_synthesis", write("2026-10-01", "2026-10-31", "On attend trop le samedi."));
    assert_eq!(october, again, "one synthesis a period");
    assert_eq!(
        scene.desk.refusal("voice.write_synthesis", write("2026-11-02", "2026-11-01", "x")),
        "period_upside_down"
    );
    let here = scene.voice(json!({ "from": "2026-10-01", "to": "2026-10-31" }));
    assert_eq!(here["synthesis"]["text"], "On attend trop le samedi.");
    let elsewhere = scene.voice(json!({ "from": "2026-11-01", "to": "2026-11-24" }));
    assert_eq!((&elsewhere["synthesis"], list(&elsewhere, "earlier").len()), (&Value::Null, 1));
}

/// A survey as people export it: headings, a title that is no heading, words in two languages, rows that make no sense.
const SURVEY: &str = "Date;Canal;Commentaire;Thème;Note\n\
    2026-11-02;Téléphone;Vingt minutes au téléphone, c’est long;Attente;1\n\
    2026-11-03;Phone;Merci à Amina pour son aide;Accueil;5\n\
    2026-11-03;pigeon;Parfait;Accueil;5\n\
    32/13/2026;E-mail;Rien;Attente;3\n\
    2026-11-04;E-mail;Personne ne répond au 06 12 34 56 78;Attente | Réponse;2\n\
    2026-11-04;E-mail;;Attente;2\n\
    2026-11-02;Téléphone;Vingt minutes au téléphone, c’est long;Attente;1\n";

#[test]
fn a_file_is_looked_at_before_anything_is_taken() {
    let scene = silent();
    let seen = scene.preview("enquete.csv", SURVEY, Value::Null);
    let mapping = &seen["mapping"];
    let columns: Vec<_> = ["date_column", "channel_column", "text_column", "theme_column", "polarity_column"]
        .iter()
        .map(|name| mapping[name].as_u64())
        .collect();
    assert_eq!(columns, [Some(1), Some(2), Some(3), Some(4), Some(5)]);
    assert_eq!((&seen["rows_ok"], &seen["masked"], &seen["known"]), (&json!(3), &json!(2), &json!(1)));
    let troubles: Vec<_> = list(&seen, "troubles").iter().map(|one| (text(one, "cell"), text(one, "code"))).collect();
    let expected = [("B4", "not_a_channel"), ("A5", "not_a_day"), ("C7", "no_words")];
    assert_eq!(troubles, expected.map(|(cell, code)| (cell.to_owned(), code.to_owned())));
    assert_eq!(seen["new_themes"], json!(["Accueil", "Attente", "Réponse"]));
    assert_eq!(seen["rows"][1]["text"], "Merci à ■ pour son aide");
    assert_eq!((&seen["rows"][1]["polarity"], &seen["rows"][1]["channel"]), (&json!("positive"), &json!("phone")));
    assert_eq!(scene.verbatims().len(), 0, "looking takes nothing");

    let taken = scene.import(&seen);
    assert_eq!((&taken["verbatims"], &taken["themes"]), (&json!(3), &json!(3)));
    assert_eq!(
        scene.desk.refusal("voice.import_verbatims", json!({ "token": seen["token"] })),
        "spreadsheet_out_of_date"
    );
    let kept = scene.verbatims();
    assert_eq!(kept[0]["text"], "Personne ne répond au ■");
    assert_eq!(list(&kept[0], "themes").len(), 2);
    assert!(kept.iter().all(|one| one["imported"] == true));
    let voice = scene.voice(json!({}));
    assert_eq!(
        (&voice["imports"][0]["rows_ok"], &voice["imports"][0]["rows_rejected"], &voice["imports"][0]["rows_masked"]),
        (&json!(3), &json!(3), &json!(2))
    );
    // One step back takes out all of it, the themes too; one forward brings it back.
    scene.desk.answer("history.undo_last", json!({}));
    assert_eq!((scene.verbatims().len(), list(&scene.voice(json!({})), "themes").len()), (0, 0));
    scene.desk.answer("history.redo_last", json!({}));
    assert_eq!(scene.verbatims().len(), 3);
    // Taken out, its verbatims count for nothing.
    scene.desk.answer("voice.retract_import", json!({ "import": taken["import"] }));
    assert_eq!((scene.verbatims().len(), &scene.voice(json!({}))["verbatims"]), (0, &json!(0)));
}

#[test]
fn the_same_file_is_refused_and_a_like_one_is_read_the_same_way() {
    let scene = silent();
    let mut mapping = scene.preview("un.csv", SURVEY, Value::Null)["mapping"].clone();
    mapping["theme_column"] = Value::Null;
    let seen = scene.preview("un.csv", SURVEY, mapping);
    assert_eq!(seen["new_themes"], json!([]));
    scene.import(&seen);
    let again = scene.preview("un.csv", SURVEY, Value::Null);
    assert_eq!(
        (&again["already"], &again["remembered"], &again["mapping"]["theme_column"]),
        (&json!(true), &json!(true), &Value::Null)
    );
    assert_eq!(
        scene.desk.refusal("voice.import_verbatims", json!({ "token": again["token"] })),
        "verbatims_already_imported"
    );
    // Another file with the same headings; what was taken before is known, the new row is new.
    let more = format!("{SURVEY}2026-11-05;Courrier;Une lettre sans réponse;Réponse;1\n");
    let seen = scene.preview("deux.csv", more, Value::Null);
    assert_eq!((&seen["remembered"], &seen["rows_ok"], &seen["known"]), (&json!(true), &json!(1), &json!(4)));
    assert_eq!(seen["rows"][0]["channel"], "mail");
    // Something was written since: what was looked at is no longer what would be done.
    scene.said("entre-temps", "neutral", "phone");
    assert_eq!(
        scene.desk.refusal("voice.import_verbatims", json!({ "token": seen["token"] })),
        "spreadsheet_out_of_date"
    );
}

#[test]
fn encodings_and_american_days_are_read_or_asked_about() {
    let scene = silent();
    let latin = "Date;Commentaire\n03/04/2026;Caissière très aimable, à l’été\n";
    let bytes: Vec<u8> = latin
        .chars()
        .map(|c| match c {
            'è' => 0xE8,
            'é' => 0xE9,
            'à' => 0xE0,
            '’' => 0x92,
            c => u8::try_from(u32::from(c)).expect("ASCII"),
        })
        .collect();
    let seen = scene.preview("latin.csv", bytes, Value::Null);
    assert_eq!(seen["encoding"], "windows-1252");
    assert_eq!(
        (&seen["two_days"]["day_first"], &seen["two_days"]["month_first"]),
        (&json!("2026-04-03"), &json!("2026-03-04"))
    );
    assert_eq!(scene.desk.refusal("voice.import_verbatims", json!({ "token": seen["token"] })), "day_order_not_said");
    let mut mapping = seen["mapping"].clone();
    mapping["month_first"] = json!(true);
    let path = scene.desk.root().join("latin.csv");
    let seen =
        scene.desk.answer("voice.preview_verbatims", json!({ "unit": scene.unit, "path": path, "mapping": mapping }));
    assert_eq!((&seen["two_days"], &seen["rows"][0]["received_on"]), (&Value::Null, &json!("2026-03-04")));
    scene.import(&seen);
    assert_eq!(scene.verbatims()[0]["text"], "Caissière très aimable, à l’été");
    // A list without headings, and one without words.
    let bare = scene.preview("nu.txt", "Trop long\nTrès bien et merci à toute l’équipe du matin\n", Value::Null);
    assert_eq!(bare["rows_ok"], 2);
    let path = scene.desk.root().join("chiffres.csv");
    fs::write(&path, "1;2\n3;4\n").expect("written");
    assert_eq!(
        scene.desk.refusal("voice.preview_verbatims", json!({ "unit": scene.unit, "path": path })),
        "verbatims_without_words"
    );
}

#[test]
fn a_closed_day_keeps_its_words_and_takes_themes() {
    let scene = Scene::of_today();
    let said = json!({ "visit_day": scene.day, "text": "trop long", "polarity": "negative", "channel": "phone" });
    let verbatim = scene.desk.answer("voice.record_verbatim", said)["verbatim"].clone();
    let theme = scene.theme("Attente");
    scene.close_day();
    let amend = |body: Value| {
        let mut ask = body;
        ask["verbatim"] = verbatim.clone();
        ask
    };
    assert_eq!(scene.desk.refusal("voice.amend_verbatim", amend(json!({ "text": "autre chose" }))), "day_closed");
    scene.desk.answer("voice.amend_verbatim", amend(json!({ "themes": [theme], "severity": 4 })));
    assert_eq!(lines(&scene.voice(json!({})), 0), [("Attente".into(), 1, 1)]);
}
