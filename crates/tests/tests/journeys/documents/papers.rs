//! What leaves us as a document: briefs, the cover of a package, its first page on paper, letters, receipts.

use clearline_disclosure::Writer;
use clearline_law::access::{Actor, Role};
use clearline_paper::{Document, Mark};
use clearline_pipeline::follow_up::holds;
use clearline_pipeline::refer;
use clearline_records::dossier::routed;
use clearline_report::{BasisKind, IncidentType, ReferralId};
use clearline_seal::{Identity, Signer};
use clearline_tests::{Engine, Provider, TestHouse, leave, report_with, visible};

use super::{Names, referred};
use crate::on_both;

on_both!(
    a_brief_says_the_same_on_paper_and_by_program,
    a_package_begins_with_its_cover_and_its_conditions_on_paper,
    letters_about_preservation_say_what_was_reviewed,
    drafts_of_requests_say_what_was_reviewed,
    a_receipt_of_a_provider_says_what_was_reviewed,
    a_receipt_of_the_public_says_what_was_reviewed,
);

/// A document for paper as text, in the order in which it is set.
fn on_paper(document: &Document) -> String {
    let mut text = vec![document.over.clone(), document.title.clone()];
    text.extend(document.facts.iter().map(|(name, value)| format!("{name}: {value}")));
    for section in &document.sections {
        text.push(format!("\n# {}", section.heading));
        text.extend(section.intro.clone());
        for line in &section.lines {
            let mark = match line.mark {
                Mark::Plain => "-",
                Mark::Yes => "[yes]",
                Mark::No => "[no]",
                Mark::Unknown => "[unknown]",
                Mark::Caution => "[caution]",
            };
            text.push(format!("{mark} {}", line.words));
            text.extend(line.source.iter().chain(&line.as_of).map(|source| format!("    {source}")));
        }
    }
    text.push(format!("\n{}", document.foot));
    text.join("\n").trim_start().to_owned()
}

async fn a_brief_says_the_same_on_paper_and_by_program(engine: Engine) {
    let house = TestHouse::on(engine).await;
    house.qualify("de-1", BasisKind::Interpol).await;
    let provider = house.provider("example-chat").await;
    let id = referred(&house, &provider, "de-1").await;
    let names = Names::of(&house, id).await;
    let officer = Actor::officer(&"officer".parse().unwrap(), "de-1".parse().unwrap());
    let brief = refer::of_agency(&house.house, &officer, id).await.unwrap();
    let paper = on_paper(&brief.paper(Writer::of(&house.house)));
    insta::assert_snapshot!("brief_on_paper", names.replaced(&paper));
    let program = house.program("de-1").await;
    let told = program.get(&format!("/api/v1/referrals/{id}/brief")).await.json();
    // The lines are those of the paper; their text is above.
    let mut outline = told.clone();
    let mut lines = 0;
    for section in outline["sections"].as_array_mut().unwrap() {
        for line in section["lines"].as_array_mut().unwrap() {
            let words = line["words"].as_str().unwrap();
            assert!(paper.contains(words), "the program and the paper say the same: {words}");
            lines += 1;
        }
        let all = section["lines"].as_array_mut().unwrap();
        all.truncate(1);
    }
    assert!(lines > 20, "{lines}");
    insta::assert_snapshot!("brief_api", names.replaced(&serde_json::to_string_pretty(&outline).unwrap()));
    let auditor = house.person("auditor", Role::Auditor, None, None).await;
    let page = auditor.page(&format!("/auditor/referrals/{id}/brief")).await;
    let officer = house.person("officer", Role::Officer, Some("de-1"), None).await;
    let own = officer.page(&format!("/agency/referrals/{id}/brief")).await;
    assert_eq!(said_of_brief(&page), said_of_brief(&own), "those who check read what the agency reads");
    house.ends_sound().await;
}

/// The words of a brief's page below its links.
fn said_of_brief(page: &str) -> String {
    let words = visible(page);
    words.lines().skip_while(|line| *line != "Agency").collect::<Vec<_>>().join("\n")
}

/// A report whose account, network address and file lead to the home agency, which receives packages.
async fn packed(house: &TestHouse, provider: &Provider) -> (ReferralId, Identity) {
    let identity = Identity::from_entropy(&[5; 32]).unwrap();
    house.by_package("us-fbi", &identity.recipient()).await;
    let document = report_with(IncidentType::Csam, |parts| parts);
    let number = provider.file(&document, &[("seen.png", b"harmless, seen")]).await;
    house.carry().await;
    (routed::referrals(&house.house, &leave(number)).await.unwrap().remove(0).id, identity)
}

async fn a_package_begins_with_its_cover_and_its_conditions_on_paper(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let provider = house.provider("example-chat").await;
    let (id, identity) = packed(&house, &provider).await;
    let names = Names::of(&house, id).await;
    let supervisor = Actor::staff(Role::Supervisor, &"sue".parse().unwrap()).unwrap();
    let first = refer::first_page_set(&house.house, &supervisor, id).await.unwrap();
    let kept = routed::referral(&house.house, &leave(id.report), id.ordinal).await.unwrap().unwrap();
    let size = format!("{} bytes", kept.package.expect("it is sealed").bytes);
    let first = on_paper(&first).replace(&size, "SO MANY bytes");
    insta::assert_snapshot!("hand_over", names.replaced(&first));
    let officer = house.person("officer", Role::Officer, Some("us-fbi"), None).await;
    let actor = Actor::officer(&"officer".parse().unwrap(), "us-fbi".parse().unwrap());
    refer::acknowledge_conditions(&house.house, &actor, id).await.unwrap();
    let sealed = officer.caller.get(&format!("/agency/referrals/{id}/package")).await;
    let signer = Signer::new(&house.house.keys.name, house.house.keys.signing.clone()).unwrap();
    let (package, _) = clearline_seal::open(&sealed.body, &identity, &[signer.public()]).unwrap();
    insta::assert_snapshot!("cover", names.replaced(&package.cover));
    let read: serde_json::Value = serde_json::from_slice(&package.report_json).unwrap();
    insta::assert_snapshot!("report_json", names.replaced(&serde_json::to_string_pretty(&read).unwrap()));
    house.ends_sound().await;
}

async fn letters_about_preservation_say_what_was_reviewed(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let provider = house.provider("example-chat").await;
    let (id, _) = packed(&house, &provider).await;
    let names = Names::of(&house, id).await;
    let analyst = house.person("analyst", Role::Analyst, None, None).await;
    let extension = format!("/desk/reports/{}/preservation/letter", id.report);
    insta::assert_snapshot!("letter_longer", names.page(&analyst.caller.get(&extension).await));
    let officer = house.person("officer", Role::Officer, Some("us-fbi"), None).await;
    let actor = Actor::officer(&"officer".parse().unwrap(), "us-fbi".parse().unwrap());
    refer::acknowledge_conditions(&house.house, &actor, id).await.unwrap();
    refer::open(&house.house, &actor, id).await.unwrap();
    let letter = format!("/agency/referrals/{id}/preservation/letter");
    insta::assert_snapshot!("letter_request", names.page(&officer.caller.get(&letter).await));
    holds::request(&house.house, &actor, id, "FD-302-118").await.unwrap();
    insta::assert_snapshot!("letter_renewal", names.page(&officer.caller.get(&letter).await));
    house.ends_sound().await;
}

/// Of a provider that the register knows, to an agency abroad: the letters, and the page around one of them.
async fn drafts_of_requests_say_what_was_reviewed(engine: Engine) {
    let house = TestHouse::on(engine).await;
    house.qualify("de-1", BasisKind::Interpol).await;
    let provider = house.provider("facebook").await;
    let id = referred(&house, &provider, "de-1").await;
    let names = Names::of(&house, id).await;
    let actor = Actor::officer(&"officer".parse().unwrap(), "de-1".parse().unwrap());
    refer::acknowledge_conditions(&house.house, &actor, id).await.unwrap();
    refer::open(&house.house, &actor, id).await.unwrap();
    let officer = house.person("officer", Role::Officer, Some("de-1"), None).await;
    let drafts = format!("/agency/referrals/{id}/drafts");
    for kind in ["preservation", "records", "emergency"] {
        let text = officer.caller.get(&format!("{drafts}/{kind}/text")).await.text();
        insta::assert_snapshot!(format!("draft_{kind}"), names.replaced(&text));
    }
    let page = officer.caller.get(&format!("{drafts}/emergency")).await;
    insta::assert_snapshot!("draft_page", names.page(&page));
    house.ends_sound().await;
}

async fn a_receipt_of_a_provider_says_what_was_reviewed(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let provider = house.provider("example-chat").await;
    let number = provider.file(&report_with(IncidentType::Csam, |parts| parts), &[]).await;
    let names = Names::default().and(number, "REPORT");
    let receipt = provider.caller.get(&format!("/provider/api/reports/{number}/receipt")).await;
    insta::assert_snapshot!("receipt_provider", names.replaced(&receipt.text()));
    let remarks = provider.caller.get(&format!("/provider/api/reports/{number}/remarks")).await.json();
    insta::assert_snapshot!("remarks", names.replaced(&serde_json::to_string_pretty(&remarks).unwrap()));
    house.carry().await;
    house.ends_sound().await;
}

async fn a_receipt_of_the_public_says_what_was_reviewed(engine: Engine) {
    let house = TestHouse::on(engine).await;
    for language in ["en", "es"] {
        let caller = house.nobody().with("accept-language", language);
        let answer = house.tell(&caller, &TOLD).await;
        let number = big_number(&answer.text());
        let names = Names::default().and(number, "REPORT");
        insta::assert_snapshot!(format!("receipt_public_{language}"), names.page(&answer));
    }
    house.carry().await;
    house.ends_sound().await;
}

/// What somebody tells through the public form, with a way to be reached.
pub(super) const TOLD: [(&str, &str); 7] = [
    ("incident", "contact"),
    ("story", "Synthetic: a man whom nobody knows writes to a girl in a game and wants to meet her."),
    ("danger", "yes"),
    ("app", "Example Games"),
    ("account", "wolf_77"),
    ("contact", "somebody@example.com"),
    ("agencies", "yes"),
];

/// The number on the page that confirms a report.
pub(super) fn big_number(page: &str) -> String {
    let rest = page.split("class=\"number-big\">").nth(1).unwrap_or_else(|| panic!("no number: {page}"));
    rest.split('<').next().unwrap().to_owned()
}
