//! Destruction on notification: nobody opens the file from then on, it waits, and only what may stop it does.

use axum::http::StatusCode;
use clearline_law::HoldKind;
use clearline_law::access::{Actor, Role};
use clearline_pipeline::follow_up::FollowUpError;
use clearline_pipeline::follow_up::destruction::{self, NewOrder, State, wait};
use clearline_pipeline::follow_up::holds::{self, NewHold};
use clearline_records::dossier::routed;
use clearline_report::{BasisKind, FileId, IncidentType, message};
use clearline_seal::Identity;
use clearline_tests::{Engine, TestHouse, leave};

use crate::destruction_scene::{Scene, hours, minutes, officer, staff, waits};
use crate::on_both;

on_both!(
    from_the_notification_on_nobody_opens_the_file_and_it_is_destroyed_in_its_time,
    the_act_asks_for_the_password_and_says_what_will_happen,
    counsel_alone_ends_the_wait,
    an_objection_goes_to_counsel_and_stops_nothing,
    only_process_of_a_court_to_us_that_two_persons_entered_stops_it,
    two_persons_take_a_notification_back,
    more_than_a_person_notifies_in_an_hour_waits_for_counsel,
    the_waiting_time_is_a_setting_within_bounds,
    where_a_life_may_be_at_risk_counsel_is_called_at_once,
);

async fn from_the_notification_on_nobody_opens_the_file_and_it_is_destroyed_in_its_time(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let identity = Identity::from_entropy(&[5; 32]).unwrap();
    house.by_package("fr-1", &identity.recipient()).await;
    for agency in ["de-1", "fr-1"] {
        house.qualify(agency, BasisKind::Interpol).await;
    }
    let scene = Scene::in_house(house, IncidentType::Csam, &[("a.png", true), ("b.png", true)]).await;
    let package = async || {
        let id = scene.referral("fr-1");
        routed::referral(&scene.house.house, &leave(id.report), id.ordinal)
            .await
            .unwrap()
            .unwrap()
            .package
            .expect("it is sealed")
    };
    let before = package().await;
    let made = scene.notify(0).await;
    assert_eq!((made.state, waits(&made)), (State::Waiting, hours(72)));
    let row = scene.row(0).await;
    assert!(row.sealed_key.is_empty() && row.awaits_destruction() && !row.is_destroyed());
    assert!(!scene.fetches(&scene.dora, "de-1", 0).await, "not the agency that notified");
    assert!(!scene.fetches(&scene.fred, "fr-1", 0).await, "and no other");
    assert!(scene.fetches(&scene.fred, "fr-1", 1).await, "the other file stays");
    let analyst = scene.staff("ana", Role::Analyst).await;
    let view = format!("/desk/reports/{}/files/{}", scene.number, scene.files[0].id);
    assert!(analyst.page(&view).await.contains("awaits destruction"));
    let opened = analyst.form(&format!("{view}/open"), &[("purpose", "triage")]).await;
    assert!(!opened.status.is_success(), "nor does anybody here: {}", opened.status);
    assert!(scene.bytes(0).await, "until it is carried out, it can be taken back");
    assert!(scene.house.house.vault.get(&before.path, &before.key).await.is_err(), "the package held it");
    scene.house.carry().await;
    assert_ne!(package().await.digest, before.digest, "it is sealed anew, without the file");

    told_and_not_by_whom(&scene).await;
    scene.house.pass(hours(72) - minutes(1));
    assert_eq!(scene.sweep().await, 0);
    assert!(scene.bytes(0).await, "nothing goes early");
    scene.house.pass(minutes(1));
    assert_eq!((scene.sweep().await, scene.sweep().await), (1, 0), "once");
    let row = scene.row(0).await;
    assert!(row.is_destroyed() && row.sha256.is_empty() && row.md5.is_empty() && row.sha1.is_empty());
    assert!(!scene.bytes(0).await && scene.bytes(1).await);
    for agency in ["de-1", "fr-1"] {
        let person = scene.officer(&format!("later-{agency}"), agency).await;
        assert!(person.page(&scene.at(agency, "")).await.contains("A file was destroyed"), "{agency}");
    }
    let analyst = scene.staff("anton", Role::Analyst).await;
    assert!(analyst.page(&view).await.contains("destroyed on notification"));
    let auditor = scene.staff("rita", Role::Auditor).await;
    assert!(auditor.page("/auditor/destructions").await.contains("destroyed on 2026-11-26"));
    assert!(scene.is_called("destroyed").await);
    scene.notify(0).await;
    assert_eq!(scene.now(0).await.ordinal, 1, "again changes nothing");
    scene.house.ends_sound().await;
}

/// The other agency is told on its own referral, until when it may object, and not by whom.
async fn told_and_not_by_whom(scene: &Scene) {
    let page = scene.fred.page(&scene.at("fr-1", "")).await;
    assert!(page.contains("A file awaits destruction"), "{page}");
    assert!(page.contains("You may object until 2026-11-26 12:00 UTC"), "{page}");
    let history = page.split("id=\"history\"").nth(1).unwrap();
    assert!(!history.contains("de-1") && !history.contains("dora"), "{history}");
    let program = scene.house.program("fr-1").await;
    let told = program.get(&format!("/api/v1/referrals/{}/history", scene.referral("fr-1"))).await.json();
    let kinds: Vec<_> =
        told["events"].as_array().unwrap().iter().map(|event| event["kind"].clone()).collect();
    assert!(kinds.contains(&"destruction_awaited".into()), "{kinds:?}");
    let brief = scene.fred.page(&scene.at("fr-1", "/brief")).await;
    assert!(brief.contains("may object until 2026-11-26 12:00 UTC"), "{brief}");
    let own = scene.dora.page(&scene.at("de-1", "")).await;
    assert!(own.contains("it is destroyed at 2026-11-26 12:00 UTC at the latest"), "{own}");
}

async fn the_act_asks_for_the_password_and_says_what_will_happen(engine: Engine) {
    let scene = Scene::of(engine).await;
    let path = scene.at("de-1", "/destruction");
    let page = scene.dora.page(&path).await;
    for words in [
        "nobody can open the file: not your agency, no other agency, and nobody here",
        "After 72 hours",
        "destroyed for good, for every agency",
        "our policy: 18 U.S.C. 2258D(d)(2) states no time",
        "every other agency that has the file",
        "button-danger",
        "type=\"password\"",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
    let file = scene.files[0].id.as_str();
    let fields = |password| [("file", file), ("reference", "letter 4"), ("password", password)];
    for wrong in ["", "guess", &scene.fred.password] {
        let answer = scene.dora.form(&path, &fields(wrong)).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        let text = answer.text();
        assert!(text.contains("This is not your password. Nothing was changed."), "{text}");
        assert!(text.contains("letter 4") && text.contains(" checked"), "what was typed stays: {text}");
        assert!(!text.contains("guess"), "but for the password");
    }
    let right = scene.dora.password.as_str();
    let blank = [("file", file), ("reference", " "), ("password", right)];
    assert_eq!(scene.dora.form(&path, &blank).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let none = [("file", ""), ("reference", "letter 4"), ("password", right)];
    assert_eq!(scene.dora.form(&path, &none).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let unknown = [("file", "0123456789abcdef0123456789abcdef"), ("reference", "x"), ("password", right)];
    assert_eq!(scene.dora.form(&path, &unknown).await.status, StatusCode::NOT_FOUND);
    let foreign = scene.fred.form(&path, &fields(&scene.fred.password)).await;
    assert_eq!(foreign.status, StatusCode::NOT_FOUND, "another agency's referral does not exist");
    assert!(scene.row(0).await.has_key(), "nothing happened so far");
    for _ in 0..2 {
        let done = scene.dora.form(&path, &fields(right)).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "again changes nothing: {}", done.text());
    }
    assert!(!scene.row(0).await.has_key());
    let page = scene.dora.page(&path).await;
    assert!(page.contains("destroyed at 2026-11-26 12:00 UTC, or when counsel confirms"), "{page}");
    scene.house.ends_sound().await;
}

async fn counsel_alone_ends_the_wait(engine: Engine) {
    let scene = Scene::with(
        engine,
        IncidentType::Csam,
        &[("a.png", true), ("b.png", true), ("c.png", true), ("d.png", true)],
    )
    .await;
    let lea = scene.staff("lea", Role::Counsel).await;
    let sue = scene.staff("sue", Role::Supervisor).await;
    let typed = "court order 12 mj 7, destroy at once";
    let (id, file) = (scene.referral("de-1"), &scene.files[0].id);
    let made = destruction::notify(&scene.house.house, &officer("dora", "de-1"), id, file, typed).await;
    assert_eq!(waits(&made.unwrap()), hours(72), "what an officer types is a reference");
    for place in 1..4 {
        scene.notify(place).await;
    }
    let board = lea.page("/counsel").await;
    assert!(board.contains("4 notified to be destroyed"), "{board}");
    let list = lea.page("/counsel/destructions").await;
    assert!(
        list.contains(&scene.case(0)) && list.contains("Our policy on destruction (no statute)"),
        "{list}"
    );

    for person in [&sue, &scene.dora] {
        for act in ["confirm", "order"] {
            let order = [("reference", "1"), ("court", "a court"), ("day", "2026-11-20")];
            let answer = person.form(&format!("{}/{act}", scene.case(0)), &order).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{act}");
        }
    }
    assert_eq!(scene.now(0).await.state, State::Waiting);
    let done = lea.form(&format!("{}/confirm", scene.case(0)), &[]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text());
    assert!(scene.row(0).await.is_destroyed() && !scene.bytes(0).await, "at once");

    let order = format!("{}/order", scene.case(1));
    for (reference, court, day) in [
        (" ", "District Court", "2026-11-20"),
        ("12 mj 7", "", "2026-11-20"),
        ("12 mj 7", "District Court", "soon"),
        ("12 mj 7", "District Court", "2026-11-24"),
    ] {
        let fields = [("reference", reference), ("court", court), ("day", day)];
        let refused = lea.form(&order, &fields).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{fields:?}");
        assert!(refused.text().contains(&format!("value=\"{day}\"")), "what was typed stays");
    }
    let fields = [("reference", "12 mj 7"), ("court", "District Court"), ("day", "2026-11-20")];
    assert_eq!(lea.form(&order, &fields).await.status, StatusCode::SEE_OTHER);
    assert!(scene.row(1).await.is_destroyed());
    let page = lea.page(&scene.case(1)).await;
    assert!(page.contains("District Court, 12 mj 7, of 2026-11-20"), "{page}");
    assert_eq!(scene.sweep().await, 0, "the others wait");

    // The order of a court that demands it gives way to one that forbids it to us, as the statute does.
    forbidden(&scene, "13 mj 8").await;
    let new = NewOrder {
        reference: "12 mj 7".to_owned(),
        court: "District Court".to_owned(),
        day: "2026-11-20".parse().unwrap(),
    };
    let (house, counsel) = (&scene.house.house, staff(Role::Counsel, "lea"));
    for place in [2, 3] {
        let file = &scene.files[place].id;
        let kept = match place {
            2 => destruction::enter_order(house, &counsel, scene.number, file, &new).await.unwrap(),
            _ => destruction::confirm(house, &counsel, scene.number, file).await.unwrap(),
        };
        assert_eq!(kept.state, State::Waiting, "{place}");
        assert!(scene.bytes(place).await);
    }
    holds::lift(house, &counsel, scene.number, 1, "vacated").await.unwrap();
    assert_eq!(scene.sweep().await, 2, "and is carried out when it ended");
    scene.house.ends_sound().await;
}

/// Process of a court to us, entered by one person and confirmed by another.
async fn forbidden(scene: &Scene, reference: &str) -> i64 {
    let new = NewHold {
        kind: HoldKind::OrderOnUs,
        from: scene.house.now(),
        until: None,
        reference: reference.to_owned(),
    };
    let house = &scene.house.house;
    let hold = holds::record(house, &staff(Role::Supervisor, "sue"), scene.number, &new).await.unwrap();
    holds::confirm(house, &staff(Role::Counsel, "lea"), scene.number, hold.ordinal).await.unwrap();
    hold.ordinal
}

async fn an_objection_goes_to_counsel_and_stops_nothing(engine: Engine) {
    let scene = Scene::with(engine, IncidentType::Csam, &[("a.png", true), ("closed.png", false)]).await;
    let lea = scene.staff("lea", Role::Counsel).await;
    let (mine, theirs) = (scene.at("fr-1", "/objection"), scene.at("de-1", "/objection"));
    assert!(scene.fred.page(&mine).await.contains("No file of this referral awaits destruction"));
    let file = scene.files[0].id.as_str();
    let fields = [("file", file), ("reason", "the only picture of the room")];
    assert_eq!(scene.fred.form(&mine, &fields).await.status, StatusCode::NOT_FOUND, "nothing waits");
    // A warrant of its own opens the closed file to this agency, and is addressed to nobody else.
    let warrant =
        [("file", scene.files[1].id.as_str()), ("reference", "TJ Paris 12/26"), ("issued", "2026-11-20")];
    let done = scene.fred.form(&scene.at("fr-1", "/warrant"), &warrant).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text());
    scene.notify(0).await;
    scene.notify(1).await;
    let process = NewHold {
        kind: HoldKind::Warrant,
        from: scene.house.now(),
        until: Some(scene.house.now() + hours(24 * 90)),
        reference: "warrant to the provider".to_owned(),
    };
    holds::record(&scene.house.house, &staff(Role::Analyst, "ana"), scene.number, &process).await.unwrap();

    let page = scene.fred.page(&mine).await;
    assert!(page.contains("until 2026-11-26 12:00 UTC") && page.contains(file), "{page}");
    let silent = scene.fred.form(&mine, &[("file", file), ("reason", " ")]).await;
    assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY);
    for reason in ["the only picture of the room", "a second time"] {
        let done = scene.fred.form(&mine, &[("file", file), ("reason", reason)]).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text());
    }
    let other = scene.house.person("hans", Role::Officer, Some("us-hsi"), None).await;
    assert_eq!(other.form(&mine, &fields).await.status, StatusCode::NOT_FOUND);
    let path = format!("/api/v1/referrals/{}/files/{}/objection", scene.referral("fr-1"), scene.files[1].id);
    let body = serde_json::json!({ "reason": "a warrant of ours stands" });
    let program = scene.house.program("fr-1").await;
    assert_eq!(program.post_json(&path, &body).await.status, StatusCode::OK);
    let mistake = [("file", file), ("reason", "we took the wrong file")];
    assert_eq!(scene.dora.form(&theirs, &mistake).await.status, StatusCode::SEE_OTHER);

    assert!(scene.is_called("destruction_objection").await);
    assert!(lea.page("/counsel/destructions").await.contains("2 said something against it"));
    let page = lea.page(&scene.case(0)).await;
    assert!(
        page.contains("the only picture of the room") && !page.contains("a second time"),
        "the first stays: {page}"
    );
    assert!(
        page.contains("says that its notification was a mistake") && page.contains("wrong file"),
        "{page}"
    );
    assert!(page.contains("An open question") && page.contains("warrant to the provider"), "{page}");
    assert!(!page.contains("TJ Paris"), "it is for another file");
    assert!(lea.page(&scene.case(1)).await.contains("A warrant of fr-1 for this file: TJ Paris 12/26"));
    scene.house.pass(hours(72));
    assert_eq!(scene.sweep().await, 2, "nothing of it stops anything");
    let late = scene.officer("felix", "fr-1").await.form(&mine, &fields).await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY, "too late");
    scene.house.ends_sound().await;
}

async fn only_process_of_a_court_to_us_that_two_persons_entered_stops_it(engine: Engine) {
    let scene = Scene::of(engine).await;
    let house = &scene.house.house;
    let hold = async |kind, actor: &Actor| {
        let new = NewHold { kind, from: scene.house.now(), until: None, reference: "paper".to_owned() };
        holds::record(house, actor, scene.number, &new).await.unwrap().ordinal
    };
    let sue = staff(Role::Supervisor, "sue");
    hold(HoldKind::Request, &staff(Role::Analyst, "ana")).await;
    hold(HoldKind::Litigation, &staff(Role::Counsel, "lea")).await;
    scene.notify(0).await;
    scene.notify(1).await;
    assert!(!scene.row(1).await.has_key());

    // One person alone: it pauses what is due for its limit, and no longer.
    let alone = hold(HoldKind::WarrantOnUs, &sue).await;
    assert!(scene.is_called("order_proposed").await, "a second person is called");
    let refused = holds::confirm(house, &sue, scene.number, alone).await;
    assert!(matches!(refused, Err(FollowUpError::Unfit(_))), "{refused:?}");
    scene.house.pass(hours(72));
    let limit = house.limits.proposed_order_hours;
    let path = format!("/desk/reports/{}/preservation", scene.number);
    let lea = scene.staff("lea", Role::Counsel).await;
    assert!(lea.page(&scene.case(0)).await.contains("awaiting confirmation by a second person"));
    scene.house.pass(hours(limit) - minutes(1));
    assert_eq!(scene.sweep().await, 0, "paused");

    let lea = scene.staff("lena", Role::Counsel).await;
    // A second person confirms in time: from then on it stands for as long as it binds.
    let done = lea.form(&format!("{path}/{alone}/confirm"), &[]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text());
    assert!(scene.is_called("destruction_held").await);
    scene.house.pass(hours(24 * 400));
    assert_eq!(scene.sweep().await, 0);
    let lea = scene.staff("lisa", Role::Counsel).await;
    assert!(
        lea.page("/auditor/destructions").await.contains("An order of a court to us forbids to destroy it")
    );
    assert!(
        !scene.row(0).await.has_key() && scene.bytes(0).await,
        "nobody opens it, and nothing is destroyed"
    );
    holds::lift(house, &sue, scene.number, alone, "vacated").await.unwrap();
    let late = hold(HoldKind::OrderOnUs, &sue).await;
    assert_eq!(scene.sweep().await, 2, "what one person enters long after it was due pauses nothing");
    assert!(scene.row(0).await.is_destroyed() && !scene.bytes(0).await);
    assert!(late > alone);
    scene.house.ends_sound().await;
}

async fn two_persons_take_a_notification_back(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let identity = Identity::from_entropy(&[5; 32]).unwrap();
    house.by_package("fr-1", &identity.recipient()).await;
    for agency in ["de-1", "fr-1"] {
        house.qualify(agency, BasisKind::Interpol).await;
    }
    let scene = Scene::in_house(house, IncidentType::Csam, &[("a.png", true), ("b.png", true)]).await;
    let lea = scene.staff("lea", Role::Counsel).await;
    let sue = scene.staff("sue", Role::Supervisor).await;
    let manifest = async || {
        let id = scene.referral("fr-1");
        routed::referral(&scene.house.house, &leave(id.report), id.ordinal)
            .await
            .unwrap()
            .unwrap()
            .manifest_digest
    };
    let before = manifest().await;
    scene.notify(0).await;
    scene.house.carry().await;
    assert_ne!(manifest().await, before);
    // The keys are wrapped anew meanwhile, the one in quarantine as well.
    clearline_pipeline::intake::rewrap(&scene.house.house, &staff(Role::Admin, "operator")).await.unwrap();

    let case = scene.case(0);
    assert_eq!(lea.form(&format!("{case}/agree"), &[]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let silent = lea.form(&format!("{case}/release"), &[("why", " ")]).await;
    assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY);
    let why = [("why", "the agency took the wrong file")];
    assert_eq!(scene.dora.form(&format!("{case}/release"), &why).await.status, StatusCode::FORBIDDEN);
    assert_eq!(lea.form(&format!("{case}/release"), &why).await.status, StatusCode::SEE_OTHER);
    assert!(lea.page(&case).await.contains("You proposed this"));
    let alone = lea.form(&format!("{case}/agree"), &[]).await;
    assert_eq!(alone.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(alone.text().contains("a second person decides"), "{}", alone.text());
    assert!(!scene.row(0).await.has_key(), "one person is not enough");
    // It may be refused, and proposed again; neither changes the time.
    assert_eq!(
        sue.form(&format!("{case}/refuse"), &[("why", "not clear")]).await.status,
        StatusCode::SEE_OTHER
    );
    assert_eq!(sue.form(&format!("{case}/release"), &why).await.status, StatusCode::SEE_OTHER);
    assert_eq!(waits(&scene.now(0).await), hours(72));
    let done = lea.form(&format!("{case}/agree"), &[]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text());

    assert!(scene.row(0).await.has_key());
    assert!(scene.fetches(&scene.dora, "de-1", 0).await && scene.fetches(&scene.fred, "fr-1", 0).await);
    scene.house.carry().await;
    assert_eq!(manifest().await, before, "the package holds it again");
    for (person, agency) in [(&scene.dora, "de-1"), (&scene.fred, "fr-1")] {
        assert!(person.page(&scene.at(agency, "")).await.contains("can be opened again"), "{agency}");
    }
    scene.house.pass(hours(1_000));
    assert_eq!(scene.sweep().await, 0, "nothing is left to carry out");
    let auditor = scene.staff("rita", Role::Auditor).await;
    assert!(auditor.page("/auditor/destructions").await.contains("taken back on"));
    assert_eq!(scene.notify(0).await.ordinal, 2, "and it may be notified again");

    // What a court demands is not taken back.
    let lea = scene.staff("lena", Role::Counsel).await;
    let order = [("reference", "12 mj 7"), ("court", "District Court"), ("day", "2026-11-20")];
    forbidden(&scene, "13 mj 8").await;
    assert_eq!(lea.form(&format!("{case}/order"), &order).await.status, StatusCode::SEE_OTHER);
    let refused = lea.form(&format!("{case}/release"), &why).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text().contains("A court demands it"), "{}", refused.text());
    scene.house.ends_sound().await;
}

async fn more_than_a_person_notifies_in_an_hour_waits_for_counsel(engine: Engine) {
    let names: Vec<String> = (0..9).map(|number| format!("{number}.png")).collect();
    let files: Vec<(&str, bool)> = names.iter().map(|name| (name.as_str(), true)).collect();
    let scene = Scene::with(engine, IncidentType::Csam, &files).await;
    let house = &scene.house.house;
    let most = usize::try_from(house.limits.notifications_per_hour).unwrap();
    // All at the same moment: whoever has the session does not win by haste.
    let made = futures::future::join_all((0..7).map(|place| scene.notify(place))).await;
    let at_once = made.iter().filter(|one| one.state == State::Waiting).count();
    assert_eq!(at_once, most, "{:?}", made.iter().map(|one| one.state).collect::<Vec<_>>());
    let place = made.iter().position(|one| one.state == State::Noted).unwrap();
    assert!(scene.row(place).await.has_key() && scene.fetches(&scene.fred, "fr-1", place).await, "as it was");
    assert!(scene.is_called("destruction_unconfirmed").await, "{:?}", scene.alerts().await);
    let words = scene.dora.page(&scene.at("de-1", "/destruction")).await;
    assert!(words.contains("It takes effect when counsel confirms"), "{words}");
    let file = scene.files[place].id.as_str();
    let told = scene.fred.page(&scene.at("fr-1", "")).await;
    let history = told.split("id=\"history\"").nth(1).unwrap();
    assert!(!history.contains(&format!("file {file}: nobody")), "nobody is told of what is only recorded");
    let early = [("file", file), ("reason", "no")];
    let early = scene.fred.form(&scene.at("fr-1", "/objection"), &early).await;
    assert_eq!(early.status, StatusCode::NOT_FOUND);
    scene.house.pass(minutes(59));
    assert_eq!(scene.notify(7).await.state, State::Noted, "within the hour");
    scene.house.pass(minutes(2));
    assert_eq!(scene.notify(8).await.state, State::Waiting, "and after it");
    assert_eq!(scene.sweep().await, 0);
    scene.house.pass(hours(1_000));
    assert_eq!(scene.sweep().await, most + 1, "time carries out nothing that was only recorded");

    let lea = scene.staff("lea", Role::Counsel).await;
    let page = lea.page(&scene.case(place)).await;
    assert!(page.contains("Let it take effect") && !page.contains("Destroy the file now"), "{page}");
    assert_eq!(lea.form(&format!("{}/confirm", scene.case(place)), &[]).await.status, StatusCode::SEE_OTHER);
    let now = scene.now(place).await;
    let due = now.due_at.unwrap().duration_since(scene.house.now());
    assert_eq!((now.state, due.as_hours()), (State::Waiting, 71), "the time begins with it");
    assert!(!scene.row(place).await.has_key() && scene.bytes(place).await);
    scene.house.pass(hours(72));
    assert_eq!(scene.sweep().await, 1);
    // What was only recorded is taken back by two persons as well.
    let (sue, counsel) = (staff(Role::Supervisor, "sue"), staff(Role::Counsel, "lea"));
    let file = &scene.files[7].id;
    destruction::propose_release(house, &sue, scene.number, file, "a stolen session").await.unwrap();
    destruction::release(house, &counsel, scene.number, file).await.unwrap();
    assert!(scene.row(7).await.has_key() && scene.now(7).await.state == State::Released);
    scene.house.ends_sound().await;
}

async fn the_waiting_time_is_a_setting_within_bounds(engine: Engine) {
    let scene = Scene::of(engine).await;
    let house = &scene.house.house;
    let operator = staff(Role::Admin, "operator");
    let most = house.limits.destruction_wait_hours_max;
    assert_eq!((wait::hours(house).await.unwrap(), most), (72, 14 * 24));
    for hours in [-1, most + 1] {
        let refused = wait::set_hours(house, &operator, hours).await;
        let Err(FollowUpError::Unfit(why)) = refused else { panic!("{refused:?}") };
        assert_eq!(why, message!("unfit-waiting-time", most = most));
    }
    for actor in [staff(Role::Counsel, "lea"), staff(Role::Supervisor, "sue"), officer("dora", "de-1")] {
        assert!(wait::set_hours(house, &actor, 1).await.is_err(), "{actor:?}");
    }
    wait::set_hours(house, &operator, most).await.unwrap();
    assert_eq!(waits(&scene.notify(0).await), hours(most));
    wait::set_hours(house, &operator, 0).await.unwrap();
    let page = scene.dora.page(&scene.at("de-1", "/destruction")).await;
    assert!(page.contains("It is destroyed at once") && !page.contains("After "), "{page}");
    assert_eq!(scene.notify(1).await.state, State::Destroyed);
    assert!(scene.row(1).await.is_destroyed() && !scene.bytes(1).await);
    assert_eq!(scene.sweep().await, 0, "what waits keeps the time it was told");
    scene.house.pass(hours(most));
    assert_eq!(scene.sweep().await, 1);
    scene.house.ends_sound().await;
}

async fn where_a_life_may_be_at_risk_counsel_is_called_at_once(engine: Engine) {
    let scene = Scene::with(engine, IncidentType::Enticement, &[("a.png", true)]).await;
    scene.notify(0).await;
    assert!(scene.is_called("destruction_p0").await, "{:?}", scene.alerts().await);
    let lea = scene.staff("lea", Role::Counsel).await;
    assert!(lea.page("/counsel/destructions").await.contains("P0: a life may be at risk"));
    let unknown: FileId = "0123456789abcdef0123456789abcdef".parse().unwrap();
    let none = destruction::of_file(&scene.house.house, &leave(scene.number), &unknown).await.unwrap();
    assert_eq!(none, None);
    // With the notification ends what rang for it.
    let (house, file) = (&scene.house.house, scene.files[0].id.clone());
    let (sue, lex) = (staff(Role::Supervisor, "sue"), staff(Role::Counsel, "lex"));
    destruction::propose_release(house, &sue, scene.number, &file, "a slip of the hand").await.unwrap();
    assert!(scene.is_called("release_proposed").await);
    destruction::release(house, &lex, scene.number, &file).await.unwrap();
    assert!(!scene.is_called("destruction_p0").await && !scene.is_called("release_proposed").await);
    scene.house.ends_sound().await;
}
