use std::net::SocketAddr;
use std::process::ExitCode;

use clap::Args;
use clearline_law::HouseKind;
use clearline_oversight as oversight;
use tokio::net::TcpListener;

use crate::config::{Config, Flags};
use crate::output::{Done, line};
use crate::serve::Listeners;
use crate::{first_password, house, serve};

/// The arguments of `clearline serve`, beside those of every command.
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
        if let Some(words) = oversight::tell_standing(&house).await?.words() {
            line(format!("Attention: {words}."));
        }
        if house.contacts.night.is_none() {
            tracing::warn!(
                "agencies find no number for day and night in their briefs; set contact_night, and contact_email"
            );
        }
        // The server speaks no TLS: a caller over TLS comes through a proxy.
        let over_tls = config.url.as_ref().is_some_and(|url| url.starts_with("https://"));
        if over_tls && config.proxies.is_empty() {
            tracing::warn!(
                "no proxy is configured, so callers cannot be told apart: limits by source are off; set proxies"
            );
        }
        // Before the start is announced: whoever reads the announcement may send the stop signal at once.
        let stop = serve::stop_signal()?;
        tokio::spawn(first_password::watch(house.clone(), config.data.clone(), stop.clone()));
        let public = listen(config.listen, "--listen").await?;
        let private = listen(config.private_listen, "--private-listen").await?;
        let here = format!("http://{}", public.local_addr()?);
        line(format!("Readiness and metrics are at http://{}", private.local_addr()?));
        line(format!("Clearline listens on {here}"));
        let listeners = Listeners { public, private: Some(private) };
        let base = config.url.as_deref().unwrap_or(&here);
        serve::run_at(house, listeners, base, config.proxies, stop).await?;
        Ok(ExitCode::SUCCESS)
    }
}

/// Listens, or says which setting names the address that cannot be had.
async fn listen(address: SocketAddr, setting: &'static str) -> Result<TcpListener, ListenError> {
    TcpListener::bind(address).await.map_err(|source| ListenError { address, setting, source })
}

/// An address that cannot be listened on.
#[derive(Debug, thiserror::Error)]
#[error("cannot listen on {address}; {setting} names another")]
struct ListenError {
    address: SocketAddr,
    setting: &'static str,
    source: std::io::Error,
}

/// Structured logs, one JSON object a line. `RUST_LOG` chooses what is logged.
pub(crate) fn log_to_stderr() {
    let filter = tracing_subscriber::EnvFilter::try_from_default_env()
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("info"));
    // A second call in one process changes nothing, and need not.
    let _already =
        tracing_subscriber::fmt().json().with_env_filter(filter).with_writer(std::io::stderr).try_init();
}
