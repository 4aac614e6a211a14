//! A provider's client: the seven calls of the reporting API in their order, with progress.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use clearline_wire::Element;
use clearline_wire::responses::{Answer, Code, ReportResponse, parse_response};
use indicatif::{ProgressBar, ProgressStyle};
use reqwest::Body;
use reqwest::multipart::{Form, Part};
use serde_json::json;
use tokio_util::io::ReaderStream;

use crate::output::{Done, complain, json, line};

/// Submit a report.
#[derive(Args)]
pub(crate) struct Submit {
    /// The report document
    file: PathBuf,
    /// A file to upload with it; may be repeated
    #[arg(long, value_name = "FILE")]
    attach: Vec<PathBuf>,
    /// Say that a person here viewed the whole of every attached file
    #[arg(long)]
    viewed: bool,
    /// Base address of the reporting API
    #[arg(long, default_value = "http://127.0.0.1:8080/ispws")]
    url: String,
    /// User name of the provider
    #[arg(long, env = "CLEARLINE_USER")]
    user: String,
    /// Password of the provider; better given in the environment than on the command line
    #[arg(long, env = "CLEARLINE_PASSWORD", hide_env_values = true)]
    password: String,
    /// Print the result as JSON
    #[arg(long)]
    json: bool,
}

/// The server said no; its own words.
#[derive(Debug, thiserror::Error)]
#[error("{call} was refused with code {}: {words}", .code.number())]
struct Refused {
    call: &'static str,
    code: Code,
    words: String,
}

struct Api {
    client: reqwest::Client,
    base: String,
    user: String,
    password: String,
}

impl Submit {
    pub(crate) async fn run(self) -> Done {
        let api = Api {
            client: reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build()?,
            base: self.url.trim_end_matches('/').to_owned(),
            user: self.user.clone(),
            password: self.password.clone(),
        };
        let document = std::fs::read(&self.file)?;
        let opened = api.xml("submit", document).await?;
        let number = opened.report.ok_or("the answer to submit names no report")?.to_string();
        match self.send_files(&api, &number).await {
            Ok(files) => {
                if self.json {
                    json(&json!({ "report": number, "files": files }));
                } else {
                    line(format!("Report {number} is finished, with {} file(s).", files.len()));
                }
                Ok(ExitCode::SUCCESS)
            }
            Err(error) => {
                // An unfinished report would expire by itself; retracting says so at once.
                if api.form("retract", &number).await.is_ok() {
                    complain(&format!("report {number} was retracted, since it could not be finished"));
                }
                Err(error)
            }
        }
    }

    async fn send_files(
        &self,
        api: &Api,
        number: &str,
    ) -> Result<Vec<String>, Box<dyn std::error::Error + Send + Sync>> {
        for path in &self.attach {
            let uploaded = api.upload(number, path).await?;
            let file = uploaded.file.ok_or("the answer to upload names no file")?;
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let details = Element::new("fileDetails")
                .leaf("reportId", number)
                .leaf("fileId", file.as_str())
                .leaf("originalFileName", name)
                .maybe("fileViewedByEsp", self.viewed.then_some("true"));
            api.xml("fileinfo", clearline_wire::write(&details)).await?;
        }
        match api.form("finish", number).await? {
            Answer::Done(done) => Ok(done.files.iter().map(ToString::to_string).collect()),
            Answer::Response(_) => Err("the answer to finish is not a reportDoneResponse".into()),
        }
    }
}

impl Api {
    fn post(&self, call: &str) -> reqwest::RequestBuilder {
        self.client.post(format!("{}/{call}", self.base)).basic_auth(&self.user, Some(&self.password))
    }

    async fn xml(
        &self,
        call: &'static str,
        document: Vec<u8>,
    ) -> Result<ReportResponse, Box<dyn std::error::Error + Send + Sync>> {
        let request = self.post(call).header("content-type", "text/xml; charset=utf-8").body(document);
        response(call, understood(call, request).await?)
    }

    async fn form(
        &self,
        call: &'static str,
        number: &str,
    ) -> Result<Answer, Box<dyn std::error::Error + Send + Sync>> {
        understood(call, self.post(call).form(&[("id", number)])).await
    }

    async fn upload(
        &self,
        number: &str,
        path: &Path,
    ) -> Result<ReportResponse, Box<dyn std::error::Error + Send + Sync>> {
        let file = tokio::fs::File::open(path).await?;
        let size = file.metadata().await?.len();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let bar = ProgressBar::new(size).with_message(name.clone());
        if let Ok(style) = ProgressStyle::with_template("{msg} {bar:30} {bytes}/{total_bytes} {eta}") {
            bar.set_style(style);
        }
        let body = Body::wrap_stream(ReaderStream::with_capacity(bar.wrap_async_read(file), 64 * 1024));
        let part =
            Part::stream_with_length(body, size).file_name(name).mime_str("application/octet-stream")?;
        let form = Form::new().text("id", number.to_owned()).part("file", part);
        let answer = understood("upload", self.post("upload").multipart(form)).await?;
        bar.finish_and_clear();
        response("upload", answer)
    }
}

async fn understood(
    call: &'static str,
    request: reqwest::RequestBuilder,
) -> Result<Answer, Box<dyn std::error::Error + Send + Sync>> {
    let bytes = request.send().await?.bytes().await?;
    let answer = parse_response(&bytes)?;
    if answer.code() == Code::Success {
        return Ok(answer);
    }
    let words = match &answer {
        Answer::Response(response) => response.description.clone(),
        Answer::Done(done) => done.code.phrase().to_owned(),
    };
    Err(Box::new(Refused { call, code: answer.code(), words }))
}

fn response(
    call: &'static str,
    answer: Answer,
) -> Result<ReportResponse, Box<dyn std::error::Error + Send + Sync>> {
    match answer {
        Answer::Response(response) => Ok(response),
        Answer::Done(_) => Err(format!("the answer to {call} is not a reportResponse").into()),
    }
}
