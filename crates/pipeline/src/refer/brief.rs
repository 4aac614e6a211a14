//! The transfer brief of a referral: assembled by `law` from the ruling, the clocks and the register, for the agency, for
//! those who check, and for the package. It holds nothing of what the report says, so it stays with an agency whose
//! access has ended and tells why it ended.

use clearline_core::{House, Trouble};
use clearline_identity::directory;
use clearline_law::access::{Actor, Permit, ReadOwnHistory, ReadProcess};
use clearline_law::{
    BriefClock, BriefInput, Facts, Field, FileGate, Outcome, Ruling, brief, destruction_duty,
};
use clearline_records::dossier::leave::{Leave, to_work};
use clearline_records::dossier::routed::{self, Referral};
use clearline_records::dossier::{self, awaiting};
use clearline_report::{FileId, Message, ReferralId, ReportKind, ReportNumber, message};
use jiff::Timestamp;

use super::queries;
use clearline_disclosure::package::Preserved;
use clearline_disclosure::papers::brief::TransferBrief;
use clearline_disclosure::referral::{EventKind, ReferError};
use clearline_disclosure::standing::own;

/// The brief of the caller's own referral, also after access has ended, as the law stands now.
pub async fn of_agency(house: &House, actor: &Actor, id: ReferralId) -> Result<TransferBrief, ReferError> {
    let (referral, _permit) = own::<ReadOwnHistory>(house, actor, id).await?;
    Ok(of(house, &referral, house.now()).await?)
}

/// The brief of any referral, for those who check how it was made.
pub async fn for_review(
    house: &House,
    _: &Permit<ReadProcess>,
    id: ReferralId,
) -> Result<Option<TransferBrief>, Trouble> {
    for_desk(house, &to_work(id.report), id.ordinal).await
}

/// The brief of any referral, for whoever works on its report.
pub async fn for_desk(house: &House, leave: &Leave, ordinal: u16) -> Result<Option<TransferBrief>, Trouble> {
    match routed::referral(house, leave, ordinal).await? {
        Some(referral) => of(house, &referral, house.now()).await.map(Some),
        None => Ok(None),
    }
}

/// The brief as it stood at `at`.
pub(super) async fn of(house: &House, referral: &Referral, at: Timestamp) -> Result<TransferBrief, Trouble> {
    let (kept, ruling) = queries::ruling_of(house, referral).await?;
    let agency = directory::agency(house, &referral.agency).await?;
    let language = agency.as_ref().and_then(|agency| agency.language.clone());
    let name = agency.map_or_else(|| referral.agency.to_string(), |agency| agency.name);
    let ended = ended(house, referral).await?;
    let facts = Facts::from_json(&kept.facts).map_err(Trouble::row)?;
    let mut clocks = clocks(house, referral.id.report).await?;
    clocks.extend(destruction(house, referral.id.report, &ruling, at).await?);
    let provider = provider(house, referral.id.report, &ruling).await?;
    let brief = brief(&BriefInput {
        referral: Some(referral.id),
        agency: &name,
        facts: &facts,
        ruling: &ruling,
        ended: ended.as_ref(),
        clocks: &clocks,
        provider: provider.as_deref(),
        contacts: &house.contacts,
        register: &clearline_counsel::register_at(house, at).await?,
        at,
    });
    Ok(TransferBrief { referral: referral.id, brief, at, language })
}

/// The name of the provider that reported, where the ruling gives the agency the reporting organisation.
pub(crate) async fn provider(
    house: &House,
    report: ReportNumber,
    ruling: &Ruling,
) -> Result<Option<String>, Trouble> {
    if let Outcome::Disclose { without, .. } = &ruling.outcome
        && without.iter().any(|(field, _)| *field == Field::Reporter)
    {
        return Ok(None);
    }
    let head = dossier::head(house, report).await?;
    let Some(id) = head.filter(|head| head.kind == ReportKind::Provider).and_then(|head| head.provider)
    else {
        return Ok(None);
    };
    Ok(directory::provider(house, &id).await?.map(|provider| provider.name))
}

/// Every clock on the report's contents, as told to whoever must hurry.
pub(crate) async fn clocks(house: &House, report: ReportNumber) -> Result<Vec<BriefClock>, Trouble> {
    let kept = queries::preserved(house, report).await?;
    let clock = |kept: Preserved| {
        let clause = kept.clause.parse().map_err(Trouble::row)?;
        Ok(BriefClock { clause, what: message!("clock-provider-keeps"), ends: kept.until })
    };
    kept.into_iter().map(clock).collect()
}

/// That a file which the ruling lists awaits destruction, and until when an agency may object; of several the first.
async fn destruction(
    house: &House,
    report: ReportNumber,
    ruling: &Ruling,
    at: Timestamp,
) -> Result<Option<BriefClock>, Trouble> {
    let Outcome::Disclose { files, .. } = &ruling.outcome else { return Ok(None) };
    let listed = |file: &FileId| {
        files.iter().any(|(id, gate)| id == file && !matches!(gate, FileGate::Withheld { .. }))
    };
    let waiting = awaiting::of_report(house, &to_work(report)).await?;
    let ends = waiting.iter().filter(|(file, ends)| listed(file) && *ends > at).map(|(_, ends)| *ends);
    let (Some(clause), Some(ends)) = (destruction_duty(at, house.register), ends.min()) else {
        return Ok(None);
    };
    Ok(Some(BriefClock { clause, what: message!("clock-destruction", until = ends), ends }))
}

/// Why access ended, where the law ended it.
async fn ended(house: &House, referral: &Referral) -> Result<Option<Message>, Trouble> {
    if referral.state.has_access() {
        return Ok(None);
    }
    let events = routed::events(house, &to_work(referral.id.report), referral.id.ordinal).await?;
    let last = events.into_iter().rev().find(|event| event.kind == EventKind::AccessEnded.word());
    let state = || message!("ended-as", state = referral.state.message());
    Ok(Some(last.and_then(|event| event.detail).unwrap_or_else(state)))
}
