//! The other records of a person: what was said of two records being one, as the log says it.

use std::collections::{BTreeMap, BTreeSet};

use sillage_sync_protocol::{Envelope, Kind, Operation};
use uuid::Uuid;

use crate::store::{Rows, StoreError};

/// The other records of a person, as far as somebody said so and nobody took it back.
pub(super) fn records_beside(rows: &mut dyn Rows, person: Uuid) -> Result<Vec<Uuid>, StoreError> {
    let mut known = vec![person];
    let mut at = 0;
    while let Some(one) = known.get(at).copied() {
        at += 1;
        let mut aliases: BTreeMap<Uuid, Alias> = BTreeMap::new();
        let mut ops = rows.ops_holding(&one.to_string())?;
        ops.retain(|op| op.noun.as_deref() == Some(ALIAS));
        let entities: BTreeSet<Uuid> =
            ops.iter().filter_map(|op| Envelope::parse(&op.raw).ok()).map(|envelope| envelope.e).collect();
        for entity in entities {
            let mut ops = rows.ops_holding(&entity.to_string())?;
            ops.sort_by_key(|op| (op.eff.or(op.h), op.replica, op.s));
            for op in &ops {
                aliases.entry(entity).or_default().hear(&op.raw);
            }
        }
        let said = aliases.into_values().filter(|alias| alias.is_same && !alias.is_gone);
        for other in said.flat_map(|alias| alias.people) {
            if !known.contains(&other) {
                known.push(other);
            }
        }
    }
    known.remove(0);
    Ok(known)
}

/// The noun that says that two records are one person.
const ALIAS: &str = "person_alias";

/// What was said of two records, heard in the order that decides.
#[derive(Default)]
struct Alias {
    people: BTreeSet<Uuid>,
    is_same: bool,
    /// Somebody deleted it. Whether that stands is not reckoned here: nobody is erased on a word that was taken back.
    is_gone: bool,
}

impl Alias {
    fn hear(&mut self, raw: &str) {
        let Ok(operation) = Operation::parse(raw) else { return };
        if operation.t != ALIAS {
            return;
        }
        self.is_gone |= operation.k == Kind::Del;
        let named =
            ["person", "known_as"].into_iter().filter_map(|field| operation.f.get(field)?.v.as_str()?.parse().ok());
        self.people.extend::<Vec<Uuid>>(named.collect());
        if let Some(is_same) = operation.f.get("is_same").and_then(|write| write.v.as_bool()) {
            self.is_same = is_same;
        }
    }
}
