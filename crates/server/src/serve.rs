//! Serving: the portals, the work that follows commits, the sequencer, and what time brings. Ends gracefully: what was
//! acknowledged is kept, what is in hand ends, what was not begun stays in the queue.

use std::net::SocketAddr;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use clearline_pipeline::work::chain;
use clearline_pipeline::{House, directory, follow_up, intake, oversight, work};
use clearline_portals::{Portal, Proxies};
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinSet;

/// How often the sequencer looks when nothing waits.
const SEQUENCE_EVERY: Duration = Duration::from_millis(500);
/// How often the clocks are looked at.
const SWEEP_EVERY: Duration = Duration::from_secs(30);
/// How often sealed bytes without a key are looked for.
const SWEEP_VAULT_EVERY: u32 = 120;

/// Serves on `listener` until `stop` turns true, reached from outside at the listener's own address.
pub(crate) async fn run(
    house: Arc<House>,
    listener: TcpListener,
    stop: watch::Receiver<bool>,
) -> std::io::Result<()> {
    let base = format!("http://{}", listener.local_addr()?);
    run_at(house, listener, &base, Proxies::default(), stop).await
}

/// Serves on `listener` until `stop` turns true, reached from outside at `base` through `proxies`.
pub(crate) async fn run_at(
    house: Arc<House>,
    listener: TcpListener,
    base: &str,
    proxies: Proxies,
    stop: watch::Receiver<bool>,
) -> std::io::Result<()> {
    let mut tasks = JoinSet::new();
    tasks.spawn(work::run(house.clone(), stop.clone()));
    tasks.spawn(sequence(house.clone(), stop.clone()));
    tasks.spawn(sweep(house.clone(), stop.clone()));
    let routes = clearline_portals::router(Portal::new(house.clone(), base, figures()).behind(proxies));
    let service = routes.into_make_service_with_connect_info::<SocketAddr>();
    let served = axum::serve(listener, service).with_graceful_shutdown(stopped(stop)).await;
    while tasks.join_next().await.is_some() {}
    house.store.clone().close().await;
    served
}

async fn stopped(mut stop: watch::Receiver<bool>) {
    // A closed channel means that nobody can say stop any more: then stop.
    while !*stop.borrow() && stop.changed().await.is_ok() {}
}

/// Places waiting entries; at once again while there are more than one step takes.
async fn sequence(house: Arc<House>, mut stop: watch::Receiver<bool>) {
    loop {
        match oversight::sequence(&house).await {
            Ok(placed) if placed as i64 == house.limits.sequence_max => continue,
            Ok(_) => {}
            Err(error) => tracing::error!(error = %chain(&error), "the sequencer failed"),
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
        say("expire", intake::expire_overdue(&house).await);
        say("preservation", follow_up::preservation::tell_due(&house).await);
        say("foreign requests", follow_up::requests::ring_overdue(&house).await);
        say("destructions", follow_up::destruction::carry_out_due(&house).await);
        say("sessions", directory::end_old_sessions(&house).await);
        say("failed sign-ins", directory::record_failed_sign_ins(&house).await);
        if round.is_multiple_of(SWEEP_VAULT_EVERY) {
            say("retention", follow_up::retention::sweep(&house).await);
            say("files", intake::sweep_vault(&house).await);
        }
        round = round.wrapping_add(1);
        tokio::select! {
            _ = stop.changed() => {}
            () = tokio::time::sleep(SWEEP_EVERY) => {}
        }
    }
}

fn say<T, E: std::error::Error + 'static>(what: &str, done: Result<T, E>) {
    if let Err(error) = done {
        tracing::error!(sweep = what, error = %chain(&error), "a sweep failed; it runs again");
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
