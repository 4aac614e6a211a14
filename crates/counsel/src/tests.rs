use clearline_identity::directory::Agency;
use clearline_law::{
    About, Basis as SourceBasis, Confidence, DetailOf, Entered, Facts, HouseKind, Register, disclosure,
};
use clearline_report::{AgencyClass, AgencyId, Answer, Basis, BasisKind, Channel, ReportKind, World};
use jiff::Timestamp;
use jiff::civil::{Date, date};

use super::decide::{self, Standing};
use super::impact::differs;
use super::model::{
    Decided, Decision, EVIDENCE_BYTES_MAX, Ended, Matter, OVERRIDE_DAYS_MAX, Proposal, ReportAsked,
    WORDS_CHARS_MAX,
};
use super::refusal::Refusal;

const TODAY: Date = date(2026, 11, 23);

fn id(text: &str) -> AgencyId {
    text.parse().unwrap()
}

fn agency(class: AgencyClass) -> Agency {
    Agency {
        id: id("de-1"),
        name: "Bundeskriminalamt".to_owned(),
        class,
        country: "DE".parse().unwrap(),
        states: Vec::new(),
        channel: Channel::Portal,
        recipient: None,
        investigates: Answer::Yes,
        suspended: false,
        synthetic: false,
        language: None,
        bases: vec![Basis {
            kind: BasisKind::Fbi,
            evidence: "a letter".to_owned(),
            from: date(2026, 1, 1),
            to: Some(date(2026, 12, 31)),
            synthetic: false,
        }],
    }
}

/// An entry of the operator's own whose review may be overridden.
const ENTRY: &str = "[[policy]]\nid = \"house-list\"\npolicy = \"sanctions\"\neffect = \"withhold\"\nsays = \"s\"\n\
     sources = [\"OWN-RULE\"]\nconfidence = \"high\"\nas_of = 2026-11-01\nwhen_stale = \"override\"\n";

fn register() -> Register {
    Register::overlaid(&[("house.toml", ENTRY)]).unwrap()
}

fn fits(matter: &Matter, agency: Option<&Agency>, ruling_withholds: bool) -> Result<(), Refusal> {
    let standing = Standing { today: TODAY, agency, register: &register(), ruling_withholds };
    decide::fits(matter, &standing)
}

fn matters() -> Vec<Matter> {
    let (agency, report) = (id("de-1"), "7205759403792793".parse().unwrap());
    let days = (date(2026, 11, 23), Some(date(2026, 12, 1)));
    let evidence = "Letter of 1 February, file 12".to_owned();
    vec![
        Matter::Basis {
            agency: agency.clone(),
            kind: BasisKind::Interpol,
            evidence: evidence.clone(),
            from: days.0,
            to: days.1,
        },
        Matter::Basis {
            agency: agency.clone(),
            kind: BasisKind::AgDesignated,
            evidence: evidence.clone(),
            from: days.0,
            to: None,
        },
        Matter::EndBasis { agency: agency.clone(), ordinal: 1, last_day: TODAY },
        Matter::Investigates { agency: agency.clone(), answer: true, evidence: evidence.clone() },
        Matter::Investigates { agency: agency.clone(), answer: false, evidence },
        Matter::Approval {
            policy: "rights_review".to_owned(),
            agency: agency.clone(),
            report: Some(ReportAsked { report, ruling: 3 }),
            from: days.0,
            to: days.1,
        },
        Matter::Approval { policy: "rights_review".to_owned(), agency, report: None, from: days.0, to: None },
        Matter::Override { entry: "house-list".to_owned(), from: days.0, to: date(2026, 12, 1) },
        route("attache-hsi", &["QA", "SA"]),
        Matter::Detail { entered: entered() },
    ]
}

/// An invented address of an invented provider.
fn entered() -> Entered {
    Entered {
        about: About::Provider("example-chat".to_owned()),
        service: Some("Example Chat".to_owned()),
        of: DetailOf::LegalProcess,
        value: "police@example.com".to_owned(),
        publisher: "Example Chat".to_owned(),
        title: "page for the police".to_owned(),
        url: Some("https://www.example.com/police".to_owned()),
        as_of: Some("2026-10".to_owned()),
        basis: SourceBasis::OfficialPage,
        confidence: Confidence::High,
        recorded: TODAY,
    }
}

/// A fact is entered with a source that somebody read, of a day that has come, or not at all.
#[test]
fn what_is_entered_needs_a_source_that_was_read() {
    let tidy = |change: fn(&mut Entered)| {
        let mut one = entered();
        change(&mut one);
        let matter = decide::tidy(&Matter::Detail { entered: one })?;
        fits(&matter, None, false)
    };
    assert_eq!(tidy(|_| {}), Ok(()));
    assert_eq!(tidy(|one| one.url = None), Ok(()), "the address may not be at hand");
    assert_eq!(tidy(|one| one.as_of = None), Ok(()), "the source may bear no day");
    assert_eq!(tidy(|one| one.as_of = Some("2026".to_owned())), Ok(()), "a year that runs");
    assert_eq!(tidy(|one| one.value = " ".to_owned()), Err(Refusal::ValueMissing));
    assert_eq!(tidy(|one| one.publisher = " ".to_owned()), Err(Refusal::SourceMissing));
    assert_eq!(tidy(|one| one.title = String::new()), Err(Refusal::SourceMissing));
    assert_eq!(tidy(|one| one.basis = SourceBasis::OwnKnowledge), Err(Refusal::SourceUnread));
    for url in ["javascript:x", "example.com", "https://example.com/ x"] {
        let mut one = entered();
        one.url = Some(url.to_owned());
        assert_eq!(decide::tidy(&Matter::Detail { entered: one }), Err(Refusal::AddressWrong), "{url}");
    }
    assert_eq!(tidy(|one| one.as_of = Some("lately".to_owned())), Err(Refusal::FactDayWrong));
    assert_eq!(tidy(|one| one.as_of = Some("2026-11-24".to_owned())), Err(Refusal::FactDayWrong), "tomorrow");
    let unknown = tidy(|one| one.service = None);
    assert!(matches!(unknown, Err(Refusal::DoesNotFit { .. })), "{unknown:?}");
    let document = Matter::Detail { entered: Entered { basis: SourceBasis::Document, ..entered() } };
    assert_eq!(decide::document(&document, None), Err(Refusal::DocumentMissing));
}

/// A route that is opened, on invented evidence.
fn route(id: &str, countries: &[&str]) -> Matter {
    let register = Register::shipped();
    Matter::Route {
        route: id.to_owned(),
        through: register.routes().iter().find(|one| one.id == id).expect("a route").through.clone(),
        countries: countries.iter().map(|code| code.parse().unwrap()).collect(),
        evidence: "letter of the office".to_owned(),
        given_by: "the office".to_owned(),
        given_on: TODAY,
        from: TODAY,
        to: None,
    }
}

fn proposal(matter: Matter) -> Proposal {
    Proposal {
        id: "0123456789abcdef".to_owned(),
        matter,
        reason: "needed".to_owned(),
        document: None,
        proposed_by: "ana".to_owned(),
        proposed_at: Timestamp::UNIX_EPOCH,
        decided: None,
        ended: None,
    }
}

fn decided(decision: Decision) -> Option<Decided> {
    let (by, reason) = ("ben".to_owned(), "seen".to_owned());
    Some(Decided { decision, by, at: Timestamp::UNIX_EPOCH, reason })
}

#[test]
fn every_kind_is_kept_and_read_back_as_it_was() {
    for matter in matters() {
        let text = matter.to_json();
        assert_eq!(Matter::from_json(matter.kind(), &text).unwrap(), matter, "{text}");
        assert!(Matter::KINDS.contains(&matter.kind()));
        assert!(matter.words().id().starts_with("proposal-"), "{matter:?}");
    }
    for (kind, text) in [("basis", "{}"), ("override", "[]"), ("unknown", "{}"), ("approval", "no")] {
        assert!(Matter::from_json(kind, text).is_err(), "{kind} {text}");
    }
}

#[test]
fn nobody_decides_alone_and_nothing_is_decided_twice() {
    for matter in matters() {
        let mut one = proposal(matter);
        assert_eq!(decide::may_decide(&one, "ana"), Err(Refusal::NotAlone));
        assert_eq!(decide::may_decide(&one, "ben"), Ok(()));
        assert_eq!(decide::may_withdraw(&one, "ana"), Ok(()));
        assert_eq!(decide::may_withdraw(&one, "ben"), Err(Refusal::NotYours { by: "ana".to_owned() }));
        for decision in [Decision::Approved, Decision::Refused, Decision::Withdrawn] {
            one.decided = decided(decision);
            assert_eq!(decide::may_decide(&one, "ben"), Err(Refusal::Decided { decision }));
            assert_eq!(decide::may_decide(&one, "ana"), Err(Refusal::Decided { decision }));
            assert_eq!(decide::may_withdraw(&one, "ana"), Err(Refusal::Decided { decision }));
        }
    }
}

#[test]
fn only_what_is_looked_up_is_ended_by_one_person() {
    for matter in matters() {
        let looked_up = matches!(
            matter,
            Matter::Approval { .. } | Matter::Override { .. } | Matter::Route { .. } | Matter::Detail { .. }
        );
        let mut one = proposal(matter);
        assert_eq!(decide::may_end(&one), Err(Refusal::NothingToEnd), "it waits");
        one.decided = decided(Decision::Approved);
        assert_eq!(decide::may_end(&one).is_ok(), looked_up, "{:?}", one.matter);
        let (by, reason) = ("cem".to_owned(), "no longer".to_owned());
        one.ended = Some(Ended { by, at: Timestamp::UNIX_EPOCH, reason });
        assert_eq!(decide::may_end(&one), Err(Refusal::NothingToEnd), "once");
    }
}

#[test]
fn what_is_proposed_fits_the_directory() {
    let foreign = agency(AgencyClass::Foreign);
    for matter in matters() {
        assert_eq!(fits(&matter, Some(&foreign), true), Ok(()), "{matter:?}");
        if let Some(id) = matter.agency().map(ToString::to_string) {
            assert_eq!(fits(&matter, None, true), Err(Refusal::NoSuchAgency { id }), "{matter:?}");
        }
    }
    let [interpol, designation] = &matters()[..2] else { panic!() };
    let (federal, local) = (agency(AgencyClass::Federal), agency(AgencyClass::StateOrLocal));
    assert_eq!(fits(designation, Some(&federal), true), Ok(()), "the text of 2008 designates them");
    for (matter, agency) in [(interpol, &federal), (interpol, &local), (designation, &local)] {
        assert_eq!(fits(matter, Some(agency), true), Err(Refusal::NotForThisClass));
    }
    for (ordinal, last_day) in [(0, TODAY), (2, TODAY), (1, date(2026, 12, 31)), (-7, TODAY)] {
        let end = Matter::EndBasis { agency: id("de-1"), ordinal, last_day };
        assert_eq!(fits(&end, Some(&foreign), true), Err(Refusal::NoSuchBasis { ordinal }));
    }
}

#[test]
fn approvals_and_overrides_have_their_bounds() {
    let foreign = agency(AgencyClass::Foreign);
    let allow = |policy: &str, asked: bool, from: Date, to: Option<Date>| {
        let report = "7205759403792793".parse().unwrap();
        Matter::Approval {
            policy: policy.to_owned(),
            agency: id("de-1"),
            report: asked.then_some(ReportAsked { report, ruling: 3 }),
            from,
            to,
        }
    };
    let check = |matter: &Matter| fits(matter, Some(&foreign), true);
    let far = date(2027, 6, 1);
    for policy in ["sandbox", "suspended", "sanctions", "death_penalty", "no_such", ""] {
        let refused = Refusal::NoSuchPolicy { policy: policy.to_owned() };
        assert_eq!(check(&allow(policy, false, TODAY, None)), Err(refused));
    }
    let one = "rights_review";
    assert_eq!(check(&allow(one, false, TODAY, Some(far))), Ok(()));
    assert!(matches!(check(&allow(one, true, TODAY, Some(far))), Err(Refusal::TooFar { .. })));
    assert!(matches!(check(&allow(one, true, TODAY, None)), Err(Refusal::TooFar { .. })));
    assert_eq!(check(&allow(one, false, far, Some(TODAY))), Err(Refusal::DaysBackwards));
    let gone = date(2026, 11, 1);
    assert_eq!(check(&allow(one, false, gone, Some(gone))), Err(Refusal::Past { day: gone }));
    let asked = allow(one, true, TODAY, Some(TODAY));
    assert_eq!(fits(&asked, Some(&foreign), false), Err(Refusal::NoSuchRuling));

    let last = TODAY.saturating_add(jiff::Span::new().days(OVERRIDE_DAYS_MAX));
    let rely = |entry: &str, to: Date| Matter::Override { entry: entry.to_owned(), from: TODAY, to };
    assert_eq!(fits(&rely("house-list", last), None, false), Ok(()));
    let blocks = fits(&rely("US-2258A-c", last), None, false);
    assert_eq!(blocks, Err(Refusal::Blocks), "the entry says so itself");
    let late = fits(&rely("house-list", last.tomorrow().unwrap()), None, false);
    assert_eq!(late, Err(Refusal::TooFar { days: OVERRIDE_DAYS_MAX }));
    for entry in ["US-no-such-clause", "../etc", ""] {
        assert_eq!(
            fits(&rely(entry, last), None, false),
            Err(Refusal::NoSuchEntry { entry: entry.to_owned() })
        );
    }
}

#[test]
fn only_a_route_that_the_register_leaves_open_is_opened() {
    let office = agency(AgencyClass::Federal);
    let check = |matter: &Matter| fits(matter, Some(&office), false);
    assert_eq!(check(&route("attache-hsi", &["QA"])), Ok(()));
    assert_eq!(check(&route("interpol-usncb", &["QA", "SA"])), Ok(()));
    assert_eq!(check(&route("attache-fbi", &[])), Err(Refusal::CountryMissing));
    let country = "QA".parse().unwrap();
    assert_eq!(check(&route("home-fbi", &["QA"])), Err(Refusal::NotToOpen { country }));
    let mut other = route("attache-hsi", &["QA"]);
    if let Matter::Route { through, .. } = &mut other {
        *through = id("us-fbi");
    }
    assert_eq!(check(&other), Err(Refusal::NoSuchEntry { entry: "attache-hsi".to_owned() }));
}

#[test]
fn reasons_evidence_and_documents_are_asked_for() {
    assert_eq!(decide::reason(" \n"), Err(Refusal::ReasonMissing));
    assert_eq!(decide::reason(" seen\0 "), Ok("seen".to_owned()));
    let long = "x".repeat(WORDS_CHARS_MAX + 1);
    assert_eq!(decide::reason(&long), Err(Refusal::TooLong { limit: WORDS_CHARS_MAX }));
    for matter in matters() {
        assert_eq!(decide::tidy(&matter), Ok(matter.clone()));
        let needs = matches!(matter, Matter::Basis { .. } | Matter::Route { .. });
        assert_eq!(decide::document(&matter, None).is_err(), needs, "{matter:?}");
        assert_eq!(decide::document(&matter, Some(0)), Err(Refusal::DocumentEmpty));
        assert_eq!(decide::document(&matter, Some(EVIDENCE_BYTES_MAX)), Ok(()));
        assert!(decide::document(&matter, Some(EVIDENCE_BYTES_MAX + 1)).is_err());
    }
    let bare = Matter::Investigates { agency: id("de-1"), answer: true, evidence: " ".to_owned() };
    assert_eq!(decide::tidy(&bare), Err(Refusal::EvidenceMissing));
}

#[test]
fn a_documents_name_is_no_path_and_no_header() {
    for (given, kept) in [
        ("letter.pdf", "letter.pdf"),
        ("C:\\Users\\ana\\letter 1.pdf", "letter 1.pdf"),
        ("../../etc/passwd", "passwd"),
        (".htaccess", "htaccess"),
        ("a\"; x=\"b\r\n.txt", "a__ x__b__.txt"),
        ("Schreiben (groß).pdf", "Schreiben (groß).pdf"),
        ("", "document"),
        ("...", "document"),
    ] {
        assert_eq!(decide::document_name(given), kept, "{given:?}");
    }
    assert_eq!(decide::document_name(&"x".repeat(500)).chars().count(), 120);
}

#[test]
fn the_same_is_not_proposed_twice_while_it_waits() {
    for matter in matters() {
        let mut first = proposal(matter.clone());
        let twice = Err(Refusal::Twice { id: first.id.clone() });
        assert_eq!(decide::not_twice(&matter, std::slice::from_ref(&first)), twice);
        first.decided = decided(Decision::Refused);
        assert_eq!(decide::not_twice(&matter, &[first]), Ok(()), "what was refused may be proposed anew");
    }
}

#[test]
fn a_replayed_ruling_differs_where_the_agency_lost_its_basis_and_not_by_the_hour() {
    let at: Timestamp = "2026-11-23T12:00:00Z".parse().unwrap();
    let facts = |bases: Vec<Basis>| Facts {
        kind: ReportKind::Provider,
        world: World::Live,
        received_on: at,
        agency: Agency { bases, ..agency(AgencyClass::Foreign) }.facts(),
        fields: Vec::new(),
        files: Vec::new(),
        reporter_consents: Answer::NotStated,
        urgent: false,
        approvals: Vec::new(),
        overrides: Vec::new(),
        house: HouseKind::Production,
    };
    let register = Register::shipped();
    let held = agency(AgencyClass::Foreign).bases;
    let was = disclosure(&facts(held.clone()), register, at);
    let later = disclosure(&facts(held.clone()), register, at + jiff::SignedDuration::from_hours(30));
    assert!(was.discloses() && !differs(&was, &later), "an hour alone changes nothing");
    let ended = disclosure(&facts(held), register, at + jiff::SignedDuration::from_hours(24 * 60));
    assert!(differs(&was, &ended), "the basis ran out");
    assert!(differs(&was, &disclosure(&facts(Vec::new()), register, at)));
}
