//! Which operation wrote the value a field has. Most records were written by one operation, so what their rows keep is
//! each operation with its fields.

use std::collections::BTreeMap;

use rusqlite::OptionalExtension;
use sillage_sync_protocol::{OpRef, Stamp};
use uuid::Uuid;

use crate::{Reader, StoreError, intake::damaged_stamp};

/// Of each field, what wrote its value.
pub(crate) type Stamps = BTreeMap<String, Stamp>;

/// As a row keeps it.
pub(crate) fn text<'f>(stamps: impl Iterator<Item = (&'f str, Stamp)>) -> Result<String, StoreError> {
    let mut fields = BTreeMap::<Stamp, Vec<&str>>::new();
    for (name, stamp) in stamps {
        fields.entry(stamp).or_default().push(name);
    }
    let told: BTreeMap<String, Vec<&str>> =
        fields.into_iter().map(|(stamp, names)| (format!("{} {}", stamp.h, stamp.reference()), names)).collect();
    Ok(serde_json::to_string(&told)?)
}

/// As it was kept.
pub(crate) fn read(text: &str) -> Result<Stamps, StoreError> {
    let told: BTreeMap<String, Vec<String>> = serde_json::from_str(text)?;
    let mut stamps = Stamps::new();
    for (stamp, names) in told {
        let (h, reference) = stamp.split_once(' ').ok_or_else(|| StoreError::Damaged("stamp".into()))?;
        let (h, OpRef { r, s }) = (h.parse().map_err(damaged_stamp)?, reference.parse()?);
        stamps.extend(names.into_iter().map(|name| (name, Stamp { h, r, s })));
    }
    Ok(stamps)
}

impl Reader<'_> {
    /// What wrote the values of a record, be it deleted or not; nothing if it is not there.
    pub(crate) fn stamps_of(&self, entity: Uuid) -> Result<Stamps, StoreError> {
        let kept: Option<String> = self
            .connection
            .prepare_cached("SELECT stamps FROM entity WHERE e = ?1")?
            .query_row([entity], |row| row.get(0))
            .optional()?;
        kept.map_or(Ok(Stamps::new()), |kept| read(&kept))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_read_again() {
        let h = "0192f1c3a4b5-0007".parse().expect("a stamp");
        let [one, other] = [3, 4].map(|s| Stamp { h, r: Uuid::from_u128(9), s });
        let stamps = Stamps::from([("name".into(), one), ("note".into(), other), ("zone".into(), one)]);
        let kept = text(stamps.iter().map(|(name, stamp)| (name.as_str(), *stamp))).expect("text");
        assert_eq!(
            kept,
            concat!(
                r#"{"0192f1c3a4b5-0007 00000000-0000-0000-0000-000000000009:3":["name","zone"],"#,
                r#""0192f1c3a4b5-0007 00000000-0000-0000-0000-000000000009:4":["note"]}"#,
            )
        );
        assert_eq!(read(&kept).expect("read"), stamps);
        assert!(read(r#"{"0192f1c3a4b5-0007":["name"]}"#).is_err() && read("[]").is_err());
    }
}
