//! Whatever two people can write of has its words: a noun or a field somebody adds without them fails here.

use std::collections::BTreeSet;

use sillage_i18n::{Locale, Words};

#[test]
fn every_noun_and_every_field_has_its_words() {
    let mut missing = BTreeSet::new();
    let (mut nouns, mut fields) = (0, 0);
    for kind in sillage_domain::ENTITIES {
        let dashed = |name: &str| name.replace('_', "-");
        let mut keys = vec![format!("sync-noun-{}", dashed(kind.noun))];
        nouns += 1;
        for field in (kind.fields)() {
            keys.push(format!("sync-field-{}", dashed(&field)));
            fields += 1;
        }
        for locale in Locale::ALL {
            let words = Words::new(locale);
            missing.extend(keys.iter().filter(|key| !words.has(key)).map(|key| format!("{} {key}", locale.code())));
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
    // A schema that names no fields would pass with nothing looked at.
    assert!(nouns > 70 && fields > 400, "{nouns} nouns, {fields} fields");
}
