//! What must follow a report, as pages and files: foreign requests, clocks, letters, destruction. No page says what a report says.

pub(crate) mod destruction;
mod preservation;
mod requests;

use clearline_http::Routes;
use clearline_pipeline::follow_up::FollowUpError;

use crate::Portal;
use crate::answer::PageError;

/// The routes.
pub(crate) fn routes() -> Routes<Portal> {
    requests::routes().merge(preservation::routes()).merge(destruction::routes())
}

impl From<FollowUpError> for PageError {
    fn from(error: FollowUpError) -> Self {
        match error {
            FollowUpError::Denied(denied) => denied.into(),
            FollowUpError::NotFound => PageError::NotFound,
            FollowUpError::AccessEnded => PageError::NotYours,
            FollowUpError::Suspended => PageError::Paused,
            FollowUpError::Unfit(why) => PageError::Wrong(why),
            FollowUpError::Trouble(trouble) => trouble.into(),
            error @ FollowUpError::NotTaken { .. } => PageError::broken(&error),
        }
    }
}
