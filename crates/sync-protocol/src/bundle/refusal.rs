//! Why a bundle is refused. The codes are stable: screens word them, other programs act on them.

/// A bundle that changes nothing.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BundleError {
    /// It is something else.
    #[error("not a bundle: {0}")]
    Foreign(String),
    /// It ends before its trailer.
    #[error("truncated")]
    Truncated,
    /// Its bytes are not those that were hashed.
    #[error("damaged: {0}")]
    Damaged(&'static str),
    /// Nobody signed it.
    #[error("unsigned")]
    Unsigned,
    /// The signature is not of the key it names, or the chain does not hold.
    #[error("forged: {0}")]
    Forged(&'static str),
    /// A line that is not what it should be.
    #[error("malformed: {0}")]
    Malformed(String),
    /// Beyond a limit.
    #[error("too large: {0}")]
    TooLarge(&'static str),
    /// It must be understood, and this program is too old for it.
    #[error("needs an update: {0}")]
    NeedsUpdate(String),
    /// Parts of it are missing or not of one parcel.
    #[error("incomplete: {0}")]
    Incomplete(&'static str),
}

impl BundleError {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Foreign(_) => "bundle_foreign",
            Self::Truncated => "bundle_truncated",
            Self::Damaged(_) => "bundle_damaged",
            Self::Unsigned => "bundle_unsigned",
            Self::Forged(_) => "bundle_forged",
            Self::Malformed(_) => "bundle_malformed",
            Self::TooLarge(_) => "bundle_too_large",
            Self::NeedsUpdate(_) => "bundle_needs_update",
            Self::Incomplete(_) => "bundle_incomplete",
        }
    }
}
