use clearline_core::Trouble;
use clearline_core::limits::Limits;
use clearline_core::row::{int_at, moment, number_at, text_at};
use clearline_report::{AgencyId, FileId, Priority, ReportNumber};
use clearline_store::{Params, Row, params};
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};

use super::canonical_sha256;

/// How far a notification has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// It is recorded, and the file is as it was: counsel must let it take effect.
    Noted,
    /// The file cannot be opened; it is destroyed when its time has come.
    Waiting,
    /// The content was destroyed.
    Destroyed,
    /// Two people took it back.
    Released,
}

impl State {
    const ALL: [State; 4] = [State::Noted, State::Waiting, State::Destroyed, State::Released];

    /// The word kept in the store.
    pub fn word(self) -> &'static str {
        match self {
            State::Noted => "noted",
            State::Waiting => "waiting",
            State::Destroyed => "destroyed",
            State::Released => "released",
        }
    }

    fn parse(word: &str) -> Result<State, Trouble> {
        let found = State::ALL.into_iter().find(|state| state.word() == word);
        found.ok_or_else(|| Trouble::row(format!("state of a destruction {word}")))
    }
}

/// Who did something, as `role:id`, and when. Who it was is empty once the report was expunged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct By {
    /// The account or program that acted.
    pub by: String,
    /// The moment of the act.
    pub at: Timestamp,
}

impl By {
    /// Was it this account?
    pub(crate) fn is(&self, account: &str) -> bool {
        self.by.split_once(':').is_some_and(|(_, id)| id == account)
    }
}

/// The order of a court that demands the destruction, as counsel entered it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CourtOrder {
    /// Its reference.
    pub reference: String,
    /// The court.
    pub court: String,
    /// The day it was made.
    pub day: Date,
    /// Who entered it, and when.
    pub entered: By,
}

/// What one person proposed, and a second one decides: to take the notification back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReleaseProposal {
    /// Who proposed it, and when.
    pub proposed: By,
    /// The reason for the proposal, as the person typed it.
    pub why: String,
}

/// One notification.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Destruction {
    /// The report.
    pub report: ReportNumber,
    /// The file.
    pub file: FileId,
    /// Its place among the notifications of this file, from 1: after a release there may be another.
    pub ordinal: i64,
    /// Which agency notified.
    pub agency: AgencyId,
    /// On which of its referrals, by its place.
    pub referral: i64,
    /// Its reference.
    pub reference: String,
    /// Who there notified, and when.
    pub notified: By,
    /// How far it has come.
    pub state: State,
    /// When the file is destroyed; none until the notification took effect.
    pub due_at: Option<Timestamp>,
    /// Counsel who confirmed it before its time.
    pub confirmed: Option<By>,
    /// The order of a court that demands it.
    pub order: Option<CourtOrder>,
    /// The proposal to take it back.
    pub release: Option<ReleaseProposal>,
    /// Who agreed to take it back.
    pub released: Option<By>,
    /// When the content was destroyed.
    pub destroyed_at: Option<Timestamp>,
    /// The order of a court to us that forbids it now, by its place among the report's holds.
    pub held_by: Option<i64>,
    /// Such an order that one person has entered and no second person has confirmed.
    pub proposed_order: Option<i64>,
    /// How many agencies said something against it.
    pub objections: i64,
    /// The report's priority.
    pub priority: Option<Priority>,
}

/// The state of a notification at one moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stand {
    /// Counsel must let it take effect; the file is as it was.
    NeedsCounsel,
    /// The file is destroyed at that moment.
    Waits {
        /// The first moment at which the file may be destroyed.
        until: Timestamp,
    },
    /// It would be carried out, and one person has entered an order of a court to us: a second person has until then.
    Paused {
        /// Until when.
        until: Timestamp,
    },
    /// An order of a court to us forbids it.
    Held,
    /// The file is to be destroyed now.
    Due,
    /// The file was destroyed.
    Destroyed,
    /// It was taken back.
    Released,
}

impl Destruction {
    /// Where it stands at `now`. An order that only one person has entered pauses what is due for a while and no longer:
    /// what is destroyed cannot be brought back, and one person alone does not set the statute aside.
    pub fn stand(&self, now: Timestamp, limits: &Limits) -> Stand {
        let due = match (self.state, self.due_at) {
            (State::Noted, _) | (State::Waiting, None) => return Stand::NeedsCounsel,
            (State::Destroyed, _) => return Stand::Destroyed,
            (State::Released, _) => return Stand::Released,
            (State::Waiting, Some(due)) => due,
        };
        if self.held_by.is_some() {
            return Stand::Held;
        }
        if now < due {
            return Stand::Waits { until: due };
        }
        let paused = due + SignedDuration::from_hours(limits.proposed_order_hours);
        if self.proposed_order.is_some() && now < paused {
            Stand::Paused { until: paused }
        } else {
            Stand::Due
        }
    }

    /// Does it still wait for anything?
    pub fn is_open(&self) -> bool {
        matches!(self.state, State::Noted | State::Waiting)
    }

    /// The key of its row, as parameters of a statement.
    pub(super) fn key(&self) -> Params {
        params!(report = self.report.get(), file = self.file.as_str(), ordinal = self.ordinal)
    }

    /// What the ledger keeps of what the agency notified.
    pub(super) fn digest(&self) -> String {
        canonical_sha256(&[
            ("report", &self.report.to_string()),
            ("file", self.file.as_str()),
            ("notification", &self.ordinal.to_string()),
            ("agency", self.agency.as_str()),
            ("referral", &self.referral.to_string()),
            ("reference", &self.reference),
            ("by", &self.notified.by),
            ("at", &self.notified.at.as_microsecond().to_string()),
        ])
    }
}

/// An agency's objection to a destruction, or its word that its own notification was a mistake.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Objection {
    /// Which agency.
    pub agency: AgencyId,
    /// On which of its referrals, by its place.
    pub referral: i64,
    /// The reason for the objection, as the officer typed it.
    pub reason: String,
    /// Who there, and when.
    pub made: By,
}

pub(super) fn destruction_of(row: &Row) -> Result<Destruction, Trouble> {
    let at = |column: &str| row.opt_int(column)?.map(moment).transpose();
    let text = |column: &str| Ok::<_, Trouble>(row.opt_text(column)?.unwrap_or("").to_owned());
    let by =
        |who: &str, when: &str| at(when)?.map(|at| Ok::<_, Trouble>(By { by: text(who)?, at })).transpose();
    let order = match (row.opt_text("order_day")?, by("order_by", "order_at")?) {
        (Some(day), Some(entered)) => Some(CourtOrder {
            reference: text("order_reference")?,
            court: text("order_court")?,
            day: day.parse().map_err(Trouble::row)?,
            entered,
        }),
        _ => None,
    };
    let release = by("release_by", "release_at")?
        .map(|proposed| Ok::<_, Trouble>(ReleaseProposal { proposed, why: text("release_why")? }))
        .transpose()?;
    Ok(Destruction {
        report: number_at(row, "report")?,
        file: text_at(row, "file")?.parse().map_err(Trouble::row)?,
        ordinal: int_at(row, "ordinal")?,
        agency: text_at(row, "agency")?.parse().map_err(Trouble::row)?,
        referral: int_at(row, "referral")?,
        reference: text_at(row, "reference")?.to_owned(),
        notified: By {
            by: text_at(row, "notified_by")?.to_owned(),
            at: moment(int_at(row, "notified_at")?)?,
        },
        state: State::parse(text_at(row, "state")?)?,
        due_at: at("due_at")?,
        confirmed: by("confirmed_by", "confirmed_at")?,
        order,
        release,
        released: by("released_by", "released_at")?,
        destroyed_at: at("destroyed_at")?,
        held_by: row.opt_int("ordered")?,
        proposed_order: row.opt_int("order_proposed")?,
        objections: int_at(row, "objections")?,
        priority: row.opt_text("priority")?.map(str::parse).transpose().map_err(Trouble::row)?,
    })
}

pub(super) fn objection_of(row: &Row) -> Result<Objection, Trouble> {
    Ok(Objection {
        agency: text_at(row, "agency")?.parse().map_err(Trouble::row)?,
        referral: int_at(row, "referral")?,
        reason: text_at(row, "reason")?.to_owned(),
        made: By { by: text_at(row, "made_by")?.to_owned(), at: moment(int_at(row, "made_at")?)? },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn waiting() -> Destruction {
        Destruction {
            report: ReportNumber::try_from(7_205_759_403_792_793).unwrap(),
            file: "0123456789abcdef0123456789abcdef".parse().unwrap(),
            ordinal: 1,
            agency: "us-fbi".parse().unwrap(),
            referral: 1,
            reference: "letter 4".to_owned(),
            notified: By { by: "officer:one".to_owned(), at: Timestamp::UNIX_EPOCH },
            state: State::Waiting,
            due_at: Some(hours(72)),
            confirmed: None,
            order: None,
            release: None,
            released: None,
            destroyed_at: None,
            held_by: None,
            proposed_order: None,
            objections: 0,
            priority: None,
        }
    }

    fn hours(count: i64) -> Timestamp {
        Timestamp::UNIX_EPOCH + SignedDuration::from_hours(count)
    }

    #[test]
    fn it_is_due_with_its_hour_and_an_order_of_one_person_pauses_it_for_its_limit_and_no_longer() {
        let limits = Limits::default();
        let (one, moment) = (waiting(), SignedDuration::from_micros(1));
        assert_eq!(one.stand(hours(72) - moment, &limits), Stand::Waits { until: hours(72) });
        assert_eq!(one.stand(hours(72), &limits), Stand::Due);
        let until = hours(72 + limits.proposed_order_hours);
        let proposed = Destruction { proposed_order: Some(1), ..waiting() };
        assert_eq!(proposed.stand(hours(72), &limits), Stand::Paused { until });
        assert_eq!(proposed.stand(until - moment, &limits), Stand::Paused { until });
        assert_eq!(proposed.stand(until, &limits), Stand::Due);
        let held = Destruction { held_by: Some(1), ..waiting() };
        assert_eq!(held.stand(until + SignedDuration::from_hours(9_999), &limits), Stand::Held);
        let noted = Destruction { state: State::Noted, due_at: None, ..waiting() };
        assert_eq!(noted.stand(until, &limits), Stand::NeedsCounsel, "no time carries it out");
    }

    #[test]
    fn what_the_ledger_keeps_tells_every_part_apart() {
        let one = waiting();
        let moved = Destruction { reference: "letter".to_owned(), ordinal: 4, ..waiting() };
        assert_ne!(one.digest(), moved.digest());
        assert_ne!(canonical_sha256(&[("a", "b\nc 1\nd")]), canonical_sha256(&[("a", "b"), ("c", "d")]));
    }
}
