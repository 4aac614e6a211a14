//! A provider's client: the seven calls of the reporting API in their order, with progress.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use clearline_identity::directory::NewProvider;
use clearline_report::{FileId, ProviderId, ReportNumber};
use clearline_wire::Element;
use indicatif::{ProgressBar, ProgressStyle};
use reqwest::Body;
use serde_json::json;
use tokio_util::io::ReaderStream;

use crate::client::{Api, ApiError};
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
    user: ProviderId,
    /// Password of the provider; better given in the environment than on the command line
    #[arg(long, env = "CLEARLINE_PASSWORD", hide_env_values = true)]
    password: String,
    /// Print the result as JSON
    #[arg(long)]
    json: bool,
}

type Fault = Box<dyn std::error::Error + Send + Sync>;

impl Submit {
    pub(crate) async fn run(self) -> Done {
        let api = Api::at(&self.url)?;
        let who = NewProvider { id: self.user.clone(), password: self.password.clone().into() };
        let number = api.submit(&who, std::fs::read(&self.file)?).await?;
        match self.send_files(&api, &who, number).await {
            Ok(files) => {
                let files: Vec<String> = files.iter().map(ToString::to_string).collect();
                if self.json {
                    json(&json!({ "report": number.to_string(), "files": files }));
                } else {
                    line(format!("Report {number} is finished, with {} file(s).", files.len()));
                }
                Ok(ExitCode::SUCCESS)
            }
            Err(error) => {
                // An unfinished report would expire by itself; retracting says so at once.
                if api.retract(&who, number).await.is_ok() {
                    complain(&format!("report {number} was retracted, since it could not be finished"));
                }
                Err(error)
            }
        }
    }

    async fn send_files(
        &self,
        api: &Api,
        who: &NewProvider,
        number: ReportNumber,
    ) -> Result<Vec<FileId>, Fault> {
        for path in &self.attach {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let file = upload(api, who, number, path, &name).await?;
            let details = Element::new("fileDetails")
                .leaf("reportId", number.to_string())
                .leaf("fileId", file.as_str())
                .leaf("originalFileName", name)
                .maybe("fileViewedByEsp", self.viewed.then_some("true"));
            api.file_info(who, clearline_wire::write(&details)).await?;
        }
        Ok(api.finish(who, number).await?)
    }
}

/// Uploads a file as it is read, and shows how far it has come.
async fn upload(
    api: &Api,
    who: &NewProvider,
    number: ReportNumber,
    path: &Path,
    name: &str,
) -> Result<FileId, Fault> {
    let file = tokio::fs::File::open(path).await?;
    let size = file.metadata().await?.len();
    let bar = ProgressBar::new(size).with_message(name.to_owned());
    if let Ok(style) = ProgressStyle::with_template("{msg} {bar:30} {bytes}/{total_bytes} {eta}") {
        bar.set_style(style);
    }
    let body = Body::wrap_stream(ReaderStream::with_capacity(bar.wrap_async_read(file), 64 * 1024));
    let stored: Result<FileId, ApiError> = api.upload_body(who, number, name, body, size).await;
    bar.finish_and_clear();
    Ok(stored?)
}
