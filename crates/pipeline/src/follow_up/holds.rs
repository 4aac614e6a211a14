//! What keeps a report beyond the duty of 18 U.S.C. 2258A(h): requests under § 2703(f), orders, warrants, the
//! provider's own word, and what binds this house. Each is listed with its clause, its start, its end, its reference
//! and who recorded it; together they end when the last of them does. None ever replaces another.

use clearline_core::row::{int_at, moment, text_at};
use clearline_core::rows::{Rows, Source, Unreadable, part};
use clearline_core::{Deed, House, Trouble, actor_words, command, statement};
use clearline_identity::directory::{self, Agency};
use clearline_law::access::{
    Act, Actor, HoldReport, Permit, PreserveLonger, ReadPreservation, RecordPreservation,
    RequestPreservation, Role, Thing, permit,
};
use clearline_law::{ClockFacts, HoldKind, Term, clocks, hold_term};
use clearline_records::dossier::leave::{Leave, to_work};
use clearline_records::dossier::{self, Head};
use clearline_report::{AgencyClass, AgencyId, Argument, Message, ReferralId, ReportNumber, Stage, message};
use clearline_store::{Row, params};
use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::FollowUpError;
use super::destruction::{self, canonical_sha256};
use super::preservation::{self, Preservation};
use clearline_disclosure::standing::{own, still};

statement! {
    HOLDS = "follow_up/sql/holds";
    ADD_HOLD = "follow_up/sql/add_hold";
    LIFT_HOLD = "follow_up/sql/lift_hold";
    pub(crate) COUNT_HOLD = "follow_up/sql/count_hold";
    CONFIRM_HOLD = "follow_up/sql/confirm_hold";
}

/// Characters of a reference or a reason, at most.
const WORDS_MAX: usize = 400;

/// Holds of one report, at most: a program must not fill a report without end.
const HOLDS_MAX: usize = 1_000;

/// One hold as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hold {
    /// Its place among the report's holds, from 1.
    pub ordinal: i64,
    /// What it is.
    pub kind: HoldKind,
    /// The clause it rests on; none for what binds us.
    pub clause: Option<String>,
    /// When it starts.
    pub starts_at: Timestamp,
    /// When it ends; none where it binds until it is lifted.
    pub ends_at: Option<Timestamp>,
    /// The reference of its document; empty where a provider told us itself.
    pub reference: String,
    /// The agency that asked, where it recorded it itself.
    pub agency: Option<AgencyId>,
    /// Who recorded it, as `role:id`.
    pub actor: String,
    /// When it was recorded.
    pub recorded_at: Timestamp,
    /// Who confirmed it, as `role:id`, where it asks for a second person.
    pub confirmed_by: Option<String>,
    /// Since when it counts: with its recording, or with its confirmation where it asks for one.
    pub confirmed_at: Option<Timestamp>,
    /// When it was lifted.
    pub lifted_at: Option<Timestamp>,
    /// Why it was lifted.
    pub lifted_why: Option<String>,
}

impl Hold {
    /// Does it keep anything at `now`?
    pub fn stands(&self, now: Timestamp) -> bool {
        self.confirmed_at.is_some() && self.runs(now)
    }

    /// Has one person entered it, and does it wait for a second?
    pub fn is_proposed(&self, now: Timestamp) -> bool {
        self.confirmed_at.is_none() && self.runs(now)
    }

    /// Did this person enter it?
    pub fn is_entered_by(&self, id: &str) -> bool {
        self.actor.split_once(':').is_some_and(|(_, by)| by == id)
    }

    /// May this person end it early? What is in force, whoever may lift holds; what waits for a second person, who entered
    /// it, and counsel.
    pub fn may_be_ended_by(&self, actor: &Actor) -> bool {
        self.confirmed_at.is_some() || actor.role() == Role::Counsel || self.is_entered_by(actor.id())
    }

    fn runs(&self, now: Timestamp) -> bool {
        self.lifted_at.is_none() && self.ends_at.is_none_or(|end| end > now)
    }
}

/// A hold to be recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewHold {
    /// What it is.
    pub kind: HoldKind,
    /// When it starts.
    pub from: Timestamp,
    /// Its own end, for kinds that bring one.
    pub until: Option<Timestamp>,
    /// The reference of its document; empty where a provider told us itself.
    pub reference: String,
}

/// What became of an agency's wish that a report be preserved longer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asked {
    /// Its request under § 2703(f) is recorded.
    Recorded(Box<Hold>),
    /// A foreign agency cannot make such a request: our team got an alert instead.
    AtDesk,
}

/// Every clock on one report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clocks {
    /// The provider's duty, with the end of whatever ends last; none for a report of the public.
    pub duty: Option<Preservation>,
    /// What is added to it, also what was lifted.
    pub holds: Vec<Hold>,
    /// The clocks of other regimes that bind the provider, side by side with it.
    pub abroad: Vec<Term>,
    /// What of it cannot be read.
    pub unreadable: Vec<Unreadable>,
}

/// The holds of one report, in the order in which they were recorded.
pub async fn of_report(house: &House, leave: &Leave) -> Result<Vec<Hold>, Trouble> {
    listed(house, leave.number()).await?.whole()
}

async fn listed(house: &House, number: ReportNumber) -> Result<Rows<Hold>, Trouble> {
    let rows = house.query(&HOLDS, params!(report = number.get())).await?;
    Rows::all(house, &Source::within("hold", number, &["ordinal"]), &rows, hold_of)
}

/// Every clock on one report: the duty, what is added to it, and other regimes; each row by itself.
pub async fn clocks_of(house: &House, _: &Permit<ReadPreservation>, head: &Head) -> Result<Clocks, Trouble> {
    let (number, mut unreadable) = (head.number, Vec::new());
    let duty = part(house, "preservation", number, preservation::of_report(house, &to_work(number)).await)?;
    let duty = duty.unwrap_or_else(|why| {
        unreadable.push(why);
        None
    });
    let abroad = match (&head.provider, head.finished_at) {
        (Some(provider), Some(completed)) => {
            let regimes =
                part(house, "provider_regime", provider, directory::regimes(house, provider).await)?;
            let regimes = regimes.unwrap_or_else(|why| {
                unreadable.push(why);
                Vec::new()
            });
            let all = clocks(head.kind, &ClockFacts { completed, regimes }, house.register);
            let own = duty.as_ref().map(|duty| duty.own_clause.as_str());
            all.into_iter().filter(|term| Some(term.clause.as_str()) != own).collect()
        }
        _ => Vec::new(),
    };
    let holds = listed(house, number).await?.apart(&mut unreadable);
    Ok(Clocks { duty, holds, abroad, unreadable })
}

/// Every clock on the report of the caller's own referral, for its agency.
pub async fn clocks_of_referral(
    house: &House,
    actor: &Actor,
    id: ReferralId,
) -> Result<(Clocks, Agency), FollowUpError> {
    let (referral, permit) = own::<ReadPreservation>(house, actor, id).await?;
    let agency = directory::agency(house, &referral.agency).await?.ok_or(FollowUpError::NotFound)?;
    let head = dossier::head(house, id.report).await?.ok_or(FollowUpError::NotFound)?;
    Ok((clocks_of(house, &permit, &head).await?, agency))
}

/// Records a hold. What keeps the provider's copy is recorded at the desk; what binds this house, by a supervisor or
/// counsel. Process of a court to us counts once a second person has confirmed it ([`confirm`]).
pub async fn record(
    house: &House,
    actor: &Actor,
    number: ReportNumber,
    new: &NewHold,
) -> Result<Hold, FollowUpError> {
    let head = finished(house, number).await?;
    let thing = Thing::ReportOf(head.provider.as_ref());
    if new.kind.binds_house() {
        let permit = permit::<HoldReport>(actor, &thing)?;
        held(&head)?;
        return add(house, &permit, &head, new, None).await;
    }
    let permit = permit::<RecordPreservation>(actor, &thing)?;
    held(&head)?;
    add(house, &permit, &head, new, None).await
}

/// The provider states that it keeps the contents longer than it must (2258A(h)(5)).
pub async fn keep_longer(
    house: &House,
    actor: &Actor,
    number: ReportNumber,
    until: Timestamp,
) -> Result<Hold, FollowUpError> {
    let head = finished(house, number).await?;
    // Whose it is comes before what became of it: a stranger does not learn that it was here.
    let permit = permit::<PreserveLonger>(actor, &Thing::ReportOf(head.provider.as_ref()))?;
    held(&head)?;
    let new = NewHold {
        kind: HoldKind::Voluntary,
        from: house.now(),
        until: Some(until),
        reference: String::new(),
    };
    add(house, &permit, &head, &new, None).await
}

/// An agency tells, on its referral, that it asked the provider to preserve (18 U.S.C. 2703(f)): 90 days, and 90 more
/// with each renewal. Only a governmental entity of the United States can ask that; a foreign agency's wish goes to the
/// desk, which finds the way that is open to it.
pub async fn request(
    house: &House,
    actor: &Actor,
    id: ReferralId,
    reference: &str,
) -> Result<Asked, FollowUpError> {
    let (referral, permit) = own::<RequestPreservation>(house, actor, id).await?;
    let head = finished(house, id.report).await?;
    held(&head)?;
    let agency = directory::agency(house, &referral.agency).await?.ok_or(FollowUpError::NotFound)?;
    let reference = words(reference, |most| message!("unfit-say-request-reference", most = most))?;
    if agency.class == AgencyClass::Foreign {
        return command!(house, "follow_up.preservation_wish", |deed| {
            let words = message!(
                "alert-preservation-wish",
                agency = Argument::name(&agency.name),
                report = Argument::exact(id.report.to_string()),
                reference = Argument::words(&reference),
            );
            let (referral, permit) = own::<RequestPreservation>(house, actor, id).await?;
            still(&mut deed, &referral);
            deed.alert_about("preservation_wish", Some(id.report), &id.to_string(), &words);
            deed.record(&permit, Some(id.report), &[("referral", id.to_string())])?;
            Ok(Asked::AtDesk)
        });
    }
    let now = house.now();
    let earlier = of_report(house, &to_work(id.report)).await?.into_iter().any(|hold| {
        hold.agency.as_ref() == Some(&agency.id)
            && matches!(hold.kind, HoldKind::Request | HoldKind::Renewal)
            && hold.stands(now)
    });
    let kind = if earlier { HoldKind::Renewal } else { HoldKind::Request };
    let new = NewHold { kind, from: now, until: None, reference };
    let hold = add(house, &permit, &head, &new, Some(id)).await?;
    Ok(Asked::Recorded(Box::new(hold)))
}

/// A second person confirms process of a court to us: from then on nothing of the report is destroyed while it binds.
pub async fn confirm(
    house: &House,
    actor: &Actor,
    number: ReportNumber,
    ordinal: i64,
) -> Result<(), FollowUpError> {
    let permit = permit::<HoldReport>(actor, &Thing::House)?;
    command!(house, "follow_up.confirm_hold", |deed| {
        let holds = of_report(house, &to_work(number)).await?;
        let hold = holds.iter().find(|hold| hold.ordinal == ordinal && hold.is_proposed(deed.at));
        let hold = hold.ok_or(FollowUpError::NotFound)?;
        if hold.is_entered_by(actor.id()) {
            return Err(FollowUpError::Unfit(message!("unfit-entered-by-you")));
        }
        deed.must_change(
            &CONFIRM_HOLD,
            params!(
                report = number.get(),
                ordinal = ordinal,
                confirmed_by = actor_words(actor),
                confirmed_at = deed.at_us()
            ),
        );
        deed.must_change(&COUNT_HOLD, params!(number = number.get()));
        deed.alerts_end(number, &["order_proposed"], Some(&ordinal.to_string()));
        let waits = destruction::of_report(house, &to_work(number))
            .await?
            .into_iter()
            .filter(destruction::Destruction::is_open);
        for one in waits {
            let words = message!("alert-destruction-held", file = Argument::exact(one.file.to_string()));
            deed.alert_about("destruction_held", Some(number), one.file.as_str(), &words);
        }
        let mut all = facts(hold.kind, ordinal, "confirmed").to_vec();
        all.push(("hold_sha256", digest(hold)));
        deed.record(&permit, Some(number), &all)?;
        Ok(())
    })
}

/// What the ledger keeps of process of a court to us, so that both persons are known to have meant the same paper.
fn digest(hold: &Hold) -> String {
    let moment = |at: Option<Timestamp>| at.map_or_else(String::new, |at| at.as_microsecond().to_string());
    canonical_sha256(&[
        ("kind", hold.kind.word()),
        ("from", &hold.starts_at.as_microsecond().to_string()),
        ("until", &moment(hold.ends_at)),
        ("reference", &hold.reference),
        ("by", &hold.actor),
        ("at", &hold.recorded_at.as_microsecond().to_string()),
    ])
}

/// What became of a hold that was to be lifted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lifted {
    /// It was in force, and is no longer.
    Lifted,
    /// It waited for a second person, and never counted.
    Withdrawn,
}

impl Lifted {
    fn word(self) -> &'static str {
        match self {
            Lifted::Lifted => "lifted",
            Lifted::Withdrawn => "withdrawn",
        }
    }
}

/// Lifts a hold whose own paper ended it early: an order or a warrant that was set aside, a litigation that is over. A
/// request under § 2703(f) and the provider's own word run to their end. What waits for a second person is withdrawn, by
/// whoever entered it or by counsel: nobody else may make an order of a court disappear before it counts.
pub async fn lift(
    house: &House,
    actor: &Actor,
    number: ReportNumber,
    ordinal: i64,
    why: &str,
) -> Result<Lifted, FollowUpError> {
    let permit = permit::<HoldReport>(actor, &Thing::House)?;
    let why = words(why, |most| message!("unfit-say-why-lifted", most = most))?;
    command!(house, "follow_up.lift_hold", |deed| {
        let holds = of_report(house, &to_work(number)).await?;
        let hold = holds.iter().find(|hold| hold.ordinal == ordinal && hold.lifted_at.is_none());
        let hold = hold.ok_or(FollowUpError::NotFound)?;
        if matches!(hold.kind, HoldKind::Request | HoldKind::Renewal | HoldKind::Voluntary) {
            return Err(FollowUpError::Unfit(message!("unfit-hold-runs")));
        }
        if !hold.may_be_ended_by(actor) {
            return Err(FollowUpError::Unfit(message!("unfit-not-yours-to-withdraw")));
        }
        let came = if hold.confirmed_at.is_some() { Lifted::Lifted } else { Lifted::Withdrawn };
        deed.must_change(
            &LIFT_HOLD,
            params!(
                report = number.get(),
                ordinal = ordinal,
                lifted_at = deed.at_us(),
                lifted_by = actor_words(actor),
                lifted_why = why.as_str()
            ),
        );
        deed.must_change(&COUNT_HOLD, params!(number = number.get()));
        deed.alerts_end(number, &["order_proposed"], Some(&ordinal.to_string()));
        let others = holds.iter().filter(|other| other.ordinal != ordinal && other.stands(deed.at));
        if !others.into_iter().any(|other| other.kind.stops_destruction()) {
            deed.alerts_end(number, &["destruction_held"], None);
        }
        if let Some(kept) = preservation::of_report(house, &to_work(number)).await? {
            let rest = holds.iter().filter(|other| other.ordinal != ordinal);
            follow(&mut deed, &kept, rest);
        }
        deed.record(&permit, Some(number), &facts(hold.kind, ordinal, came.word()))?;
        Ok(came)
    })
}

/// Adds a hold; `referral` names the one on which an agency asked for it.
async fn add<A: Act>(
    house: &House,
    permit: &Permit<A>,
    head: &Head,
    new: &NewHold,
    referral: Option<ReferralId>,
) -> Result<Hold, FollowUpError> {
    let number = head.number;
    // A provider that keeps longer tells us so itself.
    let reference = match permit.actor().role() {
        Role::Provider => String::new(),
        _ => words(&new.reference, |most| message!("unfit-say-document", most = most))?,
    };
    command!(house, "follow_up.record_hold", |deed| {
        if deed.again {
            held(&finished(house, number).await?)?;
        }
        let referral = match referral {
            Some(id) => Some(own::<RequestPreservation>(house, permit.actor(), id).await?.0),
            None => None,
        };
        if let Some(referral) = &referral {
            still(&mut deed, referral);
        }
        let holds = of_report(house, &to_work(number)).await?;
        if holds.len() >= HOLDS_MAX {
            return Err(FollowUpError::Unfit(message!("unfit-holds", most = HOLDS_MAX)));
        }
        let (clause, starts_at, ends_at) = term(house, new, deed.at)?;
        let kept = preservation::of_report(house, &to_work(number)).await?;
        if new.kind == HoldKind::Voluntary {
            is_longer(kept.as_ref(), ends_at)?;
        }
        let hold = Hold {
            ordinal: holds.last().map_or(1, |last| last.ordinal + 1),
            kind: new.kind,
            clause,
            starts_at,
            ends_at,
            reference: reference.clone(),
            agency: referral.map(|referral| referral.agency),
            actor: actor_words(permit.actor()),
            recorded_at: deed.at,
            confirmed_by: None,
            confirmed_at: (!new.kind.stops_destruction()).then_some(deed.at),
            lifted_at: None,
            lifted_why: None,
        };
        write(&mut deed, number, &hold);
        if !new.kind.binds_house() {
            // More time was requested, and there is more now.
            deed.alerts_end(number, &["preservation_wish"], None);
            let no_duty = || FollowUpError::Unfit(message!("unfit-nobody-preserves"));
            follow(&mut deed, &kept.ok_or_else(no_duty)?, holds.iter().chain([&hold]));
        }
        let mut all = facts(hold.kind, hold.ordinal, "recorded").to_vec();
        if hold.is_proposed(deed.at) {
            let words = message!(
                "alert-order-proposed",
                order = hold.kind.message(),
                report = Argument::exact(number.to_string()),
            );
            deed.alert_about("order_proposed", Some(number), &hold.ordinal.to_string(), &words);
            all.push(("hold_sha256", digest(&hold)));
        }
        deed.record(permit, Some(number), &all)?;
        Ok(hold)
    })
}

/// To keep longer is to keep beyond the last day on which the contents must be kept anyway.
fn is_longer(kept: Option<&Preservation>, until: Option<Timestamp>) -> Result<(), FollowUpError> {
    match (kept, until) {
        (Some(kept), Some(until)) if until <= kept.ends_at => {
            let last = TimeZone::UTC.to_datetime(kept.ends_at).date();
            Err(FollowUpError::Unfit(message!("unfit-not-longer", last = last)))
        }
        _ => Ok(()),
    }
}

/// The clause, the start and the end that the law, or its own paper, gives a hold.
type Settled = (Option<String>, Timestamp, Option<Timestamp>);

fn term(house: &House, new: &NewHold, now: Timestamp) -> Result<Settled, FollowUpError> {
    if new.until.is_some_and(|until| until <= now || until <= new.from) {
        return Err(FollowUpError::Unfit(message!("unfit-end-past")));
    }
    if new.from > now {
        return Err(FollowUpError::Unfit(message!("unfit-starts-later")));
    }
    if new.kind.binds_house() {
        return Ok((None, new.from, new.until));
    }
    let term = hold_term(new.kind, new.from, new.until, house.register).ok_or_else(|| {
        FollowUpError::Unfit(if new.kind.has_own_end() && new.until.is_none() {
            message!("unfit-say-until")
        } else {
            message!("unfit-no-clause-that-day")
        })
    })?;
    Ok((Some(term.clause.to_string()), term.start, Some(term.end)))
}

/// The latest end of the duty itself and of every hold on the provider's copy that was not lifted.
fn follow<'a>(deed: &mut Deed<'_>, kept: &Preservation, holds: impl Iterator<Item = &'a Hold>) {
    let mut last = (kept.own_clause.as_str(), kept.own_ends_at);
    for hold in holds.filter(|hold| hold.lifted_at.is_none() && !hold.kind.binds_house()) {
        if let (Some(clause), Some(end)) = (&hold.clause, hold.ends_at)
            && end > last.1
        {
            last = (clause, end);
        }
    }
    preservation::follow(deed, kept, last);
}

fn write(deed: &mut Deed<'_>, number: ReportNumber, hold: &Hold) {
    deed.run(
        &ADD_HOLD,
        params!(
            report = number.get(),
            ordinal = hold.ordinal,
            kind = hold.kind.word(),
            clause = hold.clause.clone(),
            starts_at = hold.starts_at.as_microsecond(),
            ends_at = hold.ends_at.map(Timestamp::as_microsecond),
            reference = hold.reference.as_str(),
            agency = hold.agency.as_ref().map(AgencyId::as_str),
            actor = hold.actor.as_str(),
            recorded_at = hold.recorded_at.as_microsecond(),
            confirmed_at = hold.confirmed_at.map(Timestamp::as_microsecond)
        ),
    );
    deed.must_change(&COUNT_HOLD, params!(number = number.get()));
}

fn facts(kind: HoldKind, ordinal: i64, what: &str) -> [(&'static str, String); 3] {
    [("hold", ordinal.to_string()), ("kind", kind.word().to_owned()), ("what", what.to_owned())]
}

/// A finished report: what is not finished is not kept by anybody.
async fn finished(house: &House, number: ReportNumber) -> Result<Head, FollowUpError> {
    let head = dossier::head(house, number).await?.ok_or(FollowUpError::NotFound)?;
    if matches!(head.stage, Stage::Open | Stage::Retracted | Stage::Expired) {
        return Err(FollowUpError::NotFound);
    }
    Ok(head)
}

/// There is something left to keep.
fn held(head: &Head) -> Result<(), FollowUpError> {
    if head.expunged_at.is_some() {
        return Err(FollowUpError::Unfit(message!("unfit-expunged")));
    }
    Ok(())
}

fn words(text: &str, else_say: impl Fn(usize) -> Message) -> Result<String, FollowUpError> {
    let text = text.trim();
    if text.is_empty() || text.chars().count() > WORDS_MAX {
        return Err(FollowUpError::Unfit(else_say(WORDS_MAX)));
    }
    Ok(text.to_owned())
}

fn hold_of(row: &Row) -> Result<Hold, Trouble> {
    let at = |column: &str| row.opt_int(column)?.map(moment).transpose();
    let text = |column: &str| row.opt_text(column).map_err(Trouble::row);
    Ok(Hold {
        ordinal: int_at(row, "ordinal")?,
        kind: text_at(row, "kind")?.parse().map_err(Trouble::row)?,
        clause: text("clause")?.map(str::to_owned),
        starts_at: moment(int_at(row, "starts_at")?)?,
        ends_at: at("ends_at")?,
        reference: text_at(row, "reference")?.to_owned(),
        agency: text("agency")?.map(str::parse).transpose().map_err(Trouble::row)?,
        actor: text_at(row, "actor")?.to_owned(),
        recorded_at: moment(int_at(row, "recorded_at")?)?,
        lifted_at: at("lifted_at")?,
        lifted_why: text("lifted_why")?.map(str::to_owned),
        confirmed_by: text("confirmed_by")?.map(str::to_owned),
        confirmed_at: at("confirmed_at")?,
    })
}
