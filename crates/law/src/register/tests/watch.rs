use super::*;

/// What is watched would change the register on the day it happens, and says what.
#[test]
fn each_thing_that_is_watched_can_be_supposed() {
    let (register, day) = (Register::shipped(), date(2027, 1, 1));
    assert!(register.watched("stop-csam").is_some());
    for watched in register.watch_list() {
        let rows = watched.rows(day);
        let (then, _) = watched
            .suppose(register, day)
            .unwrap_or_else(|problems| panic!("{}: {}", watched.id, problems.first().unwrap()));
        assert!(!diff(register, &then).is_empty(), "{} changes nothing", watched.id);
        assert!(!watched.says.is_empty() && rows.iter().all(|text| !text.contains("DAY")), "{}", watched.id);
    }
}

#[test]
fn the_agreement_with_the_united_kingdom_ends_where_that_is_supposed() {
    let watched = Register::shipped().watched("cloud-uk").unwrap();
    let (then, _) = watched.suppose(Register::shipped(), date(2027, 10, 2)).unwrap();
    let reads = |day| then.reading(country("GB"), Flag::CloudActAgreement, day).value.to_owned();
    assert_eq!(reads(date(2027, 10, 2)), "in_force");
    assert_eq!(reads(date(2027, 10, 3)), "unknown");
    let shipped = Register::shipped().reading(country("GB"), Flag::CloudActAgreement, date(2027, 10, 3));
    assert_eq!(shipped.value, "in_force");
}
