//! The drafts of what an agency asks the provider of its referral, for the agency itself.

use clearline_core::House;
use clearline_disclosure::Refusal;
use clearline_disclosure::papers::brief::TransferBrief;
use clearline_disclosure::papers::draft::{Draft, DraftFacts, DraftKind, compose};
use clearline_disclosure::referral::ReferError;
use clearline_disclosure::standing::own;
use clearline_identity::directory;
use clearline_law::BriefSection;
use clearline_law::access::{Actor, ReadOwnHistory, ReadReferral};
use clearline_report::{AgencyClass, Message, ReferralId, message};

use super::{brief, queries};

/// A draft, and what its agency should know before it sends it.
#[derive(Debug, Clone)]
pub struct Drafted {
    /// The draft.
    pub draft: Draft,
    /// The class of the agency, which says what it may ask for.
    pub class: AgencyClass,
    /// The brief of the referral: it says where the company takes such requests, by which law and how fast. Its language is
    /// that of what stands around the draft; the draft itself is in English.
    pub brief: TransferBrief,
}

impl Drafted {
    /// The part of the brief on what this draft asks for.
    pub fn advice(&self) -> Option<&BriefSection> {
        let heading = part_of_brief(self.draft.kind);
        self.brief.brief.sections.iter().find(|section| section.heading == heading)
    }
}

/// The heading of the part of a brief that is about what a draft asks for.
pub fn part_of_brief(kind: DraftKind) -> Message {
    match kind {
        DraftKind::Preservation => message!("brief-keep"),
        DraftKind::Records => message!("brief-records"),
        DraftKind::Emergency => message!("brief-danger"),
    }
}

/// The drafts that the caller can have now of its own referral: none before it was opened, and none once access has ended.
pub async fn offered(
    house: &House,
    actor: &Actor,
    id: ReferralId,
) -> Result<&'static [DraftKind], ReferError> {
    let (referral, _permit) = own::<ReadOwnHistory>(house, actor, id).await?;
    if referral.opened_at.is_none() || referral.acknowledged_at.is_none() || !referral.state.has_access() {
        return Ok(&[]);
    }
    let agency = directory::agency(house, &referral.agency).await?;
    Ok(agency.map_or(&[], |agency| DraftKind::of(agency.class)))
}

/// The draft of one kind for the caller's own referral. The referral must have been acknowledged and opened, and the
/// reading is recorded.
pub async fn draft(
    house: &House,
    actor: &Actor,
    id: ReferralId,
    kind: DraftKind,
) -> Result<Drafted, ReferError> {
    // Whoever is refused reads nothing, and no reading is recorded.
    let (referral, _permit) = own::<ReadReferral>(house, actor, id).await?;
    if referral.acknowledged_at.is_none() {
        return Err(Refusal::ConditionsFirst.into());
    }
    if referral.opened_at.is_none() {
        return Err(Refusal::OpenFirst.into());
    }
    let agency = directory::agency(house, &referral.agency).await?.ok_or(ReferError::NotFound)?;
    if !DraftKind::of(agency.class).contains(&kind) {
        return Err(Refusal::NotAskedByDraft.into());
    }
    let page = queries::page(house, actor, id).await?;
    let disclosed = page.disclosed.ok_or(Refusal::OpenFirst)?;
    let at = house.now();
    let register = clearline_counsel::register_at(house, at).await?;
    let draft = compose(&DraftFacts {
        kind,
        agency: &agency.name,
        class: agency.class,
        country: Some(agency.country),
        disclosed: &disclosed,
        register: &register,
        at,
    });
    let brief = brief::of(house, &page.referral, at).await?;
    Ok(Drafted { draft, class: agency.class, brief })
}
