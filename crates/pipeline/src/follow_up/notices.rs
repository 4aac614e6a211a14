//! What we owe to tell a provider. Notices stand on its pages and in its API, and are posted to its webhook, signed as
//! the Standard Webhooks specification says (`webhook-id`, `webhook-timestamp`, `webhook-signature: v1,<base64>`).
//! A notice holds no data of any person.

use aws_lc_rs::hmac;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use clearline_core::row::{int_at, moment, number_at, text_at, word_at};
use clearline_core::rows::{Rows, Source};
use clearline_core::{Claimed, Deed, House, Job, Trouble, command, said, statement};
use clearline_identity::directory;
use clearline_law::Branch;
use clearline_law::access::{Actor, Permit, ReadOwnReports, SendNotices, Thing, permit};
use clearline_records::dossier::leave::Leave;
use clearline_report::{Argument, Country, Message, ProviderId, ReportNumber, Stage, World, message};
use clearline_store::{Row, params};
use jiff::{SignedDuration, Timestamp};
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::FollowUpError;
use super::preservation::Preservation;
use super::requests::{EndingWord, ForeignRequest};
use super::unable::{Lacking, WhyNot};
use clearline_disclosure::Writer;

statement! {
    NEXT_NOTICE = "follow_up/sql/next_notice";
    WRITE_NOTICE = "follow_up/sql/write_notice";
    NOTICE = "follow_up/sql/notice";
    NOTICES_OF_REPORT = "follow_up/sql/notices_of_report";
    NOTICES_OF_PROVIDER = "follow_up/sql/notices_of_provider";
    SET_DELIVERED = "follow_up/sql/set_delivered";
    REPORTS_OF_PROVIDER = "follow_up/sql/reports_of_provider";
}

/// A notice before it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    kind: &'static str,
    clause: Option<String>,
    says: Message,
}

/// What became of a foreign-requested report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Answered {
    /// Which branch of the law it is.
    pub(super) branch: Branch,
    /// The agencies of the requesting country that got it, and when.
    pub(super) to: Vec<(String, Timestamp)>,
    /// Was anything of the report kept back from one of them?
    pub(super) kept_back: bool,
    /// Those that asked and did not get it, as the provider named them.
    pub(super) missed: Vec<String>,
    /// Where it went to nobody there: whose fault that is.
    pub(super) why: WhyNot,
    /// The agencies there that only an entry of ours keeps from receiving.
    pub(super) lacking: Vec<Lacking>,
}

impl Notice {
    /// Tells what became of a report made at the request of foreign police, on the clause of the day on which the
    /// report was received.
    pub(super) fn foreign_request(
        house: &House,
        request: &ForeignRequest,
        word: EndingWord,
        answered: &Answered,
    ) -> Notice {
        let duty = request.duty(house);
        let (report, to) = (shown(request.report), made_available(answered));
        let country = request.country;
        let (kind, says) = match word {
            EndingWord::Forwarded => {
                ("foreign_request_forwarded", message!("notice-says-forwarded", report = report, to = to))
            }
            EndingWord::ForwardedToAnother => {
                ("foreign_request_forwarded_to_another", elsewhere(report, to, country))
            }
            EndingWord::ForwardedPartly => ("foreign_request_forwarded_partly", partly(report, to, answered)),
            EndingWord::Unable => ("foreign_request_unable", unable(report, country, answered.why)),
            EndingWord::Declined => ("foreign_request_declined", declined(report, country)),
        };
        Notice { kind, clause: duty.map(|duty| duty.clause(answered.branch).to_string()), says }
    }

    /// Tells that a preservation is about to end.
    pub(super) fn preservation_ends(due: &Preservation, at: Timestamp) -> Notice {
        let days = (due.days_left(at) + 1).max(1);
        let kind = match days {
            ..=1 => "preservation_ends_1",
            2..=7 => "preservation_ends_7",
            _ => "preservation_ends_30",
        };
        let says = message!(
            "notice-says-preservation-ends",
            report = shown(due.report),
            day = Argument::day_of(due.ends_at),
            clause = Argument::clause(&due.clause)
        );
        Notice { kind, clause: Some(due.clause.clone()), says }
    }

    /// Which kind: a stable word.
    pub fn kind(&self) -> &'static str {
        self.kind
    }
}

/// To which agencies, each with its day.
fn made_available(answered: &Answered) -> Argument {
    Argument::all(answered.to.iter().map(|(agency, on)| {
        message!("notice-says-to-agency", agency = Argument::name(agency), day = Argument::day_of(*on))
    }))
}

fn elsewhere(report: Argument, to: Argument, country: Option<Country>) -> Message {
    match country {
        Some(country) => {
            message!("notice-says-forwarded-elsewhere", report = report, to = to, country = country)
        }
        None => message!("notice-says-forwarded-elsewhere-unnamed", report = report, to = to),
    }
}

fn partly(report: Argument, to: Argument, answered: &Answered) -> Message {
    let missed = Argument::any(answered.missed.iter().map(Argument::name));
    match (answered.kept_back, answered.missed.is_empty()) {
        (false, true) => message!("notice-says-forwarded", report = report, to = to),
        (true, true) => message!("notice-says-forwarded-kept-back", report = report, to = to),
        (false, false) => message!("notice-says-forwarded-missed", report = report, to = to, missed = missed),
        (true, false) => {
            message!("notice-says-forwarded-kept-back-missed", report = report, to = to, missed = missed)
        }
    }
}

fn unable(report: Argument, country: Option<Country>, why: WhyNot) -> Message {
    let Some(country) = country else { return message!("notice-says-unable-unnamed", report = report) };
    match why {
        WhyNot::Law => message!("notice-says-unable", report = report, country = country),
        WhyNot::Policy => message!("notice-says-unable-policy", report = report, country = country),
        WhyNot::NotEntered => message!("notice-says-unable-not-entered", report = report, country = country),
        WhyNot::NotListed => message!("notice-says-unable-not-listed", report = report, country = country),
    }
}

fn declined(report: Argument, country: Option<Country>) -> Message {
    match country {
        Some(country) => message!("notice-says-declined", report = report, country = country),
        None => message!("notice-says-declined-unnamed", report = report),
    }
}

/// A report's number as a provider quotes it.
fn shown(report: ReportNumber) -> Argument {
    Argument::exact(report.to_string())
}

/// Every kind of notice.
pub const KINDS: [&str; 8] = [
    "foreign_request_forwarded",
    "foreign_request_forwarded_to_another",
    "foreign_request_forwarded_partly",
    "foreign_request_unable",
    "foreign_request_declined",
    "preservation_ends_1",
    "preservation_ends_7",
    "preservation_ends_30",
];

/// A notice as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The report it is about.
    pub report: i64,
    /// Its place among that report's notices.
    pub ordinal: i64,
    /// Which kind: a stable word.
    pub kind: String,
    /// What it says.
    pub says: Message,
    /// The clause it rests on.
    pub clause: Option<String>,
    /// When it was written.
    pub at: Timestamp,
    /// When the webhook took it.
    pub delivered_at: Option<Timestamp>,
    provider: String,
}

/// A notice for a program, in one language: what is posted, and what the API gives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Posted {
    /// The report it is about.
    pub report: i64,
    /// Its place among that report's notices.
    pub ordinal: i64,
    /// Which kind: a stable word.
    pub kind: String,
    /// What it says, as text.
    pub words: String,
    /// The same as a value: an id and its arguments (`docs/messages.md`).
    pub message: Message,
    /// The clause it rests on.
    pub clause: Option<String>,
    /// When it was written, RFC 3339.
    pub written_at: String,
    /// When the webhook took it, RFC 3339.
    pub delivered_at: Option<String>,
}

impl Written {
    /// For a program, in the writer's language.
    pub fn posted(&self, writer: Writer<'_>) -> Posted {
        Posted {
            report: self.report,
            ordinal: self.ordinal,
            kind: self.kind.clone(),
            words: writer.say(&self.says),
            message: self.says.clone(),
            clause: self.clause.clone(),
            written_at: self.at.to_string(),
            delivered_at: self.delivered_at.map(|at| at.to_string()),
        }
    }
}

/// Writes a notice in the deed that makes it due.
pub(super) async fn write(
    deed: &mut Deed<'_>,
    report: ReportNumber,
    provider: &ProviderId,
    notice: &Notice,
) -> Result<(), Trouble> {
    let rows = deed.house.query(&NEXT_NOTICE, params!(report = report.get())).await?;
    let ordinal = rows.first().map(|row| int_at(row, "ordinal")).transpose()?.unwrap_or(1);
    deed.run(
        &WRITE_NOTICE,
        params!(
            report = report.get(),
            ordinal = ordinal,
            provider = provider.as_str(),
            kind = notice.kind,
            body = said::kept(&notice.says),
            clause = notice.clause.clone(),
            written_at = deed.at_us()
        ),
    );
    deed.then(Job::SendNotice, report, ordinal, SignedDuration::ZERO);
    Ok(())
}

/// Posts a notice to the provider's webhook, where it has one.
pub(crate) async fn carry(house: &House, job: &Claimed) -> Result<(), FollowUpError> {
    let permit = permit::<SendNotices>(&Actor::system(), &Thing::House)?;
    let params = params!(report = job.report.get(), ordinal = job.reference);
    let rows = house.query(&NOTICE, params).await?;
    let written = rows.first().map(written_of).transpose()?;
    let posted = match &written {
        Some(notice) if notice.delivered_at.is_none() => post(house, notice).await?,
        _ => None,
    };
    command!(house, "follow_up.send_notice", |deed| {
        deed.end(job);
        if let Some(digest) = &posted {
            deed.must_change(
                &SET_DELIVERED,
                params!(report = job.report.get(), ordinal = job.reference, delivered_at = deed.at_us()),
            );
            let mut facts = vec![("notice", job.reference.to_string()), ("sha256", digest.clone())];
            facts.extend(Writer::of(deed.house).facts());
            deed.record(&permit, Some(job.report), &facts)?;
        }
        Ok(())
    })
}

/// The SHA-256 of what was posted; none where the provider has no webhook: the notice then waits on its page.
async fn post(house: &House, notice: &Written) -> Result<Option<String>, FollowUpError> {
    let id: ProviderId = notice.provider.parse().map_err(Trouble::row)?;
    let Some(provider) = directory::provider(house, &id).await? else { return Ok(None) };
    let (Some(url), Some(key)) = (&provider.webhook_url, provider.webhook_key()) else { return Ok(None) };
    let body = serde_json::to_string(&notice.posted(Writer::of(house))).map_err(Trouble::row)?;
    let digest = hex::encode(Sha256::digest(body.as_bytes()));
    let not_taken = |why: String| FollowUpError::NotTaken { provider: id.to_string(), why };
    let headers = signature(key, notice, house.now(), &body);
    let status =
        house.ports.post.post(url, headers, body).await.map_err(|error| not_taken(error.to_string()))?;
    if (200..300).contains(&status) {
        Ok(Some(digest))
    } else {
        Err(not_taken(format!("HTTP status {status}")))
    }
}

/// The three headers of the Standard Webhooks specification. The id is the same at every attempt, so that the receiver
/// can tell a repeated notice from a new one.
fn signature(key: &[u8], notice: &Written, at: Timestamp, body: &str) -> Vec<(&'static str, String)> {
    let id = format!("notice-{}-{}", notice.report, notice.ordinal);
    let at = at.as_second().to_string();
    let signed = format!("{id}.{at}.{body}");
    let tag = hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, key), signed.as_bytes());
    vec![
        ("webhook-id", id),
        ("webhook-timestamp", at),
        ("webhook-signature", format!("v1,{}", BASE64.encode(tag.as_ref()))),
    ]
}

/// The notices about one report.
pub async fn of_report(house: &House, leave: &Leave) -> Result<Rows<Written>, Trouble> {
    let rows = house.query(&NOTICES_OF_REPORT, params!(report = leave.number().get())).await?;
    Rows::all(house, &NOTICES, &rows, written_of)
}

/// The notices of the provider whose permit it is, newest first, written before `before`.
pub async fn of_provider(
    house: &House,
    permit: &Permit<ReadOwnReports>,
    before: Option<Timestamp>,
) -> Result<Rows<Written>, Trouble> {
    let provider = own_provider(permit)?;
    let before = before.map_or(i64::MAX, Timestamp::as_microsecond);
    let params = params!(provider = provider.as_str(), before = before, limit = house.limits.page_rows);
    let rows = house.query(&NOTICES_OF_PROVIDER, params).await?;
    Rows::all(house, &NOTICES, &rows, written_of)
}

const NOTICES: Source = Source::of("notice", &["report", "ordinal"]);

/// One line of a provider's list of reports. Where the report stands with police is not the provider's to see.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnReport {
    /// Its number.
    pub number: ReportNumber,
    /// Open, finished (whatever followed), retracted or expired.
    pub stage: Stage,
    /// The incident type, as on the wire.
    pub incident: String,
    /// Filed in the sandbox.
    pub test: bool,
    /// How many files.
    pub files: i64,
    /// When it was opened.
    pub opened_at: Timestamp,
    /// When it last changed while open.
    pub changed_at: Timestamp,
    /// When it was finished.
    pub finished_at: Option<Timestamp>,
    /// The clause and the end of its preservation.
    pub preservation: Option<(String, Timestamp)>,
}

/// The provider that a permit to read its own reports was granted to.
pub(super) fn own_provider(permit: &Permit<ReadOwnReports>) -> Result<&ProviderId, Trouble> {
    permit.actor().provider_id().ok_or_else(|| Trouble::row("a permit to read own reports of no provider"))
}

/// The reports of the provider whose permit it is, newest first, below the number `before`.
pub async fn own_reports(
    house: &House,
    permit: &Permit<ReadOwnReports>,
    before: Option<ReportNumber>,
) -> Result<Rows<OwnReport, ReportNumber>, Trouble> {
    let provider = own_provider(permit)?;
    let before = before.map_or(i64::MAX, ReportNumber::get);
    let params = params!(provider = provider.as_str(), before = before, limit = house.limits.page_rows);
    let rows = house.query(&REPORTS_OF_PROVIDER, params).await?;
    let source = Source::of("report", &["number"]);
    Rows::read(house, &source, &rows, own_report_of, |row| number_at(row, "number"))
}

fn own_report_of(row: &Row) -> Result<OwnReport, Trouble> {
    let stage: Stage = text_at(row, "stage")?.parse().map_err(Trouble::row)?;
    let shown = match stage {
        Stage::Open | Stage::Retracted | Stage::Expired => stage,
        _ => Stage::Received,
    };
    let finished = row.opt_int("finished_at")?;
    let clause = row.opt_text("clause")?.map(str::to_owned);
    let ends = row.opt_int("ends_at")?.map(moment).transpose()?;
    Ok(OwnReport {
        number: number_at(row, "number")?,
        stage: shown,
        incident: text_at(row, "incident")?.to_owned(),
        test: word_at::<World>(row, "world")? == World::Test,
        files: int_at(row, "files")?,
        opened_at: moment(int_at(row, "opened_at")?)?,
        changed_at: moment(int_at(row, "changed_at")?)?,
        finished_at: finished.map(moment).transpose()?,
        preservation: clause.zip(ends),
    })
}

fn written_of(row: &Row) -> Result<Written, Trouble> {
    let delivered = row.opt_int("delivered_at")?;
    let at = moment(int_at(row, "written_at")?)?;
    Ok(Written {
        at,
        report: int_at(row, "report")?,
        ordinal: int_at(row, "ordinal")?,
        provider: text_at(row, "provider")?.to_owned(),
        kind: text_at(row, "kind")?.to_owned(),
        says: said::read(text_at(row, "body")?)?.unwrap_or_else(|| message!("notice-says-expunged")),
        clause: row.opt_text("clause")?.map(str::to_owned),
        delivered_at: delivered.map(moment).transpose()?,
    })
}
