//! What a test leaves behind. When the last process of a test house ends, the work that is due is carried: no job may fail,
//! and none may be left that somebody tried. A test that breaks the house says so.

use std::sync::Arc;

use clearline_core::{House, chain, runner};
use clearline_pipeline::carry;
use clearline_store::{Row, params};
use tokio::runtime::Handle;
use tokio::task::block_in_place;

use crate::{TestHouse, raw};

impl TestHouse {
    /// Says why work is left, or cannot be carried, when this test ends.
    pub fn leaves_work(&self, why: &'static str) {
        *self.shared.left_for.lock().unwrap() = Some(why);
    }
}

impl Drop for TestHouse {
    fn drop(&mut self) {
        let last = Arc::strong_count(&self.shared) == 1;
        if std::thread::panicking() || !last || self.shared.left_for.lock().unwrap().is_some() {
            return;
        }
        let house = self.house.clone();
        let look = || self.shared.runtime.block_on(left(&house));
        // Inside of the runtime its other work goes on meanwhile; a test that holds the runtime itself is outside of it.
        let left = if Handle::try_current().is_ok() { block_in_place(look) } else { look() };
        assert!(left.is_empty(), "the test ends, and work is left that nobody explains: {left:?}");
    }
}

/// What cannot be carried, and what was tried and is still there.
async fn left(house: &Arc<House>) -> Vec<String> {
    let carried = runner::run_until_quiet(house, carry).await;
    let mut found: Vec<String> = carried.err().map(|error| chain(error.as_ref())).into_iter().collect();
    let tried = "select kind, report, attempts, coalesce(trouble, '') as trouble from job where attempts > 0";
    let told = |row: &Row| {
        let (kind, trouble) = (row.text("kind").unwrap(), row.text("trouble").unwrap());
        format!(
            "{kind} of {}, tried {} times: {trouble}",
            row.int("report").unwrap(),
            row.int("attempts").unwrap()
        )
    };
    found.extend(raw::rows(house, tried, params!()).await.iter().map(told));
    found
}
