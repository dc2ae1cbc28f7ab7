//! A version through its file: whatever it says, it comes back as it left, and it never doubles.

use proptest::prelude::*;
use sillage_domain::{
    Bilingual,
    referential::{AnchorText, AttitudeText, Channel, Content, MomentText, PromiseText, SignText, SkillText, changes},
};
use uuid::Uuid;

fn words() -> impl Strategy<Value = Bilingual> {
    ("[a-zé’«»=\"\\\\ ]{0,20}", proptest::option::of("[a-z\u{1F600}=+@ ]{1,12}"))
        .prop_map(|(fr, en)| Bilingual { fr, en })
}

fn sign() -> impl Strategy<Value = SignText> {
    (words(), any::<bool>()).prop_map(|(text, mandatory)| SignText { item: Uuid::nil(), nature: None, text, mandatory })
}

fn moment() -> impl Strategy<Value = MomentText> {
    let channel = prop_oneof![Just(Channel::WalkIn), Just(Channel::Phone), Just(Channel::Pickup)];
    let signs = || proptest::collection::vec(sign(), 0..3);
    (channel, words(), words(), signs(), signs()).prop_map(|(channel, title, felt, rituals, cues)| MomentText {
        item: Uuid::nil(),
        nature: None,
        channel: Some(channel),
        occasion: None,
        title,
        emotional_expectation: felt,
        rituals,
        cues,
    })
}

fn skill() -> impl Strategy<Value = SkillText> {
    (words(), words(), 1_u32..=3, -1_i32..=1, proptest::collection::vec(words(), 3)).prop_map(
        |(title, situation, importance, scale_min, anchors)| SkillText {
            item: Uuid::nil(),
            nature: None,
            code: String::new(),
            title,
            situation,
            importance,
            target: scale_min + 1,
            scale_min,
            scale_max: scale_min + 2,
            attitude: None,
            moment: None,
            anchors: (scale_min..).zip(anchors).map(|(level, text)| AnchorText { level, text }).collect(),
        },
    )
}

fn attitude() -> impl Strategy<Value = AttitudeText> {
    (words(), words(), proptest::collection::vec(words(), 0..3)).prop_map(|(adjective, meaning, behaviours)| {
        AttitudeText { item: Uuid::nil(), nature: None, adjective, meaning, behaviours }
    })
}

/// A version whose items have identities and ties, as every stored one has.
fn content() -> impl Strategy<Value = Content> {
    let lists = (
        proptest::collection::vec(attitude(), 0..4),
        proptest::option::of(words()),
        proptest::collection::vec(moment(), 0..5),
        proptest::collection::vec(skill(), 0..4),
    );
    lists.prop_map(|(attitudes, promise, moments, skills)| {
        let promise = promise.map(|text| PromiseText { item: Uuid::nil(), nature: None, text });
        let mut content = Content { attitudes, promise, moments, skills };
        for (n, skill) in (1..).zip(&mut content.skills) {
            skill.code = format!("S{n}");
        }
        let mut n = 0;
        content.name_all(|| {
            n += 1;
            Uuid::from_u128(n)
        });
        let (attitude, moment) = (content.attitudes.first(), content.moments.last());
        let ties = (attitude.map(|each| each.item), moment.map(|each| each.item));
        for skill in &mut content.skills {
            (skill.attitude, skill.moment) = ties;
        }
        content
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn out_and_in_is_identity(written in content()) {
        let file = serde_json::to_string(&written).expect("a file");
        let mut read: Content = serde_json::from_str(&file).expect("its own file");
        prop_assert_eq!(&read, &written);
        let nameless = read.name_all(|| unreachable!("everything has its identity"));
        read.adopt(&written, &nameless);
        prop_assert_eq!(&read, &written);
        prop_assert!(changes(&written, &read).is_empty());
        prop_assert_eq!(read.twice(), None);
    }
}
