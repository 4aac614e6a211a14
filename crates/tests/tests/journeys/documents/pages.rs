//! The first page of each audience, in words, with the same things on all of them.

use clearline_law::access::Role;
use clearline_report::BasisKind;
use clearline_tests::{Engine, TestHouse};

use super::papers::{TOLD, big_number};
use super::{Names, referred};
use crate::on_both;

on_both!(the_first_page_of_each_audience_says_what_was_reviewed, the_public_pages_say_what_was_reviewed,);

async fn the_first_page_of_each_audience_says_what_was_reviewed(engine: Engine) {
    let house = TestHouse::on(engine).await;
    house.qualify("de-1", BasisKind::Interpol).await;
    let provider = house.provider("example-chat").await;
    let id = referred(&house, &provider, "de-1").await;
    let told = big_number(&house.tell(&house.nobody(), &TOLD).await.text());
    house.carry().await;
    let names = Names::of(&house, id).await.and(told, "POST");
    for (name, role, agency, provider, path) in [
        ("review_queue", Role::Analyst, None, None, "/desk"),
        ("inbox", Role::Officer, Some("de-1"), None, "/agency"),
        ("provider_overview", Role::Provider, None, Some("example-chat"), "/provider"),
        ("counsel_overview", Role::Counsel, None, None, "/counsel"),
        ("auditor_overview", Role::Auditor, None, None, "/auditor"),
    ] {
        let person = house.person(name, role, agency, provider).await;
        insta::assert_snapshot!(name, names.page(&person.caller.get(path).await));
    }
    house.ends_sound().await;
}

async fn the_public_pages_say_what_was_reviewed(engine: Engine) {
    let house = TestHouse::on(engine).await;
    for language in ["en", "es"] {
        let caller = house.nobody().with("accept-language", language);
        for (name, path) in [("public_home", "/"), ("public_form", "/report"), ("sign_in", "/sign-in")] {
            let page = Names::default().page(&caller.get(path).await);
            insta::assert_snapshot!(format!("{name}_{language}"), page);
        }
    }
}
