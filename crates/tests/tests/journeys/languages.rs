//! In which language people read: what the address, the browser and the account ask for, and what a report keeps of it.

use axum::http::StatusCode;
use clearline_law::access::Role;
use clearline_records::dossier;
use clearline_tests::{Answer, Engine, TestHouse, leave};
use jiff::SignedDuration;

use crate::on_both;

on_both!(
    a_page_is_in_the_language_that_the_browser_asks_for,
    a_page_in_spanish_stays_in_spanish_without_a_cookie,
    what_was_typed_goes_along_into_another_language,
    a_person_reads_in_the_language_that_the_account_or_the_browser_asks_for,
);

/// Asserts that the page is in this language and says so in its head and in its headers.
fn is_in(answer: &Answer, tag: &str) {
    let page = answer.text();
    assert!(page.contains(&format!("<html lang=\"{tag}\" dir=\"ltr\">")), "{}: {page}", answer.status);
    assert_eq!(answer.header("content-language"), tag);
    assert!(answer.header("vary").contains("Accept-Language"), "{}", answer.header("vary"));
    let note = page.contains("Traducción todavía no revisada");
    assert_eq!(note, tag == "es", "what nobody reviewed says so, and nothing else");
}

fn token(page: &str) -> String {
    let value = page.split("name=\"csrf\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
    value.expect("the page has a token").to_owned()
}

async fn a_page_is_in_the_language_that_the_browser_asks_for(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let nobody = house.nobody();
    for (wish, tag) in [("es-MX,es;q=0.9,en;q=0.5", "es"), ("en-US,es;q=0.9", "en"), ("fr", "en")] {
        let browser = nobody.with("accept-language", wish);
        for path in ["/", "/report", "/sign-in", "/no/such/page"] {
            is_in(&browser.get(path).await, tag);
        }
        let wrong = [("name", "somebody"), ("password", "wrong")];
        is_in(&browser.post_form("/sign-in", &wrong).await, tag);
        is_in(&browser.post_form("/report", &[("story", "Synthetic.")]).await, tag);
    }
    is_in(&nobody.get("/").await, "en");
    let home = nobody.get("/").await.text();
    for alternative in
        ["hreflang=\"es\" href=\"/?lang=es\"", "<a href=\"/?lang=es\" hreflang=\"es\" lang=\"es\""]
    {
        assert!(home.contains(alternative), "{alternative}");
    }
    house.ends_sound().await;
}

async fn a_page_in_spanish_stays_in_spanish_without_a_cookie(engine: Engine) {
    let house = TestHouse::on(engine).await;
    // A browser that asks for English, and no cookie.
    let browser = house.nobody().with("accept-language", "en");
    let home = browser.get("/?lang=es").await;
    is_in(&home, "es");
    for way in ["href=\"/report?lang=es\"", "href=\"/sign-in?lang=es\"", "href=\"/?lang=en\""] {
        assert!(home.text().contains(way), "{way}");
    }
    let form = browser.get("/report?lang=es").await.text();
    assert!(form.contains("action=\"/report?lang=es\""));
    house.pass(SignedDuration::from_secs(60));
    let csrf = token(&form);
    let wrong =
        browser.post_form("/report?lang=es", &[("csrf", csrf.as_str()), ("story", "Sintético.")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    is_in(&wrong, "es");
    assert!(wrong.text().contains("Elija de qué se trata el reporte"));

    let fields = [("csrf", csrf.as_str()), ("story", "Sintético."), ("incident", "contact")];
    let filed = browser.post_form("/report?lang=es", &fields).await;
    assert_eq!(filed.status, StatusCode::SEE_OTHER, "{}", filed.text());
    let confirmation = browser.get(&filed.header("location")).await;
    is_in(&confirmation, "es");
    assert!(confirmation.text().contains("Su reporte ha llegado"));
    let page = confirmation.text();
    let number = page.split("class=\"number-big\">").nth(1).and_then(|rest| rest.split('<').next()).unwrap();
    let kept = dossier::document(&house.house, &leave(number.parse().unwrap())).await.unwrap().unwrap();
    let kept: serde_json::Value = serde_json::from_slice(&kept).unwrap();
    assert_eq!(kept["language"], "es", "the report says in which language the form was");
    house.carry().await;
    house.ends_sound().await;
}

async fn what_was_typed_goes_along_into_another_language(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let browser = house.nobody().with("accept-language", "en");
    let form = browser.get("/report").await.text();
    assert!(
        form.contains("form=\"report\" name=\"language\" value=\"es\""),
        "a button of the form, not a link"
    );
    house.pass(SignedDuration::from_secs(60));
    let csrf = token(&form);
    let typed = [
        ("csrf", csrf.as_str()),
        ("story", "Synthetic & typed"),
        ("incident", "contact"),
        ("language", "es"),
    ];
    let turned = browser.post_form("/report", &typed).await;
    assert_eq!(turned.status, StatusCode::OK);
    is_in(&turned, "es");
    let page = turned.text();
    assert!(page.contains("Synthetic &#38; typed") && page.contains("action=\"/report?lang=es\""));
    assert!(page.contains("value=\"contact\" checked"));
    assert!(house.rows().await.get("report").is_none_or(Vec::is_empty), "nothing was filed");
    let sign_in = [("name", "somebody"), ("password", "wrong"), ("language", "es")];
    let turned = browser.post_form("/sign-in", &sign_in).await;
    is_in(&turned, "es");
    assert!(turned.text().contains("value=\"somebody\"") && !turned.text().contains("no son correctos"));
    house.ends_sound().await;
}

async fn a_person_reads_in_the_language_that_the_account_or_the_browser_asks_for(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let mut analyst = house.person("analyst", Role::Analyst, None, None).await;
    is_in(&analyst.caller.get("/account").await, "en");
    let english = analyst.caller.clone();
    analyst.caller = english.with("accept-language", "es");
    is_in(&analyst.caller.get("/account").await, "es");
    assert!(analyst.page("/account").await.contains("Su cuenta"));
    is_in(&analyst.caller.get("/desk/reports/891012771093118").await, "es");
    let chosen = analyst.form("/account/language", &[("language", "en")]).await;
    assert_eq!(chosen.status, StatusCode::SEE_OTHER, "{}", chosen.text());
    is_in(&analyst.caller.get("/account").await, "en");
    let unknown = analyst.form("/account/language", &[("language", "en-XA")]).await;
    assert_eq!(unknown.status, StatusCode::BAD_REQUEST);

    analyst.caller = english;
    analyst.form("/account/language", &[("language", "es")]).await;
    let account = analyst.caller.get("/account").await;
    is_in(&account, "es");
    assert!(account.text().contains("<option value=\"es\" lang=\"es\" translate=\"no\" selected>"));
    let refused = [("present", "wrong"), ("new", "three blue lorries"), ("again", "three blue lorries")];
    let refused = analyst.form("/account/password", &refused).await;
    assert!(refused.text().contains("Esa no es su contraseña actual."), "{}", refused.text());
    analyst.form("/account/language", &[("language", "")]).await;
    is_in(&analyst.caller.get("/account").await, "en");
    house.ends_sound().await;
}
