//! Passwords of people, and the keys of the house.

use axum::http::StatusCode;
use clearline_core::key_checks::{self, FINGERPRINT, FIRST_FILES, KeyCheck, KeyFault, SIGNING};
use clearline_identity::directory;
use clearline_law::access::{Actor, Role};
use clearline_tests::{Engine, Person, TestHouse};

use crate::on_both;

on_both!(
    a_person_changes_the_password_and_is_signed_out_elsewhere,
    every_role_finds_its_account_and_can_change_the_password,
    a_password_that_must_be_changed_opens_nothing_else,
    a_reset_does_not_enable_and_enabling_draws_nothing,
    the_present_password_is_asked_of_its_owner_alone,
    one_first_account_is_made,
    one_set_of_keys_holds_and_another_is_refused_by_name,
    of_two_sets_of_keys_at_once_one_is_refused,
);

const NEW: &str = "three blue lorries";

fn operator() -> Actor {
    Actor::staff(Role::Admin, &"operator".parse().unwrap()).unwrap()
}

/// Somebody of the house whose password is known.
async fn employ(house: &TestHouse, id: &str, role: Role) -> directory::Secret {
    let user = id.parse().unwrap();
    directory::add_account(&house.house, &operator(), &user, id, role, None, None).await.unwrap()
}

async fn change(person: &Person, present: &str, new: &str, again: &str) -> String {
    let fields = [("present", present), ("new", new), ("again", again)];
    let answer = person.form("/account/password", &fields).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    answer.text()
}

async fn a_person_changes_the_password_and_is_signed_out_elsewhere(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let drawn = employ(&house, "ana.analyst", Role::Analyst).await;
    let (here, there) =
        (house.sign_in("ana.analyst", &drawn).await, house.sign_in("ana.analyst", &drawn).await);
    for (present, new, again, words) in [
        ("wrong", NEW, NEW, "not your present password"),
        (&drawn, NEW, "three blue lorry", "not typed the same way twice"),
        (&drawn, &drawn, &drawn, "is the present one"),
        (&drawn, "short", "short", "12 to 128 characters"),
        (&drawn, "ana.analyst", "ana.analyst", "12 to 128 characters"),
        (&drawn, "Password1234!", "Password1234!", "Many people choose"),
    ] {
        let page = change(&here, present, new, again).await;
        assert!(page.contains(words), "{words}: {page}");
        assert!(!page.contains(&*drawn) && !page.contains(NEW), "no password is written into a page");
    }
    there.page("/desk").await;
    assert!(change(&here, &drawn, NEW, NEW).await.contains("is changed"));
    here.page("/desk").await;
    assert_eq!(
        there.caller.get("/desk").await.status,
        StatusCode::SEE_OTHER,
        "the other browser is signed out"
    );
    let refused =
        house.nobody().post_form("/sign-in", &[("name", "ana.analyst"), ("password", &drawn)]).await;
    assert_eq!(refused.status, StatusCode::OK, "the old password opens nothing");
    house.sign_in("ana.analyst", NEW).await.page("/desk").await;
    house.ends_sound().await;
}

async fn every_role_finds_its_account_and_can_change_the_password(engine: Engine) {
    let house = TestHouse::on(engine).await;
    house.provider("example-chat").await;
    let people = [
        ("contact", Role::Provider, None, Some("example-chat")),
        ("analyst", Role::Analyst, None, None),
        ("supervisor", Role::Supervisor, None, None),
        ("officer", Role::Officer, Some("us-fbi"), None),
        ("auditor", Role::Auditor, None, None),
        ("counsel", Role::Counsel, None, None),
        ("admin", Role::Admin, None, None),
    ];
    for (id, role, agency, provider) in people {
        let user = id.parse().unwrap();
        let (agency, provider) =
            (agency.map(|id| id.parse().unwrap()), provider.map(|id| id.parse().unwrap()));
        let drawn = directory::add_account(
            &house.house,
            &operator(),
            &user,
            id,
            role,
            agency.as_ref(),
            provider.as_ref(),
        )
        .await
        .unwrap();
        let person = house.sign_in(id, &drawn).await;
        let home = person.caller.get("/home").await.header("location");
        assert!(person.page(&home).await.contains("href=\"/account\""), "{id} is led to it");
        assert!(change(&person, &drawn, NEW, NEW).await.contains("is changed"), "{id}");
        house.sign_in(id, NEW).await;
    }
}

async fn a_password_that_must_be_changed_opens_nothing_else(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let drawn = employ(&house, "ana", Role::Analyst).await;
    let user = "ana".parse().unwrap();
    directory::must_change_password(&house.house, &operator(), &user).await.unwrap();
    let ana = house.sign_in("ana", &drawn).await;
    for path in ["/desk", "/desk/reports/7205759403792793", "/home"] {
        let answer = ana.caller.get(path).await;
        assert_eq!(
            (answer.status, answer.header("location").as_str()),
            (StatusCode::SEE_OTHER, "/account"),
            "{path}"
        );
    }
    let posted = ana.form("/desk/reports/7205759403792793/decide", &[("reason", "x")]).await;
    assert_eq!(posted.header("location"), "/account");
    assert!(ana.page("/account").await.contains("nothing else opens"));
    let changed = change(&ana, &drawn, NEW, NEW).await;
    assert!(!changed.contains("nothing else opens"), "{changed}");
    ana.page("/desk").await;
    let people = directory::accounts(&house.house, &operator()).await.unwrap();
    assert!(!people[0].must_change && people[0].password_set_at.is_some());
}

async fn a_reset_does_not_enable_and_enabling_draws_nothing(engine: Engine) {
    let house = TestHouse::on(engine).await;
    employ(&house, "ana", Role::Analyst).await;
    let user = "ana".parse().unwrap();
    directory::disable_account(&house.house, &operator(), &user).await.unwrap();
    let drawn = directory::reset_password(&house.house, &operator(), &user).await.unwrap();
    let sign_in =
        async || house.nobody().post_form("/sign-in", &[("name", "ana"), ("password", &drawn)]).await;
    assert_eq!(sign_in().await.status, StatusCode::OK, "who is disabled stays so");
    directory::enable_account(&house.house, &operator(), &user).await.unwrap();
    assert_eq!(sign_in().await.status, StatusCode::SEE_OTHER, "the password that stands opens again");
    house.ends_sound().await;
}

async fn the_present_password_is_asked_of_its_owner_alone(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let user = "olga".parse().unwrap();
    let fbi: clearline_report::AgencyId = "us-fbi".parse().unwrap();
    let role = Role::Officer;
    let drawn = directory::add_account(&house.house, &operator(), &user, "Olga", role, Some(&fbi), None)
        .await
        .unwrap();
    let asked = async |actor: &Actor, password: &str| {
        directory::is_own_password(&house.house, actor, password).await.unwrap()
    };
    let olga = Actor::officer(&user, fbi.clone());
    assert!(asked(&olga, &drawn).await);
    assert!(!asked(&olga, "wrong").await);
    assert!(!asked(&Actor::officer(&user, "gb-1".parse().unwrap()), &drawn).await, "of another agency");
    let program = olga.clone().by_program("0123abcd", clearline_law::access::Scopes::ALL);
    assert!(!asked(&program, &drawn).await, "a program is nobody");
    assert!(!asked(&Actor::officer(&"otto".parse().unwrap(), fbi), &drawn).await, "without an account");
    directory::disable_account(&house.house, &operator(), &user).await.unwrap();
    assert!(!asked(&olga, &drawn).await, "disabled");
}

async fn one_first_account_is_made(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let second = house.second().await;
    let user = "admin".parse().unwrap();
    let add = async |house: &TestHouse, password: &str| {
        directory::add_first_account(&house.house, &operator(), &user, "Administrator", password)
            .await
            .unwrap()
    };
    let made = tokio::join!(add(&house, "the first of two"), add(&second, "the other of two"));
    assert!(made.0 != made.1, "one of two processes makes it: {made:?}");
    let stands = async |password: &str| {
        directory::first_password_stands(&house.house, &operator(), &user, password).await.unwrap()
    };
    let (right, wrong) = if made.0 {
        ("the first of two", "the other of two")
    } else {
        ("the other of two", "the first of two")
    };
    assert!(stands(right).await && !stands(wrong).await);
    let admin = house.sign_in("admin", right).await;
    assert!(admin.page("/account").await.contains("nothing else opens"), "it must be changed");
    change(&admin, right, NEW, NEW).await;
    assert!(!stands(right).await && !stands(NEW).await, "the first password stands no longer");
    assert!(!add(&house, "a third").await);
}

fn set(byte: u8) -> Vec<KeyCheck> {
    [SIGNING, FINGERPRINT, FIRST_FILES].map(|name| KeyCheck::of(name, &[byte; 32]).unwrap()).into()
}

async fn one_set_of_keys_holds_and_another_is_refused_by_name(engine: Engine) {
    let house = TestHouse::on(engine).await;
    assert!(!key_checks::is_fresh(&house.house.store).await.unwrap(), "the directory was written");
    let hold = async |ours: &[KeyCheck], lost: Option<&str>| {
        key_checks::hold(&house.house, &operator(), ours, lost).await
    };
    hold(&set(1), None).await.unwrap();
    hold(&set(1), None).await.unwrap();
    assert_eq!(key_checks::known(&house.house.store).await.unwrap().len(), 3);
    for at in 0..3 {
        let (mut other, mut fewer) = (set(1), set(1));
        other[at] = set(2).remove(at);
        let name = fewer.remove(at).name;
        assert!(matches!(hold(&other, None).await, Err(KeyFault::Other { name: told }) if told == name));
        assert!(matches!(hold(&fewer, None).await, Err(KeyFault::Missing { name: told }) if told == name));
    }
    let mut rotated = set(1);
    rotated.push(KeyCheck::of("files-2", &[7; 32]).unwrap());
    hold(&rotated, None).await.unwrap();
    assert!(matches!(hold(&set(1), None).await, Err(KeyFault::Missing { name }) if name == "files-2"));
    rotated[1] = set(2).remove(1);
    assert!(hold(&rotated, Some("signing")).await.is_err(), "only the one that is named is replaced");
    hold(&rotated, Some("fingerprint")).await.unwrap();
    hold(&rotated, None).await.unwrap();
    let mut known = key_checks::known(&house.house.store).await.unwrap();
    known.sort_by(|one, other| one.name.cmp(&other.name));
    rotated.sort_by(|one, other| one.name.cmp(&other.name));
    assert_eq!(known, rotated);
    house.ends_sound().await;
}

async fn of_two_sets_of_keys_at_once_one_is_refused(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let second = house.second().await;
    let (operator, one, other) = (operator(), set(1), set(2));
    let held = tokio::join!(
        key_checks::hold(&house.house, &operator, &one, None),
        key_checks::hold(&second.house, &operator, &other, None)
    );
    let winner = match held {
        (Ok(()), Err(KeyFault::Other { .. })) => one,
        (Err(KeyFault::Other { .. }), Ok(())) => other,
        both => panic!("exactly one holds: {both:?}"),
    };
    let known = key_checks::known(&house.house.store).await.unwrap();
    assert!(
        known.iter().all(|key| winner.contains(key)) && known.len() == 3,
        "and nothing of the other's is kept"
    );
}
