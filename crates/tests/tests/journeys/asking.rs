//! What an agency gets in hand to ask a provider: drafts of its own letters, and the brief in its own language.

use clearline_identity::directory;
use clearline_law::access::{Actor, Role};
use clearline_pipeline::refer;
use clearline_records::dossier::routed;
use clearline_report::{BasisKind, IncidentType, ReferralId};
use clearline_tests::{Answer, Engine, TestHouse, leave, report_with, visible};

use crate::on_both;

on_both!(
    drafts_of_requests_reach_the_officer_and_the_program_of_the_agency,
    a_brief_is_in_the_language_of_its_agency_wherever_it_is_read,
);

/// A referral to an agency, of a report of Facebook; opened.
async fn opened(house: &TestHouse, agency: &str, country: Option<&str>) -> ReferralId {
    let provider = house.provider("facebook").await;
    let address = country.map(|country| {
        let country = country.parse().unwrap();
        let slice = clearline_world::addresses_of(country).find(|slice| slice.base.is_ipv4());
        slice.unwrap().base.to_string()
    });
    let document = report_with(IncidentType::Csam, |parts| match &address {
        Some(address) => parts.seen_at(address),
        None => parts,
    });
    let number = provider.file(&document, &[("seen.png", b"harmless, seen")]).await;
    house.carry().await;
    let id = routed::referrals(&house.house, &leave(number)).await.unwrap().remove(0).id;
    let actor = Actor::officer(&"someone".parse().unwrap(), agency.parse().unwrap());
    refer::acknowledge_conditions(&house.house, &actor, id).await.unwrap();
    refer::open(&house.house, &actor, id).await.unwrap();
    id
}

async fn speaks(house: &TestHouse, agency: &str, tag: &str) {
    let operator = Actor::staff(Role::Admin, &"operator".parse().unwrap()).unwrap();
    directory::set_agency_language(&house.house, &operator, &agency.parse().unwrap(), tag).await.unwrap();
}

fn kind(answer: &Answer) -> (u16, String) {
    (answer.status.as_u16(), answer.header("content-type"))
}

async fn drafts_of_requests_reach_the_officer_and_the_program_of_the_agency(engine: Engine) {
    let house = TestHouse::on(engine).await;
    house.qualify("de-1", BasisKind::Fbi).await;
    let id = opened(&house, "de-1", Some("DE")).await;
    let officer = house.person("officer", Role::Officer, Some("de-1"), None).await;
    let program = house.program("de-1").await;
    let referral = officer.page(&format!("/agency/referrals/{id}")).await;
    let brief = officer.page(&format!("/agency/referrals/{id}/brief")).await;
    for kind_of in ["preservation", "records", "emergency"] {
        let at = format!("/agency/referrals/{id}/drafts/{kind_of}");
        assert!(referral.contains(&format!("href=\"{at}\"")), "the referral leads to {kind_of}");
        assert!(brief.contains(&format!("href=\"{at}\"")), "the brief leads to {kind_of}");
        let page = officer.page(&at).await;
        let words = visible(&page);
        for said in [
            "We never send it.",
            "Meta Platforms Ireland Limited",
            "facebook.com/records",
            "user-1",
            "[date, name",
        ] {
            assert!(words.contains(said), "{kind_of}: {said}\n{words}");
        }
        for (last, mime) in [("text", "text/plain; charset=utf-8"), ("pdf", "application/pdf")] {
            assert!(page.contains(&format!("href=\"{at}/{last}\"")));
            let own = officer.caller.get(&format!("{at}/{last}")).await;
            assert_eq!(kind(&own), (200, mime.to_owned()));
            let told = program.get(&format!("/api/v1/referrals/{id}/drafts/{kind_of}/{last}")).await;
            assert_eq!((kind(&told), told.body == own.body), ((200, mime.to_owned()), true), "{last}");
        }
        let text = officer.caller.get(&format!("{at}/text")).await.text();
        let told = program.get(&format!("/api/v1/referrals/{id}/drafts/{kind_of}")).await.json();
        assert_eq!((&told["kind"], &told["language"]), (&kind_of.into(), &"en".into()));
        for line in
            told["sections"].as_array().unwrap().iter().flat_map(|part| part["lines"].as_array().unwrap())
        {
            assert!(text.contains(line["words"].as_str().unwrap()), "{line}");
        }
    }
    let none = officer.caller.get(&format!("/agency/referrals/{id}/drafts/everything")).await;
    assert_eq!(none.status.as_u16(), 404);
    let other = house.person("other", Role::Officer, Some("fr-1"), None).await;
    let hidden = other.caller.get(&format!("/agency/referrals/{id}/drafts/records")).await;
    assert_eq!(hidden.status.as_u16(), 404, "another agency's referral does not exist");

    // An authority of the United States gets records only by process: there is no draft, and the answer says why.
    let home = opened_at_home(&house).await;
    let agent = house.person("agent", Role::Officer, Some("us-fbi"), None).await;
    assert!(!agent.page(&format!("/agency/referrals/{home}")).await.contains("drafts/records"));
    let refused = agent.caller.get(&format!("/agency/referrals/{home}/drafts/records")).await;
    assert_eq!(refused.status.as_u16(), 403);
    assert!(refused.text().contains("Your agency needs legal process"), "{}", refused.text());
    let refused =
        house.program("us-fbi").await.get(&format!("/api/v1/referrals/{home}/drafts/records")).await;
    assert_eq!((refused.status.as_u16(), &refused.json()["code"]), (403, &"needs_process".into()));
    house.ends_sound().await;
}

async fn opened_at_home(house: &TestHouse) -> ReferralId {
    let provider = house.provider("example-chat").await;
    let number = provider.file(&report_with(IncidentType::Csam, |parts| parts), &[]).await;
    house.carry().await;
    let id = routed::referrals(&house.house, &leave(number)).await.unwrap().remove(0).id;
    let actor = Actor::officer(&"someone".parse().unwrap(), "us-fbi".parse().unwrap());
    refer::acknowledge_conditions(&house.house, &actor, id).await.unwrap();
    refer::open(&house.house, &actor, id).await.unwrap();
    id
}

async fn a_brief_is_in_the_language_of_its_agency_wherever_it_is_read(engine: Engine) {
    let house = TestHouse::on(engine).await;
    house.qualify("de-1", BasisKind::Fbi).await;
    let id = opened(&house, "de-1", Some("DE")).await;
    let officer = house.person("officer", Role::Officer, Some("de-1"), None).await;
    let auditor = house.person("auditor", Role::Auditor, None, None).await;
    let program = house.program("de-1").await;
    let (own, checked, told) = (
        format!("/agency/referrals/{id}/brief"),
        format!("/auditor/referrals/{id}/brief"),
        format!("/api/v1/referrals/{id}/brief"),
    );
    let english = program.get(&told).await.json();
    assert_eq!(english["language"], "en", "until another one is set");
    assert!(!english.to_string().contains("\"english\":"), "there is nothing to put beside");
    assert!(officer.page(&own).await.contains("<html lang=\"en\" dir=\"ltr\">"));

    speaks(&house, "de-1", "ar").await;
    let arabic = program.get(&told).await.json();
    assert_eq!(arabic["language"], "ar");
    let lines = |brief: &serde_json::Value| -> Vec<serde_json::Value> {
        let parts = brief["sections"].as_array().unwrap().iter();
        parts.flat_map(|part| part["lines"].as_array().unwrap().clone()).collect()
    };
    let mut beside = 0;
    for (one, other) in lines(&english).iter().zip(&lines(&arabic)) {
        assert_eq!(one["message"], other["message"], "the lines are the same");
        assert_eq!(other.get("english").unwrap_or(&other["words"]), &one["words"]);
        beside += usize::from(other.get("english").is_some());
    }
    assert!(beside > 10, "{beside}");
    let page = officer.page(&own).await;
    assert!(page.contains("<html lang=\"ar\" dir=\"rtl\">"), "the whole page is in Arabic");
    assert!(page.contains("<p class=\"line-english\" lang=\"en\" dir=\"ltr\" translate=\"no\">"));
    let heading = arabic["sections"][0]["heading"].as_str().unwrap();
    assert!(visible(&page).contains(heading), "{heading}");
    // Who checks reads the frame in a language of their own, and what the agency reads in that of the agency.
    let page = auditor.page(&checked).await;
    assert!(page.contains("<html lang=\"en\" dir=\"ltr\">") && page.contains(" lang=\"ar\" dir=\"rtl\">"));
    assert!(visible(&page).contains(heading));

    // Around a draft stands the agency's language; the letter stays in the one that its receiver reads.
    let draft = officer.page(&format!("/agency/referrals/{id}/drafts/preservation")).await;
    assert!(draft.contains("<html lang=\"ar\" dir=\"rtl\">") && draft.contains("طلب التحفظ على البيانات"));
    assert!(draft.contains("<div class=\"letter\" lang=\"en\" dir=\"ltr\" translate=\"no\">"));
    assert!(draft.contains("We ask you to preserve the data below"));
    // What the address asks for goes first.
    assert!(officer.page(&format!("{own}?lang=fr")).await.contains("<html lang=\"fr\" dir=\"ltr\">"));
    speaks(&house, "de-1", "en").await;
    assert_eq!(program.get(&told).await.json()["language"], "en");
    house.ends_sound().await;
}
