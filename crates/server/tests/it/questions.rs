//! Texts that are questions to a database which takes them for a part of its own: each is kept as it is and finds what
//! is under it, in every column that holds a text, over both databases.

use sillage_server::store::{CodeRow, DeviceRow, ObjectRow, PersonRow, read, write};
use sillage_sync_protocol::scope::Role;
use uuid::Uuid;

use crate::{
    chance::Chance,
    world::{START_MS, World, units},
};

/// What ends the text, the name or the remark a question holds,
const ENDS: [&str; 12] = ["'", "\"", "`", "]", ")", "')", "\")", "''", "\\'", "';", "*/", "$$"];
/// and what is done then.
const THEN: [&str; 20] = [
    " OR 1=1 --",
    " OR '1'='1",
    " OR TRUE /*",
    " AND 1=CAST((SELECT version()) AS int) --",
    " UNION SELECT NULL,NULL,NULL --",
    " UNION SELECT sql FROM sqlite_schema --",
    " UNION SELECT usename FROM pg_user --",
    " LIMIT 0 OFFSET 9 --",
    " LIKE '%",
    " IN (SELECT id FROM person) --",
    " COLLATE \"C\" --",
    "; DROP TABLE op; --",
    "; DELETE FROM person; --",
    "; UPDATE code SET misses=0; --",
    "; COMMIT; --",
    "; COPY op TO '/tmp/x'; --",
    "; SELECT pg_sleep(9); --",
    "||(SELECT label FROM person LIMIT 1)||'",
    "::text; SELECT 1; --",
    " $1 ?1 :a @b",
];

#[test]
fn a_text_that_is_a_question_is_kept_as_it_is() {
    let mut chance = Chance::new(62);
    let world = World::new(&mut chance);
    let store = world.store();
    let unit = units(&mut chance, 1)[0];
    let questions: Vec<String> = ENDS.iter().flat_map(|end| THEN.map(|then| format!("x{end}{then}"))).collect();
    let mut people = read(store, |rows| rows.people()).expect("people");
    let devices = read(store, |rows| rows.devices()).expect("devices").len();
    for text in &questions {
        let (person, device) =
            (PersonRow { id: chance.uuid(), label: text.clone(), since_ms: START_MS }, chance.uuid());
        let code = CodeRow {
            public: text.clone(),
            hash: text.clone(),
            person: person.id,
            made_ms: START_MS,
            expires_ms: START_MS + 1,
            misses: 0,
            device: None,
        };
        let told = DeviceRow {
            id: device,
            person: person.id,
            address: text.clone(),
            app: text.clone(),
            since_ms: START_MS,
            seen_ms: START_MS,
            revoked_ms: None,
            bytes: 0,
        };
        let object = ObjectRow { unit, hash: text.clone(), size: 1, received_ms: START_MS };
        write(store, |rows| {
            rows.add_person(&person)?;
            rows.add_code(&code)?;
            rows.save_device(&told)?;
            rows.add_object(&object)?;
            rows.set_fact(text, text)
        })
        .expect("kept");
        people.push(person);
        let found = |rows: &mut dyn sillage_server::store::Rows| {
            Ok((rows.code(text)?, rows.device(device)?, rows.object(unit, text)?, rows.fact(text)?))
        };
        let found = read(store, found).expect("read");
        assert_eq!(found, (Some(code), Some(told), Some(object), Some(text.clone())), "{text}");
    }
    let by_id = |mut people: Vec<PersonRow>| {
        people.sort_by_key(|person| person.id);
        people
    };
    assert_eq!(by_id(read(store, |rows| rows.people()).expect("people")), by_id(people), "nobody else came or went");
    assert_eq!(read(store, |rows| rows.devices()).expect("devices").len(), devices + questions.len());

    // What a device writes reaches another one as it was written.
    let [mut one, mut other] = [0; 2].map(|_| world.desk(&mut chance, &[(unit, Role::Coach)]));
    for (n, text) in (1..).zip(&questions) {
        one.set(unit, "zone", Uuid::from_u128(n), "name", text, START_MS);
    }
    world.sync(&mut one);
    world.sync(&mut other);
    for (n, text) in (1..).zip(&questions) {
        let (_, value) = other.winner(Uuid::from_u128(n), "name").expect("it came");
        assert_eq!(value, text.as_str());
    }
}
