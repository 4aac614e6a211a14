//! Serving: the portals, the work that follows commits, the sequencer, and what time brings. Ends gracefully: what was
//! acknowledged is kept, what is in hand ends, what was not begun stays in the queue.

use std::sync::{Arc, OnceLock};
use std::time::Duration;

use clearline_core::{House, lack, runner};
use clearline_http::{Proxies, Site, served, served_privately};
use clearline_identity::directory;
use clearline_oversight as oversight;
use clearline_pipeline::{follow_up, intake};
use clearline_portals::Portal;
use clearline_records::dossier;
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinSet;

use crate::connections::{self, Bounds, raise_descriptors};
use crate::limits::PRIVATE_CONNECTIONS_MAX;

/// How often the sequencer looks when nothing waits.
const SEQUENCE_EVERY: Duration = Duration::from_millis(500);
/// How often the clocks are looked at.
const SWEEP_EVERY: Duration = Duration::from_secs(30);
/// How often a process checks whether it is night and the ledger has not been verified yet.
const LOOK_EVERY: Duration = Duration::from_secs(600);
/// How often sealed bytes without a key are looked for.
const SWEEP_VAULT_EVERY: u32 = 120;

/// Serves on `listener` until `stop` turns true, reached from outside at the listener's own address, without the
/// private address for readiness and metrics.
pub(crate) async fn run(
    house: Arc<House>,
    listener: TcpListener,
    stop: watch::Receiver<bool>,
) -> std::io::Result<()> {
    let base = format!("http://{}", listener.local_addr()?);
    run_at(house, Listeners { public: listener, private: None }, &base, Proxies::default(), stop).await
}

/// Where a house listens.
pub(crate) struct Listeners {
    /// For everybody.
    pub(crate) public: TcpListener,
    /// For the operator: readiness and metrics.
    pub(crate) private: Option<TcpListener>,
}

/// Serves until `stop` turns true, reached from outside at `base` through `proxies`.
pub(crate) async fn run_at(
    house: Arc<House>,
    listeners: Listeners,
    base: &str,
    proxies: Proxies,
    stop: watch::Receiver<bool>,
) -> std::io::Result<()> {
    let bounds = Bounds::of(raise_descriptors());
    let mut tasks = JoinSet::new();
    tasks.spawn(runner::run(house.clone(), clearline_pipeline::carry, stop.clone()));
    tasks.spawn(sequence(house.clone(), stop.clone()));
    tasks.spawn(sweep(house.clone(), stop.clone()));
    tasks.spawn(verify_nightly(house.clone(), stop.clone()));
    let site = Site::new(house.clone(), base).behind(proxies);
    let portal = Portal::new(&site, clearline_api::interfaces(), figures());
    if let Some(listener) = listeners.private {
        let routes = served_privately(&site, clearline_portals::private_router(portal.clone()));
        let bounds = Bounds { connections: PRIVATE_CONNECTIONS_MAX, ..bounds.clone() };
        let stop = stop.clone();
        tasks.spawn(async move {
            if let Err(error) = connections::serve(listener, routes, bounds, stop).await {
                tracing::error!(%error, "the private listener failed");
            }
        });
    }
    let programs = clearline_api::router(site.clone(), clearline_portals::documentation(portal.clone()));
    let routes = served(&site, [clearline_portals::router(portal), programs]);
    let served = connections::serve(listeners.public, routes, bounds, stop).await;
    while tasks.join_next().await.is_some() {}
    house.store.clone().close().await;
    served
}

/// Places waiting entries; at once again while there are more than one step takes.
async fn sequence(house: Arc<House>, mut stop: watch::Receiver<bool>) {
    loop {
        match oversight::sequence(&house).await {
            Ok(placed) if placed as i64 == house.limits.sequence_max => continue,
            Ok(_) => {}
            Err(error) => drop(lack::tell("the sequencer", &error)),
        }
        if *stop.borrow() {
            return;
        }
        tokio::select! {
            _ = stop.changed() => {}
            () = tokio::time::sleep(SEQUENCE_EVERY) => {}
        }
    }
}

/// What time brings: unfinished reports expire, preservations near their end, requests wait too long.
async fn sweep(house: Arc<House>, mut stop: watch::Receiver<bool>) {
    let mut round: u32 = 0;
    while !*stop.borrow() {
        say("the sweep of unfinished reports", intake::expire_overdue(&house).await);
        say("the sweep of preservations", follow_up::preservation::tell_due(&house).await);
        say("the sweep of entries that were made", follow_up::unable::look_again(&house).await);
        say("the sweep of foreign requests", follow_up::requests::ring_overdue(&house).await);
        say("the sweep of destructions", follow_up::destruction::carry_out_due(&house).await);
        say("the sweep of sittings", dossier::readings::forget_sittings(&house).await);
        say("the sweep of sessions", directory::end_old_sessions(&house).await);
        say("the sweep of failed sign-ins", directory::record_failed_sign_ins(&house).await);
        if round.is_multiple_of(SWEEP_VAULT_EVERY) {
            say("the sweep of retention", follow_up::retention::sweep(&house).await);
            say("the sweep of files", intake::sweep_vault(&house).await);
        }
        lack::tell_rest();
        round = round.wrapping_add(1);
        tokio::select! {
            _ = stop.changed() => {}
            () = tokio::time::sleep(SWEEP_EVERY) => {}
        }
    }
}

/// Reads everything again once a night, by one process. A stop ends it midway: it only reads.
async fn verify_nightly(house: Arc<House>, mut stop: watch::Receiver<bool>) {
    while !*stop.borrow() {
        tokio::select! {
            _ = stop.changed() => {}
            done = oversight::verify_nightly(&house) => {
                say("verify", done);
                tokio::select! {
                    _ = stop.changed() => {}
                    () = tokio::time::sleep(LOOK_EVERY) => {}
                }
            }
        }
    }
}

/// A sweep that failed runs again.
fn say<T, E: std::error::Error + 'static>(what: &'static str, done: Result<T, E>) {
    if let Err(error) = done {
        lack::tell(what, &error);
    }
}

/// Turns true at SIGTERM or Ctrl-C.
pub(crate) fn stop_signal() -> std::io::Result<watch::Receiver<bool>> {
    let (tell, stop) = watch::channel(false);
    let mut terminate = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())?;
    tokio::spawn(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = tokio::signal::ctrl_c() => {}
        }
        tell.send_replace(true);
    });
    Ok(stop)
}

/// Renders what this process counted. The recorder is the process's own, whoever asks first installs it.
fn figures() -> Arc<dyn Fn() -> String + Send + Sync> {
    static RECORDER: OnceLock<Option<PrometheusHandle>> = OnceLock::new();
    let handle = RECORDER.get_or_init(|| PrometheusBuilder::new().install_recorder().ok());
    Arc::new(|| handle.as_ref().map(PrometheusHandle::render).unwrap_or_default())
}
