//! The edges of the house: whatever bytes a stranger, a provider or an agency's program sends, the answer is an answer,
//! never a fault of ours, and the house stands as before.

use axum::body::Body;
use clearline_pipeline::intake::{TokenKind, ready_token};
use clearline_report::IncidentType;
use clearline_tests::{Caller, Engine, TestHouse, file_details, report};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::{Config, TestRunner};
use tokio::runtime::Runtime;

const CASES: u32 = 64;

/// What is sent: a route, the kind of content it claims, and bytes.
#[derive(Debug, Clone)]
struct Sent {
    route: String,
    kind: Option<String>,
    body: Vec<u8>,
}

const XML: &str = "text/xml; charset=utf-8";
const PARTS: &str = "multipart/form-data; boundary=x-y-z";
const FORM: &str = "application/x-www-form-urlencoded";
const JSON: &str = "application/json";

fn lawful(route: &str, kind: &str, body: impl Into<Vec<u8>>) -> Sent {
    Sent { route: route.to_owned(), kind: Some(kind.to_owned()), body: body.into() }
}

/// Lawful calls with some bytes changed or cut off, so that they get further than the first check; and among them any
/// bytes at all under any name.
fn bent(calls: Vec<Sent>) -> impl Strategy<Value = Sent> {
    let wild_body = prop::collection::vec(any::<u8>(), 0..2_000);
    let wild_kind = prop_oneof![
        3 => select(vec![XML, PARTS, FORM, JSON, "multipart/form-data"]).prop_map(|kind| Some(kind.to_owned())),
        1 => "[ -~]{0,40}".prop_map(Some),
        1 => Just(None),
    ];
    let wild = (select(calls.clone()), wild_kind, wild_body).prop_map(|(call, kind, body)| Sent {
        kind,
        body,
        ..call
    });
    let bends = prop::collection::vec((any::<Index>(), any::<u8>()), 0..6);
    let bent = (select(calls), bends, prop::option::weighted(0.3, any::<Index>())).prop_map(
        |(mut call, bends, cut)| {
            let length = call.body.len();
            for (at, byte) in bends {
                if length > 0 {
                    call.body[at.index(length)] = byte;
                }
            }
            call.body.truncate(cut.map_or(length, |cut| cut.index(length + 1)));
            call
        },
    );
    prop_oneof![1 => wild, 3 => bent]
}

/// Sends every case and looks at the answer.
fn never_at_fault(runtime: &Runtime, caller: &Caller, cases: impl Strategy<Value = Sent>) {
    let mut runner = TestRunner::new(Config { cases: CASES, failure_persistence: None, ..Config::default() });
    let done = runner.run(&cases, |sent| {
        let answer =
            runtime.block_on(caller.send("POST", &sent.route, sent.kind.as_deref(), Body::from(sent.body)));
        prop_assert!(!answer.status.is_server_error(), "{}: {}", answer.status, answer.text());
        Ok(())
    });
    done.unwrap();
}

#[test]
fn the_reporting_api_answers_any_bytes() {
    let runtime = Runtime::new().unwrap();
    let house = runtime.block_on(TestHouse::on(Engine::Sqlite));
    let provider = runtime.block_on(house.provider("example-chat"));
    let number = runtime.block_on(provider.open(&report(IncidentType::Csam)));
    let file = runtime.block_on(provider.add(number, "a.png", b"harmless"));
    let upload = format!(
        "--x-y-z\r\nContent-Disposition: form-data; name=\"id\"\r\n\r\n{number}\r\n--x-y-z\r\nContent-Disposition: \
         form-data; name=\"file\"; filename=\"a.png\"\r\n\r\nharmless\r\n--x-y-z--\r\n"
    );
    let id = format!("id={number}");
    let calls = vec![
        lawful("/ispws/submit", XML, report(IncidentType::Csam)),
        lawful("/ispws/fileinfo", XML, file_details(number, &file, Some(true))),
        lawful("/ispws/upload", PARTS, upload),
        lawful("/ispws/finish", FORM, id.clone()),
        lawful("/ispws/retract", FORM, id),
    ];
    never_at_fault(&runtime, &provider.caller, bent(calls));
    runtime.block_on(house.ends_sound());
}

#[test]
fn the_public_form_and_the_door_answer_any_bytes() {
    let runtime = Runtime::new().unwrap();
    let house = runtime.block_on(TestHouse::on(Engine::Sqlite));
    let token = ready_token(&house.house, TokenKind::Page);
    let story = format!(
        "csrf={token}&incident=contact&story=Synthetic&danger=no&country=Germany&contact=a%40example.com"
    );
    let calls = vec![
        lawful("/report", FORM, story),
        lawful("/sign-in", FORM, "name=analyst&password=wrong"),
        lawful("/sign-out", FORM, "csrf=none"),
    ];
    never_at_fault(&runtime, &house.nobody(), bent(calls));
    runtime.block_on(house.ends_sound());
}

#[test]
fn the_agencies_api_answers_any_bytes() {
    let runtime = Runtime::new().unwrap();
    let house = runtime.block_on(TestHouse::on(Engine::Sqlite));
    let provider = runtime.block_on(house.provider("example-chat"));
    let number = runtime.block_on(provider.file(&report(IncidentType::Csam), &[]));
    runtime.block_on(house.carry());
    let program = runtime.block_on(house.program("us-fbi"));
    let act = |act: &str, body: &str| lawful(&format!("/api/v1/referrals/R-{number}-1/{act}"), JSON, body);
    let calls = vec![
        act("acknowledge", ""),
        act("open", ""),
        act("accept", ""),
        act("decline", r#"{"reason":"stale","note":"too old"}"#),
        act("re-refer", r#"{"agency":"de-1","reason":"lives there"}"#),
        act("feedback", r#"{"codes":["F1"],"note":""}"#),
        lawful(
            "/api/v1/feedback",
            JSON,
            format!(r#"{{"items":[{{"referral":"R-{number}-1","codes":["F2"],"note":""}}]}}"#),
        ),
    ];
    never_at_fault(&runtime, &program, bent(calls));
    runtime.block_on(house.ends_sound());
}
