//! The paths to evidence between every two countries that matter, and where each line is from.

use std::collections::{BTreeMap, BTreeSet};

use clearline_law::{
    BriefInput, Contacts, Facts, Flag, NeedOf, Path, PathState, Register, Source, Standing, brief,
    disclosure, paths,
};
use clearline_report::{AgencyClass, Country};
use jiff::Timestamp;

use crate::support::{basis, english, read, some_facts};

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

/// What two states owe one another works both ways: a path that asks the same of both ends, or of the one that is not the
/// United States, stands alike in both directions. Only where the data lie, or who alone may ask, makes a difference.
#[test]
fn what_two_states_owe_one_another_stands_alike_in_both_directions() {
    let register = Register::shipped();
    let mutual = |path: &Path| {
        let one_way = path.needs.iter().any(|need| matches!(need.of, NeedOf::Sender | NeedOf::Recipient));
        !one_way && path.lies_in.is_empty() && path.countries.is_empty() && path.except.is_empty()
    };
    let ids: BTreeSet<&str> =
        register.paths().iter().filter(|path| mutual(path)).map(|path| path.id.as_str()).collect();
    // What the audit found to be shown in one direction only.
    for id in ["us-mlat", "eu-us-mla", "cloud-act", "inter-american-mla", "untoc"] {
        assert!(ids.contains(id), "{id} is no longer mutual: {ids:?}");
    }
    let us: Country = read("US");
    let third = ["DE", "FR", "GB", "JP", "BR", "HN", "KE", "DK", "RE", "XK", "KP"].map(read::<Country>);
    let mut pairs: Vec<(Country, Country)> = register.countries().map(|entry| (us, entry.country)).collect();
    for (at, one) in third.iter().enumerate() {
        pairs.extend(third.iter().skip(at + 1).map(|other| (*one, *other)));
    }
    let (mut open, mut shut) = (0, 0);
    for day in ["2016-01-01", "2023-06-30", "2026-11-27"].map(read) {
        for (one, other) in &pairs {
            let states = |from, to| -> BTreeMap<&str, PathState> {
                let views = paths(register, from, to, day).into_iter();
                views
                    .map(|view| (view.path.id.as_str(), view.state))
                    .filter(|(id, _)| ids.contains(id))
                    .collect()
            };
            let (there, back) = (states(*one, *other), states(*other, *one));
            assert_eq!(there, back, "{one} and {other} on {day}");
            open += there.values().filter(|state| **state == PathState::Open).count();
            shut += there.values().filter(|state| **state != PathState::Open).count();
        }
    }
    assert!(open > 500 && shut > 500, "{open} {shut}");
}

/// In no brief stands a source that was not read, nor the day or the number of how it was found.
#[test]
fn nothing_of_own_knowledge_is_shown_with_a_source_in_any_brief() {
    let register = Register::shipped();
    let at: Timestamp = read("2026-11-27T12:00:00Z");
    let unread: Vec<&Source> = register.sources().filter(|source| !source.was_read()).collect();
    assert!(!unread.is_empty());
    let mut sourced = 0;
    for entry in register.countries().filter(|entry| !entry.domestic) {
        for provider in ["Facebook", "Google", "Snapchat"] {
            let facts = facts_for(entry.country, at);
            let ruling = disclosure(&facts, register, at);
            let brief = brief(&BriefInput {
                referral: None,
                agency: "an agency",
                facts: &facts,
                ruling: &ruling,
                ended: None,
                clocks: &[],
                provider: Some(provider),
                contacts: &Contacts::default(),
                register,
                at,
            });
            for line in brief.sections.iter().flat_map(|section| &section.lines) {
                let Some(source) = line.source.as_ref().map(|source| english(register, source)) else {
                    continue;
                };
                let verified = !source.starts_with("not verified");
                assert!(verified || line.as_of.is_none(), "{}: of {:?}", entry.country, line.as_of);
                sourced += usize::from(verified);
                for one in &unread {
                    assert!(!source.contains(&one.title) && !source.contains(&one.publisher), "{source}");
                }
                let told = format!("{source} {}", english(register, &line.says)).to_lowercase();
                for mark in [
                    "general knowledge",
                    "general-knowledge",
                    "pypi",
                    "to verify",
                    "github:",
                    "own knowledge",
                ] {
                    assert!(!told.contains(mark), "{}: {told}", entry.country);
                }
            }
        }
    }
    assert!(sourced > 10_000, "{sourced}");
}

/// A provider's report for an agency abroad that has a relationship.
fn facts_for(country: Country, at: Timestamp) -> Facts {
    let mut facts = some_facts(at);
    facts.agency.class = AgencyClass::Foreign;
    facts.agency.country = Some(country);
    facts.agency.bases = vec![basis("fbi 2020-01-01")];
    facts
}
