//! What foreign clients of the reporting API send, byte by byte, and what they need of the answers. Their documents are
//! rebuilt here by us from what they put on the wire; none of their code is. (`tests-clients/` runs the real ones.)

use axum::http::StatusCode;
use clearline_records::dossier;
use clearline_report::{FileId, ReportNumber, Stage};
use clearline_tests::{Answer, Caller, Engine, TestHouse, leave};
use clearline_wire::responses::{Answer as Wire, Code};

use crate::on_both;

on_both!(
    every_client_files_a_report_in_its_own_way,
    what_the_suite_of_the_go_client_sends_is_accepted_and_remarked,
);

/// How a client writes the two calls with a form.
enum Form {
    Urlencoded,
    Multipart,
}

/// What a client puts on the wire.
struct Client {
    name: &'static str,
    /// Headers of each request.
    headers: &'static [(&'static str, &'static str)],
    /// The content type of its documents; some send none.
    document: Option<&'static str>,
    boundary: &'static str,
    /// The head of the part with the id, without the disposition's beginning.
    id_head: &'static str,
    /// The head of the part with the file after `name="file"`.
    file_head: &'static str,
    /// The name that arrives.
    file_name: &'static str,
    /// What stands after the closing boundary.
    end: &'static str,
    form: Form,
    report: &'static str,
    /// The details after report and file.
    details: &'static str,
    declaration: &'static str,
}

const GO: Client = Client {
    name: "ncmec-go",
    headers: &[("user-agent", "Go-http-client/1.1"), ("accept-encoding", "gzip")],
    document: Some("text/xml; charset=utf-8"),
    boundary: "1f6a0c3b9d2e4f58617a8b9c0d1e2f3a4b5c6d7e8f90112233445566778899",
    id_head: "",
    file_head: "; filename=\"first \\\"one\\\".png\"\r\nContent-Type: application/octet-stream",
    file_name: "first \"one\".png",
    end: "\r\n",
    form: Form::Urlencoded,
    declaration: "",
    report: "<report>\n <incidentSummary>\n  <incidentType>Child Sex Tourism</incidentType>\n  <incidentDateTime>2026-11-20T09:15:00.123456789+02:00</incidentDateTime>\n </incidentSummary>\n <reporter>\n  <reportingPerson>\n   <firstName>Alex</firstName>\n   <lastName>Reporter</lastName>\n  </reportingPerson>\n </reporter>\n</report>",
    details: "\n <originalFileName>first.png</originalFileName>\n <uploadedToEspTimestamp>2026-11-20T09:15:00.123456789+02:00</uploadedToEspTimestamp>\n <fileViewedByEsp>true</fileViewedByEsp>\n <potentialMeme>false</potentialMeme>\n",
};

const CURL: Client = Client {
    name: "curl",
    headers: &[("user-agent", "curl/8.14.1"), ("accept", "*/*"), ("expect", "100-continue")],
    document: Some("text/xml; charset=utf-8"),
    boundary: "------------------------d74496d66958873e",
    id_head: "",
    file_head: "; filename=\"päckchen %22 1.png\"\r\nContent-Type: image/png",
    file_name: "päckchen %22 1.png",
    end: "\r\n",
    form: Form::Multipart,
    declaration: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n",
    report: "<report xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"\n    xsi:noNamespaceSchemaLocation=\"https://report.cybertip.org/ispws/xsd\">\n  <incidentSummary><incidentType>Child Sex Trafficking</incidentType><incidentDateTime>2026-11-20T08:30:00-07:00</incidentDateTime></incidentSummary>\n  <reporter><reportingPerson><firstName>Alex</firstName><email>desk@provider.example.com</email></reportingPerson></reporter>\n</report>\n",
    details: "<fileViewedByEsp>true</fileViewedByEsp><exifViewedByEsp>0</exifViewedByEsp>",
};

const PYPI: Client = Client {
    name: "ncmec-cybertip",
    headers: &[
        ("user-agent", "python-httpx/0.28.1"),
        ("accept", "*/*"),
        ("accept-encoding", "gzip, deflate"),
    ],
    document: Some("text/xml; charset=utf-8"),
    boundary: "0f1e2d3c4b5a69788796a5b4c3d2e1f0",
    id_head: "",
    file_head: "; filename=\"zweite Datei ü.png\"\r\nContent-Type: image/png",
    file_name: "zweite Datei ü.png",
    end: "\r\n",
    form: Form::Urlencoded,
    declaration: "<?xml version='1.0' encoding='utf-8'?>\n",
    report: "<report><incidentSummary><incidentType>Online Enticement of Children for Sexual Acts</incidentType><reportAnnotations><sextortion /></reportAnnotations><incidentDateTime>2026-11-20T08:30:00.123456-07:00</incidentDateTime></incidentSummary><internetDetails><chatImIncident><chatClient>Synthetic Chat</chatClient><content>Synthetic wörds.</content></chatImIncident></internetDetails><reporter><reportingPerson><firstName>Synthetic</firstName><email>desk@provider.example.com</email></reportingPerson></reporter><personOrUserReported><espIdentifier>synthetic-11</espIdentifier></personOrUserReported></report>",
    details: "<originalFileName>first.png</originalFileName><fileViewedByEsp>true</fileViewedByEsp><fileAnnotations><generativeAi /></fileAnnotations><industryClassification>A1</industryClassification><originalFileHash hashType=\"MD5\">68934a3e9455fa72420237eb05902327</originalFileHash>",
};

/// Sets no content type of its own, so the runtime says `text/plain`; writes all annotations' parent, also where it is empty.
const NPM_TOOLS: Client = Client {
    name: "cybertipline-tools",
    headers: &[
        ("user-agent", "node"),
        ("accept", "*/*"),
        ("accept-encoding", "gzip, deflate"),
        ("sec-fetch-mode", "cors"),
    ],
    document: Some("text/plain;charset=UTF-8"),
    boundary: "----formdata-undici-030911772385",
    id_head: "",
    file_head: "; filename=\"blob\"\r\nContent-Type: application/octet-stream",
    file_name: "blob",
    end: "",
    form: Form::Multipart,
    declaration: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
    report: "<report xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:noNamespaceSchemaLocation=\"https://report.cybertip.org/ispws/xsd\"><incidentSummary><incidentType>Child Sexual Molestation</incidentType><reportAnnotations/><incidentDateTime>2026-11-20T08:30:00.000Z</incidentDateTime></incidentSummary><reporter><reportingPerson><firstName>Alex</firstName><email>desk@provider.example.com</email></reportingPerson></reporter></report>",
    details: "<originalFileName>😀.png</originalFileName><fileViewedByEsp>true</fileViewedByEsp><fileAnnotations/>",
};

const NPM_CIVITAI: Client = Client {
    name: "@civitai/cybertipline-tools",
    headers: &[("user-agent", "node"), ("accept", "*/*")],
    document: Some("text/xml; charset=utf-8"),
    boundary: "----WebKitFormBoundaryAbC123dEf456",
    id_head: "\r\nContent-Type: text/plain",
    file_head: "; filename=\"generated.jpeg\"\r\nContent-Type: image/jpeg",
    file_name: "generated.jpeg",
    end: "\r\n\r\n",
    form: Form::Multipart,
    declaration: "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>",
    report: "<report><incidentSummary><incidentType>Child Pornography (possession, manufacture, and distribution)</incidentType><incidentDateTime>2026-11-20T08:30:00.000Z</incidentDateTime></incidentSummary><internetDetails><webPageIncident><url>https://images.example.com/1</url></webPageIncident></internetDetails><reporter><reportingPerson><firstName/><email>desk@provider.example.com</email></reportingPerson></reporter><personOrUserReported/></report>",
    details: "<fileViewedByEsp>true</fileViewedByEsp><fileAnnotations><generativeAi/></fileAnnotations><additionalInfo>made &amp; shared</additionalInfo>",
};

const CLIENTS: [&Client; 5] = [&GO, &CURL, &PYPI, &NPM_TOOLS, &NPM_CIVITAI];

const BYTES: &[u8] = b"harmless bytes\r\n--not-a-boundary\r\n\0\xff";

impl Client {
    fn caller(&self, caller: &Caller) -> Caller {
        self.headers.iter().fold(caller.clone(), |caller, (name, value)| caller.with(name, value))
    }

    async fn document(&self, caller: &Caller, call: &str, document: &str) -> Answer {
        let body = format!("{}{document}", self.declaration);
        caller.send("POST", &format!("/ispws/{call}"), self.document, body).await
    }

    async fn form(&self, caller: &Caller, call: &str, id: ReportNumber) -> Answer {
        let path = format!("/ispws/{call}");
        match self.form {
            Form::Urlencoded => caller.post_form(&path, &[("id", &id.to_string())]).await,
            Form::Multipart => self.parts(caller, &path, id, None).await,
        }
    }

    async fn parts(&self, caller: &Caller, path: &str, id: ReportNumber, file: Option<&[u8]>) -> Answer {
        let part = |rest: &str| {
            format!("--{}\r\nContent-Disposition: form-data; name={rest}\r\n\r\n", self.boundary)
        };
        let mut body = part(&format!("\"id\"{}", self.id_head)).into_bytes();
        body.extend_from_slice(id.to_string().as_bytes());
        body.extend_from_slice(b"\r\n");
        if let Some(bytes) = file {
            body.extend_from_slice(part(&format!("\"file\"{}", self.file_head)).as_bytes());
            body.extend_from_slice(bytes);
            body.extend_from_slice(b"\r\n");
        }
        body.extend_from_slice(format!("--{}--{}", self.boundary, self.end).as_bytes());
        let kind = format!("multipart/form-data; boundary={}", self.boundary);
        caller.send("POST", path, Some(&kind), body).await
    }
}

/// What the strictest of the clients need: status 200 and nothing else, one root without a name space, its children in the
/// order of the schema, words that are no number, no white space within a number, a request's id.
fn readable(answer: &Answer, root: &str, children: &[&str]) {
    let text = answer.text();
    assert_eq!(answer.status, StatusCode::OK, "{text}");
    assert_eq!(answer.header("content-type"), "application/xml; charset=UTF-8");
    assert!(!answer.header("request-id").is_empty());
    let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";
    let rest = text.strip_prefix(declaration).and_then(|rest| rest.strip_prefix(&format!("<{root}>")));
    let mut rest = rest.unwrap_or_else(|| panic!("{text}"));
    for child in children {
        if let Some(after) = rest.strip_prefix(&format!("<{child}/>")) {
            assert_eq!(*child, "files", "only a list may be empty: {text}");
            rest = after;
            continue;
        }
        let inside = rest.strip_prefix(&format!("<{child}>")).unwrap_or_else(|| panic!("no {child}: {text}"));
        let (value, after) = inside.split_once(&format!("</{child}>")).unwrap();
        assert_eq!(value, value.trim(), "{text}");
        match *child {
            "responseDescription" => assert!(!value.is_empty() && value.parse::<f64>().is_err(), "{text}"),
            "responseCode" | "reportId" => assert!(value.bytes().all(|byte| byte.is_ascii_digit()), "{text}"),
            _ => {}
        }
        rest = after;
    }
    assert_eq!(rest, format!("</{root}>"), "{text}");
}

fn response(answer: &Answer) -> (Option<ReportNumber>, Option<FileId>, Option<String>) {
    match answer.wire() {
        Wire::Response(response) => {
            assert_eq!(response.code, Code::Success, "{}", answer.text());
            (response.report, response.file, response.hash)
        }
        Wire::Done(done) => panic!("{done:?}"),
    }
}

async fn every_client_files_a_report_in_its_own_way(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let provider = house.provider("example-chat").await;
    for client in CLIENTS {
        let caller = client.caller(&provider.caller);
        let status = caller.get("/ispws/status").await;
        readable(&status, "reportResponse", &["responseCode", "responseDescription"]);
        let opened = client.document(&caller, "submit", client.report).await;
        readable(&opened, "reportResponse", &["responseCode", "responseDescription", "reportId"]);
        let number = response(&opened).0.unwrap();
        let sent = client.parts(&caller, "/ispws/upload", number, Some(BYTES)).await;
        readable(
            &sent,
            "reportResponse",
            &["responseCode", "responseDescription", "reportId", "fileId", "hash"],
        );
        let (_, file, hash) = response(&sent);
        assert_eq!(hash.as_deref(), Some("e11465cb4a008a576693eba315b5d9a5"), "{}", client.name);
        let file = file.unwrap();
        let details = format!(
            "<fileDetails><reportId>{number}</reportId><fileId>{file}</fileId>{}</fileDetails>",
            client.details
        );
        let described = client.document(&caller, "fileinfo", &details).await;
        readable(
            &described,
            "reportResponse",
            &["responseCode", "responseDescription", "reportId", "fileId"],
        );
        let done = client.form(&caller, "finish", number).await;
        readable(&done, "reportDoneResponse", &["responseCode", "reportId", "files"]);
        assert_eq!(house.stage(number).await, Stage::Received, "{}", client.name);
        let files = dossier::files(&house.house, &leave(number)).await.unwrap();
        assert_eq!(files.len(), 1);
        assert_eq!(files[0].name.as_deref(), Some(client.file_name), "{}", client.name);
        assert_eq!(files[0].size, BYTES.len() as u64);
        assert_eq!(files[0].said.viewed, clearline_report::Answer::Yes);
        let document = dossier::document(&house.house, &leave(number)).await.unwrap().unwrap();
        assert_eq!(
            document,
            format!("{}{}", client.declaration, client.report).into_bytes(),
            "{}",
            client.name
        );
        // Another one is withdrawn, and asked about once more: a client finds out like that how a report stands.
        let gone = response(&client.document(&caller, "submit", client.report).await).0.unwrap();
        readable(
            &client.form(&caller, "retract", gone).await,
            "reportResponse",
            &["responseCode", "responseDescription", "reportId"],
        );
        assert_eq!(client.form(&caller, "retract", gone).await.code(), Code::AlreadyRetracted);
        assert_eq!(client.form(&caller, "retract", number).await.code(), Code::AlreadyFinished);
        assert_eq!(client.form(&caller, "finish", number).await.code(), Code::AlreadyFinished);
    }
    house.carry().await;
    house.ends_sound().await;
}

/// Its integration tests were made to pass at the service this API comes from: a reporting person without e-mail, and
/// associated accounts with age and date of birth.
async fn what_the_suite_of_the_go_client_sends_is_accepted_and_remarked(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let provider = house.provider("example-chat").await;
    let linked = |kind: &str| {
        format!(
            "<associatedAccount type=\"{kind}\"><platform thirdPartyUser=\"true\">Sample</platform><firstName>A</firstName>\
             <approximateAge>30</approximateAge><dateOfBirth>1990-01-31</dateOfBirth></associatedAccount>"
        )
    };
    let document = format!(
        "<report><incidentSummary><incidentType>Child Sex Tourism</incidentType><incidentDateTime>2026-11-20T09:15:00.5+02:00\
         </incidentDateTime></incidentSummary><reporter><reportingPerson><firstName>Alex</firstName></reportingPerson></reporter>\
         <personOrUserReported><espIdentifier>go-1</espIdentifier>{}{}</personOrUserReported><victim><victimPerson/>{}\
         </victim></report>",
        linked("Linked"),
        linked("Parent/Guardian"),
        linked("Other")
    );
    let caller = GO.caller(&provider.caller);
    let number = response(&GO.document(&caller, "submit", &document).await).0.unwrap();
    readable(
        &GO.form(&caller, "finish", number).await,
        "reportDoneResponse",
        &["responseCode", "reportId", "files"],
    );
    let remarks = caller.get(&format!("/provider/api/reports/{number}/remarks")).await.json();
    let about: Vec<&str> =
        remarks.as_array().unwrap().iter().map(|one| one["about"].as_str().unwrap()).collect();
    assert_eq!(about, ["reporting_person", "associated_account", "associated_account", "associated_account"]);
    assert!(
        remarks[1]["words"].as_str().unwrap().contains("Linked")
            && !remarks[0]["mend"].as_str().unwrap().is_empty()
    );
    let contact =
        house.person("contact", clearline_law::access::Role::Provider, None, Some("example-chat")).await;
    let page = contact.page(&format!("/provider/reports/{number}")).await;
    assert!(page.contains("What we noticed") && page.contains("The reporting person has no e-mail address."));
    house.carry().await;
    let outcomes = dossier::triaged::outcomes(&house.house, &leave(number)).await.unwrap();
    let missing = &outcomes[0].missing;
    assert!(missing.iter().any(|said| said.id() == "missing-reporter-email"), "{missing:?}");
    // One that has what the documentation asks for is not remarked on.
    let complete = provider.file(&clearline_tests::report(clearline_report::IncidentType::Csam), &[]).await;
    let none = provider.caller.get(&format!("/provider/api/reports/{complete}/remarks")).await.json();
    assert_eq!(none, serde_json::json!([]));
    assert_eq!(provider.caller.get("/provider/api/reports/12/remarks").await.status, StatusCode::NOT_FOUND);
    let other = house.provider("example-photos").await;
    let hidden = other.caller.get(&format!("/provider/api/reports/{number}/remarks")).await;
    assert_eq!(hidden.status, StatusCode::NOT_FOUND);
}
