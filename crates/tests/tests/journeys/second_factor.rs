//! The second factor: who must have one, what a code opens and how often, and what is left to whoever stole a password.

use axum::http::StatusCode;
use clearline_identity::directory;
use clearline_law::access::{Actor, Role};
use clearline_report::World;
use clearline_store::params;
use clearline_tests::{Answer, Caller, Engine, TestHouse, raw};
use jiff::SignedDuration;

use crate::on_both;

on_both!(
    a_person_chooses_a_password_and_sets_up_a_factor_before_anything_else_opens,
    a_stolen_password_opens_nothing,
    a_code_is_taken_once_and_a_recovery_code_once,
    of_two_requests_with_one_code_one_gets_in,
    who_lost_the_factor_sets_up_another_after_a_reset,
    new_recovery_codes_end_the_old_ones_and_need_a_code,
    a_secret_is_of_one_account_alone,
    the_sandbox_and_a_demonstration_ask_for_none,
    a_person_sees_where_they_are_signed_in_and_ends_a_session,
);

/// Somebody with a browser, on the way in.
struct Browser {
    caller: Caller,
}

impl Browser {
    /// Types name and password.
    async fn enter(house: &TestHouse, name: &str, password: &str) -> (Browser, Answer) {
        let nobody = house.nobody().with("user-agent", "Mozilla/5.0 Gecko/20100101 Firefox/140.0");
        let answer = nobody.post_form("/sign-in", &[("name", name), ("password", password)]).await;
        let cookie = answer.header("set-cookie").split(';').next().unwrap().to_owned();
        (Browser { caller: nobody.with("cookie", &cookie) }, answer)
    }

    /// Sends a form of a page with what the page hides in it.
    async fn send(&self, page: &str, to: &str, fields: &[(&str, &str)]) -> Answer {
        let (csrf, offer) = (hidden(page, "csrf"), hidden(page, "offer"));
        let mut all = vec![("csrf", csrf.as_str())];
        if !offer.is_empty() {
            all.push(("offer", &offer));
        }
        all.extend(fields);
        self.caller.post_form(to, &all).await
    }

    /// Chooses a password of their own.
    async fn choose(&self, present: &str, new: &str) {
        let page = self.caller.get("/account").await.text();
        let fields = [("present", present), ("new", new), ("again", new)];
        let answer = self.send(&page, "/account/password", &fields).await;
        assert!(
            answer.status == StatusCode::OK || answer.status == StatusCode::SEE_OTHER,
            "{}",
            answer.text()
        );
    }

    /// Sets up a factor. Returns its secret and the recovery codes.
    async fn set_up(&self, house: &TestHouse) -> (String, Vec<String>) {
        let page = self.caller.get("/sign-in/factor").await.text();
        let secret = secret_of(&page);
        let answer = self.send(&page, "/sign-in/factor/set-up", &[("code", &house.code(&secret))]).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
        assert_eq!(answer.header("cache-control"), "no-store", "the codes stay in no cache");
        (secret, codes_of(&answer.text()))
    }

    /// Types a code where one is asked for.
    async fn show(&self, code: &str) -> Answer {
        let page = self.caller.get("/sign-in/factor").await.text();
        self.send(&page, "/sign-in/factor", &[("code", code)]).await
    }

    /// Does the review queue open?
    async fn works(&self) -> bool {
        self.caller.get("/desk").await.status == StatusCode::OK
    }
}

fn hidden(page: &str, name: &str) -> String {
    let at = page.split_once(&format!("name=\"{name}\" value=\""));
    at.map(|(_, rest)| rest.split('"').next().unwrap().to_owned()).unwrap_or_default()
}

/// The secret as the page tells people to type it.
fn secret_of(page: &str) -> String {
    let groups = page.split("<samp").skip(1).chain(page.split("class=\"exact\"").skip(1));
    let texts = groups.filter_map(|rest| rest.split_once('>')?.1.split('<').next());
    let typed = texts.map(|text| text.replace(' ', "")).find(|text| text.len() == 32);
    typed.unwrap_or_else(|| panic!("the page shows a secret: {page}"))
}

fn codes_of(page: &str) -> Vec<String> {
    let items = page.split("translate=\"no\">").skip(1);
    let codes: Vec<String> = items
        .map(|rest| rest.split('<').next().unwrap().to_owned())
        .filter(|text| text.len() == 19 && text.matches('-').count() == 3)
        .collect();
    assert_eq!(codes.len(), 10, "{page}");
    codes
}

/// An analyst with a password and a factor of her own: browser, password, secret, recovery codes.
async fn ana(house: &TestHouse) -> (Browser, String, Vec<String>) {
    let drawn = house.account("ana", Role::Analyst, None, None).await;
    let (browser, _) = Browser::enter(house, "ana", &drawn).await;
    browser.choose(&drawn, OWN).await;
    let (secret, codes) = browser.set_up(house).await;
    assert!(browser.works().await);
    (browser, secret, codes)
}

const OWN: &str = "seven quiet herons at noon";

fn next_code(house: &TestHouse, secret: &str) -> String {
    house.pass(SignedDuration::from_secs(30));
    house.code(secret)
}

/// A code that fits neither now nor half a minute before or after.
fn wrong(house: &TestHouse, secret: &str) -> String {
    let around = [-30, 0, 30, 60].map(|seconds| house.code_in(secret, SignedDuration::from_secs(seconds)));
    (0..).map(|number| format!("{number:06}")).find(|code| !around.contains(code)).unwrap()
}

async fn a_person_chooses_a_password_and_sets_up_a_factor_before_anything_else_opens(engine: Engine) {
    let house = TestHouse::in_production(engine).await;
    let drawn = house.account("ana", Role::Analyst, None, None).await;
    let (browser, answer) = Browser::enter(&house, "ana", &drawn).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert_eq!(browser.caller.get("/desk").await.header("location"), "/account", "the password comes first");
    browser.choose(&drawn, OWN).await;
    let led = browser.caller.get("/desk").await.header("location");
    assert_eq!(led, "/sign-in/factor?to=%2Fdesk", "then the factor, and then the page");
    let page = browser.caller.get(&led).await.text();
    assert!(page.contains("<svg class=\"qr\"") && !page.contains("<script"), "{page}");
    let secret = secret_of(&page);
    let refused =
        browser.send(&page, "/sign-in/factor/set-up", &[("code", &wrong(&house, &secret))]).await.text();
    assert_eq!(secret_of(&refused), secret, "the same secret is shown again, since the app holds it already");
    assert!(!browser.works().await);
    let fields = [("code", house.code(&secret)), ("to", "/desk".to_owned())];
    let fields = fields.each_ref().map(|(name, value)| (*name, value.as_str()));
    let answer = browser.send(&refused, "/sign-in/factor/set-up", &fields).await.text();
    assert_eq!(codes_of(&answer).len(), 10);
    assert!(answer.contains("href=\"/desk\""), "and on to the page that was asked for");
    assert!(browser.works().await);
    house.ends_sound().await;
}

async fn a_stolen_password_opens_nothing(engine: Engine) {
    let house = TestHouse::in_production(engine).await;
    let (_, secret, _) = ana(&house).await;
    let (thief, answer) = Browser::enter(&house, "ana", OWN).await;
    assert!(answer.text().contains("name=\"code\""), "the answer to a right password asks for the code");
    for path in ["/desk", "/account", "/desk/alerts", "/home"] {
        let answer = thief.caller.get(path).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{path}");
        assert!(answer.header("location").starts_with("/sign-in/factor"), "{path}");
    }
    let page = thief.caller.get("/sign-in/factor").await.text();
    for form in
        ["/account/password", "/account/sessions", "/account/recovery-codes", "/sign-in/factor/set-up"]
    {
        let fields =
            [("present", OWN), ("new", "x"), ("again", "x"), ("session", "0"), ("code", "1"), ("offer", "0")];
        let answer = thief.send(&page, form, &fields).await;
        let opens = answer.status == StatusCode::OK && !answer.text().contains("name=\"code\"");
        assert!(!opens, "{form}: {}", answer.text());
    }
    for _ in 0..5 {
        assert_eq!(thief.show(&wrong(&house, &secret)).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(!thief.works().await);
    }
    let (owner, _) = Browser::enter(&house, "ana", OWN).await;
    owner.show(&next_code(&house, &secret)).await;
    assert!(owner.works().await, "her own right code is taken after the wrong ones");
    house.ends_sound().await;
}

async fn a_code_is_taken_once_and_a_recovery_code_once(engine: Engine) {
    let house = TestHouse::in_production(engine).await;
    let (_, secret, codes) = ana(&house).await;
    let used = house.code(&secret);
    let (again, _) = Browser::enter(&house, "ana", OWN).await;
    again.show(&used).await;
    assert!(!again.works().await, "the code of the set-up is used up");
    let next = next_code(&house, &secret);
    let spaced = format!("{} {}", &next[..3], &next[3..]);
    again.show(&spaced).await;
    assert!(again.works().await, "written as the app shows it");
    let (third, _) = Browser::enter(&house, "ana", OWN).await;
    third.show(&next).await;
    assert!(!third.works().await);
    third.show(&codes[3]).await;
    assert!(third.works().await, "without the app");
    let (fourth, _) = Browser::enter(&house, "ana", OWN).await;
    fourth.show(&codes[3]).await;
    assert!(!fourth.works().await, "once");
    assert!(third.caller.get("/account").await.text().contains("9 recovery codes left"));
    house.ends_sound().await;
}

async fn of_two_requests_with_one_code_one_gets_in(engine: Engine) {
    let house = TestHouse::in_production(engine).await;
    let (_, secret, codes) = ana(&house).await;
    for code in [next_code(&house, &secret), codes[0].clone()] {
        let (one, _) = Browser::enter(&house, "ana", OWN).await;
        let (other, _) = Browser::enter(&house, "ana", OWN).await;
        futures::join!(one.show(&code), other.show(&code));
        assert_eq!(u8::from(one.works().await) + u8::from(other.works().await), 1, "{code}");
    }
    house.ends_sound().await;
}

async fn who_lost_the_factor_sets_up_another_after_a_reset(engine: Engine) {
    let house = TestHouse::in_production(engine).await;
    let (browser, old, codes) = ana(&house).await;
    let admin = Actor::staff(Role::Admin, &"root".parse().unwrap()).unwrap();
    directory::reset_factor(&house.house, &admin, &"ana".parse().unwrap()).await.unwrap();
    assert!(!browser.works().await, "her sessions end");
    let (browser, _) = Browser::enter(&house, "ana", OWN).await;
    assert!(!browser.works().await);
    for lost in [codes[0].clone(), next_code(&house, &old)] {
        browser.show(&lost).await;
        assert!(!browser.works().await, "what was lost opens nothing");
    }
    let (new, _) = browser.set_up(&house).await;
    assert_ne!(new, old);
    assert!(browser.works().await);
    house.ends_sound().await;
}

async fn new_recovery_codes_end_the_old_ones_and_need_a_code(engine: Engine) {
    let house = TestHouse::in_production(engine).await;
    let (browser, secret, old) = ana(&house).await;
    let page = browser.caller.get("/account").await.text();
    let refused = browser.send(&page, "/account/recovery-codes", &[("code", &wrong(&house, &secret))]).await;
    assert!(refused.text().contains("role=\"alert\""), "{}", refused.text());
    let answer =
        browser.send(&page, "/account/recovery-codes", &[("code", &next_code(&house, &secret))]).await;
    let new = codes_of(&answer.text());
    let (later, _) = Browser::enter(&house, "ana", OWN).await;
    later.show(&old[0]).await;
    assert!(!later.works().await);
    later.show(&new[0]).await;
    assert!(later.works().await);
    house.ends_sound().await;
}

async fn a_secret_is_of_one_account_alone(engine: Engine) {
    let house = TestHouse::in_production(engine).await;
    let (_, _, _) = ana(&house).await;
    let drawn = house.account("eve", Role::Analyst, None, None).await;
    let (eve, _) = Browser::enter(&house, "eve", &drawn).await;
    eve.choose(&drawn, "nine loud geese at dusk").await;
    let (secret, _) = eve.set_up(&house).await;
    // Whoever writes the database puts a secret that they know in another's row.
    let swap =
        "update factor set secret = (select secret from factor where account = 'eve') where account = 'ana'";
    assert_eq!(raw::run(&house.house, swap, params!()).await, 1);
    let (thief, _) = Browser::enter(&house, "ana", OWN).await;
    thief.show(&next_code(&house, &secret)).await;
    assert!(!thief.works().await);
}

async fn the_sandbox_and_a_demonstration_ask_for_none(engine: Engine) {
    let house = TestHouse::in_production(engine).await;
    for (id, world) in [("live-chat", World::Live), ("test-chat", World::Test)] {
        if world == World::Live {
            house.provider(id).await
        } else {
            house.test_provider(id).await
        };
        let drawn = house.account(&format!("pat-{id}"), Role::Provider, None, Some(id)).await;
        let (pat, _) = Browser::enter(&house, &format!("pat-{id}"), &drawn).await;
        pat.choose(&drawn, OWN).await;
        let opens = pat.caller.get("/provider").await.status == StatusCode::OK;
        assert_eq!(opens, world == World::Test, "{id}: the sandbox sees nothing live");
    }
    let demonstration = TestHouse::on(engine).await;
    let ana = demonstration.person("ana", Role::Analyst, None, None).await;
    ana.page("/desk").await;
    // Who sets one up all the same is asked for it.
    let password = ana.password.clone();
    let (browser, _) = Browser::enter(&demonstration, "ana", &password).await;
    browser.set_up(&demonstration).await;
    let (later, _) = Browser::enter(&demonstration, "ana", &password).await;
    assert!(!later.works().await);
    house.ends_sound().await;
    demonstration.ends_sound().await;
}

async fn a_person_sees_where_they_are_signed_in_and_ends_a_session(engine: Engine) {
    let house = TestHouse::in_production(engine).await;
    let (first, secret, _) = ana(&house).await;
    let (second, _) = Browser::enter(&house, "ana", OWN).await;
    second.show(&next_code(&house, &secret)).await;
    let page = first.caller.get("/account").await.text();
    let ids: Vec<&str> = page.split("name=\"session\" value=\"").skip(1).map(|rest| &rest[..16]).collect();
    assert_eq!(ids.len(), 1, "every other session has a button: {page}");
    assert!(page.contains("Firefox"));
    // Another person cannot end it, though they know its id.
    let drawn = house.account("eve", Role::Analyst, None, None).await;
    let (eve, _) = Browser::enter(&house, "eve", &drawn).await;
    eve.choose(&drawn, "nine loud geese at dusk").await;
    eve.set_up(&house).await;
    let own = eve.caller.get("/account").await.text();
    eve.send(&own, "/account/sessions", &[("session", ids[0])]).await;
    assert!(second.works().await);
    first.send(&page, "/account/sessions", &[("session", ids[0])]).await;
    assert!(!second.works().await, "its person does");
    assert!(first.works().await);
    house.ends_sound().await;
}
