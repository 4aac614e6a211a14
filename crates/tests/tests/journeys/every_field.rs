//! What a sender says reaches the page of those who review, the agency's page, its API and its package: every element and
//! attribute of the schema that can be told from others by its value (`portals/src/tests/facts.rs` holds the others), the
//! seconds, the sender's own offset, closed accounts, ages that contradict each other, and names that deceive.

use axum::http::StatusCode;
use clearline_law::access::Role;
use clearline_records::dossier::routed;
use clearline_report::{IncidentType, ReferralId, ReportNumber};
use clearline_seal::{Identity, Opened, Signer};
use clearline_tests::{Engine, TestHouse, leave};
use clearline_wire::{Element, write};
use clearline_world::every::{Leaf, Values, document, leaves};

use crate::on_both;

on_both!(
    every_field_reaches_everybody,
    a_closed_account_whose_user_knows_is_told_everywhere,
    seconds_and_the_senders_own_offset_are_told,
    names_that_deceive_are_marked,
);

/// Who receives what names no place.
const AGENCY: &str = "us-fbi";
/// Who receives what names Washington.
const OF_THE_STATE: &str = "icac-wa-1";

/// All that people and programs get of one report.
struct Seen {
    review: String,
    agency: String,
    api: serde_json::Value,
    package: Opened,
}

/// Files `document` with a file and its details, and looks at it with everybody's eyes.
async fn seen(
    house: &TestHouse,
    agency: &str,
    document: &[u8],
    details: impl Fn(ReportNumber, &str) -> Option<Vec<u8>>,
) -> Seen {
    let identity = Identity::from_entropy(&[6; 32]).unwrap();
    house.by_package(agency, &identity.recipient()).await;
    let provider = house.provider("example-chat").await;
    let number = provider.open(document).await;
    let file = provider.add(number, "a.png", b"harmless").await;
    if let Some(details) = details(number, file.as_str()) {
        let answer = provider.xml("fileinfo", &details).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    }
    provider.finish(number).await;
    house.carry().await;
    let all = routed::referrals(&house.house, &leave(number)).await.unwrap();
    let names: Vec<&str> = all.iter().map(|one| one.agency.as_str()).collect();
    let id = all.iter().find(|one| one.agency.as_str() == agency).unwrap_or_else(|| panic!("{names:?}")).id;
    let program = house.program(agency).await;
    let path = format!("/api/v1/referrals/{id}");
    let digest = program.get(&path).await.json()["conditions_sha256"].clone();
    let shown = serde_json::json!({ "conditions_sha256": digest });
    let answer = program.post_json(&format!("{path}/acknowledge"), &shown).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    let opened = program.post_json(&format!("{path}/open"), &serde_json::json!({})).await;
    assert_eq!(opened.status, StatusCode::OK, "{}", opened.text());
    let api = opened.json();
    let sealed = program.get(&format!("{path}/package")).await;
    let signer = Signer::new(&house.house.keys.name, house.house.keys.signing.clone()).unwrap();
    let (package, _) = clearline_seal::open(&sealed.body, &identity, &[signer.public()]).unwrap();
    let analyst = house.person("ann", Role::Analyst, None, None).await;
    let review = analyst.page(&format!("/desk/reports/{number}")).await;
    Seen { review, agency: of_agency(house, agency, id).await, api, package }
}

async fn of_agency(house: &TestHouse, agency: &str, id: ReferralId) -> String {
    let officer = house.person("olu", Role::Officer, Some(agency), None).await;
    let path = format!("/agency/referrals/{id}");
    officer.page(&path).await
}

impl Seen {
    /// The names of those whom `words` does not reach.
    fn without(&self, words: &str) -> Vec<&'static str> {
        let escaped = words.replace('&', "&#38;").replace('\'', "&#39;").replace('"', "&#34;");
        let json =
            serde_json::from_slice::<serde_json::Value>(&self.package.report_json).unwrap().to_string();
        let in_json = serde_json::Value::from(words).to_string();
        let in_json = in_json.trim_matches('"');
        let reached = [
            ("the review page", self.review.contains(&escaped)),
            ("the agency's page", self.agency.contains(&escaped)),
            ("the API", self.api.to_string().contains(in_json)),
            ("the package", json.contains(in_json)),
        ];
        reached.into_iter().filter(|(_, reached)| !reached).map(|(who, _)| who).collect()
    }
}

/// A value of its own for each leaf, that the documented rules take too; `None` for what the walk in the portals holds,
/// because it cannot stand beside the rest or would send the report elsewhere.
fn own_value(leaf: &Leaf, place: usize) -> Option<String> {
    let elsewhere =
        ["spam", "informational", "batchedReport", "approximateAge", "servedLegalProcessInternational"];
    if elsewhere.iter().any(|part| leaf.path.split('/').any(|one| one == *part)) || leaf.name() == "reason" {
        return None;
    }
    let words = match (&leaf.values, leaf.name()) {
        (Values::Flag, _) => String::new(),
        (Values::Words(_), "country" | "countryCode" | "fleaCountry") => "US".to_owned(),
        (Values::Words(_), "state") => "WA".to_owned(),
        (Values::Words(words), _) => words[0].clone(),
        (Values::Shape(pattern), _) if pattern.starts_with("\\+") => "+1".to_owned(),
        (Values::Shape(_), _) => format!("{}", 10_000 + place),
        (_, "region") => "WA".to_owned(),
        (_, "ipAddress") => format!("2001:db8:ffff::{:x}", 0x100 + place),
        (_, "email" | "emailAddress")
            if leaf.path.contains("victimPerson") || leaf.name() == "emailAddress" =>
        {
            "shared@example.com".to_owned()
        }
        (_, "email") => format!("field{place}@example.com"),
        (_, "phone" | "phoneNumber") => format!("20255{:05}", place),
        (Values::Of(kind), name) => match kind.as_str() {
            "boolean" => "true".to_owned(),
            "int" if name == "port" => format!("{}", 20_000 + place),
            "int" => format!("{}", place % 90),
            "long" => format!("{}", 7_000_000 + place),
            "double" => format!("1.{place:04}"),
            "date" => format!("{}-02-{:02}", 1950 + place / 28 % 60, 1 + place % 28),
            "dateTime" => {
                format!("2020-03-{:02}T{:02}:{:02}:07.5+01:00", 1 + place / 1440, place / 60 % 24, place % 60)
            }
            _ if name.to_lowercase().ends_with("url") || name == "locationOfFile" => {
                format!("https://example.com/field-{place}")
            }
            _ => format!("field-{place}-words"),
        },
    };
    Some(words)
}

/// The words by which a page tells the value; `None` where it cannot be told from others.
fn told(leaf: &Leaf, value: &str) -> Option<String> {
    match (&leaf.values, leaf.name()) {
        (Values::Flag | Values::Words(_), _) | (_, "region") => None,
        (Values::Shape(pattern), _) if pattern.starts_with("\\+") => None,
        (Values::Of(kind), name) => match kind.as_str() {
            "boolean" => None,
            "int" if name != "port" => None,
            _ => Some(value.to_owned()),
        },
        _ => Some(value.to_owned()),
    }
}

/// The document of `root` with a value of its own in each leaf, and what is to be found of it.
fn distinctive(root: &str, own: &dyn Fn(&Leaf, usize) -> Option<String>) -> (Element, Vec<(String, String)>) {
    let (mut place, mut wanted) = (0, Vec::new());
    let element = document(root, 1, &mut |leaf| {
        place += 1;
        let value = own(leaf, place)?;
        wanted.extend(told(leaf, &value).map(|words| (leaf.path.clone(), words)));
        Some(value)
    });
    (element, wanted)
}

async fn every_field_reaches_everybody(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let (mut tree, wanted) = distinctive("report", &own_value);
    tree.children.retain(|child| child.name != "batchedReport");
    let of_file = |number: ReportNumber, file: &str| {
        let (number, file) = (number.to_string(), file.to_owned());
        distinctive("fileDetails", &move |leaf, place| match leaf.name() {
            "reportId" => Some(number.clone()),
            "fileId" => Some(file.clone()),
            _ => own_value(leaf, 900 + place),
        })
    };
    let bytes = write(&tree);
    let seen = seen(&house, OF_THE_STATE, &bytes, |number, file| Some(write(&of_file(number, file).0))).await;
    // Other reports always need a ruling of their own; all that this sender said may go.
    let excluded = seen.api["fields"]["excluded"].as_array().into_iter().flatten();
    let excluded: Vec<&str> = excluded.filter_map(|one| one["field"].as_str()).collect();
    assert!(excluded.iter().all(|field| *field == "linked_reports"), "the ruling permits all: {excluded:?}");
    let (_, mut all) = of_file(1.try_into().unwrap(), "0");
    all.retain(|(path, _)| !["fileDetails/reportId", "fileDetails/fileId"].contains(&path.as_str()));
    all.extend(wanted);
    assert!(all.len() > 250, "{} values are looked for", all.len());
    let lost: Vec<String> = all
        .iter()
        .map(|(path, words)| (path, words, seen.without(words)))
        .filter(|(_, _, who)| !who.is_empty())
        .map(|(path, words, who)| format!("{path} ({words}) does not reach {}", who.join(", ")))
        .collect();
    assert!(lost.is_empty(), "{} of {} vanish:\n{}", lost.len(), all.len(), lost.join("\n"));
    assert_eq!(seen.package.original_xml.as_deref(), Some(bytes.as_slice()), "byte for byte");
    let graph = String::from_utf8(seen.package.case_jsonld.clone()).unwrap();
    let in_graph = [
        "ipAddress",
        "screenName",
        "displayName",
        "profileUrl",
        "espIdentifier",
        "email",
        "idValue",
        "url",
        "content",
        "chatRoomName",
        "dateOfBirth",
        "originalFileName",
    ];
    for (path, words) in
        all.iter().filter(|(path, _)| in_graph.iter().any(|name| path.ends_with(&format!("/{name}"))))
    {
        // The devices of a file are in `report.json` alone.
        let elsewhere = ["/reporter/", "/lawEnforcement/", "fileDetails/deviceId/"];
        if !elsewhere.iter().any(|part| path.contains(part)) {
            assert!(graph.contains(words.as_str()), "{path} ({words}) is not in the graph");
        }
    }
    house.ends_sound().await;
}

fn person_reported(children: &str) -> Vec<u8> {
    format!(
        "<report><incidentSummary><incidentType>{}</incidentType>\
         <incidentDateTime>2026-11-20T13:04:09.250-05:00</incidentDateTime></incidentSummary><reporter>\
         <reportingPerson><email>safety@provider.example.com</email></reportingPerson></reporter>\
         <personOrUserReported>{children}</personOrUserReported></report>",
        IncidentType::Csam.wire_label()
    )
    .into_bytes()
}

async fn a_closed_account_whose_user_knows_is_told_everywhere(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let document = person_reported(
        "<personOrUserReportedPerson><age>13</age><ageAssertionDiscrepancy>true</ageAssertionDiscrepancy>\
         <dateOfBirth>1988-04-30</dateOfBirth></personOrUserReportedPerson><espIdentifier>u-71</espIdentifier>\
         <screenName>quiet.lake</screenName>\
         <accountTemporarilyDisabled disabledDate=\"2026-11-19T08:00:01Z\" reenabledDate=\"2027-01-05T00:00:00+02:00\">true\
         </accountTemporarilyDisabled><accountPermanentlyDisabled disabledDate=\"2026-11-20T20:15:30Z\" \
         userNotified=\"true\" userNotifiedDate=\"2026-11-20T20:16:31Z\">true</accountPermanentlyDisabled>",
    );
    let seen = seen(&house, AGENCY, &document, |_, _| None).await;
    for words in
        ["2026-11-20 20:15:30 UTC", "2026-11-20 20:16:31 UTC", "Account closed for good", "1988-04-30"]
    {
        assert!(seen.review.contains(words), "review: {words}");
        assert!(seen.agency.contains(words), "agency: {words}");
    }
    let ages = "the age is given as 13, and the birthday 1988-04-30 makes it 38 on 2026-11-20";
    for (who, text) in [("review", &seen.review), ("agency", &seen.agency), ("cover", &seen.package.cover)] {
        assert!(text.contains(ages), "{who}: contradicting ages are shown as such");
    }
    let cover = &seen.package.cover;
    assert!(cover.contains("account quiet.lake closed for good, 2026-11-20 20:15:30 UTC."), "{cover}");
    assert!(cover.contains("the user was told of it, 2026-11-20 20:16:31 UTC."), "{cover}");
    let party = &seen.api["parties"][0];
    assert_eq!(party["permanently_disabled"]["at"], "2026-11-20T20:15:30Z");
    assert_eq!(party["permanently_disabled"]["user_notified"], "yes");
    assert_eq!(party["permanently_disabled"]["user_notified_at"], "2026-11-20T20:16:31Z");
    assert_eq!(party["temporarily_disabled"]["reenabled_at_written"], "2027-01-05T00:00:00+02:00");
    assert_eq!(party["person"]["age_disputed"], "yes");
    assert_eq!(party["ages_contradict"][0], ages);
}

async fn seconds_and_the_senders_own_offset_are_told(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let document = person_reported(
        "<espIdentifier>u-72</espIdentifier><ipCaptureEvent><ipAddress>203.0.113.61</ipAddress><eventName>Login\
         </eventName><dateTime>2026-11-20T18:04:07.512Z</dateTime><port>50999</port></ipCaptureEvent><ipCaptureEvent>\
         <ipAddress>2001:db8:ffff::61</ipAddress><dateTime>2026-11-20T23:34:08+05:30</dateTime><port>1025</port>\
         </ipCaptureEvent>",
    );
    let seen = seen(&house, AGENCY, &document, |_, _| None).await;
    let lines = [
        "2026-11-20 18:04:09 UTC (sent as 2026-11-20T13:04:09.250-05:00)",
        "203.0.113.61:50999, Login, 2026-11-20 18:04:07 UTC (sent as 2026-11-20T18:04:07.512Z)",
        "[2001:db8:ffff::61]:1025, 2026-11-20 18:04:08 UTC (sent as 2026-11-20T23:34:08+05:30)",
    ];
    for line in lines {
        assert!(seen.review.contains(line), "review: {line}");
        assert!(seen.agency.contains(line), "agency: {line}");
    }
    assert_eq!(seen.api["incident"]["at"], "2026-11-20T18:04:09.25Z");
    assert_eq!(seen.api["incident"]["at_written"], "2026-11-20T13:04:09.250-05:00");
    assert_eq!(seen.api["parties"][0]["captures"][1]["at_written"], "2026-11-20T23:34:08+05:30");
    // HTML takes at most three digits of a second in a machine's time.
    for page in [&seen.review, &seen.agency] {
        for time in page.split("<time datetime=\"").skip(1) {
            let value = time.split('"').next().unwrap();
            let digits = value.split_once('.').map_or(0, |(_, rest)| rest.trim_end_matches('Z').len());
            assert!(digits <= 3, "{value}");
        }
    }
}

async fn names_that_deceive_are_marked(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let document = person_reported(
        "<personOrUserReportedPerson><firstName>Al\u{200b}ex</firstName></personOrUserReportedPerson>\
         <espIdentifier>u-73</espIdentifier><screenName>sk\u{443}lark\u{202e}nimda</screenName>\
         <displayName>\u{5d3}\u{5e0}\u{5d4}</displayName>",
    );
    let details = |number: ReportNumber, file: &str| {
        let text = format!(
            "<fileDetails><reportId>{number}</reportId><fileId>{file}</fileId>\
             <originalFileName>holiday\u{202e}gpj.exe</originalFileName></fileDetails>"
        );
        Some(text.into_bytes())
    };
    let seen = seen(&house, AGENCY, &document, details).await;
    for page in [&seen.review, &seen.agency] {
        assert!(!page.contains(['\u{202e}', '\u{200b}']), "nothing of it reaches the page as it is");
        for words in [
            "Al<span class=\"marked\">U+200B</span>ex",
            "sk<span class=\"marked\">\u{443}</span>lark<span class=\"marked\">U+202E</span>nimda",
            "holiday<span class=\"marked\">U+202E</span>gpj.exe",
            "U+202E right-to-left override",
            "\u{443} Cyrillic (U+0443)",
            "<bdi>\u{5d3}\u{5e0}\u{5d4}</bdi>",
        ] {
            assert!(page.contains(words), "{words}");
        }
    }
    assert_eq!(
        seen.api["parties"][0]["screen_name"], "sk\u{443}lark\u{202e}nimda",
        "a program gets what was sent"
    );
}

/// The walk meets what the schema is known to hold, so that it cannot pass by walking nowhere.
#[test]
fn the_walk_goes_through_the_whole_schema() {
    let paths: Vec<String> = leaves("report", 0).into_iter().map(|leaf| leaf.path).collect();
    for path in [
        "report/batchedReport/@reason",
        "report/internetDetails/peer2peerIncident/ipCaptureEvent/port",
        "report/victim/associatedAccount/platform/@thirdPartyUser",
        "report/personOrUserReported/accountPermanentlyDisabled/@userNotifiedDate",
        "report/reporter/reportingPerson/phone/@extension",
        "report/intendedRecipient/estimatedLocation/@timestamp",
    ] {
        assert!(paths.iter().any(|known| known == path), "{path}");
    }
    let files: Vec<String> =
        [0, 1].iter().flat_map(|which| leaves("fileDetails", *which)).map(|leaf| leaf.path).collect();
    for path in
        ["fileDetails/potentialMeme", "fileDetails/fileAnnotations/infant", "fileDetails/details/@type"]
    {
        assert!(files.iter().any(|known| known == path), "{path}");
    }
}
