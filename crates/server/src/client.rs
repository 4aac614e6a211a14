//! The reporting API from a provider's side: one method a call, over connections that are kept open. `submit`, the
//! demonstration and the load generator use it.

use std::convert::Infallible;

use bytes::Bytes;
use clearline_identity::directory::NewProvider;
use clearline_report::{FileId, ReportNumber};
use clearline_wire::responses::{Answer, Code, NotAnAnswer, ReportResponse, parse_response};
use futures::stream;
use reqwest::multipart::{Form, Part};
use reqwest::{Body, RequestBuilder, header};

/// Why a call did not succeed.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ApiError {
    #[error("{call} did not reach the server, or its answer did not reach us")]
    Http {
        call: &'static str,
        #[source]
        source: reqwest::Error,
    },
    #[error("the answer to {call} is none of this API")]
    NotAnAnswer {
        call: &'static str,
        #[source]
        source: NotAnAnswer,
    },
    #[error("{call} was refused with code {}: {words}", .code.number())]
    Refused { call: &'static str, code: Code, words: String },
    #[error("the answer to {call} lacks {what}")]
    Lacks { call: &'static str, what: &'static str },
}

/// The five calls that a report needs.
#[derive(Clone)]
pub(crate) struct Api {
    client: reqwest::Client,
    base: String,
}

impl Api {
    /// The API at `base`, such as `https://clearline.example.org/ispws`.
    pub(crate) fn at(base: &str) -> Result<Api, reqwest::Error> {
        let client = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build()?;
        Ok(Api { client, base: base.trim_end_matches('/').to_owned() })
    }

    /// The API of a server, whose address ends before `/ispws`.
    pub(crate) fn new(url: &str) -> Result<Api, reqwest::Error> {
        Api::at(&format!("{}/ispws", url.trim_end_matches('/')))
    }

    /// Opens a report.
    pub(crate) async fn submit(
        &self,
        who: &NewProvider,
        document: Vec<u8>,
    ) -> Result<ReportNumber, ApiError> {
        let answer = self.xml("submit", who, document).await?;
        answer.report.ok_or(ApiError::Lacks { call: "submit", what: "the report's number" })
    }

    /// Uploads a file, given in pieces so that nothing of it is copied.
    pub(crate) async fn upload(
        &self,
        who: &NewProvider,
        number: ReportNumber,
        name: &str,
        pieces: Vec<Bytes>,
    ) -> Result<FileId, ApiError> {
        let length = pieces.iter().map(|piece| piece.len() as u64).sum();
        let body = Body::wrap_stream(stream::iter(pieces.into_iter().map(Ok::<_, Infallible>)));
        self.upload_body(who, number, name, body, length).await
    }

    /// Uploads a file of `length` bytes as it is read.
    pub(crate) async fn upload_body(
        &self,
        who: &NewProvider,
        number: ReportNumber,
        name: &str,
        body: Body,
        length: u64,
    ) -> Result<FileId, ApiError> {
        let call = "upload";
        let failed = |source| ApiError::Http { call, source };
        let part = Part::stream_with_length(body, length).file_name(name.to_owned());
        let part = part.mime_str("application/octet-stream").map_err(failed)?;
        let form = Form::new().text("id", number.to_string()).part("file", part);
        let answer = response(call, answered(call, self.post(call, who).multipart(form)).await?)?;
        answer.file.ok_or(ApiError::Lacks { call, what: "the file's key" })
    }

    /// Says something of a file.
    pub(crate) async fn file_info(&self, who: &NewProvider, document: Vec<u8>) -> Result<(), ApiError> {
        self.xml("fileinfo", who, document).await.map(|_| ())
    }

    /// Ends the filing; answers with the report's files.
    pub(crate) async fn finish(
        &self,
        who: &NewProvider,
        number: ReportNumber,
    ) -> Result<Vec<FileId>, ApiError> {
        let call = "finish";
        match self.form(call, who, number).await? {
            Answer::Done(done) => Ok(done.files),
            Answer::Response(_) => Err(ApiError::Lacks { call, what: "a reportDoneResponse" }),
        }
    }

    /// Withdraws an open report.
    pub(crate) async fn retract(&self, who: &NewProvider, number: ReportNumber) -> Result<(), ApiError> {
        self.form("retract", who, number).await.map(|_| ())
    }

    fn post(&self, call: &str, who: &NewProvider) -> RequestBuilder {
        self.client
            .post(format!("{}/{call}", self.base))
            .basic_auth(who.id.as_str(), Some(who.password.reveal()))
    }

    async fn xml(
        &self,
        call: &'static str,
        who: &NewProvider,
        document: Vec<u8>,
    ) -> Result<ReportResponse, ApiError> {
        let request =
            self.post(call, who).header(header::CONTENT_TYPE, "text/xml; charset=utf-8").body(document);
        response(call, answered(call, request).await?)
    }

    async fn form(
        &self,
        call: &'static str,
        who: &NewProvider,
        number: ReportNumber,
    ) -> Result<Answer, ApiError> {
        answered(call, self.post(call, who).form(&[("id", number.to_string())])).await
    }
}

async fn answered(call: &'static str, request: RequestBuilder) -> Result<Answer, ApiError> {
    let failed = |source| ApiError::Http { call, source };
    let bytes = request.send().await.map_err(failed)?.bytes().await.map_err(failed)?;
    let answer = parse_response(&bytes).map_err(|source| ApiError::NotAnAnswer { call, source })?;
    let code = answer.code();
    if code == Code::Success {
        return Ok(answer);
    }
    let words = match answer {
        Answer::Response(response) => response.description,
        Answer::Done(_) => code.phrase().to_owned(),
    };
    Err(ApiError::Refused { call, code, words })
}

fn response(call: &'static str, answer: Answer) -> Result<ReportResponse, ApiError> {
    match answer {
        Answer::Response(response) => Ok(response),
        Answer::Done(_) => Err(ApiError::Lacks { call, what: "a reportResponse" }),
    }
}
