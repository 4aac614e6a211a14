//! The named scenarios: each has the answer a lawyer would expect, and says why.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use clearline_law::{Outcome, disclosure};

use crate::scenario::{Kind, Scenario, scenarios};
use crate::told::ruled_on;

fn of(kinds: &[Kind]) -> Vec<Scenario> {
    scenarios().into_iter().filter(|one| kinds.contains(&one.kind)).collect()
}

fn hold(kinds: &[Kind]) {
    let faults: Vec<String> = of(kinds).iter().flat_map(Scenario::faults).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn rulings_are_what_a_lawyer_would_expect() {
    hold(&[Kind::Ruling]);
}

#[test]
fn ways_and_paths_are_what_a_lawyer_would_expect() {
    hold(&[Kind::Candidates, Kind::Path, Kind::Standing, Kind::Brief]);
}

#[test]
fn what_follows_is_what_a_lawyer_would_expect() {
    hold(&[Kind::Clock, Kind::Notice, Kind::Destruction, Kind::Elements, Kind::Onward, Kind::Desk]);
}

#[test]
fn there_are_enough_scenarios_each_with_a_name_of_its_own_and_a_reason() {
    let all = scenarios();
    let of_the_law = all.iter().filter(|one| one.kind != Kind::Elsewhere).count();
    assert!(of_the_law >= 70, "{of_the_law}");
    let names: BTreeSet<&str> = all.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(names.len(), all.len(), "two scenarios have one name");
    for one in &all {
        assert!(one.why.len() > 5 && one.why.ends_with('.'), "{}: {}", one.name, one.why);
    }
}

/// The 21 steps of a transfer abroad, from receiving to the account of it.
#[test]
fn every_step_of_a_transfer_has_its_scenario() {
    let mut steps: BTreeMap<u8, usize> = BTreeMap::new();
    for step in scenarios().iter().flat_map(|one| one.steps.clone()) {
        *steps.entry(step).or_default() += 1;
    }
    assert_eq!(steps.keys().copied().collect::<Vec<u8>>(), (1..=21).collect::<Vec<u8>>());
}

/// Both sides of every day on which the law changed.
#[test]
fn both_sides_of_every_effective_date_have_their_scenario() {
    let asked: BTreeSet<String> =
        scenarios().iter().filter_map(|one| Some(one.at.as_ref()?.get(..10)?.to_owned())).collect();
    for day in [
        "2008-10-12",
        "2008-10-13",
        "2018-12-20",
        "2018-12-21",
        "2024-05-06",
        "2024-05-07",
        "2024-06-16",
        "2024-06-17",
        "2025-12-17",
        "2025-12-18",
        "2026-04-02",
        "2026-04-03",
        "2026-04-04",
        "2026-04-06",
        "2026-04-07",
        "2026-08-17",
        "2026-08-18",
    ] {
        assert!(asked.contains(day), "no scenario speaks of {day}");
    }
}

/// What no function of this crate answers is answered by a test elsewhere in the repository, which must be there.
#[test]
fn what_is_held_elsewhere_is_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    for one in of(&[Kind::Elsewhere]) {
        let test = one.facts["test"].as_str().unwrap();
        let (path, name) = test.split_once("::").unwrap();
        let text = std::fs::read_to_string(root.join(path)).unwrap_or_else(|_| panic!("{path}"));
        let at = text.find(&format!("fn {name}(")).unwrap_or_else(|| panic!("{test}"));
        let line = text[..at].rfind('\n').unwrap_or(0);
        let above = text[..line].lines().next_back().unwrap_or_default();
        let listed = text
            .split("on_both!(")
            .skip(1)
            .filter_map(|rest| rest.split(");").next())
            .any(|list| list.split([',', '\n']).any(|entry| entry.trim() == name));
        assert!(above.contains("test") || listed, "{test} is no test");
    }
}

/// Whatever a scenario lets leave falls or changes with each clause it cites.
#[test]
fn every_clause_that_a_scenario_cites_carries_it() {
    for one in of(&[Kind::Ruling]) {
        let (register, (facts, at)) = (one.register(), ruled_on(&one).unwrap());
        let Outcome::Disclose { under, .. } = disclosure(&facts, &register, at).outcome else { continue };
        let whole = one.told(&register).deed;
        for id in under {
            assert_ne!(one.told(&register.without(&id)).deed, whole, "{}: {id}", one.name);
        }
    }
}
