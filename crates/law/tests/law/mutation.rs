//! Is every row of the table of obligations worth its place? A row that claims to be held by code is taken out of the
//! register; if nothing that anybody acts on changes, the claim is false.

use std::path::Path;

use clearline_law::{
    Beyond, Element, Held, HouseKind, Outcome, Register, Taker, destruction_duty, disclosure,
    disclosure_matrix, elements, obligations, onward,
};
use clearline_report::AgencyClass;

use crate::scenario::{Kind, Scenario, scenarios};
use crate::support::{english, every_kind_of_facts, moments, read, some_facts};

/// Cases that a ruling tells of and that change nothing in it: their rule is kept whether or not they stand, since a
/// file that nobody viewed is never opened for the lack of a case.
const TOLD_ONLY: [&str; 2] = ["US-4A-wilson", "US-4A-ackerman"];

/// What was done, and what was considered on the way.
type Answer = (String, String);

/// One question of the battery and the register it is asked of.
struct Question {
    register: Register,
    ask: Box<dyn Fn(&Register) -> Answer>,
    /// Asked of the whole register.
    whole: Answer,
}

impl Question {
    fn new(register: Register, ask: impl Fn(&Register) -> Answer + 'static) -> Question {
        let whole = ask(&register);
        Question { register, ask: Box::new(ask), whole }
    }
}

/// Every scenario, a sample of every kind of facts, elements, letters, and the matrix: the cheap ones first.
fn battery() -> Vec<Question> {
    let shipped = Register::shipped();
    let of_scenario = |one: Scenario| {
        let register = one.register();
        Question::new(register, move |register| {
            let told = one.told(register);
            (told.deed, told.trace)
        })
    };
    let laws = |one: &Scenario| !matches!(one.kind, Kind::Elsewhere | Kind::Desk);
    let mut all: Vec<Question> = scenarios().into_iter().filter(laws).map(of_scenario).collect();
    for at in moments() {
        for facts in every_kind_of_facts(at).into_iter().step_by(29) {
            all.push(Question::new(shipped.clone(), move |register| {
                let ruling = disclosure(&facts, register, at);
                (format!("{:?}", ruling.outcome), format!("{:?}", ruling.considered))
            }));
        }
        all.push(Question::new(shipped.clone(), move |register| {
            let provider = elements(&Taker::Provider, &Element::ALL, register, at);
            let agency = some_facts(at).agency;
            let agency = elements(&Taker::Agency(agency, HouseKind::Production), &Element::ALL, register, at);
            let letters: Vec<_> =
                Beyond::ALL.into_iter().map(|to| onward(AgencyClass::Federal, to, register, at)).collect();
            let destroyed = destruction_duty(at, register);
            (format!("{provider:?} {agency:?} {letters:?} {destroyed:?}"), String::new())
        }));
    }
    all.push(Question::new(shipped.clone(), |register| {
        (
            disclosure_matrix(register, read("2026-11-23T00:00:00Z"), &|message| english(register, message)),
            String::new(),
        )
    }));
    all
}

fn enforced() -> impl Iterator<Item = (&'static str, &'static str)> {
    obligations().iter().filter_map(|row| match &row.held {
        Held::Enforced { code, .. } => Some((row.clause, *code)),
        Held::Recorded { .. } => None,
    })
}

#[test]
fn every_row_that_claims_to_be_enforced_changes_what_is_done() {
    let battery = battery();
    let (mut nothing, mut told_only) = (Vec::new(), Vec::new());
    for (clause, _) in enforced() {
        let answers = |question: &Question| (question.ask)(&question.register.without(clause));
        if battery.iter().any(|question| answers(question).0 != question.whole.0) {
            continue;
        }
        match battery.iter().any(|question| answers(question).1 != question.whole.1) {
            true => told_only.push(clause),
            false => nothing.push(clause),
        }
    }
    assert_eq!(nothing, [""; 0], "marked enforced, and nothing changes without them");
    assert_eq!(told_only, TOLD_ONLY);
}

/// Every function that the table names is one that this crate gives out.
#[test]
fn every_code_that_the_table_names_is_given_out() {
    let library = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lib.rs")).unwrap();
    let given: Vec<&str> = library
        .split("pub use ")
        .skip(1)
        .filter_map(|rest| rest.split(';').next())
        .flat_map(|list| list.split(|c: char| !c.is_alphanumeric() && c != '_'))
        .collect();
    for (clause, code) in enforced() {
        let name = code.strip_prefix("law::").unwrap_or_else(|| panic!("{clause}: {code}"));
        assert!(given.contains(&name), "{clause}: {code}");
    }
}

/// Rows that are recorded only may go without any ruling noticing: otherwise they would be enforced.
#[test]
fn a_row_that_is_recorded_only_changes_nothing() {
    let sample: Vec<_> = moments()
        .into_iter()
        .flat_map(|at| every_kind_of_facts(at).into_iter().step_by(97).map(move |facts| (facts, at)))
        .collect();
    let ruled = |register: &Register| -> Vec<Outcome> {
        sample.iter().map(|(facts, at)| disclosure(facts, register, *at).outcome).collect()
    };
    let whole = ruled(Register::shipped());
    for row in obligations().iter().filter(|row| matches!(row.held, Held::Recorded { .. })) {
        assert!(ruled(&Register::shipped().without(row.clause)) == whole, "{}", row.clause);
    }
}
