//! What arrives at the reporting API is kept whole or refused whole: forms with more than one file, names in every form,
//! documents that are no XML, and addresses where nothing is.

use axum::body::{Body, Bytes};
use axum::http::StatusCode;
use clearline_law::access::Role;
use clearline_records::dossier;
use clearline_report::{IncidentType, ReportNumber, Stage};
use clearline_store::params;
use clearline_tests::{Answer, Engine, Provider, TestHouse, file_details, leave, raw, report};
use clearline_wire::responses::{Answer as Wire, Code};
use futures::stream;

use crate::on_both;

on_both!(
    an_upload_is_kept_whole_or_refused_whole,
    an_upload_is_the_same_in_any_pieces,
    a_form_names_one_report,
    a_files_name_is_read_in_every_form,
    what_is_no_xml_is_refused_and_nothing_of_it_is_kept,
    every_address_below_ispws_answers_in_xml,
);

const PARTS: &str = "multipart/form-data; boundary=x-y-z";

/// A part of a form: what follows `form-data`, further headers, content.
type Part<'a> = (&'a str, &'a str, &'a [u8]);

fn body(parts: &[Part<'_>]) -> Vec<u8> {
    let mut body = Vec::new();
    for (disposition, headers, content) in parts {
        let head = format!("--x-y-z\r\nContent-Disposition: form-data{disposition}\r\n{headers}\r\n");
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(content);
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(b"--x-y-z--\r\n");
    body
}

async fn send(provider: &Provider, parts: &[Part<'_>]) -> Answer {
    provider.caller.send("POST", "/ispws/upload", Some(PARTS), body(parts)).await
}

/// How many files the report has: by its rows, and by its own count.
async fn files(house: &TestHouse, number: ReportNumber) -> (usize, i64) {
    let rows = dossier::files(&house.house, &leave(number)).await.unwrap().len();
    (rows, dossier::head(&house.house, number).await.unwrap().unwrap().files)
}

/// A file of an upload.
const FIRST: Part<'_> = ("; name=\"file\"; filename=\"a.jpg\"", "Content-Type: image/jpeg\r\n", b"first");
const SECOND: Part<'_> = ("; name=\"file\"; filename=\"b.jpg\"", "Content-Type: image/jpeg\r\n", b"second");
/// A field that nobody knows.
const NOTE: Part<'_> = ("; name=\"note\"", "", b"a field");

/// What follows the report's id in an upload that is refused, the code, and words of the answer.
fn refused_uploads(large: &[u8]) -> Vec<(Vec<Part<'_>>, Code, &'static str)> {
    let file = |disposition: &'static str| -> Part<'static> { (disposition, "", b"x") };
    let encoded =
        |how: &'static str| -> Part<'static> { ("; name=\"file\"; filename=\"a\"", how, b"Zmlyc3Q=") };
    let large: Part<'_> = ("; name=\"file\"; filename=\"large\"", "", large);
    let empty: Part<'_> = ("; name=\"file\"; filename=\"\"", "", b"");
    let picture: Part<'_> = ("; name=\"photo\"", "Content-Type: image/jpeg\r\n", b"x");
    let long: Part<'_> = ("; name=\"words\"", "", large.2);
    let one_file = |parts| (parts, Code::MalformedFile, "holds one file");
    let named_so = |parts| (parts, Code::MalformedFile, "another name");
    let as_it_is = |parts| (parts, Code::MalformedFile, "bytes as they are");
    vec![
        one_file(vec![FIRST, SECOND]),
        one_file(vec![FIRST, FIRST]),
        one_file(vec![FIRST, NOTE, SECOND]),
        one_file(vec![FIRST, file("; name=\"file\"")]),
        one_file(vec![FIRST, empty]),
        one_file(vec![FIRST, large]),
        one_file(vec![large, SECOND]),
        named_so(vec![FIRST, file("; name=\"file2\"; filename=\"b.jpg\"")]),
        named_so(vec![FIRST, file("; name=\"more\"; filename*=utf-8''b.jpg")]),
        named_so(vec![FIRST, file("; filename=\"b.jpg\"")]),
        named_so(vec![file("; name=\"files[]\"; filename=\"b.jpg\"")]),
        named_so(vec![file("; name=\"thumb\"; filename=\"t.jpg\""), FIRST]),
        named_so(vec![FIRST, picture]),
        named_so(vec![FIRST, file("")]),
        (vec![FIRST, long], Code::MalformedFile, "may have 65536 bytes"),
        as_it_is(vec![encoded("Content-Transfer-Encoding: base64\r\n")]),
        as_it_is(vec![encoded("content-transfer-encoding: Quoted-Printable\r\n")]),
        (vec![file("; name=\"id\""), FIRST], Code::NoSuchReport, ""),
        (vec![FIRST, file("; name=\"id\"")], Code::NoSuchReport, ""),
        (vec![file("; name=\"file\"; filename*=utf-8''a%00b.jpg")], Code::ValidationFailed, "U+0000"),
        (vec![NOTE], Code::MalformedFile, "part file is missing"),
    ]
}

async fn an_upload_is_kept_whole_or_refused_whole(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let provider = house.provider("example-chat").await;
    let number = provider.open(&report(IncidentType::Csam)).await;
    let (id, other) = (number.to_string(), provider.open(&report(IncidentType::Csam)).await.to_string());
    let id: Part<'_> = ("; name=\"id\"", "", id.as_bytes());
    let other: Part<'_> = ("; name=\"id\"", "", other.as_bytes());
    let large = vec![7_u8; 300_000];
    let mut refused = refused_uploads(&large);
    refused.iter_mut().for_each(|(parts, ..)| parts.insert(0, id));
    refused.push((vec![id, other, FIRST], Code::InvalidRequest, "two reports"));
    refused.push((vec![id, FIRST, other], Code::InvalidRequest, "two reports"));
    refused.push((vec![FIRST, id], Code::InvalidRequest, "id before the part file"));
    refused.push((vec![NOTE], Code::InvalidRequest, "part id is missing"));
    for (parts, code, words) in &refused {
        let answer = send(&provider, parts).await;
        let what: Vec<&str> = parts.iter().map(|(disposition, ..)| *disposition).collect();
        assert_eq!(answer.code(), *code, "{what:?}: {}", answer.text());
        assert!(answer.text().contains(words), "{what:?}: {}", answer.text());
        assert_eq!(files(&house, number).await, (0, 0), "{what:?}");
    }
    // A body that ends before its closing boundary may have lost a part.
    let whole = body(&[id, FIRST]);
    for end in [whole.len() - 4, whole.len() - 9, whole.len() - 14] {
        let answer = provider.caller.send("POST", "/ispws/upload", Some(PARTS), whole[..end].to_vec()).await;
        assert_eq!((answer.code(), files(&house, number).await), (Code::MalformedFile, (0, 0)), "{end}");
    }
    let plain: Part<'_> = ("; name=\"file\"; filename=\"a\"", "Content-Transfer-Encoding: binary\r\n", b"x");
    let kept: Vec<Vec<Part<'_>>> = vec![
        vec![id, FIRST],
        vec![NOTE, id, NOTE, FIRST, NOTE],
        vec![id, id, FIRST, id],
        vec![id, ("; name=\"file\"", "", b"x")],
        vec![("; name=id", "", id.2), ("; filename=a.jpg; name=file", "", b"x")],
        vec![("; name=\"id\"", "Content-Type: application/json\r\n", id.2), FIRST],
        vec![id, plain],
    ];
    for (at, parts) in (1..).zip(&kept) {
        let answer = send(&provider, parts).await;
        assert_eq!(answer.code(), Code::Success, "{at}: {}", answer.text());
        assert_eq!(files(&house, number).await, (at, at as i64));
    }
    provider.finish(number).await;
    house.ends_sound().await;
}

/// However a body is cut up on its way, and whatever is before and after it.
async fn an_upload_is_the_same_in_any_pieces(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let provider = house.provider("example-chat").await;
    let number = provider.open(&report(IncidentType::Csam)).await;
    let id = number.to_string();
    let id: Part<'_> = ("; name=\"id\"", "", id.as_bytes());
    let one = [b"a preamble\r\n".as_slice(), &body(&[id, FIRST]), b"an epilogue\r\n--x-y-z\r\n"].concat();
    let two = body(&[id, FIRST, SECOND]);
    for (size, at) in [1, 7, 64].into_iter().zip(1..) {
        for (sent, code) in [(&one, Code::Success), (&two, Code::MalformedFile)] {
            let pieces: Vec<Result<Bytes, std::io::Error>> =
                sent.chunks(size).map(|piece| Ok(Bytes::copy_from_slice(piece))).collect();
            let sent = Body::from_stream(stream::iter(pieces));
            let answer = provider.caller.send("POST", "/ispws/upload", Some(PARTS), sent).await;
            assert_eq!(answer.code(), code, "{size}: {}", answer.text());
            assert_eq!(files(&house, number).await.0, at);
        }
    }
}

async fn a_form_names_one_report(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let provider = house.provider("example-chat").await;
    let (one, two) =
        (provider.open(&report(IncidentType::Csam)).await, provider.open(&report(IncidentType::Csam)).await);
    let (id, other) = (one.to_string(), two.to_string());
    let part = |id: &'_ str| -> Vec<u8> { id.as_bytes().to_vec() };
    for call in ["finish", "retract"] {
        let path = format!("/ispws/{call}");
        let twice = provider.caller.post_form(&path, &[("id", &id), ("id", &other)]).await;
        assert_eq!(twice.code(), Code::InvalidRequest, "{}", twice.text());
        let parts = body(&[("; name=\"id\"", "", &part(&id)), ("; name=\"id\"", "", &part(&other))]);
        let twice = provider.caller.send("POST", &path, Some(PARTS), parts).await;
        assert_eq!(twice.code(), Code::InvalidRequest, "{}", twice.text());
        let parts = body(&[("; name=\"id\"", "", &part(&id)), ("; name=\"file\"; filename=\"a\"", "", b"x")]);
        let with_file = provider.caller.send("POST", &path, Some(PARTS), parts).await;
        assert_eq!(with_file.code(), Code::InvalidRequest);
        assert!(with_file.text().contains("upload the file first"), "{}", with_file.text());
        let in_address = provider.caller.send("POST", &format!("{path}?id={id}"), None, Body::empty()).await;
        assert_eq!(in_address.code(), Code::InvalidRequest);
        assert!(in_address.text().contains("not from the address"), "{}", in_address.text());
    }
    assert_eq!((house.stage(one).await, house.stage(two).await), (Stage::Open, Stage::Open));
    let in_address = provider
        .caller
        .send("POST", &format!("/ispws/upload?id={id}"), Some("image/png"), Body::from("x"))
        .await;
    assert!(in_address.text().contains("not from the address"), "{}", in_address.text());
    let again = provider.caller.post_form("/ispws/finish", &[("id", &id), ("id", &id)]).await;
    assert_eq!(again.code(), Code::Success, "{}", again.text());
    let parts = body(&[("; name=\"comment\"", "", b"done"), ("; name=\"id\"", "", &part(&other))]);
    let finished = provider.caller.send("POST", "/ispws/finish", Some(PARTS), parts).await;
    assert_eq!(finished.code(), Code::Success, "{}", finished.text());
}

async fn a_files_name_is_read_in_every_form(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let provider = house.provider("example-chat").await;
    let number = provider.open(&report(IncidentType::Csam)).await;
    let forms: [(&[u8], Option<&str>); 8] = [
        (b"filename*=utf-8''Caf%C3%A9%20%F0%9F%98%80.jpg", Some("Café 😀.jpg")),
        (b"filename=\"Cafe.jpg\"; filename*=UTF-8''Caf%C3%A9.jpg", Some("Café.jpg")),
        (b"filename*=ISO-8859-1'de'Gr%FC%DFe.jpg", Some("Grüße.jpg")),
        ("filename=\"снимок.jpg\"".as_bytes(), Some("снимок.jpg")),
        (b"filename=\"Gr\xfc\xdfe.jpg\"", Some("Grüße.jpg")),
        (b"filename=\"=?UTF-8?B?w7xiZXIuanBn?=\"", Some("über.jpg")),
        (b"filename*=no-such-charset''a%20b.jpg", Some("no-such-charset''a%20b.jpg")),
        (b"filename=\"\"", None),
    ];
    for (form, _) in forms {
        let mut sent = body(&[("; name=\"id\"", "", number.to_string().as_bytes())]);
        sent.truncate(sent.len() - "--x-y-z--\r\n".len());
        sent.extend_from_slice(b"--x-y-z\r\nContent-Disposition: form-data; name=\"file\"; ");
        sent.extend_from_slice(form);
        sent.extend_from_slice(b"\r\n\r\nharmless\r\n--x-y-z--\r\n");
        let answer = provider.caller.send("POST", "/ispws/upload", Some(PARTS), sent).await;
        assert_eq!(answer.code(), Code::Success, "{}", answer.text());
    }
    let kept = dossier::files(&house.house, &leave(number)).await.unwrap();
    let names: Vec<Option<&str>> = kept.iter().map(|file| file.name.as_deref()).collect();
    assert_eq!(names, forms.map(|(_, name)| name));
    provider.finish(number).await;
    house.carry().await;
    let contact = house.person("contact", Role::Provider, None, Some("example-chat")).await;
    assert!(contact.page(&format!("/provider/reports/{number}")).await.contains("Café 😀.jpg"));
    let analyst = house.person("analyst", Role::Analyst, None, None).await;
    assert!(analyst.page(&format!("/desk/reports/{number}")).await.contains("Café 😀.jpg"));
}

async fn what_is_no_xml_is_refused_and_nothing_of_it_is_kept(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let provider = house.provider("example-chat").await;
    let with = |inside: &[u8]| {
        let text = String::from_utf8(report(IncidentType::Enticement)).unwrap();
        let (before, after) = text.split_once("quiet-heron").unwrap();
        [before.as_bytes(), inside, after.as_bytes()].concat()
    };
    let described = |number: ReportNumber, file: &clearline_report::FileId, inside: &str| {
        format!(
            "<fileDetails><reportId>{number}</reportId><fileId>{file}</fileId><originalFileName>{inside}</originalFileName></fileDetails>"
        )
    };
    let wrong: [(&[u8], &str); 8] = [
        (b"Rama &#55357;&#56832; K", "Write &amp;#128512; or the character itself"),
        (b"&#xD83D;", "Write the whole character"),
        (b"&#x110000;", "U+10FFFF"),
        (b"&#0;", "U+0000"),
        (b"&#11;", "U+000B"),
        (b"a\x0bb", "U+000B"),
        (b"Gr\xfc\xdfe", "ISO-8859-1"),
        (b"\xed\xa0\xbd\xed\xb8\x80", "surrogate"),
    ];
    for (inside, words) in wrong {
        let answer = provider.xml("submit", &with(inside)).await;
        assert_eq!(
            (answer.status, answer.code()),
            (StatusCode::BAD_REQUEST, Code::MalformedXml),
            "{}",
            answer.text()
        );
        assert!(answer.text().contains(words), "{}", answer.text());
    }
    for table in ["report", "submission"] {
        let rows = raw::rows(&house.house, &format!("select count(*) as many from {table}"), params!()).await;
        assert_eq!(rows[0].int("many").unwrap(), 0, "{table}");
    }
    let number = provider.open(&with("Rama \u{1f600} K &#128512;".as_bytes())).await;
    let file = provider.add(number, "a.png", b"harmless").await;
    for (inside, words) in [("&#xD83D;&#xDE00;.png", "Write &amp;#128512;"), ("a&#x1;.png", "U+0001")] {
        let answer = provider.xml("fileinfo", described(number, &file, inside).as_bytes()).await;
        assert_eq!(answer.code(), Code::MalformedXml, "{}", answer.text());
        assert!(answer.text().contains(words), "{}", answer.text());
    }
    let rows =
        raw::rows(&house.house, "select count(*) as many from file where document is not null", params!())
            .await;
    assert_eq!(rows[0].int("many").unwrap(), 0);
    assert_eq!(
        provider.xml("fileinfo", &file_details(number, &file, Some(true))).await.code(),
        Code::Success
    );
    provider.finish(number).await;
    let head = dossier::head(&house.house, number).await.unwrap().unwrap();
    let said = dossier::said(&house.house, &leave(head.number)).await.unwrap();
    assert_eq!(said.parties[0].screen_name.as_deref(), Some("Rama 😀 K 😀"));
}

async fn every_address_below_ispws_answers_in_xml(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let provider = house.provider("example-chat").await;
    for caller in [&house.nobody(), &provider.caller] {
        for path in [
            "/ispws",
            "/ispws/",
            "/ispws/nothing",
            "/ispws/submit/",
            "/ispws//submit",
            "/ispws/upload/1",
            "/ispws/%2e%2e/sign-in",
            "/ispws/documentation/more",
            "/ispws/index.html",
        ] {
            for method in ["GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS"] {
                let answer = caller.send(method, path, None, Body::empty()).await;
                assert_eq!(
                    answer.header("content-type"),
                    "application/xml; charset=UTF-8",
                    "{method} {path}"
                );
                let Wire::Response(told) = answer.wire() else { panic!("{}", answer.text()) };
                assert_eq!(
                    (answer.status, told.code),
                    (StatusCode::NOT_FOUND, Code::ResourceNotFound),
                    "{method} {path}"
                );
                assert!(!answer.header("request-id").is_empty());
            }
        }
        for (path, method) in [
            ("/ispws/submit", "GET"),
            ("/ispws/status", "POST"),
            ("/ispws/finish", "DELETE"),
            ("/ispws/documentation", "POST"),
        ] {
            let answer = caller.send(method, path, None, Body::empty()).await;
            assert_eq!(
                (answer.status, answer.code()),
                (StatusCode::METHOD_NOT_ALLOWED, Code::InvalidRequest),
                "{path}"
            );
        }
        for path in ["/ispws/documentation", "/ispws/documentation/"] {
            let page = caller.get(path).await;
            assert_eq!(
                (page.status, page.header("content-type").as_str()),
                (StatusCode::OK, "text/html; charset=utf-8")
            );
            assert!(
                page.text().contains("wire-compatible") && page.text().contains("<td>4110</td>"),
                "{path}"
            );
        }
    }
    let elsewhere = house.nobody().get("/ispwsx").await;
    assert!(elsewhere.header("content-type").starts_with("text/html"), "only what is below the address");
}
