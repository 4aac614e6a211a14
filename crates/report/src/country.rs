use std::fmt;
use std::str::FromStr;

/// A country or territory by its two-letter code.
///
/// The reporting API's list is an old GeoIP list, so besides ISO 3166-1 alpha-2 it holds `XK`, a few codes that name no
/// country (`A1`, `A2`, `O1`, `AP`, `EU`) and some that named one formerly (`AN`, `FX`). The code is kept as it was
/// sent; [`Country::today`] returns its present meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Country([u8; 2]);

/// The present meaning of a code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Today {
    /// This country or territory.
    Place(Country),
    /// What it named was divided among these; which of them is meant, the code does not tell.
    Several(Vec<Country>),
    /// A proxy, a satellite, a part of the world: no country.
    Nowhere,
}

/// Codes that name no country: GeoIP's own, and reservations for unions of countries.
const NOWHERE: [&str; 7] = ["A1", "A2", "O1", "AP", "EU", "EZ", "UN"];

/// Codes that were withdrawn (ISO 3166-3) or are only reserved (ISO 3166-1, exceptional reservations), with the present
/// codes of what they named. A code that was assigned again, such as `GE`, is not in this list.
const FORMER: [(&str, &str); 33] = [
    ("AC", "SH"),
    ("AN", "BQ CW SX"),
    ("BU", "MM"),
    ("CP", "FR"),
    ("CQ", "GG"),
    ("CS", "ME RS"),
    ("CT", "KI"),
    ("DD", "DE"),
    ("DG", "IO"),
    ("DY", "BJ"),
    ("EA", "ES"),
    ("FQ", "AQ TF"),
    ("FX", "FR"),
    ("HV", "BF"),
    ("IC", "ES"),
    ("JT", "UM"),
    ("MI", "UM"),
    ("NH", "VU"),
    ("NQ", "AQ"),
    ("NT", "IQ SA"),
    ("PC", "FM MH MP PW"),
    ("PU", "UM"),
    ("PZ", "PA"),
    ("RH", "ZW"),
    ("SU", "AM AZ BY EE GE KG KZ LT LV MD RU TJ TM UA UZ"),
    ("TA", "SH"),
    ("TP", "TL"),
    ("UK", "GB"),
    ("VD", "VN"),
    ("WK", "UM"),
    ("YD", "YE"),
    // Of 1974 to 2003, and so of the country before it was divided as well.
    ("YU", "BA HR ME MK RS SI XK"),
    ("ZR", "CD"),
];

impl Country {
    /// The United States: where the home federal desk is.
    pub const US: Country = Country(*b"US");

    /// The code in capital letters.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("??")
    }

    /// False for codes under which there is no agency to refer to: those of a proxy, a satellite or a region, and those
    /// of former countries.
    pub fn is_place(self) -> bool {
        self.today() == Today::Place(self)
    }

    /// The present meaning of the code.
    pub fn today(self) -> Today {
        if NOWHERE.contains(&self.code()) {
            return Today::Nowhere;
        }
        let Some((_, now)) = FORMER.iter().find(|(former, _)| *former == self.code()) else {
            return Today::Place(self);
        };
        let now: Vec<Country> = now.split(' ').filter_map(|code| code.parse().ok()).collect();
        match now.as_slice() {
            [only] => Today::Place(*only),
            _ => Today::Several(now),
        }
    }

    /// The one present country of the code, if there is one.
    pub fn place_today(self) -> Option<Country> {
        match self.today() {
            Today::Place(place) => Some(place),
            Today::Several(_) | Today::Nowhere => None,
        }
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

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> Country {
        text.parse().unwrap()
    }

    #[test]
    fn a_former_code_means_what_it_named_and_is_never_guessed() {
        for (former, now) in
            [("FX", "FR"), ("UK", "GB"), ("DD", "DE"), ("ZR", "CD"), ("TP", "TL"), ("BU", "MM")]
        {
            assert_eq!(code(former).today(), Today::Place(code(now)));
            assert_eq!(code(former).place_today(), Some(code(now)));
            assert!(!code(former).is_place(), "{former} names no agency's country");
        }
        assert_eq!(code("AN").today(), Today::Several(["BQ", "CW", "SX"].map(code).to_vec()));
        for divided in ["AN", "CS", "YU", "SU"] {
            assert_eq!(code(divided).place_today(), None, "{divided}");
        }
        for nowhere in ["A1", "A2", "O1", "AP", "EU"] {
            assert_eq!(code(nowhere).today(), Today::Nowhere);
        }
        for present in ["GE", "FR", "XK", "BY", "SK", "AI"] {
            assert!(code(present).is_place(), "{present} is a code of today");
        }
    }

    #[test]
    fn whatever_a_former_code_became_is_a_place_of_today() {
        for (former, now) in FORMER {
            for present in now.split(' ') {
                assert!(code(present).is_place(), "{former} became {present}");
            }
        }
    }
}
