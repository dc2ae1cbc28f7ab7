//! A value of the log as a screen can write it: what kind of thing it is, and its text. Words for it are the catalogue's.

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;
use sillage_domain::{
    Entity, Id,
    network::{Person, Unit},
};
use sillage_store::Reader;
use ts_rs::TS;
use uuid::Uuid;

use crate::{Failure, visit::name_of};

/// How a value is to be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ShownAs {
    /// Nothing was there, or it was taken away.
    Empty,
    /// As it stands.
    Text,
    /// A word of this program, such as a state: `done`.
    Word,
    /// A day, `YYYY-MM-DD`, or a moment, RFC 3339.
    Moment,
    /// `true` or `false`.
    Flag,
    /// A number.
    Number,
    /// The name of a person.
    Name,
    /// Something made of parts, which a line cannot show.
    Parts,
}

/// A value, ready to be written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct Shown {
    /// How.
    pub kind: ShownAs,
    /// Its text; empty for what has none.
    pub text: String,
    /// The same in English, of a text that was written in both languages.
    pub english: Option<String>,
}

impl Shown {
    fn of(kind: ShownAs, text: impl Into<String>) -> Self {
        Self { kind, text: text.into(), english: None }
    }
}

/// A value as it is shown.
pub(super) fn show(db: &Reader<'_>, value: &Value) -> Result<Shown, Failure> {
    Ok(match value {
        Value::Null => Shown::of(ShownAs::Empty, ""),
        Value::Bool(flag) => Shown::of(ShownAs::Flag, flag.to_string()),
        Value::Number(number) => Shown::of(ShownAs::Number, number.to_string()),
        Value::String(text) => show_text(db, text)?,
        Value::Object(fields) => match fields.get("at").or_else(|| fields.get("fr")).and_then(Value::as_str) {
            Some(at) if fields.contains_key("at") => Shown::of(ShownAs::Moment, at),
            Some(french) => Shown { english: english_of(value), ..Shown::of(ShownAs::Text, french) },
            None => Shown::of(ShownAs::Parts, ""),
        },
        Value::Array(items) if items.is_empty() => Shown::of(ShownAs::Empty, ""),
        Value::Array(_) => Shown::of(ShownAs::Parts, ""),
    })
}

fn show_text(db: &Reader<'_>, text: &str) -> Result<Shown, Failure> {
    if text.is_empty() {
        return Ok(Shown::of(ShownAs::Empty, ""));
    }
    if let Ok(id) = text.parse::<Uuid>() {
        let name = name_of(db, Id::<Person>::new(id))?;
        if !name.is_empty() {
            return Ok(Shown::of(ShownAs::Name, name));
        }
        let unit = db.find(Id::<Unit>::new(id))?.map(|row| row.doc.name);
        return Ok(unit.map_or(Shown::of(ShownAs::Parts, ""), |name| Shown::of(ShownAs::Text, name)));
    }
    let is_moment = chrono::NaiveDate::parse_from_str(text, "%Y-%m-%d").is_ok()
        || chrono::DateTime::parse_from_rfc3339(text).is_ok();
    let kind = match (is_moment, is_free(text)) {
        (true, _) => ShownAs::Moment,
        (false, true) => ShownAs::Text,
        (false, false) => ShownAs::Word,
    };
    Ok(Shown::of(kind, text))
}

/// Whether a text is somebody's own words: words of this program are small letters and underscores, nothing else.
pub(super) fn is_free(text: &str) -> bool {
    !text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"_-:.".contains(&byte))
}

/// The English side of a text in two languages, if somebody wrote it.
fn english_of(value: &Value) -> Option<String> {
    value.get("en").and_then(Value::as_str).filter(|text| !text.is_empty()).map(str::to_owned)
}

/// What names a record best, its title, its text, its name; and the same in English if it was written in both languages.
pub(super) fn label_of(db: &Reader<'_>, noun: &str, doc: &Value) -> Result<(String, Option<String>), Failure> {
    const NAMED: [&str; 9] =
        ["title", "text", "what", "display_name", "expected_behaviour", "scene", "caption", "file_name", "name"];
    for field in NAMED {
        let Some(value) = doc.get(field) else { continue };
        let french = value.get("fr").unwrap_or(value).as_str();
        if let Some(text) = french.filter(|text| !text.is_empty()) {
            return Ok((text.to_owned(), english_of(value)));
        }
    }
    // A record about a person is named by the person.
    let person = ["person", "observed"].iter().find_map(|field| doc.get(field)?.as_str()?.parse::<Uuid>().ok());
    match person.filter(|_| noun != Person::NOUN) {
        Some(person) => Ok((name_of(db, Id::new(person))?, None)),
        None => Ok((String::new(), None)),
    }
}
