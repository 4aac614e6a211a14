use std::process::ExitCode;

use clap::Args;
use clearline_law::HouseKind;
use tokio::net::TcpListener;

use crate::config::{Config, Flags};
use crate::output::{Done, line};
use crate::{first_password, house, serve};

/// Serve.
#[derive(Args)]
pub(crate) struct Serve {}

impl Serve {
    pub(crate) async fn run(self, flags: &Flags) -> Done {
        log_to_stderr();
        let config = Config::settle(flags)?;
        let house = house::open(&config, HouseKind::Production, None).await?;
        if let Some(path) = first_password::settle(&house, &config.data).await? {
            line(format!(
                "First start. Sign in as \"admin\" with the password in {}. You choose your own then, and the file is \
                 removed.",
                path.display()
            ));
        }
        // Before anybody is told that we are there: who hears so may ask us to stop at once.
        let stop = serve::stop_signal()?;
        let listener = TcpListener::bind(config.listen).await?;
        line(format!("Clearline listens on http://{}", listener.local_addr()?));
        tokio::spawn(first_password::watch(house.clone(), config.data.clone(), stop.clone()));
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

/// Structured logs, one JSON object a line. `RUST_LOG` chooses what is logged.
pub(crate) fn log_to_stderr() {
    let filter = tracing_subscriber::EnvFilter::try_from_default_env()
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("info"));
    // A second call in one process changes nothing, and need not.
    let _already =
        tracing_subscriber::fmt().json().with_env_filter(filter).with_writer(std::io::stderr).try_init();
}
