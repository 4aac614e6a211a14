//! What a person must look at: its row, and where it stands in the list.

use clearline_report::{Message, ReportNumber};
use clearline_store::{Params, Sql, params};

use crate::said;

statement! {
    RAISE_ALERT = "sql/raise_alert";
}

/// Life at risk calls loudest.
pub const LIFE_AT_RISK: i64 = 0;
/// Then processing that has stopped.
pub const STANDS_STILL: i64 = 1;
/// What an agency answered can wait for a quiet hour.
pub const ANSWERED: i64 = 2;

/// Where an alert of this kind stands in the list: of lives at risk the newest comes first, so that many old alerts cannot
/// keep a new one off the page; of the others the oldest.
pub fn alert_place(kind: &str, raised_at: i64) -> (i64, i64) {
    match kind {
        "p0_at_desk" | "p0_group" | "p0_flood" | "destruction_p0" => (LIFE_AT_RISK, -raised_at),
        "declined" | "cleared" => (ANSWERED, raised_at),
        _ => (STANDS_STILL, raised_at),
    }
}

/// The key of an alert: `rest` behind the shard of its report or group, so that all of a deed is in one shard.
pub fn alert_key(of: Option<ReportNumber>, rest: [u8; 12]) -> String {
    let mut key = rest;
    key[0] = of.map_or(0, ReportNumber::shard);
    hex::encode(key)
}

/// An alert that begins.
#[derive(Debug)]
pub struct NewAlert<'a> {
    /// Its key.
    pub id: &'a str,
    /// The report it is about, if any.
    pub report: Option<ReportNumber>,
    /// Which kind.
    pub kind: &'a str,
    /// What happened.
    pub words: &'a Message,
    /// When, in microseconds since 1970.
    pub at: i64,
    /// The one thing it is about, such as a referral or a file; empty where it is about the whole report.
    pub about: &'a str,
}

impl NewAlert<'_> {
    /// The statement that raises it, and its parameters.
    pub fn raised(&self) -> (&'static Sql, Params) {
        let (rank, sort) = alert_place(self.kind, self.at);
        let params = params!(
            id = self.id,
            report = self.report.map(ReportNumber::get),
            kind = self.kind,
            words = said::kept(self.words),
            raised_at = self.at,
            about = self.about,
            rank = rank,
            sort = sort
        );
        (&RAISE_ALERT, params)
    }
}

#[cfg(test)]
mod tests {
    use clearline_store::Value;

    use super::*;

    #[test]
    fn a_report_and_the_keys_of_what_is_about_it_name_one_shard() {
        for chance in [0, 1, 0x0ff, 0xfff] {
            let number = ReportNumber::assign(1_790_000_000_000, chance);
            let shard = i64::from(number.shard());
            assert_eq!(Value::from(number.get()).shard(), shard);
            assert_eq!(Value::from(alert_key(Some(number), [7; 12])).shard(), shard);
        }
        assert_eq!(Value::from(alert_key(None, [7; 12])).shard(), 0);
    }
}
