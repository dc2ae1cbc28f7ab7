//! The questions about rows, worded once for every database: one text a statement, with `?1`, `?2`. What differs between
//! databases is how a statement is run and what a cell is made of, and that is all they tell here.

mod mending;
mod rows;

use std::borrow::Cow;

use sillage_sync_protocol::Hlc;
use uuid::Uuid;

use super::{Answer, StoreError};
use crate::payloads::Payloads;

/// A database within one transaction.
pub(super) trait Database {
    /// Runs a statement that answers nothing, and tells how many rows it touched.
    fn run(&mut self, sql: &str, values: &[Value<'_>]) -> Answer<usize>;
    /// Runs a question and hands its rows over until somebody has enough (`false`).
    fn query(&mut self, sql: &str, values: &[Value<'_>], row: &mut dyn FnMut(&Row<'_>) -> Answer<bool>) -> Answer<()>;
}

/// The rows of one transaction.
pub(super) struct SqlRows<'p, D> {
    pub(super) database: D,
    pub(super) payloads: &'p Payloads,
}

impl<D: Database> SqlRows<'_, D> {
    fn run<'a>(&mut self, sql: &str, values: impl Params<'a>) -> Answer<usize> {
        self.database.run(sql, &values.values())
    }

    fn one<'a, T>(
        &mut self,
        sql: &str,
        values: impl Params<'a>,
        read: impl FnOnce(&Row<'_>) -> Answer<T>,
    ) -> Answer<Option<T>> {
        let (mut found, mut read) = (None, Some(read));
        self.database.query(sql, &values.values(), &mut |row| {
            if let Some(read) = read.take() {
                found = Some(read(row)?);
            }
            Ok(false)
        })?;
        Ok(found)
    }

    fn many<'a, T>(
        &mut self,
        sql: &str,
        values: impl Params<'a>,
        mut read: impl FnMut(&Row<'_>) -> Answer<T>,
    ) -> Answer<Vec<T>> {
        let mut found = Vec::new();
        self.database.query(sql, &values.values(), &mut |row| {
            found.push(read(row)?);
            Ok(true)
        })?;
        Ok(found)
    }
}

/// A value handed to a statement.
#[derive(Debug, Clone)]
pub(super) enum Value<'a> {
    Null,
    Integer(i64),
    /// A number no column holds: the statement refuses.
    Beyond,
    Text(Cow<'a, str>),
    Bytes(&'a [u8]),
    Id(Uuid),
}

/// What can be handed to a statement.
pub(super) trait ToValue<'a> {
    fn value(self) -> Value<'a>;
}

/// The values of a statement.
pub(super) trait Params<'a> {
    fn values(self) -> Vec<Value<'a>>;
}

impl<'a, T: ToValue<'a>, const N: usize> Params<'a> for [T; N] {
    fn values(self) -> Vec<Value<'a>> {
        self.into_iter().map(ToValue::value).collect()
    }
}

impl<'a> Params<'a> for Vec<Value<'a>> {
    fn values(self) -> Vec<Value<'a>> {
        self
    }
}

/// Values of different kinds.
macro_rules! params {
    ($($value:expr),* $(,)?) => {
        vec![$($crate::store::sql::ToValue::value($value)),*]
    };
}
use params;

macro_rules! integers {
    ($($kind:ty),*) => {
        $(impl<'a> ToValue<'a> for $kind {
            fn value(self) -> Value<'a> {
                i64::try_from(self).map_or(Value::Beyond, Value::Integer)
            }
        }
        impl<'a> ToValue<'a> for &'a $kind {
            fn value(self) -> Value<'a> {
                (*self).value()
            }
        })*
    };
}
integers!(i64, u32, u64, usize);

impl<'a> ToValue<'a> for Value<'a> {
    fn value(self) -> Value<'a> {
        self
    }
}

impl<'a> ToValue<'a> for Uuid {
    fn value(self) -> Value<'a> {
        Value::Id(self)
    }
}

impl<'a> ToValue<'a> for &'a Uuid {
    fn value(self) -> Value<'a> {
        Value::Id(*self)
    }
}

impl<'a> ToValue<'a> for &'a str {
    fn value(self) -> Value<'a> {
        Value::Text(self.into())
    }
}

impl<'a> ToValue<'a> for &'a String {
    fn value(self) -> Value<'a> {
        Value::Text(self.as_str().into())
    }
}

impl<'a> ToValue<'a> for &'a [u8] {
    fn value(self) -> Value<'a> {
        Value::Bytes(self)
    }
}

impl<'a> ToValue<'a> for &'a Vec<u8> {
    fn value(self) -> Value<'a> {
        Value::Bytes(self)
    }
}

impl<'a> ToValue<'a> for &'a [u8; 32] {
    fn value(self) -> Value<'a> {
        Value::Bytes(self)
    }
}

impl<'a> ToValue<'a> for Stamp {
    fn value(self) -> Value<'a> {
        self.0.map_or(Value::Null, |stamp| Value::Text(stamp.to_string().into()))
    }
}

impl<'a, T> ToValue<'a> for Option<T>
where
    T: ToValue<'a>,
{
    fn value(self) -> Value<'a> {
        self.map_or(Value::Null, ToValue::value)
    }
}

impl<'a, T> ToValue<'a> for &'a Option<T>
where
    &'a T: ToValue<'a>,
{
    fn value(self) -> Value<'a> {
        self.as_ref().map_or(Value::Null, ToValue::value)
    }
}

/// A stamp as a column.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stamp(pub Option<Hlc>);

/// What lies in a cell.
#[derive(Debug, Clone, Copy)]
pub(super) enum Cell<'r> {
    Null,
    Integer(i64),
    Text(&'r str),
    Bytes(&'r [u8]),
}

/// A row of an answer.
pub(super) struct Row<'r>(pub &'r dyn Fn(usize) -> Answer<Cell<'r>>);

impl Row<'_> {
    fn get<T: Column>(&self, i: usize) -> Answer<T> {
        T::of((self.0)(i)?)
    }
}

/// What can be read from a cell.
pub(super) trait Column: Sized {
    fn of(cell: Cell<'_>) -> Answer<Self>;
}

const OTHER: StoreError = StoreError::Damaged("column");

macro_rules! integer_columns {
    ($($kind:ty),*) => {
        $(impl Column for $kind {
            fn of(cell: Cell<'_>) -> Answer<Self> {
                match cell {
                    Cell::Integer(number) => number.try_into().map_err(|_| OTHER),
                    _ => Err(OTHER),
                }
            }
        })*
    };
}
integer_columns!(i64, u32, u64);

impl Column for String {
    fn of(cell: Cell<'_>) -> Answer<Self> {
        match cell {
            Cell::Text(text) => Ok(text.into()),
            // Exact bytes of text are kept as bytes where text may not hold every character.
            Cell::Bytes(bytes) => std::str::from_utf8(bytes).map(str::to_owned).map_err(|_| OTHER),
            _ => Err(OTHER),
        }
    }
}

impl Column for Vec<u8> {
    fn of(cell: Cell<'_>) -> Answer<Self> {
        match cell {
            Cell::Bytes(bytes) => Ok(bytes.into()),
            _ => Err(OTHER),
        }
    }
}

impl Column for [u8; 32] {
    fn of(cell: Cell<'_>) -> Answer<Self> {
        match cell {
            Cell::Bytes(bytes) => bytes.try_into().map_err(|_| OTHER),
            _ => Err(OTHER),
        }
    }
}

impl Column for Uuid {
    fn of(cell: Cell<'_>) -> Answer<Self> {
        match cell {
            Cell::Bytes(bytes) => Self::from_slice(bytes).map_err(|_| OTHER),
            _ => Err(OTHER),
        }
    }
}

impl Column for Stamp {
    fn of(cell: Cell<'_>) -> Answer<Self> {
        let text = Option::<String>::of(cell)?;
        let stamp = text.map(|text| text.parse::<Hlc>()).transpose();
        stamp.map(Stamp).map_err(|_| OTHER)
    }
}

impl<T: Column> Column for Option<T> {
    fn of(cell: Cell<'_>) -> Answer<Self> {
        match cell {
            Cell::Null => Ok(None),
            cell => T::of(cell).map(Some),
        }
    }
}
