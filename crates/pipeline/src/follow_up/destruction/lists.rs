//! What is read of notifications: by those who check, by counsel, and by the commands here.

use clearline_core::row::{int_at, moment, number_at, text_at};
use clearline_core::rows::{Rows, Source};
use clearline_core::{House, Trouble, statement};
use clearline_law::HoldKind;
use clearline_law::access::{Permit, ReadProcess, ReleaseDestruction};
use clearline_records::dossier::grounds::{self, FileGround, GroundKind};
use clearline_records::dossier::leave::{Leave, to_work};
use clearline_report::{FileId, ReportNumber};
use clearline_store::{Params, Row, params};
use jiff::Timestamp;

use super::model::{Destruction, Objection, destruction_of, objection_of};
use crate::follow_up::holds::{self, Hold};

statement! {
    DESTRUCTION = "follow_up/sql/destruction";
    DESTRUCTIONS = "follow_up/sql/destructions";
    DESTRUCTIONS_OF_REPORT = "follow_up/sql/destructions_of_report";
    OPEN_DESTRUCTIONS = "follow_up/sql/open_destructions";
    OBJECTIONS = "follow_up/sql/objections";
}

/// Where a page of notifications ends: the next one begins after it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cursor {
    at: Timestamp,
    report: ReportNumber,
    file: String,
    ordinal: i64,
}

impl Cursor {
    /// As an address carries it.
    pub fn text(&self) -> String {
        format!("{}.{}.{}.{}", self.at.as_microsecond(), self.report, self.file, self.ordinal)
    }

    /// From an address.
    pub fn read(text: &str) -> Option<Cursor> {
        let mut parts = text.split('.');
        let at = Timestamp::from_microsecond(parts.next()?.parse().ok()?).ok()?;
        let report = parts.next()?.parse().ok()?;
        let file: FileId = parts.next()?.parse().ok()?;
        let ordinal = parts.next()?.parse().ok()?;
        Some(Cursor { at, report, file: file.to_string(), ordinal })
    }

    fn params(&self) -> Params {
        let at = self.at.as_microsecond();
        params!(at = at, report = self.report.get(), file = self.file.as_str(), ordinal = self.ordinal)
    }
}

/// One page of notifications below `before`, the newest first: for those who check, and for counsel.
pub async fn page(
    house: &House,
    _: &Permit<ReadProcess>,
    before: Option<&Cursor>,
) -> Result<Rows<Destruction, Cursor>, Trouble> {
    let first = params!(at = i64::MAX, report = i64::MAX, file = "", ordinal = 0);
    list(house, &DESTRUCTIONS, before.map_or(first, Cursor::params)).await
}

/// One page of what still waits after `after`, the oldest first.
pub async fn open(
    house: &House,
    _: &Permit<ReadProcess>,
    after: Option<&Cursor>,
) -> Result<Rows<Destruction, Cursor>, Trouble> {
    let first = params!(at = i64::MIN, report = 0, file = "", ordinal = 0);
    list(house, &OPEN_DESTRUCTIONS, after.map_or(first, Cursor::params)).await
}

async fn list(
    house: &House,
    sql: &'static clearline_store::Sql,
    place: Params,
) -> Result<Rows<Destruction, Cursor>, Trouble> {
    let params = place.with("now", house.now().as_microsecond()).with("limit", house.limits.page_rows);
    let source = Source::of("destruction", &["report", "file", "ordinal"]);
    Rows::read(house, &source, &house.query(sql, params).await?, destruction_of, place_of)
}

fn place_of(row: &Row) -> Result<Cursor, Trouble> {
    Ok(Cursor {
        at: moment(int_at(row, "notified_at")?)?,
        report: number_at(row, "report")?,
        file: text_at(row, "file")?.to_owned(),
        ordinal: int_at(row, "ordinal")?,
    })
}

/// The newest notification about one file, if there is one.
pub async fn of_file(house: &House, leave: &Leave, file: &FileId) -> Result<Option<Destruction>, Trouble> {
    at(house, house.now(), leave.number(), file).await
}

/// The same, with what stands against it at `now`.
pub(super) async fn at(
    house: &House,
    now: Timestamp,
    number: ReportNumber,
    file: &FileId,
) -> Result<Option<Destruction>, Trouble> {
    let params = params!(now = now.as_microsecond(), report = number.get(), file = file.as_str());
    house.query(&DESTRUCTION, params).await?.first().map(destruction_of).transpose()
}

/// Every notification about the files of one report, file by file.
pub async fn of_report(house: &House, leave: &Leave) -> Result<Vec<Destruction>, Trouble> {
    let params = params!(now = house.now().as_microsecond(), report = leave.number().get());
    house.query(&DESTRUCTIONS_OF_REPORT, params).await?.iter().map(destruction_of).collect()
}

/// The order of a court that forbids us to destroy anything of the report.
pub(super) async fn standing_order(house: &House, number: ReportNumber) -> Result<Option<Hold>, Trouble> {
    let all = holds::of_report(house, &to_work(number)).await?;
    Ok(all.into_iter().find(|hold| hold.kind.stops_destruction() && hold.stands(house.now())))
}

pub(super) async fn objections(house: &House, one: &Destruction) -> Result<Vec<Objection>, Trouble> {
    house.query(&OBJECTIONS, one.key()).await?.iter().map(objection_of).collect()
}

/// One notification with everything that whoever decides must know: nothing of it is material.
#[derive(Debug, Clone, PartialEq)]
pub struct Case {
    /// The notification.
    pub destruction: Destruction,
    /// What agencies said.
    pub objections: Vec<Objection>,
    /// Process of a court to us that was entered for this report.
    pub orders: Vec<Hold>,
    /// Warrants of other agencies for this file, and orders and warrants to the provider: whether such a paper, which is
    /// addressed to somebody else, may stop the destruction is an open question.
    pub warrants: Vec<FileGround>,
    /// See above.
    pub provider_process: Vec<Hold>,
}

/// The newest notification about a file, for who may take it back or agree to that.
pub async fn case(
    house: &House,
    _: &Permit<ReleaseDestruction>,
    number: ReportNumber,
    file: &FileId,
) -> Result<Option<Case>, Trouble> {
    let Some(destruction) = of_file(house, &to_work(number), file).await? else { return Ok(None) };
    let now = house.now();
    let (orders, others): (Vec<Hold>, Vec<Hold>) = holds::of_report(house, &to_work(number))
        .await?
        .into_iter()
        .partition(|hold| hold.kind.stops_destruction());
    let process = |hold: &Hold| matches!(hold.kind, HoldKind::Order | HoldKind::Warrant) && hold.stands(now);
    let another = |ground: &FileGround| {
        ground.kind == GroundKind::Warrant
            && ground.file == *file
            && ground.agency.as_ref() != Some(&destruction.agency)
    };
    Ok(Some(Case {
        objections: objections(house, &destruction).await?,
        orders,
        warrants: grounds::of_report(house, &to_work(number)).await?.into_iter().filter(another).collect(),
        provider_process: others.into_iter().filter(process).collect(),
        destruction,
    }))
}
