//! What a provider may have open and not finished: reports, bytes in them, and names of files. What is finished, retracted
//! or expired gives its room back, whoever else is at work.

use axum::body::Body;
use axum::http::StatusCode;
use clearline_pipeline::intake;
use clearline_report::IncidentType;
use clearline_tests::{Answer, Engine, Provider, TestHouse, file_details, report};
use clearline_wire::responses::{Answer as Wire, Code};
use futures::StreamExt as _;
use jiff::SignedDuration;

use crate::on_both;

on_both!(
    a_provider_opens_no_more_reports_than_its_quota,
    the_bytes_of_unfinished_reports_are_bounded,
    the_quota_is_exact_whoever_is_quicker,
    room_comes_back_with_every_end_of_a_filing,
    a_name_is_at_most_255_characters_long,
);

fn admin() -> clearline_law::access::Actor {
    let role = clearline_law::access::Role::Admin;
    clearline_law::access::Actor::staff(role, &"operator".parse().unwrap()).unwrap()
}

async fn allow(house: &TestHouse, provider: &Provider, reports: i64, bytes: i64) {
    intake::set_quota(&house.house, &admin(), &provider.id, Some(reports), Some(bytes)).await.unwrap();
}

/// Reports that are open, and bytes in them.
async fn held(house: &TestHouse, provider: &Provider) -> (i64, i64) {
    let quota = intake::quota(&house.house, &admin(), &provider.id).await.unwrap();
    (quota.reports, quota.bytes)
}

/// Refused for the sake of the quota, in the wire's words, with the limit and when to look again.
fn is_over(answer: &Answer, limit: i64) {
    assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS, "{}", answer.text());
    assert_eq!(answer.header("retry-after"), "60");
    match answer.wire() {
        Wire::Response(told) => {
            assert_eq!(told.code, Code::SaveFailed);
            assert!(told.description.contains(&limit.to_string()), "{}", told.description);
        }
        other => panic!("{other:?}"),
    }
}

async fn a_provider_opens_no_more_reports_than_its_quota(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let (provider, other) = (house.provider("example-chat").await, house.provider("example-other").await);
    allow(&house, &provider, 3, 1 << 30).await;
    let document = report(IncidentType::Csam);
    let mut open = Vec::new();
    for _ in 0..3 {
        open.push(provider.open(&document).await);
    }
    is_over(&provider.xml("submit", &document).await, 3);
    other.open(&document).await;
    // What is open can be filled and finished, and then there is room again.
    provider.add(open[0], "a.png", b"harmless").await;
    provider.finish(open[0]).await;
    provider.open(&document).await;
    is_over(&provider.xml("submit", &document).await, 3);
    // A lower quota keeps nobody from finishing what is open.
    allow(&house, &provider, 1, 1 << 30).await;
    provider.add(open[1], "a.png", b"harmless").await;
    provider.finish(open[1]).await;
    is_over(&provider.xml("submit", &document).await, 1);
    house.ends_sound().await;
}

async fn the_bytes_of_unfinished_reports_are_bounded(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let provider = house.provider("example-chat").await;
    let document = report(IncidentType::Csam);
    let size = i64::try_from(document.len()).unwrap();
    let limit = size + 300_000;
    allow(&house, &provider, 10, limit).await;
    let number = provider.open(&document).await;
    let id = number.to_string();
    provider.add(number, "a.bin", &[7; 200_000]).await;
    is_over(&provider.upload(&id, "b.bin", &[7; 100_001]).await, limit);
    let last = provider.add(number, "b.bin", &[7; 100_000]).await;
    assert_eq!(held(&house, &provider).await, (1, limit), "to the byte");
    is_over(&provider.xml("submit", &document).await, limit);
    is_over(&provider.xml("fileinfo", &file_details(number, &last, Some(true))).await, limit);
    provider.finish(number).await;
    assert_eq!(held(&house, &provider).await, (0, 0));
    // Nothing of what was refused is left behind: a file as large as all that is allowed goes in again.
    let next = provider.open(&document).await;
    provider.add(next, "c.bin", &[7; 300_000]).await;
    provider.finish(next).await;
    house.ends_sound().await;
}

async fn the_quota_is_exact_whoever_is_quicker(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let provider = house.provider("example-chat").await;
    let second = provider.at(&house.second().await);
    allow(&house, &provider, 7, 1 << 30).await;
    let document = report(IncidentType::Csam);
    let submit = async |sender: &Provider| sender.xml("submit", &document).await;
    let calls = (0..12).flat_map(|_| [submit(&provider), submit(&second)]);
    let answers = futures::future::join_all(calls).await;
    let opened = answers.iter().filter(|answer| answer.code() == Code::Success).count();
    assert_eq!(opened, 7);
    answers.iter().filter(|answer| answer.code() != Code::Success).for_each(|answer| is_over(answer, 7));
    assert_eq!(held(&house, &provider).await.0, 7);
}

async fn room_comes_back_with_every_end_of_a_filing(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let provider = house.provider("example-chat").await;
    let document = report(IncidentType::Csam);
    let (finished, retracted, expired) =
        (provider.open(&document).await, provider.open(&document).await, provider.open(&document).await);
    for number in [finished, retracted, expired] {
        let file = provider.add(number, "a.bin", &[7; 1_000]).await;
        let details = file_details(number, &file, Some(true));
        assert_eq!(provider.xml("fileinfo", &details).await.code(), Code::Success);
        assert_eq!(
            provider.xml("fileinfo", &details).await.code(),
            Code::Success,
            "said twice, counted once"
        );
    }
    assert_eq!(held(&house, &provider).await.0, 3);
    provider.finish(finished).await;
    assert_eq!(provider.form("retract", &retracted.to_string()).await.code(), Code::Success);
    assert_eq!(held(&house, &provider).await.0, 1);
    house.pass(SignedDuration::from_hours(25));
    assert_eq!(clearline_pipeline::intake::expire_overdue(&house.house).await.unwrap(), [expired]);
    assert_eq!(held(&house, &provider).await, (0, 0));
    house.ends_sound().await;
}

async fn a_name_is_at_most_255_characters_long(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let provider = house.provider("example-chat").await;
    let number = provider.open(&report(IncidentType::Csam)).await;
    let id = number.to_string();
    // Counted in characters, whatever their bytes.
    let name = |length: usize| "é".repeat(length);
    let file = provider.add(number, &name(255), b"harmless").await;
    let refused = provider.upload(&id, &name(256), b"harmless").await;
    assert_eq!((refused.status, refused.code()), (StatusCode::BAD_REQUEST, Code::ValidationFailed));
    assert!(refused.text().contains("256") && refused.text().contains("255"), "{}", refused.text());
    // A name that would fill the memory is not even read to its end.
    let refused = provider.upload(&id, &"x".repeat(3 << 20), b"harmless").await;
    assert_eq!(refused.status, StatusCode::BAD_REQUEST, "{}", refused.text());
    // Nor one that never ends.
    let begins = format!(
        "--x-y-z\r\nContent-Disposition: form-data; name=\"id\"\r\n\r\n{number}\r\n--x-y-z\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
    );
    let endless = futures::stream::iter([begins]).chain(futures::stream::repeat("x".repeat(16 << 10)));
    let body = Body::from_stream(endless.map(Ok::<_, std::io::Error>));
    let parts = Some("multipart/form-data; boundary=x-y-z");
    let refused = provider.caller.send("POST", "/ispws/upload", parts, body).await;
    assert_eq!(refused.code(), Code::MalformedFile, "{}", refused.text());
    assert!(refused.text().contains("65536 bytes"), "{}", refused.text());
    let details = |name: &str| {
        let details = String::from_utf8(file_details(number, &file, Some(true))).unwrap();
        details.replace("<fileViewedByEsp>", &format!("{name}<fileViewedByEsp>")).into_bytes()
    };
    let refused = provider.xml("fileinfo", &details(&format!("<fileName>{}</fileName>", name(256)))).await;
    assert_eq!(refused.code(), Code::ValidationFailed, "{}", refused.text());
    assert!(refused.text().contains("255"), "{}", refused.text());
    // What is documented is kept: of this one 2056 characters.
    let refused = provider
        .xml("fileinfo", &details(&format!("<originalFileName>{}</originalFileName>", name(2_057))))
        .await;
    assert_eq!(refused.code(), Code::ValidationFailed, "{}", refused.text());
    let taken = provider
        .xml("fileinfo", &details(&format!("<originalFileName>{}</originalFileName>", name(2_056))))
        .await;
    assert_eq!(taken.code(), Code::Success, "{}", taken.text());
    provider.finish(number).await;
    house.ends_sound().await;
}
