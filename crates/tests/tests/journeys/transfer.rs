//! The law of one transfer, from its ruling to its end: the brief that goes with it, access that ends with its ground, a
//! warrant, an approval that is waited for, another hotline, and a sender that says *viewed* of everything.

use axum::http::StatusCode;
use clearline_counsel::{self as counsel, Matter, NewDocument, Proposed, Whole};
use clearline_disclosure::Refusal;
use clearline_disclosure::referral::ReferError;
use clearline_disclosure::viewing;
use clearline_identity::directory;
use clearline_law::access::{Actor, Role};
use clearline_pipeline::refer;
use clearline_records::dossier;
use clearline_records::dossier::routed::{self, RulingWord};
use clearline_report::{BasisKind, IncidentType, ReferralState, ReportKind, ReportNumber};
use clearline_tests::{Engine, Provider, TestHouse, file_details, leave, report_with, visible};

use crate::on_both;

on_both!(
    the_brief_goes_with_the_referral_as_page_pdf_and_document,
    an_agency_that_loses_its_basis_loses_access_and_its_brief_says_why,
    a_warrant_opens_a_closed_file_for_the_agency_that_recorded_it,
    a_country_that_waits_for_approval_is_not_silent_meanwhile,
    what_another_hotline_files_rests_on_another_law,
    a_sender_that_says_viewed_of_everything_is_believed_by_nobody_without_more,
);

fn counsel_of(id: &str) -> Actor {
    Actor::staff(Role::Counsel, &id.parse().unwrap()).unwrap()
}

/// What is made ready of a file: how many bytes it has.
fn blurred(bytes: Vec<u8>) -> Result<(viewing::Sight, usize), clearline_report::Message> {
    Ok((viewing::Sight::Blurred, bytes.len()))
}

/// A report whose address points to `country`, with one file that is described as viewed or not.
async fn report_from(
    house: &TestHouse,
    provider: &Provider,
    country: &str,
    viewed: Option<bool>,
) -> ReportNumber {
    let country = country.parse().unwrap();
    let address = clearline_world::addresses_of(country).find(|slice| slice.base.is_ipv4()).unwrap().base;
    let document = report_with(IncidentType::Csam, |parts| parts.seen_at(&address.to_string()));
    let number = provider.open(&document).await;
    let file = provider.add(number, "a.png", b"harmless").await;
    provider.xml("fileinfo", &file_details(number, &file, viewed)).await;
    provider.finish(number).await;
    house.carry().await;
    number
}

async fn the_brief_goes_with_the_referral_as_page_pdf_and_document(engine: Engine) {
    let house = TestHouse::on(engine).await;
    house.qualify("de-1", BasisKind::Fbi).await;
    let provider = house.provider("example-chat").await;
    let number = report_from(&house, &provider, "DE", Some(true)).await;
    let id = routed::referrals(&house.house, &leave(number)).await.unwrap()[0].id;

    let officer = house.person("officer", Role::Officer, Some("de-1"), None).await;
    let page = officer.page(&format!("/agency/referrals/{id}/brief")).await;
    for words in
        ["(c)(3)", "established relationship with the FBI", "Budapest", "365 days left", "not legal advice"]
    {
        assert!(page.contains(words), "{words}");
    }
    let pdf = officer.caller.get(&format!("/agency/referrals/{id}/brief.pdf")).await;
    assert_eq!((pdf.status.as_u16(), pdf.header("content-type").as_str()), (200, "application/pdf"));
    assert!(pdf.body.starts_with(b"%PDF-1.7"));

    let program = house.program("de-1").await;
    let brief = program.get(&format!("/api/v1/referrals/{id}/brief")).await.json();
    let headings: Vec<&str> =
        brief["sections"].as_array().unwrap().iter().map(|part| part["heading"].as_str().unwrap()).collect();
    assert_eq!(headings.first(), Some(&"What you have, and why you may have it"));
    assert!(headings.contains(&"This week: ask for subscriber and log-in data"), "{headings:?}");
    let lines = brief["sections"][0]["lines"].as_array().unwrap();
    assert!(lines.iter().all(|line| line["source"].is_string() && line["as_of"].is_string()), "{lines:?}");

    for (role, path) in [(Role::Supervisor, "desk"), (Role::Counsel, "auditor"), (Role::Auditor, "auditor")] {
        let person = house.person(role.word(), role, None, None).await;
        let page = person.page(&format!("/{path}/referrals/{id}/brief")).await;
        assert!(page.contains("Transfer brief"), "{role:?}");
    }
    let other = house.person("other", Role::Officer, Some("fr-1"), None).await;
    let hidden = other.caller.get(&format!("/agency/referrals/{id}/brief")).await;
    assert_eq!(hidden.status.as_u16(), 404, "another agency's referral does not exist");
    house.ends_sound().await;
}

async fn an_agency_that_loses_its_basis_loses_access_and_its_brief_says_why(engine: Engine) {
    let house = TestHouse::on(engine).await;
    house.qualify("de-1", BasisKind::Interpol).await;
    let provider = house.provider("example-chat").await;
    let number = report_from(&house, &provider, "DE", Some(true)).await;
    let id = routed::referrals(&house.house, &leave(number)).await.unwrap()[0].id;
    let officer = Actor::officer(&"officer".parse().unwrap(), "de-1".parse().unwrap());
    refer::acknowledge_conditions(&house.house, &officer, id).await.unwrap();
    refer::open(&house.house, &officer, id).await.unwrap();

    let matter = Matter::EndBasis {
        agency: "de-1".parse().unwrap(),
        ordinal: 1,
        last_day: "2026-11-22".parse().unwrap(),
    };
    let proposed = Proposed { matter, reason: "the relationship ended".to_owned() };
    let letter = Some(NewDocument::whole("letter.txt", b"Synthetic letter.".to_vec()));
    let proposal = counsel::propose(&house.house, &counsel_of("ana"), &proposed, letter).await.unwrap();
    counsel::approve(&house.house, &counsel_of("ben"), &proposal, "seen").await.unwrap();

    let answer = refer::open(&house.house, &officer, id).await;
    assert!(matches!(answer, Err(ReferError::AccessEnded)), "{answer:?}");
    let referral = routed::referral(&house.house, &leave(id.report), id.ordinal).await.unwrap().unwrap();
    assert_eq!(referral.state, ReferralState::Recalled);
    let again = refer::open(&house.house, &officer, id).await;
    assert!(matches!(again, Err(ReferError::AccessEnded)));

    let person = house.person("officer", Role::Officer, Some("de-1"), None).await;
    let ended = person.page(&format!("/agency/referrals/{id}")).await;
    assert!(ended.contains("Your access ended on 2026-11-23 12:00 UTC") && !ended.contains("a.png"));
    let file = dossier::files(&house.house, &leave(id.report)).await.unwrap().remove(0).id;
    let file = format!("files/{file}");
    // Whatever else of the referral is asked for says when it ended, why, and whom to ask.
    for more in ["preservation", "preservation/letter", "destruction", "objection", "package", &file] {
        let answer = person.caller.get(&format!("/agency/referrals/{id}/{more}")).await;
        assert_eq!(answer.status, StatusCode::GONE, "{more}");
        let words = visible(&answer.text());
        for said in ["Your access ended on 2026-11-23 12:00 UTC", "The legal basis", "Ask the operator"] {
            assert!(words.contains(said), "{more}: {said}: {words}");
        }
    }
    let brief = person.page(&format!("/agency/referrals/{id}/brief")).await;
    assert!(
        brief.contains("Access has ended") && brief.contains("no ground entered here for the agency holds"),
        "{brief}"
    );
    house.ends_sound().await;
}

async fn a_warrant_opens_a_closed_file_for_the_agency_that_recorded_it(engine: Engine) {
    let house = TestHouse::on(engine).await;
    house.qualify("de-1", BasisKind::Fbi).await;
    let provider = house.provider("example-chat").await;
    let number = report_from(&house, &provider, "DE", Some(false)).await;
    let id = routed::referrals(&house.house, &leave(number)).await.unwrap()[0].id;
    let officer = Actor::officer(&"officer".parse().unwrap(), "de-1".parse().unwrap());
    refer::acknowledge_conditions(&house.house, &officer, id).await.unwrap();
    let opened = refer::open(&house.house, &officer, id).await.unwrap();
    let file = opened.files[0].id.clone();
    assert!(!opened.files[0].is_open());
    let shut = refer::open_file(&house.house, &officer, id, &file).await;
    assert!(matches!(shut, Err(ReferError::Refused(Refusal::FileClosed { .. }))));

    let issued = "2026-11-20T00:00:00Z".parse().unwrap();
    let nothing = refer::record_warrant(&house.house, &officer, id, &file, " ", issued).await;
    assert!(matches!(nothing, Err(ReferError::Refused(Refusal::ReasonMissing))));
    refer::record_warrant(&house.house, &officer, id, &file, "District Court, 12 Gs 34/26", issued)
        .await
        .unwrap();
    let (fetched, _) = refer::open_file(&house.house, &officer, id, &file).await.unwrap();
    assert_eq!(fetched.gate.why().id(), "gate-warrant");
    let twice = refer::record_warrant(&house.house, &officer, id, &file, "the same", issued).await;
    assert!(matches!(twice, Err(ReferError::Refused(Refusal::FileOpen))));

    let rulings = routed::rulings(&house.house, &leave(number)).await.unwrap();
    let referral = routed::referral(&house.house, &leave(id.report), id.ordinal).await.unwrap().unwrap();
    assert_eq!(
        rulings.len() as i64,
        referral.ruling,
        "it rests on the new ruling, and the earlier one stays"
    );
    let analyst = Actor::staff(Role::Supervisor, &"someone".parse().unwrap()).unwrap();
    let here = viewing::view_file(&house.house, &analyst, number, &file, viewing::Purpose::Triage, blurred);
    assert!(
        matches!(here.await, Err(viewing::ViewError::Closed { .. })),
        "another's warrant opens nothing here"
    );
    house.ends_sound().await;
}

async fn a_country_that_waits_for_approval_is_not_silent_meanwhile(engine: Engine) {
    let house = TestHouse::on(engine).await;
    // India is not known to be bound by the Convention against Torture: a policy of the house asks for two people.
    house.qualify("in-1", BasisKind::Ice).await;
    let provider = house.provider("example-chat").await;
    let number = report_from(&house, &provider, "IN", Some(true)).await;
    assert_eq!(house.receivers(number).await, ["us-fbi"], "the home federal desk has it meanwhile");
    let rulings = routed::rulings(&house.house, &leave(number)).await.unwrap();
    let waiting = rulings.iter().find(|one| one.outcome == RulingWord::NeedsApproval).unwrap();
    assert_eq!(waiting.agency.as_str(), "in-1");

    let matter = Matter::Approval {
        policy: "rights_review".to_owned(),
        agency: "in-1".parse().unwrap(),
        report: Some(counsel::ReportAsked { report: number, ruling: waiting.ordinal }),
        from: "2026-11-23".parse().unwrap(),
        to: Some("2026-12-23".parse().unwrap()),
    };
    let proposed = Proposed { matter, reason: "the unit is known to us".to_owned() };
    let none = None::<NewDocument<Whole>>;
    let id = counsel::propose(&house.house, &counsel_of("ana"), &proposed, none).await.unwrap();
    house.carry().await;
    assert_eq!(house.receivers(number).await, ["us-fbi"], "what waits does not hold");
    counsel::approve(&house.house, &counsel_of("ben"), &id, "agreed").await.unwrap();
    house.carry().await;
    assert_eq!(house.receivers(number).await, ["us-fbi", "in-1"], "two people agreed: it receives");
    house.ends_sound().await;
}

async fn what_another_hotline_files_rests_on_another_law(engine: Engine) {
    let house = TestHouse::on(engine).await;
    house.qualify("de-1", BasisKind::Fbi).await;
    let hotline = house.provider("example-hotline").await;
    let by = Actor::staff(Role::Admin, &"admin".parse().unwrap()).unwrap();
    directory::set_hotline(&house.house, &by, &"example-hotline".parse().unwrap()).await.unwrap();
    let number = report_from(&house, &hotline, "DE", Some(true)).await;
    let head = clearline_records::dossier::head(&house.house, number).await.unwrap().unwrap();
    assert_eq!(head.kind, ReportKind::Hotline);
    let rulings = routed::rulings(&house.house, &leave(number)).await.unwrap();
    let disclosed = rulings.iter().find(|one| one.outcome == RulingWord::Disclose).unwrap();
    assert!(disclosed.body.contains("US-34-11293-b1Ki-II") && disclosed.agency.as_str() == "de-1");
    let kept =
        clearline_pipeline::follow_up::preservation::of_report(&house.house, &leave(number)).await.unwrap();
    assert!(kept.is_none(), "a hotline is no provider: 2258A(h) does not bind it");
    house.ends_sound().await;
}

async fn a_sender_that_says_viewed_of_everything_is_believed_by_nobody_without_more(engine: Engine) {
    let house = TestHouse::on(engine).await;
    house.qualify("de-1", BasisKind::Fbi).await;
    let provider = house.provider("example-chat").await;
    let many = report_with(IncidentType::Csam, |parts| parts);
    let number = provider.open(&many).await;
    for nth in 0..50_u8 {
        let file = provider.add(number, &format!("{nth}.png"), &[b'x', nth]).await;
        provider.xml("fileinfo", &file_details(number, &file, Some(true))).await;
    }
    provider.finish(number).await;
    house.carry().await;
    let number = report_from(&house, &provider, "DE", Some(true)).await;
    let id = routed::referrals(&house.house, &leave(number)).await.unwrap()[0].id;
    let brief = house.program("de-1").await.get(&format!("/api/v1/referrals/{id}/brief")).await.text();
    assert!(brief.contains("a claim nobody has verified"), "{brief}");

    let supervisor = Actor::staff(Role::Supervisor, &"someone".parse().unwrap()).unwrap();
    let file = clearline_records::dossier::files(&house.house, &leave(number)).await.unwrap()[0].id.clone();
    let purpose = viewing::Purpose::Triage;
    let shut = viewing::view_file(&house.house, &supervisor, number, &file, purpose, blurred).await;
    assert!(matches!(shut, Err(viewing::ViewError::Closed { .. })), "{shut:?}");
    let analyst = Actor::staff(Role::Analyst, &"someone".parse().unwrap()).unwrap();
    let viewed = "2026-11-20T08:00:00Z".parse().unwrap();
    let alone = viewing::attest(&house.house, &analyst, number, &file, "their letter", viewed).await;
    assert!(matches!(alone, Err(viewing::ViewError::Denied(_))));
    viewing::attest(&house.house, &supervisor, number, &file, "their letter of 21 November", viewed)
        .await
        .unwrap();
    let open = viewing::view_file(&house.house, &supervisor, number, &file, purpose, blurred).await;
    assert!(open.is_ok(), "{open:?}");
    house.ends_sound().await;
}
