//! The zones a new unit begins with: those one usually walks through in a place of its kind, to be renamed, moved and
//! taken out like any other.

use sillage_domain::{
    Bilingual, Id,
    network::{Unit, UnitKind, Zone},
};
use sillage_i18n::{Locale, Words};
use sillage_store::Writer;

use super::sheet::snake;
use crate::Failure;

/// Adds the usual zones of a kind to a unit that has none.
pub(crate) fn plant_zones(tx: &mut Writer<'_>, unit: Id<Unit>, kind: UnitKind) -> Result<(), Failure> {
    for (name, rank) in usual_zones(kind).into_iter().zip(1..) {
        tx.add(unit.uuid(), &Zone { unit, name, rank })?;
    }
    Ok(())
}

/// `zone-<kind>-1` and on, in the customer's order.
fn usual_zones(kind: UnitKind) -> Vec<Bilingual> {
    let (french, english) = (Words::new(Locale::Fr), Words::new(Locale::En));
    let key = |n: u32| format!("zone-{}-{n}", snake(kind));
    let named =
        |n| french.try_text(&key(n), &[]).ok().map(|fr| Bilingual { fr, en: english.try_text(&key(n), &[]).ok() });
    (1..).map_while(named).collect()
}
