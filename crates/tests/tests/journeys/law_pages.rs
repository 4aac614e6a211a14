//! The counsel's portal: two people open an agency, a ruling that waits is answered, and the law is read on any day.

use axum::http::StatusCode;
use clearline_counsel::EVIDENCE_BYTES_MAX;
use clearline_law::access::Role;
use clearline_report::{BasisKind, IncidentType, ReportNumber};
use clearline_tests::{Answer, Engine, Person, TestHouse, report_with};

use crate::on_both;

on_both!(
    two_people_open_an_agency_on_its_page,
    what_is_wrong_with_a_proposal_is_said_at_its_field,
    a_document_comes_only_from_our_own_form,
    a_ruling_that_waits_is_answered_by_two_people,
    a_stale_entry_is_relied_on_by_two_people,
    the_law_is_read_on_any_day_and_as_it_was_known,
    who_only_reads_is_shown_no_forms,
);

async fn counsel(house: &TestHouse, name: &str) -> Person {
    house.person(name, Role::Counsel, None, None).await
}

const BASIS: [(&str, &str); 5] = [
    ("kind", "interpol"),
    ("from", "2026-11-01"),
    ("to", ""),
    ("evidence", "Synthetic letter, file 12"),
    ("reason", "the relationship was confirmed"),
];

const LETTER: (&str, &[u8]) = ("letter \u{2013} 12.txt", b"Synthetic <script>letter</script>.");

/// The proposal that an answer leads to.
fn proposal(answer: &Answer) -> String {
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
    let to = answer.header("location");
    assert!(to.starts_with("/counsel/proposals/"), "{to}");
    to
}

/// A report that points to a country, carried as far as it goes.
async fn report_from(house: &TestHouse, provider: &str, code: &str) -> ReportNumber {
    let provider = house.provider(provider).await;
    let country = code.parse().unwrap();
    let address = clearline_world::addresses_of(country).find(|slice| slice.base.is_ipv4()).unwrap().base;
    let document = report_with(IncidentType::Csam, |parts| parts.seen_at(&address.to_string()));
    let number = provider.file(&document, &[("a.png", b"harmless")]).await;
    house.carry().await;
    number
}

async fn two_people_open_an_agency_on_its_page(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let (ana, ben) = (counsel(&house, "ana").await, counsel(&house, "ben").await);
    let before = ana.page("/counsel/agencies/de-1").await;
    assert!(before.contains("no ground for it has been entered here") && before.contains("Propose a basis"));
    let basis = proposal(&ana.form_with("/counsel/agencies/de-1/propose", &BASIS, LETTER).await);
    let fields = [("answer", "yes"), ("evidence", "Synthetic statute"), ("reason", "the statute asks")];
    let answer = ana.form_with("/counsel/agencies/de-1/investigates", &fields, ("", b"")).await;
    let investigates = proposal(&answer);
    assert!(ana.page(&basis).await.contains("You proposed this"));
    assert!(ana.page("/counsel").await.contains("yours: somebody else must decide"));
    for id in [&basis, &investigates] {
        let alone = ana.form(&format!("{id}/approve"), &[]).await;
        assert_eq!(alone.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(alone.text().contains("a second person decides"), "{}", alone.text());
    }
    assert_eq!(house.receivers(report_from(&house, "example-chat", "DE").await).await, ["us-fbi"]);

    let page = ben.page(&basis).await;
    assert!(page.contains("the relationship was confirmed") && page.contains("SHA-256"), "{page}");
    let file = ben.caller.get(&format!("{basis}/document")).await;
    assert_eq!((file.status, file.body.as_slice()), (StatusCode::OK, LETTER.1));
    assert_eq!(file.header("content-type"), "application/octet-stream");
    assert!(file.header("content-disposition").starts_with("attachment; filename=\"letter _ 12.txt\""));
    assert_eq!(file.header("content-security-policy"), "default-src 'none'; sandbox");
    let outside = house.person("officer", Role::Officer, Some("de-1"), None).await;
    assert_eq!(outside.caller.get(&format!("{basis}/document")).await.status, StatusCode::FORBIDDEN);
    for id in [&basis, &investigates] {
        let done = ben.form(&format!("{id}/approve"), &[("reason", "")]).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text());
    }
    let after = ben.page("/counsel/agencies/de-1").await;
    assert!(after.contains("may receive today") && after.contains("approved by ben"), "{after}");
    assert_eq!(house.receivers(report_from(&house, "example-mail", "DE").await).await, ["de-1"]);

    let fields = [("answer", "1"), ("to", "2026-11-22"), ("reason", "the relationship ended")];
    let end = proposal(&ben.form("/counsel/agencies/de-1/end", &fields).await);
    let refused = ana.form(&format!("{end}/refuse"), &[("reason", "")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "a refusal needs its reason");
    assert_eq!(ana.form(&format!("{end}/approve"), &[]).await.status, StatusCode::SEE_OTHER);
    assert!(ben.page("/counsel/agencies/de-1").await.contains("How it was ended"));
    assert_eq!(house.receivers(report_from(&house, "example-photos", "DE").await).await, ["us-fbi"]);
    house.ends_sound().await;
}

async fn what_is_wrong_with_a_proposal_is_said_at_its_field(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let ana = counsel(&house, "ana").await;
    let path = "/counsel/agencies/de-1/propose";
    let with = |field: &'static str, value: &'static str| {
        BASIS.map(|(name, typed)| (name, if name == field { value } else { typed }))
    };
    let wrong = [
        (with("kind", "nato"), LETTER, "Choose what qualifies it."),
        (with("from", ""), LETTER, "Say from which day."),
        (with("to", "2026-10-01"), LETTER, "The last day lies before the first."),
        (with("evidence", " "), LETTER, "Say what proves it: a letter, a list, a law."),
        (with("reason", ""), LETTER, "Say why."),
        (BASIS, ("", &b""[..]), "Add the document that proves it."),
        (BASIS, ("empty.txt", &b""[..]), "The document is empty."),
    ];
    for (fields, document, words) in wrong {
        let answer = ana.form_with(path, &fields, document).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{words}");
        let text = answer.text();
        assert!(text.contains(words) && text.contains("-wrong\""), "{words}: {text}");
    }
    let large = vec![b'x'; usize::try_from(EVIDENCE_BYTES_MAX).unwrap() + 1];
    let answer = ana.form_with(path, &BASIS, ("large.bin", &large)).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.text().contains("at most 20,971,520 bytes"), "{}", answer.text());
    proposal(&ana.form_with(path, &BASIS, LETTER).await);
    let twice = ana.form_with(path, &BASIS, LETTER).await;
    assert!(twice.text().contains("The same is proposed already"), "{}", twice.text());
    let federal = ana.form_with("/counsel/agencies/us-fbi/propose", &BASIS, LETTER).await;
    assert_eq!(federal.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(
        ana.form_with("/counsel/agencies/nobody/propose", &BASIS, LETTER).await.status,
        StatusCode::NOT_FOUND
    );
    let analyst = house.person("analyst", Role::Analyst, None, None).await;
    assert_eq!(analyst.form_with(path, &BASIS, LETTER).await.status, StatusCode::FORBIDDEN);
}

async fn a_document_comes_only_from_our_own_form(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let ana = counsel(&house, "ana").await;
    let path = "/counsel/agencies/de-1/propose";
    let fields: Vec<(&str, Option<&str>, &[u8])> =
        BASIS.iter().map(|(name, value)| (*name, None, value.as_bytes())).collect();
    let wrong: Vec<_> = [("csrf", None, &b"guessed"[..])].into_iter().chain(fields.clone()).collect();
    let late: Vec<_> = fields.clone().into_iter().chain([("csrf", None, &b"guessed"[..])]).collect();
    for parts in [&fields, &wrong, &late, &Vec::new()] {
        let answer = ana.parts(path, parts).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{}", answer.text());
        assert!(answer.text().contains("did not come from this page"), "{}", answer.text());
    }
    let elsewhere = ana.caller.with("sec-fetch-site", "cross-site");
    let kind = Some("multipart/form-data; boundary=x-y-z");
    let answer = elsewhere.send("POST", path, kind, "--x-y-z--\r\n").await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
    assert!(ana.page("/counsel/proposals").await.contains("None"), "nothing was proposed");
}

/// India is not known to be bound by the Convention against Torture: a policy of the house asks counsel first.
async fn a_ruling_that_waits_is_answered_by_two_people(engine: Engine) {
    let house = TestHouse::on(engine).await;
    house.qualify("in-1", BasisKind::Interpol).await;
    let (ana, ben) = (counsel(&house, "ana").await, counsel(&house, "ben").await);
    let (stays, goes) =
        (report_from(&house, "example-chat", "IN").await, report_from(&house, "example-mail", "IN").await);
    for number in [stays, goes] {
        assert!(!house.receivers(number).await.contains(&"in-1".to_owned()), "it waits");
    }
    let page = ana.page("/counsel/approvals").await;
    assert!(page.contains(&stays.to_string()) && page.contains(&goes.to_string()), "{page}");
    let form = |number: ReportNumber| {
        let begins = format!("/counsel/approvals/{number}-");
        let rest = page.split(&begins).nth(1).unwrap().split('/').next().unwrap();
        format!("{begins}{rest}/propose")
    };
    let silent = ana.form(&form(goes), &[("answer", "approve"), ("reason", "")]).await;
    assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(silent.text().contains("Say why."), "{}", silent.text());
    let fields = [("answer", "refuse"), ("reason", "the risk is not known")];
    proposal(&ana.form(&form(stays), &fields).await);
    let fields = [("answer", "approve"), ("reason", "the risk was looked at")];
    let asked = proposal(&ana.form(&form(goes), &fields).await);
    house.carry().await;
    assert!(!house.receivers(goes).await.contains(&"in-1".to_owned()), "one person is not enough");
    assert_eq!(ben.form(&format!("{asked}/approve"), &[]).await.status, StatusCode::SEE_OTHER);
    house.carry().await;
    assert!(house.receivers(goes).await.contains(&"in-1".to_owned()), "two are");
    assert!(!house.receivers(stays).await.contains(&"in-1".to_owned()));
    assert!(ana.page("/counsel/approvals").await.contains("No ruling waits"), "both were answered");
    assert_eq!(ana.form(&form(stays), &fields).await.status, StatusCode::NOT_FOUND);

    // A standing approval: the next report needs none of its own.
    let fields =
        [("policy", "rights_review"), ("until", "2027-06-30"), ("reason", "looked at for the half-year")];
    let standing = proposal(&ana.form("/counsel/agencies/in-1/approve", &fields).await);
    assert_eq!(ben.form(&format!("{standing}/approve"), &[]).await.status, StatusCode::SEE_OTHER);
    let next = report_from(&house, "example-photos", "IN").await;
    assert!(house.receivers(next).await.contains(&"in-1".to_owned()));
    let ended = ana.form(&format!("{standing}/end"), &[("reason", "the situation changed")]).await;
    assert_eq!(ended.status, StatusCode::SEE_OTHER, "{}", ended.text());
    let last = report_from(&house, "example-forum", "IN").await;
    assert!(!house.receivers(last).await.contains(&"in-1".to_owned()), "one person may end it");
    house.ends_sound().await;
}

/// A route of the operator's own whose review is overdue and may be overridden.
pub(crate) const STALE: &str = "[[policy]]\nid = \"house-list\"\npolicy = \"sanctions\"\neffect = \"withhold\"\nsays = \"none yet\"\n\
     sources = [\"OWN-RULE\"]\nconfidence = \"high\"\nas_of = 2026-10-01\nreview_by = 2026-11-01\nwhen_stale = \"override\"\n";

async fn a_stale_entry_is_relied_on_by_two_people(engine: Engine) {
    let house = TestHouse::with_law(engine, &[("house.toml", STALE)]).await;
    let (ana, ben) = (counsel(&house, "ana").await, counsel(&house, "ben").await);
    let board = ana.page("/counsel").await;
    assert!(board.contains("its review was due by 2026-11-01"), "{board}");
    assert!(board.contains("/counsel/rely?entry=house-list"), "the board leads to the form");
    assert!(ana.page("/counsel/rely?entry=house-list").await.contains("none yet"));
    let fields =
        [("entry", "house-list"), ("from", "2026-11-23"), ("to", "2027-11-23"), ("reason", "under review")];
    let far = ana.form("/counsel/rely", &fields).await;
    assert!(far.text().contains("at most 90 days"), "{}", far.text());
    let fields =
        [("entry", "house-list"), ("from", "2026-11-23"), ("to", "2026-12-23"), ("reason", "under review")];
    let asked = proposal(&ana.form("/counsel/rely", &fields).await);
    let back = ana.form(&format!("{asked}/withdraw"), &[("reason", "the wrong day")]).await;
    assert_eq!(back.status, StatusCode::SEE_OTHER, "{}", back.text());
    let asked = proposal(&ana.form("/counsel/rely", &fields).await);
    assert_eq!(ben.form(&format!("{asked}/approve"), &[]).await.status, StatusCode::SEE_OTHER);
    let board = ben.page("/counsel").await;
    assert!(board.contains("under review") && board.contains("ana, ben"), "{board}");
    assert!(ben.page("/counsel/proposals?part=decided").await.contains("taken back"));
}

async fn the_law_is_read_on_any_day_and_as_it_was_known(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let ana = counsel(&house, "ana").await;
    let lapses = ana.page("/counsel/instruments/eu-interim?on=2026-04-03").await;
    assert!(lapses.contains("in force") && !lapses.contains("lapsed 2026-04-03"), "on its last day");
    assert!(ana.page("/counsel/instruments/eu-interim?on=2026-04-04").await.contains("lapsed 2026-04-03"));
    let unknown = ana.caller.get("/counsel/instruments/eu-interim?known=2020-01-01").await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND, "nothing was known here in 2020");
    assert!(ana.page("/counsel/instruments?known=2026-11-24").await.contains("at the end of 2026-11-24"));
    let bad = ana.caller.get("/counsel/instruments?on=tomorrow").await;
    assert_eq!(bad.status, StatusCode::BAD_REQUEST);
    let country = ana.page("/counsel/countries/DE?on=2009-06-30").await;
    assert!(country.contains("Germany") && country.contains("Bundeskriminalamt"));
    assert_eq!(ana.caller.get("/counsel/countries/ZZ").await.status, StatusCode::NOT_FOUND);
    let no_way = ana.page("/counsel/countries/QA").await;
    assert!(
        no_way.contains("it is not stated that it investigates such crimes"),
        "INTERPOL Washington receives nothing"
    );
    let ways = ana.caller.get("/counsel/countries.csv?show=way&on=2026-11-25").await.text();
    assert!(ways.contains("Qatar") && !ways.contains("us-usncb"), "a way that carries nothing is none");
    let map = ana.page("/counsel/countries?show=us_mlat&on=2026-11-23&region=Europe").await;
    assert!(map.contains("<svg") && map.contains("/counsel/countries/FR?on=2026-11-23"));
    let unasked = ana.caller.get("/counsel/countries?show=weather").await;
    assert_eq!(unasked.status, StatusCode::BAD_REQUEST);
    let csv = ana.caller.get("/counsel/countries.csv?show=budapest_party&on=2026-11-23").await;
    assert_eq!(csv.text().lines().count(), 251, "a heading and 250 countries");
    assert!(csv.text().contains("\r\nDE,Germany,Europe,holds,"), "{}", csv.text());
    let clause = ana.page("/counsel/obligations/US-2258A-h1").await;
    assert!(clause.contains("enforced by a clock"), "{clause}");
    assert!(ana.page("/counsel/obligations?held=recorded").await.contains("US-2258A-b1"));
    let found = ana.page("/counsel/search?q=Budapest").await;
    assert!(found.contains("/counsel/instruments/budapest"), "{found}");
    assert!(ana.page("/counsel/agencies?class=foreign&q=japan").await.contains("/counsel/agencies/jp-1"));
    let requests = ana.caller.get("/counsel/requests").await;
    assert_eq!(requests.header("location"), "/auditor/requests");
}

async fn who_only_reads_is_shown_no_forms(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let ana = counsel(&house, "ana").await;
    let asked = proposal(&ana.form_with("/counsel/agencies/de-1/propose", &BASIS, LETTER).await);
    let auditor = house.person("auditor", Role::Auditor, None, None).await;
    let page = auditor.page("/counsel/agencies/de-1").await;
    assert!(page.contains("awaiting approval") && !page.contains("Propose a basis"), "{page}");
    assert!(!auditor.page(&asked).await.contains("/approve\""), "reading is not deciding");
    for act in ["approve", "refuse", "withdraw", "end"] {
        let answer = auditor.form(&format!("{asked}/{act}"), &[("reason", "I would")]).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{act}");
    }
    for path in ["/counsel/agencies/de-1/end", "/counsel/agencies/de-1/investigates"] {
        assert_eq!(auditor.caller.get(path).await.status, StatusCode::FORBIDDEN, "{path}");
    }
    let admin = house.person("admin", Role::Admin, None, None).await;
    let answer = admin.form(&format!("{asked}/approve"), &[]).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN, "who administers accounts decides nothing");
    let supervisor = house.person("supervisor", Role::Supervisor, None, None).await;
    let fields = [("answer", "no"), ("evidence", "Synthetic statute"), ("reason", "it ended")];
    proposal(&supervisor.form_with("/counsel/agencies/de-1/investigates", &fields, ("", b"")).await);
}
