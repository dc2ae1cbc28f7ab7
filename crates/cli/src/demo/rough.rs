//! Texts that break weak software: markup of the report, formulas, scripts, direction controls, scripts of other
//! writing, emoji, towers of marks; and texts far too long. In a rough play everything that is typed carries them, and
//! every field is first offered a million characters, which it has to refuse with a sentence.

use serde_json::Value;

use super::stage::Stage;
use crate::desk::Trouble;

/// Follows every typed text.
pub const ROUGH: &str = " =cmd|'/C calc'!A0 #panic() $x^2$ *a* _b_ `c` @d <e> {$f} {\"g\"} <script>window.rough=1</script>\
     <img src=x onerror=\"window.rough=1\"> \\ \u{202E}lasrever\u{202C} \u{2067}isolate\u{2069} 👩🏽‍🚒 עברית العربية 漢字 \u{1F9FF} \
     Z\u{0337}\u{0327}\u{034E}\u{0321}\u{0310}\u{0313}a \u{7}";
/// The same for a name, where what hides or reorders is refused.
pub const ROUGH_NAME: &str = " =cmd|A0 #x() $y$ *a* {$f} <b> 👩🏽‍🚒 漢字";
const LONG: usize = 1_000_000;

/// Calls a command whose body holds rough texts.
pub fn call(stage: &Stage, name: &str, body: Value) -> Result<Value, Trouble> {
    for pointer in rough_places(&body) {
        let mut long = body.clone();
        if let Some(place) = long.pointer_mut(&pointer) {
            *place = Value::String("é".repeat(LONG));
        }
        match stage.desk_call(name, long) {
            Err(Trouble::Failed(failure)) => worded(stage, &failure.code)?,
            Err(other) => return Err(other),
            Ok(_) => return Err(Trouble::Unexpected(format!("a refusal of a million characters: {name} {pointer}"))),
        }
    }
    match stage.desk_call(name, body.clone()) {
        Err(Trouble::Failed(failure)) if matches!(&*failure.code, "name_with_hidden_characters" | "text_too_long") => {
            worded(stage, &failure.code)?;
            let mut milder = body;
            for pointer in rough_places(&milder) {
                if let Some(Value::String(text)) = milder.pointer_mut(&pointer) {
                    *text = text.replace(ROUGH, ROUGH_NAME);
                }
            }
            stage.desk_call(name, milder)
        }
        answer => answer,
    }
}

/// A refusal is a sentence, in the catalogue.
fn worded(stage: &Stage, code: &str) -> Result<(), Trouble> {
    let key = format!("failure-{}", code.replace('_', "-"));
    if stage.words.has(&key) { Ok(()) } else { Err(Trouble::Unexpected(key)) }
}

/// Pointers to the rough texts of a body.
fn rough_places(body: &Value) -> Vec<String> {
    match body {
        Value::String(text) if text.ends_with(ROUGH) => vec![String::new()],
        Value::Object(fields) => fields
            .iter()
            .flat_map(|(name, value)| rough_places(value).into_iter().map(move |rest| format!("/{name}{rest}")))
            .collect(),
        Value::Array(items) => items
            .iter()
            .enumerate()
            .flat_map(|(at, value)| rough_places(value).into_iter().map(move |rest| format!("/{at}{rest}")))
            .collect(),
        _ => Vec::new(),
    }
}
