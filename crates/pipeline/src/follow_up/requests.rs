//! The ledger of foreign requests. A provider that reports because foreign police asked must be told what became of
//! it: since 21 December 2018 a notice is a duty where we cannot forward (18 U.S.C. 2258A(d)(5)(C)) and allowed where
//! we did; from 2008 to 2018 both were duties. We always tell.
//!
//! An entry ends only by its notice: [`Ending`] is made from a notice and nothing else, and the row is ended in the
//! deed that writes it.

use clearline_law::access::{Actor, CarryReport, Permit, SendNotices, Thing, permit};
use clearline_report::{Country, ProviderId, ReportNumber};
use clearline_store::Row;
use jiff::Timestamp;

use super::FollowUpError;
use super::notices::{self, Forwarded, Notice};
use crate::command::{Deed, Trouble, command};
use crate::dossier::{int_at, moment, number_at, text_at};
use crate::house::House;
use crate::statement::statement;
use crate::work::Claimed;

statement! {
    REQUEST = "follow_up/sql/request";
    END_REQUEST = "follow_up/sql/end_request";
    OVERDUE_REQUESTS = "follow_up/sql/overdue_requests";
    SILENCE_ALARM = "follow_up/sql/silence_alarm";
    REFERRED_ABROAD = "follow_up/sql/referred_abroad";
}

/// One entry of the ledger of foreign requests.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ForeignRequest {
    /// The report that was made at the request.
    pub report: ReportNumber,
    /// Who made it.
    pub provider: ProviderId,
    /// The requesting country, where the provider named it.
    pub country: Option<Country>,
    /// The requesting agency, as the provider named it.
    pub agency_name: String,
    /// Since when it is open.
    pub opened_at: Timestamp,
    /// When it ended.
    pub ended_at: Option<Timestamp>,
    /// `forwarded` or `unable`.
    pub ending: Option<String>,
}

/// How an entry ends: only ever by a notice.
struct Ending {
    notice: Notice,
    word: &'static str,
}

impl Ending {
    fn by(notice: Notice) -> Ending {
        let word = if notice.is_forwarded() { "forwarded" } else { "unable" };
        Ending { notice, word }
    }
}

/// The entry of one report, if it has one.
pub async fn of_report(house: &House, number: ReportNumber) -> Result<Option<ForeignRequest>, Trouble> {
    let rows = house.store.query(&REQUEST, &[number.get().into()]).await.map_err(store_failed)?;
    rows.first().map(request_of).transpose()
}

/// Answers a request once the report was referred: to whom in the requesting country it went, or that it could not go.
pub(crate) async fn carry(
    house: &House,
    permit: &Permit<CarryReport>,
    job: &Claimed,
) -> Result<(), FollowUpError> {
    let number = job.report;
    command!(house, "follow_up.answer_request", |deed| {
        deed.end(job);
        let Some(request) = of_report(house, number).await?.filter(|request| request.ended_at.is_none())
        else {
            return Ok(());
        };
        let forwarded = forwarded_to(house, &request).await?;
        let ending = Ending::by(Notice::foreign_request(house, &request, forwarded, deed.at));
        end(&mut deed, &request, &ending).await?;
        deed.record(permit, Some(number), &[("ending", ending.word.to_owned())])?;
        Ok(())
    })
}

async fn end(deed: &mut Deed<'_>, request: &ForeignRequest, ending: &Ending) -> Result<(), Trouble> {
    let at = deed.at_us();
    deed.must_change(&END_REQUEST, vec![request.report.get().into(), at.into(), ending.word.into()]);
    notices::write(deed, request.report, &request.provider, &ending.notice).await
}

/// Rings for every entry that is still open when its clock runs out. Returns how many.
pub async fn ring_overdue(house: &House) -> Result<usize, FollowUpError> {
    let permit = permit::<SendNotices>(&Actor::system(), &Thing::House)?;
    let now = house.now().as_microsecond();
    let rows = house.store.query(&OVERDUE_REQUESTS, &[now.into()]).await.map_err(store_failed)?;
    for row in &rows {
        let (request, alarm) = (request_of(row)?, int_at(row, 5)?);
        command!(house, "follow_up.request_overdue", |deed| {
            deed.must_change(&SILENCE_ALARM, vec![request.report.get().into(), alarm.into()]);
            let words =
                "A provider that reported at the request of foreign police has not been answered in time.";
            deed.alert("foreign_request_overdue", Some(request.report), words.to_owned());
            deed.record(&permit, Some(request.report), &[])?;
            Ok::<(), FollowUpError>(())
        })?;
    }
    Ok(rows.len())
}

/// The referral that answers the request: the first to an agency of the requesting country.
async fn forwarded_to(house: &House, request: &ForeignRequest) -> Result<Option<Forwarded>, Trouble> {
    let Some(country) = request.country else { return Ok(None) };
    let rows =
        house.store.query(&REFERRED_ABROAD, &[request.report.get().into()]).await.map_err(store_failed)?;
    for row in &rows {
        if text_at(row, 2)? == country.code() {
            let on = moment(int_at(row, 3)?)?;
            return Ok(Some(Forwarded { agency: text_at(row, 1)?.to_owned(), on }));
        }
    }
    Ok(None)
}

fn request_of(row: &Row) -> Result<ForeignRequest, Trouble> {
    let country = row.opt_text(2).map_err(Trouble::row)?;
    let ended = row.opt_int(6).map_err(Trouble::row)?;
    Ok(ForeignRequest {
        report: number_at(row, 0)?,
        provider: text_at(row, 1)?.parse().map_err(Trouble::row)?,
        country: country.map(str::parse).transpose().map_err(Trouble::row)?,
        agency_name: text_at(row, 3)?.to_owned(),
        opened_at: moment(int_at(row, 4)?)?,
        ended_at: ended.map(moment).transpose()?,
        ending: row.opt_text(7).map_err(Trouble::row)?.map(str::to_owned),
    })
}

fn store_failed(source: clearline_store::StoreError) -> Trouble {
    Trouble::Store { command: "follow_up.requests", source }
}
