//! The whole way: from a submission to an agency's answer.

use axum::http::StatusCode;
use clearline_law::access::Role;
use clearline_pipeline::intake::sweep_vault;
use clearline_records::dossier::{self, routed};
use clearline_report::{BasisKind, IncidentType, ReferralId, ReferralState, Stage};
use clearline_seal::Identity;
use clearline_tests::{Caller, Engine, TestHouse, leave, report, report_with};
use clearline_vault::FileKeyEntropy;
use clearline_verify::Trust;
use jiff::SignedDuration;

use crate::on_both;

on_both!(
    a_report_reaches_a_foreign_agency_that_answers,
    a_package_opens_with_no_server_in_reach,
    a_report_nobody_abroad_may_have_goes_to_the_home_desk,
    the_sandbox_never_discloses,
    sources_that_are_down_hold_up_nothing,
    an_agency_may_answer_before_it_opens,
    a_package_that_no_row_knows_is_swept,
    re_referral_ends_the_first_agencys_access,
    a_public_report_is_carried_by_hand_to_feedback,
);

/// An address of Germany in the synthetic address book.
fn german_address() -> String {
    let country = "DE".parse().unwrap();
    clearline_world::addresses_of(country).find(|slice| slice.base.is_ipv4()).unwrap().base.to_string()
}

async fn a_report_reaches_a_foreign_agency_that_answers(engine: Engine) {
    let house = TestHouse::on(engine).await;
    house.qualify("de-1", BasisKind::Fbi).await;
    let provider = house.provider("example-chat").await;
    let document = report_with(IncidentType::Enticement, |parts| parts.seen_at(&german_address()));
    let number = provider.file(&document, &[("a.png", b"harmless")]).await;
    house.carry().await;
    assert_eq!(house.stage(number).await, Stage::Referred);
    let referrals = routed::referrals(&house.house, &leave(number)).await.unwrap();
    let german = referrals.iter().find(|one| one.agency.as_str() == "de-1").expect("it reached Germany");
    assert_eq!(german.state, ReferralState::MadeAvailable);

    let officer = house.person("officer", Role::Officer, Some("de-1"), None).await;
    let inbox = officer.page("/agency").await;
    let path = format!("/agency/referrals/{}", german.id);
    assert!(inbox.contains(&path), "the inbox lists it");
    let conditions = officer.page(&path).await;
    assert!(
        !conditions.contains("quiet-heron"),
        "nothing of the report before the conditions are acknowledged"
    );
    let answer = officer.form(&format!("{path}/conditions"), &[("acknowledged", "yes")]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
    let page = officer.page(&path).await;
    assert!(page.contains("quiet-heron"), "then the account is shown");
    for (act, fields) in [("accept", vec![]), ("feedback", vec![("code", "F1"), ("note", "")])] {
        let answer = officer.form(&format!("{path}/{act}"), &fields).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{act}: {}", answer.text());
    }
    let now =
        routed::referral(&house.house, &leave(german.id.report), german.id.ordinal).await.unwrap().unwrap();
    assert_eq!(now.state, ReferralState::Accepted);
    assert!(
        now.opened_at.is_some() && now.delivered_at.is_some(),
        "delivered and opened are events of their own"
    );
    house.ends_sound().await;
}

async fn a_package_opens_with_no_server_in_reach(engine: Engine) {
    let house = TestHouse::on(engine).await;
    house.qualify("de-1", BasisKind::Interpol).await;
    let identity = Identity::from_entropy(&[4; 32]).unwrap();
    house.by_package("de-1", &identity.recipient()).await;
    let provider = house.provider("example-chat").await;
    let document = report_with(IncidentType::Csam, |parts| parts.seen_at(&german_address()));
    let number = provider.file(&document, &[("a.png", b"harmless")]).await;
    house.carry().await;
    let referrals = routed::referrals(&house.house, &leave(number)).await.unwrap();
    let german = referrals.iter().find(|one| one.agency.as_str() == "de-1").expect("it reached Germany");
    let program = house.program("de-1").await;
    let referral = format!("/api/v1/referrals/{}", german.id);
    let early = program.get(&format!("{referral}/package")).await;
    assert_eq!(
        (early.status, early.json()["code"].as_str()),
        (StatusCode::CONFLICT, Some("conditions_first"))
    );
    acknowledge(&program, german.id).await;
    let sealed = program.get(&format!("{referral}/package")).await;
    assert_eq!(sealed.status, StatusCode::OK, "{}", sealed.text());
    let trust = Trust {
        seal: vec![
            clearline_seal::Signer::new(&house.house.keys.name, house.house.keys.signing.clone())
                .unwrap()
                .public(),
        ],
        origin: house.house.keys.name.clone(),
        ledger: vec![house.house.keys.verifier().unwrap()],
        receipts: vec![house.house.keys.verifier().unwrap()],
    };
    let mut nowhere = Nowhere;
    let checked = clearline_verify::package(sealed.body.as_slice(), &identity, &trust, &mut nowhere);
    assert!(checked.sound(), "{:?}", checked.checks);
    assert!(checked.proven.is_some(), "the package carries its own proof of custody");
    let mut altered = sealed.body.clone();
    let middle = altered.len() / 2;
    altered[middle] ^= 1;
    assert!(!clearline_verify::package(altered.as_slice(), &identity, &trust, &mut nowhere).sound());
}

/// A program acknowledges the conditions that it read.
async fn acknowledge(program: &Caller, id: ReferralId) {
    let path = format!("/api/v1/referrals/{id}");
    let digest = program.get(&path).await.json()["conditions_sha256"].clone();
    let shown = serde_json::json!({ "conditions_sha256": digest });
    let answer = program.post_json(&format!("{path}/acknowledge"), &shown).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
}

struct Nowhere;

impl clearline_seal::Sink for Nowhere {
    fn begin(&mut self, _: &str, _: u64) -> std::io::Result<()> {
        Ok(())
    }
    fn write(&mut self, _: &[u8]) -> std::io::Result<()> {
        Ok(())
    }
    fn end(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// An agency that reads the package elsewhere may accept before it opens the report here. Opening is recorded all the
/// same, and takes the answer back neither way.
async fn an_agency_may_answer_before_it_opens(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let provider = house.provider("example-chat").await;
    let number = provider.file(&report(IncidentType::Csam), &[("a.png", b"harmless")]).await;
    house.carry().await;
    let id = routed::referrals(&house.house, &leave(number)).await.unwrap()[0].id;
    let program = house.program("us-fbi").await;
    program.get("/api/v1/referrals").await;
    acknowledge(&program, id).await;
    for act in ["accept", "open", "open"] {
        let answer = program.send("POST", &format!("/api/v1/referrals/{id}/{act}"), None, "").await;
        assert_eq!(answer.status, StatusCode::OK, "{act}: {}", answer.text());
    }
    let now = routed::referral(&house.house, &leave(id.report), id.ordinal).await.unwrap().unwrap();
    assert_eq!(now.state, ReferralState::Accepted);
    assert!(now.opened_at.is_some());
    let events = routed::events(&house.house, &leave(id.report), id.ordinal).await.unwrap();
    let kinds: Vec<_> = events.iter().map(|event| event.kind.as_str()).collect();
    assert_eq!(kinds, ["made_available", "delivered", "acknowledged", "accepted", "opened"], "each once");
    house.ends_sound().await;
}

/// What lies in the vault without a row that holds its key goes, files and packages alike; what a row knows stays.
async fn a_package_that_no_row_knows_is_swept(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let identity = Identity::from_entropy(&[4; 32]).unwrap();
    house.by_package("us-fbi", &identity.recipient()).await;
    let provider = house.provider("example-chat").await;
    let number = provider.file(&report(IncidentType::Csam), &[("a.png", b"harmless")]).await;
    house.carry().await;
    let referral = routed::referrals(&house.house, &leave(number)).await.unwrap().remove(0);
    let files = dossier::files(&house.house, &leave(number)).await.unwrap();
    let orphans = [
        format!("packages/1/{}.00ff", referral.id),
        format!("packages/1/R-{number}-9.00ff"),
        format!("files/ab/{number}.abcdefabcdefabcdefabcdefabcdefab"),
    ];
    for orphan in &orphans {
        let entropy = FileKeyEntropy::new(house.house.draw());
        house.house.vault.put_small(orphan, entropy, "bytes".into()).await.unwrap();
    }
    // Objects in memory bear the hour of the machine, whatever it is; a thousand years later they are old.
    house.pass(SignedDuration::from_hours(1_000 * 365 * 24));
    let mut removed = Vec::new();
    for _ in 0..24 {
        house.pass(SignedDuration::from_hours(1));
        removed.push(sweep_vault(&house.house).await.unwrap());
    }
    assert_eq!(removed.iter().sum::<usize>(), orphans.len(), "a day of sweeps sees all: {removed:?}");
    // A token of before would have ended.
    let program = house.program("us-fbi").await;
    let path = format!("/api/v1/referrals/{}", referral.id);
    acknowledge(&program, referral.id).await;
    let sealed = program.get(&format!("{path}/package")).await;
    assert_eq!(sealed.status, StatusCode::OK, "the package stayed: {}", sealed.text());
    assert!(house.house.vault.get(&files[0].path, &files[0].sealed_key).await.is_ok(), "and the file");
}

async fn a_report_nobody_abroad_may_have_goes_to_the_home_desk(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let provider = house.provider("example-chat").await;
    let document = report_with(IncidentType::Csam, |parts| parts.seen_at(&german_address()));
    let number = provider.file(&document, &[("a.png", b"harmless")]).await;
    house.carry().await;
    let referrals = routed::referrals(&house.house, &leave(number)).await.unwrap();
    let agencies: Vec<_> = referrals.iter().map(|one| one.agency.as_str()).collect();
    assert_eq!(agencies, ["us-fbi"], "no agency's basis is asserted by what we ship");
    let rulings = routed::rulings(&house.house, &leave(number)).await.unwrap();
    assert!(rulings.iter().any(|ruling| ruling.agency.as_str() == "de-1"), "the refusal is kept as well");
}

async fn the_sandbox_never_discloses(engine: Engine) {
    let house = TestHouse::on(engine).await;
    house.qualify("de-1", BasisKind::Fbi).await;
    let provider = house.test_provider("example-test").await;
    let document = report_with(IncidentType::Csam, |parts| parts.seen_at(&german_address()));
    let number = provider.file(&document, &[("a.png", b"harmless")]).await;
    house.carry().await;
    assert!(routed::referrals(&house.house, &leave(number)).await.unwrap().is_empty());
    assert!(
        !routed::rulings(&house.house, &leave(number)).await.unwrap().is_empty(),
        "the refusals are kept"
    );
}

async fn sources_that_are_down_hold_up_nothing(engine: Engine) {
    let house = TestHouse::without_sources(engine).await;
    let provider = house.provider("example-chat").await;
    let document = report_with(IncidentType::Csam, |parts| parts.seen_at("192.0.2.7"));
    let number = provider.file(&document, &[]).await;
    house.carry().await;
    assert_eq!(house.stage(number).await, Stage::Referred);
    let said = clearline_records::dossier::augmented::statements(&house.house, &leave(number)).await.unwrap();
    assert!(said.iter().any(|one| one.value.id() == "said-no-answer"), "that it was down is said");
}

async fn re_referral_ends_the_first_agencys_access(engine: Engine) {
    let house = TestHouse::on(engine).await;
    house.qualify("de-1", BasisKind::Fbi).await;
    house.qualify("fr-1", BasisKind::Ice).await;
    let provider = house.provider("example-chat").await;
    let document = report_with(IncidentType::Csam, |parts| parts.seen_at(&german_address()));
    let number = provider.file(&document, &[("a.png", b"harmless")]).await;
    house.carry().await;
    let referrals = routed::referrals(&house.house, &leave(number)).await.unwrap();
    let german = referrals.iter().find(|one| one.agency.as_str() == "de-1").unwrap();
    let officer = house.person("officer", Role::Officer, Some("de-1"), None).await;
    let path = format!("/agency/referrals/{}", german.id);
    officer.form(&format!("{path}/conditions"), &[("acknowledged", "yes")]).await;
    officer.page(&path).await;
    // Austria has no basis: the law refuses, and nothing changes.
    let refused =
        officer.form(&format!("{path}/re-refer"), &[("agency", "at-1"), ("reason", "lives there")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.text());
    let handed =
        officer.form(&format!("{path}/re-refer"), &[("agency", "fr-1"), ("reason", "lives there")]).await;
    assert_eq!(handed.status, StatusCode::SEE_OTHER, "{}", handed.text());
    let after = officer.page(&path).await;
    assert!(!after.contains("quiet-heron"), "the report is gone from here, the history stays");
    let program = house.program("de-1").await;
    let gone = program.get(&format!("/api/v1/referrals/{}", german.id)).await;
    assert_eq!(gone.status, StatusCode::GONE, "it was there, and the agency knows");
    let history = program.get(&format!("/api/v1/referrals/{}/history", german.id)).await;
    assert_eq!(history.status, StatusCode::OK);
    let referrals = routed::referrals(&house.house, &leave(number)).await.unwrap();
    assert!(
        referrals
            .iter()
            .any(|one| one.agency.as_str() == "fr-1" && one.state == ReferralState::MadeAvailable)
    );
    house.ends_sound().await;
}

async fn a_public_report_is_carried_by_hand_to_feedback(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let fields = [
        ("incident", "contact"),
        ("story", "Synthetic: somebody asked a child for pictures."),
        ("account", "invented"),
        ("danger", "yes"),
        ("country", "United States"),
    ];
    let sent = house.tell(&house.nobody(), &fields).await.text();
    house.carry().await;
    let analyst = house.person("analyst", Role::Analyst, None, None).await;
    let desk = analyst.page("/desk").await;
    let number = desk
        .split("/desk/reports/")
        .nth(1)
        .and_then(|rest| rest.split('"').next())
        .expect("it waits")
        .to_owned();
    assert!(sent.contains(&number), "the number the reporter got");
    let path = format!("/desk/reports/{number}");
    let page = analyst.page(&path).await;
    assert!(page.contains("asked a child for pictures"));
    let missing = analyst
        .form(&format!("{path}/decide"), &[("designation", "referral"), ("priority", "P1"), ("reason", "")])
        .await;
    assert_eq!(missing.status, StatusCode::UNPROCESSABLE_ENTITY, "a decision needs a reason");
    let decided = analyst
        .form(
            &format!("{path}/decide"),
            &[("designation", "referral"), ("priority", "P1"), ("reason", "plausible")],
        )
        .await;
    assert_eq!(decided.status, StatusCode::SEE_OTHER, "{}", decided.text());
    house.carry().await;
    let number = number.parse().unwrap();
    assert_eq!(house.stage(number).await, Stage::Referred);
    let referrals = routed::referrals(&house.house, &leave(number)).await.unwrap();
    let first = referrals.first().expect("a public report reaches somebody too");
    let officer = house.person("officer", Role::Officer, Some(first.agency.as_str()), None).await;
    let path = format!("/agency/referrals/{}", first.id);
    officer.form(&format!("{path}/conditions"), &[("acknowledged", "yes")]).await;
    assert!(officer.page(&path).await.contains("11293"), "it rests on its own law");
    let told = officer.form(&format!("{path}/feedback"), &[("code", "F2"), ("note", "")]).await;
    assert_eq!(told.status, StatusCode::SEE_OTHER, "{}", told.text());
    assert_eq!(
        routed::feedback(&house.house, &leave(first.id.report), first.id.ordinal).await.unwrap().len(),
        1
    );
    house.ends_sound().await;
}
