//! The names of countries in `crates/report/data/countries` and beside the catalogues of `crates/i18n/locales`, and the names
//! of languages there, made from Unicode's CLDR.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

use clearline_report::Country;
use clearline_report::countries::key;
use serde_json::Value;

/// Territories of CLDR that are no country's own, with the country they belong to; the rest is told by `Country::today`.
const NO_COUNTRY: [&str; 6] = ["QO", "XA", "XB", "ZZ", "EU", "UN"];

/// Writes all tables from the unpacked packages `cldr-localenames-full` and `cldr-core`.
///
/// # Errors
///
/// Where a file is missing or not as expected.
pub fn write(names: &Path, core: &Path) -> Result<(), String> {
    let write = |file: &str, text: String| {
        std::fs::write(crate::root().join(file), text)
            .map_err(|error| format!("cannot write {file}: {error}"))
    };
    write("crates/report/data/countries/names.tsv", all_names(names, core)?)?;
    write("crates/report/data/countries/english.tsv", english(names, core)?)?;
    for language in &languages()? {
        let locale = locale_of(names, language);
        write(&format!("{CATALOGUES}/{language}/languages.tsv"), names_of_languages(names, locale)?)?;
        if language != "en" {
            write(&format!("{CATALOGUES}/{language}/countries.tsv"), of_language(names, locale)?)?;
        }
    }
    Ok(())
}

/// Where the catalogues are, a folder for each language.
const CATALOGUES: &str = "crates/i18n/locales";

/// The locale of CLDR that a catalogue is named by. The country where most people speak a language has none of its own:
/// `pt` is Portuguese as in Brazil.
fn locale_of<'l>(names: &Path, language: &'l str) -> &'l str {
    if names.join("main").join(language).exists() {
        return language;
    }
    language.split('-').next().unwrap_or(language)
}

fn languages() -> Result<Vec<String>, String> {
    let told = |error: std::io::Error| format!("cannot list {CATALOGUES}: {error}");
    let folders = std::fs::read_dir(crate::root().join(CATALOGUES)).map_err(told)?;
    folders.map(|folder| Ok(folder.map_err(told)?.file_name().to_string_lossy().into_owned())).collect()
}

fn read(path: &Path) -> Result<Value, String> {
    let text =
        std::fs::read_to_string(path).map_err(|error| format!("cannot read {}: {error}", path.display()))?;
    serde_json::from_str(&text).map_err(|error| format!("{} is no JSON: {error}", path.display()))
}

/// The members of an object somewhere in a document.
fn members<'a>(document: &'a Value, pointer: &str) -> Result<&'a serde_json::Map<String, Value>, String> {
    document.pointer(pointer).and_then(Value::as_object).ok_or_else(|| format!("there is no {pointer}"))
}

fn territories(names: &Path, locale: &str) -> Result<Vec<(String, String)>, String> {
    let document = read(&names.join("main").join(locale).join("territories.json"))?;
    let all = members(&document, &format!("/main/{locale}/localeDisplayNames/territories"))?;
    let text = |(code, name): (&String, &Value)| Some((code.clone(), name.as_str()?.to_owned()));
    Ok(all.iter().filter_map(text).collect())
}

/// The present country of a territory of CLDR, which may be written `GB-alt-short`.
fn country(territory: &str) -> Option<Country> {
    let code = territory.split('-').next().filter(|code| code.len() == 2 && !NO_COUNTRY.contains(code))?;
    code.parse::<Country>().ok()?.place_today()
}

fn all_names(names: &Path, core: &Path) -> Result<String, String> {
    let coverage = read(&core.join("coverageLevels.json"))?;
    let info = read(&core.join("supplemental/territoryInfo.json"))?;
    let spoken = members(&info, "/supplemental/territoryInfo")?;
    let mut keys: BTreeMap<String, BTreeSet<Country>> = BTreeMap::new();
    for (locale, level) in members(&coverage, "/effectiveCoverageLevels")? {
        if !names.join("main").join(locale).join("territories.json").exists() {
            continue;
        }
        let whole = matches!(level.as_str(), Some("modern" | "moderate"));
        let language = locale.split('-').next().unwrap_or(locale);
        for (territory, name) in territories(names, locale)? {
            let Some(country) = country(&territory).filter(|_| name != territory) else { continue };
            let own = || {
                spoken
                    .get(country.code())
                    .and_then(|one| one.pointer(&format!("/languagePopulation/{language}")))
            };
            if whole || own().is_some() {
                for form in forms(&name, language) {
                    keys.entry(key(&form)).or_default().insert(country);
                }
            }
        }
    }
    let mut text = String::new();
    for (key, countries) in keys.iter().filter(|(key, _)| !key.is_empty()) {
        let codes: Vec<&str> = countries.iter().map(Country::code).collect();
        writeln!(text, "{key}\t{}", codes.join(" ")).map_err(|error| error.to_string())?;
    }
    Ok(text)
}

/// How a name is written: as it is, without the part in parentheses, and in German also without its umlauts.
fn forms(name: &str, language: &str) -> Vec<String> {
    let mut forms = vec![name.to_owned()];
    if let (Some((before, rest)), true) = (name.split_once('('), name.contains(')')) {
        let behind = rest.split_once(')').map_or("", |(_, behind)| behind);
        forms.push(format!("{before}{behind}"));
    }
    if language == "de" {
        let spelled: Vec<String> = forms.iter().map(|form| without_umlauts(form)).collect();
        forms.extend(spelled);
    }
    forms
}

fn without_umlauts(name: &str) -> String {
    let pairs = [("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("Ä", "Ae"), ("Ö", "Oe"), ("Ü", "Ue")];
    pairs.iter().fold(name.to_owned(), |name, (umlaut, letters)| name.replace(umlaut, letters))
}

fn english(names: &Path, core: &Path) -> Result<String, String> {
    let mappings = read(&core.join("supplemental/codeMappings.json"))?;
    let three = members(&mappings, "/supplemental/codeMappings")?;
    let mut text = String::new();
    for (territory, name) in territories(names, "en")? {
        let own = country(&territory).filter(|country| country.code() == territory);
        let Some(country) = own else { continue };
        let letters =
            three.get(country.code()).and_then(|codes| codes.pointer("/_alpha3")).and_then(Value::as_str);
        writeln!(text, "{country}\t{}\t{name}", letters.unwrap_or("-")).map_err(|error| error.to_string())?;
    }
    Ok(text)
}

fn of_language(names: &Path, locale: &str) -> Result<String, String> {
    let mut text = String::new();
    for (territory, name) in territories(names, locale)? {
        if country(&territory).is_some_and(|country| country.code() == territory) {
            writeln!(text, "{territory}\t{name}").map_err(|error| error.to_string())?;
        }
    }
    Ok(text)
}

/// Tag and name, a line each. What CLDR has for a tag besides, such as a shorter name, is left out.
fn names_of_languages(names: &Path, locale: &str) -> Result<String, String> {
    let document = read(&names.join("main").join(locale).join("languages.json"))?;
    let all = members(&document, &format!("/main/{locale}/localeDisplayNames/languages"))?;
    let mut text = String::new();
    for (tag, name) in all.iter().filter(|(tag, _)| !tag.contains("-alt-") && !tag.contains("-menu-")) {
        let name = name.as_str().ok_or_else(|| format!("the name of {tag} is no text"))?;
        writeln!(text, "{tag}\t{name}").map_err(|error| error.to_string())?;
    }
    Ok(text)
}
