use clearline_core::alert::{ANSWERED, LIFE_AT_RISK, STANDS_STILL};
use clearline_core::row::{int_at, moment, text_at};
use clearline_core::rows::{Rows, Source};
use clearline_core::{House, Trouble, command, said, statement};
use clearline_identity::directory::DirectoryError;
use clearline_law::access::{AcknowledgeAlert, Actor, Permit, ReadDesk, Thing, permit};
use clearline_report::{Message, ReportNumber};
use clearline_store::{Row, params};
use jiff::Timestamp;

statement! {
    ALERTS = "sql/alerts";
    ALERT = "sql/alert";
    COUNT_ALERTS = "sql/count_alerts";
    ACKNOWLEDGE = "sql/acknowledge_alert";
}

/// Which alerts are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Calls {
    /// Those that somebody must take on at once.
    Now,
    /// What agencies answered: it can wait for a quiet hour.
    Answers,
}

impl Calls {
    fn ranks(self) -> (i64, i64) {
        match self {
            Calls::Now => (LIFE_AT_RISK, STANDS_STILL),
            Calls::Answers => (ANSWERED, ANSWERED),
        }
    }
}

/// How loud an alert is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Loudness {
    /// A life may be at risk.
    LifeAtRisk,
    /// Processing has stopped somewhere.
    StandsStill,
    /// An agency answered.
    Answered,
}

/// Where an alert stands in the list: the next page begins behind it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AlertPlace {
    /// Its rank.
    pub rank: i64,
    /// Its place within the rank.
    pub sort: i64,
    /// Its key.
    pub id: String,
}

/// How many alerts wait.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct AlertCounts {
    /// About a life that may be at risk.
    pub life_at_risk: i64,
    /// About processing that has stopped.
    pub stands_still: i64,
    /// About what agencies answered.
    pub answered: i64,
}

/// Something a person must look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alert {
    /// Its key.
    pub id: String,
    /// The report it is about, if any.
    pub report: Option<ReportNumber>,
    /// Which kind.
    pub kind: String,
    /// What happened.
    pub words: Message,
    /// How loud it is.
    pub loudness: Loudness,
    /// Since when.
    pub raised_at: Timestamp,
    /// The group of posts it is about, if any.
    pub group: Option<AlertGroup>,
}

/// A group of posts that an alert is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AlertGroup {
    /// The group, by the number of its first post.
    pub id: ReportNumber,
    /// How many posts wait in it now.
    pub waiting: i64,
}

/// Alerts that nobody took on and whose cause goes on, in their order; one page, after `after`.
pub async fn waiting_alerts(
    house: &House,
    _: &Permit<ReadDesk>,
    which: Calls,
    after: Option<&AlertPlace>,
) -> Result<Rows<Alert, AlertPlace>, Trouble> {
    let (first, last) = which.ranks();
    let (rank, sort, id) =
        after.map_or((i64::MIN, i64::MIN, ""), |place| (place.rank, place.sort, place.id.as_str()));
    let limit = house.limits.page_rows;
    let params =
        params!(first_rank = first, last_rank = last, rank = rank, sort = sort, id = id, limit = limit);
    let rows = house.query(&ALERTS, params).await?;
    Rows::read(house, &Source::of("alert", &["id"]), &rows, alert_of, place_of)
}

/// One alert; none where there is no such alert, or somebody took it on, or its cause is over.
pub async fn waiting_alert(house: &House, _: &Permit<ReadDesk>, id: &str) -> Result<Option<Alert>, Trouble> {
    let rows = house.query(&ALERT, params!(id = id)).await?;
    match rows.first() {
        Some(row) if waits(row)? => alert_of(row).map(Some),
        _ => Ok(None),
    }
}

/// Nobody took it on, and its cause is not over.
fn waits(row: &Row) -> Result<bool, Trouble> {
    Ok(row.opt_int("acknowledged_at")?.is_none() && row.opt_int("ended_at")?.is_none())
}

/// How many alerts wait, all of them.
pub async fn count_alerts(house: &House, _: &Permit<ReadDesk>) -> Result<AlertCounts, Trouble> {
    let mut counts = AlertCounts::default();
    for row in &house.query(&COUNT_ALERTS, params!()).await? {
        let place = match loudness(int_at(row, "rank")?)? {
            Loudness::LifeAtRisk => &mut counts.life_at_risk,
            Loudness::StandsStill => &mut counts.stands_still,
            Loudness::Answered => &mut counts.answered,
        };
        *place = int_at(row, "alerts")?;
    }
    Ok(counts)
}

fn loudness(rank: i64) -> Result<Loudness, Trouble> {
    match rank {
        LIFE_AT_RISK => Ok(Loudness::LifeAtRisk),
        STANDS_STILL => Ok(Loudness::StandsStill),
        ANSWERED => Ok(Loudness::Answered),
        other => Err(Trouble::row(format!("an alert of rank {other}"))),
    }
}

fn place_of(row: &Row) -> Result<AlertPlace, Trouble> {
    Ok(AlertPlace {
        rank: int_at(row, "rank")?,
        sort: int_at(row, "sort")?,
        id: text_at(row, "id")?.to_owned(),
    })
}

fn alert_of(row: &Row) -> Result<Alert, Trouble> {
    let report = row.opt_int("report")?;
    Ok(Alert {
        id: text_at(row, "id")?.to_owned(),
        report: report.map(ReportNumber::try_from).transpose().map_err(Trouble::row)?,
        kind: text_at(row, "kind")?.to_owned(),
        words: said::read(text_at(row, "words")?)?
            .ok_or_else(|| Trouble::row("an alert that says nothing"))?,
        loudness: loudness(int_at(row, "rank")?)?,
        raised_at: moment(int_at(row, "raised_at")?)?,
        group: group_of(row)?,
    })
}

fn group_of(row: &Row) -> Result<Option<AlertGroup>, Trouble> {
    let Some(id) = row.opt_int("post_group")? else { return Ok(None) };
    let waiting = row.opt_int("waiting")?.unwrap_or(0);
    Ok(Some(AlertGroup { id: ReportNumber::try_from(id).map_err(Trouble::row)?, waiting }))
}

/// Takes an alert on: it leaves the list, and who took it is kept. Returns whether it still waited; where it did not,
/// nothing is written.
pub async fn acknowledge(house: &House, actor: &Actor, id: &str) -> Result<bool, DirectoryError> {
    let permit = permit::<AcknowledgeAlert>(actor, &Thing::House)?;
    command!(house, "oversight.acknowledge_alert", |deed| {
        let rows = house.query(&ALERT, params!(id = id)).await?;
        let row = rows.first().ok_or_else(|| DirectoryError::Unknown { what: "alert", id: id.to_owned() })?;
        if !waits(row)? {
            return Ok(false);
        }
        deed.must_change(
            &ACKNOWLEDGE,
            params!(id = id, acknowledged_at = deed.at_us(), acknowledged_by = actor.id()),
        );
        deed.record(&permit, None, &[("alert", id.to_owned())])?;
        Ok(true)
    })
}
