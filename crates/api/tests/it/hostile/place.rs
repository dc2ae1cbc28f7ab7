//! What is found on the walk and counted at the counter.

use serde_json::{Value, json};

use super::{Drive, Then, drive, of_day};
use crate::{observation::Scene, walk::PICTURE};

pub(super) fn drives() -> Vec<Drive> {
    let walk: fn(&Value, &Scene) -> Value = |ask, _| json!({ "walk": ask["walk"] });
    vec![
        drive(
            "walk.record_finding",
            |scene, _| {
                let (walk, zone) = scene.pass_begun();
                json!({ "walk": walk, "zone": zone, "text": "t" })
            },
            Then::Shown("walk.get_walk", walk),
        ),
        drive(
            "walk.amend_finding",
            |scene, _| json!({ "finding": scene.finding(), "text": "t" }),
            Then::Shown("walk.get_consolidation", of_day),
        ),
        drive(
            "walk.accept_finding",
            |scene, _| json!({ "finding": scene.finding(), "reason": "r" }),
            Then::Shown("walk.get_consolidation", of_day),
        ),
        drive(
            "walk.caption_photo",
            |scene, _| json!({ "attachment": scene.photo(), "caption": "c" }),
            Then::Shown("walk.list_photos", |_, scene| json!({ "owner": scene.pictured() })),
        ),
        drive(
            "walk.start_guest_pass",
            |scene, _| json!({ "visit_day": scene.day, "sense": "smell", "moment": "quiet", "guest": "g", "external": true }),
            Then::Shown("walk.list_passes", of_day),
        ),
        drive(
            "flow.keep_conclusion",
            |scene, _| json!({ "visit_day": scene.day, "text": "t" }),
            Then::Shown("flow.get_result", |_, scene| json!({ "visit_day": scene.day, "interval_min": 15 })),
        ),
        drive(
            "flow.correct_slot",
            |scene, turn| {
                if turn == 0 {
                    scene.watch();
                }
                json!({ "visit_day": scene.day, "post": scene.post(), "date": "2026-11-24", "start_min": 570, "interval_min": 15, "count": turn + 2, "reason": "r" })
            },
            Then::Shown("flow.get_result", |_, scene| json!({ "visit_day": scene.day, "interval_min": 15 })),
        ),
        drive(
            "flow.open_window",
            |scene, _| json!({ "visit_day": scene.day, "post": scene.post(), "planned_end": "10:30" }),
            Then::Refused,
        ),
    ]
}

impl Scene {
    fn pass_begun(&self) -> (Value, Value) {
        let ask = json!({ "visit_day": self.day, "sense": "smell", "moment": "quiet" });
        let walk = self.desk.answer("walk.start_pass", ask)["walk"].clone();
        let zone = self.desk.answer("walk.get_walk", json!({ "walk": walk }))["zones"][0]["zone"].clone();
        (walk, zone)
    }

    pub(super) fn finding(&self) -> Value {
        let ask = json!({ "visit_day": self.day, "kind": "irritant", "text": "Une lampe grésille." });
        self.desk.answer("visit.record_finding", ask)["finding"].clone()
    }

    /// A picture of something seen: of the same thing in all turns, since the same bytes are kept once.
    fn photo(&self) -> Value {
        let owner = self.pictured();
        let put = self
            .desk
            .app()
            .put_photo(owner.as_str().expect("id").parse().expect("id"), self.day.parse().expect("id"), PICTURE)
            .expect("a picture");
        put.answer["attachment"].clone()
    }

    /// The finding that has the picture.
    fn pictured(&self) -> Value {
        let kept = self.desk.answer("walk.get_consolidation", json!({ "visit_day": self.day }));
        let known = kept["to_weigh"].as_array().into_iter().flatten().next().map(|line| line["finding"].clone());
        known.unwrap_or_else(|| self.finding())
    }

    /// Five seconds at the counter, from half past nine.
    fn watch(&self) {
        let ask = json!({ "visit_day": self.day, "post": self.post(), "planned_end": null });
        let opened = self.desk.answer("flow.open_window", ask);
        self.desk.clock.advance_ms(5_000);
        self.desk.answer("flow.record_beat", json!({ "block": opened["place"]["block"] }));
        self.desk.answer("flow.close_window", json!({ "window": opened["window"] }));
    }

    fn post(&self) -> Value {
        self.desk.answer("flow.list_posts", json!({ "visit_day": self.day }))["posts"][0]["id"].clone()
    }
}
