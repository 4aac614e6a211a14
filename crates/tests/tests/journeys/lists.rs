//! Lists that people work from: what is urgent stands first on whichever page, counts are counts of all, and what is over
//! leaves the list by itself.

use axum::http::StatusCode;
use clearline_disclosure::referral::DeclineReason;
use clearline_identity::directory;
use clearline_law::HoldKind;
use clearline_law::access::{Actor, ReadDesk, Role, Thing, permit};
use clearline_oversight::{self as oversight, AlertCounts, Calls};
use clearline_pipeline::follow_up::holds::{self, NewHold};
use clearline_pipeline::refer;
use clearline_pipeline::triage::{self, Decision};
use clearline_records::dossier::routed;
use clearline_report::{BasisKind, Channel, Designation, IncidentType, Priority, ReferralId, ReportNumber};
use clearline_seal::Identity;
use clearline_store::params;
use clearline_tests::raw::run;
use clearline_tests::{Engine, Person, TestHouse, leave, report_with};
use jiff::SignedDuration;

use crate::on_both;
use crate::unreadable::staff;

on_both!(
    the_most_urgent_that_nobody_opened_stands_first_over_all_pages,
    counts_are_of_all_pages_and_what_ended_is_apart,
    a_referral_that_ended_keeps_the_priority_it_had,
    a_row_tells_of_the_report_what_the_ruling_discloses_once_it_was_opened,
    whoever_answers_a_referral_has_received_it_first,
    a_refusal_carries_its_note,
    alerts_are_counted_and_listed_whole,
    an_alert_ends_with_its_cause,
    the_review_queue_counts_what_waits_and_tells_stories_apart,
);

const PAGE: i64 = 4;

async fn small(engine: Engine) -> TestHouse {
    TestHouse::with_limits(engine, |limits| limits.page_rows = PAGE).await
}

fn officer() -> Actor {
    Actor::officer(&"someone".parse().unwrap(), "us-fbi".parse().unwrap())
}

/// Files reports and refers them all to one agency, a minute apart; the oldest first.
async fn referred(house: &TestHouse, count: usize) -> Vec<ReferralId> {
    let provider = house.provider("example-chat").await;
    let mut all = Vec::new();
    for place in 1..=count {
        // Of a day of its own: the same report sent again is no second referral.
        let document = report_with(IncidentType::Csam, |parts| parts.on(&format!("2026-11-{place:02}")));
        let number = provider.file(&document, &[]).await;
        house.carry().await;
        house.pass(SignedDuration::from_mins(1));
        let referrals = routed::referrals(&house.house, &leave(number)).await.unwrap();
        all.push(referrals.iter().find(|one| one.agency.as_str() == "us-fbi").unwrap().id);
    }
    all
}

async fn rank(house: &TestHouse, number: ReportNumber, priority: Priority) {
    let decision = Decision {
        designation: Designation::Referral,
        priority,
        reason: "a child can be reached".to_owned(),
    };
    triage::override_outcome(&house.house, &staff(Role::Analyst, "ana"), number, &decision).await.unwrap();
}

async fn open(house: &TestHouse, id: ReferralId) {
    refer::acknowledge_conditions(&house.house, &officer(), id).await.unwrap();
    refer::open(&house.house, &officer(), id).await.unwrap();
}

/// The referrals of a page in their order, and where the next page is.
fn rows(page: &str) -> (Vec<String>, Option<String>) {
    let links = page.split("class=\"row-link\" href=\"/agency/referrals/").skip(1);
    let ids = links.map(|rest| rest.split('"').next().unwrap().to_owned()).collect();
    (ids, next(page))
}

/// The address of the next page.
fn next(page: &str) -> Option<String> {
    let link =
        page.split("href=\"").find(|rest| rest.split('"').next().is_some_and(|to| to.contains("after=")))?;
    Some(link.split('"').next()?.replace("&#38;", "&").replace("&amp;", "&"))
}

/// Every page of a list, from its first.
async fn walked(person: &Person, first: &str) -> Vec<Vec<String>> {
    let (mut pages, mut to) = (Vec::new(), Some(first.to_owned()));
    while let Some(address) = to {
        let (ids, after) = rows(&person.page(&address).await);
        if ids.is_empty() {
            break;
        }
        pages.push(ids);
        to = after;
        assert!(pages.len() < 20, "the list ends");
    }
    pages
}

async fn the_most_urgent_that_nobody_opened_stands_first_over_all_pages(engine: Engine) {
    let house = small(engine).await;
    let all = referred(&house, 11).await;
    // Two of the oldest are the most urgent, and one that somebody has already opened.
    for place in [0, 3, 5] {
        rank(&house, all[place].report, Priority::P0).await;
    }
    open(&house, all[5]).await;
    let person = house.person("officer", Role::Officer, Some("us-fbi"), None).await;
    let pages = walked(&person, "/agency").await;
    let first: Vec<&str> = pages[0].iter().map(String::as_str).collect();
    let (newer, older) = (all[3].to_string(), all[0].to_string());
    assert_eq!(first[..2], [newer.as_str(), older.as_str()], "the urgent ones, the newest first");
    let flat: Vec<String> = pages.concat();
    let mut sorted = flat.clone();
    sorted.sort();
    sorted.dedup();
    assert_eq!((flat.len(), sorted.len()), (11, 11), "each is listed once over {} pages", pages.len());
    assert!(pages.iter().all(|page| page.len() <= 4) && pages.len() == 3);
    assert_eq!(flat.last(), Some(&all[5].to_string()), "what was opened comes after everything unopened");
    // An analyst decides otherwise about one: the list follows.
    rank(&house, all[0].report, Priority::P1).await;
    let flat = walked(&person, "/agency").await.concat();
    assert_eq!(flat[..2], [all[3].to_string(), all[0].to_string()]);
    let unopened = walked(&person, "/agency?list=unopened").await.concat();
    assert_eq!(unopened.len(), 10);
    assert_eq!(person.caller.get("/agency?list=nothing").await.status, StatusCode::NOT_FOUND);
}

async fn counts_are_of_all_pages_and_what_ended_is_apart(engine: Engine) {
    let house = small(engine).await;
    let all = referred(&house, 10).await;
    rank(&house, all[1].report, Priority::P0).await;
    for id in &all[..7] {
        open(&house, *id).await;
    }
    for id in &all[..5] {
        refer::accept(&house.house, &officer(), *id).await.unwrap();
    }
    refer::decline(&house.house, &officer(), all[5], DeclineReason::WrongJurisdiction, "").await.unwrap();
    rank(&house, all[8].report, Priority::P0).await;
    let person = house.person("officer", Role::Officer, Some("us-fbi"), None).await;
    let page = person.page("/agency").await;
    for words in [
        "Active 9",
        "Unopened 3",
        "Opened, not answered 1",
        "Accepted 5",
        "Declined 1",
        "Transferred 0",
        "4 of 9 shown",
    ] {
        assert!(page.contains(words), "{words} is missing on {page}");
    }
    let urgent = "<dt>Unopened P0: life at risk</dt><dd>1</dd>";
    assert!(page.contains(urgent), "the accepted one does not count");
    assert!(
        !walked(&person, "/agency").await.concat().contains(&all[5].to_string()),
        "what was declined is apart"
    );
    assert_eq!(walked(&person, "/agency?list=declined").await.concat(), [all[5].to_string()]);
    assert_eq!(walked(&person, "/agency?list=accepted").await.concat()[0], all[1].to_string(), "by priority");
    // A program lists one state whole, the newest first, a page at a time.
    let program = house.program("us-fbi").await;
    let accepted = program.get("/api/v1/referrals?state=accepted").await.json();
    let ids = |page: &serde_json::Value| -> Vec<String> {
        page["referrals"]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| one["id"].as_str().unwrap().to_owned())
            .collect()
    };
    let after = accepted["next"].as_str().expect("there is another page").to_owned();
    let rest = program.get(&format!("/api/v1/referrals?state=accepted&after={after}")).await.json();
    let expected: Vec<String> = all[..5].iter().rev().map(ToString::to_string).collect();
    assert_eq!([ids(&accepted), ids(&rest)].concat(), expected);
}

async fn a_referral_that_ended_keeps_the_priority_it_had(engine: Engine) {
    let house = TestHouse::on(engine).await;
    house.qualify("de-1", BasisKind::Fbi).await;
    house.qualify("fr-1", BasisKind::Ice).await;
    let provider = house.provider("example-chat").await;
    let german =
        clearline_world::addresses_of("DE".parse().unwrap()).find(|slice| slice.base.is_ipv4()).unwrap();
    let document = report_with(IncidentType::Csam, |parts| parts.seen_at(&german.base.to_string()));
    let number = provider.file(&document, &[]).await;
    house.carry().await;
    rank(&house, number, Priority::P0).await;
    let referrals = routed::referrals(&house.house, &leave(number)).await.unwrap();
    let id = referrals.iter().find(|one| one.agency.as_str() == "de-1").unwrap().id;
    let actor = Actor::officer(&"dora".parse().unwrap(), "de-1".parse().unwrap());
    refer::acknowledge_conditions(&house.house, &actor, id).await.unwrap();
    refer::open(&house.house, &actor, id).await.unwrap();
    refer::re_refer(&house.house, &actor, id, &"fr-1".parse().unwrap(), "lives there").await.unwrap();
    // What becomes of the report afterwards is not this agency's to see.
    rank(&house, number, Priority::P2).await;
    let person = house.person("officer", Role::Officer, Some("de-1"), None).await;
    let page = person.page("/agency?list=transferred").await;
    assert!(page.contains(&id.to_string()) && page.contains("<b>P0</b>"), "{page}");
    assert!(!page.contains("<b>P2</b>") && !page.contains("<b>P3</b>"));
    let program = house.program("de-1").await;
    let listed = program.get("/api/v1/referrals?state=re_referred").await.json();
    assert_eq!(listed["referrals"][0]["priority"], "P0", "{listed}");
    let french = house.person("french", Role::Officer, Some("fr-1"), None).await;
    assert!(french.page("/agency").await.contains("<b>P2</b>"), "who has access sees what it is now");
}

async fn a_row_tells_of_the_report_what_the_ruling_discloses_once_it_was_opened(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let id = referred(&house, 1).await.remove(0);
    let person = house.person("officer", Role::Officer, Some("us-fbi"), None).await;
    let before = person.page("/agency").await;
    assert!(before.contains("Report of a provider") && before.contains("shown once opened"));
    assert!(!before.contains("quiet-heron"), "nothing of the report before its conditions are acknowledged");
    refer::acknowledge_conditions(&house.house, &officer(), id).await.unwrap();
    assert!(!person.page("/agency").await.contains("quiet-heron"), "nor before it is opened");
    refer::open(&house.house, &officer(), id).await.unwrap();
    let after = person.page("/agency").await;
    assert!(
        after.contains("quiet-heron") && after.contains("CSAM: possession, manufacture, distribution"),
        "{after}"
    );
    house.ends_sound().await;
}

async fn whoever_answers_a_referral_has_received_it_first(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let all = referred(&house, 2).await;
    let kinds = async |id: ReferralId| -> Vec<String> {
        routed::events(&house.house, &leave(id.report), id.ordinal)
            .await
            .unwrap()
            .into_iter()
            .map(|event| event.kind)
            .collect()
    };
    // A program that acts on numbers it learned elsewhere, without listing first.
    open(&house, all[0]).await;
    assert_eq!(kinds(all[0]).await, ["made_available", "delivered", "acknowledged", "opened"]);
    refer::decline(&house.house, &officer(), all[1], DeclineReason::NoCapacity, "").await.unwrap();
    assert_eq!(kinds(all[1]).await, ["made_available", "delivered", "declined"]);
    let kept = routed::referral(&house.house, &leave(all[1].report), all[1].ordinal).await.unwrap().unwrap();
    assert!(kept.delivered_at.is_some());
    house.ends_sound().await;
}

async fn a_refusal_carries_its_note(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let id = referred(&house, 1).await.remove(0);
    open(&house, id).await;
    let person = house.person("officer", Role::Officer, Some("us-fbi"), None).await;
    let path = format!("/agency/referrals/{id}");
    let again =
        person.form(&format!("{path}/decline"), &[("reason", ""), ("note", "it belongs to Austria")]).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(again.text().contains("it belongs to Austria"), "what was typed comes back");
    let fields = [("reason", "wrong_jurisdiction"), ("note", "it belongs to Austria")];
    assert_eq!(person.form(&format!("{path}/decline"), &fields).await.status, StatusCode::SEE_OTHER);
    assert!(person.page(&path).await.contains("it belongs to Austria"), "its own history says so");
    let ana = house.person("ana", Role::Analyst, None, None).await;
    let desk = ana.page("/desk").await;
    assert!(desk.contains("Federal Bureau of Investigation") && desk.contains("with a note"), "{desk}");
}

async fn counted(house: &TestHouse) -> AlertCounts {
    let desk = permit::<ReadDesk>(&staff(Role::Analyst, "ana"), &Thing::House).unwrap();
    oversight::count_alerts(&house.house, &desk).await.unwrap()
}

/// The kinds of the alerts that wait.
async fn kinds(house: &TestHouse, which: Calls) -> Vec<String> {
    let desk = permit::<ReadDesk>(&staff(Role::Analyst, "ana"), &Thing::House).unwrap();
    let alerts = oversight::waiting_alerts(&house.house, &desk, which, None).await.unwrap();
    alerts.into_good().into_iter().map(|alert| alert.kind).collect()
}

async fn alerts_are_counted_and_listed_whole(engine: Engine) {
    let house = small(engine).await;
    let all = referred(&house, 6).await;
    for id in &all {
        refer::decline(&house.house, &officer(), *id, DeclineReason::NoCapacity, "").await.unwrap();
    }
    let ana = house.person("ana", Role::Analyst, None, None).await;
    let desk = ana.page("/desk").await;
    assert!(
        desk.contains("6 declined or cleared by agencies"),
        "all of them are counted, not a page: {desk}"
    );
    let mut seen = Vec::new();
    let mut to = Some("/desk/alerts?list=answers".to_owned());
    while let Some(address) = to {
        let page = ana.page(&address).await;
        let links = page.split("href=\"/desk/alerts/").skip(1);
        seen.extend(links.map(|rest| rest.split('"').next().unwrap().to_owned()));
        to = next(&page);
    }
    let all_seen = seen.len();
    seen.sort();
    seen.dedup();
    assert_eq!((all_seen, seen.len()), (6, 6), "each is listed once");
    // The last of them is on no first page, and opens all the same.
    for id in &seen {
        assert_eq!(ana.caller.get(&format!("/desk/alerts/{id}")).await.status, StatusCode::OK);
    }
    ana.form(&format!("/desk/alerts/{}/acknowledge", seen[0]), &[]).await;
    assert_eq!(counted(&house).await.answered, 5);
    assert_eq!(ana.caller.get(&format!("/desk/alerts/{}", seen[0])).await.status, StatusCode::NOT_FOUND);
}

async fn an_alert_ends_with_its_cause(engine: Engine) {
    let house = TestHouse::on(engine).await;
    // A life at risk rings until somebody decides.
    let fields = [("incident", "contact"), ("story", "Synthetic: he waits outside."), ("danger", "yes")];
    house.tell(&house.nobody(), &fields).await;
    house.carry().await;
    assert_eq!(kinds(&house, Calls::Now).await, ["p0_at_desk"]);
    let desk = permit::<ReadDesk>(&staff(Role::Analyst, "ana"), &Thing::House).unwrap();
    let queue = triage::queries::queue(&house.house, &desk, None).await.unwrap();
    let number = queue.rows.first().unwrap().number;
    let decision = Decision {
        designation: Designation::Referral,
        priority: Priority::P0,
        reason: "it is plausible".to_owned(),
    };
    let analyst = staff(Role::Analyst, "ana");
    triage::decide_at_desk(&house.house, &analyst, number, &decision).await.unwrap();
    house.carry().await;
    assert!(kinds(&house, Calls::Now).await.is_empty(), "it was decided");
    // A refusal waits for a quiet hour, until the agency takes the referral after all.
    let all = referred(&house, 2).await;
    open(&house, all[0]).await;
    for id in &all {
        refer::decline(&house.house, &officer(), *id, DeclineReason::NoCapacity, "").await.unwrap();
    }
    assert_eq!(counted(&house).await.answered, 2);
    refer::accept(&house.house, &officer(), all[0]).await.unwrap();
    assert_eq!(counted(&house).await.answered, 1, "the other one's refusal is still there");
    // A wish for more time is met by more time.
    house.qualify("de-1", BasisKind::Fbi).await;
    let german =
        clearline_world::addresses_of("DE".parse().unwrap()).find(|slice| slice.base.is_ipv4()).unwrap();
    let provider = house.provider("example-photos").await;
    let document = report_with(IncidentType::Csam, |parts| parts.seen_at(&german.base.to_string()));
    let abroad = provider.file(&document, &[]).await;
    house.carry().await;
    let referrals = routed::referrals(&house.house, &leave(abroad)).await.unwrap();
    let id = referrals.iter().find(|one| one.agency.as_str() == "de-1").unwrap().id;
    let dora = Actor::officer(&"dora".parse().unwrap(), "de-1".parse().unwrap());
    refer::acknowledge_conditions(&house.house, &dora, id).await.unwrap();
    refer::open(&house.house, &dora, id).await.unwrap();
    holds::request(&house.house, &dora, id, "Az. 1").await.unwrap();
    assert_eq!(kinds(&house, Calls::Now).await, ["preservation_wish"]);
    let longer = NewHold {
        kind: HoldKind::Request,
        from: house.now(),
        until: None,
        reference: "asked by the home agency".to_owned(),
    };
    holds::record(&house.house, &staff(Role::Supervisor, "lead"), abroad, &longer).await.unwrap();
    assert!(kinds(&house, Calls::Now).await.is_empty(), "there is more time now");
    house.ends_sound().await;
    no_key_rings_until_there_is_one(engine).await;
}

async fn no_key_rings_until_there_is_one(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let identity = Identity::from_entropy(&[4; 32]).unwrap();
    house.by_package("us-fbi", &identity.recipient()).await;
    // The key was lost without anybody saying so.
    run(&house.house, "update agency set recipient = null where id = 'us-fbi'", params!()).await;
    run(&house.house, "update directory set version = version + 1", params!()).await;
    referred(&house, 2).await;
    assert_eq!(kinds(&house, Calls::Now).await, ["no_key", "no_key"]);
    let operator = staff(Role::Admin, "operator");
    let facts = directory::AgencyChange {
        channel: Channel::Package,
        recipient: Some(identity.recipient()),
        synthetic: true,
    };
    directory::set_channel(&house.house, &operator, &"us-fbi".parse().unwrap(), &facts).await.unwrap();
    assert!(kinds(&house, Calls::Now).await.is_empty(), "the agency has a key again");
}

async fn the_review_queue_counts_what_waits_and_tells_stories_apart(engine: Engine) {
    let house = small(engine).await;
    for place in 0..6 {
        let story =
            format!("Synthetic story number {place}: somebody asked a child for pictures.\nMore of it.");
        house.tell(&house.nobody(), &[("incident", "contact"), ("story", &story), ("danger", "no")]).await;
    }
    house.carry().await;
    let ana = house.person("ana", Role::Analyst, None, None).await;
    let page = ana.page("/desk").await;
    assert!(
        page.contains("<dt>Waiting for a decision</dt><dd>6</dd>") && page.contains("4 of 6 shown"),
        "{page}"
    );
    for place in 0..4 {
        assert!(
            page.contains(&format!("Synthetic story number {place}: somebody asked a child for pictures.</"))
        );
    }
    assert!(!page.contains("More of it"), "the first line alone");
}
