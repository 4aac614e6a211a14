//! The names of countries: English ones from the crate `report`, others from each language's own table. All are
//! Unicode's (CLDR), written by `cargo xtask countries`.

use clearline_report::{Country, countries};

use crate::Language;

/// The country's name in this language; that of today with the code that was written, where the code is of the past;
/// the code alone where it is no country's.
pub(crate) fn name(language: Language, country: Country) -> String {
    let of = |country: Country| {
        let own = lines(language).find(|(code, _)| *code == country.code()).map(|(_, name)| name);
        own.or_else(|| countries::english(country)).map(str::to_owned)
    };
    of(country).unwrap_or_else(|| match country.place_today().and_then(of) {
        Some(now) => format!("{now} ({country})"),
        None => country.code().to_owned(),
    })
}

/// Code and name, a line each.
fn lines(language: Language) -> impl Iterator<Item = (&'static str, &'static str)> {
    let table = language.folder().map_or("", |folder| folder.countries);
    table.lines().filter_map(|line| line.split_once('\t'))
}
