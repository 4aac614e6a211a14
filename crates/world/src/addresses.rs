//! Invented places for the addresses that no network may use.

use std::net::{IpAddr, Ipv6Addr};
use std::sync::LazyLock;

use clearline_report::Country;
use rand::Rng;
use rand::seq::IndexedRandom;

use crate::figures::rows;

/// A MaxMind DB that places slices of the documentation ranges (RFC 5737, RFC 3849) in countries; one of them,
/// 203.0.113.240/28, is nowhere. Most records are flat (`country_code`), some have GeoIP2's shape (`country.iso_code`).
/// `crates/world/data/README.md` describes how it was made.
pub const MMDB: &[u8] = include_bytes!("../data/documentation-ranges.mmdb");

/// A slice of a documentation range that [`MMDB`] places in a country.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slice {
    /// Its first address.
    pub base: IpAddr,
    /// Bits of its prefix: 28 for IPv4, 48 for IPv6.
    pub prefix: u8,
}

impl Slice {
    /// An address within, neither the first nor the last.
    pub fn draw(&self, rng: &mut impl Rng) -> IpAddr {
        match self.base {
            IpAddr::V4(base) => IpAddr::V4((u32::from(base) | rng.random_range(1..15)).into()),
            IpAddr::V6(base) => {
                let within = (1_u128 << (128 - u32::from(self.prefix.min(127)))) - 1;
                IpAddr::V6(Ipv6Addr::from(u128::from(base) | rng.random_range(1..within)))
            }
        }
    }
}

/// Where the country's addresses are: no slice, or one IPv6 slice after none, one or two of IPv4.
pub fn addresses_of(country: Country) -> impl Iterator<Item = Slice> {
    SLICES.iter().filter(move |(owner, _)| *owner == country).map(|(_, slice)| *slice)
}

/// How much variety the addresses of a set of reports have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Variety {
    /// IPv4 and IPv6, few enough that reports share some.
    Shared,
    /// IPv6 alone, no two alike: many thousand reports must not all seem to come from the same account.
    Wide,
}

/// An address in the country, where it has any.
pub(crate) fn draw_address(country: Country, variety: Variety, rng: &mut impl Rng) -> Option<IpAddr> {
    let wanted = |slice: &Slice| variety == Variety::Shared || slice.base.is_ipv6();
    let slices: Vec<Slice> = addresses_of(country).filter(wanted).collect();
    slices.choose(rng).map(|slice| slice.draw(rng))
}

static SLICES: LazyLock<Vec<(Country, Slice)>> = LazyLock::new(|| {
    let entry = |row: Vec<&str>| {
        let [network, country, _shape] = row.as_slice() else { return None };
        let (base, prefix) = network.split_once('/')?;
        Some((country.parse().ok()?, Slice { base: base.parse().ok()?, prefix: prefix.parse().ok()? }))
    };
    rows(include_str!("../data/documentation-ranges.csv")).filter_map(entry).collect()
});

#[cfg(test)]
mod tests {
    use maxminddb::{Reader, path};
    use rand::SeedableRng;
    use rand::rngs::StdRng;

    use super::*;
    use crate::figures::COUNTRIES;

    /// The country and the shape of the record, or `None` where the database knows nothing.
    fn place(reader: &Reader<&[u8]>, address: IpAddr) -> Option<(String, &'static str)> {
        let found = reader.lookup(address).unwrap();
        let flat = found.decode_path::<String>(&path!["country_code"]).unwrap().map(|code| (code, "flat"));
        let nested = || found.decode_path::<String>(&path!["country", "iso_code"]).unwrap();
        flat.or_else(|| nested().map(|code| (code, "geoip2")))
    }

    #[test]
    fn the_database_places_every_drawn_address_in_the_wished_country() {
        let reader = Reader::from_source(MMDB).unwrap();
        let mut rng = StdRng::seed_from_u64(7);
        let mut shapes = std::collections::BTreeSet::new();
        for country in COUNTRIES.things() {
            for variety in [Variety::Shared, Variety::Wide] {
                for _ in 0..8 {
                    let address = draw_address(country, variety, &mut rng).unwrap();
                    let (code, shape) = place(&reader, address).unwrap();
                    assert_eq!(code, country.code(), "{address}");
                    shapes.insert(shape);
                }
            }
        }
        assert_eq!(shapes.into_iter().collect::<Vec<_>>(), ["flat", "geoip2"]);
        assert_eq!(place(&reader, "203.0.113.250".parse().unwrap()), None);
        assert_eq!(SLICES.len(), 110, "every line of documentation-ranges.csv is read");
    }
}
