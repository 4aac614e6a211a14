//! What agencies have already: referrals of the same report, sent before or since.

use clearline_core::{Deed, Trouble};
use clearline_records::dossier::leave::to_work;
use clearline_records::dossier::routed::{self, Referral};
use clearline_records::dossier::{self, Head, linked};
use clearline_report::{ReferralState, Stage};
use jiff::SignedDuration;

/// When a repeat is looked at again whose first is still under way.
pub(super) const AGAIN_AFTER: SignedDuration = SignedDuration::from_mins(1);
/// So long a repeat waits for its first. What keeps the first longer, such as a fault, must not keep the repeat.
const WAITED_FOR: SignedDuration = SignedDuration::from_hours(1);

/// The referrals of the same report by which agencies have it already; none where they are not all made yet. One that was
/// asked back, or lost with what qualified the agency, gives nothing any more. Where foreign police asked for the report,
/// its own referrals are its sender's answer, and nothing stands in for them.
pub(super) async fn held(deed: &Deed<'_>, head: &Head) -> Result<Option<Vec<Referral>>, Trouble> {
    let house = deed.house;
    let repeats = linked::repeats(house, &to_work(head.number)).await?;
    let mut held = Vec::new();
    if repeats.others().next().is_none()
        || dossier::said(house, &to_work(head.number)).await?.served_abroad().is_some()
    {
        return Ok(Some(held));
    }
    for other in repeats.others() {
        if repeats.first == Some(other) && is_under_way(deed, head, other).await? {
            return Ok(None);
        }
        if dossier::head(house, other).await?.is_none_or(|other| other.expunged_at.is_some()) {
            continue;
        }
        let referrals = routed::referrals(house, &to_work(other)).await?;
        held.extend(referrals.into_iter().filter(|one| one.state != ReferralState::Recalled));
    }
    Ok(Some(held))
}

async fn is_under_way(
    deed: &Deed<'_>,
    head: &Head,
    first: clearline_report::ReportNumber,
) -> Result<bool, Trouble> {
    let waited = deed.at.duration_since(head.finished_at.unwrap_or(head.opened_at));
    let first = dossier::head(deed.house, first).await?;
    let moving = [Stage::Received, Stage::Augmented, Stage::Triaged, Stage::Routed];
    Ok(waited < WAITED_FOR && first.is_some_and(|first| moving.contains(&first.stage)))
}
