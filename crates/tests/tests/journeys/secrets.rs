//! Secrets of programs: what each opens, how it ends, and who is told when it was used.

use axum::http::StatusCode;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use clearline_disclosure::Writer;
use clearline_identity::directory::{
    self, Credential, DirectoryError, Expiry, Holder, NewCredential, Party, Wanted,
};
use clearline_law::Register;
use clearline_law::access::{Actor, NotifyDestruction, Role, Scopes, Thing, permit};
use clearline_records::dossier::{self, routed};
use clearline_report::{IncidentType, ReferralState};
use clearline_tests::{Caller, Engine, TestHouse, file_details, leave, report};
use clearline_wire::responses::Code;
use jiff::SignedDuration;
use serde_json::{Value, json};

use crate::on_both;

on_both!(
    a_token_opens_until_it_is_revoked_or_has_ended,
    a_providers_password_is_changed_without_an_outage,
    a_use_is_noted_once_a_minute_by_all_processes_together,
    every_operation_for_agencies_needs_its_scope,
    every_call_for_providers_needs_its_scope,
    ends_labels_and_numbers_of_secrets_have_their_limits,
);

fn operator() -> Actor {
    Actor::staff(Role::Admin, &"operator".parse().unwrap()).unwrap()
}

fn agency(id: &str) -> Holder {
    Holder::Agency(id.parse().unwrap())
}

fn chat() -> Holder {
    Holder::Provider("example-chat".parse().unwrap())
}

fn wanted(label: &str, scopes: Scopes, expires: Expiry) -> Wanted {
    Wanted { label: label.to_owned(), scopes, expires }
}

async fn draw(house: &TestHouse, holder: &Holder, wanted: &Wanted) -> NewCredential {
    directory::add_credential(&house.house, &operator(), holder, wanted).await.unwrap()
}

/// Why it was not done, in English.
fn words(error: &DirectoryError) -> String {
    match error {
        DirectoryError::Unfit(why) => Writer::english(Register::shipped()).say(why),
        other => other.to_string(),
    }
}

async fn held(house: &TestHouse, holder: &Holder) -> Vec<Credential> {
    directory::credentials(&house.house, &operator(), holder.party(), Some(holder)).await.unwrap().into_good()
}

fn bearer(house: &TestHouse, token: &str) -> Caller {
    house.nobody().with("authorization", &format!("Bearer {token}"))
}

fn basic(house: &TestHouse, password: &str) -> Caller {
    let credential = BASE64.encode(format!("example-chat:{password}"));
    house.nobody().with("authorization", &format!("Basic {credential}"))
}

async fn a_token_opens_until_it_is_revoked_or_has_ended(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let holder = agency("us-fbi");
    let usual = draw(&house, &holder, &wanted("case system", Scopes::READ_AND_ACT, Expiry::AsUsual)).await;
    let short = draw(&house, &holder, &wanted("trial", Scopes::READ, Expiry::InDays(7))).await;
    let of = |new: &NewCredential| bearer(&house, &new.secret);
    let inbox = async |caller: &Caller| caller.get("/api/v1/referrals").await;
    assert_eq!(inbox(&of(&usual)).await.status, StatusCode::OK);
    assert_eq!(inbox(&of(&short)).await.status, StatusCode::OK);
    let wrong = inbox(&bearer(&house, "clt_0000")).await;

    house.pass(SignedDuration::from_hours(7 * 24));
    let ended = inbox(&of(&short)).await;
    assert_eq!(
        (ended.status, ended.text()),
        (wrong.status, wrong.text()),
        "one that has ended is a wrong one"
    );
    assert_eq!(inbox(&of(&usual)).await.status, StatusCode::OK, "another still opens");

    let id = usual.credential.id.clone();
    let revoked =
        directory::revoke_credentials(&house.house, &operator(), &holder, std::slice::from_ref(&id)).await;
    assert_eq!(revoked.unwrap(), 1);
    let after = inbox(&of(&usual)).await;
    assert_eq!((after.status, after.text()), (wrong.status, wrong.text()), "a revoked one is a wrong one");
    let again = directory::revoke_credentials(&house.house, &operator(), &holder, &[id]).await;
    assert!(again.unwrap_err().to_string().contains("there is no secret in force"));
    let other =
        directory::revoke_credentials(&house.house, &operator(), &agency("gb-1"), &[short.credential.id])
            .await;
    assert!(other.is_err(), "another agency's token is not named by it");

    let list = held(&house, &holder).await;
    let labels: Vec<&str> = list.iter().map(|one| one.label.as_str()).collect();
    assert_eq!(labels, ["case system", "trial"]);
    assert!(list.iter().all(|one| !one.is_live(house.now()) && one.last_used_at.is_some()));
    let year = list[0].expires_at.unwrap().duration_since(list[0].made_at);
    assert_eq!(
        year,
        SignedDuration::from_hours(365 * 24),
        "what an agency's token gets where nothing is said"
    );
    house.ends_sound().await;
}

async fn a_providers_password_is_changed_without_an_outage(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let provider = house.provider("example-chat").await;
    let status = async |caller: &Caller| caller.get("/ispws/status").await.status;
    assert_eq!(status(&provider.caller).await, StatusCode::OK);
    let id = "example-chat".parse().unwrap();
    let rotate = async |only: Option<&str>, hours| {
        directory::rotate(&house.house, &operator(), &id, only, hours).await
    };

    let second = rotate(None, 48).await.unwrap();
    assert_eq!(status(&basic(&house, &second.secret)).await, StatusCode::OK);
    assert_eq!(status(&provider.caller).await, StatusCode::OK, "the old one works for two days more");
    house.pass(SignedDuration::from_hours(48));
    assert_eq!(status(&provider.caller).await, StatusCode::UNAUTHORIZED);
    assert_eq!(
        status(&basic(&house, &second.secret)).await,
        StatusCode::OK,
        "a provider's does not end by itself"
    );

    let tool = draw(&house, &chat(), &wanted("tool", Scopes::READ, Expiry::AsUsual)).await;
    let third = rotate(Some(&tool.credential.id), 0).await.unwrap();
    assert_eq!((third.credential.label.as_str(), third.credential.scopes), ("tool", Scopes::READ));
    assert_eq!(status(&basic(&house, &tool.secret)).await, StatusCode::UNAUTHORIZED, "at once");
    assert_eq!(
        status(&basic(&house, &second.secret)).await,
        StatusCode::OK,
        "only the named one was replaced"
    );

    let fourth = rotate(None, 0).await.unwrap();
    for old in [&second, &third] {
        assert_eq!(status(&basic(&house, &old.secret)).await, StatusCode::UNAUTHORIZED);
    }
    assert_eq!(status(&basic(&house, &fourth.secret)).await, StatusCode::OK);
    let most = house.house.limits.overlap_hours_max;
    assert!(words(&rotate(None, most + 1).await.unwrap_err()).contains(&most.to_string()));
    assert!(rotate(None, most).await.is_ok());

    let all = directory::revoke_credentials(&house.house, &operator(), &chat(), &[]).await.unwrap();
    assert_eq!(all, 2, "the newest, and the one whose overlap runs");
    assert!(held(&house, &chat()).await.iter().all(|one| !one.is_live(house.now())));
    // Another's secret is no password under this name.
    house.provider("example-mail").await;
    let token = draw(&house, &agency("us-fbi"), &wanted("x", Scopes::ALL, Expiry::AsUsual)).await;
    assert_eq!(status(&basic(&house, &token.secret)).await, StatusCode::UNAUTHORIZED);
    house.ends_sound().await;
}

async fn a_use_is_noted_once_a_minute_by_all_processes_together(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let second = house.second().await;
    house.provider("example-chat").await;
    let token = draw(&house, &agency("us-fbi"), &wanted("x", Scopes::READ, Expiry::AsUsual)).await;
    let password = directory::rotate(&house.house, &operator(), &"example-chat".parse().unwrap(), None, 0)
        .await
        .unwrap();
    let used = async || {
        let tokens = held(&house, &agency("us-fbi")).await;
        let passwords = held(&house, &chat()).await;
        let password = passwords.iter().find(|one| one.id == password.credential.id).unwrap();
        [tokens[0].last_used_at, password.last_used_at]
    };
    let both = async |at: &TestHouse| {
        assert_eq!(bearer(at, &token.secret).get("/api/v1/referrals").await.status, StatusCode::OK);
        assert_eq!(basic(at, &password.secret).get("/ispws/status").await.status, StatusCode::OK);
    };
    assert_eq!(used().await, [None, None]);
    both(&house).await;
    let first = used().await;
    assert!(first.iter().all(Option::is_some));
    house.pass(SignedDuration::from_secs(30));
    both(&second).await;
    both(&house).await;
    assert_eq!(used().await, first, "nothing is written within the minute, by whichever process");
    house.pass(SignedDuration::from_secs(31));
    both(&second).await;
    let later = used().await;
    assert!(later.iter().zip(&first).all(|(later, first)| later > first), "after it, once");
    both(&house).await;
    assert_eq!(used().await, later);
}

/// What an operation is sent, so that only its scope can be in the way.
fn body_of(path: &str, conditions: &Value) -> Value {
    match path.rsplit('/').next().unwrap() {
        "acknowledge" => json!({ "conditions_sha256": conditions }),
        "open" | "accept" => json!({}),
        "decline" => json!({ "reason": "wrong_jurisdiction", "note": "" }),
        "re-refer" => json!({ "agency": "us-ice", "reason": "theirs" }),
        "feedback" if path.contains("{id}") => json!({ "codes": ["F1"], "note": "" }),
        "feedback" => json!({ "items": [] }),
        "objection" => json!({ "reason": "we investigate it" }),
        "warrant" => json!({ "reference": "Court 1/26", "issued_on": "2026-11-01" }),
        other => panic!("say what is sent to {other}"),
    }
}

async fn every_operation_for_agencies_needs_its_scope(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let provider = house.provider("example-chat").await;
    let number = provider.file(&report(IncidentType::Csam), &[("a.png", b"harmless")]).await;
    house.carry().await;
    let referral = routed::referrals(&house.house, &leave(number)).await.unwrap().remove(0);
    let file = dossier::files(&house.house, &leave(number)).await.unwrap().remove(0).id;
    let holder = referral.agency.as_str();
    let (reads, acts) = (
        house.program_for(holder, Scopes::READ).await,
        house.program_for(holder, Scopes::READ_AND_ACT).await,
    );
    let whole = reads.get(&format!("/api/v1/referrals/{}", referral.id)).await.json();
    let conditions = whole["conditions_sha256"].clone();
    let document = house.nobody().get("/api/openapi.json").await.json();
    let (mut read, mut refused) = (0, 0);
    for (path, operations) in document["paths"].as_object().unwrap() {
        if !path.starts_with("/api/v1/") {
            continue;
        }
        let address = path.replace("{id}", &referral.id.to_string()).replace("{file}", file.as_str());
        if operations.get("get").is_some() {
            let answer = reads.get(&address).await;
            assert!(!answer.text().contains("not_permitted"), "GET {path}: {}", answer.text());
            read += 1;
        }
        if operations.get("post").is_some() {
            let mut body = body_of(path, &conditions);
            if body.get("items").is_some() {
                let item = json!({ "referral": referral.id.to_string(), "codes": ["F1"], "note": "" });
                body = json!({ "items": [item] });
            }
            let answer = reads.post_json(&address, &body).await.text();
            // Opening is reading: it waits for the conditions, which this token may not acknowledge.
            let expected = if path.ends_with("/open") { "conditions_first" } else { "not_permitted" };
            assert!(answer.contains(expected), "POST {path}: {answer}");
            refused += 1;
        }
    }
    assert!(read >= 6 && refused >= 8, "the document lists the operations: {read} {refused}");
    let now = routed::referrals(&house.house, &leave(number)).await.unwrap().remove(0);
    assert_eq!(now.state, ReferralState::Delivered, "it was read, and nothing came of what was refused");
    assert!(now.acknowledged_at.is_none() && now.opened_at.is_none());

    let id = referral.id;
    for act in ["acknowledge", "open", "accept", "feedback"] {
        let body = body_of(&format!("/{{id}}/{act}"), &conditions);
        let answer = acts.post_json(&format!("/api/v1/referrals/{id}/{act}"), &body).await;
        assert_eq!(answer.status, StatusCode::OK, "{act}: {}", answer.text());
    }
    let opened = reads.post_json(&format!("/api/v1/referrals/{id}/open"), &json!({})).await;
    assert_eq!(opened.status, StatusCode::OK, "once acknowledged, reading opens it: {}", opened.text());

    // Destruction has no route of the interface; its command is denied all the same.
    let token = draw(&house, &agency(holder), &wanted("x", Scopes::READ_AND_ACT, Expiry::AsUsual)).await;
    let program = directory::program(&house.house, &token.secret).await.unwrap().unwrap();
    let thing = Thing::Referral { agency: &referral.agency, state: ReferralState::Accepted };
    assert!(permit::<NotifyDestruction>(&program, &thing).is_err());
    house.ends_sound().await;
}

async fn every_call_for_providers_needs_its_scope(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let provider = house.provider("example-chat").await;
    let open = provider.open(&report(IncidentType::Csam)).await;
    let file = provider.add(open, "a.png", b"harmless").await;
    let finished = provider.file(&report(IncidentType::Csam), &[]).await;
    let new = draw(&house, &chat(), &wanted("monitor", Scopes::READ, Expiry::AsUsual)).await;
    let mut monitor = house.test_provider("unused").await;
    monitor.caller = basic(&house, &new.secret);
    let (number, document) = (open.to_string(), report(IncidentType::Csam));
    for answer in [
        monitor.xml("submit", &document).await,
        monitor.upload(&number, "b.png", b"harmless").await,
        monitor.xml("fileinfo", &file_details(open, &file, Some(true))).await,
        monitor.form("finish", &number).await,
        monitor.form("retract", &number).await,
    ] {
        assert_eq!(answer.code(), Code::NotAuthorized, "{}", answer.text());
    }
    let keep = format!("/provider/api/reports/{finished}/preservation");
    let longer = json!({ "until": "2029-06-30" });
    assert_eq!(monitor.caller.post_json(&keep, &longer).await.status, StatusCode::FORBIDDEN);
    assert_eq!(provider.caller.post_json(&keep, &longer).await.status, StatusCode::CREATED);
    for path in ["/ispws/status", "/ispws/xsd", "/provider/api/notices", "/provider/api/requests"] {
        assert_eq!(monitor.caller.get(path).await.status, StatusCode::OK, "{path}");
    }
    let receipt = format!("/provider/api/reports/{finished}/receipt");
    assert_eq!(monitor.caller.get(&receipt).await.status, StatusCode::OK);
    let head = dossier::head(&house.house, open).await.unwrap().unwrap();
    assert_eq!(
        (head.stage, head.files),
        (clearline_report::Stage::Open, 1),
        "nothing came of what was refused"
    );
}

async fn ends_labels_and_numbers_of_secrets_have_their_limits(engine: Engine) {
    let house = TestHouse::on(engine).await;
    house.provider("example-chat").await;
    let limits = &house.house.limits;
    let add = async |holder: &Holder, wanted: &Wanted| {
        let added = directory::add_credential(&house.house, &operator(), holder, wanted).await;
        added.map(|new| new.credential).map_err(|error| words(&error))
    };
    let days = limits.credential_days_max;
    for (expires, good) in [
        (Expiry::InDays(days), true),
        (Expiry::InDays(days + 1), false),
        (Expiry::InDays(0), false),
        (Expiry::InDays(i64::MAX), false),
        (Expiry::OnDay("2026-11-22".parse().unwrap()), false),
        (Expiry::OnDay("2026-11-23".parse().unwrap()), true),
        (Expiry::OnDay("9999-12-31".parse().unwrap()), false),
        (Expiry::Never, false),
    ] {
        let added = add(&agency("us-fbi"), &wanted("x", Scopes::READ, expires)).await;
        assert_eq!(added.is_ok(), good, "{expires:?}: {added:?}");
        assert!(added.err().is_none_or(|words| words.replace(',', "").contains(&days.to_string())));
    }
    let (most, signs) = (limits.credentials_max, limits.label_chars_max);
    assert!(add(&agency("us-fbi"), &wanted(" ", Scopes::READ, Expiry::AsUsual)).await.is_err());
    assert!(
        add(&agency("us-fbi"), &wanted(&"é".repeat(signs + 1), Scopes::READ, Expiry::AsUsual)).await.is_err()
    );
    assert!(add(&agency("us-fbi"), &wanted(&"é".repeat(signs), Scopes::READ, Expiry::AsUsual)).await.is_ok());
    let destroys = add(&chat(), &wanted("x", Scopes::ALL, Expiry::AsUsual)).await.unwrap_err();
    assert!(destroys.contains("read and act"), "{destroys}");
    let ordinary = wanted("x", Scopes::READ, Expiry::AsUsual);
    for _ in held(&house, &chat()).await.len()..most {
        add(&chat(), &ordinary).await.unwrap();
    }
    assert!(add(&chat(), &ordinary).await.unwrap_err().contains(&most.to_string()));
    let id = "example-chat".parse().unwrap();
    let beside = directory::rotate(&house.house, &operator(), &id, None, 1).await;
    assert!(words(&beside.unwrap_err()).contains(&most.to_string()), "nor by an overlap");
    let all = held(&house, &chat()).await;
    let changed =
        async |id: &str, end| directory::expire_credential(&house.house, &operator(), &chat(), id, end).await;
    let end = changed(&all[0].id, Expiry::InDays(1)).await.unwrap().unwrap();
    house.pass(end.duration_since(house.now()));
    assert!(add(&chat(), &ordinary).await.is_ok(), "one that has ended counts no more");
    assert!(changed(&all[0].id, Expiry::Never).await.is_err(), "and is not brought back");
    assert_eq!(changed(&all[1].id, Expiry::Never).await.unwrap(), None);
    let every = directory::credentials(&house.house, &operator(), Party::Provider, None).await.unwrap();
    assert_eq!(every.len(), most + 1);
    let analyst = Actor::staff(Role::Analyst, &"ana".parse().unwrap()).unwrap();
    assert!(directory::credentials(&house.house, &analyst, Party::Provider, None).await.is_err());
}
