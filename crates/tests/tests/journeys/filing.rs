//! Filing: the life cycle of the reporting API, whoever calls and in whatever order.

use axum::http::StatusCode;
use clearline_report::{IncidentType, Stage};
use clearline_store::params;
use clearline_tests::{Engine, TestHouse, file_details, leave, raw, report};
use clearline_wire::responses::{Answer, Code};
use jiff::SignedDuration;

use crate::on_both;

on_both!(
    a_report_is_filed,
    calls_out_of_turn_are_refused,
    anothers_report_does_not_exist,
    unfinished_reports_expire,
    what_was_said_is_kept_byte_for_byte,
    a_torn_upload_leaves_nothing,
    the_public_files_without_an_account,
    keys_are_wrapped_anew,
    uploads_at_once_do_not_pass_the_limit_of_files,
);

async fn a_report_is_filed(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let provider = house.provider("example-chat").await;
    let status = provider.caller.get("/ispws/status").await;
    assert_eq!(status.code(), Code::Success);
    assert!(status.text().contains("Remote User : example-chat, Remote Ip : 192.0.2.1"), "{}", status.text());
    let number = provider.open(&report(IncidentType::Csam)).await;
    let Answer::Response(stored) =
        provider.upload(&number.to_string(), "ä \"1\".png", b"harmless").await.wire()
    else {
        panic!("upload answers with reportResponse")
    };
    assert_eq!(stored.hash.as_deref(), Some("d8eced3b06972df4d1dd7d835fc3edd3"));
    let file = stored.file.unwrap();
    assert_eq!(
        provider.xml("fileinfo", &file_details(number, &file, Some(true))).await.code(),
        Code::Success
    );
    let done = provider.form("finish", &number.to_string()).await;
    let Answer::Done(done) = done.wire() else { panic!("finish answers with reportDoneResponse") };
    assert_eq!((done.report, done.files), (Some(number), vec![file]));
    assert_eq!(house.stage(number).await, Stage::Received);
}

async fn calls_out_of_turn_are_refused(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let provider = house.provider("example-chat").await;
    let number = provider.open(&report(IncidentType::Csam)).await;
    let unknown = "0123456789abcdef0123456789abcdef".parse().unwrap();
    assert_eq!(
        provider.xml("fileinfo", &file_details(number, &unknown, None)).await.code(),
        Code::NoSuchFile
    );
    let file = provider.add(number, "a.png", b"harmless").await;
    let first = file_details(number, &file, Some(true));
    assert_eq!(provider.xml("fileinfo", &first).await.code(), Code::Success);
    assert_eq!(
        provider.xml("fileinfo", &first).await.code(),
        Code::Success,
        "the same again is answered again"
    );
    let other = file_details(number, &file, Some(false));
    assert_eq!(provider.xml("fileinfo", &other).await.code(), Code::ValidationFailed, "another is refused");
    provider.finish(number).await;
    let id = number.to_string();
    for call in ["finish", "retract"] {
        assert_eq!(provider.form(call, &id).await.code(), Code::AlreadyFinished, "{call}");
    }
    assert_eq!(provider.upload(&id, "b.png", b"late").await.code(), Code::AlreadyFinished);
    let gone = provider.open(&report(IncidentType::Csam)).await.to_string();
    assert_eq!(provider.form("retract", &gone).await.code(), Code::Success);
    for call in ["finish", "retract"] {
        assert_eq!(provider.form(call, &gone).await.code(), Code::AlreadyRetracted, "{call}");
    }
    assert_eq!(provider.form("finish", "12").await.code(), Code::NoSuchReport);
    assert_eq!(provider.form("retract", "not a number").await.code(), Code::NoSuchReport);
    let missing = provider.caller.post_form("/ispws/retract", &[("number", &gone)]).await;
    assert_eq!((missing.status, missing.code()), (StatusCode::BAD_REQUEST, Code::InvalidRequest));
}

async fn anothers_report_does_not_exist(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let (mine, other) = (house.provider("example-chat").await, house.provider("example-photos").await);
    let number = mine.open(&report(IncidentType::Csam)).await;
    let file = mine.add(number, "a.png", b"harmless").await;
    let id = number.to_string();
    assert_eq!(other.upload(&id, "b.png", b"x").await.code(), Code::NoSuchReport);
    assert_eq!(other.xml("fileinfo", &file_details(number, &file, None)).await.code(), Code::NoSuchReport);
    assert_eq!(other.form("finish", &id).await.code(), Code::NoSuchReport);
    assert_eq!(other.form("retract", &id).await.code(), Code::NoSuchReport);
    assert_eq!(house.stage(number).await, Stage::Open, "nothing of it was changed");
}

async fn unfinished_reports_expire(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let provider = house.provider("example-chat").await;
    let quiet = provider.open(&report(IncidentType::Csam)).await;
    let busy = provider.open(&report(IncidentType::Csam)).await;
    house.pass(SignedDuration::from_mins(23 * 60 + 30));
    provider.add(busy, "a.png", b"harmless").await;
    house.pass(SignedDuration::from_mins(31));
    let expired = clearline_pipeline::intake::expire_overdue(&house.house).await.unwrap();
    assert_eq!(expired, vec![quiet], "the later of 24 h after opening and 1 h after the last change");
    assert_eq!(provider.form("finish", &quiet.to_string()).await.code(), Code::AlreadyRetracted);
    provider.finish(busy).await;
}

async fn what_was_said_is_kept_byte_for_byte(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let provider = house.provider("example-chat").await;
    let mut document = b"\xef\xbb\xbf<?xml version=\"1.0\"?>\n".to_vec();
    document.extend_from_slice(&report(IncidentType::Enticement));
    let text = String::from_utf8(document).unwrap().replace("<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "");
    let number = provider.file(text.as_bytes(), &[("a.png", b"harmless")]).await;
    house.carry().await;
    let kept = clearline_records::dossier::document(&house.house, &leave(number)).await.unwrap().unwrap();
    assert_eq!(kept, text.as_bytes());
}

async fn a_torn_upload_leaves_nothing(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let provider = house.provider("example-chat").await;
    let number = provider.open(&report(IncidentType::Csam)).await;
    let torn = format!(
        "--x-y-z\r\nContent-Disposition: form-data; name=\"id\"\r\n\r\n{number}\r\n--x-y-z\r\nContent-Disposition: \
         form-data; name=\"file\"; filename=\"a.png\"\r\n\r\nonly the begin"
    );
    let kind = "multipart/form-data; boundary=x-y-z";
    let answer = provider.caller.send("POST", "/ispws/upload", Some(kind), torn).await;
    assert_eq!(answer.code(), Code::MalformedFile, "{}", answer.text());
    assert!(clearline_records::dossier::files(&house.house, &leave(number)).await.unwrap().is_empty());
    let without = "--x-y-z\r\nContent-Disposition: form-data; name=\"id\"\r\n\r\n1\r\n--x-y-z--\r\n";
    let answer = provider.caller.send("POST", "/ispws/upload", Some(kind), without).await;
    assert_eq!(answer.code(), Code::MalformedFile);
}

async fn the_public_files_without_an_account(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let nobody = house.nobody();
    let form = nobody.get("/report").await;
    assert_eq!(form.status, StatusCode::OK);
    let empty = nobody.post_form("/report", &[("story", "something")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(empty.text().contains("something"), "nothing has to be typed twice");
    let fields = [
        ("incident", "contact"),
        ("story", "Synthetic: somebody wrote to a child."),
        ("danger", "no"),
        ("country", "Germany"),
    ];
    let sent = house.tell(&nobody, &fields).await;
    assert_eq!(sent.status, StatusCode::OK, "{}", sent.text());
    let elsewhere = house.tell(&nobody.with("sec-fetch-site", "cross-site"), &fields).await;
    assert_eq!(elsewhere.status, StatusCode::BAD_REQUEST, "another site cannot file in somebody's name");
}

async fn keys_are_wrapped_anew(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let provider = house.provider("example-chat").await;
    let number =
        provider.file(&report(IncidentType::Csam), &[("a.png", b"harmless"), ("b.png", b"as well")]).await;
    let before = clearline_records::dossier::files(&house.house, &leave(number)).await.unwrap();
    let operator =
        clearline_law::access::Actor::staff(clearline_law::access::Role::Admin, &"operator".parse().unwrap());
    let seen = clearline_pipeline::intake::rewrap(&house.house, &operator.unwrap()).await.unwrap();
    assert_eq!(seen, 2);
    for (old, new) in
        before.iter().zip(clearline_records::dossier::files(&house.house, &leave(number)).await.unwrap())
    {
        assert_ne!(old.sealed_key, new.sealed_key, "wrapped anew");
        let content = house.house.vault.get_small(&new.path, &new.sealed_key).await.unwrap();
        assert_eq!(content.len() as u64, new.size, "and the file opens");
    }
}

/// Whoever sends several files at once has looked at the same count; the row itself must say when it is full.
async fn uploads_at_once_do_not_pass_the_limit_of_files(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let limit = house.house.limits.files_per_report_max;
    let provider = house.provider("example-chat").await;
    let number = provider.open(&report(IncidentType::Csam)).await;
    let files = async || {
        let select = "select files from report where number = $number";
        raw::rows(&house.house, select, params!(number = number.get())).await[0].int("files").unwrap()
    };
    let described = provider.add(number, "first.png", b"first").await;
    let most = params!(files = limit - 2, number = number.get());
    raw::run(&house.house, "update report set files = $files where number = $number", most).await;
    let id = number.to_string();
    let upload = async |name: &str| provider.upload(&id, name, b"harmless").await;
    let answers =
        futures::join!(upload("a"), upload("b"), upload("c"), upload("d"), upload("e"), upload("f"));
    let answers = [answers.0, answers.1, answers.2, answers.3, answers.4, answers.5];
    let taken = answers.iter().filter(|answer| answer.code() == Code::Success).count();
    assert_eq!((taken, files().await), (2, limit), "as many as there was room for");
    let told = format!("at most {limit} files");
    for refused in answers.iter().filter(|answer| answer.code() != Code::Success) {
        assert!(refused.code() == Code::ValidationFailed && refused.text().contains(&told));
    }
    let details = provider.xml("fileinfo", &file_details(number, &described, Some(true))).await;
    assert_eq!(details.code(), Code::Success, "a full report can still be described");
    assert_eq!(provider.form("retract", &id).await.code(), Code::Success);
}
