//! Is it alive, can it work, and how does it do?

use std::sync::Arc;

use axum::Router;
use axum::extract::{MatchedPath, Request, State};
use axum::http::{StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use clearline_pipeline::oversight::Standing;
use clearline_pipeline::{Trouble, oversight, work};

use crate::Portal;

/// Renders the process's metrics in the Prometheus text format.
#[derive(Clone)]
pub(crate) struct Figures(pub Arc<dyn Fn() -> String + Send + Sync>);

/// The routes.
pub(crate) fn router() -> Router<Portal> {
    Router::new()
        .route("/healthz", get(async || "ok\n"))
        .route("/readyz", get(ready))
        .route("/metrics", get(metrics))
}

/// Ready where both stores answer.
async fn ready(State(portal): State<Portal>) -> Response {
    let rows = portal.house.store.health().await;
    let files = portal.house.vault.health().await;
    match (rows, files) {
        (Ok(()), Ok(())) => ready_with(oversight::standing(&portal.house).await),
        (Err(error), _) => not_ready("database", &error),
        (_, Err(error)) => not_ready("files", &error),
    }
}

/// A ledger that was restored from an older copy keeps nothing from working: reports are taken, and the operator is told.
fn ready_with(standing: Result<Standing, Trouble>) -> Response {
    let words = match standing {
        Ok(standing) => standing.words(),
        Err(trouble) => {
            Some(format!("the high-water mark of the ledger cannot be read: {}", work::chain(&trouble)))
        }
    };
    metrics::gauge!("clearline_ledger_restored").set(if words.is_some() { 1.0 } else { 0.0 });
    words.map_or_else(|| "ready\n".to_owned(), |words| format!("ready, but {words}\n")).into_response()
}

fn not_ready(what: &'static str, error: &(dyn std::error::Error + 'static)) -> Response {
    tracing::warn!(what, error = %work::chain(error), "not ready");
    (StatusCode::SERVICE_UNAVAILABLE, format!("{what} does not answer\n")).into_response()
}

/// Counters of requests, and what waits: jobs by kind and ledger entries.
async fn metrics(State(portal): State<Portal>) -> Response {
    if let Ok(backlog) = work::backlog(&portal.house).await {
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

/// Counts answers by route and status. The route is its pattern, never the address: addresses hold report numbers.
pub(crate) async fn count(request: Request, next: Next) -> Response {
    let route = request.extensions().get::<MatchedPath>().map_or("none", MatchedPath::as_str).to_owned();
    let response = next.run(request).await;
    let status = response.status().as_u16().to_string();
    metrics::counter!("clearline_answers_total", "route" => route, "status" => status).increment(1);
    response
}
