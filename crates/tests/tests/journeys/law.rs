//! What follows a report by law: the foreign-request ledger, preservation, receipts.

use axum::http::StatusCode;
use clearline_counsel::{self as counsel, Matter, ReportAsked};
use clearline_disclosure::Writer;
use clearline_identity::directory;
use clearline_law::access::{Actor, Role};
use clearline_pipeline::follow_up::requests::{self, EndingWord};
use clearline_pipeline::follow_up::{notices, preservation, unable};
use clearline_records::dossier::routed;
use clearline_report::{Basis, BasisKind, IncidentType};
use clearline_tests::{Engine, TestHouse, leave, report, report_with};
use clearline_verify::Trust;
use jiff::SignedDuration;

use crate::on_both;

on_both!(
    a_foreign_request_ends_by_a_notice_either_way,
    a_foreign_request_is_answered_by_the_law_of_its_report,
    a_request_that_waits_for_an_approval_is_not_unable,
    a_request_that_lacks_only_an_entry_is_told_at_the_end_of_its_clock,
    a_request_is_forwarded_where_the_entry_is_made_in_time,
    a_request_that_our_policy_keeps_here_is_told_at_once_and_says_so,
    the_ledger_of_foreign_requests_is_listed_and_exported,
    preservation_is_told_before_it_ends,
    a_receipt_is_checked_offline,
    a_notice_is_posted_signed_and_once,
    an_unanswered_request_rings,
);

async fn a_foreign_request_ends_by_a_notice_either_way(engine: Engine) {
    let house = TestHouse::on(engine).await;
    house.qualify("de-1", BasisKind::AgDesignated).await;
    let provider = house.provider("example-chat").await;
    for (country, agency, unviewed, ending, says) in [
        ("DE", "Bundeskriminalamt", false, "forwarded", "Bundeskriminalamt"),
        ("DE", "Example Police", false, "forwarded_to_another", "not to the agency that you named"),
        ("DE", "Bundeskriminalamt", true, "forwarded_partly", "not the whole of it"),
        (
            "DE",
            "Bundeskriminalamt; Example Police",
            false,
            "forwarded_partly",
            "did not go to Example Police",
        ),
        ("SA", "Example Police", false, "unable", "No agency of Saudi Arabia is in our directory"),
    ] {
        let document = report_with(IncidentType::Csam, |parts| parts.asked_by_agency(country, agency));
        let number = provider.open(&document).await;
        if unviewed {
            provider.add(number, "a.png", b"harmless").await;
        }
        provider.finish(number).await;
        house.carry().await;
        let request =
            requests::of_report(&house.house, &leave(number)).await.unwrap().expect("the entry is open");
        assert_eq!(request.ending.map(EndingWord::word), Some(ending), "{country} {agency}");
        let written = notices::of_report(&house.house, &leave(number)).await.unwrap();
        assert_eq!(written.len(), 1, "{country}: exactly one notice");
        assert_eq!(written[0].kind, format!("foreign_request_{ending}"));
        let clause = if ending == "unable" { "US-2258A-d5C" } else { "US-2258A-d5A" };
        assert_eq!(written[0].clause.as_deref(), Some(clause));
        let words = Writer::of(&house.house).say(&written[0].says);
        assert!(words.contains(says), "{ending}: {words}");
    }
    let told = provider.caller.get("/provider/api/notices").await;
    assert_eq!(told.status, StatusCode::OK);
    assert_eq!(told.json().as_array().map(Vec::len), Some(5), "and by API");
    let person = house.person("contact", Role::Provider, None, Some("example-chat")).await;
    let page = person.page("/provider").await;
    assert!(page.contains("unable to forward") || page.contains("Unable to forward"), "and on the page");
    for what in ["Foreign request forwarded to another agency", "Foreign request forwarded in part"] {
        assert!(page.contains(what), "{what}");
    }
}

/// The law of the day on which the report was received answers, not that of the day of the notice.
async fn a_foreign_request_is_answered_by_the_law_of_its_report(engine: Engine) {
    let house = TestHouse::at(engine, "2018-12-20T23:00:00Z").await;
    let operator = Actor::staff(Role::Admin, &"operator".parse().unwrap()).unwrap();
    let basis = Basis {
        kind: BasisKind::AgDesignated,
        evidence: "invented for a test".to_owned(),
        from: "2010-01-01".parse().unwrap(),
        to: None,
        synthetic: true,
    };
    let germany = "de-1".parse().unwrap();
    directory::add_basis(&house.house, &operator, &germany, &basis).await.unwrap();
    directory::set_investigates(&house.house, &operator, &germany, true, "invented").await.unwrap();
    let provider = house.provider("example-chat").await;
    let document = |country: &str| {
        report_with(IncidentType::Csam, |parts| {
            parts.on("2018-12-01").asked_by_agency(country, "Bundeskriminalamt")
        })
    };
    let went = provider.file(&document("DE"), &[]).await;
    let stayed = provider.file(&document("BD"), &[]).await;
    // Carried on the first day of the new text.
    house.pass(SignedDuration::from_hours(2));
    house.carry().await;
    let ending = async |number| {
        let request = requests::of_report(&house.house, &leave(number)).await.unwrap().unwrap();
        let notice = notices::of_report(&house.house, &leave(number)).await.unwrap().into_good().pop();
        (request.ending.map(EndingWord::word), notice.and_then(|notice| notice.clause))
    };
    let old = Some("US-2258A-d6-2008".to_owned());
    assert_eq!(ending(went).await, (Some("forwarded"), old.clone()));
    assert_eq!(
        ending(stayed).await,
        (None, None),
        "nobody is declined before the Attorney General was consulted"
    );
    house.pass(SignedDuration::from_hours(25));
    assert_eq!(requests::ring_overdue(&house.house).await.unwrap(), 1, "and it rings");
    let supervisor = house.person("supervisor", Role::Supervisor, None, None).await;
    let page = supervisor.page("/auditor/requests").await;
    assert!(page.contains("overdue for") && page.contains("Decline the request"));
    let analyst = house.person("analyst", Role::Analyst, None, None).await;
    let path = format!("/auditor/requests/{stayed}/decline");
    assert_eq!(analyst.form(&path, &[("reference", "AG 1")]).await.status, StatusCode::FORBIDDEN);
    assert_eq!(supervisor.form(&path, &[("reference", " ")]).await.status, StatusCode::BAD_REQUEST);
    assert_eq!(supervisor.form(&path, &[("reference", "AG 1")]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(supervisor.form(&path, &[("reference", "AG 1")]).await.status, StatusCode::NOT_FOUND, "once");
    assert_eq!(ending(stayed).await, (Some("declined"), old));
    let new = provider.file(&document("SA"), &[]).await;
    house.carry().await;
    assert_eq!(
        ending(new).await,
        (Some("unable"), Some("US-2258A-d5C".to_owned())),
        "the new text asks nobody"
    );
    house.ends_sound().await;
}

/// A policy leaves reports to some countries to counsel. Until counsel decides, the provider is told nothing false.
async fn a_request_that_waits_for_an_approval_is_not_unable(engine: Engine) {
    let house = TestHouse::on(engine).await;
    house.qualify("in-1", BasisKind::Fbi).await;
    let provider = house.provider("example-chat").await;
    let document = report_with(IncidentType::Csam, |parts| parts.asked_by("IN"));
    let number = provider.file(&document, &[]).await;
    house.carry().await;
    let ending = async || requests::of_report(&house.house, &leave(number)).await.unwrap().unwrap().ending;
    assert_eq!(ending().await, None, "it is not known yet");
    assert!(notices::of_report(&house.house, &leave(number)).await.unwrap().is_empty());
    let rulings = routed::rulings(&house.house, &leave(number)).await.unwrap();
    let asked = rulings.iter().find(|one| one.agency.as_str() == "in-1").expect("it was ruled upon");
    let matter = Matter::Approval {
        policy: "rights_review".to_owned(),
        agency: asked.agency.clone(),
        report: Some(ReportAsked { report: number, ruling: asked.ordinal }),
        from: "2026-11-23".parse().unwrap(),
        to: Some("2026-12-01".parse().unwrap()),
    };
    let counsel = Actor::staff(Role::Counsel, &"ben".parse().unwrap()).unwrap();
    counsel::leave_withheld(&house.house, &counsel, &matter, "not there").await.unwrap();
    house.carry().await;
    assert_eq!(ending().await, Some(EndingWord::Unable), "and then it is told");
    house.ends_sound().await;
}

/// Whether French police qualify is nothing that the law of France says: it is what nobody has entered here.
async fn a_request_that_lacks_only_an_entry_is_told_at_the_end_of_its_clock(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let provider = house.provider("example-chat").await;
    let document = report_with(IncidentType::Csam, |parts| parts.asked_by("FR"));
    let number = provider.file(&document, &[]).await;
    house.carry().await;
    let told = async || notices::of_report(&house.house, &leave(number)).await.unwrap().into_good();
    assert!(told().await.is_empty(), "nothing is told while counsel may still enter what is missing");
    let counsel = house.person("counsel", Role::Counsel, None, None).await;
    let list = counsel.page("/counsel/approvals").await;
    for said in [
        "Police nationale",
        "no ground entered here",
        "/counsel/agencies/fr-1#propose",
        "/counsel/agencies/fr-1/investigates",
        "2026-11-24 12:00",
    ] {
        assert!(list.contains(said), "{said}: {list}");
    }
    house.pass(SignedDuration::from_secs(24 * 3600 - 1));
    assert_eq!(requests::ring_overdue(&house.house).await.unwrap(), 0);
    assert!(told().await.is_empty(), "one second before the end");
    house.pass(SignedDuration::from_secs(1));
    let again = house.second().await;
    assert_eq!(requests::ring_overdue(&again.house).await.unwrap(), 1, "another process ends it as well");
    let notice = told().await.pop().expect("the provider is told at the end of the clock");
    assert_eq!(
        (notice.kind.as_str(), notice.clause.as_deref()),
        ("foreign_request_unable", Some("US-2258A-d5C"))
    );
    let words = Writer::of(&house.house).say(&notice.says);
    for said in ["within the time", "has been entered here", "not a statement about the law of France"] {
        assert!(words.contains(said), "{said}: {words}");
    }
    house.carry().await;
    assert_eq!(requests::ring_overdue(&house.house).await.unwrap(), 0, "it is told once");
    assert_eq!(told().await.len(), 1);
    let counsel = house.person("later", Role::Counsel, None, None).await;
    assert!(!counsel.page("/counsel/approvals").await.contains("Police nationale"), "and waits no longer");
    house.ends_sound().await;
}

/// Counsel enters what was missing: the report is forwarded, and the provider is told so.
async fn a_request_is_forwarded_where_the_entry_is_made_in_time(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let provider = house.provider("example-chat").await;
    let document = report_with(IncidentType::Csam, |parts| parts.asked_by_agency("FR", "Police nationale"));
    let number = provider.file(&document, &[]).await;
    house.carry().await;
    assert_eq!(unable::look_again(&house.house).await.unwrap(), 0, "nothing was entered yet");
    house.pass(SignedDuration::from_hours(23));
    house.qualify("fr-1", BasisKind::Fbi).await;
    // The program stops and another takes over: what waits is read from the list.
    let again = house.second().await;
    assert_eq!(unable::look_again(&again.house).await.unwrap(), 1);
    assert_eq!(unable::look_again(&house.house).await.unwrap(), 0, "it is asked for once");
    house.carry().await;
    let request = requests::of_report(&house.house, &leave(number)).await.unwrap().unwrap();
    assert_eq!(request.ending, Some(EndingWord::Forwarded));
    assert!(house.receivers(number).await.contains(&"fr-1".to_owned()));
    house.pass(SignedDuration::from_hours(2));
    assert_eq!(requests::ring_overdue(&house.house).await.unwrap(), 0);
    let told = notices::of_report(&house.house, &leave(number)).await.unwrap();
    assert_eq!(told.iter().map(|one| one.kind.as_str()).collect::<Vec<_>>(), ["foreign_request_forwarded"]);
    house.ends_sound().await;
}

/// What no entry mends is told at once, and not as the law of that country.
async fn a_request_that_our_policy_keeps_here_is_told_at_once_and_says_so(engine: Engine) {
    let house = TestHouse::on(engine).await;
    house.qualify("fr-1", BasisKind::Fbi).await;
    house.qualify("de-1", BasisKind::Fbi).await;
    let provider = house.provider("example-chat").await;
    let number = provider.file(&report_with(IncidentType::Csam, |parts| parts.asked_by("IN")), &[]).await;
    house.carry().await;
    let ending = requests::of_report(&house.house, &leave(number)).await.unwrap().unwrap().ending;
    assert_eq!(
        ending, None,
        "an entry is missing, and the agreement of two people would be asked for as well"
    );
    house.qualify("in-1", BasisKind::Fbi).await;
    assert_eq!(unable::look_again(&house.house).await.unwrap(), 1);
    house.carry().await;
    let rulings = routed::rulings(&house.house, &leave(number)).await.unwrap();
    let asked = rulings.iter().rfind(|one| one.agency.as_str() == "in-1").expect("it was ruled upon again");
    let matter = Matter::Approval {
        policy: "rights_review".to_owned(),
        agency: asked.agency.clone(),
        report: Some(ReportAsked { report: number, ruling: asked.ordinal }),
        from: "2026-11-23".parse().unwrap(),
        to: Some("2026-12-01".parse().unwrap()),
    };
    let counsel = Actor::staff(Role::Counsel, &"ben".parse().unwrap()).unwrap();
    counsel::leave_withheld(&house.house, &counsel, &matter, "not there").await.unwrap();
    house.carry().await;
    let told = notices::of_report(&house.house, &leave(number)).await.unwrap().into_good().pop().unwrap();
    let words = Writer::of(&house.house).say(&told.says);
    assert!(words.contains("Our own policy keeps it here"), "{words}");
    house.ends_sound().await;
}

async fn the_ledger_of_foreign_requests_is_listed_and_exported(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let provider = house.provider("example-chat").await;
    let document = report_with(IncidentType::Csam, |parts| parts.asked_by_agency("SA", "=Example, Police"));
    let ended = provider.file(&document, &[]).await;
    house.carry().await;
    let open = provider.file(&document, &[]).await;
    let auditor = house.person("auditor", Role::Auditor, None, None).await;
    let csv = auditor.page("/auditor/requests.csv").await;
    let lines: Vec<&str> = csv.lines().collect();
    assert_eq!(lines.len(), 3);
    assert!(
        lines[1].starts_with(&format!("{open},example-chat,SA,\"'=Example, Police\"")),
        "open first: {csv}"
    );
    assert!(lines[1].contains(",running,") && lines[2].starts_with(&format!("{ended},")));
    assert!(lines[2].contains(",answered,unable,") && lines[2].contains(",US-2258A-d5C"));
    let rows: Vec<serde_json::Value> = auditor
        .page("/auditor/requests.jsonl")
        .await
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(rows[0]["report"].as_i64(), Some(open.get()));
    assert_eq!(rows[1]["ending"].as_str(), Some("unable"));
    let own = provider.caller.get("/provider/api/requests").await.json();
    assert_eq!(own.as_array().unwrap(), &rows, "the provider sees its own, the same");
    let other = house.provider("example-photos").await;
    assert!(other.caller.get("/provider/api/requests").await.json().as_array().unwrap().is_empty());
    let cursor = format!("open.{}.{open}", house.now().as_microsecond());
    let below = auditor.page(&format!("/auditor/requests.jsonl?after={cursor}")).await;
    assert!(below.lines().count() >= 1, "a part begins below its cursor");
}

async fn preservation_is_told_before_it_ends(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let provider = house.provider("example-chat").await;
    let number = provider.file(&report(IncidentType::Csam), &[]).await;
    let term = preservation::of_report(&house.house, &leave(number))
        .await
        .unwrap()
        .expect("finishing starts the clock");
    assert_eq!(term.clause, "US-2258A-h1");
    assert_eq!(term.days_left(house.now()), 364, "one year, the first day already running");
    let mut told = 0;
    for (days, kind) in
        [(336, "preservation_ends_30"), (23, "preservation_ends_7"), (6, "preservation_ends_1")]
    {
        house.pass(SignedDuration::from_hours(24 * days));
        assert_eq!(preservation::tell_due(&house.house).await.unwrap(), 1, "{kind}");
        assert_eq!(preservation::tell_due(&house.house).await.unwrap(), 0, "told once");
        let written = notices::of_report(&house.house, &leave(number)).await.unwrap();
        told += 1;
        assert_eq!(written.len(), told);
        assert_eq!(written.last().unwrap().kind, kind);
    }
}

async fn a_receipt_is_checked_offline(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let provider = house.provider("example-chat").await;
    let number = provider.file(&report(IncidentType::Csam), &[("a.png", b"harmless")]).await;
    let receipt = provider.caller.get(&format!("/provider/api/reports/{number}/receipt")).await;
    assert_eq!(receipt.status, StatusCode::OK);
    let trust = Trust { receipts: vec![house.house.keys.verifier().unwrap()], ..Trust::default() };
    let opened = clearline_verify::receipt(&receipt.text(), &trust).expect("it is ours");
    assert_eq!(opened.report, number.to_string());
    assert_eq!(opened.clauses, ["US-2258A-h1"]);
    let forged = receipt.text().replace(&number.to_string(), "1234567");
    assert!(clearline_verify::receipt(&forged, &trust).is_err());
    let other = house.provider("example-photos").await;
    let hidden = other.caller.get(&format!("/provider/api/reports/{number}/receipt")).await;
    assert_eq!(hidden.status, StatusCode::NOT_FOUND);
}

async fn a_notice_is_posted_signed_and_once(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let provider = house.provider("example-chat").await;
    let operator = clearline_law::access::Actor::staff(Role::Admin, &"operator".parse().unwrap()).unwrap();
    let hook = "https://example.com/hook";
    let key = clearline_identity::directory::set_webhook(&house.house, &operator, &provider.id, hook)
        .await
        .unwrap();
    assert!(key.starts_with("whsec_"), "as the libraries for Standard Webhooks take it");
    house.webhooks_refuse(true);
    let document = report_with(IncidentType::Csam, |parts| parts.asked_by("SA"));
    let number = provider.file(&document, &[]).await;
    let failed = clearline_core::runner::run_until_quiet(&house.house, clearline_pipeline::carry).await;
    assert!(failed.is_err(), "a webhook that refuses is tried again");
    house.webhooks_refuse(false);
    house.pass(SignedDuration::from_mins(5));
    house.carry().await;
    let posted = house.posted();
    assert_eq!(posted.len(), 1);
    let header =
        |name: &str| posted[0].headers.iter().find(|(n, _)| *n == name).map(|(_, value)| value.clone());
    assert_eq!(header("webhook-id"), Some(format!("notice-{number}-1")));
    assert!(header("webhook-signature").unwrap().starts_with("v1,"));
    assert!(notices::of_report(&house.house, &leave(number)).await.unwrap()[0].delivered_at.is_some());
}

async fn an_unanswered_request_rings(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let provider = house.provider("example-chat").await;
    let document = report_with(IncidentType::Csam, |parts| parts.asked_by("SA"));
    provider.file(&document, &[]).await;
    assert_eq!(requests::ring_overdue(&house.house).await.unwrap(), 0);
    house.pass(SignedDuration::from_hours(25));
    assert_eq!(requests::ring_overdue(&house.house).await.unwrap(), 1);
    assert_eq!(requests::ring_overdue(&house.house).await.unwrap(), 0, "it rings once");
}
