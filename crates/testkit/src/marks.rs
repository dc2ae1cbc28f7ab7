//! Marks hidden in what people write, and a search of the disk for them: in the open, in UTF-16, in base64, in JSON.

use std::{fs, path::Path};

use base64::{Engine, engine::general_purpose::STANDARD_NO_PAD as BASE64};

/// Where a mark was found: the file, and the form it lay in.
pub type Found = (String, &'static str);

/// Every form of a text that a careless program may leave on a disk.
fn forms(mark: &str) -> Vec<(&'static str, Vec<u8>)> {
    let units: Vec<u16> = mark.encode_utf16().collect();
    let mut forms = vec![
        ("as it is", mark.as_bytes().to_vec()),
        ("UTF-16, little end first", units.iter().flat_map(|unit| unit.to_le_bytes()).collect()),
        ("UTF-16, big end first", units.iter().flat_map(|unit| unit.to_be_bytes()).collect()),
    ];
    for is_large in [false, true] {
        forms.extend([
            ("JSON", json(mark, is_large, |c| c.is_ascii_control())),
            ("JSON in ASCII", json(mark, is_large, |c| c.is_ascii_control() || !c.is_ascii())),
            ("JSON in a page", json(mark, is_large, |c| c.is_ascii_control() || "<>&'".contains(c))),
        ]);
    }
    // Base64 looks different at each of its three phases; what the neighbours share in is left out.
    for phase in 0..3 {
        let shifted = BASE64.encode([vec![0; phase], mark.as_bytes().to_vec()].concat()).into_bytes();
        let last = shifted.len() - usize::from(!(phase + mark.len()).is_multiple_of(3));
        forms.push(("base64", shifted[[0, 2, 3][phase]..last].to_vec()));
    }
    forms
}

/// A text inside a JSON string, some of it by its numbers, in small or large digits.
fn json(text: &str, is_large: bool, is_numbered: impl Fn(char) -> bool) -> Vec<u8> {
    let mut written = String::new();
    for c in text.chars() {
        match c {
            '"' | '\\' => written.extend(['\\', c]),
            '\n' => written.push_str("\\n"),
            '\t' => written.push_str("\\t"),
            _ if is_numbered(c) => {
                for unit in c.encode_utf16(&mut [0; 2]) {
                    let digits = if is_large { format!("{unit:04X}") } else { format!("{unit:04x}") };
                    written.push_str("\\u");
                    written.push_str(&digits);
                }
            }
            _ => written.push(c),
        }
    }
    written.into_bytes()
}

/// Whether these bytes hold others.
pub fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

/// Looks for a mark in bytes, once for all its forms.
pub fn look(bytes: &[u8], mark: &str) -> Option<&'static str> {
    let forms = forms(mark);
    let mut begins = [false; 256];
    forms.iter().for_each(|(_, form)| begins[usize::from(form[0])] = true);
    let mut places = bytes.iter().enumerate().filter(|(_, byte)| begins[usize::from(**byte)]);
    let form_at = |at: usize| forms.iter().find(|(_, form)| bytes[at..].starts_with(form)).map(|(name, _)| *name);
    places.find_map(|(at, _)| form_at(at))
}

/// Looks for a mark in every file under a folder, and in the names of the files.
///
/// # Panics
/// The folder cannot be read.
pub fn look_under(folder: &Path, mark: &str) -> Vec<Found> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.to_string_lossy().contains(mark) {
            found.push((path.display().to_string(), "its name"));
        }
        if path.is_dir() {
            found.extend(look_under(&path, mark));
        } else if let Some(form) = fs::read(&path).ok().and_then(|bytes| look(&bytes, mark)) {
            found.push((path.display().to_string(), form));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_is_found_in_every_form() {
        let mark = "marque \"cachée\" <b>👩</b>";
        let utf16: Vec<u8> = format!("x{mark}y").encode_utf16().flat_map(u16::to_le_bytes).collect();
        for (what, bytes) in [
            ("plain", format!("a {mark} b").into_bytes()),
            ("UTF-16", utf16),
            ("base64, first phase", BASE64.encode(mark).into_bytes()),
            ("base64, second phase", BASE64.encode(format!("x{mark} and more")).into_bytes()),
            ("base64, third phase", BASE64.encode(format!("xy{mark}!")).into_bytes()),
            ("JSON", serde_json::to_vec(&[mark]).expect("JSON")),
            ("JSON in ASCII", br#"["marque \"cach\u00e9e\" <b>\ud83d\udc69</b>"]"#.to_vec()),
            ("JSON in ASCII, large digits", br#"["marque \"cach\u00E9e\" <b>\uD83D\uDC69</b>"]"#.to_vec()),
            ("JSON in a page", r#"["marque \"cachée\" \u003cb\u003e👩\u003c/b\u003e"]"#.into()),
        ] {
            assert!(look(&bytes, mark).is_some(), "{what}");
            assert_eq!(look(&bytes[..bytes.len() / 2], mark), None, "half of {what}");
        }
        assert_eq!(look(b"nothing of the kind", mark), None);
    }
}
