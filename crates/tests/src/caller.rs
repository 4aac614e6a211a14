use std::net::{IpAddr, SocketAddr};

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{HeaderMap, Request, StatusCode};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use clearline_i18n::Language;
use clearline_report::{FileId, ProviderId, ReportNumber};
use clearline_wire::responses::{Answer as Wire, Code, parse_response};
use http_body_util::BodyExt as _;
use tower::ServiceExt as _;

/// Whoever calls: a set of headers.
#[derive(Clone)]
pub struct Caller {
    routes: Router,
    headers: Vec<(String, String)>,
    address: IpAddr,
    language: Option<Language>,
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The body.
    pub body: Vec<u8>,
}

impl Answer {
    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// A header that must be there.
    pub fn header(&self, name: &str) -> String {
        let value = self.headers.get(name).unwrap_or_else(|| panic!("no {name}: {}", self.text()));
        value.to_str().unwrap().to_owned()
    }

    /// The body as JSON.
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|_| panic!("not JSON: {}", self.text()))
    }

    /// The body as an answer of the reporting API.
    pub fn wire(&self) -> Wire {
        parse_response(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.text()))
    }

    /// The code of the reporting API's answer.
    pub fn code(&self) -> Code {
        self.wire().code()
    }
}

impl Caller {
    pub(crate) fn nobody(routes: Router) -> Caller {
        Caller { routes, headers: Vec::new(), address: IpAddr::from([192, 0, 2, 1]), language: None }
    }

    /// The same caller at another door.
    pub fn at(&self, door: &Caller) -> Caller {
        Caller { routes: door.routes.clone(), ..self.clone() }
    }

    /// The same caller, with one more header.
    pub fn with(&self, name: &str, value: &str) -> Caller {
        let mut caller = self.clone();
        caller.headers.push((name.to_owned(), value.to_owned()));
        caller
    }

    /// The same caller, connecting from another address.
    pub fn from(&self, address: &str) -> Caller {
        Caller { address: address.parse().unwrap(), ..self.clone() }
    }

    /// The same caller, reading in a language that no reader is offered.
    pub fn reading(&self, language: Language) -> Caller {
        Caller { language: Some(language), ..self.clone() }
    }

    /// Sends a request.
    pub async fn send(&self, method: &str, path: &str, kind: Option<&str>, body: impl Into<Body>) -> Answer {
        let mut request = Request::builder().method(method).uri(path);
        for (name, value) in &self.headers {
            request = request.header(name, value);
        }
        if let Some(kind) = kind {
            request = request.header("content-type", kind);
        }
        let mut request = request.body(body.into()).unwrap();
        request.extensions_mut().insert(ConnectInfo(SocketAddr::from((self.address, 40_000))));
        if let Some(language) = self.language {
            request.extensions_mut().insert(language);
        }
        let response = self.routes.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let body = body.collect().await.map(|all| all.to_bytes().to_vec()).unwrap_or_default();
        Answer { status: parts.status, headers: parts.headers, body }
    }

    /// Reads a page.
    pub async fn get(&self, path: &str) -> Answer {
        self.send("GET", path, None, Body::empty()).await
    }

    /// Sends a form.
    pub async fn post_form(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let body = serde_urlencoded::to_string(fields).unwrap();
        self.send("POST", path, Some("application/x-www-form-urlencoded"), body).await
    }

    /// Sends the public form. Where it is answered with the address of the confirmation, that is read, as a browser does.
    pub async fn send_report(&self, fields: &[(&str, &str)]) -> Answer {
        let answer = self.post_form("/report", fields).await;
        if answer.status == StatusCode::SEE_OTHER {
            self.get(&answer.header("location")).await
        } else {
            answer
        }
    }

    /// Sends JSON.
    pub async fn post_json(&self, path: &str, value: &serde_json::Value) -> Answer {
        self.send("POST", path, Some("application/json"), value.to_string()).await
    }
}

/// A provider's program.
pub struct Provider {
    /// Its key.
    pub id: ProviderId,
    /// Its calls.
    pub caller: Caller,
}

impl Provider {
    pub(crate) fn new(nobody: Caller, id: ProviderId, password: &str) -> Provider {
        let credential = BASE64.encode(format!("{id}:{password}"));
        Provider { caller: nobody.with("authorization", &format!("Basic {credential}")), id }
    }

    /// The same program, calling another process of the house.
    pub fn at(&self, house: &crate::TestHouse) -> Provider {
        let caller = Caller { routes: house.nobody().routes, ..self.caller.clone() };
        Provider { id: self.id.clone(), caller }
    }

    /// Sends a document.
    pub async fn xml(&self, call: &str, document: &[u8]) -> Answer {
        self.caller
            .send("POST", &format!("/ispws/{call}"), Some("text/xml; charset=utf-8"), document.to_vec())
            .await
    }

    /// Sends the form field `id`.
    pub async fn form(&self, call: &str, id: &str) -> Answer {
        self.caller.post_form(&format!("/ispws/{call}"), &[("id", id)]).await
    }

    /// Sends a file.
    pub async fn upload(&self, id: &str, name: &str, bytes: &[u8]) -> Answer {
        let body = multipart(&[("id", None, id.as_bytes()), ("file", Some(name), bytes)]);
        self.caller.send("POST", "/ispws/upload", Some("multipart/form-data; boundary=x-y-z"), body).await
    }

    /// Opens a report and returns its number.
    pub async fn open(&self, document: &[u8]) -> ReportNumber {
        let answer = self.xml("submit", document).await;
        match answer.wire() {
            Wire::Response(response) if response.code == Code::Success => response.report.unwrap(),
            other => panic!("submit was refused: {other:?}"),
        }
    }

    /// Uploads a file of an open report and returns its key.
    pub async fn add(&self, number: ReportNumber, name: &str, bytes: &[u8]) -> FileId {
        match self.upload(&number.to_string(), name, bytes).await.wire() {
            Wire::Response(response) if response.code == Code::Success => response.file.unwrap(),
            other => panic!("upload was refused: {other:?}"),
        }
    }

    /// Finishes an open report.
    pub async fn finish(&self, number: ReportNumber) {
        let answer = self.form("finish", &number.to_string()).await;
        assert_eq!(answer.code(), Code::Success, "finish was refused: {}", answer.text());
    }

    /// Opens, fills and finishes a report with files that the provider says it viewed.
    pub async fn file(&self, document: &[u8], files: &[(&str, &[u8])]) -> ReportNumber {
        let number = self.open(document).await;
        for (name, bytes) in files {
            let file = self.add(number, name, bytes).await;
            let details = crate::file_details(number, &file, Some(true));
            let answer = self.xml("fileinfo", &details).await;
            assert_eq!(answer.code(), Code::Success, "fileinfo was refused: {}", answer.text());
        }
        self.finish(number).await;
        number
    }
}

/// A person with a browser.
pub struct Person {
    /// The browser.
    pub caller: Caller,
    /// The password, for acts that ask for it again.
    pub password: String,
    csrf: String,
}

impl Person {
    pub(crate) async fn sign_in(nobody: Caller, name: &str, password: &str) -> Person {
        let answer = nobody.post_form("/sign-in", &[("name", name), ("password", password)]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "sign-in was refused: {}", answer.text());
        let cookie = answer.header("set-cookie").split(';').next().unwrap().to_owned();
        let caller = nobody.with("cookie", &cookie);
        let home = caller.get("/home").await;
        let page = caller.get(&home.header("location")).await.text();
        Person { csrf: csrf(&page), password: password.to_owned(), caller }
    }

    /// Reads a page that must be there.
    pub async fn page(&self, path: &str) -> String {
        let answer = self.caller.get(path).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.text());
        answer.text()
    }

    /// Sends a form with the session's word.
    pub async fn form(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let mut all = vec![("csrf", self.csrf.as_str())];
        all.extend(fields);
        self.caller.post_form(path, &all).await
    }
}

impl Person {
    /// Sends a form with a document, the session's word first.
    pub async fn form_with(&self, path: &str, fields: &[(&str, &str)], document: (&str, &[u8])) -> Answer {
        let mut parts = vec![("csrf", None, self.csrf.as_bytes())];
        parts.extend(fields.iter().map(|(name, value)| (*name, None, value.as_bytes())));
        parts.push(("document", Some(document.0), document.1));
        self.parts(path, &parts).await
    }

    /// Sends the parts of a form as they are.
    pub async fn parts(&self, path: &str, parts: &[(&str, Option<&str>, &[u8])]) -> Answer {
        let kind = Some("multipart/form-data; boundary=x-y-z");
        self.caller.send("POST", path, kind, multipart(parts)).await
    }
}

/// The word a page's forms carry back.
pub(crate) fn csrf(page: &str) -> String {
    let at = page.find("name=\"csrf\"").map(|at| &page[at..]).unwrap_or("");
    let value = at.split_once("value=\"").map(|(_, rest)| rest).unwrap_or("");
    value.split('"').next().unwrap_or("").to_owned()
}

/// A multipart body with the boundary `x-y-z`.
fn multipart(parts: &[(&str, Option<&str>, &[u8])]) -> Vec<u8> {
    let mut body = Vec::new();
    for (name, file, bytes) in parts {
        let file = file.map(|file| format!("; filename=\"{file}\"")).unwrap_or_default();
        body.extend_from_slice(
            format!("--x-y-z\r\nContent-Disposition: form-data; name=\"{name}\"{file}\r\n\r\n").as_bytes(),
        );
        body.extend_from_slice(bytes);
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(b"--x-y-z--\r\n");
    body
}
