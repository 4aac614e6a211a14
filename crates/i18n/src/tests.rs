use clearline_report::{AgencyId, Argument, Country, message};
use fluent_bundle::FluentResource;

use super::*;
use crate::catalogue::CATALOGUES;

const ES: &str = "es";

fn spanish() -> Language {
    Language::named(ES).unwrap()
}

#[test]
fn every_catalogue_can_be_read_and_no_id_comes_twice() {
    for catalogue in CATALOGUES {
        let mut ids = std::collections::BTreeSet::new();
        for text in catalogue.texts {
            let resource = FluentResource::try_new((*text).to_owned())
                .unwrap_or_else(|(_, errors)| panic!("{}: {errors:?} in\n{text}", catalogue.tag));
            for entry in resource.entries() {
                if let fluent_syntax::ast::Entry::Message(message) = entry {
                    assert!(ids.insert(message.id.name.to_owned()), "{}: {}", catalogue.tag, message.id.name);
                }
            }
        }
        assert!(!ids.is_empty(), "{}", catalogue.tag);
    }
}

#[test]
fn what_a_browser_wishes_is_weighed_and_looked_up() {
    for (wish, tag) in [
        ("es", "es"),
        ("es-MX,es;q=0.9,en;q=0.8", "es"),
        ("ES-mx", "es"),
        ("es-419", "es"),
        ("fr-CH, fr;q=0.9, es;q=0.8, en;q=0.7, *;q=0.5", "fr"),
        ("xx, es;q=0.8, en;q=0.7", "es"),
        ("en;q=0.5, es;q=0.9", "es"),
        ("es;q=0.5,en", "en"),
        ("es;q=0.30,en;q=0.4", "en"),
        ("en-GB,es;q=0.9", "en"),
        ("es ; q=0.4 , en ; q=0.3", "es"),
        ("es;q=0, en;q=0.1", "en"),
        ("en, es", "en"),
        ("es, en", "es"),
        ("", "en"),
        ("*", "en"),
        ("zz", "en"),
        ("en-XA", "en"),
        ("ar-XB", "ar"),
        (";;;,,,-", "en"),
        ("es;q=nan, xx", "en"),
        ("es;q=1e99", "es"),
        ("ésé-ü;q=ü", "en"),
    ] {
        assert_eq!(Language::wished(wish).tag(), tag, "{wish:?}");
    }
    let long = format!("{}es", "zz,".repeat(10_000));
    assert_eq!(Language::wished(&long), Language::ENGLISH, "of a long list the end is not read");
}

#[test]
fn a_reader_may_choose_what_has_a_catalogue_and_nothing_else() {
    let all: Vec<&str> = Language::all().map(Language::tag).collect();
    assert!(all.contains(&"en") && all.contains(&ES), "{all:?}");
    for tag in ["", "xx", "en-XA", "ar-XB", "en-US", "es/../en"] {
        assert_eq!(Language::named(tag), Err(UnknownLanguage), "{tag}");
    }
    assert_eq!("ES".parse(), Ok(spanish()));
}

#[test]
fn each_language_has_its_direction() {
    assert_eq!(Language::ENGLISH.direction(), Direction::Ltr);
    assert_eq!(spanish().direction(), Direction::Ltr);
    assert_eq!(Language::PSEUDO.direction(), Direction::Ltr);
    assert_eq!(Language::PSEUDO_RTL.direction(), Direction::Rtl);
}

#[test]
fn a_number_chooses_its_plural_and_is_written_in_groups() {
    let days = |count: i64| message!("span-days", n = count);
    for (language, count, words) in [
        (Language::ENGLISH, 1, "1 day"),
        (Language::ENGLISH, 0, "0 days"),
        (Language::ENGLISH, 1_234_567, "1,234,567 days"),
        (spanish(), 1, "1 día"),
        (spanish(), 2, "2 días"),
        (spanish(), 1_234, "1234 días"),
        (spanish(), 12_345, "12.345 días"),
        (Language::PSEUDO, 1, "⟦1 ðááý⟧"),
    ] {
        assert_eq!(language.say(&days(count)), words);
    }
    let isolated = Language::PSEUDO_RTL.say(&days(2));
    assert_eq!(isolated, "⟦\u{2068}2\u{2069} ðááýš⟧", "where the script turns, a number is kept apart");
}

#[test]
fn sizes_and_lengths_have_their_units() {
    let size = |bytes| Argument::Bytes(bytes);
    let span = |seconds| Argument::Seconds(seconds);
    for (argument, english, in_spanish) in [
        (size(1), "1 byte", "1 byte"),
        (size(999), "999 bytes", "999 bytes"),
        (size(213_001), "214 KB", "214 kB"),
        (size(1_500_000), "1.5 MB", "1,5 MB"),
        (size(2_000_000_000), "2.0 GB", "2,0 GB"),
        (span(30), "30 s", "30 s"),
        (span(90), "1 min 30 s", "1 min 30 s"),
        (span(600), "10 min", "10 min"),
        (span(7_800), "2 h 10 min", "2 h 10 min"),
        (span(7_200), "2 h", "2 h"),
        (span(97_200), "1 day 3 h", "1 día 3 h"),
        (span(864_000), "10 days", "10 días"),
    ] {
        let said = |language| value::text_of(language, &argument);
        assert_eq!((said(Language::ENGLISH), said(spanish())), (english.to_owned(), in_spanish.to_owned()));
    }
}

#[test]
fn lists_are_joined_as_the_language_joins_them() {
    let of =
        |countries: &[&str]| -> Vec<Country> { countries.iter().map(|code| code.parse().unwrap()).collect() };
    let all = Argument::all(of(&["ES", "CH", "IT"]));
    let any = Argument::any(of(&["UY", "HN"]));
    assert_eq!(value::text_of(Language::ENGLISH, &all), "Spain, Switzerland and Italy");
    assert_eq!(value::text_of(spanish(), &all), "España, Suiza e Italia");
    assert_eq!(value::text_of(Language::ENGLISH, &any), "Uruguay or Honduras");
    assert_eq!(value::text_of(spanish(), &any), "Uruguay u Honduras");
    assert_eq!(value::text_of(spanish(), &Argument::all([message!("span-days", n = 1)])), "1 día");
    assert_eq!(value::text_of(spanish(), &Argument::All(Vec::new())), "");
}

#[test]
fn every_country_of_today_has_its_name_in_every_language() {
    let letters = || (b'A'..=b'Z').map(char::from);
    let codes = letters().flat_map(|one| letters().map(move |two| format!("{one}{two}")));
    let known: Vec<Country> = codes
        .filter_map(|code| code.parse::<Country>().ok())
        .filter(|country| clearline_report::countries::english(*country).is_some())
        .collect();
    assert!(known.len() > 240, "{}", known.len());
    for catalogue in CATALOGUES.iter().filter(|catalogue| catalogue.tag != "en") {
        for country in &known {
            let line = format!("{country}\t");
            let named = catalogue.countries.lines().any(|text| text.starts_with(&line));
            assert!(named, "{} has no name for {country}", catalogue.tag);
        }
    }
    let name = |code: &str| countries::name(spanish(), code.parse().unwrap());
    assert_eq!([name("DE"), name("BR"), name("US")], ["Alemania", "Brasil", "Estados Unidos"]);
    assert_eq!(name("FX"), "Francia (FX)", "a code of the past is named with what it is today");
    assert_eq!(name("A1"), "A1", "a proxy is no country");
}

#[test]
fn a_language_is_named_in_the_readers_language_and_in_itself() {
    let named = |language: Language, tag: &str| value::text_of(language, &Argument::language(tag));
    assert_eq!([named(Language::ENGLISH, "es"), named(spanish(), "es")], ["Spanish", "español"]);
    assert_eq!(
        [named(Language::ENGLISH, "pt-BR"), named(spanish(), "fil")],
        ["Brazilian Portuguese", "filipino"]
    );
    assert_eq!(
        named(spanish(), "de-LI"),
        "alemán",
        "a tag without a name of its own has that of its language"
    );
    assert_eq!(named(spanish(), "xx"), "xx", "what is no language is its tag");
    assert_eq!(spanish().name(), "Español", "in the list of languages each is named in itself");
    for catalogue in CATALOGUES {
        for language in Language::all() {
            // Some tables have `pt` for `pt-BR`.
            let general = language.tag().split('-').next().unwrap();
            let is_name = |line: &str| {
                line.split('\t').next().is_some_and(|tag| tag == language.tag() || tag == general)
            };
            let is_there = catalogue.languages.lines().any(is_name);
            assert!(is_there, "{} has no name for {}", catalogue.tag, language.tag());
        }
    }
}

#[test]
fn names_and_words_are_put_into_the_sentence_by_whoever_writes_it() {
    struct Marked;
    impl Names for Marked {
        fn agency(&self, id: &AgencyId) -> Option<String> {
            (id.to_string() == "br-pf").then(|| "Polícia Federal".to_owned())
        }
        fn written(&self, _: &Argument, text: String) -> String {
            format!("<{text}>")
        }
    }
    let agencies = Argument::any(["br-pf", "gb-1"].map(|id| id.parse::<AgencyId>().unwrap()));
    assert_eq!(value::text(spanish(), &agencies, &Marked), "<Polícia Federal> o <gb-1>");
    let inner = Argument::from(message!("size-mb", n = Argument::words("a & b")));
    assert_eq!(value::text(Language::ENGLISH, &inner, &Marked), "<a & b> MB", "a term of ours is not marked");
}

#[test]
fn each_catalogue_has_a_version_of_its_own() {
    let versions: std::collections::BTreeSet<&str> = Language::all().map(Language::catalogue).collect();
    assert_eq!(versions.len(), Language::all().count());
    assert!(versions.iter().all(|version| version.len() == 16), "{versions:?}");
}

#[test]
fn an_id_that_no_catalogue_has_is_shown_as_itself() {
    assert_eq!(spanish().say(&message!("no-such-message", a = 1)), "[no-such-message]");
    assert!(!spanish().has(&message!("no-such-message")) && spanish().has(&message!("span-days")));
    assert!(Language::PSEUDO_RTL.has(&message!("span-days")));
    let lacks = spanish().say(&message!("span-days"));
    assert_eq!(lacks, "[span-days]", "a text whose argument is missing is not made up");
}

#[test]
fn the_invented_languages_show_what_is_from_a_catalogue() {
    assert_eq!(Language::PSEUDO.say(&message!("size-bytes", n = 2)), "⟦2 ƀýţééš⟧");
    assert_eq!(pseudo::accented("Read <b>this</b> & go"), "Ŕééááð <b>ţĥííš</b> & ĝóó");
    let name = value::text_of(Language::PSEUDO, &Argument::from("BR".parse::<Country>().unwrap()));
    assert_eq!(name, "Brazil", "a name is put in as it is");
}
