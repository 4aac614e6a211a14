//! How the interfaces for programs say no: each code once, with the words that the author of a program reads.

use std::collections::BTreeSet;

use axum::body::Body;
use clearline_law::access::Scopes;
use clearline_records::dossier::routed;
use clearline_report::{BasisKind, FileId, IncidentType, ReferralId};
use clearline_store::params;
use clearline_tests::{Answer, Caller, Engine, Provider, TestHouse, leave, raw, report, report_with};
use clearline_wire::responses::Code;
use futures::StreamExt as _;
use serde_json::{Value, json};

use super::Names;
use crate::on_both;

on_both!(
    each_problem_of_the_interfaces_is_said_as_reviewed,
    each_code_of_the_reporting_api_is_said_as_reviewed,
);

/// What was asked and refused so far, in order.
#[derive(Default)]
struct Refused {
    codes: BTreeSet<String>,
    told: Vec<String>,
}

impl Refused {
    /// Notes that what was asked was refused with this code.
    fn with(&mut self, code: &str, what: &str, answer: &Answer) {
        let problem = answer.json();
        assert_eq!(problem["code"], code, "{what}: {problem}");
        assert_eq!(answer.header("content-type"), "application/problem+json", "{what}");
        assert_eq!(problem["status"], answer.status.as_u16(), "{what}");
        self.codes.insert(code.to_owned());
        let says = |name: &str| {
            let value = answer.headers.get(name).and_then(|value| value.to_str().ok());
            value.map_or_else(String::new, |value| format!("{name}: {value}\n"))
        };
        let head = format!("{}{}", says("www-authenticate"), says("retry-after"));
        let (title, detail) = (problem["title"].as_str().unwrap(), problem["detail"].as_str().unwrap());
        self.told.push(format!("{code}\n{what}\n{} {title}\n{head}{detail}\n", answer.status.as_u16()));
    }
}

/// A referral of the agency `de-1` with a file that its provider viewed and one that nobody did.
async fn referral(house: &TestHouse, provider: &Provider) -> (ReferralId, FileId, FileId) {
    house.qualify("de-1", BasisKind::Fbi).await;
    house.qualify("fr-1", BasisKind::Fbi).await;
    let slice = clearline_world::addresses_of("DE".parse().unwrap()).find(|slice| slice.base.is_ipv4());
    let seen_in_germany = slice.unwrap().base.to_string();
    let document = report_with(IncidentType::Csam, |parts| parts.seen_at(&seen_in_germany));
    let number = provider.open(&document).await;
    let seen = provider.add(number, "seen.png", b"harmless, seen").await;
    let unseen = provider.add(number, "unseen.png", b"harmless, unseen").await;
    provider.xml("fileinfo", &clearline_tests::file_details(number, &seen, Some(true))).await;
    provider.finish(number).await;
    house.carry().await;
    let all = routed::referrals(&house.house, &leave(number)).await.unwrap();
    let id = all.iter().find(|one| one.agency.as_str() == "de-1").expect("it reached them").id;
    (id, seen, unseen)
}

/// Half of a body, and then nothing for ever.
fn half_a_body() -> Body {
    let first = futures::stream::iter([Ok::<_, std::io::Error>("{\"items\":")]);
    Body::from_stream(first.chain(futures::stream::pending()))
}

async fn each_problem_of_the_interfaces_is_said_as_reviewed(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let provider = house.provider("example-chat").await;
    let (id, seen, unseen) = referral(&house, &provider).await;
    let names = Names::of(&house, id).await;
    let path = format!("/api/v1/referrals/{id}");
    let mut agency = Refused::default();
    who_calls(&house, &path, &mut agency).await;
    let program = house.program("de-1").await;
    before_it_is_opened(&house, &program, &path, &seen, &mut agency).await;
    once_it_is_opened(&program, &path, (&seen, &unseen), &mut agency).await;
    once_it_is_elsewhere(&house, &program, id, &mut agency).await;
    at_home(&house, &provider, &mut agency).await;
    insta::assert_snapshot!("problems_agency", names.replaced(&agency.told.join("\n")));
    let mut of_provider = Refused::default();
    to_a_provider(&house, &provider, id, &mut of_provider).await;
    insta::assert_snapshot!("problems_provider", names.replaced(&of_provider.told.join("\n")));
    // `lack::` holds what is said while the database is down.
    let not_now = BTreeSet::from(["not_now".to_owned()]);
    let all: BTreeSet<String> = agency.codes.into_iter().chain(of_provider.codes).chain(not_now).collect();
    assert_eq!(all, declared(&house).await, "every code that is declared is here, and no other");
}

/// The codes that the OpenAPI documents declare.
async fn declared(house: &TestHouse) -> BTreeSet<String> {
    let mut codes = BTreeSet::new();
    for path in ["/api/openapi.json", "/api/providers/openapi.json"] {
        let document = house.nobody().get(path).await.json();
        let schema = document["components"]["schemas"]["ProblemCode"].clone();
        let listed = schema["enum"].as_array().cloned();
        let listed = listed.or_else(|| {
            Some(
                schema["oneOf"]
                    .as_array()?
                    .iter()
                    .flat_map(|one| one["enum"].as_array().unwrap().clone())
                    .collect(),
            )
        });
        let listed = listed.unwrap_or_else(|| panic!("{path}: {schema}"));
        codes.extend(listed.iter().map(|code| code.as_str().unwrap().to_owned()));
    }
    codes
}

async fn who_calls(house: &TestHouse, path: &str, told: &mut Refused) {
    let nobody = house.nobody();
    told.with("token_missing", "GET a referral without a token", &nobody.get(path).await);
    let wrong = nobody.with("authorization", "Bearer clt_wrong");
    told.with("token_wrong", "GET a referral with a token that is none", &wrong.get(path).await);
    for _ in 1..house.house.limits.guesses.source_wrong_per_minute {
        wrong.get(path).await;
    }
    told.with("too_many_wrong_tokens", "the same, too often", &wrong.get(path).await);
    let others = house.program("us-fbi").await;
    told.with("not_found", "GET a referral of another agency", &others.get(path).await);
    let reader = house.program_for("de-1", Scopes::READ).await;
    let answer = reader.post_json(&format!("{path}/acknowledge"), &json!({"conditions_sha256": ""})).await;
    told.with("not_permitted", "POST by a token that may only read", &answer);
    let answer = reader.send("DELETE", path, None, Body::empty()).await;
    told.with("method_not_allowed", "DELETE a referral", &answer);
}

async fn before_it_is_opened(
    house: &TestHouse,
    program: &Caller,
    path: &str,
    seen: &FileId,
    told: &mut Refused,
) {
    let file = format!("{path}/files/{seen}");
    told.with("conditions_first", "GET a file before the conditions", &program.get(&file).await);
    let acknowledge = format!("{path}/acknowledge");
    let others = json!({"conditions_sha256": "00".repeat(32)});
    let answer = program.post_json(&acknowledge, &others).await;
    told.with("other_conditions", "POST the digest of other conditions", &answer);
    let answer = program.post_json(&acknowledge, &json!({})).await;
    told.with("not_understood", "POST a body without what it needs", &answer);
    let answer = program.post_json(&acknowledge, &json!({"conditions_sha256": "x".repeat(3 << 20)})).await;
    told.with("body_too_large", "POST a body of three megabytes", &answer);
    let hurried = program.at(&house.in_a_hurry());
    let answer = hurried.send("POST", "/api/v1/feedback", Some("application/json"), half_a_body()).await;
    told.with("too_slow", "POST half of a body", &answer);
    let digest = program.get(path).await.json()["conditions_sha256"].clone();
    let answer = program.post_json(&acknowledge, &json!({"conditions_sha256": digest})).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    told.with("open_first", "GET a file before the report", &program.get(&file).await);
    let answer = program.post_json(&format!("{path}/open"), &json!({})).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
}

async fn once_it_is_opened(
    program: &Caller,
    path: &str,
    (seen, unseen): (&FileId, &FileId),
    told: &mut Refused,
) {
    let answer = program.get(&format!("{path}/files/{unseen}")).await;
    told.with("file_closed", "GET a file that nobody viewed", &answer);
    told.with(
        "no_package",
        "GET a package of an agency without one",
        &program.get(&format!("{path}/package")).await,
    );
    let post = async |last: &str, body: Value| program.post_json(&format!("{path}/{last}"), &body).await;
    let answer = post("feedback", json!({"codes": [], "note": ""})).await;
    told.with("codes_missing", "POST feedback without a code", &answer);
    let answer = post("feedback", json!({"codes": ["F15"], "note": ""})).await;
    told.with("note_missing", "POST feedback whose code needs a note", &answer);
    let answer = post("decline", json!({"reason": "no_capacity", "note": "x".repeat(20_000)})).await;
    told.with("too_long", "POST a note of 20,000 characters", &answer);
    let items = vec![json!({"referral": "R-1-1", "codes": ["F1"], "note": ""}); 101];
    let answer = program.post_json("/api/v1/feedback", &json!({"items": items})).await;
    told.with("too_many_items", "POST feedback on 101 referrals at once", &answer);
    let soon = json!({"reference": "Court 12", "issued_on": "soon"});
    let answer = post(&format!("files/{seen}/warrant"), soon).await;
    told.with("not_fit", "POST a warrant of no day", &answer);
    let answer = post("re-refer", json!({"agency": "fr-1", "reason": ""})).await;
    told.with("reason_missing", "POST a transfer without a reason", &answer);
    let answer = post("re-refer", json!({"agency": "zz-99", "reason": "lives there"})).await;
    told.with("no_such_agency", "POST a transfer to an agency that is none", &answer);
    let answer = post("re-refer", json!({"agency": "de-1", "reason": "lives there"})).await;
    told.with("already_there", "POST a transfer to the agency that has it", &answer);
    let answer = post("re-refer", json!({"agency": "in-1", "reason": "lives there"})).await;
    told.with("withheld_by_law", "POST a transfer to an agency without a basis", &answer);
    let answer = post("accept", json!({})).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    let answer = post("accept", json!({})).await;
    told.with("out_of_turn", "POST that it is accepted, twice", &answer);
}

/// What only an authority of the United States is told.
async fn at_home(house: &TestHouse, provider: &Provider, told: &mut Refused) {
    let number = provider.file(&report_with(IncidentType::Csam, |parts| parts), &[]).await;
    house.carry().await;
    let id = routed::referrals(&house.house, &leave(number)).await.unwrap().remove(0).id;
    let (program, path) = (house.program("us-fbi").await, format!("/api/v1/referrals/{id}"));
    let digest = program.get(&path).await.json()["conditions_sha256"].clone();
    program.post_json(&format!("{path}/acknowledge"), &json!({"conditions_sha256": digest})).await;
    program.post_json(&format!("{path}/open"), &json!({})).await;
    let answer = program.get(&format!("{path}/drafts/records")).await;
    told.with("needs_process", "GET the draft of a request that needs process", &answer);
}

async fn once_it_is_elsewhere(house: &TestHouse, program: &Caller, id: ReferralId, told: &mut Refused) {
    let path = format!("/api/v1/referrals/{id}");
    let onward = json!({"agency": "fr-1", "reason": "lives there"});
    let answer = program.post_json(&format!("{path}/re-refer"), &onward).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    told.with("access_ended", "GET a referral that was transferred", &program.get(&path).await);
    let second = house.program("fr-1").await;
    let next = ReferralId { ordinal: last(house, id).await, ..id };
    let path = format!("/api/v1/referrals/{next}");
    told.with("proof_waiting", "GET a proof at once", &second.get(&format!("{path}/proof")).await);
    let digest = second.get(&path).await.json()["conditions_sha256"].clone();
    second.post_json(&format!("{path}/acknowledge"), &json!({"conditions_sha256": digest})).await;
    let back = json!({"agency": "de-1", "reason": "lives there"});
    let answer = second.post_json(&format!("{path}/re-refer"), &back).await;
    told.with("handed_on_too_often", "POST a transfer back", &answer);
    house.suspend("fr-1").await;
    told.with("access_paused", "GET a referral of a suspended agency", &second.get(&path).await);
    house.resume("fr-1").await;
    let broken = "update referral set ruling = 99 where report = $report and ordinal = $ordinal";
    raw::run(&house.house, broken, params!(report = id.report.get(), ordinal = next.ordinal)).await;
    told.with("our_fault", "GET a referral whose row is broken", &second.get(&path).await);
    house.leaves_work("a row of this referral was broken");
}

async fn last(house: &TestHouse, id: ReferralId) -> u16 {
    let all = routed::referrals(&house.house, &leave(id.report)).await.unwrap();
    all.iter().map(|one| one.id.ordinal).max().unwrap()
}

async fn to_a_provider(house: &TestHouse, provider: &Provider, id: ReferralId, told: &mut Refused) {
    let nobody = house.nobody();
    let path = "/provider/api/notices";
    told.with("credential_missing", "GET notices without a credential", &nobody.get(path).await);
    let wrong = nobody.with("authorization", "Basic ZXhhbXBsZTp3cm9uZw==").get(path).await;
    told.with("credential_wrong", "GET notices with a credential that is none", &wrong);
    let receipt = provider.caller.get("/provider/api/reports/424242424242424/receipt").await;
    told.with("not_found", "GET a receipt of another provider's report", &receipt);
    let keep = format!("/provider/api/reports/{}/preservation", id.report);
    let reader = house.provider_program("example-chat", Scopes::READ).await;
    let answer = reader.post_json(&keep, &json!({"until": "2029-01-31"})).await;
    told.with("not_permitted", "POST by a credential that may only read", &answer);
    let answer = provider.caller.post_json(&keep, &json!({"until": "soon"})).await;
    told.with("not_fit", "POST no day", &answer);
    let answer = provider.caller.post_json(&keep, &json!({"until": "2026-12-31"})).await;
    told.with("not_fit", "POST a day before the duty ends", &answer);
}

/// What was asked of the reporting API, and what it said.
async fn each_code_of_the_reporting_api_is_said_as_reviewed(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let provider = house.provider("example-chat").await;
    let document = report(IncidentType::Csam);
    let (mut told, mut names) = (Vec::new(), Names::default());
    let mut note = |what: &str, code: Code, answer: &Answer| {
        assert_eq!(answer.code(), code, "{what}: {}", answer.text());
        told.push(format!("{what}\n{} {}\n", answer.status.as_u16(), answer.text().trim_end()));
    };
    let submitted = provider.xml("submit", &document).await;
    let number = number_of(&submitted);
    names = names.and(&number, "REPORT");
    note("submit a report", Code::Success, &submitted);
    let upload = provider.upload(&number, "a.png", b"harmless").await;
    names = names.and(file_of(&upload), "FILE");
    note("upload a file", Code::Success, &upload);
    note("finish the report", Code::Success, &provider.form("finish", &number).await);
    note("finish it again", Code::AlreadyFinished, &provider.form("finish", &number).await);
    let gone = provider.open(&document).await.to_string();
    provider.form("retract", &gone).await;
    note("retract a report twice", Code::AlreadyRetracted, &provider.form("retract", &gone).await);
    note("finish a report that is none", Code::NoSuchReport, &provider.form("finish", "12").await);
    let open = provider.open(&document).await;
    let none: FileId = "0".repeat(32).parse().unwrap();
    let details = clearline_tests::file_details(open, &none, Some(true));
    note("describe a file that is none", Code::NoSuchFile, &provider.xml("fileinfo", &details).await);
    note("submit what is no XML", Code::MalformedXml, &provider.xml("submit", b"<report>").await);
    let unknown = String::from_utf8(document).unwrap().replace("screenName", "nickName");
    note(
        "submit an unknown element",
        Code::ValidationFailed,
        &provider.xml("submit", unknown.as_bytes()).await,
    );
    let answer = provider.caller.post_form("/ispws/finish", &[]).await;
    note("finish without an id", Code::InvalidRequest, &answer);
    let body = "--x-y-z\r\nContent-Disposition: form-data; name=\"id\"\r\n\r\n1\r\n--x-y-z--\r\n"
        .replace("\r\n1\r\n", &format!("\r\n{open}\r\n"));
    let kind = Some("multipart/form-data; boundary=x-y-z");
    let answer = provider.caller.send("POST", "/ispws/upload", kind, body).await;
    note("upload no file", Code::MalformedFile, &answer);
    let answer = provider.caller.get("/ispws/nothing").await;
    note("call an address that is none", Code::ResourceNotFound, &answer);
    let answer = house.nobody().get("/ispws/status").await;
    note("call without a credential", Code::AuthenticationRequired, &answer);
    let reader = house.provider_program("example-chat", Scopes::READ).await;
    let kind = Some("text/xml; charset=utf-8");
    let answer = reader.send("POST", "/ispws/submit", kind, report(IncidentType::Csam)).await;
    note("submit by a credential that may only read", Code::NotAuthorized, &answer);
    names = names.and(open, "OPEN").and(&gone, "GONE");
    insta::assert_snapshot!("answers_reporting", names.replaced(&told.join("\n")));
    house.carry().await;
}

fn number_of(answer: &Answer) -> String {
    match answer.wire() {
        clearline_wire::responses::Answer::Response(said) => said.report.expect("a number").to_string(),
        other => panic!("{other:?}"),
    }
}

fn file_of(answer: &Answer) -> String {
    match answer.wire() {
        clearline_wire::responses::Answer::Response(said) => said.file.expect("a file").to_string(),
        other => panic!("{other:?}"),
    }
}
