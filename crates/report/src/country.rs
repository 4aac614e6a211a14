use std::fmt;
use std::str::FromStr;

/// A country or territory by its two-letter code.
///
/// The reporting API's list is an old GeoIP list, so besides ISO 3166-1 alpha-2 it holds `XK` and a few codes that
/// name no country (`A1`, `A2`, `O1`, `AP`, `EU`); [`Country::is_place`] tells those apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Country([u8; 2]);

impl Country {
    /// The United States: where the home federal desk is.
    pub const US: Country = Country(*b"US");

    /// The code in capital letters.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("??")
    }

    /// False for the codes that stand for a proxy, a satellite or a region: nobody can be referred to there.
    pub fn is_place(self) -> bool {
        !matches!(&self.0, b"A1" | b"A2" | b"O1" | b"AP" | b"EU")
    }
}

impl fmt::Display for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl FromStr for Country {
    type Err = super::IdError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.as_bytes() {
            [a, b] if a.is_ascii_alphabetic() && b.is_ascii_alphanumeric() => {
                Ok(Country([a.to_ascii_uppercase(), b.to_ascii_uppercase()]))
            }
            _ => Err(super::IdError { what: "country code", expected: "two letters, such as DE" }),
        }
    }
}
