//! Evil bundles by the hundred: an honest one with one value that does not belong where it stands, honestly hashed and
//! signed by the device that brings it. Not one row of the database is another afterwards.

use base64::{Engine, engine::general_purpose::STANDARD as BASE64};
use rusqlite::{Connection, types::ValueRef};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use sillage_sync::Device;
use sillage_sync_protocol::wire::Fate;
use uuid::Uuid;

use crate::{
    scenarios::{Pair, bundle, pair, push},
    world::World,
};

/// A bundle as text, before it is packed.
struct Text {
    header: Value,
    lines: Vec<String>,
    /// What its trailer says instead of the truth.
    lies: Option<(String, Value)>,
}

impl Text {
    fn packed(&self, device: &Device) -> Vec<u8> {
        let mut text = self.header.to_string();
        self.lines.iter().for_each(|line| text.extend(["\n", line]));
        text.push('\n');
        let hash: [u8; 32] = Sha256::digest(text.as_bytes()).into();
        let sig = BASE64.encode(device.sign(&[b"sillage-bundle-v1\0".as_slice(), &hash].concat()));
        let sha256 = ["sha256:", &hex::encode(hash)].concat();
        let mut trailer = json!({"end": true, "count": self.lines.len(), "sha256": sha256, "sig": sig});
        if let Some((field, value)) = &self.lies {
            trailer[field] = value.clone();
        }
        text.extend([trailer.to_string().as_str(), "\n"]);
        zstd::bulk::compress(text.as_bytes(), 3).expect("packed")
    }
}

/// What a hostile colleague could sign: any header over any lines.
pub fn signed(header: &Value, lines: &[String], device: &Device) -> Vec<u8> {
    Text { header: header.clone(), lines: lines.to_vec(), lies: None }.packed(device)
}

/// What belongs in few places.
fn values() -> Vec<Value> {
    let long = "x".repeat(70_000);
    let texts = ["", "\0", "\u{202e}evil", "../../etc/passwd", "'; DROP TABLE op; --", long.as_str()];
    let others = [
        json!(null),
        json!(true),
        json!(false),
        json!(0),
        json!(7),
        json!(-1),
        json!(1.5),
        json!(u64::MAX),
        json!([]),
        json!([null]),
        json!({}),
        json!({"a": 1}),
        json!(Uuid::from_u128(99)),
    ];
    texts.into_iter().map(Value::from).chain(others).collect()
}

/// Whether a field takes such a value from whoever writes it: its name for itself, or what it may leave out.
fn is_free(field: &str, value: &Value) -> bool {
    match field {
        "app" => value.is_string(),
        "epoch" | "unit" | "person" | "replica" => value.is_null() || value == &json!(Uuid::from_u128(99)),
        "page" => value.is_null(),
        "ext" => value.is_object(),
        _ => false,
    }
}

/// Every row there is, as one hash.
fn rows(world: &World) -> [u8; 32] {
    let copy = world.back_up();
    let database = Connection::open(&copy).expect("a copy");
    let mut hash = Sha256::new();
    let sql = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name";
    let mut statement = database.prepare(sql).expect("tables");
    let tables = statement.query_map([], |row| row.get::<_, String>(0)).expect("tables");
    for table in tables {
        let mut statement = database.prepare(&["SELECT * FROM ", &table.expect("a name")].concat()).expect("rows");
        let columns = statement.column_count();
        let mut rows = statement.query([]).expect("rows");
        while let Some(row) = rows.next().expect("a row") {
            for column in 0..columns {
                match row.get_ref(column).expect("a cell") {
                    ValueRef::Text(bytes) | ValueRef::Blob(bytes) => hash.update(bytes),
                    other => hash.update(format!("{other:?}")),
                }
                hash.update([0]);
            }
        }
    }
    std::fs::remove_file(copy).expect("gone");
    hash.finalize().into()
}

/// An honest bundle of two operations, taken apart.
fn honest(pair: &mut Pair) -> (Uuid, Text) {
    for name in ["word-one", "word-two"] {
        pair.one.set(pair.unit, "zone", pair.e, "name", name, pair.world.now_ms.get());
    }
    let (id, packed) = bundle(&pair.one, 1, 2);
    let text = String::from_utf8(zstd::bulk::decompress(&packed, 1 << 20).expect("unpacked")).expect("text");
    let mut lines = text.lines();
    let header = serde_json::from_str(lines.next().expect("a header")).expect("json");
    let mut lines: Vec<String> = lines.map(str::to_owned).collect();
    lines.pop();
    (id, Text { header, lines, lies: None })
}

#[test]
fn no_evil_bundle_changes_a_row() {
    let mut pair = pair();
    let (id, honest) = honest(&mut pair);
    let device = pair.one.device.clone();
    let before = rows(&pair.world);
    let mut evil = Vec::new();
    for (field, right) in honest.header.as_object().expect("an object") {
        for value in values().into_iter().filter(|value| value != right && !is_free(field, value)) {
            let mut header = honest.header.clone();
            header[field] = value;
            evil.push((field.clone(), Text { header, lines: honest.lines.clone(), lies: None }));
        }
    }
    for (field, right) in [("end", json!(true)), ("count", json!(2)), ("sha256", json!(0)), ("sig", json!(0))] {
        for value in values().into_iter().filter(|value| *value != right) {
            let (header, lines) = (honest.header.clone(), honest.lines.clone());
            evil.push((["end.", field].concat(), Text { header, lines, lies: Some((field.into(), value)) }));
        }
    }
    for at in 0..2 {
        for value in values() {
            let (header, mut lines) = (honest.header.clone(), honest.lines.clone());
            lines[at] = value.to_string();
            evil.push((["line ", &at.to_string()].concat(), Text { header, lines, lies: None }));
        }
    }
    assert!(evil.len() > 400, "{} evil bundles", evil.len());
    for (field, text) in &evil {
        let refused = push(&pair.world, &pair.one, &(id, text.packed(&device)));
        let code = refused.expect_err(field);
        assert!(code.starts_with("bundle_") || code.starts_with("wrong_"), "{field}: {code}");
        assert_eq!(rows(&pair.world), before, "{field} changed a row");
    }
    // Each differs in one thing from one that is believed.
    let receipt = push(&pair.world, &pair.one, &(id, honest.packed(&device))).expect("believed");
    assert_eq!(receipt.fate, Fate::Stored);
    assert_ne!(rows(&pair.world), before);
}
