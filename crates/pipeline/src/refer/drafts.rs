//! The drafts of what an agency asks the provider of its referral, for the agency itself.

use clearline_core::House;
use clearline_disclosure::Refusal;
use clearline_disclosure::papers::draft::{Draft, DraftFacts, DraftKind, compose};
use clearline_disclosure::referral::ReferError;
use clearline_identity::directory;
use clearline_law::access::Actor;
use clearline_report::ReferralId;

use super::queries;

/// The draft of one kind for the caller's own referral. The referral must have been acknowledged and opened, and the
/// reading is recorded.
pub async fn draft(
    house: &House,
    actor: &Actor,
    id: ReferralId,
    kind: DraftKind,
) -> Result<Draft, ReferError> {
    let page = queries::page(house, actor, id).await?;
    if page.referral.acknowledged_at.is_none() {
        return Err(Refusal::ConditionsFirst.into());
    }
    let disclosed = page.disclosed.ok_or(Refusal::OpenFirst)?;
    let agency = directory::agency(house, &page.referral.agency).await?.ok_or(ReferError::NotFound)?;
    if !DraftKind::of(agency.class).contains(&kind) {
        return Err(ReferError::NotFound);
    }
    Ok(compose(&DraftFacts {
        kind,
        agency: &agency.name,
        class: agency.class,
        country: Some(agency.country),
        disclosed: &disclosed,
        register: &clearline_counsel::register_at(house, house.now()).await?,
        at: house.now(),
    }))
}
