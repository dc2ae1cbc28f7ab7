#![no_main]

#[path = "../../../server/tests/it/pieces.rs"]
mod pieces;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| pieces::upload(bytes));
