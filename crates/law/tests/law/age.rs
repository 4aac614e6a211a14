//! How old the facts of the register are, held against its files.

use std::collections::BTreeSet;

use clearline_law::{AgeLimits, Aged, Flag, Register, aged, shipped_files};
use clearline_report::Country;
use jiff::civil::{Date, date};

use crate::support::read;

const DAY: Date = date(2026, 11, 27);

fn files(part: &str) -> impl Iterator<Item = toml::Table> {
    shipped_files().iter().filter(move |(path, _)| path.contains(part)).map(|(_, text)| text.parse().unwrap())
}

/// The countries of which a list of parties says something as of one time, counted in its file.
fn listed(instrument: &str, as_of: &str) -> BTreeSet<String> {
    let mut lists = files("parties/").map(|mut file| file.remove("parties").unwrap());
    let list = lists.find(|list| list["instrument"].as_str() == Some(instrument)).unwrap();
    let own = |row: &toml::Value| row.get("as_of").unwrap_or(&list["as_of"]).as_str() == Some(as_of);
    let ended = |row: &toml::Value| row.get("to").or(row.get("withdrawn")).is_some();
    let code = |value: &toml::Value| value.as_str().unwrap().to_owned();
    let rows = list["party"].as_array().unwrap().iter().filter(|row| own(row) && !ended(row));
    let mut codes: BTreeSet<String> = rows.map(|row| code(&row["country"])).collect();
    let not_as_of = list.get("not_party_as_of").unwrap_or(&list["as_of"]).as_str();
    if let Some(not) = list.get("not_party").filter(|_| not_as_of == Some(as_of)) {
        codes.extend(not.as_array().unwrap().iter().map(code));
    }
    codes
}

/// Rows and reports of 2023 of one flag and one as-of, counted in the files themselves.
fn counted(flag: Flag, as_of: &str) -> (usize, u64) {
    let (mut rows, mut reports) = (0, 0);
    if let Some(instrument) = flag.instrument() {
        let codes = listed(instrument, as_of);
        let of = |file: &toml::Table| codes.contains(file["country"]["code"].as_str().unwrap());
        for file in files("countries/").filter(of) {
            let said = file["country"].get("reports_2023").and_then(toml::Value::as_integer);
            reports += said.map_or(0, |count| u64::try_from(count).unwrap());
        }
        return (codes.len(), reports);
    }
    for (_, text) in shipped_files().iter().filter(|(path, _)| path.contains("countries/")) {
        let file: toml::Table = text.parse().unwrap();
        let said = |row: &toml::Value, name: &str, value: &str| row[name].as_str() == Some(value);
        let flags = file["flag"].as_array().unwrap();
        let of = |row: &&toml::Value| said(row, "flag", flag.word()) && said(row, "as_of", as_of);
        let gone = ["to", "in_force", "withdrawn"];
        let in_use = |row: &&toml::Value| gone.iter().all(|name| row.get(name).is_none());
        if flags.iter().filter(of).any(|row| in_use(&row)) {
            rows += 1;
            let said = file["country"].get("reports_2023").and_then(toml::Value::as_integer);
            reports += said.map_or(0, |count| u64::try_from(count).unwrap());
        }
    }
    (rows, reports)
}

fn of<'a>(list: &'a [Aged], flag: Flag, as_of: &str) -> &'a Aged {
    let found = list.iter().find(|one| one.of.word() == flag.word() && one.as_of == as_of);
    found.unwrap_or_else(|| panic!("{} as of {as_of} is not called old", flag.word()))
}

/// The audit of 27 November 2026 found these, of four to eleven years, while one row was called stale.
#[test]
fn facts_of_many_years_are_called_old_with_their_age_and_what_rests_on_them() {
    let old = aged(Register::shipped(), DAY, &AgeLimits::default());
    for (flag, as_of, months) in [
        (Flag::UsMlat, "2015-03", 139),
        (Flag::EuropolAgreement, "2017-09", 109),
        (Flag::LanzaroteParty, "2021-04", 66),
        (Flag::CatParty, "2022-08", 50),
        (Flag::IccprOp2Party, "2022-08", 50),
        (Flag::OpscParty, "2022-08", 50),
    ] {
        let one = of(&old, flag, as_of);
        assert_eq!((one.months, one.limit), (months, 24), "{}", flag.word());
        assert_eq!((one.rows, one.reports_2023), counted(flag, as_of), "{}", flag.word());
        assert!(one.rows > 10 && one.reports_2023 > 100_000, "{one:?}");
    }
    assert!(old.is_sorted_by_key(|one| std::cmp::Reverse(one.reports_2023)), "the heaviest first");
}

/// Each agency has a day of its own: they are one line, with the oldest of them.
#[test]
fn agencies_that_are_too_old_are_told_together() {
    let register = Register::shipped();
    let old = aged(register, DAY, &AgeLimits::default());
    let [all] = old.iter().filter(|one| one.of.word() == "agency").collect::<Vec<_>>()[..] else { panic!() };
    assert_eq!((all.as_of.as_str(), all.limit), ("2013-11", 6));
    assert_eq!(all.months, 155);
    let before_april = register.agencies().iter().filter(|one| one.as_of.as_str() < "2026-04").count();
    assert_eq!(all.rows, before_april, "April ended less than seven months before");
}

#[test]
fn a_fact_is_old_from_the_month_after_its_limit_and_the_limit_is_the_readers() {
    let register = Register::shipped();
    let is_old = |day: &str, treaty| {
        let limits = AgeLimits { treaty, ..AgeLimits::default() };
        let old = aged(register, read(day), &limits);
        old.iter().any(|one| one.of.word() == "us_mlat" && one.as_of == "2015-03")
    };
    assert!(!is_old("2017-04-30", 24), "24 months after the end of March 2015 it may still be so");
    assert!(is_old("2017-05-01", 24) && !is_old("2017-05-01", 25));
    assert!(!is_old("2026-11-27", 139) && is_old("2026-11-27", 138));
}

/// What nobody relies on any more is not old: it is history.
#[test]
fn a_row_that_ended_is_not_called_old() {
    let register = Register::shipped();
    let no_longer: Country = read("CI");
    let rows = register.country(no_longer).unwrap().flags();
    assert!(rows.iter().any(|row| row.flag == Flag::IccprOp2Party && row.dates.to.is_some()));
    let old = aged(register, DAY, &AgeLimits::default());
    let (rows, _) = counted(Flag::IccprOp2Party, "2022-08");
    assert_eq!(of(&old, Flag::IccprOp2Party, "2022-08").rows, rows);
}
