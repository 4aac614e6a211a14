//! What people are sent and shown of one report, word for word. A changed sentence is a difference of a file in `snapshots/`:
//! read it, then accept it with `INSTA_UPDATE=always cargo test -p clearline-tests --test journeys -- documents::`.

mod notices;
mod pages;
mod papers;
mod problems;

use std::collections::BTreeMap;

use clearline_law::access::{Actor, Role};
use clearline_pipeline::refer;
use clearline_records::dossier::{self, routed};
use clearline_report::{BasisKind, IncidentType, ReferralId};
use clearline_tests::{Answer, Engine, Provider, TestHouse, leave, report_with, visible};

use crate::on_both;

on_both!(
    the_documents_of_a_referral_abroad_say_what_was_reviewed,
    the_documents_of_a_provider_say_what_was_reviewed,
);

/// What names one run and no other, each with the word that is written for it: numbers of reports and files.
#[derive(Default)]
struct Names(BTreeMap<String, String>);

impl Names {
    async fn of(house: &TestHouse, id: ReferralId) -> Names {
        let files = dossier::files(&house.house, &leave(id.report)).await.unwrap();
        let names = files.iter().map(|file| (file.id.to_string(), "FILE".to_owned())).collect();
        Names(names).and(id.report, "REPORT")
    }

    /// The same, with a word for one more.
    fn and(mut self, name: impl ToString, word: &str) -> Names {
        self.0.insert(name.to_string(), word.to_owned());
        self
    }

    fn replaced(&self, text: &str) -> String {
        let text = self.0.iter().fold(text.to_owned(), |text, (name, word)| text.replace(name, word));
        let words = |line: &str| line.split(' ').map(settled).collect::<Vec<_>>().join(" ");
        text.lines().map(words).collect::<Vec<_>>().join("\n")
    }

    /// The words of a page between its heading and its foot, each block on a line of its own.
    fn page(&self, answer: &Answer) -> String {
        assert_eq!(answer.status, 200, "{}", answer.text());
        self.replaced(&visible(&answer.text()))
    }
}

/// A word, or what is written for it: digests and signatures change with what they are of, and moments to the microsecond
/// with each look at the clock.
fn settled(word: &str) -> String {
    if word.contains('/') && word.split('/').any(is_digest) {
        return word.split('/').map(settled).collect::<Vec<_>>().join("/");
    }
    let plain = word.trim_matches(|sign: char| !sign.is_ascii_alphanumeric() && !"+/=".contains(sign));
    let coded = |sign: u8| sign.is_ascii_alphanumeric() || b"+/=".contains(&sign);
    match plain.split_once('.') {
        _ if is_digest(plain) => word.replace(plain, "DIGEST"),
        _ if plain.len() > 40 && plain.bytes().all(coded) => word.replace(plain, "SIGNATURE"),
        Some((second, fraction)) if second.contains('T') && fraction.ends_with('Z') => {
            word.replace(plain, &format!("{second}Z"))
        }
        _ => word.to_owned(),
    }
}

fn is_digest(word: &str) -> bool {
    word.len() >= 12 && word.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// A report that foreign police asked for, of a person seen in their country, with one file that was viewed.
async fn referred(house: &TestHouse, provider: &Provider, agency: &str) -> ReferralId {
    let slice =
        clearline_world::addresses_of("DE".parse().unwrap()).find(|slice| slice.base.is_ipv4()).unwrap();
    let document = report_with(IncidentType::Csam, |parts| {
        parts.seen_at(&slice.base.to_string()).asked_by_agency("DE", "Bundeskriminalamt")
    });
    let number = provider.file(&document, &[("seen.png", b"harmless, seen")]).await;
    house.carry().await;
    let referrals = routed::referrals(&house.house, &leave(number)).await.unwrap();
    referrals.into_iter().find(|one| one.agency.as_str() == agency).expect("it reached them").id
}

async fn the_documents_of_a_referral_abroad_say_what_was_reviewed(engine: Engine) {
    let house = TestHouse::on(engine).await;
    house.qualify("de-1", BasisKind::Interpol).await;
    let provider = house.provider("example-chat").await;
    let id = referred(&house, &provider, "de-1").await;
    let names = Names::of(&house, id).await;
    let officer = house.person("officer", Role::Officer, Some("de-1"), None).await;
    let path = format!("/agency/referrals/{id}");
    insta::assert_snapshot!("conditions", names.page(&officer.caller.get(&path).await));
    insta::assert_snapshot!("brief", names.page(&officer.caller.get(&format!("{path}/brief")).await));
    let actor = Actor::officer(&"officer".parse().unwrap(), "de-1".parse().unwrap());
    refer::acknowledge_conditions(&house.house, &actor, id).await.unwrap();
    refer::open(&house.house, &actor, id).await.unwrap();
    insta::assert_snapshot!("referral", names.page(&officer.caller.get(&path).await));
    let analyst = house.person("analyst", Role::Analyst, None, None).await;
    let review = analyst.caller.get(&format!("/desk/reports/{}", id.report)).await;
    insta::assert_snapshot!("review", names.page(&review));
}

async fn the_documents_of_a_provider_say_what_was_reviewed(engine: Engine) {
    let house = TestHouse::on(engine).await;
    house.qualify("de-1", BasisKind::Interpol).await;
    let provider = house.provider("example-chat").await;
    let id = referred(&house, &provider, "de-1").await;
    let names = Names::of(&house, id).await;
    let person = house.person("contact", Role::Provider, None, Some("example-chat")).await;
    let report = format!("/provider/reports/{}", id.report);
    insta::assert_snapshot!("own_report", names.page(&person.caller.get(&report).await));
    insta::assert_snapshot!(
        "own_clocks",
        names.page(&person.caller.get(&format!("{report}/preservation")).await)
    );
    let notices = provider.caller.get("/provider/api/notices").await.json();
    let notices = serde_json::to_string_pretty(&notices).unwrap();
    insta::assert_snapshot!("notices", names.replaced(&notices));
}
