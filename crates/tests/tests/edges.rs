//! The edges of the house: whatever bytes a stranger, a provider or an agency's program sends, the answer is an answer,
//! never a fault of ours, and the house stands as before.
#![cfg(test)]

use axum::body::Body;
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

/// Lawful bodies that the cases begin from, so that they get further than the first check.
fn lawful(number: clearline_report::ReportNumber) -> Vec<Vec<u8>> {
    let file = "0123456789abcdef0123456789abcdef".parse().unwrap();
    let upload = format!(
        "--x-y-z\r\nContent-Disposition: form-data; name=\"id\"\r\n\r\n{number}\r\n--x-y-z\r\nContent-Disposition: \
         form-data; name=\"file\"; filename=\"a.png\"\r\n\r\nharmless\r\n--x-y-z--\r\n"
    );
    vec![
        report(IncidentType::Csam),
        file_details(number, &file, Some(true)),
        upload.into_bytes(),
        format!("id={number}").into_bytes(),
        b"incident=contact&story=Synthetic&danger=no&country=Germany".to_vec(),
        br#"{"reason":"stale","note":"x","codes":["F1"],"agency":"de-1","feedback":[{"referral":"R-1-1","codes":["F2"]}]}"#
            .to_vec(),
    ]
}

fn sent(routes: &[&str], bases: Vec<Vec<u8>>) -> impl Strategy<Value = Sent> {
    let routes: Vec<String> = routes.iter().map(|route| (*route).to_owned()).collect();
    let kinds = [
        "text/xml; charset=utf-8",
        "multipart/form-data; boundary=x-y-z",
        "multipart/form-data",
        "application/x-www-form-urlencoded",
        "application/json",
    ];
    let kind = prop_oneof![
        8 => select(kinds.to_vec()).prop_map(|kind| Some(kind.to_owned())),
        1 => "[ -~]{0,40}".prop_map(Some),
        1 => Just(None),
    ];
    let wild = prop::collection::vec(any::<u8>(), 0..2_000);
    let bent = (
        select(bases),
        prop::collection::vec((any::<Index>(), any::<u8>()), 0..6),
        any::<Index>(),
        any::<bool>(),
    )
        .prop_map(|(mut body, bends, end, cut)| {
            for (at, byte) in bends {
                let at = at.index(body.len());
                body[at] = byte;
            }
            if cut {
                body.truncate(end.index(body.len()));
            }
            body
        });
    let body = prop_oneof![1 => wild, 3 => bent];
    (select(routes), kind, body).prop_map(|(route, kind, body)| Sent { route, kind, body })
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
    let routes = ["/ispws/submit", "/ispws/fileinfo", "/ispws/upload", "/ispws/finish", "/ispws/retract"];
    never_at_fault(&runtime, &provider.caller, sent(&routes, lawful(number)));
    runtime.block_on(house.ends_sound());
}

#[test]
fn the_public_form_and_the_door_answer_any_bytes() {
    let runtime = Runtime::new().unwrap();
    let house = runtime.block_on(TestHouse::on(Engine::Sqlite));
    let number = "7205759403792793".parse().unwrap();
    never_at_fault(&runtime, &house.nobody(), sent(&["/report", "/sign-in", "/sign-out"], lawful(number)));
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
    let acts = ["acknowledge", "open", "accept", "decline", "re-refer", "feedback"];
    let mut routes: Vec<String> =
        acts.iter().map(|act| format!("/api/v1/referrals/R-{number}-1/{act}")).collect();
    routes.push("/api/v1/feedback".to_owned());
    let routes: Vec<&str> = routes.iter().map(String::as_str).collect();
    never_at_fault(&runtime, &program, sent(&routes, lawful(number)));
    runtime.block_on(house.ends_sound());
}
