//! How often what happens, from published figures.

use std::sync::LazyLock;

use clearline_report::Country;
use rand::Rng;

/// Things with a weight each, drawn in proportion to it.
pub(crate) struct Weighted<T> {
    entries: Vec<(T, u64)>,
    total: u64,
}

impl<T: Copy> Weighted<T> {
    fn new(entries: Vec<(T, u64)>) -> Weighted<T> {
        let total = entries.iter().map(|(_, weight)| weight).sum();
        Weighted { entries, total }
    }

    /// One of them; `None` only from an empty list.
    pub(crate) fn draw(&self, rng: &mut impl Rng) -> Option<T> {
        if self.total == 0 {
            return None;
        }
        let mut left = rng.random_range(0..self.total);
        self.entries
            .iter()
            .find(|(_, weight)| {
                let here = left < *weight;
                left = left.saturating_sub(*weight);
                here
            })
            .map(|(thing, _)| *thing)
    }

    #[cfg(test)]
    pub(crate) fn things(&self) -> impl Iterator<Item = T> {
        self.entries.iter().map(|(thing, _)| *thing)
    }
}

/// The rows of a CSV text of ours: no quoting, lines that begin with `#` are its sources.
pub(crate) fn rows(csv: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    csv.lines().filter(|line| !line.starts_with('#')).map(|line| line.split(',').collect())
}

/// Countries by the reports of 2023.
pub(crate) static COUNTRIES: LazyLock<Weighted<Country>> = LazyLock::new(|| {
    let entry = |row: Vec<&str>| match row.as_slice() {
        [country, reports] => Some((country.parse().ok()?, reports.parse().ok()?)),
        _ => None,
    };
    Weighted::new(rows(include_str!("../data/countries.csv")).filter_map(entry).collect())
});

/// Providers, counted from 0, by the reports of 2023.
pub(crate) static PROVIDERS: LazyLock<Weighted<usize>> = LazyLock::new(|| {
    let entry = |row: Vec<&str>| match row.as_slice() {
        [rank, reports] => Some((rank.parse::<usize>().ok()?.checked_sub(1)?, reports.parse().ok()?)),
        _ => None,
    };
    Weighted::new(rows(include_str!("../data/providers.csv")).filter_map(entry).collect())
});

#[cfg(test)]
mod tests {
    use rand::SeedableRng;
    use rand::rngs::StdRng;

    use super::*;

    #[test]
    fn draws_follow_the_published_figures() {
        assert_eq!(COUNTRIES.things().count(), 63, "every line of countries.csv is read");
        assert_eq!(PROVIDERS.things().count(), 24, "every line of providers.csv is read");
        let mut rng = StdRng::seed_from_u64(1);
        let india: Country = "IN".parse().unwrap();
        let draws = (0..10_000).filter(|_| COUNTRIES.draw(&mut rng) == Some(india)).count();
        // 8.9 million of the 34.4 million reports of the listed countries.
        assert!((2_400..2_800).contains(&draws), "{draws} of 10000 from India");
        assert!((0..1_000).all(|_| PROVIDERS.draw(&mut rng).is_some()));
    }
}
