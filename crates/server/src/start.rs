use std::process::ExitCode;

use clap::Args;
use clearline_law::HouseKind;
use clearline_law::access::Role;
use clearline_pipeline::{House, directory};
use clearline_report::UserId;
use tokio::net::TcpListener;

use crate::config::{Config, Flags};
use crate::output::{Done, line};
use crate::{house, serve};

/// Serve.
#[derive(Args)]
pub(crate) struct Serve {}

impl Serve {
    pub(crate) async fn run(self, flags: &Flags) -> Done {
        log_to_stderr();
        let config = Config::settle(flags)?;
        let house = house::open(&config, HouseKind::Production, None).await?;
        if let Some(password) = first_admin(&house).await? {
            line(format!(
                "First start. Sign in as \"admin\" with this password; it is not shown again: {password}"
            ));
        }
        let listener = TcpListener::bind(config.listen).await?;
        line(format!("Clearline listens on http://{}", listener.local_addr()?));
        let stop = serve::stop_signal()?;
        match &config.url {
            Some(url) => {
                if url.starts_with("https://") && config.proxies.is_empty() {
                    tracing::warn!(
                        "no proxy is configured, so callers cannot be told apart: limits by source are off; set proxies"
                    );
                }
                serve::run_at(house, listener, url, config.proxies, stop).await?;
            }
            None => {
                let base = format!("http://{}", listener.local_addr()?);
                serve::run_at(house, listener, &base, config.proxies, stop).await?;
            }
        }
        Ok(ExitCode::SUCCESS)
    }
}

/// Makes the account `admin` where there is no account at all, and returns its password.
pub(crate) async fn first_admin(house: &House) -> Result<Option<String>, directory::DirectoryError> {
    let operator = crate::admin::operator();
    if !directory::accounts(house, &operator).await?.is_empty() {
        return Ok(None);
    }
    let id: UserId = "admin".parse().map_err(|error| directory::DirectoryError::Unfit(format!("{error}")))?;
    directory::add_account(house, &operator, &id, "Administrator", Role::Admin, None, None).await.map(Some)
}

/// Structured logs, one JSON object a line. `RUST_LOG` chooses what is logged.
pub(crate) fn log_to_stderr() {
    let filter = tracing_subscriber::EnvFilter::try_from_default_env()
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("info"));
    // A second call in one process changes nothing, and need not.
    let _already =
        tracing_subscriber::fmt().json().with_env_filter(filter).with_writer(std::io::stderr).try_init();
}
