use super::*;

/// The shipped register with the files of something that is watched laid over it.
fn laid_over(rows: &[String]) -> Register {
    let files: Vec<(&str, &str)> = rows.iter().map(|text| ("watch list", text.as_str())).collect();
    Register::shipped().with(&files).unwrap_or_else(|problems| panic!("{}", problems.first().unwrap()))
}

/// What is watched would change the register on the day it happens, and says what.
#[test]
fn each_thing_that_is_watched_can_be_supposed() {
    let (register, day) = (Register::shipped(), date(2027, 1, 1));
    assert!(register.watched("stop-csam").is_some());
    for watched in register.watch_list() {
        let rows = watched.rows(day);
        let then = laid_over(&rows);
        assert!(!diff(register, &then).is_empty(), "{} changes nothing", watched.id);
        assert!(!watched.says.is_empty() && rows.iter().all(|text| !text.contains("DAY")), "{}", watched.id);
    }
}

#[test]
fn the_agreement_with_the_united_kingdom_ends_where_that_is_supposed() {
    let watched = Register::shipped().watched("cloud-uk").unwrap();
    let then = laid_over(&watched.rows(date(2027, 10, 2)));
    let reads = |day| then.reading(country("GB"), Flag::CloudActAgreement, day).value.to_owned();
    assert_eq!(reads(date(2027, 10, 2)), "in_force");
    assert_eq!(reads(date(2027, 10, 3)), "unknown");
    let shipped = Register::shipped().reading(country("GB"), Flag::CloudActAgreement, date(2027, 10, 3));
    assert_eq!(shipped.value, "in_force");
}

/// The state is that of the day asked for, and what is not known of the first day is said.
#[test]
fn an_instrument_has_its_state_on_each_day() {
    let rows = |state: &str, days: &str| {
        format!(
            "recorded = 2026-11-28\n[instrument]\nid = \"x\"\ntitle = \"an invented act\"\nkind = \"national law\"\n\
             citation = \"none\"\nstate = \"{state}\"\nmode = \"tip\"\nbinds = \"no\"\nsources = [\"NL-224\"]\n\
             confidence = \"low\"\nas_of = \"2026-10\"\n{days}\n"
        )
    };
    let state = |state: &str, days: &str, day: Date| {
        let register =
            Register::overlaid(&[("x.toml", &rows(state, days))]).unwrap_or_else(|found| panic!("{found:?}"));
        let one = register.instrument("x").unwrap();
        (one.state_on(day), english(&register, &one.commencement(day)))
    };
    let day = date(2026, 11, 28);
    let fixed = "from = 2027-01-01";
    let (now, when) = state("awaiting commencement", fixed, day);
    assert_eq!(now, State::AwaitingCommencement);
    assert!(when.starts_with("from ") && when.contains("2027"), "{when}");
    assert_eq!(state("awaiting commencement", fixed, date(2027, 1, 1)).0, State::InForce);
    let (now, when) = state("awaiting commencement", "in_force = \"no\"", day);
    assert_eq!((now, when.as_str()), (State::AwaitingCommencement, "not known: no first day was found"));
    let ended = "from = 2020-01-01\nto = 2026-04-03";
    assert_eq!(state("lapsed", ended, date(2026, 4, 3)).0, State::InForce);
    assert_eq!(state("lapsed", ended, day).0, State::Lapsed);
    assert_eq!(state("repealed", ended, day).0, State::Repealed);
    assert_eq!(state("in force", "known_from = 2010-12-31", day).0, State::InForce);
    for (state, days) in [
        ("in force", "in_force = \"no\""),
        ("bill", "from = 2020-01-01"),
        ("awaiting commencement", "from = 2020-01-01"),
        ("lapsed", "from = 2020-01-01"),
        ("unknown", "from = 2020-01-01"),
    ] {
        let problems = Register::overlaid(&[("x.toml", &rows(state, days))]).unwrap_err();
        assert!(problems.iter().any(|one| one.what.contains("say otherwise")), "{state}");
    }
}
