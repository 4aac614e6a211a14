//! Is it alive, can it work, and how does it do? Only the first is for everybody to ask: the others write and count, and
//! are served on the private listener.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use clearline_core::{House, Trouble, lack, runner};
use clearline_http::limits::RETRY_AFTER_SECONDS;
use clearline_http::{Routes, open};
use clearline_oversight::{self as oversight, Standing};
use tokio::sync::Mutex;
use tokio::time::Instant;

use crate::Portal;
use crate::limits::{PROBE_KEPT_SECONDS, PROBE_SECONDS_MAX};

/// Renders the process's metrics in the Prometheus text format.
#[derive(Clone)]
pub(crate) struct Figures(pub Arc<dyn Fn() -> String + Send + Sync>);

/// The route that anybody may ask.
pub(crate) fn public_routes() -> Routes<Portal> {
    Routes::for_all().get("/healthz", alive, open("says that we run, and nothing else"))
}

/// The routes for the operator.
pub(crate) fn private_routes() -> Routes<Portal> {
    let watcher = || open("whoever runs the server, where only they can reach it");
    Routes::private().get("/healthz", alive, watcher()).get("/readyz", ready, watcher()).get(
        "/metrics",
        metrics,
        watcher(),
    )
}

async fn alive() -> &'static str {
    "ok\n"
}

/// The last result, and when it was found. Later callers wait for the probe that runs.
#[derive(Clone, Default)]
pub(crate) struct Probe(Arc<Mutex<Option<(Instant, Found)>>>);

/// The store that accepts no writes; none where all do.
type Found = Result<(), &'static str>;

impl Probe {
    async fn found(&self, house: &House) -> Found {
        let mut last = self.0.lock().await;
        match *last {
            Some((at, found)) if at.elapsed() < Duration::from_secs(PROBE_KEPT_SECONDS) => found,
            _ => {
                let found = try_both(house).await;
                *last = Some((Instant::now(), found));
                found
            }
        }
    }
}

/// Writes to both stores: a store that can only be read cannot accept a report.
async fn try_both(house: &House) -> Found {
    let patience = Duration::from_secs(PROBE_SECONDS_MAX);
    let rows = tokio::time::timeout(patience, house.store.health());
    let files = tokio::time::timeout(patience, house.vault.health());
    let (rows, files) = tokio::join!(rows, files);
    judge("database", rows)?;
    judge("files", files)
}

fn judge<E: std::error::Error + 'static>(
    what: &'static str,
    tried: Result<Result<(), E>, tokio::time::error::Elapsed>,
) -> Found {
    match tried {
        Ok(Ok(())) => Ok(()),
        Ok(Err(error)) => {
            lack::tell("the probe of readiness", &error);
            Err(what)
        }
        Err(_) => {
            tracing::warn!(what, seconds = PROBE_SECONDS_MAX, "not ready: no answer in time");
            Err(what)
        }
    }
}

/// Ready where both stores take a write.
async fn ready(State(portal): State<Portal>) -> Response {
    match portal.probe.found(&portal.house).await {
        Ok(()) => ready_with(oversight::standing(&portal.house).await),
        Err(what) => {
            let again = [(header::RETRY_AFTER, RETRY_AFTER_SECONDS.to_string())];
            (StatusCode::SERVICE_UNAVAILABLE, again, format!("{what}: no write was possible\n"))
                .into_response()
        }
    }
}

/// A ledger that was restored from an older copy stops nothing: reports are accepted, and the operator is informed.
fn ready_with(standing: Result<Standing, Trouble>) -> Response {
    let words = match standing {
        Ok(standing) => standing.words(),
        Err(trouble) => Some(format!(
            "the high-water mark of the ledger cannot be read: {}",
            clearline_core::chain(&trouble)
        )),
    };
    metrics::gauge!("clearline_ledger_restored").set(if words.is_some() { 1.0 } else { 0.0 });
    words.map_or_else(|| "ready\n".to_owned(), |words| format!("ready, but {words}\n")).into_response()
}

/// Counters of requests, and what waits: jobs by kind and ledger entries.
async fn metrics(State(portal): State<Portal>) -> Response {
    if let Ok(backlog) = runner::backlog(&portal.house).await {
        for (kind, due, failed) in backlog {
            metrics::gauge!("clearline_jobs_due", "kind" => kind.clone()).set(due as f64);
            metrics::gauge!("clearline_jobs_failed", "kind" => kind).set(failed as f64);
        }
    }
    if let Ok(lag) = oversight::lag(&portal.house).await {
        metrics::gauge!("clearline_ledger_waiting").set(lag.waiting as f64);
        let seconds = lag.since.map_or(0, |since| portal.house.now().duration_since(since).as_secs());
        metrics::gauge!("clearline_ledger_lag_seconds").set(seconds as f64);
    }
    ([(header::CONTENT_TYPE, "text/plain; version=0.0.4")], (portal.metrics.0)()).into_response()
}
