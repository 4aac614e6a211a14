use clearline_law::access::{AcknowledgeAlert, Actor, Permit, ReadDesk, Thing, permit};
use clearline_report::ReportNumber;
use clearline_store::Row;
use jiff::Timestamp;

use crate::command::{Trouble, command};
use crate::directory::DirectoryError;
use crate::dossier::{int_at, moment, text_at};
use crate::house::House;
use crate::rows::{Rows, Source};
use crate::statement::statement;

statement! {
    ALERTS = "oversight/sql/alerts";
    ACKNOWLEDGE = "oversight/sql/acknowledge_alert";
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
    /// What happened, in words.
    pub words: String,
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

/// Alerts nobody has acknowledged, life at risk first.
pub async fn waiting_alerts(house: &House, _: &Permit<ReadDesk>) -> Result<Rows<Alert>, Trouble> {
    let rows = house
        .store
        .query(&ALERTS, &[house.limits.page_rows.into()])
        .await
        .map_err(|source| Trouble::Store { command: "oversight.alerts", source })?;
    Rows::all(house, &Source::of("alert", &[0]), &rows, alert_of)
}

fn alert_of(row: &Row) -> Result<Alert, Trouble> {
    let report = row.opt_int(1).map_err(Trouble::row)?;
    Ok(Alert {
        id: text_at(row, 0)?.to_owned(),
        report: report.map(ReportNumber::try_from).transpose().map_err(Trouble::row)?,
        kind: text_at(row, 2)?.to_owned(),
        words: text_at(row, 3)?.to_owned(),
        raised_at: moment(int_at(row, 4)?)?,
        group: group_of(row)?,
    })
}

fn group_of(row: &Row) -> Result<Option<AlertGroup>, Trouble> {
    let Some(id) = row.opt_int(5).map_err(Trouble::row)? else { return Ok(None) };
    let waiting = row.opt_int(6).map_err(Trouble::row)?.unwrap_or(0);
    Ok(Some(AlertGroup { id: ReportNumber::try_from(id).map_err(Trouble::row)?, waiting }))
}

/// Takes an alert on: it leaves the list, and who took it is kept.
pub async fn acknowledge(house: &House, actor: &Actor, id: &str) -> Result<(), DirectoryError> {
    let permit = permit::<AcknowledgeAlert>(actor, &Thing::House)?;
    command!(house, "oversight.acknowledge_alert", |deed| {
        deed.run(&ACKNOWLEDGE, vec![id.into(), deed.at_us().into(), actor.id().into()]);
        deed.record(&permit, None, &[("alert", id.to_owned())])?;
        Ok(())
    })
}
