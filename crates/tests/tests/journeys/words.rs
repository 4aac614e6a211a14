//! What people are told, and that nothing they typed is lost: an act says what it did, a link and a form survive a session
//! that ended, an error page knows who reads it.

use axum::http::StatusCode;
use clearline_identity::directory;
use clearline_law::access::Role;
use clearline_pipeline::follow_up::holds;
use clearline_records::dossier::routed;
use clearline_report::ReferralId;
use clearline_tests::{Answer, Caller, Engine, Person, TestHouse, leave};
use jiff::SignedDuration;

use crate::on_both;
use crate::standing::referred;

on_both!(
    an_act_says_what_it_did_and_says_it_once,
    nobody_else_makes_a_page_say_something,
    a_link_survives_a_sign_in,
    what_was_typed_survives_a_session_that_ended,
    what_was_typed_is_never_shown_to_another,
    what_was_typed_survives_a_new_password,
    a_form_with_a_document_comes_back_without_it,
    an_error_page_keeps_navigation_and_identity,
    an_earlier_day_is_no_longer,
    feedback_needs_the_conditions,
    an_alert_says_who_else_has_the_report,
);

async fn opener(house: &TestHouse, id: ReferralId) -> Person {
    let officer = house.person("olga", Role::Officer, Some("us-fbi"), None).await;
    officer.form(&format!("/agency/referrals/{id}/conditions"), &[("acknowledged", "yes")]).await;
    officer.page(&format!("/agency/referrals/{id}")).await;
    officer
}

/// The cookie of that name which an answer sets, with its attributes.
fn set_cookie(answer: &Answer, name: &str) -> Option<String> {
    let all = answer.headers.get_all("set-cookie").iter().map(|value| value.to_str().unwrap());
    all.map(str::to_owned).find(|cookie| cookie.starts_with(name))
}

/// The name and value of a cookie, as a browser sends it back.
fn sent_back(cookie: &str) -> &str {
    cookie.split(';').next().unwrap()
}

/// The value of a hidden field.
fn hidden(page: &str, name: &str) -> String {
    let field = page.split_once(&format!("type=\"hidden\" name=\"{name}\" value=\""));
    let value = field.map_or("", |(_, rest)| rest.split('"').next().unwrap());
    value.replace("&#38;", "&")
}

/// What the page says was just done.
fn said(page: &str) -> Option<&str> {
    let (_, rest) = page.split_once("role=\"status\"")?;
    rest.split_once("<p>")?.1.split("</p>").next()
}

/// An act, what its form holds, and what the page says of it.
type Act = (&'static str, &'static [(&'static str, &'static str)], &'static str);

async fn an_act_says_what_it_did_and_says_it_once(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let id = referred(&house).await;
    let officer = opener(&house, id).await;
    let path = format!("/agency/referrals/{id}");
    let acts: [Act; 4] = [
        ("accept", &[], "Your agency has accepted this referral."),
        ("feedback", &[("code", "F1")], "Your feedback is recorded. It is in the history below."),
        (
            "decline",
            &[("reason", "no_capacity")],
            "Your agency has declined this referral. Our team is told. You keep access and can still accept it.",
        ),
        ("accept", &[], "Your agency has accepted this referral."),
    ];
    for (act, fields, words) in acts {
        let answer = officer.form(&format!("{path}/{act}"), fields).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{act}: {}", answer.text());
        let cookie = set_cookie(&answer, "clearline_done").expect("the act says what it did");
        assert!(
            cookie.contains(&format!("; HttpOnly; SameSite=Strict; Path={path}; Max-Age=60")),
            "{cookie}"
        );
        assert!(!answer.header("location").contains('?'), "nothing of it is in the address");
        let browser = officer.caller.with("cookie", sent_back(&cookie));
        let shown = browser.get(&answer.header("location")).await;
        assert_eq!(said(&shown.text()), Some(words), "{act}");
        let over = set_cookie(&shown, "clearline_done").expect("it is said once");
        assert!(over.starts_with("clearline_done=;") && over.contains(&format!("Path={path}; Max-Age=0")));
        assert_eq!(said(&officer.page(&path).await), None, "the page by itself says nothing");
    }
    let refused = officer.form(&format!("{path}/feedback"), &[]).await;
    assert_eq!(set_cookie(&refused, "clearline_done"), None, "what was refused was not done");
}

async fn nobody_else_makes_a_page_say_something(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let id = referred(&house).await;
    let officer = opener(&house, id).await;
    let path = format!("/agency/referrals/{id}");
    let answer = officer.form(&format!("{path}/accept"), &[]).await;
    let cookie = set_cookie(&answer, "clearline_done").unwrap();
    let value = sent_back(&cookie).to_owned();
    let other = house.person("otto", Role::Officer, Some("us-fbi"), None).await;
    let with = async |caller: &Caller, cookie: &str, path: &str| {
        let page = caller.with("cookie", cookie).get(path).await;
        assert_eq!(page.status, StatusCode::OK);
        said(&page.text()).map(str::to_owned)
    };
    assert_eq!(with(&other.caller, &value, &path).await, None, "it is not this session's");
    assert_eq!(with(&officer.caller, &value, "/agency").await, None, "it is not meant for this page");
    let forged = value.replace("accepted", "transferred");
    assert_eq!(with(&officer.caller, &forged, &path).await, None, "it is not our word");
    assert!(with(&officer.caller, &value, &path).await.is_some());
    house.pass(SignedDuration::from_secs(61));
    assert_eq!(with(&officer.caller, &value, &path).await, None, "its minute is over");
}

async fn a_link_survives_a_sign_in(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let ana = house.person("ana", Role::Analyst, None, None).await;
    let sign_in = async |to: &str, password: &str| {
        let form = [("name", "ana"), ("password", password), ("to", to)];
        house.nobody().post_form("/sign-in", &form).await
    };
    let link = "/desk/dismissals?after=a%26b.1";
    let asked = house.nobody().get(link).await;
    assert_eq!(asked.status, StatusCode::SEE_OTHER);
    let page = house.nobody().get(&asked.header("location")).await.text();
    assert_eq!(hidden(&page, "to"), link);
    assert!(page.contains("Sign in and your page opens."));
    let wrong = sign_in(link, "not the password").await.text();
    assert!(wrong.contains("Wrong user name or password.") && hidden(&wrong, "to") == link);
    assert_eq!(sign_in(link, &ana.password).await.header("location"), link);
    house.pass(SignedDuration::from_mins(31));
    let ended = ana.caller.get(link).await.header("location");
    assert!(ana.caller.get(&ended).await.text().contains("Your session has ended."));
    for elsewhere in
        ["https://example.com/", "//example.com", "/\\example.com", "/\t/example.com", "desk", "/sign-out"]
    {
        assert_eq!(sign_in(elsewhere, &ana.password).await.header("location"), "/home", "{elsewhere:?}");
        let query = serde_urlencoded::to_string([("to", elsewhere)]).unwrap();
        let page = house.nobody().get(&format!("/sign-in?{query}")).await.text();
        assert_eq!(hidden(&page, "to"), "", "{elsewhere:?}");
    }
}

const NOTE: &str = "She goes to \"Harbour School\" <b>& her friend too</b>\nAsk again on Monday.";

/// Types feedback and sends it when the session is over. Gives the page that asks for the sign-in.
async fn typed_too_late(house: &TestHouse, officer: &Person, path: &str) -> Answer {
    let page = officer.page(path).await;
    house.pass(SignedDuration::from_mins(31));
    directory::end_old_sessions(&house.house).await.unwrap();
    let csrf = hidden(&page, "csrf");
    let typed = [("csrf", csrf.as_str()), ("code", "F3"), ("code", "F7"), ("note", NOTE)];
    officer.caller.post_form(&format!("{path}/feedback"), &typed).await
}

async fn sign_in_with(house: &TestHouse, name: &str, password: &str, page: &str) -> Answer {
    let (to, kept) = (hidden(page, "to"), hidden(page, "kept"));
    let form = [("name", name), ("password", password), ("to", &to), ("kept", &kept)];
    house.nobody().post_form("/sign-in", &form).await
}

fn is_filled(page: &str) -> bool {
    let note = NOTE.replace('&', "&#38;").replace('<', "&#60;").replace('>', "&#62;").replace('"', "&#34;");
    let chosen = |code: &str| page.contains(&format!("name=\"code\" value=\"{code}\" checked>"));
    page.contains(&format!(">\n{note}</textarea>")) && chosen("F3") && chosen("F7") && !chosen("F1")
}

async fn what_was_typed_survives_a_session_that_ended(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let id = referred(&house).await;
    let officer = opener(&house, id).await;
    let path = format!("/agency/referrals/{id}");
    let asked = typed_too_late(&house, &officer, &path).await;
    let page = asked.text();
    assert!(page.contains("what you typed is kept and comes back"), "{page}");
    assert!(!page.contains("Harbour School"), "nobody reads it there");
    let wrong = sign_in_with(&house, "olga", "not it", &page).await.text();
    assert_eq!(hidden(&wrong, "kept"), hidden(&page, "kept"), "a wrong password loses nothing");
    let back = sign_in_with(&house, "olga", &officer.password, &page).await;
    assert_eq!(back.status, StatusCode::OK);
    let filled = back.text();
    assert!(is_filled(&filled), "{filled}");
    assert!(said(&filled).unwrap().ends_with("Nothing was sent yet."));
    assert!(filled.contains("Referral") && filled.contains("<details class=\"more\" open"));
    let before = routed::events(&house.house, &leave(id.report), id.ordinal).await.unwrap();
    assert!(before.iter().all(|event| event.kind != "feedback"), "nothing was sent");
    let session = set_cookie(&back, "clearline_session").unwrap();
    let browser = house.nobody().with("cookie", sent_back(&session));
    let csrf = hidden(&filled, "csrf");
    let again = [("csrf", csrf.as_str()), ("code", "F3"), ("note", NOTE)];
    let sent = browser.post_form(&format!("{path}/feedback"), &again).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text());
    assert!(browser.get(&path).await.text().contains("Harbour School"));
    house.ends_sound().await;
}

async fn what_was_typed_is_never_shown_to_another(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let id = referred(&house).await;
    let officer = opener(&house, id).await;
    let other = house.person("otto", Role::Officer, Some("us-fbi"), None).await;
    let path = format!("/agency/referrals/{id}");
    let page = typed_too_late(&house, &officer, &path).await.text();
    let colleague = sign_in_with(&house, "otto", &other.password, &page).await;
    assert_eq!(colleague.header("location"), path, "the page, and nothing of what was typed");
    assert!(!colleague.text().contains("Harbour School"));
    let (head, tail) = {
        let kept = hidden(&page, "kept");
        let (head, tail) = kept.split_at(40);
        (head.to_owned(), tail.to_owned())
    };
    for altered in
        [format!("{head}A{}", &tail[1..]), head.clone(), String::from("AAAA"), format!("{tail}{head}")]
    {
        let form = [("name", "olga"), ("password", officer.password.as_str()), ("kept", &altered)];
        let answer = house.nobody().post_form("/sign-in", &form).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "what was altered is none of ours");
    }
    house.pass(SignedDuration::from_hours(25));
    let late = sign_in_with(&house, "olga", &officer.password, &page).await;
    assert_eq!(late.status, StatusCode::SEE_OTHER, "it is kept for a day");
    let strange = [("csrf", "anything"), ("note", NOTE)];
    let form = officer.caller.post_form(&format!("{path}/feedback"), &strange).await;
    assert_eq!(form.header("location"), "/sign-in", "what no page of ours showed is not kept");
    let page = house.sign_in("olga", &officer.password).await.page(&path).await;
    let (csrf, long) = (hidden(&page, "csrf"), "x".repeat(50_000));
    house.pass(SignedDuration::from_mins(31));
    let form = [("csrf", csrf.as_str()), ("note", long.as_str())];
    let long = house.nobody().post_form(&format!("{path}/feedback"), &form).await.text();
    assert!(long.contains("too long to be kept") && hidden(&long, "kept").is_empty(), "{long}");
}

async fn what_was_typed_survives_a_new_password(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let id = referred(&house).await;
    let officer = opener(&house, id).await;
    let path = format!("/agency/referrals/{id}");
    let page = officer.page(&path).await;
    let (csrf, secret) = (hidden(&page, "csrf"), "never to be kept");
    let operator = clearline_law::access::Actor::staff(Role::Admin, &"operator".parse().unwrap()).unwrap();
    let drawn = directory::reset_password(&house.house, &operator, &"olga".parse().unwrap()).await.unwrap();
    directory::must_change_password(&house.house, &operator, &"olga".parse().unwrap()).await.unwrap();
    let typed =
        [("csrf", csrf.as_str()), ("code", "F3"), ("code", "F7"), ("note", NOTE), ("password", secret)];
    let asked = officer.caller.post_form(&format!("{path}/feedback"), &typed).await.text();
    let first = sign_in_with(&house, "olga", drawn.reveal(), &asked).await;
    let session = set_cookie(&first, "clearline_session").unwrap();
    let first = first.text();
    assert!(first.contains("Choose a password of your own"), "{first}");
    let (csrf, to, kept) = (hidden(&first, "csrf"), hidden(&first, "to"), hidden(&first, "kept"));
    let change = [
        ("csrf", csrf.as_str()),
        ("present", drawn.reveal()),
        ("new", "three blue lorries"),
        ("again", "three blue lorries"),
        ("to", &to),
        ("kept", &kept),
    ];
    let browser = house.nobody().with("cookie", sent_back(&session));
    let back = browser.post_form("/account/password", &change).await;
    assert_eq!(back.status, StatusCode::OK);
    assert!(is_filled(&back.text()) && !back.text().contains(secret), "{}", back.text());
}

async fn a_form_with_a_document_comes_back_without_it(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let ada = house.person("ada", Role::Counsel, None, None).await;
    let path = "/counsel/agencies/de-1";
    let csrf = hidden(&ada.page(path).await, "csrf");
    house.pass(SignedDuration::from_mins(31));
    let parts: [(&str, Option<&str>, &[u8]); 5] = [
        ("csrf", None, csrf.as_bytes()),
        ("kind", None, b"interpol"),
        ("from", None, b"2026-11-01"),
        ("document", Some("letter.txt"), b"the letter itself"),
        ("evidence", None, NOTE.as_bytes()),
    ];
    let asked = ada.parts(&format!("{path}/propose"), &parts).await.text();
    let back = sign_in_with(&house, "ada", &ada.password, &asked).await.text();
    assert!(back.contains("value=\"interpol\" required checked>"), "{back}");
    assert!(back.contains("name=\"from\"") && back.contains("value=\"2026-11-01\""));
    assert!(back.contains("Harbour School") && !back.contains("the letter itself"));
}

async fn an_error_page_keeps_navigation_and_identity(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let ana = house.person("ana", Role::Analyst, None, None).await;
    for (path, status) in [
        ("/nothing-is-here", StatusCode::NOT_FOUND),
        ("/desk/reports/891012771093118", StatusCode::NOT_FOUND),
        ("/agency", StatusCode::FORBIDDEN),
        ("/desk/dismiss", StatusCode::BAD_REQUEST),
    ] {
        let answer = ana.caller.get(path).await;
        assert_eq!(answer.status, status, "{path}");
        let page = answer.text();
        assert!(page.contains("action=\"/sign-out\"") && page.contains(">Review</a>"), "{path}: {page}");
        assert!(page.contains("Go to your own pages"), "{path}");
        assert_ne!(hidden(&page, "csrf"), "", "{path}: it can be signed out from here");
        let nobody = house.nobody().get(path).await.text();
        assert!(!nobody.contains("/sign-out"), "{path}");
    }
}

async fn an_earlier_day_is_no_longer(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let id = referred(&house).await;
    let contact = house.person("pat", Role::Provider, None, Some("example-chat")).await;
    let path = format!("/provider/reports/{}/preservation", id.report);
    let end = house.now() + SignedDuration::from_hours(24 * 366);
    let day = |at: jiff::Timestamp| jiff::tz::TimeZone::UTC.to_datetime(at).date().to_string();
    for early in [
        day(house.now() + SignedDuration::from_hours(48)),
        day(end - SignedDuration::from_hours(48)),
        "never".to_owned(),
    ] {
        let refused = contact.form(&path, &[("until", &early)]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{early}");
        assert!(refused.text().contains("until-wrong"), "{early}: {}", refused.text());
        assert!(holds::of_report(&house.house, &leave(id.report)).await.unwrap().is_empty(), "{early}");
    }
    let later = day(end + SignedDuration::from_hours(24 * 90));
    assert_eq!(contact.form(&path, &[("until", &later)]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(holds::of_report(&house.house, &leave(id.report)).await.unwrap().len(), 1);
    let between = day(end + SignedDuration::from_hours(24 * 30));
    let shorter = contact.form(&path, &[("until", &between)]).await;
    assert_eq!(shorter.status, StatusCode::UNPROCESSABLE_ENTITY, "what was promised is not shortened");
    house.ends_sound().await;
}

async fn feedback_needs_the_conditions(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let id = referred(&house).await;
    let program = house.program("us-fbi").await;
    let told = serde_json::json!({ "codes": ["F2"] });
    let path = format!("/api/v1/referrals/{id}/feedback");
    let early = program.post_json(&path, &told).await;
    assert_eq!(early.status, StatusCode::CONFLICT, "{}", early.text());
    assert_eq!(early.json()["code"], "conditions_first");
    house.ends_sound().await;
}

async fn an_alert_says_who_else_has_the_report(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let id = referred(&house).await;
    let officer = opener(&house, id).await;
    let ana = house.person("ana", Role::Analyst, None, None).await;
    officer.form(&format!("/agency/referrals/{id}/decline"), &[("reason", "no_capacity")]).await;
    let desk = ana.page("/desk").await;
    let name = directory::agency(&house.house, &"us-fbi".parse().unwrap()).await.unwrap().unwrap().name;
    let words = format!("{name} declined: No capacity. No other agency has the report.");
    assert!(desk.contains(&words), "{words}: {desk}");
    let page = ana.page(&format!("/desk/reports/{}", id.report)).await;
    assert!(page.contains(&format!("Sent to {name}")), "{page}");
}
