//! The paths to evidence between every two countries that matter, and where each line is from.

use clearline_law::{Flag, PathState, Register, Standing, paths};
use clearline_report::Country;

use crate::support::read;

/// What is not known never opens a path: where it is open, every flag it needs reads as a known value with a source, and
/// its instrument stands.
#[test]
fn an_open_path_rests_on_known_facts_alone() {
    let register = Register::shipped();
    let us: Country = read("US");
    let mut open = 0;
    for day in ["2015-04-01", "2022-10-02", "2024-12-31", "2026-08-18", "2026-11-23"].map(read) {
        for entry in register.countries() {
            for view in paths(register, us, entry.country, day) {
                assert!(view.state == PathState::Open || view.why.is_some(), "{}", view.path.id);
                if view.state != PathState::Open {
                    continue;
                }
                open += 1;
                assert_eq!(register.path_standing(view.path, day), Standing::InForce);
                assert!(!view.path.sources.is_empty());
                assert!(!view.path.except.contains(&entry.country));
                for need in &view.path.needs {
                    let reads = |country| register.reading(country, need.flag, day);
                    let of = if need.of == clearline_law::NeedOf::Sender { us } else { entry.country };
                    let reading = reads(of);
                    assert!(reading.value != "unknown" && !reading.entry.unwrap().sources.is_empty());
                    assert!(need.is.is_empty() || need.is.iter().any(|value| value == reading.value));
                }
            }
        }
    }
    assert!(open > 1000, "{open}");
}

/// Taking away what is known of a country opens nothing.
#[test]
fn forgetting_a_flag_opens_no_path() {
    let register = Register::shipped();
    let (us, day) = (read("US"), read("2026-11-23"));
    for country in ["GB", "CA", "DE", "DK", "JP", "IN", "GI", "KP"] {
        let open = |register: &Register| -> Vec<String> {
            let all = paths(register, us, read(country), day);
            all.iter().filter(|view| view.state == PathState::Open).map(|view| view.path.id.clone()).collect()
        };
        let before = open(register);
        for flag in Flag::ALL {
            let forgotten = open(&register.without(format!("{country}/{}", flag.word())));
            assert!(forgotten.iter().all(|id| before.contains(id)), "{country} {flag:?}: {forgotten:?}");
        }
    }
}

/// The European orders open on their day to every member state but Denmark, to the territories where the law of the
/// Union holds, and to nobody else.
#[test]
fn the_european_orders_open_to_the_union_but_not_to_denmark() {
    let register = Register::shipped();
    let us = read("US");
    let to = |day: &str| -> Vec<String> {
        let opens = |country| {
            paths(register, us, country, read(day))
                .iter()
                .any(|view| view.path.id == "eu-evidence-production" && view.state == PathState::Open)
        };
        let countries = register.countries().map(|entry| entry.country).filter(|country| opens(*country));
        countries.map(|country| country.to_string()).collect()
    };
    assert!(to("2026-08-17").is_empty());
    let members = to("2026-08-18");
    let territories = ["AX", "GF", "GP", "MF", "MQ", "RE", "YT"].map(str::to_owned);
    assert!(territories.iter().all(|code| members.contains(code)), "{members:?}");
    assert_eq!(members.len(), 26 + territories.len());
    assert!(!members.contains(&"DK".to_owned()) && members.contains(&"IE".to_owned()));
}
