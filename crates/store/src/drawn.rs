//! Operations read while they are written down. Of an entity nothing is here of, what they say is all that is said: its
//! row is drawn from them alone.

use std::collections::{BTreeMap, BTreeSet};

use sillage_sync_protocol::{Kind, Line, Operation, Stamp};
use uuid::Uuid;

use crate::{
    StoreError,
    image::{Image, Row},
    intake::Order,
};

/// Operations as they were read.
pub struct Drawn {
    /// What each line says; none of what a newer program wrote.
    pub(crate) said: Vec<Option<Operation>>,
    rows: BTreeMap<Uuid, Row>,
}

impl Drawn {
    /// Reads lines, and draws nothing.
    pub(crate) fn read(lines: &[Line]) -> Self {
        let said = lines.iter().map(|line| Operation::parse(&line.raw).ok()).collect();
        Self { said, rows: BTreeMap::new() }
    }

    /// Reads a page of the server's, wherever there is time to: see [`Writer::take_page`](crate::Writer::take_page).
    pub fn page(lines: &[Line]) -> Self {
        Self::of(lines, Order::Servers, 0)
    }

    /// Reads lines, and draws their entities as if nothing else were said of them.
    pub(crate) fn of(lines: &[Line], order: Order, now_ms: i64) -> Self {
        let mut drawn = Self::read(lines);
        let mut entities = BTreeMap::<Uuid, Vec<(Stamp, &Operation)>>::new();
        let mut blocks = BTreeSet::new();
        for (line, operation) in lines.iter().zip(&drawn.said) {
            let Some(operation) = operation else { continue };
            if operation.k == Kind::Evt {
                // Its rows are a table of their own.
                blocks.insert(operation.e);
            }
            let (eff, _) = order.of(line, now_ms);
            let stamp = Stamp { h: eff.unwrap_or(line.envelope.h), r: operation.r, s: operation.s };
            entities.entry(operation.e).or_default().push((stamp, operation));
        }
        entities.retain(|entity, _| !blocks.contains(entity));
        // What cannot be drawn here is projected in the ordinary way, which says why.
        drawn.rows =
            entities.into_iter().filter_map(|(entity, said)| Some((entity, draw(entity, said).ok()??))).collect();
        drawn
    }

    /// The row of an entity, if nothing else is said of it.
    pub(crate) fn take(&mut self, entity: Uuid) -> Option<Row> {
        self.rows.remove(&entity)
    }
}

fn draw(entity: Uuid, mut said: Vec<(Stamp, &Operation)>) -> Result<Option<Row>, StoreError> {
    said.sort_unstable_by_key(|(stamp, _)| *stamp);
    let mut image = Image::blank(entity);
    for (stamp, operation) in said {
        image.fold(operation, stamp.h)?;
    }
    image.row()
}
