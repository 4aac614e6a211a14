use std::time::Duration;

use tokio::time::Instant;

/// How long a test waits for what must come.
const DEADLINE: Duration = Duration::from_secs(60);
/// How long it waits between two looks.
const PAUSE: Duration = Duration::from_millis(5);

/// Waits until something holds, and goes on at once when it does: the one way in which a test lets time pass.
///
/// # Panics
/// When it does not hold within a minute; `what` says what was waited for.
pub async fn until(what: &str, mut holds: impl AsyncFnMut() -> bool) {
    let end = Instant::now() + DEADLINE;
    while !holds().await {
        assert!(Instant::now() < end, "within {} s this did not come: {what}", DEADLINE.as_secs());
        tokio::time::sleep(PAUSE).await;
    }
}
