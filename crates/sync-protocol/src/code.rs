//! What is printed for a person so that a computer can join: one line with the server's address, a code that is used
//! once, and the first letters of the hash of the authority's certificate, so that nobody stands between the two.

use std::{fmt, str::FromStr};

use sha2::{Digest, Sha256};

/// Crockford's base 32: no letter looks like another.
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Letters of the part of a code that may be shown: it names the code.
const PUBLIC: usize = 4;
/// Letters of the part that is secret: 50 bits.
const SECRET: usize = 10;
/// Letters of the authority's hash: 80 bits, more than anybody can meet by trying.
const PIN: usize = 16;

/// An enrolment code: `ABCD-EFGHJ-KMNPQ`.
#[derive(Clone, PartialEq, Eq)]
pub struct Code {
    letters: String,
}

/// The text is no code or no invitation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an enrolment code")]
pub struct CodeError;

impl Code {
    /// A code of random bytes.
    pub fn of(random: &[u8; PUBLIC + SECRET]) -> Self {
        Self { letters: random.iter().map(|byte| char::from(LETTERS[usize::from(byte % 32)])).collect() }
    }

    /// The part that names it.
    pub fn public(&self) -> &str {
        &self.letters[..PUBLIC]
    }

    /// The part that is secret.
    pub fn secret(&self) -> &str {
        &self.letters[PUBLIC..]
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}-{}", &self.letters[..4], &self.letters[4..9], &self.letters[9..])
    }
}

/// A code is a secret: it does not slip into a log.
impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Code({}…)", self.public())
    }
}

impl FromStr for Code {
    type Err = CodeError;
    /// Small letters, spaces, hyphens and the three usual confusions (`O`, `I`, `L`) are forgiven.
    fn from_str(text: &str) -> Result<Self, CodeError> {
        Ok(Self { letters: letters(text, PUBLIC + SECRET)? })
    }
}

/// What a person types or scans: `host:port/ABCD-EFGHJ-KMNPQ/XXXX-XXXX-XXXX-XXXX`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    /// Host and port.
    pub server: String,
    /// The code.
    pub code: Code,
    /// The beginning of the authority's hash.
    pub pin: Pin,
}

/// The beginning of the hash of an authority's certificate, as letters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pin(String);

impl Pin {
    /// The pin of a certificate (its DER bytes).
    pub fn of(certificate: &[u8]) -> Self {
        let hash = Sha256::digest(certificate);
        let mut bits = hash.iter().flat_map(|byte| (0..8).rev().map(move |bit| (byte >> bit) & 1));
        let letter = |_| {
            let five = bits.by_ref().take(5).fold(0_usize, |number, bit| (number << 1) | usize::from(bit));
            char::from(LETTERS[five])
        };
        Self((0..PIN).map(letter).collect())
    }
}

impl fmt::Display for Pin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let letters = &self.0;
        write!(f, "{}-{}-{}-{}", &letters[..4], &letters[4..8], &letters[8..12], &letters[12..])
    }
}

impl FromStr for Pin {
    type Err = CodeError;
    fn from_str(text: &str) -> Result<Self, CodeError> {
        letters(text, PIN).map(Self)
    }
}

impl fmt::Display for Invitation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}/{}", self.server, self.code, self.pin)
    }
}

impl FromStr for Invitation {
    type Err = CodeError;
    fn from_str(text: &str) -> Result<Self, CodeError> {
        let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        let mut parts = text.split('/');
        let (Some(server), Some(code), Some(pin), None) = (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(CodeError);
        };
        let (host, port) = server.rsplit_once(':').ok_or(CodeError)?;
        if host.is_empty() || host.contains(['@', '?', '#']) || port.parse::<u16>().is_err() {
            return Err(CodeError);
        }
        Ok(Self { server: server.into(), code: code.parse()?, pin: pin.parse()? })
    }
}

fn letters(text: &str, count: usize) -> Result<String, CodeError> {
    let mut letters = String::new();
    for c in text.chars().filter(|c| !c.is_whitespace() && *c != '-') {
        let c = match c.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            c => c,
        };
        if !c.is_ascii() || !LETTERS.contains(&(c as u8)) {
            return Err(CodeError);
        }
        letters.push(c);
    }
    if letters.len() == count { Ok(letters) } else { Err(CodeError) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_is_what_was_printed() {
        let code = Code::of(&[1, 2, 3, 4, 50, 60, 70, 80, 90, 100, 110, 120, 130, 255]);
        assert_eq!(code.to_string().len(), 16);
        assert_eq!(code.to_string().to_lowercase().replace('-', " ").replace('1', "l").parse(), Ok(code.clone()));
        assert!(!format!("{code:?}").contains(code.secret()));
        let pin = Pin::of(b"a certificate");
        assert_ne!(pin, Pin::of(b"another"));
        let invitation = Invitation { server: "sillage.example.org:8443".into(), code, pin };
        assert_eq!(format!(" {invitation}\n").parse(), Ok(invitation));
    }

    #[test]
    fn what_is_none() {
        for wrong in ["", "ABCD-EFGHJ-KMNP", "ABCD-EFGHJ-KMNPQR", "ABCD-EFGHU-KMNPQ", "ABCD-EFGHé-KMNPQ"] {
            assert_eq!(wrong.parse::<Code>(), Err(CodeError), "{wrong}");
        }
        let fine = format!("h:1/ABCD-EFGHJ-KMNPQ/{}", Pin::of(b""));
        assert!(fine.parse::<Invitation>().is_ok());
        for (from, to) in [("h:1", "h"), ("h:1", ":1"), ("h:1", "h:99999"), ("h:1", "a@h:1"), ("/ABCD", "ABCD")] {
            assert!(fine.replacen(from, to, 1).parse::<Invitation>().is_err(), "{from} -> {to}");
        }
    }
}
