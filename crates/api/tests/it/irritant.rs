//! Every irritant ends: decided, accepted or dropped; findings and themes alike, on whatever day.

use serde_json::{Value, json};

use crate::observation::{Scene, list, text};

impl Scene {
    fn irritants(&self) -> Value {
        self.desk.answer("irritant.list_irritants", json!({ "unit": self.unit }))
    }

    pub fn noted(&self, words: &str) -> Value {
        let noted = json!({ "visit_day": self.day, "kind": "irritant", "text": words });
        self.desk.answer("visit.record_finding", noted)["finding"].clone()
    }

    pub fn complaint(&self, theme: &str) -> Value {
        let known = self.desk.answer("voice.list_themes", json!({}));
        let known =
            list(&known, "themes").iter().find(|one| one["name"]["fr"] == theme).map(|one| one["theme"].clone());
        let theme = known.unwrap_or_else(|| {
            self.desk.answer("voice.record_theme", json!({ "name": { "fr": theme } }))["theme"].clone()
        });
        let said = json!({ "unit": self.unit, "text": "trop long", "polarity": "negative", "channel": "phone", "themes": [theme] });
        self.desk.answer("voice.record_verbatim", said);
        theme
    }

    pub fn close_day(&self) {
        self.desk.answer("visit.close_day", json!({ "visit_day": self.day, "reason": "fini" }));
    }

    fn standing(&self, id: &Value) -> String {
        let irritants = self.irritants();
        let found = list(&irritants, "irritants").iter().find(|line| line["finding"] == *id || line["theme"] == *id);
        text(found.unwrap_or_else(|| panic!("{id} in {irritants}")), "standing")
    }
}

#[test]
fn findings_and_themes_end_in_three_ways_and_the_rest_waits() {
    let scene = Scene::of_today();
    let before = scene.irritants()["waiting"].as_u64().expect("waiting");
    let (lamp, door, queue) = (scene.noted("Lampe"), scene.noted("Porte"), scene.noted("File"));
    let (waiting, price) = (scene.complaint("Attente"), scene.complaint("Prix"));
    assert_eq!(scene.irritants()["waiting"], json!(before + 5));
    let settle = |body: Value| {
        let mut ask = body;
        ask["unit"] = json!(scene.unit);
        ask
    };
    let no_reason = settle(json!({ "finding": lamp, "end": "dropped", "reason": "  " }));
    assert_eq!(scene.desk.refusal("irritant.settle_irritant", no_reason), "reason_missing");
    let neither = settle(json!({ "end": "dropped", "reason": "r" }));
    assert_eq!(scene.desk.refusal("irritant.settle_irritant", neither), "irritant_not_said");

    scene.desk.answer(
        "irritant.settle_irritant",
        settle(json!({ "finding": lamp, "end": "dropped", "reason": "déjà changée" })),
    );
    scene.desk.answer(
        "irritant.settle_irritant",
        settle(json!({ "theme": price, "end": "accepted", "reason": "prix du siège" })),
    );
    let promise = |source: &str, id: &Value| json!({ "unit": scene.unit, "source": source, "source_id": id });
    scene.desk.answer("action.promise_action", promise("finding", &door));
    let promised = scene.desk.answer("action.promise_action", promise("theme", &waiting));
    assert_eq!(promised["title"], "Attente", "born from the theme's name where nobody words it");
    for (id, standing) in
        [(&lamp, "dropped"), (&price, "accepted"), (&door, "decided"), (&waiting, "decided"), (&queue, "open")]
    {
        assert_eq!(scene.standing(id), standing);
    }
    assert_eq!(scene.irritants()["waiting"], json!(before + 1));
    // The consolidation tells the same end, and the day suggests it no more.
    let consolidated = scene.desk.answer("walk.get_consolidation", json!({ "visit_day": scene.day }));
    let settled = list(&consolidated, "settled").iter().find(|one| one["finding"] == lamp).expect("settled");
    assert_eq!((&settled["decision"], &settled["decision_reason"]), (&json!("dropped"), &json!("déjà changée")));
    let suggested = scene.desk.answer("action.list_suggestions", json!({ "visit_day": scene.day }));
    assert!(!list(&suggested, "suggestions").iter().any(|one| one["source_id"] == lamp));
    // Reopened, it waits; and undone, it is dropped again.
    scene.desk.answer("irritant.reopen_irritant", settle(json!({ "finding": lamp })));
    assert_eq!(scene.standing(&lamp), "open");
    scene.desk.answer("history.undo_last", json!({ "visit_day": null }));
    assert_eq!(scene.standing(&lamp), "dropped");
}

#[test]
fn an_irritant_of_a_closed_day_still_gets_its_end() {
    let scene = Scene::of_today();
    let (lamp, door) = (scene.noted("Lampe"), scene.noted("Porte"));
    scene.close_day();
    // The day itself stands; an action born from what it noticed is made all the same.
    let promise = json!({ "unit": scene.unit, "source": "finding", "source_id": door });
    scene.desk.answer("action.promise_action", promise);
    let settle = json!({ "unit": scene.unit, "finding": lamp, "end": "accepted", "reason": "voulu" });
    scene.desk.answer("irritant.settle_irritant", settle);
    assert_eq!((scene.standing(&door), scene.standing(&lamp)), ("decided".into(), "accepted".into()));
}

#[test]
fn what_is_met_again_after_its_action_came_back() {
    let scene = Scene::of_today();
    let theme = scene.complaint("Attente");
    let promise = json!({ "unit": scene.unit, "source": "theme", "source_id": theme });
    let action = scene.desk.answer("action.promise_action", promise)["action"].clone();
    scene.desk.answer("action.keep_action", json!({ "action": action }));
    assert_eq!(scene.standing(&theme), "decided");
    scene.desk.clock.advance_ms(24 * 3_600_000);
    scene.complaint("Attente");
    let irritants = scene.irritants();
    let line = list(&irritants, "irritants").iter().find(|line| line["theme"] == theme).expect("the theme");
    assert_eq!((&line["standing"], &line["since_end"], &line["times"]), (&json!("came_back"), &json!(1), &json!(2)));
    let effects = scene.desk.answer("action.list_effects", json!({ "unit": scene.unit }));
    let effect = list(&effects, "effects").iter().find(|line| line["action"] == action).expect("the action");
    assert_eq!((&effect["met"]["times"], &effect["measured"]), (&json!(1), &Value::Null));
    // Dropped, the action answers nothing.
    scene.desk.answer("action.drop_action", json!({ "action": action, "reason": "rien" }));
    assert_eq!(scene.standing(&theme), "open");
}
