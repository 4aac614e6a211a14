//! What comes before the content of a part: its head, which is held in memory until it is whole, and whatever other parts
//! a sender puts there. Without a bound a file's name could fill the memory before anybody looks at it.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use axum::body::Body;
use clearline_http::limits::FORM_BYTES_MAX;
use futures::{StreamExt as _, stream};

/// No bound: content is read.
const CONTENT: usize = usize::MAX;

/// How many bytes may still come before the next part's content begins.
#[derive(Clone)]
pub(super) struct Heads(Arc<AtomicUsize>);

/// More came before a part's content than may.
#[derive(Debug, thiserror::Error)]
#[error("more than {FORM_BYTES_MAX} bytes came before the content of a part")]
struct TooLong;

impl Heads {
    pub(super) fn new() -> Heads {
        Heads(Arc::new(AtomicUsize::new(FORM_BYTES_MAX)))
    }

    /// A head comes next.
    pub(super) fn expect_head(&self) {
        self.0.store(FORM_BYTES_MAX, Ordering::Relaxed);
    }

    /// Content comes next, whose length is somebody else's to bound.
    pub(super) fn expect_content(&self) {
        self.0.store(CONTENT, Ordering::Relaxed);
    }

    /// Did more come than may?
    pub(super) fn were_too_long(&self) -> bool {
        self.left() == 0
    }

    fn left(&self) -> usize {
        self.0.load(Ordering::Relaxed)
    }

    /// The same body, piece by piece while a head is expected: the parser takes whatever is there, and would take all.
    pub(super) fn watch(&self, body: Body) -> Body {
        let pieces = body.into_data_stream();
        Body::from_stream(stream::unfold(
            (pieces, self.clone(), false),
            async |(mut pieces, heads, again)| {
                // A pause after each piece lets the parser look whether the head is whole already.
                if again && heads.left() != CONTENT {
                    tokio::task::yield_now().await;
                }
                if heads.left() == 0 {
                    return Some((Err(axum::Error::new(TooLong)), (pieces, heads, again)));
                }
                let piece = pieces.next().await?;
                let came = piece.as_ref().map_or(0, axum::body::Bytes::len);
                match heads.left() {
                    CONTENT => {}
                    left => heads.0.store(left.saturating_sub(came), Ordering::Relaxed),
                }
                Some((piece, (pieces, heads, true)))
            },
        ))
    }
}
