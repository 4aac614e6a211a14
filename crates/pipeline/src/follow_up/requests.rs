//! The ledger of foreign requests. A provider that reports because foreign police asked must be told what became of
//! it, by the law of the day on which the report was received: since 21 December 2018 a notice is a duty where we
//! cannot forward (18 U.S.C. 2258A(d)(5)(C)) and allowed where we did; from 2008 to 2018 both were duties ((d)(6)), and
//! the house declined only after it consulted the Attorney General. We always tell.
//!
//! An entry ends only by its notice: [`Ending`] is made from a notice and nothing else, and the row is ended in the
//! deed that writes it.

use clearline_core::row::{int_at, moment, number_at, text_at};
use clearline_core::rows::{Rows, Source};
use clearline_core::{Claimed, Deed, House, Trouble, command, statement};
use clearline_counsel::{self as counsel, Wanted};
use clearline_law::access::{
    Act, Actor, CarryReport, DeclineRequest, Permit, ReadLaw, SendNotices, Thing, permit,
};
use clearline_law::{Branch, Duty, FOREIGN_REQUEST_ALARM, Field, FileGate, Forwarding, Outcome, Ruling};
use clearline_records::dossier::leave::{Leave, to_work};
use clearline_records::dossier::routed;
use clearline_report::{Country, ProviderId, ReportNumber, message, words};
use clearline_store::{Row, params};
use jiff::{SignedDuration, Timestamp};

use super::FollowUpError;
use super::notices::{self, Answered, Notice};
use super::unable::{self, WhyNot};

statement! {
    REQUEST = "follow_up/sql/request";
    END_REQUEST = "follow_up/sql/end_request";
    OVERDUE_REQUESTS = "follow_up/sql/overdue_requests";
    SILENCE_ALARM = "follow_up/sql/silence_alarm";
    REFERRED_ABROAD = "follow_up/sql/referred_abroad";
    CONSULT = "follow_up/sql/consult";
    APPROVAL_PENDING = "follow_up/sql/approval_pending";
}

/// What calls people while an entry is open.
const ALERTS: [&str; 3] = ["foreign_request_consult", "foreign_request_overdue", "foreign_request_entry"];

/// Characters of the reference under which the Attorney General was consulted, at most.
const REFERENCE_MAX: usize = 200;

/// One entry of the ledger of foreign requests.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ForeignRequest {
    /// The report that was made at the request.
    pub report: ReportNumber,
    /// Who made it.
    pub provider: ProviderId,
    /// The requesting country, where the provider named it.
    pub country: Option<Country>,
    /// The requesting agency, as the provider named it; several are parted by semicolons.
    pub agency_name: String,
    /// Since when it is open: when the report was received. It decides which version of the law answers.
    pub opened_at: Timestamp,
    /// When it ended.
    pub ended_at: Option<Timestamp>,
    /// How it ended.
    pub ending: Option<EndingWord>,
    /// When the Attorney General was consulted, where the law of the day asks for that.
    pub consulted_at: Option<Timestamp>,
}

/// The state of the clock of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RequestClock {
    /// Open, and the alarm has not rung.
    Running {
        /// When the alert is raised.
        until: Timestamp,
    },
    /// Open for longer than it should be.
    Overdue {
        /// Since when.
        since: Timestamp,
    },
    /// Ended by its notice.
    Answered {
        /// How long that took.
        after: SignedDuration,
        /// Before the alarm?
        in_time: bool,
    },
}

impl ForeignRequest {
    /// When its clock ends. The 24 hours are our own policy; no version of the text names a time.
    pub fn due(&self) -> Timestamp {
        self.opened_at + FOREIGN_REQUEST_ALARM
    }

    /// Where its clock stands at `now`.
    pub fn clock(&self, now: Timestamp) -> RequestClock {
        let due = self.due();
        match self.ended_at {
            Some(ended) => {
                RequestClock::Answered { after: ended.duration_since(self.opened_at), in_time: ended <= due }
            }
            None if now < due => RequestClock::Running { until: due },
            None => RequestClock::Overdue { since: due },
        }
    }

    /// What the law of its day asks; `None` where the register holds no clause for that day.
    pub fn duty(&self, house: &House) -> Option<Duty> {
        clearline_law::foreign_request_duty(self.opened_at, house.register)
    }

    /// The agencies that asked, as the provider named them.
    pub fn agencies(&self) -> impl Iterator<Item = &str> {
        self.agency_name.split(';').map(str::trim).filter(|name| !name.is_empty())
    }

    fn asked(&self, agency: &str) -> bool {
        self.agencies().any(|name| same_name(name, agency))
    }
}

/// Two names of one agency: the same letters and digits. An agency that is not certainly the one that asked counts as
/// another.
fn same_name(one: &str, other: &str) -> bool {
    let plain = |name: &str| -> String {
        name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    plain(one) == plain(other)
}

words! {
    /// How an entry ended, in the word that its notice's kind ends with.
    pub enum EndingWord of "end of a request" {
        /// Forwarded to the agency that asked.
        Forwarded = "forwarded" => message!("ending-forwarded"),
        /// Forwarded to another agency of the same country.
        ForwardedToAnother = "forwarded_to_another" => message!("ending-forwarded-to-another"),
        /// Forwarded in part.
        ForwardedPartly = "forwarded_partly" => message!("ending-forwarded-partly"),
        /// It could not be forwarded (since 21 December 2018).
        Unable = "unable" => message!("ending-unable"),
        /// Declined after the Attorney General was consulted (2008 to 2018).
        Declined = "declined" => message!("ending-declined"),
    }
}

impl EndingWord {
    /// Did it go to that country?
    pub fn went(self) -> bool {
        !matches!(self, EndingWord::Unable | EndingWord::Declined)
    }

    fn of(branch: Branch, duty: Option<&Duty>) -> EndingWord {
        match branch {
            Branch::Requesting => EndingWord::Forwarded,
            Branch::Another => EndingWord::ForwardedToAnother,
            Branch::Partly => EndingWord::ForwardedPartly,
            Branch::Unable if duty.is_some_and(|duty| duty.consults_first) => EndingWord::Declined,
            Branch::Unable => EndingWord::Unable,
        }
    }
}

/// How an entry ends: only ever by a notice.
struct Ending {
    notice: Notice,
    word: EndingWord,
}

impl Ending {
    fn by(notice: Notice, word: EndingWord) -> Ending {
        Ending { notice, word }
    }
}

/// The entry of one report, if it has one.
pub async fn of_report(house: &House, leave: &Leave) -> Result<Option<ForeignRequest>, Trouble> {
    let rows = house.query(&REQUEST, params!(report = leave.number().get())).await?;
    rows.first().map(request_of).transpose()
}

/// Does an open request wait for what counsel decides or enters?
pub async fn waits_for_counsel(house: &House, leave: &Leave) -> Result<bool, Trouble> {
    match of_report(house, leave).await?.filter(|request| request.ended_at.is_none()) {
        Some(request) => Ok(!pending(house, &request).await?.is_empty()),
        None => Ok(false),
    }
}

/// When the provider of a report that foreign police asked for must have been answered; none where nothing is open. It
/// says nothing of the report.
pub async fn due(
    house: &House,
    _: &Permit<ReadLaw>,
    report: ReportNumber,
) -> Result<Option<Timestamp>, Trouble> {
    let open = of_report(house, &to_work(report)).await?.filter(|request| request.ended_at.is_none());
    Ok(open.map(|request| request.due()))
}

/// Answers a request once the report was referred: to whom in the requesting country it went, or that it could not go.
/// A report of 2008 to 2018 that went to nobody there waits for the Attorney General: the desk is told, and the entry
/// stays open until [`decline`].
pub(crate) async fn carry(
    house: &House,
    permit: &Permit<CarryReport>,
    job: &Claimed,
) -> Result<(), FollowUpError> {
    let number = job.report;
    command!(house, "follow_up.answer_request", |deed| {
        deed.end(job);
        let Some(request) =
            of_report(house, &to_work(number)).await?.filter(|request| request.ended_at.is_none())
        else {
            return Ok(());
        };
        let answered = answered(house, &request).await?;
        let unable = answered.branch == Branch::Unable;
        let consults = request.duty(house).is_some_and(|duty| duty.consults_first);
        // What counsel has yet to decide is not *unable*: the entry is looked at again when that is decided.
        if unable && pending(house, &request).await?.iter().any(|one| !one.lacks_entry()) {
            deed.record(permit, Some(number), &[("ending", "awaits_approval".to_owned())])?;
            return Ok(());
        }
        // Nor is what only an entry of ours keeps from going, until the clock ends.
        if unable && !consults && !answered.lacking.is_empty() && deed.at < request.due() {
            unable::ask_for_entries(&mut deed, number, request.due(), &answered.lacking);
            deed.record(permit, Some(number), &[("ending", "awaits_entry".to_owned())])?;
            return Ok(());
        }
        let waits = unable && consults && request.consulted_at.is_none();
        if waits {
            let words = message!("alert-request-consult");
            deed.alert("foreign_request_consult", Some(number), &words);
            deed.record(permit, Some(number), &[("ending", "awaits_consultation".to_owned())])?;
            return Ok(());
        }
        end(&mut deed, permit, &request, &answered).await
    })
}

/// Declines a request of 2008 to 2018 after the Attorney General was consulted (18 U.S.C. 2258A(d)(6) as enacted):
/// records under which reference, and ends the entry by its notice. Where the report has gone to that country
/// meanwhile, the notice says that instead.
pub async fn decline(
    house: &House,
    actor: &Actor,
    number: ReportNumber,
    reference: &str,
) -> Result<(), FollowUpError> {
    let permit = permit::<DeclineRequest>(actor, &Thing::House)?;
    let reference = reference.trim();
    if reference.is_empty() || reference.chars().count() > REFERENCE_MAX {
        return Err(FollowUpError::Unfit(message!("unfit-say-consultation", most = REFERENCE_MAX)));
    }
    command!(house, "follow_up.decline_request", |deed| {
        let open = of_report(house, &to_work(number)).await?.filter(|request| request.ended_at.is_none());
        let mut request = open.ok_or(FollowUpError::NotFound)?;
        if !request.duty(house).is_some_and(|duty| duty.consults_first) {
            return Err(FollowUpError::Unfit(message!("unfit-no-consultation")));
        }
        deed.must_change(
            &CONSULT,
            params!(report = number.get(), consulted_at = deed.at_us(), consultation = reference),
        );
        request.consulted_at = Some(deed.at);
        let answered = answered(house, &request).await?;
        end(&mut deed, &permit, &request, &answered).await
    })
}

async fn end<A: Act>(
    deed: &mut Deed<'_>,
    permit: &Permit<A>,
    request: &ForeignRequest,
    answered: &Answered,
) -> Result<(), FollowUpError> {
    let word = EndingWord::of(answered.branch, request.duty(deed.house).as_ref());
    let ending = Ending::by(Notice::foreign_request(deed.house, request, word, answered), word);
    let at = deed.at_us();
    deed.must_change(
        &END_REQUEST,
        params!(report = request.report.get(), ended_at = at, ending = ending.word.word()),
    );
    for one in pending(deed.house, request).await?.iter().filter(|one| one.lacks_entry()) {
        one.leaves_list(deed);
    }
    // A request that was never late has no alert.
    deed.alerts_end(request.report, &ALERTS, None);
    notices::write(deed, request.report, &request.provider, &ending.notice).await?;
    deed.record(permit, Some(request.report), &[("ending", ending.word.word().to_owned())])?;
    Ok(())
}

/// Every entry that is still open when its clock ends: where it waits for an entry of ours, the provider is told now
/// that we were unable; otherwise an alert is raised. Returns how many.
pub async fn ring_overdue(house: &House) -> Result<usize, FollowUpError> {
    let permit = permit::<SendNotices>(&Actor::system(), &Thing::House)?;
    let now = house.now().as_microsecond();
    let rows = house.query(&OVERDUE_REQUESTS, params!(now = now)).await?;
    let source = Source::of("foreign_request", &["report"]);
    let due = Rows::all(house, &source, &rows, |row| Ok((request_of(row)?, int_at(row, "alarm_at")?)))?;
    for (request, alarm) in &due {
        let waiting = pending(house, request).await?;
        if !waiting.is_empty() && waiting.iter().all(Wanted::lacks_entry) {
            command!(house, "follow_up.request_not_entered", |deed| {
                let answered = answered(house, request).await?;
                end(&mut deed, &permit, request, &answered).await
            })?;
            continue;
        }
        command!(house, "follow_up.request_overdue", |deed| {
            deed.must_change(&SILENCE_ALARM, params!(report = request.report.get(), alarm_at = *alarm));
            deed.alert("foreign_request_overdue", Some(request.report), &message!("alert-request-overdue"));
            deed.record(&permit, Some(request.report), &[])?;
            Ok::<(), FollowUpError>(())
        })?;
    }
    Ok(due.len())
}

/// What became of the request: which agencies of the requesting country got the report, and how much of it.
async fn answered(house: &House, request: &ForeignRequest) -> Result<Answered, Trouble> {
    let mut answered = Answered {
        branch: Branch::Unable,
        to: Vec::new(),
        kept_back: false,
        missed: Vec::new(),
        why: WhyNot::Law,
        lacking: Vec::new(),
    };
    let Some(country) = request.country.and_then(Country::place_today) else { return Ok(answered) };
    let rows = house.query(&REFERRED_ABROAD, params!(report = request.report.get())).await?;
    let mut forwarded = Vec::new();
    for row in rows.iter() {
        let name = text_at(row, "name")?;
        if text_at(row, "country")? != country.code() {
            continue;
        }
        let ruling = routed::ruling(house, &to_work(request.report), int_at(row, "ruling")?).await?;
        let ruling = ruling.map(|kept| kept.ruling()).transpose()?.flatten();
        let whole = ruling.is_some_and(|ruling| is_whole(&ruling));
        answered.kept_back |= !whole;
        forwarded.push(Forwarding { asked: request.asked(name), whole });
        answered.to.push((name.to_owned(), moment(int_at(row, "made_available_at")?)?));
    }
    answered.branch = clearline_law::foreign_request_branch(request.agencies().count(), &forwarded);
    if answered.branch == Branch::Unable {
        (answered.why, answered.lacking) = unable::why(house, request.report, country).await?;
    }
    let got = |name: &&str| answered.to.iter().any(|(agency, _)| same_name(name, agency));
    answered.missed = request.agencies().filter(|name| !got(name)).map(str::to_owned).collect();
    Ok(answered)
}

/// What waits for counsel about agencies of the requesting country: an approval, or an entry.
async fn pending(house: &House, request: &ForeignRequest) -> Result<Vec<Wanted>, Trouble> {
    let Some(country) = request.country.and_then(Country::place_today) else { return Ok(Vec::new()) };
    let params = params!(report = request.report.get(), country = country.code().to_owned());
    house.query(&APPROVAL_PENDING, params).await?.iter().map(counsel::wanted_of).collect()
}

/// Does all that the provider filed go there? What sources, other reports and triage added is ours, and not counted.
fn is_whole(ruling: &Ruling) -> bool {
    let Outcome::Disclose { without, files, .. } = &ruling.outcome else { return false };
    let ours = |field: &Field| matches!(field, Field::Augmented | Field::LinkedReports | Field::Triage);
    without.iter().all(|(field, _)| ours(field))
        && files.iter().all(|(_, gate)| matches!(gate, FileGate::Open { .. }))
}

pub(super) fn request_of(row: &Row) -> Result<ForeignRequest, Trouble> {
    let country = row.opt_text("country")?;
    let ended = row.opt_int("ended_at")?;
    let consulted = row.opt_int("consulted_at")?;
    Ok(ForeignRequest {
        report: number_at(row, "report")?,
        provider: text_at(row, "provider")?.parse().map_err(Trouble::row)?,
        country: country.map(str::parse).transpose().map_err(Trouble::row)?,
        agency_name: text_at(row, "agency_name")?.to_owned(),
        opened_at: moment(int_at(row, "opened_at")?)?,
        ended_at: ended.map(moment).transpose()?,
        ending: row.opt_text("ending")?.map(str::parse).transpose().map_err(Trouble::row)?,
        consulted_at: consulted.map(moment).transpose()?,
    })
}
