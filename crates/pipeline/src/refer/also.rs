//! What an agency has beside a referral: its other referrals of linked reports, and that the same report was sent again.
//!
//! Nothing is disclosed by it: the agency has both reports, and is told only that they belong together. Of reports that it
//! does not have it learns nothing, but for the number and the time of a repeat of one that it has.

use clearline_core::row::{int_at, number_at, text_at};
use clearline_core::rows::Unreadable;
use clearline_core::{House, Trouble, statement};
use clearline_records::dossier::augmented;
use clearline_records::dossier::leave::Leave;
use clearline_records::dossier::linked::{self, LINKS_MAX};
use clearline_report::{AgencyId, ReferralId, ReferralState, ReportNumber};
use clearline_store::{Given, Value, params};
use jiff::Timestamp;

statement! {
    ALSO_HELD = "refer/sql/also_held";
}

/// Reports asked about in one question: as many as the statement has places for.
const AT_ONCE: usize = 19;

/// Another referral of the same agency, of a report that is linked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Also {
    /// The referral.
    pub id: ReferralId,
    /// Is it the same report, sent again?
    pub repeat: bool,
}

/// The same report, which its sender sent more than once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SentAgain {
    /// The other report.
    pub number: ReportNumber,
    /// When it was finished.
    pub at: Timestamp,
}

/// What the agency has beside its referral of the report.
pub(super) async fn of(
    house: &House,
    leave: &Leave,
    agency: &AgencyId,
    unreadable: &mut Vec<Unreadable>,
) -> Result<(Vec<Also>, Vec<SentAgain>), Trouble> {
    let statements = augmented::statements_listed(house, leave).await?.apart(unreadable);
    let mut links = linked::earlier(&statements);
    links.truncate(LINKS_MAX);
    links.extend(linked::later(house, leave).await?.apart(unreadable));
    let repeats = linked::repeats(house, leave).await?;
    let mut numbers: Vec<ReportNumber> = repeats.others().collect();
    for link in links.iter().filter(|link| link.is_shared() && link.number != leave.number()) {
        if !numbers.contains(&link.number) {
            numbers.push(link.number);
        }
    }
    let mut also = Vec::new();
    for id in held(house, agency, &numbers).await? {
        also.push(Also { id, repeat: repeats.others().any(|other| other == id.report) });
    }
    let (_, heads) = linked::heads(house, repeats.others()).await?;
    let of = |head: clearline_records::dossier::Head| {
        Some(SentAgain { number: head.number, at: head.finished_at? })
    };
    Ok((also, heads.apart(unreadable).into_iter().filter_map(of).collect()))
}

/// The agency's referrals of these reports to which it has access.
async fn held(
    house: &House,
    agency: &AgencyId,
    numbers: &[ReportNumber],
) -> Result<Vec<ReferralId>, Trouble> {
    let mut found = Vec::new();
    for chunk in numbers.chunks(AT_ONCE) {
        let mut some: Vec<Value> = chunk.iter().map(|number| number.get().into()).collect();
        // Zero is no report's number.
        some.resize(AT_ONCE, 0.into());
        let params = params!(agency = agency.as_str(), report = Given::Many(some));
        let rows = house.query(&ALSO_HELD, params).await?;
        for row in &rows {
            let state: ReferralState = text_at(row, "state")?.parse().map_err(Trouble::row)?;
            let ordinal = u16::try_from(int_at(row, "ordinal")?).map_err(Trouble::row)?;
            if state.has_access() {
                found.push(ReferralId { report: number_at(row, "report")?, ordinal });
            }
        }
    }
    found.sort_by(|one, other| other.cmp(one));
    Ok(found)
}
