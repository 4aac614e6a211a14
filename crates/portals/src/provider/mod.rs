//! A provider's own pages.

mod overview;
mod report;
#[cfg(feature = "samples")]
pub(crate) mod sample;
mod view;

use clearline_frame::view::{Audience, State as Standing, Tone, Words};
use clearline_frame::words;
use clearline_http::{Routes, needs};
use clearline_law::access::{ActName, Role};
use clearline_pipeline::follow_up::notices::Written;
use clearline_report::{Stage, message};

use crate::Portal;
use report::receipt;
use view::{NoticeKind, NoticeRow};

/// The routes.
pub(crate) fn routes() -> Routes<Portal> {
    let own = || needs(ActName::ReadOwnReports);
    Routes::pages(Audience::Provider)
        .get("/provider", overview::show, own().nav(Role::Provider, 1, "nav-reports"))
        .get("/provider/reports/{number}", report::show, own())
        .get("/provider/reports/{number}/receipt", receipt, own())
}

/// The state of a report for its sender. The sender does not see our own stages.
fn standing(stage: Stage) -> Standing {
    match stage {
        Stage::Open => Standing::new(Tone::Waiting, message!("provider-state-open")),
        Stage::Retracted => Standing::new(Tone::Plain, message!("provider-state-retracted")),
        Stage::Expired => Standing::new(Tone::Caution, message!("provider-state-expired")),
        _ => Standing::new(Tone::Good, message!("provider-state-finished")),
    }
}

fn notice_row(written: &Written) -> NoticeRow {
    let kind = match written.kind.as_str() {
        "foreign_request_forwarded" => NoticeKind::Forwarded,
        "foreign_request_forwarded_to_another" => NoticeKind::ForwardedToAnother,
        "foreign_request_forwarded_partly" => NoticeKind::ForwardedPartly,
        "foreign_request_unable" => NoticeKind::UnableToForward,
        "foreign_request_declined" => NoticeKind::Declined,
        "preservation_ends_1" => NoticeKind::PreservationIn1Day,
        "preservation_ends_7" => NoticeKind::PreservationIn7Days,
        "preservation_ends_30" => NoticeKind::PreservationIn30Days,
        _ => NoticeKind::Other,
    };
    NoticeRow {
        kind,
        at: words::moment(written.at),
        number: written.report.to_string(),
        words: Words::from(&written.says),
    }
}
