use super::names::{by_name, lines, tables};
use super::{Meaning, Place, Spot, english, key, meant, state_code};
use crate::Country;

fn code(text: &str) -> Country {
    text.parse().unwrap()
}

/// The one place meant: `GB`, `GB:England`, and behind a blank the town.
fn one(answer: &str) -> String {
    match meant(answer) {
        Meaning::Place(Place { spot, town: None }) => spot.value(),
        Meaning::Place(Place { spot, town: Some(town) }) => format!("{} {town}", spot.value()),
        other => format!("{other:?}"),
    }
}

fn asked(answer: &str) -> Vec<String> {
    match meant(answer) {
        Meaning::Ask(spots) => spots.iter().map(Spot::value).collect(),
        other => vec![format!("{other:?}")],
    }
}

#[test]
fn people_name_countries_in_their_own_languages() {
    for (answer, country) in [
        ("United Kingdom", "GB"),
        ("UK", "GB"),
        ("u.k.", "GB"),
        ("great britain", "GB"),
        ("USA", "US"),
        ("U. S. A.", "US"),
        ("america", "US"),
        ("the United States of America", "US"),
        ("EE. UU.", "US"),
        ("Deutschland", "DE"),
        ("deutschland", "DE"),
        ("Österreich", "AT"),
        ("osterreich", "AT"),
        ("Oesterreich", "AT"),
        ("Brasil", "BR"),
        ("BRASIL", "BR"),
        ("Türkiye", "TR"),
        ("TÜRKİYE", "TR"),
        ("Turkey", "TR"),
        ("Russia", "RU"),
        ("Россия", "RU"),
        ("Czech Republic", "CZ"),
        ("česko", "CZ"),
        ("Holland", "NL"),
        ("the Netherlands", "NL"),
        ("Ivory Coast", "CI"),
        ("Côte d’Ivoire", "CI"),
        ("cote d ivoire", "CI"),
        ("españa", "ES"),
        ("Espana", "ES"),
        ("المغرب", "MA"),
        ("السعودية", "SA"),
        ("日本", "JP"),
        ("中国", "CN"),
        ("台灣", "TW"),
        ("대한민국", "KR"),
        ("भारत", "IN"),
        ("ไทย", "TH"),
        ("ישראל", "IL"),
        ("Ελλάδα", "GR"),
        ("ελλαδα", "GR"),
        ("Україна", "UA"),
        ("Việt Nam", "VN"),
        ("viet nam", "VN"),
        ("Polska", "PL"),
        ("South Korea", "KR"),
        ("DRC", "CD"),
        ("Trinidad and Tobago", "TT"),
        ("St. Lucia", "LC"),
        ("saint lucia", "LC"),
        ("Burma", "MM"),
        ("Swaziland", "SZ"),
        ("East Timor", "TL"),
        ("Macedonia", "MK"),
        ("Republic of Ireland", "IE"),
        ("Éire", "IE"),
        ("Kingdom of Spain", "ES"),
        ("Republic of Georgia", "GE"),
        ("Niger", "NE"),
        ("Nigeria", "NG"),
        ("Jordan", "JO"),
        ("DEU", "DE"),
        ("GB", "GB"),
        ("gb", "GB"),
        ("🇩🇪", "DE"),
        ("in the UK", "GB"),
        ("I'm in Canada", "CA"),
        ("she lives in the Netherlands", "NL"),
        ("England", "GB:England"),
        ("Scotland", "GB:Scotland"),
        ("Schottland", "GB:Scotland"),
        ("Wales", "GB:Wales"),
        ("Northern Ireland", "GB:Northern Ireland"),
        ("Texas", "US:TX"),
        ("TX", "US:TX"),
        ("Dubai", "AE:Dubai"),
        ("Ísland", "IS"),
    ] {
        assert_eq!(one(answer), country, "{answer}");
    }
}

#[test]
fn a_town_with_its_country_keeps_its_words() {
    for (answer, place) in [
        ("Berlin, Germany", "DE Berlin"),
        ("Sao Paulo - Brazil", "BR Sao Paulo"),
        ("São Paulo-Brasil", "BR São Paulo"),
        ("Paris (France)", "FR Paris"),
        ("France, Paris", "FR Paris"),
        ("Lagos Nigeria", "NG Lagos"),
        ("San Salvador, El Salvador", "SV San Salvador"),
        ("Stratford-upon-Avon, England", "GB:England Stratford-upon-Avon"),
        ("Leeds UK", "GB Leeds"),
        ("Houston, TX", "US:TX Houston"),
        ("Atlanta, Georgia, USA", "US:GA Atlanta"),
        ("Tbilisi, Republic of Georgia", "GE Tbilisi"),
        ("Guinea-Bissau", "GW"),
        ("Timor-Leste", "TL"),
        ("الدار البيضاء، المغرب", "MA الدار البيضاء"),
        ("日本東京", "JP 東京"),
        ("대한민국 서울", "KR 서울"),
        ("Ho Chi Minh City Vietnam", "VN Ho Chi Minh City"),
        ("London, England, UK", "GB:England London"),
    ] {
        assert_eq!(one(answer), place, "{answer}");
    }
}

#[test]
fn what_may_be_several_is_asked() {
    for (answer, spots) in [
        ("Georgia", &["GE", "US:GA"][..]),
        ("Géorgie", &["GE", "US:GA"]),
        ("Atlanta, Georgia", &["GE", "US:GA"]),
        ("Congo", &["CD", "CG"]),
        ("Kongo", &["CD", "CG"]),
        ("الكونغو", &["CD", "CG"]),
        ("Korea", &["KR", "KP"]),
        ("Corea", &["KR", "KP"]),
        ("Guinea", &["GN", "GW", "GQ", "PG"]),
        ("Ireland", &["IE", "GB:Northern Ireland"]),
        ("América", &["US"]),
        ("Samoa", &["WS", "AS"]),
        ("Virgin Islands", &["VI", "VG"]),
        ("Yugoslavia", &["BA", "HR", "ME", "MK", "RS", "SI", "XK"]),
        ("Netherlands Antilles", &["BQ", "CW", "SX"]),
        ("CA", &["CA", "US:CA"]),
        ("AN", &["BQ", "CW", "SX"]),
        ("no", &["NO"]),
        ("island", &["IS"]),
        ("Germany or Austria", &["AT", "DE"]),
        ("Spain / Portugal", &["ES", "PT"]),
        ("not in Germany", &["DE"]),
        ("he says Nigeria", &["NG"]),
        ("near the border of Mexico", &["MX"]),
        ("Mexico City", &["MX"]),
        ("Phillipins", &["PH"]),
        ("Germny", &["DE"]),
    ] {
        assert_eq!(asked(answer), spots, "{answer}");
    }
}

#[test]
fn what_names_no_country_stays_words() {
    for answer in [
        "",
        "Springfield",
        "at home",
        "I do not know",
        "Narnia",
        "12345",
        "EU",
        "Europe",
        "???",
        "us three",
        "Staten Island",
        "he texts us",
    ] {
        assert_eq!(meant(answer), Meaning::Words, "{answer}");
    }
    assert_eq!(meant(&"Germany ".repeat(100)), Meaning::Words, "a place is no story");
}

#[test]
fn every_english_name_means_its_country_or_is_asked() {
    for (code, rest) in lines(tables()[1].1) {
        let (three, name) = rest.split_once('\t').unwrap();
        let country: Country = code.parse().unwrap();
        assert!(country.is_place() && english(country) == Some(name));
        let named = by_name(&key(name));
        assert!(named.iter().any(|spot| spot.country == country), "{name}: {named:?}");
        if three != "-" {
            assert_eq!(one(three).split(':').next(), Some(code), "{three}");
        }
    }
}

#[test]
fn the_tables_are_in_order_and_name_places_of_today() {
    let [(_, names), _, (_, states), (_, aliases)] = tables();
    let keys: Vec<&str> = lines(names).map(|(key, _)| key).collect();
    assert!(keys.len() > 15_000 && keys.is_sorted(), "they are searched by halves");
    for (name, codes) in lines(names) {
        assert_eq!(key(name), name, "a key is its own key");
        assert!(codes.split(' ').all(|code| self::code(code).is_place()), "{name}: {codes}");
    }
    for (name, rest) in lines(aliases) {
        let (spots, source) = rest.split_once('\t').unwrap();
        assert!(["usage", "constituent", "former", "ambiguous"].contains(&source), "{name}: {source}");
        let read = by_name(&key(name));
        assert_eq!(read.len(), spots.split('|').count(), "{name}: {spots}");
        assert_eq!(source == "ambiguous", read.len() > 1 && source != "former", "{name}");
        for spot in read {
            assert!(english(spot.country).is_some(), "{name}: {spot:?}");
            assert!(
                spot.country != Country::US
                    || spot.region.is_none_or(|state| state_code(state) == Some(state))
            );
        }
    }
    assert_eq!(lines(states).count(), 51);
}

#[test]
fn no_answer_makes_the_reader_fall_over() {
    for answer in
        ["-", "--", ",,,", "( )", "\u{301}", "🇩", "🇩🇪🇫🇷", "日", "ab-cd-ef", "،", "é -", "a\u{0}b", "&&&"]
    {
        let _read = meant(answer);
    }
}
