//! Two persons for everything that opens a door: what is proposed, who may decide it, and what follows.

use axum::http::StatusCode;
use clearline_core::runner;
use clearline_counsel::{
    self as counsel, CounselError, Decision, EVIDENCE_BYTES_MAX, Matter, NewDocument, Proposed, Refusal,
    ReportAsked, Whole,
};
use clearline_disclosure::Writer;
use clearline_identity::directory;
use clearline_law::access::{Actor, ReadLaw, Role, Thing, permit};
use clearline_law::{About, Basis, ClauseId, Confidence, DetailOf, Entered, Register};
use clearline_pipeline::intake::sweep_vault;
use clearline_pipeline::refer;
use clearline_records::dossier::routed;
use clearline_report::{AgencyId, BasisKind, IncidentType, Message, ReportNumber};
use clearline_tests::{Engine, TestHouse, leave, report_with};
use futures::TryStreamExt as _;

use jiff::SignedDuration;

use crate::on_both;

on_both!(
    a_basis_opens_an_agency_once_a_second_person_agrees,
    the_end_of_a_basis_stops_new_rulings,
    a_suspended_agency_is_prepared_for_and_stays_suspended,
    what_is_refused_or_taken_back_changes_nothing_and_stays,
    an_approval_for_one_report_asks_the_law_anew,
    overrides_and_approvals_hold_from_the_second_person_to_their_end,
    an_evidence_document_is_kept_bounded_and_given_back,
    a_change_of_the_register_tells_which_referrals_would_differ,
    a_route_that_two_people_open_takes_reports_until_it_is_withdrawn,
    what_two_people_enter_stands_in_the_brief_with_its_source,
);

fn staff(role: Role, id: &str) -> Actor {
    Actor::staff(role, &id.parse().unwrap()).unwrap()
}

fn ana() -> Actor {
    staff(Role::Counsel, "ana")
}

fn ben() -> Actor {
    staff(Role::Counsel, "ben")
}

fn de() -> AgencyId {
    "de-1".parse().unwrap()
}

fn letter() -> Option<NewDocument<Whole>> {
    Some(NewDocument::whole("letter.txt", b"Synthetic letter.".to_vec()))
}

fn basis() -> Matter {
    Matter::Basis {
        agency: de(),
        kind: BasisKind::Interpol,
        evidence: "Synthetic letter, file 12".to_owned(),
        from: "2026-11-01".parse().unwrap(),
        to: None,
    }
}

fn investigates() -> Matter {
    Matter::Investigates { agency: de(), answer: true, evidence: "Synthetic statute".to_owned() }
}

async fn propose(house: &TestHouse, by: &Actor, matter: Matter) -> Result<String, CounselError> {
    let proposed = Proposed { matter, reason: "needed for a test".to_owned() };
    counsel::propose(&house.house, by, &proposed, letter()).await
}

async fn agreed(house: &TestHouse, matter: Matter) -> String {
    let id = propose(house, &ana(), matter).await.expect("it can be proposed");
    counsel::approve(&house.house, &ben(), &id, "seen").await.expect("a second person may approve");
    id
}

fn refusal<T: std::fmt::Debug>(answer: Result<T, CounselError>) -> Refusal {
    match answer {
        Err(CounselError::Refused(refusal)) => refusal,
        other => panic!("no refusal: {other:?}"),
    }
}

/// A report that points to Germany, carried as far as it goes.
async fn german_report(house: &TestHouse, provider: &str) -> ReportNumber {
    let provider = house.provider(provider).await;
    let country = "DE".parse().unwrap();
    let address = clearline_world::addresses_of(country).find(|slice| slice.base.is_ipv4()).unwrap().base;
    let document = report_with(IncidentType::Csam, |parts| parts.seen_at(&address.to_string()));
    let number = provider.file(&document, &[("a.png", b"harmless")]).await;
    house.carry().await;
    number
}

async fn a_basis_opens_an_agency_once_a_second_person_agrees(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let analyst = staff(Role::Analyst, "someone");
    assert!(matches!(propose(&house, &analyst, basis()).await, Err(CounselError::Denied(_))));
    let id = propose(&house, &ana(), basis()).await.unwrap();
    agreed(&house, investigates()).await;
    let before = german_report(&house, "example-chat").await;
    assert_eq!(house.receivers(before).await, ["us-fbi"], "what waits does not hold");

    let alone = counsel::approve(&house.house, &ana(), &id, "it is mine").await;
    assert_eq!(refusal(alone), Refusal::NotAlone);
    for role in [Role::Supervisor, Role::Auditor, Role::Admin, Role::Analyst] {
        let answer = counsel::approve(&house.house, &staff(role, "cem"), &id, "I would").await;
        assert!(matches!(answer, Err(CounselError::Denied(_))), "{role:?}");
    }
    assert_eq!(refusal(counsel::refuse(&house.house, &ben(), &id, " ").await), Refusal::ReasonMissing);
    counsel::approve(&house.house, &ben(), &id, "the letter is genuine").await.unwrap();
    let again = refusal(counsel::approve(&house.house, &ben(), &id, "again").await);
    assert_eq!(again, Refusal::Decided { decision: Decision::Approved });

    let bases = directory::bases_of(&house.house, &de()).await.unwrap();
    assert_eq!(bases.len(), 1, "once");
    assert_eq!(bases[0].proposal.as_deref(), Some(id.as_str()), "the basis leads to its evidence");
    assert!(!bases[0].basis.synthetic);
    let after = german_report(&house, "example-photos").await;
    assert_eq!(house.receivers(after).await, ["de-1"], "now it receives");
    assert_eq!(house.receivers(before).await, ["us-fbi"], "what was ruled stays ruled");
    house.ends_sound().await;
}

/// Saudi Arabia has no agency in the directory. Two people open the routes of a federal attaché and of INTERPOL Washington on
/// evidence; the report goes to that federal office, and nobody says that it may be passed on.
async fn a_route_that_two_people_open_takes_reports_until_it_is_withdrawn(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let country = "SA".parse().unwrap();
    let address = clearline_world::addresses_of(country).find(|slice| slice.base.is_ipv4()).unwrap().base;
    // A provider of its own each time: the same report sent again goes nowhere anew.
    let file = async |provider: &str| {
        let provider = house.provider(provider).await;
        let document = report_with(IncidentType::Csam, |parts| parts.seen_at(&address.to_string()));
        let number = provider.file(&document, &[]).await;
        house.carry().await;
        number
    };
    let first = file("example-1").await;
    assert_eq!(house.receivers(first).await, ["us-fbi"], "as delivered it stays at home");
    let counsel = house.person("counsel", Role::Counsel, None, None).await;
    let start = counsel.page("/counsel/start").await;
    assert!(start.contains("/counsel/open?route=interpol-usncb") && start.contains("Not done"), "{start}");
    let form = counsel.page("/counsel/open?route=interpol-usncb&countries=SA").await;
    for said in ["since 2014", "(g)(2) has no letter for it", "(c)(1), (g)(3)(A)"] {
        assert!(form.contains(said), "{said}: {form}");
    }
    let open = |route: &str, through: &str| Matter::Route {
        route: route.to_owned(),
        through: through.parse().unwrap(),
        countries: vec![country],
        evidence: "Synthetic letter".to_owned(),
        given_by: "Synthetic liaison".to_owned(),
        given_on: "2026-11-20".parse().unwrap(),
        from: "2026-11-23".parse().unwrap(),
        to: None,
    };
    let waits = propose(&house, &ana(), open("interpol-usncb", "us-usncb")).await.unwrap();
    assert_eq!(house.receivers(file("example-2").await).await, ["us-fbi"], "what waits does not hold");
    counsel::approve(&house.house, &ben(), &waits, "the letter is genuine").await.unwrap();
    let by_interpol = file("example-3").await;
    assert_eq!(house.receivers(by_interpol).await, ["us-usncb"]);
    let referral = routed::referrals(&house.house, &leave(by_interpol)).await.unwrap().pop().unwrap();
    let why = Writer::of(&house.house).say(referral.reason.as_ref().unwrap());
    for said in
        ["Synthetic letter (Synthetic liaison, 2026-11-20)", "disclosure to that federal office", "is open"]
    {
        assert!(why.contains(said), "{said}: {why}");
    }
    agreed(&house, open("attache-hsi", "us-hsi")).await;
    assert_eq!(
        house.receivers(file("example-4").await).await,
        ["us-hsi"],
        "the attaché comes before INTERPOL"
    );
    let page = counsel.page("/counsel/countries/SA").await;
    assert!(page.contains("Opened here from 2026-11-23") && page.contains("Synthetic letter"), "{page}");
    let map = counsel.page("/counsel/countries.csv").await;
    assert!(map.lines().any(|line| line.contains("Saudi Arabia") && line.contains("us-hsi")), "{map}");
    let start = counsel.page("/counsel/start").await;
    assert!(start.contains("Done") && start.contains("have a recipient by this"), "{start}");
    let attache = counsel::known(&house.house).await.unwrap().agreed.in_force.routes.clone();
    assert_eq!(attache.len(), 2);
    for one in attache {
        counsel::end(&house.house, &ana(), &one.id, "the office takes no more").await.unwrap();
    }
    assert_eq!(house.receivers(file("example-5").await).await, ["us-fbi"], "withdrawn, it takes no more");
    house.ends_sound().await;
}

/// The brief of a referral, as text.
async fn brief_of(house: &TestHouse, report: ReportNumber) -> String {
    let brief = refer::for_desk(&house.house, &leave(report), 1).await.unwrap().expect("a referral");
    let writer = brief.writer(&house.house);
    brief.brief.to_text(&|message| writer.say(message))
}

/// An address of a provider that the register does not have, and an authority of Germany: one person enters them with their
/// source, a second decides, and only then the brief says so. What is ended is no longer said.
async fn what_two_people_enter_stands_in_the_brief_with_its_source(engine: Engine) {
    let house = TestHouse::on(engine).await;
    agreed(&house, basis()).await;
    agreed(&house, investigates()).await;
    let report = german_report(&house, "example-chat").await;
    let counsel_person = house.person("counsel", Role::Counsel, None, None).await;
    let other = house.person("other", Role::Counsel, None, None).await;
    let form = counsel_person.page("/counsel/enter?about=new").await;
    assert!(form.contains("Name of the service") && form.contains("Enter only what you read"), "{form}");
    let fields = |detail, value| {
        [
            ("about", "new"),
            ("service", "Example Chat"),
            ("detail", detail),
            ("value", value),
            ("publisher", "Example Chat"),
            ("title", "synthetic page for the police"),
            ("url", "https://www.example.com/police"),
            ("as_of", "2026-10"),
            ("basis", "official page"),
            ("confidence", "high"),
            ("reason", "officers ask for it"),
        ]
    };
    let none = counsel_person.form_with("/counsel/enter", &fields("legal_process", " "), ("", b"")).await;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(none.text().to_lowercase().contains("write what is known"), "{}", none.text());
    let sent = counsel_person
        .form_with("/counsel/enter", &fields("legal_process", "synthetic-desk@example.com"), ("", b""))
        .await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text());
    let place = sent.header("location").split('?').next().unwrap().to_owned();
    assert!(!brief_of(&house, report).await.contains("synthetic-desk"), "what waits does not hold");
    let page = other.page(&place).await;
    for said in
        ["synthetic-desk@example.com", "synthetic page for the police", "October 2026", "Example Chat"]
    {
        assert!(page.contains(said), "{said}: {page}");
    }
    let own = counsel_person.form(&format!("{place}/approve"), &[("reason", "mine")]).await;
    assert_eq!(own.status, StatusCode::UNPROCESSABLE_ENTITY, "nobody decides alone");
    let approved = other.form(&format!("{place}/approve"), &[("reason", "seen")]).await;
    assert_eq!(approved.status, StatusCode::SEE_OTHER);
    let entered = Entered {
        about: About::Country("DE".parse().unwrap()),
        service: None,
        of: DetailOf::MlaAuthority,
        value: "Synthetic authority for assistance".to_owned(),
        publisher: "Synthetic ministry".to_owned(),
        title: "letter".to_owned(),
        url: None,
        as_of: None,
        basis: Basis::Document,
        confidence: Confidence::Medium,
        recorded: "2026-11-23".parse().unwrap(),
    };
    let authority = agreed(&house, Matter::Detail { entered }).await;
    let brief = brief_of(&house, report).await;
    for said in [
        "synthetic-desk@example.com",
        "Example Chat, synthetic page for the police",
        "Synthetic authority for assistance",
        "Synthetic ministry, letter",
    ] {
        assert!(brief.contains(said), "{said}: {brief}");
    }
    let listed = other.page("/counsel/providers?q=example+chat").await;
    assert!(listed.contains("synthetic-desk@example.com") && listed.contains("October 2026"), "{listed}");
    let country = other.page("/counsel/countries/DE").await;
    assert!(
        country.contains("Synthetic authority for assistance") && country.contains("Synthetic ministry"),
        "{country}"
    );
    assert_eq!(house.receivers(report).await, ["de-1"], "no ruling changes by it");
    counsel::end(&house.house, &ana(), &authority, "it moved").await.unwrap();
    let brief = brief_of(&house, report).await;
    assert!(!brief.contains("Synthetic authority") && brief.contains("synthetic-desk"), "{brief}");
    house.ends_sound().await;
}

async fn the_end_of_a_basis_stops_new_rulings(engine: Engine) {
    let house = TestHouse::on(engine).await;
    agreed(&house, basis()).await;
    agreed(&house, investigates()).await;
    let before = german_report(&house, "example-chat").await;
    assert_eq!(house.receivers(before).await, ["de-1"]);
    let last_day = "2026-11-22".parse().unwrap();
    let end = Matter::EndBasis { agency: de(), ordinal: 1, last_day };
    let wrong = Matter::EndBasis { agency: de(), ordinal: 2, last_day };
    assert_eq!(refusal(propose(&house, &ana(), wrong).await), Refusal::NoSuchBasis { ordinal: 2 });
    let id = propose(&house, &ben(), end.clone()).await.unwrap();
    let still = german_report(&house, "example-photos").await;
    assert_eq!(house.receivers(still).await, ["de-1"], "what waits does not hold");
    counsel::approve(&house.house, &ana(), &id, "the relationship ended").await.unwrap();
    let after = german_report(&house, "example-mail").await;
    assert_eq!(house.receivers(after).await, ["us-fbi"]);
    let bases = directory::bases_of(&house.house, &de()).await.unwrap();
    assert_eq!((bases[0].basis.to, bases[0].ended_by.as_deref()), (Some(last_day), Some(id.as_str())));
    assert!(bases[0].proposal.is_some(), "what it rested on stays");
    assert_eq!(refusal(propose(&house, &ana(), end).await), Refusal::NoSuchBasis { ordinal: 1 });
    house.ends_sound().await;
}

async fn what_is_refused_or_taken_back_changes_nothing_and_stays(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let permit = permit::<ReadLaw>(&staff(Role::Auditor, "aud"), &Thing::House).unwrap();
    let first = propose(&house, &ana(), basis()).await.unwrap();
    let twice = refusal(propose(&house, &ben(), basis()).await);
    assert_eq!(twice, Refusal::Twice { id: first.clone() });
    assert_eq!(refusal(counsel::refuse(&house.house, &ana(), &first, "no").await), Refusal::NotAlone);
    counsel::refuse(&house.house, &ben(), &first, "the letter is not signed").await.unwrap();
    let second = propose(&house, &ana(), basis()).await.unwrap();
    let other = refusal(counsel::withdraw(&house.house, &ben(), &second, "not mine").await);
    assert_eq!(other, Refusal::NotYours { by: "ana".to_owned() });
    counsel::withdraw(&house.house, &ana(), &second, "the wrong letter").await.unwrap();
    for id in [&first, &second] {
        let late = refusal(counsel::approve(&house.house, &ben(), id, "after all").await);
        assert!(matches!(late, Refusal::Decided { .. }), "{late:?}");
    }
    assert!(directory::bases_of(&house.house, &de()).await.unwrap().is_empty());
    assert!(counsel::queries::waiting(&house.house, &permit).await.unwrap().is_empty());
    let kept = counsel::queries::decided(&house.house, &permit, None).await.unwrap();
    let ways: Vec<_> = kept.iter().map(|one| one.decided.as_ref().unwrap().decision).collect();
    assert_eq!(ways, [Decision::Withdrawn, Decision::Refused], "the newest first");
    assert_eq!(kept[1].decided.as_ref().unwrap().reason, "the letter is not signed");
    let end =
        counsel::queries::Cursor { decided_at: kept[0].decided.as_ref().unwrap().at, id: kept[0].id.clone() };
    let rest = counsel::queries::decided(&house.house, &permit, Some(&end)).await.unwrap();
    assert_eq!(rest.len(), 1, "the next page begins below");
    let about = counsel::queries::about_subject(&house.house, &permit, "de-1").await.unwrap();
    assert_eq!(about.len(), 2);
    assert!(matches!(
        counsel::approve(&house.house, &ben(), "no-such", "why").await,
        Err(CounselError::NotFound)
    ));
    house.ends_sound().await;
}

/// The ruling that withheld is named; what is approved is asked anew, and kept whatever the law then says.
async fn an_approval_for_one_report_asks_the_law_anew(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let number = german_report(&house, "example-chat").await;
    let rulings = routed::rulings(&house.house, &leave(number)).await.unwrap();
    let german = rulings.iter().find(|one| one.agency == de()).expect("the refusal is kept");
    let allow = |ruling: i64| Matter::Approval {
        policy: "rights_review".to_owned(),
        agency: de(),
        report: Some(ReportAsked { report: number, ruling }),
        from: "2026-11-23".parse().unwrap(),
        to: Some("2026-12-01".parse().unwrap()),
    };
    let other = rulings.iter().find(|one| one.agency != de()).unwrap().ordinal;
    assert_eq!(refusal(propose(&house, &ana(), allow(other)).await), Refusal::NoSuchRuling);
    let left =
        counsel::leave_withheld(&house.house, &ben(), &allow(german.ordinal), "not there").await.unwrap();
    house.carry().await;
    assert_eq!(
        routed::rulings(&house.house, &leave(number)).await.unwrap().len(),
        rulings.len(),
        "nobody is asked"
    );
    let permit = permit::<ReadLaw>(&ana(), &Thing::House).unwrap();
    let kept = counsel::queries::one(&house.house, &permit, &left).await.unwrap().unwrap();
    assert_eq!(kept.decided.unwrap().decision, Decision::Refused);
    agreed(&house, allow(german.ordinal)).await;
    let covered = counsel::approvals_in_force(&house.house, "2026-11-30".parse().unwrap()).await.unwrap();
    assert!(covered.iter().any(|one| one.covers(&de(), number, "2026-11-30".parse().unwrap())));
    house.carry().await;
    let after = routed::rulings(&house.house, &leave(number)).await.unwrap();
    assert_eq!(after.len(), rulings.len() + 1, "the law was asked once more");
    assert_eq!(house.receivers(number).await, ["us-fbi"], "an approval stands in for no basis");

    agreed(&house, basis()).await;
    agreed(&house, investigates()).await;
    let last = after.last().unwrap().ordinal;
    agreed(&house, allow(last)).await;
    house.carry().await;
    assert_eq!(
        house.receivers(number).await,
        ["us-fbi", "de-1"],
        "where the law discloses it is made available"
    );
    assert_eq!(
        refusal(propose(&house, &ana(), allow(last + 1)).await),
        Refusal::NoSuchRuling,
        "a ruling that discloses waits for nobody"
    );
    assert!(runner::backlog(&house.house).await.unwrap().is_empty());
    house.ends_sound().await;
}

/// An entry of the operator's own whose review is overdue and may be overridden.
const STALE: &str = "[[policy]]\nid = \"house-list\"\npolicy = \"sanctions\"\neffect = \"withhold\"\nsays = \"none yet\"\n\
     sources = [\"OWN-RULE\"]\nconfidence = \"high\"\nas_of = 2026-10-01\nreview_by = 2026-11-01\nwhen_stale = \"override\"\n";

async fn overrides_and_approvals_hold_from_the_second_person_to_their_end(engine: Engine) {
    let house = TestHouse::with_law(engine, &[("house.toml", STALE)]).await;
    let second = house.second().await;
    let day = |text: &str| text.parse().unwrap();
    let on = |entry: &str| Matter::Override {
        entry: entry.to_owned(),
        from: day("2026-11-24"),
        to: day("2026-12-24"),
    };
    assert_eq!(refusal(propose(&house, &ana(), on("US-2258A-c")).await), Refusal::Blocks);
    let rely = on("house-list");
    let id = propose(&house, &staff(Role::Supervisor, "sue"), rely).await.unwrap();
    let hold = async |on: &str| counsel::overrides_in_force(&second.house, day(on)).await.unwrap().len();
    assert_eq!(hold("2026-11-24").await, 0, "what waits does not hold");
    counsel::approve(&house.house, &ana(), &id, "the review is under way").await.unwrap();
    for (on, holds) in [("2026-11-23", 0), ("2026-11-24", 1), ("2026-12-24", 1), ("2026-12-25", 0)] {
        assert_eq!(hold(on).await, holds, "{on}, in another process");
    }
    let allow = Matter::Approval {
        policy: "rights_review".to_owned(),
        agency: de(),
        report: None,
        from: day("2026-11-23"),
        to: None,
    };
    agreed(&house, allow).await;
    let permit = permit::<ReadLaw>(&ana(), &Thing::House).unwrap();
    house.pass(SignedDuration::from_hours(24));
    let counts = counsel::queries::counts(&house.house, &permit).await.unwrap();
    assert_eq!((counts.proposals, counts.approvals, counts.overrides), (0, 1, 1));
    counsel::end(&house.house, &staff(Role::Admin, "operator"), &id, "the entry was renewed").await.unwrap();
    assert_eq!(hold("2026-11-24").await, 0, "one person may end it, at once, everywhere");
    let again = counsel::end(&house.house, &ana(), &id, "again").await;
    assert_eq!(refusal(again), Refusal::NothingToEnd);
    house.ends_sound().await;
}

async fn an_evidence_document_is_kept_bounded_and_given_back(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let proposed = Proposed { matter: basis(), reason: "needed for a test".to_owned() };
    let send = async |bytes: Vec<u8>| {
        let document = Some(NewDocument::whole("../letter.txt", bytes));
        counsel::propose(&house.house, &ana(), &proposed, document).await
    };
    let none = counsel::propose(&house.house, &ana(), &proposed, None::<NewDocument<Whole>>).await;
    assert_eq!(refusal(none), Refusal::DocumentMissing);
    assert_eq!(refusal(send(Vec::new()).await), Refusal::DocumentEmpty);
    let large = vec![b'x'; usize::try_from(EVIDENCE_BYTES_MAX).unwrap() + 1];
    assert!(matches!(refusal(send(large).await), Refusal::DocumentTooLarge { .. }));
    let id = send(b"Synthetic letter.".to_vec()).await.unwrap();
    let auditor = staff(Role::Auditor, "aud");
    let read = async || {
        let (document, content) = counsel::evidence(&house.house, &auditor, &id).await.unwrap();
        let bytes: Vec<_> = content.bytes.try_collect().await.unwrap();
        (document.name, bytes.concat())
    };
    assert_eq!(read().await, ("letter.txt".to_owned(), b"Synthetic letter.".to_vec()));
    let analyst = staff(Role::Analyst, "someone");
    assert!(matches!(counsel::evidence(&house.house, &analyst, &id).await, Err(CounselError::Denied(_))));
    // The key changes, the document stays; what nobody holds the key of goes.
    let operator = staff(Role::Admin, "operator");
    assert_eq!(counsel::rewrap(&house.house, &operator).await.unwrap(), 1);
    house.pass(SignedDuration::from_hours(1_000 * 365 * 24));
    let mut removed = 0;
    for _ in 0..24 {
        house.pass(SignedDuration::from_hours(1));
        removed += sweep_vault(&house.house).await.unwrap();
    }
    assert_eq!(removed, 1, "the empty document that was refused");
    assert_eq!(read().await.1, b"Synthetic letter.");
    house.ends_sound().await;
}

async fn a_change_of_the_register_tells_which_referrals_would_differ(engine: Engine) {
    let house = TestHouse::on(engine).await;
    agreed(&house, basis()).await;
    agreed(&house, investigates()).await;
    let german = german_report(&house, "example-chat").await;
    let permit = permit::<ReadLaw>(&ana(), &Thing::House).unwrap();
    let ask = async |register: &Register| {
        counsel::impact(&house.house, &permit, register, house.now(), None).await.unwrap()
    };
    let same = ask(Register::shipped()).await;
    assert_eq!((same.checked, same.differing.len(), same.next), (1, 0, None));
    let foreign: ClauseId = "US-2258A-c3".parse().unwrap();
    let without = ask(&Register::shipped().without(&foreign)).await;
    assert_eq!(without.differing.len(), 1, "{without:?}");
    let one = &without.differing[0];
    assert_eq!((one.referral.report, one.agency.as_str(), one.ends), (german, "de-1", true));
    let english = |said: &Message| Writer::of(&house.house).say(said);
    assert!(english(&one.was).contains("US-2258A-c3"), "{one:?}");
    assert!(english(&one.would_be).starts_with("withheld"), "{one:?}");
    agreed(&house, Matter::EndBasis { agency: de(), ordinal: 1, last_day: "2026-11-01".parse().unwrap() })
        .await;
    let ended = ask(Register::shipped()).await;
    assert_eq!(ended.differing.len(), 1, "the agency as it is now counts");
    house.ends_sound().await;
}

async fn a_suspended_agency_is_prepared_for_and_stays_suspended(engine: Engine) {
    let house = TestHouse::on(engine).await;
    house.suspend("de-1").await;
    let lea = house.person("lea", Role::Counsel, None, None).await;
    let says = "This agency is suspended and receives nothing.";
    for path in ["", "/end", "/investigates"] {
        assert!(lea.page(&format!("/counsel/agencies/de-1{path}")).await.contains(says), "{path}");
        assert!(!lea.page(&format!("/counsel/agencies/fr-1{path}")).await.contains(says), "{path}");
    }
    let evidence = "letter 3".to_owned();
    let matter = Matter::Investigates { agency: "de-1".parse().unwrap(), answer: true, evidence };
    let id = propose(&house, &ana(), matter).await.expect("it can be proposed");
    assert!(lea.page(&format!("/counsel/proposals/{id}")).await.contains(says));
    counsel::approve(&house.house, &ben(), &id, "seen").await.expect("and approved");
    let agency = directory::agency(&house.house, &"de-1".parse().unwrap()).await.unwrap().unwrap();
    assert!(agency.suspended, "no proposal ends a suspension");
    house.ends_sound().await;
}
