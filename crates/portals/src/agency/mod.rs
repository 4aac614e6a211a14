//! What agencies use: their pages.
//!
//! They call the commands of the pipeline, which cut what may be seen, hold every gate and record every act.

mod draft;
mod inbox;
mod referral;
#[cfg(feature = "samples")]
pub(crate) mod sample;
pub(crate) mod sections;

use clearline_http::{Audience, Routes, needs};
use clearline_law::access::{ActName, Role};
use clearline_report::{Message, ReportKind, message};

use crate::Portal;
pub(crate) use draft::asked;
pub(crate) use referral::or_ended;

/// The routes.
pub(crate) fn routes() -> Routes<Portal> {
    let listed = needs(ActName::ReadInbox).nav(Role::Officer, 1, "nav-inbox");
    Routes::pages(Audience::Agency)
        .get("/agency", inbox::show, listed)
        .merge(referral::routes())
        .merge(draft::routes())
}

/// Who filed, before the referral is opened and its type may be shown.
fn filed_by(kind: ReportKind) -> Message {
    match kind {
        ReportKind::Provider => message!("referral-filed-by-provider"),
        ReportKind::Public => message!("referral-filed-by-public"),
        ReportKind::Hotline => message!("referral-filed-by-hotline"),
    }
}
