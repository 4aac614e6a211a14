//! What an agency sees of what happened to its referral: pages and programs alike.

use clearline_disclosure::referral::EventKind;
use clearline_records::dossier::routed::ReferralEvent;
use clearline_report::Message;

/// The officer or program that did it. Who made it available is not shown: it may have been another agency's officer.
pub fn who(event: &ReferralEvent) -> Option<&str> {
    let here = event.kind != EventKind::MadeAvailable.word();
    event.actor.strip_prefix("officer:").filter(|_| here)
}

/// What else there is to say of an event. Why it was made available is shown elsewhere, and, if another agency's
/// officer wrote it, only after the conditions are acknowledged.
pub fn detail(event: &ReferralEvent) -> Option<&Message> {
    let apart = event.kind == EventKind::MadeAvailable.word();
    event.detail.as_ref().filter(|_| !apart)
}
