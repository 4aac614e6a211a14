//! What must follow a report, as pages and files: foreign requests, clocks, letters, destruction. No page says what a report says.

mod counsel_destruction;
mod counsel_destructions;
mod destroy;
pub(crate) mod destruction;
mod destructions;
mod letter;
mod object;
mod preservation;
mod requests;
#[cfg(feature = "samples")]
pub(crate) mod sample;
pub(crate) mod view;

use clearline_frame::answer::PageError;
use clearline_http::{Audience, Routes, needs};
use clearline_law::access::{ActName, Role};
use clearline_pipeline::follow_up::FollowUpError;

use crate::Portal;

/// The routes.
pub(crate) fn routes() -> Routes<Portal> {
    requests::routes()
        .merge(preservation::routes())
        .merge(letter::routes())
        .merge(destruction_routes())
        .merge(destruction_of_counsel())
}

/// Destruction on notification of a law enforcement agency: where an agency notifies, where another one objects, and where
/// those who check see it.
fn destruction_routes() -> Routes<Portal> {
    let notifies = || needs(ActName::NotifyDestruction);
    let objects = || needs(ActName::ObjectToDestruction);
    let listed = needs(ActName::ReadProcess).nav(Role::Auditor, 4, "nav-destruction");
    let of_agencies = Routes::pages(Audience::Agency)
        .get("/agency/referrals/{id}/destruction", destroy::show, notifies().also(ActName::ReadReferral))
        .post("/agency/referrals/{id}/destruction", destroy::notify, notifies())
        .get("/agency/referrals/{id}/objection", object::show, objects())
        .post("/agency/referrals/{id}/objection", object::object, objects());
    of_agencies.merge(Routes::pages(Audience::Auditor).get(
        "/auditor/destructions",
        destructions::show,
        listed,
    ))
}

/// Where counsel and supervisors decide what agencies notified.
fn destruction_of_counsel() -> Routes<Portal> {
    let listed = needs(ActName::ReadProcess).nav(Role::Counsel, 7, "nav-destruction");
    let decides = || needs(ActName::DecideDestruction);
    let releases = || needs(ActName::ReleaseDestruction);
    Routes::pages(Audience::Counsel)
        .get(
            "/counsel/destructions",
            counsel_destructions::list,
            listed.nav(Role::Supervisor, 3, "nav-destruction"),
        )
        .get("/counsel/destructions/{number}/{file}", counsel_destruction::show, releases())
        .post("/counsel/destructions/{number}/{file}/confirm", counsel_destruction::confirm, decides())
        .post("/counsel/destructions/{number}/{file}/order", counsel_destruction::order_of_court, decides())
        .post(
            "/counsel/destructions/{number}/{file}/release",
            counsel_destruction::propose_release,
            releases(),
        )
        .post("/counsel/destructions/{number}/{file}/agree", counsel_destruction::agree, releases())
        .post("/counsel/destructions/{number}/{file}/refuse", counsel_destruction::refuse_release, releases())
}

/// What is answered where something that follows a referral failed.
pub(crate) fn page_error(error: FollowUpError) -> PageError {
    match error {
        FollowUpError::Denied(denied) => denied.into(),
        FollowUpError::NotFound => PageError::NotFound,
        FollowUpError::AccessEnded => PageError::Ended,
        FollowUpError::Suspended => PageError::Paused,
        FollowUpError::Unfit(why) => PageError::Wrong(why),
        FollowUpError::Trouble(trouble) => trouble.into(),
        error @ FollowUpError::NotTaken { .. } => PageError::broken(&error),
    }
}
