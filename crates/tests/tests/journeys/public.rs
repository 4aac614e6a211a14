//! What a member of the public tells, and what becomes of it: of whom a place is said, what is asked back, who learns how
//! to reach them, and the pages they see.

use axum::http::StatusCode;
use clearline_law::access::Role;
use clearline_records::dossier::augmented::{self, Candidate};
use clearline_records::dossier::{self, routed};
use clearline_report::{Answer, BasisKind, IncidentType, ReportNumber, Subject};
use clearline_tests::{Engine, Person, TestHouse, leave, report_with};
use clearline_wire::Element;
use clearline_wire::responses::Code;
use jiff::SignedDuration;

use crate::on_both;

on_both!(
    where_the_child_is_is_never_said_of_the_person_reported,
    a_country_in_peoples_own_words_leads_there,
    what_may_be_several_places_is_asked_back,
    who_agreed_is_named_to_the_police_and_nobody_else,
    everything_to_put_right_is_told_at_once,
    the_confirmation_can_be_loaded_again_and_sends_nothing,
    every_page_of_a_demonstration_says_that_everything_is_invented,
    a_former_code_leads_to_the_country_of_today_and_a_wrong_one_is_mended,
);

const STORY: &str = "Synthetic: my son is threatened by a man who says that he lives in Ghana.";

/// Sends the form and returns the report's number.
async fn sent(house: &TestHouse, fields: &[(&str, &str)]) -> ReportNumber {
    let answer = house.tell(&house.nobody(), fields).await;
    assert_eq!(answer.status, StatusCode::OK, "{fields:?}: {}", answer.text());
    number_on(&answer.text())
}

fn number_on(page: &str) -> ReportNumber {
    let number = page.split("class=\"number-big\">").nth(1).and_then(|rest| rest.split('<').next());
    number.expect("the page has a number").parse().unwrap()
}

async fn from_country(house: &TestHouse, words: &str, more: &[(&str, &str)]) -> ReportNumber {
    let mut fields = vec![("incident", "contact"), ("story", "Synthetic: a child."), ("country", words)];
    fields.extend(more);
    let number = sent(house, &fields).await;
    house.carry().await;
    number
}

/// The countries that a report points to for one subject, with their states.
async fn places(house: &TestHouse, number: ReportNumber, subject: Subject) -> Vec<String> {
    let candidates = augmented::candidates(&house.house, &leave(number)).await.unwrap();
    let place = |one: &Candidate| {
        let country = one.country.map(|country| country.to_string())?;
        Some(one.state.as_ref().map_or_else(|| country.clone(), |state| format!("{country}-{state}")))
    };
    candidates.iter().filter(|one| one.subject == subject).filter_map(place).collect()
}

async fn decide(analyst: &Person, number: ReportNumber) {
    let fields = [("designation", "referral"), ("priority", "P1"), ("reason", "plausible")];
    let decided = analyst.form(&format!("/desk/reports/{number}/decide"), &fields).await;
    assert_eq!(decided.status, StatusCode::SEE_OTHER, "{}", decided.text());
}

async fn where_the_child_is_is_never_said_of_the_person_reported(engine: Engine) {
    let house = TestHouse::on(engine).await;
    house.qualify("de-1", BasisKind::Fbi).await;
    let fields = [
        ("danger", "yes"),
        ("incident", "contact"),
        ("story", STORY),
        ("app", "Example Chat"),
        ("account", "tall.heron"),
        ("country", "Sampletown, Deutschland"),
    ];
    let number = sent(&house, &fields).await;
    house.carry().await;
    assert_eq!(places(&house, number, Subject::Victim).await, ["DE"]);
    assert_eq!(places(&house, number, Subject::Reported).await, Vec::<String>::new());
    let statements = augmented::statements(&house.house, &leave(number)).await.unwrap();
    let elsewhere =
        |code: &str| statements.iter().any(|one| one.country.is_some_and(|known| known.code() == code));
    assert!(!elsewhere("GH"), "what somebody says of himself stays words");
    assert!(statements.iter().all(|one| one.country.is_none() || one.subject == Some(Subject::Victim)));

    let analyst = house.person("analyst", Role::Analyst, None, None).await;
    let page = analyst.page(&format!("/desk/reports/{number}")).await;
    let of_child = page.split("<h3>Victim</h3>").nth(1).and_then(|rest| rest.split("<h3>").next());
    assert!(of_child.is_some_and(|part| part.contains("Sampletown")), "the place stands with the child");
    decide(&analyst, number).await;
    house.carry().await;
    let referrals = routed::referrals(&house.house, &leave(number)).await.unwrap();
    let german = referrals.iter().find(|one| one.agency.as_str() == "de-1").expect("it reached Germany");
    let program = house.program("de-1").await;
    let path = format!("/api/v1/referrals/{}", german.id);
    let digest = program.get(&path).await.json()["conditions_sha256"].clone();
    let shown = serde_json::json!({ "conditions_sha256": digest });
    assert_eq!(program.post_json(&format!("{path}/acknowledge"), &shown).await.status, StatusCode::OK);
    let document = program.post_json(&format!("{path}/open"), &serde_json::json!({})).await.json();
    let parties = document["parties"].as_array().expect("they are disclosed");
    let place = |role: &str| {
        let party = parties.iter().find(|party| party["role"] == role).expect(role);
        party["estimated_location"].clone()
    };
    assert_eq!(place("Victim")["country"], "DE");
    assert_eq!(place("Victim")["city"], "Sampletown");
    assert_eq!(place("Person reported"), serde_json::Value::Null);
    let all = document["places"].as_array().unwrap();
    assert!(
        all.iter().all(|place| place["country"].is_null() || place["of"] == Subject::Victim.word()),
        "{all:?}"
    );
    house.ends_sound().await;
}

async fn a_country_in_peoples_own_words_leads_there(engine: Engine) {
    let house = TestHouse::on(engine).await;
    for (words, place) in [
        ("UK", "GB"),
        ("Great Britain", "GB"),
        ("scotland", "GB"),
        ("USA", "US"),
        ("America", "US"),
        ("Houston, Texas", "US-TX"),
        ("Brasil", "BR"),
        ("Türkiye", "TR"),
        ("Česká republika", "CZ"),
        ("Holland", "NL"),
        ("Ivory Coast", "CI"),
        ("المغرب", "MA"),
        ("日本", "JP"),
        ("Sampletown - Brazil", "BR"),
    ] {
        let number = from_country(&house, words, &[]).await;
        assert_eq!(places(&house, number, Subject::Victim).await, [place], "{words}");
        let kept = dossier::document(&house.house, &leave(number)).await.unwrap().unwrap();
        let kept: serde_json::Value = serde_json::from_slice(&kept).unwrap();
        assert_eq!(kept["child"]["words"], words, "what was written is kept as it was written");
    }
    let unread = from_country(&house, "the blue house by the lake", &[]).await;
    assert_eq!(places(&house, unread, Subject::Victim).await, Vec::<String>::new());
    let analyst = house.person("analyst", Role::Analyst, None, None).await;
    let page = analyst.page(&format!("/desk/reports/{unread}")).await;
    assert!(page.contains("the blue house by the lake"), "words that name no country are shown");
    house.ends_sound().await;
}

async fn what_may_be_several_places_is_asked_back(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let nobody = house.nobody();
    let asked = async |words: &str, place: &str| {
        let fields = [("incident", "contact"), ("story", "Synthetic."), ("country", words), ("place", place)];
        house.tell(&nobody, &fields).await
    };
    for (words, offered) in [
        ("Georgia", &["Georgia, the country", "Georgia, United States"][..]),
        ("Congo", &["value=\"CD\"", "value=\"CG\""]),
        ("Korea", &["value=\"KR\"", "value=\"KP\""]),
        ("Ireland", &["value=\"IE\"", "Northern Ireland, United Kingdom"]),
        ("CA", &["Canada", "California, United States"]),
        ("Spain or Portugal", &["value=\"ES\"", "value=\"PT\""]),
    ] {
        let answer = asked(words, "").await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{words} is not guessed");
        let page = answer.text();
        for choice in offered.iter().chain(&["Another place, or I do not know", "href=\"#place\""]) {
            assert!(page.contains(choice), "{words}: {choice}");
        }
        assert!(!page.contains("name=\"place\" value=\"GE\" checked"), "nothing is chosen beforehand");
    }
    assert!(house.rows().await.get("report").is_none_or(Vec::is_empty), "nothing was filed");

    for (words, place, led) in [
        ("Georgia", "GE", &["GE"][..]),
        ("Tbilisi, Georgia", "GE", &["GE"]),
        ("Georgia", "US:GA", &["US-GA"]),
        ("Georgia", "other", &[]),
        // The words were changed after they had been asked about: the choice was for others.
        ("France", "US:GA", &["FR"]),
    ] {
        let number = from_country(&house, words, &[("place", place)]).await;
        assert_eq!(places(&house, number, Subject::Victim).await, led, "{words}, {place}");
    }
    assert_eq!(asked("Georgia", "DE").await.status, StatusCode::UNPROCESSABLE_ENTITY, "it was not offered");
    house.ends_sound().await;
}

async fn who_agreed_is_named_to_the_police_and_nobody_else(engine: Engine) {
    let house = TestHouse::on(engine).await;
    house.qualify("de-1", BasisKind::Fbi).await;
    let analyst = house.person("analyst", Role::Analyst, None, None).await;
    let officer = house.person("officer", Role::Officer, Some("de-1"), None).await;
    for (said, named) in [("yes", true), ("no", false), ("", false)] {
        let more = [("name", "Robin Sample"), ("contact", "robin.sample@example.com"), ("agencies", said)];
        let fields: Vec<(&str, &str)> = [("incident", "contact"), ("story", STORY), ("country", "Germany")]
            .into_iter()
            .chain(more)
            .collect();
        let confirmed = house.tell(&house.nobody(), &fields).await.text();
        assert_eq!(confirmed.contains("They have your name"), named, "the page says what is done: {said}");
        let number = number_on(&confirmed);
        house.carry().await;
        decide(&analyst, number).await;
        house.carry().await;
        let page = analyst.page(&format!("/desk/reports/{number}")).await;
        assert!(page.contains("robin.sample@example.com"), "those who review may ask");
        let referrals = routed::referrals(&house.house, &leave(number)).await.unwrap();
        let german = referrals.iter().find(|one| one.agency.as_str() == "de-1").expect("it reached Germany");
        let path = format!("/agency/referrals/{}", german.id);
        officer.form(&format!("{path}/conditions"), &[("acknowledged", "yes")]).await;
        let page = officer.page(&path).await;
        assert!(page.contains("he lives in Ghana"), "the report is open: {said}");
        assert_eq!(page.contains("robin.sample@example.com"), named, "{said}");
        assert_eq!(page.contains("Robin Sample"), named, "{said}");
        let head = dossier::head(&house.house, number).await.unwrap().unwrap();
        let agreed =
            dossier::said(&house.house, &leave(head.number)).await.unwrap().reporter.agreed_to_be_named;
        let answers = [("yes", Answer::Yes), ("no", Answer::No), ("", Answer::NotStated)];
        assert!(answers.contains(&(said, agreed)));
    }
    let anonymous = [("incident", "contact"), ("story", "Synthetic."), ("agencies", "yes")];
    let page = house.tell(&house.nobody(), &anonymous).await.text();
    assert!(page.contains("You left no way to reach you"), "there is nothing to pass on");
    house.ends_sound().await;
}

async fn everything_to_put_right_is_told_at_once(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let wrong = [("urls", "two words"), ("country", "Korea"), ("contact", "robin@"), ("danger", "yes")];
    let answer = house.tell(&house.nobody(), &wrong).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = answer.text();
    let links: Vec<&str> =
        page.split("<li><a href=\"#").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert_eq!(links, ["incident", "urls", "place", "contact"], "all of it, in the order of the page");
    assert!(links.iter().all(|field| page.contains(&format!("id=\"{field}\""))), "each link leads somewhere");
    let empty = house.tell(&house.nobody(), &[]).await.text();
    assert!(empty.contains("href=\"#incident\"") && empty.contains("href=\"#story\""), "both at once");
    house.ends_sound().await;
}

async fn the_confirmation_can_be_loaded_again_and_sends_nothing(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let nobody = house.nobody();
    let page = nobody.get("/report").await.text();
    let token = page.split("name=\"csrf\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
    let confirmation = format!("/report/sent/{token}");
    assert_eq!(nobody.get(&confirmation).await.status, StatusCode::NOT_FOUND, "nothing was sent yet");
    house.pass(SignedDuration::from_secs(60));
    let fields = [("csrf", token), ("incident", "contact"), ("story", "Synthetic: sent once.")];
    let posted = nobody.post_form("/report", &fields).await;
    assert_eq!((posted.status, posted.header("location")), (StatusCode::SEE_OTHER, confirmation.clone()));
    let first = nobody.get(&confirmation).await;
    assert_eq!((first.status, first.header("cache-control").as_str()), (StatusCode::OK, "no-store"));
    let number = number_on(&first.text());
    assert!(!confirmation.contains(&number.to_string()), "the number stands in no address");
    house.pass(SignedDuration::from_hours(1));
    let before = house.rows().await;
    for _ in 0..3 {
        assert_eq!(number_on(&nobody.get(&confirmation).await.text()), number);
    }
    assert!(clearline_tests::differences(&before, &house.rows().await).is_empty(), "reading writes nothing");
    // The form sent again, by going back, leads to the same confirmation.
    assert_eq!(nobody.post_form("/report", &fields).await.header("location"), confirmation);
    for none_of_ours in ["0", &"f".repeat(82), &format!("{token}00"), "%F0%9F"] {
        let answer = nobody.get(&format!("/report/sent/{none_of_ours}")).await;
        assert!(answer.status.is_client_error(), "{none_of_ours}: {}", answer.status);
    }
    house.ends_sound().await;
}

async fn every_page_of_a_demonstration_says_that_everything_is_invented(engine: Engine) {
    let house = TestHouse::on(engine).await;
    const SAID: &str = "Demonstration: everything here is invented.";
    let nobody = house.nobody();
    for path in
        ["/", "/report", "/sign-in", "/api", "/ispws/documentation", "/nothing-is-here", "/report/sent/00"]
    {
        assert!(nobody.get(path).await.text().contains(SAID), "{path}");
    }
    let confirmed = house.tell(&nobody, &[("incident", "contact"), ("story", "Synthetic.")]).await.text();
    assert!(confirmed.contains(SAID));
    for (role, agency, path) in [
        (Role::Analyst, None, "/desk"),
        (Role::Officer, Some("de-1"), "/agency"),
        (Role::Auditor, None, "/auditor"),
        (Role::Counsel, None, "/counsel"),
        (Role::Admin, None, "/account"),
    ] {
        let person = house.person(path.trim_start_matches('/'), role, agency, None).await;
        assert!(person.page(path).await.contains(SAID), "{path}");
        assert!(!person.page(path).await.contains("Exit this page"), "{path}: who works here stays");
    }
    for path in ["/", "/report", "/nothing-is-here"] {
        let page = nobody.get(path).await.text();
        let link = format!("href=\"{}\" rel=\"nofollow noreferrer\"", clearline_frame::view::EXIT_TO);
        assert_eq!(page.matches(&link).count(), 2, "{path}: at the top for a keyboard, and where it is seen");
        assert!(page.contains("Emergency: </span>Exit this page"), "{path}");
    }
    let form = nobody.get("/report").await.text();
    assert!(form.contains("does not clear your browser"), "it says what the link does not do");
    house.ends_sound().await;
}

async fn a_former_code_leads_to_the_country_of_today_and_a_wrong_one_is_mended(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let provider = house.provider("example-chat").await;
    let in_country = |code: &str| {
        let place = Element::new("estimatedLocation").leaf("countryCode", code);
        report_with(IncidentType::Enticement, |mut parts| {
            parts.reported = parts.reported.with(place);
            parts
        })
    };
    for (code, led) in [("FX", &["FR"][..]), ("AN", &[]), ("EU", &[]), ("FR", &["FR"])] {
        let number = provider.file(&in_country(code), &[]).await;
        house.carry().await;
        assert_eq!(places(&house, number, Subject::Reported).await, led, "{code}");
        let said = dossier::document(&house.house, &leave(number)).await.unwrap().unwrap();
        assert!(String::from_utf8(said).unwrap().contains(code), "what was said stays");
    }
    // Police that asked under a former code are asked about under the code of today.
    house.qualify("fr-1", BasisKind::Fbi).await;
    let asked = report_with(IncidentType::Enticement, |parts| parts.asked_by("FX"));
    let number = provider.file(&asked, &[]).await;
    house.carry().await;
    let receivers = house.receivers(number).await;
    assert!(receivers.iter().any(|one| one == "fr-1"), "{receivers:?}");
    for (code, mend) in [
        ("UK", "Write GB for the United Kingdom."),
        ("USA", "Write US for the United States."),
        ("fr", "Write FR: two capital letters"),
    ] {
        let answer = provider.xml("submit", &in_country(code)).await;
        assert_eq!(answer.code(), Code::ValidationFailed);
        assert!(
            answer.text().contains("cvc-enumeration-valid") && answer.text().contains(mend),
            "{}",
            answer.text()
        );
    }
    house.ends_sound().await;
}
