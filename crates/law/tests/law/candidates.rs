//! No report ends with nobody, and no country is silent.

use clearline_law::{
    AgencyFacts, Candidate, Facts, Field, OpenedRoute, Outcome, Register, RouteKind, Turn,
    candidate_agencies, disclosure, home_desk, route_objection, shipped_files,
};
use clearline_report::{AgencyClass, Answer, Country};
use jiff::Timestamp;

use crate::support::{basis, day_of, directory, english, read, some_facts};

fn now() -> Timestamp {
    read("2026-11-23T12:00:00Z")
}

fn asked(register: &Register, agencies: &[AgencyFacts], countries: &[Country]) -> Vec<Candidate> {
    candidate_agencies(register, (agencies, &[]), countries, None, day_of(now()))
}

/// A provider's report as it would be ruled on for one candidate.
fn facts_for(agencies: &[AgencyFacts], candidate: &Candidate) -> Facts {
    let mut facts = some_facts(now());
    facts.agency = agencies.iter().find(|agency| agency.id == candidate.agency).unwrap().clone();
    facts
}

/// Who of the candidates may receive a provider's report, in the order in which they are asked.
fn receivers<'c>(
    register: &Register,
    agencies: &[AgencyFacts],
    candidates: &'c [Candidate],
) -> Vec<&'c Candidate> {
    candidates
        .iter()
        .filter(|candidate| disclosure(&facts_for(agencies, candidate), register, now()).discloses())
        .collect()
}

/// The shipped register with every way to a country ended the day before.
fn every_route_ended() -> Register {
    let files: Vec<(&str, String)> = shipped_files()
        .iter()
        .map(|(path, text)| match *path {
            "instruments/routes.toml" => {
                let ended = text.replace("\nas_of = ", "\nrecorded = 2026-11-22\nto = 2026-11-22\nas_of = ");
                assert_ne!(*text, ended);
                (*path, ended)
            }
            _ => (*path, (*text).to_owned()),
        })
        .collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (*path, text.as_str())).collect();
    let register = Register::parse(&files).unwrap();
    let open = |country: Country| {
        register
            .routes()
            .iter()
            .any(|route| route_objection(&register, route, country, day_of(now())).is_none())
    };
    assert!(!register.countries().any(|entry| open(entry.country)), "every route is ended");
    register
}

#[test]
fn no_provider_report_of_today_ends_with_nobody() {
    let shipped = Register::shipped();
    let without_routes = every_route_ended();
    let all: Vec<Country> = shipped.countries().map(|entry| entry.country).collect();
    assert_eq!(all.len(), 250);
    let with_basis = directory(|agency| {
        if agency.class == AgencyClass::Foreign {
            agency.bases = vec![basis("fbi 2020-01-01")];
            agency.investigates = Answer::Yes;
        }
    });
    let abroad_suspended = directory(|agency| agency.suspended = agency.class == AgencyClass::Foreign);
    for register in [shipped, &without_routes] {
        for agencies in [directory(|_| ()), with_basis.clone(), abroad_suspended.clone()] {
            for country in &all {
                let candidates = asked(register, &agencies, &[*country]);
                assert!(!receivers(register, &agencies, &candidates).is_empty(), "{country}");
            }
            for several in all.chunks(7) {
                let candidates = asked(register, &agencies, several);
                assert!(!receivers(register, &agencies, &candidates).is_empty(), "{several:?}");
            }
        }
    }
}

/// Agencies in countries where counsel must look first, and has not: somebody receives all the same.
#[test]
fn an_approval_that_is_missing_holds_up_one_agency_and_not_the_report() {
    let register = Register::shipped();
    let agencies = directory(|agency| {
        if agency.class == AgencyClass::Foreign {
            agency.bases = vec![basis("fbi 2020-01-01")];
            agency.investigates = Answer::Yes;
        }
    });
    let mut waiting = 0;
    for country in ["IN", "MY", "SG", "HK", "TW", "VN"] {
        let candidates = asked(register, &agencies, &[read(country)]);
        let first = facts_for(&agencies, &candidates[0]);
        let waits = matches!(disclosure(&first, register, now()).outcome, Outcome::NeedsApproval { .. });
        waiting += usize::from(waits);
        let received = receivers(register, &agencies, &candidates);
        assert!(!received.is_empty(), "{country}");
        assert!(!waits || received[0].turn == Turn::Fallback, "{country}");
    }
    assert!(waiting >= 3, "{waiting}");
}

/// An operator opens what the register does not know, for the countries and days of its evidence and for no others.
#[test]
fn a_route_that_was_opened_leads_to_its_countries_on_its_days() {
    let register = Register::shipped();
    let agencies = directory(|_| ());
    let opened = |route: &str, country: &str| OpenedRoute {
        route: route.to_owned(),
        countries: vec![read(country)],
        from: read("2026-11-20"),
        to: Some(read("2026-11-23")),
        evidence: "letter of the office".to_owned(),
    };
    let by = |opened: &[OpenedRoute], country: &str, day: &str| {
        let countries = [read(country)];
        let found = candidate_agencies(register, (&agencies, opened), &countries, None, read(day));
        let detours = found.iter().filter(|one| !matches!(one.route, RouteKind::Direct | RouteKind::Home));
        detours.map(|one| (one.agency.to_string(), english(register, &one.why))).collect::<Vec<_>>()
    };
    let attache = [opened("attache-hsi", "QA")];
    let (agency, why) = by(&attache, "QA", "2026-11-23").pop().expect("it is open");
    assert_eq!(agency, "us-hsi");
    for said in ["letter of the office", "disclosure to that federal office", "is open: (g)(2) has no letter"]
    {
        assert!(why.contains(said), "{why}");
    }
    for (country, day) in [("QA", "2026-11-19"), ("QA", "2026-11-24"), ("SA", "2026-11-23")] {
        assert!(by(&attache, country, day).is_empty(), "{country} {day}");
    }
    assert_eq!(by(&[opened("interpol-usncb", "QA")], "QA", "2026-11-23").len(), 1);
    assert!(by(&[opened("interpol-usncb", "TW")], "TW", "2026-11-23").is_empty(), "it is no member");
    assert!(by(&[opened("regional-europol", "DK")], "DK", "2026-11-23").is_empty(), "nobody opens this one");
}

/// Each country that was named has a candidate of its own, so none is dropped in silence.
#[test]
fn no_country_is_silent() {
    let agencies = directory(|_| ());
    for register in [Register::shipped(), &every_route_ended()] {
        for entry in register.countries().filter(|entry| entry.country.is_place()) {
            let others = [read("DE"), entry.country, read("JP")];
            let candidates = asked(register, &agencies, &others);
            for country in others {
                assert!(candidates.iter().any(|one| one.country == Some(country)), "{country}");
            }
        }
    }
}

#[test]
fn every_list_has_an_order_and_never_an_agency_that_is_suspended_or_tribal() {
    let register = Register::shipped();
    let home = home_desk(register).unwrap();
    let mut agencies = directory(|agency| {
        agency.suspended = agency.id.as_str().ends_with("-1") || agency.id.as_str() == "us-hsi";
    });
    let mut tribal = agencies.iter().find(|agency| agency.id == *home).unwrap().clone();
    tribal.class = AgencyClass::Tribal;
    tribal.id = read("tribal-police");
    agencies.push(tribal);
    for entry in register.countries() {
        let candidates = asked(register, &agencies, &[entry.country, entry.country]);
        assert!(candidates.iter().any(|one| one.agency == *home));
        for (nth, one) in candidates.iter().enumerate() {
            let agency = agencies.iter().find(|agency| agency.id == one.agency).unwrap();
            assert!(!agency.suspended && agency.class != AgencyClass::Tribal, "{one:?}");
            english(register, &one.why);
            let again = |other: &Candidate| other.agency == one.agency && other.country == one.country;
            assert_eq!(candidates.iter().filter(|other| again(other)).count(), 1, "{one:?}");
            let before = candidates[..nth].iter().filter(|other| other.country == one.country);
            assert!(before.into_iter().all(|other| other.route <= one.route), "{candidates:?}");
            assert!(one.turn == Turn::Always || one.route != RouteKind::Direct, "{one:?}");
        }
    }
}

/// The order of the directory and of the register's rows never matters.
#[test]
fn the_order_of_the_directory_does_not_matter() {
    let register = Register::shipped();
    let (agencies, mut turned) = (directory(|_| ()), directory(|_| ()));
    turned.reverse();
    for countries in [&["PH", "DE"][..], &["US"], &["QA", "ES", "A1"], &[]] {
        let countries: Vec<Country> = countries.iter().map(|code| read(code)).collect();
        for state in [None, Some("CA")] {
            let list = |agencies: &[AgencyFacts]| {
                let found = candidate_agencies(register, (agencies, &[]), &countries, state, day_of(now()));
                found
                    .into_iter()
                    .map(|one| (one.agency, one.country, one.route, one.turn))
                    .collect::<Vec<_>>()
            };
            assert_eq!(list(&agencies), list(&turned));
        }
    }
}

/// A broken house: without a directory there is nobody, and nothing leaves.
#[test]
fn an_empty_register_names_nobody() {
    let empty = Register::default();
    assert!(
        asked(&empty, &directory(|_| ()), &[read("DE")]).iter().all(|one| one.route == RouteKind::Direct)
    );
    let mut facts = some_facts(now());
    facts.fields = Field::ALL.to_vec();
    assert!(!disclosure(&facts, &empty, now()).discloses());
}
