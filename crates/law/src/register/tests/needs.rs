use super::*;

const DAY: Date = date(2026, 11, 25);

fn met(id: &str, from: &str, to: &str) -> Met {
    let register = Register::shipped();
    let path = register.paths().iter().find(|path| path.id == id).unwrap();
    needs_met(register, &path.needs, country(from), country(to), DAY)
}

#[test]
fn a_need_is_met_missed_or_not_known_and_says_from_where() {
    assert_eq!(met("budapest-24-7", "US", "DE"), Met::Yes);
    assert!(met("budapest-24-7", "US", "DE").is_yes());
    let Met::No(why) = met("budapest-24-7", "US", "RU") else { panic!() };
    let words = english(Register::shipped(), &why);
    assert!(
        words.starts_with("Russian Federation, party to the Budapest Convention: no (source: Council of Europe, Convention on Cybercrime"),
        "{words}"
    );
    assert!(words.ends_with("; as of January 2025)") && !words.contains("United States"), "{words}");
    let Met::Unknown(why) = met("us-mlat", "US", "AD") else { panic!() };
    let words = english(Register::shipped(), &why);
    assert!(
        words.contains("Andorra, mutual legal assistance treaty with the United States: unknown"),
        "{words}"
    );
    assert_eq!(met("letters-rogatory", "US", "AD"), Met::Yes, "nothing is needed");
}

/// A treaty with the United States binds both parties, and says nothing of two other countries.
#[test]
fn a_path_with_the_united_states_leads_both_ways_and_between_no_others() {
    let register = Register::shipped();
    for id in ["us-mlat", "eu-us-mla", "cloud-act"] {
        let path = register.paths().iter().find(|path| path.id == id).unwrap();
        for other in register.countries().map(|entry| entry.country).filter(|one| *one != Country::US) {
            assert!(path.joins(Country::US, other) && path.joins(other, Country::US));
            assert!(!path.joins(other, country("AQ")) && !path.joins(country("FR"), other), "{id}");
            let there = path.weigh(register, Country::US, other, DAY);
            assert_eq!(there, path.weigh(register, other, Country::US, DAY), "{id} {other}");
            assert!(there.iter().all(|one| one.country == other), "it is asked of the other one");
        }
        assert!(!path.joins(Country::US, Country::US));
    }
}

/// An attaché and the Attorney General's process are there for what lies in the United States.
#[test]
fn a_path_that_is_bound_to_where_data_lie_leads_from_there_alone() {
    let register = Register::shipped();
    for id in ["legat", "us-2258a-ag", "us-voluntary-records", "us-emergency"] {
        let path = register.paths().iter().find(|path| path.id == id).unwrap();
        assert!(path.joins(Country::US, country("FR")), "{id}");
        assert!(!path.joins(country("FR"), Country::US) && !path.joins(country("FR"), country("GB")), "{id}");
    }
}

#[test]
fn unknown_counts_as_met_nowhere() {
    let register = over(&flag("unknown", "")).unwrap();
    let need = |is: &[&str], not: &[&str]| {
        let list = |list: &[&str]| list.iter().map(|value| (*value).to_owned()).collect();
        [Need { flag: Flag::BudapestParty, of: NeedOf::Recipient, is: list(is), not: list(not) }]
    };
    for need in [need(&["yes", "no", "unknown"], &[]), need(&[], &["yes"]), need(&[], &["no"])] {
        for to in ["DE", "US", "ZZ"] {
            let met = needs_met(&register, &need, Country::US, country(to), DAY);
            assert!(matches!(met, Met::Unknown(_)), "{to} {met:?}");
        }
    }
    let weighed = weigh(&register, &need(&["yes"], &[]), Country::US, country("ZZ"), DAY).remove(0);
    let words = english(&register, &weighed.words);
    assert_eq!(words, "ZZ, party to the Budapest Convention: unknown (nothing is recorded)");
    assert_eq!((weighed.met, weighed.source, weighed.as_of), (Weight::Unknown, None, None));
}

#[test]
fn what_is_known_not_to_hold_outweighs_what_is_not_known() {
    let register = over(&flag("no", "")).unwrap();
    let both =
        [Need { flag: Flag::BudapestParty, of: NeedOf::Both, is: vec!["yes".to_owned()], not: Vec::new() }];
    let Met::No(why) = needs_met(&register, &both, Country::US, country("DE"), DAY) else { panic!() };
    assert_eq!(
        english(&register, &why),
        "Germany, party to the Budapest Convention: no (source: United Nations, treaty collection; as of 2026-11-23)"
    );
    let weighed = weigh(&register, &both, Country::US, country("DE"), DAY);
    assert_eq!(weighed.iter().map(|one| one.met).collect::<Vec<_>>(), [Weight::Unknown, Weight::No]);
    let early = weigh(&register, &both, Country::US, country("DE"), date(2020, 1, 1));
    let words = english(&register, &early[1].words);
    assert!(
        words.contains("unknown, for the entry \"no\" is not known to be in force before 2026-11-23"),
        "{words}"
    );
}

#[test]
fn a_policy_applies_where_a_need_is_not_known_to_be_met() {
    let register = Register::shipped();
    let applies = |id: &str, to: &str| {
        let policy = register.policies().iter().find(|policy| policy.id == id).unwrap();
        policy.applies(register, Country::US, country(to), DAY).is_some()
    };
    assert!(
        !applies("death-penalty", "DE") && applies("death-penalty", "CN") && applies("death-penalty", "XK")
    );
    assert!(
        !applies("rights-review", "DE") && applies("rights-review", "IN") && applies("rights-review", "TW")
    );
    assert!(applies("data-protection", "DE") && applies("data-protection", "GB"));
    assert!(!applies("data-protection", "CN"));
    assert!(register.countries().all(|entry| !applies("sanctions", entry.country.code())), "shipped empty");
}
