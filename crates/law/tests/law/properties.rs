//! What must hold for every kind of facts.

use std::collections::BTreeMap;

use clearline_law::{
    AgencyFacts, Clause, ClauseId, Facts, Fault, Field, Ground, HouseKind, Outcome, Policy, Register, Ruling,
    Standing, disclosure, shipped_files,
};
use clearline_report::{AgencyClass, Answer, Basis, FileId, Message, ReportKind, World};
use jiff::Timestamp;

use crate::support::{day_of, every_kind_of_facts, file, moments, read, some_facts};

/// Facts of every kind at every moment, each with its ruling.
fn all() -> impl Iterator<Item = (Facts, Timestamp, Ruling)> {
    moments().into_iter().flat_map(|at| {
        every_kind_of_facts(at).into_iter().map(move |facts| {
            let ruling = disclosure(&facts, Register::shipped(), at);
            (facts, at, ruling)
        })
    })
}

#[test]
fn every_disclosure_rests_on_clauses_in_force_and_falls_or_changes_with_each_of_them() {
    let register = Register::shipped();
    let mut fallen: BTreeMap<ClauseId, Register> = BTreeMap::new();
    let mut carried = 0;
    for (facts, at, ruling) in all() {
        let (under, conditions) = match &ruling.outcome {
            Outcome::Disclose { under, conditions, .. } => (under, conditions.as_slice()),
            Outcome::NeedsApproval { under, .. } => (under, [].as_slice()),
            Outcome::Withhold { .. } => continue,
        };
        carried += 1;
        assert!(!under.is_empty());
        let cited = conditions.iter().filter_map(|condition| match &condition.ground {
            Ground::Clause(id) => Some(id),
            _ => None,
        });
        for id in under.iter().chain(cited) {
            let clause: &Clause = register.clause(id).unwrap();
            assert_eq!(clause.standing(day_of(at)), Standing::InForce);
            assert!(clause.sources.iter().any(|source| !source.trim().is_empty()));
            let rest = fallen.entry(id.clone()).or_insert_with(|| register.without(id));
            let other = disclosure(&facts, rest, at).outcome;
            assert_ne!(other, ruling.outcome, "{id} for {facts:?}");
            // Without the first, which all the others only complete, nothing leaves at all.
            assert!(id != &under[0] || !matches!(other, Outcome::Disclose { .. }), "{id}");
        }
    }
    assert!(carried > 100, "{carried}");
}

#[test]
fn what_never_leaves() {
    for (facts, at, ruling) in all() {
        let day = day_of(at);
        let proven = |basis: &Basis| {
            basis.holds_on(day) && (!basis.synthetic || facts.house == HouseKind::Demonstration)
        };
        let foreign = facts.agency.class == AgencyClass::Foreign;
        let barred = facts.world == World::Test
            || facts.agency.suspended
            || (foreign && !facts.agency.bases.iter().any(proven))
            || (facts.agency.investigates != Answer::Yes && day > read("2018-12-20"));
        assert!(!barred || matches!(ruling.outcome, Outcome::Withhold { .. }), "{facts:?}");
        match &ruling.outcome {
            Outcome::Withhold { because } => assert!(!because.is_empty()),
            Outcome::NeedsApproval { asks, .. } => assert!(foreign && !asks.is_empty()),
            Outcome::Disclose { under, without, .. } => what_leaves(&facts, under, without),
        }
        assert!(matches!(disclosure(&facts, &Register::default(), at).outcome, Outcome::Withhold { .. }));
    }
}

fn what_leaves(facts: &Facts, under: &[ClauseId], without: &[(Field, Message)]) {
    let provider = facts.kind == ReportKind::Provider;
    let tribal = facts.agency.class == AgencyClass::Tribal;
    let cites = |start: &str| under.iter().any(|id| id.as_str().starts_with(start));
    // (c) is the duty that no tribal agency meets; the grant statute carries what came from no provider.
    assert_eq!(cites("US-2258A-c"), provider && !tribal);
    assert_eq!(cites("US-34-"), !provider);
    let stays: Vec<Field> = without.iter().map(|(field, _)| *field).collect();
    let named: &[Field] = if facts.kind == ReportKind::Public { &[Field::Reporter] } else { &[] };
    assert_eq!(stays, [named, &[Field::ReporterContact, Field::LinkedReports]].concat());
}

/// Urgency changes only what the agency is asked to do: neither to whom, nor on what ground, nor which field or file.
#[test]
fn urgency_widens_nothing() {
    let register = Register::shipped();
    for (facts, at, _) in all() {
        let ruled = |urgent| disclosure(&Facts { urgent, ..facts.clone() }, register, at).outcome;
        let (calm, mut urgent) = (ruled(false), ruled(true));
        if let Outcome::Disclose { conditions, .. } = &mut urgent {
            let before = conditions.len();
            conditions.retain(|one| one.ground != Ground::Policy(Policy::LifeAtRisk));
            assert_eq!(conditions.len() + 1, before);
        }
        assert_eq!(calm, urgent);
    }
}

/// Take every policy away: what was let go still goes, on the same clauses and with the same fields and files. Leave
/// them: they only add conditions, ask for two people, or withhold.
#[test]
fn a_policy_only_narrows() {
    let register = Register::shipped();
    let bare = register.policies().iter().fold(register.clone(), |rest, policy| rest.without(&policy.id));
    assert!(bare.policies().is_empty() && register.policies().len() == 4);
    let mut narrowed = 0;
    for (facts, at, ruling) in all() {
        let free = disclosure(&facts, &bare, at).outcome;
        match (ruling.outcome, free) {
            (
                Outcome::Disclose { under, without, files, conditions },
                Outcome::Disclose { under: u, without: w, files: f, conditions: c },
            ) => {
                assert_eq!((&under, &without, &files), (&u, &w, &f));
                assert!(c.iter().all(|one| conditions.contains(one)));
            }
            (Outcome::NeedsApproval { under, .. }, Outcome::Disclose { under: u, .. }) => {
                narrowed += 1;
                assert_eq!(under, u);
            }
            (Outcome::Withhold { because }, Outcome::Withhold { because: b }) => {
                let mut added = because.iter().filter(|reason| !b.contains(reason));
                assert!(added.all(|(ground, _)| ground.fault() == Fault::Policy));
                assert!(b.iter().all(|reason| because.contains(reason)));
            }
            (with, without) => panic!("{with:?} {without:?}"),
        }
    }
    assert!(narrowed > 0);
}

#[test]
fn order_does_not_matter_and_a_replay_gives_the_same_bytes() {
    let register = Register::shipped();
    for (facts, at, ruling) in all() {
        let mut turned = facts.clone();
        turned.fields.reverse();
        turned.files.reverse();
        turned.agency.bases.reverse();
        turned.agency.states.reverse();
        turned.approvals.reverse();
        turned.overrides.reverse();
        assert_eq!(disclosure(&turned, register, at).to_json(), ruling.to_json());

        let kept = Ruling::from_json(&ruling.to_json()).unwrap();
        assert_eq!((&kept, kept.digest()), (&ruling, ruling.digest()));
        let again = Facts::from_json(&facts.to_json()).unwrap();
        assert_eq!(disclosure(&again, register, at), ruling);
    }
}

/// The order of the files of a register, and of the rows within them, never matters.
#[test]
fn the_order_of_files_and_rows_does_not_matter() {
    let turned: Vec<(&str, String)> = shipped_files()
        .iter()
        .rev()
        .map(|(path, text)| {
            // The watch list holds rows in texts, which stay as they are.
            let start = if path.ends_with("watch.toml") { "\n[[watch" } else { "\n[[" };
            let rows: Vec<&str> = text.split(start).collect();
            // What stands above the first row of a list belongs to the whole file, and stays above.
            let (head, rows) = rows.split_first().unwrap();
            let mut all = vec![(*head).to_owned()];
            all.extend(rows.iter().rev().map(|row| format!("{row}\n")));
            (*path, all.join(start))
        })
        .collect();
    let files: Vec<(&str, &str)> = turned.iter().map(|(path, text)| (*path, text.as_str())).collect();
    let register = Register::parse(&files).unwrap_or_else(|problems| panic!("{:?}", problems.first()));
    assert_eq!(register.version(), Register::shipped().version());
    for (facts, at, ruling) in all().step_by(53) {
        assert_eq!(disclosure(&facts, &register, at), ruling);
    }
}

/// Countries, agencies, routes and policies alone are no law.
#[test]
fn a_register_without_its_statutes_permits_nothing() {
    let no_law = |(_, text): &(&str, &str)| !text.contains("[[clause]]");
    let files: Vec<(&str, &str)> = shipped_files().iter().copied().filter(no_law).collect();
    let register = Register::parse(&files).unwrap_or_else(|problems| panic!("{:?}", problems.first()));
    assert!(register.clauses().next().is_none() && register.countries().count() == 250);
    for (facts, at, _) in all().step_by(3) {
        assert!(matches!(disclosure(&facts, &register, at).outcome, Outcome::Withhold { .. }));
    }
    let broken: Vec<(&str, &str)> = vec![("instruments/us-2258a.toml", "[[clause]\n")];
    assert!(Register::parse(&broken).is_err(), "a broken file gives no register at all");
}

/// What `docs/rulings.md` specifies, byte for byte: another form needs another version.
#[test]
fn the_canonical_forms_are_the_specified_ones() {
    let written = concat!(
        r#"{"version":1,"kind":"provider","world":"live","received_on":"2026-11-23T10:00:00Z","house":"production","#,
        r#""reporter_consents":"not stated","agency":{"id":"de-1","class":"foreign","country":"DE","#,
        r#""investigates":"yes","bases":[{"kind":"fbi","evidence":"a letter","from":"2020-01-01"}]},"#,
        r#""fields":["incident","victim"],"files":[{"file":"00000000000000000000000000000001","viewed":"yes","#,
        r#""hash_known":true}]}"#,
    );
    let facts = Facts::from_json(written).unwrap();
    assert!(!facts.urgent && facts.approvals.is_empty() && facts.overrides.is_empty());
    assert!(!facts.files[0].warrant && facts.files[0].claim == clearline_law::Claim::default());
    assert_eq!(facts.to_json(), written);
    let mistyped = written.replace("\"hash_known\"", "\"hash_kown\"");
    let of_another_version = written.replace("\"version\":1", "\"version\":2");
    for other in [mistyped, of_another_version] {
        assert!(Facts::from_json(&other).is_err(), "{other}");
    }

    let ruling = concat!(
        r#"{"version":1,"at":"2026-11-23T12:00:00Z","register":"r","facts":"#,
        r#""0000000000000000000000000000000000000000000000000000000000000000","outcome":{"disclose":{"#,
        r#""under":["US-2258A-c"],"without":[["linked_reports",0]],"#,
        r#""files":[["00000000000000000000000000000001","open",1],["00000000000000000000000000000002","open",1]],"#,
        r#""conditions":[["lead","policy:lead",2]]}},"considered":[["US-2258A-c1",false,3]],"#,
        r#""messages":[{"id":"kept-back-other-report"},{"id":"gate-viewed"},{"id":"condition-lead"},"#,
        r#"{"id":"ruling-clause-standing","with":{"clause":{"clause":"US-2258A-c1"},"standing":{"message":{"#,
        r#""id":"standing-ended","with":{"last":{"day":"2026-11-22"}}}}}}]}"#,
    );
    let read = Ruling::from_json(ruling).unwrap();
    assert_eq!(read.to_json(), ruling);
    assert_eq!(read.messages().len(), 5, "every place has its message");
    assert!(Ruling::from_json(&ruling.replace("false,3", "false,4")).is_err(), "a place without a message");
}

/// Bytes of a ruling and its facts, for a report with three files. As sentences they had 2,165 and 1,079, and abroad 2,284
/// and 1,154.
#[test]
fn a_typical_ruling_is_small() {
    let at = read("2026-11-23T12:00:00Z");
    let fields =
        ["incident", "internet", "reporter", "reported_person", "reported_accounts", "capture_events"];
    let mut federal = some_facts(at);
    federal.files.truncate(3);
    federal.fields = fields.into_iter().chain(["augmented", "triage"]).map(read).collect();
    let abroad = AgencyFacts {
        class: AgencyClass::Foreign,
        country: Some(read("DE")),
        states: Vec::new(),
        bases: vec![crate::support::basis("fbi 2020-01-01")],
        ..federal.agency.clone()
    };
    let foreign = Facts { agency: abroad, ..federal.clone() };
    for (facts, ruling_bytes, facts_bytes) in [(federal, 1_400, 750), (foreign, 1_600, 800)] {
        let ruling = disclosure(&facts, Register::shipped(), at).to_json();
        assert!(ruling.len() <= ruling_bytes, "{} bytes: {ruling}", ruling.len());
        assert!(facts.to_json().len() <= facts_bytes, "{}", facts.to_json());
    }
}

#[test]
fn a_change_of_any_fact_changes_the_digest() {
    let at = read("2026-11-23T12:00:00Z");
    let facts = some_facts(at);
    let digest = |facts: &Facts| disclosure(facts, Register::shipped(), at).facts_digest;
    let changes: [fn(&mut Facts); 12] = [
        |facts| facts.files[0].hash_known = false,
        |facts| facts.files[0].warrant = true,
        |facts| facts.files[0].claim.always = true,
        |facts| _ = facts.fields.pop(),
        |facts| facts.reporter_consents = Answer::No,
        |facts| facts.urgent = !facts.urgent,
        |facts| facts.approvals.push(crate::support::approval("rights_review 2026-01-01 2026-12-31")),
        |facts| facts.overrides.push(crate::support::relied("US-2258A-c 2026-01-01 2026-12-31")),
        |facts| facts.kind = ReportKind::Hotline,
        |facts| facts.agency.class = AgencyClass::Tribal,
        |facts| facts.agency.suspended = true,
        |facts| facts.house = HouseKind::Demonstration,
    ];
    for (nth, change) in changes.iter().enumerate() {
        let mut other = facts.clone();
        change(&mut other);
        assert_ne!(digest(&other), digest(&facts), "{nth}");
    }
}

#[test]
fn a_file_named_twice_is_withheld_and_the_others_are_not() {
    let at = read("2026-11-23T12:00:00Z");
    let mut facts = some_facts(at);
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
    let json = disclosure(&some_facts(at), Register::shipped(), at).to_json();
    for broken in [
        String::new(),
        json.replace("disclose", "permit"),
        json.replace("\"under\":[\"US", "\"under\":[\"U S"),
        json.replace("\"open\",", "\"ajar\","),
        json.replace("\"version\":1", "\"version\":2"),
        json.replace("policy:lead", "policy:none"),
    ] {
        assert!(Ruling::from_json(&broken).is_err(), "{broken}");
    }
}

/// A tribal agency alone never makes the duty of (c) met: no ruling for one cites it, whatever else is true.
#[test]
fn no_ruling_for_a_tribal_agency_rests_on_c() {
    for (facts, at, _) in all().step_by(5) {
        let agency =
            AgencyFacts { class: AgencyClass::Tribal, country: Some(read("US")), ..facts.agency.clone() };
        let ruling = disclosure(&Facts { agency, ..facts }, Register::shipped(), at);
        if let Outcome::Disclose { under, .. } | Outcome::NeedsApproval { under, .. } = &ruling.outcome {
            let of_c = |id: &ClauseId| id.as_str().starts_with("US-2258A-c");
            assert!(!under.iter().any(of_c), "{under:?}");
        }
    }
}
