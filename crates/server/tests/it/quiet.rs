//! What the server says about itself holds no word of anybody. Every test over the real program looks at the end; here
//! the server is brought to speak, of bundles that quote somebody and of acts.

use serde_json::json;
use sillage_sync::{Http, NoAnswer, Transport};
use sillage_sync_protocol::session::device::Ending;
use uuid::Uuid;

use crate::{
    apart,
    evil::signed,
    hardship::session,
    rig::{Rig, SURNAME, indiscreet},
    scenarios::header,
};

#[test]
fn what_a_refused_bundle_quotes_stays_out_of_the_log() {
    let mut rig = Rig::new();
    rig.serve();
    let unit = Uuid::now_v7();
    let (mut desk, membership) = rig.join("coach", &[(unit, "coach")]);
    desk.set(unit, "zone", Uuid::from_u128(1), "name", "word-of-the-coach", 1_795_680_000_000);
    assert_eq!(session(&mut desk, &membership), Ending::Complete);
    let device = desk.device.clone();
    let mut way = Http::new(&device, &membership).expect("a way");
    let mut refused = 0;
    for (field, value) in [
        ("kind", json!("word-kind")),
        ("count", json!("word-count")),
        ("crit", json!(["word-critical"])),
        ("format", json!("word-format")),
    ] {
        let id = Uuid::now_v7();
        let mut header = serde_json::to_value(header(&desk, id)).expect("a header");
        header[field] = value;
        let push = way.push(id, &signed(&header, &[], &device));
        assert!(matches!(push, Err(NoAnswer::Refused(_))), "{push:?}");
        refused += 1;
    }
    for line in [r#"{"op":{"s":"word-of-somebody"}}"#, r#"{"op":"word-of-somebody"}"#, r#"{"op":{"s":1,"word-key":}"#] {
        let id = Uuid::now_v7();
        let mut header = serde_json::to_value(header(&desk, id)).expect("a header");
        (header["kind"], header["count"], header["raw_bytes"]) = (json!("reconcile"), json!(1), json!(line.len()));
        let given = way.give(id, &signed(&header, &[line.to_owned()], &device));
        assert!(matches!(&given, Err(NoAnswer::Refused(problem)) if problem.code == "bundle_malformed"), "{given:?}");
        refused += 1;
    }
    rig.kill();
    rig.serve();
    let heard = rig.heard();
    assert_eq!(heard.matches("\"what\":\"refused\"").count(), refused, "{heard}");
    assert!(heard.contains("audit_head"), "it says how far the acts have come: {heard}");
    assert_eq!(indiscreet(&heard), Vec::<&str>::new());
}

#[test]
fn a_word_that_was_said_is_found() {
    let said = ["{\"what\":\"refused\"}", "{\"inside\":\"word-1\"}", &["{\"label\":\"", SURNAME, "\"}"].concat()];
    assert_eq!(indiscreet(&said.join("\n")), said[1..]);
}

#[test]
fn a_panic_says_where_it_was_and_not_what_it_met() {
    if !apart::is_here() {
        let said = apart::run("quiet::a_panic_says_where_it_was_and_not_what_it_met", &[]);
        assert!(said.contains("\"what\":\"panic\"") && said.contains("quiet.rs:"), "{said}");
        assert_eq!(indiscreet(&said), Vec::<&str>::new());
        return;
    }
    sillage_server::log::say_panics();
    let panicked = std::panic::catch_unwind(|| panic!("no letter begins at 5 of word-of-somebody"));
    assert!(panicked.is_err());
}
