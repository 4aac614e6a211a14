use clearline_report::FileId;
use clearline_wire::responses::{Answer, Code, NotAnAnswer, ReportDone, ReportResponse, parse_response};
use clearline_wire::{read_report, read_tree};

use crate::{now, sample, samples};

#[test]
fn answers_are_written_as_clients_expect_them_byte_for_byte() {
    for (name, bytes) in samples("responses") {
        let written = match parse_response(&bytes).unwrap() {
            Answer::Response(response) => response.to_xml(),
            Answer::Done(done) => done.to_xml(),
        };
        let expected = String::from_utf8(bytes).unwrap();
        // Clients read `&apos;` and `'` alike; we write the shorter.
        assert_eq!(String::from_utf8(written).unwrap(), expected.trim_end().replace("&apos;", "'"), "{name}");
    }
}

#[test]
fn answers_are_read() {
    let file: FileId = "b0754af766b426f2928a02c651ed4b99".parse().unwrap();
    let Answer::Response(upload) = parse_response(&sample("upload-ok")).unwrap() else {
        panic!("an upload is answered so")
    };
    assert_eq!((upload.code, upload.report.unwrap().get()), (Code::Success, 4_564_654));
    assert_eq!(
        (upload.file, upload.hash.as_deref()),
        (Some(file.clone()), Some("fafa5efeaf3cbe3b23b2748d13e629a1"))
    );
    let Answer::Done(done) = parse_response(&sample("finish-ok.xml")).unwrap() else {
        panic!("a finish is answered so")
    };
    assert_eq!(done.files, [file]);
    assert_eq!(parse_response(&sample("error-5102")).unwrap().code(), Code::AlreadyFinished);

    let answer = |code: &str| {
        format!(
            "<reportResponse><responseCode>{code}</responseCode><responseDescription>x</responseDescription></reportResponse>"
        )
    };
    assert!(
        matches!(parse_response(answer("4711").as_bytes()), Err(NotAnAnswer::Code(code)) if code == "4711")
    );
    assert!(matches!(parse_response(b"<html/>"), Err(NotAnAnswer::Document(_))));
}

#[test]
fn what_would_break_a_client_is_never_written() {
    // The Python client fails on an empty description, and needs a report number in every answer to finish.
    let empty = ReportResponse { description: " ".to_owned(), ..ReportResponse::new(Code::ServerError) };
    assert!(
        String::from_utf8(empty.to_xml())
            .unwrap()
            .contains("<responseDescription>Server error</responseDescription>")
    );
    let failed = ReportDone { code: Code::NoSuchReport, report: None, files: Vec::new() };
    assert!(
        String::from_utf8(failed.to_xml()).unwrap().ends_with(
            "<responseCode>5001</responseCode><reportId>0</reportId><files/></reportDoneResponse>"
        )
    );
    assert_eq!(parse_response(&failed.to_xml()).unwrap(), Answer::Done(failed));
    for (code, number, phrase, status) in Code::ALL {
        assert_eq!((code.number(), code.phrase(), code.http_status()), (number, phrase, status));
        assert_eq!(Code::from_number(number), Some(code));
        assert!(phrase.parse::<f64>().is_err() && read_tree(&ReportResponse::new(code).to_xml()).is_ok());
    }
}

#[test]
fn a_refusal_becomes_the_documented_answer() {
    let refused = read_report(&sample("4100-two-ipCaptureEvents"), now()).unwrap_err();
    // It is a fileDetails document, so the sentence is about the endpoint; the form is what matters here.
    let response = ReportResponse::from(&refused);
    assert_eq!((response.code.number(), response.code.http_status()), (4100, 400));
    assert!(response.description.starts_with("Validation failed\n[2,1] - "), "{}", response.description);
    assert_eq!(parse_response(&response.to_xml()).unwrap(), Answer::Response(response));
}
