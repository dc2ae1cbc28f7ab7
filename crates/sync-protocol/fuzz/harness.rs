//! What is done with bytes from anywhere. Each function must come back, with a refusal or with something whole: it
//! panics where a promise was broken, and that is what a fuzzer looks for.

use sillage_sync_protocol::{
    Bundle, Code, Envelope, Invitation, Limits, OpRef, Operation, Push, Signed, digest_of,
    wire::{Cursor, Enrol, Enrolled, Hello, Problem, Receipt, Welcome},
};

/// Small limits, so that chance reaches them.
fn limits() -> Limits {
    Limits { raw: 256 * 1024, compressed: 64 * 1024, operations: 50, ..Limits::default() }
}

/// A bundle as it comes through the door.
pub fn bundle(bytes: &[u8]) {
    let limits = limits();
    if let Ok(read) = Bundle::read(bytes, &limits) {
        assert!(read.lines.len() <= limits.operations, "more operations than there may be");
    }
    if let Ok(push) = Push::read(bytes, &limits) {
        let (first, last) = push.bounds();
        let count = usize::try_from(last - first + 1).unwrap_or(usize::MAX);
        assert_eq!(count, push.lines.len(), "a stretch with a hole");
        assert!(push.lines.iter().all(|line| digest_of(&line.raw) == line.digest), "a digest of other bytes");
    }
}

/// The same behind the packing, which chance alone hardly gets through.
pub fn inside(bytes: &[u8]) {
    if let Ok(packed) = zstd::bulk::compress(bytes, 1) {
        bundle(&packed);
    }
}

/// A line of a log.
pub fn operation(bytes: &[u8]) {
    let Ok(line) = std::str::from_utf8(bytes) else {
        return;
    };
    let digest = digest_of(line);
    if let Ok(envelope) = Envelope::parse(line) {
        assert_eq!(envelope.digest, digest, "two digests of one line");
        assert_eq!(Envelope::read(line).map(|again| again == envelope).ok(), Some(true), "read twice, two outsides");
        assert!(envelope.reference.s > 0 && envelope.a > 0 && envelope.a <= envelope.reference.s);
    }
    if let Ok(operation) = Operation::parse(line)
        && let Ok(again) = operation.line()
    {
        let read = Operation::parse(&again);
        assert!(read.is_ok_and(|read| read == operation), "what is written is read back");
    }
}

/// Short texts in addresses and headers.
pub fn cursor(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return;
    };
    if let Ok(cursor) = text.parse::<Cursor>() {
        assert_eq!(cursor.to_string().parse(), Ok(cursor), "a cursor is read back");
    }
    if let Ok(place) = text.parse::<OpRef>() {
        assert!(place.to_string().parse::<OpRef>().is_ok_and(|again| again == place), "a place is read back");
    }
    if let Ok(code) = text.parse::<Code>() {
        assert!(code.to_string().parse::<Code>().is_ok_and(|again| again == code), "a code is read back");
    }
    if let Ok(invitation) = text.parse::<Invitation>() {
        assert!(invitation.to_string().parse::<Invitation>().is_ok(), "an invitation is read back");
    }
    drop(Signed::parse(text));
}

/// Messages beside bundles: whatever is understood is written and understood again.
pub fn message(bytes: &[u8]) {
    macro_rules! read {
        ($($kind:ty),*) => {
            $(if let Ok(read) = serde_json::from_slice::<$kind>(bytes) {
                let written = serde_json::to_vec(&read).unwrap_or_default();
                let again = serde_json::from_slice::<$kind>(&written);
                assert!(again.is_ok_and(|again| again == read), "what is written is read back");
            })*
        };
    }
    read!(Receipt, Hello, Welcome, Enrol, Enrolled, Problem);
}
