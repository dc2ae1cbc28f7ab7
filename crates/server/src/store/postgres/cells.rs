//! Values and cells in PostgreSQL's own binary form.

use std::error::Error;

use bytes::BytesMut;
use postgres::types::{FromSql, IsNull, ToSql, Type, to_sql_checked};

use super::{Answer, StoreError, Value};
use crate::store::sql::Cell;

/// A value on its way.
#[derive(Debug)]
pub(super) struct Sent<'v>(pub &'v Value<'v>);

/// As a statement takes them.
pub(super) fn references<'v>(values: &'v [Sent<'_>]) -> Vec<&'v (dyn ToSql + Sync)> {
    values.iter().map(|value| value as &(dyn ToSql + Sync)).collect()
}

impl ToSql for Sent<'_> {
    fn to_sql(&self, _: &Type, out: &mut BytesMut) -> Result<IsNull, Box<dyn Error + Sync + Send>> {
        match self.0 {
            Value::Null => return Ok(IsNull::Yes),
            Value::Integer(number) => out.extend_from_slice(&number.to_be_bytes()),
            Value::Beyond => return Err("a number no column holds".into()),
            Value::Text(text) => out.extend_from_slice(text.as_bytes()),
            Value::Bytes(bytes) => out.extend_from_slice(bytes),
            Value::Id(id) => out.extend_from_slice(id.as_bytes()),
        }
        Ok(IsNull::No)
    }

    fn accepts(kind: &Type) -> bool {
        [Type::INT8, Type::TEXT, Type::BYTEA, Type::UUID].contains(kind)
    }

    to_sql_checked!();
}

/// A cell as it came.
pub(super) struct Raw<'r>(&'r [u8], Type);

impl<'r> FromSql<'r> for Raw<'r> {
    fn from_sql(kind: &Type, raw: &'r [u8]) -> Result<Self, Box<dyn Error + Sync + Send>> {
        Ok(Self(raw, kind.clone()))
    }

    fn accepts(kind: &Type) -> bool {
        [Type::INT8, Type::TEXT, Type::BYTEA, Type::UUID].contains(kind)
    }
}

impl<'r> Raw<'r> {
    /// The cell of a row.
    pub(super) fn cell(row: &'r postgres::Row, i: usize) -> Answer<Cell<'r>> {
        let Some(Raw(bytes, kind)) = row.try_get::<_, Option<Self>>(i)? else {
            return Ok(Cell::Null);
        };
        match kind {
            Type::INT8 => bytes
                .try_into()
                .map(|bytes| Cell::Integer(i64::from_be_bytes(bytes)))
                .map_err(|_| StoreError::Damaged("column")),
            Type::TEXT => std::str::from_utf8(bytes).map(Cell::Text).map_err(|_| StoreError::Damaged("text")),
            _ => Ok(Cell::Bytes(bytes)),
        }
    }
}
