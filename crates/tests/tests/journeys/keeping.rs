//! What keeps a report: the provider's duty, what stands on top of it, and what stands beside it.

use axum::http::StatusCode;
use clearline_disclosure::Writer;
use clearline_identity::directory;
use clearline_law::access::{Actor, Role};
use clearline_law::{HoldKind, Register, regimes};
use clearline_oversight as oversight;
use clearline_pipeline::follow_up::holds::{self, Lifted, NewHold};
use clearline_pipeline::follow_up::{FollowUpError, notices, preservation};
use clearline_report::{BasisKind, IncidentType, ReportNumber};
use clearline_tests::{Engine, TestHouse, differences, leave, report, report_with};
use jiff::SignedDuration;

use crate::on_both;

on_both!(
    terms_add_up_and_alerts_follow_the_latest_end,
    a_provider_keeps_longer_of_its_own_will,
    an_agency_asks_and_a_foreign_one_asks_the_desk,
    other_regimes_stand_beside,
    what_waits_for_a_second_person_is_withdrawn_by_who_entered_it_or_by_counsel,
);

fn staff(role: Role) -> Actor {
    Actor::staff(role, &"somebody".parse().unwrap()).unwrap()
}

fn days(count: i64) -> SignedDuration {
    SignedDuration::from_hours(24 * count)
}

/// When the last term ends, in days from `now`, rounded up.
async fn ends_in(house: &TestHouse, number: ReportNumber) -> i64 {
    preservation::of_report(&house.house, &leave(number)).await.unwrap().unwrap().days_left(house.now()) + 1
}

async fn terms_add_up_and_alerts_follow_the_latest_end(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let provider = house.provider("example-chat").await;
    let number = provider.file(&report(IncidentType::Csam), &[]).await;
    let new = |kind, until: Option<i64>| NewHold {
        kind,
        from: house.now(),
        until: until.map(|count| house.now() + days(count)),
        reference: "paper 1".to_owned(),
    };
    let record = async |new: NewHold| holds::record(&house.house, &staff(Role::Analyst), number, &new).await;
    let request = record(new(HoldKind::Request, None)).await.unwrap();
    assert_eq!(request.clause.as_deref(), Some("US-2703-f"));
    assert_eq!(ends_in(&house, number).await, 365, "90 days shorten no year");
    assert!(record(new(HoldKind::Order, None)).await.is_err(), "an order says until when");
    assert!(record(new(HoldKind::Order, Some(-1))).await.is_err(), "and not until yesterday");
    let order = record(new(HoldKind::Order, Some(800))).await.unwrap();
    assert_eq!(order.clause.as_deref(), Some("US-2258A-h4"));
    record(new(HoldKind::Warrant, Some(500))).await.unwrap();
    assert_eq!(ends_in(&house, number).await, 800, "the latest of all, in whatever order they came");
    house.pass(days(360));
    assert_eq!(preservation::tell_due(&house.house).await.unwrap(), 0, "the year's end is no end any more");
    house.pass(days(411));
    assert_eq!(preservation::tell_due(&house.house).await.unwrap(), 1);
    let told = notices::of_report(&house.house, &leave(number)).await.unwrap();
    assert_eq!(
        (told[0].kind.as_str(), told[0].clause.as_deref()),
        ("preservation_ends_30", Some("US-2258A-h4"))
    );
    record(new(HoldKind::Renewal, None)).await.unwrap();
    assert_eq!(ends_in(&house, number).await, 90, "a renewal runs from its own day");
    house.pass(days(61));
    assert_eq!(preservation::tell_due(&house.house).await.unwrap(), 1, "and its end is told again");
    assert_eq!(notices::of_report(&house.house, &leave(number)).await.unwrap().len(), 2);
    lifting(&house, number).await;
    house.ends_sound().await;
}

async fn lifting(house: &TestHouse, number: ReportNumber) {
    let order = NewHold {
        kind: HoldKind::Order,
        from: house.now(),
        until: Some(house.now() + days(400)),
        reference: "paper 2".to_owned(),
    };
    let order = holds::record(&house.house, &staff(Role::Analyst), number, &order).await.unwrap();
    assert_eq!(ends_in(house, number).await, 400);
    let lift =
        async |role, ordinal| holds::lift(&house.house, &staff(role), number, ordinal, "set aside").await;
    assert!(lift(Role::Analyst, order.ordinal).await.is_err(), "not by an analyst");
    assert!(lift(Role::Counsel, 1).await.is_err(), "a request runs to its end");
    lift(Role::Counsel, order.ordinal).await.unwrap();
    assert!(lift(Role::Counsel, order.ordinal).await.is_err(), "once");
    assert_eq!(ends_in(house, number).await, 29, "back to the latest of the rest");
    let litigation = NewHold {
        kind: HoldKind::Litigation,
        from: house.now(),
        until: None,
        reference: "1:26-cv-1".to_owned(),
    };
    assert!(holds::record(&house.house, &staff(Role::Analyst), number, &litigation).await.is_err());
    holds::record(&house.house, &staff(Role::Counsel), number, &litigation).await.unwrap();
    assert_eq!(ends_in(house, number).await, 29, "what binds this house moves no term of the provider");
    let counsel = house.person("counsel", Role::Counsel, None, None).await;
    let page = counsel.page(&format!("/desk/reports/{number}/preservation")).await;
    assert!(page.contains("Our own litigation hold") && page.contains("lifted on"));
    let letter = counsel.page(&format!("/desk/reports/{number}/preservation/letter")).await;
    assert!(
        letter.contains("no legal process")
            && letter.contains("2258A(h)(5)")
            && letter.contains("example-chat")
    );
}

async fn a_provider_keeps_longer_of_its_own_will(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let provider = house.provider("example-chat").await;
    let number = provider.file(&report(IncidentType::Csam), &[]).await;
    let path = format!("/provider/api/reports/{number}/preservation");
    let until = serde_json::json!({ "until": "2029-01-31" });
    let told = provider.caller.post_json(&path, &until).await;
    assert_eq!(told.status, StatusCode::CREATED);
    assert_eq!(told.json()["clause"], "US-2258A-h5");
    let kept = preservation::of_report(&house.house, &leave(number)).await.unwrap().unwrap();
    assert_eq!(
        (kept.clause.as_str(), kept.ends_at.to_string()),
        ("US-2258A-h5", "2029-01-31T00:00:00Z".to_owned())
    );
    assert_eq!(kept.own_clause, "US-2258A-h1");
    let past = serde_json::json!({ "until": "2026-01-31" });
    assert_eq!(provider.caller.post_json(&path, &past).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let other = house.provider("example-photos").await;
    assert_eq!(other.caller.post_json(&path, &until).await.status, StatusCode::NOT_FOUND);
    let contact = house.person("contact", Role::Provider, None, Some("example-chat")).await;
    let page = format!("/provider/reports/{number}/preservation");
    assert!(contact.page(&page).await.contains("Kept longer by the provider"));
    assert_eq!(contact.form(&page, &[("until", "2030-01-31")]).await.status, StatusCode::SEE_OTHER);
    assert!(contact.page(&page).await.contains("2030-01-31"));
    let stranger = house.person("stranger", Role::Provider, None, Some("example-photos")).await;
    assert_eq!(stranger.caller.get(&page).await.status, StatusCode::NOT_FOUND);
    house.ends_sound().await;
}

async fn an_agency_asks_and_a_foreign_one_asks_the_desk(engine: Engine) {
    let house = TestHouse::on(engine).await;
    house.qualify("de-1", BasisKind::AgDesignated).await;
    let provider = house.provider("example-chat").await;
    let home = provider.file(&report(IncidentType::Csam), &[]).await;
    let abroad = provider.file(&report_with(IncidentType::Csam, |parts| parts.asked_by("DE")), &[]).await;
    house.carry().await;
    let officer = house.person("officer", Role::Officer, Some("us-fbi"), None).await;
    let referral = format!("/agency/referrals/R-{home}-1");
    let at_home = format!("{referral}/preservation");
    let early = officer.form(&at_home, &[("reference", "case 7")]).await;
    assert_eq!(early.status, StatusCode::BAD_REQUEST, "not before it was opened");
    officer.form(&format!("{referral}/conditions"), &[("acknowledged", "yes")]).await;
    officer.page(&referral).await;
    for kind in ["Request to preserve", "Renewed request to preserve"] {
        let asked = officer.form(&at_home, &[("reference", "case 7")]).await;
        assert_eq!(asked.status, StatusCode::SEE_OTHER);
        assert!(officer.page(&at_home).await.contains(kind));
    }
    let letter = officer.page(&format!("{at_home}/letter")).await;
    assert!(
        letter.contains("We renew that request") && letter.contains("case 7") && letter.contains("2703(f)")
    );
    let german = house.person("german", Role::Officer, Some("de-1"), None).await;
    assert_eq!(german.caller.get(&at_home).await.status, StatusCode::NOT_FOUND);
    assert_eq!(german.form(&at_home, &[("reference", "x")]).await.status, StatusCode::NOT_FOUND);
    let ordinal = (1..=3).map(|n| format!("R-{abroad}-{n}"));
    let mut theirs = None;
    for id in ordinal {
        let referral = format!("/agency/referrals/{id}");
        let path = format!("{referral}/preservation");
        german.form(&format!("{referral}/conditions"), &[("acknowledged", "yes")]).await;
        german.caller.get(&referral).await;
        if german.caller.get(&path).await.status == StatusCode::OK {
            theirs = Some(path);
        }
    }
    let theirs = theirs.expect("it has a referral");
    assert!(german.page(&theirs).await.contains("Our team will ask the provider for you."));
    assert_eq!(german.form(&theirs, &[("reference", "Az. 1")]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(german.caller.get(&format!("{theirs}/letter")).await.status, StatusCode::FORBIDDEN);
    assert!(holds::of_report(&house.house, &leave(abroad)).await.unwrap().is_empty(), "a wish is no request");
    let desk =
        clearline_law::access::permit(&staff(Role::Analyst), &clearline_law::access::Thing::House).unwrap();
    let alerts = oversight::waiting_alerts(&house.house, &desk, oversight::Calls::Now, None).await.unwrap();
    assert!(alerts.iter().any(|alert| alert.kind == "preservation_wish"
        && Writer::of(&house.house).say(&alert.words).contains("Bundeskriminalamt")));
    let contact = house.person("contact", Role::Provider, None, Some("example-chat")).await;
    let seen = contact.page(&format!("/provider/reports/{home}/preservation")).await;
    assert!(seen.contains("2703(f)") && !seen.contains("us-fbi") && !seen.contains("case 7"));
    house.ends_sound().await;
}

async fn other_regimes_stand_beside(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let provider = house.provider("example-chat").await;
    let operator = staff(Role::Admin);
    let britain = "GB".parse().unwrap();
    for binds in [true, true, false, true] {
        directory::set_regime(&house.house, &operator, &provider.id, britain, binds).await.unwrap();
    }
    assert_eq!(directory::regimes(&house.house, &provider.id).await.unwrap(), [britain]);
    assert!(
        directory::set_regime(&house.house, &staff(Role::Analyst), &provider.id, britain, false)
            .await
            .is_err()
    );
    let number = provider.file(&report(IncidentType::Csam), &[]).await;
    let contact = house.person("contact", Role::Provider, None, Some("example-chat")).await;
    let page = contact.page(&format!("/provider/reports/{number}/preservation")).await;
    let held = |clause: &str| clause.parse().ok().and_then(|id| Register::shipped().clause(&id)).is_some();
    let expected = regimes().iter().filter(|regime| regime.country == "GB" && held(regime.clause)).count();
    assert_eq!(page.matches("Other country").count(), expected, "as many as the register holds");
    assert_eq!(ends_in(&house, number).await, 365, "none of them moves the term of the United States");
}

async fn what_waits_for_a_second_person_is_withdrawn_by_who_entered_it_or_by_counsel(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let provider = house.provider("example-chat").await;
    let number = provider.file(&report(IncidentType::Csam), &[]).await;
    house.carry().await;
    let person = |role, id: &str| Actor::staff(role, &id.parse().unwrap()).unwrap();
    let (lea, sue) = (person(Role::Counsel, "lea"), person(Role::Supervisor, "sue"));
    let order = async |by: &Actor, reference: &str| {
        let (kind, reference) = (HoldKind::OrderOnUs, reference.to_owned());
        let new = NewHold { kind, from: house.now(), until: None, reference };
        holds::record(&house.house, by, number, &new).await.unwrap().ordinal
    };
    let lift = async |by: &Actor, hold| holds::lift(&house.house, by, number, hold, "a mistake").await;
    let of_counsel = order(&lea, "1:26-mj-7").await;
    let before = house.rows().await;
    let refused = lift(&sue, of_counsel).await;
    assert!(
        matches!(&refused, Err(FollowUpError::Unfit(why)) if why.id() == "unfit-not-yours-to-withdraw"),
        "{refused:?}"
    );
    assert_eq!(differences(&before, &house.rows().await), [], "nothing is written");
    let page = format!("/desk/reports/{number}/preservation");
    let supervisor = house.person("sue", Role::Supervisor, None, None).await;
    let offered = supervisor.page(&page).await;
    assert!(offered.contains("Confirm it") && !offered.contains("Withdraw it, because"), "{offered}");
    // Who entered it may take it back, and so may counsel.
    let of_sue = order(&sue, "1:26-mj-8").await;
    assert!(supervisor.page(&page).await.contains("Withdraw it, because"));
    assert_eq!(lift(&sue, of_sue).await.unwrap(), Lifted::Withdrawn);
    let once_more = order(&sue, "1:26-mj-9").await;
    assert_eq!(lift(&lea, once_more).await.unwrap(), Lifted::Withdrawn);
    assert!(supervisor.page(&page).await.contains("withdrawn on"));
    // What a second person confirmed is in force, and lifted by whoever may lift.
    holds::confirm(&house.house, &sue, number, of_counsel).await.unwrap();
    assert_eq!(lift(&sue, of_counsel).await.unwrap(), Lifted::Lifted);
    house.ends_sound().await;
}
