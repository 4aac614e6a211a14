//! What people are sent and shown of one report, word for word. A changed sentence is a difference of a file in `snapshots/`:
//! read it, then accept it with `INSTA_UPDATE=always cargo test -p clearline-tests --test journeys -- documents::sqlite`.

use clearline_law::access::{Actor, Role};
use clearline_pipeline::refer;
use clearline_records::dossier::{self, routed};
use clearline_report::{BasisKind, IncidentType, ReferralId};
use clearline_tests::{Answer, Engine, Provider, TestHouse, leave, report_with};

use crate::on_both;

on_both!(
    the_documents_of_a_referral_abroad_say_what_was_reviewed,
    the_documents_of_a_provider_say_what_was_reviewed,
);

/// What names one run and no other stands for itself: numbers of reports and files.
struct Names(Vec<(String, &'static str)>);

impl Names {
    async fn of(house: &TestHouse, id: ReferralId) -> Names {
        let files = dossier::files(&house.house, &leave(id.report)).await.unwrap();
        let mut names: Vec<_> = files.iter().map(|file| (file.id.to_string(), "FILE")).collect();
        names.push((id.report.to_string(), "REPORT"));
        Names(names)
    }

    fn replaced(&self, text: &str) -> String {
        let text = self.0.iter().fold(text.to_owned(), |text, (name, word)| text.replace(name, word));
        let words = |line: &str| line.split(' ').map(settled).collect::<Vec<_>>().join(" ");
        text.lines().map(words).collect::<Vec<_>>().join("\n")
    }

    /// The words of a page between its heading and its foot, each block on a line of its own.
    fn page(&self, answer: &Answer) -> String {
        assert_eq!(answer.status, 200, "{}", answer.text());
        let page = answer.text();
        let main = page.split("<main").nth(1).and_then(|rest| rest.split("</main>").next());
        self.replaced(&words_of(&format!("<main{}", main.expect("a page has a main part"))))
    }
}

/// A word, or what stands for it: digests, signatures and other long words change with what they are of, and moments to the
/// microsecond with each look at the clock.
fn settled(word: &str) -> String {
    let plain = word.trim_matches(|sign: char| !sign.is_ascii_alphanumeric());
    let hexadecimal = plain.len() >= 12 && plain.bytes().all(|byte| byte.is_ascii_hexdigit());
    match plain.split_once('.') {
        _ if hexadecimal => word.replace(plain, "DIGEST"),
        _ if plain.len() > 60 && !plain.contains("://") => "SIGNATURE".to_owned(),
        Some((second, fraction)) if second.contains('T') && fraction.ends_with('Z') => {
            word.replace(plain, &format!("{second}Z"))
        }
        _ => word.to_owned(),
    }
}

/// Elements that stand in a line of text.
const INLINE: [&str; 9] = ["a", "abbr", "b", "bdi", "code", "em", "i", "strong", "time"];

fn words_of(html: &str) -> String {
    let mut text = String::new();
    for part in html.split('<').skip(1) {
        let (tag, words) = part.split_once('>').expect("a tag ends");
        let name = tag.trim_start_matches('/').split([' ', '\n', '/']).next().unwrap_or_default();
        match name {
            "span" | "small" => text.push(' '),
            inline if INLINE.contains(&inline) => {}
            _ => text.push('\n'),
        }
        // The choices of a list are the directory's, and long.
        if name == "option" {
            continue;
        }
        text.push_str(&words.replace(['\n', '\t'], " "));
    }
    for (entity, sign) in
        [("&#60;", "<"), ("&#62;", ">"), ("&#34;", "\""), ("&#39;", "'"), ("&nbsp;", " "), ("&#38;", "&")]
    {
        text = text.replace(entity, sign);
    }
    let lines = text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
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
