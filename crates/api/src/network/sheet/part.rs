//! The sheets of the network's spreadsheet and their columns: the one list that the template, the reading and the
//! preview share.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// Support structures.
    Structures,
    /// Units.
    Units,
    /// Zones in the customer's order.
    Zones,
    /// Channels of the units.
    Channels,
    /// Functions.
    Functions,
    /// Opening hours.
    Hours,
    /// People and roles.
    People,
}

/// A column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    Name,
    NameEn,
    Region,
    Code,
    Kind,
    Structure,
    Address,
    TimeZone,
    Status,
    MarketNote,
    Unit,
    Order,
    Channel,
    Label,
    LabelEn,
    Regime,
    MinPresence,
    Active,
    Day,
    Opens,
    Closes,
    Number,
    Email,
    Role,
    From,
    Until,
    Key,
}

impl Part {
    /// Every sheet, in the order of the workbook.
    pub const ALL: [Self; 7] =
        [Self::Structures, Self::Units, Self::Zones, Self::Channels, Self::Functions, Self::Hours, Self::People];

    /// Its columns, from left to right.
    pub fn fields(self) -> &'static [Field] {
        use Field::*;
        match self {
            Self::Structures => &[Name, Region, Key],
            Self::Units => &[Code, Name, Kind, Structure, Address, TimeZone, Status, MarketNote, Key],
            Self::Zones => &[Unit, Order, Name, NameEn, Key],
            Self::Channels => &[Unit, Channel, Active, Label, LabelEn, Regime],
            Self::Functions => &[Unit, Name, NameEn, Regime, MinPresence, Active, Key],
            Self::Hours => &[Unit, Day, Opens, Closes],
            Self::People => &[Name, Number, Email, Role, Unit, From, Until, Active, Key],
        }
    }

    /// The columns without which the sheet says nothing.
    pub fn required(self) -> &'static [Field] {
        use Field::*;
        match self {
            Self::Structures | Self::Functions => &[Name],
            Self::Units => &[Code, Name],
            Self::Zones => &[Unit, Name],
            Self::Channels => &[Unit, Channel],
            Self::Hours => &[Unit, Day, Opens, Closes],
            Self::People => &[Name, Role, Unit],
        }
    }
}

impl Field {
    /// The end of its keys in the catalogue.
    pub fn word(self) -> String {
        snake(self)
    }

    /// Its width in a workbook, in characters.
    pub fn width(self) -> u16 {
        match self {
            Self::Name | Self::NameEn | Self::Structure | Self::Email => 30,
            Self::Address | Self::MarketNote => 40,
            Self::Kind | Self::Regime | Self::Role | Self::Label | Self::LabelEn | Self::Region => 24,
            Self::Order | Self::Active | Self::Opens | Self::Closes | Self::MinPresence => 11,
            Self::Key => 8,
            _ => 16,
        }
    }
}

/// The name of a value as the catalogue has it: snake_case with dashes, a figure as it is.
pub(crate) fn snake(value: impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(name)) => name.replace('_', "-"),
        Ok(value) => value.to_string(),
        Err(_) => String::new(),
    }
}
