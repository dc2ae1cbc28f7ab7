#![no_main]

#[path = "../harness.rs"]
#[expect(dead_code, reason = "each target drives one of them")]
mod harness;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| harness::message(bytes));
