//! The law's answers as a lawyer would check them: golden cases on both sides of every date, and what must hold for
//! all facts.
#![cfg(test)]

use std::str::FromStr;

use clearline_law::{
    AgencyEntry, AgencyFacts, Clause, ClauseId, Facts, Field, FileFacts, HouseKind, Outcome, Register,
    Ruling, Standing, Turn, candidate_agencies, disclosure, disclosure_matrix, foreign_request_duty,
    gate_here, hold_term, home_desk, preservation,
};
use clearline_report::{
    AgencyClass, Answer, Basis, BasisKind, Country, FileId, FileRelevance, ReportKind, World,
};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, civil::Date};
use serde::Deserialize;

fn read<T: FromStr<Err: std::fmt::Debug>>(text: &str) -> T {
    text.parse().unwrap()
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Golden {
    case: Vec<Case>,
    preservation: Vec<Kept>,
    hold: Vec<Hold>,
    request: Vec<Request>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    at: String,
    received: Option<String>,
    kind: Option<String>,
    world: Option<String>,
    house: Option<String>,
    class: Option<String>,
    country: Option<String>,
    #[serde(default)]
    bases: Vec<String>,
    investigates: Option<String>,
    #[serde(default)]
    suspended: bool,
    consents: Option<String>,
    #[serde(default)]
    fields: Vec<String>,
    #[serde(default)]
    files: Vec<String>,
    under: Option<Vec<String>>,
    without: Option<Vec<String>>,
    gates: Option<Vec<String>>,
    conditions: Option<Vec<String>>,
    because: Option<Vec<String>>,
    asks: Option<Vec<String>>,
    #[serde(default)]
    urgent: bool,
    #[serde(default)]
    approvals: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Kept {
    completed: String,
    clause: Option<String>,
    event: Option<String>,
    length: Option<String>,
    end: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Request {
    received: String,
    forwarded: Option<String>,
    duty: Option<bool>,
    unable: Option<String>,
    consults: Option<bool>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Hold {
    kind: String,
    from: String,
    until: Option<String>,
    clause: Option<String>,
    end: Option<String>,
}

fn golden() -> Golden {
    toml::from_str(include_str!("golden.toml")).unwrap()
}

fn answer(word: &str) -> Answer {
    [Answer::Yes, Answer::No, Answer::NotStated].into_iter().find(|answer| answer.word() == word).unwrap()
}

/// `rights_review 2026-01-01 2026-12-31`.
fn approval(text: &str) -> clearline_law::Approval {
    let words: Vec<&str> = text.split(' ').collect();
    clearline_law::Approval { policy: read(words[0]), from: read(words[1]), to: read(words[2]) }
}

/// `fbi 2020-01-01 2026-11-23`, `synthetic-fbi …`, `unproven-fbi …`.
fn basis(text: &str) -> Basis {
    let mut words = text.split(' ');
    let kind = words.next().unwrap();
    let (manner, kind) = kind.split_once('-').unwrap_or(("", kind));
    Basis {
        kind: read(kind),
        evidence: if manner == "unproven" { String::new() } else { "a letter".to_owned() },
        from: read(words.next().unwrap()),
        to: words.next().map(read),
        synthetic: manner == "synthetic",
    }
}

fn file(nth: usize, text: &str) -> FileFacts {
    let parts: Vec<&str> = text.split(" / ").collect();
    FileFacts {
        file: read(&format!("{nth:032x}")),
        viewed: answer(parts[0]),
        claim: clearline_law::Claim {
            always: text.ends_with("/ always"),
            named: text.ends_with("/ attested"),
            at: text.ends_with("/ attested").then(|| read("2026-01-01T00:00:00Z")),
            extent: if text.ends_with("/ part") {
                clearline_law::Extent::Part
            } else {
                clearline_law::Extent::NotStated
            },
        },
        warrant: text.ends_with("/ warrant"),
        publicly_available: answer(parts[1]),
        hash_known: parts[2] == "known",
        relevance: match parts[3] {
            "reported" => FileRelevance::Reported,
            "supplemental" => FileRelevance::Supplemental,
            other => panic!("{other}"),
        },
    }
}

impl Case {
    fn facts(&self) -> Facts {
        let class: AgencyClass = self.class.as_deref().map_or(AgencyClass::Foreign, read);
        let home = if class == AgencyClass::Foreign { "DE" } else { "US" };
        let at: Timestamp = read(&self.at);
        Facts {
            kind: self.kind.as_deref().map_or(ReportKind::Provider, read),
            world: if self.world.as_deref() == Some("test") { World::Test } else { World::Live },
            received_on: self.received.as_deref().map_or(at - SignedDuration::from_hours(1), read),
            agency: AgencyFacts {
                id: read("agency-1"),
                class,
                country: Some(read(self.country.as_deref().unwrap_or(home))),
                states: Vec::new(),
                bases: self.bases.iter().map(|text| basis(text)).collect(),
                investigates: answer(self.investigates.as_deref().unwrap_or("yes")),
                suspended: self.suspended,
            },
            fields: self.fields.iter().map(|word| read(word)).collect(),
            files: self.files.iter().enumerate().map(|(nth, text)| file(nth, text)).collect(),
            urgent: self.urgent,
            approvals: self.approvals.iter().map(|text| approval(text)).collect(),
            overrides: Vec::new(),
            reporter_consents: answer(self.consents.as_deref().unwrap_or("not stated")),
            house: match self.house.as_deref() {
                Some("demonstration") => HouseKind::Demonstration,
                _ => HouseKind::Production,
            },
        }
    }

    fn ruling(&self, register: &Register) -> Ruling {
        disclosure(&self.facts(), register, read(&self.at))
    }
}

#[test]
fn golden_cases() {
    for case in golden().case {
        let ruling = case.ruling(Register::shipped());
        let name = &case.name;
        match ruling.outcome {
            Outcome::Disclose { under, without, files, conditions } => {
                let under: Vec<String> = under.iter().map(ToString::to_string).collect();
                assert_eq!(Some(under), case.under, "{name}");
                let without: Vec<String> = without.iter().map(|(field, _)| field.word().to_owned()).collect();
                assert_eq!(without, case.without.unwrap_or_default(), "{name}");
                let gates: Vec<String> = files.iter().map(|(_, gate)| gate.word().to_owned()).collect();
                assert_eq!(gates, case.gates.unwrap_or_default(), "{name}");
                if let Some(expected) = case.conditions {
                    let ids: Vec<String> = conditions.iter().map(|condition| condition.id.clone()).collect();
                    assert_eq!(ids, expected, "{name}");
                }
            }
            Outcome::NeedsApproval { asks, .. } => {
                let asks: Vec<String> = asks.iter().map(|ask| ask.ground.to_string()).collect();
                assert_eq!(Some(asks), case.asks, "{name}");
            }
            Outcome::Withhold { because } => {
                let because: Vec<String> = because.iter().map(|(ground, _)| ground.to_string()).collect();
                assert_eq!(Some(because), case.because, "{name}");
            }
        }
    }
}

#[test]
fn preservation_follows_the_text_of_the_day() {
    let register = Register::shipped();
    for kept in golden().preservation {
        let completed = read(&kept.completed);
        let term = preservation(ReportKind::Provider, completed, register);
        let told = term.as_ref().map(|term| (term.clause.as_str(), term.length.as_str(), term.end));
        let expected = kept.clause.as_deref().map(|clause| {
            (clause, kept.length.as_deref().unwrap(), read::<Timestamp>(kept.end.as_deref().unwrap()))
        });
        assert_eq!(told, expected, "{}", kept.completed);
        assert_eq!(term.as_ref().map(|term| term.event.word()), kept.event.as_deref(), "{}", kept.completed);
        assert!(term.is_none_or(|term| term.start == completed));
        assert_eq!(preservation(ReportKind::Public, completed, register), None);
    }
}

#[test]
fn a_hold_runs_as_its_own_paper_or_the_law_says() {
    for hold in golden().hold {
        let (from, until) = (read(&hold.from), hold.until.as_deref().map(read::<Timestamp>));
        let term = hold_term(read(&hold.kind), from, until, Register::shipped());
        assert_eq!(term.as_ref().map(|term| term.clause.as_str()), hold.clause.as_deref(), "{}", hold.kind);
        assert_eq!(term.map(|term| term.end), hold.end.as_deref().map(read), "{} {}", hold.kind, hold.from);
    }
}

#[test]
fn a_provider_is_told_what_the_text_of_the_day_asks() {
    for request in golden().request {
        let duty = foreign_request_duty(read(&request.received), Register::shipped());
        assert_eq!(duty.as_ref().map(|duty| duty.forwarded.to_string()), request.forwarded);
        assert_eq!(duty.as_ref().map(|duty| duty.unable.to_string()), request.unable);
        assert_eq!(duty.as_ref().map(|duty| duty.forwarded_is_duty), request.duty);
        assert_eq!(duty.as_ref().map(|duty| duty.consults_first), request.consults);
        assert!(duty.is_none_or(|duty| duty.alarm_after == SignedDuration::from_hours(24)));
    }
}

/// Facts over the whole range of what decides: 2 kinds × 2 worlds × 3 classes × 8 bases × 3 answers × 2 houses,
/// suspended or not, each with every field and with files of every state.
fn every_kind_of_facts(at: Timestamp) -> Vec<Facts> {
    let day = TimeZone::UTC.to_datetime(at).date();
    let base = |kind, from: Date, to, synthetic| Basis {
        kind,
        evidence: "a letter".to_owned(),
        from,
        to,
        synthetic,
    };
    let yesterday = day.yesterday().unwrap();
    let mut bases = vec![
        vec![],
        vec![base(BasisKind::Fbi, yesterday, Some(yesterday), false)],
        vec![base(BasisKind::Fbi, day.tomorrow().unwrap(), None, false)],
        vec![
            base(BasisKind::Interpol, yesterday, None, true),
            base(BasisKind::Ice, yesterday, Some(yesterday), false),
        ],
    ];
    bases.extend(BasisKind::ALL.map(|kind| vec![base(kind, yesterday, None, false)]));
    let words = ["yes", "no", "not stated"];
    let files: Vec<FileFacts> = words
        .iter()
        .flat_map(|viewed| {
            words.iter().map(move |public| format!("{viewed} / {public} / known / supplemental"))
        })
        .enumerate()
        .map(|(nth, text)| file(nth, &text))
        .collect();
    let mut all = Vec::new();
    for kind in [ReportKind::Provider, ReportKind::Public] {
        for world in [World::Live, World::Test] {
            for class in [AgencyClass::Federal, AgencyClass::StateOrLocal, AgencyClass::Foreign] {
                for bases in &bases {
                    for investigates in [Answer::Yes, Answer::No, Answer::NotStated] {
                        for (house, suspended) in [
                            (HouseKind::Production, false),
                            (HouseKind::Demonstration, false),
                            (HouseKind::Production, true),
                        ] {
                            let country = if class == AgencyClass::Foreign { "FR" } else { "US" };
                            let agency = AgencyFacts {
                                id: read("agency-1"),
                                class,
                                country: Some(read(country)),
                                states: vec!["CA".to_owned(), "NV".to_owned()],
                                bases: bases.clone(),
                                investigates,
                                suspended,
                            };
                            all.push(Facts {
                                kind,
                                world,
                                received_on: at,
                                agency,
                                fields: Field::ALL.to_vec(),
                                files: files.clone(),
                                reporter_consents: Answer::NotStated,
                                urgent: false,
                                approvals: Vec::new(),
                                overrides: Vec::new(),
                                house,
                            });
                        }
                    }
                }
            }
        }
    }
    all
}

fn moments() -> Vec<Timestamp> {
    ["2012-06-01T12:00:00Z", "2021-06-01T12:00:00Z", "2026-11-23T12:00:00Z"].into_iter().map(read).collect()
}

#[test]
fn every_disclosure_rests_on_clauses_in_force_and_falls_or_changes_with_each_of_them() {
    let register = Register::shipped();
    let mut disclosed = 0;
    for at in moments() {
        let day = TimeZone::UTC.to_datetime(at).date();
        for facts in every_kind_of_facts(at) {
            let ruling = disclosure(&facts, register, at);
            let Outcome::Disclose { under, conditions, .. } = &ruling.outcome else { continue };
            disclosed += 1;
            assert!(!under.is_empty());
            let cited = conditions.iter().filter_map(|condition| match &condition.ground {
                clearline_law::Ground::Clause(id) => Some(id),
                _ => None,
            });
            for id in under.iter().chain(cited) {
                let clause: &Clause = register.clause(id).unwrap();
                assert_eq!(clause.standing(day), Standing::InForce);
                assert!(!clause.sources.is_empty());
                let fallen = disclosure(&facts, &register.without(id), at);
                assert_ne!(fallen.outcome, ruling.outcome, "{id} on {day} for {facts:?}");
            }
            let chief: &ClauseId = under.first().unwrap();
            assert!(!disclosure(&facts, &register.without(chief), at).discloses());
        }
    }
    assert!(disclosed > 50, "{disclosed}");
}

#[test]
fn what_never_leaves() {
    for at in moments() {
        for facts in every_kind_of_facts(at) {
            let ruling = disclosure(&facts, Register::shipped(), at);
            let day = TimeZone::UTC.to_datetime(at).date();
            let proven = |basis: &Basis| {
                basis.holds_on(day) && (!basis.synthetic || facts.house == HouseKind::Demonstration)
            };
            let barred = facts.world == World::Test
                || facts.agency.suspended
                || (facts.agency.class == AgencyClass::Foreign && !facts.agency.bases.iter().any(proven))
                || (facts.agency.investigates != Answer::Yes && day > read("2018-12-20"));
            assert!(!(barred && ruling.discloses()), "{facts:?}");
            match ruling.outcome {
                Outcome::Withhold { because } => assert!(!because.is_empty()),
                Outcome::NeedsApproval { asks, .. } => assert!(!asks.is_empty()),
                Outcome::Disclose { under, without, .. } => {
                    let cites_c = under.iter().any(|id| id.as_str().starts_with("US-2258A-c"));
                    assert_eq!(cites_c, facts.kind == ReportKind::Provider);
                    let stays: Vec<Field> = without.iter().map(|(field, _)| *field).collect();
                    let named: &[Field] = if cites_c { &[] } else { &[Field::Reporter] };
                    assert_eq!(stays, [named, &[Field::ReporterContact, Field::LinkedReports]].concat());
                }
            }
            assert!(!disclosure(&facts, &Register::default(), at).discloses());
        }
    }
}

#[test]
fn order_does_not_matter_and_a_replay_gives_the_same_bytes() {
    let register = Register::shipped();
    for at in moments() {
        for facts in every_kind_of_facts(at) {
            let ruling = disclosure(&facts, register, at);
            let mut turned = facts.clone();
            turned.fields.reverse();
            turned.files.reverse();
            turned.agency.bases.reverse();
            turned.agency.states.reverse();
            assert_eq!(disclosure(&turned, register, at).to_json(), ruling.to_json());

            let kept = Ruling::from_json(&ruling.to_json()).unwrap();
            assert_eq!((&kept, kept.digest()), (&ruling, ruling.digest()));
            let again = Facts::from_json(&facts.to_json()).unwrap();
            assert_eq!(disclosure(&again, register, at), ruling);
        }
    }
}

#[test]
fn a_change_of_any_fact_changes_the_digest() {
    let at = read("2026-11-23T12:00:00Z");
    let facts = every_kind_of_facts(at).remove(0);
    let digest = |facts: &Facts| disclosure(facts, Register::shipped(), at).facts_digest;
    let mut other = facts.clone();
    other.files[0].hash_known = false;
    assert_ne!(digest(&other), digest(&facts));
    let mut other = facts.clone();
    other.fields.pop();
    assert_ne!(digest(&other), digest(&facts));
    let mut other = facts.clone();
    other.reporter_consents = Answer::No;
    assert_ne!(digest(&other), digest(&facts));
}

#[test]
fn a_file_named_twice_is_withheld_and_the_others_are_not() {
    let at = read("2026-11-23T12:00:00Z");
    let mut facts = every_kind_of_facts(at).remove(0);
    facts.files = vec![
        file(1, "yes / yes / unknown / reported"),
        file(2, "yes / no / unknown / reported"),
        file(1, "no / no / unknown / reported"),
    ];
    let Outcome::Disclose { files, .. } = disclosure(&facts, Register::shipped(), at).outcome else {
        panic!()
    };
    let gates: Vec<(FileId, &str)> = files.iter().map(|(file, gate)| (file.clone(), gate.word())).collect();
    assert_eq!(gates, [(read(&format!("{:032x}", 1)), "withheld"), (read(&format!("{:032x}", 2)), "open")]);
}

#[test]
fn a_text_that_is_no_ruling_is_refused() {
    let at = read("2026-11-23T12:00:00Z");
    let json = disclosure(&every_kind_of_facts(at)[0], Register::shipped(), at).to_json();
    for broken in [
        String::new(),
        json.replace("disclose", "permit"),
        json.replace("\"under\":[\"US", "\"under\":[\"U S"),
        json.replace("\"gate\":\"open\"", "\"gate\":\"ajar\""),
        json.replace("policy:lead", "policy:none"),
    ] {
        assert!(Ruling::from_json(&broken).is_err(), "{broken}");
    }
}

/// The shipped directory as the law sees it, with one agency changed.
fn directory(change: impl Fn(&mut AgencyFacts)) -> Vec<AgencyFacts> {
    let mut agencies: Vec<AgencyFacts> =
        Register::shipped().agencies().iter().map(AgencyEntry::facts).collect();
    agencies.iter_mut().for_each(change);
    agencies
}

fn candidates(directory: &[AgencyFacts], countries: &[&str], state: Option<&str>) -> Vec<(String, Turn)> {
    let countries: Vec<Country> = countries.iter().map(|code| read(code)).collect();
    candidate_agencies(Register::shipped(), directory, &countries, state, read("2026-11-23"))
        .into_iter()
        .map(|candidate| (candidate.agency.to_string(), candidate.turn))
        .collect()
}

#[test]
fn candidates_follow_the_places_and_end_with_the_home_desk() {
    use Turn::{Always, Fallback};
    let shipped = directory(|_| ());
    let found = |countries: &[&str], state| candidates(&shipped, countries, state);
    let named = |list: &[(&str, Turn)]| -> Vec<(String, Turn)> {
        list.iter().map(|(agency, turn)| ((*agency).to_owned(), *turn)).collect()
    };
    assert_eq!(home_desk(Register::shipped()).unwrap().as_str(), "us-fbi");
    assert_eq!(found(&["DE"], None), named(&[("de-1", Always), ("us-fbi", Fallback)]));
    assert_eq!(
        found(&["GB", "DE", "GB"], None),
        named(&[("gb-1", Always), ("de-1", Always), ("us-fbi", Fallback)])
    );
    assert_eq!(found(&["US"], Some("OH")), named(&[("icac-oh-1", Always), ("us-fbi", Fallback)]));
    assert_eq!(found(&["US"], Some("DC")), named(&[("icac-va-1", Always), ("us-fbi", Fallback)]));
    assert_eq!(found(&["US"], Some("CA")).len(), 5 + 1);
    assert_eq!(found(&["US"], None), named(&[("us-fbi", Always)]));
    assert_eq!(found(&["PR"], Some("OH")), named(&[("us-fbi", Always)]));
    for nowhere in [&["A1"][..], &["AQ"][..], &[][..]] {
        assert_eq!(found(nowhere, Some("OH")), named(&[("us-fbi", Fallback)]), "{nowhere:?}");
    }
    let suspended = directory(|agency| agency.suspended = agency.id.as_str() == "de-1");
    let countries = [read("DE")];
    let left = candidate_agencies(Register::shipped(), &suspended, &countries, None, read("2026-11-23"));
    assert_eq!(left.len(), 1);
    assert!(left[0].why.contains("de-1 is suspended"), "{}", left[0].why);
}

#[test]
fn no_provider_report_of_today_ends_with_nobody() {
    let at = read("2026-11-23T12:00:00Z");
    let agencies = directory(|_| ());
    let mut facts = every_kind_of_facts(at).remove(0);
    for entry in Register::shipped().countries() {
        let candidates =
            candidate_agencies(Register::shipped(), &agencies, &[entry.country], None, read("2026-11-23"));
        let receives = candidates.iter().any(|candidate| {
            facts.agency = agencies.iter().find(|agency| agency.id == candidate.agency).unwrap().clone();
            disclosure(&facts, Register::shipped(), at).discloses()
        });
        assert!(receives, "{}", entry.name);
    }
}

/// A change of law shows as a diff of this file. On purpose, nothing writes it: change it by hand and have it read.
#[test]
fn the_reviewed_matrix_is_the_one_in_force() {
    let matrix = disclosure_matrix(Register::shipped(), read("2026-11-23T00:00:00Z"));
    let reviewed = include_str!("../../../instruments/matrix-disclosure.txt");
    assert!(reviewed == matrix, "instruments/matrix-disclosure.txt differs from:\n{matrix}");
}

#[test]
fn at_the_desk_a_file_opens_only_where_its_sender_states_a_viewing() {
    let words = [Answer::Yes, Answer::No, Answer::NotStated]
        .map(|viewed| gate_here(viewed, &clearline_law::Claim::default()).word());
    assert_eq!(words, ["open", "closed", "closed"]);
}
