use super::*;

#[test]
fn a_clause_stands_from_its_first_day_to_its_last_unless_its_review_is_overdue() {
    let register = over(&statute(&[
        clause("DATED", "sources = [\"TC\"]\nfrom = 2018-12-21\nto = 2024-05-06"),
        clause("KNOWN", "sources = [\"TC\"]\nknown_from = 2024-06-17"),
        clause("UNDATED", "sources = [\"TC\"]"),
        clause("REVIEWED", "sources = [\"TC\"]\nfrom = 2018-12-21\nreview_by = 2027-05-22"),
        clause("SIGNED", "sources = [\"TC\"]\nfrom = 2018-12-21\nin_force = \"no\""),
        clause("DOUBTFUL", "sources = [\"TC\"]\nfrom = 2018-12-21\nin_force = \"unknown\""),
    ]))
    .unwrap();
    let standing = |id: &'static str, day: Date| register.clause(&ClauseId::known(id)).unwrap().standing(day);
    assert_eq!(standing("DATED", date(2018, 12, 20)), Standing::NotYet(date(2018, 12, 21)));
    assert_eq!(standing("DATED", date(2018, 12, 21)), Standing::InForce);
    assert_eq!(standing("DATED", date(2024, 5, 6)), Standing::InForce);
    assert_eq!(standing("DATED", date(2024, 5, 7)), Standing::Ended(date(2024, 5, 6)));
    assert_eq!(standing("KNOWN", date(2024, 6, 16)), Standing::NotYet(date(2024, 6, 17)));
    assert_eq!(standing("UNDATED", date(2026, 11, 22)), Standing::NotYet(date(2026, 11, 23)));
    assert_eq!(standing("REVIEWED", date(2027, 5, 22)), Standing::InForce);
    assert_eq!(standing("REVIEWED", date(2027, 5, 23)), Standing::Stale(date(2027, 5, 22)));
    assert_eq!(standing("SIGNED", date(2026, 11, 25)), Standing::NotInForce);
    assert_eq!(standing("DOUBTFUL", date(2026, 11, 25)), Standing::Unknown);
    let in_force: Vec<&str> =
        register.clauses_in_force(date(2020, 1, 1)).map(|clause| clause.id.as_str()).collect();
    assert_eq!(in_force, ["DATED", "REVIEWED"]);
}

#[test]
fn the_interim_regulation_reads_as_lapsed_on_every_later_day() {
    let interim = Register::shipped().instrument("eu-interim").unwrap();
    let words = |day: Date| english(Register::shipped(), &interim.standing(day).words());
    assert_eq!(words(date(2021, 8, 1)), "not known to be in force before 2021-08-02");
    assert_eq!(words(date(2026, 4, 2)), "in force");
    assert_eq!(words(date(2026, 4, 3)), "in force");
    for day in [date(2026, 4, 4), date(2026, 11, 25), date(2030, 1, 1)] {
        assert_eq!(words(day), "lapsed 2026-04-03");
    }
}

#[test]
fn what_was_only_signed_is_not_in_force_and_opens_no_path() {
    let register = Register::shipped();
    let day = date(2026, 11, 25);
    for id in ["budapest-2ap", "un-cybercrime", "cloud-ca", "cloud-eu", "eu-csar"] {
        assert_eq!(register.instrument(id).unwrap().standing(day), Standing::NotInForce, "{id}");
    }
    assert_eq!(register.instrument("europol-br").unwrap().standing(day), Standing::Unknown);
    let standing = |id: &str, day: Date| {
        let path = register.paths().iter().find(|path| path.id == id).unwrap();
        register.path_standing(path, day)
    };
    assert_eq!(standing("budapest-2ap", day), Standing::NotInForce);
    assert_eq!(standing("us-2258a-ag", day), Standing::Unknown);
    assert_eq!(standing("budapest-24-7", day), Standing::InForce);
    assert_eq!(standing("eu-evidence-production", date(2026, 8, 17)), Standing::NotYet(date(2026, 8, 18)));
    assert_eq!(standing("eu-evidence-production", date(2026, 8, 18)), Standing::InForce);
    let orphan = register.without("budapest");
    let path = orphan.paths().iter().find(|path| path.id == "budapest-24-7").unwrap();
    assert_eq!(orphan.path_standing(path, day), Standing::Unknown);
}

#[test]
fn a_flag_reads_by_its_day_and_is_unknown_outside_of_what_is_known() {
    let rows = [
        flag("no", "known_from = 2020-01-01\nto = 2022-06-30"),
        flag("yes", "from = 2022-07-01\nreview_by = 2026-12-31"),
    ];
    let register = over(&rows.concat()).unwrap();
    let germany = register.country(country("DE")).unwrap();
    let read = |day: Date| {
        let reading = germany.flag(Flag::BudapestParty, day);
        (reading.value, reading.standing)
    };
    assert_eq!(read(date(2019, 12, 31)), ("unknown", Standing::NotYet(date(2020, 1, 1))));
    assert_eq!(read(date(2020, 1, 1)), ("no", Standing::InForce));
    assert_eq!(read(date(2022, 6, 30)), ("no", Standing::InForce));
    assert_eq!(read(date(2022, 7, 1)), ("yes", Standing::InForce));
    assert_eq!(read(date(2027, 1, 1)), ("unknown", Standing::Stale(date(2026, 12, 31))));
    let nothing = germany.flag(Flag::CatParty, date(2026, 11, 25));
    assert_eq!((nothing.value, nothing.entry, nothing.standing), ("unknown", None, Standing::Unknown));
}

/// A month or a year is known to be over only at its end; what was entered before that was so before.
#[test]
fn a_flag_of_a_month_or_a_year_counts_from_its_last_day() {
    let first = |as_of: &str, recorded: &str| {
        let text = flag("yes", &format!("recorded = {recorded}")).replace("\"2026-11-23\"", as_of);
        over(&text).unwrap().country(country("DE")).unwrap().flags().first().unwrap().dates.first
    };
    assert_eq!(first("\"2024-02\"", "2026-11-23"), date(2024, 2, 29));
    assert_eq!(first("\"2024\"", "2026-11-23"), date(2024, 12, 31));
    assert_eq!(first("\"2024-11-03\"", "2026-11-23"), date(2024, 11, 3));
    assert_eq!(first("\"2026\"", "2026-11-23"), date(2026, 11, 23));
}

/// The second axis: on a day we can say what we held to be true then.
#[test]
fn what_was_entered_or_found_wrong_later_is_not_known_before() {
    let rows = [
        clause("A", "sources = [\"TC\"]\nfrom = 2020-01-01\nnote = \"wrong\"\nwithdrawn = 2026-12-05"),
        clause("A", "sources = [\"TC\"]\nfrom = 2021-01-01\nnote = \"right\"\nrecorded = 2026-12-05"),
        clause("LATER", "sources = [\"TC\"]\nfrom = 2020-01-01\nrecorded = 2026-12-10"),
    ];
    let register = over(&statute(&rows)).unwrap();
    let then = |day: Date| {
        let known = register.known_on(day);
        let read = |id: &'static str| known.clause(&ClauseId::known(id)).cloned();
        (read("A").and_then(|clause| clause.note), read("LATER").is_some())
    };
    assert_eq!(then(date(2026, 11, 22)), (None, false));
    assert_eq!(then(date(2026, 11, 23)), (Some("wrong".to_owned()), false));
    assert_eq!(then(date(2026, 12, 4)), (Some("wrong".to_owned()), false));
    assert_eq!(then(date(2026, 12, 5)), (Some("right".to_owned()), false));
    assert_eq!(then(date(2026, 12, 10)), (Some("right".to_owned()), true));
    assert_eq!(register.clauses().count(), 2, "what was withdrawn does not count today");
    assert_eq!(register.known(), None);
    let known = register.known_on(date(2026, 12, 4));
    assert_eq!(known.known(), Some(date(2026, 12, 4)));
    assert_ne!(known.version(), register.version());
    assert_eq!(Register::shipped().known_on(date(2026, 11, 22)).clauses().count(), 0);
}

/// Both at once: a correction may say another first day, and neither reading is lost.
#[test]
fn two_rows_may_meet_on_one_axis_but_not_on_both() {
    let corrected = [
        flag("yes", "from = 2020-01-01\nwithdrawn = 2026-12-05"),
        flag("yes", "from = 2021-01-01\nrecorded = 2026-12-05"),
    ];
    let register = over(&corrected.concat()).unwrap();
    let read = |known: Date, day: Date| {
        let then = register.known_on(known);
        then.country(country("DE")).unwrap().flag(Flag::BudapestParty, day).value.to_owned()
    };
    assert_eq!(read(date(2026, 12, 4), date(2020, 6, 1)), "yes");
    assert_eq!(read(date(2026, 12, 5), date(2020, 6, 1)), "unknown");
    assert_eq!(read(date(2026, 12, 5), date(2021, 6, 1)), "yes");
    let both = corrected.concat().replace("withdrawn = 2026-12-05", "withdrawn = 2026-12-06");
    assert!(over(&both).is_err());
}
