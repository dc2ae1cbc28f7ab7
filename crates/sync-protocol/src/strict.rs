//! The one strictness every line from outside meets before anybody reads it: depth, number of keys, no key twice,
//! no number a web view would round. It builds nothing, so its cost is the length of the line.

use std::{borrow::Cow, cell::Cell, collections::HashSet, fmt};

use serde::{
    Deserialize,
    de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor},
};

/// Largest whole number both sides read alike (2^53).
const LARGEST: u64 = 1 << 53;

/// How much a line may hold.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Bounds {
    pub depth: usize,
    pub keys: usize,
}

/// Checks one JSON line; the answer is a word for the log.
pub(crate) fn check(line: &str, bounds: Bounds) -> Result<(), String> {
    let keys = Cell::new(0);
    let mut reader = serde_json::Deserializer::from_str(line);
    Walk { bounds, depth: 0, keys: &keys }.deserialize(&mut reader).map_err(|error| error.to_string())?;
    reader.end().map_err(|error| error.to_string())
}

#[derive(Clone, Copy)]
struct Walk<'k> {
    bounds: Bounds,
    depth: usize,
    keys: &'k Cell<usize>,
}

impl Walk<'_> {
    fn deeper<E: Error>(self) -> Result<Self, E> {
        if self.depth >= self.bounds.depth {
            return Err(E::custom("too deep"));
        }
        Ok(Self { depth: self.depth + 1, ..self })
    }
}

impl<'de> DeserializeSeed<'de> for Walk<'_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Walk<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }
    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }
    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }
    fn visit_str<E>(self, _: &str) -> Result<(), E> {
        Ok(())
    }
    fn visit_i64<E: Error>(self, n: i64) -> Result<(), E> {
        if n.unsigned_abs() <= LARGEST { Ok(()) } else { Err(E::custom("number out of range")) }
    }
    fn visit_u64<E: Error>(self, n: u64) -> Result<(), E> {
        if n <= LARGEST { Ok(()) } else { Err(E::custom("number out of range")) }
    }
    fn visit_f64<E: Error>(self, n: f64) -> Result<(), E> {
        // A whole number too long for an integer arrives here, already rounded.
        if n.is_finite() && n.abs() <= 9_007_199_254_740_992.0 { Ok(()) } else { Err(E::custom("number out of range")) }
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        let inner = self.deeper()?;
        while items.next_element_seed(inner)?.is_some() {}
        Ok(())
    }
    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<(), A::Error> {
        let inner = self.deeper()?;
        let mut seen = Seen::default();
        while let Some(Key(key)) = fields.next_key()? {
            self.keys.set(self.keys.get() + 1);
            if self.keys.get() > self.bounds.keys {
                return Err(A::Error::custom("too many keys"));
            }
            if !seen.insert(key) {
                return Err(A::Error::custom("a key twice"));
            }
            fields.next_value_seed(inner)?;
        }
        Ok(())
    }
}

/// A key as it stands in the line, unless it is written with escapes.
#[derive(Deserialize)]
struct Key<'l>(#[serde(borrow)] Cow<'l, str>);

/// The keys of an object so far. Most objects have few, and few are quicker looked through than hashed.
#[derive(Default)]
struct Seen<'l> {
    few: Vec<Cow<'l, str>>,
    many: HashSet<Cow<'l, str>>,
}

/// So many keys are few.
const FEW: usize = 24;

impl<'l> Seen<'l> {
    /// Whether the key is new.
    fn insert(&mut self, key: Cow<'l, str>) -> bool {
        if self.few.contains(&key) || !self.many.is_empty() && self.many.contains(&key) {
            return false;
        }
        if self.few.len() < FEW {
            self.few.push(key);
            return true;
        }
        self.many.insert(key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_twice_among_few_and_among_many() {
        let bounds = Bounds { depth: 2, keys: 200 };
        let line = |keys: Vec<usize>| {
            let fields: Vec<String> = keys.iter().map(|key| format!(r#""k{key}":1"#)).collect();
            format!("{{{}}}", fields.join(","))
        };
        assert_eq!(check(&line((0..100).collect()), bounds), Ok(()));
        for twice in [0, FEW - 1, FEW, FEW + 1, 99] {
            let said = check(&line((0..100).chain([twice]).collect()), bounds).unwrap_err();
            assert!(said.contains("a key twice"), "{twice}: {said}");
        }
    }

    #[test]
    fn what_is_refused() {
        let bounds = Bounds { depth: 4, keys: 3 };
        let refused = |line: &str| check(line, bounds).err();
        for fine in ["{}", r#"{"a":[1,{"b":null}],"c":-2.5}"#, "[[[[]]]]", "9007199254740992"] {
            assert_eq!(refused(fine), None, "{fine}");
        }
        for (line, why) in [
            ("[[[[[]]]]]", "too deep"),
            (r#"{"a":{"b":{"c":{"d":{}}}}}"#, "too"),
            (r#"{"a":1,"b":2,"c":3,"d":4}"#, "too many keys"),
            (r#"{"a":1,"a":2}"#, "a key twice"),
            (r#"{"a":1,"\u0061":2}"#, "a key twice"),
            ("9007199254740993", "out of range"),
            ("123456789012345678901234567890", "out of range"),
            ("1e400", "out of range"),
            (r#""\ud800""#, "hex escape"),
            ("{} {}", "trailing"),
            (r#"{"a":"#, "EOF"),
            ("NaN", "expected"),
        ] {
            let said = refused(line).unwrap_or_else(|| panic!("{line} was accepted"));
            assert!(said.contains(why), "{line}: {said}");
        }
    }
}
