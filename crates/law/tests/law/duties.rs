//! What must follow, beyond the golden cases: terms add up by their latest end, other regimes stand beside, and every
//! branch of a foreign request has its clause.
use clearline_law::{
    Branch, ClockFacts, Forwarding, HoldKind, Register, StartEvent, Terms, clocks, end_is_told,
    foreign_request_branch, foreign_request_duty, hold_term, preservation, regimes,
};
use clearline_report::ReportKind;
use jiff::Timestamp;

use crate::support::english;

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn register() -> Register {
    Register::shipped().clone()
}

#[test]
fn terms_add_up_by_their_latest_end_in_any_order() {
    let shipped = Register::shipped();
    let completed = at("2026-11-23T12:00:00Z");
    let year = preservation(ReportKind::Provider, completed, shipped).unwrap();
    let request = hold_term(HoldKind::Request, at("2026-12-01T00:00:00Z"), None, shipped).unwrap();
    let order = hold_term(HoldKind::Order, completed, Some(at("2029-01-01T00:00:00Z")), shipped).unwrap();
    assert_eq!(Terms(vec![year.clone(), request.clone()]).end(), Some(year.end), "90 days shorten no year");
    assert_eq!(Terms(vec![request.clone(), year.clone()]).last(), Some(&year));
    assert_eq!(Terms(vec![order.clone(), year, request]).last(), Some(&order));
    assert_eq!(Terms::default().end(), None);
}

#[test]
fn a_provider_is_told_of_the_end_thirty_seven_and_one_day_before_and_never_later() {
    let end = at("2027-11-23T12:00:00Z");
    let mut told = Vec::new();
    let mut now = at("2026-11-23T12:00:00Z");
    while let Some(next) = end_is_told(end, now) {
        told.push(next.to_string());
        now = next;
    }
    assert_eq!(told, ["2027-10-24T12:00:00Z", "2027-11-16T12:00:00Z", "2027-11-22T12:00:00Z"]);
    assert_eq!(end_is_told(end, at("2027-11-10T00:00:00Z")), Some(at("2027-11-16T12:00:00Z")));
    assert_eq!(end_is_told(end, end), None);
}

#[test]
fn other_regimes_stand_beside_each_with_its_clause() {
    let facts = |at: Timestamp, regimes: &[&str]| ClockFacts {
        completed: at,
        regimes: regimes.iter().map(|code| code.parse().unwrap()).collect(),
    };
    let register = register();
    let told = |facts: &ClockFacts| {
        let all = clocks(ReportKind::Provider, facts, &register);
        all.iter().map(|term| (term.clause.to_string(), term.end.to_string())).collect::<Vec<_>>()
    };
    let leap = at("2028-02-29T10:00:00Z");
    let row = |clause: &str, end: &str| (clause.to_owned(), end.to_owned());
    assert_eq!(
        told(&facts(leap, &["CA", "GB"])),
        [
            row("US-2258A-h1", "2029-03-01T10:00:00Z"),
            row("UK-SI-2026-268-8-reference", "2033-03-01T10:00:00Z"),
            row("UK-SI-2026-268-8-content", "2029-03-01T10:00:00Z"),
            row("CA-2011-c4-4", "2028-03-21T10:00:00Z"),
        ]
    );
    assert_eq!(told(&facts(leap, &["DE"])).len(), 1, "a regime without clocks adds none");
    assert_eq!(told(&facts(at("2026-04-06T23:59:59Z"), &["GB"])).len(), 1, "not yet in force");
    assert_eq!(told(&facts(at("2026-04-07T00:00:00Z"), &["GB"])).len(), 3);
    assert!(clocks(ReportKind::Public, &facts(leap, &["GB"]), &register).is_empty());
    assert!(
        regimes().iter().all(
            |regime| regime.country.len() == 2 && !english(Register::shipped(), &regime.keeps).is_empty()
        )
    );
    let order = hold_term(HoldKind::EuropeanOrder, at("2026-09-01T00:00:00Z"), None, &register).unwrap();
    assert_eq!((order.end, order.event), (at("2026-10-31T00:00:00Z"), StartEvent::Process));
}

#[test]
fn every_branch_of_a_foreign_request_is_found_and_has_its_clause() {
    let to = |asked, whole| Forwarding { asked, whole };
    let cases = [
        (1, vec![], Branch::Unable),
        (1, vec![to(true, true)], Branch::Requesting),
        (1, vec![to(true, false)], Branch::Partly),
        (2, vec![to(true, true)], Branch::Partly),
        (2, vec![to(true, true), to(true, true)], Branch::Requesting),
        (2, vec![to(true, true), to(true, false)], Branch::Partly),
        (1, vec![to(false, true)], Branch::Another),
        (1, vec![to(false, false)], Branch::Partly),
        (1, vec![to(false, false), to(true, true)], Branch::Requesting),
        (0, vec![to(false, true)], Branch::Another),
    ];
    for (asked, forwarded, branch) in cases {
        assert_eq!(foreign_request_branch(asked, &forwarded), branch, "{asked} {forwarded:?}");
    }
    for (received, forwarded, unable, must) in [
        ("2018-12-20T23:59:59Z", "US-2258A-d6-2008", "US-2258A-d6-2008", true),
        ("2018-12-21T00:00:00Z", "US-2258A-d5A", "US-2258A-d5C", false),
    ] {
        let duty = foreign_request_duty(at(received), Register::shipped()).unwrap();
        assert_eq!(duty.alarm_after.as_hours(), 24, "a policy of the house: no version names a time");
        for branch in Branch::ALL {
            let expected = if branch == Branch::Unable { unable } else { forwarded };
            assert_eq!(duty.clause(branch).as_str(), expected);
            assert_eq!(duty.is_duty(branch), must || branch == Branch::Unable);
        }
    }
}
