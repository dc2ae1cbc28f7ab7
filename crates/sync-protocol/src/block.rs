//! A sealed block of counter events, and how it is written: times as steps from row to row, which pack far smaller than
//! times since the block opened. A block that was written with the latter is read too.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A sealed block of counter events, in columns.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(from = "Written", into = "Written")]
pub struct Block {
    /// Id minted when the block was opened.
    pub id: Uuid,
    /// The counting session.
    pub window: Uuid,
    /// Milliseconds since 1970 UTC at which the block was opened.
    pub opened_utc_ms: i64,
    /// Zone of the place.
    pub zone: String,
    /// How many of the rows, at the front, the host made itself (gaps).
    pub host_rows: usize,
    /// Last sign of life, in milliseconds since the block opened.
    pub seen_ms: i64,
    /// Milliseconds since the block opened, on the boot clock.
    pub dt: Vec<i64>,
    /// What each row is (0 tap, 1 void, 2 pause, 3 resume, 4 gap, 5 gap claimed, 6 close).
    pub k: Vec<i64>,
    /// Its argument: tally of a tap, index a void or claim names, length of a gap.
    pub x: Vec<i64>,
}

/// A block as its operation holds it.
#[derive(Serialize, Deserialize)]
struct Written {
    id: Uuid,
    window: Uuid,
    opened_utc_ms: i64,
    zone: String,
    host_rows: usize,
    seen_ms: i64,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    dt: Vec<i64>,
    #[serde(default)]
    step: Vec<i64>,
    k: Vec<i64>,
    x: Vec<i64>,
}

impl From<Block> for Written {
    fn from(block: Block) -> Self {
        let mut before = 0;
        let step = block.dt.into_iter().map(|at| at.wrapping_sub(std::mem::replace(&mut before, at))).collect();
        let Block { id, window, opened_utc_ms, zone, host_rows, seen_ms, k, x, .. } = block;
        Self { id, window, opened_utc_ms, zone, host_rows, seen_ms, dt: Vec::new(), step, k, x }
    }
}

impl From<Written> for Block {
    fn from(written: Written) -> Self {
        let Written { id, window, opened_utc_ms, zone, host_rows, seen_ms, mut dt, step, k, x } = written;
        let mut at = 0_i64;
        // Whatever a stranger's steps add up to, the sum never panics.
        dt.extend(step.into_iter().map(|step| {
            at = at.wrapping_add(step);
            at
        }));
        Self { id, window, opened_utc_ms, zone, host_rows, seen_ms, dt, k, x }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_travel_as_steps_and_older_blocks_are_read() {
        let id = Uuid::nil();
        let zone = String::from("Europe/Paris");
        let dt = vec![5, 5, 1_205, 900, i64::MAX];
        let block = Block {
            id,
            window: id,
            opened_utc_ms: 1,
            zone,
            host_rows: 0,
            seen_ms: 2,
            dt: dt.clone(),
            k: vec![0; 5],
            x: vec![1; 5],
        };
        let written = serde_json::to_value(&block).expect("written");
        assert_eq!(written["step"][2], 1_200);
        assert!(written.get("dt").is_none());
        assert_eq!(serde_json::from_value::<Block>(written.clone()).expect("read"), block);
        let mut older = written;
        older.as_object_mut().expect("an object").remove("step");
        older["dt"] = serde_json::json!(dt);
        assert_eq!(serde_json::from_value::<Block>(older).expect("read"), block);
    }
}
