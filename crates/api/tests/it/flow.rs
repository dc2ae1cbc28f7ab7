//! The counter through the registry: every tap once, every minute nobody watched unobserved.

use serde_json::{Value, json};
use sillage_api::Meta;
use sillage_domain::network::Role;
use sillage_testkit::Desk;

const MINUTE: i64 = 60_000;

/// Somebody who counts: a beat every five seconds, indices taken before the first attempt.
struct Counting {
    desk: Desk,
    day: Value,
    window: Value,
    block: Value,
    index: u64,
    taps: u32,
}

impl Counting {
    fn at(start: &str) -> Self {
        let desk = Desk::practice(Role::Coach);
        desk.clock.set(start);
        let today = desk.answer("visit.get_today", json!({}));
        let day = desk.answer("visit.start_visit", json!({ "visit": today["next"][0]["visit"] }))["visit_day"].clone();
        let posts = desk.answer("flow.list_posts", json!({ "visit_day": day }));
        let post = posts["posts"][0]["id"].clone();
        let opened = desk.answer("flow.open_window", json!({ "visit_day": day, "post": post, "planned_end": null }));
        let block = opened["place"]["block"].clone();
        Self { desk, day, window: opened["window"].clone(), block, index: 0, taps: 0 }
    }

    fn row(&mut self, name: &str, more: Value) -> Value {
        let mut body = json!({ "block": self.block, "index": self.index });
        for (key, value) in more.as_object().into_iter().flatten() {
            body[key] = value.clone();
        }
        let answer = self.desk.answer(name, body);
        self.index += 1;
        if !answer["next"].is_null() {
            self.block = answer["next"]["block"].clone();
            self.index = answer["next"]["index"].as_u64().expect("index");
        }
        answer
    }

    fn tap(&mut self) -> Value {
        self.taps += 1;
        self.row("flow.record_tap", json!({ "tally": 0 }))
    }

    fn beat(&self) -> Value {
        self.desk.answer("flow.record_beat", json!({ "block": self.block }))
    }

    /// Counts for some minutes: a beat every five seconds, a tap every `every` seconds.
    fn watch(&mut self, minutes: i64, every: i64) {
        for second in 1..=minutes * 60 {
            self.desk.clock.advance_ms(1_000);
            if second % every == 0 {
                self.tap();
            }
            if second % 5 == 0 {
                self.beat();
            }
        }
    }

    fn counter(&self) -> Value {
        self.desk.answer("flow.get_counter", json!({ "window": self.window }))
    }

    fn resume(&mut self) -> Value {
        let resumed = self.desk.answer("flow.resume_window", json!({ "window": self.window }));
        self.block = resumed["place"]["block"].clone();
        self.index = resumed["place"]["index"].as_u64().expect("index");
        resumed
    }

    fn result(&self, interval: u32) -> Value {
        self.desk.answer("flow.get_result", json!({ "visit_day": self.day, "interval_min": interval }))
    }
}

fn bins(result: &Value) -> Vec<Value> {
    result["streams"][0]["cells"].as_array().expect("cells").iter().filter(|cell| !cell.is_null()).cloned().collect()
}

fn sum(bins: &[Value], field: &str) -> f64 {
    bins.iter().filter_map(|bin| bin[field].as_f64()).sum()
}

/// An hour with six minutes away, four asleep and five paused, as a person lives it.
fn scripted_hour(start: &str) {
    let mut counting = Counting::at(start);
    counting.watch(10, 20);
    // Six minutes at the coffee machine: another screen is in front, no beat comes. Back by a beat.
    counting.desk.clock.advance_ms(6 * MINUTE);
    let gap = counting.beat()["gap"].clone();
    assert!((6 * MINUTE..=6 * MINUTE + 5_000).contains(&gap["ms"].as_i64().expect("a gap")), "{gap}");
    counting.watch(10, 20);
    // Four minutes asleep, two seconds after a tap and three after a beat. Back by a tap.
    counting.desk.clock.advance_ms(2_000);
    counting.tap();
    counting.desk.clock.advance_ms(4 * MINUTE);
    let gap = counting.tap()["gap"].clone();
    assert!((4 * MINUTE..=4 * MINUTE + 5_000).contains(&gap["ms"].as_i64().expect("a gap")), "{gap}");
    counting.watch(10, 20);
    counting.row("flow.record_pause", json!({}));
    counting.desk.clock.advance_ms(5 * MINUTE);
    assert!(counting.row("flow.record_resume", json!({}))["gap"].is_null());
    counting.watch(15, 20);
    let closed = counting.desk.answer("flow.close_window", json!({ "window": counting.window }));
    assert_eq!(closed["arrivals"], counting.taps);

    let lived = 60.0 + 2.0 / 60.0;
    let observed = closed["observed_min"].as_f64().expect("minutes");
    let unobserved = lived - observed;
    assert!((15.0 - 1e-9..=15.0 + 2.0 * 5.0 / 60.0).contains(&unobserved), "{unobserved} minutes unobserved");
    for interval in [5, 15, 30, 60] {
        let result = counting.result(interval);
        let bins = bins(&result);
        assert_eq!(sum(&bins, "count"), f64::from(counting.taps), "at {interval}");
        assert!((sum(&bins, "observed_min") - observed).abs() < 1e-6, "at {interval}");
        assert_eq!(result["streams"][0]["out_of_window"], 0);
        assert!(bins.iter().all(|bin| bin["observed_min"].as_f64() > Some(0.0)), "a slot nobody watched is no bin");
    }
    let five = counting.result(5);
    let empty = five["streams"][0]["cells"].as_array().expect("cells").iter().filter(|cell| cell.is_null()).count();
    assert_eq!(empty, 1, "one slot of five minutes lies wholly in the six away");
}

#[test]
fn an_hour_with_six_minutes_away_four_asleep_five_paused() {
    scripted_hour("2026-11-24T10:00:00+01:00");
}

#[test]
fn the_same_hour_in_the_night_the_clock_goes_back() {
    scripted_hour("2026-10-25T02:30:00+02:00");
}

#[test]
fn the_hour_lived_twice_holds_all_its_customers() {
    let mut counting = Counting::at("2026-10-25T01:30:00+02:00");
    counting.watch(180, 60);
    let bins = bins(&counting.result(60));
    let found: Vec<_> = bins
        .iter()
        .map(|bin| (bin["start"].as_str().expect("start"), bin["count"].as_u64(), bin["coverage"].as_f64()))
        .collect();
    assert_eq!(found[1].0, "02:00");
    assert_eq!(found[1].2, Some(2.0));
    assert_eq!(sum(&bins, "count"), 180.0);
}

#[test]
fn a_retry_counts_once_and_an_index_names_one_row() {
    let mut counting = Counting::at("2026-11-24T10:00:00+01:00");
    assert_eq!(counting.tap()["outcome"], "recorded");
    let retry = json!({ "block": counting.block, "index": 0, "tally": 0 });
    assert_eq!(counting.desk.answer("flow.record_tap", retry)["outcome"], "already_recorded");
    assert_eq!(counting.counter()["arrivals"], 1);
    let other = json!({ "block": counting.block, "index": 0, "tally": 1 });
    assert_eq!(counting.desk.refusal("flow.record_tap", other), "index_taken");
    let skipped = json!({ "block": counting.block, "index": 7, "tally": 0 });
    assert_eq!(counting.desk.refusal("flow.record_tap", skipped), "index_skipped");
    assert_eq!(
        counting.desk.refusal("flow.record_tap", json!({ "block": counting.block, "index": 1, "tally": 7 })),
        "tally_out_of_range"
    );
}

#[test]
fn a_tap_counts_when_it_happened() {
    let counting = Counting::at("2026-11-24T10:00:00+01:00");
    counting.desk.clock.advance_ms(5_000);
    counting.beat();
    counting.desk.clock.advance_ms(3_000);
    let meta = Meta { age_ms: Some(2_500), ..Meta::default() };
    let body = json!({ "block": counting.block, "index": 0, "tally": 0 });
    counting.desk.app().call("flow.record_tap", body, meta).expect("recorded");
    assert_eq!(counting.counter()["last_taps"][0]["at"]["at"], "2026-11-24T10:00:05.500+01:00");
}

#[test]
fn taps_that_waited_in_line_leave_no_gap_where_one_block_follows_another() {
    let mut counting = Counting::at("2026-11-24T10:00:00+01:00");
    // A hand faster than the disk: half a minute of taps is still in line while the beats go on.
    for second in 1..=30 {
        counting.desk.clock.advance_ms(1_000);
        if second % 5 == 0 {
            counting.beat();
        }
    }
    for tap in 0..1_000_i64 {
        let meta = Meta { age_ms: Some(30_000 - tap * 10), ..Meta::default() };
        let body = json!({ "block": counting.block, "index": counting.index, "tally": 0 });
        let answer = counting.desk.app().call("flow.record_tap", body, meta).expect("recorded").answer;
        assert!(answer["gap"].is_null(), "{tap}: {answer}");
        counting.index += 1;
        if !answer["next"].is_null() {
            counting.block = answer["next"]["block"].clone();
            counting.index = answer["next"]["index"].as_u64().expect("index");
        }
    }
    counting.desk.clock.advance_ms(5_000);
    assert!(counting.beat()["gap"].is_null());
    let counter = counting.counter();
    assert_eq!((&counter["arrivals"], &counter["gaps"]), (&json!(1_000), &json!([])));
    let seen: f64 = sum(&bins(&counting.result(5)), "observed_min");
    assert!((seen - 35.0 / 60.0).abs() < 0.02, "{seen} minutes of 35 seconds");
}

#[test]
fn taps_are_taken_back_one_by_one_and_stay_in_the_file() {
    let mut counting = Counting::at("2026-11-24T10:00:00+01:00");
    for tally in [0, 1, 0, 2] {
        counting.desk.clock.advance_ms(1_000);
        counting.row("flow.record_tap", json!({ "tally": tally }));
    }
    let first = counting.row("flow.void_tap", json!({ "target": null }));
    assert_eq!((&first["tally"], &first["tap"]["index"]), (&json!(2), &json!(3)));
    let again = json!({ "block": counting.block, "index": counting.index - 1, "target": null });
    let retried = counting.desk.answer("flow.void_tap", again);
    assert_eq!((&retried["outcome"], &retried["tap"]), (&json!("already_recorded"), &first["tap"]));
    let named = json!({ "target": { "block": counting.block, "index": 0 } });
    counting.row("flow.void_tap", named.clone());
    let counter = counting.counter();
    assert_eq!(
        (&counter["arrivals"], &counter["tallies"][0]["count"], &counter["tallies"][1]["count"]),
        (&json!(1), &json!(1), &json!(0))
    );
    let mut twice = json!({ "block": counting.block, "index": counting.index });
    twice["target"] = named["target"].clone();
    assert_eq!(counting.desk.refusal("flow.void_tap", twice), "nothing_to_void");
    let verified = counting.desk.answer("backup.verify_profile", json!({}));
    assert_eq!(verified["faults"], json!([]));
}

#[test]
fn a_full_block_is_sealed_and_the_next_one_goes_on() {
    let mut counting = Counting::at("2026-11-24T10:00:00+01:00");
    let first = counting.block.clone();
    for _ in 0..499 {
        counting.desk.clock.advance_ms(100);
        counting.tap();
    }
    let last = json!({ "block": first, "index": 499, "tally": 0 });
    counting.desk.clock.advance_ms(100);
    let full = counting.tap();
    assert!(full["next"].is_object() && counting.block != first && counting.index == 0, "{full}");
    // The answer was lost on the way: the retry finds its row and learns where to go on.
    let retried = counting.desk.answer("flow.record_tap", last);
    assert_eq!((&retried["outcome"], &retried["next"]), (&json!("already_recorded"), &full["next"]));
    for _ in 0..3 {
        counting.desk.clock.advance_ms(100);
        counting.tap();
    }
    for _ in 0..5 {
        counting.row("flow.void_tap", json!({ "target": null }));
    }
    let counter = counting.counter();
    assert_eq!((&counter["arrivals"], &counter["gaps"]), (&json!(498), &json!([])));
    assert_eq!(counter["last_taps"][0]["tap"], json!({ "block": first, "index": 497 }));
    let dead = json!({ "block": first, "index": 500, "tally": 0 });
    assert_eq!(counting.desk.refusal("flow.record_tap", dead), "not_counting");
}

#[test]
fn a_crash_loses_no_tap_and_leaves_a_gap() {
    let mut counting = Counting::at("2026-11-24T10:00:00+01:00");
    counting.watch(3, 7);
    counting.tap();
    let block = counting.block.clone();
    counting.desk.reopen();
    counting.desk.clock.advance_ms(2 * MINUTE);
    let resumed = counting.resume();
    assert_eq!(counting.block, block, "the machine's clock ran on");
    assert_eq!(resumed["gap"]["ms"], 2 * MINUTE);
    counting.watch(1, 7);
    let counter = counting.counter();
    assert_eq!(counter["arrivals"], counting.taps);
    assert_eq!(counter["observed_min"], 4.0);
    // "I was still counting": the same minutes are watched after all.
    counting.row("flow.claim_gap", json!({ "gap": resumed["gap"]["index"] }));
    assert_eq!(counting.counter()["observed_min"], 6.0);
    let unknown = json!({ "block": counting.block, "index": counting.index, "gap": -9 });
    assert_eq!(counting.desk.refusal("flow.claim_gap", unknown), "gap_unknown");
}

#[test]
fn a_restart_opens_another_block_and_a_pause_survives_it() {
    let mut counting = Counting::at("2026-11-24T10:00:00+01:00");
    counting.watch(2, 10);
    let ended = counting.block.clone();
    counting.row("flow.record_pause", json!({}));
    let block = counting.block.clone();
    assert_ne!(block, ended, "a pause seals the block and goes on in the next");
    let retry = json!({ "block": ended, "index": 12 });
    let again = counting.desk.answer("flow.record_pause", retry);
    assert_eq!((&again["outcome"], &again["next"]["block"]), (&json!("already_recorded"), &block));
    counting.desk.clock.advance_ms(3 * MINUTE);
    counting.desk.clock.reboot();
    counting.desk.reopen();
    let dead = json!({ "block": block, "index": counting.index, "tally": 0 });
    assert_eq!(counting.desk.refusal("flow.record_tap", dead), "not_counting");
    counting.resume();
    assert_ne!(counting.block, block);
    assert_eq!(counting.counter()["is_paused"], true);
    counting.desk.clock.advance_ms(MINUTE);
    counting.row("flow.record_resume", json!({}));
    counting.watch(1, 10);
    let counter = counting.counter();
    assert_eq!(
        (&counter["arrivals"], &counter["observed_min"], &counter["gaps"]),
        (&json!(18), &json!(3.0), &json!([]))
    );
}

/// Whatever becomes of the wall clock in the middle of a session, it goes on in the time it began with.
#[test]
fn a_clock_that_is_set_in_the_middle_changes_nothing_of_a_session() {
    for set in
        ["2026-11-24T08:40:00+01:00", "2026-11-24T11:00:00+01:00", "1970-01-01T00:00:10+00:00", "2106-02-07T06:28:15Z"]
    {
        for restarts in [false, true] {
            let mut counting = Counting::at("2026-11-24T10:00:00+01:00");
            counting.watch(5, 60);
            counting.desk.clock.set(set);
            counting.row("flow.record_pause", json!({}));
            if restarts {
                counting.desk.clock.reboot();
                counting.desk.reopen();
                counting.resume();
            }
            counting.row("flow.record_resume", json!({}));
            assert_eq!(counting.counter()["is_paused"], false, "{set}");
            counting.watch(5, 60);
            // Past the end of a block, too.
            for _ in 0..600 {
                counting.tap();
            }
            counting.beat();
            let seen = counting.counter();
            assert_eq!((&seen["is_paused"], &seen["arrivals"]), (&json!(false), &json!(610)), "{set}");
            assert!(seen["strip"].as_array().is_some_and(|strip| strip.len() < 300), "{set}");
            counting.row("flow.void_tap", json!({}));
            assert_eq!(counting.counter()["arrivals"], 609, "{set}");
            let closed = counting.desk.answer("flow.close_window", json!({ "window": counting.window }));
            assert_eq!(closed["arrivals"], 609, "{set}");
            let result = counting.result(5);
            assert!((sum(&bins(&result), "count") - 609.0).abs() < 1e-9, "{set}");
            assert!((sum(&bins(&result), "observed_min") - 10.0).abs() < 0.01, "{set}: {result}");
            if !restarts {
                let starts = |slot: &Value| slot["start"].clone();
                let slots: Vec<Value> = result["slots"].as_array().expect("slots").iter().map(starts).collect();
                assert_eq!(slots, ["10:00", "10:05", "10:10"], "{set}");
                let seen = counting.counter();
                assert_eq!(seen["gaps"], json!([]), "{set}");
                assert_eq!(seen["ended_at"]["at"], "2026-11-24T10:10:00.000+01:00", "{set}");
            }
            assert_eq!(counting.desk.answer("backup.verify_profile", json!({}))["faults"], json!([]));
        }
    }
}

#[test]
fn one_session_at_a_post_and_an_end_after_its_start() {
    let counting = Counting::at("2026-11-24T10:20:00+01:00");
    let posts = counting.desk.answer("flow.list_posts", json!({ "visit_day": counting.day }));
    assert_eq!((&posts["now"], &posts["proposed_end"]), (&json!("10:20"), &json!("11:00")));
    assert_eq!(posts["posts"][0]["open_window"], counting.window);
    let open = |at: usize, end: Value| json!({ "visit_day": counting.day, "post": posts["posts"][at]["id"], "planned_end": end });
    assert_eq!(counting.desk.refusal("flow.open_window", open(0, Value::Null)), "window_already_open");
    assert_eq!(counting.desk.refusal("flow.open_window", open(1, json!("10:00"))), "end_before_start");
    assert_eq!(counting.desk.refusal("flow.open_window", open(1, json!("25:00"))), "invalid_input");
    counting.desk.answer("flow.open_window", open(1, json!("11:30")));
    counting.desk.answer("flow.close_window", json!({ "window": counting.window }));
    assert_eq!(counting.desk.refusal("flow.close_window", json!({ "window": counting.window })), "window_closed");
    assert_eq!(counting.desk.refusal("flow.resume_window", json!({ "window": counting.window })), "window_closed");
    // The post is free again.
    counting.desk.answer("flow.open_window", open(0, Value::Null));
}

#[test]
fn typed_totals_show_where_they_may() {
    let counting = Counting::at("2026-11-24T10:00:00+01:00");
    let total = |start: u32, interval: u32, observed: f64| json!({ "visit_day": counting.day, "channel": "phone", "start_min": start, "interval_min": interval, "count": 12, "observed_min": observed });
    let kept = counting.desk.answer("flow.record_typed_total", total(600, 30, 20.0));
    assert_eq!(counting.desk.refusal("flow.record_typed_total", total(600, 60, 60.0)), "typed_total_overlaps");
    assert_eq!(counting.desk.refusal("flow.record_typed_total", total(660, 30, 31.0)), "observed_minutes_out_of_range");
    assert_eq!(counting.desk.refusal("flow.record_typed_total", total(660, 30, 0.0)), "observed_minutes_out_of_range");
    let cell = |interval: u32| counting.result(interval)["typed"][0]["cells"].clone();
    assert_eq!(cell(15), json!([{ "count": null, "observed_min": 0.0 }, { "count": null, "observed_min": 0.0 }]));
    assert_eq!(cell(30)[0], json!({ "count": 12, "observed_min": 20.0 }));
    assert_eq!(cell(60)[0], json!({ "count": 12, "observed_min": 20.0 }));
    counting.desk.answer("flow.retract_typed_total", json!({ "typed_total": kept["typed_total"] }));
    assert_eq!(counting.result(30)["typed"], json!([]));
}

#[test]
fn one_customer_followed_and_a_sentence_kept() {
    let counting = Counting::at("2026-11-24T10:00:00+01:00");
    let desk = &counting.desk;
    let post = desk.answer("flow.list_posts", json!({ "visit_day": counting.day }))["posts"][0]["id"].clone();
    for (wait, service) in [(60_000, 120_000), (30_000, 240_000)] {
        let timing =
            desk.answer("flow.start_timing", json!({ "visit_day": counting.day, "post": post }))["timing"].clone();
        assert_eq!(
            desk.refusal("flow.start_timing", json!({ "visit_day": counting.day, "post": post })),
            "timing_already_open"
        );
        desk.clock.advance_ms(wait);
        desk.answer("flow.record_served", json!({ "timing": timing }));
        assert_eq!(desk.refusal("flow.record_served", json!({ "timing": timing })), "timing_already_served");
        desk.clock.advance_ms(service);
        desk.answer("flow.end_timing", json!({ "timing": timing }));
        assert_eq!(desk.refusal("flow.end_timing", json!({ "timing": timing })), "timing_already_ended");
    }
    let result = counting.result(15);
    assert_eq!(result["handling"], json!({ "n": 2, "median_s": 180.0, "min_s": 120.0, "max_s": 240.0 }));
    assert_eq!(result["waiting"]["median_s"], 45.0);
    let keep = |text: &str| desk.answer("flow.keep_conclusion", json!({ "visit_day": counting.day, "text": text }));
    keep("Pointe à 11 h.");
    keep("Pointe à 11 h, un seul conseiller.");
    assert_eq!(counting.result(15)["conclusion"], "Pointe à 11 h, un seul conseiller.");
    keep("");
    assert_eq!(counting.result(15)["conclusion"], Value::Null);
}

#[test]
fn the_day_is_compared_with_earlier_ones_and_its_peak_named() {
    let mut counting = Counting::at("2026-11-24T11:00:00+01:00");
    counting.watch(15, 60);
    counting.watch(15, 20);
    let result = counting.result(15);
    assert_eq!((&result["peak"]["slot"], &result["peak"]["count"]), (&json!(1), &json!(46.0)));
    assert_eq!(result["totals"][0]["count"], 14.0);
    let earlier = result["earlier"].as_array().expect("earlier");
    assert!(!earlier.is_empty() && earlier[0]["cells"][0]["count"].as_f64() > Some(0.0), "{earlier:?}");
}

#[test]
fn a_slot_is_corrected_beside_its_taps() {
    let mut counting = Counting::at("2026-11-24T10:00:00+01:00");
    counting.watch(15, 60);
    let post = counting.result(15)["streams"][0]["post"].clone();
    let correct = |start: u32, count: u32| json!({ "visit_day": counting.day, "post": post, "date": "2026-11-24", "start_min": start, "interval_min": 15, "count": count, "reason": "Deux oubliés" });
    let kept = counting.desk.answer("flow.correct_slot", correct(600, 17))["correction"].clone();
    assert_eq!(counting.desk.refusal("flow.correct_slot", correct(660, 3)), "slot_not_watched");
    for (interval, first) in [(15, 17), (60, 17)] {
        let result = counting.result(interval);
        assert_eq!((&result["arrivals"], &result["streams"][0]["cells"][0]["count"]), (&json!(17), &json!(first)));
        assert_eq!(result["streams"][0]["corrections"][0]["delta"], 2);
    }
    assert_eq!(counting.result(5)["streams"][0]["corrections"][0]["slot"], Value::Null);
    assert_eq!(counting.counter()["arrivals"], 15, "the taps stay");
    counting.desk.answer("flow.retract_correction", json!({ "correction": kept }));
    assert_eq!(counting.result(15)["arrivals"], 15);
}
