use super::*;

const LIST: &str = "recorded = 2026-11-23\n[parties]\ninstrument = \"budapest\"\nsources = [\"TC\"]\n\
                    as_of = \"2024-11\"\nconfidence = \"medium\"\n";

fn shipped(code: &str, flag: Flag, day: Date) -> Reading<'static> {
    Register::shipped().reading(country(code), flag, day)
}

#[test]
fn a_list_of_parties_gives_each_of_its_countries_a_row_with_days_of_its_own() {
    let rows =
        "not_party = [\"US\"]\nparty = [{ country = \"DE\", from = 2009-07-01, deposited = 2009-03-09 }]\n";
    let register = over(&format!("{LIST}{rows}")).unwrap();
    let read = |code: &str, day| register.reading(country(code), Flag::BudapestParty, day);
    assert_eq!(read("DE", date(2009, 6, 30)).value, "unknown");
    assert_eq!(read("DE", date(2009, 7, 1)).value, "yes");
    assert_eq!(read("US", date(2024, 11, 30)).value, "no");
    let row = read("DE", date(2009, 7, 1)).entry.unwrap();
    assert_eq!((row.detail.as_deref(), row.as_of.as_str()), (Some("deposited 2009-03-09"), "2024-11"));
    assert_eq!(Flag::of_parties("budapest"), Some(Flag::BudapestParty));
}

#[test]
fn a_list_of_an_instrument_that_has_none_and_a_party_that_nobody_read_of_are_refused() {
    let other = LIST.replace("budapest", "letters-rogatory");
    let problem = over(&other).unwrap_err().remove(0);
    assert_eq!((problem.line, problem.what.as_str()), (3, "letters-rogatory has no list of parties"));
    let own = "[[source]]\nkey = \"OWN\"\npublisher = \"nobody\"\ntitle = \"t\"\nbasis = \"own knowledge\"\n";
    let held = format!("{}party = [{{ country = \"DE\" }}]\n{own}", LIST.replace("\"TC\"", "\"OWN\""));
    let problem = over(&held).unwrap_err().remove(0);
    assert!(problem.what.contains("DE/budapest_party is \"yes\", and nothing was read for it"), "{problem}");
    let unknown = held.replace("country = \"DE\"", "country = \"DE\", state = \"unknown\"");
    assert!(over(&unknown).is_ok());
}

#[test]
fn a_need_names_a_flag_or_an_instrument_and_not_both() {
    let with = |need: &str| {
        policy(
            "y",
            &format!(
                "policy = \"sanctions\"\neffect = \"withhold\"\nwhen = [{{ of = \"recipient\", {need} }}]"
            ),
        )
    };
    assert!(over(&with("party = \"budapest\"")).is_ok());
    for (need, words) in [
        ("is = [\"yes\"]", "a need of neither a flag nor a party"),
        ("party = \"budapest\", flag = \"cat_party\"", "a need of neither a flag nor a party, or of both"),
        ("party = \"us-2258a\"", "us-2258a has no list of parties"),
    ] {
        let problem = over(&with(need)).unwrap_err().remove(0);
        assert!(problem.what.contains(words), "{problem}");
    }
}

/// Each on both sides of its day, as the research data give it.
#[test]
fn parties_count_from_the_day_that_the_source_gives() {
    for (code, flag, first) in [
        ("DE", Flag::BudapestParty, date(2009, 7, 1)),
        ("CI", Flag::BudapestParty, date(2024, 11, 1)),
        ("NZ", Flag::BudapestParty, date(2025, 12, 1)),
        ("CM", Flag::BudapestParty, date(2024, 4, 1)),
        ("LU", Flag::BudapestParty, date(2015, 5, 1)),
        ("CW", Flag::BudapestParty, date(2024, 10, 1)),
        ("US", Flag::InterAmericanParty, date(2001, 6, 24)),
        ("HN", Flag::InterAmericanParty, date(2006, 12, 10)),
        ("PS", Flag::CatParty, date(2014, 5, 2)),
        ("CI", Flag::IccprOp2Party, date(2024, 8, 3)),
        ("ZM", Flag::IccprOp2Party, date(2025, 3, 19)),
        ("VA", Flag::OpscParty, date(2002, 1, 18)),
        ("DE", Flag::UntocParty, date(2006, 7, 14)),
    ] {
        let read = |day: Date| shipped(code, flag, day).value;
        assert_eq!(read(first), "yes", "{code} {flag}");
        assert_ne!(read(first.yesterday().unwrap()), "yes", "{code} {flag}");
    }
    let today = date(2026, 11, 28);
    for (code, flag, value) in [
        ("IE", Flag::BudapestParty, "signed"),
        ("KE", Flag::BudapestParty, "invited"),
        ("MW", Flag::BudapestParty, "invited"),
        ("PG", Flag::BudapestParty, "invited"),
        ("UY", Flag::InterAmericanParty, "unknown"),
        ("PS", Flag::IccprOp2Party, "unknown"),
        ("FR", Flag::CoeMlaParty, "unknown"),
        ("QA", Flag::UnCybercrime, "ratified"),
        ("DK", Flag::EioParty, "unknown"),
        ("DE", Flag::EioParty, "yes"),
    ] {
        assert_eq!(shipped(code, flag, today).value, value, "{code} {flag}");
    }
}

#[test]
fn a_territory_has_what_its_state_has_only_where_that_extends() {
    let today = date(2026, 11, 28);
    let france: Country = country("FR");
    for (code, flag, value, through) in [
        ("RE", Flag::EuMember, "yes", Some(france)),
        ("RE", Flag::EioParty, "yes", Some(france)),
        ("RE", Flag::BudapestParty, "yes", Some(france)),
        ("RE", Flag::UsMlat, "yes", Some(france)),
        ("RE", Flag::CatParty, "yes", Some(france)),
        ("RE", Flag::InterpolMember, "yes", Some(france)),
        ("MF", Flag::EuMember, "yes", Some(france)),
        ("AX", Flag::EuMember, "yes", Some(country("FI"))),
        ("MF", Flag::BudapestParty, "unknown", None),
        ("PF", Flag::BudapestParty, "unknown", None),
        ("PF", Flag::EuMember, "no", None),
        ("HK", Flag::InterpolMember, "yes", Some(country("CN"))),
        ("HK", Flag::CatParty, "unknown", None),
    ] {
        let reading = shipped(code, flag, today);
        assert_eq!((reading.value, reading.through), (value, through), "{code} {flag}");
    }
    let needs = Register::shipped().paths().iter().find(|path| path.id == "budapest-mla").unwrap();
    let why = |to: &str| {
        let weighed = needs.weigh(Register::shipped(), Country::US, country(to), today);
        english(Register::shipped(), &weighed.last().unwrap().words)
    };
    assert!(why("RE").contains("yes through France"), "{}", why("RE"));
    assert!(why("PF").contains("whether what France joined extends to it is not recorded"), "{}", why("PF"));
}
