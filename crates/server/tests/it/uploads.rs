//! The fuzz target of uploads, driven by chance.

use crate::{chance::Chance, pieces::upload};

#[test]
fn pieces_in_any_order_make_an_object_or_nothing() {
    let mut chance = Chance::new(37);
    for _ in 0..150 {
        let steps: Vec<u8> = (0..4 * (1 + chance.index(40))).map(|_| chance.next().to_be_bytes()[0]).collect();
        upload(&steps);
    }
}
