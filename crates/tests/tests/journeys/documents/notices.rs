//! Every kind of notice that we owe a provider, as its page, its program and its webhook get it.

use std::collections::BTreeSet;

use clearline_disclosure::Writer;
use clearline_identity::directory;
use clearline_law::access::{Actor, Role};
use clearline_pipeline::follow_up::{notices, preservation, requests};
use clearline_report::{BasisKind, IncidentType, ReportNumber};
use clearline_tests::{Engine, TestHouse, leave, report, report_with};
use jiff::SignedDuration;

use super::Names;
use crate::on_both;

on_both!(a_notice_of_each_kind_says_what_was_reviewed, a_webhook_gets_what_was_reviewed,);

/// The notices written about a report, a paragraph each.
async fn written(house: &TestHouse, number: ReportNumber, what: &str) -> (BTreeSet<String>, String) {
    let all = notices::of_report(&house.house, &leave(number)).await.unwrap().into_good();
    assert!(!all.is_empty(), "{what}: a notice is owed");
    let names = Names::default().and(number, "REPORT");
    let told = all.iter().map(|one| {
        let words = Writer::of(&house.house).say(&one.says);
        let clause = one.clause.as_deref().unwrap_or("no clause");
        format!("{} ({clause})\n{what}\n\n{}\n", one.kind, names.replaced(&words))
    });
    (all.iter().map(|one| one.kind.clone()).collect(), told.collect::<Vec<_>>().join("\n"))
}

/// What asked for a report, of which agency, with which files.
const ASKED: [(&str, &str, bool, &str); 6] = [
    ("DE", "Bundeskriminalamt", false, "The agency that asked got it."),
    ("DE", "Example Police", false, "Another agency of that country got it."),
    ("DE", "Bundeskriminalamt", true, "The agency that asked got it, without a file that nobody viewed."),
    ("DE", "Bundeskriminalamt; Example Police", false, "Two asked, and one of them got it."),
    ("DE", "Bundeskriminalamt; Example Police", true, "Two asked, and one got it without such a file."),
    ("SA", "Example Police", false, "No agency of that country is in the directory."),
];

async fn a_notice_of_each_kind_says_what_was_reviewed(engine: Engine) {
    let (mut kinds, mut texts) = (BTreeSet::new(), Vec::new());
    let house = TestHouse::on(engine).await;
    house.qualify("de-1", BasisKind::AgDesignated).await;
    let provider = house.provider("example-chat").await;
    for (country, agency, unviewed, what) in ASKED {
        let document = report_with(IncidentType::Csam, |parts| parts.asked_by_agency(country, agency));
        let number = provider.open(&document).await;
        if unviewed {
            provider.add(number, "a.png", b"harmless").await;
        }
        provider.finish(number).await;
        house.carry().await;
        let (kind, text) = written(&house, number, what).await;
        kinds.extend(kind);
        texts.push(text);
    }
    let (kind, text) = declined(engine).await;
    kinds.extend(kind);
    texts.push(text);
    let (kind, text) = ended(engine).await;
    kinds.extend(kind);
    texts.push(text);
    assert_eq!(kinds, notices::KINDS.map(str::to_owned).into(), "every kind is here");
    insta::assert_snapshot!("notices_of_each_kind", texts.join("\n---\n\n"));
}

/// By the law of 2018, a request could be declined once the Attorney General was consulted.
async fn declined(engine: Engine) -> (BTreeSet<String>, String) {
    let house = TestHouse::at(engine, "2018-12-20T12:00:00Z").await;
    let provider = house.provider("example-chat").await;
    let document = report_with(IncidentType::Csam, |parts| parts.on("2018-12-01").asked_by("BD"));
    let number = provider.file(&document, &[]).await;
    house.carry().await;
    let supervisor = Actor::staff(Role::Supervisor, &"sue".parse().unwrap()).unwrap();
    requests::decline(&house.house, &supervisor, number, "AG 1").await.unwrap();
    house.carry().await;
    written(&house, number, "It was declined, as the law of 2018 let us.").await
}

/// What a provider must keep is told before its last term ends.
async fn ended(engine: Engine) -> (BTreeSet<String>, String) {
    let house = TestHouse::on(engine).await;
    let provider = house.provider("example-chat").await;
    let number = provider.file(&report(IncidentType::Csam), &[]).await;
    for days in [336, 23, 6] {
        house.pass(SignedDuration::from_hours(24 * days));
        assert_eq!(preservation::tell_due(&house.house).await.unwrap(), 1, "{days}");
    }
    written(&house, number, "Its preservation ends.").await
}

async fn a_webhook_gets_what_was_reviewed(engine: Engine) {
    let house = TestHouse::on(engine).await;
    house.qualify("de-1", BasisKind::AgDesignated).await;
    let provider = house.provider("example-chat").await;
    let operator = Actor::staff(Role::Admin, &"operator".parse().unwrap()).unwrap();
    directory::set_webhook(&house.house, &operator, &provider.id, "https://example.com/hook").await.unwrap();
    let document = report_with(IncidentType::Csam, |parts| parts.asked_by_agency("DE", "Bundeskriminalamt"));
    let number = provider.file(&document, &[]).await;
    house.carry().await;
    let posted = house.posted().pop().expect("it was posted");
    let head = posted.headers.iter().map(|(name, value)| match *name {
        "webhook-signature" => format!("{name}: v1,SIGNATURE"),
        _ => format!("{name}: {value}"),
    });
    let body: serde_json::Value = serde_json::from_str(&posted.body).unwrap();
    let body = serde_json::to_string_pretty(&body).unwrap();
    let text = format!("{}\n\n{body}", head.collect::<Vec<_>>().join("\n"));
    insta::assert_snapshot!("webhook", Names::default().and(number, "REPORT").replaced(&text));
    house.ends_sound().await;
}
