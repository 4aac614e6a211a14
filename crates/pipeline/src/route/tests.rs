use clearline_law::{AgencyFacts, Register, Turn};
use clearline_report::{AgencyClass, Country, Subject};
use jiff::civil::Date;

use super::decide::{Place, candidates};
use clearline_disclosure::Writer;

/// The day on which every test asks.
const DAY: Date = jiff::civil::date(2026, 11, 23);

fn directory() -> Vec<AgencyFacts> {
    Register::shipped().agencies().iter().map(clearline_law::AgencyEntry::facts).collect()
}

fn country(code: &str) -> Country {
    code.parse().unwrap()
}

fn place(subject: Subject, code: &str, weight: i64) -> Place {
    Place { subject, country: Some(country(code)), state: None, weight }
}

/// The countries asked about, in order, without the closing fallback.
fn asked(places: &[Place], requesting: Option<&str>) -> Vec<String> {
    let found = candidates(Register::shipped(), (&directory(), &[]), places, requesting.map(country), DAY);
    let mut codes: Vec<String> = Vec::new();
    for candidate in found.iter().filter(|candidate| candidate.turn == Turn::Always) {
        let code = candidate.country.unwrap().to_string();
        if codes.last() != Some(&code) {
            codes.push(code);
        }
    }
    codes
}

#[test]
fn each_subject_leads_to_its_own_country_and_a_hint_far_below_the_likeliest_to_none() {
    let places = [
        place(Subject::Reported, "DE", 40),
        place(Subject::Reported, "FR", 10),
        place(Subject::Reported, "NL", 9),
        place(Subject::Victim, "GB", 3),
        place(Subject::Host, "NL", 1),
        place(Subject::Host, "DE", 1),
    ];
    assert_eq!(
        asked(&places, None),
        ["DE", "FR", "GB", "NL"],
        "NL is led to by the host, not by the hint of 9 in 40"
    );
    assert_eq!(asked(&places[..3], None), ["DE", "FR"]);
}

fn english(candidate: &clearline_law::Candidate) -> String {
    Writer::english(Register::shipped()).say(&candidate.why)
}

#[test]
fn a_reason_names_whose_place_it_was() {
    let places = [place(Subject::Reported, "DE", 5), place(Subject::Victim, "DE", 5)];
    let found = candidates(Register::shipped(), (&directory(), &[]), &places, None, DAY);
    let words = "the report points to Germany. The person reported and the victim seem to be there";
    assert_eq!(english(&found[0]), words);
    let found = candidates(Register::shipped(), (&directory(), &[]), &places[1..], None, DAY);
    assert_eq!(english(&found[0]), "the report points to Germany. The victim seems to be there");
}

#[test]
fn the_country_that_asked_for_the_report_is_asked_about_even_where_nothing_else_leads_there() {
    let found = candidates(
        Register::shipped(),
        (&directory(), &[]),
        &[place(Subject::Reported, "DE", 5)],
        Some(country("GB")),
        DAY,
    );
    let asked: Vec<_> = found.iter().filter(|candidate| candidate.country == Some(country("GB"))).collect();
    assert!(!asked.is_empty() && asked.iter().all(|candidate| candidate.turn == Turn::Always));
    assert_eq!(asked[0].why.id(), "candidate-police-asked");
    let led = candidates(
        Register::shipped(),
        (&directory(), &[]),
        &[place(Subject::Reported, "GB", 5)],
        Some(country("GB")),
        DAY,
    );
    assert!(led[0].why.id() != "candidate-police-asked", "a place that leads there anyway is the reason");
}

#[test]
fn a_report_without_a_place_ends_with_the_home_desk() {
    let unknown = Place { subject: Subject::Reported, country: None, state: None, weight: 0 };
    for places in [vec![], vec![unknown]] {
        let found = candidates(Register::shipped(), (&directory(), &[]), &places, None, DAY);
        assert_eq!(found.len(), 1);
        assert_eq!(Some(&found[0].agency), Register::shipped().home_desk());
        assert!(english(&found[0]).contains("the report points to no country"), "{}", english(&found[0]));
    }
}

#[test]
fn a_state_leads_to_its_task_force_and_the_united_states_alone_to_the_home_desk() {
    let with = |state: Option<&str>| {
        let place = Place { state: state.map(str::to_owned), ..place(Subject::Reported, "US", 5) };
        candidates(Register::shipped(), (&directory(), &[]), &[place], None, DAY)
    };
    let directory = directory();
    let class = |found: &clearline_law::Candidate| {
        directory.iter().find(|agency| agency.id == found.agency).map(|agency| agency.class)
    };
    assert_eq!(class(&with(Some("OH"))[0]), Some(AgencyClass::StateOrLocal));
    assert_eq!(Some(&with(None)[0].agency), Register::shipped().home_desk());
}

#[test]
fn several_task_forces_of_one_state_do_not_each_get_the_report() {
    let california = Place { state: Some("CA".to_owned()), ..place(Subject::Reported, "US", 5) };
    let places = [california, place(Subject::Victim, "DE", 5)];
    let mut directory = directory();
    let home = Register::shipped().home_desk();
    let task_force = |agency: &AgencyFacts| {
        agency.class == AgencyClass::StateOrLocal && agency.states.iter().any(|state| state == "CA")
    };
    let forces = directory.iter().filter(|agency| task_force(agency)).count();
    assert!(forces > 1, "the shipped directory has several for California");
    for suspended in [0, forces - 1] {
        directory
            .iter_mut()
            .filter(|agency| task_force(agency))
            .take(suspended)
            .for_each(|one| one.suspended = true);
        let found = candidates(Register::shipped(), (&directory, &[]), &places, None, DAY);
        assert_eq!(Some(&found[0].agency), home);
        assert_eq!(found[0].turn, Turn::Always);
        assert!(english(&found[0]).contains("nothing says which"), "{}", english(&found[0]));
        let abroad = |one: &clearline_law::Candidate| one.country == Some(country("DE"));
        assert!(found[1..].iter().all(abroad) && found.len() > 1, "{found:?}");
    }
}
